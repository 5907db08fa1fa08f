/* SPDX-License-Identifier: MIT
 *
 * super objects. `super()` without arguments is completed by the builtins module, which knows
 * the calling frame; here is the form with both.
 */
#include "lang/object/args.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

typedef struct sy_super {
    sy_object head;
    sy_type *type;
    sy_value obj; /* SY_NULL: unbound */
} sy_super;

static sy_super *to_super(sy_value v) {
    return (sy_super *)sy_to_object(v);
}

bool syi_is_super(sy_vm *vm, sy_value v) {
    return sy_is_pointer(v) && sy_to_object(v)->type->def == vm->types.super->def;
}

sy_value syi_super_object_getattr(sy_vm *vm, sy_value super, sy_value name, bool raise) {
    const sy_super *s = to_super(super);
    if (s->obj != SY_NULL && name != vm->names.__class__) {
        sy_value v = syi_super_getattr(vm, s->type, s->obj, name);
        if (v != SY_NULL || !syi_exc_matches(vm, vm->types.AttributeError)) {
            return v;
        }
        syi_clear(vm);
    }
    sy_type *own = sy_to_object(super)->type;
    sy_value found = syi_type_lookup(vm, own, name);
    if (found != SY_NULL) {
        return syi_descriptor_get(vm, found, super, own);
    }
    return raise ? syi_raise_no_attribute(vm, super, name) : SY_NULL;
}

bool syi_super_check(sy_vm *vm, sy_type *type, sy_value obj) {
    if ((syi_has_flag(obj, SY_TYPE_IS_TYPE) && syi_is_subtype(syi_to_type(obj), type)) ||
        syi_is_subtype(syi_type_of(vm, obj), type)) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError,
              "super(type, obj): obj must be an instance or subtype of type");
    return false;
}

static sy_value super_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_super *s = syi_object_new(vm, type, type->size);
    return sy_from_pointer(s);
}

static bool super_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                       sy_value kwnames) {
    if (!syi_no_keywords(vm, "super", kwnames) ||
        !syi_check_arg_count(vm, "super", nargs, 0, 2)) {
        return false;
    }
    if (nargs == 0) {
        syi_raise(vm, vm->types.RuntimeError, "super(): no arguments");
        return false;
    }
    if (args[0] == SY_NULL || (nargs == 2 && args[1] == SY_NULL)) {
        syi_raise(vm, vm->types.RuntimeError,
                  args[0] == SY_NULL ? "super(): empty __class__ cell"
                                     : "super(): arg[0] deleted");
        return false;
    }
    if (!syi_has_flag(args[0], SY_TYPE_IS_TYPE)) {
        syi_raise(vm, vm->types.TypeError, "super() argument 1 must be a type, not %T",
                  args[0]);
        return false;
    }
    sy_super *s = to_super(self);
    bool bound = nargs == 2 && args[1] != SY_NONE;
    if (bound && !syi_super_check(vm, syi_to_type(args[0]), args[1])) {
        return false;
    }
    s->type = syi_to_type(args[0]);
    s->obj = bound ? args[1] : SY_NULL;
    return true;
}

static void super_visit(void *self, sy_visitor *v) {
    const sy_super *s = self;
    syi_visit_object(v, s->type);
    syi_visit(v, s->obj);
}

static sy_value super_repr(sy_vm *vm, sy_value self) {
    const sy_super *s = to_super(self);
    if (s->type == NULL) {
        return syi_str_format(vm, "<super: <class 'NULL'>, NULL>");
    }
    if (s->obj == SY_NULL) {
        return syi_str_format(vm, "<super: <class '%N'>, NULL>", s->type);
    }
    const sy_type *start =
        syi_has_flag(s->obj, SY_TYPE_IS_TYPE) ? syi_to_type(s->obj) : syi_type_of(vm, s->obj);
    return syi_str_format(vm, "<super: <class '%N'>, <%N object>>", s->type, start);
}

static sy_value super_bind(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    const sy_super *s = to_super(self);
    if (obj == SY_NULL || obj == SY_NONE || s->obj != SY_NULL) {
        return self;
    }
    if (!syi_super_check(vm, s->type, obj)) {
        return SY_NULL;
    }
    sy_super *bound = syi_object_new(vm, vm->types.super, sizeof *bound);
    if (bound == NULL) {
        return SY_NULL;
    }
    bound->type = s->type;
    bound->obj = obj;
    return sy_from_pointer(bound);
}

/* The lookup above is not the generic one: the slot says so to inline caches. */
static sy_value super_getattr(sy_vm *vm, sy_value self, sy_value name) {
    return syi_super_object_getattr(vm, self, name, false);
}

static sy_value get_thisclass(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_super *s = to_super(self);
    return s->type == NULL ? SY_NONE : sy_from_pointer(s->type);
}

static sy_value get_self(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_super *s = to_super(self);
    return s->obj == SY_NULL ? SY_NONE : s->obj;
}

static const sy_getset_def super_getsets[] = {
    {"__thisclass__", get_thisclass, syi_readonly_attribute, "the class invoking super()"},
    {"__self__", get_self, syi_readonly_attribute,
     "the instance invoking super(); may be None"},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_super = {
    .name = "super",
    .doc = "super() -> same as super(__class__, <first argument>)",
    .size = sizeof(sy_super),
    .slots = {.visit = super_visit,
              .repr = super_repr,
              .getattr = super_getattr,
              .descr_get = super_bind,
              .create = super_create,
              .init = super_init},
    .getsets = super_getsets,
};
