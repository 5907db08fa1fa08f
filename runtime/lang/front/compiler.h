/*
 * What the files of the compiler share.
 *
 * One `unit` compiles one scope to one code object. Registers: locals, then temporaries used
 * like a stack (`top`). syi_expr() gives the register an expression's value is in: a local that
 * is certainly bound is used where it stands, anything else goes to a fresh temporary.
 * syi_expr_to() writes the value to a given register, and only as its last act if that is a
 * local.
 *
 * Errors: `failed` is set, everything goes on harmlessly and the caller looks at the end.
 */
#ifndef SY_LANG_COMPILER_H
#define SY_LANG_COMPILER_H

#include "lang/front/compile.h"
#include "lang/front/symtable.h"

typedef uint16_t sy_reg;
typedef int32_t sy_label;

typedef struct sy_patch {
    uint32_t at; /* instruction word */
    sy_label label;
} sy_patch;

/* A construct that break, continue and return have to leave properly. */
typedef enum sy_block_kind {
    SY_BLOCK_LOOP,
    SY_BLOCK_TRY,     /* body of try/except: nothing to do but end the covered range */
    SY_BLOCK_FINALLY, /* body covered by a finally clause */
    SY_BLOCK_WITH,
    SY_BLOCK_HANDLER, /* an except clause or the exceptional copy of finally: POPEXC */
} sy_block_kind;

typedef struct sy_span {
    uint32_t start, end;
    struct sy_span *next;
} sy_span;

typedef struct sy_block {
    sy_block_kind kind;
    struct sy_block *outer;
    sy_label break_label, continue_label; /* LOOP */
    uint32_t continue_at;                 /* LOOP: where to jump back to */
    const sy_ast_list *finalbody;         /* FINALLY */
    sy_reg reg;                           /* WITH: exit function; HANDLER: the exception */
    const sy_ast_name *name;              /* HANDLER: name to unbind, or NULL */
    bool star;       /* HANDLER: of except*, which nothing may leave early */
    bool covers;     /* has ranges that a handler covers */
    uint32_t start;  /* of the open range */
    sy_span *ranges; /* closed ones */
    const sy_ast_node *node;
} sy_block;

typedef struct sy_unit {
    struct sy_unit *outer;
    sy_scope *scope;
    sy_value qualname;
    sy_instr *code;
    sy_position *positions;
    uint32_t count, capacity, position_capacity;
    sy_value *constants;
    uint32_t constant_count, constant_capacity;
    uint32_t *constant_index; /* hash table over constants by word; 0: free, else index + 1 */
    uint32_t constant_index_size;
    sy_handler *handlers;
    uint32_t handler_count, handler_capacity;
    int32_t *labels; /* position of each label, -1: not yet */
    uint32_t label_count, label_capacity;
    sy_patch *patches;
    uint32_t patch_count, patch_capacity;
    uint32_t local_count; /* registers with names */
    uint32_t first_temp;
    uint32_t top, max_top;
    uint64_t *bound; /* bit per local register: certainly bound here */
    uint32_t bound_words;
    bool unreachable;
    sy_block *block;
    const sy_ast_node *at; /* position of what is emitted */
    sy_symbol **free_symbols;
    uint32_t free_count;
    bool names; /* NAME instructions */
} sy_unit;

typedef struct sy_compiler {
    sy_vm *vm;
    sy_arena *arena;
    syi_syntax_error *error;
    const char *text; /* prepared source */
    uint32_t length;
    sy_value filename, source;
    sy_compile_mode mode;
    uint32_t depth;
    bool failed;     /* error is filled in, or vm->exc set */
    bool long_jumps; /* 16-bit jumps do not reach: compile without them */
    bool retry_long;
    bool future_annotations;
    int32_t future_line; /* of the last __future__ import that is where such belong; 0: none */
    bool namespace_names;
    sy_warnings warnings;
    sy_unit *unit;
} sy_compiler;

/* --- emit.c
 * --------------------------------------------------------------------------------------- */

void syi_fail_at(sy_compiler *c, const sy_ast_node *node, const char *format, ...);
void syi_fail_memory(sy_compiler *c);
/* Around each level of recursion: false (and failed) when the C stack or its limit is used up.
 */
bool syi_compile_enter(sy_compiler *c);
void syi_compile_leave(sy_compiler *c);
uint32_t syi_emit(sy_compiler *c, int op, unsigned x, unsigned a, unsigned b, unsigned cc);
uint32_t syi_emit_wide(sy_compiler *c, int op, unsigned a, int32_t wide);
sy_label syi_label(sy_compiler *c);
void syi_place(sy_compiler *c, sy_label label);
/* A jump (wide form) to a label. a: the register tested, 0 for JUMP. */
void syi_jump(sy_compiler *c, int op, unsigned a, sy_label label);
/* A compare-and-jump (16-bit form). */
void syi_jump_short(sy_compiler *c, int op, unsigned x, unsigned a, unsigned b, sy_label label);
void syi_loop_to(sy_compiler *c, uint32_t target); /* LOOP */
uint32_t syi_constant(sy_compiler *c, sy_value v);
uint32_t syi_name_constant(sy_compiler *c, const sy_ast_name *name); /* mangled */
sy_value syi_name_value(sy_compiler *c, const sy_ast_name *name);    /* mangled, interned */
void syi_load_constant(sy_compiler *c, sy_reg to, sy_value v);
sy_reg syi_temp(sy_compiler *c);
sy_reg syi_temps(sy_compiler *c, uint32_t count); /* consecutive */
void syi_add_handler(sy_compiler *c, uint32_t start, uint32_t end, uint32_t target, sy_reg reg);
bool syi_grow(sy_compiler *c, void **array, uint32_t *capacity, uint32_t needed, size_t size);

