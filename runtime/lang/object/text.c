/* SPDX-License-Identifier: MIT
 *
 * See the header.
 */
#include "lang/object/text.h"

#include <stdio.h>

#include "lang/object/str.h"
#include "lang/object/type_internal.h"

const char *syi_address(sy_value v, char *out) {
    snprintf(out, SY_ADDRESS_SIZE, "0x%012llx", (unsigned long long)v);
    return out;
}

/* The signature line ends with a parenthesis; "\n--\n\n" may follow it. */
sy_value syi_doc_text(sy_vm *vm, const char *doc) {
    if (doc == NULL) {
        return SY_NONE;
    }
    size_t line = strcspn(doc, "\n");
    if (line > 0 && doc[line - 1] == ')') {
        doc += line;
        doc += doc[0] == '\n';
        if (strncmp(doc, "--\n\n", 4) == 0) {
            doc += 4;
        }
    }
    return doc[0] == '\0' ? SY_NONE : syi_str_from_cstr(vm, doc);
}
