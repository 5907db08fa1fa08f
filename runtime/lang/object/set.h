/* SPDX-License-Identifier: MIT
 *
 * The table of sets and the algebra over it, for the files of the set and of dict views.
 */
#ifndef SY_LANG_SET_H
#define SY_LANG_SET_H

#include "lang/object/args.h"
#include "lang/object/container_internal.h"

typedef struct sy_set_entry {
    sy_value key; /* SY_NULL: never used; SY_SET_DUMMY: removed */
    uint64_t hash;
} sy_set_entry;

#define SY_SET_DUMMY ((sy_value)8)

typedef struct sy_set {
    sy_object head;
    uint32_t used; /* members */
    uint32_t fill; /* members and dummies */
    uint32_t mask; /* size of the table - 1; 7 while there is no table */
    uint32_t finger;
    sy_set_entry *table; /* NULL: empty */
    uint64_t hash;       /* of a frozenset, once hashed */
    bool hashed;
    uint32_t version; /* counts changes of the table, for lookups that call back */
} sy_set;

static inline sy_set *syi_to_set(sy_value v) {
    return (sy_set *)sy_to_object(v);
}

/* Calls with a hash already known. */
int syi_set_contains_hashed(sy_vm *vm, sy_set *set, sy_value key, uint64_t hash); /* 1, 0, -1 */
bool syi_set_add_hashed(sy_vm *vm, sy_set *set, sy_value key, uint64_t hash);
int syi_set_discard_hashed(sy_vm *vm, sy_set *set, sy_value key, uint64_t hash); /* 1, 0, -1 */
/* Next member from *position on; NULL at the end. */
const sy_set_entry *syi_set_step(const sy_set *set, uint32_t *position);
bool syi_set_resize(sy_vm *vm, sy_set *set, uint64_t more_than);
bool syi_set_merge(sy_vm *vm, sy_set *set, sy_set *other);
/* Any member taken out; SY_NULL: empty. */
sy_value syi_set_pop(sy_set *set);
/* Exchanges the tables. */
void syi_set_swap(sy_set *a, sy_set *b);
void syi_set_visit(void *self, sy_visitor *v);
void syi_set_free(sy_vm *vm, void *self);

/* set_algebra.c. Operands: a is a set, b any iterable; results are new plain sets or frozensets
 * of a's builtin type. */
sy_value syi_set_copy(sy_vm *vm, sy_value a);
sy_value syi_set_union(sy_vm *vm, sy_value a, sy_value b);
sy_value syi_set_intersection(sy_vm *vm, sy_value a, sy_value b);
sy_value syi_set_difference(sy_vm *vm, sy_value a, sy_value b);
sy_value syi_set_symmetric_difference(sy_vm *vm, sy_value a, sy_value b);
bool syi_set_intersection_update(sy_vm *vm, sy_value a, sy_value b);
bool syi_set_difference_update(sy_vm *vm, sy_value a, sy_value b);
bool syi_set_symmetric_difference_update(sy_vm *vm, sy_value a, sy_value b);
/* The same for a set nobody else has seen: may be run again from the start with a new one. */
bool syi_set_toggle(sy_vm *vm, sy_value a, sy_value b);
int syi_set_issubset(sy_vm *vm, sy_value a, sy_value b); /* b any iterable; 1, 0, -1 */
int syi_set_issuperset(sy_vm *vm, sy_value a, sy_value b);
int syi_set_isdisjoint(sy_vm *vm, sy_value a, sy_value b);

extern const sy_fn_def syi_set_methods[];
extern const sy_fn_def syi_frozenset_methods[];

#endif
