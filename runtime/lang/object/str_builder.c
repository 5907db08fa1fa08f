/* SPDX-License-Identifier: MIT
 *
 * The string builder: a growing buffer of code points, widened when a wider one comes. Short
 * strings never leave the buffer inside the builder.
 */
#include "lang/object/str_internal.h"

void syi_builder_init(sy_str_builder *b, sy_vm *vm) {
    b->vm = vm;
    b->data = b->inline_data;
    b->length = 0;
    b->capacity = SY_BUILDER_INLINE;
    b->kind = 1;
    b->failed = false;
}

static size_t buffer_size(const sy_str_builder *b) {
    return (size_t)b->capacity * b->kind;
}

void syi_builder_discard(sy_str_builder *b) {
    if (b->data != b->inline_data) {
        syi_mem_resize(b->vm, b->data, buffer_size(b), 0);
    }
    b->data = b->inline_data;
    b->length = 0;
    b->kind = 1;
    b->capacity = SY_BUILDER_INLINE;
}

/* Moves the contents to a new buffer. */
static bool move(sy_str_builder *b, uint64_t capacity, uint32_t kind) {
    if (capacity > SY_STR_MAX / kind) {
        b->failed = true;
        syi_raise_memory(b->vm);
        return false;
    }
    void *data = syi_mem_resize(b->vm, NULL, 0, (size_t)capacity * kind);
    if (data == NULL) {
        b->failed = true;
        return false;
    }
    syi_copy_points(data, kind, 0, b->data, b->kind, 0, b->length);
    if (b->data != b->inline_data) {
        syi_mem_resize(b->vm, b->data, buffer_size(b), 0);
    }
    b->data = data;
    b->capacity = (uint32_t)capacity;
    b->kind = kind;
    return true;
}

/* Makes room for n more code points of the given width. */
static bool reserve(sy_str_builder *b, uint64_t n, uint32_t kind) {
    if (b->failed) {
        return false;
    }
    if (kind <= b->kind && b->length + n <= b->capacity) {
        return true;
    }
    uint64_t capacity = b->capacity;
    if (b->length + n > capacity) {
        uint64_t doubled = capacity * 2;
        uint32_t wide = kind > b->kind ? kind : b->kind;
        capacity =
            b->length + n > doubled || doubled > SY_STR_MAX / wide ? b->length + n : doubled;
    }
    return move(b, capacity, kind > b->kind ? kind : b->kind);
}

void syi_builder_char(sy_str_builder *b, uint32_t codepoint) {
    uint32_t kind = syi_kind_for(codepoint);
    if (kind <= b->kind && b->length < b->capacity) {
        syi_point_put(b->data, b->kind, b->length++, codepoint);
    } else if (reserve(b, 1, kind)) {
        syi_point_put(b->data, b->kind, b->length++, codepoint);
    }
}

static void append(sy_str_builder *b, const void *data, unsigned kind, uint32_t start,
                   uint64_t n, uint32_t needed) {
    if (n > 0 && reserve(b, n, needed)) {
        syi_copy_points(b->data, b->kind, b->length, data, kind, start, (uint32_t)n);
        b->length += (uint32_t)n;
    }
}

void syi_builder_ascii(sy_str_builder *b, const char *text) {
    append(b, text, 1, 0, strlen(text), 1);
}

void syi_builder_utf8(sy_str_builder *b, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if ((uint8_t)text[i] >= 0x80) {
            sy_value s = b->failed ? SY_NULL : syi_str_new(b->vm, text, length);
            if (s == SY_NULL) {
                b->failed = true;
            } else {
                syi_builder_str(b, s);
            }
            return;
        }
    }
    append(b, text, 1, 0, length, 1);
}

void syi_builder_str(sy_str_builder *b, sy_value str) {
    const sy_str *s = syi_to_str(str);
    append(b, s->data, syi_str_kind(s), 0, s->length, syi_str_kind(s));
}

void syi_builder_range(sy_str_builder *b, sy_value str, uint32_t start, uint32_t end) {
    const sy_str *s = syi_to_str(str);
    end = end > s->length ? s->length : end;
    if (start >= end) {
        return;
    }
    unsigned kind = syi_str_kind(s);
    uint32_t needed = kind;
    if (kind > b->kind) {
        needed = syi_kind_for(syi_max_point(s->data, kind, start, end - start));
    }
    append(b, s->data, kind, start, end - start, needed);
}

void syi_builder_fill(sy_str_builder *b, uint32_t codepoint, uint64_t n) {
    if (n > 0 && reserve(b, n, syi_kind_for(codepoint))) {
        for (uint64_t i = 0; i < n; i++) {
            syi_point_put(b->data, b->kind, b->length++, codepoint);
        }
    }
}

sy_value syi_builder_finish(sy_str_builder *b) {
    sy_value result = SY_NULL;
    if (!b->failed && b->length <= 1) {
        result = b->length == 0 ? syi_str_new(b->vm, "", 0)
                                : syi_str_from_char(b->vm, syi_point_at(b->data, b->kind, 0));
    } else if (!b->failed) {
        sy_str *s = syi_str_alloc(b->vm, b->vm->types.str, b->length, b->kind);
        if (s != NULL) {
            memcpy(s->data, b->data, (size_t)b->length * b->kind);
            result = syi_str_seal(s);
        }
    } else if (!syi_failed(b->vm)) {
        syi_raise_memory(b->vm);
    }
    syi_builder_discard(b);
    return result;
}
