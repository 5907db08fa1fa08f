/* SPDX-License-Identifier: MIT
 *
 * object.__reduce_ex__, __reduce__ and __getstate__. What they return is CPython's: for
 * protocol 2 and up (copyreg.__newobj__, (cls, *newargs), state, list items, dict items), below
 * that what copyreg._reduce_ex says.
 */
#include "lang/object/reduce.h"

#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

sy_value syi_copyreg(sy_vm *vm, const char *name) {
    sy_value module = syi_dict_get_cstr(vm, vm->modules, "copyreg");
    if (module == SY_NULL && !syi_failed(vm)) {
        sy_value text = syi_intern_cstr(vm, "copyreg");
        sy_value import = syi_dict_get_str(vm->builtins, vm->names.__import__);
        if (text == SY_NULL || import == SY_NULL) {
            return SY_NULL;
        }
        module = vm->call(vm, import, &text, 1, SY_NULL);
    }
    return module == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, module, name);
}

/* What the type of obj has under a name that is not an interned constant. */
static sy_value lookup(sy_vm *vm, sy_value obj, const char *name) {
    sy_value text = syi_intern_cstr(vm, name);
    return text == SY_NULL ? SY_NULL : syi_type_lookup(vm, syi_type_of(vm, obj), text);
}

/* Is what the type of obj has under `name` the method of object with that C function? */
static bool is_objects_own(sy_vm *vm, sy_value obj, sy_value name, sy_cfunction fn) {
    sy_value v = syi_type_lookup(vm, syi_type_of(vm, obj), name);
    return syi_is_type(v, vm->types.method_descriptor) &&
           ((sy_builtin *)sy_to_object(v))->def->fn == fn;
}

unsigned syi_reduction(sy_vm *vm, sy_value obj) {
    unsigned found = 0;
    if (is_objects_own(vm, obj, vm->names.__reduce_ex__, syi_object_reduce_ex) &&
        is_objects_own(vm, obj, vm->names.__reduce__, syi_object_reduce) &&
        lookup(vm, obj, "__getnewargs_ex__") == SY_NULL &&
        lookup(vm, obj, "__getnewargs__") == SY_NULL) {
        found |= SY_REDUCE_PLAIN;
    }
    if (!is_objects_own(vm, obj, vm->names.__getstate__, syi_object_getstate)) {
        found |= SY_REDUCE_GETSTATE;
    }
    return found;
}

/* --- State --- */

/* Whether instances of type hold nothing but attributes and the values of __slots__. */
static bool holds_attributes_only(const sy_vm *vm, const sy_type *type) {
    return type->def == vm->types.object->def || type->def == vm->types.simple_namespace->def;
}

/* Adds the values of the __slots__ of all classes of obj. */
static bool collect_slots(sy_vm *vm, sy_value obj, sy_dict *slots) {
    const sy_type *type = syi_type_of(vm, obj);
    for (uint32_t i = 0; i < type->mro->length; i++) {
        const sy_type *t = syi_to_type(type->mro->items[i]);
        uint32_t count = t->slot_names == SY_NULL ? 0 : syi_to_tuple(t->slot_names)->length;
        for (uint32_t k = 0; k < count; k++) {
            sy_value name = syi_to_tuple(t->slot_names)->items[k];
            sy_value value = syi_getattr_optional(vm, obj, name);
            if (value == SY_NULL ? syi_failed(vm) : !syi_dict_set_str(vm, slots, name, value)) {
                return false;
            }
        }
    }
    return true;
}

static bool has_slots(const sy_vm *vm, sy_value obj) {
    const sy_type *type = sy_is_pointer(obj) ? sy_to_object(obj)->type : vm->types.object;
    for (uint32_t i = 0; i < type->mro->length; i++) {
        const sy_type *t = syi_to_type(type->mro->items[i]);
        if (t->slot_names != SY_NULL && syi_to_tuple(t->slot_names)->length > 0) {
            return true;
        }
    }
    return false;
}

