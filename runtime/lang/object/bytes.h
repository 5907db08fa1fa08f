/* SPDX-License-Identifier: MIT
 *
 * What the files of bytes, bytearray and memoryview share.
 */
#ifndef SY_LANG_BYTES_H
#define SY_LANG_BYTES_H

#include "lang/object/str_internal.h"

typedef struct sy_bytearray {
    sy_object head;
    uint32_t length, capacity;
    uint8_t *data; /* from the runtime's allocator; NULL while capacity is 0 */
} sy_bytearray;

/* A window on the bytes of another object, which may be shortened meanwhile: each access
 * checks. */
typedef struct sy_memoryview {
    sy_object head;
    sy_value object; /* bytes or bytearray; SY_NULL: released */
    int64_t start, step;
    uint32_t length;
} sy_memoryview;

static inline sy_bytearray *syi_to_bytearray(sy_value v) {
    return (sy_bytearray *)sy_to_object(v);
}
static inline sy_bytes *syi_to_bytes(sy_value v) {
    return (sy_bytes *)sy_to_object(v);
}

sy_value syi_bytearray_new(sy_vm *vm, sy_type *type, const void *data, uint64_t n);
bool syi_bytearray_resize(sy_vm *vm, sy_bytearray *b, uint64_t n);
/* The window of a memoryview as contiguous bytes; false: it has a step, was released or cut. */
bool syi_memoryview_buffer(const sy_memoryview *m, const uint8_t **data, uint32_t *length);

/* syi_buffer, or TypeError "a bytes-like object is required, not 'X'". */
bool syi_need_buffer(sy_vm *vm, sy_value v, const uint8_t **data, uint32_t *length);
/* A byte value: 0..255, else ValueError "byte must be in range(0, 256)". */
bool syi_byte_value(sy_vm *vm, sy_value v, uint8_t *out);
/* n bytes in an object of self's kind: bytearray for bytearrays, else bytes. */
sy_value syi_bytes_like(sy_vm *vm, sy_value self, const void *data, uint64_t n);
/* What bytes(...) and bytearray(...) are made of, as an exact bytes. */
sy_value syi_bytes_source(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                          sy_value kwnames);
/* syi_slice_bounds for bytes or a bytearray as it is after the slice's __index__ calls. */
bool syi_bytes_bounds(sy_vm *vm, sy_value self, sy_value slice, int64_t *start, int64_t *step,
                      int64_t *count);
/* self[key] for slices: count bytes from start by step. */
sy_value syi_bytes_slice(sy_vm *vm, sy_value self, sy_value slice);
/* Slots that bytes and bytearray have in common. */
sy_value syi_bytes_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op);
sy_value syi_bytes_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b);
int syi_bytes_contains(sy_vm *vm, sy_value self, sy_value item);
sy_value syi_bytes_iter(sy_vm *vm, sy_value self);

#define SY_BYTES_METHOD(name)                                                                  \
    sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)

/* Methods of both, in bytes_methods.c, bytes_case.c and bytes_split.c: rows of a method table.
 */
