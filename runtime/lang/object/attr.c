/* SPDX-License-Identifier: MIT
 *
 * Attribute access: the generic way (data descriptors of the type, then the instance's own
 * attributes, then what else the type has), language-defined __getattribute__, __getattr__,
 * __setattr__ and __delattr__ before it, and the lookups on type objects and through super.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

/* --- Descriptors ---------------------------------------------------------------------------
 */

sy_value syi_descriptor_get(sy_vm *vm, sy_value descr, sy_value obj, sy_type *type) {
    if (!sy_is_pointer(descr)) {
        return descr;
    }
    sy_type *dt = sy_to_object(descr)->type;
    sy_value special = syi_special(vm, dt, SY_SPECIAL_GET);
    if (special != SY_NULL) {
        sy_value args[2] = {obj == SY_NULL ? SY_NONE : obj, sy_from_pointer(type)};
        return syi_call_special(vm, descr, SY_SPECIAL_GET, args, 2);
    }
    if (dt->slots.descr_get == NULL) {
        return descr;
    }
    return dt->slots.descr_get(vm, descr, obj, sy_from_pointer(type));
}

bool syi_is_data_descriptor(sy_vm *vm, sy_value descr) {
    if (!sy_is_pointer(descr)) {
        return false;
    }
    sy_type *dt = sy_to_object(descr)->type;
    return dt->slots.descr_set != NULL || syi_special(vm, dt, SY_SPECIAL_SET) != SY_NULL ||
           syi_special(vm, dt, SY_SPECIAL_DELETE) != SY_NULL;
}

static bool descr_set(sy_vm *vm, sy_value descr, sy_value obj, sy_value value) {
    sy_type *dt = sy_to_object(descr)->type;
    bool deleting = value == SY_NULL;
    enum sy_special which = deleting ? SY_SPECIAL_DELETE : SY_SPECIAL_SET;
    if (syi_special(vm, dt, which) != SY_NULL) {
        sy_value args[2] = {obj, value};
        return syi_call_special(vm, descr, which, args, deleting ? 1 : 2) != SY_NULL;
    }
    if (dt->slots.descr_set != NULL) {
        return dt->slots.descr_set(vm, descr, obj, value);
    }
    syi_raise(vm, vm->types.AttributeError, deleting ? "__delete__" : "__set__");
    return false;
}

/* --- Errors ----------------------------------------------------------------------------------
 */

sy_value syi_raise_no_attribute(sy_vm *vm, sy_value obj, sy_value name) {
    if (syi_has_flag(obj, SY_TYPE_IS_TYPE)) {
        syi_raise(vm, vm->types.AttributeError, "type object '%N' has no attribute '%U'",
                  syi_to_type(obj), name);
    } else {
        syi_raise(vm, vm->types.AttributeError, "'%T' object has no attribute '%U'", obj, name);
    }
    syi_attribute_error_set(vm, obj, name);
    return SY_NULL;
}

/* --- Reading
 * ----------------------------------------------------------------------------------- */

static bool is_module(sy_vm *vm, sy_value obj) {
    return sy_is_pointer(obj) && sy_to_object(obj)->type->def == vm->types.module->def;
}

/* The object's own attribute. */
static sy_value own_attribute(sy_vm *vm, sy_value obj, sy_value name) {
    sy_attrs *attrs = syi_object_attrs(obj);
    if (attrs != NULL) {
        sy_value v = syi_attrs_get(vm, attrs, name);
        if (v != SY_NULL) {
            return v;
        }
    }
    if (is_module(vm, obj)) {
        return syi_dict_get_str(((sy_module *)sy_to_object(obj))->dict, name);
    }
    return SY_NULL;
}

static sy_value plain_getattr(sy_vm *vm, sy_value obj, sy_value name) {
    sy_type *type = syi_type_of(vm, obj);
    sy_value descr = syi_type_lookup(vm, type, name);
    if (descr != SY_NULL && syi_is_data_descriptor(vm, descr)) {
        return syi_descriptor_get(vm, descr, obj, type);
    }
    sy_value own = own_attribute(vm, obj, name);
    if (own != SY_NULL) {
        return own;
    }
    if (descr != SY_NULL) {
        return syi_descriptor_get(vm, descr, obj, type);
    }
    return type->slots.getattr == NULL ? SY_NULL : type->slots.getattr(vm, obj, name);
}

sy_value syi_generic_getattr(sy_vm *vm, sy_value obj, sy_value name, bool raise) {
    if (syi_has_flag(obj, SY_TYPE_IS_TYPE)) {
        return syi_type_getattr(vm, syi_to_type(obj), name, raise);
    }
    if (syi_is_super(vm, obj)) {
        return syi_super_object_getattr(vm, obj, name, raise);
    }
    sy_value v = plain_getattr(vm, obj, name);
    if (v == SY_NULL && raise && !syi_failed(vm)) {
        return syi_raise_no_attribute(vm, obj, name);
    }
    return v;
}

