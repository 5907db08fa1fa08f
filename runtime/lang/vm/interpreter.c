/* SPDX-License-Identifier: MIT
 *
 * One interpreter on one runtime: its making, the start of a program, pumping, and how it
 * ended.
 *
 * The main tasklet runs the embedded module _bootstrap, which executes the program, reports
 * what it raises (through _host.report below), waits for threads and calls exit handlers. Its
 * frame is kept out of the program's tracebacks. What goes wrong without any code of the
 * program left to run (a source that does not compile, the tick limit, a stop) is reported from
 * outside, with vm->in_loop set so that formatting cannot run language code.
 */
#include "lang/vm/interpreter.h"

#include "core/hub.h"
#include "core/thread.h"
#include "lang/front/compile.h"
#include "lang/lib/embedded.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/builtins.h"
#include "lang/vm/dis.h"
#include "lang/vm/import.h"
#include "lang/vm/stream.h"
#include "lang/vm/vm.h"

#define BOOTSTRAP_FILE "<bootstrap>"

/* Texts of the getters: UTF-8 from the runtime's allocator. */
typedef struct text {
    char *data;
    size_t length;
} text;

struct sy_lang {
    sy_runtime *rt;
    sy_vm vm;
    sy_lang_options options;
    bool objects_ready, vm_ready, modules_ready;
    bool started;
    bool ended;
    bool stopping;    /* sy_lang_stop() was called */
    sy_status status; /* once ended */
    int exit_code;
    bool reported; /* an exception or a SystemExit has been recorded */
    uint32_t error_line;
    text error_type, error_message, error_traceback, error_notes, error_filename, error_frames,
        filename;
    sy_dict *main_dict;
    sy_code *program, *bootstrap;
    sy_value warnings; /* of the program's compilation, until it starts; or SY_NULL */
    int64_t written;   /* bytes of output, for the trace */
};

static sy_lang *lang_of(const sy_vm *vm) {
    return (sy_lang *)(void *)((char *)(uintptr_t)vm - offsetof(sy_lang, vm));
}

const sy_lang_options *syi_host_options(const sy_vm *vm) {
    return &lang_of(vm)->options;
}

/* --- Output --- */

void syi_host_write_bytes(sy_vm *vm, int stream, const char *bytes, size_t length) {
    sy_lang *lang = lang_of(vm);
    lang->written += (int64_t)length;
    SYI_TRACE(lang->rt, OUTPUT, syi_current(lang->rt), 0, 0, lang->written);
    if (lang->options.write != NULL) {
        lang->options.write(lang->options.user, stream, bytes, length);
    }
}

/* To sys.stderr if that works, else to the host's. */
static void write_stderr(sy_vm *vm, sy_value report) {
    sy_value file = syi_sys_stream(vm, vm->names.stderr);
    if (file == SY_NONE || !syi_write_to(vm, file, report)) {
        vm->exc = SY_NULL;
        syi_host_write(vm, 2, report);
        vm->exc = SY_NULL;
    }
}

static void write_stderr_line(sy_vm *vm, sy_value line) {
    sy_value whole = line == SY_NULL ? SY_NULL : syi_str_format(vm, "%U\n", line);
    if (whole != SY_NULL) {
        write_stderr(vm, whole);
    }
    vm->exc = SY_NULL;
}

/* --- How it ended --- */

static void text_free(sy_lang *lang, text *t) {
    if (t->data != NULL) {
        sy_free(&lang->rt->alloc, t->data, t->length + 1);
        t->data = NULL;
    }
}

/* Keeps the text of str, or nothing when there is no memory. */
static void text_set(sy_lang *lang, text *t, sy_value str) {
    sy_vm *vm = &lang->vm;
    text_free(lang, t);
    if (str != SY_NULL && syi_is_str(str)) {
        t->data = syi_str_utf8(vm, str, &t->length);
    }
    vm->exc = SY_NULL;
}

static const char *text_get(const text *t) {
    return t->data != NULL ? t->data : "";
}

static bool is_bootstrap_code(const sy_code *code) {
    return syi_is_str(code->filename) && syi_str_is(code->filename, BOOTSTRAP_FILE);
}

/* The traceback without the frames of the bootstrap module. */
static void strip_bootstrap(sy_exception *exc) {
    while (exc->traceback != SY_NONE) {
        const sy_traceback *tb = (const sy_traceback *)sy_to_object(exc->traceback);
        if (!is_bootstrap_code(tb->code)) {
            return;
        }
        exc->traceback = tb->next;
    }
}

