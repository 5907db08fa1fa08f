/* SPDX-License-Identifier: MIT
 *
 * Values of the language as bytes for the host; see host_values.h.
 */
#include "lang/modules/host_values.h"
#include "lang/object/bytes.h"
#include "lang/object/set.h"

enum { MAX_DEPTH = 100 };

typedef struct writer {
    sy_vm *vm;
    syi_host_bytes *out;
    int depth;
} writer;

static bool encode(writer *w, sy_value v);

void syi_host_bytes_free(sy_vm *vm, syi_host_bytes *bytes) {
    if (bytes->data != NULL) {
        syi_mem_resize(vm, bytes->data, bytes->capacity, 0);
    }
    *bytes = (syi_host_bytes){NULL, 0, 0};
}

static uint8_t *room(writer *w, size_t n) {
    syi_host_bytes *out = w->out;
    if (n > out->capacity - out->length) {
        if (n > UINT32_MAX - out->length - 256) {
            syi_raise_memory(w->vm);
            return NULL;
        }
        size_t capacity = out->length + n + out->capacity / 2 + 64;
        uint8_t *data = syi_mem_resize(w->vm, out->data, out->capacity, capacity);
        if (data == NULL) {
            return NULL;
        }
        out->data = data;
        out->capacity = capacity;
    }
    uint8_t *at = out->data + out->length;
    out->length += n;
    return at;
}

static bool put_tag(writer *w, char tag) {
    uint8_t *at = room(w, 1);
    if (at != NULL) {
        *at = (uint8_t)tag;
    }
    return at != NULL;
}

static void store(uint8_t *at, uint64_t word, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        at[i] = (uint8_t)(word >> (8 * i));
    }
}

static bool put_number(writer *w, char tag, uint64_t word, size_t bytes) {
    uint8_t *at = room(w, 1 + bytes);
    if (at != NULL) {
        at[0] = (uint8_t)tag;
        store(at + 1, word, bytes);
    }
    return at != NULL;
}

static bool put_bytes(writer *w, char tag, const void *data, size_t length) {
    if (!put_number(w, tag, length, 4)) {
        return false;
    }
    uint8_t *at = room(w, length);
    if (at != NULL && length > 0) {
        memcpy(at, data, length);
    }
    return at != NULL;
}

static bool put_int(writer *w, sy_value v) {
    sy_value plain = syi_int_value(w->vm, v);
    if (plain == SY_NULL) {
        return false;
    }
    if (sy_is_int(plain)) {
        return put_number(w, 'i', (uint64_t)sy_to_int(plain), 8);
    }
    sy_value text = syi_int_to_str(w->vm, plain, 16);
    return text != SY_NULL &&
           put_bytes(w, 'I', syi_to_str(text)->data, syi_to_str(text)->length);
}

static bool put_double(writer *w, double d) {
    uint64_t word;
    memcpy(&word, &d, sizeof word);
    return put_number(w, 'd', word, 8);
}

static bool has_surrogate(const sy_str *s) {
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (c >= 0xd800 && c <= 0xdfff) {
            return true;
        }
    }
    return false;
}

static bool put_utf16(writer *w, const sy_str *s) {
    size_t count = s->length;
    for (uint32_t i = 0; i < s->length; i++) {
        count += syi_str_at(s, i) > 0xffff;
    }
    uint8_t *at = put_number(w, 'w', count, 4) ? room(w, 2 * count) : NULL;
    if (at == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (c > 0xffff) {
            store(at, 0xd800 + ((c - 0x10000) >> 10), 2);
            at += 2;
            c = 0xdc00 + ((c - 0x10000) & 0x3ff);
        }
        store(at, c, 2);
        at += 2;
    }
    return true;
}

static bool put_str(writer *w, sy_value v) {
    const sy_str *s = syi_to_str(v);
    if (s->head.aux & SY_STR_ASCII) {
        return put_bytes(w, 's', s->data, s->length);
    }
    if (syi_str_kind(s) != 1 && has_surrogate(s)) {
        return put_utf16(w, s);
    }
    size_t length;
    char *utf8 = syi_str_utf8(w->vm, v, &length);
    if (utf8 == NULL) {
        return false;
    }
    bool ok = put_bytes(w, 's', utf8, length);
    syi_mem_resize(w->vm, utf8, length + 1, 0);
    return ok;
}

