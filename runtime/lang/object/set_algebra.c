/* SPDX-License-Identifier: MIT
 *
 * The algebra of sets. Which operand is walked, and when a table is copied or rebuilt, follows
 * CPython, because that decides in which order the members of the result come out.
 *
 * Functions that build a new set can be run again; those that change one leave the loop first
 * where walking the operand could run language code or use it up.
 */
#include "lang/object/dict.h"
#include "lang/object/set.h"

static sy_type *base_type(sy_vm *vm, sy_value a) {
    sy_type *type = sy_to_object(a)->type;
    return type == vm->types.frozenset || syi_is_subtype(type, vm->types.frozenset)
               ? vm->types.frozenset
               : vm->types.set;
}

/* The members of `iterable` in a new set of a's builtin type. */
static sy_value new_like(sy_vm *vm, sy_value a, sy_value iterable) {
    sy_value result = syi_set_new(vm, base_type(vm, a));
    return result != SY_NULL && (iterable == SY_NULL || syi_set_update(vm, result, iterable))
               ? result
               : SY_NULL;
}

sy_value syi_set_copy(sy_vm *vm, sy_value a) {
    return new_like(vm, a, a);
}

sy_value syi_set_union(sy_vm *vm, sy_value a, sy_value b) {
    sy_value result = new_like(vm, a, a);
    if (result == SY_NULL || a == b) {
        return result;
    }
    return syi_set_update(vm, result, b) ? result : SY_NULL;
}

/* --- Walking an operand ------------------------------------------------------------------- */

/* What is done with each member of the operand. False: failed. */
typedef bool (*member_fn)(sy_vm *vm, void *state, sy_value key, uint64_t hash);

static bool walk_set(sy_vm *vm, const sy_set *set, member_fn fn, void *state, sy_value *key) {
    uint32_t position = 0;
    const sy_set_entry *e;
    bool ok = true;
    while (ok && (e = syi_set_step(set, &position)) != NULL) {
        *key = e->key;
        ok = fn(vm, state, e->key, e->hash);
    }
    return ok;
}

static bool walk_dict(sy_vm *vm, const sy_dict *dict, member_fn fn, void *state,
                      sy_value *key) {
    bool ok = true;
    for (uint32_t i = 0; ok && i < dict->used; i++) {
        sy_dict_entry e = dict->entries[i];
        if (e.key != SY_NULL) {
            *key = e.key;
            ok = fn(vm, state, e.key, e.hash);
        }
    }
    return ok;
}

static bool walk_iterator(sy_vm *vm, sy_value iterator, member_fn fn, void *state,
                          sy_value *key) {
    bool ok = true;
    sy_value item;
    while (ok && (item = syi_next(vm, iterator)) != SY_NULL) {
        *key = item;
        uint64_t hash;
        ok = syi_key_hash(vm, item, &hash) && fn(vm, state, item, hash);
    }
    return ok && !syi_failed(vm);
}

