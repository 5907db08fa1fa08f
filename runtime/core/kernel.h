/* SPDX-License-Identifier: MIT
 *
 * What the files of core share and nobody else includes: ring surgery, the transfer of control,
 * and the slow paths of waiting. The queue invariants: a tasklet is in at most one of ring
 * (SYI_RING) and channel queue (SYI_BLOCKED); a thread's `current` is NULL exactly when its
 * ring is empty; `runcount` is the ring's size.
 */
#ifndef SY_CORE_KERNEL_H
#define SY_CORE_KERNEL_H

#include "core/hub.h"
#include "core/runtime.h"

#define SYI_LIKELY(x) __builtin_expect(!!(x), 1)
#define SYI_UNLIKELY(x) __builtin_expect(!!(x), 0)

static inline uint32_t syi_id(const sy_tasklet *t) {
    return t != NULL ? t->id : 0;
}

/* Whether the host may wake somebody: waiting for it is no deadlock. */
static inline bool syi_host_may_speak(const sy_runtime *rt) {
    return rt->host_pending != 0 || rt->host_listening != 0;
}

/* --- Ring (core/ring part of sched.c) --- */

/* Links t (in no queue) in before `at`, which is in th's ring. */
static inline void syi_ring_insert_before(sy_thread *th, sy_tasklet *at, sy_tasklet *t) {
    t->next = at;
    t->prev = at->prev;
    at->prev->next = t;
    at->prev = t;
    t->flags |= SYI_RING;
    th->runcount++;
}

/* Takes t out. If it was current, the one after it becomes current (NULL: the ring is empty).
 */
static inline void syi_ring_remove(sy_thread *th, sy_tasklet *t) {
    sy_tasklet *next = t->next;
    t->prev->next = next;
    next->prev = t->prev;
    if (th->current == t) {
        th->current = next != t ? next : NULL;
    }
    t->next = t->prev = NULL;
    t->flags &= ~(uint32_t)SYI_RING;
    th->runcount--;
}

/* Appends t (in no queue) at the end of the ring of its own thread, which wakes up if it
 * sleeps. */
void syi_ring_append(sy_tasklet *t);

/* Makes t run next in its thread: right after the current tasklet, or at once if the thread
 * sleeps. */
void syi_ring_insert_next(sy_tasklet *t);

/* --- Leaving what one waits for --- */

/* Takes a blocked t off its channel's queue and corrects the balance. */
void syi_channel_unlink(sy_tasklet *t);

/* --- Transfer of control (sched.c) --- */

/* Whether the running thread's trap forbids a switch. */
static inline bool syi_trapped(const sy_thread *th) {
    return SYI_UNLIKELY(th->switch_trap != 0);
}

/* Makes `next`, a member of the running thread's ring, current in place of `prev`, which may
 * have left the ring already. `breaks`: a soft interrupt may break here. SY_OK if they are the
 * same and nothing breaks. */
sy_status syi_transfer_watched(sy_tasklet *prev, sy_tasklet *next, syi_switch_reason why,
                               bool breaks);

static inline sy_status syi_transfer(sy_tasklet *prev, sy_tasklet *next, syi_switch_reason why,
                                     bool breaks) {
    sy_thread *th = next->thread;
    if (SYI_UNLIKELY(th->rt->attentive || (prev->flags & SYI_PENDING) ||
                     (next->flags & SYI_IN_RUN))) {
        return syi_transfer_watched(prev, next, why, breaks);
    }
    if (prev == next) {
        return SY_OK;
    }
    th->current = next;
    next->flags |= SYI_STARTED;
    return SY_SWITCHED;
}

/* The current tasklet, alone in its ring, wants to wait (block on a channel, leave the ring,
 * sleep): rules 3.6 A. SY_OK: it must not wait, but go on with None (it is itself the wake-up
 * target). SYI_WAKE: `*wake` is to be made current in its place. SYI_SLEEP: the thread falls
 * asleep. < 0: the deadlock error. Changes nothing. */
enum { SYI_WAKE = 2, SYI_SLEEP = 3 };
sy_status syi_last_waits(sy_tasklet *cur, bool blocks, sy_tasklet **wake);

/* The tasklet that `timer` wakes, or NULL if it belongs to a thread's park. */
sy_tasklet *syi_timer_sleeper(const sy_timer *timer);

/* Carries out SYI_WAKE or SYI_SLEEP after the caller took `cur` out of the ring. */
sy_status syi_last_leaves(sy_tasklet *cur, sy_status verdict, sy_tasklet *wake);

/* t was in run() and becomes current: it and all newer callers of run() leave the watchdog
 * stack. */
void syi_leave_run(sy_tasklet *t);

/* --- Ticks (ticks.c) --- */

