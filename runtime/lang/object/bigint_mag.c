/* SPDX-License-Identifier: MIT
 *
 * Arithmetic on magnitudes. No allocation, no values.
 */
#include "lang/object/bigint.h"

#include <math.h>

uint32_t syi_mag_normalise(const uint32_t *a, uint32_t n) {
    while (n > 0 && a[n - 1] == 0) {
        n--;
    }
    return n;
}

int syi_mag_cmp(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
    if (na != nb) {
        return na < nb ? -1 : 1;
    }
    while (na-- > 0) {
        if (a[na] != b[na]) {
            return a[na] < b[na] ? -1 : 1;
        }
    }
    return 0;
}

uint32_t syi_mag_add(uint32_t *out, const uint32_t *a, uint32_t na, const uint32_t *b,
                     uint32_t nb) {
    if (na < nb) {
        return syi_mag_add(out, b, nb, a, na);
    }
    uint32_t carry = 0;
    for (uint32_t i = 0; i < na; i++) {
        carry += a[i] + (i < nb ? b[i] : 0);
        out[i] = carry & SY_DIGIT_MASK;
        carry >>= SY_DIGIT_BITS;
    }
    out[na] = carry;
    return syi_mag_normalise(out, na + 1);
}

uint32_t syi_mag_sub(uint32_t *out, const uint32_t *a, uint32_t na, const uint32_t *b,
                     uint32_t nb) {
    uint32_t borrow = 0;
    for (uint32_t i = 0; i < na; i++) {
        uint32_t digit = a[i] - borrow - (i < nb ? b[i] : 0);
        out[i] = digit & SY_DIGIT_MASK;
        borrow = digit >> 31;
    }
    return syi_mag_normalise(out, na);
}

uint32_t syi_mag_mul(uint32_t *out, const uint32_t *a, uint32_t na, const uint32_t *b,
                     uint32_t nb) {
    memset(out, 0, ((size_t)na + nb) * sizeof *out);
    for (uint32_t i = 0; i < na; i++) {
        uint64_t factor = a[i];
        uint64_t carry = 0;
        uint32_t *to = out + i;
        for (uint32_t j = 0; j < nb; j++) {
            carry += factor * b[j] + to[j];
            to[j] = (uint32_t)carry & SY_DIGIT_MASK;
            carry >>= SY_DIGIT_BITS;
        }
        to[nb] = (uint32_t)carry;
    }
    return syi_mag_normalise(out, na + nb);
}

uint32_t syi_mag_mul_small(uint32_t *a, uint32_t n, uint32_t factor, uint32_t addend) {
    uint64_t carry = addend;
    for (uint32_t i = 0; i < n; i++) {
        carry += (uint64_t)a[i] * factor;
        a[i] = (uint32_t)carry & SY_DIGIT_MASK;
        carry >>= SY_DIGIT_BITS;
    }
    if (carry != 0) {
        a[n++] = (uint32_t)carry;
    }
    return n;
}

uint32_t syi_mag_div_small(uint32_t *out, const uint32_t *a, uint32_t n, uint32_t divisor) {
    uint64_t rest = 0;
    while (n-- > 0) {
        rest = rest << SY_DIGIT_BITS | a[n];
        out[n] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint32_t)rest;
}

/* The divisor is a constant here, which the compiler turns into a multiplication. */
uint32_t syi_mag_div_billion(uint32_t *a, uint32_t n) {
    uint64_t rest = 0;
    while (n-- > 0) {
        rest = rest << SY_DIGIT_BITS | a[n];
        uint64_t quotient = rest / 1000000000u;
        a[n] = (uint32_t)quotient;
        rest -= quotient * 1000000000u;
    }
    return (uint32_t)rest;
}

unsigned syi_mag_div_shift(uint32_t top) {
    return (unsigned)__builtin_clz(top) - (32 - SY_DIGIT_BITS);
}

/* u[0..nb] -= factor * v; true if it went below zero. */
static bool subtract_multiple(uint32_t *u, const uint32_t *v, uint32_t nb, uint32_t factor) {
    int64_t borrow = 0;
    for (uint32_t i = 0; i < nb; i++) {
        borrow += (int64_t)u[i] - (int64_t)((uint64_t)factor * v[i]);
        u[i] = (uint32_t)borrow & SY_DIGIT_MASK;
        borrow >>= SY_DIGIT_BITS;
    }
    borrow += u[nb];
    u[nb] = (uint32_t)borrow & SY_DIGIT_MASK;
    return borrow < 0;
}

static void add_back(uint32_t *u, const uint32_t *v, uint32_t nb) {
    uint32_t carry = 0;
    for (uint32_t i = 0; i < nb; i++) {
        carry += u[i] + v[i];
        u[i] = carry & SY_DIGIT_MASK;
        carry >>= SY_DIGIT_BITS;
    }
    u[nb] = (u[nb] + carry) & SY_DIGIT_MASK;
}

