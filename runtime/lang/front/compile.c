#include "lang/front/compile.h"

#include "lang/front/compiler.h"
#include "lang/front/parser.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"

/* --- Errors
 * --------------------------------------------------------------------------------------- */

static sy_type *error_class(sy_vm *vm, syi_syntax_error_type type) {
    switch (type) {
    case SYI_INDENTATION_ERROR:
        return vm->types.IndentationError;
    case SYI_TAB_ERROR:
        return vm->types.TabError;
    default:
        return vm->types.SyntaxError;
    }
}

static void raise_syntax_error(sy_vm *vm, const syi_syntax_error *e, sy_value filename) {
    if (e->column < 0 && e->line == 0) { /* of the text as a whole: no place to show */
        syi_raise(vm, error_class(vm, e->type), "%s", e->message);
        return;
    }
    if (e->line == 0 && e->text == NULL) { /* of the file as a whole: it has no position */
        syi_raise(vm, error_class(vm, e->type), "%s", e->message);
        return;
    }
    sy_value text = SY_NONE;
    if (e->text != NULL) {
        text = syi_str_new(vm, e->text, e->text_length);
        if (text == SY_NULL) {
            vm->exc = SY_NULL;
            text = SY_NONE;
        }
    }
    sy_value exc = syi_syntax_error_new(vm, error_class(vm, e->type), e->message, filename,
                                        text, e->line, e->column, e->end_line, e->end_column);
    if (exc != SY_NULL) {
        syi_raise_value(vm, exc);
    }
}

static void raise_error(sy_vm *vm, const syi_syntax_error *e, sy_value filename) {
    if (vm->exc != SY_NULL) {
        return;
    }
    switch (e->type) {
    case SYI_NO_ERROR:
    case SYI_OUT_OF_MEMORY:
        syi_raise_memory(vm);
        break;
    case SYI_VALUE_ERROR:
        syi_raise(vm, vm->types.ValueError, "%s", e->message);
        break;
    case SYI_RECURSION_ERROR:
        syi_raise(vm, vm->types.RecursionError, "%s", e->message);
        break;
    default:
        raise_syntax_error(vm, e, filename);
        break;
    }
}

/* --- Compiling a parsed module
 * -------------------------------------------------------------------- */

/* Reads the __future__ imports, which only a docstring may precede. */
static void read_future_imports(sy_compiler *c, const sy_ast_module *module) {
    for (uint32_t k = 0; k < module->body.count; k++) {
        const sy_ast_node *s = module->body.items[k];
        if (s->kind == SY_AST_Expr && SY_AST(Expr, s)->value->kind == SY_AST_Constant &&
            SY_AST(Constant, SY_AST(Expr, s)->value)->value.kind == SY_CONST_STR) {
            continue;
        }
        if (s->kind != SY_AST_ImportFrom ||
            !syi_name_is(SY_AST(ImportFrom, s)->module, "__future__")) {
            return;
        }
        c->future_line = s->line;
        sy_ast_list names = SY_AST(ImportFrom, s)->names;
        for (uint32_t n = 0; n < names.count; n++) {
            if (syi_name_is(SY_AST(alias, names.items[n])->name, "annotations")) {
                c->future_annotations = true;
            }
        }
    }
}

static void module_body(sy_compiler *c, const sy_ast_module *module, sy_value doc) {
    sy_reg r = syi_temp(c);
    if (module->expression != NULL) {
        syi_expr_to(c, module->expression, r);
    } else {
        syi_setup_annotations(c, &module->body);
        if (doc != SY_NONE) {
            syi_load_constant(c, r, doc);
            int op = c->unit->names ? SY_OP_STORENAME : SY_OP_STOREGLOBAL;
            syi_emit(c, op, 0, r, syi_constant(c, c->vm->names.__doc__), 0);
        }
        syi_statements(c, &module->body);
        syi_load_constant(c, r, SY_NONE);
    }
    syi_emit(c, SY_OP_RETURN, 0, r, 0, 0);
}

static sy_code *compile_module(sy_compiler *c, const sy_ast_module *module) {
    c->warnings.first = c->warnings.last = NULL;
    sy_scope *scope = syi_symtable_build(c->arena, module, c->text, c->length,
                                         syi_c_stack_left(c->vm) / 2, c->error, &c->warnings);
    if (scope == NULL) {
        c->failed = true;
        return NULL;
    }
    if (!syi_unit_open(c, scope, module->root)) {
        return NULL;
    }
    sy_value doc = module->expression == NULL && c->mode == SY_COMPILE_EXEC
                       ? syi_docstring(c, &module->body)
                       : SY_NONE;
    c->unit->at = module->body.count > 0 ? module->body.items[0] : module->expression;
    module_body(c, module, doc);
    return syi_unit_close(c, SY_CODE_NAMES, NULL, doc, 1);
}

