/* SPDX-License-Identifier: MIT
 *
 * Involuntary switches between threads are decisions, and every decision is asked of a
 * strategy: when the running thread reaches the next point where it may be made to yield, and
 * which ready thread goes on. A strategy must decide from its own state, the seed and the
 * arguments alone. The default draws the interval from the runtime's seed and goes round the
 * ready threads. Explorers and replay put theirs in with syi_strategy_set(); recorders wrap
 * another one.
 */
#ifndef SY_CORE_STRATEGY_H
#define SY_CORE_STRATEGY_H

#include <stdint.h>

#include <switchyard.h>

typedef struct syi_strategy {
    void *user;
    /* Ticks (>= 1) until the running thread reaches its next yield point. Asked when a thread
     * begins to run with others about, and after each yield point. */
    int64_t (*interval)(void *user, const sy_runtime *rt);
    /* At a yield point: `ids[0]` is the running thread, the others are ready ones in the order
     * they would run next. Returns the index of the thread that goes on; 0: no switch. `count`
     * >= 2. */
    uint32_t (*choose)(void *user, const sy_runtime *rt, const uint32_t *ids, uint32_t count);
} syi_strategy;

/* Replaces the strategy (`strategy` NULL: the default). The struct is copied, `user` borrowed.
 */
void syi_strategy_set(sy_runtime *rt, const syi_strategy *strategy);

/* The next 64 random bits of the runtime's own generator (from the seed; not the language's
 * `random`). */
uint64_t syi_random(sy_runtime *rt);

#endif
