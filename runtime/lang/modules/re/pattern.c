/* SPDX-License-Identifier: MIT
 *
 * re.Pattern, and the scanners that finditer() is made of.
 */
#include "lang/modules/re/re.h"

#include "lang/object/bytes.h"

bool syi_re_check_text(sy_vm *vm, const sy_re_pattern *pattern, sy_value string) {
    const uint8_t *data;
    uint32_t length;
    bool is_str = syi_is_str(string);
    if (!is_str && !syi_buffer(string, &data, &length)) {
        if (!syi_failed(vm)) {
            syi_raise(vm, vm->types.TypeError, "expected string or bytes-like object, got '%T'",
                      string);
        }
        return false;
    }
    if (is_str != pattern->is_str) {
        syi_raise(vm, vm->types.TypeError,
                  is_str ? "cannot use a bytes pattern on a string-like object"
                         : "cannot use a string pattern on a bytes-like object");
        return false;
    }
    return true;
}

/* string, pos and endpos of a search. */
typedef struct range {
    sy_value string;
    uint32_t pos, endpos;
} range;

static bool parse_range(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                        sy_value kwnames, range *r) {
    static const char *const names[] = {"string", "pos", "endpos", NULL};
    const sy_signature signature = {name, names, 1, 3};
    sy_value a[3] = {nargs == 2 ? args[1] : SY_NULL, SY_NULL, SY_NULL};
    int64_t pos = 0;
    int64_t endpos = INT64_MAX;
    if ((nargs != 2 || kwnames != SY_NULL) &&
        !syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, a)) {
        return false;
    }
    if (!syi_re_check_text(vm, syi_re_pattern_of(args[0]), a[0]) ||
        (a[1] != SY_NULL && !syi_index(vm, a[1], &pos)) ||
        (a[2] != SY_NULL && !syi_index(vm, a[2], &endpos))) {
        return false;
    }
    int64_t length = syi_re_text_length(a[0]);
    pos = pos < 0 ? 0 : pos > length ? length : pos;
    endpos = endpos < 0 ? 0 : endpos > length ? length : endpos;
    r->string = a[0];
    r->pos = (uint32_t)pos;
    r->endpos = (uint32_t)endpos;
    return true;
}

static bool begin(sy_vm *vm, sy_re_pattern *pattern, const range *r, sy_re_matcher *m) {
    if (!syi_re_matcher_init(m, vm, &pattern->program, r->string)) {
        return false;
    }
    m->text.length = r->endpos < m->text.length ? r->endpos : m->text.length;
    return true;
}

typedef enum mode { MATCH, FULLMATCH, SEARCH } mode;

static sy_value match_once(sy_vm *vm, const char *name, mode how, const sy_value *args,
                           int nargs, sy_value kwnames) {
    sy_re_pattern *pattern = syi_re_pattern_of(args[0]);
    range r;
    sy_re_matcher m;
    if (!parse_range(vm, name, args, nargs, kwnames, &r) || !begin(vm, pattern, &r, &m)) {
        return SY_NULL;
    }
    m.to_end = how == FULLMATCH;
    int found = r.pos > r.endpos ? 0 : syi_re_run(&m, r.pos, how == SEARCH);
    sy_value result = found < 0 ? SY_NULL : SY_NONE;
    if (found > 0) {
        result = syi_re_match_new(&m, pattern, r.string, r.pos, r.endpos);
    }
    syi_re_matcher_done(&m);
    return result;
}

static SY_RE_METHOD(pattern_match) {
    return match_once(vm, "match", MATCH, args, nargs, kwnames);
}

static SY_RE_METHOD(pattern_fullmatch) {
    return match_once(vm, "fullmatch", FULLMATCH, args, nargs, kwnames);
}

static SY_RE_METHOD(pattern_search) {
    return match_once(vm, "search", SEARCH, args, nargs, kwnames);
}

/* The text of group i of a match just found; `otherwise` when it did not take part. */
static sy_value found_group(sy_re_matcher *m, sy_value string, uint32_t i, sy_value otherwise) {
    if (i == 0) {
        return syi_re_slice(m->vm, string, m->start, m->pos);
    }
    uint32_t start = m->marks[(i - 1) * 2];
    uint32_t end = m->marks[(i - 1) * 2 + 1];
    if (start == SY_RE_UNSET || end == SY_RE_UNSET || end < start) {
        return otherwise;
    }
    return syi_re_slice(m->vm, string, start, end);
}

