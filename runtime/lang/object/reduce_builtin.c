/* SPDX-License-Identifier: MIT
 *
 * __reduce__ and __setstate__ of the builtin types whose instances hold more than attributes:
 * iterators, ranges, slices, sets, bytearrays. The methods are added to the types at start.
 */
#include "lang/object/bytes.h"
#include "lang/object/dict.h"
#include "lang/object/iterators.h"
#include "lang/object/reduce.h"
#include "lang/object/type_internal.h"

#define REDUCE(name)                                                                           \
    static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)
#define UNUSED() ((void)nargs, (void)kwnames)

/* --- Reductions --- */

/* (function, (args...), state), without the state if it is SY_NULL. */
static sy_value reduction(sy_vm *vm, sy_value function, const sy_value *args, size_t n,
                          sy_value state) {
    sy_value parts[3] = {function, syi_tuple_new(vm, args, n), state};
    if (function == SY_NULL || parts[1] == SY_NULL) {
        return SY_NULL;
    }
    return syi_tuple_new(vm, parts, state == SY_NULL ? 2 : 3);
}

static sy_value class_of(sy_vm *vm, sy_value self) {
    return sy_from_pointer(syi_type_of(vm, self));
}

/* An iterator over source that has come to index; exhausted if source is SY_NULL. */
static sy_value indexed(sy_vm *vm, const char *function, sy_value source, int64_t index) {
    if (source == SY_NULL) {
        sy_value f = syi_dict_get_cstr(vm, vm->builtins, "iter");
        return reduction(vm, f, &vm->empty_tuple, 1, SY_NULL);
    }
    sy_value f = syi_dict_get_cstr(vm, vm->builtins, function);
    return reduction(vm, f, &source, 1, sy_from_int(index));
}

/* An iterator over what is still to come, which `rest` holds. */
static sy_value over_list(sy_vm *vm, sy_value rest) {
    sy_value f = syi_dict_get_cstr(vm, vm->builtins, "iter");
    return rest == SY_NULL ? SY_NULL : reduction(vm, f, &rest, 1, SY_NULL);
}

/* The argument of __setstate__ as an index, clamped. */
static bool index_argument(sy_vm *vm, sy_value v, int64_t most, int64_t *out) {
    if (!syi_is_int(v)) {
        syi_raise(vm, vm->types.TypeError, "an integer is required");
        return false;
    }
    if (!syi_index(vm, v, out)) {
        return false;
    }
    *out = *out < 0 ? 0 : *out > most ? most : *out;
    return true;
}

/* --- Iterators over sequences --- */

static sy_list_iterator *list_iterator(sy_value v) {
    return (sy_list_iterator *)sy_to_object(v);
}

static sy_value pointer_or_null(const void *p) {
    return p == NULL ? SY_NULL : sy_from_pointer(p);
}

REDUCE(list_iterator_reduce) {
    UNUSED();
    const sy_list_iterator *it = list_iterator(args[0]);
    return indexed(vm, "iter", pointer_or_null(it->list), it->index);
}

REDUCE(list_iterator_setstate) {
    UNUSED();
    sy_list_iterator *it = list_iterator(args[0]);
    int64_t index;
    if (!index_argument(vm, args[1], it->list == NULL ? 0 : it->list->length, &index)) {
        return SY_NULL;
    }
    it->index = (uint32_t)index;
    return SY_NONE;
}

/* Its index is one above the next item, the one in the state is that item's. */
REDUCE(list_reverse_reduce) {
    UNUSED();
    const sy_list_iterator *it = list_iterator(args[0]);
    return indexed(vm, "reversed", pointer_or_null(it->list), (int64_t)it->index - 1);
}

REDUCE(list_reverse_setstate) {
    UNUSED();
    sy_list_iterator *it = list_iterator(args[0]);
    int64_t index;
    if (!syi_is_int(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "an integer is required");
    }
    if (!syi_index(vm, args[1], &index)) {
        return SY_NULL;
    }
    int64_t most = it->list == NULL ? 0 : it->list->length;
    it->index = (uint32_t)(index < 0 ? 0 : index >= most ? most : index + 1);
    return SY_NONE;
}

