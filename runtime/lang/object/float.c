/* SPDX-License-Identifier: MIT
 *
 * The float type: constructor, arithmetic, comparison, hash. Most floats are words; inf, nan
 * and those with extreme exponents are objects.
 */
#include "lang/object/float.h"

#include <math.h>

#include "lang/object/str_internal.h"

sy_value syi_float_box(sy_vm *vm, double d) {
    sy_float *f = syi_object_new(vm, vm->types.float_, sizeof *f);
    if (f == NULL) {
        return SY_NULL;
    }
    f->value = d;
    return sy_from_pointer(f);
}

/* CPython's: the value modulo 2^61 - 1, taken 28 bits at a time. */
uint64_t syi_float_hash(double d) {
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    if (d - d != 0) {
        return d != d ? 0 : d > 0 ? 314159 : (uint64_t)-314159;
    }
    int e;
    double m = frexp(d, &e);
    bool negative = m < 0;
    m = fabs(m);
    uint64_t x = 0;
    while (m != 0) {
        x = (x << 28 & modulus) | x >> (61 - 28);
        m *= 268435456.0;
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        x += y;
        x -= x >= modulus ? modulus : 0;
    }
    e = e >= 0 ? e % 61 : 60 - (-1 - e) % 61;
    x = (x << e & modulus) | x >> (61 - e);
    x = negative ? 0 - x : x;
    return x == (uint64_t)-1 ? (uint64_t)-2 : x;
}

/* --- Constructor -----------------------------------------------------------------------------
 */

static sy_value raise_malformed(sy_vm *vm, sy_value original) {
    return syi_raise(vm, vm->types.ValueError, "could not convert string to float: %R",
                     original);
}

static bool parse_str(sy_vm *vm, sy_value text, double *out) {
    const sy_str *s = syi_to_str(text);
    size_t n;
    char *ascii = syi_number_text(vm, s, &n);
    if (ascii == NULL) {
        return false;
    }
    bool ok = syi_float_parse(ascii, n, out);
    syi_mem_resize(vm, ascii, (size_t)s->length + 1, 0);
    if (!ok) {
        raise_malformed(vm, text);
    }
    return ok;
}

static bool parse_bytes(sy_vm *vm, sy_value v, const uint8_t *data, uint32_t n, double *out) {
    const char *text = (const char *)data;
    while (n > 0 && (*text == ' ' || (*text >= 9 && *text <= 13))) {
        text++;
        n--;
    }
    while (n > 0 && (text[n - 1] == ' ' || (text[n - 1] >= 9 && text[n - 1] <= 13))) {
        n--;
    }
    bool ok = syi_float_parse(text, n, out);
    if (!ok) {
        raise_malformed(vm, v);
    }
    return ok;
}

bool syi_to_float(sy_vm *vm, sy_value v, double *out, const char *message) {
    if (sy_is_flonum(v) || syi_is_type(v, vm->types.float_)) {
        *out = syi_to_double(v);
        return true;
    }
    sy_type *type = syi_type_of(vm, v);
    sy_value r;
    if (syi_type_lookup(vm, type, vm->specials[SY_SPECIAL_FLOAT]) != SY_NULL) {
        r = syi_call_method(vm, v, vm->specials[SY_SPECIAL_FLOAT], NULL, 0);
        if (r == SY_NULL) {
            return false;
        }
        if (!syi_is_float(r)) {
            syi_raise(vm, vm->types.TypeError, "%T.__float__ returned non-float (type %T)", v,
                      r);
            return false;
        }
        *out = syi_to_double(r);
        return true;
    }
    if (syi_type_lookup(vm, type, vm->specials[SY_SPECIAL_INDEX]) == SY_NULL) {
        syi_raise(vm, vm->types.TypeError, message, v);
        return false;
    }
    r = syi_index_value(vm, v);
    if (r == SY_NULL) {
        return false;
    }
    *out = syi_int_to_double(vm, r);
    return !syi_failed(vm);
}

static bool from_object(sy_vm *vm, sy_value v, double *out) {
    const uint8_t *data;
    uint32_t n;
    if (syi_is_str(v)) {
        return parse_str(vm, v, out);
    }
    if (syi_buffer(v, &data, &n)) {
        return parse_bytes(vm, v, data, n, out);
    }
    return syi_to_float(vm, v, out,
                        "float() argument must be a string or a real number, not '%T'");
}

static sy_value float_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    double d = 0;
    if ((type == vm->types.float_ || nargs > 1) &&
        !syi_at_most_one(vm, "float", nargs, kwnames)) {
        return SY_NULL;
    }
    if (nargs == 1 && type == vm->types.float_ &&
        (sy_is_flonum(args[0]) || syi_is_type(args[0], vm->types.float_))) {
        return args[0];
    }
    if (nargs > 0 && !from_object(vm, args[0], &d)) {
        return SY_NULL;
    }
    if (type == vm->types.float_) {
        return sy_float_new(vm, d);
    }
    sy_float *f = syi_object_new(vm, type, type->size);
    if (f == NULL) {
        return SY_NULL;
    }
    f->value = d;
    return sy_from_pointer(f);
}

/* --- Arithmetic ------------------------------------------------------------------------------
 */

int syi_real_operand(sy_vm *vm, sy_value v, double *out) {
    if (syi_is_float(v)) {
        *out = syi_to_double(v);
        return 1;
    }
    if (!syi_is_int(v)) {
        return 0;
    }
    *out = syi_int_to_double(vm, v);
    return syi_failed(vm) ? -1 : 1;
}

