/* SPDX-License-Identifier: MIT
 *
 * Killing and throwing: what the victim sees, who runs next, clean-up handlers, errors that
 * leave a tasklet.
 */
#include "scene.h"

static void cleanup(void *arg) {
    logf_("clean-%s", (const char *)arg);
}

static sy_status with_cleanup(world *w) {
    SY_CHECK_EQ(sy_defer(w->rt, cleanup, "1"), SY_OK);
    SY_CHECK_EQ(sy_defer(w->rt, cleanup, "2"), SY_OK);
    return sy_channel_receive(w->ch, NULL);
}

SY_SCENE(cleanup_runs_last_registered_first) {
    spawn('a', with_cleanup);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_tasklet_kill(T('a'), false), SY_OK);
    SY_CHECK_LOG("a clean-2 clean-1");
    SY_CHECK(!sy_tasklet_is_alive(T('a')));
}

SY_SCENE(cleanup_runs_at_a_normal_end_too) {
    spawn('a', with_cleanup);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_OK);
    SY_CHECK_LOG("a a. clean-2 clean-1");
}

static sy_status loops_over_schedule(world *w) {
    sy_status status;
    while ((status = sy_schedule(w->rt)) == SY_OK) {
    }
    logf_("TE");
    return status;
}

/* A started victim at the front of b, a, c: those behind it run before kill() returns. */
SY_SCENE(kill_of_a_scheduled_one_runs_those_behind) {
    spawn('b', loops_over_schedule);
    sy_schedule(W.rt);
    spawn('a', NULL);
    spawn('c', NULL);
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), false), SY_OK);
    logf_("main");
    SY_CHECK_LOG("b TE a a. c c. main");
}

SY_SCENE(remove_then_kill_runs_nobody_else) {
    spawn('b', loops_over_schedule);
    sy_schedule(W.rt);
    spawn('a', NULL);
    SY_CHECK_EQ(sy_tasklet_remove(T('b')), SY_OK);
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), false), SY_OK);
    log_queue();
    SY_CHECK_LOG("b TE Qa");
}

static sy_status kills_itself(world *w) {
    SY_CHECK_EQ(sy_tasklet_kill(sy_current(w->rt), true), SY_EXIT);
    logf_("dying");
    return SY_EXIT;
}

SY_SCENE(killing_oneself_raises_here) {
    spawn('a', kills_itself);
    spawn('b', NULL);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a dying b b.");
}

SY_SCENE(the_dead_may_be_killed_but_not_thrown_at) {
    spawn('a', NULL);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_tasklet_kill(T('a'), false), SY_OK);
    SY_CHECK_EQ(sy_tasklet_kill(T('a'), true), SY_OK);
    SY_CHECK_EQ(sy_tasklet_throw(T('a'), 1, false), SY_E_THROW_DEAD);
    SY_CHECK_EQ(sy_tasklet_throw(T('a'), 1, true), SY_E_THROW_DEAD);
}

SY_SCENE(throw_at_a_never_run_one_is_uncaught_in_it) {
    spawn('a', NULL);
    spawn('b', NULL);
    SY_CHECK_EQ(sy_tasklet_throw(T('a'), 7, false), SY_E_EXCEPTION);
    SY_CHECK_EQ(sy_thrown(W.rt), 7);
    log_queue();
    SY_CHECK_LOG("Qb");
    SY_CHECK(!sy_tasklet_is_alive(T('a')));
}

static sy_status catches(world *w) {
    sy_status status = sy_channel_receive(w->ch, NULL);
    logf_(status == SY_E_EXCEPTION ? "caught%d" : "?", (int)sy_thrown(w->rt));
    return SY_OK;
}

