/* SPDX-License-Identifier: MIT
 *
 * The table of modules written in C, their shared state, and the helpers of modules.h.
 */
#include "lang/modules/modules.h"

#include "lang/vm/stream.h"

const sy_module_def syi_module_table[] = {
#define SY_MODULE(id, name) {name, syi_init_##id},
#include "lang/modules/modules.def"
#undef SY_MODULE
    {NULL, NULL}};

static void visit_state(void *arg, sy_visitor *v) {
    sy_vm *vm = arg;
    const sy_lang_modules *s = vm->module_state;
    const sy_type *const types[] = {s->bomb,  s->atomic,        s->cstack, s->stream,
                                    s->lock,  s->rlock,         s->timer,  s->random,
                                    s->deque, s->deque_iterator};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        syi_visit_object(v, types[i]);
    }
    const sy_type *const text[] = {
        s->re_pattern, s->re_match, s->re_scanner, s->structure, s->unpack_iterator,
        s->hasher,     s->grouper,  s->tee,        s->partial,   s->key_wrapper};
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        syi_visit_object(v, text[i]);
    }
    syi_visit(v, s->last_struct);
    syi_visit(v, s->schedule_callback);
    syi_visit(v, s->channel_callback);
    const sy_pickle_state *p = &s->pickle;
    const sy_value held[] = {p->error,          p->pickling_error, p->unpickling_error,
                             p->dispatch_table, p->constructors,   p->codes};
    syi_visit_object(v, p->encoder);
    syi_visit_object(v, p->decoder);
    syi_visit_values(v, held, sizeof held / sizeof *held);
    syi_visit(v, s->stackless);
    syi_visit(v, s->cstacks);
}

bool syi_modules_init(sy_vm *vm) {
    sy_lang_modules *state = sy_calloc(vm->allocator, 1, sizeof *state);
    if (state == NULL) {
        return false;
    }
    state->schedule_callback = SY_NONE;
    state->channel_callback = SY_NONE;
    vm->module_state = state;
    if (!syi_gc_add_roots(vm, visit_state, vm) || !syi_stackless_types(vm) ||
        !syi_host_types(vm)) {
        return false;
    }
    if (vm->modules == NULL) {
        sy_value modules = syi_dict_new(vm);
        if (modules == SY_NULL) {
            return false;
        }
        vm->modules = syi_to_dict(modules);
    }
    state->stream = syi_stream_type(vm);
    return state->stream != NULL;
}

void syi_modules_deinit(sy_vm *vm) {
    if (vm->module_state != NULL) {
        sy_free(vm->allocator, vm->module_state, sizeof *vm->module_state);
        vm->module_state = NULL;
    }
}

sy_type *syi_module_type(sy_vm *vm, sy_module *module, const sy_type_def *def) {
    sy_type *type = syi_type_ready(vm, def, vm->types.object);
    if (type == NULL) {
        return NULL;
    }
    sy_value name = syi_intern(vm, sy_from_pointer(type->name));
    bool ok =
        name != SY_NULL && syi_dict_set_str(vm, module->dict, name, sy_from_pointer(type));
    return ok ? type : NULL;
}

bool syi_module_set(sy_vm *vm, sy_module *module, const char *name, sy_value value) {
    return value != SY_NULL && syi_dict_set_cstr(vm, module->dict, name, value);
}

bool syi_module_set_str(sy_vm *vm, sy_module *module, const char *name, const char *text) {
    return syi_module_set(vm, module, name, syi_str_from_cstr(vm, text));
}

bool syi_deadline_after(sy_vm *vm, double seconds, int64_t *deadline) {
    if (seconds != seconds) {
        syi_raise(vm, vm->types.ValueError, "Invalid value NaN (not a number)");
        return false;
    }
    double ns = seconds * 1e9;
    int64_t now = sy_now(vm->rt);
    if (ns > 9.2e18 - (double)now) {
        syi_raise(vm, vm->types.OverflowError, "timestamp too large to convert to C _PyTime_t");
        return false;
    }
    /* Rounded up: who waits for a moment must not find it still to come. */
    int64_t whole = ns <= 0 ? 0 : (int64_t)ns;
    *deadline = now + whole + ((double)whole < ns ? 1 : 0);
    return true;
}

/* Ctrl-C goes to the main tasklet of the initial thread. True: it is raised here. */
static bool interrupted(sy_vm *vm, const sy_lang_tasklet *t, const sy_thread *thread) {
    if (!vm->interpreter->interrupt || (t->core.flags & SYI_MAIN) == 0 || thread->id != 1) {
        return false;
    }
    vm->interpreter->interrupt = false;
    syi_raise(vm, vm->types.KeyboardInterrupt, "");
    return true;
}

bool syi_wait_parked(sy_vm *vm, int64_t deadline, bool *timed_out) {
    sy_lang_tasklet *t = syi_vm_tasklet(vm);
    sy_status status = syi_hub_reserve(vm->rt);
    if (status != SY_OK) {
        syi_raise_status(vm, status);
        return false;
    }
    sy_thread *thread = vm->rt->thread;
    if (syi_thread_park(vm->rt, deadline) == SY_SWITCHED) {
        syi_park(vm);
    }
    if (timed_out != NULL) {
        *timed_out = thread->timed_out;
    }
    return syi_take_slot(vm, t) != SY_NULL && !interrupted(vm, t, thread);
}

/* A tick that found the countdown used up. */
static bool expire(sy_vm *vm) {
    sy_lang_tasklet *t = syi_vm_tasklet(vm);
    sy_status status = syi_hub_reserve(vm->rt);
    if (status == SY_OK) {
        status = syi_ticks_expired(vm->rt);
    }
    if (status < 0) {
        syi_raise_status(vm, status);
        return false;
    }
    if (status != SY_SWITCHED) {
        return true;
    }
    syi_park(vm);
    return syi_take_slot(vm, t) != SY_NULL && !interrupted(vm, t, t->core.thread);
}

bool syi_spend_ticks(sy_vm *vm, int ticks) {
    for (int i = 0; i < ticks; i++) {
        if (--vm->rt->countdown < 0 && !expire(vm)) {
            return false;
        }
    }
    return true;
}
