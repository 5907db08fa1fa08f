/* SPDX-License-Identifier: MIT
 *
 * Functions defined in the language, the cells their closures are made of, and bound methods.
 * Running a function is the VM's (vm->call); here are the objects and their attributes.
 */
#include "lang/object/args.h"
#include "lang/object/code.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/text.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

static sy_function *to_function(sy_value v) {
    return (sy_function *)sy_to_object(v);
}

static sy_cell *to_cell(sy_value v) {
    return (sy_cell *)sy_to_object(v);
}

static sy_value or_none(sy_value v) {
    return v == SY_NULL ? SY_NONE : v;
}

/* The builtins a function with these globals sees. */
static sy_dict *builtins_of(sy_vm *vm, sy_dict *globals) {
    sy_value b = syi_dict_get_str(globals, vm->names.__builtins__);
    if (syi_is_type(b, vm->types.module)) {
        return ((sy_module *)sy_to_object(b))->dict;
    }
    return b != SY_NULL && syi_is_dict(b) ? syi_to_dict(b) : vm->builtins;
}

sy_value syi_function_new(sy_vm *vm, sy_code *code, sy_dict *globals) {
    sy_function *f = syi_object_new(vm, vm->types.function, sizeof *f);
    if (f == NULL) {
        return SY_NULL;
    }
    f->code = code;
    f->globals = globals;
    f->builtins = builtins_of(vm, globals);
    f->name = code->name;
    f->qualname = code->qualname;
    f->doc = or_none(code->doc);
    f->module = or_none(syi_dict_get_str(globals, vm->names.__name__));
    return sy_from_pointer(f);
}

static void function_visit(void *self, sy_visitor *v) {
    sy_function *f = self;
    syi_visit_object(v, f->code);
    syi_visit_object(v, f->globals);
    syi_visit_object(v, f->builtins);
    syi_visit_object(v, f->closure);
    syi_visit(v, f->defaults);
    syi_visit(v, f->kwdefaults);
    syi_visit(v, f->name);
    syi_visit(v, f->qualname);
    syi_visit(v, f->doc);
    syi_visit(v, f->module);
    syi_visit(v, f->annotations);
    syi_attrs_visit(v, &f->attrs);
}

static void function_free(sy_vm *vm, void *self) {
    syi_attrs_free(vm, &((sy_function *)self)->attrs);
}

static sy_value function_repr(sy_vm *vm, sy_value self) {
    char address[SY_ADDRESS_SIZE];
    return syi_str_format(vm, "<function %S at %s>", to_function(self)->qualname,
                          syi_address(self, address));
}

static sy_value call_through_vm(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                                sy_value kwnames) {
    return vm->call(vm, self, args, nargs, kwnames);
}

static sy_value function_bind(sy_vm *vm, sy_value self, sy_value obj, sy_value type) {
    (void)type;
    return obj == SY_NULL ? self : syi_bound_method_new(vm, self, obj);
}

static bool must_be(sy_vm *vm, bool ok, const char *what, const char *kind) {
    if (!ok) {
        syi_raise(vm, vm->types.TypeError, "%s must be set to a %s object", what, kind);
    }
    return ok;
}

#define FUNCTION_GETTER(field)                                                                 \
    static sy_value get_##field(sy_vm *vm, sy_value self) {                                    \
        (void)vm;                                                                              \
        return or_none(to_function(self)->field);                                              \
    }
FUNCTION_GETTER(name)
FUNCTION_GETTER(qualname)
FUNCTION_GETTER(doc)
FUNCTION_GETTER(module)
FUNCTION_GETTER(defaults)
FUNCTION_GETTER(kwdefaults)

static bool set_name(sy_vm *vm, sy_value self, sy_value value) {
    if (!must_be(vm, syi_is_str(value), "__name__", "string")) {
        return false;
    }
    to_function(self)->name = value;
    return true;
}

static bool set_qualname(sy_vm *vm, sy_value self, sy_value value) {
    if (!must_be(vm, syi_is_str(value), "__qualname__", "string")) {
        return false;
    }
    to_function(self)->qualname = value;
    return true;
}

