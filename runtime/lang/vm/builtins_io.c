/* SPDX-License-Identifier: MIT
 *
 * print(), input(), open(), exit(), and the type of sys.stdin, sys.stdout and sys.stderr:
 * objects that hand text to the host's callbacks (interpreter.c). print() to one of them makes
 * one call of the host; to any other file it makes the write() calls that CPython makes.
 */
#include "lang/vm/builtins.h"

#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/interpreter.h"
#include "lang/vm/stream.h"
#include "lang/vm/vm.h"

/* --- The streams --- */

typedef struct stream {
    sy_object head; /* aux: 0 stdin, 1 stdout, 2 stderr */
} stream;

static int stream_number(sy_value v) {
    return (int)sy_to_object(v)->aux;
}

bool syi_host_write(sy_vm *vm, int number, sy_value text) {
    size_t length;
    char *utf8 = syi_str_utf8(vm, text, &length);
    if (utf8 == NULL) {
        return false;
    }
    syi_host_write_bytes(vm, number, utf8, length);
    syi_mem_resize(vm, utf8, length + 1, 0);
    return true;
}

static sy_value unsupported(sy_vm *vm, const char *what) {
    return syi_raise(vm, vm->types.OSError, "%s", what);
}

static sy_value stream_write(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "write() argument must be str, not %T",
                         args[1]);
    }
    int number = stream_number(args[0]);
    if (number == 0) {
        return unsupported(vm, "not writable");
    }
    if (!syi_host_write(vm, number, args[1])) {
        return SY_NULL;
    }
    return syi_int_new(vm, syi_to_str(args[1])->length);
}

static sy_value stream_writelines(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value lines = syi_list_from_iterable(vm, args[1]);
    if (lines == SY_NULL) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < syi_to_list(lines)->length; i++) {
        sy_value pair[2] = {args[0], syi_to_list(lines)->items[i]};
        if (stream_write(vm, pair, 2, SY_NULL) == SY_NULL) {
            return SY_NULL;
        }
    }
    return SY_NONE;
}

static sy_value stream_flush(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_NONE;
}

/* Ctrl-C while the host waited for a line. */
static bool interrupted(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    const sy_lang_tasklet *t = syi_vm_tasklet(vm);
    if (!in->interrupt || t == NULL || !(t->core.flags & SYI_MAIN) || t->core.thread->id != 1) {
        return false;
    }
    in->interrupt = false;
    syi_raise(vm, vm->types.KeyboardInterrupt, "");
    return true;
}

sy_value syi_host_read_line(sy_vm *vm) {
    const sy_lang_options *options = syi_host_options(vm);
    sy_str_builder line;
    syi_builder_init(&line, vm);
    char buffer[1024];
    size_t kept = 0; /* bytes of a character that is not whole yet */
    for (;;) {
        ptrdiff_t n = options->read == NULL
                          ? 0
                          : options->read(options->user, buffer + kept, sizeof buffer - kept);
        if (n <= 0) {
            break;
        }
        size_t size = kept + (size_t)n;
        bool ended = buffer[size - 1] == '\n';
        kept = 0;
        while (!ended && kept < 3 && kept < size && (buffer[size - 1 - kept] & 0xc0) == 0x80) {
            kept++;
        }
        kept = ended || kept == size || (buffer[size - 1 - kept] & 0xc0) != 0xc0 ? 0 : kept + 1;
        syi_builder_utf8(&line, buffer, size - kept);
        memmove(buffer, buffer + size - kept, kept);
        if (ended) {
            break;
        }
    }
    if (interrupted(vm)) {
        syi_builder_discard(&line);
        return SY_NULL;
    }
    syi_builder_utf8(&line, buffer, kept);
    return syi_builder_finish(&line);
}

static sy_value stream_readline(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (stream_number(args[0]) != 0) {
        return unsupported(vm, "not readable");
    }
    return syi_host_read_line(vm);
}

static sy_value stream_read(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (stream_number(args[0]) != 0) {
        return unsupported(vm, "not readable");
    }
    sy_str_builder all;
    syi_builder_init(&all, vm);
    for (;;) {
        sy_value line = syi_host_read_line(vm);
        if (line == SY_NULL) {
            syi_builder_discard(&all);
            return SY_NULL;
        }
        if (syi_to_str(line)->length == 0) {
            return syi_builder_finish(&all);
        }
        syi_builder_str(&all, line);
    }
}

static sy_value stream_fileno(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(stream_number(args[0]));
}

static sy_value stream_isatty(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_FALSE;
}

