/* SPDX-License-Identifier: MIT
 *
 * The dict's hash table.
 *
 * Entries stand densely in the order of insertion; a removed one stays as a hole (key SY_NULL)
 * until the table is rebuilt. Up to SMALL entries are searched in order; larger dicts have an
 * index table of `mask + 1` entry numbers, FREE or DUMMY. head.aux counts the places of the
 * index that are not FREE, which never passes `capacity` (two thirds of the table), so that a
 * search always ends. `version` gets a new number whenever a key comes or goes or entries move.
 *
 * A lookup may run language code (__eq__ of a key). If the dict changed meanwhile, it starts
 * over.
 */
#include "lang/object/dict.h"

#define SMALL 8u
#define FREE (-1)
#define DUMMY (-2)
#define START_OVER (-3)
#define PERTURB_SHIFT 5

static void new_version(sy_vm *vm, sy_dict *dict) {
    vm->next_version++;
    vm->next_version += vm->next_version == 0;
    dict->version = vm->next_version;
}

/* --- Lookup ------------------------------------------------------------------------------- */

/* One step of the search for an unequal place. */
static inline size_t next_place(size_t i, uint64_t *perturb, uint32_t mask) {
    *perturb >>= PERTURB_SHIFT;
    return (size_t)(i * 5 + *perturb + 1) & mask;
}

/* Is e, which is not identical, the entry of this exact str? Keys that are no exact strs do not
 * match; *foreign is set if one has the same hash. */
static bool is_str_entry(const sy_dict_entry *e, const sy_type *str_type, sy_value key,
                         uint64_t hash, bool *foreign) {
    if (e->hash != hash || e->key == SY_NULL) {
        return false;
    }
    if (!syi_is_type(e->key, str_type)) {
        *foreign = true;
        return false;
    }
    return syi_str_equal(syi_to_str(e->key), syi_to_str(key));
}

