/* SPDX-License-Identifier: MIT
 *
 * What is wrong with an expression or a one-line statement: the error rules of the second pass.
 * A rule reads what a common mistake looks like and raises the message for it; where it does
 * not match it puts the mark back and leaves no trace.
 */
#include <string.h>

#include "lang/front/parse_internal.h"

static bool is_word(const sy_ast_name *name, const char *word) {
    return strcmp(name->text, word) == 0;
}

static bool is_legacy_statement(const sy_ast_node *node) {
    return node->kind == SY_AST_Name && (is_word(SY_AST(Name, node)->id, "print") ||
                                         is_word(SY_AST(Name, node)->id, "exec"));
}

static const char *constant_name(const sy_ast_constant *value) {
    switch ((sy_ast_constant_kind)value->kind) {
    case SY_CONST_NONE:
        return "None";
    case SY_CONST_FALSE:
        return "False";
    case SY_CONST_TRUE:
        return "True";
    case SY_CONST_ELLIPSIS:
        return "ellipsis";
    default:
        return "literal";
    }
}

/* What an expression is called in messages. */
static const char *expression_name(const sy_ast_node *node) {
    static const char *const names[SY_AST_COUNT] = {
        [SY_AST_Attribute] = "attribute",
        [SY_AST_Subscript] = "subscript",
        [SY_AST_Starred] = "starred",
        [SY_AST_Name] = "name",
        [SY_AST_List] = "list",
        [SY_AST_Tuple] = "tuple",
        [SY_AST_Lambda] = "lambda",
        [SY_AST_Call] = "function call",
        [SY_AST_BoolOp] = "expression",
        [SY_AST_BinOp] = "expression",
        [SY_AST_UnaryOp] = "expression",
        [SY_AST_GeneratorExp] = "generator expression",
        [SY_AST_Yield] = "yield expression",
        [SY_AST_YieldFrom] = "yield expression",
        [SY_AST_ListComp] = "list comprehension",
        [SY_AST_SetComp] = "set comprehension",
        [SY_AST_DictComp] = "dict comprehension",
        [SY_AST_Dict] = "dict literal",
        [SY_AST_Set] = "set display",
        [SY_AST_JoinedStr] = "f-string expression",
        [SY_AST_FormattedValue] = "f-string expression",
        [SY_AST_Compare] = "comparison",
        [SY_AST_IfExp] = "conditional expression",
        [SY_AST_NamedExpr] = "named expression",
        [SY_AST_Slice] = "slice",
    };
    if (node->kind == SY_AST_Constant) {
        return constant_name(&SY_AST(Constant, node)->value);
    }
    return names[node->kind] ? names[node->kind] : "expression";
}

static void raise_at(sy_parser *p, const sy_ast_node *node, const char *message) {
    syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_range(node), "%s", message);
}

static void raise_named(sy_parser *p, const sy_ast_node *node, const char *format) {
    char message[200];
    const char *at = strstr(format, "%s");
    size_t before = (size_t)(at - format);
    const char *name = expression_name(node);
    memcpy(message, format, before);
    strcpy(message + before, name);
    strcat(message, at + 2);
    raise_at(p, node, message);
}

/* ---- targets ---- */

enum target_use { ASSIGN, FOR_TARGET, DELETE };

static const sy_ast_node *invalid_target(const sy_ast_node *node, enum target_use use);

static const sy_ast_node *invalid_in(const sy_ast_list *elts, enum target_use use) {
    for (uint32_t i = 0; i < elts->count; i++) {
        const sy_ast_node *bad = invalid_target(elts->items[i], use);
        if (bad) {
            return bad;
        }
    }
    return NULL;
}

