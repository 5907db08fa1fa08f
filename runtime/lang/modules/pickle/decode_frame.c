/* SPDX-License-Identifier: MIT
 *
 * The decoder's operations for what runs: frames, generators, tracebacks. What they hold is
 * checked against what their code is going to do with it (vm/freeze.h); frames of tasklets are
 * checked when a tasklet takes them over (tasklet.__setstate__).
 */
#include "lang/modules/pickle/decoder.h"

#include "lang/object/exception.h"

static bool do_frame(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value f = syi_dec_peek(d, 0);
    if (f == SY_NONE) {
        f = sy_from_pointer(vm->interpreter->bootstrap);
    } else if (f == SY_NULL || !syi_is_type(f, vm->types.function)) {
        return syi_dec_invalid(d, "frame of what is no function");
    }
    return syi_dec_replace(d, 1, syi_loose_frame_new(vm, (sy_function *)sy_to_object(f)));
}

/* The loose frame of the frame object at depth; NULL with UnpicklingError. */
static sy_frame *loose_frame_at(sy_decoder *d, uint32_t depth, sy_value *object) {
    sy_value v = syi_dec_peek_own(d, depth);
    bool loose = false;
    sy_frame *f = NULL;
    if (v != SY_NULL && syi_is_type(v, d->vm->types.frame)) {
        f = syi_frame_of_object(v, &loose);
    }
    if (!loose) {
        syi_dec_invalid(d, "frame in use, or no frame");
        return NULL;
    }
    *object = v;
    return f;
}

static bool do_frame_state(sy_decoder *d) {
    uint32_t ip, on_return, target, count;
    if (!syi_dec_count(d, UINT32_MAX, &ip) || !syi_dec_count(d, SY_RET_END, &on_return) ||
        !syi_dec_count(d, UINT16_MAX, &target) || !syi_dec_count(d, d->stack.count, &count)) {
        return false;
    }
    sy_value object;
    sy_value names = syi_dec_peek(d, count + 1);
    sy_frame *f = names == SY_NULL ? NULL : loose_frame_at(d, count + 2, &object);
    if (f == NULL) {
        return false;
    }
    const sy_code *code = syi_frame_code(f);
    if (ip >= code->instruction_count || count != code->register_count ||
        on_return == SY_RET_ENTRY || !(names == SY_NONE || syi_is_dict(names))) {
        return syi_dec_invalid(d, "frame does not fit its code");
    }
    const sy_value *values = d->stack.items + d->stack.count - count;
    f->ip = code->instructions + ip;
    f->on_return = (uint8_t)on_return;
    f->target = (uint16_t)target;
    f->names = names == SY_NONE ? SY_NULL : names;
    f->extra = values[-1];
    memcpy(f->registers, values, count * sizeof *values);
    syi_dec_drop(d, count + 2);
    return true;
}

/* --- Generators --- */

static bool do_generator(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value qualname = syi_dec_peek_type(d, 0, vm->types.str, 0);
    sy_value name = qualname == SY_NULL ? SY_NULL : syi_dec_peek_type(d, 1, vm->types.str, 0);
    sy_value code = name == SY_NULL ? SY_NULL : syi_dec_peek_type(d, 2, vm->types.code, 0);
    sy_generator *g =
        code == SY_NULL ? NULL : syi_object_new(vm, vm->types.generator, sizeof *g);
    if (g == NULL) {
        return false;
    }
    g->code = (sy_code *)sy_to_object(code);
    g->name = name;
    g->qualname = qualname;
    g->handled = SY_NONE;
    return syi_dec_replace(d, 3, sy_from_pointer(g));
}

static bool is_handled(sy_value v) {
    return v == SY_NONE || syi_is_exception(v);
}

enum { STARTED = 1, RUNNING = 2, DELEGATING = 4 };

