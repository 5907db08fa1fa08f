/* SPDX-License-Identifier: MIT
 *
 * Statements of one line, and blocks.
 */
#include <string.h>

#include "lang/front/parse_internal.h"

/* ---- assignment and expression statements ---- */

static sy_ast_node *yield_or_star_expressions(sy_parser *p) {
    return syi_peek(p) == SY_TOK_YIELD ? syi_parse_yield(p) : syi_parse_star_expressions(p);
}

static sy_ast_node *expression_statement(sy_parser *p, uint32_t start, sy_ast_node *value) {
    sy_ast_Expr *node = value ? SY_NEW(p, Expr, start) : NULL;
    if (!node) {
        return value ? NULL : syi_no_match(p, start);
    }
    node->value = value;
    return &node->node;
}

/* `: annotation [= value]` after a target. */
static sy_ast_node *annotated(sy_parser *p, uint32_t start, sy_ast_node *target) {
    p->mark++;
    sy_ast_node *annotation = syi_parse_expression(p);
    if (!annotation) {
        return syi_no_match(p, start);
    }
    uint32_t before = p->mark;
    sy_ast_node *value = NULL;
    if (syi_accept(p, SY_TOK_EQUAL)) {
        value = yield_or_star_expressions(p);
        if (!value) {
            p->mark = before;
        }
    }
    sy_ast_AnnAssign *node = p->failed ? NULL : SY_NEW(p, AnnAssign, start);
    if (!node) {
        return NULL;
    }
    syi_set_context(target, SY_AST_STORE);
    node->target = target;
    node->annotation = annotation;
    node->value = value;
    node->simple = target->kind == SY_AST_Name && !target->parenthesized;
    return &node->node;
}

static bool augmented_operator(sy_token_kind kind, sy_ast_op *op) {
    static const struct {
        uint8_t kind;
        uint8_t op;
    } table[] = {
        {SY_TOK_PLUSEQUAL, SY_AST_ADD},
        {SY_TOK_MINEQUAL, SY_AST_SUB},
        {SY_TOK_STAREQUAL, SY_AST_MULT},
        {SY_TOK_SLASHEQUAL, SY_AST_DIV},
        {SY_TOK_DOUBLESLASHEQUAL, SY_AST_FLOORDIV},
        {SY_TOK_PERCENTEQUAL, SY_AST_MOD},
        {SY_TOK_DOUBLESTAREQUAL, SY_AST_POW},
        {SY_TOK_ATEQUAL, SY_AST_MATMULT},
        {SY_TOK_AMPEREQUAL, SY_AST_BITAND},
        {SY_TOK_VBAREQUAL, SY_AST_BITOR},
        {SY_TOK_CIRCUMFLEXEQUAL, SY_AST_BITXOR},
        {SY_TOK_LEFTSHIFTEQUAL, SY_AST_LSHIFT},
        {SY_TOK_RIGHTSHIFTEQUAL, SY_AST_RSHIFT},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].kind == kind) {
            *op = (sy_ast_op)table[i].op;
            return true;
        }
    }
    return false;
}

/* `op= value` after a target. */
static sy_ast_node *augmented(sy_parser *p, uint32_t start, sy_ast_node *target, sy_ast_op op) {
    p->mark++;
    sy_ast_node *value = yield_or_star_expressions(p);
    if (!value) {
        return syi_no_match(p, start);
    }
    sy_ast_AugAssign *node = SY_NEW(p, AugAssign, start);
    if (!node) {
        return NULL;
    }
    syi_set_context(target, SY_AST_STORE);
    node->target = target;
    node->op = op;
    node->value = value;
    return &node->node;
}

static sy_ast_node *finish_assignment(sy_parser *p, uint32_t start, uint32_t base,
                                      sy_ast_node *value) {
    sy_ast_list targets = syi_take(p, base);
    if (!value || p->failed) {
        return syi_no_match(p, start);
    }
    sy_ast_Assign *node = SY_NEW(p, Assign, start);
    if (!node) {
        return NULL;
    }
    for (uint32_t i = 0; i < targets.count; i++) {
        syi_set_context(targets.items[i], SY_AST_STORE);
    }
    node->targets = targets;
    node->value = value;
    return &node->node;
}

