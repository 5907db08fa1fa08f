/* SPDX-License-Identifier: MIT
 *
 * The parser: source text to syntax tree, for all of Python 3.11 but async and await, which it
 * refuses by name. Errors have CPython's type, message and position.
 */
#ifndef SY_LANG_FRONT_PARSER_H
#define SY_LANG_FRONT_PARSER_H

#include "lang/front/ast.h"
#include "lang/front/source.h"

typedef enum syi_parse_mode {
    SYI_PARSE_EXEC,  /* a module: root is a Module */
    SYI_PARSE_EVAL,  /* one expression: root is an Expression */
    SYI_PARSE_SINGLE /* one interactive statement: root is an Interactive */
} syi_parse_mode;

typedef struct syi_parse_options {
    const char *filename; /* for messages about encodings */
    syi_parse_mode mode;
    syi_source_origin origin;
    bool skip_async;     /* leave the words out instead of refusing them */
    size_t stack_budget; /* bytes of C stack the parser may use; 0: the default of 144 KiB */
} syi_parse_options;

/* Parses `length` bytes. The tree, its texts and the error's line live in `arena`. NULL with
 * `error` filled in when there is an error; without memory its type is SYI_OUT_OF_MEMORY. */
sy_ast_module *syi_parse_with(sy_arena *arena, const char *text, size_t length,
                              const syi_parse_options *options, syi_syntax_error *error);

/* The same for text that is already UTF-8, with the default options. */
sy_ast_module *syi_parse(sy_arena *arena, const char *text, size_t length, const char *filename,
                         syi_parse_mode mode, syi_syntax_error *error);

#endif
