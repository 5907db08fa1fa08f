/*
 * Binding the arguments of a call to the parameters of a language function, with CPython's
 * messages. Calls nothing back, so it may run in the loop.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/str.h"
#include "lang/vm/vm.h"

typedef struct binding {
    sy_vm *vm;
    sy_function *function;
    const sy_code *code;
    sy_value *registers;
    const sy_value *args;
    int nargs;
    sy_value kwnames;
} binding;

static uint32_t args_register(const sy_code *code) {
    return (uint32_t)code->positional + code->keyword_only;
}

static uint32_t kwargs_register(const sy_code *code) {
    return args_register(code) + ((code->flags & SY_CODE_VARARGS) ? 1 : 0);
}

static uint32_t default_count(const sy_function *function) {
    return function->defaults != SY_NULL ? syi_to_tuple(function->defaults)->length : 0;
}

static const char *plural(int n) {
    return n == 1 ? "" : "s";
}

static void raise_too_many(const binding *b) {
    const sy_code *code = b->code;
    int defaults = (int)default_count(b->function);
    int keyword_only = 0;
    for (uint32_t i = code->positional; i < args_register(code); i++) {
        keyword_only += b->registers[i] != SY_NULL;
    }
    sy_value takes = defaults > 0
                         ? syi_str_format(b->vm, "from %d to %d", code->positional - defaults,
                                          (int)code->positional)
                         : syi_str_format(b->vm, "%d", (int)code->positional);
    if (takes == SY_NULL) {
        return;
    }
    bool many = defaults > 0 || code->positional != 1;
    if (keyword_only > 0) {
        syi_raise(b->vm, b->vm->types.TypeError,
                  "%U() takes %U positional argument%s but %d positional argument%s (and %d "
                  "keyword-only argument%s) were given",
                  b->function->qualname, takes, many ? "s" : "", b->nargs, plural(b->nargs),
                  keyword_only, plural(keyword_only));
        return;
    }
    syi_raise(b->vm, b->vm->types.TypeError,
              "%U() takes %U positional argument%s but %d %s given", b->function->qualname,
              takes, many ? "s" : "", b->nargs, b->nargs == 1 ? "was" : "were");
}

/* 'a', 'b', and 'c' of the parameters in [from, to) that have no value. */
static void raise_missing(const binding *b, uint32_t from, uint32_t to, const char *kind) {
    int count = 0;
    for (uint32_t i = from; i < to; i++) {
        count += b->registers[i] == SY_NULL;
    }
    sy_str_builder text;
    syi_builder_init(&text, b->vm);
    int seen = 0;
    for (uint32_t i = from; i < to; i++) {
        if (b->registers[i] != SY_NULL) {
            continue;
        }
        seen++;
        if (seen > 1) {
            const char *last = count == 2 ? " and " : ", and ";
            syi_builder_ascii(&text, seen == count ? last : ", ");
        }
        syi_builder_char(&text, '\'');
        syi_builder_str(&text, b->code->local_names->items[i]);
        syi_builder_char(&text, '\'');
    }
    sy_value names = syi_builder_finish(&text);
    if (names != SY_NULL) {
        syi_raise(b->vm, b->vm->types.TypeError, "%U() missing %d required %s argument%s: %U",
                  b->function->qualname, count, kind, plural(count), names);
    }
}

static int find_parameter(const binding *b, sy_value name) {
    const sy_tuple *names = b->code->local_names;
    uint32_t end = args_register(b->code);
    for (uint32_t i = b->code->positional_only; i < end; i++) {
        if (names->items[i] == name) {
            return (int)i;
        }
    }
    for (uint32_t i = b->code->positional_only; i < end; i++) {
        if (syi_str_equal(syi_to_str(names->items[i]), syi_to_str(name))) {
            return (int)i;
        }
    }
    return -1;
}

/* Positional-only parameters that were given by keyword: named in the error, if there are any.
 */
