/* SPDX-License-Identifier: MIT
 *
 * The module `_imp`: what importlib and runpy ask about modules without importing them.
 */
#include "lang/modules/modules.h"

#include "lang/vm/dis.h"
#include "lang/vm/import.h"

static bool lookup(sy_vm *vm, sy_value name, bool compile, unsigned flags, sy_found_module *m) {
    if (!syi_is_str(name)) {
        syi_raise(vm, vm->types.TypeError, "module name must be a string");
        return false;
    }
    return syi_import_find(vm, name, compile, flags, m);
}

/* (kind, filename, package folder, code) of a module; SY_NONE: there is none. */
static sy_value answer(sy_vm *vm, sy_value name, bool compile, unsigned flags) {
    sy_found_module m;
    if (!lookup(vm, name, compile, flags, &m)) {
        return syi_failed(vm) ? SY_NULL : SY_NONE;
    }
    const char *kind = m.builtin ? "builtin" : m.filename == SY_NULL ? "namespace" : "source";
    sy_value items[4] = {
        syi_str_from_cstr(vm, kind), m.filename == SY_NULL ? SY_NONE : m.filename,
        m.is_package ? m.folder : SY_NONE, m.code == SY_NULL ? SY_NONE : m.code};
    return items[0] == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 4);
}

static sy_value imp_find(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return answer(vm, args[0], false, 0);
}

static sy_value imp_load(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    bool skip = nargs > 1 && args[1] == SY_TRUE;
    return answer(vm, args[0], true, skip ? SY_COMPILE_SKIP_ASYNC : 0);
}

static sy_value imp_listing(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_type(args[0], vm->types.code)) {
        return syi_raise(vm, vm->types.TypeError, "a code object is needed, not %T", args[0]);
    }
    return syi_list_code(vm, (const sy_code *)sy_to_object(args[0]));
}

static sy_value imp_lock_held(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_FALSE;
}

static const sy_fn_def functions[] = {
    {"find", imp_find, 1, 1, 0, false,
     "find(name, /)\n--\n\n(kind, filename, folder of a package, None) of a module, or None."},
    {"load", imp_load, 1, 2, 0, false,
     "load(name, skip_async=False, /)\n--\n\nAs find(), with the module's code object at the "
     "end."},
    {"listing", imp_listing, 1, 1, 0, false,
     "listing(code, /)\n--\n\nThe instructions of code, a line for each."},
    {"lock_held", imp_lock_held, 0, 0, 0, false, "lock_held()"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_imp(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions);
}
