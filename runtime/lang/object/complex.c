/* SPDX-License-Identifier: MIT
 *
 * The complex type.
 */
#include "lang/object/complex.h"

#include <math.h>

#include "lang/object/args.h"
#include "lang/object/format.h"
#include "lang/object/str_internal.h"

typedef struct pair {
    double real, imag;
} pair;

sy_value syi_complex_new(sy_vm *vm, double real, double imag) {
    sy_complex *c = syi_object_new(vm, vm->types.complex_, sizeof *c);
    if (c == NULL) {
        return SY_NULL;
    }
    c->real = real;
    c->imag = imag;
    return sy_from_pointer(c);
}

static bool is_complex(sy_value v) {
    return sy_is_pointer(v) && sy_to_object(v)->type->def == &syi_type_complex_;
}

static pair pair_of(sy_value v) {
    const sy_complex *c = (const sy_complex *)sy_to_object(v);
    return (pair){c->real, c->imag};
}

static sy_value from_pair(sy_vm *vm, pair p) {
    return syi_complex_new(vm, p.real, p.imag);
}

/* --- Arithmetic ------------------------------------------------------------------------------
 */

static pair product(pair a, pair b) {
    return (pair){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/* Scales by the larger part of the divisor, so that no square overflows. b is not 0. */
static pair quotient(pair a, pair b) {
    if (fabs(b.real) >= fabs(b.imag)) {
        double ratio = b.imag / b.real;
        double scale = b.real + b.imag * ratio;
        return (pair){(a.real + a.imag * ratio) / scale, (a.imag - a.real * ratio) / scale};
    }
    if (fabs(b.imag) >= fabs(b.real)) {
        double ratio = b.real / b.imag;
        double scale = b.real * ratio + b.imag;
        return (pair){(a.real * ratio + a.imag) / scale, (a.imag * ratio - a.real) / scale};
    }
    return (pair){(double)NAN, (double)NAN};
}

static pair power_unsigned(pair x, long n) {
    pair r = {1, 0};
    for (long mask = 1; n >= mask; mask <<= 1) {
        if ((n & mask) != 0) {
            r = product(r, x);
        }
        x = product(x, x);
    }
    return r;
}

static pair power_general(pair a, pair b) {
    double length = hypot(a.real, a.imag);
    double size = pow(length, b.real);
    double angle = atan2(a.imag, a.real);
    double phase = angle * b.real;
    if (b.imag != 0) {
        size *= exp(-angle * b.imag);
        phase += b.imag * log(length);
    }
    return (pair){size * cos(phase), size * sin(phase)};
}

sy_value syi_complex_power(sy_vm *vm, double ar, double ai, double br, double bi) {
    pair a = {ar, ai};
    pair b = {br, bi};
    pair r = {0, 0};
    bool zero = ar == 0 && ai == 0;
    if (br == 0 && bi == 0) {
        r.real = 1;
    } else if (zero && (bi != 0 || br < 0)) {
        return syi_raise(vm, vm->types.ZeroDivisionError, "0.0 to a negative or complex power");
    } else if (bi == 0 && br == floor(br) && fabs(br) <= 100) {
        r = power_unsigned(a, (long)fabs(br));
        r = br < 0 ? quotient((pair){1, 0}, r) : r;
    } else if (!zero) {
        r = power_general(a, b);
    }
    if (isinf(r.real) || isinf(r.imag)) {
        return syi_raise(vm, vm->types.OverflowError, "complex exponentiation");
    }
    return from_pair(vm, r);
}

/* 1: *out is v as a complex, 0: v is no number, -1: failed. */
static int operand(sy_vm *vm, sy_value v, pair *out) {
    if (is_complex(v)) {
        *out = pair_of(v);
        return 1;
    }
    out->imag = 0;
    return syi_real_operand(vm, v, &out->real);
}

static sy_value complex_binary(sy_vm *vm, enum sy_binary_op op, sy_value x, sy_value y) {
    pair a;
    pair b;
    int known = operand(vm, x, &a);
    known = known == 1 ? operand(vm, y, &b) : known;
    if (known != 1) {
        return known < 0 ? SY_NULL : SY_NOT_IMPLEMENTED;
    }
    switch (op) {
    case SY_ADD:
        return syi_complex_new(vm, a.real + b.real, a.imag + b.imag);
    case SY_SUB:
        return syi_complex_new(vm, a.real - b.real, a.imag - b.imag);
    case SY_MUL:
        return from_pair(vm, product(a, b));
    case SY_TRUEDIV:
        if (b.real == 0 && b.imag == 0) {
            return syi_raise(vm, vm->types.ZeroDivisionError, "complex division by zero");
        }
        return from_pair(vm, quotient(a, b));
    case SY_POW:
        return syi_complex_power(vm, a.real, a.imag, b.real, b.imag);
    default:
        return SY_NOT_IMPLEMENTED;
    }
}

static sy_value complex_unary(sy_vm *vm, enum sy_unary_op op, sy_value self) {
    pair p = pair_of(self);
    switch (op) {
    case SY_NEG:
        return syi_complex_new(vm, -p.real, -p.imag);
    case SY_POS:
        return from_pair(vm, p);
    case SY_ABS: {
        double size = hypot(p.real, p.imag);
        if (isinf(size) && !isinf(p.real) && !isinf(p.imag)) {
            return syi_raise(vm, vm->types.OverflowError, "absolute value too large");
        }
        return sy_float_new(vm, size);
    }
    default:
        return SY_NOT_IMPLEMENTED;
    }
}

/* --- Constructor -----------------------------------------------------------------------------
 */

/* Length of the real number that text starts with; 0: none. */
static size_t number_length(const char *text, size_t n) {
    size_t i = n > 0 && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    if (i < n && ((text[i] | 0x20) == 'n' || (text[i] | 0x20) == 'i')) {
        size_t length = n - i >= 8 && (text[i + 7] | 0x20) == 'y' ? 8 : 3;
        return i + length <= n ? i + length : 0;
    }
    bool any = false;
    for (; i < n; i++) {
        char c = text[i];
        bool exponent_sign = (c == '+' || c == '-') && any && (text[i - 1] | 0x20) == 'e';
        if (!(c >= '0' && c <= '9') && c != '.' && c != '_' && (c | 0x20) != 'e' &&
            !exponent_sign) {
            break;
        }
        any = true;
    }
    return any ? i : 0;
}

/* A sign alone counts as 1 before j. */
static bool imaginary(const char *text, size_t n, double *out) {
    if (n == 0 || (n == 1 && (text[0] == '+' || text[0] == '-'))) {
        *out = n == 1 && text[0] == '-' ? -1 : 1;
        return true;
    }
    return number_length(text, n) == n && syi_float_parse(text, n, out);
}

static bool parse_complex(const char *text, size_t n, pair *out) {
    if (n >= 2 && text[0] == '(' && text[n - 1] == ')') {
        text++;
        n -= 2;
        for (; n > 0 && (*text == ' ' || (*text >= 9 && *text <= 13)); n--) {
            text++;
        }
        for (; n > 0 && (text[n - 1] == ' ' || (text[n - 1] >= 9 && text[n - 1] <= 13)); n--) {
        }
    }
    *out = (pair){0, 0};
    if (n == 0) {
        return false;
    }
    if ((text[n - 1] | 0x20) != 'j') {
        return number_length(text, n) == n && syi_float_parse(text, n, &out->real);
    }
    n--;
    size_t real = number_length(text, n);
    if (real == 0 || real == n) {
        return imaginary(text, n, &out->imag);
    }
    return (text[real] == '+' || text[real] == '-') &&
           syi_float_parse(text, real, &out->real) &&
           imaginary(text + real, n - real, &out->imag);
}

static bool from_str(sy_vm *vm, sy_value v, pair *out) {
    const sy_str *s = syi_to_str(v);
    size_t n;
    char *text = syi_number_text(vm, s, &n);
    if (text == NULL) {
        return false;
    }
    bool ok = parse_complex(text, n, out);
    syi_mem_resize(vm, text, (size_t)s->length + 1, 0);
    if (!ok) {
        syi_raise(vm, vm->types.ValueError, "complex() arg is a malformed string");
    }
    return ok;
}

/* v.__complex__(), or SY_NULL: none. */
static sy_value special(sy_vm *vm, sy_value v) {
    sy_value name = syi_intern_cstr(vm, "__complex__");
    if (name == SY_NULL || syi_type_lookup(vm, syi_type_of(vm, v), name) == SY_NULL) {
        return SY_NULL;
    }
    sy_value r = syi_call_method(vm, v, name, NULL, 0);
    if (r != SY_NULL && !is_complex(r)) {
        return syi_raise(vm, vm->types.TypeError, "__complex__ returned non-complex (type %T)",
                         r);
    }
    return r;
}

/* *whole: it came as a complex, not as a real number. */
static bool from_number(sy_vm *vm, sy_value v, const char *message, pair *out, bool *whole) {
    if (!is_complex(v) && !syi_is_float(v) && !syi_is_int(v)) {
        sy_value r = special(vm, v);
        if (r == SY_NULL && syi_failed(vm)) {
            return false;
        }
        v = r != SY_NULL ? r : v;
    }
    *whole = is_complex(v);
    if (*whole) {
        *out = pair_of(v);
        return true;
    }
    out->imag = 0;
    return syi_to_float(vm, v, &out->real, message);
}

/* Both arguments are numbers or missing. */
static bool from_parts(sy_vm *vm, sy_value real, sy_value imag, pair *out) {
    pair a = {0, 0};
    pair b = {0, 0};
    bool a_whole = false;
    bool b_whole = false;
    if ((real != SY_NULL &&
         !from_number(vm, real,
                      "complex() first argument must be a string or a number, not '%T'", &a,
                      &a_whole)) ||
        (imag != SY_NULL &&
         !from_number(vm, imag, "complex() second argument must be a number, not '%T'", &b,
                      &b_whole))) {
        return false;
    }
    out->real = b_whole ? a.real - b.imag : a.real;
    out->imag = a_whole ? (imag != SY_NULL ? a.imag + b.real : a.imag) : b.real;
    return true;
}

static sy_value complex_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    static const char *const names[] = {"real", "imag", NULL};
    static const sy_signature signature = {"complex", names, 0, 2};
    sy_value given[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, given)) {
        return SY_NULL;
    }
    pair a = {0, 0};
    if (given[0] != SY_NULL && syi_is_str(given[0])) {
        if (given[1] != SY_NULL) {
            return syi_raise(vm, vm->types.TypeError,
                             "complex() can't take second arg if first is a string");
        }
        if (!from_str(vm, given[0], &a)) {
            return SY_NULL;
        }
    } else if (given[1] != SY_NULL && syi_is_str(given[1])) {
        return syi_raise(vm, vm->types.TypeError, "complex() second arg can't be a string");
    } else if (!from_parts(vm, given[0], given[1], &a)) {
        return SY_NULL;
    }
    sy_complex *c = syi_object_new(vm, type, type->size);
    if (c == NULL) {
        return SY_NULL;
    }
    c->real = a.real;
    c->imag = a.imag;
    return sy_from_pointer(c);
}

