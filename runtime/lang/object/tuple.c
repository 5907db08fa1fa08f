/* SPDX-License-Identifier: MIT
 *
 * The tuple. Immutable once it left the C code that made it; the empty tuple is one object.
 * Instances of subclasses have their attributes behind the items (SY_TYPE_TAIL_ATTRS).
 */
#include "lang/object/args.h"
#include "lang/object/container_internal.h"

static sy_tuple *tuple_alloc(sy_vm *vm, sy_type *type, uint64_t n) {
    if (n > SY_MAX_ITEMS) {
        syi_raise_memory(vm);
        return NULL;
    }
    sy_tuple *t =
        syi_object_new(vm, type, offsetof(sy_tuple, items) + (size_t)n * sizeof(sy_value));
    if (t != NULL) {
        t->length = (uint32_t)n;
    }
    return t;
}

sy_value syi_tuple_new(sy_vm *vm, const sy_value *items, size_t n) {
    if (n == 0 && vm->empty_tuple != SY_NULL) {
        return vm->empty_tuple;
    }
    sy_tuple *t = tuple_alloc(vm, vm->types.tuple, n);
    if (t == NULL) {
        return SY_NULL;
    }
    if (items != NULL) {
        memcpy(t->items, items, n * sizeof *items);
    }
    return sy_from_pointer(t);
}

sy_value syi_tuple_from_iterable(sy_vm *vm, sy_value iterable) {
    if (syi_is_type(iterable, vm->types.tuple)) {
        return iterable;
    }
    sy_value source = iterable;
    if (!syi_is_type(iterable, vm->types.list)) {
        source = syi_list_from_iterable(vm, iterable);
        if (source == SY_NULL) {
            return SY_NULL;
        }
    }
    const sy_list *list = syi_to_list(source);
    sy_value result = syi_tuple_new(vm, list->items, list->length);
    if (source != iterable) {
        syi_list_clear(vm, syi_to_list(source));
    }
    return result;
}

static sy_value tuple_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    bool own_init =
        type != vm->types.tuple && syi_special(vm, type, SY_SPECIAL_INIT) != SY_NULL;
    if (!own_init && !syi_no_keywords(vm, "tuple", kwnames)) {
        return SY_NULL;
    }
    if (!syi_check_arg_count(vm, "tuple", nargs, 0, 1)) {
        return SY_NULL;
    }
    sy_value items =
        nargs == 0 ? syi_tuple_new(vm, NULL, 0) : syi_tuple_from_iterable(vm, args[0]);
    if (items == SY_NULL || type == vm->types.tuple) {
        return items;
    }
    const sy_tuple *source = syi_to_tuple(items);
    sy_tuple *t = tuple_alloc(vm, type, source->length);
    if (t == NULL) {
        return SY_NULL;
    }
    memcpy(t->items, source->items, (size_t)source->length * sizeof *t->items);
    return sy_from_pointer(t);
}

/* --- Operators ---------------------------------------------------------------------------- */

static sy_value concat(sy_vm *vm, sy_value a, sy_value b) {
    const sy_tuple *x = syi_to_tuple(a);
    const sy_tuple *y = syi_to_tuple(b);
    if (x->length == 0 && syi_is_type(b, vm->types.tuple)) {
        return b;
    }
    if (y->length == 0 && syi_is_type(a, vm->types.tuple)) {
        return a;
    }
    sy_tuple *t = tuple_alloc(vm, vm->types.tuple, (uint64_t)x->length + y->length);
    if (t == NULL) {
        return SY_NULL;
    }
    memcpy(t->items, x->items, (size_t)x->length * sizeof *t->items);
    memcpy(t->items + x->length, y->items, (size_t)y->length * sizeof *t->items);
    return sy_from_pointer(t);
}

static sy_value repeat(sy_vm *vm, sy_value v, int64_t count) {
    const sy_tuple *source = syi_to_tuple(v);
    uint32_t n = source->length;
    if (n == 0 || count == 0) {
        return n == 0 && syi_is_type(v, vm->types.tuple) ? v : syi_tuple_new(vm, NULL, 0);
    }
    if (count == 1 && syi_is_type(v, vm->types.tuple)) {
        return v;
    }
    if (n > SY_MAX_ITEMS / (uint64_t)count) {
        return syi_raise_memory(vm);
    }
    sy_tuple *t = tuple_alloc(vm, vm->types.tuple, n * (uint64_t)count);
    if (t == NULL) {
        return SY_NULL;
    }
    memcpy(t->items, source->items, (size_t)n * sizeof *t->items);
    syi_repeat_items(t->items, n, (uint64_t)count);
    return sy_from_pointer(t);
}

static sy_value tuple_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (op == SY_ADD && syi_is_tuple(a)) {
        return syi_is_tuple(b) ? concat(vm, a, b) : syi_concat_error(vm, "tuple", b);
    }
    if (op != SY_MUL) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value sequence;
    sy_value result;
    int64_t count;
    if (!syi_repeat_operands(vm, a, b, syi_is_tuple(a), &sequence, &count, &result)) {
        return result;
    }
    return repeat(vm, sequence, count);
}

