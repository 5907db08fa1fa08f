/* SPDX-License-Identifier: MIT
 *
 * The methods of dict.
 */
#include "lang/object/dict.h"

static sy_value dict_clear(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    syi_dict_clear(vm, syi_to_dict(args[0]));
    return SY_NONE;
}

static sy_value dict_copy(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_dict_copy(vm, syi_to_dict(args[0]));
}

static sy_value dict_get(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value v = syi_dict_get(vm, syi_to_dict(args[0]), args[1]);
    if (v != SY_NULL || syi_failed(vm)) {
        return v;
    }
    return nargs > 2 ? args[2] : SY_NONE;
}

static sy_value dict_setdefault(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_dict *dict = syi_to_dict(args[0]);
    sy_value value = nargs > 2 ? args[2] : SY_NONE;
    uint64_t hash;
    if (!syi_key_hash(vm, args[1], &hash)) {
        return SY_NULL;
    }
    int64_t i = syi_dict_lookup(vm, dict, args[1], hash);
    if (i >= 0) {
        return dict->entries[i].value;
    }
    return i == SY_DICT_ABSENT && syi_dict_append(vm, dict, args[1], hash, value) ? value
                                                                                  : SY_NULL;
}

static sy_value dict_pop(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value v = syi_dict_take(vm, syi_to_dict(args[0]), args[1]);
    if (v != SY_NULL || syi_failed(vm)) {
        return v;
    }
    return nargs > 2 ? args[2] : syi_raise_key_error(vm, args[1]);
}

static sy_value dict_popitem(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value pair = syi_tuple_new(vm, NULL, 2);
    if (pair == SY_NULL) {
        return SY_NULL;
    }
    sy_tuple *t = syi_to_tuple(pair);
    if (!syi_dict_pop_last(vm, syi_to_dict(args[0]), &t->items[0], &t->items[1])) {
        return syi_raise(vm, vm->types.KeyError, "popitem(): dictionary is empty");
    }
    return pair;
}

static sy_value dict_keys(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_dict_view_new(vm, vm->types.dict_keys, args[0]);
}

static sy_value dict_values(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_dict_view_new(vm, vm->types.dict_values, args[0]);
}

static sy_value dict_items(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_dict_view_new(vm, vm->types.dict_items, args[0]);
}

static sy_value dict_update(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    return syi_dict_update_call(vm, "update", syi_to_dict(args[0]), args + 1, nargs - 1,
                                kwnames)
               ? SY_NONE
               : SY_NULL;
}

static sy_value dict_reversed(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_dict_iterator_new(vm, vm->types.dict_reverseiterator, syi_to_dict(args[0]),
                                 SY_DICT_KEYS);
}

static sy_value dict_sizeof(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_dict *dict = syi_to_dict(args[0]);
    size_t index = dict->index == NULL ? 0 : ((size_t)dict->mask + 1) * sizeof *dict->index;
    return sy_from_int(
        (int64_t)(sizeof *dict + dict->capacity * sizeof *dict->entries + index));
}

/* --- fromkeys ----------------------------------------------------------------------------- */

static bool set_each(sy_vm *vm, sy_value result, sy_value iterator, sy_value value) {
    sy_value keep[3] = {result, iterator, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 3);
    bool ok = true;
    sy_value key;
    while (ok && (key = syi_next(vm, iterator)) != SY_NULL) {
        keep[2] = key;
        ok = syi_setitem(vm, result, key, value);
    }
    syi_roots_leave(vm, &roots);
    return ok && !syi_failed(vm);
}

static sy_value dict_fromkeys(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value value = nargs > 2 ? args[2] : SY_NONE;
    bool plain =
        args[0] == sy_from_pointer(vm->types.dict) && syi_is_plain_iterable(vm, args[1]);
    if (!plain && syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value result = syi_call(vm, args[0], NULL, 0, SY_NULL);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    sy_value iterator = syi_iter(vm, args[1]);
    bool ok = iterator != SY_NULL && set_each(vm, result, iterator, value);
    syi_roots_leave(vm, &roots);
    return ok ? result : SY_NULL;
}

const sy_fn_def syi_dict_methods[] = {
    {"clear", dict_clear, 0, 0, 0, false, "D.clear() -> None.  Remove all items from D."},
    {"copy", dict_copy, 0, 0, 0, false, "D.copy() -> a shallow copy of D"},
    {"fromkeys", dict_fromkeys, 1, 2, SY_FN_CLASS, false,
     "fromkeys($type, iterable, value=None, /)\n--\n\nCreate a new dictionary with keys from "
     "iterable and values set to value."},
    {"get", dict_get, 1, 2, 0, false,
     "get($self, key, default=None, /)\n--\n\nReturn the value for key if key is in the "
     "dictionary, else default."},
    {"items", dict_items, 0, 0, 0, false,
     "D.items() -> a set-like object providing a view on D's items"},
    {"keys", dict_keys, 0, 0, 0, false,
     "D.keys() -> a set-like object providing a view on D's keys"},
    {"pop", dict_pop, 1, 2, 0, false,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the "
     "key is not found, return the default if given; otherwise,\nraise a KeyError."},
    {"popitem", dict_popitem, 0, 0, 0, false,
     "popitem($self, /)\n--\n\nRemove and return a (key, value) pair as a 2-tuple.\n\nPairs "
     "are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty."},
    {"setdefault", dict_setdefault, 1, 2, 0, false,
     "setdefault($self, key, default=None, /)\n--\n\nInsert key with a value of default if key "
     "is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else "
     "default."},
    {"update", dict_update, 0, 1, 0, true,
     "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F."},
    {"values", dict_values, 0, 0, 0, false,
     "D.values() -> an object providing a view on D's values"},
    {"__reversed__", dict_reversed, 0, 0, 0, false,
     "__reversed__($self, /)\n--\n\nReturn a reverse iterator over the dict keys."},
    {"__sizeof__", dict_sizeof, 0, 0, 0, false,
     "D.__sizeof__() -> size of D in memory, in bytes"},
    SY_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, false, NULL},
};
