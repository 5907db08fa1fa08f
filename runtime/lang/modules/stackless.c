/* SPDX-License-Identifier: MIT
 *
 * The module `stackless`: scheduling functions and module properties. The classes are in the
 * files stackless_*.c.
 */
#include "lang/modules/stackless.h"

bool syi_stackless_types(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    in->tasklet_type = syi_type_ready(vm, &syi_stackless_tasklet, vm->types.object);
    in->channel_type = syi_type_ready(vm, &syi_stackless_channel, vm->types.object);
    return in->tasklet_type != NULL && in->channel_type != NULL;
}

/* --- Scheduling --- */

static sy_payload return_value(sy_vm *vm, const sy_value *args, int nargs) {
    return nargs == 1 ? syi_payload_value(args[0])
                      : syi_value(sy_from_pointer(syi_vm_tasklet(vm)));
}

static const char *const retval_names[] = {"retval", NULL};

static sy_value module_schedule(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const sy_signature signature = {"schedule", retval_names, 0, 1};
    sy_value a[1];
    if (syi_observed(vm)) {
        return SY_NULL;
    }
    if (kwnames != SY_NULL) {
        if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
            return SY_NULL;
        }
        args = a;
        nargs = 1;
    } else if (!syi_check_arg_count(vm, "schedule", nargs, 0, 1)) {
        return SY_NULL;
    }
    return syi_op_result(vm, syi_op_schedule(vm->rt, return_value(vm, args, nargs)));
}

static sy_value module_schedule_remove(sy_vm *vm, const sy_value *args, int nargs,
                                       sy_value kwnames) {
    static const sy_signature signature = {"schedule_remove", retval_names, 0, 1};
    sy_value a[1];
    if (syi_observed(vm) || !syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    sy_payload retval = return_value(vm, a, a[0] == SY_NULL ? 0 : 1);
    return syi_op_result(vm, syi_op_schedule_remove(vm->rt, retval));
}

static bool int_argument(sy_vm *vm, sy_value v, int64_t *out) {
    if (v == SY_NULL) {
        *out = 0;
        return true;
    }
    if (!syi_is_int(v)) {
        syi_raise(vm, vm->types.TypeError, "'%T' object cannot be interpreted as an integer",
                  v);
        return false;
    }
    return syi_as_int64(vm, v, out);
}

static sy_value module_run(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"timeout",        "threadblock",  "soft",
                                        "ignore_nesting", "totaltimeout", NULL};
    static const sy_signature signature = {"run", names, 0, 5};
    static const unsigned bits[] = {0, SY_RUN_THREADBLOCK, SY_RUN_SOFT, SY_RUN_IGNORE_NESTING,
                                    SY_RUN_TOTALTIMEOUT};
    sy_value a[5];
    int64_t values[5];
    unsigned flags = 0;
    if (syi_observed(vm) || !syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    for (int i = 0; i < 5; i++) {
        if (!int_argument(vm, a[i], &values[i])) {
            return SY_NULL;
        }
        flags |= values[i] != 0 ? bits[i] : 0;
    }
    int64_t timeout = values[0] < 0 ? 0 : values[0];
    return syi_op_result(vm, syi_op_run(vm->rt, timeout, flags));
}

static sy_value module_switch_trap(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)kwnames;
    int64_t change = 0;
    if (nargs == 1 && !int_argument(vm, args[0], &change)) {
        return SY_NULL;
    }
    return sy_from_int(sy_switch_trap(vm->rt, (int32_t)change));
}

static sy_value module_enable_softswitch(sy_vm *vm, const sy_value *args, int nargs,
                                         sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_interpreter *in = vm->interpreter;
    bool old = !in->hard_only;
    if (args[0] != SY_NONE) {
        int truth = syi_truth(vm, args[0]);
        if (truth < 0) {
            return SY_NULL;
        }
        in->hard_only = truth == 0;
    }
    return sy_from_bool(old);
}

/* --- Questions --- */

static sy_value current_tasklet(sy_vm *vm) {
    return sy_from_pointer(syi_vm_tasklet(vm));
}

static sy_value main_tasklet(sy_vm *vm) {
    return syi_tasklet_value(sy_main(vm->rt));
}

static sy_value thread_ids(sy_vm *vm) {
    sy_value list = syi_list_new(vm, NULL, 0);
    for (sy_thread *t = syi_thread_next(vm->rt, NULL); t != NULL && list != SY_NULL;
         t = syi_thread_next(vm->rt, t)) {
        if (!syi_list_append(vm, syi_to_list(list), sy_from_int(t->id))) {
            return SY_NULL;
        }
    }
    return list;
}

static sy_value module_getcurrent(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return current_tasklet(vm);
}

static sy_value module_getmain(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return main_tasklet(vm);
}

/* Ids of tasklets that are no main start here, above those of threads. */
enum { TASKLET_ID_BASE = 1 << 20 };

static sy_value module_getcurrentid(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    const sy_tasklet *t = &syi_vm_tasklet(vm)->core;
    return (t->flags & SYI_MAIN) != 0 ? sy_from_int(t->thread->id)
                                      : sy_from_int((int64_t)TASKLET_ID_BASE + t->id);
}

static sy_value module_getruncount(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(sy_run_count(vm->rt));
}

static sy_value module_getthreads(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return thread_ids(vm);
}

static sy_value module_getdebug(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_FALSE;
}

static sy_value module_getuncollectables(sy_vm *vm, const sy_value *args, int nargs,
                                         sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_list_new(vm, NULL, 0);
}

/* --- Settings --- */

