/* SPDX-License-Identifier: MIT
 *
 * Big int values: views, normalising, sums, products (Karatsuba above a size), floor division,
 * shifts, bitwise operations on two's complement.
 */
#include "lang/object/bigint.h"

#include "lang/object/error.h"
#include "lang/object/gc.h"
#include "lang/object/number.h"

#define KARATSUBA_MIN 70u

void syi_int_view(sy_value v, sy_int_view *out) {
    int64_t i;
    if (sy_is_int(v)) {
        i = sy_to_int(v);
    } else if (sy_is_pointer(v)) {
        const sy_bigint *b = (const sy_bigint *)sy_to_object(v);
        out->digits = b->digits;
        out->length = b->length;
        out->negative = b->head.aux != 0;
        return;
    } else {
        i = v == SY_TRUE;
    }
    out->negative = i < 0;
    uint64_t u = i < 0 ? -(uint64_t)i : (uint64_t)i;
    out->digits = out->room;
    out->length = 0;
    for (; u != 0; u >>= SY_DIGIT_BITS) {
        out->room[out->length++] = (uint32_t)u & SY_DIGIT_MASK;
    }
}

sy_bigint *syi_big_alloc(sy_vm *vm, uint64_t length) {
    if (length > SY_BIGINT_MAX) {
        syi_raise_memory(vm);
        return NULL;
    }
    sy_bigint *b = syi_object_new(
        vm, vm->types.int_, offsetof(sy_bigint, digits) + (size_t)length * sizeof(uint32_t));
    if (b != NULL) {
        b->length = (uint32_t)length;
    }
    return b;
}

sy_value syi_big_finish(sy_bigint *b, bool negative) {
    uint32_t n = syi_mag_normalise(b->digits, b->length);
    b->length = n;
    b->head.aux = negative && n > 0;
    if (n <= 3) {
        uint64_t u = n > 0 ? b->digits[0] : 0;
        u |= n > 1 ? (uint64_t)b->digits[1] << 30 : 0;
        u |= n > 2 ? (uint64_t)b->digits[2] << 60 : 0;
        bool whole = n < 3 || b->digits[2] < 16;
        if (whole && u <= (uint64_t)SY_INT_MAX + (negative ? 1 : 0)) {
            return sy_from_int(negative ? (int64_t)(0 - u) : (int64_t)u);
        }
    }
    return sy_from_pointer(b);
}

sy_value syi_big_from_mag(sy_vm *vm, const uint32_t *digits, uint32_t length, bool negative) {
    sy_bigint *b = syi_big_alloc(vm, length);
    if (b == NULL) {
        return SY_NULL;
    }
    memcpy(b->digits, digits, (size_t)length * sizeof *digits);
    return syi_big_finish(b, negative);
}

int syi_big_cmp(const sy_int_view *a, const sy_int_view *b) {
    if (a->negative != b->negative) {
        return a->negative ? -1 : 1;
    }
    int order = syi_mag_cmp(a->digits, a->length, b->digits, b->length);
    return a->negative ? -order : order;
}

sy_value syi_big_add(sy_vm *vm, const sy_int_view *a, const sy_int_view *b, bool subtract) {
    bool b_negative = b->negative != subtract;
    uint32_t longer = a->length > b->length ? a->length : b->length;
    sy_bigint *out = syi_big_alloc(vm, (uint64_t)longer + 1);
    if (out == NULL) {
        return SY_NULL;
    }
    if (a->negative == b_negative) {
        out->length = syi_mag_add(out->digits, a->digits, a->length, b->digits, b->length);
        return syi_big_finish(out, a->negative);
    }
    if (syi_mag_cmp(a->digits, a->length, b->digits, b->length) >= 0) {
        out->length = syi_mag_sub(out->digits, a->digits, a->length, b->digits, b->length);
        return syi_big_finish(out, a->negative);
    }
    out->length = syi_mag_sub(out->digits, b->digits, b->length, a->digits, a->length);
    return syi_big_finish(out, b_negative);
}

/* --- Products --------------------------------------------------------------------------------
 */

/* out[0..] += a[0..n), the carry running on. */
static void add_to(uint32_t *out, const uint32_t *a, uint32_t n) {
    uint32_t carry = 0;
    for (uint32_t i = 0; i < n || carry != 0; i++) {
        carry += out[i] + (i < n ? a[i] : 0);
        out[i] = carry & SY_DIGIT_MASK;
        carry >>= SY_DIGIT_BITS;
    }
}

