/* SPDX-License-Identifier: MIT
 *
 * What the files of the list share.
 */
#ifndef SY_LANG_LIST_H
#define SY_LANG_LIST_H

#include "lang/object/args.h"
#include "lang/object/container_internal.h"

typedef struct sy_list_slice {
    int64_t start, stop, step, count;
} sy_list_slice;

extern const sy_fn_def syi_list_methods[];

#endif
