/* SPDX-License-Identifier: MIT
 *
 * channel.c: a message goes from one C tasklet to another over a channel, and its answer comes
 * back over a second one. The cost of one of the two messages.
 */
#include "bench.h"

enum { WARM_MESSAGES = 20000, MESSAGES = 300000 };

typedef struct sy_bench_pair {
    sy_channel *there;
    sy_channel *back;
    long count;
} sy_bench_pair;

static sy_status answer(sy_runtime *rt, void *arg) {
    (void)rt;
    sy_bench_pair *pair = arg;
    for (long i = 0; i < pair->count; i++) {
        sy_value value = 0;
        sy_status status = sy_channel_receive(pair->there, &value);
        if (status == SY_OK) {
            status = sy_channel_send(pair->back, value + 1);
        }
        if (status != SY_OK) {
            return status;
        }
    }
    return SY_OK;
}

static sy_status ask(sy_runtime *rt, void *arg) {
    (void)rt;
    sy_bench_pair *pair = arg;
    for (long i = 0; i < pair->count; i++) {
        sy_value value = 0;
        sy_status status = sy_channel_send(pair->there, (sy_value)i);
        if (status == SY_OK) {
            status = sy_channel_receive(pair->back, &value);
        }
        if (status != SY_OK) {
            return status;
        }
        bench_check(value == (sy_value)i + 1, "answer");
    }
    return SY_OK;
}

static double measure(sy_runtime *rt, sy_bench_pair *pair, long count) {
    pair->count = count;
    bench_check(sy_tasklet_new(rt, answer, pair, NULL) == SY_OK, "new tasklet");
    bench_check(sy_tasklet_new(rt, ask, pair, NULL) == SY_OK, "new tasklet");
    double start = bench_now();
    bench_check(sy_run(rt) == SY_OK, "run");
    return bench_now() - start;
}

static sy_status bench(sy_runtime *rt, void *arg) {
    (void)arg;
    sy_bench_pair pair = {NULL, NULL, 0};
    bench_check(sy_channel_new(rt, &pair.there) == SY_OK, "new channel");
    bench_check(sy_channel_new(rt, &pair.back) == SY_OK, "new channel");
    measure(rt, &pair, WARM_MESSAGES);
    bench_report(measure(rt, &pair, MESSAGES), 2L * MESSAGES);
    sy_channel_free(pair.there);
    sy_channel_free(pair.back);
    return SY_OK;
}

int main(void) {
    bench_run(bench, NULL);
    return 0;
}
