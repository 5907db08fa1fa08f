/* SPDX-License-Identifier: MIT
 *
 * Source text before the lexer sees it: byte order mark, coding cookie, line ends, null bytes
 * and UTF-8 validity. What comes out is zero-terminated UTF-8 whose lines all end in \n, in the
 * arena. Also the error a front end reports, and the lookup of lines and columns it needs.
 */
#ifndef SY_LANG_FRONT_SOURCE_H
#define SY_LANG_FRONT_SOURCE_H

#include "lang/front/arena.h"

typedef enum syi_syntax_error_type {
    SYI_NO_ERROR,
    SYI_SYNTAX_ERROR,
    SYI_INDENTATION_ERROR,
    SYI_TAB_ERROR,
    SYI_VALUE_ERROR,     /* null bytes */
    SYI_RECURSION_ERROR, /* nested too deeply for the stack that is there */
    SYI_OUT_OF_MEMORY
} syi_syntax_error_type;

/* An error as CPython's exception carries it. Columns count code points from 1; end_column may
 * be 0 or -1 where CPython's is (no range), line 0 means that there is no position. */
typedef struct syi_syntax_error {
    syi_syntax_error_type type;
    int32_t line;
    int32_t column;
    int32_t end_line;
    int32_t end_column;
    const char *text; /* the line with its \n if it has one, not zero-terminated; NULL: none */
    uint32_t text_length;
    char message[256]; /* UTF-8 */
} syi_syntax_error;

typedef struct sy_source {
    const char *text;
    uint32_t length;
    bool added_newline; /* the last line had none */
} sy_source;

/* Where a source came from: bytes of a file and other bytes may have a byte order mark and a
 * coding cookie; text (a str of the language, in UTF-8) has neither. */
typedef enum syi_source_origin {
    SYI_FROM_FILE,
    SYI_FROM_BYTES,
    SYI_FROM_TEXT
} syi_source_origin;

/* Prepares `text` for the lexer; `filename` is for messages. False with `error` filled in when
 * the text cannot be used. */
bool syi_source_prepare(sy_arena *arena, const char *text, size_t length,
                        syi_source_origin origin, const char *filename, sy_source *out,
                        syi_syntax_error *error);

/* Finds line `line` (from 1) of a prepared text: its start, and its length with the \n. An
 * empty text at the end when there is no such line. */
const char *syi_source_line(const char *text, uint32_t length, int32_t line,
                            uint32_t *line_length);

/* Code points in the first `bytes` bytes of a line. A cut character counts as one. */
int32_t syi_source_column(const char *line, uint32_t line_length, int32_t bytes);

/* Decodes one character of UTF-8 (also a lone surrogate) at `s`, which holds at least one byte.
 * Returns its length in bytes, 0 when it is not valid. */
uint32_t syi_utf8_decode(const char *s, const char *end, uint32_t *code_point);

/* Writes a code point (also a surrogate) as UTF-8; returns its length. `out` has room for 4. */
uint32_t syi_utf8_encode(char *out, uint32_t code_point);

/* The exception's class name: "SyntaxError", "TabError", ... */
const char *syi_syntax_error_name(syi_syntax_error_type type);

#endif
