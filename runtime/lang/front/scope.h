/* Adding to scopes: what building and resolving the symbol table share. */
#ifndef SY_LANG_SCOPE_H
#define SY_LANG_SCOPE_H

#include "lang/front/symtable.h"

typedef struct sy_scope_builder {
    sy_arena *arena;
    const char *text;
    uint32_t length;
    syi_syntax_error *error;
    sy_warnings *warnings;
    sy_scope *scope;
    const char *stack_base; /* where the walk began, and how far it may go from there */
    size_t stack_budget;
    bool failed;
    bool in_iterable; /* in the iterable of a comprehension */
} sy_scope_builder;

sy_ast_name *syi_scope_name(sy_scope_builder *b, const char *text, size_t length);
sy_scope *syi_scope_open(sy_scope_builder *b, sy_scope_kind kind, const sy_ast_node *node,
                         sy_ast_name *name);
sy_symbol *syi_scope_find_mangled(const sy_scope *scope, const sy_ast_name *name);
sy_symbol *syi_scope_add_mangled(sy_scope_builder *b, sy_scope *scope, sy_ast_name *name);
sy_symbol *syi_scope_add(sy_scope_builder *b, sy_scope *scope, const sy_ast_name *name,
                         uint32_t flags);
void syi_scope_fail(sy_scope_builder *b, const sy_ast_node *node, const char *format,
                    const char *name);
/* Decides for every name of scope and the scopes in it where it lives. */
void syi_scope_resolve(sy_scope_builder *b, sy_scope *scope);

#endif
