/* SPDX-License-Identifier: MIT
 *
 * type(name, bases, namespace): choosing the metaclass and the base whose layout is extended,
 * __slots__, the namespace's special entries, and the hooks __set_name__ and __init_subclass__.
 *
 * An instance is the builtin base's struct, then the values of each class's __slots__, then the
 * sy_attrs of the first class without __slots__. Subclasses of types with a variable part keep
 * theirs behind it (SY_TYPE_TAIL_ATTRS).
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/property.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

#define KIND_FLAGS 0xffff0000u
#define VARIABLE_KINDS (SY_TYPE_IS_INT | SY_TYPE_IS_STR | SY_TYPE_IS_BYTES | SY_TYPE_IS_TUPLE)
#define LAYOUT_KINDS (KIND_FLAGS & ~(uint32_t)(SY_TYPE_TAIL_ATTRS | SY_TYPE_FINALIZABLE))

/* --- Metaclass and layout -------------------------------------------------------------------
 */

sy_type *syi_metaclass(sy_vm *vm, sy_type *metaclass, sy_tuple *bases) {
    sy_type *winner = metaclass;
    for (uint32_t i = 0; i < bases->length; i++) {
        sy_type *candidate = syi_type_of(vm, bases->items[i]);
        if (syi_is_subtype(winner, candidate)) {
            continue;
        }
        if (!syi_is_subtype(candidate, winner)) {
            syi_raise(vm, vm->types.TypeError,
                      "metaclass conflict: the metaclass of a derived class must be a "
                      "(non-strict) subclass of the metaclasses of all its bases");
            return NULL;
        }
        winner = candidate;
    }
    return winner;
}

/* Does type put more into its instances than its base does (attributes aside)? */
static bool extends_layout(const sy_type *type) {
    const sy_type *base = type->base;
    if (base == NULL) {
        return true;
    }
    if ((type->flags & SY_TYPE_HEAP) != 0) {
        return type->members_count > 0;
    }
    return type->size != base->size || ((type->flags ^ base->flags) & LAYOUT_KINDS) != 0;
}

static const sy_type *solid_base(const sy_type *type) {
    while (!extends_layout(type)) {
        type = type->base;
    }
    return type;
}

