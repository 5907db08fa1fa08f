/* SPDX-License-Identifier: MIT
 *
 * The % operator of str and bytes. Bytes are formatted as a str of latin-1 characters.
 *
 * Values are taken from the argument tuple or mapping, which the caller keeps alive; what a
 * conversion returns is copied into the builder at once. Nothing is changed before the end, so
 * the whole can be run again.
 */
#include "lang/object/format_internal.h"

#include "lang/object/container.h"
#include "lang/object/number_internal.h"

typedef struct percent {
    sy_vm *vm;
    const sy_str *format;
    uint32_t at;
    bool bytes;
    sy_value args;    /* what stands right of the operator */
    sy_value mapping; /* args if it can be indexed by names, else SY_NULL */
    uint32_t next;    /* argument to take; UINT32_MAX: a single one that was taken */
    bool by_name;     /* a name was used */
    sy_value named;   /* value of the name in this specification, or SY_NULL */
    sy_str_builder *out;
} percent;

typedef struct conversion {
    bool left, plus, space, alternate, zero;
    int64_t width, precision; /* -1: none */
    uint32_t type;
} conversion;

static sy_value take_argument(percent *p) {
    if (p->named != SY_NULL) {
        sy_value v = p->named;
        p->named = SY_NULL;
        return v;
    }
    bool tuple = syi_is_tuple(p->args);
    if (tuple && p->next < syi_to_tuple(p->args)->length && !p->by_name) {
        return syi_to_tuple(p->args)->items[p->next++];
    }
    if (!tuple && p->next == 0 && !p->by_name) {
        p->next = UINT32_MAX;
        return p->args;
    }
    return syi_raise(p->vm, p->vm->types.TypeError, "not enough arguments for format string");
}

static bool more(const percent *p) {
    return p->at < p->format->length;
}

static uint32_t current(const percent *p) {
    return syi_str_at(p->format, p->at);
}

static bool fail_value(percent *p, const char *message) {
    syi_raise(p->vm, p->vm->types.ValueError, message);
    return false;
}

/* --- Reading a specification -----------------------------------------------------------------
 */

/* (name): looked up in the mapping. */
static bool read_key(percent *p) {
    sy_vm *vm = p->vm;
    if (!more(p) || current(p) != '(') {
        return true;
    }
    if (p->mapping == SY_NULL) {
        syi_raise(vm, vm->types.TypeError, "format requires a mapping");
        return false;
    }
    uint32_t start = ++p->at;
    int depth = 1;
    for (; more(p); p->at++) {
        depth += current(p) == '(' ? 1 : current(p) == ')' ? -1 : 0;
        if (depth == 0) {
            break;
        }
    }
    if (depth != 0) {
        return fail_value(p, "incomplete format key");
    }
    sy_value key = syi_substring(vm, sy_from_pointer(p->format), start, p->at++);
    if (key != SY_NULL && p->bytes) {
        key = syi_bytes_new(vm, syi_to_str(key)->data, syi_to_str(key)->length);
    }
    p->named = key == SY_NULL ? SY_NULL : syi_getitem(vm, p->mapping, key);
    p->by_name = true;
    return p->named != SY_NULL;
}

static void read_flags(percent *p, conversion *c) {
    for (; more(p); p->at++) {
        switch (current(p)) {
        case '-':
            c->left = true;
            break;
        case '+':
            c->plus = true;
            break;
        case ' ':
            c->space = true;
            break;
        case '#':
            c->alternate = true;
            break;
        case '0':
            c->zero = true;
            break;
        default:
            return;
        }
    }
}

/* A number or a * argument. */
static bool read_size(percent *p, int64_t *out, const char *too_big) {
    sy_vm *vm = p->vm;
    if (more(p) && current(p) == '*') {
        p->at++;
        sy_value v = take_argument(p);
        if (v == SY_NULL) {
            return false;
        }
        if (!syi_is_int(v)) {
            syi_raise(vm, vm->types.TypeError, "* wants int");
            return false;
        }
        return syi_as_int64(vm, v, out);
    }
    for (; more(p) && current(p) >= '0' && current(p) <= '9'; p->at++) {
        *out = (*out < 0 ? 0 : *out) * 10 + (current(p) - '0');
        if (*out > INT32_MAX) {
            return fail_value(p, too_big);
        }
    }
    return true;
}

