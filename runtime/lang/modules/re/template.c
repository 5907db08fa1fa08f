/* SPDX-License-Identifier: MIT
 *
 * Replacement: templates, sub(), subn() and expand().
 */
#include "lang/modules/re/parse.h"

#include "lang/object/bytes.h"

/* --- Templates: a list of literals (str or bytes) and numbers of groups --- */

typedef struct template_parser {
    sy_re_parser p;
    sy_re_pattern *pattern;
    sy_value list;
    sy_str_builder literal;
} template_parser;

/* Ends the literal that is being collected. */
static bool flush(template_parser *t) {
    sy_vm *vm = t->p.vm;
    if (t->literal.length == 0) {
        return true;
    }
    sy_value text = syi_builder_finish(&t->literal);
    syi_builder_init(&t->literal, vm);
    if (text != SY_NULL && !t->p.is_str) {
        /* Bytes were collected as the characters of the same numbers. */
        const sy_str *s = syi_to_str(text);
        text = syi_bytes_new(vm, s->data, s->length);
    }
    return text != SY_NULL && syi_list_append(vm, syi_to_list(t->list), text);
}

static bool add_group(template_parser *t, uint64_t group, uint32_t back) {
    if (group >= t->pattern->program.groups) {
        return syi_re_fail_str(
            &t->p, back,
            syi_str_format(t->p.vm, "invalid group reference %lld", (long long)group));
    }
    return flush(t) &&
           syi_list_append(t->p.vm, syi_to_list(t->list), sy_from_int((int64_t)group));
}

static bool named(template_parser *t) {
    sy_re_parser *p = &t->p;
    int angle = syi_re_accept(p, '<');
    if (angle <= 0) {
        return angle == 0 && syi_re_fail(p, 0, "missing <");
    }
    sy_value name = syi_re_take_until(p, '>', "group name");
    if (name == SY_NULL) {
        return false;
    }
    const sy_str *s = syi_to_str(name);
    if (syi_re_is_identifier(p, s)) {
        sy_value number = syi_dict_get(p->vm, syi_to_dict(t->pattern->group_index), name);
        if (number == SY_NULL) {
            if (!syi_failed(p->vm)) {
                syi_raise(p->vm, p->vm->types.IndexError, "unknown group name %R", name);
            }
            return false;
        }
        return add_group(t, (uint64_t)sy_to_int(number), s->length + 1);
    }
    uint64_t number = 0;
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (c < '0' || c > '9') {
            return syi_re_fail_str(
                p, s->length + 1,
                syi_str_format(p->vm, "bad character in group name %R", name));
        }
        number = number < 1u << 30 ? number * 10 + (c - '0') : number;
    }
    return add_group(t, number, s->length + 1);
}

static bool is_digit(const sy_re_parser *p, uint32_t below) {
    return !p->next.escaped && p->next.c >= '0' && p->next.c < below;
}

/* \1, \12, \123 (octal). */
static bool numbered(template_parser *t, uint32_t c) {
    sy_re_parser *p = &t->p;
    uint32_t start = syi_re_tell(p) - 2;
    if (!is_digit(p, '9' + 1)) {
        return add_group(t, c - '0', 1);
    }
    uint32_t second = p->next.c;
    if (!syi_re_advance(p)) {
        return false;
    }
    if (c > '7' || second > '7' || !is_digit(p, '8')) {
        return add_group(t, (c - '0') * 10 + (second - '0'), 2);
    }
    uint32_t value = (c - '0') * 64 + (second - '0') * 8 + (p->next.c - '0');
    if (!syi_re_advance(p)) {
        return false;
    }
    if (value > 0377) {
        sy_value digits =
            syi_str_format(p->vm, "octal escape value \\%c%c%c outside of range 0-0o377",
                           (int)c, (int)second, (int)(value & 7) + '0');
        return syi_re_fail_str(p, syi_re_tell(p) - start, digits);
    }
    syi_builder_char(&t->literal, value);
    return true;
}

