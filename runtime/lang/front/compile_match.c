/* SPDX-License-Identifier: MIT
 *
 * The match statement. A pattern compiles to tests that jump to the case's fail label; what it
 * captures stays in temporaries until the whole pattern has matched, then the names are bound,
 * then the guard is evaluated, as CPython does.
 */
#include <string.h>

#include "lang/front/compiler.h"
#include "lang/object/container.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"

/* A name the pattern binds and the temporary that holds its value. */
typedef struct capture {
    const sy_ast_name *name;
    sy_reg reg;
    struct capture *next; /* in order of the source */
} capture;

typedef struct matcher {
    sy_compiler *c;
    sy_label fail;
    capture *first;
    capture *last;
    bool allow_irrefutable;      /* a pattern that always matches may stand here */
    const sy_ast_node **visited; /* the pattern looked at last: where CPython reports errors */
} matcher;

static void pattern(matcher *m, const sy_ast_node *node, sy_reg subject);

static bool is_wildcard(const sy_ast_node *node) {
    if (node->kind == SY_AST_MatchStar) {
        return SY_AST(MatchStar, node)->name == NULL;
    }
    return node->kind == SY_AST_MatchAs && !SY_AST(MatchAs, node)->pattern &&
           !SY_AST(MatchAs, node)->name;
}

/* ---- tests ---- */

/* Goes on if R[a] and R[b] are equal (JEQ) or the same (JIS), else fails. */
static void require_same(matcher *m, bool identity, sy_reg a, sy_reg b) {
    sy_compiler *c = m->c;
    if (!c->long_jumps) {
        syi_jump_short(c, identity ? SY_OP_JIS : SY_OP_JEQ, 0, a, b, m->fail);
        return;
    }
    sy_reg t = syi_temp(c);
    syi_emit(c, identity ? SY_OP_IS : SY_OP_EQ, 0, t, a, b);
    syi_jump(c, SY_OP_JFALSE, t, m->fail);
}

/* Goes on if the int in R[a] is `n`, or at least `n`, else fails. */
static void require_count(matcher *m, bool at_least, sy_reg a, uint32_t n) {
    sy_compiler *c = m->c;
    if (!c->long_jumps && n <= INT16_MAX) {
        syi_jump_short(c, at_least ? SY_OP_JGEI : SY_OP_JEQI, 0, a, n, m->fail);
        return;
    }
    sy_reg t = syi_temp(c);
    syi_emit_wide(c, SY_OP_LOADINT, t, (int32_t)n);
    syi_emit(c, at_least ? SY_OP_GE : SY_OP_EQ, 0, t, a, t);
    syi_jump(c, SY_OP_JFALSE, t, m->fail);
}

static void match_value(matcher *m, const sy_ast_MatchValue *node, sy_reg subject) {
    const sy_ast_node *value = node->value;
    if (value->kind == SY_AST_JoinedStr) {
        syi_fail_at(m->c, &node->node,
                    "patterns may only match literals and attribute lookups");
        return;
    }
    sy_reg r = syi_expr(m->c, value);
    m->c->unit->at = &node->node;
    require_same(m, false, subject, r);
}

static void match_singleton(matcher *m, const sy_ast_MatchSingleton *node, sy_reg subject) {
    sy_compiler *c = m->c;
    if (node->value.kind == SY_CONST_NONE) {
        syi_jump(c, SY_OP_JNOTNONE, subject, m->fail);
        return;
    }
    sy_reg t = syi_temp(c);
    syi_load_constant(c, t, node->value.kind == SY_CONST_TRUE ? SY_TRUE : SY_FALSE);
    require_same(m, true, subject, t);
}

/* ---- captures ---- */

static capture *find_capture(const capture *first, const sy_ast_name *name) {
    for (const capture *at = first; at; at = at->next) {
        if (at->name == name) {
            return (capture *)at;
        }
    }
    return NULL;
}

