/* SPDX-License-Identifier: MIT
 *
 * Type objects: making the builtin ones from their definitions, looking names up in the MRO,
 * versions, and the cache of language-defined special methods.
 *
 * A type's version changes whenever the type or one of its bases is modified; lookups cached
 * under an old version are then never found again. Builtin types are immutable.
 */
#include "lang/object/type.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/gc_heap.h"
#include "lang/object/object_state.h"
#include "lang/object/ops.h"
#include "lang/object/property.h"
#include "lang/object/str.h"
#include "lang/object/type_internal.h"

#define INHERITED_FLAGS                                                                        \
    (SY_TYPE_HAS_ATTRS | SY_TYPE_SEQUENCE | SY_TYPE_MAPPING | SY_TYPE_FINALIZABLE |            \
     SY_TYPE_TAIL_ATTRS | SY_TYPE_IS_INT | SY_TYPE_IS_STR | SY_TYPE_IS_BYTES |                 \
     SY_TYPE_IS_LIST | SY_TYPE_IS_TUPLE | SY_TYPE_IS_DICT | SY_TYPE_IS_EXCEPTION |             \
     SY_TYPE_IS_TYPE | SY_TYPE_IS_FLOAT | SY_TYPE_IS_SET | SY_TYPE_IS_TASKLET |                \
     SY_TYPE_IS_CHANNEL)

void syi_slots_inherit(sy_type *type, const sy_type *base) {
    sy_slots *s = &type->slots;
    const sy_slots *b = &base->slots;
    bool own_compare = s->compare != NULL;
#define SY_INHERIT(slot)                                                                       \
    if (s->slot == NULL) {                                                                     \
        s->slot = b->slot;                                                                     \
    }
    SY_INHERITED_SLOTS(SY_INHERIT)
#undef SY_INHERIT
    /* Equality without a hash of its own makes a type unhashable. */
    if (s->hash == NULL && !own_compare) {
        s->hash = b->hash;
    }
    /* object.__new__ makes plain objects only. */
    if (s->create == NULL && b->create != syi_object_create) {
        s->create = b->create;
    }
}

void syi_type_setup(sy_vm *vm, sy_type *type, const sy_type_def *def, sy_type *base) {
    type->def = def;
    type->slots = def->slots;
    type->flags = def->flags;
    type->size = def->size;
    type->base = base;
    type->version = syi_next_type_version(vm);
    if ((def->flags & SY_TYPE_IS_TASKLET) != 0) {
        type->flags |= SY_TYPE_FINALIZABLE; /* they may have finally blocks to run */
    }
    if (base != NULL) {
        syi_slots_inherit(type, base);
        type->flags |= base->flags & INHERITED_FLAGS;
        type->size = type->size == 0 ? base->size : type->size;
        type->attrs_offset = base->attrs_offset;
    }
    if ((def->flags & SY_TYPE_HAS_ATTRS) != 0) {
        size_t at = def->attrs_offset != 0 ? def->attrs_offset : def->size - sizeof(sy_attrs);
        type->attrs_offset = (uint32_t)(def->attrs_offset != 0 ? at : at & ~(size_t)7);
    }
}

sy_type *syi_type_alloc(sy_vm *vm, const sy_type_def *def, sy_type *base) {
    sy_type *type = syi_object_new(vm, vm->types.type, sizeof *type);
    if (type != NULL) {
        syi_type_setup(vm, type, def, base);
    }
    return type;
}

/* "collections.deque": the module and the name. */
static bool set_names(sy_vm *vm, sy_type *type) {
    const char *full = type->def->name;
    const char *dot = strrchr(full, '.');
    const char *short_name = dot == NULL ? full : dot + 1;
    sy_value name = syi_intern_cstr(vm, short_name);
    sy_value module = SY_NULL;
    if (name != SY_NULL) {
        module = dot == NULL ? vm->names.builtins : syi_str_new(vm, full, (size_t)(dot - full));
    }
    if (module == SY_NULL) {
        return false;
    }
    type->name = type->qualname = syi_to_str(name);
    type->module_name = module;
    return true;
}

static bool set_bases(sy_vm *vm, sy_type *type) {
    sy_value base = sy_from_pointer(type->base);
    sy_value bases = syi_tuple_new(vm, &base, type->base == NULL ? 0 : 1);
    if (bases == SY_NULL) {
        return false;
    }
    type->bases = syi_to_tuple(bases);
    sy_value mro = syi_type_mro(vm, type);
    if (mro == SY_NULL) {
        return false;
    }
    type->mro = syi_to_tuple(mro);
    return true;
}

