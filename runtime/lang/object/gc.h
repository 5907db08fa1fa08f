/*
 * The object heap: size-class blocks, precise mark and sweep. Nothing here runs on allocation;
 * the VM calls syi_gc_collect at safepoints when syi_gc_due says so. All values are reported
 * through visit slots; language code (finalisers, weak reference callbacks, killing of orphaned
 * tasklets) is queued by the collector and run by the VM after the collection.
 */
#ifndef SY_LANG_GC_H
#define SY_LANG_GC_H

#include "lang/object/object.h"

typedef struct sy_gc {
    struct sy_gc_heap *heap;
    size_t live_bytes; /* after the last collection, and allocated since */
    size_t threshold;  /* collect when live_bytes reaches it */
    bool stress;       /* tests: collect at every safepoint, overwrite what is freed */
    bool enabled;
    bool requested; /* an allocation failed or gc.collect() asked: collect at the next safepoint
                     */
    uint64_t collections;
    void *reserve; /* given up at the first MemoryError, so that its handler has room */
} sy_gc;

struct sy_visitor {
    sy_vm *vm;
    struct sy_gc_heap *heap;
};

/* A zeroed object of at least size bytes, its type set. Fails with MemoryError (never
 * collects). */
void *syi_object_new(sy_vm *vm, sy_type *type, size_t size);

/* Memory that belongs to an object (list items, dict tables): the runtime's allocator, counted
 * towards the next collection. NULL with MemoryError raised if it fails. new_size 0 frees. */
void *syi_mem_resize(sy_vm *vm, void *p, size_t old_size, size_t new_size);

void syi_visit(sy_visitor *v, sy_value value); /* any word; non-pointers are ignored */
void syi_visit_values(sy_visitor *v, const sy_value *values, size_t n);
void syi_visit_object(sy_visitor *v, const void *object); /* NULL is ignored */

static inline bool syi_gc_due(const sy_gc *gc) {
    return (gc->live_bytes >= gc->threshold && gc->enabled) || gc->requested || gc->stress;
}

/* Marks from the roots, queues finalisers, clears weak references, sweeps. Returns the number
 * of objects freed. Call at a safepoint only. */
size_t syi_gc_collect(sy_vm *vm);

/* Registers an extra root reporter (the VM's frames and tasklets, a module's state). */
bool syi_gc_add_roots(sy_vm *vm, void (*visit)(void *arg, sy_visitor *v), void *arg);

/* Registers an object for finalisation: when it is found unreachable it lives one turn longer
 * and comes out of syi_gc_next_finalizable. Types with SY_TYPE_FINALIZABLE (tasklets,
 * generators, classes with __del__) have it done by syi_object_new. Clearing SY_OBJ_FINALIZABLE
 * in the header takes an object out again (a finished generator). False: MemoryError raised. */
bool syi_gc_set_finalizable(sy_vm *vm, void *object);

/* Gives the reserve back to the allocator; the next collection that finds room takes it again.
 */
void syi_gc_release_reserve(sy_vm *vm);

/* Calls fn for each object registered for finalisation and not known to be dead, oldest first;
 * fn must not allocate objects of such types. */
void syi_gc_each_finalizable(sy_vm *vm, void (*fn)(void *arg, sy_value object), void *arg);

/* Next object whose finaliser has to run (marks it finalised), or SY_NULL. */
sy_value syi_gc_next_finalizable(sy_vm *vm);

bool syi_gc_init(sy_vm *vm);
void syi_gc_deinit(sy_vm *vm); /* frees every object; runs no language code */

#endif
