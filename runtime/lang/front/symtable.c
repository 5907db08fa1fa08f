/* The walk over the tree that finds the names of every scope. */
#include "lang/front/symtable.h"

#include <stdio.h>
#include <string.h>

#include "lang/front/scope.h"
#include "lang/front/stack_use.h"

typedef sy_scope_builder builder;

static void walk_node(builder *b, const sy_ast_node *node);

static void walk_list(builder *b, sy_ast_list list) {
    for (uint32_t i = 0; i < list.count && !b->failed; i++) {
        if (list.items[i] != NULL) {
            walk_node(b, list.items[i]);
        }
    }
}

static void walk_optional(builder *b, const sy_ast_node *node) {
    if (node != NULL) {
        walk_node(b, node);
    }
}

static void bind_name(builder *b, const sy_ast_name *name, uint32_t flags) {
    sy_symbol *s = syi_scope_add(b, b->scope, name, SY_SYM_ASSIGNED | flags);
    if (s != NULL && !(flags & SY_SYM_IMPORTED)) {
        s->flags &= ~(uint32_t)SY_SYM_IMPORTED;
    }
}

/* --- Functions and classes
 * ------------------------------------------------------------------------ */

static void add_parameter(builder *b, const sy_ast_node *node) {
    if (node == NULL) {
        return;
    }
    const sy_ast_arg *arg = SY_AST(arg, node);
    if (syi_scope_find(b->scope, arg->arg) != NULL) {
        syi_scope_fail(b, node, "duplicate argument '%s' in function definition",
                       arg->arg->text);
        return;
    }
    syi_scope_add(b, b->scope, arg->arg, SY_SYM_PARAM);
}

static void add_parameters(builder *b, const sy_ast_arguments *a) {
    const sy_ast_list lists[] = {a->posonlyargs, a->args, a->kwonlyargs};
    for (int k = 0; k < 3; k++) {
        for (uint32_t i = 0; i < lists[k].count; i++) {
            add_parameter(b, lists[k].items[i]);
        }
    }
    add_parameter(b, a->vararg);
    add_parameter(b, a->kwarg);
}

static void walk_annotation(builder *b, const sy_ast_node *node) {
    if (node != NULL) {
        walk_optional(b, SY_AST(arg, node)->annotation);
    }
}

static void walk_annotations(builder *b, const sy_ast_arguments *a,
                             const sy_ast_node *returns) {
    const sy_ast_list lists[] = {a->posonlyargs, a->args, a->kwonlyargs};
    for (int k = 0; k < 3; k++) {
        for (uint32_t i = 0; i < lists[k].count; i++) {
            walk_annotation(b, lists[k].items[i]);
        }
    }
    walk_annotation(b, a->vararg);
    walk_annotation(b, a->kwarg);
    walk_optional(b, returns);
}

static void walk_function(builder *b, const sy_ast_node *node) {
    const sy_ast_FunctionDef *def = SY_AST(FunctionDef, node);
    const sy_ast_arguments *args = SY_AST(arguments, def->args);
    bind_name(b, def->name, 0);
    walk_list(b, def->decorator_list);
    walk_list(b, args->defaults);
    walk_list(b, args->kw_defaults);
    walk_annotations(b, args, def->returns);
    sy_scope *outer = b->scope;
    if (syi_scope_open(b, SY_SCOPE_FUNCTION, node, def->name) != NULL) {
        add_parameters(b, args);
        walk_list(b, def->body);
    }
    b->scope = outer;
}

static void walk_lambda(builder *b, const sy_ast_node *node) {
    const sy_ast_Lambda *lambda = SY_AST(Lambda, node);
    const sy_ast_arguments *args = SY_AST(arguments, lambda->args);
    walk_list(b, args->defaults);
    walk_list(b, args->kw_defaults);
    sy_scope *outer = b->scope;
    sy_ast_name *name = syi_scope_name(b, "<lambda>", 8);
    if (syi_scope_open(b, SY_SCOPE_FUNCTION, node, name) != NULL) {
        add_parameters(b, args);
        walk_node(b, lambda->body);
    }
    b->scope = outer;
}

