/* Parsing the arguments of builtins, with CPython's messages. */
#ifndef SY_LANG_ARGS_H
#define SY_LANG_ARGS_H

#include "lang/object/state.h"

typedef struct sy_signature {
    const char *function; /* for messages, without "()" */
    const char *const *
        names; /* all parameter names in order, ends with NULL; "" marks positional-only ones */
    int required;   /* the first so many must be given */
    int positional; /* so many may be given by position; the rest keyword only */
} sy_signature;

/* Distributes args (nargs positional, then the keywords of kwnames) over out[], SY_NULL for
 * those not given. args excludes self. */
bool syi_parse_args(sy_vm *vm, const sy_signature *sig, const sy_value *args, int nargs,
                    sy_value kwnames, sy_value *out);
/* For functions that take no keywords. */
bool syi_no_keywords(sy_vm *vm, const char *function, sy_value kwnames);
bool syi_check_arg_count(sy_vm *vm, const char *function, int nargs, int min, int max);

#endif
