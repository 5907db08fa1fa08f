/* SPDX-License-Identifier: MIT
 *
 * The class statement: find the bases and the metaclass, prepare the namespace, run the body in
 * it, call the metaclass, and check that the class cell was set. Order and messages are
 * CPython's.
 */
#include "lang/vm/build_class.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/vm.h"

/* What is kept alive while language code runs. */
typedef struct class_parts {
    sy_value function, name, bases, original_bases, meta, namespace_, cell, result;
    sy_value kwnames; /* without metaclass; SY_NULL: none */
    sy_value kwargs;  /* tuple of the values */
} class_parts;

sy_value syi_resolve_bases(sy_vm *vm, sy_value bases) {
    const sy_tuple *old = syi_to_tuple(bases);
    sy_value list = SY_NULL;
    sy_roots roots;
    syi_roots_enter(vm, &roots, &list, 1);
    for (uint32_t i = 0; i < old->length; i++) {
        sy_value base = old->items[i];
        sy_value method = SY_NULL;
        if (!syi_has_flag(base, SY_TYPE_IS_TYPE)) {
            method = syi_getattr_optional(vm, base, vm->names.__mro_entries__);
            if (method == SY_NULL && syi_failed(vm)) {
                break;
            }
        }
        if (method == SY_NULL) {
            if (list != SY_NULL && !syi_list_append(vm, syi_to_list(list), base)) {
                break;
            }
            continue;
        }
        if (list == SY_NULL) {
            list = syi_list_new(vm, old->items, i);
        }
        sy_value entries = list == SY_NULL ? SY_NULL : syi_call(vm, method, &bases, 1, SY_NULL);
        if (entries == SY_NULL) {
            break;
        }
        if (!syi_is_tuple(entries)) {
            syi_raise(vm, vm->types.TypeError, "__mro_entries__ must return a tuple");
            break;
        }
        if (!syi_list_extend(vm, syi_to_list(list), entries)) {
            break;
        }
    }
    syi_roots_leave(vm, &roots);
    if (syi_failed(vm)) {
        return SY_NULL;
    }
    if (list == SY_NULL) {
        return bases;
    }
    return syi_tuple_new(vm, syi_to_list(list)->items, syi_to_list(list)->length);
}

/* Takes `metaclass` out of the keywords. */
static bool split_keywords(sy_vm *vm, class_parts *p, const sy_value *values,
                           sy_value kwnames) {
    p->kwnames = SY_NULL;
    p->kwargs = vm->empty_tuple;
    if (kwnames == SY_NULL) {
        return true;
    }
    const sy_tuple *names = syi_to_tuple(kwnames);
    for (uint32_t i = 0; i < names->length; i++) {
        if (names->items[i] == vm->names.metaclass) {
            p->meta = values[i];
        }
    }
    if (p->meta == SY_NULL) {
        p->kwnames = kwnames;
        p->kwargs = syi_tuple_new(vm, values, names->length);
        return p->kwargs != SY_NULL;
    }
    if (names->length == 1) {
        return true;
    }
    p->kwnames = syi_tuple_new(vm, NULL, names->length - 1);
    p->kwargs = p->kwnames == SY_NULL ? SY_NULL : syi_tuple_new(vm, NULL, names->length - 1);
    if (p->kwargs == SY_NULL) {
        return false;
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < names->length; i++) {
        if (names->items[i] != vm->names.metaclass) {
            syi_to_tuple(p->kwnames)->items[n] = names->items[i];
            syi_to_tuple(p->kwargs)->items[n++] = values[i];
        }
    }
    return true;
}

static bool choose_metaclass(sy_vm *vm, class_parts *p) {
    const sy_tuple *bases = syi_to_tuple(p->bases);
    if (p->meta == SY_NULL) {
        p->meta = bases->length == 0 ? sy_from_pointer(vm->types.type)
                                     : sy_from_pointer(syi_type_of(vm, bases->items[0]));
    }
    if (syi_has_flag(p->meta, SY_TYPE_IS_TYPE)) {
        sy_type *winner = syi_metaclass(vm, syi_to_type(p->meta), syi_to_tuple(p->bases));
        if (winner == NULL) {
            return false;
        }
        p->meta = sy_from_pointer(winner);
    }
    return true;
}

