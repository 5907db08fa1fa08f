/* SPDX-License-Identifier: MIT
 *
 * Builtins that compile and run code and deal in namespaces: exec, eval, compile, globals,
 * locals, vars, __import__. The class statement's __build_class__ is in build_class.c.
 */
#include "lang/vm/builtins.h"

#include "lang/front/compile.h"
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/import.h"
#include "lang/vm/vm.h"

/* --- compile --- */

bool syi_syntax_warnings(sy_vm *vm, sy_value warnings, sy_code *code) {
    if (syi_need_driver(vm)) {
        return false; /* compiled once more then */
    }
    sy_value kept[3] = {warnings, sy_from_pointer(code), SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 3);
    kept[2] = syi_import_module(vm, "warnings");
    sy_value function = kept[2] == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, kept[2], "_syntax");
    sy_value args[3] = {warnings, code->filename, kept[1]};
    bool ok = function != SY_NULL && syi_call(vm, function, args, 3, SY_NULL) != SY_NULL;
    syi_roots_leave(vm, &roots);
    return ok;
}

static sy_value compile_bytes(sy_vm *vm, const char *text, size_t length, sy_value filename,
                              sy_compile_mode mode, unsigned flags) {
    sy_value warnings;
    sy_code *code = syi_compile_warned(vm, text, length, filename, mode, flags, &warnings);
    if (code == NULL || (warnings != SY_NULL && !syi_syntax_warnings(vm, warnings, code))) {
        return SY_NULL;
    }
    return sy_from_pointer(code);
}

static uint32_t skip_blanks(const char *text, size_t length) {
    uint32_t i = 0;
    while (i < length && (text[i] == ' ' || text[i] == '\t')) {
        i++;
    }
    return i;
}

/* flags: SY_COMPILE_NAMESPACE or 0. */
static sy_value compile_source(sy_vm *vm, sy_value source, sy_value filename,
                               sy_compile_mode mode, unsigned flags) {
    if (syi_is_str(source)) {
        size_t length;
        char *text = syi_str_utf8(vm, source, &length);
        if (text == NULL) {
            return SY_NULL;
        }
        uint32_t skip = mode == SY_COMPILE_EVAL ? skip_blanks(text, length) : 0;
        sy_value code = compile_bytes(vm, text + skip, length - skip, filename, mode,
                                      flags | SY_COMPILE_FROM_TEXT);
        syi_mem_resize(vm, text, length + 1, 0);
        return code;
    }
    const sy_bytes *bytes = (const sy_bytes *)sy_to_object(source);
    return compile_bytes(vm, (const char *)bytes->data, bytes->length, filename, mode,
                         flags | SY_COMPILE_BYTES);
}

static bool is_source(sy_value v) {
    return syi_is_str(v) || syi_is_bytes(v);
}

static sy_value builtin_compile(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"source",       "filename", "mode", "flags",
                                        "dont_inherit", "optimize", NULL};
    static const sy_signature signature = {"compile", names, 3, 6};
    sy_value a[6];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    if (!syi_is_str(a[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "expected str, bytes or os.PathLike object, not %T", a[1]);
    }
    if (!syi_is_str(a[2])) {
        return syi_raise(vm, vm->types.TypeError,
                         "compile() argument 'mode' must be str, not %T", a[2]);
    }
    sy_compile_mode mode;
    if (syi_str_is(a[2], "exec")) {
        mode = SY_COMPILE_EXEC;
    } else if (syi_str_is(a[2], "eval")) {
        mode = SY_COMPILE_EVAL;
    } else if (syi_str_is(a[2], "single")) {
        mode = SY_COMPILE_SINGLE;
    } else {
        return syi_raise(vm, vm->types.ValueError,
                         "compile() mode must be 'exec', 'eval' or 'single'");
    }
    if (!is_source(a[0])) {
        return syi_raise(vm, vm->types.TypeError,
                         "compile() arg 1 must be a string, bytes or AST object");
    }
    return compile_source(vm, a[0], a[1], mode, SY_COMPILE_NAMESPACE);
}

/* --- exec, eval --- */

