/* SPDX-License-Identifier: MIT
 *
 * reversed(sequence): what __reversed__ returns, or an iterator that counts an index down.
 */
#include "lang/object/args.h"
#include "lang/object/container_internal.h"
#include "lang/object/iterators.h"

static bool has_items(sy_vm *vm, sy_value v) {
    const sy_type *type = syi_type_of(vm, v);
    return type->slots.getitem != NULL ||
           syi_special(vm, syi_type_of(vm, v), SY_SPECIAL_GETITEM) != SY_NULL;
}

static sy_value reversed_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                sy_value kwnames) {
    if (type == vm->types.reversed && !syi_no_keywords(vm, "reversed", kwnames)) {
        return SY_NULL;
    }
    if (!syi_check_arg_count(vm, "reversed", nargs, 1, 1)) {
        return SY_NULL;
    }
    sy_value name = vm->specials[SY_SPECIAL_REVERSED];
    sy_value method = syi_type_lookup(vm, syi_type_of(vm, args[0]), name);
    if (method != SY_NULL && method != SY_NONE) {
        return syi_call_method(vm, args[0], name, NULL, 0);
    }
    if (syi_failed(vm)) {
        return SY_NULL;
    }
    if (method == SY_NONE || !has_items(vm, args[0])) {
        return syi_failed(vm) ? SY_NULL
                              : syi_raise(vm, vm->types.TypeError,
                                          "'%T' object is not reversible", args[0]);
    }
    int64_t n = syi_length(vm, args[0]);
    sy_reversed *r = n < 0 ? NULL : syi_new_instance(vm, type);
    if (r == NULL) {
        return SY_NULL;
    }
    r->sequence = args[0];
    r->index = n - 1;
    return sy_from_pointer(r);
}

static void reversed_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((const sy_reversed *)self)->sequence);
}

static sy_value reversed_next(sy_vm *vm, sy_value self) {
    sy_reversed *r = (sy_reversed *)sy_to_object(self);
    if (r->sequence == SY_NULL) {
        return SY_NULL;
    }
    if (r->index >= 0) {
        sy_value item = syi_getitem(vm, r->sequence, sy_from_int(r->index));
        if (item != SY_NULL) {
            r->index--;
            return item;
        }
        if (!syi_exc_matches(vm, vm->types.IndexError) &&
            !syi_exc_matches(vm, vm->types.StopIteration)) {
            return SY_NULL;
        }
        syi_clear(vm);
    }
    r->index = -1;
    r->sequence = SY_NULL;
    return SY_NULL;
}

static sy_value length_hint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_reversed *r = (const sy_reversed *)sy_to_object(args[0]);
    if (r->sequence == SY_NULL) {
        return sy_from_int(0);
    }
    int64_t n = syi_length(vm, r->sequence);
    if (n < 0) {
        return SY_NULL;
    }
    return sy_from_int(n < r->index + 1 ? 0 : r->index + 1);
}

static const sy_fn_def methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0, false,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_reversed = {
    .name = "reversed",
    .doc = "Return a reverse iterator over the values of the given sequence.",
    .size = sizeof(sy_reversed),
    .slots = {.visit = reversed_visit,
              .iter = syi_iter_self,
              .next = reversed_next,
              .create = reversed_create},
    .methods = methods,
};
