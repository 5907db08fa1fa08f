/* SPDX-License-Identifier: MIT
 *
 * Operators of int: small operands directly, all others by views of their magnitudes.
 */
#include "lang/object/number.h"

#include <math.h>

#include "lang/object/bigint.h"
#include "lang/object/container.h"
#include "lang/object/error.h"

sy_value syi_int_new(sy_vm *vm, int64_t i) {
    if (sy_int_fits(i)) {
        return sy_from_int(i);
    }
    bool negative = i < 0;
    uint64_t u = negative ? 0 - (uint64_t)i : (uint64_t)i;
    const uint32_t digits[3] = {(uint32_t)u & SY_DIGIT_MASK,
                                (uint32_t)(u >> 30) & SY_DIGIT_MASK, (uint32_t)(u >> 60)};
    return syi_big_from_mag(vm, digits, 3, negative);
}

sy_value syi_int_from_uint64(sy_vm *vm, uint64_t u) {
    if (u <= (uint64_t)SY_INT_MAX) {
        return sy_from_int((int64_t)u);
    }
    const uint32_t digits[3] = {(uint32_t)u & SY_DIGIT_MASK,
                                (uint32_t)(u >> 30) & SY_DIGIT_MASK, (uint32_t)(u >> 60)};
    return syi_big_from_mag(vm, digits, 3, false);
}

sy_value syi_int_from_double(sy_vm *vm, double d) {
    if (d != d) {
        return syi_raise(vm, vm->types.ValueError, "cannot convert float NaN to integer");
    }
    if (d == (double)INFINITY || d == -(double)INFINITY) {
        return syi_raise(vm, vm->types.OverflowError,
                         "cannot convert float infinity to integer");
    }
    if (d > -0x1p62 && d < 0x1p62) {
        return sy_from_int((int64_t)d);
    }
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(fabs(frexp(d, &exponent)), 53);
    sy_int_view view = {.digits = view.room, .length = 2, .negative = d < 0};
    view.room[0] = (uint32_t)mantissa & SY_DIGIT_MASK;
    view.room[1] = (uint32_t)(mantissa >> SY_DIGIT_BITS);
    return syi_big_shift_left(vm, &view, (uint64_t)(exponent - 53));
}

bool syi_is_int(sy_value v) {
    return sy_is_int(v) || sy_is_bool(v) || syi_has_flag(v, SY_TYPE_IS_INT);
}

sy_value syi_int_value(sy_vm *vm, sy_value v) {
    if (sy_is_int(v)) {
        return v;
    }
    if (sy_is_bool(v)) {
        return sy_from_int(v == SY_TRUE);
    }
    sy_object *o = sy_to_object(v);
    if (o->type == vm->types.int_) {
        return v;
    }
    const sy_bigint *b = (const sy_bigint *)o;
    return syi_big_from_mag(vm, b->digits, b->length, o->aux != 0);
}

int syi_int_sign(sy_value v) {
    if (sy_is_int(v)) {
        int64_t i = sy_to_int(v);
        return i < 0 ? -1 : i > 0;
    }
    sy_int_view view;
    syi_int_view(v, &view);
    return view.negative ? -1 : view.length > 0;
}

uint64_t syi_int_bit_length(sy_value v) {
    sy_int_view view;
    syi_int_view(v, &view);
    return syi_mag_bits(view.digits, view.length);
}

static double view_to_double(const sy_int_view *v) {
    int64_t exponent;
    bool lost;
    uint64_t top = syi_mag_top64(v->digits, v->length, &exponent, &lost);
    double d = syi_round_double(top, exponent, lost);
    return v->negative ? -d : d;
}

double syi_int_to_double(sy_vm *vm, sy_value v) {
    if (sy_is_int(v)) {
        return (double)sy_to_int(v);
    }
    sy_int_view view;
    syi_int_view(v, &view);
    double d = view_to_double(&view);
    if (d == (double)INFINITY || d == -(double)INFINITY) {
        syi_raise(vm, vm->types.OverflowError, "int too large to convert to float");
        return -1;
    }
    return d;
}

int syi_int_cmp(sy_value a, sy_value b) {
    if (sy_both_int(a, b)) {
        int64_t x = sy_to_int(a);
        int64_t y = sy_to_int(b);
        return x < y ? -1 : x > y;
    }
    sy_int_view x;
    sy_int_view y;
    syi_int_view(a, &x);
    syi_int_view(b, &y);
    return syi_big_cmp(&x, &y);
}

