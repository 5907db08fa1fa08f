/* SPDX-License-Identifier: MIT
 *
 * Strings that grow in place: what `text += piece` in a loop builds. Only the interpreter knows
 * when nobody else can see such a string; it marks it with an owner, and any mark is gone as
 * soon as the string is hashed.
 */
#include "lang/object/gc_heap.h"
#include "lang/object/str_internal.h"

/* How many code points of its kind the memory of s has room for, the final 0 not counted. Small
 * strings have no room: they are copied. */
static uint64_t room_of(const sy_str *s) {
    if ((s->head.flags & SY_OBJ_LARGE) == 0) {
        return s->length;
    }
    const sy_gc_large *large = (const void *)((const char *)s - SY_GC_HEADER);
    return (large->size - SY_GC_HEADER - sizeof *s) / syi_str_kind(s) - 1;
}

/* Appends in place if y fits as it is. */
static bool append(sy_str *s, const sy_str *y) {
    unsigned kind = syi_str_kind(s);
    uint64_t length = (uint64_t)s->length + y->length;
    if (syi_str_kind(y) > kind || length > room_of(s)) {
        return false;
    }
    syi_copy_points(s->data, kind, s->length, y->data, syi_str_kind(y), 0, y->length);
    s->length = (uint32_t)length;
    syi_point_put(s->data, kind, s->length, 0);
    s->head.aux &= y->head.aux | ~(uint32_t)SY_STR_ASCII;
    return true;
}

/* The two joined, with room for more. */
static sy_value join_roomy(sy_vm *vm, const sy_str *x, const sy_str *y) {
    unsigned x_kind = syi_str_kind(x);
    unsigned y_kind = syi_str_kind(y);
    unsigned kind = x_kind > y_kind ? x_kind : y_kind;
    uint64_t length = (uint64_t)x->length + y->length;
    uint64_t room = length + length / 2;
    sy_str *s = syi_str_alloc(vm, vm->types.str, room < SY_STR_MAX ? room : length, kind);
    if (s == NULL) {
        return SY_NULL;
    }
    s->length = (uint32_t)length;
    s->head.aux |= x->head.aux & y->head.aux & SY_STR_ASCII;
    syi_copy_points(s->data, kind, 0, x->data, x_kind, 0, x->length);
    syi_copy_points(s->data, kind, x->length, y->data, y_kind, 0, y->length);
    return sy_from_pointer(s);
}

sy_value syi_str_append(sy_vm *vm, sy_value a, sy_value b, uint64_t owner) {
    sy_str *s = syi_to_str(a);
    const sy_str *y = syi_to_str(b);
    if ((s->head.aux & (SY_STR_GROWING | SY_STR_HASHED)) == SY_STR_GROWING &&
        s->hash == owner && append(s, y)) {
        return a;
    }
    if ((uint64_t)s->length + y->length < SY_GC_SMALL_MAX) {
        return syi_str_concat(vm, a, b);
    }
    sy_value result = join_roomy(vm, s, y);
    if (result != SY_NULL) {
        sy_str *grown = syi_to_str(result);
        grown->head.aux |= SY_STR_GROWING;
        grown->hash = owner;
    }
    return result;
}
