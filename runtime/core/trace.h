/* SPDX-License-Identifier: MIT
 *
 * The trace: one ring of fixed-size events for the whole runtime, filled by core and by the
 * language while tracing is on. The page, the Chrome-trace writer, the explorer and the golden
 * tests read it.
 *
 * Events hold small integers only (ids count up from 1 in order of creation; 0 means none), so
 * that the same run gives the same bytes natively and in wasm. When the ring is full the oldest
 * events are overwritten and counted as lost; a host that wants them all drains it, and with
 * `trace_hold` pump() returns to the host before that happens. Texts (names of tasklets, of
 * files) are interned in a table and events hold their index.
 */
#ifndef SY_CORE_TRACE_H
#define SY_CORE_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <switchyard.h>

typedef enum sy_trace_kind {
#define X(name, code, text, doc) SY_TRACE_##name = (code),
#include "core/trace.def"
#undef X
} sy_trace_kind;

/* Reasons of SY_TRACE_SWITCH, in `detail`. */
typedef enum syi_switch_reason {
    SYI_WHY_START,     /* the thread's first */
    SYI_WHY_SCHEDULE,  /* the one before called schedule() */
    SYI_WHY_REMOVE,    /* ... schedule_remove() or switch() */
    SYI_WHY_BLOCK,     /* ... blocks on a channel */
    SYI_WHY_CHANNEL,   /* ... met a peer that is preferred */
    SYI_WHY_RUN,       /* ... called run() on this tasklet */
    SYI_WHY_RUN_ALL,   /* ... called the scheduler's run() */
    SYI_WHY_THROW,     /* ... threw at or killed this one */
    SYI_WHY_END,       /* ... ended */
    SYI_WHY_ERROR,     /* ... ended with an error that this one gets */
    SYI_WHY_INTERRUPT, /* ... was interrupted by the watchdog */
    SYI_WHY_WAKE,      /* nobody was left to run: the wake-up target */
    SYI_WHY_SLEEP,     /* ... sleeps */
} syi_switch_reason;

typedef struct syi_trace {
    sy_event *ring; /* `capacity` events, a power of two; NULL while off and never used */
    uint32_t capacity;
    uint64_t next;  /* seq of the next event */
    uint64_t taken; /* seq of the oldest event not yet drained or overwritten */
    uint64_t lost;
    bool on;
    uint64_t stop_at; /* pump() pauses once `next` has come to this; 0: never */
    bool hold;        /* pump() returns to the host when the ring is three quarters full */
    char **strings;   /* interned texts; index 0 is "" */
    uint32_t string_count, string_capacity;
} syi_trace;

/* Appends one event about tasklet `t` (may be NULL) of the running thread. Call it through
 * SYI_TRACE. The line is what `t->exec->where` says, so a language frame has its position saved
 * before. */
void syi_trace_emit(sy_runtime *rt, sy_trace_kind kind, const sy_tasklet *t, uint32_t object,
                    uint32_t peer, int64_t detail);

/* Emits when tracing is on: one branch when it is off. */
#define SYI_TRACE(rt, kind, t, object, peer, detail)                                           \
    do {                                                                                       \
        if ((rt)->trace.on) {                                                                  \
            syi_trace_emit((rt), SY_TRACE_##kind, (t), (object), (peer), (detail));            \
        }                                                                                      \
    } while (0)

/* Index of the text `text[0..length)`, interned (linear in the number of texts: cache the
 * index). 0 when there is no memory. */
uint32_t syi_trace_string(sy_runtime *rt, const char *text, size_t length);

/* Names a tasklet for readers of the trace: emits SY_TRACE_NAME when tracing is on. */
void syi_trace_name(sy_runtime *rt, const sy_tasklet *t, const char *text, size_t length);

/* The name of an event kind ("switch"), or NULL for an unknown code. */
const char *syi_trace_kind_name(int kind);

#endif
