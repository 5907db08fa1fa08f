/* SPDX-License-Identifier: MIT
 *
 * The layout of the iterators that only their own file and reduce_builtin.c look into. Those
 * the VM knows are in container.h.
 */
#ifndef SY_LANG_ITERATORS_H
#define SY_LANG_ITERATORS_H

#include "lang/object/container_internal.h"
#include "lang/object/set.h"

typedef struct sy_enumerate {
    sy_object head; /* aux: SY_ITERATES_PLAINLY */
    sy_value iterator;
    sy_value index; /* an int of any size */
} sy_enumerate;

/* More flags in head.aux of a zip object, besides SY_ITERATES_PLAINLY. */
enum { SY_ZIP_STRICT = 2, SY_ZIP_REST_IS_PLAIN = 4 };

typedef struct sy_zip {
    sy_object head;
    sy_value iterators; /* tuple; SY_NULL: exhausted */
} sy_zip;

typedef struct sy_map {
    sy_object head; /* aux: SY_ITERATES_PLAINLY */
    sy_value function;
    sy_value iterators; /* tuple */
    sy_value pending;   /* tuple of arguments, or SY_NULL */
} sy_map;

typedef struct sy_filter {
    sy_object head;
    sy_value function; /* None: the items themselves are tested */
    sy_value iterator;
    sy_value pending; /* an item whose test could not be made inside the loop, or SY_NULL */
} sy_filter;

typedef struct sy_reversed {
    sy_object head;
    sy_value sequence; /* SY_NULL: exhausted */
    int64_t index;     /* of the next item */
} sy_reversed;

typedef struct sy_set_iterator {
    sy_object head;
    sy_set *set; /* NULL: exhausted */
    uint32_t position;
    uint32_t length; /* of the set at the start; UINT32_MAX once its change was reported */
    uint32_t remaining;
} sy_set_iterator;

/* Over a str, bytes or bytearray. */
typedef struct sy_text_iterator {
    sy_object head;
    sy_value source; /* SY_NULL: exhausted */
    uint32_t index;
} sy_text_iterator;

/* Over what has __getitem__, and over the results of calls: what is asked (SY_NULL once
 * exhausted), and the next index or the sentinel. */
typedef struct sy_source_iterator {
    sy_object head;
    sy_value source;
    sy_value state;
} sy_source_iterator;

#endif
