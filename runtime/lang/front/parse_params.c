/* SPDX-License-Identifier: MIT
 *
 * Parameters of functions and lambdas, which differ in the closing token and in annotations,
 * and the error rules about them.
 */
#include "lang/front/parse_internal.h"

typedef struct param_reader {
    sy_parser *p;
    sy_ast_arguments *out;
    bool lambda;
    sy_token_kind close;
    uint32_t base; /* scratch: parameters of the section being read */
    bool seen_default;
} param_reader;

static sy_ast_node *expression_after(sy_parser *p, sy_token_kind token, sy_rule_fn *rule) {
    uint32_t before = p->mark;
    if (!syi_accept(p, token)) {
        return NULL;
    }
    sy_ast_node *node = rule(p);
    return node ? node : syi_no_match(p, before);
}

/* NAME [: annotation]. */
static sy_ast_node *param(sy_parser *p, bool lambda, sy_rule_fn *annotation_rule) {
    uint32_t start = p->mark;
    if (!syi_accept(p, SY_TOK_NAME)) {
        return NULL;
    }
    sy_ast_node *annotation =
        lambda ? NULL : expression_after(p, SY_TOK_COLON, annotation_rule);
    sy_ast_arg *node = p->failed ? NULL : SY_NEW(p, arg, start);
    if (!node) {
        return NULL;
    }
    node->arg = syi_token_name(p, start);
    node->annotation = annotation;
    return p->failed ? NULL : &node->node;
}

/* `= default`; while diagnosing a missing expression is an error. */
static sy_ast_node *default_value(sy_parser *p) {
    uint32_t before = p->mark;
    sy_ast_node *node = expression_after(p, SY_TOK_EQUAL, syi_parse_expression);
    if (!node && !p->failed && syi_rules_on(p) && syi_accept(p, SY_TOK_EQUAL)) {
        if (syi_peek(p) == SY_TOK_RPAR || syi_peek(p) == SY_TOK_COMMA) {
            return syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, before),
                                   "expected default value expression");
        }
        p->mark = before;
    }
    return node;
}

/* What ends a parameter: a comma, which is taken, or the closing token. */
static bool end_of_param(sy_parser *p, sy_token_kind close) {
    return syi_accept(p, SY_TOK_COMMA) || syi_peek(p) == close;
}

static sy_ast_node *complete_param(sy_parser *p, bool lambda, bool may_default,
                                   bool must_default, sy_ast_node **value) {
    sy_token_kind close = lambda ? SY_TOK_COLON : SY_TOK_RPAR;
    uint32_t start = p->mark;
    sy_ast_node *node = param(p, lambda, syi_parse_expression);
    *value = node && may_default ? default_value(p) : NULL;
    if (!node || p->failed || (must_default && !*value) || !end_of_param(p, close)) {
        return syi_no_match(p, start);
    }
    return node;
}

static sy_ast_node *param_no_default(sy_parser *p, bool lambda) {
    sy_ast_node *value;
    return complete_param(p, lambda, false, false, &value);
}

static sy_ast_node *param_with_default(sy_parser *p, bool lambda) {
    sy_ast_node *value;
    return complete_param(p, lambda, true, true, &value);
}

static sy_ast_node *param_maybe_default(sy_parser *p, bool lambda) {
    sy_ast_node *value;
    return complete_param(p, lambda, true, false, &value);
}

/* ---- reading them ---- */

static bool append(sy_parser *p, sy_ast_list *list, sy_ast_node *node) {
    uint32_t base = p->scratch_count;
    for (uint32_t i = 0; i < list->count; i++) {
        syi_push(p, list->items[i]);
    }
    syi_push(p, node);
    *list = syi_take(p, base);
    return !p->failed;
}

/* `/` after at least one parameter, followed by a comma or the end. */
static bool slash(param_reader *r) {
    sy_parser *p = r->p;
    uint32_t start = p->mark;
    if (syi_peek(p) != SY_TOK_SLASH || p->scratch_count == r->base ||
        r->out->posonlyargs.count) {
        return false;
    }
    p->mark++;
    if (!end_of_param(p, r->close)) {
        p->mark = start;
        return false;
    }
    r->out->posonlyargs = syi_take(p, r->base);
    return true;
}

