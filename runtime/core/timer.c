/* SPDX-License-Identifier: MIT
 *
 * The pairing heap behind core/timer.h. A node's `back` is its parent if it is the first child,
 * else its left sibling, itself if it is the root, NULL if it is not armed.
 */
#include "core/timer.h"

#include <stddef.h>

void syi_timer_init(sy_timer *timer, void (*fire)(sy_timer *, void *), void *owner) {
    *timer = (sy_timer){.fire = fire, .owner = owner};
}

static bool before(const sy_timer *a, const sy_timer *b) {
    return a->deadline < b->deadline || (a->deadline == b->deadline && a->order < b->order);
}

/* Melds two roots (either may be NULL); the result's `back` is not set. */
static sy_timer *meld(sy_timer *a, sy_timer *b) {
    if (a == NULL || b == NULL) {
        return a != NULL ? a : b;
    }
    if (before(b, a)) {
        sy_timer *swap = a;
        a = b;
        b = swap;
    }
    b->sibling = a->child;
    if (a->child != NULL) {
        a->child->back = b;
    }
    b->back = a;
    a->child = b;
    return a;
}

/* Melds a list of siblings into one root: pairs from left to right, then all from right to
 * left. */
static sy_timer *meld_siblings(sy_timer *first) {
    sy_timer *pairs = NULL;
    while (first != NULL) {
        sy_timer *a = first, *b = a->sibling;
        first = b != NULL ? b->sibling : NULL;
        a->sibling = NULL;
        if (b != NULL) {
            b->sibling = NULL;
        }
        sy_timer *pair = meld(a, b);
        pair->sibling = pairs;
        pairs = pair;
    }
    sy_timer *root = NULL;
    while (pairs != NULL) {
        sy_timer *next = pairs->sibling;
        pairs->sibling = NULL;
        root = meld(root, pairs);
        pairs = next;
    }
    return root;
}

static void set_root(syi_timers *timers, sy_timer *root) {
    timers->root = root;
    if (root != NULL) {
        root->back = root;
        root->sibling = NULL;
    }
}

void syi_timer_arm(syi_timers *timers, sy_timer *timer, int64_t deadline) {
    syi_timer_disarm(timers, timer);
    timer->deadline = deadline;
    timer->order = timers->next_order++;
    timer->child = timer->sibling = NULL;
    set_root(timers, meld(timers->root, timer));
    timers->count++;
}

void syi_timer_disarm(syi_timers *timers, sy_timer *timer) {
    if (timer->back == NULL) {
        return;
    }
    sy_timer *children = meld_siblings(timer->child);
    if (timers->root == timer) {
        set_root(timers, children);
    } else {
        if (timer->back->child == timer) {
            timer->back->child = timer->sibling;
        } else {
            timer->back->sibling = timer->sibling;
        }
        if (timer->sibling != NULL) {
            timer->sibling->back = timer->back;
        }
        set_root(timers, meld(timers->root, children));
    }
    timer->child = timer->sibling = timer->back = NULL;
    timers->count--;
}

uint32_t syi_timers_fire(syi_timers *timers, int64_t now, void *rt) {
    uint32_t fired = 0;
    while (timers->root != NULL && timers->root->deadline <= now) {
        sy_timer *timer = timers->root;
        syi_timer_disarm(timers, timer);
        timer->fire(timer, rt);
        fired++;
    }
    return fired;
}

/* Walks without a stack: a node's successors are found from `child`, `sibling` and `back`. */
void syi_timers_visit(const syi_timers *timers, void (*fn)(sy_timer *, void *), void *arg) {
    sy_timer *node = timers->root;
    while (node != NULL) {
        fn(node, arg);
        if (node->child != NULL) {
            node = node->child;
            continue;
        }
        while (node != NULL && node->sibling == NULL) {
            while (node->back != node && node->back->child != node) {
                node = node->back; /* to the first sibling */
            }
            node = node->back != node ? node->back : NULL; /* to the parent */
        }
        node = node != NULL ? node->sibling : NULL;
    }
}