/* `= value` or `= target = ... = value` after what may be a target. */
static sy_ast_node *assignment_chain(sy_parser *p, uint32_t start, sy_ast_node *first) {
    uint32_t base = p->scratch_count;
    sy_ast_node *node = first;
    while (syi_accept(p, SY_TOK_EQUAL)) {
        if (!syi_is_star_target(node)) {
            p->scratch_count = base;
            return syi_no_match(p, start);
        }
        syi_push(p, node);
        node = yield_or_star_expressions(p);
        if (!node) {
            break;
        }
    }
    return finish_assignment(p, start, base, node);
}

/* First pass: an expression, then what the token after it makes of it. */
static sy_ast_node *fast_assignment(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *first = yield_or_star_expressions(p);
    if (!first) {
        return NULL;
    }
    sy_ast_op op;
    sy_token_kind next = syi_peek(p);
    if (next == SY_TOK_NEWLINE) {
        return expression_statement(p, start, first);
    }
    if (next == SY_TOK_EQUAL) {
        return assignment_chain(p, start, first);
    }
    if (next == SY_TOK_COLON && syi_is_single_target(first)) {
        return annotated(p, start, first);
    }
    if (augmented_operator(next, &op) && syi_is_single_target(first)) {
        return augmented(p, start, first, op);
    }
    return p->failed ? NULL : expression_statement(p, start, first);
}

static sy_ast_node *slow_assignment_chain(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    uint32_t after;
    do {
        after = p->mark;
        sy_ast_node *target = syi_parse_star_targets(p);
        if (!target || !syi_accept(p, SY_TOK_EQUAL)) {
            p->mark = after;
            break;
        }
        syi_push(p, target);
    } while (!p->failed);
    if (p->failed || p->scratch_count == base) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_node *value = yield_or_star_expressions(p);
    if (value && syi_peek(p) == SY_TOK_EQUAL) {
        value = NULL;
    }
    return finish_assignment(p, start, base, value);
}

/* Second pass: CPython's alternatives one after the other. */
static sy_ast_node *slow_assignment(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *node = NULL;
    if (syi_peek(p) == SY_TOK_NAME && syi_peek_second(p) == SY_TOK_COLON) {
        node = annotated(p, start, syi_parse_name(p));
    }
    if (!node && !p->failed) {
        sy_ast_node *target = syi_parse_primary(p);
        bool single = target && syi_is_single_target(target);
        if (single && syi_peek(p) == SY_TOK_COLON) {
            node = annotated(p, start, target);
        }
        p->mark = node ? p->mark : start;
    }
    if (!node && !p->failed) {
        node = slow_assignment_chain(p);
    }
    if (node || p->failed) {
        return node;
    }
    sy_ast_node *target = syi_parse_primary(p);
    sy_ast_op op;
    if (target && syi_is_single_target(target) && augmented_operator(syi_peek(p), &op)) {
        return augmented(p, start, target, op);
    }
    syi_no_match(p, start);
    if (syi_rules_on(p) && !p->failed) {
        syi_invalid_assignment(p);
    }
    return NULL;
}

static sy_ast_node *assignment_or_expression(sy_parser *p) {
    if (!p->diagnose) {
        return fast_assignment(p);
    }
    sy_ast_node *node = slow_assignment(p);
    if (node || p->failed) {
        return node;
    }
    uint32_t start = p->mark;
    return expression_statement(p, start, yield_or_star_expressions(p));
}

/* ---- import ---- */

