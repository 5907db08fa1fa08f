/* SPDX-License-Identifier: MIT
 *
 * Start and end of the table of interned strings (the rest is in str.h).
 */
#ifndef SY_LANG_INTERN_H
#define SY_LANG_INTERN_H

#include "lang/object/state.h"

/* False: no memory. */
bool syi_intern_init(sy_vm *vm);
void syi_intern_deinit(sy_vm *vm);

#endif
