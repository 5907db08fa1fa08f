/* SPDX-License-Identifier: MIT
 *
 * Methods of bytes and bytearray: searching, replacing, stripping, padding, hexadecimal text.
 * Arguments are converted, which may call back, before the bytes are looked at.
 */
#include "lang/object/bytes.h"

#include "lang/object/args.h"

#define UNUSED_ARGS() ((void)vm, (void)nargs, (void)kwnames)

typedef struct span {
    const uint8_t *data;
    uint32_t n;
} span;

static span span_of(sy_value v) {
    span s = {NULL, 0};
    syi_buffer(v, &s.data, &s.n);
    return s;
}

/* --- Searching -------------------------------------------------------------------------------
 */

/* A bytes-like object or a byte value (then in *byte). */
static bool needle_of(sy_vm *vm, sy_value v, uint8_t *byte, span *out) {
    if (syi_buffer(v, &out->data, &out->n)) {
        return true;
    }
    if (!syi_is_int(v) &&
        syi_type_lookup(vm, syi_type_of(vm, v), vm->specials[SY_SPECIAL_INDEX]) == SY_NULL) {
        syi_raise(vm, vm->types.TypeError,
                  "argument should be integer or bytes-like object, not '%T'", v);
        return false;
    }
    *out = (span){byte, 1};
    return syi_byte_value(vm, v, byte);
}

/* Position of args[1] in args[0], -1: none, -2: failed. */
static int64_t search(sy_vm *vm, const sy_value *args, int nargs, const char *name,
                      bool right) {
    if (!syi_search_args(vm, name, nargs - 1)) {
        return -2;
    }
    uint8_t byte = 0;
    span needle;
    uint32_t start;
    uint32_t end;
    if (!syi_range_args(vm, args + 2, nargs - 2, span_of(args[0]).n, &start, &end) ||
        !needle_of(vm, args[1], &byte, &needle)) {
        return -2;
    }
    span s = span_of(args[0]);
    end = end > s.n ? s.n : end;
    if (start > end) {
        return -1;
    }
    int64_t i = right ? syi_rfind_bytes(s.data + start, end - start, needle.data, needle.n)
                      : syi_find_bytes(s.data + start, end - start, needle.data, needle.n);
    return i < 0 ? -1 : i + start;
}

static sy_value found_or_error(sy_vm *vm, int64_t i) {
    if (i == -1) {
        return syi_raise(vm, vm->types.ValueError, "subsection not found");
    }
    return i < 0 ? SY_NULL : sy_from_int(i);
}

SY_BYTES_METHOD(syi_bytes_find) {
    UNUSED_ARGS();
    int64_t i = search(vm, args, nargs, "find", false);
    return i < -1 ? SY_NULL : sy_from_int(i);
}

SY_BYTES_METHOD(syi_bytes_rfind) {
    UNUSED_ARGS();
    int64_t i = search(vm, args, nargs, "rfind", true);
    return i < -1 ? SY_NULL : sy_from_int(i);
}

SY_BYTES_METHOD(syi_bytes_index) {
    UNUSED_ARGS();
    return found_or_error(vm, search(vm, args, nargs, "index", false));
}

SY_BYTES_METHOD(syi_bytes_rindex) {
    UNUSED_ARGS();
    return found_or_error(vm, search(vm, args, nargs, "rindex", true));
}

SY_BYTES_METHOD(syi_bytes_count) {
    UNUSED_ARGS();
    if (!syi_search_args(vm, "count", nargs - 1)) {
        return SY_NULL;
    }
    uint8_t byte = 0;
    span needle;
    uint32_t start;
    uint32_t end;
    if (!syi_range_args(vm, args + 2, nargs - 2, span_of(args[0]).n, &start, &end) ||
        !needle_of(vm, args[1], &byte, &needle)) {
        return SY_NULL;
    }
    span s = span_of(args[0]);
    end = end > s.n ? s.n : end;
    if (start > end) {
        return sy_from_int(0);
    }
    if (needle.n == 0) {
        return sy_from_int((int64_t)(end - start) + 1);
    }
    int64_t count = 0;
    for (;;) {
        int64_t i = syi_find_bytes(s.data + start, end - start, needle.data, needle.n);
        if (i < 0) {
            return sy_from_int(count);
        }
        count++;
        start += (uint32_t)i + needle.n;
    }
}

