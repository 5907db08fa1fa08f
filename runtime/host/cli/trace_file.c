/* SPDX-License-Identifier: MIT
 *
 * See trace_file.h. In the JSON each thread of the runtime is a process and each tasklet a
 * thread of it; a tasklet's turn is a slice from the switch to it to the next switch,
 * everything else an instant. The time axis is the event's number, in microseconds: what
 * matters is the order.
 */
#include "host/cli/trace_file.h"

#include <inttypes.h>

#include "core/trace.h"

static const char *const switch_reasons[] = {
    "start", "schedule", "remove", "block",     "channel", "run",  "run_all",
    "throw", "end",      "error",  "interrupt", "wake",    "sleep"};

static const char *reason(int64_t detail) {
    size_t count = sizeof switch_reasons / sizeof *switch_reasons;
    return detail >= 0 && (uint64_t)detail < count ? switch_reasons[detail] : "?";
}

static bool is_text_detail(uint16_t kind) {
    return kind == SY_TRACE_NAME || kind == SY_TRACE_RAISE || kind == SY_TRACE_USER;
}

static void write_text(FILE *out, sy_runtime *rt, const sy_event *e) {
    const char *name = syi_trace_kind_name(e->kind);
    fprintf(out, "%" PRIu64 " %" PRId64 " %s thread=%" PRIu32 " tasklet=%" PRIu32, e->seq,
            e->time, name != NULL ? name : "?", e->thread, e->tasklet);
    if (e->object != 0) {
        fprintf(out, " channel=%" PRIu32, e->object);
    }
    if (e->peer != 0) {
        fprintf(out, " peer=%" PRIu32, e->peer);
    }
    if (e->kind == SY_TRACE_SWITCH) {
        fprintf(out, " why=%s", reason(e->detail));
    } else if (is_text_detail(e->kind)) {
        fprintf(out, " text=%s", sy_trace_text(rt, (uint32_t)e->detail));
    } else if (e->detail != 0) {
        fprintf(out, " detail=%" PRId64, e->detail);
    }
    if (e->line != 0) {
        fprintf(out, " at=%s:%" PRIu32, sy_trace_text(rt, e->file), e->line);
    }
    fputc('\n', out);
}

static void write_json_string(FILE *out, const char *text) {
    fputc('"', out);
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\') {
            fputc('\\', out);
            fputc(*c, out);
        } else if (*c < 0x20) {
            fprintf(out, "\\u%04x", *c);
        } else {
            fputc(*c, out);
        }
    }
    fputc('"', out);
}

static void open_event(cli_trace *trace, const char *phase, const sy_event *e) {
    FILE *out = trace->json;
    fprintf(out, "%s\n{\"ph\":\"%s\",\"ts\":%" PRIu64 ",\"pid\":%" PRIu32 ",\"tid\":%" PRIu32,
            trace->first ? "" : ",", phase, e->seq, e->thread, e->tasklet);
    trace->first = false;
}

static void write_args(FILE *out, sy_runtime *rt, const sy_event *e) {
    fprintf(out, ",\"args\":{\"line\":%" PRIu32 ",\"file\":", e->line);
    write_json_string(out, sy_trace_text(rt, e->file));
    fprintf(out, ",\"channel\":%" PRIu32 ",\"peer\":%" PRIu32 ",\"time_ns\":%" PRId64,
            e->object, e->peer, e->time);
    if (e->kind == SY_TRACE_SWITCH) {
        fprintf(out, ",\"why\":\"%s\"", reason(e->detail));
    } else if (is_text_detail(e->kind)) {
        fputs(",\"text\":", out);
        write_json_string(out, sy_trace_text(rt, (uint32_t)e->detail));
    } else {
        fprintf(out, ",\"detail\":%" PRId64, e->detail);
    }
    fputs("}}", out);
}

static void write_name(cli_trace *trace, sy_runtime *rt, const sy_event *e) {
    open_event(trace, "M", e);
    fputs(",\"name\":\"thread_name\",\"args\":{\"name\":", trace->json);
    write_json_string(trace->json, sy_trace_text(rt, (uint32_t)e->detail));
    fputs("}}", trace->json);
}

static void write_json(cli_trace *trace, sy_runtime *rt, const sy_event *e) {
    if (e->kind == SY_TRACE_NAME) {
        write_name(trace, rt, e);
        return;
    }
    if (e->kind == SY_TRACE_SWITCH) {
        if (e->peer != 0) {
            sy_event before = *e;
            before.tasklet = e->peer;
            open_event(trace, "E", &before);
            fputs("}", trace->json);
        }
        open_event(trace, "B", e);
        fputs(",\"name\":\"runs\"", trace->json);
        write_args(trace->json, rt, e);
        return;
    }
    const char *name = syi_trace_kind_name(e->kind);
    open_event(trace, "i", e);
    fprintf(trace->json, ",\"s\":\"t\",\"name\":\"%s\"", name != NULL ? name : "?");
    write_args(trace->json, rt, e);
}

void cli_trace_drain(cli_trace *trace, sy_runtime *rt) {
    sy_event events[256];
    size_t n;
    while ((n = sy_trace_read(rt, events, sizeof events / sizeof *events)) > 0) {
        for (size_t i = 0; i < n; i++) {
            if (trace->text != NULL) {
                write_text(trace->text, rt, &events[i]);
            }
            if (trace->json != NULL) {
                write_json(trace, rt, &events[i]);
            }
        }
    }
}

void cli_trace_begin(cli_trace *trace) {
    trace->first = true;
    if (trace->json != NULL) {
        fputs("{\"traceEvents\":[", trace->json);
    }
}

void cli_trace_end(cli_trace *trace) {
    if (trace->json != NULL) {
        fputs("\n]}\n", trace->json);
    }
}