static sy_ast_node *alias(sy_parser *p, uint32_t start, sy_ast_name *name) {
    uint32_t before = p->mark;
    sy_ast_name *asname = NULL;
    if (syi_accept(p, SY_TOK_AS)) {
        if (syi_accept(p, SY_TOK_NAME)) {
            asname = syi_token_name(p, p->mark - 1);
        } else {
            p->mark = before;
        }
    }
    sy_ast_alias *node = name && !p->failed ? SY_NEW(p, alias, start) : NULL;
    if (!node) {
        return NULL;
    }
    node->name = name;
    node->asname = asname;
    return &node->node;
}

/* `a.b.c` as one name; NULL when there is none. */
static sy_ast_name *dotted_name(sy_parser *p) {
    uint32_t start = p->mark;
    if (!syi_accept(p, SY_TOK_NAME)) {
        return NULL;
    }
    size_t length = p->tokens[start].end - p->tokens[start].start;
    while (syi_peek(p) == SY_TOK_DOT && syi_peek_second(p) == SY_TOK_NAME) {
        p->mark += 2;
        length += 1 + p->tokens[p->mark - 1].end - p->tokens[p->mark - 1].start;
    }
    if (p->failed || p->mark == start + 1) {
        return p->failed ? NULL : syi_token_name(p, start);
    }
    char *joined = syi_arena_alloc(p->arena, length + 1);
    if (!joined) {
        p->failed = true;
        p->error->type = SYI_OUT_OF_MEMORY;
        return NULL;
    }
    char *w = joined;
    for (uint32_t i = start; i < p->mark; i++) {
        const sy_token *t = &p->tokens[i];
        memcpy(w, p->lexer.text + t->start, t->end - t->start);
        w += t->end - t->start;
    }
    return syi_intern_name(p, joined, length);
}

static sy_ast_node *import_statement(sy_parser *p) {
    uint32_t start = p->mark++;
    uint32_t base = p->scratch_count;
    do {
        uint32_t first = p->mark;
        sy_ast_name *name = dotted_name(p);
        sy_ast_node *item = name ? alias(p, first, name) : NULL;
        if (!item) {
            p->mark = p->scratch_count > base ? first - 1 : start;
            break;
        }
        syi_push(p, item);
    } while (syi_accept(p, SY_TOK_COMMA));
    sy_ast_list names = syi_take(p, base);
    if (p->failed || !names.count) {
        return syi_no_match(p, start);
    }
    sy_ast_Import *node = SY_NEW(p, Import, start);
    if (!node) {
        return NULL;
    }
    node->names = names;
    return &node->node;
}

/* Names of `from ... import` separated by commas, without a last comma: pushes aliases. */
bool syi_parse_import_names(sy_parser *p) {
    for (bool first = true;; first = false) {
        uint32_t start = p->mark;
        if (!syi_accept(p, SY_TOK_NAME)) {
            /* The comma is not part of the list. */
            p->mark = first ? start : start - 1;
            return !first && !p->failed;
        }
        sy_ast_node *item = alias(p, start, syi_token_name(p, start));
        if (!item) {
            return false;
        }
        syi_push(p, item);
        if (!syi_accept(p, SY_TOK_COMMA)) {
            return true;
        }
    }
}

static bool import_targets(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    if (syi_accept(p, SY_TOK_STAR)) {
        syi_push(p, alias(p, start, syi_intern_name(p, "*", 1)));
        return !p->failed;
    }
    if (syi_accept(p, SY_TOK_LPAR)) {
        if (syi_parse_import_names(p)) {
            syi_accept(p, SY_TOK_COMMA);
            if (syi_accept(p, SY_TOK_RPAR)) {
                return true;
            }
        }
    } else if (syi_parse_import_names(p) && syi_peek(p) != SY_TOK_COMMA) {
        return !p->failed;
    }
    p->scratch_count = base;
    p->mark = start;
    if (syi_rules_on(p) && !p->failed) {
        syi_invalid_import_from(p);
    }
    return false;
}

