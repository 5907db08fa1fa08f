/* SPDX-License-Identifier: MIT
 *
 * Threads of a runtime: making, ending, waiting and waking, and which one the hub runs next.
 *
 * The list of threads that have not ended is circular in order of creation. A thread can run
 * when it has a current tasklet and is not parked. An ending thread runs the tasklets that are
 * being killed.
 */
#include "core/thread.h"

#include <string.h>

#include "core/kernel.h"

/* How often a tasklet with a C stack may refuse to die at its thread's end. */
enum { KILL_ROUNDS = 10 };

/* --- List --- */

static void link_thread(sy_runtime *rt, sy_thread *th) {
    if (rt->initial == NULL) {
        th->next = th->prev = th;
        rt->initial = th;
    } else {
        th->next = rt->initial;
        th->prev = rt->initial->prev;
        th->prev->next = th;
        rt->initial->prev = th;
    }
    rt->thread_count++;
}

static void unlink_thread(sy_runtime *rt, sy_thread *th) {
    if (rt->last_thread == th) {
        rt->last_thread = th->next != th ? th->prev : NULL;
    }
    if (rt->initial == th) {
        rt->initial = th->next != th ? th->next : NULL;
    }
    th->prev->next = th->next;
    th->next->prev = th->prev;
    th->next = th->prev = NULL;
    rt->thread_count--;
}

sy_thread *syi_thread_find(const sy_runtime *rt, int64_t id) {
    for (sy_thread *th = syi_thread_next(rt, NULL); th != NULL; th = syi_thread_next(rt, th)) {
        if (th->id == id) {
            return th;
        }
    }
    return NULL;
}

sy_thread *syi_thread_next(const sy_runtime *rt, const sy_thread *after) {
    if (after == NULL) {
        return rt->initial;
    }
    return after->next != rt->initial ? after->next : NULL;
}

/* --- Making --- */

static void park_timeout(sy_timer *timer, void *runtime) {
    sy_thread *th = timer->owner;
    (void)runtime;
    th->timed_out = true;
    th->state = SYI_THREAD_READY;
    SYI_TRACE(th->rt, THREAD_WAKE, th->current, 0, 0, 1);
}

sy_thread *syi_thread_make(sy_runtime *rt) {
    sy_thread *th = sy_calloc(&rt->alloc, 1, sizeof *th);
    if (th == NULL) {
        return NULL;
    }
    th->rt = rt;
    th->id = ++rt->next_thread_id;
    th->state = SYI_THREAD_READY;
    th->os = &rt->os_initial;
    syi_timer_init(&th->timer, park_timeout, th);
    link_thread(rt, th);
    return th;
}

void syi_thread_unref(sy_thread *th) {
    if (th->state == SYI_THREAD_ENDED && th->tasklets == 0) {
        sy_free(&th->rt->alloc, th, sizeof *th);
    }
}

sy_status syi_thread_new(sy_runtime *rt, sy_tasklet *main, sy_thread **out) {
    sy_thread *th = syi_thread_make(rt);
    if (th == NULL) {
        return rt->alloc.limit_hit ? SY_E_MEMORY_LIMIT : SY_E_NOMEM;
    }
    main->thread->tasklets--;
    th->tasklets++;
    main->thread = th;
    main->flags |= SYI_MAIN;
    th->main = main;
    syi_ring_append(main);
    SYI_TRACE(rt, THREAD_START, main, 0, syi_id(syi_current(rt)), th->id);
    rt->yield_left = rt->strategy.interval(rt->strategy.user, rt);
    syi_ticks_arm(rt);
    if (out != NULL) {
        *out = th;
    }
    return SY_OK;
}

/* --- Which one runs --- */

bool syi_thread_admits(const sy_thread *th) {
    const sy_runtime *rt = th->rt;
    if (!rt->free_threaded || th->current == NULL || !(th->current->flags & SYI_ATOMIC)) {
        return true;
    }
    return rt->atomic_holder == NULL || rt->atomic_holder == th;
}

void syi_thread_take_atomic(sy_thread *th) {
    sy_runtime *rt = th->rt;
    if (!rt->free_threaded) {
        return;
    }
    if (th->current->flags & SYI_ATOMIC) {
        rt->atomic_holder = th;
    } else if (rt->atomic_holder == th) {
        rt->atomic_holder = NULL;
    }
}

void syi_thread_leave(sy_runtime *rt) {
    sy_thread *th = rt->thread;
    syi_ticks_settle(rt);
    if (rt->atomic_holder == th) {
        rt->atomic_holder = NULL;
    }
    rt->last_thread = th;
    rt->thread = NULL;
    rt->yield_held = false;
}

void syi_thread_enter(sy_runtime *rt, sy_thread *th) {
    sy_thread *before = rt->thread != NULL ? rt->thread : rt->last_thread;
    sy_tasklet *t = th->current;
    syi_ticks_settle(rt);
    rt->thread = rt->last_thread = th;
    rt->yield_held = false;
    if (th->os != rt->os) {
        rt->leave |= SYI_LEAVE_CROSS;
    }
    syi_thread_take_atomic(th);
    if (before != th && rt->thread_count > 1) {
        rt->yield_left = rt->strategy.interval(rt->strategy.user, rt);
    }
    SYI_TRACE(rt, THREAD_SWITCH, t, 0, 0, before != NULL ? before->id : 0);
    if (!(t->flags & SYI_STARTED)) {
        if (!syi_payload_raises(t->temp)) {
            SYI_TRACE(rt, START, t, 0, 0, 0);
        }
        t->flags |= SYI_STARTED;
    }
    syi_ticks_arm(rt);
}

