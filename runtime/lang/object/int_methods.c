/* SPDX-License-Identifier: MIT
 *
 * The methods and attributes of int.
 */
#include "lang/object/int.h"

#include "lang/object/args.h"
#include "lang/object/format.h"
#include "lang/object/str_internal.h"

#define METHOD(name)                                                                           \
    static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)
#define UNUSED_ARGS() ((void)nargs, (void)kwnames)

METHOD(int_self) {
    UNUSED_ARGS();
    return syi_int_value(vm, args[0]);
}

METHOD(int_float) {
    UNUSED_ARGS();
    double d = syi_int_to_double(vm, args[0]);
    return syi_failed(vm) ? SY_NULL : sy_float_new(vm, d);
}

METHOD(int_bit_length) {
    UNUSED_ARGS();
    (void)vm;
    return sy_from_int((int64_t)syi_int_bit_length(args[0]));
}

METHOD(int_bit_count) {
    UNUSED_ARGS();
    (void)vm;
    sy_int_view view;
    syi_int_view(args[0], &view);
    int64_t count = 0;
    for (uint32_t i = 0; i < view.length; i++) {
        count += __builtin_popcount(view.digits[i]);
    }
    return sy_from_int(count);
}

METHOD(int_as_integer_ratio) {
    UNUSED_ARGS();
    const sy_value items[2] = {syi_int_value(vm, args[0]), sy_from_int(1)};
    return items[0] == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 2);
}

METHOD(int_getnewargs) {
    UNUSED_ARGS();
    sy_value v = syi_int_value(vm, args[0]);
    return v == SY_NULL ? SY_NULL : syi_tuple_new(vm, &v, 1);
}

METHOD(int_sizeof) {
    UNUSED_ARGS();
    (void)vm;
    sy_int_view view;
    syi_int_view(args[0], &view);
    uint32_t digits = view.length == 0 ? 1 : view.length;
    return sy_from_int(24 + 4 * (int64_t)digits);
}

/* round(v, -n): to a multiple of 10**n, halves to the even one. */
METHOD(int_round) {
    (void)kwnames;
    sy_value v = syi_int_value(vm, args[0]);
    if (nargs < 2 || v == SY_NULL) {
        return v;
    }
    sy_value digits = syi_index_value(vm, args[1]);
    if (digits == SY_NULL || syi_int_sign(digits) >= 0) {
        return digits == SY_NULL ? SY_NULL : v;
    }
    /* Beyond the number's own size everything rounds to 0. */
    if (!sy_is_int(digits) || (uint64_t)-sy_to_int(digits) > syi_int_bit_length(v)) {
        return sy_from_int(0);
    }
    sy_value unit =
        syi_int_binary(vm, SY_POW, sy_from_int(10), sy_from_int(-sy_to_int(digits)));
    sy_value parts = unit == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_DIVMOD, v, unit);
    if (parts == SY_NULL) {
        return SY_NULL;
    }
    sy_value q = syi_to_tuple(parts)->items[0];
    sy_value r = syi_to_tuple(parts)->items[1];
    sy_value twice = syi_int_binary(vm, SY_MUL, r, sy_from_int(2));
    if (twice == SY_NULL) {
        return SY_NULL;
    }
    int order = syi_int_cmp(twice, unit);
    bool odd = syi_int_binary(vm, SY_AND, q, sy_from_int(1)) == sy_from_int(1);
    if (order > 0 || (order == 0 && odd)) {
        q = syi_int_binary(vm, SY_ADD, q, sy_from_int(1));
    }
    return q == SY_NULL ? SY_NULL : syi_int_binary(vm, SY_MUL, q, unit);
}

METHOD(int_format) {
    UNUSED_ARGS();
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "__format__() argument must be str, not %T",
                         args[1]);
    }
    return syi_format_int(vm, args[0], args[1]);
}

/* --- Bytes -----------------------------------------------------------------------------------
 */

