/* SPDX-License-Identifier: MIT
 *
 * Frames as objects of the language (sys._getframe, traceback.tb_frame, tasklet.frame). An
 * object is made only when somebody asks; it refers to the running frame, and when that ends it
 * keeps a copy of what remains visible: code, globals, line and locals. Frames that run the
 * main program or start a tasklet are not shown.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/freeze.h"

struct sy_frame_object {
    sy_object head;
    sy_frame *frame; /* NULL once it has ended */
    sy_code *code;
    sy_dict *globals;
    sy_value locals;       /* copy, once it has ended; SY_NULL: not asked for yet */
    sy_value trace;        /* f_trace */
    sy_frame_object *back; /* once it has ended, if it was known */
    uint32_t line;
    bool before; /* see syi_frame_object_in_call */
    bool loose;  /* the frame belongs to nobody (yet); its memory is this object's */
};

sy_value syi_frame_object_get(sy_vm *vm, sy_frame *f) {
    if (f->object != NULL) {
        return sy_from_pointer(f->object);
    }
    sy_frame_object *o = syi_object_new(vm, vm->types.frame, sizeof *o);
    if (o == NULL) {
        return SY_NULL;
    }
    o->frame = f;
    o->code = syi_frame_code(f);
    o->globals = f->function->globals;
    o->trace = SY_NONE;
    f->object = o;
    return sy_from_pointer(o);
}

sy_value syi_frame_object_of_traceback(sy_vm *vm, const sy_traceback *t) {
    sy_frame_object *o = syi_object_new(vm, vm->types.frame, sizeof *o);
    if (o == NULL) {
        return SY_NULL;
    }
    o->code = t->code;
    o->globals = t->globals;
    o->trace = SY_NONE;
    o->line = t->code->positions != NULL && t->instruction < t->code->instruction_count
                  ? t->code->positions[t->instruction].line
                  : 0;
    return sy_from_pointer(o);
}

void syi_frame_object_parts(sy_value frame, sy_code **code, sy_dict **globals) {
    const sy_frame_object *o = (const sy_frame_object *)sy_to_object(frame);
    *code = o->code;
    *globals = o->globals;
}

void syi_frame_object_detach(sy_vm *vm, sy_frame_object *o) {
    sy_frame *f = o->frame;
    if (f == NULL) {
        return;
    }
    o->line = syi_frame_line(f);
    if (!vm->shutting_down) {
        sy_value exc = vm->exc;
        vm->exc = SY_NULL;
        o->locals = syi_frame_locals(vm, f);
        vm->exc = exc;
    }
    o->back = f->back != NULL ? f->back->object : NULL;
    o->frame = NULL;
    f->object = NULL;
}

void syi_frame_object_cut(sy_frame *f) {
    sy_frame_object *o = f->object;
    if (o != NULL) {
        o->line = syi_frame_line(f);
        o->frame = NULL;
        f->object = NULL;
    }
}

/* A frame that the program does not see. */
static bool is_hidden(const sy_vm *vm, const sy_frame *f) {
    sy_value filename = syi_frame_code(f)->filename;
    return f->function == vm->interpreter->bootstrap ||
           (syi_is_str(filename) && syi_str_is(filename, "<bootstrap>"));
}

/* --- Frames that belong to nobody --- */

sy_value syi_loose_frame_new(sy_vm *vm, sy_function *function) {
    const sy_code *code = function->code;
    sy_frame_object *o = syi_object_new(vm, vm->types.frame, sizeof *o);
    if (o == NULL) {
        return SY_NULL;
    }
    o->code = function->code;
    o->globals = function->globals;
    o->trace = SY_NONE;
    uint32_t size = (uint32_t)(sizeof(sy_frame) + sizeof(sy_value) * code->register_count);
    sy_frame *f = syi_mem_resize(vm, NULL, 0, size);
    if (f == NULL) {
        return SY_NULL;
    }
    memset(f, 0, size);
    f->size = size;
    f->function = function;
    f->ip = code->instructions;
    f->object = o;
    o->frame = f;
    o->loose = true;
    return sy_from_pointer(o);
}

sy_frame *syi_frame_of_object(sy_value object, bool *loose) {
    const sy_frame_object *o = (const sy_frame_object *)sy_to_object(object);
    *loose = o->loose;
    return o->frame;
}

void syi_frame_object_move(sy_value object, sy_frame *frame) {
    sy_frame_object *o = (sy_frame_object *)sy_to_object(object);
    o->frame = frame;
    o->loose = false;
}

bool syi_frame_object_in_call(sy_value object) {
    return !((const sy_frame_object *)sy_to_object(object))->before;
}

