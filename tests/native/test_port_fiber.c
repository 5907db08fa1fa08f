/* SPDX-License-Identifier: MIT
 *
 * Fibers: the order of turns, what survives a switch, the pool, many at once. The order matters
 * most: a wasm build whose switch functions were inlined runs on without ever switching.
 */
#include "port/clock.h"
#include "port/fiber.h"
#include "support.h"

static struct {
    counted memory;
    sy_allocator alloc;
    syi_fiber_pool pool;
    syi_fiber base, *fiber[3];
} F;

static void set_up(size_t keep) {
    memset(&F, 0, sizeof F);
    sy_allocator_init(&F.alloc, counted_realloc, &F.memory);
    syi_fiber_pool_init(&F.pool, &F.alloc, 0, 0, keep);
    syi_fiber_attach(&F.pool, &F.base);
}

static void tear_down(void) {
    syi_fiber_detach(&F.pool, &F.base);
    syi_fiber_pool_deinit(&F.pool);
    SY_CHECK_EQ(F.pool.stats.live, 0);
    SY_CHECK_EQ(F.alloc.used, 0);
    SY_CHECK_EQ(F.memory.bytes, 0);
}

/* The turns of three fibers in a ring, three rounds each. */
static syi_fiber *ring_member(void *arg) {
    int self = (int)(intptr_t)arg;
    for (int round = 0; round < 3; round++) {
        logf_("%d%d", self, round);
        syi_fiber_switch(&F.pool, F.fiber[(self + 1) % 3]);
    }
    logf_("end%d", self);
    return self == 2 ? &F.base : F.fiber[self + 1];
}

SY_TEST(turns_in_order) {
    set_up(8);
    for (int i = 0; i < 3; i++) {
        F.fiber[i] =
            syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, ring_member, (void *)(intptr_t)i);
    }
    syi_fiber_switch(&F.pool, F.fiber[0]);
    SY_CHECK_LOG("00 10 20 01 11 21 02 12 22 end0 end1 end2");
    SY_CHECK(F.pool.running == &F.base);
    for (int i = 0; i < 3; i++) {
        SY_CHECK(F.fiber[i]->spent);
        SY_CHECK(syi_fiber_is_intact(F.fiber[i]));
        syi_fiber_drop(&F.pool, F.fiber[i]);
    }
    tear_down();
}

/* Back and forth with the base, with locals of all kinds that must survive. */
static double mix(int depth, double x) {
    int before = depth * 7;
    double y = x * 1.5 + depth;
    if (depth == 0) {
        logf_("deep");
        syi_fiber_switch(&F.pool, &F.base);
    } else {
        y += mix(depth - 1, y);
    }
    SY_CHECK_EQ(before, depth * 7);
    return y;
}

static syi_fiber *deep(void *arg) {
    double *result = arg;
    for (int i = 0; i < 3; i++) {
        *result = mix(40, i);
        logf_("out%d", i);
        syi_fiber_switch(&F.pool, &F.base);
    }
    return &F.base;
}

static double mix_plainly(int depth, double x) {
    double y = x * 1.5 + depth;
    return depth == 0 ? y : y + mix_plainly(depth - 1, y);
}

SY_TEST(deep_frames_survive) {
    set_up(8);
    double result = 0;
    syi_fiber *f = syi_fiber_take(&F.pool, SYI_FIBER_HUB, deep, &result);
    for (int i = 0; i < 3; i++) {
        syi_fiber_switch(&F.pool, f);
        logf_("base");
        syi_fiber_switch(&F.pool, f);
        SY_CHECK(result == mix_plainly(40, i));
    }
    SY_CHECK_LOG("deep base out0 deep base out1 deep base out2");
    syi_fiber_switch(&F.pool, f);
    SY_CHECK(f->spent);
    syi_fiber_drop(&F.pool, f);
    tear_down();
}

static syi_fiber *once(void *arg) {
    logf_("%s", (char *)arg);
    return &F.base;
}

SY_TEST(spent_fibers_are_reused) {
    set_up(2);
    for (int i = 0; i < 100; i++) {
        syi_fiber *f = syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, once, "x");
        log_clear();
        syi_fiber_switch(&F.pool, f);
        SY_CHECK_LOG("x");
        syi_fiber_drop(&F.pool, f);
    }
    SY_CHECK_EQ(F.pool.stats.fresh, 1);
    SY_CHECK_EQ(F.pool.stats.reused, 99);
    tear_down();
}

