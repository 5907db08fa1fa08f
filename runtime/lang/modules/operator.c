/* SPDX-License-Identifier: MIT
 *
 * The module `_operator`: the operators as functions, itemgetter, attrgetter, methodcaller;
 * `operator` (in lang/lib) adds the rest.
 */
#include "lang/modules/modules.h"
#include "lang/object/container_internal.h"

/* --- Functions --- */

#define FUNCTION(name)                                                                         \
    static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)

#define COMPARISON(name, op)                                                                   \
    FUNCTION(name) {                                                                           \
        (void)nargs;                                                                           \
        (void)kwnames;                                                                         \
        return syi_compare(vm, args[0], args[1], op);                                          \
    }
#define BINARY(name, op)                                                                       \
    FUNCTION(name) {                                                                           \
        (void)nargs;                                                                           \
        (void)kwnames;                                                                         \
        return syi_binary(vm, op, args[0], args[1]);                                           \
    }                                                                                          \
    FUNCTION(i##name) {                                                                        \
        (void)nargs;                                                                           \
        (void)kwnames;                                                                         \
        return syi_inplace(vm, op, args[0], args[1]);                                          \
    }
#define UNARY(name, op)                                                                        \
    FUNCTION(name) {                                                                           \
        (void)nargs;                                                                           \
        (void)kwnames;                                                                         \
        return syi_unary(vm, op, args[0]);                                                     \
    }

COMPARISON(lt, SY_LT)
COMPARISON(le, SY_LE)
COMPARISON(eq, SY_EQ)
COMPARISON(ne, SY_NE)
COMPARISON(ge, SY_GE)
COMPARISON(gt, SY_GT)
BINARY(add, SY_ADD)
BINARY(sub, SY_SUB)
BINARY(mul, SY_MUL)
BINARY(matmul, SY_MATMUL)
BINARY(truediv, SY_TRUEDIV)
BINARY(floordiv, SY_FLOORDIV)
BINARY(mod, SY_MOD)
BINARY(lshift, SY_LSHIFT)
BINARY(rshift, SY_RSHIFT)
BINARY(and_, SY_AND)
BINARY(or_, SY_OR)
BINARY(xor, SY_XOR)
BINARY(pow_, SY_POW)
UNARY(neg, SY_NEG)
UNARY(pos, SY_POS)
UNARY(invert, SY_INVERT)
UNARY(abs_, SY_ABS)

FUNCTION(not_) {
    (void)nargs;
    (void)kwnames;
    int truth = syi_truth(vm, args[0]);
    return truth < 0 ? SY_NULL : sy_from_bool(truth == 0);
}

FUNCTION(truth) {
    (void)nargs;
    (void)kwnames;
    int t = syi_truth(vm, args[0]);
    return t < 0 ? SY_NULL : sy_from_bool(t != 0);
}

FUNCTION(is_) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(args[0] == args[1]);
}

FUNCTION(is_not) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(args[0] != args[1]);
}

FUNCTION(index_) {
    (void)nargs;
    (void)kwnames;
    return syi_index_value(vm, args[0]);
}

FUNCTION(contains) {
    (void)nargs;
    (void)kwnames;
    int found = syi_contains(vm, args[0], args[1]);
    return found < 0 ? SY_NULL : sy_from_bool(found != 0);
}

FUNCTION(getitem) {
    (void)nargs;
    (void)kwnames;
    return syi_getitem(vm, args[0], args[1]);
}

FUNCTION(setitem) {
    (void)nargs;
    (void)kwnames;
    return syi_setitem(vm, args[0], args[1], args[2]) ? SY_NONE : SY_NULL;
}

FUNCTION(delitem) {
    (void)nargs;
    (void)kwnames;
    return syi_setitem(vm, args[0], args[1], SY_NULL) ? SY_NONE : SY_NULL;
}

#define ROW1(name, fn)                                                                         \
    { name, fn, 1, 1, 0, false, name "(a, /)" }
#define ROW2(name, fn)                                                                         \
    { name, fn, 2, 2, 0, false, name "(a, b, /)" }

