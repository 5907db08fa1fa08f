/* SPDX-License-Identifier: MIT
 *
 * The module `_weakref`: the reference types themselves. Weak containers are in
 * lang/lib/weakref.py.
 */
#include "lang/modules/modules.h"

#include "lang/object/type_internal.h"

static sy_value getweakrefs(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_weakrefs_of(vm, args[0]);
}

static const sy_fn_def functions[] = {
    {"getweakrefs", getweakrefs, 1, 1, 0, false, "getweakrefs(object, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_weakref(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions) &&
           syi_module_set(vm, module, "ref", sy_from_pointer(vm->types.weakref)) &&
           syi_module_set(vm, module, "ReferenceType", sy_from_pointer(vm->types.weakref)) &&
           syi_module_set(vm, module, "ProxyType", sy_from_pointer(vm->types.weakproxy));
}
