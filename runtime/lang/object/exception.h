/* Exceptions and tracebacks, from C. */
#ifndef SY_LANG_EXCEPTION_H
#define SY_LANG_EXCEPTION_H

#include "lang/object/state.h"

static inline bool syi_is_exception(sy_value v) {
    return syi_has_flag(v, SY_TYPE_IS_EXCEPTION);
}
static inline sy_exception *syi_to_exception(sy_value v) {
    return (sy_exception *)sy_to_object(v);
}

/* `raise exc from cause`: accepts classes and instances; sets vm->exc. cause SY_NULL: none. */
void syi_raise_statement(sy_vm *vm, sy_value exc, sy_value cause);
/* Instance from the (type, value) pair of throw(): class with None, instance or argument(s).
 * SY_NULL with TypeError. */
sy_value syi_exception_make(sy_vm *vm, sy_value type, sy_value value);
/* except matching: type or tuple of types, checked as CPython does. 1, 0, -1. */
int syi_exception_matches(sy_vm *vm, sy_value exc, sy_value types);
/* except*: the part of exc (a naked exception counts as a group of one) that matches types, or
 * None; *rest the other part or None. SY_NULL: error (types must be exception classes, not
 * groups). */
sy_value syi_exception_group_match(sy_vm *vm, sy_value exc, sy_value types, sy_value *rest);
/* except*: what is to be raised after all handlers: from the exceptions in list (None entries
 * are ignored), of the original; SY_NONE: nothing. */
sy_value syi_exception_group_join(sy_vm *vm, sy_list *list, sy_value original);
/* Adds an entry at the front of exc's traceback. */
bool syi_traceback_add(sy_vm *vm, sy_value exc, sy_code *code, uint32_t instruction,
                       sy_dict *globals, sy_value frame);
/* Formats as CPython prints an uncaught exception, chained causes and carets included. The
 * source line comes from the code's source text. */
sy_value syi_exception_format(sy_vm *vm, sy_value exc);
/* SyntaxError from a position. */
sy_value syi_syntax_error_new(sy_vm *vm, sy_type *type, const char *message, sy_value filename,
                              sy_value text, int line, int column, int end_line,
                              int end_column);

#endif
