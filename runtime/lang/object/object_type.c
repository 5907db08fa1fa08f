/* SPDX-License-Identifier: MIT
 *
 * The type `object`: identity comparison and hash, default repr, making plain instances, and
 * the methods every object has.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/reduce.h"
#include "lang/object/str.h"
#include "lang/object/text.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

/* --- Making instances -----------------------------------------------------------------------
 */

/* Instances whose attributes come last get room for some values behind them. */
static sy_value instance_with_values(sy_vm *vm, sy_type *type) {
    if (type->root_shape == NULL) {
        sy_shape *root = syi_object_new(vm, vm->types.shape, sizeof *root);
        if (root == NULL) {
            return SY_NULL;
        }
        root->owner = type;
        type->root_shape = root;
    }
    uint32_t count = type->inline_values;
    sy_object *o = syi_object_new(vm, type, type->size + count * sizeof(sy_value));
    if (o == NULL) {
        return SY_NULL;
    }
    sy_attrs *attrs = (sy_attrs *)(void *)((char *)o + type->attrs_offset);
    attrs->shape = type->root_shape;
    attrs->capacity = count;
    attrs->u.values = count == 0 ? NULL : (sy_value *)(void *)(attrs + 1);
    return sy_from_pointer(o);
}

sy_value syi_instance_new(sy_vm *vm, sy_type *type) {
    if (type->attrs_offset != 0 && type->attrs_offset + sizeof(sy_attrs) == type->size) {
        return instance_with_values(vm, type);
    }
    return sy_from_pointer(syi_object_new(vm, type, type->size));
}

static sy_value abstract_error(sy_vm *vm, sy_type *type) {
    sy_value names = syi_getattr(vm, sy_from_pointer(type), vm->names.__abstractmethods__);
    sy_value list = names == SY_NULL ? SY_NULL : syi_list_from_iterable(vm, names);
    if (list == SY_NULL || !syi_list_sort(vm, syi_to_list(list), SY_NONE, false)) {
        return SY_NULL;
    }
    sy_list *l = syi_to_list(list);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < l->length; i++) {
        if (i > 0) {
            syi_builder_ascii(&b, ", ");
        }
        syi_builder_str(&b, l->items[i]);
    }
    sy_value joined = syi_builder_finish(&b);
    if (joined == SY_NULL) {
        return SY_NULL;
    }
    return syi_raise(vm, vm->types.TypeError,
                     "Can't instantiate abstract class %N with abstract method%s %U", type,
                     l->length > 1 ? "s" : "", joined);
}

static bool has_arguments(int nargs, sy_value kwnames) {
    return nargs > 0 || (kwnames != SY_NULL && syi_to_tuple(kwnames)->length > 0);
}

static bool overrides_new(sy_vm *vm, sy_type *type) {
    return type->slots.create != syi_object_create ||
           syi_special(vm, type, SY_SPECIAL_NEW) != SY_NULL;
}

static bool overrides_init(sy_vm *vm, sy_type *type) {
    return type->slots.init != syi_object_init ||
           syi_special(vm, type, SY_SPECIAL_INIT) != SY_NULL;
}

sy_value syi_object_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames) {
    (void)args;
    if (has_arguments(nargs, kwnames)) {
        if (overrides_new(vm, type)) {
            return syi_raise(
                vm, vm->types.TypeError,
                "object.__new__() takes exactly one argument (the type to instantiate)");
        }
        if (!overrides_init(vm, type)) {
            return syi_raise(vm, vm->types.TypeError, "%N() takes no arguments", type);
        }
    }
    if ((type->flags & SY_TYPE_ABSTRACT) != 0) {
        return abstract_error(vm, type);
    }
    return syi_instance_new(vm, type);
}

bool syi_object_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                     sy_value kwnames) {
    (void)args;
    if (!has_arguments(nargs, kwnames)) {
        return true;
    }
    sy_type *type = syi_type_of(vm, self);
    if (overrides_init(vm, type)) {
        syi_raise(vm, vm->types.TypeError,
                  "object.__init__() takes exactly one argument (the instance to initialize)");
        return false;
    }
    if (!overrides_new(vm, type)) {
        syi_raise(vm, vm->types.TypeError,
                  "%N.__init__() takes exactly one argument (the instance to initialize)",
                  type);
        return false;
    }
    return true;
}

/* --- Slots
 * --------------------------------------------------------------------------------------- */

static sy_value object_repr(sy_vm *vm, sy_value self) {
    const sy_type *type = syi_type_of(vm, self);
    char address[SY_ADDRESS_SIZE];
    sy_value module = type->module_name;
    if (module == SY_NULL || !syi_is_str(module) || syi_str_is(module, "builtins")) {
        return syi_str_format(vm, "<%N object at %s>", type, syi_address(self, address));
    }
    return syi_str_format(vm, "<%U.%U object at %s>", module, sy_from_pointer(type->qualname),
                          syi_address(self, address));
}

