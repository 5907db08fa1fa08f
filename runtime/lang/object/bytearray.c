/* SPDX-License-Identifier: MIT
 *
 * The bytearray type: a growing buffer of bytes. What changes it converts its arguments, which
 * may call back, before it touches the buffer.
 */
#include "lang/object/bytes.h"

#include "lang/object/args.h"

bool syi_bytearray_resize(sy_vm *vm, sy_bytearray *b, uint64_t n) {
    if (n > SY_STR_MAX) {
        syi_raise_memory(vm);
        return false;
    }
    if (n > b->capacity) {
        uint64_t wanted = n + n / 8 + 8;
        uint8_t *data = syi_mem_resize(vm, b->data, b->capacity, (size_t)wanted);
        if (data == NULL) {
            return false;
        }
        b->data = data;
        b->capacity = (uint32_t)wanted;
    }
    b->length = (uint32_t)n;
    return true;
}

sy_value syi_bytearray_new(sy_vm *vm, sy_type *type, const void *data, uint64_t n) {
    sy_bytearray *b = syi_object_new(vm, type, type->size);
    if (b == NULL || !syi_bytearray_resize(vm, b, n)) {
        return SY_NULL;
    }
    if (n > 0) {
        memcpy(b->data, data, (size_t)n);
    }
    return sy_from_pointer(b);
}

/* Replaces `removed` bytes at `at` by n others, which may be the array's own. */
static bool splice(sy_vm *vm, sy_bytearray *b, uint32_t at, uint32_t removed,
                   const uint8_t *data, uint32_t n) {
    uint32_t old = b->length;
    uint32_t tail = old - at - removed;
    sy_value copy = SY_NULL;
    if (n > 0 && b->data != NULL && data >= b->data && data < b->data + b->capacity) {
        copy = syi_bytes_new(vm, data, n);
        if (copy == SY_NULL) {
            return false;
        }
        data = syi_to_bytes(copy)->data;
    }
    uint64_t length = (uint64_t)old - removed + n;
    if (length > old && !syi_bytearray_resize(vm, b, length)) {
        return false;
    }
    if (tail > 0) {
        memmove(b->data + at + n, b->data + at + removed, tail);
    }
    if (n > 0) {
        memcpy(b->data + at, data, n);
    }
    b->length = (uint32_t)length;
    return true;
}

/* --- Constructor -----------------------------------------------------------------------------
 */

static sy_value bytearray_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                 sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_bytearray_new(vm, type, NULL, 0);
}

static bool bytearray_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                           sy_value kwnames) {
    sy_value source = syi_bytes_source(vm, "bytearray", args, nargs, kwnames);
    if (source == SY_NULL) {
        return false;
    }
    sy_bytearray *b = syi_to_bytearray(self);
    const sy_bytes *from = syi_to_bytes(source);
    return splice(vm, b, 0, b->length, from->data, from->length);
}

static void bytearray_free(sy_vm *vm, void *self) {
    sy_bytearray *b = self;
    syi_mem_resize(vm, b->data, b->capacity, 0);
}

/* --- Slots -----------------------------------------------------------------------------------
 */

static sy_value bytearray_repr(sy_vm *vm, sy_value self) {
    const uint8_t *data;
    uint32_t n;
    syi_buffer(self, &data, &n);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_str(&b, sy_from_pointer(sy_to_object(self)->type->name));
    syi_builder_char(&b, '(');
    syi_bytes_repr(&b, data, n, true);
    syi_builder_char(&b, ')');
    return syi_builder_finish(&b);
}

static int64_t bytearray_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_bytearray(self)->length;
}

static int bytearray_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_bytearray(self)->length != 0;
}

/* The index in key, checked; -1: failed. */
static int64_t checked_index(sy_vm *vm, sy_value self, sy_value key) {
    int64_t i;
    if (!syi_sequence_index(vm, key, "bytearray", &i)) {
        return -1;
    }
    const sy_bytearray *b = syi_to_bytearray(self);
    i += i < 0 ? b->length : 0;
    if (i < 0 || i >= b->length) {
        syi_raise(vm, vm->types.IndexError, "bytearray index out of range");
        return -1;
    }
    return i;
}

static sy_value bytearray_getitem(sy_vm *vm, sy_value self, sy_value key) {
    if (syi_is_type(key, vm->types.slice)) {
        return syi_bytes_slice(vm, self, key);
    }
    int64_t i = checked_index(vm, self, key);
    return i < 0 ? SY_NULL : sy_from_int(syi_to_bytearray(self)->data[i]);
}

