/* SPDX-License-Identifier: MIT
 *
 * The iterators of iter(): over an object with __getitem__ (seq_iterator), and over the results
 * of calling something until a sentinel comes (callable_iterator).
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/iterators.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

static sy_source_iterator *to_iterator(sy_value v) {
    return (sy_source_iterator *)sy_to_object(v);
}

static sy_value iterator_new(sy_vm *vm, sy_type *type, sy_value source, sy_value state) {
    sy_source_iterator *it = syi_object_new(vm, type, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->source = source;
    it->state = state;
    return sy_from_pointer(it);
}

sy_value syi_seq_iterator_new(sy_vm *vm, sy_value sequence) {
    return iterator_new(vm, vm->types.seq_iterator, sequence, sy_from_int(0));
}

sy_value syi_callable_iterator_new(sy_vm *vm, sy_value callable, sy_value sentinel) {
    return iterator_new(vm, vm->types.callable_iterator, callable, sentinel);
}

static void iterator_visit(void *self, sy_visitor *v) {
    const sy_source_iterator *it = self;
    syi_visit(v, it->source);
    syi_visit(v, it->state);
}

static sy_value iterator_self(sy_vm *vm, sy_value self) {
    (void)vm;
    return self;
}

static sy_value seq_next(sy_vm *vm, sy_value self) {
    sy_source_iterator *it = to_iterator(self);
    if (it->source == SY_NULL) {
        return SY_NULL;
    }
    sy_value item = syi_getitem(vm, it->source, it->state);
    if (item != SY_NULL) {
        it->state = sy_from_int(sy_to_int(it->state) + 1);
        return item;
    }
    if (syi_exc_matches(vm, vm->types.IndexError) ||
        syi_exc_matches(vm, vm->types.StopIteration)) {
        syi_clear(vm);
        it->source = SY_NULL;
    }
    return SY_NULL;
}

static sy_value seq_length_hint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_source_iterator *it = to_iterator(args[0]);
    if (it->source == SY_NULL) {
        return sy_from_int(0);
    }
    const sy_type *type = syi_type_of(vm, it->source);
    if (type->slots.length == NULL &&
        syi_special(vm, syi_type_of(vm, it->source), SY_SPECIAL_LEN) == SY_NULL) {
        return SY_NOT_IMPLEMENTED;
    }
    int64_t n = syi_length(vm, it->source);
    if (n < 0) {
        return SY_NULL;
    }
    int64_t rest = n - sy_to_int(it->state);
    return sy_from_int(rest < 0 ? 0 : rest);
}

static const sy_fn_def seq_methods[] = {
    {"__length_hint__", seq_length_hint, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_seq_iterator = {
    .name = "iterator",
    .size = sizeof(sy_source_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = iterator_visit, .iter = iterator_self, .next = seq_next},
    .methods = seq_methods,
};

/* The call comes before the change, so that it can be run again. */
static sy_value callable_next(sy_vm *vm, sy_value self) {
    sy_source_iterator *it = to_iterator(self);
    if (it->source == SY_NULL || syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value item = syi_call(vm, it->source, NULL, 0, SY_NULL);
    if (item == SY_NULL) {
        if (syi_exc_matches(vm, vm->types.StopIteration)) {
            syi_clear(vm);
            it->source = SY_NULL;
        }
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &item, 1);
    int stop = syi_compare_bool(vm, item, it->state, SY_EQ);
    syi_roots_leave(vm, &roots);
    if (stop == 0) {
        return item;
    }
    if (stop > 0) {
        it->source = SY_NULL;
    }
    return SY_NULL;
}

const sy_type_def syi_type_callable_iterator = {
    .name = "callable_iterator",
    .size = sizeof(sy_source_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = iterator_visit, .iter = iterator_self, .next = callable_next},
};
