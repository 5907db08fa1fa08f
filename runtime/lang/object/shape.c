/* SPDX-License-Identifier: MIT
 *
 * Attributes of instances. Instances of a class that got the same attributes in the same order
 * share a shape; the values stand in an array in that order. An instance falls back to a dict
 * of its own when an attribute is deleted, when its __dict__ is asked for, or when it has too
 * many attributes or its class too many different ones.
 *
 * The first values have room behind the sy_attrs itself where the type planned it
 * (inline_values); such an array is recognised by its address and never freed.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/str.h"
#include "lang/object/type.h"

#define MAX_SHAPE_ATTRIBUTES 128u
#define MAX_TRANSITIONS 256u
#define SEARCH_LINEAR 8u
#define MAX_INLINE_VALUES 12u

static sy_shape *to_shape(sy_value v) {
    return (sy_shape *)sy_to_object(v);
}

static void shape_visit(void *self, sy_visitor *v) {
    const sy_shape *s = self;
    syi_visit_object(v, s->owner);
    syi_visit_object(v, s->parent);
    syi_visit(v, s->key);
    syi_visit(v, s->transitions);
    syi_visit(v, s->table);
}

const sy_type_def syi_type_shape = {
    .name = "shape",
    .doc = "The layout of the attributes of instances.",
    .size = sizeof(sy_shape),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = shape_visit},
};

/* The table of a large shape: name -> index. */
static bool build_table(sy_vm *vm, sy_shape *shape) {
    sy_value table = syi_dict_new(vm);
    if (table == SY_NULL) {
        return false;
    }
    for (const sy_shape *s = shape; s->count > 0; s = s->parent) {
        if (!syi_dict_set_str(vm, syi_to_dict(table), s->key, sy_from_int(s->count - 1))) {
            return false;
        }
    }
    shape->table = table;
    return true;
}

static int32_t search_chain(const sy_shape *shape, sy_value name) {
    for (const sy_shape *s = shape; s->count > 0; s = s->parent) {
        if (s->key == name) {
            return (int32_t)s->count - 1;
        }
    }
    return -1;
}

int32_t syi_shape_index(sy_vm *vm, sy_shape *shape, sy_value name) {
    if (shape->count <= SEARCH_LINEAR) {
        return search_chain(shape, name);
    }
    if (shape->table == SY_NULL && !build_table(vm, shape)) {
        syi_clear(vm); /* it works without the table */
        return search_chain(shape, name);
    }
    sy_value index = syi_dict_get_str(syi_to_dict(shape->table), name);
    return index == SY_NULL ? -1 : (int32_t)sy_to_int(index);
}

static sy_shape *shape_new(sy_vm *vm, sy_type *owner, sy_shape *parent, sy_value key) {
    sy_shape *s = syi_object_new(vm, vm->types.shape, sizeof *s);
    if (s != NULL) {
        s->owner = owner;
        s->parent = parent;
        s->key = key;
        s->count = parent == NULL ? 0 : parent->count + 1;
    }
    return s;
}

/* The shape reached by name, or NULL. */
static sy_shape *find_transition(sy_vm *vm, const sy_shape *shape, sy_value name) {
    if (shape->transitions == SY_NULL) {
        return NULL;
    }
    if (syi_is_type(shape->transitions, vm->types.shape)) {
        sy_shape *next = to_shape(shape->transitions);
        return next->key == name ? next : NULL;
    }
    sy_value next = syi_dict_get_str(syi_to_dict(shape->transitions), name);
    return next == SY_NULL ? NULL : to_shape(next);
}

