/* SPDX-License-Identifier: MIT
 *
 * Operations on a given tasklet: making, binding, inserting, removing, running, switching to,
 * throwing at it, and its flags. The table of states and operations is chapter 2 of the
 * semantics.
 */
#include "core/sched.h"

#include <string.h>

#include "core/hub.h"
#include "core/kernel.h"
#include "core/thread.h"

/* --- Life --- */

sy_status sy_tasklet_init(sy_runtime *rt, sy_tasklet *t, const sy_exec *exec) {
    if (rt->tasklet_limit != 0 && rt->tasklet_count >= rt->tasklet_limit) {
        return SY_E_TASKLETS;
    }
    sy_thread *th = rt->thread != NULL ? rt->thread : rt->initial;
    if (th == NULL) { /* every thread has ended */
        return SY_E_MISUSE;
    }
    memset(t, 0, sizeof *t);
    t->exec = exec;
    t->thread = th;
    t->id = ++rt->next_tasklet_id;
    t->thread->tasklets++;
    rt->tasklet_count++;
    SYI_TRACE(rt, TASKLET_NEW, t, 0, syi_id(syi_current(rt)), 0);
    return SY_OK;
}

void sy_tasklet_deinit(sy_tasklet *t) {
    sy_thread *th = t->thread;
    t->flags &= ~(uint32_t)SYI_SELECTS; /* its stand-ins may be gone already */
    syi_cancel_wait(t);
    if (t->flags & SYI_RING) {
        syi_ring_remove(th, t);
    }
    if (t->fiber != NULL) {
        syi_aside_remove(th->rt, t->fiber);
        syi_fiber_drop(&th->rt->fibers, t->fiber);
    }
    th->rt->tasklet_count--;
    th->tasklets--;
    syi_thread_unref(th);
}

/* --- Binding --- */

sy_status syi_check_bind(const sy_tasklet *t, bool unbind) {
    if (t->thread->current == t && t->thread->state != SYI_THREAD_ENDED) {
        return SY_E_BIND_CURRENT;
    }
    if (syi_is_scheduled(t)) {
        return SY_E_BIND_SCHEDULED;
    }
    if (t->nesting != 0 || t->fiber != NULL) {
        return SY_E_BIND_NESTED;
    }
    if (unbind && (t->flags & SYI_MAIN)) {
        return SY_E_BIND_MAIN;
    }
    return SY_OK;
}

void syi_set_alive(sy_tasklet *t, bool alive) {
    syi_cancel_wait(t);
    t->flags &= ~(uint32_t)(SYI_ALIVE | SYI_STARTED | SYI_PENDING | SYI_KILLED);
    if (alive) {
        t->flags |= SYI_ALIVE;
        SYI_TRACE(t->thread->rt, BIND, t, 0, 0, 0);
    }
}

/* t, alive, goes to the end of its thread's ring. */
static void make_ready(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    syi_cancel_wait(t);
    syi_ring_append(t);
    SYI_TRACE(rt, READY, t, 0, syi_id(syi_current(rt)), 0);
}

sy_status syi_setup(sy_tasklet *t) {
    if (t->thread->state == SYI_THREAD_ENDED) {
        return SY_E_NO_TARGET;
    }
    syi_set_alive(t, true);
    make_ready(t);
    return SY_OK;
}

sy_status syi_bind_thread(sy_tasklet *t, int64_t thread_id, bool explicit_id) {
    sy_runtime *rt = t->thread->rt;
    sy_thread *to = thread_id == -1 ? rt->thread : syi_thread_find(rt, thread_id);
    if (to != NULL && to == t->thread && !explicit_id) {
        return SY_OK;
    }
    if (t->flags & SYI_RING) {
        return SY_E_BIND_RUNNABLE;
    }
    if (t->nesting != 0 || t->fiber != NULL) {
        return SY_E_BIND_NESTED;
    }
    if (to == NULL) {
        return SY_E_BAD_THREAD;
    }
    sy_thread *from = t->thread;
    if (t->flags & SYI_SLEEPING) {
        from->sleepers--;
        to->sleepers++;
    }
    from->tasklets--;
    to->tasklets++;
    t->thread = to;
    syi_thread_unref(from);
    return SY_OK;
}