#define SY_BYTES_METHODS                                                                         \
    {"find", syi_bytes_find, 0, -1, 0, false, "B.find(sub[, start[, end]]) -> int"},             \
        {"rfind", syi_bytes_rfind, 0, -1, 0, false, "B.rfind(sub[, start[, end]]) -> int"},      \
        {"index", syi_bytes_index, 0, -1, 0, false, "B.index(sub[, start[, end]]) -> int"},      \
        {"rindex", syi_bytes_rindex, 0, -1, 0, false, "B.rindex(sub[, start[, end]]) -> int"},   \
        {"count", syi_bytes_count, 0, -1, 0, false, "B.count(sub[, start[, end]]) -> int"},      \
        {"startswith",                                                                           \
         syi_bytes_startswith,                                                                   \
         0,                                                                                      \
         -1,                                                                                     \
         0,                                                                                      \
         false,                                                                                  \
         "B.startswith(prefix[, start[, end]]) -> bool"},                                        \
        {"endswith",                                                                             \
         syi_bytes_endswith,                                                                     \
         0,                                                                                      \
         -1,                                                                                     \
         0,                                                                                      \
         false,                                                                                  \
         "B.endswith(suffix[, start[, end]]) -> bool"},                                          \
        {"removeprefix", syi_bytes_removeprefix,          1, 1, 0,                               \
         false,          "removeprefix($self, prefix, /)"},                                      \
        {"removesuffix", syi_bytes_removesuffix,          1, 1, 0,                               \
         false,          "removesuffix($self, suffix, /)"},                                      \
        {"replace", syi_bytes_replace, 2, 3, 0, false, "replace($self, old, new, count=-1, /)"}, \
        {"strip", syi_bytes_strip, 0, 1, 0, false, "strip($self, bytes=None, /)"},               \
        {"lstrip", syi_bytes_lstrip, 0, 1, 0, false, "lstrip($self, bytes=None, /)"},            \
        {"rstrip", syi_bytes_rstrip, 0, 1, 0, false, "rstrip($self, bytes=None, /)"},            \
        {"ljust", syi_bytes_ljust, 1, 2, 0, false, "ljust($self, width, fillchar=b' ', /)"},     \
        {"rjust", syi_bytes_rjust, 1, 2, 0, false, "rjust($self, width, fillchar=b' ', /)"},     \
        {"center", syi_bytes_center, 1, 2, 0, false, "center($self, width, fillchar=b' ', /)"},  \
        {"zfill", syi_bytes_zfill, 1, 1, 0, false, "zfill($self, width, /)"},                    \
        {"translate",                                                                            \
         syi_bytes_translate,                                                                    \
         0,                                                                                      \
         -1,                                                                                     \
         0,                                                                                      \
         true,                                                                                   \
         "translate($self, table, /, delete=b'')"},                                              \
        {"maketrans", syi_bytes_maketrans, 2, 2, SY_FN_STATIC, false, "maketrans(frm, to, /)"},  \
        {"decode",                                                                               \
         syi_bytes_decode,                                                                       \
         0,                                                                                      \
         -1,                                                                                     \
         0,                                                                                      \
         true,                                                                                   \
         "decode($self, /, encoding='utf-8', errors='strict')"},                                 \
        {"hex", syi_bytes_hex, 0, -1, 0, true, "hex([sep[, bytes_per_sep]])"},                   \
        {"fromhex", syi_bytes_fromhex, 1, 1, SY_FN_CLASS, false, "fromhex($type, string, /)"},   \
        {"split", syi_bytes_split, 0, -1, 0, true, "split($self, /, sep=None, maxsplit=-1)"},    \
        {"rsplit", syi_bytes_rsplit, 0, -1, 0, true, "rsplit($self, /, sep=None, maxsplit=-1)"}, \
        {"splitlines",                                                                           \
         syi_bytes_splitlines,                                                                   \
         0,                                                                                      \
         -1,                                                                                     \
         0,                                                                                      \
         true,                                                                                   \
         "splitlines($self, /, keepends=False)"},                                                \
        {"partition", syi_bytes_partition, 1, 1, 0, false, "partition($self, sep, /)"},          \
        {"rpartition", syi_bytes_rpartition, 1, 1, 0, false, "rpartition($self, sep, /)"},       \
        {"join", syi_bytes_join, 1, 1, 0, false, "join($self, iterable_of_bytes, /)"},           \
        {"expandtabs", syi_bytes_expandtabs, 0, -1, 0, true, "expandtabs($self, /, tabsize=8)"}, \
        {"capitalize", syi_bytes_capitalize, 0, 0, 0, false, "B.capitalize() -> copy of B"},     \
        {"lower", syi_bytes_lower, 0, 0, 0, false, "B.lower() -> copy of B"},                    \
        {"upper", syi_bytes_upper, 0, 0, 0, false, "B.upper() -> copy of B"},                    \
        {"swapcase", syi_bytes_swapcase, 0, 0, 0, false, "B.swapcase() -> copy of B"},           \
        {"title", syi_bytes_title, 0, 0, 0, false, "B.title() -> copy of B"},                    \
        {"isalnum", syi_bytes_isalnum, 0, 0, 0, false, "B.isalnum() -> bool"},                   \
        {"isalpha", syi_bytes_isalpha, 0, 0, 0, false, "B.isalpha() -> bool"},                   \
        {"isascii", syi_bytes_isascii, 0, 0, 0, false, "B.isascii() -> bool"},                   \
        {"isdigit", syi_bytes_isdigit, 0, 0, 0, false, "B.isdigit() -> bool"},                   \
        {"islower", syi_bytes_islower, 0, 0, 0, false, "B.islower() -> bool"},                   \
        {"isspace", syi_bytes_isspace, 0, 0, 0, false, "B.isspace() -> bool"},                   \
        {"istitle", syi_bytes_istitle, 0, 0, 0, false, "B.istitle() -> bool"}, {                 \
        "isupper", syi_bytes_isupper, 0, 0, 0, false, "B.isupper() -> bool"                      \
    }

