/* SPDX-License-Identifier: MIT
 *
 * switchyard_lang.h: embedding the language. A `sy_lang` is one interpreter on a runtime of its
 * own. It is made from options, given one program, pumped until the program has ended, asked
 * how it ended, and freed.
 *
 *     sy_lang_options options;
 *     sy_lang_options_init(&options);
 *     options.write = my_write;
 *     sy_lang *lang;
 *     if (sy_lang_new(&options, &lang) == SY_OK) {
 *         sy_lang_start(lang, text, strlen(text), "hello.py");
 *         sy_lang_wait(lang);
 *         exit_code = sy_lang_exit_code(lang);
 *         sy_lang_free(lang);
 *     }
 *
 * Only sy_lang_start(), sy_lang_pump(), sy_lang_step() and sy_lang_wait() may run code of the
 * program; everything else returns at once and switches to nobody, so a host in wasm may call
 * it from JavaScript and use its value. Texts that a getter returns are UTF-8, end with a zero
 * byte, belong to the interpreter and stay valid until it is started again or freed.
 */
#ifndef SWITCHYARD_LANG_H
#define SWITCHYARD_LANG_H

#include <switchyard.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct sy_lang sy_lang;

/* What the program's stdout (1) and stderr (2) get. The text is not zero-terminated. */
typedef void (*sy_lang_write_fn)(void *user, int stream, const char *text, size_t length);

/* One line of the program's stdin, its newline included, into `buffer` (at most `size` bytes; a
 * longer line comes in pieces). Returns the number of bytes, 0 at the end, -1 when there is no
 * stdin. */
typedef ptrdiff_t (*sy_lang_read_fn)(void *user, char *buffer, size_t size);

/* Where a module of the program comes from: a callback fills this in. */
typedef struct sy_lang_source {
    const char *text;     /* the host's; must stay until the next call of the callback. NULL: a
                             package without code of its own */
    size_t length;        /* bytes */
    const char *filename; /* for __file__ and tracebacks; without text the package's folder */
    bool is_package;      /* text is a package's __init__.py */
} sy_lang_source;

/* Looks up the module `name` ("helper", "package.part"). False: there is none. It is asked
 * after the modules that are built in. */
typedef bool (*sy_lang_source_fn)(void *user, const char *name, sy_lang_source *source);

/* A call of the program to its host (_host.call()): `length` bytes that hold a tuple, in the
 * form of runtime/lang/modules/host_values.h. Returns the answer, a value in the same form,
 * which must stay until the next call, with its length in `*answer_length`; NULL: no answer. It
 * is called while the program runs and must not use the interpreter, except for its getters. */
typedef const void *(*sy_lang_call_fn)(void *user, const void *request, size_t length,
                                       size_t *answer_length);

/* The program no longer has what the host named with this number (a value `r`). */
typedef void (*sy_lang_release_fn)(void *user, uint32_t number);

typedef struct sy_lang_options {
    sy_options runtime;       /* limits, seed, clock, check interval, atomic modes */
    uint32_t recursion_limit; /* frames of one tasklet; 0: 1000 */
    bool hard_switches;       /* every switch sets a C stack aside (for comparison and tests) */
    bool gc_stress;           /* collect garbage at every safepoint (for tests) */
    int argc;                 /* sys.argv; 0: [""] */
    const char *const *argv;
    void *user;                      /* handed to the callbacks */
    sy_lang_write_fn write;          /* NULL: output is dropped */
    sy_lang_read_fn read;            /* NULL: stdin is at its end */
    sy_lang_source_fn module_source; /* NULL: only built-in modules */
    sy_lang_call_fn host_call;       /* NULL: the program has nobody to call */
    sy_lang_release_fn host_release;
} sy_lang_options;

void sy_lang_options_init(sy_lang_options *options);

/* Makes an interpreter. SY_E_NOMEM or SY_E_MEMORY_LIMIT when there is not enough memory.
 * Callbacks and argv are used until it is freed; the options struct itself is copied. */
sy_status sy_lang_new(const sy_lang_options *options, sy_lang **out);

/* Frees everything. No code of the program runs any more, not even `finally`. */
void sy_lang_free(sy_lang *lang);

sy_runtime *sy_lang_runtime(sy_lang *lang);

/* Compiles `text` and makes it the main program. A source that does not compile is reported
 * like an uncaught exception (written to stderr, exit code 1): SY_E_EXCEPTION. An interpreter
 * runs one program: a second start is SY_E_MISUSE. */
sy_status sy_lang_start(sy_lang *lang, const char *text, size_t length, const char *filename);

/* As sy_runtime_pump(). Once it has returned SY_PUMP_DONE the getters below tell how the
 * program ended. SY_PUMP_STUCK is also an end: every thread waits for another. */
sy_pump_result sy_lang_pump(sy_lang *lang, int64_t budget, int64_t *deadline);

/* Runs until `events` trace events have been recorded in all (see sy_trace_count()), the
 * program has ended, or about `budget` ticks were used; SY_PUMP_PAUSED: it stands at the first
 * tick after that event. Tracing must be on. */
