/* SPDX-License-Identifier: MIT
 *
 * The type `type`: its attributes and methods, the MRO computation, calling a type.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

/* --- C3 linearisation ------------------------------------------------------------------------
 */

/* The sequences being merged; heads move forward. */
typedef struct merge {
    const sy_tuple *lists[64];
    uint32_t heads[64];
    uint32_t count;
} merge;

static bool in_a_tail(const merge *m, sy_value candidate) {
    for (uint32_t i = 0; i < m->count; i++) {
        for (uint32_t j = m->heads[i] + 1; j < m->lists[i]->length; j++) {
            if (m->lists[i]->items[j] == candidate) {
                return true;
            }
        }
    }
    return false;
}

/* The first head that is in no tail; SY_NULL: there is none. */
static sy_value next_candidate(const merge *m) {
    for (uint32_t i = 0; i < m->count; i++) {
        if (m->heads[i] < m->lists[i]->length) {
            sy_value head = m->lists[i]->items[m->heads[i]];
            if (!in_a_tail(m, head)) {
                return head;
            }
        }
    }
    return SY_NULL;
}

static bool merge_is_done(const merge *m) {
    for (uint32_t i = 0; i < m->count; i++) {
        if (m->heads[i] < m->lists[i]->length) {
            return false;
        }
    }
    return true;
}

static void merge_take(merge *m, sy_value taken) {
    for (uint32_t i = 0; i < m->count; i++) {
        if (m->heads[i] < m->lists[i]->length && m->lists[i]->items[m->heads[i]] == taken) {
            m->heads[i]++;
        }
    }
}

/* Names the classes that cannot be ordered, as CPython does: the heads that are left. */
static sy_value inconsistent(sy_vm *vm, const merge *m) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_ascii(&b,
                      "Cannot create a consistent method resolution\norder (MRO) for bases");
    sy_value seen[64];
    uint32_t count = 0;
    for (uint32_t i = 0; i < m->count; i++) {
        if (m->heads[i] >= m->lists[i]->length) {
            continue;
        }
        sy_value head = m->lists[i]->items[m->heads[i]];
        uint32_t j = 0;
        while (j < count && seen[j] != head) {
            j++;
        }
        if (j == count) {
            seen[count] = head;
            syi_builder_ascii(&b, count++ == 0 ? " " : ", ");
            syi_builder_str(&b, sy_from_pointer(syi_to_type(head)->name));
        }
    }
    sy_value text = syi_builder_finish(&b);
    return text == SY_NULL ? SY_NULL : syi_raise(vm, vm->types.TypeError, "%U", text);
}

static bool check_duplicate_bases(sy_vm *vm, const sy_tuple *bases) {
    for (uint32_t i = 0; i < bases->length; i++) {
        for (uint32_t j = i + 1; j < bases->length; j++) {
            if (bases->items[i] == bases->items[j]) {
                syi_raise(vm, vm->types.TypeError, "duplicate base class %N",
                          syi_to_type(bases->items[i]));
                return false;
            }
        }
    }
    return true;
}

static sy_value run_merge(sy_vm *vm, merge *m, sy_type *type) {
    sy_value list = syi_list_new(vm, NULL, 0);
    if (list == SY_NULL || !syi_list_append(vm, syi_to_list(list), sy_from_pointer(type))) {
        return SY_NULL;
    }
    while (!merge_is_done(m)) {
        sy_value next = next_candidate(m);
        if (next == SY_NULL) {
            return inconsistent(vm, m);
        }
        if (!syi_list_append(vm, syi_to_list(list), next)) {
            return SY_NULL;
        }
        merge_take(m, next);
    }
    return syi_tuple_new(vm, syi_to_list(list)->items, syi_to_list(list)->length);
}

