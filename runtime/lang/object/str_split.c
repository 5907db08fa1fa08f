/* SPDX-License-Identifier: MIT
 *
 * The methods of str that take strings apart and put them together.
 */
#include "lang/object/str_methods.h"

#include "lang/object/args.h"
#include "lang/object/unicode.h"

#define UNUSED_ARGS() ((void)nargs, (void)kwnames)

static bool append_range(sy_vm *vm, sy_value list, sy_value text, uint32_t start,
                         uint32_t end) {
    sy_value part = syi_substring(vm, text, start, end);
    return part != SY_NULL && syi_list_append(vm, syi_to_list(list), part);
}

static sy_value reversed(sy_value list) {
    sy_list *l = syi_to_list(list);
    for (uint32_t i = 0; i < l->length / 2; i++) {
        sy_value item = l->items[i];
        l->items[i] = l->items[l->length - 1 - i];
        l->items[l->length - 1 - i] = item;
    }
    return list;
}

static sy_value split_spaces(sy_vm *vm, sy_value text, int64_t max, sy_value list) {
    const sy_str *s = syi_to_str(text);
    uint32_t i = 0;
    for (;;) {
        while (i < s->length && syi_char_is_space(syi_str_at(s, i))) {
            i++;
        }
        if (i == s->length) {
            return list;
        }
        uint32_t start = i;
        if (max-- == 0) {
            /* The rest keeps the spaces at its end. */
            return append_range(vm, list, text, start, s->length) ? list : SY_NULL;
        }
        while (i < s->length && !syi_char_is_space(syi_str_at(s, i))) {
            i++;
        }
        if (!append_range(vm, list, text, start, i)) {
            return SY_NULL;
        }
    }
}

static sy_value rsplit_spaces(sy_vm *vm, sy_value text, int64_t max, sy_value list) {
    const sy_str *s = syi_to_str(text);
    uint32_t end = s->length;
    for (;;) {
        while (end > 0 && syi_char_is_space(syi_str_at(s, end - 1))) {
            end--;
        }
        if (end == 0) {
            return reversed(list);
        }
        uint32_t start = end;
        if (max-- == 0) {
            start = 0;
        }
        while (start > 0 && !syi_char_is_space(syi_str_at(s, start - 1))) {
            start--;
        }
        if (!append_range(vm, list, text, start, end)) {
            return SY_NULL;
        }
        end = start;
    }
}

static sy_value split_at(sy_vm *vm, sy_value text, const sy_str *separator, int64_t max,
                         sy_value list) {
    const sy_str *s = syi_to_str(text);
    uint32_t start = 0;
    while (max-- != 0) {
        int64_t i = syi_str_find(s, separator, start, s->length);
        if (i < 0) {
            break;
        }
        if (!append_range(vm, list, text, start, (uint32_t)i)) {
            return SY_NULL;
        }
        start = (uint32_t)i + separator->length;
    }
    return append_range(vm, list, text, start, s->length) ? list : SY_NULL;
}

static sy_value rsplit_at(sy_vm *vm, sy_value text, const sy_str *separator, int64_t max,
                          sy_value list) {
    const sy_str *s = syi_to_str(text);
    uint32_t end = s->length;
    while (max-- != 0) {
        int64_t i = syi_str_rfind(s, separator, 0, end);
        if (i < 0) {
            break;
        }
        if (!append_range(vm, list, text, (uint32_t)i + separator->length, end)) {
            return SY_NULL;
        }
        end = (uint32_t)i;
    }
    return append_range(vm, list, text, 0, end) ? reversed(list) : SY_NULL;
}

static sy_value split(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames,
                      bool right) {
    static const char *const names[] = {"sep", "maxsplit", NULL};
    static const sy_signature left_signature = {"split", names, 0, 2};
    static const sy_signature right_signature = {"rsplit", names, 0, 2};
    sy_value given[2];
    int64_t max = -1; /* no limit */
    if (!syi_parse_args(vm, right ? &right_signature : &left_signature, args + 1, nargs - 1,
                        kwnames, given) ||
        (given[1] != SY_NULL && !syi_size_arg(vm, given[1], &max))) {
        return SY_NULL;
    }
    max = max < 0 ? -1 : max;
    sy_value list = syi_list_new(vm, NULL, 0);
    if (list == SY_NULL) {
        return SY_NULL;
    }
    if (given[0] == SY_NULL || given[0] == SY_NONE) {
        return right ? rsplit_spaces(vm, args[0], max, list)
                     : split_spaces(vm, args[0], max, list);
    }
    if (!syi_is_str(given[0])) {
        return syi_raise(vm, vm->types.TypeError, "must be str or None, not %T", given[0]);
    }
    const sy_str *separator = syi_to_str(given[0]);
    if (separator->length == 0) {
        return syi_raise(vm, vm->types.ValueError, "empty separator");
    }
    return right ? rsplit_at(vm, args[0], separator, max, list)
                 : split_at(vm, args[0], separator, max, list);
}

