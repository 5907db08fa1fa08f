/* SPDX-License-Identifier: MIT
 *
 * Where the operator stands in the text of an expression: what the carets of a traceback mark.
 */
#ifndef SY_LANG_TRACEBACK_ANCHORS_H
#define SY_LANG_TRACEBACK_ANCHORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* text: n code points, one expression on one line. True: *left and *right bound the part to be
 * marked (a binary operator, or the brackets of a subscript); false: there is none. */
bool syi_find_anchors(const uint32_t *text, size_t n, size_t *left, size_t *right);

#endif