static void bind(matcher *m, const sy_ast_name *name, sy_reg value) {
    if (!name) {
        return;
    }
    if (find_capture(m->first, name)) {
        syi_fail_at(m->c, *m->visited, "multiple assignments to name '%s' in pattern",
                    name->text);
        return;
    }
    capture *made = syi_arena_alloc(m->c->arena, sizeof *made);
    if (!made) {
        syi_fail_memory(m->c);
        return;
    }
    made->name = name;
    made->reg = value;
    if (m->last) {
        m->last->next = made;
    } else {
        m->first = made;
    }
    m->last = made;
}

static void match_as(matcher *m, const sy_ast_MatchAs *node, sy_reg subject) {
    if (node->pattern) {
        pattern(m, node->pattern, subject);
    } else if (!m->allow_irrefutable) {
        if (node->name) {
            syi_fail_at(m->c, &node->node,
                        "name capture '%s' makes remaining patterns unreachable",
                        node->name->text);
        } else {
            syi_fail_at(m->c, &node->node, "wildcard makes remaining patterns unreachable");
        }
        return;
    }
    bind(m, node->name, subject);
}

/* A pattern inside another: it may always match. */
static void subpattern(matcher *m, const sy_ast_node *node, sy_reg subject) {
    bool allowed = m->allow_irrefutable;
    m->allow_irrefutable = true;
    pattern(m, node, subject);
    m->allow_irrefutable = allowed;
}

static void subpatterns(matcher *m, const sy_ast_list *list, sy_reg first) {
    for (uint32_t i = 0; i < list->count && !m->c->failed; i++) {
        subpattern(m, list->items[i], (sy_reg)(first + i));
    }
}

static bool all_wildcards(const sy_ast_list *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        if (!is_wildcard(list->items[i])) {
            return false;
        }
    }
    return true;
}

/* ---- sequences ---- */

/* Position of the starred pattern, -1: there is none. */
static int32_t find_star(matcher *m, const sy_ast_MatchSequence *node) {
    int32_t star = -1;
    for (uint32_t i = 0; i < node->patterns.count; i++) {
        if (node->patterns.items[i]->kind == SY_AST_MatchStar) {
            if (star >= 0) {
                syi_fail_at(m->c, &node->node, "multiple starred names in sequence pattern");
            }
            star = (int32_t)i;
        }
    }
    return star;
}

/* With *_ only the items that somebody looks at are fetched, those behind it from the end. */
static void items_by_index(sy_compiler *c, const sy_ast_MatchSequence *node, uint32_t star,
                           sy_reg subject, sy_reg base, sy_reg length) {
    uint32_t count = node->patterns.count;
    for (uint32_t i = 0; i < count; i++) {
        if (is_wildcard(node->patterns.items[i])) {
            continue;
        }
        sy_reg r = (sy_reg)(base + i);
        syi_emit_wide(c, SY_OP_LOADINT, r, (int32_t)(i < star ? i : count - i));
        if (i > star) {
            syi_emit(c, SY_OP_SUB, 0, r, length, r);
        }
        syi_emit(c, SY_OP_GETITEM, 0, r, subject, r);
    }
}

static void match_sequence(matcher *m, const sy_ast_MatchSequence *node, sy_reg subject) {
    sy_compiler *c = m->c;
    uint32_t count = node->patterns.count;
    int32_t star = find_star(m, node);
    sy_reg t = syi_temp(c);
    syi_emit(c, SY_OP_MATCHSEQUENCE, 0, t, subject, 0);
    syi_jump(c, SY_OP_JFALSE, t, m->fail);
    uint32_t least = count - (star >= 0);
    if (star < 0 || least > 0) {
        syi_emit(c, SY_OP_GETLEN, 0, t, subject, 0);
        require_count(m, star >= 0, t, least);
    }
    if (all_wildcards(&node->patterns)) {
        return;
    }
    sy_reg base = syi_temps(c, count);
    if (star < 0) {
        syi_emit(c, SY_OP_UNPACK, 0, base, subject, count);
    } else if (is_wildcard(node->patterns.items[star])) {
        items_by_index(c, node, (uint32_t)star, subject, base, t);
    } else if (star > UINT8_MAX) {
        syi_fail_at(c, &node->node, "too many expressions in star-unpacking sequence pattern");
    } else {
        syi_emit(c, SY_OP_UNPACKEX, (unsigned)star, base, subject, count - 1 - (uint32_t)star);
    }
    subpatterns(m, &node->patterns, base);
}

