/* SPDX-License-Identifier: MIT
 *
 * The lexer: tokens of Python 3.11 from a prepared text (source.h), one at a time. It owns the
 * indentation stack and the stack of open brackets. A token refers to the text, which outlives
 * it.
 *
 * An error is either *raised* (it has a message of its own) or *silent* (the lexer only says
 * what went wrong and the parser words it, and only if it gets that far): CPython's split, kept
 * because it decides which of several errors in a source is reported.
 */
#ifndef SY_LANG_FRONT_LEXER_H
#define SY_LANG_FRONT_LEXER_H

#include "lang/front/source.h"

typedef enum sy_token_kind {
#define SY_TOKEN(kind, text) SY_TOK_##kind,
#define SY_OPERATOR(kind, text) SY_TOK_##kind,
#define SY_KEYWORD(kind, text) SY_TOK_##kind,
#include "lang/front/tokens.def"
    SY_TOK_COUNT
} sy_token_kind;

enum { SY_MAX_INDENT = 100, SY_MAX_BRACKETS = 200 };

typedef struct sy_token {
    uint8_t kind;
    uint8_t level;  /* open brackets after it */
    uint32_t start; /* offsets into the text */
    uint32_t end;
    int32_t line; /* from 1 */
    int32_t col;  /* bytes; -1: the token has no text (indent, dedent, error) */
    int32_t end_line;
    int32_t end_col;
} sy_token;

typedef enum sy_lex_problem {
    SY_LEX_OK,
    SY_LEX_RAISED,      /* `error` of the lexer is filled in */
    SY_LEX_EOF,         /* inside brackets or after a backslash */
    SY_LEX_DEDENT,      /* unindent matches nothing */
    SY_LEX_TABS,        /* inconsistent tabs and spaces */
    SY_LEX_TOO_DEEP,    /* too many indentation levels */
    SY_LEX_CONTINUATION /* something follows a backslash */
} sy_lex_problem;

typedef struct sy_bracket {
    char open;
    int32_t line;
    int32_t col;
} sy_bracket;

typedef struct sy_lexer {
    const char *text;
    uint32_t length;
    uint32_t pos;
    uint32_t line_start; /* offset of the current line */
    int32_t line;        /* current line number */
    int32_t first_line;  /* number of the text's first line */
    int32_t first_col;   /* columns to add in the first line (an expression in an f-string) */
    bool at_line_start;
    int pending; /* indents (> 0) or dedents (< 0) still to deliver */
    int depth;   /* of `indents` */
    int level;   /* of `brackets` */
    int32_t indents[SY_MAX_INDENT];
    int32_t alt_indents[SY_MAX_INDENT]; /* with a tab as one column: finds inconsistent use */
    sy_bracket brackets[SY_MAX_BRACKETS];
    sy_lex_problem problem;
    syi_syntax_error *error;
} sy_lexer;

/* Starts at the beginning of `text`. `error` receives raised errors. */
void syi_lexer_init(sy_lexer *lx, const char *text, uint32_t length, syi_syntax_error *error);

/* Reads the next token; SY_TOK_END again and again at the end. False with `problem` set for an
 * error; `out` is then a SY_TOK_ERROR with the lexer's line. */
bool syi_lexer_next(sy_lexer *lx, sy_token *out);

/* The spelling of an operator or keyword, or a word for the other kinds. */
const char *syi_token_text(sy_token_kind kind);

/* For lex_number.c: raises an error whose caret is at the last consumed byte, or spans `from`
 * (0: none) to it. Returns false. */
bool syi_lexer_raise(sy_lexer *lx, int32_t column, int32_t end_column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* For lexer.c: scans a number that begins at lx->pos. False when an error was raised. */
bool syi_lexer_number(sy_lexer *lx);

#endif
