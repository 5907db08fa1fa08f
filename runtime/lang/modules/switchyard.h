/* SPDX-License-Identifier: MIT
 *
 * What the files of the module `_switchyard` share.
 */
#ifndef SY_LANG_MODULES_SWITCHYARD_H
#define SY_LANG_MODULES_SWITCHYARD_H

#include "lang/modules/stackless.h"

/* Adds what switchyard_select.c has to the module. */
bool syi_init_switchyard_select(sy_vm *vm, sy_module *module);

#endif
