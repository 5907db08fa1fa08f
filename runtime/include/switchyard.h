/* SPDX-License-Identifier: MIT
 *
 * switchyard.h: the C API of the Switchyard runtime: tasklets, channels, atomic, watchdog,
 * kill.
 *
 * A `sy_runtime` is one "process": threads, scheduler, clock, seed, trace. Several live side by
 * side and share nothing. A tasklet is a cooperative flow of control; a C tasklet is a function
 * on a pooled C stack. Calls marked [blocks] may let other tasklets run before they return;
 * they are called from inside a tasklet only and report SY_EXIT once the tasklet is being
 * killed, as does every later one. All others return at once and switch to nobody.
 *
 * Errors are negative statuses; nothing aborts. Unless a comment says otherwise, a call that
 * fails changed nothing. A runtime is used by one OS thread at a time, except sy_runtime_stop()
 * and the sy_thread_ calls.
 *
 * Ownership: objects made by a `_new` function belong to the caller, who gives them back with
 * the matching
 * `_free`/`_release`. A tasklet that is alive also keeps itself.
 */
#ifndef SWITCHYARD_H
#define SWITCHYARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The same names and codes as base/status.def, where each has its text. */
typedef enum sy_status {
    SY_OK = 0,
    SY_SWITCHED = 1,
    SY_E_NOMEM = -1,
    SY_E_MEMORY_LIMIT = -2,
    SY_E_TASKLETS = -3,
    SY_E_TICKS = -4,
    SY_E_STACK = -5,
    SY_E_STOPPED = -6,
    SY_E_SYSTEM = -7,
    SY_EXIT = -10,
    SY_E_EXCEPTION = -11,
    SY_E_TIMEOUT = -12,
    SY_E_DEADLOCK = -20,
    SY_E_MAIN_RECEIVING = -21,
    SY_E_MAIN_SENDING = -22,
    SY_E_BLOCK_TRAP = -23,
    SY_E_CLOSED = -24,
    SY_E_SWITCH_TRAP = -25,
    SY_E_CALLBACK = -26,
    SY_E_STOP_ITERATION = -27,
    SY_E_RUN_BLOCKED = -40,
    SY_E_RUN_DEAD = -41,
    SY_E_REMOVE_BLOCKED = -42,
    SY_E_REMOVE_CURRENT = -43,
    SY_E_THROW_DEAD = -44,
    SY_E_ALIVE = -45,
    SY_E_UNBOUND = -46,
    SY_E_BIND_CURRENT = -47,
    SY_E_BIND_SCHEDULED = -48,
    SY_E_BIND_NESTED = -49,
    SY_E_BIND_MAIN = -50,
    SY_E_NO_THREAD = -60,
    SY_E_NO_TARGET = -61,
    SY_E_NO_TARGET_THROW = -62,
    SY_E_FOREIGN = -63,
    SY_E_BIND_RUNNABLE = -64,
    SY_E_BAD_THREAD = -65,
    SY_E_THREAD_ID = -66,
    SY_E_MISUSE = -80,
    SY_E_ARGUMENT = -81,
} sy_status;

/* The name ("E_CLOSED"), the text, and the Python exception class of a status; "" where there
 * is none, "unknown status" as the text of an unknown code. The strings are static. */
const char *sy_status_name(sy_status status);
const char *sy_status_text(sy_status status);
const char *sy_status_exception(sy_status status);

typedef struct sy_runtime sy_runtime;
typedef struct sy_tasklet sy_tasklet;
typedef struct sy_channel sy_channel;
typedef struct sy_thread sy_thread;

/* What a channel carries. The runtime never looks inside. */
typedef uint64_t sy_value;

/* A tasklet's function. Returning SY_OK or SY_EXIT ends the tasklet normally; any other
 * negative status is an uncaught error: it is raised in the innermost caller of sy_run(), else
 * in the main tasklet. */
typedef sy_status (*sy_tasklet_fn)(sy_runtime *rt, void *arg);

/* A clean-up handler: see sy_defer(). */
typedef void (*sy_cleanup_fn)(void *arg);

/* --- Runtime --- */

typedef enum sy_clock_mode {
    SY_CLOCK_VIRTUAL, /* starts at a fixed epoch and jumps to the next deadline when everything
                         waits */
    SY_CLOCK_REAL,
} sy_clock_mode;

