/* SPDX-License-Identifier: MIT
 *
 * The life of a runtime: options, start, the blocking run, the end; its clock and settings.
 */
#include "core/runtime.h"

#include <string.h>

#include "core/ctasklet.h"
#include "core/hub.h"
#include "core/kernel.h"
#include "core/thread.h"
#include "port/clock.h"

/* 2020-01-01 00:00 UTC: the virtual clock's epoch. */
#define VIRTUAL_EPOCH_NS INT64_C(1577836800000000000)

/* Reads of a clock that stands still before it moves on, and by how much. */
enum { CLOCK_PATIENCE = 100, CLOCK_STEP_NS = 100000 };

void sy_options_init(sy_options *options) {
    *options = (sy_options){
        .clock = SY_CLOCK_VIRTUAL,
        .check_interval = 100,
        .fiber_keep = 64,
        .atomic_no_yield = true,
    };
}

static void apply(sy_runtime *rt, const sy_options *options) {
    if (options->memory_limit != 0) {
        rt->alloc.limit = options->memory_limit;
    }
    rt->tasklet_limit = options->tasklet_limit;
    rt->tick_limit = options->tick_limit;
    rt->check_interval = options->check_interval > 0 ? options->check_interval : 1;
    rt->atomic_no_yield = options->atomic_no_yield;
    rt->free_threaded = options->free_threaded;
    rt->clock = options->clock;
    rt->clock_origin = syi_clock_monotonic();
    syi_random_seed(rt, options->seed);
    syi_strategy_set(rt, NULL);
    syi_fiber_pool_init(&rt->fibers, &rt->alloc, options->fiber_stack, options->hub_stack,
                        options->fiber_keep);
}

static sy_status set_up_lock(sy_runtime *rt) {
    if (!syi_mutex_init(&rt->os_mutex)) {
        return SY_E_SYSTEM;
    }
    if (!syi_cond_init(&rt->os_initial.cond)) {
        syi_mutex_deinit(&rt->os_mutex);
        return SY_E_SYSTEM;
    }
    return SY_OK;
}

static void tear_down_lock(sy_runtime *rt) {
    syi_cond_deinit(&rt->os_initial.cond);
    syi_mutex_deinit(&rt->os_mutex);
}

sy_status sy_runtime_new(const sy_options *given, sy_runtime **out) {
    sy_options options;
    sy_options_init(&options);
    if (given != NULL) {
        options = *given;
    }
    sy_allocator alloc;
    sy_allocator_init(&alloc, options.realloc_fn, options.realloc_user);
    sy_runtime *rt = sy_calloc(&alloc, 1, sizeof *rt);
    if (rt == NULL) {
        return SY_E_NOMEM;
    }
    rt->alloc = alloc;
    sy_list_init(&rt->c_tasklets);
    sy_list_init(&rt->c_spare);
    rt->result = syi_status_payload(SY_E_MISUSE);
    rt->budget_left = INT64_MAX;
    apply(rt, &options);
    rt->os_initial.away = true;
    sy_status status = set_up_lock(rt);
    if (status == SY_OK && syi_thread_make(rt) == NULL) {
        tear_down_lock(rt);
        status = rt->alloc.limit_hit ? SY_E_MEMORY_LIMIT : SY_E_NOMEM;
    }
    if (status != SY_OK) {
        alloc = rt->alloc;
        sy_free(&alloc, rt, sizeof *rt);
        return status;
    }
    syi_ticks_arm(rt);
    *out = rt;
    return SY_OK;
}

/* --- Start and run --- */

/* Under the runtime lock. */
static sy_status start(sy_runtime *rt, sy_tasklet *main) {
    if (rt->started) {
        return SY_E_MISUSE;
    }
    if (syi_hub_reserve(rt) != SY_OK) {
        return rt->alloc.limit_hit ? SY_E_MEMORY_LIMIT : SY_E_NOMEM;
    }
    rt->hub = rt->spare;
    rt->spare = NULL;
    rt->started = true;
    sy_thread *th = rt->initial;
    th->main = main;
    main->flags |= SYI_MAIN;
    if (!(main->flags & SYI_RING)) {
        syi_ring_append(main);
    }
    th->current = main; /* whoever was inserted before the start runs after it */
    SYI_TRACE(rt, THREAD_START, main, 0, 0, th->id);
    return SY_OK;
}

static sy_status start_c(sy_runtime *rt, sy_tasklet_fn fn, void *arg) {
    sy_tasklet *main = NULL;
    sy_status status = syi_ctasklet_make(rt, fn, arg, &main);
    if (status != SY_OK) {
        return status;
    }
    syi_ctasklet_enliven(main);
    status = start(rt, main);
    if (status != SY_OK) {
        main->flags &= ~(uint32_t)SYI_ALIVE;
        sy_tasklet_release(main);
    }
    sy_tasklet_release(main);
    return status;
}