SY_METHOD(syi_str_split) {
    return split(vm, args, nargs, kwnames, false);
}

SY_METHOD(syi_str_rsplit) {
    return split(vm, args, nargs, kwnames, true);
}

SY_METHOD(syi_str_splitlines) {
    static const char *const names[] = {"keepends", NULL};
    static const sy_signature signature = {"splitlines", names, 0, 1};
    sy_value given[1];
    int64_t keep = 0;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given) ||
        (given[0] != SY_NULL && !syi_as_int64(vm, given[0], &keep))) {
        return SY_NULL;
    }
    const sy_str *s = syi_to_str(args[0]);
    sy_value list = syi_list_new(vm, NULL, 0);
    for (uint32_t i = 0; list != SY_NULL && i < s->length;) {
        uint32_t start = i;
        while (i < s->length && !syi_char_is_line_break(syi_str_at(s, i))) {
            i++;
        }
        uint32_t end = i;
        if (i < s->length) {
            bool pair =
                syi_str_at(s, i) == '\r' && i + 1 < s->length && syi_str_at(s, i + 1) == '\n';
            i += pair ? 2 : 1;
        }
        if (!append_range(vm, list, args[0], start, keep != 0 ? i : end)) {
            return SY_NULL;
        }
    }
    return list;
}

static sy_value partition(sy_vm *vm, const sy_value *args, bool right) {
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "must be str, not %T", args[1]);
    }
    const sy_str *s = syi_to_str(args[0]);
    const sy_str *separator = syi_to_str(args[1]);
    if (separator->length == 0) {
        return syi_raise(vm, vm->types.ValueError, "empty separator");
    }
    int64_t i = right ? syi_str_rfind(s, separator, 0, s->length)
                      : syi_str_find(s, separator, 0, s->length);
    sy_value items[3] = {vm->empty_str, vm->empty_str, vm->empty_str};
    if (i < 0) {
        items[right ? 2 : 0] = syi_str_exact(vm, args[0]);
    } else {
        items[0] = syi_substring(vm, args[0], 0, (uint32_t)i);
        items[1] = syi_str_exact(vm, args[1]);
        items[2] = syi_substring(vm, args[0], (uint32_t)i + separator->length, s->length);
    }
    if (items[0] == SY_NULL || items[1] == SY_NULL || items[2] == SY_NULL) {
        return SY_NULL;
    }
    return syi_tuple_new(vm, items, 3);
}

SY_METHOD(syi_str_partition) {
    UNUSED_ARGS();
    return partition(vm, args, false);
}

SY_METHOD(syi_str_rpartition) {
    UNUSED_ARGS();
    return partition(vm, args, true);
}

/* --- join ------------------------------------------------------------------------------------
 */

static sy_value join_items(sy_vm *vm, const sy_str *separator, const sy_value *items,
                           uint32_t n) {
    uint64_t length = n > 1 ? (uint64_t)separator->length * (n - 1) : 0;
    unsigned kinds = n > 1 ? syi_str_kind(separator) : 1;
    uint32_t ascii = n > 1 ? separator->head.aux : SY_STR_ASCII;
    for (uint32_t i = 0; i < n; i++) {
        if (!syi_is_str(items[i])) {
            return syi_raise(vm, vm->types.TypeError,
                             "sequence item %d: expected str instance, %T found", (int)i,
                             items[i]);
        }
        const sy_str *part = syi_to_str(items[i]);
        length += part->length;
        kinds |= syi_str_kind(part);
        ascii &= part->head.aux;
    }
    if (n == 1 || length == 0) {
        return n == 1 ? syi_str_exact(vm, items[0]) : vm->empty_str;
    }
    unsigned kind = (kinds & 4) != 0 ? 4 : (kinds & 2) != 0 ? 2 : 1;
    sy_str *s = syi_str_alloc(vm, vm->types.str, length, kind);
    if (s == NULL) {
        return SY_NULL;
    }
    s->head.aux |= ascii & SY_STR_ASCII;
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        const sy_str *part = syi_to_str(items[i]);
        if (i > 0) {
            syi_copy_points(s->data, kind, at, separator->data, syi_str_kind(separator), 0,
                            separator->length);
            at += separator->length;
        }
        syi_copy_points(s->data, kind, at, part->data, syi_str_kind(part), 0, part->length);
        at += part->length;
    }
    return sy_from_pointer(s);
}

SY_METHOD(syi_str_join_method) {
    UNUSED_ARGS();
    sy_value items = args[1];
    if (!syi_is_list(items) && !syi_is_tuple(items)) {
        if (!syi_is_iterable(vm, items)) {
            return syi_raise(vm, vm->types.TypeError, "can only join an iterable");
        }
        items = syi_list_from_iterable(vm, items);
        if (items == SY_NULL) {
            return SY_NULL;
        }
    }
    const sy_value *first =
        syi_is_list(items) ? syi_to_list(items)->items : syi_to_tuple(items)->items;
    return join_items(vm, syi_to_str(args[0]), first, syi_sequence_length(items));
}
