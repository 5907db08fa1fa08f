/* SPDX-License-Identifier: MIT
 *
 * The scheduler: the structs of tasklets, channels and threads, and the one function that does
 * the queue work of each voluntary operation. It decides who runs next and knows nothing of
 * stacks (core/hub.h does).
 *
 * Model (Stackless's). Each thread has a *ring* of runnable tasklets; the current one is in it
 * and is its head. "Next" is current->next, "the end" is just before current. Switching to a
 * member moves the head and re-links nobody. A tasklet has one slot, `temp`: whoever makes it
 * run puts there what the call that suspended it returns, or an exception it raises.
 *
 * The contract of every `syi_op_` function: it acts for the current tasklet of the running
 * thread and returns SY_OK        finished without a switch; the result is in current->temp;
 *   SY_SWITCHED  the thread's current tasklet is another one, or rt->thread is another thread,
 * or NULL: the caller gives up control (a soft tasklet returns to its loop or to the hub, code
 * with C frames in the way calls syi_hub_park()); when its tasklet is resumed the result is in
 * its temp; < 0          an error for the caller; nothing changed. The result is fetched with
 * syi_slot_take(), which resets the slot. None of them allocates.
 *
 * Before calling an op or making a tasklet runnable, language code has its position saved in
 * its frame, so that `exec->where` can tell the line.
 *
 * States: unbound/bound/dead (not SYI_ALIVE), paused (alive, in no queue), scheduled
 * (SYI_RING), current, blocked (SYI_BLOCKED, in a channel's queue), sleeping (SYI_SLEEPING,
 * paused with a timer armed).
 */
#ifndef SY_CORE_SCHED_H
#define SY_CORE_SCHED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <switchyard.h>

#include "core/timer.h"

struct syi_fiber;
struct syi_os;

/* --- Payloads --- */

typedef enum sy_payload_kind {
    SY_NOTHING,   /* None */
    SY_VALUE,     /* word: the user's value */
    SY_EXCEPTION, /* word: an exception value of whoever sent it; raised when taken (the "bomb")
                   */
    SY_STATUS,  /* word: (uint64_t)(int64_t)status, an error that core raises (SY_EXIT, ...) */
    SY_TASKLET, /* word: (uintptr_t) of a sy_tasklet: the victim that run() returns */
} sy_payload_kind;

typedef struct sy_payload {
    uint64_t word;
    uint32_t kind;
} sy_payload;

static inline sy_payload syi_nothing(void) {
    return (sy_payload){0, SY_NOTHING};
}
static inline sy_payload syi_value(sy_value word) {
    return (sy_payload){word, SY_VALUE};
}
static inline sy_payload syi_exception(sy_value word) {
    return (sy_payload){word, SY_EXCEPTION};
}
static inline sy_payload syi_status_payload(sy_status status) {
    return (sy_payload){(uint64_t)(int64_t)status, SY_STATUS};
}
/* Whether taking it raises. */
static inline bool syi_payload_raises(sy_payload p) {
    return p.kind == SY_EXCEPTION || p.kind == SY_STATUS;
}
static inline sy_status syi_payload_status(sy_payload p) {
    return (sy_status)(int64_t)p.word;
}
static inline sy_tasklet *syi_payload_tasklet(sy_payload p) {
    return (sy_tasklet *)(uintptr_t)p.word;
}

/* --- Tasklets --- */

/* Called for each tasklet found. */
typedef void (*syi_visit_fn)(sy_tasklet *t, void *arg);

/* How tasklets of one kind are run. One const table per kind, every function given; all are
 * called under the runtime lock. */
typedef struct sy_exec {
    const char *name;
    /* Called by the hub on the hub's stack when `t` is current and t->fiber is NULL: runs t
     * (for the first time or from where it left off, taking its slot) and, if it likes, every
     * tasklet of the same table that becomes current, until syi_sched_here() gives NULL or a
     * tasklet of another kind. */
    void (*resume)(sy_tasklet *t);
    /* The source line where t stands (0: unknown); `*file` gets the index of the file's name
     * among the trace's texts (0: unknown). Must not allocate. */
    uint32_t (*where)(const sy_tasklet *t, uint16_t *file);
    /* t has ended (its frames are done) and is in no queue: drop what the scheduler's interest
     * kept. May free t. */
    void (*release)(sy_tasklet *t);
    /* t is alive and will never run again (its thread is gone, the runtime is being freed):
     * drop its frames without running any of its code. It is in no queue; t itself stays. */
    void (*destroy)(sy_tasklet *t);
} sy_exec;

