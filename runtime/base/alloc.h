/* SPDX-License-Identifier: MIT
 *
 * The one way to memory. Every allocation of a runtime goes through its `sy_allocator`, which
 * keeps count (bytes, blocks, peak), enforces a limit, and can be told to fail: the n-th
 * request from now, or every request while it is locked (tests prove with the lock that a path
 * allocates nothing).
 *
 * Invariants: `used` is the sum of the sizes asked for and not yet given back; callers state
 * the old size of what they resize or free. Not thread-safe: it is used under the runtime's
 * lock.
 */
#ifndef SY_BASE_ALLOC_H
#define SY_BASE_ALLOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The source of memory an embedder may supply. `new_size` 0 frees and returns NULL; `ptr` NULL
 * allocates; otherwise resizes. NULL for a non-zero size means: no memory, `ptr` still valid.
 */
typedef void *(*sy_realloc_fn)(void *user, void *ptr, size_t old_size, size_t new_size);

typedef struct sy_allocator {
    sy_realloc_fn fn;
    void *user;
    size_t used;      /* bytes in use now */
    size_t peak;      /* the most `used` has been */
    size_t limit;     /* `used` never passes it; SIZE_MAX: no limit */
    size_t blocks;    /* allocations not yet freed */
    uint64_t count;   /* requests that needed memory, since the start */
    uint64_t fail_at; /* request number (as `count` counts) that fails; 0: none */
    bool locked;      /* every request that needs memory fails */
    bool limit_hit;   /* the latest failure was the limit's, not the source's */
} sy_allocator;

/* Prepares `a` in the caller's memory. `fn` NULL: the C library's realloc and free. */
void sy_allocator_init(sy_allocator *a, sy_realloc_fn fn, void *user);

/* Allocates (`ptr` NULL), resizes, or frees (`new_size` 0). On failure returns NULL and leaves
 * `ptr` as it is. `old_size` is what was asked for before. Shrinking never fails by limit or
 * injection. */
void *sy_realloc(sy_allocator *a, void *ptr, size_t old_size, size_t new_size);

/* `size` > 0 bytes, uninitialised; NULL when there is no memory. */
void *sy_malloc(sy_allocator *a, size_t size);

/* `count * size` zeroed bytes; NULL when there is no memory or the product overflows. */
void *sy_calloc(sy_allocator *a, size_t count, size_t size);

/* Gives `size` bytes back. `ptr` may be NULL. */
void sy_free(sy_allocator *a, void *ptr, size_t size);

/* Accounts for memory that comes from elsewhere (mapped stacks): false when the limit or an
 * injected failure forbids it. Undo with sy_alloc_uncharge. */
bool sy_alloc_charge(sy_allocator *a, size_t size);
void sy_alloc_uncharge(sy_allocator *a, size_t size);

/* The n-th request from now (1: the next) fails; 0 cancels. */
void sy_alloc_fail_nth(sy_allocator *a, uint64_t n);

#endif
