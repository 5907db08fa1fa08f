/* SPDX-License-Identifier: MIT
 *
 * The bytes type: constructor, slots, iterator; and what bytearray shares with it.
 */
#include "lang/object/bytes.h"

#include "lang/object/args.h"
#include "lang/object/format.h"
#include "lang/object/iterators.h"

/* --- Making and reading ----------------------------------------------------------------------
 */

sy_bytes *syi_bytes_alloc(sy_vm *vm, sy_type *type, uint64_t n) {
    if (n > SY_STR_MAX) {
        syi_raise_memory(vm);
        return NULL;
    }
    sy_bytes *b = syi_object_new(vm, type, offsetof(sy_bytes, data) + (size_t)n + 1);
    if (b != NULL) {
        b->length = (uint32_t)n;
    }
    return b;
}

sy_value syi_bytes_new(sy_vm *vm, const void *data, size_t length) {
    if (length == 0 && vm->empty_bytes != SY_NULL) {
        return vm->empty_bytes;
    }
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, length);
    if (b == NULL) {
        return SY_NULL;
    }
    if (length > 0) {
        memcpy(b->data, data, length);
    }
    return sy_from_pointer(b);
}

static const sy_type_def *layout_of(sy_value v) {
    return sy_is_pointer(v) ? sy_to_object(v)->type->def : NULL;
}

bool syi_is_bytearray(sy_value v) {
    return layout_of(v) == &syi_type_bytearray;
}

bool syi_buffer(sy_value v, const uint8_t **data, uint32_t *length) {
    static const uint8_t nothing[1];
    const sy_type_def *def = layout_of(v);
    if (def == NULL) {
        return false;
    }
    if (syi_is_bytes(v)) {
        *data = syi_to_bytes(v)->data;
        *length = syi_to_bytes(v)->length;
        return true;
    }
    if (def == &syi_type_bytearray) {
        const sy_bytearray *b = syi_to_bytearray(v);
        *data = b->length > 0 ? b->data : nothing;
        *length = b->length;
        return true;
    }
    return def == &syi_type_memoryview &&
           syi_memoryview_buffer((const sy_memoryview *)sy_to_object(v), data, length);
}

bool syi_need_buffer(sy_vm *vm, sy_value v, const uint8_t **data, uint32_t *length) {
    if (syi_buffer(v, data, length)) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError, "a bytes-like object is required, not '%T'", v);
    return false;
}

bool syi_byte_value(sy_vm *vm, sy_value v, uint8_t *out) {
    int64_t i;
    if (!syi_index(vm, v, &i)) {
        return false;
    }
    if (i < 0 || i > 255) {
        syi_raise(vm, vm->types.ValueError, "byte must be in range(0, 256)");
        return false;
    }
    *out = (uint8_t)i;
    return true;
}

sy_value syi_bytes_like(sy_vm *vm, sy_value self, const void *data, uint64_t n) {
    if (syi_is_bytearray(self)) {
        return syi_bytearray_new(vm, vm->types.bytearray, data, n);
    }
    return n > SY_STR_MAX ? syi_raise_memory(vm) : syi_bytes_new(vm, data, (size_t)n);
}

/* --- Constructor -----------------------------------------------------------------------------
 */

static sy_value from_sequence(sy_vm *vm, sy_value items) {
    uint32_t n = syi_sequence_length(items);
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, n);
    sy_value result = b == NULL ? SY_NULL : sy_from_pointer(b);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    for (uint32_t i = 0; b != NULL && i < n; i++) {
        sy_value item = syi_sequence_item(items, i);
        int64_t value = 0;
        if (item == SY_NULL || !syi_index(vm, item, &value)) {
            result = item == SY_NULL ? result : SY_NULL;
            break;
        }
        if (value < 0 || value > 255) {
            result = syi_raise(vm, vm->types.ValueError, "bytes must be in range(0, 256)");
            break;
        }
        b->data[i] = (uint8_t)value;
    }
    syi_roots_leave(vm, &roots);
    return result;
}

static sy_value from_iterable(sy_vm *vm, sy_value v) {
    if (syi_is_list(v) || syi_is_tuple(v)) {
        return from_sequence(vm, v);
    }
    sy_value list = syi_list_from_iterable(vm, v);
    if (list == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &list, 1);
    sy_value result = from_sequence(vm, list);
    syi_roots_leave(vm, &roots);
    return result;
}

/* v.__bytes__(); SY_NULL without exception when there is none. */
static sy_value from_special(sy_vm *vm, sy_value v) {
    sy_value name = vm->specials[SY_SPECIAL_BYTES];
    if (syi_type_lookup(vm, syi_type_of(vm, v), name) == SY_NULL) {
        return SY_NULL;
    }
    sy_value r = syi_call_method(vm, v, name, NULL, 0);
    if (r != SY_NULL && !syi_is_bytes(r)) {
        return syi_raise(vm, vm->types.TypeError, "__bytes__ returned non-bytes (type %T)", r);
    }
    return r;
}

