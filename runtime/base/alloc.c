/* SPDX-License-Identifier: MIT
 *
 * Counting, limiting and failing allocator; see the header.
 */
#include "base/alloc.h"

#include <stdlib.h>
#include <string.h>

static void *libc_realloc(void *user, void *ptr, size_t old_size, size_t new_size) {
    (void)user;
    (void)old_size;
    if (new_size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, new_size);
}

void sy_allocator_init(sy_allocator *a, sy_realloc_fn fn, void *user) {
    memset(a, 0, sizeof *a);
    a->fn = fn != NULL ? fn : libc_realloc;
    a->user = user;
    a->limit = SIZE_MAX;
}

/* Whether `more` bytes may be taken now; counts the request. */
static bool admit(sy_allocator *a, size_t more) {
    a->limit_hit = false;
    if (a->locked || ++a->count == a->fail_at) {
        return false;
    }
    if (more > a->limit || a->used > a->limit - more) {
        a->limit_hit = true;
        return false;
    }
    return true;
}

static void book(sy_allocator *a, size_t old_size, size_t new_size) {
    a->used = a->used - old_size + new_size;
    if (a->used > a->peak) {
        a->peak = a->used;
    }
}

void *sy_realloc(sy_allocator *a, void *ptr, size_t old_size, size_t new_size) {
    if (new_size == 0) {
        sy_free(a, ptr, old_size);
        return NULL;
    }
    if (ptr == NULL) {
        old_size = 0;
    }
    if (new_size > old_size && !admit(a, new_size - old_size)) {
        return NULL;
    }
    void *result = a->fn(a->user, ptr, old_size, new_size);
    if (result == NULL) {
        return NULL;
    }
    book(a, old_size, new_size);
    a->blocks += ptr == NULL;
    return result;
}

void *sy_malloc(sy_allocator *a, size_t size) {
    return sy_realloc(a, NULL, 0, size);
}

void *sy_calloc(sy_allocator *a, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) {
        return NULL;
    }
    void *ptr = sy_malloc(a, count * size);
    if (ptr != NULL) {
        memset(ptr, 0, count * size);
    }
    return ptr;
}

void sy_free(sy_allocator *a, void *ptr, size_t size) {
    if (ptr == NULL) {
        return;
    }
    a->fn(a->user, ptr, size, 0);
    a->used -= size;
    a->blocks--;
}

bool sy_alloc_charge(sy_allocator *a, size_t size) {
    if (!admit(a, size)) {
        return false;
    }
    book(a, 0, size);
    a->blocks++;
    return true;
}

void sy_alloc_uncharge(sy_allocator *a, size_t size) {
    a->used -= size;
    a->blocks--;
}

void sy_alloc_fail_nth(sy_allocator *a, uint64_t n) {
    a->fail_at = n == 0 ? 0 : a->count + n;
}
