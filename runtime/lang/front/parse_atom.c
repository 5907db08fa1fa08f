/* SPDX-License-Identifier: MIT
 *
 * Primaries (calls, attributes, subscripts), atoms and displays. A bracket is read once in the
 * first pass; the second pass tries its readings one by one in CPython's order, with the error
 * rules between them.
 */
#include <stdio.h>
#include <string.h>

#include "lang/front/parse_internal.h"

enum { MAX_INT_DIGITS = 4300 };

/* ---- constants ---- */

static sy_ast_node *constant(sy_parser *p, sy_ast_constant_kind kind) {
    p->mark++;
    sy_ast_Constant *node = SY_NEW(p, Constant, p->mark - 1);
    if (!node) {
        return NULL;
    }
    node->value.kind = (uint8_t)kind;
    return &node->node;
}

static sy_ast_constant_kind number_kind(const char *s, uint32_t length) {
    char last = (char)(s[length - 1] | 0x20);
    char second = length > 1 ? (char)(s[1] | 0x20) : '0';
    if (s[0] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
        return SY_CONST_INT;
    }
    if (last == 'j') {
        return SY_CONST_IMAGINARY;
    }
    for (uint32_t i = 0; i < length; i++) {
        if (s[i] == '.' || s[i] == 'e' || s[i] == 'E') {
            return SY_CONST_FLOAT;
        }
    }
    return SY_CONST_INT;
}

static bool check_digits(sy_parser *p, const sy_ast_Constant *node) {
    const char *s = node->value.text;
    bool decimal = node->value.length < 2 || (s[1] >= '0' && s[1] <= '9');
    if (node->value.kind != SY_CONST_INT || !decimal || node->value.length <= MAX_INT_DIGITS) {
        return true;
    }
    sy_span at = {node->node.line, -1, node->node.line, -1};
    syi_raise_range(p, SYI_SYNTAX_ERROR, at,
                    "Exceeds the limit (%d digits) for integer string conversion: value has %u "
                    "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
                    "hexadecimal for huge integer literals to avoid decimal conversion limits.",
                    MAX_INT_DIGITS, node->value.length);
    return false;
}

sy_ast_node *syi_parse_number(sy_parser *p) {
    if (syi_peek(p) != SY_TOK_NUMBER) {
        return NULL;
    }
    sy_token t = p->tokens[p->mark];
    const char *s = p->lexer.text + t.start;
    uint32_t length = t.end - t.start;
    sy_ast_Constant *node = SY_AST(Constant, constant(p, number_kind(s, length)));
    char *text = node ? syi_arena_copy(p->arena, s, length) : NULL;
    if (!text) {
        p->failed = true;
        p->error->type = SYI_OUT_OF_MEMORY;
        return NULL;
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < length; i++) {
        if (s[i] != '_') {
            text[n++] = s[i];
        }
    }
    n -= node->value.kind == SY_CONST_IMAGINARY;
    text[n] = '\0';
    node->value.text = text;
    node->value.length = n;
    return check_digits(p, node) ? &node->node : NULL;
}

/* ---- displays ---- */

