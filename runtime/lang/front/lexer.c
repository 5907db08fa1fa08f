/* SPDX-License-Identifier: MIT */
#include "lang/front/lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lang/front/unicode_ident.h"

enum { TAB_WIDTH = 8 };

static const char *const token_texts[SY_TOK_COUNT] = {
#define SY_TOKEN(kind, text) [SY_TOK_##kind] = text,
#define SY_OPERATOR(kind, text) [SY_TOK_##kind] = text,
#define SY_KEYWORD(kind, text) [SY_TOK_##kind] = text,
#include "lang/front/tokens.def"
};

/* Keywords by length, so that a name is compared with few of them. */
typedef struct keyword {
    uint8_t kind;
    uint8_t length;
    const char *text;
} keyword;

static const keyword keywords[] = {
#define SY_KEYWORD(kind, text) {SY_TOK_##kind, sizeof(text) - 1, text},
#include "lang/front/tokens.def"
};

const char *syi_token_text(sy_token_kind kind) {
    return kind < SY_TOK_COUNT ? token_texts[kind] : "";
}

void syi_lexer_init(sy_lexer *lx, const char *text, uint32_t length, syi_syntax_error *error) {
    /* The bracket and indent stacks are valid up to level and depth only. */
    memset(lx, 0, offsetof(sy_lexer, indents));
    lx->text = text;
    lx->length = length;
    lx->line = 1;
    lx->first_line = 1;
    lx->at_line_start = true;
    lx->depth = 1;
    lx->indents[0] = 0;
    lx->alt_indents[0] = 0;
    lx->problem = SY_LEX_OK;
    lx->error = error;
}

bool syi_lexer_raise(sy_lexer *lx, int32_t column, int32_t end_column, const char *format,
                     ...) {
    syi_syntax_error *e = lx->error;
    memset(e, 0, sizeof *e);
    va_list args;
    va_start(args, format);
    vsnprintf(e->message, sizeof e->message, format, args);
    va_end(args);
    const char *line = lx->text + lx->line_start;
    const char *newline = memchr(line, '\n', lx->length - lx->line_start);
    e->type = SYI_SYNTAX_ERROR;
    e->text = line;
    e->text_length = newline ? (uint32_t)(newline - line) : lx->length - lx->line_start;
    e->line = lx->line;
    e->end_line = lx->line;
    if (column == 0) {
        column = syi_source_column(line, e->text_length, (int32_t)(lx->pos - lx->line_start));
        end_column = column;
    }
    e->column = column;
    e->end_column = end_column;
    lx->problem = SY_LEX_RAISED;
    return false;
}

static bool silent(sy_lexer *lx, sy_lex_problem problem) {
    lx->problem = problem;
    return false;
}

/* At the end of the text the last line stays the current one. */
static void next_line(sy_lexer *lx) {
    if (lx->pos < lx->length) {
        lx->line++;
        lx->line_start = lx->pos;
    }
}

static bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static bool is_name_char(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9');
}

/* After a backslash: the line must end there, and another must follow. */
static bool join_lines(sy_lexer *lx) {
    lx->pos++;
    if (lx->text[lx->pos] != '\n') {
        return silent(lx, SY_LEX_CONTINUATION);
    }
    lx->pos++;
    if (lx->pos >= lx->length) {
        return silent(lx, SY_LEX_EOF);
    }
    next_line(lx);
    return true;
}

/* Measures the indentation of a line; skips blank lines and lines of comments only. Leaves the
 * indents or dedents that it brings in `pending`. */
