/* SPDX-License-Identifier: MIT
 *
 * Ints from and to text. Bases that are powers of two go bit by bit; the others by chunks of as
 * many digits as fit one digit of the magnitude, which takes quadratic time and is therefore
 * bounded by the interpreter's limit on digits.
 */
#include "lang/object/bigint.h"

#include "lang/object/error.h"
#include "lang/object/gc.h"
#include "lang/object/number.h"

#define DEFAULT_LIMIT 4300u
#define UNLIMITED UINT32_MAX

uint32_t syi_int_max_str_digits(const sy_vm *vm) {
    return vm->int_digits_limit == 0           ? DEFAULT_LIMIT
           : vm->int_digits_limit == UNLIMITED ? 0
                                               : vm->int_digits_limit;
}

void syi_int_set_max_str_digits(sy_vm *vm, uint32_t limit) {
    vm->int_digits_limit = limit == 0 ? UNLIMITED : limit;
}

static bool is_power_of_two(int base) {
    return (base & (base - 1)) == 0;
}

static unsigned bits_of_base(int base) {
    return 31u - (unsigned)__builtin_clz((unsigned)base);
}

/* Digits of the base that fit one digit of a magnitude, and their weight. */
static unsigned chunk_of(int base, uint32_t *weight) {
    unsigned digits = 0;
    uint64_t w = 1;
    while (w * (unsigned)base <= SY_DIGIT_BASE) {
        w *= (unsigned)base;
        digits++;
    }
    *weight = (uint32_t)w;
    return digits;
}

/* --- To text ---------------------------------------------------------------------------------
 */

static char digit_char(uint32_t digit) {
    return "0123456789abcdefghijklmnopqrstuvwxyz"[digit];
}

static void raise_too_long(sy_vm *vm) {
    syi_raise(vm, vm->types.ValueError,
              "Exceeds the limit (%d digits) for integer string conversion; use "
              "sys.set_int_max_str_digits() to increase the limit",
              (int)syi_int_max_str_digits(vm));
}

static size_t digits_by_bits(const sy_int_view *a, int base, char *out) {
    unsigned width = bits_of_base(base);
    uint64_t pending = 0;
    unsigned bits = 0;
    size_t n = 0;
    for (uint32_t i = 0; i < a->length; i++) {
        pending |= (uint64_t)a->digits[i] << bits;
        bits += SY_DIGIT_BITS;
        for (; bits >= width; bits -= width) {
            out[n++] = digit_char((uint32_t)pending & (unsigned)(base - 1));
            pending >>= width;
        }
    }
    out[n++] = digit_char((uint32_t)pending);
    return n;
}

static size_t digits_by_chunks(uint32_t *work, uint32_t n, int base, char *out) {
    uint32_t weight;
    unsigned chunk = chunk_of(base, &weight);
    size_t count = 0;
    while (n > 0) {
        uint32_t rest = base == 10 ? syi_mag_div_billion(work, n)
                                   : syi_mag_div_small(work, work, n, weight);
        n = syi_mag_normalise(work, n);
        for (unsigned i = 0; i < chunk; i++) {
            out[count++] = digit_char(rest % (unsigned)base);
            rest /= (unsigned)base;
        }
    }
    return count;
}

char *syi_big_digits(sy_vm *vm, const sy_int_view *a, int base, size_t *count, size_t *size) {
    uint64_t bits = syi_mag_bits(a->digits, a->length);
    uint32_t limit = is_power_of_two(base) ? 0 : syi_int_max_str_digits(vm);
    if (limit != 0 && bits / 3 > limit && bits / (bits_of_base(base) + 1) > limit) {
        raise_too_long(vm);
        return NULL;
    }
    uint64_t room = bits / bits_of_base(base) + 34;
    if (room > 0x7fffffff) {
        syi_raise_memory(vm);
        return NULL;
    }
    *size = (size_t)room;
    char *out = syi_mem_resize(vm, NULL, 0, *size);
    if (out == NULL) {
        return NULL;
    }
    if (is_power_of_two(base)) {
        *count = digits_by_bits(a, base, out);
    } else {
        sy_bigint *work = syi_big_alloc(vm, (uint64_t)a->length + 1);
        if (work == NULL) {
            syi_mem_resize(vm, out, *size, 0);
            return NULL;
        }
        memcpy(work->digits, a->digits, a->length * sizeof(uint32_t));
        *count = digits_by_chunks(work->digits, a->length, base, out);
    }
    while (*count > 1 && out[*count - 1] == '0') {
        --*count;
    }
    if (*count == 0) {
        out[(*count)++] = '0';
    }
    if (limit != 0 && *count > limit) {
        syi_mem_resize(vm, out, *size, 0);
        raise_too_long(vm);
        return NULL;
    }
    return out;
}