/* Start values of a runtime. Fill with sy_options_init(), then change what differs. */
typedef struct sy_options {
    uint64_t seed;          /* of every random decision of the runtime */
    sy_clock_mode clock;    /* default: virtual */
    size_t memory_limit;    /* bytes; 0: none */
    uint32_t tasklet_limit; /* tasklets alive or dead that exist at once; 0: none */
    int64_t tick_limit;     /* ticks of the whole run; 0: none */
    int64_t check_interval; /* mean ticks between two yields of the runtime lock; default 100 */
    size_t fiber_stack;     /* bytes of a C stack; 0: 64 KiB natively */
    size_t hub_stack;     /* bytes of the C stack language code runs on; 0: 256 KiB natively */
    uint32_t fiber_keep;  /* spent C stacks kept for reuse; default 64 */
    bool atomic_no_yield; /* atomic also inhibits the yield to other threads; default true */
    bool free_threaded; /* no runtime lock: threads may be preempted at any tick; default false
                         */
    void *(*realloc_fn)(void *user, void *ptr, size_t old_size,
                        size_t new_size); /* NULL: libc's */
    void *realloc_user;
} sy_options;

void sy_options_init(sy_options *options);

/* Makes a runtime. `options` NULL: the defaults. The caller owns `*out`. */
sy_status sy_runtime_new(const sy_options *options, sy_runtime **out);

/* Ends a runtime: C tasklets that are still alive are killed one by one (SY_EXIT from the call
 * they wait in, cleanup handlers run), then everything is freed. Never from inside a tasklet.
 */
void sy_runtime_free(sy_runtime *rt);

/* Makes `fn(rt, arg)` the main tasklet of the initial thread. Nothing runs before
 * sy_runtime_pump(). */
sy_status sy_runtime_start(sy_runtime *rt, sy_tasklet_fn fn, void *arg);

/* Why sy_runtime_pump() came back. */
typedef enum sy_pump_result {
    SY_PUMP_DONE,   /* the main tasklet ended: sy_runtime_result() */
    SY_PUMP_BUDGET, /* the budget is used; pump again to go on */
    SY_PUMP_WAIT,   /* nothing runs before `*deadline` (real clock) */
    SY_PUMP_HOST,   /* everything waits for answers of the host */
    SY_PUMP_STUCK,  /* nothing can ever run again: every thread waits for another */
    SY_PUMP_TRACE,  /* the trace ring is nearly full: drain it, pump again */
    SY_PUMP_PAUSED, /* sy_runtime_pause() was honoured */
} sy_pump_result;

/* Runs tasklets until the main tasklet has ended, nothing is runnable, or about `budget` ticks
 * (loop turns and calls, when ticks are not counted exactly) were used; 0: no budget.
 * `deadline` (may be NULL) gets the deadline of SY_PUMP_WAIT in ns of sy_now(). Never from
 * inside a tasklet. */
sy_pump_result sy_runtime_pump(sy_runtime *rt, int64_t budget, int64_t *deadline);

/* Start, pump, and (natively) sleep until deadlines, until the main tasklet has ended. Returns
 * its result, or SY_E_DEADLOCK when the pump is stuck. */
sy_status sy_runtime_run(sy_runtime *rt, sy_tasklet_fn fn, void *arg);

/* How the main tasklet ended: what its function returned. SY_E_MISUSE before it ended. */
sy_status sy_runtime_result(const sy_runtime *rt);

/* Asks the run to stop: the next tick check raises SY_E_STOPPED in the running tasklet. May be
 * called from another OS thread or a signal handler. */
void sy_runtime_stop(sy_runtime *rt);

/* Asks pump to return SY_PUMP_PAUSED at the next point where the hub has control. */
void sy_runtime_pause(sy_runtime *rt);

/* The two comparison modes, changeable at run time (see sy_options). */
void sy_runtime_set_atomic_no_yield(sy_runtime *rt, bool on);
void sy_runtime_set_free_threaded(sy_runtime *rt, bool on);

/* Mean ticks between two yields of the runtime lock; SY_E_ARGUMENT below 1. */
sy_status sy_runtime_set_check_interval(sy_runtime *rt, int64_t ticks);
int64_t sy_runtime_check_interval(const sy_runtime *rt);

/* Bytes in use, and the most there were. */
size_t sy_runtime_memory_used(const sy_runtime *rt);
size_t sy_runtime_memory_peak(const sy_runtime *rt);

