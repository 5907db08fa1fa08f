/* SPDX-License-Identifier: MIT
 *
 * Parsing of the command line. Options end at the program: what follows it belongs to the
 * program.
 */
#include "host/cli/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "usage: switchyard [option] ... FILE.py [argument] ...\n"
    "       switchyard [option] ... -m MODULE [argument] ...\n"
    "       switchyard [option] ... -c CODE [argument] ...\n"
    "       switchyard [option] ... - [argument] ...          (the program from standard "
    "input)\n"
    "       switchyard [option] ...                           (lines typed one by one)\n"
    "\n"
    "Runs a program written in Switchyard's Python-like language. Its modules are looked for\n"
    "beside it (with -m, -c and - in the current folder) and in the folders that the\n"
    "environment variable SWITCHYARD_PATH names.\n"
    "\n"
    "  --ticks N             end the program after N instructions\n"
    "  --memory N            give it at most N bytes of memory (K, M and G are understood)\n"
    "  --recursion N         let calls nest at most N deep (default 1000)\n"
    "  --seed N              seed of the runtime's decisions and of random (default: 0, but\n"
    "                        random is seeded by chance when the clock is real)\n"
    "  --check-interval N    mean ticks between two switches of threads (default 100)\n"
    "  --clock real|virtual  the clock that time and sleep use (default real)\n"
    "  --atomic-mode MODE    extended: atomic also keeps other threads out (default)\n"
    "                        old: it only holds off the watchdog\n"
    "                        free-threaded: threads may be preempted at any tick\n"
    "  --hard                make every switch between tasklets a hard one\n"
    "  --gc-stress           collect garbage as often as possible (for tests)\n"
    "  --trace FILE          write the trace as Chrome trace JSON (for Perfetto)\n"
    "  --trace-text FILE     write the trace with one line per event; - is standard error\n"
    "  --dis                 list the instructions of the program and do not run it\n"
    "  --ast                 show its syntax tree and do not run it\n"
    "  --version, --help\n";

void cli_print_help(void) {
    fputs(help, stdout);
}

static bool complain(const char *format, const char *detail) {
    fputs("switchyard: ", stderr);
    fprintf(stderr, "%s%s", format, detail);
    fputs("\nTry 'switchyard --help'.\n", stderr);
    return false;
}

static bool parse_number(const char *option, const char *text, bool sizes, int64_t *out) {
    char *end;
    errno = 0;
    long long n = strtoll(text, &end, 10);
    int shift = 0;
    if (sizes && *end != '\0' && end[1] == '\0') {
        shift = *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : 0;
        end += shift != 0 ? 1 : 0;
    }
    if (end == text || *end != '\0' || errno != 0 || n < 0 || n > (INT64_MAX >> shift)) {
        char message[160];
        snprintf(message, sizeof message, "%s needs a number, not '%.60s'", option, text);
        return complain(message, "");
    }
    *out = (int64_t)n << shift;
    return true;
}

static bool parse_clock(const char *text, cli_options *o) {
    if (strcmp(text, "real") == 0) {
        o->lang.runtime.clock = SY_CLOCK_REAL;
    } else if (strcmp(text, "virtual") == 0) {
        o->lang.runtime.clock = SY_CLOCK_VIRTUAL;
    } else {
        return complain("--clock is real or virtual, not ", text);
    }
    return true;
}

static bool parse_atomic_mode(const char *text, cli_options *o) {
    if (strcmp(text, "extended") == 0) {
        o->lang.runtime.atomic_no_yield = true;
    } else if (strcmp(text, "old") == 0) {
        o->lang.runtime.atomic_no_yield = false;
    } else if (strcmp(text, "free-threaded") == 0) {
        o->lang.runtime.free_threaded = true;
    } else {
        return complain("--atomic-mode is extended, old or free-threaded, not ", text);
    }
    return true;
}

