/* SPDX-License-Identifier: MIT
 *
 * The list's storage and its operators; its methods are in list_methods.c, its sort in sort.c.
 *
 * items has `capacity` words from the runtime's allocator, the first `length` of them live.
 * Whatever may run language code is followed by a fresh look at length and items.
 */
#include "lang/object/list.h"

/* --- Storage ------------------------------------------------------------------------------ */

static bool resize_items(sy_vm *vm, sy_list *list, uint32_t capacity) {
    sy_value *items = syi_mem_resize(vm, list->items, (size_t)list->capacity * sizeof *items,
                                     (size_t)capacity * sizeof *items);
    if (items == NULL && capacity > 0) {
        return false;
    }
    list->items = items;
    list->capacity = capacity;
    return true;
}

bool syi_list_reserve(sy_vm *vm, sy_list *list, uint32_t capacity) {
    if (capacity <= list->capacity) {
        return true;
    }
    if (capacity > SY_MAX_ITEMS) {
        syi_raise_memory(vm);
        return false;
    }
    return resize_items(vm, list, capacity);
}

/* Room for `more` items with some to spare, so that appending takes constant time on average.
 */
static bool grow(sy_vm *vm, sy_list *list, uint64_t more) {
    uint64_t needed = list->length + more;
    if (needed <= list->capacity) {
        return true;
    }
    if (needed > SY_MAX_ITEMS) {
        syi_raise_memory(vm);
        return false;
    }
    uint64_t capacity = needed + (needed >> 2) + 3;
    return resize_items(vm, list, capacity > SY_MAX_ITEMS ? SY_MAX_ITEMS : (uint32_t)capacity);
}

static void shrink(sy_vm *vm, sy_list *list) {
    bool large = list->length < list->capacity / 4 && list->capacity > 16;
    if (large && !resize_items(vm, list, list->length + (list->length >> 2) + 3)) {
        syi_clear(vm); /* the larger array does as well */
    }
}

static sy_list *list_new(sy_vm *vm, uint64_t capacity) {
    if (capacity > SY_MAX_ITEMS) {
        syi_raise_memory(vm);
        return NULL;
    }
    sy_list *list = syi_object_new(vm, vm->types.list, sizeof *list);
    if (list == NULL || (capacity > 0 && !resize_items(vm, list, (uint32_t)capacity))) {
        return NULL;
    }
    return list;
}

static sy_value list_of(sy_vm *vm, const sy_value *items, uint64_t n) {
    sy_list *list = list_new(vm, n);
    if (list == NULL) {
        return SY_NULL;
    }
    if (n > 0) {
        memcpy(list->items, items, (size_t)n * sizeof *items);
    }
    list->length = (uint32_t)n;
    return sy_from_pointer(list);
}

sy_value syi_list_new(sy_vm *vm, const sy_value *items, size_t n) {
    if (items != NULL) {
        return list_of(vm, items, n);
    }
    sy_list *list = list_new(vm, n);
    if (list == NULL) {
        return SY_NULL;
    }
    for (size_t i = 0; i < n; i++) {
        list->items[i] = SY_NONE;
    }
    list->length = (uint32_t)n;
    return sy_from_pointer(list);
}

bool syi_list_append(sy_vm *vm, sy_list *list, sy_value item) {
    if (list->length == list->capacity && !grow(vm, list, 1)) {
        return false;
    }
    list->items[list->length++] = item;
    return true;
}

bool syi_list_insert(sy_vm *vm, sy_list *list, uint32_t index, sy_value item) {
    if (!grow(vm, list, 1)) {
        return false;
    }
    memmove(list->items + index + 1, list->items + index,
            (size_t)(list->length - index) * sizeof item);
    list->items[index] = item;
    list->length++;
    return true;
}

void syi_list_remove_range(sy_vm *vm, sy_list *list, uint32_t start, uint32_t count) {
    memmove(list->items + start, list->items + start + count,
            (size_t)(list->length - start - count) * sizeof *list->items);
    list->length -= count;
    shrink(vm, list);
}