sy_value syi_bytes_from_object(sy_vm *vm, sy_value v) {
    const uint8_t *data;
    uint32_t n;
    if (syi_is_type(v, vm->types.bytes)) {
        return v;
    }
    sy_value r = from_special(vm, v);
    if (r != SY_NULL || syi_failed(vm)) {
        return r;
    }
    if (syi_buffer(v, &data, &n)) {
        return syi_bytes_new(vm, data, n);
    }
    if (syi_is_str(v) || !syi_is_iterable(vm, v)) {
        return syi_raise(vm, vm->types.TypeError, "cannot convert '%T' object to bytes", v);
    }
    return from_iterable(vm, v);
}

static sy_value zeros(sy_vm *vm, sy_value count) {
    int64_t n;
    if (!syi_index_exact(vm, count, &n)) {
        return SY_NULL;
    }
    if (n < 0) {
        return syi_raise(vm, vm->types.ValueError, "negative count");
    }
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, (uint64_t)n);
    return b == NULL ? SY_NULL : sy_from_pointer(b);
}

sy_value syi_bytes_source(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                          sy_value kwnames) {
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    const sy_signature signature = {name, names, 0, 3};
    sy_value given[3];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, given)) {
        return SY_NULL;
    }
    for (int i = 1; i < 3; i++) {
        if (given[i] != SY_NULL && !syi_is_str(given[i])) {
            return syi_raise(vm, vm->types.TypeError, "%s() argument '%s' must be str, not %T",
                             name, names[i], given[i]);
        }
    }
    sy_value v = given[0];
    if (given[1] != SY_NULL || given[2] != SY_NULL) {
        if (v == SY_NULL || !syi_is_str(v)) {
            return syi_raise(vm, vm->types.TypeError, "%s without a string argument",
                             given[1] != SY_NULL ? "encoding" : "errors");
        }
        return given[1] == SY_NULL && syi_is_str(v)
                   ? syi_raise(vm, vm->types.TypeError, "string argument without an encoding")
                   : syi_str_encode(vm, v, given[1], given[2]);
    }
    if (v == SY_NULL) {
        return vm->empty_bytes;
    }
    if (syi_is_str(v)) {
        return syi_raise(vm, vm->types.TypeError, "string argument without an encoding");
    }
    bool special =
        syi_type_lookup(vm, syi_type_of(vm, v), vm->specials[SY_SPECIAL_BYTES]) != SY_NULL;
    bool index =
        syi_type_lookup(vm, syi_type_of(vm, v), vm->specials[SY_SPECIAL_INDEX]) != SY_NULL;
    return index && !special ? zeros(vm, v) : syi_bytes_from_object(vm, v);
}

static sy_value bytes_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    sy_value v = syi_bytes_source(vm, "bytes", args, nargs, kwnames);
    if (v == SY_NULL || (type == vm->types.bytes && syi_is_type(v, type))) {
        return v;
    }
    const sy_bytes *from = syi_to_bytes(v);
    if (type == vm->types.bytes) {
        return syi_bytes_new(vm, from->data, from->length);
    }
    sy_bytes *b = syi_bytes_alloc(vm, type, from->length);
    if (b == NULL) {
        return SY_NULL;
    }
    memcpy(b->data, from->data, from->length);
    return sy_from_pointer(b);
}

/* --- Shared slots ----------------------------------------------------------------------------
 */

sy_value syi_bytes_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    (void)vm;
    const uint8_t *a;
    const uint8_t *b;
    uint32_t na;
    uint32_t nb;
    if (!syi_buffer(self, &a, &na) || !syi_buffer(other, &b, &nb)) {
        return SY_NOT_IMPLEMENTED;
    }
    int order = memcmp(a, b, na < nb ? na : nb);
    order = order != 0 ? order : na < nb ? -1 : na > nb;
    switch (op) {
    case SY_LT:
        return sy_from_bool(order < 0);
    case SY_LE:
        return sy_from_bool(order <= 0);
    case SY_EQ:
        return sy_from_bool(order == 0);
    case SY_NE:
        return sy_from_bool(order != 0);
    case SY_GT:
        return sy_from_bool(order > 0);
    default:
        return sy_from_bool(order >= 0);
    }
}

