/* SPDX-License-Identifier: MIT
 *
 * Channels: who goes on after a message (the preference table), balance and queue, close and
 * open, exceptions, the traps, and the rules for the last tasklet that wants to block.
 */
#include "scene.h"

/* --- The preference table: ring R, p, S, q or S, p, R, q under run() --- */

static sy_status receives(world *w) {
    sy_status status = sy_channel_receive(w->ch, NULL);
    logf_("got");
    return status;
}

static sy_status sends(world *w) {
    sy_status status = sy_channel_send(w->ch, 5);
    logf_("sent");
    return status;
}

static void meeting(int preference, bool schedule_all, bool receiver_first) {
    sy_channel_set_preference(W.ch, preference);
    sy_channel_set_schedule_all(W.ch, schedule_all);
    spawn(receiver_first ? 'r' : 's', receiver_first ? receives : sends);
    spawn('p', NULL);
    spawn(receiver_first ? 's' : 'r', receiver_first ? sends : receives);
    spawn('q', NULL);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
}

SY_SCENE(receiver_waits_and_is_preferred) {
    meeting(-1, false, true);
    SY_CHECK_LOG("r p p. s got r. q q. sent s.");
}
SY_SCENE(receiver_waits_no_preference) {
    meeting(0, false, true);
    SY_CHECK_LOG("r p p. s sent s. q q. got r.");
}
SY_SCENE(receiver_waits_sender_preferred) {
    meeting(1, false, true);
    SY_CHECK_LOG("r p p. s sent s. q q. got r.");
}
SY_SCENE(receiver_waits_schedule_all) {
    for (int preference = -1; preference <= 1; preference++) {
        meeting(preference, true, true);
        SY_CHECK_LOG("r p p. s q q. got r. sent s.");
    }
}
SY_SCENE(sender_waits_receiver_preferred) {
    meeting(-1, false, false);
    SY_CHECK_LOG("s p p. r got r. q q. sent s.");
}
SY_SCENE(sender_waits_no_preference) {
    meeting(0, false, false);
    SY_CHECK_LOG("s p p. r got r. q q. sent s.");
}
SY_SCENE(sender_waits_and_is_preferred) {
    meeting(1, false, false);
    SY_CHECK_LOG("s p p. r sent s. q q. got r.");
}
SY_SCENE(sender_waits_schedule_all) {
    for (int preference = -1; preference <= 1; preference++) {
        meeting(preference, true, false);
        SY_CHECK_LOG("s p p. r q q. sent s. got r.");
    }
}

SY_SCENE(preference_is_clamped) {
    SY_CHECK_EQ(sy_channel_preference(W.ch), -1);
    sy_channel_set_preference(W.ch, 17);
    SY_CHECK_EQ(sy_channel_preference(W.ch), 1);
    sy_channel_set_preference(W.ch, -17);
    SY_CHECK_EQ(sy_channel_preference(W.ch), -1);
    sy_channel_set_preference(W.ch, 0);
    SY_CHECK_EQ(sy_channel_preference(W.ch), 0);
}

/* --- Queue and balance --- */

static sy_status send_by_name(sy_runtime *rt, void *arg) {
    (void)rt;
    return sy_channel_send(W.ch, (sy_value)(intptr_t)arg);
}

SY_SCENE(senders_are_served_in_order) {
    for (intptr_t i = 1; i <= 4; i++) {
        SY_CHECK_EQ(sy_tasklet_new(W.rt, send_by_name, (void *)i, NULL), SY_OK);
    }
    sy_run(W.rt);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 4);
    for (sy_value i = 1; i <= 4; i++) {
        sy_value value = 0;
        SY_CHECK_EQ(sy_channel_receive(W.ch, &value), SY_OK);
        SY_CHECK_EQ(value, i);
        SY_CHECK_EQ(sy_channel_balance(W.ch), 4 - (int)i);
    }
    SY_CHECK(sy_channel_queue(W.ch) == NULL);
}