/* The attributes of obj: its __dict__, or None if it has none or an empty one. */
static sy_value attributes(sy_vm *vm, sy_value obj) {
    sy_attrs *attrs = sy_is_pointer(obj) ? syi_object_attrs(obj) : NULL;
    if (attrs == NULL || (attrs->shape == NULL && attrs->u.dict == NULL) ||
        (attrs->shape != NULL && attrs->shape->count == 0)) {
        return SY_NONE;
    }
    sy_dict *dict = syi_attrs_dict(vm, attrs);
    if (dict == NULL) {
        return SY_NULL;
    }
    return dict->length == 0 ? SY_NONE : sy_from_pointer(dict);
}

sy_value syi_default_state(sy_vm *vm, sy_value obj, bool complete) {
    sy_type *type = syi_type_of(vm, obj);
    if (complete && type->def == vm->types.memoryview->def) {
        return syi_raise(vm, vm->types.TypeError, "cannot pickle %N objects", type);
    }
    if (complete && !holds_attributes_only(vm, type)) {
        return syi_raise(vm, vm->types.TypeError, "cannot pickle '%N' object", type);
    }
    sy_value pair[2] = {attributes(vm, obj), SY_NULL};
    if (pair[0] == SY_NULL || !has_slots(vm, obj)) {
        return pair[0];
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, pair, 2);
    pair[1] = syi_dict_new(vm);
    bool ok = pair[1] != SY_NULL && collect_slots(vm, obj, syi_to_dict(pair[1]));
    syi_roots_leave(vm, &roots);
    if (!ok) {
        return SY_NULL;
    }
    return syi_to_dict(pair[1])->length == 0 ? pair[0] : syi_tuple_new(vm, pair, 2);
}

sy_value syi_object_getstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_default_state(vm, args[0], false);
}

static sy_value state_of(sy_vm *vm, sy_value obj, bool complete) {
    if (is_objects_own(vm, obj, vm->names.__getstate__, syi_object_getstate)) {
        return syi_default_state(vm, obj, complete);
    }
    return syi_call_method(vm, obj, vm->names.__getstate__, NULL, 0);
}

/* --- Arguments of __new__ --- */

/* The pair that __getnewargs_ex__ has to return, checked, in out[2]. */
static bool checked_newargs_ex(sy_vm *vm, sy_value v, sy_value *out) {
    if (!syi_is_tuple(v)) {
        syi_raise(vm, vm->types.TypeError, "__getnewargs_ex__ should return a tuple, not '%T'",
                  v);
        return false;
    }
    const sy_tuple *t = syi_to_tuple(v);
    if (t->length != 2) {
        syi_raise(vm, vm->types.ValueError,
                  "__getnewargs_ex__ should return a tuple of length 2, not %d",
                  (int)t->length);
        return false;
    }
    if (!syi_is_tuple(t->items[0])) {
        syi_raise(vm, vm->types.TypeError,
                  "first item of the tuple returned by __getnewargs_ex__ must be a tuple, "
                  "not '%T'",
                  t->items[0]);
        return false;
    }
    if (!syi_is_dict(t->items[1])) {
        syi_raise(vm, vm->types.TypeError,
                  "second item of the tuple returned by __getnewargs_ex__ must be a dict, "
                  "not '%T'",
                  t->items[1]);
        return false;
    }
    out[0] = t->items[0];
    out[1] = t->items[1];
    return true;
}

/* out[0], out[1]: tuple and dict, each SY_NULL if not given. */
static bool new_arguments(sy_vm *vm, sy_value obj, sy_value *out) {
    static const char *const names[2] = {"__getnewargs_ex__", "__getnewargs__"};
    for (int i = 0; i < 2; i++) {
        sy_value name = syi_intern_cstr(vm, names[i]);
        sy_value method = name == SY_NULL ? SY_NULL : syi_getattr_optional(vm, obj, name);
        if (method == SY_NULL) {
            if (syi_failed(vm)) {
                return false;
            }
            continue;
        }
        sy_value v = syi_call(vm, method, NULL, 0, SY_NULL);
        if (v == SY_NULL) {
            return false;
        }
        if (i == 0) {
            return checked_newargs_ex(vm, v, out);
        }
        if (!syi_is_tuple(v)) {
            syi_raise(vm, vm->types.TypeError, "__getnewargs__ should return a tuple, not '%T'",
                      v);
            return false;
        }
        out[0] = v;
        return true;
    }
    return true;
}

