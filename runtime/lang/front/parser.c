/* SPDX-License-Identifier: MIT */
#include "lang/front/parser.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "lang/front/parse_internal.h"

enum { DEFAULT_STACK_BUDGET = 144 * 1024 };

static void out_of_memory(sy_parser *p) {
    p->failed = true;
    memset(p->error, 0, sizeof *p->error);
    p->error->type = SYI_OUT_OF_MEMORY;
}

/* Grows an array to hold one element more; false (failed) without memory. */
static bool reserve(sy_parser *p, void **array, uint32_t *capacity, uint32_t count,
                    size_t size) {
    if (count < *capacity) {
        return true;
    }
    uint32_t larger = *capacity ? *capacity * 2 : 64;
    void *grown = sy_realloc(p->arena->alloc, *array, *capacity * size, larger * size);
    if (!grown) {
        out_of_memory(p);
        return false;
    }
    *array = grown;
    *capacity = larger;
    return true;
}

/* ---- raising ---- */

static const char *error_line(const sy_parser *p, int32_t line, uint32_t *length) {
    return syi_source_line(p->lexer.text, p->lexer.length, line - p->lexer.first_line + 1,
                           length);
}

/* Bytes to code points. As in CPython both columns are looked up in the first line of the
 * error. */
static int32_t column_in(const syi_syntax_error *e, int32_t bytes) {
    if (bytes <= 0) {
        return bytes;
    }
    int32_t most = (int32_t)e->text_length + 1;
    return syi_source_column(e->text, e->text_length, bytes < most ? bytes : most);
}

/* Fills the error in. `col` and `end_col` are counts of bytes from the line's start, as CPython
 * passes them: 1 is the first character; 0 and less are taken as they are. */
static void set_error(sy_parser *p, syi_syntax_error_type type, sy_span r, const char *format,
                      va_list args) {
    syi_syntax_error *e = p->error;
    memset(e, 0, sizeof *e);
    size_t used = 0;
    if (p->fstring) {
        used = (size_t)snprintf(e->message, sizeof e->message, "f-string: ");
    }
    vsnprintf(e->message + used, sizeof e->message - used, format, args);
    e->type = type;
    e->line = r.line;
    e->end_line = r.end_line;
    e->text = error_line(p, r.line, &e->text_length);
    if (p->lexer.line > r.line && e->text_length && e->text[e->text_length - 1] == '\n') {
        e->text_length--;
    }
    if (r.line == p->lexer.first_line) {
        r.col -= p->lexer.first_col;
    }
    if (r.end_line == p->lexer.first_line && r.end_col > 0) {
        r.end_col -= p->lexer.first_col;
    }
    e->column = column_in(e, r.col);
    e->end_column = column_in(e, r.end_col);
    p->failed = true;
}

void *syi_raise_range(sy_parser *p, syi_syntax_error_type type, sy_span range,
                      const char *format, ...) {
    if (p->failed) {
        return NULL;
    }
    va_list args;
    va_start(args, format);
    range.col++;
    range.end_col++;
    set_error(p, type, range, format, args);
    va_end(args);
    return NULL;
}

void *syi_raise_last(sy_parser *p, syi_syntax_error_type type, const char *format, ...) {
    if (p->failed) {
        return NULL;
    }
    const sy_token *t = &p->tokens[p->count - 1];
    sy_span r = {t->line, t->col + 1, t->end_line, t->end_col + 1};
    if (t->col < 0) {
        r.col = (int32_t)(p->lexer.pos - p->lexer.line_start);
    }
    if (t->end_col < 0) {
        r.end_col = -1;
    }
    va_list args;
    va_start(args, format);
    set_error(p, type, r, format, args);
    va_end(args);
    return NULL;
}

sy_span syi_range_from(const sy_parser *p, int32_t line, int32_t col) {
    const sy_lexer *lx = &p->lexer;
    return (sy_span){line, col, lx->line, (int32_t)(lx->pos - lx->line_start) - 1};
}

sy_span syi_nodes_range(const sy_ast_node *first, const sy_ast_node *last) {
    return (sy_span){first->line, first->col, last->end_line, last->end_col};
}

sy_span syi_node_range(const sy_ast_node *node) {
    return syi_nodes_range(node, node);
}

sy_span syi_token_range(const sy_parser *p, uint32_t token) {
    const sy_token *t = &p->tokens[token];
    return (sy_span){t->line, t->col, t->end_line, t->end_col};
}

sy_span syi_node_to_token(const sy_parser *p, const sy_ast_node *node, uint32_t token) {
    const sy_token *t = &p->tokens[token];
    return (sy_span){node->line, node->col, t->end_line, t->end_col};
}

