/* SPDX-License-Identifier: MIT
 *
 * The encoder for the parts programs are made of: classes, functions, methods, modules.
 */
#include "lang/modules/pickle/encoder.h"

/* --- Names --- */

bool syi_enc_write_global(sy_encoder *e, sy_value obj, sy_value module, sy_value qualname) {
    return syi_enc_memo_later(e, obj) && syi_enc_later(e, SY_PICKLE_GLOBAL) &&
           syi_enc_plain(e, qualname) && syi_enc_plain(e, module);
}

static sy_value name_of(sy_vm *vm, sy_value obj) {
    sy_value name = syi_getattr_optional(vm, obj, vm->names.__qualname__);
    if (name == SY_NULL && !syi_failed(vm)) {
        name = syi_getattr(vm, obj, vm->names.__name__);
    }
    return name;
}

/* Looks for it once more, for the exact reason. */
static bool not_found(sy_encoder *e, sy_value obj, sy_value qualname) {
    sy_vm *vm = e->vm;
    const sy_str *s = syi_to_str(qualname);
    for (uint32_t i = 0; i + 8 <= s->length; i++) {
        sy_value part = syi_substring(vm, qualname, i, i + 8);
        if (part == SY_NULL) {
            return false;
        }
        if (syi_str_is(part, "<locals>")) {
            syi_raise(vm, vm->types.AttributeError, "Can't pickle local object %R", qualname);
            return false;
        }
    }
    sy_value module_name = syi_getattr_optional(vm, obj, vm->names.__module__);
    if (module_name == SY_NULL || !syi_is_str(module_name)) {
        module_name = vm->names.__main__;
    }
    vm->exc = SY_NULL;
    sy_value module = syi_dict_get(vm, vm->modules, module_name);
    if (module == SY_NULL) {
        return !syi_failed(vm) &&
               syi_pickling_error(vm, "Can't pickle %R: import of module %R failed", obj,
                                  module_name);
    }
    sy_value found = syi_pickle_getattr(vm, module, qualname);
    if (found == SY_NULL) {
        if (!syi_exc_matches(vm, vm->types.AttributeError)) {
            return false;
        }
        vm->exc = SY_NULL;
        return syi_pickling_error(vm, "Can't pickle %R: attribute lookup %U on %U failed", obj,
                                  qualname, module_name);
    }
    return syi_pickling_error(vm, "Can't pickle %R: it's not the same object as %U.%U", obj,
                              module_name, qualname);
}

/* Builtin types that have no name anywhere a program could see: by their name in types.def. */
static const char *type_id(const sy_vm *vm, sy_value obj) {
#define SY_TYPE(id, base)                                                                      \
    if (obj == sy_from_pointer(vm->types.id)) {                                                \
        return #id;                                                                            \
    }
#include "lang/object/types.def"
#undef SY_TYPE
    return NULL;
}

static bool save_builtin_type(sy_encoder *e, sy_value obj, const char *id) {
    sy_value name = syi_str_from_cstr(e->vm, id);
    return name != SY_NULL && syi_enc_memo_later(e, obj) && syi_enc_later(e, SY_PICKLE_TYPE) &&
           syi_enc_plain(e, name);
}

bool syi_enc_global(sy_encoder *e, sy_value obj, sy_value qualname) {
    sy_vm *vm = e->vm;
    if (qualname == SY_NULL && (qualname = name_of(vm, obj)) == SY_NULL) {
        return false;
    }
    sy_value module = syi_pickle_whichmodule(vm, obj, qualname);
    if (module != SY_NULL) {
        return syi_enc_write_global(e, obj, module, qualname);
    }
    const char *id = syi_failed(vm) ? NULL : type_id(vm, obj);
    if (id != NULL) {
        return save_builtin_type(e, obj, id);
    }
    return !syi_failed(vm) && not_found(e, obj, qualname);
}

/* --- Modules and their namespaces --- */

/* The name under which the module with this namespace is imported; SY_NULL: none. */
static sy_value name_of_namespace(sy_vm *vm, const sy_dict *dict, sy_value *module) {
    sy_value name = syi_dict_get_str((sy_dict *)(uintptr_t)dict, vm->names.__name__);
    if (name == SY_NULL || !syi_is_str(name)) {
        return SY_NULL;
    }
    *module = syi_dict_get(vm, vm->modules, name);
    bool same = syi_is_type(*module, vm->types.module) &&
                ((sy_module *)sy_to_object(*module))->dict == dict;
    return same ? name : SY_NULL;
}

