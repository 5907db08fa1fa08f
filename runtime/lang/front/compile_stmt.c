/* Statements. */
#include "lang/front/compiler.h"
#include "lang/object/container.h"
#include "lang/object/str.h"

/* --- Assignment
 * ----------------------------------------------------------------------------------- */

static void unpack(sy_compiler *c, const sy_ast_node *target, sy_reg from) {
    sy_ast_list elts = SY_AST(Tuple, target)->elts;
    uint32_t star = elts.count;
    for (uint32_t k = 0; k < elts.count; k++) {
        if (elts.items[k]->kind == SY_AST_Starred) {
            if (star < elts.count) {
                syi_fail_at(c, target, "multiple starred expressions in assignment");
                return;
            }
            star = k;
        }
    }
    if (star > 255 && star < elts.count) {
        syi_fail_at(c, target, "too many expressions in star-unpacking assignment");
        return;
    }
    sy_reg values = syi_temps(c, elts.count);
    c->unit->at = target;
    if (star < elts.count) {
        syi_emit(c, SY_OP_UNPACKEX, star, values, from, elts.count - star - 1);
    } else {
        syi_emit(c, SY_OP_UNPACK, 0, values, from, elts.count);
    }
    for (uint32_t k = 0; k < elts.count; k++) {
        const sy_ast_node *e = elts.items[k];
        syi_assign(c, k == star ? SY_AST(Starred, e)->value : e, (sy_reg)(values + k));
    }
}

void syi_assign(sy_compiler *c, const sy_ast_node *target, sy_reg from) {
    uint32_t top = c->unit->top;
    switch (target->kind) {
    case SY_AST_Name:
        c->unit->at = target;
        syi_store_name(c, SY_AST(Name, target)->id, from);
        break;
    case SY_AST_Attribute: {
        const sy_ast_Attribute *a = SY_AST(Attribute, target);
        sy_reg obj = syi_expr(c, a->value);
        c->unit->at = target;
        syi_check_assignable(c, a->attr);
        c->unit->at = syi_attribute_position(c, target, target);
        syi_emit(c, SY_OP_SETATTR, 0, obj, from, syi_name_constant(c, a->attr));
        break;
    }
    case SY_AST_Subscript: {
        const sy_ast_Subscript *s = SY_AST(Subscript, target);
        sy_reg obj = syi_expr(c, s->value);
        sy_reg key = syi_expr(c, s->slice);
        c->unit->at = target;
        syi_emit(c, SY_OP_SETITEM, 0, obj, key, from);
        break;
    }
    case SY_AST_Tuple:
    case SY_AST_List:
        unpack(c, target, from);
        break;
    case SY_AST_Starred:
        syi_fail_at(c, target, "starred assignment target must be in a list or tuple");
        break;
    default:
        syi_fail_at(c, target, "cannot assign to this expression");
        break;
    }
    c->unit->top = top;
}

/* The elements of a tuple or list without stars; NULL for anything else. */
static const sy_ast_list *plain_elements(const sy_ast_node *node) {
    if (node->kind != SY_AST_Tuple && node->kind != SY_AST_List) {
        return NULL;
    }
    const sy_ast_list *elts = &SY_AST(Tuple, node)->elts; /* List begins alike */
    for (uint32_t k = 0; k < elts->count; k++) {
        if (elts->items[k]->kind == SY_AST_Starred) {
            return NULL;
        }
    }
    return elts;
}

/* a, b = x, y without making the tuple. False: not of that form. */
static bool assign_in_parallel(sy_compiler *c, const sy_ast_node *target,
                               const sy_ast_node *value) {
    enum { MOST = 16 };
    const sy_ast_list *targets = plain_elements(target);
    const sy_ast_list *values = value->kind == SY_AST_Tuple ? plain_elements(value) : NULL;
    if (targets == NULL || values == NULL || targets->count != values->count ||
        values->count > MOST) {
        return false;
    }
    uint32_t base = c->unit->top;
    for (uint32_t k = 0; k < values->count; k++) {
        syi_expr_to(c, values->items[k], syi_temp(c));
    }
    for (uint32_t k = 0; k < targets->count; k++) {
        syi_assign(c, targets->items[k], (sy_reg)(base + k));
    }
    return true;
}

