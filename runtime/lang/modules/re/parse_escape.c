/* SPDX-License-Identifier: MIT
 *
 * Escapes and sets of characters in patterns.
 */
#include "lang/modules/re/parse.h"

static int digit_value(uint32_t c, unsigned base) {
    int v = c >= '0' && c <= '9'   ? (int)c - '0'
            : c >= 'a' && c <= 'f' ? (int)c - 'a' + 10
            : c >= 'A' && c <= 'F' ? (int)c - 'A' + 10
                                   : 99;
    return v < (int)base ? v : -1;
}

static bool next_is_digit(const sy_re_parser *p, unsigned base) {
    return p->next.c != SY_RE_END && !p->next.escaped && digit_value(p->next.c, base) >= 0;
}

/* Text of the escape that began at `start`, up to where it has been read. */
static sy_value escape_text(sy_re_parser *p, uint32_t start) {
    sy_str_builder b;
    syi_builder_init(&b, p->vm);
    for (uint32_t i = start; i < syi_re_tell(p); i++) {
        syi_builder_char(&b, syi_point_at(p->text.data, p->text.kind, i));
    }
    return syi_builder_finish(&b);
}

static bool fail_escape(sy_re_parser *p, uint32_t start, const char *format) {
    sy_value text = escape_text(p, start);
    return text != SY_NULL &&
           syi_re_fail_str(p, syi_re_tell(p) - start, syi_str_format(p->vm, format, text));
}

/* \xhh, \uhhhh, \Uhhhhhhhh: exactly `count` digits. */
static bool hexadecimal(sy_re_parser *p, uint32_t start, unsigned count, uint32_t *out) {
    uint32_t value = 0;
    unsigned seen = 0;
    for (; seen < count && next_is_digit(p, 16); seen++) {
        value = value << 4 | (uint32_t)digit_value(p->next.c, 16);
        if (!syi_re_advance(p)) {
            return false;
        }
    }
    if (seen != count) {
        return fail_escape(p, start, "incomplete escape %U");
    }
    *out = value;
    return value <= 0x10ffff || fail_escape(p, start, "bad escape %U");
}

/* Escapes that mean the same inside and outside of a set: 1: *out is the character, 0: it is
 * none of them, -1: failed. */
static int common_escape(sy_re_parser *p, uint32_t start, uint32_t c, uint32_t *out) {
    static const char letters[] = "abfnrtv";
    static const char values[] = "\a\b\f\n\r\t\v";
    const char *found = c != 0 && c < 128 ? strchr(letters, (int)c) : NULL;
    if (found != NULL) {
        *out = (uint32_t)values[found - letters];
        return 1;
    }
    unsigned count = c == 'x' ? 2 : c == 'u' && p->is_str ? 4 : c == 'U' && p->is_str ? 8 : 0;
    if (count != 0) {
        return hexadecimal(p, start, count, out) ? 1 : -1;
    }
    if (c == 'N' && p->is_str) {
        syi_re_fail(p, 2, "character names are not supported");
        return -1;
    }
    return 0;
}

static bool is_ascii_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Up to `count` more octal digits behind *value. */
static bool octal(sy_re_parser *p, uint32_t start, unsigned count, uint32_t *value) {
    for (unsigned i = 0; i < count && next_is_digit(p, 8); i++) {
        *value = *value * 8 + (p->next.c - '0');
        if (!syi_re_advance(p)) {
            return false;
        }
    }
    return *value <= 0377 ||
           fail_escape(p, start, "octal escape value %U outside of range 0-0o377");
}

static int32_t class_node(sy_re_parser *p, char letter) {
    sy_re_set set = {0, {NULL, 0, 0}};
    uint32_t offset = 0;
    bool ok =
        syi_re_set_add_class(p->vm, &set, letter, p->is_str && (p->flags & SY_RE_ASCII) == 0) &&
        syi_re_set_finish(p->vm, &set, 0, &p->tree->words, &offset);
    syi_re_words_free(p->vm, &set.ranges);
    return ok ? syi_re_add_node(p, SY_RE_N_SET, 0, offset) : -1;
}

/* \A \b \B \Z; -2: none of them. */
static int32_t position_escape(sy_re_parser *p, uint32_t c) {
    bool unicode = p->is_str && (p->flags & SY_RE_ASCII) == 0;
    switch (c) {
    case 'A':
        return syi_re_add_node(p, SY_RE_N_AT, 0, SY_RE_AT_START);
    case 'b':
        return syi_re_add_node(p, SY_RE_N_AT, 0,
                               unicode ? SY_RE_AT_BOUNDARY_U : SY_RE_AT_BOUNDARY);
    case 'B':
        return syi_re_add_node(p, SY_RE_N_AT, 0,
                               unicode ? SY_RE_AT_NOT_BOUNDARY_U : SY_RE_AT_NOT_BOUNDARY);
    case 'Z':
        return syi_re_add_node(p, SY_RE_N_AT, 0, SY_RE_AT_VERY_END);
    default:
        return -2;
    }
}

/* \1 to \99, or three octal digits. */
static int32_t number_escape(sy_re_parser *p, uint32_t start, uint32_t c) {
    uint32_t value = c - '0';
    unsigned length = 2;
    if (next_is_digit(p, 10)) {
        uint32_t second = p->next.c;
        if (!syi_re_advance(p)) {
            return -1;
        }
        if (c < '8' && second < '8' && next_is_digit(p, 8)) {
            value = value * 8 + (second - '0');
            return octal(p, start, 1, &value) ? syi_re_char_node(p, value) : -1;
        }
        value = value * 10 + (second - '0');
        length = 3;
    }
    if (value >= p->tree->groups) {
        syi_re_fail_str(p, length - 1,
                        syi_str_format(p->vm, "invalid group reference %d", (int)value));
        return -1;
    }
    if (!syi_re_group_closed(p, value)) {
        syi_re_fail(p, length, "cannot refer to an open group");
        return -1;
    }
    return syi_re_ref_node(p, value);
}