enum syi_tasklet_flags {
    SYI_ALIVE = 1u << 0,   /* has something left to execute */
    SYI_STARTED = 1u << 1, /* has run */
    SYI_RING = 1u << 2,    /* in its thread's ring (next and prev are ring links) */
    SYI_BLOCKED =
        1u << 3, /* in wait.channel's queue (next and prev are queue links, NULL at the ends) */
    SYI_SLEEPING = 1u << 4, /* wait.timer is armed and makes it runnable */
    SYI_IN_RUN = 1u << 5,   /* on its thread's watchdog stack */
    SYI_MAIN = 1u << 6,
    SYI_ATOMIC = 1u << 7,
    SYI_IGNORE_NESTING = 1u << 8,
    SYI_BLOCK_TRAP = 1u << 9,
    SYI_PENDING =
        1u << 10, /* an interrupt waits for the end of atomic or nesting, or for a soft break */
    SYI_KILLED =
        1u << 11, /* C tasklets: SY_EXIT was delivered; blocking calls refuse from now on */
    SYI_MINE = 1u << 12,     /* C tasklets: allocated by core */
    SYI_STAND_IN = 1u << 13, /* waits on a channel in place of one that waits on several */
    SYI_SELECTS = 1u << 14,  /* has stand-ins, which leave when it waits no more */
    SYI_LANG1 = 1u << 24,    /* from here up: free for the tasklet's kind */
};

/* A tasklet, in its owner's memory. A language object embeds it as a member. Read the fields
 * freely; change only `temp`, `nesting` (see syi_nesting_) and the language's flag bits. */
struct sy_tasklet {
    sy_tasklet *next, *prev; /* ring or channel queue; NULL when in neither */
    sy_thread *thread;       /* its thread; stays valid after the thread has ended */
    const sy_exec *exec;
    sy_payload temp; /* the slot */
    union {
        sy_channel *channel; /* SYI_BLOCKED */
        sy_timer *timer;     /* SYI_SLEEPING; belongs to whoever put it to sleep */
    } wait;
    struct syi_fiber *fiber; /* the C stack set aside with it; NULL: soft */
    sy_tasklet *watch_below; /* SYI_IN_RUN: the next older watchdog */
    uint32_t flags;
    uint32_t id;      /* 1, 2, ... in order of creation */
    uint32_t nesting; /* native-to-language re-entries on its C stack */
    int32_t
        refused; /* after SY_E_DEADLOCK: id of the channel it cannot wait on, < 0 receiving */
};

/* Prepares a tasklet: unbound, not alive, belonging to the running thread (before the start: to
 * the initial one). SY_E_TASKLETS at the limit. Emits tasklet_new. */
sy_status sy_tasklet_init(sy_runtime *rt, sy_tasklet *t, const sy_exec *exec);

/* Undoes init. A tasklet still in a ring or a queue is taken out; its frames are the caller's
 * to drop before. */
void sy_tasklet_deinit(sy_tasklet *t);

static inline bool syi_is_blocked(const sy_tasklet *t) {
    return (t->flags & SYI_BLOCKED) != 0;
}
static inline bool syi_is_scheduled(const sy_tasklet *t) {
    return (t->flags & (SYI_RING | SYI_BLOCKED)) != 0;
}

/* Takes the slot's content and resets it to None. */
static inline sy_payload syi_slot_take(sy_tasklet *t) {
    sy_payload p = t->temp;
    t->temp.word = 0;
    t->temp.kind = SY_NOTHING;
    return p;
}

/* --- Channels --- */

/* A channel, in its owner's memory. The queue holds blocked tasklets of one direction, oldest
 * first. */
struct sy_channel {
    sy_runtime *rt;
    sy_tasklet *head, *tail; /* linked by next and prev, NULL at both ends */
    int32_t balance;         /* > 0 senders, < 0 receivers wait */
    uint32_t id;             /* 1, 2, ... in order of creation */
    int8_t preference;       /* -1 receiver (default), 0, 1 sender */
    bool schedule_all;
    bool closing;
    bool mine;                         /* allocated by core */
    sy_channel *next_mine, *prev_mine; /* core's list of those */
};

void sy_channel_init(sy_runtime *rt, sy_channel *ch);

/* Undoes init: tasklets still blocked on it become paused (not killed, not scheduled). */
void sy_channel_deinit(sy_channel *ch);

/* --- Threads --- */

typedef enum syi_thread_state {
    SYI_THREAD_READY,  /* its current tasklet can run */
    SYI_THREAD_ASLEEP, /* in the scheduler: no runnable tasklet (current NULL); woken by an
                          insert */
    SYI_THREAD_PARKED, /* its current tasklet waits in a lock or a sleep that blocks the whole
                          thread */
    SYI_THREAD_ENDING, /* main has ended; tasklets with a C stack are being killed */
    SYI_THREAD_ENDED,
} syi_thread_state;

