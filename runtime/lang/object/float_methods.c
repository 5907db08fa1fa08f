/* SPDX-License-Identifier: MIT
 *
 * The methods and attributes of float, hexadecimal text among them.
 */
#include "lang/object/float.h"

#include <math.h>
#include <stdio.h>

#include "lang/object/format.h"
#include "lang/object/str_internal.h"

#define METHOD(name)                                                                           \
    static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)
#define UNUSED_ARGS() ((void)vm, (void)nargs, (void)kwnames)

METHOD(float_self) {
    UNUSED_ARGS();
    return sy_float_new(vm, syi_to_double(args[0]));
}

METHOD(float_int) {
    UNUSED_ARGS();
    return syi_int_from_double(vm, syi_to_double(args[0]));
}

METHOD(float_floor) {
    UNUSED_ARGS();
    return syi_int_from_double(vm, floor(syi_to_double(args[0])));
}

METHOD(float_ceil) {
    UNUSED_ARGS();
    return syi_int_from_double(vm, ceil(syi_to_double(args[0])));
}

METHOD(float_is_integer) {
    UNUSED_ARGS();
    double d = syi_to_double(args[0]);
    return sy_from_bool(d - d == 0 && floor(d) == d);
}

METHOD(float_round) {
    UNUSED_ARGS();
    double d = syi_to_double(args[0]);
    if (nargs < 2 || args[1] == SY_NONE) {
        return syi_int_from_double(vm, d - d == 0 ? nearbyint(d) : d);
    }
    int64_t ndigits;
    if (!syi_index(vm, args[1], &ndigits)) {
        return SY_NULL;
    }
    double r = syi_round_digits(d, ndigits);
    if (r - r != 0 && d - d == 0) {
        return syi_raise(vm, vm->types.OverflowError, "rounded value too large to represent");
    }
    return sy_float_new(vm, r);
}

METHOD(float_as_integer_ratio) {
    UNUSED_ARGS();
    double d = syi_to_double(args[0]);
    if (d - d != 0) {
        return syi_raise(vm, d != d ? vm->types.ValueError : vm->types.OverflowError,
                         "cannot convert %s to integer ratio", d != d ? "NaN" : "Infinity");
    }
    int exponent;
    double m = frexp(d, &exponent);
    while (m != floor(m)) {
        m *= 2;
        exponent--;
    }
    sy_value one = sy_from_int(1);
    sy_value power =
        syi_int_binary(vm, SY_LSHIFT, one, sy_from_int(exponent < 0 ? -exponent : exponent));
    sy_value top = sy_from_int((int64_t)m);
    if (power != SY_NULL && exponent > 0) {
        top = syi_int_binary(vm, SY_MUL, top, power);
        power = one;
    }
    const sy_value items[2] = {top, power};
    return top == SY_NULL || power == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 2);
}

METHOD(float_getnewargs) {
    UNUSED_ARGS();
    sy_value v = sy_float_new(vm, syi_to_double(args[0]));
    return v == SY_NULL ? SY_NULL : syi_tuple_new(vm, &v, 1);
}

METHOD(float_format) {
    UNUSED_ARGS();
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "__format__() argument must be str, not %T",
                         args[1]);
    }
    return syi_format_float(vm, args[0], args[1]);
}

/* --- Hexadecimal -----------------------------------------------------------------------------
 */

METHOD(float_hex) {
    UNUSED_ARGS();
    double d = syi_to_double(args[0]);
    char text[40];
    if (d - d != 0) {
        size_t n = syi_float_format(d, 'r', 0, false, text, sizeof text);
        return syi_str_new(vm, text, n);
    }
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int exponent = (int)(bits >> 52) & 0x7ff;
    uint64_t fraction = bits & (((uint64_t)1 << 52) - 1);
    const char *sign = bits >> 63 != 0 ? "-" : "";
    if (d == 0) {
        return syi_str_format(vm, "%s0x0.0p+0", sign);
    }
    int shown = exponent == 0 ? -1022 : exponent - 1023;
    snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, exponent != 0,
             (unsigned long long)fraction, shown);
    return syi_str_from_cstr(vm, text);
}

static int hex_digit(uint32_t c) {
    uint32_t lower = c | 0x20;
    return c >= '0' && c <= '9'           ? (int)(c - '0')
           : lower >= 'a' && lower <= 'f' ? (int)(lower - 'a') + 10
                                          : -1;
}

/* Hexadecimal digits with an optional point; the first 64 bits are kept. */
typedef struct hex_number {
    uint64_t mantissa;
    int64_t exponent;
    bool any, lost;
} hex_number;

static const char *parse_hex_digits(const char *p, const char *end, hex_number *h) {
    bool point = false;
    for (; p < end; p++) {
        if (*p == '.' && !point) {
            point = true;
            continue;
        }
        int digit = hex_digit((uint8_t)*p);
        if (digit < 0) {
            break;
        }
        h->any = true;
        if (h->mantissa >> 60 == 0) {
            h->mantissa = h->mantissa << 4 | (unsigned)digit;
            h->exponent -= point ? 4 : 0;
        } else {
            h->lost = h->lost || digit != 0;
            h->exponent += point ? 0 : 4;
        }
    }
    return p;
}