static void assign_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Assign *s = SY_AST(Assign, node);
    const sy_ast_node *first = s->targets.items[0];
    if (s->targets.count == 1 && assign_in_parallel(c, first, s->value)) {
        return;
    }
    if (s->targets.count == 1 && first->kind == SY_AST_Name) {
        const sy_ast_name *name = SY_AST(Name, first)->id;
        int32_t local = syi_local_register(c, name);
        if (local >= 0) {
            syi_expr_to(c, s->value, (sy_reg)local);
            c->unit->at = first;
            syi_store_name(c, name, (sy_reg)local);
            return;
        }
    }
    /* The first target may rebind the variable that the value is. */
    sy_reg value = syi_temp(c);
    if (s->targets.count > 1) {
        syi_expr_to(c, s->value, value);
    } else {
        value = syi_expr(c, s->value);
    }
    for (uint32_t k = 0; k < s->targets.count; k++) {
        syi_assign(c, s->targets.items[k], value);
    }
}

static void aug_name(sy_compiler *c, const sy_ast_AugAssign *s) {
    const sy_ast_name *name = SY_AST(Name, s->target)->id;
    /* A := on the right must not change what was read on the left. */
    int32_t local = c->unit->scope->has_walrus ? -1 : syi_local_register(c, name);
    sy_reg r = local >= 0 ? (sy_reg)local : syi_temp(c);
    c->unit->at = s->target;
    syi_load_name(c, name, r);
    syi_aug_arithmetic(c, &s->node, s->op, r, r, s->value);
    c->unit->at = s->target;
    syi_store_name(c, name, r);
}

static void aug_assign(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_AugAssign *s = SY_AST(AugAssign, node);
    if (s->target->kind == SY_AST_Name) {
        aug_name(c, s);
    } else if (s->target->kind == SY_AST_Attribute) {
        const sy_ast_Attribute *a = SY_AST(Attribute, s->target);
        unsigned name = syi_name_constant(c, a->attr);
        sy_reg obj = syi_expr(c, a->value);
        sy_reg r = syi_temp(c);
        c->unit->at = s->target;
        syi_emit(c, SY_OP_GETATTR, 0, r, obj, name);
        syi_aug_arithmetic(c, node, s->op, r, r, s->value);
        c->unit->at = s->target;
        syi_emit(c, SY_OP_SETATTR, 0, obj, r, name);
    } else {
        const sy_ast_Subscript *t = SY_AST(Subscript, s->target);
        sy_reg obj = syi_expr(c, t->value);
        sy_reg key = syi_expr(c, t->slice);
        sy_reg r = syi_temp(c);
        c->unit->at = s->target;
        syi_emit(c, SY_OP_GETITEM, 0, r, obj, key);
        syi_aug_arithmetic(c, node, s->op, r, r, s->value);
        c->unit->at = s->target;
        syi_emit(c, SY_OP_SETITEM, 0, obj, key, r);
    }
}

/* Module and class level: __annotations__[name] = annotation. */
static void record_annotation(sy_compiler *c, const sy_ast_AnnAssign *s) {
    sy_vm *vm = c->vm;
    sy_reg r = syi_temps(c, 3);
    syi_annotation_to(c, s->annotation, r);
    c->unit->at = &s->node;
    int op = c->unit->names ? SY_OP_LOADNAME : SY_OP_LOADGLOBAL;
    syi_emit(c, op, 0, r + 1u, syi_constant(c, vm->names.__annotations__), 0);
    syi_load_constant(c, (sy_reg)(r + 2), syi_name_value(c, SY_AST(Name, s->target)->id));
    syi_emit(c, SY_OP_SETITEM, 0, r + 1u, r + 2u, r);
}

static void ann_assign(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_AnnAssign *s = SY_AST(AnnAssign, node);
    if (s->value != NULL) {
        int32_t local = s->target->kind == SY_AST_Name
                            ? syi_local_register(c, SY_AST(Name, s->target)->id)
                            : -1;
        if (local >= 0) {
            syi_expr_to(c, s->value, (sy_reg)local);
            syi_store_name(c, SY_AST(Name, s->target)->id, (sy_reg)local);
        } else {
            syi_assign(c, s->target, syi_expr(c, s->value));
        }
    }
    c->unit->at = node;
    if (s->target->kind == SY_AST_Name) {
        syi_check_assignable(c, SY_AST(Name, s->target)->id);
    }
    bool function = c->unit->scope->kind == SY_SCOPE_FUNCTION;
    if (s->target->kind == SY_AST_Name && s->simple) {
        if (!function) {
            record_annotation(c, s);
        }
    } else if (!function && !c->future_annotations) {
        syi_expr_discard(c, s->annotation);
    }
}

