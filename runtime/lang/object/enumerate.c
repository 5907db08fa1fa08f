/* SPDX-License-Identifier: MIT
 *
 * enumerate(iterable, start).
 */
#include "lang/object/args.h"
#include "lang/object/container_internal.h"
#include "lang/object/iterators.h"

static sy_value enumerate_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                 sy_value kwnames) {
    static const char *const names[] = {"iterable", "start", NULL};
    static const sy_signature signature = {"enumerate", names, 1, 2};
    sy_value given[2];
    if (nargs == 0 && kwnames == SY_NULL) {
        return syi_raise(vm, vm->types.TypeError,
                         "enumerate() missing required argument 'iterable'");
    }
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, given)) {
        return SY_NULL;
    }
    sy_value index = given[1] == SY_NULL ? sy_from_int(0) : syi_index_value(vm, given[1]);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &index, 1);
    sy_value iterator = index == SY_NULL ? SY_NULL : syi_iter(vm, given[0]);
    syi_roots_leave(vm, &roots);
    sy_enumerate *e = iterator == SY_NULL ? NULL : syi_new_instance(vm, type);
    if (e == NULL) {
        return SY_NULL;
    }
    e->head.aux = syi_is_plain_iterator(vm, iterator) ? SY_ITERATES_PLAINLY : 0;
    e->iterator = iterator;
    e->index = index;
    return sy_from_pointer(e);
}

static void enumerate_visit(void *self, sy_visitor *v) {
    const sy_enumerate *e = self;
    syi_visit(v, e->iterator);
    syi_visit(v, e->index);
}

static sy_value enumerate_next(sy_vm *vm, sy_value self) {
    sy_enumerate *e = (sy_enumerate *)sy_to_object(self);
    bool plain = (e->head.aux & SY_ITERATES_PLAINLY) != 0;
    sy_value item = plain ? sy_to_object(e->iterator)->type->slots.next(vm, e->iterator)
                          : syi_next(vm, e->iterator);
    if (item == SY_NULL) {
        return SY_NULL;
    }
    sy_value index = e->index;
    sy_value next = sy_is_int(index) && index != sy_from_int(SY_INT_MAX)
                        ? sy_from_int(sy_to_int(index) + 1)
                        : syi_int_binary(vm, SY_ADD, index, sy_from_int(1));
    if (next == SY_NULL) {
        return SY_NULL;
    }
    e->index = next;
    return syi_pair_new(vm, index, item);
}

static const sy_fn_def enumerate_methods[] = {
    SY_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_enumerate = {
    .name = "enumerate",
    .doc = "Return an enumerate object.\n\n  iterable\n    an object supporting "
           "iteration\n\nThe enumerate "
           "object yields pairs containing a count (from start, which\ndefaults to zero) and a "
           "value "
           "yielded by the iterable argument.",
    .size = sizeof(sy_enumerate),
    .slots = {.visit = enumerate_visit,
              .iter = syi_iter_self,
              .next = enumerate_next,
              .create = enumerate_create},
    .methods = enumerate_methods,
};
