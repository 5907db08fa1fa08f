/* SPDX-License-Identifier: MIT
 *
 * Expressions from the loosest operator down to powers. An operator whose right side does not
 * match is left for the caller: the rule returns what stands before it.
 */
#include "lang/front/parse_internal.h"

static sy_ast_node *conjunction(sy_parser *p);
static sy_ast_node *inversion(sy_parser *p);
static sy_ast_node *factor(sy_parser *p);

static sy_ast_node *memoized(sy_parser *p, sy_rule rule, sy_rule_fn *fn) {
    return p->memoize ? syi_memoized(p, rule, fn) : fn(p);
}

/* ---- operators ---- */

static sy_ast_node *binary(sy_parser *p, sy_ast_node *left, sy_ast_op op, sy_ast_node *right,
                           uint32_t start) {
    sy_ast_BinOp *node = SY_NEW(p, BinOp, start);
    if (!node) {
        return NULL;
    }
    node->left = left;
    node->op = op;
    node->right = right;
    return &node->node;
}

/* How tightly a binary operator binds, 1 (|) to 6 (*); 0: it is none. */
static int binary_operator(sy_token_kind kind, sy_ast_op *op) {
    switch (kind) {
    case SY_TOK_VBAR:
        *op = SY_AST_BITOR;
        return 1;
    case SY_TOK_CIRCUMFLEX:
        *op = SY_AST_BITXOR;
        return 2;
    case SY_TOK_AMPER:
        *op = SY_AST_BITAND;
        return 3;
    case SY_TOK_LEFTSHIFT:
        *op = SY_AST_LSHIFT;
        return 4;
    case SY_TOK_RIGHTSHIFT:
        *op = SY_AST_RSHIFT;
        return 4;
    case SY_TOK_PLUS:
        *op = SY_AST_ADD;
        return 5;
    case SY_TOK_MINUS:
        *op = SY_AST_SUB;
        return 5;
    case SY_TOK_STAR:
        *op = SY_AST_MULT;
        return 6;
    case SY_TOK_SLASH:
        *op = SY_AST_DIV;
        return 6;
    case SY_TOK_DOUBLESLASH:
        *op = SY_AST_FLOORDIV;
        return 6;
    case SY_TOK_PERCENT:
        *op = SY_AST_MOD;
        return 6;
    case SY_TOK_AT:
        *op = SY_AST_MATMULT;
        return 6;
    default:
        return 0;
    }
}

/* Operators that bind at least as tightly as `least`. */
static sy_ast_node *binary_from(sy_parser *p, int least) {
    uint32_t start = p->mark;
    sy_ast_node *left = factor(p);
    while (left) {
        sy_ast_op op;
        uint32_t before = p->mark;
        int level = binary_operator(syi_peek(p), &op);
        if (level < least || level == 0) {
            return p->failed ? NULL : left;
        }
        p->mark++;
        sy_ast_node *right = binary_from(p, level + 1);
        if (!right) {
            p->mark = before;
            return p->failed ? NULL : left;
        }
        left = binary(p, left, op, right, start);
    }
    return NULL;
}

static sy_ast_node *bitwise_or(sy_parser *p) {
    return binary_from(p, 1);
}

sy_ast_node *syi_parse_bitwise_or(sy_parser *p) {
    return memoized(p, SY_RULE_BITWISE_OR, bitwise_or);
}

static sy_ast_node *unary(sy_parser *p, sy_ast_op op, sy_rule_fn *rule) {
    SYI_USES_STACK();
    uint32_t start = p->mark++;
    sy_ast_node *operand = syi_check_depth(p) ? rule(p) : NULL;
    if (!operand) {
        return syi_no_match(p, start);
    }
    sy_ast_UnaryOp *node = SY_NEW(p, UnaryOp, start);
    if (!node) {
        return NULL;
    }
    node->op = op;
    node->operand = operand;
    return &node->node;
}

static sy_ast_node *power(sy_parser *p) {
    SYI_USES_STACK();
    uint32_t start = p->mark;
    sy_ast_node *base = syi_parse_primary(p);
    if (!base || syi_peek(p) != SY_TOK_DOUBLESTAR) {
        return base;
    }
    uint32_t before = p->mark++;
    sy_ast_node *exponent = syi_check_depth(p) ? factor(p) : NULL;
    if (!exponent) {
        p->mark = before;
        return p->failed ? NULL : base;
    }
    return binary(p, base, SY_AST_POW, exponent, start);
}

