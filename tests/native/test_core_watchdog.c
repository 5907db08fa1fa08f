/* SPDX-License-Identifier: MIT
 *
 * run() with a timeout: hard and soft interrupts, total timeout, what atomic and the switch
 * trap put off, nested runs, the tick limit. A tick is one sy_tick().
 */
#include "scene.h"

static sy_status tick(world *w, int n) {
    sy_status status = SY_OK;
    for (int i = 0; i < n && status == SY_OK; i++) {
        status = sy_tick(w->rt);
    }
    return status;
}

static sy_status spins(world *w) {
    for (;;) {
        sy_status status = sy_tick(w->rt);
        if (status != SY_OK) {
            return status;
        }
    }
}

/* run(100) that logs whom it interrupted. */
static void watch(int64_t timeout, unsigned flags) {
    sy_tasklet *victim = NULL;
    SY_CHECK_EQ(sy_run_watched(W.rt, timeout, flags, &victim), SY_OK);
    char name = '-';
    for (int i = 0; i < 26; i++) {
        name = victim != NULL && W.t[i] == victim ? (char)('a' + i) : name;
    }
    logf_("v%c", name);
    log_queue();
}

SY_SCENE(g23_spinners_take_turns_as_victims) {
    spawn('a', spins);
    spawn('b', spins);
    spawn('c', spins);
    watch(100, 0);
    SY_CHECK(sy_tasklet_is_alive(T('a')));
    SY_CHECK(sy_tasklet_is_paused(T('a')));
    SY_CHECK_EQ(sy_tasklet_insert(T('a')), SY_OK);
    log_queue();
    watch(100, 0);
    SY_CHECK_LOG("a va Qbc Qbca b vb Qca");
}

static int passes;

static sy_status counts(world *w) {
    for (;;) {
        sy_status status = sy_tick(w->rt);
        if (status != SY_OK) {
            return status;
        }
        passes++;
    }
}

SY_SCENE(the_budget_is_exact) {
    for (int n = 1; n <= 1000; n *= 10) {
        passes = 0;
        spawn('a', counts);
        watch(n, 0);
        SY_CHECK_EQ(passes, n);
        SY_CHECK_EQ(sy_tasklet_kill(T('a'), false), SY_OK);
        sy_tasklet_release(T('a'));
        T('a') = NULL;
    }
}

static sy_status schedules_often(world *w) {
    for (int i = 0; i < 2000; i++) {
        sy_status status = tick(w, 1);
        if (status == SY_OK) {
            status = sy_schedule(w->rt);
        }
        if (status != SY_OK) {
            return status;
        }
    }
    return SY_OK;
}

SY_SCENE(g24_a_switch_restarts_the_slice) {
    spawn('a', schedules_often);
    spawn('b', schedules_often);
    watch(100, 0);
    SY_CHECK_LOG("a b a. b. v- Q");
}

SY_SCENE(g24_total_timeout_counts_the_sum) {
    spawn('a', schedules_often);
    spawn('b', schedules_often);
    sy_tasklet *victim = NULL;
    SY_CHECK_EQ(sy_run_watched(W.rt, 100, SY_RUN_TOTALTIMEOUT, &victim), SY_OK);
    SY_CHECK(victim == T('a') || victim == T('b'));
    SY_CHECK(sy_tasklet_is_paused(victim));
}

SY_SCENE(schedule_alone_does_not_restart_the_slice) {
    spawn('a', schedules_often);
    watch(100, 0);
    SY_CHECK_LOG("a va Q");
}

static sy_status passes_then_schedules(world *w) {
    sy_status status = tick(w, 1000);
    return status == SY_OK ? sy_schedule(w->rt) : status;
}

SY_SCENE(g25_soft_interrupt_waits_for_a_switch) {
    spawn('a', passes_then_schedules);
    spawn('b', passes_then_schedules);
    watch(100, SY_RUN_SOFT);
    SY_CHECK_LOG("a v- Qba");
}

SY_SCENE(soft_interrupt_of_one_alone) {
    spawn('a', passes_then_schedules);
    watch(100, SY_RUN_SOFT);
    SY_CHECK_LOG("a v- Qa");
}

static sy_status passes_only(world *w) {
    return tick(w, 1000);
}

SY_SCENE(soft_interrupt_at_the_end_of_a_tasklet) {
    spawn('a', passes_only);
    spawn('b', NULL);
    watch(100, SY_RUN_SOFT);
    SY_CHECK_LOG("a a. v- Qb");
}

static sy_status atomic_pass(world *w) {
    SY_CHECK(!sy_set_atomic(w->rt, true));
    sy_status status = tick(w, 5000);
    logf_("still");
    SY_CHECK(sy_set_atomic(w->rt, false));
    status = status == SY_OK ? sy_tick(w->rt) : status;
    logf_("after");
    return status;
}