/* The MRO of a type with one base: itself before the base's. */
static sy_value single_mro(sy_vm *vm, sy_type *type) {
    const sy_tuple *base_mro =
        type->bases->length == 0 ? NULL : syi_to_type(type->bases->items[0])->mro;
    uint32_t n = base_mro == NULL ? 0 : base_mro->length;
    sy_value mro = syi_tuple_new(vm, NULL, n + 1u);
    if (mro != SY_NULL) {
        syi_to_tuple(mro)->items[0] = sy_from_pointer(type);
        for (uint32_t i = 0; i < n; i++) {
            syi_to_tuple(mro)->items[i + 1] = base_mro->items[i];
        }
    }
    return mro;
}

sy_value syi_type_mro(sy_vm *vm, sy_type *type) {
    const sy_tuple *bases = type->bases;
    if (bases->length < 2) {
        return single_mro(vm, type);
    }
    merge m = {.count = bases->length + 1};
    if (m.count > 64) {
        return syi_raise(vm, vm->types.TypeError, "too many base classes");
    }
    if (!check_duplicate_bases(vm, bases)) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < bases->length; i++) {
        m.lists[i] = syi_to_type(bases->items[i])->mro;
    }
    m.lists[bases->length] = bases;
    return run_merge(vm, &m, type);
}

/* --- Calling
 * ------------------------------------------------------------------------------------- */

static sy_value cannot_create(sy_vm *vm, sy_type *type) {
    return syi_raise(vm, vm->types.TypeError, "cannot create '%N' instances", type);
}

sy_value syi_type_new_instance(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    if (type == vm->types.type && nargs == 1 && kwnames == SY_NULL) {
        return sy_from_pointer(syi_type_of(vm, args[0]));
    }
    if (type->slots.create == NULL || (type->def->flags & SY_TYPE_NO_NEW) != 0) {
        return cannot_create(vm, type);
    }
    sy_value obj = type->slots.create(vm, type, args, nargs, kwnames);
    if (obj == SY_NULL || sy_is_marker(obj)) {
        return obj;
    }
    sy_type *made = syi_type_of(vm, obj);
    if (made->slots.init == syi_object_init && made == type) {
        /* object.__init__ complains only when neither method is replaced, and then __new__ has.
         */
        return obj;
    }
    if (!syi_is_subtype(made, type) || made->slots.init == NULL) {
        return obj;
    }
    return made->slots.init(vm, obj, args, nargs, kwnames) ? obj : SY_NULL;
}

static sy_value call_new(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                         sy_value kwnames) {
    sy_value special = syi_special(vm, type, SY_SPECIAL_NEW);
    if (special != SY_NULL) {
        return syi_call_with_self(vm, special, sy_from_pointer(type), args, nargs, kwnames);
    }
    if (type->slots.create == NULL || (type->def->flags & SY_TYPE_NO_NEW) != 0) {
        return cannot_create(vm, type);
    }
    return type->slots.create(vm, type, args, nargs, kwnames);
}

static bool call_init(sy_vm *vm, sy_value obj, const sy_value *args, int nargs,
                      sy_value kwnames) {
    sy_type *type = syi_type_of(vm, obj);
    sy_value self;
    sy_value special = syi_bind_special(vm, obj, SY_SPECIAL_INIT, &self);
    if (special == SY_NULL) {
        return !syi_failed(vm) && type->slots.init(vm, obj, args, nargs, kwnames);
    }
    sy_value r = self == SY_NULL ? syi_call(vm, special, args, nargs, kwnames)
                                 : syi_call_with_self(vm, special, self, args, nargs, kwnames);
    if (r != SY_NULL && r != SY_NONE) {
        syi_raise(vm, vm->types.TypeError, "__init__() should return None, not '%T'", r);
        return false;
    }
    return r != SY_NULL;
}

sy_value syi_type_call(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                       sy_value kwnames) {
    if (type == vm->types.type && nargs == 1 && kwnames == SY_NULL) {
        return sy_from_pointer(syi_type_of(vm, args[0]));
    }
    sy_value obj = call_new(vm, type, args, nargs, kwnames);
    if (obj == SY_NULL || sy_is_marker(obj) || !syi_is_subtype(syi_type_of(vm, obj), type)) {
        return obj;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &obj, 1);
    bool ok = call_init(vm, obj, args, nargs, kwnames);
    syi_roots_leave(vm, &roots);
    return ok ? obj : SY_NULL;
}

