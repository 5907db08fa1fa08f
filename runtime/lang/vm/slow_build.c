/* Slow functions that make objects: displays, comprehensions, f-strings, call argument lists.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/vm/slow.h"

SLOW(BUILDLIST) {
    return syi_step_store(f, i->a, syi_list_new(vm, f->registers + i->b, i->c));
}

SLOW(BUILDTUPLE) {
    sy_value v = i->c == 0 ? vm->empty_tuple : syi_tuple_new(vm, f->registers + i->b, i->c);
    return syi_step_store(f, i->a, v);
}

SLOW(BUILDSET) {
    sy_value set = syi_set_new(vm, vm->types.set);
    if (set == SY_NULL) {
        return SY_STEP_FAILED;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &set, 1);
    bool ok = true;
    for (uint32_t k = 0; k < i->c && ok; k++) {
        ok = syi_set_add(vm, set, f->registers[i->b + k]);
    }
    syi_roots_leave(vm, &roots);
    return ok ? syi_step_store(f, i->a, set) : SY_STEP_FAILED;
}

SLOW(BUILDDICT) {
    sy_value dict = syi_dict_new(vm);
    if (dict == SY_NULL) {
        return SY_STEP_FAILED;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &dict, 1);
    bool ok = true;
    for (uint32_t k = 0; k < i->c && ok; k++) {
        const sy_value *pair = f->registers + i->b + 2 * k;
        ok = syi_dict_set(vm, syi_to_dict(dict), pair[0], pair[1]);
    }
    syi_roots_leave(vm, &roots);
    return ok ? syi_step_store(f, i->a, dict) : SY_STEP_FAILED;
}

SLOW(BUILDSTRING) {
    return syi_step_store(f, i->a, syi_str_join(vm, f->registers + i->b, i->c));
}

SLOW(BUILDSLICE) {
    const sy_value *r = f->registers + i->b;
    return syi_step_store(f, i->a, syi_slice_new(vm, r[0], r[1], r[2]));
}

SLOW(LISTAPPEND) {
    return syi_step_bool(
        syi_list_append(vm, syi_to_list(f->registers[i->a]), f->registers[i->b]));
}

static sy_value callee_name(sy_vm *vm, sy_value callee);

static void raise_not_spreadable(sy_vm *vm, const sy_frame *f, const sy_instr *i,
                                 sy_value items) {
    if (i->x == 0) {
        syi_raise(vm, vm->types.TypeError, "Value after * must be an iterable, not %T", items);
        return;
    }
    sy_value name = callee_name(vm, f->registers[i->c]);
    if (name != SY_NULL) {
        syi_raise(vm, vm->types.TypeError, "%U argument after * must be an iterable, not %T",
                  name, items);
    }
}

SLOW(LISTEXTEND) {
    sy_value items = f->registers[i->b];
    if (!syi_is_iterable(vm, items)) {
        if (vm->exc == SY_NULL) {
            raise_not_spreadable(vm, f, i, items);
        }
        return SY_STEP_FAILED;
    }
    return syi_step_bool(syi_list_extend(vm, syi_to_list(f->registers[i->a]), items));
}

SLOW(LISTTOTUPLE) {
    const sy_list *list = syi_to_list(f->registers[i->b]);
    return syi_step_store(f, i->a, syi_tuple_new(vm, list->items, list->length));
}

SLOW(SETADD) {
    return syi_step_bool(syi_set_add(vm, f->registers[i->a], f->registers[i->b]));
}

SLOW(SETUPDATE) {
    return syi_step_bool(syi_set_update(vm, f->registers[i->a], f->registers[i->b]));
}

SLOW(DICTSET) {
    return syi_step_bool(syi_dict_set(vm, syi_to_dict(f->registers[i->a]), f->registers[i->b],
                                      f->registers[i->c]));
}

static bool is_mapping(sy_vm *vm, sy_value v) {
    if (syi_is_dict(v)) {
        return true;
    }
    sy_value keys = syi_getattr_optional(vm, v, vm->names.keys);
    return keys != SY_NULL;
}

SLOW(DICTUPDATE) {
    sy_value other = f->registers[i->b];
    if (!is_mapping(vm, other)) {
        if (vm->exc == SY_NULL) {
            syi_raise(vm, vm->types.TypeError, "'%T' object is not a mapping", other);
        }
        return SY_STEP_FAILED;
    }
    return syi_step_bool(syi_dict_update(vm, syi_to_dict(f->registers[i->a]), other));
}

/* The callee as CPython's messages show it: module.qualname(), or what str() says. */
static sy_value callee_name(sy_vm *vm, sy_value callee) {
    sy_value name = syi_getattr_optional(vm, callee, vm->names.__qualname__);
    if (name == SY_NULL || !syi_is_str(name)) {
        vm->exc = SY_NULL;
        return syi_str(vm, callee);
    }
    sy_value module = syi_getattr_optional(vm, callee, vm->names.__module__);
    if (module == SY_NULL || !syi_is_str(module) || module == vm->names.builtins) {
        vm->exc = SY_NULL;
        return syi_str_format(vm, "%U()", name);
    }
    return syi_str_format(vm, "%U.%U()", module, name);
}

