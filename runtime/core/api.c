/* SPDX-License-Identifier: MIT
 *
 * The public API: each blocking call is an operation of the scheduler, then giving up control
 * if it switched, then reading the slot. Getters and setters are at the end.
 */
#include <string.h>

#include "core/ctasklet.h"
#include "core/hub.h"
#include "core/kernel.h"
#include "core/thread.h"

static syi_ctasklet *c_of(sy_tasklet *t) {
    return t != NULL && t->exec == &syi_c_exec ? SY_CONTAINER(t, syi_ctasklet, base) : NULL;
}

/* --- The frame of every blocking call --- */

/* What a raising payload says to C code. */
static sy_status deliver_error(sy_runtime *rt, sy_tasklet *cur, const sy_payload *p) {
    syi_ctasklet *c = c_of(cur);
    if (p->kind == SY_EXCEPTION) {
        *(c != NULL ? &c->exception : &rt->exception) = p->word;
        return SY_E_EXCEPTION;
    }
    sy_status status = syi_payload_status(*p);
    if (status == SY_EXIT && c != NULL) {
        cur->flags |= SYI_KILLED;
    }
    return status;
}

/* Whether the current tasklet may block now: `*cur` gets it. */
static inline sy_status enter(sy_runtime *rt, sy_tasklet **cur) {
    sy_tasklet *t = syi_current(rt);
    if (t == NULL) {
        return SY_E_MISUSE;
    }
    if (t->flags & SYI_KILLED) {
        return SY_EXIT;
    }
    if (SYI_UNLIKELY(
            syi_payload_raises(t->temp))) { /* thrown while it waited for the atomic lock */
        sy_payload p = syi_slot_take(t);
        return deliver_error(rt, t, &p);
    }
    *cur = t;
    return t->fiber == NULL ? syi_hub_reserve(rt) : SY_OK;
}

/* Ends a blocking call whose operation returned `status`. */
static inline sy_status leave(sy_runtime *rt, sy_tasklet *cur, sy_status status,
                              sy_payload *p) {
    if (status < 0) {
        return status;
    }
    if (status == SY_SWITCHED) {
        syi_hub_park_fast(rt, cur);
    }
    p->word = cur->temp.word;
    p->kind = cur->temp.kind;
    cur->temp.word = 0;
    cur->temp.kind = SY_NOTHING;
    return SYI_UNLIKELY(syi_payload_raises(*p)) ? deliver_error(rt, cur, p) : SY_OK;
}

/* As leave, for calls that return no value. */
static inline sy_status leave_plain(sy_runtime *rt, sy_tasklet *cur, sy_status status) {
    sy_payload p;
    return leave(rt, cur, status, &p);
}

#define ENTER(rt, cur)                                                                         \
    sy_tasklet *cur = NULL;                                                                    \
    do {                                                                                       \
        sy_status entered_ = enter((rt), &(cur));                                              \
        if (entered_ != SY_OK) {                                                               \
            return entered_;                                                                   \
        }                                                                                      \
    } while (0)

/* --- Scheduling --- */

sy_tasklet *sy_current(const sy_runtime *rt) {
    return syi_current(rt);
}

sy_tasklet *sy_main(const sy_runtime *rt) {
    return rt->thread != NULL ? rt->thread->main : NULL;
}

uint32_t sy_run_count(const sy_runtime *rt) {
    return rt->thread != NULL ? rt->thread->runcount : 0;
}

sy_status sy_schedule(sy_runtime *rt) {
    ENTER(rt, cur);
    return leave_plain(rt, cur, syi_op_schedule(rt, syi_nothing()));
}

sy_status sy_schedule_remove(sy_runtime *rt) {
    ENTER(rt, cur);
    return leave_plain(rt, cur, syi_op_schedule_remove(rt, syi_nothing()));
}

sy_status sy_run(sy_runtime *rt) {
    return sy_run_watched(rt, 0, 0, NULL);
}

sy_status sy_run_watched(sy_runtime *rt, int64_t timeout, unsigned flags, sy_tasklet **victim) {
    sy_payload p = syi_nothing();
    if (victim != NULL) {
        *victim = NULL;
    }
    ENTER(rt, cur);
    sy_status status = leave(rt, cur, syi_op_run(rt, timeout, flags), &p);
    if (status == SY_OK && p.kind == SY_TASKLET && victim != NULL) {
        *victim = syi_payload_tasklet(p);
    }
    return status;
}

sy_status sy_tick(sy_runtime *rt) {
    while (SYI_UNLIKELY(--rt->countdown < 0)) {
        ENTER(rt, cur);
        sy_status status = syi_ticks_expired(rt);
        if (status == SY_SWITCHED) { /* the tick is still to come */
            status = leave_plain(rt, cur, status);
            if (status == SY_OK) {
                continue;
            }
        }
        return status;
    }
    return SY_OK;
}

