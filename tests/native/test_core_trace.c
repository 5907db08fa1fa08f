/* SPDX-License-Identifier: MIT
 *
 * The trace: which events in which order, ids, the ring when it is full, holding for the host,
 * texts.
 */
#include "core/trace.h"
#include "scene.h"

static sy_event events[4096];
static size_t event_count;

static void read_all(sy_runtime *rt) {
    event_count = sy_trace_read(rt, events, 4096);
}

/* Logs the events read as kind:tasklet, with >peer and #object where there is one. */
static void log_events(void) {
    for (size_t i = 0; i < event_count; i++) {
        const sy_event *e = &events[i];
        char peer[16] = "", object[16] = "";
        if (e->peer != 0) {
            snprintf(peer, sizeof peer, "<%u", (unsigned)e->peer);
        }
        if (e->object != 0) {
            snprintf(object, sizeof object, "#%u", (unsigned)e->object);
        }
        logf_("%s:%u%s%s", syi_trace_kind_name(e->kind), (unsigned)e->tasklet, object, peer);
    }
}

static sy_status receives_quietly(sy_runtime *rt, void *arg) {
    (void)arg;
    (void)rt;
    return sy_channel_receive(W.ch, NULL);
}

SY_SCENE(a_message_event_by_event) {
    SY_CHECK_EQ(sy_trace_start(W.rt, 1000, false), SY_OK);
    SY_CHECK_EQ(sy_tasklet_new(W.rt, receives_quietly, NULL, NULL), SY_OK);
    SY_CHECK_EQ(sy_schedule(W.rt), SY_OK);
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_OK);
    sy_trace_stop(W.rt);
    read_all(W.rt);
    log_events();
    /* Main is 1, the receiver 2, the channel 1. The receiver ends, main is next. */
    SY_CHECK_LOG("tasklet_new:2<1 bind:2 ready:2<1 schedule:1 start:2 switch:2<1 block:2#1 "
                 "switch:1<2 send:1#1<2 ready:2#1<1 switch:2<1 end:2 switch:1<2");
    for (size_t i = 0; i < event_count; i++) {
        SY_CHECK_EQ(events[i].seq, i);
        SY_CHECK_EQ(events[i].thread, 1);
        SY_CHECK_EQ(events[i].time, 0);
    }
}

SY_SCENE(nothing_is_recorded_when_off) {
    sy_schedule(W.rt);
    read_all(W.rt);
    SY_CHECK_EQ(event_count, 0);
}

SY_SCENE(a_full_ring_loses_the_oldest) {
    SY_CHECK_EQ(sy_trace_start(W.rt, 64, false), SY_OK);
    for (int i = 0; i < 100; i++) {
        SY_CHECK_EQ(sy_schedule(W.rt), SY_OK); /* one event each, alone */
    }
    SY_CHECK_EQ(sy_trace_lost(W.rt), 36);
    read_all(W.rt);
    SY_CHECK_EQ(event_count, 64);
    SY_CHECK_EQ(events[0].seq, 36);
    SY_CHECK_EQ(events[63].seq, 99);
}

static sy_status schedules_much(sy_runtime *rt, void *arg) {
    (void)arg;
    for (int i = 0; i < 500; i++) {
        SY_CHECK_EQ(sy_schedule(rt), SY_OK);
        SY_CHECK_EQ(sy_tick(rt), SY_OK);
    }
    return SY_OK;
}

SY_TEST(the_host_can_have_every_event) {
    counted memory;
    sy_runtime *rt = runtime_new(&memory, NULL);
    uint64_t next = 0;
    int rounds = 0;
    SY_CHECK_EQ(sy_trace_start(rt, 64, true), SY_OK);
    SY_CHECK_EQ(sy_runtime_start(rt, schedules_much, NULL), SY_OK);
    sy_pump_result result;
    do {
        /* The ring asks for the host when it is three quarters full: the next tick goes there.
         */
        result = sy_runtime_pump(rt, 0, NULL);
        SY_CHECK(result == SY_PUMP_TRACE || result == SY_PUMP_DONE);
        read_all(rt);
        for (size_t i = 0; i < event_count; i++) {
            SY_CHECK_EQ(events[i].seq, next++);
        }
        rounds++;
    } while (result != SY_PUMP_DONE);
    SY_CHECK_EQ(sy_trace_lost(rt), 0);
    SY_CHECK(next >= 500);
    SY_CHECK(rounds > 5);
    runtime_free(rt, &memory);
}

SY_SCENE(names_are_interned_texts) {
    SY_CHECK_EQ(sy_trace_start(W.rt, 64, false), SY_OK);
    spawn('a', NULL);
    SY_CHECK_EQ(sy_tasklet_set_name(T('a'), "worker"), SY_OK);
    SY_CHECK_EQ(sy_tasklet_set_name(T('a'), "worker"), SY_OK);
    read_all(W.rt);
    SY_CHECK_EQ(events[event_count - 1].kind, SY_TRACE_NAME);
    SY_CHECK_EQ(events[event_count - 1].detail, events[event_count - 2].detail);
    SY_CHECK_STR(sy_trace_text(W.rt, (uint32_t)events[event_count - 1].detail), "worker");
    SY_CHECK_STR(sy_trace_text(W.rt, 0), "");
    SY_CHECK_STR(sy_trace_text(W.rt, 99), "");
}

SY_TEST(kinds_have_names) {
    SY_CHECK_STR(syi_trace_kind_name(SY_TRACE_SWITCH), "switch");
    SY_CHECK(syi_trace_kind_name(9999) == NULL);
    SY_CHECK_EQ(sizeof(sy_event), 48);
}

SY_TEST(statuses_have_texts) {
    SY_CHECK_STR(sy_status_name(SY_E_CLOSED), "E_CLOSED");
    SY_CHECK_STR(sy_status_exception(SY_E_CLOSED), "ValueError");
    SY_CHECK_STR(sy_status_text(SY_E_DEADLOCK),
                 "Deadlock: the last runnable tasklet cannot be blocked.");
    SY_CHECK_STR(sy_status_text((sy_status)-9999), "unknown status");
}
