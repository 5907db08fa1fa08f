/* SPDX-License-Identifier: MIT
 *
 * The module `_hash`: MD5 (RFC 1321), SHA-1, SHA-2 (FIPS 180-4), SHA-3 and SHAKE (FIPS 202);
 * `hashlib` (in lang/lib) is made of it.
 */
#include "lang/modules/hash.h"

#include "lang/object/bytes.h"
#include "lang/object/text.h"

typedef enum family { MD5, SHA1, SHA256, SHA512, SHA3 } family;

typedef struct algorithm {
    const char *name;
    family family;
    uint8_t digest; /* bytes; 0: as many as are asked for */
    uint8_t block;
    uint8_t suffix; /* SHA3: what padding begins with */
    uint64_t initial[8];
} algorithm;

static const algorithm algorithms[] = {
    {"md5", MD5, 16, 64, 0, {0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u}},
    {"sha1",
     SHA1,
     20,
     64,
     0,
     {0x67452301u, 0xefcdab89u, 0x98badcfeu, 0x10325476u, 0xc3d2e1f0u}},
    {"sha224",
     SHA256,
     28,
     64,
     0,
     {0xc1059ed8u, 0x367cd507u, 0x3070dd17u, 0xf70e5939u, 0xffc00b31u, 0x68581511u, 0x64f98fa7u,
      0xbefa4fa4u}},
    {"sha256",
     SHA256,
     32,
     64,
     0,
     {0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au, 0x510e527fu, 0x9b05688cu, 0x1f83d9abu,
      0x5be0cd19u}},
    {"sha384",
     SHA512,
     48,
     128,
     0,
     {0xcbbb9d5dc1059ed8u, 0x629a292a367cd507u, 0x9159015a3070dd17u, 0x152fecd8f70e5939u,
      0x67332667ffc00b31u, 0x8eb44a8768581511u, 0xdb0c2e0d64f98fa7u, 0x47b5481dbefa4fa4u}},
    {"sha512",
     SHA512,
     64,
     128,
     0,
     {0x6a09e667f3bcc908u, 0xbb67ae8584caa73bu, 0x3c6ef372fe94f82bu, 0xa54ff53a5f1d36f1u,
      0x510e527fade682d1u, 0x9b05688c2b3e6c1fu, 0x1f83d9abfb41bd6bu, 0x5be0cd19137e2179u}},
    {"sha3_224", SHA3, 28, 144, 6, {0}},
    {"sha3_256", SHA3, 32, 136, 6, {0}},
    {"sha3_384", SHA3, 48, 104, 6, {0}},
    {"sha3_512", SHA3, 64, 72, 6, {0}},
    {"shake_128", SHA3, 0, 168, 0x1f, {0}},
    {"shake_256", SHA3, 0, 136, 0x1f, {0}},
};

typedef struct hasher {
    sy_object head;
    const algorithm *algorithm;
    uint64_t state[25];
    uint64_t length;    /* bytes so far */
    uint8_t block[168]; /* the last, unfinished */
} hasher;

static hasher *hasher_of(sy_value v) {
    return (hasher *)sy_to_object(v);
}

/* --- Blocks --- */

static uint32_t left(uint32_t x, unsigned n) {
    return x << n | x >> (32 - n);
}