SY_SCENE(middle_of_the_queue_may_leave) {
    spawn('a', receives);
    spawn('b', receives);
    spawn('c', receives);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_channel_balance(W.ch), -3);
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), false), SY_OK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), -2);
    SY_CHECK(sy_tasklet_next(T('a')) == T('c'));
    SY_CHECK(sy_tasklet_prev(T('c')) == T('a'));
    SY_CHECK(sy_tasklet_channel(T('a')) == W.ch);
    SY_CHECK(sy_tasklet_channel(T('b')) == NULL);
}

SY_SCENE(freeing_a_channel_pauses_its_waiters) {
    sy_channel *ch = W.ch;
    spawn('a', receives);
    sy_run(W.rt);
    sy_channel_free(ch);
    SY_CHECK(!sy_tasklet_is_blocked(T('a')));
    SY_CHECK(sy_tasklet_is_alive(T('a')));
    SY_CHECK(sy_tasklet_is_paused(T('a')));
    SY_CHECK_EQ(sy_channel_new(W.rt, &W.ch), SY_OK);
}

/* --- Closing --- */

SY_SCENE(a_closed_channel_refuses_to_block_only) {
    spawn('s', sends);
    sy_run(W.rt);
    sy_channel_close(W.ch);
    SY_CHECK(sy_channel_is_closing(W.ch));
    SY_CHECK(!sy_channel_is_closed(W.ch));
    sy_value value = 0;
    SY_CHECK_EQ(sy_channel_receive(W.ch, &value), SY_OK);
    SY_CHECK_EQ(value, 5);
    SY_CHECK(sy_channel_is_closed(W.ch));
    SY_CHECK_EQ(sy_channel_receive(W.ch, &value), SY_E_CLOSED);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_E_CLOSED);
    sy_channel_open(W.ch);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_E_DEADLOCK);
}

static sy_status iterates(world *w) {
    sy_value value = 0;
    sy_status status;
    while ((status = sy_channel_next(w->ch, &value)) == SY_OK) {
        logf_("%d", (int)value);
    }
    SY_CHECK_EQ(status, SY_E_STOP_ITERATION);
    logf_("end");
    return SY_OK;
}

SY_SCENE(iteration_ends_when_closing) {
    spawn('a', iterates);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_OK);
    sy_channel_close(W.ch);
    SY_CHECK_EQ(sy_channel_send(W.ch, 2), SY_OK);
    SY_CHECK_LOG("a 1 2 end a.");
    SY_CHECK(sy_channel_is_closed(W.ch));
}

SY_SCENE(close_wakes_nobody) {
    spawn('a', receives);
    sy_run(W.rt);
    sy_channel_close(W.ch);
    SY_CHECK(sy_tasklet_is_blocked(T('a')));
    SY_CHECK(!sy_channel_is_closed(W.ch));
}

/* --- Exceptions --- */

static sy_status receive_exception(world *w) {
    SY_CHECK_EQ(sy_channel_receive(w->ch, NULL), SY_E_EXCEPTION);
    logf_("x%d", (int)sy_thrown(w->rt));
    return SY_OK;
}

SY_SCENE(an_exception_travels_as_a_value) {
    spawn('a', receive_exception);
    sy_run(W.rt);
    SY_CHECK_EQ(sy_channel_send_exception(W.ch, 42), SY_OK);
    SY_CHECK_LOG("a x42 a.");
}

static sy_status send_exception(world *w) {
    sy_status status = sy_channel_send_exception(w->ch, 9);
    logf_("sent");
    return status;
}

SY_SCENE(a_waiting_sender_of_an_exception) {
    spawn('s', send_exception);
    spawn('o', NULL);
    sy_schedule(W.rt);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_E_EXCEPTION);
    SY_CHECK_EQ(sy_thrown(W.rt), 9);
    SY_CHECK_LOG("s o o.");
    sy_run(W.rt);
    SY_CHECK_LOG("sent s.");
}