void syi_list_clear(sy_vm *vm, sy_list *list) {
    resize_items(vm, list, 0);
    list->length = 0;
}

/* --- Filling from iterables --------------------------------------------------------------- */

static bool extend_items(sy_vm *vm, sy_list *list, sy_value source) {
    uint32_t n = syi_sequence_length(source);
    if (!grow(vm, list, n)) {
        return false;
    }
    /* Read after growing: the source may be the list itself. */
    const sy_value *items =
        syi_is_list(source) ? syi_to_list(source)->items : syi_to_tuple(source)->items;
    if (n > 0) {
        memcpy(list->items + list->length, items, (size_t)n * sizeof *items);
    }
    list->length += n;
    return true;
}

static bool extend_from_iterator(sy_vm *vm, sy_list *list, sy_value iterator) {
    sy_value temporaries[] = {sy_from_pointer(list), iterator};
    sy_roots roots;
    syi_roots_enter(vm, &roots, temporaries, 2);
    sy_next_function next = syi_next_function(vm, iterator);
    bool ok = true;
    sy_value item;
    while (ok && (item = next(vm, iterator)) != SY_NULL) {
        ok = syi_list_append(vm, list, item);
    }
    syi_roots_leave(vm, &roots);
    return ok && !syi_failed(vm);
}

/* Room for what a sized builtin is about to yield. */
static bool reserve_for(sy_vm *vm, sy_list *list, sy_value iterable) {
    if (!syi_is_plain_iterable(vm, iterable)) {
        return true;
    }
    int64_t n = syi_length(vm, iterable);
    if (n < 0 || n > SY_MAX_ITEMS) {
        if (!syi_failed(vm) || vm->exc != SY_RETRY) {
            syi_raise_memory(vm);
        }
        return false;
    }
    return n == 0 || grow(vm, list, (uint64_t)n);
}

bool syi_list_extend(sy_vm *vm, sy_list *list, sy_value iterable) {
    if (syi_is_type(iterable, vm->types.list) || syi_is_type(iterable, vm->types.tuple)) {
        return extend_items(vm, list, iterable);
    }
    if (syi_iteration_needs_driver(vm, iterable)) {
        return false;
    }
    sy_value keep = sy_from_pointer(list);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &keep, 1);
    sy_value iterator = syi_iter(vm, iterable);
    bool ok = iterator != SY_NULL && reserve_for(vm, list, iterable) &&
              extend_from_iterator(vm, list, iterator);
    syi_roots_leave(vm, &roots);
    return ok;
}

sy_value syi_list_from_iterable(sy_vm *vm, sy_value iterable) {
    sy_list *list = list_new(vm, 0);
    if (list == NULL || !syi_list_extend(vm, list, iterable)) {
        return SY_NULL;
    }
    shrink(vm, list);
    return sy_from_pointer(list);
}

/* --- Concatenation and repetition --------------------------------------------------------- */

static sy_value concat(sy_vm *vm, sy_value a, sy_value b) {
    const sy_list *x = syi_to_list(a);
    const sy_list *y = syi_to_list(b);
    sy_list *list = list_new(vm, (uint64_t)x->length + y->length);
    if (list == NULL || !extend_items(vm, list, a) || !extend_items(vm, list, b)) {
        return SY_NULL;
    }
    return sy_from_pointer(list);
}

static bool repeat_fits(sy_vm *vm, uint32_t length, int64_t count) {
    if (count > 0 && length > SY_MAX_ITEMS / (uint64_t)count) {
        syi_raise_memory(vm);
        return false;
    }
    return true;
}

static sy_value repeat(sy_vm *vm, sy_value v, int64_t count) {
    const sy_list *source = syi_to_list(v);
    uint32_t n = source->length;
    if (!repeat_fits(vm, n, count)) {
        return SY_NULL;
    }
    sy_list *list = list_new(vm, n * (uint64_t)count);
    if (list == NULL) {
        return SY_NULL;
    }
    if (n > 0 && count > 0) {
        memcpy(list->items, source->items, (size_t)n * sizeof *list->items);
        syi_repeat_items(list->items, n, (uint64_t)count);
        list->length = (uint32_t)(n * (uint64_t)count);
    }
    return sy_from_pointer(list);
}