static bool read_conversion(percent *p, conversion *c) {
    *c = (conversion){.width = -1, .precision = -1};
    if (!read_key(p)) {
        return false;
    }
    read_flags(p, c);
    if (!read_size(p, &c->width, "width too big")) {
        return false;
    }
    if (c->width < -1) {
        c->left = true;
        c->width = -c->width;
    }
    if (more(p) && current(p) == '.') {
        p->at++;
        c->precision = 0;
        if (!read_size(p, &c->precision, "precision too big")) {
            return false;
        }
        c->precision = c->precision < 0 ? 0 : c->precision;
    }
    if (more(p) && (current(p) == 'h' || current(p) == 'l' || current(p) == 'L')) {
        p->at++;
    }
    if (!more(p)) {
        return fail_value(p, "incomplete format");
    }
    c->type = current(p);
    p->at++;
    return true;
}

/* --- Numbers ---------------------------------------------------------------------------------
 */

static void pad_number(percent *p, const conversion *c, const sy_number_parts *parts) {
    sy_format_spec spec = {.fill = ' ', .align = '>', .width = c->width};
    if (c->left) {
        spec.align = '<';
    } else if (c->zero) {
        spec.fill = '0';
        spec.align = '=';
    }
    syi_format_assemble(p->out, &spec, parts);
}

static const char *sign_of(const conversion *c, bool negative) {
    return negative ? "-" : c->plus ? "+" : c->space ? " " : "";
}

/* The int of a number argument. */
static sy_value integer_argument(percent *p, const conversion *c, sy_value v) {
    sy_vm *vm = p->vm;
    bool decimal = c->type == 'd' || c->type == 'i' || c->type == 'u';
    if (syi_is_int(v)) {
        return syi_int_value(vm, v);
    }
    sy_type *type = syi_type_of(vm, v);
    bool index = syi_type_lookup(vm, type, vm->specials[SY_SPECIAL_INDEX]) != SY_NULL;
    if (decimal && !syi_is_str(v) && !syi_is_bytes(v) &&
        (index || syi_type_lookup(vm, type, vm->specials[SY_SPECIAL_INT]) != SY_NULL)) {
        return syi_to_int_value(vm, v);
    }
    if (!decimal && index) {
        return syi_index_value(vm, v);
    }
    return syi_raise(vm, vm->types.TypeError, "%%%c format: %s is required, not %T",
                     (int)c->type, decimal ? "a real number" : "an integer", v);
}

static bool format_integer(percent *p, const conversion *c, sy_value v) {
    sy_vm *vm = p->vm;
    v = integer_argument(p, c, v);
    if (v == SY_NULL) {
        return false;
    }
    int base = c->type == 'o' ? 8 : (c->type | 0x20) == 'x' ? 16 : 10;
    sy_value text = syi_int_to_str(vm, v, base);
    if (text == SY_NULL) {
        return false;
    }
    const sy_str *s = syi_to_str(text);
    bool negative = s->data[0] == '-';
    size_t count = s->length - negative;
    size_t length = c->precision > (int64_t)count ? (size_t)c->precision : count;
    char *digits = syi_mem_resize(vm, NULL, 0, length);
    if (digits == NULL) {
        return false;
    }
    memset(digits, '0', length);
    for (size_t i = 0; i < count; i++) {
        char d = (char)s->data[i + negative];
        digits[length - count + i] = c->type == 'X' && d >= 'a' ? (char)(d - 32) : d;
    }
    const char *prefix = !c->alternate || base == 10 ? ""
                         : base == 8                 ? "0o"
                         : c->type == 'X'            ? "0X"
                                                     : "0x";
    sy_number_parts parts = {sign_of(c, negative), prefix, digits, length, length, 3};
    pad_number(p, c, &parts);
    syi_mem_resize(vm, digits, length, 0);
    return true;
}