static bool affix_matches(span s, span a, uint32_t start, uint32_t end, bool at_end) {
    if (start > end || end - start < a.n) {
        return false;
    }
    return a.n == 0 || memcmp(s.data + (at_end ? end - a.n : start), a.data, a.n) == 0;
}

static sy_value affix(sy_vm *vm, const sy_value *args, int nargs, bool at_end) {
    const char *name = at_end ? "endswith" : "startswith";
    if (!syi_search_args(vm, name, nargs - 1)) {
        return SY_NULL;
    }
    span a;
    uint32_t start;
    uint32_t end;
    if (!syi_range_args(vm, args + 2, nargs - 2, span_of(args[0]).n, &start, &end)) {
        return SY_NULL;
    }
    span s = span_of(args[0]);
    end = end > s.n ? s.n : end;
    if (syi_buffer(args[1], &a.data, &a.n)) {
        return sy_from_bool(affix_matches(s, a, start, end, at_end));
    }
    if (!syi_is_tuple(args[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "%s first arg must be bytes or a tuple of bytes, not %T", name,
                         args[1]);
    }
    const sy_tuple *all = syi_to_tuple(args[1]);
    for (uint32_t i = 0; i < all->length; i++) {
        if (!syi_need_buffer(vm, all->items[i], &a.data, &a.n)) {
            return SY_NULL;
        }
        if (affix_matches(s, a, start, end, at_end)) {
            return SY_TRUE;
        }
    }
    return SY_FALSE;
}

SY_BYTES_METHOD(syi_bytes_startswith) {
    UNUSED_ARGS();
    return affix(vm, args, nargs, false);
}

SY_BYTES_METHOD(syi_bytes_endswith) {
    UNUSED_ARGS();
    return affix(vm, args, nargs, true);
}

static sy_value remove_affix(sy_vm *vm, const sy_value *args, bool at_end) {
    span a;
    if (!syi_need_buffer(vm, args[1], &a.data, &a.n)) {
        return SY_NULL;
    }
    span s = span_of(args[0]);
    uint32_t cut = affix_matches(s, a, 0, s.n, at_end) ? a.n : 0;
    return syi_bytes_like(vm, args[0], s.data + (at_end ? 0 : cut), s.n - cut);
}

SY_BYTES_METHOD(syi_bytes_removeprefix) {
    UNUSED_ARGS();
    return remove_affix(vm, args, false);
}

SY_BYTES_METHOD(syi_bytes_removesuffix) {
    UNUSED_ARGS();
    return remove_affix(vm, args, true);
}

/* --- Building --------------------------------------------------------------------------------
 */

/* Latin-1 characters stand for the bytes while they are put together. */
static void put(sy_str_builder *b, const uint8_t *data, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        syi_builder_char(b, data[i]);
    }
}

static sy_value finish_like(sy_vm *vm, sy_value self, sy_str_builder *b) {
    sy_value text = syi_builder_finish(b);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    return syi_bytes_like(vm, self, syi_to_str(text)->data, syi_to_str(text)->length);
}

static sy_value interleave(sy_vm *vm, sy_value self, span with, uint64_t max) {
    span s = span_of(self);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i <= s.n; i++) {
        if (i < max) {
            put(&b, with.data, with.n);
        }
        if (i < s.n) {
            syi_builder_char(&b, s.data[i]);
        }
    }
    return finish_like(vm, self, &b);
}

