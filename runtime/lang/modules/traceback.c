/* SPDX-License-Identifier: MIT
 *
 * The module `_traceback`: the formatting of exceptions, shared with what is printed at the end
 * of a program, and access to source lines.
 */
#include "lang/modules/modules.h"

static sy_value format_exception(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_exception(args[0])) {
        return syi_raise(vm, vm->types.TypeError, "an exception is needed, not %T", args[0]);
    }
    return syi_exception_format(vm, args[0]);
}

/* [(code, line), ...] of a traceback, outermost first. */
static sy_value entries(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value list = syi_list_new(vm, NULL, 0);
    sy_value tb = args[0];
    while (list != SY_NULL && tb != SY_NONE) {
        if (!syi_is_type(tb, vm->types.traceback)) {
            return syi_raise(vm, vm->types.TypeError, "a traceback is needed, not %T", tb);
        }
        const sy_traceback *t = (const sy_traceback *)sy_to_object(tb);
        const sy_code *code = t->code;
        uint32_t line = code->positions != NULL && t->instruction < code->instruction_count
                            ? code->positions[t->instruction].line
                            : 0;
        sy_value pair[2] = {sy_from_pointer(code), sy_from_int(line)};
        sy_value entry = syi_tuple_new(vm, pair, 2);
        if (entry == SY_NULL || !syi_list_append(vm, syi_to_list(list), entry)) {
            return SY_NULL;
        }
        tb = t->next;
    }
    return list;
}

/* The line `number` of the source of a code object, without its newline; None if it is not
 * kept. */
static sy_value source_line(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t number;
    if (!syi_is_type(args[0], vm->types.code)) {
        return syi_raise(vm, vm->types.TypeError, "a code object is needed, not %T", args[0]);
    }
    if (!syi_as_int64(vm, args[1], &number)) {
        return SY_NULL;
    }
    sy_value source = ((const sy_code *)sy_to_object(args[0]))->source;
    if (!syi_is_str(source)) {
        return SY_NONE;
    }
    const sy_str *s = syi_to_str(source);
    uint32_t start = 0;
    for (int64_t line = 1; line < number && start < s->length; start++) {
        line += syi_str_at(s, start) == '\n' ? 1 : 0;
    }
    uint32_t end = start;
    while (end < s->length && syi_str_at(s, end) != '\n') {
        end++;
    }
    return number < 1 ? SY_NONE : syi_substring(vm, source, start, end);
}

/* The whole source that a code object comes from; None if it is not kept. */
static sy_value source_text(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_type(args[0], vm->types.code)) {
        return syi_raise(vm, vm->types.TypeError, "a code object is needed, not %T", args[0]);
    }
    sy_value source = ((const sy_code *)sy_to_object(args[0]))->source;
    return syi_is_str(source) ? source : SY_NONE;
}

static const sy_fn_def functions[] = {
    {"source_text", source_text, 1, 1, 0, false, "source_text(code, /)"},
    {"format_exception", format_exception, 1, 1, 0, false, "format_exception(exc, /)"},
    {"entries", entries, 1, 1, 0, false, "entries(tb, /)"},
    {"source_line", source_line, 2, 2, 0, false, "source_line(code, number, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_traceback(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions);
}