/* Records a transition: the only one directly, several in a dict. */
static bool add_transition(sy_vm *vm, sy_shape *shape, sy_shape *next) {
    if (shape->transitions == SY_NULL) {
        shape->transitions = sy_from_pointer(next);
        return true;
    }
    if (syi_is_type(shape->transitions, vm->types.shape)) {
        sy_shape *first = to_shape(shape->transitions);
        sy_value dict = syi_dict_new(vm);
        if (dict == SY_NULL ||
            !syi_dict_set_str(vm, syi_to_dict(dict), first->key, shape->transitions)) {
            return false;
        }
        shape->transitions = dict;
    }
    return syi_dict_set_str(vm, syi_to_dict(shape->transitions), next->key,
                            sy_from_pointer(next));
}

static sy_shape *add_new(sy_vm *vm, sy_shape *shape, sy_value name) {
    sy_shape *next = shape_new(vm, shape->owner, shape, name);
    if (next == NULL || !add_transition(vm, shape, next)) {
        return NULL;
    }
    sy_type *owner = shape->owner;
    if (next->count > owner->inline_values && next->count <= MAX_INLINE_VALUES) {
        owner->inline_values = next->count;
    }
    return next;
}

sy_shape *syi_shape_add(sy_vm *vm, sy_shape *shape, sy_value name) {
    sy_shape *next = find_transition(vm, shape, name);
    return next != NULL ? next : add_new(vm, shape, name);
}

/* Few enough attributes, and few enough ways to go on from here? */
static bool may_grow(sy_vm *vm, const sy_shape *shape) {
    if (shape->count >= MAX_SHAPE_ATTRIBUTES) {
        return false;
    }
    return shape->transitions == SY_NULL || syi_is_type(shape->transitions, vm->types.shape) ||
           syi_to_dict(shape->transitions)->length < MAX_TRANSITIONS;
}

/* --- Attribute storage ----------------------------------------------------------------------
 */

sy_attrs *syi_object_attrs(sy_value obj) {
    if (!sy_is_pointer(obj)) {
        return NULL;
    }
    sy_object *o = sy_to_object(obj);
    if (o->type->attrs_offset != 0) {
        return syi_attrs(obj);
    }
    if ((o->type->flags & SY_TYPE_TAIL_ATTRS) != 0) {
        return (sy_attrs *)(void *)((char *)o + (size_t)(o->flags >> SY_OBJ_TAIL_SHIFT) * 8);
    }
    return NULL;
}

static bool is_inline(const sy_attrs *attrs) {
    return (const void *)attrs->u.values == (const void *)(attrs + 1);
}

static bool is_dict_mode(const sy_attrs *attrs) {
    return attrs->shape == NULL && attrs->u.dict != NULL;
}

sy_value syi_attrs_get(sy_vm *vm, sy_attrs *attrs, sy_value name) {
    if (attrs->shape != NULL) {
        int32_t i = syi_shape_index(vm, attrs->shape, name);
        return i < 0 ? SY_NULL : attrs->u.values[i];
    }
    return attrs->u.dict == NULL ? SY_NULL : syi_dict_get_str(attrs->u.dict, name);
}

static void release_values(sy_vm *vm, sy_attrs *attrs) {
    if (attrs->u.values != NULL && !is_inline(attrs)) {
        syi_mem_resize(vm, attrs->u.values, attrs->capacity * sizeof(sy_value), 0);
    }
    attrs->u.values = NULL;
    attrs->capacity = 0;
}

/* Room for one more value than the shape has. */
static bool reserve_value(sy_vm *vm, sy_attrs *attrs, uint32_t needed) {
    if (needed <= attrs->capacity) {
        return true;
    }
    uint32_t capacity = attrs->capacity == 0 ? 4 : attrs->capacity * 2;
    capacity = capacity < needed ? needed : capacity;
    bool in_place = attrs->u.values != NULL && is_inline(attrs);
    sy_value *old = in_place ? NULL : attrs->u.values;
    sy_value *values = syi_mem_resize(
        vm, old, old == NULL ? 0 : attrs->capacity * sizeof *values, capacity * sizeof *values);
    if (values == NULL) {
        return false;
    }
    if (in_place) {
        memcpy(values, attrs->u.values, attrs->capacity * sizeof *values);
    }
    attrs->u.values = values;
    attrs->capacity = capacity;
    return true;
}

