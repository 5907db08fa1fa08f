/* SPDX-License-Identifier: MIT
 *
 * str.translate and str.maketrans.
 */
#include "lang/object/str_methods.h"

#define UNUSED_ARGS() ((void)nargs, (void)kwnames)

/* table[c], SY_NULL without exception when it has none (LookupError). */
static sy_value lookup(sy_vm *vm, sy_value table, uint32_t c) {
    if (syi_is_type(table, vm->types.dict)) {
        return syi_dict_get(vm, syi_to_dict(table), sy_from_int(c));
    }
    sy_value v = syi_getitem(vm, table, sy_from_int(c));
    if (v == SY_NULL && syi_exc_matches(vm, vm->types.LookupError)) {
        syi_clear(vm);
    }
    return v;
}

static bool append_translated(sy_vm *vm, sy_str_builder *b, uint32_t c, sy_value to) {
    if (to == SY_NULL) {
        if (syi_failed(vm)) {
            return false;
        }
        syi_builder_char(b, c);
        return true;
    }
    if (to == SY_NONE) {
        return true;
    }
    if (syi_is_str(to)) {
        syi_builder_str(b, to);
        return true;
    }
    if (!syi_is_int(to)) {
        syi_raise(vm, vm->types.TypeError,
                  "character mapping must return integer, None or str");
        return false;
    }
    int64_t code;
    if (!syi_index(vm, to, &code)) {
        return false;
    }
    if (code < 0 || code > 0x10ffff) {
        syi_raise(vm, vm->types.ValueError, "character mapping must be in range(0x110000)");
        return false;
    }
    syi_builder_char(b, (uint32_t)code);
    return true;
}

SY_METHOD(syi_str_translate) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (!append_translated(vm, &b, c, lookup(vm, args[1], c))) {
            syi_builder_discard(&b);
            return SY_NULL;
        }
    }
    return syi_builder_finish(&b);
}

/* The key as translate() will look it up; SY_NULL with an exception. */
static sy_value table_key(sy_vm *vm, sy_value key) {
    if (syi_is_int(key)) {
        return key;
    }
    if (!syi_is_str(key)) {
        return syi_raise(vm, vm->types.TypeError,
                         "keys in translate table must be strings or integers");
    }
    if (syi_to_str(key)->length != 1) {
        return syi_raise(vm, vm->types.ValueError,
                         "string keys in translate table must be of length 1");
    }
    return sy_from_int(syi_str_at(syi_to_str(key), 0));
}

static bool fill_table(sy_vm *vm, sy_dict *table, const sy_dict *source) {
    uint32_t position = 0;
    sy_value key;
    sy_value value;
    while (syi_dict_next(source, &position, &key, &value)) {
        key = table_key(vm, key);
        if (key == SY_NULL || !syi_dict_set(vm, table, key, value)) {
            return false;
        }
    }
    return true;
}

static sy_value table_from_dict(sy_vm *vm, sy_value source) {
    if (!syi_is_dict(source)) {
        return syi_raise(vm, vm->types.TypeError,
                         "if you give only one argument to maketrans it must be a dict");
    }
    sy_value table = syi_dict_new(vm);
    if (table == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &table, 1);
    bool ok = fill_table(vm, syi_to_dict(table), syi_to_dict(source));
    syi_roots_leave(vm, &roots);
    return ok ? table : SY_NULL;
}

SY_METHOD(syi_str_maketrans) {
    UNUSED_ARGS();
    if (nargs == 1) {
        return table_from_dict(vm, args[0]);
    }
    for (int i = 0; i < nargs; i++) {
        if (!syi_is_str(args[i])) {
            return i == 0 ? syi_raise(vm, vm->types.TypeError,
                                      "first maketrans argument must be a string if there is a "
                                      "second argument")
                          : syi_raise(vm, vm->types.TypeError,
                                      "maketrans() argument %d must be str, not %T", i + 1,
                                      args[i]);
        }
    }
    const sy_str *from = syi_to_str(args[0]);
    const sy_str *to = syi_to_str(args[1]);
    if (from->length != to->length) {
        return syi_raise(vm, vm->types.ValueError,
                         "the first two maketrans arguments must have equal length");
    }
    sy_value table = syi_dict_new(vm);
    for (uint32_t i = 0; table != SY_NULL && i < from->length; i++) {
        if (!syi_dict_set(vm, syi_to_dict(table), sy_from_int(syi_str_at(from, i)),
                          sy_from_int(syi_str_at(to, i)))) {
            return SY_NULL;
        }
    }
    const sy_str *gone = nargs > 2 ? syi_to_str(args[2]) : NULL;
    for (uint32_t i = 0; table != SY_NULL && gone != NULL && i < gone->length; i++) {
        if (!syi_dict_set(vm, syi_to_dict(table), sy_from_int(syi_str_at(gone, i)), SY_NONE)) {
            return SY_NULL;
        }
    }
    return table;
}
