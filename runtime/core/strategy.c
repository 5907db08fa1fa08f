/* SPDX-License-Identifier: MIT
 *
 * The default strategy and the runtime's random numbers (xoroshiro128+ seeded by splitmix64).
 */
#include "core/strategy.h"

#include "core/runtime.h"

static uint64_t splitmix(uint64_t *state) {
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

void syi_random_seed(sy_runtime *rt, uint64_t seed) {
    rt->random_state[0] = splitmix(&seed);
    rt->random_state[1] = splitmix(&seed);
}

static uint64_t rotate(uint64_t x, int k) {
    return (x << k) | (x >> (64 - k));
}

uint64_t syi_random(sy_runtime *rt) {
    uint64_t a = rt->random_state[0], b = rt->random_state[1];
    uint64_t result = a + b;
    b ^= a;
    rt->random_state[0] = rotate(a, 24) ^ b ^ (b << 16);
    rt->random_state[1] = rotate(b, 37);
    return result;
}

/* Uniform in [1, 2 * mean - 1], so that the mean is the check interval. */
static int64_t default_interval(void *user, const sy_runtime *rt) {
    uint64_t span = (uint64_t)rt->check_interval * 2 - 1;
    return (int64_t)(1 + (syi_random(user) >> 11) % span);
}

/* Round robin. */
static uint32_t default_choose(void *user, const sy_runtime *rt, const uint32_t *ids,
                               uint32_t count) {
    (void)user;
    (void)rt;
    (void)ids;
    (void)count;
    return 1;
}

void syi_strategy_set(sy_runtime *rt, const syi_strategy *strategy) {
    rt->strategy =
        strategy != NULL ? *strategy : (syi_strategy){rt, default_interval, default_choose};
}
