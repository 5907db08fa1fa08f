/* SPDX-License-Identifier: MIT
 *
 * The types set and frozenset: their operators and their iterator. Methods are in
 * set_methods.c.
 */
#include "lang/object/iterators.h"
#include "lang/object/set.h"

static sy_value set_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_set_new(vm, type);
}

static bool check_args(sy_vm *vm, const char *name, int nargs, sy_value kwnames) {
    return syi_no_keywords(vm, name, kwnames) && syi_check_arg_count(vm, name, nargs, 0, 1);
}

static bool set_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                     sy_value kwnames) {
    if (!check_args(vm, "set", nargs, kwnames)) {
        return false;
    }
    if (nargs == 1 && syi_iteration_needs_driver(vm, args[0])) {
        return false;
    }
    if (syi_to_set(self)->fill > 0) {
        syi_set_clear(vm, self);
    }
    return nargs == 0 || syi_set_update(vm, self, args[0]);
}

static sy_value frozenset_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                 sy_value kwnames) {
    bool exact = type == vm->types.frozenset;
    bool own_init = !exact && syi_special(vm, type, SY_SPECIAL_INIT) != SY_NULL;
    if (own_init ? !syi_check_arg_count(vm, "frozenset", nargs, 0, 1)
                 : !check_args(vm, "frozenset", nargs, kwnames)) {
        return SY_NULL;
    }
    if (exact && nargs == 1 && syi_is_type(args[0], type)) {
        return args[0];
    }
    sy_value set = syi_set_new(vm, type);
    return set != SY_NULL && (nargs == 0 || syi_set_update(vm, set, args[0])) ? set : SY_NULL;
}

/* --- Operators ---------------------------------------------------------------------------- */

static sy_value set_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (!syi_is_set(a) || !syi_is_set(b)) {
        return SY_NOT_IMPLEMENTED;
    }
    switch (op) {
    case SY_OR:
        return syi_set_union(vm, a, b);
    case SY_AND:
        return syi_set_intersection(vm, a, b);
    case SY_SUB:
        return syi_set_difference(vm, a, b);
    case SY_XOR:
        return syi_set_symmetric_difference(vm, a, b);
    default:
        return SY_NOT_IMPLEMENTED;
    }
}

static sy_value set_inplace(sy_vm *vm, enum sy_binary_op op, sy_value self, sy_value other) {
    if (!syi_is_set(other)) {
        return SY_NOT_IMPLEMENTED;
    }
    bool ok;
    switch (op) {
    case SY_OR:
        ok = syi_set_update(vm, self, other);
        break;
    case SY_AND:
        ok = syi_set_intersection_update(vm, self, other);
        break;
    case SY_SUB:
        ok = syi_set_difference_update(vm, self, other);
        break;
    case SY_XOR:
        ok = syi_set_symmetric_difference_update(vm, self, other);
        break;
    default:
        return SY_NOT_IMPLEMENTED;
    }
    return ok ? self : SY_NULL;
}

static sy_value answer(int result, bool negate) {
    return result < 0 ? SY_NULL : sy_from_bool((result > 0) != negate);
}

static int sets_equal(sy_vm *vm, sy_value a, sy_value b) {
    const sy_set *x = syi_to_set(a);
    const sy_set *y = syi_to_set(b);
    if (x->used != y->used || (x->hashed && y->hashed && x->hash != y->hash)) {
        return 0;
    }
    return syi_set_issubset(vm, a, b);
}

static sy_value set_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if (!syi_is_set(other)) {
        return SY_NOT_IMPLEMENTED;
    }
    uint32_t a = syi_to_set(self)->used;
    uint32_t b = syi_to_set(other)->used;
    switch (op) {
    case SY_EQ:
    case SY_NE:
        return answer(sets_equal(vm, self, other), op == SY_NE);
    case SY_LE:
        return answer(syi_set_issubset(vm, self, other), false);
    case SY_GE:
        return answer(syi_set_issubset(vm, other, self), false);
    case SY_LT:
        return a >= b ? SY_FALSE : answer(syi_set_issubset(vm, self, other), false);
    default:
        return a <= b ? SY_FALSE : answer(syi_set_issubset(vm, other, self), false);
    }
}

static uint64_t shuffle_bits(uint64_t h) {
    return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
}

/* Independent of the order; the mixing is CPython's. */
static bool frozenset_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)vm;
    sy_set *set = syi_to_set(self);
    if (!set->hashed) {
        uint64_t hash = 0;
        uint32_t position = 0;
        const sy_set_entry *e;
        while ((e = syi_set_step(set, &position)) != NULL) {
            hash ^= shuffle_bits(e->hash);
        }
        hash ^= ((uint64_t)set->used + 1) * 1927868237u;
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash * 69069u + 907133923u;
        hash = hash == UINT64_MAX ? 590923713u : hash;
        if (!syi_is_subtype(set->head.type, vm->types.frozenset)) {
            *out = hash;
            return true;
        }
        set->hash = hash;
        set->hashed = true;
    }
    *out = set->hash;
    return true;
}

