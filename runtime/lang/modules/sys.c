/* SPDX-License-Identifier: MIT
 *
 * The module `sys`, as far as it makes sense for a program without files and processes.
 */
#include "lang/modules/modules.h"

#include "lang/vm/builtins.h"
#include "lang/vm/stream.h"

static sy_value sys_exit(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value exc = syi_call(vm, sy_from_pointer(vm->types.SystemExit), args, nargs, SY_NULL);
    return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
}

static sy_value handled_exception(const sy_vm *vm) {
    const sy_lang_tasklet *t = syi_vm_tasklet(vm);
    return t == NULL ? SY_NONE : t->handled;
}

static sy_value sys_exc_info(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_value exc = handled_exception(vm);
    sy_value items[3] = {SY_NONE, SY_NONE, SY_NONE};
    if (syi_is_exception(exc)) {
        items[0] = sy_from_pointer(sy_to_object(exc)->type);
        items[1] = exc;
        items[2] = syi_to_exception(exc)->traceback;
    }
    return syi_tuple_new(vm, items, 3);
}

static sy_value sys_exception(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return handled_exception(vm);
}

/* --- Limits --- */

enum { LEAST_DIGITS = 640, DEFAULT_DIGITS = 4300 };

static sy_value sys_getrecursionlimit(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(vm->recursion_limit);
}

static sy_value sys_setrecursionlimit(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t limit;
    if (!syi_as_int64(vm, args[0], &limit)) {
        return SY_NULL;
    }
    if (limit < 1) {
        return syi_raise(vm, vm->types.ValueError,
                         "recursion limit must be greater or equal than 1");
    }
    const sy_lang_tasklet *t = syi_vm_tasklet(vm);
    if (t != NULL && (int64_t)t->depth >= limit) {
        return syi_raise(
            vm, vm->types.RecursionError,
            "cannot set the recursion limit to %lld at the recursion depth %d: the "
            "limit is too low",
            (long long)limit, (int)t->depth);
    }
    vm->recursion_limit = limit > INT32_MAX ? INT32_MAX : (uint32_t)limit;
    return SY_NONE;
}

/* A "switch interval" is a number of ticks here: a thousandth of a second stands for 20 of
 * them, so that the default check interval reads as CPython's default of 5 ms. */
#define TICKS_PER_SECOND 20000.0

static sy_value sys_getswitchinterval(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_float_new(vm, (double)sy_runtime_check_interval(vm->rt) / TICKS_PER_SECOND);
}

static sy_value sys_setswitchinterval(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double seconds;
    if (!syi_as_double(vm, args[0], &seconds)) {
        return SY_NULL;
    }
    if (!(seconds > 0)) {
        return syi_raise(vm, vm->types.ValueError, "switch interval must be strictly positive");
    }
    double ticks = seconds * TICKS_PER_SECOND;
    sy_runtime_set_check_interval(vm->rt, ticks < 1      ? 1
                                          : ticks > 1e15 ? (int64_t)1e15
                                                         : (int64_t)ticks);
    return SY_NONE;
}

static sy_value sys_get_digits(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(syi_int_max_str_digits(vm));
}

static sy_value sys_set_digits(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t limit;
    if (!syi_as_int64(vm, args[0], &limit)) {
        return SY_NULL;
    }
    if (limit != 0 && (limit < LEAST_DIGITS || limit > INT32_MAX)) {
        return syi_raise(vm, vm->types.ValueError, "maxdigits must be 0 or larger than %d",
                         (int)LEAST_DIGITS);
    }
    syi_int_set_max_str_digits(vm, (uint32_t)limit);
    return SY_NONE;
}

/* --- Looking at the interpreter --- */

static sy_value sys_getframe(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    int64_t depth = 0;
    if (nargs == 1 && !syi_as_int64(vm, args[0], &depth)) {
        return SY_NULL;
    }
    sy_frame *f = depth > INT32_MAX ? NULL : syi_frame_at(vm, depth < 0 ? 0 : (int)depth);
    if (f == NULL) {
        return syi_raise(vm, vm->types.ValueError, "call stack is not deep enough");
    }
    return syi_frame_object_get(vm, f);
}

/* There are no reference counts: the number a lone object would have. */
static sy_value sys_getrefcount(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(2);
}

