/* SPDX-License-Identifier: MIT
 *
 * What the module `_pickle` keeps between calls; part of sy_lang_modules. SY_NULL and NULL
 * until it is imported.
 */
#ifndef SY_LANG_MODULES_PICKLE_STATE_H
#define SY_LANG_MODULES_PICKLE_STATE_H

#include "lang/object/state.h"

typedef struct sy_pickle_state {
    sy_type *encoder, *decoder;
    sy_value error, pickling_error, unpickling_error; /* exception classes */
    sy_value dispatch_table;                          /* dict: type -> reduction function */
    sy_value constructors; /* set of the functions that a pickle may call */
    sy_value codes;        /* dict: hash -> code objects of the program that were pickled */
} sy_pickle_state;

#endif
