/* Slow functions of iteration: iter, for, yield from, unpacking. */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/vm/slow.h"

static sy_value language_special(sy_vm *vm, sy_value obj, enum sy_special special) {
    if (!sy_is_pointer(obj) || !(sy_to_object(obj)->type->flags & SY_TYPE_HEAP)) {
        return SY_NULL;
    }
    sy_value method = syi_special(vm, sy_to_object(obj)->type, special);
    return syi_is_type(method, vm->types.function) ? method : SY_NULL;
}

SLOW(ITER) {
    return syi_step_store(f, i->a, syi_iter(vm, f->registers[i->b]));
}

/* The next step of a loop over a channel is a receive, which may switch softly. */
static sy_step next_of_channel(sy_vm *vm, sy_frame *f, const sy_instr *i, sy_value channel) {
    sy_lang_channel *c = (sy_lang_channel *)sy_to_object(channel);
    sy_status status = syi_op_channel_next(&c->core);
    if (status == SY_E_STOP_ITERATION) {
        return syi_step_jump(vm, i, syi_instr_wide(i));
    }
    sy_value v = syi_op_result(vm, status);
    if (v == SY_SWITCH) {
        vm->interpreter->current->resume_register = (uint16_t)(i->a + 1);
        return SY_STEP_SWITCH;
    }
    if (v == SY_NULL && syi_exc_matches(vm, vm->types.StopIteration)) {
        vm->exc = SY_NULL;
        return syi_step_jump(vm, i, syi_instr_wide(i));
    }
    return syi_step_store(f, (uint16_t)(i->a + 1), v);
}

SLOW(FORITER) {
    sy_value iterator = f->registers[i->a];
    uint16_t target = (uint16_t)(i->a + 1);
    if (syi_is_type(iterator, vm->types.generator)) {
        sy_generator *g = (sy_generator *)sy_to_object(iterator);
        if (g->frame == NULL) {
            return syi_step_jump(vm, i, syi_instr_wide(i));
        }
        return syi_generator_resume(vm, g, SY_NONE, target, SY_RET_ITERATION);
    }
    sy_value method = language_special(vm, iterator, SY_SPECIAL_NEXT);
    if (method != SY_NULL) {
        sy_step step = syi_push_function(vm, (sy_function *)sy_to_object(method), &iterator, 1,
                                         SY_NULL, target, SY_RET_ITERATION);
        if (step == SY_STEP_NEXT) {
            f->registers[target] = vm->interpreter->result;
        }
        return step;
    }
    if (syi_has_flag(iterator, SY_TYPE_IS_CHANNEL)) {
        return next_of_channel(vm, f, i, iterator);
    }
    sy_value v = syi_next(vm, iterator);
    if (v != SY_NULL) {
        f->registers[target] = v;
        return SY_STEP_NEXT;
    }
    if (vm->exc == SY_NULL) {
        return syi_step_jump(vm, i, syi_instr_wide(i));
    }
    if (syi_exc_matches(vm, vm->types.StopIteration)) {
        vm->exc = SY_NULL;
        return syi_step_jump(vm, i, syi_instr_wide(i));
    }
    return SY_STEP_FAILED;
}

/* --- yield from
 * ----------------------------------------------------------------------------------- */

SLOW(YIELDITER) {
    sy_value v = f->registers[i->b];
    if (!syi_is_type(v, vm->types.generator)) {
        v = syi_iter(vm, v);
        if (v == SY_NULL) {
            return SY_STEP_FAILED;
        }
    }
    f->registers[i->a] = v;
    return SY_STEP_NEXT;
}

static sy_value send_value(sy_vm *vm, sy_value iterator, sy_value value) {
    if (value == SY_NONE) {
        /* Not syi_next(), which would lose the value of StopIteration. */
        return syi_special(vm, syi_type_of(vm, iterator), SY_SPECIAL_NEXT) != SY_NULL
                   ? syi_call_special(vm, iterator, SY_SPECIAL_NEXT, NULL, 0)
                   : syi_next(vm, iterator);
    }
    return syi_call_method(vm, iterator, vm->names.send, &value, 1);
}

/* The delegate has ended: its value, from StopIteration or None. */
static sy_step send_finished(sy_vm *vm, sy_frame *f, const sy_instr *i) {
    sy_value result = SY_NONE;
    if (vm->exc != SY_NULL) {
        if (!syi_exc_matches(vm, vm->types.StopIteration)) {
            f->generator->yielding_from = SY_NULL;
            return SY_STEP_FAILED;
        }
        sy_value value = syi_to_exception(vm->exc)->extra[0];
        result = value != SY_NULL ? value : SY_NONE;
        vm->exc = SY_NULL;
    }
    f->generator->yielding_from = SY_NULL;
    f->registers[i->a + 1] = result;
    return syi_step_jump(vm, i, syi_instr_wide(i));
}

