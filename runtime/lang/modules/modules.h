/* SPDX-License-Identifier: MIT
 *
 * What the modules written in C share: their state, which hangs from vm->module_state, and
 * small helpers. Every module is `bool syi_init_<id>(sy_vm *, sy_module *)`, listed in
 * modules.def.
 */
#ifndef SY_LANG_MODULES_MODULES_H
#define SY_LANG_MODULES_MODULES_H

#include "lang/modules/pickle/state.h"
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/import.h"
#include "lang/vm/interpreter.h"
#include "lang/vm/vm.h"

/* Types and values that modules keep. Everything is reported to the collector. */
typedef struct sy_lang_modules {
    sy_type *bomb, *atomic, *cstack;              /* stackless */
    sy_value stackless;                           /* the module itself */
    sy_value cstacks;                             /* weak references to cstack objects */
    sy_type *stream;                              /* sys */
    sy_type *lock, *rlock;                        /* _threads */
    sy_type *timer;                               /* _switchyard */
    sy_type *random;                              /* _random */
    sy_type *deque, *deque_iterator;              /* _collections */
    sy_type *structure, *unpack_iterator;         /* _struct */
    sy_type *hasher;                              /* _hash */
    sy_type *grouper, *tee;                       /* _itertools */
    sy_type *partial, *key_wrapper;               /* _functools */
    sy_type *re_pattern, *re_match, *re_scanner;  /* _re */
    sy_value schedule_callback, channel_callback; /* SY_NONE: none */
    sy_value last_struct; /* _struct: of the format used last; SY_NULL: none */
    int64_t pickle_flags;
    sy_pickle_state pickle;
    /* _host; SY_NULL until there is one */
    sy_type *host_reference;
    sy_value host_objects, host_handler, host_caller, host_inbox;
    uint32_t host_next;
} sy_lang_modules;

static inline sy_lang_modules *syi_module_state(const sy_vm *vm) {
    return vm->module_state;
}

#define SY_MODULE(id, name) bool syi_init_##id(sy_vm *vm, sy_module *module);
#include "lang/modules/modules.def"
#undef SY_MODULE

/* Makes the types stackless.tasklet and stackless.channel, which the VM needs from the start.
 */
bool syi_stackless_types(sy_vm *vm);
/* Makes the type of what belongs to the host. */
bool syi_host_types(sy_vm *vm);

/* The part of `_collections` that is not deque. */
bool syi_collections_helpers(sy_vm *vm, sy_module *module);

/* Makes a type of the module and binds it under its short name. NULL: no memory. */
sy_type *syi_module_type(sy_vm *vm, sy_module *module, const sy_type_def *def);

bool syi_module_set(sy_vm *vm, sy_module *module, const char *name, sy_value value);
bool syi_module_set_str(sy_vm *vm, sy_module *module, const char *name, const char *text);

/* Seconds given by a program to a deadline on the runtime's clock: false with ValueError or
 * OverflowError for what cannot be one. */
bool syi_deadline_after(sy_vm *vm, double seconds, int64_t *deadline);

/* [not from the loop] The running thread waits until it is unparked or `deadline` is reached
 * (INT64_MAX: none), on this C stack. False: an exception came instead. *timed_out may be NULL.
 */
bool syi_wait_parked(sy_vm *vm, int64_t deadline, bool *timed_out);

/* [not from the loop] So many ticks pass while C code works: others may run meanwhile, on other
 * C stacks. False: an exception came. */
bool syi_spend_ticks(sy_vm *vm, int ticks);

/* For call slots and builtins with SY_FN_PUSHES: what calling callee gives, with the items of
 * the tuple `first` from `skip` on before args, and `keywords` (a dict or SY_NULL) under those
 * of kwnames. */
sy_value syi_call_merged(sy_vm *vm, sy_value callee, sy_value first, uint32_t skip,
                         sy_value keywords, const sy_value *args, int nargs, sy_value kwnames);

/* The language tasklet of a core one as a value; SY_NONE for NULL and for C tasklets. */
static inline sy_value syi_tasklet_value(sy_tasklet *t) {
    return t != NULL && syi_is_lang_tasklet(t) ? sy_from_pointer(syi_lang_tasklet(t)) : SY_NONE;
}

/* Whether v is an exception class. */
static inline bool syi_is_exception_class(const sy_vm *vm, sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_TYPE) &&
           syi_is_subtype(syi_to_type(v), vm->types.BaseException);
}

#endif
