/* SPDX-License-Identifier: MIT
 *
 * What lists, tuples and the hashed containers have in common. Items are read again after
 * everything that may have run language code, since that may have changed the container.
 */
#include "lang/object/container_internal.h"

int syi_has_index(sy_vm *vm, sy_value v) {
    if (sy_is_int(v) || syi_is_int(v)) {
        return 1;
    }
    if (syi_special(vm, syi_type_of(vm, v), SY_SPECIAL_INDEX) != SY_NULL) {
        return 1;
    }
    return vm->exc != SY_NULL ? -1 : 0;
}

/* syi_index clamps: a clamped result comes from an int that is no small one. */
static bool was_clamped(sy_value v, int64_t i) {
    return !sy_is_int(v) && (i == INT64_MAX || i == INT64_MIN);
}

bool syi_index_exact(sy_vm *vm, sy_value v, int64_t *out) {
    if (sy_is_int(v)) {
        *out = sy_to_int(v);
        return true;
    }
    if (!syi_index(vm, v, out)) {
        return false;
    }
    if (was_clamped(v, *out)) {
        syi_raise(vm, vm->types.OverflowError, "cannot fit '%T' into an index-sized integer",
                  v);
        return false;
    }
    return true;
}

bool syi_sequence_index(sy_vm *vm, sy_value key, const char *owner, int64_t *out) {
    if (sy_is_int(key)) {
        *out = sy_to_int(key);
        return true;
    }
    int ok = syi_has_index(vm, key);
    if (ok <= 0) {
        if (ok == 0) {
            syi_raise(vm, vm->types.TypeError, "%s indices must be integers or slices, not %T",
                      owner, key);
        }
        return false;
    }
    if (!syi_index(vm, key, out)) {
        return false;
    }
    if (was_clamped(key, *out)) {
        syi_raise(vm, vm->types.IndexError, "cannot fit '%T' into an index-sized integer", key);
        return false;
    }
    return true;
}

bool syi_bound(sy_vm *vm, sy_value v, int64_t length, int64_t *out) {
    int ok = syi_has_index(vm, v);
    if (ok <= 0) {
        if (ok == 0) {
            syi_raise(vm, vm->types.TypeError,
                      "slice indices must be integers or have an __index__ method");
        }
        return false;
    }
    int64_t i;
    if (!syi_index(vm, v, &i)) {
        return false;
    }
    if (i < 0) {
        i = i < -length ? 0 : i + length;
    }
    *out = i > length ? length : i;
    return true;
}

/* The first index at which a and b differ; *length_differs when one ends there. -1: failed. */
static int64_t first_difference(sy_vm *vm, sy_value a, sy_value b) {
    for (uint32_t i = 0;; i++) {
        sy_value x = syi_sequence_item(a, i);
        sy_value y = syi_sequence_item(b, i);
        if (x == SY_NULL || y == SY_NULL) {
            return i;
        }
        int equal = syi_item_equal(vm, x, y);
        if (equal < 0) {
            return -1;
        }
        if (!equal) {
            return i;
        }
    }
}

static bool order_holds(int64_t a, int64_t b, enum sy_compare_op op) {
    switch (op) {
    case SY_LT:
        return a < b;
    case SY_LE:
        return a <= b;
    case SY_EQ:
        return a == b;
    case SY_NE:
        return a != b;
    case SY_GT:
        return a > b;
    default:
        return a >= b;
    }
}

static sy_value compare_in_order(sy_vm *vm, sy_value a, sy_value b, enum sy_compare_op op) {
    int64_t i = first_difference(vm, a, b);
    if (i < 0) {
        return SY_NULL;
    }
    sy_value x = syi_sequence_item(a, (uint32_t)i);
    sy_value y = syi_sequence_item(b, (uint32_t)i);
    if (x == SY_NULL || y == SY_NULL) {
        return sy_from_bool(order_holds(syi_sequence_length(a), syi_sequence_length(b), op));
    }
    if (op == SY_EQ || op == SY_NE) {
        return sy_from_bool(op == SY_NE);
    }
    return syi_compare(vm, x, y, op);
}

sy_value syi_sequence_compare(sy_vm *vm, sy_value a, sy_value b, enum sy_compare_op op) {
    if ((op == SY_EQ || op == SY_NE) && syi_sequence_length(a) != syi_sequence_length(b)) {
        return sy_from_bool(op == SY_NE);
    }
    if (!syi_enter_c(vm, " in comparison")) {
        return SY_NULL;
    }
    sy_value result = compare_in_order(vm, a, b, op);
    syi_leave_c(vm);
    return result;
}

