/* SPDX-License-Identifier: MIT
 *
 * The module `_switchyard`: what the module `switchyard` (lang/lib/switchyard) needs of the
 * runtime. Modes are switched with functions of one argument that return the old value.
 *
 * - set_atomic_blocks_threads(flag): whether `atomic` also keeps the runtime lock (default
 *   True; False is Stackless before that was fixed);
 * - set_free_threaded(flag): no runtime lock, a thread may be preempted at any tick;
 * - set_check_interval(ticks): mean number of ticks between two yields of the runtime lock;
 * - set_seed(seed): starts the runtime's random decisions anew;
 * - ticks(): instructions executed so far (exact while they are counted);
 * - mark(text): puts a mark into the trace;
 * - set_name(tasklet, text): names a tasklet in the trace;
 * - trace_id(x): the number of a tasklet or a channel in the trace;
 * - set_leak_hook(f): f(tasklet) is called for a blocked or paused tasklet that nobody can
 * reach any more, before it is killed.
 */
#include "lang/modules/switchyard.h"

static sy_value set_atomic_blocks_threads(sy_vm *vm, const sy_value *args, int nargs,
                                          sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int flag = syi_truth(vm, args[0]);
    if (flag < 0) {
        return SY_NULL;
    }
    bool old = vm->rt->atomic_no_yield;
    sy_runtime_set_atomic_no_yield(vm->rt, flag != 0);
    return sy_from_bool(old);
}

static sy_value set_free_threaded(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int flag = syi_truth(vm, args[0]);
    if (flag < 0) {
        return SY_NULL;
    }
    bool old = vm->rt->free_threaded;
    sy_runtime_set_free_threaded(vm->rt, flag != 0);
    return sy_from_bool(old);
}

static sy_value set_check_interval(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t ticks;
    if (!syi_as_int64(vm, args[0], &ticks)) {
        return SY_NULL;
    }
    int64_t old = sy_runtime_check_interval(vm->rt);
    if (sy_runtime_set_check_interval(vm->rt, ticks) != SY_OK) {
        return syi_raise(vm, vm->types.ValueError, "the check interval must be at least 1");
    }
    return syi_int_new(vm, old);
}

static sy_value get_check_interval(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_int_new(vm, sy_runtime_check_interval(vm->rt));
}

static sy_value set_seed(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t seed;
    if (!syi_as_int64(vm, args[0], &seed)) {
        return SY_NULL;
    }
    syi_random_seed(vm->rt, (uint64_t)seed);
    /* The present interval was drawn from the old seed: another is drawn. */
    (void)sy_runtime_set_check_interval(vm->rt, sy_runtime_check_interval(vm->rt));
    return SY_NONE;
}

static sy_value ticks(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_int_from_uint64(vm, syi_runtime_ticks(vm->rt));
}

/* The index of a str among the trace's texts; 0 with TypeError or MemoryError. */
static bool trace_text(sy_vm *vm, sy_value text, char **utf8, size_t *length) {
    if (!syi_is_str(text)) {
        syi_raise(vm, vm->types.TypeError, "a str is needed, not %T", text);
        return false;
    }
    *utf8 = syi_str_utf8(vm, text, length);
    return *utf8 != NULL;
}

static sy_value mark(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    char *utf8;
    size_t length;
    if (!trace_text(vm, args[0], &utf8, &length)) {
        return SY_NULL;
    }
    if (vm->rt->trace.on) {
        uint32_t index = syi_trace_string(vm->rt, utf8, length);
        SYI_TRACE(vm->rt, USER, syi_current(vm->rt), 0, 0, index);
    }
    syi_mem_resize(vm, utf8, length + 1, 0);
    return SY_NONE;
}

static sy_value set_name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_has_flag(args[0], SY_TYPE_IS_TASKLET)) {
        return syi_raise(vm, vm->types.TypeError, "a tasklet is needed, not %T", args[0]);
    }
    char *utf8;
    size_t length;
    if (!trace_text(vm, args[1], &utf8, &length)) {
        return SY_NULL;
    }
    syi_trace_name(vm->rt, &((sy_lang_tasklet *)sy_to_object(args[0]))->core, utf8, length);
    syi_mem_resize(vm, utf8, length + 1, 0);
    return SY_NONE;
}

static sy_value set_leak_hook(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (args[0] != SY_NONE && !syi_callable(vm, args[0])) {
        return syi_raise(vm, vm->types.TypeError, "a callable or None is needed, not %T",
                         args[0]);
    }
    sy_value old = vm->interpreter->leak_hook;
    vm->interpreter->leak_hook = args[0];
    return old;
}

/* A number that stands for a channel or a tasklet, the same in every run: that of the trace. */
static sy_value trace_id(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (syi_has_flag(args[0], SY_TYPE_IS_TASKLET)) {
        return sy_from_int(syi_self_tasklet(args[0])->core.id);
    }
    if (syi_has_flag(args[0], SY_TYPE_IS_CHANNEL)) {
        return sy_from_int(syi_self_channel(args[0])->core.id);
    }
    return syi_raise(vm, vm->types.TypeError, "a tasklet or a channel is needed, not %T",
                     args[0]);
}

static const sy_fn_def functions[] = {
    {"set_atomic_blocks_threads", set_atomic_blocks_threads, 1, 1, 0, false,
     "set_atomic_blocks_threads(flag, /)"},
    {"set_free_threaded", set_free_threaded, 1, 1, 0, false, "set_free_threaded(flag, /)"},
    {"set_check_interval", set_check_interval, 1, 1, 0, false, "set_check_interval(ticks, /)"},
    {"get_check_interval", get_check_interval, 0, 0, 0, false, "get_check_interval()"},
    {"set_seed", set_seed, 1, 1, 0, false, "set_seed(seed, /)"},
    {"ticks", ticks, 0, 0, 0, false, "ticks()"},
    {"set_leak_hook", set_leak_hook, 1, 1, 0, false, "set_leak_hook(callable, /)"},
    {"trace_id", trace_id, 1, 1, 0, false, "trace_id(tasklet_or_channel, /)"},
    {"mark", mark, 1, 1, 0, false, "mark(text, /)"},
    {"set_name", set_name, 2, 2, 0, false, "set_name(tasklet, text, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_switchyard(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions) &&
           syi_init_switchyard_select(vm, module) &&
           syi_module_set_str(vm, module, "__version__", "0.1.0");
}
