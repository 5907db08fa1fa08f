/* SPDX-License-Identifier: MIT
 *
 * The iterators of `_itertools` that keep a pool (product, permutations, combinations), groupby
 * and tee.
 */
#include "lang/modules/itertools/itertools.h"

#include "lang/object/args.h"

/* --- product: a the tuple of pools, each a tuple; indices into them. --- */

/* The keyword repeat; false: failed. */
static bool product_repeat(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames,
                           int64_t *repeat) {
    uint32_t keywords = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    for (uint32_t i = 0; i < keywords; i++) {
        sy_value name = syi_to_tuple(kwnames)->items[i];
        if (!syi_str_is(name, "repeat")) {
            syi_raise(vm, vm->types.TypeError,
                      "'%U' is an invalid keyword argument for product()", name);
            return false;
        }
        if (!syi_as_int64(vm, args[nargs + (int)i], repeat)) {
            return false;
        }
        if (*repeat < 0) {
            syi_raise(vm, vm->types.ValueError, "repeat argument cannot be negative");
            return false;
        }
    }
    return true;
}

static sy_value product_pools(sy_vm *vm, const sy_value *args, uint64_t given, uint64_t n) {
    if (n > SY_MAX_ITEMS) {
        return syi_raise_memory(vm);
    }
    sy_value pools = syi_tuple_new(vm, NULL, (size_t)n);
    if (pools == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &pools, 1);
    sy_value *items = syi_to_tuple(pools)->items;
    bool ok = true;
    for (uint64_t i = 0; ok && i < n; i++) {
        items[i] = i < given ? syi_tuple_from_iterable(vm, args[i]) : items[i - given];
        ok = items[i] != SY_NULL;
    }
    syi_roots_leave(vm, &roots);
    return ok ? pools : SY_NULL;
}

static sy_value product_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    int64_t repeat = 1;
    if (!product_repeat(vm, args, nargs, kwnames, &repeat)) {
        return SY_NULL;
    }
    /* A second iterable that has to leave the loop would find the first one used up. */
    for (int i = 0; i < nargs; i++) {
        if (syi_iteration_needs_driver(vm, args[i])) {
            return SY_NULL;
        }
    }
    uint64_t given = repeat == 0 ? 0 : (uint64_t)nargs;
    uint64_t n = given != 0 && repeat > INT32_MAX ? UINT32_MAX : given * (uint64_t)repeat;
    sy_value pools = product_pools(vm, args, given, n);
    sy_itertool *it = pools == SY_NULL ? NULL : syi_itertool_new(vm, type);
    if (it == NULL || !syi_itertool_indices(vm, it, n)) {
        return SY_NULL;
    }
    it->a = pools;
    it->head.aux = SY_ITERATES_PLAINLY;
    for (uint32_t i = 0; i < it->index_count; i++) {
        it->indices[i] = 0;
        it->ended = it->ended || syi_to_tuple(syi_to_tuple(pools)->items[i])->length == 0;
    }
    return sy_from_pointer(it);
}

static sy_value product_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    if (it->ended) {
        return SY_NULL;
    }
    const sy_tuple *pools = syi_to_tuple(it->a);
    uint32_t n = it->index_count;
    it->started = true;
    sy_value result = n == 0 ? vm->empty_tuple : syi_tuple_new(vm, NULL, n);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        syi_to_tuple(result)->items[i] = syi_to_tuple(pools->items[i])->items[it->indices[i]];
    }
    uint32_t k = n;
    while (k > 0 && ++it->indices[k - 1] >= syi_to_tuple(pools->items[k - 1])->length) {
        it->indices[--k] = 0;
    }
    it->ended = k == 0;
    return result;
}

/* For copy and pickle: what it was made from, as long as it has not begun. */
static sy_value reduce_fresh(sy_vm *vm, sy_value self, const sy_value *args, size_t n) {
    if (syi_itertool(self)->started || syi_itertool(self)->ended) {
        return syi_raise(vm, vm->types.TypeError, "cannot pickle '%T' object that has begun",
                         self);
    }
    return syi_itertool_reduce(vm, self, args, n);
}

