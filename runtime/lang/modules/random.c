/* SPDX-License-Identifier: MIT
 *
 * The module `_random`: the Mersenne Twister MT19937 (Matsumoto and Nishimura), seeded from an
 * int as CPython seeds it, so that a program draws the same numbers. The distributions are in
 * lang/lib/random.py.
 */
#include "lang/modules/modules.h"

enum { N = 624, M = 397 };

typedef struct generator {
    sy_object head;
    uint32_t index;
    uint32_t state[N];
    sy_attrs attrs; /* of subclasses */
} generator;

static generator *generator_of(sy_value self) {
    return (generator *)sy_to_object(self);
}

static uint32_t mix(uint32_t high, uint32_t low) {
    uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
    return (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfu : 0);
}

static void refill(generator *g) {
    uint32_t *s = g->state;
    for (int i = 0; i < N; i++) {
        s[i] = s[(i + M) % N] ^ mix(s[i], s[(i + 1) % N]);
    }
    g->index = 0;
}

static uint32_t draw(generator *g) {
    if (g->index >= N) {
        refill(g);
    }
    uint32_t y = g->state[g->index++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

static void seed_one(generator *g, uint32_t seed) {
    g->state[0] = seed;
    for (uint32_t i = 1; i < N; i++) {
        g->state[i] = 1812433253u * (g->state[i - 1] ^ (g->state[i - 1] >> 30)) + i;
    }
    g->index = N;
}

static void seed_array(generator *g, const uint32_t *key, size_t length) {
    uint32_t *s = g->state;
    seed_one(g, 19650218u);
    uint32_t i = 1;
    size_t j = 0;
    for (size_t k = length > N ? length : N; k > 0; k--) {
        s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1664525u)) + key[j] + (uint32_t)j;
        if (++i >= N) {
            s[0] = s[N - 1];
            i = 1;
        }
        if (++j >= length) {
            j = 0;
        }
    }
    for (int k = N - 1; k > 0; k--) {
        s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * 1566083941u)) - i;
        if (++i >= N) {
            s[0] = s[N - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000u;
}

/* Seeds from the absolute value of an int, 32 bits at a time. */
static bool seed_int(sy_vm *vm, generator *g, sy_value v) {
    v = syi_unary(vm, SY_ABS, v);
    sy_value bits = v == SY_NULL
                        ? SY_NULL
                        : syi_call_method(vm, v, syi_intern_cstr(vm, "bit_length"), NULL, 0);
    if (bits == SY_NULL) {
        return false;
    }
    size_t length = sy_to_int(bits) == 0 ? 1 : (size_t)(sy_to_int(bits) - 1) / 32 + 1;
    uint32_t *key = syi_mem_resize(vm, NULL, 0, length * sizeof *key);
    if (key == NULL) {
        return false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < length; i++) {
        sy_value shifted = syi_int_binary(vm, SY_RSHIFT, v, sy_from_int((int64_t)i * 32));
        sy_value low = shifted == SY_NULL
                           ? SY_NULL
                           : syi_int_binary(vm, SY_AND, shifted, sy_from_int(0xffffffff));
        ok = low != SY_NULL;
        key[i] = ok ? (uint32_t)sy_to_int(low) : 0;
    }
    if (ok) {
        seed_array(g, key, length);
    }
    syi_mem_resize(vm, key, length * sizeof *key, 0);
    return ok;
}

/* Without an argument: from the runtime's own generator, so that a run can be repeated; by
 * chance in a program that runs on the real clock and was given no seed. */
static uint64_t unasked_seed(sy_vm *vm) {
    const sy_options *options = &syi_host_options(vm)->runtime;
    uint64_t chance = 0;
    if (options->clock == SY_CLOCK_REAL && options->seed == 0) {
        chance = syi_fresh_seed();
    }
    return chance != 0 ? chance : syi_random(vm->rt);
}

static sy_value seed(sy_vm *vm, generator *g, sy_value v) {
    bool ok;
    if (v == SY_NULL || v == SY_NONE) {
        uint64_t bits = unasked_seed(vm);
        uint32_t key[2] = {(uint32_t)bits, (uint32_t)(bits >> 32)};
        seed_array(g, key, 2);
        ok = true;
    } else if (syi_is_int(v)) {
        sy_value plain = syi_int_value(vm, v);
        ok = plain != SY_NULL && seed_int(vm, g, plain);
    } else {
        uint64_t hash;
        ok = syi_hash(vm, v, &hash);
        sy_value number = ok ? syi_int_from_uint64(vm, hash) : SY_NULL;
        ok = number != SY_NULL && seed_int(vm, g, number);
    }
    return ok ? SY_NONE : SY_NULL;
}

static sy_value random_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    (void)kwnames;
    generator *g = syi_object_new(vm, type, type->size);
    if (g == NULL || seed(vm, g, nargs > 0 ? args[0] : SY_NULL) == SY_NULL) {
        return SY_NULL;
    }
    return sy_from_pointer(g);
}

