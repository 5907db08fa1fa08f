/* Slow functions of exceptions and with statements. */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

SLOW(RAISE) {
    if (i->x == 0) {
        sy_value handled = vm->interpreter->current->handled;
        if (handled == SY_NONE) {
            syi_raise(vm, vm->types.RuntimeError, "No active exception to reraise");
        } else {
            vm->exc = handled;
        }
        return SY_STEP_FAILED;
    }
    syi_raise_statement(vm, f->registers[i->a], i->x == 2 ? f->registers[i->b] : SY_NULL);
    return SY_STEP_FAILED;
}

SLOW(RERAISE) {
    vm->exc = f->registers[i->a];
    return SY_STEP_FAILED;
}

SLOW(MATCHEXC) {
    int match = syi_exception_matches(vm, f->registers[i->b], f->registers[i->c]);
    if (match < 0) {
        return SY_STEP_FAILED;
    }
    f->registers[i->a] = sy_from_bool(match != 0);
    return SY_STEP_NEXT;
}

SLOW(SPLITEXC) {
    sy_value rest = SY_NONE;
    sy_value match =
        syi_exception_group_match(vm, f->registers[i->b], f->registers[i->c], &rest);
    if (match == SY_NULL) {
        return SY_STEP_FAILED;
    }
    f->registers[i->a] = match;
    f->registers[i->a + 1] = rest;
    return SY_STEP_NEXT;
}

SLOW(JOINEXC) {
    sy_list *list = syi_to_list(f->registers[i->b]);
    return syi_step_store(f, i->a, syi_exception_group_join(vm, list, f->registers[i->c]));
}

SLOW(EXCINFO) {
    sy_value exc = f->registers[i->b];
    f->registers[i->a] = sy_from_pointer(syi_type_of(vm, exc));
    f->registers[i->a + 1] = exc;
    f->registers[i->a + 2] = syi_to_exception(exc)->traceback;
    return SY_STEP_NEXT;
}

/* Function and self of a special method as type(obj) has it; *function SY_NULL: there is none.
 */
static bool find_method(sy_vm *vm, sy_value obj, enum sy_special special, sy_value *function,
                        sy_value *self) {
    sy_type *type = syi_type_of(vm, obj);
    sy_value found = syi_type_lookup(vm, type, vm->specials[special]);
    *function = found;
    *self = obj;
    if (found == SY_NULL) {
        return vm->exc == SY_NULL;
    }
    if (syi_is_type(found, vm->types.function) ||
        syi_is_type(found, vm->types.method_descriptor) ||
        syi_is_type(found, vm->types.wrapper_descriptor)) {
        return true;
    }
    sy_value bound = syi_descriptor_get(vm, found, obj, type);
    *function = bound;
    *self = SY_NULL;
    return bound != SY_NULL;
}

SLOW(WITHENTER) {
    sy_value obj = f->registers[i->b];
    sy_value found[4];
    if (!find_method(vm, obj, SY_SPECIAL_ENTER, &found[2], &found[3])) {
        return SY_STEP_FAILED;
    }
    if (found[2] == SY_NULL) {
        syi_raise(vm, vm->types.TypeError,
                  "'%T' object does not support the context manager protocol", obj);
        return SY_STEP_FAILED;
    }
    if (!find_method(vm, obj, SY_SPECIAL_EXIT, &found[0], &found[1])) {
        return SY_STEP_FAILED;
    }
    if (found[0] == SY_NULL) {
        syi_raise(vm, vm->types.TypeError,
                  "'%T' object does not support the context manager protocol "
                  "(missed __exit__ method)",
                  obj);
        return SY_STEP_FAILED;
    }
    memcpy(f->registers + i->a, found, sizeof found);
    return SY_STEP_NEXT;
}

SLOW(LOADASSERT) {
    f->registers[i->a] = sy_from_pointer(vm->types.AssertionError);
    return SY_STEP_NEXT;
}