static const sy_fn_def functions[] = {
    ROW2("lt", lt),
    ROW2("le", le),
    ROW2("eq", eq),
    ROW2("ne", ne),
    ROW2("ge", ge),
    ROW2("gt", gt),
    ROW2("add", add),
    ROW2("sub", sub),
    ROW2("mul", mul),
    ROW2("matmul", matmul),
    ROW2("truediv", truediv),
    ROW2("floordiv", floordiv),
    ROW2("mod", mod),
    ROW2("lshift", lshift),
    ROW2("rshift", rshift),
    ROW2("and_", and_),
    ROW2("or_", or_),
    ROW2("xor", xor),
    ROW2("pow", pow_),
    ROW2("iadd", iadd),
    ROW2("isub", isub),
    ROW2("imul", imul),
    ROW2("imatmul", imatmul),
    ROW2("itruediv", itruediv),
    ROW2("ifloordiv", ifloordiv),
    ROW2("imod", imod),
    ROW2("ilshift", ilshift),
    ROW2("irshift", irshift),
    ROW2("iand", iand_),
    ROW2("ior", ior_),
    ROW2("ixor", ixor),
    ROW2("ipow", ipow_),
    ROW1("neg", neg),
    ROW1("pos", pos),
    ROW1("inv", invert),
    ROW1("invert", invert),
    ROW1("abs", abs_),
    ROW1("not_", not_),
    ROW1("truth", truth),
    ROW1("index", index_),
    ROW2("is_", is_),
    ROW2("is_not", is_not),
    ROW2("contains", contains),
    ROW2("getitem", getitem),
    ROW2("delitem", delitem),
    {"setitem", setitem, 3, 3, 0, false, "setitem(a, b, c, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

/* --- itemgetter, attrgetter, methodcaller --- */

typedef struct getter {
    sy_object head;
    sy_value args;     /* tuple: as given (methodcaller: name first) */
    sy_value paths;    /* attrgetter: for each a tuple of names */
    sy_value keywords; /* methodcaller: dict */
} getter;

static getter *getter_of(sy_value v) {
    return (getter *)sy_to_object(v);
}

static void getter_visit(void *self, sy_visitor *v) {
    const getter *g = self;
    syi_visit(v, g->args);
    syi_visit(v, g->paths);
    syi_visit(v, g->keywords);
}

static getter *new_getter(sy_vm *vm, sy_type *type, const char *name, const sy_value *args,
                          int nargs) {
    if (nargs < 1) {
        syi_raise(vm, vm->types.TypeError, "%s expected 1 argument, got 0", name);
        return NULL;
    }
    sy_value tuple = syi_tuple_new(vm, args, (size_t)nargs);
    getter *g = tuple == SY_NULL ? NULL : syi_object_new(vm, type, type->size);
    if (g != NULL) {
        g->args = tuple;
    }
    return g;
}

/* The one argument of a call. */
static bool one_argument(sy_vm *vm, const char *name, int nargs, sy_value kwnames) {
    return syi_no_keywords(vm, name, kwnames) && syi_check_arg_count(vm, name, nargs, 1, 1);
}

/* "operator.name(arg, ..., key=value)" */
static sy_value getter_repr_as(sy_vm *vm, sy_value self, const char *name) {
    const getter *g = getter_of(self);
    int shown = syi_repr_enter(vm, self);
    if (shown != 0) {
        return shown < 0 ? SY_NULL : syi_str_format(vm, "operator.%s(...)", name);
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_ascii(&b, "operator.");
    syi_builder_ascii(&b, name);
    syi_builder_ascii(&b, "(");
    bool ok = true;
    for (uint32_t i = 0; ok && i < syi_to_tuple(g->args)->length; i++) {
        sy_value text = syi_repr(vm, syi_to_tuple(g->args)->items[i]);
        ok = text != SY_NULL;
        if (ok) {
            syi_builder_ascii(&b, i > 0 ? ", " : "");
            syi_builder_str(&b, text);
        }
    }
    uint32_t position = 0;
    sy_value key;
    sy_value value;
    while (ok && g->keywords != SY_NULL &&
           syi_dict_next(syi_to_dict(g->keywords), &position, &key, &value)) {
        sy_value text = syi_repr(vm, value);
        ok = text != SY_NULL;
        if (ok) {
            syi_builder_ascii(&b, ", ");
            syi_builder_str(&b, key);
            syi_builder_ascii(&b, "=");
            syi_builder_str(&b, text);
        }
    }
    syi_repr_leave(vm, self);
    syi_builder_ascii(&b, ")");
    if (!ok) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    return syi_builder_finish(&b);
}

/* (partial(type, name, **keywords), args) of a methodcaller with keywords. */
static sy_value reduce_keywords(sy_vm *vm, const getter *g) {
    sy_value module = syi_import_module(vm, "functools");
    sy_value partial = module == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, module, "partial");
    const sy_tuple *args = syi_to_tuple(g->args);
    const sy_value first[2] = {sy_from_pointer(g->head.type), args->items[0]};
    sy_value head = partial == SY_NULL ? SY_NULL : syi_tuple_new(vm, first, 2);
    sy_value made = head == SY_NULL
                        ? SY_NULL
                        : syi_call_merged(vm, partial, head, 0, g->keywords, NULL, 0, SY_NULL);
    if (made == SY_NULL) {
        return SY_NULL;
    }
    const sy_value pair[2] = {made, args->length == 1
                                        ? vm->empty_tuple
                                        : syi_tuple_new(vm, args->items + 1, args->length - 1)};
    return pair[1] == SY_NULL ? SY_NULL : syi_tuple_new(vm, pair, 2);
}

/* (type, args) for pickle and copy. */
static sy_value getter_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const getter *g = getter_of(args[0]);
    if (g->keywords != SY_NULL) {
        return reduce_keywords(vm, g);
    }
    const sy_value pair[2] = {sy_from_pointer(g->head.type), g->args};
    return syi_tuple_new(vm, pair, 2);
}

static const sy_fn_def getter_methods[] = {{"__reduce__", getter_reduce, 0, 0, 0, false, NULL},
                                           {NULL, NULL, 0, 0, 0, false, NULL}};

/* What `get` makes of obj for each of the items: itself for one, else a tuple. */
static sy_value gather(sy_vm *vm, sy_value obj, sy_value items,
                       sy_value (*get)(sy_vm *vm, sy_value obj, sy_value item)) {
    uint32_t n = syi_to_tuple(items)->length;
    if (n == 1) {
        return get(vm, obj, syi_to_tuple(items)->items[0]);
    }
    sy_value tuple = syi_tuple_new(vm, NULL, n);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &tuple, 1);
    bool ok = tuple != SY_NULL;
    for (uint32_t i = 0; ok && i < n; i++) {
        sy_value v = get(vm, obj, syi_to_tuple(items)->items[i]);
        ok = v != SY_NULL;
        syi_to_tuple(tuple)->items[i] = v;
    }
    syi_roots_leave(vm, &roots);
    return ok ? tuple : SY_NULL;
}

