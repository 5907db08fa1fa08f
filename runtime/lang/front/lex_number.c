/* SPDX-License-Identifier: MIT
 *
 * Number literals: only their extent and form; the value is the compiler's business. A keyword
 * may follow a number at once (`1if x else 2`), any other letter may not.
 */
#include "lang/front/lexer.h"

#include <string.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_name_char(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static char here(const sy_lexer *lx) {
    return lx->text[lx->pos];
}

static bool keyword_follows(const char *s) {
    static const char *const words[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strncmp(s, words[i], strlen(words[i])) == 0) {
            return true;
        }
    }
    return false;
}

static bool check_end(sy_lexer *lx, const char *what) {
    if (!is_name_char(here(lx)) || keyword_follows(lx->text + lx->pos)) {
        return true;
    }
    return syi_lexer_raise(lx, 0, 0, "invalid %s literal", what);
}

/* Digits with single underscores between, beginning at a digit. */
static bool decimal_digits(sy_lexer *lx) {
    for (;;) {
        while (is_digit(here(lx))) {
            lx->pos++;
        }
        if (here(lx) != '_') {
            return true;
        }
        lx->pos++;
        if (!is_digit(here(lx))) {
            return syi_lexer_raise(lx, 0, 0, "invalid decimal literal");
        }
    }
}

static bool is_base_digit(char c, int base) {
    return base == 16 ? is_hex(c) : c >= '0' && c < '0' + base;
}

/* 0x, 0o and 0b numbers, from the letter on. */
static bool based_number(sy_lexer *lx, int base, const char *name) {
    lx->pos++;
    do {
        lx->pos += here(lx) == '_';
        if (!is_base_digit(here(lx), base)) {
            if (base < 16 && is_digit(here(lx))) {
                lx->pos++;
                return syi_lexer_raise(lx, 0, 0, "invalid digit '%c' in %s literal",
                                       lx->text[lx->pos - 1], name);
            }
            return syi_lexer_raise(lx, 0, 0, "invalid %s literal", name);
        }
        while (is_base_digit(here(lx), base)) {
            lx->pos++;
        }
    } while (here(lx) == '_');
    if (base < 16 && is_digit(here(lx))) {
        lx->pos++;
        return syi_lexer_raise(lx, 0, 0, "invalid digit '%c' in %s literal",
                               lx->text[lx->pos - 1], name);
    }
    return check_end(lx, name);
}

/* An exponent, if one follows; `plain` is set when the e belongs to a keyword instead. */
static bool exponent(sy_lexer *lx, bool *plain) {
    *plain = false;
    if (here(lx) != 'e' && here(lx) != 'E') {
        return true;
    }
    char next = lx->text[lx->pos + 1];
    if (next == '+' || next == '-') {
        lx->pos += 2;
        if (!is_digit(here(lx))) {
            return syi_lexer_raise(lx, 0, 0, "invalid decimal literal");
        }
    } else if (!is_digit(next)) {
        *plain = true;
        return check_end(lx, "decimal");
    } else {
        lx->pos++;
    }
    return decimal_digits(lx);
}

/* What may follow the integer part: fraction, exponent, j. */
static bool number_tail(sy_lexer *lx) {
    if (here(lx) == '.') {
        lx->pos++;
        if (is_digit(here(lx)) && !decimal_digits(lx)) {
            return false;
        }
    }
    bool plain;
    if (!exponent(lx, &plain)) {
        return false;
    }
    if (plain) {
        return true;
    }
    if (here(lx) == 'j' || here(lx) == 'J') {
        lx->pos++;
        return check_end(lx, "imaginary");
    }
    return check_end(lx, "decimal");
}

/* A number that starts with 0 and has no base: only zeros, or a float. */
static bool zero_number(sy_lexer *lx) {
    uint32_t start = lx->pos - 1;
    for (;;) {
        if (here(lx) == '_') {
            lx->pos++;
            if (!is_digit(here(lx))) {
                return syi_lexer_raise(lx, 0, 0, "invalid decimal literal");
            }
        }
        if (here(lx) != '0') {
            break;
        }
        lx->pos++;
    }
    uint32_t zeros_end = lx->pos;
    bool nonzero = is_digit(here(lx));
    if (nonzero && !decimal_digits(lx)) {
        return false;
    }
    char c = here(lx);
    bool is_float = c == '.' || c == 'e' || c == 'E' || c == 'j' || c == 'J';
    if (nonzero && !is_float) {
        return syi_lexer_raise(
            lx, (int32_t)(start - lx->line_start + 1),
            (int32_t)(zeros_end - lx->line_start + 1),
            "leading zeros in decimal integer literals are not permitted; use "
            "an 0o prefix for octal integers");
    }
    return number_tail(lx);
}

bool syi_lexer_number(sy_lexer *lx) {
    char c = here(lx);
    if (c == '.') {
        return number_tail(lx);
    }
    if (c != '0') {
        return decimal_digits(lx) && number_tail(lx);
    }
    lx->pos++;
    switch (here(lx)) {
    case 'x':
    case 'X':
        return based_number(lx, 16, "hexadecimal");
    case 'o':
    case 'O':
        return based_number(lx, 8, "octal");
    case 'b':
    case 'B':
        return based_number(lx, 2, "binary");
    default:
        return zero_number(lx);
    }
}