static sy_value product_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_tuple *pools = syi_to_tuple(syi_itertool(args[0])->a);
    return reduce_fresh(vm, args[0], pools->items, pools->length);
}

static const sy_fn_def product_methods[] = {
    {"__reduce__", product_reduce, 0, 0, 0, false, NULL}, {NULL, NULL, 0, 0, 0, false, NULL}};

const sy_type_def syi_itertools_product =
    SY_ITERTOOL("product", product_create, product_next, .methods = product_methods);

/* --- What those with one pool share: a the pool, r the length of what they give. --- */

/* An object with a pool of iterable and `count` indices of it counting up. */
static sy_itertool *over_pool(sy_vm *vm, sy_type *type, sy_value iterable) {
    sy_value pool = syi_tuple_from_iterable(vm, iterable);
    sy_itertool *it = pool == SY_NULL ? NULL : syi_itertool_new(vm, type);
    if (it != NULL) {
        it->a = pool;
        it->head.aux = SY_ITERATES_PLAINLY;
    }
    return it;
}

static bool check_length(sy_vm *vm, int64_t r) {
    if (r < 0) {
        syi_raise(vm, vm->types.ValueError, "r must be non-negative");
    }
    return r >= 0;
}

static bool length_arguments(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                             sy_value kwnames, sy_value *iterable, int64_t *r) {
    static const char *const names[] = {"iterable", "r", NULL};
    const sy_signature signature = {name, names, 2, 2};
    sy_value v[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, v) ||
        syi_iteration_needs_driver(vm, v[0]) || !syi_as_int64(vm, v[1], r) ||
        !check_length(vm, *r)) {
        return false;
    }
    *iterable = v[0];
    return true;
}

static sy_value pool_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    uint32_t r = it->r != 0 ? it->r : it->index_count;
    const sy_value both[2] = {it->a, sy_from_int(r)};
    return reduce_fresh(vm, args[0], both, 2);
}

static const sy_fn_def pool_methods[] = {{"__reduce__", pool_reduce, 0, 0, 0, false, NULL},
                                         {NULL, NULL, 0, 0, 0, false, NULL}};

/* --- permutations: indices: all of the pool's, then r counters. --- */

static sy_value permutations_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    static const char *const names[] = {"iterable", "r", NULL};
    static const sy_signature signature = {"permutations", names, 1, 2};
    sy_value v[2];
    int64_t r = -1;
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, v)) {
        return SY_NULL;
    }
    if (v[1] != SY_NULL && v[1] != SY_NONE) {
        if (!syi_is_int(v[1])) {
            return syi_raise(vm, vm->types.TypeError, "Expected int as r");
        }
        if (!syi_as_int64(vm, v[1], &r) || !check_length(vm, r)) {
            return SY_NULL;
        }
    }
    sy_itertool *it = over_pool(vm, type, v[0]);
    if (it == NULL) {
        return SY_NULL;
    }
    uint32_t n = syi_to_tuple(it->a)->length;
    r = r < 0 ? n : r;
    if (r > n) {
        it->ended = true;
        return sy_from_pointer(it);
    }
    it->r = (uint32_t)r;
    if (!syi_itertool_indices(vm, it, (uint64_t)n + it->r)) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < n; i++) {
        it->indices[i] = i;
    }
    for (uint32_t i = 0; i < it->r; i++) {
        it->indices[n + i] = n - i;
    }
    return sy_from_pointer(it);
}

/* The next permutation of the indices; false: that was the last. */
static bool permute(uint32_t *indices, uint32_t n, uint32_t r) {
    uint32_t *cycles = indices + n;
    for (uint32_t i = r; i-- > 0;) {
        if (--cycles[i] == 0) {
            uint32_t first = indices[i];
            memmove(indices + i, indices + i + 1, (n - i - 1) * sizeof *indices);
            indices[n - 1] = first;
            cycles[i] = n - i;
            continue;
        }
        uint32_t j = n - cycles[i];
        uint32_t swapped = indices[i];
        indices[i] = indices[j];
        indices[j] = swapped;
        return true;
    }
    return false;
}