int32_t syi_re_escape(sy_re_parser *p, sy_re_token t) {
    uint32_t start = syi_re_tell(p) - 2;
    if (t.c != 0 && t.c < 128 && strchr("dDsSwW", (int)t.c) != NULL) {
        return class_node(p, (char)t.c);
    }
    int32_t n = position_escape(p, t.c);
    if (n != -2) {
        return n;
    }
    uint32_t c;
    int common = common_escape(p, start, t.c, &c);
    if (common != 0) {
        return common < 0 ? -1 : syi_re_char_node(p, c);
    }
    if (t.c == '0') {
        c = 0;
        return octal(p, start, 2, &c) ? syi_re_char_node(p, c) : -1;
    }
    if (t.c >= '1' && t.c <= '9') {
        return number_escape(p, start, t.c);
    }
    if (is_ascii_letter(t.c)) {
        fail_escape(p, start, "bad escape %U");
        return -1;
    }
    return syi_re_char_node(p, t.c);
}

/* --- Sets --- */

/* One end of a range, or an item by itself. */
typedef struct set_item {
    uint32_t c;
    char letter;     /* of a class; 0: a character */
    uint32_t length; /* of its first token */
    sy_re_token token;
} set_item;

static bool read_item(sy_re_parser *p, sy_re_token t, set_item *item) {
    *item = (set_item){t.c, 0, t.escaped ? 2 : 1, t};
    if (!t.escaped) {
        return true;
    }
    uint32_t start = syi_re_tell(p) - 2;
    if (t.c != 0 && t.c < 128 && strchr("dDsSwW", (int)t.c) != NULL) {
        item->letter = (char)t.c;
        return true;
    }
    int common = common_escape(p, start, t.c, &item->c);
    if (common != 0) {
        return common > 0;
    }
    if (digit_value(t.c, 8) >= 0) {
        item->c = t.c - '0';
        return octal(p, start, 2, &item->c);
    }
    if (is_ascii_letter(t.c) || digit_value(t.c, 10) >= 0) {
        return fail_escape(p, start, "bad escape %U");
    }
    return true;
}

static bool add_item(sy_re_parser *p, sy_re_set *set, const set_item *item) {
    if (item->letter == 0) {
        return syi_re_set_add(p->vm, set, item->c, item->c);
    }
    return syi_re_set_add_class(p->vm, set, item->letter,
                                p->is_str && (p->flags & SY_RE_ASCII) == 0);
}

static bool bad_range(sy_re_parser *p, const set_item *low, const set_item *high) {
    return syi_re_fail_str(
        p, low->length + 1 + high->length,
        syi_str_format(p->vm, "bad character range %s%U-%s%U", low->token.escaped ? "\\" : "",
                       syi_str_from_char(p->vm, low->token.c), high->token.escaped ? "\\" : "",
                       syi_str_from_char(p->vm, high->token.c)));
}

static bool unterminated(sy_re_parser *p, uint32_t start) {
    return syi_re_error(p->vm, p->pattern, start, "unterminated character set");
}

/* What a "-" behind `low` makes: a range, or two items and the end. */
static bool parse_range(sy_re_parser *p, sy_re_set *set, uint32_t start, const set_item *low,
                        bool *end) {
    sy_re_token t;
    if (!syi_re_take(p, &t)) {
        return false;
    }
    if (t.c == SY_RE_END) {
        return unterminated(p, start);
    }
    if (t.c == ']' && !t.escaped) {
        *end = true;
        return add_item(p, set, low) && syi_re_set_add(p->vm, set, '-', '-');
    }
    set_item high;
    if (!read_item(p, t, &high)) {
        return false;
    }
    if (low->letter != 0 || high.letter != 0 || high.c < low->c) {
        return bad_range(p, low, &high);
    }
    return syi_re_set_add(p->vm, set, low->c, high.c);
}

static bool parse_set(sy_re_parser *p, sy_re_set *set) {
    uint32_t start = syi_re_tell(p) - 1;
    int negated = syi_re_accept(p, '^');
    if (negated < 0) {
        return false;
    }
    set->flags |= negated > 0 ? SY_RE_SET_NEGATED : 0;
    bool end = false;
    for (bool first = true; !end; first = false) {
        sy_re_token t;
        set_item item;
        if (!syi_re_take(p, &t)) {
            return false;
        }
        if (t.c == SY_RE_END) {
            return unterminated(p, start);
        }
        if (t.c == ']' && !t.escaped && !first) {
            break;
        }
        if (!read_item(p, t, &item)) {
            return false;
        }
        int dash = syi_re_accept(p, '-');
        bool ok = dash == 0  ? add_item(p, set, &item)
                  : dash > 0 ? parse_range(p, set, start, &item, &end)
                             : false;
        if (!ok) {
            return false;
        }
    }
    return true;
}

int32_t syi_re_set_node(sy_re_parser *p) {
    sy_re_set set = {0, {NULL, 0, 0}};
    uint32_t offset = 0;
    uint8_t fold = syi_re_fold_now(p);
    uint32_t flags = fold == SY_RE_EXACT          ? 0u
                     : fold == SY_RE_FOLD_UNICODE ? SY_RE_SET_FOLD_UNICODE
                                                  : SY_RE_SET_FOLD_ASCII;
    bool ok =
        parse_set(p, &set) && syi_re_set_finish(p->vm, &set, flags, &p->tree->words, &offset);
    syi_re_words_free(p->vm, &set.ranges);
    return ok ? syi_re_add_node(p, SY_RE_N_SET, 0, offset) : -1;
}
