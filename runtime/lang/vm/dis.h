/* SPDX-License-Identifier: MIT
 *
 * Listings: the instructions of compiled code, and syntax trees.
 */
#ifndef SY_LANG_VM_DIS_H
#define SY_LANG_VM_DIS_H

#include "lang/object/state.h"

/* A str with one line per instruction of code and, below, of the code it contains. */
sy_value syi_list_code(sy_vm *vm, const sy_code *code);

/* The same for source text; SY_NULL with its SyntaxError. */
sy_value syi_list_source(sy_vm *vm, const char *text, size_t length, sy_value filename);

/* The syntax tree of source text, as CPython's ast.dump() shows it. */
sy_value syi_list_tree(sy_vm *vm, const char *text, size_t length, sy_value filename);

#endif
