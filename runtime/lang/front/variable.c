/* Where a variable lives, and loading, storing and deleting it. */
#include "lang/front/compiler.h"
#include "lang/object/str.h"

typedef enum place { LOCAL, CELL, FREE, GLOBAL, NAMESPACE, CLASS_FREE } place;

static place place_in_class(uint32_t flags, bool bound) {
    if ((flags & SY_SYM_CELL) && !bound) {
        return CELL;
    }
    if (!bound && (flags & SY_SYM_FREE)) {
        return (flags & SY_SYM_NONLOCAL) ? FREE : CLASS_FREE;
    }
    return NAMESPACE;
}

static place place_of(const sy_compiler *c, const sy_ast_name *name, sy_symbol **symbol) {
    const sy_unit *u = c->unit;
    sy_symbol *s = syi_scope_find(u->scope, name);
    *symbol = s;
    uint32_t flags = s != NULL ? s->flags : 0;
    bool bound = (flags & (SY_SYM_PARAM | SY_SYM_ASSIGNED)) != 0 &&
                 (flags & (SY_SYM_GLOBAL | SY_SYM_NONLOCAL)) == 0;
    if ((flags & SY_SYM_GLOBAL) && u->scope->kind != SY_SCOPE_MODULE) {
        return GLOBAL;
    }
    switch (u->scope->kind) {
    case SY_SCOPE_FUNCTION:
        if (bound) {
            return (flags & SY_SYM_CELL) ? CELL : LOCAL;
        }
        return (flags & SY_SYM_FREE) ? FREE : GLOBAL;
    case SY_SCOPE_CLASS:
        return place_in_class(flags, bound);
    default:
        return u->names && !(flags & SY_SYM_GLOBAL) ? NAMESPACE : GLOBAL;
    }
}

int32_t syi_local_register(const sy_compiler *c, const sy_ast_name *name) {
    sy_symbol *s;
    return place_of(c, name, &s) == LOCAL ? (int32_t)s->index : -1;
}

static void load_local(sy_compiler *c, const sy_symbol *s, sy_reg to) {
    if (!syi_is_bound(c, s->index)) {
        syi_emit(c, SY_OP_CHECK, 0, s->index, 0, 0);
        if (!(s->flags & SY_SYM_DELETED)) {
            syi_set_bound(c, s->index);
        }
    }
    if (to != s->index) {
        syi_emit(c, SY_OP_MOVE, 0, to, s->index, 0);
    }
}

void syi_load_name(sy_compiler *c, const sy_ast_name *name, sy_reg to) {
    sy_symbol *s;
    if (syi_name_is(name, "__debug__")) {
        syi_load_constant(c, to, SY_TRUE);
        return;
    }
    switch (place_of(c, name, &s)) {
    case LOCAL:
        load_local(c, s, to);
        break;
    case CELL:
        syi_emit(c, SY_OP_LOADCELL, 0, to, s->cell, 0);
        break;
    case FREE:
        syi_emit(c, SY_OP_LOADFREE, 0, to, s->index, 0);
        break;
    case CLASS_FREE:
        syi_emit(c, SY_OP_LOADFREE, 1, to, s->index, 0);
        break;
    case GLOBAL:
        syi_emit(c, SY_OP_LOADGLOBAL, 0, to, syi_name_constant(c, name), 0);
        break;
    case NAMESPACE:
        syi_emit(c, SY_OP_LOADNAME, 0, to, syi_name_constant(c, name), 0);
        break;
    }
}

void syi_check_assignable(sy_compiler *c, const sy_ast_name *name) {
    if (syi_name_is(name, "__debug__")) {
        syi_fail_at(c, c->unit->at, "cannot assign to __debug__");
    }
}

void syi_store_name(sy_compiler *c, const sy_ast_name *name, sy_reg from) {
    sy_symbol *s;
    syi_check_assignable(c, name);
    switch (place_of(c, name, &s)) {
    case LOCAL:
        if (s->index != from) {
            syi_emit(c, SY_OP_MOVE, 0, s->index, from, 0);
        }
        if (!(s->flags & SY_SYM_DELETED)) {
            syi_set_bound(c, s->index);
        }
        break;
    case CELL:
        syi_emit(c, SY_OP_STORECELL, 0, s->cell, from, 0);
        break;
    case FREE:
    case CLASS_FREE:
        syi_emit(c, SY_OP_STOREFREE, 0, s->index, from, 0);
        break;
    case GLOBAL:
        syi_emit(c, SY_OP_STOREGLOBAL, 0, from, syi_name_constant(c, name), 0);
        break;
    case NAMESPACE:
        syi_emit(c, SY_OP_STORENAME, 0, from, syi_name_constant(c, name), 0);
        break;
    }
}

void syi_delete_name(sy_compiler *c, const sy_ast_name *name) {
    sy_symbol *s;
    if (syi_name_is(name, "__debug__")) {
        syi_fail_at(c, c->unit->at, "cannot delete __debug__");
    }
    uint32_t live = c->unit->top;
    switch (place_of(c, name, &s)) {
    case LOCAL:
        syi_emit(c, SY_OP_DELLOCAL, 0, s->index, live, 0);
        break;
    case CELL:
        syi_emit(c, SY_OP_DELCELL, 0, s->cell, live, 0);
        break;
    case FREE:
    case CLASS_FREE:
        syi_emit(c, SY_OP_DELFREE, 0, s->index, live, 0);
        break;
    case GLOBAL:
        syi_emit(c, SY_OP_DELGLOBAL, 0, live, syi_name_constant(c, name), 0);
        break;
    case NAMESPACE:
        syi_emit(c, SY_OP_DELNAME, 0, live, syi_name_constant(c, name), 0);
        break;
    }
}

void syi_load_cell_for_closure(sy_compiler *c, const sy_symbol *symbol, sy_reg to) {
    if (symbol->flags & SY_SYM_CELL) {
        syi_emit(c, SY_OP_MOVE, 0, to, symbol->cell, 0);
    } else {
        syi_emit(c, SY_OP_LOADCLOSURE, 0, to, symbol->index, 0);
    }
}
