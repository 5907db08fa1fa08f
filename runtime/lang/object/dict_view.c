/* SPDX-License-Identifier: MIT
 *
 * dict.keys(), values() and items(): views that always show the dict as it is. Those of keys
 * and items behave as sets; their algebra gives plain sets.
 */
#include "lang/object/dict.h"
#include "lang/object/set.h"

typedef struct sy_dict_view {
    sy_object head;
    sy_value dict; /* a dict or an instance of a subclass */
} sy_dict_view;

static sy_dict *dict_of(sy_value view) {
    return syi_to_dict(((const sy_dict_view *)sy_to_object(view))->dict);
}

sy_value syi_view_dict(sy_value view) {
    return ((const sy_dict_view *)sy_to_object(view))->dict;
}

sy_value syi_dict_view_new(sy_vm *vm, sy_type *type, sy_value dict) {
    sy_dict_view *view = syi_object_new(vm, type, sizeof *view);
    if (view == NULL) {
        return SY_NULL;
    }
    view->dict = dict;
    return sy_from_pointer(view);
}

static bool is_set_view(const sy_vm *vm, sy_value v) {
    return syi_is_type(v, vm->types.dict_keys) || syi_is_type(v, vm->types.dict_items);
}

static enum sy_dict_iteration kind_of(const sy_vm *vm, sy_value view) {
    if (syi_is_type(view, vm->types.dict_keys)) {
        return SY_DICT_KEYS;
    }
    return syi_is_type(view, vm->types.dict_values) ? SY_DICT_VALUES : SY_DICT_ITEMS;
}

static void view_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((const sy_dict_view *)self)->dict);
}

static int64_t view_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return dict_of(self)->length;
}

static sy_value view_iter(sy_vm *vm, sy_value self) {
    return syi_dict_iterator_new(vm, vm->types.dict_iterator, dict_of(self), kind_of(vm, self));
}

static sy_value view_repr(sy_vm *vm, sy_value self) {
    int shown = syi_repr_enter(vm, self);
    if (shown != 0) {
        return shown < 0 ? SY_NULL : syi_str_from_cstr(vm, "...");
    }
    sy_value items = syi_list_from_iterable(vm, self);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &items, 1);
    sy_value text = items == SY_NULL ? SY_NULL : syi_str_format(vm, "%T(%R)", self, items);
    syi_roots_leave(vm, &roots);
    syi_repr_leave(vm, self);
    return text;
}

static int keys_contains(sy_vm *vm, sy_value self, sy_value item) {
    sy_value v = syi_dict_get(vm, dict_of(self), item);
    return v != SY_NULL ? 1 : syi_failed(vm) ? -1 : 0;
}

static int items_contains(sy_vm *vm, sy_value self, sy_value item) {
    if (!syi_is_tuple(item) || syi_to_tuple(item)->length != 2) {
        return 0;
    }
    sy_value v = syi_dict_get(vm, dict_of(self), syi_to_tuple(item)->items[0]);
    if (v == SY_NULL) {
        return syi_failed(vm) ? -1 : 0;
    }
    return syi_item_equal(vm, v, syi_to_tuple(item)->items[1]);
}

static int view_contains(sy_vm *vm, sy_value self, sy_value item) {
    return syi_is_type(self, vm->types.dict_keys) ? keys_contains(vm, self, item)
                                                  : items_contains(vm, self, item);
}

/* --- Comparison --------------------------------------------------------------------------- */

/* Is each member of a (a view or set) in b? 1, 0, -1. */
static int all_contained(sy_vm *vm, sy_value a, sy_value b) {
    sy_value keep[2] = {SY_NULL, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 2);
    keep[0] = syi_iter(vm, a);
    int result = keep[0] == SY_NULL ? -1 : 1;
    while (result > 0 && (keep[1] = syi_next(vm, keep[0])) != SY_NULL) {
        result = syi_contains(vm, b, keep[1]);
    }
    syi_roots_leave(vm, &roots);
    return result > 0 && syi_failed(vm) ? -1 : result;
}