bool syi_thread_can_run(const sy_thread *th) {
    return th->current != NULL && th->state != SYI_THREAD_PARKED && !th->os->away &&
           syi_thread_admits(th);
}

sy_thread *syi_thread_pick(sy_runtime *rt) {
    if (rt->initial == NULL) {
        return NULL;
    }
    sy_thread *start = rt->last_thread != NULL ? rt->last_thread->next : rt->initial;
    sy_thread *th = start;
    do {
        if (syi_thread_can_run(th)) {
            return th;
        }
        th = th->next;
    } while (th != start);
    return NULL;
}

/* --- Waiting --- */

void syi_thread_ready(sy_thread *th) {
    if (th->state == SYI_THREAD_ASLEEP) {
        th->state = SYI_THREAD_READY;
        SYI_TRACE(th->rt, THREAD_WAKE, th->current, 0, 0, 0);
    }
}

sy_status syi_thread_park(sy_runtime *rt, int64_t deadline) {
    sy_thread *th = rt->thread;
    th->state = SYI_THREAD_PARKED;
    th->timed_out = false;
    SYI_TRACE(rt, THREAD_PARK, th->current, 0, 0, 1);
    if (deadline != INT64_MAX) {
        syi_timer_arm(&rt->timers, &th->timer, deadline);
    }
    syi_thread_leave(rt);
    return SY_SWITCHED;
}

void syi_thread_unpark(sy_thread *th) {
    if (th->state != SYI_THREAD_PARKED) {
        return;
    }
    syi_timer_disarm(&th->rt->timers, &th->timer);
    th->state = SYI_THREAD_READY;
    SYI_TRACE(th->rt, THREAD_WAKE, th->current, 0, 0, 0);
}

sy_status syi_thread_yield(sy_runtime *rt) {
    sy_thread *th = rt->thread;
    for (sy_thread *other = th->next; other != th; other = other->next) {
        if (syi_thread_can_run(other)) {
            syi_thread_leave(rt);
            syi_thread_enter(rt, other);
            return SY_SWITCHED;
        }
    }
    return SY_OK;
}

void syi_thread_kill(sy_thread *th) {
    if (th->state == SYI_THREAD_ENDED) {
        return;
    }
    if (th->current != NULL) {
        syi_op_kill(th->current, true);
    }
    for (sy_tasklet *t = th->watch; t != NULL; t = t->watch_below) {
        syi_op_kill(t, true);
    }
    if (th->main != NULL && th->main != th->current) {
        syi_op_kill(th->main, true);
    }
    syi_thread_unpark(th);
}

/* --- The end --- */

/* Everything that does not need C code to run is let go: the ring is emptied. */
static void abandon_ring(sy_thread *th) {
    while (th->current != NULL) {
        syi_ring_remove(th, th->current);
    }
    while (th->watch != NULL) {
        sy_tasklet *t = th->watch;
        th->watch = t->watch_below;
        t->watch_below = NULL;
        t->flags &= ~(uint32_t)SYI_IN_RUN;
    }
    th->interrupt = NULL;
}

static void finish(sy_thread *th) {
    sy_runtime *rt = th->rt;
    abandon_ring(th);
    th->state = SYI_THREAD_ENDED;
    syi_timer_disarm(&rt->timers, &th->timer);
    SYI_TRACE(rt, THREAD_END, NULL, 0, 0, th->id);
    if (rt->hooks.thread_end != NULL) {
        rt->hooks.thread_end(rt->hooks.user, th);
    }
    for (sy_thread *other = th->next; other != th; other = other->next) {
        if (other->waits_for == th) {
            other->waits_for = NULL;
            syi_thread_unpark(other);
        }
    }
    if (rt->thread == th) {
        syi_thread_leave(rt);
    }
    if (rt->atomic_holder == th) {
        rt->atomic_holder = NULL;
    }
    unlink_thread(rt, th);
    if (th->os->thread == th) {
        th->os->thread = NULL;
    }
    if (th->id == 1) {
        rt->ended = true;
        rt->leave |= SYI_LEAVE_HOST;
    }
    syi_ticks_arm(rt);
    syi_thread_unref(th);
}

/* Stores TaskletExit for every tasklet of th that has a C stack; false: there is none. */
static bool kill_stacks(sy_thread *th) {
    bool found = false;
    for (syi_fiber *f = th->rt->aside; f != NULL; f = f->link_next) {
        sy_tasklet *t = f->owner;
        if (t->thread == th && (t->flags & SYI_ALIVE) && t != th->main) {
            syi_op_throw(t, syi_status_payload(SY_EXIT),
                         SYI_THROW_EXIT | SYI_THROW_PENDING | SYI_THROW_KILL);
            found = true;
        }
    }
    return found;
}

void syi_thread_go_on_ending(sy_thread *th) {
    if (th->kill_rounds >= KILL_ROUNDS || !kill_stacks(th)) {
        finish(th);
        return;
    }
    th->kill_rounds++;
}

void syi_thread_begin_end(sy_thread *th, bool with_main) {
    abandon_ring(th);
    syi_timer_disarm(&th->rt->timers, &th->timer);
    th->state = SYI_THREAD_ENDING;
    th->kill_rounds = 0;
    if (with_main && th->main != NULL && th->main->fiber != NULL) {
        sy_tasklet *main = th->main;
        syi_cancel_wait(main);
        main->temp = syi_status_payload(SY_EXIT);
        syi_ring_append(main);
        kill_stacks(th);
        return;
    }
    syi_thread_go_on_ending(th);
}
