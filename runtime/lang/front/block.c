/* Blocks: what break, continue, return and exceptions find on their way out of a statement. */
#include "lang/front/compiler.h"

void syi_block_open(sy_compiler *c, sy_block *b, sy_block_kind kind, const sy_ast_node *node,
                    bool covers) {
    memset(b, 0, sizeof *b);
    b->kind = kind;
    b->node = node;
    b->covers = covers;
    b->start = c->unit->count;
    b->outer = c->unit->block;
    c->unit->block = b;
}

static void end_range(sy_compiler *c, sy_block *b) {
    if (!b->covers || b->start == c->unit->count) {
        return;
    }
    sy_span *span = syi_arena_alloc(c->arena, sizeof *span);
    if (span == NULL) {
        syi_fail_memory(c);
        return;
    }
    *span = (sy_span){b->start, c->unit->count, b->ranges};
    b->ranges = span;
    b->start = c->unit->count;
}

void syi_block_close(sy_compiler *c, sy_block *b) {
    end_range(c, b);
    c->unit->block = b->outer;
}

void syi_block_cover(sy_compiler *c, const sy_block *b, uint32_t target, sy_reg reg) {
    for (const sy_span *s = b->ranges; s != NULL; s = s->next) {
        syi_add_handler(c, s->start, s->end, target, reg);
    }
}

void syi_call_exit(sy_compiler *c, sy_reg exit) {
    uint32_t top = c->unit->top;
    sy_reg call = syi_temps(c, 5);
    syi_emit(c, SY_OP_MOVE, 0, call, exit, 0);
    syi_emit(c, SY_OP_MOVE, 0, call + 1u, exit + 1u, 0);
    for (unsigned k = 2; k < 5; k++) {
        syi_load_constant(c, (sy_reg)(call + k), SY_NONE);
    }
    syi_emit(c, SY_OP_CALLMETHOD, 0, call, 3, 0);
    c->unit->top = top;
}

void syi_leave_handler(sy_compiler *c, const sy_block *b) {
    syi_emit(c, SY_OP_POPEXC, 0, b->reg, 0, 0);
    if (b->name != NULL) {
        uint32_t top = c->unit->top;
        sy_reg none = syi_temp(c);
        syi_load_constant(c, none, SY_NONE);
        syi_store_name(c, b->name, none);
        syi_delete_name(c, b->name);
        c->unit->top = top;
    }
}

/* Leaves one block; the unit's current block is the one outside it. */
static void leave(sy_compiler *c, const sy_block *b) {
    switch (b->kind) {
    case SY_BLOCK_FINALLY:
        syi_statements(c, b->finalbody);
        break;
    case SY_BLOCK_WITH:
        c->unit->at = b->node;
        syi_call_exit(c, b->reg);
        break;
    case SY_BLOCK_HANDLER:
        syi_leave_handler(c, b);
        break;
    default:
        break;
    }
}

void syi_unwind_blocks(sy_compiler *c, const sy_block *outermost) {
    sy_unit *u = c->unit;
    sy_block *inner = u->block;
    const sy_ast_node *at = u->at;
    for (sy_block *b = inner; b != outermost; b = b->outer) {
        end_range(c, b);
        u->block = b->outer;
        leave(c, b);
    }
    u->block = inner;
    u->at = at;
}

void syi_block_reopen(sy_compiler *c, const sy_block *outermost) {
    for (sy_block *b = c->unit->block; b != outermost; b = b->outer) {
        b->start = c->unit->count;
    }
}
