#include "lang/front/scope.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool syi_name_is(const sy_ast_name *name, const char *text) {
    return name != NULL && strcmp(name->text, text) == 0;
}

void syi_error_at(syi_syntax_error *error, const char *text, uint32_t length,
                  const sy_ast_node *node, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    error->type = SYI_SYNTAX_ERROR;
    error->line = node->line;
    error->end_line = node->end_line;
    uint32_t line_length;
    const char *line = syi_source_line(text, length, node->line, &line_length);
    error->text = line;
    error->text_length = line_length;
    error->column = syi_source_column(line, line_length, node->col) + 1;
    const char *end = syi_source_line(text, length, node->end_line, &line_length);
    error->end_column = syi_source_column(end, line_length, node->end_col) + 1;
}

static uint32_t hash_text(const sy_ast_name *name) {
    uint32_t h = 2166136261u;
    for (uint32_t i = 0; i < name->length; i++) {
        h = (h ^ (unsigned char)name->text[i]) * 16777619u;
    }
    return h;
}

static bool same_name(const sy_ast_name *a, const sy_ast_name *b) {
    return a == b || (a->length == b->length && memcmp(a->text, b->text, a->length) == 0);
}

sy_ast_name *syi_scope_name(sy_scope_builder *b, const char *text, size_t length) {
    sy_ast_name *name = syi_arena_alloc(b->arena, sizeof *name + length + 1);
    if (name == NULL) {
        b->failed = true;
        return NULL;
    }
    name->length = (uint32_t)length;
    memcpy(name->text, text, length);
    return name;
}

static bool is_private(const sy_ast_name *class_name, const sy_ast_name *name) {
    size_t n = name->length;
    return class_name != NULL && n >= 3 && memcmp(name->text, "__", 2) == 0 &&
           memcmp(name->text + n - 2, "__", 2) != 0 && strchr(name->text, '.') == NULL;
}

sy_ast_name *syi_mangle(sy_arena *arena, const sy_ast_name *class_name,
                        const sy_ast_name *name) {
    sy_ast_name *same = (sy_ast_name *)(uintptr_t)name;
    if (!is_private(class_name, name)) {
        return same;
    }
    const char *cls = class_name->text;
    while (*cls == '_') {
        cls++;
    }
    size_t class_length = strlen(cls);
    if (class_length == 0) {
        return same;
    }
    size_t n = name->length;
    sy_ast_name *mangled = syi_arena_alloc(arena, sizeof *mangled + 1 + class_length + n + 1);
    if (mangled != NULL) {
        mangled->text[0] = '_';
        memcpy(mangled->text + 1, cls, class_length);
        memcpy(mangled->text + 1 + class_length, name->text, n);
        mangled->length = (uint32_t)(1 + class_length + n);
    }
    return mangled;
}

sy_symbol *syi_scope_find_mangled(const sy_scope *scope, const sy_ast_name *name) {
    sy_symbol *s = scope->buckets[hash_text(name) % 32];
    while (s != NULL && !same_name(s->name, name)) {
        s = s->chain;
    }
    return s;
}

/* As find_mangled(mangle(name)), without making the mangled name. */
static sy_symbol *find_private(const sy_scope *scope, const sy_ast_name *name) {
    for (sy_symbol *s = scope->first; s != NULL; s = s->next) {
        uint32_t extra = s->name->length - name->length;
        if (s->name->length > name->length && s->name->text[0] == '_' &&
            memcmp(s->name->text + extra, name->text, name->length) == 0) {
            const char *cls = scope->class_name->text;
            while (*cls == '_') {
                cls++;
            }
            if (strlen(cls) == extra - 1 && memcmp(s->name->text + 1, cls, extra - 1) == 0) {
                return s;
            }
        }
    }
    return NULL;
}

sy_symbol *syi_scope_find(const sy_scope *scope, const sy_ast_name *name) {
    if (is_private(scope->class_name, name)) {
        sy_symbol *s = find_private(scope, name);
        if (s != NULL) {
            return s;
        }
    }
    return syi_scope_find_mangled(scope, name);
}

sy_symbol *syi_scope_add_mangled(sy_scope_builder *b, sy_scope *scope, sy_ast_name *name) {
    sy_symbol *s = syi_scope_find_mangled(scope, name);
    if (s != NULL) {
        return s;
    }
    s = syi_arena_alloc(b->arena, sizeof *s);
    if (s == NULL) {
        b->failed = true;
        return NULL;
    }
    s->name = name;
    sy_symbol **bucket = &scope->buckets[hash_text(name) % 32];
    s->chain = *bucket;
    *bucket = s;
    if (scope->last != NULL) {
        scope->last->next = s;
    } else {
        scope->first = s;
    }
    scope->last = s;
    scope->symbol_count++;
    return s;
}