/* Announces one outstanding answer of the host, and its arrival: while there is any, a runtime
 * with nothing to run reports SY_PUMP_HOST. */
void sy_host_begin(sy_runtime *rt);
void sy_host_end(sy_runtime *rt);

/* Announces that the host may wake tasklets without having been asked (it holds a channel,
 * say), or that this reason is gone. Meanwhile, too, waiting is no deadlock and a runtime with
 * nothing to run reports SY_PUMP_HOST; but unlike an outstanding answer it does not hold the
 * virtual clock: sleepers still wake. */
void sy_host_listen(sy_runtime *rt, bool on);

/* --- Scheduling --- */

sy_tasklet *sy_current(const sy_runtime *rt); /* NULL outside every tasklet */
sy_tasklet *sy_main(const sy_runtime *rt);    /* the running thread's main tasklet */

/* Tasklets in the running thread's ring, the current one included; a caller of sy_run() is not
 * in it. */
uint32_t sy_run_count(const sy_runtime *rt);

/* [blocks] Lets the next tasklet of the ring run; the caller is now last. */
sy_status sy_schedule(sy_runtime *rt);

/* [blocks] Leaves the ring: the caller runs again only when somebody inserts or runs it. */
sy_status sy_schedule_remove(sy_runtime *rt);

/* Flags of sy_run_watched(); they have an effect only together with a timeout. */
typedef enum sy_run_flags {
    SY_RUN_THREADBLOCK = 1,
    SY_RUN_SOFT = 2,
    SY_RUN_IGNORE_NESTING = 4,
    SY_RUN_TOTALTIMEOUT = 8,
} sy_run_flags;

/* [blocks] Leaves the ring and runs the others until the ring is empty. SY_OK, or an uncaught
 * error of a tasklet. */
sy_status sy_run(sy_runtime *rt);

/* [blocks] As sy_run(), and with `timeout` > 0 ticks interrupts a tasklet that ran so long
 * without a switch: `*victim` (may be NULL) gets it, taken out of the ring, or NULL when all
 * ended. The reference stays the tasklet's own. */
sy_status sy_run_watched(sy_runtime *rt, int64_t timeout, unsigned flags, sy_tasklet **victim);

/* [blocks] One tick of work: the only place where a C tasklet may be interrupted. */
sy_status sy_tick(sy_runtime *rt);

/* Adds `change` to the switch trap of the running thread and returns the old level. While it is
 * not 0 a switch to another tasklet of the thread fails with SY_E_SWITCH_TRAP. */
int32_t sy_switch_trap(sy_runtime *rt, int32_t change);

/* --- Tasklets --- */

/* A tasklet that will run `fn(rt, arg)`, at the end of the running thread's ring. With `out`
 * NULL nobody keeps a reference: it frees itself at its end. */
sy_status sy_tasklet_new(sy_runtime *rt, sy_tasklet_fn fn, void *arg, sy_tasklet **out);

/* A tasklet bound to nothing; `sy_tasklet_bind` and `sy_tasklet_setup` follow. */
sy_status sy_tasklet_new_unbound(sy_runtime *rt, sy_tasklet **out);

/* One more reference, one fewer. A tasklet is freed when it has no reference and is not alive.
 */
sy_tasklet *sy_tasklet_retain(sy_tasklet *t);
void sy_tasklet_release(sy_tasklet *t);

/* Binds a C tasklet to `fn` (NULL: to nothing). Not alive afterwards. A started one cannot be
 * rebound. */
sy_status sy_tasklet_bind(sy_tasklet *t, sy_tasklet_fn fn);
/* Binds to `fn` with its argument: alive and paused. `fn` NULL: the function bound before. */
sy_status sy_tasklet_bind_arg(sy_tasklet *t, sy_tasklet_fn fn, void *arg);
/* Gives a bound tasklet its argument: alive, at the end of its thread's ring. */
sy_status sy_tasklet_setup(sy_tasklet *t, void *arg);

sy_status sy_tasklet_insert(sy_tasklet *t);
sy_status sy_tasklet_remove(sy_tasklet *t);
sy_status sy_tasklet_run(sy_tasklet *t);    /* [blocks] */
sy_status sy_tasklet_switch(sy_tasklet *t); /* [blocks] */

/* [blocks] Makes the call `t` waits in return SY_EXIT. Returns when the caller runs again. With
 * `pending` the caller goes on and `t` dies at its turn. Killing oneself returns SY_EXIT. */