SY_SCENE(g26_atomic_puts_it_off_until_its_end) {
    spawn('a', atomic_pass);
    spawn('b', NULL);
    watch(100, 0);
    SY_CHECK_LOG("a still va Qb");
    SY_CHECK_EQ(sy_tasklet_insert(T('a')), SY_OK);
    sy_run(W.rt);
    SY_CHECK_LOG("b b. after a.");
}

static sy_status blocks_atomically(world *w) {
    sy_set_atomic(w->rt, true);
    logf_("in");
    sy_status status = sy_schedule(w->rt);
    SY_CHECK(sy_tasklet_is_atomic(sy_current(w->rt)));
    logf_("back");
    sy_set_atomic(w->rt, false);
    return status;
}

static sy_status is_not_atomic(world *w) {
    SY_CHECK(!sy_tasklet_is_atomic(sy_current(w->rt)));
    return SY_OK;
}

SY_SCENE(a_voluntary_switch_inside_atomic) {
    spawn('a', blocks_atomically);
    spawn('o', is_not_atomic);
    sy_run(W.rt);
    SY_CHECK_LOG("a in o o. back a.");
}

static sy_status trapped_pass(world *w) {
    sy_switch_trap(w->rt, 1);
    sy_status status = tick(w, 500);
    logf_("still");
    sy_switch_trap(w->rt, -1);
    /* The trap's end does not trigger: the slice that was begun anew does. */
    status = status == SY_OK ? tick(w, 200) : status;
    logf_("after");
    return status;
}

SY_SCENE(the_switch_trap_puts_it_off) {
    spawn('a', trapped_pass);
    watch(100, 0);
    SY_CHECK_LOG("a still va Q");
}

static sy_status runs_with_a_timeout(world *w) {
    spawn('s', spins);
    sy_tasklet *victim = NULL;
    sy_status status = sy_run_watched(w->rt, 10, 0, &victim);
    SY_CHECK(victim == NULL);
    logf_("inner");
    return status;
}

SY_SCENE(the_outer_timeout_rules) {
    spawn('a', runs_with_a_timeout);
    watch(100, 0);
    SY_CHECK_LOG("a s vs Qa");
    sy_run(W.rt);
    SY_CHECK_LOG("inner a.");
}

static sy_status victim_of_a_tasklet(world *w) {
    sy_tasklet *victim = NULL;
    sy_status status = sy_run_watched(w->rt, 50, 0, &victim);
    SY_CHECK(victim == sy_main(w->rt));
    logf_("main was interrupted");
    SY_CHECK_EQ(sy_tasklet_insert(sy_main(w->rt)), SY_OK);
    return status;
}

SY_SCENE(main_can_be_the_victim) {
    spawn('a', victim_of_a_tasklet);
    SY_CHECK_EQ(sy_schedule(W.rt), SY_OK);
    SY_CHECK_EQ(tick(&W, 200), SY_OK);
    logf_("main goes on");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a main was interrupted a. main goes on");
}

SY_SCENE(a_victim_can_be_killed) {
    spawn('a', spins);
    watch(10, 0);
    SY_CHECK_EQ(sy_tasklet_kill(T('a'), false), SY_OK);
    SY_CHECK(!sy_tasklet_is_alive(T('a')));
    SY_CHECK_LOG("a va Q");
}

SY_SCENE(flags_without_a_timeout_are_dead) {
    SY_CHECK_EQ(sy_run_watched(W.rt, 0, SY_RUN_THREADBLOCK, NULL), SY_OK);
    SY_CHECK_EQ(sy_run_watched(W.rt, -5, SY_RUN_THREADBLOCK, NULL), SY_OK);
    /* With one, on the initial thread and nobody else about, it returns too. */
    SY_CHECK_EQ(sy_run_watched(W.rt, INT64_C(1) << 40, SY_RUN_THREADBLOCK, NULL), SY_OK);
}

/* --- Nested runs --- */

static sy_status runs_inside(world *w) {
    sy_status status = sy_run(w->rt);
    logf_("inner");
    return status;
}

SY_SCENE(deeper_runs_are_popped_and_return) {
    /* main runs a with a timeout, a runs s: the outer watchdog resumes, a is put in the ring
     * and returns in its turn. */
    spawn('a', runs_inside);
    spawn('s', spins);
    spawn('o', NULL);
    watch(100, 0);
    SY_CHECK_LOG("a s vs Qoa");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("o o. inner a.");
}

SY_SCENE(the_innermost_run_returns_first) {
    spawn('a', runs_inside);
    spawn('b', runs_inside);
    spawn('c', NULL);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a b c c. inner b. inner a.");
}

static sy_status schedules_main_as_member(world *w) {
    sy_status status = sy_run(w->rt);
    logf_("inner");
    return status;
}

