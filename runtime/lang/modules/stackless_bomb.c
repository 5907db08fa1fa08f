/* SPDX-License-Identifier: MIT
 *
 * stackless.bomb (a packed exception) and stackless.atomic (a context manager).
 */
#include "lang/modules/stackless.h"

/* --- bomb --- */

typedef struct bomb {
    sy_object head;
    sy_value type, value, traceback;
} bomb;

static bomb *bomb_of(sy_value self) {
    return (bomb *)sy_to_object(self);
}

bool syi_is_bomb(const sy_vm *vm, sy_value v) {
    return syi_is_type(v, syi_module_state(vm)->bomb);
}

static bomb *bomb_make(sy_vm *vm, sy_value type, sy_value value, sy_value traceback) {
    bomb *b = syi_object_new(vm, syi_module_state(vm)->bomb, sizeof *b);
    if (b != NULL) {
        b->type = type;
        b->value = value;
        b->traceback = traceback;
    }
    return b;
}

sy_value syi_bomb_new(sy_vm *vm, sy_value exc) {
    if (!syi_is_exception(exc)) {
        return sy_from_pointer(bomb_make(vm, SY_NONE, exc, SY_NONE));
    }
    return sy_from_pointer(bomb_make(vm, sy_from_pointer(sy_to_object(exc)->type), exc,
                                     syi_to_exception(exc)->traceback));
}

sy_value syi_bomb_exception(sy_vm *vm, sy_value self) {
    bomb *b = bomb_of(self);
    if (syi_is_exception(b->value)) {
        return b->value;
    }
    sy_value exc = syi_thrown(vm, b->type, b->value, b->traceback);
    if (exc != SY_NULL) {
        b->value = exc;
    }
    return exc;
}

static sy_value bomb_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                            sy_value kwnames) {
    static const char *const names[] = {"type", "value", "traceback", NULL};
    static const sy_signature signature = {"bomb", names, 0, 3};
    (void)type;
    sy_value a[3];
    sy_value unpacked = SY_NULL;
    if (nargs == 1 && kwnames == SY_NULL && syi_is_tuple(args[0])) {
        unpacked = args[0];
        nargs = (int)syi_to_tuple(unpacked)->length;
        args = syi_to_tuple(unpacked)->items;
    }
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, a)) {
        return SY_NULL;
    }
    for (int i = 0; i < 3; i++) {
        a[i] = a[i] == SY_NULL ? SY_NONE : a[i];
    }
    bomb *b = bomb_make(vm, a[0], a[1], a[2]);
    return b == NULL ? SY_NULL : sy_from_pointer(b);
}

static void bomb_visit(void *self, sy_visitor *v) {
    bomb *b = self;
    syi_visit(v, b->type);
    syi_visit(v, b->value);
    syi_visit(v, b->traceback);
}

static sy_value bomb_type(sy_vm *vm, sy_value self) {
    (void)vm;
    return bomb_of(self)->type;
}

static sy_value bomb_value(sy_vm *vm, sy_value self) {
    (void)vm;
    return bomb_of(self)->value;
}

static sy_value bomb_traceback(sy_vm *vm, sy_value self) {
    (void)vm;
    return bomb_of(self)->traceback;
}

static const sy_getset_def bomb_getsets[] = {{"type", bomb_type, NULL, NULL},
                                             {"value", bomb_value, NULL, NULL},
                                             {"traceback", bomb_traceback, NULL, NULL},
                                             {NULL, NULL, NULL, NULL}};

static sy_value bomb_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const bomb *b = bomb_of(args[0]);
    sy_value three[3] = {b->type, b->value, b->traceback};
    sy_value pair[2] = {sy_from_pointer(sy_to_object(args[0])->type),
                        syi_tuple_new(vm, three, 3)};
    return pair[1] == SY_NULL ? SY_NULL : syi_tuple_new(vm, pair, 2);
}

static const sy_fn_def bomb_methods[] = {{"__reduce__", bomb_reduce, 0, 0, 0, false, NULL},
                                         {NULL, NULL, 0, 0, 0, false, NULL}};

const sy_type_def syi_stackless_bomb = {
    .name = "_stackless.bomb",
    .doc = "bomb(type=None, value=None, traceback=None) -- an exception packed as a value",
    .size = sizeof(bomb),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = bomb_visit, .create = bomb_create},
    .methods = bomb_methods,
    .getsets = bomb_getsets,
};

/* --- atomic --- */

typedef struct atomic_section {
    sy_object head; /* aux: the flag as it was on entry */
} atomic_section;

static sy_value atomic_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    void *section = syi_object_new(vm, type, sizeof(atomic_section));
    return section == NULL ? SY_NULL : sy_from_pointer(section);
}

static sy_value atomic_enter(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_to_object(args[0])->aux = syi_set_atomic(&syi_vm_tasklet(vm)->core, true);
    return SY_NONE;
}

static sy_value atomic_exit(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    syi_set_atomic(&syi_vm_tasklet(vm)->core, sy_to_object(args[0])->aux != 0);
    return SY_NONE;
}

static const sy_fn_def atomic_methods[] = {{"__enter__", atomic_enter, 0, 0, 0, false, NULL},
                                           {"__exit__", atomic_exit, 3, 3, 0, false, NULL},
                                           {NULL, NULL, 0, 0, 0, false, NULL}};

const sy_type_def syi_stackless_atomic = {
    .name = "_stackless.atomic",
    .doc = "with atomic(): ... -- no involuntary switch happens in the block",
    .size = sizeof(atomic_section),
    .flags = SY_TYPE_FINAL,
    .slots = {.create = atomic_create},
    .methods = atomic_methods,
};