static sy_value permutations_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    if (it->ended) {
        return SY_NULL;
    }
    uint32_t n = syi_to_tuple(it->a)->length;
    if (it->started && !permute(it->indices, n, it->r)) {
        it->ended = true;
        return SY_NULL;
    }
    it->started = true;
    return syi_itertool_pick(vm, it->a, it->indices, it->r);
}

const sy_type_def syi_itertools_permutations = SY_ITERTOOL(
    "permutations", permutations_create, permutations_next, .methods = pool_methods);

/* --- combinations, without and with replacement: r indices. --- */

static sy_value combinations_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    sy_value iterable;
    int64_t r;
    if (!length_arguments(vm, "combinations", args, nargs, kwnames, &iterable, &r)) {
        return SY_NULL;
    }
    sy_itertool *it = over_pool(vm, type, iterable);
    if (it == NULL) {
        return SY_NULL;
    }
    if (r > syi_to_tuple(it->a)->length) {
        it->ended = true;
    } else if (!syi_itertool_indices(vm, it, (uint64_t)r)) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < it->index_count; i++) {
        it->indices[i] = i;
    }
    return sy_from_pointer(it);
}

static bool combine(uint32_t *indices, uint32_t n, uint32_t r) {
    uint32_t i = r;
    while (i > 0 && indices[i - 1] == i - 1 + n - r) {
        i--;
    }
    if (i == 0) {
        return false;
    }
    indices[i - 1]++;
    for (; i < r; i++) {
        indices[i] = indices[i - 1] + 1;
    }
    return true;
}

static sy_value combinations_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    uint32_t n = syi_to_tuple(it->a)->length;
    if (it->ended || (it->started && !combine(it->indices, n, it->index_count))) {
        it->ended = true;
        return SY_NULL;
    }
    it->started = true;
    return syi_itertool_pick(vm, it->a, it->indices, it->index_count);
}

const sy_type_def syi_itertools_combinations = SY_ITERTOOL(
    "combinations", combinations_create, combinations_next, .methods = pool_methods);

static sy_value with_replacement_create(sy_vm *vm, sy_type *type, const sy_value *args,
                                        int nargs, sy_value kwnames) {
    sy_value iterable;
    int64_t r;
    if (!length_arguments(vm, "combinations_with_replacement", args, nargs, kwnames, &iterable,
                          &r)) {
        return SY_NULL;
    }
    sy_itertool *it = over_pool(vm, type, iterable);
    if (it == NULL) {
        return SY_NULL;
    }
    if (syi_to_tuple(it->a)->length == 0 && r > 0) {
        it->ended = true;
        return sy_from_pointer(it);
    }
    if (!syi_itertool_indices(vm, it, (uint64_t)r)) {
        return SY_NULL;
    }
    if (r > 0) {
        memset(it->indices, 0, (size_t)r * sizeof *it->indices);
    }
    return sy_from_pointer(it);
}

static bool combine_again(uint32_t *indices, uint32_t n, uint32_t r) {
    uint32_t i = r;
    while (i > 0 && indices[i - 1] == n - 1) {
        i--;
    }
    if (i == 0) {
        return false;
    }
    uint32_t index = indices[i - 1] + 1;
    for (i--; i < r; i++) {
        indices[i] = index;
    }
    return true;
}

static sy_value with_replacement_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    uint32_t n = syi_to_tuple(it->a)->length;
    if (it->ended || (it->started && !combine_again(it->indices, n, it->index_count))) {
        it->ended = true;
        return SY_NULL;
    }
    it->started = true;
    return syi_itertool_pick(vm, it->a, it->indices, it->index_count);
}

const sy_type_def syi_itertools_with_replacement =
    SY_ITERTOOL("combinations_with_replacement", with_replacement_create, with_replacement_next,
                .methods = pool_methods);

/* --- groupby: a the key of the item in b, c the key of the group; i: the number of the group;
 * k: 1 when there is a key function, in `source`'s twin below. --- */

