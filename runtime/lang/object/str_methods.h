/* SPDX-License-Identifier: MIT
 *
 * The methods of str that live outside str_methods.c, for its table.
 */
#ifndef SY_LANG_STR_METHODS_H
#define SY_LANG_STR_METHODS_H

#include "lang/object/str_internal.h"

#define SY_METHOD(name)                                                                        \
    sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)

/* str_case.c */
SY_METHOD(syi_str_capitalize);
SY_METHOD(syi_str_casefold);
SY_METHOD(syi_str_lower);
SY_METHOD(syi_str_upper);
SY_METHOD(syi_str_swapcase);
SY_METHOD(syi_str_title);
SY_METHOD(syi_str_isalnum);
SY_METHOD(syi_str_isalpha);
SY_METHOD(syi_str_isascii);
SY_METHOD(syi_str_isdecimal);
SY_METHOD(syi_str_isdigit);
SY_METHOD(syi_str_isidentifier);
SY_METHOD(syi_str_islower);
SY_METHOD(syi_str_isnumeric);
SY_METHOD(syi_str_isprintable);
SY_METHOD(syi_str_isspace);
SY_METHOD(syi_str_istitle);
SY_METHOD(syi_str_isupper);

/* str_split.c */
SY_METHOD(syi_str_split);
SY_METHOD(syi_str_rsplit);
SY_METHOD(syi_str_splitlines);
SY_METHOD(syi_str_partition);
SY_METHOD(syi_str_rpartition);
SY_METHOD(syi_str_join_method);

/* str_translate.c */
SY_METHOD(syi_str_translate);
SY_METHOD(syi_str_maketrans);

#endif
