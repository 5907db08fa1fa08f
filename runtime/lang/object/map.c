/* SPDX-License-Identifier: MIT
 *
 * map(function, *iterables).
 *
 * Inside the loop a step may find only after fetching the arguments that the call cannot be
 * made there. The arguments then wait in `pending` for the step to be run again.
 */
#include "lang/object/args.h"
#include "lang/object/container_internal.h"
#include "lang/object/iterators.h"

/* So many arguments need no memory from the heap. */
#define FEW 4u

static sy_value map_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames) {
    if (!syi_no_keywords(vm, "map", kwnames)) {
        return SY_NULL;
    }
    if (nargs < 2) {
        return syi_raise(vm, vm->types.TypeError, "map() must have at least two arguments.");
    }
    sy_value iterators = syi_tuple_new(vm, NULL, (size_t)nargs - 1);
    if (iterators == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &iterators, 1);
    bool plain = true;
    bool ok = true;
    for (int i = 1; ok && i < nargs; i++) {
        sy_value it = syi_iter(vm, args[i]);
        syi_to_tuple(iterators)->items[i - 1] = it;
        ok = it != SY_NULL;
        plain = ok && plain && syi_is_plain_iterator(vm, it);
    }
    syi_roots_leave(vm, &roots);
    sy_map *m = ok ? syi_new_instance(vm, type) : NULL;
    if (m == NULL) {
        return SY_NULL;
    }
    m->head.aux = plain ? SY_ITERATES_PLAINLY : 0;
    m->function = args[0];
    m->iterators = iterators;
    return sy_from_pointer(m);
}

static void map_visit(void *self, sy_visitor *v) {
    const sy_map *m = self;
    syi_visit(v, m->function);
    syi_visit(v, m->iterators);
    syi_visit(v, m->pending);
}

/* The next argument of each iterator, in `out`; false: one ended or failed. */
static bool fetch(sy_vm *vm, const sy_tuple *iterators, sy_value *out) {
    for (uint32_t i = 0; i < iterators->length; i++) {
        out[i] = syi_next(vm, iterators->items[i]);
        if (out[i] == SY_NULL) {
            return false;
        }
    }
    return true;
}

/* Calls the function with what was fetched; what the loop cannot call is kept for the next try.
 */
static sy_value call_with(sy_vm *vm, sy_map *m, const sy_value *args, uint32_t n) {
    sy_value v = syi_call(vm, m->function, args, (int)n, SY_NULL);
    if (v != SY_NULL) {
        return v;
    }
    if (vm->exc == SY_RETRY) {
        syi_clear(vm);
        m->pending = syi_tuple_new(vm, args, n);
        if (m->pending != SY_NULL) {
            vm->exc = SY_RETRY;
        }
        return SY_NULL;
    }
    return syi_end_of_iteration(vm);
}

/* One step with room for the arguments in args, which is rooted. */
static sy_value step(sy_vm *vm, sy_map *m, sy_value *args, uint32_t n) {
    if (m->pending != SY_NULL) {
        memcpy(args, syi_to_tuple(m->pending)->items, n * sizeof *args);
        m->pending = SY_NULL;
    } else if (!fetch(vm, syi_to_tuple(m->iterators), args)) {
        return SY_NULL;
    }
    return call_with(vm, m, args, n);
}

static sy_value map_next(sy_vm *vm, sy_value self) {
    sy_map *m = (sy_map *)sy_to_object(self);
    bool fetched = m->pending != SY_NULL;
    if (!fetched && (m->head.aux & SY_ITERATES_PLAINLY) == 0 && syi_need_driver(vm)) {
        return SY_NULL;
    }
    uint32_t n = syi_to_tuple(m->iterators)->length;
    sy_value few[FEW] = {SY_NULL};
    sy_value more = n > FEW ? syi_tuple_new(vm, NULL, n) : SY_NULL;
    if (n > FEW && more == SY_NULL) {
        return SY_NULL;
    }
    sy_value *args = n > FEW ? syi_to_tuple(more)->items : few;
    sy_roots roots;
    syi_roots_enter(vm, &roots, n > FEW ? &more : few, n > FEW ? 1 : n);
    sy_value v = step(vm, m, args, n);
    syi_roots_leave(vm, &roots);
    return v;
}

const sy_type_def syi_type_map = {
    .name = "map",
    .doc = "map(func, *iterables) --> map object\n\nMake an iterator that computes the "
           "function using arguments "
           "from\neach of the iterables.  Stops when the shortest iterable is exhausted.",
    .size = sizeof(sy_map),
    .slots = {.visit = map_visit,
              .iter = syi_iter_self,
              .next = map_next,
              .create = map_create},
};