/* The part of `node` that cannot be a target; NULL when all of it can. */
static const sy_ast_node *invalid_target(const sy_ast_node *node, enum target_use use) {
    switch (node->kind) {
    case SY_AST_List:
        return invalid_in(&SY_AST(List, node)->elts, use);
    case SY_AST_Tuple:
        return invalid_in(&SY_AST(Tuple, node)->elts, use);
    case SY_AST_Starred:
        return use == DELETE ? node : invalid_target(SY_AST(Starred, node)->value, use);
    case SY_AST_Compare:
        /* `for a in b` was read as a comparison: its left side is the target. */
        if (use == FOR_TARGET) {
            return SY_AST(Compare, node)->ops.items[0] == SY_AST_IN
                       ? invalid_target(SY_AST(Compare, node)->left, use)
                       : NULL;
        }
        return node;
    case SY_AST_Name:
    case SY_AST_Subscript:
    case SY_AST_Attribute:
        return NULL;
    default:
        return node;
    }
}

static void raise_invalid_target(sy_parser *p, const sy_ast_node *node, enum target_use use) {
    const sy_ast_node *bad = invalid_target(node, use);
    if (bad) {
        raise_named(p, bad, use == DELETE ? "cannot delete %s" : "cannot assign to %s");
    }
}

void syi_invalid_for_target(sy_parser *p) {
    uint32_t start = p->mark;
    if (syi_accept(p, SY_TOK_FOR)) {
        sy_ast_node *node = syi_parse_star_expressions(p);
        if (node) {
            raise_invalid_target(p, node, FOR_TARGET);
        }
    }
    p->mark = start;
}

void syi_invalid_with_item(sy_parser *p) {
    uint32_t start = p->mark;
    if (syi_parse_expression(p) && syi_accept(p, SY_TOK_AS)) {
        sy_ast_node *target = syi_parse_expression(p);
        sy_token_kind next = target ? syi_peek(p) : SY_TOK_ERROR;
        if (next == SY_TOK_COMMA || next == SY_TOK_RPAR || next == SY_TOK_COLON) {
            raise_invalid_target(p, target, ASSIGN);
        }
    }
    p->mark = start;
}

void syi_invalid_del(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *node = syi_parse_star_expressions(p);
    if (node) {
        raise_invalid_target(p, node, DELETE);
    }
    p->mark = start;
}

/* ---- expressions ---- */

static sy_ast_node *without_rules(sy_parser *p, sy_rule_fn *rule) {
    bool quiet = p->quiet;
    p->quiet = true;
    sy_ast_node *node = rule(p);
    p->quiet = quiet;
    return node;
}

/* A name that is a soft keyword, or the beginning of one: CPython takes both for one here. */
static bool at_soft_keyword(sy_parser *p) {
    if (syi_peek(p) != SY_TOK_NAME) {
        return false;
    }
    const sy_token *t = &p->tokens[p->mark];
    const char *text = p->lexer.text + t->start;
    size_t length = t->end - t->start;
    return strncmp("_", text, length) == 0 || strncmp("case", text, length) == 0 ||
           strncmp("match", text, length) == 0;
}

static void missing_comma(sy_parser *p) {
    if (at_soft_keyword(p) ||
        (syi_peek(p) == SY_TOK_NAME && syi_peek_second(p) == SY_TOK_STRING)) {
        return;
    }
    sy_ast_node *a = syi_parse_disjunction(p);
    sy_ast_node *b = a ? without_rules(p, syi_parse_plain_expression) : NULL;
    if (b && !is_legacy_statement(a) && p->tokens[p->mark - 1].level > 0) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_nodes_range(a, b),
                        "invalid syntax. Perhaps you forgot a comma?");
    }
}

static void missing_else(sy_parser *p) {
    sy_ast_node *a = syi_parse_disjunction(p);
    sy_ast_node *b = a && syi_accept(p, SY_TOK_IF) ? syi_parse_disjunction(p) : NULL;
    if (b && syi_peek(p) != SY_TOK_ELSE && syi_peek(p) != SY_TOK_COLON) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_nodes_range(a, b),
                        "expected 'else' after 'if' expression");
    }
}

void syi_try_rules(sy_parser *p, sy_error_rule *const *rules, size_t count) {
    uint32_t start = p->mark;
    uint32_t scratch = p->scratch_count;
    for (size_t i = 0; i < count && !p->failed; i++) {
        rules[i](p);
        p->mark = start;
        p->scratch_count = scratch;
    }
}