static void strip_chain(sy_value exc) {
    for (int depth = 0; syi_is_exception(exc) && depth < 100; depth++) {
        sy_exception *e = syi_to_exception(exc);
        strip_bootstrap(e);
        if (syi_is_exception(e->cause)) {
            exc = e->cause;
        } else {
            exc = e->context;
        }
    }
}

static uint32_t traceback_line(const sy_traceback *tb) {
    return tb->instruction < tb->code->instruction_count && tb->code->positions != NULL
               ? tb->code->positions[tb->instruction].line
               : 0;
}

/* Where exc was raised: the innermost entry in the main file, else the innermost of all. */
static void record_place(sy_lang *lang, sy_value exc) {
    sy_vm *vm = &lang->vm;
    sy_value filename = SY_NULL;
    sy_value tb_value = syi_to_exception(exc)->traceback;
    bool in_main = false;
    for (; tb_value != SY_NONE; tb_value = ((sy_traceback *)sy_to_object(tb_value))->next) {
        const sy_traceback *tb = (const sy_traceback *)sy_to_object(tb_value);
        bool main_file = syi_is_str(tb->code->filename) &&
                         syi_str_is(tb->code->filename, text_get(&lang->filename));
        if (main_file || !in_main) {
            filename = tb->code->filename;
            lang->error_line = traceback_line(tb);
        }
        in_main = in_main || main_file;
    }
    if (syi_is_subtype(sy_to_object(exc)->type, vm->types.SyntaxError)) {
        sy_value line = syi_getattr(vm, exc, vm->names.lineno);
        sy_value name = line == SY_NULL ? SY_NULL : syi_getattr(vm, exc, vm->names.filename);
        if (name != SY_NULL && sy_is_int(line)) {
            lang->error_line = (uint32_t)sy_to_int(line);
            filename = name;
        }
        vm->exc = SY_NULL;
    }
    text_set(lang, &lang->error_filename, filename);
}

/* The strings of a list, with newlines in between. */
static sy_value joined_lines(sy_vm *vm, sy_value list) {
    sy_str_builder b;
    if (list == SY_NULL || !syi_is_list(list)) {
        return SY_NULL;
    }
    syi_builder_init(&b, vm);
    const sy_list *l = syi_to_list(list);
    for (uint32_t i = 0; i < l->length; i++) {
        if (i > 0) {
            syi_builder_char(&b, '\n');
        }
        if (syi_is_str(l->items[i])) {
            syi_builder_str(&b, l->items[i]);
        }
    }
    return syi_builder_finish(&b);
}

static void record_error(sy_lang *lang, sy_value exc, sy_value report) {
    sy_vm *vm = &lang->vm;
    lang->reported = true;
    lang->status = SY_E_EXCEPTION;
    lang->exit_code =
        syi_is_subtype(sy_to_object(exc)->type, vm->types.KeyboardInterrupt) ? 130 : 1;
    text_set(lang, &lang->error_type, sy_from_pointer(sy_to_object(exc)->type->name));
    sy_value message = syi_str(vm, exc);
    vm->exc = SY_NULL;
    text_set(lang, &lang->error_message, message);
    text_set(lang, &lang->error_traceback, report);
    sy_attrs *attrs = syi_object_attrs(exc);
    sy_value notes = attrs == NULL ? SY_NULL : syi_attrs_get(vm, attrs, vm->names.__notes__);
    text_set(lang, &lang->error_notes, joined_lines(vm, notes));
    record_place(lang, exc);
    text_free(lang, &lang->error_frames);
    lang->error_frames.data = syi_host_frames_encoded(vm, exc, &lang->error_frames.length);
    vm->exc = SY_NULL;
}

/* SystemExit: the code, or a message and 1. */
static void record_exit(sy_lang *lang, sy_value exc) {
    sy_vm *vm = &lang->vm;
    lang->reported = true;
    lang->status = SY_OK;
    lang->exit_code = 0;
    sy_value code = syi_getattr(vm, exc, vm->names.code);
    if (code == SY_NULL || code == SY_NONE) {
        vm->exc = SY_NULL;
        return;
    }
    if (syi_is_int(code)) {
        int64_t number = 1;
        sy_value plain = syi_int_value(vm, code);
        if (plain == SY_NULL || !syi_as_int64(vm, plain, &number)) {
            vm->exc = SY_NULL;
            number = 255;
        }
        lang->exit_code = (int)(number & 0xff);
        return;
    }
    lang->exit_code = 1;
    write_stderr_line(vm, syi_str(vm, code));
}