REDUCE(tuple_iterator_reduce) {
    UNUSED();
    const sy_tuple_iterator *it = (const sy_tuple_iterator *)sy_to_object(args[0]);
    return indexed(vm, "iter", pointer_or_null(it->tuple), it->index);
}

REDUCE(tuple_iterator_setstate) {
    UNUSED();
    sy_tuple_iterator *it = (sy_tuple_iterator *)sy_to_object(args[0]);
    int64_t index;
    if (!index_argument(vm, args[1], it->tuple == NULL ? 0 : it->tuple->length, &index)) {
        return SY_NULL;
    }
    it->index = (uint32_t)index;
    return SY_NONE;
}

/* Of str, bytes and bytearray. */
REDUCE(text_iterator_reduce) {
    UNUSED();
    const sy_text_iterator *it = (const sy_text_iterator *)sy_to_object(args[0]);
    return indexed(vm, "iter", it->source, it->index);
}

REDUCE(text_iterator_setstate) {
    UNUSED();
    sy_text_iterator *it = (sy_text_iterator *)sy_to_object(args[0]);
    int64_t length = it->source == SY_NULL ? 0 : syi_length(vm, it->source);
    int64_t index;
    if (length < 0 || !index_argument(vm, args[1], length, &index)) {
        return SY_NULL;
    }
    it->index = (uint32_t)index;
    return SY_NONE;
}

REDUCE(seq_iterator_reduce) {
    UNUSED();
    const sy_source_iterator *it = (const sy_source_iterator *)sy_to_object(args[0]);
    int64_t index = sy_is_int(it->state) ? sy_to_int(it->state) : SY_INT_MAX;
    return indexed(vm, "iter", it->source, index);
}

REDUCE(seq_iterator_setstate) {
    UNUSED();
    int64_t index;
    if (!index_argument(vm, args[1], SY_INT_MAX, &index)) {
        return SY_NULL;
    }
    ((sy_source_iterator *)sy_to_object(args[0]))->state = sy_from_int(index);
    return SY_NONE;
}

REDUCE(callable_iterator_reduce) {
    UNUSED();
    const sy_source_iterator *it = (const sy_source_iterator *)sy_to_object(args[0]);
    if (it->source == SY_NULL) {
        return indexed(vm, "iter", SY_NULL, 0);
    }
    sy_value pair[2] = {it->source, it->state};
    sy_value f = syi_dict_get_cstr(vm, vm->builtins, "iter");
    return reduction(vm, f, pair, 2, SY_NULL);
}

REDUCE(reversed_reduce) {
    UNUSED();
    const sy_reversed *it = (const sy_reversed *)sy_to_object(args[0]);
    bool done = it->sequence == SY_NULL;
    return reduction(vm, class_of(vm, args[0]), done ? &vm->empty_tuple : &it->sequence, 1,
                     done ? SY_NULL : sy_from_int(it->index));
}

REDUCE(reversed_setstate) {
    UNUSED();
    sy_reversed *it = (sy_reversed *)sy_to_object(args[0]);
    int64_t index;
    if (!syi_index(vm, args[1], &index)) {
        return SY_NULL;
    }
    int64_t n = it->sequence == SY_NULL ? 0 : syi_length(vm, it->sequence);
    if (n < 0) {
        return SY_NULL;
    }
    it->index = index < -1 ? -1 : index > n - 1 ? n - 1 : index;
    return SY_NONE;
}

/* --- Iterators over dicts, sets and ranges: a list or range of what is to come --- */

REDUCE(dict_iterator_reduce) {
    UNUSED();
    sy_dict_iterator copy = *(const sy_dict_iterator *)sy_to_object(args[0]);
    sy_value list = syi_list_new(vm, NULL, 0);
    sy_value (*next)(sy_vm *, sy_value) = sy_to_object(args[0])->type->slots.next;
    sy_value item;
    while (list != SY_NULL && (item = next(vm, sy_from_pointer(&copy))) != SY_NULL) {
        if (!syi_list_append(vm, syi_to_list(list), item)) {
            return SY_NULL;
        }
    }
    return syi_failed(vm) ? SY_NULL : over_list(vm, list);
}

