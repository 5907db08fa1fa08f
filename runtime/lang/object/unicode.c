/* SPDX-License-Identifier: MIT
 *
 * Lookups in the character tables: flags in two stages, case mappings by runs of equal distance
 * and a list of those that give several characters. title and fold list only what differs from
 * upper and lower.
 */
#include "lang/object/unicode.h"

#include <stddef.h>

typedef struct sy_case_run {
    uint32_t first;
    uint16_t count;
    uint16_t step;
    int32_t delta;
} sy_case_run;

typedef struct sy_case_special {
    uint32_t code;
    uint32_t to[SY_CASE_MAX];
} sy_case_special;

#include "lang/object/unicode_tables.gen.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static uint32_t flags_of(uint32_t c) {
    if (c > 0x10ffff) {
        return 0;
    }
    size_t block = char_blocks[c / SY_CHAR_BLOCK];
    return char_flags[char_records[block * SY_CHAR_BLOCK + c % SY_CHAR_BLOCK]];
}

static bool has(uint32_t c, uint32_t flags) {
    return (flags_of(c) & flags) != 0;
}

bool syi_char_is_alpha(uint32_t c) {
    return has(c, SY_CHAR_ALPHA);
}

bool syi_char_is_decimal(uint32_t c) {
    return has(c, SY_CHAR_DECIMAL);
}

bool syi_char_is_digit(uint32_t c) {
    return has(c, SY_CHAR_DIGIT);
}

bool syi_char_is_numeric(uint32_t c) {
    return has(c, SY_CHAR_NUMERIC);
}

bool syi_char_is_lower(uint32_t c) {
    return has(c, SY_CHAR_LOWER);
}

bool syi_char_is_upper(uint32_t c) {
    return has(c, SY_CHAR_UPPER);
}

bool syi_char_is_title(uint32_t c) {
    return has(c, SY_CHAR_TITLE);
}

bool syi_char_is_space(uint32_t c) {
    if (c < 0x80) {
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
    }
    return has(c, SY_CHAR_SPACE);
}

bool syi_char_is_printable(uint32_t c) {
    return c < 0x7f ? c >= ' ' : has(c, SY_CHAR_PRINTABLE);
}

bool syi_char_is_id_start(uint32_t c) {
    return has(c, SY_CHAR_ID_START);
}

bool syi_char_is_id_continue(uint32_t c) {
    return has(c, SY_CHAR_ID_CONTINUE);
}

bool syi_char_is_cased(uint32_t c) {
    return has(c, SY_CHAR_LOWER | SY_CHAR_UPPER | SY_CHAR_TITLE);
}

bool syi_char_is_case_ignorable(uint32_t c) {
    return has(c, SY_CHAR_IGNORABLE);
}

bool syi_char_is_line_break(uint32_t c) {
    return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

int syi_char_decimal(uint32_t c) {
    if (c < 0x80) {
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    }
    if (!syi_char_is_decimal(c)) {
        return -1;
    }
    size_t low = 0;
    size_t high = COUNT(decimal_starts);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (decimal_starts[middle] <= c) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (int)(c - decimal_starts[low]);
}

/* --- Case ------------------------------------------------------------------------------------
 */

typedef struct case_table {
    const sy_case_run *runs;
    size_t run_count;
    const sy_case_special *special;
    size_t special_count;
} case_table;

static const case_table upper = {upper_runs, COUNT(upper_runs), upper_special,
                                 COUNT(upper_special)};
static const case_table lower = {lower_runs, COUNT(lower_runs), lower_special,
                                 COUNT(lower_special)};
static const case_table title = {title_runs, COUNT(title_runs), title_special,
                                 COUNT(title_special)};
static const case_table fold = {fold_runs, COUNT(fold_runs), fold_special, COUNT(fold_special)};

static unsigned map_special(const case_table *t, uint32_t c, uint32_t *out) {
    for (size_t i = 0; i < t->special_count; i++) {
        if (t->special[i].code == c && c != 0) {
            unsigned n = 0;
            while (n < SY_CASE_MAX && t->special[i].to[n] != 0) {
                out[n] = t->special[i].to[n];
                n++;
            }
            return n;
        }
    }
    return 0;
}

/* 0: the table has nothing for c. */
static unsigned map(const case_table *t, uint32_t c, uint32_t *out) {
    size_t low = 0;
    size_t high = t->run_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (t->runs[middle].first <= c) {
            low = middle;
        } else {
            high = middle;
        }
    }
    const sy_case_run *run = &t->runs[low];
    uint32_t away = c - run->first;
    if (c >= run->first && away % run->step == 0 && away / run->step < run->count) {
        out[0] = (uint32_t)((int32_t)c + run->delta);
        return 1;
    }
    return map_special(t, c, out);
}

/* The mapping of the first table that has one, else c itself. */
static unsigned map_either(const case_table *first, const case_table *second, uint32_t c,
                           uint32_t *out) {
    unsigned n = 0;
    if (has(c, SY_CHAR_MAPPED)) {
        n = first != NULL ? map(first, c, out) : 0;
        n = n == 0 ? map(second, c, out) : n;
    }
    if (n == 0) {
        out[0] = c;
        n = 1;
    }
    return n;
}

unsigned syi_char_upper(uint32_t c, uint32_t *out) {
    return map_either(NULL, &upper, c, out);
}

unsigned syi_char_lower(uint32_t c, uint32_t *out) {
    return map_either(NULL, &lower, c, out);
}

unsigned syi_char_title(uint32_t c, uint32_t *out) {
    return map_either(&title, &upper, c, out);
}

unsigned syi_char_fold(uint32_t c, uint32_t *out) {
    return map_either(&fold, &lower, c, out);
}
