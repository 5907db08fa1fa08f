/* SPDX-License-Identifier: MIT
 *
 * The module `_struct`. Native sizes and alignments are those of 64-bit Linux on every target,
 * so that programs do the same everywhere.
 */
#include "lang/modules/modules.h"
#include "lang/object/bytes.h"

/* One item of a format: `count` values of a kind, or for s, p and x so many bytes. */
typedef struct item {
    char code;
    uint8_t size; /* of one value */
    bool big;     /* most significant byte first */
    bool native;
    uint32_t count;
    uint32_t offset; /* in the whole, alignment included */
} item;

typedef struct structure {
    sy_object head;
    sy_value format; /* str */
    item *items;
    uint32_t item_count, capacity;
    uint32_t size;   /* in bytes */
    uint32_t values; /* that are packed */
} structure;

typedef struct unpack_iterator {
    sy_object head;
    sy_value structure, buffer;
    uint32_t next;
} unpack_iterator;

static structure *structure_of(sy_value v) {
    return (structure *)sy_to_object(v);
}

static sy_type *error_type(sy_vm *vm) {
    sy_value module = syi_import_module(vm, "struct");
    sy_value type = module == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, module, "error");
    return type == SY_NULL ? NULL : syi_to_type(type);
}

/* Raises struct.error. */
#define FAIL(...)                                                                              \
    do {                                                                                       \
        sy_type *error_class_ = error_type(vm);                                                \
        if (error_class_ != NULL) {                                                            \
            syi_raise(vm, error_class_, __VA_ARGS__);                                          \
        }                                                                                      \
    } while (0)

/* --- Formats --- */

/* The size of one value; 0: no such code. s, p and x count bytes. */
static uint8_t size_of(char code, bool native) {
    switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p':
        return 1;
    case 'h':
    case 'H':
    case 'e':
        return 2;
    case 'i':
    case 'I':
    case 'f':
        return 4;
    case 'l':
    case 'L':
        return native ? 8 : 4;
    case 'q':
    case 'Q':
    case 'd':
        return 8;
    case 'n':
    case 'N':
    case 'P':
        return native ? 8 : 0;
    default:
        return 0;
    }
}

static bool add_item(sy_vm *vm, structure *s, const item *added) {
    if (s->item_count == s->capacity) {
        uint32_t capacity = s->capacity == 0 ? 4 : s->capacity * 2;
        item *items =
            syi_mem_resize(vm, s->items, s->capacity * sizeof *items, capacity * sizeof *items);
        if (items == NULL) {
            return false;
        }
        s->items = items;
        s->capacity = capacity;
    }
    s->items[s->item_count++] = *added;
    return true;
}

static bool too_long(sy_vm *vm) {
    FAIL("total struct size too long");
    return false;
}

/* The codes of a format behind the character for order and sizes. */
static bool parse_items(sy_vm *vm, structure *s, const char *p, bool big, bool native,
                        bool aligned) {
    uint64_t size = 0;
    uint64_t values = 0;
    for (; *p != '\0'; p++) {
        if (*p == ' ' || (*p >= '\t' && *p <= '\r')) {
            continue;
        }
        uint64_t count = 1;
        if (*p >= '0' && *p <= '9') {
            for (count = 0; *p >= '0' && *p <= '9'; p++) {
                count = count * 10 + (uint64_t)(*p - '0');
                if (count > SY_STR_MAX) {
                    return too_long(vm);
                }
            }
            if (*p == '\0') {
                FAIL("repeat count given without format specifier");
                return false;
            }
        }
        uint8_t width = size_of(*p, native);
        if (width == 0) {
            FAIL("bad char in struct format");
            return false;
        }
        if (aligned) {
            size = (size + width - 1) / width * width;
        }
        const item made = {*p, width, big, native, (uint32_t)count, (uint32_t)size};
        size += count * width;
        values += *p == 's' || *p == 'p' ? 1 : *p == 'x' ? 0 : count;
        if (size > SY_STR_MAX || values > SY_STR_MAX) {
            return too_long(vm);
        }
        if (*p != 'x' && !add_item(vm, s, &made)) {
            return false;
        }
    }
    s->size = (uint32_t)size;
    s->values = (uint32_t)values;
    return true;
}

