/* SPDX-License-Identifier: MIT
 *
 * JSON text to values. Recursive on arrays and objects. Only hooks call back; what is being
 * built hangs from the roots then.
 */
#include "lang/modules/json/json.h"

/* Keys seen lately are used again: they are made, and hashed, once. */
enum { KEYS = 64 };

typedef struct decoder {
    sy_vm *vm;
    sy_value text;
    const void *data;
    unsigned kind;
    uint32_t length;
    bool strict;
    /* SY_NULL: the usual way. */
    sy_value object_hook, pairs_hook, parse_float, parse_int, parse_constant;
    sy_value keys[KEYS];
} decoder;

static sy_value scan_value(decoder *d, uint32_t at, uint32_t *end);

static inline uint32_t at(const decoder *d, uint32_t i) {
    return syi_point_at(d->data, d->kind, i);
}

/* Raises json.JSONDecodeError. Returns SY_NULL. */
static sy_value fail(decoder *d, const char *message, uint32_t position) {
    sy_vm *vm = d->vm;
    sy_value module = syi_import_module(vm, "json.decoder");
    sy_value error =
        module == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, module, "JSONDecodeError");
    if (error == SY_NULL) {
        return SY_NULL;
    }
    sy_value args[3] = {syi_str_from_cstr(vm, message), d->text, sy_from_int(position)};
    if (args[0] == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, args, 3);
    sy_value exc = syi_call(vm, error, args, 3, SY_NULL);
    syi_roots_leave(vm, &roots);
    return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
}

