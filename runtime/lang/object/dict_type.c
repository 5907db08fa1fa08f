/* SPDX-License-Identifier: MIT
 *
 * The type dict: its operators. Methods are in dict_methods.c, the table in dict.c.
 */
#include "lang/object/dict.h"

static sy_value dict_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                            sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_pointer(syi_new_instance(vm, type));
}

bool syi_dict_update_call(sy_vm *vm, const char *function, sy_dict *dict, const sy_value *args,
                          int nargs, sy_value kwnames) {
    if (!syi_check_arg_count(vm, function, nargs, 0, 1)) {
        return false;
    }
    if (nargs == 1 && !syi_dict_update(vm, dict, args[0])) {
        return false;
    }
    uint32_t n = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    for (uint32_t i = 0; i < n; i++) {
        if (!syi_dict_set(vm, dict, syi_to_tuple(kwnames)->items[i], args[nargs + (int)i])) {
            return false;
        }
    }
    return true;
}

static bool dict_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                      sy_value kwnames) {
    return syi_dict_update_call(vm, "dict", syi_to_dict(self), args, nargs, kwnames);
}

/* --- Items -------------------------------------------------------------------------------- */

static sy_value missing(sy_vm *vm, sy_value self, sy_value key) {
    if (!syi_is_type(self, vm->types.dict)) {
        sy_value v = syi_call_special(vm, self, SY_SPECIAL_MISSING, &key, 1);
        if (v != SY_NULL || syi_failed(vm)) {
            return v;
        }
    }
    return syi_raise_key_error(vm, key);
}

static sy_value dict_getitem(sy_vm *vm, sy_value self, sy_value key) {
    sy_value v = syi_dict_get(vm, syi_to_dict(self), key);
    return v != SY_NULL || syi_failed(vm) ? v : missing(vm, self, key);
}

static bool dict_setitem(sy_vm *vm, sy_value self, sy_value key, sy_value value) {
    if (value != SY_NULL) {
        return syi_dict_set(vm, syi_to_dict(self), key, value);
    }
    int deleted = syi_dict_delete(vm, syi_to_dict(self), key);
    if (deleted == 0) {
        syi_raise_key_error(vm, key);
    }
    return deleted > 0;
}

static int dict_contains(sy_vm *vm, sy_value self, sy_value item) {
    sy_value v = syi_dict_get(vm, syi_to_dict(self), item);
    return v != SY_NULL ? 1 : syi_failed(vm) ? -1 : 0;
}

/* --- Comparison and union ----------------------------------------------------------------- */

/* Has `other` an equal value for every key of dict? 1, 0, -1. */
static int all_equal(sy_vm *vm, sy_dict *dict, sy_dict *other) {
    sy_value pair[3] = {SY_NULL, SY_NULL, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, pair, 3);
    int result = 1;
    for (uint32_t i = 0; result > 0 && i < dict->used; i++) {
        sy_dict_entry e = dict->entries[i];
        if (e.key == SY_NULL) {
            continue;
        }
        pair[0] = e.key;
        pair[1] = e.value;
        sy_value v = syi_dict_get_hashed(vm, other, e.key, e.hash);
        pair[2] = v;
        if (v == SY_NULL) {
            result = syi_failed(vm) ? -1 : 0;
        } else {
            result = syi_item_equal(vm, e.value, v);
        }
    }
    syi_roots_leave(vm, &roots);
    return result;
}

static sy_value dict_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if ((op != SY_EQ && op != SY_NE) || !syi_is_dict(other)) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_dict *a = syi_to_dict(self);
    sy_dict *b = syi_to_dict(other);
    int equal = a == b;
    if (!equal && a->length == b->length) {
        if (!syi_enter_c(vm, " in comparison")) {
            return SY_NULL;
        }
        equal = all_equal(vm, a, b);
        syi_leave_c(vm);
        if (equal < 0) {
            return SY_NULL;
        }
    }
    return sy_from_bool(equal == (op == SY_EQ));
}

static sy_value dict_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (op != SY_OR || !syi_is_dict(a) || !syi_is_dict(b)) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value result = syi_dict_copy(vm, syi_to_dict(a));
    if (result == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    bool ok = syi_dict_merge(vm, syi_to_dict(result), b, true);
    syi_roots_leave(vm, &roots);
    return ok ? result : SY_NULL;
}

static sy_value dict_inplace(sy_vm *vm, enum sy_binary_op op, sy_value self, sy_value other) {
    if (op != SY_OR) {
        return SY_NOT_IMPLEMENTED;
    }
    return syi_dict_update(vm, syi_to_dict(self), other) ? self : SY_NULL;
}

/* --- The other slots ---------------------------------------------------------------------- */

static bool repr_entry(sy_vm *vm, sy_str_builder *b, const sy_value *pair) {
    sy_value text = syi_repr(vm, pair[0]);
    if (text == SY_NULL) {
        return false;
    }
    syi_builder_str(b, text);
    syi_builder_ascii(b, ": ");
    text = syi_repr(vm, pair[1]);
    if (text == SY_NULL) {
        return false;
    }
    syi_builder_str(b, text);
    return true;
}

static bool repr_entries(sy_vm *vm, const sy_dict *dict, sy_str_builder *b) {
    sy_value pair[2] = {SY_NULL, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, pair, 2);
    uint32_t position = 0;
    bool ok = true;
    for (bool first = true; ok && syi_dict_next(dict, &position, &pair[0], &pair[1]);
         first = false) {
        if (!first) {
            syi_builder_ascii(b, ", ");
        }
        ok = repr_entry(vm, b, pair);
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

static sy_value dict_repr(sy_vm *vm, sy_value self) {
    const sy_dict *dict = syi_to_dict(self);
    if (dict->length == 0) {
        return syi_str_from_cstr(vm, "{}");
    }
    int shown = syi_repr_enter(vm, self);
    if (shown != 0) {
        return shown < 0 ? SY_NULL : syi_str_from_cstr(vm, "{...}");
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_char(&b, '{');
    bool ok = repr_entries(vm, dict, &b);
    syi_repr_leave(vm, self);
    if (!ok) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    syi_builder_char(&b, '}');
    return syi_builder_finish(&b);
}

static int dict_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_dict(self)->length != 0;
}

static int64_t dict_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_dict(self)->length;
}

static sy_value dict_iter(sy_vm *vm, sy_value self) {
    return syi_dict_iterator_new(vm, vm->types.dict_iterator, syi_to_dict(self), SY_DICT_KEYS);
}

const sy_type_def syi_type_dict = {
    .name = "dict",
    .doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a "
           "mapping "
           "object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as "
           "if via:\n"
           "    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new "
           "dictionary "
           "initialized with the name=value pairs\n    in the keyword argument list.  For "
           "example:  "
           "dict(one=1, two=2)",
    .size = sizeof(sy_dict),
    .flags = SY_TYPE_MAPPING | SY_TYPE_IS_DICT,
    .slots = {.visit = syi_dict_visit,
              .free = syi_dict_free,
              .repr = dict_repr,
              .compare = dict_compare,
              .binary = dict_binary,
              .inplace = dict_inplace,
              .truth = dict_truth,
              .length = dict_length,
              .getitem = dict_getitem,
              .setitem = dict_setitem,
              .contains = dict_contains,
              .iter = dict_iter,
              .create = dict_create,
              .init = dict_init},
    .methods = syi_dict_methods,
};
