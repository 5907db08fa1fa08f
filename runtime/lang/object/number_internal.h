/* SPDX-License-Identifier: MIT
 *
 * What the files of the number types share.
 */
#ifndef SY_LANG_NUMBER_INTERNAL_H
#define SY_LANG_NUMBER_INTERNAL_H

#include "lang/object/bigint.h"
#include "lang/object/container_internal.h"

/* Text of a number in a str: without surrounding white space, decimal digits of any script as
 * ASCII, what is not ASCII otherwise as '?'. Free with syi_mem_resize(vm, p, s->length + 1, 0).
 */
char *syi_number_text(sy_vm *vm, const sy_str *s, size_t *n);

/* The one keyword-less argument list of float(), bool() ...: "X expected at most 1 argument".
 */
bool syi_at_most_one(sy_vm *vm, const char *name, int nargs, sy_value kwnames);

/* The real number in v (int or float) for mixed arithmetic: 1, 0: neither, -1: too large. */
int syi_real_operand(sy_vm *vm, sy_value v, double *out);

/* type(v)'s __float__ or __index__, as float() does for what is no str. False with TypeError.
 */
bool syi_to_float(sy_vm *vm, sy_value v, double *out, const char *message);

/* x ** y as float.__pow__ does: a float, a complex, or an error. */
sy_value syi_float_power(sy_vm *vm, double x, double y);

sy_value syi_complex_power(sy_vm *vm, double ar, double ai, double br, double bi);

#endif