/* Calls sys.excepthook if the program put its own there. False: it did not, or that failed. */
static bool call_excepthook(sy_vm *vm, sy_value exc) {
    sy_value sys = syi_dict_get_str(vm->modules, vm->names.sys);
    if (vm->in_loop || sys == SY_NULL || !syi_is_type(sys, vm->types.module)) {
        return false;
    }
    sy_dict *dict = ((sy_module *)sy_to_object(sys))->dict;
    sy_value hook = syi_dict_get_cstr(vm, dict, "excepthook");
    if (hook == SY_NULL || hook == syi_dict_get_cstr(vm, dict, "__excepthook__")) {
        return false;
    }
    sy_value args[3] = {sy_from_pointer(sy_to_object(exc)->type), exc,
                        syi_to_exception(exc)->traceback};
    bool ok = syi_call(vm, hook, args, 3, SY_NULL) != SY_NULL;
    vm->exc = SY_NULL;
    return ok;
}

static bool is_quiet_exit(const sy_vm *vm, sy_value exc) {
    const sy_type *type = sy_to_object(exc)->type;
    return syi_is_subtype(type, vm->types.SystemExit) &&
           !syi_is_subtype(type, vm->types.TaskletExit);
}

/* A report has to be possible when the memory limit is what ended the program. */
enum { REPORT_MEMORY = 1 << 20 };

bool syi_host_report(sy_vm *vm, sy_value exc) {
    sy_lang *lang = lang_of(vm);
    size_t limit = vm->allocator->limit;
    if (limit < SIZE_MAX - REPORT_MEMORY) {
        vm->allocator->limit = limit + REPORT_MEMORY;
    }
    sy_roots roots;
    sy_value rooted[2] = {exc, SY_NULL};
    syi_roots_enter(vm, &roots, rooted, 2);
    strip_chain(exc);
    if (is_quiet_exit(vm, exc)) {
        record_exit(lang, exc);
    } else {
        rooted[1] = syi_exception_format(vm, exc);
        if (rooted[1] == SY_NULL) {
            vm->exc = SY_NULL;
            rooted[1] = syi_str_format(vm, "%N\n", sy_to_object(exc)->type);
            vm->exc = SY_NULL;
        }
        if (rooted[1] != SY_NULL && !call_excepthook(vm, exc)) {
            write_stderr(vm, rooted[1]);
        }
        record_error(lang, exc, rooted[1]);
    }
    syi_roots_leave(vm, &roots);
    vm->allocator->limit = limit;
    return true;
}

/* Reports from outside every tasklet. */
static void report_outside(sy_lang *lang, sy_value exc) {
    sy_vm *vm = &lang->vm;
    vm->exc = SY_NULL;
    vm->in_loop = true;
    if (syi_is_exception(exc)) {
        syi_host_report(vm, exc);
    } else {
        lang->reported = true;
        lang->status = SY_E_NOMEM;
        lang->exit_code = 1;
    }
    vm->in_loop = false;
    vm->exc = SY_NULL;
}

/* Calls the program's own sys.unraisablehook. False: it has none, or the call failed. */
static bool call_unraisable_hook(sy_vm *vm, sy_value exc, sy_value where) {
    sy_value sys = syi_dict_get_str(vm->modules, vm->names.sys);
    if (vm->in_loop || sys == SY_NULL || !syi_is_type(sys, vm->types.module)) {
        return false;
    }
    sy_dict *dict = ((sy_module *)sy_to_object(sys))->dict;
    sy_value hook = syi_dict_get_cstr(vm, dict, "unraisablehook");
    if (hook == SY_NULL || hook == syi_dict_get_cstr(vm, dict, "__unraisablehook__")) {
        return false;
    }
    static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                        "object"};
    sy_value values[] = {sy_from_pointer(sy_to_object(exc)->type), exc,
                         syi_to_exception(exc)->traceback, SY_NONE,
                         where == SY_NULL ? SY_NONE : where};
    sy_value args = syi_simple_namespace_new(vm);
    for (int i = 0; args != SY_NULL && i < 5; i++) {
        sy_value name = syi_intern_cstr(vm, names[i]);
        args = name != SY_NULL && syi_setattr(vm, args, name, values[i]) ? args : SY_NULL;
    }
    bool ok = args != SY_NULL && syi_call(vm, hook, &args, 1, SY_NULL) != SY_NULL;
    vm->exc = SY_NULL;
    return ok;
}

