/* SPDX-License-Identifier: MIT
 *
 * The host's streams as objects of the language: sys.stdin, sys.stdout, sys.stderr.
 */
#ifndef SY_LANG_VM_STREAM_H
#define SY_LANG_VM_STREAM_H

#include "lang/object/state.h"

/* Makes the type; once per interpreter. */
sy_type *syi_stream_type(sy_vm *vm);

/* A stream object; number 0 stdin, 1 stdout, 2 stderr. */
sy_value syi_stream_new(sy_vm *vm, sy_type *type, int number);

/* What sys.<name> is now (name: vm->names.stdout ...); SY_NONE when it is missing. */
sy_value syi_sys_stream(sy_vm *vm, sy_value name);

#endif
