/* SPDX-License-Identifier: MIT
 *
 * The module `_threads`: virtual threads and the locks that make a whole thread wait. The
 * modules _thread and threading, in the language, are built on it.
 *
 * A lock that is free is taken at once. Else the thread queues up, first come first served, and
 * is parked until a release wakes it; it then tries again (a running thread may be faster, as
 * in CPython). The places in the queue are on the C stacks of those who wait.
 */
#include "lang/modules/modules.h"

#include "base/list.h"

typedef struct lock {
    sy_object head; /* aux: 1 while locked */
    sy_link waiters;
    uint32_t owner; /* RLock: thread id, 0 none */
    uint32_t count; /* RLock: how often the owner holds it */
} lock;

typedef struct waiter {
    sy_link link;
    sy_thread *thread;
} waiter;

static lock *lock_of(sy_value self) {
    return (lock *)sy_to_object(self);
}

static sy_value lock_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                            sy_value kwnames) {
    (void)args;
    if (nargs > 0 || kwnames != SY_NULL) {
        return syi_raise(vm, vm->types.TypeError, "%N() takes no arguments", type);
    }
    lock *l = syi_object_new(vm, type, sizeof *l);
    if (l == NULL) {
        return SY_NULL;
    }
    sy_list_init(&l->waiters);
    return sy_from_pointer(l);
}

static void wake_first(lock *l) {
    if (!sy_list_is_empty(&l->waiters)) {
        waiter *w = SY_CONTAINER(l->waiters.next, waiter, link);
        sy_list_remove(&w->link);
        syi_thread_unpark(w->thread);
    }
}

/* Waits until the lock may be free. False: an exception. */
static bool wait_for_turn(sy_vm *vm, lock *l, int64_t deadline, bool *timed_out) {
    waiter w = {{NULL, NULL}, vm->rt->thread};
    sy_list_insert_before(&l->waiters, &w.link);
    bool ok = syi_wait_parked(vm, deadline, timed_out);
    bool woken = w.link.next == NULL;
    sy_list_remove(&w.link);
    if (!ok && woken && l->head.aux == 0) {
        wake_first(l); /* the wake-up was for somebody who can use it */
    }
    if (woken) {
        *timed_out = false;
    }
    return ok;
}

/* threading.TIMEOUT_MAX */
#define MAX_TIMEOUT 9223372036.0

/* blocking=True, timeout=-1 */
static bool parse_acquire(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames,
                          bool *blocking, int64_t *deadline) {
    static const char *const names[] = {"blocking", "timeout", NULL};
    static const sy_signature signature = {"acquire", names, 0, 2};
    sy_value a[2];
    double timeout = -1;
    *deadline = INT64_MAX;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, a)) {
        return false;
    }
    int64_t truth = 1;
    if ((a[0] != SY_NULL && !syi_as_int64(vm, a[0], &truth)) ||
        (a[1] != SY_NULL && !syi_as_double(vm, a[1], &timeout))) {
        return false;
    }
    *blocking = truth != 0;
    if (!*blocking && timeout != -1) {
        syi_raise(vm, vm->types.ValueError, "can't specify a timeout for a non-blocking call");
        return false;
    }
    if (timeout < 0 && timeout != -1) {
        syi_raise(vm, vm->types.ValueError, "timeout value must be positive");
        return false;
    }
    if (timeout > MAX_TIMEOUT) {
        syi_raise(vm, vm->types.OverflowError, "timestamp out of range for platform time_t");
        return false;
    }
    /* The longest ones end after the clock: they are for ever. */
    return timeout == -1 || timeout > MAX_TIMEOUT / 2 ||
           syi_deadline_after(vm, timeout, deadline);
}

/* Takes the lock, which somebody else holds. SY_TRUE, SY_FALSE (timeout), or SY_NULL. */
static sy_value acquire_contended(sy_vm *vm, sy_value self, int64_t deadline) {
    lock *l = lock_of(self);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &self, 1);
    sy_value result = SY_TRUE;
    while (l->head.aux != 0) {
        bool timed_out = false;
        if (!wait_for_turn(vm, l, deadline, &timed_out)) {
            result = SY_NULL;
            break;
        }
        if (timed_out && l->head.aux != 0) {
            result = SY_FALSE;
            break;
        }
    }
    syi_roots_leave(vm, &roots);
    if (result == SY_TRUE) {
        l->head.aux = 1;
    }
    return result;
}

static sy_value acquire(sy_vm *vm, sy_value self, bool blocking, int64_t deadline) {
    if (lock_of(self)->head.aux == 0) {
        lock_of(self)->head.aux = 1;
        return SY_TRUE;
    }
    if (!blocking) {
        return SY_FALSE;
    }
    return syi_need_driver(vm) ? SY_NULL : acquire_contended(vm, self, deadline);
}

static sy_value lock_acquire(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    bool blocking;
    int64_t deadline;
    if (!parse_acquire(vm, args, nargs, kwnames, &blocking, &deadline)) {
        return SY_NULL;
    }
    return acquire(vm, args[0], blocking, deadline);
}

