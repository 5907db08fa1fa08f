/* SPDX-License-Identifier: MIT
 *
 * Compound statements but match.
 */
#include "lang/front/parse_internal.h"

/* `else: block`, if it is there. False only after an error. */
static bool else_block(sy_parser *p, sy_ast_list *out) {
    uint32_t start = p->mark;
    if (syi_peek(p) != SY_TOK_ELSE) {
        return !p->failed;
    }
    if (syi_rules_on(p)) {
        syi_invalid_else(p);
    }
    p->mark = start + 1;
    if (!syi_expect_forced(p, SY_TOK_COLON)) {
        return false;
    }
    if (!syi_parse_block(p, out)) {
        p->mark = start;
    }
    return !p->failed;
}

static bool finally_block(sy_parser *p, sy_ast_list *out) {
    uint32_t start = p->mark;
    if (syi_peek(p) != SY_TOK_FINALLY) {
        return !p->failed;
    }
    if (syi_rules_on(p)) {
        syi_invalid_finally(p);
    }
    p->mark = start + 1;
    if (!syi_expect_forced(p, SY_TOK_COLON)) {
        return false;
    }
    if (!syi_parse_block(p, out)) {
        p->mark = start;
    }
    return !p->failed;
}

/* Reads `if test: block`, or the same with elif, without what may follow. */
static sy_ast_If *if_part(sy_parser *p, uint32_t start) {
    if (syi_rules_on(p)) {
        syi_invalid_if(p, syi_peek(p));
        if (p->failed) {
            return NULL;
        }
    }
    p->mark = start + 1;
    sy_ast_node *test = syi_parse_named_expression(p);
    sy_ast_list body;
    if (!test || !syi_accept(p, SY_TOK_COLON) || !syi_parse_block(p, &body)) {
        return syi_no_match(p, start);
    }
    sy_ast_If *node = SY_NEW(p, If, start);
    if (node) {
        node->test = test;
        node->body = body;
    }
    return node;
}

/* The nodes of an if and its elifs form a chain; it is built in a loop, for there may be
 * thousands of them. */
static sy_ast_node *if_statement(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_If *first = if_part(p, start);
    sy_ast_If *last = first;
    uint32_t base = p->scratch_count;
    while (last) {
        syi_push(p, &last->node);
        uint32_t next = p->mark;
        if (syi_peek(p) != SY_TOK_ELIF) {
            break;
        }
        sy_ast_If *node = if_part(p, next);
        if (!node) {
            break;
        }
        last->orelse = syi_single(p, &node->node);
        last = node;
    }
    if (last && !p->failed) {
        else_block(p, &last->orelse);
    }
    const sy_token *end = syi_last_token(p, start);
    for (uint32_t i = base; i < p->scratch_count; i++) {
        p->scratch[i]->end_line = end->end_line;
        p->scratch[i]->end_col = end->end_col;
    }
    p->scratch_count = base;
    return last && !p->failed ? &first->node : NULL;
}

static sy_ast_node *while_statement(sy_parser *p) {
    uint32_t start = p->mark;
    if (syi_rules_on(p)) {
        syi_invalid_if(p, SY_TOK_WHILE);
        if (p->failed) {
            return NULL;
        }
    }
    p->mark = start + 1;
    sy_ast_node *test = syi_parse_named_expression(p);
    sy_ast_list body;
    sy_ast_list orelse = {0, NULL};
    if (!test || !syi_accept(p, SY_TOK_COLON) || !syi_parse_block(p, &body) ||
        !else_block(p, &orelse)) {
        return syi_no_match(p, start);
    }
    sy_ast_While *node = SY_NEW(p, While, start);
    if (!node) {
        return NULL;
    }
    node->test = test;
    node->body = body;
    node->orelse = orelse;
    return &node->node;
}

