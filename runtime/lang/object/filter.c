/* SPDX-License-Identifier: MIT
 *
 * filter(function or None, iterable).
 */
#include "lang/object/args.h"
#include "lang/object/container_internal.h"
#include "lang/object/iterators.h"

static sy_value filter_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    if (!syi_no_keywords(vm, "filter", kwnames) ||
        !syi_check_arg_count(vm, "filter", nargs, 2, 2)) {
        return SY_NULL;
    }
    sy_value iterator = syi_iter(vm, args[1]);
    sy_filter *f = iterator == SY_NULL ? NULL : syi_new_instance(vm, type);
    if (f == NULL) {
        return SY_NULL;
    }
    f->function = args[0];
    f->iterator = iterator;
    return sy_from_pointer(f);
}

static void filter_visit(void *self, sy_visitor *v) {
    const sy_filter *f = self;
    syi_visit(v, f->function);
    syi_visit(v, f->iterator);
    syi_visit(v, f->pending);
}

/* Does the item pass? 1, 0, -1. */
static int passes(sy_vm *vm, const sy_filter *f, sy_value item) {
    if (f->function == SY_NONE || f->function == sy_from_pointer(vm->types.bool_)) {
        return syi_truth(vm, item);
    }
    sy_value answer = syi_call(vm, f->function, &item, 1, SY_NULL);
    if (answer == SY_NULL) {
        return -1;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &answer, 1);
    int truth = syi_truth(vm, answer);
    syi_roots_leave(vm, &roots);
    return truth;
}

static sy_value filter_next(sy_vm *vm, sy_value self) {
    sy_filter *f = (sy_filter *)sy_to_object(self);
    if (f->function != SY_NONE && syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value item = SY_NULL;
    sy_roots roots;
    syi_roots_enter(vm, &roots, &item, 1);
    int ok = 0;
    do {
        item = f->pending != SY_NULL ? f->pending : syi_next(vm, f->iterator);
        f->pending = SY_NULL;
        if (item == SY_NULL) {
            break;
        }
        ok = passes(vm, f, item);
    } while (ok == 0);
    if (ok < 0 && vm->exc == SY_RETRY) {
        f->pending = item;
    }
    syi_roots_leave(vm, &roots);
    return ok > 0 ? item : syi_end_of_iteration(vm);
}

const sy_type_def syi_type_filter = {
    .name = "filter",
    .doc = "filter(function or None, iterable) --> filter object\n\nReturn an iterator "
           "yielding those items of "
           "iterable for which function(item)\nis true. If function is None, return the items "
           "that are true.",
    .size = sizeof(sy_filter),
    .slots = {.visit = filter_visit,
              .iter = syi_iter_self,
              .next = filter_next,
              .create = filter_create},
};
