/* SPDX-License-Identifier: MIT
 *
 * The module `_itertools`: the iterators that take items as they come; `itertools` (in
 * lang/lib) adds those that ask a function about each item.
 */
#include "lang/modules/itertools/itertools.h"

#include "lang/object/args.h"

sy_itertool *syi_itertool_new(sy_vm *vm, sy_type *type) {
    return syi_object_new(vm, type, type->size);
}

sy_itertool *syi_itertool_over(sy_vm *vm, sy_type *type, sy_value iterable) {
    sy_value source = syi_iter(vm, iterable);
    sy_itertool *it = source == SY_NULL ? NULL : syi_itertool_new(vm, type);
    if (it != NULL) {
        it->source = source;
        it->head.aux = syi_is_plain_iterator(vm, source) ? SY_ITERATES_PLAINLY : 0;
    }
    return it;
}

bool syi_itertool_indices(sy_vm *vm, sy_itertool *it, uint64_t n) {
    if (n > SY_MAX_ITEMS) {
        syi_raise_memory(vm);
        return false;
    }
    if (n > 0) {
        it->indices = syi_mem_resize(vm, NULL, 0, (size_t)n * sizeof *it->indices);
        if (it->indices == NULL) {
            return false;
        }
    }
    it->index_count = (uint32_t)n;
    return true;
}

void syi_itertool_visit(void *self, sy_visitor *v) {
    const sy_itertool *it = self;
    syi_visit(v, it->source);
    syi_visit(v, it->a);
    syi_visit(v, it->b);
    syi_visit(v, it->c);
}

void syi_itertool_free(sy_vm *vm, void *self) {
    sy_itertool *it = self;
    syi_mem_resize(vm, it->indices, it->index_count * sizeof *it->indices, 0);
}

sy_value syi_itertool_pick(sy_vm *vm, sy_value pool, const uint32_t *indices, uint32_t n) {
    if (n == 0) {
        return vm->empty_tuple;
    }
    sy_value tuple = syi_tuple_new(vm, NULL, n);
    for (uint32_t i = 0; tuple != SY_NULL && i < n; i++) {
        syi_to_tuple(tuple)->items[i] = syi_to_tuple(pool)->items[indices[i]];
    }
    return tuple;
}

static sy_value over(sy_vm *vm, sy_type *type, const char *name, const sy_value *args,
                     int nargs, sy_value kwnames) {
    if (!syi_no_keywords(vm, name, kwnames) || !syi_check_arg_count(vm, name, nargs, 1, 1)) {
        return SY_NULL;
    }
    sy_itertool *it = syi_itertool_over(vm, type, args[0]);
    return it == NULL ? SY_NULL : sy_from_pointer(it);
}

sy_value syi_itertool_reduce(sy_vm *vm, sy_value self, const sy_value *args, size_t n) {
    sy_value tuple = n == 0 ? vm->empty_tuple : syi_tuple_new(vm, args, n);
    const sy_value pair[2] = {sy_from_pointer(sy_to_object(self)->type), tuple};
    return tuple == SY_NULL ? SY_NULL : syi_tuple_new(vm, pair, 2);
}

#define METHOD(name)                                                                           \
    static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)

/* --- count: a the next value, b the step. Plain while both are ints. --- */

static sy_value count_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    static const char *const names[] = {"start", "step", NULL};
    static const sy_signature signature = {"count", names, 0, 2};
    sy_value v[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, v)) {
        return SY_NULL;
    }
    for (int i = 0; i < 2; i++) {
        v[i] = v[i] == SY_NULL ? sy_from_int(i) : v[i];
        if (!syi_is_int(v[i]) && !syi_is_float(v[i]) &&
            syi_type_lookup(vm, syi_type_of(vm, v[i]), syi_intern_cstr(vm, "__add__")) ==
                SY_NULL) {
            return syi_raise(vm, vm->types.TypeError, "a number is required");
        }
        if (syi_is_str(v[i]) || syi_is_bytes(v[i]) || syi_is_list(v[i]) || syi_is_tuple(v[i])) {
            return syi_raise(vm, vm->types.TypeError, "a number is required");
        }
    }
    sy_itertool *it = syi_itertool_new(vm, type);
    if (it == NULL) {
        return SY_NULL;
    }
    it->a = v[0];
    it->b = v[1];
    bool plain =
        (sy_is_int(v[0]) || syi_is_float(v[0])) && (sy_is_int(v[1]) || syi_is_float(v[1]));
    it->head.aux = plain ? SY_ITERATES_PLAINLY : 0;
    return sy_from_pointer(it);
}

