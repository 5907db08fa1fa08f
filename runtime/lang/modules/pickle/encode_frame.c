/* SPDX-License-Identifier: MIT
 *
 * The encoder for code and what runs: code objects, functions by value, cells, generators,
 * frames of suspended tasklets, tracebacks.
 *
 * Code is written as its source and a hash (vm/freeze.h). Each object that can be part of a
 * cycle is made and remembered before what it refers to is written.
 */
#include "lang/modules/pickle/encoder.h"

/* --- Code --- */

static bool step_code(sy_encoder *e, sy_enc_task *t) {
    uint64_t hash;
    return syi_code_hash(e->vm, (const sy_code *)sy_to_object(t->a), &hash) &&
           syi_enc_op(e, SY_PICKLE_CODE) && syi_enc_u64(e, hash) && syi_enc_memo(e, t->a);
}

/* The program's own code is found again in this process without being compiled anew. */
static bool register_code(sy_vm *vm, const sy_code *code) {
    enum { MOST = 4096 };
    sy_dict *codes = syi_to_dict(syi_module_state(vm)->pickle.codes);
    uint64_t hash;
    if ((code->flags & SY_CODE_LOADED) != 0) {
        return true;
    }
    if (codes->length >= MOST) {
        syi_dict_clear(vm, codes);
    }
    return syi_code_hash(vm, code, &hash) &&
           syi_dict_set(vm, codes, syi_code_key(hash), sy_from_pointer(code));
}

/* The source, or None for a module of the library, which has it as well. */
static sy_value source_of(sy_vm *vm, const sy_code *code) {
    size_t length;
    char *filename = syi_str_utf8(vm, code->filename, &length);
    if (filename == NULL) {
        return SY_NULL;
    }
    const char *text;
    size_t text_length;
    bool library = syi_library_source(filename, length, &text, &text_length);
    syi_mem_resize(vm, filename, length + 1, 0);
    return library ? SY_NONE : code->source;
}

bool syi_enc_code(sy_encoder *e, sy_value v) {
    sy_vm *vm = e->vm;
    const sy_code *code = (const sy_code *)sy_to_object(v);
    sy_value source = source_of(vm, code);
    if (source == SY_NULL || !register_code(vm, code)) {
        return false;
    }
    if (source != SY_NONE && !syi_is_str(source)) {
        return syi_pickling_error(vm, "cannot pickle code of %U: its source is not known",
                                  code->qualname);
    }
    return syi_enc_push(e, (sy_enc_task){.step = step_code, .a = v}) &&
           syi_enc_plain(e, code->filename) && syi_enc_plain(e, source);
}

/* --- Functions and cells --- */

static sy_value or_none(sy_value v) {
    return v == SY_NULL ? SY_NONE : v;
}

static sy_value tuple_or_none(const sy_tuple *t) {
    return t == NULL ? SY_NONE : sy_from_pointer(t);
}

static sy_value attributes_of(sy_vm *vm, sy_function *f) {
    if (f->attrs.shape == NULL && f->attrs.u.dict == NULL) {
        return SY_NONE;
    }
    sy_dict *dict = syi_attrs_dict(vm, &f->attrs);
    return dict == NULL ? SY_NULL : sy_from_pointer(dict);
}

/* A function as a value, under key in the memo; `bare`: only what its frames need. */
static bool save_function(sy_encoder *e, sy_value v, sy_value key, bool bare) {
    sy_function *f = (sy_function *)sy_to_object(v);
    const sy_value parts[] = {sy_from_pointer(f->globals),
                              tuple_or_none(f->closure),
                              bare ? SY_NONE : or_none(f->defaults),
                              bare ? SY_NONE : or_none(f->kwdefaults),
                              f->name,
                              f->qualname,
                              bare ? SY_NONE : or_none(f->doc),
                              or_none(f->module),
                              bare ? SY_NONE : or_none(f->annotations),
                              bare ? SY_NONE : attributes_of(e->vm, f)};
    size_t n = sizeof parts / sizeof *parts;
    if (parts[n - 1] == SY_NULL || !syi_enc_later(e, SY_PICKLE_FUNCTION_STATE)) {
        return false;
    }
    while (n > 0) {
        if (!syi_enc_value(e, parts[--n])) {
            return false;
        }
    }
    return syi_enc_memo_later(e, key) && syi_enc_later(e, SY_PICKLE_FUNCTION) &&
           syi_enc_plain(e, sy_from_pointer(f->code));
}

bool syi_enc_function(sy_encoder *e, sy_value v) {
    return save_function(e, v, v, false);
}

bool syi_enc_cell(sy_encoder *e, sy_value v) {
    sy_value content = ((const sy_cell *)sy_to_object(v))->value;
    if (!syi_enc_op(e, SY_PICKLE_CELL) || !syi_enc_memo(e, v)) {
        return false;
    }
    return content == SY_NULL ||
           (syi_enc_later(e, SY_PICKLE_SET_CELL) && syi_enc_value(e, content));
}

/* --- Frames --- */

/* a: the frame object. What belongs to it is on the stack. */
static bool step_frame_state(sy_encoder *e, sy_enc_task *t) {
    bool loose;
    const sy_frame *f = syi_frame_of_object(t->a, &loose);
    if (f == NULL) {
        syi_raise(e->vm, e->vm->types.RuntimeError, "frame ended while it was pickled");
        return false;
    }
    const sy_code *code = syi_frame_code(f);
    return syi_enc_op_n(e, SY_PICKLE_FRAME_STATE, (uint64_t)(f->ip - code->instructions)) &&
           syi_enc_varint(e, f->on_return) && syi_enc_varint(e, f->target) &&
           syi_enc_varint(e, code->register_count);
}