/* The strs of programs are interned: most searches end at the identical key. */
static int64_t find_str_small(const sy_dict *dict, const sy_type *str_type, sy_value key,
                              uint64_t hash, bool *foreign) {
    uint32_t n = dict->used;
    for (uint32_t i = 0; i < n; i++) {
        if (dict->entries[i].key == key) {
            return i;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        if (is_str_entry(&dict->entries[i], str_type, key, hash, foreign)) {
            return i;
        }
    }
    return SY_DICT_ABSENT;
}

/* The entry of an exact str, found without any call back. */
static int64_t find_str(const sy_dict *dict, const sy_type *str_type, sy_value key,
                        uint64_t hash, bool *foreign) {
    if (dict->index == NULL) {
        return find_str_small(dict, str_type, key, hash, foreign);
    }
    size_t place = (size_t)hash & dict->mask;
    uint64_t perturb = hash;
    int32_t i;
    while ((i = dict->index[place]) != FREE) {
        if (i >= 0) {
            const sy_dict_entry *e = &dict->entries[i];
            if (e->key == key || is_str_entry(e, str_type, key, hash, foreign)) {
                return i;
            }
        }
        place = next_place(place, &perturb, dict->mask);
    }
    return SY_DICT_ABSENT;
}

/* Compares the key with entry i. 1, 0, -1, START_OVER when the dict changed. */
static int compare_entry(sy_vm *vm, sy_dict *dict, uint32_t i, sy_value key) {
    uint32_t version = dict->version;
    int equal = syi_key_equal(vm, dict->entries[i].key, key);
    return equal >= 0 && dict->version != version ? START_OVER : equal;
}

/* compare_entry for an entry that may be of another hash or a hole. */
static inline int check_entry(sy_vm *vm, sy_dict *dict, uint32_t i, sy_value key,
                              uint64_t hash) {
    const sy_dict_entry *e = &dict->entries[i];
    if (e->hash != hash || e->key == SY_NULL) {
        return 0;
    }
    return e->key == key ? 1 : compare_entry(vm, dict, i, key);
}

static int64_t outcome(int equal, int64_t i) {
    return equal == 1 ? i : equal == -1 ? SY_DICT_FAILED : START_OVER;
}

static int64_t search_small(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash) {
    for (uint32_t i = 0; i < dict->used; i++) {
        int equal = check_entry(vm, dict, i, key, hash);
        if (equal != 0) {
            return outcome(equal, i);
        }
    }
    return SY_DICT_ABSENT;
}

/* One pass over the places for the hash. */
static int64_t search(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash) {
    if (dict->index == NULL) {
        return search_small(vm, dict, key, hash);
    }
    size_t place = (size_t)hash & dict->mask;
    uint64_t perturb = hash;
    int32_t i;
    while ((i = dict->index[place]) != FREE) {
        int equal = i < 0 ? 0 : check_entry(vm, dict, (uint32_t)i, key, hash);
        if (equal != 0) {
            return outcome(equal, i);
        }
        place = next_place(place, &perturb, dict->mask);
    }
    return SY_DICT_ABSENT;
}

int64_t syi_dict_lookup(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash) {
    if (dict->length == 0) {
        return SY_DICT_ABSENT;
    }
    if (syi_is_type(key, vm->types.str)) {
        bool foreign = false;
        int64_t i = find_str(dict, vm->types.str, key, hash, &foreign);
        if (i >= 0 || !foreign) {
            return i;
        }
    }
    int64_t i;
    do {
        i = search(vm, dict, key, hash);
    } while (i == START_OVER);
    return i;
}

/* --- Growth ------------------------------------------------------------------------------- */

/* Entries an index table of this size may have. */
static uint32_t usable(uint32_t size) {
    return (uint32_t)((uint64_t)size * 2 / 3);
}

static uint32_t index_size_for(uint32_t capacity) {
    uint32_t size = 16;
    while (usable(size) < capacity) {
        size *= 2;
    }
    return size;
}

/* Puts entry i into the first free place; no equal key is there. */
static void index_insert(sy_dict *dict, uint64_t hash, uint32_t i) {
    size_t place = (size_t)hash & dict->mask;
    uint64_t perturb = hash;
    while (dict->index[place] != FREE) {
        place = next_place(place, &perturb, dict->mask);
    }
    dict->index[place] = (int32_t)i;
    dict->head.aux++;
}

static size_t index_bytes(const sy_dict *dict) {
    return dict->index == NULL ? 0 : ((size_t)dict->mask + 1) * sizeof *dict->index;
}

static void release(sy_vm *vm, sy_dict *dict) {
    syi_mem_resize(vm, dict->index, index_bytes(dict), 0);
    syi_mem_resize(vm, dict->entries, (size_t)dict->capacity * sizeof *dict->entries, 0);
    dict->index = NULL;
    dict->entries = NULL;
    dict->mask = dict->capacity = dict->used = dict->length = dict->head.aux = 0;
}

static void rebuild_index(sy_dict *dict) {
    memset(dict->index, 0xff, index_bytes(dict));
    dict->head.aux = 0;
    for (uint32_t i = 0; i < dict->used; i++) {
        index_insert(dict, dict->entries[i].hash, i);
    }
}

/* Closes the holes. */
static void compact(sy_vm *vm, sy_dict *dict) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < dict->used; i++) {
        if (dict->entries[i].key != SY_NULL) {
            dict->entries[n++] = dict->entries[i];
        }
    }
    dict->used = n;
    if (dict->index != NULL) {
        rebuild_index(dict);
    }
    new_version(vm, dict);
}

/* A table for `capacity` entries, without holes. */
static bool resize(sy_vm *vm, sy_dict *dict, uint64_t capacity) {
    if (capacity > SY_MAX_ITEMS / 4) {
        syi_raise_memory(vm);
        return false;
    }
    uint32_t size = capacity <= SMALL ? 0 : index_size_for((uint32_t)capacity);
    uint32_t n = size == 0 ? (uint32_t)capacity : usable(size);
    int32_t *index = NULL;
    if (size > 0) {
        index = syi_mem_resize(vm, NULL, 0, size * sizeof *index);
        if (index == NULL) {
            return false;
        }
    }
    if (dict->used > dict->length) {
        compact(vm, dict);
    }
    sy_dict_entry *entries = syi_mem_resize(vm, dict->entries, dict->capacity * sizeof *entries,
                                            n * sizeof *entries);
    if (entries == NULL) {
        syi_mem_resize(vm, index, size * sizeof *index, 0);
        return false;
    }
    syi_mem_resize(vm, dict->index, index_bytes(dict), 0);
    dict->entries = entries;
    dict->capacity = n;
    dict->index = index;
    dict->mask = size == 0 ? 0 : size - 1;
    dict->head.aux = 0;
    if (index != NULL) {
        rebuild_index(dict);
    }
    new_version(vm, dict);
    return true;
}