static sy_value concat(sy_vm *vm, sy_value a, sy_value b) {
    const uint8_t *x;
    const uint8_t *y;
    uint32_t nx;
    uint32_t ny;
    if (!syi_buffer(a, &x, &nx)) {
        return SY_NOT_IMPLEMENTED;
    }
    if (!syi_buffer(b, &y, &ny)) {
        return syi_raise(vm, vm->types.TypeError, "can't concat %T to %T", b, a);
    }
    sy_bytes *joined = syi_bytes_alloc(vm, vm->types.bytes, (uint64_t)nx + ny);
    if (joined == NULL) {
        return SY_NULL;
    }
    memcpy(joined->data, x, nx);
    memcpy(joined->data + nx, y, ny);
    return syi_is_bytearray(a) ? syi_bytes_like(vm, a, joined->data, joined->length)
                               : sy_from_pointer(joined);
}

static sy_value repeat(sy_vm *vm, sy_value v, int64_t count) {
    const uint8_t *data = NULL;
    uint32_t n = 0;
    syi_buffer(v, &data, &n);
    if (n > 0 && count > (int64_t)(SY_STR_MAX / n)) {
        return syi_raise_memory(vm);
    }
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, (uint64_t)n * (uint64_t)count);
    if (b == NULL) {
        return SY_NULL;
    }
    for (uint32_t at = 0; at < b->length; at += n) {
        memcpy(b->data + at, data, n);
    }
    return syi_is_bytearray(v) ? syi_bytes_like(vm, v, b->data, b->length) : sy_from_pointer(b);
}

static bool is_either(sy_value v) {
    return syi_is_bytes(v) || syi_is_bytearray(v);
}

sy_value syi_bytes_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (op == SY_ADD && is_either(a)) {
        return concat(vm, a, b);
    }
    if (op == SY_MOD && is_either(a)) {
        sy_value r = syi_bytes_percent(vm, a, b);
        return r == SY_NULL || !syi_is_bytearray(a)
                   ? r
                   : syi_bytes_like(vm, a, syi_to_bytes(r)->data, syi_to_bytes(r)->length);
    }
    if (op != SY_MUL) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value sequence;
    sy_value result;
    int64_t count;
    if (!syi_repeat_operands(vm, a, b, is_either(a), &sequence, &count, &result)) {
        return result;
    }
    return repeat(vm, sequence, count);
}

int syi_bytes_contains(sy_vm *vm, sy_value self, sy_value item) {
    uint8_t byte;
    const uint8_t *needle = &byte;
    uint32_t m = 1;
    if (!syi_buffer(item, &needle, &m)) {
        sy_type *type = syi_type_of(vm, item);
        if (!syi_is_int(item) &&
            syi_type_lookup(vm, type, vm->specials[SY_SPECIAL_INDEX]) == SY_NULL) {
            syi_need_buffer(vm, item, &needle, &m);
            return -1;
        }
        if (!syi_byte_value(vm, item, &byte)) {
            return -1;
        }
        needle = &byte;
        m = 1;
    }
    const uint8_t *data = NULL;
    uint32_t n = 0;
    syi_buffer(self, &data, &n);
    return syi_find_bytes(data, n, needle, m) >= 0;
}

/* A part of a slice with its __index__ called; what has none is left for syi_slice_bounds to
 * refuse. */
static bool plain_part(sy_vm *vm, sy_value *part) {
    if (*part == SY_NONE || sy_is_int(*part)) {
        return true;
    }
    int has = syi_has_index(vm, *part);
    int64_t i;
    if (has <= 0) {
        return has == 0;
    }
    if (!syi_index(vm, *part, &i)) {
        return false;
    }
    i = i > SY_INT_MAX ? SY_INT_MAX : i < SY_INT_MIN ? SY_INT_MIN : i;
    *part = sy_from_int(i);
    return true;
}

bool syi_bytes_bounds(sy_vm *vm, sy_value self, sy_value slice, int64_t *start, int64_t *step,
                      int64_t *count) {
    const sy_slice *s = (const sy_slice *)sy_to_object(slice);
    sy_value parts[3] = {s->start, s->stop, s->step};
    if (!plain_part(vm, &parts[0]) || !plain_part(vm, &parts[1]) ||
        !plain_part(vm, &parts[2])) {
        return false;
    }
    slice = syi_slice_new(vm, parts[0], parts[1], parts[2]);
    const uint8_t *data = NULL;
    uint32_t n = 0;
    int64_t stop;
    syi_buffer(self, &data, &n);
    return slice != SY_NULL && syi_slice_bounds(vm, slice, n, start, &stop, step, count);
}

