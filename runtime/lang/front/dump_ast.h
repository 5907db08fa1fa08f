/* SPDX-License-Identifier: MIT
 *
 * Writes a syntax tree in the words of CPython's ast.dump().
 */
#ifndef SY_LANG_FRONT_DUMP_AST_H
#define SY_LANG_FRONT_DUMP_AST_H

#include <stddef.h>

#include "lang/front/ast.h"

/* Receives the dump piece by piece. */
typedef void (*syi_dump_fn)(void *user, const char *text, size_t length);

/* Dumps `node`; with `attributes` also the positions, as include_attributes=True does. A tree
 * too deep for the C stack ends in `...`. */
void syi_dump_ast(const sy_ast_node *node, bool attributes, syi_dump_fn write, void *user);

#endif
