/* SPDX-License-Identifier: MIT
 *
 * The hub loop and the switches of C stacks around it; see the header for the model.
 *
 * Two kinds of fibers: hub fibers (SYI_FIBER_HUB), whose frames are a hub loop and, on top,
 * whatever runs on the hub's stack; and C tasklets' own. rt->hub is the one whose loop is
 * waiting or running for the runtime. A fiber that is set aside, or owned by a C tasklet that
 * has started, is in the list rt->aside.
 */
#include "core/hub.h"

#include "core/kernel.h"

/* --- Fibers set aside --- */

void syi_aside_add(sy_runtime *rt, syi_fiber *fiber, sy_tasklet *owner) {
    fiber->owner = owner;
    fiber->link_prev = NULL;
    fiber->link_next = rt->aside;
    if (rt->aside != NULL) {
        rt->aside->link_prev = fiber;
    }
    rt->aside = fiber;
}

void syi_aside_remove(sy_runtime *rt, syi_fiber *fiber) {
    if (fiber->link_prev != NULL) {
        fiber->link_prev->link_next = fiber->link_next;
    } else {
        rt->aside = fiber->link_next;
    }
    if (fiber->link_next != NULL) {
        fiber->link_next->link_prev = fiber->link_prev;
    }
    fiber->owner = NULL;
}

/* --- Time --- */

bool syi_time_advance(sy_runtime *rt, bool idle) {
    if (rt->timers.root == NULL) {
        return false;
    }
    if (rt->clock == SY_CLOCK_VIRTUAL && idle && rt->host_pending == 0 &&
        rt->timers.root->deadline > rt->now) {
        rt->now = rt->timers.root->deadline;
        rt->clock_reads = 0;
    }
    return syi_timers_fire(&rt->timers, sy_now(rt), rt) != 0;
}

/* --- The loop --- */

/* A stack without guard page ran over: memory is corrupt, nothing may run any more. */
static void check_intact(sy_runtime *rt, const syi_fiber *fiber) {
    if (SYI_UNLIKELY(!syi_fiber_is_intact(fiber))) {
        rt->result = syi_status_payload(SY_E_STACK);
        rt->ended = true;
        rt->leave |= SYI_LEAVE_HOST;
    }
}

static void leave_to_base(sy_runtime *rt, sy_pump_result outcome) {
    check_intact(rt, rt->hub);
    rt->outcome = outcome;
    rt->leave |= SYI_LEAVE_HOST;
    syi_fiber_switch(&rt->fibers, &rt->os->base);
    syi_hub_reap(rt);
}

/* Nobody can run: what does the runtime wait for? */
static void report_idle(sy_runtime *rt) {
    if (syi_os_has_others(rt)) {
        syi_os_wait(rt, rt->timers.root != NULL ? rt->timers.root->deadline : INT64_MAX);
    } else if (rt->timers.root != NULL && rt->clock == SY_CLOCK_REAL) {
        rt->wait_deadline = rt->timers.root->deadline;
        leave_to_base(rt, SY_PUMP_WAIT);
    } else {
        leave_to_base(rt, syi_host_may_speak(rt) ? SY_PUMP_HOST : SY_PUMP_STUCK);
    }
}

static sy_pump_result why_leave(sy_runtime *rt) {
    if (rt->ended) {
        return SY_PUMP_DONE;
    }
    if (atomic_exchange(&rt->pause, false)) {
        return SY_PUMP_PAUSED;
    }
    const syi_trace *trace = &rt->trace;
    if (trace->on && trace->hold && trace->next - trace->taken >= trace->capacity / 4 * 3) {
        return SY_PUMP_TRACE;
    }
    return SY_PUMP_BUDGET;
}

static bool is_initial(const sy_runtime *rt) {
    return rt->os == &rt->os_initial;
}

/* Somebody else must get control before anybody runs here. */
static void make_way(sy_runtime *rt) {
    if (rt->leave & SYI_LEAVE_CROSS) {
        rt->leave &= (uint8_t)~SYI_LEAVE_CROSS;
        if (rt->thread != NULL && !syi_os_give(rt, rt->thread->os)) {
            syi_thread_leave(rt);
        }
    } else if (rt->leave & SYI_LEAVE_SERVE) {
        rt->leave &= (uint8_t)~SYI_LEAVE_SERVE;
        if (rt->thread != NULL) {
            syi_thread_leave(rt);
        }
        syi_os_serve(rt);
    } else if (is_initial(rt)) {
        leave_to_base(rt, why_leave(rt));
    } else { /* the host's wish is for the OS thread in pump */
        if (rt->thread != NULL) {
            syi_thread_leave(rt);
        }
        if (!syi_os_give(rt, &rt->os_initial)) {
            rt->leave &= (uint8_t)~SYI_LEAVE_HOST;
            rt->budget_left = INT64_MAX;
        }
    }
}

