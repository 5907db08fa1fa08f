/* SPDX-License-Identifier: MIT
 *
 * Finding one string in another. Byte-wide strings skip by memchr to the first byte and look
 * at the last before they compare; others compare code point by code point.
 */
#include "lang/object/str_internal.h"

int64_t syi_find_bytes(const uint8_t *data, size_t n, const uint8_t *needle, size_t m) {
    if (m == 0) {
        return 0;
    }
    if (n < m) {
        return -1;
    }
    const uint8_t *p = data;
    const uint8_t *end = data + (n - m) + 1;
    uint8_t first = needle[0];
    uint8_t last = needle[m - 1];
    while (p < end) {
        if (*p != first) {
            p = memchr(p, first, (size_t)(end - p));
            if (p == NULL) {
                break;
            }
        }
        if (p[m - 1] == last && memcmp(p, needle, m) == 0) {
            return p - data;
        }
        p++;
    }
    return -1;
}

int64_t syi_rfind_bytes(const uint8_t *data, size_t n, const uint8_t *needle, size_t m) {
    if (n < m) {
        return -1;
    }
    for (size_t i = n - m + 1; i-- > 0;) {
        if (m == 0 || (data[i] == needle[0] && memcmp(data + i, needle, m) == 0)) {
            return (int64_t)i;
        }
    }
    return -1;
}

bool syi_str_match(const sy_str *a, uint32_t i, const sy_str *b) {
    unsigned kind = syi_str_kind(a);
    if (i > a->length || a->length - i < b->length || kind < syi_str_kind(b)) {
        return false;
    }
    if (kind == syi_str_kind(b)) {
        return memcmp(a->data + (size_t)i * kind, b->data, (size_t)b->length * kind) == 0;
    }
    for (uint32_t j = 0; j < b->length; j++) {
        if (syi_point_at(a->data, kind, i + j) != syi_str_at(b, j)) {
            return false;
        }
    }
    return true;
}

int64_t syi_str_find(const sy_str *s, const sy_str *needle, uint32_t start, uint32_t end) {
    if (start > end || end - start < needle->length || syi_str_kind(s) < syi_str_kind(needle)) {
        return -1;
    }
    if (syi_str_kind(s) == 1) {
        int64_t i = syi_find_bytes(s->data + start, end - start, needle->data, needle->length);
        return i < 0 ? -1 : i + start;
    }
    uint32_t last = end - needle->length;
    uint32_t first = needle->length > 0 ? syi_str_at(needle, 0) : 0;
    for (uint32_t i = start; i <= last; i++) {
        if (needle->length == 0 || (syi_str_at(s, i) == first && syi_str_match(s, i, needle))) {
            return i;
        }
    }
    return -1;
}

int64_t syi_str_rfind(const sy_str *s, const sy_str *needle, uint32_t start, uint32_t end) {
    if (start > end || end - start < needle->length || syi_str_kind(s) < syi_str_kind(needle)) {
        return -1;
    }
    for (uint32_t i = end - needle->length + 1; i-- > start;) {
        if (syi_str_match(s, i, needle)) {
            return i;
        }
    }
    return -1;
}

uint64_t syi_str_count(const sy_str *s, const sy_str *needle, uint32_t start, uint32_t end,
                       uint64_t max) {
    if (start > end) {
        return 0;
    }
    if (needle->length == 0) {
        uint64_t gaps = (uint64_t)(end - start) + 1;
        return gaps < max ? gaps : max;
    }
    uint64_t count = 0;
    while (count < max) {
        int64_t i = syi_str_find(s, needle, start, end);
        if (i < 0) {
            break;
        }
        count++;
        start = (uint32_t)i + needle->length;
    }
    return count;
}

bool syi_range_args(sy_vm *vm, const sy_value *args, int nargs, uint32_t length,
                    uint32_t *start, uint32_t *end) {
    int64_t bounds[2] = {0, length};
    for (int i = 0; i < 2; i++) {
        if (i >= nargs || args[i] == SY_NONE) {
            continue;
        }
        int has = sy_is_int(args[i]) ? 1 : syi_has_index(vm, args[i]);
        if (has == 0) {
            syi_raise(vm, vm->types.TypeError,
                      "slice indices must be integers or None or have an __index__ method");
        }
        if (has != 1 || !syi_index(vm, args[i], &bounds[i])) {
            return false;
        }
        if (bounds[i] < 0) {
            bounds[i] = bounds[i] < -(int64_t)length ? 0 : bounds[i] + length;
        }
    }
    /* A start beyond the end finds nothing, not even the empty string. */
    *end = bounds[1] > length ? length : (uint32_t)bounds[1];
    *start = bounds[0] > length ? length + 1 : (uint32_t)bounds[0];
    return true;
}

bool syi_size_arg(sy_vm *vm, sy_value v, int64_t *out) {
    return syi_index_exact(vm, v, out);
}

bool syi_search_args(sy_vm *vm, const char *name, int nargs) {
    if (nargs >= 1 && nargs <= 3) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError, "%s() takes at %s %d argument%s (%d given)", name,
              nargs < 1 ? "least" : "most", nargs < 1 ? 1 : 3, nargs < 1 ? "" : "s", nargs);
    return false;
}
