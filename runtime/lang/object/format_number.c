/* SPDX-License-Identifier: MIT
 *
 * __format__ of int, float, complex and str.
 */
#include "lang/object/format_internal.h"

#include <math.h>

#include "lang/object/complex.h"
#include "lang/object/number_internal.h"

static const char *sign_text(const sy_format_spec *spec, bool negative) {
    return negative ? "-" : spec->sign == '+' ? "+" : spec->sign == ' ' ? " " : "";
}

static bool is_empty(sy_value spec) {
    return syi_to_str(spec)->length == 0;
}

/* A sane bound, so that widths and precisions cannot overflow anything. */
static bool check_sizes(sy_vm *vm, const sy_format_spec *spec) {
    if (spec->precision > 0x7ffffffe) {
        syi_raise(vm, vm->types.ValueError, "precision too big");
        return false;
    }
    if (spec->width > (int64_t)SY_STR_MAX) {
        syi_raise_memory(vm);
        return false;
    }
    return true;
}

/* --- int -------------------------------------------------------------------------------------
 */

static sy_value format_character(sy_vm *vm, sy_value v, sy_format_spec *spec) {
    if (spec->sign != 0 || spec->alternate) {
        return syi_raise(vm, vm->types.ValueError,
                         "%s not allowed with integer format specifier 'c'",
                         spec->sign != 0 ? "Sign" : "Alternate form (#)");
    }
    if (!sy_is_int(v) || sy_to_int(v) < 0 || sy_to_int(v) > 0x10ffff) {
        return syi_raise(vm, vm->types.OverflowError, "%%c arg not in range(0x110000)");
    }
    sy_value text = syi_str_from_char(vm, (uint32_t)sy_to_int(v));
    if (text == SY_NULL) {
        return SY_NULL;
    }
    spec->align = spec->align == '=' ? '>' : spec->align;
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_format_pad(&b, spec, text);
    return syi_builder_finish(&b);
}

static int base_of(uint32_t type) {
    return type == 'b' ? 2 : type == 'o' ? 8 : (type | 0x20) == 'x' ? 16 : 10;
}

static void upper_in_place(char *text, size_t n) {
    for (size_t i = 0; i < n; i++) {
        text[i] = (char)(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 32 : text[i]);
    }
}

static void reverse(char *text, size_t n) {
    for (size_t i = 0; i < n / 2; i++) {
        char c = text[i];
        text[i] = text[n - 1 - i];
        text[n - 1 - i] = c;
    }
}

