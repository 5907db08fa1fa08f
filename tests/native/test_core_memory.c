/* SPDX-License-Identifier: MIT
 *
 * Memory: every allocation fails once, limits, paths that must not allocate, many tasklets.
 */
#include "core/runtime.h"
#include "scene.h"

/* --- Every allocation fails once --- */

static sy_status child(sy_runtime *rt, void *arg) {
    (void)arg;
    sy_status status = sy_schedule(rt);
    return status == SY_OK ? sy_channel_send(W.ch, 3) : status;
}

static sy_status thread_main(sy_runtime *rt, void *arg) {
    (void)arg;
    return sy_thread_sleep_until(rt, sy_now(rt) + 100);
}

static void nothing(void *arg) {
    (void)arg;
}

/* A bit of everything; returns the first error. */
static sy_status all_sorts(sy_runtime *rt, void *arg) {
    sy_value value = 0;
    int64_t id = 0;
    (void)arg;
    sy_status status = sy_channel_new(rt, &W.ch);
    if (status == SY_OK) {
        status = sy_trace_start(rt, 100, false);
    }
    if (status == SY_OK) {
        status = sy_defer(rt, nothing, NULL);
    }
    if (status == SY_OK) {
        status = sy_tasklet_new(rt, child, NULL, NULL);
    }
    if (status == SY_OK) {
        status = sy_channel_receive(W.ch, &value);
    }
    if (status == SY_OK) {
        status = sy_thread_new(rt, thread_main, NULL, &id);
    }
    return status == SY_OK ? sy_thread_join(rt, id) : status;
}

static bool fails_at(uint64_t n) {
    counted memory;
    sy_runtime *rt = runtime_new(&memory, NULL);
    memset(&W, 0, sizeof W);
    sy_alloc_fail_nth(&rt->alloc, n);
    sy_status status = sy_runtime_run(rt, all_sorts, NULL);
    SY_CHECK(status == SY_OK || status == SY_E_NOMEM);
    rt->alloc.fail_at = 0;
    runtime_free(rt, &memory);
    return status != SY_OK;
}

SY_TEST(every_allocation_may_fail) {
    uint64_t n = 1;
    while (fails_at(n)) {
        n++;
    }
    SY_CHECK(n > 5 && n < 50);
}

static void *fail_at_once(void *user, void *ptr, size_t old_size, size_t new_size) {
    int *left = user;
    if (new_size != 0 && --*left < 0) {
        return NULL;
    }
    static counted memory;
    return counted_realloc(&memory, ptr, old_size, new_size);
}

SY_TEST(a_runtime_without_memory) {
    for (int left = 0; left < 2; left++) {
        int n = left;
        sy_options options;
        sy_options_init(&options);
        options.realloc_fn = fail_at_once;
        options.realloc_user = &n;
        sy_runtime *rt = NULL;
        SY_CHECK_EQ(sy_runtime_new(&options, &rt), SY_E_NOMEM);
        SY_CHECK(rt == NULL);
    }
}

/* --- Limits --- */

static sy_status makes_many(sy_runtime *rt, void *arg) {
    int *count = arg;
    for (;;) {
        sy_tasklet *t = NULL;
        sy_status status = sy_tasklet_new_unbound(rt, &t);
        if (status != SY_OK) {
            return status;
        }
        ++*count;
    }
}

SY_TEST(the_limit_of_tasklets) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.tasklet_limit = 100;
    sy_runtime *rt = runtime_new(&memory, &options);
    int count = 0;
    SY_CHECK_EQ(sy_runtime_run(rt, makes_many, &count), SY_E_TASKLETS);
    SY_CHECK_EQ(count, 99);
    runtime_free(rt, &memory);
}

SY_TEST(the_limit_of_memory) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.memory_limit = 1 << 20;
    sy_runtime *rt = runtime_new(&memory, &options);
    int count = 0;
    SY_CHECK_EQ(sy_runtime_run(rt, makes_many, &count), SY_E_MEMORY_LIMIT);
    SY_CHECK(count > 100);
    SY_CHECK(sy_runtime_memory_peak(rt) <= 1 << 20);
    runtime_free(rt, &memory);
}

/* --- Nothing is allocated on the way --- */

static sy_status echoes(sy_runtime *rt, void *arg) {
    (void)rt;
    (void)arg;
    for (;;) {
        sy_value value;
        sy_status status = sy_channel_receive(W.ch, &value);
        if (status != SY_OK) {
            return status;
        }
    }
}

SY_SCENE(messages_switches_and_timers_allocate_nothing) {
    sy_tasklet *t = NULL;
    SY_CHECK_EQ(sy_tasklet_new(W.rt, echoes, NULL, &t), SY_OK);
    sy_schedule(W.rt);
    W.rt->alloc.locked = true;
    for (int i = 0; i < 100; i++) {
        SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_OK);
        SY_CHECK_EQ(sy_schedule(W.rt), SY_OK);
        SY_CHECK_EQ(sy_sleep_until(W.rt, i), SY_OK);
        SY_CHECK_EQ(sy_run_watched(W.rt, 10, 0, NULL), SY_OK);
    }
    SY_CHECK_EQ(sy_tasklet_kill(t, false), SY_OK);
    W.rt->alloc.locked = false;
    sy_tasklet_release(t);
}

/* --- Many --- */

/* ThreadSanitizer cannot follow so many stacks. */
enum { CROWD = SY_TSAN ? 400 : 12000 };

static int finished;

static sy_status one_of_many(sy_runtime *rt, void *arg) {
    (void)rt;
    (void)arg;
    sy_value value = 0;
    sy_status status = sy_channel_receive(W.ch, &value);
    finished += status == SY_OK && value == 7;
    return status;
}

SY_SCENE(a_crowd_blocked_at_once) {
    finished = 0;
    for (int i = 0; i < CROWD; i++) {
        SY_CHECK_EQ(sy_tasklet_new(W.rt, one_of_many, NULL, NULL), SY_OK);
    }
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), -CROWD);
    for (int i = 0; i < CROWD; i++) {
        SY_CHECK_EQ(sy_channel_send(W.ch, 7), SY_OK);
    }
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_EQ(finished, CROWD);
}

SY_SCENE(stacks_are_reused) {
    for (int i = 0; i < 1000; i++) {
        spawn('a', NULL);
        sy_run(W.rt);
        sy_tasklet_release(T('a'));
        T('a') = NULL;
    }
    log_clear();
    SY_CHECK(W.rt->fibers.stats.fresh < 6);
}

SY_TEST(runtimes_live_side_by_side) {
    counted memory[2];
    sy_runtime *rt[2];
    int count[2] = {0, 0};
    sy_options options;
    for (int i = 0; i < 2; i++) {
        sy_options_init(&options);
        options.tasklet_limit = 10u + (uint32_t)i;
        rt[i] = runtime_new(&memory[i], &options);
        SY_CHECK_EQ(sy_runtime_start(rt[i], makes_many, &count[i]), SY_OK);
    }
    for (int i = 0; i < 2; i++) {
        SY_CHECK_EQ(sy_runtime_pump(rt[i], 0, NULL), SY_PUMP_DONE);
        SY_CHECK_EQ(count[i], 9 + i);
        runtime_free(rt[i], &memory[i]);
    }
}