/* --- The other slots -------------------------------------------------------------------------
 */

/* repr of a part: no ".0", a sign if asked for. */
static void append_part(sy_str_builder *b, double d, bool with_sign) {
    char text[40];
    size_t n = syi_float_format(d, 'r', 0, false, text, sizeof text);
    if (n > 2 && memcmp(text + n - 2, ".0", 2) == 0) {
        n -= 2;
    }
    if (with_sign && text[0] != '-') {
        syi_builder_char(b, '+');
    }
    syi_builder_utf8(b, text, n);
}

static sy_value complex_repr(sy_vm *vm, sy_value self) {
    pair p = pair_of(self);
    bool bare = p.real == 0 && !signbit(p.real);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    if (!bare) {
        syi_builder_char(&b, '(');
        append_part(&b, p.real, false);
    }
    append_part(&b, p.imag, !bare);
    syi_builder_ascii(&b, bare ? "j" : "j)");
    return syi_builder_finish(&b);
}

static bool complex_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)vm;
    pair p = pair_of(self);
    *out = syi_float_hash(p.real) + 1000003u * syi_float_hash(p.imag);
    *out = *out == UINT64_MAX ? UINT64_MAX - 1 : *out;
    return true;
}

static sy_value complex_compare(sy_vm *vm, sy_value self, sy_value other,
                                enum sy_compare_op op) {
    (void)vm;
    if (op != SY_EQ && op != SY_NE) {
        return SY_NOT_IMPLEMENTED;
    }
    pair a = pair_of(self);
    bool equal;
    if (is_complex(other)) {
        pair b = pair_of(other);
        equal = a.real == b.real && a.imag == b.imag;
    } else if (syi_is_float(other)) {
        equal = a.imag == 0 && a.real == syi_to_double(other);
    } else if (syi_is_int(other)) {
        equal = a.imag == 0 && a.real == a.real && syi_int_cmp_double(other, a.real) == 0;
    } else {
        return SY_NOT_IMPLEMENTED;
    }
    return sy_from_bool(equal == (op == SY_EQ));
}

