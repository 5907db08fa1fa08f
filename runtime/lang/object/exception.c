/* SPDX-License-Identifier: MIT
 *
 * BaseException: making, text, attributes and methods that all exceptions share. The types with
 * fields of their own are in exception_types.c, groups in exception_group.c.
 */
#include "lang/object/exception.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

sy_value syi_exception_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    (void)kwnames; /* looked at by __init__ */
    sy_value tuple = syi_tuple_new(vm, args, (size_t)nargs);
    sy_exception *e = tuple == SY_NULL ? NULL : syi_object_new(vm, type, type->size);
    if (e == NULL) {
        return SY_NULL;
    }
    e->args = syi_to_tuple(tuple);
    e->cause = e->context = e->traceback = SY_NONE;
    return sy_from_pointer(e);
}

static bool has_keywords(sy_value kwnames) {
    return kwnames != SY_NULL && syi_to_tuple(kwnames)->length > 0;
}

bool syi_exception_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                        sy_value kwnames) {
    sy_exception *e = syi_to_exception(self);
    if (has_keywords(kwnames)) {
        syi_raise(vm, vm->types.TypeError, "%T() takes no keyword arguments", self);
        return false;
    }
    if (e->args->length == (uint32_t)nargs &&
        (nargs == 0 || memcmp(e->args->items, args, (size_t)nargs * sizeof *args) == 0)) {
        return true;
    }
    sy_value tuple = syi_tuple_new(vm, args, (size_t)nargs);
    if (tuple == SY_NULL) {
        return false;
    }
    e->args = syi_to_tuple(tuple);
    return true;
}

void syi_exception_visit(void *self, sy_visitor *v) {
    sy_exception *e = self;
    syi_visit_object(v, e->args);
    syi_visit(v, e->cause);
    syi_visit(v, e->context);
    syi_visit(v, e->traceback);
    syi_visit_values(v, e->extra, sizeof e->extra / sizeof e->extra[0]);
    syi_attrs_visit(v, &e->attrs);
}

static void exception_free(sy_vm *vm, void *self) {
    syi_attrs_free(vm, &((sy_exception *)self)->attrs);
}

sy_value syi_exception_str(sy_vm *vm, sy_value self) {
    const sy_tuple *args = syi_to_exception(self)->args;
    if (args->length == 0) {
        return vm->empty_str;
    }
    return syi_str(vm, args->length == 1 ? args->items[0] : sy_from_pointer(args));
}

static sy_value exception_repr(sy_vm *vm, sy_value self) {
    const sy_tuple *args = syi_to_exception(self)->args;
    if (args->length == 1) {
        return syi_str_format(vm, "%T(%R)", self, args->items[0]);
    }
    return syi_str_format(vm, "%T%R", self, sy_from_pointer(args));
}

/* --- Attributes
 * -------------------------------------------------------------------------------- */

static bool no_delete(sy_vm *vm, sy_value value, const char *name) {
    if (value != SY_NULL) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError, "%s may not be deleted", name);
    return false;
}

static sy_value get_args(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(syi_to_exception(self)->args);
}

static bool set_args(sy_vm *vm, sy_value self, sy_value value) {
    if (!no_delete(vm, value, "args")) {
        return false;
    }
    sy_value tuple = syi_tuple_from_iterable(vm, value);
    if (tuple == SY_NULL) {
        return false;
    }
    syi_to_exception(self)->args = syi_to_tuple(tuple);
    return true;
}

static sy_value get_traceback(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_exception(self)->traceback;
}

static bool set_traceback(sy_vm *vm, sy_value self, sy_value value) {
    if (!no_delete(vm, value, "__traceback__")) {
        return false;
    }
    if (value != SY_NONE && !syi_is_type(value, vm->types.traceback)) {
        syi_raise(vm, vm->types.TypeError, "__traceback__ must be a traceback or None");
        return false;
    }
    syi_to_exception(self)->traceback = value;
    return true;
}

static sy_value get_cause(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_exception(self)->cause;
}

static bool is_exception_or_none(sy_vm *vm, sy_value v, const char *what) {
    if (v == SY_NONE || syi_is_exception(v)) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError, "exception %s must be None or derive from BaseException",
              what);
    return false;
}

static bool set_cause(sy_vm *vm, sy_value self, sy_value value) {
    if (!no_delete(vm, value, "__cause__") || !is_exception_or_none(vm, value, "cause")) {
        return false;
    }
    syi_to_exception(self)->cause = value;
    syi_to_exception(self)->suppress_context = true;
    return true;
}