static sy_ast_node *for_statement(sy_parser *p) {
    uint32_t start = p->mark;
    if (syi_rules_on(p)) {
        syi_invalid_for(p);
        if (p->failed) {
            return NULL;
        }
    }
    p->mark = start + 1;
    sy_ast_node *target = syi_parse_star_targets(p);
    if (!target || !syi_accept(p, SY_TOK_IN)) {
        syi_no_match(p, start);
        if (syi_rules_on(p) && !p->failed) {
            syi_invalid_for_target(p);
        }
        return NULL;
    }
    sy_ast_node *iter = syi_parse_star_expressions(p);
    sy_ast_list body;
    sy_ast_list orelse = {0, NULL};
    if (!iter || !syi_accept(p, SY_TOK_COLON) || !syi_parse_block(p, &body) ||
        !else_block(p, &orelse)) {
        return syi_no_match(p, start);
    }
    sy_ast_For *node = SY_NEW(p, For, start);
    if (!node) {
        return NULL;
    }
    syi_set_context(target, SY_AST_STORE);
    node->target = target;
    node->iter = iter;
    node->body = body;
    node->orelse = orelse;
    return &node->node;
}

/* ---- with ---- */

static sy_ast_node *with_item(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *context = syi_parse_expression(p);
    sy_ast_node *target = NULL;
    if (!context) {
        return NULL;
    }
    uint32_t before = p->mark;
    if (syi_accept(p, SY_TOK_AS)) {
        target = syi_parse_star_target(p);
        sy_token_kind after = syi_peek(p);
        if (!target ||
            (after != SY_TOK_COMMA && after != SY_TOK_RPAR && after != SY_TOK_COLON)) {
            target = NULL;
            p->mark = start;
            if (syi_rules_on(p) && !p->failed) {
                syi_invalid_with_item(p);
            }
            p->mark = before;
        }
    } else if (syi_rules_on(p)) {
        p->mark = start;
        syi_invalid_with_item(p);
        p->mark = before;
    }
    sy_ast_withitem *node = p->failed ? NULL : SY_NEW(p, withitem, start);
    if (!node) {
        return NULL;
    }
    node->context_expr = context;
    node->optional_vars = target;
    return &node->node;
}

/* Pushes items; `last_comma` tells whether one may end with a comma. */
static bool with_items(sy_parser *p, bool last_comma) {
    for (bool first = true;; first = false) {
        uint32_t before = p->mark;
        sy_ast_node *item = with_item(p);
        if (!item) {
            p->mark = first || last_comma ? before : before - 1;
            return !first && !p->failed;
        }
        syi_push(p, item);
        if (!syi_accept(p, SY_TOK_COMMA)) {
            return !p->failed;
        }
    }
}

/* `( items ) :`; false with the mark put back when it does not read so. */
static bool parenthesized_items(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    if (syi_accept(p, SY_TOK_LPAR) && with_items(p, true) && syi_accept(p, SY_TOK_RPAR) &&
        syi_accept(p, SY_TOK_COLON)) {
        return true;
    }
    p->scratch_count = base;
    p->mark = start;
    return false;
}

static sy_ast_node *finish_with(sy_parser *p, uint32_t start, sy_ast_list items) {
    sy_ast_list body;
    if (p->failed || !syi_parse_block(p, &body)) {
        return syi_no_match(p, start);
    }
    for (uint32_t i = 0; i < items.count; i++) {
        sy_ast_node *target = SY_AST(withitem, items.items[i])->optional_vars;
        if (target) {
            syi_set_context(target, SY_AST_STORE);
        }
    }
    sy_ast_With *node = SY_NEW(p, With, start);
    if (!node) {
        return NULL;
    }
    node->items = items;
    node->body = body;
    return &node->node;
}

static sy_ast_node *with_statement(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    if (syi_rules_on(p)) {
        syi_invalid_with_indent(p);
    }
    p->mark = start + 1;
    sy_ast_node *node = NULL;
    if (!p->failed && parenthesized_items(p)) {
        node = finish_with(p, start, syi_take(p, base));
    }
    if (!node && !p->failed) {
        p->mark = start + 1;
        if (with_items(p, false) && syi_accept(p, SY_TOK_COLON)) {
            node = finish_with(p, start, syi_take(p, base));
        }
    }
    if (!node) {
        p->scratch_count = base;
        syi_no_match(p, start);
        if (syi_rules_on(p) && !p->failed) {
            syi_invalid_with(p);
        }
    }
    return node;
}

