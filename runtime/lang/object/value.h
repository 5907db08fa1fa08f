/*
 * A language value in one 64-bit word.
 *
 *   ...........1  int, 63 bits, signed                (never allocated)
 *   ..........10  float whose exponent is in the middle half of the range (never allocated)
 *   .........100  a constant: None, False, True, NotImplemented, Ellipsis
 *   .........000  pointer to a sy_object; 0 is "no value"
 *
 * The word is 64 bits on every target, so that a program has the same ints on wasm32. Floats
 * that do not fit (zero excepted: tiny, huge, inf, nan) are boxed objects; integers beyond 63
 * bits are big int objects. SY_NULL means "failed, the exception is in vm->exc" when returned,
 * and "unbound" when stored. The words 0, 8, 16 and 24 are never values.
 */
#ifndef SY_LANG_VALUE_H
#define SY_LANG_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint64_t sy_value;
typedef struct sy_object sy_object;

#define SY_NULL ((sy_value)0)
/* Outcomes a builtin may return in place of a value. */
#define SY_SWITCH                                                                              \
    ((sy_value)8) /* another tasklet is current now; the result comes with the resume */
#define SY_PUSHED ((sy_value)16) /* a frame was pushed; the result comes when it returns */
#define SY_RETRY                                                                               \
    ((sy_value)24) /* only in vm->exc: run this instruction again from the driver */
#define SY_LAST_MARKER SY_RETRY

#define SY_NONE ((sy_value)0x104)
#define SY_FALSE ((sy_value)0x10c)
#define SY_TRUE ((sy_value)0x114)
#define SY_NOT_IMPLEMENTED ((sy_value)0x11c)
#define SY_ELLIPSIS ((sy_value)0x124)

#define SY_INT_MAX ((int64_t)0x3fffffffffffffff)
#define SY_INT_MIN (-SY_INT_MAX - 1)

static inline bool sy_is_marker(sy_value v) {
    return (v & ~SY_LAST_MARKER) == 0;
}
static inline bool sy_is_int(sy_value v) {
    return (v & 1) != 0;
}
static inline bool sy_is_flonum(sy_value v) {
    return (v & 3) == 2;
}
/* To an object: false for the markers. */
static inline bool sy_is_pointer(sy_value v) {
    return (v & 7) == 0 && v > SY_LAST_MARKER;
}
static inline bool sy_is_bool(sy_value v) {
    return v == SY_TRUE || v == SY_FALSE;
}
static inline bool sy_both_int(sy_value a, sy_value b) {
    return (a & b & 1) != 0;
}
static inline bool sy_both_flonum(sy_value a, sy_value b) {
    return (a & 3) == 2 && (b & 3) == 2;
}

static inline bool sy_int_fits(int64_t i) {
    return i >= SY_INT_MIN && i <= SY_INT_MAX;
}
/* i must fit 63 bits. */
static inline sy_value sy_from_int(int64_t i) {
    return ((uint64_t)i << 1) | 1;
}
static inline int64_t sy_to_int(sy_value v) {
    return (int64_t)v >> 1;
}
static inline sy_value sy_from_bool(bool b) {
    return b ? SY_TRUE : SY_FALSE;
}

static inline sy_value sy_from_pointer(const void *p) {
    return (sy_value)(uintptr_t)p;
}
static inline sy_object *sy_to_object(sy_value v) {
    return (sy_object *)(uintptr_t)v;
}

#define SY_FLONUM_ZERO ((sy_value)0x8000000000000002)

/* The word for d, or SY_NULL when d has to be boxed (see sy_float_new). */
static inline sy_value sy_flonum_encode(double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    unsigned top = (unsigned)(bits >> 60) & 7;
    /* The one in-range pattern whose word would be that of zero is boxed. */
    if ((top == 3 || top == 4) && bits != 0x3000000000000000) {
        return (((bits << 3) | (bits >> 61)) & ~(uint64_t)3) | 2;
    }
    return bits == 0 ? SY_FLONUM_ZERO : SY_NULL;
}

static inline double sy_flonum_decode(sy_value v) {
    uint64_t bits = 0;
    if (v != SY_FLONUM_ZERO) {
        uint64_t b63 = v >> 63;
        uint64_t t = (2 - b63) | (v & ~(uint64_t)3);
        bits = (t >> 3) | (t << 61);
    }
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

#endif
