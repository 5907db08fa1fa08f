/* SPDX-License-Identifier: MIT
 *
 * Lists, tuples, dicts, sets and ranges, from C. Those with str-keyed fast paths never call
 * back for str keys. Functions that take an iterable leave the loop (SY_RETRY) before they use
 * anything of it up; a builtin that does more after them that may call back has to make sure by
 * itself that it can be run again (SY_FN_REENTRANT).
 */
#ifndef SY_LANG_CONTAINER_H
#define SY_LANG_CONTAINER_H

#include "lang/object/state.h"

static inline bool syi_is_list(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_LIST);
}
static inline bool syi_is_tuple(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_TUPLE);
}
static inline bool syi_is_dict(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_DICT);
}
static inline sy_list *syi_to_list(sy_value v) {
    return (sy_list *)sy_to_object(v);
}
static inline sy_tuple *syi_to_tuple(sy_value v) {
    return (sy_tuple *)sy_to_object(v);
}
static inline sy_dict *syi_to_dict(sy_value v) {
    return (sy_dict *)sy_to_object(v);
}

/* --- Lists and tuples --------------------------------------------------------------------- */

/* A new list of n items; items NULL: n times None. */
sy_value syi_list_new(sy_vm *vm, const sy_value *items, size_t n);
bool syi_list_append(sy_vm *vm, sy_list *list, sy_value item);
/* Room for `capacity` items in all. */
bool syi_list_reserve(sy_vm *vm, sy_list *list, uint32_t capacity);
/* Before the item at index; index <= length. */
bool syi_list_insert(sy_vm *vm, sy_list *list, uint32_t index, sy_value item);
/* Removes `count` items from `start` on; both in range. Cannot fail. */
void syi_list_remove_range(sy_vm *vm, sy_list *list, uint32_t start, uint32_t count);
/* Removes all items and gives their memory back. */
void syi_list_clear(sy_vm *vm, sy_list *list);
/* Appends what iterable yields. When that fails half-way, what came before stays. */
bool syi_list_extend(sy_vm *vm, sy_list *list, sy_value iterable);
sy_value syi_list_from_iterable(sy_vm *vm, sy_value iterable);
/* Sorts in place; key SY_NULL or None: by the items themselves. Leaves the loop before it calls
 * back. The list is empty meanwhile. */
bool syi_list_sort(sy_vm *vm, sy_list *list, sy_value key, bool reverse);

/* A new tuple of n items; items NULL: they are SY_NULL and to be filled in before anybody else
 * sees the tuple. */
sy_value syi_tuple_new(sy_vm *vm, const sy_value *items, size_t n);
/* The iterable itself if it is an exact tuple. */
sy_value syi_tuple_from_iterable(sy_vm *vm, sy_value iterable);

/* --- Dicts -------------------------------------------------------------------------------- */

sy_value syi_dict_new(sy_vm *vm);
/* The value; SY_NULL without exception: absent. */
sy_value syi_dict_get(sy_vm *vm, sy_dict *dict, sy_value key);
bool syi_dict_set(sy_vm *vm, sy_dict *dict, sy_value key, sy_value value);
/* 1: deleted, 0: absent, -1: failed. */
int syi_dict_delete(sy_vm *vm, sy_dict *dict, sy_value key);
/* Removes and returns the value; SY_NULL without exception: absent. */
sy_value syi_dict_take(sy_vm *vm, sy_dict *dict, sy_value key);
/* The same for a key whose hash is known already. */
sy_value syi_dict_get_hashed(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash);
bool syi_dict_set_hashed(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash, sy_value value);

/* key is an interned str (attribute names): no call back, cannot fail except for memory. */
sy_value syi_dict_get_str(sy_dict *dict, sy_value key);
/* The entry, or NULL: absent. Valid while dict->version is the same. */
sy_dict_entry *syi_dict_find_str(sy_dict *dict, sy_value key);
bool syi_dict_set_str(sy_vm *vm, sy_dict *dict, sy_value key, sy_value value);
/* key is interned first. */
sy_value syi_dict_get_cstr(sy_vm *vm, sy_dict *dict, const char *key);
bool syi_dict_set_cstr(sy_vm *vm, sy_dict *dict, const char *key, sy_value value);