static sy_value count_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    sy_value v = it->a;
    if (sy_both_int(v, it->b)) {
        int64_t sum = sy_to_int(v) + sy_to_int(it->b);
        if (sy_int_fits(sum)) {
            it->a = sy_from_int(sum);
            return v;
        }
    }
    if (syi_itertool_leaves(vm, it)) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &v, 1);
    sy_value sum = syi_binary(vm, SY_ADD, v, it->b);
    syi_roots_leave(vm, &roots);
    if (sum == SY_NULL) {
        return SY_NULL;
    }
    it->a = sum;
    return v;
}

static sy_value count_repr(sy_vm *vm, sy_value self) {
    const sy_itertool *it = syi_itertool(self);
    sy_value name = sy_from_pointer(it->head.type->name);
    return it->b == sy_from_int(1) ? syi_str_format(vm, "%U(%R)", name, it->a)
                                   : syi_str_format(vm, "%U(%R, %R)", name, it->a, it->b);
}

METHOD(count_reduce) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    const sy_value both[2] = {it->a, it->b};
    return syi_itertool_reduce(vm, args[0], both, it->b == sy_from_int(1) ? 1 : 2);
}

static const sy_fn_def count_methods[] = {{"__reduce__", count_reduce, 0, 0, 0, false, NULL},
                                          {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def count_type = {
    .name = "itertools.count",
    .doc = "Return a count object whose .__next__() method returns consecutive values.",
    .size = sizeof(sy_itertool),
    .flags = SY_TYPE_ITERATES_BY_AUX,
    .slots = {.visit = syi_itertool_visit,
              .free = syi_itertool_free,
              .repr = count_repr,
              .iter = syi_iter_self,
              .next = count_next,
              .create = count_create},
    .methods = count_methods};

/* --- repeat: a the object, i how often (-1: for ever). --- */

static sy_value repeat_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    static const char *const names[] = {"object", "times", NULL};
    static const sy_signature signature = {"repeat", names, 1, 2};
    sy_value v[2];
    int64_t times = -1;
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, v) ||
        (v[1] != SY_NULL && !syi_as_int64(vm, v[1], &times))) {
        return SY_NULL;
    }
    sy_itertool *it = syi_itertool_new(vm, type);
    if (it == NULL) {
        return SY_NULL;
    }
    it->a = v[0];
    it->i = v[1] != SY_NULL && times < 0 ? 0 : times;
    it->head.aux = SY_ITERATES_PLAINLY;
    return sy_from_pointer(it);
}

static sy_value repeat_next(sy_vm *vm, sy_value self) {
    (void)vm;
    sy_itertool *it = syi_itertool(self);
    if (it->i == 0) {
        return SY_NULL;
    }
    it->i -= it->i > 0;
    return it->a;
}

static sy_value repeat_repr(sy_vm *vm, sy_value self) {
    const sy_itertool *it = syi_itertool(self);
    sy_value name = sy_from_pointer(it->head.type->name);
    return it->i < 0 ? syi_str_format(vm, "%U(%R)", name, it->a)
                     : syi_str_format(vm, "%U(%R, %lld)", name, it->a, (long long)it->i);
}

METHOD(repeat_hint) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    return it->i < 0 ? syi_raise(vm, vm->types.TypeError, "len() of unsized object")
                     : sy_from_int(it->i);
}

METHOD(repeat_reduce) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    const sy_value both[2] = {it->a, sy_from_int(it->i)};
    return syi_itertool_reduce(vm, args[0], both, it->i < 0 ? 1 : 2);
}