void syi_invalid_expression(sy_parser *p) {
    static sy_error_rule *const rules[] = {missing_comma, missing_else};
    SY_TRY_RULES(p, rules);
}

void syi_invalid_legacy_expression(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *name = p->failed ? NULL : syi_parse_name(p);
    if (name && syi_peek(p) != SY_TOK_LPAR && syi_peek(p) != SY_TOK_ERROR) {
        sy_ast_node *rest = syi_parse_star_expressions(p);
        if (rest && is_legacy_statement(name)) {
            const char *word = SY_AST(Name, name)->id->text;
            syi_raise_range(p, SYI_SYNTAX_ERROR, syi_nodes_range(name, rest),
                            "Missing parentheses in call to '%s'. Did you mean %s(...)?", word,
                            word);
        }
    }
    p->mark = start;
}

static bool at_equal_or_walrus(sy_parser *p) {
    sy_token_kind kind = syi_peek(p);
    return kind == SY_TOK_EQUAL || kind == SY_TOK_WALRUS || kind == SY_TOK_ERROR;
}

static void walrus_target(sy_parser *p) {
    sy_ast_node *a = syi_parse_expression(p);
    if (a && syi_accept(p, SY_TOK_WALRUS) && syi_parse_expression(p)) {
        raise_named(p, a, "cannot use assignment expressions with %s");
    }
}

static void name_equal(sy_parser *p) {
    sy_ast_node *a = syi_parse_name(p);
    sy_ast_node *b = a && syi_accept(p, SY_TOK_EQUAL) ? syi_parse_bitwise_or(p) : NULL;
    if (b && !at_equal_or_walrus(p)) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_nodes_range(a, b),
                        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
}

static bool at_display(sy_parser *p) {
    uint32_t start = p->mark;
    sy_token_kind kind = syi_peek(p);
    bool found = kind == SY_TOK_TRUE || kind == SY_TOK_NONE || kind == SY_TOK_FALSE;
    found = found || syi_parse_list(p) || (!p->failed && syi_parse_tuple(p)) ||
            (!p->failed && syi_parse_genexp(p));
    p->mark = p->failed ? p->mark : start;
    return found;
}

static void expression_equal(sy_parser *p) {
    if (at_display(p) || p->failed) {
        return;
    }
    sy_ast_node *a = syi_parse_bitwise_or(p);
    if (a && syi_accept(p, SY_TOK_EQUAL) && syi_parse_bitwise_or(p) && !at_equal_or_walrus(p)) {
        raise_named(p, a, "cannot assign to %s here. Maybe you meant '==' instead of '='?");
    }
}

static sy_ast_node *invalid_named(sy_parser *p) {
    static sy_error_rule *const rules[] = {walrus_target, name_equal, expression_equal};
    SY_TRY_RULES(p, rules);
    return NULL;
}

void syi_invalid_named_expression(sy_parser *p) {
    syi_memoized(p, SY_RULE_INVALID_NAMED, invalid_named);
}

/* ---- brackets ---- */

void syi_invalid_group(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *node = syi_parse_starred(p);
    if (node && syi_accept(p, SY_TOK_RPAR)) {
        raise_at(p, node, "cannot use starred expression here");
    }
    p->mark = start + 1;
    if (!p->failed && syi_accept(p, SY_TOK_DOUBLESTAR) && syi_parse_expression(p) &&
        syi_accept(p, SY_TOK_RPAR)) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, start + 1),
                        "cannot use double starred expression here");
    }
    p->mark = start;
}

static void unpacking_in_comprehension(sy_parser *p) {
    p->mark++;
    sy_ast_node *a = syi_parse_starred(p);
    if (a && syi_parse_for_if_clauses(p)) {
        raise_at(p, a, "iterable unpacking cannot be used in comprehension");
    }
}