static sy_value list_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (op == SY_ADD && syi_is_list(a)) {
        return syi_is_list(b) ? concat(vm, a, b) : syi_concat_error(vm, "list", b);
    }
    if (op != SY_MUL) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value sequence;
    sy_value result;
    int64_t count;
    if (!syi_repeat_operands(vm, a, b, syi_is_list(a), &sequence, &count, &result)) {
        return result;
    }
    return repeat(vm, sequence, count);
}

static sy_value repeat_in_place(sy_vm *vm, sy_value self, sy_value other) {
    sy_value sequence;
    sy_value result;
    int64_t count;
    if (!syi_repeat_operands(vm, self, other, true, &sequence, &count, &result)) {
        return result;
    }
    sy_list *list = syi_to_list(self);
    uint32_t n = list->length;
    if (!repeat_fits(vm, n, count)) {
        return SY_NULL;
    }
    if (n == 0 || count == 0) {
        syi_list_clear(vm, list);
        return self;
    }
    if (!syi_list_reserve(vm, list, (uint32_t)(n * (uint64_t)count))) {
        return SY_NULL;
    }
    syi_repeat_items(list->items, n, (uint64_t)count);
    list->length = (uint32_t)(n * (uint64_t)count);
    return self;
}

static sy_value list_inplace(sy_vm *vm, enum sy_binary_op op, sy_value self, sy_value other) {
    if (op == SY_ADD) {
        return syi_list_extend(vm, syi_to_list(self), other) ? self : SY_NULL;
    }
    return op == SY_MUL ? repeat_in_place(vm, self, other) : SY_NOT_IMPLEMENTED;
}

/* --- Items and slices --------------------------------------------------------------------- */

/* Bounds of a slice of the list as it is now. */
static bool slice_bounds(sy_vm *vm, const sy_list *list, sy_value slice, sy_list_slice *s) {
    uint32_t n;
    do {
        n = list->length;
        if (!syi_slice_bounds(vm, slice, n, &s->start, &s->stop, &s->step, &s->count)) {
            return false;
        }
    } while (n != list->length);
    return true;
}

static sy_value get_slice(sy_vm *vm, const sy_list *list, sy_value slice) {
    sy_list_slice s;
    if (!slice_bounds(vm, list, slice, &s)) {
        return SY_NULL;
    }
    if (s.step == 1) {
        return list_of(vm, list->items + s.start, (uint64_t)s.count);
    }
    sy_list *result = list_new(vm, (uint64_t)s.count);
    if (result == NULL) {
        return SY_NULL;
    }
    for (int64_t i = 0; i < s.count; i++) {
        result->items[i] = list->items[s.start + i * s.step];
    }
    result->length = (uint32_t)s.count;
    return sy_from_pointer(result);
}

static sy_value list_getitem(sy_vm *vm, sy_value self, sy_value key) {
    const sy_list *list = syi_to_list(self);
    if (syi_is_type(key, vm->types.slice)) {
        return get_slice(vm, list, key);
    }
    int64_t i;
    if (!syi_sequence_index(vm, key, "list", &i)) {
        return SY_NULL;
    }
    i += i < 0 ? list->length : 0;
    if (i < 0 || i >= list->length) {
        return syi_raise(vm, vm->types.IndexError, "list index out of range");
    }
    return list->items[i];
}

static bool set_index(sy_vm *vm, sy_list *list, sy_value key, sy_value value) {
    int64_t i;
    if (!syi_sequence_index(vm, key, "list", &i)) {
        return false;
    }
    i += i < 0 ? list->length : 0;
    if (i < 0 || i >= list->length) {
        syi_raise(vm, vm->types.IndexError, "list assignment index out of range");
        return false;
    }
    if (value == SY_NULL) {
        syi_list_remove_range(vm, list, (uint32_t)i, 1);
    } else {
        list->items[i] = value;
    }
    return true;
}