/* Calls fn for each member of b; b, `keep` (two values) and the member are rooted meanwhile. */
static bool walk(sy_vm *vm, sy_value b, member_fn fn, void *state, const sy_value *keep) {
    if (!syi_is_set(b) && !syi_is_plain_iterable(vm, b) && syi_need_driver(vm)) {
        return false;
    }
    sy_value values[5] = {keep[0], keep[1], SY_NULL, SY_NULL, b};
    sy_roots roots;
    syi_roots_enter(vm, &roots, values, 5);
    bool ok;
    if (syi_is_set(b)) {
        ok = walk_set(vm, syi_to_set(b), fn, state, &values[3]);
    } else if (syi_is_type(b, vm->types.dict)) {
        ok = walk_dict(vm, syi_to_dict(b), fn, state, &values[3]);
    } else {
        values[2] = syi_iter(vm, b);
        ok = values[2] != SY_NULL && walk_iterator(vm, values[2], fn, state, &values[3]);
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

/* --- Intersection ------------------------------------------------------------------------- */

typedef struct selection {
    sy_set *other;
    sy_dict *other_dict; /* in place of other */
    sy_set *result;
    bool wanted; /* take those that are, or those that are not, in other */
} selection;

static bool select_member(sy_vm *vm, void *state, sy_value key, uint64_t hash) {
    const selection *s = state;
    int in;
    if (s->other_dict != NULL) {
        int64_t i = syi_dict_lookup(vm, s->other_dict, key, hash);
        in = i == SY_DICT_FAILED ? -1 : i >= 0;
    } else {
        in = syi_set_contains_hashed(vm, s->other, key, hash);
    }
    if (in < 0) {
        return false;
    }
    return (in > 0) != s->wanted || syi_set_add_hashed(vm, s->result, key, hash);
}

sy_value syi_set_intersection(sy_vm *vm, sy_value a, sy_value b) {
    if (a == b) {
        return syi_set_copy(vm, a);
    }
    sy_value result = new_like(vm, a, SY_NULL);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    if (syi_is_set(b) && syi_to_set(b)->used > syi_to_set(a)->used) {
        sy_value larger = b;
        b = a;
        a = larger;
    }
    selection s = {syi_to_set(a), NULL, syi_to_set(result), true};
    sy_value keep[2] = {a, result};
    return walk(vm, b, select_member, &s, keep) ? result : SY_NULL;
}

bool syi_set_intersection_update(sy_vm *vm, sy_value a, sy_value b) {
    sy_value result = syi_set_intersection(vm, a, b);
    if (result == SY_NULL) {
        return false;
    }
    syi_set_swap(syi_to_set(a), syi_to_set(result));
    return true;
}

/* --- Difference --------------------------------------------------------------------------- */

static bool discard_member(sy_vm *vm, void *state, sy_value key, uint64_t hash) {
    return syi_set_discard_hashed(vm, state, key, hash) >= 0;
}

bool syi_set_difference_update(sy_vm *vm, sy_value a, sy_value b) {
    sy_set *set = syi_to_set(a);
    if (a == b) {
        syi_set_clear(vm, a);
        return true;
    }
    sy_value keep[2] = {a, SY_NULL};
    if (syi_is_set(b) && syi_to_set(b)->used >> 3 > set->used) {
        b = syi_set_intersection(vm, a, b);
        if (b == SY_NULL) {
            return false;
        }
        keep[1] = b;
    }
    if (!walk(vm, b, discard_member, set, keep)) {
        return false;
    }
    if (set->fill - set->used <= set->mask / 4) {
        return true;
    }
    return syi_set_resize(
        vm, set, set->used > 50000 ? (uint64_t)set->used * 2 : (uint64_t)set->used * 4);
}

static sy_value copy_and_discard(sy_vm *vm, sy_value a, sy_value b) {
    sy_value result = syi_set_copy(vm, a);
    return result != SY_NULL && syi_set_difference_update(vm, result, b) ? result : SY_NULL;
}

sy_value syi_set_difference(sy_vm *vm, sy_value a, sy_value b) {
    bool dict = syi_is_type(b, vm->types.dict);
    if (!dict && !syi_is_set(b)) {
        return copy_and_discard(vm, a, b);
    }
    uint32_t other_size = dict ? syi_to_dict(b)->length : syi_to_set(b)->used;
    if (syi_to_set(a)->used >> 2 > other_size) {
        return copy_and_discard(vm, a, b);
    }
    sy_value result = new_like(vm, a, SY_NULL);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    selection s = {dict ? NULL : syi_to_set(b), dict ? syi_to_dict(b) : NULL,
                   syi_to_set(result), false};
    sy_value keep[2] = {b, result};
    return walk(vm, a, select_member, &s, keep) ? result : SY_NULL;
}

/* --- Symmetric difference ----------------------------------------------------------------- */

static bool toggle_member(sy_vm *vm, void *state, sy_value key, uint64_t hash) {
    int removed = syi_set_discard_hashed(vm, state, key, hash);
    return removed > 0 || (removed == 0 && syi_set_add_hashed(vm, state, key, hash));
}

bool syi_set_toggle(sy_vm *vm, sy_value a, sy_value b) {
    sy_value keep[2] = {a, SY_NULL};
    if (!syi_is_set(b) && !syi_is_type(b, vm->types.dict)) {
        b = new_like(vm, a, b);
        if (b == SY_NULL) {
            return false;
        }
        keep[1] = b;
    }
    return walk(vm, b, toggle_member, syi_to_set(a), keep);
}

bool syi_set_symmetric_difference_update(sy_vm *vm, sy_value a, sy_value b) {
    if (a == b) {
        syi_set_clear(vm, a);
        return true;
    }
    return !syi_need_driver(vm) && syi_set_toggle(vm, a, b);
}

sy_value syi_set_symmetric_difference(sy_vm *vm, sy_value a, sy_value b) {
    sy_value result = new_like(vm, a, b);
    return result != SY_NULL && syi_set_toggle(vm, result, a) ? result : SY_NULL;
}

/* --- Questions ---------------------------------------------------------------------------- */

/* A walk that ends early: state and what was found. */
typedef struct question {
    sy_set *set;
    bool expected; /* ends at the first member for which being in the set is not this */
    bool ended;
} question;

static bool ask_member(sy_vm *vm, void *state, sy_value key, uint64_t hash) {
    question *q = state;
    int in = syi_set_contains_hashed(vm, q->set, key, hash);
    if (in < 0) {
        return false;
    }
    q->ended = (in > 0) != q->expected;
    return !q->ended;
}

/* Is every member of b in the set (or, not expected, none)? 1, 0, -1. */
static int ask(sy_vm *vm, sy_value set, sy_value b, bool expected) {
    question q = {syi_to_set(set), expected, false};
    sy_value keep[2] = {set, SY_NULL};
    bool all = walk(vm, b, ask_member, &q, keep);
    return all ? 1 : q.ended ? 0 : -1;
}

int syi_set_issubset(sy_vm *vm, sy_value a, sy_value b) {
    if (!syi_is_set(b)) {
        sy_value common = syi_set_intersection(vm, a, b);
        return common == SY_NULL ? -1 : syi_to_set(common)->used == syi_to_set(a)->used;
    }
    return syi_to_set(a)->used > syi_to_set(b)->used ? 0 : ask(vm, b, a, true);
}

int syi_set_issuperset(sy_vm *vm, sy_value a, sy_value b) {
    return syi_is_set(b) ? syi_set_issubset(vm, b, a) : ask(vm, a, b, true);
}

int syi_set_isdisjoint(sy_vm *vm, sy_value a, sy_value b) {
    if (a == b) {
        return syi_to_set(a)->used == 0;
    }
    if (syi_is_set(b) && syi_to_set(b)->used > syi_to_set(a)->used) {
        return ask(vm, b, a, false);
    }
    return ask(vm, a, b, false);
}
