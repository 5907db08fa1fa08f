/* SPDX-License-Identifier: MIT
 *
 * The iterators over dicts, forwards and backwards, for keys, values and items (head.aux says
 * which). They stop with RuntimeError when the dict has another size than at their start.
 */
#include "lang/object/dict.h"

static sy_dict_iterator *to_iterator(sy_value v) {
    return (sy_dict_iterator *)sy_to_object(v);
}

sy_value syi_dict_iterator_new(sy_vm *vm, sy_type *type, sy_dict *dict,
                               enum sy_dict_iteration kind) {
    sy_dict_iterator *it = syi_object_new(vm, type, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->head.aux = kind;
    it->dict = dict;
    it->position = type == vm->types.dict_reverseiterator ? dict->used : 0;
    it->length = it->remaining = dict->length;
    return sy_from_pointer(it);
}

static void visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((const sy_dict_iterator *)self)->dict);
}

static sy_value yield(sy_vm *vm, const sy_dict_iterator *it, const sy_dict_entry *e) {
    if (it->head.aux == SY_DICT_KEYS) {
        return e->key;
    }
    if (it->head.aux == SY_DICT_VALUES) {
        return e->value;
    }
    return syi_pair_new(vm, e->key, e->value);
}

/* Has the dict still its size? */
static bool check_size(sy_vm *vm, sy_dict_iterator *it) {
    if (it->length == it->dict->length) {
        return true;
    }
    it->length = UINT32_MAX;
    syi_raise(vm, vm->types.RuntimeError, "dictionary changed size during iteration");
    return false;
}

sy_value syi_dict_iterator_next(sy_vm *vm, sy_dict_iterator *it) {
    if (it->dict == NULL || !check_size(vm, it)) {
        return SY_NULL;
    }
    const sy_dict *dict = it->dict;
    uint32_t i = it->position;
    while (i < dict->used && dict->entries[i].key == SY_NULL) {
        i++;
    }
    if (i >= dict->used) {
        it->dict = NULL;
        return SY_NULL;
    }
    if (it->remaining == 0) {
        it->dict = NULL;
        return syi_raise(vm, vm->types.RuntimeError,
                         "dictionary keys changed during iteration");
    }
    sy_value v = yield(vm, it, &dict->entries[i]);
    if (v != SY_NULL) {
        it->remaining--;
        it->position = i + 1;
    }
    return v;
}

static sy_value next(sy_vm *vm, sy_value self) {
    return syi_dict_iterator_next(vm, to_iterator(self));
}

static sy_value reverse_next(sy_vm *vm, sy_value self) {
    sy_dict_iterator *it = to_iterator(self);
    if (it->dict == NULL || !check_size(vm, it)) {
        return SY_NULL;
    }
    const sy_dict *dict = it->dict;
    uint32_t i = it->position < dict->used ? it->position : dict->used;
    while (i > 0 && dict->entries[i - 1].key == SY_NULL) {
        i--;
    }
    if (i == 0) {
        it->dict = NULL;
        return SY_NULL;
    }
    sy_value v = yield(vm, it, &dict->entries[i - 1]);
    if (v != SY_NULL) {
        it->remaining -= it->remaining > 0;
        it->position = i - 1;
    }
    return v;
}

static sy_value length_hint(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_dict_iterator *it = to_iterator(args[0]);
    return sy_from_int(it->dict != NULL && it->length == it->dict->length ? it->remaining : 0);
}

static const sy_fn_def methods[] = {
    {"__length_hint__", length_hint, 0, 0, 0, false,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_dict_iterator = {
    .name = "dict_keyiterator",
    .size = sizeof(sy_dict_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = visit, .iter = syi_iter_self, .next = next},
    .methods = methods,
};

const sy_type_def syi_type_dict_reverseiterator = {
    .name = "dict_reversekeyiterator",
    .size = sizeof(sy_dict_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = visit, .iter = syi_iter_self, .next = reverse_next},
    .methods = methods,
};
