/* SPDX-License-Identifier: MIT
 *
 * The module `_collections`: deque, a ring buffer. Indices count from `first`; the capacity is
 * a power of two. `changes` lets iterators notice that the deque was changed under them.
 */
#include "lang/modules/modules.h"
#include "lang/object/reduce.h"

typedef struct deque {
    sy_object head;
    sy_value *items;
    uint32_t capacity, first, length;
    uint32_t changes;
    int64_t maxlen; /* -1: none */
    sy_attrs attrs; /* of subclasses */
} deque;

typedef struct deque_iterator {
    sy_object head;
    sy_value deque;
    int64_t next;
    int32_t step;
    uint32_t changes;
    uint32_t left;
} deque_iterator;

static deque *deque_of(sy_value self) {
    return (deque *)sy_to_object(self);
}

static sy_value *slot(const deque *d, uint32_t i) {
    return &d->items[(d->first + i) & (d->capacity - 1)];
}

static bool grow(sy_vm *vm, deque *d) {
    if (d->length < d->capacity) {
        return true;
    }
    uint32_t capacity = d->capacity == 0 ? 8 : d->capacity * 2;
    if (capacity == 0 || capacity > UINT32_MAX / sizeof(sy_value)) {
        syi_raise_memory(vm);
        return false;
    }
    sy_value *items = syi_mem_resize(vm, NULL, 0, capacity * sizeof *items);
    if (items == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < d->length; i++) {
        items[i] = *slot(d, i);
    }
    syi_mem_resize(vm, d->items, d->capacity * sizeof *items, 0);
    d->items = items;
    d->capacity = capacity;
    d->first = 0;
    return true;
}

static sy_value take_left(deque *d) {
    sy_value v = *slot(d, 0);
    d->first = (d->first + 1) & (d->capacity - 1);
    d->length--;
    d->changes++;
    return v;
}

static sy_value take_right(deque *d) {
    d->length--;
    d->changes++;
    return *slot(d, d->length);
}

static bool push_right(sy_vm *vm, deque *d, sy_value v) {
    if (d->maxlen == 0 || !grow(vm, d)) {
        return d->maxlen == 0;
    }
    *slot(d, d->length++) = v;
    d->changes++;
    if (d->maxlen >= 0 && d->length > d->maxlen) {
        take_left(d);
    }
    return true;
}

static bool push_left(sy_vm *vm, deque *d, sy_value v) {
    if (d->maxlen == 0 || !grow(vm, d)) {
        return d->maxlen == 0;
    }
    d->first = (d->first - 1) & (d->capacity - 1);
    d->items[d->first] = v;
    d->length++;
    d->changes++;
    if (d->maxlen >= 0 && d->length > d->maxlen) {
        take_right(d);
    }
    return true;
}

static bool extend(sy_vm *vm, deque *d, sy_value iterable, bool left) {
    sy_value list = syi_list_from_iterable(vm, iterable);
    if (list == SY_NULL) {
        return false;
    }
    for (uint32_t i = 0; i < syi_to_list(list)->length; i++) {
        sy_value item = syi_to_list(list)->items[i];
        if (!(left ? push_left(vm, d, item) : push_right(vm, d, item))) {
            return false;
        }
    }
    return true;
}

/* --- Making --- */

static sy_value deque_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    deque *d = syi_object_new(vm, type, type->size);
    if (d == NULL) {
        return SY_NULL;
    }
    d->maxlen = -1;
    return sy_from_pointer(d);
}

static bool deque_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                       sy_value kwnames) {
    static const char *const names[] = {"iterable", "maxlen", NULL};
    static const sy_signature signature = {"deque", names, 0, 2};
    sy_value a[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return false;
    }
    deque *d = deque_of(self);
    int64_t maxlen = -1;
    if (a[1] != SY_NULL && a[1] != SY_NONE) {
        if (!syi_is_int(a[1])) {
            syi_raise(vm, vm->types.TypeError, "an integer is required");
            return false;
        }
        if (!syi_as_int64(vm, a[1], &maxlen)) {
            return false;
        }
        if (maxlen < 0) {
            syi_raise(vm, vm->types.ValueError, "maxlen must be non-negative");
            return false;
        }
    }
    sy_value list = a[0] == SY_NULL ? SY_NULL : syi_list_from_iterable(vm, a[0]);
    if (syi_failed(vm)) {
        return false;
    }
    d->maxlen = maxlen;
    d->length = 0;
    d->changes++;
    return list == SY_NULL || extend(vm, d, list, false);
}