void syi_write_unraisable(sy_vm *vm, sy_value exc, sy_value where) {
    if (!syi_is_exception(exc)) {
        return;
    }
    sy_value rooted[3] = {exc, where, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 3);
    if (call_unraisable_hook(vm, exc, where)) {
        syi_roots_leave(vm, &roots);
        return;
    }
    sy_value place = where == SY_NULL ? SY_NULL : syi_repr(vm, where);
    vm->exc = SY_NULL;
    rooted[2] = syi_exception_format(vm, exc);
    vm->exc = SY_NULL;
    if (rooted[2] != SY_NULL) {
        rooted[2] = place != SY_NULL
                        ? syi_str_format(vm, "Exception ignored in: %U\n%U", place, rooted[2])
                        : syi_str_format(vm, "Exception ignored\n%U", rooted[2]);
    }
    if (rooted[2] != SY_NULL) {
        write_stderr(vm, rooted[2]);
    }
    vm->exc = SY_NULL;
    syi_roots_leave(vm, &roots);
}

void syi_host_unraisable(sy_vm *vm, const char *where, sy_value exc) {
    if (!syi_is_exception(exc)) {
        return;
    }
    sy_value rooted[2] = {exc, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 2);
    rooted[1] = syi_exception_format(vm, exc);
    vm->exc = SY_NULL;
    if (rooted[1] != SY_NULL) {
        rooted[1] = syi_str_format(vm, "Exception ignored in %s\n%U", where, rooted[1]);
    }
    if (rooted[1] != SY_NULL) {
        write_stderr(vm, rooted[1]);
    }
    vm->exc = SY_NULL;
    syi_roots_leave(vm, &roots);
}

/* --- Making and freeing --- */

void sy_lang_options_init(sy_lang_options *options) {
    memset(options, 0, sizeof *options);
    sy_options_init(&options->runtime);
}

static void visit_host(void *arg, sy_visitor *v) {
    sy_lang *lang = arg;
    syi_visit_object(v, lang->main_dict);
    syi_visit_object(v, lang->program);
    syi_visit(v, lang->warnings);
    syi_visit_object(v, lang->bootstrap);
}

static bool make_vm(sy_lang *lang) {
    sy_vm *vm = &lang->vm;
    vm->rt = lang->rt;
    vm->allocator = &lang->rt->alloc;
    vm->hash_seed = 0x9e3779b97f4a7c15u;
    vm->recursion_limit =
        lang->options.recursion_limit != 0 ? lang->options.recursion_limit : 1000;
    vm->c_depth_limit = 200;
    lang->rt->vm = vm;
    lang->objects_ready = true;
    if (!syi_objects_init(vm)) {
        return false;
    }
    lang->vm_ready = true;
    if (!syi_vm_init(vm)) {
        return false;
    }
    lang->modules_ready = true;
    if (!syi_modules_init(vm) || !syi_builtins_init(vm) ||
        !syi_gc_add_roots(vm, visit_host, lang)) {
        return false;
    }
    vm->interpreter->host = (struct sy_lang_host *)(void *)lang;
    vm->interpreter->hard_only = lang->options.hard_switches;
    vm->gc.stress = lang->options.gc_stress;
    return syi_import_builtin(vm, "sys") != SY_NULL;
}

sy_status sy_lang_new(const sy_lang_options *options, sy_lang **out) {
    sy_lang_options defaults;
    if (options == NULL) {
        sy_lang_options_init(&defaults);
        options = &defaults;
    }
    sy_runtime *rt;
    sy_status status = sy_runtime_new(&options->runtime, &rt);
    if (status != SY_OK) {
        return status;
    }
    sy_lang *lang = sy_calloc(&rt->alloc, 1, sizeof *lang);
    if (lang == NULL) {
        sy_runtime_free(rt);
        return SY_E_NOMEM;
    }
    lang->rt = rt;
    lang->options = *options;
    lang->status = SY_E_MISUSE;
    if (!make_vm(lang)) {
        bool limit = rt->alloc.limit_hit;
        sy_lang_free(lang);
        return limit ? SY_E_MEMORY_LIMIT : SY_E_NOMEM;
    }
    *out = lang;
    return SY_OK;
}

void sy_lang_free(sy_lang *lang) {
    if (lang == NULL) {
        return;
    }
    sy_runtime *rt = lang->rt;
    sy_vm *vm = &lang->vm;
    vm->shutting_down = true;
    if (lang->modules_ready) {
        syi_modules_deinit(vm);
    }
    if (lang->vm_ready) {
        syi_vm_deinit(vm);
    }
    if (lang->objects_ready) {
        syi_objects_deinit(vm);
    }
    text_free(lang, &lang->error_type);
    text_free(lang, &lang->error_message);
    text_free(lang, &lang->error_traceback);
    text_free(lang, &lang->error_notes);
    text_free(lang, &lang->error_filename);
    text_free(lang, &lang->error_frames);
    text_free(lang, &lang->filename);
    sy_free(&rt->alloc, lang, sizeof *lang);
    rt->vm = NULL;
    sy_runtime_free(rt);
}

