/* SPDX-License-Identifier: MIT
 *
 * Values to JSON text. Recursive on lists and dicts. Only `default`, sorting and the items() of
 * strange dicts call back; all begins again outside of the loop then, for nothing but text was
 * made.
 */
#include "lang/modules/json/json.h"

/* A container that is being written, for the search for circles. */
typedef struct open_container {
    const struct open_container *outer;
    sy_value object;
} open_container;

typedef struct encoder {
    sy_vm *vm;
    sy_str_builder out;
    sy_value default_; /* SY_NULL: none */
    sy_value indent;   /* str or SY_NULL */
    sy_value key_separator, item_separator;
    bool ascii, sort, skip, allow_nan, check;
    uint32_t level;
} encoder;

static bool write_value(encoder *e, sy_value v, const open_container *outer);

/* --- Strings --- */

static void write_unit(sy_str_builder *b, uint32_t unit) {
    static const char digits[] = "0123456789abcdef";
    syi_builder_ascii(b, "\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
        syi_builder_char(b, (uint32_t)digits[unit >> shift & 15]);
    }
}

static void write_escape(sy_str_builder *b, uint32_t c) {
    static const char plain[] = "\"\\\b\f\n\r\t";
    static const char letters[] = "\"\\bfnrt";
    const char *found = c != 0 && c < 128 ? strchr(plain, (int)c) : NULL;
    if (found != NULL) {
        syi_builder_char(b, '\\');
        syi_builder_char(b, (uint32_t)letters[found - plain]);
    } else if (c >= 0x10000) {
        write_unit(b, 0xd800 + ((c - 0x10000) >> 10));
        write_unit(b, 0xdc00 + ((c - 0x10000) & 0x3ff));
    } else {
        write_unit(b, c);
    }
}

static inline bool needs_escape(uint32_t c, bool ascii) {
    return c < ' ' || c == '"' || c == '\\' || (ascii && c > '~');
}

static void write_str(sy_str_builder *b, sy_value text, bool ascii) {
    const sy_str *s = syi_to_str(text);
    uint32_t from = 0;
    syi_builder_char(b, '"');
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (needs_escape(c, ascii)) {
            syi_builder_range(b, text, from, i);
            write_escape(b, c);
            from = i + 1;
        }
    }
    syi_builder_range(b, text, from, s->length);
    syi_builder_char(b, '"');
}

/* --- Numbers --- */

static bool write_int(encoder *e, sy_value v) {
    if (sy_is_int(v)) {
        char digits[24];
        char *p = digits + sizeof digits;
        int64_t i = sy_to_int(v);
        uint64_t u = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
        *--p = '\0';
        do {
            *--p = (char)('0' + u % 10);
            u /= 10;
        } while (u != 0);
        if (i < 0) {
            *--p = '-';
        }
        syi_builder_ascii(&e->out, p);
        return true;
    }
    sy_value plain = syi_int_value(e->vm, v);
    sy_value text = plain == SY_NULL ? SY_NULL : syi_int_to_str(e->vm, plain, 10);
    if (text != SY_NULL) {
        syi_builder_str(&e->out, text);
    }
    return text != SY_NULL;
}

static bool write_float(encoder *e, sy_value v) {
    double d = syi_to_double(v);
    if (d - d != 0) {
        if (!e->allow_nan) {
            syi_raise(e->vm, e->vm->types.ValueError,
                      "Out of range float values are not JSON compliant");
            return false;
        }
        syi_builder_ascii(&e->out, d != d ? "NaN" : d > 0 ? "Infinity" : "-Infinity");
        return true;
    }
    char text[40];
    size_t n = syi_float_format(d, 'r', 0, false, text, sizeof text - 1);
    text[n] = '\0';
    syi_builder_ascii(&e->out, text);
    return true;
}

/* None, booleans and numbers: 1: written, 0: none of them, -1: failed. */
static int write_plain(encoder *e, sy_value v) {
    if (v == SY_NONE || sy_is_bool(v)) {
        syi_builder_ascii(&e->out, v == SY_NONE ? "null" : v == SY_TRUE ? "true" : "false");
        return 1;
    }
    if (syi_is_int(v)) {
        return write_int(e, v) ? 1 : -1;
    }
    if (syi_is_float(v)) {
        return write_float(e, v) ? 1 : -1;
    }
    return 0;
}

/* --- Containers --- */

static void new_line(encoder *e) {
    if (e->indent != SY_NULL) {
        syi_builder_char(&e->out, '\n');
        for (uint32_t i = 0; i < e->level; i++) {
            syi_builder_str(&e->out, e->indent);
        }
    }
}

/* Between two items. */
static void separate(encoder *e) {
    syi_builder_str(&e->out, e->item_separator);
    new_line(e);
}

