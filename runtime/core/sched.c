/* SPDX-License-Identifier: MIT
 *
 * Who runs next on one thread: the ring, the transfer of control from one tasklet to the next,
 * the rules for an empty ring, schedule(), run() and the end of a tasklet.
 *
 * Nothing here touches a stack. After a function here made another tasklet current, whoever
 * runs on the processor gives up control and the hub (or a loop that can) resumes the new one.
 */
#include "core/sched.h"

#include "core/kernel.h"

/* --- Ring --- */

void syi_ring_append(sy_tasklet *t) {
    sy_thread *th = t->thread;
    if (SYI_LIKELY(th->current != NULL)) {
        syi_ring_insert_before(th, th->current, t);
        return;
    }
    t->next = t->prev = t;
    t->flags |= SYI_RING;
    th->runcount = 1;
    th->current = t;
    if (t->flags & SYI_IN_RUN) {
        syi_leave_run(t);
    }
    syi_thread_ready(th);
}

void syi_ring_insert_next(sy_tasklet *t) {
    sy_thread *th = t->thread;
    if (th->current == t) {
        return;
    }
    if (t->flags & SYI_RING) {
        syi_ring_remove(th, t);
    }
    if (th->current == NULL) {
        syi_ring_append(t);
    } else {
        syi_ring_insert_before(th, th->current->next, t);
    }
}

/* --- Watchdogs --- */

void syi_leave_run(sy_tasklet *t) {
    sy_thread *th = t->thread;
    sy_tasklet *popped;
    do {
        popped = th->watch;
        th->watch = popped->watch_below;
        popped->watch_below = NULL;
        popped->flags &= ~(uint32_t)SYI_IN_RUN;
        if (th->interrupt == popped) {
            if (th == th->rt->thread) {
                syi_ticks_settle(th->rt);
            }
            th->interrupt = NULL;
            syi_ticks_arm(th->rt);
        }
        if (popped != t && !(popped->flags & SYI_RING)) {
            syi_cancel_wait(popped);
            syi_ring_append(popped);
        }
    } while (popped != t);
    SYI_TRACE(th->rt, RUN_RETURN, t, 0,
              t->temp.kind == SY_TASKLET ? syi_payload_tasklet(t->temp)->id : 0, 0);
}

/* Where a soft interrupt waits for a break: the watchdog gets in before `next`, or the mark is
 * handed on. Returns who is to be current. */
static sy_tasklet *soft_break(sy_tasklet *prev, sy_tasklet *next, bool breaks) {
    sy_thread *th = next->thread;
    sy_tasklet *watchdog = th->interrupt;
    if (watchdog == NULL || !(th->run_flags & SY_RUN_SOFT) || prev == watchdog ||
        next == watchdog || (watchdog->flags & SYI_RING)) {
        return next;
    }
    bool nested = prev->nesting != 0 && !(prev->flags & SYI_IGNORE_NESTING) &&
                  !(th->run_flags & SY_RUN_IGNORE_NESTING);
    prev->flags &= ~(uint32_t)SYI_PENDING;
    if (!breaks || nested) {
        next->flags |= SYI_PENDING;
        return next;
    }
    syi_ring_insert_before(th, next, watchdog);
    return watchdog;
}

/* --- Transfer --- */

static void call_schedule_hook(sy_runtime *rt, sy_tasklet *prev, sy_tasklet *next) {
    if (rt->hooks.schedule == NULL || rt->in_callback) {
        return;
    }
    /* `current` is still prev for the hook, even when it has left the ring. */
    sy_thread *th = rt->thread;
    sy_tasklet *head = th->current;
    th->current = prev;
    rt->in_callback = true;
    rt->hooks.schedule(rt->hooks.user, prev, next);
    rt->in_callback = false;
    th->current = head;
}

static void trace_transfer(sy_runtime *rt, sy_tasklet *prev, sy_tasklet *next,
                           syi_switch_reason why) {
    if (!(next->flags & SYI_STARTED) && !syi_payload_raises(next->temp)) {
        SYI_TRACE(rt, START, next, 0, 0, 0);
    }
    SYI_TRACE(rt, SWITCH, next, 0, syi_id(prev), (int64_t)why);
}

