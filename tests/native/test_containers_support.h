/* SPDX-License-Identifier: MIT
 *
 * An object layer without an interpreter for the tests of the containers, and an evaluator for
 * a small part of the language, enough to try every operation on them:
 *
 *   statements    name = E;  E[..] = E;  del E[..];  name op= E;  E
 *   expressions   literals, displays, calls with keywords, attributes, subscripts (also by a
 * pair without parentheses), slices,
 *                 + - * | & ^ == != < <= > >= in
 *
 * Names are variables and builtin types, and the functions len, repr, hash, iter, next.
 */
#ifndef SY_TESTS_CONTAINERS_SUPPORT_H
#define SY_TESTS_CONTAINERS_SUPPORT_H

#include <ctype.h>

#include "support.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/gc.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"

/* --- An object layer ---------------------------------------------------------------------- */

typedef struct world {
    sy_vm vm;
    sy_allocator allocator;
    sy_value variables; /* a dict */
} world;

static inline sy_value world_call(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    const sy_type *type = syi_type_of(vm, callee);
    if (type == vm->types.type) {
        return syi_type_call(vm, (sy_type *)sy_to_object(callee), args, nargs, kwnames);
    }
    return syi_call(vm, callee, args, nargs, kwnames);
}

static inline void world_raised(sy_vm *vm) {
    (void)vm;
}

static inline void world_visit(void *arg, sy_visitor *v) {
    syi_visit(v, ((const world *)arg)->variables);
}

/* False: no memory. */
static inline bool world_init(world *w) {
    memset(w, 0, sizeof *w);
    sy_allocator_init(&w->allocator, NULL, NULL);
    w->vm.allocator = &w->allocator;
    w->vm.c_depth_limit = 200;
    w->vm.recursion_limit = 1000;
    w->vm.call = world_call;
    w->vm.raised = world_raised;
    if (!syi_objects_init(&w->vm) || !syi_gc_add_roots(&w->vm, world_visit, w)) {
        return false;
    }
    w->variables = syi_dict_new(&w->vm);
    return w->variables != SY_NULL;
}

static inline void world_deinit(world *w) {
    syi_objects_deinit(&w->vm);
    SY_CHECK_EQ(w->allocator.used, 0);
    SY_CHECK_EQ(w->allocator.blocks, 0);
}

/* --- Evaluator: reading ------------------------------------------------------------------- */

typedef struct reader {
    sy_vm *vm;
    world *w;
    const char *p;
} reader;

static sy_value read_expression(reader *r);

static inline void skip_blanks(reader *r) {
    while (*r->p == ' ') {
        r->p++;
    }
}

static inline bool take(reader *r, const char *token) {
    skip_blanks(r);
    size_t n = strlen(token);
    if (strncmp(r->p, token, n) != 0) {
        return false;
    }
    r->p += n;
    return true;
}

static inline bool at_word(const char *p, const char *word) {
    size_t n = strlen(word);
    return strncmp(p, word, n) == 0 && !isalnum((unsigned char)p[n]) && p[n] != '_';
}

static inline sy_value read_name(reader *r) {
    const char *start = r->p;
    while (isalnum((unsigned char)*r->p) || *r->p == '_') {
        r->p++;
    }
    sy_value text = syi_str_new(r->vm, start, (size_t)(r->p - start));
    return text == SY_NULL ? SY_NULL : syi_intern(r->vm, text);
}

static inline sy_value builtin_type(sy_vm *vm, sy_value name) {
    static const char *const wanted[] = {
        "list", "tuple",  "dict",     "set", "frozenset", "range", "slice", "enumerate", "zip",
        "map",  "filter", "reversed", "int", "str",       "float", "bool",  "bytes"};
    const sy_types *t = &vm->types;
    sy_type *const types[] = {t->list,   t->tuple,    t->dict,      t->set, t->frozenset,
                              t->range,  t->slice,    t->enumerate, t->zip, t->map,
                              t->filter, t->reversed, t->int_,      t->str, t->float_,
                              t->bool_,  t->bytes};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (syi_str_is(name, wanted[i])) {
            return sy_from_pointer(types[i]);
        }
    }
    return SY_NULL;
}

static inline sy_value read_number(reader *r) {
    const char *start = r->p;
    bool is_float = false;
    while (isdigit((unsigned char)*r->p) || *r->p == '.' || *r->p == 'e') {
        is_float = is_float || *r->p == '.' || *r->p == 'e';
        r->p++;
    }
    if (!is_float) {
        return syi_int_parse(r->vm, start, (size_t)(r->p - start), 10);
    }
    double d = 0;
    syi_float_parse(start, (size_t)(r->p - start), &d);
    return sy_float_new(r->vm, d);
}

