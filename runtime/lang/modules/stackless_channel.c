/* SPDX-License-Identifier: MIT
 *
 * The class stackless.channel: argument checks and attributes around core's channel operation.
 */
#include "lang/modules/stackless.h"

static sy_value channel_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_lang_channel_new(vm, type);
}

/* Any arguments are for subclasses. */
static bool channel_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                         sy_value kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return true;
}

/* --- Sending and receiving --- */

static sy_value channel_send(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (syi_observed(vm)) {
        return SY_NULL;
    }
    sy_channel *c = &syi_self_channel(args[0])->core;
    return syi_op_result(vm, syi_op_channel(c, 1, syi_payload_value(args[1])));
}

static sy_value channel_receive(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (syi_observed(vm)) {
        return SY_NULL;
    }
    sy_channel *c = &syi_self_channel(args[0])->core;
    return syi_op_result(vm, syi_op_channel(c, -1, syi_nothing()));
}

static sy_value send_payload(sy_vm *vm, sy_value self, sy_value exc) {
    sy_status status =
        syi_op_channel(&syi_self_channel(self)->core, 1, syi_payload_exception(exc));
    return syi_op_result(vm, status);
}

static sy_value channel_send_exception(sy_vm *vm, const sy_value *args, int nargs,
                                       sy_value kwnames) {
    (void)kwnames;
    if (nargs < 2) {
        return syi_raise(vm, vm->types.TypeError,
                         "send_exception() takes at least 1 argument (0 given)");
    }
    if (syi_observed(vm)) {
        return SY_NULL;
    }
    if (!syi_is_exception_class(vm, args[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "channel.send_exception needs Exception or string subclass as first "
                         "parameter");
    }
    sy_value exc = syi_call(vm, args[1], args + 2, nargs - 2, SY_NULL);
    if (exc == SY_NULL || (exc = syi_thrown(vm, exc, SY_NONE, SY_NONE)) == SY_NULL) {
        return SY_NULL;
    }
    return send_payload(vm, args[0], exc);
}

static sy_value channel_send_throw(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    static const char *const names[] = {"exc", "val", "tb", NULL};
    static const sy_signature signature = {"send_throw", names, 1, 3};
    sy_value a[3];
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, a) || syi_observed(vm)) {
        return SY_NULL;
    }
    sy_value exc = syi_thrown(vm, a[0], a[1] == SY_NULL ? SY_NONE : a[1],
                              a[2] == SY_NULL ? SY_NONE : a[2]);
    return exc == SY_NULL ? SY_NULL : send_payload(vm, args[0], exc);
}

/* Each send may block: this runs from the driver, where a call that switches waits in place. */
static sy_value channel_send_sequence(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value rooted[3] = {syi_iter(vm, args[1]), syi_getattr(vm, args[0], vm->names.send),
                          SY_NULL};
    if (rooted[0] == SY_NULL || rooted[1] == SY_NULL) {
        return SY_NULL;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 3);
    int64_t count = 0;
    while ((rooted[2] = syi_next(vm, rooted[0])) != SY_NULL) {
        if (vm->call(vm, rooted[1], &rooted[2], 1, SY_NULL) == SY_NULL) {
            break;
        }
        count++;
    }
    syi_roots_leave(vm, &roots);
    return syi_failed(vm) ? SY_NULL : syi_int_new(vm, count);
}

static sy_value channel_next_method(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (syi_observed(vm)) {
        return SY_NULL;
    }
    return syi_op_result(vm, syi_op_channel_next(&syi_self_channel(args[0])->core));
}

static sy_value channel_iter(sy_vm *vm, sy_value self) {
    (void)vm;
    return self;
}

