/* SPDX-License-Identifier: MIT
 *
 * Channels: one function for send and receive with a direction (chapter 1.6 of the semantics).
 *
 * A channel's queue holds tasklets of one direction; its sign is the balance's. Either a peer
 * of the other direction waits (then values are exchanged through the slots and the preference
 * says who goes on), or the caller joins the queue. An operation that fails has changed
 * nothing.
 */
#include "core/sched.h"

#include <string.h>

#include "core/quick.h"

void sy_channel_init(sy_runtime *rt, sy_channel *ch) {
    memset(ch, 0, sizeof *ch);
    ch->rt = rt;
    ch->preference = -1;
    ch->id = ++rt->next_channel_id;
    SYI_TRACE(rt, CHANNEL_NEW, syi_current(rt), ch->id, 0, 0);
}

void sy_channel_deinit(sy_channel *ch) {
    while (ch->head != NULL) {
        sy_tasklet *t = ch->head;
        syi_channel_unlink(t);
        SYI_TRACE(ch->rt, PAUSE, t, ch->id, 0, 0);
    }
}

void syi_channel_visit(const sy_channel *ch, syi_visit_fn fn, void *arg) {
    for (sy_tasklet *t = ch->head; t != NULL; t = t->next) {
        fn(t, arg);
    }
}

/* --- Queue --- */

static inline void enqueue(sy_channel *ch, sy_tasklet *t, int dir) {
    t->next = NULL;
    t->prev = ch->tail;
    if (ch->tail != NULL) {
        ch->tail->next = t;
    } else {
        ch->head = t;
    }
    ch->tail = t;
    ch->balance += dir;
    t->wait.channel = ch;
    t->flags |= SYI_BLOCKED;
}

void syi_channel_restore(sy_channel *ch, sy_tasklet *t, int dir) {
    enqueue(ch, t, dir);
    SYI_TRACE(ch->rt, BLOCK, t, ch->id, 0, dir);
}

void syi_channel_unlink(sy_tasklet *t) {
    sy_channel *ch = t->wait.channel;
    if (t->prev != NULL) {
        t->prev->next = t->next;
    } else {
        ch->head = t->next;
    }
    if (t->next != NULL) {
        t->next->prev = t->prev;
    } else {
        ch->tail = t->prev;
    }
    t->next = t->prev = NULL;
    t->wait.channel = NULL;
    t->flags &= ~(uint32_t)SYI_BLOCKED;
    ch->balance += ch->balance > 0 ? -1 : 1;
}

/* --- Stand-ins --- */

void syi_channel_stand_in(sy_channel *ch, sy_tasklet *t, int dir, sy_payload payload) {
    t->temp = payload;
    t->flags |= SYI_STAND_IN;
    enqueue(ch, t, dir);
}

void syi_channel_stand_down(sy_tasklet *t) {
    if (t->flags & SYI_BLOCKED) {
        syi_channel_unlink(t);
    }
    t->temp = syi_nothing();
}

/* Puts the owner of the first in the queue into its place. */
static void take_place(sy_channel *ch, sy_tasklet *owner) {
    sy_tasklet *stand_in = ch->head;
    sy_payload offered = stand_in->temp;
    int dir = ch->balance > 0 ? 1 : -1;
    syi_cancel_wait(owner); /* with it all its stand-ins leave */
    owner->temp = offered;
    enqueue(ch, owner, dir);
    if (ch->head != owner) { /* it is the last now: it becomes the first */
        ch->tail = owner->prev;
        ch->tail->next = NULL;
        owner->prev = NULL;
        owner->next = ch->head;
        ch->head->prev = owner;
        ch->head = owner;
    }
}

/* --- A peer waits --- */

static inline void exchange(sy_channel *ch, sy_tasklet *cur, sy_tasklet *peer, int dir,
                            sy_payload payload) {
    /* Word by word: copying the struct as a whole would stall on what was just stored in parts.
     */
    cur->temp.word = peer->temp.word;
    cur->temp.kind = peer->temp.kind;
    peer->temp.word = payload.word;
    peer->temp.kind = payload.kind;
    syi_channel_unlink(peer);
    if (SYI_UNLIKELY(ch->rt->trace.on)) {
        int64_t bomb = syi_payload_raises(dir > 0 ? payload : cur->temp);
        syi_trace_emit(ch->rt, dir > 0 ? SY_TRACE_SEND : SY_TRACE_RECEIVE, cur, ch->id,
                       peer->id, bomb);
        syi_trace_emit(ch->rt, SY_TRACE_READY, peer, ch->id, cur->id, 0);
    }
}

static void call_channel_hook(sy_channel *ch, sy_tasklet *cur, int dir, bool will_block,
                              sy_payload payload) {
    sy_runtime *rt = ch->rt;
    if (rt->hooks.channel == NULL) {
        return;
    }
    sy_payload own = cur->temp;
    cur->temp = payload;
    rt->in_callback = true;
    rt->hooks.channel(rt->hooks.user, ch, cur, dir, will_block);
    rt->in_callback = false;
    cur->temp = own;
}