static sy_ast_node *plain_factor(sy_parser *p) {
    switch (syi_peek(p)) {
    case SY_TOK_PLUS:
        return unary(p, SY_AST_UADD, factor);
    case SY_TOK_MINUS:
        return unary(p, SY_AST_USUB, factor);
    case SY_TOK_TILDE:
        return unary(p, SY_AST_INVERT, factor);
    default:
        return power(p);
    }
}

static sy_ast_node *factor(sy_parser *p) {
    return memoized(p, SY_RULE_FACTOR, plain_factor);
}

/* ---- comparisons ---- */

/* Takes a comparison operator; false when there is none. */
static bool comparison_operator(sy_parser *p, sy_ast_op *op) {
    switch (syi_peek(p)) {
    case SY_TOK_EQEQUAL:
        *op = SY_AST_EQ;
        break;
    case SY_TOK_NOTEQUAL:
        *op = SY_AST_NOTEQ;
        break;
    case SY_TOK_LESS:
        *op = SY_AST_LT;
        break;
    case SY_TOK_LESSEQUAL:
        *op = SY_AST_LTE;
        break;
    case SY_TOK_GREATER:
        *op = SY_AST_GT;
        break;
    case SY_TOK_GREATEREQUAL:
        *op = SY_AST_GTE;
        break;
    case SY_TOK_IN:
        *op = SY_AST_IN;
        break;
    case SY_TOK_NOT:
        if (syi_peek_second(p) != SY_TOK_IN) {
            return false;
        }
        p->mark++;
        *op = SY_AST_NOTIN;
        break;
    case SY_TOK_IS:
        *op = SY_AST_IS;
        if (syi_peek_second(p) == SY_TOK_NOT) {
            /* `is not x` first; `is` and the operand `not x` cannot follow each other. */
            p->mark++;
            *op = SY_AST_ISNOT;
        }
        break;
    default:
        return false;
    }
    p->mark++;
    return true;
}

/* The right sides of a chain. Operators travel in the scratch as the operands do. */
static sy_ast_node *comparison_chain(sy_parser *p, sy_ast_node *left, uint32_t start) {
    enum { MANY = 32 };
    uint8_t few[MANY];
    uint8_t *ops = few;
    uint32_t capacity = MANY;
    uint32_t count = 0;
    uint32_t base = p->scratch_count;
    for (;;) {
        sy_ast_op op;
        uint32_t before = p->mark;
        if (!comparison_operator(p, &op)) {
            break;
        }
        sy_ast_node *right = syi_parse_bitwise_or(p);
        if (!right) {
            p->mark = before;
            break;
        }
        if (count == capacity) {
            uint8_t *larger = syi_arena_alloc(p->arena, capacity * 2u);
            if (!larger) {
                p->failed = true;
                p->error->type = SYI_OUT_OF_MEMORY;
                break;
            }
            for (uint32_t i = 0; i < count; i++) {
                larger[i] = ops[i];
            }
            ops = larger;
            capacity *= 2;
        }
        ops[count++] = (uint8_t)op;
        syi_push(p, right);
    }
    sy_ast_list comparators = syi_take(p, base);
    if (p->failed || !count) {
        return p->failed ? NULL : left;
    }
    sy_ast_Compare *node = SY_NEW(p, Compare, start);
    if (!node) {
        return NULL;
    }
    node->left = left;
    node->comparators = comparators;
    node->ops.count = count;
    node->ops.items = (uint8_t *)syi_arena_copy(p->arena, (const char *)ops, count);
    return node->ops.items ? &node->node : NULL;
}

static bool starts_comparison(sy_token_kind kind) {
    return (kind >= SY_TOK_LESS && kind <= SY_TOK_GREATEREQUAL) || kind == SY_TOK_IN ||
           kind == SY_TOK_NOT || kind == SY_TOK_IS;
}

static sy_ast_node *plain_inversion(sy_parser *p) {
    if (syi_peek(p) == SY_TOK_NOT) {
        return unary(p, SY_AST_NOT, inversion);
    }
    uint32_t start = p->mark;
    sy_ast_node *left = syi_parse_bitwise_or(p);
    if (!left || !starts_comparison(syi_peek(p))) {
        return p->failed ? NULL : left;
    }
    return comparison_chain(p, left, start);
}

