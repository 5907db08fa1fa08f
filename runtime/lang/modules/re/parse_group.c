/* SPDX-License-Identifier: MIT
 *
 * What stands in parentheses in patterns: groups, references by name, lookaround, conditions,
 * flags.
 */
#include "lang/modules/re/parse.h"

#include "lang/object/unicode.h"

/* --- Groups --- */

/* What a group begins with has been read. */
typedef struct opening {
    uint32_t start;  /* position of the parenthesis */
    uint32_t number; /* 0: does not capture */
    sy_value name;   /* SY_NULL: none */
    bool atomic;
    uint32_t flags; /* inside */
} opening;

sy_value syi_re_take_until(sy_re_parser *p, char terminator, const char *what) {
    sy_str_builder b;
    syi_builder_init(&b, p->vm);
    uint32_t length = 0;
    for (;;) {
        sy_re_token t;
        if (!syi_re_take(p, &t)) {
            break;
        }
        bool ends = t.c == (uint32_t)(unsigned char)terminator && !t.escaped;
        if (length == 0 && (ends || t.c == SY_RE_END)) {
            syi_re_fail_str(p, ends ? 1 : 0, syi_str_format(p->vm, "missing %s", what));
            break;
        }
        if (t.c == SY_RE_END) {
            syi_re_fail_str(p, length,
                            syi_str_format(p->vm, "missing %c, unterminated name", terminator));
            break;
        }
        if (ends) {
            return syi_builder_finish(&b);
        }
        if (t.escaped) {
            syi_builder_char(&b, '\\');
            length++;
        }
        syi_builder_char(&b, t.c);
        length++;
    }
    syi_builder_discard(&b);
    return SY_NULL;
}

bool syi_re_is_identifier(const sy_re_parser *p, const sy_str *s) {
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        bool ok = i == 0 ? c == '_' || syi_char_is_id_start(c) : syi_char_is_id_continue(c);
        if (!ok || (!p->is_str && c >= 128)) {
            return false;
        }
    }
    return s->length > 0;
}

static bool fail_name(sy_re_parser *p, sy_value name, const char *format) {
    return syi_re_fail_str(p, syi_to_str(name)->length + 1,
                           syi_str_format(p->vm, format, name));
}

static bool check_name(sy_re_parser *p, sy_value name) {
    return syi_re_is_identifier(p, syi_to_str(name)) ||
           fail_name(p, name, "bad character in group name %R");
}

/* The number of the group called name; -1: failed. */
static int64_t named_group(sy_re_parser *p, sy_value name) {
    sy_value number = syi_dict_get(p->vm, syi_to_dict(p->tree->group_index), name);
    if (number == SY_NULL) {
        if (!syi_failed(p->vm)) {
            fail_name(p, name, "unknown group name %R");
        }
        return -1;
    }
    return sy_to_int(number);
}

static int32_t parse_named_reference(sy_re_parser *p) {
    sy_value name = syi_re_take_until(p, ')', "group name");
    if (name == SY_NULL || !check_name(p, name)) {
        return -1;
    }
    int64_t group = named_group(p, name);
    if (group < 0) {
        return -1;
    }
    if (!syi_re_group_closed(p, (uint32_t)group)) {
        fail_name(p, name, "cannot refer to an open group");
        return -1;
    }
    return syi_re_ref_node(p, (uint32_t)group);
}

bool syi_re_open_group(sy_re_parser *p, sy_value name) {
    uint32_t number = p->tree->groups;
    const sy_re_group fresh = {false, 0, 0, SY_RE_UNSET};
    uint32_t words[sizeof fresh / sizeof(uint32_t)];
    memcpy(words, &fresh, sizeof fresh);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!syi_re_push(p->vm, &p->groups, words[i])) {
            return false;
        }
    }
    p->tree->groups++;
    if (name == SY_NULL) {
        return true;
    }
    sy_dict *index = syi_to_dict(p->tree->group_index);
    sy_value old = syi_dict_get(p->vm, index, name);
    if (old != SY_NULL) {
        return syi_re_fail_str(
            p, syi_to_str(name)->length + 1,
            syi_str_format(p->vm, "redefinition of group name %R as group %d; was group %d",
                           name, (int)number, (int)sy_to_int(old)));
    }
    return !syi_failed(p->vm) && syi_dict_set(p->vm, index, name, sy_from_int(number));
}

static bool missing_parenthesis(sy_re_parser *p, uint32_t start) {
    return syi_re_error(p->vm, p->pattern, start, "missing ), unterminated subpattern");
}

static bool close_parenthesis(sy_re_parser *p, uint32_t start) {
    int closed = syi_re_accept(p, ')');
    return closed > 0 || (closed == 0 && missing_parenthesis(p, start));
}

