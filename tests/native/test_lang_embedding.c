/* SPDX-License-Identifier: MIT
 *
 * The embedding API: running, errors, limits, stepping, stopping, modules from the host, leaks.
 */
#include "support.h"

#include "core/trace.h"

#include <switchyard_lang.h>

/* --- A host --- */

typedef struct host {
    char out[4096];
    char err[4096];
    size_t out_length, err_length;
    const char *input;
    size_t allocated;
    long blocks;
    long fail_at; /* the n-th request from now fails; 0: none */
} host;

static void append(char *buffer, size_t size, size_t *length, const char *text, size_t n) {
    size_t room = size - 1 - *length;
    n = n < room ? n : room;
    memcpy(buffer + *length, text, n);
    *length += n;
    buffer[*length] = '\0';
}

static void write_text(void *user, int stream, const char *text, size_t length) {
    host *h = user;
    if (stream == 1) {
        append(h->out, sizeof h->out, &h->out_length, text, length);
    } else {
        append(h->err, sizeof h->err, &h->err_length, text, length);
    }
}

static ptrdiff_t read_text(void *user, char *buffer, size_t size) {
    host *h = user;
    size_t n = strcspn(h->input, "\n");
    n += h->input[n] == '\n' ? 1 : 0;
    n = n < size ? n : size;
    memcpy(buffer, h->input, n);
    h->input += n;
    return (ptrdiff_t)n;
}

static bool find_module(void *user, const char *name, sy_lang_source *source) {
    (void)user;
    static const char text[] = "WHO = __name__ + ' from the host'\n";
    if (strcmp(name, "hosted") != 0) {
        return false;
    }
    source->text = text;
    source->length = sizeof text - 1;
    source->filename = "hosted.py";
    return true;
}

static void *count_memory(void *user, void *ptr, size_t old_size, size_t new_size) {
    host *h = user;
    if (new_size == 0) {
        h->allocated -= old_size;
        h->blocks -= ptr != NULL ? 1 : 0;
        free(ptr);
        return NULL;
    }
    if (h->fail_at > 0 && --h->fail_at == 0) {
        return NULL;
    }
    void *p = realloc(ptr, new_size);
    if (p != NULL) {
        h->allocated += new_size - old_size;
        h->blocks += ptr == NULL ? 1 : 0;
    }
    return p;
}

static void prepare(host *h, sy_lang_options *options) {
    memset(h, 0, sizeof *h);
    h->input = "";
    sy_lang_options_init(options);
    options->user = h;
    options->write = write_text;
    options->read = read_text;
    options->module_source = find_module;
    options->runtime.realloc_fn = count_memory;
    options->runtime.realloc_user = h;
}

static sy_lang *begin(host *h, sy_lang_options *options, const char *text) {
    sy_lang *lang = NULL;
    SY_CHECK_EQ(sy_lang_new(options, &lang), SY_OK);
    sy_lang_start(lang, text, strlen(text), "test.py");
    (void)h;
    return lang;
}

static void end(host *h, sy_lang *lang) {
    sy_lang_free(lang);
    SY_CHECK_EQ(h->blocks, 0);
    SY_CHECK_EQ(h->allocated, 0);
}

#define CHECK_TEXT(actual, expected) SY_CHECK(strcmp((actual), (expected)) == 0)

/* --- Cases --- */

SY_TEST(runs_to_the_end) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang = begin(&h, &options, "print('hello', 2 ** 100)\n");
    SY_CHECK_EQ(sy_lang_wait(lang), SY_OK);
    CHECK_TEXT(h.out, "hello 1267650600228229401496703205376\n");
    CHECK_TEXT(h.err, "");
    SY_CHECK_EQ(sy_lang_exit_code(lang), 0);
    SY_CHECK(sy_lang_has_ended(lang));
    CHECK_TEXT(sy_lang_error_type(lang), "");
    end(&h, lang);
}