/* ---- try ---- */

/* The rest of a handler from the colon on. */
static sy_ast_node *handler(sy_parser *p, uint32_t start, sy_ast_node *type,
                            sy_ast_name *name) {
    sy_ast_list body;
    if (!syi_accept(p, SY_TOK_COLON) || !syi_parse_block(p, &body)) {
        return NULL;
    }
    sy_ast_ExceptHandler *node = SY_NEW(p, ExceptHandler, start);
    if (!node) {
        return NULL;
    }
    node->type = type;
    node->name = name;
    node->body = body;
    return &node->node;
}

/* `except [type [as name]]: block`, or `except* type [as name]: block`. */
sy_ast_node *syi_parse_except(sy_parser *p, bool star) {
    uint32_t start = p->mark;
    if (syi_peek(p) != SY_TOK_EXCEPT) {
        return NULL;
    }
    if (syi_rules_on(p)) {
        syi_invalid_except_indent(p, star);
        if (p->failed) {
            return NULL;
        }
    }
    p->mark = start + 1;
    sy_ast_node *node = NULL;
    if (syi_accept(p, SY_TOK_STAR) == star) {
        sy_ast_node *type = syi_parse_expression(p);
        sy_ast_name *name = NULL;
        if (type && syi_peek(p) == SY_TOK_AS && syi_peek_second(p) == SY_TOK_NAME) {
            p->mark += 2;
            name = syi_token_name(p, p->mark - 1);
        }
        node = type || !star ? handler(p, start, type, name) : NULL;
    }
    if (!node) {
        syi_no_match(p, start);
        if (syi_rules_on(p) && !p->failed) {
            syi_invalid_except(p);
        }
    }
    return p->failed ? NULL : node;
}

static sy_ast_list handlers(sy_parser *p, bool star) {
    uint32_t base = p->scratch_count;
    sy_ast_node *node;
    while ((node = syi_parse_except(p, star)) != NULL) {
        syi_push(p, node);
    }
    return syi_take(p, base);
}

static sy_ast_node *try_statement(sy_parser *p) {
    uint32_t start = p->mark;
    if (syi_rules_on(p)) {
        syi_invalid_try(p);
        if (p->failed) {
            return NULL;
        }
    }
    p->mark = start + 1;
    sy_ast_list body;
    sy_ast_list orelse = {0, NULL};
    sy_ast_list finalbody = {0, NULL};
    if (!syi_expect_forced(p, SY_TOK_COLON) || !syi_parse_block(p, &body)) {
        return syi_no_match(p, start);
    }
    bool star = false;
    sy_ast_list excepts = {0, NULL};
    if (syi_peek(p) == SY_TOK_EXCEPT) {
        star = !p->diagnose && syi_peek_second(p) == SY_TOK_STAR;
        excepts = handlers(p, star);
        if (!excepts.count && !star && !p->failed) {
            star = true;
            excepts = handlers(p, true);
        }
    }
    if (excepts.count && !else_block(p, &orelse)) {
        return syi_no_match(p, start);
    }
    if (!finally_block(p, &finalbody) || (!excepts.count && !finalbody.count)) {
        return syi_no_match(p, start);
    }
    /* Both kinds have the same layout. */
    sy_ast_Try *node = syi_new_node(p, star ? SY_AST_TryStar : SY_AST_Try, start);
    if (!node) {
        return NULL;
    }
    node->body = body;
    node->handlers = excepts;
    node->orelse = orelse;
    node->finalbody = finalbody;
    return &node->node;
}

/* ---- definitions ---- */

