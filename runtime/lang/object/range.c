/* SPDX-License-Identifier: MIT
 *
 * The range: start, stop, step and the length worked out from them, all ints of any size.
 * Ranges of small ints, which is nearly all of them, are calculated with in machine words.
 *
 * No operation here runs language code, except the conversion of arguments by __index__ and the
 * search for values that are no ints.
 */
#include "lang/object/args.h"
#include "lang/object/container_internal.h"

static sy_range *to_range(sy_value v) {
    return (sy_range *)sy_to_object(v);
}

static bool is_small(const sy_range *r) {
    return (r->start & r->stop & r->step & r->length & 1) != 0;
}

/* --- Making one --------------------------------------------------------------------------- */

static uint64_t small_length(int64_t start, int64_t stop, int64_t step) {
    if (step > 0) {
        return start < stop ? 1 + ((uint64_t)stop - (uint64_t)start - 1) / (uint64_t)step : 0;
    }
    return start > stop ? 1 + ((uint64_t)start - (uint64_t)stop - 1) / (0 - (uint64_t)step) : 0;
}

/* (high - low - 1) // step + 1, for high > low and step > 0. */
static sy_value big_length(sy_vm *vm, sy_value low, sy_value high, sy_value step) {
    sy_value v = syi_int_binary(vm, SY_SUB, high, low);
    v = v == SY_NULL ? v : syi_int_binary(vm, SY_SUB, v, sy_from_int(1));
    v = v == SY_NULL ? v : syi_int_binary(vm, SY_FLOORDIV, v, step);
    return v == SY_NULL ? v : syi_int_binary(vm, SY_ADD, v, sy_from_int(1));
}

static sy_value range_length_of(sy_vm *vm, sy_value start, sy_value stop, sy_value step) {
    if (sy_both_int(start, stop) && sy_is_int(step)) {
        return syi_int_from_uint64(
            vm, small_length(sy_to_int(start), sy_to_int(stop), sy_to_int(step)));
    }
    int order = syi_int_cmp(start, stop);
    if (syi_int_sign(step) > 0) {
        return order < 0 ? big_length(vm, start, stop, step) : sy_from_int(0);
    }
    if (order <= 0) {
        return sy_from_int(0);
    }
    sy_value positive = syi_int_binary(vm, SY_SUB, sy_from_int(0), step);
    return positive == SY_NULL ? SY_NULL : big_length(vm, stop, start, positive);
}

static sy_value range_of(sy_vm *vm, sy_value start, sy_value stop, sy_value step) {
    sy_value length = range_length_of(vm, start, stop, step);
    sy_range *r = length == SY_NULL ? NULL : syi_object_new(vm, vm->types.range, sizeof *r);
    if (r == NULL) {
        return SY_NULL;
    }
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->length = length;
    return sy_from_pointer(r);
}

static sy_value range_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    (void)type;
    if (!syi_no_keywords(vm, "range", kwnames) ||
        !syi_check_arg_count(vm, "range", nargs, 1, 3)) {
        return SY_NULL;
    }
    sy_value parts[3] = {sy_from_int(0), SY_NULL, sy_from_int(1)};
    sy_roots roots;
    syi_roots_enter(vm, &roots, parts, 3);
    bool ok = true;
    for (int i = 0; ok && i < nargs; i++) {
        sy_value v = sy_is_int(args[i]) ? args[i] : syi_index_value(vm, args[i]);
        parts[nargs == 1 ? 1 : i] = v;
        ok = v != SY_NULL;
    }
    syi_roots_leave(vm, &roots);
    if (!ok) {
        return SY_NULL;
    }
    if (parts[2] == sy_from_int(0)) {
        return syi_raise(vm, vm->types.ValueError, "range() arg 3 must not be zero");
    }
    return range_of(vm, parts[0], parts[1], parts[2]);
}

/* --- Items -------------------------------------------------------------------------------- */

/* start + i * step */
static sy_value item_at(sy_vm *vm, const sy_range *r, sy_value i) {
    if (is_small(r) && sy_is_int(i)) {
        int64_t index = sy_to_int(i);
        if (index >= 0 && index < sy_to_int(r->length)) {
            return sy_from_int((int64_t)((uint64_t)sy_to_int(r->start) +
                                         (uint64_t)index * (uint64_t)sy_to_int(r->step)));
        }
    }
    sy_value v = syi_int_binary(vm, SY_MUL, i, r->step);
    return v == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_ADD, r->start, v);
}

