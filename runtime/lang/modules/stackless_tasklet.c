/* SPDX-License-Identifier: MIT
 *
 * The class stackless.tasklet. The queue work is core's; here are binding, argument checks, the
 * slot as the program sees it, and attributes. A bound callable waits in the slot (`tempval`)
 * until setup.
 */
#include "lang/modules/stackless.h"

/* --- Binding --- */

static sy_value tasklet_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_lang_tasklet_new(vm, type);
}

static bool is_given(sy_value v) {
    return v != SY_NULL && v != SY_NONE;
}

/* Raises the error of a failed status. Returns whether there was none. */
static bool succeeded(sy_vm *vm, sy_status status) {
    if (status < 0) {
        syi_raise_status(vm, status);
        return false;
    }
    return true;
}

/* In a trace a tasklet is called what its function is called. */
static void name_in_trace(sy_vm *vm, const sy_lang_tasklet *t, sy_value callable) {
    if (!vm->rt->trace.on) {
        return;
    }
    sy_value saved = vm->exc;
    sy_value name = syi_is_type(callable, vm->types.method)
                        ? ((const sy_bound_method *)sy_to_object(callable))->func
                        : callable;
    name = syi_is_type(name, vm->types.function) ? ((sy_function *)sy_to_object(name))->name
                                                 : sy_from_pointer(syi_type_of(vm, name)->name);
    size_t length;
    char *utf8 = syi_str_utf8(vm, name, &length);
    if (utf8 != NULL) {
        syi_trace_name(vm->rt, &t->core, utf8, length);
        syi_mem_resize(vm, utf8, length + 1, 0);
    }
    vm->exc = saved;
}

/* The callable in the slot; SY_NULL with RuntimeError when there is none. */
static sy_value bound_callable(sy_vm *vm, const sy_lang_tasklet *t) {
    if (t->core.temp.kind == SY_VALUE && syi_callable(vm, t->core.temp.word)) {
        return t->core.temp.word;
    }
    return syi_raise_status(vm, SY_E_UNBOUND);
}

/* One that has ended needs no finaliser; this one may, again. */
static bool want_finalizer(sy_vm *vm, sy_lang_tasklet *t) {
    return (t->head.flags & SY_OBJ_FINALIZABLE) != 0 || syi_gc_set_finalizable(vm, t);
}

static bool bind_arguments(sy_vm *vm, sy_lang_tasklet *t, sy_value func, sy_value args,
                           sy_value kwargs) {
    if (!is_given(func)) {
        func = bound_callable(vm, t);
        if (func == SY_NULL) {
            return false;
        }
    }
    sy_value tuple = is_given(args) ? syi_tuple_from_iterable(vm, args) : vm->empty_tuple;
    if (tuple == SY_NULL) {
        return false;
    }
    if (is_given(kwargs) && !syi_is_dict(kwargs)) {
        syi_raise(vm, vm->types.TypeError, "tasklet keyword arguments must be a dict, not %T",
                  kwargs);
        return false;
    }
    if (t->core.thread->state == SYI_THREAD_ENDED) {
        return succeeded(vm, SY_E_NO_THREAD);
    }
    if (!want_finalizer(vm, t)) {
        return false;
    }
    syi_tasklet_drop_frames(vm, t);
    t->function = func;
    t->args = tuple;
    t->kwargs = is_given(kwargs) ? kwargs : SY_NULL;
    t->core.temp = syi_nothing();
    syi_set_alive(&t->core, true);
    name_in_trace(vm, t, func);
    return true;
}

static bool bind(sy_vm *vm, sy_lang_tasklet *t, sy_value func, sy_value args, sy_value kwargs) {
    if (is_given(func) && !syi_callable(vm, func)) {
        syi_raise(vm, vm->types.TypeError, "tasklet function must be a callable or None");
        return false;
    }
    bool arguments = is_given(args) || is_given(kwargs);
    if (!succeeded(vm, syi_check_bind(&t->core, !arguments))) {
        return false;
    }
    if (arguments) {
        return bind_arguments(vm, t, func, args, kwargs);
    }
    syi_tasklet_drop_frames(vm, t);
    t->function = SY_NULL;
    t->args = SY_NULL;
    t->kwargs = SY_NULL;
    t->core.temp = is_given(func) ? syi_value(func) : syi_nothing();
    syi_set_alive(&t->core, false);
    return true;
}

static const char *const bind_names[] = {"func", "args", "kwargs", NULL};

static sy_value tasklet_bind(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const sy_signature signature = {"bind", bind_names, 0, 3};
    sy_value a[3];
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, a) ||
        !bind(vm, syi_self_tasklet(args[0]), a[0], a[1], a[2])) {
        return SY_NULL;
    }
    return args[0];
}

