/* SPDX-License-Identifier: MIT
 *
 * The runtime lock and the OS threads that pass it to each other.
 *
 * One OS thread at a time is inside a runtime: rt->os is its record, and everything else in
 * core is touched by it alone. Each has a hub fiber and a base of its own; the fields rt->hub,
 * rt->spare and rt->fibers.running are those of the thread inside and are put away in its
 * record when it passes the lock on. The *initial* OS thread is whichever calls
 * sy_runtime_pump(); it runs all virtual threads. The others are attached and run one thread
 * each.
 *
 * An OS thread that is not inside is in one of these: *idle* (in its hub, waits to be given the
 * lock because it has something to run), *wanting* (in a queue, to attach or to come back from
 * a blocking call), or *away* (in a blocking call, or the initial one outside pump: what
 * belongs to it cannot run).
 */
#ifndef SY_CORE_OS_THREAD_H
#define SY_CORE_OS_THREAD_H

#include <stdbool.h>

#include "core/sched.h"
#include "port/fiber.h"
#include "port/os_sync.h"

typedef struct syi_os {
    syi_fiber base;              /* the stack the OS gave it */
    syi_fiber *hub, *spare;      /* put away while it is not inside */
    syi_fiber *running;          /* likewise */
    syi_cond cond;               /* signalled when it is given the lock */
    sy_thread *thread;           /* attached: its thread until that has ended; initial: NULL */
    sy_payload result;           /* attached: what its main tasklet ended with */
    struct syi_os *next_wanting; /* in the queue of those that want the lock */
    bool given;                  /* the lock is its own, it has yet to notice */
    bool idle;                   /* under the mutex */
    bool away;                   /* changed by itself while inside */
} syi_os;

/* Waits for the lock. False: the thread was inside already, and must not release it. */
bool syi_os_acquire(sy_runtime *rt, syi_os *os);

/* Gives the lock to who wants it or has something to run; the caller is away from now on. */
void syi_os_release(sy_runtime *rt);

/* Gives the lock to `to` and waits until it comes back. False: `to` is not idle, nothing was
 * done. */
bool syi_os_give(sy_runtime *rt, syi_os *to);

/* Gives the lock to the first that wants it, if any, and waits until it comes back. */
void syi_os_serve(sy_runtime *rt);

/* Nobody can run: waits, without the lock, until it is given or `deadline` (as sy_now() counts;
 * INT64_MAX: none). */
void syi_os_wait(sy_runtime *rt, int64_t deadline);

/* Whether an OS thread besides the one inside belongs to the runtime. */
bool syi_os_has_others(const sy_runtime *rt);

#endif