static void delete_target(sy_compiler *c, const sy_ast_node *target) {
    uint32_t top = c->unit->top;
    switch (target->kind) {
    case SY_AST_Name:
        c->unit->at = target;
        syi_delete_name(c, SY_AST(Name, target)->id);
        break;
    case SY_AST_Attribute: {
        sy_reg obj = syi_expr(c, SY_AST(Attribute, target)->value);
        c->unit->at = target;
        syi_emit(c, SY_OP_DELATTR, 0, obj, 0,
                 syi_name_constant(c, SY_AST(Attribute, target)->attr));
        break;
    }
    case SY_AST_Subscript: {
        sy_reg obj = syi_expr(c, SY_AST(Subscript, target)->value);
        sy_reg key = syi_expr(c, SY_AST(Subscript, target)->slice);
        c->unit->at = target;
        syi_emit(c, SY_OP_DELITEM, 0, obj, key, 0);
        break;
    }
    default: {
        sy_ast_list elts = SY_AST(Tuple, target)->elts;
        for (uint32_t k = 0; k < elts.count; k++) {
            delete_target(c, elts.items[k]);
        }
        break;
    }
    }
    c->unit->top = top;
}

/* --- Control flow
 * --------------------------------------------------------------------------------- */

/* What is bound at the end of several branches: those that reach it agree. */
static uint64_t *meet_saved(sy_compiler *c, uint64_t *one, const uint64_t *other) {
    uint32_t words = c->unit->bound_words;
    if (one == NULL || one[words] != 0) {
        return (uint64_t *)(uintptr_t)other;
    }
    for (uint32_t k = 0; k < words && other[words] == 0; k++) {
        one[k] &= other[k];
    }
    return one;
}

static void if_statement(sy_compiler *c, const sy_ast_node *node) {
    sy_label end = syi_label(c);
    uint64_t *ends = NULL;
    for (bool more = true; more && !c->failed;) {
        const sy_ast_If *s = SY_AST(If, node);
        sy_label orelse = syi_label(c);
        uint32_t top = c->unit->top;
        syi_jump_if(c, s->test, false, orelse);
        c->unit->top = top;
        uint64_t *before = syi_bound_save(c);
        syi_statements(c, &s->body);
        if (s->orelse.count > 0) {
            syi_jump(c, SY_OP_JUMP, 0, end);
        }
        ends = meet_saved(c, ends, syi_bound_save(c));
        syi_bound_restore(c, before);
        syi_place(c, orelse);
        /* elif: an `if` alone in the else; chains of it may be long. */
        more = s->orelse.count == 1 && s->orelse.items[0]->kind == SY_AST_If;
        if (more) {
            node = s->orelse.items[0];
        } else {
            syi_statements(c, &s->orelse);
        }
    }
    syi_place(c, end);
    if (!c->failed) {
        syi_bound_meet(c, ends, ends[c->unit->bound_words] != 0);
    }
}

static void loop_body(sy_compiler *c, const sy_ast_node *node, const sy_ast_list *body,
                      uint32_t again, sy_label end) {
    sy_block loop;
    syi_block_open(c, &loop, SY_BLOCK_LOOP, node, false);
    loop.break_label = end;
    loop.continue_at = again;
    syi_statements(c, body);
    syi_block_close(c, &loop);
    c->unit->at = node;
    syi_loop_to(c, again);
}

static void while_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_While *s = SY_AST(While, node);
    sy_label exhausted = syi_label(c);
    sy_label end = syi_label(c);
    uint64_t *before = syi_bound_save(c);
    uint32_t again = c->unit->count;
    syi_jump_if(c, s->test, false, exhausted);
    loop_body(c, s->test, &s->body, again, end);
    syi_place(c, exhausted);
    syi_bound_restore(c, before);
    syi_statements(c, &s->orelse);
    syi_place(c, end);
    syi_bound_restore(c, before);
}

