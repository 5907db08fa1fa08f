/* SPDX-License-Identifier: MIT
 *
 * Parses sources for the comparison with CPython (compare.py): reads requests from stdin, each
 * a line "MODE LENGTH" followed by that many bytes, and answers each with a line "LENGTH" and
 * that many bytes: the tree as ast.dump() writes it, or the error's fields as lines after "!".
 * MODE is d (dump), a (dump with attributes), t (only parse) or n (parse a file's bytes).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/front/dump_ast.h"
#include "lang/front/parser.h"

typedef struct buffer {
    char *bytes;
    size_t length;
    size_t capacity;
} buffer;

static void append(void *user, const char *text, size_t length) {
    buffer *b = user;
    if (b->length + length + 1 > b->capacity) {
        b->capacity = (b->length + length + 1) * 2;
        b->bytes = realloc(b->bytes, b->capacity);
        if (!b->bytes) {
            exit(3);
        }
    }
    memcpy(b->bytes + b->length, text, length);
    b->length += length;
}

static void append_error(buffer *out, const syi_syntax_error *e) {
    char text[400];
    int n =
        snprintf(text, sizeof text, "!%s\n%s\n%d %d %d %d\n", syi_syntax_error_name(e->type),
                 e->message, e->line, e->column, e->end_line, e->end_column);
    append(out, text, (size_t)n);
    append(out, e->text ? e->text : "", e->text_length);
}

static void answer(sy_allocator *alloc, char mode, const char *text, size_t length,
                   buffer *out) {
    sy_arena arena;
    syi_syntax_error error;
    syi_arena_init(&arena, alloc);
    syi_parse_options options = {"<test>", SYI_PARSE_EXEC,
                                 mode == 'n' ? SYI_FROM_BYTES : SYI_FROM_TEXT, false, 0};
    sy_ast_module *module = syi_parse_with(&arena, text, length, &options, &error);
    if (!module) {
        append_error(out, &error);
    } else if (mode == 'd' || mode == 'a') {
        syi_dump_ast(module->root, mode == 'a', append, out);
    }
    syi_arena_deinit(&arena);
}

int main(void) {
    sy_allocator alloc;
    sy_allocator_init(&alloc, NULL, NULL);
    char mode;
    size_t length;
    while (scanf("%c %zu", &mode, &length) == 2 && getchar() == '\n') {
        char *text = malloc(length + 1);
        buffer out = {NULL, 0, 0};
        if (!text || fread(text, 1, length, stdin) != length) {
            return 2;
        }
        answer(&alloc, mode, text, length, &out);
        printf("%zu\n", out.length);
        if (out.length) {
            fwrite(out.bytes, 1, out.length, stdout);
        }
        fflush(stdout);
        free(text);
        free(out.bytes);
    }
    return alloc.used ? 4 : 0;
}