static sy_ast_node *inversion(sy_parser *p) {
    return memoized(p, SY_RULE_INVERSION, plain_inversion);
}

/* ---- and, or, if ---- */

/* `a op b op c` of operands `rule`. */
static sy_ast_node *bool_op(sy_parser *p, sy_token_kind token, sy_ast_op op, sy_rule_fn *rule) {
    uint32_t start = p->mark;
    sy_ast_node *first = rule(p);
    if (!first || syi_peek(p) != token) {
        return p->failed ? NULL : first;
    }
    uint32_t base = p->scratch_count;
    syi_push(p, first);
    for (;;) {
        uint32_t before = p->mark;
        if (!syi_accept(p, token)) {
            break;
        }
        sy_ast_node *next = rule(p);
        if (!next) {
            p->mark = before;
            break;
        }
        syi_push(p, next);
    }
    sy_ast_list values = syi_take(p, base);
    if (p->failed || values.count == 1) {
        return p->failed ? NULL : first;
    }
    sy_ast_BoolOp *node = SY_NEW(p, BoolOp, start);
    if (!node) {
        return NULL;
    }
    node->op = op;
    node->values = values;
    return &node->node;
}

static sy_ast_node *plain_conjunction(sy_parser *p) {
    return bool_op(p, SY_TOK_AND, SY_AST_AND, inversion);
}

static sy_ast_node *conjunction(sy_parser *p) {
    return memoized(p, SY_RULE_CONJUNCTION, plain_conjunction);
}

static sy_ast_node *plain_disjunction(sy_parser *p) {
    return bool_op(p, SY_TOK_OR, SY_AST_OR, conjunction);
}

sy_ast_node *syi_parse_disjunction(sy_parser *p) {
    return memoized(p, SY_RULE_DISJUNCTION, plain_disjunction);
}

sy_ast_node *syi_parse_plain_expression(sy_parser *p) {
    SYI_USES_STACK();
    if (!syi_check_depth(p)) {
        return NULL;
    }
    if (syi_rules_on(p)) {
        syi_invalid_expression(p);
        syi_invalid_legacy_expression(p);
        if (p->failed) {
            return NULL;
        }
    }
    if (syi_peek(p) == SY_TOK_LAMBDA) {
        return syi_parse_lambda(p);
    }
    uint32_t start = p->mark;
    sy_ast_node *body = syi_parse_disjunction(p);
    if (!body || syi_peek(p) != SY_TOK_IF) {
        return p->failed ? NULL : body;
    }
    uint32_t before = p->mark++;
    sy_ast_node *test = syi_parse_disjunction(p);
    sy_ast_node *orelse = NULL;
    if (test && syi_accept(p, SY_TOK_ELSE)) {
        orelse = syi_parse_expression(p);
    }
    if (!orelse) {
        p->mark = before;
        return p->failed ? NULL : body;
    }
    sy_ast_IfExp *node = SY_NEW(p, IfExp, start);
    if (!node) {
        return NULL;
    }
    node->test = test;
    node->body = body;
    node->orelse = orelse;
    return &node->node;
}

sy_ast_node *syi_parse_expression(sy_parser *p) {
    return memoized(p, SY_RULE_EXPRESSION, syi_parse_plain_expression);
}

/* ---- stars, tuples without parentheses, walrus, yield ---- */

static sy_ast_node *starred(sy_parser *p, sy_rule_fn *rule) {
    uint32_t start = p->mark++;
    sy_ast_node *value = rule(p);
    if (!value) {
        return syi_no_match(p, start);
    }
    sy_ast_Starred *node = SY_NEW(p, Starred, start);
    if (!node) {
        return NULL;
    }
    node->value = value;
    return &node->node;
}

/* `*expression`, as in calls and subscripts. */
sy_ast_node *syi_parse_starred(sy_parser *p) {
    return syi_peek(p) == SY_TOK_STAR ? starred(p, syi_parse_expression) : NULL;
}

static sy_ast_node *plain_star_expression(sy_parser *p) {
    if (syi_peek(p) == SY_TOK_STAR) {
        return starred(p, syi_parse_bitwise_or);
    }
    return syi_parse_expression(p);
}