/* What may stand right of an assignment to a slice, as bytes. */
static sy_value slice_source(sy_vm *vm, sy_value v) {
    const uint8_t *data;
    uint32_t n;
    if (syi_buffer(v, &data, &n)) {
        return syi_bytes_new(vm, data, n);
    }
    if (syi_is_int(v) || syi_is_str(v) || !syi_is_iterable(vm, v)) {
        return syi_raise(
            vm, vm->types.TypeError,
            "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    return syi_bytes_from_object(vm, v);
}

static bool set_slice(sy_vm *vm, sy_value self, sy_value slice, sy_value value) {
    sy_value source = value == SY_NULL ? vm->empty_bytes : slice_source(vm, value);
    if (source == SY_NULL) {
        return false;
    }
    sy_bytearray *b = syi_to_bytearray(self);
    const sy_bytes *from = syi_to_bytes(source);
    int64_t start;
    int64_t step;
    int64_t count;
    if (!syi_bytes_bounds(vm, self, slice, &start, &step, &count)) {
        return false;
    }
    if (step == 1) {
        start = start > b->length ? b->length : start;
        return splice(vm, b, (uint32_t)start, (uint32_t)count, from->data, from->length);
    }
    if (value == SY_NULL) {
        int64_t first = step < 0 ? start + (count - 1) * step : start;
        int64_t stride = step < 0 ? -step : step;
        uint32_t kept = 0;
        for (uint32_t i = 0; i < b->length; i++) {
            bool gone = i >= first && (i - first) % stride == 0 && (i - first) / stride < count;
            if (!gone) {
                b->data[kept++] = b->data[i];
            }
        }
        b->length = kept;
        return true;
    }
    if (from->length != count) {
        syi_raise(vm, vm->types.ValueError,
                  "attempt to assign bytes of size %d to extended slice of size %d",
                  (int)from->length, (int)count);
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        b->data[start + i * step] = from->data[i];
    }
    return true;
}

static bool bytearray_setitem(sy_vm *vm, sy_value self, sy_value key, sy_value value) {
    if (syi_is_type(key, vm->types.slice)) {
        return set_slice(vm, self, key, value);
    }
    uint8_t byte = 0;
    if (checked_index(vm, self, key) < 0 ||
        (value != SY_NULL && !syi_byte_value(vm, value, &byte))) {
        return false;
    }
    /* The conversion of value may have changed the length. */
    int64_t i = checked_index(vm, self, key);
    if (i < 0) {
        return false;
    }
    if (value == SY_NULL) {
        return splice(vm, syi_to_bytearray(self), (uint32_t)i, 1, NULL, 0);
    }
    syi_to_bytearray(self)->data[i] = byte;
    return true;
}

static sy_value bytearray_inplace(sy_vm *vm, enum sy_binary_op op, sy_value self,
                                  sy_value other) {
    sy_bytearray *b = syi_to_bytearray(self);
    const uint8_t *data;
    uint32_t n;
    if (op == SY_ADD) {
        if (!syi_buffer(other, &data, &n)) {
            return syi_raise(vm, vm->types.TypeError, "can't concat %T to %T", other, self);
        }
        return splice(vm, b, b->length, 0, data, n) ? self : SY_NULL;
    }
    if (op != SY_MUL) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value repeated = syi_bytes_binary(vm, SY_MUL, self, other);
    if (repeated == SY_NULL || repeated == SY_NOT_IMPLEMENTED) {
        return repeated;
    }
    const sy_bytearray *r = syi_to_bytearray(repeated);
    return splice(vm, b, 0, b->length, r->data, r->length) ? self : SY_NULL;
}

/* --- Methods ---------------------------------------------------------------------------------
 */

#define METHOD(name) static SY_BYTES_METHOD(name)
#define UNUSED_ARGS() ((void)vm, (void)nargs, (void)kwnames)

METHOD(bytearray_append) {
    UNUSED_ARGS();
    uint8_t byte;
    if (!syi_byte_value(vm, args[1], &byte)) {
        return SY_NULL;
    }
    sy_bytearray *b = syi_to_bytearray(args[0]);
    return splice(vm, b, b->length, 0, &byte, 1) ? SY_NONE : SY_NULL;
}

METHOD(bytearray_extend) {
    UNUSED_ARGS();
    const uint8_t *data;
    uint32_t n;
    sy_bytearray *b = syi_to_bytearray(args[0]);
    if (syi_buffer(args[1], &data, &n)) {
        return splice(vm, b, b->length, 0, data, n) ? SY_NONE : SY_NULL;
    }
    if (!syi_is_iterable(vm, args[1])) {
        return syi_raise(vm, vm->types.TypeError, "can't extend bytearray with %T", args[1]);
    }
    sy_value roots_of[2] = {syi_list_from_iterable(vm, args[1]), SY_NULL};
    if (roots_of[0] == SY_NULL) {
        return SY_NULL;
    }
    const sy_list *items = syi_to_list(roots_of[0]);
    roots_of[1] = syi_bytearray_new(vm, vm->types.bytearray, NULL, 0);
    bool ok = roots_of[1] != SY_NULL;
    sy_roots roots;
    syi_roots_enter(vm, &roots, roots_of, 2);
    for (uint32_t i = 0; ok && i < items->length; i++) {
        sy_bytearray *more = syi_to_bytearray(roots_of[1]);
        uint8_t byte;
        ok = syi_byte_value(vm, items->items[i], &byte) &&
             splice(vm, more, more->length, 0, &byte, 1);
    }
    syi_roots_leave(vm, &roots);
    ok = ok && syi_buffer(roots_of[1], &data, &n) && splice(vm, b, b->length, 0, data, n);
    return ok ? SY_NONE : SY_NULL;
}

METHOD(bytearray_insert) {
    UNUSED_ARGS();
    int64_t i;
    uint8_t byte;
    if (!syi_index_exact(vm, args[1], &i) || !syi_byte_value(vm, args[2], &byte)) {
        return SY_NULL;
    }
    sy_bytearray *b = syi_to_bytearray(args[0]);
    if (i < 0) {
        i = i < -(int64_t)b->length ? 0 : i + b->length;
    }
    i = i > b->length ? b->length : i;
    return splice(vm, b, (uint32_t)i, 0, &byte, 1) ? SY_NONE : SY_NULL;
}

METHOD(bytearray_pop) {
    UNUSED_ARGS();
    int64_t i = -1;
    if (nargs > 1 && !syi_index_exact(vm, args[1], &i)) {
        return SY_NULL;
    }
    sy_bytearray *b = syi_to_bytearray(args[0]);
    if (b->length == 0) {
        return syi_raise(vm, vm->types.IndexError, "pop from empty bytearray");
    }
    i += i < 0 ? b->length : 0;
    if (i < 0 || i >= b->length) {
        return syi_raise(vm, vm->types.IndexError, "pop index out of range");
    }
    uint8_t byte = b->data[i];
    splice(vm, b, (uint32_t)i, 1, NULL, 0);
    return sy_from_int(byte);
}

METHOD(bytearray_remove) {
    UNUSED_ARGS();
    uint8_t byte;
    if (!syi_byte_value(vm, args[1], &byte)) {
        return SY_NULL;
    }
    sy_bytearray *b = syi_to_bytearray(args[0]);
    int64_t i = syi_find_bytes(b->data, b->length, &byte, 1);
    if (i < 0) {
        return syi_raise(vm, vm->types.ValueError, "value not found in bytearray");
    }
    splice(vm, b, (uint32_t)i, 1, NULL, 0);
    return SY_NONE;
}

METHOD(bytearray_clear) {
    UNUSED_ARGS();
    syi_to_bytearray(args[0])->length = 0;
    return SY_NONE;
}

METHOD(bytearray_copy) {
    UNUSED_ARGS();
    const sy_bytearray *b = syi_to_bytearray(args[0]);
    return syi_bytearray_new(vm, vm->types.bytearray, b->data, b->length);
}

METHOD(bytearray_reverse) {
    UNUSED_ARGS();
    sy_bytearray *b = syi_to_bytearray(args[0]);
    for (uint32_t i = 0; i < b->length / 2; i++) {
        uint8_t byte = b->data[i];
        b->data[i] = b->data[b->length - 1 - i];
        b->data[b->length - 1 - i] = byte;
    }
    return SY_NONE;
}

METHOD(bytearray_alloc) {
    UNUSED_ARGS();
    return sy_from_int(syi_to_bytearray(args[0])->capacity);
}

static const sy_fn_def bytearray_methods[] = {
    SY_BYTES_METHODS,
    {"append", bytearray_append, 1, 1, 0, false,
     "append($self, item, /)\n--\n\nAppend a single item to the end of the bytearray."},
    {"extend", bytearray_extend, 1, 1, SY_FN_REENTRANT, false,
     "extend($self, iterable_of_ints, /)\n--\n\nAppend all the items from the iterator or "
     "sequence to the end of the bytearray."},
    {"insert", bytearray_insert, 2, 2, 0, false,
     "insert($self, index, item, /)\n--\n\nInsert a single item into the bytearray before the "
     "given index."},
    {"pop", bytearray_pop, 0, 1, 0, false,
     "pop($self, index=-1, /)\n--\n\nRemove and return a single item from B."},
    {"remove", bytearray_remove, 1, 1, 0, false,
     "remove($self, value, /)\n--\n\nRemove the first occurrence of a value in the bytearray."},
    {"clear", bytearray_clear, 0, 0, 0, false,
     "clear($self, /)\n--\n\nRemove all items from the bytearray."},
    {"copy", bytearray_copy, 0, 0, 0, false, "copy($self, /)\n--\n\nReturn a copy of B."},
    {"reverse", bytearray_reverse, 0, 0, 0, false,
     "reverse($self, /)\n--\n\nReverse the order of the values in B in place."},
    {"__alloc__", bytearray_alloc, 0, 0, 0, false,
     "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_bytearray = {
    .name = "bytearray",
    .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
           "bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
           "bytearray(int) -> bytes array of size given by the parameter initialized with null "
           "bytes\nbytearray() -> empty bytes array",
    .size = sizeof(sy_bytearray),
    .slots = {.free = bytearray_free,
              .repr = bytearray_repr,
              .compare = syi_bytes_compare,
              .binary = syi_bytes_binary,
              .inplace = bytearray_inplace,
              .truth = bytearray_truth,
              .length = bytearray_length,
              .getitem = bytearray_getitem,
              .setitem = bytearray_setitem,
              .contains = syi_bytes_contains,
              .iter = syi_bytes_iter,
              .create = bytearray_create,
              .init = bytearray_init},
    .methods = bytearray_methods,
};
