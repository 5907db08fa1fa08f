/* SPDX-License-Identifier: MIT
 *
 * What the module `stackless` has for debuggers, picklers and tests: the state of a thread's
 * scheduler, pickle flags, C stacks that are set aside, and functions that switch from C.
 */
#include "lang/modules/stackless.h"

/* --- C stacks ---
 * Each tasklet that waits with C frames has one; all others share that of the runtime ("stub").
 * They form a ring through next and prev.
 */

typedef struct cstack {
    sy_object head;
    sy_lang_tasklet *tasklet; /* NULL: the stub */
} cstack;

static cstack *cstack_of(sy_value self) {
    return (cstack *)sy_to_object(self);
}

/* The object for a stack stays the same as long as somebody holds it. */
static sy_value find_cstack(sy_vm *vm, const sy_lang_tasklet *t) {
    sy_list *known = syi_to_list(syi_module_state(vm)->cstacks);
    sy_value found = SY_NULL;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < known->length; i++) {
        sy_value target = syi_weakref_target(known->items[i]);
        if (target != SY_NULL) {
            known->items[kept++] = known->items[i];
            if (cstack_of(target)->tasklet == t) {
                found = target;
            }
        }
    }
    known->length = kept;
    return found;
}

static sy_value cstack_for(sy_vm *vm, sy_lang_tasklet *t) {
    sy_lang_modules *state = syi_module_state(vm);
    sy_value found = find_cstack(vm, t);
    if (found != SY_NULL) {
        return found;
    }
    cstack *made = syi_object_new(vm, state->cstack, sizeof *made);
    if (made == NULL) {
        return SY_NULL;
    }
    made->tasklet = t;
    sy_value ref = syi_weakref_new(vm, sy_from_pointer(made), SY_NONE);
    if (ref == SY_NULL || !syi_list_append(vm, syi_to_list(state->cstacks), ref)) {
        return SY_NULL;
    }
    return sy_from_pointer(made);
}

sy_value syi_cstate(sy_vm *vm, sy_lang_tasklet *t) {
    return cstack_for(vm, t->core.fiber != NULL ? t : NULL);
}

static void cstack_visit(void *self, sy_visitor *v) {
    syi_visit_object(v, ((cstack *)self)->tasklet);
}

/* The tasklet of the first fiber from f on that a tasklet of the language waits on. */
static sy_lang_tasklet *owner_from(syi_fiber *f, bool forward) {
    for (; f != NULL; f = forward ? f->link_next : f->link_prev) {
        sy_tasklet *t = f->owner;
        if (syi_is_lang_tasklet(t) && t->fiber == f) {
            return syi_lang_tasklet(t);
        }
    }
    return NULL;
}

static sy_value neighbour(sy_vm *vm, sy_value self, bool forward) {
    const sy_lang_tasklet *t = cstack_of(self)->tasklet;
    syi_fiber *from = vm->rt->aside;
    if (t != NULL) {
        from = t->core.fiber; /* NULL: it runs again, and leads back to the stub */
        from = from == NULL ? NULL : forward ? from->link_next : from->link_prev;
    } else {
        while (!forward && from != NULL && from->link_next != NULL) {
            from = from->link_next;
        }
    }
    return cstack_for(vm, owner_from(from, forward));
}

static sy_value cstack_next(sy_vm *vm, sy_value self) {
    return neighbour(vm, self, true);
}

static sy_value cstack_prev(sy_vm *vm, sy_value self) {
    return neighbour(vm, self, false);
}

static sy_value cstack_task(sy_vm *vm, sy_value self) {
    (void)vm;
    sy_lang_tasklet *t = cstack_of(self)->tasklet;
    return t != NULL ? sy_from_pointer(t) : SY_NONE;
}

static sy_value cstack_nesting(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_lang_tasklet *t = cstack_of(self)->tasklet;
    return sy_from_int(t != NULL ? t->core.nesting : 0);
}

static const sy_getset_def cstack_getsets[] = {
    {"task", cstack_task, NULL,
     "the tasklet that waits on this stack; None: the runtime's own"},
    {"next", cstack_next, NULL, NULL},
    {"prev", cstack_prev, NULL, NULL},
    {"nesting_level", cstack_nesting, NULL, NULL},
    {NULL, NULL, NULL, NULL}};

static const sy_type_def cstack_type = {
    .name = "_stackless.cstack",
    .doc = "A C stack that a tasklet waits on",
    .size = sizeof(cstack),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = cstack_visit},
    .getsets = cstack_getsets,
};