static bool unexpected_end(sy_re_parser *p) {
    return syi_re_fail(p, 0, "unexpected end of pattern");
}

static int32_t parse_look(sy_re_parser *p, uint32_t start, sy_re_token t) {
    uint8_t flag = 0;
    if (t.c == '<') {
        flag = SY_RE_BEHIND;
        if (!syi_re_take(p, &t)) {
            return -1;
        }
        if (t.c == SY_RE_END) {
            unexpected_end(p);
            return -1;
        }
        if (t.escaped || (t.c != '=' && t.c != '!')) {
            syi_re_fail_str(p, t.escaped ? 4 : 3,
                            syi_str_format(p->vm, "unknown extension ?<%s%U",
                                           t.escaped ? "\\" : "",
                                           syi_str_from_char(p->vm, t.c)));
            return -1;
        }
    }
    flag |= t.c == '!' ? SY_RE_NEGATIVE : 0;
    uint32_t outer = p->look_groups;
    if ((flag & SY_RE_BEHIND) != 0 && outer == 0) {
        p->look_groups = p->tree->groups;
    }
    uint32_t flags = p->flags;
    int32_t body = syi_re_parse_alternatives(p, false);
    p->flags = flags;
    p->look_groups = outer;
    if (body < 0 || !close_parenthesis(p, start)) {
        return -1;
    }
    int32_t n = syi_re_add_node(p, SY_RE_N_LOOK, flag, 0);
    if (n < 0) {
        return -1;
    }
    sy_re_node *node = syi_re_node_at(p, n);
    node->child = body;
    const sy_re_node *inner = syi_re_node_at(p, body);
    if ((flag & SY_RE_BEHIND) != 0) {
        node->a = inner->low;
        node->b = inner->low != inner->high; /* an error once all is read */
    }
    return n;
}

/* The number in a condition, or -1 with the error raised. */
static int64_t condition_number(sy_re_parser *p, sy_value name) {
    sy_value number = SY_NULL;
    size_t length;
    char *text = syi_str_utf8(p->vm, name, &length);
    if (text == NULL) {
        return -1;
    }
    number = syi_int_parse(p->vm, text, length, 10);
    syi_mem_resize(p->vm, text, length + 1, 0);
    if (number == SY_NULL && syi_exc_matches(p->vm, p->vm->types.ValueError)) {
        syi_clear(p->vm);
    }
    if (syi_failed(p->vm)) {
        return -1;
    }
    if (number == SY_NULL || syi_int_sign(number) < 0) {
        fail_name(p, name, "bad character in group name %R");
        return -1;
    }
    if (!sy_is_int(number) || sy_to_int(number) >= 1073741823) {
        syi_re_fail_str(p, syi_to_str(name)->length + 1,
                        syi_str_format(p->vm, "invalid group reference %S", number));
        return -1;
    }
    if (sy_to_int(number) == 0) {
        fail_name(p, name, "bad group number");
        return -1;
    }
    uint32_t group = (uint32_t)sy_to_int(number);
    bool ok = syi_re_push(p->vm, &p->asked, group) &&
              syi_re_push(p->vm, &p->asked, syi_re_tell(p) - syi_to_str(name)->length - 1);
    return ok ? (int64_t)group : -1;
}

static int32_t parse_condition(sy_re_parser *p, uint32_t start) {
    sy_value name = syi_re_take_until(p, ')', "group name");
    if (name == SY_NULL) {
        return -1;
    }
    const sy_str *s = syi_to_str(name);
    bool named =
        s->length > 0 && (syi_str_at(s, 0) == '_' || syi_char_is_id_start(syi_str_at(s, 0)));
    for (uint32_t i = 1; named && i < s->length; i++) {
        named = syi_char_is_id_continue(syi_str_at(s, i));
    }
    int64_t group = !named                ? condition_number(p, name)
                    : check_name(p, name) ? named_group(p, name)
                                          : -1;
    if (group < 0 || !syi_re_check_lookbehind(p, (uint32_t)group)) {
        return -1;
    }
    uint32_t flags = p->flags;
    int32_t yes = syi_re_parse_sequence(p, false);
    p->flags = flags;
    int32_t no = -1;
    int bar = yes < 0 ? -1 : syi_re_accept(p, '|');
    if (bar > 0) {
        no = syi_re_parse_sequence(p, false);
        p->flags = flags;
        if (no >= 0 && syi_re_at(p, '|')) {
            syi_re_fail(p, 0, "conditional backref with more than two branches");
            no = -1;
        }
    }
    if (bar < 0 || (bar > 0 && no < 0) || !close_parenthesis(p, start)) {
        return -1;
    }
    int32_t n = syi_re_add_node(p, SY_RE_N_COND, 0, (uint32_t)group);
    if (n < 0) {
        return -1;
    }
    sy_re_node *node = syi_re_node_at(p, n);
    node->child = yes;
    syi_re_node_at(p, yes)->next = no;
    const sy_re_node *y = syi_re_node_at(p, yes);
    uint32_t other_low = no < 0 ? 0 : syi_re_node_at(p, no)->low;
    uint32_t other_high = no < 0 ? 0 : syi_re_node_at(p, no)->high;
    node->low = y->low < other_low ? y->low : other_low;
    node->high = y->high > other_high ? y->high : other_high;
    return n;
}