static sy_ast_node *from_statement(sy_parser *p) {
    uint32_t start = p->mark++;
    int32_t level = 0;
    for (;;) {
        if (syi_accept(p, SY_TOK_DOT)) {
            level += 1;
        } else if (syi_accept(p, SY_TOK_ELLIPSIS)) {
            level += 3;
        } else {
            break;
        }
    }
    sy_ast_name *module = dotted_name(p);
    uint32_t base = p->scratch_count;
    if (p->failed || (!module && !level) || !syi_accept(p, SY_TOK_IMPORT) ||
        !import_targets(p)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_list names = syi_take(p, base);
    sy_ast_ImportFrom *node = p->failed ? NULL : SY_NEW(p, ImportFrom, start);
    if (!node) {
        return NULL;
    }
    node->module = module;
    node->names = names;
    node->level = level;
    return &node->node;
}

/* ---- the other one-line statements ---- */

static sy_ast_node *return_statement(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *value = syi_parse_star_expressions(p);
    sy_ast_Return *node = p->failed ? NULL : SY_NEW(p, Return, start);
    if (!node) {
        return NULL;
    }
    node->value = value;
    return &node->node;
}

/* An expression after `token`; NULL and nothing taken when they are not there. */
static sy_ast_node *optional_after(sy_parser *p, sy_token_kind token) {
    uint32_t before = p->mark;
    if (!syi_accept(p, token)) {
        return NULL;
    }
    sy_ast_node *node = syi_parse_expression(p);
    return node ? node : syi_no_match(p, before);
}

static sy_ast_node *raise_statement(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *exc = syi_parse_expression(p);
    sy_ast_node *cause = exc ? optional_after(p, SY_TOK_FROM) : NULL;
    sy_ast_Raise *node = p->failed ? NULL : SY_NEW(p, Raise, start);
    if (!node) {
        return NULL;
    }
    node->exc = exc;
    node->cause = cause;
    return &node->node;
}

static sy_ast_node *assert_statement(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *test = syi_parse_expression(p);
    if (!test) {
        return syi_no_match(p, start);
    }
    sy_ast_node *msg = optional_after(p, SY_TOK_COMMA);
    sy_ast_Assert *node = p->failed ? NULL : SY_NEW(p, Assert, start);
    if (!node) {
        return NULL;
    }
    node->test = test;
    node->msg = msg;
    return &node->node;
}

static sy_ast_node *del_statement(sy_parser *p) {
    uint32_t start = p->mark++;
    uint32_t base = p->scratch_count;
    bool ok = syi_parse_del_targets(p);
    sy_token_kind after = syi_peek(p);
    sy_ast_list targets = syi_take(p, base);
    if (!ok || (after != SY_TOK_SEMI && after != SY_TOK_NEWLINE)) {
        syi_no_match(p, start);
        if (syi_rules_on(p) && !p->failed) {
            syi_invalid_del(p);
        }
        return NULL;
    }
    sy_ast_Delete *node = p->failed ? NULL : SY_NEW(p, Delete, start);
    if (!node) {
        return NULL;
    }
    for (uint32_t i = 0; i < targets.count; i++) {
        syi_set_context(targets.items[i], SY_AST_DEL);
    }
    node->targets = targets;
    return &node->node;
}

/* `global a, b` and `nonlocal a, b`, whose nodes have the same layout. */
static sy_ast_node *names_statement(sy_parser *p, sy_ast_kind kind) {
    uint32_t start = p->mark++;
    uint32_t count = 0;
    while (syi_accept(p, SY_TOK_NAME)) {
        count++;
        if (syi_peek(p) != SY_TOK_COMMA || syi_peek_second(p) != SY_TOK_NAME) {
            break;
        }
        p->mark++;
    }
    if (p->failed || !count) {
        return syi_no_match(p, start);
    }
    sy_ast_Global *node = syi_new_node(p, kind, start);
    sy_ast_name **names = node ? syi_arena_alloc(p->arena, count * sizeof *names) : NULL;
    if (!names) {
        p->failed = true;
        p->error->type = SYI_OUT_OF_MEMORY;
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        names[i] = syi_token_name(p, start + 1 + 2 * i);
    }
    node->names.count = count;
    node->names.items = names;
    return p->failed ? NULL : &node->node;
}

static sy_ast_node *word_statement(sy_parser *p, sy_ast_kind kind) {
    p->mark++;
    return syi_new_node(p, kind, p->mark - 1);
}

static sy_ast_node *simple_statement(sy_parser *p) {
    switch (syi_peek(p)) {
    case SY_TOK_RETURN:
        return return_statement(p);
    case SY_TOK_IMPORT:
        return import_statement(p);
    case SY_TOK_FROM:
        return from_statement(p);
    case SY_TOK_RAISE:
        return raise_statement(p);
    case SY_TOK_PASS:
        return word_statement(p, SY_AST_Pass);
    case SY_TOK_DEL:
        return del_statement(p);
    case SY_TOK_ASSERT:
        return assert_statement(p);
    case SY_TOK_BREAK:
        return word_statement(p, SY_AST_Break);
    case SY_TOK_CONTINUE:
        return word_statement(p, SY_AST_Continue);
    case SY_TOK_GLOBAL:
        return names_statement(p, SY_AST_Global);
    case SY_TOK_NONLOCAL:
        return names_statement(p, SY_AST_Nonlocal);
    default:
        return assignment_or_expression(p);
    }
}

sy_ast_node *syi_parse_simple_statement(sy_parser *p) {
    return p->memoize ? syi_memoized(p, SY_RULE_SIMPLE, simple_statement) : simple_statement(p);
}

bool syi_parse_simple_statements(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    sy_ast_node *statement = syi_parse_simple_statement(p);
    while (statement) {
        syi_push(p, statement);
        bool more = syi_accept(p, SY_TOK_SEMI);
        if (syi_accept(p, SY_TOK_NEWLINE)) {
            return !p->failed;
        }
        statement = more ? syi_parse_simple_statement(p) : NULL;
    }
    p->scratch_count = base;
    p->mark = start;
    return false;
}

/* ---- statements and blocks ---- */

bool syi_parse_statement(sy_parser *p) {
    sy_ast_node *compound = syi_parse_compound(p);
    if (compound) {
        syi_push(p, compound);
        return !p->failed;
    }
    return !p->failed && syi_parse_simple_statements(p);
}

static bool indented_block(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    p->mark++;
    if (!syi_accept(p, SY_TOK_INDENT)) {
        p->mark = start;
        return false;
    }
    while (syi_parse_statement(p)) {
        if (syi_peek(p) == SY_TOK_DEDENT || syi_peek(p) == SY_TOK_END) {
            break;
        }
    }
    if (p->failed || p->scratch_count == base || !syi_accept(p, SY_TOK_DEDENT)) {
        p->scratch_count = base;
        p->mark = start;
        return false;
    }
    return true;
}

/* The statements of a block, as a list in the arena that travels as a node. */
static sy_ast_node *block(sy_parser *p) {
    SYI_USES_STACK();
    uint32_t base = p->scratch_count;
    bool ok;
    if (syi_peek(p) == SY_TOK_NEWLINE) {
        ok = syi_check_depth(p) && indented_block(p);
        if (!ok && syi_rules_on(p) && !p->failed && syi_peek_second(p) != SY_TOK_INDENT) {
            p->mark++;
            syi_peek(p);
            return syi_raise_last(p, SYI_INDENTATION_ERROR, "expected an indented block");
        }
    } else {
        ok = syi_parse_simple_statements(p);
    }
    if (!ok) {
        return NULL;
    }
    sy_ast_list *list = syi_arena_alloc(p->arena, sizeof *list);
    if (!list) {
        p->failed = true;
        p->error->type = SYI_OUT_OF_MEMORY;
        return NULL;
    }
    *list = syi_take(p, base);
    return (sy_ast_node *)list;
}

bool syi_parse_block(sy_parser *p, sy_ast_list *out) {
    sy_ast_node *node = p->memoize ? syi_memoized(p, SY_RULE_BLOCK, block) : block(p);
    if (!node) {
        return false;
    }
    *out = *(sy_ast_list *)node;
    return true;
}
