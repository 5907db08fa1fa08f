/* SPDX-License-Identifier: MIT
 *
 * How objects say what they are made of, for pickle and copy: the methods __reduce_ex__,
 * __reduce__ and __getstate__ of every object.
 */
#ifndef SY_LANG_REDUCE_H
#define SY_LANG_REDUCE_H

#include "lang/object/state.h"

/* Rows of object's method table. */
sy_value syi_object_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
sy_value syi_object_reduce_ex(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
sy_value syi_object_getstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);

/* What is special about how obj is pickled, found without calling anything. */
enum sy_reduction {
    SY_REDUCE_PLAIN = 1, /* object's own __reduce_ex__, __reduce__ and no __getnewargs(_ex)__ */
    SY_REDUCE_GETSTATE = 2 /* it has a __getstate__ other than object's */
};
unsigned syi_reduction(sy_vm *vm, sy_value obj);

/* The state of obj as object.__getstate__ gives it: attributes, or a pair with the values of
 * __slots__, or None. With `complete` a TypeError if the object holds more than that. */
sy_value syi_default_state(sy_vm *vm, sy_value obj, bool complete);

/* Adds __reduce__ and __setstate__ to the builtin types that need their own (reduce_builtin.c).
 */
bool syi_init_reductions(sy_vm *vm);

/* copyreg.name */
sy_value syi_copyreg(sy_vm *vm, const char *name);

#endif