static bool indent_changed(sy_lexer *lx, int32_t col, int32_t alt) {
    int top = lx->depth - 1;
    if (col == lx->indents[top]) {
        return alt == lx->alt_indents[top] || silent(lx, SY_LEX_TABS);
    }
    if (col > lx->indents[top]) {
        if (lx->depth >= SY_MAX_INDENT) {
            return silent(lx, SY_LEX_TOO_DEEP);
        }
        if (alt <= lx->alt_indents[top]) {
            return silent(lx, SY_LEX_TABS);
        }
        lx->indents[lx->depth] = col;
        lx->alt_indents[lx->depth++] = alt;
        lx->pending++;
        return true;
    }
    while (lx->depth > 1 && col < lx->indents[lx->depth - 1]) {
        lx->depth--;
        lx->pending--;
    }
    if (col != lx->indents[lx->depth - 1]) {
        const char *newline = memchr(lx->text + lx->pos, '\n', lx->length - lx->pos);
        lx->pos = newline ? (uint32_t)(newline - lx->text) + 1 : lx->length;
        return silent(lx, SY_LEX_DEDENT);
    }
    return alt == lx->alt_indents[lx->depth - 1] || silent(lx, SY_LEX_TABS);
}

/* The columns of the blanks at the start of a line. */
static bool measure(sy_lexer *lx, int32_t *col, int32_t *alt) {
    int32_t joined = 0;
    *col = 0;
    *alt = 0;
    for (;;) {
        char c = lx->text[lx->pos];
        if (c == ' ') {
            ++*col;
            ++*alt;
        } else if (c == '\t') {
            *col = (*col / TAB_WIDTH + 1) * TAB_WIDTH;
            ++*alt;
        } else if (c == '\f') {
            *col = 0;
            *alt = 0;
        } else if (c == '\\') {
            joined = joined ? joined : *col;
            if (!join_lines(lx)) {
                return false;
            }
            continue;
        } else {
            break;
        }
        lx->pos++;
    }
    if (joined) {
        *col = joined;
        *alt = joined;
    }
    return true;
}

static bool line_start(sy_lexer *lx) {
    for (;;) {
        lx->at_line_start = false;
        int32_t col;
        int32_t alt;
        if (!measure(lx, &col, &alt)) {
            return false;
        }
        char c = lx->text[lx->pos];
        if (c == '#') {
            const char *newline = memchr(lx->text + lx->pos, '\n', lx->length - lx->pos);
            lx->pos = newline ? (uint32_t)(newline - lx->text) : lx->length;
            c = lx->text[lx->pos];
        }
        if (c == '\n' && lx->level == 0) {
            lx->pos++;
            next_line(lx);
            continue;
        }
        if (lx->level > 0) {
            return true;
        }
        return indent_changed(lx, lx->pos >= lx->length ? 0 : col,
                              lx->pos >= lx->length ? 0 : alt);
    }
}

static void begin(sy_lexer *lx, sy_token *t) {
    t->start = lx->pos;
    t->line = lx->line;
    t->col = (int32_t)(lx->pos - lx->line_start);
}

static bool finish(sy_lexer *lx, sy_token *t, sy_token_kind kind) {
    t->kind = (uint8_t)kind;
    t->level = (uint8_t)lx->level;
    t->end = lx->pos;
    t->end_line = lx->line;
    t->end_col = (int32_t)(lx->pos - lx->line_start);
    return true;
}

static bool bare(sy_lexer *lx, sy_token *t, sy_token_kind kind) {
    begin(lx, t);
    finish(lx, t, kind);
    t->col = -1;
    t->end_col = -1;
    return true;
}

/* Reports the first character of an identifier that may not be there. */
static bool check_identifier(sy_lexer *lx, uint32_t start) {
    const char *end = lx->text + lx->pos;
    const char *p = lx->text + start;
    while (p < end) {
        uint32_t c;
        uint32_t n = syi_utf8_decode(p, end, &c);
        bool first = p == lx->text + start;
        bool ok =
            c < 0x80 || (first ? syi_is_identifier_start(c) : syi_is_identifier_continue(c));
        if (n == 0 || !ok) {
            n = n ? n : 1;
            char spelled[5] = {0};
            memcpy(spelled, p, n);
            lx->pos = (uint32_t)(p - lx->text) + n;
            if (syi_is_printable(c)) {
                return syi_lexer_raise(lx, 0, 0, "invalid character '%s' (U+%04X)", spelled, c);
            }
            return syi_lexer_raise(lx, 0, 0, "invalid non-printable character U+%04X", c);
        }
        p += n;
    }
    return true;
}

