/* SPDX-License-Identifier: MIT
 *
 * match statements and patterns.
 */
#include "lang/front/parse_internal.h"

/* ---- literals ---- */

static sy_ast_node *match_value(sy_parser *p, uint32_t start, sy_ast_node *value) {
    sy_ast_MatchValue *node = value && !p->failed ? SY_NEW(p, MatchValue, start) : NULL;
    if (!node) {
        return NULL;
    }
    node->value = value;
    return &node->node;
}

static bool is_imaginary(const sy_ast_node *number) {
    return SY_AST(Constant, number)->value.kind == SY_CONST_IMAGINARY;
}

static sy_ast_node *signed_number(sy_parser *p) {
    uint32_t start = p->mark;
    if (!syi_accept(p, SY_TOK_MINUS)) {
        return syi_parse_number(p);
    }
    sy_ast_node *number = syi_parse_number(p);
    if (!number) {
        return syi_no_match(p, start);
    }
    sy_ast_UnaryOp *node = SY_NEW(p, UnaryOp, start);
    if (!node) {
        return NULL;
    }
    node->op = SY_AST_USUB;
    node->operand = number;
    return &node->node;
}

/* A number, or a real and an imaginary one joined by + or -. */
static sy_ast_node *number_expression(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *real = signed_number(p);
    sy_token_kind sign = syi_peek(p);
    if (!real || (sign != SY_TOK_PLUS && sign != SY_TOK_MINUS)) {
        return p->failed ? NULL : real;
    }
    const sy_ast_node *digits =
        real->kind == SY_AST_UnaryOp ? SY_AST(UnaryOp, real)->operand : real;
    if (is_imaginary(digits)) {
        return syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_range(digits),
                               "real number required in complex literal");
    }
    p->mark++;
    sy_ast_node *imaginary = syi_parse_number(p);
    if (!imaginary) {
        return syi_no_match(p, start);
    }
    if (!is_imaginary(imaginary)) {
        return syi_raise_range(p, SYI_SYNTAX_ERROR, syi_node_range(imaginary),
                               "imaginary number required in complex literal");
    }
    sy_ast_BinOp *node = SY_NEW(p, BinOp, start);
    if (!node) {
        return NULL;
    }
    node->left = real;
    node->op = sign == SY_TOK_PLUS ? SY_AST_ADD : SY_AST_SUB;
    node->right = imaginary;
    return &node->node;
}

static sy_ast_node *singleton(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *constant = syi_parse_atom(p);
    sy_ast_MatchSingleton *node = constant ? SY_NEW(p, MatchSingleton, start) : NULL;
    if (!node) {
        return NULL;
    }
    node->value = SY_AST(Constant, constant)->value;
    return &node->node;
}

/* ---- names ---- */

static bool continues_name(sy_token_kind kind) {
    return kind == SY_TOK_DOT || kind == SY_TOK_LPAR || kind == SY_TOK_EQUAL;
}

/* A name other than _ that stands alone. */
static sy_ast_name *capture_target(sy_parser *p) {
    if (syi_peek(p) != SY_TOK_NAME || syi_peek_word(p, "_") ||
        continues_name(syi_peek_second(p))) {
        return NULL;
    }
    p->mark++;
    return syi_token_name(p, p->mark - 1);
}

static sy_ast_node *match_as(sy_parser *p, uint32_t start, sy_ast_node *pattern,
                             sy_ast_name *name) {
    sy_ast_MatchAs *node = p->failed ? NULL : SY_NEW(p, MatchAs, start);
    if (!node) {
        return NULL;
    }
    node->pattern = pattern;
    node->name = name;
    return &node->node;
}

sy_ast_node *syi_parse_name_or_attr(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *value = syi_parse_name(p);
    while (value && syi_peek(p) == SY_TOK_DOT && syi_peek_second(p) == SY_TOK_NAME) {
        p->mark += 2;
        sy_ast_Attribute *node = SY_NEW(p, Attribute, start);
        if (!node) {
            return NULL;
        }
        node->value = value;
        node->attr = syi_token_name(p, p->mark - 1);
        value = &node->node;
    }
    return p->failed ? NULL : value;
}