SY_SCENE(throw_at_a_blocked_one) {
    spawn('a', catches);
    sy_run(W.rt);
    spawn('b', NULL);
    SY_CHECK_EQ(sy_tasklet_throw(T('a'), 3, false), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    log_queue();
    SY_CHECK_LOG("a caught3 a. Qb");
}

static sy_status kill_main(world *w) {
    return sy_tasklet_kill(sy_main(w->rt), false);
}

SY_SCENE(main_can_be_killed) {
    spawn('a', kill_main);
    SY_CHECK_EQ(sy_run(W.rt), SY_EXIT);
    SY_CHECK_LOG("a");
    /* A C tasklet that was killed may only clean up. */
    SY_CHECK_EQ(sy_schedule(W.rt), SY_EXIT);
}

static sy_status raises(world *w) {
    return sy_raise(w->rt, 77);
}

SY_SCENE(an_error_with_a_value_reaches_run) {
    spawn('a', raises);
    spawn('b', NULL);
    SY_CHECK_EQ(sy_run(W.rt), SY_E_EXCEPTION);
    SY_CHECK_EQ(sy_thrown(W.rt), 77);
    log_queue();
    SY_CHECK_LOG("a Qb");
}

static sy_status starts_a_failing_one(world *w) {
    spawn('b', raises);
    sy_status status = sy_tasklet_run(w->t[1]);
    logf_("unaware");
    return status;
}

SY_SCENE(the_one_who_resumed_it_is_unaware) {
    spawn('a', starts_a_failing_one);
    SY_CHECK_EQ(sy_run(W.rt), SY_E_EXCEPTION);
    SY_CHECK_LOG("a b");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("unaware a.");
}

SY_SCENE(an_error_takes_main_off_its_channel) {
    spawn('a', raises);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_E_EXCEPTION);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    SY_CHECK_EQ(sy_thrown(W.rt), 77);
}

static sy_status sends_value(world *w) {
    return sy_channel_send(w->ch, 1);
}

SY_SCENE(a_killed_sender_loses_its_value) {
    spawn('a', sends_value);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 1);
    SY_CHECK_EQ(sy_tasklet_kill(T('a'), true), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_E_DEADLOCK);
}

/* --- What is left when the runtime ends --- */

static sy_status leaves_a_waiter(sy_runtime *rt, void *arg) {
    (void)arg;
    memset(&W, 0, sizeof W);
    W.rt = rt;
    SY_CHECK_EQ(sy_channel_new(rt, &W.ch), SY_OK);
    spawn('a', with_cleanup);
    spawn('b', with_cleanup);
    spawn('n', NULL);
    sy_schedule(rt);
    sy_tasklet *never = spawn('m', NULL);
    sy_tasklet_remove(never);
    for (int i = 0; i < 26; i++) {
        sy_tasklet_release(W.t[i]);
    }
    logf_("end");
    return SY_OK;
}

SY_TEST(the_end_of_main_kills_what_has_a_stack) {
    SY_CHECK_EQ(run_main(leaves_a_waiter, NULL), SY_OK);
    SY_CHECK(strstr(harness.log, "a b n n. end") == harness.log);
    SY_CHECK_EQ(strlen(harness.log), strlen("a b n n. end clean-2 clean-1 clean-2 clean-1"));
}

static sy_status never_ends(sy_runtime *rt, void *arg) {
    (void)arg;
    SY_CHECK_EQ(sy_defer(rt, cleanup, "main"), SY_OK);
    sy_status status = sy_sleep_until(rt, INT64_MAX - 1);
    logf_("%s", sy_status_name(status));
    return status;
}

SY_TEST(freeing_a_running_runtime_unwinds_it) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.clock = SY_CLOCK_REAL;
    sy_runtime *rt = runtime_new(&memory, &options);
    SY_CHECK_EQ(sy_runtime_start(rt, never_ends, NULL), SY_OK);
    int64_t deadline = 0;
    SY_CHECK_EQ(sy_runtime_pump(rt, 0, &deadline), SY_PUMP_WAIT);
    SY_CHECK(deadline == INT64_MAX - 1);
    SY_CHECK_EQ(sy_runtime_result(rt), SY_E_MISUSE);
    runtime_free(rt, &memory);
    SY_CHECK_LOG("EXIT clean-main");
}
