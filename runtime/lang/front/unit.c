/* Units: opening the code of a scope (its registers), and making the code object at the end. */
#include "lang/front/compiler.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/gc.h"
#include "lang/object/str.h"

/* --- Qualified names
 * ------------------------------------------------------------------------------ */

static sy_value unit_qualname(sy_compiler *c, const sy_scope *scope) {
    sy_vm *vm = c->vm;
    sy_value name = syi_str_new(vm, scope->name->text, scope->name->length);
    const sy_unit *outer = c->unit;
    if (name == SY_NULL || outer == NULL || outer->scope->kind == SY_SCOPE_MODULE) {
        return name;
    }
    sy_symbol *s = syi_scope_find(outer->scope, scope->name);
    if (s != NULL && (s->flags & SY_SYM_GLOBAL)) {
        return name;
    }
    const char *format = outer->scope->kind == SY_SCOPE_FUNCTION ? "%U.<locals>.%U" : "%U.%U";
    return syi_str_format(vm, format, outer->qualname, name);
}

/* --- Registers
 * ------------------------------------------------------------------------------------ */

static bool is_own(const sy_symbol *s) {
    return (s->flags & (SY_SYM_PARAM | SY_SYM_ASSIGNED)) != 0 &&
           (s->flags & (SY_SYM_GLOBAL | SY_SYM_NONLOCAL)) == 0;
}

static void number_free_symbols(sy_compiler *c, sy_unit *u) {
    uint32_t count = 0;
    for (sy_symbol *s = u->scope->first; s != NULL; s = s->next) {
        count += (s->flags & SY_SYM_FREE) != 0;
    }
    u->free_symbols = syi_arena_alloc(c->arena, (count + 1) * sizeof *u->free_symbols);
    if (u->free_symbols == NULL) {
        syi_fail_memory(c);
        return;
    }
    for (sy_symbol *s = u->scope->first; s != NULL; s = s->next) {
        if (s->flags & SY_SYM_FREE) {
            s->index = (uint16_t)u->free_count;
            u->free_symbols[u->free_count++] = s;
        }
    }
}

/* Parameters come first among the symbols, in order; other locals and cells follow. */
static void assign_registers(sy_unit *u) {
    bool function = u->scope->kind == SY_SCOPE_FUNCTION;
    uint32_t next = 0;
    for (sy_symbol *s = u->scope->first; s != NULL; s = s->next) {
        bool cell = (s->flags & SY_SYM_CELL) != 0;
        if (function && is_own(s)) {
            s->index = s->cell = (uint16_t)next++;
        } else if (cell) {
            s->index = s->cell = (uint16_t)next++;
        }
    }
    u->local_count = next;
    u->first_temp = u->top = u->max_top = next;
}

static void make_cells(sy_compiler *c) {
    sy_unit *u = c->unit;
    for (sy_symbol *s = u->scope->first; s != NULL; s = s->next) {
        if (s->flags & SY_SYM_CELL) {
            syi_emit(c, SY_OP_MAKECELL, 0, s->cell, 0, 0);
        }
    }
}

static void mark_parameters_bound(sy_compiler *c) {
    for (sy_symbol *s = c->unit->scope->first; s != NULL; s = s->next) {
        if ((s->flags & SY_SYM_PARAM) && !(s->flags & SY_SYM_DELETED)) {
            syi_set_bound(c, s->index);
        }
    }
}

bool syi_unit_open(sy_compiler *c, sy_scope *scope, const sy_ast_node *node) {
    if (c->failed) {
        return false; /* then the scope may not be the right one, or none */
    }
    sy_unit *u = syi_arena_alloc(c->arena, sizeof *u);
    if (u == NULL) {
        syi_fail_memory(c);
        return false;
    }
    u->scope = scope;
    u->qualname = unit_qualname(c, scope);
    u->outer = c->unit;
    u->at = node;
    u->names =
        scope->kind == SY_SCOPE_CLASS || (scope->kind == SY_SCOPE_MODULE && c->namespace_names);
    assign_registers(u);
    u->bound_words = u->local_count / 64 + 1;
    u->bound = syi_arena_alloc(c->arena, (u->bound_words + 1) * sizeof *u->bound);
    if (u->bound == NULL || u->qualname == SY_NULL) {
        syi_fail_memory(c);
        return false;
    }
    c->unit = u;
    number_free_symbols(c, u);
    mark_parameters_bound(c);
    make_cells(c);
    return !c->failed;
}

/* --- The code object
 * ------------------------------------------------------------------------------ */

static bool is_short_jump(int op) {
    return op >= SY_OP_JLT && op <= SY_OP_JIS;
}

static void resolve_jumps(sy_compiler *c) {
    sy_unit *u = c->unit;
    for (uint32_t k = 0; k < u->patch_count; k++) {
        sy_instr *i = &u->code[u->patches[k].at];
        int32_t distance = u->labels[u->patches[k].label] - (int32_t)u->patches[k].at - 1;
        if (!is_short_jump(i->op)) {
            syi_instr_set_wide(i, distance);
        } else if (distance >= INT16_MIN && distance <= INT16_MAX) {
            i->c = (uint16_t)distance;
        } else {
            c->retry_long = true;
        }
    }
}

/* Moves an array to memory that belongs to an object, cut to size. False: MemoryError. */
static bool hand_over(sy_compiler *c, void **to, const void *from, size_t size) {
    if (size == 0) {
        return true;
    }
    *to = syi_mem_resize(c->vm, NULL, 0, size);
    if (*to == NULL) {
        return false;
    }
    memcpy(*to, from, size);
    return true;
}

