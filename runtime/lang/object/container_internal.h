/* SPDX-License-Identifier: MIT
 *
 * What the files of the container types share: indices, equality with its shortcuts, the walk
 * over any iterable, shapes of comparison and repetition that lists and tuples have in common.
 */
#ifndef SY_LANG_CONTAINER_INTERNAL_H
#define SY_LANG_CONTAINER_INTERNAL_H

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/gc.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"

#define SY_TYPE(id, base) extern const sy_type_def syi_type_##id;
#include "lang/object/types.def"
#undef SY_TYPE

/* No container holds more: sizes in bytes stay far below SIZE_MAX and counts below INT32_MAX.
 */
#define SY_MAX_ITEMS ((uint32_t)(SIZE_MAX / 32 < 0x7ffffff0u ? SIZE_MAX / 32 : 0x7ffffff0u))

/* a == b or identical: 1, 0, -1. */
static inline int syi_item_equal(sy_vm *vm, sy_value a, sy_value b) {
    if (a == b) {
        return 1;
    }
    if (sy_both_int(a, b)) {
        return 0;
    }
    return syi_compare_bool(vm, a, b, SY_EQ);
}

/* hash(key), without a call for exact strs and small ints. */
static inline bool syi_key_hash(sy_vm *vm, sy_value key, uint64_t *out) {
    if (sy_is_int(key)) {
        int64_t i = sy_to_int(key);
        const int64_t modulus = ((int64_t)1 << 61) - 1;
        if (i > -modulus && i < modulus) {
            *out = i == -1 ? (uint64_t)-2 : (uint64_t)i;
            return true;
        }
    } else if (syi_is_type(key, vm->types.str)) {
        sy_str *s = syi_to_str(key);
        *out = (s->head.aux & SY_STR_HASHED) != 0 ? s->hash : syi_str_hash(vm, s);
        return true;
    }
    return syi_hash(vm, key, out);
}

/* Equality of keys whose hashes are equal: 1, 0, -1. */
static inline int syi_key_equal(sy_vm *vm, sy_value a, sy_value b) {
    if (a == b) {
        return 1;
    }
    if (sy_both_int(a, b)) {
        return 0;
    }
    if (syi_is_type(a, vm->types.str) && syi_is_type(b, vm->types.str)) {
        return syi_str_equal(syi_to_str(a), syi_to_str(b));
    }
    return syi_compare_bool(vm, a, b, SY_EQ);
}

/* Can operator.index() take it? (-1: failed) */
int syi_has_index(sy_vm *vm, sy_value v);

/* key as an index into `length` items, negative ones counted from the end. `owner` names the
 * type in messages: "list" for "list indices must be integers or slices, not str". */
bool syi_sequence_index(sy_vm *vm, sy_value key, const char *owner, int64_t *out);

/* As syi_index, but OverflowError "cannot fit 'int' into an index-sized integer" beyond int64.
 */
bool syi_index_exact(sy_vm *vm, sy_value v, int64_t *out);

/* slice.indices(length) for a length of any size: start, stop, step in out[3]. */
bool syi_slice_indices(sy_vm *vm, sy_value slice, sy_value length, sy_value *out);

/* An optional bound of index(x, start, stop): clamped to 0..length. */
bool syi_bound(sy_vm *vm, sy_value v, int64_t length, int64_t *out);

/* The i-th item of a list or tuple, SY_NULL beyond its end. */
static inline sy_value syi_sequence_item(sy_value v, uint32_t i) {
    if (syi_is_list(v)) {
        const sy_list *l = syi_to_list(v);
        return i < l->length ? l->items[i] : SY_NULL;
    }
    const sy_tuple *t = syi_to_tuple(v);
    return i < t->length ? t->items[i] : SY_NULL;
}

static inline uint32_t syi_sequence_length(sy_value v) {
    return syi_is_list(v) ? syi_to_list(v)->length : syi_to_tuple(v)->length;
}