static sy_value get_slice(sy_vm *vm, const sy_range *r, sy_value slice) {
    sy_value bounds[3];
    if (!syi_slice_indices(vm, slice, r->length, bounds)) {
        return SY_NULL;
    }
    sy_value step = syi_int_binary(vm, SY_MUL, r->step, bounds[2]);
    sy_value start = step == SY_NULL ? SY_NULL : item_at(vm, r, bounds[0]);
    sy_value stop = start == SY_NULL ? SY_NULL : item_at(vm, r, bounds[1]);
    return stop == SY_NULL ? SY_NULL : range_of(vm, start, stop, step);
}

static sy_value range_getitem(sy_vm *vm, sy_value self, sy_value key) {
    const sy_range *r = to_range(self);
    if (syi_is_type(key, vm->types.slice)) {
        return get_slice(vm, r, key);
    }
    int ok = syi_has_index(vm, key);
    if (ok <= 0) {
        return ok < 0 ? SY_NULL
                      : syi_raise(vm, vm->types.TypeError,
                                  "range indices must be integers or slices, not %T", key);
    }
    sy_value i = syi_index_value(vm, key);
    if (i != SY_NULL && syi_int_sign(i) < 0) {
        i = syi_int_binary(vm, SY_ADD, i, r->length);
    }
    if (i == SY_NULL) {
        return SY_NULL;
    }
    if (syi_int_sign(i) < 0 || syi_int_cmp(i, r->length) >= 0) {
        return syi_raise(vm, vm->types.IndexError, "range object index out of range");
    }
    return item_at(vm, r, i);
}

/* --- Membership --------------------------------------------------------------------------- */

/* small_place and place_of: where an int is, SY_NULL without exception when it is not there. */
static sy_value small_place(const sy_range *r, int64_t v) {
    int64_t start = sy_to_int(r->start);
    int64_t stop = sy_to_int(r->stop);
    int64_t step = sy_to_int(r->step);
    if (step > 0 ? v < start || v >= stop : v > start || v <= stop) {
        return SY_NULL;
    }
    /* Both differences are below 2^63. */
    uint64_t distance =
        step > 0 ? (uint64_t)v - (uint64_t)start : (uint64_t)start - (uint64_t)v;
    uint64_t stride = step > 0 ? (uint64_t)step : 0 - (uint64_t)step;
    return distance % stride == 0 ? sy_from_int((int64_t)(distance / stride)) : SY_NULL;
}

static sy_value place_of(sy_vm *vm, const sy_range *r, sy_value v) {
    if (is_small(r) && sy_is_int(v)) {
        return small_place(r, sy_to_int(v));
    }
    int direction = syi_int_sign(r->step);
    bool inside = direction > 0 ? syi_int_cmp(r->start, v) <= 0 && syi_int_cmp(v, r->stop) < 0
                                : syi_int_cmp(r->start, v) >= 0 && syi_int_cmp(v, r->stop) > 0;
    if (!inside) {
        return SY_NULL;
    }
    sy_value distance = syi_int_binary(vm, SY_SUB, v, r->start);
    sy_value rest =
        distance == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_MOD, distance, r->step);
    if (rest == SY_NULL || syi_int_sign(rest) != 0) {
        return SY_NULL;
    }
    return syi_int_binary(vm, SY_FLOORDIV, distance, r->step);
}

/* Ints proper and bools, which need no search. */
static bool is_exact_int(const sy_vm *vm, sy_value v) {
    return sy_is_int(v) || sy_is_bool(v) || syi_is_type(v, vm->types.int_);
}

/* Counts (or finds the first of) the items equal to something that is no int. -1: failed. */
static int64_t search(sy_vm *vm, sy_value self, sy_value item, bool count, bool *found) {
    sy_value iterator = syi_iter(vm, self);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &iterator, 1);
    int64_t n = 0;
    int equal = iterator == SY_NULL ? -1 : 0;
    *found = false;
    sy_value v;
    while (equal >= 0 && (v = syi_next(vm, iterator)) != SY_NULL) {
        equal = syi_compare_bool(vm, v, item, SY_EQ);
        if (equal > 0 && !count) {
            *found = true;
            break;
        }
        n += count ? equal > 0 : 1;
    }
    syi_roots_leave(vm, &roots);
    return equal < 0 || syi_failed(vm) ? -1 : n;
}

