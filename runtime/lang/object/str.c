/* SPDX-License-Identifier: MIT
 *
 * Strings: making, hashing, comparing, joining. A string is stored in the smallest width that
 * holds its code points, so equal strings have equal bytes and the hash is taken of the bytes.
 * Strings of at most one latin-1 character are shared.
 */
#include "lang/object/str.h"

#include "lang/object/str_internal.h"

sy_str *syi_str_alloc(sy_vm *vm, sy_type *type, uint64_t length, unsigned kind) {
    if (length > SY_STR_MAX / kind) {
        syi_raise_memory(vm);
        return NULL;
    }
    size_t size = offsetof(sy_str, data) + ((size_t)length + 1) * kind;
    sy_str *s = syi_object_new(vm, type, size);
    if (s != NULL) {
        s->length = (uint32_t)length;
        s->head.aux = kind;
    }
    return s;
}

static bool bytes_are_ascii(const uint8_t *p, size_t n) {
    size_t i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t word;
        memcpy(&word, p + i, 8);
        if ((word & 0x8080808080808080u) != 0) {
            return false;
        }
    }
    for (; i < n; i++) {
        if (p[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

sy_value syi_str_seal(sy_str *s) {
    if (syi_str_kind(s) == 1 && bytes_are_ascii(s->data, s->length)) {
        s->head.aux |= SY_STR_ASCII;
    }
    return sy_from_pointer(s);
}

void syi_copy_points(void *to, unsigned to_kind, uint32_t to_index, const void *from,
                     unsigned from_kind, uint32_t from_index, uint32_t n) {
    if (to_kind == from_kind) {
        memcpy((uint8_t *)to + (size_t)to_index * to_kind,
               (const uint8_t *)from + (size_t)from_index * to_kind, (size_t)n * to_kind);
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        syi_point_put(to, to_kind, to_index + i, syi_point_at(from, from_kind, from_index + i));
    }
}

uint32_t syi_max_point(const void *data, unsigned kind, uint32_t start, uint32_t n) {
    if (kind == 1) {
        return bytes_are_ascii((const uint8_t *)data + start, n) ? 0x7f : 0xff;
    }
    uint32_t all = 0;
    bool wide = false;
    for (uint32_t i = start; i < start + n; i++) {
        uint32_t point = syi_point_at(data, kind, i);
        all |= point;
        wide = wide || point > 0xffff;
    }
    return wide ? 0x10ffff : all > 0xff ? 0xffff : all > 0x7f ? 0xff : 0x7f;
}

static sy_value empty_str(sy_vm *vm) {
    if (vm->empty_str == SY_NULL) {
        sy_str *s = syi_str_alloc(vm, vm->types.str, 0, 1);
        if (s == NULL) {
            return SY_NULL;
        }
        vm->empty_str = syi_str_seal(s);
    }
    return vm->empty_str;
}

sy_value syi_str_from_char(sy_vm *vm, uint32_t codepoint) {
    if (codepoint < 256 && vm->latin1[codepoint] != SY_NULL) {
        return vm->latin1[codepoint];
    }
    sy_str *s = syi_str_alloc(vm, vm->types.str, 1, syi_kind_for(codepoint));
    if (s == NULL) {
        return SY_NULL;
    }
    syi_str_put(s, 0, codepoint);
    syi_str_seal(s);
    if (codepoint < 256) {
        vm->latin1[codepoint] = sy_from_pointer(s);
    }
    return sy_from_pointer(s);
}

/* n code points of one width. `max` bounds them (see syi_max_point). */
static sy_value from_points(sy_vm *vm, const void *data, unsigned kind, uint32_t start,
                            uint32_t n, uint32_t max) {
    if (n == 0) {
        return empty_str(vm);
    }
    if (n == 1) {
        return syi_str_from_char(vm, syi_point_at(data, kind, start));
    }
    sy_str *s = syi_str_alloc(vm, vm->types.str, n, syi_kind_for(max));
    if (s == NULL) {
        return SY_NULL;
    }
    syi_copy_points(s->data, syi_str_kind(s), 0, data, kind, start, n);
    s->head.aux |= max < 0x80 ? SY_STR_ASCII : 0;
    return sy_from_pointer(s);
}

sy_value syi_str_from_codepoints(sy_vm *vm, const uint32_t *points, size_t n) {
    if (n > SY_STR_MAX) {
        return syi_raise_memory(vm);
    }
    return from_points(vm, points, 4, 0, (uint32_t)n, syi_max_point(points, 4, 0, (uint32_t)n));
}

/* Reads the code point at p: its length in bytes, 0 if the bytes are not UTF-8. */
static unsigned decode_point(const uint8_t *p, const uint8_t *end, uint32_t *out) {
    uint32_t first = p[0];
    if (first < 0x80) {
        *out = first;
        return 1;
    }
    unsigned n = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || (size_t)(end - p) < n) {
        return 0;
    }
    uint32_t point = first & (0x7fu >> n);
    for (unsigned i = 1; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return 0;
        }
        point = point << 6 | (p[i] & 0x3fu);
    }
    *out = point;
    return point > 0x10ffff || (n == 3 && point < 0x800) || (n == 4 && point < 0x10000) ? 0 : n;
}

static sy_value from_wide_utf8(sy_vm *vm, const uint8_t *text, size_t length) {
    const uint8_t *end = text + length;
    uint32_t max = 0;
    uint32_t count = 0;
    uint32_t point;
    for (const uint8_t *p = text; p < end; count++) {
        unsigned n = decode_point(p, end, &point);
        if (n == 0) {
            return syi_raise_decode_error(vm, "utf-8", text, length, (size_t)(p - text),
                                          (size_t)(p - text) + 1, "invalid start byte");
        }
        max = point > max ? point : max;
        p += n;
    }
    if (count == 1) {
        return syi_str_from_char(vm, max);
    }
    sy_str *s = syi_str_alloc(vm, vm->types.str, count, syi_kind_for(max));
    if (s == NULL) {
        return SY_NULL;
    }
    uint32_t i = 0;
    for (const uint8_t *p = text; p < end; i++) {
        p += decode_point(p, end, &point);
        syi_str_put(s, i, point);
    }
    return sy_from_pointer(s);
}

sy_value syi_str_new(sy_vm *vm, const char *utf8, size_t length) {
    const uint8_t *text = (const uint8_t *)utf8;
    if (length > SY_STR_MAX) {
        return syi_raise_memory(vm);
    }
    if (length == 0 || bytes_are_ascii(text, length)) {
        return from_points(vm, text, 1, 0, (uint32_t)length, 0x7f);
    }
    return from_wide_utf8(vm, text, length);
}

sy_value syi_str_from_cstr(sy_vm *vm, const char *text) {
    return syi_str_new(vm, text, strlen(text));
}

sy_value syi_substring(sy_vm *vm, sy_value v, uint32_t start, uint32_t end) {
    const sy_str *s = syi_to_str(v);
    end = end > s->length ? s->length : end;
    if (start >= end) {
        return empty_str(vm);
    }
    if (start == 0 && end == s->length && s->head.type == vm->types.str) {
        return v;
    }
    unsigned kind = syi_str_kind(s);
    uint32_t n = end - start;
    uint32_t max = syi_str_is_ascii(s) ? 0x7f : syi_max_point(s->data, kind, start, n);
    return from_points(vm, s->data, kind, start, n, max);
}

sy_value syi_str_exact(sy_vm *vm, sy_value s) {
    return syi_is_type(s, vm->types.str) ? s : syi_substring(vm, s, 0, UINT32_MAX);
}

/* --- Comparing and hashing -------------------------------------------------------------------
 */

bool syi_str_equal(const sy_str *a, const sy_str *b) {
    if (a == b) {
        return true;
    }
    unsigned kind = syi_str_kind(a);
    if (a->length != b->length || kind != syi_str_kind(b)) {
        return false;
    }
    if ((a->head.aux & b->head.aux & SY_STR_HASHED) != 0 && a->hash != b->hash) {
        return false;
    }
    return memcmp(a->data, b->data, (size_t)a->length * kind) == 0;
}

int syi_str_cmp(const sy_str *a, const sy_str *b) {
    uint32_t n = a->length < b->length ? a->length : b->length;
    unsigned a_kind = syi_str_kind(a);
    unsigned b_kind = syi_str_kind(b);
    if (a_kind == 1 && b_kind == 1) {
        int order = memcmp(a->data, b->data, n);
        if (order != 0) {
            return order < 0 ? -1 : 1;
        }
    } else {
        for (uint32_t i = 0; i < n; i++) {
            uint32_t x = syi_point_at(a->data, a_kind, i);
            uint32_t y = syi_point_at(b->data, b_kind, i);
            if (x != y) {
                return x < y ? -1 : 1;
            }
        }
    }
    return a->length == b->length ? 0 : a->length < b->length ? -1 : 1;
}

bool syi_str_is(sy_value v, const char *ascii) {
    const sy_str *s = syi_to_str(v);
    size_t n = strlen(ascii);
    return s->length == n && syi_str_kind(s) == 1 && memcmp(s->data, ascii, n) == 0;
}

static uint64_t mix(uint64_t h, uint64_t word) {
    h = (h ^ word) * 0x9fb21c651e98df25u;
    return h ^ (h >> 32);
}

uint64_t syi_hash_bytes(const sy_vm *vm, const void *data, size_t n) {
    if (n == 0) {
        return 0;
    }
    const uint8_t *p = data;
    uint64_t h = mix(vm->hash_seed, n);
    uint64_t word;
    for (; n >= 8; n -= 8, p += 8) {
        memcpy(&word, p, 8);
        h = mix(h, word);
    }
    if (n > 0) {
        word = 0;
        memcpy(&word, p, n);
        h = mix(h, word);
    }
    h *= 0xd6e8feb86659fd93u;
    h ^= h >> 32;
    return h == UINT64_MAX ? UINT64_MAX - 1 : h;
}

uint64_t syi_str_hash(sy_vm *vm, sy_str *s) {
    if ((s->head.aux & SY_STR_HASHED) == 0) {
        s->hash = syi_hash_bytes(vm, s->data, (size_t)s->length * syi_str_kind(s));
        s->head.aux |= SY_STR_HASHED;
    }
    return s->hash;
}

/* --- Joining ---------------------------------------------------------------------------------
 */

static uint32_t common_flags(const sy_str *a, const sy_str *b) {
    return a->head.aux & b->head.aux & SY_STR_ASCII;
}

sy_value syi_str_concat(sy_vm *vm, sy_value a, sy_value b) {
    const sy_str *x = syi_to_str(a);
    const sy_str *y = syi_to_str(b);
    if (x->length == 0) {
        return syi_str_exact(vm, b);
    }
    if (y->length == 0) {
        return syi_str_exact(vm, a);
    }
    unsigned x_kind = syi_str_kind(x);
    unsigned y_kind = syi_str_kind(y);
    unsigned kind = x_kind > y_kind ? x_kind : y_kind;
    sy_str *s = syi_str_alloc(vm, vm->types.str, (uint64_t)x->length + y->length, kind);
    if (s == NULL) {
        return SY_NULL;
    }
    s->head.aux |= common_flags(x, y);
    syi_copy_points(s->data, kind, 0, x->data, x_kind, 0, x->length);
    syi_copy_points(s->data, kind, x->length, y->data, y_kind, 0, y->length);
    return sy_from_pointer(s);
}

sy_value syi_str_join(sy_vm *vm, const sy_value *parts, size_t n) {
    if (n == 1) {
        return syi_str_exact(vm, parts[0]);
    }
    uint64_t length = 0;
    unsigned kind = 1;
    uint32_t ascii = SY_STR_ASCII;
    for (size_t i = 0; i < n; i++) {
        const sy_str *part = syi_to_str(parts[i]);
        length += part->length;
        kind |= syi_str_kind(part);
        ascii &= part->head.aux;
    }
    kind = kind > 4 ? 4 : kind == 3 ? 2 : kind;
    if (length == 0) {
        return empty_str(vm);
    }
    sy_str *s = syi_str_alloc(vm, vm->types.str, length, kind);
    if (s == NULL) {
        return SY_NULL;
    }
    s->head.aux |= ascii;
    uint32_t at = 0;
    for (size_t i = 0; i < n; i++) {
        const sy_str *part = syi_to_str(parts[i]);
        syi_copy_points(s->data, kind, at, part->data, syi_str_kind(part), 0, part->length);
        at += part->length;
    }
    return sy_from_pointer(s);
}

/* --- UTF-8 -----------------------------------------------------------------------------------
 */

unsigned syi_utf8_put(uint8_t *out, uint32_t point) {
    if (point < 0x80) {
        out[0] = (uint8_t)point;
        return 1;
    }
    unsigned n = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (unsigned i = n - 1; i > 0; i--) {
        out[i] = (uint8_t)(0x80 | (point & 0x3f));
        point >>= 6;
    }
    out[0] = (uint8_t)((0xf00u >> n) | point);
    return n;
}

size_t syi_utf8_size(const sy_str *s) {
    if (syi_str_is_ascii(s)) {
        return s->length;
    }
    size_t n = s->length;
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t point = syi_str_at(s, i);
        n += (point >= 0x80) + (point >= 0x800) + (size_t)(point >= 0x10000);
    }
    return n;
}

void syi_utf8_write(const sy_str *s, uint8_t *out) {
    if (syi_str_is_ascii(s)) {
        memcpy(out, s->data, s->length);
        return;
    }
    for (uint32_t i = 0; i < s->length; i++) {
        out += syi_utf8_put(out, syi_str_at(s, i));
    }
}

char *syi_str_utf8(sy_vm *vm, sy_value v, size_t *length) {
    const sy_str *s = syi_to_str(v);
    *length = syi_utf8_size(s);
    char *text = syi_mem_resize(vm, NULL, 0, *length + 1);
    if (text != NULL) {
        syi_utf8_write(s, (uint8_t *)text);
        text[*length] = '\0';
    }
    return text;
}
