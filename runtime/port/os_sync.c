/* SPDX-License-Identifier: MIT
 *
 * The runtime lock's mutex and conditions on pthreads.
 */
#define _GNU_SOURCE
#include "port/os_sync.h"

#if SY_HAVE_OS_THREADS

#include <time.h>

bool syi_mutex_init(syi_mutex *mutex) {
    return pthread_mutex_init(mutex, NULL) == 0;
}

void syi_mutex_deinit(syi_mutex *mutex) {
    pthread_mutex_destroy(mutex);
}

void syi_mutex_lock(syi_mutex *mutex) {
    pthread_mutex_lock(mutex);
}

void syi_mutex_unlock(syi_mutex *mutex) {
    pthread_mutex_unlock(mutex);
}

bool syi_cond_init(syi_cond *cond) {
    pthread_condattr_t attr;
    if (pthread_condattr_init(&attr) != 0) {
        return false;
    }
    bool ok = pthread_condattr_setclock(&attr, CLOCK_MONOTONIC) == 0 &&
              pthread_cond_init(cond, &attr) == 0;
    pthread_condattr_destroy(&attr);
    return ok;
}

void syi_cond_deinit(syi_cond *cond) {
    pthread_cond_destroy(cond);
}

void syi_cond_signal(syi_cond *cond) {
    pthread_cond_signal(cond);
}

void syi_cond_wait(syi_cond *cond, syi_mutex *mutex, int64_t deadline) {
    if (deadline == INT64_MAX) {
        pthread_cond_wait(cond, mutex);
        return;
    }
    struct timespec ts = {(time_t)(deadline / 1000000000), (long)(deadline % 1000000000)};
    pthread_cond_timedwait(cond, mutex, &ts);
}

#else

bool syi_mutex_init(syi_mutex *mutex) {
    (void)mutex;
    return true;
}

void syi_mutex_deinit(syi_mutex *mutex) {
    (void)mutex;
}

void syi_mutex_lock(syi_mutex *mutex) {
    (void)mutex;
}

void syi_mutex_unlock(syi_mutex *mutex) {
    (void)mutex;
}

bool syi_cond_init(syi_cond *cond) {
    (void)cond;
    return true;
}

void syi_cond_deinit(syi_cond *cond) {
    (void)cond;
}

void syi_cond_signal(syi_cond *cond) {
    (void)cond;
}

void syi_cond_wait(syi_cond *cond, syi_mutex *mutex, int64_t deadline) {
    (void)cond;
    (void)mutex;
    (void)deadline;
}

#endif