sy_status syi_transfer_watched(sy_tasklet *prev, sy_tasklet *next, syi_switch_reason why,
                               bool breaks) {
    sy_thread *th = next->thread;
    sy_runtime *rt = th->rt;
    if (SYI_UNLIKELY(prev->flags & SYI_PENDING)) {
        next = soft_break(prev, next, breaks);
    }
    if (prev == next) {
        return SY_OK;
    }
    if (SYI_UNLIKELY(rt->observed)) {
        call_schedule_hook(rt, prev, next);
    }
    th->current = next;
    if (SYI_UNLIKELY(rt->trace.on)) {
        trace_transfer(rt, prev, next, why);
    }
    next->flags |= SYI_STARTED;
    if (SYI_UNLIKELY(next->flags & SYI_IN_RUN)) {
        syi_leave_run(next);
    }
    if (SYI_UNLIKELY(rt->exact)) {
        syi_ticks_switched(rt, th, next);
    }
    return SY_SWITCHED;
}

/* --- The last runnable tasklet of a thread (3.6) --- */

static bool is_idle_for_good(const sy_thread *th) {
    return th->state == SYI_THREAD_ASLEEP && th->sleepers == 0;
}

static bool others_may_wake(const sy_thread *th) {
    if (syi_host_may_speak(th->rt)) {
        return true;
    }
    for (const sy_thread *other = th->next; other != th; other = other->next) {
        if (!is_idle_for_good(other)) {
            return true;
        }
    }
    return false;
}

/* Whether an empty ring of th is only a pause: somebody wakes by himself, or by an answer that
 * the host owes. run() goes on meanwhile. */
static bool is_expected_back(const sy_thread *th) {
    return th->sleepers != 0 || th->state == SYI_THREAD_ENDING || th->rt->host_pending != 0;
}

static bool is_threadblock(const sy_thread *th) {
    return th->interrupt != NULL && (th->run_flags & SY_RUN_THREADBLOCK);
}

/* Whether who would be roused at the end of th's last tasklet waits for the host instead. */
static bool is_left_to_host(const sy_thread *th) {
    const sy_tasklet *target = th->watch != NULL ? th->watch : th->main;
    return syi_host_may_speak(th->rt) && (is_threadblock(th) || syi_is_blocked(target));
}

sy_status syi_last_waits(sy_tasklet *cur, bool blocks, sy_tasklet **wake) {
    sy_thread *th = cur->thread;
    if (is_expected_back(th)) {
        return (sy_status)SYI_SLEEP;
    }
    sy_tasklet *target = th->watch != NULL ? th->watch : th->main;
    bool threadblock = is_threadblock(th);
    bool paused = target == cur ? !blocks : !syi_is_scheduled(target);
    *wake = target;
    if (!threadblock && paused) {
        return target == cur ? SY_OK : (sy_status)SYI_WAKE;
    }
    if (others_may_wake(th)) {
        return (sy_status)SYI_SLEEP;
    }
    if (threadblock && paused && th->id == 1) {
        return target == cur ? SY_OK : (sy_status)SYI_WAKE;
    }
    SYI_TRACE(th->rt, DEADLOCK, cur, 0, 0, 0);
    target->temp = syi_nothing(); /* as Stackless: what it was to send is lost */
    return SY_E_DEADLOCK;
}

static void fall_asleep(sy_thread *th) {
    sy_runtime *rt = th->rt;
    if (th->state == SYI_THREAD_ENDING && th->sleepers == 0) {
        syi_thread_go_on_ending(th);
        return;
    }
    if (th->state == SYI_THREAD_READY) {
        th->state = SYI_THREAD_ASLEEP;
    }
    SYI_TRACE(rt, THREAD_PARK, NULL, 0, 0, 0);
    syi_thread_leave(rt);
}

sy_status syi_last_leaves(sy_tasklet *cur, sy_status verdict, sy_tasklet *wake) {
    if (verdict == (sy_status)SYI_SLEEP) {
        fall_asleep(cur->thread);
        return SY_SWITCHED;
    }
    if (syi_payload_raises(
            cur->temp)) { /* a bomb that is to be sent reaches whoever wakes too */
        wake->temp = cur->temp;
    }
    syi_ring_append(wake);
    /* The append made it current already: the thread was empty. */
    wake->thread->current = wake;
    return syi_transfer(cur, wake, SYI_WHY_WAKE, false);
}

/* --- schedule() and schedule_remove() --- */