SY_TEST(reports_an_exception) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang = begin(&h, &options, "def f():\n    raise KeyError('k')\n\n\nf()\n");
    SY_CHECK_EQ(sy_lang_wait(lang), SY_E_EXCEPTION);
    SY_CHECK_EQ(sy_lang_exit_code(lang), 1);
    CHECK_TEXT(sy_lang_error_type(lang), "KeyError");
    CHECK_TEXT(sy_lang_error_message(lang), "'k'");
    CHECK_TEXT(sy_lang_error_filename(lang), "test.py");
    SY_CHECK_EQ(sy_lang_error_line(lang), 2);
    CHECK_TEXT(sy_lang_error_traceback(lang), "Traceback (most recent call last):\n"
                                              "  File \"test.py\", line 5, in <module>\n"
                                              "    f()\n"
                                              "  File \"test.py\", line 2, in f\n"
                                              "    raise KeyError('k')\n"
                                              "KeyError: 'k'\n");
    CHECK_TEXT(h.err, sy_lang_error_traceback(lang));
    end(&h, lang);
}

SY_TEST(reports_a_syntax_error) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang;
    SY_CHECK_EQ(sy_lang_new(&options, &lang), SY_OK);
    SY_CHECK_EQ(sy_lang_start(lang, "x = 1\ny = = 2\n", 14, "test.py"), SY_E_EXCEPTION);
    SY_CHECK(sy_lang_has_ended(lang));
    CHECK_TEXT(sy_lang_error_type(lang), "SyntaxError");
    CHECK_TEXT(sy_lang_error_message(lang), "invalid syntax (test.py, line 2)");
    SY_CHECK_EQ(sy_lang_error_line(lang), 2);
    SY_CHECK_EQ(sy_lang_start(lang, "", 0, "again.py"), SY_E_MISUSE);
    end(&h, lang);
}

SY_TEST(exits_with_a_code) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang = begin(&h, &options, "import sys\nsys.exit(5)\n");
    SY_CHECK_EQ(sy_lang_wait(lang), SY_OK);
    SY_CHECK_EQ(sy_lang_exit_code(lang), 5);
    end(&h, lang);
}

SY_TEST(asks_the_host) {
    host h;
    sy_lang_options options;
    const char *argv[] = {"test.py", "argument"};
    prepare(&h, &options);
    h.input = "first line\nsecond";
    options.argc = 2;
    options.argv = argv;
    sy_lang *lang = begin(&h, &options,
                          "import sys, hosted\n"
                          "print(hosted.WHO, sys.argv, input(), sys.stdin.readline())\n"
                          "try:\n    input()\nexcept EOFError as e:\n    print(e)\n");
    SY_CHECK_EQ(sy_lang_wait(lang), SY_OK);
    CHECK_TEXT(h.out, "hosted from the host ['test.py', 'argument'] first line second\n"
                      "EOF when reading a line\n");
    end(&h, lang);
}

SY_TEST(keeps_to_its_limits) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    options.runtime.tick_limit = 10000;
    sy_lang *lang = begin(&h, &options, "\nwhile True: pass\n");
    SY_CHECK_EQ(sy_lang_wait(lang), SY_E_TICKS);
    SY_CHECK_EQ(sy_lang_error_line(lang), 2);
    end(&h, lang);

    prepare(&h, &options);
    options.runtime.memory_limit = 16u << 20;
    lang = begin(&h, &options, "grow = [0]\nwhile True:\n    grow = grow + grow\n");
    SY_CHECK_EQ(sy_lang_wait(lang), SY_E_EXCEPTION);
    CHECK_TEXT(sy_lang_error_type(lang), "MemoryError");
    end(&h, lang);

    prepare(&h, &options);
    options.recursion_limit = 50;
    lang = begin(&h, &options, "def f():\n    f()\n\n\nf()\n");
    SY_CHECK_EQ(sy_lang_wait(lang), SY_E_EXCEPTION);
    CHECK_TEXT(sy_lang_error_type(lang), "RecursionError");
    end(&h, lang);
}

SY_TEST(is_stopped_from_outside) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang = begin(&h, &options,
                          "try:\n    while True:\n        pass\n"
                          "finally:\n    print('never')\n");
    SY_CHECK_EQ(sy_lang_pump(lang, 1000, NULL), SY_PUMP_BUDGET);
    SY_CHECK(!sy_lang_has_ended(lang));
    sy_lang_stop(lang);
    SY_CHECK_EQ(sy_lang_pump(lang, 1000, NULL), SY_PUMP_DONE);
    SY_CHECK_EQ(sy_lang_status(lang), SY_E_STOPPED);
    CHECK_TEXT(h.out, "");
    end(&h, lang);
}