static void for_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_For *s = SY_AST(For, node);
    sy_label exhausted = syi_label(c);
    sy_label end = syi_label(c);
    sy_reg it = syi_temps(c, 2);
    uint32_t top = c->unit->top;
    sy_reg iterable = syi_expr(c, s->iter);
    c->unit->at = node;
    syi_emit(c, SY_OP_ITER, 0, it, iterable, 0);
    c->unit->top = top;
    uint64_t *before = syi_bound_save(c);
    uint32_t again = c->unit->count;
    syi_jump(c, SY_OP_FORITER, it, exhausted);
    syi_assign(c, s->target, (sy_reg)(it + 1));
    loop_body(c, node, &s->body, again, end);
    syi_place(c, exhausted);
    syi_bound_restore(c, before);
    syi_statements(c, &s->orelse);
    syi_place(c, end);
    syi_bound_restore(c, before);
}

static sy_block *innermost_loop(const sy_compiler *c) {
    sy_block *b = c->unit->block;
    while (b != NULL && b->kind != SY_BLOCK_LOOP) {
        b = b->outer;
    }
    return b;
}

/* Nothing but the end of the clause may leave an except* block. */
static bool check_star_blocks(sy_compiler *c, const sy_ast_node *node,
                              const sy_block *outermost) {
    for (const sy_block *b = c->unit->block; b != outermost; b = b->outer) {
        if (b->star) {
            syi_fail_at(c, node,
                        "'break', 'continue' and 'return' cannot appear in an except* block");
            return false;
        }
    }
    return true;
}

static void break_statement(sy_compiler *c, const sy_ast_node *node) {
    sy_block *loop = innermost_loop(c);
    if (!check_star_blocks(c, node, loop)) {
        return;
    }
    if (loop == NULL) {
        syi_fail_at(c, node, "'break' outside loop");
        return;
    }
    syi_unwind_blocks(c, loop);
    syi_jump(c, SY_OP_JUMP, 0, loop->break_label);
    syi_block_reopen(c, loop);
    c->unit->unreachable = true;
}

static void continue_statement(sy_compiler *c, const sy_ast_node *node) {
    sy_block *loop = innermost_loop(c);
    if (!check_star_blocks(c, node, loop)) {
        return;
    }
    if (loop == NULL) {
        syi_fail_at(c, node, "'continue' not properly in loop");
        return;
    }
    syi_unwind_blocks(c, loop);
    syi_loop_to(c, loop->continue_at);
    syi_block_reopen(c, loop);
    c->unit->unreachable = true;
}

static void return_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Return *s = SY_AST(Return, node);
    if (c->unit->scope->kind != SY_SCOPE_FUNCTION) {
        syi_fail_at(c, node, "'return' outside function");
        return;
    }
    bool constant = s->value != NULL && s->value->kind == SY_AST_Constant;
    if (!check_star_blocks(c, constant ? s->value : node, NULL)) {
        return;
    }
    sy_reg r;
    if (c->unit->block != NULL || s->value == NULL) {
        r = syi_temp(c); /* what is left may rebind the variable */
        if (s->value != NULL) {
            syi_expr_to(c, s->value, r);
        } else {
            syi_load_constant(c, r, SY_NONE);
        }
    } else {
        r = syi_expr(c, s->value);
    }
    c->unit->at = node;
    syi_unwind_blocks(c, NULL);
    syi_emit(c, SY_OP_RETURN, 0, r, 0, 0);
    syi_block_reopen(c, NULL);
    c->unit->unreachable = true;
}

static void raise_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Raise *s = SY_AST(Raise, node);
    sy_reg exc = 0;
    sy_reg cause = 0;
    unsigned x = 0;
    if (s->exc != NULL) {
        exc = syi_expr(c, s->exc);
        x = 1;
    }
    if (s->cause != NULL) {
        cause = syi_expr(c, s->cause);
        x = 2;
    }
    c->unit->at = node;
    syi_emit(c, SY_OP_RAISE, x, exc, cause, 0);
    c->unit->unreachable = true;
}

