/* SPDX-License-Identifier: MIT
 *
 * What the files of formatting share: a parsed specification, and putting a number together.
 */
#ifndef SY_LANG_FORMAT_INTERNAL_H
#define SY_LANG_FORMAT_INTERNAL_H

#include "lang/object/format.h"
#include "lang/object/str_internal.h"

/* [[fill]align][sign][z][#][0][width][grouping][.precision][type] */
typedef struct sy_format_spec {
    uint32_t fill;
    uint32_t align; /* '<' '>' '^' '=' */
    bool fill_given, align_given;
    char sign; /* '+' '-' ' ', or 0 */
    bool no_neg_zero;
    bool alternate;
    int64_t width;     /* -1: none */
    char grouping;     /* ',' '_', or 0 */
    int64_t precision; /* -1: none */
    uint32_t type;     /* 0: none */
} sy_format_spec;

/* `v` is named in messages. align: the default, '<' or '>'. */
bool syi_format_parse(sy_vm *vm, sy_value v, sy_value spec, uint32_t align, uint32_t type,
                      sy_format_spec *out);
/* "Unknown format code 'x' for object of type 'int'" */
sy_value syi_raise_format_code(sy_vm *vm, uint32_t type, sy_value v);

/* The parts of a number's text. digits: integer digits first, then what follows them
 * (".5e+10"); or any text with lead 0. */
typedef struct sy_number_parts {
    const char *sign;   /* "", "-", "+", " " */
    const char *prefix; /* "0x" ... */
    const char *digits;
    size_t length;  /* of digits */
    size_t lead;    /* how many of them are integer digits */
    unsigned group; /* digits between separators */
} sy_number_parts;

void syi_format_assemble(sy_str_builder *b, const sy_format_spec *spec,
                         const sy_number_parts *p);
/* Text padded to the width: `text` of a str. */
void syi_format_pad(sy_str_builder *b, const sy_format_spec *spec, sy_value text);

/* Digits of a double into memory from syi_mem_resize of *size bytes, without a sign. type as
 * for syi_float_format; NULL: no memory. *negative: the sign is to be shown. */
char *syi_float_digits(sy_vm *vm, double d, char type, int64_t precision, bool alternate,
                       bool no_neg_zero, bool *negative, size_t *length, size_t *size);

#endif
