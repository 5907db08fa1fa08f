/* SPDX-License-Identifier: MIT
 *
 * The module `_functools`: partial, the callable of lru_cache, and the keys of cmp_to_key;
 * `functools` (in lang/lib) is made of it. What is called runs in a frame of its own, not on
 * the C stack, wherever nothing is left to do after it.
 */
#include "lang/modules/modules.h"
#include "lang/object/container_internal.h"
#include "lang/object/text.h"

sy_value syi_call_merged(sy_vm *vm, sy_value callee, sy_value first, uint32_t skip,
                         sy_value keywords, const sy_value *args, int nargs, sy_value kwnames) {
    uint32_t n = syi_to_tuple(first)->length - skip;
    sy_value names = kwnames;
    sy_value merged = SY_NULL; /* dict of the keywords, when both sides have some */
    uint32_t given = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    if (keywords != SY_NULL && syi_to_dict(keywords)->length > 0) {
        merged = given == 0 ? keywords : syi_dict_copy(vm, syi_to_dict(keywords));
        for (uint32_t i = 0; merged != SY_NULL && i < given; i++) {
            if (!syi_dict_set(vm, syi_to_dict(merged), syi_to_tuple(kwnames)->items[i],
                              args[nargs + (int)i])) {
                return SY_NULL;
            }
        }
        if (merged == SY_NULL) {
            return SY_NULL;
        }
        given = syi_to_dict(merged)->length;
        names = syi_tuple_new(vm, NULL, given);
        if (names == SY_NULL) {
            return SY_NULL;
        }
    }
    uint64_t total = (uint64_t)n + (uint64_t)nargs + given;
    sy_value all = total == 0 ? vm->empty_tuple : syi_tuple_new(vm, NULL, (size_t)total);
    if (all == SY_NULL) {
        return SY_NULL;
    }
    sy_value *values = syi_to_tuple(all)->items;
    memcpy(values, syi_to_tuple(first)->items + skip, n * sizeof *values);
    uint32_t rest = (uint32_t)nargs + (merged == SY_NULL ? given : 0);
    if (rest > 0) {
        memcpy(values + n, args, rest * sizeof *values);
    }
    uint32_t position = 0;
    sy_value key;
    sy_value value;
    for (uint32_t i = 0;
         merged != SY_NULL && syi_dict_next(syi_to_dict(merged), &position, &key, &value);
         i++) {
        syi_to_tuple(names)->items[i] = key;
        values[n + (uint32_t)nargs + i] = value;
    }
    sy_value keep[2] = {all, names};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 2);
    sy_value result = syi_tail_call(vm, callee, values, (int)n + nargs, names);
    syi_roots_leave(vm, &roots);
    return result;
}

/* --- partial --- */

typedef struct partial {
    sy_object head;
    sy_value func, args, keywords; /* callable, tuple, dict */
    sy_attrs attrs;
} partial;

static partial *partial_of(sy_value v) {
    return (partial *)sy_to_object(v);
}

/* The dict of keywords given to a constructor on top of others (a dict or SY_NULL). */
static sy_value collect_keywords(sy_vm *vm, sy_value before, const sy_value *values,
                                 sy_value kwnames) {
    sy_value dict =
        before == SY_NULL ? syi_dict_new(vm) : syi_dict_copy(vm, syi_to_dict(before));
    uint32_t n = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    for (uint32_t i = 0; dict != SY_NULL && i < n; i++) {
        if (!syi_dict_set(vm, syi_to_dict(dict), syi_to_tuple(kwnames)->items[i], values[i])) {
            return SY_NULL;
        }
    }
    return dict;
}

static sy_value partial_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                             sy_value kwnames) {
    const partial *p = partial_of(self);
    return syi_call_merged(vm, p->func, p->args, 0, p->keywords, args, nargs, kwnames);
}

/* Is v a partial without attributes of its own? Then what is made from it takes it apart. */
static bool is_bare_partial(sy_value v) {
    if (!sy_is_pointer(v) || sy_to_object(v)->type->slots.call != partial_call) {
        return false;
    }
    const sy_attrs *attrs = &partial_of(v)->attrs;
    return attrs->shape != NULL ? attrs->shape->count == 0
                                : attrs->u.dict == NULL || attrs->u.dict->length == 0;
}