/* Positional parameters. Defaults are few: they go straight into their list. */
static void positional(param_reader *r) {
    sy_parser *p = r->p;
    for (;;) {
        uint32_t start = p->mark;
        if (slash(r)) {
            continue;
        }
        sy_ast_node *value;
        sy_ast_node *node = complete_param(p, r->lambda, true, false, &value);
        if (!node) {
            break;
        }
        if (!value && r->seen_default) {
            p->mark = start;
            break;
        }
        r->seen_default = value != NULL;
        if (value && !append(p, &r->out->defaults, value)) {
            return;
        }
        syi_push(p, node);
    }
    r->out->args = syi_take(p, r->base);
}

static void invalid_kwds(sy_parser *p, bool lambda);
static void invalid_star_etc(sy_parser *p, bool lambda);

/* `**name`. */
static bool keywords_param(param_reader *r) {
    sy_parser *p = r->p;
    uint32_t start = p->mark;
    if (syi_rules_on(p)) {
        invalid_kwds(p, r->lambda);
        if (p->failed) {
            return false;
        }
    }
    if (!syi_accept(p, SY_TOK_DOUBLESTAR)) {
        return false;
    }
    r->out->kwarg = param_no_default(p, r->lambda);
    if (!r->out->kwarg) {
        p->mark = start;
    }
    return r->out->kwarg != NULL;
}

/* Keyword-only parameters, pushing their defaults (or NULL) after them by turns. */
static bool keyword_only(param_reader *r) {
    sy_parser *p = r->p;
    uint32_t base = p->scratch_count;
    sy_ast_node *value;
    sy_ast_node *node;
    while ((node = complete_param(p, r->lambda, true, false, &value)) != NULL) {
        syi_push(p, node);
        syi_push(p, value);
    }
    sy_ast_list all = syi_take(p, base);
    if (p->failed) {
        return false;
    }
    for (uint32_t i = 0; i < all.count; i += 2) {
        syi_push(p, all.items[i]);
    }
    r->out->kwonlyargs = syi_take(p, base);
    for (uint32_t i = 1; i < all.count; i += 2) {
        syi_push(p, all.items[i]);
    }
    r->out->kw_defaults = syi_take(p, base);
    return !p->failed && all.count;
}

/* `*name [: annotation]`, whose annotation may have a star. */
static sy_ast_node *star_param(param_reader *r) {
    sy_parser *p = r->p;
    uint32_t start = p->mark;
    sy_ast_node *node = param_no_default(p, r->lambda);
    if (node || p->failed || r->lambda) {
        return node;
    }
    node = param(p, false, syi_parse_star_expression);
    if (!node || !SY_AST(arg, node)->annotation || !end_of_param(p, r->close)) {
        return syi_no_match(p, start);
    }
    return node;
}

/* From `*` or `**` on. */
static bool star_etc(param_reader *r) {
    sy_parser *p = r->p;
    uint32_t start = p->mark;
    if (syi_rules_on(p)) {
        invalid_star_etc(p, r->lambda);
        if (p->failed) {
            return false;
        }
    }
    if (!syi_accept(p, SY_TOK_STAR)) {
        return keywords_param(r);
    }
    if (syi_accept(p, SY_TOK_COMMA)) {
        if (!keyword_only(r)) {
            p->mark = start;
            return false;
        }
    } else {
        r->out->vararg = star_param(r);
        if (!r->out->vararg) {
            p->mark = start;
            return false;
        }
        keyword_only(r);
    }
    if (!p->failed) {
        keywords_param(r);
    }
    return !p->failed;
}

sy_ast_node *syi_parse_parameters(sy_parser *p, bool lambda) {
    uint32_t start = p->mark;
    param_reader r = {.p = p,
                      .lambda = lambda,
                      .close = lambda ? SY_TOK_COLON : SY_TOK_RPAR,
                      .base = p->scratch_count};
    if (syi_peek(p) == SY_TOK_ERROR) {
        return NULL;
    }
    r.out = SY_NEW(p, arguments, start);
    if (!r.out) {
        return NULL;
    }
    positional(&r);
    if (!p->failed) {
        star_etc(&r);
    }
    p->scratch_count = r.base;
    return p->failed || p->mark == start ? syi_no_match(p, start) : &r.out->node;
}

static sy_ast_node *checked_parameters(sy_parser *p, bool lambda) {
    if (syi_rules_on(p)) {
        syi_invalid_parameters(p, lambda);
        if (p->failed) {
            return NULL;
        }
    }
    return syi_parse_parameters(p, lambda);
}