static const sy_fn_def repeat_methods[] = {
    {"__length_hint__", repeat_hint, 0, 0, 0, false, NULL},
    {"__reduce__", repeat_reduce, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def repeat_type = {
    .name = "itertools.repeat",
    .doc = "repeat(object [,times]) -> create an iterator which returns the object\nfor the "
           "specified number of times.",
    .size = sizeof(sy_itertool),
    .flags = SY_TYPE_ITERATES_BY_AUX,
    .slots = {.visit = syi_itertool_visit,
              .free = syi_itertool_free,
              .repr = repeat_repr,
              .iter = syi_iter_self,
              .next = repeat_next,
              .create = repeat_create},
    .methods = repeat_methods};

/* --- cycle: source until it ends, a the list of what came, i the next of them. --- */

static sy_value cycle_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    sy_value made = over(vm, type, "cycle", args, nargs, kwnames);
    sy_value list = made == SY_NULL ? SY_NULL : syi_list_new(vm, NULL, 0);
    if (list == SY_NULL) {
        return SY_NULL;
    }
    syi_itertool(made)->a = list;
    return made;
}

static sy_value cycle_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    sy_list *saved = syi_to_list(it->a);
    if (it->source != SY_NULL) {
        if (syi_itertool_leaves(vm, it)) {
            return SY_NULL;
        }
        sy_value item = syi_next(vm, it->source);
        if (item != SY_NULL) {
            return syi_list_append(vm, saved, item) ? item : SY_NULL;
        }
        if (syi_failed(vm)) {
            return SY_NULL;
        }
        it->source = SY_NULL;
        it->head.aux = SY_ITERATES_PLAINLY;
    }
    if (saved->length == 0) {
        return SY_NULL;
    }
    if (it->i >= saved->length) {
        it->i = 0;
    }
    return saved->items[it->i++];
}

static const sy_type_def cycle_type = SY_ITERTOOL("cycle", cycle_create, cycle_next);

/* --- chain: source gives iterables, a is the iterator of the running one. --- */

static sy_value chain_over(sy_vm *vm, sy_type *type, sy_value iterables) {
    sy_itertool *it = syi_itertool_over(vm, type, iterables);
    if (it == NULL) {
        return SY_NULL;
    }
    it->head.aux = 0;
    return sy_from_pointer(it);
}

/* Are all the iterables plain? Then the chain is. */
static bool all_plain(const sy_vm *vm, const sy_value *args, int nargs) {
    for (int i = 0; i < nargs; i++) {
        if (!syi_is_plain_iterable(vm, args[i]) && !syi_is_plain_iterator(vm, args[i])) {
            return false;
        }
    }
    return true;
}

static sy_value chain_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    if (!syi_no_keywords(vm, "chain", kwnames)) {
        return SY_NULL;
    }
    sy_value tuple = nargs == 0 ? vm->empty_tuple : syi_tuple_new(vm, args, (size_t)nargs);
    sy_value made = tuple == SY_NULL ? SY_NULL : chain_over(vm, type, tuple);
    if (made != SY_NULL && all_plain(vm, args, nargs)) {
        sy_to_object(made)->aux = SY_ITERATES_PLAINLY;
    }
    return made;
}

METHOD(chain_from_iterable) {
    (void)nargs;
    (void)kwnames;
    return chain_over(vm, syi_to_type(args[0]), args[1]);
}

static sy_value chain_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    if (it->source == SY_NULL) {
        return SY_NULL;
    }
    if ((it->head.aux & SY_ITERATES_PLAINLY) == 0 && vm->in_loop &&
        (it->a == SY_NULL || !syi_is_plain_iterator(vm, it->a)) && syi_need_driver(vm)) {
        return SY_NULL;
    }
    for (;;) {
        if (it->a != SY_NULL) {
            sy_value item = syi_next(vm, it->a);
            if (item != SY_NULL || syi_failed(vm)) {
                return item;
            }
            it->a = SY_NULL;
            if (syi_itertool_leaves(vm, it)) {
                return SY_NULL;
            }
        }
        sy_value iterable = syi_next(vm, it->source);
        it->a = iterable == SY_NULL ? SY_NULL : syi_iter(vm, iterable);
        if (it->a == SY_NULL) {
            it->source = SY_NULL;
            return SY_NULL;
        }
    }
}

