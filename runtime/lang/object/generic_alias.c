/* SPDX-License-Identifier: MIT
 *
 * list[int] and int | None: the objects annotations are made of.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"
#include "lang/object/union.h"

typedef struct generic_alias {
    sy_object head;
    sy_value origin;
    sy_tuple *args;
} generic_alias;

typedef struct union_type {
    sy_object head;
    sy_tuple *args;
} union_type;

static generic_alias *to_alias(sy_value v) {
    return (generic_alias *)sy_to_object(v);
}

sy_tuple *syi_union_args(sy_value u) {
    return ((union_type *)sy_to_object(u))->args;
}

static sy_value alias_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                           sy_value kwnames) {
    return syi_call(vm, to_alias(self)->origin, args, nargs, kwnames);
}

bool syi_is_generic_alias(sy_value v) {
    return sy_is_pointer(v) && sy_to_object(v)->type->slots.call == alias_call;
}

static void alias_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((generic_alias *)self)->origin);
    syi_visit_object(v, ((generic_alias *)self)->args);
}

static sy_value new_alias(sy_vm *vm, sy_type *type, sy_value origin, sy_value args) {
    if (!syi_is_tuple(args)) {
        args = syi_tuple_new(vm, &args, 1);
    }
    generic_alias *a = args == SY_NULL ? NULL : syi_object_new(vm, type, type->size);
    if (a == NULL) {
        return SY_NULL;
    }
    a->origin = origin;
    a->args = syi_to_tuple(args);
    return sy_from_pointer(a);
}

sy_value syi_generic_alias_new(sy_vm *vm, sy_value origin, sy_value args) {
    return new_alias(vm, vm->types.generic_alias, origin, args);
}

/* Type variables are the business of the module typing: while nobody has imported it there are
 * none. Calls its function; SY_NULL without exception: it is not there. */
static sy_value call_typing(sy_vm *vm, const char *function, const sy_value *args, int nargs) {
    sy_value name = syi_intern_cstr(vm, "typing");
    sy_value module = name == SY_NULL ? SY_NULL : syi_dict_get_str(vm->modules, name);
    if (module == SY_NULL || module == SY_NONE) {
        return SY_NULL;
    }
    sy_value f = syi_getattr_cstr(vm, module, function);
    return f == SY_NULL ? SY_NULL : syi_call(vm, f, args, nargs, SY_NULL);
}

static sy_value parameters_of(sy_vm *vm, sy_tuple *args) {
    sy_value tuple = sy_from_pointer(args);
    sy_value found = call_typing(vm, "_collect_parameters", &tuple, 1);
    return found == SY_NULL && !syi_failed(vm) ? vm->empty_tuple : found;
}

/* --- Text
 * ----------------------------------------------------------------------------------------- */

/* Classes by name, "..." for Ellipsis, anything else by its repr. */
static bool append_item(sy_vm *vm, sy_str_builder *b, sy_value item) {
    if (item == SY_ELLIPSIS) {
        syi_builder_ascii(b, "...");
        return true;
    }
    if (item == sy_from_pointer(vm->types.none)) {
        syi_builder_ascii(b, "None");
        return true;
    }
    if (syi_has_flag(item, SY_TYPE_IS_TYPE)) {
        const sy_type *t = syi_to_type(item);
        if (t->module_name != SY_NULL && syi_is_str(t->module_name) &&
            !syi_str_is(t->module_name, "builtins")) {
            syi_builder_str(b, t->module_name);
            syi_builder_char(b, '.');
        }
        syi_builder_str(b, sy_from_pointer(t->qualname));
        return true;
    }
    sy_value text = syi_repr(vm, item);
    if (text == SY_NULL) {
        return false;
    }
    syi_builder_str(b, text);
    return true;
}

static bool append_items(sy_vm *vm, sy_str_builder *b, const sy_tuple *items,
                         const char *separator) {
    for (uint32_t i = 0; i < items->length; i++) {
        if (i > 0) {
            syi_builder_ascii(b, separator);
        }
        if (!append_item(vm, b, items->items[i])) {
            return false;
        }
    }
    return true;
}