static int complex_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    pair p = pair_of(self);
    return p.real != 0 || p.imag != 0;
}

/* --- Methods ---------------------------------------------------------------------------------
 */

#define METHOD(name)                                                                           \
    static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)
#define UNUSED_ARGS() ((void)nargs, (void)kwnames)

METHOD(complex_conjugate) {
    UNUSED_ARGS();
    return syi_complex_new(vm, pair_of(args[0]).real, -pair_of(args[0]).imag);
}

METHOD(complex_self) {
    UNUSED_ARGS();
    return syi_is_type(args[0], vm->types.complex_) ? args[0] : from_pair(vm, pair_of(args[0]));
}

METHOD(complex_getnewargs) {
    UNUSED_ARGS();
    pair p = pair_of(args[0]);
    const sy_value items[2] = {sy_float_new(vm, p.real), sy_float_new(vm, p.imag)};
    return items[0] == SY_NULL || items[1] == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 2);
}

METHOD(complex_format) {
    UNUSED_ARGS();
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "__format__() argument must be str, not %T",
                         args[1]);
    }
    return syi_format_complex(vm, args[0], args[1]);
}

static const sy_fn_def complex_methods[] = {
    {"conjugate", complex_conjugate, 0, 0, 0, false,
     "conjugate($self, /)\n--\n\nReturn the complex conjugate of its argument. "
     "(3-4j).conjugate() == 3+4j."},
    {"__complex__", complex_self, 0, 0, 0, false,
     "__complex__($self, /)\n--\n\nConvert this value to exact type complex."},
    {"__getnewargs__", complex_getnewargs, 0, 0, 0, false, NULL},
    {"__format__", complex_format, 1, 1, 0, false,
     "__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static sy_value get_real(sy_vm *vm, sy_value self) {
    return sy_float_new(vm, pair_of(self).real);
}

static sy_value get_imag(sy_vm *vm, sy_value self) {
    return sy_float_new(vm, pair_of(self).imag);
}

static const sy_getset_def complex_getsets[] = {
    {"real", get_real, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_complex_ = {
    .name = "complex",
    .doc =
        "Create a complex number from a real part and an optional imaginary part.\n\nThis is "
        "equivalent to (real + imag*1j) where imag defaults to 0.",
    .size = sizeof(sy_complex),
    .slots = {.repr = complex_repr,
              .hash = complex_hash,
              .compare = complex_compare,
              .binary = complex_binary,
              .unary = complex_unary,
              .truth = complex_truth,
              .create = complex_create},
    .methods = complex_methods,
    .getsets = complex_getsets,
};
