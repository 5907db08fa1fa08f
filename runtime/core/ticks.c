/* SPDX-License-Identifier: MIT
 *
 * Ticks and what happens at them: the watchdog's interrupt (chapter 3 of the semantics), the
 * yield of the runtime lock to another thread, the tick limit, pump's budget and requests from
 * outside.
 *
 * Between two calls of syi_ticks_expired() only `countdown` changes. All other counts are
 * *settled*: they are right as of the moment the countdown was armed, and settling books what
 * has passed since.
 */
#include "core/kernel.h"

/* How many loop turns pass at most before a request from outside is seen. */
enum { POLL_INTERVAL = 1 << 16, MAX_CANDIDATES = 64 };

/* What a tick is worth on the virtual clock while one thread runs and another sleeps. */
enum { TICK_NS = 50 };

/* How often the tick limit may be caught by a program before the run is ended. */
enum { TICK_ERRORS = 3 };

static int64_t minimum(int64_t a, int64_t b) {
    return a < b ? a : b;
}

void syi_ticks_settle(sy_runtime *rt) {
    int64_t passed = rt->armed - rt->countdown;
    rt->armed = rt->countdown;
    if (rt->budget_left != INT64_MAX) {
        rt->budget_left -= passed;
    }
    if (!rt->exact) {
        return;
    }
    rt->ticks += (uint64_t)passed;
    rt->yield_left -= passed;
    if (rt->thread != NULL) {
        rt->thread->slice_left -= passed;
    }
}

void syi_ticks_arm(sy_runtime *rt) {
    sy_thread *th = rt->thread;
    syi_ticks_settle(rt);
    bool watched = th != NULL && th->interrupt != NULL;
    rt->exact = watched || rt->stepping || rt->thread_count > 1 || rt->tick_limit != 0;
    syi_attention_changed(rt);
    int64_t next = minimum(rt->budget_left, POLL_INTERVAL);
    if (watched) {
        next = minimum(next, th->slice_left);
    }
    if (rt->thread_count > 1) {
        next = minimum(next, rt->yield_left);
    }
    if (rt->tick_limit != 0) {
        next = minimum(next, rt->tick_limit - (int64_t)rt->ticks);
    }
    rt->armed = rt->countdown = next > 0 && !rt->leave ? next : 0;
}

void syi_ticks_force(sy_runtime *rt) {
    syi_ticks_settle(rt);
    rt->armed = rt->countdown = 0;
}

void syi_ticks_switched(sy_runtime *rt, sy_thread *th, const sy_tasklet *next) {
    syi_ticks_settle(rt);
    if (th->interrupt != NULL && !(th->run_flags & SY_RUN_TOTALTIMEOUT)) {
        th->slice_left = th->slice;
    }
    if (rt->yield_held && !(next->flags & SYI_ATOMIC)) {
        rt->yield_held = false;
        rt->yield_left = 0;
    }
    syi_ticks_arm(rt);
    if (SYI_UNLIKELY(rt->free_threaded)) {
        if (syi_thread_admits(th)) {
            syi_thread_take_atomic(th);
        } else {
            syi_thread_leave(rt); /* `next` waits for the atomic lock with its thread */
        }
    }
}

/* --- Watchdog --- */

enum { FREE_TO_INTERRUPT, HELD_ATOMIC, HELD_NESTING, HELD_TRAP, HELD_SOFT, HELD_CALLBACK };

static int held_by(const sy_thread *th, const sy_tasklet *t) {
    if (th->run_flags & SY_RUN_SOFT) {
        return HELD_SOFT;
    }
    if (t->flags & SYI_ATOMIC) {
        return HELD_ATOMIC;
    }
    if (t->nesting != 0 && !(t->flags & SYI_IGNORE_NESTING) &&
        !(th->run_flags & SY_RUN_IGNORE_NESTING)) {
        return HELD_NESTING;
    }
    if (th->switch_trap != 0) {
        return HELD_TRAP;
    }
    return th->rt->in_callback ? HELD_CALLBACK : FREE_TO_INTERRUPT;
}

static sy_status interrupt(sy_thread *th, sy_tasklet *victim) {
    sy_tasklet *watchdog = th->interrupt;
    SYI_TRACE(th->rt, INTERRUPT, victim, 0, watchdog->id, 0);
    victim->flags &= ~(uint32_t)SYI_PENDING;
    syi_cancel_wait(watchdog);
    watchdog->temp = (sy_payload){(uintptr_t)victim, SY_TASKLET};
    if (!(watchdog->flags & SYI_RING)) {
        syi_ring_insert_before(th, victim, watchdog);
    }
    syi_ring_remove(th, victim);
    return syi_transfer(victim, watchdog, SYI_WHY_INTERRUPT, false);
}

/* The slice may be used up. One that was put off ends again when its reason does (recheck() in
 * tasklet.c), not at any tick that is looked at. */