static bool tasklet_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                         sy_value kwnames) {
    static const sy_signature signature = {"tasklet", bind_names, 0, 3};
    sy_value a[3];
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return false;
    }
    if (sy_to_object(self)->type == vm->interpreter->tasklet_type) {
        return bind(vm, syi_self_tasklet(self), a[0], a[1], a[2]);
    }
    /* A subclass may have a bind() of its own. */
    for (int i = 0; i < 3; i++) {
        a[i] = a[i] == SY_NULL ? SY_NONE : a[i];
    }
    sy_value name = syi_intern_cstr(vm, "bind");
    return name != SY_NULL && syi_call_method(vm, self, name, a, 3) != SY_NULL;
}

static sy_value keyword_dict(sy_vm *vm, const sy_value *values, sy_value kwnames) {
    sy_value dict = syi_dict_new(vm);
    const sy_tuple *names = syi_to_tuple(kwnames);
    for (uint32_t i = 0; dict != SY_NULL && i < names->length; i++) {
        if (!syi_dict_set_str(vm, syi_to_dict(dict), names->items[i], values[i])) {
            return SY_NULL;
        }
    }
    return dict;
}

/* setup(*args, **kwargs); args excludes self. */
static sy_value setup(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                      sy_value kwnames) {
    sy_lang_tasklet *t = syi_self_tasklet(self);
    if (syi_is_alive(&t->core)) {
        return syi_raise_status(vm, SY_E_ALIVE);
    }
    sy_value function = bound_callable(vm, t);
    if (function == SY_NULL || !want_finalizer(vm, t)) {
        return SY_NULL;
    }
    sy_value tuple = nargs == 0 ? vm->empty_tuple : syi_tuple_new(vm, args, (size_t)nargs);
    sy_value dict = SY_NULL;
    if (kwnames != SY_NULL && syi_to_tuple(kwnames)->length > 0) {
        dict = keyword_dict(vm, args + nargs, kwnames);
    }
    if (tuple == SY_NULL || syi_failed(vm)) {
        return SY_NULL;
    }
    t->function = function;
    t->args = tuple;
    t->kwargs = dict;
    sy_payload slot = syi_slot_take(&t->core);
    if (!succeeded(vm, syi_setup(&t->core))) {
        t->core.temp = slot;
        return SY_NULL;
    }
    name_in_trace(vm, t, function);
    return self;
}

static sy_value tasklet_setup(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    return setup(vm, args[0], args + 1, nargs - 1, kwnames);
}

static sy_value tasklet_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                             sy_value kwnames) {
    if (sy_to_object(self)->type == vm->interpreter->tasklet_type) {
        return setup(vm, self, args, nargs, kwnames);
    }
    sy_value method = syi_getattr_cstr(vm, self, "setup");
    return method == SY_NULL ? SY_NULL : syi_call(vm, method, args, nargs, kwnames);
}

/* --- Scheduling --- */

static sy_value tasklet_insert(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    bool ok = succeeded(vm, syi_op_tasklet_insert(&syi_self_tasklet(args[0])->core));
    return ok ? args[0] : SY_NULL;
}

static sy_value tasklet_remove(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    bool ok = succeeded(vm, syi_op_tasklet_remove(&syi_self_tasklet(args[0])->core));
    return ok ? args[0] : SY_NULL;
}

static sy_value tasklet_run(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (syi_observed(vm) || syi_tasklet_is_lost(vm, syi_self_tasklet(args[0]))) {
        return SY_NULL;
    }
    return syi_op_result(vm, syi_op_tasklet_run(&syi_self_tasklet(args[0])->core));
}

static sy_value tasklet_switch(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (syi_observed(vm) || syi_tasklet_is_lost(vm, syi_self_tasklet(args[0]))) {
        return SY_NULL;
    }
    return syi_op_result(vm, syi_op_tasklet_switch(&syi_self_tasklet(args[0])->core));
}

/* --- Throwing --- */

sy_value syi_thrown(sy_vm *vm, sy_value exc, sy_value value, sy_value tb) {
    if (tb != SY_NONE && !syi_is_type(tb, vm->types.traceback)) {
        return syi_raise(vm, vm->types.TypeError, "third argument must be a traceback object");
    }
    sy_value made;
    if (syi_is_exception(exc)) {
        if (value != SY_NONE) {
            return syi_raise(vm, vm->types.TypeError,
                             "instance exception may not have a separate value");
        }
        made = exc;
    } else if (syi_is_exception_class(vm, exc)) {
        made = syi_exception_make(vm, exc, value);
    } else {
        return syi_raise(vm, vm->types.TypeError,
                         "exceptions must be classes, or instances, not %T", exc);
    }
    if (made != SY_NULL && tb != SY_NONE) {
        syi_to_exception(made)->traceback = tb;
    }
    return made;
}