/* Puts the registers that may still be looked at on the stack; the others unbound. */
static bool save_registers(sy_encoder *e, const sy_frame *f, bool in_call) {
    sy_code *code = syi_frame_code(f);
    uint32_t n = code->register_count;
    uint8_t *live = syi_mem_resize(e->vm, NULL, 0, n);
    bool ok = live != NULL && syi_frame_map_make(e->vm, &e->map, code);
    if (ok) {
        syi_frame_live_registers(&e->map, f, in_call, live);
    }
    for (uint32_t r = n; ok && r-- > 0;) {
        ok = syi_enc_value(e, live[r] ? f->registers[r] : SY_NULL);
    }
    syi_mem_resize(e->vm, live, live == NULL ? 0 : n, 0);
    return ok;
}

static bool step_frame_function(sy_encoder *e, sy_enc_task *t) {
    int64_t number = syi_enc_memo_find(e, t->a + 1);
    return number >= 0 ? syi_enc_op_n(e, SY_PICKLE_GET, (uint64_t)number)
                       : save_function(e, t->a, t->a + 1, true);
}

/* The function a frame runs, as a value: code of another build or program must not take its
 * place. */
static bool save_frame_function(sy_encoder *e, const sy_frame *f) {
    sy_value function = sy_from_pointer(f->function);
    if (f->function == e->vm->interpreter->bootstrap) {
        return syi_enc_value(e, SY_NONE);
    }
    return syi_enc_push(e, (sy_enc_task){.step = step_frame_function, .a = function});
}

static bool save_frame(sy_encoder *e, sy_value object) {
    sy_vm *vm = e->vm;
    bool loose;
    const sy_frame *f = syi_frame_of_object(object, &loose);
    if (f == NULL || syi_frame_is_running(vm, f)) {
        syi_raise(vm, vm->types.TypeError, "cannot pickle 'frame' object that %s",
                  f == NULL ? "has ended" : "is running");
        return false;
    }
    e->running = true;
    return syi_enc_push(e, (sy_enc_task){.step = step_frame_state, .a = object}) &&
           save_registers(e, f, syi_frame_object_in_call(object)) &&
           syi_enc_value(e, f->extra) && syi_enc_value(e, or_none(f->names)) &&
           syi_enc_memo_later(e, object) && syi_enc_later(e, SY_PICKLE_FRAME) &&
           save_frame_function(e, f);
}

bool syi_enc_frame(sy_encoder *e, sy_value object) {
    bool loose;
    const sy_frame *f = syi_frame_of_object(object, &loose);
    if (f == NULL || f->generator == NULL) {
        return save_frame(e, object);
    }
    return syi_enc_later(e, SY_PICKLE_GENERATOR_FRAME) &&
           syi_enc_plain(e, sy_from_pointer(f->generator));
}

/* --- Generators --- */

static bool step_generator_state(sy_encoder *e, sy_enc_task *t) {
    return syi_enc_op_n(e, SY_PICKLE_GENERATOR_STATE, t->n);
}

static bool save_generator_state(sy_encoder *e, sy_generator *g) {
    sy_vm *vm = e->vm;
    sy_value object = syi_frame_object_get(vm, g->frame);
    if (object == SY_NULL) {
        return false;
    }
    if (!g->running) {
        syi_frame_object_set_in_call(object, false);
    }
    uint32_t flags =
        (g->started ? 1u : 0) | (g->running ? 2u : 0) | (g->yielding_from != SY_NULL ? 4u : 0);
    return syi_enc_push(e, (sy_enc_task){.step = step_generator_state, .n = flags}) &&
           syi_enc_value(e, or_none(g->outer_handled)) &&
           syi_enc_value(e, or_none(g->handled)) &&
           syi_enc_value(e, or_none(g->yielding_from)) && save_frame(e, object);
}

bool syi_enc_generator(sy_encoder *e, sy_value v) {
    sy_vm *vm = e->vm;
    sy_generator *g = (sy_generator *)sy_to_object(v);
    if (g->frame != NULL && g->running && syi_frame_is_running(vm, g->frame)) {
        syi_raise(vm, vm->types.TypeError, "cannot pickle 'generator' object that is running");
        return false;
    }
    if (g->frame != NULL && !save_generator_state(e, g)) {
        return false;
    }
    return syi_enc_memo_later(e, v) && syi_enc_later(e, SY_PICKLE_GENERATOR) &&
           syi_enc_plain(e, g->qualname) && syi_enc_plain(e, g->name) &&
           syi_enc_plain(e, sy_from_pointer(g->code));
}

/* --- Tracebacks --- */

static bool step_traceback(sy_encoder *e, sy_enc_task *t) {
    const sy_traceback *tb = (const sy_traceback *)sy_to_object(t->a);
    return syi_enc_op_n(e, SY_PICKLE_TRACEBACK, tb->instruction) && syi_enc_memo(e, t->a);
}

bool syi_enc_traceback(sy_encoder *e, sy_value v) {
    const sy_traceback *tb = (const sy_traceback *)sy_to_object(v);
    return syi_enc_push(e, (sy_enc_task){.step = step_traceback, .a = v}) &&
           syi_enc_value(e, tb->next) && syi_enc_value(e, sy_from_pointer(tb->globals)) &&
           syi_enc_plain(e, sy_from_pointer(tb->code));
}
