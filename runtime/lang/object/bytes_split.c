/* SPDX-License-Identifier: MIT
 *
 * Methods of bytes and bytearray that take them apart and put them together.
 */
#include "lang/object/bytes.h"

#include "lang/object/args.h"

#define UNUSED_ARGS() ((void)nargs, (void)kwnames)

static bool is_space(uint8_t c) {
    return c == ' ' || (c >= 9 && c <= 13);
}

/* A list of parts of self in the making. */
typedef struct splitting {
    sy_vm *vm;
    sy_value self;
    sy_value list;
    const uint8_t *data;
    uint32_t n;
    int64_t max; /* splits left; -1: no limit */
} splitting;

static bool add_part(splitting *s, uint32_t start, uint32_t end) {
    sy_value part = syi_bytes_like(s->vm, s->self, s->data + start, end - start);
    return part != SY_NULL && syi_list_append(s->vm, syi_to_list(s->list), part);
}

static bool split_spaces(splitting *s) {
    uint32_t i = 0;
    for (;;) {
        while (i < s->n && is_space(s->data[i])) {
            i++;
        }
        if (i == s->n) {
            return true;
        }
        if (s->max-- == 0) {
            return add_part(s, i, s->n);
        }
        uint32_t start = i;
        while (i < s->n && !is_space(s->data[i])) {
            i++;
        }
        if (!add_part(s, start, i)) {
            return false;
        }
    }
}

static bool rsplit_spaces(splitting *s) {
    uint32_t end = s->n;
    for (;;) {
        while (end > 0 && is_space(s->data[end - 1])) {
            end--;
        }
        if (end == 0) {
            return true;
        }
        uint32_t start = s->max-- == 0 ? 0 : end;
        while (start > 0 && !is_space(s->data[start - 1])) {
            start--;
        }
        if (!add_part(s, start, end)) {
            return false;
        }
        end = start;
    }
}

static bool split_at(splitting *s, const uint8_t *separator, uint32_t m) {
    uint32_t start = 0;
    while (s->max-- != 0) {
        int64_t i = syi_find_bytes(s->data + start, s->n - start, separator, m);
        if (i < 0) {
            break;
        }
        if (!add_part(s, start, start + (uint32_t)i)) {
            return false;
        }
        start += (uint32_t)i + m;
    }
    return add_part(s, start, s->n);
}

static bool rsplit_at(splitting *s, const uint8_t *separator, uint32_t m) {
    uint32_t end = s->n;
    while (s->max-- != 0) {
        int64_t i = syi_rfind_bytes(s->data, end, separator, m);
        if (i < 0) {
            break;
        }
        if (!add_part(s, (uint32_t)i + m, end)) {
            return false;
        }
        end = (uint32_t)i;
    }
    return add_part(s, 0, end);
}

static void reverse(sy_list *l) {
    for (uint32_t i = 0; i < l->length / 2; i++) {
        sy_value item = l->items[i];
        l->items[i] = l->items[l->length - 1 - i];
        l->items[l->length - 1 - i] = item;
    }
}

static bool start_splitting(sy_vm *vm, sy_value self, int64_t max, splitting *s) {
    *s = (splitting){.vm = vm, .self = self, .max = max < 0 ? -1 : max};
    s->list = syi_list_new(vm, NULL, 0);
    return s->list != SY_NULL && syi_buffer(self, &s->data, &s->n);
}

static sy_value split(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames,
                      bool right) {
    static const char *const names[] = {"sep", "maxsplit", NULL};
    static const sy_signature left_signature = {"split", names, 0, 2};
    static const sy_signature right_signature = {"rsplit", names, 0, 2};
    sy_value given[2];
    int64_t max = -1;
    splitting s;
    if (!syi_parse_args(vm, right ? &right_signature : &left_signature, args + 1, nargs - 1,
                        kwnames, given) ||
        (given[1] != SY_NULL && !syi_size_arg(vm, given[1], &max)) ||
        !start_splitting(vm, args[0], max, &s)) {
        return SY_NULL;
    }
    const uint8_t *separator = NULL;
    uint32_t m = 0;
    bool ok;
    if (given[0] == SY_NULL || given[0] == SY_NONE) {
        ok = right ? rsplit_spaces(&s) : split_spaces(&s);
    } else {
        if (!syi_need_buffer(vm, given[0], &separator, &m)) {
            return SY_NULL;
        }
        if (m == 0) {
            return syi_raise(vm, vm->types.ValueError, "empty separator");
        }
        ok = right ? rsplit_at(&s, separator, m) : split_at(&s, separator, m);
    }
    if (!ok) {
        return SY_NULL;
    }
    if (right) {
        reverse(syi_to_list(s.list));
    }
    return s.list;
}

