/* SPDX-License-Identifier: MIT
 *
 * What the rest of the VM and the modules may ask of the interpreter's host part
 * (interpreter.c).
 */
#ifndef SY_LANG_VM_INTERPRETER_H
#define SY_LANG_VM_INTERPRETER_H

#include <switchyard_lang.h>

#include "lang/object/state.h"

/* The options the interpreter was made with. */
const sy_lang_options *syi_host_options(const sy_vm *vm);

/* Records exc as how the program ended and writes its report to stderr: SystemExit sets the
 * exit code (and writes its message), any other exception its traceback. */
bool syi_host_report(sy_vm *vm, sy_value exc);

/* See sy_lang_inspect(); `globals` are those of the main program, NULL before it has started.
 */
void syi_inspect(sy_vm *vm, sy_dict *globals, sy_lang_write_fn write, void *user);

/* A message of the host: see sy_lang_post(). False: an exception (modules/host.c). */
bool syi_host_post(sy_vm *vm, const void *message, size_t length);

/* _host.on_message, a sy_cfunction. */
sy_value syi_host_on_message(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);

/* Where exc was raised: a list of lists of file, line, column (from 1; 0: unknown) and
 * function, the caller first. The second form is that list as sy_lang_post() has it, from the
 * allocator, with a zero byte behind; NULL: no memory. */
sy_value syi_host_frames(sy_vm *vm, sy_value exc);
char *syi_host_frames_encoded(sy_vm *vm, sy_value exc, size_t *length);

/* Writes bytes to stream 1 or 2. */
void syi_host_write_bytes(sy_vm *vm, int stream, const char *text, size_t length);

/* Reports to stderr an exception that nobody can catch, raised in `where` ("the schedule
 * callback"). Leaves vm->exc clear. */
void syi_host_unraisable(sy_vm *vm, const char *where, sy_value exc);

#endif
