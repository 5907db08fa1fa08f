/* SPDX-License-Identifier: MIT
 *
 * str.format and str.format_map: replacement fields with attribute and item access,
 * conversions, and specifications that hold fields themselves.
 *
 * Looking things up and formatting may call back into the language; nothing but the builder is
 * changed before, so the whole can be run again. The value of a field is kept alive while the
 * fields in its specification are formatted.
 */
#include "lang/object/format_internal.h"

#include "lang/object/container.h"

enum numbering { NUMBERING_OPEN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL };

typedef struct fields {
    sy_vm *vm;
    sy_value format;
    const sy_value *args;
    int nargs;
    sy_value kwnames;
    sy_value mapping; /* of format_map, or SY_NULL */
    enum numbering numbering;
    int next;
} fields;

static bool fail(const fields *f, const char *message) {
    syi_raise(f->vm, f->vm->types.ValueError, message);
    return false;
}

static uint32_t at(const fields *f, uint32_t i) {
    return syi_str_at(syi_to_str(f->format), i);
}

/* Number in [start, end): -1: none, -2 with ValueError: too large. */
static int64_t field_number(const fields *f, uint32_t start, uint32_t end) {
    int64_t n = 0;
    if (start == end) {
        return -1;
    }
    for (uint32_t i = start; i < end; i++) {
        uint32_t c = at(f, i);
        if (c < '0' || c > '9') {
            return -1;
        }
        n = n * 10 + (c - '0');
        if (n > INT64_MAX / 16) {
            fail(f, "Too many decimal digits in format string");
            return -2;
        }
    }
    return n;
}

/* --- The value of a field --------------------------------------------------------------------
 */

static sy_value keyword_value(const fields *f, sy_value name) {
    if (f->mapping != SY_NULL) {
        return syi_getitem(f->vm, f->mapping, name);
    }
    const sy_tuple *names = f->kwnames == SY_NULL ? NULL : syi_to_tuple(f->kwnames);
    for (uint32_t i = 0; names != NULL && i < names->length; i++) {
        if (syi_str_equal(syi_to_str(names->items[i]), syi_to_str(name))) {
            return f->args[f->nargs + (int)i];
        }
    }
    return syi_raise_key_error(f->vm, name);
}

static sy_value positional_value(const fields *f, int64_t index) {
    if (f->mapping != SY_NULL) {
        return syi_raise(f->vm, f->vm->types.ValueError,
                         "Format string contains positional fields");
    }
    if (index >= f->nargs) {
        return syi_raise(f->vm, f->vm->types.IndexError,
                         "Replacement index %lld out of range for positional args tuple",
                         (long long)index);
    }
    return f->args[index];
}

static bool set_numbering(fields *f, enum numbering wanted) {
    if (f->numbering == NUMBERING_OPEN) {
        f->numbering = wanted;
    }
    if (f->numbering == wanted) {
        return true;
    }
    return fail(f, wanted == NUMBERING_MANUAL
                       ? "cannot switch from automatic field numbering to manual field "
                         "specification"
                       : "cannot switch from manual field specification to automatic field "
                         "numbering");
}

static sy_value first_value(fields *f, uint32_t start, uint32_t end) {
    int64_t index = field_number(f, start, end);
    if (index == -2) {
        return SY_NULL;
    }
    bool automatic = start == end;
    if (automatic || index >= 0) {
        if (!set_numbering(f, automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL)) {
            return SY_NULL;
        }
        return positional_value(f, automatic ? f->next++ : index);
    }
    sy_value name = syi_substring(f->vm, f->format, start, end);
    return name == SY_NULL ? SY_NULL : keyword_value(f, name);
}

static sy_value empty_attribute(const fields *f) {
    fail(f, "Empty attribute in format string");
    return SY_NULL;
}

/* One .name; *i is behind the point. */
static sy_value attribute(const fields *f, sy_value v, uint32_t *i, uint32_t end) {
    uint32_t start = *i;
    while (*i < end && at(f, *i) != '.' && at(f, *i) != '[') {
        ++*i;
    }
    if (*i == start) {
        return empty_attribute(f);
    }
    sy_value name = syi_substring(f->vm, f->format, start, *i);
    name = name == SY_NULL ? SY_NULL : syi_intern(f->vm, name);
    return name == SY_NULL ? SY_NULL : syi_getattr(f->vm, v, name);
}

/* One [key]; *i is behind the bracket. */
static sy_value item(const fields *f, sy_value v, uint32_t *i, uint32_t end) {
    uint32_t start = *i;
    while (*i < end && at(f, *i) != ']') {
        ++*i;
    }
    if (*i == end) {
        fail(f, "Missing ']' in format string");
        return SY_NULL;
    }
    uint32_t stop = (*i)++;
    if (stop == start) {
        return empty_attribute(f);
    }
    int64_t index = field_number(f, start, stop);
    if (index == -2) {
        return SY_NULL;
    }
    sy_value key =
        index >= 0 ? syi_int_new(f->vm, index) : syi_substring(f->vm, f->format, start, stop);
    return key == SY_NULL ? SY_NULL : syi_getitem(f->vm, v, key);
}

static sy_value field_value(fields *f, uint32_t start, uint32_t end) {
    uint32_t i = start;
    while (i < end && at(f, i) != '.' && at(f, i) != '[') {
        i++;
    }
    sy_value v = first_value(f, start, i);
    while (v != SY_NULL && i < end) {
        uint32_t c = at(f, i++);
        if (c == '.') {
            v = attribute(f, v, &i, end);
        } else if (c == '[') {
            v = item(f, v, &i, end);
        } else {
            fail(f, "Only '.' or '[' may follow ']' in format field specifier");
            return SY_NULL;
        }
    }
    return v;
}