static void walk_class(builder *b, const sy_ast_node *node) {
    const sy_ast_ClassDef *def = SY_AST(ClassDef, node);
    bind_name(b, def->name, 0);
    walk_list(b, def->decorator_list);
    walk_list(b, def->bases);
    walk_list(b, def->keywords);
    sy_scope *outer = b->scope;
    sy_scope *scope = syi_scope_open(b, SY_SCOPE_CLASS, node, def->name);
    if (scope != NULL) {
        scope->class_name = def->name;
        walk_list(b, def->body);
    }
    b->scope = outer;
}

/* --- Comprehensions
 * ------------------------------------------------------------------------------- */

static void mark_comp_targets(builder *b, const sy_ast_node *target) {
    if (target->kind == SY_AST_Name) {
        const sy_ast_name *name = SY_AST(Name, target)->id;
        const sy_symbol *s = syi_scope_find(b->scope, name);
        if (s != NULL && (s->flags & (SY_SYM_GLOBAL | SY_SYM_NONLOCAL)) != 0) {
            syi_scope_fail(b, target,
                           "comprehension inner loop cannot rebind assignment expression "
                           "target '%s'",
                           name->text);
            return;
        }
        syi_scope_add(b, b->scope, name, SY_SYM_ASSIGNED | SY_SYM_COMP_TARGET);
    } else if (target->kind == SY_AST_Starred) {
        mark_comp_targets(b, SY_AST(Starred, target)->value);
    } else if (target->kind == SY_AST_Tuple || target->kind == SY_AST_List) {
        sy_ast_list elts = SY_AST(Tuple, target)->elts;
        for (uint32_t i = 0; i < elts.count; i++) {
            mark_comp_targets(b, elts.items[i]);
        }
    }
}

/* := may not stand in what a comprehension iterates over. */
static void walk_iterable(builder *b, const sy_ast_node *node) {
    bool was = b->in_iterable;
    b->in_iterable = true;
    walk_node(b, node);
    b->in_iterable = was;
}

static void walk_generators(builder *b, sy_ast_list generators) {
    for (uint32_t i = 0; i < generators.count && !b->failed; i++) {
        const sy_ast_comprehension *g = SY_AST(comprehension, generators.items[i]);
        mark_comp_targets(b, g->target);
        walk_node(b, g->target);
        if (i > 0) {
            walk_iterable(b, g->iter);
        }
        walk_list(b, g->ifs);
    }
}

static void walk_comp(builder *b, const sy_ast_node *node, const char *name,
                      sy_ast_list generators, const sy_ast_node *first,
                      const sy_ast_node *second) {
    walk_iterable(b, SY_AST(comprehension, generators.items[0])->iter);
    sy_scope *outer = b->scope;
    sy_scope *scope =
        syi_scope_open(b, SY_SCOPE_FUNCTION, node, syi_scope_name(b, name, strlen(name)));
    sy_ast_name *dot = syi_scope_name(b, ".0", 2);
    if (scope != NULL && dot != NULL) {
        scope->comprehension = true;
        scope->generator = node->kind == SY_AST_GeneratorExp;
        syi_scope_add(b, scope, dot, SY_SYM_PARAM);
        walk_generators(b, generators);
        walk_optional(b, first);
        walk_optional(b, second);
    }
    b->scope = outer;
}