/* Elements up to `end` into a new list; *count of them. */
static inline sy_value read_elements(reader *r, const char *end, bool *comma) {
    sy_value list = syi_list_new(r->vm, NULL, 0);
    *comma = false;
    while (list != SY_NULL && !take(r, end)) {
        sy_value item = read_expression(r);
        if (item == SY_NULL || !syi_list_append(r->vm, syi_to_list(list), item)) {
            return SY_NULL;
        }
        if (take(r, ",")) {
            *comma = true;
        }
    }
    return list;
}

static inline sy_value read_braces(reader *r) {
    if (take(r, "}")) {
        return syi_dict_new(r->vm);
    }
    sy_value set = syi_set_new(r->vm, r->vm->types.set);
    sy_value dict = syi_dict_new(r->vm);
    bool is_dict = false;
    while (set != SY_NULL && dict != SY_NULL && !take(r, "}")) {
        sy_value key = read_expression(r);
        if (key == SY_NULL) {
            return SY_NULL;
        }
        if (take(r, ":")) {
            is_dict = true;
            sy_value value = read_expression(r);
            if (value == SY_NULL || !syi_dict_set(r->vm, syi_to_dict(dict), key, value)) {
                return SY_NULL;
            }
        } else if (!syi_set_add(r->vm, set, key)) {
            return SY_NULL;
        }
        take(r, ",");
    }
    return is_dict ? dict : set;
}

static inline sy_value read_atom(reader *r) {
    skip_blanks(r);
    bool comma;
    if (isdigit((unsigned char)*r->p)) {
        return read_number(r);
    }
    if (*r->p == '\'') {
        const char *start = ++r->p;
        r->p = strchr(start, '\'') + 1;
        return syi_str_new(r->vm, start, (size_t)(r->p - start - 1));
    }
    if (take(r, "[")) {
        return read_elements(r, "]", &comma);
    }
    if (take(r, "(")) {
        sy_value items = read_elements(r, ")", &comma);
        if (items == SY_NULL || (syi_to_list(items)->length == 1 && !comma)) {
            return items == SY_NULL ? SY_NULL : syi_to_list(items)->items[0];
        }
        return syi_tuple_new(r->vm, syi_to_list(items)->items, syi_to_list(items)->length);
    }
    if (take(r, "{")) {
        return read_braces(r);
    }
    sy_value name = read_name(r);
    if (name == SY_NULL) {
        return SY_NULL;
    }
    if (syi_str_is(name, "None")) {
        return SY_NONE;
    }
    if (syi_str_is(name, "True") || syi_str_is(name, "False")) {
        return sy_from_bool(syi_str_is(name, "True"));
    }
    sy_value v = syi_dict_get_str(syi_to_dict(r->w->variables), name);
    v = v != SY_NULL ? v : builtin_type(r->vm, name);
    return v != SY_NULL ? v : syi_raise(r->vm, r->vm->types.NameError, "%U", name);
}

static inline sy_value call_function(sy_vm *vm, const char *name, size_t n,
                                     const sy_value *args) {
    uint64_t hash;
    int64_t length;
    sy_value v;
    if (strncmp(name, "len", n) == 0) {
        length = syi_length(vm, args[0]);
        return length < 0 ? SY_NULL : sy_from_int(length);
    }
    if (strncmp(name, "repr", n) == 0) {
        return syi_repr(vm, args[0]);
    }
    if (strncmp(name, "hash", n) == 0) {
        return syi_hash(vm, args[0], &hash) ? syi_int_new(vm, (int64_t)hash) : SY_NULL;
    }
    if (strncmp(name, "iter", n) == 0) {
        return syi_iter(vm, args[0]);
    }
    v = syi_next(vm, args[0]);
    return v != SY_NULL || syi_failed(vm) ? v : syi_raise_stop_iteration(vm, SY_NONE);
}

/* Arguments after "(" and the call. */
static inline sy_value read_call(reader *r, sy_value callee) {
    sy_value args[8];
    sy_value names[8];
    int nargs = 0;
    size_t keywords = 0;
    while (!take(r, ")")) {
        skip_blanks(r);
        const char *p = r->p;
        while (isalpha((unsigned char)*p)) {
            p++;
        }
        if (p > r->p && *p == '=' && p[1] != '=') {
            names[keywords++] = read_name(r);
            r->p++;
        } else {
            nargs++;
        }
        args[(size_t)nargs - (keywords > 0 ? 0 : 1) + (keywords > 0 ? keywords - 1 : 0)] =
            read_expression(r);
        if (syi_failed(r->vm)) {
            return SY_NULL;
        }
        take(r, ",");
    }
    sy_value kwnames = keywords == 0 ? SY_NULL : syi_tuple_new(r->vm, names, keywords);
    return syi_failed(r->vm) ? SY_NULL : world_call(r->vm, callee, args, nargs, kwnames);
}

