/* Functions, lambdas, classes and comprehensions: scopes that become code objects of their own.
 */
#include "lang/front/compiler.h"
#include "lang/front/scope.h"
#include "lang/object/container.h"
#include "lang/object/str.h"

sy_value syi_docstring(sy_compiler *c, const sy_ast_list *body) {
    if (body->count == 0 || body->items[0]->kind != SY_AST_Expr) {
        return SY_NONE;
    }
    const sy_ast_node *value = SY_AST(Expr, body->items[0])->value;
    if (value->kind != SY_AST_Constant || SY_AST(Constant, value)->value.kind != SY_CONST_STR) {
        return SY_NONE;
    }
    const sy_ast_constant *k = &SY_AST(Constant, value)->value;
    return syi_str_new(c->vm, k->text, k->length);
}

/* --- Making a function object
 * --------------------------------------------------------------------- */

enum { DEFAULTS = 1, KWDEFAULTS = 2, ANNOTATIONS = 4, CLOSURE = 8 };

static unsigned closure_for(sy_compiler *c, const sy_code *code, const sy_scope *inner,
                            sy_reg to) {
    uint32_t count = code->free_names->length;
    if (count == 0) {
        return 0;
    }
    uint32_t top = c->unit->top;
    sy_reg cells = syi_temps(c, count);
    uint32_t k = 0;
    for (const sy_symbol *s = inner->first; s != NULL; s = s->next) {
        if (s->flags & SY_SYM_FREE) {
            const sy_symbol *here = syi_scope_find_mangled(c->unit->scope, s->name);
            syi_load_cell_for_closure(c, here, (sy_reg)(cells + k++));
        }
    }
    syi_emit(c, SY_OP_BUILDTUPLE, 0, to, cells, count);
    c->unit->top = top;
    return CLOSURE;
}

static void check_parameters(sy_compiler *c, const sy_ast_arguments *args) {
    const sy_ast_list lists[] = {args->posonlyargs, args->args, args->kwonlyargs};
    for (int n = 0; n < 3; n++) {
        for (uint32_t k = 0; k < lists[n].count; k++) {
            syi_check_assignable(c, SY_AST(arg, lists[n].items[k])->arg);
        }
    }
    const sy_ast_node *stars[] = {args->vararg, args->kwarg};
    for (int n = 0; n < 2; n++) {
        if (stars[n] != NULL) {
            syi_check_assignable(c, SY_AST(arg, stars[n])->arg);
        }
    }
}

static unsigned defaults_for(sy_compiler *c, const sy_ast_arguments *args, sy_reg base) {
    unsigned x = 0;
    check_parameters(c, args);
    uint32_t top = c->unit->top;
    if (args->defaults.count > 0) {
        sy_reg values = syi_temps(c, args->defaults.count);
        for (uint32_t k = 0; k < args->defaults.count; k++) {
            syi_expr_to(c, args->defaults.items[k], (sy_reg)(values + k));
        }
        syi_emit(c, SY_OP_BUILDTUPLE, 0, base, values, args->defaults.count);
        c->unit->top = top;
        x |= DEFAULTS;
    }
    for (uint32_t k = 0; k < args->kw_defaults.count; k++) {
        if (args->kw_defaults.items[k] == NULL) {
            continue;
        }
        if (!(x & KWDEFAULTS)) {
            syi_emit(c, SY_OP_BUILDDICT, 0, base + 1u, base, 0);
            x |= KWDEFAULTS;
        }
        sy_reg pair = syi_temps(c, 2);
        const sy_ast_arg *arg = SY_AST(arg, args->kwonlyargs.items[k]);
        syi_load_constant(c, pair, syi_name_value(c, arg->arg));
        syi_expr_to(c, args->kw_defaults.items[k], (sy_reg)(pair + 1));
        syi_emit(c, SY_OP_DICTSET, 0, base + 1u, pair, pair + 1u);
        c->unit->top = top;
    }
    return x;
}

/* The source of an annotation, for `from __future__ import annotations`. */
static sy_value annotation_text(sy_compiler *c, const sy_ast_node *node) {
    uint32_t length;
    const char *start = syi_source_line(c->text, c->length, node->line, &length) + node->col;
    const char *end =
        syi_source_line(c->text, c->length, node->end_line, &length) + node->end_col;
    return syi_str_new(c->vm, start, (size_t)(end - start));
}