/* ---- mappings ---- */

/* A key as a constant, SY_NULL when it is an attribute. */
static sy_value key_constant(matcher *m, const sy_ast_node *key) {
    if (key->kind == SY_AST_Attribute) {
        return SY_NULL;
    }
    sy_value v = key->kind == SY_AST_JoinedStr ? SY_NULL : syi_constant_value(m->c, key);
    if (v == SY_NULL) {
        syi_fail_at(m->c, key,
                    "mapping pattern keys may only match literals and attribute lookups");
    }
    return v;
}

static bool is_duplicate(matcher *m, sy_dict *seen, sy_value key) {
    sy_vm *vm = m->c->vm;
    if (syi_dict_get(vm, seen, key) != SY_NULL) {
        return true;
    }
    if (vm->exc != SY_NULL || !syi_dict_set(vm, seen, key, SY_NONE)) {
        syi_fail_memory(m->c);
    }
    return false;
}

static void fail_duplicate(matcher *m, const sy_ast_node *node, sy_value key) {
    sy_vm *vm = m->c->vm;
    sy_value repr = syi_repr(vm, key);
    size_t length = 0;
    char *text = repr == SY_NULL ? NULL : syi_str_utf8(vm, repr, &length);
    if (!text) {
        syi_fail_memory(m->c);
        return;
    }
    syi_fail_at(m->c, node, "mapping pattern checks duplicate key (%s)", text);
    syi_mem_resize(vm, text, length + 1, 0);
}

/* Evaluates the keys to temporaries from `base` on. */
static void mapping_keys(matcher *m, const sy_ast_MatchMapping *node, sy_reg base) {
    sy_compiler *c = m->c;
    sy_value seen = syi_dict_new(c->vm);
    if (seen == SY_NULL) {
        syi_fail_memory(c);
        return;
    }
    for (uint32_t i = 0; i < node->keys.count && !c->failed; i++) {
        const sy_ast_node *key = node->keys.items[i];
        sy_value constant = key_constant(m, key);
        if (constant != SY_NULL && is_duplicate(m, syi_to_dict(seen), constant)) {
            fail_duplicate(m, &node->node, constant);
        }
        syi_expr_to(c, key, (sy_reg)(base + i));
    }
    c->unit->at = &node->node;
}

/* `**rest`: a dict of what the keys leave. */
static void mapping_rest(matcher *m, const sy_ast_MatchMapping *node, sy_reg subject,
                         sy_reg keys) {
    sy_compiler *c = m->c;
    sy_reg rest = syi_temp(c);
    syi_emit(c, SY_OP_BUILDDICT, 0, rest, rest, 0);
    syi_emit(c, SY_OP_DICTUPDATE, 0, rest, subject, 0);
    for (uint32_t i = 0; i < node->keys.count; i++) {
        syi_emit(c, SY_OP_DELITEM, 0, rest, keys + i, 0);
    }
    bind(m, node->rest, rest);
}

static void match_mapping(matcher *m, const sy_ast_MatchMapping *node, sy_reg subject) {
    sy_compiler *c = m->c;
    uint32_t count = node->keys.count;
    sy_reg t = syi_temp(c);
    syi_emit(c, SY_OP_MATCHMAPPING, 0, t, subject, 0);
    syi_jump(c, SY_OP_JFALSE, t, m->fail);
    if (count) {
        syi_emit(c, SY_OP_GETLEN, 0, t, subject, 0);
        require_count(m, true, t, count);
    }
    sy_reg keys = syi_temps(c, count);
    sy_reg values = syi_temps(c, count);
    if (count) {
        mapping_keys(m, node, keys);
        syi_emit(c, SY_OP_BUILDTUPLE, 0, t, keys, count);
        syi_emit(c, SY_OP_MATCHKEYS, 0, t, subject, t);
        syi_jump(c, SY_OP_JNONE, t, m->fail);
        syi_emit(c, SY_OP_UNPACK, 0, values, t, count);
        subpatterns(m, &node->patterns, values);
    }
    if (node->rest) {
        c->unit->at = &node->node;
        mapping_rest(m, node, subject, keys);
    }
}