int syi_sequence_contains(sy_vm *vm, sy_value sequence, sy_value item) {
    sy_value x;
    for (uint32_t i = 0; (x = syi_sequence_item(sequence, i)) != SY_NULL; i++) {
        int equal = syi_item_equal(vm, x, item);
        if (equal != 0) {
            return equal;
        }
    }
    return 0;
}

sy_value syi_sequence_count(sy_vm *vm, sy_value sequence, sy_value item) {
    int64_t count = 0;
    sy_value x;
    for (uint32_t i = 0; (x = syi_sequence_item(sequence, i)) != SY_NULL; i++) {
        int equal = syi_item_equal(vm, x, item);
        if (equal < 0) {
            return SY_NULL;
        }
        count += equal;
    }
    return sy_from_int(count);
}

sy_value syi_sequence_index_method(sy_vm *vm, const sy_value *args, int nargs,
                                   const char *message) {
    int64_t length = syi_sequence_length(args[0]);
    int64_t start = 0;
    int64_t stop = INT64_MAX;
    if ((nargs > 2 && !syi_bound(vm, args[2], length, &start)) ||
        (nargs > 3 && !syi_bound(vm, args[3], length, &stop))) {
        return SY_NULL;
    }
    sy_value x;
    for (int64_t i = start; i < stop; i++) {
        if (i > UINT32_MAX || (x = syi_sequence_item(args[0], (uint32_t)i)) == SY_NULL) {
            break;
        }
        int equal = syi_item_equal(vm, x, args[1]);
        if (equal != 0) {
            return equal < 0 ? SY_NULL : sy_from_int(i);
        }
    }
    return syi_raise_deep(vm, vm->types.ValueError, message, args[1]);
}

/* Has v a language-defined reflected method that the operator must try next? */
static bool has_reflected(sy_vm *vm, sy_value v, enum sy_special special) {
    return syi_special(vm, syi_type_of(vm, v), special) != SY_NULL;
}

sy_value syi_concat_error(sy_vm *vm, const char *owner, sy_value other) {
    if (has_reflected(vm, other, SY_SPECIAL_RADD)) {
        return SY_NOT_IMPLEMENTED;
    }
    if (vm->exc != SY_NULL) {
        return SY_NULL;
    }
    return syi_raise(vm, vm->types.TypeError, "can only concatenate %s (not \"%T\") to %s",
                     owner, other, owner);
}

static sy_value repeat_error(sy_vm *vm, sy_value count, bool reflected) {
    if (has_reflected(vm, count, reflected ? SY_SPECIAL_MUL : SY_SPECIAL_RMUL)) {
        return SY_NOT_IMPLEMENTED;
    }
    if (vm->exc != SY_NULL) {
        return SY_NULL;
    }
    return syi_raise(vm, vm->types.TypeError, "can't multiply sequence by non-int of type '%T'",
                     count);
}

int syi_repeat_operands(sy_vm *vm, sy_value a, sy_value b, bool a_is_sequence,
                        sy_value *sequence, int64_t *count, sy_value *result) {
    sy_value number = a_is_sequence ? b : a;
    *sequence = a_is_sequence ? a : b;
    int ok = syi_has_index(vm, number);
    if (ok <= 0) {
        *result = ok < 0 ? SY_NULL : repeat_error(vm, number, !a_is_sequence);
        return 0;
    }
    if (!syi_index_exact(vm, number, count)) {
        *result = SY_NULL;
        return 0;
    }
    *count = *count < 0 ? 0 : *count;
    return 1;
}

void syi_repeat_items(sy_value *items, uint32_t length, uint64_t count) {
    uint64_t total = length * count;
    if (length == 1) {
        for (uint64_t i = 1; i < total; i++) {
            items[i] = items[0];
        }
        return;
    }
    for (uint64_t done = length; done < total;) {
        uint64_t chunk = done < total - done ? done : total - done;
        memcpy(items + done, items, (size_t)chunk * sizeof *items);
        done += chunk;
    }
}

sy_value syi_iter_self(sy_vm *vm, sy_value self) {
    (void)vm;
    return self;
}

sy_value syi_class_getitem(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_generic_alias_new(vm, args[0], args[1]);
}
