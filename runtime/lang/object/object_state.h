/* SPDX-License-Identifier: MIT
 *
 * State of the object layer that only its own files use; hangs from sy_vm.
 */
#ifndef SY_LANG_OBJECT_STATE_H
#define SY_LANG_OBJECT_STATE_H

#include "lang/object/state.h"

#define SY_METHOD_CACHE_SIZE 1024u

/* One result of looking a name up in the MRO of a type. */
typedef struct sy_method_cache_entry {
    uint32_t version; /* of the type; 0: empty */
    sy_value name;
    sy_value value; /* SY_NULL: the type has no such attribute */
} sy_method_cache_entry;

typedef struct sy_weakref sy_weakref;

/* Slot of the table of weak references: an object and the first of its weak references. */
typedef struct sy_weakref_slot {
    sy_object *target; /* NULL: free */
    sy_weakref *first;
} sy_weakref_slot;

typedef struct sy_object_state {
    sy_method_cache_entry cache[SY_METHOD_CACHE_SIZE];
    uint32_t next_type_version;
    sy_weakref_slot *weak_slots;
    uint32_t weak_count, weak_capacity;
    uint64_t weak_serial; /* of the next weak reference */
    sy_value reprs;       /* list of containers whose repr is being made, for cycles */
} sy_object_state;

#endif
