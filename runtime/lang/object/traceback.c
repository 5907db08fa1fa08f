/* SPDX-License-Identifier: MIT
 *
 * Traceback objects: one entry for each frame an exception passed through.
 */
#include "lang/object/args.h"
#include "lang/object/code.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/type_internal.h"

static sy_traceback *to_traceback(sy_value v) {
    return (sy_traceback *)sy_to_object(v);
}

bool syi_traceback_add(sy_vm *vm, sy_value exc, sy_code *code, uint32_t instruction,
                       sy_dict *globals, sy_value frame) {
    sy_traceback *t = syi_object_new(vm, vm->types.traceback, sizeof *t);
    if (t == NULL) {
        return false;
    }
    sy_exception *e = syi_to_exception(exc);
    t->next = e->traceback;
    t->code = code;
    t->instruction = instruction;
    t->globals = globals;
    t->frame = frame == SY_NULL ? SY_NONE : frame;
    e->traceback = sy_from_pointer(t);
    return true;
}

static void traceback_visit(void *self, sy_visitor *v) {
    const sy_traceback *t = self;
    syi_visit(v, t->next);
    syi_visit_object(v, t->code);
    syi_visit(v, t->frame);
    syi_visit_object(v, t->globals);
}

static sy_value get_next(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_traceback(self)->next;
}

static bool set_next(sy_vm *vm, sy_value self, sy_value value) {
    if (value == SY_NULL || (value != SY_NONE && !syi_is_type(value, vm->types.traceback))) {
        syi_raise(vm, vm->types.TypeError, "expected traceback object, got '%T'",
                  value == SY_NULL ? SY_NONE : value);
        return false;
    }
    for (sy_value t = value; t != SY_NONE; t = to_traceback(t)->next) {
        if (t == self) {
            syi_raise(vm, vm->types.ValueError, "traceback loop detected");
            return false;
        }
    }
    to_traceback(self)->next = value;
    return true;
}

static sy_value get_frame(sy_vm *vm, sy_value self) {
    sy_traceback *t = to_traceback(self);
    if (t->frame == SY_NONE) {
        sy_value frame = syi_frame_object_of_traceback(vm, t);
        t->frame = frame == SY_NULL ? SY_NONE : frame;
        return frame;
    }
    return t->frame;
}

static sy_value get_line(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_traceback *t = to_traceback(self);
    if (t->code->positions == NULL || t->instruction >= t->code->instruction_count) {
        return SY_NONE;
    }
    return sy_from_int(t->code->positions[t->instruction].line);
}

static sy_value get_instruction(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int((int64_t)to_traceback(self)->instruction * 8);
}

static sy_value get_code(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_traceback(self)->code);
}

/* TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno); the line is that of tb_lasti here. */
static sy_value traceback_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                 sy_value kwnames) {
    static const char *const names[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno", NULL};
    static const sy_signature sig = {"traceback", names, 4, 4};
    sy_value a[4];
    int64_t at, line;
    if (!syi_parse_args(vm, &sig, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    if (a[0] != SY_NONE && !syi_is_type(a[0], vm->types.traceback)) {
        return syi_raise(vm, vm->types.TypeError, "expected traceback object or None, got '%T'",
                         a[0]);
    }
    if (!syi_is_type(a[1], vm->types.frame)) {
        return syi_raise(vm, vm->types.TypeError,
                         "traceback() argument 'tb_frame' must be frame, not %T", a[1]);
    }
    if (!syi_as_int64(vm, a[2], &at) || !syi_as_int64(vm, a[3], &line)) {
        return SY_NULL;
    }
    sy_traceback *t = syi_object_new(vm, type, sizeof *t);
    if (t == NULL) {
        return SY_NULL;
    }
    t->next = a[0];
    t->frame = a[1];
    syi_frame_object_parts(a[1], &t->code, &t->globals);
    t->instruction = at < 0 ? 0 : (uint32_t)(at / 8);
    return sy_from_pointer(t);
}

/* tb_code is for the modules written in the language, where there is no frame object. */
static const sy_getset_def traceback_getsets[] = {
    {"tb_next", get_next, set_next, NULL}, {"tb_frame", get_frame, NULL, NULL},
    {"tb_lineno", get_line, NULL, NULL},   {"tb_lasti", get_instruction, NULL, NULL},
    {"tb_code", get_code, NULL, NULL},     {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_traceback = {
    .name = "traceback",
    .size = sizeof(sy_traceback),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = traceback_visit, .create = traceback_create},
    .getsets = traceback_getsets,
};