static bool parse_binary_exponent(const char *p, const char *end, int64_t *exponent) {
    if (p == end) {
        return true;
    }
    if ((*p | 0x20) != 'p') {
        return false;
    }
    p++;
    bool negative = p < end && *p == '-';
    p += p < end && (*p == '-' || *p == '+');
    int64_t e = 0;
    if (p == end) {
        return false;
    }
    for (; p < end; p++) {
        if (*p < '0' || *p > '9') {
            return false;
        }
        e = e < 1000000 ? e * 10 + (*p - '0') : e;
    }
    *exponent += negative ? -e : e;
    return true;
}

static bool parse_hex(const char *p, const char *end, double *out) {
    bool negative = p < end && *p == '-';
    p += p < end && (*p == '-' || *p == '+');
    if (p < end && ((*p | 0x20) == 'i' || (*p | 0x20) == 'n')) {
        bool ok = syi_float_parse(p, (size_t)(end - p), out);
        *out = ok && negative ? -*out : *out;
        return ok;
    }
    if (end - p >= 2 && p[0] == '0' && (p[1] | 0x20) == 'x') {
        p += 2;
    }
    hex_number h = {0, 0, false, false};
    p = parse_hex_digits(p, end, &h);
    if (!h.any || !parse_binary_exponent(p, end, &h.exponent)) {
        return false;
    }
    *out = syi_round_double(h.mantissa, h.exponent, h.lost);
    *out = negative ? -*out : *out;
    return true;
}

METHOD(float_getformat) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "__getformat__() argument must be str, not %T", args[1]);
    }
    if (!syi_str_is(args[1], "double") && !syi_str_is(args[1], "float")) {
        return syi_raise(vm, vm->types.ValueError,
                         "__getformat__() argument 1 must be 'double' or 'float'");
    }
    return syi_str_from_cstr(vm, "IEEE, little-endian");
}

METHOD(float_fromhex) {
    UNUSED_ARGS();
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "bad argument type for built-in operation");
    }
    const sy_str *s = syi_to_str(args[1]);
    size_t n;
    char *text = syi_number_text(vm, s, &n);
    if (text == NULL) {
        return SY_NULL;
    }
    double d = 0;
    bool ok = parse_hex(text, text + n, &d);
    bool overflow =
        ok && d - d != 0 && hex_digit((uint8_t)text[n - 1]) >= 0 && strchr(text, 'n') == NULL;
    syi_mem_resize(vm, text, (size_t)s->length + 1, 0);
    if (!ok) {
        return syi_raise(vm, vm->types.ValueError, "invalid hexadecimal floating-point string");
    }
    if (overflow) {
        return syi_raise(vm, vm->types.OverflowError,
                         "hexadecimal value too large to represent as a float");
    }
    sy_value v = sy_float_new(vm, d);
    if (v == SY_NULL || args[0] == sy_from_pointer(vm->types.float_)) {
        return v;
    }
    return syi_call(vm, args[0], &v, 1, SY_NULL);
}

const sy_fn_def syi_float_methods[] = {
    {"conjugate", float_self, 0, 0, 0, false,
     "conjugate($self, /)\n--\n\nReturn self, the complex conjugate of any float."},
    {"__trunc__", float_int, 0, 0, 0, false,
     "__trunc__($self, /)\n--\n\nReturn the Integral closest to x between 0 and x."},
    {"__floor__", float_floor, 0, 0, 0, false,
     "__floor__($self, /)\n--\n\nReturn the floor as an Integral."},
    {"__ceil__", float_ceil, 0, 0, 0, false,
     "__ceil__($self, /)\n--\n\nReturn the ceiling as an Integral."},
    {"__int__", float_int, 0, 0, 0, false, "__int__($self, /)\n--\n\nint(self)"},
    {"__float__", float_self, 0, 0, 0, false, "__float__($self, /)\n--\n\nfloat(self)"},
    {"__round__", float_round, 0, 1, 0, false,
     "__round__($self, ndigits=None, /)\n--\n\nReturn the Integral closest to x, rounding half "
     "toward even.\n\nWhen an argument is passed, work like built-in round(x, ndigits)."},
    {"as_integer_ratio", float_as_integer_ratio, 0, 0, 0, false,
     "as_integer_ratio($self, /)\n--\n\nReturn integer ratio."},
    {"__getformat__", float_getformat, 1, 1, SY_FN_CLASS, false,
     "__getformat__($type, typestr, /)\n--\n\nHow a C double or float is stored."},
    {"fromhex", float_fromhex, 1, 1, SY_FN_CLASS, false,
     "fromhex($type, string, /)\n--\n\nCreate a floating-point number from a hexadecimal "
     "string."},
    {"hex", float_hex, 0, 0, 0, false,
     "hex($self, /)\n--\n\nReturn a hexadecimal representation of a floating-point number."},
    {"is_integer", float_is_integer, 0, 0, 0, false,
     "is_integer($self, /)\n--\n\nReturn True if the float is an integer."},
    {"__getnewargs__", float_getnewargs, 0, 0, 0, false, "__getnewargs__($self, /)"},
    {"__format__", float_format, 1, 1, 0, false,
     "__format__($self, format_spec, /)\n--\n\nFormats the float according to format_spec."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static sy_value get_real(sy_vm *vm, sy_value self) {
    return sy_float_new(vm, syi_to_double(self));
}

static sy_value get_imag(sy_vm *vm, sy_value self) {
    (void)self;
    return sy_float_new(vm, 0.0);
}

const sy_getset_def syi_float_getsets[] = {
    {"real", get_real, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {NULL, NULL, NULL, NULL},
};
