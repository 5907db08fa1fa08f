/* SPDX-License-Identifier: MIT
 *
 * What the files of `_hash` share.
 */
#ifndef SY_LANG_MODULES_HASH_H
#define SY_LANG_MODULES_HASH_H

#include "lang/modules/modules.h"

/* One block of 128 bytes into the state. */
void syi_sha512_block(uint64_t state[8], const uint8_t *block);
/* The permutation of Keccak (FIPS 202). */
void syi_keccak(uint64_t state[25]);

#endif
