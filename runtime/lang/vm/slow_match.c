/* Slow functions of the match statement. */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

static bool has_type_flag(sy_vm *vm, sy_value v, uint32_t flag) {
    return (syi_type_of(vm, v)->flags & flag) != 0;
}

SLOW(MATCHSEQUENCE) {
    f->registers[i->a] = sy_from_bool(has_type_flag(vm, f->registers[i->b], SY_TYPE_SEQUENCE));
    return SY_STEP_NEXT;
}

SLOW(MATCHMAPPING) {
    f->registers[i->a] = sy_from_bool(has_type_flag(vm, f->registers[i->b], SY_TYPE_MAPPING));
    return SY_STEP_NEXT;
}

/* Builtin types whose single positional pattern matches the subject itself. */
static bool matches_self(const sy_vm *vm, sy_value cls) {
    const uint32_t flags = SY_TYPE_IS_INT | SY_TYPE_IS_STR | SY_TYPE_IS_BYTES |
                           SY_TYPE_IS_LIST | SY_TYPE_IS_TUPLE | SY_TYPE_IS_DICT |
                           SY_TYPE_IS_FLOAT | SY_TYPE_IS_SET;
    const sy_type *type = (const sy_type *)sy_to_object(cls);
    return (type->flags & flags) != 0 || syi_is_subtype(type, vm->types.bytearray);
}

/* The attribute's value; SY_NULL without exception: the subject has none, no match. */
static sy_value pattern_attribute(sy_vm *vm, sy_value subject, sy_value name) {
    return syi_getattr_optional(vm, subject, name);
}

/* Name of the k-th positional pattern from __match_args__. */
static sy_value positional_name(sy_vm *vm, sy_value cls, sy_value match_args, uint32_t k) {
    sy_value name = syi_to_tuple(match_args)->items[k];
    if (!syi_is_str(name)) {
        return syi_raise(vm, vm->types.TypeError,
                         "__match_args__ elements must be strings (got %T)", name);
    }
    (void)cls;
    return syi_intern(vm, name);
}

static bool check_positional_count(sy_vm *vm, sy_value cls, uint32_t allowed, uint32_t given) {
    if (given > allowed) {
        syi_raise(
            vm, vm->types.TypeError, "%N() accepts %d positional sub-pattern%s (%d given)",
            (sy_type *)sy_to_object(cls), (int)allowed, allowed == 1 ? "" : "s", (int)given);
        return false;
    }
    return true;
}

typedef enum { FOUND, ABSENT, BROKEN } found;

static found positional_values(sy_vm *vm, sy_value subject, sy_value cls, uint32_t count,
                               sy_value *values) {
    sy_value match_args = syi_getattr_optional(vm, cls, vm->names.__match_args__);
    if (match_args == SY_NULL) {
        if (vm->exc != SY_NULL) {
            return BROKEN;
        }
        bool self = matches_self(vm, cls);
        if (!check_positional_count(vm, cls, self ? 1 : 0, count)) {
            return BROKEN;
        }
        values[0] = subject;
        return FOUND;
    }
    if (!syi_is_tuple(match_args)) {
        syi_raise(vm, vm->types.TypeError, "%N.__match_args__ must be a tuple (got %T)",
                  (sy_type *)sy_to_object(cls), match_args);
        return BROKEN;
    }
    if (!check_positional_count(vm, cls, syi_to_tuple(match_args)->length, count)) {
        return BROKEN;
    }
    for (uint32_t k = 0; k < count; k++) {
        sy_value name = positional_name(vm, cls, match_args, k);
        values[k] = name == SY_NULL ? SY_NULL : pattern_attribute(vm, subject, name);
        if (values[k] == SY_NULL) {
            return vm->exc != SY_NULL ? BROKEN : ABSENT;
        }
    }
    return FOUND;
}

/* Is a keyword pattern's attribute one of the positional ones too? */
static bool is_positional(sy_vm *vm, sy_value cls, uint32_t positional, sy_value name) {
    sy_value match_args =
        positional == 0 ? SY_NULL : syi_getattr_optional(vm, cls, vm->names.__match_args__);
    if (match_args == SY_NULL || !syi_is_tuple(match_args)) {
        vm->exc = positional == 0 || vm->exc == SY_RETRY ? vm->exc : SY_NULL;
        return false;
    }
    for (uint32_t k = 0; k < positional && k < syi_to_tuple(match_args)->length; k++) {
        sy_value item = syi_to_tuple(match_args)->items[k];
        if (syi_is_str(item) && syi_str_equal(syi_to_str(item), syi_to_str(name))) {
            return true;
        }
    }
    return false;
}

