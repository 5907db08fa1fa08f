/* SPDX-License-Identifier: MIT
 *
 * Slots of builtin types as attributes: int.__add__, list.__len__, object.__init__ ... A
 * wrapper descriptor is a sy_builtin whose def is the first member of a row of the table below;
 * it calls the slot of its owner, not of the type of its first argument, so that
 * `super().__repr__()` and `dict.__getitem__(d, k)` reach what they name.
 *
 * The binary slot serves many operators; which of them a type has is stated per type.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/text.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

/* args[0] is self. arg: the operator of those that serve several. */
typedef sy_value (*wrapped)(sy_vm *vm, const sy_type *owner, int arg, const sy_value *args,
                            int nargs, sy_value kwnames);

typedef struct slot_wrapper {
    sy_fn_def def; /* min_args and max_args exclude self */
    wrapped fn;
    size_t slot; /* offset in sy_slots */
    int arg;
} slot_wrapper;

static const slot_wrapper *wrapper_of(const sy_builtin *b) {
    return (const slot_wrapper *)(const void *)b->def;
}

const char *syi_wrapper_name(const sy_builtin *b) {
    return b->def->name;
}

#define WRAPPED(name)                                                                          \
    static sy_value name(sy_vm *vm, const sy_type *owner, int arg, const sy_value *args,       \
                         int nargs, sy_value kwnames)
#define UNUSED_ARGS() ((void)arg, (void)nargs, (void)kwnames)

static sy_value none_if(bool ok) {
    return ok ? SY_NONE : SY_NULL;
}

WRAPPED(wrap_repr) {
    UNUSED_ARGS();
    return owner->slots.repr(vm, args[0]);
}

WRAPPED(wrap_str) {
    UNUSED_ARGS();
    return owner->slots.str != NULL ? owner->slots.str(vm, args[0]) : syi_repr(vm, args[0]);
}

WRAPPED(wrap_hash) {
    UNUSED_ARGS();
    uint64_t hash;
    if (!owner->slots.hash(vm, args[0], &hash)) {
        return SY_NULL;
    }
    return syi_int_new(vm, (int64_t)hash);
}

WRAPPED(wrap_compare) {
    UNUSED_ARGS();
    return owner->slots.compare(vm, args[0], args[1], (enum sy_compare_op)arg);
}

WRAPPED(wrap_binary) {
    (void)kwnames;
    if (arg == SY_POW && nargs == 3 && args[2] != SY_NONE) {
        return syi_power(vm, args[0], args[1], args[2]);
    }
    return owner->slots.binary(vm, (enum sy_binary_op)arg, args[0], args[1]);
}

WRAPPED(wrap_reflected) {
    UNUSED_ARGS();
    return owner->slots.binary(vm, (enum sy_binary_op)arg, args[1], args[0]);
}

WRAPPED(wrap_inplace) {
    UNUSED_ARGS();
    return owner->slots.inplace(vm, (enum sy_binary_op)arg, args[0], args[1]);
}

WRAPPED(wrap_unary) {
    UNUSED_ARGS();
    return owner->slots.unary(vm, (enum sy_unary_op)arg, args[0]);
}

WRAPPED(wrap_truth) {
    UNUSED_ARGS();
    int truth = owner->slots.truth(vm, args[0]);
    return truth < 0 ? SY_NULL : sy_from_bool(truth != 0);
}

WRAPPED(wrap_length) {
    UNUSED_ARGS();
    int64_t n = owner->slots.length(vm, args[0]);
    return n < 0 ? SY_NULL : syi_int_new(vm, n);
}

WRAPPED(wrap_getitem) {
    UNUSED_ARGS();
    return owner->slots.getitem(vm, args[0], args[1]);
}

WRAPPED(wrap_setitem) {
    UNUSED_ARGS();
    return none_if(owner->slots.setitem(vm, args[0], args[1], args[2]));
}

WRAPPED(wrap_delitem) {
    UNUSED_ARGS();
    return none_if(owner->slots.setitem(vm, args[0], args[1], SY_NULL));
}

WRAPPED(wrap_contains) {
    UNUSED_ARGS();
    int found = owner->slots.contains(vm, args[0], args[1]);
    return found < 0 ? SY_NULL : sy_from_bool(found != 0);
}

WRAPPED(wrap_iter) {
    UNUSED_ARGS();
    return owner->slots.iter(vm, args[0]);
}

WRAPPED(wrap_next) {
    UNUSED_ARGS();
    sy_value v = owner->slots.next(vm, args[0]);
    if (v == SY_NULL && !syi_failed(vm)) {
        return syi_raise_stop_iteration(vm, SY_NULL);
    }
    return v;
}