sy_value syi_bytes_slice(sy_vm *vm, sy_value self, sy_value slice) {
    const uint8_t *data = NULL;
    uint32_t n = 0;
    int64_t start;
    int64_t step;
    int64_t count;
    if (!syi_bytes_bounds(vm, self, slice, &start, &step, &count)) {
        return SY_NULL;
    }
    syi_buffer(self, &data, &n);
    if (syi_is_type(self, vm->types.bytes) && count == n && step == 1) {
        return self;
    }
    if (step == 1 || count == 0) {
        return syi_bytes_like(vm, self, data + (count == 0 ? 0 : start), (uint64_t)count);
    }
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, (uint64_t)count);
    if (b == NULL) {
        return SY_NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        b->data[i] = data[start + i * step];
    }
    return syi_is_bytearray(self) ? syi_bytes_like(vm, self, b->data, b->length)
                                  : sy_from_pointer(b);
}

/* --- Slots of bytes --------------------------------------------------------------------------
 */

static sy_value bytes_repr(sy_vm *vm, sy_value self) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_bytes_repr(&b, syi_to_bytes(self)->data, syi_to_bytes(self)->length, false);
    return syi_builder_finish(&b);
}

static bool bytes_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    sy_bytes *b = syi_to_bytes(self);
    if (b->hash == 0) {
        b->hash = syi_hash_bytes(vm, b->data, b->length);
    }
    *out = b->hash;
    return true;
}

static int bytes_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_bytes(self)->length != 0;
}

static int64_t bytes_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_bytes(self)->length;
}

static sy_value bytes_getitem(sy_vm *vm, sy_value self, sy_value key) {
    if (syi_is_type(key, vm->types.slice)) {
        return syi_bytes_slice(vm, self, key);
    }
    int64_t i;
    if (!syi_sequence_index(vm, key, "byte", &i)) {
        return SY_NULL;
    }
    const sy_bytes *b = syi_to_bytes(self);
    i += i < 0 ? b->length : 0;
    if (i < 0 || i >= b->length) {
        return syi_raise(vm, vm->types.IndexError, "index out of range");
    }
    return sy_from_int(b->data[i]);
}

/* --- Iterator, of bytes and bytearray --------------------------------------------------------
 */

sy_value syi_bytes_iter(sy_vm *vm, sy_value self) {
    sy_type *type =
        syi_is_bytearray(self) ? vm->types.bytearray_iterator : vm->types.bytes_iterator;
    sy_text_iterator *it = syi_object_new(vm, type, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->source = self;
    return sy_from_pointer(it);
}

static sy_value iterator_next(sy_vm *vm, sy_value self) {
    (void)vm;
    sy_text_iterator *it = (sy_text_iterator *)sy_to_object(self);
    const uint8_t *data = NULL;
    uint32_t n = 0;
    if (it->source == SY_NULL) {
        return SY_NULL;
    }
    if (!syi_buffer(it->source, &data, &n) || it->index >= n) {
        it->source = SY_NULL;
        return SY_NULL;
    }
    return sy_from_int(data[it->index++]);
}

static void iterator_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((sy_text_iterator *)self)->source);
}

const sy_type_def syi_type_bytes_iterator = {
    .name = "bytes_iterator",
    .size = sizeof(sy_text_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = iterator_visit, .iter = syi_iter_self, .next = iterator_next},
};

const sy_type_def syi_type_bytearray_iterator = {
    .name = "bytearray_iterator",
    .size = sizeof(sy_text_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = iterator_visit, .iter = syi_iter_self, .next = iterator_next},
};

/* --- The type --------------------------------------------------------------------------------
 */

static SY_BYTES_METHOD(bytes_dunder_bytes) {
    (void)nargs;
    (void)kwnames;
    const sy_bytes *b = syi_to_bytes(args[0]);
    return syi_is_type(args[0], vm->types.bytes) ? args[0]
                                                 : syi_bytes_new(vm, b->data, b->length);
}

static SY_BYTES_METHOD(bytes_getnewargs) {
    sy_value v = bytes_dunder_bytes(vm, args, nargs, kwnames);
    return v == SY_NULL ? SY_NULL : syi_tuple_new(vm, &v, 1);
}

static const sy_fn_def bytes_methods[] = {
    SY_BYTES_METHODS,
    {"__bytes__", bytes_dunder_bytes, 0, 0, 0, false,
     "__bytes__($self, /)\n--\n\nConvert this value to exact type bytes."},
    {"__getnewargs__", bytes_getnewargs, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_bytes = {
    .name = "bytes",
    .doc =
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> "
        "bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> "
        "bytes "
        "object of size given by the parameter initialized with null bytes\nbytes() -> empty "
        "bytes object",
    .size = offsetof(sy_bytes, data),
    .flags = SY_TYPE_IS_BYTES,
    .slots = {.repr = bytes_repr,
              .hash = bytes_hash,
              .compare = syi_bytes_compare,
              .binary = syi_bytes_binary,
              .truth = bytes_truth,
              .length = bytes_length,
              .getitem = bytes_getitem,
              .contains = syi_bytes_contains,
              .iter = syi_bytes_iter,
              .create = bytes_create},
    .methods = bytes_methods,
};