int syi_int_cmp_double(sy_value a, double b) {
    sy_int_view v;
    syi_int_view(a, &v);
    int sign = v.negative ? -1 : v.length > 0;
    int other = b < 0 ? -1 : b > 0;
    if (sign != other || sign == 0) {
        return sign < other ? -1 : sign > other;
    }
    int exponent;
    double fraction = frexp(fabs(b), &exponent);
    int64_t bits = (int64_t)syi_mag_bits(v.digits, v.length);
    if (b - b != 0 || bits != exponent) {
        bool smaller = b - b != 0 || bits < exponent;
        return smaller ? -sign : sign;
    }
    /* Same number of bits before the point: compare the leading 64 of each, then the rest. */
    int64_t low;
    bool lost;
    uint64_t top = syi_mag_top64(v.digits, v.length, &low, &lost);
    double scaled = ldexp(fraction, bits < 64 ? (int)bits : 64);
    uint64_t whole = (uint64_t)scaled;
    if (top != whole) {
        return top < whole ? -sign : sign;
    }
    if (lost) {
        return sign;
    }
    return scaled > (double)whole ? -sign : 0;
}

uint64_t syi_int_hash(sy_value v) {
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    if (sy_is_int(v)) {
        int64_t i = sy_to_int(v);
        if (i > -(int64_t)modulus && i < (int64_t)modulus) {
            return i == -1 ? (uint64_t)-2 : (uint64_t)i;
        }
    }
    sy_int_view view;
    syi_int_view(v, &view);
    uint64_t hash = 0;
    for (uint32_t i = view.length; i-- > 0;) {
        hash = (hash << SY_DIGIT_BITS & modulus) | hash >> (61 - SY_DIGIT_BITS);
        hash += view.digits[i];
        hash -= hash >= modulus ? modulus : 0;
    }
    hash = view.negative ? 0 - hash : hash;
    return hash == (uint64_t)-1 ? (uint64_t)-2 : hash;
}

/* --- Division --------------------------------------------------------------------------------
 */

static sy_value divide_by_zero(sy_vm *vm, enum sy_binary_op op) {
    return syi_raise(vm, vm->types.ZeroDivisionError,
                     op == SY_TRUEDIV ? "division by zero"
                     : op == SY_MOD   ? "integer modulo by zero"
                                      : "integer division or modulo by zero");
}

/* a / b correctly rounded: a quotient of at least 64 bits, with what it leaves over noted. */
static sy_value true_divide(sy_vm *vm, const sy_int_view *a, const sy_int_view *b) {
    if (a->length == 0) {
        return sy_float_new(vm, b->negative ? -0.0 : 0.0);
    }
    int64_t a_bits = (int64_t)syi_mag_bits(a->digits, a->length);
    int64_t b_bits = (int64_t)syi_mag_bits(b->digits, b->length);
    int64_t shift = 66 - (a_bits - b_bits);
    sy_int_view n = {.digits = a->digits, .length = a->length};
    sy_int_view d = {.digits = b->digits, .length = b->length};
    const sy_int_view *grown = shift >= 0 ? &n : &d;
    sy_value shifted = syi_big_shift_left(vm, grown, (uint64_t)(shift >= 0 ? shift : -shift));
    if (shifted == SY_NULL) {
        return SY_NULL;
    }
    sy_int_view moved;
    syi_int_view(shifted, &moved);
    sy_value quotient;
    sy_value remainder;
    if (!syi_big_divmod(vm, shift >= 0 ? &moved : &n, shift >= 0 ? &d : &moved, &quotient,
                        &remainder)) {
        return SY_NULL;
    }
    sy_int_view q;
    syi_int_view(quotient, &q);
    int64_t exponent;
    bool lost;
    uint64_t top = syi_mag_top64(q.digits, q.length, &exponent, &lost);
    lost = lost || syi_int_sign(remainder) != 0;
    double result = syi_round_double(top, exponent - shift, lost);
    if (result == (double)INFINITY) {
        return syi_raise(vm, vm->types.OverflowError,
                         "integer division result too large for a float");
    }
    return sy_float_new(vm, a->negative != b->negative ? -result : result);
}

static sy_value pair(sy_vm *vm, sy_value a, sy_value b) {
    const sy_value items[2] = {a, b};
    return a == SY_NULL || b == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 2);
}

static sy_value divide_small(sy_vm *vm, enum sy_binary_op op, int64_t a, int64_t b) {
    if (b == 0) {
        return divide_by_zero(vm, op);
    }
    int64_t q = a / b;
    int64_t r = a % b;
    if (r != 0 && (r ^ b) < 0) {
        r += b;
        q--;
    }
    if (op == SY_MOD) {
        return sy_from_int(r);
    }
    return op == SY_FLOORDIV ? syi_int_new(vm, q)
                             : pair(vm, syi_int_new(vm, q), sy_from_int(r));
}

static sy_value divide_big(sy_vm *vm, enum sy_binary_op op, const sy_int_view *a,
                           const sy_int_view *b) {
    if (b->length == 0) {
        return divide_by_zero(vm, op);
    }
    if (op == SY_TRUEDIV) {
        return true_divide(vm, a, b);
    }
    sy_value q;
    sy_value r;
    if (!syi_big_divmod(vm, a, b, &q, &r)) {
        return SY_NULL;
    }
    return op == SY_MOD ? r : op == SY_FLOORDIV ? q : pair(vm, q, r);
}

