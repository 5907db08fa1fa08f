/* SPDX-License-Identifier: MIT
 *
 * hard_switch.c: two C tasklets, each on a C stack of its own, take turns. The order of the
 * turns is checked: a stack that is not really switched would look very fast.
 */
#include "bench.h"

enum { WARM_TURNS = 20000, TURNS = 400000 };

typedef struct sy_bench_turns {
    long count;  /* turns that each tasklet takes */
    int last;    /* who had the latest turn */
    long errors; /* turns out of order */
} sy_bench_turns;

typedef struct sy_bench_player {
    sy_bench_turns *turns;
    int me;
} sy_bench_player;

static sy_status play(sy_runtime *rt, void *arg) {
    sy_bench_player *player = arg;
    sy_bench_turns *turns = player->turns;
    for (long i = 0; i < turns->count; i++) {
        if (turns->last == player->me) {
            turns->errors++;
        }
        turns->last = player->me;
        sy_status status = sy_schedule(rt);
        if (status != SY_OK) {
            return status;
        }
    }
    return SY_OK;
}

static double measure(sy_runtime *rt, long count) {
    sy_bench_turns turns = {count, 1, 0};
    sy_bench_player players[2] = {{&turns, 0}, {&turns, 1}};
    for (int i = 0; i < 2; i++) {
        bench_check(sy_tasklet_new(rt, play, &players[i], NULL) == SY_OK, "new tasklet");
    }
    double start = bench_now();
    bench_check(sy_run(rt) == SY_OK, "run");
    double elapsed = bench_now() - start;
    bench_check(turns.errors == 0, "order of turns");
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