SY_BYTES_METHOD(syi_bytes_split) {
    return split(vm, args, nargs, kwnames, false);
}

SY_BYTES_METHOD(syi_bytes_rsplit) {
    return split(vm, args, nargs, kwnames, true);
}

SY_BYTES_METHOD(syi_bytes_splitlines) {
    static const char *const names[] = {"keepends", NULL};
    static const sy_signature signature = {"splitlines", names, 0, 1};
    sy_value given[1];
    int64_t keep = 0;
    splitting s;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given) ||
        (given[0] != SY_NULL && !syi_as_int64(vm, given[0], &keep)) ||
        !start_splitting(vm, args[0], -1, &s)) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < s.n;) {
        uint32_t start = i;
        while (i < s.n && s.data[i] != '\n' && s.data[i] != '\r') {
            i++;
        }
        uint32_t end = i;
        if (i < s.n) {
            i += s.data[i] == '\r' && i + 1 < s.n && s.data[i + 1] == '\n' ? 2 : 1;
        }
        if (!add_part(&s, start, keep != 0 ? i : end)) {
            return SY_NULL;
        }
    }
    return s.list;
}

static sy_value partition(sy_vm *vm, const sy_value *args, bool right) {
    const uint8_t *separator;
    const uint8_t *data;
    uint32_t m;
    uint32_t n;
    if (!syi_need_buffer(vm, args[1], &separator, &m)) {
        return SY_NULL;
    }
    if (m == 0) {
        return syi_raise(vm, vm->types.ValueError, "empty separator");
    }
    syi_buffer(args[0], &data, &n);
    int64_t i =
        right ? syi_rfind_bytes(data, n, separator, m) : syi_find_bytes(data, n, separator, m);
    uint32_t cut = i < 0 ? (right ? 0 : n) : (uint32_t)i;
    uint32_t rest = i < 0 ? cut : cut + m;
    const sy_value items[3] = {syi_bytes_like(vm, args[0], data, cut),
                               syi_bytes_like(vm, args[0], separator, i < 0 ? 0 : m),
                               syi_bytes_like(vm, args[0], data + rest, n - rest)};
    if (items[0] == SY_NULL || items[1] == SY_NULL || items[2] == SY_NULL) {
        return SY_NULL;
    }
    return syi_tuple_new(vm, items, 3);
}

SY_BYTES_METHOD(syi_bytes_partition) {
    UNUSED_ARGS();
    return partition(vm, args, false);
}

SY_BYTES_METHOD(syi_bytes_rpartition) {
    UNUSED_ARGS();
    return partition(vm, args, true);
}

static sy_value join_items(sy_vm *vm, sy_value self, sy_value items) {
    const uint8_t *separator;
    const uint8_t *data;
    uint32_t m;
    uint32_t n;
    uint32_t count = syi_sequence_length(items);
    uint64_t total = 0;
    syi_buffer(self, &separator, &m);
    for (uint32_t i = 0; i < count; i++) {
        sy_value item = syi_sequence_item(items, i);
        if (!syi_buffer(item, &data, &n)) {
            return syi_raise(vm, vm->types.TypeError,
                             "sequence item %d: expected a bytes-like object, %T found", (int)i,
                             item);
        }
        total += n + (uint64_t)(i > 0 ? m : 0);
    }
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, total);
    if (b == NULL) {
        return SY_NULL;
    }
    uint8_t *to = b->data;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) {
            memcpy(to, separator, m);
            to += m;
        }
        syi_buffer(syi_sequence_item(items, i), &data, &n);
        memcpy(to, data, n);
        to += n;
    }
    return syi_is_bytearray(self) ? syi_bytes_like(vm, self, b->data, b->length)
                                  : sy_from_pointer(b);
}

SY_BYTES_METHOD(syi_bytes_join) {
    UNUSED_ARGS();
    sy_value items = args[1];
    if (!syi_is_list(items) && !syi_is_tuple(items)) {
        if (!syi_is_iterable(vm, items)) {
            return syi_raise(vm, vm->types.TypeError, "can only join an iterable");
        }
        items = syi_list_from_iterable(vm, items);
    }
    return items == SY_NULL ? SY_NULL : join_items(vm, args[0], items);
}
