/* try, with: statements whose ends are reached in several ways. */
#include "lang/front/compiler.h"
#include "lang/object/str.h"

/* Where an exceptional copy ends: the exception in `reg` goes on, after POPEXC. */
static void reraise(sy_compiler *c, sy_reg reg) {
    syi_emit(c, SY_OP_POPEXC, 0, reg, 0, 0);
    syi_emit(c, SY_OP_RERAISE, 0, reg, 0, 0);
}

/* An exception inside a handler: what was handled before is handled again, the name is unbound.
 */
static void cover_handler(sy_compiler *c, sy_block *handler, const sy_ast_node *node) {
    uint32_t top = c->unit->top;
    sy_reg second = syi_temp(c);
    c->unit->at = node;
    syi_block_cover(c, handler, c->unit->count, second);
    syi_leave_handler(c, handler);
    syi_emit(c, SY_OP_RERAISE, 0, second, 0, 0);
    c->unit->top = top;
}

/* --- try/finally
 * ---------------------------------------------------------------------------------- */

static void try_finally(sy_compiler *c, const sy_ast_node *node, const sy_ast_list *finalbody,
                        void (*body)(sy_compiler *c, const sy_ast_node *node)) {
    sy_block b;
    sy_label end = syi_label(c);
    uint64_t *before = syi_bound_save(c);
    syi_block_open(c, &b, SY_BLOCK_FINALLY, node, true);
    b.finalbody = finalbody;
    body(c, node);
    syi_block_close(c, &b);
    uint64_t *after = syi_bound_save(c);
    syi_statements(c, finalbody);
    syi_jump(c, SY_OP_JUMP, 0, end);
    uint64_t *done = syi_bound_save(c);

    sy_reg e = syi_temps(c, 2);
    syi_bound_restore(c, before);
    c->unit->unreachable = false;
    uint32_t target = c->unit->count;
    c->unit->at = finalbody->items[0];
    syi_emit(c, SY_OP_PUSHEXC, 0, e, 0, 0);
    sy_block handler;
    syi_block_open(c, &handler, SY_BLOCK_HANDLER, node, true);
    handler.reg = e;
    syi_statements(c, finalbody);
    syi_block_close(c, &handler);
    reraise(c, e);
    syi_block_cover(c, &b, target, e);
    cover_handler(c, &handler, finalbody->items[0]);
    syi_place(c, end);
    syi_bound_restore(c, done);
    (void)after;
}

/* --- try/except
 * ----------------------------------------------------------------------------------- */

static void bind_exception(sy_compiler *c, const sy_ast_ExceptHandler *h, sy_reg e) {
    if (h->name != NULL) {
        syi_store_name(c, h->name, e);
    }
}

static void except_clause(sy_compiler *c, const sy_ast_node *node, sy_reg e, sy_label end) {
    const sy_ast_ExceptHandler *h = SY_AST(ExceptHandler, node);
    sy_label next = syi_label(c);
    uint32_t top = c->unit->top;
    sy_block handler;
    syi_block_open(c, &handler, SY_BLOCK_HANDLER, node, true);
    handler.reg = e;
    if (h->type != NULL) {
        sy_reg type = syi_expr(c, h->type);
        sy_reg match = syi_temp(c);
        c->unit->at = node;
        syi_emit(c, SY_OP_MATCHEXC, 0, match, e, type);
        syi_jump(c, SY_OP_JFALSE, match, next);
        c->unit->top = top;
    }
    uint64_t *before = syi_bound_save(c);
    syi_block_close(c, &handler);
    sy_block body;
    syi_block_open(c, &body, SY_BLOCK_HANDLER, node, true);
    body.reg = e;
    body.name = h->name;
    c->unit->at = node;
    bind_exception(c, h, e);
    syi_statements(c, &h->body);
    syi_block_close(c, &body);
    c->unit->at = node;
    syi_leave_handler(c, &body);
    syi_jump(c, SY_OP_JUMP, 0, end);
    cover_handler(c, &body, node);
    cover_handler(c, &handler, node);
    uint64_t *after = syi_bound_save(c);
    syi_place(c, next);
    syi_bound_restore(c, before);
    (void)after;
}

