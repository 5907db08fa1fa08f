/* SPDX-License-Identifier: MIT
 *
 * Mutexes and condition variables of OS threads, for the runtime lock. Without OS threads (wasm
 * without pthreads) there is nobody to wait for: every function does nothing.
 */
#ifndef SY_PORT_OS_SYNC_H
#define SY_PORT_OS_SYNC_H

#include <stdbool.h>
#include <stdint.h>

#include "port/config.h"

#if SY_HAVE_OS_THREADS
#include <pthread.h>
typedef pthread_mutex_t syi_mutex;
typedef pthread_cond_t syi_cond;
#else
typedef int syi_mutex;
typedef int syi_cond;
#endif

/* False: the OS refused. */
bool syi_mutex_init(syi_mutex *mutex);
void syi_mutex_deinit(syi_mutex *mutex);
void syi_mutex_lock(syi_mutex *mutex);
void syi_mutex_unlock(syi_mutex *mutex);

bool syi_cond_init(syi_cond *cond);
void syi_cond_deinit(syi_cond *cond);
void syi_cond_signal(syi_cond *cond);

/* Waits for a signal, or until `deadline` as syi_clock_monotonic() counts (INT64_MAX: no
 * deadline). May return for no reason. */
void syi_cond_wait(syi_cond *cond, syi_mutex *mutex, int64_t deadline);

#endif
