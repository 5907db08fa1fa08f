/* SPDX-License-Identifier: MIT
 *
 * The parser: trees and errors as CPython has them (test_front_cases.gen.h, recorded from it),
 * limits, and every allocation failing once.
 */
#include "support.h"

#include "lang/front/dump_ast.h"
#include "lang/front/parser.h"

typedef struct error_case {
    const char *source;
    const char *type;
    const char *message;
    int line;
    int column;
    int end_line;
    int end_column;
} error_case;

typedef struct tree_case {
    const char *source;
    const char *dump;
} tree_case;

#include "test_front_cases.gen.h"

typedef struct text {
    char bytes[1 << 16];
    size_t length;
} text;

static void append(void *user, const char *bytes, size_t length) {
    text *t = user;
    if (t->length + length < sizeof t->bytes) {
        memcpy(t->bytes + t->length, bytes, length);
        t->length += length;
        t->bytes[t->length] = '\0';
    }
}

static text dumped;

/* Parses and dumps; "" after an error. */
static const char *dump_of(const char *source, syi_parse_mode mode, syi_syntax_error *error) {
    sy_allocator alloc;
    sy_arena arena;
    sy_allocator_init(&alloc, NULL, NULL);
    syi_arena_init(&arena, &alloc);
    dumped.length = 0;
    dumped.bytes[0] = '\0';
    /* Generous, for sanitizers need much more stack than other builds. */
    syi_parse_options options = {"<test>", mode, SYI_FROM_TEXT, false, 2 << 20};
    sy_ast_module *module = syi_parse_with(&arena, source, strlen(source), &options, error);
    if (module) {
        syi_dump_ast(module->root, mode == SYI_PARSE_EXEC, append, &dumped);
    }
    syi_arena_deinit(&arena);
    SY_CHECK_EQ(alloc.used, 0);
    return dumped.bytes;
}

SY_TEST(trees) {
    for (size_t i = 0; i < sizeof tree_cases / sizeof *tree_cases; i++) {
        syi_syntax_error error;
        const char *dump = dump_of(tree_cases[i].source, SYI_PARSE_EXEC, &error);
        SY_CHECK_EQ(error.type, SYI_NO_ERROR);
        if (strcmp(dump, tree_cases[i].dump) != 0) {
            harness_fail(__FILE__, __LINE__, "%s\n   gives %s\n   not   %s",
                         tree_cases[i].source, dump, tree_cases[i].dump);
        }
    }
}

SY_TEST(errors) {
    for (size_t i = 0; i < sizeof error_cases / sizeof *error_cases; i++) {
        const error_case *want = &error_cases[i];
        syi_syntax_error e;
        dump_of(want->source, SYI_PARSE_EXEC, &e);
        bool same = strcmp(syi_syntax_error_name(e.type), want->type) == 0 &&
                    strcmp(e.message, want->message) == 0;
        bool placed = want->line == 0 ||
                      (e.line == want->line && e.column == want->column &&
                       e.end_line == want->end_line && e.end_column == want->end_column);
        if (!same || !placed) {
            harness_fail(__FILE__, __LINE__,
                         "%s\n   gives %s: %s at %d:%d-%d:%d\n   not   %s: %s at %d:%d-%d:%d",
                         want->source, syi_syntax_error_name(e.type), e.message, e.line,
                         e.column, e.end_line, e.end_column, want->type, want->message,
                         want->line, want->column, want->end_line, want->end_column);
        }
    }
}

SY_TEST(refuses_async_by_name) {
    syi_syntax_error e;
    dump_of("x = 1\nasync def f(): pass\n", SYI_PARSE_EXEC, &e);
    SY_CHECK_STR(e.message, "'async' is not supported");
    SY_CHECK_EQ(e.line, 2);
    dump_of("await x\n", SYI_PARSE_EXEC, &e);
    SY_CHECK_STR(e.message, "'await' is not supported");
}

SY_TEST(modes) {
    syi_syntax_error e;
    SY_CHECK_STR(dump_of(" a\n\n", SYI_PARSE_EVAL, &e), "");
    SY_CHECK_EQ(e.type, SYI_INDENTATION_ERROR);
    SY_CHECK_STR(dump_of("a, b\n\n", SYI_PARSE_EVAL, &e),
                 "Expression(body=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', "
                 "ctx=Load())], ctx=Load()))");
    SY_CHECK_STR(dump_of("a = 1", SYI_PARSE_EVAL, &e), "");
    SY_CHECK_STR(e.message, "invalid syntax");
    SY_CHECK_STR(dump_of("a; b\n", SYI_PARSE_SINGLE, &e),
                 "Interactive(body=[Expr(value=Name(id='a', ctx=Load())), "
                 "Expr(value=Name(id='b', ctx=Load()))])");
    dump_of("a\nb\n", SYI_PARSE_SINGLE, &e);
    SY_CHECK_STR(e.message, "multiple statements found while compiling a single statement");
    SY_CHECK_STR(dump_of("", SYI_PARSE_EXEC, &e), "Module(body=[], type_ignores=[])");
}