/* The base to extend; NULL with TypeError. */
static sy_type *best_base(sy_vm *vm, const sy_tuple *bases) {
    sy_type *best = NULL;
    const sy_type *winner = NULL;
    for (uint32_t i = 0; i < bases->length; i++) {
        if (!syi_has_flag(bases->items[i], SY_TYPE_IS_TYPE)) {
            syi_raise(vm, vm->types.TypeError, "bases must be types");
            return NULL;
        }
        sy_type *base = syi_to_type(bases->items[i]);
        if ((base->flags & SY_TYPE_FINAL) != 0) {
            syi_raise(vm, vm->types.TypeError, "type '%N' is not an acceptable base type",
                      base);
            return NULL;
        }
        const sy_type *solid = solid_base(base);
        if (winner == NULL || (solid != winner && syi_is_subtype(solid, winner))) {
            winner = solid;
            best = base;
        } else if (!syi_is_subtype(winner, solid)) {
            syi_raise(vm, vm->types.TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

static bool has_own_dict(const sy_type *type) {
    return type->attrs_offset != 0 || (type->flags & SY_TYPE_TAIL_ATTRS) != 0 ||
           (type->flags & SY_TYPE_IS_TYPE) != 0 || type->def == &syi_type_module;
}

/* --- Memory of instances --------------------------------------------------------------------
 */

static sy_value *members_of(const sy_type *type, void *self) {
    return (sy_value *)(void *)((char *)self + type->members_offset);
}

/* Whether type's own or an inherited class statement gave instances their attributes. */
static bool attrs_added(const sy_type *type) {
    return type->attrs_offset != 0 && (type->def->flags & SY_TYPE_HAS_ATTRS) == 0;
}

static void instance_visit(void *self, sy_visitor *v) {
    const sy_type *type = ((sy_object *)self)->type;
    if (type->def->slots.visit != NULL) {
        type->def->slots.visit(self, v);
    } else if (type->def != &syi_type_object) {
        /* A builtin type that inherits how to report what it holds. */
        const sy_type *t = type;
        while ((t->flags & SY_TYPE_HEAP) != 0) {
            t = t->base;
        }
        if (t->slots.visit != NULL) {
            t->slots.visit(self, v);
        }
    }
    for (const sy_type *t = type; (t->flags & SY_TYPE_HEAP) != 0; t = t->base) {
        if (t->members_count > 0) {
            syi_visit_values(v, members_of(t, self), t->members_count);
        }
    }
    if (attrs_added(type) || (type->flags & SY_TYPE_TAIL_ATTRS) != 0) {
        syi_attrs_visit(v, syi_object_attrs(sy_from_pointer(self)));
    }
}

static void instance_free(sy_vm *vm, void *self) {
    const sy_type *type = ((sy_object *)self)->type;
    if (attrs_added(type) || (type->flags & SY_TYPE_TAIL_ATTRS) != 0) {
        syi_attrs_free(vm, syi_object_attrs(sy_from_pointer(self)));
    }
    const sy_type *t = type;
    while ((t->flags & SY_TYPE_HEAP) != 0) {
        t = t->base;
    }
    if (t->slots.free != NULL) {
        t->slots.free(vm, self);
    }
}

/* Instances of plain classes, the common case. */
static void plain_visit(void *self, sy_visitor *v) {
    const sy_type *type = ((sy_object *)self)->type;
    syi_attrs_visit(v, (sy_attrs *)(void *)((char *)self + type->attrs_offset));
}

static void plain_free(sy_vm *vm, void *self) {
    const sy_type *type = ((sy_object *)self)->type;
    syi_attrs_free(vm, (sy_attrs *)(void *)((char *)self + type->attrs_offset));
}

/* Finds nothing more; that it is there keeps inline caches, which look for attributes at
 * attrs_offset only, away from such instances. */
static sy_value tail_getattr(sy_vm *vm, sy_value self, sy_value name) {
    (void)vm;
    (void)self;
    (void)name;
    return SY_NULL;
}

static void set_memory_slots(sy_type *type) {
    if ((type->flags & SY_TYPE_TAIL_ATTRS) != 0 && type->slots.getattr == NULL) {
        type->slots.getattr = tail_getattr;
    }
    bool plain = type->def == &syi_type_object && type->attrs_offset != 0;
    for (const sy_type *t = type; plain && (t->flags & SY_TYPE_HEAP) != 0; t = t->base) {
        plain = t->members_count == 0;
    }
    type->slots.visit = plain ? plain_visit : instance_visit;
    type->slots.free = plain ? plain_free : instance_free;
}

/* --- __slots__
 * ---------------------------------------------------------------------------------- */

/* _Class__name for a private name. */
static sy_value mangle(sy_vm *vm, sy_value class_name, sy_value name) {
    const sy_str *s = syi_to_str(name);
    const sy_str *c = syi_to_str(class_name);
    uint32_t n = s->length;
    if (n < 3 || syi_str_at(s, 0) != '_' || syi_str_at(s, 1) != '_' ||
        (syi_str_at(s, n - 1) == '_' && syi_str_at(s, n - 2) == '_')) {
        return syi_intern(vm, name);
    }
    uint32_t start = 0;
    while (start < c->length && syi_str_at(c, start) == '_') {
        start++;
    }
    if (start == c->length) {
        return syi_intern(vm, name);
    }
    sy_value stem = syi_substring(vm, class_name, start, c->length);
    sy_value mangled = stem == SY_NULL ? SY_NULL : syi_str_format(vm, "_%U%U", stem, name);
    return mangled == SY_NULL ? SY_NULL : syi_intern(vm, mangled);
}

typedef struct slot_plan {
    sy_value names; /* list of interned str; SY_NULL: the class has no __slots__ */
    bool wants_dict;
} slot_plan;

static bool is_identifier(sy_value name) {
    const sy_str *s = syi_to_str(name);
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        bool digit = c >= '0' && c <= '9';
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 127;
        if (!letter && !(digit && i > 0)) {
            return false;
        }
    }
    return s->length > 0;
}

/* Adds one entry of __slots__ to the plan. */
static bool plan_slot(sy_vm *vm, slot_plan *plan, sy_value class_name, const sy_type *base,
                      sy_value name, sy_dict *ns) {
    if (!syi_is_str(name)) {
        syi_raise(vm, vm->types.TypeError, "__slots__ items must be strings, not '%T'", name);
        return false;
    }
    if (!is_identifier(name)) {
        syi_raise(vm, vm->types.TypeError, "__slots__ must be identifiers");
        return false;
    }
    if (syi_str_is(name, "__dict__")) {
        if (has_own_dict(base) || plan->wants_dict) {
            syi_raise(vm, vm->types.TypeError, "__dict__ slot disallowed: we already got one");
            return false;
        }
        plan->wants_dict = true;
        return true;
    }
    if (syi_str_is(name, "__weakref__")) {
        return true; /* every object can be referred to weakly */
    }
    if ((base->flags & (VARIABLE_KINDS | SY_TYPE_IS_TYPE)) != 0) {
        syi_raise(vm, vm->types.TypeError,
                  "nonempty __slots__ not supported for subtype of '%N'", base);
        return false;
    }
    sy_value key = mangle(vm, class_name, name);
    if (key == SY_NULL) {
        return false;
    }
    if (syi_dict_get_str(ns, key) != SY_NULL && !syi_str_is(key, "__qualname__") &&
        !syi_str_is(key, "__classcell__")) {
        syi_raise(vm, vm->types.ValueError, "'%U' in __slots__ conflicts with class variable",
                  name);
        return false;
    }
    return syi_list_append(vm, syi_to_list(plan->names), key);
}

static bool plan_slots(sy_vm *vm, slot_plan *plan, sy_value class_name, const sy_type *base,
                       sy_dict *ns) {
    sy_value slots = syi_dict_get_str(ns, vm->names.__slots__);
    *plan = (slot_plan){SY_NULL, false};
    if (slots == SY_NULL) {
        return true;
    }
    plan->names = syi_list_new(vm, NULL, 0);
    if (plan->names == SY_NULL) {
        return false;
    }
    if (syi_is_str(slots)) {
        return plan_slot(vm, plan, class_name, base, slots, ns);
    }
    sy_value items = syi_tuple_from_iterable(vm, slots);
    if (items == SY_NULL) {
        return false;
    }
    for (uint32_t i = 0; i < syi_to_tuple(items)->length; i++) {
        if (!plan_slot(vm, plan, class_name, base, syi_to_tuple(items)->items[i], ns)) {
            return false;
        }
    }
    return true;
}

static uint32_t round8(uint32_t n) {
    return (n + 7u) & ~7u;
}

static bool add_members(sy_vm *vm, sy_type *type, const sy_list *names) {
    type->members_offset = round8(type->size);
    type->members_count = names->length;
    type->size = type->members_offset + names->length * (uint32_t)sizeof(sy_value);
    for (uint32_t i = 0; i < names->length; i++) {
        uint32_t at = type->members_offset + i * (uint32_t)sizeof(sy_value);
        sy_value member = syi_member_new(vm, type, names->items[i], at);
        if (member == SY_NULL || !syi_dict_set_str(vm, type->dict, names->items[i], member)) {
            return false;
        }
    }
    type->slot_names = syi_tuple_new(vm, names->items, names->length);
    return type->slot_names != SY_NULL;
}

/* --- __dict__ and __weakref__
 * -------------------------------------------------------------------- */

static sy_value get_instance_dict(sy_vm *vm, sy_value self) {
    sy_attrs *attrs = syi_object_attrs(self);
    sy_dict *dict = attrs == NULL ? NULL : syi_attrs_dict(vm, attrs);
    if (attrs == NULL) {
        return syi_raise_no_attribute(vm, self, vm->names.__dict__);
    }
    return dict == NULL ? SY_NULL : sy_from_pointer(dict);
}

static bool set_instance_dict(sy_vm *vm, sy_value self, sy_value value) {
    if (value == SY_NULL) {
        value = syi_dict_new(vm);
        if (value == SY_NULL) {
            return false;
        }
    }
    if (!syi_is_dict(value)) {
        syi_raise(vm, vm->types.TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                  value);
        return false;
    }
    sy_attrs *attrs = syi_object_attrs(self);
    if (attrs == NULL) {
        syi_raise_no_attribute(vm, self, vm->names.__dict__);
        return false;
    }
    if (syi_attrs_dict(vm, attrs) == NULL) {
        return false;
    }
    attrs->u.dict = syi_to_dict(value);
    return true;
}

static sy_value get_weakref(sy_vm *vm, sy_value self) {
    (void)vm;
    (void)self;
    return SY_NONE;
}

static const sy_getset_def dict_getset = {"__dict__", get_instance_dict, set_instance_dict,
                                          "dictionary for instance variables (if defined)"};
static const sy_getset_def weakref_getset = {
    "__weakref__", get_weakref, NULL, "list of weak references to the object (if defined)"};

bool syi_add_dict_getset(sy_vm *vm, sy_type *type) {
    sy_value d = syi_getset_new(vm, type, &dict_getset);
    return d != SY_NULL && syi_dict_set_str(vm, type->dict, vm->names.__dict__, d);
}

static bool add_attrs(sy_vm *vm, sy_type *type) {
    if ((type->flags & VARIABLE_KINDS) != 0) {
        type->flags |= SY_TYPE_TAIL_ATTRS;
    } else {
        /* What follows the sy_attrs (inline values) has to be aligned for words. */
        uint32_t end = round8(round8(type->size) + (uint32_t)sizeof(sy_attrs));
        if (round8(type->size) == type->size + 4 && (type->size + sizeof(sy_attrs)) % 8 == 0) {
            end = type->size + (uint32_t)sizeof(sy_attrs);
        }
        type->attrs_offset = end - (uint32_t)sizeof(sy_attrs);
        type->size = end;
    }
    type->flags |= SY_TYPE_HAS_ATTRS;
    if (!syi_add_dict_getset(vm, type)) {
        return false;
    }
    sy_value w = syi_getset_new(vm, type, &weakref_getset);
    return w != SY_NULL && syi_dict_set_str(vm, type->dict, vm->names.__weakref__, w);
}

/* --- The namespace
 * -------------------------------------------------------------------------------- */

static bool set_qualname(sy_vm *vm, sy_type *type) {
    sy_value q = syi_dict_get_str(type->dict, vm->names.__qualname__);
    type->qualname = type->name;
    if (q == SY_NULL) {
        return true;
    }
    if (!syi_is_str(q)) {
        syi_raise(vm, vm->types.TypeError, "type __qualname__ must be a str, not %T", q);
        return false;
    }
    type->qualname = syi_to_str(q);
    return syi_dict_delete(vm, type->dict, vm->names.__qualname__) >= 0;
}

static bool set_module(sy_vm *vm, sy_type *type) {
    sy_value module = syi_dict_get_str(type->dict, vm->names.__module__);
    if (module == SY_NULL) {
        sy_dict *globals = vm->current_globals == NULL ? NULL : vm->current_globals(vm);
        module = globals == NULL ? SY_NULL : syi_dict_get_str(globals, vm->names.__name__);
        module = module == SY_NULL ? vm->names.builtins : module;
        if (!syi_dict_set_str(vm, type->dict, vm->names.__module__, module)) {
            return false;
        }
    }
    type->module_name = module;
    return true;
}

/* Wraps the function stored under key if it is a plain one. */
static bool wrap_function(sy_vm *vm, sy_type *type, enum sy_special special,
                          sy_value (*wrap)(sy_vm *vm, sy_value func)) {
    sy_value key = vm->specials[special];
    sy_value fn = syi_dict_get_str(type->dict, key);
    if (fn == SY_NULL || !syi_is_type(fn, vm->types.function)) {
        return true;
    }
    sy_value wrapped = wrap(vm, fn);
    return wrapped != SY_NULL && syi_dict_set_str(vm, type->dict, key, wrapped);
}

static bool set_classcell(sy_vm *vm, sy_type *type) {
    sy_value cell = syi_dict_get_str(type->dict, vm->names.__classcell__);
    if (cell == SY_NULL) {
        return true;
    }
    if (!syi_is_type(cell, vm->types.cell)) {
        syi_raise(vm, vm->types.TypeError,
                  "type.__new__() __classcell__ must be a nonlocal cell, not %R",
                  sy_from_pointer(syi_type_of(vm, cell)));
        return false;
    }
    ((sy_cell *)sy_to_object(cell))->value = sy_from_pointer(type);
    return syi_dict_delete(vm, type->dict, vm->names.__classcell__) >= 0;
}

static bool set_hash_rule(sy_vm *vm, sy_type *type) {
    sy_value hash = vm->specials[SY_SPECIAL_HASH];
    if (syi_dict_get_str(type->dict, vm->specials[SY_SPECIAL_EQ]) == SY_NULL ||
        syi_dict_get_str(type->dict, hash) != SY_NULL) {
        return true;
    }
    return syi_dict_set_str(vm, type->dict, hash, SY_NONE);
}

static bool set_namespace(sy_vm *vm, sy_type *type) {
    if (!set_qualname(vm, type) || !set_module(vm, type) ||
        !wrap_function(vm, type, SY_SPECIAL_NEW, syi_staticmethod_new) ||
        !wrap_function(vm, type, SY_SPECIAL_INIT_SUBCLASS, syi_classmethod_new) ||
        !wrap_function(vm, type, SY_SPECIAL_CLASS_GETITEM, syi_classmethod_new) ||
        !set_classcell(vm, type) || !set_hash_rule(vm, type)) {
        return false;
    }
    if (syi_dict_get_str(type->dict, vm->names.__doc__) == SY_NULL) {
        return syi_dict_set_str(vm, type->dict, vm->names.__doc__, SY_NONE);
    }
    return true;
}

/* --- Hooks
 * ------------------------------------------------------------------------------------------ */

/* Makes the failure of a __set_name__ the cause of a RuntimeError. */
static bool set_name_failed(sy_vm *vm, sy_type *type, sy_value key, sy_value value) {
    sy_value cause = vm->exc;
    if (!syi_exc_matches(vm, vm->types.Exception)) {
        return false;
    }
    syi_clear(vm);
    syi_raise(vm, vm->types.RuntimeError,
              "Error calling __set_name__ on '%T' instance %R in '%N'", value, key, type);
    if (syi_exc_matches(vm, vm->types.RuntimeError)) {
        sy_exception *e = (sy_exception *)sy_to_object(vm->exc);
        e->cause = cause;
        e->suppress_context = true;
    }
    return false;
}

static bool call_set_names(sy_vm *vm, sy_type *type, sy_value snapshot) {
    uint32_t position = 0;
    sy_value key, value;
    while (syi_dict_next(syi_to_dict(snapshot), &position, &key, &value)) {
        if (!sy_is_pointer(value)) {
            continue;
        }
        sy_type *vt = sy_to_object(value)->type;
        sy_value hook = syi_type_lookup(vm, vt, vm->specials[SY_SPECIAL_SET_NAME]);
        if (hook == SY_NULL) {
            continue;
        }
        hook = syi_descriptor_get(vm, hook, value, vt);
        sy_value args[2] = {sy_from_pointer(type), key};
        if (hook == SY_NULL || syi_call(vm, hook, args, 2, SY_NULL) == SY_NULL) {
            return set_name_failed(vm, type, key, value);
        }
    }
    return true;
}

static bool call_hooks(sy_vm *vm, sy_type *type, const sy_value *kwargs, sy_value kwnames) {
    sy_value kept[2] = {sy_from_pointer(type), syi_dict_copy(vm, type->dict)};
    if (kept[1] == SY_NULL) {
        return false;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 2);
    bool ok = call_set_names(vm, type, kept[1]);
    if (ok) {
        sy_value hook =
            syi_super_getattr(vm, type, kept[0], vm->specials[SY_SPECIAL_INIT_SUBCLASS]);
        ok = hook != SY_NULL && syi_call(vm, hook, kwargs, 0, kwnames) != SY_NULL;
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

/* --- Building
 * ---------------------------------------------------------------------------------------- */

static sy_type *type_object_new(sy_vm *vm, sy_type *metaclass, sy_type *base, sy_value name) {
    sy_type *type = syi_object_new(vm, metaclass, metaclass->size);
    if (type == NULL) {
        return NULL;
    }
    type->def = base->def;
    type->slots = base->slots;
    type->base = base;
    type->name = syi_to_str(name);
    type->size = base->size;
    type->attrs_offset = base->attrs_offset;
    type->inline_values = base->inline_values;
    type->flags = SY_TYPE_HEAP | (base->flags & (KIND_FLAGS | SY_TYPE_HAS_ATTRS));
    type->version = syi_next_type_version(vm);
    return type;
}

static bool lay_out(sy_vm *vm, sy_type *type, const slot_plan *plan) {
    if (plan->names != SY_NULL && !add_members(vm, type, syi_to_list(plan->names))) {
        return false;
    }
    bool wants_attrs = plan->names == SY_NULL || plan->wants_dict;
    if (wants_attrs && !has_own_dict(type) && !add_attrs(vm, type)) {
        return false;
    }
    set_memory_slots(type);
    return true;
}

static bool set_bases(sy_vm *vm, sy_type *type, sy_tuple *bases) {
    type->bases = bases;
    sy_value mro = syi_type_mro(vm, type);
    if (mro == SY_NULL) {
        return false;
    }
    type->mro = syi_to_tuple(mro);
    for (uint32_t i = 0; i < bases->length; i++) {
        type->flags |= syi_to_type(bases->items[i])->flags & SY_TYPE_FINALIZABLE;
    }
    /* A sequence or a mapping for patterns, as the first of its bases that is one of these. */
    const uint32_t kinds = SY_TYPE_SEQUENCE | SY_TYPE_MAPPING;
    for (uint32_t i = 1; i < type->mro->length && (type->flags & kinds) == 0; i++) {
        type->flags |= syi_to_type(type->mro->items[i])->flags & kinds;
    }
    return true;
}

/* The bases, (object,) for none. */
static sy_tuple *real_bases(sy_vm *vm, sy_tuple *bases) {
    if (bases->length > 0) {
        return bases;
    }
    sy_value object = sy_from_pointer(vm->types.object);
    sy_value tuple = syi_tuple_new(vm, &object, 1);
    return tuple == SY_NULL ? NULL : syi_to_tuple(tuple);
}

static bool fill(sy_vm *vm, sy_type *type, sy_tuple *bases, sy_dict *ns,
                 const slot_plan *plan) {
    sy_value dict = syi_dict_copy(vm, ns);
    if (dict == SY_NULL) {
        return false;
    }
    type->dict = syi_to_dict(dict);
    if (!set_namespace(vm, type) || !lay_out(vm, type, plan) || !set_bases(vm, type, bases)) {
        return false;
    }
    if (syi_type_lookup(vm, type, vm->specials[SY_SPECIAL_DEL]) != SY_NULL) {
        type->flags |= SY_TYPE_FINALIZABLE;
    }
    return syi_type_register(vm, type);
}

sy_value syi_type_build(sy_vm *vm, sy_type *metaclass, sy_value name, sy_tuple *bases,
                        sy_dict *namespace_, const sy_value *kwargs, sy_value kwnames) {
    bases = real_bases(vm, bases);
    sy_type *base = bases == NULL ? NULL : best_base(vm, bases);
    if (base == NULL) {
        return SY_NULL;
    }
    slot_plan plan;
    if (!plan_slots(vm, &plan, name, base, namespace_)) {
        return SY_NULL;
    }
    sy_type *type = type_object_new(vm, metaclass, base, name);
    if (type == NULL || !fill(vm, type, bases, namespace_, &plan) ||
        !call_hooks(vm, type, kwargs, kwnames)) {
        return SY_NULL;
    }
    return sy_from_pointer(type);
}