static sy_value type_slot_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                               sy_value kwnames) {
    return syi_type_call(vm, syi_to_type(self), args, nargs, kwnames);
}

/* --- type(name, bases, dict)
 * ---------------------------------------------------------------------- */

static bool check_build_args(sy_vm *vm, const sy_value *args, int nargs) {
    if (nargs != 3) {
        syi_raise(vm, vm->types.TypeError, "type() takes 1 or 3 arguments");
        return false;
    }
    const char *expected = !syi_is_str(args[0])     ? "str"
                           : !syi_is_tuple(args[1]) ? "tuple"
                           : !syi_is_dict(args[2])  ? "dict"
                                                    : NULL;
    if (expected == NULL) {
        return true;
    }
    int which = !syi_is_str(args[0]) ? 0 : !syi_is_tuple(args[1]) ? 1 : 2;
    syi_raise(vm, vm->types.TypeError, "type.__new__() argument %d must be %s, not %T",
              which + 1, expected, args[which]);
    return false;
}

static sy_value type_create(sy_vm *vm, sy_type *meta, const sy_value *args, int nargs,
                            sy_value kwnames) {
    if (!check_build_args(vm, args, nargs)) {
        return SY_NULL;
    }
    sy_type *winner = syi_metaclass(vm, meta, syi_to_tuple(args[1]));
    if (winner == NULL) {
        return SY_NULL;
    }
    sy_value special = syi_special(vm, winner, SY_SPECIAL_NEW);
    if (winner != meta && special != SY_NULL) {
        return syi_call_with_self(vm, special, sy_from_pointer(winner), args, nargs, kwnames);
    }
    return syi_type_build(vm, winner, args[0], syi_to_tuple(args[1]), syi_to_dict(args[2]),
                          args + nargs, kwnames);
}

static bool type_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                      sy_value kwnames) {
    (void)self;
    (void)args;
    (void)kwnames;
    if (nargs != 1 && nargs != 3) {
        syi_raise(vm, vm->types.TypeError, "type.__init__() takes 1 or 3 arguments");
        return false;
    }
    return true;
}

/* --- Text
 * --------------------------------------------------------------------------------------- */

static sy_value type_repr(sy_vm *vm, sy_value self) {
    const sy_type *t = syi_to_type(self);
    if (t->module_name == SY_NULL || !syi_is_str(t->module_name) ||
        syi_str_is(t->module_name, "builtins")) {
        return syi_str_format(vm, "<class '%N'>", t);
    }
    return syi_str_format(vm, "<class '%U.%U'>", t->module_name, sy_from_pointer(t->qualname));
}

static sy_value type_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    return op == SY_OR ? syi_union_new(vm, a, b) : SY_NOT_IMPLEMENTED;
}

/* --- Attributes
 * --------------------------------------------------------------------------------- */

/* May the attribute be set to value? False with TypeError: not of a builtin type, and it cannot
 * be deleted. */
static bool may_set(sy_vm *vm, sy_value self, sy_value value, const char *name) {
    bool heap = (syi_to_type(self)->flags & SY_TYPE_HEAP) != 0;
    if (heap && value != SY_NULL) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError, "cannot %s '%s' attribute of immutable type '%N'",
              heap ? "delete" : "set", name, syi_to_type(self));
    return false;
}

static bool is_mutable(sy_vm *vm, sy_value self, const char *name) {
    return may_set(vm, self, SY_NONE, name);
}

static sy_value get_name(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(syi_to_type(self)->name);
}

static bool check_name(sy_vm *vm, sy_value self, sy_value value, const char *attribute) {
    if (!may_set(vm, self, value, attribute)) {
        return false;
    }
    if (!syi_is_str(value)) {
        syi_raise(vm, vm->types.TypeError, "can only assign string to %N.%s, not '%T'",
                  syi_to_type(self), attribute, value);
        return false;
    }
    return true;
}

