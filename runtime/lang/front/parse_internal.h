/* SPDX-License-Identifier: MIT
 *
 * What the files of the parser share: its state, token access, node building and the rules that
 * call each other across files.
 *
 * A rule returns a node, or NULL when it does not match; then it has put `mark` back to where
 * it began (unless `failed` is set) and the caller may try something else. `failed` means that
 * an error has been raised: every rule returns NULL from then on.
 *
 * Parsing takes one pass over a correct source. Only when that fails is the source parsed again
 * with `diagnose` set: now the rules of parse_errors.c are asked at the places where CPython
 * asks its own, in the same order, so that the same error is found. Results are kept by rule
 * and position in that pass, which keeps it linear although it backtracks much.
 */
#ifndef SY_LANG_FRONT_PARSE_INTERNAL_H
#define SY_LANG_FRONT_PARSE_INTERNAL_H

#include "lang/front/ast.h"
#include "lang/front/lexer.h"
#include "lang/front/name_table.h"
#include "lang/front/parser.h"
#include "lang/front/stack_use.h"

typedef enum sy_rule {
    SY_RULE_NONE,
    SY_RULE_EXPRESSION,
    SY_RULE_STAR_EXPRESSION,
    SY_RULE_DISJUNCTION,
    SY_RULE_CONJUNCTION,
    SY_RULE_INVERSION,
    SY_RULE_BITWISE_OR,
    SY_RULE_FACTOR,
    SY_RULE_PRIMARY,
    SY_RULE_ARGUMENTS,
    SY_RULE_STRINGS,
    SY_RULE_INVALID_NAMED,
    SY_RULE_BLOCK,
    SY_RULE_SIMPLE,
    SY_RULE_CLOSED_PATTERN
} sy_rule;

typedef struct sy_memo {
    uint32_t mark;
    uint32_t end;
    uint8_t rule;
    void *node;
} sy_memo;

typedef struct sy_parser sy_parser;
typedef sy_ast_node *sy_rule_fn(sy_parser *p);

struct sy_parser {
    sy_arena *arena;
    syi_syntax_error *error;
    sy_name_table *names; /* shared with the parsers of f-string expressions */
    sy_token *tokens;     /* read so far */
    uint32_t count;
    uint32_t capacity;
    uint32_t mark; /* index of the next token */
    bool failed;
    bool diagnose; /* second pass */
    bool memoize;  /* results are kept by rule and position */
    bool quiet;    /* the error rules are off below this point */
    bool skip_async;
    bool bare_end; /* the last line had no \n, and the end of an expression shows it */
    bool fstring;  /* the text is an expression of an f-string, in parentheses */
    const char *stack_start;
    size_t stack_budget;
    sy_ast_node **scratch; /* nodes of lists being read */
    uint32_t scratch_count;
    uint32_t scratch_capacity;
    sy_memo *memos;
    uint32_t memo_count;
    uint32_t memo_capacity;
    sy_lexer lexer;
};

/* parser.c: tokens */

/* Makes sure that token `mark` is read; false when an error was raised. */
bool syi_fill(sy_parser *p);

static inline sy_token_kind syi_peek(sy_parser *p) {
    if (p->failed || (p->mark >= p->count && !syi_fill(p))) {
        return SY_TOK_ERROR;
    }
    return (sy_token_kind)p->tokens[p->mark].kind;
}

static inline bool syi_accept(sy_parser *p, sy_token_kind kind) {
    if (syi_peek(p) != kind) {
        return false;
    }
    p->mark++;
    return true;
}

/* The kind of the token after the next one. */
sy_token_kind syi_peek_second(sy_parser *p);

/* True when the next token is the name `word`. */
bool syi_peek_word(sy_parser *p, const char *word);

/* Takes a token of this kind or raises "expected '...'" at the one that is there. */
bool syi_expect_forced(sy_parser *p, sy_token_kind kind);

/* NULL, with the mark put back: what a rule returns when it does not match. */
static inline void *syi_no_match(sy_parser *p, uint32_t start) {
    p->mark = start;
    return NULL;
}

/* parser.c: nodes */

/* The last token before the mark that has text, `start` at the earliest. */
const sy_token *syi_last_token(const sy_parser *p, uint32_t start);

/* A zeroed node from token `start` to the last token before the mark; NULL (failed) without
 * memory. */
void *syi_new_node(sy_parser *p, sy_ast_kind kind, uint32_t start);

