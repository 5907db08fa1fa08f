/* SPDX-License-Identifier: MIT
 *
 * The decoder's calls of builtin types. list(x) iterates over x, and x may be an iterator that
 * calls functions: so builtin types are given only what runs nothing when it is looked at, and
 * the iterators that do call something (map, filter, iter with a sentinel) get what they call
 * when the load is over.
 */
#include "lang/modules/pickle/decoder.h"

#include "lang/object/iterators.h"

/* --- Iterators that call something --- */

static sy_value not_yet(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    syi_raise_frozen(vm);
    return SY_NULL;
}

static sy_value guard_new(sy_vm *vm) {
    static const sy_fn_def def = {"unpickling", not_yet, 0, -1, 0, false, NULL};
    return syi_builtin_new(vm, &def, SY_NULL, SY_NULL);
}

static bool is_iterator(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    return type->slots.next != NULL || syi_special(vm, type, SY_SPECIAL_NEXT) != SY_NULL;
}

/* Notes that obj gets parts (its function, then its iterators or its sentinel) at the end. */
static bool defer(sy_decoder *d, sy_value obj, sy_value parts) {
    return syi_array_push(d->vm, &d->deferred, obj, true) &&
           syi_array_push(d->vm, &d->deferred, parts, true);
}

/* An object of the layout of map, filter or callable_iterator that only knows the guard. */
static sy_value lazy_new(sy_decoder *d, sy_type *type) {
    sy_vm *vm = d->vm;
    sy_value one = syi_tuple_new(vm, (const sy_value[1]){SY_NONE}, 1);
    sy_value iterator = one == SY_NULL ? SY_NULL : syi_iter(vm, one);
    sy_value guard = iterator == SY_NULL ? SY_NULL : guard_new(vm);
    sy_object *o = guard == SY_NULL ? NULL : syi_object_new(vm, type, type->size);
    if (o == NULL) {
        return SY_NULL;
    }
    if (type->def == vm->types.map->def) {
        ((sy_map *)o)->function = guard;
        ((sy_map *)o)->iterators = syi_tuple_new(vm, &iterator, 1);
        return ((sy_map *)o)->iterators == SY_NULL ? SY_NULL : sy_from_pointer(o);
    }
    if (type->def == vm->types.filter->def) {
        ((sy_filter *)o)->function = guard;
        ((sy_filter *)o)->iterator = iterator;
        return sy_from_pointer(o);
    }
    ((sy_source_iterator *)o)->source = guard;
    ((sy_source_iterator *)o)->state = SY_NONE;
    return sy_from_pointer(o);
}

static sy_value make_lazy(sy_decoder *d, sy_type *type, sy_value args) {
    sy_vm *vm = d->vm;
    const sy_tuple *t = syi_to_tuple(args);
    bool sentinel = type == vm->types.callable_iterator;
    bool ok = type->def == vm->types.map->def ? t->length >= 2 : t->length == 2;
    for (uint32_t i = 1; ok && !sentinel && i < t->length; i++) {
        ok = is_iterator(vm, t->items[i]);
    }
    if (!ok) {
        syi_dec_invalid(d, "iterator of other parts expected");
        return SY_NULL;
    }
    sy_value v = lazy_new(d, type);
    return v != SY_NULL && defer(d, v, args) ? v : SY_NULL;
}

static bool all_plain(const sy_vm *vm, const sy_tuple *iterators) {
    for (uint32_t i = 0; i < iterators->length; i++) {
        if (!syi_is_plain_iterator(vm, iterators->items[i])) {
            return false;
        }
    }
    return true;
}