static void unparenthesized_target(sy_parser *p) {
    static const char message[] = "did you forget parentheses around the comprehension target?";
    if (syi_peek(p) == SY_TOK_LPAR) {
        return;
    }
    p->mark++;
    sy_ast_node *a = syi_parse_star_named_expression(p);
    uint32_t comma = p->mark;
    if (!a || !syi_accept(p, SY_TOK_COMMA)) {
        return;
    }
    if (syi_parse_star_named_expressions(p)) {
        sy_ast_node *last = p->scratch[p->scratch_count - 1];
        if (syi_parse_for_if_clauses(p)) {
            syi_raise_range(p, SYI_SYNTAX_ERROR, syi_nodes_range(a, last), message);
        }
    }
    p->mark = comma + 1;
    if (!p->failed && syi_parse_for_if_clauses(p)) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_to_token(p, a, comma), message);
    }
}

void syi_invalid_comprehension(sy_parser *p) {
    static sy_error_rule *const rules[] = {unpacking_in_comprehension, unparenthesized_target};
    SY_TRY_RULES(p, rules);
}

void syi_invalid_dict_comprehension(sy_parser *p) {
    uint32_t start = p->mark++;
    uint32_t base = p->scratch_count;
    if (syi_accept(p, SY_TOK_DOUBLESTAR) && syi_parse_bitwise_or(p) &&
        syi_parse_for_if_clauses(p) && syi_accept(p, SY_TOK_RBRACE)) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, start + 1),
                        "dict unpacking cannot be used in dict comprehension");
    }
    p->scratch_count = base;
    p->mark = start;
}

static void starred_value(sy_parser *p) {
    if (syi_parse_expression(p) && syi_accept(p, SY_TOK_COLON)) {
        uint32_t star = p->mark;
        if (syi_accept(p, SY_TOK_STAR) && syi_parse_bitwise_or(p)) {
            sy_span r = syi_token_range(p, star);
            syi_raise_range(p, SYI_SYNTAX_ERROR, syi_range_from(p, r.line, r.col),
                            "cannot use a starred expression in a dictionary value");
        }
    }
}

static void missing_value(sy_parser *p) {
    if (syi_parse_expression(p) && syi_accept(p, SY_TOK_COLON)) {
        sy_token_kind next = syi_peek(p);
        if (next == SY_TOK_RBRACE || next == SY_TOK_COMMA) {
            syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, p->mark - 1),
                            "expression expected after dictionary key and ':'");
        }
    }
}

static void missing_colon_after_key(sy_parser *p) {
    sy_ast_node *key = syi_parse_expression(p);
    if (key && syi_peek(p) != SY_TOK_COLON && syi_peek(p) != SY_TOK_ERROR) {
        sy_span r = {key->line, key->end_col - 1, key->end_line, -1};
        syi_raise_range(p, SYI_SYNTAX_ERROR, r, "':' expected after dictionary key");
    }
}

static void pair_after_pairs(sy_parser *p) {
    static sy_error_rule *const rules[] = {missing_colon_after_key, starred_value,
                                           missing_value};
    bool any = false;
    for (;;) {
        uint32_t before = p->mark;
        if (!syi_parse_kvpair(p)) {
            p->mark = before;
            break;
        }
        any = true;
        if (!syi_accept(p, SY_TOK_COMMA)) {
            return;
        }
    }
    if (any && !p->failed) {
        SY_TRY_RULES(p, rules);
    }
}

void syi_invalid_kvpairs(sy_parser *p) {
    static sy_error_rule *const rules[] = {pair_after_pairs, starred_value, missing_value};
    p->mark++;
    SY_TRY_RULES(p, rules);
    p->mark--;
}

/* ---- arguments ---- */

static const sy_ast_node *comprehension_end(const sy_ast_node *clause) {
    const sy_ast_comprehension *c = SY_AST(comprehension, clause);
    return c->ifs.count ? c->ifs.items[c->ifs.count - 1] : c->iter;
}

/* The last expression of the clauses; NULL when there are none. */
static const sy_ast_node *clauses_end(sy_parser *p) {
    return syi_parse_for_if_clauses(p) ? comprehension_end(p->scratch[p->scratch_count - 1])
                                       : NULL;
}