static int range_contains(sy_vm *vm, sy_value self, sy_value item) {
    if (is_exact_int(vm, item)) {
        sy_value place = place_of(vm, to_range(self), syi_int_value(vm, item));
        return place != SY_NULL ? 1 : syi_failed(vm) ? -1 : 0;
    }
    bool found;
    return search(vm, self, item, false, &found) < 0 ? -1 : found;
}

static sy_value range_index(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (is_exact_int(vm, args[1])) {
        sy_value place = place_of(vm, to_range(args[0]), syi_int_value(vm, args[1]));
        if (place != SY_NULL || syi_failed(vm)) {
            return place;
        }
        return syi_raise(vm, vm->types.ValueError, "%R is not in range", args[1]);
    }
    bool found;
    int64_t i = search(vm, args[0], args[1], false, &found);
    if (i >= 0 && !found) {
        return syi_raise(vm, vm->types.ValueError, "sequence.index(x): x not in sequence");
    }
    return i < 0 ? SY_NULL : sy_from_int(i);
}

static sy_value range_count(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (is_exact_int(vm, args[1])) {
        int in = range_contains(vm, args[0], args[1]);
        return in < 0 ? SY_NULL : sy_from_int(in);
    }
    bool found;
    int64_t n = search(vm, args[0], args[1], true, &found);
    return n < 0 ? SY_NULL : sy_from_int(n);
}

/* --- The other slots ---------------------------------------------------------------------- */

static void range_visit(void *self, sy_visitor *v) {
    const sy_range *r = self;
    syi_visit(v, r->start);
    syi_visit(v, r->stop);
    syi_visit(v, r->step);
    syi_visit(v, r->length);
}

static sy_value range_repr(sy_vm *vm, sy_value self) {
    const sy_range *r = to_range(self);
    if (r->step == sy_from_int(1)) {
        return syi_str_format(vm, "range(%R, %R)", r->start, r->stop);
    }
    return syi_str_format(vm, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

/* Two ranges are equal if they yield the same. */
static bool same_items(const sy_range *a, const sy_range *b) {
    if (syi_int_cmp(a->length, b->length) != 0) {
        return false;
    }
    if (a->length == sy_from_int(0)) {
        return true;
    }
    return syi_int_cmp(a->start, b->start) == 0 &&
           (a->length == sy_from_int(1) || syi_int_cmp(a->step, b->step) == 0);
}

static sy_value range_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if (!syi_is_type(other, vm->types.range) || (op != SY_EQ && op != SY_NE)) {
        return SY_NOT_IMPLEMENTED;
    }
    return sy_from_bool(same_items(to_range(self), to_range(other)) == (op == SY_EQ));
}

static bool range_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    const sy_range *r = to_range(self);
    bool empty = r->length == sy_from_int(0);
    bool single = r->length == sy_from_int(1);
    sy_value parts[3] = {r->length, empty ? SY_NONE : r->start,
                         empty || single ? SY_NONE : r->step};
    sy_value tuple = syi_tuple_new(vm, parts, 3);
    return tuple != SY_NULL && syi_hash(vm, tuple, out);
}

static int range_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_range(self)->length != sy_from_int(0);
}

static int64_t range_length(sy_vm *vm, sy_value self) {
    sy_value length = to_range(self)->length;
    if (sy_is_int(length)) {
        return sy_to_int(length);
    }
    int64_t n;
    if (syi_as_int64(vm, length, &n)) {
        return n;
    }
    if (syi_exc_matches(vm, vm->types.OverflowError)) {
        syi_clear(vm);
        syi_raise(vm, vm->types.OverflowError, "Python int too large to convert to C ssize_t");
    }
    return -1;
}