void syi_annotation_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    if (c->future_annotations) {
        syi_load_constant(c, to, annotation_text(c, node));
    } else if (node->kind == SY_AST_Starred) {
        syi_expr_to(c, SY_AST(Starred, node)->value, to);
    } else {
        syi_expr_to(c, node, to);
    }
}

static void annotate(sy_compiler *c, sy_value name, const sy_ast_node *annotation, sy_reg dict,
                     unsigned *x) {
    if (annotation == NULL) {
        return;
    }
    if (*x == 0) {
        syi_emit(c, SY_OP_BUILDDICT, 0, dict, dict, 0);
        *x = ANNOTATIONS;
    }
    uint32_t top = c->unit->top;
    sy_reg pair = syi_temps(c, 2);
    syi_load_constant(c, pair, name);
    syi_annotation_to(c, annotation, (sy_reg)(pair + 1));
    syi_emit(c, SY_OP_DICTSET, 0, dict, pair, pair + 1u);
    c->unit->top = top;
}

static void annotate_arg(sy_compiler *c, const sy_ast_node *node, sy_reg dict, unsigned *x) {
    if (node != NULL) {
        const sy_ast_arg *arg = SY_AST(arg, node);
        annotate(c, syi_name_value(c, arg->arg), arg->annotation, dict, x);
    }
}

static unsigned annotations_for(sy_compiler *c, const sy_ast_arguments *args,
                                const sy_ast_node *returns, sy_reg dict) {
    unsigned x = 0;
    /* CPython looks at the positional-only ones second. */
    const sy_ast_list lists[] = {args->args, args->posonlyargs};
    for (int n = 0; n < 2; n++) {
        for (uint32_t k = 0; k < lists[n].count; k++) {
            annotate_arg(c, lists[n].items[k], dict, &x);
        }
    }
    annotate_arg(c, args->vararg, dict, &x);
    for (uint32_t k = 0; k < args->kwonlyargs.count; k++) {
        annotate_arg(c, args->kwonlyargs.items[k], dict, &x);
    }
    annotate_arg(c, args->kwarg, dict, &x);
    if (returns != NULL) {
        annotate(c, syi_intern_cstr(c->vm, "return"), returns, dict, &x);
    }
    return x;
}

/* FUNCTION for code into `to`; the four registers from base hold what x says. */
static void make_function(sy_compiler *c, const sy_ast_node *node, sy_code *code,
                          const sy_scope *inner, unsigned x, sy_reg base, sy_reg to) {
    if (c->failed || code == NULL) {
        return;
    }
    x |= closure_for(c, code, inner, (sy_reg)(base + 3));
    c->unit->at = node;
    syi_emit(c, SY_OP_FUNCTION, x, to, base, syi_constant(c, sy_from_pointer(code)));
}

/* --- def and lambda
 * ------------------------------------------------------------------------------- */

static sy_scope *child_scope(sy_compiler *c, const sy_ast_node *node) {
    return syi_scope_child(c->unit->scope, node);
}

static void return_none(sy_compiler *c) {
    sy_reg r = syi_temp(c);
    syi_load_constant(c, r, SY_NONE);
    syi_emit(c, SY_OP_RETURN, 0, r, 0, 0);
}

static sy_code *function_code(sy_compiler *c, sy_scope *scope, const sy_ast_FunctionDef *def) {
    if (!syi_unit_open(c, scope, &def->node)) {
        return NULL;
    }
    sy_value doc = syi_docstring(c, &def->body);
    syi_statements(c, &def->body);
    c->unit->at = def->body.items[def->body.count - 1];
    return_none(c);
    uint32_t first_line = (uint32_t)def->node.line;
    if (def->decorator_list.count > 0) {
        first_line = (uint32_t)def->decorator_list.items[0]->line;
    }
    return syi_unit_close(c, scope->generator ? SY_CODE_GENERATOR : 0,
                          SY_AST(arguments, def->args), doc, first_line);
}