static bool parse(sy_vm *vm, structure *s, sy_value format) {
    size_t length;
    char *text = syi_str_utf8(vm, format, &length);
    if (text == NULL) {
        return false;
    }
    bool ok = strlen(text) == length;
    if (!ok) {
        FAIL("embedded null character");
    }
    const char *p = text;
    bool big = *p == '>' || *p == '!';
    bool standard = big || *p == '<' || *p == '=';
    bool native = !standard;
    p += standard || *p == '@';
    ok = ok && parse_items(vm, s, p, big, native, native);
    syi_mem_resize(vm, text, length + 1, 0);
    return ok;
}

/* A structure of a format given by a program; SY_NULL: failed. */
static sy_value new_structure(sy_vm *vm, sy_type *type, sy_value format) {
    sy_value text = format;
    if (syi_is_bytes(format)) {
        const sy_bytes *b = syi_to_bytes(format);
        text = syi_str_decode(vm, b->data, b->length, syi_str_from_cstr(vm, "ascii"), SY_NULL);
    } else if (!syi_is_str(format)) {
        return syi_raise(vm, vm->types.TypeError,
                         "Struct() argument 1 must be a str or bytes object, not %T", format);
    } else if (!syi_str_is_ascii(syi_to_str(format))) {
        text = syi_str_encode(vm, format, syi_str_from_cstr(vm, "ascii"), SY_NULL);
    }
    structure *s = text == SY_NULL ? NULL : syi_object_new(vm, type, type->size);
    if (s == NULL) {
        return SY_NULL;
    }
    s->format = text;
    return parse(vm, s, text) ? sy_from_pointer(s) : SY_NULL;
}

/* The same for a function; the one used last is kept. */
static sy_value structure_for(sy_vm *vm, sy_value format) {
    sy_lang_modules *state = syi_module_state(vm);
    if (state->last_struct != SY_NULL && structure_of(state->last_struct)->format == format) {
        return state->last_struct;
    }
    sy_value made = new_structure(vm, state->structure, format);
    if (made != SY_NULL) {
        state->last_struct = made;
    }
    return made;
}

/* --- Numbers as bytes --- */

static void put_word(uint8_t *to, uint64_t word, unsigned size, bool big) {
    for (unsigned i = 0; i < size; i++) {
        to[big ? size - 1 - i : i] = (uint8_t)(word >> (8 * i));
    }
}

static uint64_t get_word(const uint8_t *from, unsigned size, bool big) {
    uint64_t word = 0;
    for (unsigned i = 0; i < size; i++) {
        word |= (uint64_t)from[big ? size - 1 - i : i] << (8 * i);
    }
    return word;
}

static bool is_signed(char code) {
    return code >= 'a' && code <= 'z';
}

/* Those whose range has a message, and is checked, of its own. */
static bool is_narrow(const item *it) {
    return it->size == 1 || (it->size == 2 && !it->big);
}

static bool out_of_range(sy_vm *vm, const item *it) {
    unsigned bits = it->size * 8u;
    long long low = is_signed(it->code) ? -(1LL << (bits - 1)) : 0;
    long long high = is_signed(it->code) ? (1LL << (bits - 1)) - 1 : (1LL << bits) - 1;
    static const char *const names[] = {"byte", "ubyte", "short", "ushort"};
    if (is_narrow(it)) {
        FAIL("%s format requires %lld <= number <= %lld",
             names[(it->size == 2 ? 2 : 0) + (is_signed(it->code) ? 0 : 1)], low, high);
    } else {
        FAIL("'%c' format requires %lld <= number <= %lld", (int)it->code, low, high);
    }
    return false;
}

/* v, an int of any size, as 64 bits; false: it does not fit the sign wanted. */
static bool int_word(sy_value v, bool with_sign, uint64_t *out) {
    if (sy_is_int(v)) {
        *out = (uint64_t)sy_to_int(v);
        return with_sign || sy_to_int(v) >= 0;
    }
    const sy_bigint *b = (const sy_bigint *)sy_to_object(v);
    uint64_t magnitude = 0;
    if (syi_int_bit_length(v) > 64) {
        return false;
    }
    for (uint32_t i = b->length; i-- > 0;) {
        magnitude = magnitude << 30 | b->digits[i];
    }
    bool negative = b->head.aux == 1;
    *out = negative ? 0 - magnitude : magnitude;
    if (with_sign) {
        return magnitude <= (uint64_t)INT64_MAX + negative;
    }
    return !negative;
}