static void float_divmod(double a, double b, double *floor_div, double *mod) {
    double m = fmod(a, b);
    double div = (a - m) / b;
    if (m != 0) {
        if ((b < 0) != (m < 0)) {
            m += b;
            div -= 1.0;
        }
    } else {
        m = copysign(0.0, b);
    }
    if (div != 0) {
        double whole = floor(div);
        *floor_div = div - whole > 0.5 ? whole + 1.0 : whole;
    } else {
        *floor_div = copysign(0.0, a / b);
    }
    *mod = m;
}

static sy_value zero_division(sy_vm *vm, const char *message) {
    return syi_raise(vm, vm->types.ZeroDivisionError, message);
}

static bool is_odd(double y) {
    return fmod(fabs(y), 2.0) == 1.0;
}

sy_value syi_float_power(sy_vm *vm, double x, double y) {
    if (y == 0 || x == 1) {
        return sy_float_new(vm, 1.0);
    }
    if (x - x == 0 && y - y == 0) {
        if (x == 0 && y < 0) {
            return zero_division(vm, "0.0 cannot be raised to a negative power");
        }
        if (x < 0 && y != floor(y)) {
            return syi_complex_power(vm, x, 0, y, 0);
        }
        double r = pow(fabs(x), y);
        if (r - r != 0) {
            const sy_value args[2] = {sy_from_int(34),
                                      syi_str_from_cstr(vm, "Numerical result out of range")};
            sy_value exc =
                args[1] == SY_NULL
                    ? SY_NULL
                    : syi_type_new_instance(vm, vm->types.OverflowError, args, 2, SY_NULL);
            return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
        }
        return sy_float_new(vm, signbit(x) && is_odd(y) ? -r : r);
    }
    return sy_float_new(vm, pow(x, y));
}

static sy_value float_division(sy_vm *vm, enum sy_binary_op op, double a, double b) {
    if (b == 0) {
        return zero_division(vm, op == SY_TRUEDIV    ? "float division by zero"
                                 : op == SY_FLOORDIV ? "float floor division by zero"
                                 : op == SY_MOD      ? "float modulo"
                                                     : "float divmod()");
    }
    if (op == SY_TRUEDIV) {
        return sy_float_new(vm, a / b);
    }
    double div;
    double mod;
    float_divmod(a, b, &div, &mod);
    if (op == SY_FLOORDIV) {
        return sy_float_new(vm, div);
    }
    if (op == SY_MOD) {
        return sy_float_new(vm, mod);
    }
    const sy_value items[2] = {sy_float_new(vm, div), sy_float_new(vm, mod)};
    return items[0] == SY_NULL || items[1] == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 2);
}

static sy_value float_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    double x;
    double y;
    int known = syi_real_operand(vm, a, &x);
    known = known == 1 ? syi_real_operand(vm, b, &y) : known;
    if (known != 1) {
        return known < 0 ? SY_NULL : SY_NOT_IMPLEMENTED;
    }
    switch (op) {
    case SY_ADD:
        return sy_float_new(vm, x + y);
    case SY_SUB:
        return sy_float_new(vm, x - y);
    case SY_MUL:
        return sy_float_new(vm, x * y);
    case SY_TRUEDIV:
    case SY_FLOORDIV:
    case SY_MOD:
    case SY_DIVMOD:
        return float_division(vm, op, x, y);
    case SY_POW:
        return syi_float_power(vm, x, y);
    default:
        return SY_NOT_IMPLEMENTED;
    }
}

static sy_value float_unary(sy_vm *vm, enum sy_unary_op op, sy_value self) {
    double d = syi_to_double(self);
    switch (op) {
    case SY_NEG:
        return sy_float_new(vm, -d);
    case SY_ABS:
        return sy_float_new(vm, fabs(d));
    case SY_POS:
        return sy_float_new(vm, d);
    default:
        return SY_NOT_IMPLEMENTED;
    }
}

/* --- Slots -----------------------------------------------------------------------------------
 */

static bool compare_doubles(double a, double b, enum sy_compare_op op) {
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

static sy_value float_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    (void)vm;
    double a = syi_to_double(self);
    if (syi_is_float(other)) {
        return sy_from_bool(compare_doubles(a, syi_to_double(other), op));
    }
    if (!syi_is_int(other)) {
        return SY_NOT_IMPLEMENTED;
    }
    double order = a != a ? a : -(double)syi_int_cmp_double(other, a);
    return sy_from_bool(compare_doubles(order, 0, op));
}

static bool float_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)vm;
    double d = syi_to_double(self);
    /* A nan equals nothing, so its identity serves. */
    *out = d != d ? self >> 4 | self << 60 : syi_float_hash(d);
    return true;
}

static sy_value float_repr(sy_vm *vm, sy_value self) {
    char text[40];
    size_t n = syi_float_format(syi_to_double(self), 'r', 0, false, text, sizeof text);
    return syi_str_new(vm, text, n);
}

static int float_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_double(self) != 0;
}

const sy_type_def syi_type_float_ = {
    .name = "float",
    .doc = "Convert a string or number to a floating point number, if possible.",
    .size = sizeof(sy_float),
    .flags = SY_TYPE_IS_FLOAT,
    .slots = {.repr = float_repr,
              .hash = float_hash,
              .compare = float_compare,
              .binary = float_binary,
              .unary = float_unary,
              .truth = float_truth,
              .create = float_create},
    .methods = syi_float_methods,
    .getsets = syi_float_getsets,
};
