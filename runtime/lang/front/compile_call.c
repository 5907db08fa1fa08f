/* Calls. */
#include "lang/front/compiler.h"
#include "lang/object/container.h"
#include "lang/object/str.h"

static bool has_star(const sy_ast_list *args) {
    for (uint32_t k = 0; k < args->count; k++) {
        if (args->items[k]->kind == SY_AST_Starred) {
            return true;
        }
    }
    return false;
}

static bool has_double_star(const sy_ast_list *keywords) {
    for (uint32_t k = 0; k < keywords->count; k++) {
        if (SY_AST(keyword, keywords->items[k])->arg == NULL) {
            return true;
        }
    }
    return false;
}

static void check_duplicates(sy_compiler *c, const sy_ast_list *keywords) {
    for (uint32_t k = 0; k < keywords->count; k++) {
        const sy_ast_keyword *one = SY_AST(keyword, keywords->items[k]);
        for (uint32_t n = k + 1; one->arg != NULL && n < keywords->count; n++) {
            const sy_ast_keyword *other = SY_AST(keyword, keywords->items[n]);
            if (other->arg != NULL && strcmp(one->arg->text, other->arg->text) == 0) {
                syi_fail_at(c, keywords->items[n], "keyword argument repeated: %s",
                            one->arg->text);
                return;
            }
        }
        syi_check_assignable(c, one->arg);
    }
}

static unsigned keyword_names(sy_compiler *c, const sy_ast_list *keywords) {
    if (keywords->count == 0) {
        return 0;
    }
    sy_value names = syi_tuple_new(c->vm, NULL, keywords->count);
    if (names == SY_NULL) {
        syi_fail_memory(c);
        return 0;
    }
    for (uint32_t k = 0; k < keywords->count; k++) {
        const sy_ast_name *arg = SY_AST(keyword, keywords->items[k])->arg;
        sy_value v = syi_str_new(c->vm, arg->text, arg->length);
        syi_to_tuple(names)->items[k] = v == SY_NULL ? SY_NONE : syi_intern(c->vm, v);
    }
    return syi_constant(c, names) + 1;
}

/* Positional arguments after `given` ones that are in registers base+1 ... already, as a tuple
 * in base+1; keywords as a dict in base+2. */
static void spread_arguments(sy_compiler *c, const sy_ast_node *node, sy_reg base,
                             uint32_t given, const sy_ast_list *args,
                             const sy_ast_list *keywords) {
    sy_reg list = syi_temp(c);
    syi_emit(c, SY_OP_BUILDLIST, 0, list, base + 1u, given);
    for (uint32_t k = 0; k < args->count; k++) {
        const sy_ast_node *e = args->items[k];
        uint32_t top = c->unit->top;
        bool star = e->kind == SY_AST_Starred;
        sy_reg r = syi_expr(c, star ? SY_AST(Starred, e)->value : e);
        c->unit->at = node;
        bool alone = star && args->count == 1 && given == 0;
        syi_emit(c, star ? SY_OP_LISTEXTEND : SY_OP_LISTAPPEND, alone, list, r,
                 alone ? base : 0);
        c->unit->top = top;
    }
    syi_emit(c, SY_OP_LISTTOTUPLE, 0, base + 1u, list, 0);
    if (keywords->count == 0) {
        syi_emit(c, SY_OP_CLEAR, 0, base + 2u, 0, 0);
        return;
    }
    syi_emit(c, SY_OP_BUILDDICT, 0, base + 2u, base + 2u, 0);
    for (uint32_t k = 0; k < keywords->count; k++) {
        const sy_ast_keyword *kw = SY_AST(keyword, keywords->items[k]);
        uint32_t top = c->unit->top;
        sy_reg r;
        if (kw->arg == NULL) {
            r = syi_expr(c, kw->value);
        } else { /* a dict of one, so that a repeated key is noticed the same way */
            sy_reg pair = syi_temps(c, 2);
            r = syi_temp(c);
            syi_load_constant(c, pair, syi_str_new(c->vm, kw->arg->text, kw->arg->length));
            syi_expr_to(c, kw->value, (sy_reg)(pair + 1));
            syi_emit(c, SY_OP_BUILDDICT, 0, r, pair, 1);
        }
        c->unit->at = node;
        syi_emit(c, SY_OP_DICTMERGE, 0, base + 2u, r, base);
        c->unit->top = top;
    }
}

static void call_spread(sy_compiler *c, const sy_ast_node *node, sy_reg base, uint32_t given,
                        const sy_ast_list *args, const sy_ast_list *keywords) {
    if (c->unit->top < base + 3u) {
        syi_temps(c, base + 3u - c->unit->top);
    }
    spread_arguments(c, node, base, given, args, keywords);
    c->unit->at = node;
    syi_emit(c, SY_OP_CALLEX, 0, base, 0, 0);
}