/* --- The other slots ---------------------------------------------------------------------- */

static bool repr_members(sy_vm *vm, sy_value members, sy_str_builder *b) {
    const sy_list *list = syi_to_list(members);
    for (uint32_t i = 0; i < list->length; i++) {
        sy_value text = syi_repr(vm, list->items[i]);
        if (text == SY_NULL) {
            return false;
        }
        if (i > 0) {
            syi_builder_ascii(b, ", ");
        }
        syi_builder_str(b, text);
    }
    return true;
}

static sy_value members_text(sy_vm *vm, sy_value self) {
    bool named = !syi_is_type(self, vm->types.set);
    sy_value members = syi_list_from_iterable(vm, self);
    if (members == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &members, 1);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    if (named) {
        syi_builder_str(&b, sy_from_pointer(sy_to_object(self)->type->name));
        syi_builder_char(&b, '(');
    }
    syi_builder_char(&b, '{');
    bool ok = repr_members(vm, members, &b);
    syi_roots_leave(vm, &roots);
    if (!ok) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    syi_builder_ascii(&b, named ? "})" : "}");
    return syi_builder_finish(&b);
}

static sy_value set_repr(sy_vm *vm, sy_value self) {
    if (syi_to_set(self)->used == 0) {
        return syi_str_format(vm, "%T()", self);
    }
    int shown = syi_repr_enter(vm, self);
    if (shown != 0) {
        return shown < 0 ? SY_NULL : syi_str_format(vm, "%T(...)", self);
    }
    sy_value text = members_text(vm, self);
    syi_repr_leave(vm, self);
    return text;
}

static int set_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_set(self)->used != 0;
}

static int64_t set_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_set(self)->used;
}

/* --- Iterator ----------------------------------------------------------------------------- */

static sy_set_iterator *to_iterator(sy_value v) {
    return (sy_set_iterator *)sy_to_object(v);
}

static sy_value set_iter(sy_vm *vm, sy_value self) {
    sy_set_iterator *it = syi_object_new(vm, vm->types.set_iterator, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->set = syi_to_set(self);
    it->length = it->remaining = it->set->used;
    return sy_from_pointer(it);
}

static void set_iterator_visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((const sy_set_iterator *)self)->set);
}

static sy_value set_iterator_next(sy_vm *vm, sy_value self) {
    sy_set_iterator *it = to_iterator(self);
    if (it->set == NULL) {
        return SY_NULL;
    }
    if (it->length != it->set->used) {
        it->length = UINT32_MAX;
        return syi_raise(vm, vm->types.RuntimeError, "Set changed size during iteration");
    }
    const sy_set_entry *e = syi_set_step(it->set, &it->position);
    if (e == NULL) {
        it->set = NULL;
        return SY_NULL;
    }
    it->remaining -= it->remaining > 0;
    return e->key;
}

static sy_value set_iterator_length_hint(sy_vm *vm, const sy_value *args, int nargs,
                                         sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_set_iterator *it = to_iterator(args[0]);
    return sy_from_int(it->set != NULL && it->length == it->set->used ? it->remaining : 0);
}

static const sy_fn_def set_iterator_methods[] = {
    {"__length_hint__", set_iterator_length_hint, 0, 0, 0, false,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_set_iterator = {
    .name = "set_iterator",
    .size = sizeof(sy_set_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = set_iterator_visit, .iter = syi_iter_self, .next = set_iterator_next},
    .methods = set_iterator_methods,
};

const sy_type_def syi_type_set = {
    .name = "set",
    .doc =
        "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered "
        "collection of unique elements.",
    .size = sizeof(sy_set),
    .flags = SY_TYPE_IS_SET,
    .slots = {.visit = syi_set_visit,
              .free = syi_set_free,
              .repr = set_repr,
              .compare = set_compare,
              .binary = set_binary,
              .inplace = set_inplace,
              .truth = set_truth,
              .length = set_length,
              .contains = syi_set_contains,
              .iter = set_iter,
              .create = set_create,
              .init = set_init},
    .methods = syi_set_methods,
};

const sy_type_def syi_type_frozenset = {
    .name = "frozenset",
    .doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset "
           "object\n\nBuild an "
           "immutable unordered collection of unique elements.",
    .size = sizeof(sy_set),
    .flags = SY_TYPE_IS_SET,
    .slots = {.visit = syi_set_visit,
              .free = syi_set_free,
              .repr = set_repr,
              .hash = frozenset_hash,
              .compare = set_compare,
              .binary = set_binary,
              .truth = set_truth,
              .length = set_length,
              .contains = syi_set_contains,
              .iter = set_iter,
              .create = frozenset_create},
    .methods = syi_frozenset_methods,
};
