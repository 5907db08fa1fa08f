/* SPDX-License-Identifier: MIT
 *
 * Arguments of calls and class definitions, and subscripts. Arguments are gathered in a Call
 * node without a callee: what CPython's rule `args` yields.
 */
#include "lang/front/parse_internal.h"

/* Where in an argument list we are: what may still follow. */
enum stage { POSITIONAL, KEYWORDS, DOUBLE_STARRED };

static sy_ast_node *keyword(sy_parser *p, uint32_t start, sy_ast_name *name,
                            sy_ast_node *value) {
    sy_ast_keyword *node = value ? SY_NEW(p, keyword, start) : NULL;
    if (!node) {
        return NULL;
    }
    node->arg = name;
    node->value = value;
    return &node->node;
}

/* `name=value`, `*value` (while stars may follow) or `**value`. */
static sy_ast_node *keyword_argument(sy_parser *p, enum stage *stage) {
    uint32_t start = p->mark;
    sy_ast_node *node = NULL;
    if (syi_rules_on(p)) {
        syi_invalid_kwarg(p);
        if (p->failed) {
            return NULL;
        }
    }
    sy_token_kind kind = syi_peek(p);
    if (kind == SY_TOK_NAME && syi_peek_second(p) == SY_TOK_EQUAL) {
        p->mark += 2;
        sy_ast_node *value = syi_parse_expression(p);
        sy_ast_name *name = value ? syi_token_name(p, start) : NULL;
        node = keyword(p, start, name, value);
    } else if (kind == SY_TOK_STAR && *stage != DOUBLE_STARRED) {
        node = syi_parse_starred(p);
    } else if (kind == SY_TOK_DOUBLESTAR) {
        p->mark++;
        *stage = DOUBLE_STARRED;
        node = keyword(p, start, NULL, syi_parse_expression(p));
    }
    return node && !p->failed ? node : syi_no_match(p, start);
}

static sy_ast_node *positional_argument(sy_parser *p) {
    uint32_t start = p->mark;
    sy_token_kind kind = syi_peek(p);
    sy_ast_node *node;
    if (kind == SY_TOK_STAR) {
        return syi_parse_starred(p);
    }
    if (kind == SY_TOK_NAME && syi_peek_second(p) == SY_TOK_EQUAL && !p->diagnose) {
        return NULL;
    }
    node = syi_parse_assignment_expression(p);
    node = node || p->failed ? node : syi_parse_expression_not_walrus(p);
    if (node && syi_peek(p) == SY_TOK_EQUAL) {
        return syi_no_match(p, start);
    }
    return p->failed ? NULL : node;
}

static sy_ast_node *collect(sy_parser *p, uint32_t start, uint32_t base) {
    sy_ast_list all = syi_take(p, base);
    sy_ast_Call *node = p->failed ? NULL : SY_NEW(p, Call, start);
    if (!node) {
        return NULL;
    }
    for (uint32_t i = 0; i < all.count; i++) {
        if (all.items[i]->kind != SY_AST_keyword) {
            syi_push(p, all.items[i]);
        }
    }
    node->args = syi_take(p, base);
    for (uint32_t i = 0; i < all.count; i++) {
        if (all.items[i]->kind == SY_AST_keyword) {
            syi_push(p, all.items[i]);
        }
    }
    node->keywords = syi_take(p, base);
    return p->failed ? NULL : &node->node;
}

/* Arguments without the comma that may end them: a Call without a callee. */
sy_ast_node *syi_parse_call_args(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    enum stage stage = POSITIONAL;
    uint32_t end = start;
    for (;;) {
        sy_ast_node *arg = stage == POSITIONAL ? positional_argument(p) : NULL;
        if (!arg && !p->failed) {
            stage = stage == POSITIONAL ? KEYWORDS : stage;
            arg = keyword_argument(p, &stage);
        }
        if (!arg || p->failed) {
            break;
        }
        syi_push(p, arg);
        end = p->mark;
        if (!syi_accept(p, SY_TOK_COMMA)) {
            break;
        }
    }
    p->mark = end;
    if (p->failed || end == start) {
        p->scratch_count = base;
        return NULL;
    }
    return collect(p, start, base);
}

static sy_ast_node *plain_arguments(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *args = syi_parse_call_args(p);
    if (args) {
        syi_accept(p, SY_TOK_COMMA);
        if (syi_peek(p) == SY_TOK_RPAR) {
            return args;
        }
    }
    syi_no_match(p, start);
    if (syi_rules_on(p) && !p->failed) {
        syi_invalid_arguments(p);
    }
    return NULL;
}

sy_ast_node *syi_parse_arguments(sy_parser *p) {
    return p->memoize ? syi_memoized(p, SY_RULE_ARGUMENTS, plain_arguments)
                      : plain_arguments(p);
}

