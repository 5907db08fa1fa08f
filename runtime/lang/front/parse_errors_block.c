/* SPDX-License-Identifier: MIT
 *
 * What is wrong with a compound statement: missing colons, missing blocks, mixed handlers, bad
 * patterns. See parse_errors.c for what an error rule is.
 */
#include "lang/front/parse_internal.h"

/* At the end of a head without a colon. */
static void colon_missing(sy_parser *p) {
    if (syi_accept(p, SY_TOK_NEWLINE)) {
        syi_raise_last(p, SYI_SYNTAX_ERROR, "expected ':'");
    }
}

/* After a head: a colon and a line end, but no indent. */
static void block_missing(sy_parser *p, uint32_t keyword, const char *what) {
    if (syi_accept(p, SY_TOK_COLON) && syi_accept(p, SY_TOK_NEWLINE) &&
        syi_peek(p) != SY_TOK_INDENT && !p->failed) {
        syi_raise_last(p, SYI_INDENTATION_ERROR,
                       "expected an indented block after %s on line %d", what,
                       p->tokens[keyword].line);
    }
}

/* if, elif and while. */
void syi_invalid_if(sy_parser *p, sy_token_kind keyword) {
    const char *what = keyword == SY_TOK_WHILE  ? "'while' statement"
                       : keyword == SY_TOK_ELIF ? "'elif' statement"
                                                : "'if' statement";
    uint32_t start = p->mark++;
    if (syi_parse_named_expression(p)) {
        colon_missing(p);
        if (!p->failed) {
            block_missing(p, start, what);
        }
    }
    p->mark = start;
}

void syi_invalid_else(sy_parser *p) {
    uint32_t start = p->mark++;
    block_missing(p, start, "'else' statement");
    p->mark = start;
}

void syi_invalid_finally(sy_parser *p) {
    uint32_t start = p->mark++;
    block_missing(p, start, "'finally' statement");
    p->mark = start;
}

void syi_invalid_for(sy_parser *p) {
    uint32_t start = p->mark++;
    if (syi_parse_star_targets(p) && syi_accept(p, SY_TOK_IN) &&
        syi_parse_star_expressions(p)) {
        colon_missing(p);
        if (!p->failed) {
            block_missing(p, start, "'for' statement");
        }
    }
    p->mark = start;
}

void syi_invalid_def(sy_parser *p) {
    uint32_t start = p->mark++;
    if (syi_accept(p, SY_TOK_NAME) && syi_accept(p, SY_TOK_LPAR)) {
        syi_parse_params(p);
        if (!p->failed && syi_accept(p, SY_TOK_RPAR)) {
            if (syi_accept(p, SY_TOK_ARROW) && !syi_parse_expression(p)) {
                p->mark = start;
                return;
            }
            block_missing(p, start, "function definition");
        }
    }
    p->mark = start;
}

void syi_invalid_class(sy_parser *p) {
    uint32_t start = p->mark++;
    if (syi_accept(p, SY_TOK_NAME)) {
        uint32_t before = p->mark;
        if (syi_accept(p, SY_TOK_LPAR)) {
            syi_parse_arguments(p);
            if (!p->failed && !syi_accept(p, SY_TOK_RPAR)) {
                p->mark = before;
            }
        }
        colon_missing(p);
        if (!p->failed) {
            block_missing(p, start, "class definition");
        }
    }
    p->mark = start;
}

/* ---- with ---- */

static bool one_with_item(sy_parser *p, sy_rule_fn *rule) {
    if (!rule(p)) {
        return false;
    }
    uint32_t before = p->mark;
    if (syi_accept(p, SY_TOK_AS) && !syi_parse_star_target(p)) {
        p->mark = before;
    }
    return !p->failed;
}

/* Items separated by commas, without a last comma. */
static bool plain_with_items(sy_parser *p, sy_rule_fn *rule) {
    for (bool first = true;; first = false) {
        uint32_t before = p->mark;
        if (!first && !syi_accept(p, SY_TOK_COMMA)) {
            return true;
        }
        if (!one_with_item(p, rule)) {
            p->mark = before;
            return !first && !p->failed;
        }
    }
}

/* The head of a with statement in one of its two forms. */
static bool with_head(sy_parser *p, bool parentheses) {
    p->mark++;
    if (!parentheses) {
        return plain_with_items(p, syi_parse_expression);
    }
    if (!syi_accept(p, SY_TOK_LPAR) || !plain_with_items(p, syi_parse_expressions)) {
        return false;
    }
    syi_accept(p, SY_TOK_COMMA);
    return syi_accept(p, SY_TOK_RPAR);
}

void syi_invalid_with(sy_parser *p) {
    uint32_t start = p->mark;
    for (int parentheses = 0; parentheses < 2 && !p->failed; parentheses++) {
        if (with_head(p, parentheses)) {
            colon_missing(p);
        }
        p->mark = start;
    }
}

void syi_invalid_with_indent(sy_parser *p) {
    uint32_t start = p->mark;
    for (int parentheses = 0; parentheses < 2 && !p->failed; parentheses++) {
        if (with_head(p, parentheses)) {
            block_missing(p, start, "'with' statement");
        }
        p->mark = start;
    }
}

/* ---- try ---- */

static void try_without_block(sy_parser *p) {
    uint32_t start = p->mark++;
    block_missing(p, start, "'try' statement");
}

static void try_alone(sy_parser *p) {
    sy_ast_list body;
    p->mark++;
    if (syi_accept(p, SY_TOK_COLON) && syi_parse_block(p, &body) &&
        syi_peek(p) != SY_TOK_EXCEPT && syi_peek(p) != SY_TOK_FINALLY && !p->failed) {
        syi_raise_last(p, SYI_SYNTAX_ERROR, "expected 'except' or 'finally' block");
    }
}

