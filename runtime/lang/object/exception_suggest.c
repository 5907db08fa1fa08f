/* SPDX-License-Identifier: MIT
 *
 * "Did you mean": the nearest name to one that was not found, measured as CPython does: an edit
 * costs 2, a change of case 1, and at most a third of the letters may differ.
 */
#include "lang/object/code.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"

enum { MOVE_COST = 2, CASE_COST = 1, MAX_LENGTH = 40, MAX_CANDIDATES = 750 };

/* A name as the ASCII letters to compare. */
typedef struct word {
    uint8_t text[256];
    size_t length;
} word;

/* False: too long or not ASCII. */
static bool to_word(sy_value v, word *w) {
    if (!syi_is_str(v)) {
        return false;
    }
    const sy_str *s = syi_to_str(v);
    if ((s->head.aux & SY_STR_ASCII) == 0 || s->length > sizeof w->text) {
        return false;
    }
    w->length = s->length;
    memcpy(w->text, s->data, s->length);
    return true;
}

static uint8_t lower(uint8_t c) {
    return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

static size_t replace_cost(uint8_t a, uint8_t b) {
    return a == b ? 0 : lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

static size_t min(size_t a, size_t b) {
    return a < b ? a : b;
}

/* The edit distance of two words without their common ends; anything above limit: limit + 1. */
static size_t row_distance(const uint8_t *a, size_t na, const uint8_t *b, size_t nb,
                           size_t limit) {
    size_t row[MAX_LENGTH];
    for (size_t i = 0; i < na; i++) {
        row[i] = (i + 1) * MOVE_COST;
    }
    size_t result = 0;
    for (size_t j = 0; j < nb; j++) {
        size_t diagonal = j * MOVE_COST, best = SIZE_MAX;
        result = (j + 1) * MOVE_COST;
        for (size_t i = 0; i < na; i++) {
            size_t replaced = diagonal + replace_cost(b[j], a[i]);
            diagonal = row[i];
            result = min(min(result, diagonal) + MOVE_COST, replaced);
            row[i] = result;
            best = min(best, result);
        }
        if (best > limit) {
            return limit + 1;
        }
    }
    return result;
}

static size_t distance(const word *x, const word *y, size_t limit) {
    const uint8_t *a = x->text, *b = y->text;
    size_t na = x->length, nb = y->length;
    while (na > 0 && nb > 0 && a[0] == b[0]) {
        a++, na--, b++, nb--;
    }
    while (na > 0 && nb > 0 && a[na - 1] == b[nb - 1]) {
        na--, nb--;
    }
    if (na == 0 || nb == 0) {
        return (na + nb) * MOVE_COST;
    }
    if (na > MAX_LENGTH || nb > MAX_LENGTH) {
        return limit + 1;
    }
    if (nb < na) {
        return row_distance(b, nb, a, na, limit);
    }
    if ((nb - na) * MOVE_COST > limit) {
        return limit + 1;
    }
    return row_distance(a, na, b, nb, limit);
}

/* The nearest of the candidates, or SY_NULL. */
static sy_value nearest(const sy_value *candidates, size_t n, sy_value name) {
    word wanted, w;
    if (n >= MAX_CANDIDATES || !to_word(name, &wanted)) {
        return SY_NULL;
    }
    sy_value best = SY_NULL;
    size_t best_distance = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        if (!to_word(candidates[i], &w) ||
            (w.length == wanted.length && memcmp(w.text, wanted.text, w.length) == 0)) {
            continue;
        }
        size_t limit = (wanted.length + w.length + 3) * MOVE_COST / 6;
        if (best_distance == 0) {
            break;
        }
        limit = min(limit, best_distance - 1);
        size_t d = distance(&wanted, &w, limit);
        if (d <= limit) {
            best = candidates[i];
            best_distance = d;
        }
    }
    return best;
}

static sy_value nearest_in_list(sy_value list, sy_value name) {
    return nearest(syi_to_list(list)->items, syi_to_list(list)->length, name);
}

static sy_value suggest_attribute(sy_vm *vm, const sy_exception *e) {
    sy_value name = e->extra[SY_ATTRIBUTE_NAME];
    sy_value obj = e->extra[SY_ATTRIBUTE_OBJ];
    if (name == SY_NULL || obj == SY_NULL || !syi_is_str(name)) {
        return SY_NULL;
    }
    sy_value names = syi_dir(vm, obj);
    return names == SY_NULL ? SY_NULL : nearest_in_list(names, name);
}

static sy_value nearest_key(sy_vm *vm, sy_dict *dict, sy_value name) {
    sy_value keys = syi_list_from_iterable(vm, sy_from_pointer(dict));
    return keys == SY_NULL ? SY_NULL : nearest_in_list(keys, name);
}

/* The frame's locals first, then globals, then builtins. */
static sy_value suggest_name(sy_vm *vm, const sy_exception *e) {
    sy_value name = e->extra[SY_NAME_NAME];
    if (name == SY_NULL || !syi_is_str(name) || e->traceback == SY_NONE) {
        return SY_NULL;
    }
    const sy_traceback *t = (const sy_traceback *)sy_to_object(e->traceback);
    while (t->next != SY_NONE) {
        t = (const sy_traceback *)sy_to_object(t->next);
    }
    sy_value found = SY_NULL;
    if (t->code->local_names != NULL) {
        found = nearest(t->code->local_names->items, t->code->local_names->length, name);
    }
    if (found == SY_NULL && t->globals != NULL) {
        found = nearest_key(vm, t->globals, name);
    }
    if (found == SY_NULL && vm->builtins != NULL && !syi_failed(vm)) {
        found = nearest_key(vm, vm->builtins, name);
    }
    return found;
}

sy_value syi_suggest(sy_vm *vm, sy_value exc) {
    const sy_type *type = syi_type_of(vm, exc);
    sy_value found = SY_NULL;
    if (type == vm->types.AttributeError) {
        found = suggest_attribute(vm, syi_to_exception(exc));
    } else if (type == vm->types.NameError) {
        found = suggest_name(vm, syi_to_exception(exc));
    }
    if (syi_failed(vm) && vm->exc != SY_RETRY) {
        syi_clear(vm); /* a __dir__ that fails suggests nothing */
    }
    return found;
}
