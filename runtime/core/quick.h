/* SPDX-License-Identifier: MIT
 *
 * The usual case of the operations that programs spend their time in, inline for whoever calls
 * them often: send, receive and schedule within one thread, when nobody looks at switches (no
 * trace, no hooks, no exact ticks), no trap is set, and somebody else can run. Each returns
 * SYI_NOT_QUICK, having changed nothing, when the case is another one; the full operation in
 * core/sched.h then has to be asked. Otherwise they do what that would have done.
 */
#ifndef SY_CORE_QUICK_H
#define SY_CORE_QUICK_H

#include <string.h>

#include "core/kernel.h"

enum { SYI_NOT_QUICK = 99 };

/* Whether the current tasklet of the thread may use the quick operations at all. */
static inline bool syi_quick_allowed(const sy_runtime *rt, const sy_thread *th,
                                     const sy_tasklet *cur) {
    uint32_t alarms;
    memcpy(&alarms, &rt->exact, sizeof alarms);
    return SYI_LIKELY(alarms == 0 && th->switch_trap == 0 &&
                      (cur->flags & (SYI_PENDING | SYI_BLOCK_TRAP)) == 0);
}

/* Takes the oldest waiter off the channel's queue. */
static inline void syi_quick_unlink_head(sy_channel *ch, sy_tasklet *peer, int dir) {
    sy_tasklet *second = peer->next;
    ch->head = second;
    if (SYI_UNLIKELY(second != NULL)) {
        second->prev = NULL;
    } else {
        ch->tail = NULL;
    }
    ch->balance += dir;
    peer->wait.channel = NULL;
}

static inline sy_status syi_quick_meet(sy_thread *th, sy_channel *ch, sy_tasklet *cur, int dir,
                                       uint64_t word, uint32_t kind) {
    sy_tasklet *peer = ch->head;
    if (SYI_UNLIKELY(peer->thread != th || ch->schedule_all ||
                     (peer->flags & (SYI_IN_RUN | SYI_STAND_IN)))) {
        return (sy_status)SYI_NOT_QUICK;
    }
    cur->temp.word = peer->temp.word;
    cur->temp.kind = peer->temp.kind;
    peer->temp.word = word;
    peer->temp.kind = kind;
    syi_quick_unlink_head(ch, peer, dir);
    bool prefers_peer = ch->preference == -dir;
    sy_tasklet *at = prefers_peer ? cur->next : cur;
    peer->next = at;
    peer->prev = at->prev;
    at->prev->next = peer;
    at->prev = peer;
    th->runcount++;
    if (prefers_peer) {
        th->current = peer;
        peer->flags = (peer->flags & ~(uint32_t)SYI_BLOCKED) | SYI_RING | SYI_STARTED;
        return SY_SWITCHED;
    }
    peer->flags = (peer->flags & ~(uint32_t)SYI_BLOCKED) | SYI_RING;
    return SY_OK;
}

static inline sy_status syi_quick_wait(sy_thread *th, sy_channel *ch, sy_tasklet *cur, int dir,
                                       uint64_t word, uint32_t kind) {
    sy_tasklet *next = cur->next;
    if (SYI_UNLIKELY(next == cur || ch->closing || (next->flags & SYI_IN_RUN))) {
        return (sy_status)SYI_NOT_QUICK;
    }
    cur->temp.word = word;
    cur->temp.kind = kind;
    sy_tasklet *before = cur->prev;
    before->next = next;
    next->prev = before;
    th->runcount--;
    th->current = next;
    next->flags |= SYI_STARTED;
    sy_tasklet *last = ch->tail;
    cur->next = NULL;
    cur->prev = last;
    if (SYI_UNLIKELY(last != NULL)) {
        last->next = cur;
    } else {
        ch->head = cur;
    }
    ch->tail = cur;
    ch->balance += dir;
    cur->wait.channel = ch;
    cur->flags = (cur->flags & ~(uint32_t)SYI_RING) | SYI_BLOCKED;
    return SY_SWITCHED;
}

/* Send (`dir` 1) or receive (-1, with nothing as the payload). */
static inline __attribute__((always_inline)) sy_status
syi_quick_channel(sy_runtime *rt, sy_channel *ch, int dir, uint64_t word, uint32_t kind) {
    sy_thread *th = rt->thread;
    sy_tasklet *cur = th->current;
    if (!syi_quick_allowed(rt, th, cur)) {
        return (sy_status)SYI_NOT_QUICK;
    }
    if (dir > 0 ? ch->balance < 0 : ch->balance > 0) {
        return syi_quick_meet(th, ch, cur, dir, word, kind);
    }
    return syi_quick_wait(th, ch, cur, dir, word, kind);
}

/* schedule(), which gives the caller `word` back. */
static inline sy_status syi_quick_schedule(sy_runtime *rt, uint64_t word, uint32_t kind) {
    sy_thread *th = rt->thread;
    sy_tasklet *cur = th->current;
    sy_tasklet *next = cur->next;
    if (!syi_quick_allowed(rt, th, cur) || next == cur ||
        SYI_UNLIKELY(next->flags & SYI_IN_RUN)) {
        return (sy_status)SYI_NOT_QUICK;
    }
    cur->temp.word = word;
    cur->temp.kind = kind;
    th->current = next;
    next->flags |= SYI_STARTED;
    return SY_SWITCHED;
}

#endif