/* Room for one more entry. */
static bool make_room(sy_vm *vm, sy_dict *dict) {
    if (dict->used < dict->capacity && dict->head.aux < dict->capacity) {
        return true;
    }
    if (dict->capacity == 0) {
        return resize(vm, dict, SMALL);
    }
    if (dict->length <= dict->capacity / 2) {
        /* Mostly holes: the same memory will do. */
        compact(vm, dict);
        return true;
    }
    return resize(vm, dict, dict->length < SMALL ? SMALL : (uint64_t)dict->length * 2);
}

bool syi_dict_reserve(sy_vm *vm, sy_dict *dict, uint64_t more) {
    uint64_t needed = dict->used + more;
    if (needed <= dict->capacity && dict->head.aux + more <= dict->capacity) {
        return true;
    }
    return resize(vm, dict, dict->length + more);
}

/* --- Change ------------------------------------------------------------------------------- */

bool syi_dict_append(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash, sy_value value) {
    if (!make_room(vm, dict)) {
        return false;
    }
    uint32_t i = dict->used++;
    dict->entries[i] = (sy_dict_entry){hash, key, value};
    dict->length++;
    if (dict->index != NULL) {
        index_insert(dict, hash, i);
    }
    new_version(vm, dict);
    return true;
}

static void unlink_index(sy_dict *dict, uint32_t i) {
    if (dict->index == NULL) {
        return;
    }
    uint64_t perturb = dict->entries[i].hash;
    size_t place = (size_t)perturb & dict->mask;
    while (dict->index[place] != (int32_t)i) {
        place = next_place(place, &perturb, dict->mask);
    }
    dict->index[place] = DUMMY;
}

void syi_dict_remove_entry(sy_vm *vm, sy_dict *dict, uint32_t i) {
    unlink_index(dict, i);
    dict->entries[i].key = dict->entries[i].value = SY_NULL;
    dict->length--;
    new_version(vm, dict);
}

bool syi_dict_pop_last(sy_vm *vm, sy_dict *dict, sy_value *key, sy_value *value) {
    if (dict->length == 0) {
        return false;
    }
    uint32_t i = dict->used - 1;
    while (dict->entries[i].key == SY_NULL) {
        i--;
    }
    *key = dict->entries[i].key;
    *value = dict->entries[i].value;
    syi_dict_remove_entry(vm, dict, i);
    dict->used = i;
    return true;
}

sy_value syi_dict_new(sy_vm *vm) {
    return sy_from_pointer(syi_object_new(vm, vm->types.dict, sizeof(sy_dict)));
}

bool syi_dict_set_hashed(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash,
                         sy_value value) {
    int64_t i = syi_dict_lookup(vm, dict, key, hash);
    if (i >= 0) {
        dict->entries[i].value = value;
        return true;
    }
    return i == SY_DICT_ABSENT && syi_dict_append(vm, dict, key, hash, value);
}

bool syi_dict_set(sy_vm *vm, sy_dict *dict, sy_value key, sy_value value) {
    uint64_t hash;
    return syi_key_hash(vm, key, &hash) && syi_dict_set_hashed(vm, dict, key, hash, value);
}

sy_value syi_dict_get_hashed(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash) {
    int64_t i = syi_dict_lookup(vm, dict, key, hash);
    return i < 0 ? SY_NULL : dict->entries[i].value;
}

sy_value syi_dict_get(sy_vm *vm, sy_dict *dict, sy_value key) {
    uint64_t hash;
    return syi_key_hash(vm, key, &hash) ? syi_dict_get_hashed(vm, dict, key, hash) : SY_NULL;
}

sy_value syi_dict_take(sy_vm *vm, sy_dict *dict, sy_value key) {
    uint64_t hash;
    if (!syi_key_hash(vm, key, &hash)) {
        return SY_NULL;
    }
    int64_t i = syi_dict_lookup(vm, dict, key, hash);
    if (i < 0) {
        return SY_NULL;
    }
    sy_value value = dict->entries[i].value;
    syi_dict_remove_entry(vm, dict, (uint32_t)i);
    return value;
}

int syi_dict_delete(sy_vm *vm, sy_dict *dict, sy_value key) {
    if (syi_dict_take(vm, dict, key) != SY_NULL) {
        return 1;
    }
    return syi_failed(vm) ? -1 : 0;
}