static sy_status check_watchdog(sy_thread *th, sy_tasklet *t) {
    if (th->interrupt == NULL || th->slice_left > 0) {
        return SY_OK;
    }
    int holder = held_by(th, t);
    if (holder == FREE_TO_INTERRUPT) {
        return interrupt(th, t);
    }
    if (!(t->flags & SYI_PENDING)) {
        SYI_TRACE(th->rt, INTERRUPT_PENDING, t, 0, th->interrupt->id, holder);
    }
    t->flags |= SYI_PENDING;
    th->slice_left = th->slice;
    return SY_OK;
}

/* --- Yield to another thread --- */

/* Asks the strategy. Returns the thread that goes on. */
static sy_thread *choose(sy_runtime *rt, sy_thread *th) {
    uint32_t ids[MAX_CANDIDATES] = {th->id};
    sy_thread *threads[MAX_CANDIDATES] = {th};
    uint32_t count = 1;
    for (sy_thread *other = th->next; other != th && count < MAX_CANDIDATES;
         other = other->next) {
        if (syi_thread_can_run(other)) {
            ids[count] = other->id;
            threads[count++] = other;
        }
    }
    if (count == 1) {
        return th;
    }
    uint32_t index = rt->strategy.choose(rt->strategy.user, rt, ids, count);
    return threads[index < count ? index : 0];
}

/* Whether atomic puts off the yield; it then happens as soon as atomic ends. */
static bool is_held(sy_runtime *rt, const sy_tasklet *t) {
    if (!(t->flags & SYI_ATOMIC) || !rt->atomic_no_yield || rt->free_threaded) {
        return false;
    }
    if (!rt->yield_held) {
        SYI_TRACE(rt, THREAD_HELD, t, 0, 0, 0);
    }
    rt->yield_held = true;
    return true;
}

/* A thread may spin until another, which sleeps, has done something: the virtual clock must not
 * stand still for ever. */
static void pass_time(sy_runtime *rt) {
    if (rt->timers.root == NULL) {
        return;
    }
    if (rt->clock == SY_CLOCK_VIRTUAL) {
        rt->now += rt->check_interval * TICK_NS;
    }
    syi_time_advance(rt, false);
}

static sy_status check_yield(sy_runtime *rt, sy_thread *th, sy_tasklet *t) {
    if (rt->free_threaded && !syi_thread_admits(th)) {
        syi_thread_leave(rt);
        return SY_SWITCHED;
    }
    if (rt->thread_count < 2 || rt->yield_left > 0) {
        return SY_OK;
    }
    pass_time(rt);
    sy_thread *to = rt->in_callback || is_held(rt, t) ? th : choose(rt, th);
    if (to == th) {
        rt->yield_left = rt->strategy.interval(rt->strategy.user, rt);
        return SY_OK;
    }
    SYI_TRACE(rt, THREAD_YIELD, t, 0, 0, to->id);
    syi_thread_enter(rt, to);
    return SY_SWITCHED;
}
/* --- The tick limit and requests from outside --- */

static sy_status check_limit(sy_runtime *rt) {
    if (rt->tick_limit == 0 || (int64_t)rt->ticks < rt->tick_limit) {
        return SY_OK;
    }
    if (rt->tick_errors++ >=
        TICK_ERRORS) { /* the program catches it and goes on: end the run */
        rt->result = syi_status_payload(SY_E_TICKS);
        rt->ended = true;
        rt->leave |= SYI_LEAVE_HOST;
        return SY_OK;
    }
    rt->tick_limit += rt->tick_limit / 8 + 1000; /* for clean-up */
    return SY_E_TICKS;
}

static sy_status check_requests(sy_runtime *rt) {
    if (rt->clock == SY_CLOCK_REAL) {
        syi_time_advance(rt, false);
    }
    if (rt->budget_left <= 0 || atomic_load_explicit(&rt->pause, memory_order_relaxed)) {
        rt->leave |= SYI_LEAVE_HOST;
    }
    if (atomic_load_explicit(&rt->os_wanted, memory_order_relaxed) &&
        !((rt->thread->current->flags & SYI_ATOMIC) && rt->atomic_no_yield)) {
        rt->leave |= SYI_LEAVE_SERVE;
    }
    if (atomic_load_explicit(&rt->stop, memory_order_relaxed) &&
        atomic_exchange(&rt->stop, false)) {
        return SY_E_STOPPED;
    }
    return SY_OK;
}

sy_status syi_ticks_expired(sy_runtime *rt) {
    sy_thread *th = rt->thread;
    sy_tasklet *t = th->current;
    rt->countdown++; /* the tick that found it negative has not happened */
    syi_ticks_settle(rt);
    sy_status status = check_requests(rt);
    if (status == SY_OK) {
        status = check_limit(rt);
    }
    if (status == SY_OK) {
        status = check_watchdog(th, t);
    }
    if (status == SY_OK && !rt->leave) {
        status = check_yield(rt, th, t);
    }
    syi_ticks_arm(rt);
    if (status != SY_OK || rt->leave) {
        return status == SY_OK ? SY_SWITCHED : status;
    }
    rt->countdown--; /* now it happens */
    return SY_OK;
}