static void try_except(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Try *s = SY_AST(Try, node);
    sy_label end = syi_label(c);
    uint64_t *before = syi_bound_save(c);
    sy_block b;
    syi_block_open(c, &b, SY_BLOCK_TRY, node, true);
    syi_statements(c, &s->body);
    syi_block_close(c, &b);
    syi_statements(c, &s->orelse);
    syi_jump(c, SY_OP_JUMP, 0, end);
    uint64_t *merged = syi_bound_save(c);

    sy_reg e = syi_temps(c, 2);
    syi_bound_restore(c, before);
    c->unit->unreachable = false;
    uint32_t target = c->unit->count;
    c->unit->at = s->handlers.items[0];
    syi_emit(c, SY_OP_PUSHEXC, 0, e, 0, 0);
    bool catches_all = false;
    for (uint32_t k = 0; k < s->handlers.count; k++) {
        const sy_ast_node *h = s->handlers.items[k];
        catches_all = SY_AST(ExceptHandler, h)->type == NULL;
        if (catches_all && k + 1 < s->handlers.count) {
            syi_fail_at(c, h, "default 'except:' must be last");
        }
        except_clause(c, h, e, end);
    }
    if (!catches_all) {
        reraise(c, e);
    }
    syi_block_cover(c, &b, target, e);
    syi_place(c, end);
    /* Only what was bound before the try, or by both the body and no handler, is certain. */
    c->unit->unreachable =
        merged[c->unit->bound_words] != 0 && before[c->unit->bound_words] != 0;
    syi_bound_restore(c, before);
}

static void try_body(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Try *s = SY_AST(Try, node);
    uint32_t top = c->unit->top;
    if (s->handlers.count > 0) {
        try_except(c, node);
    } else {
        syi_statements(c, &s->body);
        syi_statements(c, &s->orelse);
    }
    c->unit->top = top;
}

void syi_try_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Try *s = SY_AST(Try, node);
    uint32_t top = c->unit->top;
    if (s->finalbody.count > 0) {
        try_finally(c, node, &s->finalbody, try_body);
    } else {
        try_body(c, node);
    }
    c->unit->top = top;
}

/* --- except*
 * -------------------------------------------------------------------------------------- */

/* `rest` is what is not handled yet, `list` collects what the clauses raised. */
static void except_star_clause(sy_compiler *c, const sy_ast_node *node, sy_reg rest,
                               sy_reg list) {
    const sy_ast_ExceptHandler *h = SY_AST(ExceptHandler, node);
    uint32_t top = c->unit->top;
    sy_label next = syi_label(c);
    uint64_t *before = syi_bound_save(c);
    sy_reg match = syi_temps(c, 2);
    sy_reg type = syi_expr(c, h->type);
    c->unit->at = h->type;
    syi_jump(c, SY_OP_JNONE, rest, next);
    syi_emit(c, SY_OP_SPLITEXC, 0, match, rest, type);
    syi_emit(c, SY_OP_MOVE, 0, rest, match + 1u, 0);
    syi_jump(c, SY_OP_JNONE, match, next);
    sy_reg e = syi_temps(c, 2);
    syi_emit(c, SY_OP_MOVE, 0, e, match, 0);
    syi_emit(c, SY_OP_PUSHEXC, 0, e, 0, 0);
    sy_block body;
    syi_block_open(c, &body, SY_BLOCK_HANDLER, node, true);
    body.reg = e;
    body.name = h->name;
    body.star = true;
    c->unit->at = node;
    bind_exception(c, h, e);
    syi_statements(c, &h->body);
    syi_block_close(c, &body);
    c->unit->at = node;
    syi_leave_handler(c, &body);
    syi_jump(c, SY_OP_JUMP, 0, next);
    sy_reg raised = syi_temp(c);
    syi_block_cover(c, &body, c->unit->count, raised);
    syi_leave_handler(c, &body);
    syi_emit(c, SY_OP_LISTAPPEND, 0, list, raised, 0);
    syi_place(c, next);
    syi_bound_restore(c, before);
    c->unit->top = top;
}

static void try_except_star(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Try *s = SY_AST(Try, node);
    sy_label end = syi_label(c);
    uint64_t *before = syi_bound_save(c);
    sy_block b;
    syi_block_open(c, &b, SY_BLOCK_TRY, node, true);
    syi_statements(c, &s->body);
    syi_block_close(c, &b);
    syi_statements(c, &s->orelse);
    syi_jump(c, SY_OP_JUMP, 0, end);
    syi_bound_restore(c, before);
    c->unit->unreachable = false;

    uint32_t top = c->unit->top;
    sy_reg e = syi_temps(c, 2);
    sy_reg rest = syi_temp(c);
    sy_reg list = syi_temp(c);
    uint32_t target = c->unit->count;
    c->unit->at = s->handlers.items[0];
    syi_emit(c, SY_OP_PUSHEXC, 0, e, 0, 0);
    sy_block handlers;
    syi_block_open(c, &handlers, SY_BLOCK_HANDLER, node, true);
    handlers.reg = e;
    syi_emit(c, SY_OP_MOVE, 0, rest, e, 0);
    syi_emit(c, SY_OP_BUILDLIST, 0, list, list, 0);
    for (uint32_t k = 0; k < s->handlers.count; k++) {
        except_star_clause(c, s->handlers.items[k], rest, list);
    }
    syi_emit(c, SY_OP_LISTAPPEND, 0, list, rest, 0);
    syi_emit(c, SY_OP_JOINEXC, 0, rest, list, e);
    syi_block_close(c, &handlers);
    syi_emit(c, SY_OP_POPEXC, 0, e, 0, 0);
    syi_jump(c, SY_OP_JNONE, rest, end);
    syi_emit(c, SY_OP_RERAISE, 0, rest, 0, 0);
    syi_block_cover(c, &b, target, e);
    cover_handler(c, &handlers, node);
    syi_place(c, end);
    syi_bound_restore(c, before);
    c->unit->top = top;
}