sy_runtime *sy_lang_runtime(sy_lang *lang) {
    return lang->rt;
}

/* --- The program --- */

static sy_value host_begin(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_lang_tasklet *t = syi_vm_tasklet(vm);
    if (t != NULL) {
        t->depth = 0;
    }
    sy_lang *lang = lang_of(vm);
    if (lang->warnings != SY_NULL && !syi_syntax_warnings(vm, lang->warnings, lang->program)) {
        return SY_NULL;
    }
    /* Neither the instructions of the bootstrap module nor its frame count as the program's. */
    syi_runtime_restart_ticks(vm->rt);
    return SY_NONE;
}

static sy_value host_report(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_host_report(vm, args[0]) ? SY_NONE : SY_NULL;
}

static const sy_fn_def host_functions[] = {
    {"_begin", host_begin, 0, 0, SY_FN_REENTRANT, false, NULL},
    {"_report", host_report, 1, 1, SY_FN_REENTRANT, false, NULL},
    {"_on_message", syi_host_on_message, 1, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_embedded_module *bootstrap_module(void) {
    for (const sy_embedded_module *m = syi_embedded_modules; m->name != NULL; m++) {
        if (strcmp(m->name, "_bootstrap") == 0) {
            return m;
        }
    }
    return NULL;
}

/* The namespace of __main__. */
static bool make_main_module(sy_lang *lang, sy_value filename) {
    sy_vm *vm = &lang->vm;
    sy_value module = syi_module_new(vm, "__main__");
    if (module == SY_NULL) {
        return false;
    }
    sy_dict *d = ((sy_module *)sy_to_object(module))->dict;
    lang->main_dict = d;
    sy_value builtins = syi_dict_get_str(vm->modules, vm->names.builtins);
    return syi_dict_set_str(vm, d, vm->names.__package__, SY_NONE) &&
           syi_dict_set_str(vm, d, vm->names.__loader__, SY_NONE) &&
           syi_dict_set_str(vm, d, vm->names.__spec__, SY_NONE) &&
           syi_dict_set_str(vm, d, vm->names.__builtins__, builtins) &&
           syi_dict_set_str(vm, d, vm->names.__file__, filename) &&
           syi_dict_set_str(vm, vm->modules, vm->names.__main__, module);
}

static sy_dict *bootstrap_namespace(sy_lang *lang) {
    sy_vm *vm = &lang->vm;
    sy_value dict = syi_dict_new(vm);
    if (dict == SY_NULL) {
        return NULL;
    }
    sy_dict *d = syi_to_dict(dict);
    bool ok = syi_dict_set_cstr(vm, d, "__builtins__",
                                syi_dict_get_str(vm->modules, vm->names.builtins)) &&
              syi_dict_set_cstr(vm, d, "__name__", vm->empty_str) &&
              syi_dict_set_cstr(vm, d, "_program", sy_from_pointer(lang->program)) &&
              syi_dict_set_cstr(vm, d, "_namespace", sy_from_pointer(lang->main_dict));
    for (const sy_fn_def *def = host_functions; ok && def->name != NULL; def++) {
        sy_value f = syi_builtin_new(vm, def, SY_NULL, SY_NULL);
        ok = f != SY_NULL && syi_dict_set_cstr(vm, d, def->name, f);
    }
    return ok ? d : NULL;
}

static sy_value run_bootstrap(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_push_code(vm, lang_of(vm)->bootstrap, syi_to_dict(args[0]), args[0]);
}

static const sy_fn_def run_bootstrap_def = {"main",       run_bootstrap, 1,   1,
                                            SY_FN_PUSHES, false,         NULL};

static bool make_main_tasklet(sy_lang *lang) {
    sy_vm *vm = &lang->vm;
    sy_dict *namespace_ = bootstrap_namespace(lang);
    sy_value function = namespace_ == NULL
                            ? SY_NULL
                            : syi_builtin_new(vm, &run_bootstrap_def, SY_NULL, SY_NULL);
    sy_value dict = sy_from_pointer(namespace_);
    sy_value args = function == SY_NULL ? SY_NULL : syi_tuple_new(vm, &dict, 1);
    sy_value tasklet =
        args == SY_NULL ? SY_NULL : syi_lang_tasklet_new(vm, vm->interpreter->tasklet_type);
    if (tasklet == SY_NULL) {
        return false;
    }
    sy_lang_tasklet *t = (sy_lang_tasklet *)sy_to_object(tasklet);
    t->function = function;
    t->args = args;
    syi_set_alive(&t->core, true);
    sy_status status = syi_runtime_start(lang->rt, &t->core);
    if (status != SY_OK) {
        syi_raise_status(vm, status);
        return false;
    }
    if (lang->rt->trace.on) {
        syi_trace_name(lang->rt, &t->core, "main", 4);
    }
    return true;
}

static sy_code *compile_bootstrap(sy_vm *vm) {
    const sy_embedded_module *m = bootstrap_module();
    sy_value filename = syi_str_from_cstr(vm, BOOTSTRAP_FILE);
    if (m == NULL || filename == SY_NULL) {
        return NULL;
    }
    return syi_compile(vm, m->text, m->length, filename, SY_COMPILE_EXEC, 0);
}

static sy_status failed_start(sy_lang *lang) {
    sy_value exc = lang->vm.exc;
    report_outside(lang, exc);
    lang->ended = true;
    return lang->status;
}

sy_status sy_lang_start(sy_lang *lang, const char *source, size_t length,
                        const char *filename) {
    sy_vm *vm = &lang->vm;
    if (lang->started) {
        return SY_E_MISUSE;
    }
    lang->started = true;
    sy_value name = syi_str_from_cstr(vm, filename);
    text_set(lang, &lang->filename, name);
    if (name == SY_NULL || !make_main_module(lang, name)) {
        return failed_start(lang);
    }
    lang->program =
        syi_compile_warned(vm, source, length, name, SY_COMPILE_EXEC, 0, &lang->warnings);
    if (lang->program == NULL) {
        return failed_start(lang);
    }
    lang->bootstrap = compile_bootstrap(vm);
    if (lang->bootstrap == NULL || !make_main_tasklet(lang)) {
        return failed_start(lang);
    }
    return SY_OK;
}

/* The exception the tick limit raised may have caused others in the program's handlers: what
 * counts is the first. */
static sy_value first_of_chain(sy_value exc) {
    for (int depth = 0; depth < 1000 && syi_is_exception(exc); depth++) {
        sy_value context = syi_to_exception(exc)->context;
        if (!syi_is_exception(context)) {
            break;
        }
        exc = context;
    }
    return exc;
}

/* The program is over: find out how, if it has not said so itself. */
static void conclude(sy_lang *lang) {
    sy_runtime *rt = lang->rt;
    sy_payload result = rt->result;
    bool limit = rt->tick_errors > 0;
    lang->ended = true;
    if (!lang->reported && syi_payload_raises(result)) {
        bool raises;
        sy_value exc = syi_payload_read(&lang->vm, result, &raises);
        report_outside(lang, limit ? first_of_chain(exc) : exc);
        if (lang->status != SY_OK && result.kind == SY_STATUS) {
            lang->status = syi_payload_status(result);
        }
    }
    if (!lang->reported) {
        lang->status = SY_OK;
        lang->exit_code = 0;
    }
    if (limit && lang->status == SY_E_EXCEPTION) {
        lang->status = SY_E_TICKS;
    }
}

static void conclude_stopped(sy_lang *lang) {
    lang->ended = true;
    lang->status = SY_E_STOPPED;
    lang->exit_code = 130;
}

static void conclude_stuck(sy_lang *lang) {
    static const char message[] = "Fatal error: every thread waits for another one\n";
    lang->ended = true;
    lang->status = SY_E_DEADLOCK;
    lang->exit_code = 1;
    syi_host_write_bytes(&lang->vm, 2, message, sizeof message - 1);
    sy_value lines = joined_lines(&lang->vm, syi_stuck_report(&lang->vm));
    text_set(lang, &lang->error_notes, lines);
    syi_host_write_bytes(&lang->vm, 2, text_get(&lang->error_notes), lang->error_notes.length);
    syi_host_write_bytes(&lang->vm, 2, "\n", 1);
}

/* Ctrl-C in a thread whose main tasklet does not run: KeyboardInterrupt is thrown at whoever is
 * current there, as in Stackless, or at a main that waits on a channel with nobody running. */
static void throw_interrupt(sy_lang *lang, sy_thread *main) {
    sy_vm *vm = &lang->vm;
    sy_tasklet *target = main->current != NULL ? main->current : main->main;
    if (target == NULL || !syi_is_lang_tasklet(target)) {
        return;
    }
    sy_value exc = syi_exception_new(vm, vm->types.KeyboardInterrupt, NULL);
    vm->exc = SY_NULL;
    if (exc == SY_NULL) {
        return;
    }
    if (target == main->current) {
        if (target->temp.kind == SY_NOTHING) {
            target->temp = syi_payload_exception(exc);
            vm->interpreter->interrupt = false;
        }
    } else if (syi_op_throw(target, syi_payload_exception(exc), SYI_THROW_PENDING) >= 0) {
        vm->interpreter->interrupt = false;
    }
}

/* Between two pumps: sees to it that the initial thread gets its Ctrl-C. */
static void deliver_interrupt(sy_lang *lang) {
    sy_thread *main = syi_thread_find(lang->rt, 1);
    if (!lang->vm.interpreter->interrupt || main == NULL) {
        return;
    }
    if (main->state == SYI_THREAD_PARKED) {
        syi_thread_unpark(main); /* its wait raises it */
    } else if (main->current == NULL || main->current != main->main) {
        throw_interrupt(lang, main);
    }
}

sy_pump_result sy_lang_pump(sy_lang *lang, int64_t budget, int64_t *deadline) {
    if (lang->ended || !lang->started) {
        return SY_PUMP_DONE;
    }
    if (lang->stopping) {
        conclude_stopped(lang);
        return SY_PUMP_DONE;
    }
    deliver_interrupt(lang);
    sy_pump_result result = sy_runtime_pump(lang->rt, budget, deadline);
    if (lang->stopping) {
        conclude_stopped(lang);
        return SY_PUMP_DONE;
    }
    if (result == SY_PUMP_DONE) {
        conclude(lang);
    } else if (result == SY_PUMP_STUCK) {
        conclude_stuck(lang);
    }
    return result;
}

/* Natively a pump comes back now and then, so that a stop from a signal handler is seen. */
enum { WAIT_BUDGET = 4000000 };

sy_status sy_lang_wait(sy_lang *lang) {
    while (!lang->ended && lang->started) {
        int64_t deadline = 0;
        switch (sy_lang_pump(lang, WAIT_BUDGET, &deadline)) {
        case SY_PUMP_WAIT:
            syi_clock_wait(lang->rt, deadline);
            break;
        case SY_PUMP_HOST:
            return SY_E_DEADLOCK;
        case SY_PUMP_TRACE:
            return SY_E_MISUSE; /* the host drains the trace: it must pump itself */
        default:
            break;
        }
    }
    return lang->status;
}

/* --- Stepping --- */

enum { STEP_LIMIT = 20000 };

typedef struct place {
    const sy_tasklet *tasklet;
    uint32_t line;
    uint64_t events;
} place;

/* The line of the innermost frame that belongs to a file of the program, not to a module that
 * is built in ("<lib>/..."); 0: none. */
static uint32_t user_line(const sy_lang_tasklet *t) {
    for (const sy_frame *f = t->top; f != NULL; f = f->back) {
        sy_value filename = syi_frame_code(f)->filename;
        if (syi_is_str(filename) && syi_to_str(filename)->length > 0 &&
            syi_str_at(syi_to_str(filename), 0) != '<') {
            return syi_frame_line(f);
        }
    }
    return 0;
}

static place current_place(const sy_lang *lang) {
    place p = {syi_current(lang->rt), 0, lang->rt->trace.next};
    if (p.tasklet != NULL && syi_is_lang_tasklet(p.tasklet)) {
        p.line = user_line(syi_lang_tasklet((sy_tasklet *)(uintptr_t)p.tasklet));
    }
    return p;
}

static bool is_other_line(place before, place now) {
    return now.tasklet != NULL && now.line != 0 &&
           (now.tasklet != before.tasklet || now.line != before.line);
}

static bool step_is_done(sy_lang_step_unit unit, place before, place now) {
    switch (unit) {
    case SY_STEP_LINE:
        return is_other_line(before, now);
    case SY_STEP_EVENT:
        return now.events != before.events;
    default:
        return true;
    }
}

sy_pump_result sy_lang_step(sy_lang *lang, sy_lang_step_unit unit, int64_t *deadline) {
    syi_runtime_set_exact(lang->rt, true);
    place before = current_place(lang);
    place last = before;
    sy_pump_result result = SY_PUMP_DONE;
    for (int i = 0; i < STEP_LIMIT; i++) {
        result = sy_lang_pump(lang, 1, deadline);
        place now = current_place(lang);
        if (is_other_line(last, now)) {
            SYI_TRACE(lang->rt, LINE, now.tasklet, 0, 0, 0);
            now.events = lang->rt->trace.next;
        }
        last = now;
        if (result != SY_PUMP_BUDGET || step_is_done(unit, before, now)) {
            break;
        }
    }
    syi_runtime_set_exact(lang->rt, false);
    return result;
}

sy_pump_result sy_lang_run_to_event(sy_lang *lang, uint64_t events, int64_t budget,
                                    int64_t *deadline) {
    if (sy_trace_count(lang->rt) >= events) {
        return SY_PUMP_PAUSED;
    }
    syi_runtime_set_exact(lang->rt, true); /* every instruction can be the one to stop at */
    sy_trace_stop_at(lang->rt, events);
    sy_pump_result result = sy_lang_pump(lang, budget, deadline);
    sy_trace_stop_at(lang->rt, 0);
    syi_runtime_set_exact(lang->rt, false);
    return result;
}

/* --- From outside --- */

void sy_lang_interrupt(sy_lang *lang) {
    lang->vm.interpreter->interrupt = true;
    sy_runtime_pause(lang->rt);
}

void sy_lang_stop(sy_lang *lang) {
    lang->stopping = true;
    sy_runtime_pause(lang->rt);
}

sy_status sy_lang_post(sy_lang *lang, const void *message, size_t length) {
    sy_vm *vm = &lang->vm;
    if (lang->ended || lang->stopping) {
        return SY_E_MISUSE;
    }
    bool ok = syi_host_post(vm, message, length);
    bool memory = !ok && syi_exc_matches(vm, vm->types.MemoryError);
    bool system = !ok && syi_exc_matches(vm, vm->types.RuntimeError);
    vm->exc = SY_NULL;
    return ok ? SY_OK : memory ? SY_E_MEMORY_LIMIT : system ? SY_E_TASKLETS : SY_E_ARGUMENT;
}

bool sy_lang_has_ended(const sy_lang *lang) {
    return lang->ended;
}

sy_status sy_lang_status(const sy_lang *lang) {
    return lang->ended ? lang->status : SY_E_MISUSE;
}

int sy_lang_exit_code(const sy_lang *lang) {
    return lang->exit_code;
}

const char *sy_lang_error_type(const sy_lang *lang) {
    return text_get(&lang->error_type);
}

const char *sy_lang_error_message(const sy_lang *lang) {
    return text_get(&lang->error_message);
}

const char *sy_lang_error_traceback(const sy_lang *lang) {
    return text_get(&lang->error_traceback);
}

const char *sy_lang_error_notes(const sy_lang *lang) {
    return text_get(&lang->error_notes);
}

const char *sy_lang_error_filename(const sy_lang *lang) {
    return text_get(&lang->error_filename);
}

const void *sy_lang_error_frames(const sy_lang *lang, size_t *length) {
    *length = lang->error_frames.length;
    return lang->error_frames.data;
}

uint32_t sy_lang_error_line(const sy_lang *lang) {
    return lang->error_line;
}

uint32_t sy_lang_line(const sy_lang *lang) {
    return current_place(lang).line;
}

const char *sy_lang_filename(sy_lang *lang) {
    return text_get(&lang->filename);
}

uint64_t sy_lang_ticks(const sy_lang *lang) {
    return syi_runtime_ticks(lang->rt);
}

void sy_lang_inspect(sy_lang *lang, sy_lang_write_fn write, void *user) {
    syi_inspect(&lang->vm, lang->main_dict, write, user);
}

size_t sy_lang_global_repr(sy_lang *lang, const char *name, char *buffer, size_t size) {
    sy_vm *vm = &lang->vm;
    sy_value value =
        lang->main_dict == NULL ? SY_NULL : syi_dict_get_cstr(vm, lang->main_dict, name);
    size_t length = 0;
    if (value != SY_NULL) {
        vm->in_loop = true;
        sy_value repr = syi_repr(vm, value);
        vm->in_loop = false;
        char *utf8 = repr == SY_NULL ? NULL : syi_str_utf8(vm, repr, &length);
        if (utf8 != NULL && size > 0) {
            size_t n = length < size - 1 ? length : size - 1;
            memcpy(buffer, utf8, n);
            buffer[n] = '\0';
        }
        if (utf8 != NULL) {
            syi_mem_resize(vm, utf8, length + 1, 0);
        }
    }
    vm->exc = SY_NULL;
    return length;
}

/* --- Listings --- */

sy_status sy_lang_list(sy_lang *lang, sy_lang_listing what, const char *source, size_t length,
                       const char *filename) {
    sy_vm *vm = &lang->vm;
    sy_value name = syi_str_from_cstr(vm, filename);
    sy_value listing = SY_NULL;
    if (name != SY_NULL) {
        text_set(lang, &lang->filename, name);
        listing = what == SY_LISTING_AST ? syi_list_tree(vm, source, length, name)
                                         : syi_list_source(vm, source, length, name);
    }
    if (listing == SY_NULL || !syi_host_write(vm, 1, listing)) {
        report_outside(lang, vm->exc);
        return lang->status;
    }
    return SY_OK;
}
