/* SPDX-License-Identifier: MIT
 *
 * Marking: an explicit stack of objects marked but not yet visited, so that no data structure
 * is too deep for it. When the stack cannot grow, the heap is searched for marked objects
 * instead, again and again until nothing new is found: slow, but it needs no memory.
 */
#include "lang/object/gc.h"
#include "lang/object/gc_heap.h"
#include "lang/object/object_state.h"

static inline void mark(sy_visitor *v, sy_object *o) {
    if ((o->flags & SY_OBJ_MARKED) != 0) {
        return;
    }
    o->flags |= SY_OBJ_MARKED;
    sy_gc_list *marks = &v->heap->marks;
    if (marks->count < marks->capacity) {
        marks->items[marks->count++] = sy_from_pointer(o);
    } else if (!syi_gc_list_push(v->vm, marks, sy_from_pointer(o))) {
        v->heap->marks_overflowed = true;
    }
}

void syi_visit(sy_visitor *v, sy_value value) {
    if (sy_is_pointer(value) && !sy_is_marker(value)) {
        mark(v, sy_to_object(value));
    }
}

void syi_visit_values(sy_visitor *v, const sy_value *values, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (sy_is_pointer(values[i]) && !sy_is_marker(values[i])) {
            mark(v, sy_to_object(values[i]));
        }
    }
}

void syi_visit_object(sy_visitor *v, const void *object) {
    if (object != NULL) {
        mark(v, (sy_object *)(uintptr_t)object);
    }
}

static void visit_object_contents(sy_visitor *v, sy_object *o) {
    sy_type *type = o->type;
    if (type == NULL) {
        return; /* one of the first types, half made */
    }
    mark(v, &type->head);
    if (type->slots.visit != NULL) {
        type->slots.visit(o, v);
    }
}

static void drain_stack(sy_visitor *v) {
    sy_gc_list *marks = &v->heap->marks;
    while (marks->count > 0) {
        visit_object_contents(v, sy_to_object(marks->items[--marks->count]));
    }
}

/* Visits every marked object of the heap once more. */
static void revisit_all(sy_visitor *v) {
    for (unsigned c = 0; c < SY_GC_CLASSES; c++) {
        for (sy_gc_block *b = v->heap->blocks[c]; b != NULL; b = b->next) {
            for (uint32_t i = 0; i < b->cells; i++) {
                char *p = (char *)b + SY_GC_HEADER + (size_t)i * b->cell_size;
                sy_object *o = (sy_object *)(void *)p;
                if ((o->flags & (SY_OBJ_MARKED | SY_OBJ_FREE)) == SY_OBJ_MARKED) {
                    visit_object_contents(v, o);
                    drain_stack(v);
                }
            }
        }
    }
    for (sy_gc_large *l = v->heap->large; l != NULL; l = l->next) {
        sy_object *o = (sy_object *)(void *)((char *)l + SY_GC_HEADER);
        if ((o->flags & SY_OBJ_MARKED) != 0) {
            visit_object_contents(v, o);
            drain_stack(v);
        }
    }
}

void syi_gc_drain(sy_vm *vm) {
    sy_visitor v = {vm, vm->gc.heap};
    drain_stack(&v);
    while (v.heap->marks_overflowed) {
        v.heap->marks_overflowed = false;
        revisit_all(&v);
    }
}

static void visit_vm(sy_vm *vm, sy_visitor *v) {
    syi_visit(v, vm->exc);
#define SY_TYPE(id, base) syi_visit_object(v, vm->types.id);
#include "lang/object/types.def"
#undef SY_TYPE
#define SY_NAME(id) syi_visit(v, vm->names.id);
#include "lang/object/names.def"
#undef SY_NAME
    syi_visit_values(v, vm->specials, SY_SPECIAL_COUNT);
    syi_visit_values(v, vm->latin1, 256);
    syi_visit(v, vm->empty_tuple);
    syi_visit(v, vm->empty_str);
    syi_visit(v, vm->empty_bytes);
    syi_visit_object(v, vm->modules);
    syi_visit_object(v, vm->builtins);
    syi_visit(v, vm->memory_error);
    for (const sy_roots *r = vm->roots; r != NULL; r = r->previous) {
        syi_visit_values(v, r->values, r->count);
    }
    if (vm->object_state != NULL) {
        syi_visit(v, vm->object_state->reprs);
    }
}

void syi_gc_mark_roots(sy_vm *vm) {
    struct sy_gc_heap *heap = vm->gc.heap;
    sy_visitor v = {vm, heap};
    heap->marks.count = 0;
    heap->marks_overflowed = false;
    visit_vm(vm, &v);
    syi_visit_values(&v, heap->finalize_due.items + heap->finalize_next,
                     heap->finalize_due.count - heap->finalize_next);
    syi_visit_values(&v, heap->callbacks.items + heap->callback_next,
                     heap->callbacks.count - heap->callback_next);
    for (size_t i = 0; i < heap->root_count; i++) {
        heap->roots[i].visit(heap->roots[i].arg, &v);
        syi_gc_drain(vm);
    }
    syi_gc_drain(vm);
}