/* Books the ticks that passed, so that slice_left and the others are valid. */
void syi_ticks_settle(sy_runtime *rt);
/* Computes `exact`, and sets the countdown to the nearest reason. */
void syi_ticks_arm(sy_runtime *rt);
/* The next tick asks syi_ticks_expired(). */
void syi_ticks_force(sy_runtime *rt);
/* A real switch happened on the running thread: its slice begins anew; `next` runs. */
void syi_ticks_switched(sy_runtime *rt, sy_thread *th, const sy_tasklet *next);

/* --- Threads (thread.c) --- */

sy_thread *syi_thread_make(sy_runtime *rt);
/* The running thread stops running; the hub takes another. */
void syi_thread_leave(sy_runtime *rt);
/* A thread without a runnable tasklet got one, or a parked one may go on. */
void syi_thread_ready(sy_thread *th);
/* Gives the runtime to `th`. */
void syi_thread_enter(sy_runtime *rt, sy_thread *th);
/* The next thread that can run, in order after the one that ran last; NULL: none. */
sy_thread *syi_thread_pick(sy_runtime *rt);
/* Whether th has somebody to run and may. */
bool syi_thread_can_run(const sy_thread *th);
/* Whether th's current tasklet may run (free-threaded: whether it gets the atomic lock). */
bool syi_thread_admits(const sy_thread *th);
/* Books who holds the atomic lock now that th's current tasklet runs (free-threaded). */
void syi_thread_take_atomic(sy_thread *th);
/* The main tasklet of th has ended (or must: `with_main`): kills what has a C stack, then ends
 * the thread. */
void syi_thread_begin_end(sy_thread *th, bool with_main);
/* The ring of an ending thread is empty: another round of kills, or the end. */
void syi_thread_go_on_ending(sy_thread *th);
/* A tasklet no longer refers to th: frees it when it has ended and nobody does. */
void syi_thread_unref(sy_thread *th);

/* --- Hub (hub.c) --- */

/* The fiber that continues when the running one gives up control or ends: that of the current
 * tasklet if it is a C tasklet which has started, else the hub's. */
static inline syi_fiber *syi_hub_next(const sy_runtime *rt) {
    if (SYI_LIKELY(!rt->leave && rt->thread != NULL)) {
        const sy_tasklet *t = rt->thread->current;
        if (t != NULL && t->fiber != NULL && t->fiber->size_class == SYI_FIBER_TASKLET) {
            return t->fiber;
        }
    }
    return rt->hub;
}
/* After a switch: gives back what has ended meanwhile. */
void syi_hub_reap_slowly(sy_runtime *rt);
static inline void syi_hub_reap(sy_runtime *rt) {
    if (SYI_UNLIKELY(rt->finished != NULL || rt->retired != NULL)) {
        syi_hub_reap_slowly(rt);
    }
}
/* syi_hub_park(), with the common case inline: every frame between a switch of stacks and the
 * user's code costs a mispredicted return. */
static inline void syi_hub_park_fast(sy_runtime *rt, sy_tasklet *t) {
    if (SYI_LIKELY(t->fiber != NULL && t->fiber == rt->fibers.running)) {
        syi_fiber *to = syi_hub_next(rt);
        if (SYI_LIKELY(to != t->fiber)) {
            syi_fiber_switch(&rt->fibers, to);
            syi_hub_reap(rt);
        }
    } else {
        syi_hub_park(t);
    }
}
/* Lists of fibers set aside or owned. */
void syi_aside_add(sy_runtime *rt, syi_fiber *fiber, sy_tasklet *owner);
void syi_aside_remove(sy_runtime *rt, syi_fiber *fiber);

/* Something wants to see every switch (trace, hooks, exact ticks), or no longer. */
static inline void syi_attention_changed(sy_runtime *rt) {
    rt->attentive = rt->trace.on || rt->observed || rt->exact;
}

/* --- C tasklets (ctasklet.c) --- */

extern const sy_exec syi_c_exec;

/* A C tasklet bound to fn(arg), alive and paused, with one reference for the caller. */
sy_status syi_ctasklet_make(sy_runtime *rt, sy_tasklet_fn fn, void *arg, sy_tasklet **out);
void syi_ctasklet_visit(sy_runtime *rt, syi_visit_fn fn, void *arg);
/* Frees those that will never run. */
void syi_ctasklet_free_all(sy_runtime *rt);

/* What a main tasklet's end says to C. */
sy_status syi_result_status(sy_payload result);

void syi_trace_deinit(sy_runtime *rt);

/* Fires the timers that are due. With a virtual clock and nobody runnable: jumps to the next
 * deadline first. */
bool syi_time_advance(sy_runtime *rt, bool idle);

#endif