int32_t sy_switch_trap(sy_runtime *rt, int32_t change) {
    if (rt->thread == NULL) {
        return 0;
    }
    int32_t old = rt->thread->switch_trap;
    rt->thread->switch_trap += change;
    return old;
}

sy_status sy_sleep_until(sy_runtime *rt, int64_t deadline) {
    ENTER(rt, cur);
    sy_timer timer;
    return leave_plain(rt, cur, syi_op_sleep(rt, &timer, deadline));
}

/* --- Tasklets --- */

sy_status sy_tasklet_new(sy_runtime *rt, sy_tasklet_fn fn, void *arg, sy_tasklet **out) {
    sy_tasklet *t = NULL;
    sy_status status = fn != NULL ? syi_ctasklet_make(rt, fn, arg, &t) : SY_E_ARGUMENT;
    if (status != SY_OK) {
        return status;
    }
    syi_ctasklet_enliven(t);
    status = syi_op_tasklet_insert(t);
    if (out != NULL) {
        *out = t;
    } else {
        sy_tasklet_release(t);
    }
    return status;
}

sy_status sy_tasklet_new_unbound(sy_runtime *rt, sy_tasklet **out) {
    return syi_ctasklet_make(rt, NULL, NULL, out);
}

/* t becomes (`alive`) or stops being alive; its own reference follows. */
static void set_alive(sy_tasklet *t, bool alive) {
    if (alive) {
        syi_ctasklet_enliven(t);
        return;
    }
    bool was = (t->flags & SYI_ALIVE) != 0;
    syi_set_alive(t, false);
    if (was) {
        sy_tasklet_release(t);
    }
}

sy_status sy_tasklet_bind(sy_tasklet *t, sy_tasklet_fn fn) {
    syi_ctasklet *c = c_of(t);
    sy_status status = c != NULL ? syi_check_bind(t, fn == NULL) : SY_E_MISUSE;
    if (status == SY_OK) {
        c->fn = fn;
        set_alive(t, false);
    }
    return status;
}

sy_status sy_tasklet_bind_arg(sy_tasklet *t, sy_tasklet_fn fn, void *arg) {
    syi_ctasklet *c = c_of(t);
    sy_status status = c != NULL ? syi_check_bind(t, false) : SY_E_MISUSE;
    if (status != SY_OK) {
        return status;
    }
    if (t->thread->state == SYI_THREAD_ENDED) {
        return SY_E_NO_THREAD;
    }
    if (fn == NULL && (c->fn == NULL || (t->flags & SYI_ALIVE))) {
        return SY_E_UNBOUND;
    }
    c->fn = fn != NULL ? fn : c->fn;
    c->arg = arg;
    set_alive(t, true);
    return SY_OK;
}

sy_status sy_tasklet_setup(sy_tasklet *t, void *arg) {
    syi_ctasklet *c = c_of(t);
    if (c == NULL) {
        return SY_E_MISUSE;
    }
    if (t->flags & SYI_ALIVE) {
        return SY_E_ALIVE;
    }
    if (c->fn == NULL) {
        return SY_E_UNBOUND;
    }
    c->arg = arg;
    set_alive(t, true);
    return syi_op_tasklet_insert(t);
}

sy_status sy_tasklet_insert(sy_tasklet *t) {
    return syi_op_tasklet_insert(t);
}

sy_status sy_tasklet_remove(sy_tasklet *t) {
    return syi_op_tasklet_remove(t);
}

sy_status sy_tasklet_run(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    ENTER(rt, cur);
    return leave_plain(rt, cur, syi_op_tasklet_run(t));
}

sy_status sy_tasklet_switch(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    ENTER(rt, cur);
    return leave_plain(rt, cur, syi_op_tasklet_switch(t));
}

/* Throwing from outside every tasklet (the host) is always pending and needs no tasklet to
 * return to. */
static sy_status throw_at(sy_tasklet *t, sy_payload payload, unsigned flags) {
    sy_runtime *rt = t->thread->rt;
    if (syi_current(rt) == NULL) {
        return syi_op_throw(t, payload, flags | SYI_THROW_PENDING);
    }
    ENTER(rt, cur);
    return leave_plain(rt, cur, syi_op_throw(t, payload, flags));
}

sy_status sy_tasklet_kill(sy_tasklet *t, bool pending) {
    return throw_at(t, syi_status_payload(SY_EXIT),
                    SYI_THROW_EXIT | SYI_THROW_KILL | (pending ? SYI_THROW_PENDING : 0u));
}

sy_status sy_tasklet_throw(sy_tasklet *t, sy_value exception, bool pending) {
    return throw_at(t, syi_exception(exception), pending ? SYI_THROW_PENDING : 0u);
}

