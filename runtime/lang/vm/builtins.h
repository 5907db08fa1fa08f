/* SPDX-License-Identifier: MIT
 *
 * The builtins module: one table of functions per subject (builtins_*.c), put together here.
 */
#ifndef SY_LANG_VM_BUILTINS_H
#define SY_LANG_VM_BUILTINS_H

#include "lang/object/state.h"

/* Fills vm->builtins and makes the module `builtins`; sets interpreter->build_class and
 * import_function. After syi_objects_init and syi_vm_init. */
bool syi_builtins_init(sy_vm *vm);

extern const sy_fn_def syi_builtins_object[]; /* attributes, identity, classes of objects */
extern const sy_fn_def syi_builtins_number[];
extern const sy_fn_def syi_builtins_iter[];
extern const sy_fn_def syi_builtins_io[];
extern const sy_fn_def
    syi_builtins_code[]; /* exec, eval, compile, namespaces, classes, import */

/* str to UTF-8 bytes for file-like objects of the host: writes to stream 1 or 2. */
bool syi_host_write(sy_vm *vm, int stream, sy_value text);
/* One line of stdin as a str, "" at the end. */
sy_value syi_host_read_line(sy_vm *vm);

/* Writes text to file.write(), or to the host when file is the interpreter's own stream. */
bool syi_write_to(sy_vm *vm, sy_value file, sy_value text);

#endif