SY_TEST(is_interrupted_from_outside) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang = begin(&h, &options,
                          "try:\n    while True:\n        pass\n"
                          "except KeyboardInterrupt:\n    print('caught')\n");
    SY_CHECK_EQ(sy_lang_pump(lang, 1000, NULL), SY_PUMP_BUDGET);
    sy_lang_interrupt(lang);
    SY_CHECK_EQ(sy_lang_wait(lang), SY_OK);
    CHECK_TEXT(h.out, "caught\n");
    end(&h, lang);
}

SY_TEST(steps_by_lines) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang = begin(&h, &options, "a = 1\nb = 2\nfor c in 'xy':\n    d = c\n");
    static const uint32_t lines[] = {1, 2, 3, 4, 3, 4, 3};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        SY_CHECK_EQ(sy_lang_step(lang, SY_STEP_LINE, NULL), SY_PUMP_BUDGET);
        SY_CHECK_EQ(sy_lang_line(lang), lines[i]);
    }
    char repr[16];
    SY_CHECK_EQ(sy_lang_global_repr(lang, "c", repr, sizeof repr), 3);
    CHECK_TEXT(repr, "'y'");
    SY_CHECK_EQ(sy_lang_global_repr(lang, "nothing", repr, sizeof repr), 0);
    SY_CHECK_EQ(sy_lang_step(lang, SY_STEP_LINE, NULL), SY_PUMP_DONE);
    end(&h, lang);
}

SY_TEST(waits_for_the_virtual_clock) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang = begin(&h, &options,
                          "import time\nt = time.time()\ntime.sleep(1000)\n"
                          "print(time.time() - t)\n");
    SY_CHECK_EQ(sy_lang_wait(lang), SY_OK);
    CHECK_TEXT(h.out, "1000.0\n");
    end(&h, lang);
}

SY_TEST(two_live_side_by_side) {
    host h[2];
    sy_lang *lang[2];
    for (int i = 0; i < 2; i++) {
        sy_lang_options options;
        prepare(&h[i], &options);
        lang[i] = begin(&h[i], &options,
                        "import stackless\nx = 0\nfor i in range(1000):\n"
                        "    x += i\nprint(x)\n");
    }
    while (!sy_lang_has_ended(lang[0]) || !sy_lang_has_ended(lang[1])) {
        sy_lang_pump(lang[0], 100, NULL);
        sy_lang_pump(lang[1], 100, NULL);
    }
    for (int i = 0; i < 2; i++) {
        CHECK_TEXT(h[i].out, "499500\n");
        end(&h[i], lang[i]);
    }
}

static const char inspected_program[] = "import stackless\n"
                                        "text = 'a\\n\"' + 'x' * 1000\n"
                                        "numbers = list(range(1000))\n"
                                        "class Own:\n"
                                        "    def __repr__(self):\n"
                                        "        print('never')\n"
                                        "        return 'own'\n"
                                        "own = Own()\n"
                                        "def wait(channel, depth):\n"
                                        "    captured = [depth]\n"
                                        "    if depth > 0:\n"
                                        "        return wait(channel, depth - 1)\n"
                                        "    f = lambda: captured\n"
                                        "    channel.receive()\n"
                                        "channel = stackless.channel()\n"
                                        "stackless.tasklet(wait)(channel, 1)\n"
                                        "stackless.run()\n"
                                        "channel.send(1)\n";

static bool tells(const host *h, const char *what) {
    return strstr(h->out, what) != NULL;
}

/* The program, its trace recorded from its first event on. */
static sy_lang *begin_traced(host *h, sy_lang_options *options) {
    sy_lang *lang = NULL;
    prepare(h, options);
    SY_CHECK_EQ(sy_lang_new(options, &lang), SY_OK);
    SY_CHECK_EQ(sy_trace_start(sy_lang_runtime(lang), 1024, false), SY_OK);
    sy_lang_start(lang, inspected_program, sizeof inspected_program - 1, "test.py");
    return lang;
}

