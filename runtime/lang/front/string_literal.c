/* SPDX-License-Identifier: MIT
 *
 * String literals: prefixes, escapes, and adjacent strings joined into one node. Text is kept
 * as UTF-8; an escape may put a lone surrogate into it, which is then three bytes.
 */
#include <string.h>

#include "lang/front/character_names.h"
#include "lang/front/parse_internal.h"

/* One string token taken apart. */
typedef struct string_parts {
    const char *body;
    const char *end;
    bool bytes;
    bool raw;
    bool formatted;
} string_parts;

bool syi_string_append(sy_parser *p, sy_string_builder *b, const char *text, size_t length) {
    if (b->length + length > b->capacity) {
        size_t capacity = b->capacity ? b->capacity : 64;
        while (capacity < b->length + length) {
            capacity *= 2;
        }
        char *grown = sy_realloc(p->arena->alloc, b->text, b->capacity, capacity);
        if (!grown) {
            p->failed = true;
            p->error->type = SYI_OUT_OF_MEMORY;
            return false;
        }
        b->text = grown;
        b->capacity = capacity;
    }
    if (length) {
        memcpy(b->text + b->length, text, length);
        b->length += length;
    }
    return true;
}

sy_ast_node *syi_string_constant(sy_parser *p, sy_string_builder *b,
                                 sy_ast_constant_kind kind) {
    sy_ast_Constant *node = SY_NEW(p, Constant, b->start);
    if (!node) {
        return NULL;
    }
    node->value.kind = (uint8_t)kind;
    node->value.u_prefix = b->u_prefix && kind == SY_CONST_STR;
    node->value.length = (uint32_t)b->length;
    node->value.text = syi_arena_copy(p->arena, b->text, b->length);
    b->length = 0;
    if (!node->value.text) {
        p->failed = true;
        p->error->type = SYI_OUT_OF_MEMORY;
        return NULL;
    }
    return &node->node;
}

/* ---- escapes ---- */

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static int simple_escape(char c) {
    switch (c) {
    case '\\':
    case '\'':
    case '"':
        return c;
    case 'a':
        return '\a';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return -1;
    }
}

/* Where the decoder of CPython would see `at`: it has spelled characters outside ASCII as \U.
 */
static size_t decoder_position(const char *body, const char *at) {
    size_t position = 0;
    for (const char *s = body; s < at; s++) {
        unsigned char c = (unsigned char)*s;
        position += c < 0x80 ? 1 : (c & 0xc0) != 0x80 ? 10 : 0;
    }
    return position;
}

static bool escape_error(sy_parser *p, const char *body, const char *at, const char *stop,
                         const char *reason) {
    size_t from = decoder_position(body, at);
    syi_raise_last(
        p, SYI_SYNTAX_ERROR,
        "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: "
        "%s",
        from, from + (size_t)(stop - at) - 1, reason);
    return false;
}

/* \xXX, \uXXXX and \UXXXXXXXX: `at` is the backslash. */
static bool hex_escape(sy_parser *p, sy_string_builder *b, const char *body, const char **at,
                       const char *end) {
    const char *s = *at + 2;
    char letter = (*at)[1];
    int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    uint32_t value = 0;
    int n = 0;
    for (; n < digits && s < end && hex_digit(*s) >= 0; n++, s++) {
        value = value << 4 | (uint32_t)hex_digit(*s);
    }
    if (n < digits) {
        return escape_error(p, body, *at, s,
                            letter == 'x'   ? "truncated \\xXX escape"
                            : letter == 'u' ? "truncated \\uXXXX escape"
                                            : "truncated \\UXXXXXXXX escape");
    }
    if (value > 0x10ffff) {
        return escape_error(p, body, *at, s, "illegal Unicode character");
    }
    char utf8[4];
    *at = s;
    return syi_string_append(p, b, utf8, syi_utf8_encode(utf8, value));
}

static uint32_t octal_escape(const char **at, const char *end) {
    const char *s = *at;
    uint32_t value = 0;
    for (int n = 0; n < 3 && s < end && *s >= '0' && *s <= '7'; n++, s++) {
        value = value * 8 + (uint32_t)(*s - '0');
    }
    *at = s;
    return value;
}

/* \N{name}: `at` is the backslash. */
static bool named_escape(sy_parser *p, sy_string_builder *b, const char *body, const char **at,
                         const char *end) {
    const char *s = *at;
    bool opened = end - s > 2 && s[2] == '{';
    const char *close = opened ? memchr(s, '}', (size_t)(end - s)) : NULL;
    if (close == NULL || close == s + 3) {
        const char *stop = close != NULL ? close : opened ? end : s + 2;
        return escape_error(p, body, s, stop, "malformed \\N character escape");
    }
    int32_t code = syi_character_by_name(s + 3, (size_t)(close - s - 3));
    if (code < 0) {
        return escape_error(p, body, s, close + 1, "unknown Unicode character name");
    }
    char utf8[4];
    *at = close + 1;
    return syi_string_append(p, b, utf8, syi_utf8_encode(utf8, (uint32_t)code));
}

/* One escape of a str; *at is at the backslash and moves behind it. */
static bool escape(sy_parser *p, sy_string_builder *b, const char *body, const char **at,
                   const char *end) {
    char c = (*at)[1];
    int simple = simple_escape(c);
    if (simple >= 0) {
        char plain = (char)simple;
        *at += 2;
        return syi_string_append(p, b, &plain, 1);
    }
    if (c == '\n') {
        *at += 2;
        return true;
    }
    if (c == 'x' || c == 'u' || c == 'U') {
        return hex_escape(p, b, body, at, end);
    }
    if (c >= '0' && c <= '7') {
        char utf8[4];
        *at += 1;
        uint32_t value = octal_escape(at, end);
        return syi_string_append(p, b, utf8, syi_utf8_encode(utf8, value));
    }
    if (c == 'N') {
        return named_escape(p, b, body, at, end);
    }
    *at += 1;
    return syi_string_append(p, b, "\\", 1);
}