static void deque_visit(void *self, sy_visitor *v) {
    deque *d = self;
    for (uint32_t i = 0; i < d->length; i++) {
        syi_visit(v, *slot(d, i));
    }
}

static void deque_free(sy_vm *vm, void *self) {
    deque *d = self;
    syi_mem_resize(vm, d->items, d->capacity * sizeof *d->items, 0);
}

/* --- Methods --- */

static sy_value deque_append(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return push_right(vm, deque_of(args[0]), args[1]) ? SY_NONE : SY_NULL;
}

static sy_value deque_appendleft(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return push_left(vm, deque_of(args[0]), args[1]) ? SY_NONE : SY_NULL;
}

static sy_value deque_pop(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    deque *d = deque_of(args[0]);
    return d->length == 0 ? syi_raise(vm, vm->types.IndexError, "pop from an empty deque")
                          : take_right(d);
}

static sy_value deque_popleft(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    deque *d = deque_of(args[0]);
    return d->length == 0 ? syi_raise(vm, vm->types.IndexError, "pop from an empty deque")
                          : take_left(d);
}

static sy_value deque_extend(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return extend(vm, deque_of(args[0]), args[1], false) ? SY_NONE : SY_NULL;
}

static sy_value deque_extendleft(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return extend(vm, deque_of(args[0]), args[1], true) ? SY_NONE : SY_NULL;
}

static sy_value deque_clear(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    deque *d = deque_of(args[0]);
    d->length = 0;
    d->changes++;
    return SY_NONE;
}

static sy_value deque_copy(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const deque *old = deque_of(args[0]);
    sy_value made = deque_create(vm, old->head.type, NULL, 0, SY_NULL);
    if (made == SY_NULL) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < old->length; i++) {
        if (!push_right(vm, deque_of(made), *slot(old, i))) {
            return SY_NULL;
        }
    }
    deque_of(made)->maxlen = old->maxlen;
    return made;
}

static sy_value deque_rotate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    deque *d = deque_of(args[0]);
    int64_t n = 1;
    if (nargs > 1 && !syi_as_int64(vm, args[1], &n)) {
        return SY_NULL;
    }
    if (d->length < 2) {
        return SY_NONE;
    }
    n %= (int64_t)d->length;
    n += n < 0 ? d->length : 0;
    for (int64_t i = 0; i < n; i++) {
        sy_value v = take_right(d);
        d->first = (d->first - 1) & (d->capacity - 1);
        d->items[d->first] = v;
        d->length++;
    }
    return SY_NONE;
}

static sy_value deque_reverse(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    deque *d = deque_of(args[0]);
    for (uint32_t i = 0, j = d->length; i + 1 < j--; i++) {
        sy_value swapped = *slot(d, i);
        *slot(d, i) = *slot(d, j);
        *slot(d, j) = swapped;
    }
    d->changes++;
    return SY_NONE;
}

/* The first index at or after `start` whose item equals v; -1 none, -2 an exception. */
static int64_t find(sy_vm *vm, deque *d, sy_value v, int64_t start, int64_t stop) {
    uint32_t changes = d->changes;
    for (int64_t i = start; i < stop && i < d->length; i++) {
        int equal = syi_compare_bool(vm, *slot(d, (uint32_t)i), v, SY_EQ);
        if (equal < 0) {
            return -2;
        }
        if (d->changes != changes) {
            syi_raise(vm, vm->types.RuntimeError, "deque mutated during iteration");
            return -2;
        }
        if (equal != 0) {
            return i;
        }
    }
    return -1;
}

static sy_value deque_count(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    deque *d = deque_of(args[0]);
    int64_t count = 0;
    for (int64_t i = 0; (i = find(vm, d, args[1], i, INT64_MAX)) >= 0; i++) {
        count++;
    }
    return syi_failed(vm) ? SY_NULL : sy_from_int(count);
}

static void delete_at(deque *d, uint32_t index) {
    for (uint32_t i = index; i + 1 < d->length; i++) {
        *slot(d, i) = *slot(d, i + 1);
    }
    d->length--;
    d->changes++;
}