/* := in a comprehension binds in the function around it. */
static void walk_named_in_comprehension(builder *b, const sy_ast_NamedExpr *named) {
    const sy_ast_name *name = SY_AST(Name, named->target)->id;
    sy_scope *scope = b->scope;
    while (scope->comprehension) {
        sy_symbol *s = syi_scope_find(scope, name);
        if (s != NULL && (s->flags & SY_SYM_COMP_TARGET)) {
            syi_scope_fail(
                b, named->target,
                "assignment expression cannot rebind comprehension iteration variable "
                "'%s'",
                name->text);
            return;
        }
        scope = scope->parent;
    }
    scope->has_walrus = true;
    if (scope->kind == SY_SCOPE_CLASS) {
        syi_scope_fail(b, named->target,
                       "assignment expression within a comprehension cannot be used in a class "
                       "body%s",
                       "");
        return;
    }
    sy_symbol *outer = syi_scope_find(scope, name);
    bool global = scope->kind == SY_SCOPE_MODULE ||
                  (outer != NULL && (outer->flags & SY_SYM_GLOBAL) != 0);
    for (sy_scope *s = b->scope; s != scope; s = s->parent) {
        syi_scope_add(b, s, name, global ? SY_SYM_GLOBAL : SY_SYM_NONLOCAL);
    }
    syi_scope_add(b, scope, name, SY_SYM_ASSIGNED);
}

static void walk_named(builder *b, const sy_ast_node *node) {
    const sy_ast_NamedExpr *named = SY_AST(NamedExpr, node);
    if (b->in_iterable) {
        syi_scope_fail(b, node,
                       "assignment expression cannot be used in a comprehension iterable "
                       "expression%s",
                       "");
        return;
    }
    walk_node(b, named->value);
    b->scope->has_walrus = true;
    if (b->scope->comprehension) {
        walk_named_in_comprehension(b, named);
    } else {
        bind_name(b, SY_AST(Name, named->target)->id, 0);
    }
}

/* --- Names
 * ---------------------------------------------------------------------------------------- */

static void walk_name(builder *b, const sy_ast_node *node) {
    const sy_ast_Name *name = SY_AST(Name, node);
    switch (name->ctx) {
    case SY_AST_STORE:
        bind_name(b, name->id, 0);
        break;
    case SY_AST_DEL:
        bind_name(b, name->id, SY_SYM_DELETED);
        break;
    default:
        syi_scope_add(b, b->scope, name->id, SY_SYM_USED);
        break;
    }
    if (name->ctx == SY_AST_LOAD && b->scope->kind == SY_SCOPE_FUNCTION &&
        syi_name_is(name->id, "super")) {
        sy_ast_name *cls = syi_scope_name(b, "__class__", 9);
        if (cls != NULL) {
            syi_scope_add(b, b->scope, cls, SY_SYM_USED);
        }
    }
}

/* Why name cannot be declared global or nonlocal here; NULL: it can. */
static const char *declaration_error(uint32_t flags) {
    if (flags & SY_SYM_PARAM) {
        return "name '%%s' is parameter and %s";
    }
    if (flags & SY_SYM_USED) {
        return "name '%%s' is used prior to %s declaration";
    }
    if (flags & SY_SYM_ANNOTATED) {
        return "annotated name '%%s' can't be %s";
    }
    if ((flags & SY_SYM_ASSIGNED) && !(flags & SY_SYM_IMPORTED)) {
        return "name '%%s' is assigned to before %s declaration";
    }
    return NULL;
}

static void declare_one(builder *b, const sy_ast_node *node, sy_ast_name *name, uint32_t flag) {
    sy_symbol *s = syi_scope_find(b->scope, name);
    uint32_t flags = s != NULL ? s->flags : 0;
    const char *why = declaration_error(flags);
    if (why != NULL) {
        char message[128];
        snprintf(message, sizeof message, why, flag == SY_SYM_GLOBAL ? "global" : "nonlocal");
        syi_scope_fail(b, node, message, name->text);
        return;
    }
    if ((flags & (SY_SYM_GLOBAL | SY_SYM_NONLOCAL)) & ~flag) {
        syi_scope_fail(b, s->declared != NULL ? s->declared : node,
                       "name '%s' is nonlocal and global", name->text);
        return;
    }
    s = syi_scope_add(b, b->scope, name, flag);
    if (s != NULL) {
        s->declared = node;
    }
    if (flag == SY_SYM_GLOBAL) {
        /* Where namespaces differ, in exec() with locals, the outermost block stores it in the
         * globals too. */
        sy_scope *outermost = b->scope;
        while (outermost->parent != NULL) {
            outermost = outermost->parent;
        }
        if (outermost != b->scope) {
            syi_scope_add(b, outermost, name, flag);
        }
    }
}

