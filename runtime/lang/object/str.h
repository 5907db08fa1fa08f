/* Strings, from C. */
#ifndef SY_LANG_STR_H
#define SY_LANG_STR_H

#include "lang/object/state.h"

static inline sy_str *syi_to_str(sy_value v) {
    return (sy_str *)sy_to_object(v);
}
static inline bool syi_is_str(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_STR);
}
static inline unsigned syi_str_kind(const sy_str *s) {
    return s->head.aux & SY_STR_KIND;
}
static inline uint32_t syi_str_at(const sy_str *s, uint32_t i) {
    switch (syi_str_kind(s)) {
    case 1:
        return s->data[i];
    case 2:
        return ((const uint16_t *)(const void *)s->data)[i];
    default:
        return ((const uint32_t *)(const void *)s->data)[i];
    }
}

/* From UTF-8 that may carry lone surrogates (as the lexer produces); invalid bytes raise
 * UnicodeDecodeError. */
sy_value syi_str_new(sy_vm *vm, const char *utf8, size_t length);
sy_value syi_str_from_cstr(sy_vm *vm, const char *text);
sy_value syi_str_from_codepoints(sy_vm *vm, const uint32_t *points, size_t n);
sy_value syi_str_from_char(sy_vm *vm, uint32_t codepoint);
sy_value syi_intern(sy_vm *vm, sy_value str); /* the one str with this content */
sy_value syi_intern_cstr(sy_vm *vm, const char *text);
bool syi_str_equal(const sy_str *a, const sy_str *b);
int syi_str_cmp(const sy_str *a, const sy_str *b);
uint64_t syi_str_hash(sy_vm *vm, sy_str *s);
sy_value syi_str_concat(sy_vm *vm, sy_value a, sy_value b);
/* The same, but a is not needed any more if it was made by a call with the same owner (not 0):
 * then it may itself become the result. */
sy_value syi_str_append(sy_vm *vm, sy_value a, sy_value b, uint64_t owner);
sy_value syi_str_join(sy_vm *vm, const sy_value *parts,
                      size_t n); /* all must be str (f-strings) */
sy_value syi_substring(sy_vm *vm, sy_value s, uint32_t start, uint32_t end);
bool syi_str_is(sy_value s, const char *ascii); /* equal to the C string? */

/* UTF-8 of s in memory from the allocator (lone surrogates encoded as such; for output and
 * messages). *length without the final 0. Free with syi_mem_resize(vm, p, *length + 1, 0). */
char *syi_str_utf8(sy_vm *vm, sy_value s, size_t *length);

/* Growing buffer of code points for building strings; free or finish it exactly once. */
#define SY_BUILDER_INLINE 128
typedef struct sy_str_builder {
    sy_vm *vm;
    void *data; /* inline_data until more room is needed: a builder must not be moved */
    uint32_t length, capacity;
    uint32_t kind; /* widened as needed */
    bool failed;   /* an allocation failed: finish returns SY_NULL with MemoryError */
    uint64_t inline_data[SY_BUILDER_INLINE / 8];
} sy_str_builder;
void syi_builder_init(sy_str_builder *b, sy_vm *vm);
void syi_builder_char(sy_str_builder *b, uint32_t codepoint);
void syi_builder_ascii(sy_str_builder *b, const char *text);
void syi_builder_utf8(sy_str_builder *b, const char *text, size_t length);
void syi_builder_str(sy_str_builder *b, sy_value str);
void syi_builder_range(sy_str_builder *b, sy_value str, uint32_t start, uint32_t end);
/* n times the same one. */
void syi_builder_fill(sy_str_builder *b, uint32_t codepoint, uint64_t n);
sy_value syi_builder_finish(sy_str_builder *b);
void syi_builder_discard(sy_str_builder *b);

static inline bool syi_is_bytes(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_BYTES);
}
sy_value syi_bytes_new(sy_vm *vm, const void *data, size_t length);

#endif