static bool do_generator_state(sy_decoder *d) {
    sy_vm *vm = d->vm;
    uint32_t flags;
    if (!syi_dec_count(d, STARTED | RUNNING | DELEGATING, &flags)) {
        return false;
    }
    sy_value outer = syi_dec_peek(d, 0);
    sy_value handled = outer == SY_NULL ? SY_NULL : syi_dec_peek(d, 1);
    sy_value delegate = handled == SY_NULL ? SY_NULL : syi_dec_peek(d, 2);
    sy_value object;
    const sy_frame *f = delegate == SY_NULL ? NULL : loose_frame_at(d, 3, &object);
    sy_value v = f == NULL ? SY_NULL : syi_dec_peek_own(d, 4);
    if (v == SY_NULL || !syi_is_type(v, vm->types.generator) || !is_handled(outer) ||
        !is_handled(handled)) {
        return syi_dec_invalid(d, "state that is not a generator's");
    }
    sy_generator *g = (sy_generator *)sy_to_object(v);
    bool running = (flags & RUNNING) != 0;
    if (!syi_frame_map_make(vm, &d->map, syi_frame_code(f))) {
        return false;
    }
    if (g->frame != NULL || (!running && !syi_frame_fits(vm, &d->map, f, false))) {
        return syi_dec_invalid(d, "frame does not fit its code");
    }
    g->yielding_from = (flags & DELEGATING) != 0 ? delegate : SY_NULL;
    g->handled = handled;
    g->outer_handled = outer;
    if (!syi_generator_restore(vm, g, object, (flags & STARTED) != 0, running)) {
        g->yielding_from = SY_NULL;
        if (syi_exc_matches(vm, vm->types.ValueError)) {
            syi_clear(vm);
        }
        return syi_dec_invalid(d, "frame does not fit its generator");
    }
    syi_dec_drop(d, 4);
    return true;
}

static bool do_generator_frame(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value v = syi_dec_peek_type(d, 0, vm->types.generator, 0);
    if (v == SY_NULL) {
        return false;
    }
    sy_generator *g = (sy_generator *)sy_to_object(v);
    if (g->frame == NULL) {
        return syi_dec_invalid(d, "generator without a frame");
    }
    return syi_dec_replace(d, 1, syi_frame_object_get(vm, g->frame));
}

/* --- Exceptions and tracebacks --- */

static bool do_exception_state(sy_decoder *d) {
    sy_vm *vm = d->vm;
    uint32_t suppress;
    if (!syi_dec_count(d, 1, &suppress)) {
        return false;
    }
    sy_value traceback = syi_dec_peek(d, 0);
    sy_value context = traceback == SY_NULL ? SY_NULL : syi_dec_peek(d, 1);
    sy_value cause = context == SY_NULL ? SY_NULL : syi_dec_peek(d, 2);
    sy_value exc = cause == SY_NULL ? SY_NULL : syi_dec_peek_own(d, 3);
    if (exc == SY_NULL || !syi_is_exception(exc) || !is_handled(cause) ||
        !is_handled(context) ||
        !(traceback == SY_NONE || syi_is_type(traceback, vm->types.traceback))) {
        return syi_dec_invalid(d, "state that is not an exception's");
    }
    sy_exception *x = syi_to_exception(exc);
    x->cause = cause;
    x->context = context;
    x->traceback = traceback;
    x->suppress_context = suppress != 0;
    syi_dec_drop(d, 3);
    return true;
}

static bool do_traceback(sy_decoder *d) {
    sy_vm *vm = d->vm;
    uint32_t instruction;
    if (!syi_dec_count(d, UINT32_MAX, &instruction)) {
        return false;
    }
    sy_value next = syi_dec_peek(d, 0);
    sy_value globals = next == SY_NULL ? SY_NULL : syi_dec_peek_type(d, 1, vm->types.dict, 0);
    sy_value code = globals == SY_NULL ? SY_NULL : syi_dec_peek_type(d, 2, vm->types.code, 0);
    if (code == SY_NULL) {
        return false;
    }
    sy_code *c = (sy_code *)sy_to_object(code);
    if (instruction >= c->instruction_count ||
        !(next == SY_NONE || syi_is_type(next, vm->types.traceback))) {
        return syi_dec_invalid(d, "traceback does not fit its code");
    }
    sy_traceback *tb = syi_object_new(vm, vm->types.traceback, sizeof *tb);
    if (tb == NULL) {
        return false;
    }
    tb->next = next;
    tb->code = c;
    tb->frame = SY_NONE;
    tb->globals = syi_to_dict(globals);
    tb->instruction = instruction;
    return syi_dec_replace(d, 3, sy_from_pointer(tb));
}

bool syi_dec_frame(sy_decoder *d, enum sy_pickle_op op) {
    switch (op) {
    case SY_PICKLE_GENERATOR:
        return do_generator(d);
    case SY_PICKLE_GENERATOR_STATE:
        return do_generator_state(d);
    case SY_PICKLE_GENERATOR_FRAME:
        return do_generator_frame(d);
    case SY_PICKLE_FRAME:
        return do_frame(d);
    case SY_PICKLE_FRAME_STATE:
        return do_frame_state(d);
    case SY_PICKLE_EXCEPTION_STATE:
        return do_exception_state(d);
    default:
        return do_traceback(d);
    }
}
