/* SPDX-License-Identifier: MIT
 *
 * Builtins on numbers and characters.
 */
#include "lang/vm/builtins.h"

#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"

static sy_value builtin_abs(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_unary(vm, SY_ABS, args[0]);
}

static sy_value builtin_divmod(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_binary(vm, SY_DIVMOD, args[0], args[1]);
}

static sy_value builtin_pow(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"base", "exp", "mod", NULL};
    static const sy_signature signature = {"pow", names, 2, 3};
    sy_value a[3];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    if (a[2] == SY_NULL || a[2] == SY_NONE) {
        return syi_binary(vm, SY_POW, a[0], a[1]);
    }
    return syi_power(vm, a[0], a[1], a[2]);
}

static sy_value builtin_round(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"number", "ndigits", NULL};
    static const sy_signature signature = {"round", names, 1, 2};
    sy_value a[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    sy_value name = vm->specials[SY_SPECIAL_ROUND];
    sy_type *type = syi_type_of(vm, a[0]);
    if (syi_type_lookup(vm, type, name) == SY_NULL) {
        return syi_raise(vm, vm->types.TypeError, "type %N doesn't define __round__ method",
                         type);
    }
    bool digits = a[1] != SY_NULL && a[1] != SY_NONE;
    return syi_call_method(vm, a[0], name, &a[1], digits ? 1 : 0);
}

/* --- Bases --- */

static sy_value in_base(sy_vm *vm, sy_value v, int base, const char *prefix) {
    if (!syi_is_int(v)) {
        if (syi_type_lookup(vm, syi_type_of(vm, v), vm->specials[SY_SPECIAL_INDEX]) ==
            SY_NULL) {
            return syi_raise(vm, vm->types.TypeError,
                             "'%T' object cannot be interpreted as an integer", v);
        }
        v = syi_call_method(vm, v, vm->specials[SY_SPECIAL_INDEX], NULL, 0);
        if (v == SY_NULL) {
            return SY_NULL;
        }
        if (!syi_is_int(v)) {
            return syi_raise(vm, vm->types.TypeError, "__index__ returned non-int (type %T)",
                             v);
        }
    }
    v = syi_int_value(vm, v);
    sy_value text = v == SY_NULL ? SY_NULL : syi_int_to_str(vm, v, base);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    bool negative = syi_int_sign(v) < 0;
    sy_str_builder b;
    syi_builder_init(&b, vm);
    if (negative) {
        syi_builder_char(&b, '-');
    }
    syi_builder_ascii(&b, prefix);
    syi_builder_range(&b, text, negative ? 1 : 0, syi_to_str(text)->length);
    return syi_builder_finish(&b);
}

static sy_value builtin_bin(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return in_base(vm, args[0], 2, "0b");
}

static sy_value builtin_oct(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return in_base(vm, args[0], 8, "0o");
}

static sy_value builtin_hex(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return in_base(vm, args[0], 16, "0x");
}

/* --- Characters --- */

static sy_value builtin_chr(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t code;
    if (!syi_index(vm, args[0], &code)) {
        return SY_NULL;
    }
    if (code < 0 || code > 0x10ffff) {
        return syi_raise(vm, vm->types.ValueError, "chr() arg not in range(0x110000)");
    }
    return syi_str_from_char(vm, (uint32_t)code);
}

static sy_value builtin_ord(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    uint32_t length;
    if (syi_is_str(args[0])) {
        const sy_str *s = syi_to_str(args[0]);
        length = s->length;
        if (length == 1) {
            return sy_from_int(syi_str_at(s, 0));
        }
    } else if (syi_is_bytes(args[0])) {
        const sy_bytes *bytes = (const sy_bytes *)sy_to_object(args[0]);
        length = bytes->length;
        if (length == 1) {
            return sy_from_int(bytes->data[0]);
        }
    } else {
        return syi_raise(vm, vm->types.TypeError,
                         "ord() expected string of length 1, but %T found", args[0]);
    }
    return syi_raise(vm, vm->types.TypeError,
                     "ord() expected a character, but string of length %d found", (int)length);
}

const sy_fn_def syi_builtins_number[] = {
    {"abs", builtin_abs, 1, 1, 0, false, "abs(x, /)"},
    {"divmod", builtin_divmod, 2, 2, 0, false, "divmod(x, y, /)"},
    {"pow", builtin_pow, 0, -1, 0, true, "pow(base, exp, mod=None)"},
    {"round", builtin_round, 0, -1, 0, true, "round(number, ndigits=None)"},
    {"bin", builtin_bin, 1, 1, 0, false, "bin(number, /)"},
    {"oct", builtin_oct, 1, 1, 0, false, "oct(number, /)"},
    {"hex", builtin_hex, 1, 1, 0, false, "hex(number, /)"},
    {"chr", builtin_chr, 1, 1, 0, false, "chr(i, /)"},
    {"ord", builtin_ord, 1, 1, 0, false, "ord(c, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};