static bool lengths_allow(int64_t a, int64_t b, enum sy_compare_op op) {
    switch (op) {
    case SY_EQ:
    case SY_NE:
        return a == b;
    case SY_LT:
        return a < b;
    case SY_LE:
        return a <= b;
    case SY_GT:
        return a > b;
    default:
        return a >= b;
    }
}

static sy_value view_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if (!syi_is_set(other) && !is_set_view(vm, other)) {
        return SY_NOT_IMPLEMENTED;
    }
    int64_t n = syi_length(vm, other);
    if (n < 0) {
        return SY_NULL;
    }
    int result = lengths_allow(dict_of(self)->length, n, op);
    if (result) {
        bool turned = op == SY_GT || op == SY_GE;
        result = all_contained(vm, turned ? other : self, turned ? self : other);
    }
    return result < 0 ? SY_NULL : sy_from_bool((result > 0) != (op == SY_NE));
}

/* --- Algebra ------------------------------------------------------------------------------ */

/* The operand as a new set; made from the dict itself where that has the same members, since
 * then the size is known ahead. */
static sy_value set_from(sy_vm *vm, sy_value operand) {
    sy_value set = syi_set_new(vm, vm->types.set);
    if (syi_is_type(operand, vm->types.dict_keys)) {
        sy_value dict = sy_from_pointer(dict_of(operand));
        operand = syi_is_type(dict, vm->types.dict) ? dict : operand;
    }
    return set != SY_NULL && syi_set_update(vm, set, operand) ? set : SY_NULL;
}

/* The members of `other` that the view has. */
static bool add_common(sy_vm *vm, sy_value view, sy_value other, sy_value result) {
    sy_value keep[3] = {result, SY_NULL, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 3);
    keep[1] = syi_iter(vm, other);
    bool ok = keep[1] != SY_NULL;
    while (ok && (keep[2] = syi_next(vm, keep[1])) != SY_NULL) {
        int in = view_contains(vm, view, keep[2]);
        ok = in == 0 || (in > 0 && syi_set_add(vm, result, keep[2]));
    }
    syi_roots_leave(vm, &roots);
    return ok && !syi_failed(vm);
}

static sy_value intersect(sy_vm *vm, sy_value a, sy_value b) {
    sy_value view = is_set_view(vm, a) ? a : b;
    sy_value other = view == a ? b : a;
    if (syi_is_type(other, vm->types.set) && dict_of(view)->length <= syi_to_set(other)->used) {
        return syi_set_intersection(vm, other, view);
    }
    if (is_set_view(vm, other) && dict_of(other)->length > dict_of(view)->length) {
        sy_value larger = other;
        other = view;
        view = larger;
    }
    sy_value result = syi_set_new(vm, vm->types.set);
    return result != SY_NULL && add_common(vm, view, other, result) ? result : SY_NULL;
}

/* Drops the entry from `rest` if that has it with an equal value, else puts it as a pair into
 * result. */
static bool toggle_item(sy_vm *vm, sy_dict *rest, sy_value result, const sy_dict_entry *e) {
    sy_value value = syi_dict_get_hashed(vm, rest, e->key, e->hash);
    int equal = value == SY_NULL ? 0 : syi_item_equal(vm, value, e->value);
    if (equal < 0 || syi_failed(vm)) {
        return false;
    }
    if (equal) {
        return syi_dict_delete(vm, rest, e->key) >= 0;
    }
    sy_value tuple = syi_pair_new(vm, e->key, e->value);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &tuple, 1);
    bool ok = tuple != SY_NULL && syi_set_add(vm, result, tuple);
    syi_roots_leave(vm, &roots);
    return ok;
}

