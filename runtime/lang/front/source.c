/* SPDX-License-Identifier: MIT */
#include "lang/front/source.h"

#include <stdio.h>
#include <string.h>

enum encoding { UTF8, LATIN1, ASCII, UNKNOWN };

uint32_t syi_utf8_decode(const char *s, const char *end, uint32_t *code_point) {
    const unsigned char *u = (const unsigned char *)s;
    size_t left = (size_t)(end - s);
    if (u[0] < 0x80) {
        *code_point = u[0];
        return 1;
    }
    if (u[0] >= 0xc2 && u[0] < 0xe0 && left > 1 && (u[1] & 0xc0) == 0x80) {
        *code_point = (u[0] & 0x1fu) << 6 | (u[1] & 0x3fu);
        return 2;
    }
    if ((u[0] & 0xf0) == 0xe0 && left > 2 && (u[1] & 0xc0) == 0x80 && (u[2] & 0xc0) == 0x80) {
        uint32_t c = (u[0] & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
        *code_point = c;
        return c >= 0x800 ? 3 : 0;
    }
    if ((u[0] & 0xf8) == 0xf0 && left > 3 && (u[1] & 0xc0) == 0x80 && (u[2] & 0xc0) == 0x80 &&
        (u[3] & 0xc0) == 0x80) {
        uint32_t c =
            (u[0] & 0x07u) << 18 | (u[1] & 0x3fu) << 12 | (u[2] & 0x3fu) << 6 | (u[3] & 0x3fu);
        *code_point = c;
        return c >= 0x10000 && c <= 0x10ffff ? 4 : 0;
    }
    return 0;
}

uint32_t syi_utf8_encode(char *out, uint32_t c) {
    unsigned char *u = (unsigned char *)out;
    if (c < 0x80) {
        u[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        u[0] = (unsigned char)(0xc0 | c >> 6);
        u[1] = (unsigned char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        u[0] = (unsigned char)(0xe0 | c >> 12);
        u[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
        u[2] = (unsigned char)(0x80 | (c & 0x3f));
        return 3;
    }
    u[0] = (unsigned char)(0xf0 | c >> 18);
    u[1] = (unsigned char)(0x80 | (c >> 12 & 0x3f));
    u[2] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
    u[3] = (unsigned char)(0x80 | (c & 0x3f));
    return 4;
}

const char *syi_syntax_error_name(syi_syntax_error_type type) {
    switch (type) {
    case SYI_SYNTAX_ERROR:
        return "SyntaxError";
    case SYI_INDENTATION_ERROR:
        return "IndentationError";
    case SYI_TAB_ERROR:
        return "TabError";
    case SYI_VALUE_ERROR:
        return "ValueError";
    case SYI_RECURSION_ERROR:
        return "RecursionError";
    case SYI_OUT_OF_MEMORY:
        return "MemoryError";
    case SYI_NO_ERROR:
        break;
    }
    return "";
}

const char *syi_source_line(const char *text, uint32_t length, int32_t line,
                            uint32_t *line_length) {
    const char *end = text + length;
    const char *p = text;
    for (int32_t n = 1; n < line && p < end; n++) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        p = newline ? newline + 1 : end;
    }
    const char *newline = memchr(p, '\n', (size_t)(end - p));
    *line_length = (uint32_t)((newline ? newline + 1 : end) - p);
    return p;
}

int32_t syi_source_column(const char *line, uint32_t line_length, int32_t bytes) {
    int32_t column = 0;
    for (int32_t i = 0; i < bytes; i++) {
        bool inside = (uint32_t)i < line_length && ((unsigned char)line[i] & 0xc0) == 0x80;
        column += !inside;
    }
    return column;
}

static bool fail(syi_syntax_error *error, int32_t line, const char *message) {
    memset(error, 0, sizeof *error);
    error->type = SYI_SYNTAX_ERROR;
    error->line = line;
    error->column = line ? 1 : -1;
    error->end_line = line;
    error->end_column = line ? -1 : 0;
    snprintf(error->message, sizeof error->message, "%s", message);
    return false;
}

static bool no_memory(syi_syntax_error *error) {
    fail(error, 0, "");
    error->type = SYI_OUT_OF_MEMORY;
    return false;
}

static bool is_cookie_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '_' || c == '.';
}

/* Finds `coding[:=] name` in a line that is only a comment. Returns the name's length, 0: none.
 */
static size_t find_cookie(const char *line, const char *end, const char **name) {
    const char *p = line;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\f')) {
        p++;
    }
    if (p == end || *p != '#') {
        return 0;
    }
    for (; end - p > 7; p++) {
        if (memcmp(p, "coding", 6) != 0 || (p[6] != ':' && p[6] != '=')) {
            continue;
        }
        const char *start = p + 7;
        while (start < end && (*start == ' ' || *start == '\t')) {
            start++;
        }
        const char *stop = start;
        while (stop < end && is_cookie_char(*stop)) {
            stop++;
        }
        if (stop > start) {
            *name = start;
            return (size_t)(stop - start);
        }
    }
    return 0;
}

/* True when a first line that is not a cookie allows one in the second line. */
static bool is_blank_line(const char *line, const char *end) {
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\f' || *line == '\r')) {
        line++;
    }
    return line == end || *line == '#';
}