REDUCE(set_iterator_reduce) {
    UNUSED();
    sy_set_iterator copy = *(const sy_set_iterator *)sy_to_object(args[0]);
    sy_value list = syi_list_new(vm, NULL, 0);
    sy_value (*next)(sy_vm *, sy_value) = sy_to_object(args[0])->type->slots.next;
    sy_value item;
    while (list != SY_NULL && (item = next(vm, sy_from_pointer(&copy))) != SY_NULL) {
        if (!syi_list_append(vm, syi_to_list(list), item)) {
            return SY_NULL;
        }
    }
    return syi_failed(vm) ? SY_NULL : over_list(vm, list);
}

REDUCE(range_iterator_reduce) {
    UNUSED();
    const sy_range_iterator *it = (const sy_range_iterator *)sy_to_object(args[0]);
    bool big = it->head.aux != 0;
    sy_value start = big ? it->big_next : syi_int_new(vm, it->next);
    sy_value step = big ? it->big_step : syi_int_new(vm, it->step);
    sy_value count = big ? it->big_remaining : syi_int_from_uint64(vm, it->remaining);
    sy_value span = syi_int_binary(vm, SY_MUL, count, step);
    sy_value stop = span == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_ADD, start, span);
    if (stop == SY_NULL) {
        return SY_NULL;
    }
    sy_value bounds[3] = {start, stop, step};
    sy_value range = vm->types.range->slots.create(vm, vm->types.range, bounds, 3, SY_NULL);
    return over_list(vm, range);
}

/* --- Iterators over iterators --- */

REDUCE(enumerate_reduce) {
    UNUSED();
    const sy_enumerate *e = (const sy_enumerate *)sy_to_object(args[0]);
    sy_value pair[2] = {e->iterator, e->index};
    return reduction(vm, class_of(vm, args[0]), pair, 2, SY_NULL);
}

REDUCE(zip_reduce) {
    UNUSED();
    const sy_zip *z = (const sy_zip *)sy_to_object(args[0]);
    sy_value parts[3] = {class_of(vm, args[0]),
                         z->iterators == SY_NULL ? vm->empty_tuple : z->iterators, SY_TRUE};
    return syi_tuple_new(vm, parts, (z->head.aux & SY_ZIP_STRICT) != 0 ? 3 : 2);
}

REDUCE(zip_setstate) {
    UNUSED();
    int strict = syi_truth(vm, args[1]);
    if (strict < 0) {
        return SY_NULL;
    }
    if (strict != 0) {
        sy_to_object(args[0])->aux |= SY_ZIP_STRICT;
    }
    return SY_NONE;
}

/* What was taken and waits for the function's answer would be lost. */
static sy_value in_use(sy_vm *vm, sy_value self) {
    return syi_raise(vm, vm->types.TypeError,
                     "cannot pickle '%T' object while its function runs", self);
}

REDUCE(map_reduce) {
    UNUSED();
    const sy_map *m = (const sy_map *)sy_to_object(args[0]);
    uint32_t n = syi_to_tuple(m->iterators)->length;
    if (m->pending != SY_NULL) {
        return in_use(vm, args[0]);
    }
    sy_value all = syi_tuple_new(vm, NULL, (size_t)n + 1);
    if (all == SY_NULL) {
        return SY_NULL;
    }
    sy_value *items = syi_to_tuple(all)->items;
    items[0] = m->function;
    memcpy(items + 1, syi_to_tuple(m->iterators)->items, n * sizeof *items);
    sy_value pair[2] = {class_of(vm, args[0]), all};
    return syi_tuple_new(vm, pair, 2);
}

REDUCE(filter_reduce) {
    UNUSED();
    const sy_filter *f = (const sy_filter *)sy_to_object(args[0]);
    if (f->pending != SY_NULL) {
        return in_use(vm, args[0]);
    }
    sy_value pair[2] = {f->function, f->iterator};
    return reduction(vm, class_of(vm, args[0]), pair, 2, SY_NULL);
}

/* --- Others --- */

REDUCE(range_reduce) {
    UNUSED();
    const sy_range *r = (const sy_range *)sy_to_object(args[0]);
    sy_value three[3] = {r->start, r->stop, r->step};
    return reduction(vm, class_of(vm, args[0]), three, 3, SY_NULL);
}

