/* SPDX-License-Identifier: MIT
 *
 * The int type: constructor, text, the slots. Arithmetic is in int_ops.c, methods in
 * int_methods.c. Instances of subclasses are sy_bigint objects of any size.
 */
#include "lang/object/int.h"

#include "lang/object/args.h"
#include "lang/object/str_internal.h"
#include "lang/object/unicode.h"

/* --- Text ------------------------------------------------------------------------------------
 */

static sy_value small_to_str(sy_vm *vm, int64_t i) {
    if (i >= 0 && i < 10) {
        return syi_str_from_char(vm, (uint32_t)('0' + i));
    }
    char text[24];
    char *p = text + sizeof text;
    uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    for (; u != 0; u /= 10) {
        *--p = (char)('0' + u % 10);
    }
    if (i < 0) {
        *--p = '-';
    }
    return syi_str_new(vm, p, (size_t)(text + sizeof text - p));
}

sy_value syi_int_to_str(sy_vm *vm, sy_value v, int base) {
    if (sy_is_int(v) && base == 10) {
        return small_to_str(vm, sy_to_int(v));
    }
    sy_int_view view;
    syi_int_view(v, &view);
    size_t count;
    size_t size;
    char *digits = syi_big_digits(vm, &view, base, &count, &size);
    if (digits == NULL) {
        return SY_NULL;
    }
    sy_str *s = syi_str_alloc(vm, vm->types.str, count + (view.negative ? 1 : 0), 1);
    if (s != NULL) {
        s->data[0] = '-';
        for (size_t i = 0; i < count; i++) {
            s->data[s->length - 1 - i] = (uint8_t)digits[i];
        }
        s->head.aux |= SY_STR_ASCII;
    }
    syi_mem_resize(vm, digits, size, 0);
    return s == NULL ? SY_NULL : sy_from_pointer(s);
}

char *syi_number_text(sy_vm *vm, const sy_str *s, size_t *n) {
    char *text = syi_mem_resize(vm, NULL, 0, (size_t)s->length + 1);
    if (text == NULL) {
        return NULL;
    }
    uint32_t start = 0;
    uint32_t end = s->length;
    while (start < end && syi_char_is_space(syi_str_at(s, start))) {
        start++;
    }
    while (end > start && syi_char_is_space(syi_str_at(s, end - 1))) {
        end--;
    }
    for (uint32_t i = start; i < end; i++) {
        uint32_t c = syi_str_at(s, i);
        int digit = c < 0x80 ? -1 : syi_char_decimal(c);
        text[i - start] = digit >= 0 ? (char)('0' + digit) : c < 0x80 ? (char)c : '?';
    }
    *n = end - start;
    text[*n] = '\0';
    return text;
}

/* CPython shows at most 200 characters of what it could not parse. */
static sy_value raise_malformed(sy_vm *vm, int base, sy_value original) {
    sy_value shown = syi_repr(vm, original);
    if (shown == SY_NULL) {
        return SY_NULL;
    }
    return syi_raise(vm, vm->types.ValueError, "invalid literal for int() with base %d: %U",
                     base, syi_substring(vm, shown, 0, 200));
}

static sy_value parse_str(sy_vm *vm, sy_value text, int base) {
    const sy_str *s = syi_to_str(text);
    size_t n;
    char *ascii = syi_number_text(vm, s, &n);
    if (ascii == NULL) {
        return SY_NULL;
    }
    sy_value result = SY_NULL;
    enum sy_int_parse status = syi_int_parse_ascii(vm, ascii, n, base, &result);
    syi_mem_resize(vm, ascii, (size_t)s->length + 1, 0);
    return status == SY_INT_MALFORMED ? raise_malformed(vm, base, text) : result;
}

