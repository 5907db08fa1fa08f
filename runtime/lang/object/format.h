/* SPDX-License-Identifier: MIT
 *
 * Formatting: the format specification mini-language, % formatting and str.format.
 */
#ifndef SY_LANG_FORMAT_H
#define SY_LANG_FORMAT_H

#include "lang/object/str.h"

/* format(v, spec) of the builtin types; spec is a str. */
sy_value syi_format_int(sy_vm *vm, sy_value v, sy_value spec);
sy_value syi_format_float(sy_vm *vm, sy_value v, sy_value spec);
sy_value syi_format_complex(sy_vm *vm, sy_value v, sy_value spec);
sy_value syi_format_str(sy_vm *vm, sy_value v, sy_value spec);
/* Exact ints, floats, bools and strs without a call through __format__; SY_NOT_IMPLEMENTED for
 * anything else. */
sy_value syi_format_plain(sy_vm *vm, sy_value v, sy_value spec);

/* format % args for str, and for bytes (into a builder of latin-1 characters). */
sy_value syi_str_percent(sy_vm *vm, sy_value format, sy_value args);
sy_value syi_bytes_percent(sy_vm *vm, sy_value format, sy_value args);

/* format.format(*args, **kwargs): args holds nargs positional values, then those of kwnames.
 * mapping: for format_map, else SY_NULL. */
sy_value syi_str_format_fields(sy_vm *vm, sy_value format, const sy_value *args, int nargs,
                               sy_value kwnames, sy_value mapping);

#endif
