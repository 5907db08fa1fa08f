/* SPDX-License-Identifier: MIT
 *
 * The module `_json`: the cores of the decoder and the encoder of `json` (in lang/lib).
 */
#ifndef SY_LANG_MODULES_JSON_JSON_H
#define SY_LANG_MODULES_JSON_JSON_H

#include "lang/modules/modules.h"
#include "lang/object/str_internal.h"

/* scan(decoder, text, index, whole): the value at index and where it ends; whole: nothing but
 * white space may stand around it, and the value alone is returned. */
sy_value syi_json_scan(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
/* encode(encoder, object, default): text. default None: no such function. */
sy_value syi_json_encode(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);
/* quote(text, ensure_ascii): text between quotes. */
sy_value syi_json_quote(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);

#endif
