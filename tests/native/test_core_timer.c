/* SPDX-License-Identifier: MIT
 *
 * The queue of deadlines against a plain model, and what sleeps: tasklets on the virtual clock.
 */
#include "core/timer.h"
#include "scene.h"

enum { TIMERS = 200 };

static struct {
    syi_timers queue;
    sy_timer timer[TIMERS];
    uint64_t armed_as[TIMERS]; /* order of arming, 0: not armed */
    uint64_t serial, random;
    int64_t last_deadline;
    uint64_t last_order;
} Q;

static uint32_t random_below(uint32_t n) {
    Q.random = Q.random * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(Q.random >> 33) % n;
}

static void fired(sy_timer *timer, void *rt) {
    int i = (int)(timer - Q.timer);
    (void)rt;
    SY_CHECK(Q.armed_as[i] != 0);
    SY_CHECK(!syi_timer_is_armed(timer));
    SY_CHECK(timer->deadline > Q.last_deadline ||
             (timer->deadline == Q.last_deadline && Q.armed_as[i] > Q.last_order));
    Q.last_deadline = timer->deadline;
    Q.last_order = Q.armed_as[i];
    Q.armed_as[i] = 0;
}

static uint32_t count_armed(int64_t until) {
    uint32_t n = 0;
    for (int i = 0; i < TIMERS; i++) {
        n += Q.armed_as[i] != 0 && Q.timer[i].deadline <= until;
    }
    return n;
}

static void count_visit(sy_timer *timer, void *arg) {
    (void)timer;
    ++*(uint32_t *)arg;
}

static void fire_until(int64_t now) {
    uint32_t due = count_armed(now);
    Q.last_deadline = INT64_MIN;
    Q.last_order = 0;
    SY_CHECK_EQ(syi_timers_fire(&Q.queue, now, NULL), due);
    SY_CHECK_EQ(Q.queue.count, count_armed(INT64_MAX));
}

SY_TEST(queue_agrees_with_a_model) {
    memset(&Q, 0, sizeof Q);
    Q.random = 42;
    for (int i = 0; i < TIMERS; i++) {
        syi_timer_init(&Q.timer[i], fired, NULL);
    }
    for (int step = 0; step < 20000; step++) {
        uint32_t i = random_below(TIMERS);
        switch (random_below(8)) {
        case 0:
            fire_until((int64_t)random_below(1000));
            break;
        case 1:
        case 2:
            syi_timer_disarm(&Q.queue, &Q.timer[i]);
            Q.armed_as[i] = 0;
            break;
        default:
            syi_timer_arm(&Q.queue, &Q.timer[i], (int64_t)random_below(1000));
            Q.armed_as[i] = ++Q.serial;
        }
        SY_CHECK_EQ(syi_timer_is_armed(&Q.timer[i]), Q.armed_as[i] != 0);
        if (step % 500 == 0) {
            uint32_t visited = 0;
            syi_timers_visit(&Q.queue, count_visit, &visited);
            SY_CHECK_EQ(visited, Q.queue.count);
        }
    }
    fire_until(INT64_MAX);
    SY_CHECK(Q.queue.root == NULL);
}

/* --- Sleeping tasklets --- */

static sy_status sleeps(world *w, int64_t ns) {
    sy_status status = sy_sleep_until(w->rt, sy_now(w->rt) + ns);
    logf_("@%d", (int)(sy_now(w->rt) / 1000));
    return status;
}

static sy_status sleeps_3(world *w) {
    return sleeps(w, 3000);
}
static sy_status sleeps_1_twice(world *w) {
    sy_status status = sleeps(w, 1000);
    return status == SY_OK ? sleeps(w, 1000) : status;
}

SY_SCENE(sleepers_wake_in_order_of_deadline) {
    spawn('a', sleeps_3);
    spawn('b', sleeps_1_twice);
    spawn('c', NULL);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_EQ(sy_now(W.rt), 3000);
    SY_CHECK_LOG("a b c c. @1 @2 b. @3 a.");
}

SY_SCENE(main_sleeps) {
    spawn('a', NULL);
    SY_CHECK_EQ(sy_sleep_until(W.rt, 5000), SY_OK);
    SY_CHECK_EQ(sy_now(W.rt), 5000);
    SY_CHECK_LOG("a a.");
    /* A deadline in the past is only a chance for others. */
    SY_CHECK_EQ(sy_sleep_until(W.rt, 1), SY_OK);
    SY_CHECK_EQ(sy_now(W.rt), 5000);
}

SY_SCENE(a_sleeper_can_be_woken_and_killed) {
    spawn('a', sleeps_3);
    spawn('b', sleeps_3);
    sy_schedule(W.rt);
    SY_CHECK(sy_tasklet_is_paused(T('a')));
    SY_CHECK_EQ(sy_tasklet_run(T('a')), SY_OK);
    SY_CHECK_EQ(sy_tasklet_kill(T('b'), false), SY_OK);
    SY_CHECK_EQ(sy_now(W.rt), 0);
    SY_CHECK_LOG("a b @0 a. @0");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_EQ(sy_now(W.rt), 0);
}

static sy_status sleeps_then_sends(world *w) {
    sy_status status = sleeps(w, 1000);
    return status == SY_OK ? sy_channel_send(w->ch, 1) : status;
}

SY_SCENE(a_sleeper_is_no_deadlock) {
    spawn('a', sleeps_then_sends);
    SY_CHECK_EQ(sy_channel_receive(W.ch, NULL), SY_OK);
    SY_CHECK_LOG("a @1");
}

SY_SCENE(the_virtual_epoch) {
    SY_CHECK_EQ(sy_now(W.rt), 0);
    SY_CHECK_EQ(sy_wall_time(W.rt), INT64_C(1577836800000000000));
}

static sy_status naps(sy_runtime *rt, void *arg) {
    (void)arg;
    int64_t before = sy_now(rt);
    sy_status status = sy_sleep_until(rt, before + 2000000);
    SY_CHECK(sy_now(rt) >= before + 2000000);
    return status;
}

SY_TEST(the_real_clock) {
    counted memory;
    sy_options options;
    sy_options_init(&options);
    options.clock = SY_CLOCK_REAL;
    sy_runtime *rt = runtime_new(&memory, &options);
    SY_CHECK_EQ(sy_runtime_run(rt, naps, NULL), SY_OK);
    runtime_free(rt, &memory);
}