/* --- insert, remove, run, switch --- */

/* The errors that insert, run and switch share. */
static sy_status check_runnable(const sy_tasklet *t) {
    if (syi_is_blocked(t)) {
        return SY_E_RUN_BLOCKED;
    }
    if (!(t->flags & SYI_ALIVE)) {
        return SY_E_RUN_DEAD;
    }
    return SY_OK;
}

sy_status syi_op_tasklet_insert(sy_tasklet *t) {
    sy_status status = check_runnable(t);
    if (status != SY_OK || (t->flags & SYI_RING)) {
        return status;
    }
    if (t->thread->state == SYI_THREAD_ENDED) {
        return SY_E_NO_TARGET;
    }
    make_ready(t);
    return SY_OK;
}

sy_status syi_op_tasklet_remove(sy_tasklet *t) {
    sy_thread *th = t->thread;
    if (syi_is_blocked(t)) {
        return SY_E_REMOVE_BLOCKED;
    }
    if (t == th->current && th->state != SYI_THREAD_ENDED) {
        return SY_E_REMOVE_CURRENT;
    }
    if (t->flags & SYI_RING) {
        syi_ring_remove(th, t);
        SYI_TRACE(th->rt, PAUSE, t, 0, syi_id(syi_current(th->rt)), 0);
    }
    return SY_OK;
}

sy_status syi_op_tasklet_run(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    sy_tasklet *cur = syi_current(rt);
    sy_status status = check_runnable(t);
    if (status != SY_OK) {
        return status;
    }
    if (t->thread->state == SYI_THREAD_ENDED) {
        return SY_E_NO_THREAD;
    }
    if (t->thread != rt->thread) {
        syi_cancel_wait(t);
        syi_ring_insert_next(t);
        SYI_TRACE(rt, READY, t, 0, syi_id(cur), 0);
        return SY_OK;
    }
    if (t != cur && syi_trapped(rt->thread)) {
        return SY_E_SWITCH_TRAP;
    }
    if (!(t->flags & SYI_RING)) {
        make_ready(t);
    }
    return syi_transfer(cur, t, SYI_WHY_RUN, true);
}

sy_status syi_op_tasklet_switch(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    sy_thread *th = rt->thread;
    sy_tasklet *cur = syi_current(rt);
    sy_status status = check_runnable(t);
    if (status != SY_OK || t == cur) {
        return status;
    }
    if (t->thread != th) {
        return t->thread->state == SYI_THREAD_ENDED ? SY_E_NO_THREAD : SY_E_FOREIGN;
    }
    if (syi_trapped(th)) {
        return SY_E_SWITCH_TRAP;
    }
    if (!(t->flags & SYI_RING)) {
        make_ready(t);
    }
    syi_ring_remove(th, cur);
    SYI_TRACE(rt, PAUSE, cur, 0, cur->id, 0);
    return syi_transfer(cur, t, SYI_WHY_REMOVE, true);
}

/* --- throw and kill --- */

/* The thread of t has ended: none of its code runs any more. */
static sy_status throw_at_threadless(sy_tasklet *t, unsigned flags) {
    if (!(flags & SYI_THROW_EXIT)) {
        return flags & SYI_THROW_PENDING ? SY_E_NO_TARGET_THROW : SY_E_NO_THREAD;
    }
    syi_cancel_wait(t);
    t->exec->destroy(t);
    syi_set_alive(t, false);
    t->temp = syi_nothing();
    t->exec->release(t);
    return SY_OK;
}

/* Stores the payload and makes t runnable, without a switch. */
static void throw_later(sy_tasklet *t, sy_payload payload) {
    t->temp = payload;
    if (!(t->flags & SYI_RING)) {
        make_ready(t);
    }
}