sy_status sy_tasklet_kill(sy_tasklet *t, bool pending);

/* [blocks] As kill, with an exception whose value is `exception`: SY_E_EXCEPTION out of t's
 * call. */
sy_status sy_tasklet_throw(sy_tasklet *t, sy_value exception, bool pending);

/* The atomic flag of the current tasklet: while set no involuntary switch happens, neither by
 * the watchdog nor to another thread. Returns the old value. */
bool sy_set_atomic(sy_runtime *rt, bool on);
bool sy_tasklet_set_atomic(sy_tasklet *t, bool on);
bool sy_tasklet_set_ignore_nesting(sy_tasklet *t, bool on);
void sy_tasklet_set_block_trap(sy_tasklet *t, bool on);

bool sy_tasklet_is_alive(const sy_tasklet *t);
bool sy_tasklet_is_paused(const sy_tasklet *t);
bool sy_tasklet_is_blocked(const sy_tasklet *t);
bool sy_tasklet_is_scheduled(const sy_tasklet *t); /* in the ring or blocked */
bool sy_tasklet_is_current(const sy_tasklet *t);
bool sy_tasklet_is_main(const sy_tasklet *t);
bool sy_tasklet_is_atomic(const sy_tasklet *t);
bool sy_tasklet_ignores_nesting(const sy_tasklet *t);
bool sy_tasklet_has_block_trap(const sy_tasklet *t);
uint32_t sy_tasklet_id(const sy_tasklet *t);
int64_t sy_tasklet_thread_id(const sy_tasklet *t); /* -1 when its thread has ended */
sy_tasklet *sy_tasklet_next(const sy_tasklet *t);  /* neighbour in the ring or queue, or NULL */
sy_tasklet *sy_tasklet_prev(const sy_tasklet *t);
sy_channel *sy_tasklet_channel(const sy_tasklet *t); /* that it is blocked on, or NULL */
sy_runtime *sy_tasklet_runtime(const sy_tasklet *t);

/* A name for traces and reports; copied. */
sy_status sy_tasklet_set_name(sy_tasklet *t, const char *name);

/* Moves a tasklet that is not runnable to another thread; `thread_id` -1: to the running one.
 */
sy_status sy_tasklet_bind_thread(sy_tasklet *t, int64_t thread_id);

/* Registers `fn(arg)` to be called when the current C tasklet ends, however it ends; the last
 * registered runs first. SY_E_NOMEM: not registered. SY_E_MISUSE: the current tasklet is not a
 * C tasklet. */
sy_status sy_defer(sy_runtime *rt, sy_cleanup_fn fn, void *arg);

/* Prepares an error of the current C tasklet with an exception value: `return sy_raise(rt,
 * word);`. */
sy_status sy_raise(sy_runtime *rt, sy_value exception);

/* The exception value that came with the latest SY_E_EXCEPTION of a call of the current
 * tasklet. */
sy_value sy_thrown(const sy_runtime *rt);

/* --- Channels --- */

sy_status sy_channel_new(sy_runtime *rt, sy_channel **out);

/* Frees the channel; tasklets blocked on it are paused, as in Stackless. */
void sy_channel_free(sy_channel *ch);

/* [blocks] Until a receiver takes the value. */
sy_status sy_channel_send(sy_channel *ch, sy_value value);
/* [blocks] Sends an exception: the receiver's call reports SY_E_EXCEPTION. */
sy_status sy_channel_send_exception(sy_channel *ch, sy_value exception);
/* [blocks] Until a sender gives a value. */
sy_status sy_channel_receive(sy_channel *ch, sy_value *value);
/* [blocks] As receive; SY_E_STOP_ITERATION when the channel is closing and nobody sends. */
sy_status sy_channel_next(sy_channel *ch, sy_value *value);

int32_t
sy_channel_balance(const sy_channel *ch); /* > 0: blocked senders, < 0: blocked receivers */
int32_t sy_channel_preference(const sy_channel *ch);
void sy_channel_set_preference(sy_channel *ch, int32_t preference); /* clamped to -1, 0, 1 */
bool sy_channel_schedule_all(const sy_channel *ch);
void sy_channel_set_schedule_all(sy_channel *ch, bool on);
void sy_channel_close(sy_channel *ch);
void sy_channel_open(sy_channel *ch);
bool sy_channel_is_closing(const sy_channel *ch);
bool sy_channel_is_closed(const sy_channel *ch);    /* closing and nobody waits */
sy_tasklet *sy_channel_queue(const sy_channel *ch); /* the first blocked tasklet, or NULL */
uint32_t sy_channel_id(const sy_channel *ch);

