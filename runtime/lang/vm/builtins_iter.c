/* SPDX-License-Identifier: MIT
 *
 * Builtins that walk iterables. Whoever may call back into the language after it has taken
 * items asks for the driver first (syi_need_driver): a call that is begun again must not have
 * consumed anything.
 */
#include "lang/vm/builtins.h"

#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/vm.h"

static sy_value builtin_iter(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    if (nargs == 1) {
        return syi_iter(vm, args[0]);
    }
    if (!syi_callable(vm, args[0])) {
        return syi_raise(vm, vm->types.TypeError, "iter(v, w): v must be callable");
    }
    return syi_callable_iterator_new(vm, args[0], args[1]);
}

static sy_value builtin_next(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    if (nargs == 1 && syi_is_type(args[0], vm->types.generator)) {
        /* Its StopIteration carries what it returned. */
        return syi_generator_next(vm, args[0]);
    }
    sy_value item = syi_next(vm, args[0]);
    if (item != SY_NULL || syi_failed(vm)) {
        return item;
    }
    return nargs == 2 ? args[1] : syi_raise_stop_iteration(vm, SY_NONE);
}

/* The items of an exact list or tuple: walking it calls nothing. NULL for anything else. */
static const sy_value *plain_items(sy_vm *vm, sy_value iterable, uint32_t *count) {
    if (syi_is_type(iterable, vm->types.list)) {
        *count = syi_to_list(iterable)->length;
        return syi_to_list(iterable)->items;
    }
    if (syi_is_type(iterable, vm->types.tuple)) {
        *count = syi_to_tuple(iterable)->length;
        return syi_to_tuple(iterable)->items;
    }
    return NULL;
}

static bool is_simple(sy_value v) {
    return sy_is_int(v) || sy_is_flonum(v) || sy_is_bool(v) || v == SY_NONE;
}

/* Whether all or any of the items are true; `stop_at` is the truth that decides. */
static sy_value any_all(sy_vm *vm, sy_value iterable, bool stop_at) {
    uint32_t count = 0;
    const sy_value *items = plain_items(vm, iterable, &count);
    uint32_t i = 0;
    while (items != NULL && i < count && is_simple(items[i])) {
        if ((syi_truth(vm, items[i]) != 0) == stop_at) {
            return sy_from_bool(stop_at);
        }
        i++;
    }
    if (items != NULL && i == count) {
        return sy_from_bool(!stop_at);
    }
    if (syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value iterator = syi_iter(vm, iterable);
    if (iterator == SY_NULL) {
        return SY_NULL;
    }
    sy_value rooted[2] = {iterator, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 2);
    sy_value result = sy_from_bool(!stop_at);
    while ((rooted[1] = syi_next(vm, iterator)) != SY_NULL) {
        int truth = syi_truth(vm, rooted[1]);
        if (truth < 0 || (truth != 0) == stop_at) {
            result = truth < 0 ? SY_NULL : sy_from_bool(stop_at);
            break;
        }
    }
    syi_roots_leave(vm, &roots);
    return syi_failed(vm) ? SY_NULL : result;
}

static sy_value builtin_any(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return any_all(vm, args[0], true);
}

static sy_value builtin_all(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return any_all(vm, args[0], false);
}

/* --- sum --- */

static sy_value sum_refuses(sy_vm *vm, sy_value start) {
    if (syi_is_str(start)) {
        return syi_raise(vm, vm->types.TypeError,
                         "sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (syi_is_bytes(start)) {
        return syi_raise(vm, vm->types.TypeError,
                         "sum() can't sum bytes [use b''.join(seq) instead]");
    }
    if (syi_is_type(start, vm->types.bytearray)) {
        return syi_raise(vm, vm->types.TypeError,
                         "sum() can't sum bytearray [use b''.join(seq) instead]");
    }
    return SY_NONE;
}

static sy_value sum_iterator(sy_vm *vm, sy_value iterable, sy_value start) {
    sy_value iterator = syi_iter(vm, iterable);
    if (iterator == SY_NULL) {
        return SY_NULL;
    }
    sy_value rooted[3] = {iterator, start, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 3);
    while ((rooted[2] = syi_next(vm, iterator)) != SY_NULL) {
        rooted[1] = syi_binary(vm, SY_ADD, rooted[1], rooted[2]);
        if (rooted[1] == SY_NULL) {
            break;
        }
    }
    syi_roots_leave(vm, &roots);
    return syi_failed(vm) ? SY_NULL : rooted[1];
}

static sy_value builtin_sum(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"", "start", NULL};
    static const sy_signature signature = {"sum", names, 1, 2};
    sy_value a[2];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    sy_value total = a[1] == SY_NULL ? sy_from_int(0) : a[1];
    if (sum_refuses(vm, total) == SY_NULL) {
        return SY_NULL;
    }
    uint32_t count = 0;
    const sy_value *items = plain_items(vm, a[0], &count);
    uint32_t i = 0;
    if (items != NULL && (sy_is_int(total) || sy_is_flonum(total))) {
        while (i < count && (sy_is_int(items[i]) || syi_is_type(items[i], vm->types.float_) ||
                             sy_is_flonum(items[i]))) {
            total = syi_binary(vm, SY_ADD, total, items[i++]);
            if (total == SY_NULL) {
                return SY_NULL;
            }
        }
        if (i == count) {
            return total;
        }
        total = a[1] == SY_NULL ? sy_from_int(0) : a[1];
    }
    if (syi_need_driver(vm)) {
        return SY_NULL;
    }
    return sum_iterator(vm, a[0], total);
}

/* --- min, max --- */

typedef struct best {
    sy_value item, key; /* of the best so far; item SY_NULL: none yet */
    sy_value next, next_key, function, iterator;
} best;

static bool consider(sy_vm *vm, best *b, enum sy_compare_op op) {
    b->next_key = b->next;
    if (b->function != SY_NULL && b->function != SY_NONE) {
        b->next_key = syi_call(vm, b->function, &b->next, 1, SY_NULL);
        if (b->next_key == SY_NULL) {
            return false;
        }
    }
    int better = b->item == SY_NULL ? 1 : syi_compare_bool(vm, b->next_key, b->key, op);
    if (better < 0) {
        return false;
    }
    if (better != 0) {
        b->item = b->next;
        b->key = b->next_key;
    }
    return true;
}

static bool all_simple_numbers(const sy_value *items, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!sy_is_int(items[i]) && !sy_is_flonum(items[i])) {
            return false;
        }
    }
    return true;
}

