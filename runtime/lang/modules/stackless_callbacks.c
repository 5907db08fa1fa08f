/* SPDX-License-Identifier: MIT
 *
 * set_schedule_callback and set_channel_callback. Core calls the hooks in the middle of an
 * operation, when `current` is still the tasklet that gives up control; the callback runs
 * nested on this C stack and cannot switch (core refuses channel actions, and the switch trap
 * is set).
 */
#include "lang/modules/stackless.h"

/* Calls callback in tasklet t. Its errors are reported and dropped. */
static void call_in(sy_vm *vm, sy_tasklet *t, sy_value callback, const sy_value *args,
                    int nargs, const char *where) {
    sy_interpreter *in = vm->interpreter;
    sy_lang_tasklet *saved_current = in->current;
    sy_frame *saved_frame = in->frame;
    sy_value saved_exc = vm->exc;
    sy_value saved_result = in->result;
    bool saved_in_loop = vm->in_loop;
    sy_value rooted[2] = {saved_exc, saved_result};
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 2);
    in->current = syi_lang_tasklet(t);
    in->frame = in->current == saved_current ? saved_frame : in->current->top;
    uint32_t saved_depth = in->current->depth;
    sy_frame *saved_top = in->current->top; /* a collection notes the running frame there */
    in->current->depth = in->frame == NULL ? 0 : saved_depth; /* one that ends has no frames */
    vm->exc = SY_NULL;
    vm->in_loop = false;
    vm->rt->thread->switch_trap++;
    bool ok = vm->call(vm, callback, args, nargs, SY_NULL) != SY_NULL;
    vm->rt->thread->switch_trap--;
    if (!ok) {
        sy_value exc = vm->exc;
        vm->exc = SY_NULL;
        syi_host_unraisable(vm, where, exc);
    }
    in->current->depth = saved_depth;
    in->current->top = saved_top;
    vm->in_loop = saved_in_loop;
    vm->exc = saved_exc;
    in->current = saved_current;
    in->frame = saved_frame;
    in->result = saved_result;
    syi_roots_leave(vm, &roots);
}

static void on_schedule(void *user, sy_tasklet *prev, sy_tasklet *next) {
    sy_vm *vm = user;
    sy_value callback = syi_module_state(vm)->schedule_callback;
    if (callback == SY_NONE || prev == NULL || !syi_is_lang_tasklet(prev)) {
        return;
    }
    sy_value args[2] = {syi_tasklet_value(prev), syi_tasklet_value(next)};
    call_in(vm, prev, callback, args, 2, "the schedule callback");
}

static void on_channel(void *user, sy_channel *ch, sy_tasklet *t, int dir, bool will_block) {
    sy_vm *vm = user;
    sy_value callback = syi_module_state(vm)->channel_callback;
    if (callback == SY_NONE || ch->mine || !syi_is_lang_tasklet(t)) {
        return;
    }
    sy_value args[4] = {sy_from_pointer(syi_lang_channel(ch)), syi_tasklet_value(t),
                        sy_from_int(dir > 0), sy_from_int(will_block)};
    call_in(vm, t, callback, args, 4, "the channel callback");
}

static void update_hooks(sy_vm *vm) {
    const sy_lang_modules *state = syi_module_state(vm);
    syi_hooks *hooks = &vm->rt->hooks;
    hooks->user = vm;
    hooks->schedule = state->schedule_callback == SY_NONE ? NULL : on_schedule;
    hooks->channel = state->channel_callback == SY_NONE ? NULL : on_channel;
    syi_runtime_hooks_changed(vm->rt);
}

static sy_value set_callback(sy_vm *vm, sy_value *place, sy_value callback, const char *what) {
    if (callback != SY_NONE && !syi_callable(vm, callback)) {
        return syi_raise(vm, vm->types.TypeError, "%s callback must be callable", what);
    }
    sy_value old = *place;
    *place = callback;
    update_hooks(vm);
    return old;
}

static sy_value set_schedule_callback(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return set_callback(vm, &syi_module_state(vm)->schedule_callback, args[0], "schedule");
}

static sy_value set_channel_callback(sy_vm *vm, const sy_value *args, int nargs,
                                     sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return set_callback(vm, &syi_module_state(vm)->channel_callback, args[0], "channel");
}

static sy_value get_schedule_callback(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_module_state(vm)->schedule_callback;
}

static sy_value get_channel_callback(sy_vm *vm, const sy_value *args, int nargs,
                                     sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_module_state(vm)->channel_callback;
}

const sy_fn_def syi_stackless_callbacks[] = {
    {"set_schedule_callback", set_schedule_callback, 1, 1, 0, false,
     "set_schedule_callback(callback, /)"},
    {"set_channel_callback", set_channel_callback, 1, 1, 0, false,
     "set_channel_callback(callback, /)"},
    {"get_schedule_callback", get_schedule_callback, 0, 0, 0, false, NULL},
    {"get_channel_callback", get_channel_callback, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};
