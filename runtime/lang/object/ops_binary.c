/* SPDX-License-Identifier: MIT
 *
 * Arithmetic on any values: which operand is asked first, reflected methods, in-place forms,
 * and the messages when nobody knows.
 */
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

/* clang-format off */
#define BINARY_TABLE(X)                                                                      \
    X(ADD, "+") X(SUB, "-") X(MUL, "*") X(TRUEDIV, "/") X(FLOORDIV, "//") X(MOD, "%")        \
    X(POW, "** or pow()") X(LSHIFT, "<<") X(RSHIFT, ">>") X(AND, "&") X(OR, "|") X(XOR, "^") \
    X(MATMUL, "@") X(DIVMOD, "divmod()")
/* clang-format on */

const enum sy_special syi_binary_specials[SY_BINARY_COUNT] = {
#define X(op, text) [SY_##op] = SY_SPECIAL_##op,
    BINARY_TABLE(X)
#undef X
};
const enum sy_special syi_reflected_specials[SY_BINARY_COUNT] = {
#define X(op, text) [SY_##op] = SY_SPECIAL_R##op,
    BINARY_TABLE(X)
#undef X
};
const char *const syi_binary_symbols[SY_BINARY_COUNT] = {
#define X(op, text) [SY_##op] = text,
    BINARY_TABLE(X)
#undef X
};
/* There is no in-place divmod; the caller never asks for it. */
const enum sy_special syi_inplace_specials[SY_BINARY_COUNT] = {
    [SY_ADD] = SY_SPECIAL_IADD,
    [SY_SUB] = SY_SPECIAL_ISUB,
    [SY_MUL] = SY_SPECIAL_IMUL,
    [SY_TRUEDIV] = SY_SPECIAL_ITRUEDIV,
    [SY_FLOORDIV] = SY_SPECIAL_IFLOORDIV,
    [SY_MOD] = SY_SPECIAL_IMOD,
    [SY_POW] = SY_SPECIAL_IPOW,
    [SY_LSHIFT] = SY_SPECIAL_ILSHIFT,
    [SY_RSHIFT] = SY_SPECIAL_IRSHIFT,
    [SY_AND] = SY_SPECIAL_IAND,
    [SY_OR] = SY_SPECIAL_IOR,
    [SY_XOR] = SY_SPECIAL_IXOR,
    [SY_MATMUL] = SY_SPECIAL_IMATMUL,
    [SY_DIVMOD] = SY_SPECIAL_DIVMOD,
};
const enum sy_special syi_unary_specials[SY_UNARY_COUNT] = {
    [SY_NEG] = SY_SPECIAL_NEG,
    [SY_POS] = SY_SPECIAL_POS,
    [SY_INVERT] = SY_SPECIAL_INVERT,
    [SY_ABS] = SY_SPECIAL_ABS,
};

/* Can it be concatenated and repeated (and is no number)? */
static bool is_sequence(sy_vm *vm, const sy_type *type) {
    return (type->flags &
            (SY_TYPE_IS_LIST | SY_TYPE_IS_TUPLE | SY_TYPE_IS_STR | SY_TYPE_IS_BYTES)) != 0 ||
           type->def == vm->types.bytearray->def;
}

/* a's half: its special method, or the slot its type has. */
static sy_value forward(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    sy_type *ta = syi_type_of(vm, a);
    if (syi_special(vm, ta, syi_binary_specials[op]) != SY_NULL) {
        return syi_call_special(vm, a, syi_binary_specials[op], &b, 1);
    }
    return ta->slots.binary == NULL ? SY_NOT_IMPLEMENTED : ta->slots.binary(vm, op, a, b);
}

/* b's half. */
static sy_value reflected(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    sy_type *tb = syi_type_of(vm, b);
    if (syi_special(vm, tb, syi_reflected_specials[op]) != SY_NULL) {
        return syi_call_special(vm, b, syi_reflected_specials[op], &a, 1);
    }
    return tb->slots.binary == NULL ? SY_NOT_IMPLEMENTED : tb->slots.binary(vm, op, a, b);
}

/* Does b go first? A subclass that replaces the reflected method does, and so does any operand
 * with a reflected method when a is a mere sequence. */
static bool reflected_first(sy_vm *vm, enum sy_binary_op op, sy_type *ta, sy_type *tb) {
    enum sy_special special = syi_reflected_specials[op];
    sy_value method = syi_special(vm, tb, special);
    if (method == SY_NULL) {
        return false;
    }
    if ((op == SY_ADD || op == SY_MUL) && is_sequence(vm, ta) &&
        syi_special(vm, ta, syi_binary_specials[op]) == SY_NULL) {
        return true;
    }
    return syi_is_subtype(tb, ta) && method != syi_special(vm, ta, special);
}

static sy_value mixed_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    sy_type *ta = syi_type_of(vm, a);
    sy_type *tb = syi_type_of(vm, b);
    sy_value r;
    if (ta == tb) {
        return forward(vm, op, a, b);
    }
    if (reflected_first(vm, op, ta, tb)) {
        r = reflected(vm, op, a, b);
        return r != SY_NOT_IMPLEMENTED ? r : forward(vm, op, a, b);
    }
    r = forward(vm, op, a, b);
    return r != SY_NOT_IMPLEMENTED ? r : reflected(vm, op, a, b);
}