static bool pack_int(sy_vm *vm, const item *it, sy_value v, uint8_t *to) {
    if (!sy_is_int(v)) {
        if (!syi_is_int(v) && syi_type_lookup(vm, syi_type_of(vm, v),
                                              vm->specials[SY_SPECIAL_INDEX]) == SY_NULL) {
            FAIL("required argument is not an integer");
            return false;
        }
        v = syi_index_value(vm, v);
        if (v == SY_NULL) {
            return false;
        }
    }
    uint64_t word;
    bool with_sign = is_signed(it->code) || is_narrow(it);
    if (!int_word(v, with_sign, &word) && (it->code != 'P' || !int_word(v, true, &word))) {
        FAIL(it->code == 'P' || (it->size == 8 && it->big) ? "int too large to convert"
                                                           : "argument out of range");
        return false;
    }
    if (it->size < 8) {
        int64_t i = (int64_t)word;
        int64_t high = ((int64_t)1 << (it->size * 8 - (is_signed(it->code) ? 1 : 0))) - 1;
        int64_t low = is_signed(it->code) ? -high - 1 : 0;
        if (with_sign ? i < low || i > high : word > (uint64_t)high) {
            return out_of_range(vm, it);
        }
    }
    put_word(to, word, it->size, it->big);
    return true;
}

/* The 16 bits of a half, rounded to even; false: too large. */
static bool half_bits(double d, uint16_t *out) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint16_t sign = (uint16_t)(bits >> 48 & 0x8000);
    int exponent = (int)(bits >> 52 & 0x7ff) - 1023;
    uint64_t fraction = bits & 0xfffffffffffffu;
    if (exponent == 1024) {
        *out = (uint16_t)(sign | 0x7c00 | (fraction != 0 ? 0x200 : 0));
        return true;
    }
    if (exponent < -25) {
        *out = sign;
        return true;
    }
    if (exponent > 15) {
        return false;
    }
    unsigned shift = exponent < -14 ? 42u + (unsigned)(-14 - exponent) : 42u;
    uint64_t whole = fraction | (uint64_t)1 << 52;
    uint64_t kept = whole >> shift;
    uint64_t rest = whole & (((uint64_t)1 << shift) - 1);
    uint64_t half = (uint64_t)1 << (shift - 1);
    kept += rest > half || (rest == half && (kept & 1) != 0);
    /* The implicit bit adds one to the exponent, and so does a carry. */
    uint64_t value = exponent < -14 ? kept : ((uint64_t)(exponent + 14) << 10) + kept;
    *out = (uint16_t)(sign | value);
    return value < 0x7c00;
}

static double half_value(uint16_t bits) {
    int exponent = bits >> 10 & 31;
    double fraction = bits & 0x3ff;
    double d;
    if (exponent == 31) {
        d = fraction == 0 ? (double)__builtin_inff() : (double)__builtin_nanf("");
    } else if (exponent == 0) {
        d = fraction / 16777216.0;
    } else {
        d = (1.0 + fraction / 1024.0) *
            (exponent >= 15 ? (double)(1 << (exponent - 15)) : 1.0 / (1 << (15 - exponent)));
    }
    return (bits & 0x8000) != 0 ? -d : d;
}

static bool pack_float(sy_vm *vm, const item *it, sy_value v, uint8_t *to) {
    double d;
    if (!syi_as_double(vm, v, &d)) {
        if (syi_exc_matches(vm, vm->types.TypeError) ||
            syi_exc_matches(vm, vm->types.OverflowError)) {
            syi_clear(vm);
            FAIL("required argument is not a float");
        }
        return false;
    }
    uint64_t word = 0;
    bool ok = true;
    if (it->code == 'd') {
        memcpy(&word, &d, sizeof d);
    } else if (it->code == 'f') {
        float f = (float)d;
        uint32_t bits;
        memcpy(&bits, &f, sizeof f);
        word = bits;
        ok = it->native || f - f == 0 || d - d != 0;
    } else {
        uint16_t bits = 0;
        ok = half_bits(d, &bits);
        word = bits;
    }
    if (!ok) {
        syi_raise(vm, vm->types.OverflowError, "float too large to pack with %c format",
                  (int)it->code);
        return false;
    }
    put_word(to, word, it->size, it->big);
    return true;
}