/* ---- class patterns ---- */

static sy_ast_node *keyword_pattern(sy_parser *p) {
    if (syi_peek(p) != SY_TOK_NAME || syi_peek_second(p) != SY_TOK_EQUAL) {
        return NULL;
    }
    uint32_t start = p->mark;
    p->mark += 2;
    sy_ast_node *pattern = syi_parse_pattern(p);
    sy_ast_keyword *node = pattern ? SY_NEW(p, keyword, start) : NULL;
    if (!node) {
        return syi_no_match(p, start);
    }
    node->arg = syi_token_name(p, start);
    node->value = pattern;
    return &node->node;
}

/* Patterns of one kind separated by commas; pushes them. The comma after them is left. */
static uint32_t pattern_list(sy_parser *p, sy_rule_fn *rule) {
    uint32_t count = 0;
    for (;;) {
        uint32_t before = p->mark;
        if (count && !syi_accept(p, SY_TOK_COMMA)) {
            return count;
        }
        sy_ast_node *node = rule(p);
        if (!node) {
            p->mark = before;
            return p->failed ? 0 : count;
        }
        syi_push(p, node);
        count++;
    }
}

/* A positional pattern: not `name=`. */
static sy_ast_node *positional_pattern(sy_parser *p) {
    return syi_parse_pattern(p);
}

static sy_ast_node *finish_class(sy_parser *p, uint32_t start, sy_ast_node *cls, uint32_t base,
                                 uint32_t positional) {
    uint32_t keywords = p->scratch_count - base - positional;
    sy_ast_MatchClass *node = SY_NEW(p, MatchClass, start);
    sy_ast_name **names =
        node && keywords ? syi_arena_alloc(p->arena, keywords * sizeof *names) : NULL;
    if (!node || (keywords && !names)) {
        p->failed = true;
        p->error->type = SYI_OUT_OF_MEMORY;
        return NULL;
    }
    sy_ast_node **read = p->scratch + base + positional;
    for (uint32_t i = 0; i < keywords; i++) {
        names[i] = SY_AST(keyword, read[i])->arg;
        read[i] = SY_AST(keyword, read[i])->value;
    }
    node->cls = cls;
    node->kwd_patterns = syi_take(p, base + positional);
    node->patterns = syi_take(p, base);
    node->kwd_attrs.count = keywords;
    node->kwd_attrs.items = names;
    return p->failed ? NULL : &node->node;
}

static sy_ast_node *class_pattern(sy_parser *p, uint32_t start, sy_ast_node *cls) {
    uint32_t base = p->scratch_count;
    p->mark++;
    uint32_t positional = pattern_list(p, positional_pattern);
    uint32_t before = p->mark;
    bool comma = positional && syi_accept(p, SY_TOK_COMMA);
    uint32_t keywords = 0;
    if (!p->failed && (comma || !positional)) {
        keywords = pattern_list(p, keyword_pattern);
        if (comma && !keywords) {
            p->mark = before;
        }
    }
    if (positional || keywords) {
        syi_accept(p, SY_TOK_COMMA);
    }
    if (!p->failed && syi_accept(p, SY_TOK_RPAR)) {
        return finish_class(p, start, cls, base, positional);
    }
    p->scratch_count = base;
    p->mark = start;
    if (syi_rules_on(p) && !p->failed) {
        syi_invalid_class_pattern(p);
    }
    return NULL;
}

/* The keyword patterns of a class pattern, for the error rule. */
bool syi_parse_keyword_patterns(sy_parser *p) {
    uint32_t base = p->scratch_count;
    uint32_t count = pattern_list(p, keyword_pattern);
    p->scratch_count = base;
    return count > 0;
}

/* Positional patterns, for the error rule: pushes them. */
bool syi_parse_positional_patterns(sy_parser *p) {
    return pattern_list(p, positional_pattern) > 0;
}

/* ---- sequences and mappings ---- */

