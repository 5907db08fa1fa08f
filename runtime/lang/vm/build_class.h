/* SPDX-License-Identifier: MIT
 *
 * __build_class__: what the class statement calls.
 */
#ifndef SY_LANG_VM_BUILD_CLASS_H
#define SY_LANG_VM_BUILD_CLASS_H

#include "lang/object/state.h"

/* A table of one function, for the builtins module. */
extern const sy_fn_def syi_builtins_class[];

/* bases with every object that has __mro_entries__ replaced by what that returns (the same
 * tuple when there is none), as types.resolve_bases(). */
sy_value syi_resolve_bases(sy_vm *vm, sy_value bases);

/* Runs the body of a class: a nested run of function with `names` as its namespace. */
sy_value syi_run_body(sy_vm *vm, sy_function *function, sy_value names);

#endif
