/* SPDX-License-Identifier: MIT
 *
 * re.Match: what a match found.
 */
#include "lang/modules/re/re.h"

#include "lang/object/bytes.h"

uint32_t syi_re_text_length(sy_value string) {
    if (syi_is_str(string)) {
        return syi_to_str(string)->length;
    }
    const uint8_t *data;
    uint32_t length = 0;
    return syi_buffer(string, &data, &length) ? length : 0;
}

sy_value syi_re_slice(sy_vm *vm, sy_value string, uint32_t start, uint32_t end) {
    if (syi_is_str(string)) {
        return syi_substring(vm, string, start, end);
    }
    const uint8_t *data;
    uint32_t length;
    if (!syi_buffer(string, &data, &length)) {
        return syi_failed(vm) ? SY_NULL : vm->empty_bytes;
    }
    if (start == 0 && end == length && syi_is_type(string, vm->types.bytes)) {
        return string;
    }
    /* A bytearray may have been shortened. */
    end = end < length ? end : length;
    return start >= end ? vm->empty_bytes : syi_bytes_new(vm, data + start, end - start);
}

sy_value syi_re_match_new(sy_re_matcher *m, sy_re_pattern *pattern, sy_value string,
                          uint32_t pos, uint32_t endpos) {
    uint32_t groups = pattern->program.groups;
    sy_re_match *made =
        syi_object_new(m->vm, syi_module_state(m->vm)->re_match,
                       offsetof(sy_re_match, spans) + (size_t)groups * 2 * sizeof(uint32_t));
    if (made == NULL) {
        return SY_NULL;
    }
    made->pattern = pattern;
    made->string = string;
    made->pos = pos;
    made->endpos = endpos;
    made->last_index = m->last_index;
    made->groups = groups;
    made->spans[0] = m->start;
    made->spans[1] = m->pos;
    for (uint32_t i = 1; i < groups; i++) {
        uint32_t start = m->marks[(i - 1) * 2];
        uint32_t end = m->marks[(i - 1) * 2 + 1];
        bool set = start != SY_RE_UNSET && end != SY_RE_UNSET && start <= end;
        made->spans[2 * i] = set ? start : SY_RE_UNSET;
        made->spans[2 * i + 1] = set ? end : SY_RE_UNSET;
    }
    return sy_from_pointer(made);
}

/* The number of a group given by number or name; -1: IndexError. */
static int64_t group_number(sy_vm *vm, const sy_re_match *m, sy_value key) {
    int64_t i = -1;
    if (sy_is_int(key)) {
        i = sy_to_int(key);
    } else if (syi_is_int(key) || syi_type_lookup(vm, syi_type_of(vm, key),
                                                  vm->specials[SY_SPECIAL_INDEX]) != SY_NULL) {
        if (!syi_index(vm, key, &i)) {
            return -1;
        }
    } else if (m->pattern->group_index != SY_NULL) {
        sy_value number = syi_dict_get(vm, syi_to_dict(m->pattern->group_index), key);
        if (number != SY_NULL) {
            return sy_to_int(number);
        }
        if (syi_failed(vm)) {
            return -1;
        }
    }
    if (i < 0 || i >= m->groups) {
        syi_raise(vm, vm->types.IndexError, "no such group");
        return -1;
    }
    return i;
}

static sy_value group_at(sy_vm *vm, const sy_re_match *m, uint32_t i, sy_value otherwise) {
    if (m->spans[2 * i] == SY_RE_UNSET) {
        return otherwise;
    }
    return syi_re_slice(vm, m->string, m->spans[2 * i], m->spans[2 * i + 1]);
}

static sy_value group_of(sy_vm *vm, const sy_re_match *m, sy_value key) {
    int64_t i = group_number(vm, m, key);
    return i < 0 ? SY_NULL : group_at(vm, m, (uint32_t)i, SY_NONE);
}

static sy_value match_getitem(sy_vm *vm, sy_value self, sy_value key) {
    return group_of(vm, syi_re_match_of(self), key);
}

