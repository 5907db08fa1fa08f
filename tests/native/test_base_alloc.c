/* SPDX-License-Identifier: MIT
 *
 * The allocator: counting, limit, injected failures, lock. And lists.
 */
#include "base/alloc.h"
#include "base/list.h"
#include "support.h"

static sy_allocator fresh(counted *memory) {
    sy_allocator a;
    *memory = (counted){0, 0};
    sy_allocator_init(&a, counted_realloc, memory);
    return a;
}

SY_TEST(counts_bytes_blocks_and_peak) {
    counted memory;
    sy_allocator a = fresh(&memory);
    char *p = sy_malloc(&a, 100);
    char *q = sy_calloc(&a, 5, 10);
    SY_CHECK(p != NULL && q != NULL && q[49] == 0);
    SY_CHECK_EQ(a.used, 150);
    SY_CHECK_EQ(a.blocks, 2);
    p = sy_realloc(&a, p, 100, 300);
    SY_CHECK_EQ(a.used, 350);
    p = sy_realloc(&a, p, 300, 10);
    SY_CHECK_EQ(a.used, 60);
    SY_CHECK_EQ(a.peak, 350);
    sy_free(&a, p, 10);
    SY_CHECK(sy_realloc(&a, q, 50, 0) == NULL);
    SY_CHECK_EQ(a.used, 0);
    SY_CHECK_EQ(a.blocks, 0);
    SY_CHECK_EQ(memory.bytes, 0);
    SY_CHECK_EQ(memory.blocks, 0);
}

SY_TEST(limit_is_exact) {
    counted memory;
    sy_allocator a = fresh(&memory);
    a.limit = 100;
    void *p = sy_malloc(&a, 100);
    SY_CHECK(p != NULL);
    SY_CHECK(sy_malloc(&a, 1) == NULL);
    SY_CHECK(a.limit_hit);
    SY_CHECK(sy_realloc(&a, p, 100, 101) == NULL);
    SY_CHECK_EQ(a.used, 100);
    sy_free(&a, p, 100);
    SY_CHECK(sy_malloc(&a, SIZE_MAX) == NULL);
    SY_CHECK_EQ(a.used, 0);
}

SY_TEST(fails_the_nth_request_once) {
    counted memory;
    sy_allocator a = fresh(&memory);
    sy_alloc_fail_nth(&a, 2);
    void *p = sy_malloc(&a, 8);
    SY_CHECK(p != NULL);
    SY_CHECK(sy_malloc(&a, 8) == NULL);
    SY_CHECK(!a.limit_hit);
    void *q = sy_malloc(&a, 8);
    SY_CHECK(q != NULL);
    sy_free(&a, p, 8);
    sy_free(&a, q, 8);
}

SY_TEST(lock_refuses_growth_but_not_freeing) {
    counted memory;
    sy_allocator a = fresh(&memory);
    void *p = sy_malloc(&a, 64);
    a.locked = true;
    SY_CHECK(sy_malloc(&a, 1) == NULL);
    SY_CHECK(!sy_alloc_charge(&a, 1));
    p = sy_realloc(&a, p, 64, 32);
    SY_CHECK(p != NULL);
    sy_free(&a, p, 32);
    SY_CHECK_EQ(a.used, 0);
}

SY_TEST(calloc_refuses_overflow) {
    counted memory;
    sy_allocator a = fresh(&memory);
    SY_CHECK(sy_calloc(&a, SIZE_MAX / 2, 3) == NULL);
}

SY_TEST(charges_count_like_allocations) {
    counted memory;
    sy_allocator a = fresh(&memory);
    a.limit = 4096;
    SY_CHECK(sy_alloc_charge(&a, 4096));
    SY_CHECK(!sy_alloc_charge(&a, 1));
    SY_CHECK_EQ(a.blocks, 1);
    sy_alloc_uncharge(&a, 4096);
    SY_CHECK_EQ(a.used, 0);
    SY_CHECK_EQ(a.blocks, 0);
}

typedef struct item {
    int value;
    sy_link link;
} item;

SY_TEST(list_keeps_order) {
    sy_link head;
    item items[3] = {{.value = 1}, {.value = 2}, {.value = 3}};
    sy_list_init(&head);
    SY_CHECK(sy_list_is_empty(&head));
    for (int i = 0; i < 3; i++) {
        sy_list_insert_before(&head, &items[i].link);
    }
    sy_list_remove(&items[1].link);
    sy_list_remove(&items[1].link); /* in no list: no-op */
    sy_list_insert_before(head.next, &items[1].link);
    for (sy_link *l = head.next; l != &head; l = l->next) {
        logf_("%d", SY_CONTAINER(l, item, link)->value);
    }
    SY_CHECK_LOG("2 1 3");
}
