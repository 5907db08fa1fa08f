/* SPDX-License-Identifier: MIT
 *
 * The trace for JavaScript: events as records of doubles, which it copies as they are.
 */
#include <stdlib.h>

#include "host/wasm/program.h"

static sy_runtime *runtime_of(const sy_wasm *program) {
    return sy_lang_runtime(program->lang);
}

int sy_wasm_trace_start(sy_wasm *program, uint32_t capacity, bool hold) {
    if (program->records == NULL) {
        size_t count = SY_WASM_RECORDS * SY_WASM_RECORD_FIELDS;
        program->records = malloc(count * sizeof *program->records);
        if (program->records == NULL) {
            return SY_E_NOMEM;
        }
    }
    return sy_trace_start(runtime_of(program), capacity, hold);
}

void sy_wasm_trace_stop(sy_wasm *program) {
    sy_trace_stop(runtime_of(program));
}

static void put(double *record, const sy_event *event) {
    record[0] = event->kind;
    record[1] = event->thread;
    record[2] = event->tasklet;
    record[3] = event->object;
    record[4] = event->peer;
    record[5] = event->line;
    record[6] = event->file;
    record[7] = (double)event->detail;
    record[8] = (double)event->time;
}

size_t sy_wasm_trace_read(sy_wasm *program) {
    sy_event events[64];
    size_t count = 0;
    size_t n = 1;
    if (program->records == NULL) {
        return 0;
    }
    while (count < SY_WASM_RECORDS && n > 0) {
        n = sy_trace_read(runtime_of(program), events, sizeof events / sizeof *events);
        for (size_t i = 0; i < n; i++) {
            put(program->records + SY_WASM_RECORD_FIELDS * count++, &events[i]);
        }
    }
    return count;
}

const double *sy_wasm_trace_records(const sy_wasm *program) {
    return program->records;
}

double sy_wasm_trace_count(const sy_wasm *program) {
    return (double)sy_trace_count(runtime_of(program));
}

double sy_wasm_trace_lost(const sy_wasm *program) {
    return (double)sy_trace_lost(runtime_of(program));
}

const char *sy_wasm_trace_text(const sy_wasm *program, uint32_t index) {
    return sy_trace_text(runtime_of(program), index);
}