static void assert_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Assert *s = SY_AST(Assert, node);
    sy_label ok = syi_label(c);
    syi_jump_if(c, s->test, true, ok);
    uint64_t *before = syi_bound_save(c);
    sy_reg r = syi_temps(c, 2);
    c->unit->at = node;
    syi_emit(c, SY_OP_LOADASSERT, 0, r, 0, 0);
    if (s->msg != NULL) {
        syi_expr_to(c, s->msg, (sy_reg)(r + 1));
        c->unit->at = node;
        syi_emit(c, SY_OP_CALL, 0, r, 1, 0);
    }
    syi_emit(c, SY_OP_RAISE, 1, r, 0, 0);
    syi_place(c, ok);
    syi_bound_restore(c, before);
}

/* --- Imports
 * -------------------------------------------------------------------------------------- */

static sy_value text(sy_compiler *c, const char *from, size_t length) {
    sy_value v = syi_str_new(c->vm, from, length);
    return v == SY_NULL ? SY_NULL : syi_intern(c->vm, v);
}

static void emit_import(sy_compiler *c, sy_value name, sy_value fromlist, int level,
                        sy_reg to) {
    sy_reg args = syi_temps(c, 2);
    syi_load_constant(c, args, fromlist);
    syi_load_constant(c, (sy_reg)(args + 1), sy_from_int(level));
    syi_emit(c, SY_OP_IMPORT, 0, to, args, syi_constant(c, name));
}

/* import a.b.c as d: the innermost module. */
static void import_as(sy_compiler *c, const sy_ast_alias *alias, sy_reg r) {
    const char *dot = strchr(alias->name->text, '.');
    while (dot != NULL) {
        const char *part = dot + 1;
        dot = strchr(part, '.');
        size_t length = dot != NULL ? (size_t)(dot - part) : strlen(part);
        syi_emit(c, SY_OP_IMPORTFROM, 0, r, r, syi_constant(c, text(c, part, length)));
    }
    syi_store_name(c, alias->asname, r);
}

static void import_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Import *s = SY_AST(Import, node);
    for (uint32_t k = 0; k < s->names.count; k++) {
        const sy_ast_alias *alias = SY_AST(alias, s->names.items[k]);
        uint32_t top = c->unit->top;
        sy_reg r = syi_temp(c);
        c->unit->at = node;
        emit_import(c, text(c, alias->name->text, alias->name->length), SY_NONE, 0, r);
        if (alias->asname != NULL) {
            import_as(c, alias, r);
        } else {
            const char *dot = strchr(alias->name->text, '.');
            const sy_ast_name *bound = alias->name;
            if (dot != NULL) {
                size_t length = (size_t)(dot - alias->name->text);
                sy_ast_name *first = syi_arena_alloc(c->arena, sizeof *first + length + 1);
                if (first == NULL) {
                    syi_fail_memory(c);
                    return;
                }
                first->length = (uint32_t)length;
                memcpy(first->text, alias->name->text, length);
                bound = first;
            }
            syi_store_name(c, bound, r);
        }
        c->unit->top = top;
    }
}

static bool future_import(sy_compiler *c, const sy_ast_ImportFrom *s) {
    static const char *const known[] = {"nested_scopes",    "generators",     "division",
                                        "absolute_import",  "with_statement", "print_function",
                                        "unicode_literals", "generator_stop", "annotations"};
    if (s->node.line > c->future_line) {
        syi_fail_at(c, &s->node,
                    "from __future__ imports must occur at the beginning of the file");
        return false;
    }
    for (uint32_t k = 0; k < s->names.count; k++) {
        const sy_ast_name *name = SY_AST(alias, s->names.items[k])->name;
        bool found = false;
        for (size_t n = 0; n < sizeof known / sizeof *known; n++) {
            found |= syi_name_is(name, known[n]);
        }
        if (syi_name_is(name, "braces")) {
            syi_fail_at(c, &s->node, "not a chance");
            return false;
        }
        if (!found) {
            syi_fail_at(c, &s->node, "future feature %s is not defined", name->text);
            return false;
        }
    }
    return true;
}

