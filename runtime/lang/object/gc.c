/* SPDX-License-Identifier: MIT
 *
 * The object heap: allocation, the sweep, memory that belongs to objects, start and end.
 * Marking is in gc_mark.c.
 *
 * Allocation pops a free cell and zeroes it; it never collects. A collection marks from the
 * roots, sets aside unreachable objects that want a finaliser, drops weak references, and
 * sweeps every block. Blocks without a live cell go back to the allocator.
 */
#include "lang/object/gc.h"

#include "lang/object/error.h"
#include "lang/object/gc_heap.h"

static sy_object *cell_at(sy_gc_block *block, uint32_t index) {
    return (sy_object *)(void *)((char *)block + SY_GC_HEADER +
                                 (size_t)index * block->cell_size);
}

static sy_object *large_object(sy_gc_large *large) {
    return (sy_object *)(void *)((char *)large + SY_GC_HEADER);
}

/* A free cell keeps its successor in the place of its type. */
static sy_object *free_next(const sy_object *cell) {
    return (sy_object *)(void *)cell->type;
}

static void free_link(sy_object *cell, sy_object *next) {
    cell->type = (sy_type *)(void *)next;
    cell->flags = SY_OBJ_FREE;
}

/* Adds a block of cells for a size class. False: no memory. */
static bool block_add(sy_vm *vm, unsigned size_class) {
    struct sy_gc_heap *heap = vm->gc.heap;
    sy_gc_block *block = sy_malloc(vm->allocator, SY_GC_BLOCK_SIZE);
    if (block == NULL) {
        return false;
    }
    block->cell_size = (size_class + 1) * SY_GC_CELL_STEP;
    block->cells = (uint32_t)((SY_GC_BLOCK_SIZE - SY_GC_HEADER) / block->cell_size);
    block->next = heap->blocks[size_class];
    heap->blocks[size_class] = block;
    sy_object *next = heap->free[size_class];
    for (uint32_t i = block->cells; i-- > 0;) {
        sy_object *cell = cell_at(block, i);
        free_link(cell, next);
        next = cell;
    }
    heap->free[size_class] = next;
    return true;
}

static void *no_memory(sy_vm *vm) {
    syi_raise_memory(vm);
    return NULL;
}

static sy_object *small_new(sy_vm *vm, sy_type *type, size_t size) {
    struct sy_gc_heap *heap = vm->gc.heap;
    unsigned size_class = (unsigned)((size - 1) / SY_GC_CELL_STEP);
    if (heap->free[size_class] == NULL && !block_add(vm, size_class)) {
        return no_memory(vm);
    }
    sy_object *o = heap->free[size_class];
    size_t cell_size = (size_class + 1) * SY_GC_CELL_STEP;
    heap->free[size_class] = free_next(o);
    memset(o, 0, cell_size);
    o->type = type;
    vm->gc.live_bytes += cell_size;
    return o;
}

static sy_object *large_new(sy_vm *vm, sy_type *type, size_t size) {
    struct sy_gc_heap *heap = vm->gc.heap;
    if (size > SIZE_MAX - SY_GC_HEADER) {
        return no_memory(vm);
    }
    sy_gc_large *large = sy_calloc(vm->allocator, 1, size + SY_GC_HEADER);
    if (large == NULL) {
        return no_memory(vm);
    }
    large->size = size + SY_GC_HEADER;
    large->next = heap->large;
    heap->large = large;
    vm->gc.live_bytes += large->size;
    sy_object *o = large_object(large);
    o->type = type;
    o->flags = SY_OBJ_LARGE;
    return o;
}

