/* SPDX-License-Identifier: MIT
 *
 * Conversion between doubles and decimal digits by exact integer arithmetic on the C stack,
 * with shortcuts for the numbers programs mostly have.
 *
 * A double is m * 2^e. For e < 0 that is m * 5^-e / 10^-e: the digits of the integer m * 5^-e
 * are its exact digits. The shortest digits are found among the prefixes of the exact ones that
 * lie between the neighbouring rounding boundaries, which get the same expansion.
 */
#include "lang/object/dtoa.h"

#include <math.h>
#include <string.h>

#include "lang/object/bigint.h"

/* Digits of 30 bits for 54 + 1076 * log2(5) bits, and for the parser's 10^1100 * 10^800. */
#define WORK_DIGITS 96
#define PARSE_DIGITS 240

/* Enough digits to tell 17-digit numbers, their halves and the boundaries of a double apart. */
#define HEAD_DIGITS 20

static const double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* --- Double to digits ------------------------------------------------------------------------
 */

static uint32_t set_uint64(uint32_t *out, uint64_t u) {
    uint32_t n = 0;
    for (; u != 0; u >>= SY_DIGIT_BITS) {
        out[n++] = (uint32_t)u & SY_DIGIT_MASK;
    }
    return n;
}

/* a *= 5^power */
static uint32_t multiply_power5(uint32_t *a, uint32_t n, int power) {
    for (; power >= 12; power -= 12) {
        n = syi_mag_mul_small(a, n, 244140625, 0);
    }
    for (; power > 0; power--) {
        n = syi_mag_mul_small(a, n, 5, 0);
    }
    return n;
}

/* Decimal digits of a, most significant first; destroys a. */
static int write_digits(uint32_t *a, uint32_t n, char *out) {
    char reversed[SY_DECIMAL_MAX + 16];
    int count = 0;
    while (n > 0) {
        uint32_t chunk = syi_mag_div_billion(a, n);
        n = syi_mag_normalise(a, n);
        for (int i = 0; i < 9; i++) {
            reversed[count++] = (char)('0' + chunk % 10);
            chunk /= 10;
        }
    }
    while (count > 0 && reversed[count - 1] == '0') {
        count--;
    }
    for (int i = 0; i < count; i++) {
        out[i] = reversed[count - 1 - i];
    }
    return count;
}

/* floor(log10(2^(bits - 1))) + 1: how many digits a number of that bit length has before the
 * point, or one less. */
static int digits_before_point(int bits) {
    return (int)floor((bits - 1) * 0.30102999566398119) + 1;
}

/* q = u / v, both shifted so that the top bit of v is set; u has room for one more digit and is
 * destroyed. *rest: there is a remainder. */
static uint32_t quotient(uint32_t *q, uint32_t *u, uint32_t nu, const uint32_t *v, uint32_t nv,
                         bool *rest) {
    if (nv == 1) {
        *rest = syi_mag_div_small(q, u, nu, v[0]) != 0;
        return syi_mag_normalise(q, nu);
    }
    u[nu] = 0;
    syi_mag_div_normalised(q, u, nu, v, nv);
    *rest = syi_mag_normalise(u, nv) != 0;
    return syi_mag_normalise(q, nu - nv + 1);
}

/* out = mantissa * 2^exponent / 10^drop for exponent >= drop. */
static uint32_t scale_large(uint32_t *out, uint64_t mantissa, int exponent, int drop,
                            bool *rest) {
    uint32_t small[3];
    uint32_t work[WORK_DIGITS];
    uint32_t power[WORK_DIGITS];
    uint32_t divisor[WORK_DIGITS];
    uint32_t n = set_uint64(small, mantissa);
    if (drop == 0) {
        *rest = false;
        return syi_mag_shift_left(out, small, n, (uint64_t)exponent);
    }
    power[0] = 1;
    uint32_t np = multiply_power5(power, 1, drop);
    unsigned shift = syi_mag_div_shift(power[np - 1]);
    np = syi_mag_shift_left(divisor, power, np, shift);
    n = syi_mag_shift_left(work, small, n, (uint64_t)(exponent - drop) + shift);
    return quotient(out, work, n, divisor, np, rest);
}