sy_status syi_op_schedule(sy_runtime *rt, sy_payload retval) {
    sy_thread *th = rt->thread;
    sy_tasklet *cur = th->current, *next = cur->next;
    if (next != cur && syi_trapped(th)) {
        return SY_E_SWITCH_TRAP;
    }
    cur->temp = retval;
    SYI_TRACE(rt, SCHEDULE, cur, 0, 0, 0);
    return syi_transfer(cur, next, SYI_WHY_SCHEDULE, true);
}

sy_status syi_op_schedule_remove(sy_runtime *rt, sy_payload retval) {
    sy_thread *th = rt->thread;
    sy_tasklet *cur = th->current, *next = cur->next, *wake = NULL;
    sy_status verdict = SY_OK;
    if (next == cur) {
        verdict = syi_last_waits(cur, false, &wake);
        if (verdict < 0) {
            cur->refused = 0;
            return verdict;
        }
        if (verdict == SY_OK) {
            cur->temp = retval;
            return syi_transfer(cur, cur, SYI_WHY_REMOVE, true);
        }
    }
    if (syi_trapped(th) && verdict != (sy_status)SYI_SLEEP) {
        return SY_E_SWITCH_TRAP;
    }
    cur->temp = retval;
    SYI_TRACE(rt, SCHEDULE, cur, 0, 0, 1);
    syi_ring_remove(th, cur);
    if (next == cur) {
        return syi_last_leaves(cur, verdict, wake);
    }
    return syi_transfer(cur, next, SYI_WHY_REMOVE, true);
}

/* --- run() --- */

static void set_interrupt(sy_thread *th, sy_tasklet *t, int64_t timeout, unsigned flags) {
    if (timeout <= 0 || th->interrupt != NULL) {
        return;
    }
    syi_ticks_settle(th->rt);
    th->interrupt = t;
    th->slice = th->slice_left = timeout;
    th->run_flags = (uint8_t)flags;
    syi_ticks_arm(th->rt);
}

static void push_watchdog(sy_thread *th, sy_tasklet *t) {
    t->watch_below = th->watch;
    th->watch = t;
    t->flags |= SYI_IN_RUN;
}

/* run() with nobody else in the ring. */
static sy_status run_alone(sy_tasklet *cur) {
    sy_thread *th = cur->thread;
    sy_tasklet *wake = NULL;
    sy_status verdict = syi_last_waits(cur, false, &wake);
    if (verdict == (sy_status)SYI_SLEEP) {
        syi_ring_remove(th, cur);
        fall_asleep(th);
        return SY_SWITCHED;
    }
    syi_leave_run(cur);
    return verdict;
}

sy_status syi_op_run(sy_runtime *rt, int64_t timeout, unsigned flags) {
    sy_thread *th = rt->thread;
    sy_tasklet *cur = th->current, *next = cur->next;
    if (next != cur && syi_trapped(th)) {
        return SY_E_SWITCH_TRAP;
    }
    SYI_TRACE(rt, RUN, cur, 0, 0, timeout > 0 ? timeout : 0);
    push_watchdog(th, cur);
    set_interrupt(th, cur, timeout, flags);
    if (next == cur) {
        return run_alone(cur);
    }
    syi_ring_remove(th, cur);
    return syi_transfer(cur, next, SYI_WHY_RUN_ALL, false);
}

/* --- Sleep --- */

static void wake_sleeper(sy_timer *timer, void *runtime) {
    sy_runtime *rt = runtime;
    sy_tasklet *t = timer->owner;
    t->flags &= ~(uint32_t)SYI_SLEEPING;
    t->thread->sleepers--;
    if (t->flags & SYI_SELECTS) {
        rt->hooks.stand_down(t);
    }
    SYI_TRACE(rt, TIMER, t, 0, 0, timer->deadline);
    syi_ring_append(t);
    SYI_TRACE(rt, READY, t, 0, 0, 0);
}

sy_tasklet *syi_timer_sleeper(const sy_timer *timer) {
    return timer->fire == wake_sleeper ? timer->owner : NULL;
}