static void declare(builder *b, const sy_ast_node *node, sy_ast_names names, uint32_t flag) {
    if (flag == SY_SYM_NONLOCAL && b->scope->kind == SY_SCOPE_MODULE) {
        syi_scope_fail(b, node, "nonlocal declaration not allowed at module level%s", "");
    }
    for (uint32_t i = 0; i < names.count && !b->failed; i++) {
        declare_one(b, node, names.items[i], flag);
    }
}

/* CPython lets a name that only an import has bound be declared global afterwards. */
static uint32_t import_flag(builder *b, const sy_ast_name *name) {
    const sy_symbol *s = syi_scope_find(b->scope, name);
    return s == NULL || !(s->flags & SY_SYM_ASSIGNED) ? SY_SYM_IMPORTED : 0;
}

static void walk_alias(builder *b, const sy_ast_node *node, bool from) {
    const sy_ast_alias *alias = SY_AST(alias, node);
    if (alias->asname != NULL) {
        bind_name(b, alias->asname, import_flag(b, alias->asname));
        return;
    }
    if (syi_name_is(alias->name, "*")) {
        if (b->scope->kind != SY_SCOPE_MODULE) {
            syi_scope_fail(b, node, "import * only allowed at module level%s", "");
        }
        return;
    }
    const char *dot = from ? NULL : strchr(alias->name->text, '.');
    sy_ast_name *name = alias->name;
    if (dot != NULL) {
        name = syi_scope_name(b, alias->name->text, (size_t)(dot - alias->name->text));
    }
    if (name != NULL) {
        bind_name(b, name, import_flag(b, name));
    }
}

static void walk_aliases(builder *b, sy_ast_list names, bool from) {
    for (uint32_t i = 0; i < names.count && !b->failed; i++) {
        walk_alias(b, names.items[i], from);
    }
}

/* --- Statements
 * ----------------------------------------------------------------------------------- */

static void walk_handler(builder *b, const sy_ast_node *node) {
    const sy_ast_ExceptHandler *h = SY_AST(ExceptHandler, node);
    walk_optional(b, h->type);
    if (h->name != NULL) {
        bind_name(b, h->name, SY_SYM_DELETED);
    }
    walk_list(b, h->body);
}

static void walk_annotated_name(builder *b, const sy_ast_node *node,
                                const sy_ast_AnnAssign *a) {
    const sy_ast_name *name = SY_AST(Name, a->target)->id;
    const sy_symbol *s = syi_scope_find(b->scope, name);
    uint32_t flags = s != NULL ? s->flags & (SY_SYM_GLOBAL | SY_SYM_NONLOCAL) : 0;
    if (flags != 0 && b->scope->kind != SY_SCOPE_MODULE) {
        syi_scope_fail(b, node,
                       (flags & SY_SYM_GLOBAL) ? "annotated name '%s' can't be global"
                                               : "annotated name '%s' can't be nonlocal",
                       name->text);
        return;
    }
    bind_name(b, name, SY_SYM_ANNOTATED);
}

static void walk_ann_assign(builder *b, const sy_ast_node *node) {
    const sy_ast_AnnAssign *a = SY_AST(AnnAssign, node);
    if (a->target->kind == SY_AST_Name && a->simple) {
        walk_annotated_name(b, node, a);
    } else if (a->target->kind != SY_AST_Name || a->value != NULL) {
        walk_node(b, a->target); /* (x): int alone says nothing of x */
    }
    walk_node(b, a->annotation);
    walk_optional(b, a->value);
}

