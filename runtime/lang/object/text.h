/* SPDX-License-Identifier: MIT
 *
 * Small helpers for default reprs, hashes and docs.
 */
#ifndef SY_LANG_TEXT_H
#define SY_LANG_TEXT_H

#include "lang/object/state.h"

#define SY_ADDRESS_SIZE 24

/* "0x7f0123456789" into out (SY_ADDRESS_SIZE bytes); returns out. */
const char *syi_address(sy_value v, char *out);

/* Hash by identity: as CPython rotates addresses. */
static inline uint64_t syi_address_hash(sy_value v) {
    return v >> 4 | v << 60;
}

#endif
