/* SPDX-License-Identifier: MIT
 *
 * One program on the wasm host: options, the interpreter, running it, and asking how it went.
 * Thin over switchyard_lang.h; what each function does is said in exports.def.
 */
#include "host/wasm/program.h"

#include <stdlib.h>
#include <string.h>

void *sy_wasm_alloc(size_t size) {
    return malloc(size != 0 ? size : 1);
}

void sy_wasm_release(void *memory) {
    free(memory);
}

/* --- What the interpreter needs of its host --- */

static void *counting_realloc(void *user, void *memory, size_t old_size, size_t new_size) {
    sy_wasm *program = user;
    void *result = NULL;
    if (new_size == 0) {
        free(memory);
    } else if ((result = realloc(memory, new_size)) == NULL) {
        return NULL;
    }
    program->bytes += new_size - (memory != NULL ? old_size : 0);
    return result;
}

static ptrdiff_t read_line(void *user, char *buffer, size_t size) {
    return sy_js_read(user, buffer, size);
}

static void drop_module(sy_wasm *program) {
    free(program->module.text);
    free(program->module.filename);
    program->module.text = program->module.filename = NULL;
}

void sy_wasm_module(sy_wasm *program, char *text, size_t length, char *filename,
                    bool is_package) {
    drop_module(program);
    program->module.text = text;
    program->module.length = length;
    program->module.filename = filename;
    program->module.is_package = is_package;
}

static bool find_module(void *user, const char *name, sy_lang_source *source) {
    sy_wasm *program = user;
    if (!sy_js_module(program, name) || program->module.text == NULL) {
        return false;
    }
    source->text = program->module.text;
    source->length = program->module.length;
    source->filename = program->module.filename;
    source->is_package = program->module.is_package;
    return true;
}

static const void *call_host(void *user, const void *request, size_t length,
                             size_t *answer_length) {
    sy_wasm *program = user;
    if (!sy_js_call(program, request, length)) {
        return NULL;
    }
    *answer_length = program->answer_length;
    return program->answer;
}

static void drop_reference(void *user, uint32_t number) {
    sy_js_drop(user, number);
}

void sy_wasm_answer(sy_wasm *program, void *answer, size_t length) {
    free(program->answer);
    program->answer = answer;
    program->answer_length = length;
}

int sy_wasm_post(sy_wasm *program, const void *message, size_t length) {
    return sy_lang_post(program->lang, message, length);
}

void sy_wasm_host_begin(sy_wasm *program) {
    sy_host_begin(sy_lang_runtime(program->lang));
}

void sy_wasm_host_end(sy_wasm *program) {
    sy_host_end(sy_lang_runtime(program->lang));
}

void sy_wasm_host_listen(sy_wasm *program, bool on) {
    sy_host_listen(sy_lang_runtime(program->lang), on);
}

/* --- Making and freeing --- */

sy_wasm *sy_wasm_new(void) {
    sy_wasm *program = calloc(1, sizeof *program);
    if (program == NULL) {
        return NULL;
    }
    program->output = malloc(SY_WASM_OUTPUT_SIZE);
    if (program->output == NULL) {
        free(program);
        return NULL;
    }
    sy_lang_options_init(&program->options);
    program->options.runtime.realloc_fn = counting_realloc;
    program->options.runtime.realloc_user = program;
    program->options.user = program;
    program->options.write = syi_wasm_write;
    program->options.read = read_line;
    program->options.module_source = find_module;
    program->options.host_call = call_host;
    program->options.host_release = drop_reference;
    return program;
}

void sy_wasm_set(sy_wasm *program, int option, int64_t value) {
    int position = 0;
#define X(name, field, type)                                                                   \
    if (option == position++) {                                                                \
        program->options.field = (type)value;                                                  \
    }
#include "host/wasm/options.def"
#undef X
}

int sy_wasm_add_argument(sy_wasm *program, char *text) {
    size_t count = (size_t)program->options.argc;
    char **more = realloc(program->arguments, (count + 1) * sizeof *more);
    if (more == NULL) {
        free(text);
        return SY_E_NOMEM;
    }
    more[count] = text;
    program->arguments = more;
    program->options.argc++;
    program->options.argv = (const char *const *)more;
    return SY_OK;
}

int sy_wasm_open(sy_wasm *program) {
    return sy_lang_new(&program->options, &program->lang);
}

size_t sy_wasm_free(sy_wasm *program) {
    sy_lang_free(program->lang);
    size_t left = program->bytes;
    drop_module(program);
    for (int i = 0; i < program->options.argc; i++) {
        free(program->arguments[i]);
    }
    free(program->arguments);
    free(program->answer);
    free(program->records);
    free(program->inspection);
    free(program->output);
    free(program);
    return left;
}

/* --- Running --- */

void sy_wasm_start(sy_wasm *program, const char *text, size_t length, const char *filename) {
    sy_lang_start(program->lang, text, length, filename);
}