static void walk_pattern(builder *b, const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_MatchValue:
        walk_node(b, SY_AST(MatchValue, node)->value);
        break;
    case SY_AST_MatchSequence:
        walk_list(b, SY_AST(MatchSequence, node)->patterns);
        break;
    case SY_AST_MatchMapping: {
        const sy_ast_MatchMapping *m = SY_AST(MatchMapping, node);
        walk_list(b, m->keys);
        walk_list(b, m->patterns);
        if (m->rest != NULL) {
            bind_name(b, m->rest, 0);
        }
        break;
    }
    case SY_AST_MatchClass: {
        const sy_ast_MatchClass *m = SY_AST(MatchClass, node);
        walk_node(b, m->cls);
        walk_list(b, m->patterns);
        walk_list(b, m->kwd_patterns);
        break;
    }
    case SY_AST_MatchStar:
        if (SY_AST(MatchStar, node)->name != NULL) {
            bind_name(b, SY_AST(MatchStar, node)->name, 0);
        }
        break;
    case SY_AST_MatchAs:
        walk_optional(b, SY_AST(MatchAs, node)->pattern);
        if (SY_AST(MatchAs, node)->name != NULL) {
            bind_name(b, SY_AST(MatchAs, node)->name, 0);
        }
        break;
    case SY_AST_MatchOr:
        walk_list(b, SY_AST(MatchOr, node)->patterns);
        break;
    default:
        break;
    }
}

static void walk_match(builder *b, const sy_ast_Match *s) {
    walk_node(b, s->subject);
    for (uint32_t i = 0; i < s->cases.count; i++) {
        const sy_ast_match_case *k = SY_AST(match_case, s->cases.items[i]);
        walk_node(b, k->pattern);
        walk_optional(b, k->guard);
        walk_list(b, k->body);
    }
}

static void walk_with(builder *b, const sy_ast_With *s) {
    for (uint32_t i = 0; i < s->items.count; i++) {
        walk_node(b, SY_AST(withitem, s->items.items[i])->context_expr);
        walk_optional(b, SY_AST(withitem, s->items.items[i])->optional_vars);
    }
    walk_list(b, s->body);
}

static void walk_try(builder *b, const sy_ast_Try *s) {
    walk_list(b, s->body);
    for (uint32_t i = 0; i < s->handlers.count; i++) {
        walk_handler(b, s->handlers.items[i]);
    }
    walk_list(b, s->orelse);
    walk_list(b, s->finalbody);
}

static void walk_loop(builder *b, const sy_ast_node *test, sy_ast_list body,
                      sy_ast_list orelse) {
    walk_node(b, test);
    walk_list(b, body);
    walk_list(b, orelse);
}

/* A chain of elif is an `if` alone in the else of another. */
static void walk_if(builder *b, const sy_ast_node *node) {
    for (;;) {
        const sy_ast_If *s = SY_AST(If, node);
        walk_node(b, s->test);
        walk_list(b, s->body);
        if (s->orelse.count != 1 || s->orelse.items[0]->kind != SY_AST_If) {
            walk_list(b, s->orelse);
            return;
        }
        node = s->orelse.items[0];
    }
}