static sy_shape *root_shape(sy_vm *vm, sy_type *owner) {
    if (owner->root_shape == NULL) {
        owner->root_shape = shape_new(vm, owner, NULL, SY_NULL);
    }
    return owner->root_shape;
}

static bool delete_attribute(sy_vm *vm, sy_attrs *attrs, sy_value name) {
    if (syi_attrs_get(vm, attrs, name) == SY_NULL) {
        return false;
    }
    sy_dict *dict = syi_attrs_dict(vm, attrs);
    return dict != NULL && syi_dict_delete(vm, dict, name) == 1;
}

static bool set_in_shape(sy_vm *vm, sy_attrs *attrs, sy_value name, sy_value value) {
    sy_shape *shape = attrs->shape;
    int32_t i = syi_shape_index(vm, shape, name);
    if (i >= 0) {
        attrs->u.values[i] = value;
        return true;
    }
    sy_shape *next = find_transition(vm, shape, name);
    if (next == NULL && !may_grow(vm, shape)) {
        sy_dict *dict = syi_attrs_dict(vm, attrs);
        return dict != NULL && syi_dict_set_str(vm, dict, name, value);
    }
    next = next != NULL ? next : add_new(vm, shape, name);
    if (next == NULL || !reserve_value(vm, attrs, next->count)) {
        return false;
    }
    attrs->u.values[shape->count] = value;
    attrs->shape = next;
    return true;
}

bool syi_attrs_set(sy_vm *vm, sy_attrs *attrs, sy_type *owner, sy_value name, sy_value value) {
    if (value == SY_NULL) {
        return delete_attribute(vm, attrs, name);
    }
    if (is_dict_mode(attrs)) {
        return syi_dict_set_str(vm, attrs->u.dict, name, value);
    }
    if (attrs->shape == NULL) {
        sy_shape *root = root_shape(vm, owner);
        if (root == NULL) {
            return false;
        }
        attrs->shape = root;
    }
    return set_in_shape(vm, attrs, name, value);
}

/* Copies the attributes in the order they were set. */
static bool copy_to_dict(sy_vm *vm, const sy_attrs *attrs, sy_dict *dict) {
    const sy_shape *chain[MAX_SHAPE_ATTRIBUTES];
    for (const sy_shape *s = attrs->shape; s != NULL && s->count > 0; s = s->parent) {
        chain[s->count - 1] = s;
    }
    uint32_t count = attrs->shape == NULL ? 0 : attrs->shape->count;
    for (uint32_t i = 0; i < count; i++) {
        if (!syi_dict_set_str(vm, dict, chain[i]->key, attrs->u.values[i])) {
            return false;
        }
    }
    return true;
}

sy_dict *syi_attrs_dict(sy_vm *vm, sy_attrs *attrs) {
    if (is_dict_mode(attrs)) {
        return attrs->u.dict;
    }
    sy_value dict = syi_dict_new(vm);
    if (dict == SY_NULL || !copy_to_dict(vm, attrs, syi_to_dict(dict))) {
        return NULL;
    }
    release_values(vm, attrs);
    attrs->shape = NULL;
    attrs->u.dict = syi_to_dict(dict);
    return attrs->u.dict;
}

void syi_attrs_visit(sy_visitor *v, sy_attrs *attrs) {
    if (attrs->shape != NULL) {
        syi_visit_object(v, attrs->shape);
        syi_visit_values(v, attrs->u.values, attrs->shape->count);
    } else if (attrs->capacity == 0) {
        syi_visit_object(v, attrs->u.dict);
    }
}

void syi_attrs_free(sy_vm *vm, sy_attrs *attrs) {
    if (attrs->capacity > 0 && !is_inline(attrs)) {
        release_values(vm, attrs);
    }
}
