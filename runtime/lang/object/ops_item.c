/* SPDX-License-Identifier: MIT
 *
 * Length, items, membership and iteration of any values.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

/* --- Length
 * -------------------------------------------------------------------------------------- */

static int64_t special_length(sy_vm *vm, sy_value v) {
    sy_value r = syi_call_special(vm, v, SY_SPECIAL_LEN, NULL, 0);
    sy_value index = r == SY_NULL ? SY_NULL : syi_index_value(vm, r);
    if (index == SY_NULL) {
        return -1;
    }
    if (syi_int_sign(index) < 0) {
        syi_raise(vm, vm->types.ValueError, "__len__() should return >= 0");
        return -1;
    }
    int64_t length;
    if (!syi_as_int64(vm, index, &length)) {
        if (syi_exc_matches(vm, vm->types.OverflowError)) {
            syi_clear(vm);
            syi_raise(vm, vm->types.OverflowError,
                      "cannot fit 'int' into an index-sized integer");
        }
        return -1;
    }
    return length;
}

int64_t syi_length(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    if (syi_special(vm, type, SY_SPECIAL_LEN) != SY_NULL) {
        return special_length(vm, v);
    }
    if (type->slots.length != NULL) {
        return type->slots.length(vm, v);
    }
    syi_raise(vm, vm->types.TypeError, "object of type '%T' has no len()", v);
    return -1;
}

/* --- Items
 * ----------------------------------------------------------------------------------------- */

/* cls[key]: __class_getitem__, found as an attribute of the class. */
static sy_value class_getitem(sy_vm *vm, sy_value cls, sy_value key) {
    if (cls == sy_from_pointer(vm->types.type)) {
        return syi_generic_alias_new(vm, cls, key);
    }
    sy_value hook = syi_getattr_optional(vm, cls, vm->specials[SY_SPECIAL_CLASS_GETITEM]);
    if (hook != SY_NULL && hook != SY_NONE) {
        return syi_call(vm, hook, &key, 1, SY_NULL);
    }
    return syi_failed(vm) ? SY_NULL
                          : syi_raise(vm, vm->types.TypeError, "type '%N' is not subscriptable",
                                      syi_to_type(cls));
}

sy_value syi_getitem(sy_vm *vm, sy_value obj, sy_value key) {
    sy_type *type = syi_type_of(vm, obj);
    if (syi_special(vm, type, SY_SPECIAL_GETITEM) != SY_NULL) {
        return syi_call_special(vm, obj, SY_SPECIAL_GETITEM, &key, 1);
    }
    if (type->slots.getitem != NULL) {
        return type->slots.getitem(vm, obj, key);
    }
    if ((type->flags & SY_TYPE_IS_TYPE) != 0) {
        return class_getitem(vm, obj, key);
    }
    return syi_raise(vm, vm->types.TypeError, "'%T' object is not subscriptable", obj);
}

bool syi_setitem(sy_vm *vm, sy_value obj, sy_value key, sy_value value) {
    sy_type *type = syi_type_of(vm, obj);
    bool deleting = value == SY_NULL;
    enum sy_special which = deleting ? SY_SPECIAL_DELITEM : SY_SPECIAL_SETITEM;
    if (syi_special(vm, type, which) != SY_NULL) {
        sy_value args[2] = {key, value};
        return syi_call_special(vm, obj, which, args, deleting ? 1 : 2) != SY_NULL;
    }
    if (type->slots.setitem != NULL) {
        return type->slots.setitem(vm, obj, key, value);
    }
    bool is_container = (type->flags & SY_TYPE_HEAP) != 0 || type->slots.length != NULL;
    const char *format = !deleting ? "'%T' object does not support item assignment"
                         : is_container && syi_is_int(key)
                             ? "'%T' object doesn't support item deletion"
                             : "'%T' object does not support item deletion";
    syi_raise(vm, vm->types.TypeError, format, obj);
    return false;
}

/* --- Membership
 * ---------------------------------------------------------------------------------- */

