/* SPDX-License-Identifier: MIT
 *
 * Passing the runtime lock between OS threads, attaching one, and blocking calls.
 *
 * rt->os_mutex protects rt->os, the queue of those that want the lock, and the flags of the
 * records; it is held for moments only. Whoever is given the lock sees all that was done under
 * it: the mutex orders the hand-over.
 */
#include "core/os_thread.h"

#include <string.h>

#include "core/ctasklet.h"
#include "core/kernel.h"
#include "core/thread.h"
#include "port/clock.h"

/* --- Putting away and taking out what belongs to the thread inside --- */

static void put_away(sy_runtime *rt) {
    syi_os *os = rt->os;
    os->hub = rt->hub;
    os->spare = rt->spare;
    os->running = rt->fibers.running;
}

static void take_out(sy_runtime *rt, syi_os *os) {
    rt->hub = os->hub;
    rt->spare = os->spare;
    rt->fibers.running = os->running;
    os->away = false;
    if (rt->thread != NULL &&
        rt->thread->os != os) { /* whoever passed it on was in the middle of something */
        syi_thread_leave(rt);
    }
}

/* --- The lock; the mutex is held --- */

static void give(sy_runtime *rt, syi_os *to) {
    rt->os = to;
    if (to != NULL) {
        to->given = true;
        syi_cond_signal(&to->cond);
    }
}

static void want(sy_runtime *rt, syi_os *os) {
    syi_os **last = &rt->os_wanting;
    while (*last != NULL) {
        last = &(*last)->next_wanting;
    }
    os->next_wanting = NULL;
    *last = os;
    atomic_store(&rt->os_wanted, true);
}

static syi_os *first_wanting(sy_runtime *rt) {
    syi_os *os = rt->os_wanting;
    if (os != NULL) {
        rt->os_wanting = os->next_wanting;
        atomic_store(&rt->os_wanted, rt->os_wanting != NULL);
    }
    return os;
}

static void wait_for_it(sy_runtime *rt, syi_os *os) {
    while (!os->given) {
        syi_cond_wait(&os->cond, &rt->os_mutex, INT64_MAX);
    }
    os->given = false;
    os->idle = false;
}

bool syi_os_acquire(sy_runtime *rt, syi_os *os) {
    syi_mutex_lock(&rt->os_mutex);
    if (rt->os == os) {
        syi_mutex_unlock(&rt->os_mutex);
        return false;
    }
    if (rt->os == NULL) {
        rt->os = os;
    } else {
        want(rt, os);
        wait_for_it(rt, os);
    }
    syi_mutex_unlock(&rt->os_mutex);
    take_out(rt, os);
    return true;
}

/* Who should have the lock when the thread inside does not need it: NULL for nobody. */
static syi_os *successor(sy_runtime *rt, const syi_os *leaving) {
    syi_os *os = first_wanting(rt);
    if (os != NULL) {
        return os;
    }
    sy_thread *th = syi_thread_pick(rt);
    return th != NULL && th->os != leaving && th->os->idle ? th->os : NULL;
}

void syi_os_release(sy_runtime *rt) {
    syi_os *os = rt->os;
    put_away(rt);
    os->away = true;
    syi_mutex_lock(&rt->os_mutex);
    give(rt, successor(rt, os));
    syi_mutex_unlock(&rt->os_mutex);
}

/* Passes the lock to `to` and waits until it comes back; the mutex is held on entry. */
static void pass(sy_runtime *rt, syi_os *to) {
    syi_os *os = rt->os;
    put_away(rt);
    os->idle = true;
    give(rt, to);
    wait_for_it(rt, os);
    syi_mutex_unlock(&rt->os_mutex);
    take_out(rt, os);
}

bool syi_os_give(sy_runtime *rt, syi_os *to) {
    syi_mutex_lock(&rt->os_mutex);
    if (!to->idle) {
        syi_mutex_unlock(&rt->os_mutex);
        return false;
    }
    pass(rt, to);
    return true;
}

void syi_os_serve(sy_runtime *rt) {
    syi_mutex_lock(&rt->os_mutex);
    syi_os *to = first_wanting(rt);
    if (to == NULL) {
        syi_mutex_unlock(&rt->os_mutex);
        return;
    }
    pass(rt, to);
}

