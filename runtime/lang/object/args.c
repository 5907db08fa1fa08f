/* SPDX-License-Identifier: MIT
 *
 * Distributing the arguments of builtins over their parameters, with CPython's messages.
 */
#include "lang/object/args.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/str.h"

static int keyword_count(sy_value kwnames) {
    return kwnames == SY_NULL ? 0 : (int)syi_to_tuple(kwnames)->length;
}

static bool too_many_positional(sy_vm *vm, const sy_signature *sig, int nargs, int total) {
    if (sig->positional == 0) {
        syi_raise(vm, vm->types.TypeError, "%s() takes no positional arguments", sig->function);
        return false;
    }
    bool exact = sig->required == total && sig->positional == total;
    syi_raise(vm, vm->types.TypeError, "%s() takes %s %d %sargument%s (%d given)",
              sig->function, exact ? "exactly" : "at most", sig->positional,
              sig->positional < total ? "positional " : "", sig->positional == 1 ? "" : "s",
              nargs);
    return false;
}

/* Index of the parameter called name; -1: none. */
static int find_parameter(const sy_signature *sig, sy_value name) {
    for (int i = 0; sig->names[i] != NULL; i++) {
        if (sig->names[i][0] != '\0' && syi_str_is(name, sig->names[i])) {
            return i;
        }
    }
    return -1;
}

static bool bind_keyword(sy_vm *vm, const sy_signature *sig, sy_value name, sy_value value,
                         int nargs, sy_value *out) {
    int i = find_parameter(sig, name);
    if (i < 0) {
        syi_raise(vm, vm->types.TypeError, "'%U' is an invalid keyword argument for %s()", name,
                  sig->function);
        return false;
    }
    if (out[i] != SY_NULL) {
        syi_raise(vm, vm->types.TypeError,
                  i < nargs ? "argument for %s() given by name ('%U') and position (%d)"
                            : "%s() got multiple values for argument '%U'",
                  sig->function, name, i + 1);
        return false;
    }
    out[i] = value;
    return true;
}

static bool check_required(sy_vm *vm, const sy_signature *sig, const sy_value *out, int nargs,
                           int total) {
    for (int i = 0; i < sig->required; i++) {
        if (out[i] != SY_NULL) {
            continue;
        }
        if (sig->names[i][0] == '\0') {
            bool exact = sig->required == total;
            syi_raise(vm, vm->types.TypeError,
                      "%s() takes %s %d positional argument%s (%d given)", sig->function,
                      exact ? "exactly" : "at least", sig->required,
                      sig->required == 1 ? "" : "s", nargs);
        } else {
            syi_raise(vm, vm->types.TypeError, "%s() missing required argument '%s' (pos %d)",
                      sig->function, sig->names[i], i + 1);
        }
        return false;
    }
    return true;
}

bool syi_parse_args(sy_vm *vm, const sy_signature *sig, const sy_value *args, int nargs,
                    sy_value kwnames, sy_value *out) {
    int total = 0;
    while (sig->names[total] != NULL) {
        out[total++] = SY_NULL;
    }
    int keywords = keyword_count(kwnames);
    if (nargs > sig->positional) {
        return too_many_positional(vm, sig, nargs, total);
    }
    for (int i = 0; i < nargs; i++) {
        out[i] = args[i];
    }
    for (int i = 0; i < keywords; i++) {
        if (!bind_keyword(vm, sig, syi_to_tuple(kwnames)->items[i], args[nargs + i], nargs,
                          out)) {
            return false;
        }
    }
    return check_required(vm, sig, out, nargs, total);
}

bool syi_no_keywords(sy_vm *vm, const char *function, sy_value kwnames) {
    if (keyword_count(kwnames) == 0) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError, "%s() takes no keyword arguments", function);
    return false;
}

bool syi_check_arg_count(sy_vm *vm, const char *function, int nargs, int min, int max) {
    if (nargs >= min && (max < 0 || nargs <= max)) {
        return true;
    }
    int bound = nargs < min ? min : max;
    const char *quantity = min == max ? "" : nargs < min ? "at least " : "at most ";
    syi_raise(vm, vm->types.TypeError, "%s expected %s%d argument%s, got %d", function,
              quantity, bound, bound == 1 ? "" : "s", nargs);
    return false;
}
