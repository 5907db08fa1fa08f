/*
 * Slow functions of attributes and items, and the filling of their inline caches. An attribute
 * found once is expected to be found the same way again: the cache remembers the versions that
 * make this certain. Language-defined getters, __getitem__ and so on become frames.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

static void remember(const sy_instr *i, enum sy_cache_kind kind, uint32_t version,
                     uint32_t second, uint64_t word) {
    sy_cache *cache = syi_cache(i);
    cache->version = version;
    cache->second = second;
    cache->word = word;
    ((sy_instr *)(uintptr_t)i)->x = (uint8_t)kind;
}

/* Identity of a shape in caches: never reused, unlike its address. */
static uint32_t shape_id(sy_vm *vm, sy_shape *shape) {
    if (shape->head.aux == 0) {
        shape->head.aux = ++vm->next_version;
    }
    return shape->head.aux;
}

static bool has_custom_access(sy_vm *vm, sy_type *type) {
    return syi_special(vm, type, SY_SPECIAL_GETATTRIBUTE) != SY_NULL ||
           type->slots.getattr != NULL;
}

static bool is_data_descriptor(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    return type->slots.descr_set != NULL || syi_special(vm, type, SY_SPECIAL_SET) != SY_NULL ||
           syi_special(vm, type, SY_SPECIAL_DELETE) != SY_NULL;
}

static bool is_descriptor(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    return type->slots.descr_get != NULL || syi_special(vm, type, SY_SPECIAL_GET) != SY_NULL;
}

static bool is_method_like(const sy_vm *vm, sy_value v) {
    return syi_is_type(v, vm->types.function) || syi_is_type(v, vm->types.method_descriptor) ||
           syi_is_type(v, vm->types.wrapper_descriptor);
}

/* The shape of an object's attributes; *none when it has none, NULL when they are in a dict. */
static sy_shape *shape_of(sy_value obj, bool *none) {
    *none = sy_to_object(obj)->type->attrs_offset == 0;
    return *none ? NULL : syi_attrs(obj)->shape;
}

/* Fills the cache of a GETATTR or GETMETHOD on obj, if the way it is found allows it. */
static void cache_attribute(sy_vm *vm, const sy_instr *i, sy_value obj, sy_value name,
                            bool method) {
    if (!sy_is_pointer(obj)) {
        return;
    }
    sy_type *type = sy_to_object(obj)->type;
    if (has_custom_access(vm, type) || type->slots.setattr != NULL || vm->exc != SY_NULL ||
        (type->flags & SY_TYPE_IS_TYPE)) {
        vm->exc = SY_NULL;
        return;
    }
    sy_value found = syi_type_lookup(vm, type, name);
    bool none;
    sy_shape *shape = shape_of(obj, &none);
    if (!none && shape == NULL) {
        return;
    }
    uint32_t second = none ? 0 : shape_id(vm, shape);
    int32_t index = none ? -1 : syi_shape_index(vm, shape, name);
    if (found != SY_NULL && is_data_descriptor(vm, found)) {
        return;
    }
    if (index >= 0) {
        remember(i, SY_CACHE_INSTANCE, type->version, second, (uint64_t)index);
    } else if (found != SY_NULL && method && is_method_like(vm, found)) {
        remember(i, SY_CACHE_METHOD, type->version, second, found);
    } else if (found != SY_NULL && !is_descriptor(vm, found)) {
        remember(i, SY_CACHE_TYPE, type->version, second, found);
    }
}

static bool cache_module(sy_vm *vm, const sy_instr *i, sy_value obj, sy_value name) {
    if (!syi_is_type(obj, vm->types.module)) {
        return false;
    }
    sy_dict *dict = ((sy_module *)sy_to_object(obj))->dict;
    sy_dict_entry *entry = syi_dict_find_str(dict, name);
    if (entry != NULL) {
        remember(i, SY_CACHE_MODULE, dict->version, 0, (uint64_t)(entry - dict->entries));
    }
    return entry != NULL;
}