void syi_frame_object_set_in_call(sy_value object, bool in_call) {
    ((sy_frame_object *)sy_to_object(object))->before = !in_call;
}

static void frame_free(sy_vm *vm, void *self) {
    sy_frame_object *o = self;
    if (o->loose) {
        syi_mem_resize(vm, o->frame, o->frame->size, 0);
    } else if (o->frame != NULL) {
        o->frame->object = NULL;
    }
}

/* --- The type --- */

static void frame_visit(void *self, sy_visitor *v) {
    sy_frame_object *o = self;
    if (o->loose) {
        syi_visit_frame(v, o->frame);
    }
    syi_visit_object(v, o->code);
    syi_visit_object(v, o->globals);
    syi_visit(v, o->locals);
    syi_visit(v, o->trace);
    syi_visit_object(v, o->back);
}

static sy_frame_object *frame_of(sy_value self) {
    return (sy_frame_object *)sy_to_object(self);
}

static sy_value frame_back(sy_vm *vm, sy_value self) {
    sy_frame_object *o = frame_of(self);
    if (o->frame == NULL) {
        return o->back != NULL ? sy_from_pointer(o->back) : SY_NONE;
    }
    sy_frame *back = o->frame->back;
    while (back != NULL && is_hidden(vm, back)) {
        back = back->back;
    }
    return back == NULL ? SY_NONE : syi_frame_object_get(vm, back);
}

static sy_value frame_code(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(frame_of(self)->code);
}

static sy_value frame_globals(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(frame_of(self)->globals);
}

static sy_value frame_builtins(sy_vm *vm, sy_value self) {
    (void)self;
    return sy_from_pointer(vm->builtins);
}

static sy_value frame_locals(sy_vm *vm, sy_value self) {
    sy_frame_object *o = frame_of(self);
    if (o->frame != NULL) {
        return syi_frame_locals(vm, o->frame);
    }
    return o->locals != SY_NULL ? o->locals : syi_dict_new(vm);
}

static sy_value frame_lineno(sy_vm *vm, sy_value self) {
    (void)vm;
    sy_frame_object *o = frame_of(self);
    uint32_t line = o->frame != NULL ? syi_frame_line(o->frame) : o->line;
    return line == 0 ? SY_NONE : sy_from_int(line);
}

static sy_value frame_lasti(sy_vm *vm, sy_value self) {
    (void)vm;
    sy_frame_object *o = frame_of(self);
    return o->frame == NULL ? sy_from_int(-1)
                            : sy_from_int(o->frame->ip - o->code->instructions);
}

static sy_value frame_trace(sy_vm *vm, sy_value self) {
    (void)vm;
    return frame_of(self)->trace;
}

static bool frame_set_trace(sy_vm *vm, sy_value self, sy_value value) {
    (void)vm;
    frame_of(self)->trace = value == SY_NULL ? SY_NONE : value;
    return true;
}

static sy_value frame_repr(sy_vm *vm, sy_value self) {
    sy_frame_object *o = frame_of(self);
    char address[24];
    static const char digits[] = "0123456789abcdef";
    size_t n = sizeof address;
    address[--n] = '\0';
    for (uint64_t a = self; a != 0; a >>= 4) {
        address[--n] = digits[a & 15];
    }
    uint32_t line = o->frame != NULL ? syi_frame_line(o->frame) : o->line;
    return syi_str_format(vm, "<frame at 0x%s, file %R, line %d, code %S>", address + n,
                          o->code->filename, (int)line, o->code->name);
}

static sy_value frame_clear(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_frame_object *o = frame_of(args[0]);
    if (o->frame != NULL) {
        return syi_raise(vm, vm->types.RuntimeError, "cannot clear an executing frame");
    }
    o->locals = SY_NULL;
    return SY_NONE;
}

static const sy_fn_def frame_methods[] = {{"clear", frame_clear, 0, 0, 0, false, NULL},
                                          {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def frame_getsets[] = {{"f_back", frame_back, NULL, NULL},
                                              {"f_code", frame_code, NULL, NULL},
                                              {"f_globals", frame_globals, NULL, NULL},
                                              {"f_builtins", frame_builtins, NULL, NULL},
                                              {"f_locals", frame_locals, NULL, NULL},
                                              {"f_lineno", frame_lineno, NULL, NULL},
                                              {"f_lasti", frame_lasti, NULL, NULL},
                                              {"f_trace", frame_trace, frame_set_trace, NULL},
                                              {NULL, NULL, NULL, NULL}};

const sy_type_def syi_type_frame = {
    .name = "frame",
    .doc = NULL,
    .size = sizeof(sy_frame_object),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = frame_visit, .free = frame_free, .repr = frame_repr},
    .methods = frame_methods,
    .getsets = frame_getsets,
};
