/* SPDX-License-Identifier: MIT
 *
 * The golden traces of the scheduler, with C tasklets. Each case is a small program; the
 * expected order is what Stackless Python does. A worker W(n, body) logs n, runs its body, logs
 * "n.".
 */
#include "scene.h"

static sy_status schedule_once(world *w) {
    return sy_schedule(w->rt);
}

SY_SCENE(g01_round_robin) {
    spawn('a', schedule_once);
    spawn('b', schedule_once);
    spawn('c', schedule_once);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a b c a. b. c.");
}

SY_SCENE(g02_run_one_rotates) {
    spawn('a', NULL);
    spawn('b', NULL);
    spawn('c', NULL);
    SY_CHECK_EQ(sy_tasklet_run(T('b')), SY_OK);
    log_queue();
    SY_CHECK_LOG("b b. c c. Qa");
}

SY_SCENE(g03_run_removed_skips_nobody) {
    spawn('a', NULL);
    spawn('b', NULL);
    spawn('c', NULL);
    SY_CHECK_EQ(sy_tasklet_remove(T('b')), SY_OK);
    SY_CHECK_EQ(sy_tasklet_run(T('b')), SY_OK);
    log_queue();
    SY_CHECK_LOG("b b. Qac");
}

static sy_status create_x_y(world *w) {
    (void)w;
    spawn('x', NULL);
    spawn('y', NULL);
    return SY_OK;
}

SY_SCENE(g04_new_ones_go_last) {
    spawn('a', create_x_y);
    spawn('b', NULL);
    sy_run(W.rt);
    SY_CHECK_LOG("a a. b b. x x. y y.");
}

static sy_status run_c(world *w) {
    logf_("A");
    sy_status status = sy_tasklet_run(w->t['c' - 'a']);
    logf_("A2");
    return status;
}

static void four(body_fn a) {
    spawn('a', a);
    spawn('b', NULL);
    spawn('c', NULL);
    spawn('d', NULL);
}

SY_SCENE(g05_run_scheduled) {
    four(run_c);
    sy_run(W.rt);
    SY_CHECK_LOG("a A c c. d d. A2 a. b b.");
}

static sy_status remove_and_run_c(world *w) {
    SY_CHECK_EQ(sy_tasklet_remove(w->t['c' - 'a']), SY_OK);
    return run_c(w);
}

SY_SCENE(g06_run_removed) {
    four(remove_and_run_c);
    sy_run(W.rt);
    SY_CHECK_LOG("a A c c. A2 a. b b. d d.");
}

static sy_status kill_c(world *w) {
    logf_("A");
    sy_status status = sy_tasklet_kill(w->t['c' - 'a'], false);
    logf_("A2");
    return status;
}

SY_SCENE(g07_kill_never_run) {
    four(kill_c);
    sy_run(W.rt);
    SY_CHECK_LOG("a A d d. A2 a. b b.");
    SY_CHECK(!sy_tasklet_is_alive(T('c')));
}

static sy_status receive_one(world *w) {
    return sy_channel_receive(w->ch, NULL);
}

SY_SCENE(g08_kill_blocked) {
    spawn('c', receive_one);
    sy_run(W.rt);
    spawn('a', kill_c);
    spawn('b', NULL);
    sy_run(W.rt);
    SY_CHECK_LOG("c a A A2 a. b b.");
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
}

SY_SCENE(g09_main_kills_never_run) {
    spawn('a', NULL);
    spawn('b', NULL);
    spawn('c', NULL);
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), false), SY_OK);
    log_queue();
    SY_CHECK_LOG("c c. Qa");
}

SY_SCENE(g10_kill_pending_keeps_place) {
    spawn('b', schedule_once);
    SY_CHECK_EQ(sy_schedule(W.rt), SY_OK);
    spawn('c', NULL);
    spawn('a', NULL);
    /* Ring: main, b (started), c, a. Bring it to a, b, c. */
    sy_tasklet_remove(T('b'));
    sy_tasklet_remove(T('c'));
    sy_tasklet_insert(T('b'));
    sy_tasklet_insert(T('c'));
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), true), SY_OK);
    log_queue();
    sy_run(W.rt);
    SY_CHECK_LOG("b Qabc a a. c c.");
}