static bool raise_positional_only(const binding *b) {
    sy_str_builder text;
    syi_builder_init(&text, b->vm);
    const sy_tuple *given = syi_to_tuple(b->kwnames);
    bool any = false;
    for (uint32_t i = 0; i < b->code->positional_only; i++) {
        for (uint32_t k = 0; k < given->length; k++) {
            sy_value name = b->code->local_names->items[i];
            if (syi_str_equal(syi_to_str(name), syi_to_str(given->items[k]))) {
                syi_builder_ascii(&text, any ? ", " : "");
                syi_builder_str(&text, name);
                any = true;
            }
        }
    }
    sy_value names = syi_builder_finish(&text);
    if (any && names != SY_NULL) {
        syi_raise(b->vm, b->vm->types.TypeError,
                  "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                  b->function->qualname, names);
    }
    return any;
}

static bool bind_keyword(const binding *b, sy_value name, sy_value value, sy_dict *kwargs) {
    sy_vm *vm = b->vm;
    if (!syi_is_str(name)) {
        syi_raise(vm, vm->types.TypeError, "keywords must be strings");
        return false;
    }
    int reg = find_parameter(b, name);
    if (reg >= 0) {
        if (b->registers[reg] != SY_NULL) {
            syi_raise(vm, vm->types.TypeError, "%U() got multiple values for argument '%U'",
                      b->function->qualname, name);
            return false;
        }
        b->registers[reg] = value;
        return true;
    }
    if (kwargs != NULL) {
        return syi_dict_set(vm, kwargs, name, value);
    }
    if (b->code->positional_only == 0 || !raise_positional_only(b)) {
        syi_raise(vm, vm->types.TypeError, "%U() got an unexpected keyword argument '%U'",
                  b->function->qualname, name);
    }
    return false;
}

static bool bind_keywords(const binding *b) {
    sy_dict *kwargs = NULL;
    if (b->code->flags & SY_CODE_VARKEYWORDS) {
        sy_value dict = syi_dict_new(b->vm);
        if (dict == SY_NULL) {
            return false;
        }
        b->registers[kwargs_register(b->code)] = dict;
        kwargs = syi_to_dict(dict);
    }
    if (b->kwnames == SY_NULL) {
        return true;
    }
    const sy_tuple *names = syi_to_tuple(b->kwnames);
    for (uint32_t i = 0; i < names->length; i++) {
        if (!bind_keyword(b, names->items[i], b->args[b->nargs + (int)i], kwargs)) {
            return false;
        }
    }
    return true;
}

static bool bind_positional(const binding *b) {
    int taken = b->nargs < b->code->positional ? b->nargs : b->code->positional;
    for (int i = 0; i < taken; i++) {
        b->registers[i] = b->args[i];
    }
    if (b->code->flags & SY_CODE_VARARGS) {
        sy_value rest = syi_tuple_new(b->vm, b->args + taken, (size_t)(b->nargs - taken));
        b->registers[args_register(b->code)] = rest;
        return rest != SY_NULL;
    }
    return true;
}

static bool fill_positional_defaults(const binding *b) {
    uint32_t positional = b->code->positional;
    uint32_t defaults = default_count(b->function);
    uint32_t first = positional - (defaults < positional ? defaults : positional);
    for (uint32_t i = 0; i < first; i++) {
        if (b->registers[i] == SY_NULL) {
            raise_missing(b, 0, first, "positional");
            return false;
        }
    }
    for (uint32_t i = first; i < positional; i++) {
        if (b->registers[i] == SY_NULL) {
            b->registers[i] =
                syi_to_tuple(b->function->defaults)->items[i + defaults - positional];
        }
    }
    return true;
}

static bool fill_keyword_defaults(const binding *b) {
    uint32_t from = b->code->positional;
    uint32_t to = args_register(b->code);
    bool missing = false;
    for (uint32_t i = from; i < to; i++) {
        if (b->registers[i] == SY_NULL && b->function->kwdefaults != SY_NULL) {
            b->registers[i] = syi_dict_get_str(syi_to_dict(b->function->kwdefaults),
                                               b->code->local_names->items[i]);
        }
        missing |= b->registers[i] == SY_NULL;
    }
    if (missing) {
        raise_missing(b, from, to, "keyword-only");
    }
    return !missing;
}

bool syi_bind_arguments(sy_vm *vm, sy_function *function, sy_value *registers,
                        const sy_value *args, int nargs, sy_value kwnames) {
    binding b = {vm, function, function->code, registers, args, nargs, kwnames};
    if (!bind_positional(&b) || !bind_keywords(&b)) {
        return false;
    }
    if (nargs > b.code->positional && !(b.code->flags & SY_CODE_VARARGS)) {
        raise_too_many(&b);
        return false;
    }
    return fill_positional_defaults(&b) && fill_keyword_defaults(&b);
}