static sy_value get_context(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_exception(self)->context;
}

static bool set_context(sy_vm *vm, sy_value self, sy_value value) {
    if (!no_delete(vm, value, "__context__") || !is_exception_or_none(vm, value, "context")) {
        return false;
    }
    syi_to_exception(self)->context = value;
    return true;
}

static sy_value get_suppress(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(syi_to_exception(self)->suppress_context);
}

static bool set_suppress(sy_vm *vm, sy_value self, sy_value value) {
    if (value == SY_NULL) {
        syi_raise(vm, vm->types.TypeError, "can't delete numeric/char attribute");
        return false;
    }
    if (!sy_is_bool(value)) {
        syi_raise(vm, vm->types.TypeError, "attribute value type must be bool");
        return false;
    }
    syi_to_exception(self)->suppress_context = value == SY_TRUE;
    return true;
}

static const sy_getset_def exception_getsets[] = {
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {"__context__", get_context, set_context, "exception context"},
    {"__suppress_context__", get_suppress, set_suppress, NULL},
    {NULL, NULL, NULL, NULL},
};

/* --- Methods
 * --------------------------------------------------------------------------------------- */

static sy_value with_traceback(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return set_traceback(vm, args[0], args[1]) ? args[0] : SY_NULL;
}

static sy_value add_note(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "note must be a str, not '%T'", args[1]);
    }
    sy_value notes = syi_getattr_optional(vm, args[0], vm->names.__notes__);
    if (notes == SY_NULL) {
        notes = syi_failed(vm) ? SY_NULL : syi_list_new(vm, NULL, 0);
        if (notes == SY_NULL || !syi_setattr(vm, args[0], vm->names.__notes__, notes)) {
            return SY_NULL;
        }
    }
    if (!syi_is_list(notes)) {
        return syi_raise(vm, vm->types.TypeError, "Cannot add note: __notes__ is not a list");
    }
    return syi_list_append(vm, syi_to_list(notes), args[1]) ? SY_NONE : SY_NULL;
}

/* The arguments that make exc again: an OSError has taken its file names out of them. */
static sy_value made_from(sy_vm *vm, sy_value exc) {
    const sy_exception *e = syi_to_exception(exc);
    sy_value args = sy_from_pointer(e->args);
    if (!syi_is_subtype(e->head.type, vm->types.OSError) || e->args->length != 2 ||
        e->extra[SY_OS_FILENAME] == SY_NULL || e->extra[SY_OS_FILENAME] == SY_NONE) {
        return args;
    }
    sy_value second = e->extra[SY_OS_FILENAME2];
    bool two = second != SY_NULL && second != SY_NONE;
    sy_value five[5] = {e->args->items[0], e->args->items[1], e->extra[SY_OS_FILENAME], SY_NONE,
                        second};
    return syi_tuple_new(vm, five, two ? 5 : 3);
}

static sy_value reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value parts[3] = {sy_from_pointer(syi_type_of(vm, args[0])), made_from(vm, args[0]),
                         SY_NONE};
    size_t n = 2;
    if (parts[1] == SY_NULL) {
        return SY_NULL;
    }
    sy_attrs *attrs = syi_object_attrs(args[0]);
    if (attrs != NULL && (attrs->shape != NULL || attrs->u.dict != NULL)) {
        sy_dict *dict = syi_attrs_dict(vm, attrs);
        if (dict == NULL) {
            return SY_NULL;
        }
        parts[n++] = sy_from_pointer(dict);
    }
    return syi_tuple_new(vm, parts, n);
}

static sy_value setstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (args[1] == SY_NONE) {
        return SY_NONE;
    }
    if (!syi_is_dict(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "state is not a dictionary");
    }
    uint32_t position = 0;
    sy_value key, value;
    while (syi_dict_next(syi_to_dict(args[1]), &position, &key, &value)) {
        sy_value name = syi_is_str(key) ? syi_intern(vm, key) : SY_NULL;
        if (name == SY_NULL || !syi_setattr(vm, args[0], name, value)) {
            return syi_failed(vm) ? SY_NULL
                                  : syi_raise(vm, vm->types.TypeError,
                                              "attribute name must be string, not '%T'", key);
        }
    }
    return SY_NONE;
}