/* (type.from_iterable, (source,)): nothing has been taken of the running iterable. */
static sy_value reduce_to_iterables(sy_vm *vm, const sy_itertool *it) {
    sy_value function = syi_getattr_cstr(vm, sy_from_pointer(it->head.type), "from_iterable");
    const sy_value pair[2] = {function, syi_tuple_new(vm, &it->source, 1)};
    return pair[0] == SY_NULL || pair[1] == SY_NULL ? SY_NULL : syi_tuple_new(vm, pair, 2);
}

METHOD(chain_reduce) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    if (it->source == SY_NULL) {
        return syi_itertool_reduce(vm, args[0], NULL, 0);
    }
    if (it->a == SY_NULL) {
        return reduce_to_iterables(vm, it);
    }
    const sy_value both[2] = {it->a, chain_over(vm, it->head.type, it->source)};
    return both[1] == SY_NULL ? SY_NULL : syi_itertool_reduce(vm, args[0], both, 2);
}

static const sy_fn_def chain_methods[] = {{"__reduce__", chain_reduce, 0, 0, 0, false, NULL},
                                          {"from_iterable", chain_from_iterable, 1, 1,
                                           SY_FN_CLASS, false,
                                           "from_iterable($type, iterable, /)"},
                                          SY_CLASS_GETITEM,
                                          {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def chain_type =
    SY_ITERTOOL("chain", chain_create, chain_next, .methods = chain_methods,
                .doc = "chain(*iterables) --> chain object");

/* --- compress: source data, a selectors; b and c: a pair whose truth was to be asked outside
 * of the loop. --- */

static sy_value compress_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                sy_value kwnames) {
    static const char *const names[] = {"data", "selectors", NULL};
    static const sy_signature signature = {"compress", names, 2, 2};
    sy_value v[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, v)) {
        return SY_NULL;
    }
    sy_itertool *it = syi_itertool_over(vm, type, v[0]);
    sy_value made = it == NULL ? SY_NULL : sy_from_pointer(it);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &made, 1);
    sy_value selectors = it == NULL ? SY_NULL : syi_iter(vm, v[1]);
    syi_roots_leave(vm, &roots);
    if (selectors == SY_NULL) {
        return SY_NULL;
    }
    it->a = selectors;
    /* The truth of what is selected by is not known yet to be plain: never plain for others. */
    it->i = (it->head.aux & SY_ITERATES_PLAINLY) != 0 && syi_is_plain_iterator(vm, selectors);
    it->head.aux = 0;
    return made;
}

static sy_value compress_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    if (it->i == 0 && syi_need_driver(vm)) {
        return SY_NULL;
    }
    for (;;) {
        if (it->c == SY_NULL) {
            it->b = syi_next(vm, it->source);
            it->c = it->b == SY_NULL ? SY_NULL : syi_next(vm, it->a);
            if (it->c == SY_NULL) {
                it->b = SY_NULL;
                return SY_NULL;
            }
        }
        int truth = syi_truth(vm, it->c);
        if (truth < 0 && vm->exc == SY_RETRY) {
            return SY_NULL;
        }
        sy_value item = it->b;
        it->b = it->c = SY_NULL;
        if (truth != 0) {
            return truth < 0 ? SY_NULL : item;
        }
    }
}

METHOD(compress_reduce) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    const sy_value both[2] = {it->source, it->a};
    return syi_itertool_reduce(vm, args[0], both, 2);
}

