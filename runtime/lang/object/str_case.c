/* SPDX-License-Identifier: MIT
 *
 * The methods of str about case and character classes.
 */
#include "lang/object/str_methods.h"

#include "lang/object/unicode.h"

#define UNUSED_ARGS() ((void)vm, (void)nargs, (void)kwnames)

/* --- Case ------------------------------------------------------------------------------------
 */

typedef unsigned (*case_mapping)(uint32_t c, uint32_t *out);

static void append_mapped(sy_str_builder *b, case_mapping map, uint32_t c) {
    uint32_t out[SY_CASE_MAX];
    unsigned n = map(c, out);
    for (unsigned i = 0; i < n; i++) {
        syi_builder_char(b, out[i]);
    }
}

/* Capital sigma at i becomes a final one behind a cased letter and before none. */
static uint32_t lower_sigma(const sy_str *s, uint32_t i) {
    uint32_t before = i;
    while (before > 0 && syi_char_is_case_ignorable(syi_str_at(s, before - 1))) {
        before--;
    }
    bool final = before > 0 && syi_char_is_cased(syi_str_at(s, before - 1));
    uint32_t after = i + 1;
    while (final && after < s->length && syi_char_is_case_ignorable(syi_str_at(s, after))) {
        after++;
    }
    final = final && (after == s->length || !syi_char_is_cased(syi_str_at(s, after)));
    return final ? 0x3c2 : 0x3c3;
}

static void append_lower(sy_str_builder *b, const sy_str *s, uint32_t i) {
    uint32_t c = syi_str_at(s, i);
    if (c == 0x3a3) {
        syi_builder_char(b, lower_sigma(s, i));
    } else {
        append_mapped(b, syi_char_lower, c);
    }
}

static uint8_t ascii_lower(uint8_t c) {
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

static uint8_t ascii_upper(uint8_t c) {
    return c >= 'a' && c <= 'z' ? (uint8_t)(c - 32) : c;
}

static sy_value ascii_mapped(sy_vm *vm, const sy_str *from, bool upper) {
    sy_str *s = syi_str_alloc(vm, vm->types.str, from->length, 1);
    if (s == NULL) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < s->length; i++) {
        s->data[i] = upper ? ascii_upper(from->data[i]) : ascii_lower(from->data[i]);
    }
    return syi_str_seal(s);
}

static sy_value mapped(sy_vm *vm, const sy_str *s, case_mapping map) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < s->length; i++) {
        append_mapped(&b, map, syi_str_at(s, i));
    }
    return syi_builder_finish(&b);
}

SY_METHOD(syi_str_lower) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    if (syi_str_is_ascii(s)) {
        return ascii_mapped(vm, s, false);
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < s->length; i++) {
        append_lower(&b, s, i);
    }
    return syi_builder_finish(&b);
}

SY_METHOD(syi_str_upper) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    return syi_str_is_ascii(s) ? ascii_mapped(vm, s, true) : mapped(vm, s, syi_char_upper);
}

SY_METHOD(syi_str_casefold) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    return syi_str_is_ascii(s) ? ascii_mapped(vm, s, false) : mapped(vm, s, syi_char_fold);
}

SY_METHOD(syi_str_capitalize) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < s->length; i++) {
        if (i == 0) {
            append_mapped(&b, syi_char_title, syi_str_at(s, 0));
        } else {
            append_lower(&b, s, i);
        }
    }
    return syi_builder_finish(&b);
}

SY_METHOD(syi_str_swapcase) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (syi_char_is_upper(c)) {
            append_lower(&b, s, i);
        } else if (syi_char_is_lower(c)) {
            append_mapped(&b, syi_char_upper, c);
        } else {
            syi_builder_char(&b, c);
        }
    }
    return syi_builder_finish(&b);
}

SY_METHOD(syi_str_title) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    bool inside = false;
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (inside) {
            append_lower(&b, s, i);
        } else {
            append_mapped(&b, syi_char_title, c);
        }
        inside = syi_char_is_cased(c);
    }
    return syi_builder_finish(&b);
}

/* --- Classes ---------------------------------------------------------------------------------
 */

static sy_value all_are(sy_value v, bool (*test)(uint32_t), bool empty) {
    const sy_str *s = syi_to_str(v);
    for (uint32_t i = 0; i < s->length; i++) {
        if (!test(syi_str_at(s, i))) {
            return SY_FALSE;
        }
    }
    return sy_from_bool(s->length > 0 || empty);
}

static bool is_alnum(uint32_t c) {
    return syi_char_is_alpha(c) || syi_char_is_decimal(c) || syi_char_is_digit(c) ||
           syi_char_is_numeric(c);
}

SY_METHOD(syi_str_isalnum) {
    UNUSED_ARGS();
    return all_are(args[0], is_alnum, false);
}

SY_METHOD(syi_str_isalpha) {
    UNUSED_ARGS();
    return all_are(args[0], syi_char_is_alpha, false);
}

SY_METHOD(syi_str_isascii) {
    UNUSED_ARGS();
    return sy_from_bool(syi_str_is_ascii(syi_to_str(args[0])));
}

SY_METHOD(syi_str_isdecimal) {
    UNUSED_ARGS();
    return all_are(args[0], syi_char_is_decimal, false);
}

SY_METHOD(syi_str_isdigit) {
    UNUSED_ARGS();
    return all_are(args[0], syi_char_is_digit, false);
}

SY_METHOD(syi_str_isnumeric) {
    UNUSED_ARGS();
    return all_are(args[0], syi_char_is_numeric, false);
}

SY_METHOD(syi_str_isprintable) {
    UNUSED_ARGS();
    return all_are(args[0], syi_char_is_printable, true);
}

SY_METHOD(syi_str_isspace) {
    UNUSED_ARGS();
    return all_are(args[0], syi_char_is_space, false);
}

SY_METHOD(syi_str_isidentifier) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    if (s->length == 0 || !syi_char_is_id_start(syi_str_at(s, 0))) {
        return SY_FALSE;
    }
    return all_are(args[0], syi_char_is_id_continue, false);
}

/* At least one cased character, and all cased ones of one case. */
static sy_value one_case(sy_value v, bool (*wanted)(uint32_t)) {
    const sy_str *s = syi_to_str(v);
    bool any = false;
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (wanted(c)) {
            any = true;
        } else if (syi_char_is_cased(c)) {
            return SY_FALSE;
        }
    }
    return sy_from_bool(any);
}

SY_METHOD(syi_str_islower) {
    UNUSED_ARGS();
    return one_case(args[0], syi_char_is_lower);
}

SY_METHOD(syi_str_isupper) {
    UNUSED_ARGS();
    return one_case(args[0], syi_char_is_upper);
}

SY_METHOD(syi_str_istitle) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    bool any = false;
    bool inside = false;
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        bool capital = syi_char_is_upper(c) || syi_char_is_title(c);
        if (capital || syi_char_is_lower(c)) {
            if (capital == inside) {
                return SY_FALSE;
            }
            any = true;
            inside = true;
        } else {
            inside = false;
        }
    }
    return sy_from_bool(any);
}
