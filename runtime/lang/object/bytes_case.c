/* SPDX-License-Identifier: MIT
 *
 * Methods of bytes and bytearray about ASCII case and character classes.
 */
#include "lang/object/bytes.h"

#define UNUSED_ARGS() ((void)vm, (void)nargs, (void)kwnames)

static bool is_lower(uint8_t c) {
    return c >= 'a' && c <= 'z';
}

static bool is_upper(uint8_t c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_alpha(uint8_t c) {
    return is_lower(c) || is_upper(c);
}

static bool is_digit(uint8_t c) {
    return c >= '0' && c <= '9';
}

static bool is_alnum(uint8_t c) {
    return is_alpha(c) || is_digit(c);
}

static bool is_space(uint8_t c) {
    return c == ' ' || (c >= 9 && c <= 13);
}

static bool is_ascii(uint8_t c) {
    return c < 0x80;
}

static uint8_t to_lower(uint8_t c) {
    return is_upper(c) ? (uint8_t)(c + 32) : c;
}

static uint8_t to_upper(uint8_t c) {
    return is_lower(c) ? (uint8_t)(c - 32) : c;
}

/* --- Case ------------------------------------------------------------------------------------
 */

/* c at position i, behind a letter or not. */
typedef uint8_t (*mapping)(uint8_t c, uint32_t i, bool after_letter);

static uint8_t map_lower(uint8_t c, uint32_t i, bool after_letter) {
    (void)i;
    (void)after_letter;
    return to_lower(c);
}

static uint8_t map_upper(uint8_t c, uint32_t i, bool after_letter) {
    (void)i;
    (void)after_letter;
    return to_upper(c);
}

static uint8_t map_swap(uint8_t c, uint32_t i, bool after_letter) {
    (void)i;
    (void)after_letter;
    return is_lower(c) ? to_upper(c) : to_lower(c);
}

static uint8_t map_capital(uint8_t c, uint32_t i, bool after_letter) {
    (void)after_letter;
    return i == 0 ? to_upper(c) : to_lower(c);
}

static uint8_t map_title(uint8_t c, uint32_t i, bool after_letter) {
    (void)i;
    return after_letter ? to_lower(c) : to_upper(c);
}

static sy_value mapped(sy_vm *vm, sy_value self, mapping map) {
    const uint8_t *data;
    uint32_t n;
    syi_buffer(self, &data, &n);
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, n);
    if (b == NULL) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        b->data[i] = map(data[i], i, i > 0 && is_alpha(data[i - 1]));
    }
    return syi_is_bytearray(self) ? syi_bytes_like(vm, self, b->data, n) : sy_from_pointer(b);
}

SY_BYTES_METHOD(syi_bytes_lower) {
    UNUSED_ARGS();
    return mapped(vm, args[0], map_lower);
}

SY_BYTES_METHOD(syi_bytes_upper) {
    UNUSED_ARGS();
    return mapped(vm, args[0], map_upper);
}

SY_BYTES_METHOD(syi_bytes_swapcase) {
    UNUSED_ARGS();
    return mapped(vm, args[0], map_swap);
}

SY_BYTES_METHOD(syi_bytes_capitalize) {
    UNUSED_ARGS();
    return mapped(vm, args[0], map_capital);
}

SY_BYTES_METHOD(syi_bytes_title) {
    UNUSED_ARGS();
    return mapped(vm, args[0], map_title);
}

/* --- Classes ---------------------------------------------------------------------------------
 */

static sy_value all_are(sy_value self, bool (*test)(uint8_t), bool empty) {
    const uint8_t *data;
    uint32_t n;
    syi_buffer(self, &data, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (!test(data[i])) {
            return SY_FALSE;
        }
    }
    return sy_from_bool(n > 0 || empty);
}

SY_BYTES_METHOD(syi_bytes_isalnum) {
    UNUSED_ARGS();
    return all_are(args[0], is_alnum, false);
}

SY_BYTES_METHOD(syi_bytes_isalpha) {
    UNUSED_ARGS();
    return all_are(args[0], is_alpha, false);
}

SY_BYTES_METHOD(syi_bytes_isascii) {
    UNUSED_ARGS();
    return all_are(args[0], is_ascii, true);
}

SY_BYTES_METHOD(syi_bytes_isdigit) {
    UNUSED_ARGS();
    return all_are(args[0], is_digit, false);
}

SY_BYTES_METHOD(syi_bytes_isspace) {
    UNUSED_ARGS();
    return all_are(args[0], is_space, false);
}

/* At least one letter, and all letters of one case. */
static sy_value one_case(sy_value self, bool (*wanted)(uint8_t)) {
    const uint8_t *data;
    uint32_t n;
    bool any = false;
    syi_buffer(self, &data, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (is_alpha(data[i]) && !wanted(data[i])) {
            return SY_FALSE;
        }
        any = any || is_alpha(data[i]);
    }
    return sy_from_bool(any);
}

SY_BYTES_METHOD(syi_bytes_islower) {
    UNUSED_ARGS();
    return one_case(args[0], is_lower);
}

SY_BYTES_METHOD(syi_bytes_isupper) {
    UNUSED_ARGS();
    return one_case(args[0], is_upper);
}

SY_BYTES_METHOD(syi_bytes_istitle) {
    UNUSED_ARGS();
    const uint8_t *data;
    uint32_t n;
    bool any = false;
    syi_buffer(args[0], &data, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (is_alpha(data[i])) {
            bool inside = i > 0 && is_alpha(data[i - 1]);
            if (is_upper(data[i]) == inside) {
                return SY_FALSE;
            }
            any = true;
        }
    }
    return sy_from_bool(any);
}