#define SY_NEW(p, Name, start) ((sy_ast_##Name *)syi_new_node(p, SY_AST_##Name, start))

void syi_push(sy_parser *p, sy_ast_node *node);
sy_ast_list syi_take(sy_parser *p, uint32_t base);
sy_ast_list syi_single(sy_parser *p, sy_ast_node *node);

/* The identifier of a NAME token, interned. */
sy_ast_name *syi_token_name(sy_parser *p, uint32_t token);
sy_ast_name *syi_intern_name(sy_parser *p, const char *text, size_t length);

/* A NAME token as a Name node (Load); NULL when the next token is no name. */
sy_ast_node *syi_parse_name(sy_parser *p);

/* Sets the context of a valid target and of what it contains. */
void syi_set_context(sy_ast_node *target, sy_ast_ctx ctx);

/* Enters a recursive rule: false (failed) when the C stack is used up. */
bool syi_check_depth(sy_parser *p);

/* Runs `fn`, or returns what it returned here before (while diagnosing). */
sy_ast_node *syi_memoized(sy_parser *p, sy_rule rule, sy_rule_fn *fn);

static inline bool syi_rules_on(const sy_parser *p) {
    return p->diagnose && !p->quiet;
}

/* parser.c: raising. All set `failed` and return NULL. Columns are bytes from 0; -1: none. */

typedef struct sy_span {
    int32_t line;
    int32_t col;
    int32_t end_line;
    int32_t end_col;
} sy_span;