WRAPPED(wrap_call) {
    UNUSED_ARGS();
    return owner->slots.call(vm, args[0], args + 1, nargs - 1, kwnames);
}

/* Attribute names must be str; what comes from the language is interned here. */
static sy_value attribute_name(sy_vm *vm, sy_value name) {
    if (!syi_is_str(name)) {
        return syi_raise(vm, vm->types.TypeError, "attribute name must be string, not '%T'",
                         name);
    }
    return syi_intern(vm, name);
}

static bool set_attribute(sy_vm *vm, const sy_type *owner, sy_value obj, sy_value name,
                          sy_value value) {
    name = attribute_name(vm, name);
    if (name == SY_NULL) {
        return false;
    }
    return owner->slots.setattr != NULL ? owner->slots.setattr(vm, obj, name, value)
                                        : syi_generic_setattr(vm, obj, name, value);
}

WRAPPED(wrap_getattribute) {
    UNUSED_ARGS();
    (void)owner;
    sy_value name = attribute_name(vm, args[1]);
    return name == SY_NULL ? SY_NULL : syi_generic_getattr(vm, args[0], name, true);
}

WRAPPED(wrap_setattr) {
    UNUSED_ARGS();
    return none_if(set_attribute(vm, owner, args[0], args[1], args[2]));
}

WRAPPED(wrap_delattr) {
    UNUSED_ARGS();
    return none_if(set_attribute(vm, owner, args[0], args[1], SY_NULL));
}

WRAPPED(wrap_get) {
    (void)arg;
    (void)kwnames;
    sy_value obj = args[1] == SY_NONE ? SY_NULL : args[1];
    sy_value type = nargs > 2 ? args[2] : SY_NONE;
    if (obj == SY_NULL && type == SY_NONE) {
        return syi_raise(vm, vm->types.TypeError, "__get__(None, None) is invalid");
    }
    if (type == SY_NONE) {
        type = sy_from_pointer(syi_type_of(vm, obj));
    }
    return owner->slots.descr_get(vm, args[0], obj, type);
}

WRAPPED(wrap_set) {
    UNUSED_ARGS();
    return none_if(owner->slots.descr_set(vm, args[0], args[1], args[2]));
}

WRAPPED(wrap_delete) {
    UNUSED_ARGS();
    return none_if(owner->slots.descr_set(vm, args[0], args[1], SY_NULL));
}

WRAPPED(wrap_init) {
    (void)arg;
    return none_if(owner->slots.init(vm, args[0], args + 1, nargs - 1, kwnames));
}

#define SLOT(s) offsetof(sy_slots, s)
#define ROW(text, function, slot, count, argument)                                             \
    { {text, NULL, count, count, 0, false, NULL}, function, SLOT(slot), argument }
#define ROW_ANY(text, function, slot)                                                          \
    { {text, NULL, 0, -1, 0, true, NULL}, function, SLOT(slot), 0 }

static const slot_wrapper wrappers[] = {
    ROW("__repr__", wrap_repr, repr, 0, 0),
    ROW("__str__", wrap_str, str, 0, 0),
    ROW("__hash__", wrap_hash, hash, 0, 0),
    ROW("__lt__", wrap_compare, compare, 1, SY_LT),
    ROW("__le__", wrap_compare, compare, 1, SY_LE),
    ROW("__eq__", wrap_compare, compare, 1, SY_EQ),
    ROW("__ne__", wrap_compare, compare, 1, SY_NE),
    ROW("__gt__", wrap_compare, compare, 1, SY_GT),
    ROW("__ge__", wrap_compare, compare, 1, SY_GE),
    ROW("__bool__", wrap_truth, truth, 0, 0),
    ROW("__len__", wrap_length, length, 0, 0),
    ROW("__getitem__", wrap_getitem, getitem, 1, 0),
    ROW("__setitem__", wrap_setitem, setitem, 2, 0),
    ROW("__delitem__", wrap_delitem, setitem, 1, 0),
    ROW("__contains__", wrap_contains, contains, 1, 0),
    ROW("__iter__", wrap_iter, iter, 0, 0),
    ROW("__next__", wrap_next, next, 0, 0),
    ROW_ANY("__call__", wrap_call, call),
    ROW("__getattribute__", wrap_getattribute, getattr, 1, 0),
    ROW("__setattr__", wrap_setattr, setattr, 2, 0),
    ROW("__delattr__", wrap_delattr, setattr, 1, 0),
    {{"__get__", NULL, 1, 2, 0, false, NULL}, wrap_get, SLOT(descr_get), 0},
    ROW("__set__", wrap_set, descr_set, 2, 0),
    ROW("__delete__", wrap_delete, descr_set, 1, 0),
    ROW_ANY("__init__", wrap_init, init),
};