int syi_enc_module_dict(sy_encoder *e, sy_value dict) {
    sy_value module;
    sy_value name = name_of_namespace(e->vm, syi_to_dict(dict), &module);
    if (name == SY_NULL) {
        return syi_failed(e->vm) ? -1 : 0;
    }
    bool ok = syi_enc_memo_later(e, dict) && syi_enc_later(e, SY_PICKLE_MODULE_DICT) &&
              syi_enc_plain(e, name);
    return ok ? 1 : -1;
}

static bool save_module(sy_encoder *e, sy_value v) {
    sy_vm *vm = e->vm;
    sy_value module = SY_NULL;
    sy_value name = name_of_namespace(vm, ((sy_module *)sy_to_object(v))->dict, &module);
    if (name == SY_NULL || module != v) {
        if (!syi_failed(vm)) {
            syi_raise(vm, vm->types.TypeError, "cannot pickle 'module' object");
        }
        return false;
    }
    return syi_enc_memo_later(e, v) && syi_enc_later(e, SY_PICKLE_MODULE) &&
           syi_enc_plain(e, name);
}

/* --- Functions and methods --- */

/* By name where it has one, else as it is. */
static bool save_function(sy_encoder *e, sy_value v) {
    sy_value qualname = ((sy_function *)sy_to_object(v))->qualname;
    sy_value module = syi_pickle_whichmodule(e->vm, v, qualname);
    if (module != SY_NULL) {
        return syi_enc_write_global(e, v, module, qualname);
    }
    return !syi_failed(e->vm) && syi_enc_function(e, v);
}

static bool save_builtin(sy_encoder *e, sy_value v) {
    sy_vm *vm = e->vm;
    const sy_builtin *b = (const sy_builtin *)sy_to_object(v);
    if (b->self == SY_NULL || syi_is_type(b->self, vm->types.module)) {
        return syi_enc_global(e, v, SY_NULL);
    }
    sy_value name = syi_str_from_cstr(vm, b->def->name);
    return name != SY_NULL && syi_enc_memo_later(e, v) &&
           syi_enc_later(e, SY_PICKLE_BUILTIN_METHOD) && syi_enc_plain(e, name) &&
           syi_enc_value(e, b->self);
}

/* What stands in the namespace of a builtin type: str.upper, int.__add__, int.real. */
static bool save_descriptor(sy_encoder *e, sy_value v) {
    sy_vm *vm = e->vm;
    sy_value owner = syi_getattr(vm, v, vm->names.__objclass__);
    sy_value name = owner == SY_NULL ? SY_NULL : syi_getattr(vm, v, vm->names.__name__);
    return name != SY_NULL && syi_enc_memo_later(e, v) &&
           syi_enc_later(e, SY_PICKLE_DESCRIPTOR) && syi_enc_plain(e, name) &&
           syi_enc_value(e, owner);
}

static bool save_method(sy_encoder *e, sy_value v) {
    const sy_bound_method *m = (const sy_bound_method *)sy_to_object(v);
    return syi_enc_memo_later(e, v) && syi_enc_later(e, SY_PICKLE_METHOD) &&
           syi_enc_value(e, m->self) && syi_enc_value(e, m->func);
}

int syi_enc_program_object(sy_encoder *e, sy_value v, const sy_type *type) {
    const sy_types *t = &e->vm->types;
    bool ok;
    if (type == t->type) {
        ok = syi_enc_global(e, v, SY_NULL);
    } else if (type == t->function) {
        ok = save_function(e, v);
    } else if (type == t->code) {
        ok = syi_enc_code(e, v);
    } else if (type == t->cell) {
        ok = syi_enc_cell(e, v);
    } else if (type == t->frame) {
        ok = syi_enc_frame(e, v);
    } else if (type == t->generator) {
        ok = syi_enc_generator(e, v);
    } else if (type == t->traceback) {
        ok = syi_enc_traceback(e, v);
    } else if (type == t->builtin_function) {
        ok = save_builtin(e, v);
    } else if (type == t->method) {
        ok = save_method(e, v);
    } else if (type == t->module) {
        ok = save_module(e, v);
    } else if (type == t->method_descriptor || type == t->wrapper_descriptor ||
               type == t->getset_descriptor || type == t->member_descriptor) {
        ok = save_descriptor(e, v);
    } else {
        return 0;
    }
    return ok ? 1 : -1;
}