static bool set_doc(sy_vm *vm, sy_value self, sy_value value) {
    (void)vm;
    to_function(self)->doc = or_none(value);
    return true;
}

static bool set_module(sy_vm *vm, sy_value self, sy_value value) {
    (void)vm;
    to_function(self)->module = or_none(value);
    return true;
}

static bool set_defaults(sy_vm *vm, sy_value self, sy_value value) {
    sy_value v = value == SY_NONE ? SY_NULL : value;
    if (!must_be(vm, v == SY_NULL || syi_is_tuple(v), "__defaults__", "tuple")) {
        return false;
    }
    to_function(self)->defaults = v;
    return true;
}

static bool set_kwdefaults(sy_vm *vm, sy_value self, sy_value value) {
    sy_value v = value == SY_NONE ? SY_NULL : value;
    if (!must_be(vm, v == SY_NULL || syi_is_dict(v), "__kwdefaults__", "dict")) {
        return false;
    }
    to_function(self)->kwdefaults = v;
    return true;
}

static sy_value get_annotations(sy_vm *vm, sy_value self) {
    sy_function *f = to_function(self);
    if (f->annotations == SY_NULL) {
        f->annotations = syi_dict_new(vm);
    }
    return f->annotations;
}

static bool set_annotations(sy_vm *vm, sy_value self, sy_value value) {
    sy_value v = value == SY_NONE ? SY_NULL : value;
    if (!must_be(vm, v == SY_NULL || syi_is_dict(v), "__annotations__", "dict")) {
        return false;
    }
    to_function(self)->annotations = v;
    return true;
}

static sy_value get_code(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_function(self)->code);
}

static uint32_t free_count(const sy_code *code) {
    return code->free_names == NULL ? 0 : code->free_names->length;
}

static bool set_code(sy_vm *vm, sy_value self, sy_value value) {
    if (!must_be(vm, syi_is_type(value, vm->types.code), "__code__", "code")) {
        return false;
    }
    sy_function *f = to_function(self);
    sy_code *code = (sy_code *)sy_to_object(value);
    if (free_count(code) != free_count(f->code)) {
        syi_raise(vm, vm->types.ValueError,
                  "%S() requires a code object with %d free vars, not %d", f->name,
                  (int)free_count(f->code), (int)free_count(code));
        return false;
    }
    f->code = code;
    return true;
}

static sy_value get_globals(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_function(self)->globals);
}

static sy_value get_builtins(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_function(self)->builtins);
}

static sy_value get_closure(sy_vm *vm, sy_value self) {
    (void)vm;
    sy_tuple *closure = to_function(self)->closure;
    return closure == NULL ? SY_NONE : sy_from_pointer(closure);
}

static const sy_getset_def function_getsets[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__code__", get_code, set_code, NULL},
    {"__globals__", get_globals, syi_readonly_attribute, NULL},
    {"__builtins__", get_builtins, syi_readonly_attribute, NULL},
    {"__closure__", get_closure, syi_readonly_attribute, NULL},
    {NULL, NULL, NULL, NULL},
};

