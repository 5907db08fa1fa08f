/* SPDX-License-Identifier: MIT
 *
 * See warn.h.
 */
#include "lang/front/warn.h"

#include <stdio.h>
#include <string.h>

static void warn(sy_arena *arena, sy_warnings *warnings, const sy_ast_node *node,
                 const char *format, const char *a, const char *b) {
    sy_warning *w = syi_arena_alloc(arena, sizeof *w);
    if (w == NULL) {
        return; /* the compiler finds out by itself */
    }
    w->next = NULL;
    w->node = node;
    snprintf(w->message, sizeof w->message, format, a, b);
    if (warnings->last != NULL) {
        warnings->last->next = w;
    } else {
        warnings->first = w;
    }
    warnings->last = w;
}

static sy_ast_constant_kind constant_kind(const sy_ast_node *node) {
    return (sy_ast_constant_kind)SY_AST(Constant, node)->value.kind;
}

static const char *constant_type(const sy_ast_node *node) {
    switch (constant_kind(node)) {
    case SY_CONST_NONE:
        return "NoneType";
    case SY_CONST_FALSE:
    case SY_CONST_TRUE:
        return "bool";
    case SY_CONST_ELLIPSIS:
        return "ellipsis";
    case SY_CONST_INT:
        return "int";
    case SY_CONST_FLOAT:
        return "float";
    case SY_CONST_IMAGINARY:
        return "complex";
    case SY_CONST_STR:
        return "str";
    default:
        return "bytes";
    }
}

/* The type of what an expression surely gives; NULL: not known. */
static const char *type_of(const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_Tuple:
        return "tuple";
    case SY_AST_List:
    case SY_AST_ListComp:
        return "list";
    case SY_AST_Dict:
    case SY_AST_DictComp:
        return "dict";
    case SY_AST_Set:
    case SY_AST_SetComp:
        return "set";
    case SY_AST_GeneratorExp:
        return "generator";
    case SY_AST_Lambda:
        return "function";
    case SY_AST_JoinedStr:
    case SY_AST_FormattedValue:
        return "str";
    case SY_AST_Constant:
        return constant_type(node);
    default:
        return NULL;
    }
}

static bool is_name_constant(const sy_ast_node *node) {
    return node->kind == SY_AST_Constant && constant_kind(node) <= SY_CONST_ELLIPSIS;
}

static bool is_literal(const sy_ast_node *node) {
    return node->kind == SY_AST_Constant && !is_name_constant(node);
}

static void check_compare(sy_arena *arena, sy_warnings *warnings, const sy_ast_node *node) {
    const sy_ast_Compare *k = SY_AST(Compare, node);
    const sy_ast_node *left = k->left;
    for (uint32_t i = 0; i < k->ops.count; i++) {
        const sy_ast_node *right = k->comparators.items[i];
        bool is = k->ops.items[i] == SY_AST_IS;
        if ((is || k->ops.items[i] == SY_AST_ISNOT) &&
            (is_literal(left) || is_literal(right))) {
            warn(arena, warnings, node,
                 is ? "\"is\" with a literal. Did you mean \"==\"?"
                    : "\"is not\" with a literal. Did you mean \"!=\"?",
                 "", "");
            return;
        }
        left = right;
    }
}

static void check_call(sy_arena *arena, sy_warnings *warnings, const sy_ast_node *node) {
    const sy_ast_node *f = SY_AST(Call, node)->func;
    const char *type = f->kind == SY_AST_Lambda ? NULL : type_of(f);
    if (type != NULL) {
        warn(arena, warnings, node,
             "'%s' object is not callable; perhaps you missed a comma?%s", type, "");
    }
}

static bool has_no_items(const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_Set:
    case SY_AST_SetComp:
    case SY_AST_GeneratorExp:
    case SY_AST_Lambda:
        return true;
    case SY_AST_Constant:
        return constant_kind(node) < SY_CONST_STR;
    default:
        return false;
    }
}

static bool wants_integers(const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_Tuple:
    case SY_AST_List:
    case SY_AST_ListComp:
    case SY_AST_JoinedStr:
    case SY_AST_FormattedValue:
        return true;
    case SY_AST_Constant:
        return constant_kind(node) >= SY_CONST_STR;
    default:
        return false;
    }
}

static void check_subscript(sy_arena *arena, sy_warnings *warnings, const sy_ast_node *node) {
    const sy_ast_Subscript *s = SY_AST(Subscript, node);
    if (s->ctx != SY_AST_LOAD) {
        return;
    }
    if (has_no_items(s->value)) {
        warn(arena, warnings, node,
             "'%s' object is not subscriptable; perhaps you missed a comma?%s",
             type_of(s->value), "");
        return;
    }
    const char *index = type_of(s->slice);
    if (wants_integers(s->value) && index != NULL && strcmp(index, "int") != 0 &&
        strcmp(index, "bool") != 0) {
        warn(arena, warnings, node,
             "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
             type_of(s->value), index);
    }
}

static void check_assert(sy_arena *arena, sy_warnings *warnings, const sy_ast_node *node) {
    const sy_ast_node *test = SY_AST(Assert, node)->test;
    if (test->kind == SY_AST_Tuple && SY_AST(Tuple, test)->elts.count > 0) {
        warn(arena, warnings, node, "assertion is always true, perhaps remove parentheses?%s%s",
             "", "");
    }
}

void syi_warn_about(sy_arena *arena, sy_warnings *warnings, const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_Compare:
        check_compare(arena, warnings, node);
        break;
    case SY_AST_Call:
        check_call(arena, warnings, node);
        break;
    case SY_AST_Subscript:
        check_subscript(arena, warnings, node);
        break;
    case SY_AST_Assert:
        check_assert(arena, warnings, node);
        break;
    default:
        break;
    }
}