sy_status sy_tasklet_bind_thread(sy_tasklet *t, int64_t thread_id) {
    return syi_bind_thread(t, thread_id, thread_id != -1);
}

sy_status sy_tasklet_set_name(sy_tasklet *t, const char *name) {
    syi_trace_name(t->thread->rt, t, name, strlen(name));
    return SY_OK;
}

sy_status sy_defer(sy_runtime *rt, sy_cleanup_fn fn, void *arg) {
    syi_ctasklet *c = c_of(syi_current(rt));
    if (c == NULL) {
        return SY_E_MISUSE;
    }
    syi_defer *d = sy_malloc(&rt->alloc, sizeof *d);
    if (d == NULL) {
        return rt->alloc.limit_hit ? SY_E_MEMORY_LIMIT : SY_E_NOMEM;
    }
    *d = (syi_defer){c->defers, fn, arg};
    c->defers = d;
    return SY_OK;
}

sy_status sy_raise(sy_runtime *rt, sy_value exception) {
    syi_ctasklet *c = c_of(syi_current(rt));
    *(c != NULL ? &c->exception : &rt->exception) = exception;
    return SY_E_EXCEPTION;
}

sy_value sy_thrown(const sy_runtime *rt) {
    syi_ctasklet *c = c_of(syi_current(rt));
    return c != NULL ? c->exception : rt->exception;
}

/* --- Channels --- */

sy_status sy_channel_new(sy_runtime *rt, sy_channel **out) {
    sy_channel *ch = sy_malloc(&rt->alloc, sizeof *ch);
    if (ch == NULL) {
        return rt->alloc.limit_hit ? SY_E_MEMORY_LIMIT : SY_E_NOMEM;
    }
    sy_channel_init(rt, ch);
    ch->mine = true;
    ch->next_mine = rt->c_channels;
    if (rt->c_channels != NULL) {
        rt->c_channels->prev_mine = ch;
    }
    rt->c_channels = ch;
    *out = ch;
    return SY_OK;
}

void sy_channel_free(sy_channel *ch) {
    if (ch == NULL || !ch->mine) {
        return;
    }
    sy_runtime *rt = ch->rt;
    sy_channel_deinit(ch);
    if (ch->prev_mine != NULL) {
        ch->prev_mine->next_mine = ch->next_mine;
    } else {
        rt->c_channels = ch->next_mine;
    }
    if (ch->next_mine != NULL) {
        ch->next_mine->prev_mine = ch->prev_mine;
    }
    sy_free(&rt->alloc, ch, sizeof *ch);
}

/* Send and receive end in the same code, by tail calls: the switch of stacks then always
 * returns to one place, which the processor predicts. */
static sy_status act(sy_channel *ch, int dir, sy_payload payload, sy_value *value) {
    sy_runtime *rt = ch->rt;
    ENTER(rt, cur);
    sy_payload p;
    sy_status status = leave(rt, cur, syi_op_channel(ch, dir, payload), &p);
    if (status == SY_OK && value != NULL) {
        *value = p.word;
    }
    return status;
}

sy_status sy_channel_send(sy_channel *ch, sy_value value) {
    return act(ch, 1, syi_value(value), NULL);
}

sy_status sy_channel_send_exception(sy_channel *ch, sy_value exception) {
    return act(ch, 1, syi_exception(exception), NULL);
}

sy_status sy_channel_receive(sy_channel *ch, sy_value *value) {
    return act(ch, -1, syi_nothing(), value);
}

sy_status sy_channel_next(sy_channel *ch, sy_value *value) {
    if (ch->closing && ch->balance <= 0) {
        return SY_E_STOP_ITERATION;
    }
    return act(ch, -1, syi_nothing(), value);
}

int32_t sy_channel_balance(const sy_channel *ch) {
    return ch->balance;
}

int32_t sy_channel_preference(const sy_channel *ch) {
    return ch->preference;
}

void sy_channel_set_preference(sy_channel *ch, int32_t preference) {
    ch->preference = (int8_t)((preference > 0) - (preference < 0));
}

bool sy_channel_schedule_all(const sy_channel *ch) {
    return ch->schedule_all;
}

void sy_channel_set_schedule_all(sy_channel *ch, bool on) {
    ch->schedule_all = on;
}

void sy_channel_close(sy_channel *ch) {
    ch->closing = true;
    SYI_TRACE(ch->rt, CHANNEL_CLOSE, syi_current(ch->rt), ch->id, 0, 0);
}

void sy_channel_open(sy_channel *ch) {
    ch->closing = false;
    SYI_TRACE(ch->rt, CHANNEL_OPEN, syi_current(ch->rt), ch->id, 0, 0);
}

bool sy_channel_is_closing(const sy_channel *ch) {
    return ch->closing;
}