REDUCE(slice_reduce) {
    UNUSED();
    const sy_slice *s = (const sy_slice *)sy_to_object(args[0]);
    sy_value three[3] = {s->start, s->stop, s->step};
    return reduction(vm, class_of(vm, args[0]), three, 3, SY_NULL);
}

/* Of sets and frozensets, with the attributes of a subclass. */
REDUCE(set_reduce) {
    UNUSED();
    sy_value list = syi_list_from_iterable(vm, args[0]);
    sy_value state = list == SY_NULL ? SY_NULL : syi_default_state(vm, args[0], false);
    return state == SY_NULL ? SY_NULL : reduction(vm, class_of(vm, args[0]), &list, 1, state);
}

REDUCE(bytearray_reduce) {
    UNUSED();
    const sy_bytearray *b = syi_to_bytearray(args[0]);
    sy_value bytes = syi_bytes_new(vm, b->data, b->length);
    sy_value state = bytes == SY_NULL ? SY_NULL : syi_default_state(vm, args[0], false);
    bool any = b->length > 0;
    return state == SY_NULL ? SY_NULL
                            : reduction(vm, class_of(vm, args[0]), &bytes, any ? 1 : 0, state);
}

REDUCE(alias_reduce) {
    UNUSED();
    sy_value pair[2] = {syi_getattr(vm, args[0], vm->names.__origin__),
                        syi_getattr(vm, args[0], vm->names.__args__)};
    return pair[0] == SY_NULL || pair[1] == SY_NULL
               ? SY_NULL
               : reduction(vm, class_of(vm, args[0]), pair, 2, SY_NULL);
}

/* --- Parts of programs --- */

/* getattr(owner, name) */
static sy_value by_getattr(sy_vm *vm, sy_value owner, sy_value name) {
    sy_value pair[2] = {owner, name};
    sy_value f = syi_dict_get_cstr(vm, vm->builtins, "getattr");
    return owner == SY_NULL || name == SY_NULL ? SY_NULL : reduction(vm, f, pair, 2, SY_NULL);
}

REDUCE(method_reduce) {
    UNUSED();
    const sy_bound_method *m = (const sy_bound_method *)sy_to_object(args[0]);
    return by_getattr(vm, m->self, syi_getattr(vm, m->func, vm->names.__name__));
}

/* Of a module it is found by its name, of an object as its attribute. */
REDUCE(builtin_reduce) {
    UNUSED();
    const sy_builtin *b = (const sy_builtin *)sy_to_object(args[0]);
    sy_value name = syi_getattr(vm, args[0], vm->names.__name__);
    bool of_object = b->self != SY_NULL && !syi_is_type(b->self, vm->types.module);
    return of_object ? by_getattr(vm, b->self, name) : name;
}

REDUCE(wrapper_reduce) {
    UNUSED();
    return by_getattr(vm, syi_getattr(vm, args[0], vm->names.__self__),
                      syi_getattr(vm, args[0], vm->names.__name__));
}

REDUCE(descriptor_reduce) {
    UNUSED();
    return by_getattr(vm, syi_getattr(vm, args[0], vm->names.__objclass__),
                      syi_getattr(vm, args[0], vm->names.__name__));
}

/* Stackless pickles and copies what follows; Python does not. */
REDUCE(cell_reduce) {
    UNUSED();
    sy_value content = ((const sy_cell *)sy_to_object(args[0]))->value;
    return reduction(vm, class_of(vm, args[0]), &content, content == SY_NULL ? 0 : 1, SY_NULL);
}

static sy_value view_reduce(sy_vm *vm, sy_value view, const char *method) {
    sy_value dict = syi_view_dict(view);
    sy_value name = syi_intern_cstr(vm, method);
    sy_value f = name == SY_NULL ? SY_NULL : syi_dict_get_str(vm->types.dict->dict, name);
    return f == SY_NULL ? SY_NULL : reduction(vm, f, &dict, 1, SY_NULL);
}

REDUCE(traceback_reduce) {
    UNUSED();
    static const char *const names[4] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"};
    sy_value four[4];
    for (int i = 0; i < 4; i++) {
        four[i] = syi_getattr_cstr(vm, args[0], names[i]);
        if (four[i] == SY_NULL) {
            return SY_NULL;
        }
    }
    return reduction(vm, class_of(vm, args[0]), four, 4, SY_NULL);
}