/* A method of a builtin type as the attribute it becomes. */
static sy_value method_attribute(sy_vm *vm, sy_type *type, const sy_fn_def *def) {
    if ((def->flags & SY_FN_STATIC) != 0) {
        sy_value fn = syi_builtin_new(vm, def, SY_NULL, SY_NULL);
        return fn == SY_NULL ? SY_NULL : syi_staticmethod_new(vm, fn);
    }
    sy_value method = syi_method_descriptor_new(vm, type, def);
    if (method == SY_NULL || (def->flags & SY_FN_CLASS) == 0) {
        return method;
    }
    return syi_classmethod_new(vm, method);
}

static bool set_entry(sy_vm *vm, sy_type *type, const char *name, sy_value value) {
    if (value == SY_NULL) {
        return false;
    }
    sy_value key = syi_intern_cstr(vm, name);
    return key != SY_NULL && syi_dict_set_str(vm, type->dict, key, value);
}

static bool add_methods(sy_vm *vm, sy_type *type) {
    for (const sy_fn_def *m = type->def->methods; m != NULL && m->name != NULL; m++) {
        if (!set_entry(vm, type, m->name, method_attribute(vm, type, m))) {
            return false;
        }
    }
    for (const sy_getset_def *g = type->def->getsets; g != NULL && g->name != NULL; g++) {
        if (!set_entry(vm, type, g->name, syi_getset_new(vm, type, g))) {
            return false;
        }
    }
    return true;
}

bool syi_type_fill(sy_vm *vm, sy_type *type) {
    sy_value dict = syi_dict_new(vm);
    if (dict == SY_NULL) {
        return false;
    }
    type->dict = syi_to_dict(dict);
    if (!set_names(vm, type) || !set_bases(vm, type) || !syi_add_slot_wrappers(vm, type) ||
        !add_methods(vm, type)) {
        return false;
    }
    if ((type->def->flags & SY_TYPE_HAS_ATTRS) != 0 && !syi_add_dict_getset(vm, type)) {
        return false;
    }
    /* A getset named __doc__ stays. */
    if (syi_dict_get_str(type->dict, vm->names.__doc__) == SY_NULL) {
        sy_value doc = type->def->doc == NULL ? SY_NONE : syi_str_from_cstr(vm, type->def->doc);
        if (doc == SY_NULL || !syi_dict_set_str(vm, type->dict, vm->names.__doc__, doc)) {
            return false;
        }
    }
    return syi_type_register(vm, type);
}

sy_type *syi_type_ready(sy_vm *vm, const sy_type_def *def, sy_type *base) {
    sy_type *type = syi_type_alloc(vm, def, base == NULL ? vm->types.object : base);
    return type != NULL && syi_type_fill(vm, type) ? type : NULL;
}

/* --- Versions -------------------------------------------------------------------------------
 */

uint32_t syi_next_type_version(sy_vm *vm) {
    return ++vm->object_state->next_type_version;
}

static void drop_specials(sy_vm *vm, sy_type *type) {
    if (type->specials != NULL) {
        syi_mem_resize(vm, type->specials, SY_SPECIAL_COUNT * sizeof(sy_value), 0);
        type->specials = NULL;
    }
}

void syi_type_modified(sy_vm *vm, sy_type *type) {
    type->version = syi_next_type_version(vm);
    drop_specials(vm, type);
    if (type->subclasses == SY_NULL) {
        return;
    }
    sy_list *list = syi_to_list(type->subclasses);
    for (uint32_t i = 0; i < list->length; i++) {
        sy_value sub = syi_weakref_target(list->items[i]);
        if (sub != SY_NULL) {
            syi_type_modified(vm, syi_to_type(sub));
        }
    }
}

void syi_type_set_finalizable(sy_type *type) {
    type->flags |= SY_TYPE_FINALIZABLE;
    const sy_list *list = type->subclasses == SY_NULL ? NULL : syi_to_list(type->subclasses);
    for (uint32_t i = 0; list != NULL && i < list->length; i++) {
        sy_value sub = syi_weakref_target(list->items[i]);
        if (sub != SY_NULL) {
            syi_type_set_finalizable(syi_to_type(sub));
        }
    }
}

/* Drops dead entries and appends ref. */
static bool add_subclass(sy_vm *vm, sy_type *base, sy_value ref) {
    if (base->subclasses == SY_NULL) {
        sy_value list = syi_list_new(vm, NULL, 0);
        if (list == SY_NULL) {
            return false;
        }
        base->subclasses = list;
    }
    sy_list *list = syi_to_list(base->subclasses);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->length; i++) {
        if (syi_weakref_target(list->items[i]) != SY_NULL) {
            list->items[kept++] = list->items[i];
        }
    }
    list->length = kept;
    return syi_list_append(vm, list, ref);
}