static sy_value stream_readable(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(stream_number(args[0]) == 0);
}

static sy_value stream_writable(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(stream_number(args[0]) != 0);
}

static sy_value stream_iter(sy_vm *vm, sy_value self) {
    (void)vm;
    return self;
}

static sy_value stream_next(sy_vm *vm, sy_value self) {
    if (stream_number(self) != 0) {
        return unsupported(vm, "not readable");
    }
    sy_value line = syi_host_read_line(vm);
    return line != SY_NULL && syi_to_str(line)->length == 0 ? SY_NULL : line;
}

static sy_value stream_name(sy_vm *vm, sy_value self) {
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    return syi_str_from_cstr(vm, names[stream_number(self)]);
}

static sy_value stream_encoding(sy_vm *vm, sy_value self) {
    (void)self;
    return syi_str_from_cstr(vm, "utf-8");
}

static sy_value stream_closed(sy_vm *vm, sy_value self) {
    (void)vm;
    (void)self;
    return SY_FALSE;
}

static sy_value stream_repr(sy_vm *vm, sy_value self) {
    sy_value name = stream_name(vm, self);
    if (name == SY_NULL) {
        return SY_NULL;
    }
    return syi_str_format(vm, "<_io.TextIOWrapper name='%U' mode='%s' encoding='utf-8'>", name,
                          stream_number(self) == 0 ? "r" : "w");
}

static const sy_fn_def stream_methods[] = {
    {"write", stream_write, 1, 1, 0, false, "write($self, text, /)"},
    {"writelines", stream_writelines, 1, 1, SY_FN_REENTRANT, false, NULL},
    {"flush", stream_flush, 0, 0, 0, false, NULL},
    {"readline", stream_readline, 0, 1, 0, false, NULL},
    {"read", stream_read, 0, 1, 0, false, NULL},
    {"fileno", stream_fileno, 0, 0, 0, false, NULL},
    {"isatty", stream_isatty, 0, 0, 0, false, NULL},
    {"readable", stream_readable, 0, 0, 0, false, NULL},
    {"writable", stream_writable, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def stream_getsets[] = {{"name", stream_name, NULL, NULL},
                                               {"encoding", stream_encoding, NULL, NULL},
                                               {"closed", stream_closed, NULL, NULL},
                                               {NULL, NULL, NULL, NULL}};

static const sy_type_def stream_type = {
    .name = "_io.TextIOWrapper",
    .doc = "A stream of the host: text in, or text out.",
    .size = sizeof(stream),
    .flags = SY_TYPE_NO_NEW | SY_TYPE_FINAL,
    .slots = {.repr = stream_repr, .iter = stream_iter, .next = stream_next},
    .methods = stream_methods,
    .getsets = stream_getsets,
};

sy_type *syi_stream_type(sy_vm *vm) {
    return syi_type_ready(vm, &stream_type, vm->types.object);
}

sy_value syi_stream_new(sy_vm *vm, sy_type *type, int number) {
    stream *s = syi_object_new(vm, type, sizeof(stream));
    if (s == NULL) {
        return SY_NULL;
    }
    s->head.aux = (uint32_t)number;
    return sy_from_pointer(s);
}

/* 1 or 2 when file is the host's own output stream, else 0. */
static int own_stream(sy_value file) {
    if (!sy_is_pointer(file) || sy_to_object(file)->type->def != &stream_type) {
        return 0;
    }
    return stream_number(file);
}

bool syi_write_to(sy_vm *vm, sy_value file, sy_value text) {
    int number = own_stream(file);
    if (number != 0) {
        return syi_host_write(vm, number, text);
    }
    return syi_call_method(vm, file, vm->names.write, &text, 1) != SY_NULL;
}

/* sys.<name> now; SY_NONE when it is missing. */
sy_value syi_sys_stream(sy_vm *vm, sy_value name) {
    sy_value sys = syi_dict_get_str(vm->modules, vm->names.sys);
    if (sys == SY_NULL || !syi_is_type(sys, vm->types.module)) {
        return SY_NONE;
    }
    sy_value file = syi_dict_get_str(((sy_module *)sy_to_object(sys))->dict, name);
    return file == SY_NULL ? SY_NONE : file;
}

/* --- print --- */

typedef struct printing {
    sy_value sep, end, file;
} printing;

static bool print_option(sy_vm *vm, const char *name, sy_value given, const char *fallback,
                         sy_value *out) {
    if (given == SY_NULL || given == SY_NONE) {
        *out = syi_str_from_cstr(vm, fallback);
        return *out != SY_NULL;
    }
    if (!syi_is_str(given)) {
        syi_raise(vm, vm->types.TypeError, "%s must be None or a string, not %T", name, given);
        return false;
    }
    *out = given;
    return true;
}

/* All in one text, for the host's streams. */
static bool print_joined(sy_vm *vm, const printing *p, const sy_value *args, int nargs) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (int i = 0; i < nargs; i++) {
        sy_value text = syi_str(vm, args[i]);
        if (text == SY_NULL) {
            syi_builder_discard(&b);
            return false;
        }
        if (i > 0) {
            syi_builder_str(&b, p->sep);
        }
        syi_builder_str(&b, text);
    }
    syi_builder_str(&b, p->end);
    sy_value all = syi_builder_finish(&b);
    return all != SY_NULL && syi_host_write(vm, own_stream(p->file), all);
}

static bool print_pieces(sy_vm *vm, const printing *p, const sy_value *args, int nargs) {
    sy_value rooted[4] = {p->sep, p->end, p->file, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 4);
    bool ok = true;
    for (int i = 0; i < nargs && ok; i++) {
        ok = i == 0 || syi_write_to(vm, p->file, p->sep);
        rooted[3] = ok ? syi_str(vm, args[i]) : SY_NULL;
        ok = rooted[3] != SY_NULL && syi_write_to(vm, p->file, rooted[3]);
    }
    ok = ok && syi_write_to(vm, p->file, p->end);
    syi_roots_leave(vm, &roots);
    return ok;
}

static sy_value builtin_print(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"sep", "end", "file", "flush", NULL};
    static const sy_signature signature = {"print", names, 0, 0};
    sy_value a[4] = {SY_NULL, SY_NULL, SY_NULL, SY_NULL};
    if (kwnames != SY_NULL && !syi_parse_args(vm, &signature, args + nargs, 0, kwnames, a)) {
        return SY_NULL;
    }
    printing p;
    if (!print_option(vm, "sep", a[0], " ", &p.sep) ||
        !print_option(vm, "end", a[1], "\n", &p.end)) {
        return SY_NULL;
    }
    p.file = a[2];
    if (p.file == SY_NULL || p.file == SY_NONE) {
        p.file = syi_sys_stream(vm, vm->names.stdout);
        if (p.file == SY_NONE) {
            return SY_NONE;
        }
    }
    bool own = own_stream(p.file) != 0;
    if (!own && syi_need_driver(vm)) {
        return SY_NULL;
    }
    if (!(own ? print_joined(vm, &p, args, nargs) : print_pieces(vm, &p, args, nargs))) {
        return SY_NULL;
    }
    int flush = a[3] == SY_NULL ? 0 : syi_truth(vm, a[3]);
    if (flush < 0 ||
        (flush != 0 && syi_call_method(vm, p.file, vm->names.flush, NULL, 0) == SY_NULL)) {
        return SY_NULL;
    }
    return SY_NONE;
}