static unsigned throw_flags(const sy_vm *vm, sy_value exc, bool pending) {
    unsigned flags = pending ? SYI_THROW_PENDING : 0;
    if (syi_is_subtype(sy_to_object(exc)->type, vm->types.TaskletExit)) {
        flags |= SYI_THROW_EXIT;
    }
    return flags;
}

static sy_value throw_at(sy_vm *vm, sy_value self, sy_value exc, bool pending) {
    sy_status status = syi_op_throw(&syi_self_tasklet(self)->core, syi_payload_exception(exc),
                                    throw_flags(vm, exc, pending));
    return syi_op_result(vm, status);
}

static sy_value tasklet_throw(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"exc", "val", "tb", "pending", NULL};
    static const sy_signature signature = {"throw", names, 1, 4};
    sy_value a[4];
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, a) || syi_observed(vm)) {
        return SY_NULL;
    }
    int pending = a[3] == SY_NULL ? 0 : syi_truth(vm, a[3]);
    sy_value exc = pending < 0 ? SY_NULL
                               : syi_thrown(vm, a[0], a[1] == SY_NULL ? SY_NONE : a[1],
                                            a[2] == SY_NULL ? SY_NONE : a[2]);
    return exc == SY_NULL ? SY_NULL : throw_at(vm, args[0], exc, pending != 0);
}

static sy_value tasklet_raise_exception(sy_vm *vm, const sy_value *args, int nargs,
                                        sy_value kwnames) {
    (void)kwnames;
    if (nargs < 2) {
        return syi_raise(vm, vm->types.TypeError,
                         "raise_exception() takes at least 1 argument (0 given)");
    }
    if (syi_observed(vm)) {
        return SY_NULL;
    }
    if (!syi_is_exception_class(vm, args[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "tasklet.raise_exception needs Exception or string subclass as first "
                         "parameter");
    }
    sy_value exc = syi_call(vm, args[1], args + 2, nargs - 2, SY_NULL);
    if (exc == SY_NULL || (exc = syi_thrown(vm, exc, SY_NONE, SY_NONE)) == SY_NULL) {
        return SY_NULL;
    }
    return throw_at(vm, args[0], exc, false);
}

static sy_value tasklet_kill(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"pending", NULL};
    static const sy_signature signature = {"kill", names, 0, 1};
    sy_value a[1];
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, a) || syi_observed(vm)) {
        return SY_NULL;
    }
    int pending = a[0] == SY_NULL ? 0 : syi_truth(vm, a[0]);
    if (pending < 0) {
        return SY_NULL;
    }
    return syi_op_result(vm, syi_op_kill(&syi_self_tasklet(args[0])->core, pending != 0));
}

/* --- Flags --- */

bool syi_int_or_bool(sy_vm *vm, sy_value v, const char *message, int64_t *out) {
    if (!syi_is_int(v)) {
        syi_raise(vm, vm->types.TypeError, "%s", message);
        return false;
    }
    sy_value plain = syi_int_value(vm, v);
    if (plain == SY_NULL) {
        return false;
    }
    *out = sy_is_int(plain) ? sy_to_int(plain) : syi_int_sign(plain);
    return true;
}

static sy_value tasklet_set_atomic(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t flag;
    if (!syi_int_or_bool(vm, args[1], "set_atomic needs exactly one bool or integer", &flag)) {
        return SY_NULL;
    }
    return sy_from_bool(syi_set_atomic(&syi_self_tasklet(args[0])->core, flag != 0));
}

static sy_value tasklet_set_ignore_nesting(sy_vm *vm, const sy_value *args, int nargs,
                                           sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t flag;
    if (!syi_int_or_bool(vm, args[1], "set_ignore_nesting needs exactly one bool or integer",
                         &flag)) {
        return SY_NULL;
    }
    return sy_from_bool(syi_set_ignore_nesting(&syi_self_tasklet(args[0])->core, flag != 0));
}

static sy_value tasklet_bind_thread(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    (void)kwnames;
    int64_t id = -1;
    if (nargs > 1 && !syi_as_int64(vm, args[1], &id)) {
        return SY_NULL;
    }
    if (id < -1) {
        return syi_raise(vm, vm->types.OverflowError,
                         "can't convert negative value to unsigned int");
    }
    bool is_explicit = nargs > 1 && id != -1;
    bool ok = succeeded(vm, syi_bind_thread(&syi_self_tasklet(args[0])->core, id, is_explicit));
    return ok ? SY_NONE : SY_NULL;
}

