/* SPDX-License-Identifier: MIT
 *
 * The command `switchyard`: runs a program as python3 would, with its exit codes: 0, 1 after an
 * uncaught exception, the code of SystemExit, 2 for a wrong command line or an unreadable
 * program, 130 after Ctrl-C.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/runtime.h"
#include "host/cli/editor.h"
#include "host/cli/options.h"
#include "host/cli/source.h"
#include "host/cli/trace_file.h"

#define VERSION "0.1.0"

typedef struct cli {
    cli_options options;
    cli_modules modules;
    cli_trace trace;
    sy_lang *lang;
    cli_editor *editor;
    char tail[256]; /* the end of what was written, from the last newline on: the prompt */
    size_t tail_length;
} cli;

/* For the signal handler only: which interpreter Ctrl-C is for. */
static sy_lang *volatile interrupted;

static void on_interrupt(int signal_number) {
    (void)signal_number;
    if (interrupted != NULL) {
        sy_lang_interrupt(interrupted);
    }
}

static void on_interrupt_key(void *user) {
    sy_lang_interrupt(((cli *)user)->lang);
}

/* --- What the program needs of its host --- */

static void keep_tail(cli *c, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n') {
            c->tail_length = 0;
        } else if (c->tail_length + 1 < sizeof c->tail) {
            c->tail[c->tail_length++] = text[i];
        }
    }
    c->tail[c->tail_length] = '\0';
}

static void write_output(void *user, int stream, const char *text, size_t length) {
    FILE *out = stream == 2 ? stderr : stdout;
    if (stream == 2) {
        fflush(stdout);
    }
    fwrite(text, 1, length, out);
    if (((cli *)user)->editor != NULL) {
        keep_tail(user, text, length);
    }
}

static ptrdiff_t read_line(void *user, char *buffer, size_t size) {
    cli *c = user;
    fflush(stdout);
    if (c->editor != NULL) {
        ptrdiff_t length = cli_editor_read(c->editor, c->tail, buffer, size);
        c->tail_length = 0;
        c->tail[0] = '\0';
        return length;
    }
    size_t n = 0;
    int byte = 0;
    errno = 0;
    while (n < size && byte != '\n' && (byte = getchar()) != EOF) {
        buffer[n++] = (char)byte;
    }
    if (byte == EOF && n == 0 && errno == EINTR) {
        clearerr(stdin); /* Ctrl-C: the interpreter knows */
        buffer[n++] = '\n';
    }
    return (ptrdiff_t)n;
}

static bool find_module(void *user, const char *name, sy_lang_source *source) {
    return cli_find_module(&((cli *)user)->modules, name, source);
}

/* --- Running --- */

static FILE *open_output(const char *path) {
    if (path == NULL) {
        return NULL;
    }
    if (strcmp(path, "-") == 0) {
        return stderr;
    }
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        fprintf(stderr, "switchyard: can't write '%s': %s\n", path, strerror(errno));
    }
    return file;
}

static bool start_trace(cli *c) {
    const cli_options *o = &c->options;
    c->trace.text = open_output(o->trace_text);
    c->trace.json = open_output(o->trace_json);
    if ((o->trace_text != NULL && c->trace.text == NULL) ||
        (o->trace_json != NULL && c->trace.json == NULL)) {
        return false;
    }
    if (c->trace.text == NULL && c->trace.json == NULL) {
        return true;
    }
    cli_trace_begin(&c->trace);
    if (sy_trace_start(sy_lang_runtime(c->lang), 1u << 14, true) != SY_OK) {
        fputs("switchyard: no memory for the trace\n", stderr);
        return false;
    }
    return true;
}

static void close_output(FILE *file) {
    if (file != NULL && file != stderr) {
        fclose(file);
    }
}

static void finish_trace(cli *c) {
    if (c->trace.text != NULL || c->trace.json != NULL) {
        cli_trace_drain(&c->trace, sy_lang_runtime(c->lang));
        cli_trace_end(&c->trace);
    }
    close_output(c->trace.text);
    close_output(c->trace.json);
}

/* A pump comes back now and then, so that a signal is seen. */
#ifdef __EMSCRIPTEN__
enum { PUMP_BUDGET = 0 }; /* for the benchmarks: without Asyncify there is no way back */
#else
enum { PUMP_BUDGET = 4000000 };
#endif

static void pump_to_the_end(cli *c) {
    sy_runtime *rt = sy_lang_runtime(c->lang);
    while (!sy_lang_has_ended(c->lang)) {
        int64_t deadline = 0;
        switch (sy_lang_pump(c->lang, PUMP_BUDGET, &deadline)) {
        case SY_PUMP_WAIT:
            fflush(stdout);
            syi_clock_wait(rt, deadline);
            break;
        case SY_PUMP_TRACE:
            cli_trace_drain(&c->trace, rt);
            break;
        case SY_PUMP_HOST:
            return;
        default:
            break;
        }
    }
}

