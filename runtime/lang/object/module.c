/* SPDX-License-Identifier: MIT
 *
 * Module objects. A module's attributes are its dict; importing is the VM's.
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

/* In head.aux: a module that came with the program, which its repr says. */
enum { MADE_IN_C = 1 };

static sy_module *to_module(sy_value v) {
    return (sy_module *)sy_to_object(v);
}

static bool set_standard_names(sy_vm *vm, sy_dict *dict, sy_value name, sy_value doc) {
    return syi_dict_set_str(vm, dict, vm->names.__name__, name) &&
           syi_dict_set_str(vm, dict, vm->names.__doc__, doc) &&
           syi_dict_set_str(vm, dict, vm->names.__package__, SY_NONE) &&
           syi_dict_set_str(vm, dict, vm->names.__loader__, SY_NONE) &&
           syi_dict_set_str(vm, dict, vm->names.__spec__, SY_NONE);
}

static sy_value module_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_value dict = syi_dict_new(vm);
    sy_module *m = dict == SY_NULL ? NULL : syi_object_new(vm, type, type->size);
    if (m == NULL) {
        return SY_NULL;
    }
    m->dict = syi_to_dict(dict);
    return sy_from_pointer(m);
}

sy_value syi_module_new(sy_vm *vm, const char *name) {
    sy_value text = syi_intern_cstr(vm, name);
    sy_value m =
        text == SY_NULL ? SY_NULL : module_create(vm, vm->types.module, NULL, 0, SY_NULL);
    if (m == SY_NULL || !set_standard_names(vm, to_module(m)->dict, text, SY_NONE)) {
        return SY_NULL;
    }
    sy_to_object(m)->aux = MADE_IN_C;
    return m;
}

bool syi_module_add_functions(sy_vm *vm, sy_module *module, const sy_fn_def *defs) {
    sy_value name = syi_dict_get_str(module->dict, vm->names.__name__);
    for (; defs->name != NULL; defs++) {
        sy_value fn = syi_builtin_new(vm, defs, SY_NULL, name);
        if (fn == SY_NULL || !syi_dict_set_cstr(vm, module->dict, defs->name, fn)) {
            return false;
        }
    }
    return true;
}

static bool module_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                        sy_value kwnames) {
    static const char *const names[] = {"name", "doc", NULL};
    static const sy_signature sig = {"module", names, 1, 2};
    sy_value a[2];
    if (!syi_parse_args(vm, &sig, args, nargs, kwnames, a)) {
        return false;
    }
    if (!syi_is_str(a[0])) {
        syi_raise(vm, vm->types.TypeError, "module() argument 'name' must be str, not %T",
                  a[0]);
        return false;
    }
    return set_standard_names(vm, to_module(self)->dict, a[0],
                              a[1] == SY_NULL ? SY_NONE : a[1]);
}

static void module_visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((sy_module *)self)->dict);
}

static sy_value module_repr(sy_vm *vm, sy_value self) {
    sy_dict *dict = to_module(self)->dict;
    sy_value name = syi_dict_get_str(dict, vm->names.__name__);
    sy_value file = syi_dict_get_str(dict, vm->names.__file__);
    if (name == SY_NULL) {
        name = syi_str_from_cstr(vm, "?");
    }
    if (name == SY_NULL) {
        return SY_NULL;
    }
    if (file == SY_NULL || file == SY_NONE) {
        sy_value loader = syi_dict_get_str(dict, vm->names.__loader__);
        if (loader != SY_NULL && loader != SY_NONE) {
            return syi_str_format(vm, "<module %R (%R)>", name, loader);
        }
        bool built_in = sy_to_object(self)->aux == MADE_IN_C;
        return syi_str_format(vm, "<module %R%s>", name, built_in ? " (built-in)" : "");
    }
    return syi_str_format(vm, "<module %R from %R>", name, file);
}

/* A module's own __getattr__ (PEP 562). */
static sy_value module_getattr(sy_vm *vm, sy_value self, sy_value name) {
    sy_dict *dict = to_module(self)->dict;
    sy_value hook = syi_dict_get_str(dict, vm->specials[SY_SPECIAL_GETATTR]);
    if (hook != SY_NULL) {
        return syi_call(vm, hook, &name, 1, SY_NULL);
    }
    sy_value module_name = syi_dict_get_str(dict, vm->names.__name__);
    if (module_name == SY_NULL || !syi_is_str(module_name)) {
        return SY_NULL;
    }
    syi_raise(vm, vm->types.AttributeError, "module '%U' has no attribute '%U'", module_name,
              name);
    syi_attribute_error_set(vm, self, name);
    return SY_NULL;
}

static sy_value get_dict(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_module(self)->dict);
}

/* What dir() shows: the names in the dict, or what the module's __dir__ says. */
static sy_value module_dir(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_dict *dict = to_module(args[0])->dict;
    sy_value hook = syi_dict_get_str(dict, vm->specials[SY_SPECIAL_DIR]);
    if (hook != SY_NULL) {
        return syi_call(vm, hook, NULL, 0, SY_NULL);
    }
    return syi_list_from_iterable(vm, sy_from_pointer(dict));
}

static sy_value get_annotations(sy_vm *vm, sy_value self) {
    sy_dict *dict = to_module(self)->dict;
    sy_value v = syi_dict_get_str(dict, vm->names.__annotations__);
    if (v == SY_NULL) {
        v = syi_dict_new(vm);
        if (v == SY_NULL || !syi_dict_set_str(vm, dict, vm->names.__annotations__, v)) {
            return SY_NULL;
        }
    }
    return v;
}

static bool set_annotations(sy_vm *vm, sy_value self, sy_value value) {
    sy_dict *dict = to_module(self)->dict;
    if (value == SY_NULL) {
        return syi_dict_delete(vm, dict, vm->names.__annotations__) >= 0;
    }
    return syi_dict_set_str(vm, dict, vm->names.__annotations__, value);
}

static const sy_fn_def module_methods[] = {
    {"__dir__", module_dir, 0, 0, 0, false, "__dir__($self, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static const sy_getset_def module_getsets[] = {
    {"__dict__", get_dict, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_module = {
    .name = "module",
    .doc = "Create a module object.",
    .size = sizeof(sy_module),
    .slots = {.visit = module_visit,
              .repr = module_repr,
              .getattr = module_getattr,
              .create = module_create,
              .init = module_init},
    .methods = module_methods,
    .getsets = module_getsets,
};