static sy_value lock_enter(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return acquire(vm, args[0], true, INT64_MAX);
}

static sy_value lock_release(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    lock *l = lock_of(args[0]);
    if (l->head.aux == 0) {
        return syi_raise(vm, vm->types.RuntimeError, "release unlocked lock");
    }
    l->head.aux = 0;
    wake_first(l);
    return SY_NONE;
}

static sy_value lock_locked(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(lock_of(args[0])->head.aux != 0);
}

static sy_value describe(sy_vm *vm, sy_value self, const char *kind) {
    static const char digits[] = "0123456789abcdef";
    char address[24];
    size_t n = sizeof address;
    address[--n] = '\0';
    for (uint64_t a = self; a != 0; a >>= 4) {
        address[--n] = digits[a & 15];
    }
    const lock *l = lock_of(self);
    const char *state = l->head.aux != 0 ? "locked" : "unlocked";
    if (l->head.type == syi_module_state(vm)->rlock) {
        return syi_str_format(vm, "<%s %s object owner=%d count=%d at 0x%s>", state, kind,
                              (int)l->owner, (int)l->count, address + n);
    }
    return syi_str_format(vm, "<%s %s object at 0x%s>", state, kind, address + n);
}

static sy_value lock_repr(sy_vm *vm, sy_value self) {
    return describe(vm, self, "_thread.lock");
}