static bool best_of_iterable(sy_vm *vm, best *b, sy_value iterable, enum sy_compare_op op) {
    b->iterator = syi_iter(vm, iterable);
    if (b->iterator == SY_NULL) {
        return false;
    }
    while ((b->next = syi_next(vm, b->iterator)) != SY_NULL) {
        if (!consider(vm, b, op)) {
            return false;
        }
    }
    return !syi_failed(vm);
}

static bool best_of_items(sy_vm *vm, best *b, const sy_value *items, uint32_t count,
                          enum sy_compare_op op) {
    for (uint32_t i = 0; i < count; i++) {
        b->next = items[i];
        if (!consider(vm, b, op)) {
            return false;
        }
    }
    return true;
}

/* Splits the keywords key and default off; false with TypeError for others. */
static bool min_max_keywords(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                             sy_value kwnames, sy_value *key, sy_value *fallback) {
    static const char *const names[] = {"key", "default", NULL};
    sy_signature signature = {name, names, 0, 0};
    sy_value a[2];
    if (!syi_parse_args(vm, &signature, args + nargs, 0, kwnames, a)) {
        return false;
    }
    *key = a[0];
    *fallback = a[1];
    return true;
}

static sy_value min_max(sy_vm *vm, const char *name, enum sy_compare_op op,
                        const sy_value *args, int nargs, sy_value kwnames) {
    if (nargs == 0) {
        return syi_raise(vm, vm->types.TypeError, "%s expected at least 1 argument, got 0",
                         name);
    }
    sy_value key, fallback;
    if (!min_max_keywords(vm, name, args, nargs, kwnames, &key, &fallback)) {
        return SY_NULL;
    }
    if (nargs > 1 && fallback != SY_NULL) {
        return syi_raise(vm, vm->types.TypeError,
                         "Cannot specify a default for %s() with multiple positional arguments",
                         name);
    }
    uint32_t count = (uint32_t)nargs;
    const sy_value *items = nargs > 1 ? args : plain_items(vm, args[0], &count);
    bool simple =
        (key == SY_NULL || key == SY_NONE) && items != NULL && all_simple_numbers(items, count);
    if (!simple && syi_need_driver(vm)) {
        return SY_NULL;
    }
    best b = {SY_NULL, SY_NULL, SY_NULL, SY_NULL, key, SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, &b.item, sizeof b / sizeof(sy_value));
    bool ok = nargs > 1 || simple ? best_of_items(vm, &b, items, count, op)
                                  : best_of_iterable(vm, &b, args[0], op);
    syi_roots_leave(vm, &roots);
    if (!ok) {
        return SY_NULL;
    }
    if (b.item != SY_NULL) {
        return b.item;
    }
    if (fallback != SY_NULL) {
        return fallback;
    }
    return syi_raise(vm, vm->types.ValueError, "%s() arg is an empty sequence", name);
}

static sy_value builtin_min(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    return min_max(vm, "min", SY_LT, args, nargs, kwnames);
}

static sy_value builtin_max(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    return min_max(vm, "max", SY_GT, args, nargs, kwnames);
}

/* --- sorted --- */

static sy_value builtin_sorted(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"", "key", "reverse", NULL};
    static const sy_signature signature = {"sorted", names, 1, 1};
    sy_value a[3];
    if (nargs != 1) {
        return syi_raise(vm, vm->types.TypeError, "sorted expected 1 argument, got %d", nargs);
    }
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    uint32_t count;
    bool plain = plain_items(vm, a[0], &count) != NULL || syi_is_type(a[0], vm->types.dict) ||
                 syi_is_type(a[0], vm->types.set);
    if (!plain && syi_need_driver(vm)) {
        return SY_NULL;
    }
    bool reverse = false;
    if (a[2] != SY_NULL) {
        int truth = syi_truth(vm, a[2]);
        if (truth < 0) {
            return SY_NULL;
        }
        reverse = truth != 0;
    }
    sy_value list = syi_list_from_iterable(vm, a[0]);
    if (list == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &list, 1);
    bool ok = syi_list_sort(vm, syi_to_list(list), a[1] == SY_NULL ? SY_NONE : a[1], reverse);
    syi_roots_leave(vm, &roots);
    return ok ? list : SY_NULL;
}

const sy_fn_def syi_builtins_iter[] = {
    {"iter", builtin_iter, 1, 2, 0, false, NULL},
    {"next", builtin_next, 1, 2, SY_FN_PUSHES, false, NULL},
    {"any", builtin_any, 1, 1, 0, false, "any(iterable, /)"},
    {"all", builtin_all, 1, 1, 0, false, "all(iterable, /)"},
    {"sum", builtin_sum, 0, -1, 0, true, "sum(iterable, /, start=0)"},
    {"min", builtin_min, 0, -1, 0, true, NULL},
    {"max", builtin_max, 0, -1, 0, true, NULL},
    {"sorted", builtin_sorted, 0, -1, 0, true,
     "sorted(iterable, /, *, key=None, reverse=False)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};
