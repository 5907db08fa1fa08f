/* SPDX-License-Identifier: MIT
 *
 * Numbers from and to text below the types: shortest digits, rounding at every place, parsing,
 * and ints of many sizes against arithmetic that must agree with itself.
 */
#include "test_object_support.h"

#include <math.h>

#include "lang/object/bigint.h"
#include "lang/object/dtoa.h"

static const char *format(double d, char type, int precision) {
    static char out[4][1400];
    static int next;
    char *text = out[next++ % 4];
    size_t n = syi_float_format(d, type, precision, false, text, sizeof out[0] - 1);
    text[n] = '\0';
    return text;
}

SY_TEST(shortest_digits_read_back) {
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0.0, "0.0"},
        {-0.0, "-0.0"},
        {0.1, "0.1"},
        {1.0 / 3, "0.3333333333333333"},
        {5e-324, "5e-324"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {1e15, "1000000000000000.0"},
        {1e16, "1e+16"},
        {9999999999999998.0, "9999999999999998.0"},
        {1e22, "1e+22"},
        {1e23, "1e+23"},
        {0.0001, "0.0001"},
        {0.00001, "1e-05"},
        {9007199254740993.0, "9007199254740992.0"},
        {5.684341886080802e-14, "5.684341886080802e-14"}, /* a power of two */
        {(double)INFINITY, "inf"},
        {-(double)INFINITY, "-inf"},
        {(double)NAN, "nan"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        SY_CHECK_STR(format(cases[i].value, 'r', 0), cases[i].text);
    }
}

SY_TEST(rounding_is_half_even_on_the_exact_value) {
    SY_CHECK_STR(format(0.5, 'f', 0), "0");
    SY_CHECK_STR(format(1.5, 'f', 0), "2");
    SY_CHECK_STR(format(2.5, 'f', 0), "2");
    SY_CHECK_STR(format(2.675, 'f', 2), "2.67");
    SY_CHECK_STR(format(0.125, 'f', 2), "0.12");
    SY_CHECK_STR(format(0.375, 'f', 2), "0.38");
    SY_CHECK_STR(format(9.995, 'e', 2), "9.99e+00");
    SY_CHECK_STR(format(99999.5, 'g', 5), "1e+05");
    SY_CHECK_STR(format(1e-7, 'f', 3), "0.000");
    SY_CHECK_STR(format(0.1, 'f', 30), "0.100000000000000005551115123126");
    SY_CHECK_STR(format(1234.0, 'p', 4), "1.234e+03");
    SY_CHECK_STR(format(1.0, 'p', 3), "1.0");
    SY_CHECK_EQ(strlen(format(1e-300, 'f', 1000)), 1002);
}

static double parsed(const char *text) {
    double d = -12345;
    SY_CHECK(syi_float_parse(text, strlen(text), &d));
    return d;
}

SY_TEST(parsing_rounds_correctly) {
    SY_CHECK(parsed("0.1") == 0.1);
    SY_CHECK(parsed("9007199254740993") == 9007199254740992.0);
    SY_CHECK(parsed("9007199254740993.0000000000000000000000000000000000000001") ==
             9007199254740994.0);
    SY_CHECK(parsed("2.4703282292062327e-324") == 0);
    SY_CHECK(parsed("2.4703282292062328e-324") == 5e-324);
    SY_CHECK(parsed("1.7976931348623158e308") == 1.7976931348623157e308);
    SY_CHECK(parsed("1.7976931348623159e308") == (double)INFINITY);
    SY_CHECK(parsed("1e-99999999999999999999") == 0);
    SY_CHECK(parsed("-1e99999999999999999999") == -(double)INFINITY);
    SY_CHECK(parsed("1_0.2_5") == 10.25);
    static const char *const malformed[] = {"",   "+",  "e5",    "1e",  "1__0",
                                            "_1", "1_", "1.2.3", "0x1", "infi"};
    double d;
    for (size_t i = 0; i < sizeof malformed / sizeof malformed[0]; i++) {
        SY_CHECK(!syi_float_parse(malformed[i], strlen(malformed[i]), &d));
    }
}

static uint64_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state ^ *state >> 29;
}

SY_TEST(any_double_reads_back) {
    uint64_t state = 7;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = next_random(&state);
        double d;
        memcpy(&d, &bits, sizeof d);
        if (d - d != 0) {
            continue;
        }
        const char *text = format(d, 'r', 0);
        double back = 0;
        SY_CHECK(syi_float_parse(text, strlen(text), &back) && back == d);
        const char *digits17 = format(d, 'e', 16);
        SY_CHECK(syi_float_parse(digits17, strlen(digits17), &back) && back == d);
    }
}