/* --- Powers and shifts -----------------------------------------------------------------------
 */

static sy_value power(sy_vm *vm, sy_value a, sy_value b) {
    if (syi_int_sign(b) >= 0) {
        return syi_big_power(vm, a, b);
    }
    double x = syi_int_to_double(vm, a);
    double y = syi_failed(vm) ? 0 : syi_int_to_double(vm, b);
    if (syi_failed(vm)) {
        return SY_NULL;
    }
    if (x == 0) {
        return syi_raise(vm, vm->types.ZeroDivisionError,
                         "0.0 cannot be raised to a negative power");
    }
    return sy_float_new(vm, pow(x, y));
}

/* A count beyond this shifts everything out, or overflows. */
#define SHIFT_MAX ((int64_t)SY_BIGINT_MAX * SY_DIGIT_BITS)

static sy_value shift(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (syi_int_sign(b) < 0) {
        return syi_raise(vm, vm->types.ValueError, "negative shift count");
    }
    sy_int_view view;
    syi_int_view(a, &view);
    bool huge = !sy_is_int(b) || sy_to_int(b) > SHIFT_MAX;
    if (op == SY_RSHIFT) {
        return huge ? sy_from_int(view.negative ? -1 : 0)
                    : syi_big_shift_right(vm, &view, (uint64_t)sy_to_int(b));
    }
    if (view.length == 0) {
        return sy_from_int(0);
    }
    if (!sy_is_int(b)) {
        return syi_raise(vm, vm->types.OverflowError, "too many digits in integer");
    }
    return huge ? syi_raise_memory(vm) : syi_big_shift_left(vm, &view, (uint64_t)sy_to_int(b));
}

/* --- The operators ---------------------------------------------------------------------------
 */

/* Both small; SY_NULL without exception: not handled here. */
static sy_value small_binary(sy_vm *vm, enum sy_binary_op op, int64_t a, int64_t b) {
    int64_t product;
    switch (op) {
    case SY_ADD:
        return syi_int_new(vm, a + b);
    case SY_SUB:
        return syi_int_new(vm, a - b);
    case SY_MUL:
        return __builtin_mul_overflow(a, b, &product) ? SY_NULL : syi_int_new(vm, product);
    case SY_FLOORDIV:
    case SY_MOD:
    case SY_DIVMOD:
        return divide_small(vm, op, a, b);
    case SY_TRUEDIV:
        if (b == 0) {
            return divide_by_zero(vm, op);
        }
        if (a < -(1LL << 53) || a > 1LL << 53 || b < -(1LL << 53) || b > 1LL << 53) {
            return SY_NULL;
        }
        return sy_float_new(vm, (double)a / (double)b);
    case SY_AND:
        return sy_from_int(a & b);
    case SY_OR:
        return sy_from_int(a | b);
    case SY_XOR:
        return sy_from_int(a ^ b);
    case SY_RSHIFT:
        return b < 0 ? SY_NULL : sy_from_int(a >> (b > 63 ? 63 : b));
    case SY_LSHIFT:
        if (b < 0 || b > 60 || a >= (int64_t)1 << (61 - b) || a <= -((int64_t)1 << (61 - b))) {
            return SY_NULL;
        }
        return sy_from_int((int64_t)((uint64_t)a << b));
    default:
        return SY_NULL;
    }
}

static sy_value big_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    sy_int_view x;
    sy_int_view y;
    syi_int_view(a, &x);
    syi_int_view(b, &y);
    switch (op) {
    case SY_ADD:
    case SY_SUB:
        return syi_big_add(vm, &x, &y, op == SY_SUB);
    case SY_MUL:
        return syi_big_mul(vm, &x, &y);
    case SY_TRUEDIV:
    case SY_FLOORDIV:
    case SY_MOD:
    case SY_DIVMOD:
        return divide_big(vm, op, &x, &y);
    case SY_POW:
        return power(vm, a, b);
    case SY_LSHIFT:
    case SY_RSHIFT:
        return shift(vm, op, a, b);
    case SY_AND:
    case SY_OR:
    case SY_XOR:
        return syi_big_bitwise(vm, op, &x, &y);
    case SY_MATMUL:
    case SY_BINARY_COUNT:
        break;
    }
    return SY_NOT_IMPLEMENTED;
}

static sy_value bool_as_int(sy_value v) {
    return sy_is_bool(v) ? sy_from_int(v == SY_TRUE) : v;
}

sy_value syi_int_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    a = bool_as_int(a);
    b = bool_as_int(b);
    if (sy_both_int(a, b)) {
        sy_value v = small_binary(vm, op, sy_to_int(a), sy_to_int(b));
        if (v != SY_NULL || syi_failed(vm)) {
            return v;
        }
    }
    if (!syi_is_int(a) || !syi_is_int(b)) {
        return SY_NOT_IMPLEMENTED;
    }
    return big_binary(vm, op, a, b);
}