/* NotImplemented when neither operand knows. */
static sy_value try_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    const sy_type *ta = syi_type_of(vm, a);
    const sy_type *tb = syi_type_of(vm, b);
    if (((ta->flags | tb->flags) & SY_TYPE_HEAP) != 0) {
        return mixed_binary(vm, op, a, b);
    }
    sy_value r = SY_NOT_IMPLEMENTED;
    if (ta->slots.binary != NULL) {
        r = ta->slots.binary(vm, op, a, b);
    }
    if (r == SY_NOT_IMPLEMENTED && tb->slots.binary != NULL &&
        tb->slots.binary != ta->slots.binary) {
        r = tb->slots.binary(vm, op, a, b);
    }
    return r;
}

static sy_value unsupported(sy_vm *vm, const char *symbol, const char *suffix,
                            enum sy_binary_op op, sy_value a, sy_value b) {
    const sy_type *ta = syi_type_of(vm, a);
    if (op == SY_ADD && is_sequence(vm, ta)) {
        if ((ta->flags & SY_TYPE_IS_BYTES) != 0 || ta->def == vm->types.bytearray->def) {
            return syi_raise(vm, vm->types.TypeError, "can't concat %T to %N", b, ta);
        }
        return syi_raise(vm, vm->types.TypeError, "can only concatenate %N (not \"%T\") to %N",
                         ta, b, ta);
    }
    /* In place, CPython asks b only if a is no container at all. */
    bool asks_b = suffix[0] == '\0' || ta->slots.contains == NULL;
    if (op == SY_MUL &&
        (is_sequence(vm, ta) || (asks_b && is_sequence(vm, syi_type_of(vm, b))))) {
        return syi_raise(vm, vm->types.TypeError,
                         "can't multiply sequence by non-int of type '%T'",
                         is_sequence(vm, ta) ? b : a);
    }
    return syi_raise(vm, vm->types.TypeError,
                     "unsupported operand type(s) for %s%s: '%T' and '%T'", symbol, suffix, a,
                     b);
}

sy_value syi_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    sy_value r = try_binary(vm, op, a, b);
    if (r != SY_NOT_IMPLEMENTED) {
        return r;
    }
    if (op == SY_RSHIFT && syi_is_type(a, vm->types.builtin_function) &&
        strcmp(((const sy_builtin *)sy_to_object(a))->def->name, "print") == 0) {
        return syi_raise(vm, vm->types.TypeError,
                         "unsupported operand type(s) for >>: '%T' and '%T'. Did you mean "
                         "\"print(<message>, file=<output_stream>)\"?",
                         a, b);
    }
    return unsupported(vm, syi_binary_symbols[op], "", op, a, b);
}

/* The three-argument form knows ints, and what a language-defined __pow__ makes of it. */
sy_value syi_power(sy_vm *vm, sy_value a, sy_value b, sy_value modulus) {
    if (modulus == SY_NULL || modulus == SY_NONE) {
        return syi_binary(vm, SY_POW, a, b);
    }
    if (syi_special(vm, syi_type_of(vm, a), SY_SPECIAL_POW) != SY_NULL) {
        sy_value args[2] = {b, modulus};
        sy_value r = syi_call_special(vm, a, SY_SPECIAL_POW, args, 2);
        if (r != SY_NOT_IMPLEMENTED) {
            return r;
        }
    }
    if (syi_is_int(a) && syi_is_int(b) && syi_is_int(modulus)) {
        return syi_int_power_mod(vm, a, b, modulus);
    }
    if (syi_is_type(a, vm->types.complex_) || syi_is_type(b, vm->types.complex_)) {
        return syi_raise(vm, vm->types.ValueError, "complex modulo");
    }
    if (syi_is_float(a) || syi_is_float(b) || syi_is_float(modulus)) {
        return syi_raise(vm, vm->types.TypeError,
                         "pow() 3rd argument not allowed unless all arguments are integers");
    }
    return syi_raise(vm, vm->types.TypeError,
                     "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b,
                     modulus);
}

sy_value syi_inplace(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    sy_type *ta = syi_type_of(vm, a);
    sy_value r = SY_NOT_IMPLEMENTED;
    if (syi_special(vm, ta, syi_inplace_specials[op]) != SY_NULL) {
        r = syi_call_special(vm, a, syi_inplace_specials[op], &b, 1);
    } else if (ta->slots.inplace != NULL) {
        r = ta->slots.inplace(vm, op, a, b);
    }
    if (r == SY_NOT_IMPLEMENTED) {
        r = try_binary(vm, op, a, b);
    }
    if (r != SY_NOT_IMPLEMENTED) {
        return r;
    }
    const char *symbol = op == SY_POW ? "**" : syi_binary_symbols[op];
    return unsupported(vm, symbol, "=", op, a, b);
}

sy_value syi_unary(sy_vm *vm, enum sy_unary_op op, sy_value a) {
    static const char *const symbols[] = {"unary -", "unary +", "unary ~", "abs()"};
    sy_type *type = syi_type_of(vm, a);
    if (syi_special(vm, type, syi_unary_specials[op]) != SY_NULL) {
        return syi_call_special(vm, a, syi_unary_specials[op], NULL, 0);
    }
    sy_value r = type->slots.unary == NULL ? SY_NOT_IMPLEMENTED : type->slots.unary(vm, op, a);
    if (r != SY_NOT_IMPLEMENTED) {
        return r;
    }
    return syi_raise(vm, vm->types.TypeError, "bad operand type for %s: '%T'", symbols[op], a);
}
