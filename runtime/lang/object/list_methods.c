/* SPDX-License-Identifier: MIT
 *
 * The methods of list.
 */
#include "lang/object/list.h"

static sy_value list_append(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_list_append(vm, syi_to_list(args[0]), args[1]) ? SY_NONE : SY_NULL;
}

static sy_value list_clear(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    syi_list_clear(vm, syi_to_list(args[0]));
    return SY_NONE;
}

static sy_value list_copy(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_list *list = syi_to_list(args[0]);
    return syi_list_new(vm, list->length == 0 ? args : list->items, list->length);
}

static sy_value list_count(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_sequence_count(vm, args[0], args[1]);
}

static sy_value list_extend(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_list_extend(vm, syi_to_list(args[0]), args[1]) ? SY_NONE : SY_NULL;
}

static sy_value list_index(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    return syi_sequence_index_method(vm, args, nargs, "%R is not in list");
}

static sy_value list_insert(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t i;
    if (!syi_index_exact(vm, args[1], &i)) {
        return SY_NULL;
    }
    sy_list *list = syi_to_list(args[0]);
    if (i < 0) {
        i = i < -(int64_t)list->length ? 0 : i + list->length;
    }
    i = i > list->length ? list->length : i;
    return syi_list_insert(vm, list, (uint32_t)i, args[2]) ? SY_NONE : SY_NULL;
}

static sy_value list_pop(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_list *list = syi_to_list(args[0]);
    int64_t i = -1;
    if (nargs > 1 && !syi_index_exact(vm, args[1], &i)) {
        return SY_NULL;
    }
    if (list->length == 0) {
        return syi_raise(vm, vm->types.IndexError, "pop from empty list");
    }
    i += i < 0 ? list->length : 0;
    if (i < 0 || i >= list->length) {
        return syi_raise(vm, vm->types.IndexError, "pop index out of range");
    }
    sy_value item = list->items[i];
    if (i + 1 == list->length && list->length > list->capacity / 4) {
        list->length--;
        return item;
    }
    syi_list_remove_range(vm, list, (uint32_t)i, 1);
    return item;
}

static sy_value list_remove(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_list *list = syi_to_list(args[0]);
    for (uint32_t i = 0; i < list->length; i++) {
        int equal = syi_item_equal(vm, list->items[i], args[1]);
        if (equal < 0) {
            return SY_NULL;
        }
        if (equal) {
            if (i < list->length) {
                syi_list_remove_range(vm, list, i, 1);
            }
            return SY_NONE;
        }
    }
    return syi_raise(vm, vm->types.ValueError, "list.remove(x): x not in list");
}

static sy_value list_reverse(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    sy_list *list = syi_to_list(args[0]);
    for (uint32_t i = 0, j = list->length; i + 1 < j; i++) {
        j--;
        sy_value item = list->items[i];
        list->items[i] = list->items[j];
        list->items[j] = item;
    }
    return SY_NONE;
}

static sy_value list_sort(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"key", "reverse", NULL};
    static const sy_signature signature = {"sort", names, 0, 0};
    sy_value given[2];
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given)) {
        return SY_NULL;
    }
    int64_t reverse = 0;
    if (given[1] != SY_NULL && !syi_as_int64(vm, given[1], &reverse)) {
        return SY_NULL;
    }
    return syi_list_sort(vm, syi_to_list(args[0]), given[0], reverse != 0) ? SY_NONE : SY_NULL;
}

static sy_value list_reversed(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_list *list = syi_to_list(args[0]);
    sy_list_iterator *it = syi_object_new(vm, vm->types.list_reverseiterator, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->list = list;
    it->index = list->length;
    return sy_from_pointer(it);
}

static sy_value list_sizeof(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_list *list = syi_to_list(args[0]);
    return sy_from_int((int64_t)(sizeof *list + (size_t)list->capacity * sizeof(sy_value)));
}

const sy_fn_def syi_list_methods[] = {
    {"append", list_append, 1, 1, 0, false,
     "append($self, object, /)\n--\n\nAppend object to the end of the list."},
    {"clear", list_clear, 0, 0, 0, false, "clear($self, /)\n--\n\nRemove all items from list."},
    {"copy", list_copy, 0, 0, 0, false,
     "copy($self, /)\n--\n\nReturn a shallow copy of the list."},
    {"count", list_count, 1, 1, 0, false,
     "count($self, value, /)\n--\n\nReturn number of occurrences of value."},
    {"extend", list_extend, 1, 1, 0, false,
     "extend($self, iterable, /)\n--\n\nExtend list by appending elements from the iterable."},
    {"index", list_index, 1, 3, 0, false,
     "index($self, value, start=0, stop=9223372036854775807, /)\n--\n\nReturn first index of "
     "value.\n\nRaises ValueError if the value is not present."},
    {"insert", list_insert, 2, 2, 0, false,
     "insert($self, index, object, /)\n--\n\nInsert object before index."},
    {"pop", list_pop, 0, 1, 0, false,
     "pop($self, index=-1, /)\n--\n\nRemove and return item at index (default last).\n\nRaises "
     "IndexError if list is empty or index is out of range."},
    {"remove", list_remove, 1, 1, 0, false,
     "remove($self, value, /)\n--\n\nRemove first occurrence of value.\n\nRaises ValueError if "
     "the value is not present."},
    {"reverse", list_reverse, 0, 0, 0, false, "reverse($self, /)\n--\n\nReverse *IN PLACE*."},
    {"sort", list_sort, 0, -1, 0, true,
     "sort($self, /, *, key=None, reverse=False)\n--\n\nSort the list in ascending order and "
     "return None."},
    {"__reversed__", list_reversed, 0, 0, 0, false,
     "__reversed__($self, /)\n--\n\nReturn a reverse iterator over the list."},
    {"__sizeof__", list_sizeof, 0, 0, 0, false,
     "__sizeof__($self, /)\n--\n\nReturn the size of the list in memory, in bytes."},
    SY_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, false, NULL},
};