static sy_token_kind name_kind(const char *s, uint32_t length) {
    if (length < 2 || length > 8) {
        return SY_TOK_NAME;
    }
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
        const keyword *k = &keywords[i];
        if (k->length == length && k->text[0] == s[0] && memcmp(k->text, s, length) == 0) {
            return (sy_token_kind)k->kind;
        }
    }
    return SY_TOK_NAME;
}

/* A string from its opening quote on; t->start is at the prefix. */
static bool string(sy_lexer *lx, sy_token *t) {
    const char *text = lx->text;
    char quote = text[lx->pos];
    uint32_t open_line_start = lx->line_start;
    int32_t open_line = lx->line;
    bool triple = text[lx->pos + 1] == quote && text[lx->pos + 2] == quote;
    lx->pos += triple ? 3 : 1;
    for (;;) {
        char c = text[lx->pos];
        if (c == quote &&
            (!triple || (text[lx->pos + 1] == quote && text[lx->pos + 2] == quote))) {
            lx->pos += triple ? 3 : 1;
            return finish(lx, t, SY_TOK_STRING);
        }
        if (lx->pos >= lx->length || (c == '\n' && !triple)) {
            int32_t at = lx->line;
            lx->pos = t->start + 1;
            lx->line_start = open_line_start;
            lx->line = open_line;
            return syi_lexer_raise(lx, 0, 0,
                                   "unterminated %sstring literal (detected at line %d)",
                                   triple ? "triple-quoted " : "", at);
        }
        lx->pos += 1 + (c == '\\' && lx->pos + 1 < lx->length);
        if (lx->text[lx->pos - 1] == '\n') {
            next_line(lx);
        }
    }
}

/* True when the name from `start` to pos is a string prefix and a quote follows. */
static bool is_string_prefix(const sy_lexer *lx, uint32_t start) {
    char quote = lx->text[lx->pos];
    if (quote != '"' && quote != '\'') {
        return false;
    }
    int b = 0;
    int u = 0;
    int r = 0;
    int f = 0;
    for (uint32_t i = start; i < lx->pos; i++) {
        char c = (char)(lx->text[i] | 0x20);
        b += c == 'b';
        u += c == 'u';
        r += c == 'r';
        f += c == 'f';
    }
    int length = (int)(lx->pos - start);
    return b + u + r + f == length && b < 2 && u < 2 && r < 2 && f < 2 && b + u + f < 2 &&
           !(u && r);
}

static bool name(sy_lexer *lx, sy_token *t) {
    unsigned any = 0;
    while (is_name_char(lx->text[lx->pos])) {
        any |= (unsigned char)lx->text[lx->pos++];
    }
    if (lx->pos - t->start <= 2 && is_string_prefix(lx, t->start)) {
        return string(lx, t);
    }
    if (any & 0x80) {
        return check_identifier(lx, t->start) && finish(lx, t, SY_TOK_NAME);
    }
    return finish(lx, t, name_kind(lx->text + t->start, lx->pos - t->start));
}

static bool open_bracket(sy_lexer *lx, sy_token *t, sy_token_kind kind) {
    if (lx->level >= SY_MAX_BRACKETS) {
        lx->pos++;
        return syi_lexer_raise(lx, 0, 0, "too many nested parentheses");
    }
    sy_bracket *b = &lx->brackets[lx->level++];
    b->open = lx->text[lx->pos++];
    b->line = t->line;
    b->col = t->col;
    return finish(lx, t, kind);
}

static bool close_bracket(sy_lexer *lx, sy_token *t, sy_token_kind kind) {
    char c = lx->text[lx->pos++];
    if (lx->level == 0) {
        return syi_lexer_raise(lx, 0, 0, "unmatched '%c'", c);
    }
    const sy_bracket *b = &lx->brackets[--lx->level];
    char want = b->open == '(' ? ')' : b->open == '[' ? ']' : '}';
    if (c == want) {
        return finish(lx, t, kind);
    }
    if (b->line != lx->line) {
        return syi_lexer_raise(
            lx, 0, 0,
            "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c,
            b->open, b->line);
    }
    return syi_lexer_raise(lx, 0, 0,
                           "closing parenthesis '%c' does not match opening parenthesis '%c'",
                           c, b->open);
}