static sy_value format_integer(sy_vm *vm, sy_value v, sy_format_spec *spec) {
    if (spec->precision >= 0) {
        return syi_raise(vm, vm->types.ValueError,
                         "Precision not allowed in integer format specifier");
    }
    if (spec->no_neg_zero) {
        return syi_raise(vm, vm->types.ValueError,
                         "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec->type == 'c') {
        return format_character(vm, v, spec);
    }
    sy_int_view view;
    syi_int_view(v, &view);
    int base = base_of(spec->type);
    size_t count;
    size_t size;
    char *digits = syi_big_digits(vm, &view, base, &count, &size);
    if (digits == NULL) {
        return SY_NULL;
    }
    reverse(digits, count);
    if (spec->type == 'X') {
        upper_in_place(digits, count);
    }
    const char *prefix = !spec->alternate || base == 10 ? ""
                         : base == 2                    ? "0b"
                         : base == 8                    ? "0o"
                         : spec->type == 'X'            ? "0X"
                                                        : "0x";
    sy_number_parts parts = {
        sign_text(spec, view.negative), prefix, digits, count, count, base == 10 ? 3 : 4};
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_format_assemble(&b, spec, &parts);
    syi_mem_resize(vm, digits, size, 0);
    return syi_builder_finish(&b);
}

/* --- float -----------------------------------------------------------------------------------
 */

static bool is_float_type(uint32_t type) {
    return type == 'e' || type == 'E' || type == 'f' || type == 'F' || type == 'g' ||
           type == 'G' || type == '%';
}

static bool all_zero(const char *text, size_t n) {
    for (size_t i = 0; i < n && text[i] != 'e' && text[i] != 'E'; i++) {
        if (text[i] != '0' && text[i] != '.') {
            return false;
        }
    }
    return true;
}

char *syi_float_digits(sy_vm *vm, double d, char type, int64_t precision, bool alternate,
                       bool no_neg_zero, bool *negative, size_t *length, size_t *size) {
    /* At most 309 digits before the point, and sign, point and exponent. */
    *size = (size_t)precision + 330;
    char *text = syi_mem_resize(vm, NULL, 0, *size);
    if (text == NULL) {
        return NULL;
    }
    size_t n = syi_float_format(d, type, (int)precision, alternate, text, *size);
    *negative = text[0] == '-';
    if (*negative) {
        n--;
        memmove(text, text + 1, n);
        *negative = !(no_neg_zero && all_zero(text, n));
    }
    *length = n;
    return text;
}

static size_t count_lead(const char *text, size_t n) {
    size_t lead = 0;
    while (lead < n && text[lead] >= '0' && text[lead] <= '9') {
        lead++;
    }
    return lead;
}

/* The type of syi_float_format and the precision for a specification. */
static char float_type(const sy_format_spec *spec, int64_t *precision) {
    uint32_t type = spec->type == '%' ? 'f' : spec->type == 'n' ? 'g' : spec->type;
    *precision = spec->precision;
    if (type == 0) {
        *precision = *precision < 0 ? 0 : *precision;
        return spec->precision < 0 ? 'r' : 'p';
    }
    *precision = *precision < 0 ? 6 : *precision;
    return (char)type;
}

static sy_value format_double(sy_vm *vm, double d, const sy_format_spec *spec) {
    int64_t precision;
    char type = float_type(spec, &precision);
    bool negative;
    size_t length;
    size_t size;
    d = spec->type == '%' ? d * 100 : d;
    char *digits = syi_float_digits(vm, d, type, precision, spec->alternate, spec->no_neg_zero,
                                    &negative, &length, &size);
    if (digits == NULL) {
        return SY_NULL;
    }
    if (spec->type == '%') {
        char *larger = syi_mem_resize(vm, digits, size, size + 1);
        if (larger == NULL) {
            syi_mem_resize(vm, digits, size, 0);
            return SY_NULL;
        }
        digits = larger;
        size++;
        digits[length++] = '%';
    }
    sy_number_parts parts = {sign_text(spec, negative),  "", digits, length,
                             count_lead(digits, length), 3};
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_format_assemble(&b, spec, &parts);
    syi_mem_resize(vm, digits, size, 0);
    return syi_builder_finish(&b);
}

sy_value syi_format_int(sy_vm *vm, sy_value v, sy_value spec_text) {
    if (is_empty(spec_text)) {
        return syi_str(vm, v);
    }
    sy_format_spec spec;
    if (!syi_format_parse(vm, v, spec_text, '>', 'd', &spec) || !check_sizes(vm, &spec)) {
        return SY_NULL;
    }
    if (spec.type < 0x80 && strchr("bcdoxXn", (int)spec.type) != NULL) {
        return format_integer(vm, v, &spec);
    }
    if (!is_float_type(spec.type)) {
        return syi_raise_format_code(vm, spec.type, v);
    }
    double d = syi_int_to_double(vm, v);
    return syi_failed(vm) ? SY_NULL : format_double(vm, d, &spec);
}

sy_value syi_format_float(sy_vm *vm, sy_value v, sy_value spec_text) {
    if (is_empty(spec_text)) {
        return syi_str(vm, v);
    }
    sy_format_spec spec;
    if (!syi_format_parse(vm, v, spec_text, '>', 0, &spec) || !check_sizes(vm, &spec)) {
        return SY_NULL;
    }
    if (spec.type != 0 && spec.type != 'n' && !is_float_type(spec.type)) {
        return syi_raise_format_code(vm, spec.type, v);
    }
    return format_double(vm, syi_to_double(v), &spec);
}

/* --- complex ---------------------------------------------------------------------------------
 */

/* One part without padding. */
static bool append_part(sy_vm *vm, sy_str_builder *b, double d, const sy_format_spec *spec,
                        bool signed_) {
    sy_format_spec part = *spec;
    part.width = -1;
    part.sign = signed_ ? '+' : spec->sign;
    int64_t precision;
    char type = float_type(spec, &precision);
    /* Complex repr has no ".0". */
    type = type == 'p' ? 'g' : type;
    bool negative;
    size_t length;
    size_t size;
    char *digits = syi_float_digits(vm, d, type, precision, spec->alternate, spec->no_neg_zero,
                                    &negative, &length, &size);
    if (digits == NULL) {
        return false;
    }
    if (type == 'r' && length > 2 && memcmp(digits + length - 2, ".0", 2) == 0) {
        length -= 2;
    }
    sy_number_parts parts = {sign_text(&part, negative), "", digits, length,
                             count_lead(digits, length), 3};
    syi_format_assemble(b, &part, &parts);
    syi_mem_resize(vm, digits, size, 0);
    return true;
}

static sy_value complex_text(sy_vm *vm, double real, double imag, const sy_format_spec *spec) {
    bool bare = spec->type == 0;
    bool only_imag = bare && real == 0 && !signbit(real);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    if (bare && !only_imag) {
        syi_builder_char(&b, '(');
    }
    if ((!only_imag && !append_part(vm, &b, real, spec, false)) ||
        !append_part(vm, &b, imag, spec, !only_imag)) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    syi_builder_ascii(&b, bare && !only_imag ? "j)" : "j");
    return syi_builder_finish(&b);
}

sy_value syi_format_complex(sy_vm *vm, sy_value v, sy_value spec_text) {
    if (is_empty(spec_text)) {
        return syi_str(vm, v);
    }
    sy_format_spec spec;
    if (!syi_format_parse(vm, v, spec_text, '>', 0, &spec) || !check_sizes(vm, &spec)) {
        return SY_NULL;
    }
    if (spec.type == '%' || (spec.type != 0 && spec.type != 'n' && !is_float_type(spec.type))) {
        return syi_raise_format_code(vm, spec.type, v);
    }
    if (spec.fill == '0') {
        return syi_raise(vm, vm->types.ValueError,
                         "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        return syi_raise(vm, vm->types.ValueError,
                         "'=' alignment flag is not allowed in complex format specifier");
    }
    const sy_complex *c = (const sy_complex *)sy_to_object(v);
    sy_value text = complex_text(vm, c->real, c->imag, &spec);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_format_pad(&b, &spec, text);
    return syi_builder_finish(&b);
}

/* --- str -------------------------------------------------------------------------------------
 */

sy_value syi_format_str(sy_vm *vm, sy_value v, sy_value spec_text) {
    if (is_empty(spec_text)) {
        return syi_str(vm, v);
    }
    sy_format_spec spec;
    if (!syi_format_parse(vm, v, spec_text, '<', 's', &spec) || !check_sizes(vm, &spec)) {
        return SY_NULL;
    }
    if (spec.type != 's') {
        return syi_raise_format_code(vm, spec.type, v);
    }
    const char *wrong = spec.sign == ' '   ? "Space"
                        : spec.sign != 0   ? "Sign"
                        : spec.no_neg_zero ? "Negative zero coercion (z)"
                        : spec.alternate   ? "Alternate form (#)"
                                           : NULL;
    if (wrong != NULL) {
        return syi_raise(vm, vm->types.ValueError, "%s not allowed in string format specifier",
                         wrong);
    }
    if (spec.align == '=') {
        return syi_raise(vm, vm->types.ValueError,
                         "'=' alignment not allowed in string format specifier");
    }
    uint32_t end = UINT32_MAX;
    if (spec.precision >= 0 && spec.precision < (int64_t)UINT32_MAX) {
        end = (uint32_t)spec.precision;
    }
    sy_value text = syi_substring(vm, v, 0, end);
    if (text == SY_NULL || spec.width <= (int64_t)syi_to_str(text)->length) {
        return text;
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_format_pad(&b, &spec, text);
    return syi_builder_finish(&b);
}

sy_value syi_format_plain(sy_vm *vm, sy_value v, sy_value spec) {
    if (sy_is_int(v) || sy_is_bool(v) || syi_is_type(v, vm->types.int_)) {
        return syi_format_int(vm, v, spec);
    }
    if (sy_is_flonum(v) || syi_is_type(v, vm->types.float_)) {
        return syi_format_float(vm, v, spec);
    }
    if (syi_is_type(v, vm->types.str)) {
        return syi_format_str(vm, v, spec);
    }
    return SY_NOT_IMPLEMENTED;
}