#define BINARY(op, name) [SY_##op] = ROW("__" name "__", wrap_binary, binary, 1, SY_##op)
#define REFLECTED(op, name) [SY_##op] = ROW("__r" name "__", wrap_reflected, binary, 1, SY_##op)
#define INPLACE(op, name) [SY_##op] = ROW("__i" name "__", wrap_inplace, inplace, 1, SY_##op)
#define ALL_BINARY(X)                                                                          \
    X(ADD, "add"), X(SUB, "sub"), X(MUL, "mul"), X(TRUEDIV, "truediv"),                        \
        X(FLOORDIV, "floordiv"), X(MOD, "mod"), X(LSHIFT, "lshift"), X(RSHIFT, "rshift"),      \
        X(AND, "and"), X(OR, "or"), X(XOR, "xor"), X(MATMUL, "matmul"), X(DIVMOD, "divmod")

static const slot_wrapper binary_wrappers[SY_BINARY_COUNT] = {
    ALL_BINARY(BINARY),
    [SY_POW] = {{"__pow__", NULL, 1, 2, 0, false, NULL}, wrap_binary, SLOT(binary), SY_POW},
};
static const slot_wrapper reflected_wrappers[SY_BINARY_COUNT] = {
    ALL_BINARY(REFLECTED),
    REFLECTED(POW, "pow"),
};
static const slot_wrapper inplace_wrappers[SY_BINARY_COUNT] = {
    ALL_BINARY(INPLACE),
    INPLACE(POW, "pow"),
};
static const slot_wrapper unary_wrappers[SY_UNARY_COUNT] = {
    [SY_NEG] = ROW("__neg__", wrap_unary, unary, 0, SY_NEG),
    [SY_POS] = ROW("__pos__", wrap_unary, unary, 0, SY_POS),
    [SY_INVERT] = ROW("__invert__", wrap_unary, unary, 0, SY_INVERT),
    [SY_ABS] = ROW("__abs__", wrap_unary, unary, 0, SY_ABS),
};

/* --- Which operators a type has -------------------------------------------------------------
 */

#define OP(op) (1u << SY_##op)
#define ALL_OPS ((1u << SY_BINARY_COUNT) - 1)
#define SET_OPS (OP(SUB) | OP(AND) | OP(OR) | OP(XOR))
#define FLOAT_OPS                                                                              \
    (OP(ADD) | OP(SUB) | OP(MUL) | OP(TRUEDIV) | OP(FLOORDIV) | OP(MOD) | OP(POW) | OP(DIVMOD))
#define BIT_OPS (OP(AND) | OP(OR) | OP(XOR))
#define SIGN_OPS (1u << SY_NEG | 1u << SY_POS | 1u << SY_ABS)

typedef struct operator_set {
    const sy_type_def *def;
    uint32_t binary, reflected, unary;
} operator_set;

static const operator_set operator_sets[] = {
    {&syi_type_int_, ALL_OPS & ~OP(MATMUL), ALL_OPS & ~OP(MATMUL), SIGN_OPS | 1u << SY_INVERT},
    {&syi_type_bool_, BIT_OPS, BIT_OPS, 0},
    {&syi_type_float_, FLOAT_OPS, FLOAT_OPS, SIGN_OPS},
    {&syi_type_complex_, OP(ADD) | OP(SUB) | OP(MUL) | OP(TRUEDIV) | OP(POW),
     OP(ADD) | OP(SUB) | OP(MUL) | OP(TRUEDIV) | OP(POW), SIGN_OPS},
    {&syi_type_str, OP(ADD) | OP(MUL) | OP(MOD), OP(MUL) | OP(MOD), 0},
    {&syi_type_bytes, OP(ADD) | OP(MUL) | OP(MOD), OP(MUL) | OP(MOD), 0},
    {&syi_type_bytearray, OP(ADD) | OP(MUL) | OP(MOD), OP(MUL) | OP(MOD), 0},
    {&syi_type_list, OP(ADD) | OP(MUL), OP(MUL), 0},
    {&syi_type_tuple, OP(ADD) | OP(MUL), OP(MUL), 0},
    {&syi_type_dict, OP(OR), OP(OR), 0},
    {&syi_type_mappingproxy, OP(OR), OP(OR), 0},
    {&syi_type_set, SET_OPS, SET_OPS, 0},
    {&syi_type_frozenset, SET_OPS, SET_OPS, 0},
    {&syi_type_dict_keys, SET_OPS, SET_OPS, 0},
    {&syi_type_dict_items, SET_OPS, SET_OPS, 0},
    {&syi_type_type, OP(OR), OP(OR), 0},
    {&syi_type_generic_alias, OP(OR), OP(OR), 0},
    {&syi_type_union_type, OP(OR), OP(OR), 0},
};