static inline sy_value read_function(reader *r) {
    static const char *const functions[] = {"len", "repr", "hash", "iter", "next"};
    skip_blanks(r);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        size_t n = strlen(functions[i]);
        if (strncmp(r->p, functions[i], n) == 0 && r->p[n] == '(') {
            r->p += n + 1;
            bool comma;
            sy_value args = read_elements(r, ")", &comma);
            return args == SY_NULL
                       ? SY_NULL
                       : call_function(r->vm, functions[i], n, syi_to_list(args)->items);
        }
    }
    return read_atom(r);
}

static inline sy_value read_subscript(reader *r) {
    sy_value parts[3] = {SY_NONE, SY_NONE, SY_NONE};
    int colons = 0;
    while (!take(r, "]")) {
        if (take(r, ":")) {
            colons++;
            continue;
        }
        sy_value v = read_expression(r);
        if (v != SY_NULL && take(r, ",")) {
            sy_value pair[2] = {v, read_expression(r)};
            v = pair[1] == SY_NULL ? SY_NULL : syi_tuple_new(r->vm, pair, 2);
        }
        if (v == SY_NULL) {
            return SY_NULL;
        }
        parts[colons] = v;
    }
    return colons == 0 ? parts[0] : syi_slice_new(r->vm, parts[0], parts[1], parts[2]);
}

/* An atom and what follows it. With `target`, a last subscript is left to the caller: it is in
 * *target, and the result is the object. */
static inline sy_value read_postfix(reader *r, sy_value *target) {
    sy_value v = read_function(r);
    while (v != SY_NULL) {
        if (target != NULL && *target != SY_NULL) {
            skip_blanks(r);
            if (*r->p != '.' && *r->p != '[' && *r->p != '(') {
                return v;
            }
            v = syi_getitem(r->vm, v, *target);
            *target = SY_NULL;
            continue;
        }
        if (take(r, ".")) {
            sy_value name = read_name(r);
            v = name == SY_NULL ? SY_NULL : syi_getattr(r->vm, v, name);
        } else if (take(r, "(")) {
            v = read_call(r, v);
        } else if (take(r, "[")) {
            sy_value key = read_subscript(r);
            if (key == SY_NULL) {
                return SY_NULL;
            }
            if (target != NULL) {
                *target = key;
            } else {
                v = syi_getitem(r->vm, v, key);
            }
        } else {
            break;
        }
    }
    return v;
}

static inline sy_value read_unary(reader *r) {
    if (take(r, "-")) {
        sy_value v = read_unary(r);
        return v == SY_NULL ? SY_NULL : syi_unary(r->vm, SY_NEG, v);
    }
    return read_postfix(r, NULL);
}

static const struct {
    const char *text;
    int level;
    int op;
} operators[] = {{"*", 4, SY_MUL}, {"+", 3, SY_ADD}, {"-", 3, SY_SUB},
                 {"&", 2, SY_AND}, {"^", 1, SY_XOR}, {"|", 0, SY_OR}};

static inline sy_value read_binary(reader *r, int level) {
    if (level > 4) {
        return read_unary(r);
    }
    sy_value a = read_binary(r, level + 1);
    for (size_t i = 0; a != SY_NULL && i < sizeof operators / sizeof *operators;) {
        skip_blanks(r);
        bool augmented = r->p[0] != 0 && r->p[1] == '=';
        if (operators[i].level != level || augmented || !take(r, operators[i].text)) {
            i++;
            continue;
        }
        sy_value b = read_binary(r, level + 1);
        a = b == SY_NULL ? SY_NULL
                         : syi_binary(r->vm, (enum sy_binary_op)operators[i].op, a, b);
        i = 0;
    }
    return a;
}