SY_SCENE(an_inner_run_waits_while_main_is_runnable) {
    spawn('a', schedules_main_as_member);
    for (int i = 0; i < 3; i++) {
        SY_CHECK_EQ(sy_schedule(W.rt), SY_OK);
        logf_("m%d", i);
    }
    SY_CHECK_LOG("a m0 m1 m2");
    SY_CHECK_EQ(sy_schedule_remove(W.rt), SY_OK);
    SY_CHECK_LOG("inner a.");
}

/* --- threadblock --- */

static sy_status inserts_later(sy_runtime *rt, void *arg) {
    sy_status status = sy_thread_sleep_until(rt, sy_now(rt) + 1000);
    SY_CHECK(sy_tasklet_is_paused(T('m')));
    logf_("insert");
    SY_CHECK_EQ(sy_tasklet_insert(arg), SY_OK);
    return status;
}

SY_SCENE(threadblock_waits_for_other_threads) {
    spawn('a', NULL);
    SY_CHECK_EQ(sy_tasklet_remove(T('a')), SY_OK);
    T('m') = sy_tasklet_retain(sy_current(W.rt));
    SY_CHECK_EQ(sy_thread_new(W.rt, inserts_later, T('a'), NULL), SY_OK);
    SY_CHECK_EQ(sy_run_watched(W.rt, INT64_C(1) << 40, SY_RUN_THREADBLOCK, NULL), SY_OK);
    SY_CHECK_LOG("insert a a."); /* it returns when the last runnable one ends */
}

static sy_status runs_threadblock(sy_runtime *rt, void *arg) {
    (void)arg;
    sy_status status = sy_run_watched(rt, INT64_C(1) << 40, SY_RUN_THREADBLOCK, NULL);
    logf_("%s", sy_status_name(status));
    return sy_channel_send(W.ch, 1);
}

SY_SCENE(threadblock_on_a_secondary_thread_with_nobody_awake) {
    SY_CHECK_EQ(sy_thread_new(W.rt, runs_threadblock, NULL, NULL), SY_OK);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_OK);
    SY_CHECK_LOG("E_DEADLOCK");
}

/* --- The tick limit of a run, and stopping it --- */

static sy_status spins_for_ever(sy_runtime *rt, void *arg) {
    int *errors = arg;
    for (;;) {
        sy_status status = sy_tick(rt);
        if (status != SY_OK && ++*errors && status != SY_E_TICKS) {
            return status;
        }
    }
}

SY_TEST(the_tick_limit_ends_a_run_that_ignores_it) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.tick_limit = 10000;
    sy_runtime *rt = runtime_new(&memory, &options);
    int errors = 0;
    SY_CHECK_EQ(sy_runtime_run(rt, spins_for_ever, &errors), SY_E_TICKS);
    SY_CHECK(errors >= 1 && errors < 10);
    sy_runtime_stop(rt); /* lets it unwind */
    runtime_free(rt, &memory);
}

static sy_status stops_itself(sy_runtime *rt, void *arg) {
    (void)arg;
    sy_runtime_stop(rt);
    int errors = 0;
    return spins_for_ever(rt, &errors);
}

SY_TEST(stop_is_seen_at_a_tick) {
    SY_CHECK_EQ(run_main(stops_itself, NULL), SY_E_STOPPED);
}

static sy_status counts_to(sy_runtime *rt, void *arg) {
    int *count = arg;
    while (*count < 10000) {
        sy_status status = sy_tick(rt);
        if (status != SY_OK) {
            return status;
        }
        ++*count;
    }
    return SY_OK;
}

SY_TEST(the_budget_of_pump) {
    counted memory;
    sy_runtime *rt = runtime_new(&memory, NULL);
    int count = 0, slices = 0;
    SY_CHECK_EQ(sy_runtime_start(rt, counts_to, &count), SY_OK);
    sy_pump_result result;
    while ((result = sy_runtime_pump(rt, 1000, NULL)) == SY_PUMP_BUDGET) {
        slices++;
        SY_CHECK_EQ(count, slices * 1000);
    }
    SY_CHECK_EQ(result, SY_PUMP_DONE);
    SY_CHECK_EQ(slices, 9);
    SY_CHECK_EQ(sy_runtime_result(rt), SY_OK);
    runtime_free(rt, &memory);
}

SY_TEST(pause_returns_to_the_host) {
    counted memory;
    sy_runtime *rt = runtime_new(&memory, NULL);
    int count = 0;
    SY_CHECK_EQ(sy_runtime_start(rt, counts_to, &count), SY_OK);
    sy_runtime_pause(rt);
    SY_CHECK_EQ(sy_runtime_pump(rt, 100, NULL), SY_PUMP_PAUSED);
    SY_CHECK(count <= 100);
    SY_CHECK_EQ(sy_runtime_pump(rt, 0, NULL), SY_PUMP_DONE);
    SY_CHECK_EQ(count, 10000);
    runtime_free(rt, &memory);
}