/* What findall() lists for a match. */
static sy_value found_item(sy_re_matcher *m, const sy_re_pattern *pattern, sy_value string) {
    uint32_t groups = pattern->program.groups;
    sy_value empty = pattern->is_str ? m->vm->empty_str : m->vm->empty_bytes;
    if (groups <= 2) {
        return found_group(m, string, groups - 1, empty);
    }
    sy_value tuple = syi_tuple_new(m->vm, NULL, groups - 1);
    for (uint32_t i = 1; tuple != SY_NULL && i < groups; i++) {
        sy_value item = found_group(m, string, i, empty);
        if (item == SY_NULL) {
            return SY_NULL;
        }
        syi_to_tuple(tuple)->items[i - 1] = item;
    }
    return tuple;
}

static bool find_all(sy_re_matcher *m, const sy_re_pattern *pattern, const range *r,
                     sy_list *list) {
    uint32_t at = r->pos;
    int found;
    while ((found = syi_re_run(m, at, true)) > 0) {
        sy_value item = found_item(m, pattern, r->string);
        if (item == SY_NULL || !syi_list_append(m->vm, list, item)) {
            return false;
        }
        at = m->pos;
        m->must_advance = m->start == m->pos;
    }
    return found == 0;
}

static SY_RE_METHOD(pattern_findall) {
    sy_re_pattern *pattern = syi_re_pattern_of(args[0]);
    range r;
    sy_re_matcher m;
    if (!parse_range(vm, "findall", args, nargs, kwnames, &r) || !begin(vm, pattern, &r, &m)) {
        return SY_NULL;
    }
    sy_value list = m.keep[3] = syi_list_new(vm, NULL, 0);
    bool ok =
        list != SY_NULL && (r.pos > r.endpos || find_all(&m, pattern, &r, syi_to_list(list)));
    syi_re_matcher_done(&m);
    return ok ? list : SY_NULL;
}

static bool split_all(sy_re_matcher *m, const sy_re_pattern *pattern, sy_value string,
                      int64_t limit, sy_list *list) {
    uint32_t last = 0;
    int found = 0;
    for (int64_t n = 0; (limit == 0 || n < limit); n++) {
        found = syi_re_run(m, last, true);
        if (found <= 0) {
            break;
        }
        sy_value part = syi_re_slice(m->vm, string, last, m->start);
        if (part == SY_NULL || !syi_list_append(m->vm, list, part)) {
            return false;
        }
        for (uint32_t i = 1; i < pattern->program.groups; i++) {
            part = found_group(m, string, i, SY_NONE);
            if (part == SY_NULL || !syi_list_append(m->vm, list, part)) {
                return false;
            }
        }
        last = m->pos;
        m->must_advance = m->start == m->pos;
    }
    sy_value part = found < 0 ? SY_NULL : syi_re_slice(m->vm, string, last, m->text.length);
    return part != SY_NULL && syi_list_append(m->vm, list, part);
}

static SY_RE_METHOD(pattern_split) {
    static const char *const names[] = {"string", "maxsplit", NULL};
    static const sy_signature signature = {"split", names, 1, 2};
    sy_re_pattern *pattern = syi_re_pattern_of(args[0]);
    sy_value a[2];
    int64_t limit = 0;
    sy_re_matcher m;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, a) ||
        (a[1] != SY_NULL && !syi_as_int64(vm, a[1], &limit)) ||
        !syi_re_check_text(vm, pattern, a[0]) ||
        !syi_re_matcher_init(&m, vm, &pattern->program, a[0])) {
        return SY_NULL;
    }
    sy_value list = m.keep[3] = syi_list_new(vm, NULL, 0);
    /* A negative limit: no split at all. */
    bool ok = list != SY_NULL &&
              split_all(&m, pattern, a[0], limit < 0 ? 0 : limit, syi_to_list(list));
    syi_re_matcher_done(&m);
    return ok ? list : SY_NULL;
}

/* --- Scanners --- */

static sy_value new_scanner(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                            sy_value kwnames) {
    range r;
    if (!parse_range(vm, name, args, nargs, kwnames, &r)) {
        return SY_NULL;
    }
    sy_re_scanner *s = syi_object_new(vm, syi_module_state(vm)->re_scanner, sizeof *s);
    if (s == NULL) {
        return SY_NULL;
    }
    s->pattern = syi_re_pattern_of(args[0]);
    s->string = r.string;
    s->pos = s->next = r.pos;
    s->endpos = r.endpos;
    s->ended = r.pos > r.endpos;
    return sy_from_pointer(s);
}