static void walk_statement(builder *b, const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_FunctionDef:
        walk_function(b, node);
        break;
    case SY_AST_ClassDef:
        walk_class(b, node);
        break;
    case SY_AST_Return:
        walk_optional(b, SY_AST(Return, node)->value);
        break;
    case SY_AST_Delete:
        walk_list(b, SY_AST(Delete, node)->targets);
        break;
    case SY_AST_Assign:
        walk_list(b, SY_AST(Assign, node)->targets);
        walk_node(b, SY_AST(Assign, node)->value);
        break;
    case SY_AST_AugAssign:
        walk_node(b, SY_AST(AugAssign, node)->target);
        walk_node(b, SY_AST(AugAssign, node)->value);
        break;
    case SY_AST_AnnAssign:
        walk_ann_assign(b, node);
        break;
    case SY_AST_For:
        walk_node(b, SY_AST(For, node)->target);
        walk_loop(b, SY_AST(For, node)->iter, SY_AST(For, node)->body,
                  SY_AST(For, node)->orelse);
        break;
    case SY_AST_While:
        walk_loop(b, SY_AST(While, node)->test, SY_AST(While, node)->body,
                  SY_AST(While, node)->orelse);
        break;
    case SY_AST_If:
        walk_if(b, node);
        break;
    case SY_AST_With:
        walk_with(b, SY_AST(With, node));
        break;
    case SY_AST_Match:
        walk_match(b, SY_AST(Match, node));
        break;
    case SY_AST_Raise:
        walk_optional(b, SY_AST(Raise, node)->exc);
        walk_optional(b, SY_AST(Raise, node)->cause);
        break;
    case SY_AST_Try:
    case SY_AST_TryStar:
        walk_try(b, SY_AST(Try, node));
        break;
    case SY_AST_Assert:
        walk_node(b, SY_AST(Assert, node)->test);
        walk_optional(b, SY_AST(Assert, node)->msg);
        break;
    case SY_AST_Import:
        walk_aliases(b, SY_AST(Import, node)->names, false);
        break;
    case SY_AST_ImportFrom:
        walk_aliases(b, SY_AST(ImportFrom, node)->names, true);
        break;
    case SY_AST_Global:
        declare(b, node, SY_AST(Global, node)->names, SY_SYM_GLOBAL);
        break;
    case SY_AST_Nonlocal:
        declare(b, node, SY_AST(Nonlocal, node)->names, SY_SYM_NONLOCAL);
        break;
    case SY_AST_Expr:
        walk_node(b, SY_AST(Expr, node)->value);
        break;
    default:
        break;
    }
}

/* --- Expressions
 * ---------------------------------------------------------------------------------- */

static void walk_yield(builder *b, const sy_ast_node *node, const sy_ast_node *value) {
    if (b->scope->kind != SY_SCOPE_FUNCTION) {
        syi_scope_fail(b, node, "'yield' outside function%s", "");
        return;
    }
    if (b->scope->comprehension) {
        static const char *const inside[] = {"list comprehension", "set comprehension",
                                             "dict comprehension", "generator expression"};
        syi_scope_fail(b, node, "'yield' inside %s",
                       inside[b->scope->node->kind - SY_AST_ListComp]);
        return;
    }
    b->scope->generator = true;
    walk_optional(b, value);
}