static bool escape(template_parser *t, uint32_t c) {
    static const char letters[] = "abfnrtv\\";
    static const char values[] = "\a\b\f\n\r\t\v\\";
    sy_re_parser *p = &t->p;
    if (c == 'g') {
        return named(t);
    }
    if (c == '0') {
        uint32_t value = 0;
        for (int i = 0; i < 2 && is_digit(p, '8'); i++) {
            value = value * 8 + (p->next.c - '0');
            if (!syi_re_advance(p)) {
                return false;
            }
        }
        syi_builder_char(&t->literal, value & 0xff);
        return true;
    }
    if (c >= '1' && c <= '9') {
        return numbered(t, c);
    }
    const char *found = c != 0 && c < 128 ? strchr(letters, (int)c) : NULL;
    if (found != NULL) {
        syi_builder_char(&t->literal, (uint32_t)values[found - letters]);
        return true;
    }
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return syi_re_fail_str(p, 2, syi_str_format(p->vm, "bad escape \\%c", (int)c));
    }
    syi_builder_char(&t->literal, '\\');
    syi_builder_char(&t->literal, c);
    return true;
}

static bool parse_template(template_parser *t) {
    if (!syi_re_seek(&t->p, 0)) {
        return false;
    }
    while (t->p.next.c != SY_RE_END) {
        sy_re_token token;
        if (!syi_re_take(&t->p, &token)) {
            return false;
        }
        if (!token.escaped) {
            syi_builder_char(&t->literal, token.c);
        } else if (!escape(t, token.c)) {
            return false;
        }
    }
    return flush(t);
}

static bool set_text(sy_re_parser *p, sy_value text) {
    p->is_str = syi_is_str(text);
    if (p->is_str) {
        const sy_str *s = syi_to_str(text);
        p->text = (sy_re_text){s->data, syi_str_kind(s), s->length};
        return true;
    }
    const uint8_t *data;
    uint32_t length;
    if (!syi_need_buffer(p->vm, text, &data, &length)) {
        return false;
    }
    p->text = (sy_re_text){data, 1, length};
    return true;
}

sy_value syi_re_template(sy_vm *vm, sy_re_pattern *pattern, sy_value text) {
    if (pattern->template_text == text && syi_is_type(text, vm->types.str)) {
        return pattern->template_list;
    }
    template_parser t = {.p = {.vm = vm, .pattern = text}, .pattern = pattern};
    if (!set_text(&t.p, text)) {
        return SY_NULL;
    }
    t.list = syi_list_new(vm, NULL, 0);
    if (t.list == SY_NULL) {
        return SY_NULL;
    }
    syi_builder_init(&t.literal, vm);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &t.list, 1);
    bool ok = parse_template(&t);
    syi_roots_leave(vm, &roots);
    syi_builder_discard(&t.literal);
    if (!ok) {
        return SY_NULL;
    }
    pattern->template_text = text;
    pattern->template_list = t.list;
    return t.list;
}

/* --- Putting together --- */

/* The parts, all str or all bytes, as one. */
static sy_value join(sy_vm *vm, bool is_str, sy_list *parts) {
    if (is_str) {
        return syi_str_join(vm, parts->items, parts->length);
    }
    uint64_t n = 0;
    for (uint32_t i = 0; i < parts->length; i++) {
        n += syi_re_text_length(parts->items[i]);
    }
    sy_bytes *made = syi_bytes_alloc(vm, vm->types.bytes, n);
    if (made == NULL) {
        return SY_NULL;
    }
    uint8_t *to = made->data;
    for (uint32_t i = 0; i < parts->length; i++) {
        const uint8_t *data;
        uint32_t length;
        if (syi_buffer(parts->items[i], &data, &length) && length > 0) {
            memcpy(to, data, length);
            to += length;
        }
    }
    return sy_from_pointer(made);
}