static inline bool is_space(uint32_t c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline uint32_t skip_space(const decoder *d, uint32_t i) {
    uint32_t length = d->length;
    if (d->kind == 1) {
        const uint8_t *data = d->data;
        while (i < length && is_space(data[i])) {
            i++;
        }
        return i;
    }
    while (i < length) {
        if (!is_space(at(d, i))) {
            break;
        }
        i++;
    }
    return i;
}

/* --- Strings --- */

/* Four hexadecimal digits at i; -1: they are not. */
static int32_t four_digits(const decoder *d, uint32_t i) {
    int32_t value = 0;
    for (uint32_t k = i; k < i + 4; k++) {
        uint32_t c = k < d->length ? at(d, k) : 0;
        int32_t digit = c >= '0' && c <= '9'   ? (int32_t)c - '0'
                        : c >= 'a' && c <= 'f' ? (int32_t)c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? (int32_t)c - 'A' + 10
                                               : -1;
        if (digit < 0) {
            return -1;
        }
        value = value << 4 | digit;
    }
    return value;
}

/* The escape whose letter is at *i, which is moved behind it; false: failed. */
static bool scan_escape(decoder *d, uint32_t *i, sy_str_builder *b) {
    static const char letters[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    uint32_t c = at(d, *i);
    const char *found = c != 0 && c < 128 ? strchr(letters, (int)c) : NULL;
    if (found != NULL) {
        syi_builder_char(b, (uint32_t)values[found - letters]);
        ++*i;
        return true;
    }
    if (c != 'u') {
        fail(d, "Invalid \\escape", *i - 1);
        return false;
    }
    int32_t unit = four_digits(d, *i + 1);
    uint32_t next = *i + 5;
    if (unit >= 0xd800 && unit < 0xdc00 && next + 1 < d->length && at(d, next) == '\\' &&
        at(d, next + 1) == 'u') {
        int32_t low = four_digits(d, next + 2);
        if (low < 0) {
            *i = next + 1;
            unit = -1;
        } else if (low >= 0xdc00 && low < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            next += 6;
        }
    }
    if (unit < 0) {
        fail(d, "Invalid \\uXXXX escape", *i);
        return false;
    }
    syi_builder_char(b, (uint32_t)unit);
    *i = next;
    return true;
}

/* The first character from i on that ends a plain run: a quote, a backslash, a control. */
static uint32_t plain_run(const decoder *d, uint32_t i) {
    if (d->kind == 1) {
        const uint8_t *data = d->data;
        while (i < d->length && data[i] != '"' && data[i] != '\\' && data[i] >= ' ') {
            i++;
        }
        return i;
    }
    while (i < d->length && at(d, i) != '"' && at(d, i) != '\\' && at(d, i) >= ' ') {
        i++;
    }
    return i;
}

/* A string with escapes; i is where the first plain run ended. */
static sy_value scan_escaped(decoder *d, uint32_t start, uint32_t i, uint32_t *end) {
    sy_str_builder b;
    syi_builder_init(&b, d->vm);
    uint32_t copied = start;
    for (;;) {
        syi_builder_range(&b, d->text, copied, i);
        copied = i;
        if (i >= d->length || (at(d, i) == '\\' && i + 1 >= d->length)) {
            fail(d, "Unterminated string starting at", start - 1);
            break;
        }
        uint32_t c = at(d, i);
        if (c == '"') {
            *end = i + 1;
            return syi_builder_finish(&b);
        }
        if (c == '\\') {
            i++;
            if (!scan_escape(d, &i, &b)) {
                break;
            }
            copied = i;
        } else if (d->strict) {
            fail(d, "Invalid control character at", i);
            break;
        } else {
            i++;
        }
        i = plain_run(d, i);
    }
    syi_builder_discard(&b);
    return SY_NULL;
}

/* A string whose quote is before `start`. */
static sy_value scan_string(decoder *d, uint32_t start, uint32_t *end) {
    uint32_t i = plain_run(d, start);
    if (i < d->length && at(d, i) == '"') {
        *end = i + 1;
        return syi_substring(d->vm, d->text, start, i);
    }
    return scan_escaped(d, start, i, end);
}

/* Likewise, for the key of an object. */
static sy_value scan_key(decoder *d, uint32_t start, uint32_t *end) {
    if (d->kind != 1) {
        return scan_string(d, start, end);
    }
    const uint8_t *data = (const uint8_t *)d->data + start;
    uint32_t n = plain_run(d, start) - start;
    if (start + n >= d->length || data[n] != '"' || n < 2 || n > 40) {
        return scan_string(d, start, end);
    }
    uint32_t slot = (n * 7u + data[0] * 31u + data[n - 1] * 5u + data[n / 2]) % KEYS;
    sy_value key = d->keys[slot];
    if (key != SY_NULL) {
        const sy_str *s = syi_to_str(key);
        if (s->length == n && memcmp(s->data, data, n) == 0) {
            *end = start + n + 1;
            return key;
        }
    }
    key = syi_substring(d->vm, d->text, start, start + n);
    d->keys[slot] = key;
    *end = start + n + 1;
    return key;
}

/* --- Numbers and names --- */

static uint32_t skip_digits(const decoder *d, uint32_t i) {
    while (i < d->length && at(d, i) >= '0' && at(d, i) <= '9') {
        i++;
    }
    return i;
}

/* An int of a few digits, the usual case: its value, or SY_NULL: something else. */
static sy_value short_int(const decoder *d, uint32_t start, uint32_t *end) {
    if (d->kind != 1 || d->parse_int != SY_NULL) {
        return SY_NULL;
    }
    const uint8_t *data = d->data;
    uint32_t length = d->length;
    uint32_t i = start;
    bool negative = data[i] == '-';
    i += negative;
    uint32_t first = i;
    int64_t value = 0;
    while (i < length && i - first < 17 && data[i] >= '0' && data[i] <= '9') {
        value = value * 10 + (data[i++] - '0');
    }
    if (i == first || (data[first] == '0' && i - first > 1) ||
        (i < length && (data[i] == '.' || data[i] == 'e' || data[i] == 'E' ||
                        (data[i] >= '0' && data[i] <= '9')))) {
        return SY_NULL;
    }
    *end = i;
    return sy_from_int(negative ? -value : value);
}

/* Where the number at `start` ends, or `start` itself: there is none. */
static uint32_t number_end(const decoder *d, uint32_t start, bool *is_float) {
    uint32_t i = start;
    *is_float = false;
    if (i < d->length && at(d, i) == '-') {
        i++;
    }
    if (i >= d->length || at(d, i) < '0' || at(d, i) > '9') {
        return start;
    }
    i = at(d, i) == '0' ? i + 1 : skip_digits(d, i);
    if (i + 1 < d->length && at(d, i) == '.' && skip_digits(d, i + 1) > i + 1) {
        i = skip_digits(d, i + 1);
        *is_float = true;
    }
    if (i + 1 < d->length && (at(d, i) == 'e' || at(d, i) == 'E')) {
        uint32_t k = i + 1;
        k += k < d->length && (at(d, k) == '+' || at(d, k) == '-');
        if (skip_digits(d, k) > k) {
            i = skip_digits(d, k);
            *is_float = true;
        }
    }
    return i;
}

static sy_value convert_number(decoder *d, uint32_t start, uint32_t end, bool is_float) {
    sy_vm *vm = d->vm;
    char few[64];
    size_t n = end - start;
    char *digits = n <= sizeof few ? few : syi_mem_resize(vm, NULL, 0, n);
    if (digits == NULL) {
        return SY_NULL;
    }
    for (size_t i = 0; i < n; i++) {
        digits[i] = (char)at(d, start + (uint32_t)i);
    }
    sy_value value;
    double number = 0;
    if (is_float) {
        syi_float_parse(digits, n, &number);
        value = sy_float_new(vm, number);
    } else {
        value = syi_int_parse(vm, digits, n, 10);
    }
    if (digits != few) {
        syi_mem_resize(vm, digits, n, 0);
    }
    return value;
}

static sy_value scan_number(decoder *d, uint32_t start, uint32_t end, bool is_float) {
    sy_value convert = is_float ? d->parse_float : d->parse_int;
    if (convert != SY_NULL) {
        sy_value text = syi_substring(d->vm, d->text, start, end);
        return text == SY_NULL ? SY_NULL : syi_call(d->vm, convert, &text, 1, SY_NULL);
    }
    if (is_float || end - start > 17) {
        return convert_number(d, start, end, is_float);
    }
    bool negative = at(d, start) == '-';
    int64_t value = 0;
    for (uint32_t i = start + negative; i < end; i++) {
        value = value * 10 + (at(d, i) - '0');
    }
    return sy_from_int(negative ? -value : value);
}

static bool stands_at(const decoder *d, uint32_t i, const char *word) {
    for (; *word != '\0'; word++, i++) {
        if (i >= d->length || at(d, i) != (uint32_t)(unsigned char)*word) {
            return false;
        }
    }
    return true;
}

/* NaN and the infinities. */
static sy_value scan_constant(decoder *d, const char *name, double value) {
    if (d->parse_constant == SY_NULL) {
        return sy_float_new(d->vm, value);
    }
    sy_value text = syi_str_from_cstr(d->vm, name);
    return text == SY_NULL ? SY_NULL : syi_call(d->vm, d->parse_constant, &text, 1, SY_NULL);
}

static const struct name {
    const char *text;
    sy_value value; /* SY_NULL: `number` */
    double number;
} names[] = {{"null", SY_NONE, 0},
             {"true", SY_TRUE, 0},
             {"false", SY_FALSE, 0},
             {"NaN", SY_NULL, (double)__builtin_nanf("")},
             {"Infinity", SY_NULL, (double)__builtin_inff()},
             {"-Infinity", SY_NULL, -(double)__builtin_inff()}};

static sy_value scan_word(decoder *d, uint32_t start, uint32_t *end) {
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (stands_at(d, start, names[i].text)) {
            *end = start + (uint32_t)strlen(names[i].text);
            return names[i].value != SY_NULL ? names[i].value
                                             : scan_constant(d, names[i].text, names[i].number);
        }
    }
    return fail(d, "Expecting value", start);
}

/* --- Arrays and objects --- */

/* The value at i, behind white space, and the next character behind it. */
static sy_value scan_item(decoder *d, uint32_t i, uint32_t *end) {
    sy_value item = scan_value(d, skip_space(d, i), end);
    *end = skip_space(d, *end);
    return item;
}

static bool fill_array(decoder *d, sy_list *list, uint32_t i, uint32_t *end) {
    i = skip_space(d, i);
    if (i < d->length && at(d, i) == ']') {
        *end = i + 1;
        return true;
    }
    for (;;) {
        sy_value item = scan_item(d, i, &i);
        if (item == SY_NULL || !syi_list_append(d->vm, list, item)) {
            return false;
        }
        uint32_t c = i < d->length ? at(d, i) : 0;
        if (c == ']') {
            *end = i + 1;
            return true;
        }
        if (c != ',') {
            fail(d, "Expecting ',' delimiter", i);
            return false;
        }
        i++;
    }
}

/* Adds what stands at i, a key and its value, to a dict or to a list of pairs. */
static bool scan_entry(decoder *d, sy_value target, uint32_t i, uint32_t *end) {
    sy_vm *vm = d->vm;
    if (i >= d->length || at(d, i) != '"') {
        fail(d, "Expecting property name enclosed in double quotes", i);
        return false;
    }
    sy_value pair[2];
    pair[0] = scan_key(d, i + 1, &i);
    if (pair[0] == SY_NULL) {
        return false;
    }
    i = skip_space(d, i);
    if (i >= d->length || at(d, i) != ':') {
        fail(d, "Expecting ':' delimiter", i);
        return false;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, pair, 1);
    pair[1] = scan_item(d, i + 1, end);
    syi_roots_leave(vm, &roots);
    if (pair[1] == SY_NULL) {
        return false;
    }
    if (syi_is_dict(target)) {
        return syi_dict_set(vm, syi_to_dict(target), pair[0], pair[1]);
    }
    sy_value tuple = syi_tuple_new(vm, pair, 2);
    return tuple != SY_NULL && syi_list_append(vm, syi_to_list(target), tuple);
}

static bool fill_object(decoder *d, sy_value target, uint32_t i, uint32_t *end) {
    i = skip_space(d, i);
    if (i < d->length && at(d, i) == '}') {
        *end = i + 1;
        return true;
    }
    for (;;) {
        if (!scan_entry(d, target, i, &i)) {
            return false;
        }
        uint32_t c = i < d->length ? at(d, i) : 0;
        if (c == '}') {
            *end = i + 1;
            return true;
        }
        if (c != ',') {
            fail(d, "Expecting ',' delimiter", i);
            return false;
        }
        i = skip_space(d, i + 1);
    }
}

static sy_value scan_array(decoder *d, uint32_t i, uint32_t *end) {
    sy_vm *vm = d->vm;
    sy_value list = syi_list_new(vm, NULL, 0);
    if (list == SY_NULL ||
        !syi_enter_c(vm, " while decoding a JSON array from a unicode string")) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &list, 1);
    bool ok = fill_array(d, syi_to_list(list), i, end);
    syi_roots_leave(vm, &roots);
    syi_leave_c(vm);
    return ok ? list : SY_NULL;
}

