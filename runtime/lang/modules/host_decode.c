/* SPDX-License-Identifier: MIT
 *
 * Values of the language from bytes of the host; see host_values.h. The bytes are not trusted.
 */
#include "lang/modules/host_values.h"

enum { MAX_DEPTH = 110 };

typedef struct reader {
    sy_vm *vm;
    const uint8_t *at, *end;
    int depth;
} reader;

static sy_value decode(reader *r);

static sy_value malformed(reader *r) {
    return syi_raise(r->vm, r->vm->types.ValueError, "malformed value from the host");
}

/* The next n bytes; NULL with ValueError. */
static const uint8_t *take(reader *r, size_t n) {
    if ((size_t)(r->end - r->at) < n) {
        malformed(r);
        return NULL;
    }
    const uint8_t *bytes = r->at;
    r->at += n;
    return bytes;
}

static uint64_t load(const uint8_t *bytes, size_t n) {
    uint64_t word = 0;
    for (size_t i = n; i > 0; i--) {
        word = word << 8 | bytes[i - 1];
    }
    return word;
}

static bool take_u32(reader *r, uint32_t *out) {
    const uint8_t *bytes = take(r, 4);
    if (bytes != NULL) {
        *out = (uint32_t)load(bytes, 4);
    }
    return bytes != NULL;
}

/* A length and so many bytes. */
static const uint8_t *take_text(reader *r, uint32_t *length) {
    return take_u32(r, length) ? take(r, *length) : NULL;
}

/* The number of items, each of which takes at least one byte. */
static bool take_count(reader *r, uint32_t *count) {
    if (!take_u32(r, count)) {
        return false;
    }
    if (*count > (size_t)(r->end - r->at)) {
        malformed(r);
        return false;
    }
    return true;
}

static sy_value read_int(reader *r) {
    const uint8_t *bytes = take(r, 8);
    return bytes == NULL ? SY_NULL : syi_int_new(r->vm, (int64_t)load(bytes, 8));
}

static sy_value read_double(reader *r) {
    const uint8_t *bytes = take(r, 8);
    if (bytes == NULL) {
        return SY_NULL;
    }
    uint64_t word = load(bytes, 8);
    double d;
    memcpy(&d, &word, sizeof d);
    return sy_float_new(r->vm, d);
}

static sy_value read_text(reader *r, char tag) {
    uint32_t length;
    const uint8_t *bytes = take_text(r, &length);
    if (bytes == NULL) {
        return SY_NULL;
    }
    const char *text = (const char *)bytes;
    if (tag == 'b') {
        return syi_bytes_new(r->vm, bytes, length);
    }
    return tag == 's' ? syi_str_new(r->vm, text, length)
                      : syi_int_parse(r->vm, text, length, 16);
}

static sy_value read_utf16(reader *r) {
    uint32_t count;
    const uint8_t *bytes = take_u32(r, &count) ? take(r, (size_t)2 * count) : NULL;
    if (bytes == NULL) {
        return SY_NULL;
    }
    sy_str_builder builder;
    syi_builder_init(&builder, r->vm);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t c = (uint32_t)load(bytes + 2 * i, 2);
        uint32_t low = i + 1 < count ? (uint32_t)load(bytes + 2 * i + 2, 2) : 0;
        if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            i++;
        }
        syi_builder_char(&builder, c);
    }
    return syi_builder_finish(&builder);
}

static sy_value read_list(reader *r) {
    uint32_t count;
    sy_value list = take_count(r, &count) ? syi_list_new(r->vm, NULL, 0) : SY_NULL;
    for (uint32_t i = 0; list != SY_NULL && i < count; i++) {
        sy_value item = decode(r);
        if (item == SY_NULL || !syi_list_append(r->vm, syi_to_list(list), item)) {
            return SY_NULL;
        }
    }
    return list;
}

static sy_value read_tuple(reader *r) {
    sy_value list = read_list(r);
    return list == SY_NULL
               ? SY_NULL
               : syi_tuple_new(r->vm, syi_to_list(list)->items, syi_to_list(list)->length);
}

/* Whether the hash of v is known without asking code of the language. */
static bool is_plain_key(reader *r, sy_value v) {
    if (syi_is_tuple(v)) {
        for (uint32_t i = 0; i < syi_to_tuple(v)->length; i++) {
            if (!is_plain_key(r, syi_to_tuple(v)->items[i])) {
                return false;
            }
        }
        return true;
    }
    return v == SY_NONE || syi_is_int(v) || syi_is_float(v) || syi_is_str(v) || syi_is_bytes(v);
}

