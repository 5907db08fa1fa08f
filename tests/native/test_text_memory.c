/* SPDX-License-Identifier: MIT
 *
 * Text and number operations with every allocation failing in turn: each gives MemoryError, and
 * nothing leaks. The strings are long, so that they do not come from blocks made before.
 */
#include "test_object_support.h"

typedef sy_value (*operation)(sy_vm *vm);

static sy_value long_text(sy_vm *vm, uint32_t point) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (int i = 0; i < 700; i++) {
        syi_builder_char(&b, i % 7 == 3 ? ' ' : point + (uint32_t)(i % 5));
    }
    return syi_builder_finish(&b);
}

static sy_value call(sy_vm *vm, sy_value self, const char *name, const sy_value *args, int n) {
    sy_value interned = self == SY_NULL ? SY_NULL : syi_intern_cstr(vm, name);
    return interned == SY_NULL ? SY_NULL : syi_call_method(vm, self, interned, args, n);
}

static sy_value upper(sy_vm *vm) {
    return call(vm, long_text(vm, 'a'), "upper", NULL, 0);
}

static sy_value upper_wide(sy_vm *vm) {
    return call(vm, long_text(vm, 0x10428), "upper", NULL, 0);
}

static sy_value split(sy_vm *vm) {
    return call(vm, long_text(vm, 'a'), "split", NULL, 0);
}

static sy_value replace(sy_vm *vm) {
    sy_value s = long_text(vm, 'a');
    sy_value args[2] = {syi_str_from_cstr(vm, "a"),
                        syi_str_from_cstr(vm, "\xe2\x82\xac\xe2\x82\xac")};
    return args[0] == SY_NULL || args[1] == SY_NULL ? SY_NULL : call(vm, s, "replace", args, 2);
}

static sy_value join(sy_vm *vm) {
    sy_value parts = split(vm);
    return parts == SY_NULL ? SY_NULL : call(vm, long_text(vm, 0x20ac), "join", &parts, 1);
}

static sy_value repr_of(sy_vm *vm) {
    sy_value s = long_text(vm, 1);
    return s == SY_NULL ? SY_NULL : syi_repr(vm, s);
}

static sy_value round_trip(sy_vm *vm) {
    sy_value b = call(vm, long_text(vm, 0x1f600), "encode", NULL, 0);
    return call(vm, b, "decode", NULL, 0);
}

static sy_value format_fields(sy_vm *vm) {
    sy_value s = long_text(vm, 'a');
    sy_value format = syi_str_from_cstr(vm, "{0:>900}{0!r:^{1}}");
    sy_value args[2] = {s, sy_from_int(1000)};
    return s == SY_NULL ? SY_NULL : call(vm, format, "format", args, 2);
}

static sy_value percent(sy_vm *vm) {
    sy_value s = long_text(vm, 'a');
    sy_value items[3] = {s, sy_from_int(5), sy_float_new(vm, 1.5)};
    sy_value args = s == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 3);
    sy_value format = syi_str_from_cstr(vm, "%900s|%0600d|%.600f");
    return args == SY_NULL || format == SY_NULL ? SY_NULL
                                                : syi_binary(vm, SY_MOD, format, args);
}

static sy_value big_product(sy_vm *vm) {
    sy_value a = syi_int_binary(vm, SY_POW, sy_from_int(3), sy_from_int(6000));
    sy_value b = a == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_MUL, a, a);
    sy_value c = b == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_ADD, a, sy_from_int(1));
    return c == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_FLOORDIV, b, c);
}

static sy_value big_text(sy_vm *vm) {
    sy_value a = syi_int_binary(vm, SY_POW, sy_from_int(7), sy_from_int(4000));
    sy_value s = a == SY_NULL ? SY_NULL : syi_int_to_str(vm, a, 10);
    if (s == SY_NULL) {
        return SY_NULL;
    }
    return syi_call(vm, sy_from_pointer(vm->types.int_), &s, 1, SY_NULL);
}

static sy_value array(sy_vm *vm) {
    sy_value s = long_text(vm, 0xc0);
    sy_value b = s == SY_NULL ? SY_NULL : call(vm, s, "encode", NULL, 0);
    sy_value a = b == SY_NULL
                     ? SY_NULL
                     : syi_call(vm, sy_from_pointer(vm->types.bytearray), &b, 1, SY_NULL);
    if (a == SY_NULL || call(vm, a, "extend", &a, 1) == SY_NULL) {
        return SY_NULL;
    }
    return call(vm, a, "hex", NULL, 0);
}

static sy_value translate(sy_vm *vm) {
    sy_value args[2] = {syi_str_from_cstr(vm, "abc"), syi_str_from_cstr(vm, "\xe2\x82\xac"
                                                                            "bd")};
    if (args[0] == SY_NULL || args[1] == SY_NULL) {
        return SY_NULL;
    }
    sy_value table = call(vm, args[0], "maketrans", args, 2);
    return table == SY_NULL ? SY_NULL : call(vm, long_text(vm, 'a'), "translate", &table, 1);
}

static const struct {
    const char *name;
    operation run;
} operations[] = {
    {"upper", upper},
    {"upper_wide", upper_wide},
    {"split", split},
    {"replace", replace},
    {"join", join},
    {"repr", repr_of},
    {"round_trip", round_trip},
    {"format", format_fields},
    {"percent", percent},
    {"product", big_product},
    {"int_text", big_text},
    {"bytearray", array},
    {"translate", translate},
};

SY_TEST(failing_allocations) {
    for (size_t i = 0; i < sizeof operations / sizeof operations[0]; i++) {
        world w;
        SY_CHECK(world_init(&w));
        sy_vm *vm = &w.vm;
        bool done = false;
        int failures = 0;
        for (uint64_t n = 1; !done && n < 2000; n++) {
            sy_alloc_fail_nth(&w.allocator, n);
            sy_value v = operations[i].run(vm);
            sy_alloc_fail_nth(&w.allocator, 0);
            done = v != SY_NULL;
            if (!done) {
                failures++;
                SY_CHECK_STR(failure(vm), "MemoryError: ");
            }
            SY_CHECK(vm->exc == SY_NULL);
            syi_gc_collect(vm);
        }
        SY_CHECK(done);
        SY_CHECK(failures > 0);
        world_deinit(&w);
    }
}

SY_TEST(sizes_that_cannot_be) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value s = syi_str_from_cstr(vm, "ab");
    SY_CHECK(syi_binary(vm, SY_MUL, s, sy_from_int((int64_t)1 << 61)) == SY_NULL);
    SY_CHECK_STR(failure(vm), "MemoryError: ");
    sy_value width = sy_from_int((int64_t)1 << 60);
    SY_CHECK(call(vm, s, "center", &width, 1) == SY_NULL);
    SY_CHECK_STR(failure(vm), "MemoryError: ");
    SY_CHECK(call(vm, s, "zfill", &width, 1) == SY_NULL);
    SY_CHECK_STR(failure(vm), "MemoryError: ");
    SY_CHECK(syi_int_binary(vm, SY_LSHIFT, sy_from_int(1), sy_from_int((int64_t)1 << 60)) ==
             SY_NULL);
    SY_CHECK_STR(failure(vm), "MemoryError: ");
    SY_CHECK(syi_int_binary(vm, SY_POW, sy_from_int(3), sy_from_int((int64_t)1 << 50)) ==
             SY_NULL);
    SY_CHECK_STR(failure(vm), "MemoryError: ");
    world_deinit(&w);
}