bool syi_check_depth(sy_parser *p) {
    const char *here = __builtin_frame_address(0);
    ptrdiff_t used = p->stack_start - here;
    if ((size_t)(used < 0 ? -used : used) < p->stack_budget) {
        return true;
    }
    if (!p->failed) {
        syi_raise_last(p, SYI_RECURSION_ERROR, "%s",
                       "maximum recursion depth exceeded during compilation");
    }
    return false;
}

/* ---- tokens ---- */

static void raise_unclosed(sy_parser *p) {
    const sy_bracket *b = &p->lexer.brackets[p->lexer.level - 1];
    sy_span r = {b->line, b->col, b->line, -1};
    if (b->line == p->lexer.first_line) {
        r.col += p->lexer.first_col;
    }
    syi_raise_range(p, SYI_SYNTAX_ERROR, r, "'%c' was never closed", b->open);
}

/* Words what the lexer left unsaid. */
static void raise_lexer_problem(sy_parser *p) {
    const sy_lexer *lx = &p->lexer;
    sy_span at = {lx->line, 0, lx->line, -1};
    switch (lx->problem) {
    case SY_LEX_OK:
        break;
    case SY_LEX_RAISED:
        p->failed = true;
        break;
    case SY_LEX_EOF:
        if (lx->level) {
            raise_unclosed(p);
        } else {
            syi_raise_last(p, SYI_SYNTAX_ERROR, "unexpected EOF while parsing");
        }
        break;
    case SY_LEX_DEDENT:
        syi_raise_last(p, SYI_INDENTATION_ERROR,
                       "unindent does not match any outer indentation level");
        break;
    case SY_LEX_TABS:
        syi_raise_range(p, SYI_TAB_ERROR, at,
                        "inconsistent use of tabs and spaces in indentation");
        break;
    case SY_LEX_TOO_DEEP:
        syi_raise_range(p, SYI_INDENTATION_ERROR, at, "too many levels of indentation");
        break;
    case SY_LEX_CONTINUATION:
        at.col = (int32_t)(lx->pos - lx->line_start);
        syi_raise_range(p, SYI_SYNTAX_ERROR, at,
                        "unexpected character after line continuation character");
        break;
    }
}

bool syi_fill(sy_parser *p) {
    if (!reserve(p, (void **)&p->tokens, &p->capacity, p->count, sizeof *p->tokens)) {
        return false;
    }
    sy_token *t = &p->tokens[p->count++];
    if (!syi_lexer_next(&p->lexer, t)) {
        raise_lexer_problem(p);
        return false;
    }
    if (p->bare_end && t->kind == SY_TOK_NEWLINE && t->start + 1 == p->lexer.length) {
        t->col = -1;
        t->end_col = -1;
    }
    if (t->kind == SY_TOK_ASYNC || t->kind == SY_TOK_AWAIT) {
        if (p->skip_async) {
            p->count--;
            return syi_fill(p);
        }
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, p->count - 1),
                        "'%s' is not supported", syi_token_text((sy_token_kind)t->kind));
        return false;
    }
    return true;
}

sy_token_kind syi_peek_second(sy_parser *p) {
    if (syi_peek(p) == SY_TOK_ERROR) {
        return SY_TOK_ERROR;
    }
    p->mark++;
    sy_token_kind kind = syi_peek(p);
    p->mark--;
    return kind;
}

bool syi_peek_word(sy_parser *p, const char *word) {
    if (syi_peek(p) != SY_TOK_NAME) {
        return false;
    }
    const sy_token *t = &p->tokens[p->mark];
    size_t length = strlen(word);
    return t->end - t->start == length && memcmp(p->lexer.text + t->start, word, length) == 0;
}

bool syi_expect_forced(sy_parser *p, sy_token_kind kind) {
    if (syi_accept(p, kind)) {
        return true;
    }
    if (!p->failed) {
        syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, p->mark), "expected '%s'",
                        syi_token_text(kind));
    }
    return false;
}

/* ---- nodes ---- */

static const uint16_t node_sizes[SY_AST_COUNT] = {
#define SY_NODE(Name, category) [SY_AST_##Name] = sizeof(sy_ast_##Name),
#define SY_FIELD(Name, type, field)
#define SY_NODE_END(Name)
#include "lang/front/ast.def"
};

const sy_token *syi_last_token(const sy_parser *p, uint32_t start) {
    uint32_t i = p->mark;
    while (i > start + 1) {
        unsigned kind = p->tokens[i - 1].kind;
        if (kind != SY_TOK_NEWLINE && kind != SY_TOK_INDENT && kind != SY_TOK_DEDENT &&
            kind != SY_TOK_END) {
            break;
        }
        i--;
    }
    return &p->tokens[i > start ? i - 1 : start];
}