static sy_value symbol_text(sy_compiler *c, const sy_symbol *s) {
    sy_value v = syi_str_new(c->vm, s->name->text, s->name->length);
    return v == SY_NULL ? SY_NULL : syi_intern(c->vm, v);
}

static bool fill_names(sy_compiler *c, sy_code *code) {
    sy_unit *u = c->unit;
    sy_vm *vm = c->vm;
    uint32_t cells = 0;
    for (sy_symbol *s = u->scope->first; s != NULL; s = s->next) {
        cells += (s->flags & SY_SYM_CELL) != 0;
    }
    sy_value locals = syi_tuple_new(vm, NULL, u->local_count);
    sy_value cell_names = syi_tuple_new(vm, NULL, cells);
    sy_value free_names = syi_tuple_new(vm, NULL, u->free_count);
    if (locals == SY_NULL || cell_names == SY_NULL || free_names == SY_NULL) {
        return false;
    }
    code->local_names = syi_to_tuple(locals);
    code->cell_names = syi_to_tuple(cell_names);
    code->free_names = syi_to_tuple(free_names);
    if (cells > 0) {
        code->cell_registers = syi_mem_resize(vm, NULL, 0, cells * sizeof(uint16_t));
        if (code->cell_registers == NULL) {
            return false;
        }
    }
    uint32_t local = 0;
    uint32_t cell = 0;
    bool function = u->scope->kind == SY_SCOPE_FUNCTION;
    for (sy_symbol *s = u->scope->first; s != NULL; s = s->next) {
        bool is_cell = (s->flags & SY_SYM_CELL) != 0;
        if ((function && is_own(s)) || is_cell) {
            code->local_names->items[local++] = symbol_text(c, s);
        }
        if (is_cell) {
            code->cell_registers[cell] = s->cell;
            code->cell_names->items[cell++] = symbol_text(c, s);
        }
    }
    for (uint32_t k = 0; k < u->free_count; k++) {
        code->free_names->items[k] = symbol_text(c, u->free_symbols[k]);
    }
    return true;
}

static void fill_parameters(sy_code *code, const sy_unit *u, const sy_ast_arguments *args) {
    if (args == NULL) {
        code->positional = u->scope->comprehension ? 1 : 0;
    } else {
        code->positional_only = (uint16_t)args->posonlyargs.count;
        code->positional = (uint16_t)(args->posonlyargs.count + args->args.count);
        code->keyword_only = (uint16_t)args->kwonlyargs.count;
        code->flags |= args->vararg != NULL ? SY_CODE_VARARGS : 0;
        code->flags |= args->kwarg != NULL ? SY_CODE_VARKEYWORDS : 0;
    }
    if (u->scope->kind == SY_SCOPE_FUNCTION && code->keyword_only == 0 &&
        !(code->flags & (SY_CODE_VARARGS | SY_CODE_VARKEYWORDS))) {
        code->flags |= SY_CODE_SIMPLE;
    }
}

static bool fill_arrays(sy_compiler *c, sy_code *code) {
    const sy_unit *u = c->unit;
    bool ok = hand_over(c, (void **)&code->instructions, u->code, u->count * sizeof *u->code);
    code->instruction_count = u->count;
    ok = ok &&
         hand_over(c, (void **)&code->positions, u->positions, u->count * sizeof *u->positions);
    ok = ok && hand_over(c, (void **)&code->constants, u->constants,
                         u->constant_count * sizeof *u->constants);
    code->constant_count = code->constants != NULL ? u->constant_count : 0;
    ok = ok && hand_over(c, (void **)&code->handlers, u->handlers,
                         u->handler_count * sizeof *u->handlers);
    code->handler_count = code->handlers != NULL ? u->handler_count : 0;
    return ok;
}

static bool in_function(const sy_unit *u) {
    while (u != NULL && u->scope->kind != SY_SCOPE_FUNCTION) {
        u = u->outer;
    }
    return u != NULL;
}

sy_code *syi_unit_close(sy_compiler *c, uint32_t code_flags, const sy_ast_arguments *args,
                        sy_value doc, uint32_t first_line) {
    sy_unit *u = c->unit;
    sy_code *code = NULL;
    if (!c->failed) {
        resolve_jumps(c);
        code = syi_object_new(c->vm, c->vm->types.code, sizeof *code);
    }
    if (code != NULL) {
        code->flags = code_flags | (in_function(u->outer) ? SY_CODE_NESTED : 0);
        code->name = syi_str_new(c->vm, u->scope->name->text, u->scope->name->length);
        code->qualname = u->qualname;
        code->filename = c->filename;
        code->doc = doc;
        code->source = c->source;
        code->first_line = first_line;
        code->register_count = (uint16_t)(u->max_top + 1);
        fill_parameters(code, u, args);
        if (code->name == SY_NULL || !fill_arrays(c, code) || !fill_names(c, code)) {
            code = NULL;
        }
    }
    if (code == NULL) {
        syi_fail_memory(c);
    }
    syi_unit_discard(c);
    return code;
}

void syi_unit_discard(sy_compiler *c) {
    sy_unit *u = c->unit;
    sy_allocator *a = c->vm->allocator;
    sy_free(a, u->code, u->capacity * sizeof *u->code);
    sy_free(a, u->positions, u->position_capacity * sizeof *u->positions);
    sy_free(a, u->constants, u->constant_capacity * sizeof *u->constants);
    sy_free(a, u->constant_index, u->constant_index_size * sizeof *u->constant_index);
    sy_free(a, u->handlers, u->handler_capacity * sizeof *u->handlers);
    sy_free(a, u->labels, u->label_capacity * sizeof *u->labels);
    sy_free(a, u->patches, u->patch_capacity * sizeof *u->patches);
    c->unit = u->outer;
}
