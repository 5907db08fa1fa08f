/* SPDX-License-Identifier: MIT
 *
 * soft_switch.c: two tasklets without a C stack take turns: what the scheduler and the loop of
 * an interpreter cost, without an interpreter. The order of the turns is checked.
 */
#include "bench.h"

#include "core/runtime.h"
#include "core/sched.h"

enum { WARM_TURNS = 20000, TURNS = 1000000 };

typedef struct sy_bench_soft {
    sy_tasklet tasklet; /* first: the scheduler's pointer to it is one to the whole */
    struct sy_bench_soft *other;
    long left;   /* turns still to take */
    long errors; /* turns when it was not this one's */
    bool mine;   /* it is this one's turn */
} sy_bench_soft;

/* Runs `t` until it gives up control. */
static void take_turns(sy_runtime *rt, sy_tasklet *t) {
    sy_bench_soft *soft = (sy_bench_soft *)t;
    syi_slot_take(t);
    while (soft->left > 0) {
        soft->left--;
        soft->errors += soft->mine ? 0 : 1;
        soft->mine = false;
        soft->other->mine = true;
        if (syi_op_schedule(rt, syi_nothing()) == SY_SWITCHED) {
            return;
        }
        syi_slot_take(t);
    }
    syi_tasklet_end(t, syi_nothing());
}

static void resume(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    const sy_exec *exec = t->exec;
    while (t != NULL && t->exec == exec) {
        take_turns(rt, t);
        t = syi_sched_here(rt);
    }
}

static uint32_t where(const sy_tasklet *t, uint16_t *file) {
    (void)t;
    *file = 0;
    return 0;
}

static void keep(sy_tasklet *t) {
    (void)t;
}

static const sy_exec soft_exec = {"soft", resume, where, keep, keep};

static double measure(sy_runtime *rt, long turns) {
    sy_bench_soft pair[2] = {{.left = turns, .other = &pair[1], .mine = true},
                             {.left = turns, .other = &pair[0]}};
    for (int i = 0; i < 2; i++) {
        bench_check(sy_tasklet_init(rt, &pair[i].tasklet, &soft_exec) == SY_OK, "init");
        syi_set_alive(&pair[i].tasklet, true);
        bench_check(syi_setup(&pair[i].tasklet) == SY_OK, "setup");
    }
    double start = bench_now();
    bench_check(sy_run(rt) == SY_OK, "run");
    double elapsed = bench_now() - start;
    for (int i = 0; i < 2; i++) {
        bench_check(pair[i].errors == 0 && pair[i].left == 0, "order of turns");
        sy_tasklet_deinit(&pair[i].tasklet);
    }
    return elapsed;
}

static sy_status bench(sy_runtime *rt, void *arg) {
    (void)arg;
    measure(rt, WARM_TURNS);
    bench_report(measure(rt, TURNS), 2L * TURNS);
    return SY_OK;
}

int main(void) {
    bench_run(bench, NULL);
    return 0;
}