static void walk_expression(builder *b, const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_BoolOp:
        walk_list(b, SY_AST(BoolOp, node)->values);
        break;
    case SY_AST_NamedExpr:
        walk_named(b, node);
        break;
    case SY_AST_BinOp: /* a + b + c ... leans left without end */
        for (; node->kind == SY_AST_BinOp; node = SY_AST(BinOp, node)->left) {
            walk_node(b, SY_AST(BinOp, node)->right);
        }
        walk_node(b, node);
        break;
    case SY_AST_UnaryOp:
        walk_node(b, SY_AST(UnaryOp, node)->operand);
        break;
    case SY_AST_Lambda:
        walk_lambda(b, node);
        break;
    case SY_AST_IfExp:
        walk_node(b, SY_AST(IfExp, node)->test);
        walk_node(b, SY_AST(IfExp, node)->body);
        walk_node(b, SY_AST(IfExp, node)->orelse);
        break;
    case SY_AST_Dict:
        walk_list(b, SY_AST(Dict, node)->keys);
        walk_list(b, SY_AST(Dict, node)->values);
        break;
    case SY_AST_Set:
        walk_list(b, SY_AST(Set, node)->elts);
        break;
    case SY_AST_ListComp:
        walk_comp(b, node, "<listcomp>", SY_AST(ListComp, node)->generators,
                  SY_AST(ListComp, node)->elt, NULL);
        break;
    case SY_AST_SetComp:
        walk_comp(b, node, "<setcomp>", SY_AST(SetComp, node)->generators,
                  SY_AST(SetComp, node)->elt, NULL);
        break;
    case SY_AST_DictComp:
        walk_comp(b, node, "<dictcomp>", SY_AST(DictComp, node)->generators,
                  SY_AST(DictComp, node)->key, SY_AST(DictComp, node)->value);
        break;
    case SY_AST_GeneratorExp:
        walk_comp(b, node, "<genexpr>", SY_AST(GeneratorExp, node)->generators,
                  SY_AST(GeneratorExp, node)->elt, NULL);
        break;
    case SY_AST_Yield:
        walk_yield(b, node, SY_AST(Yield, node)->value);
        break;
    case SY_AST_YieldFrom:
        walk_yield(b, node, SY_AST(YieldFrom, node)->value);
        break;
    case SY_AST_Compare:
        walk_node(b, SY_AST(Compare, node)->left);
        walk_list(b, SY_AST(Compare, node)->comparators);
        break;
    case SY_AST_Call:
        walk_node(b, SY_AST(Call, node)->func);
        walk_list(b, SY_AST(Call, node)->args);
        walk_list(b, SY_AST(Call, node)->keywords);
        break;
    case SY_AST_keyword:
        walk_node(b, SY_AST(keyword, node)->value);
        break;
    case SY_AST_FormattedValue:
        walk_node(b, SY_AST(FormattedValue, node)->value);
        walk_optional(b, SY_AST(FormattedValue, node)->format_spec);
        break;
    case SY_AST_JoinedStr:
        walk_list(b, SY_AST(JoinedStr, node)->values);
        break;
    case SY_AST_Attribute:
        walk_node(b, SY_AST(Attribute, node)->value);
        break;
    case SY_AST_Subscript:
        walk_node(b, SY_AST(Subscript, node)->value);
        walk_node(b, SY_AST(Subscript, node)->slice);
        break;
    case SY_AST_Starred:
        walk_node(b, SY_AST(Starred, node)->value);
        break;
    case SY_AST_Name:
        walk_name(b, node);
        break;
    case SY_AST_List:
        walk_list(b, SY_AST(List, node)->elts);
        break;
    case SY_AST_Tuple:
        walk_list(b, SY_AST(Tuple, node)->elts);
        break;
    case SY_AST_Slice:
        walk_optional(b, SY_AST(Slice, node)->lower);
        walk_optional(b, SY_AST(Slice, node)->upper);
        walk_optional(b, SY_AST(Slice, node)->step);
        break;
    default:
        break;
    }
}

static bool has_stack(const builder *b) {
    ptrdiff_t used = b->stack_base - (const char *)__builtin_frame_address(0);
    return (size_t)(used < 0 ? -used : used) < b->stack_budget;
}

static void walk_node(builder *b, const sy_ast_node *node) {
    SYI_USES_STACK();
    if (b->failed) {
        return;
    }
    if (!has_stack(b)) {
        syi_scope_fail(b, node, "maximum recursion depth exceeded during compilation%s", "");
        b->error->type = SYI_RECURSION_ERROR;
        return;
    }
    syi_warn_about(b->arena, b->warnings, node);
    if (node->kind >= SY_AST_MatchValue) {
        walk_pattern(b, node);
    } else if (node->kind >= SY_AST_BoolOp) {
        walk_expression(b, node);
    } else {
        walk_statement(b, node);
    }
}

sy_scope *syi_symtable_build(sy_arena *arena, const sy_ast_module *module, const char *text,
                             uint32_t length, size_t stack_budget, syi_syntax_error *error,
                             sy_warnings *warnings) {
    builder b = {.arena = arena,
                 .warnings = warnings,
                 .text = text,
                 .length = length,
                 .error = error,
                 .stack_base = __builtin_frame_address(0),
                 .stack_budget = stack_budget};
    sy_scope *top =
        syi_scope_open(&b, SY_SCOPE_MODULE, module->root, syi_scope_name(&b, "<module>", 8));
    if (top == NULL) {
        return NULL;
    }
    if (module->expression != NULL) {
        walk_node(&b, module->expression);
    } else {
        walk_list(&b, module->body);
    }
    if (!b.failed) {
        syi_scope_resolve(&b, top);
    }
    return b.failed || arena->failed ? NULL : top;
}