static sy_value concat_tuples(sy_vm *vm, sy_value first, const sy_value *args, int nargs) {
    uint32_t n = first == SY_NULL ? 0 : syi_to_tuple(first)->length;
    if (n + (uint32_t)nargs == 0) {
        return vm->empty_tuple;
    }
    sy_value tuple = syi_tuple_new(vm, NULL, (size_t)n + (size_t)nargs);
    for (uint32_t i = 0; tuple != SY_NULL && i < n + (uint32_t)nargs; i++) {
        syi_to_tuple(tuple)->items[i] = i < n ? syi_to_tuple(first)->items[i] : args[i - n];
    }
    return tuple;
}

static sy_value partial_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    if (nargs < 1) {
        return syi_raise(vm, vm->types.TypeError, "type 'partial' takes at least one argument");
    }
    sy_value func = args[0];
    if (!syi_callable(vm, func)) {
        return syi_raise(vm, vm->types.TypeError, "the first argument must be callable");
    }
    sy_value first = SY_NULL;
    sy_value keywords = SY_NULL;
    if (is_bare_partial(func)) {
        first = partial_of(func)->args;
        keywords = partial_of(func)->keywords;
        func = partial_of(func)->func;
    }
    sy_value all = concat_tuples(vm, first, args + 1, nargs - 1);
    keywords = all == SY_NULL ? SY_NULL : collect_keywords(vm, keywords, args + nargs, kwnames);
    sy_value made = keywords == SY_NULL ? SY_NULL : syi_instance_new(vm, type);
    if (made == SY_NULL) {
        return SY_NULL;
    }
    partial *p = partial_of(made);
    p->func = func;
    p->args = all;
    p->keywords = keywords;
    return made;
}

static void partial_visit(void *self, sy_visitor *v) {
    partial *p = self;
    syi_visit(v, p->func);
    syi_visit(v, p->args);
    syi_visit(v, p->keywords);
    syi_attrs_visit(v, &p->attrs);
}

static void partial_free(sy_vm *vm, void *self) {
    syi_attrs_free(vm, &((partial *)self)->attrs);
}

/* Appends ", text of v", with "name=" before it; false: failed. */
static bool append_argument(sy_str_builder *b, sy_value name, sy_value v) {
    sy_value text = syi_repr(b->vm, v);
    if (text == SY_NULL) {
        return false;
    }
    syi_builder_ascii(b, ", ");
    if (name != SY_NULL) {
        /* Another way than a call may have put a key there that is no str. */
        sy_value shown = syi_str(b->vm, name);
        if (shown == SY_NULL) {
            return false;
        }
        syi_builder_str(b, shown);
        syi_builder_ascii(b, "=");
    }
    syi_builder_str(b, text);
    return true;
}

static sy_value partial_repr(sy_vm *vm, sy_value self) {
    const partial *p = partial_of(self);
    int shown = syi_repr_enter(vm, self);
    if (shown != 0) {
        return shown < 0 ? SY_NULL : syi_str_from_cstr(vm, "...");
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    if (p->head.type == syi_module_state(vm)->partial) {
        syi_builder_ascii(&b, "functools.");
    }
    syi_builder_str(&b, sy_from_pointer(p->head.type->qualname));
    syi_builder_ascii(&b, "(");
    sy_value text = syi_repr(vm, p->func);
    bool ok = text != SY_NULL;
    if (ok) {
        syi_builder_str(&b, text);
    }
    for (uint32_t i = 0; ok && i < syi_to_tuple(p->args)->length; i++) {
        ok = append_argument(&b, SY_NULL, syi_to_tuple(p->args)->items[i]);
    }
    uint32_t position = 0;
    sy_value key;
    sy_value value;
    while (ok && syi_dict_next(syi_to_dict(p->keywords), &position, &key, &value)) {
        ok = append_argument(&b, key, value);
    }
    syi_repr_leave(vm, self);
    syi_builder_ascii(&b, ")");
    if (!ok) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    return syi_builder_finish(&b);
}

static sy_value partial_func(sy_vm *vm, sy_value self) {
    (void)vm;
    return partial_of(self)->func;
}

static sy_value partial_args(sy_vm *vm, sy_value self) {
    (void)vm;
    return partial_of(self)->args;
}

static sy_value partial_keywords(sy_vm *vm, sy_value self) {
    (void)vm;
    return partial_of(self)->keywords;
}

static bool refuse(sy_vm *vm, sy_value self, sy_value value) {
    (void)self;
    (void)value;
    syi_raise(vm, vm->types.AttributeError, "readonly attribute");
    return false;
}

#define METHOD(name)                                                                           \
    static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)

