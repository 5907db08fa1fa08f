/* SPDX-License-Identifier: MIT
 *
 * Powers of ints, plain and modular, by squaring; modular inverses by Euclid's algorithm.
 */
#include "lang/object/bigint.h"

#include "lang/object/error.h"
#include "lang/object/number.h"

/* Results beyond this many bits would not fit memory anyway. */
#define POWER_BITS_MAX ((uint64_t)SY_BIGINT_MAX * SY_DIGIT_BITS)

static bool bit_at(const sy_int_view *v, uint64_t i) {
    return (v->digits[i / SY_DIGIT_BITS] >> (i % SY_DIGIT_BITS) & 1) != 0;
}

sy_value syi_big_power(sy_vm *vm, sy_value a, sy_value b) {
    sy_int_view exponent;
    sy_int_view base;
    syi_int_view(b, &exponent);
    syi_int_view(a, &base);
    uint64_t bits = syi_mag_bits(exponent.digits, exponent.length);
    if (base.length == 1 && base.digits[0] == 1) {
        bool odd = exponent.length > 0 && (exponent.digits[0] & 1) != 0;
        return sy_from_int(base.negative && odd ? -1 : 1);
    }
    if (base.length == 0 || bits == 0) {
        return sy_from_int(bits == 0 ? 1 : 0);
    }
    uint64_t base_bits = syi_mag_bits(base.digits, base.length) - 1;
    if (bits > 40 ||
        (base_bits > 0 && (uint64_t)1 << (bits - 1) > POWER_BITS_MAX / base_bits)) {
        return syi_raise_memory(vm);
    }
    sy_value result = sy_from_int(1);
    for (uint64_t i = bits; i-- > 0 && result != SY_NULL;) {
        if (i + 1 < bits) {
            result = syi_int_binary(vm, SY_MUL, result, result);
        }
        if (result != SY_NULL && bit_at(&exponent, i)) {
            result = syi_int_binary(vm, SY_MUL, result, a);
        }
    }
    return result;
}

/* x with a * x == 1 modulo m (m > 0). */
static sy_value inverse(sy_vm *vm, sy_value a, sy_value m) {
    sy_value x = sy_from_int(1);
    sy_value next_x = sy_from_int(0);
    sy_value rest = m;
    while (syi_int_sign(rest) != 0) {
        sy_value q = syi_int_binary(vm, SY_FLOORDIV, a, rest);
        sy_value r = q == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_MOD, a, rest);
        sy_value product = r == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_MUL, q, next_x);
        sy_value t = product == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_SUB, x, product);
        if (t == SY_NULL) {
            return SY_NULL;
        }
        x = next_x;
        next_x = t;
        a = rest;
        rest = r;
    }
    if (a != sy_from_int(1)) {
        return syi_raise(vm, vm->types.ValueError,
                         "base is not invertible for the given modulus");
    }
    return syi_int_binary(vm, SY_MOD, x, m);
}

/* base ** exponent modulo m > 1, 0 <= base < m. */
static sy_value power_positive(sy_vm *vm, sy_value base, sy_value exponent, sy_value m) {
    sy_int_view e;
    syi_int_view(exponent, &e);
    sy_value result = sy_from_int(1);
    for (uint64_t i = syi_mag_bits(e.digits, e.length); i-- > 0;) {
        for (int step = 0; step < 2; step++) {
            if (step == 1 && !bit_at(&e, i)) {
                break;
            }
            result = syi_int_binary(vm, SY_MUL, result, step == 0 ? result : base);
            result = result == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_MOD, result, m);
            if (result == SY_NULL) {
                return SY_NULL;
            }
        }
    }
    return result;
}

sy_value syi_int_power_mod(sy_vm *vm, sy_value a, sy_value b, sy_value modulus) {
    a = syi_int_value(vm, a);
    b = syi_int_value(vm, b);
    modulus = syi_int_value(vm, modulus);
    if (a == SY_NULL || b == SY_NULL || modulus == SY_NULL) {
        return SY_NULL;
    }
    int sign = syi_int_sign(modulus);
    if (sign == 0) {
        return syi_raise(vm, vm->types.ValueError, "pow() 3rd argument cannot be 0");
    }
    sy_value m = sign > 0 ? modulus : syi_int_binary(vm, SY_SUB, sy_from_int(0), modulus);
    if (m == SY_NULL || m == sy_from_int(1)) {
        return m == SY_NULL ? SY_NULL : sy_from_int(0);
    }
    sy_value base = syi_int_binary(vm, SY_MOD, a, m);
    if (base != SY_NULL && syi_int_sign(b) < 0) {
        base = inverse(vm, base, m);
        b = syi_int_binary(vm, SY_SUB, sy_from_int(0), b);
    }
    sy_value result =
        base == SY_NULL || b == SY_NULL ? SY_NULL : power_positive(vm, base, b, m);
    if (result == SY_NULL || sign > 0 || syi_int_sign(result) == 0) {
        return result;
    }
    return syi_int_binary(vm, SY_ADD, result, modulus);
}
