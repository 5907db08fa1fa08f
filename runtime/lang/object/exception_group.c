/* SPDX-License-Identifier: MIT
 *
 * BaseExceptionGroup and ExceptionGroup: construction rules, derive, split and subgroup.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

static sy_value group_message(sy_value group) {
    return syi_to_exception(group)->extra[SY_GROUP_MESSAGE];
}

static sy_tuple *group_members(sy_value group) {
    return syi_to_tuple(syi_to_exception(group)->extra[SY_GROUP_EXCEPTIONS]);
}

static bool is_group(sy_vm *vm, sy_value v) {
    return syi_is_subtype(syi_type_of(vm, v), vm->types.BaseExceptionGroup);
}

/* The members as a tuple, all of them exceptions. SY_NULL with TypeError or ValueError. */
static sy_value check_members(sy_vm *vm, sy_value sequence, bool *all_plain) {
    if (!syi_is_list(sequence) && !syi_is_tuple(sequence) &&
        (syi_type_of(vm, sequence)->flags & SY_TYPE_SEQUENCE) == 0) {
        return syi_raise(vm, vm->types.TypeError,
                         "second argument (exceptions) must be a sequence");
    }
    sy_value members = syi_tuple_from_iterable(vm, sequence);
    if (members == SY_NULL) {
        return SY_NULL;
    }
    const sy_tuple *t = syi_to_tuple(members);
    if (t->length == 0) {
        return syi_raise(vm, vm->types.ValueError,
                         "second argument (exceptions) must be a non-empty sequence");
    }
    *all_plain = true;
    for (uint32_t i = 0; i < t->length; i++) {
        if (!syi_is_exception(t->items[i])) {
            return syi_raise(vm, vm->types.ValueError,
                             "Item %d of second argument (exceptions) is not an exception",
                             (int)i);
        }
        if (!syi_is_subtype(syi_type_of(vm, t->items[i]), vm->types.Exception)) {
            *all_plain = false;
        }
    }
    return members;
}

static sy_value group_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    (void)kwnames;
    if (nargs != 2) {
        return syi_raise(vm, vm->types.TypeError,
                         "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)",
                         nargs);
    }
    if (!syi_is_str(args[0])) {
        return syi_raise(vm, vm->types.TypeError,
                         "BaseExceptionGroup.__new__() argument 1 must be str, not %T",
                         args[0]);
    }
    bool all_plain = true;
    sy_value members = check_members(vm, args[1], &all_plain);
    if (members == SY_NULL) {
        return SY_NULL;
    }
    if (type == vm->types.BaseExceptionGroup) {
        type = all_plain ? vm->types.ExceptionGroup : type;
    } else if (!all_plain && syi_is_subtype(type, vm->types.Exception)) {
        if (type == vm->types.ExceptionGroup) {
            return syi_raise(vm, vm->types.TypeError,
                             "Cannot nest BaseExceptions in an ExceptionGroup");
        }
        return syi_raise(vm, vm->types.TypeError, "Cannot nest BaseExceptions in '%N'", type);
    }
    sy_value group = syi_exception_create(vm, type, args, nargs, SY_NULL);
    if (group != SY_NULL) {
        syi_to_exception(group)->extra[SY_GROUP_MESSAGE] = args[0];
        syi_to_exception(group)->extra[SY_GROUP_EXCEPTIONS] = members;
    }
    return group;
}

static sy_value group_str(sy_vm *vm, sy_value self) {
    uint32_t n = group_members(self)->length;
    return syi_str_format(vm, "%U (%d sub-exception%s)", group_message(self), (int)n,
                          n == 1 ? "" : "s");
}

static sy_value get_message(sy_vm *vm, sy_value self) {
    (void)vm;
    return group_message(self);
}

static sy_value get_exceptions(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_exception(self)->extra[SY_GROUP_EXCEPTIONS];
}

/* --- Splitting
 * ------------------------------------------------------------------------------------ */

static sy_value group_derive(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value init[2] = {group_message(args[0]), args[1]};
    return syi_call(vm, sy_from_pointer(vm->types.BaseExceptionGroup), init, 2, SY_NULL);
}