/* Type objects (type NULL only while the first types are made) are kept with the large ones. */
static void *special_new(sy_vm *vm, sy_type *type, size_t size) {
    bool is_type = type == NULL || (type->flags & SY_TYPE_IS_TYPE) != 0;
    uint32_t tail = 0;
    if (!is_type && (type->flags & SY_TYPE_TAIL_ATTRS) != 0) {
        if (size > SY_GC_TAIL_MAX) {
            return no_memory(vm);
        }
        size = (size + 7) & ~(size_t)7;
        tail = (uint32_t)(size / 8) << SY_OBJ_TAIL_SHIFT;
        size += sizeof(sy_attrs);
    }
    sy_object *o = is_type || size > SY_GC_SMALL_MAX ? large_new(vm, type, size)
                                                     : small_new(vm, type, size);
    if (o != NULL && !is_type && (type->flags & SY_TYPE_FINALIZABLE) != 0 &&
        !syi_gc_set_finalizable(vm, o)) {
        return NULL;
    }
    if (o != NULL) {
        o->flags |= tail;
    }
    return o;
}

void *syi_object_new(sy_vm *vm, sy_type *type, size_t size) {
    if (type == NULL || size > SY_GC_SMALL_MAX ||
        (type->flags & (SY_TYPE_IS_TYPE | SY_TYPE_FINALIZABLE | SY_TYPE_TAIL_ATTRS)) != 0) {
        return special_new(vm, type, size);
    }
    return small_new(vm, type, size);
}

void *syi_mem_resize(sy_vm *vm, void *p, size_t old_size, size_t new_size) {
    if (new_size == 0) {
        sy_free(vm->allocator, p, old_size);
        if (p != NULL) {
            vm->gc.live_bytes -= old_size;
        }
        return NULL;
    }
    void *result = sy_realloc(vm->allocator, p, old_size, new_size);
    if (result == NULL) {
        return no_memory(vm);
    }
    vm->gc.live_bytes += new_size - (p != NULL ? old_size : 0);
    return result;
}

/* --- Sweep ------------------------------------------------------------------------------- */

/* Frees what a dead object holds outside the heap. Its type is still intact. */
static void finish_object(sy_vm *vm, sy_object *o) {
    if (o->type != NULL && o->type->slots.free != NULL) {
        o->type->slots.free(vm, o);
    }
}

/* Frees the dead cells of a block and appends its free cells to *tail. Returns the number of
 * cells still in use; *freed counts the objects that died. */
static uint32_t sweep_block(sy_vm *vm, sy_gc_block *block, sy_object **first, sy_object **last,
                            size_t *freed) {
    uint32_t live = 0;
    *first = NULL;
    *last = NULL;
    for (uint32_t i = block->cells; i-- > 0;) {
        sy_object *cell = cell_at(block, i);
        if ((cell->flags & SY_OBJ_FREE) == 0) {
            if (!syi_gc_is_dead(cell)) {
                cell->flags &= ~(uint32_t)SY_OBJ_MARKED;
                live++;
                continue;
            }
            finish_object(vm, cell);
            if (vm->gc.stress) {
                memset(cell, 0xdb, block->cell_size); /* whoever still uses it shall notice */
            }
            vm->gc.live_bytes -= block->cell_size;
            (*freed)++;
        }
        free_link(cell, *first);
        *first = cell;
        if (*last == NULL) {
            *last = cell;
        }
    }
    return live;
}

static void sweep_class(sy_vm *vm, unsigned size_class, size_t *freed) {
    struct sy_gc_heap *heap = vm->gc.heap;
    sy_gc_block **link = &heap->blocks[size_class];
    heap->free[size_class] = NULL;
    while (*link != NULL) {
        sy_gc_block *block = *link;
        sy_object *first, *last;
        if (sweep_block(vm, block, &first, &last, freed) == 0) {
            *link = block->next;
            sy_free(vm->allocator, block, SY_GC_BLOCK_SIZE);
            continue;
        }
        if (last != NULL) {
            free_link(last, heap->free[size_class]);
            heap->free[size_class] = first;
        }
        link = &block->next;
    }
}

static void large_release(sy_vm *vm, sy_gc_large *large) {
    vm->gc.live_bytes -= large->size;
    sy_free(vm->allocator, large, large->size);
}