sy_status syi_runtime_start(sy_runtime *rt, sy_tasklet *main) {
    syi_os_acquire(rt, &rt->os_initial);
    sy_status status = start(rt, main);
    syi_os_release(rt);
    return status;
}

sy_status sy_runtime_start(sy_runtime *rt, sy_tasklet_fn fn, void *arg) {
    syi_os_acquire(rt, &rt->os_initial);
    sy_status status = start_c(rt, fn, arg);
    syi_os_release(rt);
    return status;
}

sy_status sy_runtime_run(sy_runtime *rt, sy_tasklet_fn fn, void *arg) {
    sy_status status = sy_runtime_start(rt, fn, arg);
    while (status == SY_OK) {
        int64_t deadline = 0;
        sy_pump_result result = sy_runtime_pump(rt, 0, &deadline);
        if (result == SY_PUMP_DONE) {
            return sy_runtime_result(rt);
        }
        if (result == SY_PUMP_WAIT) {
            syi_clock_wait(rt, deadline);
        } else if (result == SY_PUMP_STUCK || result == SY_PUMP_HOST) {
            status = SY_E_DEADLOCK;
        }
    }
    return status;
}

sy_status sy_runtime_result(const sy_runtime *rt) {
    return syi_result_status(rt->result);
}

sy_status syi_result_status(sy_payload result) {
    switch (result.kind) {
    case SY_STATUS:
        return syi_payload_status(result);
    case SY_EXCEPTION:
        return SY_E_EXCEPTION;
    default:
        return SY_OK;
    }
}

/* --- The end --- */

/* Tasklets of other kinds that were set aside with C frames never run again. */
static void abandon_foreign(sy_runtime *rt) {
    syi_fiber *fiber = rt->aside;
    while (fiber != NULL) {
        syi_fiber *next = fiber->link_next;
        sy_tasklet *t = fiber->owner;
        if (t->exec != &syi_c_exec) {
            t->flags &= ~(uint32_t)SYI_SELECTS;
            syi_cancel_wait(t);
            if (t->flags & SYI_RING) {
                syi_ring_remove(t->thread, t);
            }
            syi_aside_remove(rt, fiber);
            t->fiber = NULL;
            t->exec->destroy(t);
            syi_fiber_drop(&rt->fibers, fiber);
        }
        fiber = next;
    }
}

/* Kills the C tasklets that are alive and lets them clean up. Each thread ends. */
static void unwind_c_tasklets(sy_runtime *rt) {
    sy_thread *th = rt->initial;
    for (uint32_t n = rt->thread_count; n > 0; n--) {
        sy_thread *next = th->next;
        syi_thread_begin_end(th, true);
        th = next;
    }
    while (rt->initial != NULL) {
        rt->ended = false;
        sy_pump_result result = sy_runtime_pump(rt, 0, NULL);
        if (result == SY_PUMP_STUCK || result == SY_PUMP_WAIT || result == SY_PUMP_HOST) {
            break;
        }
    }
}

static void free_threads(sy_runtime *rt) {
    while (rt->initial != NULL) {
        sy_thread *th = rt->initial;
        rt->initial = th->next != th ? th->next : NULL;
        th->next->prev = th->prev;
        th->prev->next = th->next;
        sy_free(&rt->alloc, th, sizeof *th);
    }
}

void sy_runtime_free(sy_runtime *rt) {
    if (rt == NULL) {
        return;
    }
    sy_trace_stop(rt);
    rt->hooks = (syi_hooks){0};
    rt->observed = false;
    abandon_foreign(rt);
    bool corrupt = rt->result.kind == SY_STATUS && syi_payload_status(rt->result) == SY_E_STACK;
    if (rt->aside != NULL && !corrupt) {
        unwind_c_tasklets(rt);
    }
    syi_os_acquire(rt, &rt->os_initial);
    syi_ctasklet_free_all(rt);
    while (rt->c_channels != NULL) {
        sy_channel_free(rt->c_channels);
    }
    free_threads(rt);
    if (rt->hub != NULL) {
        syi_fiber_drop(&rt->fibers, rt->hub);
    }
    if (rt->spare != NULL) {
        syi_fiber_drop(&rt->fibers, rt->spare);
    }
    syi_fiber_pool_deinit(&rt->fibers);
    syi_trace_deinit(rt);
    tear_down_lock(rt);
    sy_allocator last = rt->alloc;
    sy_free(&last, rt, sizeof *rt);
}

/* --- For the collector --- */

static void visit_thread(sy_thread *th, syi_visit_fn fn, void *arg) {
    sy_tasklet *t = th->current;
    if (t != NULL) {
        do {
            fn(t, arg);
            t = t->next;
        } while (t != NULL &&
                 t != th->current); /* NULL: a hook runs while it leaves the ring */
    }
    if (th->main != NULL) {
        fn(th->main, arg);
    }
    for (t = th->watch; t != NULL; t = t->watch_below) {
        fn(t, arg);
    }
}