/* A type not listed is taken for a sequence: + and *. */
static operator_set operators_of(const sy_type_def *def) {
    for (size_t i = 0; i < sizeof operator_sets / sizeof operator_sets[0]; i++) {
        if (operator_sets[i].def == def) {
            return operator_sets[i];
        }
    }
    return (operator_set){def, OP(ADD) | OP(MUL), OP(MUL), SIGN_OPS};
}

/* --- Making them attributes ------------------------------------------------------------------
 */

static bool slot_is_set(const sy_slots *slots, size_t offset) {
    static const unsigned char zero[sizeof(slots->repr)];
    return memcmp((const char *)slots + offset, zero, sizeof zero) != 0;
}

static bool add_wrapper(sy_vm *vm, sy_type *type, const slot_wrapper *w) {
    sy_builtin *b = syi_object_new(vm, vm->types.wrapper_descriptor, sizeof *b);
    if (b == NULL) {
        return false;
    }
    b->def = &w->def;
    b->owner = type;
    sy_value name = syi_intern_cstr(vm, w->def.name);
    return name != SY_NULL && syi_dict_set_str(vm, type->dict, name, sy_from_pointer(b));
}

static bool add_operators(sy_vm *vm, sy_type *type, const slot_wrapper *table, uint32_t mask,
                          int count) {
    for (int i = 0; i < count; i++) {
        if ((mask & 1u << i) != 0 && !add_wrapper(vm, type, &table[i])) {
            return false;
        }
    }
    return true;
}

/* X.__new__: a function that knows X as its self. */
static sy_value new_wrapper(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    sy_type *owner = syi_to_type(args[0]);
    if (nargs < 2) {
        return syi_raise(vm, vm->types.TypeError, "%N.__new__(): not enough arguments", owner);
    }
    if (!syi_has_flag(args[1], SY_TYPE_IS_TYPE)) {
        return syi_raise(vm, vm->types.TypeError, "%N.__new__(X): X is not a type object (%T)",
                         owner, args[1]);
    }
    sy_type *type = syi_to_type(args[1]);
    if (!syi_is_subtype(type, owner)) {
        return syi_raise(vm, vm->types.TypeError, "%N.__new__(%N): %N is not a subtype of %N",
                         owner, type, type, owner);
    }
    if (type->slots.create != owner->slots.create) {
        sy_type *safe = type;
        while ((safe->flags & SY_TYPE_HEAP) != 0) {
            safe = safe->base;
        }
        return syi_raise(vm, vm->types.TypeError,
                         "%N.__new__(%N) is not safe, use %N.__new__()", owner, type, safe);
    }
    return owner->slots.create(vm, type, args + 2, nargs - 2, kwnames);
}

static const sy_fn_def new_def = {
    "__new__",
    new_wrapper,
    0,
    -1,
    0,
    true,
    "__new__($type, *args, **kwargs)\nCreate and return a new object.  See help(type) for "
    "accurate signature."};

static bool add_new(sy_vm *vm, sy_type *type) {
    sy_value fn = syi_builtin_new(vm, &new_def, sy_from_pointer(type), SY_NULL);
    return fn != SY_NULL && syi_dict_set_str(vm, type->dict, vm->specials[SY_SPECIAL_NEW], fn);
}

static bool add_table(sy_vm *vm, sy_type *type) {
    const sy_slots *own = &type->def->slots;
    bool is_object = type->base == NULL;
    for (size_t i = 0; i < sizeof wrappers / sizeof wrappers[0]; i++) {
        const slot_wrapper *w = &wrappers[i];
        /* The base of all has every attribute protocol although it needs no slot for it. */
        bool wanted = slot_is_set(own, w->slot) && w->fn != wrap_getattribute;
        if (is_object && (w->fn == wrap_str || w->fn == wrap_getattribute ||
                          w->fn == wrap_setattr || w->fn == wrap_delattr)) {
            wanted = true;
        }
        if (w->fn == wrap_truth && own->length != NULL) {
            wanted = false; /* a shortcut of containers; they have no __bool__ */
        }
        if (wanted && !add_wrapper(vm, type, w)) {
            return false;
        }
    }
    return true;
}

