/* SPDX-License-Identifier: MIT
 *
 * zip(*iterables, strict=False). A step that may run language code after it has used something
 * up leaves the loop first: unless all iterators but the first are plain.
 */
#include "lang/object/args.h"
#include "lang/object/container_internal.h"
#include "lang/object/iterators.h"

/* The value of strict among the keywords. 1, 0, -1. */
static int parse_strict(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    uint32_t n = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    int strict = 0;
    for (uint32_t i = 0; i < n && strict >= 0; i++) {
        sy_value name = syi_to_tuple(kwnames)->items[i];
        if (!syi_str_is(name, "strict")) {
            syi_raise(vm, vm->types.TypeError, "'%U' is an invalid keyword argument for zip()",
                      name);
            return -1;
        }
        strict = syi_truth(vm, args[nargs + (int)i]);
    }
    return strict;
}

/* A tuple of iter(arg) for each argument; all the others but the first counted in *plain. */
static sy_value make_iterators(sy_vm *vm, const sy_value *args, int nargs, uint32_t *flags) {
    sy_value tuple = syi_tuple_new(vm, NULL, (size_t)nargs);
    if (tuple == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &tuple, 1);
    bool ok = true;
    for (int i = 0; ok && i < nargs; i++) {
        sy_value it = syi_iter(vm, args[i]);
        syi_to_tuple(tuple)->items[i] = it;
        ok = it != SY_NULL;
        if (!ok || !syi_is_plain_iterator(vm, it)) {
            *flags &= i == 0 ? ~(uint32_t)SY_ITERATES_PLAINLY
                             : ~(uint32_t)(SY_ITERATES_PLAINLY | SY_ZIP_REST_IS_PLAIN);
        }
    }
    syi_roots_leave(vm, &roots);
    return ok ? tuple : SY_NULL;
}

static sy_value zip_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames) {
    int strict = parse_strict(vm, args, nargs, kwnames);
    if (strict < 0) {
        return SY_NULL;
    }
    uint32_t flags =
        SY_ITERATES_PLAINLY | SY_ZIP_REST_IS_PLAIN | (strict ? (uint32_t)SY_ZIP_STRICT : 0);
    sy_value iterators = make_iterators(vm, args, nargs, &flags);
    sy_zip *z = iterators == SY_NULL ? NULL : syi_new_instance(vm, type);
    if (z == NULL) {
        return SY_NULL;
    }
    z->head.aux = flags;
    z->iterators = nargs == 0 ? SY_NULL : iterators;
    return sy_from_pointer(z);
}

static void zip_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((const sy_zip *)self)->iterators);
}

static void length_error(sy_vm *vm, uint32_t i, const char *what) {
    if (i == 1) {
        syi_raise(vm, vm->types.ValueError, "zip() argument %d is %s than argument 1",
                  (int)i + 1, what);
    } else {
        syi_raise(vm, vm->types.ValueError, "zip() argument %d is %s than arguments 1-%d",
                  (int)i + 1, what, (int)i);
    }
}

/* strict: the iterator i ended; so must have all before it, and all others must be at their
 * end. */
static void check_lengths(sy_vm *vm, sy_value iterators, uint32_t i) {
    const sy_tuple *t = syi_to_tuple(iterators);
    if (i > 0) {
        length_error(vm, i, "shorter");
        return;
    }
    for (i = 1; i < t->length; i++) {
        sy_value item = syi_next(vm, t->items[i]);
        if (item != SY_NULL) {
            length_error(vm, i, "longer");
        }
        if (syi_failed(vm)) {
            return;
        }
    }
}

static sy_value zip_next(sy_vm *vm, sy_value self) {
    sy_zip *z = (sy_zip *)sy_to_object(self);
    sy_value iterators = z->iterators;
    if (iterators == SY_NULL ||
        ((z->head.aux & SY_ZIP_REST_IS_PLAIN) == 0 && syi_need_driver(vm))) {
        return SY_NULL;
    }
    uint32_t n = syi_to_tuple(iterators)->length;
    sy_value result = syi_tuple_new(vm, NULL, n);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    sy_value keep[2] = {result, iterators};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 2);
    bool plain = (z->head.aux & SY_ITERATES_PLAINLY) != 0;
    uint32_t i = 0;
    for (; i < n; i++) {
        sy_value it = syi_to_tuple(iterators)->items[i];
        sy_value item = plain ? sy_to_object(it)->type->slots.next(vm, it) : syi_next(vm, it);
        if (item == SY_NULL) {
            break;
        }
        syi_to_tuple(result)->items[i] = item;
    }
    if (i < n && !syi_failed(vm) && (z->head.aux & SY_ZIP_STRICT) != 0) {
        check_lengths(vm, iterators, i);
    }
    syi_roots_leave(vm, &roots);
    return i == n ? result : SY_NULL;
}

const sy_type_def syi_type_zip = {
    .name = "zip",
    .doc =
        "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   >>> "
        "list(zip('abcdefg', range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, "
        "2)]\n\nThe zip "
        "object yields n-length tuples, where n is the number of iterables\npassed as "
        "positional arguments "
        "to zip().  The i-th element in every tuple\ncomes from the i-th iterable argument to "
        "zip().  This "
        "continues until the\nshortest argument is exhausted.\n\nIf strict is true and one of "
        "the arguments "
        "is exhausted before the others,\nraise a ValueError.",
    .size = sizeof(sy_zip),
    .slots = {.visit = zip_visit,
              .iter = syi_iter_self,
              .next = zip_next,
              .create = zip_create},
};
