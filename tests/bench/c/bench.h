/* SPDX-License-Identifier: MIT
 *
 * bench.h: what the C benchmarks share: a clock that is neither the runtime's nor inlined into
 * it, and the one line of output that the runner reads.
 */
#ifndef SY_BENCH_H
#define SY_BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <switchyard.h>

/* Nanoseconds of the machine's monotonic clock. */
static inline double bench_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

/* Ends the program unless `ok`: a benchmark that did something else must print no figure. */
static inline void bench_check(int ok, const char *what) {
    if (!ok) {
        fprintf(stderr, "wrong: %s\n", what);
        exit(1);
    }
}

/* Runs `fn(rt, arg)` as the main tasklet of a fresh runtime. */
static inline void bench_run(sy_tasklet_fn fn, void *arg) {
    sy_runtime *rt = NULL;
    bench_check(sy_runtime_new(NULL, &rt) == SY_OK, "new runtime");
    bench_check(sy_runtime_run(rt, fn, arg) == SY_OK, "result of the run");
    sy_runtime_free(rt);
}

/* Prints the nanoseconds of one operation. */
static inline void bench_report(double elapsed, long operations) {
    printf("ns %.2f\n", elapsed / (double)operations);
}

#endif
