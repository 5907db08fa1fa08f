/* SPDX-License-Identifier: MIT
 *
 * The syntax tree. Nodes, lists, names and texts live in the arena of the parse and are valid
 * as long as it is. Every node starts with a sy_ast_node; `kind` says which struct of ast.def
 * it is, and SY_AST(Name, node) views it as that struct.
 *
 * Positions are those of CPython's tree: lines from 1, columns in bytes of UTF-8 from 0, the
 * end exclusive. syi_source_column() (source.h) turns byte columns into code points.
 *
 * Names are interned within one parse: equal names are the same pointer.
 */
#ifndef SY_LANG_FRONT_AST_H
#define SY_LANG_FRONT_AST_H

#include <stdbool.h>
#include <stdint.h>

typedef enum sy_ast_kind {
    SY_AST_NONE,
#define SY_NODE(Name, category) SY_AST_##Name,
#define SY_FIELD(Name, type, field)
#define SY_NODE_END(Name)
#include "lang/front/ast.def"
    SY_AST_COUNT
} sy_ast_kind;

typedef struct sy_ast_node {
    uint8_t kind;       /* sy_ast_kind */
    bool parenthesized; /* an expression that stood in its own parentheses */
    int32_t line;
    int32_t col;
    int32_t end_line;
    int32_t end_col;
} sy_ast_node;

/* An identifier: UTF-8. */
typedef struct sy_ast_name {
    uint64_t value; /* for the compiler: the str it has made of it, 0: none yet */
    uint32_t length;
    uint32_t hash;
    char text[]; /* zero-terminated */
} sy_ast_name;

typedef struct sy_ast_list {
    uint32_t count;
    sy_ast_node **items;
} sy_ast_list;

typedef struct sy_ast_names {
    uint32_t count;
    sy_ast_name **items;
} sy_ast_names;

typedef enum sy_ast_op {
    SY_AST_ADD, /* binary, also of AugAssign: ADD to FLOORDIV */
    SY_AST_SUB,
    SY_AST_MULT,
    SY_AST_MATMULT,
    SY_AST_DIV,
    SY_AST_MOD,
    SY_AST_POW,
    SY_AST_LSHIFT,
    SY_AST_RSHIFT,
    SY_AST_BITOR,
    SY_AST_BITXOR,
    SY_AST_BITAND,
    SY_AST_FLOORDIV,
    SY_AST_INVERT, /* unary: INVERT to USUB */
    SY_AST_NOT,
    SY_AST_UADD,
    SY_AST_USUB,
    SY_AST_AND, /* BoolOp */
    SY_AST_OR,
    SY_AST_EQ, /* Compare: EQ to NOTIN */
    SY_AST_NOTEQ,
    SY_AST_LT,
    SY_AST_LTE,
    SY_AST_GT,
    SY_AST_GTE,
    SY_AST_IS,
    SY_AST_ISNOT,
    SY_AST_IN,
    SY_AST_NOTIN
} sy_ast_op;

typedef struct sy_ast_ops {
    uint32_t count;
    uint8_t *items; /* sy_ast_op */
} sy_ast_ops;

typedef enum sy_ast_ctx { SY_AST_LOAD, SY_AST_STORE, SY_AST_DEL } sy_ast_ctx;

typedef enum sy_ast_constant_kind {
    SY_CONST_NONE,
    SY_CONST_FALSE,
    SY_CONST_TRUE,
    SY_CONST_ELLIPSIS,
    SY_CONST_INT,       /* text: the literal without underscores, with its 0x, 0o or 0b */
    SY_CONST_FLOAT,     /* text: the literal without underscores */
    SY_CONST_IMAGINARY, /* text: the literal without underscores and without its j */
    SY_CONST_STR,       /* text: UTF-8 in which lone surrogates may stand as three bytes */
    SY_CONST_BYTES      /* text: the bytes */
} sy_ast_constant_kind;

typedef struct sy_ast_constant {
    uint8_t kind;  /* sy_ast_constant_kind */
    bool u_prefix; /* a str written with u'' */
    uint32_t length;
    const char *text; /* NULL for the four names */
} sy_ast_constant;

/* Field types of ast.def. A NODE or NAME may be NULL where CPython's is None; a NODES list may
 * hold NULL in Dict.keys (a ** entry) and arguments.kw_defaults (no default). */
typedef sy_ast_node *sy_ast_type_NODE;
typedef sy_ast_list sy_ast_type_NODES;
typedef sy_ast_name *sy_ast_type_NAME;
typedef sy_ast_names sy_ast_type_NAMES;
typedef sy_ast_op sy_ast_type_OP;
typedef sy_ast_ops sy_ast_type_OPS;
typedef sy_ast_ctx sy_ast_type_CTX;
typedef int32_t sy_ast_type_INT;
typedef sy_ast_constant sy_ast_type_CONSTANT;

#define SY_NODE(Name, category)                                                                \
    typedef struct sy_ast_##Name {                                                             \
        sy_ast_node node;
#define SY_FIELD(Name, type, field) sy_ast_type_##type field;
#define SY_NODE_END(Name)                                                                      \
    }                                                                                          \
    sy_ast_##Name;
#include "lang/front/ast.def"

#define SY_AST(Name, n) ((sy_ast_##Name *)(n))

/* What syi_parse returns: the root (Module, Interactive or Expression) and its body. */
typedef struct sy_ast_module {
    struct sy_name_table *names;
    const char *text; /* the source as the lexer saw it */
    uint32_t length;
    sy_ast_node *root;
    sy_ast_list body; /* statements; empty for an expression */
    sy_ast_node *expression;
} sy_ast_module;

#endif