/* ---- classes ---- */

static void check_attributes(matcher *m, const sy_ast_MatchClass *node) {
    for (uint32_t i = 0; i < node->kwd_attrs.count; i++) {
        for (uint32_t k = i + 1; k < node->kwd_attrs.count; k++) {
            if (node->kwd_attrs.items[i] == node->kwd_attrs.items[k]) {
                syi_fail_at(m->c, node->kwd_patterns.items[k],
                            "attribute name repeated in class pattern: %s",
                            node->kwd_attrs.items[k]->text);
                return;
            }
        }
    }
}

static sy_value attribute_names(matcher *m, const sy_ast_MatchClass *node) {
    sy_value names = syi_tuple_new(m->c->vm, NULL, node->kwd_attrs.count);
    if (names == SY_NULL) {
        return SY_NULL;
    }
    for (uint32_t i = 0; i < node->kwd_attrs.count; i++) {
        const sy_ast_name *name = node->kwd_attrs.items[i];
        sy_value text = syi_str_new(m->c->vm, name->text, name->length);
        syi_to_tuple(names)->items[i] = text == SY_NULL ? SY_NONE : syi_intern(m->c->vm, text);
        if (text == SY_NULL) {
            return SY_NULL;
        }
    }
    return names;
}

static void match_class(matcher *m, const sy_ast_MatchClass *node, sy_reg subject) {
    sy_compiler *c = m->c;
    uint32_t positional = node->patterns.count;
    uint32_t count = positional + node->kwd_patterns.count;
    check_attributes(m, node);
    sy_reg base = syi_temps(c, 3);
    syi_expr_to(c, node->cls, (sy_reg)(base + 1));
    c->unit->at = &node->node;
    syi_emit(c, SY_OP_MOVE, 0, base, subject, 0);
    syi_emit(c, SY_OP_LOADK, 0, base + 2, syi_constant(c, attribute_names(m, node)), 0);
    syi_emit(c, SY_OP_MATCHCLASS, 0, base, base, positional);
    syi_jump(c, SY_OP_JNONE, base, m->fail);
    if (count == 0) {
        return;
    }
    sy_reg values = syi_temps(c, count);
    syi_emit(c, SY_OP_UNPACK, 0, values, base, count);
    subpatterns(m, &node->patterns, values);
    subpatterns(m, &node->kwd_patterns, (sy_reg)(values + positional));
}

/* ---- alternatives ---- */

/* Moves what one alternative captured to where the first has put it. */
static void unify(matcher *m, const capture *wanted, const capture *got) {
    uint32_t wanted_count = 0;
    uint32_t got_count = 0;
    for (const capture *at = got; at; at = at->next) {
        got_count++;
    }
    for (const capture *at = wanted; at; at = at->next) {
        const capture *found = find_capture(got, at->name);
        wanted_count++;
        if (!found) {
            got_count = UINT32_MAX;
            break;
        }
        syi_emit(m->c, SY_OP_MOVE, 0, at->reg, found->reg, 0);
    }
    if (wanted_count != got_count) {
        syi_fail_at(m->c, *m->visited, "alternative patterns bind different names");
    }
}

/* Gives the captures of the first alternative registers that all alternatives share. */
static void share(matcher *m, capture *first) {
    for (capture *at = first; at; at = at->next) {
        sy_reg shared = syi_temp(m->c);
        syi_emit(m->c, SY_OP_MOVE, 0, shared, at->reg, 0);
        at->reg = shared;
    }
}

