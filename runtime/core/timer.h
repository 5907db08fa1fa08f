/* SPDX-License-Identifier: MIT
 *
 * Deadlines: a priority queue (pairing heap) of timers in their owners' memory. Arming and
 * disarming allocate nothing. Timers with the same deadline fire in the order they were armed.
 */
#ifndef SY_CORE_TIMER_H
#define SY_CORE_TIMER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct sy_timer {
    int64_t deadline; /* ns of the runtime's clock */
    uint64_t order;   /* ties: the smaller first */
    struct sy_timer *child, *sibling;
    struct sy_timer
        *back; /* parent if the first child, else the sibling before; itself for the root */
    void (*fire)(struct sy_timer *timer,
                 void *rt); /* called once, already disarmed; must not switch */
    void *owner;
} sy_timer;

typedef struct syi_timers {
    sy_timer *root;
    uint64_t next_order;
    uint32_t count;
} syi_timers;

void syi_timer_init(sy_timer *timer, void (*fire)(sy_timer *, void *), void *owner);

static inline bool syi_timer_is_armed(const sy_timer *timer) {
    return timer->back != 0;
}

/* Arms `timer` (disarmed first if need be) for `deadline`. */
void syi_timer_arm(syi_timers *timers, sy_timer *timer, int64_t deadline);

/* No-op when it is not armed. */
void syi_timer_disarm(syi_timers *timers, sy_timer *timer);

/* Fires, in order, each timer whose deadline is <= `now`. Returns how many. */
uint32_t syi_timers_fire(syi_timers *timers, int64_t now, void *rt);

/* Calls `fn(timer, arg)` for every armed timer, in no particular order. */
void syi_timers_visit(const syi_timers *timers, void (*fn)(sy_timer *, void *), void *arg);

#endif
