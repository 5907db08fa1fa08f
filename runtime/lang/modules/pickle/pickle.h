/* SPDX-License-Identifier: MIT
 *
 * The module `_pickle`: objects, and tasklets with their frames, as bytes and back.
 *
 * A pickle is a header (magic, version, length and checksum of what follows) and a program for
 * a machine with a stack and a memo (format.def). It does not depend on word size or byte
 * order. The saver walks the object graph with an explicit list of tasks, the loader is a loop:
 * neither recurses, whatever the depth of the objects.
 *
 * A pickle names things and describes data; it cannot make the loader call what the program has
 * not declared (constructors.c), and code that comes in it cannot run before it is wholly
 * loaded. docs/pickling.md says the rules.
 */
#ifndef SY_LANG_MODULES_PICKLE_H
#define SY_LANG_MODULES_PICKLE_H

#include "lang/modules/modules.h"

enum sy_pickle_op {
#define SY_PICKLE(name, operands, effect) SY_PICKLE_##name,
#include "lang/modules/pickle/format.def"
#undef SY_PICKLE
    SY_PICKLE_OP_COUNT
};

enum {
    SY_PICKLE_VERSION = 1,
    SY_PICKLE_HEADER = 16, /* magic 4, version 2, reserved 2, length 4, checksum 4 */
    SY_PICKLE_BATCH = 1000 /* values on the stack before they go into their container */
};
#define SY_PICKLE_MAGIC "SWYP"

uint32_t syi_pickle_checksum(const uint8_t *data, size_t length);

/* Raises PicklingError, UnpicklingError with a message as syi_raise makes it: false. */
#define syi_pickling_error(vm, ...)                                                            \
    (syi_raise((vm), syi_pickling_error_type(vm), __VA_ARGS__) != SY_NULL)
#define syi_unpickling_error(vm, ...)                                                          \
    (syi_raise((vm), syi_unpickling_error_type(vm), __VA_ARGS__) != SY_NULL)
static inline sy_type *syi_pickling_error_type(const sy_vm *vm) {
    return syi_to_type(syi_module_state(vm)->pickle.pickling_error);
}
static inline sy_type *syi_unpickling_error_type(const sy_vm *vm) {
    return syi_to_type(syi_module_state(vm)->pickle.unpickling_error);
}

/* --- Names (names.c) --- */

/* module.qualname, looked up as CPython does; SY_NULL with AttributeError. */
sy_value syi_pickle_getattr(sy_vm *vm, sy_value module, sy_value qualname);
/* The module with that name if it is imported or one of the library; with an exception
 * otherwise. */
sy_value syi_pickle_module(sy_vm *vm, sy_value name);
/* Where obj, a class or function called `qualname`, is to be found: the name of its module, if
 * looking it up there gives obj again. SY_NULL without exception: it is not found. */
sy_value syi_pickle_whichmodule(sy_vm *vm, sy_value obj, sy_value qualname);

/* --- Constructors (constructors.c) --- */

bool syi_pickle_add_constructor(sy_vm *vm, sy_value f);
/* At dump time: the reduction of some object names f, which is a constructor from now on. False
 * with PicklingError if that cannot be. */
bool syi_pickle_learn(sy_vm *vm, sy_value f);
/* At load time: may the pickle have f(*args) called? False with UnpicklingError. */
bool syi_pickle_may_call(sy_vm *vm, sy_value f, sy_value args);

/* --- Classes Encoder and Decoder --- */

extern const sy_type_def syi_pickle_encoder, syi_pickle_decoder;
/* dumps(obj, protocol), loads(bytes) of the module. */
sy_value syi_pickle_dumps(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
sy_value syi_pickle_loads(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);

#endif