bool syi_type_register(sy_vm *vm, sy_type *type) {
    if (type->bases->length == 0) {
        return true;
    }
    sy_value ref = syi_weakref_new(vm, sy_from_pointer(type), SY_NONE);
    if (ref == SY_NULL) {
        return false;
    }
    for (uint32_t i = 0; i < type->bases->length; i++) {
        if (!add_subclass(vm, syi_to_type(type->bases->items[i]), ref)) {
            return false;
        }
    }
    return true;
}

/* --- Lookup ---------------------------------------------------------------------------------
 */

static sy_value lookup_mro(const sy_type *type, sy_value name) {
    if (type->mro == NULL) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < type->mro->length; i++) {
        const sy_type *t = syi_to_type(type->mro->items[i]);
        sy_value v = t->dict == NULL ? SY_NULL : syi_dict_get_str(t->dict, name);
        if (v != SY_NULL) {
            return v;
        }
    }
    return SY_NULL;
}

static sy_method_cache_entry *cache_entry(sy_vm *vm, const sy_type *type, sy_value name) {
    uint32_t h = type->version * 0x9e3779b1u ^ (uint32_t)(name >> 4);
    return &vm->object_state->cache[(h ^ h >> 16) % SY_METHOD_CACHE_SIZE];
}

sy_value syi_type_lookup(sy_vm *vm, sy_type *type, sy_value name) {
    sy_method_cache_entry *e = cache_entry(vm, type, name);
    if (e->version == type->version && e->name == name) {
        return e->value;
    }
    sy_value v = lookup_mro(type, name);
    *e = (sy_method_cache_entry){type->version, name, v};
    return v;
}

void syi_method_cache_clear(sy_vm *vm) {
    if (vm->object_state != NULL) {
        memset(vm->object_state->cache, 0, sizeof vm->object_state->cache);
    }
}

bool syi_is_subtype(const sy_type *type, const sy_type *base) {
    if (type == base) {
        return true;
    }
    if (type->mro == NULL) { /* while the first types are made */
        for (; type != NULL && type != base; type = type->base) {
        }
        return type != NULL;
    }
    for (uint32_t i = 0; i < type->mro->length; i++) {
        if (type->mro->items[i] == sy_from_pointer(base)) {
            return true;
        }
    }
    return false;
}

/* --- Special methods ------------------------------------------------------------------------
 */

/* What a class statement of the MRO says about name before any builtin type does. */
static sy_value language_defined(const sy_type *type, sy_value name) {
    for (uint32_t i = 0; i < type->mro->length; i++) {
        const sy_type *t = syi_to_type(type->mro->items[i]);
        sy_value v = syi_dict_get_str(t->dict, name);
        if (v != SY_NULL) {
            return (t->flags & SY_TYPE_HEAP) != 0 ? v : SY_NULL;
        }
    }
    return SY_NULL;
}

static bool fill_specials(sy_vm *vm, sy_type *type) {
    sy_value *specials = syi_mem_resize(vm, NULL, 0, SY_SPECIAL_COUNT * sizeof *specials);
    if (specials == NULL) {
        return false;
    }
    for (int i = 0; i < SY_SPECIAL_COUNT; i++) {
        specials[i] = language_defined(type, vm->specials[i]);
    }
    /* __new__ is made a static method by the class statement; callers want the function. */
    sy_value new_method = specials[SY_SPECIAL_NEW];
    if (syi_is_type(new_method, vm->types.staticmethod)) {
        specials[SY_SPECIAL_NEW] = ((sy_function_wrapper *)sy_to_object(new_method))->func;
    }
    type->specials = specials;
    return true;
}

sy_value syi_special_uncached(sy_vm *vm, sy_type *type, enum sy_special special) {
    if (!fill_specials(vm, type)) {
        syi_clear(vm); /* without memory for the cache it is looked up each time */
        return language_defined(type, vm->specials[special]);
    }
    return type->specials[special];
}

/* --- The type of types: memory
 * ----------------------------------------------------------------- */

void syi_type_visit(void *self, sy_visitor *v) {
    const sy_type *t = self;
    syi_visit_object(v, t->name);
    syi_visit_object(v, t->qualname);
    syi_visit_object(v, t->base);
    syi_visit_object(v, t->bases);
    syi_visit_object(v, t->mro);
    syi_visit_object(v, t->dict);
    syi_visit(v, t->module_name);
    syi_visit_object(v, t->root_shape);
    syi_visit(v, t->subclasses);
    syi_visit(v, t->slot_names);
    if (t->specials != NULL) {
        syi_visit_values(v, t->specials, SY_SPECIAL_COUNT);
    }
}

void syi_type_free(sy_vm *vm, void *self) {
    drop_specials(vm, self);
}