static sy_value read_expression(reader *r) {
    static const char *const texts[] = {"==", "!=", "<=", ">=", "<", ">"};
    static const enum sy_compare_op ops[] = {SY_EQ, SY_NE, SY_LE, SY_GE, SY_LT, SY_GT};
    sy_value a = read_binary(r, 0);
    for (size_t i = 0; a != SY_NULL && i < 6; i++) {
        if (take(r, texts[i])) {
            sy_value b = read_binary(r, 0);
            return b == SY_NULL ? SY_NULL : syi_compare(r->vm, a, b, ops[i]);
        }
    }
    skip_blanks(r);
    if (a != SY_NULL && at_word(r->p, "in")) {
        r->p += 2;
        sy_value b = read_binary(r, 0);
        int in = b == SY_NULL ? -1 : syi_contains(r->vm, b, a);
        return in < 0 ? SY_NULL : sy_from_bool(in != 0);
    }
    return a;
}

/* --- Evaluator: statements ---------------------------------------------------------------- */

static inline bool set_variable(reader *r, sy_value name, sy_value v) {
    return v != SY_NULL && syi_dict_set_str(r->vm, syi_to_dict(r->w->variables), name, v);
}

/* name = E and name op= E; false with the reader where it was when it is neither. */
static inline bool read_assignment(reader *r, bool *ok) {
    const char *start = r->p;
    if (!isalpha((unsigned char)*start)) {
        return false;
    }
    sy_value name = read_name(r);
    skip_blanks(r);
    if (*r->p == '=' && r->p[1] != '=') {
        r->p++;
        *ok = set_variable(r, name, read_expression(r));
        return true;
    }
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (*r->p == *operators[i].text && r->p[1] == '=') {
            r->p += 2;
            sy_value old = syi_dict_get_str(syi_to_dict(r->w->variables), name);
            sy_value v = read_expression(r);
            *ok = v != SY_NULL &&
                  set_variable(r, name,
                               syi_inplace(r->vm, (enum sy_binary_op)operators[i].op, old, v));
            return true;
        }
    }
    r->p = start;
    return false;
}

static inline bool read_item_assignment(reader *r) {
    sy_value key = SY_NULL;
    if (at_word(r->p, "del")) {
        r->p += 3;
        sy_value object = read_postfix(r, &key);
        return object != SY_NULL && key != SY_NULL && syi_setitem(r->vm, object, key, SY_NULL);
    }
    sy_value object = read_postfix(r, &key);
    if (object == SY_NULL || key == SY_NULL || !take(r, "=")) {
        return false;
    }
    sy_value v = read_expression(r);
    return v != SY_NULL && syi_setitem(r->vm, object, key, v);
}

/* Does the statement up to ';' assign to or delete an item? */
static inline bool is_item_assignment(const char *p) {
    if (at_word(p, "del")) {
        return true;
    }
    int depth = 0;
    for (; *p != 0 && *p != ';'; p++) {
        depth += *p == '[' || *p == '(' || *p == '{';
        depth -= *p == ']' || *p == ')' || *p == '}';
        if (depth == 0 && p[0] == ']' && p[1] == ' ' && p[2] == '=' && p[3] == ' ') {
            return true;
        }
    }
    return false;
}

/* Runs the statements; the value of the last one if it is an expression, else None; SY_NULL
 * when one failed. */
static inline sy_value world_run(world *w, const char *source) {
    reader r = {&w->vm, w, source};
    sy_value v = SY_NONE;
    for (;;) {
        skip_blanks(&r);
        bool ok = true;
        v = SY_NONE;
        if (is_item_assignment(r.p)) {
            ok = read_item_assignment(&r);
        } else if (!read_assignment(&r, &ok)) {
            v = read_expression(&r);
            ok = v != SY_NULL;
        }
        if (!ok || syi_failed(&w->vm)) {
            return SY_NULL;
        }
        if (!take(&r, ";")) {
            return v;
        }
    }
}

/* repr of the result, or "Type: text" of the exception, in memory to be freed by the caller.
 * NULL: no memory for it. */
static inline char *world_result(world *w, sy_value v) {
    sy_vm *vm = &w->vm;
    sy_value text;
    if (v != SY_NULL) {
        text = syi_repr(vm, v);
    } else {
        sy_value exc = vm->exc;
        syi_clear(vm);
        sy_value message = syi_str(vm, exc);
        text = message == SY_NULL ? SY_NULL : syi_str_format(vm, "%T: %U", exc, message);
    }
    size_t length;
    char *utf8 = text == SY_NULL ? NULL : syi_str_utf8(vm, text, &length);
    if (utf8 == NULL) {
        syi_clear(vm);
        return NULL;
    }
    char *copy = malloc(length + 1);
    memcpy(copy, utf8, length + 1);
    syi_mem_resize(vm, utf8, length + 1, 0);
    return copy;
}

#endif