/* How many events there were when the first tasklet blocked. */
static uint64_t events_until_block(sy_lang *lang) {
    sy_event events[256];
    size_t count = sy_trace_read(sy_lang_runtime(lang), events, 256);
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == SY_TRACE_BLOCK) {
            return events[i].seq + 1;
        }
    }
    return 0;
}

/* A run replayed to an event stands where the recorded one stood, and tells what it holds. */
SY_TEST(stands_at_an_event_and_tells_what_it_holds) {
    host h;
    sy_lang_options options;
    sy_lang *lang = begin_traced(&h, &options);
    SY_CHECK_EQ(sy_lang_wait(lang), SY_OK);
    uint64_t blocked = events_until_block(lang);
    SY_CHECK(blocked > 0);
    end(&h, lang);

    lang = begin_traced(&h, &options);
    SY_CHECK_EQ(sy_lang_run_to_event(lang, blocked, 100000, NULL), SY_PUMP_PAUSED);
    SY_CHECK(sy_trace_count(sy_lang_runtime(lang)) >= blocked);
    SY_CHECK(!sy_lang_has_ended(lang));
    sy_lang_inspect(lang, write_text, &h);
    SY_CHECK(tells(&h, "[\"numbers\",\"<list of 1000 items>\",\"list\"]"));
    SY_CHECK(tells(&h, "[\"text\",\"<str of 1003 characters>\",\"str\"]"));
    SY_CHECK(tells(&h, "[\"own\",\"<Own object>\",\"Own\"]"));
    SY_CHECK(tells(&h, "{\"function\":\"wait\",\"file\":\"test.py\",\"line\":14,"));
    SY_CHECK(tells(&h, "[\"depth\",\"0\",\"int\"],[\"captured\",\"[0]\",\"list\"]"));
    SY_CHECK(tells(&h, "[\"depth\",\"1\",\"int\"]"));
    SY_CHECK(tells(&h, "{\"function\":\"<module>\""));
    SY_CHECK(tells(&h, "[\"channel\",\"<channel 1>\",\"channel\"]"));
    SY_CHECK(!tells(&h, "__name__"));
    SY_CHECK(!tells(&h, "never"));
    SY_CHECK_EQ(sy_lang_run_to_event(lang, UINT64_MAX, 0, NULL), SY_PUMP_DONE);
    SY_CHECK_EQ(sy_lang_status(lang), SY_OK);
    end(&h, lang);
}

static const char busy_program[] =
    "import stackless\n"
    "from contextlib import contextmanager\n"
    "ch = stackless.channel()\n"
    "class C:\n    def __init__(self, x):\n        self.x = x\n"
    "@contextmanager\ndef m():\n    yield [C(i) for i in range(5)]\n"
    "def f():\n    with m() as items:\n        ch.send({str(c.x): c for c in items})\n"
    "stackless.tasklet(f)()\n"
    "print(sorted(ch.receive()), f'{3.5:>6}', 10 ** 30)\n";

/* Whatever allocation fails: no crash, no leak, and an end that says so. */
SY_TEST(survives_failing_allocations) {
    host h;
    sy_lang_options options;
    prepare(&h, &options);
    sy_lang *lang = begin(&h, &options, busy_program);
    SY_CHECK_EQ(sy_lang_wait(lang), SY_OK);
    CHECK_TEXT(h.out, "['0', '1', '2', '3', '4']    3.5 1000000000000000000000000000000\n");
    end(&h, lang);
    int failed = 0;
    for (long n = 1; n < 100000; n += n < 50 ? 1 : n / 16) {
        prepare(&h, &options);
        h.fail_at = n;
        lang = NULL;
        sy_status status = sy_lang_new(&options, &lang);
        if (status == SY_OK) {
            sy_lang_start(lang, busy_program, sizeof busy_program - 1, "test.py");
            status = sy_lang_wait(lang);
            sy_lang_free(lang);
        }
        SY_CHECK_EQ(h.blocks, 0);
        failed += status != SY_OK ? 1 : 0;
        if (h.fail_at > 0) {
            break;
        }
    }
    SY_CHECK(failed > 20);
}
