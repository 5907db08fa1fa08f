/* SPDX-License-Identifier: MIT
 *
 * What the files of int and bool share.
 */
#ifndef SY_LANG_INT_H
#define SY_LANG_INT_H

#include "lang/object/number_internal.h"

/* The bool an order (-1, 0, 1) gives under a comparison. */
sy_value syi_compare_result(int order, enum sy_compare_op op);

extern const sy_fn_def syi_int_methods[];
extern const sy_getset_def syi_int_getsets[];

#endif
