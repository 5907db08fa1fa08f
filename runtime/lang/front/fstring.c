/* SPDX-License-Identifier: MIT
 *
 * f-strings by the rules of Python 3.11: the expressions are found by scanning for the end of
 * each replacement field, and every expression is parsed as a text of its own, in parentheses.
 */
#include <string.h>

#include "lang/front/parse_internal.h"

enum { MAX_NESTED_SPECS = 2 };

/* The body being read. */
typedef struct field_reader {
    sy_parser *p;
    uint32_t first; /* string token of the literal */
    uint32_t last;  /* token behind the literal */
    uint32_t token; /* the f-string itself */
    const char *at;
    const char *end;
    bool raw;
} field_reader;

static bool fail(const field_reader *r, const char *message) {
    syi_raise_last(r->p, SYI_SYNTAX_ERROR, "f-string: %s", message);
    return false;
}

/* For the messages that have no colon after f-string. */
static bool fail_plain(const field_reader *r, const char *message) {
    syi_raise_last(r->p, SYI_SYNTAX_ERROR, "%s", message);
    return false;
}

static bool fail_char(const field_reader *r, const char *what, char c) {
    syi_raise_last(r->p, SYI_SYNTAX_ERROR, "f-string: %s '%c'", what, c);
    return false;
}

/* Pushes the constant text gathered so far. */
static bool flush(sy_parser *p, sy_string_builder *b) {
    if (b->length) {
        syi_push(p, syi_string_constant(p, b, SY_CONST_STR));
    }
    return !p->failed;
}

sy_ast_node *syi_fstring_finish(sy_parser *p, sy_string_builder *b) {
    if (!flush(p, b)) {
        return NULL;
    }
    sy_ast_list values = syi_take(p, b->base);
    sy_ast_JoinedStr *node = p->failed ? NULL : SY_NEW(p, JoinedStr, b->start);
    if (!node) {
        return NULL;
    }
    node->values = values;
    return &node->node;
}

/* ---- constant text ---- */

/* Finds where the constant text ends; a doubled brace ends it too (*skip is then 1), the second
 * brace not being part of it. */
static bool find_text_end(field_reader *r, int depth, const char **stop, int *skip) {
    const char *s = r->at;
    *skip = 0;
    while (s < r->end) {
        char c = *s++;
        if (c == '\\' && !r->raw && s < r->end) {
            c = *s++;
            if (c == 'N' && s < r->end && *s == '{') {
                const char *close = memchr(s, '}', (size_t)(r->end - s));
                s = close ? close + 1 : r->end;
                continue;
            }
        }
        if (c != '{' && c != '}') {
            continue;
        }
        if (depth == 0) {
            if (s < r->end && *s == c) {
                *stop = s;
                *skip = 1;
                return true;
            }
            if (c == '}') {
                return fail(r, "single '}' is not allowed");
            }
        }
        *stop = s - 1;
        return true;
    }
    *stop = r->end;
    return true;
}

static bool read_text(field_reader *r, sy_string_builder *b, int depth) {
    int skip;
    do {
        const char *stop = r->at;
        if (!find_text_end(r, depth, &stop, &skip)) {
            return false;
        }
        bool ok = r->raw ? syi_string_append(r->p, b, r->at, (size_t)(stop - r->at))
                         : syi_string_append_decoded(r->p, b, r->at, stop);
        if (!ok) {
            return false;
        }
        r->at = stop + skip;
    } while (skip);
    return true;
}

/* ---- expressions ---- */

typedef struct field_scan {
    char quote; /* of the string we are in; 0: none */
    bool triple;
    int depth;
    char open[SY_MAX_BRACKETS];
} field_scan;

/* A character inside a string of the expression. */
static void scan_in_string(field_reader *r, field_scan *f) {
    const char *s = r->at;
    if (*s != f->quote) {
        return;
    }
    if (!f->triple) {
        f->quote = 0;
    } else if (r->end - s > 2 && s[1] == *s && s[2] == *s) {
        r->at += 2;
        f->quote = 0;
    }
}