/* The items of `larger` that `rest` has not, in result; those it has are dropped from rest. */
static bool toggle_items(sy_vm *vm, sy_dict *larger, sy_dict *rest, sy_value result) {
    sy_value keep[2] = {SY_NULL, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 2);
    bool ok = true;
    for (uint32_t i = 0; ok && i < larger->used; i++) {
        sy_dict_entry e = larger->entries[i];
        if (e.key != SY_NULL) {
            keep[0] = e.key;
            keep[1] = e.value;
            ok = toggle_item(vm, rest, result, &e);
        }
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

/* a ^ b for two views of items, without a set of pairs for each. */
static sy_value items_xor(sy_vm *vm, sy_value a, sy_value b) {
    bool turned = dict_of(a)->length > dict_of(b)->length;
    sy_value keep[2] = {syi_dict_copy(vm, dict_of(turned ? b : a)),
                        syi_set_new(vm, vm->types.set)};
    if (syi_failed(vm)) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 2);
    bool ok = toggle_items(vm, dict_of(turned ? a : b), syi_to_dict(keep[0]), keep[1]);
    sy_value rest = ok ? syi_dict_view_new(vm, vm->types.dict_items, keep[0]) : SY_NULL;
    ok = rest != SY_NULL && syi_set_update(vm, keep[1], rest);
    syi_roots_leave(vm, &roots);
    return ok ? keep[1] : SY_NULL;
}

/* set(a) changed by b. */
static sy_value combine(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    sy_value result = set_from(vm, a);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    bool ok = op == SY_OR    ? syi_set_update(vm, result, b)
              : op == SY_SUB ? syi_set_difference_update(vm, result, b)
                             : syi_set_toggle(vm, result, b);
    syi_roots_leave(vm, &roots);
    return ok ? result : SY_NULL;
}

static sy_value view_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (op != SY_AND && op != SY_OR && op != SY_SUB && op != SY_XOR) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value other = is_set_view(vm, a) ? b : a;
    if (!syi_is_set(other) && !syi_is_plain_iterable(vm, other) && syi_need_driver(vm)) {
        return SY_NULL;
    }
    if (op == SY_AND) {
        return intersect(vm, a, b);
    }
    sy_type *items = vm->types.dict_items;
    if (op == SY_XOR && syi_is_type(a, items) && syi_is_type(b, items)) {
        return items_xor(vm, a, b);
    }
    return combine(vm, op, a, b);
}

/* --- Methods ------------------------------------------------------------------------------ */

static sy_value view_isdisjoint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (syi_iteration_needs_driver(vm, args[1])) {
        return SY_NULL;
    }
    sy_value common =
        args[0] == args[1] ? set_from(vm, args[0]) : intersect(vm, args[0], args[1]);
    return common == SY_NULL ? SY_NULL : sy_from_bool(syi_to_set(common)->used == 0);
}

static sy_value view_reversed(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_dict_iterator_new(vm, vm->types.dict_reverseiterator, dict_of(args[0]),
                                 kind_of(vm, args[0]));
}

static sy_value view_mapping(sy_vm *vm, sy_value self) {
    return syi_mappingproxy_new(vm, ((const sy_dict_view *)sy_to_object(self))->dict);
}

static const sy_fn_def set_view_methods[] = {
    {"isdisjoint", view_isdisjoint, 1, 1, 0, false,
     "Return True if the view and the given iterable have a null intersection."},
    {"__reversed__", view_reversed, 0, 0, 0, false, "Return a reverse iterator over the dict."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static const sy_fn_def values_methods[] = {
    {"__reversed__", view_reversed, 0, 0, 0, false,
     "Return a reverse iterator over the dict values."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static const sy_getset_def view_getsets[] = {
    {"mapping", view_mapping, NULL, "dictionary that this view refers to"},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_dict_keys = {
    .name = "dict_keys",
    .size = sizeof(sy_dict_view),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = view_visit,
              .repr = view_repr,
              .compare = view_compare,
              .binary = view_binary,
              .length = view_length,
              .contains = keys_contains,
              .iter = view_iter},
    .methods = set_view_methods,
    .getsets = view_getsets,
};

const sy_type_def syi_type_dict_items = {
    .name = "dict_items",
    .size = sizeof(sy_dict_view),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = view_visit,
              .repr = view_repr,
              .compare = view_compare,
              .binary = view_binary,
              .length = view_length,
              .contains = items_contains,
              .iter = view_iter},
    .methods = set_view_methods,
    .getsets = view_getsets,
};

const sy_type_def syi_type_dict_values = {
    .name = "dict_values",
    .size = sizeof(sy_dict_view),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = view_visit, .repr = view_repr, .length = view_length, .iter = view_iter},
    .methods = values_methods,
    .getsets = view_getsets,
};