static sy_value parse_bytes(sy_vm *vm, sy_value source, int base) {
    const uint8_t *data;
    uint32_t n;
    if (!syi_buffer(source, &data, &n)) {
        return SY_NULL;
    }
    const char *text = (const char *)data;
    while (n > 0 && syi_char_is_space(data[0]) && data[0] < 0x1c) {
        data++;
        n--;
    }
    text = (const char *)data;
    while (n > 0 && (data[n - 1] == ' ' || (data[n - 1] >= 9 && data[n - 1] <= 13))) {
        n--;
    }
    sy_value result = SY_NULL;
    enum sy_int_parse status = syi_int_parse_ascii(vm, text, n, base, &result);
    if (status != SY_INT_MALFORMED) {
        return result;
    }
    bool exact = syi_is_type(source, vm->types.bytes);
    const uint8_t *all;
    syi_buffer(source, &all, &n);
    sy_value shown = exact ? source : syi_bytes_new(vm, all, n);
    return shown == SY_NULL ? SY_NULL : raise_malformed(vm, base, shown);
}

sy_value syi_int_parse(sy_vm *vm, const char *text, size_t length, int base) {
    sy_value result = SY_NULL;
    enum sy_int_parse status = syi_int_parse_ascii(vm, text, length, base, &result);
    if (status == SY_INT_MALFORMED) {
        sy_value s = syi_str_new(vm, text, length);
        return s == SY_NULL ? SY_NULL : raise_malformed(vm, base, s);
    }
    return result;
}

/* --- Constructor -----------------------------------------------------------------------------
 */

/* v.__int__() and the like; SY_NULL without exception: v has no such method. */
static sy_value convert(sy_vm *vm, sy_value v, enum sy_special special) {
    if (syi_type_lookup(vm, syi_type_of(vm, v), vm->specials[special]) == SY_NULL) {
        return SY_NULL;
    }
    return syi_call_method(vm, v, vm->specials[special], NULL, 0);
}

static sy_value checked(sy_vm *vm, sy_value v, const char *name, const char *kind) {
    if (v == SY_NULL) {
        return SY_NULL;
    }
    if (!syi_is_int(v)) {
        return syi_raise(vm, vm->types.TypeError, "%s returned non-%s (type %T)", name, kind,
                         v);
    }
    return syi_int_value(vm, v);
}

sy_value syi_to_int_value(sy_vm *vm, sy_value v) {
    if (sy_is_int(v) || syi_is_type(v, vm->types.int_) || sy_is_bool(v)) {
        return syi_int_value(vm, v);
    }
    if (sy_is_flonum(v) || syi_is_type(v, vm->types.float_)) {
        return syi_int_from_double(vm, syi_to_double(v));
    }
    sy_value result = convert(vm, v, SY_SPECIAL_INT);
    if (result != SY_NULL || syi_failed(vm)) {
        return checked(vm, result, "__int__", "int");
    }
    result = convert(vm, v, SY_SPECIAL_INDEX);
    if (result != SY_NULL || syi_failed(vm)) {
        return checked(vm, result, "__index__", "int");
    }
    result = convert(vm, v, SY_SPECIAL_TRUNC);
    if (result != SY_NULL && !syi_is_int(result)) {
        sy_value index = convert(vm, result, SY_SPECIAL_INDEX);
        result = index != SY_NULL || syi_failed(vm) ? index : result;
    }
    return checked(vm, result, "__trunc__", "Integral");
}

static sy_value from_object(sy_vm *vm, sy_value v) {
    if (syi_is_str(v)) {
        return parse_str(vm, v, 10);
    }
    sy_value result = syi_to_int_value(vm, v);
    const uint8_t *data;
    uint32_t n;
    if (result != SY_NULL || syi_failed(vm)) {
        return result;
    }
    if (syi_buffer(v, &data, &n)) {
        return parse_bytes(vm, v, 10);
    }
    return syi_raise(
        vm, vm->types.TypeError,
        "int() argument must be a string, a bytes-like object or a real number, not "
        "'%T'",
        v);
}