/* Certainly-bound locals at a branch. */
uint64_t *syi_bound_save(sy_compiler *c);
void syi_bound_restore(sy_compiler *c, const uint64_t *saved);
void syi_bound_meet(sy_compiler *c, const uint64_t *other, bool other_unreachable);
bool syi_is_bound(const sy_compiler *c, sy_reg reg);
void syi_set_bound(sy_compiler *c, sy_reg reg);

/* Units (unit.c). */
bool syi_unit_open(sy_compiler *c, sy_scope *scope, const sy_ast_node *node);
sy_code *syi_unit_close(sy_compiler *c, uint32_t code_flags, const sy_ast_arguments *args,
                        sy_value doc, uint32_t first_line);
void syi_unit_discard(sy_compiler *c);

/* --- Names (variable.c)
 * ------------------------------------------------------------------------------ */

void syi_load_name(sy_compiler *c, const sy_ast_name *name, sy_reg to);
void syi_store_name(sy_compiler *c, const sy_ast_name *name, sy_reg from);
void syi_delete_name(sy_compiler *c, const sy_ast_name *name);
/* SyntaxError at the current position for __debug__. name may be NULL. */
void syi_check_assignable(sy_compiler *c, const sy_ast_name *name);
/* The register of a plain local variable, or -1 when it lives elsewhere. */
int32_t syi_local_register(const sy_compiler *c, const sy_ast_name *name);
/* Loads a name that is not a variable of the program (a builtin the compiler needs). */
void syi_load_cell_for_closure(sy_compiler *c, const sy_symbol *symbol, sy_reg to);

/* --- Expressions
 * ---------------------------------------------------------------------------------- */

sy_reg syi_expr(sy_compiler *c, const sy_ast_node *node);
void syi_expr_to(sy_compiler *c, const sy_ast_node *node, sy_reg to);
/* Evaluates for effect. */
void syi_expr_discard(sy_compiler *c, const sy_ast_node *node);
/* Jumps to label when the truth of node is `when`. */
void syi_jump_if(sy_compiler *c, const sy_ast_node *node, bool when, sy_label label);
void syi_call_to(sy_compiler *c, const sy_ast_node *node, sy_reg to);
/* A class statement's call of __build_class__: callee and the two first arguments are in base
 * ... */
void syi_call_arguments(sy_compiler *c, const sy_ast_node *node, sy_reg base, uint32_t given,
                        sy_ast_list args, sy_ast_list keywords);
/* Constant value of a node that is one (numbers, strings, names, tuples of them), or SY_NULL.
 */
sy_value syi_constant_value(sy_compiler *c, const sy_ast_node *node);
void syi_comprehension_to(sy_compiler *c, const sy_ast_node *node, sy_reg to);
void syi_lambda_to(sy_compiler *c, const sy_ast_node *node, sy_reg to);
int syi_binary_op(sy_ast_op op);
/* Where CPython sees the access of an attribute (and the call of a method, whose expression is
 * `whole`): at the attribute's name if the object before it stands on other lines. */
const sy_ast_node *syi_attribute_position(sy_compiler *c, const sy_ast_node *attribute,
                                          const sy_ast_node *whole);
/* to = left op= right, with the in-place instructions. */
void syi_aug_arithmetic(sy_compiler *c, const sy_ast_node *node, sy_ast_op op, sy_reg to,
                        sy_reg left, const sy_ast_node *right);

/* --- Statements
 * ----------------------------------------------------------------------------------- */

void syi_statement(sy_compiler *c, const sy_ast_node *node);
void syi_statements(sy_compiler *c, const sy_ast_list *list);
/* Assigns the value in `from` to a target. */
void syi_assign(sy_compiler *c, const sy_ast_node *target, sy_reg from);
void syi_function_statement(sy_compiler *c, const sy_ast_node *node);
void syi_class_statement(sy_compiler *c, const sy_ast_node *node);
void syi_try_statement(sy_compiler *c, const sy_ast_node *node);
void syi_try_star_statement(sy_compiler *c, const sy_ast_node *node);
void syi_with_statement(sy_compiler *c, const sy_ast_node *node, uint32_t item);
void syi_match_statement(sy_compiler *c, const sy_ast_node *node);

/* The value of an annotation (its source text under `from __future__ import annotations`). */
void syi_annotation_to(sy_compiler *c, const sy_ast_node *node, sy_reg to);
/* SETUPANNOTATIONS if any statement of a module's or class's body annotates a variable. */
void syi_setup_annotations(sy_compiler *c, const sy_ast_list *body);
/* Calls the __exit__ in registers exit, exit+1 with three times None. */
void syi_call_exit(sy_compiler *c, sy_reg exit);
/* What leaving an except clause needs: POPEXC, and its name unbound. */
void syi_leave_handler(sy_compiler *c, const sy_block *b);

/* Blocks (block.c). */
void syi_block_open(sy_compiler *c, sy_block *b, sy_block_kind kind, const sy_ast_node *node,
                    bool covers);
/* Ends the block and its covered range; its ranges then stay in b. */
void syi_block_close(sy_compiler *c, sy_block *b);
/* Handler entries for the ranges of a closed block. */
void syi_block_cover(sy_compiler *c, const sy_block *b, uint32_t target, sy_reg reg);
/* Emits what leaving all blocks inside `outermost` (exclusive; NULL: all) needs. */
void syi_unwind_blocks(sy_compiler *c, const sy_block *outermost);
/* After the jump or return that syi_unwind_blocks prepared: the blocks cover what follows. */
void syi_block_reopen(sy_compiler *c, const sy_block *outermost);

/* Docstring of a body, SY_NONE without one; *first is the first statement after it. */
sy_value syi_docstring(sy_compiler *c, const sy_ast_list *body);

#endif
