/* SPDX-License-Identifier: MIT
 *
 * Sets of characters and the folding of case.
 */
#include "lang/modules/re/re.h"

#include "lang/object/unicode.h"

bool syi_re_push(sy_vm *vm, sy_re_words *words, uint32_t word) {
    if (words->count == words->capacity) {
        uint32_t capacity = words->capacity == 0 ? 32 : words->capacity * 2;
        if (capacity > UINT32_MAX / 16) {
            syi_raise_memory(vm);
            return false;
        }
        uint32_t *data = syi_mem_resize(vm, words->data, words->capacity * sizeof *data,
                                        capacity * sizeof *data);
        if (data == NULL) {
            return false;
        }
        words->data = data;
        words->capacity = capacity;
    }
    words->data[words->count++] = word;
    return true;
}

uint32_t syi_re_lower(uint32_t c, bool unicode) {
    if (c < 128 || !unicode) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    uint32_t out[SY_CASE_MAX];
    syi_char_lower(c, out); /* of the one that becomes two, the first is what is wanted */
    return out[0];
}

bool syi_re_is_word(uint32_t c, bool unicode) {
    if (c < 128 || !unicode) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_' ||
               (c >= 'a' && c <= 'z');
    }
    return syi_char_is_alpha(c) || syi_char_is_decimal(c) || syi_char_is_digit(c) ||
           syi_char_is_numeric(c);
}

/* Lower case letters that have the same upper case, by groups that end with 0. */
static const uint16_t twins[] = {
    0x69,   0x131,  0,      0x73,   0x17f, 0,      0xb5,   0x3bc, 0,      0x345,  0x3b9,
    0x1fbe, 0,      0x390,  0x1fd3, 0,     0x3b0,  0x1fe3, 0,     0x3b2,  0x3d0,  0,
    0x3b5,  0x3f5,  0,      0x3b8,  0x3d1, 0,      0x3ba,  0x3f0, 0,      0x3c0,  0x3d6,
    0,      0x3c1,  0x3f1,  0,      0x3c2, 0x3c3,  0,      0x3c6, 0x3d5,  0,      0x432,
    0x1c80, 0,      0x434,  0x1c81, 0,     0x43e,  0x1c82, 0,     0x441,  0x1c83, 0,
    0x442,  0x1c84, 0x1c85, 0,      0x44a, 0x1c86, 0,      0x463, 0x1c87, 0,      0x1c88,
    0xa64b, 0,      0x1e61, 0x1e9b, 0,     0xfb05, 0xfb06, 0};

bool syi_re_set_add(sy_vm *vm, sy_re_set *set, uint32_t low, uint32_t high) {
    return syi_re_push(vm, &set->ranges, low) && syi_re_push(vm, &set->ranges, high);
}

static bool add_ascii_class(sy_vm *vm, sy_re_set *set, char letter) {
    switch (letter) {
    case 'd':
        return syi_re_set_add(vm, set, '0', '9');
    case 'D':
        return syi_re_set_add(vm, set, 0, '0' - 1) &&
               syi_re_set_add(vm, set, '9' + 1, UINT32_MAX);
    case 's':
        return syi_re_set_add(vm, set, ' ', ' ') && syi_re_set_add(vm, set, '\t', '\r');
    case 'S':
        return syi_re_set_add(vm, set, 0, '\t' - 1) &&
               syi_re_set_add(vm, set, '\r' + 1, ' ' - 1) &&
               syi_re_set_add(vm, set, ' ' + 1, UINT32_MAX);
    case 'w':
        return syi_re_set_add(vm, set, '0', '9') && syi_re_set_add(vm, set, 'A', 'Z') &&
               syi_re_set_add(vm, set, '_', '_') && syi_re_set_add(vm, set, 'a', 'z');
    default:
        return syi_re_set_add(vm, set, 0, '0' - 1) &&
               syi_re_set_add(vm, set, '9' + 1, 'A' - 1) &&
               syi_re_set_add(vm, set, 'Z' + 1, '_' - 1) &&
               syi_re_set_add(vm, set, '_' + 1, 'a' - 1) &&
               syi_re_set_add(vm, set, 'z' + 1, UINT32_MAX);
    }
}

bool syi_re_set_add_class(sy_vm *vm, sy_re_set *set, char letter, bool unicode) {
    if (!unicode) {
        return add_ascii_class(vm, set, letter);
    }
    switch (letter) {
    case 'd':
        set->flags |= SY_RE_SET_DIGIT;
        return true;
    case 'D':
        set->flags |= SY_RE_SET_NOT_DIGIT;
        return true;
    case 's':
        set->flags |= SY_RE_SET_SPACE;
        return true;
    case 'S':
        set->flags |= SY_RE_SET_NOT_SPACE;
        return true;
    case 'w':
        set->flags |= SY_RE_SET_WORD;
        return true;
    default:
        set->flags |= SY_RE_SET_NOT_WORD;
        return true;
    }
}

static bool in_classes(uint32_t flags, uint32_t c) {
    return ((flags & (SY_RE_SET_DIGIT | SY_RE_SET_NOT_DIGIT)) != 0 &&
            (flags & (syi_char_is_decimal(c) ? SY_RE_SET_DIGIT : SY_RE_SET_NOT_DIGIT)) != 0) ||
           ((flags & (SY_RE_SET_SPACE | SY_RE_SET_NOT_SPACE)) != 0 &&
            (flags & (syi_char_is_space(c) ? SY_RE_SET_SPACE : SY_RE_SET_NOT_SPACE)) != 0) ||
           ((flags & (SY_RE_SET_WORD | SY_RE_SET_NOT_WORD)) != 0 &&
            (flags & (syi_re_is_word(c, true) ? SY_RE_SET_WORD : SY_RE_SET_NOT_WORD)) != 0);
}