sy_ast_node *syi_parse_star_expression(sy_parser *p) {
    return memoized(p, SY_RULE_STAR_EXPRESSION, plain_star_expression);
}

sy_ast_node *syi_parse_star_named_expression(sy_parser *p) {
    if (syi_peek(p) == SY_TOK_STAR) {
        return starred(p, syi_parse_bitwise_or);
    }
    return syi_parse_named_expression(p);
}

bool syi_parse_star_named_expressions(sy_parser *p) {
    sy_ast_node *item = syi_parse_star_named_expression(p);
    if (!item) {
        return false;
    }
    while (item) {
        syi_push(p, item);
        if (!syi_accept(p, SY_TOK_COMMA)) {
            break;
        }
        item = syi_parse_star_named_expression(p);
    }
    return !p->failed;
}

/* `a`, or a tuple `a, b` of items that `rule` reads. */
static sy_ast_node *open_tuple(sy_parser *p, sy_rule_fn *rule) {
    uint32_t start = p->mark;
    sy_ast_node *first = rule(p);
    if (!first || syi_peek(p) != SY_TOK_COMMA) {
        return p->failed ? NULL : first;
    }
    uint32_t base = p->scratch_count;
    syi_push(p, first);
    while (syi_accept(p, SY_TOK_COMMA)) {
        sy_ast_node *next = rule(p);
        if (!next) {
            break;
        }
        syi_push(p, next);
    }
    sy_ast_list elts = syi_take(p, base);
    sy_ast_Tuple *node = p->failed ? NULL : SY_NEW(p, Tuple, start);
    if (!node) {
        return NULL;
    }
    node->elts = elts;
    return &node->node;
}

sy_ast_node *syi_parse_star_expressions(sy_parser *p) {
    return open_tuple(p, syi_parse_star_expression);
}

sy_ast_node *syi_parse_expressions(sy_parser *p) {
    return open_tuple(p, syi_parse_expression);
}

sy_ast_node *syi_parse_assignment_expression(sy_parser *p) {
    if (syi_peek(p) != SY_TOK_NAME || syi_peek_second(p) != SY_TOK_WALRUS) {
        return NULL;
    }
    uint32_t start = p->mark;
    sy_ast_node *target = syi_parse_name(p);
    p->mark++;
    sy_ast_node *value = target ? syi_parse_expression(p) : NULL;
    if (!value) {
        return syi_no_match(p, start);
    }
    sy_ast_NamedExpr *node = SY_NEW(p, NamedExpr, start);
    if (!node) {
        return NULL;
    }
    syi_set_context(target, SY_AST_STORE);
    node->target = target;
    node->value = value;
    return &node->node;
}

/* An expression that no := follows. */
sy_ast_node *syi_parse_expression_not_walrus(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *node = syi_parse_expression(p);
    if (node && syi_peek(p) == SY_TOK_WALRUS) {
        return syi_no_match(p, start);
    }
    return p->failed ? NULL : node;
}

sy_ast_node *syi_parse_named_expression(sy_parser *p) {
    if (syi_peek(p) == SY_TOK_NAME && syi_peek_second(p) == SY_TOK_WALRUS) {
        return syi_parse_assignment_expression(p);
    }
    if (syi_rules_on(p)) {
        syi_invalid_named_expression(p);
        if (p->failed) {
            return NULL;
        }
    }
    return syi_parse_expression_not_walrus(p);
}

static sy_ast_node *yield_from(sy_parser *p, uint32_t start) {
    p->mark += 2;
    sy_ast_node *value = syi_parse_expression(p);
    if (!value) {
        return syi_no_match(p, start);
    }
    sy_ast_YieldFrom *node = SY_NEW(p, YieldFrom, start);
    if (!node) {
        return NULL;
    }
    node->value = value;
    return &node->node;
}

sy_ast_node *syi_parse_yield(sy_parser *p) {
    if (syi_peek(p) != SY_TOK_YIELD) {
        return NULL;
    }
    uint32_t start = p->mark;
    if (syi_peek_second(p) == SY_TOK_FROM) {
        return yield_from(p, start);
    }
    p->mark++;
    sy_ast_node *value = syi_parse_star_expressions(p);
    sy_ast_Yield *node = p->failed ? NULL : SY_NEW(p, Yield, start);
    if (!node) {
        return NULL;
    }
    node->value = value;
    return &node->node;
}
