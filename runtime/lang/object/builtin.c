/* SPDX-License-Identifier: MIT
 *
 * Functions written in C: plain ones and methods bound to their object (builtin_function), and
 * the unbound methods of builtin types (method_descriptor). All are sy_builtin; what is called
 * is def->fn, after the number of arguments and self were checked here.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/text.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

#define STACK_ARGS 12

static sy_builtin *to_builtin(sy_value v) {
    return (sy_builtin *)sy_to_object(v);
}

static sy_value builtin_make(sy_vm *vm, sy_type *type, const sy_fn_def *def) {
    sy_builtin *b = syi_object_new(vm, type, sizeof *b);
    if (b == NULL) {
        return SY_NULL;
    }
    b->def = def;
    return sy_from_pointer(b);
}

sy_value syi_builtin_new(sy_vm *vm, const sy_fn_def *def, sy_value self, sy_value module) {
    sy_value v = builtin_make(vm, vm->types.builtin_function, def);
    if (v != SY_NULL) {
        to_builtin(v)->self = self;
        to_builtin(v)->module = module;
    }
    return v;
}

sy_value syi_method_descriptor_new(sy_vm *vm, sy_type *owner, const sy_fn_def *def) {
    sy_value v = builtin_make(vm, vm->types.method_descriptor, def);
    if (v != SY_NULL) {
        to_builtin(v)->owner = owner;
    }
    return v;
}

/* "list.append" or "len". */
static sy_value qualified_name(sy_vm *vm, const sy_builtin *b) {
    if (b->owner != NULL) {
        return syi_str_format(vm, "%N.%s", b->owner, b->def->name);
    }
    return syi_str_from_cstr(vm, b->def->name);
}

static bool wrong_count(sy_vm *vm, const sy_builtin *b, int nargs) {
    const sy_fn_def *d = b->def;
    sy_value name = qualified_name(vm, b);
    if (name == SY_NULL) {
        return false;
    }
    if (d->max_args == 0) {
        syi_raise(vm, vm->types.TypeError, "%U() takes no arguments (%d given)", name, nargs);
    } else if (d->min_args == 1 && d->max_args == 1) {
        syi_raise(vm, vm->types.TypeError, "%U() takes exactly one argument (%d given)", name,
                  nargs);
    } else {
        syi_check_arg_count(vm, d->name, nargs, d->min_args, d->max_args);
    }
    return false;
}

bool syi_builtin_accepts(sy_vm *vm, const sy_builtin *b, int nargs, sy_value kwnames) {
    const sy_fn_def *d = b->def;
    if (kwnames != SY_NULL && !d->keywords && syi_to_tuple(kwnames)->length > 0) {
        sy_value name = qualified_name(vm, b);
        return name != SY_NULL && syi_raise(vm, vm->types.TypeError,
                                            "%U() takes no keyword arguments", name) != SY_NULL;
    }
    if (d->keywords && kwnames != SY_NULL) {
        return true; /* fn counts what it got by keyword, too */
    }
    if (nargs < d->min_args && d->keywords) {
        return true; /* likewise: its message names the missing one */
    }
    if (nargs < d->min_args || (d->max_args >= 0 && nargs > d->max_args)) {
        return wrong_count(vm, b, nargs);
    }
    return true;
}

/* May fn run now? False with SY_RETRY raised when the loop is below. */
static bool may_run(sy_vm *vm, const sy_fn_def *def) {
    return (def->flags & SY_FN_REENTRANT) == 0 || !syi_need_driver(vm);
}

static sy_value call_descriptor(sy_vm *vm, const sy_builtin *b, const sy_value *args, int nargs,
                                sy_value kwnames) {
    if (nargs == 0) {
        return syi_raise(vm, vm->types.TypeError, "unbound method %N.%s() needs an argument",
                         b->owner, b->def->name);
    }
    if ((b->def->flags & SY_FN_CLASS) == 0 &&
        !syi_is_subtype(syi_type_of(vm, args[0]), b->owner)) {
        return syi_raise(vm, vm->types.TypeError,
                         "descriptor '%s' for '%N' objects doesn't apply to a '%T' object",
                         b->def->name, b->owner, args[0]);
    }
    return syi_builtin_accepts(vm, b, nargs - 1, kwnames) && may_run(vm, b->def)
               ? b->def->fn(vm, args, nargs, kwnames)
               : SY_NULL;
}

/* Runs fn with self in front of the arguments. */
static sy_value call_with_self(sy_vm *vm, const sy_builtin *b, const sy_value *args, int nargs,
                               sy_value kwnames) {
    size_t count = (size_t)nargs + 1;
    if (kwnames != SY_NULL) {
        count += syi_to_tuple(kwnames)->length;
    }
    sy_value stack[STACK_ARGS];
    sy_value *all = stack;
    if (count > STACK_ARGS) {
        all = syi_mem_resize(vm, NULL, 0, count * sizeof *all);
        if (all == NULL) {
            return SY_NULL;
        }
    }
    all[0] = b->self;
    if (count > 1) {
        memcpy(all + 1, args, (count - 1) * sizeof *all);
    }
    sy_value result = b->def->fn(vm, all, nargs + 1, kwnames);
    if (all != stack) {
        syi_mem_resize(vm, all, count * sizeof *all, 0);
    }
    return result;
}

