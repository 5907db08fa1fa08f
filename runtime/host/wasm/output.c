/* SPDX-License-Identifier: MIT
 *
 * The output of a program, collected in pieces until JavaScript takes it: after each slice of
 * work, and in between when the buffer is full. What follows on the same stream joins the last
 * piece.
 */
#include <string.h>

#include "host/wasm/program.h"

static const uint32_t stderr_bit = UINT32_C(1) << 31;

const char *sy_wasm_output(const sy_wasm *program) {
    return program->output;
}

size_t sy_wasm_output_length(const sy_wasm *program) {
    return program->output_length;
}

void sy_wasm_output_taken(sy_wasm *program) {
    program->output_length = 0;
}

/* Makes sure that the last piece is one of `stream`. */
static uint32_t open_piece(sy_wasm *program, int stream) {
    uint32_t word = stream == 2 ? stderr_bit : 0;
    uint32_t last;
    if (program->output_length != 0) {
        memcpy(&last, program->output + program->output_piece, sizeof last);
        if ((last & stderr_bit) == word) {
            return last;
        }
    }
    program->output_piece = program->output_length;
    program->output_length += sizeof word;
    return word;
}

void syi_wasm_write(void *user, int stream, const char *text, size_t length) {
    sy_wasm *program = user;
    while (length > 0) {
        if (program->output_length + 2 * sizeof(uint32_t) > SY_WASM_OUTPUT_SIZE) {
            sy_js_output(program);
            program->output_length = 0;
        }
        uint32_t word = open_piece(program, stream);
        size_t room = SY_WASM_OUTPUT_SIZE - program->output_length;
        size_t part = length < room ? length : room;
        memcpy(program->output + program->output_length, text, part);
        program->output_length += part;
        word += (uint32_t)part;
        memcpy(program->output + program->output_piece, &word, sizeof word);
        text += part;
        length -= part;
    }
}
