/* SPDX-License-Identifier: MIT
 *
 * mappingproxy: a read-only view of a mapping, as the __dict__ of classes is.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

typedef struct mapping_proxy {
    sy_object head;
    sy_value mapping;
} mapping_proxy;

static sy_value mapping_of(sy_value proxy) {
    return ((mapping_proxy *)sy_to_object(proxy))->mapping;
}

sy_value syi_mappingproxy_new(sy_vm *vm, sy_value mapping) {
    mapping_proxy *p = syi_object_new(vm, vm->types.mappingproxy, sizeof *p);
    if (p == NULL) {
        return SY_NULL;
    }
    p->mapping = mapping;
    return sy_from_pointer(p);
}

static sy_value proxy_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    static const char *const names[] = {"mapping", NULL};
    static const sy_signature sig = {"mappingproxy", names, 1, 1};
    sy_value mapping;
    (void)type;
    if (!syi_parse_args(vm, &sig, args, nargs, kwnames, &mapping)) {
        return SY_NULL;
    }
    sy_type *t = syi_type_of(vm, mapping);
    bool ok = !syi_is_list(mapping) && !syi_is_tuple(mapping) &&
              (t->slots.getitem != NULL || syi_special(vm, t, SY_SPECIAL_GETITEM) != SY_NULL);
    if (!ok) {
        return syi_raise(vm, vm->types.TypeError,
                         "mappingproxy() argument must be a mapping, not %T", mapping);
    }
    return syi_mappingproxy_new(vm, mapping);
}

static bool proxy_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                       sy_value kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return true;
}

static void proxy_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((mapping_proxy *)self)->mapping);
}

static sy_value proxy_repr(sy_vm *vm, sy_value self) {
    return syi_str_format(vm, "mappingproxy(%R)", mapping_of(self));
}

static sy_value proxy_str(sy_vm *vm, sy_value self) {
    return syi_str(vm, mapping_of(self));
}

static sy_value proxy_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if (syi_is_type(other, vm->types.mappingproxy)) {
        other = mapping_of(other);
    }
    return syi_compare(vm, mapping_of(self), other, op);
}

static sy_value unwrap(sy_vm *vm, sy_value v) {
    return syi_is_type(v, vm->types.mappingproxy) ? mapping_of(v) : v;
}

static sy_value proxy_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    return op == SY_OR ? syi_binary(vm, op, unwrap(vm, a), unwrap(vm, b)) : SY_NOT_IMPLEMENTED;
}

static int64_t proxy_length(sy_vm *vm, sy_value self) {
    return syi_length(vm, mapping_of(self));
}

static sy_value proxy_getitem(sy_vm *vm, sy_value self, sy_value key) {
    return syi_getitem(vm, mapping_of(self), key);
}

static int proxy_contains(sy_vm *vm, sy_value self, sy_value item) {
    return syi_contains(vm, mapping_of(self), item);
}

static sy_value proxy_iter(sy_vm *vm, sy_value self) {
    return syi_iter(vm, mapping_of(self));
}

/* The mapping's own method of the same name. */
static sy_value forward(sy_vm *vm, const char *name, const sy_value *args, int nargs) {
    sy_value method = syi_intern_cstr(vm, name);
    return method == SY_NULL
               ? SY_NULL
               : syi_call_method(vm, mapping_of(args[0]), method, args + 1, nargs - 1);
}

#define FORWARD(name)                                                                          \
    static sy_value proxy_##name(sy_vm *vm, const sy_value *args, int nargs,                   \
                                 sy_value kwnames) {                                           \
        (void)kwnames;                                                                         \
        return forward(vm, #name, args, nargs);                                                \
    }
FORWARD(get)
FORWARD(keys)
FORWARD(values)
FORWARD(items)
FORWARD(copy)

static sy_value proxy_class_getitem(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_generic_alias_new(vm, args[0], args[1]);
}

static const sy_fn_def proxy_methods[] = {
    {"get", proxy_get, 1, 2, 0, false, NULL},
    {"keys", proxy_keys, 0, 0, 0, false, NULL},
    {"values", proxy_values, 0, 0, 0, false, NULL},
    {"items", proxy_items, 0, 0, 0, false, NULL},
    {"copy", proxy_copy, 0, 0, 0, false, NULL},
    {"__class_getitem__", proxy_class_getitem, 1, 1, SY_FN_CLASS, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_mappingproxy = {
    .name = "mappingproxy",
    .size = sizeof(mapping_proxy),
    .flags = SY_TYPE_FINAL | SY_TYPE_MAPPING,
    .slots = {.visit = proxy_visit,
              .repr = proxy_repr,
              .str = proxy_str,
              .compare = proxy_compare,
              .binary = proxy_binary,
              .length = proxy_length,
              .getitem = proxy_getitem,
              .contains = proxy_contains,
              .iter = proxy_iter,
              .create = proxy_create,
              .init = proxy_init},
    .methods = proxy_methods,
};