static sy_value read_key(reader *r) {
    sy_value key = decode(r);
    if (key != SY_NULL && !is_plain_key(r, key)) {
        return syi_raise(r->vm, r->vm->types.TypeError,
                         "'%T' from the host cannot be a key or a member of a set", key);
    }
    return key;
}

static sy_value read_dict(reader *r) {
    uint32_t count;
    sy_value dict = take_count(r, &count) ? syi_dict_new(r->vm) : SY_NULL;
    for (uint32_t i = 0; dict != SY_NULL && i < count; i++) {
        sy_value key = read_key(r);
        sy_value value = key == SY_NULL ? SY_NULL : decode(r);
        if (value == SY_NULL || !syi_dict_set(r->vm, syi_to_dict(dict), key, value)) {
            return SY_NULL;
        }
    }
    return dict;
}

static sy_value read_set(reader *r) {
    uint32_t count;
    sy_value set = take_count(r, &count) ? syi_set_new(r->vm, r->vm->types.set) : SY_NULL;
    for (uint32_t i = 0; set != SY_NULL && i < count; i++) {
        sy_value item = read_key(r);
        if (item == SY_NULL || !syi_set_add(r->vm, set, item)) {
            return SY_NULL;
        }
    }
    return set;
}

static sy_value read_handle(reader *r) {
    sy_lang_modules *state = syi_module_state(r->vm);
    uint32_t number;
    if (!take_u32(r, &number)) {
        return SY_NULL;
    }
    sy_value object =
        state->host_objects == SY_NULL
            ? SY_NULL
            : syi_dict_get(r->vm, syi_to_dict(state->host_objects), sy_from_int(number));
    if (object == SY_NULL) {
        return syi_raise(r->vm, r->vm->types.ReferenceError, "the handle has been disposed of");
    }
    return object;
}

static sy_value read_reference(reader *r) {
    uint32_t number;
    const uint8_t *callable = take_u32(r, &number) ? take(r, 1) : NULL;
    sy_value name = callable == NULL ? SY_NULL : read_text(r, 's');
    sy_type *type = syi_module_state(r->vm)->host_reference;
    syi_host_reference *reference =
        name == SY_NULL ? NULL : syi_object_new(r->vm, type, sizeof *reference);
    if (reference == NULL) {
        return SY_NULL;
    }
    reference->number = number;
    reference->callable = *callable != 0;
    reference->name = name;
    return sy_from_pointer(reference);
}

static sy_value read_container(reader *r, char tag) {
    if (r->depth >= MAX_DEPTH) {
        return syi_raise(r->vm, r->vm->types.ValueError,
                         "a value from the host is nested too deeply");
    }
    if (!syi_enter_c(r->vm, " while taking a value from the host")) {
        return SY_NULL;
    }
    r->depth++;
    sy_value v = tag == 'l'   ? read_list(r)
                 : tag == 't' ? read_tuple(r)
                 : tag == 'm' ? read_dict(r)
                              : read_set(r);
    r->depth--;
    syi_leave_c(r->vm);
    return v;
}

static sy_value decode(reader *r) {
    const uint8_t *tag = take(r, 1);
    if (tag == NULL) {
        return SY_NULL;
    }
    switch (*tag) {
    case 'N':
        return SY_NONE;
    case 'T':
        return SY_TRUE;
    case 'F':
        return SY_FALSE;
    case 'i':
        return read_int(r);
    case 'd':
        return read_double(r);
    case 'I':
    case 's':
    case 'b':
        return read_text(r, (char)*tag);
    case 'w':
        return read_utf16(r);
    case 'l':
    case 't':
    case 'm':
    case 'S':
        return read_container(r, (char)*tag);
    case 'h':
        return read_handle(r);
    case 'r':
        return read_reference(r);
    default:
        return malformed(r);
    }
}

sy_value syi_host_decode(sy_vm *vm, const uint8_t *data, size_t length) {
    reader r = {vm, data, data + length, 0};
    sy_value v = decode(&r);
    return v != SY_NULL && r.at != r.end ? malformed(&r) : v;
}