static sy_value itemgetter_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    getter *g = syi_no_keywords(vm, "itemgetter", kwnames)
                    ? new_getter(vm, type, "itemgetter", args, nargs)
                    : NULL;
    return g == NULL ? SY_NULL : sy_from_pointer(g);
}

static sy_value itemgetter_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                                sy_value kwnames) {
    return one_argument(vm, "itemgetter", nargs, kwnames)
               ? gather(vm, args[0], getter_of(self)->args, syi_getitem)
               : SY_NULL;
}

static sy_value itemgetter_repr(sy_vm *vm, sy_value self) {
    return getter_repr_as(vm, self, "itemgetter");
}

static const sy_type_def itemgetter_type = {
    .name = "operator.itemgetter",
    .doc = "itemgetter(item, ...) --> itemgetter object\n\nReturn a callable object that "
           "fetches the given item(s) from its operand.",
    .size = sizeof(getter),
    .flags = SY_TYPE_CALLS_PLAINLY,
    .slots = {.visit = getter_visit,
              .repr = itemgetter_repr,
              .call = itemgetter_call,
              .create = itemgetter_create},
    .methods = getter_methods,
};

/* The names of a dotted path, interned. */
static sy_value split_path(sy_vm *vm, sy_value path) {
    const sy_str *s = syi_to_str(path);
    sy_value list = syi_list_new(vm, NULL, 0);
    uint32_t start = 0;
    for (uint32_t i = 0; list != SY_NULL && i <= s->length; i++) {
        if (i < s->length && syi_str_at(s, i) != '.') {
            continue;
        }
        sy_value name = syi_substring(vm, path, start, i);
        name = name == SY_NULL ? SY_NULL : syi_intern(vm, name);
        if (name == SY_NULL || !syi_list_append(vm, syi_to_list(list), name)) {
            return SY_NULL;
        }
        start = i + 1;
    }
    return list == SY_NULL
               ? SY_NULL
               : syi_tuple_new(vm, syi_to_list(list)->items, syi_to_list(list)->length);
}