/* obj.name is a property whose getter is a language function: the getter, or SY_NULL. */
static sy_value property_getter(sy_vm *vm, sy_value obj, sy_value name) {
    if (!sy_is_pointer(obj) || has_custom_access(vm, sy_to_object(obj)->type)) {
        return SY_NULL;
    }
    sy_value found = syi_type_lookup(vm, sy_to_object(obj)->type, name);
    if (found == SY_NULL || !syi_is_type(found, vm->types.property)) {
        return SY_NULL;
    }
    sy_value getter = syi_property_getter(found);
    return syi_is_type(getter, vm->types.function) ? getter : SY_NULL;
}

/* Calls a language function for its value in place of the running instruction. */
static sy_step call_for_value(sy_vm *vm, sy_frame *f, sy_value function, const sy_value *args,
                              int nargs, uint16_t target) {
    return syi_call_step(vm, f, function, args, nargs, SY_NULL, target);
}

SLOW(GETATTR) {
    sy_value obj = f->registers[i->b];
    sy_value name = syi_frame_code(f)->constants[i->c];
    sy_value getter = property_getter(vm, obj, name);
    if (getter != SY_NULL) {
        return call_for_value(vm, f, getter, &obj, 1, i->a);
    }
    if (vm->exc != SY_NULL) {
        return SY_STEP_FAILED;
    }
    sy_value v = syi_getattr(vm, obj, name);
    if (v == SY_NULL) {
        return SY_STEP_FAILED;
    }
    if (!cache_module(vm, i, obj, name)) {
        cache_attribute(vm, i, obj, name, false);
    }
    f->registers[i->a] = v;
    return SY_STEP_NEXT;
}

SLOW(GETMETHOD) {
    sy_value obj = f->registers[i->b];
    sy_value name = syi_frame_code(f)->constants[i->c];
    sy_value *r = f->registers;
    if (cache_module(vm, i, obj, name)) {
        sy_dict *dict = ((sy_module *)sy_to_object(obj))->dict;
        r[i->a] = syi_dict_get_str(dict, name);
        r[i->a + 1] = SY_NULL;
        return SY_STEP_NEXT;
    }
    sy_type *type = syi_type_of(vm, obj);
    bool custom = has_custom_access(vm, type) || (type->flags & SY_TYPE_IS_TYPE) != 0;
    sy_value found = custom ? SY_NULL : syi_type_lookup(vm, type, name);
    if (found != SY_NULL && is_method_like(vm, found)) {
        bool none;
        sy_shape *shape = sy_is_pointer(obj) ? shape_of(obj, &none) : (none = true, NULL);
        bool shadowed =
            !none && (shape != NULL ? syi_shape_index(vm, shape, name) >= 0
                                    : syi_attrs_get(vm, syi_attrs(obj), name) != SY_NULL);
        if (!shadowed) {
            if (sy_is_pointer(obj)) {
                cache_attribute(vm, i, obj, name, true);
            }
            r[i->a] = found;
            r[i->a + 1] = obj;
            return SY_STEP_NEXT;
        }
    }
    sy_value v = syi_getattr(vm, obj, name);
    if (v == SY_NULL) {
        return SY_STEP_FAILED;
    }
    if (syi_is_type(v, vm->types.method)) {
        const sy_bound_method *m = (const sy_bound_method *)sy_to_object(v);
        r[i->a] = m->func;
        r[i->a + 1] = m->self;
        return SY_STEP_NEXT;
    }
    r[i->a] = v;
    r[i->a + 1] = SY_NULL;
    return SY_STEP_NEXT;
}

SLOW(GETSUPER) {
    sy_value args[2] = {f->registers[i->b], f->registers[i->b + 1]};
    sy_value object = vm->call(vm, sy_from_pointer(vm->types.super), args, 2, SY_NULL);
    if (object == SY_NULL) {
        return SY_STEP_FAILED;
    }
    return syi_step_store(f, i->a, syi_getattr(vm, object, syi_frame_code(f)->constants[i->c]));
}

