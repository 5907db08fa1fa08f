/* SPDX-License-Identifier: MIT
 *
 * Conversions of any values to C integers and doubles, and slice bounds.
 */
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

sy_value syi_index_value(sy_vm *vm, sy_value v) {
    if (sy_is_int(v)) {
        return v;
    }
    if (syi_is_int(v)) {
        return syi_int_value(vm, v);
    }
    if (syi_special(vm, syi_type_of(vm, v), SY_SPECIAL_INDEX) == SY_NULL) {
        return syi_raise(vm, vm->types.TypeError,
                         "'%T' object cannot be interpreted as an integer", v);
    }
    sy_value r = syi_call_special(vm, v, SY_SPECIAL_INDEX, NULL, 0);
    if (r != SY_NULL && !syi_is_int(r)) {
        return syi_raise(vm, vm->types.TypeError, "__index__ returned non-int (type %T)", r);
    }
    return r == SY_NULL ? SY_NULL : syi_int_value(vm, r);
}

/* The 64 low bits of a big int; false when it does not fit int64. */
static bool big_to_int64(sy_value v, int64_t *out) {
    const sy_bigint *b = (const sy_bigint *)sy_to_object(v);
    if (b->length > 3) {
        return false;
    }
    uint64_t magnitude = 0;
    for (uint32_t i = b->length; i-- > 0;) {
        if (magnitude >> 34 != 0) {
            return false;
        }
        magnitude = magnitude << 30 | b->digits[i];
    }
    bool negative = b->head.aux != 0;
    if (magnitude > (uint64_t)INT64_MAX + negative) {
        return false;
    }
    *out = negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
    return true;
}

bool syi_index(sy_vm *vm, sy_value v, int64_t *out) {
    v = syi_index_value(vm, v);
    if (v == SY_NULL) {
        return false;
    }
    if (sy_is_int(v)) {
        *out = sy_to_int(v);
    } else if (!big_to_int64(v, out)) {
        *out = syi_int_sign(v) < 0 ? INT64_MIN : INT64_MAX;
    }
    return true;
}

bool syi_as_int64(sy_vm *vm, sy_value v, int64_t *out) {
    v = syi_index_value(vm, v);
    if (v == SY_NULL) {
        return false;
    }
    if (sy_is_int(v)) {
        *out = sy_to_int(v);
        return true;
    }
    if (!big_to_int64(v, out)) {
        syi_raise(vm, vm->types.OverflowError, "Python int too large to convert to C long");
        return false;
    }
    return true;
}

static bool double_from_special(sy_vm *vm, sy_value v, double *out) {
    sy_value r = syi_call_special(vm, v, SY_SPECIAL_FLOAT, NULL, 0);
    if (r == SY_NULL) {
        return false;
    }
    if (!syi_is_float(r)) {
        syi_raise(vm, vm->types.TypeError, "%T.__float__ returned non-float (type %T)", v, r);
        return false;
    }
    *out = syi_to_double(r);
    return true;
}

bool syi_as_double(sy_vm *vm, sy_value v, double *out) {
    if (syi_is_float(v)) {
        *out = syi_to_double(v);
        return true;
    }
    sy_type *type = syi_type_of(vm, v);
    if (syi_special(vm, type, SY_SPECIAL_FLOAT) != SY_NULL) {
        return double_from_special(vm, v, out);
    }
    if (!syi_is_int(v)) {
        if (syi_special(vm, type, SY_SPECIAL_INDEX) == SY_NULL) {
            syi_raise(vm, vm->types.TypeError, "must be real number, not %T", v);
            return false;
        }
        v = syi_index_value(vm, v);
    } else {
        v = syi_int_value(vm, v);
    }
    if (v == SY_NULL) {
        return false;
    }
    *out = syi_int_to_double(vm, v);
    return !syi_failed(vm);
}

/* --- Slices
 * ------------------------------------------------------------------------------------- */

/* None gives the default; anything else must be an index. */
static bool slice_index(sy_vm *vm, sy_value v, int64_t default_, int64_t *out) {
    if (v == SY_NONE) {
        *out = default_;
        return true;
    }
    if (sy_is_int(v)) {
        *out = sy_to_int(v);
        return true;
    }
    if (!syi_is_int(v) && syi_special(vm, syi_type_of(vm, v), SY_SPECIAL_INDEX) == SY_NULL) {
        syi_raise(vm, vm->types.TypeError,
                  "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return syi_index(vm, v, out);
}

/* Negative counts from the end; what lies outside is moved to the nearest end. */
static int64_t clamp(int64_t i, int64_t n, bool backward) {
    if (i < 0) {
        i = i < -n ? -1 : i + n;
        return i < 0 ? (backward ? -1 : 0) : i;
    }
    return i >= n ? (backward ? n - 1 : n) : i;
}

bool syi_slice_bounds(sy_vm *vm, sy_value slice, int64_t n, int64_t *start, int64_t *stop,
                      int64_t *step, int64_t *count) {
    const sy_slice *s = (const sy_slice *)sy_to_object(slice);
    if (!slice_index(vm, s->step, 1, step)) {
        return false;
    }
    if (*step == 0) {
        syi_raise(vm, vm->types.ValueError, "slice step cannot be zero");
        return false;
    }
    if (*step == INT64_MIN) {
        *step = -INT64_MAX;
    }
    bool backward = *step < 0;
    if (!slice_index(vm, s->start, backward ? INT64_MAX : 0, start) ||
        !slice_index(vm, s->stop, backward ? INT64_MIN : INT64_MAX, stop)) {
        return false;
    }
    *start = clamp(*start, n, backward);
    *stop = clamp(*stop, n, backward);
    if (backward) {
        *count = *stop < *start ? (*start - *stop - 1) / -*step + 1 : 0;
    } else {
        *count = *start < *stop ? (*stop - *start - 1) / *step + 1 : 0;
    }
    return true;
}
