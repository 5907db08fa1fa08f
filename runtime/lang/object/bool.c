/* SPDX-License-Identifier: MIT
 *
 * The bool type: two constants; &, | and ^ of two of them stay bool, all else is int's.
 */
#include "lang/object/int.h"

bool syi_at_most_one(sy_vm *vm, const char *name, int nargs, sy_value kwnames) {
    if (kwnames != SY_NULL && syi_to_tuple(kwnames)->length > 0) {
        syi_raise(vm, vm->types.TypeError, "%s() takes no keyword arguments", name);
        return false;
    }
    if (nargs > 1) {
        syi_raise(vm, vm->types.TypeError, "%s expected at most 1 argument, got %d", name,
                  nargs);
        return false;
    }
    return true;
}

static sy_value bool_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                            sy_value kwnames) {
    (void)type;
    if (!syi_at_most_one(vm, "bool", nargs, kwnames)) {
        return SY_NULL;
    }
    int truth = nargs == 0 ? 0 : syi_truth(vm, args[0]);
    return truth < 0 ? SY_NULL : sy_from_bool(truth != 0);
}

static sy_value bool_repr(sy_vm *vm, sy_value self) {
    return syi_intern_cstr(vm, self == SY_TRUE ? "True" : "False");
}

static sy_value bool_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (sy_is_bool(a) && sy_is_bool(b)) {
        bool x = a == SY_TRUE;
        bool y = b == SY_TRUE;
        switch (op) {
        case SY_AND:
            return sy_from_bool(x && y);
        case SY_OR:
            return sy_from_bool(x || y);
        case SY_XOR:
            return sy_from_bool(x != y);
        default:
            break;
        }
    }
    return syi_int_binary(vm, op, a, b);
}

const sy_type_def syi_type_bool_ = {
    .name = "bool",
    .doc =
        "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\nThe "
        "builtins True and False are the only two instances of the class bool.\nThe class bool "
        "is a subclass of the class int, and cannot be subclassed.",
    .size = sizeof(sy_object),
    .flags = SY_TYPE_FINAL | SY_TYPE_IS_INT,
    .slots = {.repr = bool_repr, .binary = bool_binary, .create = bool_create},
};
