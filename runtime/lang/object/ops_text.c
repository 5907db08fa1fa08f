/* SPDX-License-Identifier: MIT
 *
 * repr, str, ascii and format of any values, and the guard against endless reprs.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/object_state.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

static sy_value must_be_str(sy_vm *vm, sy_value v, const char *method) {
    if (v == SY_NULL || syi_is_str(v)) {
        return v;
    }
    return syi_raise(vm, vm->types.TypeError, "%s returned non-string (type %T)", method, v);
}

static sy_value do_repr(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    if (syi_special(vm, type, SY_SPECIAL_REPR) != SY_NULL) {
        sy_value r = syi_call_special(vm, v, SY_SPECIAL_REPR, NULL, 0);
        return must_be_str(vm, r, "__repr__");
    }
    return must_be_str(vm, type->slots.repr(vm, v), "__repr__");
}

sy_value syi_repr(sy_vm *vm, sy_value v) {
    if (!syi_enter_c(vm, " while getting the repr of an object")) {
        return SY_NULL;
    }
    sy_value r = do_repr(vm, v);
    syi_leave_c(vm);
    return r;
}

sy_value syi_str(sy_vm *vm, sy_value v) {
    sy_type *type = syi_type_of(vm, v);
    if (type == vm->types.str) {
        return v;
    }
    if (syi_special(vm, type, SY_SPECIAL_STR) == SY_NULL && type->slots.str == NULL) {
        return syi_repr(vm, v);
    }
    if (!syi_enter_c(vm, " while getting the str of an object")) {
        return SY_NULL;
    }
    sy_value r;
    if (syi_special(vm, type, SY_SPECIAL_STR) != SY_NULL) {
        r = syi_call_special(vm, v, SY_SPECIAL_STR, NULL, 0);
    } else {
        r = type->slots.str(vm, v);
    }
    syi_leave_c(vm);
    return must_be_str(vm, r, "__str__");
}

static void append_escape(sy_str_builder *b, uint32_t c) {
    static const char hex[] = "0123456789abcdef";
    int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    syi_builder_char(b, '\\');
    syi_builder_char(b, digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        syi_builder_char(b, (uint8_t)hex[c >> shift & 15]);
    }
}

sy_value syi_ascii(sy_vm *vm, sy_value v) {
    sy_value repr = syi_repr(vm, v);
    if (repr == SY_NULL) {
        return SY_NULL;
    }
    const sy_str *s = syi_to_str(repr);
    if ((s->head.aux & SY_STR_ASCII) != 0) {
        return repr;
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (c < 128) {
            syi_builder_char(&b, c);
        } else {
            append_escape(&b, c);
        }
    }
    return syi_builder_finish(&b);
}

sy_value syi_format(sy_vm *vm, sy_value v, sy_value spec) {
    bool plain = spec == SY_NULL || (syi_is_str(spec) && syi_to_str(spec)->length == 0);
    sy_type *type = syi_type_of(vm, v);
    if (plain && (type == vm->types.str || type == vm->types.int_)) {
        return syi_str(vm, v);
    }
    spec = spec == SY_NULL ? vm->empty_str : spec;
    if (!syi_is_str(spec)) {
        return syi_raise(vm, vm->types.TypeError, "Format specifier must be a string, not %T",
                         spec);
    }
    sy_value method = syi_type_lookup(vm, type, vm->specials[SY_SPECIAL_FORMAT]);
    if (method == SY_NULL) {
        return syi_raise(vm, vm->types.TypeError, "Type %N doesn't define __format__", type);
    }
    sy_value r;
    if (syi_is_type(method, vm->types.method_descriptor) ||
        syi_is_type(method, vm->types.function)) {
        r = syi_call_with_self(vm, method, v, &spec, 1, SY_NULL);
    } else {
        method = syi_descriptor_get(vm, method, v, type);
        r = method == SY_NULL ? SY_NULL : syi_call(vm, method, &spec, 1, SY_NULL);
    }
    if (r != SY_NULL && !syi_is_str(r)) {
        return syi_raise(vm, vm->types.TypeError, "__format__ must return a str, not %T", r);
    }
    return r;
}

/* --- Cycles
 * ------------------------------------------------------------------------------------ */

int syi_repr_enter(sy_vm *vm, sy_value v) {
    sy_object_state *state = vm->object_state;
    if (state->reprs == SY_NULL) {
        state->reprs = syi_list_new(vm, NULL, 0);
        if (state->reprs == SY_NULL) {
            return -1;
        }
    }
    sy_list *list = syi_to_list(state->reprs);
    for (uint32_t i = list->length; i-- > 0;) {
        if (list->items[i] == v) {
            return 1;
        }
    }
    return syi_list_append(vm, list, v) ? 0 : -1;
}

/* Tasklets that block in a __repr__ may leave in another order than they entered. */
void syi_repr_leave(sy_vm *vm, sy_value v) {
    sy_list *list = syi_to_list(vm->object_state->reprs);
    for (uint32_t i = list->length; i-- > 0;) {
        if (list->items[i] == v) {
            list->length--;
            memmove(&list->items[i], &list->items[i + 1],
                    (list->length - i) * sizeof *list->items);
            return;
        }
    }
}