/* The bomb of the last one to block goes to whoever is woken (a quirk that is kept). */
SY_SCENE(a_bomb_nobody_takes_reaches_run) {
    spawn('s', send_exception);
    SY_CHECK_EQ(sy_run(W.rt), SY_E_EXCEPTION);
    SY_CHECK_EQ(sy_thrown(W.rt), 9);
    SY_CHECK(sy_tasklet_is_blocked(T('s')));
}

/* --- Traps --- */

static sy_status trapped(world *w) {
    sy_tasklet_set_block_trap(sy_current(w->rt), true);
    SY_CHECK_EQ(sy_channel_receive(w->ch, NULL), SY_E_BLOCK_TRAP);
    SY_CHECK_EQ(sy_channel_send(w->ch, 1), SY_E_BLOCK_TRAP);
    SY_CHECK_EQ(sy_channel_balance(w->ch), 0);
    SY_CHECK_EQ(sy_schedule(w->rt), SY_OK);
    return SY_OK;
}

SY_SCENE(block_trap_stops_blocking_only) {
    spawn('a', trapped);
    spawn('b', NULL);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a b b. a.");
}

SY_SCENE(switch_trap_undoes_everything) {
    spawn('a', receives);
    sy_run(W.rt);
    spawn('b', NULL);
    SY_CHECK_EQ(sy_switch_trap(W.rt, 1), 0);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_E_SWITCH_TRAP);
    SY_CHECK_EQ(sy_channel_balance(W.ch), -1);
    SY_CHECK(sy_tasklet_is_blocked(T('a')));
    SY_CHECK_EQ(sy_schedule(W.rt), SY_E_SWITCH_TRAP);
    SY_CHECK_EQ(sy_run(W.rt), SY_E_SWITCH_TRAP);
    SY_CHECK_EQ(sy_tasklet_run(T('b')), SY_E_SWITCH_TRAP);
    SY_CHECK_EQ(sy_tasklet_switch(T('b')), SY_E_SWITCH_TRAP);
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), false), SY_E_SWITCH_TRAP);
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), true), SY_OK);
    SY_CHECK_EQ(sy_tasklet_run(sy_main(W.rt)), SY_OK);
    log_queue();
    SY_CHECK_EQ(sy_switch_trap(W.rt, -1), 1);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a Qb");
}

/* --- The last one --- */

SY_SCENE(main_alone_cannot_block) {
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_E_DEADLOCK);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_E_DEADLOCK);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    SY_CHECK_EQ(sy_schedule_remove(W.rt), SY_OK);
    SY_CHECK_EQ(sy_run_count(W.rt), 1);
}

SY_SCENE(helper_ends_while_main_receives) {
    spawn('a', NULL);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_E_MAIN_RECEIVING);
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    spawn('b', NULL);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_E_MAIN_SENDING);
    SY_CHECK_LOG("a a. b b.");
}

static sy_channel *elsewhere;

static sy_status blocks_elsewhere(world *w) {
    (void)w;
    sy_status status = sy_channel_receive(elsewhere, NULL);
    SY_CHECK_EQ(status, SY_E_DEADLOCK);
    logf_("refused");
    return status;
}

SY_SCENE(deadlock_is_raised_in_the_last_to_block) {
    SY_CHECK_EQ(sy_channel_new(W.rt, &elsewhere), SY_OK);
    spawn('a', blocks_elsewhere);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_E_DEADLOCK);
    SY_CHECK_LOG("a refused");
}

static sy_status removes_itself(world *w) {
    SY_CHECK_EQ(sy_schedule_remove(w->rt), SY_E_DEADLOCK);
    return sy_channel_send(w->ch, 1);
}

SY_SCENE(schedule_remove_under_a_blocked_main) {
    spawn('a', removes_itself);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_OK);
    SY_CHECK_LOG("a");
}

SY_SCENE(a_lone_receiver_under_run_is_left) {
    spawn('a', receives);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK(sy_tasklet_is_blocked(T('a')));
    SY_CHECK_LOG("a");
}