static void raise_genexp(sy_parser *p, const sy_ast_node *first, const sy_ast_node *last) {
    syi_raise_range(p, SYI_SYNTAX_ERROR, syi_nodes_range(first, last),
                    "Generator expression must be parenthesized");
}

static void star_after_keywords(sy_parser *p) {
    sy_ast_node *a = syi_parse_call_args(p);
    if (a && syi_accept(p, SY_TOK_COMMA) && syi_accept(p, SY_TOK_STAR)) {
        raise_at(p, a, "iterable argument unpacking follows keyword argument unpacking");
    }
}

static void genexp_then_more(sy_parser *p) {
    sy_ast_node *a = syi_parse_expression(p);
    const sy_ast_node *last = a ? clauses_end(p) : NULL;
    if (!last || !syi_accept(p, SY_TOK_COMMA)) {
        return;
    }
    if (!syi_parse_call_args(p) && !p->failed && syi_parse_expression(p)) {
        syi_parse_for_if_clauses(p);
    }
    raise_genexp(p, a, last);
}

static void keyword_genexp(sy_parser *p) {
    sy_ast_node *a = syi_parse_name(p);
    uint32_t equal = p->mark;
    if (a && syi_accept(p, SY_TOK_EQUAL) && syi_parse_expression(p) &&
        syi_parse_for_if_clauses(p)) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_to_token(p, a, equal),
                        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    }
}

static void genexp_after_args(sy_parser *p) {
    sy_ast_Call *a = SY_AST(Call, syi_parse_call_args(p));
    const sy_ast_node *last = a ? clauses_end(p) : NULL;
    if (last && a->args.count > 1) {
        raise_genexp(p, a->args.items[a->args.count - 1], last);
    }
}

static void args_then_genexp(sy_parser *p) {
    if (syi_parse_call_args(p) && syi_accept(p, SY_TOK_COMMA)) {
        sy_ast_node *a = syi_parse_expression(p);
        const sy_ast_node *last = a ? clauses_end(p) : NULL;
        if (last) {
            raise_genexp(p, a, last);
        }
    }
}

static void positional_after_keyword(sy_parser *p) {
    sy_ast_Call *a = SY_AST(Call, syi_parse_call_args(p));
    if (!a || !syi_accept(p, SY_TOK_COMMA) || !syi_parse_call_args(p)) {
        return;
    }
    bool unpacking = false;
    for (uint32_t i = 0; i < a->keywords.count; i++) {
        unpacking = unpacking || !SY_AST(keyword, a->keywords.items[i])->arg;
    }
    syi_raise_last(p, SYI_SYNTAX_ERROR, "positional argument follows keyword argument%s",
                   unpacking ? " unpacking" : "");
}

void syi_invalid_arguments(sy_parser *p) {
    static sy_error_rule *const rules[] = {star_after_keywords, genexp_then_more,
                                           keyword_genexp,      genexp_after_args,
                                           args_then_genexp,    positional_after_keyword};
    SY_TRY_RULES(p, rules);
}

static void constant_keyword(sy_parser *p) {
    sy_token_kind kind = syi_peek(p);
    if ((kind == SY_TOK_TRUE || kind == SY_TOK_FALSE || kind == SY_TOK_NONE) &&
        syi_peek_second(p) == SY_TOK_EQUAL) {
        sy_span r = syi_token_range(p, p->mark);
        sy_span equal = syi_token_range(p, p->mark + 1);
        r.end_line = equal.end_line;
        r.end_col = equal.end_col;
        syi_raise_range(p, SYI_SYNTAX_ERROR, r, "cannot assign to %s", syi_token_text(kind));
    }
}

static void expression_keyword(sy_parser *p) {
    if (syi_peek(p) == SY_TOK_NAME && syi_peek_second(p) == SY_TOK_EQUAL) {
        return;
    }
    sy_ast_node *a = syi_parse_expression(p);
    if (a && syi_accept(p, SY_TOK_EQUAL)) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_to_token(p, a, p->mark - 1),
                        "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
}