static sy_ast_node *close_list(sy_parser *p, uint32_t start, uint32_t base) {
    if (!syi_accept(p, SY_TOK_RSQB)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_list elts = syi_take(p, base);
    sy_ast_List *node = p->failed ? NULL : SY_NEW(p, List, start);
    if (!node) {
        return NULL;
    }
    node->elts = elts;
    return &node->node;
}

/* `[...]` that is no comprehension. */
sy_ast_node *syi_parse_list(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    if (!syi_accept(p, SY_TOK_LSQB)) {
        return NULL;
    }
    syi_parse_star_named_expressions(p);
    return close_list(p, start, base);
}

/* The clauses and the closing bracket of a comprehension of one element. */
sy_ast_node *syi_finish_comprehension(sy_parser *p, sy_ast_kind kind, uint32_t start,
                                      sy_ast_node *elt, sy_token_kind close) {
    uint32_t base = p->scratch_count;
    if (!elt || !syi_parse_for_if_clauses(p) || !syi_accept(p, close)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_list generators = syi_take(p, base);
    /* The three kinds with one element have the same layout. */
    sy_ast_ListComp *node = p->failed ? NULL : syi_new_node(p, kind, start);
    if (!node) {
        return NULL;
    }
    node->elt = elt;
    node->generators = generators;
    return &node->node;
}

static sy_ast_node *list_comprehension(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *elt = syi_parse_named_expression(p);
    return syi_finish_comprehension(p, SY_AST_ListComp, start, elt, SY_TOK_RSQB);
}

static sy_ast_node *bracket_display(sy_parser *p) {
    uint32_t start = p->mark;
    if (p->diagnose) {
        sy_ast_node *node = syi_parse_list(p);
        node = node || p->failed ? node : list_comprehension(p);
        if (!node && syi_rules_on(p) && !p->failed) {
            syi_invalid_comprehension(p);
        }
        return node;
    }
    uint32_t base = p->scratch_count;
    p->mark++;
    if (syi_peek(p) != SY_TOK_RSQB) {
        sy_ast_node *first = syi_parse_star_named_expression(p);
        if (first && syi_peek(p) == SY_TOK_FOR && first->kind != SY_AST_Starred) {
            return syi_finish_comprehension(p, SY_AST_ListComp, start, first, SY_TOK_RSQB);
        }
        if (!first) {
            return syi_no_match(p, start);
        }
        syi_push(p, first);
        if (syi_accept(p, SY_TOK_COMMA)) {
            syi_parse_star_named_expressions(p);
        }
    }
    return close_list(p, start, base);
}

static sy_ast_node *close_tuple(sy_parser *p, uint32_t start, uint32_t base) {
    if (!syi_accept(p, SY_TOK_RPAR)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_list elts = syi_take(p, base);
    sy_ast_Tuple *node = p->failed ? NULL : SY_NEW(p, Tuple, start);
    if (!node) {
        return NULL;
    }
    node->elts = elts;
    return &node->node;
}

/* `(...)` that is a tuple. */
sy_ast_node *syi_parse_tuple(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    if (!syi_accept(p, SY_TOK_LPAR)) {
        return NULL;
    }
    if (syi_peek(p) != SY_TOK_RPAR) {
        sy_ast_node *first = syi_parse_star_named_expression(p);
        if (!first || !syi_accept(p, SY_TOK_COMMA)) {
            return syi_no_match(p, start);
        }
        syi_push(p, first);
        syi_parse_star_named_expressions(p);
    }
    return close_tuple(p, start, base);
}

static sy_ast_node *group(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *inner = syi_parse_yield(p);
    inner = inner || p->failed ? inner : syi_parse_named_expression(p);
    if (inner && syi_accept(p, SY_TOK_RPAR)) {
        inner->parenthesized = true;
        return inner;
    }
    syi_no_match(p, start);
    if (syi_rules_on(p) && !p->failed) {
        syi_invalid_group(p);
    }
    return NULL;
}

sy_ast_node *syi_parse_genexp(sy_parser *p) {
    uint32_t start = p->mark;
    if (!syi_accept(p, SY_TOK_LPAR)) {
        return NULL;
    }
    sy_ast_node *elt = syi_parse_assignment_expression(p);
    elt = elt || p->failed ? elt : syi_parse_expression_not_walrus(p);
    sy_ast_node *node =
        syi_finish_comprehension(p, SY_AST_GeneratorExp, start, elt, SY_TOK_RPAR);
    if (!node && syi_rules_on(p) && !p->failed) {
        syi_invalid_comprehension(p);
    }
    return node;
}

static sy_ast_node *parenthesis(sy_parser *p) {
    uint32_t start = p->mark;
    if (p->diagnose) {
        sy_ast_node *node = syi_parse_tuple(p);
        node = node || p->failed ? node : group(p);
        return node || p->failed ? node : syi_parse_genexp(p);
    }
    sy_token_kind inside = syi_peek_second(p);
    if (inside == SY_TOK_YIELD) {
        return group(p);
    }
    uint32_t base = p->scratch_count;
    p->mark++;
    if (inside == SY_TOK_RPAR) {
        return close_tuple(p, start, base);
    }
    sy_ast_node *first = syi_parse_star_named_expression(p);
    if (!first) {
        return syi_no_match(p, start);
    }
    sy_token_kind after = syi_peek(p);
    if (after == SY_TOK_COMMA) {
        p->mark++;
        syi_push(p, first);
        syi_parse_star_named_expressions(p);
        return close_tuple(p, start, base);
    }
    if (first->kind == SY_AST_Starred) {
        return syi_no_match(p, start);
    }
    if (after == SY_TOK_FOR) {
        return syi_finish_comprehension(p, SY_AST_GeneratorExp, start, first, SY_TOK_RPAR);
    }
    if (!syi_accept(p, SY_TOK_RPAR)) {
        return syi_no_match(p, start);
    }
    first->parenthesized = true;
    return first;
}

/* `key: value`; pushes nothing, returns the key and leaves the value in *value. */
static sy_ast_node *key_and_value(sy_parser *p, sy_ast_node **value) {
    uint32_t start = p->mark;
    sy_ast_node *key = syi_parse_expression(p);
    *value = key && syi_accept(p, SY_TOK_COLON) ? syi_parse_expression(p) : NULL;
    return *value ? key : syi_no_match(p, start);
}

/* `key: value` for the error rules: the key. */
sy_ast_node *syi_parse_kvpair(sy_parser *p) {
    sy_ast_node *value;
    if (syi_peek(p) == SY_TOK_DOUBLESTAR) {
        uint32_t start = p->mark++;
        value = syi_parse_bitwise_or(p);
        return value ? value : syi_no_match(p, start);
    }
    return key_and_value(p, &value);
}

/* Pushes key and value by turns for the entries of a dict; a NULL key for `**value`. */
static bool dict_entries(sy_parser *p) {
    for (bool first = true;; first = false) {
        sy_ast_node *key = NULL;
        sy_ast_node *value;
        uint32_t start = p->mark;
        if (syi_accept(p, SY_TOK_DOUBLESTAR)) {
            value = syi_parse_bitwise_or(p);
            if (!value) {
                p->mark = start;
            }
        } else {
            key = key_and_value(p, &value);
        }
        if (!value) {
            return !first && !p->failed;
        }
        syi_push(p, key);
        syi_push(p, value);
        if (!syi_accept(p, SY_TOK_COMMA)) {
            return !p->failed;
        }
    }
}

static sy_ast_node *close_dict(sy_parser *p, uint32_t start, uint32_t base) {
    if (!syi_accept(p, SY_TOK_RBRACE)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_list entries = syi_take(p, base);
    sy_ast_Dict *node = p->failed ? NULL : SY_NEW(p, Dict, start);
    if (!node) {
        return NULL;
    }
    for (uint32_t i = 0; i < entries.count; i += 2) {
        syi_push(p, entries.items[i]);
    }
    node->keys = syi_take(p, base);
    for (uint32_t i = 1; i < entries.count; i += 2) {
        syi_push(p, entries.items[i]);
    }
    node->values = syi_take(p, base);
    return p->failed ? NULL : &node->node;
}

static sy_ast_node *close_set(sy_parser *p, uint32_t start, uint32_t base) {
    if (!syi_accept(p, SY_TOK_RBRACE)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_list elts = syi_take(p, base);
    sy_ast_Set *node = p->failed ? NULL : SY_NEW(p, Set, start);
    if (!node) {
        return NULL;
    }
    node->elts = elts;
    return &node->node;
}

static sy_ast_node *dict(sy_parser *p) {
    uint32_t start = p->mark++;
    uint32_t base = p->scratch_count;
    dict_entries(p);
    sy_ast_node *node = close_dict(p, start, base);
    if (!node && p->diagnose && !p->failed) {
        syi_invalid_kvpairs(p);
    }
    return node;
}

static sy_ast_node *set(sy_parser *p) {
    uint32_t start = p->mark++;
    uint32_t base = p->scratch_count;
    if (!syi_parse_star_named_expressions(p)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    return close_set(p, start, base);
}

static sy_ast_node *finish_dict_comprehension(sy_parser *p, uint32_t start, sy_ast_node *key,
                                              sy_ast_node *value) {
    uint32_t base = p->scratch_count;
    if (!syi_parse_for_if_clauses(p) || !syi_accept(p, SY_TOK_RBRACE)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_list generators = syi_take(p, base);
    sy_ast_DictComp *node = p->failed ? NULL : SY_NEW(p, DictComp, start);
    if (!node) {
        return NULL;
    }
    node->key = key;
    node->value = value;
    node->generators = generators;
    return &node->node;
}

static sy_ast_node *dict_comprehension(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *value;
    sy_ast_node *key = key_and_value(p, &value);
    sy_ast_node *node = key ? finish_dict_comprehension(p, start, key, value) : NULL;
    if (!node) {
        syi_no_match(p, start);
        if (syi_rules_on(p) && !p->failed) {
            syi_invalid_dict_comprehension(p);
        }
    }
    return node;
}

static sy_ast_node *set_comprehension(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *elt = syi_parse_named_expression(p);
    sy_ast_node *node = syi_finish_comprehension(p, SY_AST_SetComp, start, elt, SY_TOK_RBRACE);
    if (!node && syi_rules_on(p) && !p->failed) {
        syi_invalid_comprehension(p);
    }
    return node;
}

/* A brace whose first element has been read and is no key. */
static sy_ast_node *rest_of_set(sy_parser *p, uint32_t start, uint32_t base,
                                sy_ast_node *first) {
    if (syi_peek(p) == SY_TOK_FOR && first->kind != SY_AST_Starred) {
        return syi_finish_comprehension(p, SY_AST_SetComp, start, first, SY_TOK_RBRACE);
    }
    syi_push(p, first);
    if (syi_accept(p, SY_TOK_COMMA)) {
        syi_parse_star_named_expressions(p);
    }
    return close_set(p, start, base);
}

static sy_ast_node *fast_brace_display(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    sy_token_kind inside = syi_peek_second(p);
    if (inside == SY_TOK_RBRACE || inside == SY_TOK_DOUBLESTAR) {
        return dict(p);
    }
    p->mark++;
    sy_ast_node *first = syi_parse_star_named_expression(p);
    if (!first) {
        return syi_no_match(p, start);
    }
    if (first->kind == SY_AST_Starred || !syi_accept(p, SY_TOK_COLON)) {
        return rest_of_set(p, start, base, first);
    }
    sy_ast_node *value = syi_parse_expression(p);
    if (!value || (first->kind == SY_AST_NamedExpr && !first->parenthesized)) {
        return syi_no_match(p, start);
    }
    if (syi_peek(p) == SY_TOK_FOR) {
        return finish_dict_comprehension(p, start, first, value);
    }
    syi_push(p, first);
    syi_push(p, value);
    if (syi_accept(p, SY_TOK_COMMA)) {
        dict_entries(p);
    }
    return close_dict(p, start, base);
}

static sy_ast_node *brace_display(sy_parser *p) {
    sy_ast_node *node;
    if (p->diagnose) {
        node = dict(p);
        node = node || p->failed ? node : set(p);
        node = node || p->failed ? node : dict_comprehension(p);
        return node || p->failed ? node : set_comprehension(p);
    }
    node = fast_brace_display(p);
    if (!node && !p->failed) {
        /* CPython asks this rule in its first pass too. */
        p->memoize = true;
        syi_invalid_kvpairs(p);
    }
    return node;
}

/* ---- comprehension clauses ---- */

static sy_ast_node *for_if_clause(sy_parser *p) {
    uint32_t start = p->mark;
    if (!syi_accept(p, SY_TOK_FOR)) {
        return NULL;
    }
    sy_ast_node *target = syi_parse_star_targets(p);
    if (!target || !syi_accept(p, SY_TOK_IN)) {
        syi_no_match(p, start);
        if (syi_rules_on(p) && !p->failed) {
            syi_invalid_for_target(p);
        }
        return NULL;
    }
    sy_ast_node *iter = syi_parse_disjunction(p);
    if (!iter) {
        return syi_no_match(p, start);
    }
    uint32_t base = p->scratch_count;
    for (;;) {
        uint32_t before = p->mark;
        if (!syi_accept(p, SY_TOK_IF)) {
            break;
        }
        sy_ast_node *test = syi_parse_disjunction(p);
        if (!test) {
            p->mark = before;
            break;
        }
        syi_push(p, test);
    }
    sy_ast_list ifs = syi_take(p, base);
    sy_ast_comprehension *node = p->failed ? NULL : SY_NEW(p, comprehension, start);
    if (!node) {
        return NULL;
    }
    syi_set_context(target, SY_AST_STORE);
    node->target = target;
    node->iter = iter;
    node->ifs = ifs;
    return &node->node;
}

bool syi_parse_for_if_clauses(sy_parser *p) {
    sy_ast_node *clause = for_if_clause(p);
    if (!clause) {
        return false;
    }
    while (clause) {
        syi_push(p, clause);
        clause = for_if_clause(p);
    }
    return !p->failed;
}

/* ---- primaries ---- */

static sy_ast_node *attribute(sy_parser *p, sy_ast_node *value, uint32_t start) {
    uint32_t before = p->mark++;
    if (!syi_accept(p, SY_TOK_NAME)) {
        return syi_no_match(p, before);
    }
    sy_ast_Attribute *node = SY_NEW(p, Attribute, start);
    if (!node) {
        return NULL;
    }
    node->value = value;
    node->attr = syi_token_name(p, p->mark - 1);
    return &node->node;
}

static sy_ast_node *subscript(sy_parser *p, sy_ast_node *value, uint32_t start) {
    uint32_t before = p->mark++;
    sy_ast_node *slice = syi_parse_slices(p);
    if (!slice || !syi_accept(p, SY_TOK_RSQB)) {
        return syi_no_match(p, before);
    }
    sy_ast_Subscript *node = SY_NEW(p, Subscript, start);
    if (!node) {
        return NULL;
    }
    node->value = value;
    node->slice = slice;
    return &node->node;
}

static sy_ast_node *plain_primary(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *node = syi_parse_atom(p);
    while (node) {
        sy_ast_node *next;
        switch (syi_peek(p)) {
        case SY_TOK_DOT:
            next = attribute(p, node, start);
            break;
        case SY_TOK_LPAR:
            next = syi_parse_call(p, node, start);
            break;
        case SY_TOK_LSQB:
            next = subscript(p, node, start);
            break;
        default:
            return p->failed ? NULL : node;
        }
        if (!next) {
            return p->failed ? NULL : node;
        }
        node = next;
    }
    return NULL;
}

sy_ast_node *syi_parse_primary(sy_parser *p) {
    return p->memoize ? syi_memoized(p, SY_RULE_PRIMARY, plain_primary) : plain_primary(p);
}

static sy_ast_node *strings(sy_parser *p) {
    return p->memoize ? syi_memoized(p, SY_RULE_STRINGS, syi_parse_strings)
                      : syi_parse_strings(p);
}

sy_ast_node *syi_parse_atom(sy_parser *p) {
    switch (syi_peek(p)) {
    case SY_TOK_NAME:
        return syi_parse_name(p);
    case SY_TOK_NUMBER:
        return syi_parse_number(p);
    case SY_TOK_STRING:
        return strings(p);
    case SY_TOK_TRUE:
        return constant(p, SY_CONST_TRUE);
    case SY_TOK_FALSE:
        return constant(p, SY_CONST_FALSE);
    case SY_TOK_NONE:
        return constant(p, SY_CONST_NONE);
    case SY_TOK_ELLIPSIS:
        return constant(p, SY_CONST_ELLIPSIS);
    case SY_TOK_LPAR:
        return parenthesis(p);
    case SY_TOK_LSQB:
        return bracket_display(p);
    case SY_TOK_LBRACE:
        return brace_display(p);
    default:
        return NULL;
    }
}
