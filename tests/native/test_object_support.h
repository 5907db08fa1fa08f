/* SPDX-License-Identifier: MIT
 *
 * An object layer without an interpreter for the tests of its core. Only builtins can be
 * called; what stands for language-defined methods are method descriptors put into a class's
 * namespace, which syi_special() takes for the language's, since the class is.
 */
#ifndef SY_TESTS_OBJECT_SUPPORT_H
#define SY_TESTS_OBJECT_SUPPORT_H

#include "support.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/gc.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

typedef struct world {
    sy_vm vm;
    sy_allocator allocator;
    sy_value kept[16]; /* roots */
} world;

static inline sy_value world_call(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    const sy_type *type = syi_type_of(vm, callee);
    if (type == vm->types.method) {
        const sy_bound_method *m = (const sy_bound_method *)sy_to_object(callee);
        return syi_call_with_self(vm, m->func, m->self, args, nargs, kwnames);
    }
    if (type == vm->types.builtin_function || type == vm->types.method_descriptor) {
        return syi_builtin_call(vm, (const sy_builtin *)sy_to_object(callee), args, nargs,
                                kwnames);
    }
    if (type->slots.call == NULL) {
        return syi_raise(vm, vm->types.TypeError, "'%T' object is not callable", callee);
    }
    return type->slots.call(vm, callee, args, nargs, kwnames);
}

static inline void world_visit(void *arg, sy_visitor *v) {
    syi_visit_values(v, ((const world *)arg)->kept, 16);
}

static inline bool world_start(world *w) {
    w->vm.allocator = &w->allocator;
    w->vm.recursion_limit = 1000;
    w->vm.call = world_call;
    return syi_objects_init(&w->vm) && syi_gc_add_roots(&w->vm, world_visit, w);
}

/* False: no memory. */
static inline bool world_init(world *w) {
    memset(w, 0, sizeof *w);
    sy_allocator_init(&w->allocator, NULL, NULL);
    return world_start(w);
}

static inline void world_deinit(world *w) {
    syi_objects_deinit(&w->vm);
    SY_CHECK_EQ(w->allocator.used, 0);
    SY_CHECK_EQ(w->allocator.blocks, 0);
}

/* --- Short forms -------------------------------------------------------------------------- */

static inline sy_value text(sy_vm *vm, const char *s) {
    return syi_intern_cstr(vm, s);
}

/* The UTF-8 of a str in a buffer that lives until the next call but 3; "<null>" for SY_NULL. */
static inline const char *chars(sy_vm *vm, sy_value v) {
    static char buffers[4][4096];
    static int next;
    char *out = buffers[next++ % 4];
    size_t length = 0;
    char *utf8 = v == SY_NULL || !syi_is_str(v) ? NULL : syi_str_utf8(vm, v, &length);
    if (utf8 == NULL) {
        return v == SY_NULL ? "<null>" : "<no str>";
    }
    size_t n = length < sizeof buffers[0] - 1 ? length : sizeof buffers[0] - 1;
    memcpy(out, utf8, n);
    out[n] = '\0';
    syi_mem_resize(vm, utf8, length + 1, 0);
    return out;
}

/* "TypeError: message" of the pending exception, which is cleared; "" if there is none. */
static inline const char *failure(sy_vm *vm) {
    static char out[4200];
    if (vm->exc == SY_NULL) {
        return "";
    }
    sy_value exc = vm->exc;
    if (exc == SY_RETRY) {
        vm->exc = SY_NULL;
        return "retry";
    }
    vm->exc = SY_NULL;
    snprintf(out, sizeof out, "%s: %s", chars(vm, sy_from_pointer(syi_type_of(vm, exc)->name)),
             chars(vm, syi_str(vm, exc)));
    return out;
}

static inline const char *repr(sy_vm *vm, sy_value v) {
    return v == SY_NULL ? failure(vm) : chars(vm, syi_repr(vm, v));
}

/* class name(bases...): entries. bases end with NULL. */
static inline sy_value new_class(sy_vm *vm, const char *name, sy_type *const *bases,
                                 sy_value entries) {
    sy_value list[8];
    size_t n = 0;
    while (bases != NULL && bases[n] != NULL) {
        list[n] = sy_from_pointer(bases[n]);
        n++;
    }
    sy_value tuple = syi_tuple_new(vm, list, n);
    sy_value ns = entries != SY_NULL ? entries : syi_dict_new(vm);
    if (tuple == SY_NULL || ns == SY_NULL) {
        return SY_NULL;
    }
    return syi_type_build(vm, vm->types.type, text(vm, name), syi_to_tuple(tuple),
                          syi_to_dict(ns), NULL, SY_NULL);
}

/* Adds a method written in C to a namespace; in a class made of it it is language-defined. */
static inline bool add_method(sy_vm *vm, sy_value ns, const sy_fn_def *def) {
    sy_value fn = syi_method_descriptor_new(vm, vm->types.object, def);
    return fn != SY_NULL && syi_dict_set_cstr(vm, syi_to_dict(ns), def->name, fn);
}

#endif