void *syi_new_node(sy_parser *p, sy_ast_kind kind, uint32_t start) {
    sy_ast_node *node = syi_arena_alloc(p->arena, node_sizes[kind]);
    if (!node) {
        out_of_memory(p);
        return NULL;
    }
    const sy_token *first = &p->tokens[start];
    const sy_token *last = syi_last_token(p, start);
    node->kind = (uint8_t)kind;
    node->line = first->line;
    node->col = first->col;
    node->end_line = last->end_line;
    node->end_col = last->end_col;
    return node;
}

void syi_push(sy_parser *p, sy_ast_node *node) {
    if (reserve(p, (void **)&p->scratch, &p->scratch_capacity, p->scratch_count,
                sizeof *p->scratch)) {
        p->scratch[p->scratch_count++] = node;
    }
}

sy_ast_list syi_take(sy_parser *p, uint32_t base) {
    sy_ast_list list = {p->scratch_count - base, NULL};
    if (list.count) {
        list.items = syi_arena_alloc(p->arena, list.count * sizeof *list.items);
        if (!list.items) {
            out_of_memory(p);
            list.count = 0;
        } else {
            memcpy(list.items, p->scratch + base, list.count * sizeof *list.items);
        }
    }
    p->scratch_count = base;
    return list;
}

sy_ast_list syi_single(sy_parser *p, sy_ast_node *node) {
    uint32_t base = p->scratch_count;
    syi_push(p, node);
    return syi_take(p, base);
}

sy_ast_name *syi_intern_name(sy_parser *p, const char *text, size_t length) {
    sy_ast_name *name = syi_name_intern(p->arena, p->names, text, length);
    if (!name) {
        out_of_memory(p);
    }
    return name;
}

sy_ast_name *syi_token_name(sy_parser *p, uint32_t token) {
    const sy_token *t = &p->tokens[token];
    return syi_intern_name(p, p->lexer.text + t->start, t->end - t->start);
}

sy_ast_node *syi_parse_name(sy_parser *p) {
    if (!syi_accept(p, SY_TOK_NAME)) {
        return NULL;
    }
    sy_ast_Name *node = SY_NEW(p, Name, p->mark - 1);
    if (!node) {
        return NULL;
    }
    node->id = syi_token_name(p, p->mark - 1);
    return p->failed ? NULL : &node->node;
}

/* ---- results kept by rule and position ---- */

static sy_memo *find_memo(sy_parser *p, sy_rule rule, uint32_t mark) {
    uint32_t mask = p->memo_capacity - 1;
    uint32_t at = (mark * 31u + (uint32_t)rule * 7u) & mask;
    while (p->memos[at].rule && (p->memos[at].mark != mark || p->memos[at].rule != rule)) {
        at = (at + 1) & mask;
    }
    return &p->memos[at];
}

static bool grow_memos(sy_parser *p) {
    uint32_t old = p->memo_capacity;
    sy_memo *memos = p->memos;
    uint32_t capacity = old ? old * 2 : 256;
    sy_memo *grown = sy_calloc(p->arena->alloc, capacity, sizeof *grown);
    if (!grown) {
        out_of_memory(p);
        return false;
    }
    p->memos = grown;
    p->memo_capacity = capacity;
    for (uint32_t i = 0; i < old; i++) {
        if (memos[i].rule) {
            *find_memo(p, (sy_rule)memos[i].rule, memos[i].mark) = memos[i];
        }
    }
    sy_free(p->arena->alloc, memos, old * sizeof *memos);
    return true;
}

sy_ast_node *syi_memoized(sy_parser *p, sy_rule rule, sy_rule_fn *fn) {
    uint32_t mark = p->mark;
    if (p->failed) {
        return NULL;
    }
    if (p->memo_count * 4 >= p->memo_capacity * 3 && !grow_memos(p)) {
        return NULL;
    }
    sy_memo *m = find_memo(p, rule, mark);
    if (m->rule) {
        p->mark = m->end;
        return m->node;
    }
    sy_ast_node *node = fn(p);
    if (p->failed) {
        return NULL;
    }
    if (p->memo_count * 4 >= p->memo_capacity * 3 && !grow_memos(p)) {
        return NULL;
    }
    m = find_memo(p, rule, mark);
    p->memo_count += m->rule == SY_RULE_NONE;
    *m = (sy_memo){mark, p->mark, (uint8_t)rule, node};
    return node;
}

/* ---- roots ---- */