static sy_value finish(sy_str_builder *b, bool ok) {
    if (!ok) {
        syi_builder_discard(b);
        return SY_NULL;
    }
    return syi_builder_finish(b);
}

static sy_value alias_repr(sy_vm *vm, sy_value self) {
    const generic_alias *a = to_alias(self);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    bool ok = append_item(vm, &b, a->origin);
    syi_builder_char(&b, '[');
    if (a->args->length == 0) {
        syi_builder_ascii(&b, "()");
    }
    ok = ok && append_items(vm, &b, a->args, ", ");
    syi_builder_char(&b, ']');
    return finish(&b, ok);
}

static sy_value union_repr(sy_vm *vm, sy_value self) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    return finish(&b, append_items(vm, &b, syi_union_args(self), " | "));
}

/* --- Generic aliases
 * ------------------------------------------------------------------------------- */

static bool alias_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    uint64_t h;
    if (!syi_hash(vm, to_alias(self)->origin, out) ||
        !syi_hash(vm, sy_from_pointer(to_alias(self)->args), &h)) {
        return false;
    }
    *out ^= h;
    return true;
}

static sy_value alias_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if ((op != SY_EQ && op != SY_NE) || !syi_is_generic_alias(other)) {
        return SY_NOT_IMPLEMENTED;
    }
    int equal = syi_compare_bool(vm, to_alias(self)->origin, to_alias(other)->origin, SY_EQ);
    if (equal > 0) {
        equal = syi_compare_bool(vm, sy_from_pointer(to_alias(self)->args),
                                 sy_from_pointer(to_alias(other)->args), SY_EQ);
    }
    return equal < 0 ? SY_NULL : sy_from_bool((equal > 0) == (op == SY_EQ));
}

/* Everything is asked of the origin but what makes the alias what it is. */
static sy_value alias_getattr(sy_vm *vm, sy_value self, sy_value name) {
    static const char *const own[] = {
        "__bases__",     "__copy__",         "__deepcopy__",
        "__unpacked__",  "__typing_subst__", "__reduce__",
        "__reduce_ex__", "__mro_entries__",  "__typing_unpacked_tuple_args__"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (syi_str_is(name, own[i])) {
            return SY_NULL;
        }
    }
    return syi_getattr_optional(vm, to_alias(self)->origin, name);
}

/* Replaces type variables: dict[str, T][int], (list[T] | None)[int]. */
static sy_value substitute(sy_vm *vm, sy_value self, sy_value key) {
    sy_value args[2] = {self, key};
    sy_value result = call_typing(vm, "_substitute", args, 2);
    if (result == SY_NULL && !syi_failed(vm)) {
        return syi_raise(vm, vm->types.TypeError, "%R is not a generic class", self);
    }
    return result;
}

static sy_value either(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    return op == SY_OR ? syi_union_new(vm, a, b) : SY_NOT_IMPLEMENTED;
}

static sy_value get_origin(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_alias(self)->origin;
}

static sy_value get_args(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_alias(self)->args);
}

static sy_value get_parameters(sy_vm *vm, sy_value self) {
    return parameters_of(vm, to_alias(self)->args);
}

/* class A(list[int]): the base is list. */
static sy_value alias_mro_entries(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_tuple_new(vm, &to_alias(args[0])->origin, 1);
}

static sy_value alias_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    if (!syi_no_keywords(vm, "GenericAlias", kwnames) ||
        !syi_check_arg_count(vm, "GenericAlias", nargs, 2, 2)) {
        return SY_NULL;
    }
    return new_alias(vm, type, args[0], args[1]);
}

static bool accept_any(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                       sy_value kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return true;
}

