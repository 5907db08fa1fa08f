/* SPDX-License-Identifier: MIT
 *
 * The slice object: three values of any type. Working out its bounds for a sequence is
 * syi_slice_bounds (ops.h); slice.indices() here does it for lengths of any size.
 */
#include "lang/object/args.h"
#include "lang/object/container_internal.h"

static sy_slice *to_slice(sy_value v) {
    return (sy_slice *)sy_to_object(v);
}

sy_value syi_slice_new(sy_vm *vm, sy_value start, sy_value stop, sy_value step) {
    sy_slice *s = syi_object_new(vm, vm->types.slice, sizeof *s);
    if (s == NULL) {
        return SY_NULL;
    }
    s->start = start;
    s->stop = stop;
    s->step = step;
    return sy_from_pointer(s);
}

static sy_value slice_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    (void)type;
    if (!syi_no_keywords(vm, "slice", kwnames) ||
        !syi_check_arg_count(vm, "slice", nargs, 1, 3)) {
        return SY_NULL;
    }
    if (nargs == 1) {
        return syi_slice_new(vm, SY_NONE, args[0], SY_NONE);
    }
    return syi_slice_new(vm, args[0], args[1], nargs == 3 ? args[2] : SY_NONE);
}

static void slice_visit(void *self, sy_visitor *v) {
    const sy_slice *s = self;
    syi_visit(v, s->start);
    syi_visit(v, s->stop);
    syi_visit(v, s->step);
}

static sy_value slice_repr(sy_vm *vm, sy_value self) {
    const sy_slice *s = to_slice(self);
    return syi_str_format(vm, "slice(%R, %R, %R)", s->start, s->stop, s->step);
}

static sy_value slice_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if (!syi_is_type(other, vm->types.slice)) {
        return SY_NOT_IMPLEMENTED;
    }
    if (self == other) {
        return sy_from_bool(op == SY_EQ || op == SY_LE || op == SY_GE);
    }
    sy_value pair[2];
    pair[0] = syi_tuple_new(vm, &to_slice(self)->start, 3);
    pair[1] = pair[0] == SY_NULL ? SY_NULL : syi_tuple_new(vm, &to_slice(other)->start, 3);
    if (pair[1] == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, pair, 2);
    sy_value result = syi_sequence_compare(vm, pair[0], pair[1], op);
    syi_roots_leave(vm, &roots);
    return result;
}

static sy_value get_start(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_slice(self)->start;
}

static sy_value get_stop(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_slice(self)->stop;
}

static sy_value get_step(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_slice(self)->step;
}

/* --- Bounds of any size ------------------------------------------------------------------- */

static sy_value part(sy_vm *vm, sy_value v) {
    int ok = syi_has_index(vm, v);
    if (ok > 0) {
        return syi_index_value(vm, v);
    }
    return ok < 0 ? SY_NULL
                  : syi_raise(
                        vm, vm->types.TypeError,
                        "slice indices must be integers or None or have an __index__ method");
}

/* One bound: counted from the end if negative, then kept in lower..upper. */
static sy_value bound(sy_vm *vm, sy_value v, sy_value length, sy_value lower, sy_value upper) {
    sy_value i = part(vm, v);
    if (i == SY_NULL) {
        return SY_NULL;
    }
    if (syi_int_sign(i) < 0) {
        i = syi_int_binary(vm, SY_ADD, i, length);
        return i != SY_NULL && syi_int_cmp(i, lower) < 0 ? lower : i;
    }
    return syi_int_cmp(i, upper) > 0 ? upper : i;
}

bool syi_slice_indices(sy_vm *vm, sy_value slice, sy_value length, sy_value *out) {
    const sy_slice *s = to_slice(slice);
    sy_value step = s->step == SY_NONE ? sy_from_int(1) : part(vm, s->step);
    if (step == SY_NULL) {
        return false;
    }
    int sign = syi_int_sign(step);
    if (sign == 0) {
        syi_raise(vm, vm->types.ValueError, "slice step cannot be zero");
        return false;
    }
    sy_value lower = sign < 0 ? sy_from_int(-1) : sy_from_int(0);
    sy_value upper = sign < 0 ? syi_int_binary(vm, SY_SUB, length, sy_from_int(1)) : length;
    if (upper == SY_NULL) {
        return false;
    }
    sy_value keep[4] = {step, upper, length, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 4);
    out[0] = s->start == SY_NONE ? (sign < 0 ? upper : lower)
                                 : bound(vm, s->start, length, lower, upper);
    keep[3] = out[0];
    out[1] = out[0] == SY_NULL    ? SY_NULL
             : s->stop == SY_NONE ? (sign < 0 ? lower : upper)
                                  : bound(vm, s->stop, length, lower, upper);
    out[2] = step;
    syi_roots_leave(vm, &roots);
    return out[1] != SY_NULL;
}

static sy_value slice_indices(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value length = syi_index_value(vm, args[1]);
    if (length == SY_NULL) {
        return SY_NULL;
    }
    if (syi_int_sign(length) < 0) {
        return syi_raise(vm, vm->types.ValueError, "length should not be negative");
    }
    sy_value bounds[3];
    sy_roots roots;
    syi_roots_enter(vm, &roots, &length, 1);
    bool ok = syi_slice_indices(vm, args[0], length, bounds);
    syi_roots_leave(vm, &roots);
    return ok ? syi_tuple_new(vm, bounds, 3) : SY_NULL;
}

static const sy_fn_def slice_methods[] = {
    {"indices", slice_indices, 1, 1, 0, false,
     "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate "
     "the start and stop\nindices, and the stride length of the extended slice described "
     "by\nS. Out of bounds indices are clipped in a manner consistent with the\nhandling of "
     "normal slices."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static const sy_getset_def slice_getsets[] = {
    {"start", get_start, NULL, NULL},
    {"stop", get_stop, NULL, NULL},
    {"step", get_step, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_slice = {
    .name = "slice",
    .doc = "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used "
           "for extended "
           "slicing (e.g. a[0:10:2]).",
    .size = sizeof(sy_slice),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = slice_visit,
              .repr = slice_repr,
              .compare = slice_compare,
              .create = slice_create},
    .methods = slice_methods,
    .getsets = slice_getsets,
};
