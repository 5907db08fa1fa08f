/* SPDX-License-Identifier: MIT
 *
 * An arena: many small allocations that are freed together. A syntax tree and everything that
 * hangs from it lives in one, so the parser frees nothing by hand and an error leaves no trace.
 * Once an allocation has failed the arena says so in `failed`.
 */
#ifndef SY_LANG_FRONT_ARENA_H
#define SY_LANG_FRONT_ARENA_H

#include "base/alloc.h"

typedef struct sy_arena {
    sy_allocator *alloc;
    struct sy_arena_block *blocks;
    char *next; /* free bytes of the newest block */
    char *end;
    bool failed;
} sy_arena;

/* Prepares an empty arena that takes its blocks from `alloc` (borrowed). */
void syi_arena_init(sy_arena *a, sy_allocator *alloc);

/* Gives everything back. */
void syi_arena_deinit(sy_arena *a);

/* `size` zeroed bytes, aligned for any field of a node; NULL (and `failed`) without memory. */
void *syi_arena_alloc(sy_arena *a, size_t size);

/* A copy of `length` bytes with a zero byte after them; NULL without memory. */
char *syi_arena_copy(sy_arena *a, const char *bytes, size_t length);

#endif
