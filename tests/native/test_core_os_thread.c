/* SPDX-License-Identifier: MIT
 *
 * OS threads that attach to a runtime: the lock passes between them, channels work across,
 * atomic keeps them apart, and blocking calls let the others run. Meant to be run under
 * ThreadSanitizer as well.
 */
#include "port/clock.h"
#include "port/config.h"
#include "support.h"

#if SY_HAVE_OS_THREADS

#include <pthread.h>

static struct {
    sy_runtime *rt;
    sy_channel *jobs, *answers;
    int a, b, torn, done;
} G;

typedef struct attached {
    pthread_t thread;
    sy_tasklet_fn fn;
    sy_status status;
} attached;

static void *attach(void *arg) {
    attached *a = arg;
    a->status = sy_thread_attach(G.rt, a->fn, NULL);
    return NULL;
}

static void start(attached *a, sy_tasklet_fn fn) {
    a->fn = fn;
    SY_CHECK_EQ(pthread_create(&a->thread, NULL, attach, a), 0);
}

static void join(attached *a) {
    pthread_join(a->thread, NULL);
}

static void nap(long ns) {
    syi_clock_sleep_until(syi_clock_monotonic() + ns);
}

enum { JOBS = 200, WORKERS = 3 };

/* --- Jobs for attached threads --- */

static sy_status worker(sy_runtime *rt, void *arg) {
    (void)rt;
    (void)arg;
    for (;;) {
        sy_value job = 0;
        sy_status status = sy_channel_receive(G.jobs, &job);
        if (status != SY_OK || job == 0) {
            return status;
        }
        status = sy_channel_send(G.answers, job * 2);
        if (status != SY_OK) {
            return status;
        }
    }
}

static sy_status collects(sy_runtime *rt, void *arg) {
    int64_t *sum = arg;
    (void)rt;
    for (int i = 0; i < JOBS; i++) {
        sy_value answer = 0;
        sy_status status = sy_channel_receive(G.answers, &answer);
        if (status != SY_OK) {
            return status;
        }
        *sum += (int64_t)answer;
    }
    return SY_OK;
}

static attached workers[WORKERS];

static sy_status hands_out(sy_runtime *rt, void *arg) {
    SY_CHECK_EQ(sy_channel_new(rt, &G.jobs), SY_OK);
    SY_CHECK_EQ(sy_channel_new(rt, &G.answers), SY_OK);
    for (int i = 0; i < WORKERS; i++) {
        start(&workers[i], worker);
    }
    SY_CHECK_EQ(sy_tasklet_new(rt, collects, arg, NULL), SY_OK);
    /* Without the workers nobody could ever receive: let them come first. */
    sy_thread *me = sy_blocking_begin(rt);
    nap(20000000);
    sy_blocking_end(rt, me);
    for (sy_value i = 1; i <= JOBS; i++) {
        SY_CHECK_EQ(sy_channel_send(G.jobs, i), SY_OK);
    }
    while (*(int64_t *)arg != (int64_t)JOBS * (JOBS + 1)) {
        SY_CHECK_EQ(sy_schedule(rt), SY_OK);
        SY_CHECK_EQ(sy_tick(rt), SY_OK);
    }
    for (int i = 0; i < WORKERS; i++) {
        SY_CHECK_EQ(sy_channel_send(G.jobs, 0), SY_OK);
    }
    me = sy_blocking_begin(rt);
    for (int i = 0; i < WORKERS; i++) {
        join(&workers[i]);
    }
    sy_blocking_end(rt, me);
    return SY_OK;
}

SY_TEST(jobs_go_to_attached_threads_and_back) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.clock = SY_CLOCK_REAL;
    memset(&G, 0, sizeof G);
    G.rt = runtime_new(&memory, &options);
    int64_t sum = 0;
    SY_CHECK_EQ(sy_runtime_run(G.rt, hands_out, &sum), SY_OK);
    SY_CHECK_EQ(sum, (int64_t)JOBS * (JOBS + 1));
    for (int i = 0; i < WORKERS; i++) {
        SY_CHECK_EQ(workers[i].status, SY_OK);
    }
    runtime_free(G.rt, &memory);
}

