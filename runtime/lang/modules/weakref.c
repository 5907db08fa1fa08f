/* SPDX-License-Identifier: MIT
 *
 * The module `_weakref`: the reference types themselves. Weak containers are in
 * lang/lib/weakref.py.
 */
#include "lang/modules/modules.h"

bool syi_init_weakref(sy_vm *vm, sy_module *module) {
    return syi_module_set(vm, module, "ref", sy_from_pointer(vm->types.weakref)) &&
           syi_module_set(vm, module, "ReferenceType", sy_from_pointer(vm->types.weakref)) &&
           syi_module_set(vm, module, "ProxyType", sy_from_pointer(vm->types.weakproxy));
}