bool syi_string_append_decoded(sy_parser *p, sy_string_builder *b, const char *body,
                               const char *end) {
    const char *s = body;
    while (s < end) {
        const char *backslash = memchr(s, '\\', (size_t)(end - s));
        const char *stop = backslash ? backslash : end;
        if (!syi_string_append(p, b, s, (size_t)(stop - s))) {
            return false;
        }
        s = stop;
        if (s < end && s + 1 == end) {
            return syi_string_append(p, b, "\\", 1);
        }
        if (s < end && !escape(p, b, body, &s, end)) {
            return false;
        }
    }
    return true;
}

/* One escape of a bytes literal. */
static bool bytes_escape(sy_parser *p, sy_string_builder *b, const char *body, const char **at,
                         const char *end) {
    const char *s = *at;
    int simple = simple_escape(s[1]);
    char out = (char)simple;
    if (simple >= 0) {
        *at += 2;
    } else if (s[1] == '\n') {
        *at += 2;
        return true;
    } else if (s[1] == 'x') {
        int high = end - s > 2 ? hex_digit(s[2]) : -1;
        int low = high >= 0 && end - s > 3 ? hex_digit(s[3]) : -1;
        if (low < 0) {
            syi_raise_last(p, SYI_SYNTAX_ERROR,
                           "(value error) invalid \\x escape at position %zu",
                           (size_t)(s - body));
            return false;
        }
        out = (char)(high << 4 | low);
        *at += 4;
    } else if (s[1] >= '0' && s[1] <= '7') {
        *at += 1;
        out = (char)(octal_escape(at, end) & 0xff);
    } else {
        out = '\\';
        *at += 1;
    }
    return syi_string_append(p, b, &out, 1);
}

static bool append_bytes(sy_parser *p, sy_string_builder *b, const string_parts *parts) {
    for (const char *s = parts->body; s < parts->end; s++) {
        if ((unsigned char)*s >= 0x80) {
            syi_raise_last(p, SYI_SYNTAX_ERROR,
                           "bytes can only contain ASCII literal characters");
            return false;
        }
    }
    const char *s = parts->body;
    while (s < parts->end) {
        bool escaped = *s == '\\' && !parts->raw && s + 1 < parts->end;
        if (escaped ? !bytes_escape(p, b, parts->body, &s, parts->end)
                    : !syi_string_append(p, b, s++, 1)) {
            return false;
        }
    }
    return true;
}

/* ---- tokens ---- */

static string_parts take_apart(const char *s, const char *end) {
    string_parts parts = {0};
    for (; *s != '"' && *s != '\''; s++) {
        char c = (char)(*s | 0x20);
        parts.bytes = parts.bytes || c == 'b';
        parts.raw = parts.raw || c == 'r';
        parts.formatted = parts.formatted || c == 'f';
    }
    int quotes = end - s >= 6 && s[1] == s[0] && s[2] == s[0] ? 3 : 1;
    parts.body = s + quotes;
    parts.end = end - quotes;
    return parts;
}

static bool append_string(sy_parser *p, sy_string_builder *b, uint32_t token,
                          const string_parts *parts) {
    if (parts->bytes) {
        return append_bytes(p, b, parts);
    }
    if (parts->formatted) {
        return syi_fstring_append(p, b, token, parts->body, parts->end, parts->raw);
    }
    if (parts->raw) {
        return syi_string_append(p, b, parts->body, (size_t)(parts->end - parts->body));
    }
    return syi_string_append_decoded(p, b, parts->body, parts->end);
}

/* Joins the strings from the builder's first token to the mark. */
static sy_ast_node *join(sy_parser *p, sy_string_builder *b) {
    bool bytes = false;
    bool formatted = false;
    for (uint32_t token = b->start; token < p->mark; token++) {
        const sy_token *t = &p->tokens[token];
        string_parts parts = take_apart(p->lexer.text + t->start, p->lexer.text + t->end);
        bool mixed = token > b->start && parts.bytes != bytes;
        /* The escapes of a plain string are looked at before, the fields of an f-string after.
         */
        if ((!mixed || !parts.formatted) && !append_string(p, b, token, &parts)) {
            return NULL;
        }
        if (mixed) {
            return syi_raise_last(p, SYI_SYNTAX_ERROR,
                                  "cannot mix bytes and nonbytes literals");
        }
        bytes = parts.bytes;
        formatted = formatted || parts.formatted;
    }
    if (formatted) {
        return syi_fstring_finish(p, b);
    }
    return syi_string_constant(p, b, bytes ? SY_CONST_BYTES : SY_CONST_STR);
}

sy_ast_node *syi_parse_strings(sy_parser *p) {
    sy_string_builder b = {.start = p->mark, .base = p->scratch_count};
    if (syi_peek(p) != SY_TOK_STRING) {
        return NULL;
    }
    b.u_prefix = p->lexer.text[p->tokens[p->mark].start] == 'u';
    while (syi_accept(p, SY_TOK_STRING)) {
    }
    sy_ast_node *node = p->failed ? NULL : join(p, &b);
    sy_free(p->arena->alloc, b.text, b.capacity);
    p->scratch_count = b.base;
    return p->failed ? NULL : node;
}