static const sy_fn_def compress_methods[] = {
    {"__reduce__", compress_reduce, 0, 0, 0, false, NULL}, {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def compress_type =
    SY_ITERTOOL("compress", compress_create, compress_next, .methods = compress_methods);

/* --- pairwise: a the item before. --- */

static sy_value pairwise_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                sy_value kwnames) {
    return over(vm, type, "pairwise", args, nargs, kwnames);
}

static sy_value pairwise_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    if (it->source == SY_NULL || syi_itertool_leaves(vm, it)) {
        return SY_NULL;
    }
    if (it->a == SY_NULL) {
        it->a = syi_next(vm, it->source);
    }
    sy_value next = it->a == SY_NULL ? SY_NULL : syi_next(vm, it->source);
    if (next == SY_NULL) {
        it->source = it->a = SY_NULL;
        return SY_NULL;
    }
    sy_value pair = syi_pair_new(vm, it->a, next);
    it->a = next;
    return pair;
}

static const sy_type_def pairwise_type =
    SY_ITERTOOL("pairwise", pairwise_create, pairwise_next);

/* --- islice: i the position, j the next wanted, k the step; a the stop (-1: none), as an int.
 * --- */

/* None, or an int from 0 on: *out, unchanged for None. */
static bool slice_bound(sy_vm *vm, sy_value v, const char *no_index, const char *what,
                        int64_t *out) {
    if (v == SY_NONE) {
        return true;
    }
    bool ok = syi_is_int(v) || syi_type_lookup(vm, syi_type_of(vm, v),
                                               vm->specials[SY_SPECIAL_INDEX]) != SY_NULL;
    if (ok && !syi_index(vm, v, out)) {
        return false;
    }
    if (!ok || *out < 0) {
        syi_raise(vm, vm->types.ValueError,
                  "%s for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                  ok ? what : no_index);
        return false;
    }
    return true;
}

static sy_value islice_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    if (!syi_no_keywords(vm, "islice", kwnames) ||
        !syi_check_arg_count(vm, "islice", nargs, 2, 4)) {
        return SY_NULL;
    }
    int64_t start = 0;
    int64_t stop = -1;
    int64_t step = 1;
    if (nargs == 2) {
        if (!slice_bound(vm, args[1], "Stop argument", "Stop argument", &stop)) {
            return SY_NULL;
        }
    } else if (!slice_bound(vm, args[1], "Indices", "Indices", &start) ||
               !slice_bound(vm, args[2], "Stop argument", "Indices", &stop)) {
        return SY_NULL;
    }
    if (nargs == 4 && args[3] != SY_NONE) {
        if (!syi_is_int(args[3]) || !syi_index(vm, args[3], &step) || step < 1) {
            return syi_failed(vm) ? SY_NULL
                                  : syi_raise(vm, vm->types.ValueError,
                                              "Step for islice() must be a positive integer "
                                              "or None.");
        }
    }
    sy_itertool *it = syi_itertool_over(vm, type, args[0]);
    if (it == NULL) {
        return SY_NULL;
    }
    it->j = start;
    it->k = step;
    it->a = sy_from_int(stop < SY_INT_MAX ? stop : SY_INT_MAX);
    return sy_from_pointer(it);
}

static sy_value islice_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    if (it->source == SY_NULL || syi_itertool_leaves(vm, it)) {
        return SY_NULL;
    }
    int64_t stop = sy_to_int(it->a);
    int64_t wanted = stop >= 0 && it->j > stop ? stop : it->j;
    while (it->i < wanted) {
        if (syi_next(vm, it->source) == SY_NULL) {
            it->source = SY_NULL;
            return SY_NULL;
        }
        it->i++;
    }
    if (stop >= 0 && it->i >= stop) {
        it->source = SY_NULL;
        return SY_NULL;
    }
    sy_value item = syi_next(vm, it->source);
    if (item == SY_NULL) {
        it->source = SY_NULL;
        return SY_NULL;
    }
    it->i++;
    it->j = it->j > INT64_MAX - it->k ? INT64_MAX : it->j + it->k;
    if (stop >= 0 && it->j > stop) {
        it->j = stop;
    }
    return item;
}