static const char *bytes_error(const char *bytes, size_t length, syi_source_origin origin) {
    static syi_syntax_error e;
    sy_allocator alloc;
    sy_arena arena;
    sy_allocator_init(&alloc, NULL, NULL);
    syi_arena_init(&arena, &alloc);
    syi_parse_options options = {"f.py", SYI_PARSE_EXEC, origin, false, 0};
    syi_parse_with(&arena, bytes, length, &options, &e);
    syi_arena_deinit(&arena);
    SY_CHECK_EQ(alloc.used, 0);
    return e.message;
}

SY_TEST(encodings) {
    SY_CHECK_STR(bytes_error("\xff", 1, SYI_FROM_BYTES),
                 "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid "
                 "start byte");
    SY_CHECK_STR(bytes_error("x=1\ny='\xe9'\n", 10, SYI_FROM_FILE),
                 "Non-UTF-8 code starting with '\\xe9' in file f.py on line 2, but no encoding "
                 "declared; see https://peps.python.org/pep-0263/ for details");
    SY_CHECK_STR(bytes_error("# coding: latin-1\nx='\xe9'\n", 23, SYI_FROM_FILE), "");
    SY_CHECK_STR(bytes_error("# coding: foo\n", 14, SYI_FROM_FILE), "encoding problem: foo");
    SY_CHECK_STR(bytes_error("# coding: foo\n", 14, SYI_FROM_TEXT), "");
    SY_CHECK_STR(bytes_error("\xef\xbb\xbfx = 1", 8, SYI_FROM_FILE), "");
    SY_CHECK_STR(bytes_error("\xef\xbb\xbf# coding: ascii\n", 19, SYI_FROM_FILE),
                 "encoding problem: ascii with BOM");
    SY_CHECK_STR(bytes_error("x\0y", 3, SYI_FROM_TEXT),
                 "source code string cannot contain null bytes");
    SY_CHECK_STR(bytes_error("a\r\nif b:\r  c\r\n", 13, SYI_FROM_FILE), "");
}

/* `open` n times, `middle`, `close` n times. */
static char *nested(const char *open, const char *middle, const char *close, int n) {
    size_t size = (strlen(open) + strlen(close)) * (size_t)n + strlen(middle) + 1;
    char *out = malloc(size);
    char *w = out;
    for (int i = 0; i < n; i++) {
        w = stpcpy(w, open);
    }
    w = stpcpy(w, middle);
    for (int i = 0; i < n; i++) {
        w = stpcpy(w, close);
    }
    return out;
}

SY_TEST(deep_nesting_is_an_error_or_works) {
    static const char *const openings[] = {"-", "not ", "lambda: ", "1 if 1 else ", "2**", "(",
                                           "[", "{1:",  "f(",       "[x for x in ", "a["};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        syi_syntax_error e;
        char *source = nested(openings[i], "1", "", 300000);
        dump_of(source, SYI_PARSE_EXEC, &e);
        SY_CHECK(e.type == SYI_RECURSION_ERROR || e.type == SYI_SYNTAX_ERROR);
        free(source);
    }
    syi_syntax_error e;
    char *source = nested("(", "1", ")", 200);
    dump_of(source, SYI_PARSE_EXEC, &e);
    SY_CHECK_EQ(e.type, SYI_NO_ERROR);
    free(source);
    source = nested("1+", "a", ".x", 20000);
    dump_of(source, SYI_PARSE_EXEC, &e);
    SY_CHECK_EQ(e.type, SYI_NO_ERROR);
    free(source);
    source = nested("", "if 1: pass\n", "elif 1: pass\n", 20000);
    dump_of(source, SYI_PARSE_EXEC, &e);
    SY_CHECK_EQ(e.type, SYI_NO_ERROR);
    free(source);
}

/* Broken sources that make a backtracking parser slow: the time must stay proportional. */
SY_TEST(broken_nesting_is_not_slow) {
    static const char *const openings[] = {
        "(", "[", "{", "{a: ", "f(", "[x for x in ", "f(x for x in ", "(a, "};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        syi_syntax_error e;
        char *source = nested(openings[i], "b c", "", 60);
        dump_of(source, SYI_PARSE_EXEC, &e);
        SY_CHECK_EQ(e.type, SYI_SYNTAX_ERROR);
        free(source);
    }
}

SY_TEST(out_of_memory) {
    static const char *const sources[] = {
        "def f(a, *b, c=1, **d):\n    return f'{a!r:>{b}} x' 'y' + [i for i in d if i]\n"
        "match x:\n    case {'a': [1, *_]} | A(b=2) as y: pass\n",
        "x = {'a': f(b c)}\n"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        for (uint64_t n = 1; n < 2000; n++) {
            sy_allocator alloc;
            sy_arena arena;
            syi_syntax_error e;
            sy_allocator_init(&alloc, NULL, NULL);
            sy_alloc_fail_nth(&alloc, n);
            syi_arena_init(&arena, &alloc);
            syi_parse(&arena, sources[i], strlen(sources[i]), "<test>", SYI_PARSE_EXEC, &e);
            bool failed = alloc.count >= n;
            syi_arena_deinit(&arena);
            SY_CHECK_EQ(alloc.used, 0);
            if (!failed) {
                SY_CHECK(e.type != SYI_OUT_OF_MEMORY);
                break;
            }
            SY_CHECK_EQ(e.type, SYI_OUT_OF_MEMORY);
        }
    }
}
