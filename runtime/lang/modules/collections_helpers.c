/* SPDX-License-Identifier: MIT
 *
 * What `collections` does in C besides deque: the attributes of named tuples, and counting.
 */
#include "lang/modules/modules.h"
#include "lang/object/container_internal.h"

/* --- _tuplegetter(index, doc): a descriptor for one item of a tuple --- */

typedef struct tuple_getter {
    sy_object head;
    int64_t index;
    sy_value doc;
} tuple_getter;

static tuple_getter *getter_of(sy_value v) {
    return (tuple_getter *)sy_to_object(v);
}

static sy_value getter_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    int64_t index;
    if (!syi_no_keywords(vm, "_tuplegetter", kwnames) ||
        !syi_check_arg_count(vm, "_tuplegetter", nargs, 2, 2) ||
        !syi_as_int64(vm, args[0], &index)) {
        return SY_NULL;
    }
    tuple_getter *g = syi_object_new(vm, type, type->size);
    if (g == NULL) {
        return SY_NULL;
    }
    g->index = index;
    g->doc = args[1];
    return sy_from_pointer(g);
}

static void getter_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((const tuple_getter *)self)->doc);
}

static sy_value getter_get(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    const tuple_getter *g = getter_of(self);
    if (obj == SY_NULL || obj == SY_NONE) {
        return self;
    }
    if (!syi_is_tuple(obj)) {
        return syi_raise(vm, vm->types.TypeError,
                         "descriptor for index '%lld' for tuple subclasses doesn't apply to "
                         "'%T' object",
                         (long long)g->index, obj);
    }
    const sy_tuple *t = syi_to_tuple(obj);
    return g->index >= 0 && g->index < t->length
               ? t->items[g->index]
               : syi_raise(vm, vm->types.IndexError, "tuple index out of range");
}

static bool getter_set(sy_vm *vm, sy_value self, sy_value obj, sy_value value) {
    (void)self;
    (void)obj;
    syi_raise(vm, vm->types.AttributeError,
              value == SY_NULL ? "can't delete attribute" : "can't set attribute");
    return false;
}

static sy_value getter_repr(sy_vm *vm, sy_value self) {
    const tuple_getter *g = getter_of(self);
    return syi_str_format(vm, "_tuplegetter(%lld, %R)", (long long)g->index, g->doc);
}

static sy_value getter_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const tuple_getter *g = getter_of(args[0]);
    const sy_value both[2] = {sy_from_int(g->index), g->doc};
    const sy_value pair[2] = {sy_from_pointer(g->head.type), syi_tuple_new(vm, both, 2)};
    return pair[1] == SY_NULL ? SY_NULL : syi_tuple_new(vm, pair, 2);
}

static sy_value get_doc(sy_vm *vm, sy_value self) {
    (void)vm;
    return getter_of(self)->doc;
}

static bool set_doc(sy_vm *vm, sy_value self, sy_value value) {
    (void)vm;
    getter_of(self)->doc = value == SY_NULL ? SY_NONE : value;
    return true;
}

static const sy_fn_def getter_methods[] = {{"__reduce__", getter_reduce, 0, 0, 0, false, NULL},
                                           {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def getter_getsets[] = {{"__doc__", get_doc, set_doc, NULL},
                                               {NULL, NULL, NULL, NULL}};

static const sy_type_def getter_type = {
    .name = "_collections._tuplegetter",
    .size = sizeof(tuple_getter),
    .slots = {.visit = getter_visit,
              .repr = getter_repr,
              .descr_get = getter_get,
              .descr_set = getter_set,
              .create = getter_create},
    .methods = getter_methods,
    .getsets = getter_getsets,
};

/* --- _count_elements(mapping, iterable) --- */

/* One more of key in the dict. */
static bool count_one(sy_vm *vm, sy_dict *counts, sy_value key) {
    uint64_t hash;
    if (!syi_key_hash(vm, key, &hash)) {
        return false;
    }
    sy_value old = syi_dict_get_hashed(vm, counts, key, hash);
    if (old == SY_NULL && syi_failed(vm)) {
        return false;
    }
    sy_value sum;
    if (old == SY_NULL) {
        sum = sy_from_int(1);
    } else if (sy_is_int(old) && sy_to_int(old) < SY_INT_MAX) {
        sum = sy_from_int(sy_to_int(old) + 1);
    } else {
        sum = syi_binary(vm, SY_ADD, old, sy_from_int(1));
    }
    return sum != SY_NULL && syi_dict_set_hashed(vm, counts, key, hash, sum);
}

static sy_value count_elements(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_dict(args[0])) {
        return syi_raise(vm, vm->types.TypeError, "a dict is needed, not %T", args[0]);
    }
    sy_value kept[2] = {syi_iter(vm, args[1]), SY_NULL};
    if (kept[0] == SY_NULL) {
        return SY_NULL;
    }
    sy_next_function next = syi_next_function(vm, kept[0]);
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 2);
    bool ok = true;
    while (ok && (kept[1] = next(vm, kept[0])) != SY_NULL) {
        ok = count_one(vm, syi_to_dict(args[0]), kept[1]);
    }
    syi_roots_leave(vm, &roots);
    return ok && !syi_failed(vm) ? SY_NONE : SY_NULL;
}

static const sy_fn_def functions[] = {{"_count_elements", count_elements, 2, 2, SY_FN_REENTRANT,
                                       false, "_count_elements(mapping, iterable, /)"},
                                      {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_collections_helpers(sy_vm *vm, sy_module *module) {
    return syi_module_type(vm, module, &getter_type) != NULL &&
           syi_module_add_functions(vm, module, functions);
}