/* --- Inline flags --- */

static uint32_t flag_of(sy_re_token t) {
    static const char letters[] = "iLmsxatu";
    static const uint16_t flags[] = {SY_RE_IGNORECASE, SY_RE_LOCALE,  SY_RE_MULTILINE,
                                     SY_RE_DOTALL,     SY_RE_VERBOSE, SY_RE_ASCII,
                                     SY_RE_TEMPLATE,   SY_RE_UNICODE};
    if (t.escaped || t.c == 0 || t.c >= 128) {
        return 0;
    }
    const char *found = strchr(letters, (int)t.c);
    return found == NULL ? 0 : flags[found - letters];
}

/* `t` is no letter of a flag: which message. */
static bool bad_flag(sy_re_parser *p, sy_re_token t, const char *otherwise) {
    if (t.c == SY_RE_END) {
        return syi_re_fail(p, 0, otherwise);
    }
    bool letter = !t.escaped && syi_char_is_alpha(t.c);
    return syi_re_fail(p, t.escaped ? 2 : 1, letter ? "unknown flag" : otherwise);
}

static bool check_type_flag(sy_re_parser *p, uint32_t flag, uint32_t all) {
    if (p->is_str && flag == SY_RE_LOCALE) {
        return syi_re_fail(p, 0, "bad inline flags: cannot use 'L' flag with a str pattern");
    }
    if (!p->is_str && flag == SY_RE_UNICODE) {
        return syi_re_fail(p, 0, "bad inline flags: cannot use 'u' flag with a bytes pattern");
    }
    return (flag & SY_RE_TYPE_FLAGS) == 0 || (all & SY_RE_TYPE_FLAGS) == flag ||
           syi_re_fail(p, 0, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
}

/* Flags from the token `t` on up to the end of the parenthesis (then *group is false) or the
 * colon. */
static bool parse_flags(sy_re_parser *p, sy_re_token t, uint32_t *on, uint32_t *off,
                        bool *group) {
    *on = *off = 0;
    while (!token_is(t, '-')) {
        uint32_t flag = flag_of(t);
        *on |= flag;
        if (!check_type_flag(p, flag, *on) || !syi_re_take(p, &t)) {
            return false;
        }
        if (token_is(t, ')')) {
            *group = false;
            return true;
        }
        if (token_is(t, ':') || token_is(t, '-')) {
            break;
        }
        if (flag_of(t) == 0) {
            return bad_flag(p, t, "missing -, : or )");
        }
    }
    *group = true;
    if (*on & SY_RE_GLOBAL_FLAGS) {
        return syi_re_fail(p, 1, "bad inline flags: cannot turn on global flag");
    }
    if (token_is(t, '-')) {
        if (!syi_re_take(p, &t)) {
            return false;
        }
        if (flag_of(t) == 0) {
            return bad_flag(p, t, "missing flag");
        }
        while (!token_is(t, ':')) {
            uint32_t flag = flag_of(t);
            if (flag == 0) {
                return bad_flag(p, t, "missing :");
            }
            if (flag & SY_RE_TYPE_FLAGS) {
                return syi_re_fail(p, 0,
                                   "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
            }
            *off |= flag;
            if (!syi_re_take(p, &t)) {
                return false;
            }
        }
    }
    if (*off & SY_RE_GLOBAL_FLAGS) {
        return syi_re_fail(p, 1, "bad inline flags: cannot turn off global flag");
    }
    return (*on & *off) == 0 || syi_re_fail(p, 1, "bad inline flags: flag turned on and off");
}

/* Flags for the whole pattern. */
static bool set_global_flags(sy_re_parser *p, uint32_t on, uint32_t start, bool at_start) {
    if (!at_start) {
        return syi_re_error(p->vm, p->pattern, start,
                            "global flags not at the start of the expression");
    }
    p->tree->flags |= on;
    if ((on & SY_RE_VERBOSE) != 0 && (p->flags & SY_RE_VERBOSE) == 0) {
        p->restart = true;
        return false;
    }
    p->flags |= on;
    if (on & (SY_RE_ASCII | SY_RE_UNICODE)) {
        /* Both is an error once all is read. */
        p->flags = (p->flags & ~(uint32_t)SY_RE_TYPE_FLAGS) | (on & SY_RE_TYPE_FLAGS);
    }
    return true;
}

/* --- Behind "(" --- */

/* 1: a group whose body comes; 0: done, *node is what to append or -1; -1: failed. */
static int parse_extension(sy_re_parser *p, opening *o, bool at_start, int32_t *node) {
    *node = -1;
    sy_re_token t;
    if (!syi_re_take(p, &t)) {
        return -1;
    }
    if (t.c == SY_RE_END) {
        return unexpected_end(p) ? 0 : -1;
    }
    if (token_is(t, 'P')) {
        int angle = syi_re_accept(p, '<');
        if (angle != 0) {
            o->name = angle < 0 ? SY_NULL : syi_re_take_until(p, '>', "group name");
            return o->name != SY_NULL && check_name(p, o->name) ? 1 : -1;
        }
        int equals = syi_re_accept(p, '=');
        if (equals != 0) {
            *node = equals < 0 ? -1 : parse_named_reference(p);
            return *node < 0 ? -1 : 0;
        }
        if (!syi_re_take(p, &t)) {
            return -1;
        }
        if (t.c == SY_RE_END) {
            return unexpected_end(p) ? 0 : -1;
        }
        syi_re_fail_str(p, t.escaped ? 4 : 3,
                        syi_str_format(p->vm, "unknown extension ?P%s%U", t.escaped ? "\\" : "",
                                       syi_str_from_char(p->vm, t.c)));
        return -1;
    }
    if (token_is(t, ':') || token_is(t, '>')) {
        o->atomic = t.c == '>';
        o->number = 0;
        return 1;
    }
    if (token_is(t, '#')) {
        do {
            if (p->next.c == SY_RE_END) {
                syi_re_error(p->vm, p->pattern, o->start, "missing ), unterminated comment");
                return -1;
            }
            if (!syi_re_take(p, &t)) {
                return -1;
            }
        } while (!token_is(t, ')'));
        return 0;
    }
    if (token_is(t, '=') || token_is(t, '!') || token_is(t, '<')) {
        *node = parse_look(p, o->start, t);
        return *node < 0 ? -1 : 0;
    }
    if (token_is(t, '(')) {
        *node = parse_condition(p, o->start);
        return *node < 0 ? -1 : 0;
    }
    if (flag_of(t) != 0 || token_is(t, '-')) {
        uint32_t on;
        uint32_t off;
        bool group = true;
        if (!parse_flags(p, t, &on, &off, &group)) {
            return -1;
        }
        if (!group) {
            return set_global_flags(p, on, o->start, at_start) ? 0 : -1;
        }
        if (on & SY_RE_TYPE_FLAGS) {
            o->flags &= ~(uint32_t)SY_RE_TYPE_FLAGS;
        }
        o->flags = (o->flags | on) & ~off;
        o->number = 0;
        return 1;
    }
    syi_re_fail_str(p, t.escaped ? 3 : 2,
                    syi_str_format(p->vm, "unknown extension ?%s%U", t.escaped ? "\\" : "",
                                   syi_str_from_char(p->vm, t.c)));
    return -1;
}

/* -1: failed; -2: nothing to append (a comment, flags). */
int32_t syi_re_parse_group(sy_re_parser *p, bool at_start) {
    opening o = {syi_re_tell(p) - 1, 1, SY_NULL, false, p->flags};
    int question = syi_re_accept(p, '?');
    if (question < 0) {
        return -1;
    }
    if (question > 0) {
        int32_t node;
        int kind = parse_extension(p, &o, at_start, &node);
        if (kind <= 0) {
            return kind < 0 ? -1 : node < 0 ? -2 : node;
        }
    }
    if (o.number != 0) {
        o.number = p->tree->groups;
        if (!syi_re_open_group(p, o.name)) {
            return -1;
        }
    }
    uint32_t flags = p->flags;
    p->flags = o.flags;
    int32_t body = syi_re_parse_alternatives(p, false);
    p->flags = flags;
    if (body < 0 || !close_parenthesis(p, o.start)) {
        return -1;
    }
    sy_re_node *inner = syi_re_node_at(p, body);
    inner->a = o.number;
    if (o.number != 0) {
        sy_re_group *g = syi_re_group_at(p, o.number);
        g->closed = true;
        g->low = inner->low;
        g->high = inner->high;
    }
    if (!o.atomic) {
        return body;
    }
    uint32_t low = inner->low;
    uint32_t high = inner->high;
    int32_t n = syi_re_add_node(p, SY_RE_N_LOOK, SY_RE_ATOMIC, 0);
    if (n >= 0) {
        sy_re_node *node = syi_re_node_at(p, n);
        node->child = body;
        node->low = low;
        node->high = high;
    }
    return n;
}