/* out = mantissa * 5^power / 2^drop: the digits of mantissa / 2^power without the last ones. */
static uint32_t scale_small(uint32_t *out, uint64_t mantissa, int power, int drop, bool *rest) {
    uint32_t n = set_uint64(out, mantissa);
    n = multiply_power5(out, n, power - drop);
    return syi_mag_shift_right(out, out, n, (uint64_t)drop, rest);
}

/* Digits of mantissa * 2^exponent, not stripped: all of them, or at least the first `wanted`
 * and then a 1 if anything follows that is not zero. */
static void expand(uint64_t mantissa, int exponent, int64_t wanted, sy_decimal *out) {
    uint32_t work[WORK_DIGITS];
    bool rest;
    int power = exponent < 0 ? -exponent : 0;
    int bits = 64 - __builtin_clzll(mantissa) + exponent;
    int64_t spare = digits_before_point(bits) + power - wanted;
    int drop = spare > 0 ? (int)spare : 0;
    uint32_t n = exponent >= 0 ? scale_large(work, mantissa, exponent, drop, &rest)
                               : scale_small(work, mantissa, power, drop, &rest);
    out->count = write_digits(work, n, out->digits);
    out->point = out->count + drop - power;
    if (rest) {
        out->digits[out->count++] = '1';
    }
}

static void strip_zeros(sy_decimal *d) {
    while (d->count > 0 && d->digits[d->count - 1] == '0') {
        d->count--;
    }
    if (d->count == 0) {
        d->point = 1;
    }
}

/* Fills all but the digits; false: nothing is left to do (zero, inf, nan). |d| = mantissa *
 * 2^exponent. */
static bool take_apart(double d, sy_decimal *out, uint64_t *mantissa, int *exponent) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int biased = (int)(bits >> 52) & 0x7ff;
    *mantissa = bits & (((uint64_t)1 << 52) - 1);
    out->negative = bits >> 63 != 0;
    out->kind = SY_DECIMAL_FINITE;
    out->count = 0;
    out->point = 1;
    if (biased == 0x7ff) {
        out->kind = *mantissa != 0 ? SY_DECIMAL_NAN : SY_DECIMAL_INFINITE;
        return false;
    }
    *exponent = biased == 0 ? -1074 : biased - 1075;
    *mantissa |= biased == 0 ? 0 : (uint64_t)1 << 52;
    return *mantissa != 0;
}

/* m * 2^e with the trailing zero bits of m moved to e, so that expansions are short. */
static void expand_reduced(uint64_t mantissa, int exponent, int64_t wanted, sy_decimal *out) {
    int zeros = __builtin_ctzll(mantissa);
    if (exponent < 0) {
        int shift = zeros < -exponent ? zeros : -exponent;
        mantissa >>= shift;
        exponent += shift;
    }
    expand(mantissa, exponent, wanted, out);
}

void syi_decimal_exact(double d, int64_t wanted, sy_decimal *out) {
    uint64_t mantissa;
    int exponent;
    if (take_apart(d, out, &mantissa, &exponent)) {
        wanted = wanted < HEAD_DIGITS ? HEAD_DIGITS : wanted;
        expand_reduced(mantissa, exponent, wanted, out);
        strip_zeros(out);
    }
}

int syi_decimal_point_max(double d) {
    int exponent;
    frexp(d, &exponent);
    return digits_before_point(exponent) + 1;
}

static void round_up(sy_decimal *d) {
    int i = d->count;
    while (i > 0 && d->digits[i - 1] == '9') {
        i--;
    }
    if (i == 0) {
        d->digits[0] = '1';
        d->count = 1;
        d->point++;
        return;
    }
    d->digits[i - 1]++;
    d->count = i;
}

static bool any_nonzero(const char *digits, int n) {
    for (int i = 0; i < n; i++) {
        if (digits[i] != '0') {
            return true;
        }
    }
    return false;
}