SY_SCENE(g11_kill_pending_blocked) {
    spawn('b', receive_one);
    sy_run(W.rt);
    spawn('a', NULL);
    spawn('c', NULL);
    SY_CHECK_EQ(sy_channel_balance(W.ch), -1);
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), true), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    SY_CHECK(sy_tasklet_is_alive(T('b')));
    log_queue();
    sy_run(W.rt);
    SY_CHECK_LOG("b Qacb a a. c c.");
    SY_CHECK(!sy_tasklet_is_alive(T('b')));
}

static sy_status p_body(world *w) {
    logf_("p1");
    sy_status status = sy_schedule(w->rt);
    if (status == SY_OK) {
        logf_("p2");
    }
    return status;
}

/* A paused p that has not started. */
static void paused_p(void) {
    spawn('p', p_body);
    sy_tasklet_remove(T('p'));
}

static sy_status run_p(world *w) {
    sy_status status = sy_tasklet_run(w->t['p' - 'a']);
    logf_("A2");
    return status;
}

SY_SCENE(g12_run_paused) {
    paused_p();
    spawn('a', run_p);
    spawn('b', NULL);
    sy_run(W.rt);
    SY_CHECK_LOG("a p p1 A2 a. b b. p2 p.");
}

static sy_status switch_to_p(world *w) {
    return sy_tasklet_switch(w->t['p' - 'a']);
}

SY_SCENE(g13_switch_to_paused) {
    paused_p();
    spawn('a', switch_to_p);
    spawn('b', NULL);
    sy_run(W.rt);
    SY_CHECK_LOG("a p p1 b b. p2 p.");
    SY_CHECK(sy_tasklet_is_paused(T('a')));
}

static sy_status switch_to_b(world *w) {
    logf_("A1");
    return sy_tasklet_switch(w->t['b' - 'a']);
}

SY_SCENE(g14_switch_to_scheduled) {
    spawn('a', switch_to_b);
    spawn('b', NULL);
    spawn('c', NULL);
    sy_run(W.rt);
    SY_CHECK_LOG("a A1 b b. c c.");
    SY_CHECK(sy_tasklet_is_paused(T('a')));
}

SY_SCENE(g15_main_switches) {
    spawn('p', NULL);
    spawn('q', NULL);
    SY_CHECK_EQ(sy_tasklet_switch(T('q')), SY_OK);
    SY_CHECK_LOG("q q. p p.");
}

static sy_status send_two(world *w) {
    logf_("A");
    sy_status status = sy_channel_send(w->ch, 1);
    if (status == SY_OK) {
        logf_("A2");
        status = sy_channel_send(w->ch, 2);
        logf_("A3");
    }
    return status;
}

static sy_status receive_two(world *w) {
    for (int i = 0; i < 2; i++) {
        sy_value value = 0;
        sy_status status = sy_channel_receive(w->ch, &value);
        if (status != SY_OK) {
            return status;
        }
        logf_("r%d", (int)value);
    }
    return SY_OK;
}

SY_SCENE(g16_send_prefers_receiver) {
    spawn('r', receive_two);
    sy_run(W.rt);
    spawn('a', send_two);
    spawn('b', NULL);
    sy_run(W.rt);
    SY_CHECK_LOG("r a A r1 b b. A2 r2 r. A3 a.");
}

static sy_status helper_sends(world *w) {
    sy_status status = sy_schedule(w->rt);
    if (status == SY_OK) {
        logf_("b");
        status = sy_channel_send(w->ch, 3);
        logf_("c");
    }
    return status;
}

SY_SCENE(g17_main_receives) {
    sy_value value = 0;
    spawn('a', helper_sends);
    spawn('o', NULL);
    SY_CHECK_EQ(sy_channel_receive(W.ch, &value), SY_OK);
    SY_CHECK_EQ(value, 3);
    SY_CHECK_LOG("a o o. b");
    sy_run(W.rt);
    SY_CHECK_LOG("c a.");
}

