/* SPDX-License-Identifier: MIT
 *
 * The state of one program on the wasm host.
 */
#ifndef SY_HOST_WASM_PROGRAM_H
#define SY_HOST_WASM_PROGRAM_H

#include "host/wasm/exports.h"

enum {
    SY_WASM_OUTPUT_SIZE = 1 << 16,
    SY_WASM_RECORDS = 1024, /* events that one sy_wasm_trace_read() takes */
    SY_WASM_RECORD_FIELDS = 9,
};

struct sy_wasm {
    sy_lang_options options;
    sy_lang *lang; /* from sy_wasm_open() on */
    size_t bytes;  /* that the interpreter holds */
    sy_pump_result pump_result;
    int64_t deadline; /* of SY_PUMP_WAIT */
    char **arguments; /* options.argv, owned */
    struct {          /* the module that was found last, owned */
        char *text, *filename;
        size_t length;
        bool is_package;
    } module;
    void *answer; /* to the latest call of the program, owned */
    size_t answer_length;
    char *output; /* SY_WASM_OUTPUT_SIZE bytes, filled to output_length */
    size_t output_length;
    size_t output_piece; /* where the word of the last piece stands */
    char *inspection;    /* of sy_wasm_inspect(), owned */
    size_t inspection_length, inspection_size;
    double *records; /* SY_WASM_RECORDS of them; NULL until the trace is started */
};

/* The sy_lang_write_fn of a program: appends to its output. */
void syi_wasm_write(void *user, int stream, const char *text, size_t length);

#endif