static sy_token_kind single_operator(char c) {
    static const struct {
        char c;
        uint8_t kind;
    } table[] = {
        {':', SY_TOK_COLON},      {',', SY_TOK_COMMA},   {';', SY_TOK_SEMI},
        {'.', SY_TOK_DOT},        {'@', SY_TOK_AT},      {'=', SY_TOK_EQUAL},
        {'+', SY_TOK_PLUS},       {'-', SY_TOK_MINUS},   {'*', SY_TOK_STAR},
        {'/', SY_TOK_SLASH},      {'%', SY_TOK_PERCENT}, {'|', SY_TOK_VBAR},
        {'&', SY_TOK_AMPER},      {'~', SY_TOK_TILDE},   {'<', SY_TOK_LESS},
        {'^', SY_TOK_CIRCUMFLEX}, {'>', SY_TOK_GREATER},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].c == c) {
            return (sy_token_kind)table[i].kind;
        }
    }
    return SY_TOK_UNKNOWN;
}

static sy_token_kind followed_by_equal(char c) {
    switch (c) {
    case '=':
        return SY_TOK_EQEQUAL;
    case '!':
        return SY_TOK_NOTEQUAL;
    case '<':
        return SY_TOK_LESSEQUAL;
    case '>':
        return SY_TOK_GREATEREQUAL;
    case ':':
        return SY_TOK_WALRUS;
    case '+':
        return SY_TOK_PLUSEQUAL;
    case '-':
        return SY_TOK_MINEQUAL;
    case '*':
        return SY_TOK_STAREQUAL;
    case '/':
        return SY_TOK_SLASHEQUAL;
    case '%':
        return SY_TOK_PERCENTEQUAL;
    case '@':
        return SY_TOK_ATEQUAL;
    case '&':
        return SY_TOK_AMPEREQUAL;
    case '|':
        return SY_TOK_VBAREQUAL;
    case '^':
        return SY_TOK_CIRCUMFLEXEQUAL;
    default:
        return SY_TOK_UNKNOWN;
    }
}

/* ** // << >> -> ... and their assignments. Returns the length, 0: not one of them. */
static uint32_t long_operator(const char *s, sy_token_kind *kind) {
    static const struct {
        char c;
        uint8_t plain;
        uint8_t assign;
    } doubled[] = {
        {'*', SY_TOK_DOUBLESTAR, SY_TOK_DOUBLESTAREQUAL},
        {'/', SY_TOK_DOUBLESLASH, SY_TOK_DOUBLESLASHEQUAL},
        {'<', SY_TOK_LEFTSHIFT, SY_TOK_LEFTSHIFTEQUAL},
        {'>', SY_TOK_RIGHTSHIFT, SY_TOK_RIGHTSHIFTEQUAL},
    };
    for (size_t i = 0; i < sizeof doubled / sizeof *doubled; i++) {
        if (s[0] == doubled[i].c && s[1] == s[0]) {
            *kind = (sy_token_kind)(s[2] == '=' ? doubled[i].assign : doubled[i].plain);
            return s[2] == '=' ? 3 : 2;
        }
    }
    if (s[0] == '-' && s[1] == '>') {
        *kind = SY_TOK_ARROW;
        return 2;
    }
    if (s[0] == '.' && s[1] == '.' && s[2] == '.') {
        *kind = SY_TOK_ELLIPSIS;
        return 3;
    }
    if (s[0] == '<' && s[1] == '>') {
        *kind = SY_TOK_UNKNOWN;
        return 2;
    }
    return 0;
}

static bool operator_token(sy_lexer *lx, sy_token *t) {
    const char *s = lx->text + lx->pos;
    sy_token_kind kind;
    uint32_t length = long_operator(s, &kind);
    if (!length) {
        length = 1;
        kind = s[1] == '=' ? followed_by_equal(s[0]) : SY_TOK_UNKNOWN;
        if (kind != SY_TOK_UNKNOWN) {
            length = 2;
        } else {
            kind = single_operator(s[0]);
        }
    }
    lx->pos += length;
    if (kind == SY_TOK_UNKNOWN && length == 1 && !syi_is_printable((unsigned char)s[0])) {
        return syi_lexer_raise(lx, 0, 0, "invalid non-printable character U+%04X",
                               (unsigned)(unsigned char)s[0]);
    }
    return finish(lx, t, kind);
}