static sy_value sys_getsizeof(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_is_pointer(args[0]) ? sy_from_int(sy_to_object(args[0])->type->size)
                                  : sy_from_int(8);
}

static sy_value sys_intern(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_str(args[0])) {
        return syi_raise(vm, vm->types.TypeError, "intern() argument must be str, not %T",
                         args[0]);
    }
    return syi_intern(vm, args[0]);
}

static sy_value no_argument_str(sy_vm *vm, const char *text) {
    return syi_str_from_cstr(vm, text);
}

static sy_value sys_getdefaultencoding(sy_vm *vm, const sy_value *args, int nargs,
                                       sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return no_argument_str(vm, "utf-8");
}

static sy_value sys_gettrace(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_NONE;
}

static sy_value sys_settrace(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (args[0] != SY_NONE) {
        return syi_raise(vm, vm->types.NotImplementedError,
                         "trace and profile functions are not supported");
    }
    return SY_NONE;
}

static sy_value sys_is_finalizing(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(vm->shutting_down);
}

/* --- Hooks --- */

static sy_value write_to_stderr(sy_vm *vm, sy_value text) {
    sy_value file = syi_sys_stream(vm, vm->names.stderr);
    if (text == SY_NULL || (file != SY_NONE && !syi_write_to(vm, file, text))) {
        return SY_NULL;
    }
    return SY_NONE;
}

static sy_value sys_excepthook(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_exception(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "excepthook() needs an exception, not %T",
                         args[1]);
    }
    return write_to_stderr(vm, syi_exception_format(vm, args[1]));
}

static sy_value sys_unraisablehook(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value exc = syi_getattr_cstr(vm, args[0], "exc_value");
    sy_value object = exc == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, args[0], "object");
    if (object == SY_NULL) {
        return SY_NULL;
    }
    syi_write_unraisable(vm, exc, object == SY_NONE ? SY_NULL : object);
    return SY_NONE;
}

static sy_value sys_displayhook(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (args[0] == SY_NONE) {
        return SY_NONE;
    }
    sy_value text = syi_repr(vm, args[0]);
    text = text == SY_NULL ? SY_NULL : syi_str_format(vm, "%U\n", text);
    sy_value file = syi_sys_stream(vm, vm->names.stdout);
    if (text == SY_NULL || (file != SY_NONE && !syi_write_to(vm, file, text)) ||
        !syi_dict_set_str(vm, vm->builtins, vm->names._, args[0])) {
        return SY_NULL;
    }
    return SY_NONE;
}