void syi_try_star_statement(sy_compiler *c, const sy_ast_node *node) {
    const sy_ast_Try *s = SY_AST(Try, node);
    uint32_t top = c->unit->top;
    if (s->finalbody.count > 0) {
        try_finally(c, node, &s->finalbody, try_except_star);
    } else {
        try_except_star(c, node);
    }
    c->unit->top = top;
}

/* --- with
 * ----------------------------------------------------------------------------------------- */

/* The exception passes through __exit__, which may swallow it. */
static void with_handler(sy_compiler *c, const sy_ast_node *node, const sy_block *b,
                         sy_reg exit_method, sy_label end) {
    sy_reg e = syi_temps(c, 2);
    uint32_t target = c->unit->count;
    c->unit->at = node;
    syi_emit(c, SY_OP_PUSHEXC, 0, e, 0, 0);
    sy_block handler;
    syi_block_open(c, &handler, SY_BLOCK_HANDLER, node, true);
    handler.reg = e;
    sy_reg call = syi_temps(c, 5);
    syi_emit(c, SY_OP_MOVE, 0, call, exit_method, 0);
    syi_emit(c, SY_OP_MOVE, 0, call + 1u, exit_method + 1u, 0);
    syi_emit(c, SY_OP_EXCINFO, 0, call + 2u, e, 0);
    syi_emit(c, SY_OP_CALLMETHOD, 0, call, 3, 0);
    sy_label swallowed = syi_label(c);
    syi_jump(c, SY_OP_JTRUE, call, swallowed);
    syi_block_close(c, &handler);
    reraise(c, e);
    syi_place(c, swallowed);
    syi_emit(c, SY_OP_POPEXC, 0, e, 0, 0);
    syi_jump(c, SY_OP_JUMP, 0, end);
    syi_block_cover(c, b, target, e);
    cover_handler(c, &handler, node);
}

void syi_with_statement(sy_compiler *c, const sy_ast_node *node, uint32_t item) {
    const sy_ast_With *s = SY_AST(With, node);
    if (item == s->items.count) {
        syi_statements(c, &s->body);
        return;
    }
    const sy_ast_withitem *w = SY_AST(withitem, s->items.items[item]);
    uint32_t top = c->unit->top;
    sy_label end = syi_label(c);
    sy_reg exit_method = syi_temps(c, 2);
    uint32_t inner = c->unit->top;
    syi_temps(c, 2); /* __enter__ and its self */
    sy_reg manager = syi_expr(c, w->context_expr);
    c->unit->at = node;
    syi_emit(c, SY_OP_WITHENTER, 0, exit_method, manager, 0);
    syi_emit(c, SY_OP_CALLMETHOD, 0, exit_method + 2u, 0, 0);
    uint64_t *before = syi_bound_save(c);
    sy_block b;
    syi_block_open(c, &b, SY_BLOCK_WITH, node, true);
    b.reg = exit_method;
    c->unit->top = inner + 1;
    if (w->optional_vars != NULL) {
        c->unit->at = w->optional_vars;
        syi_assign(c, w->optional_vars, (sy_reg)(exit_method + 2));
    }
    c->unit->top = inner;
    syi_with_statement(c, node, item + 1);
    syi_block_close(c, &b);
    c->unit->at = node;
    syi_call_exit(c, exit_method);
    syi_jump(c, SY_OP_JUMP, 0, end);
    bool left = c->unit->unreachable;
    with_handler(c, node, &b, exit_method, end);
    syi_place(c, end);
    /* __exit__ may have swallowed an exception from anywhere in the body. */
    syi_bound_restore(c, before);
    c->unit->unreachable = false;
    (void)left;
    c->unit->top = top;
}
