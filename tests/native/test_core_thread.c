/* SPDX-License-Identifier: MIT
 *
 * Virtual threads: deterministic turns, channels and operations between threads, what atomic
 * holds in each mode, parking, deadlock between threads, the end of a thread.
 */
#include "core/runtime.h"
#include "core/thread.h"
#include "scene.h"

/* --- Turns --- */

typedef struct spinner {
    char name;
    int ticks;
} spinner;

static sy_status spin_and_log(sy_runtime *rt, void *arg) {
    spinner *s = arg;
    for (int i = 0; i < s->ticks; i++) {
        sy_status status = sy_tick(rt);
        if (status != SY_OK) {
            return status;
        }
        if (i % 50 == 0) {
            logf_("%c", s->name);
        }
    }
    return SY_OK;
}

static spinner spinners[3] = {{'x', 400}, {'y', 400}, {'z', 400}};

static sy_status three_spinners(sy_runtime *rt, void *arg) {
    int64_t id[3];
    (void)arg;
    for (int i = 0; i < 3; i++) {
        SY_CHECK_EQ(sy_thread_new(rt, spin_and_log, &spinners[i], &id[i]), SY_OK);
    }
    for (int i = 0; i < 3; i++) {
        SY_CHECK_EQ(sy_thread_join(rt, id[i]), SY_OK);
    }
    return SY_OK;
}

static void turns_of(uint64_t seed, char *out, size_t size) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.seed = seed;
    sy_runtime *rt = runtime_new(&memory, &options);
    SY_CHECK_EQ(sy_runtime_run(rt, three_spinners, NULL), SY_OK);
    runtime_free(rt, &memory);
    snprintf(out, size, "%.*s", (int)size - 1, harness.log);
    log_clear();
}

SY_TEST(turns_follow_from_the_seed) {
    char first[512], again[512], other[512];
    turns_of(1, first, sizeof first);
    turns_of(1, again, sizeof again);
    turns_of(2, other, sizeof other);
    SY_CHECK_STR(again, first);
    SY_CHECK(strcmp(first, other) != 0);
    SY_CHECK_EQ(strlen(first), 24 * 2 - 1);
    SY_CHECK(strstr(first, "x x x x x x x x y") == NULL); /* they did alternate */
}

/* The same run, in slices of any size, is the same trace byte for byte. */
static sy_event sliced[2][20000];

static size_t trace_in_slices(int64_t budget, sy_event *events) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.seed = 3;
    sy_runtime *rt = runtime_new(&memory, &options);
    size_t count = 0;
    SY_CHECK_EQ(sy_trace_start(rt, 16384, false), SY_OK);
    SY_CHECK_EQ(sy_runtime_start(rt, three_spinners, NULL), SY_OK);
    while (sy_runtime_pump(rt, budget, NULL) != SY_PUMP_DONE) {
        count += sy_trace_read(rt, events + count, 20000 - count);
    }
    count += sy_trace_read(rt, events + count, 20000 - count);
    SY_CHECK_EQ(sy_trace_lost(rt), 0);
    runtime_free(rt, &memory);
    log_clear();
    return count;
}

SY_TEST(slices_leave_no_trace) {
    static const int64_t budgets[] = {1, 7, 100, 1000};
    size_t whole = trace_in_slices(0, sliced[0]);
    SY_CHECK(whole > 40);
    for (size_t i = 0; i < sizeof budgets / sizeof *budgets; i++) {
        SY_CHECK_EQ(trace_in_slices(budgets[i], sliced[1]), whole);
        SY_CHECK(memcmp(sliced[0], sliced[1], whole * sizeof(sy_event)) == 0);
    }
}

/* --- Torn pairs: two globals changed together --- */

static struct {
    int a, b, torn;
    bool use_atomic;
} pair;

