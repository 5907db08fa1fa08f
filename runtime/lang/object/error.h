/* Raising exceptions from C. All set vm->exc (with __context__ taken from the exception being
 * handled). */
#ifndef SY_LANG_ERROR_H
#define SY_LANG_ERROR_H

#include "lang/object/state.h"

/* Raises type(message). The format knows %s (C string, UTF-8), %d (int), %lld (long long), %c,
 * %U (sy_value str), %R (repr of a value), %S (str of a value), %T (name of a value's type), %N
 * (sy_type*: its name), %%. Returns SY_NULL. */
#define syi_raise(vm, type, ...)                                                               \
    (SY_FORMAT_IS_DEEP(__VA_ARGS__, 0) ? syi_raise_deep : syi_raise_plain)(vm, type,           \
                                                                           __VA_ARGS__)
sy_value syi_raise_plain(sy_vm *vm, sy_type *type, const char *format, ...);
sy_value syi_raise_deep(sy_vm *vm, sy_type *type, const char *format, ...);

/* %R and %S may run code of the language, so they may switch, and with them whoever calls what
 * knows them. Nearly every function raises something: in wasm each would be made ready to be
 * left in the middle. So a literal without them calls a function that never switches; for other
 * formats it is found out at run time. */
#define SY_FORMAT_IS_DEEP(format, ...)                                                         \
    (__builtin_strstr(format, "%R") != NULL || __builtin_strstr(format, "%S") != NULL)

sy_value syi_raise_value(sy_vm *vm, sy_value exception); /* an exception instance */
sy_value syi_raise_key_error(sy_vm *vm, sy_value key);
sy_value syi_raise_stop_iteration(sy_vm *vm, sy_value value);
sy_value syi_raise_memory(sy_vm *vm);
/* Does the pending exception match type? (False for SY_RETRY.) */
bool syi_exc_matches(sy_vm *vm, const sy_type *type);
static inline bool syi_failed(const sy_vm *vm) {
    return vm->exc != SY_NULL;
}
static inline void syi_clear(sy_vm *vm) {
    vm->exc = SY_NULL;
}
/* A str from the format of syi_raise. */
#define syi_str_format(vm, ...)                                                                \
    (SY_FORMAT_IS_DEEP(__VA_ARGS__, 0) ? syi_str_format_deep                                   \
                                       : syi_str_format_plain)(vm, __VA_ARGS__)
sy_value syi_str_format_plain(sy_vm *vm, const char *format, ...);
sy_value syi_str_format_deep(sy_vm *vm, const char *format, ...);
/* New exception instance type(message), or type() for NULL. */
sy_value syi_exception_new(sy_vm *vm, sy_type *type, const char *message);

#endif