static sy_ast_node *function_definition(sy_parser *p, sy_ast_list decorators) {
    uint32_t start = p->mark;
    if (syi_rules_on(p)) {
        syi_invalid_def(p);
        if (p->failed) {
            return NULL;
        }
    }
    p->mark = start + 1;
    if (!syi_accept(p, SY_TOK_NAME) || !syi_expect_forced(p, SY_TOK_LPAR)) {
        return syi_no_match(p, start);
    }
    sy_ast_node *args = syi_parse_params(p);
    if (p->failed || !syi_accept(p, SY_TOK_RPAR)) {
        return syi_no_match(p, start);
    }
    sy_ast_node *returns = NULL;
    uint32_t before = p->mark;
    if (syi_accept(p, SY_TOK_ARROW)) {
        returns = syi_parse_expression(p);
        if (!returns) {
            p->mark = before;
        }
    }
    sy_ast_list body;
    if (p->failed || !syi_expect_forced(p, SY_TOK_COLON) || !syi_parse_block(p, &body)) {
        return syi_no_match(p, start);
    }
    sy_ast_FunctionDef *node = SY_NEW(p, FunctionDef, start);
    args = args || !node ? args : syi_new_node(p, SY_AST_arguments, start);
    if (!node || !args) {
        return NULL;
    }
    node->name = syi_token_name(p, start + 1);
    node->args = args;
    node->body = body;
    node->decorator_list = decorators;
    node->returns = returns;
    return p->failed ? NULL : &node->node;
}

static sy_ast_node *class_definition(sy_parser *p, sy_ast_list decorators) {
    uint32_t start = p->mark;
    if (syi_rules_on(p)) {
        syi_invalid_class(p);
        if (p->failed) {
            return NULL;
        }
    }
    p->mark = start + 1;
    if (!syi_accept(p, SY_TOK_NAME)) {
        return syi_no_match(p, start);
    }
    sy_ast_Call *args = NULL;
    uint32_t before = p->mark;
    if (syi_accept(p, SY_TOK_LPAR)) {
        args = SY_AST(Call, syi_parse_arguments(p));
        if (p->failed || !syi_accept(p, SY_TOK_RPAR)) {
            p->mark = before;
        }
    }
    sy_ast_list body;
    if (p->failed || !syi_accept(p, SY_TOK_COLON) || !syi_parse_block(p, &body)) {
        return syi_no_match(p, start);
    }
    sy_ast_ClassDef *node = SY_NEW(p, ClassDef, start);
    if (!node) {
        return NULL;
    }
    node->name = syi_token_name(p, start + 1);
    if (args) {
        node->bases = args->args;
        node->keywords = args->keywords;
    }
    node->body = body;
    node->decorator_list = decorators;
    return p->failed ? NULL : &node->node;
}

static sy_ast_node *decorated(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    while (syi_accept(p, SY_TOK_AT)) {
        sy_ast_node *decorator = syi_parse_named_expression(p);
        if (!decorator || !syi_accept(p, SY_TOK_NEWLINE)) {
            p->scratch_count = base;
            return syi_no_match(p, start);
        }
        syi_push(p, decorator);
    }
    sy_ast_list decorators = syi_take(p, base);
    sy_ast_node *node = NULL;
    if (syi_peek(p) == SY_TOK_DEF) {
        node = function_definition(p, decorators);
    } else if (syi_peek(p) == SY_TOK_CLASS) {
        node = class_definition(p, decorators);
    }
    return node ? node : syi_no_match(p, start);
}

sy_ast_node *syi_parse_compound(sy_parser *p) {
    static const sy_ast_list none = {0, NULL};
    switch (syi_peek(p)) {
    case SY_TOK_DEF:
        return function_definition(p, none);
    case SY_TOK_AT:
        return decorated(p);
    case SY_TOK_IF:
        return if_statement(p);
    case SY_TOK_CLASS:
        return class_definition(p, none);
    case SY_TOK_WITH:
        return with_statement(p);
    case SY_TOK_FOR:
        return for_statement(p);
    case SY_TOK_TRY:
        return try_statement(p);
    case SY_TOK_WHILE:
        return while_statement(p);
    case SY_TOK_NAME:
        return syi_peek_word(p, "match") ? syi_parse_match(p) : NULL;
    default:
        return NULL;
    }
}