/* Makes rt->thread a thread that can run here. False: others ran meanwhile, look again. */
static bool find_thread(sy_runtime *rt) {
    if (!is_initial(rt) && rt->os->thread == NULL) {
        leave_to_base(rt, SY_PUMP_DONE);
        return false;
    }
    if (rt->leave) {
        make_way(rt);
        return false;
    }
    sy_thread *th = rt->thread;
    if (th != NULL && th->current != NULL) {
        return true;
    }
    syi_time_advance(rt, false);
    th = syi_thread_pick(rt);
    if (th == NULL) {
        if (!syi_time_advance(rt, true)) {
            report_idle(rt);
        }
        return false;
    }
    syi_thread_enter(rt, th);
    return !rt->leave;
}

/* Runs until it has to make way for a fiber with a hub loop of its own, which it returns. */
static syi_fiber *hub_loop(void *arg) {
    sy_runtime *rt = arg;
    for (;;) {
        if (!find_thread(rt)) {
            continue;
        }
        sy_tasklet *t = rt->thread->current;
        syi_fiber *own = t->fiber;
        if (own == NULL) {
            t->exec->resume(t);
        } else if (own->size_class == SYI_FIBER_TASKLET) {
            syi_fiber_switch(&rt->fibers, own);
            syi_hub_reap(rt);
        } else {
            rt->retired = rt->hub;
            rt->hub = own;
            t->fiber = NULL;
            syi_aside_remove(rt, own);
            return own;
        }
    }
}

/* --- Giving up control with C frames --- */

void syi_hub_reap_slowly(sy_runtime *rt) {
    if (rt->finished != NULL) {
        check_intact(rt, rt->finished);
        syi_fiber_drop(&rt->fibers, rt->finished);
        rt->finished = NULL;
    }
    if (rt->retired == NULL) {
        return;
    }
    check_intact(rt, rt->retired);
    if (rt->spare == NULL) {
        rt->spare = rt->retired;
        syi_fiber_reset(&rt->fibers, rt->spare, hub_loop, rt);
    } else {
        syi_fiber_drop(&rt->fibers, rt->retired);
    }
    rt->retired = NULL;
}

void syi_hub_park(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    syi_fiber *own = rt->fibers.running;
    syi_fiber *to;
    if (own == rt->hub) {
        t->fiber = own;
        syi_aside_add(rt, own, t);
        to = rt->hub = rt->spare;
        rt->spare = NULL;
    } else {
        to = syi_hub_next(rt);
        if (to == own) { /* another tasklet's turn came and went without a switch */
            return;
        }
    }
    syi_fiber_switch(&rt->fibers, to);
    syi_hub_reap(rt);
}

sy_status syi_hub_reserve(sy_runtime *rt) {
    if (rt->spare == NULL) {
        rt->spare = syi_fiber_take(&rt->fibers, SYI_FIBER_HUB, hub_loop, rt);
    }
    return rt->spare != NULL ? SY_OK : SY_E_NOMEM;
}

size_t syi_stack_left(const sy_runtime *rt) {
    return syi_fiber_stack_left(&rt->fibers);
}

/* --- Pump --- */

/* On the OS thread inside: runs the hub until it comes back to the base. */
static void run_hub(sy_runtime *rt, int64_t budget) {
    syi_fiber_attach(&rt->fibers, &rt->os->base);
    rt->leave = 0;
    rt->budget_left = budget > 0 ? budget : INT64_MAX;
    syi_ticks_arm(rt);
    syi_fiber_switch(&rt->fibers, rt->hub);
    syi_hub_reap(rt);
    syi_fiber_detach(&rt->fibers, &rt->os->base);
}

sy_pump_result sy_runtime_pump(sy_runtime *rt, int64_t budget, int64_t *deadline) {
    bool entered = syi_os_acquire(rt, &rt->os_initial);
    rt->outcome = SY_PUMP_DONE;
    if (rt->started && !rt->ended) {
        run_hub(rt, budget);
    }
    sy_pump_result outcome = rt->outcome;
    if (deadline != NULL) {
        *deadline = rt->wait_deadline;
    }
    if (entered) {
        syi_os_release(rt);
    }
    return outcome;
}
