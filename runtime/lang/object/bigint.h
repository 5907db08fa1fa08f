/* SPDX-License-Identifier: MIT
 *
 * Integers of any size, inside the object layer. Magnitudes are arrays of 30-bit digits, least
 * significant first; "normalised" means without leading zeros, so zero has length 0.
 *
 * syi_mag_* work on arrays only (float conversion uses them on the C stack); syi_big_* make
 * values. Every int value is normalised: what fits 63 bits is never a big int, except in
 * instances of subclasses.
 */
#ifndef SY_LANG_BIGINT_H
#define SY_LANG_BIGINT_H

#include "lang/object/state.h"

#define SY_DIGIT_BITS 30
#define SY_DIGIT_BASE (1u << SY_DIGIT_BITS)
#define SY_DIGIT_MASK (SY_DIGIT_BASE - 1)
/* No magnitude is longer. */
#define SY_BIGINT_MAX 0x02000000u

/* The magnitude of any int, bool or instance of a subclass. Must not be copied: digits may
 * point to room. */
typedef struct sy_int_view {
    const uint32_t *digits;
    uint32_t length;
    bool negative;
    uint32_t room[3];
} sy_int_view;

void syi_int_view(sy_value v, sy_int_view *out);

uint32_t syi_mag_normalise(const uint32_t *a, uint32_t n);
int syi_mag_cmp(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb);
/* out: room for max(na, nb) + 1. Returns the normalised length. */
uint32_t syi_mag_add(uint32_t *out, const uint32_t *a, uint32_t na, const uint32_t *b,
                     uint32_t nb);
/* a >= b. */
uint32_t syi_mag_sub(uint32_t *out, const uint32_t *a, uint32_t na, const uint32_t *b,
                     uint32_t nb);
/* Schoolbook; out: room for na + nb, not overlapping. */
uint32_t syi_mag_mul(uint32_t *out, const uint32_t *a, uint32_t na, const uint32_t *b,
                     uint32_t nb);
/* a = a * factor + addend in place, room for one more digit. */
uint32_t syi_mag_mul_small(uint32_t *a, uint32_t n, uint32_t factor, uint32_t addend);
/* out = a / divisor (out may be a); returns the remainder. */
uint32_t syi_mag_div_small(uint32_t *out, const uint32_t *a, uint32_t n, uint32_t divisor);
/* a = a / 10^9; returns the remainder. */
uint32_t syi_mag_div_billion(uint32_t *a, uint32_t n);
/* Knuth's algorithm D. u: na + 1 digits, v: nb digits, both shifted so that the top bit of v is
 * set (syi_mag_div_shift); nb >= 2, na >= nb. q gets na - nb + 1 digits, u the remainder. */
void syi_mag_div_normalised(uint32_t *q, uint32_t *u, uint32_t na, const uint32_t *v,
                            uint32_t nb);
unsigned syi_mag_div_shift(uint32_t top);
/* out = a << bits; room for n + bits / 30 + 1. */
uint32_t syi_mag_shift_left(uint32_t *out, const uint32_t *a, uint32_t n, uint64_t bits);
/* out = a >> bits (out may be a); *lost: a one bit was shifted out. */
uint32_t syi_mag_shift_right(uint32_t *out, const uint32_t *a, uint32_t n, uint64_t bits,
                             bool *lost);
uint64_t syi_mag_bits(const uint32_t *a, uint32_t n); /* bit length */
/* The top 64 bits of a (bit 63 set unless a has fewer bits); *exponent: how far they are
 * shifted down; *lost: whether there are ones below. */
uint64_t syi_mag_top64(const uint32_t *a, uint32_t n, int64_t *exponent, bool *lost);
/* mantissa * 2^exponent, rounded half to even; inf when too large. lost: a bit more than that.
 */
double syi_round_double(uint64_t mantissa, int64_t exponent, bool lost);

/* A big int of `length` digits to be filled; NULL with MemoryError. */
sy_bigint *syi_big_alloc(sy_vm *vm, uint64_t length);
/* The value of b after stripping zeros: a small int where it fits. */
sy_value syi_big_finish(sy_bigint *b, bool negative);
sy_value syi_big_from_mag(sy_vm *vm, const uint32_t *digits, uint32_t length, bool negative);

sy_value syi_big_add(sy_vm *vm, const sy_int_view *a, const sy_int_view *b, bool subtract);
sy_value syi_big_mul(sy_vm *vm, const sy_int_view *a, const sy_int_view *b);
/* Floor division; either result may be NULL. b is not 0. */
bool syi_big_divmod(sy_vm *vm, const sy_int_view *a, const sy_int_view *b, sy_value *quotient,
                    sy_value *remainder);
sy_value syi_big_shift_left(sy_vm *vm, const sy_int_view *a, uint64_t bits);
sy_value syi_big_shift_right(sy_vm *vm, const sy_int_view *a, uint64_t bits);
sy_value syi_big_bitwise(sy_vm *vm, enum sy_binary_op op, const sy_int_view *a,
                         const sy_int_view *b);
int syi_big_cmp(const sy_int_view *a, const sy_int_view *b);

/* Digits of the magnitude in a base of 2 to 36 (lower case), least significant first, in memory
 * from syi_mem_resize of *size bytes; *count digits (at least one). NULL with an exception: no
 * memory, or more than sys.get_int_max_str_digits(). */
char *syi_big_digits(sy_vm *vm, const sy_int_view *a, int base, size_t *count, size_t *size);

/* What an int text is. */
enum sy_int_parse { SY_INT_PARSED, SY_INT_MALFORMED, SY_INT_FAILED };
/* ASCII text without surrounding white space; base 0, 2..36. FAILED: the exception is set. */
enum sy_int_parse syi_int_parse_ascii(sy_vm *vm, const char *text, size_t n, int base,
                                      sy_value *out);

/* pow(a, b) for b >= 0 and pow(a, b, modulus). */
sy_value syi_big_power(sy_vm *vm, sy_value a, sy_value b);

#endif