SLOW(SEND) {
    sy_value iterator = f->registers[i->a];
    sy_value value = f->registers[i->a + 1];
    uint16_t target = (uint16_t)(i->a + 1);
    f->generator->yielding_from = iterator;
    if (syi_is_type(iterator, vm->types.generator)) {
        sy_generator *g = (sy_generator *)sy_to_object(iterator);
        if (g->frame == NULL) {
            return send_finished(vm, f, i);
        }
        sy_step step = syi_generator_resume(vm, g, value, target, SY_RET_SEND);
        if (step == SY_STEP_FAILED) {
            f->generator->yielding_from = SY_NULL; /* it runs already, or is too deep */
        }
        return step;
    }
    sy_value v = send_value(vm, iterator, value);
    if (v == SY_NULL && vm->exc == SY_RETRY) {
        return SY_STEP_FAILED;
    }
    if (v == SY_NULL) {
        return send_finished(vm, f, i);
    }
    f->registers[target] = v;
    return SY_STEP_NEXT;
}

/* --- Unpacking
 * ------------------------------------------------------------------------------------ */

static bool is_exact_sequence(const sy_vm *vm, sy_value v) {
    return syi_is_type(v, vm->types.tuple) || syi_is_type(v, vm->types.list);
}

static const sy_value *sequence_items(const sy_vm *vm, sy_value v, uint32_t *length) {
    if (syi_is_type(v, vm->types.tuple)) {
        *length = syi_to_tuple(v)->length;
        return syi_to_tuple(v)->items;
    }
    *length = syi_to_list(v)->length;
    return syi_to_list(v)->items;
}

static sy_value iter_for_unpacking(sy_vm *vm, sy_value v) {
    sy_value iterator = syi_iter(vm, v);
    if (iterator == SY_NULL && syi_exc_matches(vm, vm->types.TypeError) &&
        !syi_is_iterable(vm, v)) {
        vm->exc = SY_NULL;
        syi_raise(vm, vm->types.TypeError, "cannot unpack non-iterable %T object", v);
    }
    return iterator;
}

static sy_step raise_not_enough(sy_vm *vm, const char *at_least, uint32_t want, uint32_t got) {
    syi_raise(vm, vm->types.ValueError, "not enough values to unpack (expected %s%d, got %d)",
              at_least, (int)want, (int)got);
    return SY_STEP_FAILED;
}

static sy_step raise_too_many(sy_vm *vm, uint32_t want) {
    syi_raise(vm, vm->types.ValueError, "too many values to unpack (expected %d)", (int)want);
    return SY_STEP_FAILED;
}

/* Takes exactly `count` items of an iterator into registers from a on. */
static sy_step unpack_iterator(sy_vm *vm, sy_frame *f, sy_value iterator, uint16_t a,
                               uint32_t count) {
    sy_roots roots;
    syi_roots_enter(vm, &roots, &iterator, 1);
    sy_step step = SY_STEP_NEXT;
    for (uint32_t k = 0; k < count && step == SY_STEP_NEXT; k++) {
        sy_value v = syi_next(vm, iterator);
        if (v == SY_NULL) {
            step = vm->exc == SY_NULL ? raise_not_enough(vm, "", count, k) : SY_STEP_FAILED;
        } else {
            f->registers[a + k] = v;
        }
    }
    if (step == SY_STEP_NEXT) {
        sy_value extra = syi_next(vm, iterator);
        if (extra != SY_NULL) {
            step = raise_too_many(vm, count);
        } else if (vm->exc != SY_NULL) {
            step = SY_STEP_FAILED;
        }
    }
    syi_roots_leave(vm, &roots);
    return step;
}

SLOW(UNPACK) {
    sy_value v = f->registers[i->b];
    uint32_t count = i->c;
    if (is_exact_sequence(vm, v)) {
        uint32_t length;
        const sy_value *items = sequence_items(vm, v, &length);
        if (length < count) {
            return raise_not_enough(vm, "", count, length);
        }
        if (length > count) {
            return raise_too_many(vm, count);
        }
        memmove(f->registers + i->a, items, count * sizeof(sy_value));
        return SY_STEP_NEXT;
    }
    if (syi_need_driver(vm)) {
        return SY_STEP_FAILED;
    }
    sy_value iterator = iter_for_unpacking(vm, v);
    return iterator == SY_NULL ? SY_STEP_FAILED : unpack_iterator(vm, f, iterator, i->a, count);
}

SLOW(UNPACKEX) {
    sy_value v = f->registers[i->b];
    uint32_t before = i->x;
    uint32_t after = i->c;
    if (!is_exact_sequence(vm, v)) {
        if (syi_need_driver(vm)) {
            return SY_STEP_FAILED;
        }
        sy_value iterator = iter_for_unpacking(vm, v);
        v = iterator == SY_NULL ? SY_NULL : syi_list_from_iterable(vm, iterator);
        if (v == SY_NULL) {
            return SY_STEP_FAILED;
        }
    }
    uint32_t length;
    const sy_value *items = sequence_items(vm, v, &length);
    if (length < before + after) {
        return raise_not_enough(vm, "at least ", before + after, length);
    }
    sy_value rest = syi_list_new(vm, items + before, length - before - after);
    if (rest == SY_NULL) {
        return SY_STEP_FAILED;
    }
    sy_value *r = f->registers + i->a;
    for (uint32_t k = 0; k < after; k++) {
        r[before + 1 + k] = items[length - after + k];
    }
    memmove(r, items, before * sizeof(sy_value));
    r[before] = rest;
    return SY_STEP_NEXT;
}