void syi_decimal_round(sy_decimal *d, int count) {
    if (d->kind != SY_DECIMAL_FINITE || count >= d->count) {
        return;
    }
    if (count < 0) {
        d->count = 0;
        d->point = 1;
        return;
    }
    char next = d->digits[count];
    bool up = next > '5';
    if (next == '5') {
        bool odd = count > 0 && (d->digits[count - 1] - '0') % 2 != 0;
        up = odd || any_nonzero(d->digits + count + 1, d->count - count - 1);
    }
    d->count = count;
    if (up) {
        round_up(d);
    } else {
        strip_zeros(d);
    }
}

/* --- Shortest --------------------------------------------------------------------------------
 */

/* Tries 15 digits at most: two different doubles never share those, so what reads back the same
 * is the shortest after its zeros are dropped. */
static bool shortest_simple(double d, sy_decimal *out) {
    double x = fabs(d);
    if (!(x >= 1e-5 && x < 1e15)) {
        return false;
    }
    int scale = 14;
    for (double y = x; y >= 10 && scale > 0; y /= 10) {
        scale--;
    }
    for (double y = x; y < 1 && scale < 20; y *= 10) {
        scale++;
    }
    double scaled = x * exact_powers[scale];
    if (scaled >= 1e15) {
        scaled = x * exact_powers[--scale];
    }
    uint64_t n = (uint64_t)(scaled + 0.5);
    if (n >= 1000000000000000u || (double)n / exact_powers[scale] != x) {
        return false;
    }
    int count = 0;
    char reversed[20];
    for (; n != 0; n /= 10) {
        reversed[count++] = (char)('0' + n % 10);
    }
    for (int i = 0; i < count; i++) {
        out->digits[i] = reversed[count - 1 - i];
    }
    out->count = count;
    out->point = count - scale;
    strip_zeros(out);
    return true;
}

/* Order of two expansions. */
static int compare(const sy_decimal *a, const sy_decimal *b) {
    if (a->point != b->point) {
        return a->point < b->point ? -1 : 1;
    }
    int n = a->count < b->count ? a->count : b->count;
    int order = memcmp(a->digits, b->digits, (size_t)n);
    if (order != 0) {
        return order;
    }
    if (a->count > n) {
        return any_nonzero(a->digits + n, a->count - n) ? 1 : 0;
    }
    return any_nonzero(b->digits + n, b->count - n) ? -1 : 0;
}

typedef struct interval {
    sy_decimal low, high;
    bool closed; /* do the boundaries themselves read back as the number? */
} interval;

static bool inside(const sy_decimal *d, const interval *in) {
    int low = compare(d, &in->low);
    int high = compare(d, &in->high);
    return in->closed ? low >= 0 && high <= 0 : low > 0 && high < 0;
}

static void copy_head(sy_decimal *to, const sy_decimal *from, int count) {
    to->kind = from->kind;
    to->negative = from->negative;
    to->point = from->point;
    to->count = count;
    memcpy(to->digits, from->digits, (size_t)count);
}

/* Is there a number of `count` digits in the interval? The nearest to exact is left in out. */
static bool try_count(const sy_decimal *exact, const interval *in, int count, sy_decimal *out) {
    sy_decimal down;
    sy_decimal up;
    copy_head(&down, exact, count);
    copy_head(&up, exact, count);
    round_up(&up);
    bool down_in = inside(&down, in);
    bool up_in = inside(&up, in);
    if (!down_in && !up_in) {
        return false;
    }
    if (down_in && up_in) {
        copy_head(out, exact, exact->count);
        syi_decimal_round(out, count);
    } else {
        copy_head(out, down_in ? &down : &up, down_in ? down.count : up.count);
    }
    return true;
}

void syi_decimal_shortest(double d, sy_decimal *out) {
    uint64_t mantissa;
    int exponent;
    if (!take_apart(d, out, &mantissa, &exponent) || shortest_simple(d, out)) {
        return;
    }
    sy_decimal exact;
    interval in;
    exact.kind = in.low.kind = in.high.kind = SY_DECIMAL_FINITE;
    exact.negative = out->negative;
    /* Below a power of two the neighbour is half as far. */
    bool narrow = mantissa == (uint64_t)1 << 52 && exponent > -1074;
    expand(mantissa * 4, exponent - 2, HEAD_DIGITS, &exact);
    expand(mantissa * 4 + 2, exponent - 2, HEAD_DIGITS, &in.high);
    expand(mantissa * 4 - (narrow ? 1 : 2), exponent - 2, HEAD_DIGITS, &in.low);
    in.closed = (mantissa & 1) == 0;
    for (int count = 1; count < 17; count++) {
        if (count <= exact.count && try_count(&exact, &in, count, out)) {
            strip_zeros(out);
            return;
        }
    }
    copy_head(out, &exact, exact.count);
    syi_decimal_round(out, 17);
    strip_zeros(out);
}