SY_TEST(pool_is_trimmed_at_its_mark) {
    set_up(2);
    syi_fiber *f[5];
    for (int i = 0; i < 5; i++) {
        f[i] = syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, once, "x");
    }
    for (int i = 0; i < 5; i++) {
        syi_fiber_drop(&F.pool, f[i]);
    }
    SY_CHECK_EQ(F.pool.stats.pooled, 2);
    SY_CHECK_EQ(F.pool.stats.live, 2);
    tear_down();
}

static syi_fiber *suspend_once(void *arg) {
    (void)arg;
    syi_fiber_switch(&F.pool, &F.base);
    logf_("never");
    return &F.base;
}

SY_TEST(an_abandoned_fiber_starts_anew) {
    set_up(4);
    for (int i = 0; i < 50; i++) {
        syi_fiber *f = syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, suspend_once, NULL);
        syi_fiber_switch(&F.pool, f);
        syi_fiber_drop(&F.pool, f);
    }
    syi_fiber *f = syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, suspend_once, NULL);
    syi_fiber_switch(&F.pool, f);
    syi_fiber_reset(&F.pool, f, once, "anew");
    syi_fiber_switch(&F.pool, f);
    SY_CHECK_LOG("anew");
    syi_fiber_drop(&F.pool, f);
    tear_down();
}

static syi_fiber *measure(void *arg) {
    size_t *left = arg;
    left[0] = syi_fiber_stack_left(&F.pool);
    syi_fiber_switch(&F.pool, &F.base);
    left[1] = syi_fiber_stack_left(&F.pool);
    return &F.base;
}

SY_TEST(stack_left_is_told) {
    set_up(4);
    size_t left[2] = {0, 0};
    SY_CHECK(syi_fiber_stack_left(&F.pool) > (SY_FIBER_ASYNCIFY ? 100 << 10 : 1 << 20));
    syi_fiber *f = syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, measure, left);
    syi_fiber_switch(&F.pool, f);
    syi_fiber_switch(&F.pool, f);
    SY_CHECK(left[0] > f->stack_size / 2 && left[0] <= f->stack_size);
    SY_CHECK_EQ(left[0], left[1]);
    syi_fiber_drop(&F.pool, f);
    tear_down();
}

SY_TEST(an_overflow_is_noticed_where_there_is_no_guard_page) {
    set_up(4);
    syi_fiber *f = syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, once, "x");
    SY_CHECK(syi_fiber_is_intact(f));
    if (!f->guarded) {
        f->stack_low[3] ^= 1;
        SY_CHECK(!syi_fiber_is_intact(f));
        f->stack_low[3] ^= 1;
    }
    syi_fiber_drop(&F.pool, f);
    tear_down();
}

SY_TEST(no_memory_is_reported) {
    set_up(4);
    F.alloc.locked = true;
    SY_CHECK(syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, once, "x") == NULL);
    F.alloc.locked = false;
    tear_down();
}

enum { MANY = 3000 };

static syi_fiber *crowd[MANY];

static syi_fiber *crowd_member(void *arg) {
    intptr_t self = (intptr_t)arg;
    for (int round = 0; round < 2; round++) {
        syi_fiber_switch(&F.pool, self + 1 < MANY ? crowd[self + 1] : &F.base);
        F.memory.blocks += 0;
    }
    return self + 1 < MANY ? crowd[self + 1] : &F.base;
}

SY_TEST(thousands_at_once) {
    set_up(16);
    for (intptr_t i = 0; i < MANY; i++) {
        crowd[i] = syi_fiber_take(&F.pool, SYI_FIBER_TASKLET, crowd_member, (void *)i);
        SY_CHECK(crowd[i] != NULL);
    }
    for (int round = 0; round < 3; round++) {
        syi_fiber_switch(&F.pool, crowd[0]);
    }
    int spent = 0;
    for (int i = 0; i < MANY; i++) {
        spent += crowd[i]->spent;
        syi_fiber_drop(&F.pool, crowd[i]);
    }
    SY_CHECK_EQ(spent, MANY);
    tear_down();
}

SY_TEST(clocks_go_forward) {
    int64_t a = syi_clock_monotonic(), b = syi_clock_monotonic();
    SY_CHECK(b >= a);
    SY_CHECK(syi_clock_wall() > INT64_C(1577836800000000000));
    SY_CHECK(syi_clock_cpu() >= 0);
}