static bool byte_order(sy_vm *vm, sy_value v, bool *little) {
    *little = false;
    if (v == SY_NULL) {
        return true;
    }
    if (!syi_is_str(v)) {
        syi_raise(vm, vm->types.TypeError, "byteorder must be str, not %T", v);
        return false;
    }
    *little = syi_str_is(v, "little");
    if (*little || syi_str_is(v, "big")) {
        return true;
    }
    syi_raise(vm, vm->types.ValueError, "byteorder must be either 'little' or 'big'");
    return false;
}

/* Byte i (from the least significant) of the two's complement of v. */
static uint8_t byte_at(const sy_int_view *v, uint64_t i, uint32_t *carry) {
    uint64_t bit = i * 8;
    uint64_t word = bit / SY_DIGIT_BITS;
    unsigned shift = (unsigned)(bit % SY_DIGIT_BITS);
    uint64_t wide = word < v->length ? v->digits[word] : 0;
    wide |= word + 1 < v->length ? (uint64_t)v->digits[word + 1] << SY_DIGIT_BITS : 0;
    uint32_t byte = (uint32_t)(wide >> shift) & 0xff;
    if (v->negative) {
        *carry += byte ^ 0xff;
        byte = *carry & 0xff;
        *carry >>= 8;
    }
    return (uint8_t)byte;
}

static bool fits_bytes(const sy_int_view *v, uint64_t length, bool is_signed) {
    uint64_t bits = syi_mag_bits(v->digits, v->length);
    uint64_t room = length * 8;
    if (!is_signed || v->length == 0) {
        return bits <= room;
    }
    if (bits < room) {
        return true;
    }
    if (!v->negative || bits > room) {
        return false;
    }
    /* -2^(room-1) only. */
    for (uint32_t i = 0; i + 1 < v->length; i++) {
        if (v->digits[i] != 0) {
            return false;
        }
    }
    uint32_t top = v->digits[v->length - 1];
    return (top & (top - 1)) == 0;
}

METHOD(int_to_bytes) {
    static const char *const names[] = {"length", "byteorder", "signed", NULL};
    static const sy_signature signature = {"to_bytes", names, 0, 2};
    sy_value given[3];
    int64_t length = 1;
    bool little;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given) ||
        (given[0] != SY_NULL && !syi_index_exact(vm, given[0], &length)) ||
        !byte_order(vm, given[1], &little)) {
        return SY_NULL;
    }
    int is_signed = given[2] == SY_NULL ? 0 : syi_truth(vm, given[2]);
    if (is_signed < 0) {
        return SY_NULL;
    }
    if (length < 0) {
        return syi_raise(vm, vm->types.ValueError, "length argument must be non-negative");
    }
    sy_int_view view;
    syi_int_view(args[0], &view);
    if (view.negative && !is_signed) {
        return syi_raise(vm, vm->types.OverflowError, "can't convert negative int to unsigned");
    }
    if (!fits_bytes(&view, (uint64_t)length, is_signed != 0)) {
        return syi_raise(vm, vm->types.OverflowError, "int too big to convert");
    }
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, (uint64_t)length);
    if (b == NULL) {
        return SY_NULL;
    }
    uint32_t carry = 1;
    for (uint32_t i = 0; i < b->length; i++) {
        b->data[little ? i : b->length - 1 - i] = byte_at(&view, i, &carry);
    }
    return sy_from_pointer(b);
}

static sy_value int_of_bytes(sy_vm *vm, const uint8_t *data, uint32_t n, bool little,
                             bool is_signed) {
    sy_bigint *b = syi_big_alloc(vm, (uint64_t)n * 8 / SY_DIGIT_BITS + 2);
    if (b == NULL) {
        return SY_NULL;
    }
    bool negative = is_signed && n > 0 && (data[little ? n - 1 : 0] & 0x80) != 0;
    uint64_t pending = 0;
    unsigned bits = 0;
    uint32_t count = 0;
    uint32_t carry = 1;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t byte = data[little ? i : n - 1 - i];
        if (negative) {
            carry += byte ^ 0xff;
            byte = carry & 0xff;
            carry >>= 8;
        }
        pending |= (uint64_t)byte << bits;
        bits += 8;
        if (bits >= SY_DIGIT_BITS) {
            b->digits[count++] = (uint32_t)pending & SY_DIGIT_MASK;
            pending >>= SY_DIGIT_BITS;
            bits -= SY_DIGIT_BITS;
        }
    }
    b->digits[count] = (uint32_t)pending;
    return syi_big_finish(b, negative);
}

