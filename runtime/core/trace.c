/* SPDX-License-Identifier: MIT
 *
 * Filling and reading the ring of trace events, and the table of texts they refer to.
 */
#include "core/trace.h"

#include <string.h>

#include "core/kernel.h"

enum { MIN_EVENTS = 64, MAX_EVENTS = 1 << 24 };

void syi_trace_emit(sy_runtime *rt, sy_trace_kind kind, const sy_tasklet *t, uint32_t object,
                    uint32_t peer, int64_t detail) {
    syi_trace *trace = &rt->trace;
    uint64_t seq = trace->next++;
    if (seq - trace->taken >= trace->capacity) {
        trace->taken++;
        trace->lost++;
    } else if (trace->hold && seq - trace->taken >= trace->capacity / 4 * 3) {
        rt->leave |= SYI_LEAVE_HOST;
        syi_ticks_force(rt);
    }
    if (SYI_UNLIKELY(trace->next == trace->stop_at)) {
        sy_runtime_pause(rt);
        rt->leave |= SYI_LEAVE_HOST;
        syi_ticks_force(rt);
    }
    sy_event *e = &trace->ring[seq & (trace->capacity - 1)];
    uint16_t file = 0;
    e->seq = seq;
    e->time = sy_now(rt);
    e->detail = detail;
    e->thread = rt->thread != NULL ? rt->thread->id : 0;
    e->tasklet = t != NULL ? t->id : 0;
    e->object = object;
    e->peer = peer;
    e->line = t != NULL ? t->exec->where(t, &file) : 0;
    e->file = file;
    e->kind = (uint16_t)kind;
}

static uint32_t round_up(uint32_t wanted) {
    uint32_t capacity = MIN_EVENTS;
    while (capacity < wanted && capacity < MAX_EVENTS) {
        capacity *= 2;
    }
    return capacity;
}

sy_status sy_trace_start(sy_runtime *rt, uint32_t wanted, bool hold) {
    syi_trace *trace = &rt->trace;
    uint32_t capacity = round_up(wanted);
    if (capacity != trace->capacity) {
        sy_event *ring = sy_malloc(&rt->alloc, capacity * sizeof *ring);
        if (ring == NULL) {
            return SY_E_NOMEM;
        }
        sy_free(&rt->alloc, trace->ring, trace->capacity * sizeof *ring);
        trace->ring = ring;
        trace->capacity = capacity;
        trace->taken = trace->next;
    }
    trace->hold = hold;
    trace->on = true;
    syi_attention_changed(rt);
    return SY_OK;
}

void sy_trace_stop(sy_runtime *rt) {
    rt->trace.on = false;
    syi_attention_changed(rt);
}

void sy_trace_stop_at(sy_runtime *rt, uint64_t count) {
    rt->trace.stop_at = count;
}

uint64_t sy_trace_count(const sy_runtime *rt) {
    return rt->trace.next;
}

size_t sy_trace_read(sy_runtime *rt, sy_event *events, size_t max) {
    syi_trace *trace = &rt->trace;
    size_t count = 0;
    while (count < max && trace->taken < trace->next) {
        events[count++] = trace->ring[trace->taken++ & (trace->capacity - 1)];
    }
    return count;
}

uint64_t sy_trace_lost(const sy_runtime *rt) {
    return rt->trace.lost;
}

/* Makes room for one more text. */
static bool grow(sy_runtime *rt) {
    syi_trace *trace = &rt->trace;
    if (trace->string_count < trace->string_capacity) {
        return true;
    }
    uint32_t capacity = trace->string_capacity != 0 ? trace->string_capacity * 2 : 16;
    char **strings =
        sy_realloc(&rt->alloc, trace->strings, trace->string_capacity * sizeof *strings,
                   capacity * sizeof *strings);
    if (strings == NULL) {
        return false;
    }
    trace->strings = strings;
    trace->string_capacity = capacity;
    return true;
}

uint32_t syi_trace_string(sy_runtime *rt, const char *text, size_t length) {
    syi_trace *trace = &rt->trace;
    if (length == 0) {
        return 0;
    }
    for (uint32_t i = 0; i < trace->string_count; i++) {
        if (strlen(trace->strings[i]) == length &&
            memcmp(trace->strings[i], text, length) == 0) {
            return i + 1;
        }
    }
    char *copy = grow(rt) ? sy_malloc(&rt->alloc, length + 1) : NULL;
    if (copy == NULL) {
        return 0;
    }
    memcpy(copy, text, length);
    copy[length] = 0;
    trace->strings[trace->string_count++] = copy;
    return trace->string_count;
}

const char *sy_trace_text(const sy_runtime *rt, uint32_t index) {
    return index != 0 && index <= rt->trace.string_count ? rt->trace.strings[index - 1] : "";
}

void syi_trace_name(sy_runtime *rt, const sy_tasklet *t, const char *text, size_t length) {
    if (rt->trace.on) {
        syi_trace_emit(rt, SY_TRACE_NAME, t, 0, 0, syi_trace_string(rt, text, length));
    }
}

const char *syi_trace_kind_name(int kind) {
    switch (kind) {
#define X(name, code, text, doc)                                                               \
    case (code):                                                                               \
        return text;
#include "core/trace.def"
#undef X
    }
    return NULL;
}

void syi_trace_deinit(sy_runtime *rt) {
    syi_trace *trace = &rt->trace;
    for (uint32_t i = 0; i < trace->string_count; i++) {
        sy_free(&rt->alloc, trace->strings[i], strlen(trace->strings[i]) + 1);
    }
    sy_free(&rt->alloc, trace->strings, trace->string_capacity * sizeof *trace->strings);
    sy_free(&rt->alloc, trace->ring, trace->capacity * sizeof *trace->ring);
}
