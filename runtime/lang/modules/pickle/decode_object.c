/* SPDX-License-Identifier: MIT
 *
 * The decoder's operations that fill containers, find things by name, and make instances the
 * way their classes say.
 *
 * What a pickle may change is only what it has made (syi_dec_peek_own), and methods are looked
 * up on classes: attributes that came in the pickle are never called.
 */
#include "lang/modules/pickle/decoder.h"

/* --- Filling containers --- */

/* The target below n values; SY_NULL if they are not there. */
static sy_value target_below(sy_decoder *d, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (syi_dec_peek(d, i) == SY_NULL) {
            return SY_NULL;
        }
    }
    return syi_dec_peek_own(d, n);
}

/* The method `name` of the class of obj, bound; SY_NULL without exception: none. */
static sy_value class_method(sy_vm *vm, sy_value obj, sy_value name) {
    sy_type *type = syi_type_of(vm, obj);
    sy_value found = name == SY_NULL ? SY_NULL : syi_type_lookup(vm, type, name);
    return found == SY_NULL ? SY_NULL : syi_descriptor_get(vm, found, obj, type);
}

static bool append_by_method(sy_decoder *d, sy_value target, uint32_t n) {
    sy_vm *vm = d->vm;
    uint32_t base = d->stack.count - n;
    sy_value method = class_method(vm, target, syi_intern_cstr(vm, "extend"));
    if (method != SY_NULL) {
        sy_value list = syi_list_new(vm, d->stack.items + base, n);
        return list != SY_NULL && syi_call(vm, method, &list, 1, SY_NULL) != SY_NULL;
    }
    for (uint32_t i = 0; i < n && !syi_failed(vm); i++) {
        method = class_method(vm, target, vm->names.append);
        if (method == SY_NULL) {
            return syi_dec_invalid(d, "items for an object without append()");
        }
        sy_value item = d->stack.items[base + i];
        if (syi_call(vm, method, &item, 1, SY_NULL) == SY_NULL) {
            return false;
        }
    }
    return !syi_failed(vm);
}

static bool do_appends(sy_decoder *d) {
    uint32_t n;
    if (!syi_dec_count(d, d->stack.count, &n)) {
        return false;
    }
    sy_value target = target_below(d, n);
    if (target == SY_NULL) {
        return false;
    }
    bool ok = true;
    if (syi_is_type(target, d->vm->types.list)) {
        sy_list *list = syi_to_list(target);
        for (uint32_t i = d->stack.count - n; ok && i < d->stack.count; i++) {
            ok = syi_list_append(d->vm, list, d->stack.items[i]);
        }
    } else {
        ok = append_by_method(d, target, n);
    }
    syi_dec_drop(d, n);
    return ok;
}

static bool do_setitems(sy_decoder *d) {
    uint32_t n;
    if (!syi_dec_count(d, d->stack.count / 2, &n)) {
        return false;
    }
    sy_value target = target_below(d, 2 * n);
    if (target == SY_NULL) {
        return false;
    }
    bool is_dict = syi_is_type(target, d->vm->types.dict);
    bool ok = true;
    for (uint32_t i = d->stack.count - 2 * n; ok && i < d->stack.count; i += 2) {
        sy_value key = d->stack.items[i];
        sy_value value = d->stack.items[i + 1];
        ok = is_dict ? syi_dict_set(d->vm, syi_to_dict(target), key, value)
                     : syi_setitem(d->vm, target, key, value);
    }
    syi_dec_drop(d, 2 * n);
    return ok;
}

static bool do_additems(sy_decoder *d) {
    uint32_t n;
    if (!syi_dec_count(d, d->stack.count, &n)) {
        return false;
    }
    sy_value target = target_below(d, n);
    if (target == SY_NULL || !syi_is_type(target, d->vm->types.set)) {
        return syi_dec_invalid(d, "members for what is no set");
    }
    bool ok = true;
    for (uint32_t i = d->stack.count - n; ok && i < d->stack.count; i++) {
        ok = syi_set_add(d->vm, target, d->stack.items[i]);
    }
    syi_dec_drop(d, n);
    return ok;
}

/* --- Names --- */