typedef struct groupby {
    sy_itertool it; /* a: key of the latest item, b: that item, c: key of the group */
    sy_value key;   /* function or None */
    uint64_t group; /* counts groups, so that old ones notice that they are over */
} groupby;

static groupby *groupby_of(sy_value v) {
    return (groupby *)sy_to_object(v);
}

static sy_value groupby_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    static const char *const names[] = {"iterable", "key", NULL};
    static const sy_signature signature = {"groupby", names, 1, 2};
    sy_value v[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, v)) {
        return SY_NULL;
    }
    sy_itertool *it = syi_itertool_over(vm, type, v[0]);
    if (it == NULL) {
        return SY_NULL;
    }
    it->head.aux = 0;
    ((groupby *)it)->key = v[1] == SY_NULL ? SY_NONE : v[1];
    return sy_from_pointer(it);
}

static void groupby_visit(void *self, sy_visitor *v) {
    syi_itertool_visit(self, v);
    syi_visit(v, ((const groupby *)self)->key);
}

/* Takes the next item and its key. False: there is none, or an exception. */
static bool advance(sy_vm *vm, groupby *g) {
    sy_value item = syi_next(vm, g->it.source);
    if (item == SY_NULL) {
        return false;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &item, 1);
    sy_value key = g->key == SY_NONE ? item : syi_call(vm, g->key, &item, 1, SY_NULL);
    syi_roots_leave(vm, &roots);
    if (key == SY_NULL) {
        return false;
    }
    g->it.b = item;
    g->it.a = key;
    return true;
}

static sy_value new_group(sy_vm *vm, sy_value parent) {
    sy_itertool *it = syi_itertool_new(vm, syi_module_state(vm)->grouper);
    if (it == NULL) {
        return SY_NULL;
    }
    it->source = parent;
    it->a = groupby_of(parent)->it.c;
    it->i = (int64_t)groupby_of(parent)->group;
    return sy_from_pointer(it);
}

static sy_value groupby_next(sy_vm *vm, sy_value self) {
    groupby *g = groupby_of(self);
    if (syi_need_driver(vm)) {
        return SY_NULL;
    }
    g->group++;
    for (;;) {
        if (g->it.a != SY_NULL) {
            if (g->it.c == SY_NULL) {
                break;
            }
            int equal = syi_compare_bool(vm, g->it.c, g->it.a, SY_EQ);
            if (equal < 0) {
                return SY_NULL;
            }
            if (equal == 0) {
                break;
            }
        }
        if (!advance(vm, g)) {
            return SY_NULL;
        }
    }
    g->it.c = g->it.a;
    sy_value group = new_group(vm, self);
    return group == SY_NULL ? SY_NULL : syi_pair_new(vm, g->it.a, group);
}

/* The group: source the groupby, a its key, i its number. */
static sy_value grouper_next(sy_vm *vm, sy_value self) {
    const sy_itertool *it = syi_itertool(self);
    groupby *g = groupby_of(it->source);
    if ((uint64_t)it->i != g->group || syi_need_driver(vm)) {
        return SY_NULL;
    }
    if (g->it.b == SY_NULL && !advance(vm, g)) {
        return SY_NULL;
    }
    int equal = syi_compare_bool(vm, it->a, g->it.a, SY_EQ);
    if (equal <= 0) {
        return SY_NULL;
    }
    sy_value item = g->it.b;
    g->it.b = SY_NULL;
    return item;
}

const sy_type_def syi_itertools_groupby = {
    .name = "itertools.groupby",
    .size = sizeof(groupby),
    .slots = {.visit = groupby_visit,
              .free = syi_itertool_free,
              .iter = syi_iter_self,
              .next = groupby_next,
              .create = groupby_create},
};

const sy_type_def syi_itertools_grouper = {
    .name = "itertools._grouper",
    .size = sizeof(sy_itertool),
    .flags = SY_TYPE_NO_NEW,
    .slots = {.visit = syi_itertool_visit,
              .free = syi_itertool_free,
              .iter = syi_iter_self,
              .next = grouper_next},
};

