/* SPDX-License-Identifier: MIT
 *
 * What a pickle may have called. Functions: those that the program declared with
 * copyreg.constructor() (or copyreg.pickle()), and those that a __reduce__ of an object it
 * pickled itself has named. Classes: builtin types, exceptions, and classes that define how
 * they are pickled. Never anything that came in the pickle itself.
 */
#include "lang/modules/pickle/pickle.h"

static sy_pickle_state *state_of(sy_vm *vm) {
    return &syi_module_state(vm)->pickle;
}

bool syi_pickle_add_constructor(sy_vm *vm, sy_value f) {
    return syi_set_add(vm, state_of(vm)->constructors, f);
}

static bool is_builtins_function(const sy_vm *vm, sy_value f, const char *name) {
    if (!syi_is_type(f, vm->types.builtin_function)) {
        return false;
    }
    const sy_builtin *b = (const sy_builtin *)sy_to_object(f);
    return b->self == SY_NULL && b->module != SY_NULL && syi_str_is(b->module, "builtins") &&
           (name == NULL || strcmp(b->def->name, name) == 0);
}

/* dict.keys and so on, which views are made by. */
static bool makes_view(const sy_vm *vm, sy_value f) {
    if (!syi_is_type(f, vm->types.method_descriptor)) {
        return false;
    }
    const sy_builtin *b = (const sy_builtin *)sy_to_object(f);
    return b->owner == vm->types.dict &&
           (strcmp(b->def->name, "keys") == 0 || strcmp(b->def->name, "values") == 0 ||
            strcmp(b->def->name, "items") == 0);
}

/* Functions of builtins whose use is harmless for these arguments. */
static bool is_harmless(const sy_vm *vm, sy_value f, sy_value args) {
    const sy_tuple *t = syi_to_tuple(args);
    if (is_builtins_function(vm, f, "iter")) {
        return true;
    }
    return makes_view(vm, f) || (is_builtins_function(vm, f, "getattr") && t->length == 2 &&
                                 syi_has_flag(t->items[0], SY_TYPE_IS_TYPE));
}

/* Does the class, or one it inherits from that is no builtin, say how to pickle it? */
static bool is_prepared(sy_vm *vm, sy_type *type) {
    if ((type->flags & SY_TYPE_IS_EXCEPTION) != 0) {
        return true;
    }
    for (uint32_t i = 0; i < type->mro->length; i++) {
        const sy_type *t = syi_to_type(type->mro->items[i]);
        if (t != vm->types.object &&
            (syi_dict_get_str(t->dict, vm->names.__reduce__) != SY_NULL ||
             syi_dict_get_str(t->dict, vm->names.__reduce_ex__) != SY_NULL)) {
            return true;
        }
    }
    return syi_dict_get(vm, syi_to_dict(state_of(vm)->dispatch_table), sy_from_pointer(type)) !=
           SY_NULL;
}

/* type() makes classes with special methods out of a pickle's functions, weak references have
 * them called. */
static bool is_dangerous(const sy_vm *vm, const sy_type *type) {
    return (type->flags & SY_TYPE_IS_TYPE) != 0 || type->def == vm->types.weakref->def ||
           type->def == vm->types.weakproxy->def;
}

static bool may_make(sy_vm *vm, sy_type *type) {
    if (is_dangerous(vm, type)) {
        return false;
    }
    return (type->flags & SY_TYPE_HEAP) == 0 || is_prepared(vm, type);
}

/* A method of a class stands for its function. */
static sy_value plain_function(const sy_vm *vm, sy_value f) {
    if (!syi_is_type(f, vm->types.method)) {
        return f;
    }
    const sy_bound_method *m = (const sy_bound_method *)sy_to_object(f);
    return syi_has_flag(m->self, SY_TYPE_IS_TYPE) ? m->func : f;
}

bool syi_pickle_learn(sy_vm *vm, sy_value f) {
    f = plain_function(vm, f);
    if (syi_has_flag(f, SY_TYPE_IS_TYPE)) {
        sy_type *type = syi_to_type(f);
        bool known = is_dangerous(vm, type) || may_make(vm, type);
        return known || (!syi_failed(vm) && syi_pickle_add_constructor(vm, f));
    }
    if (is_builtins_function(vm, f, "iter") || is_builtins_function(vm, f, "getattr")) {
        return true;
    }
    if (is_builtins_function(vm, f, NULL)) {
        return syi_pickling_error(vm, "a pickle cannot call %R", f);
    }
    if (!syi_is_type(f, vm->types.function) && !syi_is_type(f, vm->types.builtin_function)) {
        return true; /* known in another way when it is loaded, or refused then */
    }
    return syi_pickle_add_constructor(vm, f);
}

bool syi_pickle_may_call(sy_vm *vm, sy_value f, sy_value args) {
    bool may = syi_has_flag(f, SY_TYPE_IS_TYPE) ? may_make(vm, syi_to_type(f))
                                                : is_harmless(vm, f, args);
    f = plain_function(vm, f);
    bool hashable = syi_has_flag(f, SY_TYPE_IS_TYPE) || syi_is_type(f, vm->types.function) ||
                    syi_is_type(f, vm->types.builtin_function);
    if (!may && hashable && !syi_failed(vm)) {
        may = syi_set_contains(vm, state_of(vm)->constructors, f) > 0;
    }
    if (may || syi_failed(vm)) {
        return may;
    }
    return syi_unpickling_error(vm,
                                "a pickle may not call %R: it is not declared with "
                                "copyreg.constructor()",
                                f);
}