static bool pack_text(sy_vm *vm, const item *it, sy_value v, uint8_t *to) {
    const uint8_t *data;
    uint32_t length;
    if ((!syi_is_bytes(v) && !syi_is_bytearray(v)) || !syi_buffer(v, &data, &length)) {
        FAIL("argument for '%c' must be a bytes object", (int)it->code);
        return false;
    }
    uint32_t room = it->count;
    if (it->code == 'p') {
        if (room == 0) {
            return true;
        }
        room--;
        length = length < room ? length : room;
        *to++ = (uint8_t)(length < 255 ? length : 255);
    }
    length = length < room ? length : room;
    if (length > 0) {
        memcpy(to, data, length);
    }
    return true;
}

/* One value of an item. */
static bool pack_value(sy_vm *vm, const item *it, sy_value v, uint8_t *to) {
    switch (it->code) {
    case 'c':
        if (!syi_is_bytes(v) || syi_to_bytes(v)->length != 1) {
            FAIL("char format requires a bytes object of length 1");
            return false;
        }
        *to = syi_to_bytes(v)->data[0];
        return true;
    case '?': {
        int truth = syi_truth(vm, v);
        *to = truth > 0;
        return truth >= 0;
    }
    case 's':
    case 'p':
        return pack_text(vm, it, v, to);
    case 'e':
    case 'f':
    case 'd':
        return pack_float(vm, it, v, to);
    default:
        return pack_int(vm, it, v, to);
    }
}

static bool is_text(const item *it) {
    return it->code == 's' || it->code == 'p';
}

static bool check_count(sy_vm *vm, const structure *s, const char *name, int given) {
    if (given >= 0 && (uint32_t)given == s->values) {
        return true;
    }
    FAIL("%s expected %lld items for packing (got %d)", name, (long long)s->values, given);
    return false;
}

/* The packed bytes of args, whose number is right. */
static sy_value pack(sy_vm *vm, const structure *s, const sy_value *args) {
    sy_bytes *made = syi_bytes_alloc(vm, vm->types.bytes, s->size);
    if (made == NULL) {
        return SY_NULL;
    }
    memset(made->data, 0, s->size);
    sy_value result = sy_from_pointer(made);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    bool ok = true;
    for (uint32_t i = 0; ok && i < s->item_count; i++) {
        const item *it = &s->items[i];
        uint8_t *to = made->data + it->offset;
        uint32_t n = is_text(it) ? 1 : it->count;
        for (uint32_t k = 0; ok && k < n; k++, to += it->size) {
            ok = pack_value(vm, it, *args++, to);
        }
    }
    syi_roots_leave(vm, &roots);
    return ok ? result : SY_NULL;
}

static sy_value unpack_value(sy_vm *vm, const item *it, const uint8_t *from) {
    uint32_t n = it->count;
    switch (it->code) {
    case 'c':
        return syi_bytes_new(vm, from, 1);
    case '?':
        return sy_from_bool(*from != 0);
    case 's':
        return syi_bytes_new(vm, from, n);
    case 'p':
        n = n == 0 ? 0 : *from < n ? *from : n - 1;
        return syi_bytes_new(vm, it->count == 0 ? from : from + 1, n);
    default:
        break;
    }
    uint64_t word = get_word(from, it->size, it->big);
    if (it->code == 'e') {
        return sy_float_new(vm, half_value((uint16_t)word));
    }
    if (it->code == 'f') {
        uint32_t bits = (uint32_t)word;
        float f;
        memcpy(&f, &bits, sizeof f);
        return sy_float_new(vm, (double)f);
    }
    if (it->code == 'd') {
        double d;
        memcpy(&d, &word, sizeof d);
        return sy_float_new(vm, d);
    }
    if (!is_signed(it->code)) {
        return syi_int_from_uint64(vm, word);
    }
    unsigned unused = (8u - it->size) % 8u * 8u;
    return syi_int_new(vm, (int64_t)(word << unused) >> unused);
}

