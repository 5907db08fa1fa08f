/* SPDX-License-Identifier: MIT
 *
 * Finding classes and functions by module and qualified name, in both directions.
 */
#include "lang/lib/embedded.h"
#include "lang/modules/pickle/pickle.h"

static bool is_library(const char *name) {
    for (const sy_module_def *m = syi_module_table; m->name != NULL; m++) {
        if (strcmp(m->name, name) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < syi_embedded_module_count; i++) {
        if (strcmp(syi_embedded_modules[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

sy_value syi_pickle_module(sy_vm *vm, sy_value name) {
    sy_value module = syi_dict_get(vm, vm->modules, name);
    if (module != SY_NULL || syi_failed(vm)) {
        return module;
    }
    size_t length;
    char *utf8 = syi_str_utf8(vm, name, &length);
    if (utf8 == NULL) {
        return SY_NULL;
    }
    if (strlen(utf8) == length && is_library(utf8)) {
        module = syi_import_module(vm, utf8);
    } else {
        syi_raise(vm, syi_unpickling_error_type(vm),
                  "module %R is not imported, and a pickle does not import modules "
                  "of the program",
                  name);
    }
    syi_mem_resize(vm, utf8, length + 1, 0);
    return module;
}

/* The next part of a dotted name, interned; *start moves behind it. */
static sy_value next_part(sy_vm *vm, sy_value qualname, uint32_t *start) {
    const sy_str *s = syi_to_str(qualname);
    uint32_t end = *start;
    while (end < s->length && syi_str_at(s, end) != '.') {
        end++;
    }
    sy_value part = syi_substring(vm, qualname, *start, end);
    *start = end + 1;
    return part == SY_NULL ? SY_NULL : syi_intern(vm, part);
}

static bool is_local(sy_value qualname) {
    const sy_str *s = syi_to_str(qualname);
    for (uint32_t i = 0; i < s->length; i++) {
        if (syi_str_at(s, i) == '<') {
            return true;
        }
    }
    return false;
}

sy_value syi_pickle_getattr(sy_vm *vm, sy_value module, sy_value qualname) {
    sy_value at = module;
    for (uint32_t start = 0; start <= syi_to_str(qualname)->length;) {
        sy_value part = next_part(vm, qualname, &start);
        sy_value next = part == SY_NULL ? SY_NULL : syi_getattr_optional(vm, at, part);
        if (next == SY_NULL) {
            if (syi_failed(vm) && !syi_exc_matches(vm, vm->types.AttributeError)) {
                return SY_NULL;
            }
            vm->exc = SY_NULL;
            return syi_raise(vm, vm->types.AttributeError, "Can't get attribute %R on %R",
                             qualname, module);
        }
        at = next;
    }
    return at;
}

/* Its __module__, "__main__" if it has none. */
static sy_value module_name(sy_vm *vm, sy_value obj) {
    sy_value name = syi_getattr_optional(vm, obj, vm->names.__module__);
    if (name == SY_NULL && syi_failed(vm)) {
        return SY_NULL;
    }
    if (name == SY_NULL || !syi_is_str(name)) {
        return vm->names.__main__;
    }
    /* What the classes of `stackless` say of themselves. */
    return syi_str_is(name, "_stackless") ? syi_intern_cstr(vm, "stackless") : name;
}

/* Class methods are found bound to their class. */
static bool is_method_of_class(const sy_vm *vm, sy_value found, sy_value function) {
    if (!syi_is_type(found, vm->types.method)) {
        return false;
    }
    const sy_bound_method *m = (const sy_bound_method *)sy_to_object(found);
    return m->func == function && syi_has_flag(m->self, SY_TYPE_IS_TYPE);
}

sy_value syi_pickle_whichmodule(sy_vm *vm, sy_value obj, sy_value qualname) {
    sy_value name = module_name(vm, obj);
    if (name == SY_NULL || is_local(qualname)) {
        return SY_NULL;
    }
    sy_value module = syi_dict_get(vm, vm->modules, name);
    if (module == SY_NULL) {
        return SY_NULL;
    }
    sy_value found = syi_pickle_getattr(vm, module, qualname);
    if (found == SY_NULL && syi_exc_matches(vm, vm->types.AttributeError)) {
        vm->exc = SY_NULL;
    }
    return found == obj || is_method_of_class(vm, found, obj) ? name : SY_NULL;
}