static bool enter(encoder *e, const open_container *outer, sy_value object) {
    for (const open_container *o = outer; e->check && o != NULL; o = o->outer) {
        if (o->object == object) {
            syi_raise(e->vm, e->vm->types.ValueError, "Circular reference detected");
            return false;
        }
    }
    return syi_enter_c(e->vm, " while encoding a JSON object");
}

static bool write_list(encoder *e, sy_value list, const open_container *outer) {
    const open_container here = {outer, list};
    if (syi_sequence_length(list) == 0) {
        syi_builder_ascii(&e->out, "[]");
        return true;
    }
    if (!enter(e, outer, list)) {
        return false;
    }
    syi_builder_char(&e->out, '[');
    e->level++;
    new_line(e);
    bool ok = true;
    sy_value item;
    sy_roots roots;
    syi_roots_enter(e->vm, &roots, &list, 1);
    for (uint32_t i = 0; ok && (item = syi_sequence_item(list, i)) != SY_NULL; i++) {
        if (i > 0) {
            separate(e);
        }
        ok = write_value(e, item, &here) && !e->out.failed;
    }
    syi_roots_leave(e->vm, &roots);
    e->level--;
    new_line(e);
    syi_builder_char(&e->out, ']');
    syi_leave_c(e->vm);
    return ok;
}

/* 1: written, 0: to be left out, -1: failed. */
static int write_key(encoder *e, sy_value key, bool first) {
    if (!syi_is_str(key) && key != SY_NONE && !sy_is_bool(key) && !syi_is_int(key) &&
        !syi_is_float(key)) {
        if (!e->skip) {
            syi_raise(e->vm, e->vm->types.TypeError,
                      "keys must be str, int, float, bool or None, not %T", key);
        }
        return e->skip ? 0 : -1;
    }
    if (!first) {
        separate(e);
    }
    if (syi_is_str(key)) {
        write_str(&e->out, key, e->ascii);
    } else {
        syi_builder_char(&e->out, '"');
        if (write_plain(e, key) < 0) {
            return -1;
        }
        syi_builder_char(&e->out, '"');
    }
    syi_builder_str(&e->out, e->key_separator);
    return 1;
}

static bool write_entry(encoder *e, sy_value key, sy_value value, const open_container *here,
                        bool *first) {
    int written = write_key(e, key, *first);
    if (written <= 0) {
        return written == 0;
    }
    *first = false;
    return write_value(e, value, here) && !e->out.failed;
}

/* The entries of a dict as a list of pairs; sorted if that is wanted. */
static sy_value items_of(encoder *e, sy_value dict) {
    sy_vm *vm = e->vm;
    sy_value items = syi_call_method(vm, dict, syi_intern_cstr(vm, "items"), NULL, 0);
    sy_value list = SY_NULL;
    sy_roots roots;
    syi_roots_enter(vm, &roots, &list, 1);
    list = items == SY_NULL ? SY_NULL : syi_list_from_iterable(vm, items);
    if (list != SY_NULL && e->sort && !syi_list_sort(vm, syi_to_list(list), SY_NULL, false)) {
        list = SY_NULL;
    }
    syi_roots_leave(vm, &roots);
    return list;
}

static bool write_items(encoder *e, sy_value list, const open_container *here, bool *first) {
    sy_roots roots;
    syi_roots_enter(e->vm, &roots, &list, 1);
    bool ok = true;
    for (uint32_t i = 0; ok && i < syi_to_list(list)->length; i++) {
        sy_value pair = syi_to_list(list)->items[i];
        if (!syi_is_tuple(pair) || syi_to_tuple(pair)->length != 2) {
            syi_raise(e->vm, e->vm->types.ValueError, "items must return 2-tuples");
            ok = false;
            break;
        }
        ok = write_entry(e, syi_to_tuple(pair)->items[0], syi_to_tuple(pair)->items[1], here,
                         first);
    }
    syi_roots_leave(e->vm, &roots);
    return ok;
}

static bool write_entries(encoder *e, sy_value dict, const open_container *here, bool *first) {
    if (e->sort || !syi_is_type(dict, e->vm->types.dict)) {
        sy_value list = items_of(e, dict);
        return list != SY_NULL && write_items(e, list, here, first);
    }
    uint32_t position = 0;
    sy_value key;
    sy_value value;
    uint32_t version = syi_to_dict(dict)->version;
    while (syi_dict_next(syi_to_dict(dict), &position, &key, &value)) {
        if (!write_entry(e, key, value, here, first)) {
            return false;
        }
        if (syi_to_dict(dict)->version != version) {
            syi_raise(e->vm, e->vm->types.RuntimeError,
                      "dictionary changed size during iteration");
            return false;
        }
    }
    return true;
}