/* --- Attributes --- */

static sy_value get_alive(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(syi_is_alive(&syi_self_tasklet(self)->core));
}

static sy_value get_paused(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_tasklet *t = &syi_self_tasklet(self)->core;
    return sy_from_bool(syi_is_alive(t) && !syi_is_scheduled(t));
}

static sy_value get_blocked(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(syi_is_blocked(&syi_self_tasklet(self)->core));
}

static sy_value get_scheduled(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_tasklet *t = &syi_self_tasklet(self)->core;
    return sy_from_bool(t->thread->state != SYI_THREAD_ENDED && syi_is_scheduled(t));
}

static sy_value get_restorable(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(syi_self_tasklet(self)->core.nesting == 0);
}

static sy_value get_is_main(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(sy_tasklet_is_main(&syi_self_tasklet(self)->core));
}

static sy_value get_is_current(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(sy_tasklet_is_current(&syi_self_tasklet(self)->core));
}

static sy_value get_atomic(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool((syi_self_tasklet(self)->core.flags & SYI_ATOMIC) != 0);
}

static sy_value get_ignore_nesting(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool((syi_self_tasklet(self)->core.flags & SYI_IGNORE_NESTING) != 0);
}

static sy_value get_block_trap(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool((syi_self_tasklet(self)->core.flags & SYI_BLOCK_TRAP) != 0);
}

static bool set_block_trap(sy_vm *vm, sy_value self, sy_value value) {
    int64_t flag;
    if (value == SY_NULL ||
        !syi_int_or_bool(vm, value, "block_trap must be set to a bool or integer", &flag)) {
        if (value == SY_NULL) {
            syi_raise(vm, vm->types.AttributeError, "cannot delete block_trap");
        }
        return false;
    }
    sy_tasklet_set_block_trap(&syi_self_tasklet(self)->core, flag != 0);
    return true;
}

sy_value syi_slot_value(sy_vm *vm, const sy_tasklet *t) {
    bool raises;
    sy_value v = syi_payload_read(vm, t->temp, &raises);
    return raises && v != SY_NULL ? syi_bomb_new(vm, v) : v;
}

bool syi_slot_payload(sy_vm *vm, sy_value v, sy_payload *out) {
    if (!syi_is_bomb(vm, v)) {
        *out = syi_payload_value(v);
        return true;
    }
    sy_value exc = syi_bomb_exception(vm, v);
    if (exc == SY_NULL) {
        return false;
    }
    *out = syi_payload_exception(exc);
    return true;
}

static sy_value get_tempval(sy_vm *vm, sy_value self) {
    return syi_slot_value(vm, &syi_self_tasklet(self)->core);
}

static bool set_tempval(sy_vm *vm, sy_value self, sy_value value) {
    if (value == SY_NULL) {
        syi_raise(vm, vm->types.AttributeError, "cannot delete tempval");
        return false;
    }
    return syi_slot_payload(vm, value, &syi_self_tasklet(self)->core.temp);
}

static sy_value get_frame(sy_vm *vm, sy_value self) {
    sy_lang_tasklet *t = syi_self_tasklet(self);
    sy_frame *f = t == syi_vm_tasklet(vm) ? vm->interpreter->frame : t->top;
    if (f == NULL || !syi_is_alive(&t->core)) {
        return SY_NONE;
    }
    return syi_frame_object_get(vm, f);
}

static sy_value get_recursion_depth(sy_vm *vm, sy_value self) {
    (void)vm;
    sy_lang_tasklet *t = syi_self_tasklet(self);
    return sy_from_int(syi_is_alive(&t->core) ? (int64_t)t->depth : 0);
}

static sy_value get_nesting_level(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(syi_self_tasklet(self)->core.nesting);
}

static sy_value get_thread_id(sy_vm *vm, sy_value self) {
    return syi_int_new(vm, sy_tasklet_thread_id(&syi_self_tasklet(self)->core));
}

static sy_value get_next(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_tasklet_value(syi_self_tasklet(self)->core.next);
}

static sy_value get_prev(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_tasklet_value(syi_self_tasklet(self)->core.prev);
}

static sy_value get_channel(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_tasklet *t = &syi_self_tasklet(self)->core;
    if (!syi_is_blocked(t) || t->wait.channel->mine) {
        return SY_NONE;
    }
    return sy_from_pointer(syi_lang_channel(t->wait.channel));
}