/* The encoding's usual spelling: lower case, with - for _. */
static void normalize(char *out, size_t size, const char *name, size_t length) {
    size_t n = length < size - 1 ? length : size - 1;
    for (size_t i = 0; i < n; i++) {
        char c = name[i];
        out[i] = (char)(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    out[n] = '\0';
}

static bool starts_with(const char *s, const char *prefix) {
    size_t n = strlen(prefix);
    return strncmp(s, prefix, n) == 0 && (s[n] == '\0' || s[n] == '-');
}

static enum encoding encoding_of(const char *name) {
    static const char *const latin[] = {"latin-1", "iso-8859-1", "iso-latin-1"};
    if (starts_with(name, "utf-8") || strcmp(name, "utf8") == 0) {
        return UTF8;
    }
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++) {
        if (starts_with(name, latin[i])) {
            return LATIN1;
        }
    }
    if (strcmp(name, "latin1") == 0 || strcmp(name, "l1") == 0) {
        return LATIN1;
    }
    return strcmp(name, "ascii") == 0 || strcmp(name, "us-ascii") == 0 ? ASCII : UNKNOWN;
}

static bool find_encoding(const char *text, size_t length, bool bom, bool file,
                          enum encoding *encoding, syi_syntax_error *error) {
    const char *end = text + length;
    const char *line = text;
    for (int i = 0; i < 2 && line < end; i++) {
        const char *newline = line;
        while (newline < end && *newline != '\n' && *newline != '\r') {
            newline++;
        }
        const char *name;
        size_t name_length = find_cookie(line, newline, &name);
        if (name_length) {
            char spelling[64];
            char message[128];
            normalize(spelling, sizeof spelling, name, name_length);
            *encoding = encoding_of(spelling);
            if (*encoding == UNKNOWN) {
                snprintf(message, sizeof message, "%s: %s",
                         file ? "encoding problem" : "unknown encoding", spelling);
                return fail(error, 0, message);
            }
            if (bom && *encoding != UTF8) {
                snprintf(message, sizeof message, "encoding problem: %s with BOM",
                         *encoding == LATIN1 ? "iso-8859-1" : spelling);
                return fail(error, 0, message);
            }
            return true;
        }
        if (!is_blank_line(line, newline)) {
            break;
        }
        line =
            newline + (end - newline > 1 && newline[0] == '\r' && newline[1] == '\n' ? 2 : 1);
    }
    return true;
}

static int32_t line_of(const char *text, size_t offset) {
    int32_t line = 1;
    for (size_t i = 0; i < offset; i++) {
        line += text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');
    }
    return line;
}

/* Why the byte at `s` does not begin a character, in the decoder's words, and how many bytes of
 * it are a possible beginning. */
static const char *utf8_problem(const char *s, const char *end, size_t *bad) {
    const unsigned char *u = (const unsigned char *)s;
    *bad = 1;
    if (u[0] < 0xc2 || u[0] > 0xf4) {
        return "invalid start byte";
    }
    size_t need = u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
    for (size_t i = 1; i < need; i++) {
        if (s + i >= end) {
            *bad = i;
            return "unexpected end of data";
        }
        unsigned low = i > 1 ? 0x80 : u[0] == 0xe0 ? 0xa0 : u[0] == 0xf0 ? 0x90 : 0x80;
        unsigned high = i > 1 ? 0xbf : u[0] == 0xed ? 0x9f : u[0] == 0xf4 ? 0x8f : 0xbf;
        if (u[i] < low || u[i] > high) {
            *bad = i;
            return "invalid continuation byte";
        }
    }
    return NULL;
}

static bool utf8_error(const char *text, size_t offset, size_t bad, const char *reason,
                       const char *filename, bool file, syi_syntax_error *error) {
    char message[sizeof error->message];
    int32_t line = line_of(text, offset);
    unsigned byte = (unsigned char)text[offset];
    if (file) {
        snprintf(
            message, sizeof message,
            "Non-UTF-8 code starting with '\\x%02x' in file %.90s on line %d, but no encoding "
            "declared; see https://peps.python.org/pep-0263/ for details",
            byte, filename, line);
        line = 0;
    } else if (bad > 1) {
        snprintf(message, sizeof message,
                 "(unicode error) 'utf-8' codec can't decode bytes in position %zu-%zu: %s",
                 offset, offset + bad - 1, reason);
    } else {
        snprintf(message, sizeof message,
                 "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
                 byte, offset, reason);
    }
    return fail(error, line, message);
}

static bool check_utf8(const char *text, size_t length, const char *filename,
                       syi_source_origin origin, syi_syntax_error *error) {
    const char *end = text + length;
    const char *p = text;
    while (p < end) {
        uint32_t c;
        uint32_t n = syi_utf8_decode(p, end, &c);
        bool surrogate = n == 3 && c >= 0xd800 && c <= 0xdfff;
        if (n && !surrogate) {
            p += n;
            continue;
        }
        if (surrogate && origin == SYI_FROM_TEXT) {
            char message[128];
            snprintf(
                message, sizeof message,
                "'utf-8' codec can't encode character '\\u%04x' in position %d: surrogates "
                "not allowed",
                c, syi_source_column(text, (uint32_t)length, (int32_t)(p - text)));
            fail(error, 0, message);
            error->type = SYI_VALUE_ERROR;
            return false;
        }
        size_t bad = 1;
        const char *reason = utf8_problem(p, end, &bad);
        return utf8_error(text, (size_t)(p - text), bad, reason ? reason : "invalid start byte",
                          filename, origin == SYI_FROM_FILE, error);
    }
    return true;
}

static bool check_ascii(const char *text, size_t length, syi_syntax_error *error) {
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] >= 0x80) {
            char message[128];
            snprintf(message, sizeof message,
                     "'ascii' codec can't decode byte 0x%02x in position %zu: ordinal not in "
                     "range(128)",
                     (unsigned char)text[i], i);
            return fail(error, 0, message);
        }
    }
    return true;
}

