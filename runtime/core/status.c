/* SPDX-License-Identifier: MIT
 *
 * Names, texts and exception classes of the statuses, from base/status.def. The public header
 * spells the codes out, because it must stand alone; here the compiler checks that both agree.
 */
#include <switchyard.h>

#define X(name, code, text, exception)                                                         \
    _Static_assert(SY_##name == (code), "SY_" #name " differs from base/status.def");
#include "base/status.def"
#undef X

const char *sy_status_name(sy_status status) {
    switch (status) {
#define X(name, code, text, exception)                                                         \
    case (code):                                                                               \
        return #name;
#include "base/status.def"
#undef X
    }
    return "";
}

const char *sy_status_text(sy_status status) {
    switch (status) {
#define X(name, code, text, exception)                                                         \
    case (code):                                                                               \
        return text;
#include "base/status.def"
#undef X
    }
    return "unknown status";
}

const char *sy_status_exception(sy_status status) {
    switch (status) {
#define X(name, code, text, exception)                                                         \
    case (code):                                                                               \
        return exception;
#include "base/status.def"
#undef X
    }
    return "";
}