static void optional_name(sy_parser *p) {
    if (syi_peek(p) == SY_TOK_AS && syi_peek_second(p) == SY_TOK_NAME) {
        p->mark += 2;
    }
}

/* After handlers of one kind one of the other: `star` says of which kind the first are. */
static void mixed_handlers(sy_parser *p, bool star) {
    sy_ast_list body;
    p->mark++;
    if (!syi_accept(p, SY_TOK_COLON)) {
        return;
    }
    while (syi_parse_block(p, &body)) {
    }
    bool any = false;
    while (syi_parse_except(p, star)) {
        any = true;
    }
    uint32_t keyword = p->mark;
    if (!any || !syi_accept(p, SY_TOK_EXCEPT)) {
        return;
    }
    sy_span r = syi_token_range(p, keyword);
    if (!star) {
        if (!syi_accept(p, SY_TOK_STAR)) {
            return;
        }
        sy_span last = syi_token_range(p, p->mark - 1);
        r.end_line = last.end_line;
        r.end_col = last.end_col;
    }
    if (syi_parse_expression(p)) {
        optional_name(p);
    } else if (!star) {
        return;
    }
    if (syi_accept(p, SY_TOK_COLON)) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, r,
                        "cannot have both 'except' and 'except*' on the same 'try'");
    }
}

static void star_after_plain(sy_parser *p) {
    mixed_handlers(p, false);
}

static void plain_after_star(sy_parser *p) {
    mixed_handlers(p, true);
}

void syi_invalid_try(sy_parser *p) {
    static sy_error_rule *const rules[] = {try_without_block, try_alone, star_after_plain,
                                           plain_after_star};
    SY_TRY_RULES(p, rules);
}

void syi_invalid_except_indent(sy_parser *p, bool star) {
    const char *what = star ? "'except*' statement" : "'except' statement";
    uint32_t start = p->mark++;
    if (syi_accept(p, SY_TOK_STAR) == star) {
        bool type = syi_parse_expression(p) != NULL;
        if (type) {
            optional_name(p);
        }
        if (type || !star) {
            block_missing(p, start, what);
        }
    }
    p->mark = start;
}

static void several_types(sy_parser *p) {
    p->mark++;
    syi_accept(p, SY_TOK_STAR);
    sy_ast_node *a = syi_parse_expression(p);
    if (a && syi_accept(p, SY_TOK_COMMA) && syi_parse_expressions(p)) {
        optional_name(p);
        if (syi_accept(p, SY_TOK_COLON)) {
            syi_raise_range(p, SYI_SYNTAX_ERROR, syi_range_from(p, a->line, a->col),
                            "multiple exception types must be parenthesized");
        }
    }
}

static void except_without_colon(sy_parser *p) {
    p->mark++;
    syi_accept(p, SY_TOK_STAR);
    if (syi_parse_expression(p)) {
        optional_name(p);
        colon_missing(p);
    }
}

static void bare_except_without_colon(sy_parser *p) {
    p->mark++;
    colon_missing(p);
}

static void star_without_type(sy_parser *p) {
    p->mark++;
    if (syi_accept(p, SY_TOK_STAR) &&
        (syi_accept(p, SY_TOK_NEWLINE) || syi_accept(p, SY_TOK_COLON))) {
        syi_raise_last(p, SYI_SYNTAX_ERROR, "expected one or more exception types");
    }
}

void syi_invalid_except(sy_parser *p) {
    static sy_error_rule *const rules[] = {several_types, except_without_colon,
                                           bare_except_without_colon, star_without_type};
    SY_TRY_RULES(p, rules);
}

/* ---- match ---- */

void syi_invalid_match(sy_parser *p) {
    uint32_t start = p->mark++;
    if (syi_parse_subject(p)) {
        colon_missing(p);
        if (!p->failed) {
            block_missing(p, start, "'match' statement");
        }
    }
    p->mark = start;
}

void syi_invalid_case(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *guard;
    if (syi_parse_patterns(p) && syi_parse_guard(p, &guard)) {
        colon_missing(p);
        if (!p->failed) {
            block_missing(p, start, "'case' statement");
        }
    }
    p->mark = start;
}

void syi_invalid_as_pattern(sy_parser *p) {
    uint32_t start = p->mark;
    if (syi_parse_or_pattern(p) && syi_accept(p, SY_TOK_AS)) {
        if (syi_peek_word(p, "_")) {
            syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, p->mark),
                            "cannot use '_' as a target");
        } else if (syi_peek(p) != SY_TOK_NAME) {
            sy_ast_node *target = syi_parse_expression(p);
            if (target) {
                syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_range(target),
                                "invalid pattern target");
            }
        }
    }
    p->mark = start;
}

/* `name(x=a, b`: positional patterns after keyword patterns. */
void syi_invalid_class_pattern(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    if (syi_parse_name_or_attr(p) && syi_accept(p, SY_TOK_LPAR)) {
        uint32_t inside = p->mark;
        if (!syi_parse_positional_patterns(p) || !syi_accept(p, SY_TOK_COMMA)) {
            p->mark = p->failed ? p->mark : inside;
        }
        p->scratch_count = base;
        if (!p->failed && syi_parse_keyword_patterns(p) && syi_accept(p, SY_TOK_COMMA) &&
            syi_parse_positional_patterns(p)) {
            syi_raise_range(p, SYI_SYNTAX_ERROR,
                            syi_nodes_range(p->scratch[base], p->scratch[p->scratch_count - 1]),
                            "positional patterns follow keyword patterns");
        }
    }
    p->scratch_count = base;
    p->mark = start;
}
