/* SPDX-License-Identifier: MIT
 *
 * What the files of float share.
 */
#ifndef SY_LANG_FLOAT_H
#define SY_LANG_FLOAT_H

#include "lang/object/number_internal.h"

extern const sy_fn_def syi_float_methods[];
extern const sy_getset_def syi_float_getsets[];

#endif
