/* SPDX-License-Identifier: MIT
 *
 * The decoder: reading, stack, memo, the operations that make data, and the class Decoder.
 */
#include "lang/modules/pickle/decoder.h"

#include "lang/object/bytes.h"

/* --- Reading --- */

bool syi_dec_truncated(sy_decoder *d) {
    return syi_unpickling_error(d->vm, "pickle data was truncated");
}

bool syi_dec_invalid(sy_decoder *d, const char *what) {
    return syi_failed(d->vm) ? false : syi_unpickling_error(d->vm, "invalid pickle: %s", what);
}

const uint8_t *syi_dec_bytes(sy_decoder *d, uint64_t n) {
    if (n > (uint64_t)(d->end - d->at)) {
        syi_dec_truncated(d);
        return NULL;
    }
    const uint8_t *bytes = d->at;
    d->at += n;
    return bytes;
}

bool syi_dec_varint(sy_decoder *d, uint64_t *out) {
    uint64_t n = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const uint8_t *byte = syi_dec_bytes(d, 1);
        if (byte == NULL) {
            return false;
        }
        n |= (uint64_t)(*byte & 0x7f) << shift;
        if ((*byte & 0x80) == 0) {
            *out = n;
            return shift < 63 || *byte <= 1 || syi_dec_invalid(d, "number too large");
        }
    }
    return syi_dec_invalid(d, "number too large");
}

bool syi_dec_count(sy_decoder *d, uint64_t most, uint32_t *out) {
    uint64_t n;
    if (!syi_dec_varint(d, &n)) {
        return false;
    }
    *out = (uint32_t)n;
    return (n <= most && n <= UINT32_MAX) || syi_dec_invalid(d, "count out of range");
}

bool syi_dec_u64(sy_decoder *d, uint64_t *out) {
    const uint8_t *bytes = syi_dec_bytes(d, 8);
    if (bytes == NULL) {
        return false;
    }
    *out = 0;
    for (int i = 0; i < 8; i++) {
        *out |= (uint64_t)bytes[i] << (8 * i);
    }
    return true;
}

static bool read_double(sy_decoder *d, double *out) {
    uint64_t bits;
    if (!syi_dec_u64(d, &bits)) {
        return false;
    }
    memcpy(out, &bits, sizeof bits);
    return true;
}

/* --- Stack --- */

static bool array_grow(sy_vm *vm, sy_value_array *a) {
    uint32_t capacity = a->capacity == 0 ? 32 : a->capacity * 2;
    if (capacity > INT32_MAX / sizeof(sy_value)) {
        syi_raise_memory(vm);
        return false;
    }
    uint8_t *own = syi_mem_resize(vm, a->own, a->capacity, capacity);
    if (own == NULL) {
        return false;
    }
    a->own = own;
    sy_value *items =
        syi_mem_resize(vm, a->items, a->capacity * sizeof *items, capacity * sizeof *items);
    if (items == NULL) {
        a->own = syi_mem_resize(vm, own, capacity, a->capacity);
        return false;
    }
    a->items = items;
    a->capacity = capacity;
    return true;
}

bool syi_array_push(sy_vm *vm, sy_value_array *a, sy_value v, bool own) {
    if (a->count == a->capacity && !array_grow(vm, a)) {
        return false;
    }
    a->own[a->count] = own;
    a->items[a->count++] = v;
    return true;
}

static void array_free(sy_vm *vm, sy_value_array *a) {
    syi_mem_resize(vm, a->items, a->capacity * sizeof *a->items, 0);
    syi_mem_resize(vm, a->own, a->capacity, 0);
    *a = (sy_value_array){NULL, NULL, 0, 0};
}

bool syi_dec_push(sy_decoder *d, sy_value v) {
    return v != SY_NULL && syi_array_push(d->vm, &d->stack, v, true);
}

bool syi_dec_push_found(sy_decoder *d, sy_value v) {
    return v != SY_NULL && syi_array_push(d->vm, &d->stack, v, false);
}