sy_status syi_op_sleep(sy_runtime *rt, sy_timer *timer, int64_t deadline) {
    sy_thread *th = rt->thread;
    sy_tasklet *cur = th->current, *next = cur->next;
    if (syi_trapped(th)) {
        return SY_E_SWITCH_TRAP;
    }
    SYI_TRACE(rt, SLEEP, cur, 0, 0, deadline);
    cur->temp = syi_nothing();
    syi_timer_init(timer, wake_sleeper, cur);
    syi_timer_arm(&rt->timers, timer, deadline);
    cur->wait.timer = timer;
    cur->flags |= SYI_SLEEPING;
    th->sleepers++;
    syi_ring_remove(th, cur);
    if (next == cur) {
        return syi_last_leaves(cur, (sy_status)SYI_SLEEP, NULL);
    }
    return syi_transfer(cur, next, SYI_WHY_SLEEP, true);
}

void syi_cancel_wait(sy_tasklet *t) {
    if (SYI_UNLIKELY(t->flags & SYI_SELECTS)) {
        t->thread->rt->hooks.stand_down(t);
    }
    if (t->flags & SYI_BLOCKED) {
        syi_channel_unlink(t);
    } else if (t->flags & SYI_SLEEPING) {
        syi_timer_disarm(&t->thread->rt->timers, t->wait.timer);
        t->flags &= ~(uint32_t)SYI_SLEEPING;
        t->thread->sleepers--;
    }
}

/* --- The end of a tasklet --- */

/* Who is woken when `t` ends last or with an error, taken off whatever it waits for and put in
 * the ring. */
static sy_tasklet *rouse_target(sy_thread *th, sy_payload error) {
    sy_tasklet *target = th->watch != NULL ? th->watch : th->main;
    if (syi_is_blocked(target) && !syi_payload_raises(error)) {
        error = syi_status_payload(target->wait.channel->balance < 0 ? SY_E_MAIN_RECEIVING
                                                                     : SY_E_MAIN_SENDING);
    }
    syi_cancel_wait(target);
    if (syi_payload_raises(error)) {
        target->temp = error;
    }
    if (!(target->flags & SYI_RING)) {
        syi_ring_append(target);
    }
    return target;
}

static void retire(sy_tasklet *t) {
    t->flags &= ~(uint32_t)(SYI_ALIVE | SYI_STARTED | SYI_PENDING | SYI_KILLED);
    t->temp = syi_nothing();
    t->nesting = 0;
}

static sy_status end_of_main(sy_tasklet *t, sy_payload result) {
    sy_thread *th = t->thread;
    sy_runtime *rt = th->rt;
    if (th->id == 1) {
        rt->result = result;
    } else if (th->os->thread == th) {
        th->os->result = result;
    }
    th->main = NULL;
    syi_ring_remove(th, t);
    t->flags &= ~(uint32_t)SYI_MAIN;
    t->exec->release(t);
    if (th->state == SYI_THREAD_ENDING) { /* main itself was killed by the thread's end */
        if (th->current == NULL) {
            syi_thread_go_on_ending(th);
        }
    } else {
        syi_thread_begin_end(th, false);
    }
    return SY_SWITCHED;
}

sy_status syi_tasklet_end(sy_tasklet *t, sy_payload result) {
    sy_thread *th = t->thread;
    sy_runtime *rt = th->rt;
    bool error = syi_payload_raises(result) && th->state != SYI_THREAD_ENDING;
    uint32_t heir =
        error && t != th->main ? syi_id(th->watch != NULL ? th->watch : th->main) : 0;
    SYI_TRACE(rt, END, t, 0, heir, error);
    bool pending = (t->flags & SYI_PENDING) != 0;
    retire(t);
    if (t == th->main) {
        return end_of_main(t, result);
    }
    sy_tasklet *next = t->next;
    syi_switch_reason why = SYI_WHY_END;
    if (error) {
        next = rouse_target(th, result);
        why = SYI_WHY_ERROR;
    } else if (next == t) {
        if (is_expected_back(th) || is_left_to_host(th)) {
            syi_ring_remove(th, t);
            t->exec->release(t);
            fall_asleep(th);
            return SY_SWITCHED;
        }
        next = rouse_target(th, syi_nothing());
        why = SYI_WHY_WAKE;
    }
    syi_ring_remove(th, t);
    if (pending) { /* the end may be the break a soft interrupt waits for */
        t->flags |= SYI_PENDING;
    }
    syi_transfer(t, next, why, true);
    t->flags &= ~(uint32_t)SYI_PENDING;
    t->exec->release(t);
    return SY_SWITCHED;
}
