/* SPDX-License-Identifier: MIT
 *
 * The hash table of sets: open addressing, a few neighbouring places tried before each jump,
 * sizes and growth as CPython has them, so that sets of ints come out in the order known from
 * there.
 *
 * Invariant: fill (members and dummies) stays below three fifths of the table, so a search
 * always meets an unused place. A lookup may run language code (__eq__); if the table changed
 * meanwhile, it starts over. Removed places are dummies until the next resize.
 */
#include "lang/object/set.h"

#include "lang/object/dict.h"

#define MIN_SIZE 8u
#define LINEAR_PROBES 9u
#define PERTURB_SHIFT 5

static void changed(sy_set *set) {
    set->version++;
}

static uint32_t table_size(const sy_set *set) {
    return set->table == NULL ? 0 : set->mask + 1;
}

static sy_set_entry *new_table(sy_vm *vm, uint32_t size) {
    sy_set_entry *table = syi_mem_resize(vm, NULL, 0, size * sizeof *table);
    if (table != NULL) {
        memset(table, 0, size * sizeof *table);
    }
    return table;
}

static void release(sy_vm *vm, sy_set *set) {
    syi_mem_resize(vm, set->table, table_size(set) * sizeof *set->table, 0);
    set->table = NULL;
    set->mask = MIN_SIZE - 1;
    set->used = set->fill = 0;
    changed(set);
}