/* The end of the text: a last NEWLINE if one is due, then dedents, then END. */
static bool at_end(sy_lexer *lx, sy_token *t) {
    if (lx->level > 0) {
        return silent(lx, SY_LEX_EOF);
    }
    return bare(lx, t, SY_TOK_END);
}

static bool newline(sy_lexer *lx, sy_token *t) {
    finish(lx, t, SY_TOK_NEWLINE);
    lx->pos++;
    next_line(lx);
    lx->at_line_start = true;
    return true;
}

/* Blanks, comments and line joins before a token. */
static bool skip_blanks(sy_lexer *lx) {
    for (;;) {
        char c = lx->text[lx->pos];
        if (c == ' ' || c == '\t' || c == '\f') {
            lx->pos++;
        } else if (c == '#' && lx->level > 0) {
            const char *end = memchr(lx->text + lx->pos, '\n', lx->length - lx->pos);
            lx->pos = end ? (uint32_t)(end - lx->text) : lx->length;
        } else if (c == '\n' && lx->level > 0) {
            lx->pos++;
            next_line(lx);
        } else if (c == '\\') {
            if (!join_lines(lx)) {
                return false;
            }
        } else {
            return true;
        }
    }
}

static bool pending_token(sy_lexer *lx, sy_token *t) {
    if (lx->pending > 0) {
        lx->pending--;
        return bare(lx, t, SY_TOK_INDENT);
    }
    lx->pending++;
    return bare(lx, t, SY_TOK_DEDENT);
}

static bool scan(sy_lexer *lx, sy_token *t) {
    if (lx->at_line_start && !line_start(lx)) {
        return false;
    }
    if (lx->pending) {
        return pending_token(lx, t);
    }
    if (!skip_blanks(lx)) {
        return false;
    }
    char c = lx->text[lx->pos];
    begin(lx, t);
    if (c == '#') {
        /* The end of a line begins with its comment. */
        const char *end = memchr(lx->text + lx->pos, '\n', lx->length - lx->pos);
        lx->pos = end ? (uint32_t)(end - lx->text) : lx->length;
        c = lx->text[lx->pos];
    }
    if (is_name_start(c)) {
        return name(lx, t);
    }
    if ((c >= '0' && c <= '9') ||
        (c == '.' && lx->text[lx->pos + 1] >= '0' && lx->text[lx->pos + 1] <= '9')) {
        return syi_lexer_number(lx) && finish(lx, t, SY_TOK_NUMBER);
    }
    switch (c) {
    case '\0':
        return at_end(lx, t);
    case '\n':
        return newline(lx, t);
    case '"':
    case '\'':
        return string(lx, t);
    case '(':
        return open_bracket(lx, t, SY_TOK_LPAR);
    case '[':
        return open_bracket(lx, t, SY_TOK_LSQB);
    case '{':
        return open_bracket(lx, t, SY_TOK_LBRACE);
    case ')':
        return close_bracket(lx, t, SY_TOK_RPAR);
    case ']':
        return close_bracket(lx, t, SY_TOK_RSQB);
    case '}':
        return close_bracket(lx, t, SY_TOK_RBRACE);
    default:
        return operator_token(lx, t);
    }
}

bool syi_lexer_next(sy_lexer *lx, sy_token *out) {
    bool ok = lx->problem == SY_LEX_OK && scan(lx, out);
    if (!ok) {
        bare(lx, out, SY_TOK_ERROR);
    } else if (out->line == lx->first_line && out->col >= 0 && lx->first_col) {
        out->col += lx->first_col;
        if (out->end_line == lx->first_line) {
            out->end_col += lx->first_col;
        }
    } else if (out->end_line == lx->first_line && lx->first_col && out->end_col >= 0) {
        out->end_col += lx->first_col;
    }
    return ok;
}