void syi_mag_div_normalised(uint32_t *q, uint32_t *u, uint32_t na, const uint32_t *v,
                            uint32_t nb) {
    uint64_t top = v[nb - 1];
    uint64_t second = v[nb - 2];
    for (uint32_t j = na - nb + 1; j-- > 0;) {
        uint64_t head = (uint64_t)u[j + nb] << SY_DIGIT_BITS | u[j + nb - 1];
        uint64_t guess = head / top;
        uint64_t rest = head % top;
        while (guess >= SY_DIGIT_BASE ||
               guess * second > (rest << SY_DIGIT_BITS | u[j + nb - 2])) {
            guess--;
            rest += top;
            if (rest >= SY_DIGIT_BASE) {
                break;
            }
        }
        if (subtract_multiple(u + j, v, nb, (uint32_t)guess)) {
            guess--;
            add_back(u + j, v, nb);
        }
        q[j] = (uint32_t)guess;
    }
}

uint32_t syi_mag_shift_left(uint32_t *out, const uint32_t *a, uint32_t n, uint64_t bits) {
    uint32_t words = (uint32_t)(bits / SY_DIGIT_BITS);
    unsigned rest = (unsigned)(bits % SY_DIGIT_BITS);
    uint32_t high = 0;
    for (uint32_t i = n; i-- > 0;) {
        uint64_t wide = (uint64_t)a[i] << rest;
        out[i + words + 1] = high | (uint32_t)(wide >> SY_DIGIT_BITS);
        high = (uint32_t)wide & SY_DIGIT_MASK;
    }
    out[words] = high;
    memset(out, 0, words * sizeof *out);
    return n == 0 ? 0 : syi_mag_normalise(out, n + words + 1);
}

uint32_t syi_mag_shift_right(uint32_t *out, const uint32_t *a, uint32_t n, uint64_t bits,
                             bool *lost) {
    uint64_t words = bits / SY_DIGIT_BITS;
    unsigned rest = (unsigned)(bits % SY_DIGIT_BITS);
    *lost = false;
    if (words >= n) {
        *lost = n > 0;
        return 0;
    }
    uint32_t skip = (uint32_t)words;
    for (uint32_t i = 0; i < skip; i++) {
        *lost = *lost || a[i] != 0;
    }
    *lost = *lost || (a[skip] & ((1u << rest) - 1)) != 0;
    for (uint32_t i = skip; i < n; i++) {
        uint64_t wide = a[i] | (uint64_t)(i + 1 < n ? a[i + 1] : 0) << SY_DIGIT_BITS;
        out[i - skip] = (uint32_t)(wide >> rest) & SY_DIGIT_MASK;
    }
    return syi_mag_normalise(out, n - skip);
}

uint64_t syi_mag_bits(const uint32_t *a, uint32_t n) {
    return n == 0 ? 0 : (uint64_t)n * SY_DIGIT_BITS - syi_mag_div_shift(a[n - 1]);
}

uint64_t syi_mag_top64(const uint32_t *a, uint32_t n, int64_t *exponent, bool *lost) {
    uint64_t bits = syi_mag_bits(a, n);
    *lost = false;
    *exponent = 0;
    uint64_t low = bits > 64 ? bits - 64 : 0;
    *exponent = (int64_t)low;
    uint32_t skip = (uint32_t)(low / SY_DIGIT_BITS);
    unsigned rest = (unsigned)(low % SY_DIGIT_BITS);
    for (uint32_t i = 0; i < skip; i++) {
        *lost = *lost || a[i] != 0;
    }
    uint64_t top = 0;
    for (uint32_t i = n; i-- > skip;) {
        if (i == skip) {
            *lost = *lost || (a[i] & ((1u << rest) - 1)) != 0;
            top = top << (SY_DIGIT_BITS - rest) | a[i] >> rest;
        } else {
            top = top << SY_DIGIT_BITS | a[i];
        }
    }
    return top;
}

double syi_round_double(uint64_t mantissa, int64_t exponent, bool lost) {
    if (mantissa == 0) {
        return 0.0;
    }
    int zeros = __builtin_clzll(mantissa);
    mantissa <<= zeros;
    exponent -= zeros;
    /* Now the value is in [2^(63 + exponent), 2^(64 + exponent)). */
    if (exponent > 960) {
        return (double)INFINITY;
    }
    int64_t drop = 11; /* 64 - 53 */
    if (exponent + drop < -1074) {
        drop = -1074 - exponent;
    }
    if (drop > 64) {
        return 0.0;
    }
    uint64_t kept = drop == 64 ? 0 : mantissa >> drop;
    uint64_t half = (uint64_t)1 << (drop - 1);
    uint64_t below = mantissa & (half - 1);
    if ((mantissa & half) != 0 && (below != 0 || lost || (kept & 1) != 0)) {
        kept++;
    }
    return ldexp((double)kept, (int)(exponent + drop));
}
