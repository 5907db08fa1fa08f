/* SPDX-License-Identifier: MIT
 *
 * What the files of the decoder share: its state, reading operands, and the stack.
 *
 * Whatever the bytes are, an operation finds values of the types it needs or fails.
 */
#ifndef SY_LANG_MODULES_PICKLE_DECODER_H
#define SY_LANG_MODULES_PICKLE_DECODER_H

#include "lang/modules/pickle/pickle.h"
#include "lang/vm/freeze.h"

/* own: the pickle has made the value; only such values may it fill and change. */
typedef struct sy_value_array {
    sy_value *items;
    uint8_t *own;
    uint32_t count, capacity;
} sy_value_array;

typedef struct sy_decoder {
    sy_object head;
    sy_vm *vm;
    const uint8_t *at, *end; /* in `source` */
    sy_value source;         /* bytes */
    sy_value_array stack;    /* SY_NULL: "unbound" */
    sy_value_array memo;
    /* Code that came in this pickle: what was compiled (dict: hash -> code; SY_NULL: nothing
     * yet), and of that the code objects asked for, which cannot run before the end. */
    sy_value compiled;
    sy_value_array frozen;
    sy_value_array deferred; /* objects and, behind each, what it gets at the end */
    sy_frame_map map;        /* of the code whose frame was read last */
    sy_value find_class, persistent_load; /* SY_NULL: none of the program's own */
    sy_value_array chosen; /* what the program's find_class returned: may be called */
    bool busy;
} sy_decoder;

bool syi_dec_truncated(sy_decoder *d);
/* "invalid pickle: what". Returns false. */
bool syi_dec_invalid(sy_decoder *d, const char *what);
bool syi_dec_varint(sy_decoder *d, uint64_t *out);
/* A count of values, at most `most`. */
bool syi_dec_count(sy_decoder *d, uint64_t most, uint32_t *out);
bool syi_dec_u64(sy_decoder *d, uint64_t *out);
const uint8_t *syi_dec_bytes(sy_decoder *d, uint64_t n);

bool syi_array_push(sy_vm *vm, sy_value_array *a, sy_value v, bool own);
/* Pushes a value just made, or one that was there before; false if it is SY_NULL (failed). */
bool syi_dec_push(sy_decoder *d, sy_value v);
bool syi_dec_push_found(sy_decoder *d, sy_value v);
/* The value `depth` below the top; SY_NULL with UnpicklingError if there is none. */
sy_value syi_dec_peek(sy_decoder *d, uint32_t depth);
/* The same, of that type (subclasses only if `flag`, of sy_type_flags, is given). */
sy_value syi_dec_peek_type(sy_decoder *d, uint32_t depth, const sy_type *type, uint32_t flag);
/* The same of one that the pickle made. */
sy_value syi_dec_peek_own(sy_decoder *d, uint32_t depth);
void syi_dec_drop(sy_decoder *d, uint32_t n);

/* Replaces the n topmost values by v, which the pickle has made; false if it is SY_NULL. */
bool syi_dec_replace(sy_decoder *d, uint32_t n, sy_value v);

/* f(*args) for what may be called, with the precautions of decode_call.c. */
sy_value syi_dec_call_builtin(sy_decoder *d, sy_value f, sy_value args);
/* Whether cls.__new__ may have these arguments; false with UnpicklingError. */
bool syi_dec_check_new(sy_decoder *d, sy_value cls, const sy_tuple *args);
/* Is type map or filter, or derived from them? */
bool syi_dec_is_lazy(const sy_vm *vm, const sy_type *type);
/* At the end: iterators get what they call. */
bool syi_dec_complete_deferred(sy_decoder *d);

/* Operations by file: decode_object.c, decode_program.c, decode_frame.c. */
bool syi_dec_object(sy_decoder *d, enum sy_pickle_op op);
bool syi_dec_program(sy_decoder *d, enum sy_pickle_op op);
bool syi_dec_frame(sy_decoder *d, enum sy_pickle_op op);
/* The load is over. If everything is there, the code that came in the pickle may run from now
 * on. */
void syi_dec_thaw(sy_decoder *d, bool complete);

#endif
