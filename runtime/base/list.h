/* SPDX-License-Identifier: MIT
 *
 * A circular doubly linked list of links that live inside the listed objects. An empty list is
 * a head that points at itself; a link in no list has both pointers NULL. Nothing is allocated.
 */
#ifndef SY_BASE_LIST_H
#define SY_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct sy_link {
    struct sy_link *next, *prev;
} sy_link;

/* The object of type `type` whose member `member` is the link `ptr`. */
#define SY_CONTAINER(ptr, type, member) ((type *)(void *)((char *)(ptr)-offsetof(type, member)))

static inline void sy_list_init(sy_link *head) {
    head->next = head->prev = head;
}

static inline bool sy_list_is_empty(const sy_link *head) {
    return head->next == head;
}

/* Links `item` (in no list) in before `at`; before the head is the end of the list. */
static inline void sy_list_insert_before(sy_link *at, sy_link *item) {
    item->next = at;
    item->prev = at->prev;
    at->prev->next = item;
    at->prev = item;
}

/* Takes `item` out of its list; no-op when it is in none. */
static inline void sy_list_remove(sy_link *item) {
    if (item->next == NULL) {
        return;
    }
    item->prev->next = item->next;
    item->next->prev = item->prev;
    item->next = item->prev = NULL;
}

#endif
