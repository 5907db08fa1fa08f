/* SPDX-License-Identifier: MIT
 *
 * What the files of the module `stackless` share.
 */
#ifndef SY_LANG_MODULES_STACKLESS_H
#define SY_LANG_MODULES_STACKLESS_H

#include "lang/modules/modules.h"

extern const sy_type_def syi_stackless_tasklet;
extern const sy_type_def syi_stackless_channel;
extern const sy_type_def syi_stackless_bomb;
extern const sy_type_def syi_stackless_atomic;

static inline sy_lang_tasklet *syi_self_tasklet(sy_value self) {
    return (sy_lang_tasklet *)sy_to_object(self);
}
static inline sy_lang_channel *syi_self_channel(sy_value self) {
    return (sy_lang_channel *)sy_to_object(self);
}

/* The exception instance for throw(exc, value, tb), checked as Stackless does; SY_NULL with
 * TypeError. value and tb may be SY_NONE. */
sy_value syi_thrown(sy_vm *vm, sy_value exc, sy_value value, sy_value tb);

/* A bomb holding an exception, and the exception in a bomb (made now; SY_NULL: it cannot be).
 */
sy_value syi_bomb_new(sy_vm *vm, sy_value exc);
sy_value syi_bomb_exception(sy_vm *vm, sy_value bomb);
bool syi_is_bomb(const sy_vm *vm, sy_value v);

/* What a slot holds as the program sees it: a value, or a bomb. */
sy_value syi_slot_value(sy_vm *vm, const sy_tasklet *t);
/* The payload for a value the program puts into a slot: a bomb becomes an exception. */
bool syi_slot_payload(sy_vm *vm, sy_value v, sy_payload *out);

/* An int or bool argument; false with TypeError(message). */
bool syi_int_or_bool(sy_vm *vm, sy_value v, const char *message, int64_t *out);

/* With callbacks set, operations that may switch leave the loop first: a callback is language
 * code. */
static inline bool syi_observed(sy_vm *vm) {
    return vm->rt->observed && syi_need_driver(vm);
}

/* The C stack object of a tasklet. */
sy_value syi_cstate(sy_vm *vm, sy_lang_tasklet *t);
/* Whether pickles made on this thread keep trace functions. */
bool syi_pickles_tracing_state(sy_vm *vm);

/* Adds what stackless_debug.c has to the module. */
bool syi_init_stackless_debug(sy_vm *vm, sy_module *module);

/* What tasklets and channels are pickled as (stackless_pickle.c): rows of their method
 * tables. */
sy_value syi_tasklet_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
sy_value syi_tasklet_setstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
/* Did t lose a C stack when it was pickled? True with RuntimeError. */
bool syi_tasklet_is_lost(sy_vm *vm, const sy_lang_tasklet *t);
sy_value syi_channel_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
sy_value syi_channel_setstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);

/* The callback functions of the module. */
extern const sy_fn_def syi_stackless_callbacks[];

#endif