static bool set_name(sy_vm *vm, sy_value self, sy_value value) {
    if (!check_name(vm, self, value, "__name__")) {
        return false;
    }
    syi_to_type(self)->name = syi_to_str(value);
    return true;
}

static sy_value get_qualname(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(syi_to_type(self)->qualname);
}

static bool set_qualname(sy_vm *vm, sy_value self, sy_value value) {
    if (!check_name(vm, self, value, "__qualname__")) {
        return false;
    }
    syi_to_type(self)->qualname = syi_to_str(value);
    return true;
}

static sy_value get_module(sy_vm *vm, sy_value self) {
    const sy_type *t = syi_to_type(self);
    if ((t->flags & SY_TYPE_HEAP) != 0) {
        sy_value v = syi_dict_get_str(t->dict, vm->names.__module__);
        if (v != SY_NULL) {
            return v;
        }
    }
    return t->module_name == SY_NULL ? vm->names.builtins : t->module_name;
}

static bool set_module(sy_vm *vm, sy_value self, sy_value value) {
    sy_type *t = syi_to_type(self);
    if (!may_set(vm, self, value, "__module__") ||
        !syi_dict_set_str(vm, t->dict, vm->names.__module__, value)) {
        return false;
    }
    t->module_name = value;
    syi_type_modified(vm, t);
    return true;
}

static sy_value get_bases(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(syi_to_type(self)->bases);
}

static bool set_bases(sy_vm *vm, sy_value self, sy_value value) {
    (void)value;
    syi_raise(vm, vm->types.TypeError, "assignment to __bases__ of '%N' is not supported",
              syi_to_type(self));
    return false;
}

static sy_value get_base(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_type *base = syi_to_type(self)->base;
    return base == NULL ? SY_NONE : sy_from_pointer(base);
}

static sy_value get_mro(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(syi_to_type(self)->mro);
}

static sy_value get_dict(sy_vm *vm, sy_value self) {
    return syi_mappingproxy_new(vm, sy_from_pointer(syi_to_type(self)->dict));
}

static sy_value get_doc(sy_vm *vm, sy_value self) {
    sy_type *t = syi_to_type(self);
    sy_value doc = syi_dict_get_str(t->dict, vm->names.__doc__);
    return doc == SY_NULL ? SY_NONE : syi_descriptor_get(vm, doc, SY_NULL, t);
}

static bool set_doc(sy_vm *vm, sy_value self, sy_value value) {
    sy_type *t = syi_to_type(self);
    if (!may_set(vm, self, value, "__doc__")) {
        return false;
    }
    if (!syi_dict_set_str(vm, t->dict, vm->names.__doc__, value)) {
        return false;
    }
    syi_type_modified(vm, t);
    return true;
}

static sy_value get_annotations(sy_vm *vm, sy_value self) {
    sy_type *t = syi_to_type(self);
    if ((t->flags & SY_TYPE_HEAP) == 0) {
        return syi_raise(vm, vm->types.AttributeError,
                         "type object '%N' has no attribute '__annotations__'", t);
    }
    sy_value v = syi_dict_get_str(t->dict, vm->names.__annotations__);
    if (v == SY_NULL) {
        v = syi_dict_new(vm);
        if (v == SY_NULL || !syi_dict_set_str(vm, t->dict, vm->names.__annotations__, v)) {
            return SY_NULL;
        }
    }
    return v;
}

static bool set_annotations(sy_vm *vm, sy_value self, sy_value value) {
    sy_type *t = syi_to_type(self);
    if (!is_mutable(vm, self, "__annotations__")) {
        return false;
    }
    if (value == SY_NULL) {
        return syi_dict_delete(vm, t->dict, vm->names.__annotations__) >= 0;
    }
    return syi_dict_set_str(vm, t->dict, vm->names.__annotations__, value);
}