static bool prepare_namespace(sy_vm *vm, class_parts *p) {
    if (p->meta == sy_from_pointer(vm->types.type)) {
        p->namespace_ = syi_dict_new(vm);
        return p->namespace_ != SY_NULL;
    }
    sy_value prepare = syi_getattr_optional(vm, p->meta, vm->specials[SY_SPECIAL_PREPARE]);
    if (prepare == SY_NULL) {
        if (syi_failed(vm)) {
            return false;
        }
        p->namespace_ = syi_dict_new(vm);
        return p->namespace_ != SY_NULL;
    }
    uint32_t extra = syi_to_tuple(p->kwargs)->length;
    sy_value args = syi_tuple_new(vm, NULL, 2 + extra);
    if (args == SY_NULL) {
        return false;
    }
    sy_value *a = syi_to_tuple(args)->items;
    a[0] = p->name;
    a[1] = p->bases;
    memcpy(a + 2, syi_to_tuple(p->kwargs)->items, extra * sizeof *a);
    p->result = args;
    p->namespace_ = syi_call(vm, prepare, a, 2, p->kwnames);
    if (p->namespace_ == SY_NULL) {
        return false;
    }
    if (!syi_is_dict(p->namespace_) &&
        syi_type_lookup(vm, syi_type_of(vm, p->namespace_), vm->specials[SY_SPECIAL_GETITEM]) ==
            SY_NULL) {
        if (syi_has_flag(p->meta, SY_TYPE_IS_TYPE)) {
            syi_raise(vm, vm->types.TypeError, "%N.__prepare__() must return a mapping, not %T",
                      syi_to_type(p->meta), p->namespace_);
        } else {
            syi_raise(vm, vm->types.TypeError,
                      "<metaclass>.__prepare__() must return a mapping, not %T", p->namespace_);
        }
        return false;
    }
    return true;
}

static bool remember_original_bases(sy_vm *vm, const class_parts *p) {
    if (p->bases == p->original_bases) {
        return true;
    }
    sy_value name = syi_intern_cstr(vm, "__orig_bases__");
    return name != SY_NULL && syi_setitem(vm, p->namespace_, name, p->original_bases);
}

static bool make_class(sy_vm *vm, class_parts *p) {
    if (p->meta == sy_from_pointer(vm->types.type)) {
        p->result = syi_type_build(vm, vm->types.type, p->name, syi_to_tuple(p->bases),
                                   syi_to_dict(p->namespace_), syi_to_tuple(p->kwargs)->items,
                                   p->kwnames);
        return p->result != SY_NULL;
    }
    uint32_t extra = syi_to_tuple(p->kwargs)->length;
    sy_value args = syi_tuple_new(vm, NULL, 3 + extra);
    if (args == SY_NULL) {
        return false;
    }
    sy_value *a = syi_to_tuple(args)->items;
    a[0] = p->name;
    a[1] = p->bases;
    a[2] = p->namespace_;
    memcpy(a + 3, syi_to_tuple(p->kwargs)->items, extra * sizeof *a);
    p->result = args; /* keeps it alive during the call */
    p->result = syi_call(vm, p->meta, a, 3, p->kwnames);
    return p->result != SY_NULL;
}

static bool check_cell(sy_vm *vm, const class_parts *p) {
    if (p->cell == SY_NULL || !syi_is_type(p->cell, vm->types.cell) ||
        !syi_has_flag(p->result, SY_TYPE_IS_TYPE)) {
        return true;
    }
    sy_value set = ((sy_cell *)sy_to_object(p->cell))->value;
    if (set == p->result) {
        return true;
    }
    if (set == SY_NULL) {
        syi_raise(vm, vm->types.RuntimeError,
                  "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                  "type.__new__?",
                  p->name, p->result);
    } else {
        syi_raise(vm, vm->types.TypeError, "__class__ set to %R defining %R as %R", set,
                  p->name, p->result);
    }
    return false;
}

static bool build(sy_vm *vm, class_parts *p) {
    p->bases = syi_resolve_bases(vm, p->original_bases);
    if (p->bases == SY_NULL || !choose_metaclass(vm, p) || !prepare_namespace(vm, p) ||
        !remember_original_bases(vm, p)) {
        return false;
    }
    if (syi_run_body(vm, (sy_function *)sy_to_object(p->function), p->namespace_) == SY_NULL) {
        return false;
    }
    if (syi_is_dict(p->namespace_)) {
        p->cell = syi_dict_get_str(syi_to_dict(p->namespace_), vm->names.__classcell__);
    }
    return make_class(vm, p) && check_cell(vm, p);
}

static sy_value builtin_build_class(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    if (nargs < 2) {
        return syi_raise(vm, vm->types.TypeError, "__build_class__: not enough arguments");
    }
    if (!syi_is_type(args[0], vm->types.function)) {
        return syi_raise(vm, vm->types.TypeError, "__build_class__: func must be a function");
    }
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "__build_class__: name is not a string");
    }
    class_parts p = {.function = args[0], .name = args[1]};
    p.original_bases = syi_tuple_new(vm, args + 2, (size_t)nargs - 2);
    if (p.original_bases == SY_NULL || !split_keywords(vm, &p, args + nargs, kwnames)) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &p.function, sizeof p / sizeof(sy_value));
    bool ok = build(vm, &p);
    syi_roots_leave(vm, &roots);
    return ok ? p.result : SY_NULL;
}

const sy_fn_def syi_builtins_class[] = {
    {"__build_class__", builtin_build_class, 0, -1, SY_FN_REENTRANT, true,
     "__build_class__(func, name, /, *bases, [metaclass], **kwds)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};
