/* SPDX-License-Identifier: MIT
 *
 * The encoder's side of __reduce__: what a reduction may look like, with CPython's errors, and
 * how it is written. Plain instances take a short way that comes to the same.
 */
#include "lang/modules/pickle/encoder.h"

/* Items of a __reduce__ tuple. */
enum { FUNCTION, ARGUMENTS, STATE, LIST, DICT, SETTER, PART_COUNT };

/* --- Iterators of items --- */

/* n: items since the last APPENDS. */
static bool step_list_items(sy_encoder *e, sy_enc_task *t) {
    sy_value item = syi_next(e->vm, t->a);
    if (item == SY_NULL && syi_failed(e->vm)) {
        return false;
    }
    if (t->n == SY_PICKLE_BATCH || (item == SY_NULL && t->n > 0)) {
        if (!syi_enc_op_n(e, SY_PICKLE_APPENDS, t->n)) {
            return false;
        }
        t->n = 0;
    }
    if (item == SY_NULL) {
        return true;
    }
    sy_enc_task rest = *t;
    rest.n++;
    return syi_enc_push(e, rest) && syi_enc_value(e, item);
}

static bool step_dict_items(sy_encoder *e, sy_enc_task *t) {
    sy_vm *vm = e->vm;
    sy_value pair = syi_next(vm, t->a);
    if (pair == SY_NULL && syi_failed(vm)) {
        return false;
    }
    if (t->n == SY_PICKLE_BATCH || (pair == SY_NULL && t->n > 0)) {
        if (!syi_enc_op_n(e, SY_PICKLE_SETITEMS, t->n)) {
            return false;
        }
        t->n = 0;
    }
    if (pair == SY_NULL) {
        return true;
    }
    if (!syi_is_tuple(pair) || syi_to_tuple(pair)->length != 2) {
        syi_raise(vm, vm->types.TypeError, "dict items iterator must return 2-tuples");
        return false;
    }
    sy_enc_task rest = *t;
    rest.n++;
    return syi_enc_push(e, rest) && syi_enc_value(e, syi_to_tuple(pair)->items[1]) &&
           syi_enc_value(e, syi_to_tuple(pair)->items[0]);
}

/* --- Making the object --- */

/* The object is made and on top of the stack. If what it was made from has saved it as well (it
 * is in a cycle through its arguments), that one is taken instead. */
static bool step_made(sy_encoder *e, sy_enc_task *t) {
    int64_t number = syi_enc_memo_find(e, t->a);
    if (number >= 0) {
        return syi_enc_op_n(e, SY_PICKLE_POP, 1) &&
               syi_enc_op_n(e, SY_PICKLE_GET, (uint64_t)number);
    }
    return syi_enc_memo(e, t->a);
}

static sy_value rest_of(sy_vm *vm, const sy_tuple *t) {
    return syi_tuple_new(vm, t->items + 1, t->length - 1);
}

static bool has_name(sy_vm *vm, sy_value f, const char *name) {
    sy_value own = syi_getattr_optional(vm, f, vm->names.__name__);
    if (own == SY_NULL) {
        vm->exc = SY_NULL;
        return false;
    }
    return syi_is_str(own) && syi_str_is(own, name);
}

/* The class in front of the arguments of copyreg.__newobj__ and __newobj_ex__. */
static bool check_class(sy_encoder *e, sy_value obj, sy_value cls, const char *function) {
    if (!syi_has_flag(cls, SY_TYPE_IS_TYPE)) {
        return syi_pickling_error(e->vm, "args[0] from %s args is not a type", function);
    }
    sy_value own = syi_getattr(e->vm, obj, e->vm->names.__class__);
    if (own == SY_NULL) {
        return false;
    }
    return own == cls ||
           syi_pickling_error(e->vm, "args[0] from %s args has the wrong class", function);
}

static bool make_newobj(sy_encoder *e, sy_value obj, const sy_tuple *args) {
    if (args->length == 0) {
        return syi_pickling_error(e->vm, "__newobj__ arglist is empty");
    }
    sy_value rest = rest_of(e->vm, args);
    return rest != SY_NULL && check_class(e, obj, args->items[0], "__newobj__") &&
           syi_enc_later(e, SY_PICKLE_NEWOBJ) && syi_enc_value(e, rest) &&
           syi_enc_value(e, args->items[0]);
}

static bool make_newobj_ex(sy_encoder *e, sy_value obj, const sy_tuple *args) {
    if (args->length != 3) {
        return syi_pickling_error(e->vm,
                                  "length of the NEWOBJ_EX argument tuple must be exactly 3, "
                                  "not %d",
                                  (int)args->length);
    }
    if (!syi_is_tuple(args->items[1]) || !syi_is_dict(args->items[2])) {
        return syi_pickling_error(e->vm, "__newobj_ex__ needs a class, a tuple and a dict");
    }
    return check_class(e, obj, args->items[0], "__newobj_ex__") &&
           syi_enc_later(e, SY_PICKLE_NEWOBJ_EX) && syi_enc_value(e, args->items[2]) &&
           syi_enc_value(e, args->items[1]) && syi_enc_value(e, args->items[0]);
}