static sy_value attrgetter_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    if (!syi_no_keywords(vm, "attrgetter", kwnames)) {
        return SY_NULL;
    }
    for (int i = 0; i < nargs; i++) {
        if (!syi_is_str(args[i])) {
            return syi_raise(vm, vm->types.TypeError, "attribute name must be a string");
        }
    }
    getter *g = new_getter(vm, type, "attrgetter", args, nargs);
    sy_value paths = g == NULL ? SY_NULL : syi_tuple_new(vm, NULL, (size_t)nargs);
    for (int i = 0; paths != SY_NULL && i < nargs; i++) {
        sy_value path = split_path(vm, args[i]);
        if (path == SY_NULL) {
            return SY_NULL;
        }
        syi_to_tuple(paths)->items[i] = path;
    }
    if (paths == SY_NULL) {
        return SY_NULL;
    }
    g->paths = paths;
    return sy_from_pointer(g);
}

static sy_value follow_path(sy_vm *vm, sy_value obj, sy_value path) {
    sy_roots roots;
    syi_roots_enter(vm, &roots, &obj, 1);
    for (uint32_t i = 0; obj != SY_NULL && i < syi_to_tuple(path)->length; i++) {
        obj = syi_getattr(vm, obj, syi_to_tuple(path)->items[i]);
    }
    syi_roots_leave(vm, &roots);
    return obj;
}

static sy_value attrgetter_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                                sy_value kwnames) {
    return one_argument(vm, "attrgetter", nargs, kwnames)
               ? gather(vm, args[0], getter_of(self)->paths, follow_path)
               : SY_NULL;
}

static sy_value attrgetter_repr(sy_vm *vm, sy_value self) {
    return getter_repr_as(vm, self, "attrgetter");
}

static const sy_type_def attrgetter_type = {
    .name = "operator.attrgetter",
    .doc = "attrgetter(attr, ...) --> attrgetter object\n\nReturn a callable object that "
           "fetches the given attribute(s) from its operand.",
    .size = sizeof(getter),
    .flags = SY_TYPE_CALLS_PLAINLY,
    .slots = {.visit = getter_visit,
              .repr = attrgetter_repr,
              .call = attrgetter_call,
              .create = attrgetter_create},
    .methods = getter_methods,
};

static sy_value methodcaller_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    if (nargs < 1) {
        return syi_raise(vm, vm->types.TypeError,
                         "methodcaller needs at least one argument, the method name");
    }
    if (!syi_is_str(args[0])) {
        return syi_raise(vm, vm->types.TypeError, "method name must be a string");
    }
    getter *g = new_getter(vm, type, "methodcaller", args, nargs);
    sy_value dict = g == NULL || kwnames == SY_NULL ? SY_NULL : syi_dict_new(vm);
    uint32_t keywords = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    for (uint32_t i = 0; dict != SY_NULL && i < keywords; i++) {
        if (!syi_dict_set(vm, syi_to_dict(dict), syi_to_tuple(kwnames)->items[i],
                          args[nargs + (int)i])) {
            return SY_NULL;
        }
    }
    if (g == NULL || (kwnames != SY_NULL && dict == SY_NULL)) {
        return SY_NULL;
    }
    g->keywords = keywords == 0 ? SY_NULL : dict;
    sy_value name = syi_intern(vm, args[0]);
    if (name == SY_NULL) {
        return SY_NULL;
    }
    syi_to_tuple(g->args)->items[0] = name;
    return sy_from_pointer(g);
}

static sy_value methodcaller_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    if (!one_argument(vm, "methodcaller", nargs, kwnames)) {
        return SY_NULL;
    }
    const getter *g = getter_of(self);
    sy_value method = syi_getattr(vm, args[0], syi_to_tuple(g->args)->items[0]);
    if (method == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &method, 1);
    sy_value result = syi_call_merged(vm, method, g->args, 1, g->keywords, NULL, 0, SY_NULL);
    syi_roots_leave(vm, &roots);
    return result;
}

static sy_value methodcaller_repr(sy_vm *vm, sy_value self) {
    return getter_repr_as(vm, self, "methodcaller");
}

static const sy_type_def methodcaller_type = {
    .name = "operator.methodcaller",
    .doc = "methodcaller(name, ...) --> methodcaller object\n\nReturn a callable object that "
           "calls the given method on its operand.",
    .size = sizeof(getter),
    .slots = {.visit = getter_visit,
              .repr = methodcaller_repr,
              .call = methodcaller_call,
              .create = methodcaller_create},
    .methods = getter_methods,
};

bool syi_init_operator(sy_vm *vm, sy_module *module) {
    return syi_module_type(vm, module, &itemgetter_type) != NULL &&
           syi_module_type(vm, module, &attrgetter_type) != NULL &&
           syi_module_type(vm, module, &methodcaller_type) != NULL &&
           syi_module_add_functions(vm, module, functions);
}