/* The parameters of a def; NULL when there are none. */
sy_ast_node *syi_parse_params(sy_parser *p) {
    return checked_parameters(p, false);
}

sy_ast_node *syi_parse_lambda(sy_parser *p) {
    uint32_t start = p->mark;
    if (!syi_accept(p, SY_TOK_LAMBDA)) {
        return NULL;
    }
    sy_ast_node *args = checked_parameters(p, true);
    if (p->failed || !syi_accept(p, SY_TOK_COLON)) {
        return syi_no_match(p, start);
    }
    sy_ast_node *body = syi_parse_expression(p);
    if (!body) {
        return syi_no_match(p, start);
    }
    sy_ast_Lambda *node = SY_NEW(p, Lambda, start);
    args = args || !node ? args : syi_new_node(p, SY_AST_arguments, start);
    if (!node || !args) {
        return NULL;
    }
    node->args = args;
    node->body = body;
    return &node->node;
}

/* ---- error rules ---- */

static void raise_at_token(sy_parser *p, uint32_t token, const char *message) {
    syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, token), "%s", message);
}

static uint32_t many(sy_parser *p, bool lambda, sy_ast_node *(*rule)(sy_parser *, bool)) {
    uint32_t count = 0;
    while (rule(p, lambda)) {
        count++;
    }
    return count;
}

/* Parameters and a `/`, with or without defaults; the mark stays after them. */
static bool slash_section(sy_parser *p, bool lambda, bool with_default) {
    sy_token_kind close = lambda ? SY_TOK_COLON : SY_TOK_RPAR;
    uint32_t start = p->mark;
    uint32_t plain = many(p, lambda, param_no_default);
    uint32_t defaults = with_default ? many(p, lambda, param_with_default) : 0;
    bool enough = with_default ? defaults > 0 : plain > 0;
    if (enough && syi_accept(p, SY_TOK_SLASH) && end_of_param(p, close)) {
        return true;
    }
    p->mark = start;
    return false;
}

static bool any_slash_section(sy_parser *p, bool lambda) {
    return slash_section(p, lambda, false) || (!p->failed && slash_section(p, lambda, true));
}

static void non_default_after_default(sy_parser *p, bool lambda) {
    many(p, lambda, param_no_default);
    if (!slash_section(p, lambda, true) && !many(p, lambda, param_with_default)) {
        return;
    }
    sy_ast_node *node = param_no_default(p, lambda);
    if (node) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_range(node),
                        "non-default argument follows default argument");
    }
}

/* The parameters inside the parentheses: `(a, b)`. */
static bool parenthesized_params(sy_parser *p, bool lambda) {
    if (!lambda) {
        return many(p, false, param_no_default) > 0;
    }
    do {
        if (!syi_accept(p, SY_TOK_NAME)) {
            return false;
        }
    } while (syi_peek(p) == SY_TOK_COMMA && syi_peek_second(p) == SY_TOK_NAME && p->mark++);
    return true;
}

static void parenthesized(sy_parser *p, bool lambda) {
    many(p, lambda, param_no_default);
    uint32_t open = p->mark;
    if (!syi_accept(p, SY_TOK_LPAR) || !parenthesized_params(p, lambda)) {
        return;
    }
    syi_accept(p, SY_TOK_COMMA);
    if (syi_accept(p, SY_TOK_RPAR)) {
        sy_span r = syi_token_range(p, open);
        sy_span last = syi_token_range(p, p->mark - 1);
        r.end_line = last.end_line;
        r.end_col = last.end_col;
        syi_raise_range(p, SYI_SYNTAX_ERROR, r, "%s parameters cannot be parenthesized",
                        lambda ? "Lambda expression" : "Function");
    }
}

static void nothing_before_slash(sy_parser *p, bool lambda) {
    (void)lambda;
    if (syi_peek(p) == SY_TOK_SLASH && syi_peek_second(p) == SY_TOK_COMMA) {
        raise_at_token(p, p->mark, "at least one argument must precede /");
    }
}

static void second_slash(sy_parser *p, bool lambda) {
    if (any_slash_section(p, lambda)) {
        many(p, lambda, param_maybe_default);
        if (syi_accept(p, SY_TOK_SLASH)) {
            raise_at_token(p, p->mark - 1, "/ may appear only once");
        }
    }
}