static const sy_fn_def lock_methods[] = {
    {"acquire", lock_acquire, 0, -1, 0, true, "acquire($self, blocking=True, timeout=-1)"},
    {"release", lock_release, 0, 0, 0, false, "release($self, /)"},
    {"locked", lock_locked, 0, 0, 0, false, "locked($self, /)"},
    {"__enter__", lock_enter, 0, 0, 0, false, NULL},
    {"__exit__", lock_release, 0, 3, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def lock_type = {
    .name = "_thread.lock",
    .doc = "A lock that makes a whole thread wait.",
    .size = sizeof(lock),
    .flags = SY_TYPE_FINAL,
    .slots = {.repr = lock_repr, .create = lock_create},
    .methods = lock_methods,
};

/* --- RLock --- */

static uint32_t own_id(const sy_vm *vm) {
    return vm->rt->thread->id;
}

static sy_value rlock_take(sy_vm *vm, sy_value self, bool blocking, int64_t deadline) {
    lock *l = lock_of(self);
    if (l->owner == own_id(vm)) {
        l->count++;
        return SY_TRUE;
    }
    sy_value taken = acquire(vm, self, blocking, deadline);
    if (taken == SY_TRUE) {
        l->owner = own_id(vm);
        l->count = 1;
    }
    return taken;
}

static sy_value rlock_acquire(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    bool blocking;
    int64_t deadline;
    if (!parse_acquire(vm, args, nargs, kwnames, &blocking, &deadline)) {
        return SY_NULL;
    }
    return rlock_take(vm, args[0], blocking, deadline);
}

static sy_value rlock_enter(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return rlock_take(vm, args[0], true, INT64_MAX);
}

static void rlock_free(lock *l) {
    l->owner = 0;
    l->count = 0;
    l->head.aux = 0;
    wake_first(l);
}

static sy_value rlock_release(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    lock *l = lock_of(args[0]);
    if (l->owner != own_id(vm)) {
        return syi_raise(vm, vm->types.RuntimeError, "cannot release un-acquired lock");
    }
    if (--l->count == 0) {
        rlock_free(l);
    }
    return SY_NONE;
}

static sy_value rlock_is_owned(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(lock_of(args[0])->owner == own_id(vm));
}

/* For Condition.wait(): gives the lock up whatever the count, and takes it again with that
 * count. */
static sy_value rlock_release_save(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    lock *l = lock_of(args[0]);
    if (l->count == 0) {
        return syi_raise(vm, vm->types.RuntimeError, "cannot release un-acquired lock");
    }
    sy_value state[2] = {sy_from_int(l->count), sy_from_int(l->owner)};
    sy_value saved = syi_tuple_new(vm, state, 2);
    if (saved != SY_NULL) {
        rlock_free(l);
    }
    return saved;
}

static sy_value rlock_acquire_restore(sy_vm *vm, const sy_value *args, int nargs,
                                      sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_tuple(args[1]) || syi_to_tuple(args[1])->length != 2) {
        return syi_raise(vm, vm->types.TypeError, "a state of _release_save() is needed");
    }
    sy_value taken = acquire(vm, args[0], true, INT64_MAX);
    if (taken != SY_TRUE) {
        return SY_NULL;
    }
    lock *l = lock_of(args[0]);
    l->count = (uint32_t)sy_to_int(syi_to_tuple(args[1])->items[0]);
    l->owner = (uint32_t)sy_to_int(syi_to_tuple(args[1])->items[1]);
    return SY_NONE;
}

static sy_value rlock_repr(sy_vm *vm, sy_value self) {
    return describe(vm, self, "_thread.RLock");
}

static const sy_fn_def rlock_methods[] = {
    {"acquire", rlock_acquire, 0, -1, 0, true, "acquire($self, blocking=True, timeout=-1)"},
    {"release", rlock_release, 0, 0, 0, false, "release($self, /)"},
    {"_is_owned", rlock_is_owned, 0, 0, 0, false, NULL},
    {"_release_save", rlock_release_save, 0, 0, 0, false, NULL},
    {"_acquire_restore", rlock_acquire_restore, 1, 1, 0, false, NULL},
    {"__enter__", rlock_enter, 0, 0, 0, false, NULL},
    {"__exit__", rlock_release, 0, 3, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def rlock_type = {
    .name = "_thread.RLock",
    .doc = "A lock that its owner may take several times.",
    .size = sizeof(lock),
    .slots = {.repr = rlock_repr, .create = lock_create},
    .methods = rlock_methods,
};

/* --- Threads --- */

static void name_in_trace(sy_vm *vm, const sy_lang_tasklet *t, sy_value name) {
    size_t length;
    char *utf8 = vm->rt->trace.on ? syi_str_utf8(vm, name, &length) : NULL;
    if (utf8 != NULL) {
        syi_trace_name(vm->rt, &t->core, utf8, length);
        syi_mem_resize(vm, utf8, length + 1, 0);
    }
}

static sy_value start(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_callable(vm, args[0]) || !syi_is_tuple(args[1]) || !syi_is_str(args[2])) {
        return syi_raise(vm, vm->types.TypeError, "a callable, a tuple and a name are needed");
    }
    sy_value tasklet = syi_lang_tasklet_new(vm, vm->interpreter->tasklet_type);
    if (tasklet == SY_NULL) {
        return SY_NULL;
    }
    sy_lang_tasklet *t = (sy_lang_tasklet *)sy_to_object(tasklet);
    t->function = args[0];
    t->args = args[1];
    syi_set_alive(&t->core, true);
    sy_thread *thread;
    sy_status status = syi_thread_new(vm->rt, &t->core, &thread);
    if (status != SY_OK) {
        return syi_raise_status(vm, status);
    }
    thread->user = (void *)((uintptr_t)syi_module_state(vm)->pickle_flags + 1);
    name_in_trace(vm, t, args[2]);
    return sy_from_int(thread->id);
}

/* join(ident, timeout): waits until the thread, and what it has left behind, has ended;
 * negative: for ever. Whether it has. */
static sy_value join(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t ident, deadline = INT64_MAX;
    double timeout;
    if (!syi_as_int64(vm, args[0], &ident) || !syi_as_double(vm, args[1], &timeout) ||
        (timeout >= 0 && timeout < MAX_TIMEOUT / 2 &&
         !syi_deadline_after(vm, timeout, &deadline)) ||
        syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_thread *self = vm->rt->thread, *other;
    bool timed_out = false;
    while ((other = syi_thread_find(vm->rt, ident)) != NULL && other != self && !timed_out) {
        self->waits_for = other;
        bool ok = syi_wait_parked(vm, deadline, &timed_out);
        self->waits_for = NULL;
        if (!ok) {
            return SY_NULL;
        }
    }
    return sy_from_bool(other == NULL);
}

static sy_value get_ident(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(own_id(vm));
}

static sy_value count(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(vm->rt->thread_count - 1); /* without the main thread */
}

enum { SIGNAL_INTERRUPT = 2, SIGNAL_COUNT = 65 };

/* As Ctrl-C would: KeyboardInterrupt in the main thread. There are no other signals. */
static sy_value interrupt_main(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    int64_t signal_number = SIGNAL_INTERRUPT;
    if (nargs > 0 && !syi_as_int64(vm, args[0], &signal_number)) {
        return SY_NULL;
    }
    if (signal_number < 1 || signal_number >= SIGNAL_COUNT) {
        return syi_raise(vm, vm->types.ValueError, "signal number out of range");
    }
    if (signal_number != SIGNAL_INTERRUPT) {
        return SY_NONE;
    }
    const sy_tasklet *t = syi_current(vm->rt);
    if (t->thread->id == 1 && (t->flags & SYI_MAIN)) {
        vm->exc = syi_exception_new(vm, vm->types.KeyboardInterrupt, NULL);
        return SY_NULL;
    }
    vm->interpreter->interrupt = true; /* seen between two slices of the host's loop */
    return SY_NONE;
}

static const sy_fn_def functions[] = {
    {"start", start, 3, 3, 0, false, "start(function, args, name, /)"},
    {"join", join, 2, 2, 0, false, "join(ident, timeout, /)"},
    {"get_ident", get_ident, 0, 0, 0, false, "get_ident()"},
    {"count", count, 0, 0, 0, false, NULL},
    {"interrupt_main", interrupt_main, 0, 1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_threads(sy_vm *vm, sy_module *module) {
    sy_lang_modules *state = syi_module_state(vm);
    state->lock = syi_module_type(vm, module, &lock_type);
    state->rlock = syi_module_type(vm, module, &rlock_type);
    return state->lock != NULL && state->rlock != NULL &&
           syi_module_add_functions(vm, module, functions);
}
