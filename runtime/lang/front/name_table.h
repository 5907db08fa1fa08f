/* SPDX-License-Identifier: MIT
 *
 * The identifiers of one source: each spelling once, so that names compare by pointer.
 */
#ifndef SY_LANG_FRONT_NAME_TABLE_H
#define SY_LANG_FRONT_NAME_TABLE_H

#include "lang/front/arena.h"
#include "lang/front/ast.h"

typedef struct sy_name_table {
    sy_ast_name **slots; /* open addressing; a power of two */
    uint32_t capacity;
    uint32_t count;
} sy_name_table;

/* The name with this spelling, made in `arena` if it is new. NULL without memory. */
sy_ast_name *syi_name_intern(sy_arena *arena, sy_name_table *t, const char *text,
                             size_t length);

#endif