struct visit {
    syi_visit_fn fn;
    void *arg;
};

static void visit_sleeper(sy_timer *timer, void *arg) {
    struct visit *v = arg;
    sy_tasklet *t = syi_timer_sleeper(timer);
    if (t != NULL) {
        v->fn(t, v->arg);
    }
}

void syi_runtime_visit(sy_runtime *rt, syi_visit_fn fn, void *arg) {
    for (sy_thread *th = syi_thread_next(rt, NULL); th != NULL; th = syi_thread_next(rt, th)) {
        visit_thread(th, fn, arg);
    }
    syi_timers_visit(&rt->timers, visit_sleeper, &(struct visit){fn, arg});
    syi_ctasklet_visit(rt, fn, arg);
    for (sy_channel *ch = rt->c_channels; ch != NULL; ch = ch->next_mine) {
        syi_channel_visit(ch, fn, arg);
    }
}

/* --- Settings and clock --- */

void sy_runtime_stop(sy_runtime *rt) {
    atomic_store(&rt->stop, true);
}

void sy_runtime_pause(sy_runtime *rt) {
    atomic_store(&rt->pause, true);
}

void sy_runtime_set_atomic_no_yield(sy_runtime *rt, bool on) {
    rt->atomic_no_yield = on;
}

void sy_runtime_set_free_threaded(sy_runtime *rt, bool on) {
    rt->free_threaded = on;
    rt->atomic_holder = NULL;
    if (on && rt->thread != NULL && rt->thread->current != NULL) {
        syi_thread_take_atomic(rt->thread);
    }
}

sy_status sy_runtime_set_check_interval(sy_runtime *rt, int64_t ticks) {
    if (ticks < 1) {
        return SY_E_ARGUMENT;
    }
    syi_ticks_settle(rt);
    rt->check_interval = ticks;
    rt->yield_left = rt->strategy.interval(rt->strategy.user, rt);
    syi_ticks_arm(rt);
    return SY_OK;
}

int64_t sy_runtime_check_interval(const sy_runtime *rt) {
    return rt->check_interval;
}

size_t sy_runtime_memory_used(const sy_runtime *rt) {
    return rt->alloc.used;
}

size_t sy_runtime_memory_peak(const sy_runtime *rt) {
    return rt->alloc.peak;
}

void sy_host_begin(sy_runtime *rt) {
    rt->host_pending++;
}

void sy_host_end(sy_runtime *rt) {
    rt->host_pending -= rt->host_pending > 0;
}

void sy_host_listen(sy_runtime *rt, bool on) {
    if (on) {
        rt->host_listening++;
    } else {
        rt->host_listening -= rt->host_listening > 0;
    }
}

int64_t sy_now(const sy_runtime *rt) {
    return rt->clock == SY_CLOCK_VIRTUAL ? rt->now : syi_clock_monotonic() - rt->clock_origin;
}

int64_t sy_wall_time(const sy_runtime *rt) {
    return rt->clock == SY_CLOCK_VIRTUAL ? VIRTUAL_EPOCH_NS + rt->now : syi_clock_wall();
}

int64_t syi_clock_read(sy_runtime *rt) {
    if (rt->clock == SY_CLOCK_VIRTUAL && ++rt->clock_reads > CLOCK_PATIENCE) {
        rt->now += CLOCK_STEP_NS;
    }
    return sy_now(rt);
}

int64_t syi_clock_used(const sy_runtime *rt) {
    return rt->clock == SY_CLOCK_VIRTUAL ? rt->now : syi_clock_cpu();
}

void syi_clock_wait(const sy_runtime *rt, int64_t deadline) {
    if (rt->clock == SY_CLOCK_REAL) {
        syi_clock_sleep_until(deadline + rt->clock_origin);
    }
}

uint64_t syi_fresh_seed(void) {
    uint64_t seed = 0;
    return syi_entropy(&seed, sizeof seed) ? seed : 0;
}

void syi_runtime_set_exact(sy_runtime *rt, bool on) {
    rt->stepping = on;
    syi_ticks_arm(rt);
}

void syi_runtime_hooks_changed(sy_runtime *rt) {
    rt->observed = rt->hooks.schedule != NULL || rt->hooks.channel != NULL;
    syi_attention_changed(rt);
}

uint64_t syi_runtime_ticks(const sy_runtime *rt) {
    return rt->ticks + (rt->exact ? (uint64_t)(rt->armed - rt->countdown) : 0);
}

void syi_runtime_restart_ticks(sy_runtime *rt) {
    syi_ticks_settle(rt);
    rt->ticks = 0;
    syi_ticks_arm(rt);
}
