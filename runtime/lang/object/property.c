/* SPDX-License-Identifier: MIT
 *
 * property, staticmethod and classmethod.
 */
#include "lang/object/property.h"

#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

static sy_property *to_property(sy_value v) {
    return (sy_property *)sy_to_object(v);
}

static sy_value or_none(sy_value v) {
    return v == SY_NULL ? SY_NONE : v;
}

static sy_value none_to_null(sy_value v) {
    return v == SY_NONE ? SY_NULL : v;
}

sy_value syi_property_new(sy_vm *vm, sy_value fget, sy_value fset, sy_value fdel,
                          sy_value doc) {
    sy_property *p = syi_object_new(vm, vm->types.property, sizeof *p);
    if (p == NULL) {
        return SY_NULL;
    }
    p->fget = none_to_null(fget);
    p->fset = none_to_null(fset);
    p->fdel = none_to_null(fdel);
    p->doc = doc;
    return sy_from_pointer(p);
}

sy_value syi_property_getter(sy_value property) {
    return or_none(to_property(property)->fget);
}

static void property_visit(void *self, sy_visitor *v) {
    const sy_property *p = self;
    syi_visit(v, p->fget);
    syi_visit(v, p->fset);
    syi_visit(v, p->fdel);
    syi_visit(v, p->doc);
    syi_visit(v, p->name);
}

static sy_value no_accessor(sy_vm *vm, const sy_property *p, sy_value obj, const char *what) {
    if (p->name != SY_NULL) {
        return syi_raise(vm, vm->types.AttributeError, "property %R of %R object has no %s",
                         p->name, sy_from_pointer(syi_type_of(vm, obj)->qualname), what);
    }
    return syi_raise(vm, vm->types.AttributeError, "property of %R object has no %s",
                     sy_from_pointer(syi_type_of(vm, obj)->qualname), what);
}

static sy_value property_get(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    const sy_property *p = to_property(self);
    if (obj == SY_NULL) {
        return self;
    }
    if (p->fget == SY_NULL) {
        return no_accessor(vm, p, obj, "getter");
    }
    return syi_call(vm, p->fget, &obj, 1, SY_NULL);
}

static bool property_set(sy_vm *vm, sy_value self, sy_value obj, sy_value value) {
    const sy_property *p = to_property(self);
    sy_value accessor = value == SY_NULL ? p->fdel : p->fset;
    if (accessor == SY_NULL) {
        no_accessor(vm, p, obj, value == SY_NULL ? "deleter" : "setter");
        return false;
    }
    sy_value args[2] = {obj, value};
    return syi_call(vm, accessor, args, value == SY_NULL ? 1 : 2, SY_NULL) != SY_NULL;
}

static sy_value property_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_pointer(syi_object_new(vm, type, type->size));
}

/* The doc of a property without one is that of its getter. In a subclass it is an attribute of
 * the instance, since the class has a __doc__ of its own. */
static bool take_doc_of_getter(sy_vm *vm, sy_property *p) {
    sy_value doc = syi_getattr_optional(vm, p->fget, vm->names.__doc__);
    if (doc == SY_NULL) {
        return !syi_failed(vm);
    }
    p->getter_doc = true;
    if (p->head.type == vm->types.property) {
        p->doc = none_to_null(doc);
        return true;
    }
    return syi_setattr(vm, sy_from_pointer(p), vm->names.__doc__, doc);
}

static bool property_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                          sy_value kwnames) {
    static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
    static const sy_signature sig = {"property", names, 0, 4};
    sy_value a[4];
    if (!syi_parse_args(vm, &sig, args, nargs, kwnames, a)) {
        return false;
    }
    sy_property *p = to_property(self);
    p->fget = none_to_null(a[0]);
    p->fset = none_to_null(a[1]);
    p->fdel = none_to_null(a[2]);
    p->doc = none_to_null(a[3]);
    p->getter_doc = false;
    return p->doc != SY_NULL || p->fget == SY_NULL || take_doc_of_getter(vm, p);
}

/* A copy with one accessor replaced. */
static sy_value copy_with(sy_vm *vm, sy_value self, int which, sy_value accessor) {
    const sy_property *p = to_property(self);
    sy_value parts[4] = {or_none(p->fget), or_none(p->fset), or_none(p->fdel), or_none(p->doc)};
    parts[which] = accessor;
    if (p->getter_doc && parts[0] != SY_NONE) {
        parts[3] = SY_NONE; /* the doc is the getter's again */
    }
    sy_type *type = sy_to_object(self)->type;
    if (type != vm->types.property) {
        return syi_call(vm, sy_from_pointer(type), parts, 4, SY_NULL);
    }
    sy_value copy = property_create(vm, type, NULL, 0, SY_NULL);
    if (copy == SY_NULL || !property_init(vm, copy, parts, 4, SY_NULL)) {
        return SY_NULL;
    }
    to_property(copy)->name = p->name;
    return copy;
}