static sy_status change_pair(sy_runtime *rt, void *arg) {
    (void)arg;
    for (int i = 0; i < 300; i++) {
        bool old = pair.use_atomic && sy_set_atomic(rt, true);
        pair.torn += pair.a != pair.b;
        int value = pair.a + 1;
        sy_status status = sy_tick(rt);
        pair.a = value;
        for (int k = 0; k < 3 && status == SY_OK; k++) {
            status = sy_tick(rt);
        }
        pair.b = value;
        if (pair.use_atomic) {
            sy_set_atomic(rt, old);
        }
        status = status == SY_OK ? sy_tick(rt) : status;
        if (status != SY_OK) {
            return status;
        }
    }
    return SY_OK;
}

static sy_status two_changers(sy_runtime *rt, void *arg) {
    int64_t id[2];
    (void)arg;
    for (int i = 0; i < 2; i++) {
        SY_CHECK_EQ(sy_thread_new(rt, change_pair, NULL, &id[i]), SY_OK);
    }
    for (int i = 0; i < 2; i++) {
        SY_CHECK_EQ(sy_thread_join(rt, id[i]), SY_OK);
    }
    return SY_OK;
}

static int torn_with(bool use_atomic, bool atomic_no_yield, bool free_threaded) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.seed = 5;
    options.check_interval = 7;
    options.atomic_no_yield = atomic_no_yield;
    options.free_threaded = free_threaded;
    sy_runtime *rt = runtime_new(&memory, &options);
    memset(&pair, 0, sizeof pair);
    pair.use_atomic = use_atomic;
    SY_CHECK_EQ(sy_runtime_run(rt, two_changers, NULL), SY_OK);
    runtime_free(rt, &memory);
    return pair.torn;
}

SY_TEST(atomic_keeps_two_threads_apart) {
    SY_CHECK(torn_with(false, true, false) > 0);
    SY_CHECK_EQ(torn_with(true, true, false), 0);
    SY_CHECK(torn_with(true, false, false) > 0); /* before the fix */
    SY_CHECK(torn_with(false, true, true) > 0);  /* free-threaded without atomic */
    SY_CHECK_EQ(torn_with(true, true, true), 0); /* atomic is a lock there */
}

static sy_status hold_and_count(sy_runtime *rt, void *arg) {
    int *progress = arg;
    for (;;) {
        sy_status status = sy_tick(rt);
        if (status != SY_OK) {
            return status;
        }
        ++*progress;
    }
}

static sy_status atomic_holds_the_lock(sy_runtime *rt, void *arg) {
    int64_t id;
    int *progress = arg;
    SY_CHECK_EQ(sy_thread_new(rt, hold_and_count, progress, &id), SY_OK);
    for (int i = 0; i < 5000; i++) {
        SY_CHECK_EQ(sy_tick(rt), SY_OK);
    }
    int before = *progress;
    SY_CHECK(before > 0);
    sy_set_atomic(rt, true);
    for (int i = 0; i < 50000; i++) {
        SY_CHECK_EQ(sy_tick(rt), SY_OK);
    }
    SY_CHECK_EQ(*progress, before);
    /* A voluntary wait of the thread gives the lock away even so. */
    SY_CHECK_EQ(sy_thread_sleep_until(rt, sy_now(rt) + 1000000), SY_OK);
    SY_CHECK(*progress > before);
    before = *progress;
    sy_set_atomic(rt, false);
    SY_CHECK_EQ(sy_tick(rt), SY_OK); /* the yield that was put off happens at once */
    SY_CHECK(*progress > before || !sy_tasklet_is_atomic(sy_current(rt)));
    return SY_OK;
}

SY_TEST(no_other_thread_runs_inside_atomic) {
    int progress = 0;
    SY_CHECK_EQ(run_main(atomic_holds_the_lock, &progress), SY_OK);
}

/* --- Channels between threads --- */

static sy_status answers(sy_runtime *rt, void *arg) {
    (void)arg;
    logf_("T%d", (int)sy_thread_id(rt));
    sy_value job = 0;
    sy_status status = sy_channel_receive(W.ch, &job);
    logf_("job%d", (int)job);
    return status == SY_OK ? sy_channel_send(W.ch, job * 2) : status;
}