static sy_value notes_of(sy_vm *vm, sy_value exc) {
    return syi_attrs_get(vm, syi_object_attrs(exc), vm->names.__notes__);
}

static bool copy_notes(sy_vm *vm, sy_value from, sy_value to) {
    sy_value notes = notes_of(vm, from);
    if (notes == SY_NULL || !(syi_is_list(notes) || syi_is_tuple(notes))) {
        return true;
    }
    sy_value copy = syi_list_from_iterable(vm, notes);
    return copy != SY_NULL && syi_attrs_set(vm, syi_object_attrs(to), syi_type_of(vm, to),
                                            vm->names.__notes__, copy);
}

/* A group like `group` of the given members, with its traceback, cause, context and notes. None
 * for no members. */
static sy_value derive(sy_vm *vm, sy_value group, sy_list *members) {
    if (members->length == 0) {
        return SY_NONE;
    }
    sy_value list = sy_from_pointer(members);
    sy_value result = syi_call_method(vm, group, syi_intern_cstr(vm, "derive"), &list, 1);
    if (result == SY_NULL) {
        return SY_NULL;
    }
    if (!is_group(vm, result)) {
        return syi_raise(vm, vm->types.TypeError,
                         "derive must return an instance of BaseExceptionGroup");
    }
    sy_exception *to = syi_to_exception(result);
    const sy_exception *from = syi_to_exception(group);
    to->traceback = from->traceback;
    to->cause = from->cause;
    to->context = from->context;
    to->suppress_context = from->suppress_context;
    if (!copy_notes(vm, group, result)) {
        return SY_NULL;
    }
    return result;
}

/* What decides: type(s) as except takes them, a callable of one argument, or a list of the
 * exceptions wanted. */
enum condition { BY_TYPE, BY_CALL, BY_IDENTITY };

static int condition_holds(sy_vm *vm, sy_value exc, sy_value condition, enum condition kind) {
    if (kind == BY_TYPE) {
        return syi_exception_matches(vm, exc, condition);
    }
    if (kind == BY_IDENTITY) {
        const sy_list *l = syi_to_list(condition);
        uint32_t i = 0;
        while (i < l->length && l->items[i] != exc) {
            i++;
        }
        return i < l->length;
    }
    sy_value r = syi_call(vm, condition, &exc, 1, SY_NULL);
    return r == SY_NULL ? -1 : syi_truth(vm, r);
}

static bool split(sy_vm *vm, sy_value exc, sy_value condition, enum condition kind,
                  sy_value *matching, sy_value *rest);

/* Splits the members; kept: {matching list, rest list, the member's two parts}. */
static bool split_members(sy_vm *vm, sy_value group, sy_value condition, enum condition kind,
                          sy_value *kept) {
    const sy_tuple *members = group_members(group);
    for (uint32_t i = 0; i < members->length; i++) {
        if (!split(vm, members->items[i], condition, kind, &kept[2], &kept[3])) {
            return false;
        }
        if (kept[2] != SY_NONE && !syi_list_append(vm, syi_to_list(kept[0]), kept[2])) {
            return false;
        }
        if (kept[3] != SY_NONE && !syi_list_append(vm, syi_to_list(kept[1]), kept[3])) {
            return false;
        }
    }
    kept[2] = derive(vm, group, syi_to_list(kept[0]));
    kept[3] = kept[2] == SY_NULL ? SY_NULL : derive(vm, group, syi_to_list(kept[1]));
    return kept[3] != SY_NULL;
}

static bool split_group(sy_vm *vm, sy_value group, sy_value condition, enum condition kind,
                        sy_value *matching, sy_value *rest) {
    sy_value kept[4] = {syi_list_new(vm, NULL, 0), syi_list_new(vm, NULL, 0), SY_NULL, SY_NULL};
    if (kept[0] == SY_NULL || kept[1] == SY_NULL ||
        !syi_enter_c(vm, " in exceptiongroup_split_recursive")) {
        return false;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 4);
    bool ok = split_members(vm, group, condition, kind, kept);
    syi_roots_leave(vm, &roots);
    syi_leave_c(vm);
    *matching = kept[2];
    *rest = kept[3];
    return ok;
}

