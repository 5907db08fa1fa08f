/* SPDX-License-Identifier: MIT
 *
 * What the files of the module `_itertools` share. All its iterators have one layout; what the
 * fields mean is said where each type is defined.
 *
 * An iterator whose sources run no language code has SY_ITERATES_PLAINLY in head.aux and may be
 * stepped inside the loop; the others leave the loop before they use anything up.
 */
#ifndef SY_LANG_MODULES_ITERTOOLS_ITERTOOLS_H
#define SY_LANG_MODULES_ITERTOOLS_ITERTOOLS_H

#include "lang/modules/modules.h"
#include "lang/object/container_internal.h"

typedef struct sy_itertool {
    sy_object head;
    sy_value source;
    sy_value a, b, c;
    int64_t i, j, k;
    uint32_t *indices; /* from the runtime's allocator */
    uint32_t index_count, r;
    bool started, ended;
} sy_itertool;

static inline sy_itertool *syi_itertool(sy_value v) {
    return (sy_itertool *)sy_to_object(v);
}

/* True, with the retry asked for, when the step may not be made inside the loop. */
static inline bool syi_itertool_leaves(sy_vm *vm, const sy_itertool *it) {
    return (it->head.aux & SY_ITERATES_PLAINLY) == 0 && syi_need_driver(vm);
}

/* An object of the type with iter(iterable) as its source; plain if that is. */
sy_itertool *syi_itertool_over(sy_vm *vm, sy_type *type, sy_value iterable);
sy_itertool *syi_itertool_new(sy_vm *vm, sy_type *type);
/* Room for n indices, uninitialised. */
bool syi_itertool_indices(sy_vm *vm, sy_itertool *it, uint64_t n);
void syi_itertool_visit(void *self, sy_visitor *v);
void syi_itertool_free(sy_vm *vm, void *self);
/* The tuple of the items of `pool` at the indices. */
sy_value syi_itertool_pick(sy_vm *vm, sy_value pool, const uint32_t *indices, uint32_t n);

/* (type, args) for copy and pickle. */
sy_value syi_itertool_reduce(sy_vm *vm, sy_value self, const sy_value *args, size_t n);

#define SY_ITERTOOL(type_name, create_function, next_function, ...)                            \
    {                                                                                          \
        .name = "itertools." type_name, .size = sizeof(sy_itertool),                           \
        .flags = SY_TYPE_ITERATES_BY_AUX,                                                      \
        .slots = {.visit = syi_itertool_visit,                                                 \
                  .free = syi_itertool_free,                                                   \
                  .iter = syi_iter_self,                                                       \
                  .next = next_function,                                                       \
                  .create = create_function},                                                  \
        __VA_ARGS__                                                                            \
    }

extern const sy_type_def syi_itertools_product, syi_itertools_permutations,
    syi_itertools_combinations, syi_itertools_with_replacement, syi_itertools_groupby,
    syi_itertools_grouper, syi_itertools_tee;

/* tee(iterable, n=2) */
sy_value syi_itertools_tee_function(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames);

#endif
