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

/* What was found for instances of a type in a shape, whichever instruction asked: an
 * instruction that meets several types finds its way back quickly. Emptied by the collector,
 * since names are told apart by their address. */
enum { ENTRY_BITS = 9 };

struct sy_attr_entry {
    sy_value name;
    uint64_t word;
    uint32_t version, second;
    uint8_t op, kind;
};

static sy_attr_entry *entry_of(sy_vm *vm, unsigned op, uint32_t version, uint32_t second,
                               sy_value name) {
    uint32_t hash = version * 0x9e3779b1u ^ second * 0x85ebca6bu ^
                    (uint32_t)(name >> 4) * 0xc2b2ae35u ^ op * 0x27d4eb2fu;
    return &vm->interpreter->attr_entries[hash >> (32 - ENTRY_BITS)];
}

void syi_attr_entries_clear(sy_vm *vm) {
    sy_attr_entry *entries = vm->interpreter->attr_entries;
    if (entries != NULL) {
        memset(entries, 0, sizeof *entries << ENTRY_BITS);
    }
}

void syi_attr_entries_free(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    if (in->attr_entries != NULL) {
        syi_mem_resize(vm, in->attr_entries, sizeof *in->attr_entries << ENTRY_BITS, 0);
        in->attr_entries = NULL;
    }
}

static bool have_entries(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    if (in->attr_entries != NULL) {
        return true;
    }
    in->attr_entries = syi_mem_resize(vm, NULL, 0, sizeof *in->attr_entries << ENTRY_BITS);
    if (in->attr_entries == NULL) {
        syi_clear(vm); /* it works without */
        return false;
    }
    syi_attr_entries_clear(vm);
    return true;
}

static void fill(const sy_instr *i, unsigned kind, uint32_t version, uint32_t second,
                 uint64_t word) {
    sy_cache *cache = syi_cache(i);
    cache->version = version;
    cache->second = second;
    cache->word = word;
    ((sy_instr *)(uintptr_t)i)->x = (uint8_t)kind;
}

static void remember(sy_vm *vm, const sy_instr *i, sy_value name, enum sy_cache_kind kind,
                     uint32_t version, uint32_t second, uint64_t word) {
    fill(i, kind, version, second, word);
    if (kind != SY_CACHE_MODULE && have_entries(vm)) {
        *entry_of(vm, i->op, version, second, name) =
            (sy_attr_entry){name, word, version, second, i->op, (uint8_t)kind};
    }
}

/* What is known of this access on obj, which also becomes what the instruction remembers. */
static const sy_attr_entry *recall(sy_vm *vm, const sy_instr *i, sy_value obj, sy_value name) {
    if (!sy_is_pointer(obj) || vm->interpreter->attr_entries == NULL) {
        return NULL;
    }
    const sy_type *type = sy_to_object(obj)->type;
    uint32_t second = 0;
    if (type->attrs_offset != 0) {
        const sy_shape *shape = syi_attrs(obj)->shape;
        second = shape != NULL ? shape->head.aux : 0;
        if (second == 0) {
            return NULL;
        }
    }
    const sy_attr_entry *e = entry_of(vm, i->op, type->version, second, name);
    if (e->name != name || e->version != type->version || e->second != second ||
        e->op != i->op) {
        return NULL;
    }
    fill(i, e->kind, e->version, e->second, e->word);
    return e;
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
    uint32_t offset;
    if (found != SY_NULL && syi_member_offset(vm, found, type, &offset)) {
        remember(vm, i, name, SY_CACHE_SLOT, type->version, second, offset);
        return;
    }
    if (found != SY_NULL && is_data_descriptor(vm, found)) {
        return;
    }
    int32_t index = none ? -1 : syi_shape_index(vm, shape, name);
    if (index >= 0) {
        remember(vm, i, name, SY_CACHE_INSTANCE, type->version, second, (uint64_t)index);
    } else if (found != SY_NULL && method && is_method_like(vm, found)) {
        remember(vm, i, name, SY_CACHE_METHOD, type->version, second, found);
    } else if (found != SY_NULL && !is_descriptor(vm, found)) {
        remember(vm, i, name, SY_CACHE_TYPE, type->version, second, found);
    }
}

