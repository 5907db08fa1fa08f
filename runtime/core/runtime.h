/* SPDX-License-Identifier: MIT
 *
 * struct sy_runtime: everything that hangs from one runtime. Other layers may read it; of the
 * fields they may write only `countdown` (as the loop counts), `hooks`, and what is marked
 * theirs.
 *
 * Ticks. `countdown` is how many more ticks may pass before syi_ticks_expired() must be asked;
 * it is the minimum over all reasons (slice of the watchdog, yield point of the thread, tick
 * limit, budget of pump). `armed` is what it was set to, so armed - countdown ticks have passed
 * since ("settling" books them). While `exact` is false nobody needs ticks and the loop may
 * count something coarser (loop turns and calls) just so that pump's budget and stop requests
 * work; the flag may change in any op and is read again after it.
 */
#ifndef SY_CORE_RUNTIME_H
#define SY_CORE_RUNTIME_H

#include <stdatomic.h>

#include "base/alloc.h"
#include "base/list.h"
#include "core/os_thread.h"
#include "core/sched.h"
#include "core/strategy.h"
#include "core/trace.h"
#include "port/fiber.h"

/* Points where the language may look in. NULL: nobody. They must not switch. */
typedef struct syi_hooks {
    void *user;
    /* Before a real switch takes effect on a thread: current is still `prev`. */
    void (*schedule)(void *user, sy_tasklet *prev, sy_tasklet *next);
    /* Before a channel action (between threads: after the exchange). `dir` 1: send. */
    void (*channel)(void *user, sy_channel *ch, sy_tasklet *t, int dir, bool will_block);
    /* A thread has ended, before it is forgotten. */
    void (*thread_end)(void *user, sy_thread *th);
    /* The tasklet for which a stand-in, whose turn has come, waits (see
     * syi_channel_stand_in()). */
    sy_tasklet *(*stands_for)(sy_tasklet *stand_in);
    /* t, which has SYI_SELECTS, waits no more: its stand-ins leave their channels. */
    void (*stand_down)(sy_tasklet *t);
} syi_hooks;

/* Why the hub must get control. */
enum syi_leave {
    SYI_LEAVE_HOST = 1,  /* pump shall return */
    SYI_LEAVE_CROSS = 2, /* the running thread belongs to another OS thread */
    SYI_LEAVE_SERVE = 4, /* another OS thread wants the lock */
};

struct sy_runtime {
    /* Hot: what every switch and every instruction touches. */
    sy_thread *thread; /* the running thread; NULL while none runs */
    int64_t countdown; /* see above */
    /* These four are looked at in one word by the quick operations (core/quick.h). */
    bool exact;       /* ticks are counted one by one */
    uint8_t leave;    /* enum syi_leave: the hub must get control before anybody runs */
    bool attentive;   /* tracing, observed or exact: switches take the long way */
    bool in_callback; /* a hook runs: channel actions are refused, interrupts wait */
    bool observed;    /* a schedule or channel hook is set */
    bool free_threaded;
    bool atomic_no_yield;
    bool yield_held; /* a yield point was reached while the current tasklet was atomic */
    bool stepping;   /* set by a debugger: counts ticks exactly; see syi_runtime_set_exact */
    int64_t armed;
    syi_trace trace;
    syi_hooks hooks;

    /* Ticks. */
    uint64_t ticks;         /* settled ticks of the run */
    int64_t tick_limit;     /* 0: none */
    int64_t yield_left;     /* settled ticks until the running thread's yield point */
    int64_t budget_left;    /* settled ticks of pump's budget; INT64_MAX: none */
    int64_t check_interval; /* mean ticks between yield points */
    atomic_bool stop;       /* sy_runtime_stop() */
    atomic_bool pause;      /* sy_runtime_pause() */

    /* Threads. */
    sy_thread *initial;       /* circular list of threads that have not ended; NULL when none */
    sy_thread *atomic_holder; /* free_threaded: the thread that holds the atomic lock */
    uint32_t thread_count;    /* in that list */
    sy_thread *last_thread;   /* the one that ran last: where the round goes on */
    syi_strategy strategy;
    uint64_t random_state[2];

