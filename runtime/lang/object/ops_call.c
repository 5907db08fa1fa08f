/* SPDX-License-Identifier: MIT
 *
 * Calling from C: builtins that need nothing of the VM directly, everything else through
 * vm->call; language-defined special methods; the guards for C recursion and for the loop.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

#define STACK_ARGS 12

bool syi_need_driver(sy_vm *vm) {
    if (vm->in_loop) {
        vm->exc = SY_RETRY;
        return true;
    }
    return false;
}

/* Bytes of C stack that must be left for what does not check. */
enum { STACK_MARGIN = 24 * 1024 };

bool syi_enter_c(sy_vm *vm, const char *where) {
    bool room = vm->stack_left == NULL || vm->stack_left(vm) > STACK_MARGIN;
    if (room && vm->c_depth < vm->c_depth_limit) {
        vm->c_depth++;
        return true;
    }
    /* Raising needs a little depth of its own. */
    uint32_t limit = vm->c_depth_limit;
    vm->c_depth_limit = limit + 50;
    syi_raise(vm, vm->types.RecursionError, "maximum recursion depth exceeded%s", where);
    vm->c_depth_limit = limit;
    return false;
}

size_t syi_c_stack_left(const sy_vm *vm) {
    size_t left = vm->stack_left != NULL ? vm->stack_left(vm) : SIZE_MAX;
    return left > STACK_MARGIN ? left - STACK_MARGIN : 0;
}

void syi_leave_c(sy_vm *vm) {
    vm->c_depth--;
}

bool syi_callable(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    if ((type->flags & SY_TYPE_HEAP) != 0) {
        sy_value special = syi_special(vm, type, SY_SPECIAL_CALL);
        if (special != SY_NULL) {
            return true;
        }
    }
    return type->slots.call != NULL;
}

/* A builtin that runs to its end in C, without the VM's help. */
static bool is_direct(sy_vm *vm, const sy_builtin *b) {
    if (b->head.type == vm->types.wrapper_descriptor) {
        return true;
    }
    if (b->head.type != vm->types.builtin_function &&
        b->head.type != vm->types.method_descriptor) {
        return false;
    }
    return (b->def->flags & (SY_FN_PUSHES | SY_FN_SCHEDULES)) == 0;
}

sy_value syi_call(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                  sy_value kwnames) {
    if (sy_is_pointer(callee)) {
        const sy_builtin *b = (const sy_builtin *)sy_to_object(callee);
        if (is_direct(vm, b)) {
            return syi_builtin_call(vm, b, args, nargs, kwnames);
        }
        if (b->head.type == vm->types.method_wrapper) {
            const sy_bound_method *m = (const sy_bound_method *)sy_to_object(callee);
            return syi_call_with_self(vm, m->func, m->self, args, nargs, kwnames);
        }
    }
    return vm->call(vm, callee, args, nargs, kwnames);
}

sy_value syi_call_with_self(sy_vm *vm, sy_value callee, sy_value self, const sy_value *args,
                            int nargs, sy_value kwnames) {
    size_t rest = (size_t)nargs;
    if (kwnames != SY_NULL) {
        rest += syi_to_tuple(kwnames)->length;
    }
    sy_value stack[STACK_ARGS];
    sy_value *all = stack;
    if (rest + 1 > STACK_ARGS) {
        all = syi_mem_resize(vm, NULL, 0, (rest + 1) * sizeof *all);
        if (all == NULL) {
            return SY_NULL;
        }
    }
    all[0] = self;
    if (rest > 0) {
        memcpy(all + 1, args, rest * sizeof *all);
    }
    sy_value result = syi_call(vm, callee, all, nargs + 1, kwnames);
    if (all != stack) {
        syi_mem_resize(vm, all, (rest + 1) * sizeof *all, 0);
    }
    return result;
}

sy_value syi_call_method(sy_vm *vm, sy_value obj, sy_value name, const sy_value *args,
                         int nargs) {
    sy_value self;
    sy_value method = syi_get_method(vm, obj, name, &self);
    if (method == SY_NULL) {
        return SY_NULL;
    }
    return self == SY_NULL ? syi_call(vm, method, args, nargs, SY_NULL)
                           : syi_call_with_self(vm, method, self, args, nargs, SY_NULL);
}

sy_value syi_bind_special(sy_vm *vm, sy_value obj, enum sy_special special, sy_value *self) {
    *self = SY_NULL;
    sy_type *type = syi_type_of(vm, obj);
    sy_value f = syi_special(vm, type, special);
    if (f == SY_NULL || !sy_is_pointer(f)) {
        return f;
    }
    const sy_type *ft = sy_to_object(f)->type;
    if (ft == vm->types.function || ft == vm->types.method_descriptor ||
        ft == vm->types.wrapper_descriptor) {
        *self = obj;
        return f;
    }
    return syi_descriptor_get(vm, f, obj, type);
}

sy_value syi_call_special(sy_vm *vm, sy_value obj, enum sy_special special,
                          const sy_value *args, int nargs) {
    sy_value self;
    sy_value f = syi_bind_special(vm, obj, special, &self);
    if (f == SY_NULL) {
        return SY_NULL;
    }
    return self == SY_NULL ? syi_call(vm, f, args, nargs, SY_NULL)
                           : syi_call_with_self(vm, f, self, args, nargs, SY_NULL);
}