void *syi_raise_range(sy_parser *p, syi_syntax_error_type type, sy_span range,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

/* At the newest token, as far as the parser has read. */
void *syi_raise_last(sy_parser *p, syi_syntax_error_type type, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* From `node` to where the lexer stands. */
sy_span syi_range_from(const sy_parser *p, int32_t line, int32_t col);

sy_span syi_node_range(const sy_ast_node *node);
sy_span syi_nodes_range(const sy_ast_node *first, const sy_ast_node *last);
sy_span syi_token_range(const sy_parser *p, uint32_t token);
sy_span syi_node_to_token(const sy_parser *p, const sy_ast_node *node, uint32_t token);

/* parse_expr.c, parse_atom.c, parse_args.c, parse_params.c, parse_target.c */
sy_rule_fn syi_parse_expression, syi_parse_star_expressions, syi_parse_star_expression,
    syi_parse_star_named_expression, syi_parse_named_expression,
    syi_parse_assignment_expression, syi_parse_expressions, syi_parse_disjunction,
    syi_parse_bitwise_or, syi_parse_yield, syi_parse_primary, syi_parse_atom, syi_parse_slices,
    syi_parse_lambda, syi_parse_genexp, syi_parse_list, syi_parse_tuple, syi_parse_strings,
    syi_parse_number, syi_parse_starred, syi_parse_call_args, syi_parse_arguments,
    syi_parse_star_targets, syi_parse_star_target, syi_parse_params, syi_parse_kvpair,
    syi_parse_expression_not_walrus, syi_parse_plain_expression;

/* Items separated by commas, at least one, with an optional last comma: pushes them. False when
 * the first does not match. */
bool syi_parse_star_named_expressions(sy_parser *p);

/* Pushes comprehension nodes; false when there is not one. */
bool syi_parse_for_if_clauses(sy_parser *p);

/* The clauses and the closing bracket of a comprehension of `elt`; `start` is its first token.
 */
sy_ast_node *syi_finish_comprehension(sy_parser *p, sy_ast_kind kind, uint32_t start,
                                      sy_ast_node *elt, sy_token_kind close);

/* `callee` followed by its arguments in parentheses; NULL when they do not match. */
sy_ast_node *syi_parse_call(sy_parser *p, sy_ast_node *callee, uint32_t start);

/* Whether `node` may stand left of `=` (store) or in `del`; fixes no context. */
bool syi_is_star_target(const sy_ast_node *node);
bool syi_is_single_target(const sy_ast_node *node);
bool syi_is_del_target(const sy_ast_node *node);

/* parse_stmt.c, parse_compound.c, parse_pattern.c */
sy_rule_fn syi_parse_simple_statement, syi_parse_compound, syi_parse_match;

/* Pushes the statements of one line or one compound statement; false when nothing matches. */
bool syi_parse_statement(sy_parser *p);
bool syi_parse_simple_statements(sy_parser *p);
bool syi_parse_block(sy_parser *p, sy_ast_list *out);

/* parse_errors.c: asked in the second pass only; `failed` tells whether one raised. All put the
 * mark back. */
typedef void sy_error_rule(sy_parser *p);

/* Asks the rules by turns, each from here, until one raises. */
void syi_try_rules(sy_parser *p, sy_error_rule *const *rules, size_t count);

#define SY_TRY_RULES(p, rules) syi_try_rules(p, rules, sizeof(rules) / sizeof *(rules))

void syi_invalid_expression(sy_parser *p);
void syi_invalid_legacy_expression(sy_parser *p);
void syi_invalid_named_expression(sy_parser *p);
void syi_invalid_group(sy_parser *p);
void syi_invalid_comprehension(sy_parser *p);
void syi_invalid_dict_comprehension(sy_parser *p);
void syi_invalid_kvpairs(sy_parser *p);
void syi_invalid_arguments(sy_parser *p);
void syi_invalid_kwarg(sy_parser *p);
void syi_invalid_for_target(sy_parser *p);
void syi_invalid_assignment(sy_parser *p);
void syi_invalid_del(sy_parser *p);
void syi_invalid_import_from(sy_parser *p);

/* parse_errors_block.c: the same for compound statements. */
void syi_invalid_if(sy_parser *p, sy_token_kind keyword);
void syi_invalid_else(sy_parser *p);
void syi_invalid_for(sy_parser *p);
void syi_invalid_def(sy_parser *p);
void syi_invalid_class(sy_parser *p);
void syi_invalid_with_item(sy_parser *p);
void syi_invalid_with_indent(sy_parser *p);
void syi_invalid_with(sy_parser *p);
void syi_invalid_try(sy_parser *p);
void syi_invalid_except_indent(sy_parser *p, bool star);
void syi_invalid_except(sy_parser *p);
void syi_invalid_finally(sy_parser *p);
void syi_invalid_match(sy_parser *p);
void syi_invalid_case(sy_parser *p);
void syi_invalid_as_pattern(sy_parser *p);
void syi_invalid_class_pattern(sy_parser *p);

/* parse_params.c: parameters of a def (closed by a parenthesis) or a lambda (by a colon). */
void syi_invalid_parameters(sy_parser *p, bool lambda);
sy_ast_node *syi_parse_parameters(sy_parser *p, bool lambda);

/* parse_stmt.c and parse_compound.c, for the error rules */
bool syi_parse_del_targets(sy_parser *p);
sy_ast_node *syi_parse_except(sy_parser *p, bool star);
bool syi_parse_import_names(sy_parser *p);

/* parse_pattern.c, for the error rules */
sy_rule_fn syi_parse_patterns, syi_parse_pattern, syi_parse_or_pattern, syi_parse_subject,
    syi_parse_name_or_attr;
bool syi_parse_keyword_patterns(sy_parser *p);
bool syi_parse_positional_patterns(sy_parser *p);
bool syi_parse_guard(sy_parser *p, sy_ast_node **guard);

/* string_literal.c and fstring.c */

/* A string literal under construction: constant text and formatted values in order. */
typedef struct sy_string_builder {
    uint32_t start; /* first string token; the mark is behind the last */
    uint32_t base;  /* of the values in the scratch */
    char *text;     /* constant text not yet pushed; freed by the owner */
    size_t length;
    size_t capacity;
    bool u_prefix; /* the first string has a u */
} sy_string_builder;

/* Appends constant text. False (failed) without memory. */
bool syi_string_append(sy_parser *p, sy_string_builder *b, const char *text, size_t length);

/* Appends the body of a str literal with its escapes decoded. False when an error was raised.
 */
bool syi_string_append_decoded(sy_parser *p, sy_string_builder *b, const char *body,
                               const char *end);

/* The text gathered so far as a Constant of `kind`; the builder is empty afterwards. */
sy_ast_node *syi_string_constant(sy_parser *p, sy_string_builder *b, sy_ast_constant_kind kind);

/* Appends the body of the f-string in token `token`. False when an error was raised. */
bool syi_fstring_append(sy_parser *p, sy_string_builder *b, uint32_t token, const char *body,
                        const char *end, bool raw);

/* The JoinedStr of all values of a builder. */
sy_ast_node *syi_fstring_finish(sy_parser *p, sy_string_builder *b);

/* parser.c: parses an expression of an f-string in a text of its own: `(expression)` and a \n,
 * which begins at this line and column of the source. */
sy_ast_node *syi_parse_fstring_expression(sy_parser *p, const char *text, uint32_t length,
                                          int32_t line, int32_t col);

#endif