static SY_RE_METHOD(match_group) {
    (void)kwnames;
    const sy_re_match *m = syi_re_match_of(args[0]);
    if (nargs <= 2) {
        return nargs == 1 ? group_at(vm, m, 0, SY_NONE) : group_of(vm, m, args[1]);
    }
    sy_value made[16];
    sy_value tuple = SY_NULL;
    if (nargs - 1 <= 16) {
        for (int i = 1; i < nargs; i++) {
            made[i - 1] = group_of(vm, m, args[i]);
            if (made[i - 1] == SY_NULL) {
                return SY_NULL;
            }
        }
        return syi_tuple_new(vm, made, (size_t)nargs - 1);
    }
    tuple = syi_tuple_new(vm, NULL, (size_t)nargs - 1);
    for (int i = 1; tuple != SY_NULL && i < nargs; i++) {
        sy_value item = group_of(vm, m, args[i]);
        if (item == SY_NULL) {
            return SY_NULL;
        }
        syi_to_tuple(tuple)->items[i - 1] = item;
    }
    return tuple;
}

static bool default_argument(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                             sy_value kwnames, sy_value *otherwise) {
    static const char *const names[] = {"default", NULL};
    const sy_signature signature = {name, names, 0, 1};
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, otherwise)) {
        return false;
    }
    *otherwise = *otherwise == SY_NULL ? SY_NONE : *otherwise;
    return true;
}

static SY_RE_METHOD(match_groups) {
    sy_value otherwise;
    if (!default_argument(vm, "groups", args, nargs, kwnames, &otherwise)) {
        return SY_NULL;
    }
    const sy_re_match *m = syi_re_match_of(args[0]);
    sy_value tuple = m->groups == 1 ? vm->empty_tuple : syi_tuple_new(vm, NULL, m->groups - 1);
    for (uint32_t i = 1; tuple != SY_NULL && i < m->groups; i++) {
        sy_value item = group_at(vm, m, i, otherwise);
        if (item == SY_NULL) {
            return SY_NULL;
        }
        syi_to_tuple(tuple)->items[i - 1] = item;
    }
    return tuple;
}

static SY_RE_METHOD(match_groupdict) {
    sy_value otherwise;
    if (!default_argument(vm, "groupdict", args, nargs, kwnames, &otherwise)) {
        return SY_NULL;
    }
    const sy_re_match *m = syi_re_match_of(args[0]);
    sy_value dict = syi_dict_new(vm);
    uint32_t position = 0;
    sy_value name;
    sy_value number;
    while (dict != SY_NULL &&
           syi_dict_next(syi_to_dict(m->pattern->group_index), &position, &name, &number)) {
        sy_value item = group_at(vm, m, (uint32_t)sy_to_int(number), otherwise);
        if (item == SY_NULL || !syi_dict_set(vm, syi_to_dict(dict), name, item)) {
            return SY_NULL;
        }
    }
    return dict;
}

static sy_value span_int(uint32_t at) {
    return sy_from_int(at == SY_RE_UNSET ? -1 : (int64_t)at);
}

static sy_value span_at(sy_vm *vm, const sy_re_match *m, uint32_t i) {
    const sy_value pair[2] = {span_int(m->spans[2 * i]), span_int(m->spans[2 * i + 1])};
    return syi_tuple_new(vm, pair, 2);
}

/* The optional group of start(), end() and span(); -1: failed. */
static int64_t group_argument(sy_vm *vm, const sy_value *args, int nargs) {
    return nargs < 2 ? 0 : group_number(vm, syi_re_match_of(args[0]), args[1]);
}

static SY_RE_METHOD(match_start) {
    (void)kwnames;
    int64_t i = group_argument(vm, args, nargs);
    return i < 0 ? SY_NULL : span_int(syi_re_match_of(args[0])->spans[2 * i]);
}

static SY_RE_METHOD(match_end) {
    (void)kwnames;
    int64_t i = group_argument(vm, args, nargs);
    return i < 0 ? SY_NULL : span_int(syi_re_match_of(args[0])->spans[2 * i + 1]);
}