SY_BYTES_METHOD(syi_bytes_replace) {
    UNUSED_ARGS();
    int64_t max = -1;
    span old;
    span with;
    if ((nargs > 3 && !syi_size_arg(vm, args[3], &max)) ||
        !syi_need_buffer(vm, args[1], &old.data, &old.n) ||
        !syi_need_buffer(vm, args[2], &with.data, &with.n)) {
        return SY_NULL;
    }
    uint64_t limit = max < 0 ? UINT64_MAX : (uint64_t)max;
    if (old.n == 0) {
        return interleave(vm, args[0], with, limit);
    }
    span s = span_of(args[0]);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    uint32_t start = 0;
    for (; limit > 0; limit--) {
        int64_t i = syi_find_bytes(s.data + start, s.n - start, old.data, old.n);
        if (i < 0) {
            break;
        }
        put(&b, s.data + start, (uint32_t)i);
        put(&b, with.data, with.n);
        start += (uint32_t)i + old.n;
    }
    put(&b, s.data + start, s.n - start);
    return finish_like(vm, args[0], &b);
}

static bool strips(const span *set, uint8_t c) {
    return set == NULL ? c == ' ' || (c >= 9 && c <= 13)
                       : set->n > 0 && memchr(set->data, c, set->n) != NULL;
}

static sy_value strip(sy_vm *vm, const sy_value *args, int nargs, bool left, bool right) {
    span given;
    const span *set = NULL;
    if (nargs > 1 && args[1] != SY_NONE) {
        if (!syi_need_buffer(vm, args[1], &given.data, &given.n)) {
            return SY_NULL;
        }
        set = &given;
    }
    span s = span_of(args[0]);
    uint32_t start = 0;
    uint32_t end = s.n;
    while (left && start < end && strips(set, s.data[start])) {
        start++;
    }
    while (right && end > start && strips(set, s.data[end - 1])) {
        end--;
    }
    return syi_bytes_like(vm, args[0], s.data + start, end - start);
}

SY_BYTES_METHOD(syi_bytes_strip) {
    UNUSED_ARGS();
    return strip(vm, args, nargs, true, true);
}

SY_BYTES_METHOD(syi_bytes_lstrip) {
    UNUSED_ARGS();
    return strip(vm, args, nargs, true, false);
}

SY_BYTES_METHOD(syi_bytes_rstrip) {
    UNUSED_ARGS();
    return strip(vm, args, nargs, false, true);
}

static sy_value justify(sy_vm *vm, const sy_value *args, int nargs, const char *name,
                        char where) {
    int64_t width;
    span fill = {(const uint8_t *)" ", 1};
    if (!syi_size_arg(vm, args[1], &width)) {
        return SY_NULL;
    }
    bool fits = nargs <= 2 || ((syi_is_bytes(args[2]) || syi_is_bytearray(args[2])) &&
                               syi_buffer(args[2], &fill.data, &fill.n) && fill.n == 1);
    if (!fits) {
        return syi_raise(vm, vm->types.TypeError,
                         "%s() argument 2 must be a byte string of length 1, not %T", name,
                         args[2]);
    }
    span s = span_of(args[0]);
    uint64_t missing = width > (int64_t)s.n ? (uint64_t)width - s.n : 0;
    if (missing > SY_STR_MAX) {
        return syi_raise_memory(vm);
    }
    uint64_t left = where == '<'   ? 0
                    : where == '>' ? missing
                                   : missing / 2 + (missing & (uint64_t)width & 1);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_fill(&b, fill.data[0], left);
    put(&b, s.data, s.n);
    syi_builder_fill(&b, fill.data[0], missing - left);
    return finish_like(vm, args[0], &b);
}

SY_BYTES_METHOD(syi_bytes_ljust) {
    UNUSED_ARGS();
    return justify(vm, args, nargs, "ljust", '<');
}

SY_BYTES_METHOD(syi_bytes_rjust) {
    UNUSED_ARGS();
    return justify(vm, args, nargs, "rjust", '>');
}