static const sy_fn_def alias_methods[] = {
    {"__mro_entries__", alias_mro_entries, 1, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static const sy_getset_def alias_getsets[] = {
    {"__origin__", get_origin, syi_readonly_attribute, NULL},
    {"__args__", get_args, syi_readonly_attribute, NULL},
    {"__parameters__", get_parameters, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_generic_alias = {
    .name = "types.GenericAlias",
    .size = sizeof(generic_alias),
    .slots = {.visit = alias_visit,
              .repr = alias_repr,
              .hash = alias_hash,
              .compare = alias_compare,
              .binary = either,
              .getitem = substitute,
              .call = alias_call,
              .getattr = alias_getattr,
              .create = alias_create,
              .init = accept_any},
    .methods = alias_methods,
    .getsets = alias_getsets,
};

/* --- Unions
 * ------------------------------------------------------------------------------------------ */

static bool may_join(sy_vm *vm, sy_value v) {
    return v == SY_NONE || syi_has_flag(v, SY_TYPE_IS_TYPE) || syi_is_generic_alias(v) ||
           syi_is_type(v, vm->types.union_type);
}

/* Appends v, or the members of a union, unless they are there already. */
static bool join(sy_vm *vm, sy_list *members, sy_value v) {
    if (syi_is_type(v, vm->types.union_type)) {
        const sy_tuple *t = syi_union_args(v);
        for (uint32_t i = 0; i < t->length; i++) {
            if (!join(vm, members, t->items[i])) {
                return false;
            }
        }
        return true;
    }
    v = v == SY_NONE ? sy_from_pointer(vm->types.none) : v;
    for (uint32_t i = 0; i < members->length; i++) {
        int same = syi_compare_bool(vm, members->items[i], v, SY_EQ);
        if (same != 0) {
            return same > 0;
        }
    }
    return syi_list_append(vm, members, v);
}

sy_value syi_union_new(sy_vm *vm, sy_value a, sy_value b) {
    if (!may_join(vm, a) || !may_join(vm, b)) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value list = syi_list_new(vm, NULL, 0);
    if (list == SY_NULL || !join(vm, syi_to_list(list), a) || !join(vm, syi_to_list(list), b)) {
        return SY_NULL;
    }
    if (syi_to_list(list)->length == 1) {
        return syi_to_list(list)->items[0];
    }
    sy_value args = syi_tuple_new(vm, syi_to_list(list)->items, syi_to_list(list)->length);
    union_type *u =
        args == SY_NULL ? NULL : syi_object_new(vm, vm->types.union_type, sizeof *u);
    if (u == NULL) {
        return SY_NULL;
    }
    u->args = syi_to_tuple(args);
    return sy_from_pointer(u);
}

static void union_visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((union_type *)self)->args);
}

static bool contains_all(const sy_tuple *a, const sy_tuple *b) {
    for (uint32_t i = 0; i < b->length; i++) {
        uint32_t j = 0;
        while (j < a->length && a->items[j] != b->items[i]) {
            j++;
        }
        if (j == a->length) {
            return false;
        }
    }
    return true;
}

static sy_value union_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if ((op != SY_EQ && op != SY_NE) || !syi_is_type(other, vm->types.union_type)) {
        return SY_NOT_IMPLEMENTED;
    }
    const sy_tuple *a = syi_union_args(self);
    const sy_tuple *b = syi_union_args(other);
    bool equal = a->length == b->length && contains_all(a, b);
    return sy_from_bool(equal == (op == SY_EQ));
}

static bool union_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    const sy_tuple *t = syi_union_args(self);
    *out = 0;
    for (uint32_t i = 0; i < t->length; i++) {
        uint64_t h;
        if (!syi_hash(vm, t->items[i], &h)) {
            return false;
        }
        *out ^= h; /* the order does not count */
    }
    return true;
}

static sy_value union_get_parameters(sy_vm *vm, sy_value self) {
    return parameters_of(vm, syi_union_args(self));
}

static sy_value union_get_args(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(syi_union_args(self));
}

static const sy_getset_def union_getsets[] = {
    {"__args__", union_get_args, syi_readonly_attribute, NULL},
    {"__parameters__", union_get_parameters, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_union_type = {
    .name = "types.UnionType",
    .size = sizeof(union_type),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = union_visit,
              .repr = union_repr,
              .hash = union_hash,
              .compare = union_compare,
              .getitem = substitute,
              .binary = either},
    .getsets = union_getsets,
};
