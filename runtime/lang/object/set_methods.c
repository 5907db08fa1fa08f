/* SPDX-License-Identifier: MIT
 *
 * The methods of set and frozenset.
 */
#include "lang/object/set.h"

static sy_value none_or_failed(bool ok) {
    return ok ? SY_NONE : SY_NULL;
}

static sy_value bool_or_failed(int result) {
    return result < 0 ? SY_NULL : sy_from_bool(result != 0);
}

/* Before a change that walks several operands: true when one could run language code. */
static bool operands_need_driver(sy_vm *vm, const sy_value *args, int nargs) {
    for (int i = 1; i < nargs; i++) {
        if (vm->in_loop && !syi_is_plain_iterable(vm, args[i]) && syi_need_driver(vm)) {
            return true;
        }
    }
    return false;
}

static sy_value set_add(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return none_or_failed(syi_set_add(vm, args[0], args[1]));
}

static sy_value set_clear(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    syi_set_clear(vm, args[0]);
    return SY_NONE;
}

static sy_value set_copy(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_set_copy(vm, args[0]);
}

static sy_value frozenset_copy(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_is_type(args[0], vm->types.frozenset) ? args[0] : syi_set_copy(vm, args[0]);
}

static sy_value set_discard(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return none_or_failed(syi_set_discard(vm, args[0], args[1]) >= 0);
}

static sy_value set_remove(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int removed = syi_set_discard(vm, args[0], args[1]);
    return removed == 0 ? syi_raise_key_error(vm, args[1]) : none_or_failed(removed > 0);
}

static sy_value set_pop(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value item = syi_set_pop(syi_to_set(args[0]));
    return item != SY_NULL ? item : syi_raise(vm, vm->types.KeyError, "pop from an empty set");
}

/* Folds a function of two sets over the operands, starting from a copy of the first. */
static sy_value fold(sy_vm *vm, const sy_value *args, int nargs,
                     sy_value (*combine)(sy_vm *vm, sy_value a, sy_value b)) {
    if (nargs == 1) {
        return syi_set_copy(vm, args[0]);
    }
    if (nargs > 2 && operands_need_driver(vm, args, nargs)) {
        return SY_NULL;
    }
    sy_value result = args[0];
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    for (int i = 1; i < nargs && result != SY_NULL; i++) {
        result = combine(vm, result, args[i]);
    }
    syi_roots_leave(vm, &roots);
    return result;
}

static sy_value set_union(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    return fold(vm, args, nargs, syi_set_union);
}

static sy_value set_intersection(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    return fold(vm, args, nargs, syi_set_intersection);
}

static sy_value discard_each(sy_vm *vm, sy_value a, sy_value b) {
    return syi_set_difference_update(vm, a, b) ? a : SY_NULL;
}

static sy_value set_difference(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    if (nargs <= 2) {
        return fold(vm, args, nargs, syi_set_difference);
    }
    if (operands_need_driver(vm, args, nargs)) {
        return SY_NULL;
    }
    sy_value result = syi_set_difference(vm, args[0], args[1]);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    for (int i = 2; i < nargs && result != SY_NULL; i++) {
        result = discard_each(vm, result, args[i]);
    }
    syi_roots_leave(vm, &roots);
    return result;
}

static sy_value set_symmetric_difference(sy_vm *vm, const sy_value *args, int nargs,
                                         sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_set_symmetric_difference(vm, args[0], args[1]);
}

static sy_value set_update(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    bool ok = !operands_need_driver(vm, args, nargs);
    for (int i = 1; ok && i < nargs; i++) {
        ok = syi_set_update(vm, args[0], args[i]);
    }
    return none_or_failed(ok);
}

static sy_value set_intersection_update(sy_vm *vm, const sy_value *args, int nargs,
                                        sy_value kwnames) {
    sy_value result = set_intersection(vm, args, nargs, kwnames);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    syi_set_swap(syi_to_set(args[0]), syi_to_set(result));
    return SY_NONE;
}

static sy_value set_difference_update(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)kwnames;
    bool ok = !operands_need_driver(vm, args, nargs);
    for (int i = 1; ok && i < nargs; i++) {
        ok = syi_set_difference_update(vm, args[0], args[i]);
    }
    return none_or_failed(ok);
}