static bool make(sy_encoder *e, sy_value obj, sy_value f, sy_value args) {
    if (has_name(e->vm, f, "__newobj__")) {
        return make_newobj(e, obj, syi_to_tuple(args));
    }
    if (has_name(e->vm, f, "__newobj_ex__")) {
        return make_newobj_ex(e, obj, syi_to_tuple(args));
    }
    return syi_pickle_learn(e->vm, f) && syi_enc_later(e, SY_PICKLE_REDUCE) &&
           syi_enc_value(e, args) && syi_enc_value(e, f);
}

/* --- A whole reduction --- */

static bool is_iterator(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    return type->slots.next != NULL || syi_special(vm, type, SY_SPECIAL_NEXT) != SY_NULL;
}

static bool check_iterator(sy_encoder *e, sy_value v, const char *which) {
    if (v == SY_NONE || is_iterator(e->vm, v)) {
        return true;
    }
    return syi_pickling_error(
        e->vm, "%s element of the tuple returned by %s must be an iterator, not %T", which,
        "__reduce__", v);
}

/* Distributes and checks the tuple; SY_NONE where a part is not given. */
static bool take_apart(sy_encoder *e, sy_value reduction, sy_value *p) {
    if (!syi_is_tuple(reduction)) {
        return syi_pickling_error(e->vm, "__reduce__ must return a string or tuple");
    }
    const sy_tuple *t = syi_to_tuple(reduction);
    if (t->length < 2 || t->length > 6) {
        return syi_pickling_error(
            e->vm, "tuple returned by __reduce__ must contain 2 through 6 elements");
    }
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        p[i] = i < t->length ? t->items[i] : SY_NONE;
    }
    if (!syi_callable(e->vm, p[FUNCTION])) {
        return syi_pickling_error(
            e->vm, "first item of the tuple returned by __reduce__ must be callable");
    }
    if (!syi_is_tuple(p[ARGUMENTS])) {
        return syi_pickling_error(
            e->vm, "second item of the tuple returned by __reduce__ must be a tuple");
    }
    if (p[SETTER] != SY_NONE && !syi_callable(e->vm, p[SETTER])) {
        return syi_pickling_error(
            e->vm,
            "sixth element of the tuple returned by __reduce__ must be a function, not %T",
            p[SETTER]);
    }
    return check_iterator(e, p[LIST], "fourth") && check_iterator(e, p[DICT], "fifth");
}

static bool state_later(sy_encoder *e, const sy_value *p) {
    if (p[STATE] == SY_NONE) {
        return true;
    }
    if (p[SETTER] == SY_NONE) {
        return syi_enc_later(e, SY_PICKLE_BUILD) && syi_enc_value(e, p[STATE]);
    }
    return syi_pickle_learn(e->vm, p[SETTER]) && syi_enc_later(e, SY_PICKLE_SETTER) &&
           syi_enc_value(e, p[STATE]) && syi_enc_value(e, p[SETTER]);
}

static bool step_exception_state(sy_encoder *e, sy_enc_task *t) {
    return syi_enc_op_n(e, SY_PICKLE_EXCEPTION_STATE, t->n);
}

/* A reduction leaves out where an exception comes from. For one that running code handles, it
 * is part of what will be seen. */
static bool exception_later(sy_encoder *e, sy_value obj) {
    if (!e->running || !syi_is_exception(obj)) {
        return true;
    }
    const sy_exception *x = syi_to_exception(obj);
    return syi_enc_push(e, (sy_enc_task){.step = step_exception_state,
                                         .n = x->suppress_context ? 1 : 0}) &&
           syi_enc_value(e, x->traceback) && syi_enc_value(e, x->context) &&
           syi_enc_value(e, x->cause);
}

bool syi_enc_reduce(sy_encoder *e, sy_value obj, sy_value reduction) {
    if (syi_is_str(reduction)) {
        return syi_enc_global(e, obj, reduction);
    }
    sy_value p[PART_COUNT] = {SY_NULL};
    if (!take_apart(e, reduction, p) || !exception_later(e, obj) || !state_later(e, p)) {
        return false;
    }
    if (p[DICT] != SY_NONE &&
        !syi_enc_push(e, (sy_enc_task){.step = step_dict_items, .a = p[DICT]})) {
        return false;
    }
    if (p[LIST] != SY_NONE &&
        !syi_enc_push(e, (sy_enc_task){.step = step_list_items, .a = p[LIST]})) {
        return false;
    }
    return syi_enc_push(e, (sy_enc_task){.step = step_made, .a = obj}) &&
           make(e, obj, p[FUNCTION], p[ARGUMENTS]);
}