/* --- Time --- */

/* Nanoseconds of the runtime's clock; the virtual one starts at 0. */
int64_t sy_now(const sy_runtime *rt);

/* Nanoseconds since 1970 as the runtime's clock has it; the virtual one starts at 2020-01-01
 * UTC. */
int64_t sy_wall_time(const sy_runtime *rt);

/* [blocks] The current tasklet sleeps until sy_now() is `deadline`; others run. SY_OK also when
 * somebody made it run earlier. */
sy_status sy_sleep_until(sy_runtime *rt, int64_t deadline);

/* --- Threads --- */

/* A virtual thread: its own scheduler, whose main tasklet runs `fn(rt, arg)`. The hub
 * multiplexes virtual threads deterministically from the seed. `*id` (may be NULL) gets its id.
 * It begins when it is its turn. */
sy_status sy_thread_new(sy_runtime *rt, sy_tasklet_fn fn, void *arg, int64_t *id);

/* [blocks] Until the thread has ended; SY_OK at once when it already has. */
sy_status sy_thread_join(sy_runtime *rt, int64_t id);

/* [blocks] The whole thread sleeps, not only the tasklet. */
sy_status sy_thread_sleep_until(sy_runtime *rt, int64_t deadline);

/* Makes the calling OS thread one of the runtime's: a thread of its own whose main tasklet runs
 * `fn(rt, arg)`. Returns when that has ended, with its status. The runtime lock passes between
 * the OS threads; each runs its own thread's tasklets only, the one in sy_runtime_pump() all
 * virtual threads. SY_E_SYSTEM where there are no OS threads. Every attached thread must have
 * returned before sy_runtime_free(). */
sy_status sy_thread_attach(sy_runtime *rt, sy_tasklet_fn fn, void *arg);

/* Around a call that blocks the OS thread: gives the runtime lock away, and takes it again.
 * Nothing of the runtime may be used between. `end` gets what `begin` returned. */
sy_thread *sy_blocking_begin(sy_runtime *rt);
void sy_blocking_end(sy_runtime *rt, sy_thread *thread);

int64_t sy_thread_id(const sy_runtime *rt); /* of the running thread; the initial one is 1 */

/* --- Trace --- */

/* One event; see core/trace.def for the kinds. 48 bytes, the same everywhere. */
typedef struct sy_event {
    uint64_t seq;     /* counts events from 0 */
    int64_t time;     /* sy_now() with a virtual clock */
    int64_t detail;   /* by kind */
    uint32_t thread;  /* id of the running thread */
    uint32_t tasklet; /* id of the tasklet concerned, 0 for none */
    uint32_t object;  /* id of a channel, 0 for none */
    uint32_t peer;    /* id of another tasklet, 0 for none */
    uint32_t line;    /* where the tasklet stands, 0 unknown */
    uint16_t file;    /* index of the file's name among the trace's texts, 0 unknown */
    uint16_t kind;
} sy_event;

/* Turns tracing on with a ring of `capacity` events (rounded up to a power of two). With `hold`
 * pump() returns SY_PUMP_TRACE before events are lost. SY_E_NOMEM: tracing stays as it was. */
sy_status sy_trace_start(sy_runtime *rt, uint32_t capacity, bool hold);
void sy_trace_stop(sy_runtime *rt); /* events stay readable */

/* Makes pump return SY_PUMP_PAUSED at the first tick at which `count` events have been recorded
 * since the trace was started first; 0 (the default): never. */
void sy_trace_stop_at(sy_runtime *rt, uint64_t count);

/* How many events have been recorded, those taken or lost included. */
uint64_t sy_trace_count(const sy_runtime *rt);

/* Copies the oldest events not yet read, at most `max`, and counts them as read. Returns how
 * many. */
size_t sy_trace_read(sy_runtime *rt, sy_event *events, size_t max);
uint64_t sy_trace_lost(const sy_runtime *rt);

/* The interned text of an index; "" for an unknown one. Valid until the runtime is freed. */
const char *sy_trace_text(const sy_runtime *rt, uint32_t index);

#ifdef __cplusplus
}
#endif

#endif