/* A thread of a runtime, virtual or attached. Owned by the runtime; stays allocated until it
 * has ended and no tasklet refers to it. */
struct sy_thread {
    sy_runtime *rt;
    sy_tasklet *current;   /* head of the ring; NULL while asleep or ended */
    sy_tasklet *main;      /* NULL before the start and after the end */
    sy_tasklet *watch;     /* innermost caller of run() */
    sy_tasklet *interrupt; /* the caller of run(timeout) that interrupts; NULL: none */
    int64_t slice;         /* its timeout */
    int64_t slice_left;    /* ticks until it fires; valid when settled */
    uint8_t run_flags;     /* its enum sy_run_flags */
    uint8_t state;         /* enum syi_thread_state */
    bool timed_out;        /* how the latest park ended */
    bool daemon;           /* the language's mark */
    bool real;             /* an attached OS thread */
    uint8_t kill_rounds;   /* SYI_THREAD_ENDING: rounds of kills so far */
    int32_t switch_trap;
    uint32_t id;       /* 1 is the initial thread */
    uint32_t runcount; /* members of the ring */
    uint32_t sleepers; /* its tasklets that sleep */
    uint32_t tasklets; /* tasklets that refer to it */
    sy_timer timer;    /* of a park with a deadline */
    sy_thread *next,
        *prev;            /* all threads that have not ended, circular, in order of creation */
    sy_thread *waits_for; /* parked in sy_thread_join on this one */
    struct syi_os *os;    /* the OS thread that runs it (core/os_thread.h) */
    void *user;           /* the language's */
};

/* Also false when its thread has ended. */
static inline bool syi_is_alive(const sy_tasklet *t) {
    return (t->flags & SYI_ALIVE) != 0 && t->thread->state != SYI_THREAD_ENDED;
}

/* --- Operations of the current tasklet --- */

/* Sends (`dir` 1) the payload, or receives (`dir` -1, payload ignored), exactly as chapter 1.6
 * of the semantics has it. Errors: SY_E_BLOCK_TRAP, SY_E_CLOSED, SY_E_SWITCH_TRAP,
 * SY_E_DEADLOCK, SY_E_NO_THREAD, SY_E_CALLBACK. The slot then holds what was received, or None.
 */
sy_status syi_op_channel(sy_channel *ch, int dir, sy_payload payload);

/* As receive, but SY_E_STOP_ITERATION when the channel is closing and no sender waits. */
sy_status syi_op_channel_next(sy_channel *ch);

/* schedule(retval): the next tasklet runs, the caller is last. The slot gets `retval`. */
sy_status syi_op_schedule(sy_runtime *rt, sy_payload retval);

/* schedule_remove(retval): the caller becomes paused. May be refused with SY_E_DEADLOCK. */
sy_status syi_op_schedule_remove(sy_runtime *rt, sy_payload retval);

/* run(timeout, flags): chapter 3. `timeout` <= 0: none, and the flags are ignored. The slot
 * then holds None, the victim (SY_TASKLET) or the error of a tasklet. */
sy_status syi_op_run(sy_runtime *rt, int64_t timeout, unsigned flags);

/* t.run(), t.switch(). */
sy_status syi_op_tasklet_run(sy_tasklet *t);
sy_status syi_op_tasklet_switch(sy_tasklet *t);

/* t.insert(), t.remove(): never switch. */
sy_status syi_op_tasklet_insert(sy_tasklet *t);
sy_status syi_op_tasklet_remove(sy_tasklet *t);

enum syi_throw_flags {
    SYI_THROW_PENDING = 1, /* only store it; the target raises it at its turn */
    SYI_THROW_EXIT = 2,    /* TaskletExit or a subclass: silently accepted by what has ended */
    SYI_THROW_KILL = 4,    /* traced as a kill */
};

/* Throws `payload` (SY_EXCEPTION or SY_STATUS) at t: chapter 4.2 and 4.3. At the current
 * tasklet itself: SY_OK with the payload in its slot, whatever the flags. At a tasklet that
 * never ran: it becomes current, and its exec must end it with the payload instead of entering
 * its function. */
sy_status syi_op_throw(sy_tasklet *t, sy_payload payload, unsigned flags);

/* kill(pending): throws SY_EXIT. */
sy_status syi_op_kill(sy_tasklet *t, bool pending);