static SY_RE_METHOD(pattern_scanner) {
    return new_scanner(vm, "scanner", args, nargs, kwnames);
}

static SY_RE_METHOD(pattern_finditer) {
    sy_value scanner = new_scanner(vm, "finditer", args, nargs, kwnames);
    sy_value search = scanner == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, scanner, "search");
    return search == SY_NULL ? SY_NULL : syi_callable_iterator_new(vm, search, SY_NONE);
}

static sy_value scan(sy_vm *vm, sy_value self, bool search) {
    sy_re_scanner *s = (sy_re_scanner *)sy_to_object(self);
    if (s->ended) {
        return SY_NONE;
    }
    sy_re_matcher m;
    const range r = {s->string, s->pos, s->endpos};
    if (!begin(vm, s->pattern, &r, &m)) {
        return SY_NULL;
    }
    m.must_advance = s->must_advance;
    int found = syi_re_run(&m, s->next, search);
    sy_value result = found < 0 ? SY_NULL : SY_NONE;
    if (found > 0) {
        result = syi_re_match_new(&m, s->pattern, s->string, s->pos, s->endpos);
    }
    if (found > 0 && result != SY_NULL) {
        s->next = m.pos;
        s->must_advance = m.start == m.pos;
    }
    s->ended = found == 0;
    syi_re_matcher_done(&m);
    return result;
}

static SY_RE_METHOD(scanner_search) {
    (void)nargs;
    (void)kwnames;
    return scan(vm, args[0], true);
}

static SY_RE_METHOD(scanner_match) {
    (void)nargs;
    (void)kwnames;
    return scan(vm, args[0], false);
}

static sy_value scanner_pattern(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(((sy_re_scanner *)sy_to_object(self))->pattern);
}

static void scanner_visit(void *self, sy_visitor *v) {
    const sy_re_scanner *s = self;
    syi_visit_object(v, s->pattern);
    syi_visit(v, s->string);
}

static const sy_fn_def scanner_methods[] = {
    {"match", scanner_match, 0, 0, 0, false, "match($self, /)"},
    {"search", scanner_search, 0, 0, 0, false, "search($self, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def scanner_getsets[] = {{"pattern", scanner_pattern, NULL, NULL},
                                                {NULL, NULL, NULL, NULL}};

const sy_type_def syi_re_scanner_type = {
    .name = "_sre.SRE_Scanner",
    .size = sizeof(sy_re_scanner),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = scanner_visit},
    .methods = scanner_methods,
    .getsets = scanner_getsets,
};

/* --- The pattern as an object --- */

static const struct {
    const char *name;
    uint32_t flag;
} flag_names[] = {{"re.TEMPLATE", SY_RE_TEMPLATE}, {"re.IGNORECASE", SY_RE_IGNORECASE},
                  {"re.LOCALE", SY_RE_LOCALE},     {"re.MULTILINE", SY_RE_MULTILINE},
                  {"re.DOTALL", SY_RE_DOTALL},     {"re.UNICODE", SY_RE_UNICODE},
                  {"re.VERBOSE", SY_RE_VERBOSE},   {"re.DEBUG", SY_RE_DEBUG},
                  {"re.ASCII", SY_RE_ASCII}};

static sy_value pattern_repr(sy_vm *vm, sy_value self) {
    const sy_re_pattern *p = syi_re_pattern_of(self);
    uint32_t flags = p->flags;
    sy_value text = syi_repr(vm, p->source);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    if (p->is_str && (flags & SY_RE_TYPE_FLAGS) == SY_RE_UNICODE) {
        flags &= ~(uint32_t)SY_RE_UNICODE;
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_ascii(&b, "re.compile(");
    uint32_t length = syi_to_str(text)->length;
    syi_builder_range(&b, text, 0, length < 200 ? length : 200);
    const char *separator = ", ";
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++) {
        if (flags & flag_names[i].flag) {
            syi_builder_ascii(&b, separator);
            syi_builder_ascii(&b, flag_names[i].name);
            separator = "|";
        }
    }
    syi_builder_ascii(&b, ")");
    return syi_builder_finish(&b);
}

static sy_value pattern_compare(sy_vm *vm, sy_value self, sy_value other,
                                enum sy_compare_op op) {
    if ((op != SY_EQ && op != SY_NE) || !syi_is_type(other, syi_module_state(vm)->re_pattern)) {
        return SY_NOT_IMPLEMENTED;
    }
    const sy_re_pattern *a = syi_re_pattern_of(self);
    const sy_re_pattern *b = syi_re_pattern_of(other);
    int equal = a->flags == b->flags && a->is_str == b->is_str
                    ? syi_compare_bool(vm, a->source, b->source, SY_EQ)
                    : 0;
    return equal < 0 ? SY_NULL : sy_from_bool((equal != 0) == (op == SY_EQ));
}