static void delete_slice(sy_vm *vm, sy_list *list, const sy_list_slice *s) {
    if (s->count == 0) {
        return;
    }
    int64_t step = s->step < 0 ? -s->step : s->step;
    int64_t first = s->step < 0 ? s->start + (s->count - 1) * s->step : s->start;
    if (step == 1) {
        syi_list_remove_range(vm, list, (uint32_t)first, (uint32_t)s->count);
        return;
    }
    int64_t to = first;
    int64_t removed = 0;
    for (int64_t from = first; from < list->length; from++) {
        if (removed < s->count && from == first + removed * step) {
            removed++;
        } else {
            list->items[to++] = list->items[from];
        }
    }
    list->length = (uint32_t)to;
    shrink(vm, list);
}

/* Replaces list[start:stop] by n items that do not belong to the list. */
static bool replace_range(sy_vm *vm, sy_list *list, const sy_list_slice *s,
                          const sy_value *items, uint32_t n) {
    uint32_t start = (uint32_t)s->start;
    uint32_t old = s->stop > s->start ? (uint32_t)(s->stop - s->start) : 0;
    if (n > old && !grow(vm, list, n - old)) {
        return false;
    }
    if (list->length > start + old) {
        memmove(list->items + start + n, list->items + start + old,
                (size_t)(list->length - start - old) * sizeof *items);
    }
    if (n > 0) {
        memcpy(list->items + start, items, (size_t)n * sizeof *items);
    }
    list->length = list->length - old + n;
    shrink(vm, list);
    return true;
}

static bool assign_stepped(sy_vm *vm, sy_list *list, const sy_list_slice *s,
                           const sy_value *items, uint32_t n) {
    if (n != s->count) {
        syi_raise(vm, vm->types.ValueError,
                  "attempt to assign sequence of size %d to extended slice of size %d", (int)n,
                  (int)s->count);
        return false;
    }
    for (int64_t i = 0; i < s->count; i++) {
        list->items[s->start + i * s->step] = items[i];
    }
    return true;
}