static bool append_slice(sy_vm *vm, sy_list *parts, sy_value string, uint32_t start,
                         uint32_t end) {
    if (start >= end) {
        return true;
    }
    sy_value part = syi_re_slice(vm, string, start, end);
    return part != SY_NULL && syi_list_append(vm, parts, part);
}

/* Appends what the template stands for, with the groups' spans: start and end of each. */
static bool append_template(sy_vm *vm, sy_list *parts, const sy_list *list, sy_value string,
                            const uint32_t *spans) {
    for (uint32_t i = 0; i < list->length; i++) {
        sy_value item = list->items[i];
        if (!sy_is_int(item)) {
            if (!syi_list_append(vm, parts, item)) {
                return false;
            }
            continue;
        }
        const uint32_t *span = spans + 2 * sy_to_int(item);
        if (span[0] != SY_RE_UNSET && !append_slice(vm, parts, string, span[0], span[1])) {
            return false;
        }
    }
    return true;
}

sy_value syi_re_match_expand(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_re_match *m = syi_re_match_of(args[0]);
    sy_value list = syi_re_template(vm, m->pattern, args[1]);
    sy_value parts = list == SY_NULL ? SY_NULL : syi_list_new(vm, NULL, 0);
    if (parts == SY_NULL ||
        !append_template(vm, syi_to_list(parts), syi_to_list(list), m->string, m->spans)) {
        return SY_NULL;
    }
    return join(vm, m->pattern->is_str, syi_to_list(parts));
}

/* --- sub() --- */

typedef struct substitution {
    sy_re_pattern *pattern;
    sy_value replacement, string;
    enum { LITERAL, TEMPLATE, CALL } how;
    sy_value list;  /* the template */
    sy_value parts; /* of the result */
    int64_t count, done;
} substitution;

static bool append_replacement(sy_vm *vm, substitution *s, sy_re_matcher *m) {
    sy_list *parts = syi_to_list(s->parts);
    if (s->how == LITERAL) {
        return syi_list_append(vm, parts, s->replacement);
    }
    if (s->how == TEMPLATE && s->pattern->program.groups <= SY_RE_FEW_MARKS / 2) {
        uint32_t spans[SY_RE_FEW_MARKS];
        spans[0] = m->start;
        spans[1] = m->pos;
        memcpy(spans + 2, m->marks, m->mark_count * sizeof *spans);
        for (uint32_t i = 2; i < m->mark_count + 2; i += 2) {
            spans[i] = spans[i + 1] == SY_RE_UNSET ? SY_RE_UNSET : spans[i];
        }
        return append_template(vm, parts, syi_to_list(s->list), s->string, spans);
    }
    sy_value match = syi_re_match_new(m, s->pattern, s->string, 0, m->text.length);
    if (match == SY_NULL) {
        return false;
    }
    if (s->how == TEMPLATE) {
        return append_template(vm, parts, syi_to_list(s->list), s->string,
                               syi_re_match_of(match)->spans);
    }
    m->keep[3] = match;
    sy_value made = syi_call(vm, s->replacement, &match, 1, SY_NULL);
    m->keep[3] = SY_NULL;
    if (made == SY_NULL) {
        return false;
    }
    if (made == SY_NONE) {
        return true;
    }
    const uint8_t *data;
    uint32_t length;
    if (s->pattern->is_str ? !syi_is_str(made) : !syi_buffer(made, &data, &length)) {
        if (!syi_failed(vm)) {
            syi_raise(vm, vm->types.TypeError,
                      s->pattern->is_str
                          ? "sequence item %lld: expected str instance, %T found"
                          : "sequence item %lld: expected a bytes-like object, %T found",
                      (long long)parts->length, made);
        }
        return false;
    }
    return syi_list_append(vm, parts, made);
}