SY_BYTES_METHOD(syi_bytes_find);
SY_BYTES_METHOD(syi_bytes_rfind);
SY_BYTES_METHOD(syi_bytes_index);
SY_BYTES_METHOD(syi_bytes_rindex);
SY_BYTES_METHOD(syi_bytes_count);
SY_BYTES_METHOD(syi_bytes_startswith);
SY_BYTES_METHOD(syi_bytes_endswith);
SY_BYTES_METHOD(syi_bytes_removeprefix);
SY_BYTES_METHOD(syi_bytes_removesuffix);
SY_BYTES_METHOD(syi_bytes_replace);
SY_BYTES_METHOD(syi_bytes_strip);
SY_BYTES_METHOD(syi_bytes_lstrip);
SY_BYTES_METHOD(syi_bytes_rstrip);
SY_BYTES_METHOD(syi_bytes_ljust);
SY_BYTES_METHOD(syi_bytes_rjust);
SY_BYTES_METHOD(syi_bytes_center);
SY_BYTES_METHOD(syi_bytes_zfill);
SY_BYTES_METHOD(syi_bytes_translate);
SY_BYTES_METHOD(syi_bytes_maketrans);
SY_BYTES_METHOD(syi_bytes_decode);
SY_BYTES_METHOD(syi_bytes_hex);
SY_BYTES_METHOD(syi_bytes_fromhex);
SY_BYTES_METHOD(syi_bytes_split);
SY_BYTES_METHOD(syi_bytes_rsplit);
SY_BYTES_METHOD(syi_bytes_splitlines);
SY_BYTES_METHOD(syi_bytes_partition);
SY_BYTES_METHOD(syi_bytes_rpartition);
SY_BYTES_METHOD(syi_bytes_join);
SY_BYTES_METHOD(syi_bytes_expandtabs);
SY_BYTES_METHOD(syi_bytes_capitalize);
SY_BYTES_METHOD(syi_bytes_lower);
SY_BYTES_METHOD(syi_bytes_upper);
SY_BYTES_METHOD(syi_bytes_swapcase);
SY_BYTES_METHOD(syi_bytes_title);
SY_BYTES_METHOD(syi_bytes_isalnum);
SY_BYTES_METHOD(syi_bytes_isalpha);
SY_BYTES_METHOD(syi_bytes_isascii);
SY_BYTES_METHOD(syi_bytes_isdigit);
SY_BYTES_METHOD(syi_bytes_islower);
SY_BYTES_METHOD(syi_bytes_isspace);
SY_BYTES_METHOD(syi_bytes_istitle);
SY_BYTES_METHOD(syi_bytes_isupper);

#endif
