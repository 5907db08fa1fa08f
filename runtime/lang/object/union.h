/* SPDX-License-Identifier: MIT
 *
 * Union types (int | str), for callers that look inside.
 */
#ifndef SY_LANG_UNION_H
#define SY_LANG_UNION_H

#include "lang/object/state.h"

/* The members of a union type. */
sy_tuple *syi_union_args(sy_value u);

/* Whether v is list[int] or the like, subclasses of GenericAlias included. */
bool syi_is_generic_alias(sy_value v);

#endif