static sy_value module_set_error_handler(sy_vm *vm, const sy_value *args, int nargs,
                                         sy_value kwnames) {
    (void)kwnames;
    sy_value old = vm->interpreter->error_handler;
    vm->interpreter->error_handler = nargs == 1 ? args[0] : SY_NONE;
    return old == SY_NULL ? SY_NONE : old;
}

/* Properties of the module: computed on each access. */
static sy_value module_getattr(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value name = args[0];
    if (syi_is_str(name)) {
        if (syi_str_is(name, "current")) {
            return current_tasklet(vm);
        }
        if (syi_str_is(name, "main")) {
            return main_tasklet(vm);
        }
        if (syi_str_is(name, "runcount")) {
            return sy_from_int(sy_run_count(vm->rt));
        }
        if (syi_str_is(name, "threads")) {
            return thread_ids(vm);
        }
        if (syi_str_is(name, "debug")) {
            return SY_FALSE;
        }
        if (syi_str_is(name, "uncollectables")) {
            return syi_list_new(vm, NULL, 0);
        }
        if (syi_str_is(name, "pickle_with_tracing_state")) {
            return sy_from_bool(syi_pickles_tracing_state(vm));
        }
    }
    return syi_raise(vm, vm->types.AttributeError, "module 'stackless' has no attribute %R",
                     name);
}

static const sy_fn_def functions[] = {
    {"schedule", module_schedule, 0, -1, SY_FN_SCHEDULES, true, "schedule(retval=current)"},
    {"schedule_remove", module_schedule_remove, 0, -1, SY_FN_SCHEDULES, true,
     "schedule_remove(retval=current)"},
    {"run", module_run, 0, -1, SY_FN_SCHEDULES, true,
     "run(timeout=0, threadblock=False, soft=False, ignore_nesting=False, totaltimeout=False)"},
    {"getcurrent", module_getcurrent, 0, 0, 0, false, "getcurrent()"},
    {"getmain", module_getmain, 0, 0, 0, false, "getmain()"},
    {"getcurrentid", module_getcurrentid, 0, 0, 0, false, "getcurrentid()"},
    {"getruncount", module_getruncount, 0, 0, 0, false, "getruncount()"},
    {"getthreads", module_getthreads, 0, 0, 0, false, "getthreads()"},
    {"getdebug", module_getdebug, 0, 0, 0, false, "getdebug()"},
    {"getuncollectables", module_getuncollectables, 0, 0, 0, false, "getuncollectables()"},
    {"switch_trap", module_switch_trap, 0, 1, 0, false, "switch_trap(change=0, /)"},
    {"enable_softswitch", module_enable_softswitch, 1, 1, 0, false,
     "enable_softswitch(flag, /)"},
    {"set_error_handler", module_set_error_handler, 0, 1, 0, false,
     "set_error_handler(handler=None, /)"},
    {"__getattr__", module_getattr, 1, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const char *const public_names[] = {"atomic",
                                           "channel",
                                           "enable_softswitch",
                                           "get_channel_callback",
                                           "get_schedule_callback",
                                           "get_thread_info",
                                           "getcurrent",
                                           "getcurrentid",
                                           "getdebug",
                                           "getmain",
                                           "getruncount",
                                           "getthreads",
                                           "getuncollectables",
                                           "pickle_with_tracing_state",
                                           "run",
                                           "schedule",
                                           "schedule_remove",
                                           "set_channel_callback",
                                           "set_error_handler",
                                           "set_schedule_callback",
                                           "switch_trap",
                                           "tasklet",
                                           "stackless"};

static bool set_all(sy_vm *vm, sy_module *module) {
    sy_value list = syi_list_new(vm, NULL, 0);
    for (size_t i = 0; i < sizeof public_names / sizeof *public_names; i++) {
        sy_value name = list == SY_NULL ? SY_NULL : syi_intern_cstr(vm, public_names[i]);
        if (name == SY_NULL || !syi_list_append(vm, syi_to_list(list), name)) {
            return false;
        }
    }
    return syi_module_set(vm, module, "__all__", list);
}

/* Tells the loop which callables it may do without calling them. */
static bool show_to_loop(sy_vm *vm, sy_module *module) {
    sy_interpreter *in = vm->interpreter;
    in->send_method = syi_type_lookup(vm, in->channel_type, vm->names.send);
    sy_value receive = syi_intern_cstr(vm, "receive");
    sy_value schedule = syi_intern_cstr(vm, "schedule");
    if (receive == SY_NULL || schedule == SY_NULL) {
        return false;
    }
    in->receive_method = syi_type_lookup(vm, in->channel_type, receive);
    in->schedule_function = syi_dict_get_str(module->dict, schedule);
    return true;
}

bool syi_init_stackless(sy_vm *vm, sy_module *module) {
    sy_lang_modules *state = syi_module_state(vm);
    sy_interpreter *in = vm->interpreter;
    state->bomb = syi_module_type(vm, module, &syi_stackless_bomb);
    state->atomic = syi_module_type(vm, module, &syi_stackless_atomic);
    return state->bomb != NULL && state->atomic != NULL &&
           syi_module_add_functions(vm, module, functions) && show_to_loop(vm, module) &&
           syi_module_add_functions(vm, module, syi_stackless_callbacks) &&
           syi_module_set(vm, module, "tasklet", sy_from_pointer(in->tasklet_type)) &&
           syi_module_set(vm, module, "channel", sy_from_pointer(in->channel_type)) &&
           syi_module_set(vm, module, "TaskletExit", sy_from_pointer(vm->types.TaskletExit)) &&
           syi_module_set(vm, module, "stackless", sy_from_pointer(module)) &&
           syi_init_stackless_debug(vm, module) && set_all(vm, module);
}