/* (type, (func,), (func, args, keywords, __dict__ or None)) */
METHOD(partial_reduce) {
    (void)nargs;
    (void)kwnames;
    partial *p = partial_of(args[0]);
    sy_value dict = SY_NONE;
    if (!is_bare_partial(args[0])) {
        const sy_dict *own = syi_attrs_dict(vm, &p->attrs);
        if (own == NULL) {
            return SY_NULL;
        }
        dict = sy_from_pointer(own);
    }
    const sy_value state[4] = {p->func, p->args, p->keywords, dict};
    const sy_value triple[3] = {sy_from_pointer(p->head.type), syi_tuple_new(vm, state, 1),
                                syi_tuple_new(vm, state, 4)};
    return triple[1] == SY_NULL || triple[2] == SY_NULL ? SY_NULL
                                                        : syi_tuple_new(vm, triple, 3);
}

METHOD(partial_setstate) {
    (void)nargs;
    (void)kwnames;
    partial *p = partial_of(args[0]);
    const sy_tuple *state = syi_is_tuple(args[1]) ? syi_to_tuple(args[1]) : NULL;
    if (state == NULL || state->length != 4 || !syi_callable(vm, state->items[0]) ||
        !syi_is_tuple(state->items[1]) ||
        (state->items[2] != SY_NONE && !syi_is_dict(state->items[2]))) {
        return syi_raise(vm, vm->types.TypeError, "invalid partial state");
    }
    sy_value keywords = state->items[2] == SY_NONE
                            ? syi_dict_new(vm)
                            : syi_dict_copy(vm, syi_to_dict(state->items[2]));
    if (keywords == SY_NULL) {
        return SY_NULL;
    }
    p->func = state->items[0];
    p->args = state->items[1];
    p->keywords = keywords;
    if (syi_is_dict(state->items[3])) {
        sy_dict *own = syi_attrs_dict(vm, &p->attrs);
        if (own == NULL || !syi_dict_update(vm, own, state->items[3])) {
            return SY_NULL;
        }
    }
    return SY_NONE;
}

static const sy_fn_def partial_methods[] = {
    {"__reduce__", partial_reduce, 0, 0, 0, false, NULL},
    {"__setstate__", partial_setstate, 1, 1, 0, false, NULL},
    SY_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def partial_getsets[] = {
    {"func", partial_func, refuse, "function object to use in future partial calls"},
    {"args", partial_args, refuse, "tuple of arguments to future partial calls"},
    {"keywords", partial_keywords, refuse,
     "dictionary of keyword arguments to future partial calls"},
    {NULL, NULL, NULL, NULL}};

static const sy_type_def partial_type = {
    .name = "functools.partial",
    .doc = "partial(func, *args, **keywords) - new function with partial application\n    of "
           "the given arguments and keywords.\n",
    .size = sizeof(partial),
    .flags = SY_TYPE_HAS_ATTRS,
    .slots = {.visit = partial_visit,
              .free = partial_free,
              .repr = partial_repr,
              .call = partial_call,
              .create = partial_create},
    .methods = partial_methods,
    .getsets = partial_getsets,
    .attrs_offset = offsetof(partial, attrs),
};

/* --- The callable of lru_cache --- */

typedef struct lru_cache {
    sy_object head;
    sy_value func;
    sy_value miss[2]; /* miss(cache, key, func, *args): calls and stores; with **kwargs */
    sy_value results; /* dict, the one used longest ago first */
    sy_value info;    /* class of cache_info() */
    int64_t maxsize;  /* -1: no bound */
    int64_t hits, misses;
    bool typed;
    sy_attrs attrs;
} lru_cache;

static lru_cache *cache_of(sy_value v) {
    return (lru_cache *)sy_to_object(v);
}

static sy_value cache_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    int64_t maxsize = -1;
    if (!syi_no_keywords(vm, "_lru_cache_wrapper", kwnames) ||
        !syi_check_arg_count(vm, "_lru_cache_wrapper", nargs, 6, 6) ||
        (args[1] != SY_NONE && !syi_as_int64(vm, args[1], &maxsize))) {
        return SY_NULL;
    }
    if (!syi_callable(vm, args[0])) {
        return syi_raise(vm, vm->types.TypeError, "the first argument must be callable");
    }
    sy_value results = syi_dict_new(vm);
    sy_value made = results == SY_NULL ? SY_NULL : syi_instance_new(vm, type);
    if (made == SY_NULL) {
        return SY_NULL;
    }
    lru_cache *c = cache_of(made);
    c->func = args[0];
    c->maxsize = args[1] == SY_NONE ? -1 : maxsize < 0 ? 0 : maxsize;
    c->typed = args[2] != SY_FALSE;
    c->miss[0] = args[3];
    c->miss[1] = args[4];
    c->info = args[5];
    c->results = results;
    return made;
}

