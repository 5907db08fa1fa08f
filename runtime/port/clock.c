/* SPDX-License-Identifier: MIT
 *
 * Clocks on POSIX and Emscripten.
 */
#define _GNU_SOURCE
#include "port/clock.h"

#include <errno.h>
#include <stdbool.h>
#include <time.h>
#include <unistd.h>

static int64_t read_clock(clockid_t id) {
    struct timespec ts;
    if (clock_gettime(id, &ts) != 0) {
        return 0;
    }
    return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

int64_t syi_clock_monotonic(void) {
    return read_clock(CLOCK_MONOTONIC);
}

int64_t syi_clock_wall(void) {
    return read_clock(CLOCK_REALTIME);
}

int64_t syi_clock_cpu(void) {
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

void syi_clock_sleep_until(int64_t deadline) {
#ifndef __wasm__
    struct timespec ts = {(time_t)(deadline / 1000000000), (long)(deadline % 1000000000)};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &ts, NULL);
#else
    (void)deadline;
#endif
}

bool syi_entropy(void *buffer, unsigned size) {
    return getentropy(buffer, size) == 0;
}
