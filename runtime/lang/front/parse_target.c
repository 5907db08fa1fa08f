/* SPDX-License-Identifier: MIT
 *
 * Targets: what may stand left of `=`, after `for`, `as` and `del`. A target is read as an
 * expression and then checked, which reads the same sources as a grammar of targets would.
 */
#include "lang/front/parse_internal.h"

static bool all_targets(const sy_ast_list *elts, bool (*is_target)(const sy_ast_node *)) {
    for (uint32_t i = 0; i < elts->count; i++) {
        if (!is_target(elts->items[i])) {
            return false;
        }
    }
    return true;
}

bool syi_is_star_target(const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_Name:
    case SY_AST_Attribute:
    case SY_AST_Subscript:
        return true;
    case SY_AST_Tuple:
        return all_targets(&SY_AST(Tuple, node)->elts, syi_is_star_target);
    case SY_AST_List:
        return all_targets(&SY_AST(List, node)->elts, syi_is_star_target);
    case SY_AST_Starred: {
        const sy_ast_node *value = SY_AST(Starred, node)->value;
        return value->kind != SY_AST_Starred && syi_is_star_target(value);
    }
    default:
        return false;
    }
}

bool syi_is_single_target(const sy_ast_node *node) {
    return node->kind == SY_AST_Name || node->kind == SY_AST_Attribute ||
           node->kind == SY_AST_Subscript;
}

bool syi_is_del_target(const sy_ast_node *node) {
    if (node->kind == SY_AST_Tuple) {
        return all_targets(&SY_AST(Tuple, node)->elts, syi_is_del_target);
    }
    if (node->kind == SY_AST_List) {
        return all_targets(&SY_AST(List, node)->elts, syi_is_del_target);
    }
    return syi_is_single_target(node);
}

static void set_contexts(const sy_ast_list *elts, sy_ast_ctx ctx) {
    for (uint32_t i = 0; i < elts->count; i++) {
        syi_set_context(elts->items[i], ctx);
    }
}

void syi_set_context(sy_ast_node *target, sy_ast_ctx ctx) {
    switch (target->kind) {
    case SY_AST_Name:
        SY_AST(Name, target)->ctx = ctx;
        break;
    case SY_AST_Attribute:
        SY_AST(Attribute, target)->ctx = ctx;
        break;
    case SY_AST_Subscript:
        SY_AST(Subscript, target)->ctx = ctx;
        break;
    case SY_AST_Starred:
        SY_AST(Starred, target)->ctx = ctx;
        syi_set_context(SY_AST(Starred, target)->value, ctx);
        break;
    case SY_AST_Tuple:
        SY_AST(Tuple, target)->ctx = ctx;
        set_contexts(&SY_AST(Tuple, target)->elts, ctx);
        break;
    case SY_AST_List:
        SY_AST(List, target)->ctx = ctx;
        set_contexts(&SY_AST(List, target)->elts, ctx);
        break;
    default:
        break;
    }
}

/* `target` or `*target`. */
sy_ast_node *syi_parse_star_target(sy_parser *p) {
    uint32_t start = p->mark;
    bool star = syi_accept(p, SY_TOK_STAR);
    sy_ast_node *value = syi_parse_primary(p);
    if (!value || !syi_is_star_target(value)) {
        return syi_no_match(p, start);
    }
    if (!star) {
        return value;
    }
    sy_ast_Starred *node = SY_NEW(p, Starred, start);
    if (!node) {
        return NULL;
    }
    node->value = value;
    return &node->node;
}

sy_ast_node *syi_parse_star_targets(sy_parser *p) {
    uint32_t start = p->mark;
    sy_ast_node *first = syi_parse_star_target(p);
    if (!first || syi_peek(p) != SY_TOK_COMMA) {
        return p->failed ? NULL : first;
    }
    uint32_t base = p->scratch_count;
    syi_push(p, first);
    while (syi_accept(p, SY_TOK_COMMA)) {
        sy_ast_node *next = syi_parse_star_target(p);
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

bool syi_parse_del_targets(sy_parser *p) {
    for (bool first = true;; first = false) {
        uint32_t start = p->mark;
        sy_ast_node *target = syi_parse_primary(p);
        if (!target || !syi_is_del_target(target)) {
            p->mark = start;
            return !first && !p->failed;
        }
        syi_push(p, target);
        if (!syi_accept(p, SY_TOK_COMMA)) {
            return !p->failed;
        }
    }
}