static sy_ast_node *call(sy_parser *p, sy_ast_node *callee, sy_ast_Call *args, uint32_t start) {
    sy_ast_Call *node = SY_NEW(p, Call, start);
    if (!node) {
        return NULL;
    }
    node->func = callee;
    if (args) {
        node->args = args->args;
        node->keywords = args->keywords;
    }
    return &node->node;
}

static sy_ast_node *call_with_genexp(sy_parser *p, sy_ast_node *callee, sy_ast_node *genexp,
                                     uint32_t start) {
    sy_ast_node *node = call(p, callee, NULL, start);
    if (node) {
        SY_AST(Call, node)->args = syi_single(p, genexp);
    }
    return p->failed ? NULL : node;
}

/* True when the single argument just read is the element of a generator expression. */
static bool is_genexp_element(sy_parser *p, const sy_ast_Call *args) {
    return syi_peek(p) == SY_TOK_FOR && args->args.count == 1 && args->keywords.count == 0 &&
           args->args.items[0]->kind != SY_AST_Starred;
}

sy_ast_node *syi_parse_call(sy_parser *p, sy_ast_node *callee, uint32_t start) {
    uint32_t before = p->mark;
    if (p->diagnose) {
        sy_ast_node *genexp = syi_parse_genexp(p);
        if (genexp || p->failed) {
            return genexp ? call_with_genexp(p, callee, genexp, start) : NULL;
        }
        p->mark++;
        sy_ast_node *args = syi_parse_arguments(p);
        if (p->failed || !syi_accept(p, SY_TOK_RPAR)) {
            return syi_no_match(p, before);
        }
        return call(p, callee, SY_AST(Call, args), start);
    }
    p->mark++;
    if (syi_accept(p, SY_TOK_RPAR)) {
        return call(p, callee, NULL, start);
    }
    sy_ast_Call *args = SY_AST(Call, syi_parse_call_args(p));
    if (args && is_genexp_element(p, args)) {
        sy_ast_node *genexp = syi_finish_comprehension(p, SY_AST_GeneratorExp, before,
                                                       args->args.items[0], SY_TOK_RPAR);
        return genexp ? call_with_genexp(p, callee, genexp, start) : NULL;
    }
    if (args) {
        syi_accept(p, SY_TOK_COMMA);
    }
    if (!args || !syi_accept(p, SY_TOK_RPAR)) {
        return syi_no_match(p, before);
    }
    return call(p, callee, args, start);
}

/* ---- subscripts ---- */

static sy_ast_node *finish_slice(sy_parser *p, uint32_t start, sy_ast_node *lower) {
    p->mark++;
    sy_ast_node *upper = syi_parse_expression(p);
    sy_ast_node *step = NULL;
    if (!p->failed && syi_accept(p, SY_TOK_COLON)) {
        step = syi_parse_expression(p);
    }
    sy_ast_Slice *node = p->failed ? NULL : SY_NEW(p, Slice, start);
    if (!node) {
        return NULL;
    }
    node->lower = lower;
    node->upper = upper;
    node->step = step;
    return &node->node;
}

static sy_ast_node *slice(sy_parser *p) {
    uint32_t start = p->mark;
    if (syi_peek(p) == SY_TOK_COLON) {
        return finish_slice(p, start, NULL);
    }
    sy_ast_node *node = p->diagnose ? syi_parse_expression(p) : syi_parse_named_expression(p);
    if (node && syi_peek(p) == SY_TOK_COLON &&
        (node->kind != SY_AST_NamedExpr || node->parenthesized)) {
        return finish_slice(p, start, node);
    }
    if (p->diagnose && !p->failed) {
        p->mark = start;
        node = syi_parse_named_expression(p);
    }
    return p->failed ? NULL : node;
}

static sy_ast_node *slice_or_starred(sy_parser *p) {
    return syi_peek(p) == SY_TOK_STAR ? syi_parse_starred(p) : slice(p);
}

sy_ast_node *syi_parse_slices(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    bool comma = false;
    sy_ast_node *item = slice_or_starred(p);
    sy_ast_node *first = item;
    while (item) {
        syi_push(p, item);
        if (!syi_accept(p, SY_TOK_COMMA)) {
            break;
        }
        comma = true;
        item = slice_or_starred(p);
    }
    sy_ast_list elts = syi_take(p, base);
    if (p->failed || !elts.count) {
        return syi_no_match(p, start);
    }
    if (!comma && first->kind != SY_AST_Starred) {
        return first;
    }
    sy_ast_Tuple *node = SY_NEW(p, Tuple, start);
    if (!node) {
        return NULL;
    }
    node->elts = elts;
    return &node->node;
}