static sy_value from_text(sy_vm *vm, sy_value v, sy_value base_value) {
    int64_t base;
    if (!syi_index(vm, base_value, &base)) {
        return SY_NULL;
    }
    if ((base != 0 && base < 2) || base > 36) {
        return syi_raise(vm, vm->types.ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    if (syi_is_str(v)) {
        return parse_str(vm, v, (int)base);
    }
    if (syi_is_bytes(v) || syi_is_bytearray(v)) {
        return parse_bytes(vm, v, (int)base);
    }
    return syi_raise(vm, vm->types.TypeError,
                     "int() can't convert non-string with explicit base");
}

static sy_value subclass_instance(sy_vm *vm, sy_type *type, sy_value v) {
    sy_int_view view;
    syi_int_view(v, &view);
    sy_bigint *b = syi_object_new(
        vm, type, offsetof(sy_bigint, digits) + (size_t)view.length * sizeof(uint32_t));
    if (b == NULL) {
        return SY_NULL;
    }
    b->length = view.length;
    b->head.aux = view.negative;
    memcpy(b->digits, view.digits, view.length * sizeof(uint32_t));
    return sy_from_pointer(b);
}

static sy_value int_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames) {
    static const char *const names[] = {"", "base", NULL};
    static const sy_signature signature = {"int", names, 0, 2};
    sy_value given[2] = {nargs > 0 ? args[0] : SY_NULL, nargs > 1 ? args[1] : SY_NULL};
    if ((nargs > 2 || kwnames != SY_NULL) &&
        !syi_parse_args(vm, &signature, args, nargs, kwnames, given)) {
        return SY_NULL;
    }
    sy_value v = sy_from_int(0);
    if (given[0] == SY_NULL && given[1] != SY_NULL) {
        return syi_raise(vm, vm->types.TypeError, "int() missing string argument");
    }
    if (given[0] != SY_NULL) {
        v = given[1] == SY_NULL ? from_object(vm, given[0]) : from_text(vm, given[0], given[1]);
    }
    return v == SY_NULL || type == vm->types.int_ ? v : subclass_instance(vm, type, v);
}

/* --- Slots -----------------------------------------------------------------------------------
 */

static sy_value int_repr(sy_vm *vm, sy_value self) {
    return syi_int_to_str(vm, self, 10);
}

static bool int_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)vm;
    *out = syi_int_hash(self);
    return true;
}

sy_value syi_compare_result(int order, enum sy_compare_op op) {
    switch (op) {
    case SY_LT:
        return sy_from_bool(order < 0);
    case SY_LE:
        return sy_from_bool(order <= 0);
    case SY_EQ:
        return sy_from_bool(order == 0);
    case SY_NE:
        return sy_from_bool(order != 0);
    case SY_GT:
        return sy_from_bool(order > 0);
    default:
        return sy_from_bool(order >= 0);
    }
}

static sy_value int_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    (void)vm;
    if (!syi_is_int(other)) {
        return SY_NOT_IMPLEMENTED;
    }
    return syi_compare_result(syi_int_cmp(self, other), op);
}

static sy_value int_unary(sy_vm *vm, enum sy_unary_op op, sy_value self) {
    switch (op) {
    case SY_NEG:
        return syi_int_binary(vm, SY_SUB, sy_from_int(0), self);
    case SY_INVERT:
        return syi_int_binary(vm, SY_SUB, sy_from_int(-1), self);
    case SY_ABS:
        if (syi_int_sign(self) < 0) {
            return syi_int_binary(vm, SY_SUB, sy_from_int(0), self);
        }
        break;
    default:
        break;
    }
    return syi_int_value(vm, self);
}

static int int_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_int_sign(self) != 0;
}

const sy_type_def syi_type_int_ = {
    .name = "int",
    .doc =
        "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an "
        "integer, or return 0 if no arguments\nare given.  If x is a number, return "
        "x.__int__().  For floating point\nnumbers, this truncates towards zero.",
    .size = offsetof(sy_bigint, digits),
    .flags = SY_TYPE_IS_INT,
    .slots = {.repr = int_repr,
              .hash = int_hash,
              .compare = int_compare,
              .binary = syi_int_binary,
              .unary = int_unary,
              .truth = int_truth,
              .create = int_create},
    .methods = syi_int_methods,
    .getsets = syi_int_getsets,
};
