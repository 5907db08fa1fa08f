/* SPDX-License-Identifier: MIT
 *
 * Layout of property, staticmethod and classmethod, for callers that look inside.
 */
#ifndef SY_LANG_PROPERTY_H
#define SY_LANG_PROPERTY_H

#include "lang/object/state.h"

typedef struct sy_property {
    sy_object head;
    sy_value fget, fset, fdel, doc; /* SY_NULL: none */
    sy_value name;                  /* by __set_name__, or SY_NULL */
    bool getter_doc;                /* the doc is the getter's */
} sy_property;

/* staticmethod and classmethod. */
typedef struct sy_function_wrapper {
    sy_object head;
    sy_value func;
    sy_attrs attrs;
} sy_function_wrapper;

#endif