/* (cls, *args) */
static sy_value with_class(sy_vm *vm, sy_value obj, sy_value args) {
    uint32_t n = args == SY_NULL ? 0 : syi_to_tuple(args)->length;
    sy_value tuple = syi_tuple_new(vm, NULL, (size_t)n + 1);
    if (tuple == SY_NULL) {
        return SY_NULL;
    }
    sy_value *items = syi_to_tuple(tuple)->items;
    items[0] = sy_from_pointer(syi_type_of(vm, obj));
    for (uint32_t i = 0; i < n; i++) {
        items[i + 1] = syi_to_tuple(args)->items[i];
    }
    return tuple;
}

static sy_value iterator_over(sy_vm *vm, sy_value obj, bool wanted, bool items) {
    if (!wanted) {
        return SY_NONE;
    }
    if (!items) {
        return syi_iter(vm, obj);
    }
    sy_value view = syi_call_method(vm, obj, vm->names.items, NULL, 0);
    return view == SY_NULL ? SY_NULL : syi_iter(vm, view);
}

enum { FUNCTION, ARGUMENTS, STATE, LIST, DICT, NEWARGS, KEYWORDS, PART_COUNT };

static bool collect_newobj(sy_vm *vm, sy_value obj, sy_value *p) {
    if (!new_arguments(vm, obj, &p[NEWARGS])) {
        return false;
    }
    bool keywords = p[KEYWORDS] != SY_NULL && syi_to_dict(p[KEYWORDS])->length > 0;
    if (keywords) {
        sy_value three[3] = {sy_from_pointer(syi_type_of(vm, obj)), p[NEWARGS], p[KEYWORDS]};
        p[ARGUMENTS] = syi_tuple_new(vm, three, 3);
    } else {
        p[ARGUMENTS] = with_class(vm, obj, p[NEWARGS]);
    }
    if (p[ARGUMENTS] == SY_NULL) {
        return false;
    }
    p[FUNCTION] = syi_copyreg(vm, keywords ? "__newobj_ex__" : "__newobj__");
    if (p[FUNCTION] == SY_NULL) {
        return false;
    }
    bool complete = p[NEWARGS] == SY_NULL && !syi_is_list(obj) && !syi_is_dict(obj);
    return (p[STATE] = state_of(vm, obj, complete)) != SY_NULL &&
           (p[LIST] = iterator_over(vm, obj, syi_is_list(obj), false)) != SY_NULL &&
           (p[DICT] = iterator_over(vm, obj, syi_is_dict(obj), true)) != SY_NULL;
}

static sy_value reduce_newobj(sy_vm *vm, sy_value obj) {
    sy_type *type = syi_type_of(vm, obj);
    if (type->slots.create == NULL || (type->def->flags & SY_TYPE_NO_NEW) != 0) {
        return syi_raise(vm, vm->types.TypeError, "cannot pickle '%N' object", type);
    }
    sy_value p[PART_COUNT] = {SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, p, PART_COUNT);
    bool ok = collect_newobj(vm, obj, p);
    syi_roots_leave(vm, &roots);
    return ok ? syi_tuple_new(vm, p, 5) : SY_NULL;
}

static sy_value reduce(sy_vm *vm, sy_value obj, int64_t protocol) {
    if (protocol >= 2) {
        return reduce_newobj(vm, obj);
    }
    sy_value function = syi_copyreg(vm, "_reduce_ex");
    sy_value args[2] = {obj, sy_from_int(protocol)};
    return function == SY_NULL ? SY_NULL : syi_call(vm, function, args, 2, SY_NULL);
}

sy_value syi_object_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return reduce(vm, args[0], 0);
}

sy_value syi_object_reduce_ex(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_int(args[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "'%T' object cannot be interpreted as an integer", args[1]);
    }
    int64_t protocol;
    if (!syi_as_int64(vm, args[1], &protocol)) {
        return SY_NULL;
    }
    if (!is_objects_own(vm, args[0], vm->names.__reduce__, syi_object_reduce)) {
        return syi_call_method(vm, args[0], vm->names.__reduce__, NULL, 0);
    }
    return reduce(vm, args[0], protocol);
}