static bool put_items(writer *w, char tag, const sy_value *items, uint32_t n) {
    bool ok = put_number(w, tag, n, 4);
    for (uint32_t i = 0; ok && i < n; i++) {
        ok = encode(w, items[i]);
    }
    return ok;
}

static bool put_dict(writer *w, const sy_dict *dict) {
    uint32_t position = 0;
    sy_value key, value;
    bool ok = put_number(w, 'm', dict->length, 4);
    while (ok && syi_dict_next(dict, &position, &key, &value)) {
        ok = encode(w, key) && encode(w, value);
    }
    return ok;
}

static bool put_set(writer *w, sy_value set) {
    uint32_t position = 0;
    const sy_set_entry *entry;
    bool ok = put_number(w, 'S', syi_set_length(set), 4);
    while (ok && (entry = syi_set_step(syi_to_set(set), &position)) != NULL) {
        ok = encode(w, entry->key);
    }
    return ok;
}

static char kind_of(sy_vm *vm, sy_value v) {
    const sy_type *type = syi_type_of(vm, v);
    if (type->flags & SY_TYPE_IS_CHANNEL) {
        return 'c';
    }
    if (type->flags & SY_TYPE_IS_TASKLET) {
        return 't';
    }
    if (type->flags & SY_TYPE_IS_EXCEPTION) {
        return 'e';
    }
    if (type == vm->types.module) {
        return 'm';
    }
    return syi_callable(vm, v) ? 'f' : 'o';
}

static bool put_handle(writer *w, sy_value v) {
    sy_lang_modules *state = syi_module_state(w->vm);
    uint32_t number = state->host_next + 1;
    if (state->host_objects == SY_NULL) {
        state->host_objects = syi_dict_new(w->vm);
    }
    if (state->host_objects == SY_NULL ||
        !syi_dict_set(w->vm, syi_to_dict(state->host_objects), sy_from_int(number), v)) {
        return false;
    }
    state->host_next = number;
    size_t length;
    char *name = syi_str_utf8(w->vm, sy_from_pointer(syi_type_of(w->vm, v)->name), &length);
    if (name == NULL) {
        return false;
    }
    bool ok = put_number(w, 'h', number, 4) && put_bytes(w, kind_of(w->vm, v), name, length);
    syi_mem_resize(w->vm, name, length + 1, 0);
    return ok;
}

static bool put_container(writer *w, sy_value v) {
    if (w->depth >= MAX_DEPTH) {
        syi_raise(w->vm, w->vm->types.ValueError,
                  "a value for the host is nested too deeply, or contains itself");
        return false;
    }
    if (!syi_enter_c(w->vm, " while handing a value to the host")) {
        return false;
    }
    w->depth++;
    bool ok;
    if (syi_is_list(v)) {
        ok = put_items(w, 'l', syi_to_list(v)->items, syi_to_list(v)->length);
    } else if (syi_is_tuple(v)) {
        ok = put_items(w, 't', syi_to_tuple(v)->items, syi_to_tuple(v)->length);
    } else if (syi_is_dict(v)) {
        ok = put_dict(w, syi_to_dict(v));
    } else {
        ok = put_set(w, v);
    }
    w->depth--;
    syi_leave_c(w->vm);
    return ok;
}

static bool encode(writer *w, sy_value v) {
    const uint8_t *data;
    uint32_t length;
    if (v == SY_NONE) {
        return put_tag(w, 'N');
    }
    if (sy_is_bool(v)) {
        return put_tag(w, v == SY_TRUE ? 'T' : 'F');
    }
    if (syi_is_int(v)) {
        return put_int(w, v);
    }
    if (syi_is_float(v)) {
        return put_double(w, syi_to_double(v));
    }
    if (syi_is_str(v)) {
        return put_str(w, v);
    }
    if (syi_buffer(v, &data, &length)) {
        return put_bytes(w, 'b', data, length);
    }
    if (syi_is_list(v) || syi_is_tuple(v) || syi_is_dict(v) || syi_is_set(v)) {
        return put_container(w, v);
    }
    if (syi_type_of(w->vm, v) == syi_module_state(w->vm)->host_reference) {
        return put_number(w, 'r', ((syi_host_reference *)sy_to_object(v))->number, 4);
    }
    return put_handle(w, v);
}

bool syi_host_encode(sy_vm *vm, syi_host_bytes *out, sy_value v) {
    writer w = {vm, out, 0};
    return encode(&w, v);
}