/* FunctionType(code, globals, name=None, argdefs=None, closure=None) */
static sy_value function_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                sy_value kwnames) {
    static const char *const names[] = {"code", "globals", "name", "argdefs", "closure", NULL};
    static const sy_signature sig = {"function", names, 2, 5};
    sy_value a[5];
    (void)type;
    if (!syi_parse_args(vm, &sig, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    if (!syi_is_type(a[0], vm->types.code) || !syi_is_dict(a[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "function() needs a code object and a dict of globals");
    }
    bool has_closure = a[4] != SY_NULL && a[4] != SY_NONE;
    uint32_t cells = has_closure && syi_is_tuple(a[4]) ? syi_to_tuple(a[4])->length : 0;
    if (cells != free_count((sy_code *)sy_to_object(a[0]))) {
        return syi_raise(vm, vm->types.ValueError, "%S requires closure of length %d, not %d",
                         ((sy_code *)sy_to_object(a[0]))->name,
                         (int)free_count((sy_code *)sy_to_object(a[0])), (int)cells);
    }
    sy_value f = syi_function_new(vm, (sy_code *)sy_to_object(a[0]), syi_to_dict(a[1]));
    if (f == SY_NULL) {
        return SY_NULL;
    }
    sy_function *fn = to_function(f);
    fn->closure = has_closure ? syi_to_tuple(a[4]) : NULL;
    fn->name = a[2] != SY_NULL && a[2] != SY_NONE ? a[2] : fn->name;
    fn->defaults = a[3] == SY_NONE ? SY_NULL : a[3];
    return f;
}

const sy_type_def syi_type_function = {
    .name = "function",
    .doc = "Create a function object.",
    .size = sizeof(sy_function),
    .flags = SY_TYPE_FINAL | SY_TYPE_HAS_ATTRS,
    .slots = {.visit = function_visit,
              .free = function_free,
              .repr = function_repr,
              .call = call_through_vm,
              .descr_get = function_bind,
              .create = function_create},
    .getsets = function_getsets,
    .attrs_offset = offsetof(sy_function, attrs),
};

/* --- Cells
 * ------------------------------------------------------------------------------------ */

sy_value syi_cell_new(sy_vm *vm, sy_value value) {
    sy_cell *c = syi_object_new(vm, vm->types.cell, sizeof *c);
    if (c == NULL) {
        return SY_NULL;
    }
    c->value = value;
    return sy_from_pointer(c);
}

static void cell_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((sy_cell *)self)->value);
}

static sy_value cell_repr(sy_vm *vm, sy_value self) {
    char address[SY_ADDRESS_SIZE], content[SY_ADDRESS_SIZE];
    sy_value value = to_cell(self)->value;
    if (value == SY_NULL) {
        return syi_str_format(vm, "<cell at %s: empty>", syi_address(self, address));
    }
    return syi_str_format(vm, "<cell at %s: %T object at %s>", syi_address(self, address),
                          value, syi_address(value, content));
}

static sy_value cell_get(sy_vm *vm, sy_value self) {
    sy_value value = to_cell(self)->value;
    return value == SY_NULL ? syi_raise(vm, vm->types.ValueError, "Cell is empty") : value;
}

static bool cell_set(sy_vm *vm, sy_value self, sy_value value) {
    (void)vm;
    to_cell(self)->value = value;
    return true;
}

static sy_value cell_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                            sy_value kwnames) {
    (void)type;
    if (!syi_no_keywords(vm, "cell", kwnames) ||
        !syi_check_arg_count(vm, "cell", nargs, 0, 1)) {
        return SY_NULL;
    }
    return syi_cell_new(vm, nargs == 1 ? args[0] : SY_NULL);
}

static const sy_getset_def cell_getsets[] = {
    {"cell_contents", cell_get, cell_set, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_cell = {
    .name = "cell",
    .size = sizeof(sy_cell),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = cell_visit, .repr = cell_repr, .create = cell_create},
    .getsets = cell_getsets,
};

/* --- Bound methods
 * ------------------------------------------------------------------------------ */

static sy_bound_method *to_method(sy_value v) {
    return (sy_bound_method *)sy_to_object(v);
}

static sy_value bind(sy_vm *vm, sy_type *type, sy_value func, sy_value self) {
    sy_bound_method *m = syi_object_new(vm, type, sizeof *m);
    if (m == NULL) {
        return SY_NULL;
    }
    m->func = func;
    m->self = self;
    return sy_from_pointer(m);
}

sy_value syi_bound_method_new(sy_vm *vm, sy_value func, sy_value self) {
    return bind(vm, vm->types.method, func, self);
}

sy_value syi_method_wrapper_new(sy_vm *vm, sy_value wrapper, sy_value self) {
    return bind(vm, vm->types.method_wrapper, wrapper, self);
}

static void method_visit(void *self, sy_visitor *v) {
    const sy_bound_method *m = self;
    syi_visit(v, m->func);
    syi_visit(v, m->self);
}

static sy_value method_repr(sy_vm *vm, sy_value self) {
    const sy_bound_method *m = to_method(self);
    sy_value name = syi_getattr_optional(vm, m->func, vm->names.__qualname__);
    if (name == SY_NULL && !syi_failed(vm)) {
        name = syi_getattr_optional(vm, m->func, vm->names.__name__);
    }
    if (syi_failed(vm)) {
        return SY_NULL;
    }
    if (name == SY_NULL || !syi_is_str(name)) {
        return syi_str_format(vm, "<bound method ? of %R>", m->self);
    }
    return syi_str_format(vm, "<bound method %U of %R>", name, m->self);
}

static bool method_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    const sy_bound_method *m = to_method(self);
    uint64_t h;
    if (!syi_hash(vm, m->func, &h)) {
        return false;
    }
    *out = h ^ syi_address_hash(m->self);
    return true;
}