/* __getattr__ after the lookup found nothing or failed with AttributeError. */
static sy_value call_getattr_hook(sy_vm *vm, sy_value obj, sy_value name) {
    if (syi_special(vm, syi_type_of(vm, obj), SY_SPECIAL_GETATTR) == SY_NULL) {
        /* __getattribute__ has deleted it. */
        return syi_failed(vm) ? SY_NULL : syi_raise_no_attribute(vm, obj, name);
    }
    syi_clear(vm);
    return syi_call_special(vm, obj, SY_SPECIAL_GETATTR, &name, 1);
}

/* For types with __getattribute__ or __getattr__ defined in the language. */
static sy_value hooked_getattr(sy_vm *vm, sy_value obj, sy_value name, sy_type *type,
                               bool raise) {
    bool has_hook = syi_special(vm, type, SY_SPECIAL_GETATTR) != SY_NULL;
    sy_value v;
    if (syi_special(vm, type, SY_SPECIAL_GETATTRIBUTE) != SY_NULL) {
        v = syi_call_special(vm, obj, SY_SPECIAL_GETATTRIBUTE, &name, 1);
    } else {
        v = syi_generic_getattr(vm, obj, name, raise && !has_hook);
    }
    if (v != SY_NULL || !has_hook) {
        return v;
    }
    if (!syi_failed(vm) || syi_exc_matches(vm, vm->types.AttributeError)) {
        return call_getattr_hook(vm, obj, name);
    }
    return SY_NULL;
}

static bool is_hooked(sy_vm *vm, sy_type *type) {
    return (type->flags & SY_TYPE_HEAP) != 0 &&
           (syi_special(vm, type, SY_SPECIAL_GETATTR) != SY_NULL ||
            syi_special(vm, type, SY_SPECIAL_GETATTRIBUTE) != SY_NULL);
}

sy_value syi_getattr(sy_vm *vm, sy_value obj, sy_value name) {
    sy_type *type = syi_type_of(vm, obj);
    if (is_hooked(vm, type)) {
        return hooked_getattr(vm, obj, name, type, true);
    }
    return syi_generic_getattr(vm, obj, name, true);
}

sy_value syi_getattr_optional(sy_vm *vm, sy_value obj, sy_value name) {
    sy_type *type = syi_type_of(vm, obj);
    sy_value v = is_hooked(vm, type) ? hooked_getattr(vm, obj, name, type, false)
                                     : syi_generic_getattr(vm, obj, name, false);
    if (v == SY_NULL && syi_exc_matches(vm, vm->types.AttributeError)) {
        syi_clear(vm);
    }
    return v;
}

sy_value syi_getattr_cstr(sy_vm *vm, sy_value obj, const char *name) {
    sy_value key = syi_intern_cstr(vm, name);
    return key == SY_NULL ? SY_NULL : syi_getattr(vm, obj, key);
}

sy_value syi_get_method(sy_vm *vm, sy_value obj, sy_value name, sy_value *self) {
    *self = SY_NULL;
    sy_type *type = syi_type_of(vm, obj);
    if ((type->flags & SY_TYPE_IS_TYPE) != 0 || is_hooked(vm, type) || syi_is_super(vm, obj)) {
        return syi_getattr(vm, obj, name);
    }
    sy_value found = syi_type_lookup(vm, type, name);
    if (found != SY_NULL && sy_is_pointer(found)) {
        sy_type *ft = sy_to_object(found)->type;
        if ((ft == vm->types.function || ft == vm->types.method_descriptor ||
             ft == vm->types.wrapper_descriptor) &&
            own_attribute(vm, obj, name) == SY_NULL) {
            *self = obj;
            return found;
        }
    }
    return syi_generic_getattr(vm, obj, name, true);
}

/* --- Types -----------------------------------------------------------------------------------
 */

sy_value syi_type_getattr(sy_vm *vm, sy_type *type, sy_value name, bool raise) {
    sy_type *meta = type->head.type;
    sy_value obj = sy_from_pointer(type);
    sy_value descr = syi_type_lookup(vm, meta, name);
    if (descr != SY_NULL && syi_is_data_descriptor(vm, descr)) {
        return syi_descriptor_get(vm, descr, obj, meta);
    }
    sy_value own = syi_type_lookup(vm, type, name);
    if (own != SY_NULL) {
        return syi_descriptor_get(vm, own, SY_NULL, type);
    }
    if (descr != SY_NULL) {
        return syi_descriptor_get(vm, descr, obj, meta);
    }
    return raise ? syi_raise_no_attribute(vm, obj, name) : SY_NULL;
}

