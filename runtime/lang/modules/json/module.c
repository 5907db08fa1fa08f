/* SPDX-License-Identifier: MIT
 *
 * The functions of the module `_json`.
 */
#include "lang/modules/json/json.h"

static const sy_fn_def functions[] = {
    {"scan", syi_json_scan, 4, 4, 0, false, "scan(decoder, text, index, whole, /)"},
    {"encode", syi_json_encode, 3, 3, 0, false, "encode(encoder, object, default, /)"},
    {"quote", syi_json_quote, 2, 2, 0, false, "quote(text, ensure_ascii, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_json(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions);
}