bool syi_object_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)vm;
    *out = syi_address_hash(self);
    return true;
}

/* != is the opposite of what the type says about ==. */
static sy_value not_equal(sy_vm *vm, sy_value self, sy_value other) {
    sy_type *type = syi_type_of(vm, self);
    sy_value r;
    if (syi_special(vm, type, SY_SPECIAL_EQ) != SY_NULL) {
        r = syi_call_special(vm, self, SY_SPECIAL_EQ, &other, 1);
    } else {
        r = type->slots.compare(vm, self, other, SY_EQ);
    }
    if (r == SY_NULL || r == SY_NOT_IMPLEMENTED) {
        return r;
    }
    int truth = syi_truth(vm, r);
    return truth < 0 ? SY_NULL : sy_from_bool(truth == 0);
}

sy_value syi_object_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if (op == SY_EQ) {
        return self == other ? SY_TRUE : SY_NOT_IMPLEMENTED;
    }
    return op == SY_NE ? not_equal(vm, self, other) : SY_NOT_IMPLEMENTED;
}

/* --- Methods
 * -------------------------------------------------------------------------------------- */

static sy_value object_format(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "__format__() argument must be str, not %T",
                         args[1]);
    }
    if (syi_to_str(args[1])->length > 0) {
        return syi_raise(vm, vm->types.TypeError,
                         "unsupported format string passed to %T.__format__", args[0]);
    }
    return syi_str(vm, args[0]);
}

static bool add_names(sy_vm *vm, sy_dict *names, sy_value mapping) {
    sy_value list = syi_list_from_iterable(vm, mapping);
    if (list == SY_NULL) {
        return false;
    }
    sy_list *l = syi_to_list(list);
    for (uint32_t i = 0; i < l->length; i++) {
        if (!syi_dict_set(vm, names, l->items[i], SY_NONE)) {
            return false;
        }
    }
    return true;
}

static bool add_type_names(sy_vm *vm, sy_dict *names, const sy_type *type) {
    for (uint32_t i = 0; i < type->mro->length; i++) {
        if (!add_names(vm, names, sy_from_pointer(syi_to_type(type->mro->items[i])->dict))) {
            return false;
        }
    }
    return true;
}

sy_value syi_type_dir(sy_vm *vm, const sy_type *type) {
    sy_value names = syi_dict_new(vm);
    if (names == SY_NULL || !add_type_names(vm, syi_to_dict(names), type)) {
        return SY_NULL;
    }
    return syi_list_from_iterable(vm, names);
}

static sy_value object_dir(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value names = syi_dict_new(vm);
    if (names == SY_NULL) {
        return SY_NULL;
    }
    sy_value own = syi_getattr_optional(vm, args[0], vm->names.__dict__);
    if (own == SY_NULL ? syi_failed(vm)
                       : syi_is_dict(own) && !add_names(vm, syi_to_dict(names), own)) {
        return SY_NULL;
    }
    if (!add_type_names(vm, syi_to_dict(names), syi_type_of(vm, args[0]))) {
        return SY_NULL;
    }
    return syi_list_from_iterable(vm, names);
}

static sy_value object_init_subclass(sy_vm *vm, const sy_value *args, int nargs,
                                     sy_value kwnames) {
    if (nargs > 1) {
        return syi_raise(vm, vm->types.TypeError,
                         "object.__init_subclass__() takes no arguments (%d given)", nargs - 1);
    }
    if (kwnames != SY_NULL && syi_to_tuple(kwnames)->length > 0) {
        return syi_raise(vm, vm->types.TypeError,
                         "%N.__init_subclass__() takes no keyword arguments",
                         syi_to_type(args[0]));
    }
    return SY_NONE;
}

static sy_value object_subclasshook(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_NOT_IMPLEMENTED;
}

static sy_value object_sizeof(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return sy_from_int(syi_type_of(vm, args[0])->size);
}