/* Of two lists or two tuples; they may change meanwhile. */
sy_value syi_sequence_compare(sy_vm *vm, sy_value a, sy_value b, enum sy_compare_op op);
int syi_sequence_contains(sy_vm *vm, sy_value sequence, sy_value item);
sy_value syi_sequence_count(sy_vm *vm, sy_value sequence, sy_value item);
/* The index method: args are self, value, and optionally start, stop. */
sy_value syi_sequence_index_method(sy_vm *vm, const sy_value *args, int nargs,
                                   const char *message);

/* For sequence + other and sequence * other. SY_NOT_IMPLEMENTED when the other operand has a
 * reflected method of its own to try, else TypeError. */
sy_value syi_concat_error(sy_vm *vm, const char *owner, sy_value other);
/* The repeat count of a * b where one is the sequence: 1 with *sequence and *count set, 0 with
 * *result to be returned. Negative counts become 0. */
int syi_repeat_operands(sy_vm *vm, sy_value a, sy_value b, bool a_is_sequence,
                        sy_value *sequence, int64_t *count, sy_value *result);
/* Fills items[length .. length * count) with copies of the first `length`. */
void syi_repeat_items(sy_value *items, uint32_t length, uint64_t count);

/* The tuple (a, b). */
static inline sy_value syi_pair_new(sy_vm *vm, sy_value a, sy_value b) {
    sy_tuple *t = syi_object_new(vm, vm->types.tuple, offsetof(sy_tuple, items) + 2 * sizeof a);
    if (t == NULL) {
        return SY_NULL;
    }
    t->length = 2;
    t->items[0] = a;
    t->items[1] = b;
    return sy_from_pointer(t);
}

/* Instance of type for the builtin definition with a fixed size. */
static inline void *syi_new_instance(sy_vm *vm, sy_type *type) {
    return syi_object_new(vm, type, type->size);
}

/* Before an iterable is used up from inside the loop: true when that may run language code (and
 * vm->exc is SY_RETRY). */
static inline bool syi_iteration_needs_driver(sy_vm *vm, sy_value iterable) {
    return vm->in_loop && !syi_is_plain_iterable(vm, iterable) &&
           !syi_is_plain_iterator(vm, iterable) && syi_need_driver(vm);
}

/* In the flags of a type of iterators: head.aux tells by SY_ITERATES_PLAINLY whether an
 * object's next runs no language code. Not for subclasses made by programs. */
#define SY_TYPE_ITERATES_BY_AUX (1u << 8)
/* In the flags of a type: its call slot may be used inside the loop (it asks for a retry before
 * it has done anything). Likewise not for subclasses. */
#define SY_TYPE_CALLS_PLAINLY (1u << 9)

/* head.aux of enumerate and zip objects all of whose sources are plain iterators. */
#define SY_ITERATES_PLAINLY 1u

/* The iter slot of iterators. */
sy_value syi_iter_self(sy_vm *vm, sy_value self);

/* StopIteration raised by what an iterator calls ends it: then there is no exception. Returns
 * SY_NULL. */
static inline sy_value syi_end_of_iteration(sy_vm *vm) {
    if (vm->exc != SY_NULL && syi_exc_matches(vm, vm->types.StopIteration)) {
        syi_clear(vm);
    }
    return SY_NULL;
}

/* What to call for the next item of an iterator: its slot itself when that is all syi_next
 * would come to. */
typedef sy_value (*sy_next_function)(sy_vm *vm, sy_value iterator);
static inline sy_next_function syi_next_function(const sy_vm *vm, sy_value iterator) {
    return syi_is_plain_iterator(vm, iterator) ? sy_to_object(iterator)->type->slots.next
                                               : syi_next;
}

/* cls[args] for builtin generic classes. */
sy_value syi_class_getitem(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
#define SY_CLASS_GETITEM                                                                       \
    {                                                                                          \
        .name = "__class_getitem__", .fn = syi_class_getitem, .min_args = 1, .max_args = 1,    \
        .flags = SY_FN_CLASS, .doc = "See PEP 585"                                             \
    }

#endif