static sy_value get_abstract(sy_vm *vm, sy_value self) {
    sy_type *t = syi_to_type(self);
    sy_value v = t == vm->types.type ? SY_NULL
                                     : syi_dict_get_str(t->dict, vm->names.__abstractmethods__);
    return v != SY_NULL ? v : syi_raise_no_attribute(vm, self, vm->names.__abstractmethods__);
}

static bool set_abstract(sy_vm *vm, sy_value self, sy_value value) {
    sy_type *t = syi_to_type(self);
    if (!is_mutable(vm, self, "__abstractmethods__")) {
        return false;
    }
    if (value == SY_NULL) {
        t->flags &= ~(uint32_t)SY_TYPE_ABSTRACT;
        return syi_dict_delete(vm, t->dict, vm->names.__abstractmethods__) >= 0;
    }
    int truth = syi_truth(vm, value);
    if (truth < 0 || !syi_dict_set_str(vm, t->dict, vm->names.__abstractmethods__, value)) {
        return false;
    }
    t->flags = truth ? t->flags | SY_TYPE_ABSTRACT : t->flags & ~(uint32_t)SY_TYPE_ABSTRACT;
    syi_type_modified(vm, t);
    return true;
}

static sy_value get_basicsize(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(syi_to_type(self)->size);
}

static const sy_getset_def type_getsets[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__bases__", get_bases, set_bases, NULL},
    {"__base__", get_base, syi_readonly_attribute, NULL},
    {"__mro__", get_mro, syi_readonly_attribute, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__basicsize__", get_basicsize, syi_readonly_attribute, NULL},
    {NULL, NULL, NULL, NULL},
};

/* --- Methods
 * --------------------------------------------------------------------------------------- */

static sy_value type_mro_method(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_list_from_iterable(vm, sy_from_pointer(syi_to_type(args[0])->mro));
}

static sy_value type_subclasses(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value result = syi_list_new(vm, NULL, 0);
    sy_value refs = syi_to_type(args[0])->subclasses;
    if (result == SY_NULL || refs == SY_NULL) {
        return result;
    }
    sy_list *list = syi_to_list(refs);
    for (uint32_t i = 0; i < list->length; i++) {
        sy_value sub = syi_weakref_target(list->items[i]);
        if (sub != SY_NULL && !syi_list_append(vm, syi_to_list(result), sub)) {
            return SY_NULL;
        }
    }
    return result;
}

static sy_value type_instancecheck(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(syi_is_subtype(syi_type_of(vm, args[1]), syi_to_type(args[0])));
}

static sy_value type_subclasscheck(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_has_flag(args[1], SY_TYPE_IS_TYPE)) {
        return syi_raise(vm, vm->types.TypeError, "issubclass() arg 1 must be a class");
    }
    return sy_from_bool(syi_is_subtype(syi_to_type(args[1]), syi_to_type(args[0])));
}

static sy_value type_prepare(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_dict_new(vm);
}

static sy_value type_dir(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_type_dir(vm, syi_to_type(args[0]));
}

static const sy_fn_def type_methods[] = {
    {"mro", type_mro_method, 0, 0, 0, false, "mro($self, /)"},
    {"__subclasses__", type_subclasses, 0, 0, 0, false, "__subclasses__($self, /)"},
    {"__instancecheck__", type_instancecheck, 1, 1, 0, false, NULL},
    {"__subclasscheck__", type_subclasscheck, 1, 1, 0, false, NULL},
    {"__prepare__", type_prepare, 0, -1, SY_FN_CLASS, true, NULL},
    {"__dir__", type_dir, 0, 0, 0, false, "__dir__($self, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_type = {
    .name = "type",
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .size = sizeof(sy_type),
    .flags = SY_TYPE_IS_TYPE,
    .slots = {.visit = syi_type_visit,
              .free = syi_type_free,
              .repr = type_repr,
              .binary = type_binary,
              .call = type_slot_call,
              .setattr = syi_generic_setattr,
              .create = type_create,
              .init = type_init},
    .methods = type_methods,
    .getsets = type_getsets,
};