SY_BYTES_METHOD(syi_bytes_center) {
    UNUSED_ARGS();
    return justify(vm, args, nargs, "center", '^');
}

SY_BYTES_METHOD(syi_bytes_zfill) {
    UNUSED_ARGS();
    int64_t width;
    if (!syi_size_arg(vm, args[1], &width)) {
        return SY_NULL;
    }
    span s = span_of(args[0]);
    uint64_t missing = width > (int64_t)s.n ? (uint64_t)width - s.n : 0;
    if (missing > SY_STR_MAX) {
        return syi_raise_memory(vm);
    }
    uint32_t sign = s.n > 0 && (s.data[0] == '+' || s.data[0] == '-') ? 1 : 0;
    sy_str_builder b;
    syi_builder_init(&b, vm);
    put(&b, s.data, sign);
    syi_builder_fill(&b, '0', missing);
    put(&b, s.data + sign, s.n - sign);
    return finish_like(vm, args[0], &b);
}

SY_BYTES_METHOD(syi_bytes_expandtabs) {
    static const char *const names[] = {"tabsize", NULL};
    static const sy_signature signature = {"expandtabs", names, 0, 1};
    sy_value given[1];
    int64_t size = 8;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given) ||
        (given[0] != SY_NULL && !syi_as_int64(vm, given[0], &size))) {
        return SY_NULL;
    }
    span s = span_of(args[0]);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    int64_t column = 0;
    for (uint32_t i = 0; i < s.n; i++) {
        if (s.data[i] == '\t') {
            int64_t fill = size > 0 ? size - column % size : 0;
            syi_builder_fill(&b, ' ', (uint64_t)fill);
            column += fill;
        } else {
            syi_builder_char(&b, s.data[i]);
            column = s.data[i] == '\n' || s.data[i] == '\r' ? 0 : column + 1;
        }
    }
    return finish_like(vm, args[0], &b);
}

/* --- Translation and text --------------------------------------------------------------------
 */

SY_BYTES_METHOD(syi_bytes_translate) {
    static const char *const names[] = {"", "delete", NULL};
    static const sy_signature signature = {"translate", names, 1, 2};
    sy_value given[2];
    span table = {NULL, 256};
    span gone = {NULL, 0};
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given) ||
        (given[0] != SY_NONE && !syi_need_buffer(vm, given[0], &table.data, &table.n)) ||
        (given[1] != SY_NULL && !syi_need_buffer(vm, given[1], &gone.data, &gone.n))) {
        return SY_NULL;
    }
    if (table.n != 256) {
        return syi_raise(vm, vm->types.ValueError,
                         "translation table must be 256 characters long");
    }
    span s = span_of(args[0]);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < s.n; i++) {
        uint8_t c = s.data[i];
        if (gone.n == 0 || memchr(gone.data, c, gone.n) == NULL) {
            syi_builder_char(&b, table.data != NULL ? table.data[c] : c);
        }
    }
    return finish_like(vm, args[0], &b);
}

SY_BYTES_METHOD(syi_bytes_maketrans) {
    UNUSED_ARGS();
    span from;
    span to;
    if (!syi_need_buffer(vm, args[0], &from.data, &from.n) ||
        !syi_need_buffer(vm, args[1], &to.data, &to.n)) {
        return SY_NULL;
    }
    if (from.n != to.n) {
        return syi_raise(vm, vm->types.ValueError, "maketrans arguments must have same length");
    }
    uint8_t table[256];
    for (unsigned i = 0; i < 256; i++) {
        table[i] = (uint8_t)i;
    }
    for (uint32_t i = 0; i < from.n; i++) {
        table[from.data[i]] = to.data[i];
    }
    return syi_bytes_new(vm, table, sizeof table);
}

