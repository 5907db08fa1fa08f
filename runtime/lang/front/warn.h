/* SPDX-License-Identifier: MIT
 *
 * Code that is allowed but surely not meant: what CPython's compiler gives a SyntaxWarning for.
 */
#ifndef SY_LANG_WARN_H
#define SY_LANG_WARN_H

#include "lang/front/arena.h"
#include "lang/front/ast.h"

typedef struct sy_warning {
    struct sy_warning *next;
    const sy_ast_node *node;
    char message[160];
} sy_warning;

typedef struct sy_warnings {
    sy_warning *first, *last;
} sy_warnings;

/* Looks at one expression or assert statement (not into it) and adds what there is to say. */
void syi_warn_about(sy_arena *arena, sy_warnings *warnings, const sy_ast_node *node);

#endif