static uint32_t neighbours(size_t i, uint32_t mask) {
    return i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

/* Puts a key known to be new into a table without dummies. */
static void insert_clean(sy_set_entry *table, uint32_t mask, sy_value key, uint64_t hash) {
    uint64_t perturb = hash;
    size_t i = (size_t)hash & mask;
    for (;;) {
        sy_set_entry *e = &table[i];
        for (uint32_t probes = neighbours(i, mask) + 1; probes > 0; probes--, e++) {
            if (e->key == SY_NULL) {
                e->key = key;
                e->hash = hash;
                return;
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (size_t)(i * 5 + 1 + perturb) & mask;
    }
}

bool syi_set_resize(sy_vm *vm, sy_set *set, uint64_t more_than) {
    uint64_t size = MIN_SIZE;
    while (size <= more_than) {
        size <<= 1;
    }
    if (size > SY_MAX_ITEMS / 2) {
        syi_raise_memory(vm);
        return false;
    }
    sy_set_entry *table = new_table(vm, (uint32_t)size);
    if (table == NULL) {
        return false;
    }
    uint32_t mask = (uint32_t)size - 1;
    for (uint32_t i = 0; i < table_size(set); i++) {
        const sy_set_entry *e = &set->table[i];
        if (e->key != SY_NULL && e->key != SY_SET_DUMMY) {
            insert_clean(table, mask, e->key, e->hash);
        }
    }
    syi_mem_resize(vm, set->table, table_size(set) * sizeof *set->table, 0);
    set->table = table;
    set->mask = mask;
    set->fill = set->used;
    changed(set);
    return true;
}

/* Compares the key with the entry. 1, 0, -1; 2: the table changed, start over. */
static int compare_entry(sy_vm *vm, sy_set *set, const sy_set_entry *e, sy_value key) {
    uint32_t version = set->version;
    int equal = syi_key_equal(vm, e->key, key);
    return equal >= 0 && set->version != version ? 2 : equal;
}

/* Finds the key's entry or the unused one where it would go; the last dummy met on the way goes
 * to *dummy. 1: found, 0: unused, -1: failed, 2: start over. */
static int search(sy_vm *vm, sy_set *set, sy_value key, uint64_t hash, sy_set_entry **out,
                  sy_set_entry **dummy) {
    uint32_t mask = set->mask;
    uint64_t perturb = hash;
    size_t i = (size_t)hash & mask;
    *dummy = NULL;
    for (;;) {
        sy_set_entry *e = &set->table[i];
        for (uint32_t probes = neighbours(i, mask) + 1; probes > 0; probes--, e++) {
            if (e->key == SY_NULL) {
                *out = e;
                return 0;
            }
            if (e->key == SY_SET_DUMMY) {
                *dummy = e;
            } else if (e->hash == hash) {
                int equal = compare_entry(vm, set, e, key);
                if (equal != 0) {
                    *out = e;
                    return equal;
                }
            }
        }
        perturb >>= PERTURB_SHIFT;
        i = (size_t)(i * 5 + 1 + perturb) & mask;
    }
}

static int find(sy_vm *vm, sy_set *set, sy_value key, uint64_t hash, sy_set_entry **out,
                sy_set_entry **dummy) {
    int found;
    do {
        if (set->table == NULL) {
            *out = *dummy = NULL;
            return 0;
        }
        found = search(vm, set, key, hash, out, dummy);
    } while (found == 2);
    return found;
}

int syi_set_contains_hashed(sy_vm *vm, sy_set *set, sy_value key, uint64_t hash) {
    sy_set_entry *e;
    sy_set_entry *dummy;
    return set->used == 0 ? 0 : find(vm, set, key, hash, &e, &dummy);
}

bool syi_set_add_hashed(sy_vm *vm, sy_set *set, sy_value key, uint64_t hash) {
    sy_set_entry *e;
    sy_set_entry *dummy;
    int found = find(vm, set, key, hash, &e, &dummy);
    if (found != 0) {
        return found > 0;
    }
    if (dummy != NULL) {
        *dummy = (sy_set_entry){key, hash};
        set->used++;
        changed(set);
        return true;
    }
    if (e == NULL) {
        set->table = new_table(vm, MIN_SIZE);
        if (set->table == NULL) {
            return false;
        }
        set->mask = MIN_SIZE - 1;
        e = &set->table[hash & set->mask];
    }
    e->key = key;
    e->hash = hash;
    set->fill++;
    set->used++;
    changed(set);
    if ((uint64_t)set->fill * 5 < (uint64_t)set->mask * 3) {
        return true;
    }
    uint64_t minimum = set->used > 50000 ? (uint64_t)set->used * 2 : (uint64_t)set->used * 4;
    if (syi_set_resize(vm, set, minimum)) {
        return true;
    }
    /* Still the place found above: nothing has moved. */
    e->key = SY_NULL;
    e->hash = 0;
    set->fill--;
    set->used--;
    return false;
}

int syi_set_discard_hashed(sy_vm *vm, sy_set *set, sy_value key, uint64_t hash) {
    sy_set_entry *e;
    sy_set_entry *dummy;
    int found = set->used == 0 ? 0 : find(vm, set, key, hash, &e, &dummy);
    if (found > 0) {
        e->key = SY_SET_DUMMY;
        set->used--;
        changed(set);
    }
    return found;
}

sy_value syi_set_pop(sy_set *set) {
    if (set->used == 0) {
        return SY_NULL;
    }
    uint32_t i = set->finger & set->mask;
    while (set->table[i].key == SY_NULL || set->table[i].key == SY_SET_DUMMY) {
        i = (i + 1) & set->mask;
    }
    sy_value key = set->table[i].key;
    set->table[i].key = SY_SET_DUMMY;
    set->used--;
    set->finger = i + 1;
    changed(set);
    return key;
}

const sy_set_entry *syi_set_step(const sy_set *set, uint32_t *position) {
    uint32_t size = table_size(set);
    for (uint32_t i = *position; i < size; i++) {
        if (set->table[i].key != SY_NULL && set->table[i].key != SY_SET_DUMMY) {
            *position = i + 1;
            return &set->table[i];
        }
    }
    *position = size;
    return NULL;
}

void syi_set_swap(sy_set *a, sy_set *b) {
    sy_set saved = *a;
    a->used = b->used;
    a->fill = b->fill;
    a->mask = b->mask;
    a->table = b->table;
    b->used = saved.used;
    b->fill = saved.fill;
    b->mask = saved.mask;
    b->table = saved.table;
    changed(a);
    changed(b);
}

/* --- Merging a whole set ------------------------------------------------------------------ */

/* Into an empty table, in the order of the other one. */
static void fill_empty(sy_set *set, const sy_set *other) {
    if (set->mask == other->mask && other->fill == other->used) {
        memcpy(set->table, other->table, table_size(other) * sizeof *other->table);
    } else {
        uint32_t position = 0;
        const sy_set_entry *e;
        while ((e = syi_set_step(other, &position)) != NULL) {
            insert_clean(set->table, set->mask, e->key, e->hash);
        }
    }
    set->fill = set->used = other->used;
    changed(set);
}

static bool add_all(sy_vm *vm, sy_set *set, const sy_set *other) {
    sy_value key;
    sy_roots roots;
    syi_roots_enter(vm, &roots, &key, 1);
    uint32_t position = 0;
    const sy_set_entry *e;
    bool ok = true;
    key = SY_NULL;
    while (ok && (e = syi_set_step(other, &position)) != NULL) {
        key = e->key;
        ok = syi_set_add_hashed(vm, set, key, e->hash);
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

bool syi_set_merge(sy_vm *vm, sy_set *set, sy_set *other) {
    if (set == other || other->used == 0) {
        return true;
    }
    uint32_t mask = set->table == NULL ? MIN_SIZE - 1 : set->mask;
    if (((uint64_t)set->fill + other->used) * 5 >= (uint64_t)mask * 3) {
        if (!syi_set_resize(vm, set, ((uint64_t)set->used + other->used) * 2)) {
            return false;
        }
    } else if (set->table == NULL && !syi_set_resize(vm, set, 0)) {
        return false;
    }
    if (set->fill == 0) {
        fill_empty(set, other);
        return true;
    }
    return add_all(vm, set, other);
}

/* --- From C ------------------------------------------------------------------------------- */

sy_value syi_set_new(sy_vm *vm, sy_type *type) {
    sy_set *set = syi_new_instance(vm, type);
    if (set == NULL) {
        return SY_NULL;
    }
    set->mask = MIN_SIZE - 1;
    return sy_from_pointer(set);
}

bool syi_set_add(sy_vm *vm, sy_value set, sy_value item) {
    uint64_t hash;
    return syi_key_hash(vm, item, &hash) && syi_set_add_hashed(vm, syi_to_set(set), item, hash);
}

/* The hash of what is looked up: a set stands for the frozenset with its members. */
static bool sought_hash(sy_vm *vm, sy_value item, uint64_t *hash) {
    if (syi_key_hash(vm, item, hash)) {
        return true;
    }
    if (!syi_is_set(item) || !syi_exc_matches(vm, vm->types.TypeError)) {
        return false;
    }
    syi_clear(vm);
    return syi_type_frozenset.slots.hash(vm, item, hash);
}

int syi_set_contains(sy_vm *vm, sy_value set, sy_value item) {
    uint64_t hash;
    return sought_hash(vm, item, &hash)
               ? syi_set_contains_hashed(vm, syi_to_set(set), item, hash)
               : -1;
}

int syi_set_discard(sy_vm *vm, sy_value set, sy_value item) {
    uint64_t hash;
    return sought_hash(vm, item, &hash)
               ? syi_set_discard_hashed(vm, syi_to_set(set), item, hash)
               : -1;
}

uint32_t syi_set_length(sy_value set) {
    return syi_to_set(set)->used;
}

void syi_set_clear(sy_vm *vm, sy_value set) {
    release(vm, syi_to_set(set));
}

static bool update_from_dict(sy_vm *vm, sy_set *set, sy_dict *dict) {
    if (((uint64_t)set->fill + dict->length) * 5 >= (uint64_t)set->mask * 3 &&
        !syi_set_resize(vm, set, ((uint64_t)set->used + dict->length) * 2)) {
        return false;
    }
    sy_value key = SY_NULL;
    sy_roots roots;
    syi_roots_enter(vm, &roots, &key, 1);
    bool ok = true;
    for (uint32_t i = 0; ok && i < dict->used; i++) {
        sy_dict_entry e = dict->entries[i];
        key = e.key;
        ok = key == SY_NULL || syi_set_add_hashed(vm, set, key, e.hash);
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

static bool update_from_iterator(sy_vm *vm, sy_value set, sy_value iterator) {
    sy_value keep[3] = {set, iterator, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 3);
    sy_next_function next = syi_next_function(vm, iterator);
    bool ok = true;
    sy_value item;
    while (ok && (item = next(vm, iterator)) != SY_NULL) {
        keep[2] = item;
        ok = syi_set_add(vm, set, item);
    }
    syi_roots_leave(vm, &roots);
    return ok && !syi_failed(vm);
}

static bool update_from(sy_vm *vm, sy_value set, sy_value iterable) {
    if (syi_is_set(iterable)) {
        return syi_set_merge(vm, syi_to_set(set), syi_to_set(iterable));
    }
    if (syi_is_type(iterable, vm->types.dict)) {
        return update_from_dict(vm, syi_to_set(set), syi_to_dict(iterable));
    }
    if (!syi_is_plain_iterable(vm, iterable) && syi_need_driver(vm)) {
        return false;
    }
    sy_value iterator = syi_iter(vm, iterable);
    return iterator != SY_NULL && update_from_iterator(vm, set, iterator);
}

bool syi_set_update(sy_vm *vm, sy_value set, sy_value iterable) {
    sy_roots roots;
    syi_roots_enter(vm, &roots, &set, 1);
    bool ok = update_from(vm, set, iterable);
    syi_roots_leave(vm, &roots);
    return ok;
}

/* --- Slots that belong to the table ------------------------------------------------------- */

void syi_set_visit(void *self, sy_visitor *v) {
    const sy_set *set = self;
    for (uint32_t i = 0; i < table_size(set); i++) {
        if (set->table[i].key != SY_SET_DUMMY) {
            syi_visit(v, set->table[i].key);
        }
    }
}

void syi_set_free(sy_vm *vm, void *self) {
    sy_set *set = self;
    syi_mem_resize(vm, set->table, table_size(set) * sizeof *set->table, 0);
}