static sy_value deque_remove(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    deque *d = deque_of(args[0]);
    int64_t i = find(vm, d, args[1], 0, INT64_MAX);
    if (i == -1) {
        return syi_raise(vm, vm->types.ValueError, "%R is not in deque", args[1]);
    }
    if (i < 0) {
        return SY_NULL;
    }
    delete_at(d, (uint32_t)i);
    return SY_NONE;
}

static sy_value deque_index(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    deque *d = deque_of(args[0]);
    int64_t start = 0;
    int64_t stop = INT64_MAX;
    if ((nargs > 2 && !syi_index(vm, args[2], &start)) ||
        (nargs > 3 && !syi_index(vm, args[3], &stop))) {
        return SY_NULL;
    }
    start += start < 0 ? d->length : 0;
    stop += stop < 0 ? d->length : 0;
    int64_t i = find(vm, d, args[1], start < 0 ? 0 : start, stop);
    if (i == -1) {
        return syi_raise(vm, vm->types.ValueError, "%R is not in deque", args[1]);
    }
    return i < 0 ? SY_NULL : sy_from_int(i);
}

static sy_value deque_insert(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    deque *d = deque_of(args[0]);
    int64_t i;
    if (!syi_index(vm, args[1], &i)) {
        return SY_NULL;
    }
    if (d->maxlen >= 0 && d->length >= d->maxlen) {
        return syi_raise(vm, vm->types.IndexError, "deque already at its maximum size");
    }
    i += i < 0 ? d->length : 0;
    i = i < 0 ? 0 : i > d->length ? d->length : i;
    if (!push_right(vm, d, args[2])) {
        return SY_NULL;
    }
    for (uint32_t k = d->length - 1; k > i; k--) {
        *slot(d, k) = *slot(d, k - 1);
    }
    *slot(d, (uint32_t)i) = args[2];
    return SY_NONE;
}

/* (class, (), attributes, iterator), with a maximum (class, ((), maxlen), ...). */
static sy_value deque_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t maxlen = deque_of(args[0])->maxlen;
    sy_value pair[2] = {vm->empty_tuple, sy_from_int(maxlen)};
    sy_value parts[4] = {sy_from_pointer(syi_type_of(vm, args[0])),
                         maxlen < 0 ? vm->empty_tuple : syi_tuple_new(vm, pair, 2), SY_NULL,
                         SY_NULL};
    parts[2] = parts[1] == SY_NULL ? SY_NULL : syi_default_state(vm, args[0], false);
    parts[3] = parts[2] == SY_NULL ? SY_NULL : syi_iter(vm, args[0]);
    if (parts[3] == SY_NULL) {
        return SY_NULL;
    }
    return syi_tuple_new(vm, parts, 4);
}

/* --- As a sequence --- */

static int64_t deque_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return deque_of(self)->length;
}

static int deque_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return deque_of(self)->length != 0;
}

static bool item_index(sy_vm *vm, const deque *d, sy_value key, uint32_t *out) {
    int64_t i;
    if (!syi_is_int(key) &&
        syi_type_lookup(vm, syi_type_of(vm, key), vm->specials[SY_SPECIAL_INDEX]) == SY_NULL) {
        syi_raise(vm, vm->types.TypeError, "sequence index must be integer, not '%T'", key);
        return false;
    }
    if (!syi_index(vm, key, &i)) {
        return false;
    }
    i += i < 0 ? d->length : 0;
    if (i < 0 || i >= d->length) {
        syi_raise(vm, vm->types.IndexError, "deque index out of range");
        return false;
    }
    *out = (uint32_t)i;
    return true;
}

static sy_value deque_getitem(sy_vm *vm, sy_value self, sy_value key) {
    uint32_t i;
    return item_index(vm, deque_of(self), key, &i) ? *slot(deque_of(self), i) : SY_NULL;
}

static bool deque_setitem(sy_vm *vm, sy_value self, sy_value key, sy_value value) {
    deque *d = deque_of(self);
    uint32_t i;
    if (!item_index(vm, d, key, &i)) {
        return false;
    }
    if (value == SY_NULL) {
        delete_at(d, i);
    } else {
        *slot(d, i) = value;
    }
    return true;
}

