/* SPDX-License-Identifier: MIT
 *
 * The format specification: parsing, padding, and putting numbers together with signs, prefixes
 * and separators.
 */
#include "lang/object/format_internal.h"

/* --- Parsing ---------------------------------------------------------------------------------
 */

typedef struct reader {
    sy_vm *vm;
    const sy_str *s;
    uint32_t at;
} reader;

/* 0 at the end. */
static uint32_t peek(const reader *r, uint32_t ahead) {
    return r->at + ahead < r->s->length ? syi_str_at(r->s, r->at + ahead) : 0;
}

static bool take(reader *r, uint32_t c) {
    if (r->at < r->s->length && peek(r, 0) == c) {
        r->at++;
        return true;
    }
    return false;
}

static bool is_align(uint32_t c) {
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* Number at the reader; *out stays when there is none. */
static bool take_number(reader *r, int64_t *out) {
    int64_t n = 0;
    uint32_t start = r->at;
    for (uint32_t c = peek(r, 0); c >= '0' && c <= '9'; c = peek(r, 0)) {
        n = n * 10 + (c - '0');
        r->at++;
        if (n > INT64_MAX / 16) {
            syi_raise(r->vm, r->vm->types.ValueError,
                      "Too many decimal digits in format string");
            return false;
        }
    }
    if (r->at > start) {
        *out = n;
    }
    return true;
}

static void take_alignment(reader *r, sy_format_spec *out) {
    if (r->s->length - r->at >= 2 && is_align(peek(r, 1))) {
        out->fill = peek(r, 0);
        out->align = peek(r, 1);
        out->fill_given = out->align_given = true;
        r->at += 2;
    } else if (r->at < r->s->length && is_align(peek(r, 0))) {
        out->align = peek(r, 0);
        out->align_given = true;
        r->at++;
    }
}

static void take_flags(reader *r, sy_format_spec *out) {
    uint32_t c = peek(r, 0);
    if (c == '+' || c == '-' || c == ' ') {
        out->sign = (char)c;
        r->at++;
    }
    out->no_neg_zero = take(r, 'z');
    out->alternate = take(r, '#');
    if (!out->fill_given && take(r, '0')) {
        out->fill = '0';
        if (!out->align_given && out->align == '>') {
            out->align = '=';
        }
    }
}

static bool take_grouping(reader *r, sy_format_spec *out) {
    sy_vm *vm = r->vm;
    if (take(r, ',')) {
        out->grouping = ',';
    }
    if (take(r, '_')) {
        if (out->grouping != 0) {
            syi_raise(vm, vm->types.ValueError, "Cannot specify both ',' and '_'.");
            return false;
        }
        out->grouping = '_';
    }
    if (out->grouping == '_' && peek(r, 0) == ',') {
        syi_raise(vm, vm->types.ValueError, "Cannot specify both ',' and '_'.");
        return false;
    }
    return true;
}

static bool take_precision(reader *r, sy_format_spec *out) {
    if (!take(r, '.')) {
        return true;
    }
    if (!take_number(r, &out->precision)) {
        return false;
    }
    if (out->precision < 0) {
        syi_raise(r->vm, r->vm->types.ValueError, "Format specifier missing precision");
        return false;
    }
    return true;
}

static bool check_grouping(sy_vm *vm, const sy_format_spec *spec) {
    if (spec->grouping == 0 || spec->type == 0 ||
        (spec->type < 0x80 && strchr("defgEG%F", (int)spec->type) != NULL) ||
        (spec->grouping == '_' && spec->type < 0x80 &&
         strchr("boxX", (int)spec->type) != NULL)) {
        return true;
    }
    if (spec->type > 32 && spec->type < 128) {
        syi_raise(vm, vm->types.ValueError, "Cannot specify '%c' with '%c'.", spec->grouping,
                  (int)spec->type);
    } else {
        syi_raise(vm, vm->types.ValueError, "Cannot specify '%c' with '\\x%U'.", spec->grouping,
                  syi_int_to_str(vm, sy_from_int(spec->type), 16));
    }
    return false;
}

bool syi_format_parse(sy_vm *vm, sy_value v, sy_value spec, uint32_t align, uint32_t type,
                      sy_format_spec *out) {
    reader r = {vm, syi_to_str(spec), 0};
    *out = (sy_format_spec){
        .fill = ' ', .align = align, .width = -1, .precision = -1, .type = type};
    take_alignment(&r, out);
    take_flags(&r, out);
    if (!take_number(&r, &out->width) || !take_grouping(&r, out) || !take_precision(&r, out)) {
        return false;
    }
    if (r.s->length - r.at > 1) {
        syi_raise(vm, vm->types.ValueError,
                  "Invalid format specifier '%U' for object of type '%T'", spec, v);
        return false;
    }
    if (r.at < r.s->length) {
        out->type = peek(&r, 0);
    }
    return check_grouping(vm, out);
}

sy_value syi_raise_format_code(sy_vm *vm, uint32_t type, sy_value v) {
    if (type > 32 && type < 128) {
        return syi_raise(vm, vm->types.ValueError,
                         "Unknown format code '%c' for object of type '%T'", (int)type, v);
    }
    return syi_raise(vm, vm->types.ValueError,
                     "Unknown format code '\\x%U' for object of type '%T'",
                     syi_int_to_str(vm, sy_from_int(type), 16), v);
}

/* --- Putting together ------------------------------------------------------------------------
 */

static int64_t left_padding(const sy_format_spec *spec, int64_t total) {
    return spec->align == '<' ? 0 : spec->align == '^' ? total / 2 : total;
}

void syi_format_pad(sy_str_builder *b, const sy_format_spec *spec, sy_value text) {
    int64_t missing = spec->width - syi_to_str(text)->length;
    missing = missing < 0 ? 0 : missing;
    int64_t left = left_padding(spec, missing);
    syi_builder_fill(b, spec->fill, (uint64_t)left);
    syi_builder_str(b, text);
    syi_builder_fill(b, spec->fill, (uint64_t)(missing - left));
}

/* Length of n digits filled up with zeros to at least min, with separators. */
static int64_t grouped_length(int64_t n, int64_t min, unsigned group) {
    int64_t length = 0;
    for (int64_t i = 0; i < n || length < min; i++) {
        length += i > 0 && i % group == 0 ? 2 : 1;
        if (i >= n && min - length > (int64_t)group * 64) {
            /* Whole groups at once. */
            int64_t groups = (min - length) / (group + 1) - 1;
            i += groups * group;
            length += groups * (group + 1);
        }
    }
    return length;
}

/* The integer digits with separators, in `length` characters; zeros in front. */
static void append_grouped(sy_str_builder *b, const sy_number_parts *p, char separator,
                           int64_t length) {
    unsigned group = p->group;
    for (int64_t i = 0; i < length && !b->failed; i++) {
        int64_t from_right = length - 1 - i;
        if (from_right % (group + 1) == group) {
            syi_builder_char(b, (uint8_t)separator);
            continue;
        }
        int64_t digit = from_right - from_right / (group + 1);
        syi_builder_char(b, digit < (int64_t)p->lead
                                ? (uint8_t)p->digits[(int64_t)p->lead - 1 - digit]
                                : '0');
    }
}

void syi_format_assemble(sy_str_builder *b, const sy_format_spec *spec,
                         const sy_number_parts *p) {
    int64_t fixed = (int64_t)(strlen(p->sign) + strlen(p->prefix) + p->length - p->lead);
    bool zeros = spec->fill == '0' && spec->align == '=';
    int64_t lead = (int64_t)p->lead;
    if (spec->grouping != 0 && p->lead > 0) {
        lead = grouped_length(lead, zeros ? spec->width - fixed : 0, p->group);
    }
    int64_t missing = spec->width - fixed - lead;
    missing = missing < 0 ? 0 : missing;
    int64_t left = spec->align == '=' ? 0 : left_padding(spec, missing);
    int64_t inner = spec->align == '=' ? missing : 0;
    syi_builder_fill(b, spec->fill, (uint64_t)left);
    syi_builder_ascii(b, p->sign);
    syi_builder_ascii(b, p->prefix);
    syi_builder_fill(b, spec->fill, (uint64_t)inner);
    if (spec->grouping != 0 && p->lead > 0) {
        append_grouped(b, p, spec->grouping, lead);
    } else {
        syi_builder_utf8(b, p->digits, p->lead);
    }
    syi_builder_utf8(b, p->digits + p->lead, p->length - p->lead);
    syi_builder_fill(b, spec->fill, (uint64_t)(missing - left - inner));
}