static int run(cli *c, const char *text, size_t length, const char *filename) {
    if (!start_trace(c)) {
        return 2;
    }
    interrupted = c->lang;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_interrupt; /* without SA_RESTART: a wait for a line ends */
    sigaction(SIGINT, &action, NULL);
    signal(SIGPIPE, SIG_DFL);
    if (sy_lang_start(c->lang, text, length, filename) == SY_OK) {
        pump_to_the_end(c);
    }
    interrupted = NULL;
    finish_trace(c);
    return sy_lang_exit_code(c->lang);
}

static int act(cli *c, const char *text, size_t length, const char *filename) {
    if (c->options.action == CLI_RUN) {
        return run(c, text, length, filename);
    }
    sy_lang_listing what = c->options.action == CLI_LIST_AST ? SY_LISTING_AST : SY_LISTING_CODE;
    return sy_lang_list(c->lang, what, text, length, filename) == SY_OK ? 0 : 1;
}

/* The program in the memory of the process: its text, its name in tracebacks, and the file
 * beside which its modules are looked for. */
typedef struct program {
    cli_text text; /* owned */
    const char *filename, *beside;
} program;

/* Runs in __main__ before its own code and is not seen in tracebacks. */
static bool make_starter(program *p, const char *format, const char *argument) {
    size_t size = strlen(format) + 2 * strlen(argument) + 1;
    char quoted[512];
    size_t n = 0;
    for (const char *s = argument; *s != '\0' && n < sizeof quoted - 2; s++) {
        if (*s == '\'' || *s == '\\') {
            quoted[n++] = '\\';
        }
        quoted[n++] = *s;
    }
    quoted[n] = '\0';
    p->text.data = malloc(size);
    if (p->text.data == NULL) {
        return false;
    }
    p->text.length = (size_t)snprintf(p->text.data, size, format, quoted);
    p->filename = "<bootstrap>";
    return true;
}

static bool copy_code(program *p, const char *code) {
    p->text.length = strlen(code);
    p->text.data = malloc(p->text.length + 1);
    if (p->text.data != NULL) {
        memcpy(p->text.data, code, p->text.length + 1);
    }
    p->filename = "<string>";
    return p->text.data != NULL;
}

static bool read_program(program *p, const char *file) {
    p->text = cli_read_file(file);
    if (p->text.data == NULL) {
        fprintf(stderr, "switchyard: can't open file '%s': [Errno %d] %s\n", file, errno,
                strerror(errno));
        return false;
    }
    bool standard_input = strcmp(file, "-") == 0;
    p->filename = standard_input ? "<stdin>" : file;
    p->beside = standard_input ? NULL : file;
    return true;
}

static bool get_program(const cli_options *o, program *p) {
    if (o->code != NULL) {
        return copy_code(p, o->code);
    }
    if (o->module != NULL) {
        return make_starter(p, "exec(__import__('runpy')._main_code('%s', globals()))\n",
                            o->module);
    }
    if (o->file != NULL) {
        return read_program(p, o->file);
    }
    if (!isatty(STDIN_FILENO)) {
        return read_program(p, "-");
    }
    return make_starter(p, "__import__('_repl').run(globals())\n", "");
}

static int run_program(cli *c) {
    cli_options *o = &c->options;
    program p;
    memset(&p, 0, sizeof p);
    if (!get_program(o, &p)) {
        return 2;
    }
    cli_modules_init(&c->modules, p.beside);
    o->lang.user = c;
    o->lang.write = write_output;
    o->lang.read = read_line;
    o->lang.module_source = find_module;
    c->editor = cli_editor_new(on_interrupt_key, c);
    int code = 1;
    sy_status status = sy_lang_new(&o->lang, &c->lang);
    if (status == SY_OK) {
        code = act(c, p.text.data, p.text.length, p.filename);
        sy_lang_free(c->lang);
    } else {
        fprintf(stderr, "switchyard: cannot start: %s\n", sy_status_text(status));
    }
    cli_editor_free(c->editor);
    cli_modules_free(&c->modules);
    free(p.text.data);
    return code;
}

int main(int argc, char **argv) {
    static cli c;
    if (!cli_parse(argc, argv, &c.options)) {
        return 2;
    }
    int code = 0;
    if (c.options.action == CLI_HELP) {
        cli_print_help();
    } else if (c.options.action == CLI_VERSION) {
        puts("switchyard " VERSION " (language: Python 3.11)");
    } else {
        code = run_program(&c);
    }
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("switchyard: cannot write the output\n", stderr);
        return code != 0 ? code : 1;
    }
    return code;
}