static const sy_fn_def exception_methods[] = {
    {"with_traceback", with_traceback, 1, 1, 0, false,
     "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", add_note, 1, 1, 0, false,
     "Exception.add_note(note) --\n    add a note to the exception"},
    {"__reduce__", reduce, 0, 0, 0, false, NULL},
    {"__setstate__", setstate, 1, 1, SY_FN_REENTRANT, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_BaseException = {
    .name = "BaseException",
    .doc = "Common base class for all exceptions",
    .size = sizeof(sy_exception),
    .flags = SY_TYPE_IS_EXCEPTION | SY_TYPE_HAS_ATTRS,
    .slots = {.visit = syi_exception_visit,
              .free = exception_free,
              .repr = exception_repr,
              .str = syi_exception_str,
              .create = syi_exception_create,
              .init = syi_exception_init},
    .methods = exception_methods,
    .getsets = exception_getsets,
    .attrs_offset = offsetof(sy_exception, attrs),
};

/* --- raise, throw, except
 * ---------------------------------------------------------------------------- */

static bool is_exception_class(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_TYPE) &&
           (syi_to_type(v)->flags & SY_TYPE_IS_EXCEPTION) != 0;
}

/* An instance from a class or an instance; message for anything else. */
static sy_value to_instance(sy_vm *vm, sy_value v, const char *message) {
    if (syi_is_exception(v)) {
        return v;
    }
    if (!is_exception_class(v)) {
        return syi_raise(vm, vm->types.TypeError, "%s", message);
    }
    sy_value exc = syi_call(vm, v, NULL, 0, SY_NULL);
    if (exc != SY_NULL && !syi_is_exception(exc)) {
        return syi_raise(vm, vm->types.TypeError,
                         "calling %R should have returned an instance of BaseException, not %R",
                         v, sy_from_pointer(syi_type_of(vm, exc)));
    }
    return exc;
}

void syi_raise_statement(sy_vm *vm, sy_value exc, sy_value cause) {
    sy_value instance = to_instance(vm, exc, "exceptions must derive from BaseException");
    if (instance == SY_NULL) {
        return;
    }
    if (cause != SY_NULL) {
        sy_roots roots;
        syi_roots_enter(vm, &roots, &instance, 1);
        if (cause != SY_NONE) {
            cause = to_instance(vm, cause, "exception causes must derive from BaseException");
        }
        syi_roots_leave(vm, &roots);
        if (cause == SY_NULL) {
            return;
        }
        syi_to_exception(instance)->cause = cause;
        syi_to_exception(instance)->suppress_context = true;
    }
    syi_raise_value(vm, instance);
}

sy_value syi_exception_make(sy_vm *vm, sy_value type, sy_value value) {
    bool bare = value == SY_NULL || value == SY_NONE;
    if (syi_is_exception(type)) {
        return bare ? type
                    : syi_raise(vm, vm->types.TypeError,
                                "instance exception may not have a separate value");
    }
    if (!is_exception_class(type)) {
        return syi_raise(vm, vm->types.TypeError,
                         "exceptions must be classes or instances deriving from "
                         "BaseException, not %T",
                         type);
    }
    if (!bare && syi_is_exception(value) &&
        syi_is_subtype(syi_type_of(vm, value), syi_to_type(type))) {
        return value;
    }
    sy_value exc;
    if (bare) {
        exc = syi_call(vm, type, NULL, 0, SY_NULL);
    } else if (syi_is_tuple(value)) {
        exc = syi_call(vm, type, syi_to_tuple(value)->items, (int)syi_to_tuple(value)->length,
                       SY_NULL);
    } else {
        exc = syi_call(vm, type, &value, 1, SY_NULL);
    }
    return exc == SY_NULL ? SY_NULL
                          : to_instance(vm, exc, "exceptions must derive from BaseException");
}

int syi_exception_matches(sy_vm *vm, sy_value exc, sy_value types) {
    if (is_exception_class(types)) {
        return syi_is_subtype(syi_type_of(vm, exc), syi_to_type(types));
    }
    int found = 0;
    if (syi_is_tuple(types)) {
        const sy_tuple *t = syi_to_tuple(types);
        for (uint32_t i = 0; i < t->length; i++) {
            if (!is_exception_class(t->items[i])) {
                found = -1;
            }
        }
        for (uint32_t i = 0; found == 0 && i < t->length; i++) {
            found = syi_is_subtype(syi_type_of(vm, exc), syi_to_type(t->items[i]));
        }
    } else {
        found = -1;
    }
    if (found < 0) {
        syi_raise(vm, vm->types.TypeError,
                  "catching classes that do not inherit from BaseException is not allowed");
    }
    return found;
}