METHOD(islice_reduce) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    if (it->source == SY_NULL) {
        const sy_value nothing[2] = {vm->empty_tuple, sy_from_int(0)};
        return syi_itertool_reduce(vm, args[0], nothing, 2);
    }
    int64_t stop = sy_to_int(it->a);
    const sy_value parts[4] = {it->source, sy_from_int(it->j - it->i),
                               stop < 0 ? SY_NONE : sy_from_int(stop - it->i),
                               sy_from_int(it->k < SY_INT_MAX ? it->k : SY_INT_MAX)};
    return syi_itertool_reduce(vm, args[0], parts, 4);
}

static const sy_fn_def islice_methods[] = {{"__reduce__", islice_reduce, 0, 0, 0, false, NULL},
                                           {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def islice_type =
    SY_ITERTOOL("islice", islice_create, islice_next, .methods = islice_methods);

/* --- zip_longest: a the tuple of iterators (None: ended), b what fills, i how many run. --- */

static sy_value zip_longest_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    sy_value fill = SY_NONE;
    uint32_t keywords = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    for (uint32_t i = 0; i < keywords; i++) {
        if (!syi_str_is(syi_to_tuple(kwnames)->items[i], "fillvalue")) {
            return syi_raise(vm, vm->types.TypeError,
                             "zip_longest() got an unexpected keyword argument");
        }
        fill = args[nargs + (int)i];
    }
    sy_value iterators = syi_tuple_new(vm, NULL, (size_t)nargs);
    bool plain = true;
    sy_roots roots;
    syi_roots_enter(vm, &roots, &iterators, 1);
    bool ok = iterators != SY_NULL;
    for (int i = 0; ok && i < nargs; i++) {
        sy_value source = syi_iter(vm, args[i]);
        ok = source != SY_NULL;
        plain = plain && ok && syi_is_plain_iterator(vm, source);
        syi_to_tuple(iterators)->items[i] = source;
    }
    syi_roots_leave(vm, &roots);
    sy_itertool *it = ok ? syi_itertool_new(vm, type) : NULL;
    if (it == NULL) {
        return SY_NULL;
    }
    it->a = iterators;
    it->b = fill;
    it->i = nargs;
    it->head.aux = plain ? SY_ITERATES_PLAINLY : 0;
    return sy_from_pointer(it);
}

/* The next item of source k, or what fills; SY_NULL: the last one ended, or an exception. */
static sy_value longest_item(sy_vm *vm, sy_itertool *it, uint32_t k) {
    sy_value source = syi_to_tuple(it->a)->items[k];
    if (source == SY_NONE) {
        return it->b;
    }
    sy_value item = syi_next(vm, source);
    if (item != SY_NULL) {
        return item;
    }
    if (syi_failed(vm)) {
        it->i = 0;
        return SY_NULL;
    }
    syi_to_tuple(it->a)->items[k] = SY_NONE;
    return --it->i > 0 ? it->b : SY_NULL;
}

static sy_value zip_longest_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    if (it->i == 0 || syi_itertool_leaves(vm, it)) {
        return SY_NULL;
    }
    uint32_t n = syi_to_tuple(it->a)->length;
    sy_value result = syi_tuple_new(vm, NULL, n);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    uint32_t k = 0;
    for (; k < n; k++) {
        sy_value item = longest_item(vm, it, k);
        if (item == SY_NULL) {
            break;
        }
        syi_to_tuple(result)->items[k] = item;
    }
    syi_roots_leave(vm, &roots);
    return k == n ? result : SY_NULL;
}

static const sy_type_def zip_longest_type =
    SY_ITERTOOL("zip_longest", zip_longest_create, zip_longest_next);

/* --- accumulate: a the total (SY_NULL: none yet), b the function or None, c an element that
 * could not be added inside the loop. --- */

static sy_value accumulate_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    static const char *const names[] = {"iterable", "func", "initial", NULL};
    static const sy_signature signature = {"accumulate", names, 1, 2};
    sy_value v[3];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, v)) {
        return SY_NULL;
    }
    sy_itertool *it = syi_itertool_over(vm, type, v[0]);
    if (it == NULL) {
        return SY_NULL;
    }
    it->b = v[1] == SY_NULL ? SY_NONE : v[1];
    it->a = v[2] == SY_NONE ? SY_NULL : v[2];
    it->started = it->a == SY_NULL; /* else the initial value comes first */
    it->i = it->head.aux == SY_ITERATES_PLAINLY && it->b == SY_NONE;
    it->head.aux = 0; /* adding may run language code */
    return sy_from_pointer(it);
}

