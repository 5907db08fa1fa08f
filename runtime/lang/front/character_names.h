/* SPDX-License-Identifier: MIT
 *
 * Names of characters, for \N{...}. Only of the blocks that programs write names of:
 * scripts/gen-character-names.py lists them.
 */
#ifndef SY_LANG_CHARACTER_NAMES_H
#define SY_LANG_CHARACTER_NAMES_H

#include <stddef.h>
#include <stdint.h>

/* The code point with that name or alias, in any case of letters; -1: not known. */
int32_t syi_character_by_name(const char *name, size_t length);

#endif