static sy_value method_compare(sy_vm *vm, sy_value self, sy_value other,
                               enum sy_compare_op op) {
    if ((op != SY_EQ && op != SY_NE) || sy_to_object(self)->type != syi_type_of(vm, other)) {
        return SY_NOT_IMPLEMENTED;
    }
    const sy_bound_method *a = to_method(self);
    const sy_bound_method *b = to_method(other);
    int equal = a->self == b->self ? syi_compare_bool(vm, a->func, b->func, SY_EQ) : 0;
    return equal < 0 ? SY_NULL : sy_from_bool((equal == 1) == (op == SY_EQ));
}

static sy_value method_getattr(sy_vm *vm, sy_value self, sy_value name) {
    return syi_getattr(vm, to_method(self)->func, name);
}

static sy_value method_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    (void)type;
    if (!syi_no_keywords(vm, "method", kwnames) ||
        !syi_check_arg_count(vm, "method", nargs, 2, 2)) {
        return SY_NULL;
    }
    if (!syi_callable(vm, args[0])) {
        return syi_raise(vm, vm->types.TypeError, "first argument must be callable");
    }
    if (args[1] == SY_NONE) {
        return syi_raise(vm, vm->types.TypeError, "instance must not be None");
    }
    return syi_bound_method_new(vm, args[0], args[1]);
}

static sy_value get_func(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_method(self)->func;
}

static sy_value get_self(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_method(self)->self;
}

static sy_value get_method_doc(sy_vm *vm, sy_value self) {
    sy_value doc = syi_getattr_optional(vm, to_method(self)->func, vm->names.__doc__);
    return doc == SY_NULL && !syi_failed(vm) ? SY_NONE : doc;
}

static const sy_getset_def method_getsets[] = {
    {"__func__", get_func, syi_readonly_attribute, NULL},
    {"__self__", get_self, syi_readonly_attribute, NULL},
    {"__doc__", get_method_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

/* Attributes not its own are those of the function. */
const sy_type_def syi_type_method = {
    .name = "method",
    .doc = "Create a bound instance method object.",
    .size = sizeof(sy_bound_method),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = method_visit,
              .repr = method_repr,
              .hash = method_hash,
              .compare = method_compare,
              .call = call_through_vm,
              .getattr = method_getattr,
              .create = method_create},
    .getsets = method_getsets,
};

/* --- Bound special methods of builtin types
 * ------------------------------------------------------------------------------ */

static sy_value method_wrapper_repr(sy_vm *vm, sy_value self) {
    const sy_bound_method *m = to_method(self);
    char address[SY_ADDRESS_SIZE];
    const char *name = syi_wrapper_name((const sy_builtin *)sy_to_object(m->func));
    return syi_str_format(vm, "<method-wrapper '%s' of %T object at %s>", name, m->self,
                          syi_address(m->self, address));
}

static sy_value method_wrapper_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    const sy_bound_method *m = to_method(self);
    return syi_call_with_self(vm, m->func, m->self, args, nargs, kwnames);
}

static const sy_getset_def method_wrapper_getsets[] = {
    {"__self__", get_self, syi_readonly_attribute, NULL},
    {"__doc__", get_method_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_method_wrapper = {
    .name = "method-wrapper",
    .size = sizeof(sy_bound_method),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = method_visit,
              .repr = method_wrapper_repr,
              .hash = method_hash,
              .compare = method_compare,
              .call = method_wrapper_call,
              .getattr = method_getattr},
    .getsets = method_wrapper_getsets,
};