static int deque_contains(sy_vm *vm, sy_value self, sy_value item) {
    int64_t i = find(vm, deque_of(self), item, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

static sy_value items_list(sy_vm *vm, const deque *d) {
    sy_value list = syi_list_new(vm, NULL, d->length);
    for (uint32_t i = 0; list != SY_NULL && i < d->length; i++) {
        syi_to_list(list)->items[i] = *slot(d, i);
    }
    return list;
}

static bool is_deque(const sy_vm *vm, sy_value v) {
    return sy_is_pointer(v) &&
           syi_is_subtype(sy_to_object(v)->type, syi_module_state(vm)->deque);
}

static sy_value deque_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if (!is_deque(vm, other)) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value a = items_list(vm, deque_of(self));
    sy_value b = a == SY_NULL ? SY_NULL : items_list(vm, deque_of(other));
    return b == SY_NULL ? SY_NULL : syi_compare(vm, a, b, op);
}

static sy_value deque_repeat(sy_vm *vm, sy_value self, int64_t n) {
    sy_value made = deque_create(vm, deque_of(self)->head.type, NULL, 0, SY_NULL);
    if (made == SY_NULL) {
        return SY_NULL;
    }
    const deque *d = deque_of(self);
    deque_of(made)->maxlen = d->maxlen;
    for (int64_t k = 0; k < n && d->length > 0; k++) {
        for (uint32_t i = 0; i < d->length; i++) {
            if (!push_right(vm, deque_of(made), *slot(d, i))) {
                return SY_NULL;
            }
        }
    }
    return made;
}

static sy_value deque_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (op == SY_MUL) {
        int64_t n;
        sy_value self = is_deque(vm, a) ? a : b;
        sy_value count = self == a ? b : a;
        if (!syi_is_int(count)) {
            return SY_NOT_IMPLEMENTED;
        }
        return syi_index(vm, count, &n) ? deque_repeat(vm, self, n) : SY_NULL;
    }
    if (op != SY_ADD || !is_deque(vm, a)) {
        return SY_NOT_IMPLEMENTED;
    }
    if (!is_deque(vm, b)) {
        return syi_raise(vm, vm->types.TypeError,
                         "can only concatenate deque (not \"%T\") to deque", b);
    }
    sy_value made = deque_copy(vm, &a, 1, SY_NULL);
    const deque *other = deque_of(b);
    for (uint32_t i = 0; made != SY_NULL && i < other->length; i++) {
        if (!push_right(vm, deque_of(made), *slot(other, i))) {
            return SY_NULL;
        }
    }
    return made;
}

static sy_value deque_inplace(sy_vm *vm, enum sy_binary_op op, sy_value self, sy_value other) {
    if (op != SY_ADD) {
        return SY_NOT_IMPLEMENTED;
    }
    return extend(vm, deque_of(self), other, false) ? self : SY_NULL;
}

static sy_value deque_repr(sy_vm *vm, sy_value self) {
    const deque *d = deque_of(self);
    sy_value list = items_list(vm, d);
    if (list == SY_NULL || !syi_enter_c(vm, " while getting the repr of an object")) {
        return SY_NULL;
    }
    sy_value text = syi_repr(vm, list);
    syi_leave_c(vm);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    sy_value name = sy_from_pointer(d->head.type->name);
    return d->maxlen < 0
               ? syi_str_format(vm, "%U(%U)", name, text)
               : syi_str_format(vm, "%U(%U, maxlen=%lld)", name, text, (long long)d->maxlen);
}

static bool deque_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)out;
    sy_type *type = syi_type_of(vm, self);
    syi_raise(vm, vm->types.TypeError,
              type == syi_module_state(vm)->deque ? "unhashable type: 'collections.deque'"
                                                  : "unhashable type: '%N'",
              type);
    return false;
}

static sy_value get_maxlen(sy_vm *vm, sy_value self) {
    (void)vm;
    return deque_of(self)->maxlen < 0 ? SY_NONE : sy_from_int(deque_of(self)->maxlen);
}

/* --- Iteration --- */