static bool write_dict(encoder *e, sy_value dict, const open_container *outer) {
    const open_container here = {outer, dict};
    if (syi_to_dict(dict)->length == 0) {
        syi_builder_ascii(&e->out, "{}");
        return true;
    }
    if (!enter(e, outer, dict)) {
        return false;
    }
    syi_builder_char(&e->out, '{');
    e->level++;
    new_line(e);
    bool first = true;
    sy_roots roots;
    syi_roots_enter(e->vm, &roots, &dict, 1);
    bool ok = write_entries(e, dict, &here, &first);
    syi_roots_leave(e->vm, &roots);
    e->level--;
    new_line(e);
    syi_builder_char(&e->out, '}');
    syi_leave_c(e->vm);
    return ok;
}

static bool write_other(encoder *e, sy_value v, const open_container *outer) {
    const open_container here = {outer, v};
    if (!enter(e, outer, v)) {
        return false;
    }
    sy_value made = syi_call(e->vm, e->default_, &v, 1, SY_NULL);
    bool ok = made != SY_NULL;
    if (ok) {
        sy_roots roots;
        syi_roots_enter(e->vm, &roots, &made, 1);
        ok = write_value(e, made, &here);
        syi_roots_leave(e->vm, &roots);
    }
    syi_leave_c(e->vm);
    return ok;
}

static bool write_value(encoder *e, sy_value v, const open_container *outer) {
    if (syi_is_str(v)) {
        write_str(&e->out, v, e->ascii);
        return true;
    }
    int plain = write_plain(e, v);
    if (plain != 0) {
        return plain > 0;
    }
    if (syi_is_list(v) || syi_is_tuple(v)) {
        return write_list(e, v, outer);
    }
    return syi_is_dict(v) ? write_dict(e, v, outer) : write_other(e, v, outer);
}

/* --- The functions --- */

static bool flag(sy_vm *vm, sy_value self, const char *name, bool *out) {
    sy_value v = syi_getattr_cstr(vm, self, name);
    int truth = v == SY_NULL ? -1 : syi_truth(vm, v);
    *out = truth > 0;
    return truth >= 0;
}

static bool text_attribute(sy_vm *vm, sy_value self, const char *name, sy_value *out) {
    *out = syi_getattr_cstr(vm, self, name);
    if (*out != SY_NULL && !syi_is_str(*out)) {
        syi_raise(vm, vm->types.TypeError, "%s must be a str, not %T", name, *out);
        *out = SY_NULL;
    }
    return *out != SY_NULL;
}

/* The attribute indent: None, a number of blanks, or what is to be used. */
static bool set_indent(encoder *e, sy_value self) {
    sy_value indent = syi_getattr_cstr(e->vm, self, "indent");
    int64_t n;
    if (indent == SY_NULL || indent == SY_NONE || syi_is_str(indent)) {
        e->indent = indent == SY_NONE ? SY_NULL : indent;
        return indent != SY_NULL;
    }
    if (!syi_index(e->vm, indent, &n)) {
        return false;
    }
    sy_str_builder b;
    syi_builder_init(&b, e->vm);
    syi_builder_fill(&b, ' ', n > 0 ? (uint64_t)n : 0);
    e->indent = syi_builder_finish(&b);
    return e->indent != SY_NULL;
}

static bool init(encoder *e, sy_vm *vm, sy_value self) {
    e->vm = vm;
    e->level = 0;
    return set_indent(e, self) &&
           text_attribute(vm, self, "key_separator", &e->key_separator) &&
           text_attribute(vm, self, "item_separator", &e->item_separator) &&
           flag(vm, self, "ensure_ascii", &e->ascii) && flag(vm, self, "sort_keys", &e->sort) &&
           flag(vm, self, "skipkeys", &e->skip) && flag(vm, self, "allow_nan", &e->allow_nan) &&
           flag(vm, self, "check_circular", &e->check);
}

sy_value syi_json_encode(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    encoder e;
    if (!init(&e, vm, args[0])) {
        return SY_NULL;
    }
    sy_value kept[3] = {e.indent, e.key_separator, e.item_separator};
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 3);
    e.default_ = args[2];
    syi_builder_init(&e.out, vm);
    bool ok = write_value(&e, args[1], NULL);
    syi_roots_leave(vm, &roots);
    if (!ok) {
        syi_builder_discard(&e.out);
        return SY_NULL;
    }
    return syi_builder_finish(&e.out);
}

sy_value syi_json_quote(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_str(args[0])) {
        return syi_raise(vm, vm->types.TypeError, "first argument must be a string, not %T",
                         args[0]);
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    write_str(&b, args[0], args[1] == SY_TRUE);
    return syi_builder_finish(&b);
}