sy_value syi_dec_peek(sy_decoder *d, uint32_t depth) {
    if (depth >= d->stack.count) {
        syi_dec_invalid(d, "stack underflow");
        return SY_NULL;
    }
    sy_value v = d->stack.items[d->stack.count - 1 - depth];
    if (v == SY_NULL) {
        syi_dec_invalid(d, "no value");
    }
    return v;
}

sy_value syi_dec_peek_type(sy_decoder *d, uint32_t depth, const sy_type *type, uint32_t flag) {
    sy_value v = syi_dec_peek(d, depth);
    if (v != SY_NULL && !syi_is_type(v, type) && !(flag != 0 && syi_has_flag(v, flag))) {
        syi_dec_invalid(d, "value of another type expected");
        return SY_NULL;
    }
    return v;
}

sy_value syi_dec_peek_own(sy_decoder *d, uint32_t depth) {
    sy_value v = syi_dec_peek(d, depth);
    if (v != SY_NULL && !d->stack.own[d->stack.count - 1 - depth]) {
        syi_dec_invalid(d, "it changes what it has not made");
        return SY_NULL;
    }
    return v;
}

void syi_dec_drop(sy_decoder *d, uint32_t n) {
    d->stack.count -= n;
}

bool syi_dec_replace(sy_decoder *d, uint32_t n, sy_value v) {
    if (v == SY_NULL) {
        return false;
    }
    syi_dec_drop(d, n);
    return syi_dec_push(d, v);
}

/* Are the n topmost values all there? False with UnpicklingError. */
static bool has_values(sy_decoder *d, uint32_t n) {
    if (n > d->stack.count) {
        return syi_dec_invalid(d, "stack underflow");
    }
    for (uint32_t i = 0; i < n; i++) {
        if (syi_dec_peek(d, i) == SY_NULL) {
            return false;
        }
    }
    return true;
}

/* --- Data --- */