static sy_value accumulate_next(sy_vm *vm, sy_value self) {
    sy_itertool *it = syi_itertool(self);
    if (!it->started) {
        it->started = true;
        return it->a;
    }
    if (it->i == 0 && syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value element = it->c != SY_NULL ? it->c : syi_next(vm, it->source);
    if (element == SY_NULL) {
        return SY_NULL;
    }
    if (it->a == SY_NULL) {
        it->a = element;
        return element;
    }
    it->c = element;
    const sy_value pair[2] = {it->a, element};
    sy_value total = it->b == SY_NONE ? syi_binary(vm, SY_ADD, it->a, element)
                                      : syi_call(vm, it->b, pair, 2, SY_NULL);
    if (total != SY_NULL || vm->exc != SY_RETRY) {
        it->c = SY_NULL;
    }
    if (total != SY_NULL) {
        it->a = total;
    }
    return total;
}

static const sy_type_def accumulate_type =
    SY_ITERTOOL("accumulate", accumulate_create, accumulate_next);

/* --- starmap: a the function. --- */

static sy_value starmap_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    if (!syi_no_keywords(vm, "starmap", kwnames) ||
        !syi_check_arg_count(vm, "starmap", nargs, 2, 2)) {
        return SY_NULL;
    }
    sy_itertool *it = syi_itertool_over(vm, type, args[1]);
    if (it == NULL) {
        return SY_NULL;
    }
    it->a = args[0];
    it->head.aux = 0;
    return sy_from_pointer(it);
}

static sy_value starmap_next(sy_vm *vm, sy_value self) {
    const sy_itertool *it = syi_itertool(self);
    if (syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value arguments = syi_next(vm, it->source);
    if (arguments != SY_NULL && !syi_is_tuple(arguments)) {
        arguments = syi_tuple_from_iterable(vm, arguments);
    }
    if (arguments == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &arguments, 1);
    const sy_tuple *t = syi_to_tuple(arguments);
    sy_value result = syi_call(vm, it->a, t->items, (int)t->length, SY_NULL);
    syi_roots_leave(vm, &roots);
    return result;
}

METHOD(starmap_reduce) {
    (void)nargs;
    (void)kwnames;
    const sy_itertool *it = syi_itertool(args[0]);
    const sy_value both[2] = {it->a, it->source};
    return syi_itertool_reduce(vm, args[0], both, 2);
}

static const sy_fn_def starmap_methods[] = {
    {"__reduce__", starmap_reduce, 0, 0, 0, false, NULL}, {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def starmap_type =
    SY_ITERTOOL("starmap", starmap_create, starmap_next, .methods = starmap_methods);

/* --- The module --- */

static const sy_fn_def functions[] = {
    {"tee", syi_itertools_tee_function, 1, 2, 0, false, "tee(iterable, n=2, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_itertools(sy_vm *vm, sy_module *module) {
    static const sy_type_def *const types[] = {&count_type,
                                               &repeat_type,
                                               &cycle_type,
                                               &chain_type,
                                               &compress_type,
                                               &pairwise_type,
                                               &islice_type,
                                               &zip_longest_type,
                                               &accumulate_type,
                                               &starmap_type,
                                               &syi_itertools_product,
                                               &syi_itertools_permutations,
                                               &syi_itertools_combinations,
                                               &syi_itertools_with_replacement,
                                               &syi_itertools_groupby};
    sy_lang_modules *state = syi_module_state(vm);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (syi_module_type(vm, module, types[i]) == NULL) {
            return false;
        }
    }
    state->grouper = syi_module_type(vm, module, &syi_itertools_grouper);
    state->tee = syi_module_type(vm, module, &syi_itertools_tee);
    return state->grouper != NULL && state->tee != NULL &&
           syi_module_add_functions(vm, module, functions);
}
