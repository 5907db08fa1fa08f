/* SPDX-License-Identifier: MIT
 *
 * Puts the builtins module together: functions, types, exceptions, constants.
 */
#include "lang/vm/builtins.h"

#include "lang/object/container.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/build_class.h"
#include "lang/vm/vm.h"

static bool add_functions(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, syi_builtins_object) &&
           syi_module_add_functions(vm, module, syi_builtins_number) &&
           syi_module_add_functions(vm, module, syi_builtins_iter) &&
           syi_module_add_functions(vm, module, syi_builtins_io) &&
           syi_module_add_functions(vm, module, syi_builtins_code) &&
           syi_module_add_functions(vm, module, syi_builtins_class);
}

static bool add_type(sy_vm *vm, sy_dict *dict, sy_type *type) {
    sy_value name = syi_intern(vm, sy_from_pointer(type->name));
    return name != SY_NULL && syi_dict_set_str(vm, dict, name, sy_from_pointer(type));
}

static bool add_types(sy_vm *vm, sy_dict *dict) {
    const sy_types *t = &vm->types;
    sy_type *const public_types[] = {
        t->object,      t->type,  t->int_,      t->bool_,      t->float_,   t->complex_,
        t->str,         t->bytes, t->bytearray, t->memoryview, t->list,     t->tuple,
        t->dict,        t->set,   t->frozenset, t->range,      t->slice,    t->enumerate,
        t->zip,         t->map,   t->filter,    t->reversed,   t->property, t->staticmethod,
        t->classmethod, t->super};
    for (size_t i = 0; i < sizeof public_types / sizeof *public_types; i++) {
        if (public_types[i] != NULL && !add_type(vm, dict, public_types[i])) {
            return false;
        }
    }
    return true;
}

static bool add_exceptions(sy_vm *vm, sy_dict *dict) {
    bool exceptions = false;
    bool ok = true;
#define SY_TYPE(id, base)                                                                      \
    exceptions = exceptions || vm->types.id == vm->types.BaseException;                        \
    ok = ok && (!exceptions || add_type(vm, dict, vm->types.id));
#include "lang/object/types.def"
#undef SY_TYPE
    return ok &&
           syi_dict_set_cstr(vm, dict, "EnvironmentError",
                             sy_from_pointer(vm->types.OSError)) &&
           syi_dict_set_cstr(vm, dict, "IOError", sy_from_pointer(vm->types.OSError));
}

static bool add_constants(sy_vm *vm, sy_dict *dict) {
    return syi_dict_set_cstr(vm, dict, "None", SY_NONE) &&
           syi_dict_set_cstr(vm, dict, "True", SY_TRUE) &&
           syi_dict_set_cstr(vm, dict, "False", SY_FALSE) &&
           syi_dict_set_cstr(vm, dict, "NotImplemented", SY_NOT_IMPLEMENTED) &&
           syi_dict_set_cstr(vm, dict, "Ellipsis", SY_ELLIPSIS) &&
           syi_dict_set_cstr(vm, dict, "__debug__", SY_TRUE);
}

bool syi_builtins_init(sy_vm *vm) {
    sy_value module = syi_module_new(vm, "builtins");
    if (module == SY_NULL) {
        return false;
    }
    sy_module *m = (sy_module *)sy_to_object(module);
    vm->builtins = m->dict;
    if (!add_functions(vm, m) || !add_types(vm, m->dict) || !add_exceptions(vm, m->dict) ||
        !add_constants(vm, m->dict)) {
        return false;
    }
    if (vm->modules == NULL) {
        sy_value modules = syi_dict_new(vm);
        if (modules == SY_NULL) {
            return false;
        }
        vm->modules = syi_to_dict(modules);
    }
    vm->interpreter->build_class = syi_dict_get_str(m->dict, vm->names.__build_class__);
    vm->interpreter->import_function = syi_dict_get_str(m->dict, vm->names.__import__);
    return syi_dict_set_str(vm, vm->modules, vm->names.builtins, module);
}