void syi_os_wait(sy_runtime *rt, int64_t deadline) {
    syi_os *os = rt->os;
    if (deadline != INT64_MAX) {
        deadline += rt->clock_origin;
    }
    put_away(rt);
    syi_mutex_lock(&rt->os_mutex);
    os->idle = true;
    give(rt, successor(rt, os));
    while (!os->given && (deadline == INT64_MAX || syi_clock_monotonic() < deadline)) {
        syi_cond_wait(&os->cond, &rt->os_mutex, deadline);
    }
    if (!os->given && rt->os == NULL) {
        rt->os = os;
        os->given = true;
    } else if (!os->given) {
        os->idle = false;
        want(rt, os);
    }
    wait_for_it(rt, os);
    syi_mutex_unlock(&rt->os_mutex);
    take_out(rt, os);
}

bool syi_os_has_others(const sy_runtime *rt) {
    return rt->os_attached != 0;
}

/* --- Attaching --- */

#if SY_HAVE_OS_THREADS

/* Under the lock: a thread with `fn` as its main tasklet, and a hub to run it. */
static sy_status set_up(sy_runtime *rt, syi_os *os, sy_tasklet_fn fn, void *arg) {
    sy_status status = syi_hub_reserve(rt);
    if (status != SY_OK) {
        return status;
    }
    rt->hub = rt->spare;
    rt->spare = NULL;
    sy_tasklet *main = NULL;
    status = syi_ctasklet_make(rt, fn, arg, &main);
    if (status != SY_OK) {
        return status;
    }
    syi_ctasklet_enliven(main);
    status = syi_thread_new(rt, main, &os->thread);
    if (status != SY_OK) {
        main->flags &= ~(uint32_t)SYI_ALIVE;
        sy_tasklet_release(main);
    } else {
        os->thread->os = os;
        os->thread->real = true;
    }
    sy_tasklet_release(main);
    return status;
}

static void drop_stacks(sy_runtime *rt) {
    if (rt->hub != NULL) {
        syi_fiber_drop(&rt->fibers, rt->hub);
    }
    if (rt->spare != NULL) {
        syi_fiber_drop(&rt->fibers, rt->spare);
    }
    rt->hub = rt->spare = NULL;
}

sy_status sy_thread_attach(sy_runtime *rt, sy_tasklet_fn fn, void *arg) {
    syi_os os;
    memset(&os, 0, sizeof os);
    if (!syi_cond_init(&os.cond)) {
        return SY_E_SYSTEM;
    }
    syi_os_acquire(rt, &os);
    syi_fiber_attach(&rt->fibers, &os.base);
    rt->os_attached++;
    sy_status status = set_up(rt, &os, fn, arg);
    if (status == SY_OK) {
        syi_fiber_switch(&rt->fibers, rt->hub);
        syi_hub_reap(rt);
        status = syi_result_status(os.result);
    }
    drop_stacks(rt);
    syi_fiber_detach(&rt->fibers, &os.base);
    rt->os_attached--;
    syi_os_release(rt);
    syi_cond_deinit(&os.cond);
    return status;
}

/* --- Blocking calls --- */

sy_thread *sy_blocking_begin(sy_runtime *rt) {
    sy_thread *th = rt->thread;
    if (th != NULL) {
        th->state = SYI_THREAD_PARKED;
        syi_thread_leave(rt);
        syi_os_release(rt);
    }
    return th;
}

void sy_blocking_end(sy_runtime *rt, sy_thread *th) {
    if (th != NULL) {
        syi_os_acquire(rt, th->os);
        th->state = SYI_THREAD_READY;
        syi_thread_enter(rt, th);
    }
}

#else

sy_status sy_thread_attach(sy_runtime *rt, sy_tasklet_fn fn, void *arg) {
    (void)rt;
    (void)fn;
    (void)arg;
    return SY_E_SYSTEM;
}

sy_thread *sy_blocking_begin(sy_runtime *rt) {
    (void)rt;
    return NULL;
}

void sy_blocking_end(sy_runtime *rt, sy_thread *th) {
    (void)rt;
    (void)th;
}

#endif