static SY_RE_METHOD(match_span) {
    (void)kwnames;
    int64_t i = group_argument(vm, args, nargs);
    return i < 0 ? SY_NULL : span_at(vm, syi_re_match_of(args[0]), (uint32_t)i);
}

static SY_RE_METHOD(match_self) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return args[0];
}

static sy_value get_pos(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(syi_re_match_of(self)->pos);
}

static sy_value get_endpos(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(syi_re_match_of(self)->endpos);
}

static sy_value get_lastindex(sy_vm *vm, sy_value self) {
    (void)vm;
    uint32_t last = syi_re_match_of(self)->last_index;
    return last == 0 ? SY_NONE : sy_from_int(last);
}

static sy_value get_lastgroup(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_re_match *m = syi_re_match_of(self);
    return m->last_index == 0 ? SY_NONE
                              : syi_to_tuple(m->pattern->group_names)->items[m->last_index];
}

static sy_value get_regs(sy_vm *vm, sy_value self) {
    const sy_re_match *m = syi_re_match_of(self);
    sy_value tuple = syi_tuple_new(vm, NULL, m->groups);
    for (uint32_t i = 0; tuple != SY_NULL && i < m->groups; i++) {
        sy_value span = span_at(vm, m, i);
        if (span == SY_NULL) {
            return SY_NULL;
        }
        syi_to_tuple(tuple)->items[i] = span;
    }
    return tuple;
}

static sy_value get_re(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(syi_re_match_of(self)->pattern);
}

static sy_value get_string(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_re_match_of(self)->string;
}

static sy_value match_repr(sy_vm *vm, sy_value self) {
    const sy_re_match *m = syi_re_match_of(self);
    sy_value text = group_at(vm, m, 0, SY_NONE);
    text = text == SY_NULL ? SY_NULL : syi_repr(vm, text);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    if (syi_to_str(text)->length > 50) {
        text = syi_substring(vm, text, 0, 50);
    }
    return text == SY_NULL ? SY_NULL
                           : syi_str_format(vm, "<re.Match object; span=(%d, %d), match=%U>",
                                            (int)m->spans[0], (int)m->spans[1], text);
}

static void match_visit(void *self, sy_visitor *v) {
    const sy_re_match *m = self;
    syi_visit_object(v, m->pattern);
    syi_visit(v, m->string);
}

static const sy_fn_def match_methods[] = {
    {"group", match_group, 0, -1, 0, false, "group([group1, ...]) -> str or tuple"},
    {"groups", match_groups, 0, -1, 0, true, "groups($self, /, default=None)"},
    {"groupdict", match_groupdict, 0, -1, 0, true, "groupdict($self, /, default=None)"},
    {"start", match_start, 0, 1, 0, false, "start($self, group=0, /)"},
    {"end", match_end, 0, 1, 0, false, "end($self, group=0, /)"},
    {"span", match_span, 0, 1, 0, false, "span($self, group=0, /)"},
    {"expand", syi_re_match_expand, 1, 1, 0, false, "expand($self, /, template)"},
    {"__copy__", match_self, 0, 0, 0, false, NULL},
    {"__deepcopy__", match_self, 1, 1, 0, false, NULL},
    SY_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def match_getsets[] = {{"pos", get_pos, NULL, NULL},
                                              {"endpos", get_endpos, NULL, NULL},
                                              {"lastindex", get_lastindex, NULL, NULL},
                                              {"lastgroup", get_lastgroup, NULL, NULL},
                                              {"regs", get_regs, NULL, NULL},
                                              {"re", get_re, NULL, NULL},
                                              {"string", get_string, NULL, NULL},
                                              {NULL, NULL, NULL, NULL}};

const sy_type_def syi_re_match_type = {
    .name = "re.Match",
    .doc = "The result of re.match() and re.search().\nMatch objects always have a boolean "
           "value of True.",
    .size = sizeof(sy_re_match),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = match_visit, .repr = match_repr, .getitem = match_getitem},
    .methods = match_methods,
    .getsets = match_getsets,
};