static found class_values(sy_vm *vm, const sy_value *r, uint32_t positional, sy_value *values) {
    sy_value subject = r[0];
    sy_value cls = r[1];
    const sy_tuple *keywords = syi_to_tuple(r[2]);
    if (!syi_has_flag(cls, SY_TYPE_IS_TYPE)) {
        syi_raise(vm, vm->types.TypeError, "called match pattern must be a type");
        return BROKEN;
    }
    int is_instance = syi_isinstance(vm, subject, cls);
    if (is_instance <= 0) {
        return is_instance < 0 ? BROKEN : ABSENT;
    }
    if (positional > 0) {
        found outcome = positional_values(vm, subject, cls, positional, values);
        if (outcome != FOUND) {
            return outcome;
        }
    }
    for (uint32_t k = 0; k < keywords->length; k++) {
        if (is_positional(vm, cls, positional, keywords->items[k])) {
            syi_raise(vm, vm->types.TypeError,
                      "%N() got multiple sub-patterns for attribute %R",
                      (sy_type *)sy_to_object(cls), keywords->items[k]);
            return BROKEN;
        }
        sy_value v = pattern_attribute(vm, subject, keywords->items[k]);
        if (v == SY_NULL) {
            return vm->exc != SY_NULL ? BROKEN : ABSENT;
        }
        values[positional + k] = v;
    }
    return FOUND;
}

SLOW(MATCHCLASS) {
    const sy_value *r = f->registers + i->b;
    uint32_t total = i->c + syi_to_tuple(r[2])->length;
    sy_value tuple = syi_tuple_new(vm, NULL, total);
    if (tuple == SY_NULL) {
        return SY_STEP_FAILED;
    }
    for (uint32_t k = 0; k < total; k++) {
        syi_to_tuple(tuple)->items[k] = SY_NONE;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &tuple, 1);
    found outcome = class_values(vm, r, i->c, syi_to_tuple(tuple)->items);
    syi_roots_leave(vm, &roots);
    if (outcome == BROKEN) {
        return SY_STEP_FAILED;
    }
    f->registers[i->a] = outcome == FOUND ? tuple : SY_NONE;
    return SY_STEP_NEXT;
}

static found key_values(sy_vm *vm, sy_value subject, const sy_tuple *keys, sy_value *values) {
    for (uint32_t k = 0; k < keys->length; k++) {
        for (uint32_t before = 0; before < k; before++) {
            int same = syi_compare_bool(vm, keys->items[before], keys->items[k], SY_EQ);
            if (same != 0) {
                if (same > 0) {
                    syi_raise(vm, vm->types.ValueError,
                              "mapping pattern checks duplicate key (%R)", keys->items[k]);
                }
                return BROKEN;
            }
        }
        sy_value args[2] = {keys->items[k], sy_from_pointer(vm->types.object)};
        sy_value v = syi_is_type(subject, vm->types.dict)
                         ? syi_dict_get(vm, syi_to_dict(subject), keys->items[k])
                         : syi_call_method(vm, subject, vm->names.get, args, 2);
        if (v == SY_NULL || v == args[1]) {
            return vm->exc != SY_NULL ? BROKEN : ABSENT;
        }
        values[k] = v;
    }
    return FOUND;
}

SLOW(MATCHKEYS) {
    const sy_tuple *keys = syi_to_tuple(f->registers[i->c]);
    sy_value tuple = syi_tuple_new(vm, keys->items, keys->length);
    if (tuple == SY_NULL) {
        return SY_STEP_FAILED;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &tuple, 1);
    found outcome = key_values(vm, f->registers[i->b], keys, syi_to_tuple(tuple)->items);
    syi_roots_leave(vm, &roots);
    if (outcome == BROKEN) {
        return SY_STEP_FAILED;
    }
    f->registers[i->a] = outcome == FOUND ? tuple : SY_NONE;
    return SY_STEP_NEXT;
}
