/* SPDX-License-Identifier: MIT
 *
 * Threads of a runtime. A virtual thread is a scheduler of its own that the hub multiplexes; it
 * gives up the runtime lock when it blocks, and at ticks when the strategy says so and atomic
 * does not forbid it. A real thread is an OS thread that attached itself.
 *
 * Two ways to wait: *asleep* in the scheduler (nothing in the ring; counts for the deadlock
 * test; woken by whatever inserts into the ring) and *parked* (a lock, a join, time.sleep: the
 * whole thread waits with its current tasklet; counts as runnable for the deadlock test).
 */
#ifndef SY_CORE_THREAD_H
#define SY_CORE_THREAD_H

#include "core/sched.h"

/* A virtual thread whose main tasklet is `main`, prepared with sy_tasklet_init and bound
 * (syi_set_alive); it is moved to the new thread. The thread is ready at once and runs when it
 * is its turn. */
sy_status syi_thread_new(sy_runtime *rt, sy_tasklet *main, sy_thread **out);

/* The thread with that id, or NULL when there is none (any more). */
sy_thread *syi_thread_find(const sy_runtime *rt, int64_t id);

/* Threads in order of creation: the initial one first. Start with NULL; NULL at the end. */
sy_thread *syi_thread_next(const sy_runtime *rt, const sy_thread *after);

/* [op] The running thread waits until syi_thread_unpark, or `deadline` (INT64_MAX: none). Its
 * tasklet stays current in it; on resuming, thread->timed_out tells which it was, and the slot
 * is None (or an exception that was thrown meanwhile). Always SY_SWITCHED: give up control.
 * There is no memory of an unpark that came before: check the condition first, under the
 * runtime lock nobody interferes. */
sy_status syi_thread_park(sy_runtime *rt, int64_t deadline);

/* Makes a parked thread ready (no-op when it is not parked). Does not switch. */
void syi_thread_unpark(sy_thread *th);

/* [op] The running thread gives up the lock once (time.sleep(0)): the next ready thread runs.
 * SY_OK when there is no other. */
sy_status syi_thread_yield(sy_runtime *rt);

/* Stores an exit for another thread: pending kills for its current tasklet, main and callers of
 * run(). */
void syi_thread_kill(sy_thread *th);

#endif