/* The peer belongs to another thread: nobody switches here. */
static sy_status meet_foreign(sy_channel *ch, sy_tasklet *cur, sy_tasklet *peer, int dir,
                              sy_payload payload) {
    if (peer->thread->state == SYI_THREAD_ENDED) {
        return SY_E_NO_THREAD;
    }
    exchange(ch, cur, peer, dir, payload);
    syi_ring_append(peer);
    if (SYI_UNLIKELY(ch->rt->observed) && ch->rt->hooks.channel != NULL) {
        ch->rt->in_callback = true;
        ch->rt->hooks.channel(ch->rt->hooks.user, ch, cur, dir, false);
        ch->rt->in_callback = false;
    }
    return SY_OK;
}

static inline sy_status act(sy_channel *ch, sy_tasklet *cur, int dir, sy_payload payload,
                            bool observed);

/* The first in the queue stands for another, which comes forward. */
static sy_status meet_stand_in(sy_channel *ch, sy_tasklet *cur, int dir, sy_payload payload,
                               bool observed) {
    bool switches = ch->preference == -dir || ch->schedule_all;
    if (ch->head->thread == cur->thread && switches && syi_trapped(cur->thread)) {
        return SY_E_SWITCH_TRAP;
    }
    take_place(ch, ch->rt->hooks.stands_for(ch->head));
    return act(ch, cur, dir, payload, observed);
}

static inline sy_status meet(sy_channel *ch, sy_tasklet *cur, int dir, sy_payload payload,
                             bool observed) {
    sy_thread *th = cur->thread;
    sy_tasklet *peer = ch->head;
    if (SYI_UNLIKELY(peer->flags & SYI_STAND_IN)) {
        return meet_stand_in(ch, cur, dir, payload, observed);
    }
    if (SYI_UNLIKELY(peer->thread != th)) {
        return meet_foreign(ch, cur, peer, dir, payload);
    }
    bool prefers_peer = ch->preference == -dir;
    if ((prefers_peer || ch->schedule_all) && syi_trapped(th)) {
        return SY_E_SWITCH_TRAP;
    }
    if (SYI_UNLIKELY(observed)) {
        call_channel_hook(ch, cur, dir, false, payload);
        if (ch->head != peer) { /* the hook took it away: look again, without a hook */
            return act(ch, cur, dir, payload, false);
        }
    }
    exchange(ch, cur, peer, dir, payload);
    if (ch->schedule_all) {
        syi_ring_insert_before(th, cur, peer);
        return syi_transfer(cur, cur->next, SYI_WHY_CHANNEL, true);
    }
    if (prefers_peer) {
        syi_ring_insert_before(th, cur->next, peer);
        return syi_transfer(cur, peer, SYI_WHY_CHANNEL, false);
    }
    syi_ring_insert_before(th, cur, peer);
    return SY_OK;
}

/* --- Nobody waits --- */

/* Joins the queue and lets `next` run; a ring with nobody else has its own rules. */
static inline sy_status wait_for_peer(sy_channel *ch, sy_tasklet *cur, int dir,
                                      sy_payload payload, bool observed) {
    sy_thread *th = cur->thread;
    sy_tasklet *next = cur->next, *wake = NULL;
    sy_status verdict = SY_OK;
    if (cur->flags & SYI_BLOCK_TRAP) {
        return SY_E_BLOCK_TRAP;
    }
    if (ch->closing) {
        return SY_E_CLOSED;
    }
    if (next == cur) {
        verdict = syi_last_waits(cur, true, &wake);
        if (verdict < 0) {
            cur->refused = dir > 0 ? (int32_t)ch->id : -(int32_t)ch->id;
            return verdict;
        }
    }
    if (syi_trapped(th) && verdict != (sy_status)SYI_SLEEP) {
        return SY_E_SWITCH_TRAP;
    }
    if (SYI_UNLIKELY(observed)) {
        call_channel_hook(ch, cur, dir, true, payload);
    }
    cur->temp = payload;
    syi_ring_remove(th, cur);
    enqueue(ch, cur, dir);
    SYI_TRACE(ch->rt, BLOCK, cur, ch->id, 0, dir);
    if (next == cur) {
        return syi_last_leaves(cur, verdict, wake);
    }
    return syi_transfer(cur, next, SYI_WHY_BLOCK, true);
}

/* Whoever waits in the other direction makes the balance's sign differ from ours. */
static inline sy_status act(sy_channel *ch, sy_tasklet *cur, int dir, sy_payload payload,
                            bool observed) {
    if (dir > 0 ? ch->balance < 0 : ch->balance > 0) {
        return meet(ch, cur, dir, payload, observed);
    }
    return wait_for_peer(ch, cur, dir, payload, observed);
}

sy_status syi_op_channel(sy_channel *ch, int dir, sy_payload payload) {
    sy_runtime *rt = ch->rt;
    if (SYI_UNLIKELY(rt->in_callback)) {
        return SY_E_CALLBACK;
    }
    payload = dir > 0 ? payload : syi_nothing();
    sy_status status = syi_quick_channel(rt, ch, dir, payload.word, payload.kind);
    if (SYI_LIKELY(status != (sy_status)SYI_NOT_QUICK)) {
        return status;
    }
    return act(ch, rt->thread->current, dir, payload, rt->observed);
}

sy_status syi_op_channel_next(sy_channel *ch) {
    if (ch->closing && ch->balance <= 0) {
        return SY_E_STOP_ITERATION;
    }
    return syi_op_channel(ch, -1, syi_nothing());
}