static sy_code *compile_tree(sy_compiler *c, const sy_ast_module *module) {
    sy_code *code = compile_module(c, module);
    while (c->unit != NULL) { /* left open by an error */
        syi_unit_discard(c);
    }
    return c->failed ? NULL : code;
}

/* [(message, line, column, end line, end column), ...]; SY_NULL: no warnings, or no memory. */
static sy_value list_of_warnings(sy_vm *vm, const sy_warnings *warnings) {
    if (warnings->first == NULL) {
        return SY_NULL;
    }
    sy_value list = syi_list_new(vm, NULL, 0);
    for (const sy_warning *w = warnings->first; list != SY_NULL && w != NULL; w = w->next) {
        sy_value items[5] = {syi_str_from_cstr(vm, w->message), sy_from_int(w->node->line),
                             sy_from_int(w->node->col + 1), sy_from_int(w->node->end_line),
                             sy_from_int(w->node->end_col + 1)};
        sy_value row = items[0] == SY_NULL ? SY_NULL : syi_tuple_new(vm, items, 5);
        if (row == SY_NULL || !syi_list_append(vm, syi_to_list(list), row)) {
            return SY_NULL;
        }
    }
    return list;
}

static sy_code *compile_parsed(sy_vm *vm, sy_arena *arena, const sy_ast_module *module,
                               sy_value filename, sy_compile_mode mode, unsigned flags,
                               syi_syntax_error *error, sy_value *warnings) {
    sy_compiler c = {
        .vm = vm,
        .arena = arena,
        .error = error,
        .text = module->text,
        .length = module->length,
        .filename = filename,
        .mode = mode,
        .namespace_names = (flags & SY_COMPILE_NAMESPACE) != 0,
    };
    read_future_imports(&c, module);
    c.source = syi_str_new(vm, module->text, module->length);
    if (c.source == SY_NULL) {
        return NULL;
    }
    sy_code *code = compile_tree(&c, module);
    if (c.retry_long && !c.failed) {
        c.long_jumps = true;
        c.retry_long = false;
        code = compile_tree(&c, module);
    }
    if (code != NULL && warnings != NULL) {
        *warnings = list_of_warnings(vm, &c.warnings);
        if (vm->exc != SY_NULL) {
            return NULL;
        }
    }
    return code;
}

static sy_code *compile_in(sy_vm *vm, sy_arena *arena, const char *text, size_t length,
                           sy_value filename, sy_compile_mode mode, unsigned flags,
                           syi_syntax_error *error, sy_value *warnings) {
    size_t name_length;
    char *name = syi_str_utf8(vm, filename, &name_length);
    if (name == NULL) {
        return NULL;
    }
    static const syi_parse_mode modes[] = {SYI_PARSE_EXEC, SYI_PARSE_EVAL, SYI_PARSE_SINGLE};
    syi_source_origin origin = (flags & SY_COMPILE_FROM_TEXT) ? SYI_FROM_TEXT
                               : (flags & SY_COMPILE_BYTES)   ? SYI_FROM_BYTES
                                                              : SYI_FROM_FILE;
    enum { PARSER_STACK = 256 * 1024 };
    size_t left = syi_c_stack_left(vm) / 2;
    syi_parse_options options = {.filename = name,
                                 .mode = modes[mode],
                                 .origin = origin,
                                 .skip_async = (flags & SY_COMPILE_SKIP_ASYNC) != 0,
                                 .stack_budget = left < PARSER_STACK ? left : PARSER_STACK};
    sy_ast_module *module = syi_parse_with(arena, text, length, &options, error);
    sy_code *code = NULL;
    if (module != NULL) {
        code = compile_parsed(vm, arena, module, filename, mode, flags, error, warnings);
        if (origin != SYI_FROM_FILE) {
            error->text = NULL; /* CPython looks for the line in the file only */
        }
    }
    syi_mem_resize(vm, name, name_length + 1, 0);
    return code;
}

sy_code *syi_compile(sy_vm *vm, const char *text, size_t length, sy_value filename,
                     sy_compile_mode mode, unsigned flags) {
    return syi_compile_warned(vm, text, length, filename, mode, flags, NULL);
}

sy_code *syi_compile_warned(sy_vm *vm, const char *text, size_t length, sy_value filename,
                            sy_compile_mode mode, unsigned flags, sy_value *warnings) {
    if (warnings != NULL) {
        *warnings = SY_NULL;
    }
    sy_arena arena;
    syi_arena_init(&arena, vm->allocator);
    syi_syntax_error error = {0};
    sy_code *code =
        compile_in(vm, &arena, text, length, filename, mode, flags, &error, warnings);
    if (code == NULL) {
        raise_error(vm, &error, filename);
    }
    syi_arena_deinit(&arena);
    return code;
}