static void cache_visit(void *self, sy_visitor *v) {
    lru_cache *c = self;
    syi_visit(v, c->func);
    syi_visit_values(v, c->miss, 2);
    syi_visit(v, c->results);
    syi_visit(v, c->info);
    syi_attrs_visit(v, &c->attrs);
}

static void cache_free(sy_vm *vm, void *self) {
    syi_attrs_free(vm, &((lru_cache *)self)->attrs);
}

static bool is_simple_key(const sy_vm *vm, sy_value v) {
    return sy_is_int(v) || syi_is_type(v, vm->types.str);
}

/* What stands for a call in the cache: the argument itself if it is one int or str, else a
 * tuple of the arguments, then (behind the class of the cache) names and values of keywords,
 * then the types if they count. */
static sy_value make_key(sy_vm *vm, const lru_cache *c, const sy_value *args, int nargs,
                         sy_value kwnames) {
    uint32_t keywords = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    uint32_t n = (uint32_t)nargs;
    if (!c->typed && keywords == 0 && n == 1 && is_simple_key(vm, args[0])) {
        return args[0];
    }
    uint32_t types = c->typed ? n + keywords : 0;
    uint32_t size = n + (keywords > 0 ? 1 + 2 * keywords : 0) + types;
    sy_value tuple = size == 0 ? vm->empty_tuple : syi_tuple_new(vm, NULL, size);
    if (tuple == SY_NULL || size == 0) {
        return tuple;
    }
    sy_value *to = syi_to_tuple(tuple)->items;
    for (uint32_t i = 0; i < n; i++) {
        *to++ = args[i];
    }
    if (keywords > 0) {
        *to++ = sy_from_pointer(c->head.type);
    }
    for (uint32_t i = 0; i < keywords; i++) {
        *to++ = syi_to_tuple(kwnames)->items[i];
        *to++ = args[n + i];
    }
    for (uint32_t i = 0; i < types; i++) {
        *to++ = sy_from_pointer(syi_type_of(vm, args[i]));
    }
    return tuple;
}

/* Do hash and comparison of the key run no language code? */
static bool is_plain_key(const sy_vm *vm, sy_value key) {
    if (!syi_is_tuple(key)) {
        return true;
    }
    for (uint32_t i = 0; i < syi_to_tuple(key)->length; i++) {
        sy_value v = syi_to_tuple(key)->items[i];
        if (sy_is_pointer(v) && !syi_is_type(v, vm->types.str)) {
            return false;
        }
    }
    return true;
}

/* The entry moves to the end of the order. */
static bool refresh(sy_vm *vm, lru_cache *c, sy_value key, sy_value value) {
    sy_dict *results = syi_to_dict(c->results);
    sy_value taken = syi_dict_take(vm, results, key);
    return !syi_failed(vm) && (taken == SY_NULL || syi_dict_set(vm, results, key, value));
}

