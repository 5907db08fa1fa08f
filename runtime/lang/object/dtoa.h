/* SPDX-License-Identifier: MIT
 *
 * Doubles and decimal digits: the exact expansion of a double, its rounding, the shortest
 * digits that read back the same, and the correctly rounded way back.
 */
#ifndef SY_LANG_DTOA_H
#define SY_LANG_DTOA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An exact double has at most 767 significant digits; 309 stand before the point. */
#define SY_DECIMAL_MAX 780

enum sy_decimal_kind { SY_DECIMAL_FINITE, SY_DECIMAL_INFINITE, SY_DECIMAL_NAN };

/* 0.d1d2d3... * 10^point; zero has no digits and point 1. Digits are '0'..'9', without trailing
 * zeros after syi_decimal_exact and syi_decimal_shortest. */
typedef struct sy_decimal {
    enum sy_decimal_kind kind;
    bool negative;
    int point;
    int count;
    char digits[SY_DECIMAL_MAX];
} sy_decimal;

/* Rounding to fewer than `wanted` digits comes out as if all digits were there; INT64_MAX: they
 * are. */
void syi_decimal_exact(double d, int64_t wanted, sy_decimal *out);
/* A bound of the point of d's digits, at most 2 too large. d is finite. */
int syi_decimal_point_max(double d);
void syi_decimal_shortest(double d, sy_decimal *out);
/* Keeps `count` digits (may be 0 or less), rounding half to even on the exact value. */
void syi_decimal_round(sy_decimal *d, int count);
/* digits * 10^exponent, correctly rounded; overflows to inf. The digits are '0'..'9'. */
double syi_decimal_to_double(const char *digits, size_t count, int64_t exponent);

#endif