void syi_dict_clear(sy_vm *vm, sy_dict *dict) {
    release(vm, dict);
    new_version(vm, dict);
}

/* --- Keys that are interned strs ---------------------------------------------------------- */

sy_dict_entry *syi_dict_find_str(sy_dict *dict, sy_value key) {
    if (dict->length == 0) {
        return NULL;
    }
    bool foreign = false;
    const sy_str *s = syi_to_str(key);
    int64_t i = find_str(dict, s->head.type, key, s->hash, &foreign);
    return i < 0 ? NULL : &dict->entries[i];
}

sy_value syi_dict_get_str(sy_dict *dict, sy_value key) {
    const sy_dict_entry *e = syi_dict_find_str(dict, key);
    return e == NULL ? SY_NULL : e->value;
}

bool syi_dict_set_str(sy_vm *vm, sy_dict *dict, sy_value key, sy_value value) {
    sy_dict_entry *e = syi_dict_find_str(dict, key);
    if (e != NULL) {
        e->value = value;
        return true;
    }
    return syi_dict_append(vm, dict, key, syi_to_str(key)->hash, value);
}

sy_value syi_dict_get_cstr(sy_vm *vm, sy_dict *dict, const char *key) {
    sy_value name = syi_intern_cstr(vm, key);
    return name == SY_NULL ? SY_NULL : syi_dict_get_str(dict, name);
}

bool syi_dict_set_cstr(sy_vm *vm, sy_dict *dict, const char *key, sy_value value) {
    sy_value name = syi_intern_cstr(vm, key);
    return name != SY_NULL && syi_dict_set_str(vm, dict, name, value);
}

/* --- Whole dicts -------------------------------------------------------------------------- */

bool syi_dict_next(const sy_dict *dict, uint32_t *position, sy_value *key, sy_value *value) {
    uint32_t i = *position;
    while (i < dict->used && dict->entries[i].key == SY_NULL) {
        i++;
    }
    if (i >= dict->used) {
        *position = i;
        return false;
    }
    *key = dict->entries[i].key;
    *value = dict->entries[i].value;
    *position = i + 1;
    return true;
}

/* Fills an empty dict with what another one has, comparing nothing. */
static bool copy_entries(sy_vm *vm, sy_dict *to, const sy_dict *from) {
    if (from->length == 0) {
        return true;
    }
    if (!syi_dict_reserve(vm, to, from->length)) {
        return false;
    }
    for (uint32_t i = 0; i < from->used; i++) {
        const sy_dict_entry *e = &from->entries[i];
        if (e->key != SY_NULL) {
            if (to->index != NULL) {
                index_insert(to, e->hash, to->used);
            }
            to->entries[to->used++] = *e;
        }
    }
    to->length = to->used;
    new_version(vm, to);
    return true;
}

sy_value syi_dict_copy(sy_vm *vm, sy_dict *dict) {
    sy_value copy = syi_dict_new(vm);
    return copy != SY_NULL && copy_entries(vm, syi_to_dict(copy), dict) ? copy : SY_NULL;
}