/* Iteration from C (list(channel)); the loop's for statement goes to core by itself. */
static sy_value channel_next(sy_vm *vm, sy_value self) {
    if (syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value method = syi_getattr(vm, self, vm->specials[SY_SPECIAL_NEXT]);
    sy_value v = method == SY_NULL ? SY_NULL : vm->call(vm, method, NULL, 0, SY_NULL);
    if (v == SY_NULL && syi_exc_matches(vm, vm->types.StopIteration)) {
        syi_clear(vm);
    }
    return v;
}

static sy_value channel_close(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    sy_channel_close(&syi_self_channel(args[0])->core);
    return SY_NONE;
}

static sy_value channel_open(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    sy_channel_open(&syi_self_channel(args[0])->core);
    return SY_NONE;
}

/* --- Attributes --- */

static sy_value get_balance(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(syi_self_channel(self)->core.balance);
}

static sy_value get_queue(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_tasklet_value(syi_self_channel(self)->core.head);
}

static sy_value get_preference(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(syi_self_channel(self)->core.preference);
}

static bool set_preference(sy_vm *vm, sy_value self, sy_value value) {
    int64_t n;
    if (value == SY_NULL) {
        syi_raise(vm, vm->types.AttributeError, "cannot delete preference");
        return false;
    }
    if (!syi_int_or_bool(vm, value, "preference must be set to an integer", &n)) {
        return false;
    }
    sy_channel_set_preference(&syi_self_channel(self)->core, n < 0 ? -1 : n > 0 ? 1 : 0);
    return true;
}

static sy_value get_schedule_all(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(syi_self_channel(self)->core.schedule_all ? 1 : 0);
}

static bool set_schedule_all(sy_vm *vm, sy_value self, sy_value value) {
    int64_t n;
    if (value == SY_NULL) {
        syi_raise(vm, vm->types.AttributeError, "cannot delete schedule_all");
        return false;
    }
    if (!syi_int_or_bool(vm, value, "schedule_all must be set to an integer", &n)) {
        return false;
    }
    sy_channel_set_schedule_all(&syi_self_channel(self)->core, n != 0);
    return true;
}

static sy_value get_closing(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(syi_self_channel(self)->core.closing);
}

static sy_value get_closed(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(sy_channel_is_closed(&syi_self_channel(self)->core));
}

static const sy_fn_def channel_methods[] = {
    {"send", channel_send, 1, 1, SY_FN_SCHEDULES, false, "send($self, value, /)"},
    {"receive", channel_receive, 0, 0, SY_FN_SCHEDULES, false, "receive($self, /)"},
    {"send_exception", channel_send_exception, 0, -1, SY_FN_SCHEDULES, false,
     "send_exception($self, exc_class, /, *args)"},
    {"send_throw", channel_send_throw, 0, -1, SY_FN_SCHEDULES, true,
     "send_throw($self, exc, val=None, tb=None)"},
    {"send_sequence", channel_send_sequence, 1, 1, SY_FN_REENTRANT, false,
     "send_sequence($self, iterable, /)"},
    {"__next__", channel_next_method, 0, 0, SY_FN_SCHEDULES, false, "__next__($self, /)"},
    {"close", channel_close, 0, 0, 0, false, "close($self, /)"},
    {"open", channel_open, 0, 0, 0, false, "open($self, /)"},
    {"__reduce__", syi_channel_reduce, 0, 0, SY_FN_REENTRANT, false, NULL},
    {"__setstate__", syi_channel_setstate, 1, 1, SY_FN_REENTRANT, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_getset_def channel_getsets[] = {
    {"balance", get_balance, NULL, "> 0: blocked senders, < 0: blocked receivers"},
    {"queue", get_queue, NULL, "the first blocked tasklet, or None"},
    {"preference", get_preference, set_preference, "-1 receiver, 0 none, 1 sender"},
    {"schedule_all", get_schedule_all, set_schedule_all, NULL},
    {"closing", get_closing, NULL, "True once close() was called"},
    {"closed", get_closed, NULL, "True if closing and nobody waits"},
    {NULL, NULL, NULL, NULL}};

const sy_type_def syi_stackless_channel = {
    .name = "_stackless.channel",
    .doc = "channel() -- passes values from tasklet to tasklet",
    .size = offsetof(sy_lang_channel, attrs),
    .flags = SY_TYPE_IS_CHANNEL,
    .slots = {.visit = syi_lang_channel_visit,
              .free = syi_lang_channel_free,
              .iter = channel_iter,
              .next = channel_next,
              .create = channel_create,
              .init = channel_init},
    .methods = channel_methods,
    .getsets = channel_getsets,
};