METHOD(int_from_bytes) {
    static const char *const names[] = {"bytes", "byteorder", "signed", NULL};
    static const sy_signature signature = {"from_bytes", names, 1, 2};
    sy_value given[3];
    bool little;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given) ||
        !byte_order(vm, given[1], &little)) {
        return SY_NULL;
    }
    int is_signed = given[2] == SY_NULL ? 0 : syi_truth(vm, given[2]);
    if (is_signed < 0) {
        return SY_NULL;
    }
    sy_value source = syi_bytes_from_object(vm, given[0]);
    if (source == SY_NULL) {
        return SY_NULL;
    }
    const sy_bytes *b = (const sy_bytes *)sy_to_object(source);
    sy_value v = int_of_bytes(vm, b->data, b->length, little, is_signed != 0);
    if (v == SY_NULL || args[0] == sy_from_pointer(vm->types.int_)) {
        return v;
    }
    return syi_call(vm, args[0], &v, 1, SY_NULL);
}

const sy_fn_def syi_int_methods[] = {
    {"conjugate", int_self, 0, 0, 0, false,
     "conjugate()\nReturns self, the complex conjugate of any int."},
    {"bit_length", int_bit_length, 0, 0, 0, false,
     "bit_length($self, /)\n--\n\nNumber of bits necessary to represent self in binary."},
    {"bit_count", int_bit_count, 0, 0, 0, false,
     "bit_count($self, /)\n--\n\nNumber of ones in the binary representation of the absolute "
     "value of self."},
    {"to_bytes", int_to_bytes, 0, -1, 0, true,
     "to_bytes($self, /, length=1, byteorder='big', *, signed=False)\n--\n\nReturn an array of "
     "bytes representing an integer."},
    {"from_bytes", int_from_bytes, 0, -1, SY_FN_CLASS, true,
     "from_bytes($type, /, bytes, byteorder='big', *, signed=False)\n--\n\nReturn the integer "
     "represented by the given array of bytes."},
    {"as_integer_ratio", int_as_integer_ratio, 0, 0, 0, false,
     "as_integer_ratio($self, /)\n--\n\nReturn integer ratio."},
    {"__trunc__", int_self, 0, 0, 0, false, "Truncating an Integral returns itself."},
    {"__floor__", int_self, 0, 0, 0, false, "Flooring an Integral returns itself."},
    {"__ceil__", int_self, 0, 0, 0, false, "Ceiling of an Integral returns itself."},
    {"__int__", int_self, 0, 0, 0, false, "__int__($self, /)\n--\n\nint(self)"},
    {"__index__", int_self, 0, 0, 0, false,
     "__index__($self, /)\n--\n\nReturn self converted to an integer, if self is suitable for "
     "use as an index into a list."},
    {"__float__", int_float, 0, 0, 0, false, "__float__($self, /)\n--\n\nfloat(self)"},
    {"__round__", int_round, 0, 1, 0, false,
     "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns "
     "an integer."},
    {"__getnewargs__", int_getnewargs, 0, 0, 0, false, "__getnewargs__($self, /)"},
    {"__format__", int_format, 1, 1, 0, false, "__format__($self, format_spec, /)"},
    {"__sizeof__", int_sizeof, 0, 0, 0, false,
     "__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static sy_value get_self(sy_vm *vm, sy_value self) {
    return syi_int_value(vm, self);
}

static sy_value get_zero(sy_vm *vm, sy_value self) {
    (void)vm;
    (void)self;
    return sy_from_int(0);
}

static sy_value get_one(sy_vm *vm, sy_value self) {
    (void)vm;
    (void)self;
    return sy_from_int(1);
}

const sy_getset_def syi_int_getsets[] = {
    {"real", get_self, NULL, "the real part of a complex number"},
    {"imag", get_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", get_self, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, NULL, "the denominator of a rational number in lowest terms"},
    {NULL, NULL, NULL, NULL},
};