static const sy_fn_def functions[] = {
    {"exit", sys_exit, 0, 1, 0, false, "exit(status=None, /)"},
    {"exc_info", sys_exc_info, 0, 0, 0, false, "exc_info()"},
    {"exception", sys_exception, 0, 0, 0, false, "exception()"},
    {"getrecursionlimit", sys_getrecursionlimit, 0, 0, 0, false, NULL},
    {"setrecursionlimit", sys_setrecursionlimit, 1, 1, 0, false, NULL},
    {"getswitchinterval", sys_getswitchinterval, 0, 0, 0, false, NULL},
    {"setswitchinterval", sys_setswitchinterval, 1, 1, 0, false, NULL},
    {"_getframe", sys_getframe, 0, 1, 0, false, "_getframe(depth=0, /)"},
    {"getrefcount", sys_getrefcount, 1, 1, 0, false, NULL},
    {"getsizeof", sys_getsizeof, 1, 2, 0, false, NULL},
    {"intern", sys_intern, 1, 1, 0, false, "intern(string, /)"},
    {"getdefaultencoding", sys_getdefaultencoding, 0, 0, 0, false, NULL},
    {"getfilesystemencoding", sys_getdefaultencoding, 0, 0, 0, false, NULL},
    {"gettrace", sys_gettrace, 0, 0, 0, false, NULL},
    {"settrace", sys_settrace, 1, 1, 0, false, NULL},
    {"getprofile", sys_gettrace, 0, 0, 0, false, NULL},
    {"setprofile", sys_settrace, 1, 1, 0, false, NULL},
    {"is_finalizing", sys_is_finalizing, 0, 0, 0, false, NULL},
    {"excepthook", sys_excepthook, 3, 3, SY_FN_REENTRANT, false, NULL},
    {"unraisablehook", sys_unraisablehook, 1, 1, SY_FN_REENTRANT, false, NULL},
    {"get_int_max_str_digits", sys_get_digits, 0, 0, 0, false, NULL},
    {"set_int_max_str_digits", sys_set_digits, 1, 1, 0, false, NULL},
    {"displayhook", sys_displayhook, 1, 1, SY_FN_REENTRANT, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

/* --- Data --- */

static bool set_streams(sy_vm *vm, sy_module *module) {
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    static const char *const originals[] = {"__stdin__", "__stdout__", "__stderr__"};
    for (int i = 0; i < 3; i++) {
        sy_value stream = syi_stream_new(vm, syi_module_state(vm)->stream, i);
        if (!syi_module_set(vm, module, names[i], stream) ||
            !syi_module_set(vm, module, originals[i], stream)) {
            return false;
        }
    }
    return true;
}

static bool set_argv(sy_vm *vm, sy_module *module) {
    const sy_lang_options *options = syi_host_options(vm);
    sy_value list = syi_list_new(vm, NULL, 0);
    for (int i = 0; list != SY_NULL && i < options->argc; i++) {
        sy_value arg = syi_str_from_cstr(vm, options->argv[i]);
        if (arg == SY_NULL) {
            vm->exc = SY_NULL; /* not UTF-8: what can be shown of it */
            arg = syi_str_from_cstr(vm, "?");
        }
        if (arg == SY_NULL || !syi_list_append(vm, syi_to_list(list), arg)) {
            return false;
        }
    }
    if (options->argc == 0 &&
        (list == SY_NULL || !syi_list_append(vm, syi_to_list(list), vm->empty_str))) {
        return false;
    }
    return syi_module_set(vm, module, "argv", list);
}

/* A SimpleNamespace that compares and prints like a named tuple is made by the module's users
 * in the language; here a namespace is enough. */
static sy_value make_namespace(sy_vm *vm, const char *const *names, const sy_value *values) {
    sy_value ns = syi_simple_namespace_new(vm);
    for (int i = 0; ns != SY_NULL && names[i] != NULL; i++) {
        sy_value name = syi_intern_cstr(vm, names[i]);
        if (name == SY_NULL || values[i] == SY_NULL || !syi_setattr(vm, ns, name, values[i])) {
            return SY_NULL;
        }
    }
    return ns;
}

static bool set_version(sy_vm *vm, sy_module *module) {
    sy_value items[5] = {sy_from_int(3), sy_from_int(11), sy_from_int(0),
                         syi_str_from_cstr(vm, "final"), sy_from_int(0)};
    sy_value info = items[3] == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 5);
    static const char *const names[] = {"name", "version", "cache_tag", NULL};
    sy_value values[3] = {syi_str_from_cstr(vm, "switchyard"), info, SY_NONE};
    return syi_module_set_str(vm, module, "version", "3.11.0 (Switchyard)") &&
           syi_module_set(vm, module, "version_info", info) &&
           syi_module_set(vm, module, "hexversion", sy_from_int(0x030b00f0)) &&
           syi_module_set(vm, module, "implementation", make_namespace(vm, names, values)) &&
           syi_module_set_str(vm, module, "copyright", "Switchyard: MIT licence") &&
           syi_module_set_str(vm, module, "platform", "switchyard") &&
           syi_module_set_str(vm, module, "byteorder", "little");
}

static bool set_float_info(sy_vm *vm, sy_module *module) {
    static const char *const names[] = {"max",     "max_exp",    "max_10_exp", "min",
                                        "min_exp", "min_10_exp", "dig",        "mant_dig",
                                        "epsilon", "radix",      "rounds",     NULL};
    sy_value values[] = {sy_float_new(vm, 1.7976931348623157e308),
                         sy_from_int(1024),
                         sy_from_int(308),
                         sy_float_new(vm, 2.2250738585072014e-308),
                         sy_from_int(-1021),
                         sy_from_int(-307),
                         sy_from_int(15),
                         sy_from_int(53),
                         sy_float_new(vm, 2.220446049250313e-16),
                         sy_from_int(2),
                         sy_from_int(1)};
    return syi_module_set(vm, module, "float_info", make_namespace(vm, names, values));
}

static bool set_int_info(sy_vm *vm, sy_module *module) {
    static const char *const names[] = {"bits_per_digit", "sizeof_digit",
                                        "default_max_str_digits", "str_digits_check_threshold",
                                        NULL};
    sy_value values[] = {sy_from_int(32), sy_from_int(4), sy_from_int(DEFAULT_DIGITS),
                         sy_from_int(LEAST_DIGITS)};
    static const char *const hash_names[] = {"width",  "modulus",   "inf",       "nan",
                                             "imag",   "algorithm", "hash_bits", "seed_bits",
                                             "cutoff", NULL};
    sy_value hash_values[] = {sy_from_int(64),      syi_int_new(vm, ((int64_t)1 << 61) - 1),
                              sy_from_int(314159),  sy_from_int(0),
                              sy_from_int(1000003), syi_str_from_cstr(vm, "switchyard"),
                              sy_from_int(64),      sy_from_int(64),
                              sy_from_int(0)};
    return syi_module_set(vm, module, "int_info", make_namespace(vm, names, values)) &&
           syi_module_set(vm, module, "hash_info", make_namespace(vm, hash_names, hash_values));
}

static bool set_flags(sy_vm *vm, sy_module *module) {
    static const char *const names[] = {"debug",
                                        "optimize",
                                        "inspect",
                                        "interactive",
                                        "verbose",
                                        "dev_mode",
                                        "utf8_mode",
                                        "bytes_warning",
                                        "isolated",
                                        "hash_randomization",
                                        "int_max_str_digits",
                                        NULL};
    sy_value zero = sy_from_int(0);
    sy_value values[] = {zero,
                         zero,
                         zero,
                         zero,
                         zero,
                         SY_FALSE,
                         sy_from_int(1),
                         zero,
                         sy_from_int(0),
                         zero,
                         sy_from_int(DEFAULT_DIGITS)};
    return syi_module_set(vm, module, "flags", make_namespace(vm, names, values));
}

/* The folder of the program, or "" for the current one: for whoever looks; imports always
 * search it. */
static bool set_path(sy_vm *vm, sy_module *module) {
    const sy_lang_options *options = syi_host_options(vm);
    const char *file = options->argc > 0 ? options->argv[0] : "";
    const char *slash = strrchr(file, '/');
    sy_value folder = syi_str_new(vm, file, slash == NULL ? 0 : (size_t)(slash - file));
    sy_value list = folder == SY_NULL ? SY_NULL : syi_list_new(vm, &folder, 1);
    return syi_module_set(vm, module, "path", list);
}

static bool set_builtin_names(sy_vm *vm, sy_module *module) {
    sy_value list = syi_list_new(vm, NULL, 0);
    for (const sy_module_def *def = syi_module_table; list != SY_NULL && def->name != NULL;
         def++) {
        sy_value name = syi_str_from_cstr(vm, def->name);
        if (name == SY_NULL || !syi_list_append(vm, syi_to_list(list), name)) {
            return false;
        }
    }
    sy_value names = list == SY_NULL ? SY_NULL : syi_tuple_from_iterable(vm, list);
    return syi_module_set(vm, module, "builtin_module_names", names);
}

bool syi_init_sys(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions) && set_streams(vm, module) &&
           set_argv(vm, module) && set_version(vm, module) && set_float_info(vm, module) &&
           set_int_info(vm, module) && set_flags(vm, module) && set_builtin_names(vm, module) &&
           syi_module_set(vm, module, "modules", sy_from_pointer(vm->modules)) &&
           set_path(vm, module) &&
           syi_module_set(vm, module, "maxsize", syi_int_new(vm, INT64_MAX)) &&
           syi_module_set(vm, module, "maxunicode", sy_from_int(0x10ffff)) &&
           syi_module_set_str(vm, module, "executable", "switchyard") &&
           syi_module_set_str(vm, module, "prefix", "") &&
           syi_module_set(vm, module, "dont_write_bytecode", SY_TRUE) &&
           syi_module_set(vm, module, "warnoptions", syi_list_new(vm, NULL, 0)) &&
           syi_module_set(vm, module, "__excepthook__",
                          syi_dict_get_cstr(vm, module->dict, "excepthook")) &&
           syi_module_set(vm, module, "__unraisablehook__",
                          syi_dict_get_cstr(vm, module->dict, "unraisablehook")) &&
           syi_module_set(vm, module, "__displayhook__",
                          syi_dict_get_cstr(vm, module->dict, "displayhook"));
}