static void apply_decorators(sy_compiler *c, sy_ast_list decorators, sy_reg base) {
    /* R[base + k] is decorator k, R[base + count] what they decorate. */
    for (uint32_t k = decorators.count; k-- > 0;) {
        c->unit->at = decorators.items[k];
        syi_emit(c, SY_OP_CALL, 0, base + k, 1, 0);
    }
}

void syi_function_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_FunctionDef *def = SY_AST(FunctionDef, node);
    const sy_ast_arguments *args = SY_AST(arguments, def->args);
    uint32_t top = c->unit->top;
    sy_reg decorators = syi_temps(c, def->decorator_list.count + 1);
    for (uint32_t k = 0; k < def->decorator_list.count; k++) {
        syi_expr_to(c, def->decorator_list.items[k], (sy_reg)(decorators + k));
    }
    sy_reg base = syi_temps(c, 4);
    c->unit->at = node;
    unsigned x = defaults_for(c, args, base);
    x |= annotations_for(c, args, def->returns, (sy_reg)(base + 2));
    sy_scope *inner = child_scope(c, node);
    sy_code *code = function_code(c, inner, def);
    make_function(c, node, code, inner, x, base,
                  (sy_reg)(decorators + def->decorator_list.count));
    apply_decorators(c, def->decorator_list, decorators);
    c->unit->at = node;
    syi_store_name(c, def->name, decorators);
    c->unit->top = top;
}

void syi_lambda_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_Lambda *lambda = SY_AST(Lambda, node);
    const sy_ast_arguments *args = SY_AST(arguments, lambda->args);
    sy_reg base = syi_temps(c, 4);
    unsigned x = defaults_for(c, args, base);
    sy_scope *inner = child_scope(c, node);
    if (!syi_unit_open(c, inner, node)) {
        return;
    }
    sy_reg value = syi_expr(c, lambda->body);
    c->unit->at = lambda->body;
    syi_emit(c, SY_OP_RETURN, 0, value, 0, 0);
    sy_code *code = syi_unit_close(c, inner->generator ? SY_CODE_GENERATOR : 0, args, SY_NONE,
                                   (uint32_t)node->line);
    make_function(c, node, code, inner, x, base, to);
}

/* --- class
 * ---------------------------------------------------------------------------------------- */

static void store_class_name(sy_compiler *c, sy_value key, sy_reg from) {
    syi_emit(c, SY_OP_STORENAME, 0, from, syi_constant(c, key), 0);
}

static bool has_annotations(const sy_ast_list *body);

static bool statement_annotates(const sy_ast_node *s) {
    switch (s->kind) {
    case SY_AST_AnnAssign:
        return true;
    case SY_AST_If: {
        const sy_ast_If *branch = SY_AST(If, s);
        while (branch->orelse.count == 1 && branch->orelse.items[0]->kind == SY_AST_If &&
               !has_annotations(&branch->body)) {
            branch = SY_AST(If, branch->orelse.items[0]);
        }
        return has_annotations(&branch->body) || has_annotations(&branch->orelse);
    }
    case SY_AST_For:
        return has_annotations(&SY_AST(For, s)->body) ||
               has_annotations(&SY_AST(For, s)->orelse);
    case SY_AST_While:
        return has_annotations(&SY_AST(While, s)->body) ||
               has_annotations(&SY_AST(While, s)->orelse);
    case SY_AST_With:
        return has_annotations(&SY_AST(With, s)->body);
    case SY_AST_Try: {
        const sy_ast_Try *t = SY_AST(Try, s);
        for (uint32_t k = 0; k < t->handlers.count; k++) {
            if (has_annotations(&SY_AST(ExceptHandler, t->handlers.items[k])->body)) {
                return true;
            }
        }
        return has_annotations(&t->body) || has_annotations(&t->orelse) ||
               has_annotations(&t->finalbody);
    }
    default:
        return false;
    }
}

static bool has_annotations(const sy_ast_list *body) {
    for (uint32_t k = 0; k < body->count; k++) {
        if (statement_annotates(body->items[k])) {
            return true;
        }
    }
    return false;
}

void syi_setup_annotations(sy_compiler *c, const sy_ast_list *body) {
    if (has_annotations(body)) {
        syi_emit(c, SY_OP_SETUPANNOTATIONS, 0, 0, 0, 0);
    }
}

