/* SPDX-License-Identifier: MIT
 *
 * What the files of str, bytes and formatting share: making strings of a known size, copying
 * between widths, searching, UTF-8, character classes.
 */
#ifndef SY_LANG_STR_INTERNAL_H
#define SY_LANG_STR_INTERNAL_H

#include "lang/object/container_internal.h"

/* No string is longer: sizes in bytes fit 32 bits. */
#define SY_STR_MAX 0x3fffffe0u

/* A str with room for length code points of `kind` bytes, to be filled and sealed before it is
 * used. NULL with MemoryError. */
sy_str *syi_str_alloc(sy_vm *vm, sy_type *type, uint64_t length, unsigned kind);
/* Sets what depends on the contents, once they are written. */
sy_value syi_str_seal(sy_str *s);

static inline unsigned syi_kind_for(uint32_t max) {
    return max < 0x100 ? 1 : max < 0x10000 ? 2 : 4;
}

static inline bool syi_str_is_ascii(const sy_str *s) {
    return (s->head.aux & SY_STR_ASCII) != 0;
}

static inline uint32_t syi_point_at(const void *data, unsigned kind, uint32_t i) {
    switch (kind) {
    case 1:
        return ((const uint8_t *)data)[i];
    case 2:
        return ((const uint16_t *)data)[i];
    default:
        return ((const uint32_t *)data)[i];
    }
}

static inline void syi_point_put(void *data, unsigned kind, uint32_t i, uint32_t point) {
    switch (kind) {
    case 1:
        ((uint8_t *)data)[i] = (uint8_t)point;
        break;
    case 2:
        ((uint16_t *)data)[i] = (uint16_t)point;
        break;
    default:
        ((uint32_t *)data)[i] = point;
        break;
    }
}

static inline void syi_str_put(sy_str *s, uint32_t i, uint32_t point) {
    syi_point_put(s->data, syi_str_kind(s), i, point);
}

/* Copies n code points; the target is at least as wide as they need. */
void syi_copy_points(void *to, unsigned to_kind, uint32_t to_index, const void *from,
                     unsigned from_kind, uint32_t from_index, uint32_t n);
/* The largest of n code points, or a bound of it in the same class (0x7f, 0xff, 0xffff,
 * 0x10ffff). */
uint32_t syi_max_point(const void *data, unsigned kind, uint32_t start, uint32_t n);

/* An exact str with the contents of s (s itself if it is one). */
sy_value syi_str_exact(sy_vm *vm, sy_value s);
/* Are there `n` code points of b at position i of a? */
bool syi_str_match(const sy_str *a, uint32_t i, const sy_str *b);
/* First (or last) position in [start, end) where needle stands wholly inside; -1: none. */
int64_t syi_str_find(const sy_str *s, const sy_str *needle, uint32_t start, uint32_t end);
int64_t syi_str_rfind(const sy_str *s, const sy_str *needle, uint32_t start, uint32_t end);
/* How often it occurs without overlap, up to max. */
uint64_t syi_str_count(const sy_str *s, const sy_str *needle, uint32_t start, uint32_t end,
                       uint64_t max);
int64_t syi_find_bytes(const uint8_t *data, size_t n, const uint8_t *needle, size_t m);
int64_t syi_rfind_bytes(const uint8_t *data, size_t n, const uint8_t *needle, size_t m);

/* Number of arguments (self excluded) of find() and the like: 1 to 3. */
bool syi_search_args(sy_vm *vm, const char *name, int nargs);
/* Optional start and end of find(sub, start, end), clamped to 0..length; None: absent. */
bool syi_range_args(sy_vm *vm, const sy_value *args, int nargs, uint32_t length,
                    uint32_t *start, uint32_t *end);
/* A whole number argument that must fit a C size ("'str' object cannot be interpreted as an
 * integer" otherwise). */
bool syi_size_arg(sy_vm *vm, sy_value v, int64_t *out);

/* Hash of n bytes under the interpreter's seed; never -1. */
uint64_t syi_hash_bytes(const sy_vm *vm, const void *data, size_t n);

/* Writes one code point as UTF-8 (surrogates too); returns the number of bytes. */
unsigned syi_utf8_put(uint8_t *out, uint32_t point);
size_t syi_utf8_size(const sy_str *s);
/* s into out, which has room for syi_utf8_size(s) bytes. */
void syi_utf8_write(const sy_str *s, uint8_t *out);

/* Codecs. errors and encoding may be SY_NULL (utf-8, strict). */
sy_value syi_str_encode(sy_vm *vm, sy_value s, sy_value encoding, sy_value errors);
sy_value syi_str_decode(sy_vm *vm, const uint8_t *data, size_t n, sy_value encoding,
                        sy_value errors);
sy_value syi_raise_decode_error(sy_vm *vm, const char *encoding, const uint8_t *data, size_t n,
                                size_t start, size_t end, const char *reason);

/* The bytes of a bytes-like object (bytes, bytearray, memoryview); false without exception: it
 * is none. Valid until the object changes. */
bool syi_buffer(sy_value v, const uint8_t **data, uint32_t *length);
bool syi_is_bytearray(sy_value v);
/* bytes(v) for int.from_bytes and the like: bytes-like, iterable of ints, or __bytes__. */
sy_value syi_bytes_from_object(sy_vm *vm, sy_value v);
/* A bytes with room for n bytes, to be filled. */
sy_bytes *syi_bytes_alloc(sy_vm *vm, sy_type *type, uint64_t n);

/* repr() of code points or bytes, quotes chosen as CPython does. */
sy_value syi_str_repr(sy_vm *vm, sy_value self);
void syi_bytes_repr(sy_str_builder *b, const uint8_t *data, uint32_t n, bool mutable);

/* What str(s) methods share with their table. */
extern const sy_fn_def syi_str_methods[];

#endif