static sy_value unpack(sy_vm *vm, const structure *s, const uint8_t *data) {
    sy_value tuple = s->values == 0 ? vm->empty_tuple : syi_tuple_new(vm, NULL, s->values);
    uint32_t at = 0;
    for (uint32_t i = 0; tuple != SY_NULL && i < s->item_count; i++) {
        const item *it = &s->items[i];
        const uint8_t *from = data + it->offset;
        uint32_t n = is_text(it) ? 1 : it->count;
        for (uint32_t k = 0; k < n; k++, from += it->size) {
            sy_value v = unpack_value(vm, it, from);
            if (v == SY_NULL) {
                return SY_NULL;
            }
            syi_to_tuple(tuple)->items[at++] = v;
        }
    }
    return tuple;
}

/* --- What functions and methods share: args[0] is the structure --- */

typedef struct call {
    const structure *s;
    const sy_value *args; /* behind the structure or format */
    int nargs;
    sy_value kwnames;
} call;

static sy_value do_pack(sy_vm *vm, const call *c) {
    return syi_no_keywords(vm, "pack", c->kwnames) && check_count(vm, c->s, "pack", c->nargs)
               ? pack(vm, c->s, c->args)
               : SY_NULL;
}

/* Where in a buffer of `length` bytes an offset is; false with struct.error. */
static bool place(sy_vm *vm, const structure *s, sy_value v, uint32_t length, bool packs,
                  uint32_t *out) {
    int64_t offset = 0;
    if (v != SY_NULL && !syi_index(vm, v, &offset)) {
        return false;
    }
    if (offset < 0) {
        if (offset + s->size > 0) {
            FAIL(packs ? "no space to pack %lld bytes at offset %lld"
                       : "not enough data to unpack %lld bytes at offset %lld",
                 (long long)s->size, (long long)offset);
            return false;
        }
        if (offset + length < 0) {
            FAIL("offset %lld out of range for %lld-byte buffer", (long long)offset,
                 (long long)length);
            return false;
        }
        offset += length;
    }
    if ((int64_t)length - offset < s->size) {
        FAIL(packs ? "pack_into requires a buffer of at least %S bytes for packing %lld "
                     "bytes at offset %lld (actual buffer size is %lld)"
                   : "unpack_from requires a buffer of at least %S bytes for unpacking %lld "
                     "bytes at offset %lld (actual buffer size is %lld)",
             syi_int_from_uint64(vm, s->size + (uint64_t)offset), (long long)s->size,
             (long long)offset, (long long)length);
        return false;
    }
    *out = (uint32_t)offset;
    return true;
}

/* The bytes that a program may write to; false with TypeError. */
static bool writable(sy_vm *vm, sy_value v, uint8_t **data, uint32_t *length) {
    const uint8_t *bytes;
    sy_value owner = v;
    if (syi_is_type(v, vm->types.memoryview)) {
        owner = ((const sy_memoryview *)sy_to_object(v))->object;
    }
    if (owner == SY_NULL || !syi_is_bytearray(owner) || !syi_buffer(v, &bytes, length)) {
        syi_raise(vm, vm->types.TypeError,
                  "argument must be read-write bytes-like object, not %T", v);
        return false;
    }
    *data = (uint8_t *)(uintptr_t)bytes;
    return true;
}

static sy_value do_pack_into(sy_vm *vm, const call *c) {
    uint8_t *data;
    uint32_t length;
    uint32_t offset;
    if (!syi_no_keywords(vm, "pack_into", c->kwnames)) {
        return SY_NULL;
    }
    if (c->nargs < 2) {
        FAIL(c->nargs == 0 ? "pack_into expected buffer argument"
                           : "pack_into expected offset argument");
        return SY_NULL;
    }
    if (!check_count(vm, c->s, "pack_into", c->nargs - 2) ||
        !writable(vm, c->args[0], &data, &length) ||
        !place(vm, c->s, c->args[1], length, true, &offset)) {
        return SY_NULL;
    }
    sy_value made = pack(vm, c->s, c->args + 2);
    /* The values may have changed the buffer. */
    if (made == SY_NULL || !writable(vm, c->args[0], &data, &length) ||
        !place(vm, c->s, c->args[1], length, true, &offset)) {
        return SY_NULL;
    }
    if (c->s->size > 0) {
        memcpy(data + offset, syi_to_bytes(made)->data, c->s->size);
    }
    return SY_NONE;
}