/* --- input, open, exit --- */

static sy_value builtin_input(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    if (nargs == 1) {
        sy_value prompt = syi_str(vm, args[0]);
        sy_value out = syi_sys_stream(vm, vm->names.stdout);
        if (prompt == SY_NULL || (out != SY_NONE && !syi_write_to(vm, out, prompt))) {
            return SY_NULL;
        }
    }
    sy_value line = syi_host_read_line(vm);
    if (line == SY_NULL) {
        return SY_NULL;
    }
    uint32_t length = syi_to_str(line)->length;
    if (length == 0) {
        return syi_raise(vm, vm->types.EOFError, "EOF when reading a line");
    }
    if (syi_str_at(syi_to_str(line), length - 1) == '\n') {
        length--;
    }
    return syi_substring(vm, line, 0, length);
}

static sy_value builtin_open(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_raise(vm, vm->types.OSError,
                     "open() is not supported: programs have no file system");
}

static sy_value builtin_exit(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value code = nargs == 1 ? args[0] : SY_NONE;
    sy_value exc = syi_call(vm, sy_from_pointer(vm->types.SystemExit), &code, 1, SY_NULL);
    return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
}

const sy_fn_def syi_builtins_io[] = {
    {"print", builtin_print, 0, -1, 0, true,
     "print(*args, sep=' ', end='\\n', file=None, flush=False)"},
    {"input", builtin_input, 0, 1, SY_FN_REENTRANT, false, "input(prompt='', /)"},
    {"open", builtin_open, 0, -1, 0, true, NULL},
    {"exit", builtin_exit, 0, 1, 0, false, NULL},
    {"quit", builtin_exit, 0, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};
