/* SPDX-License-Identifier: MIT
 *
 * The insides of the object heap, shared by the files of the collector (gc.c, gc_mark.c,
 * weakref.c).
 *
 * Small objects live in blocks of cells of one size (classes of 16 bytes up to 512); a free
 * cell has SY_OBJ_FREE set and its type field links to the next free one. Larger objects and
 * all type objects are single allocations in a list. Types are given back last, because the
 * sweep asks the types of dead objects how to free them.
 *
 * Invariant: gc.live_bytes is the sum of the cells in use, the large objects and the memory
 * taken through syi_mem_resize.
 */
#ifndef SY_LANG_GC_HEAP_H
#define SY_LANG_GC_HEAP_H

#include "lang/object/gc.h"
#include "lang/object/state.h"

#define SY_GC_BLOCK_SIZE ((size_t)64 * 1024)
#define SY_GC_CELL_STEP 16u
#define SY_GC_SMALL_MAX 512u
#define SY_GC_CLASSES (SY_GC_SMALL_MAX / SY_GC_CELL_STEP)
#define SY_GC_TAIL_MAX ((size_t)1 << 26) /* of an object with SY_TYPE_TAIL_ATTRS */
#define SY_GC_MIN_THRESHOLD ((size_t)4 * 1024 * 1024)

/* Cells follow the header, which is padded to 16 bytes. */
typedef struct sy_gc_block {
    struct sy_gc_block *next;
    uint32_t cell_size;
    uint32_t cells;
} sy_gc_block;

typedef struct sy_gc_large {
    struct sy_gc_large *next;
    size_t size; /* of the whole allocation */
} sy_gc_large;

#define SY_GC_HEADER ((size_t)16)

typedef struct sy_gc_root {
    void (*visit)(void *arg, sy_visitor *v);
    void *arg;
} sy_gc_root;

/* A growing array of words: mark stack, queues, the list of finalizable objects. */
typedef struct sy_gc_list {
    sy_value *items;
    size_t count, capacity;
} sy_gc_list;

struct sy_weakref_table;

struct sy_gc_heap {
    sy_object *free[SY_GC_CLASSES];
    sy_gc_block *blocks[SY_GC_CLASSES];
    sy_gc_large *large;
    sy_gc_list marks;       /* objects marked and not yet visited */
    bool marks_overflowed;  /* the mark stack could not grow: visit marked objects again */
    sy_gc_list finalizable; /* every live object with SY_OBJ_FINALIZABLE, not yet finalised */
    sy_gc_list
        finalize_due; /* found unreachable; finalisers to be run, from finalize_next on */
    size_t finalize_next;
    sy_gc_list callbacks; /* pairs (callback, weak reference), from callback_next on */
    size_t callback_next;
    sy_gc_root *roots;
    size_t root_count, root_capacity;
};

/* Appends; false when there is no memory (nothing raised). */
bool syi_gc_list_push(sy_vm *vm, sy_gc_list *list, sy_value value);
void syi_gc_list_free(sy_vm *vm, sy_gc_list *list);

/* Visits until nothing marked is left unvisited. */
void syi_gc_drain(sy_vm *vm);

/* Marks everything reachable from the roots. */
void syi_gc_mark_roots(sy_vm *vm);

static inline bool syi_gc_is_dead(const sy_object *o) {
    return (o->flags & (SY_OBJ_MARKED | SY_OBJ_IMMORTAL)) == 0;
}

/* After marking, before the sweep: drop what refers weakly to dead objects. */
void syi_weakrefs_clear_dead(sy_vm *vm);
void syi_intern_clear_dead(sy_vm *vm);
void syi_method_cache_clear(sy_vm *vm);
void syi_weakrefs_free(sy_vm *vm);

#endif