static sy_value do_unpack(sy_vm *vm, const call *c) {
    const uint8_t *data;
    uint32_t length;
    if (!syi_no_keywords(vm, "unpack", c->kwnames) ||
        !syi_check_arg_count(vm, "unpack", c->nargs, 1, 1) ||
        !syi_need_buffer(vm, c->args[0], &data, &length)) {
        return SY_NULL;
    }
    if (length != c->s->size) {
        FAIL("unpack requires a buffer of %lld bytes", (long long)c->s->size);
        return SY_NULL;
    }
    return unpack(vm, c->s, data);
}

static sy_value do_unpack_from(sy_vm *vm, const call *c) {
    static const char *const names[] = {"buffer", "offset", NULL};
    static const sy_signature signature = {"unpack_from", names, 1, 2};
    sy_value a[2];
    const uint8_t *data;
    uint32_t length;
    uint32_t offset;
    if (!syi_parse_args(vm, &signature, c->args, c->nargs, c->kwnames, a) ||
        !syi_need_buffer(vm, a[0], &data, &length) ||
        !place(vm, c->s, a[1], length, false, &offset) ||
        !syi_need_buffer(vm, a[0], &data, &length)) {
        return SY_NULL;
    }
    return unpack(vm, c->s, data + offset);
}

static sy_value do_iter_unpack(sy_vm *vm, const call *c) {
    const uint8_t *data;
    uint32_t length;
    if (!syi_check_arg_count(vm, "iter_unpack", c->nargs, 1, 1) ||
        !syi_need_buffer(vm, c->args[0], &data, &length)) {
        return SY_NULL;
    }
    if (c->s->size == 0) {
        FAIL("cannot iteratively unpack with a struct of length 0");
        return SY_NULL;
    }
    if (length % c->s->size != 0) {
        FAIL("iterative unpacking requires a buffer of a multiple of %lld bytes",
             (long long)c->s->size);
        return SY_NULL;
    }
    unpack_iterator *it = syi_object_new(vm, syi_module_state(vm)->unpack_iterator, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->structure = sy_from_pointer(c->s);
    it->buffer = c->args[0];
    return sy_from_pointer(it);
}

/* --- The iterator --- */

static sy_value iterator_next(sy_vm *vm, sy_value self) {
    unpack_iterator *it = (unpack_iterator *)sy_to_object(self);
    const structure *s = structure_of(it->structure);
    const uint8_t *data;
    uint32_t length;
    if (!syi_buffer(it->buffer, &data, &length) || length - it->next < s->size ||
        it->next >= length) {
        return SY_NULL;
    }
    data += it->next;
    it->next += s->size;
    return unpack(vm, s, data);
}

static sy_value iterator_hint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const unpack_iterator *it = (const unpack_iterator *)sy_to_object(args[0]);
    const uint8_t *data;
    uint32_t length;
    bool ok = syi_buffer(it->buffer, &data, &length) && length > it->next;
    return sy_from_int(ok ? (length - it->next) / structure_of(it->structure)->size : 0);
}

static void iterator_visit(void *self, sy_visitor *v) {
    const unpack_iterator *it = self;
    syi_visit(v, it->structure);
    syi_visit(v, it->buffer);
}

static const sy_fn_def iterator_methods[] = {
    {"__length_hint__", iterator_hint, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def iterator_type = {
    .name = "_struct.unpack_iterator",
    .size = sizeof(unpack_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = iterator_visit, .iter = syi_iter_self, .next = iterator_next},
    .methods = iterator_methods,
};

/* --- Struct --- */

static sy_value struct_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    static const char *const names[] = {"format", NULL};
    static const sy_signature signature = {"Struct", names, 1, 1};
    sy_value format;
    return syi_parse_args(vm, &signature, args, nargs, kwnames, &format)
               ? new_structure(vm, type, format)
               : SY_NULL;
}

static void struct_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((structure *)self)->format);
}

static void struct_free(sy_vm *vm, void *self) {
    structure *s = self;
    syi_mem_resize(vm, s->items, s->capacity * sizeof *s->items, 0);
}