SY_SCENE(a_job_for_another_thread) {
    int64_t id;
    sy_value value = 0;
    SY_CHECK_EQ(sy_thread_new(W.rt, answers, NULL, &id), SY_OK);
    SY_CHECK_EQ(id, 2);
    /* The receiver comes first: let it wait. */
    SY_CHECK_EQ(sy_thread_sleep_until(W.rt, 1000), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), -1);
    SY_CHECK_EQ(sy_channel_send(W.ch, 21), SY_OK);
    logf_("goes-on"); /* no switch, whatever the preference says */
    SY_CHECK_EQ(sy_channel_receive(W.ch, &value), SY_OK);
    SY_CHECK_EQ(value, 42);
    SY_CHECK_EQ(sy_thread_join(W.rt, id), SY_OK);
    SY_CHECK_LOG("T2 goes-on job21");
}

SY_SCENE(a_blocked_main_is_served_by_a_thread) {
    SY_CHECK_EQ(sy_thread_new(W.rt, answers, NULL, NULL), SY_OK);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_OK);
    sy_value value = 0;
    SY_CHECK_EQ(sy_channel_receive(W.ch, &value), SY_OK);
    SY_CHECK_EQ(value, 2);
}

static sy_status waits_in_vain(sy_runtime *rt, void *arg) {
    (void)arg;
    (void)rt;
    sy_status status = sy_channel_receive(W.ch, NULL);
    logf_("thread:%s", sy_status_name(status));
    return SY_OK;
}

SY_SCENE(the_second_to_fall_asleep_gets_the_deadlock) {
    SY_CHECK_EQ(sy_thread_new(W.rt, waits_in_vain, NULL, NULL), SY_OK);
    SY_CHECK_EQ(sy_thread_sleep_until(W.rt, 1000), SY_OK);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_E_DEADLOCK);
    logf_("main");
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_OK);
    SY_CHECK_EQ(sy_thread_sleep_until(W.rt, 2000), SY_OK);
    SY_CHECK_LOG("main thread:OK");
}

/* --- Operations on foreign tasklets --- */

static sy_tasklet *foreign[4];

static sy_status foreign_worker(sy_runtime *rt, void *arg) {
    (void)rt;
    logf_("%s", (const char *)arg);
    return SY_OK;
}

static sy_status foreign_main(sy_runtime *rt, void *arg) {
    static char names[3][3] = {"t1", "t2", "t3"};
    (void)arg;
    for (int i = 0; i < 3; i++) {
        SY_CHECK_EQ(sy_tasklet_new(rt, foreign_worker, names[i], &foreign[i]), SY_OK);
        SY_CHECK_EQ(sy_tasklet_remove(foreign[i]), SY_OK);
    }
    SY_CHECK_EQ(sy_thread_sleep_until(rt, 1000), SY_OK);
    return sy_run(rt);
}

SY_SCENE(run_and_insert_on_another_thread) {
    int64_t id;
    SY_CHECK_EQ(sy_thread_new(W.rt, foreign_main, NULL, &id), SY_OK);
    SY_CHECK_EQ(sy_thread_sleep_until(W.rt, 500), SY_OK);
    SY_CHECK_EQ(sy_tasklet_thread_id(foreign[0]), id);
    SY_CHECK_EQ(sy_tasklet_insert(foreign[1]), SY_OK);
    SY_CHECK_EQ(sy_tasklet_insert(foreign[2]), SY_OK);
    SY_CHECK_EQ(sy_run_count(W.rt), 1);
    SY_CHECK_EQ(sy_tasklet_run(foreign[0]), SY_OK); /* next in its own thread */
    SY_CHECK_EQ(sy_tasklet_switch(foreign[0]), SY_E_FOREIGN);
    logf_("main");
    SY_CHECK_EQ(sy_thread_join(W.rt, id), SY_OK);
    SY_CHECK_LOG("main t1 t2 t3");
    for (int i = 0; i < 3; i++) {
        sy_tasklet_release(foreign[i]);
    }
}