static void subtract_from(uint32_t *out, const uint32_t *a, uint32_t n) {
    uint32_t borrow = 0;
    for (uint32_t i = 0; i < n || borrow != 0; i++) {
        uint32_t digit = out[i] - borrow - (i < n ? a[i] : 0);
        out[i] = digit & SY_DIGIT_MASK;
        borrow = digit >> 31;
    }
}

/* out (2n digits) = a * b, both of n digits. scratch: 6n + 128 digits. */
static void karatsuba(uint32_t *out, const uint32_t *a, const uint32_t *b, uint32_t n,
                      uint32_t *scratch) {
    if (n < KARATSUBA_MIN) {
        syi_mag_mul(out, a, n, b, n);
        return;
    }
    uint32_t low = n / 2;
    uint32_t high = n - low;
    karatsuba(out, a, b, low, scratch);
    karatsuba(out + 2 * (size_t)low, a + low, b + low, high, scratch);
    uint32_t m = high + 1;
    uint32_t *sum_a = scratch;
    uint32_t *sum_b = sum_a + m;
    uint32_t *middle = sum_b + m;
    uint32_t *rest = middle + 2 * (size_t)m;
    memset(scratch, 0, 2 * (size_t)m * sizeof *scratch);
    syi_mag_add(sum_a, a + low, high, a, low);
    syi_mag_add(sum_b, b + low, high, b, low);
    karatsuba(middle, sum_a, sum_b, m, rest);
    subtract_from(middle, out, 2 * low);
    subtract_from(middle, out + 2 * (size_t)low, 2 * high);
    add_to(out + low, middle, syi_mag_normalise(middle, 2 * m));
}

/* out = a * b with b at least as long as a: b is cut into pieces of a's length. */
static bool multiply_long(sy_vm *vm, uint32_t *out, const sy_int_view *a,
                          const sy_int_view *b) {
    uint32_t n = a->length;
    size_t room = (size_t)n * 9 + 256;
    uint32_t *scratch = syi_mem_resize(vm, NULL, 0, room * sizeof *scratch);
    if (scratch == NULL) {
        return false;
    }
    uint32_t *piece = scratch + 6 * (size_t)n + 128;
    uint32_t *product = piece + n;
    memset(out, 0, ((size_t)n + b->length) * sizeof *out);
    for (uint32_t at = 0; at < b->length; at += n) {
        uint32_t size = b->length - at < n ? b->length - at : n;
        memset(piece, 0, n * sizeof *piece);
        memcpy(piece, b->digits + at, size * sizeof *piece);
        karatsuba(product, a->digits, piece, n, scratch);
        add_to(out + at, product, n + size);
    }
    syi_mem_resize(vm, scratch, room * sizeof *scratch, 0);
    return true;
}

sy_value syi_big_mul(sy_vm *vm, const sy_int_view *a, const sy_int_view *b) {
    if (a->length > b->length) {
        return syi_big_mul(vm, b, a);
    }
    sy_bigint *out = syi_big_alloc(vm, (uint64_t)a->length + b->length);
    if (out == NULL) {
        return SY_NULL;
    }
    if (a->length < KARATSUBA_MIN) {
        syi_mag_mul(out->digits, a->digits, a->length, b->digits, b->length);
    } else if (!multiply_long(vm, out->digits, a, b)) {
        return SY_NULL;
    }
    return syi_big_finish(out, a->negative != b->negative);
}

/* --- Division --------------------------------------------------------------------------------
 */

/* Truncating division of magnitudes into fresh big ints. */
static bool divide(sy_vm *vm, const sy_int_view *a, const sy_int_view *b, sy_bigint **quotient,
                   sy_bigint **remainder) {
    uint32_t na = a->length;
    uint32_t nb = b->length;
    if (syi_mag_cmp(a->digits, na, b->digits, nb) < 0) {
        *quotient = syi_big_alloc(vm, 2);
        *remainder = syi_big_alloc(vm, (uint64_t)nb + 1);
        if (*remainder != NULL) {
            memcpy((*remainder)->digits, a->digits, na * sizeof(uint32_t));
        }
        return *quotient != NULL && *remainder != NULL;
    }
    *quotient = syi_big_alloc(vm, (uint64_t)na - nb + 2);
    *remainder = syi_big_alloc(vm, (uint64_t)na + 2);
    sy_bigint *divisor = nb > 1 ? syi_big_alloc(vm, (uint64_t)nb + 1) : *quotient;
    if (*quotient == NULL || *remainder == NULL || divisor == NULL) {
        return false;
    }
    if (nb == 1) {
        (*remainder)->digits[0] =
            syi_mag_div_small((*quotient)->digits, a->digits, na, b->digits[0]);
        return true;
    }
    unsigned shift = syi_mag_div_shift(b->digits[nb - 1]);
    bool lost;
    syi_mag_shift_left(divisor->digits, b->digits, nb, shift);
    syi_mag_shift_left((*remainder)->digits, a->digits, na, shift);
    syi_mag_div_normalised((*quotient)->digits, (*remainder)->digits, na, divisor->digits, nb);
    (*remainder)->digits[nb] = 0;
    uint32_t n =
        syi_mag_shift_right((*remainder)->digits, (*remainder)->digits, nb, shift, &lost);
    memset((*remainder)->digits + n, 0, ((*remainder)->length - n) * sizeof(uint32_t));
    return true;
}

