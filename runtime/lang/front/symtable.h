/*
 * The symbol table: which name of which scope lives where. Built from the tree before code is
 * generated, as CPython does, with its errors.
 */
#ifndef SY_LANG_SYMTABLE_H
#define SY_LANG_SYMTABLE_H

#include "lang/front/ast.h"
#include "lang/front/source.h"
#include "lang/front/warn.h"

typedef enum sy_scope_kind { SY_SCOPE_MODULE, SY_SCOPE_CLASS, SY_SCOPE_FUNCTION } sy_scope_kind;

enum sy_symbol_flags {
    SY_SYM_PARAM = 1,
    SY_SYM_ASSIGNED = 2,
    SY_SYM_USED = 4,
    SY_SYM_GLOBAL = 8,    /* global statement */
    SY_SYM_NONLOCAL = 16, /* nonlocal statement */
    SY_SYM_DELETED = 32,  /* may be unbound after having been bound */
    SY_SYM_ANNOTATED = 64,
    SY_SYM_CELL = 128,        /* captured by an inner scope */
    SY_SYM_FREE = 256,        /* this scope needs it from an outer one */
    SY_SYM_COMP_TARGET = 512, /* iteration variable of a comprehension */
    SY_SYM_IMPORTED = 1024    /* bound by imports only */
};

typedef struct sy_symbol {
    sy_ast_name *name; /* mangled */
    uint32_t flags;
    const sy_ast_node *declared; /* its global or nonlocal statement */
    uint16_t index;              /* the compiler's: register, or number in the closure */
    uint16_t cell;               /* the compiler's: register of its cell */
    struct sy_symbol *next;      /* in order of appearance */
    struct sy_symbol *chain;
} sy_symbol;

typedef struct sy_scope {
    sy_scope_kind kind;
    const sy_ast_node *node;
    sy_ast_name *name;
    struct sy_scope *parent, *children, *last_child, *sibling;
    sy_symbol *first, *last;
    sy_symbol *buckets[32];
    uint32_t symbol_count;
    const sy_ast_name *class_name; /* for mangling; of the innermost class */
    bool generator;
    bool comprehension;
    bool has_walrus;
    bool needs_class_cell; /* a class whose functions use __class__ or super() */
} sy_scope;

/* The module's scope, in the arena; NULL with *error set (or arena->failed). Uses up to
 * stack_budget bytes of C stack, beyond which the source is nested too deeply. Collects
 * warnings on its way. */
sy_scope *syi_symtable_build(sy_arena *arena, const sy_ast_module *module, const char *text,
                             uint32_t length, size_t stack_budget, syi_syntax_error *error,
                             sy_warnings *warnings);

/* The scope of a function, class, lambda or comprehension node inside `scope`. */
sy_scope *syi_scope_child(const sy_scope *scope, const sy_ast_node *node);
/* NULL: the name does not occur in the scope. name is not yet mangled. */
sy_symbol *syi_scope_find(const sy_scope *scope, const sy_ast_name *name);
/* The name as private to the class of the scope, if it is one. Itself otherwise; NULL: no
 * memory. */
sy_ast_name *syi_mangle(sy_arena *arena, const sy_ast_name *class_name,
                        const sy_ast_name *name);
bool syi_name_is(const sy_ast_name *name, const char *text);

/* Fills *error with a SyntaxError at a node. */
void syi_error_at(syi_syntax_error *error, const char *text, uint32_t length,
                  const sy_ast_node *node, const char *format, ...);

#endif
