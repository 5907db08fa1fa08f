/* SPDX-License-Identifier: MIT
 *
 * Which code points from 0x80 up may stand in an identifier, and which are printable.
 */
#ifndef SY_LANG_FRONT_UNICODE_IDENT_H
#define SY_LANG_FRONT_UNICODE_IDENT_H

#include <stdbool.h>
#include <stdint.h>

/* May begin an identifier (XID_Start). Code points below 0x80 are not asked for. */
bool syi_is_identifier_start(uint32_t code_point);

/* May follow in an identifier (XID_Continue). */
bool syi_is_identifier_continue(uint32_t code_point);

/* Printable as str.isprintable() says. */
bool syi_is_printable(uint32_t code_point);

#endif