bool syi_add_slot_wrappers(sy_vm *vm, sy_type *type) {
    const sy_slots *own = &type->def->slots;
    operator_set ops = operators_of(type->def);
    uint32_t inplace = ops.binary & ~(uint32_t)(OP(DIVMOD) | OP(MOD));
    if (!add_table(vm, type) || (own->create != NULL && !add_new(vm, type))) {
        return false;
    }
    if (own->compare != NULL && own->hash == NULL &&
        !syi_dict_set_str(vm, type->dict, vm->specials[SY_SPECIAL_HASH], SY_NONE)) {
        return false;
    }
    return (own->binary == NULL ||
            (add_operators(vm, type, binary_wrappers, ops.binary, SY_BINARY_COUNT) &&
             add_operators(vm, type, reflected_wrappers, ops.reflected, SY_BINARY_COUNT))) &&
           (own->inplace == NULL ||
            add_operators(vm, type, inplace_wrappers, inplace, SY_BINARY_COUNT)) &&
           (own->unary == NULL ||
            add_operators(vm, type, unary_wrappers, ops.unary, SY_UNARY_COUNT));
}

/* --- The type
 * ---------------------------------------------------------------------------------- */

static bool check_args(sy_vm *vm, const sy_builtin *b, int nargs, sy_value kwnames) {
    const sy_fn_def *d = b->def;
    if (kwnames != SY_NULL && !d->keywords && syi_to_tuple(kwnames)->length > 0) {
        syi_raise(vm, vm->types.TypeError, "wrapper %s() takes no keyword arguments", d->name);
        return false;
    }
    if (nargs < d->min_args || (d->max_args >= 0 && nargs > d->max_args)) {
        int expected = nargs < d->min_args ? d->min_args : d->max_args;
        if (d->min_args == d->max_args) {
            syi_raise(vm, vm->types.TypeError, "expected %d argument%s, got %d", expected,
                      expected == 1 ? "" : "s", nargs);
        } else {
            syi_check_arg_count(vm, "", nargs, d->min_args, d->max_args);
        }
        return false;
    }
    return true;
}

sy_value syi_wrapper_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                          sy_value kwnames) {
    const sy_builtin *b = (const sy_builtin *)sy_to_object(self);
    if (nargs == 0) {
        return syi_raise(vm, vm->types.TypeError,
                         "descriptor '%s' of '%N' object needs an argument", b->def->name,
                         b->owner);
    }
    if (!syi_is_subtype(syi_type_of(vm, args[0]), b->owner)) {
        return syi_raise(vm, vm->types.TypeError,
                         "descriptor '%s' requires a '%N' object but received a '%T'",
                         b->def->name, b->owner, args[0]);
    }
    if (!check_args(vm, b, nargs - 1, kwnames)) {
        return SY_NULL;
    }
    const slot_wrapper *w = wrapper_of(b);
    return w->fn(vm, b->owner, w->arg, args, nargs, kwnames);
}

static sy_value wrapper_bind(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    return obj == SY_NULL ? self : syi_method_wrapper_new(vm, self, obj);
}

static sy_value wrapper_repr(sy_vm *vm, sy_value self) {
    const sy_builtin *b = (const sy_builtin *)sy_to_object(self);
    return syi_str_format(vm, "<slot wrapper '%s' of '%N' objects>", b->def->name, b->owner);
}

static void wrapper_visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((const sy_builtin *)self)->owner);
}

static sy_value get_name(sy_vm *vm, sy_value self) {
    return syi_str_from_cstr(vm, ((const sy_builtin *)sy_to_object(self))->def->name);
}

static sy_value get_qualname(sy_vm *vm, sy_value self) {
    const sy_builtin *b = (const sy_builtin *)sy_to_object(self);
    return syi_str_format(vm, "%N.%s", b->owner, b->def->name);
}

static sy_value get_owner(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(((const sy_builtin *)sy_to_object(self))->owner);
}

static sy_value get_doc(sy_vm *vm, sy_value self) {
    return syi_doc_text(vm, ((const sy_builtin *)sy_to_object(self))->def->doc);
}

static const sy_getset_def wrapper_getsets[] = {
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL},
    {"__objclass__", get_owner, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_wrapper_descriptor = {
    .name = "wrapper_descriptor",
    .size = sizeof(sy_builtin),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = wrapper_visit,
              .repr = wrapper_repr,
              .call = syi_wrapper_call,
              .descr_get = wrapper_bind},
    .getsets = wrapper_getsets,
};
