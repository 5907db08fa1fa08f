/* SPDX-License-Identifier: MIT
 *
 * The decoder's operations that make parts of programs: methods, functions, code.
 */
#include "lang/modules/pickle/decoder.h"

static bool replace(sy_decoder *d, uint32_t n, sy_value v) {
    if (v == SY_NULL) {
        return false;
    }
    syi_dec_drop(d, n);
    return syi_dec_push(d, v);
}

static bool do_method(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value self = syi_dec_peek(d, 0);
    sy_value f = self == SY_NULL ? SY_NULL : syi_dec_peek(d, 1);
    if (f == SY_NULL) {
        return false;
    }
    if (syi_is_type(f, vm->types.method)) { /* a class method, found through its class */
        f = ((sy_bound_method *)sy_to_object(f))->func;
    }
    if (!syi_callable(vm, f)) {
        return syi_dec_invalid(d, "method of what cannot be called");
    }
    return replace(d, 2, syi_bound_method_new(vm, f, self));
}

/* Only methods written in C are found: nothing runs to get them. */
static bool do_builtin_method(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value name = syi_dec_peek_type(d, 0, vm->types.str, 0);
    sy_value self = name == SY_NULL ? SY_NULL : syi_dec_peek(d, 1);
    if (self == SY_NULL || (name = syi_intern(vm, name)) == SY_NULL) {
        return false;
    }
    sy_type *type =
        syi_has_flag(self, SY_TYPE_IS_TYPE) ? syi_to_type(self) : syi_type_of(vm, self);
    sy_value found = syi_type_lookup(vm, type, name);
    if (found == SY_NULL || sy_to_object(found)->type->slots.descr_get == NULL ||
        syi_is_type(found, vm->types.function) || syi_is_data_descriptor(vm, found)) {
        return syi_dec_invalid(d, "unknown builtin method");
    }
    sy_value obj = type == syi_type_of(vm, self) ? self : SY_NULL;
    sy_value method = syi_descriptor_get(vm, found, obj, type);
    if (method != SY_NULL && !syi_is_type(method, vm->types.builtin_function) &&
        !syi_is_type(method, vm->types.method)) {
        return syi_dec_invalid(d, "unknown builtin method");
    }
    return replace(d, 2, method);
}

static bool do_descriptor(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value name = syi_dec_peek_type(d, 0, vm->types.str, 0);
    sy_value type = syi_dec_peek_type(d, 1, vm->types.type, SY_TYPE_IS_TYPE);
    if (name == SY_NULL || type == SY_NULL || (name = syi_intern(vm, name)) == SY_NULL) {
        return false;
    }
    sy_value found = syi_dict_get_str(syi_to_type(type)->dict, name);
    if (found == SY_NULL) {
        return syi_dec_invalid(d, "unknown attribute of a type");
    }
    syi_dec_drop(d, 2);
    return syi_dec_push_found(d, found);
}

bool syi_dec_program(sy_decoder *d, enum sy_pickle_op op) {
    switch (op) {
    case SY_PICKLE_METHOD:
        return do_method(d);
    case SY_PICKLE_BUILTIN_METHOD:
        return do_builtin_method(d);
    case SY_PICKLE_DESCRIPTOR:
        return do_descriptor(d);
    default:
        return syi_dec_invalid(d, "unknown operation");
    }
}

void syi_dec_thaw(sy_decoder *d) {
    (void)d;
}