static sy_ast_node *parse_file(sy_parser *p) {
    uint32_t base = p->scratch_count;
    while (syi_peek(p) != SY_TOK_END) {
        if (!syi_parse_statement(p)) {
            p->scratch_count = base;
            return NULL;
        }
    }
    sy_ast_Module *root = SY_NEW(p, Module, 0);
    sy_ast_list body = syi_take(p, base);
    if (!root || p->failed) {
        return NULL;
    }
    root->body = body;
    return &root->node;
}

static sy_ast_node *parse_interactive(sy_parser *p) {
    uint32_t base = p->scratch_count;
    sy_token_kind kind = syi_peek(p);
    if (kind == SY_TOK_END) {
        return syi_raise_last(p, SYI_SYNTAX_ERROR, "invalid syntax");
    }
    if (kind == SY_TOK_NEWLINE) {
        syi_push(p, syi_new_node(p, SY_AST_Pass, p->mark));
        p->mark++;
    } else {
        sy_ast_node *compound = syi_parse_compound(p);
        if (compound) {
            syi_push(p, compound);
            if (!syi_accept(p, SY_TOK_NEWLINE) && syi_peek(p) != SY_TOK_END) {
                p->scratch_count = base;
                return NULL;
            }
        } else if (p->failed || !syi_parse_simple_statements(p)) {
            p->scratch_count = base;
            return NULL;
        }
    }
    while (syi_accept(p, SY_TOK_NEWLINE)) {
    }
    sy_ast_list body = syi_take(p, base);
    if (syi_peek(p) != SY_TOK_END) {
        return syi_raise_last(p, SYI_SYNTAX_ERROR,
                              "multiple statements found while compiling a single statement");
    }
    sy_ast_Interactive *root = SY_NEW(p, Interactive, 0);
    if (!root || p->failed) {
        return NULL;
    }
    root->body = body;
    return &root->node;
}

static sy_ast_node *parse_eval(sy_parser *p) {
    sy_ast_node *body = syi_parse_expressions(p);
    if (!body) {
        return NULL;
    }
    while (syi_accept(p, SY_TOK_NEWLINE)) {
    }
    if (syi_peek(p) != SY_TOK_END) {
        return NULL;
    }
    sy_ast_Expression *root = SY_NEW(p, Expression, 0);
    if (root) {
        root->body = body;
    }
    return root ? &root->node : NULL;
}

static sy_ast_node *parse_fstring_root(sy_parser *p) {
    sy_ast_node *node = syi_parse_star_expressions(p);
    if (node && syi_accept(p, SY_TOK_NEWLINE) && syi_peek(p) == SY_TOK_END) {
        return node;
    }
    return NULL;
}

/* ---- running ---- */

/* Reads on to the end: an error the lexer raises there is told instead of the one found, and so
 * is a bracket left open on an earlier line. */
static void check_rest(sy_parser *p) {
    syi_syntax_error found = *p->error;
    int32_t line = p->tokens[p->count - 1].line;
    sy_token t;
    while (syi_lexer_next(&p->lexer, &t)) {
        if (t.kind == SY_TOK_END) {
            return;
        }
        if (t.kind == SY_TOK_ASYNC || t.kind == SY_TOK_AWAIT) {
            continue;
        }
    }
    if (p->lexer.problem == SY_LEX_RAISED) {
        return; /* the lexer has filled the error in */
    }
    *p->error = found;
    if (p->lexer.level && line > p->lexer.brackets[p->lexer.level - 1].line) {
        p->failed = false;
        raise_unclosed(p);
    }
}