static bool format_real(percent *p, const conversion *c, sy_value v) {
    sy_vm *vm = p->vm;
    double d;
    if (!syi_as_double(vm, v, &d)) {
        return false;
    }
    bool negative;
    size_t length;
    size_t size;
    char *digits = syi_float_digits(vm, d, (char)c->type, c->precision < 0 ? 6 : c->precision,
                                    c->alternate, false, &negative, &length, &size);
    if (digits == NULL) {
        return false;
    }
    sy_number_parts parts = {sign_of(c, negative), "", digits, length, length, 3};
    pad_number(p, c, &parts);
    syi_mem_resize(vm, digits, size, 0);
    return true;
}

/* --- Text ------------------------------------------------------------------------------------
 */

static bool append_text(percent *p, const conversion *c, sy_value text) {
    if (text != SY_NULL && c->precision >= 0 && c->precision < syi_to_str(text)->length) {
        text = syi_substring(p->vm, text, 0, (uint32_t)c->precision);
    }
    if (text == SY_NULL) {
        return false;
    }
    sy_format_spec spec = {.fill = ' ', .align = c->left ? '<' : '>', .width = c->width};
    syi_format_pad(p->out, &spec, text);
    return true;
}

static sy_value latin1_text(sy_vm *vm, const uint8_t *data, uint32_t n) {
    sy_str *s = syi_str_alloc(vm, vm->types.str, n, 1);
    if (s == NULL) {
        return SY_NULL;
    }
    memcpy(s->data, data, n);
    return syi_str_seal(s);
}

/* The contents of a bytes-like object, or of what __bytes__ gives, as latin-1 characters. */
static sy_value bytes_text(sy_vm *vm, sy_value v) {
    const uint8_t *data;
    uint32_t n;
    if (syi_buffer(v, &data, &n)) {
        return latin1_text(vm, data, n);
    }
    sy_value name = vm->specials[SY_SPECIAL_BYTES];
    if (syi_type_lookup(vm, syi_type_of(vm, v), name) != SY_NULL) {
        v = syi_call_method(vm, v, name, NULL, 0);
        if (v == SY_NULL) {
            return SY_NULL;
        }
        if (syi_buffer(v, &data, &n)) {
            return latin1_text(vm, data, n);
        }
        return syi_raise(vm, vm->types.TypeError, "__bytes__ returned non-bytes (type %T)", v);
    }
    return syi_raise(
        vm, vm->types.TypeError,
        "%%b requires a bytes-like object, or an object that implements __bytes__, "
        "not '%T'",
        v);
}

static sy_value character(percent *p, sy_value v) {
    sy_vm *vm = p->vm;
    int64_t limit = p->bytes ? 0xff : 0x10ffff;
    const uint8_t *data;
    uint32_t n;
    if (!p->bytes && syi_is_str(v)) {
        return syi_to_str(v)->length == 1
                   ? v
                   : syi_raise(vm, vm->types.TypeError, "%%c requires int or char");
    }
    if (p->bytes && syi_buffer(v, &data, &n) && n == 1) {
        return latin1_text(vm, data, 1);
    }
    if (!syi_is_int(v) &&
        syi_type_lookup(vm, syi_type_of(vm, v), vm->specials[SY_SPECIAL_INDEX]) == SY_NULL) {
        return syi_raise(vm, vm->types.TypeError,
                         p->bytes ? "%%c requires an integer in range(256) or a single byte"
                                  : "%%c requires int or char");
    }
    int64_t code;
    if (!syi_index(vm, v, &code)) {
        return SY_NULL;
    }
    if (code < 0 || code > limit) {
        return syi_raise(vm, vm->types.OverflowError, "%%c arg not in range(%s)",
                         p->bytes ? "256" : "0x110000");
    }
    return syi_str_from_char(vm, (uint32_t)code);
}

