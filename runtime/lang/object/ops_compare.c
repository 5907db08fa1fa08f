/* SPDX-License-Identifier: MIT
 *
 * Comparison, hashing and truth of any values.
 */
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

const enum sy_special syi_compare_specials[6] = {
    [SY_LT] = SY_SPECIAL_LT, [SY_LE] = SY_SPECIAL_LE, [SY_EQ] = SY_SPECIAL_EQ,
    [SY_NE] = SY_SPECIAL_NE, [SY_GT] = SY_SPECIAL_GT, [SY_GE] = SY_SPECIAL_GE,
};
const enum sy_compare_op syi_swapped_compare[6] = {
    [SY_LT] = SY_GT, [SY_LE] = SY_GE, [SY_EQ] = SY_EQ,
    [SY_NE] = SY_NE, [SY_GT] = SY_LT, [SY_GE] = SY_LE,
};

/* What a's type says about a op b. */
static sy_value half_compare(sy_vm *vm, sy_value a, sy_value b, enum sy_compare_op op) {
    sy_type *type = syi_type_of(vm, a);
    enum sy_special special = syi_compare_specials[op];
    if (syi_special(vm, type, special) != SY_NULL) {
        return syi_call_special(vm, a, special, &b, 1);
    }
    return type->slots.compare(vm, a, b, op);
}

static bool replaces_compare(sy_vm *vm, sy_type *type, enum sy_compare_op op) {
    return type->slots.compare != syi_object_compare ||
           syi_special(vm, type, syi_compare_specials[op]) != SY_NULL ||
           (op == SY_NE && syi_special(vm, type, SY_SPECIAL_EQ) != SY_NULL);
}

static sy_value do_compare(sy_vm *vm, sy_value a, sy_value b, enum sy_compare_op op) {
    static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    sy_type *ta = syi_type_of(vm, a);
    sy_type *tb = syi_type_of(vm, b);
    enum sy_compare_op swapped = syi_swapped_compare[op];
    bool tried_b = ta != tb && (tb->flags & SY_TYPE_HEAP) != 0 && syi_is_subtype(tb, ta) &&
                   replaces_compare(vm, tb, swapped);
    sy_value r = tried_b ? half_compare(vm, b, a, swapped) : SY_NOT_IMPLEMENTED;
    if (r == SY_NOT_IMPLEMENTED) {
        r = half_compare(vm, a, b, op);
    }
    if (r == SY_NOT_IMPLEMENTED && !tried_b) {
        r = half_compare(vm, b, a, swapped);
    }
    if (r != SY_NOT_IMPLEMENTED) {
        return r;
    }
    if (op == SY_EQ || op == SY_NE) {
        return sy_from_bool((a == b) == (op == SY_EQ));
    }
    return syi_raise(vm, vm->types.TypeError,
                     "'%s' not supported between instances of '%T' and '%T'", symbols[op], a,
                     b);
}

sy_value syi_compare(sy_vm *vm, sy_value a, sy_value b, enum sy_compare_op op) {
    if (!syi_enter_c(vm, " in comparison")) {
        return SY_NULL;
    }
    sy_value r = do_compare(vm, a, b, op);
    syi_leave_c(vm);
    return r;
}

int syi_compare_bool(sy_vm *vm, sy_value a, sy_value b, enum sy_compare_op op) {
    if (a == b && (op == SY_EQ || op == SY_NE)) {
        return op == SY_EQ;
    }
    sy_value r = syi_compare(vm, a, b, op);
    if (r == SY_TRUE || r == SY_FALSE) {
        return r == SY_TRUE;
    }
    return r == SY_NULL ? -1 : syi_truth(vm, r);
}

/* --- Hash ------------------------------------------------------------------------------------
 */

/* The hash an int result of __hash__ stands for: itself where it fits 64 bits, else the int's
 * own. */
static bool hash_from_result(sy_vm *vm, sy_value r, uint64_t *out) {
    if (!syi_is_int(r)) {
        syi_raise(vm, vm->types.TypeError, "__hash__ method should return an integer");
        return false;
    }
    r = syi_int_value(vm, r);
    if (r == SY_NULL) {
        return false;
    }
    int64_t small;
    if (!syi_index(vm, r, &small)) {
        return false;
    }
    bool clamped = !sy_is_int(r) && (small == INT64_MAX || small == INT64_MIN);
    *out = clamped ? syi_int_hash(r) : (uint64_t)small;
    if (*out == (uint64_t)-1) {
        *out = (uint64_t)-2;
    }
    return true;
}

bool syi_hash(sy_vm *vm, sy_value v, uint64_t *out) {
    sy_type *type = syi_type_of(vm, v);
    sy_value special = syi_special(vm, type, SY_SPECIAL_HASH);
    if (special != SY_NULL && special != SY_NONE) {
        sy_value r = syi_call_special(vm, v, SY_SPECIAL_HASH, NULL, 0);
        return r != SY_NULL && hash_from_result(vm, r, out);
    }
    if (special == SY_NONE || type->slots.hash == NULL) {
        syi_raise(vm, vm->types.TypeError, "unhashable type: '%N'", type);
        return false;
    }
    return type->slots.hash(vm, v, out);
}

/* --- Truth -----------------------------------------------------------------------------------
 */

static int truth_of_length(int64_t n) {
    return n < 0 ? -1 : n > 0;
}

static int special_truth(sy_vm *vm, sy_value v) {
    sy_value r = syi_call_special(vm, v, SY_SPECIAL_BOOL, NULL, 0);
    if (r == SY_NULL || sy_is_bool(r)) {
        return r == SY_NULL ? -1 : r == SY_TRUE;
    }
    syi_raise(vm, vm->types.TypeError, "__bool__ should return bool, returned %T", r);
    return -1;
}

int syi_truth(sy_vm *vm, sy_value v) {
    if (v == SY_TRUE || v == SY_FALSE || v == SY_NONE) {
        return v == SY_TRUE;
    }
    if (sy_is_int(v)) {
        return v != sy_from_int(0);
    }
    sy_type *type = syi_type_of(vm, v);
    const sy_slots *s = &type->slots;
    if ((type->flags & SY_TYPE_HEAP) != 0) {
        if (syi_special(vm, type, SY_SPECIAL_BOOL) != SY_NULL) {
            return special_truth(vm, v);
        }
        bool builtin_bool = s->truth != NULL && s->length == NULL;
        if (!builtin_bool && syi_special(vm, type, SY_SPECIAL_LEN) != SY_NULL) {
            return truth_of_length(syi_length(vm, v));
        }
    }
    if (s->truth != NULL) {
        return s->truth(vm, v);
    }
    return s->length == NULL ? 1 : truth_of_length(s->length(vm, v));
}