static bool lookup(uint32_t flags, const uint32_t *ranges, uint32_t count, uint32_t c) {
    if (flags & (SY_RE_SET_FOLD_ASCII | SY_RE_SET_FOLD_UNICODE)) {
        c = syi_re_lower(c, (flags & SY_RE_SET_FOLD_UNICODE) != 0);
    }
    bool found = in_classes(flags, c);
    uint32_t low = 0;
    while (!found && low < count) {
        uint32_t middle = low + (count - low) / 2;
        if (c < ranges[2 * middle]) {
            count = middle;
        } else if (c > ranges[2 * middle + 1]) {
            low = middle + 1;
        } else {
            found = true;
        }
    }
    return found != ((flags & SY_RE_SET_NEGATED) != 0);
}

bool syi_re_set_has_wide(const uint32_t *set, uint32_t c) {
    return lookup(set[SY_RE_SET_FLAGS], set + SY_RE_SET_RANGES, set[SY_RE_SET_COUNT], c);
}

static bool add_with_twins(sy_vm *vm, sy_re_set *set, uint32_t c, bool unicode) {
    uint32_t lower = syi_re_lower(c, unicode);
    if (lower != c && !syi_re_set_add(vm, set, lower, lower)) {
        return false;
    }
    if (!unicode) {
        return true;
    }
    size_t begin = 0;
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        if (twins[i] == 0) {
            begin = i + 1;
        } else if (twins[i] == lower) {
            for (size_t k = begin; twins[k] != 0; k++) {
                if (!syi_re_set_add(vm, set, twins[k], twins[k])) {
                    return false;
                }
            }
            return true;
        }
    }
    return true;
}

/* Adds the lower case of all members, and their twins. Nothing has case in the gaps. */
static bool fold(sy_vm *vm, sy_re_set *set, bool unicode) {
    static const uint32_t cased[][2] = {
        {0, 0x2fff},        {0xa640, 0xabff},   {0xfb00, 0xffff},  {0x10400, 0x10fff},
        {0x11800, 0x118ff}, {0x16e00, 0x16eff}, {0x1e900, 0x1e9ff}};
    uint32_t count = set->ranges.count;
    for (uint32_t i = 0; i < count; i += 2) {
        uint32_t low = set->ranges.data[i];
        uint32_t high = set->ranges.data[i + 1];
        for (size_t k = 0; k < sizeof cased / sizeof *cased; k++) {
            uint32_t c = low > cased[k][0] ? low : cased[k][0];
            uint32_t end = high < cased[k][1] ? high : cased[k][1];
            end = unicode || end < 128 ? end : 127;
            for (; c <= end; c++) {
                if (!add_with_twins(vm, set, c, unicode)) {
                    return false;
                }
            }
        }
    }
    return true;
}

/* Sorts the ranges and joins those that touch. */
static void normalize(sy_re_words *ranges) {
    uint32_t(*r)[2] = (uint32_t(*)[2])(void *)ranges->data;
    uint32_t n = ranges->count / 2;
    /* A heap sort: folding a wide range gives thousands. */
    for (uint32_t step = 0, end = n, root = n / 2; end > 1; step++) {
        if (root > 0) {
            root--;
        } else {
            end--;
            uint32_t low = r[0][0];
            uint32_t high = r[0][1];
            r[0][0] = r[end][0];
            r[0][1] = r[end][1];
            r[end][0] = low;
            r[end][1] = high;
        }
        uint32_t at = root;
        for (;;) {
            uint32_t child = 2 * at + 1;
            if (child >= end) {
                break;
            }
            if (child + 1 < end && r[child + 1][0] > r[child][0]) {
                child++;
            }
            if (r[at][0] >= r[child][0]) {
                break;
            }
            uint32_t low = r[at][0];
            uint32_t high = r[at][1];
            r[at][0] = r[child][0];
            r[at][1] = r[child][1];
            r[child][0] = low;
            r[child][1] = high;
            at = child;
        }
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (kept > 0 && (r[kept - 1][1] == UINT32_MAX || r[i][0] <= r[kept - 1][1] + 1)) {
            r[kept - 1][1] = r[i][1] > r[kept - 1][1] ? r[i][1] : r[kept - 1][1];
        } else {
            r[kept][0] = r[i][0];
            r[kept++][1] = r[i][1];
        }
    }
    ranges->count = kept * 2;
}

bool syi_re_set_finish(sy_vm *vm, sy_re_set *set, uint32_t flags, sy_re_words *words,
                       uint32_t *offset) {
    set->flags |= flags;
    bool ok = (flags & (SY_RE_SET_FOLD_ASCII | SY_RE_SET_FOLD_UNICODE)) == 0 ||
              fold(vm, set, (flags & SY_RE_SET_FOLD_UNICODE) != 0);
    if (ok && set->ranges.count > 2) {
        normalize(&set->ranges);
    }
    uint32_t n = set->ranges.count / 2;
    *offset = words->count;
    for (uint32_t word = 0; ok && word < 8; word++) {
        uint32_t bits = 0;
        for (uint32_t i = 0; i < 32; i++) {
            bits |= (uint32_t)lookup(set->flags, set->ranges.data, n, word * 32 + i) << i;
        }
        ok = syi_re_push(vm, words, bits);
    }
    ok = ok && syi_re_push(vm, words, set->flags) && syi_re_push(vm, words, n);
    for (uint32_t i = 0; ok && i < 2 * n; i++) {
        ok = syi_re_push(vm, words, set->ranges.data[i]);
    }
    syi_re_words_free(vm, &set->ranges);
    return ok;
}
