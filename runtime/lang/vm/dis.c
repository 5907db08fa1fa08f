/* SPDX-License-Identifier: MIT
 *
 * See dis.h. One line per instruction: source line where it changes, index, name, operands as
 * the form in opcodes.def says, and what a constant or a jump means.
 */
#include "lang/vm/dis.h"

#include "lang/front/compile.h"
#include "lang/front/dump_ast.h"
#include "lang/front/parser.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/vm.h"

static const char *const forms[SY_OP_COUNT] = {
#define SY_OP(name, form, cache_words, doc) [SY_OP_##name] = form,
#include "lang/vm/opcodes.def"
#undef SY_OP
};

static void put_number(sy_str_builder *b, int64_t n, int width) {
    char digits[24];
    int i = (int)sizeof digits;
    digits[--i] = '\0';
    bool negative = n < 0;
    uint64_t u = negative ? (uint64_t)-n : (uint64_t)n;
    do {
        digits[--i] = (char)('0' + u % 10);
        u /= 10;
    } while (u != 0);
    if (negative) {
        digits[--i] = '-';
    }
    for (int used = (int)sizeof digits - 1 - i; used < width; used++) {
        syi_builder_char(b, ' ');
    }
    syi_builder_ascii(b, digits + i);
}

static void put_padded(sy_str_builder *b, const char *text, size_t width) {
    syi_builder_ascii(b, text);
    for (size_t n = strlen(text); n < width; n++) {
        syi_builder_char(b, ' ');
    }
}

static void put_register(sy_str_builder *b, const sy_code *code, uint16_t reg) {
    syi_builder_ascii(b, " r");
    put_number(b, reg, 0);
    if (code->local_names != NULL && reg < code->local_names->length) {
        syi_builder_char(b, '(');
        syi_builder_str(b, code->local_names->items[reg]);
        syi_builder_char(b, ')');
    }
}

static void put_constant(sy_vm *vm, sy_str_builder *b, const sy_code *code, uint32_t index) {
    syi_builder_ascii(b, " k");
    put_number(b, index, 0);
    if (index >= code->constant_count) {
        return;
    }
    sy_value repr = syi_is_type(code->constants[index], vm->types.code)
                        ? ((sy_code *)sy_to_object(code->constants[index]))->qualname
                        : syi_repr(vm, code->constants[index]);
    if (repr != SY_NULL) {
        syi_builder_char(b, '(');
        syi_builder_str(b, repr);
        syi_builder_char(b, ')');
    } else {
        vm->exc = SY_NULL;
    }
}

static void put_target(sy_str_builder *b, uint32_t at, const sy_instr *i, int64_t distance) {
    syi_builder_ascii(b, " -> ");
    put_number(b, (int64_t)at + syi_op_words[i->op] + distance, 0);
}

static void put_operands(sy_vm *vm, sy_str_builder *b, const sy_code *code, uint32_t at) {
    const sy_instr *i = &code->instructions[at];
    const uint16_t operands[3] = {i->a, i->b, i->c};
    int place = 0;
    for (const char *form = forms[i->op]; *form != '\0' && *form != '-'; form++, place++) {
        bool wide = form[1] == '\0' && place == 1 && (*form == 'i' || *form == 'j');
        switch (*form) {
        case 'k':
            put_constant(vm, b, code, operands[place]);
            break;
        case 'i':
            syi_builder_char(b, ' ');
            put_number(b, wide ? syi_instr_wide(i) : (int16_t)operands[place], 0);
            break;
        case 'j':
            put_target(b, at, i,
                       wide || place == 0 ? syi_instr_wide(i) : (int16_t)operands[place]);
            break;
        default:
            put_register(b, code, operands[place]);
            break;
        }
    }
    unsigned x = i->op == SY_OP_ADD ? i->x & 1u : i->x;
    if (x != 0) {
        syi_builder_ascii(b, " x=");
        put_number(b, x, 0);
    }
}

static void put_instruction(sy_vm *vm, sy_str_builder *b, const sy_code *code, uint32_t at,
                            uint32_t *line) {
    uint32_t here = code->positions != NULL ? code->positions[at].line : 0;
    if (here != *line && here != 0) {
        put_number(b, here, 5);
        *line = here;
    } else {
        syi_builder_ascii(b, "     ");
    }
    put_number(b, at, 6);
    syi_builder_char(b, ' ');
    put_padded(b, syi_op_names[code->instructions[at].op], 15);
    put_operands(vm, b, code, at);
    syi_builder_char(b, '\n');
}