static sy_value get_slice(sy_vm *vm, sy_value self, sy_value slice) {
    const sy_tuple *t = syi_to_tuple(self);
    int64_t start;
    int64_t stop;
    int64_t step;
    int64_t count;
    if (!syi_slice_bounds(vm, slice, t->length, &start, &stop, &step, &count)) {
        return SY_NULL;
    }
    if (step == 1 && count == t->length && syi_is_type(self, vm->types.tuple)) {
        return self;
    }
    if (step == 1 || count == 0) {
        return syi_tuple_new(vm, t->items + start, (size_t)count);
    }
    sy_tuple *result = tuple_alloc(vm, vm->types.tuple, (uint64_t)count);
    if (result == NULL) {
        return SY_NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        result->items[i] = t->items[start + i * step];
    }
    return sy_from_pointer(result);
}

static sy_value tuple_getitem(sy_vm *vm, sy_value self, sy_value key) {
    if (syi_is_type(key, vm->types.slice)) {
        return get_slice(vm, self, key);
    }
    int64_t i;
    if (!syi_sequence_index(vm, key, "tuple", &i)) {
        return SY_NULL;
    }
    const sy_tuple *t = syi_to_tuple(self);
    i += i < 0 ? t->length : 0;
    if (i < 0 || i >= t->length) {
        return syi_raise(vm, vm->types.IndexError, "tuple index out of range");
    }
    return t->items[i];
}

static sy_value tuple_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    return syi_is_tuple(other) ? syi_sequence_compare(vm, self, other, op) : SY_NOT_IMPLEMENTED;
}

/* The mixing CPython uses (xxHash with one accumulator): sets of tuples of ints keep its order.
 */
static bool tuple_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    const uint64_t prime1 = 11400714785074694791u;
    const uint64_t prime2 = 14029467366897019727u;
    const uint64_t prime5 = 2870177450012600261u;
    const sy_tuple *t = syi_to_tuple(self);
    if (!syi_enter_c(vm, " in hash")) {
        return false;
    }
    uint64_t acc = prime5;
    bool ok = true;
    for (uint32_t i = 0; i < t->length; i++) {
        uint64_t lane;
        ok = syi_key_hash(vm, t->items[i], &lane);
        if (!ok) {
            break;
        }
        acc += lane * prime2;
        acc = (acc << 31) | (acc >> 33);
        acc *= prime1;
    }
    syi_leave_c(vm);
    acc += t->length ^ (prime5 ^ 3527539u);
    *out = acc == UINT64_MAX ? 1546275796u : acc;
    return ok;
}

/* --- The other slots ---------------------------------------------------------------------- */

static void tuple_visit(void *self, sy_visitor *v) {
    const sy_tuple *t = self;
    syi_visit_values(v, t->items, t->length);
}

static bool repr_items(sy_vm *vm, const sy_tuple *t, sy_str_builder *b) {
    for (uint32_t i = 0; i < t->length; i++) {
        sy_value text = syi_repr(vm, t->items[i]);
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

static sy_value tuple_repr(sy_vm *vm, sy_value self) {
    const sy_tuple *t = syi_to_tuple(self);
    if (t->length == 0) {
        return syi_str_from_cstr(vm, "()");
    }
    int shown = syi_repr_enter(vm, self);
    if (shown != 0) {
        return shown < 0 ? SY_NULL : syi_str_from_cstr(vm, "(...)");
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_char(&b, '(');
    bool ok = repr_items(vm, t, &b);
    syi_repr_leave(vm, self);
    if (!ok) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    syi_builder_ascii(&b, t->length == 1 ? ",)" : ")");
    return syi_builder_finish(&b);
}

static int tuple_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_tuple(self)->length != 0;
}

static int64_t tuple_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_tuple(self)->length;
}

static sy_value tuple_iter(sy_vm *vm, sy_value self) {
    sy_tuple_iterator *it = syi_object_new(vm, vm->types.tuple_iterator, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->tuple = syi_to_tuple(self);
    return sy_from_pointer(it);
}

static sy_value tuple_count(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_sequence_count(vm, args[0], args[1]);
}

static sy_value tuple_index(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    return syi_sequence_index_method(vm, args, nargs, "tuple.index(x): x not in tuple");
}

static sy_value tuple_getnewargs(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_tuple *t = syi_to_tuple(args[0]);
    sy_value copy = syi_tuple_new(vm, t->items, t->length);
    return copy == SY_NULL ? SY_NULL : syi_tuple_new(vm, &copy, 1);
}

static const sy_fn_def tuple_methods[] = {
    {"count", tuple_count, 1, 1, 0, false,
     "count($self, value, /)\n--\n\nReturn number of occurrences of value."},
    {"index", tuple_index, 1, 3, 0, false,
     "index($self, value, start=0, stop=9223372036854775807, /)\n--\n\nReturn first index of "
     "value.\n\nRaises ValueError if the value is not present."},
    {"__getnewargs__", tuple_getnewargs, 0, 0, 0, false, NULL},
    SY_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_tuple = {
    .name = "tuple",
    .doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns "
           "an empty "
           "tuple.\nIf iterable is specified the tuple is initialized from iterable's "
           "items.\n\nIf the "
           "argument is a tuple, the return value is the same object.",
    .size = offsetof(sy_tuple, items),
    .flags = SY_TYPE_SEQUENCE | SY_TYPE_IS_TUPLE,
    .slots = {.visit = tuple_visit,
              .repr = tuple_repr,
              .hash = tuple_hash,
              .compare = tuple_compare,
              .binary = tuple_binary,
              .truth = tuple_truth,
              .length = tuple_length,
              .getitem = tuple_getitem,
              .contains = syi_sequence_contains,
              .iter = tuple_iter,
              .create = tuple_create},
    .methods = tuple_methods,
};