static sy_value property_getter(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return copy_with(vm, args[0], 0, args[1]);
}

static sy_value property_setter(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return copy_with(vm, args[0], 1, args[1]);
}

static sy_value property_deleter(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return copy_with(vm, args[0], 2, args[1]);
}

static sy_value property_set_name(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    to_property(args[0])->name = args[2];
    return SY_NONE;
}

static sy_value get_fget(sy_vm *vm, sy_value self) {
    (void)vm;
    return or_none(to_property(self)->fget);
}

static sy_value get_fset(sy_vm *vm, sy_value self) {
    (void)vm;
    return or_none(to_property(self)->fset);
}

static sy_value get_fdel(sy_vm *vm, sy_value self) {
    (void)vm;
    return or_none(to_property(self)->fdel);
}

static sy_value get_doc(sy_vm *vm, sy_value self) {
    (void)vm;
    return or_none(to_property(self)->doc);
}

static bool set_doc(sy_vm *vm, sy_value self, sy_value value) {
    (void)vm;
    to_property(self)->doc = value;
    return true;
}

/* Abstract when one of its functions is. */
static sy_value is_abstract(sy_vm *vm, sy_value self) {
    const sy_property *p = to_property(self);
    const sy_value parts[3] = {p->fget, p->fset, p->fdel};
    for (int i = 0; i < 3; i++) {
        if (parts[i] == SY_NULL) {
            continue;
        }
        sy_value flag = syi_getattr_optional(vm, parts[i], vm->names.__isabstractmethod__);
        int truth = flag == SY_NULL ? (syi_failed(vm) ? -1 : 0) : syi_truth(vm, flag);
        if (truth != 0) {
            return truth < 0 ? SY_NULL : SY_TRUE;
        }
    }
    return SY_FALSE;
}

static const sy_fn_def property_methods[] = {
    {"getter", property_getter, 1, 1, 0, false, NULL},
    {"setter", property_setter, 1, 1, 0, false, NULL},
    {"deleter", property_deleter, 1, 1, 0, false, NULL},
    {"__set_name__", property_set_name, 2, 2, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static const sy_getset_def property_getsets[] = {
    {"fget", get_fget, syi_readonly_attribute, NULL},
    {"fset", get_fset, syi_readonly_attribute, NULL},
    {"fdel", get_fdel, syi_readonly_attribute, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__isabstractmethod__", is_abstract, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_property = {
    .name = "property",
    .doc = "Property attribute.",
    .size = sizeof(sy_property),
    .slots = {.visit = property_visit,
              .descr_get = property_get,
              .descr_set = property_set,
              .create = property_create,
              .init = property_init},
    .methods = property_methods,
    .getsets = property_getsets,
};

/* --- staticmethod and classmethod
 * --------------------------------------------------------------- */

static sy_function_wrapper *to_wrapper(sy_value v) {
    return (sy_function_wrapper *)sy_to_object(v);
}

static sy_value function_wrapper_new(sy_vm *vm, sy_type *type, sy_value func) {
    sy_function_wrapper *w = syi_object_new(vm, type, sizeof *w);
    if (w == NULL) {
        return SY_NULL;
    }
    w->func = func;
    return sy_from_pointer(w);
}

sy_value syi_staticmethod_new(sy_vm *vm, sy_value func) {
    return function_wrapper_new(vm, vm->types.staticmethod, func);
}

sy_value syi_classmethod_new(sy_vm *vm, sy_value func) {
    return function_wrapper_new(vm, vm->types.classmethod, func);
}

static void function_wrapper_visit(void *self, sy_visitor *v) {
    sy_function_wrapper *w = self;
    syi_visit(v, w->func);
    syi_attrs_visit(v, &w->attrs);
}

static void function_wrapper_free(sy_vm *vm, void *self) {
    syi_attrs_free(vm, &((sy_function_wrapper *)self)->attrs);
}

static sy_value function_wrapper_create(sy_vm *vm, sy_type *type, const sy_value *args,
                                        int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_function_wrapper *w = syi_object_new(vm, type, type->size);
    if (w == NULL) {
        return SY_NULL;
    }
    w->func = SY_NONE;
    return sy_from_pointer(w);
}

/* Takes over the function's name and doc, as functools.wraps would. */
static bool copy_function_attributes(sy_vm *vm, sy_function_wrapper *w) {
    const sy_value names[] = {vm->names.__module__, vm->names.__name__, vm->names.__qualname__,
                              vm->names.__doc__, vm->names.__annotations__};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        sy_value v = syi_getattr_optional(vm, w->func, names[i]);
        if (v == SY_NULL ? syi_failed(vm)
                         : !syi_attrs_set(vm, &w->attrs, w->head.type, names[i], v)) {
            return false;
        }
    }
    return syi_attrs_set(vm, &w->attrs, w->head.type, vm->names.__wrapped__, w->func);
}

static bool function_wrapper_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    const char *name =
        sy_to_object(self)->type->def == &syi_type_classmethod ? "classmethod" : "staticmethod";
    if (!syi_no_keywords(vm, name, kwnames) || !syi_check_arg_count(vm, name, nargs, 1, 1)) {
        return false;
    }
    to_wrapper(self)->func = args[0];
    return copy_function_attributes(vm, to_wrapper(self));
}

static sy_value static_get(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)vm;
    (void)obj;
    (void)type;
    return to_wrapper(self)->func;
}