static void plain_arguments(sy_compiler *c, const sy_ast_list *args,
                            const sy_ast_list *keywords) {
    for (uint32_t k = 0; k < args->count; k++) {
        syi_expr_to(c, args->items[k], syi_temp(c));
    }
    for (uint32_t k = 0; k < keywords->count; k++) {
        syi_expr_to(c, SY_AST(keyword, keywords->items[k])->value, syi_temp(c));
    }
}

/* The call of what is in `base`, with `given` arguments following it in registers (top is after
 * them). The result is in base. */
void syi_call_arguments(sy_compiler *c, const sy_ast_node *node, sy_reg base, uint32_t given,
                        sy_ast_list args, sy_ast_list keywords) {
    c->unit->at = node;
    check_duplicates(c, &keywords);
    if (has_star(&args) || has_double_star(&keywords) || args.count + keywords.count > 200) {
        call_spread(c, node, base, given, &args, &keywords);
        return;
    }
    plain_arguments(c, &args, &keywords);
    unsigned names = keyword_names(c, &keywords);
    c->unit->at = node;
    syi_emit(c, SY_OP_CALL, 0, base, given + args.count + keywords.count, names);
}

static bool is_method_call(const sy_ast_Call *call) {
    return call->func->kind == SY_AST_Attribute && !has_star(&call->args) &&
           !has_double_star(&call->keywords) && call->args.count + call->keywords.count <= 200;
}

static void method_call(sy_compiler *c, const sy_ast_node *node, sy_reg base) {
    const sy_ast_Call *call = SY_AST(Call, node);
    const sy_ast_Attribute *a = SY_AST(Attribute, call->func);
    c->unit->at = node;
    check_duplicates(c, &call->keywords);
    uint32_t top = c->unit->top;
    sy_reg obj = syi_expr(c, a->value);
    c->unit->at = syi_attribute_position(c, call->func, call->func);
    syi_emit(c, SY_OP_GETMETHOD, 0, base, obj, syi_name_constant(c, a->attr));
    c->unit->top = top;
    plain_arguments(c, &call->args, &call->keywords);
    unsigned names = keyword_names(c, &call->keywords);
    c->unit->at = syi_attribute_position(c, call->func, node);
    syi_emit(c, SY_OP_CALLMETHOD, 0, base, call->args.count + call->keywords.count, names);
}

/* super() means super(__class__, first argument). */
static bool is_bare_super(const sy_compiler *c, const sy_ast_Call *call) {
    const sy_scope *scope = c->unit->scope;
    if (call->func->kind != SY_AST_Name ||
        !syi_name_is(SY_AST(Name, call->func)->id, "super") || call->args.count > 0 ||
        call->keywords.count > 0 || scope->kind != SY_SCOPE_FUNCTION || scope->first == NULL ||
        !(scope->first->flags & SY_SYM_PARAM)) {
        return false;
    }
    for (const sy_symbol *s = scope->first; s != NULL; s = s->next) {
        if ((s->flags & SY_SYM_FREE) && syi_name_is(s->name, "__class__")) {
            return true;
        }
    }
    return false;
}

static void super_call(sy_compiler *c, const sy_ast_node *node, sy_reg base) {
    const sy_scope *scope = c->unit->scope;
    syi_load_name(c, SY_AST(Name, SY_AST(Call, node)->func)->id, base);
    sy_reg args = syi_temps(c, 2);
    for (const sy_symbol *s = scope->first; s != NULL; s = s->next) {
        if ((s->flags & SY_SYM_FREE) && syi_name_is(s->name, "__class__")) {
            syi_emit(c, SY_OP_LOADFREE, 0, args, s->index, 0);
        }
    }
    const sy_symbol *first = scope->first;
    syi_emit(c, (first->flags & SY_SYM_CELL) ? SY_OP_LOADCELL : SY_OP_MOVE, 0, args + 1u,
             first->cell, 0);
    c->unit->at = node;
    syi_emit(c, SY_OP_CALL, 0, base, 2, 0);
}

void syi_call_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_Call *call = SY_AST(Call, node);
    bool method = is_method_call(call);
    sy_reg base = to;
    if (to >= c->unit->first_temp && to + 1u == c->unit->top) {
        /* The newest temporary can hold the callee itself. */
        syi_temps(c, method ? 1 : 0);
    } else {
        base = syi_temps(c, method ? 2 : 1);
    }
    if (is_bare_super(c, call)) {
        super_call(c, node, base);
    } else if (method) {
        method_call(c, node, base);
    } else {
        syi_expr_to(c, call->func, base);
        syi_call_arguments(c, node, base, 0, call->args, call->keywords);
    }
    if (to != base) {
        c->unit->at = node;
        syi_emit(c, SY_OP_MOVE, 0, to, base, 0);
    }
}