static sy_ast_node *star_pattern(sy_parser *p) {
    uint32_t start = p->mark;
    if (!syi_accept(p, SY_TOK_STAR)) {
        return NULL;
    }
    sy_ast_name *name = capture_target(p);
    if (!name && (p->failed || !syi_peek_word(p, "_"))) {
        return syi_no_match(p, start);
    }
    p->mark += !name;
    sy_ast_MatchStar *node = SY_NEW(p, MatchStar, start);
    if (!node) {
        return NULL;
    }
    node->name = name;
    return &node->node;
}

static sy_ast_node *maybe_star_pattern(sy_parser *p) {
    return syi_peek(p) == SY_TOK_STAR ? star_pattern(p) : syi_parse_pattern(p);
}

static sy_ast_node *sequence(sy_parser *p, uint32_t start, uint32_t base) {
    sy_ast_list patterns = syi_take(p, base);
    sy_ast_MatchSequence *node = p->failed ? NULL : SY_NEW(p, MatchSequence, start);
    if (!node) {
        return NULL;
    }
    node->patterns = patterns;
    return &node->node;
}

static sy_ast_node *bracket_pattern(sy_parser *p) {
    uint32_t start = p->mark++;
    uint32_t base = p->scratch_count;
    if (pattern_list(p, maybe_star_pattern)) {
        syi_accept(p, SY_TOK_COMMA);
    }
    if (!syi_accept(p, SY_TOK_RSQB)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    return sequence(p, start, base);
}

/* `(pattern)` is the pattern itself, anything else in parentheses a sequence. */
static sy_ast_node *parenthesis_pattern(sy_parser *p) {
    uint32_t start = p->mark++;
    uint32_t base = p->scratch_count;
    uint32_t count = pattern_list(p, maybe_star_pattern);
    bool comma = count && syi_accept(p, SY_TOK_COMMA);
    if (p->failed || !syi_accept(p, SY_TOK_RPAR)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    if (count == 1 && !comma) {
        sy_ast_node *only = p->scratch[base];
        p->scratch_count = base;
        return only->kind == SY_AST_MatchStar ? syi_no_match(p, start) : only;
    }
    return sequence(p, start, base);
}

/* What may be a key: a literal or a dotted name. */
static sy_ast_node *mapping_key(sy_parser *p) {
    switch (syi_peek(p)) {
    case SY_TOK_NUMBER:
    case SY_TOK_MINUS:
        return number_expression(p);
    case SY_TOK_STRING:
    case SY_TOK_NONE:
    case SY_TOK_TRUE:
    case SY_TOK_FALSE:
        return syi_parse_atom(p);
    case SY_TOK_NAME: {
        uint32_t start = p->mark;
        sy_ast_node *node = syi_parse_name_or_attr(p);
        return node && node->kind == SY_AST_Attribute ? node : syi_no_match(p, start);
    }
    default:
        return NULL;
    }
}

/* Pushes key and pattern by turns. Sets *rest for `**rest`, which ends the list. */
static bool mapping_items(sy_parser *p, sy_ast_name **rest) {
    while (syi_peek(p) != SY_TOK_RBRACE) {
        if (syi_accept(p, SY_TOK_DOUBLESTAR)) {
            *rest = capture_target(p);
            syi_accept(p, SY_TOK_COMMA);
            return *rest != NULL;
        }
        sy_ast_node *key = mapping_key(p);
        if (!key || !syi_accept(p, SY_TOK_COLON)) {
            return false;
        }
        sy_ast_node *pattern = syi_parse_pattern(p);
        if (!pattern) {
            return false;
        }
        syi_push(p, key);
        syi_push(p, pattern);
        if (!syi_accept(p, SY_TOK_COMMA)) {
            break;
        }
    }
    return !p->failed;
}

static sy_ast_node *mapping_pattern(sy_parser *p) {
    uint32_t start = p->mark++;
    uint32_t base = p->scratch_count;
    sy_ast_name *rest = NULL;
    if (!mapping_items(p, &rest) || !syi_accept(p, SY_TOK_RBRACE)) {
        p->scratch_count = base;
        return syi_no_match(p, start);
    }
    sy_ast_list items = syi_take(p, base);
    sy_ast_MatchMapping *node = p->failed ? NULL : SY_NEW(p, MatchMapping, start);
    if (!node) {
        return NULL;
    }
    for (uint32_t i = 0; i < items.count; i += 2) {
        syi_push(p, items.items[i]);
    }
    node->keys = syi_take(p, base);
    for (uint32_t i = 1; i < items.count; i += 2) {
        syi_push(p, items.items[i]);
    }
    node->patterns = syi_take(p, base);
    node->rest = rest;
    return p->failed ? NULL : &node->node;
}

/* ---- patterns ---- */

static sy_ast_node *name_pattern(sy_parser *p) {
    uint32_t start = p->mark;
    if (!continues_name(syi_peek_second(p))) {
        if (syi_peek_word(p, "_")) {
            p->mark++;
            return match_as(p, start, NULL, NULL);
        }
        sy_ast_name *name = capture_target(p);
        return name ? match_as(p, start, NULL, name) : NULL;
    }
    sy_ast_node *value = syi_parse_name_or_attr(p);
    if (!value) {
        return NULL;
    }
    if (syi_peek(p) == SY_TOK_LPAR) {
        return class_pattern(p, start, value);
    }
    if (value->kind != SY_AST_Attribute || continues_name(syi_peek(p))) {
        return syi_no_match(p, start);
    }
    return match_value(p, start, value);
}

static sy_ast_node *plain_closed_pattern(sy_parser *p) {
    SYI_USES_STACK();
    uint32_t start = p->mark;
    if (!syi_check_depth(p)) {
        return NULL;
    }
    switch (syi_peek(p)) {
    case SY_TOK_NUMBER:
    case SY_TOK_MINUS:
        return match_value(p, start, number_expression(p));
    case SY_TOK_STRING:
        return match_value(p, start, syi_parse_atom(p));
    case SY_TOK_NONE:
    case SY_TOK_TRUE:
    case SY_TOK_FALSE:
        return singleton(p);
    case SY_TOK_NAME:
        return name_pattern(p);
    case SY_TOK_LPAR:
        return parenthesis_pattern(p);
    case SY_TOK_LSQB:
        return bracket_pattern(p);
    case SY_TOK_LBRACE:
        return mapping_pattern(p);
    default:
        return NULL;
    }
}

static sy_ast_node *closed_pattern(sy_parser *p) {
    return p->memoize ? syi_memoized(p, SY_RULE_CLOSED_PATTERN, plain_closed_pattern)
                      : plain_closed_pattern(p);
}

sy_ast_node *syi_parse_or_pattern(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *first = closed_pattern(p);
    if (!first || syi_peek(p) != SY_TOK_VBAR) {
        return p->failed ? NULL : first;
    }
    uint32_t base = p->scratch_count;
    syi_push(p, first);
    for (;;) {
        uint32_t before = p->mark;
        sy_ast_node *next = syi_accept(p, SY_TOK_VBAR) ? closed_pattern(p) : NULL;
        if (!next) {
            p->mark = before;
            break;
        }
        syi_push(p, next);
    }
    sy_ast_list patterns = syi_take(p, base);
    if (p->failed || patterns.count == 1) {
        return p->failed ? NULL : first;
    }
    sy_ast_MatchOr *node = SY_NEW(p, MatchOr, start);
    if (!node) {
        return NULL;
    }
    node->patterns = patterns;
    return &node->node;
}

sy_ast_node *syi_parse_pattern(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *pattern = syi_parse_or_pattern(p);
    if (!pattern) {
        return NULL;
    }
    uint32_t before = p->mark;
    if (!syi_accept(p, SY_TOK_AS)) {
        return p->failed ? NULL : pattern;
    }
    sy_ast_name *name = capture_target(p);
    if (name) {
        return match_as(p, start, pattern, name);
    }
    if (syi_rules_on(p) && !p->failed) {
        p->mark = start;
        syi_invalid_as_pattern(p);
    }
    p->mark = before;
    return p->failed ? NULL : pattern;
}

/* A pattern, or a sequence without brackets. */
sy_ast_node *syi_parse_patterns(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    sy_ast_node *first = maybe_star_pattern(p);
    if (!first || syi_peek(p) != SY_TOK_COMMA) {
        return p->failed || !first || first->kind == SY_AST_MatchStar ? syi_no_match(p, start)
                                                                      : first;
    }
    syi_push(p, first);
    while (syi_accept(p, SY_TOK_COMMA)) {
        sy_ast_node *next = maybe_star_pattern(p);
        if (!next) {
            break;
        }
        syi_push(p, next);
    }
    return sequence(p, start, base);
}

/* ---- the statement ---- */

/* `if test`, if it is there. False only after an error. */
bool syi_parse_guard(sy_parser *p, sy_ast_node **guard) {
    uint32_t before = p->mark;
    *guard = NULL;
    if (syi_accept(p, SY_TOK_IF)) {
        *guard = syi_parse_named_expression(p);
        if (!*guard) {
            p->mark = before;
        }
    }
    return !p->failed;
}

static sy_ast_node *case_block(sy_parser *p) {
    uint32_t start = p->mark;
    if (!syi_peek_word(p, "case")) {
        return NULL;
    }
    if (syi_rules_on(p)) {
        syi_invalid_case(p);
        if (p->failed) {
            return NULL;
        }
    }
    p->mark = start + 1;
    sy_ast_node *pattern = syi_parse_patterns(p);
    sy_ast_node *guard;
    sy_ast_list body;
    if (!pattern || !syi_parse_guard(p, &guard) || !syi_accept(p, SY_TOK_COLON) ||
        !syi_parse_block(p, &body)) {
        return syi_no_match(p, start);
    }
    sy_ast_match_case *node = SY_NEW(p, match_case, start);
    if (!node) {
        return NULL;
    }
    node->pattern = pattern;
    node->guard = guard;
    node->body = body;
    return &node->node;
}

sy_ast_node *syi_parse_subject(sy_parser *p) {
    uint32_t start = p->mark;
    uint32_t base = p->scratch_count;
    sy_ast_node *first = syi_parse_star_named_expression(p);
    if (!first || syi_peek(p) != SY_TOK_COMMA) {
        return p->failed || !first || first->kind == SY_AST_Starred ? syi_no_match(p, start)
                                                                    : first;
    }
    p->mark++;
    syi_push(p, first);
    syi_parse_star_named_expressions(p);
    sy_ast_list elts = syi_take(p, base);
    sy_ast_Tuple *node = p->failed ? NULL : SY_NEW(p, Tuple, start);
    if (!node) {
        return NULL;
    }
    node->elts = elts;
    return &node->node;
}

static sy_ast_node *match_body(sy_parser *p, uint32_t start, sy_ast_node *subject) {
    uint32_t base = p->scratch_count;
    sy_ast_node *block;
    while ((block = case_block(p)) != NULL) {
        syi_push(p, block);
    }
    sy_ast_list cases = syi_take(p, base);
    if (p->failed || !cases.count || !syi_accept(p, SY_TOK_DEDENT)) {
        return NULL;
    }
    sy_ast_Match *node = SY_NEW(p, Match, start);
    if (!node) {
        return NULL;
    }
    node->subject = subject;
    node->cases = cases;
    return &node->node;
}

/* `match` is a name unless all of the statement's head follows. */
sy_ast_node *syi_parse_match(sy_parser *p) {
    uint32_t start = p->mark++;
    sy_ast_node *subject = syi_parse_subject(p);
    sy_ast_node *node = NULL;
    if (subject && syi_accept(p, SY_TOK_COLON) && syi_accept(p, SY_TOK_NEWLINE) &&
        syi_accept(p, SY_TOK_INDENT)) {
        node = match_body(p, start, subject);
    }
    if (!node) {
        syi_no_match(p, start);
        if (syi_rules_on(p) && !p->failed) {
            syi_invalid_match(p);
        }
    }
    return node;
}