static void scan_quote(field_reader *r, field_scan *f) {
    const char *s = r->at;
    f->quote = *s;
    f->triple = r->end - s > 2 && s[1] == *s && s[2] == *s;
    r->at += f->triple ? 2 : 0;
}

static bool scan_close(field_reader *r, field_scan *f) {
    char c = *r->at;
    if (f->depth == 0) {
        return fail_char(r, "unmatched", c);
    }
    char open = f->open[--f->depth];
    char want = open == '(' ? ')' : open == '[' ? ']' : '}';
    if (c != want) {
        syi_raise_last(r->p, SYI_SYNTAX_ERROR,
                       "f-string: closing parenthesis '%c' does not match opening parenthesis "
                       "'%c'",
                       c, open);
        return false;
    }
    return true;
}

/* Whether a character outside brackets ends the expression; skips the second character of an
 * operator that begins like an end. */
static bool ends_expression(field_reader *r) {
    char c = *r->at;
    if (c != '!' && c != ':' && c != '}' && c != '=' && c != '<' && c != '>') {
        return false;
    }
    if (r->end - r->at > 1 && r->at[1] == '=' && c != ':' && c != '}') {
        r->at++;
        return false;
    }
    return c != '<' && c != '>';
}

/* Moves to the end of the expression. */
static bool scan_expression(field_reader *r) {
    field_scan f;
    f.quote = 0;
    f.triple = false;
    f.depth = 0;
    for (; r->at < r->end; r->at++) {
        char c = *r->at;
        if (c == '\\') {
            return fail_plain(r, "f-string expression part cannot include a backslash");
        }
        if (f.quote) {
            scan_in_string(r, &f);
        } else if (c == '\'' || c == '"') {
            scan_quote(r, &f);
        } else if (c == '[' || c == '{' || c == '(') {
            if (f.depth >= SY_MAX_BRACKETS) {
                return fail(r, "too many nested parenthesis");
            }
            f.open[f.depth++] = c;
        } else if (c == '#') {
            return fail_plain(r, "f-string expression part cannot include '#'");
        } else if (f.depth == 0 && ends_expression(r)) {
            break;
        } else if ((*r->at == ']' || *r->at == '}' || *r->at == ')') && !scan_close(r, &f)) {
            return false;
        }
    }
    if (f.quote) {
        return fail(r, "unterminated string");
    }
    if (f.depth) {
        return fail_char(r, "unmatched", f.open[f.depth - 1]);
    }
    return r->at < r->end || fail(r, "expecting '}'");
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f';
}

/* Where the expression after the brace at `brace` begins in the source. */
static void locate(const field_reader *r, const char *brace, int32_t *line, int32_t *col) {
    const sy_token *t = &r->p->tokens[r->token];
    const char *start = r->p->lexer.text + t->start;
    const char *line_start = start;
    *line = t->line;
    for (const char *s = start; s < brace; s++) {
        if (*s == '\n') {
            ++*line;
            line_start = s + 1;
        }
    }
    *col = (int32_t)(brace - line_start) + (line_start == start ? t->col : 0);
}

static sy_ast_node *parse_expression(field_reader *r, const char *start) {
    const char *s = start;
    size_t length = (size_t)(r->at - start);
    while (s < r->at && is_blank(*s)) {
        s++;
    }
    if (s == r->at) {
        if (*s == '}') {
            fail(r, "empty expression not allowed");
        } else {
            fail_char(r, "expression required before", *s);
        }
        return NULL;
    }
    char *text = syi_arena_alloc(r->p->arena, length + 4);
    if (!text) {
        r->p->failed = true;
        r->p->error->type = SYI_OUT_OF_MEMORY;
        return NULL;
    }
    text[0] = '(';
    memcpy(text + 1, start, length);
    memcpy(text + 1 + length, ")\n", 3);
    int32_t line;
    int32_t col;
    locate(r, start - 1, &line, &col);
    return syi_parse_fstring_expression(r->p, text, (uint32_t)length + 3, line, col);
}

static bool read_field(field_reader *r, sy_string_builder *b, int depth);