static uint32_t word_le(const uint8_t *p) {
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint32_t word_be(const uint8_t *p) {
    return p[3] | (uint32_t)p[2] << 8 | (uint32_t)p[1] << 16 | (uint32_t)p[0] << 24;
}

/* floor(2^32 * abs(sin(i + 1))) */
static const uint32_t sines[64] = {
    0xd76aa478u, 0xe8c7b756u, 0x242070dbu, 0xc1bdceeeu, 0xf57c0fafu, 0x4787c62au, 0xa8304613u,
    0xfd469501u, 0x698098d8u, 0x8b44f7afu, 0xffff5bb1u, 0x895cd7beu, 0x6b901122u, 0xfd987193u,
    0xa679438eu, 0x49b40821u, 0xf61e2562u, 0xc040b340u, 0x265e5a51u, 0xe9b6c7aau, 0xd62f105du,
    0x02441453u, 0xd8a1e681u, 0xe7d3fbc8u, 0x21e1cde6u, 0xc33707d6u, 0xf4d50d87u, 0x455a14edu,
    0xa9e3e905u, 0xfcefa3f8u, 0x676f02d9u, 0x8d2a4c8au, 0xfffa3942u, 0x8771f681u, 0x6d9d6122u,
    0xfde5380cu, 0xa4beea44u, 0x4bdecfa9u, 0xf6bb4b60u, 0xbebfbc70u, 0x289b7ec6u, 0xeaa127fau,
    0xd4ef3085u, 0x04881d05u, 0xd9d4d039u, 0xe6db99e5u, 0x1fa27cf8u, 0xc4ac5665u, 0xf4292244u,
    0x432aff97u, 0xab9423a7u, 0xfc93a039u, 0x655b59c3u, 0x8f0ccc92u, 0xffeff47du, 0x85845dd1u,
    0x6fa87e4fu, 0xfe2ce6e0u, 0xa3014314u, 0x4e0811a1u, 0xf7537e82u, 0xbd3af235u, 0x2ad7d2bbu,
    0xeb86d391u};

static void md5_block(uint64_t state[], const uint8_t *block) {
    static const uint8_t shifts[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    static const uint8_t steps[4][2] = {{1, 0}, {5, 1}, {3, 5}, {7, 0}};
    uint32_t a = (uint32_t)state[0];
    uint32_t b = (uint32_t)state[1];
    uint32_t c = (uint32_t)state[2];
    uint32_t d = (uint32_t)state[3];
    for (unsigned i = 0; i < 64; i++) {
        unsigned round = i / 16;
        uint32_t f = round == 0   ? (b & c) | (~b & d)
                     : round == 1 ? (d & b) | (~d & c)
                     : round == 2 ? b ^ c ^ d
                                  : c ^ (b | ~d);
        f += a + sines[i] + word_le(block + 4 * ((steps[round][0] * i + steps[round][1]) % 16));
        a = d;
        d = c;
        c = b;
        b += left(f, shifts[round][i % 4]);
    }
    state[0] = (uint32_t)state[0] + a;
    state[1] = (uint32_t)state[1] + b;
    state[2] = (uint32_t)state[2] + c;
    state[3] = (uint32_t)state[3] + d;
}

static void sha1_block(uint64_t state[], const uint8_t *block) {
    static const uint32_t constants[4] = {0x5a827999u, 0x6ed9eba1u, 0x8f1bbcdcu, 0xca62c1d6u};
    uint32_t w[80];
    uint32_t s[5];
    for (unsigned i = 0; i < 80; i++) {
        w[i] = i < 16 ? word_be(block + 4 * i)
                      : left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
    for (unsigned i = 0; i < 5; i++) {
        s[i] = (uint32_t)state[i];
    }
    for (unsigned i = 0; i < 80; i++) {
        unsigned round = i / 20;
        uint32_t f = round == 0   ? (s[1] & s[2]) | (~s[1] & s[3])
                     : round == 2 ? (s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])
                                  : s[1] ^ s[2] ^ s[3];
        uint32_t t = left(s[0], 5) + f + s[4] + constants[round] + w[i];
        s[4] = s[3];
        s[3] = s[2];
        s[2] = left(s[1], 30);
        s[1] = s[0];
        s[0] = t;
    }
    for (unsigned i = 0; i < 5; i++) {
        state[i] = (uint32_t)((uint32_t)state[i] + s[i]);
    }
}

/* Fractional parts of the cube roots of the first 64 primes. */
static const uint32_t roots[64] = {
    0x428a2f98u, 0x71374491u, 0xb5c0fbcfu, 0xe9b5dba5u, 0x3956c25bu, 0x59f111f1u, 0x923f82a4u,
    0xab1c5ed5u, 0xd807aa98u, 0x12835b01u, 0x243185beu, 0x550c7dc3u, 0x72be5d74u, 0x80deb1feu,
    0x9bdc06a7u, 0xc19bf174u, 0xe49b69c1u, 0xefbe4786u, 0x0fc19dc6u, 0x240ca1ccu, 0x2de92c6fu,
    0x4a7484aau, 0x5cb0a9dcu, 0x76f988dau, 0x983e5152u, 0xa831c66du, 0xb00327c8u, 0xbf597fc7u,
    0xc6e00bf3u, 0xd5a79147u, 0x06ca6351u, 0x14292967u, 0x27b70a85u, 0x2e1b2138u, 0x4d2c6dfcu,
    0x53380d13u, 0x650a7354u, 0x766a0abbu, 0x81c2c92eu, 0x92722c85u, 0xa2bfe8a1u, 0xa81a664bu,
    0xc24b8b70u, 0xc76c51a3u, 0xd192e819u, 0xd6990624u, 0xf40e3585u, 0x106aa070u, 0x19a4c116u,
    0x1e376c08u, 0x2748774cu, 0x34b0bcb5u, 0x391c0cb3u, 0x4ed8aa4au, 0x5b9cca4fu, 0x682e6ff3u,
    0x748f82eeu, 0x78a5636fu, 0x84c87814u, 0x8cc70208u, 0x90befffau, 0xa4506cebu, 0xbef9a3f7u,
    0xc67178f2u};

static void sha256_block(uint64_t state[], const uint8_t *block) {
    uint32_t w[64];
    uint32_t s[8];
    for (unsigned i = 0; i < 64; i++) {
        if (i < 16) {
            w[i] = word_be(block + 4 * i);
            continue;
        }
        uint32_t a = w[i - 15];
        uint32_t b = w[i - 2];
        w[i] = w[i - 16] + (left(a, 25) ^ left(a, 14) ^ a >> 3) + w[i - 7] +
               (left(b, 15) ^ left(b, 13) ^ b >> 10);
    }
    for (unsigned i = 0; i < 8; i++) {
        s[i] = (uint32_t)state[i];
    }
    for (unsigned i = 0; i < 64; i++) {
        uint32_t e = s[4];
        uint32_t a = s[0];
        uint32_t t1 = s[7] + (left(e, 26) ^ left(e, 21) ^ left(e, 7)) +
                      ((e & s[5]) ^ (~e & s[6])) + roots[i] + w[i];
        uint32_t t2 = (left(a, 30) ^ left(a, 19) ^ left(a, 10)) +
                      ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += t1;
        s[0] = t1 + t2;
    }
    for (unsigned i = 0; i < 8; i++) {
        state[i] = (uint32_t)((uint32_t)state[i] + s[i]);
    }
}

static void sha3_block(uint64_t state[], const uint8_t *block, unsigned size) {
    for (unsigned i = 0; i < size; i++) {
        state[i / 8] ^= (uint64_t)block[i] << (8 * (i % 8));
    }
    syi_keccak(state);
}

static void one_block(const algorithm *a, uint64_t state[], const uint8_t *block) {
    switch (a->family) {
    case MD5:
        md5_block(state, block);
        break;
    case SHA1:
        sha1_block(state, block);
        break;
    case SHA256:
        sha256_block(state, block);
        break;
    case SHA512:
        syi_sha512_block(state, block);
        break;
    default:
        sha3_block(state, block, a->block);
        break;
    }
}

/* --- Streams --- */

static void update(hasher *h, const uint8_t *data, uint32_t length) {
    unsigned size = h->algorithm->block;
    unsigned used = (unsigned)(h->length % size);
    h->length += length;
    while (length > 0) {
        if (used == 0 && length >= size) {
            one_block(h->algorithm, h->state, data);
            data += size;
            length -= size;
            continue;
        }
        unsigned n = size - used < length ? size - used : length;
        memcpy(h->block + used, data, n);
        data += n;
        length -= n;
        used += n;
        if (used == size) {
            one_block(h->algorithm, h->state, h->block);
            used = 0;
        }
    }
}

/* Pads the last block (or two) of a copy of the state. */
static void finish(const hasher *h, uint64_t state[25]) {
    const algorithm *a = h->algorithm;
    unsigned used = (unsigned)(h->length % a->block);
    uint8_t last[256] = {0};
    memcpy(state, h->state, sizeof h->state);
    memcpy(last, h->block, used);
    if (a->family == SHA3) {
        last[used] = a->suffix;
        last[a->block - 1] |= 0x80;
        one_block(a, state, last);
        return;
    }
    unsigned count_size = a->family == SHA512 ? 16 : 8;
    unsigned size = used + 1 + count_size <= a->block ? a->block : 2u * a->block;
    last[used] = 0x80;
    for (unsigned i = 0; i < 8; i++) {
        uint8_t byte = (uint8_t)(h->length * 8 >> (8 * i));
        last[a->family == MD5 ? size - 8 + i : size - 1 - i] = byte;
    }
    for (unsigned i = 0; i < size; i += a->block) {
        one_block(a, state, last + i);
    }
}

/* `size` bytes of the result. */
static sy_value digest(sy_vm *vm, const hasher *h, uint64_t size) {
    const algorithm *a = h->algorithm;
    uint64_t state[25];
    sy_bytes *made = syi_bytes_alloc(vm, vm->types.bytes, size);
    if (made == NULL) {
        return SY_NULL;
    }
    finish(h, state);
    unsigned width = a->family == SHA512 || a->family == SHA3 ? 8 : 4;
    bool little = a->family == MD5 || a->family == SHA3;
    for (uint64_t i = 0; i < size; i++) {
        unsigned at = (unsigned)(i % a->block);
        if (a->family == SHA3 && i > 0 && at == 0) {
            syi_keccak(state);
        }
        unsigned shift = 8 * (little ? at % width : width - 1 - at % width);
        made->data[i] = (uint8_t)(state[at / width] >> shift);
    }
    return sy_from_pointer(made);
}

/* --- The type --- */

static bool data_argument(sy_vm *vm, sy_value v, const uint8_t **data, uint32_t *length) {
    if (syi_is_str(v)) {
        syi_raise(vm, vm->types.TypeError, "Strings must be encoded before hashing");
        return false;
    }
    if (syi_buffer(v, data, length)) {
        return true;
    }
    if (!syi_failed(vm)) {
        syi_raise(vm, vm->types.TypeError, "object supporting the buffer API required");
    }
    return false;
}

static sy_value hash_update(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const uint8_t *data;
    uint32_t length;
    if (!data_argument(vm, args[1], &data, &length)) {
        return SY_NULL;
    }
    update(hasher_of(args[0]), data, length);
    return SY_NONE;
}

static sy_value hash_digest(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"length", NULL};
    static const sy_signature signature = {"digest", names, 1, 1};
    const hasher *h = hasher_of(args[0]);
    if (h->algorithm->digest != 0) {
        return syi_no_keywords(vm, "digest", kwnames) &&
                       syi_check_arg_count(vm, "digest", nargs - 1, 0, 0)
                   ? digest(vm, h, h->algorithm->digest)
                   : SY_NULL;
    }
    sy_value v;
    int64_t size;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, &v) ||
        !syi_as_int64(vm, v, &size)) {
        return SY_NULL;
    }
    if (size < 0 || size > SY_STR_MAX) {
        return syi_raise(vm, vm->types.ValueError, "value must be positive");
    }
    return digest(vm, h, (uint64_t)size);
}