static sy_value static_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                            sy_value kwnames) {
    return vm->call(vm, to_wrapper(self)->func, args, nargs, kwnames);
}

static sy_value class_get(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    sy_value func = to_wrapper(self)->func;
    sy_value cls = type != SY_NULL ? type : sy_from_pointer(syi_type_of(vm, obj));
    if (syi_is_type(func, vm->types.method_descriptor)) {
        const sy_builtin *b = (const sy_builtin *)sy_to_object(func);
        sy_value bound = syi_builtin_new(vm, b->def, cls, SY_NULL);
        if (bound != SY_NULL) {
            ((sy_builtin *)sy_to_object(bound))->owner = b->owner;
        }
        return bound;
    }
    if (syi_is_type(func, vm->types.function)) {
        return syi_bound_method_new(vm, func, cls);
    }
    sy_type *func_type = syi_type_of(vm, func);
    if (func_type->slots.descr_get != NULL ||
        syi_special(vm, func_type, SY_SPECIAL_GET) != SY_NULL) {
        return syi_descriptor_get(vm, func, cls, syi_to_type(cls));
    }
    return syi_bound_method_new(vm, func, cls);
}

static sy_value wrapper_text(sy_vm *vm, const char *name, sy_value self) {
    return syi_str_format(vm, "<%s(%R)>", name, to_wrapper(self)->func);
}

static sy_value static_repr(sy_vm *vm, sy_value self) {
    return wrapper_text(vm, "staticmethod", self);
}

static sy_value class_repr(sy_vm *vm, sy_value self) {
    return wrapper_text(vm, "classmethod", self);
}

static sy_value get_wrapped(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_wrapper(self)->func;
}

static sy_value wrapped_is_abstract(sy_vm *vm, sy_value self) {
    sy_value flag =
        syi_getattr_optional(vm, to_wrapper(self)->func, vm->names.__isabstractmethod__);
    if (flag == SY_NULL) {
        return syi_failed(vm) ? SY_NULL : SY_FALSE;
    }
    int truth = syi_truth(vm, flag);
    return truth < 0 ? SY_NULL : sy_from_bool(truth != 0);
}

static const sy_getset_def wrapper_getsets[] = {
    {"__func__", get_wrapped, syi_readonly_attribute, NULL},
    {"__isabstractmethod__", wrapped_is_abstract, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_staticmethod = {
    .name = "staticmethod",
    .doc = "Convert a function to be a static method.",
    .size = sizeof(sy_function_wrapper),
    .flags = SY_TYPE_HAS_ATTRS,
    .slots = {.visit = function_wrapper_visit,
              .free = function_wrapper_free,
              .repr = static_repr,
              .call = static_call,
              .descr_get = static_get,
              .create = function_wrapper_create,
              .init = function_wrapper_init},
    .getsets = wrapper_getsets,
    .attrs_offset = offsetof(sy_function_wrapper, attrs),
};

const sy_type_def syi_type_classmethod = {
    .name = "classmethod",
    .doc = "Convert a function to be a class method.",
    .size = sizeof(sy_function_wrapper),
    .flags = SY_TYPE_HAS_ATTRS,
    .slots = {.visit = function_wrapper_visit,
              .free = function_wrapper_free,
              .repr = class_repr,
              .descr_get = class_get,
              .create = function_wrapper_create,
              .init = function_wrapper_init},
    .getsets = wrapper_getsets,
    .attrs_offset = offsetof(sy_function_wrapper, attrs),
};
