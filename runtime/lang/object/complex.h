/* SPDX-License-Identifier: MIT
 *
 * The layout of complex numbers.
 */
#ifndef SY_LANG_COMPLEX_H
#define SY_LANG_COMPLEX_H

#include "lang/object/number_internal.h"

typedef struct sy_complex {
    sy_object head;
    double real, imag;
} sy_complex;

#endif