/* There are no objects of this type: C code that is suspended keeps its C stack. */
static const sy_type_def cframe_type = {
    .name = "_stackless.cframe",
    .doc = "A frame of C code",
    .size = sizeof(sy_object),
    .flags = SY_TYPE_FINAL,
};

/* --- State of a thread --- */

/* The watchdogs of a thread: the interrupting one or None, then the callers of run(), oldest
 * first. */
static sy_value watchdogs(sy_vm *vm, const sy_thread *thread) {
    if (thread->watch == NULL) {
        return SY_NONE;
    }
    sy_value first = syi_tasklet_value(thread->interrupt);
    sy_value list = syi_list_new(vm, &first, 1);
    for (sy_tasklet *t = thread->watch; t != NULL && list != SY_NULL; t = t->watch_below) {
        if (!syi_list_append(vm, syi_to_list(list), syi_tasklet_value(t))) {
            return SY_NULL;
        }
    }
    if (list == SY_NULL) {
        return SY_NULL;
    }
    sy_list *l = syi_to_list(list);
    for (uint32_t i = 1, j = l->length - 1; i < j; i++, j--) {
        sy_value swapped = l->items[i];
        l->items[i] = l->items[j];
        l->items[j] = swapped;
    }
    return list;
}

static sy_value get_thread_info(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const int64_t WITH_C_STACK = (int64_t)1 << 30, WITH_WATCHDOGS = (int64_t)1 << 31;
    (void)kwnames;
    int64_t id = -1;
    int64_t flags = 0;
    if ((nargs > 0 && !syi_as_int64(vm, args[0], &id)) ||
        (nargs > 1 && !syi_as_int64(vm, args[1], &flags))) {
        return SY_NULL;
    }
    sy_thread *thread = id == -1 ? vm->rt->thread : syi_thread_find(vm->rt, id);
    if (thread == NULL) {
        return syi_raise_status(vm, SY_E_THREAD_ID);
    }
    sy_value items[7] = {syi_tasklet_value(thread->main), syi_tasklet_value(thread->current),
                         sy_from_int(thread->runcount)};
    size_t n = 3;
    if ((flags & WITH_C_STACK) != 0) {
        items[n++] = cstack_for(vm, NULL);
        items[n++] = sy_from_int(0);
        items[n++] = sy_from_int(0);
    }
    if ((flags & WITH_WATCHDOGS) != 0) {
        items[n++] = watchdogs(vm, thread);
    }
    return vm->exc != SY_NULL ? SY_NULL : syi_tuple_new(vm, items, n);
}

/* --- Pickle flags: bits of each thread, which gets the default when it starts --- */

enum { PRESERVE_TRACING_STATE = 1, PRESERVE_AG_FINALIZER = 2, RESET_AG_FINALIZER = 4, ALL = 7 };

static void set_flags_of_thread(const sy_vm *vm, int64_t flags) {
    vm->rt->thread->user = (void *)((uintptr_t)flags + 1);
}

static int64_t flags_of_thread(sy_vm *vm) {
    uintptr_t kept = (uintptr_t)vm->rt->thread->user; /* plus 1; 0: not set yet */
    int64_t flags = kept != 0 ? (int64_t)kept - 1 : syi_module_state(vm)->pickle_flags;
    /* What a program assigned to the module's property stands in the module's dict. */
    sy_value name = syi_intern_cstr(vm, "pickle_with_tracing_state");
    sy_dict *dict = ((sy_module *)sy_to_object(syi_module_state(vm)->stackless))->dict;
    sy_value assigned = name != SY_NULL ? syi_dict_get_str(dict, name) : SY_NULL;
    if (assigned != SY_NULL) {
        flags = assigned == SY_FALSE ? flags & ~PRESERVE_TRACING_STATE
                                     : flags | PRESERVE_TRACING_STATE;
        syi_dict_delete(vm, dict, name);
        set_flags_of_thread(vm, flags);
    }
    return flags;
}

/* Parses (new_flags=-1, mask=-1) and gives the flags that follow from `old`. */
static bool new_flags(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                      sy_value kwnames, int64_t *flags) {
    static const char *const names[] = {"new_flags", "mask", NULL};
    const sy_signature signature = {name, names, 0, 2};
    sy_value a[2];
    int64_t given = -1;
    int64_t mask = -1;
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a) ||
        (a[0] != SY_NULL && !syi_as_int64(vm, a[0], &given)) ||
        (a[1] != SY_NULL && !syi_as_int64(vm, a[1], &mask))) {
        return false;
    }
    if (given < -1 || given > ALL || mask < -1 || mask > ALL) {
        syi_raise(vm, vm->types.ValueError, "undefined pickle-flag");
        return false;
    }
    if (given != -1) {
        *flags = (*flags & ~mask) | (given & mask);
    }
    return true;
}