static void slash_after_star(sy_parser *p, bool lambda) {
    any_slash_section(p, lambda);
    many(p, lambda, param_maybe_default);
    if (!syi_accept(p, SY_TOK_STAR) ||
        (!syi_accept(p, SY_TOK_COMMA) && !param_no_default(p, lambda))) {
        return;
    }
    many(p, lambda, param_maybe_default);
    if (syi_accept(p, SY_TOK_SLASH)) {
        raise_at_token(p, p->mark - 1, "/ must be ahead of *");
    }
}

static void no_comma_after_slash(sy_parser *p, bool lambda) {
    if (many(p, lambda, param_maybe_default) && syi_accept(p, SY_TOK_SLASH) &&
        syi_accept(p, SY_TOK_STAR)) {
        raise_at_token(p, p->mark - 1, "expected comma between / and *");
    }
}

void syi_invalid_parameters(sy_parser *p, bool lambda) {
    static void (*const rules[])(sy_parser *, bool) = {
        non_default_after_default, parenthesized,       nothing_before_slash, second_slash,
        slash_after_star,          no_comma_after_slash};
    uint32_t start = p->mark;
    for (size_t i = 0; i < sizeof rules / sizeof *rules && !p->failed; i++) {
        rules[i](p, lambda);
        p->mark = start;
    }
}

static void star_without_names(sy_parser *p, bool lambda) {
    sy_token_kind close = lambda ? SY_TOK_COLON : SY_TOK_RPAR;
    uint32_t star = p->mark;
    if (!syi_accept(p, SY_TOK_STAR)) {
        return;
    }
    sy_token_kind next = syi_peek(p);
    sy_token_kind second = next == SY_TOK_COMMA ? syi_peek_second(p) : SY_TOK_ERROR;
    if (next == close || second == close || second == SY_TOK_DOUBLESTAR) {
        if (lambda) {
            syi_raise_last(p, SYI_SYNTAX_ERROR, "named arguments must follow bare *");
        } else {
            raise_at_token(p, star, "named arguments must follow bare *");
        }
    }
}

static void star_with_default(sy_parser *p, bool lambda) {
    if (syi_accept(p, SY_TOK_STAR) && param(p, lambda, syi_parse_expression) &&
        syi_accept(p, SY_TOK_EQUAL)) {
        raise_at_token(p, p->mark - 1, "var-positional argument cannot have default value");
    }
}

static void second_star(sy_parser *p, bool lambda) {
    if (!syi_accept(p, SY_TOK_STAR) ||
        (!param_no_default(p, lambda) && !syi_accept(p, SY_TOK_COMMA))) {
        return;
    }
    many(p, lambda, param_maybe_default);
    uint32_t star = p->mark;
    if (syi_accept(p, SY_TOK_STAR) &&
        (param_no_default(p, lambda) || syi_accept(p, SY_TOK_COMMA))) {
        raise_at_token(p, star, "* argument may appear only once");
    }
}

static void invalid_star_etc(sy_parser *p, bool lambda) {
    static void (*const rules[])(sy_parser *, bool) = {star_without_names, star_with_default,
                                                       second_star};
    uint32_t start = p->mark;
    for (size_t i = 0; i < sizeof rules / sizeof *rules && !p->failed; i++) {
        rules[i](p, lambda);
        p->mark = start;
    }
}

static void invalid_kwds(sy_parser *p, bool lambda) {
    uint32_t start = p->mark;
    if (syi_accept(p, SY_TOK_DOUBLESTAR) && param(p, lambda, syi_parse_expression)) {
        if (syi_accept(p, SY_TOK_EQUAL)) {
            raise_at_token(p, p->mark - 1, "var-keyword argument cannot have default value");
        } else if (syi_accept(p, SY_TOK_COMMA)) {
            sy_ast_node *next = param(p, lambda, syi_parse_expression);
            sy_token_kind kind = next ? SY_TOK_NAME : syi_peek(p);
            if (next) {
                syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_range(next),
                                "arguments cannot follow var-keyword argument");
            } else if (kind == SY_TOK_STAR || kind == SY_TOK_DOUBLESTAR ||
                       kind == SY_TOK_SLASH) {
                raise_at_token(p, p->mark, "arguments cannot follow var-keyword argument");
            }
        }
    }
    p->mark = start;
}