static const sy_fn_def object_methods[] = {
    {"__format__", object_format, 1, 1, 0, false, "__format__($self, format_spec, /)"},
    {"__dir__", object_dir, 0, 0, 0, false, "__dir__($self, /)"},
    {"__sizeof__", object_sizeof, 0, 0, 0, false, "__sizeof__($self, /)"},
    {"__init_subclass__", object_init_subclass, 0, -1, SY_FN_CLASS, true, NULL},
    {"__reduce_ex__", syi_object_reduce_ex, 1, 1, SY_FN_REENTRANT, false,
     "__reduce_ex__($self, protocol, /)"},
    {"__reduce__", syi_object_reduce, 0, 0, SY_FN_REENTRANT, false, "__reduce__($self, /)"},
    {"__getstate__", syi_object_getstate, 0, 0, SY_FN_REENTRANT, false,
     "__getstate__($self, /)"},
    {"__subclasshook__", object_subclasshook, 0, -1, SY_FN_CLASS, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static sy_value get_class(sy_vm *vm, sy_value self) {
    return sy_from_pointer(syi_type_of(vm, self));
}

/* Same struct, same places for members and attributes. */
static bool same_layout(const sy_type *a, const sy_type *b) {
    return a->def == b->def && a->size == b->size && a->attrs_offset == b->attrs_offset &&
           a->members_count == b->members_count &&
           (a->flags & SY_TYPE_TAIL_ATTRS) == (b->flags & SY_TYPE_TAIL_ATTRS);
}

static bool set_class(sy_vm *vm, sy_value self, sy_value value) {
    if (value == SY_NULL) {
        syi_raise(vm, vm->types.TypeError, "can't delete __class__ attribute");
        return false;
    }
    if (!syi_has_flag(value, SY_TYPE_IS_TYPE)) {
        syi_raise(vm, vm->types.TypeError, "__class__ must be set to a class, not '%T' object",
                  value);
        return false;
    }
    sy_type *old = syi_type_of(vm, self);
    sy_type *new_type = syi_to_type(value);
    bool modules = old->def == vm->types.module->def && new_type->def == vm->types.module->def;
    if (!modules && ((old->flags & new_type->flags) & SY_TYPE_HEAP) == 0) {
        syi_raise(vm, vm->types.TypeError,
                  "__class__ assignment only supported for mutable types or ModuleType "
                  "subclasses");
        return false;
    }
    if (!modules && !same_layout(old, new_type)) {
        syi_raise(vm, vm->types.TypeError,
                  "__class__ assignment: '%N' object layout differs from '%N'", new_type, old);
        return false;
    }
    /* A shape belongs to the class it grew from: start again with a dict. */
    sy_attrs *attrs = syi_object_attrs(self);
    if (attrs != NULL && attrs->shape != NULL && syi_attrs_dict(vm, attrs) == NULL) {
        return false;
    }
    sy_to_object(self)->type = new_type;
    return true;
}

static const sy_getset_def object_getsets[] = {
    {"__class__", get_class, set_class, "the object's class"},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_object = {
    .name = "object",
    .doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
           "returns a new featureless\ninstance that has no instance attributes and cannot be "
           "given any.\n",
    .size = sizeof(sy_object),
    .slots = {.repr = object_repr,
              .hash = syi_object_hash,
              .compare = syi_object_compare,
              .create = syi_object_create,
              .init = syi_object_init},
    .methods = object_methods,
    .getsets = object_getsets,
};

/* --- The constants
 * ----------------------------------------------------------------------------- */

static sy_value none_repr(sy_vm *vm, sy_value self) {
    (void)self;
    return syi_str_from_cstr(vm, "None");
}

static int none_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    (void)self;
    return 0;
}

static bool none_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)vm;
    *out = syi_address_hash(self) ^ 0xfca86420u;
    return true;
}

static sy_value ellipsis_repr(sy_vm *vm, sy_value self) {
    (void)self;
    return syi_str_from_cstr(vm, "Ellipsis");
}

static sy_value not_implemented_repr(sy_vm *vm, sy_value self) {
    (void)self;
    return syi_str_from_cstr(vm, "NotImplemented");
}

/* NoneType() is None, and so on: no arguments. */
static sy_value constant_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                sy_value kwnames) {
    (void)args;
    if (has_arguments(nargs, kwnames)) {
        return syi_raise(vm, vm->types.TypeError, "%N takes no arguments", type);
    }
    if (type == vm->types.none) {
        return SY_NONE;
    }
    return type == vm->types.ellipsis ? SY_ELLIPSIS : SY_NOT_IMPLEMENTED;
}

const sy_type_def syi_type_none = {
    .name = "NoneType",
    .size = sizeof(sy_object),
    .flags = SY_TYPE_FINAL,
    .slots = {.repr = none_repr,
              .truth = none_truth,
              .hash = none_hash,
              .create = constant_create},
};

const sy_type_def syi_type_ellipsis = {
    .name = "ellipsis",
    .size = sizeof(sy_object),
    .flags = SY_TYPE_FINAL,
    .slots = {.repr = ellipsis_repr, .create = constant_create},
};

const sy_type_def syi_type_not_implemented = {
    .name = "NotImplementedType",
    .size = sizeof(sy_object),
    .flags = SY_TYPE_FINAL,
    .slots = {.repr = not_implemented_repr, .create = constant_create},
};