bool sy_channel_is_closed(const sy_channel *ch) {
    return ch->closing && ch->balance == 0;
}

sy_tasklet *sy_channel_queue(const sy_channel *ch) {
    return ch->head;
}

uint32_t sy_channel_id(const sy_channel *ch) {
    return ch->id;
}

/* --- Threads --- */

sy_status sy_thread_new(sy_runtime *rt, sy_tasklet_fn fn, void *arg, int64_t *id) {
    sy_tasklet *main = NULL;
    sy_thread *th = NULL;
    sy_status status = syi_ctasklet_make(rt, fn, arg, &main);
    if (status != SY_OK) {
        return status;
    }
    syi_ctasklet_enliven(main);
    status = syi_thread_new(rt, main, &th);
    if (status != SY_OK) {
        set_alive(main, false);
    } else if (id != NULL) {
        *id = th->id;
    }
    sy_tasklet_release(main);
    return status;
}

sy_status sy_thread_join(sy_runtime *rt, int64_t id) {
    ENTER(rt, cur);
    sy_thread *th = syi_thread_find(rt, id);
    if (th == NULL) {
        return SY_OK;
    }
    if (th == cur->thread) {
        return SY_E_MISUSE;
    }
    cur->thread->waits_for = th;
    return leave_plain(rt, cur, syi_thread_park(rt, INT64_MAX));
}

sy_status sy_thread_sleep_until(sy_runtime *rt, int64_t deadline) {
    ENTER(rt, cur);
    return leave_plain(rt, cur, syi_thread_park(rt, deadline));
}

int64_t sy_thread_id(const sy_runtime *rt) {
    return rt->thread != NULL ? (int64_t)rt->thread->id : -1;
}

/* --- Flags and attributes of tasklets --- */

bool sy_set_atomic(sy_runtime *rt, bool on) {
    sy_tasklet *cur = syi_current(rt);
    if (cur == NULL) {
        return false;
    }
    bool old = syi_set_atomic(cur, on);
    if (SYI_UNLIKELY(rt->free_threaded && !syi_thread_admits(cur->thread)) &&
        (cur->fiber != NULL || syi_hub_reserve(rt) == SY_OK)) {
        syi_thread_leave(rt); /* until the atomic lock is free */
        syi_hub_park_fast(rt, cur);
    }
    return old;
}

bool sy_tasklet_set_atomic(sy_tasklet *t, bool on) {
    return syi_set_atomic(t, on);
}

bool sy_tasklet_set_ignore_nesting(sy_tasklet *t, bool on) {
    return syi_set_ignore_nesting(t, on);
}

void sy_tasklet_set_block_trap(sy_tasklet *t, bool on) {
    t->flags = on ? t->flags | SYI_BLOCK_TRAP : t->flags & ~(uint32_t)SYI_BLOCK_TRAP;
}

bool sy_tasklet_is_alive(const sy_tasklet *t) {
    return syi_is_alive(t);
}

bool sy_tasklet_is_paused(const sy_tasklet *t) {
    return syi_is_alive(t) && !syi_is_scheduled(t);
}

bool sy_tasklet_is_blocked(const sy_tasklet *t) {
    return syi_is_blocked(t);
}

bool sy_tasklet_is_scheduled(const sy_tasklet *t) {
    return syi_is_scheduled(t);
}

bool sy_tasklet_is_current(const sy_tasklet *t) {
    return t->thread->current == t && t->thread->state != SYI_THREAD_ENDED;
}

bool sy_tasklet_is_main(const sy_tasklet *t) {
    return (t->flags & SYI_MAIN) != 0;
}

bool sy_tasklet_is_atomic(const sy_tasklet *t) {
    return (t->flags & SYI_ATOMIC) != 0;
}

bool sy_tasklet_ignores_nesting(const sy_tasklet *t) {
    return (t->flags & SYI_IGNORE_NESTING) != 0;
}

bool sy_tasklet_has_block_trap(const sy_tasklet *t) {
    return (t->flags & SYI_BLOCK_TRAP) != 0;
}

uint32_t sy_tasklet_id(const sy_tasklet *t) {
    return t->id;
}

int64_t sy_tasklet_thread_id(const sy_tasklet *t) {
    return t->thread->state != SYI_THREAD_ENDED ? (int64_t)t->thread->id : -1;
}

sy_tasklet *sy_tasklet_next(const sy_tasklet *t) {
    return t->next;
}

sy_tasklet *sy_tasklet_prev(const sy_tasklet *t) {
    return t->prev;
}

sy_channel *sy_tasklet_channel(const sy_tasklet *t) {
    return syi_is_blocked(t) ? t->wait.channel : NULL;
}

sy_runtime *sy_tasklet_runtime(const sy_tasklet *t) {
    return t->thread->rt;
}