static sy_value set_symmetric_difference_update(sy_vm *vm, const sy_value *args, int nargs,
                                                sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return none_or_failed(syi_set_symmetric_difference_update(vm, args[0], args[1]));
}

static sy_value set_issubset(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return bool_or_failed(syi_set_issubset(vm, args[0], args[1]));
}

static sy_value set_issuperset(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return bool_or_failed(syi_set_issuperset(vm, args[0], args[1]));
}

static sy_value set_isdisjoint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return bool_or_failed(syi_set_isdisjoint(vm, args[0], args[1]));
}

static sy_value set_sizeof(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_set *set = syi_to_set(args[0]);
    size_t table = set->table == NULL ? 0 : ((size_t)set->mask + 1) * sizeof *set->table;
    return sy_from_int((int64_t)(sizeof *set + table));
}

#define COMMON_METHODS                                                                         \
    {"difference",                                                                             \
     set_difference,                                                                           \
     0,                                                                                        \
     -1,                                                                                       \
     0,                                                                                        \
     false,                                                                                    \
     "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are " \
     "in this set but not the others.)"},                                                      \
        {"intersection",                                                                       \
         set_intersection,                                                                     \
         0,                                                                                    \
         -1,                                                                                   \
         0,                                                                                    \
         false,                                                                                \
         "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are "   \
         "in both sets.)"},                                                                    \
        {"isdisjoint",                                                                         \
         set_isdisjoint,                                                                       \
         1,                                                                                    \
         1,                                                                                    \
         0,                                                                                    \
         false,                                                                                \
         "Return True if two sets have a null intersection."},                                 \
        {"issubset",                                                                           \
         set_issubset,                                                                         \
         1,                                                                                    \
         1,                                                                                    \
         0,                                                                                    \
         false,                                                                                \
         "Report whether another set contains this set."},                                     \
        {"issuperset",                                                                         \
         set_issuperset,                                                                       \
         1,                                                                                    \
         1,                                                                                    \
         0,                                                                                    \
         false,                                                                                \
         "Report whether this set contains another set."},                                     \
        {"symmetric_difference",                                                               \
         set_symmetric_difference,                                                             \
         1,                                                                                    \
         1,                                                                                    \
         0,                                                                                    \
         false,                                                                                \
         "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements "    \
         "that are in exactly one of the sets.)"},                                             \
        {"union",                                                                              \
         set_union,                                                                            \
         0,                                                                                    \
         -1,                                                                                   \
         0,                                                                                    \
         false,                                                                                \
         "Return the union of sets as a new set.\n\n(i.e. all elements that are in either "    \
         "set.)"},                                                                             \
        {"__sizeof__",                                                                         \
         set_sizeof,                                                                           \
         0,                                                                                    \
         0,                                                                                    \
         0,                                                                                    \
         false,                                                                                \
         "S.__sizeof__() -> size of S in memory, in bytes"},                                   \
        SY_CLASS_GETITEM

const sy_fn_def syi_set_methods[] = {
    {"add", set_add, 1, 1, 0, false,
     "Add an element to a set.\n\nThis has no effect if the element is already present."},
    {"clear", set_clear, 0, 0, 0, false, "Remove all elements from this set."},
    {"copy", set_copy, 0, 0, 0, false, "Return a shallow copy of a set."},
    {"discard", set_discard, 1, 1, 0, false,
     "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() "
     "method does not raise\nan exception when an element is missing from the set."},
    {"remove", set_remove, 1, 1, 0, false,
     "Remove an element from a set; it must be a member.\n\nIf the element is not a member, "
     "raise a KeyError."},
    {"pop", set_pop, 0, 0, 0, false,
     "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty."},
    {"update", set_update, 0, -1, 0, false,
     "Update a set with the union of itself and others."},
    {"intersection_update", set_intersection_update, 0, -1, 0, false,
     "Update a set with the intersection of itself and another."},
    {"difference_update", set_difference_update, 0, -1, 0, false,
     "Remove all elements of another set from this set."},
    {"symmetric_difference_update", set_symmetric_difference_update, 1, 1, 0, false,
     "Update a set with the symmetric difference of itself and another."},
    COMMON_METHODS,
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_fn_def syi_frozenset_methods[] = {
    {"copy", frozenset_copy, 0, 0, 0, false, "Return a shallow copy of a set."},
    COMMON_METHODS,
    {NULL, NULL, 0, 0, 0, false, NULL},
};