static bool split(sy_vm *vm, sy_value exc, sy_value condition, enum condition kind,
                  sy_value *matching, sy_value *rest) {
    int holds = condition_holds(vm, exc, condition, kind);
    if (holds < 0) {
        return false;
    }
    if (holds == 0 && is_group(vm, exc)) {
        return split_group(vm, exc, condition, kind, matching, rest);
    }
    *matching = holds ? exc : SY_NONE;
    *rest = holds ? SY_NONE : exc;
    return true;
}

/* --- except*
 * ------------------------------------------------------------------------------------- */

static bool is_group_class(sy_vm *vm, sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_TYPE) &&
           syi_is_subtype(syi_to_type(v), vm->types.BaseExceptionGroup);
}

static bool check_star_types(sy_vm *vm, sy_value types) {
    bool group = is_group_class(vm, types);
    if (syi_is_tuple(types)) {
        for (uint32_t i = 0; i < syi_to_tuple(types)->length; i++) {
            group = group || is_group_class(vm, syi_to_tuple(types)->items[i]);
        }
    }
    if (group) {
        syi_raise(vm, vm->types.TypeError,
                  "catching ExceptionGroup with except* is not allowed. Use except instead.");
    }
    return !group;
}

static sy_value wrap(sy_vm *vm, sy_list *members) {
    sy_value args[2] = {vm->empty_str, sy_from_pointer(members)};
    return group_create(vm, vm->types.BaseExceptionGroup, args, 2, SY_NULL);
}

static sy_value wrap_one(sy_vm *vm, sy_value exc) {
    sy_value args[2] = {vm->empty_str, syi_tuple_new(vm, &exc, 1)};
    return args[1] == SY_NULL
               ? SY_NULL
               : group_create(vm, vm->types.BaseExceptionGroup, args, 2, SY_NULL);
}

sy_value syi_exception_group_match(sy_vm *vm, sy_value exc, sy_value types, sy_value *rest) {
    *rest = SY_NONE;
    if (exc == SY_NONE) {
        return SY_NONE;
    }
    int holds = syi_exception_matches(vm, exc, types);
    if (holds < 0 || !check_star_types(vm, types)) {
        return SY_NULL;
    }
    if (holds) {
        return is_group(vm, exc) ? exc : wrap_one(vm, exc);
    }
    *rest = exc;
    if (!is_group(vm, exc)) {
        return SY_NONE;
    }
    sy_value name = syi_intern_cstr(vm, "split");
    sy_value pair = name == SY_NULL ? SY_NULL : syi_call_method(vm, exc, name, &types, 1);
    if (pair == SY_NULL) {
        return SY_NULL;
    }
    if (!syi_is_tuple(pair) || syi_to_tuple(pair)->length < 2) {
        return syi_raise(vm, vm->types.TypeError, "%T.split must return a 2-tuple, got %T", exc,
                         pair);
    }
    *rest = syi_to_tuple(pair)->items[1];
    return syi_to_tuple(pair)->items[0];
}

/* The exceptions that are no groups, of exc and all groups in it. */
static bool collect_leaves(sy_vm *vm, sy_value exc, sy_list *leaves) {
    if (exc == SY_NONE) {
        return true;
    }
    if (!is_group(vm, exc)) {
        return syi_list_append(vm, leaves, exc);
    }
    if (!syi_enter_c(vm, " in exception group")) {
        return false;
    }
    const sy_tuple *members = group_members(exc);
    bool ok = true;
    for (uint32_t i = 0; ok && i < members->length; i++) {
        ok = collect_leaves(vm, members->items[i], leaves);
    }
    syi_leave_c(vm);
    return ok;
}

/* Was exc split off the original and raised again unchanged? */
static bool is_part_of(sy_vm *vm, sy_value exc, sy_value original) {
    const sy_exception *a = syi_to_exception(exc);
    const sy_exception *b = syi_to_exception(original);
    return a->traceback == b->traceback && a->cause == b->cause && a->context == b->context &&
           (notes_of(vm, exc) != SY_NULL) == (notes_of(vm, original) != SY_NULL);
}