static void match_or(matcher *m, const sy_ast_MatchOr *node, sy_reg subject) {
    sy_compiler *c = m->c;
    sy_label matched = syi_label(c);
    capture *common = NULL;
    uint32_t last = node->patterns.count - 1;
    for (uint32_t i = 0; i <= last && !c->failed; i++) {
        matcher inner = {c,    i < last ? syi_label(c) : m->fail, NULL,
                         NULL, i == last && m->allow_irrefutable, m->visited};
        pattern(&inner, node->patterns.items[i], subject);
        c->unit->at = &node->node;
        if (i == 0) {
            common = inner.first;
            share(m, common);
        } else {
            unify(m, common, inner.first);
        }
        if (i < last) {
            syi_jump(c, SY_OP_JUMP, 0, matched);
            syi_place(c, inner.fail);
        }
    }
    syi_place(c, matched);
    for (const capture *at = common; at; at = at->next) {
        bind(m, at->name, at->reg);
    }
}

static void pattern(matcher *m, const sy_ast_node *node, sy_reg subject) {
    if (m->c->failed) {
        return;
    }
    m->c->unit->at = node;
    *m->visited = node;
    switch (node->kind) {
    case SY_AST_MatchValue:
        match_value(m, SY_AST(MatchValue, node), subject);
        break;
    case SY_AST_MatchSingleton:
        match_singleton(m, SY_AST(MatchSingleton, node), subject);
        break;
    case SY_AST_MatchSequence:
        match_sequence(m, SY_AST(MatchSequence, node), subject);
        break;
    case SY_AST_MatchMapping:
        match_mapping(m, SY_AST(MatchMapping, node), subject);
        break;
    case SY_AST_MatchClass:
        match_class(m, SY_AST(MatchClass, node), subject);
        break;
    case SY_AST_MatchStar:
        bind(m, SY_AST(MatchStar, node)->name, subject);
        break;
    case SY_AST_MatchAs:
        match_as(m, SY_AST(MatchAs, node), subject);
        break;
    default:
        match_or(m, SY_AST(MatchOr, node), subject);
        break;
    }
}

/* ---- the statement ---- */

/* Pattern, names, guard and body of one case; goes to the fail label if it does not apply. */
static void match_case(sy_compiler *c, const sy_ast_match_case *node, sy_reg subject, bool last,
                       sy_label fail) {
    const sy_ast_node *visited = node->pattern;
    matcher m = {c, fail, NULL, NULL, last || node->guard, &visited};
    uint32_t top = c->unit->top;
    pattern(&m, node->pattern, subject);
    c->unit->at = node->pattern;
    for (const capture *at = m.first; at; at = at->next) {
        syi_store_name(c, at->name, at->reg);
    }
    c->unit->top = top;
    if (node->guard) {
        syi_jump_if(c, node->guard, false, fail);
    }
    syi_statements(c, &node->body);
}

static bool always_matches(const sy_ast_match_case *node) {
    const sy_ast_node *p = node->pattern;
    return !node->guard && p->kind == SY_AST_MatchAs && !SY_AST(MatchAs, p)->pattern;
}

/* Joins the state at the end of one case with those of the cases before it. */
static uint64_t *join_states(sy_compiler *c, uint64_t *joined) {
    if (c->unit->unreachable) {
        return joined;
    }
    if (joined) {
        syi_bound_meet(c, joined, false);
    }
    return syi_bound_save(c);
}

void syi_match_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Match *n = SY_AST(Match, node);
    sy_unit *u = c->unit;
    uint32_t top = u->top;
    sy_reg subject = syi_temp(c);
    syi_expr_to(c, n->subject, subject);
    sy_label end = syi_label(c);
    uint64_t *before = syi_bound_save(c);
    uint64_t *joined = NULL;
    bool falls_through = true;
    for (uint32_t i = 0; i < n->cases.count && !c->failed; i++) {
        const sy_ast_match_case *each = SY_AST(match_case, n->cases.items[i]);
        bool last = i + 1 == n->cases.count;
        sy_label fail = syi_label(c);
        match_case(c, each, subject, last, fail);
        joined = join_states(c, joined);
        if (!u->unreachable) {
            syi_jump(c, SY_OP_JUMP, 0, end);
        }
        syi_place(c, fail);
        syi_bound_restore(c, before);
        falls_through = !(last && always_matches(each));
    }
    syi_place(c, end);
    u->unreachable = u->unreachable || !falls_through;
    if (joined) {
        syi_bound_meet(c, joined, false);
    }
    u->top = top;
}
