/* SPDX-License-Identifier: MIT */
#include "lang/front/unicode_ident.h"

#include <stddef.h>

#include "lang/front/identifier_tables.gen.h"

static const unsigned char *read_number(const unsigned char *p, uint32_t *out) {
    uint32_t value = 0;
    int shift = 0;
    do {
        value |= (*p & 0x7fu) << shift;
        shift += 7;
    } while (*p++ & 0x80);
    *out = value;
    return p;
}

/* The table holds gap and run lengths by turns, from 0x80 up. Looked up only for characters
 * outside ASCII in identifiers, so walking it is fast enough. */
static bool contains(const unsigned char *table, size_t size, uint32_t code_point) {
    const unsigned char *end = table + size;
    uint32_t at = 0x80;
    while (table < end) {
        uint32_t gap;
        uint32_t run;
        table = read_number(table, &gap);
        table = read_number(table, &run);
        at += gap;
        if (code_point < at) {
            return false;
        }
        at += run;
        if (code_point < at) {
            return true;
        }
    }
    return false;
}

bool syi_is_identifier_start(uint32_t code_point) {
    return contains(identifier_start, sizeof identifier_start, code_point);
}

bool syi_is_identifier_continue(uint32_t code_point) {
    return contains(identifier_continue, sizeof identifier_continue, code_point);
}

bool syi_is_printable(uint32_t code_point) {
    if (code_point < 0x80) {
        return code_point >= 0x20 && code_point < 0x7f;
    }
    return !contains(not_printable, sizeof not_printable, code_point);
}