/* Options with a value; *known says whether `name` is one. */
static bool parse_valued(const char *name, const char *value, cli_options *o, bool *known) {
    sy_options *rt = &o->lang.runtime;
    int64_t n = 0;
    *known = true;
    if (strcmp(name, "--ticks") == 0) {
        return parse_number(name, value, false, &rt->tick_limit);
    }
    if (strcmp(name, "--check-interval") == 0) {
        if (!parse_number(name, value, false, &rt->check_interval)) {
            return false;
        }
        return rt->check_interval > 0 || complain("--check-interval must be at least 1", "");
    }
    if (strcmp(name, "--memory") == 0) {
        bool ok = parse_number(name, value, true, &n);
        rt->memory_limit = (size_t)n;
        return ok;
    }
    if (strcmp(name, "--recursion") == 0) {
        bool ok = parse_number(name, value, false, &n);
        o->lang.recursion_limit = n > INT32_MAX ? INT32_MAX : (uint32_t)n;
        return ok;
    }
    if (strcmp(name, "--seed") == 0) {
        bool ok = parse_number(name, value, false, &n);
        rt->seed = (uint64_t)n;
        return ok;
    }
    if (strcmp(name, "--clock") == 0) {
        return parse_clock(value, o);
    }
    if (strcmp(name, "--atomic-mode") == 0) {
        return parse_atomic_mode(value, o);
    }
    if (strcmp(name, "--trace") == 0) {
        o->trace_json = value;
        return true;
    }
    if (strcmp(name, "--trace-text") == 0) {
        o->trace_text = value;
        return true;
    }
    *known = false;
    return true;
}

static bool parse_flag(const char *name, cli_options *o) {
    if (strcmp(name, "--hard") == 0) {
        o->lang.hard_switches = true;
    } else if (strcmp(name, "--gc-stress") == 0) {
        o->lang.gc_stress = true;
    } else if (strcmp(name, "--dis") == 0) {
        o->action = CLI_LIST_CODE;
    } else if (strcmp(name, "--ast") == 0) {
        o->action = CLI_LIST_AST;
    } else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
        o->action = CLI_VERSION;
    } else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        o->action = CLI_HELP;
    } else {
        return complain("unknown option ", name);
    }
    return true;
}

static bool takes_value(const char *name) {
    cli_options scratch;
    bool known;
    sy_lang_options_init(&scratch.lang);
    /* A value that every such option accepts, to learn the name's kind. */
    if (strcmp(name, "--clock") == 0 || strcmp(name, "--atomic-mode") == 0) {
        return true;
    }
    parse_valued(name, "1", &scratch, &known);
    return known;
}

/* One option at argv[*i], with "--name=value" or "--name value". */
static bool parse_option(int argc, char **argv, int *i, cli_options *o) {
    char name[64];
    const char *equals = strchr(argv[*i], '=');
    size_t length = equals != NULL ? (size_t)(equals - argv[*i]) : strlen(argv[*i]);
    if (length >= sizeof name) {
        return complain("unknown option ", argv[*i]);
    }
    memcpy(name, argv[*i], length);
    name[length] = '\0';
    if (!takes_value(name)) {
        return parse_flag(argv[*i], o);
    }
    const char *value = equals != NULL ? equals + 1 : *i + 1 < argc ? argv[++*i] : NULL;
    if (value == NULL) {
        return complain(name, " needs a value");
    }
    bool known;
    return parse_valued(name, value, o, &known);
}

bool cli_parse(int argc, char **argv, cli_options *o) {
    memset(o, 0, sizeof *o);
    sy_lang_options_init(&o->lang);
    o->lang.runtime.clock = SY_CLOCK_REAL;
    int i = 1;
    for (; i < argc && argv[i][0] == '-' && argv[i][1] != '\0'; i++) {
        if (strcmp(argv[i], "-c") == 0 || strcmp(argv[i], "-m") == 0) {
            char *option = argv[i];
            if (++i >= argc) {
                return complain(option[1] == 'c' ? "-c needs the program's text"
                                                 : "-m needs a module's name",
                                "");
            }
            *(option[1] == 'c' ? &o->code : &o->module) = argv[i];
            argv[i] = option;
            break;
        }
        if (strcmp(argv[i], "--") == 0) {
            i++;
            break;
        }
        if (!parse_option(argc, argv, &i, o)) {
            return false;
        }
    }
    if (i < argc) {
        o->file = o->code == NULL && o->module == NULL ? argv[i] : NULL;
        o->lang.argc = argc - i;
        o->lang.argv = (const char *const *)(argv + i);
    } else if (o->action == CLI_LIST_CODE || o->action == CLI_LIST_AST) {
        return complain("no program given", "");
    }
    return true;
}