    /* Stacks. */
    syi_fiber_pool fibers;
    syi_fiber *hub;   /* the fiber whose frames are the hub loop */
    syi_fiber *spare; /* takes over when the hub's fiber is set aside */
    syi_fiber *aside; /* list (link_next/link_prev) of fibers set aside with a tasklet or owned
                         by one */
    syi_fiber *finished;    /* has just run to its end; whoever runs next gives it back */
    syi_fiber *retired;     /* a hub that has just ended for another */
    sy_pump_result outcome; /* what the hub tells pump */
    int64_t wait_deadline;

    /* OS threads (core/os_thread.h). */
    syi_os os_initial;
    syi_os *os;            /* the one inside; NULL: nobody */
    syi_os *os_wanting;    /* queue; under the mutex */
    atomic_bool os_wanted; /* that queue is not empty */
    uint32_t os_attached;
    syi_mutex os_mutex;

    /* Time. */
    syi_timers timers;
    int64_t now;          /* virtual clock, ns */
    int64_t clock_origin; /* real clock: monotonic ns at the start */
    sy_clock_mode clock;
    uint32_t clock_reads; /* by the program since the virtual clock moved */

    /* Counters, ids, limits. */
    sy_allocator alloc;
    uint32_t next_tasklet_id, next_channel_id, next_thread_id;
    uint32_t tasklet_count, tasklet_limit;
    uint32_t host_pending;   /* answers the host owes */
    uint32_t host_listening; /* reasons why the host may speak without being asked */
    sy_payload result;       /* what main ended with */
    sy_value exception;      /* of the latest SY_E_EXCEPTION outside C tasklets */
    uint32_t tick_errors;    /* times SY_E_TICKS was raised */
    bool started, ended;
    bool freeing;

    /* C tasklets and channels made by the public API. */
    sy_link c_tasklets;
    sy_link c_spare; /* objects kept for the next ones */
    uint32_t c_spare_count;
    sy_channel *c_channels;

    void *vm; /* the language's; owned by it */
};

/* The current tasklet of the running thread; NULL if there is none. */
static inline sy_tasklet *syi_current(const sy_runtime *rt) {
    return rt->thread != NULL ? rt->thread->current : NULL;
}

/* The tasklet that is to run now, if a loop on the hub's stack may run it without returning to
 * the hub: NULL when the host wants control, no tasklet is current, or it has a C stack of its
 * own. A loop goes on with it if it is of its own kind (t->exec), else returns to the hub. */
static inline sy_tasklet *syi_sched_here(const sy_runtime *rt) {
    if (rt->leave || rt->thread == NULL) {
        return NULL;
    }
    sy_tasklet *t = rt->thread->current;
    return t != NULL && t->fiber == NULL ? t : NULL;
}

/* sy_now() as the program reads it: on the virtual clock many reads without a wait between them
 * move it on, so that a loop that polls the clock ends. */
int64_t syi_clock_read(sy_runtime *rt);

/* Processor time used, in ns; on the virtual clock the same as sy_now(). */
int64_t syi_clock_used(const sy_runtime *rt);

/* Natively sleeps the OS thread until sy_now() is `deadline` (what SY_PUMP_WAIT asks for) or a
 * signal comes; in wasm returns at once. With a virtual clock: returns at once. */
void syi_clock_wait(const sy_runtime *rt, int64_t deadline);

/* A seed that nobody can know before; the same as every time (0) where the platform has no such
 * source. */
uint64_t syi_fresh_seed(void);

/* Seeds the runtime's own generator, of which the strategy draws. */
void syi_random_seed(sy_runtime *rt, uint64_t seed);

/* Counts ticks one by one from now on, whoever else needs it or not: for stepping. */
void syi_runtime_set_exact(sy_runtime *rt, bool on);

/* Tells core that `rt->hooks` was changed. */
void syi_runtime_hooks_changed(sy_runtime *rt);

/* Ticks of the run so far, including those not settled. */
uint64_t syi_runtime_ticks(const sy_runtime *rt);
/* Counts from 0 again. */
void syi_runtime_restart_ticks(sy_runtime *rt);

#endif