static sy_value iterate(sy_vm *vm, sy_value self, bool backwards) {
    deque_iterator *it = syi_object_new(vm, syi_module_state(vm)->deque_iterator, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    const deque *d = deque_of(self);
    it->deque = self;
    it->next = backwards ? (int64_t)d->length - 1 : 0;
    it->step = backwards ? -1 : 1;
    it->changes = d->changes;
    it->left = d->length;
    return sy_from_pointer(it);
}

static sy_value deque_iter(sy_vm *vm, sy_value self) {
    return iterate(vm, self, false);
}

static sy_value deque_reversed(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return iterate(vm, args[0], true);
}

static sy_value iterator_next(sy_vm *vm, sy_value self) {
    deque_iterator *it = (deque_iterator *)sy_to_object(self);
    if (it->left == 0) {
        return SY_NULL;
    }
    const deque *d = deque_of(it->deque);
    if (d->changes != it->changes) {
        it->left = 0;
        return syi_raise(vm, vm->types.RuntimeError, "deque mutated during iteration");
    }
    sy_value v = *slot(d, (uint32_t)it->next);
    it->next += it->step;
    it->left--;
    return v;
}

static sy_value iterator_self(sy_vm *vm, sy_value self) {
    (void)vm;
    return self;
}

static void iterator_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((deque_iterator *)self)->deque);
}

static sy_value iterator_hint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(((deque_iterator *)sy_to_object(args[0]))->left);
}

static const sy_fn_def iterator_methods[] = {
    {"__length_hint__", iterator_hint, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def deque_iterator_type = {
    .name = "_collections._deque_iterator",
    .size = sizeof(deque_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = iterator_visit, .iter = iterator_self, .next = iterator_next},
    .methods = iterator_methods,
};

static sy_value deque_class_getitem(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return args[0];
}

static const sy_fn_def deque_methods[] = {
    {"__reduce__", deque_reduce, 0, 0, SY_FN_REENTRANT, false, NULL},
    {"append", deque_append, 1, 1, 0, false, "append($self, item, /)"},
    {"appendleft", deque_appendleft, 1, 1, 0, false, NULL},
    {"pop", deque_pop, 0, 0, 0, false, NULL},
    {"popleft", deque_popleft, 0, 0, 0, false, NULL},
    {"extend", deque_extend, 1, 1, SY_FN_REENTRANT, false, NULL},
    {"extendleft", deque_extendleft, 1, 1, SY_FN_REENTRANT, false, NULL},
    {"clear", deque_clear, 0, 0, 0, false, NULL},
    {"copy", deque_copy, 0, 0, 0, false, NULL},
    {"__copy__", deque_copy, 0, 0, 0, false, NULL},
    {"rotate", deque_rotate, 0, 1, 0, false, NULL},
    {"reverse", deque_reverse, 0, 0, 0, false, NULL},
    {"count", deque_count, 1, 1, 0, false, NULL},
    {"remove", deque_remove, 1, 1, 0, false, NULL},
    {"index", deque_index, 1, 3, 0, false, NULL},
    {"insert", deque_insert, 2, 2, 0, false, NULL},
    {"__reversed__", deque_reversed, 0, 0, 0, false, NULL},
    {"__class_getitem__", deque_class_getitem, 1, 1, SY_FN_CLASS, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def deque_getsets[] = {{"maxlen", get_maxlen, NULL, NULL},
                                              {NULL, NULL, NULL, NULL}};

static const sy_type_def deque_type = {
    .name = "collections.deque",
    .doc = "deque([iterable[, maxlen]]) -- a list that is fast at both ends",
    .size = offsetof(deque, attrs),
    .flags = SY_TYPE_SEQUENCE,
    .slots = {.visit = deque_visit,
              .free = deque_free,
              .repr = deque_repr,
              .hash = deque_hash,
              .compare = deque_compare,
              .binary = deque_binary,
              .inplace = deque_inplace,
              .truth = deque_truth,
              .length = deque_length,
              .getitem = deque_getitem,
              .setitem = deque_setitem,
              .contains = deque_contains,
              .iter = deque_iter,
              .create = deque_create,
              .init = deque_init},
    .methods = deque_methods,
    .getsets = deque_getsets,
};

bool syi_init_collections(sy_vm *vm, sy_module *module) {
    sy_lang_modules *state = syi_module_state(vm);
    state->deque_iterator = syi_module_type(vm, module, &deque_iterator_type);
    state->deque = syi_module_type(vm, module, &deque_type);
    return state->deque_iterator != NULL && state->deque != NULL &&
           syi_collections_helpers(vm, module);
}