sy_status syi_op_throw(sy_tasklet *t, sy_payload payload, unsigned flags) {
    sy_runtime *rt = t->thread->rt;
    sy_tasklet *cur = syi_current(rt);
    if (t == cur) {
        t->temp = payload;
        return SY_OK;
    }
    if (!(t->flags & SYI_ALIVE)) {
        return flags & SYI_THROW_EXIT ? SY_OK : SY_E_THROW_DEAD;
    }
    if (t->thread->state == SYI_THREAD_ENDED) {
        return throw_at_threadless(t, flags);
    }
    bool pending = (flags & SYI_THROW_PENDING) || t->thread != rt->thread;
    if (!pending && syi_trapped(rt->thread)) {
        return SY_E_SWITCH_TRAP;
    }
    if (SYI_UNLIKELY(rt->trace.on)) {
        syi_trace_emit(rt, flags & SYI_THROW_KILL ? SY_TRACE_KILL : SY_TRACE_THROW, cur, 0,
                       t->id, pending);
    }
    throw_later(t, payload);
    return pending ? SY_OK : syi_transfer(cur, t, SYI_WHY_THROW, true);
}

sy_status syi_op_kill(sy_tasklet *t, bool pending) {
    unsigned flags = SYI_THROW_EXIT | SYI_THROW_KILL | (pending ? SYI_THROW_PENDING : 0u);
    return syi_op_throw(t, syi_status_payload(SY_EXIT), flags);
}

/* --- Flags --- */

static bool may_be_interrupted(const sy_tasklet *t) {
    unsigned ignores =
        (t->thread->run_flags & SY_RUN_IGNORE_NESTING) | (t->flags & SYI_IGNORE_NESTING);
    return !(t->flags & SYI_ATOMIC) && (t->nesting == 0 || ignores != 0);
}

/* A reason to put off an interrupt is gone for t: if one waits, its slice ends at the next
 * tick. */
static void recheck(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    sy_thread *th = t->thread;
    if (t != syi_current(rt)) {
        return;
    }
    bool interrupt = (t->flags & SYI_PENDING) && th->interrupt != NULL &&
                     !(th->run_flags & SY_RUN_SOFT) && may_be_interrupted(t);
    bool yield = rt->yield_held && !(t->flags & SYI_ATOMIC);
    if (yield) {
        syi_ticks_settle(rt);
        rt->yield_held = false;
        rt->yield_left = 0;
    }
    if (interrupt) {
        syi_ticks_settle(rt);
        th->slice_left = 0;
    }
    if (interrupt || yield) {
        syi_ticks_force(rt);
    }
}

bool syi_set_atomic(sy_tasklet *t, bool on) {
    sy_runtime *rt = t->thread->rt;
    bool old = (t->flags & SYI_ATOMIC) != 0;
    if (on == old) {
        return old;
    }
    t->flags ^= SYI_ATOMIC;
    SYI_TRACE(rt, ATOMIC, t, 0, 0, on);
    if (!on) {
        recheck(t);
    }
    if (rt->free_threaded && t == syi_current(rt)) {
        if (syi_thread_admits(t->thread)) {
            syi_thread_take_atomic(t->thread);
        } else {
            syi_ticks_force(rt); /* before the next instruction it waits for the atomic lock */
        }
    }
    return old;
}

bool syi_set_ignore_nesting(sy_tasklet *t, bool on) {
    bool old = (t->flags & SYI_IGNORE_NESTING) != 0;
    if (on != old) {
        t->flags ^= SYI_IGNORE_NESTING;
        if (on) {
            recheck(t);
        }
    }
    return old;
}

sy_status syi_nesting_enter(sy_tasklet *t) {
    sy_status status = syi_hub_reserve(t->thread->rt);
    if (status == SY_OK) {
        t->nesting++;
    }
    return status;
}

void syi_nesting_leave(sy_tasklet *t) {
    if (--t->nesting == 0) {
        recheck(t);
    }
}