/* The namespaces of exec and eval: *globals gets a dict with __builtins__ in it. */
static bool namespaces(sy_vm *vm, const char *function, sy_value globals, sy_value locals,
                       sy_dict **globals_out, sy_value *names) {
    if (globals == SY_NULL || globals == SY_NONE) {
        *globals_out = syi_current_globals(vm);
        if (*globals_out == NULL) {
            syi_raise(vm, vm->types.SystemError, "globals and locals cannot be NULL");
            return false;
        }
        if (locals == SY_NULL || locals == SY_NONE) {
            locals = syi_current_locals(vm);
        }
    } else {
        if (!syi_is_dict(globals)) {
            syi_raise(vm, vm->types.TypeError, "%s() globals must be a dict, not %T", function,
                      globals);
            return false;
        }
        *globals_out = syi_to_dict(globals);
        if (locals == SY_NULL || locals == SY_NONE) {
            locals = globals;
        }
    }
    if (locals == SY_NULL) {
        return false;
    }
    if (!syi_is_dict(locals) && syi_type_lookup(vm, syi_type_of(vm, locals),
                                                vm->specials[SY_SPECIAL_GETITEM]) == SY_NULL) {
        syi_raise(vm, vm->types.TypeError, "%s() locals must be a mapping or None, not %T",
                  function, locals);
        return false;
    }
    *names = locals;
    return syi_dict_get_str(*globals_out, vm->names.__builtins__) != SY_NULL ||
           syi_dict_set_str(vm, *globals_out, vm->names.__builtins__,
                            syi_dict_get_str(vm->modules, vm->names.builtins));
}

static sy_value run(sy_vm *vm, const char *function, sy_compile_mode mode, const sy_value *args,
                    int nargs) {
    sy_dict *globals;
    sy_value names;
    if (!namespaces(vm, function, nargs > 1 ? args[1] : SY_NULL, nargs > 2 ? args[2] : SY_NULL,
                    &globals, &names)) {
        return SY_NULL;
    }
    sy_value code = args[0];
    if (!syi_is_type(code, vm->types.code)) {
        if (!is_source(code)) {
            return syi_raise(vm, vm->types.TypeError,
                             "%s() arg 1 must be a string, bytes or code object", function);
        }
        sy_value filename = syi_intern_cstr(vm, "<string>");
        unsigned flags = names == sy_from_pointer(globals) ? 0 : SY_COMPILE_NAMESPACE;
        code = filename == SY_NULL ? SY_NULL : compile_source(vm, code, filename, mode, flags);
        if (code == SY_NULL) {
            return SY_NULL;
        }
    }
    sy_code *c = (sy_code *)sy_to_object(code);
    if (c->free_names != NULL && c->free_names->length > 0) {
        return syi_raise(vm, vm->types.TypeError,
                         "code object passed to %s() may not contain free variables", function);
    }
    return syi_push_code(vm, c, globals, names);
}

static sy_value builtin_exec(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    return run(vm, "exec", SY_COMPILE_EXEC, args, nargs);
}

static sy_value builtin_eval(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    return run(vm, "eval", SY_COMPILE_EVAL, args, nargs);
}

/* --- Namespaces --- */

static sy_value builtin_globals(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_dict *globals = syi_current_globals(vm);
    return globals == NULL ? SY_NONE : sy_from_pointer(globals);
}

static sy_value builtin_locals(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_current_locals(vm);
}

static sy_value builtin_vars(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    if (nargs == 0) {
        return syi_current_locals(vm);
    }
    sy_value dict = syi_getattr_optional(vm, args[0], vm->names.__dict__);
    if (dict == SY_NULL && !syi_failed(vm)) {
        return syi_raise(vm, vm->types.TypeError,
                         "vars() argument must have __dict__ attribute");
    }
    return dict;
}

/* --- __import__ --- */

static sy_value builtin_import(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"name", "globals", "locals", "fromlist", "level", NULL};
    static const sy_signature signature = {"__import__", names, 1, 5};
    sy_value a[5];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    int64_t level = 0;
    if (a[4] != SY_NULL && !syi_index(vm, a[4], &level)) {
        return SY_NULL;
    }
    if (level > INT32_MAX || level < 0) {
        level = level < 0 ? -1 : INT32_MAX;
    }
    sy_dict *globals = a[1] != SY_NULL && syi_is_dict(a[1]) ? syi_to_dict(a[1]) : NULL;
    return syi_import(vm, a[0], globals, a[3] == SY_NULL ? vm->empty_tuple : a[3], (int)level);
}

const sy_fn_def syi_builtins_code[] = {
    {"compile", builtin_compile, 0, -1, 0, true, NULL},
    {"exec", builtin_exec, 1, 3, SY_FN_PUSHES, false,
     "exec(source, globals=None, locals=None, /)"},
    {"eval", builtin_eval, 1, 3, SY_FN_PUSHES, false,
     "eval(source, globals=None, locals=None, /)"},
    {"globals", builtin_globals, 0, 0, 0, false, "globals()"},
    {"locals", builtin_locals, 0, 0, 0, false, "locals()"},
    {"vars", builtin_vars, 0, 1, 0, false, NULL},
    {"__import__", builtin_import, 0, -1, 0, true, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};