static bool random_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                        sy_value kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return true;
}

static sy_value random_seed(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    return seed(vm, generator_of(args[0]), nargs > 1 ? args[1] : SY_NULL);
}

static sy_value random_random(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    generator *g = generator_of(args[0]);
    uint32_t a = draw(g) >> 5;
    uint32_t b = draw(g) >> 6;
    return sy_float_new(vm, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static sy_value random_getrandbits(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    generator *g = generator_of(args[0]);
    int64_t k;
    if (!syi_index(vm, args[1], &k)) {
        return SY_NULL;
    }
    if (k < 0) {
        return syi_raise(vm, vm->types.ValueError, "number of bits must be non-negative");
    }
    if (k > INT32_MAX) {
        return syi_raise(vm, vm->types.OverflowError,
                         "Python int too large to convert to C int");
    }
    if (k == 0) {
        return sy_from_int(0);
    }
    if (k <= 32) {
        return sy_from_int(draw(g) >> (32 - k));
    }
    if (k <= 64) {
        uint64_t low = draw(g);
        uint64_t high = draw(g) >> (64 - k);
        return syi_int_from_uint64(vm, high << 32 | low);
    }
    sy_value result = sy_from_int(0);
    for (int64_t done = 0; done < k && result != SY_NULL; done += 32) {
        uint32_t word = draw(g);
        if (k - done < 32) {
            word >>= 32 - (k - done);
        }
        sy_value shifted = syi_int_binary(vm, SY_LSHIFT, sy_from_int(word), sy_from_int(done));
        result = shifted == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_OR, result, shifted);
    }
    return result;
}

static sy_value random_getstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const generator *g = generator_of(args[0]);
    sy_value tuple = syi_tuple_new(vm, NULL, N + 1);
    if (tuple == SY_NULL) {
        return SY_NULL;
    }
    for (int i = 0; i < N; i++) {
        syi_to_tuple(tuple)->items[i] = sy_from_int(g->state[i]);
    }
    syi_to_tuple(tuple)->items[N] = sy_from_int(g->index);
    return tuple;
}

static sy_value random_setstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_tuple(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "state vector must be a tuple");
    }
    const sy_tuple *tuple = syi_to_tuple(args[1]);
    if (tuple->length != N + 1) {
        return syi_raise(vm, vm->types.ValueError, "state vector is the wrong size");
    }
    for (uint32_t i = 0; i <= N; i++) {
        if (!sy_is_int(tuple->items[i])) {
            return syi_raise(vm, vm->types.TypeError, "an integer is required");
        }
    }
    int64_t index = sy_to_int(tuple->items[N]);
    if (index < 0 || index > N) {
        return syi_raise(vm, vm->types.ValueError, "invalid state");
    }
    generator *g = generator_of(args[0]);
    for (uint32_t i = 0; i < N; i++) {
        g->state[i] = (uint32_t)sy_to_int(tuple->items[i]);
    }
    g->index = (uint32_t)index;
    return SY_NONE;
}

static const sy_fn_def random_methods[] = {
    {"random", random_random, 0, 0, 0, false, "random($self, /)"},
    {"seed", random_seed, 0, 1, 0, false, NULL},
    {"getrandbits", random_getrandbits, 1, 1, 0, false, "getrandbits($self, k, /)"},
    {"getstate", random_getstate, 0, 0, 0, false, NULL},
    {"setstate", random_setstate, 1, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def random_type = {
    .name = "_random.Random",
    .doc = "Random() -- a Mersenne Twister",
    .size = offsetof(generator, attrs),
    .slots = {.create = random_create, .init = random_init},
    .methods = random_methods,
};

bool syi_init_random(sy_vm *vm, sy_module *module) {
    syi_module_state(vm)->random = syi_module_type(vm, module, &random_type);
    return syi_module_state(vm)->random != NULL;
}