/* Copies with \r\n and \r as \n, Latin-1 widened, and a \n after the last line. */
static bool copy_text(sy_arena *arena, const char *text, size_t length, bool latin,
                      sy_source *out, syi_syntax_error *error) {
    size_t extra = 2;
    if (latin) {
        for (size_t i = 0; i < length; i++) {
            extra += (unsigned char)text[i] >= 0x80;
        }
    }
    if (length > INT32_MAX / 2 - extra) {
        return no_memory(error);
    }
    char *copy = syi_arena_alloc(arena, length + extra);
    if (!copy) {
        return no_memory(error);
    }
    char *w = copy;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c == '\r') {
            i += i + 1 < length && text[i + 1] == '\n';
            *w++ = '\n';
        } else if (latin && (unsigned char)c >= 0x80) {
            w += syi_utf8_encode(w, (unsigned char)c);
        } else {
            *w++ = c;
        }
    }
    out->added_newline = w > copy && w[-1] != '\n';
    if (out->added_newline) {
        *w++ = '\n';
    }
    *w = '\0';
    out->text = copy;
    out->length = (uint32_t)(w - copy);
    return true;
}

bool syi_source_prepare(sy_arena *arena, const char *text, size_t length,
                        syi_source_origin origin, const char *filename, sy_source *out,
                        syi_syntax_error *error) {
    bool bom = origin != SYI_FROM_TEXT && length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
    text += bom ? 3 : 0;
    length -= bom ? 3 : 0;
    if (length && memchr(text, '\0', length)) {
        fail(error, 0, "source code string cannot contain null bytes");
        error->type = SYI_VALUE_ERROR;
        if (origin != SYI_FROM_TEXT) {
            error->type = SYI_SYNTAX_ERROR;
        }
        return false;
    }
    enum encoding encoding = UTF8;
    if (origin != SYI_FROM_TEXT &&
        !find_encoding(text, length, bom, origin == SYI_FROM_FILE, &encoding, error)) {
        return false;
    }
    if (encoding == UTF8 && !check_utf8(text, length, filename, origin, error)) {
        return false;
    }
    if (encoding == ASCII && !check_ascii(text, length, error)) {
        return false;
    }
    return copy_text(arena, text, length, encoding == LATIN1, out, error);
}