/* Instructions between two looks at the clock: some 100 us of simple ones. Few, since a single
 * one may copy a long list. */
enum { PUMP_BUDGET = 10000 };

void sy_wasm_pump(sy_wasm *program, double milliseconds) {
    double end = emscripten_get_now() + milliseconds;
    do {
        program->pump_result = sy_lang_pump(program->lang, PUMP_BUDGET, &program->deadline);
    } while (program->pump_result == SY_PUMP_BUDGET && emscripten_get_now() < end);
}

void sy_wasm_step(sy_wasm *program, int unit) {
    program->pump_result =
        sy_lang_step(program->lang, (sy_lang_step_unit)unit, &program->deadline);
}

void sy_wasm_run_to(sy_wasm *program, double events, double milliseconds) {
    double end = emscripten_get_now() + milliseconds;
    do {
        program->pump_result = sy_lang_run_to_event(program->lang, (uint64_t)events,
                                                    PUMP_BUDGET, &program->deadline);
    } while (program->pump_result == SY_PUMP_BUDGET && emscripten_get_now() < end);
}

void sy_wasm_interrupt(sy_wasm *program) {
    sy_lang_interrupt(program->lang);
}

void sy_wasm_stop(sy_wasm *program) {
    sy_lang_stop(program->lang);
}

int sy_wasm_list(sy_wasm *program, int what, const char *text, size_t length,
                 const char *filename) {
    return sy_lang_list(program->lang, (sy_lang_listing)what, text, length, filename);
}

/* --- Asking --- */

int sy_wasm_pump_result(const sy_wasm *program) {
    return program->pump_result;
}

double sy_wasm_wait_time(const sy_wasm *program) {
    if (program->pump_result != SY_PUMP_WAIT) {
        return 0;
    }
    int64_t left = program->deadline - sy_now(sy_lang_runtime(program->lang));
    return left > 0 ? (double)left / 1e6 : 0;
}

bool sy_wasm_has_ended(const sy_wasm *program) {
    return sy_lang_has_ended(program->lang);
}

int sy_wasm_status(const sy_wasm *program) {
    return sy_lang_status(program->lang);
}

int sy_wasm_exit_code(const sy_wasm *program) {
    return sy_lang_exit_code(program->lang);
}

const char *sy_wasm_error_type(const sy_wasm *program) {
    return sy_lang_error_type(program->lang);
}

const char *sy_wasm_error_message(const sy_wasm *program) {
    return sy_lang_error_message(program->lang);
}

const char *sy_wasm_error_traceback(const sy_wasm *program) {
    return sy_lang_error_traceback(program->lang);
}

const char *sy_wasm_error_notes(const sy_wasm *program) {
    return sy_lang_error_notes(program->lang);
}

const char *sy_wasm_error_filename(const sy_wasm *program) {
    return sy_lang_error_filename(program->lang);
}

uint32_t sy_wasm_error_line(const sy_wasm *program) {
    return sy_lang_error_line(program->lang);
}

const void *sy_wasm_error_frames(const sy_wasm *program) {
    size_t length;
    return sy_lang_error_frames(program->lang, &length);
}

size_t sy_wasm_error_frames_length(const sy_wasm *program) {
    size_t length;
    sy_lang_error_frames(program->lang, &length);
    return length;
}

uint32_t sy_wasm_line(const sy_wasm *program) {
    return sy_lang_line(program->lang);
}

double sy_wasm_ticks(const sy_wasm *program) {
    return (double)sy_lang_ticks(program->lang);
}

size_t sy_wasm_memory_used(const sy_wasm *program) {
    return sy_runtime_memory_used(sy_lang_runtime(program->lang));
}

size_t sy_wasm_memory_peak(const sy_wasm *program) {
    return sy_runtime_memory_peak(sy_lang_runtime(program->lang));
}

/* Keeps what sy_lang_inspect() says; once memory is lacking, nothing more. */
static void keep_inspection(void *user, int stream, const char *text, size_t length) {
    sy_wasm *program = user;
    (void)stream;
    size_t wanted = program->inspection_length + length + 1;
    if (wanted > program->inspection_size) {
        size_t size = wanted * 2;
        char *more = realloc(program->inspection, size);
        if (more == NULL) {
            free(program->inspection);
            program->inspection = NULL;
            program->inspection_length = program->inspection_size = 0;
            return;
        }
        program->inspection = more;
        program->inspection_size = size;
    }
    memcpy(program->inspection + program->inspection_length, text, length);
    program->inspection_length += length;
    program->inspection[program->inspection_length] = '\0';
}

const char *sy_wasm_inspect(sy_wasm *program) {
    program->inspection_length = 0;
    sy_lang_inspect(program->lang, keep_inspection, program);
    return program->inspection;
}

size_t sy_wasm_global_repr(sy_wasm *program, const char *name, char *buffer, size_t size) {
    return sy_lang_global_repr(program->lang, name, buffer, size);
}