static sy_value scan_object(decoder *d, uint32_t i, uint32_t *end) {
    sy_vm *vm = d->vm;
    sy_value target = d->pairs_hook != SY_NULL ? syi_list_new(vm, NULL, 0) : syi_dict_new(vm);
    if (target == SY_NULL ||
        !syi_enter_c(vm, " while decoding a JSON object from a unicode string")) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &target, 1);
    bool ok = fill_object(d, target, i, end);
    sy_value make = d->pairs_hook != SY_NULL ? d->pairs_hook : d->object_hook;
    if (ok && make != SY_NULL) {
        target = syi_call(vm, make, &target, 1, SY_NULL);
    }
    syi_roots_leave(vm, &roots);
    syi_leave_c(vm);
    return ok ? target : SY_NULL;
}

static sy_value scan_value(decoder *d, uint32_t i, uint32_t *end) {
    *end = i;
    if (i >= d->length) {
        return fail(d, "Expecting value", i);
    }
    switch (at(d, i)) {
    case '"':
        return scan_string(d, i + 1, end);
    case '{':
        return scan_object(d, i + 1, end);
    case '[':
        return scan_array(d, i + 1, end);
    case 'n':
    case 't':
    case 'f':
        return scan_word(d, i, end);
    default:
        break;
    }
    sy_value number = short_int(d, i, end);
    if (number != SY_NULL) {
        return number;
    }
    bool is_float;
    *end = number_end(d, i, &is_float);
    return *end > i ? scan_number(d, i, *end, is_float) : scan_word(d, i, end);
}