/* --- tee: source the iterator, a the link that comes next. A link is a tuple that nobody else
 * sees: the item (SY_NULL: not taken yet), and the next link (None: the item is being taken).
 * --- */

static sy_value new_link(sy_vm *vm) {
    return syi_pair_new(vm, SY_NULL, SY_NULL);
}

static sy_value new_tee(sy_vm *vm, sy_value source, sy_value link, uint32_t aux) {
    sy_itertool *it = syi_itertool_new(vm, syi_module_state(vm)->tee);
    if (it == NULL) {
        return SY_NULL;
    }
    it->source = source;
    it->a = link;
    it->head.aux = aux;
    return sy_from_pointer(it);
}

/* One over iterable: itself if it is one. */
static sy_value tee_over(sy_vm *vm, sy_value iterable) {
    sy_value source = syi_iter(vm, iterable);
    if (source == SY_NULL || syi_is_type(source, syi_module_state(vm)->tee)) {
        return source;
    }
    sy_value link = new_link(vm);
    return link == SY_NULL
               ? SY_NULL
               : new_tee(vm, source, link,
                         syi_is_plain_iterator(vm, source) ? SY_ITERATES_PLAINLY : 0);
}

static sy_value tee_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    sy_value *link = syi_to_tuple(it->a)->items;
    if (link[0] == SY_NULL) {
        if (syi_itertool_leaves(vm, it)) {
            return SY_NULL;
        }
        if (link[1] == SY_NONE) {
            return syi_raise(vm, vm->types.RuntimeError, "cannot re-enter the tee iterator");
        }
        link[1] = SY_NONE;
        sy_value item = syi_next(vm, it->source);
        link[1] = item == SY_NULL ? SY_NULL : new_link(vm);
        if (link[1] == SY_NULL) {
            return SY_NULL;
        }
        link[0] = item;
    }
    it->a = link[1];
    return link[0];
}

static sy_value tee_copy(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    return new_tee(vm, it->source, it->a, it->head.aux);
}

static sy_value tee_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames) {
    (void)type;
    return syi_no_keywords(vm, "_tee", kwnames) && syi_check_arg_count(vm, "_tee", nargs, 1, 1)
               ? tee_over(vm, args[0])
               : SY_NULL;
}

static const sy_fn_def tee_methods[] = {{"__copy__", tee_copy, 0, 0, 0, false, NULL},
                                        {NULL, NULL, 0, 0, 0, false, NULL}};

const sy_type_def syi_itertools_tee = {
    .name = "itertools._tee",
    .doc = "Iterator wrapped to make it copyable.",
    .size = sizeof(sy_itertool),
    .flags = SY_TYPE_FINAL | SY_TYPE_ITERATES_BY_AUX,
    .slots = {.visit = syi_itertool_visit,
              .free = syi_itertool_free,
              .iter = syi_iter_self,
              .next = tee_next,
              .create = tee_create},
    .methods = tee_methods,
};

sy_value syi_itertools_tee_function(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    (void)kwnames;
    int64_t n = 2;
    if (nargs > 1 && !syi_as_int64(vm, args[1], &n)) {
        return SY_NULL;
    }
    if (n < 0) {
        return syi_raise(vm, vm->types.ValueError, "n must be >= 0");
    }
    if (n == 0) {
        return vm->empty_tuple;
    }
    sy_value first = tee_over(vm, args[0]);
    sy_value tuple =
        first == SY_NULL || n > SY_MAX_ITEMS ? SY_NULL : syi_tuple_new(vm, NULL, (size_t)n);
    if (tuple == SY_NULL) {
        return syi_failed(vm) ? SY_NULL : syi_raise_memory(vm);
    }
    syi_to_tuple(tuple)->items[0] = first;
    for (int64_t i = 1; i < n; i++) {
        const sy_itertool *it = syi_itertool(first);
        sy_value made = new_tee(vm, it->source, it->a, it->head.aux);
        if (made == SY_NULL) {
            return SY_NULL;
        }
        syi_to_tuple(tuple)->items[i] = made;
    }
    return tuple;
}