static void class_end(sy_compiler *c) {
    const sy_unit *u = c->unit;
    sy_reg r = syi_temp(c);
    if (!u->scope->needs_class_cell) {
        syi_load_constant(c, r, SY_NONE);
    } else {
        sy_ast_name *name = syi_arena_alloc(c->arena, sizeof *name + 10);
        if (name == NULL) {
            syi_fail_memory(c);
            return;
        }
        name->length = 9;
        memcpy(name->text, "__class__", 9);
        const sy_symbol *s = syi_scope_find_mangled(u->scope, name);
        syi_emit(c, SY_OP_MOVE, 0, r, s->cell, 0);
        store_class_name(c, c->vm->names.__classcell__, r);
    }
    syi_emit(c, SY_OP_RETURN, 0, r, 0, 0);
}

static sy_code *class_code(sy_compiler *c, sy_scope *scope, const sy_ast_ClassDef *def) {
    sy_vm *vm = c->vm;
    if (!syi_unit_open(c, scope, &def->node)) {
        return NULL;
    }
    uint32_t top = c->unit->top;
    sy_reg r = syi_temp(c);
    syi_emit(c, SY_OP_LOADNAME, 0, r, syi_constant(c, vm->names.__name__), 0);
    store_class_name(c, vm->names.__module__, r);
    syi_load_constant(c, r, c->unit->qualname);
    store_class_name(c, vm->names.__qualname__, r);
    syi_setup_annotations(c, &def->body);
    sy_value doc = syi_docstring(c, &def->body);
    if (doc != SY_NONE) {
        syi_load_constant(c, r, doc);
        store_class_name(c, vm->names.__doc__, r);
    }
    c->unit->top = top;
    syi_statements(c, &def->body);
    c->unit->at = &def->node;
    class_end(c);
    const sy_ast_node *first =
        def->decorator_list.count > 0 ? def->decorator_list.items[0] : &def->node;
    return syi_unit_close(c, SY_CODE_NAMES | SY_CODE_CLASS, NULL, doc, (uint32_t)first->line);
}

void syi_class_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_ClassDef *def = SY_AST(ClassDef, node);
    uint32_t top = c->unit->top;
    sy_reg decorators = syi_temps(c, def->decorator_list.count + 1);
    for (uint32_t k = 0; k < def->decorator_list.count; k++) {
        syi_expr_to(c, def->decorator_list.items[k], (sy_reg)(decorators + k));
    }
    sy_reg call = (sy_reg)(decorators + def->decorator_list.count);
    sy_reg body = syi_temps(c, 2);
    uint32_t inner_top = c->unit->top;
    sy_reg base = syi_temps(c, 4);
    sy_scope *inner = child_scope(c, node);
    sy_code *code = class_code(c, inner, def);
    c->unit->at = node;
    syi_emit(c, SY_OP_LOADBUILDCLASS, 0, call, 0, 0);
    make_function(c, node, code, inner, 0, base, body);
    c->unit->top = inner_top;
    syi_load_constant(c, (sy_reg)(body + 1),
                      syi_str_new(c->vm, def->name->text, def->name->length));
    syi_call_arguments(c, node, call, 2, def->bases, def->keywords);
    apply_decorators(c, def->decorator_list, decorators);
    c->unit->at = node;
    syi_store_name(c, def->name, decorators);
    c->unit->top = top;
}

/* --- Comprehensions
 * ------------------------------------------------------------------------------- */

typedef struct comprehension {
    const sy_ast_node *node;
    sy_ast_list generators;
    const sy_ast_node *key, *value; /* DictComp: both; else key is the element */
    sy_reg result;
} comprehension;

static comprehension parts_of(const sy_ast_node *node) {
    comprehension k = {.node = node};
    if (node->kind == SY_AST_DictComp) {
        k.generators = SY_AST(DictComp, node)->generators;
        k.key = SY_AST(DictComp, node)->key;
        k.value = SY_AST(DictComp, node)->value;
    } else {
        k.generators = SY_AST(ListComp, node)->generators; /* the others have the same fields */
        k.key = SY_AST(ListComp, node)->elt;
    }
    return k;
}