static sy_status fails(world *w) {
    (void)w;
    return SY_E_ARGUMENT;
}

static sy_status run_b(world *w) {
    sy_status status = sy_tasklet_run(w->t['b' - 'a']);
    logf_("A2");
    return status;
}

SY_SCENE(g18_error_goes_to_run_caller) {
    spawn('a', run_b);
    spawn('b', fails);
    sy_tasklet_remove(T('b'));
    spawn('c', NULL);
    SY_CHECK_EQ(sy_run(W.rt), SY_E_ARGUMENT);
    log_queue();
    SY_CHECK_LOG("a b Qac");
    sy_run(W.rt);
    SY_CHECK_LOG("A2 a. c c.");
}

SY_SCENE(g19_error_goes_to_scheduling_main) {
    spawn('x', NULL);
    spawn('b', fails);
    spawn('y', NULL);
    SY_CHECK_EQ(sy_schedule(W.rt), SY_E_ARGUMENT);
    log_queue();
    SY_CHECK_LOG("x x. b Qy");
}

static sy_status runs_inside(world *w) {
    SY_CHECK(sy_tasklet_is_paused(sy_main(w->rt)));
    spawn('d', fails);
    SY_CHECK_EQ(sy_run(w->rt), SY_E_ARGUMENT);
    logf_("caught");
    return SY_OK;
}

SY_SCENE(g21_inner_run_gets_the_error) {
    spawn('a', runs_inside);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a d caught a.");
}

static sy_status run_the_main(world *w) {
    return sy_tasklet_run(sy_main(w->rt));
}

SY_SCENE(g22_main_woken_by_hand) {
    spawn('w', run_the_main);
    spawn('o', NULL);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    log_queue();
    SY_CHECK_LOG("w Qwo");
    sy_run(W.rt);
    SY_CHECK_LOG("w. o o.");
}

static sy_status refuse(world *w) {
    SY_CHECK_EQ(sy_schedule_remove(w->rt), SY_EXIT);
    logf_("refused");
    /* Every later blocking call refuses as well. */
    SY_CHECK_EQ(sy_schedule(w->rt), SY_EXIT);
    SY_CHECK_EQ(sy_channel_receive(w->ch, NULL), SY_EXIT);
    return SY_OK;
}

SY_SCENE(kill_stays_in_force_for_c_tasklets) {
    spawn('a', refuse);
    sy_run(W.rt);
    SY_CHECK(sy_tasklet_is_paused(T('a')));
    SY_CHECK_EQ(sy_tasklet_kill(T('a'), false), SY_OK);
    SY_CHECK_LOG("a refused a.");
    SY_CHECK(!sy_tasklet_is_alive(T('a')));
}

SY_SCENE(g33_queue_order) {
    spawn('a', receive_one);
    spawn('b', receive_one);
    sy_run(W.rt);
    SY_CHECK(sy_channel_queue(W.ch) == T('a'));
    SY_CHECK(sy_tasklet_next(T('a')) == T('b'));
    SY_CHECK(sy_tasklet_next(T('b')) == NULL);
    SY_CHECK(sy_tasklet_prev(T('a')) == NULL);
    SY_CHECK_EQ(sy_channel_balance(W.ch), -2);
}

static sy_status waits(world *w) {
    sy_status status = sy_schedule_remove(w->rt);
    if (status == SY_E_EXCEPTION) {
        logf_("x%d", (int)sy_thrown(w->rt));
        return SY_OK;
    }
    return status;
}

SY_SCENE(g34_last_pending_throw_wins) {
    spawn('a', waits);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_tasklet_throw(T('a'), 1, true), SY_OK);
    SY_CHECK_EQ(sy_tasklet_throw(T('a'), 2, true), SY_OK);
    sy_run(W.rt);
    SY_CHECK_LOG("a x2 a.");
}
