/* SPDX-License-Identifier: MIT
 *
 * repr of strings and bytes.
 */
#include "lang/object/str_internal.h"
#include "lang/object/unicode.h"

static void hex_escape(sy_str_builder *b, char letter, uint32_t c, int digits) {
    syi_builder_char(b, '\\');
    syi_builder_char(b, (uint8_t)letter);
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        syi_builder_char(b, (uint8_t) "0123456789abcdef"[c >> shift & 15]);
    }
}

/* Appends c as it stands between quotes. printable: it may be shown as it is. */
static void escape(sy_str_builder *b, uint32_t c, uint32_t quote, bool printable) {
    if (c == quote || c == '\\') {
        syi_builder_char(b, '\\');
        syi_builder_char(b, c);
    } else if (c == '\t' || c == '\n' || c == '\r') {
        syi_builder_char(b, '\\');
        syi_builder_char(b, c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
    } else if (printable) {
        syi_builder_char(b, c);
    } else if (c < 0x100) {
        hex_escape(b, 'x', c, 2);
    } else if (c < 0x10000) {
        hex_escape(b, 'u', c, 4);
    } else {
        hex_escape(b, 'U', c, 8);
    }
}

static uint32_t choose_quote(const void *data, unsigned kind, uint32_t n) {
    bool single = false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t c = syi_point_at(data, kind, i);
        if (c == '"') {
            return '\'';
        }
        single = single || c == '\'';
    }
    return single ? '"' : '\'';
}

sy_value syi_str_repr(sy_vm *vm, sy_value self) {
    const sy_str *s = syi_to_str(self);
    uint32_t quote = choose_quote(s->data, syi_str_kind(s), s->length);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_char(&b, quote);
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        escape(&b, c, quote, syi_char_is_printable(c));
    }
    syi_builder_char(&b, quote);
    return syi_builder_finish(&b);
}

void syi_bytes_repr(sy_str_builder *b, const uint8_t *data, uint32_t n, bool mutable) {
    uint32_t quote = choose_quote(data, 1, n);
    syi_builder_char(b, 'b');
    syi_builder_char(b, quote);
    for (uint32_t i = 0; i < n; i++) {
        if (mutable && data[i] == '\'') {
            syi_builder_ascii(b, "\\'"); /* as CPython's, whatever the quotes are */
        } else {
            escape(b, data[i], mutable ? 0x100 : quote, data[i] >= ' ' && data[i] < 0x7f);
        }
    }
    syi_builder_char(b, quote);
}
