/* SPDX-License-Identifier: MIT
 *
 * spawn.c: C tasklets are made, run to their end and freed, in batches of 50, so that their
 * stacks come from the pool.
 */
#include "bench.h"

enum { BATCH = 50, WARM_BATCHES = 400, BATCHES = 8000 };

static sy_status count_up(sy_runtime *rt, void *arg) {
    (void)rt;
    long *ended = arg;
    ++*ended;
    return SY_OK;
}

static double measure(sy_runtime *rt, long batches) {
    long ended = 0;
    double start = bench_now();
    for (long i = 0; i < batches; i++) {
        for (int k = 0; k < BATCH; k++) {
            bench_check(sy_tasklet_new(rt, count_up, &ended, NULL) == SY_OK, "new tasklet");
        }
        bench_check(sy_run(rt) == SY_OK, "run");
    }
    double elapsed = bench_now() - start;
    bench_check(ended == batches * BATCH, "tasklets that ended");
    return elapsed;
}

static sy_status bench(sy_runtime *rt, void *arg) {
    (void)arg;
    measure(rt, WARM_BATCHES);
    bench_report(measure(rt, BATCHES), (long)BATCHES * BATCH);
    return SY_OK;
}

int main(void) {
    bench_run(bench, NULL);
    return 0;
}