/* --- The function --- */

/* An attribute of the decoder that is a hook: SY_NULL with *ok true when it is None. */
static sy_value hook(sy_vm *vm, sy_value self, const char *name, bool *ok) {
    sy_value v = *ok ? syi_getattr_cstr(vm, self, name) : SY_NULL;
    *ok = *ok && v != SY_NULL;
    return v == SY_NONE ? SY_NULL : v;
}

static bool init(decoder *d, sy_vm *vm, const sy_value *args) {
    memset(d, 0, sizeof *d);
    d->vm = vm;
    d->text = args[1];
    bool ok = true;
    sy_value strict = syi_getattr_cstr(vm, args[0], "strict");
    int truth = strict == SY_NULL ? -1 : syi_truth(vm, strict);
    d->strict = truth > 0;
    ok = truth >= 0;
    d->object_hook = hook(vm, args[0], "object_hook", &ok);
    d->pairs_hook = hook(vm, args[0], "object_pairs_hook", &ok);
    d->parse_float = hook(vm, args[0], "parse_float", &ok);
    d->parse_int = hook(vm, args[0], "parse_int", &ok);
    d->parse_constant = hook(vm, args[0], "parse_constant", &ok);
    if (!syi_is_str(args[1])) {
        syi_raise(vm, vm->types.TypeError, "first argument must be a string, not %T", args[1]);
        return false;
    }
    const sy_str *s = syi_to_str(args[1]);
    d->data = s->data;
    d->kind = syi_str_kind(s);
    d->length = s->length;
    return ok;
}

sy_value syi_json_scan(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    decoder d;
    int64_t index;
    if (!init(&d, vm, args) || !syi_as_int64(vm, args[2], &index)) {
        return SY_NULL;
    }
    if (index < 0) {
        return syi_raise(vm, vm->types.ValueError, "idx cannot be negative");
    }
    bool whole = args[3] == SY_TRUE;
    uint32_t i = index > d.length ? d.length : (uint32_t)index;
    uint32_t end;
    sy_roots roots;
    syi_roots_enter(vm, &roots, d.keys, KEYS);
    sy_value value = scan_value(&d, whole ? skip_space(&d, i) : i, &end);
    if (whole && value != SY_NULL && (end = skip_space(&d, end)) != d.length) {
        value = fail(&d, "Extra data", end);
    }
    syi_roots_leave(vm, &roots);
    if (whole || value == SY_NULL) {
        return value;
    }
    const sy_value pair[2] = {value, sy_from_int(end)};
    return syi_tuple_new(vm, pair, 2);
}