static sy_status foreign_blocked(sy_runtime *rt, void *arg) {
    (void)arg;
    foreign[0] = sy_tasklet_retain(sy_current(rt));
    sy_status status = sy_channel_receive(W.ch, NULL);
    logf_("%s", sy_status_name(status));
    return status;
}

SY_SCENE(kill_of_a_foreign_main) {
    int64_t id;
    SY_CHECK_EQ(sy_thread_new(W.rt, foreign_blocked, NULL, &id), SY_OK);
    SY_CHECK_EQ(sy_thread_sleep_until(W.rt, 500), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), -1);
    SY_CHECK_EQ(sy_tasklet_kill(foreign[0], false), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    logf_("main");
    SY_CHECK_EQ(sy_thread_join(W.rt, id), SY_OK);
    SY_CHECK_LOG("main EXIT");
    SY_CHECK_EQ(sy_tasklet_thread_id(foreign[0]), -1);
    SY_CHECK(!sy_tasklet_is_alive(foreign[0]));
    sy_tasklet_release(foreign[0]);
}

/* --- The end of a thread --- */

static void said(void *arg) {
    logf_("%s", (const char *)arg);
}

static sy_status blocked_child(sy_runtime *rt, void *arg) {
    (void)arg;
    SY_CHECK_EQ(sy_defer(rt, said, "child-cleaned"), SY_OK);
    sy_status status = sy_channel_receive(W.ch, NULL);
    logf_("child:%s", sy_status_name(status));
    return status;
}

static sy_status parent_of_some(sy_runtime *rt, void *arg) {
    (void)arg;
    SY_CHECK_EQ(sy_tasklet_new(rt, blocked_child, NULL, &foreign[0]), SY_OK);
    SY_CHECK_EQ(sy_schedule(rt), SY_OK);
    SY_CHECK_EQ(sy_tasklet_new(rt, foreign_worker, "never", &foreign[1]), SY_OK);
    logf_("parent");
    return SY_OK;
}

SY_SCENE(a_thread_ends_with_tasklets_left) {
    int64_t id;
    SY_CHECK_EQ(sy_thread_new(W.rt, parent_of_some, NULL, &id), SY_OK);
    SY_CHECK_EQ(sy_thread_join(W.rt, id), SY_OK);
    SY_CHECK_LOG("parent child:EXIT child-cleaned");
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    sy_tasklet *never = foreign[1];
    SY_CHECK(!sy_tasklet_is_alive(never));
    SY_CHECK(!sy_tasklet_is_scheduled(never));
    SY_CHECK_EQ(sy_tasklet_thread_id(never), -1);
    SY_CHECK_EQ(sy_tasklet_insert(never), SY_E_NO_TARGET);
    SY_CHECK_EQ(sy_tasklet_run(never), SY_E_NO_THREAD);
    SY_CHECK_EQ(sy_tasklet_throw(never, 1, false), SY_E_NO_THREAD);
    SY_CHECK_EQ(sy_tasklet_throw(never, 1, true), SY_E_NO_TARGET_THROW);
    SY_CHECK_EQ(sy_tasklet_remove(never), SY_OK);
    SY_CHECK_EQ(sy_tasklet_bind_thread(never, -1), SY_OK);
    SY_CHECK(sy_tasklet_is_paused(never));
    SY_CHECK_EQ(sy_tasklet_run(never), SY_OK);
    SY_CHECK_LOG("never");
    sy_tasklet_release(foreign[0]);
    sy_tasklet_release(never);
}