static void raise_generic(sy_parser *p, uint32_t last) {
    const sy_token *t = &p->tokens[last];
    if (t->kind == SY_TOK_INDENT || t->kind == SY_TOK_DEDENT) {
        syi_raise_last(p, SYI_INDENTATION_ERROR,
                       t->kind == SY_TOK_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    syi_raise_range(p, SYI_SYNTAX_ERROR, syi_token_range(p, last), "invalid syntax");
    if (p->lexer.length == 0) { /* nothing has been read: CPython has not counted a line */
        p->error->line = p->error->end_line = 0;
    }
    check_rest(p);
}

/* Parses; on failure a second time with the error rules on, then sees to it that an error is
 * set. */
static sy_ast_node *run_rule(sy_parser *p, sy_rule_fn *root) {
    sy_ast_node *node = root(p);
    if (node && !p->failed) {
        return node;
    }
    if (p->error->type == SYI_OUT_OF_MEMORY || p->count == 0) {
        return NULL;
    }
    uint32_t last = p->count - 1;
    if (!p->failed) {
        p->mark = 0;
        p->scratch_count = 0;
        p->memo_count = 0;
        if (p->memos) {
            memset(p->memos, 0, p->memo_capacity * sizeof *p->memos);
        }
        p->diagnose = true;
        p->memoize = true;
        root(p);
    }
    if (p->error->type == SYI_OUT_OF_MEMORY) {
        return NULL;
    }
    if (!p->failed) {
        raise_generic(p, last);
    } else if (p->lexer.problem == SY_LEX_OK && (p->error->type == SYI_SYNTAX_ERROR ||
                                                 p->error->type == SYI_INDENTATION_ERROR)) {
        check_rest(p);
    }
    p->failed = true;
    return NULL;
}

static void release(sy_parser *p) {
    sy_allocator *a = p->arena->alloc;
    sy_free(a, p->tokens, p->capacity * sizeof *p->tokens);
    sy_free(a, p->scratch, p->scratch_capacity * sizeof *p->scratch);
    sy_free(a, p->memos, p->memo_capacity * sizeof *p->memos);
}

sy_ast_node *syi_parse_fstring_expression(sy_parser *p, const char *text, uint32_t length,
                                          int32_t line, int32_t col) {
    sy_parser *child = sy_malloc(p->arena->alloc, sizeof *child);
    if (!child) {
        out_of_memory(p);
        return NULL;
    }
    memset(child, 0, offsetof(sy_parser, lexer));
    child->arena = p->arena;
    child->error = p->error;
    child->names = p->names;
    child->fstring = true;
    child->stack_start = p->stack_start;
    child->stack_budget = p->stack_budget;
    syi_lexer_init(&child->lexer, text, length, p->error);
    child->lexer.line = line;
    child->lexer.first_line = line;
    child->lexer.first_col = col;
    sy_ast_node *node = syi_check_depth(p) ? run_rule(child, parse_fstring_root) : NULL;
    p->failed = p->failed || !node;
    release(child);
    sy_free(p->arena->alloc, child, sizeof *child);
    return node;
}

static sy_ast_module *make_module(sy_parser *p, sy_ast_node *root) {
    sy_ast_module *module = syi_arena_alloc(p->arena, sizeof *module);
    if (!module) {
        out_of_memory(p);
        return NULL;
    }
    module->root = root;
    module->names = p->names;
    module->text = p->lexer.text;
    module->length = p->lexer.length;
    if (root->kind == SY_AST_Expression) {
        module->expression = SY_AST(Expression, root)->body;
    } else if (root->kind == SY_AST_Module) {
        module->body = SY_AST(Module, root)->body;
    } else {
        module->body = SY_AST(Interactive, root)->body;
    }
    return module;
}

sy_ast_module *syi_parse_with(sy_arena *arena, const char *text, size_t length,
                              const syi_parse_options *options, syi_syntax_error *error) {
    sy_source source;
    memset(error, 0, sizeof *error);
    if (!syi_source_prepare(arena, text, length, options->origin,
                            options->filename ? options->filename : "", &source, error)) {
        return NULL;
    }
    sy_name_table *names = syi_arena_alloc(arena, sizeof *names);
    sy_parser *p = names ? sy_malloc(arena->alloc, sizeof *p) : NULL;
    if (!p) {
        error->type = SYI_OUT_OF_MEMORY;
        return NULL;
    }
    memset(p, 0, offsetof(sy_parser, lexer));
    p->arena = arena;
    p->error = error;
    p->names = names;
    p->stack_start = __builtin_frame_address(0);
    p->stack_budget = options->stack_budget ? options->stack_budget : DEFAULT_STACK_BUDGET;
    syi_lexer_init(&p->lexer, source.text, source.length, error);
    p->skip_async = options->skip_async;
    p->bare_end = source.added_newline && options->mode != SYI_PARSE_EXEC;
    sy_rule_fn *root = options->mode == SYI_PARSE_EXEC   ? parse_file
                       : options->mode == SYI_PARSE_EVAL ? parse_eval
                                                         : parse_interactive;
    sy_ast_node *node = run_rule(p, root);
    sy_ast_module *module = node ? make_module(p, node) : NULL;
    release(p);
    sy_free(arena->alloc, p, sizeof *p);
    if (!module && error->type == SYI_NO_ERROR) {
        error->type = SYI_OUT_OF_MEMORY;
    }
    return module;
}

sy_ast_module *syi_parse(sy_arena *arena, const char *text, size_t length, const char *filename,
                         syi_parse_mode mode, syi_syntax_error *error) {
    syi_parse_options options = {filename, mode, SYI_FROM_TEXT, false, 0};
    return syi_parse_with(arena, text, length, &options, error);
}