static bool cache_module(sy_vm *vm, const sy_instr *i, sy_value obj, sy_value name) {
    if (!syi_is_type(obj, vm->types.module)) {
        return false;
    }
    sy_dict *dict = ((sy_module *)sy_to_object(obj))->dict;
    sy_dict_entry *entry = syi_dict_find_str(dict, name);
    if (entry != NULL) {
        remember(vm, i, name, SY_CACHE_MODULE, dict->version, 0,
                 (uint64_t)(entry - dict->entries));
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

/* A property comes before what the instance has: the shape matters only as part of the key. */
static void cache_property(sy_vm *vm, const sy_instr *i, sy_value obj, sy_value name,
                           sy_value getter) {
    sy_type *type = sy_to_object(obj)->type;
    bool none;
    sy_shape *shape = shape_of(obj, &none);
    if (none || shape != NULL) {
        remember(vm, i, name, SY_CACHE_PROPERTY, type->version, none ? 0 : shape_id(vm, shape),
                 getter);
    }
}

/* Calls a language function for its value in place of the running instruction. */
static sy_step call_for_value(sy_vm *vm, sy_frame *f, sy_value function, const sy_value *args,
                              int nargs, uint16_t target) {
    return syi_call_step(vm, f, function, args, nargs, SY_NULL, target);
}

SLOW(GETATTR) {
    sy_value obj = f->registers[i->b];
    sy_value name = syi_frame_code(f)->constants[i->c];
    const sy_attr_entry *known = recall(vm, i, obj, name);
    if (known != NULL) {
        sy_value v = SY_NULL;
        switch (known->kind) {
        case SY_CACHE_INSTANCE:
            v = syi_attrs(obj)->u.values[known->word];
            break;
        case SY_CACHE_TYPE:
            v = known->word;
            break;
        case SY_CACHE_SLOT:
            v = *syi_slot_place(obj, known->word);
            break;
        default:
            return call_for_value(vm, f, known->word, &obj, 1, i->a);
        }
        if (v != SY_NULL) {
            f->registers[i->a] = v;
            return SY_STEP_NEXT;
        }
    }
    sy_value getter = property_getter(vm, obj, name);
    if (getter != SY_NULL) {
        cache_property(vm, i, obj, name, getter);
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
    const sy_attr_entry *known = recall(vm, i, obj, name);
    if (known != NULL && known->kind == SY_CACHE_METHOD) {
        r[i->a] = known->word;
        r[i->a + 1] = obj;
        return SY_STEP_NEXT;
    }
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

/* Remembers where an attribute that exists is stored, or, when obj had the shape `before` and
 * got the attribute now, which shape that leads to. */
static void cache_store(sy_vm *vm, const sy_instr *i, sy_value obj, sy_value name,
                        sy_shape *before) {
    sy_type *type = sy_to_object(obj)->type;
    bool none;
    sy_shape *shape = shape_of(obj, &none);
    if ((!none && shape == NULL) || type->slots.setattr != NULL ||
        syi_special(vm, type, SY_SPECIAL_SETATTR) != SY_NULL) {
        return;
    }
    sy_value found = syi_type_lookup(vm, type, name);
    uint32_t offset;
    if (found != SY_NULL && syi_member_offset(vm, found, type, &offset)) {
        remember(vm, i, name, SY_CACHE_SLOT, type->version, none ? 0 : shape_id(vm, shape),
                 offset);
        return;
    }
    if (none || (found != SY_NULL && is_data_descriptor(vm, found))) {
        return;
    }
    if (shape != before) {
        if (before != NULL && shape->parent == before && shape->key == name) {
            remember(vm, i, name, SY_CACHE_ADD, type->version, shape_id(vm, before),
                     sy_from_pointer(shape));
        }
        return;
    }
    int32_t index = syi_shape_index(vm, shape, name);
    if (index >= 0) {
        remember(vm, i, name, SY_CACHE_SET, type->version, shape_id(vm, shape),
                 (uint64_t)index);
    }
}

/* Stores as it is known to be done. False: the general way has to be taken. */
static bool store_known(const sy_attr_entry *known, sy_value obj, sy_value value) {
    sy_attrs *attrs = syi_attrs(obj);
    switch (known->kind) {
    case SY_CACHE_SET:
        attrs->u.values[known->word] = value;
        return true;
    case SY_CACHE_SLOT:
        *syi_slot_place(obj, known->word) = value;
        return true;
    default:
        return syi_attrs_extend(attrs, known->word, value);
    }
}

SLOW(SETATTR) {
    sy_value obj = f->registers[i->a];
    sy_value name = syi_frame_code(f)->constants[i->c];
    const sy_attr_entry *known = recall(vm, i, obj, name);
    if (known != NULL && store_known(known, obj, f->registers[i->b])) {
        return SY_STEP_NEXT;
    }
    bool none = true;
    sy_shape *before = sy_is_pointer(obj) ? shape_of(obj, &none) : NULL;
    if (!syi_setattr(vm, obj, name, f->registers[i->b])) {
        return SY_STEP_FAILED;
    }
    if (sy_is_pointer(obj) && !(sy_to_object(obj)->type->flags & SY_TYPE_IS_TYPE)) {
        cache_store(vm, i, obj, name, before);
    }
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