static sy_value hash_hexdigest(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    sy_value bytes = hash_digest(vm, args, nargs, kwnames);
    return bytes == SY_NULL ? SY_NULL : syi_bytes_hex(vm, &bytes, 1, SY_NULL);
}

static sy_value hash_copy(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const hasher *h = hasher_of(args[0]);
    hasher *made = syi_object_new(vm, h->head.type, sizeof *made);
    if (made == NULL) {
        return SY_NULL;
    }
    made->algorithm = h->algorithm;
    made->length = h->length;
    memcpy(made->state, h->state, sizeof h->state);
    memcpy(made->block, h->block, sizeof h->block);
    return sy_from_pointer(made);
}

static sy_value get_name(sy_vm *vm, sy_value self) {
    return syi_str_from_cstr(vm, hasher_of(self)->algorithm->name);
}

static sy_value get_digest_size(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(hasher_of(self)->algorithm->digest);
}

static sy_value get_block_size(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(hasher_of(self)->algorithm->block);
}

static sy_value hash_repr(sy_vm *vm, sy_value self) {
    char address[SY_ADDRESS_SIZE];
    return syi_str_format(vm, "<%s _hashlib.HASH object @ %s>",
                          hasher_of(self)->algorithm->name, syi_address(self, address));
}

static const sy_fn_def hash_methods[] = {
    {"update", hash_update, 1, 1, 0, false, "update($self, obj, /)"},
    {"digest", hash_digest, 0, -1, 0, true, "digest($self, /)"},
    {"hexdigest", hash_hexdigest, 0, -1, 0, true, "hexdigest($self, /)"},
    {"copy", hash_copy, 0, 0, 0, false, "copy($self, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def hash_getsets[] = {{"name", get_name, NULL, NULL},
                                             {"digest_size", get_digest_size, NULL, NULL},
                                             {"block_size", get_block_size, NULL, NULL},
                                             {NULL, NULL, NULL, NULL}};

static const sy_type_def hash_type = {
    .name = "_hashlib.HASH",
    .doc = "A hash is an object used to calculate a checksum of a string of information.",
    .size = sizeof(hasher),
    .flags = SY_TYPE_NO_NEW,
    .slots = {.repr = hash_repr},
    .methods = hash_methods,
    .getsets = hash_getsets,
};

static sy_value new_hash(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const uint8_t *data;
    uint32_t length;
    if (!data_argument(vm, args[1], &data, &length)) {
        return SY_NULL;
    }
    for (size_t i = 0; i < sizeof algorithms / sizeof *algorithms; i++) {
        if (!syi_is_str(args[0]) || !syi_str_is(args[0], algorithms[i].name)) {
            continue;
        }
        hasher *h = syi_object_new(vm, syi_module_state(vm)->hasher, sizeof *h);
        if (h == NULL) {
            return SY_NULL;
        }
        h->algorithm = &algorithms[i];
        memcpy(h->state, algorithms[i].initial, sizeof algorithms[i].initial);
        update(h, data, length);
        return sy_from_pointer(h);
    }
    return syi_raise(vm, vm->types.ValueError, "unsupported hash type %S", args[0]);
}

static const sy_fn_def functions[] = {{"new", new_hash, 2, 2, 0, false, "new(name, data, /)"},
                                      {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_hash(sy_vm *vm, sy_module *module) {
    sy_lang_modules *state = syi_module_state(vm);
    state->hasher = syi_module_type(vm, module, &hash_type);
    return state->hasher != NULL && syi_module_add_functions(vm, module, functions);
}