sy_value syi_builtin_call(sy_vm *vm, const sy_builtin *b, const sy_value *args, int nargs,
                          sy_value kwnames) {
    if (b->head.type == vm->types.method_descriptor) {
        return call_descriptor(vm, b, args, nargs, kwnames);
    }
    if (b->head.type == vm->types.wrapper_descriptor) {
        return syi_wrapper_call(vm, sy_from_pointer(b), args, nargs, kwnames);
    }
    if (!syi_builtin_accepts(vm, b, nargs, kwnames) || !may_run(vm, b->def)) {
        return SY_NULL;
    }
    return b->self == SY_NULL ? b->def->fn(vm, args, nargs, kwnames)
                              : call_with_self(vm, b, args, nargs, kwnames);
}

static sy_value builtin_slot_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    return syi_builtin_call(vm, to_builtin(self), args, nargs, kwnames);
}

static void builtin_visit(void *self, sy_visitor *v) {
    const sy_builtin *b = self;
    syi_visit(v, b->self);
    syi_visit(v, b->module);
    syi_visit_object(v, b->owner);
}

static sy_value method_bind(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    if (obj == SY_NULL) {
        return self;
    }
    sy_builtin *b = to_builtin(self);
    if ((b->def->flags & SY_FN_CLASS) == 0 && !syi_is_subtype(syi_type_of(vm, obj), b->owner)) {
        return syi_raise(vm, vm->types.TypeError,
                         "descriptor '%s' for '%N' objects doesn't apply to a '%T' object",
                         b->def->name, b->owner, obj);
    }
    sy_value bound = syi_builtin_new(vm, b->def, obj, SY_NULL);
    if (bound != SY_NULL) {
        to_builtin(bound)->owner = b->owner;
    }
    return bound;
}

static bool is_bound_method(const sy_builtin *b) {
    return b->owner != NULL && b->self != SY_NULL;
}

static sy_value builtin_repr(sy_vm *vm, sy_value self) {
    const sy_builtin *b = to_builtin(self);
    if (!is_bound_method(b)) {
        return syi_str_format(vm, "<built-in function %s>", b->def->name);
    }
    char address[SY_ADDRESS_SIZE];
    return syi_str_format(vm, "<built-in method %s of %T object at %s>", b->def->name, b->self,
                          syi_address(b->self, address));
}

static sy_value method_repr(sy_vm *vm, sy_value self) {
    const sy_builtin *b = to_builtin(self);
    return syi_str_format(vm, "<method '%s' of '%N' objects>", b->def->name, b->owner);
}

static bool builtin_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)vm;
    const sy_builtin *b = to_builtin(self);
    *out = syi_address_hash(sy_from_pointer(b->def)) ^ syi_address_hash(b->self);
    return true;
}

static sy_value builtin_compare(sy_vm *vm, sy_value self, sy_value other,
                                enum sy_compare_op op) {
    if ((op != SY_EQ && op != SY_NE) || !syi_is_type(other, vm->types.builtin_function)) {
        return SY_NOT_IMPLEMENTED;
    }
    const sy_builtin *a = to_builtin(self);
    const sy_builtin *b = to_builtin(other);
    return sy_from_bool((a->def == b->def && a->self == b->self) == (op == SY_EQ));
}

static sy_value get_name(sy_vm *vm, sy_value self) {
    return syi_str_from_cstr(vm, to_builtin(self)->def->name);
}

static sy_value get_qualname(sy_vm *vm, sy_value self) {
    return qualified_name(vm, to_builtin(self));
}

static sy_value get_doc(sy_vm *vm, sy_value self) {
    return syi_doc_text(vm, to_builtin(self)->def->doc);
}

static sy_value get_module(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_builtin *b = to_builtin(self);
    return b->module == SY_NULL ? SY_NONE : b->module;
}

static sy_value get_self(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_builtin *b = to_builtin(self);
    return b->self == SY_NULL ? SY_NONE : b->self;
}

static sy_value get_owner(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_builtin(self)->owner);
}

/* The parenthesised part of the signature line. */
static sy_value get_signature(sy_vm *vm, sy_value self) {
    const char *doc = to_builtin(self)->def->doc;
    const char *open = doc == NULL ? NULL : strchr(doc, '(');
    size_t line = doc == NULL ? 0 : strcspn(doc, "\n");
    if (open == NULL || (size_t)(open - doc) >= line || doc[line - 1] != ')') {
        return SY_NONE;
    }
    return syi_str_new(vm, open, line - (size_t)(open - doc));
}

static const sy_getset_def builtin_getsets[] = {
    {"__name__", get_name, NULL, NULL}, {"__qualname__", get_qualname, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},   {"__module__", get_module, NULL, NULL},
    {"__self__", get_self, NULL, NULL}, {"__text_signature__", get_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const sy_getset_def method_getsets[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {"__objclass__", get_owner, NULL, NULL},
    {"__text_signature__", get_signature, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_builtin_function = {
    .name = "builtin_function_or_method",
    .size = sizeof(sy_builtin),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = builtin_visit,
              .repr = builtin_repr,
              .hash = builtin_hash,
              .compare = builtin_compare,
              .call = builtin_slot_call},
    .getsets = builtin_getsets,
};

const sy_type_def syi_type_method_descriptor = {
    .name = "method_descriptor",
    .size = sizeof(sy_builtin),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = builtin_visit,
              .repr = method_repr,
              .call = builtin_slot_call,
              .descr_get = method_bind},
    .getsets = method_getsets,
};