/* --- Digits to double ------------------------------------------------------------------------
 */

/* More digits than can matter: what follows only tells that the value is a little larger. */
#define DIGITS_MAX 800

static uint32_t parse_mag(uint32_t *out, const char *digits, size_t count) {
    uint32_t n = 0;
    for (size_t i = 0; i < count;) {
        uint32_t chunk = 0;
        uint32_t weight = 1;
        for (; i < count && weight < 100000000; i++) {
            chunk = chunk * 10 + (uint32_t)(digits[i] - '0');
            weight *= 10;
        }
        n = syi_mag_mul_small(out, n, weight, chunk);
    }
    return n;
}

static uint32_t multiply_power10(uint32_t *a, uint32_t n, int64_t power) {
    for (; power >= 8; power -= 8) {
        n = syi_mag_mul_small(a, n, 100000000, 0);
    }
    for (; power > 0; power--) {
        n = syi_mag_mul_small(a, n, 10, 0);
    }
    return n;
}

/* a / b with at least 64 bits of quotient. */
static double divide(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb) {
    uint32_t u[PARSE_DIGITS * 2];
    uint32_t v[PARSE_DIGITS];
    uint32_t q[PARSE_DIGITS * 2];
    int64_t wanted = 66 + (int64_t)syi_mag_bits(b, nb) - (int64_t)syi_mag_bits(a, na);
    uint64_t scale = wanted > 0 ? (uint64_t)wanted : 0;
    unsigned shift = syi_mag_div_shift(b[nb - 1]);
    bool lost;
    int64_t low;
    nb = syi_mag_shift_left(v, b, nb, shift);
    uint32_t nu = syi_mag_shift_left(u, a, na, scale + shift);
    bool rest;
    uint32_t nq = quotient(q, u, nu, v, nb, &rest);
    uint64_t top = syi_mag_top64(q, nq, &low, &lost);
    return syi_round_double(top, low - (int64_t)scale, lost || rest);
}

double syi_decimal_to_double(const char *digits, size_t count, int64_t exponent) {
    while (count > 0 && digits[0] == '0') {
        digits++;
        count--;
    }
    while (count > 0 && digits[count - 1] == '0') {
        count--;
        exponent++;
    }
    if (count == 0 || (int64_t)count + exponent < -330) {
        return 0.0;
    }
    if ((int64_t)count + exponent > 310) {
        return (double)INFINITY;
    }
    char cut[DIGITS_MAX + 1];
    if (count > DIGITS_MAX) {
        memcpy(cut, digits, DIGITS_MAX);
        cut[DIGITS_MAX] = '1';
        exponent += (int64_t)(count - DIGITS_MAX) - 1;
        digits = cut;
        count = DIGITS_MAX + 1;
    }
    if (count <= 15 && exponent >= -22 && exponent <= 22) {
        int64_t n = 0;
        for (size_t i = 0; i < count; i++) {
            n = n * 10 + (digits[i] - '0');
        }
        return exponent < 0 ? (double)n / exact_powers[-exponent]
                            : (double)n * exact_powers[exponent];
    }
    uint32_t a[PARSE_DIGITS];
    uint32_t b[PARSE_DIGITS];
    uint32_t na = parse_mag(a, digits, count);
    if (exponent >= 0) {
        na = multiply_power10(a, na, exponent);
        int64_t low;
        bool lost;
        uint64_t top = syi_mag_top64(a, na, &low, &lost);
        return syi_round_double(top, low, lost);
    }
    b[0] = 1;
    return divide(a, na, b, multiply_power10(b, 1, -exponent));
}