static sy_value convert(const fields *f, sy_value v, uint32_t conversion) {
    switch (conversion) {
    case 0:
        return v;
    case 'r':
        return syi_repr(f->vm, v);
    case 's':
        return syi_str(f->vm, v);
    case 'a':
        return syi_ascii(f->vm, v);
    default:
        return conversion > 32 && conversion < 127
                   ? syi_raise(f->vm, f->vm->types.ValueError,
                               "Unknown conversion specifier %c", (int)conversion)
                   : syi_raise(f->vm, f->vm->types.ValueError,
                               "Unknown conversion specifier \\x%U",
                               syi_int_to_str(f->vm, sy_from_int(conversion), 16));
    }
}

/* --- A field ---------------------------------------------------------------------------------
 */

static bool format_range(fields *f, uint32_t start, uint32_t end, int depth,
                         sy_str_builder *out);

typedef struct replacement {
    uint32_t name_start, name_end;
    uint32_t conversion;
    uint32_t spec_start, spec_end;
    bool nested; /* the specification has fields */
} replacement;

/* Parses the field that begins at *i (behind the brace) and leaves *i behind its end. */
static bool parse_field(const fields *f, uint32_t *i, uint32_t end, replacement *out) {
    *out = (replacement){.name_start = *i};
    uint32_t brackets = 0;
    for (; *i < end; ++*i) {
        uint32_t c = at(f, *i);
        if (c == '{') {
            if (brackets == 0) {
                return fail(f, "unexpected '{' in field name");
            }
            continue;
        }
        if (c == '[') {
            brackets = 1;
        } else if (c == ']') {
            brackets = 0;
        } else if (brackets == 0 && (c == '}' || c == ':' || c == '!')) {
            break;
        }
    }
    if (*i == end) {
        return fail(f, "expected '}' before end of string");
    }
    out->name_end = *i;
    uint32_t c = at(f, (*i)++);
    if (c == '!') {
        if (*i == end) {
            return fail(f, "end of string while looking for conversion specifier");
        }
        out->conversion = at(f, (*i)++);
        if (*i == end) {
            return fail(f, "unmatched '{' in format spec");
        }
        c = at(f, (*i)++);
        if (c != ':' && c != '}') {
            return fail(f, out->conversion == '}' ? "unmatched '{' in format spec"
                                                  : "expected ':' after conversion specifier");
        }
    }
    out->spec_start = out->spec_end = *i;
    if (c == '}') {
        return true;
    }
    int depth = 1;
    for (; *i < end; ++*i) {
        c = at(f, *i);
        out->nested = out->nested || c == '{';
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth == 0) {
            out->spec_end = (*i)++;
            return true;
        }
    }
    return fail(f, "unmatched '{' in format spec");
}

static sy_value specification(fields *f, const replacement *field, int depth) {
    if (!field->nested) {
        return syi_substring(f->vm, f->format, field->spec_start, field->spec_end);
    }
    sy_str_builder b;
    syi_builder_init(&b, f->vm);
    if (!format_range(f, field->spec_start, field->spec_end, depth - 1, &b)) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    return syi_builder_finish(&b);
}

static bool format_field(fields *f, const replacement *field, int depth, sy_str_builder *out) {
    sy_vm *vm = f->vm;
    sy_value v = field_value(f, field->name_start, field->name_end);
    v = v == SY_NULL ? SY_NULL : convert(f, v, field->conversion);
    if (v == SY_NULL) {
        return false;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &v, 1);
    sy_value spec = specification(f, field, depth);
    sy_value text = SY_NULL;
    if (spec != SY_NULL) {
        text = syi_format_plain(vm, v, spec);
        text = text == SY_NOT_IMPLEMENTED ? syi_format(vm, v, spec) : text;
    }
    syi_roots_leave(vm, &roots);
    if (text == SY_NULL) {
        return false;
    }
    syi_builder_str(out, text);
    return !out->failed;
}

static bool format_range(fields *f, uint32_t start, uint32_t end, int depth,
                         sy_str_builder *out) {
    if (depth < 0) {
        return fail(f, "Max string recursion exceeded");
    }
    for (uint32_t i = start; i < end;) {
        uint32_t literal = i;
        while (i < end && at(f, i) != '{' && at(f, i) != '}') {
            i++;
        }
        syi_builder_range(out, f->format, literal, i);
        if (i == end) {
            break;
        }
        uint32_t c = at(f, i++);
        if (i < end && at(f, i) == c) {
            syi_builder_char(out, c);
            i++;
            continue;
        }
        if (c == '}') {
            return fail(f, "Single '}' encountered in format string");
        }
        if (i == end) {
            return fail(f, "Single '{' encountered in format string");
        }
        replacement field;
        if (!parse_field(f, &i, end, &field) || !format_field(f, &field, depth, out)) {
            return false;
        }
    }
    return true;
}

sy_value syi_str_format_fields(sy_vm *vm, sy_value format, const sy_value *args, int nargs,
                               sy_value kwnames, sy_value mapping) {
    fields f = {vm, format, args, nargs, kwnames, mapping, NUMBERING_OPEN, 0};
    sy_str_builder b;
    syi_builder_init(&b, vm);
    if (!format_range(&f, 0, syi_to_str(format)->length, 1, &b)) {
        syi_builder_discard(&b);
        return SY_NULL;
    }
    return syi_builder_finish(&b);
}