/* The items to be assigned as a list or tuple that is not `list` itself. */
static sy_value assigned_items(sy_vm *vm, const sy_list *list, sy_value value, bool stepped) {
    if (syi_is_tuple(value) && syi_is_type(value, vm->types.tuple)) {
        return value;
    }
    if (syi_is_type(value, vm->types.list) && syi_to_list(value) != list) {
        return value;
    }
    /* The bounds are worked out later and may call back. */
    if (!syi_is_plain_iterable(vm, value) && syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value iterator = syi_iter(vm, value);
    if (iterator == SY_NULL) {
        if (syi_exc_matches(vm, vm->types.TypeError)) {
            syi_clear(vm);
            syi_raise(vm, vm->types.TypeError,
                      stepped ? "must assign iterable to extended slice"
                              : "can only assign an iterable");
        }
        return SY_NULL;
    }
    sy_list *copy = list_new(vm, 0);
    return copy != NULL && extend_from_iterator(vm, copy, iterator) ? sy_from_pointer(copy)
                                                                    : SY_NULL;
}

static bool assign_slice(sy_vm *vm, sy_list *list, sy_value slice, sy_value value) {
    const sy_slice *parts = (const sy_slice *)sy_to_object(slice);
    bool stepped = parts->step != SY_NONE && parts->step != sy_from_int(1);
    sy_value source = assigned_items(vm, list, value, stepped);
    if (source == SY_NULL) {
        return false;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &source, 1);
    sy_list_slice s;
    bool ok = slice_bounds(vm, list, slice, &s);
    syi_roots_leave(vm, &roots);
    if (!ok) {
        return false;
    }
    uint32_t n = syi_sequence_length(source);
    const sy_value *items =
        syi_is_list(source) ? syi_to_list(source)->items : syi_to_tuple(source)->items;
    return s.step == 1 ? replace_range(vm, list, &s, items, n)
                       : assign_stepped(vm, list, &s, items, n);
}

static bool list_setitem(sy_vm *vm, sy_value self, sy_value key, sy_value value) {
    sy_list *list = syi_to_list(self);
    if (!syi_is_type(key, vm->types.slice)) {
        return set_index(vm, list, key, value);
    }
    if (value != SY_NULL) {
        return assign_slice(vm, list, key, value);
    }
    sy_list_slice s;
    if (!slice_bounds(vm, list, key, &s)) {
        return false;
    }
    delete_slice(vm, list, &s);
    return true;
}

/* --- The other slots ---------------------------------------------------------------------- */

static void list_visit(void *self, sy_visitor *v) {
    const sy_list *list = self;
    syi_visit_values(v, list->items, list->length);
}

static void list_free(sy_vm *vm, void *self) {
    sy_list *list = self;
    syi_mem_resize(vm, list->items, (size_t)list->capacity * sizeof *list->items, 0);
}

static bool repr_items(sy_vm *vm, const sy_list *list, sy_str_builder *b) {
    for (uint32_t i = 0; i < list->length; i++) {
        sy_value text = syi_repr(vm, list->items[i]);
        if (text == SY_NULL) {
            return false;
        }
        if (i > 0) {
            syi_builder_ascii(b, ", ");
        }
        syi_builder_str(b, text);
    }
    return true;
}

static sy_value list_repr(sy_vm *vm, sy_value self) {
    const sy_list *list = syi_to_list(self);
    if (list->length == 0) {
        return syi_str_from_cstr(vm, "[]");
    }
    int shown = syi_repr_enter(vm, self);
    if (shown != 0) {
        return shown < 0 ? SY_NULL : syi_str_from_cstr(vm, "[...]");
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_char(&b, '[');
    bool ok = repr_items(vm, list, &b);
    syi_repr_leave(vm, self);
    if (!ok) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    syi_builder_char(&b, ']');
    return syi_builder_finish(&b);
}

static sy_value list_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    return syi_is_list(other) ? syi_sequence_compare(vm, self, other, op) : SY_NOT_IMPLEMENTED;
}

static int list_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_list(self)->length != 0;
}

static int64_t list_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_list(self)->length;
}

static sy_value list_iter(sy_vm *vm, sy_value self) {
    sy_list_iterator *it = syi_object_new(vm, vm->types.list_iterator, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->list = syi_to_list(self);
    return sy_from_pointer(it);
}

static sy_value list_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                            sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_pointer(syi_new_instance(vm, type));
}

static bool list_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                      sy_value kwnames) {
    sy_list *list = syi_to_list(self);
    sy_type *type = sy_to_object(self)->type;
    /* As in CPython, a subclass with a __new__ of its own may take what it likes. */
    bool own_new = type != vm->types.list && syi_special(vm, type, SY_SPECIAL_NEW) != SY_NULL;
    if ((!own_new && !syi_no_keywords(vm, "list", kwnames)) ||
        !syi_check_arg_count(vm, "list", nargs, 0, 1)) {
        return false;
    }
    if (nargs == 1 && syi_iteration_needs_driver(vm, args[0])) {
        return false;
    }
    if (list->capacity > 0) {
        syi_list_clear(vm, list);
    }
    return nargs == 0 || syi_list_extend(vm, list, args[0]);
}

const sy_type_def syi_type_list = {
    .name = "list",
    .doc = "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a "
           "new empty "
           "list.\nThe argument must be an iterable if specified.",
    .size = sizeof(sy_list),
    .flags = SY_TYPE_SEQUENCE | SY_TYPE_IS_LIST,
    .slots = {.visit = list_visit,
              .free = list_free,
              .repr = list_repr,
              .compare = list_compare,
              .binary = list_binary,
              .inplace = list_inplace,
              .truth = list_truth,
              .length = list_length,
              .getitem = list_getitem,
              .setitem = list_setitem,
              .contains = syi_sequence_contains,
              .iter = list_iter,
              .create = list_create,
              .init = list_init},
    .methods = syi_list_methods,
};