static sy_value cache_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                           sy_value kwnames) {
    lru_cache *c = cache_of(self);
    if (c->maxsize == 0) {
        sy_value result = syi_tail_call(vm, c->func, args, nargs, kwnames);
        c->misses += result != SY_NULL;
        return result;
    }
    sy_value kept[3] = {make_key(vm, c, args, nargs, kwnames), self, c->func};
    if (kept[0] == SY_NULL) {
        return SY_NULL;
    }
    if (!is_plain_key(vm, kept[0]) && syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 3);
    sy_value result = syi_dict_get(vm, syi_to_dict(c->results), kept[0]);
    if (result != SY_NULL) {
        c->hits++;
        if (c->maxsize > 0 && !refresh(vm, c, kept[0], result)) {
            result = SY_NULL;
        }
    } else if (!syi_failed(vm)) {
        const sy_value first[3] = {self, kept[0], c->func};
        sy_value tuple = syi_tuple_new(vm, first, 3);
        if (tuple != SY_NULL) {
            result = syi_call_merged(vm, c->miss[kwnames != SY_NULL], tuple, 0, SY_NULL, args,
                                     nargs, kwnames);
            c->misses += result != SY_NULL;
        }
    }
    syi_roots_leave(vm, &roots);
    return result;
}

METHOD(cache_store) {
    (void)nargs;
    (void)kwnames;
    lru_cache *c = cache_of(args[0]);
    sy_dict *results = syi_to_dict(c->results);
    sy_value old = syi_dict_get(vm, results, args[1]);
    if (old != SY_NULL || syi_failed(vm)) {
        return old == SY_NULL ? SY_NULL : SY_NONE;
    }
    uint32_t position = 0;
    sy_value key;
    sy_value value;
    if (c->maxsize >= 0 && results->length >= c->maxsize &&
        syi_dict_next(results, &position, &key, &value) &&
        syi_dict_delete(vm, results, key) < 0) {
        return SY_NULL;
    }
    return syi_dict_set(vm, results, args[1], args[2]) ? SY_NONE : SY_NULL;
}

METHOD(cache_info) {
    (void)nargs;
    (void)kwnames;
    const lru_cache *c = cache_of(args[0]);
    const sy_value values[4] = {sy_from_int(c->hits), sy_from_int(c->misses),
                                c->maxsize < 0 ? SY_NONE : sy_from_int(c->maxsize),
                                sy_from_int(syi_to_dict(c->results)->length)};
    return syi_call(vm, c->info, values, 4, SY_NULL);
}

METHOD(cache_clear) {
    (void)nargs;
    (void)kwnames;
    lru_cache *c = cache_of(args[0]);
    syi_dict_clear(vm, syi_to_dict(c->results));
    c->hits = c->misses = 0;
    return SY_NONE;
}

METHOD(cache_self) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return args[0];
}

METHOD(cache_reduce) {
    (void)nargs;
    (void)kwnames;
    return syi_getattr_cstr(vm, args[0], "__qualname__");
}

static sy_value cache_get(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    return obj == SY_NULL || obj == SY_NONE ? self : syi_bound_method_new(vm, self, obj);
}

static const sy_fn_def cache_methods[] = {
    {"cache_info", cache_info, 0, 0, 0, false, "Report cache statistics"},
    {"cache_clear", cache_clear, 0, 0, 0, false, "Clear the cache and cache statistics"},
    {"_store", cache_store, 2, 2, SY_FN_REENTRANT, false, NULL},
    {"__reduce__", cache_reduce, 0, 0, 0, false, NULL},
    {"__copy__", cache_self, 0, 0, 0, false, NULL},
    {"__deepcopy__", cache_self, 1, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def cache_type = {
    .name = "functools._lru_cache_wrapper",
    .size = sizeof(lru_cache),
    .flags = SY_TYPE_HAS_ATTRS,
    .slots = {.visit = cache_visit,
              .free = cache_free,
              .call = cache_call,
              .descr_get = cache_get,
              .create = cache_create},
    .methods = cache_methods,
    .attrs_offset = offsetof(lru_cache, attrs),
};

/* --- cmp_to_key --- */

typedef struct key_wrapper {
    sy_object head;
    sy_value compare;
    sy_value object; /* SY_NULL: none yet, calling it gives one with an object */
} key_wrapper;

static key_wrapper *wrapper_of(sy_value v) {
    return (key_wrapper *)sy_to_object(v);
}

static sy_value new_wrapper(sy_vm *vm, sy_value compare, sy_value object) {
    key_wrapper *k = syi_object_new(vm, syi_module_state(vm)->key_wrapper, sizeof *k);
    if (k == NULL) {
        return SY_NULL;
    }
    k->compare = compare;
    k->object = object;
    return sy_from_pointer(k);
}

static void wrapper_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((const key_wrapper *)self)->compare);
    syi_visit(v, ((const key_wrapper *)self)->object);
}