/* **mapping in a call: keys must not repeat. Works on a plain dict made from the mapping. */
SLOW(DICTMERGE) {
    sy_dict *into = syi_to_dict(f->registers[i->a]);
    sy_value other = f->registers[i->b];
    if (!is_mapping(vm, other)) {
        if (vm->exc == SY_NULL) {
            sy_value name = callee_name(vm, f->registers[i->c]);
            if (name != SY_NULL) {
                syi_raise(vm, vm->types.TypeError,
                          "%U argument after ** must be a mapping, not %T", name, other);
            }
        }
        return SY_STEP_FAILED;
    }
    if (!syi_is_type(other, vm->types.dict)) {
        sy_value copy = syi_dict_new(vm);
        sy_roots roots;
        syi_roots_enter(vm, &roots, &copy, 1);
        bool ok = copy != SY_NULL && syi_dict_update(vm, syi_to_dict(copy), other);
        syi_roots_leave(vm, &roots);
        if (!ok) {
            return SY_STEP_FAILED;
        }
        other = copy;
    }
    uint32_t position = 0;
    sy_value key;
    sy_value value;
    while (syi_dict_next(syi_to_dict(other), &position, &key, &value)) {
        sy_value there = syi_dict_get(vm, into, key);
        if (there != SY_NULL) {
            sy_value name = callee_name(vm, f->registers[i->c]);
            if (name != SY_NULL) {
                syi_raise(vm, vm->types.TypeError,
                          "%U got multiple values for keyword argument '%S'", name, key);
            }
            return SY_STEP_FAILED;
        }
        if (vm->exc != SY_NULL || !syi_dict_set(vm, into, key, value)) {
            return SY_STEP_FAILED;
        }
    }
    return SY_STEP_NEXT;
}

static sy_value convert(sy_vm *vm, sy_value v, int conversion) {
    switch (conversion) {
    case 1:
        return syi_str(vm, v);
    case 2:
        return syi_repr(vm, v);
    case 3:
        return syi_ascii(vm, v);
    default:
        return v;
    }
}

SLOW(FORMAT) {
    sy_value v = convert(vm, f->registers[i->b], i->x & 7);
    if (v == SY_NULL) {
        return SY_STEP_FAILED;
    }
    bool no_spec = (i->x & 8) != 0;
    if (no_spec && syi_is_type(v, vm->types.str)) {
        f->registers[i->a] = v;
        return SY_STEP_NEXT;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &v, 1);
    sy_value text = syi_format(vm, v, no_spec ? vm->empty_str : f->registers[i->c]);
    syi_roots_leave(vm, &roots);
    return syi_step_store(f, i->a, text);
}
