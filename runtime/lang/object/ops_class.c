/* SPDX-License-Identifier: MIT
 *
 * isinstance, issubclass, dir.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"
#include "lang/object/union.h"

static bool is_type(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_TYPE);
}

/* The bases of something that acts as a class without being a type; SY_NULL without exception:
 * it does not. */
static sy_value abstract_bases(sy_vm *vm, sy_value cls) {
    sy_value bases = syi_getattr_optional(vm, cls, vm->names.__bases__);
    return bases != SY_NULL && syi_is_tuple(bases) ? bases : SY_NULL;
}

static int abstract_issubclass(sy_vm *vm, sy_value derived, sy_value cls) {
    if (derived == cls) {
        return 1;
    }
    sy_value bases = abstract_bases(vm, derived);
    if (bases == SY_NULL) {
        return syi_failed(vm) ? -1 : 0;
    }
    if (!syi_enter_c(vm, " in __issubclass__")) {
        return -1;
    }
    int found = 0;
    for (uint32_t i = 0; found == 0 && i < syi_to_tuple(bases)->length; i++) {
        found = abstract_issubclass(vm, syi_to_tuple(bases)->items[i], cls);
    }
    syi_leave_c(vm);
    return found;
}

static int check_class(sy_vm *vm, sy_value cls, const char *message) {
    if (is_type(cls) || abstract_bases(vm, cls) != SY_NULL) {
        return 1;
    }
    if (!syi_failed(vm)) {
        syi_raise(vm, vm->types.TypeError, "%s", message);
    }
    return -1;
}

/* The class obj claims to be of, if it is another than its type. */
static sy_value claimed_class(sy_vm *vm, sy_value obj) {
    sy_type *type = syi_type_of(vm, obj);
    if ((type->flags & SY_TYPE_HEAP) == 0 && type->slots.getattr == NULL) {
        return sy_from_pointer(type);
    }
    return syi_getattr_optional(vm, obj, vm->names.__class__);
}

static int real_isinstance(sy_vm *vm, sy_value obj, sy_value cls) {
    if (is_type(cls)) {
        sy_type *type = syi_type_of(vm, obj);
        if (syi_is_subtype(type, syi_to_type(cls))) {
            return 1;
        }
        sy_value claimed = claimed_class(vm, obj);
        if (claimed == SY_NULL) {
            return syi_failed(vm) ? -1 : 0;
        }
        return claimed != sy_from_pointer(type) && is_type(claimed) &&
               syi_is_subtype(syi_to_type(claimed), syi_to_type(cls));
    }
    if (check_class(vm, cls,
                    "isinstance() arg 2 must be a type, a tuple of types, or a union") < 0) {
        return -1;
    }
    sy_value claimed = syi_getattr_optional(vm, obj, vm->names.__class__);
    if (claimed == SY_NULL) {
        return syi_failed(vm) ? -1 : 0;
    }
    return abstract_issubclass(vm, claimed, cls);
}

static int real_issubclass(sy_vm *vm, sy_value derived, sy_value cls) {
    if (is_type(derived) && is_type(cls)) {
        return syi_is_subtype(syi_to_type(derived), syi_to_type(cls));
    }
    if (check_class(vm, derived, "issubclass() arg 1 must be a class") < 0 ||
        check_class(vm, cls,
                    "issubclass() arg 2 must be a class, a tuple of classes, or a union") < 0) {
        return -1;
    }
    return abstract_issubclass(vm, derived, cls);
}

/* The metatype's __instancecheck__ or __subclasscheck__, if the language defines it. -2: none.
 */
static int call_check(sy_vm *vm, sy_value cls, enum sy_special special, sy_value arg) {
    if (syi_special(vm, syi_type_of(vm, cls), special) == SY_NULL) {
        return -2;
    }
    sy_value r = syi_call_special(vm, cls, special, &arg, 1);
    return r == SY_NULL ? -1 : syi_truth(vm, r);
}

typedef int (*class_test)(sy_vm *vm, sy_value v, sy_value cls);

/* Any of the classes in a tuple. */
static int any_of(sy_vm *vm, sy_value v, const sy_tuple *classes, class_test test) {
    if (!syi_enter_c(vm, " in __instancecheck__")) {
        return -1;
    }
    int found = 0;
    for (uint32_t i = 0; found == 0 && i < classes->length; i++) {
        found = test(vm, v, classes->items[i]);
    }
    syi_leave_c(vm);
    return found;
}

/* None stands for its type in a union. */
static int any_of_union(sy_vm *vm, sy_value v, sy_value u, class_test test) {
    const sy_tuple *args = syi_union_args(u);
    int found = 0;
    for (uint32_t i = 0; found == 0 && i < args->length; i++) {
        sy_value cls = args->items[i];
        found = test(vm, v, cls == SY_NONE ? sy_from_pointer(vm->types.none) : cls);
    }
    return found;
}

int syi_isinstance(sy_vm *vm, sy_value obj, sy_value cls) {
    if (cls == sy_from_pointer(syi_type_of(vm, obj))) {
        return 1;
    }
    if (syi_is_tuple(cls)) {
        return any_of(vm, obj, syi_to_tuple(cls), syi_isinstance);
    }
    if (syi_is_type(cls, vm->types.union_type)) {
        return any_of_union(vm, obj, cls, syi_isinstance);
    }
    if (syi_is_generic_alias(cls)) {
        syi_raise(vm, vm->types.TypeError,
                  "isinstance() argument 2 cannot be a parameterized generic");
        return -1;
    }
    int checked = call_check(vm, cls, SY_SPECIAL_INSTANCECHECK, obj);
    return checked != -2 ? checked : real_isinstance(vm, obj, cls);
}

int syi_issubclass(sy_vm *vm, sy_value cls, sy_value base) {
    if (syi_is_tuple(base)) {
        return any_of(vm, cls, syi_to_tuple(base), syi_issubclass);
    }
    if (syi_is_type(base, vm->types.union_type)) {
        return any_of_union(vm, cls, base, syi_issubclass);
    }
    if (syi_is_generic_alias(base)) {
        syi_raise(vm, vm->types.TypeError,
                  "issubclass() argument 2 cannot be a parameterized generic");
        return -1;
    }
    int checked = call_check(vm, base, SY_SPECIAL_SUBCLASSCHECK, cls);
    return checked != -2 ? checked : real_issubclass(vm, cls, base);
}

sy_value syi_dir(sy_vm *vm, sy_value obj) {
    sy_type *type = syi_type_of(vm, obj);
    sy_value hook = syi_type_lookup(vm, type, vm->specials[SY_SPECIAL_DIR]);
    hook = hook == SY_NULL ? SY_NULL : syi_descriptor_get(vm, hook, obj, type);
    sy_value names = hook == SY_NULL ? SY_NULL : syi_call(vm, hook, NULL, 0, SY_NULL);
    sy_value list = names == SY_NULL ? SY_NULL : syi_list_from_iterable(vm, names);
    if (list == SY_NULL || !syi_list_sort(vm, syi_to_list(list), SY_NONE, false)) {
        return SY_NULL;
    }
    return list;
}
