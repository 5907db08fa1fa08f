#include "lang/vm/frame.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/type.h"
#include "lang/vm/vm.h"

/* Sizes of stack chunks, header included: the first is small, since most tasklets need no more.
 */
enum { FIRST_CHUNK = 512, USUAL_CHUNK = 16384 };

static sy_stack_chunk *chunk_new(sy_vm *vm, size_t data_size, bool first) {
    sy_interpreter *in = vm->interpreter;
    size_t size = first ? FIRST_CHUNK : USUAL_CHUNK;
    if (!first && in->spare != NULL && in->spare->size >= data_size) {
        sy_stack_chunk *spare = in->spare;
        in->spare = NULL;
        return spare;
    }
    if (size < sizeof(sy_stack_chunk) + data_size) {
        size = sizeof(sy_stack_chunk) + data_size;
    }
    sy_stack_chunk *chunk = syi_mem_resize(vm, NULL, 0, size);
    if (chunk != NULL) {
        chunk->size = (uint32_t)(size - sizeof(sy_stack_chunk));
        chunk->used = 0;
    }
    return chunk;
}

static void chunk_free(sy_vm *vm, sy_stack_chunk *chunk) {
    syi_mem_resize(vm, chunk, sizeof(sy_stack_chunk) + chunk->size, 0);
}

static void chunk_release(sy_vm *vm, sy_stack_chunk *chunk) {
    sy_interpreter *in = vm->interpreter;
    if (in->spare == NULL && chunk->size == USUAL_CHUNK - sizeof(sy_stack_chunk)) {
        chunk->used = 0;
        in->spare = chunk;
    } else {
        chunk_free(vm, chunk);
    }
}

void syi_stack_free(sy_vm *vm, sy_lang_tasklet *t) {
    while (t->stack != NULL) {
        sy_stack_chunk *previous = t->stack->previous;
        chunk_free(vm, t->stack);
        t->stack = previous;
    }
}

static sy_frame *frame_in_new_chunk(sy_vm *vm, sy_lang_tasklet *t, uint32_t size) {
    sy_stack_chunk *chunk = chunk_new(vm, size, t->stack == NULL);
    if (chunk == NULL) {
        return NULL;
    }
    chunk->previous = t->stack;
    t->stack = chunk;
    chunk->used = size;
    return (sy_frame *)(void *)chunk->data;
}

sy_frame *syi_frame_new(sy_vm *vm, sy_function *function) {
    sy_lang_tasklet *t = vm->interpreter->current;
    if (t->depth >= vm->recursion_limit) {
        syi_raise(vm, vm->types.RecursionError, "maximum recursion depth exceeded");
        return NULL;
    }
    sy_code *code = function->code;
    uint32_t size = (uint32_t)(sizeof(sy_frame) + sizeof(sy_value) * code->register_count);
    sy_frame *f;
    if (t->stack != NULL && size <= t->stack->size - t->stack->used) {
        f = (sy_frame *)(void *)(t->stack->data + t->stack->used);
        t->stack->used += size;
    } else {
        f = frame_in_new_chunk(vm, t, size);
        if (f == NULL) {
            return NULL;
        }
    }
    memset(f, 0, size);
    f->size = size;
    f->function = function;
    f->ip = code->instructions;
    f->back = vm->interpreter->frame;
    t->depth++;
    return f;
}

void syi_frame_pop(sy_vm *vm, sy_frame *f) {
    sy_lang_tasklet *t = vm->interpreter->current;
    if (f->object != NULL) {
        syi_frame_object_detach(vm, f->object);
    }
    t->depth--;
    sy_stack_chunk *chunk = t->stack;
    chunk->used -= f->size;
    if (chunk->used == 0 && chunk->previous != NULL) {
        t->stack = chunk->previous;
        chunk_release(vm, chunk);
    }
}

sy_frame *syi_frame_at(sy_vm *vm, int depth) {
    sy_frame *f = vm->interpreter->frame;
    while (f != NULL) {
        if (f->function != vm->interpreter->bootstrap && depth-- == 0) {
            return f;
        }
        f = f->back;
    }
    return NULL;
}

uint32_t syi_frame_line(const sy_frame *f) {
    const sy_code *code = syi_frame_code(f);
    size_t index = (size_t)(f->ip - code->instructions);
    return index < code->instruction_count ? code->positions[index].line : code->first_line;
}

sy_dict *syi_current_globals(sy_vm *vm) {
    sy_frame *f = syi_frame_at(vm, 0);
    return f != NULL ? f->function->globals : NULL;
}

static sy_value register_content(sy_value v, bool is_cell) {
    if (is_cell && v != SY_NULL) {
        return ((sy_cell *)sy_to_object(v))->value;
    }
    return v;
}

static bool is_cell_register(const sy_code *code, uint32_t reg) {
    uint32_t cells = code->cell_names != NULL ? code->cell_names->length : 0;
    for (uint32_t i = 0; i < cells; i++) {
        if (code->cell_registers[i] == reg) {
            return true;
        }
    }
    return false;
}

static bool add_local(sy_vm *vm, sy_dict *dict, sy_value name, sy_value value) {
    if (value == SY_NULL) {
        return syi_dict_delete(vm, dict, name) >= 0;
    }
    return syi_dict_set_str(vm, dict, name, value);
}

/* The variables of a function's frame, or of a generator that is suspended. */
static bool collect_locals(sy_vm *vm, const sy_frame *f, sy_dict *dict) {
    const sy_code *code = syi_frame_code(f);
    uint32_t count = code->local_names != NULL ? code->local_names->length : 0;
    for (uint32_t reg = 0; reg < count; reg++) {
        sy_value name = code->local_names->items[reg];
        sy_value v = f->registers[reg];
        /* A captured parameter holds its value until its MAKECELL has run. */
        bool cell = is_cell_register(code, reg) && syi_is_type(v, vm->types.cell);
        if (!add_local(vm, dict, name, register_content(v, cell))) {
            return false;
        }
    }
    uint32_t frees = code->free_names != NULL ? code->free_names->length : 0;
    for (uint32_t i = 0; i < frees && f->function->closure != NULL; i++) {
        sy_value cell = f->function->closure->items[i];
        if (!add_local(vm, dict, code->free_names->items[i], register_content(cell, true))) {
            return false;
        }
    }
    return true;
}

sy_value syi_frame_locals(sy_vm *vm, sy_frame *f) {
    if (f->names != SY_NULL) {
        return f->names;
    }
    if (syi_frame_code(f)->flags & SY_CODE_NAMES) {
        return sy_from_pointer(f->function->globals);
    }
    if (sy_is_int(f->extra)) {
        f->extra = SY_NULL; /* its strings are seen now: they must not grow (append.c) */
    }
    sy_value dict = syi_dict_new(vm);
    if (dict == SY_NULL || !collect_locals(vm, f, syi_to_dict(dict))) {
        return SY_NULL;
    }
    return dict;
}

sy_value syi_current_locals(sy_vm *vm) {
    sy_frame *f = syi_frame_at(vm, 0);
    return f != NULL ? syi_frame_locals(vm, f) : syi_dict_new(vm);
}