void syi_invalid_kwarg(sy_parser *p) {
    static sy_error_rule *const rules[] = {constant_keyword, keyword_genexp,
                                           expression_keyword};
    SY_TRY_RULES(p, rules);
}

/* ---- assignments ---- */

/* A list or a tuple, also in parentheses of its own. */
static sy_ast_node *sequence_target(sy_parser *p) {
    SYI_USES_STACK();
    uint32_t start = p->mark;
    sy_ast_node *node = syi_parse_list(p);
    node = node || p->failed ? node : syi_parse_tuple(p);
    if (node || p->failed || !syi_accept(p, SY_TOK_LPAR)) {
        return node;
    }
    node = syi_check_depth(p) ? sequence_target(p) : NULL;
    return node && syi_accept(p, SY_TOK_RPAR) ? node : syi_no_match(p, start);
}

static void annotated_sequence(sy_parser *p) {
    sy_ast_node *a = sequence_target(p);
    if (a && syi_accept(p, SY_TOK_COLON) && syi_parse_expression(p)) {
        raise_named(p, a, "only single target (not %s) can be annotated");
    }
}

static void annotated_tuple(sy_parser *p) {
    sy_ast_node *a = syi_parse_star_named_expression(p);
    if (!a || !syi_accept(p, SY_TOK_COMMA)) {
        return;
    }
    while (!p->failed && syi_parse_star_named_expressions(p)) {
    }
    if (syi_accept(p, SY_TOK_COLON) && syi_parse_expression(p)) {
        raise_at(p, a, "only single target (not tuple) can be annotated");
    }
}

static void annotated_expression(sy_parser *p) {
    sy_ast_node *a = syi_parse_expression(p);
    if (a && syi_accept(p, SY_TOK_COLON) && syi_parse_expression(p)) {
        raise_at(p, a, "illegal target for annotation");
    }
}

static void skip_targets(sy_parser *p) {
    for (;;) {
        uint32_t before = p->mark;
        if (!syi_parse_star_targets(p) || !syi_accept(p, SY_TOK_EQUAL)) {
            p->mark = p->failed ? p->mark : before;
            return;
        }
    }
}

static void assigned_expression(sy_parser *p) {
    skip_targets(p);
    sy_ast_node *a = syi_parse_star_expressions(p);
    if (a && syi_accept(p, SY_TOK_EQUAL)) {
        raise_invalid_target(p, a, ASSIGN);
    }
}

static void assigned_yield(sy_parser *p) {
    skip_targets(p);
    sy_ast_node *a = syi_parse_yield(p);
    if (a && syi_accept(p, SY_TOK_EQUAL)) {
        raise_at(p, a, "assignment to yield expression not possible");
    }
}

static void augmented_expression(sy_parser *p) {
    sy_ast_node *a = syi_parse_star_expressions(p);
    sy_token_kind kind = a ? syi_peek(p) : SY_TOK_ERROR;
    if (kind < SY_TOK_PLUSEQUAL || kind > SY_TOK_RIGHTSHIFTEQUAL) {
        return;
    }
    p->mark++;
    if (syi_parse_yield(p) || (!p->failed && syi_parse_star_expressions(p))) {
        raise_named(p, a, "'%s' is an illegal expression for augmented assignment");
    }
}

void syi_invalid_assignment(sy_parser *p) {
    static sy_error_rule *const rules[] = {annotated_sequence,   annotated_tuple,
                                           annotated_expression, assigned_expression,
                                           assigned_yield,       augmented_expression};
    SY_TRY_RULES(p, rules);
}

void syi_invalid_import_from(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    if (syi_parse_import_names(p) && syi_accept(p, SY_TOK_COMMA) &&
        syi_accept(p, SY_TOK_NEWLINE)) {
        syi_raise_last(p, SYI_SYNTAX_ERROR,
                       "trailing comma not allowed without surrounding parentheses");
    }
    p->scratch_count = base;
    p->mark = start;
}