static bool merge_dict(sy_vm *vm, sy_dict *dict, sy_dict *other, bool replace) {
    if (other == dict || other->length == 0) {
        return true;
    }
    if (dict->length == 0 && dict->used == 0 && dict->head.aux == 0) {
        return copy_entries(vm, dict, other);
    }
    uint32_t length = other->length;
    sy_value keep[3] = {sy_from_pointer(dict), SY_NULL, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 3);
    bool ok = true;
    for (uint32_t i = 0; ok && i < other->used; i++) {
        sy_dict_entry e = other->entries[i];
        if (e.key == SY_NULL) {
            continue;
        }
        keep[1] = e.key;
        keep[2] = e.value;
        int64_t at = syi_dict_lookup(vm, dict, e.key, e.hash);
        if (at >= 0) {
            if (replace) {
                dict->entries[at].value = e.value;
            }
        } else {
            ok = at == SY_DICT_ABSENT && syi_dict_append(vm, dict, e.key, e.hash, e.value);
        }
        if (ok && other->length != length) {
            syi_raise(vm, vm->types.RuntimeError, "dict mutated during update");
            ok = false;
        }
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

/* other[key] for each of other.keys(). */
static bool merge_mapping(sy_vm *vm, sy_dict *dict, sy_value other, bool replace) {
    sy_value keep[4] = {sy_from_pointer(dict), SY_NULL, SY_NULL, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 4);
    sy_value keys = syi_call_method(vm, other, vm->names.keys, NULL, 0);
    sy_value it = keys == SY_NULL ? SY_NULL : syi_iter(vm, keys);
    keep[1] = it;
    bool ok = it != SY_NULL;
    sy_value key;
    while (ok && (key = syi_next(vm, it)) != SY_NULL) {
        keep[2] = key;
        if (!replace) {
            sy_value old = syi_dict_get(vm, dict, key);
            ok = !syi_failed(vm);
            if (!ok || old != SY_NULL) {
                continue;
            }
        }
        sy_value value = syi_getitem(vm, other, key);
        keep[3] = value;
        ok = value != SY_NULL && syi_dict_set(vm, dict, key, value);
    }
    syi_roots_leave(vm, &roots);
    return ok && !syi_failed(vm);
}

bool syi_dict_merge(sy_vm *vm, sy_dict *dict, sy_value other, bool replace) {
    /* A subclass with its own __iter__ or keys() goes the way of any mapping. */
    if (syi_is_dict(other) &&
        (syi_is_type(other, vm->types.dict) ||
         (syi_special(vm, syi_type_of(vm, other), SY_SPECIAL_ITER) == SY_NULL &&
          !syi_failed(vm)))) {
        return merge_dict(vm, dict, syi_to_dict(other), replace);
    }
    if (syi_failed(vm) || syi_need_driver(vm)) {
        return false;
    }
    return merge_mapping(vm, dict, other, replace);
}

/* One element of an iterable of pairs. */
static bool add_pair(sy_vm *vm, sy_dict *dict, sy_value item, int64_t number) {
    sy_value keep[2] = {item, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 2);
    sy_value pair = item;
    if (!syi_is_type(item, vm->types.tuple) && !syi_is_type(item, vm->types.list)) {
        bool again = !syi_is_plain_iterable(vm, item) && syi_need_driver(vm);
        pair = again ? SY_NULL : syi_list_from_iterable(vm, item);
        if (pair == SY_NULL && syi_exc_matches(vm, vm->types.TypeError)) {
            syi_clear(vm);
            syi_raise(vm, vm->types.TypeError,
                      "cannot convert dictionary update sequence element #%lld to a sequence",
                      (long long)number);
        }
        keep[1] = pair;
    }
    bool ok = pair != SY_NULL;
    if (ok && syi_sequence_length(pair) != 2) {
        syi_raise(vm, vm->types.ValueError,
                  "dictionary update sequence element #%lld has length %lld; 2 is required",
                  (long long)number, (long long)syi_sequence_length(pair));
        ok = false;
    }
    ok = ok && syi_dict_set(vm, dict, syi_sequence_item(pair, 0), syi_sequence_item(pair, 1));
    syi_roots_leave(vm, &roots);
    return ok;
}

static bool merge_pairs(sy_vm *vm, sy_dict *dict, sy_value iterable) {
    if (!syi_is_plain_iterable(vm, iterable) && syi_need_driver(vm)) {
        return false;
    }
    sy_value keep[2] = {sy_from_pointer(dict), SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 2);
    sy_value it = syi_iter(vm, iterable);
    keep[1] = it;
    bool ok = it != SY_NULL;
    sy_value item;
    for (int64_t n = 0; ok && (item = syi_next(vm, it)) != SY_NULL; n++) {
        ok = add_pair(vm, dict, item, n);
    }
    syi_roots_leave(vm, &roots);
    return ok && !syi_failed(vm);
}

bool syi_dict_update(sy_vm *vm, sy_dict *dict, sy_value other) {
    if (syi_is_dict(other)) {
        return syi_dict_merge(vm, dict, other, true);
    }
    sy_value keys = syi_getattr_optional(vm, other, vm->names.keys);
    if (syi_failed(vm)) {
        return false;
    }
    return keys != SY_NULL ? syi_dict_merge(vm, dict, other, true)
                           : merge_pairs(vm, dict, other);
}

/* --- Slots that belong to the table ------------------------------------------------------- */

void syi_dict_visit(void *self, sy_visitor *v) {
    const sy_dict *dict = self;
    for (uint32_t i = 0; i < dict->used; i++) {
        syi_visit(v, dict->entries[i].key);
        syi_visit(v, dict->entries[i].value);
    }
}

void syi_dict_free(sy_vm *vm, void *self) {
    release(vm, self);
}