static bool substitute(sy_vm *vm, substitution *s, sy_re_matcher *m) {
    uint32_t at = 0;     /* where to look next */
    uint32_t copied = 0; /* what is in the result already */
    while (s->count == 0 || s->done < s->count) {
        int found = syi_re_run(m, at, true);
        if (found < 0) {
            return false;
        }
        if (found == 0) {
            break;
        }
        uint32_t end = m->pos;
        uint32_t start = m->start;
        if (!append_slice(vm, syi_to_list(s->parts), s->string, copied, start) ||
            !append_replacement(vm, s, m)) {
            return false;
        }
        copied = at = end;
        m->must_advance = start == end;
        s->done++;
    }
    return append_slice(vm, syi_to_list(s->parts), s->string, copied, m->text.length);
}

static bool has_backslash(sy_value text) {
    const uint8_t *data;
    uint32_t length;
    if (syi_is_str(text)) {
        const sy_str *s = syi_to_str(text);
        for (uint32_t i = 0; i < s->length; i++) {
            if (syi_str_at(s, i) == '\\') {
                return true;
            }
        }
        return false;
    }
    return syi_buffer(text, &data, &length) && length > 0 && memchr(data, '\\', length) != NULL;
}

static bool classify(sy_vm *vm, substitution *s) {
    s->list = SY_NULL;
    if (syi_callable(vm, s->replacement)) {
        s->how = CALL;
        return !syi_need_driver(vm);
    }
    const uint8_t *data;
    uint32_t length;
    bool text = s->pattern->is_str ? syi_is_str(s->replacement)
                                   : syi_buffer(s->replacement, &data, &length);
    if (text && !has_backslash(s->replacement)) {
        s->how = LITERAL;
        return true;
    }
    if (!text) {
        if (!syi_failed(vm)) {
            /* As the parts would fail to join. */
            syi_raise(vm, vm->types.TypeError,
                      syi_is_str(s->replacement) || syi_buffer(s->replacement, &data, &length)
                          ? (s->pattern->is_str
                                 ? "sequence item 0: expected str instance, %T found"
                                 : "sequence item 0: expected a bytes-like object, %T found")
                          : "decoding to str: need a bytes-like object, %T found",
                      s->replacement);
        }
        return false;
    }
    s->how = TEMPLATE;
    s->list = syi_re_template(vm, s->pattern, s->replacement);
    return s->list != SY_NULL;
}

static sy_value run_sub(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                        sy_value kwnames, int64_t *done) {
    static const char *const names[] = {"repl", "string", "count", NULL};
    const sy_signature signature = {name, names, 2, 3};
    sy_value a[3];
    substitution s = {.pattern = syi_re_pattern_of(args[0])};
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, a) ||
        (a[2] != SY_NULL && !syi_as_int64(vm, a[2], &s.count))) {
        return SY_NULL;
    }
    s.replacement = a[0];
    s.string = a[1];
    s.count = s.count < 0 ? 0 : s.count;
    sy_re_matcher m;
    if (!syi_re_check_text(vm, s.pattern, s.string) || !classify(vm, &s) ||
        !syi_re_matcher_init(&m, vm, &s.pattern->program, s.string)) {
        return SY_NULL;
    }
    sy_value kept[2] = {s.list, syi_list_new(vm, NULL, 0)};
    s.parts = kept[1];
    sy_roots roots;
    syi_roots_enter(vm, &roots, kept, 2);
    bool ok = s.parts != SY_NULL && substitute(vm, &s, &m);
    syi_roots_leave(vm, &roots);
    syi_re_matcher_done(&m);
    *done = s.done;
    if (!ok) {
        return SY_NULL;
    }
    if (s.done == 0 &&
        (syi_is_type(s.string, vm->types.str) || syi_is_type(s.string, vm->types.bytes))) {
        return s.string;
    }
    return join(vm, s.pattern->is_str, syi_to_list(s.parts));
}

sy_value syi_re_pattern_sub(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    int64_t done;
    return run_sub(vm, "sub", args, nargs, kwnames, &done);
}

sy_value syi_re_pattern_subn(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    int64_t done;
    sy_value text = run_sub(vm, "subn", args, nargs, kwnames, &done);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    const sy_value pair[2] = {text, sy_from_int(done)};
    return syi_tuple_new(vm, pair, 2);
}