static void put_handlers(sy_str_builder *b, const sy_code *code) {
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const sy_handler *h = &code->handlers[i];
        syi_builder_ascii(b, "      handler ");
        put_number(b, h->start, 0);
        syi_builder_ascii(b, "..");
        put_number(b, h->end, 0);
        syi_builder_ascii(b, " -> ");
        put_number(b, h->target, 0);
        syi_builder_ascii(b, " r");
        put_number(b, h->reg, 0);
        syi_builder_char(b, '\n');
    }
}

static void put_code(sy_vm *vm, sy_str_builder *b, const sy_code *code, int depth) {
    syi_builder_str(b, code->qualname);
    syi_builder_ascii(b, ":\n");
    uint32_t line = 0;
    for (uint32_t at = 0; at < code->instruction_count;
         at += syi_op_words[code->instructions[at].op]) {
        put_instruction(vm, b, code, at, &line);
    }
    put_handlers(b, code);
    for (uint32_t i = 0; depth < 50 && i < code->constant_count; i++) {
        if (syi_is_type(code->constants[i], vm->types.code)) {
            syi_builder_char(b, '\n');
            put_code(vm, b, (const sy_code *)sy_to_object(code->constants[i]), depth + 1);
        }
    }
}

sy_value syi_list_code(sy_vm *vm, const sy_code *code) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    put_code(vm, &b, code, 0);
    return syi_builder_finish(&b);
}

sy_value syi_list_source(sy_vm *vm, const char *text, size_t length, sy_value filename) {
    sy_code *code = syi_compile(vm, text, length, filename, SY_COMPILE_EXEC, 0);
    return code == NULL ? SY_NULL : syi_list_code(vm, code);
}

/* --- Syntax trees --- */

static void put_piece(void *builder, const char *text, size_t length) {
    syi_builder_utf8(builder, text, length);
}

static sy_value raise_syntax_error(sy_vm *vm, const syi_syntax_error *error,
                                   sy_value filename) {
    if (error->type == SYI_OUT_OF_MEMORY) {
        return syi_raise_memory(vm);
    }
    const char *name = syi_syntax_error_name(error->type);
    sy_value type = syi_dict_get_cstr(vm, vm->builtins, name);
    if (error->line == 0 || type == SY_NULL ||
        !syi_is_subtype(syi_to_type(type), vm->types.SyntaxError)) {
        return syi_raise(vm, type == SY_NULL ? vm->types.SyntaxError : syi_to_type(type), "%s",
                         error->message);
    }
    sy_value text =
        error->text == NULL ? SY_NONE : syi_str_new(vm, error->text, error->text_length);
    sy_value exc = text == SY_NULL
                       ? SY_NULL
                       : syi_syntax_error_new(vm, syi_to_type(type), error->message, filename,
                                              text, error->line, error->column, error->end_line,
                                              error->end_column);
    return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
}

sy_value syi_list_tree(sy_vm *vm, const char *text, size_t length, sy_value filename) {
    size_t name_length;
    char *name = syi_str_utf8(vm, filename, &name_length);
    if (name == NULL) {
        return SY_NULL;
    }
    sy_arena arena;
    syi_arena_init(&arena, vm->allocator);
    syi_parse_options options = {name, SYI_PARSE_EXEC, SYI_FROM_FILE, false, 0};
    syi_syntax_error error = {.type = SYI_NO_ERROR};
    sy_ast_module *module = syi_parse_with(&arena, text, length, &options, &error);
    sy_value listing = SY_NULL;
    if (module != NULL) {
        sy_str_builder b;
        syi_builder_init(&b, vm);
        syi_dump_ast(module->root, false, put_piece, &b);
        syi_builder_char(&b, '\n');
        listing = syi_builder_finish(&b);
    } else {
        raise_syntax_error(vm, &error, filename);
    }
    syi_arena_deinit(&arena);
    syi_mem_resize(vm, name, name_length + 1, 0);
    return listing;
}