static bool complete(sy_vm *vm, sy_value obj, const sy_tuple *parts) {
    const sy_type_def *def = sy_to_object(obj)->type->def;
    if (def == vm->types.map->def) {
        sy_map *m = (sy_map *)sy_to_object(obj);
        sy_value iterators = syi_tuple_new(vm, parts->items + 1, parts->length - 1);
        if (iterators == SY_NULL) {
            return false;
        }
        m->function = parts->items[0];
        m->iterators = iterators;
        m->pending = SY_NULL;
        m->head.aux = all_plain(vm, syi_to_tuple(iterators)) ? SY_ITERATES_PLAINLY : 0;
    } else if (def == vm->types.filter->def) {
        sy_filter *f = (sy_filter *)sy_to_object(obj);
        f->function = parts->items[0];
        f->iterator = parts->items[1];
        f->pending = SY_NULL;
    } else {
        sy_source_iterator *it = (sy_source_iterator *)sy_to_object(obj);
        it->source = parts->items[0];
        it->state = parts->items[1];
    }
    return true;
}

bool syi_dec_complete_deferred(sy_decoder *d) {
    for (uint32_t i = 0; i + 1 < d->deferred.count; i += 2) {
        const sy_tuple *parts = syi_to_tuple(d->deferred.items[i + 1]);
        if (!complete(d->vm, d->deferred.items[i], parts)) {
            return false;
        }
    }
    return true;
}

/* --- Builtin types --- */

/* Types that only keep what they are given. */
static bool only_keeps(const sy_vm *vm, const sy_type *type) {
    const sy_types *t = &vm->types;
    return type == t->enumerate || type == t->zip || type == t->reversed || type == t->slice ||
           type == t->property || type == t->staticmethod || type == t->classmethod ||
           type == t->method || type == t->cell || type == t->generic_alias ||
           (type->flags & (SY_TYPE_IS_EXCEPTION | SY_TYPE_IS_TASKLET | SY_TYPE_IS_CHANNEL)) !=
               0;
}

/* Nothing of the program or the pickle runs when v is iterated over. */
static bool is_inert(sy_vm *vm, sy_value v) {
    if (syi_is_plain_iterable(vm, v) || syi_is_plain_iterator(vm, v)) {
        return true;
    }
    sy_type *type = syi_type_of(vm, v);
    return !is_iterator(vm, v) && syi_special(vm, type, SY_SPECIAL_ITER) == SY_NULL;
}

static bool check_arguments(sy_decoder *d, const sy_type *type, const sy_tuple *args) {
    sy_vm *vm = d->vm;
    for (uint32_t i = 0; i < args->length && !only_keeps(vm, type); i++) {
        if (!is_inert(vm, args->items[i])) {
            return syi_unpickling_error(vm, "a pickle may not have %N() look into '%T' objects",
                                        type, args->items[i]);
        }
    }
    return !syi_failed(vm);
}

bool syi_dec_is_lazy(const sy_vm *vm, const sy_type *type) {
    return type->def == vm->types.map->def || type->def == vm->types.filter->def;
}

sy_value syi_dec_call_builtin(sy_decoder *d, sy_value f, sy_value args) {
    sy_vm *vm = d->vm;
    const sy_tuple *t = syi_to_tuple(args);
    if (syi_has_flag(f, SY_TYPE_IS_TYPE)) {
        sy_type *type = syi_to_type(f);
        if (syi_dec_is_lazy(vm, type)) {
            return make_lazy(d, type, args);
        }
        if ((type->flags & SY_TYPE_HEAP) == 0 && !check_arguments(d, type, t)) {
            return SY_NULL;
        }
    } else if (syi_is_type(f, vm->types.builtin_function) && t->length == 2 &&
               strcmp(((const sy_builtin *)sy_to_object(f))->def->name, "iter") == 0) {
        return make_lazy(d, vm->types.callable_iterator, args);
    }
    return syi_call(vm, f, t->items, (int)t->length, SY_NULL);
}

bool syi_dec_check_new(sy_decoder *d, sy_value cls, const sy_tuple *args) {
    sy_vm *vm = d->vm;
    sy_type *type = syi_to_type(cls);
    if (syi_special(vm, type, SY_SPECIAL_NEW) != SY_NULL) {
        return true; /* the class decides itself what it does with them */
    }
    return !syi_failed(vm) && check_arguments(d, type, args);
}