static sy_value get_format(sy_vm *vm, sy_value self) {
    (void)vm;
    return structure_of(self)->format;
}

static sy_value get_size(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(structure_of(self)->size);
}

#define METHOD(name)                                                                           \
    static sy_value method_##name(sy_vm *vm, const sy_value *args, int nargs,                  \
                                  sy_value kwnames) {                                          \
        const call c = {structure_of(args[0]), args + 1, nargs - 1, kwnames};                  \
        return do_##name(vm, &c);                                                              \
    }                                                                                          \
    static sy_value function_##name(sy_vm *vm, const sy_value *args, int nargs,                \
                                    sy_value kwnames) {                                        \
        return with_format(vm, do_##name, #name, args, nargs, kwnames);                        \
    }

typedef sy_value (*operation)(sy_vm *vm, const call *c);

/* The same as a function, whose first argument is the format. */
static sy_value with_format(sy_vm *vm, operation run, const char *name, const sy_value *args,
                            int nargs, sy_value kwnames) {
    if (nargs == 0) {
        return syi_raise(vm, vm->types.TypeError, "missing format argument");
    }
    if (nargs == 1 && (run == do_unpack || run == do_iter_unpack)) {
        return syi_raise(vm, vm->types.TypeError, "%s expected 2 arguments, got 1", name);
    }
    sy_value s = structure_for(vm, args[0]);
    if (s == SY_NULL) {
        return SY_NULL;
    }
    const call c = {structure_of(s), args + 1, nargs - 1, kwnames};
    sy_roots roots;
    syi_roots_enter(vm, &roots, &s, 1);
    sy_value result = run(vm, &c);
    syi_roots_leave(vm, &roots);
    return result;
}

METHOD(pack)
METHOD(pack_into)
METHOD(unpack)
METHOD(unpack_from)
METHOD(iter_unpack)

static sy_value calcsize(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value s = structure_for(vm, args[0]);
    return s == SY_NULL ? SY_NULL : sy_from_int(structure_of(s)->size);
}

static const sy_fn_def struct_methods[] = {
    {"pack", method_pack, 0, -1, 0, true, "S.pack(v1, v2, ...) -> bytes"},
    {"pack_into", method_pack_into, 0, -1, 0, true, "S.pack_into(buffer, offset, v1, v2, ...)"},
    {"unpack", method_unpack, 0, -1, 0, true, "unpack($self, buffer, /)"},
    {"unpack_from", method_unpack_from, 0, -1, 0, true,
     "unpack_from($self, /, buffer, offset=0)"},
    {"iter_unpack", method_iter_unpack, 0, -1, 0, true, "iter_unpack($self, buffer, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def struct_getsets[] = {
    {"format", get_format, NULL, "struct format string"},
    {"size", get_size, NULL, "struct size in bytes"},
    {NULL, NULL, NULL, NULL}};

static const sy_type_def struct_type = {
    .name = "_struct.Struct",
    .doc = "Struct(fmt) --> compiled struct object",
    .size = sizeof(structure),
    .slots = {.visit = struct_visit, .free = struct_free, .create = struct_create},
    .methods = struct_methods,
    .getsets = struct_getsets,
};

static const sy_fn_def functions[] = {
    {"pack", function_pack, 0, -1, 0, true, "pack(format, v1, v2, ...) -> bytes"},
    {"pack_into", function_pack_into, 0, -1, 0, true,
     "pack_into(format, buffer, offset, v1, v2, ...)"},
    {"unpack", function_unpack, 0, -1, 0, true, "unpack(format, buffer, /)"},
    {"unpack_from", function_unpack_from, 0, -1, 0, true,
     "unpack_from(format, /, buffer, offset=0)"},
    {"iter_unpack", function_iter_unpack, 0, -1, 0, true, "iter_unpack(format, buffer, /)"},
    {"calcsize", calcsize, 1, 1, 0, false, "calcsize(format, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_struct(sy_vm *vm, sy_module *module) {
    sy_lang_modules *state = syi_module_state(vm);
    state->structure = syi_module_type(vm, module, &struct_type);
    state->unpack_iterator = syi_type_ready(vm, &iterator_type, vm->types.object);
    return state->structure != NULL && state->unpack_iterator != NULL &&
           syi_module_add_functions(vm, module, functions);
}
