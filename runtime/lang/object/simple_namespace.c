/* SPDX-License-Identifier: MIT
 *
 * types.SimpleNamespace.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

static sy_dict *dict_of(sy_vm *vm, sy_value self) {
    return syi_attrs_dict(vm, &((sy_instance *)sy_to_object(self))->attrs);
}

static sy_value namespace_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                 sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_pointer(syi_object_new(vm, type, type->size));
}

sy_value syi_simple_namespace_new(sy_vm *vm) {
    return namespace_create(vm, vm->types.simple_namespace, NULL, 0, SY_NULL);
}

static bool namespace_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                           sy_value kwnames) {
    if (nargs > 0) {
        syi_raise(vm, vm->types.TypeError, "no positional arguments expected");
        return false;
    }
    sy_attrs *attrs = &((sy_instance *)sy_to_object(self))->attrs;
    uint32_t n = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    for (uint32_t i = 0; i < n; i++) {
        sy_value name = syi_intern(vm, syi_to_tuple(kwnames)->items[i]);
        if (name == SY_NULL ||
            !syi_attrs_set(vm, attrs, sy_to_object(self)->type, name, args[i])) {
            return false;
        }
    }
    return true;
}

static void namespace_visit(void *self, sy_visitor *v) {
    syi_attrs_visit(v, &((sy_instance *)self)->attrs);
}

static void namespace_free(sy_vm *vm, void *self) {
    syi_attrs_free(vm, &((sy_instance *)self)->attrs);
}

static bool append_fields(sy_vm *vm, sy_str_builder *b, sy_dict *dict) {
    uint32_t position = 0;
    sy_value key, value;
    bool first = true;
    while (syi_dict_next(dict, &position, &key, &value)) {
        if (!syi_is_str(key) || syi_to_str(key)->length == 0) {
            continue;
        }
        sy_value text = syi_repr(vm, value);
        if (text == SY_NULL) {
            return false;
        }
        syi_builder_ascii(b, first ? "" : ", ");
        syi_builder_str(b, key);
        syi_builder_char(b, '=');
        syi_builder_str(b, text);
        first = false;
    }
    return true;
}

static sy_value namespace_repr(sy_vm *vm, sy_value self) {
    const sy_type *type = syi_type_of(vm, self);
    bool own = type == vm->types.simple_namespace;
    sy_dict *dict = dict_of(vm, self);
    int entered = dict == NULL ? -1 : syi_repr_enter(vm, self);
    if (entered != 0) {
        return entered < 0 ? SY_NULL
               : own       ? syi_str_format(vm, "namespace(...)")
                           : syi_str_format(vm, "%N(...)", type);
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    if (own) {
        syi_builder_ascii(&b, "namespace");
    } else {
        syi_builder_str(&b, sy_from_pointer(type->name));
    }
    syi_builder_char(&b, '(');
    bool ok = append_fields(vm, &b, dict);
    syi_builder_char(&b, ')');
    syi_repr_leave(vm, self);
    if (!ok) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    return syi_builder_finish(&b);
}

static sy_value namespace_compare(sy_vm *vm, sy_value self, sy_value other,
                                  enum sy_compare_op op) {
    if (!syi_is_subtype(syi_type_of(vm, other), vm->types.simple_namespace)) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_dict *a = dict_of(vm, self);
    sy_dict *b = a == NULL ? NULL : dict_of(vm, other);
    return b == NULL ? SY_NULL : syi_compare(vm, sy_from_pointer(a), sy_from_pointer(b), op);
}

const sy_type_def syi_type_simple_namespace = {
    .name = "types.SimpleNamespace",
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .size = sizeof(sy_instance),
    .flags = SY_TYPE_HAS_ATTRS,
    .slots = {.visit = namespace_visit,
              .free = namespace_free,
              .repr = namespace_repr,
              .compare = namespace_compare,
              .create = namespace_create,
              .init = namespace_init},
    .attrs_offset = offsetof(sy_instance, attrs),
};