/* --- Super
 * ------------------------------------------------------------------------------------- */

/* Looks name up in what follows type in the MRO of start. */
static sy_value lookup_after(const sy_type *start, const sy_type *type, sy_value name) {
    uint32_t i = 0;
    while (i < start->mro->length && start->mro->items[i] != sy_from_pointer(type)) {
        i++;
    }
    for (i++; i < start->mro->length; i++) {
        sy_value v = syi_dict_get_str(syi_to_type(start->mro->items[i])->dict, name);
        if (v != SY_NULL) {
            return v;
        }
    }
    return SY_NULL;
}

sy_value syi_super_getattr(sy_vm *vm, sy_type *type, sy_value obj, sy_value name) {
    sy_type *start = syi_type_of(vm, obj);
    if (syi_has_flag(obj, SY_TYPE_IS_TYPE) && syi_is_subtype(syi_to_type(obj), type)) {
        start = syi_to_type(obj);
    }
    sy_value found = lookup_after(start, type, name);
    if (found == SY_NULL) {
        syi_raise(vm, vm->types.AttributeError, "'super' object has no attribute '%U'", name);
        return SY_NULL;
    }
    return syi_descriptor_get(vm, found, obj == sy_from_pointer(start) ? SY_NULL : obj, start);
}

/* --- Writing
 * ----------------------------------------------------------------------------------- */

static bool set_own_attribute(sy_vm *vm, sy_value obj, sy_value name, sy_value value,
                              bool type_has_it) {
    sy_type *type = syi_type_of(vm, obj);
    sy_attrs *attrs = syi_object_attrs(obj);
    bool ok = false;
    if (attrs != NULL) {
        ok = syi_attrs_set(vm, attrs, type, name, value);
    } else if (is_module(vm, obj)) {
        sy_dict *dict = ((sy_module *)sy_to_object(obj))->dict;
        ok = value == SY_NULL ? syi_dict_delete(vm, dict, name) == 1
                              : syi_dict_set_str(vm, dict, name, value);
    } else if (type_has_it) {
        syi_raise(vm, vm->types.AttributeError, "'%T' object attribute '%U' is read-only", obj,
                  name);
        return false;
    }
    if (!ok && !syi_failed(vm)) {
        syi_raise_no_attribute(vm, obj, name);
    }
    return ok;
}

bool syi_generic_setattr(sy_vm *vm, sy_value obj, sy_value name, sy_value value) {
    if (syi_has_flag(obj, SY_TYPE_IS_TYPE)) {
        return syi_type_setattr(vm, syi_to_type(obj), name, value);
    }
    sy_value descr = syi_type_lookup(vm, syi_type_of(vm, obj), name);
    if (descr != SY_NULL && syi_is_data_descriptor(vm, descr)) {
        return descr_set(vm, descr, obj, value);
    }
    return set_own_attribute(vm, obj, name, value, descr != SY_NULL);
}

bool syi_setattr(sy_vm *vm, sy_value obj, sy_value name, sy_value value) {
    sy_type *type = syi_type_of(vm, obj);
    bool deleting = value == SY_NULL;
    enum sy_special which = deleting ? SY_SPECIAL_DELATTR : SY_SPECIAL_SETATTR;
    if (syi_special(vm, type, which) != SY_NULL) {
        sy_value args[2] = {name, value};
        return syi_call_special(vm, obj, which, args, deleting ? 1 : 2) != SY_NULL;
    }
    if (type->slots.setattr != NULL) {
        return type->slots.setattr(vm, obj, name, value);
    }
    return syi_generic_setattr(vm, obj, name, value);
}

/* A metatype's __setattr__ that calls type.__setattr__ ends here. */
bool syi_type_setattr(sy_vm *vm, sy_type *type, sy_value name, sy_value value) {
    if ((type->flags & SY_TYPE_HEAP) == 0) {
        syi_raise(vm, vm->types.TypeError, "cannot set '%U' attribute of immutable type '%N'",
                  name, type);
        return false;
    }
    sy_value obj = sy_from_pointer(type);
    sy_value descr = syi_type_lookup(vm, type->head.type, name);
    if (descr != SY_NULL && syi_is_data_descriptor(vm, descr)) {
        return descr_set(vm, descr, obj, value);
    }
    if (value == SY_NULL) {
        int deleted = syi_dict_delete(vm, type->dict, name);
        if (deleted == 0) {
            syi_raise_no_attribute(vm, obj, name);
        }
        if (deleted != 1) {
            return false;
        }
    } else if (!syi_dict_set_str(vm, type->dict, name, value)) {
        return false;
    }
    if (name == vm->specials[SY_SPECIAL_DEL] && value != SY_NULL) {
        syi_type_set_finalizable(type);
    }
    syi_type_modified(vm, type);
    return true;
}