SY_SCENE(bind_thread_moves_what_is_not_runnable) {
    int64_t id;
    SY_CHECK_EQ(sy_thread_new(W.rt, foreign_main, NULL, &id), SY_OK);
    SY_CHECK_EQ(sy_thread_sleep_until(W.rt, 500), SY_OK);
    spawn('a', NULL);
    SY_CHECK_EQ(sy_tasklet_bind_thread(T('a'), id), SY_E_BIND_RUNNABLE);
    SY_CHECK_EQ(sy_tasklet_remove(T('a')), SY_OK);
    SY_CHECK_EQ(sy_tasklet_bind_thread(T('a'), 99), SY_E_BAD_THREAD);
    SY_CHECK_EQ(sy_tasklet_bind_thread(T('a'), id), SY_OK);
    SY_CHECK_EQ(sy_tasklet_thread_id(T('a')), id);
    SY_CHECK_EQ(sy_tasklet_insert(T('a')), SY_OK);
    SY_CHECK_EQ(sy_thread_join(W.rt, id), SY_OK);
    SY_CHECK_LOG("a a.");
    for (int i = 0; i < 3; i++) {
        sy_tasklet_release(foreign[i]);
    }
}

/* --- Parking --- */

static sy_status sleeps_as_a_thread(sy_runtime *rt, void *arg) {
    int n = *(int *)arg;
    sy_status status = sy_thread_sleep_until(rt, n * 1000);
    logf_("%d@%d", n, (int)(sy_now(rt) / 1000));
    return status;
}

SY_SCENE(threads_sleep_side_by_side) {
    static int naps[3] = {3, 1, 2};
    for (int i = 0; i < 3; i++) {
        SY_CHECK_EQ(sy_thread_new(W.rt, sleeps_as_a_thread, &naps[i], NULL), SY_OK);
    }
    SY_CHECK_EQ(sy_thread_sleep_until(W.rt, 10000), SY_OK);
    SY_CHECK_LOG("1@1 2@2 3@3");
}

static sy_status parks_for_ever(sy_runtime *rt, void *arg) {
    (void)arg;
    return sy_thread_sleep_until(rt, INT64_MAX);
}

SY_TEST(nobody_can_ever_run_again) {
    counted memory;
    sy_runtime *rt = runtime_new(&memory, NULL);
    SY_CHECK_EQ(sy_runtime_run(rt, parks_for_ever, NULL), SY_E_DEADLOCK);
    sy_host_begin(rt);
    SY_CHECK_EQ(sy_runtime_pump(rt, 0, NULL), SY_PUMP_HOST);
    sy_host_end(rt);
    SY_CHECK_EQ(sy_runtime_pump(rt, 0, NULL), SY_PUMP_STUCK);
    syi_thread_unpark(syi_thread_find(rt, 1));
    SY_CHECK_EQ(sy_runtime_pump(rt, 0, NULL), SY_PUMP_DONE);
    runtime_free(rt, &memory);
}

/* A thread that spins until another, which sleeps, has done something. */
static sy_status sets_a_flag(sy_runtime *rt, void *arg) {
    sy_status status = sy_thread_sleep_until(rt, 1000000);
    *(bool *)arg = true;
    return status;
}

SY_SCENE(time_passes_for_a_spinning_thread) {
    bool flag = false;
    SY_CHECK_EQ(sy_thread_new(W.rt, sets_a_flag, &flag, NULL), SY_OK);
    while (!flag) {
        SY_CHECK_EQ(sy_tick(W.rt), SY_OK);
    }
    SY_CHECK(sy_now(W.rt) >= 1000000);
}

static sy_status unfinished(sy_runtime *rt, void *arg) {
    (void)arg;
    SY_CHECK_EQ(sy_defer(rt, said, "thread-cleaned"), SY_OK);
    return sy_thread_sleep_until(rt, INT64_MAX);
}

static sy_status leaves_threads(sy_runtime *rt, void *arg) {
    (void)arg;
    SY_CHECK_EQ(sy_thread_new(rt, unfinished, NULL, NULL), SY_OK);
    SY_CHECK_EQ(sy_thread_new(rt, hold_and_count, arg, NULL), SY_OK);
    SY_CHECK_EQ(sy_thread_sleep_until(rt, 1000), SY_OK);
    return SY_OK;
}

SY_TEST(threads_left_at_the_end_are_unwound) {
    int progress = 0;
    SY_CHECK_EQ(run_main(leaves_threads, &progress), SY_OK);
    SY_CHECK(progress > 0);
    SY_CHECK_LOG("thread-cleaned");
}
