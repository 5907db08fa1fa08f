/* SPDX-License-Identifier: MIT */
#include "lang/front/arena.h"

#include <string.h>

enum { BLOCK_SIZE = 16 * 1024, ALIGN = 8 };

struct sy_arena_block {
    struct sy_arena_block *next;
    size_t size; /* with this header */
};

void syi_arena_init(sy_arena *a, sy_allocator *alloc) {
    memset(a, 0, sizeof *a);
    a->alloc = alloc;
}

void syi_arena_deinit(sy_arena *a) {
    struct sy_arena_block *block = a->blocks;
    while (block) {
        struct sy_arena_block *next = block->next;
        sy_free(a->alloc, block, block->size);
        block = next;
    }
    syi_arena_init(a, a->alloc);
}

/* Large requests get a block of their own; the current block stays in use. */
static void *add_block(sy_arena *a, size_t size) {
    size_t header = (sizeof(struct sy_arena_block) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    bool own = size > BLOCK_SIZE / 4;
    size_t total = own ? header + size : BLOCK_SIZE;
    struct sy_arena_block *block = total < size ? NULL : sy_malloc(a->alloc, total);
    if (!block) {
        a->failed = true;
        return NULL;
    }
    block->next = a->blocks;
    block->size = total;
    a->blocks = block;
    char *start = (char *)block + header;
    if (!own) {
        a->next = start + size;
        a->end = (char *)block + total;
    }
    return start;
}

void *syi_arena_alloc(sy_arena *a, size_t size) {
    size_t rounded = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    void *p;
    if ((size_t)(a->end - a->next) >= rounded && a->next) {
        p = a->next;
        a->next += rounded;
    } else {
        p = add_block(a, rounded);
    }
    if (p) {
        memset(p, 0, rounded);
    }
    return p;
}

char *syi_arena_copy(sy_arena *a, const char *bytes, size_t length) {
    char *copy = syi_arena_alloc(a, length + 1);
    if (copy && length) {
        memcpy(copy, bytes, length);
    }
    return copy;
}