/* The text after a colon, up to the closing brace, as a JoinedStr. */
static sy_ast_node *read_spec(field_reader *r, const sy_string_builder *outer, int depth) {
    sy_parser *p = r->p;
    sy_string_builder b = {
        .start = r->token, .base = p->scratch_count, .u_prefix = outer->u_prefix};
    bool ok = true;
    /* As in CPython the nodes of a format span its own string, the fields in it the whole
     * literal. */
    p->mark = r->token + 1;
    while (ok) {
        ok = read_text(r, &b, depth);
        if (!ok || r->at >= r->end || *r->at == '}') {
            break;
        }
        ok = read_field(r, &b, depth);
    }
    sy_ast_node *node = ok ? syi_fstring_finish(p, &b) : NULL;
    sy_free(p->arena->alloc, b.text, b.capacity);
    return node;
}

static bool read_conversion(field_reader *r, int32_t *conversion) {
    if (*r->at != '!') {
        return true;
    }
    r->at++;
    if (r->at >= r->end) {
        return fail(r, "expecting '}'");
    }
    *conversion = (unsigned char)*r->at++;
    if (*conversion != 's' && *conversion != 'r' && *conversion != 'a') {
        return fail(r, "invalid conversion character: expected 's', 'r', or 'a'");
    }
    return r->at < r->end || fail(r, "expecting '}'");
}

/* `=` after the expression: its text is shown as constant text. */
static bool read_self_documentation(field_reader *r, sy_string_builder *b, const char *start,
                                    bool *documented) {
    *documented = *r->at == '=';
    if (!*documented) {
        return true;
    }
    r->at++;
    while (r->at < r->end && (is_blank(*r->at) || *r->at == '\r' || *r->at == '\v')) {
        r->at++;
    }
    if (r->at >= r->end) {
        return fail(r, "expecting '}'");
    }
    return syi_string_append(r->p, b, start, (size_t)(r->at - start));
}

/* A replacement field from its brace on: pushes a FormattedValue. */
static bool read_field(field_reader *r, sy_string_builder *b, int depth) {
    sy_parser *p = r->p;
    if (depth >= MAX_NESTED_SPECS) {
        return fail(r, "expressions nested too deeply");
    }
    const char *start = ++r->at;
    bool documented;
    int32_t conversion = -1;
    sy_ast_node *spec = NULL;
    if (!scan_expression(r)) {
        return false;
    }
    sy_ast_node *value = parse_expression(r, start);
    if (!value || !read_self_documentation(r, b, start, &documented) ||
        !read_conversion(r, &conversion)) {
        return false;
    }
    if (*r->at == ':') {
        r->at++;
        if (r->at >= r->end) {
            return fail(r, "expecting '}'");
        }
        if (!flush(p, b)) {
            return false;
        }
        uint32_t mark = p->mark;
        spec = read_spec(r, b, depth + 1);
        p->mark = mark;
        if (!spec) {
            return false;
        }
    }
    if (r->at >= r->end || *r->at != '}') {
        return fail(r, "expecting '}'");
    }
    r->at++;
    if (documented && !spec && conversion < 0) {
        conversion = 'r';
    }
    uint32_t mark = p->mark;
    bool flushed = flush(p, b);
    p->mark = r->last;
    sy_ast_FormattedValue *node = flushed ? SY_NEW(p, FormattedValue, r->first) : NULL;
    p->mark = mark;
    if (!node) {
        return false;
    }
    node->value = value;
    node->conversion = conversion;
    node->format_spec = spec;
    syi_push(p, &node->node);
    return !p->failed;
}

bool syi_fstring_append(sy_parser *p, sy_string_builder *b, uint32_t token, const char *body,
                        const char *end, bool raw) {
    field_reader r = {p, b->start, p->mark, token, body, end, raw};
    for (;;) {
        if (!read_text(&r, b, 0)) {
            return false;
        }
        if (r.at >= r.end) {
            return true;
        }
        if (!read_field(&r, b, 0)) {
            return false;
        }
    }
}