/* kept: {leaves raised again, exceptions raised anew, result, unused}. */
static bool join(sy_vm *vm, const sy_list *list, sy_value original, sy_value *kept) {
    for (uint32_t i = 0; i < list->length; i++) {
        sy_value exc = list->items[i];
        if (exc == SY_NONE) {
            continue;
        }
        bool ok = is_part_of(vm, exc, original)
                      ? collect_leaves(vm, exc, syi_to_list(kept[0]))
                      : syi_list_append(vm, syi_to_list(kept[1]), exc);
        if (!ok) {
            return false;
        }
    }
    if (!split(vm, original, kept[0], BY_IDENTITY, &kept[2], &kept[3])) {
        return false;
    }
    sy_list *raised = syi_to_list(kept[1]);
    if (raised->length == 0) {
        return true;
    }
    if (kept[2] != SY_NONE && !syi_list_append(vm, raised, kept[2])) {
        return false;
    }
    kept[2] = raised->length == 1 ? raised->items[0] : wrap(vm, raised);
    return kept[2] != SY_NULL;
}

sy_value syi_exception_group_join(sy_vm *vm, sy_list *list, sy_value original) {
    if (!is_group(vm, original)) {
        /* It was wrapped for the one clause that could take it. */
        for (uint32_t i = 0; i < list->length; i++) {
            if (list->items[i] != SY_NONE) {
                return list->items[i];
            }
        }
        return SY_NONE;
    }
    sy_value kept[4] = {syi_list_new(vm, NULL, 0), syi_list_new(vm, NULL, 0), SY_NULL, SY_NULL};
    if (kept[0] == SY_NULL || kept[1] == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 4);
    bool ok = join(vm, list, original, kept);
    syi_roots_leave(vm, &roots);
    return ok ? kept[2] : SY_NULL;
}

/* --- Methods
 * ------------------------------------------------------------------------------------- */

/* Conditions are exception types, tuples of them, or callables. */
static bool check_condition(sy_vm *vm, sy_value condition, enum condition *kind) {
    *kind = BY_TYPE;
    if (syi_is_tuple(condition)) {
        return true;
    }
    if (syi_has_flag(condition, SY_TYPE_IS_TYPE) &&
        (syi_to_type(condition)->flags & SY_TYPE_IS_EXCEPTION) != 0) {
        return true;
    }
    *kind = BY_CALL;
    if (!syi_has_flag(condition, SY_TYPE_IS_TYPE) && syi_callable(vm, condition)) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError,
              "expected a function, exception type or tuple of exception types");
    return false;
}

static sy_value group_split(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    enum condition kind;
    sy_value parts[2];
    if (!check_condition(vm, args[1], &kind) ||
        !split(vm, args[0], args[1], kind, &parts[0], &parts[1])) {
        return SY_NULL;
    }
    return syi_tuple_new(vm, parts, 2);
}

static sy_value group_subgroup(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    enum condition kind;
    sy_value matching, rest;
    if (!check_condition(vm, args[1], &kind) ||
        !split(vm, args[0], args[1], kind, &matching, &rest)) {
        return SY_NULL;
    }
    return matching;
}

static sy_value group_getitem(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_generic_alias_new(vm, args[0], args[1]);
}

static const sy_fn_def group_methods[] = {
    {"derive", group_derive, 1, 1, 0, false, NULL},
    {"split", group_split, 1, 1, SY_FN_REENTRANT, false, NULL},
    {"subgroup", group_subgroup, 1, 1, SY_FN_REENTRANT, false, NULL},
    {"__class_getitem__", group_getitem, 1, 1, SY_FN_CLASS, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static const sy_getset_def group_getsets[] = {
    {"message", get_message, syi_readonly_attribute, "exception message"},
    {"exceptions", get_exceptions, syi_readonly_attribute, "nested exceptions"},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_BaseExceptionGroup = {
    .name = "BaseExceptionGroup",
    .doc = "A combination of multiple unrelated exceptions.",
    .size = sizeof(sy_exception),
    .slots = {.str = group_str, .create = group_create},
    .methods = group_methods,
    .getsets = group_getsets,
};

const sy_type_def syi_type_ExceptionGroup = {
    .name = "ExceptionGroup",
    .size = sizeof(sy_exception),
};