/* As with sys.settrace() and sys.setprofile() there can be none. */
static sy_value get_trace_function(sy_vm *vm, sy_value self) {
    (void)vm;
    (void)self;
    return SY_NONE;
}

static bool set_trace_function(sy_vm *vm, sy_value self, sy_value value) {
    (void)self;
    if (value == SY_NONE || value == SY_NULL) {
        return true;
    }
    syi_raise(vm, vm->types.NotImplementedError,
              "trace and profile functions are not supported");
    return false;
}

static sy_value get_cstate(sy_vm *vm, sy_value self) {
    return syi_cstate(vm, syi_self_tasklet(self));
}

static const sy_fn_def tasklet_methods[] = {
    {"bind", tasklet_bind, 0, -1, 0, true, "bind($self, func=None, args=None, kwargs=None)"},
    {"setup", tasklet_setup, 0, -1, 0, true, "setup($self, *args, **kwargs)"},
    {"insert", tasklet_insert, 0, 0, 0, false, "insert($self, /)"},
    {"remove", tasklet_remove, 0, 0, 0, false, "remove($self, /)"},
    {"run", tasklet_run, 0, 0, SY_FN_SCHEDULES, false, "run($self, /)"},
    {"switch", tasklet_switch, 0, 0, SY_FN_SCHEDULES, false, "switch($self, /)"},
    {"throw", tasklet_throw, 0, -1, SY_FN_SCHEDULES, true,
     "throw($self, exc, val=None, tb=None, pending=False)"},
    {"raise_exception", tasklet_raise_exception, 0, -1, SY_FN_SCHEDULES, false,
     "raise_exception($self, exc_class, /, *args)"},
    {"kill", tasklet_kill, 0, -1, SY_FN_SCHEDULES, true, "kill($self, pending=False)"},
    {"set_atomic", tasklet_set_atomic, 1, 1, 0, false, "set_atomic($self, flag, /)"},
    {"set_ignore_nesting", tasklet_set_ignore_nesting, 1, 1, 0, false,
     "set_ignore_nesting($self, flag, /)"},
    {"bind_thread", tasklet_bind_thread, 0, 1, 0, false, "bind_thread($self, thread_id=-1, /)"},
    {"__reduce__", syi_tasklet_reduce, 0, 0, SY_FN_REENTRANT, false, NULL},
    {"__setstate__", syi_tasklet_setstate, 1, 1, SY_FN_REENTRANT, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def tasklet_getsets[] = {
    {"alive", get_alive, NULL, "True while it has something left to execute"},
    {"paused", get_paused, NULL, "True if it is alive and in no queue"},
    {"blocked", get_blocked, NULL, "True if it waits on a channel"},
    {"scheduled", get_scheduled, NULL, "True if it is in the ring or blocked on a channel"},
    {"restorable", get_restorable, NULL, "True if its state is all on the heap"},
    {"is_main", get_is_main, NULL, NULL},
    {"is_current", get_is_current, NULL, NULL},
    {"atomic", get_atomic, NULL, "True while it cannot be interrupted"},
    {"ignore_nesting", get_ignore_nesting, NULL, NULL},
    {"block_trap", get_block_trap, set_block_trap, "if set, the tasklet must not block"},
    {"tempval", get_tempval, set_tempval, "the slot: what its suspended call will return"},
    {"frame", get_frame, NULL, "its innermost frame, or None"},
    {"recursion_depth", get_recursion_depth, NULL, NULL},
    {"nesting_level", get_nesting_level, NULL, NULL},
    {"thread_id", get_thread_id, NULL, NULL},
    {"next", get_next, NULL, "the next tasklet in the ring or in the channel's queue"},
    {"prev", get_prev, NULL, NULL},
    {"trace_function", get_trace_function, set_trace_function, NULL},
    {"profile_function", get_trace_function, set_trace_function, NULL},
    {"cstate", get_cstate, NULL, "the C stack it waits on"},
    {"_channel", get_channel, NULL, "the channel it is blocked on, or None"},
    {NULL, NULL, NULL, NULL}};

const sy_type_def syi_stackless_tasklet = {
    .name = "_stackless.tasklet",
    .doc = "tasklet(func=None, args=None, kwargs=None) -- a cooperative flow of control",
    .size = offsetof(sy_lang_tasklet, attrs),
    .flags = SY_TYPE_IS_TASKLET,
    .slots = {.visit = syi_lang_tasklet_visit,
              .free = syi_lang_tasklet_free,
              .call = tasklet_call,
              .create = tasklet_create,
              .init = tasklet_init},
    .methods = tasklet_methods,
    .getsets = tasklet_getsets,
};