SY_BYTES_METHOD(syi_bytes_decode) {
    static const char *const names[] = {"encoding", "errors", NULL};
    static const sy_signature signature = {"decode", names, 0, 2};
    sy_value given[2];
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given)) {
        return SY_NULL;
    }
    for (int i = 0; i < 2; i++) {
        if (given[i] != SY_NULL && !syi_is_str(given[i])) {
            return syi_raise(vm, vm->types.TypeError,
                             "decode() argument '%s' must be str, not %T", names[i], given[i]);
        }
    }
    span s = span_of(args[0]);
    return syi_str_decode(vm, s.data, s.n, given[0], given[1]);
}

/* The separator of hex(): one ASCII character. */
static bool hex_separator(sy_vm *vm, sy_value v, uint32_t *out) {
    span s;
    int64_t length = syi_length(vm, v);
    if (length < 0) {
        return false;
    }
    if (length != 1) {
        syi_raise(vm, vm->types.ValueError, "sep must be length 1.");
        return false;
    }
    if (syi_is_str(v)) {
        *out = syi_str_at(syi_to_str(v), 0);
    } else if (syi_buffer(v, &s.data, &s.n)) {
        *out = s.data[0];
    } else {
        syi_raise(vm, vm->types.TypeError, "sep must be str or bytes.");
        return false;
    }
    if (*out > 127) {
        syi_raise(vm, vm->types.ValueError, "sep must be ASCII.");
        return false;
    }
    return true;
}

SY_BYTES_METHOD(syi_bytes_hex) {
    static const char *const names[] = {"sep", "bytes_per_sep", NULL};
    static const sy_signature signature = {"hex", names, 0, 2};
    sy_value given[2];
    uint32_t separator = 0;
    int64_t group = 1;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given) ||
        (given[0] != SY_NULL && !hex_separator(vm, given[0], &separator)) ||
        (given[1] != SY_NULL && !syi_as_int64(vm, given[1], &group))) {
        return SY_NULL;
    }
    span s = span_of(args[0]);
    bool from_left = group < 0;
    uint64_t size = from_left ? 0 - (uint64_t)group : (uint64_t)group;
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < s.n; i++) {
        uint64_t place = from_left ? i : s.n - i;
        if (i > 0 && separator != 0 && size != 0 && place % size == 0) {
            syi_builder_char(&b, separator);
        }
        syi_builder_char(&b, (uint8_t) "0123456789abcdef"[s.data[i] >> 4]);
        syi_builder_char(&b, (uint8_t) "0123456789abcdef"[s.data[i] & 15]);
    }
    return syi_builder_finish(&b);
}

static int hex_digit(const sy_str *s, uint32_t i) {
    uint32_t c = i < s->length ? syi_str_at(s, i) : 0;
    uint32_t lower = c | 0x20;
    return c >= '0' && c <= '9'           ? (int)(c - '0')
           : lower >= 'a' && lower <= 'f' ? (int)(lower - 'a') + 10
                                          : -1;
}

SY_BYTES_METHOD(syi_bytes_fromhex) {
    UNUSED_ARGS();
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "fromhex() argument must be str, not %T",
                         args[1]);
    }
    const sy_str *s = syi_to_str(args[1]);
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, s->length / 2);
    if (b == NULL) {
        return SY_NULL;
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->length;) {
        uint32_t c = syi_str_at(s, i);
        if (c == ' ' || (c >= 9 && c <= 13)) {
            i++;
            continue;
        }
        uint32_t bad = hex_digit(s, i) < 0 ? i : i + 1;
        if (hex_digit(s, bad) < 0) {
            return syi_raise(vm, vm->types.ValueError,
                             "non-hexadecimal number found in fromhex() arg at position %d",
                             (int)bad);
        }
        b->data[n++] = (uint8_t)(hex_digit(s, i) << 4 | hex_digit(s, i + 1));
        i += 2;
    }
    sy_value exact = syi_bytes_new(vm, b->data, n);
    if (exact == SY_NULL || args[0] == sy_from_pointer(vm->types.bytes)) {
        return exact;
    }
    return syi_call(vm, args[0], &exact, 1, SY_NULL);
}