/* Remembers where an attribute that exists is stored. */
static void cache_store(sy_vm *vm, const sy_instr *i, sy_value obj, sy_value name) {
    if (!sy_is_pointer(obj)) {
        return;
    }
    sy_type *type = sy_to_object(obj)->type;
    bool none;
    sy_shape *shape = shape_of(obj, &none);
    if (shape == NULL || type->slots.setattr != NULL ||
        syi_special(vm, type, SY_SPECIAL_SETATTR) != SY_NULL) {
        return;
    }
    sy_value found = syi_type_lookup(vm, type, name);
    if (found != SY_NULL && is_data_descriptor(vm, found)) {
        return;
    }
    int32_t index = syi_shape_index(vm, shape, name);
    if (index >= 0) {
        remember(i, SY_CACHE_SET, type->version, shape_id(vm, shape), (uint64_t)index);
    }
}

SLOW(SETATTR) {
    sy_value obj = f->registers[i->a];
    sy_value name = syi_frame_code(f)->constants[i->c];
    if (!syi_setattr(vm, obj, name, f->registers[i->b])) {
        return SY_STEP_FAILED;
    }
    cache_store(vm, i, obj, name);
    return SY_STEP_NEXT;
}

SLOW(DELATTR) {
    return syi_step_bool(
        syi_setattr(vm, f->registers[i->a], syi_frame_code(f)->constants[i->c], SY_NULL));
}

/* --- Items
 * ---------------------------------------------------------------------------------------- */

/* The language function that implements a special method of obj, or SY_NULL. */
static sy_value language_special(sy_vm *vm, sy_value obj, enum sy_special special) {
    if (!sy_is_pointer(obj) || !(sy_to_object(obj)->type->flags & SY_TYPE_HEAP)) {
        return SY_NULL;
    }
    sy_value method = syi_special(vm, sy_to_object(obj)->type, special);
    return syi_is_type(method, vm->types.function) ? method : SY_NULL;
}

SLOW(GETITEM) {
    sy_value args[2] = {f->registers[i->b], f->registers[i->c]};
    sy_value method = language_special(vm, args[0], SY_SPECIAL_GETITEM);
    if (method != SY_NULL) {
        return call_for_value(vm, f, method, args, 2, i->a);
    }
    return syi_step_store(f, i->a, syi_getitem(vm, args[0], args[1]));
}

static sy_step call_and_discard(sy_vm *vm, sy_value method, const sy_value *args, int nargs) {
    return syi_push_function(vm, (sy_function *)sy_to_object(method), args, nargs, SY_NULL, 0,
                             SY_RET_DISCARD);
}

SLOW(SETITEM) {
    sy_value args[3] = {f->registers[i->a], f->registers[i->b], f->registers[i->c]};
    sy_value method = language_special(vm, args[0], SY_SPECIAL_SETITEM);
    if (method != SY_NULL) {
        return call_and_discard(vm, method, args, 3);
    }
    return syi_step_bool(syi_setitem(vm, args[0], args[1], args[2]));
}

SLOW(DELITEM) {
    sy_value args[2] = {f->registers[i->a], f->registers[i->b]};
    sy_value method = language_special(vm, args[0], SY_SPECIAL_DELITEM);
    if (method != SY_NULL) {
        return call_and_discard(vm, method, args, 2);
    }
    return syi_step_bool(syi_setitem(vm, args[0], args[1], SY_NULL));
}

SLOW(GETLEN) {
    int64_t n = syi_length(vm, f->registers[i->b]);
    if (n < 0) {
        return SY_STEP_FAILED;
    }
    f->registers[i->a] = sy_from_int(n);
    return SY_STEP_NEXT;
}