static sy_value wrapper_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                             sy_value kwnames) {
    static const char *const names[] = {"obj", NULL};
    static const sy_signature signature = {"K", names, 1, 1};
    sy_value object;
    return syi_parse_args(vm, &signature, args, nargs, kwnames, &object)
               ? new_wrapper(vm, wrapper_of(self)->compare, object)
               : SY_NULL;
}

static sy_value wrapper_compare(sy_vm *vm, sy_value self, sy_value other,
                                enum sy_compare_op op) {
    if (!syi_is_type(other, syi_module_state(vm)->key_wrapper)) {
        return syi_raise(vm, vm->types.TypeError, "other argument must be K instance");
    }
    const sy_value both[2] = {wrapper_of(self)->object, wrapper_of(other)->object};
    if (both[0] == SY_NULL || both[1] == SY_NULL) {
        return syi_raise(vm, vm->types.AttributeError, "object");
    }
    sy_value order = syi_call(vm, wrapper_of(self)->compare, both, 2, SY_NULL);
    if (order == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &order, 1);
    sy_value result = syi_compare(vm, order, sy_from_int(0), op);
    syi_roots_leave(vm, &roots);
    return result;
}

static bool wrapper_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)self;
    (void)out;
    syi_raise(vm, vm->types.TypeError, "unhashable type: 'functools.KeyWrapper'");
    return false;
}

static sy_value wrapper_object(sy_vm *vm, sy_value self) {
    sy_value v = wrapper_of(self)->object;
    return v != SY_NULL ? v : syi_raise(vm, vm->types.AttributeError, "obj");
}

static bool set_wrapper_object(sy_vm *vm, sy_value self, sy_value value) {
    (void)vm;
    wrapper_of(self)->object = value;
    return true;
}

static const sy_getset_def wrapper_getsets[] = {
    {"obj", wrapper_object, set_wrapper_object, "Value wrapped by a key function."},
    {NULL, NULL, NULL, NULL}};

static const sy_type_def wrapper_type = {
    .name = "functools.KeyWrapper",
    .size = sizeof(key_wrapper),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW | SY_TYPE_CALLS_PLAINLY,
    .slots = {.visit = wrapper_visit,
              .hash = wrapper_hash,
              .compare = wrapper_compare,
              .call = wrapper_call},
    .getsets = wrapper_getsets,
};

METHOD(cmp_to_key) {
    static const char *const names[] = {"mycmp", NULL};
    static const sy_signature signature = {"cmp_to_key", names, 1, 1};
    sy_value compare;
    return syi_parse_args(vm, &signature, args, nargs, kwnames, &compare)
               ? new_wrapper(vm, compare, SY_NULL)
               : SY_NULL;
}

static const sy_fn_def functions[] = {
    {"cmp_to_key", cmp_to_key, 0, -1, 0, true, "cmp_to_key(mycmp)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_functools(sy_vm *vm, sy_module *module) {
    sy_lang_modules *state = syi_module_state(vm);
    state->partial = syi_module_type(vm, module, &partial_type);
    state->key_wrapper = syi_type_ready(vm, &wrapper_type, vm->types.object);
    return state->partial != NULL && state->key_wrapper != NULL &&
           syi_module_type(vm, module, &cache_type) != NULL &&
           syi_module_add_functions(vm, module, functions);
}