static bool make_bigint(sy_decoder *d) {
    uint64_t n;
    if (!syi_dec_varint(d, &n)) {
        return false;
    }
    uint64_t length = n >> 1;
    const uint8_t *bytes = length > INT32_MAX / 4 ? NULL : syi_dec_bytes(d, length * 4);
    if (bytes == NULL) {
        return syi_dec_invalid(d, "integer too large");
    }
    sy_bigint *big = syi_object_new(d->vm, d->vm->types.int_,
                                    offsetof(sy_bigint, digits) + (size_t)length * 4);
    if (big == NULL) {
        return false;
    }
    big->length = (uint32_t)length;
    big->head.aux = (uint32_t)(n & 1);
    for (uint64_t i = 0; i < length; i++, bytes += 4) {
        big->digits[i] = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
                         (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
        if (big->digits[i] >= 1u << 30) {
            return syi_dec_invalid(d, "digit out of range");
        }
    }
    /* Below 2^62 it would have to be a small int: two digits of 30 bits, and 2 bits more. */
    bool normal =
        length >= 3 && big->digits[length - 1] != 0 && (length > 3 || big->digits[2] >= 4);
    return normal ? syi_dec_push(d, sy_from_pointer(big))
                  : syi_dec_invalid(d, "integer not normalised");
}

static bool make_int(sy_decoder *d) {
    uint64_t n;
    if (!syi_dec_varint(d, &n)) {
        return false;
    }
    int64_t i = (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
    return sy_int_fits(i) ? syi_dec_push(d, sy_from_int(i))
                          : syi_dec_invalid(d, "integer out of range");
}

static bool make_text(sy_decoder *d) {
    uint64_t n;
    const uint8_t *bytes = syi_dec_varint(d, &n) ? syi_dec_bytes(d, n) : NULL;
    if (bytes == NULL) {
        return false;
    }
    sy_value v = syi_str_new(d->vm, (const char *)bytes, (size_t)n);
    if (v == SY_NULL && syi_exc_matches(d->vm, d->vm->types.UnicodeError)) {
        syi_clear(d->vm);
        return syi_dec_invalid(d, "text is not UTF-8");
    }
    return syi_dec_push(d, v);
}

static bool make_bytes(sy_decoder *d, bool array) {
    uint64_t n;
    const uint8_t *bytes = syi_dec_varint(d, &n) ? syi_dec_bytes(d, n) : NULL;
    if (bytes == NULL) {
        return false;
    }
    return syi_dec_push(d, array ? syi_bytearray_new(d->vm, d->vm->types.bytearray, bytes, n)
                                 : syi_bytes_new(d->vm, bytes, (size_t)n));
}

static bool make_float(sy_decoder *d) {
    double x;
    return read_double(d, &x) && syi_dec_push(d, sy_float_new(d->vm, x));
}

static bool make_complex(sy_decoder *d) {
    double real, imag;
    return read_double(d, &real) && read_double(d, &imag) &&
           syi_dec_push(d, syi_complex_new(d->vm, real, imag));
}

static bool make_tuple(sy_decoder *d) {
    uint32_t n;
    if (!syi_dec_count(d, d->stack.count, &n) || !has_values(d, n)) {
        return false;
    }
    sy_value tuple = d->vm->empty_tuple;
    if (n > 0) {
        tuple = syi_tuple_new(d->vm, d->stack.items + d->stack.count - n, n);
    }
    syi_dec_drop(d, n);
    return syi_dec_push(d, tuple);
}

static bool add_all(sy_vm *vm, sy_value set, const sy_value_array *stack, uint32_t n) {
    uint32_t base = stack->count - n;
    for (uint32_t i = 0; i < n; i++) {
        if (!syi_set_add(vm, set, stack->items[base + i])) {
            return false;
        }
    }
    return true;
}

static bool make_frozenset(sy_decoder *d) {
    uint32_t n;
    if (!syi_dec_count(d, d->stack.count, &n) || !has_values(d, n)) {
        return false;
    }
    sy_value set = syi_set_new(d->vm, d->vm->types.frozenset);
    sy_roots roots;
    syi_roots_enter(d->vm, &roots, &set, 1);
    bool ok = set != SY_NULL && add_all(d->vm, set, &d->stack, n);
    syi_roots_leave(d->vm, &roots);
    if (!ok) {
        return false;
    }
    syi_dec_drop(d, n);
    return syi_dec_push(d, set);
}

static bool remember(sy_decoder *d) {
    sy_value v = syi_dec_peek(d, 0);
    return v != SY_NULL &&
           syi_array_push(d->vm, &d->memo, v, d->stack.own[d->stack.count - 1] != 0);
}

static bool recall(sy_decoder *d) {
    uint32_t n;
    if (!syi_dec_count(d, UINT32_MAX, &n)) {
        return false;
    }
    if (n >= d->memo.count) {
        return syi_dec_invalid(d, "memo value not found");
    }
    return syi_array_push(d->vm, &d->stack, d->memo.items[n], d->memo.own[n] != 0);
}

static bool pop(sy_decoder *d) {
    uint32_t n;
    if (!syi_dec_count(d, d->stack.count, &n)) {
        return false;
    }
    syi_dec_drop(d, n);
    return true;
}

/* Operations that make data; the others go to where they belong. */
static bool step(sy_decoder *d, enum sy_pickle_op op) {
    sy_vm *vm = d->vm;
    switch (op) {
    case SY_PICKLE_NONE:
        return syi_dec_push(d, SY_NONE);
    case SY_PICKLE_TRUE:
        return syi_dec_push(d, SY_TRUE);
    case SY_PICKLE_FALSE:
        return syi_dec_push(d, SY_FALSE);
    case SY_PICKLE_NOT_IMPLEMENTED:
        return syi_dec_push(d, SY_NOT_IMPLEMENTED);
    case SY_PICKLE_ELLIPSIS:
        return syi_dec_push(d, SY_ELLIPSIS);
    case SY_PICKLE_UNBOUND:
        return syi_array_push(vm, &d->stack, SY_NULL, false);
    case SY_PICKLE_INT:
        return make_int(d);
    case SY_PICKLE_BIGINT:
        return make_bigint(d);
    case SY_PICKLE_FLOAT:
        return make_float(d);
    case SY_PICKLE_COMPLEX:
        return make_complex(d);
    case SY_PICKLE_STR:
        return make_text(d);
    case SY_PICKLE_BYTES:
        return make_bytes(d, false);
    case SY_PICKLE_BYTEARRAY:
        return make_bytes(d, true);
    case SY_PICKLE_MEMO:
        return remember(d);
    case SY_PICKLE_GET:
        return recall(d);
    case SY_PICKLE_POP:
        return pop(d);
    case SY_PICKLE_TUPLE:
        return make_tuple(d);
    case SY_PICKLE_LIST:
        return syi_dec_push(d, syi_list_new(vm, NULL, 0));
    case SY_PICKLE_DICT:
        return syi_dec_push(d, syi_dict_new(vm));
    case SY_PICKLE_SET:
        return syi_dec_push(d, syi_set_new(vm, vm->types.set));
    case SY_PICKLE_FROZENSET:
        return make_frozenset(d);
    default:
        break;
    }
    if (op <= SY_PICKLE_PERSID) {
        return syi_dec_object(d, op);
    }
    return op < SY_PICKLE_GENERATOR ? syi_dec_program(d, op) : syi_dec_frame(d, op);
}

/* --- A whole load --- */

static uint32_t get_u32(const uint8_t *at) {
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
           (uint32_t)at[3] << 24;
}

static bool check_magic(sy_decoder *d, const uint8_t *h) {
    if (memcmp(h, SY_PICKLE_MAGIC, 4) == 0) {
        return true;
    }
    if (h[0] == 0x80) {
        return syi_unpickling_error(
            d->vm, "this is a pickle of Python, which is a program; Switchyard reads its own");
    }
    if (h[0] >= ' ' && h[0] < 0x7f) {
        return syi_unpickling_error(d->vm, "invalid load key, '%c'.", h[0]);
    }
    char hex[8];
    static const char digits[] = "0123456789abcdef";
    memcpy(hex, "\\x00", 5);
    hex[2] = digits[h[0] >> 4];
    hex[3] = digits[h[0] & 15];
    return syi_unpickling_error(d->vm, "invalid load key, '%s'.", hex);
}

/* Checks the header and leaves the decoder at what follows it. */
static bool read_header(sy_decoder *d) {
    if (d->at == d->end) {
        syi_raise(d->vm, d->vm->types.EOFError, "Ran out of input");
        return false;
    }
    if (d->end - d->at < 4) {
        return *d->at == 'S' ? syi_dec_truncated(d)
                             : check_magic(d, (const uint8_t[4]){*d->at});
    }
    const uint8_t *h = d->at;
    if (!check_magic(d, h) || syi_dec_bytes(d, SY_PICKLE_HEADER) == NULL) {
        return false;
    }
    unsigned version = h[4] | (unsigned)h[5] << 8;
    if (version != SY_PICKLE_VERSION) {
        return syi_unpickling_error(d->vm, "unsupported pickle format %d", (int)version);
    }
    uint32_t length = get_u32(h + 8);
    if (length > (uint64_t)(d->end - d->at)) {
        return syi_dec_truncated(d);
    }
    d->end = d->at + length; /* what follows is no part of it */
    return syi_pickle_checksum(d->at, length) == get_u32(h + 12) ||
           syi_unpickling_error(d->vm, "pickle is damaged: its checksum does not match");
}

static bool check_memo(sy_decoder *d) {
    uint64_t count;
    if (!syi_dec_varint(d, &count)) {
        return false;
    }
    return count == d->memo.count ||
           syi_unpickling_error(d->vm, "pickle goes on from others that were not loaded");
}

static sy_value run(sy_decoder *d) {
    if (!read_header(d) || !check_memo(d)) {
        return SY_NULL;
    }
    for (;;) {
        const uint8_t *op = syi_dec_bytes(d, 1);
        if (op == NULL) {
            return SY_NULL;
        }
        if (*op == SY_PICKLE_END) {
            break;
        }
        if (*op >= SY_PICKLE_OP_COUNT) {
            syi_dec_invalid(d, "unknown operation");
            return SY_NULL;
        }
        if (!step(d, (enum sy_pickle_op) * op)) {
            return SY_NULL;
        }
    }
    if (d->stack.count != 1 || d->at != d->end) {
        syi_dec_invalid(d, "not at its end");
        return SY_NULL;
    }
    return syi_dec_complete_deferred(d) ? syi_dec_peek(d, 0) : SY_NULL;
}

static sy_value load(sy_decoder *d, sy_value source) {
    sy_vm *vm = d->vm;
    uint32_t length;
    if (d->busy) {
        return syi_raise(vm, vm->types.RuntimeError, "the unpickler is in use already");
    }
    if (!syi_need_buffer(vm, source, &d->at, &length)) {
        return SY_NULL;
    }
    if (!syi_is_type(source, vm->types.bytes)) { /* it could change meanwhile */
        source = syi_bytes_new(vm, d->at, length);
        if (source == SY_NULL) {
            return SY_NULL;
        }
        d->at = syi_to_bytes(source)->data;
    }
    d->source = source;
    d->end = d->at + length;
    d->busy = true;
    sy_value result = run(d);
    syi_dec_thaw(d, result != SY_NULL);
    d->busy = false;
    d->deferred.count = 0;
    d->source = SY_NULL;
    d->stack.count = 0;
    return result;
}

/* --- The class Decoder --- */

static sy_decoder *decoder_of(sy_value v) {
    return (sy_decoder *)sy_to_object(v);
}

static void decoder_visit(void *self, sy_visitor *v) {
    sy_decoder *d = self;
    const sy_value_array *const arrays[] = {&d->stack, &d->memo, &d->frozen, &d->chosen,
                                            &d->deferred};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
        syi_visit_values(v, arrays[i]->items, arrays[i]->count);
    }
    syi_visit(v, d->source);
    syi_visit(v, d->compiled);
    syi_visit_object(v, d->map.code);
    syi_visit(v, d->find_class);
    syi_visit(v, d->persistent_load);
}

static void decoder_free(sy_vm *vm, void *self) {
    sy_decoder *d = self;
    syi_frame_map_free(vm, &d->map);
    array_free(vm, &d->stack);
    array_free(vm, &d->memo);
    array_free(vm, &d->frozen);
    array_free(vm, &d->chosen);
    array_free(vm, &d->deferred);
}

static sy_value decoder_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_decoder *d = syi_object_new(vm, type, type->size);
    if (d == NULL) {
        return SY_NULL;
    }
    d->vm = vm;
    return sy_from_pointer(d);
}

static bool decoder_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                         sy_value kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return true;
}

/* load(bytes, find_class, persistent_load) */
static sy_value decoder_load(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    sy_decoder *d = decoder_of(args[0]);
    d->find_class = args[2] == SY_NONE ? SY_NULL : args[2];
    d->persistent_load = args[3] == SY_NONE ? SY_NULL : args[3];
    return load(d, args[1]);
}

static const sy_fn_def decoder_methods[] = {
    {"load", decoder_load, 3, 3, SY_FN_REENTRANT, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

const sy_type_def syi_pickle_decoder = {
    .name = "_pickle.Decoder",
    .size = sizeof(sy_decoder),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = decoder_visit,
              .free = decoder_free,
              .create = decoder_create,
              .init = decoder_init},
    .methods = decoder_methods,
};

sy_value syi_pickle_loads(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value self = decoder_create(vm, syi_module_state(vm)->pickle.decoder, NULL, 0, SY_NULL);
    if (self == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &self, 1);
    sy_value result = load(decoder_of(self), args[0]);
    syi_roots_leave(vm, &roots);
    return result;
}