sy_pump_result sy_lang_run_to_event(sy_lang *lang, uint64_t events, int64_t budget,
                                    int64_t *deadline);

/* What sy_lang_step() counts. */
typedef enum sy_lang_step_unit {
    SY_STEP_INSTRUCTION, /* one bytecode instruction */
    SY_STEP_LINE,        /* until another source line, or another tasklet, is reached */
    SY_STEP_EVENT,       /* until the trace has a new event (start the trace first) */
} sy_lang_step_unit;

/* Runs one step and stops. SY_PUMP_BUDGET: the step is done. Bounded: an endless step comes
 * back after some ten thousand instructions as a step that is done. */
sy_pump_result sy_lang_step(sy_lang *lang, sy_lang_step_unit unit, int64_t *deadline);

/* Pumps until the program has ended; natively sleeps when it waits for the clock. Returns how
 * it ended, as sy_lang_status(). */
sy_status sy_lang_wait(sy_lang *lang);

/* Ctrl-C: raises KeyboardInterrupt in the main tasklet as soon as it can. Callable from a
 * signal handler or another OS thread. */
void sy_lang_interrupt(sy_lang *lang);

/* Ends the program for good: no handler and no `finally` runs. The next pump returns
 * SY_PUMP_DONE with SY_E_STOPPED. Callable as interrupt. */
void sy_lang_stop(sy_lang *lang);

/* Hands the program a message: a list in the form of runtime/lang/modules/host_values.h, for
 * which a tasklet of the initial thread runs the function that the program gave to
 * _host.on_message(). Messages that come before that are kept for it. SY_E_ARGUMENT: it is no
 * such list; SY_E_MEMORY_LIMIT, SY_E_TASKLETS; SY_E_MISUSE once the program has ended. */
sy_status sy_lang_post(sy_lang *lang, const void *message, size_t length);

/* --- How it ended --- */

bool sy_lang_has_ended(const sy_lang *lang);

/* SY_OK, SY_E_EXCEPTION (an uncaught exception; SystemExit is none), SY_E_STOPPED, SY_E_TICKS,
 * SY_E_DEADLOCK (stuck), SY_E_NOMEM; SY_E_MISUSE before the end. */
sy_status sy_lang_status(const sy_lang *lang);

/* As of a process: 0, 1 after an uncaught exception, the code of SystemExit, 130 after an
 * uncaught KeyboardInterrupt. */
int sy_lang_exit_code(const sy_lang *lang);

/* The uncaught exception: its class ("ValueError"), str(), the traceback as it was written to
 * stderr, and where it was raised. "" and 0 when there is none. */
const char *sy_lang_error_type(const sy_lang *lang);
const char *sy_lang_error_message(const sy_lang *lang);
const char *sy_lang_error_traceback(const sy_lang *lang);
/* Its notes, one per line. After a deadlock: who waits where. */
const char *sy_lang_error_notes(const sy_lang *lang);
const char *sy_lang_error_filename(const sy_lang *lang);
uint32_t sy_lang_error_line(const sy_lang *lang);

/* Its traceback as a list of lists of file, line, column (from 1, in bytes; 0: unknown) and
 * function, the caller first, in the form of sy_lang_post(). NULL when there is none. */
const void *sy_lang_error_frames(const sy_lang *lang, size_t *length);

/* --- Where it is, while it is not running --- */

/* Source line of the current tasklet, 0 when there is none. */
uint32_t sy_lang_line(const sy_lang *lang);
const char *sy_lang_filename(sy_lang *lang);

/* Instructions executed so far; exact while ticks are counted. */
uint64_t sy_lang_ticks(const sy_lang *lang);

/* Writes what the program is doing while it stands still as one JSON object, in pieces, to
 * `write` with stream 1: {"globals": VARIABLES, "tasklets": [{"id", "frames": [{"function",
 * "file", "line", "instruction", "variables": VARIABLES}]}]}, innermost frames first, VARIABLES
 * being lists of [name, repr, type]. Runs nothing of the program. */
void sy_lang_inspect(sy_lang *lang, sy_lang_write_fn write, void *user);

/* The value of a global variable of the program as repr() shows it, in `buffer` (cut to size,
 * zero- terminated). Returns its full length, or 0 when there is no such name or its repr would
 * have to run code of the program. */
size_t sy_lang_global_repr(sy_lang *lang, const char *name, char *buffer, size_t size);

/* --- Looking at a program without running it --- */

/* Listing of the instructions (`SY_LISTING_CODE`) or of the syntax tree (`SY_LISTING_AST`) of a
 * source, through options.write to stream 1; errors as sy_lang_start(). */
typedef enum sy_lang_listing { SY_LISTING_CODE, SY_LISTING_AST } sy_lang_listing;
sy_status sy_lang_list(sy_lang *lang, sy_lang_listing what, const char *text, size_t length,
                       const char *filename);

#ifdef __cplusplus
}
#endif

#endif