/* The current tasklet sleeps until `deadline`; `timer` is the caller's, must stay until it has
 * resumed, and is prepared here. Others run; run() does not return while a tasklet of its
 * thread sleeps. The slot then holds None. */
sy_status syi_op_sleep(sy_runtime *rt, sy_timer *timer, int64_t deadline);

/* The current tasklet t has ended: with `result` SY_NOTHING or SY_VALUE normally, else with an
 * uncaught error. The caller has already filtered TaskletExit (and SystemExit on a secondary
 * thread) and run the error handler. Chapters 3.6 B, 4.4 and 5.6: t leaves the ring, is
 * unbound, its exec->release is called (do not touch t afterwards); the next tasklet, the
 * wake-up target, or another thread runs. Always SY_SWITCHED: give up control. If t is a
 * thread's main, the thread ends. */
sy_status syi_tasklet_end(sy_tasklet *t, sy_payload result);

/* --- Binding --- */

/* The checks of bind() in their order: SY_E_BIND_CURRENT, _SCHEDULED, _NESTED, and _MAIN when
 * `unbind`. The caller then drops the frames and says with syi_set_alive what the tasklet is
 * now. */
sy_status syi_check_bind(const sy_tasklet *t, bool unbind);

/* Alive and paused (`alive`), or bound/unbound. Clears SYI_STARTED, the slot is the caller's.
 * Emits bind. */
void syi_set_alive(sy_tasklet *t, bool alive);

/* The end of setup(): alive and at the end of its own thread's ring. Check `alive` and `bound`
 * before. SY_E_NO_TARGET when its thread has ended. */
sy_status syi_setup(sy_tasklet *t);

/* bind_thread(thread_id); -1: the running thread. `explicit_id`: an id was given (checked even
 * if own). */
sy_status syi_bind_thread(sy_tasklet *t, int64_t thread_id, bool explicit_id);

/* --- Flags, atomic, ticks --- */

/* Sets the flag of t and returns the old one. A pending interrupt of the current tasklet, or a
 * yield of the thread that atomic put off, then fires at the next tick. */
bool syi_set_atomic(sy_tasklet *t, bool on);
bool syi_set_ignore_nesting(sy_tasklet *t, bool on);

/* Language code is entered from C on the tasklet's own stack, and left. enter fails only with
 * SY_E_NOMEM: it makes sure that a spare C stack exists, so that a later syi_hub_park() cannot
 * fail. leave may let a pending interrupt fire at the next tick. */
sy_status syi_nesting_enter(sy_tasklet *t);
void syi_nesting_leave(sy_tasklet *t);

/* The loop of the language counts down rt->countdown (core/runtime.h) before each instruction
 * and, when it is negative, calls this before executing the instruction. SY_OK: go on.
 * SY_SWITCHED: give up control, and execute the instruction when resumed (the slot may hold an
 * exception to raise instead: take it). < 0: raise it (SY_E_TICKS, SY_E_STOPPED). */
sy_status syi_ticks_expired(sy_runtime *rt);

/* --- For the collector --- */

/* syi_current() and syi_sched_here(), which a loop needs around a switch, are in
 * core/runtime.h. */

/* Calls `fn(t, arg)` once or more for each tasklet that the runtime itself keeps: members of
 * rings, mains, callers of run(), sleepers, C tasklets that are alive, and tasklets blocked on
 * channels made by sy_channel_new. For a collector: what such a tasklet holds in `temp` is
 * alive too; one with a C stack set aside should be killed, not freed. Must not switch. */
void syi_runtime_visit(sy_runtime *rt, syi_visit_fn fn, void *arg);

/* Takes t off its channel or its timer, if any: afterwards it is paused or in the ring. */
void syi_cancel_wait(sy_tasklet *t);

/* Queues t, which is not alive and in no queue, on ch, as if it had to send payload (dir 1) or
 * to receive (dir -1). When its turn comes rt->hooks.stands_for() says for whom it waits, and
 * that tasklet, which has SYI_SELECTS and waits elsewhere, takes its place. */
void syi_channel_stand_in(sy_channel *ch, sy_tasklet *t, int dir, sy_payload payload);

/* Takes t off its channel, if it is still there. */
void syi_channel_stand_down(sy_tasklet *t);

/* Calls `fn(t, arg)` for each tasklet blocked on ch, oldest first. */
void syi_channel_visit(const sy_channel *ch, syi_visit_fn fn, void *arg);
/* Puts t, which is in no queue, at the end of ch's queue as if it had blocked there (dir: 1
 * sending, -1 receiving). Others may wait in the same direction only. For unpickling. */
void syi_channel_restore(sy_channel *ch, sy_tasklet *t, int dir);

#endif