/* An iterator over `length` values from `first` on. */
static sy_value iterator_new(sy_vm *vm, bool small, sy_value first, sy_value step,
                             sy_value length) {
    sy_range_iterator *it = syi_object_new(vm, vm->types.range_iterator, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->head.aux = small ? 0 : 1;
    if (small) {
        it->next = sy_to_int(first);
        it->step = sy_to_int(step);
        it->remaining = (uint64_t)sy_to_int(length);
    } else {
        it->big_next = first;
        it->big_step = step;
        it->big_remaining = length;
    }
    return sy_from_pointer(it);
}

static sy_value range_iter(sy_vm *vm, sy_value self) {
    const sy_range *r = to_range(self);
    return iterator_new(vm, is_small(r), r->start, r->step, r->length);
}

static sy_value range_reversed(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_range *r = to_range(args[0]);
    sy_value last = syi_int_binary(vm, SY_SUB, r->length, sy_from_int(1));
    last = last == SY_NULL ? SY_NULL : item_at(vm, r, last);
    sy_value step =
        last == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_SUB, sy_from_int(0), r->step);
    if (step == SY_NULL) {
        return SY_NULL;
    }
    bool small = is_small(r) && sy_both_int(last, step);
    return iterator_new(vm, small, last, step, r->length);
}

static sy_value get_start(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_range(self)->start;
}

static sy_value get_stop(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_range(self)->stop;
}

static sy_value get_step(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_range(self)->step;
}

static const sy_fn_def range_methods[] = {
    {"count", range_count, 1, 1, 0, false,
     "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", range_index, 1, 1, 0, false,
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the "
     "value is not present."},
    {"__reversed__", range_reversed, 0, 0, 0, false, "Return a reverse iterator."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static const sy_getset_def range_getsets[] = {
    {"start", get_start, NULL, NULL},
    {"stop", get_stop, NULL, NULL},
    {"step", get_step, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_range = {
    .name = "range",
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn "
           "an object "
           "that produces a sequence of integers from start (inclusive)\nto stop (exclusive) "
           "by step.  "
           "range(i, j) produces i, i+1, i+2, ..., j-1.\nstart defaults to 0, and stop is "
           "omitted!  "
           "range(4) produces 0, 1, 2, 3.\nThese are exactly the valid indices for a list of 4 "
           "elements.\nWhen step is given, it specifies the increment (or decrement).",
    .size = sizeof(sy_range),
    .flags = SY_TYPE_FINAL | SY_TYPE_SEQUENCE,
    .slots = {.visit = range_visit,
              .repr = range_repr,
              .hash = range_hash,
              .compare = range_compare,
              .truth = range_truth,
              .length = range_length,
              .getitem = range_getitem,
              .contains = range_contains,
              .iter = range_iter,
              .create = range_create},
    .methods = range_methods,
    .getsets = range_getsets,
};

/* --- Iterator ----------------------------------------------------------------------------- */

static sy_range_iterator *to_iterator(sy_value v) {
    return (sy_range_iterator *)sy_to_object(v);
}

static void iterator_visit(void *self, sy_visitor *v) {
    const sy_range_iterator *it = self;
    syi_visit(v, it->big_next);
    syi_visit(v, it->big_step);
    syi_visit(v, it->big_remaining);
}

static sy_value iterator_next(sy_vm *vm, sy_value self) {
    sy_range_iterator *it = to_iterator(self);
    if (it->head.aux == 0) {
        return syi_range_iterator_next(it);
    }
    if (syi_int_sign(it->big_remaining) <= 0) {
        return SY_NULL;
    }
    sy_value remaining = syi_int_binary(vm, SY_SUB, it->big_remaining, sy_from_int(1));
    sy_value next =
        remaining == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_ADD, it->big_next, it->big_step);
    if (next == SY_NULL) {
        return SY_NULL;
    }
    sy_value v = it->big_next;
    it->big_next = next;
    it->big_remaining = remaining;
    return v;
}

static sy_value length_hint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_range_iterator *it = to_iterator(args[0]);
    return it->head.aux == 0 ? syi_int_from_uint64(vm, it->remaining) : it->big_remaining;
}

static const sy_fn_def iterator_methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0, false,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_range_iterator = {
    .name = "range_iterator",
    .size = sizeof(sy_range_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = iterator_visit, .iter = syi_iter_self, .next = iterator_next},
    .methods = iterator_methods,
};