/* Frees dead large objects. Dead types are only finished and unlinked here: the type of another
 * dead one may be among them, so their memory goes at the end. */
static void sweep_large(sy_vm *vm, size_t *freed) {
    struct sy_gc_heap *heap = vm->gc.heap;
    sy_gc_large **link = &heap->large;
    sy_gc_large *types = NULL;
    while (*link != NULL) {
        sy_gc_large *large = *link;
        sy_object *o = large_object(large);
        if (!syi_gc_is_dead(o)) {
            o->flags &= ~(uint32_t)SY_OBJ_MARKED;
            link = &large->next;
            continue;
        }
        *link = large->next;
        (*freed)++;
        if (o->type == NULL || (o->type->flags & SY_TYPE_IS_TYPE) != 0) {
            large->next = types;
            types = large;
            continue;
        }
        finish_object(vm, o);
        large_release(vm, large);
    }
    for (sy_gc_large *t = types; t != NULL; t = t->next) {
        finish_object(vm, large_object(t));
    }
    while (types != NULL) {
        sy_gc_large *next = types->next;
        large_release(vm, types);
        types = next;
    }
}

static size_t sweep(sy_vm *vm) {
    size_t freed = 0;
    for (unsigned i = 0; i < SY_GC_CLASSES; i++) {
        sweep_class(vm, i, &freed);
    }
    sweep_large(vm, &freed);
    return freed;
}

/* --- Collection --------------------------------------------------------------------------- */

/* Moves unreachable objects that want a finaliser to the queue and lets them live. */
static void set_finalizable_aside(sy_vm *vm) {
    struct sy_gc_heap *heap = vm->gc.heap;
    sy_gc_list *list = &heap->finalizable;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        sy_object *o = sy_to_object(list->items[i]);
        if ((o->flags & SY_OBJ_FINALIZABLE) == 0) {
            continue;
        }
        /* Without memory for the queue it stays in the list and lives until the next turn. */
        if (syi_gc_is_dead(o) && syi_gc_list_push(vm, &heap->finalize_due, list->items[i])) {
            continue;
        }
        list->items[kept++] = list->items[i];
    }
    list->count = kept;
    sy_visitor v = {vm, heap};
    syi_visit_values(&v, list->items, list->count);
    syi_visit_values(&v, heap->finalize_due.items + heap->finalize_next,
                     heap->finalize_due.count - heap->finalize_next);
    syi_gc_drain(vm);
}

/* Twice what lives, but early enough that a memory limit is met by a collection first. */
static size_t next_threshold(const sy_vm *vm) {
    size_t live = vm->gc.live_bytes;
    size_t threshold = live < SY_GC_MIN_THRESHOLD / 2 ? SY_GC_MIN_THRESHOLD : live * 2;
    const sy_allocator *a = vm->allocator;
    if (a->limit != SIZE_MAX) {
        size_t room = a->limit > a->used ? a->limit - a->used : 0;
        size_t step = room / 4 * 3;
        size_t least = SY_GC_BLOCK_SIZE * 2;
        step = step < least ? least : step;
        threshold = threshold - live > step ? live + step : threshold;
    }
    return threshold;
}

enum { RESERVE = 256 * 1024 };

static void take_reserve(sy_vm *vm) {
    const sy_allocator *a = vm->allocator;
    if (vm->gc.reserve == NULL && a->limit != SIZE_MAX && a->limit - a->used > 4 * RESERVE) {
        vm->gc.reserve = sy_malloc(vm->allocator, RESERVE);
    }
}

void syi_gc_release_reserve(sy_vm *vm) {
    sy_free(vm->allocator, vm->gc.reserve, RESERVE);
    vm->gc.reserve = NULL;
}