static bool pattern_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    const sy_re_pattern *p = syi_re_pattern_of(self);
    if (!syi_hash(vm, p->source, out)) {
        return false;
    }
    *out ^= p->flags;
    return true;
}

static sy_value get_pattern(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_re_pattern_of(self)->source;
}

static sy_value get_flags(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(syi_re_pattern_of(self)->flags);
}

static sy_value get_groups(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int((int64_t)syi_re_pattern_of(self)->program.groups - 1);
}

static sy_value get_groupindex(sy_vm *vm, sy_value self) {
    return syi_mappingproxy_new(vm, syi_re_pattern_of(self)->group_index);
}

static SY_RE_METHOD(pattern_self) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return args[0];
}

/* (re._compile, (pattern, flags)) */
static SY_RE_METHOD(pattern_reduce) {
    (void)nargs;
    (void)kwnames;
    const sy_re_pattern *p = syi_re_pattern_of(args[0]);
    sy_value module = syi_import_module(vm, "re");
    sy_value function = module == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, module, "_compile");
    const sy_value arguments[2] = {p->source, sy_from_int(p->flags)};
    sy_value tuple = function == SY_NULL ? SY_NULL : syi_tuple_new(vm, arguments, 2);
    const sy_value pair[2] = {function, tuple};
    return tuple == SY_NULL ? SY_NULL : syi_tuple_new(vm, pair, 2);
}

static void pattern_visit(void *self, sy_visitor *v) {
    const sy_re_pattern *p = self;
    syi_visit(v, p->source);
    syi_visit(v, p->group_index);
    syi_visit(v, p->group_names);
    syi_visit(v, p->template_text);
    syi_visit(v, p->template_list);
}

static void pattern_free(sy_vm *vm, void *self) {
    sy_re_program *program = &((sy_re_pattern *)self)->program;
    syi_mem_resize(vm, program->code, program->capacity * sizeof(uint32_t), 0);
}

static const sy_fn_def pattern_methods[] = {
    {"match", pattern_match, 0, -1, 0, true,
     "match($self, /, string, pos=0, endpos=sys.maxsize)"},
    {"fullmatch", pattern_fullmatch, 0, -1, 0, true,
     "fullmatch($self, /, string, pos=0, endpos=sys.maxsize)"},
    {"search", pattern_search, 0, -1, 0, true,
     "search($self, /, string, pos=0, endpos=sys.maxsize)"},
    {"sub", syi_re_pattern_sub, 0, -1, 0, true, "sub($self, /, repl, string, count=0)"},
    {"subn", syi_re_pattern_subn, 0, -1, 0, true, "subn($self, /, repl, string, count=0)"},
    {"findall", pattern_findall, 0, -1, 0, true,
     "findall($self, /, string, pos=0, endpos=sys.maxsize)"},
    {"finditer", pattern_finditer, 0, -1, 0, true,
     "finditer($self, /, string, pos=0, endpos=sys.maxsize)"},
    {"split", pattern_split, 0, -1, 0, true, "split($self, /, string, maxsplit=0)"},
    {"scanner", pattern_scanner, 0, -1, 0, true,
     "scanner($self, /, string, pos=0, endpos=sys.maxsize)"},
    {"__copy__", pattern_self, 0, 0, 0, false, NULL},
    {"__deepcopy__", pattern_self, 1, 1, 0, false, NULL},
    {"__reduce__", pattern_reduce, 0, 0, 0, false, NULL},
    SY_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def pattern_getsets[] = {
    {"pattern", get_pattern, NULL, "The pattern string from which the RE object was compiled."},
    {"flags", get_flags, NULL, "The regex matching flags."},
    {"groups", get_groups, NULL, "The number of capturing groups in the pattern."},
    {"groupindex", get_groupindex, NULL, "A dictionary mapping group names to group numbers."},
    {NULL, NULL, NULL, NULL}};

const sy_type_def syi_re_pattern_type = {
    .name = "re.Pattern",
    .doc = "Compiled regular expression object.",
    .size = sizeof(sy_re_pattern),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = pattern_visit,
              .free = pattern_free,
              .repr = pattern_repr,
              .hash = pattern_hash,
              .compare = pattern_compare},
    .methods = pattern_methods,
    .getsets = pattern_getsets,
};
