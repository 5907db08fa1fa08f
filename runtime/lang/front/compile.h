/* The compiler: source text to a code object. */
#ifndef SY_LANG_COMPILE_H
#define SY_LANG_COMPILE_H

#include "lang/front/source.h"
#include "lang/object/code.h"
#include "lang/object/state.h"

typedef enum sy_compile_mode {
    SY_COMPILE_EXEC,
    SY_COMPILE_EVAL,  /* the code returns the expression's value */
    SY_COMPILE_SINGLE /* expression statements are displayed */
} sy_compile_mode;

enum sy_compile_flags {
    SY_COMPILE_NAMESPACE = 1, /* names live in frame->names: exec and eval with locals */
    SY_COMPILE_FROM_TEXT = 2, /* the source is a str, not the bytes of a file */
    SY_COMPILE_BYTES = 4,     /* bytes handed to compile(): a coding cookie counts */
    SY_COMPILE_SKIP_ASYNC = 8 /* as if `async` and `await` were not there: for test files that
                                 have a few of them among much else */
};

/* NULL with SyntaxError (or MemoryError, ValueError ...) raised. Runs no language code. */
sy_code *syi_compile(sy_vm *vm, const char *text, size_t length, sy_value filename,
                     sy_compile_mode mode, unsigned flags);
/* The same; *warnings is what CPython gives SyntaxWarnings for, a list of rows (message, line,
 * column, end line, end column), or SY_NULL when there is nothing. The caller passes it to
 * warnings._syntax() where language code may run. */
sy_code *syi_compile_warned(sy_vm *vm, const char *text, size_t length, sy_value filename,
                            sy_compile_mode mode, unsigned flags, sy_value *warnings);

#endif
