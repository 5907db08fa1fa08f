/* SPDX-License-Identifier: MIT
 *
 * The iterators of list and tuple, and the two questions which iterables and iterators can be
 * used up without running language code.
 */
#include "lang/object/container_internal.h"

bool syi_is_plain_iterable(const sy_vm *vm, sy_value v) {
    if (!sy_is_pointer(v)) {
        return false;
    }
    const sy_type *type = sy_to_object(v)->type;
    const sy_types *t = &vm->types;
    return type == t->list || type == t->tuple || type == t->dict || type == t->str ||
           type == t->range || type == t->set || type == t->frozenset || type == t->bytes ||
           type == t->bytearray || type == t->dict_keys || type == t->dict_values ||
           type == t->dict_items;
}

bool syi_is_plain_iterator(const sy_vm *vm, sy_value v) {
    if (!sy_is_pointer(v)) {
        return false;
    }
    const sy_type *type = sy_to_object(v)->type;
    const sy_types *t = &vm->types;
    if (type == t->enumerate || type == t->zip ||
        (type->flags & (SY_TYPE_ITERATES_BY_AUX | SY_TYPE_HEAP)) == SY_TYPE_ITERATES_BY_AUX) {
        return (sy_to_object(v)->aux & SY_ITERATES_PLAINLY) != 0;
    }
    return type == t->list_iterator || type == t->tuple_iterator || type == t->range_iterator ||
           type == t->dict_iterator || type == t->set_iterator || type == t->str_iterator ||
           type == t->bytes_iterator || type == t->bytearray_iterator ||
           type == t->list_reverseiterator || type == t->dict_reverseiterator;
}

/* --- list_iterator ------------------------------------------------------------------------ */

static void list_iterator_visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((const sy_list_iterator *)self)->list);
}

static sy_list_iterator *to_list_iterator(sy_value v) {
    return (sy_list_iterator *)sy_to_object(v);
}

static sy_value list_iterator_next(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_list_iterator_next(to_list_iterator(self));
}

static sy_value list_length_hint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_list_iterator *it = to_list_iterator(args[0]);
    return sy_from_int(it->list == NULL || it->index > it->list->length
                           ? 0
                           : (int64_t)it->list->length - it->index);
}

static const sy_fn_def list_iterator_methods[] = {
    {"__length_hint__", list_length_hint, 0, 0, 0, false,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_list_iterator = {
    .name = "list_iterator",
    .size = sizeof(sy_list_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = list_iterator_visit, .iter = syi_iter_self, .next = list_iterator_next},
    .methods = list_iterator_methods,
};

/* The reverse iterator's index is one above the next item. */
static sy_value list_reverse_next(sy_vm *vm, sy_value self) {
    (void)vm;
    sy_list_iterator *it = to_list_iterator(self);
    if (it->list != NULL) {
        if (it->index > 0 && it->index <= it->list->length) {
            return it->list->items[--it->index];
        }
        it->list = NULL;
    }
    return SY_NULL;
}

static sy_value list_reverse_length_hint(sy_vm *vm, const sy_value *args, int nargs,
                                         sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_list_iterator *it = to_list_iterator(args[0]);
    return sy_from_int(it->list == NULL || it->index > it->list->length ? 0 : it->index);
}

static const sy_fn_def list_reverse_methods[] = {
    {"__length_hint__", list_reverse_length_hint, 0, 0, 0, false,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_list_reverseiterator = {
    .name = "list_reverseiterator",
    .size = sizeof(sy_list_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = list_iterator_visit, .iter = syi_iter_self, .next = list_reverse_next},
    .methods = list_reverse_methods,
};

/* --- tuple_iterator ----------------------------------------------------------------------- */

static void tuple_iterator_visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((const sy_tuple_iterator *)self)->tuple);
}

static sy_value tuple_iterator_next(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_tuple_iterator_next((sy_tuple_iterator *)sy_to_object(self));
}

static sy_value tuple_length_hint(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_tuple_iterator *it = (const sy_tuple_iterator *)sy_to_object(args[0]);
    return sy_from_int(it->tuple == NULL ? 0 : (int64_t)it->tuple->length - it->index);
}

static const sy_fn_def tuple_iterator_methods[] = {
    {"__length_hint__", tuple_length_hint, 0, 0, 0, false,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_tuple_iterator = {
    .name = "tuple_iterator",
    .size = sizeof(sy_tuple_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = tuple_iterator_visit,
              .iter = syi_iter_self,
              .next = tuple_iterator_next},
    .methods = tuple_iterator_methods,
};