static bool format_value(percent *p, const conversion *c) {
    sy_vm *vm = p->vm;
    uint32_t type = c->type;
    if (type > 0x7f ||
        strchr(p->bytes ? "srabdiuoxXeEfFgGc" : "sradiuoxXeEfFgGc", (int)type) == NULL) {
        syi_raise(vm, vm->types.ValueError,
                  "unsupported format character '%c' (0x%U) at index %d",
                  type >= 32 && type < 128 ? (int)type : '?',
                  syi_int_to_str(vm, sy_from_int(type), 16), (int)p->at - 1);
        return false;
    }
    sy_value v = take_argument(p);
    if (v == SY_NULL) {
        return false;
    }
    switch (type) {
    case 's':
    case 'b':
        return append_text(p, c, p->bytes ? bytes_text(vm, v) : syi_str(vm, v));
    case 'r':
        return append_text(p, c, p->bytes ? syi_ascii(vm, v) : syi_repr(vm, v));
    case 'a':
        return append_text(p, c, syi_ascii(vm, v));
    case 'c': {
        conversion plain = *c;
        plain.precision = -1;
        return append_text(p, &plain, character(p, v));
    }
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        return format_integer(p, c, v);
    default:
        return format_real(p, c, v);
    }
}

/* --- The whole -------------------------------------------------------------------------------
 */

static bool format_next(percent *p) {
    conversion c;
    if (more(p) && current(p) == '%') {
        p->at++;
        syi_builder_char(p->out, '%');
        return true;
    }
    p->named = SY_NULL;
    if (!read_conversion(p, &c)) {
        return false;
    }
    if (c.type == '%') {
        /* CPython takes an argument here although it shows none. */
        if (p->named == SY_NULL && take_argument(p) == SY_NULL) {
            return false;
        }
        syi_builder_char(p->out, '%');
        return true;
    }
    return format_value(p, &c);
}

static bool all_used(const percent *p) {
    if (p->by_name) {
        return true;
    }
    if (syi_is_tuple(p->args)) {
        return p->next >= syi_to_tuple(p->args)->length;
    }
    return p->next == UINT32_MAX || p->mapping != SY_NULL;
}

static sy_value run(percent *p) {
    sy_vm *vm = p->vm;
    sy_str_builder b;
    syi_builder_init(&b, vm);
    p->out = &b;
    bool ok = true;
    while (ok && more(p)) {
        uint32_t start = p->at;
        while (more(p) && current(p) != '%') {
            p->at++;
        }
        syi_builder_range(&b, sy_from_pointer(p->format), start, p->at);
        if (more(p)) {
            p->at++;
            ok = format_next(p) && !b.failed;
        }
    }
    if (ok && !all_used(p)) {
        syi_raise(vm, vm->types.TypeError, "not all arguments converted during %s formatting",
                  p->bytes ? "bytes" : "string");
        ok = false;
    }
    p->out = NULL;
    if (!ok && !b.failed) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    return syi_builder_finish(&b);
}

/* Can args be used for %(name)s? As CPython: it has __getitem__ and is no tuple or str. */
static bool is_mapping(sy_vm *vm, sy_value args, bool bytes) {
    if (syi_is_tuple(args) || syi_is_str(args) || (bytes && syi_is_bytes(args))) {
        return false;
    }
    return syi_type_lookup(vm, syi_type_of(vm, args), vm->specials[SY_SPECIAL_GETITEM]) !=
           SY_NULL;
}

sy_value syi_str_percent(sy_vm *vm, sy_value format, sy_value args) {
    percent p = {.vm = vm, .format = syi_to_str(format), .args = args};
    p.mapping = is_mapping(vm, args, false) ? args : SY_NULL;
    return run(&p);
}

sy_value syi_bytes_percent(sy_vm *vm, sy_value format, sy_value args) {
    const uint8_t *data;
    uint32_t n;
    if (!syi_buffer(format, &data, &n)) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value text = latin1_text(vm, data, n);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &text, 1);
    percent p = {.vm = vm, .format = syi_to_str(text), .bytes = true, .args = args};
    p.mapping = is_mapping(vm, args, true) ? args : SY_NULL;
    sy_value result = run(&p);
    syi_roots_leave(vm, &roots);
    return result == SY_NULL
               ? SY_NULL
               : syi_bytes_new(vm, syi_to_str(result)->data, syi_to_str(result)->length);
}
