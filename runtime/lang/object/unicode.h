/* SPDX-License-Identifier: MIT
 *
 * Properties and case mappings of code points, as CPython's str methods see them.
 */
#ifndef SY_LANG_UNICODE_H
#define SY_LANG_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

bool syi_char_is_alpha(uint32_t c);
bool syi_char_is_decimal(uint32_t c);
bool syi_char_is_digit(uint32_t c);
bool syi_char_is_numeric(uint32_t c);
bool syi_char_is_lower(uint32_t c);
bool syi_char_is_upper(uint32_t c);
bool syi_char_is_title(uint32_t c); /* category Lt */
bool syi_char_is_space(uint32_t c);
bool syi_char_is_printable(uint32_t c);
bool syi_char_is_id_start(uint32_t c);
bool syi_char_is_id_continue(uint32_t c);
bool syi_char_is_cased(uint32_t c);
bool syi_char_is_case_ignorable(uint32_t c);
bool syi_char_is_line_break(uint32_t c);
/* 0..9, or -1: no decimal digit. */
int syi_char_decimal(uint32_t c);

/* Full case mappings: up to 3 code points into out, returns their number. */
#define SY_CASE_MAX 3
unsigned syi_char_upper(uint32_t c, uint32_t *out);
unsigned syi_char_lower(uint32_t c, uint32_t *out);
unsigned syi_char_title(uint32_t c, uint32_t *out);
unsigned syi_char_fold(uint32_t c, uint32_t *out);

#endif