static bool replace(sy_decoder *d, uint32_t n, sy_value v, bool own) {
    if (v == SY_NULL) {
        return false;
    }
    syi_dec_drop(d, n);
    return syi_array_push(d->vm, &d->stack, v, own);
}

static bool do_global(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value names[2] = {syi_dec_peek_type(d, 1, vm->types.str, 0),
                         syi_dec_peek_type(d, 0, vm->types.str, 0)};
    if (names[0] == SY_NULL || names[1] == SY_NULL) {
        return false;
    }
    sy_value found;
    if (d->find_class != SY_NULL) {
        found = syi_call(vm, d->find_class, names, 2, SY_NULL);
        if (found == SY_NULL || !syi_array_push(vm, &d->chosen, found, false)) {
            return false;
        }
    } else {
        sy_value module = syi_pickle_module(vm, names[0]);
        found = module == SY_NULL ? SY_NULL : syi_pickle_getattr(vm, module, names[1]);
    }
    return replace(d, 2, found, false);
}

static bool do_type(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value name = syi_dec_peek_type(d, 0, vm->types.str, 0);
    if (name == SY_NULL) {
        return false;
    }
    sy_type *type = NULL;
#define SY_TYPE(id, base)                                                                      \
    if (syi_str_is(name, #id)) {                                                               \
        type = vm->types.id;                                                                   \
    }
#include "lang/object/types.def"
#undef SY_TYPE
    return type == NULL ? syi_dec_invalid(d, "unknown builtin type")
                        : replace(d, 1, sy_from_pointer(type), false);
}

static bool do_module(sy_decoder *d, bool namespace_only) {
    sy_vm *vm = d->vm;
    sy_value name = syi_dec_peek_type(d, 0, vm->types.str, 0);
    sy_value module = name == SY_NULL ? SY_NULL : syi_pickle_module(vm, name);
    if (module == SY_NULL || !namespace_only) {
        return replace(d, 1, module, false);
    }
    if (!syi_is_type(module, vm->types.module)) {
        return syi_dec_invalid(d, "namespace of what is no module");
    }
    return replace(d, 1, sy_from_pointer(((sy_module *)sy_to_object(module))->dict), false);
}

/* --- Instances --- */

static bool check_class(sy_decoder *d, sy_value cls) {
    if (cls == SY_NULL || !syi_has_flag(cls, SY_TYPE_IS_TYPE)) {
        return syi_dec_invalid(d, "instance of what is no class");
    }
    const sy_type *type = syi_to_type(cls);
    const sy_types *t = &d->vm->types;
    bool refused = (type->flags & SY_TYPE_IS_TYPE) != 0 || syi_dec_is_lazy(d->vm, type) ||
                   type->def == t->weakref->def || type->def == t->weakproxy->def;
    return !refused ||
           syi_unpickling_error(d->vm, "a pickle may not make instances of %R", cls);
}

/* cls.__new__(cls, *args) */
static sy_value new_instance(sy_decoder *d, sy_value cls, const sy_tuple *args) {
    sy_vm *vm = d->vm;
    sy_value method = syi_getattr(vm, cls, vm->specials[SY_SPECIAL_NEW]);
    return method == SY_NULL
               ? SY_NULL
               : syi_call_with_self(vm, method, cls, args->items, (int)args->length, SY_NULL);
}

static bool do_newobj(sy_decoder *d) {
    sy_value args = syi_dec_peek_type(d, 0, d->vm->types.tuple, 0);
    sy_value cls = syi_dec_peek(d, 1);
    if (args == SY_NULL || !check_class(d, cls) ||
        !syi_dec_check_new(d, cls, syi_to_tuple(args))) {
        return false;
    }
    return replace(d, 2, new_instance(d, cls, syi_to_tuple(args)), true);
}

/* The arguments and then the values of keywords, with their names. */
static sy_value new_instance_ex(sy_decoder *d, sy_value cls, const sy_tuple *args,
                                sy_dict *keywords) {
    sy_vm *vm = d->vm;
    sy_value all = syi_tuple_new(vm, NULL, (size_t)args->length + keywords->length);
    sy_value names = syi_tuple_new(vm, NULL, keywords->length);
    sy_value method = syi_getattr(vm, cls, vm->specials[SY_SPECIAL_NEW]);
    if (all == SY_NULL || names == SY_NULL || method == SY_NULL) {
        return SY_NULL;
    }
    sy_value *items = syi_to_tuple(all)->items;
    memcpy(items, args->items, args->length * sizeof *items);
    sy_value key, value;
    uint32_t position = 0, n = 0;
    while (syi_dict_next(keywords, &position, &key, &value)) {
        sy_value name = syi_is_type(key, vm->types.str) ? syi_intern(vm, key) : SY_NULL;
        if (name == SY_NULL) {
            syi_dec_invalid(d, "keyword that is no str");
            return SY_NULL;
        }
        items[args->length + n] = value;
        syi_to_tuple(names)->items[n++] = name;
    }
    sy_value held[2] = {all, names};
    sy_roots roots;
    syi_roots_enter(vm, &roots, held, 2);
    sy_value v = syi_call_with_self(vm, method, cls, items, (int)args->length, names);
    syi_roots_leave(vm, &roots);
    return v;
}

static bool do_newobj_ex(sy_decoder *d) {
    sy_value keywords = syi_dec_peek_type(d, 0, d->vm->types.dict, 0);
    sy_value args = syi_dec_peek_type(d, 1, d->vm->types.tuple, 0);
    sy_value cls = syi_dec_peek(d, 2);
    if (keywords == SY_NULL || args == SY_NULL || !check_class(d, cls) ||
        !syi_dec_check_new(d, cls, syi_to_tuple(args))) {
        return false;
    }
    sy_value v = new_instance_ex(d, cls, syi_to_tuple(args), syi_to_dict(keywords));
    return replace(d, 3, v, true);
}

static bool is_chosen(const sy_decoder *d, sy_value f) {
    for (uint32_t i = 0; i < d->chosen.count; i++) {
        if (d->chosen.items[i] == f) {
            return true;
        }
    }
    return false;
}

static bool may_call(sy_decoder *d, sy_value f, sy_value args) {
    return is_chosen(d, f) || syi_pickle_may_call(d->vm, f, args);
}

static bool do_reduce(sy_decoder *d) {
    sy_value args = syi_dec_peek_type(d, 0, d->vm->types.tuple, 0);
    sy_value f = syi_dec_peek(d, 1);
    if (args == SY_NULL || f == SY_NULL || !may_call(d, f, args)) {
        return false;
    }
    /* getattr(cls, name) finds, it makes nothing. */
    bool own = !syi_is_type(f, d->vm->types.builtin_function) ||
               strcmp(((sy_builtin *)sy_to_object(f))->def->name, "getattr") != 0;
    return replace(d, 2, syi_dec_call_builtin(d, f, args), own);
}

/* --- State --- */

/* Into the instance's own attributes, past any __setattr__. */
static bool set_attributes(sy_decoder *d, sy_value obj, sy_dict *state) {
    sy_vm *vm = d->vm;
    sy_attrs *attrs = sy_is_pointer(obj) ? syi_object_attrs(obj) : NULL;
    sy_value key, value;
    uint32_t position = 0;
    while (syi_dict_next(state, &position, &key, &value)) {
        if (attrs == NULL) {
            syi_raise(vm, vm->types.AttributeError, "'%T' object has no attribute '__dict__'",
                      obj);
            return false;
        }
        bool ok;
        if (syi_is_type(key, vm->types.str)) {
            sy_value name = syi_intern(vm, key);
            ok = name != SY_NULL &&
                 syi_attrs_set(vm, attrs, sy_to_object(obj)->type, name, value);
        } else {
            sy_dict *dict = syi_attrs_dict(vm, attrs);
            ok = dict != NULL && syi_dict_set(vm, dict, key, value);
        }
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* The values of __slots__. */
static bool set_slots(sy_decoder *d, sy_value obj, sy_dict *state) {
    sy_vm *vm = d->vm;
    sy_value key, value;
    uint32_t position = 0;
    while (syi_dict_next(state, &position, &key, &value)) {
        sy_value name = syi_is_type(key, vm->types.str) ? syi_intern(vm, key) : SY_NULL;
        if (name == SY_NULL) {
            return syi_dec_invalid(d, "attribute name that is no str");
        }
        if (!syi_setattr(vm, obj, name, value)) {
            return false;
        }
    }
    return true;
}

static bool is_empty_state(sy_vm *vm, sy_value state) {
    return state == SY_NONE || state == SY_FALSE || state == sy_from_int(0) ||
           (syi_is_type(state, vm->types.dict) && syi_to_dict(state)->length == 0);
}

static bool set_default_state(sy_decoder *d, sy_value obj, sy_value state) {
    sy_vm *vm = d->vm;
    sy_value parts[2] = {state, SY_NONE};
    if (syi_is_type(state, vm->types.tuple) && syi_to_tuple(state)->length == 2) {
        parts[0] = syi_to_tuple(state)->items[0];
        parts[1] = syi_to_tuple(state)->items[1];
    }
    for (int i = 0; i < 2; i++) {
        if (is_empty_state(vm, parts[i])) {
            continue;
        }
        if (!syi_is_dict(parts[i])) {
            return syi_unpickling_error(vm, i == 0 ? "state is not a dictionary"
                                                   : "slot state is not a dictionary");
        }
        sy_dict *dict = syi_to_dict(parts[i]);
        if (!(i == 0 ? set_attributes(d, obj, dict) : set_slots(d, obj, dict))) {
            return false;
        }
    }
    return true;
}

static bool do_build(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value state = syi_dec_peek(d, 0);
    sy_value obj = state == SY_NULL ? SY_NULL : syi_dec_peek_own(d, 1);
    if (obj == SY_NULL) {
        return false;
    }
    sy_value method = class_method(vm, obj, vm->names.__setstate__);
    bool ok;
    if (method != SY_NULL) {
        ok = syi_call(vm, method, &state, 1, SY_NULL) != SY_NULL;
    } else {
        ok = !syi_failed(vm) && set_default_state(d, obj, state);
    }
    syi_dec_drop(d, 1);
    return ok;
}

static bool do_setter(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value args[2] = {SY_NULL, syi_dec_peek(d, 0)};
    sy_value f = syi_dec_peek(d, 1);
    args[0] = f == SY_NULL ? SY_NULL : syi_dec_peek_own(d, 2);
    if (args[0] == SY_NULL || args[1] == SY_NULL || !may_call(d, f, vm->empty_tuple) ||
        syi_call(vm, f, args, 2, SY_NULL) == SY_NULL) {
        return false;
    }
    syi_dec_drop(d, 2);
    return true;
}

static bool do_persid(sy_decoder *d) {
    sy_value id = syi_dec_peek(d, 0);
    if (id == SY_NULL) {
        return false;
    }
    if (d->persistent_load == SY_NULL) {
        return syi_unpickling_error(d->vm,
                                    "A load persistent id instruction was encountered,\nbut no "
                                    "persistent_load function was specified.");
    }
    return replace(d, 1, syi_call(d->vm, d->persistent_load, &id, 1, SY_NULL), false);
}

bool syi_dec_object(sy_decoder *d, enum sy_pickle_op op) {
    switch (op) {
    case SY_PICKLE_APPENDS:
        return do_appends(d);
    case SY_PICKLE_SETITEMS:
        return do_setitems(d);
    case SY_PICKLE_ADDITEMS:
        return do_additems(d);
    case SY_PICKLE_GLOBAL:
        return do_global(d);
    case SY_PICKLE_TYPE:
        return do_type(d);
    case SY_PICKLE_MODULE:
        return do_module(d, false);
    case SY_PICKLE_MODULE_DICT:
        return do_module(d, true);
    case SY_PICKLE_NEWOBJ:
        return do_newobj(d);
    case SY_PICKLE_NEWOBJ_EX:
        return do_newobj_ex(d);
    case SY_PICKLE_REDUCE:
        return do_reduce(d);
    case SY_PICKLE_BUILD:
        return do_build(d);
    case SY_PICKLE_SETTER:
        return do_setter(d);
    default:
        return do_persid(d);
    }
}