static void import_from(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_ImportFrom *s = SY_AST(ImportFrom, node);
    if (syi_name_is(s->module, "__future__") && !future_import(c, s)) {
        return;
    }
    sy_value fromlist = syi_tuple_new(c->vm, NULL, s->names.count);
    if (fromlist == SY_NULL) {
        syi_fail_memory(c);
        return;
    }
    for (uint32_t k = 0; k < s->names.count; k++) {
        const sy_ast_name *name = SY_AST(alias, s->names.items[k])->name;
        syi_to_tuple(fromlist)->items[k] = text(c, name->text, name->length);
    }
    sy_reg module = syi_temp(c);
    const char *from = s->module != NULL ? s->module->text : "";
    emit_import(c, text(c, from, strlen(from)), fromlist, s->level, module);
    for (uint32_t k = 0; k < s->names.count; k++) {
        const sy_ast_alias *alias = SY_AST(alias, s->names.items[k]);
        if (syi_name_is(alias->name, "*")) {
            syi_emit(c, SY_OP_IMPORTSTAR, 0, module, 0, 0);
            continue;
        }
        sy_reg r = syi_temp(c);
        syi_emit(c, SY_OP_IMPORTFROM, 0, r, module,
                 syi_constant(c, text(c, alias->name->text, alias->name->length)));
        syi_store_name(c, alias->asname != NULL ? alias->asname : alias->name, r);
    }
}

/* --- Any statement
 * -------------------------------------------------------------------------------- */

static void expression_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_node *value = SY_AST(Expr, node)->value;
    if (c->mode == SY_COMPILE_SINGLE && c->unit->outer == NULL) {
        sy_reg r = syi_expr(c, value);
        c->unit->at = node;
        syi_emit(c, SY_OP_PRINTEXPR, 0, r, 0, 0);
        return;
    }
    syi_expr_discard(c, value);
}

void syi_statement(sy_compiler *c, const sy_ast_node *node) {
    sy_unit *u = c->unit;
    if (!syi_compile_enter(c)) {
        return;
    }
    uint32_t top = u->top;
    u->at = node;
    switch (node->kind) {
    case SY_AST_FunctionDef:
        syi_function_statement(c, node);
        break;
    case SY_AST_ClassDef:
        syi_class_statement(c, node);
        break;
    case SY_AST_Return:
        return_statement(c, node);
        break;
    case SY_AST_Delete:
        for (uint32_t k = 0; k < SY_AST(Delete, node)->targets.count; k++) {
            delete_target(c, SY_AST(Delete, node)->targets.items[k]);
        }
        break;
    case SY_AST_Assign:
        assign_statement(c, node);
        break;
    case SY_AST_AugAssign:
        aug_assign(c, node);
        break;
    case SY_AST_AnnAssign:
        ann_assign(c, node);
        break;
    case SY_AST_For:
        for_statement(c, node);
        break;
    case SY_AST_While:
        while_statement(c, node);
        break;
    case SY_AST_If:
        if_statement(c, node);
        break;
    case SY_AST_With:
        syi_with_statement(c, node, 0);
        break;
    case SY_AST_Match:
        syi_match_statement(c, node);
        break;
    case SY_AST_Raise:
        raise_statement(c, node);
        break;
    case SY_AST_Try:
        syi_try_statement(c, node);
        break;
    case SY_AST_TryStar:
        syi_try_star_statement(c, node);
        break;
    case SY_AST_Assert:
        assert_statement(c, node);
        break;
    case SY_AST_Import:
        import_statement(c, node);
        break;
    case SY_AST_ImportFrom:
        import_from(c, node);
        break;
    case SY_AST_Expr:
        expression_statement(c, node);
        break;
    case SY_AST_Pass:
        syi_emit(c, SY_OP_NOP, 0, 0, 0, 0);
        break;
    case SY_AST_Break:
        break_statement(c, node);
        break;
    case SY_AST_Continue:
        continue_statement(c, node);
        break;
    case SY_AST_Global:
    case SY_AST_Nonlocal:
        break;
    default:
        syi_fail_at(c, node, "this statement is not supported");
        break;
    }
    u->top = top;
    syi_compile_leave(c);
}

void syi_statements(sy_compiler *c, const sy_ast_list *list) {
    for (uint32_t k = 0; k < list->count && !c->failed; k++) {
        syi_statement(c, list->items[k]);
    }
}