size_t syi_gc_collect(sy_vm *vm) {
    syi_gc_mark_roots(vm);
    set_finalizable_aside(vm);
    syi_weakrefs_clear_dead(vm);
    syi_intern_clear_dead(vm);
    syi_method_cache_clear(vm);
    size_t freed = sweep(vm);
    vm->gc.requested = false;
    vm->gc.collections++;
    vm->gc.threshold = next_threshold(vm);
    take_reserve(vm);
    return freed;
}

bool syi_gc_set_finalizable(sy_vm *vm, void *object) {
    sy_object *o = object;
    if (!syi_gc_list_push(vm, &vm->gc.heap->finalizable, sy_from_pointer(o))) {
        syi_raise_memory(vm);
        return false;
    }
    o->flags |= SY_OBJ_FINALIZABLE;
    return true;
}

void syi_gc_each_finalizable(sy_vm *vm, void (*fn)(void *arg, sy_value object), void *arg) {
    const sy_gc_list *list = &vm->gc.heap->finalizable;
    for (size_t i = 0; i < list->count; i++) {
        fn(arg, list->items[i]);
    }
}

sy_value syi_gc_next_finalizable(sy_vm *vm) {
    struct sy_gc_heap *heap = vm->gc.heap;
    if (heap->finalize_next == heap->finalize_due.count) {
        heap->finalize_next = heap->finalize_due.count = 0;
        return SY_NULL;
    }
    sy_value v = heap->finalize_due.items[heap->finalize_next++];
    sy_object *o = sy_to_object(v);
    o->flags = (o->flags & ~(uint32_t)SY_OBJ_FINALIZABLE) | SY_OBJ_FINALIZED;
    return v;
}

bool syi_gc_list_push(sy_vm *vm, sy_gc_list *list, sy_value value) {
    if (list->count == list->capacity) {
        size_t capacity = list->capacity == 0 ? 64 : list->capacity * 2;
        sy_value *items = sy_realloc(vm->allocator, list->items, list->capacity * sizeof *items,
                                     capacity * sizeof *items);
        if (items == NULL) {
            return false;
        }
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = value;
    return true;
}

void syi_gc_list_free(sy_vm *vm, sy_gc_list *list) {
    sy_free(vm->allocator, list->items, list->capacity * sizeof *list->items);
    memset(list, 0, sizeof *list);
}

bool syi_gc_add_roots(sy_vm *vm, void (*visit)(void *arg, sy_visitor *v), void *arg) {
    struct sy_gc_heap *heap = vm->gc.heap;
    if (heap->root_count == heap->root_capacity) {
        size_t capacity = heap->root_capacity + 8;
        sy_gc_root *roots =
            sy_realloc(vm->allocator, heap->roots, heap->root_capacity * sizeof *roots,
                       capacity * sizeof *roots);
        if (roots == NULL) {
            return false;
        }
        heap->roots = roots;
        heap->root_capacity = capacity;
    }
    heap->roots[heap->root_count++] = (sy_gc_root){visit, arg};
    return true;
}

bool syi_gc_init(sy_vm *vm) {
    vm->gc = (sy_gc){.threshold = SY_GC_MIN_THRESHOLD, .enabled = true};
    vm->gc.heap = sy_calloc(vm->allocator, 1, sizeof *vm->gc.heap);
    if (vm->gc.heap == NULL) {
        return false;
    }
    vm->gc.threshold = next_threshold(vm);
    return true;
}

void syi_gc_deinit(sy_vm *vm) {
    struct sy_gc_heap *heap = vm->gc.heap;
    if (heap == NULL) {
        return;
    }
    syi_gc_release_reserve(vm);
    sweep(vm); /* nothing is marked: everything goes */
    syi_gc_list_free(vm, &heap->marks);
    syi_gc_list_free(vm, &heap->finalizable);
    syi_gc_list_free(vm, &heap->finalize_due);
    syi_gc_list_free(vm, &heap->callbacks);
    sy_free(vm->allocator, heap->roots, heap->root_capacity * sizeof *heap->roots);
    sy_free(vm->allocator, heap, sizeof *heap);
    vm->gc.heap = NULL;
}
