/* SPDX-License-Identifier: MIT
 *
 * The permutation that SHA-3 and SHAKE are made of (FIPS 202).
 */
#include "lang/modules/hash.h"

static uint64_t rotate(uint64_t x, unsigned n) {
    return n == 0 ? x : x << n | x >> (64 - n);
}

/* The next bit of the round constants: a shift register of 8 bits. */
static bool next_bit(uint8_t *lfsr) {
    bool bit = (*lfsr & 1) != 0;
    *lfsr = (uint8_t)((*lfsr << 1) ^ ((*lfsr & 0x80) != 0 ? 0x71 : 0));
    return bit;
}

void syi_keccak(uint64_t a[25]) {
    uint8_t lfsr = 1;
    for (int round = 0; round < 24; round++) {
        uint64_t c[5];
        for (int x = 0; x < 5; x++) {
            c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        }
        for (int i = 0; i < 25; i++) {
            a[i] ^= c[(i + 4) % 5] ^ rotate(c[(i + 1) % 5], 1);
        }
        /* Rotate the lanes and move them about, following the one cycle they are on. */
        uint64_t carried = a[1];
        int x = 1;
        int y = 0;
        for (unsigned t = 0; t < 24; t++) {
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
            uint64_t lane = a[x + 5 * y];
            a[x + 5 * y] = rotate(carried, (t + 1) * (t + 2) / 2 % 64);
            carried = lane;
        }
        for (int row = 0; row < 25; row += 5) {
            memcpy(c, a + row, sizeof c);
            for (int i = 0; i < 5; i++) {
                a[row + i] = c[i] ^ (~c[(i + 1) % 5] & c[(i + 2) % 5]);
            }
        }
        for (unsigned j = 0; j < 7; j++) {
            if (next_bit(&lfsr)) {
                a[0] ^= (uint64_t)1 << ((1u << j) - 1);
            }
        }
    }
}
