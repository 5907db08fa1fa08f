/* SPDX-License-Identifier: MIT
 *
 * Builtins that look at objects: attributes, identity, classes, text forms, length, dir().
 */
#include "lang/vm/builtins.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/vm.h"

/* An attribute name given by the program, interned; SY_NULL with TypeError. */
static sy_value attribute_name(sy_vm *vm, sy_value name) {
    if (!syi_is_str(name)) {
        return syi_raise(vm, vm->types.TypeError, "attribute name must be string, not '%T'",
                         name);
    }
    return syi_intern(vm, name);
}

static sy_value builtin_getattr(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value name = attribute_name(vm, args[1]);
    if (name == SY_NULL) {
        return SY_NULL;
    }
    if (nargs == 2) {
        return syi_getattr(vm, args[0], name);
    }
    sy_value found = syi_getattr_optional(vm, args[0], name);
    return found == SY_NULL && !syi_failed(vm) ? args[2] : found;
}

static sy_value builtin_hasattr(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value name = attribute_name(vm, args[1]);
    if (name == SY_NULL) {
        return SY_NULL;
    }
    sy_value found = syi_getattr_optional(vm, args[0], name);
    if (found == SY_NULL && syi_failed(vm)) {
        return SY_NULL;
    }
    return sy_from_bool(found != SY_NULL);
}

static sy_value builtin_setattr(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value name = attribute_name(vm, args[1]);
    if (name == SY_NULL || !syi_setattr(vm, args[0], name, args[2])) {
        return SY_NULL;
    }
    return SY_NONE;
}

static sy_value builtin_delattr(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value name = attribute_name(vm, args[1]);
    if (name == SY_NULL || !syi_setattr(vm, args[0], name, SY_NULL)) {
        return SY_NULL;
    }
    return SY_NONE;
}

static sy_value from_truth(int truth) {
    return truth < 0 ? SY_NULL : sy_from_bool(truth != 0);
}

static sy_value builtin_isinstance(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return from_truth(syi_isinstance(vm, args[0], args[1]));
}

static sy_value builtin_issubclass(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return from_truth(syi_issubclass(vm, args[0], args[1]));
}

static sy_value builtin_callable(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(syi_callable(vm, args[0]));
}

static sy_value builtin_id(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_int_from_uint64(vm, args[0]);
}

static sy_value builtin_hash(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    uint64_t hash;
    if (!syi_hash(vm, args[0], &hash)) {
        return SY_NULL;
    }
    return syi_int_new(vm, (int64_t)hash);
}

static sy_value builtin_repr(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_repr(vm, args[0]);
}

static sy_value builtin_ascii(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_ascii(vm, args[0]);
}

static sy_value builtin_format(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value spec = nargs == 2 ? args[1] : vm->empty_str;
    if (!syi_is_str(spec)) {
        return syi_raise(vm, vm->types.TypeError, "format() argument 2 must be str, not %T",
                         spec);
    }
    return syi_format(vm, args[0], spec);
}

static sy_value builtin_len(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t n = syi_length(vm, args[0]);
    return n < 0 ? SY_NULL : syi_int_new(vm, n);
}

/* --- dir() --- */

static sy_value sorted_list(sy_vm *vm, sy_value iterable) {
    sy_value list = syi_list_from_iterable(vm, iterable);
    if (list == SY_NULL || !syi_list_sort(vm, syi_to_list(list), SY_NONE, false)) {
        return SY_NULL;
    }
    return list;
}

static sy_value scope_names(sy_vm *vm) {
    sy_value locals = syi_current_locals(vm);
    if (locals == SY_NULL) {
        return SY_NULL;
    }
    return sorted_list(vm, locals);
}

static sy_value builtin_dir(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    return nargs == 1 ? syi_dir(vm, args[0]) : scope_names(vm);
}

const sy_fn_def syi_builtins_object[] = {
    {"getattr", builtin_getattr, 2, 3, 0, false, NULL},
    {"hasattr", builtin_hasattr, 2, 2, 0, false, "hasattr(obj, name, /)"},
    {"setattr", builtin_setattr, 3, 3, 0, false, "setattr(obj, name, value, /)"},
    {"delattr", builtin_delattr, 2, 2, 0, false, "delattr(obj, name, /)"},
    {"isinstance", builtin_isinstance, 2, 2, 0, false, "isinstance(obj, class_or_tuple, /)"},
    {"issubclass", builtin_issubclass, 2, 2, 0, false, "issubclass(cls, class_or_tuple, /)"},
    {"callable", builtin_callable, 1, 1, 0, false, "callable(obj, /)"},
    {"id", builtin_id, 1, 1, 0, false, "id(obj, /)"},
    {"hash", builtin_hash, 1, 1, 0, false, "hash(obj, /)"},
    {"repr", builtin_repr, 1, 1, 0, false, "repr(obj, /)"},
    {"ascii", builtin_ascii, 1, 1, 0, false, "ascii(obj, /)"},
    {"format", builtin_format, 1, 2, 0, false, "format(value, format_spec='', /)"},
    {"len", builtin_len, 1, 1, 0, false, "len(obj, /)"},
    {"dir", builtin_dir, 0, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};