bool syi_big_divmod(sy_vm *vm, const sy_int_view *a, const sy_int_view *b, sy_value *quotient,
                    sy_value *remainder) {
    sy_bigint *q;
    sy_bigint *r;
    if (!divide(vm, a, b, &q, &r)) {
        return false;
    }
    uint32_t rest = syi_mag_normalise(r->digits, r->length);
    /* Towards minus infinity: the remainder takes the divisor's sign. */
    if (a->negative != b->negative && rest > 0) {
        static const uint32_t one = 1;
        syi_mag_add(q->digits, q->digits, q->length - 1, &one, 1);
        syi_mag_sub(r->digits, b->digits, b->length, r->digits, rest);
        for (uint32_t i = b->length; i < r->length; i++) {
            r->digits[i] = 0;
        }
    }
    if (quotient != NULL) {
        *quotient = syi_big_finish(q, a->negative != b->negative);
    }
    if (remainder != NULL) {
        *remainder = syi_big_finish(r, b->negative);
    }
    return true;
}

/* --- Shifts and bits -------------------------------------------------------------------------
 */

sy_value syi_big_shift_left(sy_vm *vm, const sy_int_view *a, uint64_t bits) {
    if (a->length == 0) {
        return sy_from_int(0);
    }
    sy_bigint *out = syi_big_alloc(vm, bits / SY_DIGIT_BITS + a->length + 1);
    if (out == NULL) {
        return SY_NULL;
    }
    syi_mag_shift_left(out->digits, a->digits, a->length, bits);
    return syi_big_finish(out, a->negative);
}

sy_value syi_big_shift_right(sy_vm *vm, const sy_int_view *a, uint64_t bits) {
    sy_bigint *out = syi_big_alloc(vm, (uint64_t)a->length + 1);
    if (out == NULL) {
        return SY_NULL;
    }
    bool lost;
    uint32_t n = syi_mag_shift_right(out->digits, a->digits, a->length, bits, &lost);
    memset(out->digits + n, 0, (out->length - n) * sizeof(uint32_t));
    if (a->negative && lost) {
        static const uint32_t one = 1;
        syi_mag_add(out->digits, out->digits, out->length - 1, &one, 1);
    }
    return syi_big_finish(out, a->negative);
}

/* Digit i of a's two's complement; carry starts at 1 for negative numbers. */
static uint32_t complement_digit(const sy_int_view *a, uint32_t i, uint32_t *carry) {
    uint32_t digit = i < a->length ? a->digits[i] : 0;
    if (!a->negative) {
        return digit;
    }
    *carry += digit ^ SY_DIGIT_MASK;
    digit = *carry & SY_DIGIT_MASK;
    *carry >>= SY_DIGIT_BITS;
    return digit;
}

static uint32_t bit_operation(enum sy_binary_op op, uint32_t x, uint32_t y) {
    return op == SY_AND ? x & y : op == SY_OR ? x | y : x ^ y;
}

sy_value syi_big_bitwise(sy_vm *vm, enum sy_binary_op op, const sy_int_view *a,
                         const sy_int_view *b) {
    uint32_t n = (a->length > b->length ? a->length : b->length) + 1;
    sy_bigint *out = syi_big_alloc(vm, n);
    if (out == NULL) {
        return SY_NULL;
    }
    uint32_t carry_a = 1;
    uint32_t carry_b = 1;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t x = complement_digit(a, i, &carry_a);
        out->digits[i] = bit_operation(op, x, complement_digit(b, i, &carry_b));
    }
    bool negative = bit_operation(op, a->negative, b->negative) != 0;
    if (negative) {
        uint32_t carry = 1;
        for (uint32_t i = 0; i < n; i++) {
            carry += out->digits[i] ^ SY_DIGIT_MASK;
            out->digits[i] = carry & SY_DIGIT_MASK;
            carry >>= SY_DIGIT_BITS;
        }
    }
    return syi_big_finish(out, negative);
}