REDUCE(keys_reduce) {
    UNUSED();
    return view_reduce(vm, args[0], "keys");
}

REDUCE(values_reduce) {
    UNUSED();
    return view_reduce(vm, args[0], "values");
}

REDUCE(items_reduce) {
    UNUSED();
    return view_reduce(vm, args[0], "items");
}

/* --- Adding them --- */

static bool add(sy_vm *vm, sy_type *type, const sy_fn_def *defs, int count) {
    for (int i = 0; i < count; i++) {
        sy_value method = syi_method_descriptor_new(vm, type, &defs[i]);
        if (method == SY_NULL || !syi_dict_set_cstr(vm, type->dict, defs[i].name, method)) {
            return false;
        }
    }
    return true;
}

#define METHOD_OF(name)                                                                        \
    { "__reduce__", name##_reduce, 0, 0, SY_FN_REENTRANT, false, NULL }
#define SETSTATE_OF(name)                                                                      \
    { "__setstate__", name##_setstate, 1, 1, SY_FN_REENTRANT, false, NULL }

bool syi_init_reductions(sy_vm *vm) {
    const sy_types *t = &vm->types;
    static const sy_fn_def defs[][2] = {
        {METHOD_OF(list_iterator), SETSTATE_OF(list_iterator)},
        {METHOD_OF(list_reverse), SETSTATE_OF(list_reverse)},
        {METHOD_OF(tuple_iterator), SETSTATE_OF(tuple_iterator)},
        {METHOD_OF(text_iterator), SETSTATE_OF(text_iterator)},
        {METHOD_OF(text_iterator), SETSTATE_OF(text_iterator)},
        {METHOD_OF(text_iterator), SETSTATE_OF(text_iterator)},
        {METHOD_OF(seq_iterator), SETSTATE_OF(seq_iterator)},
        {METHOD_OF(reversed), SETSTATE_OF(reversed)},
        {METHOD_OF(zip), SETSTATE_OF(zip)},
        {METHOD_OF(callable_iterator)},
        {METHOD_OF(dict_iterator)},
        {METHOD_OF(dict_iterator)},
        {METHOD_OF(set_iterator)},
        {METHOD_OF(range_iterator)},
        {METHOD_OF(enumerate)},
        {METHOD_OF(map)},
        {METHOD_OF(filter)},
        {METHOD_OF(range)},
        {METHOD_OF(slice)},
        {METHOD_OF(set)},
        {METHOD_OF(set)},
        {METHOD_OF(bytearray)},
        {METHOD_OF(alias)},
        {METHOD_OF(method)},
        {METHOD_OF(builtin)},
        {METHOD_OF(descriptor)},
        {METHOD_OF(descriptor)},
        {METHOD_OF(descriptor)},
        {METHOD_OF(descriptor)},
        {METHOD_OF(wrapper)},
        {METHOD_OF(cell)},
        {METHOD_OF(traceback)},
        {METHOD_OF(keys)},
        {METHOD_OF(values)},
        {METHOD_OF(items)},
    };
    sy_type *const types[] = {t->list_iterator,
                              t->list_reverseiterator,
                              t->tuple_iterator,
                              t->str_iterator,
                              t->bytes_iterator,
                              t->bytearray_iterator,
                              t->seq_iterator,
                              t->reversed,
                              t->zip,
                              t->callable_iterator,
                              t->dict_iterator,
                              t->dict_reverseiterator,
                              t->set_iterator,
                              t->range_iterator,
                              t->enumerate,
                              t->map,
                              t->filter,
                              t->range,
                              t->slice,
                              t->set,
                              t->frozenset,
                              t->bytearray,
                              t->generic_alias,
                              t->method,
                              t->builtin_function,
                              t->method_descriptor,
                              t->wrapper_descriptor,
                              t->getset_descriptor,
                              t->member_descriptor,
                              t->method_wrapper,
                              t->cell,
                              t->traceback,
                              t->dict_keys,
                              t->dict_values,
                              t->dict_items};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!add(vm, types[i], defs[i], defs[i][1].name == NULL ? 1 : 2)) {
            return false;
        }
    }
    return true;
}