/* Entries in order: *position starts at 0; false at the end. */
bool syi_dict_next(const sy_dict *dict, uint32_t *position, sy_value *key, sy_value *value);
/* A plain dict with the same entries. */
sy_value syi_dict_copy(sy_vm *vm, sy_dict *dict);
/* other: a mapping (it has keys()) or an iterable of pairs. */
bool syi_dict_update(sy_vm *vm, sy_dict *dict, sy_value other);
/* Removes all entries and gives their memory back. */
void syi_dict_clear(sy_vm *vm, sy_dict *dict);

/* --- Sets --------------------------------------------------------------------------------- */

static inline bool syi_is_set(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_SET);
}
/* An empty set; type is set, frozenset or derived from one. */
sy_value syi_set_new(sy_vm *vm, sy_type *type);
uint32_t syi_set_length(sy_value set);
/* 1, 0, -1. A set as item stands for the frozenset of its members, here and in discard. */
int syi_set_contains(sy_vm *vm, sy_value set, sy_value item);
bool syi_set_add(sy_vm *vm, sy_value set, sy_value item);
/* 1: was there, 0: was not, -1: failed. */
int syi_set_discard(sy_vm *vm, sy_value set, sy_value item);
bool syi_set_update(sy_vm *vm, sy_value set, sy_value iterable);
void syi_set_clear(sy_vm *vm, sy_value set);

/* --- Slices ------------------------------------------------------------------------------- */

sy_value syi_slice_new(sy_vm *vm, sy_value start, sy_value stop, sy_value step);

/* --- Iterables and iterators -------------------------------------------------------------- */

/* Can v be iterated from the start without running language code or using anything up? True for
 * exact lists, tuples, strs, ranges, dicts and their views, sets, bytes. */
bool syi_is_plain_iterable(const sy_vm *vm, sy_value v);
/* Is v an iterator over one of those (its next runs no language code)? */
bool syi_is_plain_iterator(const sy_vm *vm, sy_value v);

/* The iterators the VM's loop knows. */

typedef struct sy_list_iterator {
    sy_object head;
    sy_list *list; /* NULL: exhausted */
    uint32_t index;
} sy_list_iterator;

typedef struct sy_tuple_iterator {
    sy_object head;
    sy_tuple *tuple; /* NULL: exhausted */
    uint32_t index;
} sy_tuple_iterator;

/* Small ints only while head.aux is 0 (all values to come fit); else see range.c. */
typedef struct sy_range_iterator {
    sy_object head;
    int64_t next, step;
    uint64_t remaining;
    sy_value big_next, big_step, big_remaining; /* when head.aux is 1 */
} sy_range_iterator;

/* head.aux: what it yields. */
enum sy_dict_iteration { SY_DICT_KEYS, SY_DICT_VALUES, SY_DICT_ITEMS };
typedef struct sy_dict_iterator {
    sy_object head;
    sy_dict *dict;     /* NULL: exhausted */
    uint32_t position; /* in entries */
    uint32_t length;   /* of the dict at the start; UINT32_MAX once its change was reported */
    uint32_t remaining;
} sy_dict_iterator;

/* Next item, or SY_NULL when exhausted; never fails. */
static inline sy_value syi_list_iterator_next(sy_list_iterator *it) {
    if (it->list != NULL) {
        if (it->index < it->list->length) {
            return it->list->items[it->index++];
        }
        it->list = NULL;
    }
    return SY_NULL;
}

static inline sy_value syi_tuple_iterator_next(sy_tuple_iterator *it) {
    if (it->tuple != NULL) {
        if (it->index < it->tuple->length) {
            return it->tuple->items[it->index++];
        }
        it->tuple = NULL;
    }
    return SY_NULL;
}

/* For head.aux == 0. */
static inline sy_value syi_range_iterator_next(sy_range_iterator *it) {
    if (it->remaining == 0) {
        return SY_NULL;
    }
    it->remaining--;
    int64_t i = it->next;
    it->next = (int64_t)((uint64_t)i + (uint64_t)it->step);
    return sy_from_int(i);
}

/* SY_NULL at the end, or with RuntimeError when the dict was changed; MemoryError for items. */
sy_value syi_dict_iterator_next(sy_vm *vm, sy_dict_iterator *it);

#endif