static void emit_element(sy_compiler *c, const comprehension *k) {
    uint32_t top = c->unit->top;
    if (k->node->kind == SY_AST_GeneratorExp) {
        sy_reg r = syi_temp(c);
        syi_expr_to(c, k->key, r);
        c->unit->at = k->key;
        syi_emit(c, SY_OP_YIELD, 0, r, 0, 0);
    } else {
        sy_reg first = syi_expr(c, k->key);
        sy_reg second = k->value != NULL ? syi_expr(c, k->value) : first;
        int op = k->node->kind == SY_AST_ListComp  ? SY_OP_LISTAPPEND
                 : k->node->kind == SY_AST_SetComp ? SY_OP_SETADD
                                                   : SY_OP_DICTSET;
        c->unit->at = k->node;
        syi_emit(c, op, 0, k->result, first, second);
    }
    c->unit->top = top;
}

static void emit_generator(sy_compiler *c, const comprehension *k, uint32_t level) {
    const sy_ast_comprehension *g = SY_AST(comprehension, k->generators.items[level]);
    uint32_t top = c->unit->top;
    if (g->is_async) {
        syi_fail_at(c, k->node, "asynchronous comprehensions are not supported");
    }
    sy_label end = syi_label(c);
    sy_reg it = syi_temps(c, 2);
    c->unit->at = k->node;
    if (level == 0) {
        syi_emit(c, SY_OP_MOVE, 0, it, 0, 0);
    } else {
        sy_reg iterable = syi_expr(c, g->iter);
        c->unit->at = k->node;
        syi_emit(c, SY_OP_ITER, 0, it, iterable, 0);
    }
    uint64_t *before = syi_bound_save(c);
    uint32_t again = c->unit->count;
    c->unit->at = k->node;
    syi_jump(c, SY_OP_FORITER, it, end);
    c->unit->at = g->target;
    syi_assign(c, g->target, (sy_reg)(it + 1));
    sy_label skip = syi_label(c);
    for (uint32_t n = 0; n < g->ifs.count; n++) {
        c->unit->at = k->node;
        syi_jump_if(c, g->ifs.items[n], false, skip);
    }
    if (level + 1 < k->generators.count) {
        emit_generator(c, k, level + 1);
    } else {
        emit_element(c, k);
    }
    syi_place(c, skip);
    syi_loop_to(c, again);
    syi_place(c, end);
    syi_bound_restore(c, before);
    c->unit->top = top;
}

static sy_code *comprehension_code(sy_compiler *c, sy_scope *scope, comprehension k) {
    if (!syi_unit_open(c, scope, k.node)) {
        return NULL;
    }
    bool generator = k.node->kind == SY_AST_GeneratorExp;
    k.result = syi_temp(c);
    if (generator) {
        syi_load_constant(c, k.result, SY_NONE);
    } else {
        int op = k.node->kind == SY_AST_ListComp  ? SY_OP_BUILDLIST
                 : k.node->kind == SY_AST_SetComp ? SY_OP_BUILDSET
                                                  : SY_OP_BUILDDICT;
        syi_emit(c, op, 0, k.result, k.result, 0);
    }
    emit_generator(c, &k, 0);
    c->unit->at = k.node;
    syi_emit(c, SY_OP_RETURN, 0, k.result, 0, 0);
    return syi_unit_close(c, generator ? SY_CODE_GENERATOR : 0, NULL, SY_NONE,
                          (uint32_t)k.node->line);
}

void syi_comprehension_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    comprehension k = parts_of(node);
    sy_reg call = syi_temps(c, 2);
    sy_scope *inner = child_scope(c, node);
    uint32_t top = c->unit->top;
    sy_reg base = syi_temps(c, 4);
    sy_code *code = comprehension_code(c, inner, k);
    make_function(c, node, code, inner, 0, base, call);
    c->unit->top = top;
    const sy_ast_node *iter = SY_AST(comprehension, k.generators.items[0])->iter;
    sy_reg iterable = syi_expr(c, iter);
    c->unit->at = node;
    syi_emit(c, SY_OP_ITER, 0, call + 1u, iterable, 0);
    syi_emit(c, SY_OP_CALL, 0, call, 1, 0);
    if (to != call) {
        syi_emit(c, SY_OP_MOVE, 0, to, call, 0);
    }
}