static sy_value pickle_flags(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    int64_t old = flags_of_thread(vm);
    int64_t flags = old;
    if (!new_flags(vm, "pickle_flags", args, nargs, kwnames, &flags)) {
        return SY_NULL;
    }
    set_flags_of_thread(vm, flags);
    return sy_from_int(old);
}

static sy_value pickle_flags_default(sy_vm *vm, const sy_value *args, int nargs,
                                     sy_value kwnames) {
    int64_t *flags = &syi_module_state(vm)->pickle_flags;
    int64_t old = *flags;
    set_flags_of_thread(vm, flags_of_thread(vm));
    return new_flags(vm, "pickle_flags_default", args, nargs, kwnames, flags) ? sy_from_int(old)
                                                                              : SY_NULL;
}

bool syi_pickles_tracing_state(sy_vm *vm) {
    return (flags_of_thread(vm) & PRESERVE_TRACING_STATE) != 0;
}

/* --- Functions that switch from C --- */

/* Calls a function of the module n times. */
static sy_value call_times(sy_vm *vm, const char *name, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        sy_value fn = syi_getattr_cstr(vm, syi_module_state(vm)->stackless, name);
        sy_value arg = SY_NONE;
        bool schedules = name[0] == 's';
        if (fn == SY_NULL || vm->call(vm, fn, &arg, schedules ? 1 : 0, SY_NULL) == SY_NULL) {
            return SY_NULL;
        }
    }
    return SY_NONE;
}

static sy_value test_cframe(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    static const char *const names[] = {"switches", "words", NULL};
    static const sy_signature signature = {"test_cframe", names, 1, 2};
    sy_value a[2];
    int64_t switches;
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a) ||
        !syi_as_int64(vm, a[0], &switches)) {
        return SY_NULL;
    }
    return call_times(vm, "schedule", switches);
}

static sy_value test_outside(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    while (sy_run_count(vm->rt) > 1) {
        if (call_times(vm, "run", 1) == SY_NULL) {
            return SY_NULL;
        }
    }
    return SY_NONE;
}

static sy_value test_nostacklesscall(sy_vm *vm, const sy_value *args, int nargs,
                                     sy_value kwnames) {
    return vm->call(vm, args[0], args + 1, nargs - 1, kwnames);
}

static const sy_fn_def functions[] = {
    {"get_thread_info", get_thread_info, 0, 2, 0, false,
     "get_thread_info(thread_id=-1, flags=0, /)"},
    {"pickle_flags", pickle_flags, 0, -1, 0, true, "pickle_flags(new_flags=-1, mask=-1)"},
    {"pickle_flags_default", pickle_flags_default, 0, -1, 0, true,
     "pickle_flags_default(new_flags=-1, mask=-1)"},
    {"test_cframe", test_cframe, 0, -1, SY_FN_REENTRANT, true,
     "test_cframe(switches, words=0): schedules that often, from C"},
    {"test_cframe_nr", test_cframe, 0, -1, SY_FN_REENTRANT, true,
     "test_cframe_nr(switches): the same"},
    {"test_outside", test_outside, 0, 0, SY_FN_REENTRANT, false,
     "test_outside(): runs until the ring is empty"},
    {"_test_nostacklesscall", test_nostacklesscall, 1, -1, SY_FN_REENTRANT, true,
     "_test_nostacklesscall(callable, /, *args, **kwargs): calls it from C"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_stackless_debug(sy_vm *vm, sy_module *module) {
    sy_lang_modules *state = syi_module_state(vm);
    state->stackless = sy_from_pointer(module);
    state->cstacks = syi_list_new(vm, NULL, 0);
    state->cstack = syi_module_type(vm, module, &cstack_type);
    return state->cstacks != SY_NULL && state->cstack != NULL &&
           syi_module_type(vm, module, &cframe_type) != NULL &&
           syi_module_add_functions(vm, module, functions) &&
           syi_module_set(vm, module, "_wrap", syi_module_new(vm, "_stackless._wrap")) &&
           syi_module_set(vm, module, "PICKLEFLAGS_PRESERVE_TRACING_STATE",
                          sy_from_int(PRESERVE_TRACING_STATE)) &&
           syi_module_set(vm, module, "PICKLEFLAGS_PRESERVE_AG_FINALIZER",
                          sy_from_int(PRESERVE_AG_FINALIZER)) &&
           syi_module_set(vm, module, "PICKLEFLAGS_RESET_AG_FINALIZER",
                          sy_from_int(RESET_AG_FINALIZER));
}