sy_symbol *syi_scope_add(sy_scope_builder *b, sy_scope *scope, const sy_ast_name *name,
                         uint32_t flags) {
    sy_ast_name *mangled = syi_mangle(b->arena, scope->class_name, name);
    if (mangled == NULL) {
        b->failed = true;
        return NULL;
    }
    sy_symbol *s = syi_scope_add_mangled(b, scope, mangled);
    if (s != NULL) {
        s->flags |= flags;
    }
    return s;
}

sy_scope *syi_scope_open(sy_scope_builder *b, sy_scope_kind kind, const sy_ast_node *node,
                         sy_ast_name *name) {
    sy_scope *scope = name != NULL ? syi_arena_alloc(b->arena, sizeof *scope) : NULL;
    if (scope == NULL) {
        b->failed = true;
        return NULL;
    }
    scope->kind = kind;
    scope->node = node;
    scope->name = name;
    scope->parent = b->scope;
    if (b->scope != NULL) {
        scope->class_name = b->scope->class_name;
        if (b->scope->last_child != NULL) {
            b->scope->last_child->sibling = scope;
        } else {
            b->scope->children = scope;
        }
        b->scope->last_child = scope;
    }
    b->scope = scope;
    return scope;
}

sy_scope *syi_scope_child(const sy_scope *scope, const sy_ast_node *node) {
    sy_scope *child = scope->children;
    while (child != NULL && child->node != node) {
        child = child->sibling;
    }
    return child;
}

void syi_scope_fail(sy_scope_builder *b, const sy_ast_node *node, const char *format,
                    const char *name) {
    if (!b->failed) {
        syi_error_at(b->error, b->text, b->length, node, format, name);
        b->failed = true;
    }
}

/* --- Resolution
 * ----------------------------------------------------------------------------------- */

static bool is_bound_here(const sy_symbol *s) {
    return (s->flags & (SY_SYM_PARAM | SY_SYM_ASSIGNED)) != 0 &&
           (s->flags & (SY_SYM_GLOBAL | SY_SYM_NONLOCAL)) == 0;
}

/* The scope around `inner` that binds name for functions inside it, or NULL. */
static sy_scope *find_binder(sy_scope_builder *b, const sy_scope *inner, sy_ast_name *name) {
    for (sy_scope *scope = inner->parent; scope != NULL; scope = scope->parent) {
        if (scope->kind == SY_SCOPE_CLASS && syi_name_is(name, "__class__")) {
            scope->needs_class_cell = true;
            return syi_scope_add_mangled(b, scope, name) != NULL ? scope : NULL;
        }
        if (scope->kind != SY_SCOPE_FUNCTION) {
            continue;
        }
        const sy_symbol *s = syi_scope_find_mangled(scope, name);
        if (s != NULL && (s->flags & SY_SYM_GLOBAL)) {
            return NULL;
        }
        if (s != NULL && is_bound_here(s)) {
            return scope;
        }
    }
    return NULL;
}

/* Makes name a cell of the scope that binds it and hands it down to inner. False: it is global.
 */
static bool capture(sy_scope_builder *b, sy_scope *inner, sy_ast_name *name) {
    sy_scope *binder = find_binder(b, inner, name);
    if (binder == NULL) {
        return false;
    }
    syi_scope_find_mangled(binder, name)->flags |= SY_SYM_CELL;
    for (sy_scope *s = inner; s != binder; s = s->parent) {
        sy_symbol *symbol = syi_scope_add_mangled(b, s, name);
        if (symbol != NULL) {
            symbol->flags |= SY_SYM_FREE;
        }
    }
    return true;
}

void syi_scope_resolve(sy_scope_builder *b, sy_scope *scope) {
    for (sy_symbol *s = scope->first; s != NULL && !b->failed; s = s->next) {
        if (scope->kind == SY_SCOPE_MODULE || (s->flags & (SY_SYM_GLOBAL | SY_SYM_FREE))) {
            continue;
        }
        if (s->flags & SY_SYM_NONLOCAL) {
            if (!capture(b, scope, s->name)) {
                syi_scope_fail(b, s->declared != NULL ? s->declared : scope->node,
                               "no binding for nonlocal '%s' found", s->name->text);
            }
        } else if (!is_bound_here(s) && (s->flags & SY_SYM_USED)) {
            capture(b, scope, s->name);
        }
    }
    for (sy_scope *child = scope->children; child != NULL; child = child->sibling) {
        syi_scope_resolve(b, child);
    }
}
