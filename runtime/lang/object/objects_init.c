/* SPDX-License-Identifier: MIT
 *
 * Start and end of the object layer. The types need dicts and strings, which need types: so
 * first every type is allocated with its slots, then the strings are interned, and then the
 * types get their names, bases and attributes.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/gc_heap.h"
#include "lang/object/intern.h"
#include "lang/object/object_state.h"
#include "lang/object/ops.h"
#include "lang/object/reduce.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

static bool alloc_types(sy_vm *vm) {
    /* The type of types comes first: all others are instances of it, and so is it itself. */
    sy_type *type = syi_object_new(vm, NULL, sizeof *type);
    if (type == NULL) {
        return false;
    }
    type->head.type = type;
    type->flags = SY_TYPE_IS_TYPE;
    vm->types.type = type;
    vm->types.object = syi_type_alloc(vm, &syi_type_object, NULL);
    if (vm->types.object == NULL) {
        return false;
    }
    syi_type_setup(vm, type, &syi_type_type, vm->types.object);
#define SY_TYPE(id, base)                                                                      \
    if (vm->types.id == NULL) {                                                                \
        vm->types.id = syi_type_alloc(vm, &syi_type_##id, vm->types.base);                     \
        if (vm->types.id == NULL) {                                                            \
            return false;                                                                      \
        }                                                                                      \
    }
#include "lang/object/types.def"
#undef SY_TYPE
    return true;
}

/* Empty objects and one-character strings, made by hand: their makers return the shared ones.
 */
static bool make_shared_values(sy_vm *vm) {
    sy_str *empty = syi_object_new(vm, vm->types.str, sizeof(sy_str) + 1);
    sy_tuple *tuple = syi_object_new(vm, vm->types.tuple, sizeof(sy_tuple));
    sy_bytes *bytes = syi_object_new(vm, vm->types.bytes, sizeof(sy_bytes) + 1);
    if (empty == NULL || tuple == NULL || bytes == NULL) {
        return false;
    }
    empty->head.aux = 1 | SY_STR_ASCII;
    vm->empty_str = sy_from_pointer(empty);
    vm->empty_tuple = sy_from_pointer(tuple);
    vm->empty_bytes = sy_from_pointer(bytes);
    for (uint32_t c = 0; c < 256; c++) {
        sy_str *s = syi_object_new(vm, vm->types.str, sizeof(sy_str) + 2);
        if (s == NULL) {
            return false;
        }
        s->head.aux = c < 128 ? 1 | SY_STR_ASCII : 1;
        s->length = 1;
        s->data[0] = (uint8_t)c;
        vm->latin1[c] = syi_intern(vm, sy_from_pointer(s));
        if (vm->latin1[c] == SY_NULL) {
            return false;
        }
    }
    return syi_intern(vm, vm->empty_str) != SY_NULL;
}

static bool intern_names(sy_vm *vm) {
    static const char *const special_names[] = {
#define SY_SPECIAL(id, name) name,
#include "lang/object/special.def"
#undef SY_SPECIAL
    };
    for (int i = 0; i < SY_SPECIAL_COUNT; i++) {
        vm->specials[i] = syi_intern_cstr(vm, special_names[i]);
        if (vm->specials[i] == SY_NULL) {
            return false;
        }
    }
#define SY_NAME(id)                                                                            \
    vm->names.id = syi_intern_cstr(vm, #id);                                                   \
    if (vm->names.id == SY_NULL) {                                                             \
        return false;                                                                          \
    }
#include "lang/object/names.def"
#undef SY_NAME
    return true;
}

static bool fill_types(sy_vm *vm) {
    /* Bases before what derives from them; object before type. */
    if (!syi_type_fill(vm, vm->types.object)) {
        return false;
    }
#define SY_TYPE(id, base)                                                                      \
    if (vm->types.id != vm->types.object && !syi_type_fill(vm, vm->types.id)) {                \
        return false;                                                                          \
    }
#include "lang/object/types.def"
#undef SY_TYPE
    return true;
}

/* ExceptionGroup has two bases, which the table cannot say. */
static bool finish_exception_group(sy_vm *vm) {
    sy_type *group = vm->types.ExceptionGroup;
    sy_value both[2] = {sy_from_pointer(vm->types.BaseExceptionGroup),
                        sy_from_pointer(vm->types.Exception)};
    sy_value bases = syi_tuple_new(vm, both, 2);
    if (bases == SY_NULL) {
        return false;
    }
    group->bases = syi_to_tuple(bases);
    sy_value mro = syi_type_mro(vm, group);
    if (mro == SY_NULL) {
        return false;
    }
    group->mro = syi_to_tuple(mro);
    return true;
}

static bool init_all(sy_vm *vm) {
    if (!syi_gc_init(vm)) {
        return false;
    }
    vm->object_state = sy_calloc(vm->allocator, 1, sizeof *vm->object_state);
    if (vm->object_state == NULL || !syi_intern_init(vm) || !alloc_types(vm) ||
        !make_shared_values(vm) || !intern_names(vm) || !fill_types(vm) ||
        !finish_exception_group(vm) || !syi_init_reductions(vm)) {
        return false;
    }
    vm->memory_error = syi_exception_create(vm, vm->types.MemoryError, NULL, 0, SY_NULL);
    return vm->memory_error != SY_NULL;
}

bool syi_objects_init(sy_vm *vm) {
    if (vm->c_depth_limit == 0) {
        vm->c_depth_limit = 200;
    }
    bool ok = init_all(vm);
    if (!ok) {
        vm->exc = SY_NULL;
        syi_objects_deinit(vm);
    }
    return ok;
}

void syi_objects_deinit(sy_vm *vm) {
    syi_gc_deinit(vm);
    syi_intern_deinit(vm);
    if (vm->object_state != NULL) {
        syi_weakrefs_free(vm);
        sy_free(vm->allocator, vm->object_state, sizeof *vm->object_state);
        vm->object_state = NULL;
    }
}