/* A value of about `bits` bits, negative or not. */
static sy_value random_int(sy_vm *vm, uint64_t *state, unsigned bits) {
    sy_value v = sy_from_int(0);
    for (unsigned done = 0; done < bits; done += 32) {
        v = syi_int_binary(vm, SY_LSHIFT, v, sy_from_int(32));
        v = syi_int_binary(vm, SY_OR, v, sy_from_int((int64_t)(next_random(state) >> 32)));
    }
    v = syi_int_binary(vm, SY_RSHIFT, v, sy_from_int((int64_t)((32 - bits % 32) % 32)));
    return next_random(state) & 256 ? syi_int_binary(vm, SY_SUB, sy_from_int(0), v) : v;
}

static bool same(sy_value a, sy_value b) {
    return a != SY_NULL && b != SY_NULL && syi_int_cmp(a, b) == 0;
}

SY_TEST(int_identities) {
    static const unsigned sizes[] = {1,  20, 30,  31,   60,   61,   62,  63,
                                     64, 90, 300, 2000, 4500, 9000, 123, 7000};
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    uint64_t state = 42;
    for (int i = 0; i < 600; i++) {
        sy_value a = random_int(vm, &state, sizes[next_random(&state) >> 60]);
        sy_value b = random_int(vm, &state, sizes[next_random(&state) >> 60]);
        sy_value c = random_int(vm, &state, sizes[next_random(&state) >> 60]);
        sy_value left = syi_int_binary(vm, SY_MUL, syi_int_binary(vm, SY_ADD, a, b), c);
        sy_value right = syi_int_binary(vm, SY_ADD, syi_int_binary(vm, SY_MUL, a, c),
                                        syi_int_binary(vm, SY_MUL, b, c));
        SY_CHECK(same(left, right));
        if (syi_int_sign(b) != 0) {
            sy_value q = syi_int_binary(vm, SY_FLOORDIV, a, b);
            sy_value r = syi_int_binary(vm, SY_MOD, a, b);
            SY_CHECK(same(a, syi_int_binary(vm, SY_ADD, syi_int_binary(vm, SY_MUL, q, b), r)));
            SY_CHECK(syi_int_sign(r) == 0 || syi_int_sign(r) == syi_int_sign(b));
        }
        sy_value both = syi_int_binary(vm, SY_AND, a, b);
        sy_value either = syi_int_binary(vm, SY_OR, a, b);
        SY_CHECK(
            same(syi_int_binary(vm, SY_ADD, a, b), syi_int_binary(vm, SY_ADD, both, either)));
        SY_CHECK(
            same(syi_int_binary(vm, SY_XOR, a, b), syi_int_binary(vm, SY_SUB, either, both)));
        for (int base = 2; base <= 36; base += 7) {
            vm->int_digits_limit = 100000;
            sy_value text_ = syi_int_to_str(vm, a, base);
            const char *digits = chars(vm, text_);
            size_t n = syi_to_str(text_)->length;
            SY_CHECK(n > 4000 || same(a, syi_int_parse(vm, digits, n, base)));
        }
        syi_gc_collect(vm);
    }
    SY_CHECK_STR(failure(vm), "");
    world_deinit(&w);
}

SY_TEST(hashes_of_equal_numbers_are_equal) {
    world w;
    SY_CHECK(world_init(&w));
    for (int e = 0; e < 1000; e += 13) {
        double d = ldexp(1.0 + e, e);
        sy_value i = syi_int_from_double(&w.vm, d);
        SY_CHECK_EQ(syi_int_hash(i), syi_float_hash(d));
        SY_CHECK_EQ(syi_int_cmp_double(i, d), 0);
        SY_CHECK(syi_int_to_double(&w.vm, i) == d);
    }
    SY_CHECK_EQ((int64_t)syi_float_hash(-1.0), -2);
    SY_CHECK_EQ(syi_float_hash(0.5), 1152921504606846976u);
    world_deinit(&w);
}

SY_TEST(every_double_has_its_own_word) {
    world w;
    SY_CHECK(world_init(&w));
    static const double values[] = {0.0,      -0.0,    0x1p-255, -0x1p-255, 0x1.8p-255,
                                    0x1p-256, 0x1p256, 0x1p257,  1.0};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        sy_value v = sy_float_new(&w.vm, values[i]);
        double back = syi_to_double(v);
        SY_CHECK(back == values[i] && signbit(back) == signbit(values[i]));
    }
    world_deinit(&w);
}
