/* SPDX-License-Identifier: MIT
 *
 * Attributes of builtin types that are computed (getset_descriptor) and the places that
 * __slots__ of language-defined classes make (member_descriptor).
 */
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

typedef struct getset_descriptor {
    sy_object head;
    const sy_getset_def *def;
    sy_type *owner;
} getset_descriptor;

typedef struct member_descriptor {
    sy_object head;
    sy_value name;
    sy_type *owner;
    uint32_t offset; /* of the value in an instance; SY_NULL there: unset */
} member_descriptor;

static getset_descriptor *to_getset(sy_value v) {
    return (getset_descriptor *)sy_to_object(v);
}

static member_descriptor *to_member(sy_value v) {
    return (member_descriptor *)sy_to_object(v);
}

/* --- Computed attributes --------------------------------------------------------------------
 */

sy_value syi_getset_new(sy_vm *vm, sy_type *owner, const sy_getset_def *def) {
    getset_descriptor *d = syi_object_new(vm, vm->types.getset_descriptor, sizeof *d);
    if (d == NULL) {
        return SY_NULL;
    }
    d->def = def;
    d->owner = owner;
    return sy_from_pointer(d);
}

static bool applies(sy_vm *vm, const char *name, sy_type *owner, sy_value obj) {
    if (syi_is_subtype(syi_type_of(vm, obj), owner)) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError,
              "descriptor '%s' for '%N' objects doesn't apply to a '%T' object", name, owner,
              obj);
    return false;
}

static sy_value getset_get(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    const getset_descriptor *d = to_getset(self);
    if (obj == SY_NULL) {
        return self;
    }
    return applies(vm, d->def->name, d->owner, obj) ? d->def->get(vm, obj) : SY_NULL;
}

static bool getset_set(sy_vm *vm, sy_value self, sy_value obj, sy_value value) {
    const getset_descriptor *d = to_getset(self);
    if (!applies(vm, d->def->name, d->owner, obj)) {
        return false;
    }
    if (d->def->set == NULL) {
        syi_raise(vm, vm->types.AttributeError,
                  "attribute '%s' of '%N' objects is not writable", d->def->name, d->owner);
        return false;
    }
    return d->def->set(vm, obj, value);
}

static sy_value getset_repr(sy_vm *vm, sy_value self) {
    const getset_descriptor *d = to_getset(self);
    return syi_str_format(vm, "<attribute '%s' of '%N' objects>", d->def->name, d->owner);
}

static void getset_visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((getset_descriptor *)self)->owner);
}

static sy_value getset_name(sy_vm *vm, sy_value self) {
    return syi_str_from_cstr(vm, to_getset(self)->def->name);
}

static sy_value getset_qualname(sy_vm *vm, sy_value self) {
    const getset_descriptor *d = to_getset(self);
    return syi_str_format(vm, "%N.%s", d->owner, d->def->name);
}

static sy_value getset_owner(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_getset(self)->owner);
}

static sy_value getset_doc(sy_vm *vm, sy_value self) {
    const char *doc = to_getset(self)->def->doc;
    return doc == NULL ? SY_NONE : syi_str_from_cstr(vm, doc);
}

static const sy_getset_def getset_getsets[] = {
    {"__name__", getset_name, NULL, NULL},
    {"__qualname__", getset_qualname, NULL, NULL},
    {"__objclass__", getset_owner, NULL, NULL},
    {"__doc__", getset_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_getset_descriptor = {
    .name = "getset_descriptor",
    .size = sizeof(getset_descriptor),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = getset_visit,
              .repr = getset_repr,
              .descr_get = getset_get,
              .descr_set = getset_set},
    .getsets = getset_getsets,
};

bool syi_readonly_attribute(sy_vm *vm, sy_value self, sy_value value) {
    (void)self;
    (void)value;
    syi_raise(vm, vm->types.AttributeError, "readonly attribute");
    return false;
}

/* --- Members
 * ---------------------------------------------------------------------------------- */

sy_value syi_member_new(sy_vm *vm, sy_type *owner, sy_value name, uint32_t offset) {
    member_descriptor *d = syi_object_new(vm, vm->types.member_descriptor, sizeof *d);
    if (d == NULL) {
        return SY_NULL;
    }
    d->name = name;
    d->owner = owner;
    d->offset = offset;
    return sy_from_pointer(d);
}

/* The place in obj, or NULL with TypeError. */
static sy_value *member_place(sy_vm *vm, const member_descriptor *d, sy_value obj) {
    if (!syi_is_subtype(syi_type_of(vm, obj), d->owner)) {
        syi_raise(vm, vm->types.TypeError,
                  "descriptor '%U' for '%N' objects doesn't apply to a '%T' object", d->name,
                  d->owner, obj);
        return NULL;
    }
    return (sy_value *)(void *)((char *)sy_to_object(obj) + d->offset);
}

bool syi_member_offset(sy_vm *vm, sy_value v, const sy_type *type, uint32_t *offset) {
    if (!syi_is_type(v, vm->types.member_descriptor)) {
        return false;
    }
    const member_descriptor *d = to_member(v);
    *offset = d->offset;
    return syi_is_subtype(type, d->owner);
}

static sy_value member_get(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    const member_descriptor *d = to_member(self);
    if (obj == SY_NULL) {
        return self;
    }
    const sy_value *place = member_place(vm, d, obj);
    if (place == NULL) {
        return SY_NULL;
    }
    return *place != SY_NULL ? *place : syi_raise_no_attribute(vm, obj, d->name);
}

static bool member_set(sy_vm *vm, sy_value self, sy_value obj, sy_value value) {
    const member_descriptor *d = to_member(self);
    sy_value *place = member_place(vm, d, obj);
    if (place == NULL) {
        return false;
    }
    if (value == SY_NULL && *place == SY_NULL) {
        syi_raise(vm, vm->types.AttributeError, "%U", d->name);
        return false;
    }
    *place = value;
    return true;
}

static sy_value member_repr(sy_vm *vm, sy_value self) {
    const member_descriptor *d = to_member(self);
    return syi_str_format(vm, "<member '%U' of '%N' objects>", d->name, d->owner);
}

static void member_visit(void *self, sy_visitor *v) {
    const member_descriptor *d = self;
    syi_visit(v, d->name);
    syi_visit_object(v, d->owner);
}

static sy_value member_name(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_member(self)->name;
}

static sy_value member_owner(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_member(self)->owner);
}

static const sy_getset_def member_getsets[] = {
    {"__name__", member_name, NULL, NULL},
    {"__objclass__", member_owner, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_member_descriptor = {
    .name = "member_descriptor",
    .size = sizeof(member_descriptor),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = member_visit,
              .repr = member_repr,
              .descr_get = member_get,
              .descr_set = member_set},
    .getsets = member_getsets,
};