static int search(sy_vm *vm, sy_value container, sy_value item) {
    sy_value kept[2] = {syi_iter(vm, container), SY_NULL};
    if (kept[0] == SY_NULL) {
        if (syi_exc_matches(vm, vm->types.TypeError)) {
            syi_clear(vm);
            syi_raise(vm, vm->types.TypeError, "argument of type '%T' is not iterable",
                      container);
        }
        return -1;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 2);
    int found = 0;
    while (found == 0) {
        kept[1] = syi_next(vm, kept[0]);
        if (kept[1] == SY_NULL) {
            found = syi_failed(vm) ? -1 : 0;
            break;
        }
        found = syi_compare_bool(vm, kept[1], item, SY_EQ);
    }
    syi_roots_leave(vm, &roots);
    return found;
}

int syi_contains(sy_vm *vm, sy_value container, sy_value item) {
    sy_type *type = syi_type_of(vm, container);
    sy_value special = syi_special(vm, type, SY_SPECIAL_CONTAINS);
    if (special == SY_NONE) {
        syi_raise(vm, vm->types.TypeError, "'%T' object is not a container", container);
        return -1;
    }
    if (special != SY_NULL) {
        sy_value r = syi_call_special(vm, container, SY_SPECIAL_CONTAINS, &item, 1);
        return r == SY_NULL ? -1 : syi_truth(vm, r);
    }
    if (type->slots.contains != NULL) {
        return type->slots.contains(vm, container, item);
    }
    /* The search moves an iterator: not to be begun where it could not go on. */
    return syi_need_driver(vm) ? -1 : search(vm, container, item);
}

/* --- Iteration
 * ------------------------------------------------------------------------------------- */

static bool is_iterator(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    sy_value special = syi_special(vm, type, SY_SPECIAL_NEXT);
    return special != SY_NULL ? special != SY_NONE : type->slots.next != NULL;
}

static sy_value check_iterator(sy_vm *vm, sy_value iterator) {
    if (iterator == SY_NULL || is_iterator(vm, iterator)) {
        return iterator;
    }
    return syi_raise(vm, vm->types.TypeError, "iter() returned non-iterator of type '%T'",
                     iterator);
}

static bool has_items(sy_vm *vm, sy_type *type) {
    return syi_special(vm, type, SY_SPECIAL_GETITEM) != SY_NULL ||
           (type->slots.getitem != NULL && (type->flags & SY_TYPE_SEQUENCE) != 0);
}

sy_value syi_iter(sy_vm *vm, sy_value obj) {
    sy_type *type = syi_type_of(vm, obj);
    sy_value special = syi_special(vm, type, SY_SPECIAL_ITER);
    if (special != SY_NULL && special != SY_NONE) {
        return check_iterator(vm, syi_call_special(vm, obj, SY_SPECIAL_ITER, NULL, 0));
    }
    if (special == SY_NULL) {
        if (type->slots.iter != NULL) {
            return type->slots.iter(vm, obj);
        }
        if (has_items(vm, type)) {
            return syi_seq_iterator_new(vm, obj);
        }
    }
    return syi_raise(vm, vm->types.TypeError, "'%T' object is not iterable", obj);
}

bool syi_is_iterable(sy_vm *vm, sy_value obj) {
    sy_type *type = syi_type_of(vm, obj);
    sy_value special = syi_special(vm, type, SY_SPECIAL_ITER);
    if (special != SY_NULL) {
        return special != SY_NONE;
    }
    return type->slots.iter != NULL || has_items(vm, type);
}

sy_value syi_next(sy_vm *vm, sy_value iterator) {
    sy_type *type = syi_type_of(vm, iterator);
    if (syi_special(vm, type, SY_SPECIAL_NEXT) != SY_NULL) {
        sy_value v = syi_call_special(vm, iterator, SY_SPECIAL_NEXT, NULL, 0);
        if (v == SY_NULL && syi_exc_matches(vm, vm->types.StopIteration)) {
            syi_clear(vm);
        }
        return v;
    }
    if (type->slots.next == NULL) {
        return syi_raise(vm, vm->types.TypeError, "'%T' object is not an iterator", iterator);
    }
    return type->slots.next(vm, iterator);
}