/* --- From text -------------------------------------------------------------------------------
 */

static int digit_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/* Skips a prefix that goes with the base; decides base 0. False: base 0 and a leading zero that
 * is not allowed. */
static bool read_prefix(const char **p, const char *end, int *base, bool *prefixed) {
    const char *s = *p;
    int named = 0;
    *prefixed = false;
    if (end - s >= 2 && s[0] == '0') {
        char letter = (char)(s[1] | 0x20);
        named = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    }
    if (named != 0 && (*base == 0 || *base == named)) {
        *base = named;
        *p = s + 2;
        *prefixed = true;
        return true;
    }
    if (*base == 0) {
        *base = 10;
        for (const char *q = s; q < end && *s == '0'; q++) {
            if (*q != '0' && *q != '_') {
                return false;
            }
        }
    }
    return true;
}

/* Are these digits of the base with single underscores between? Counts the digits. */
static bool check_digits(const char *p, const char *end, int base, bool prefixed,
                         size_t *count) {
    bool underscore_allowed = prefixed;
    *count = 0;
    for (; p < end; p++) {
        if (*p == '_') {
            if (!underscore_allowed) {
                return false;
            }
            underscore_allowed = false;
        } else if (digit_value(*p) < base) {
            underscore_allowed = true;
            ++*count;
        } else {
            return false;
        }
    }
    return *count > 0 && underscore_allowed;
}

static uint32_t parse_by_bits(uint32_t *out, const char *p, const char *end, int base) {
    unsigned width = bits_of_base(base);
    uint64_t pending = 0;
    unsigned bits = 0;
    uint32_t n = 0;
    while (end-- > p) {
        if (*end == '_') {
            continue;
        }
        pending |= (uint64_t)digit_value(*end) << bits;
        bits += width;
        if (bits >= SY_DIGIT_BITS) {
            out[n++] = (uint32_t)pending & SY_DIGIT_MASK;
            pending >>= SY_DIGIT_BITS;
            bits -= SY_DIGIT_BITS;
        }
    }
    out[n++] = (uint32_t)pending;
    return syi_mag_normalise(out, n);
}

static uint32_t parse_by_chunks(uint32_t *out, const char *p, const char *end, int base) {
    uint32_t full;
    unsigned chunk = chunk_of(base, &full);
    uint32_t n = 0;
    while (p < end) {
        uint32_t value = 0;
        uint32_t weight = 1;
        for (unsigned i = 0; i < chunk && p < end; p++) {
            if (*p != '_') {
                value = value * (unsigned)base + (unsigned)digit_value(*p);
                weight *= (unsigned)base;
                i++;
            }
        }
        n = syi_mag_mul_small(out, n, weight, value);
    }
    return n;
}

static sy_value parse_digits(sy_vm *vm, const char *p, const char *end, int base, size_t count,
                             bool negative) {
    if (count <= 18 && base == 10) {
        int64_t value = 0;
        for (; p < end; p++) {
            value = *p == '_' ? value : value * 10 + (*p - '0');
        }
        return sy_from_int(negative ? -value : value);
    }
    uint64_t bits = (uint64_t)count * (bits_of_base(base) + (is_power_of_two(base) ? 0 : 1));
    sy_bigint *b = syi_big_alloc(vm, bits / SY_DIGIT_BITS + 2);
    if (b == NULL) {
        return SY_NULL;
    }
    uint32_t n = is_power_of_two(base) ? parse_by_bits(b->digits, p, end, base)
                                       : parse_by_chunks(b->digits, p, end, base);
    b->length = n;
    return syi_big_finish(b, negative);
}

enum sy_int_parse syi_int_parse_ascii(sy_vm *vm, const char *text, size_t n, int base,
                                      sy_value *out) {
    const char *p = text;
    const char *end = text + n;
    bool negative = n > 0 && *p == '-';
    if (n > 0 && (*p == '-' || *p == '+')) {
        p++;
    }
    bool prefixed;
    size_t count;
    if (!read_prefix(&p, end, &base, &prefixed) ||
        !check_digits(p, end, base, prefixed, &count)) {
        return SY_INT_MALFORMED;
    }
    uint32_t limit = is_power_of_two(base) ? 0 : syi_int_max_str_digits(vm);
    if (limit != 0 && count > limit) {
        syi_raise(vm, vm->types.ValueError,
                  "Exceeds the limit (%d digits) for integer string conversion: value has %lld "
                  "digits; use sys.set_int_max_str_digits() to increase the limit",
                  (int)limit, (long long)count);
        return SY_INT_FAILED;
    }
    *out = parse_digits(vm, p, end, base, count, negative);
    return *out == SY_NULL ? SY_INT_FAILED : SY_INT_PARSED;
}