/* --- Atomic between OS threads --- */

static sy_status change_pair(sy_runtime *rt, void *arg) {
    (void)arg;
    for (int i = 0; i < 500; i++) {
        sy_set_atomic(rt, true);
        G.torn += G.a != G.b;
        G.a++;
        for (int k = 0; k < 20; k++) {
            SY_CHECK_EQ(sy_tick(rt), SY_OK);
        }
        G.b++;
        sy_set_atomic(rt, false);
        sy_status status = sy_tick(rt);
        if (status != SY_OK) {
            return status;
        }
    }
    G.done++;
    return SY_OK;
}

static sy_status ticks_until_done(sy_runtime *rt, void *arg) {
    (void)arg;
    while (G.done < 2) {
        sy_status status = sy_tick(rt);
        if (status != SY_OK) {
            return status;
        }
    }
    return SY_OK;
}

SY_TEST(atomic_keeps_os_threads_apart) {
    counted memory;
    attached two[2];
    memset(&G, 0, sizeof G);
    G.rt = runtime_new(&memory, NULL);
    for (int i = 0; i < 2; i++) {
        start(&two[i], change_pair);
    }
    SY_CHECK_EQ(sy_runtime_run(G.rt, ticks_until_done, NULL), SY_OK);
    for (int i = 0; i < 2; i++) {
        join(&two[i]);
        SY_CHECK_EQ(two[i].status, SY_OK);
    }
    SY_CHECK_EQ(G.torn, 0);
    SY_CHECK_EQ(G.a, 1000);
    SY_CHECK_EQ(G.b, 1000);
    runtime_free(G.rt, &memory);
}

/* --- Blocking calls --- */

static sy_status blocks_outside(sy_runtime *rt, void *arg) {
    (void)arg;
    for (int i = 0; i < 20; i++) {
        sy_thread *me = sy_blocking_begin(rt);
        nap(200000);
        sy_blocking_end(rt, me);
        G.a++;
    }
    G.done = 2;
    return SY_OK;
}

SY_TEST(others_run_during_a_blocking_call) {
    counted memory;
    attached one;
    memset(&G, 0, sizeof G);
    G.rt = runtime_new(&memory, NULL);
    start(&one, blocks_outside);
    SY_CHECK_EQ(sy_runtime_run(G.rt, ticks_until_done, NULL), SY_OK);
    join(&one);
    SY_CHECK_EQ(one.status, SY_OK);
    SY_CHECK_EQ(G.a, 20);
    runtime_free(G.rt, &memory);
}

/* --- An attached thread with tasklets of its own, and an error --- */

static sy_status child(sy_runtime *rt, void *arg) {
    (void)arg;
    G.a += 10 * (sy_thread_id(rt) > 1);
    return sy_schedule(rt);
}

static sy_status has_children(sy_runtime *rt, void *arg) {
    (void)arg;
    for (int i = 0; i < 3; i++) {
        SY_CHECK_EQ(sy_tasklet_new(rt, child, NULL, NULL), SY_OK);
    }
    SY_CHECK_EQ(sy_run(rt), SY_OK);
    SY_CHECK_EQ(sy_sleep_until(rt, sy_now(rt) + 100000), SY_OK);
    return SY_E_ARGUMENT;
}

SY_TEST(an_attached_thread_without_pump) {
    counted memory;
    attached one;
    sy_options options;
    sy_options_init(&options);
    options.clock = SY_CLOCK_REAL;
    memset(&G, 0, sizeof G);
    G.rt = runtime_new(&memory, &options);
    start(&one, has_children);
    join(&one);
    SY_CHECK_EQ(one.status, SY_E_ARGUMENT);
    SY_CHECK_EQ(G.a, 30);
    runtime_free(G.rt, &memory);
}

#else

SY_TEST(there_are_no_os_threads) {
    counted memory;
    sy_runtime *rt = runtime_new(&memory, NULL);
    SY_CHECK_EQ(sy_thread_attach(rt, NULL, NULL), SY_E_SYSTEM);
    SY_CHECK(sy_blocking_begin(rt) == NULL);
    sy_blocking_end(rt, NULL);
    runtime_free(rt, &memory);
}

#endif
