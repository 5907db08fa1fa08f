/* SPDX-License-Identifier: MIT
 *
 * The module `gc`. The collector is a tracing one: it has no generations, and garbage stays
 * empty.
 */
#include "lang/modules/modules.h"

static sy_value gc_collect(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    vm->interpreter->result = SY_NONE; /* of an earlier call: nobody waits for it any more */
    size_t freed = syi_collect_now(vm);
    syi_safepoint_drive(vm); /* finalisers run before collect() returns */
    return syi_failed(vm) ? SY_NULL : syi_int_from_uint64(vm, freed);
}

static sy_value gc_enable(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    vm->gc.enabled = true;
    return SY_NONE;
}

static sy_value gc_disable(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    vm->gc.enabled = false;
    return SY_NONE;
}

static sy_value gc_isenabled(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(vm->gc.enabled);
}

static sy_value gc_get_count(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_value items[3] = {sy_from_int(0), sy_from_int(0), sy_from_int(0)};
    return syi_tuple_new(vm, items, 3);
}

/* Debug flags are accepted and kept at 0: there is nothing they could show. */
static sy_value gc_debug(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return sy_from_int(0);
}

static sy_value gc_set_debug(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return SY_NONE;
}

static const sy_fn_def functions[] = {
    {"collect", gc_collect, 0, 1, SY_FN_REENTRANT, false, "collect(generation=2)"},
    {"enable", gc_enable, 0, 0, 0, false, "enable()"},
    {"disable", gc_disable, 0, 0, 0, false, "disable()"},
    {"isenabled", gc_isenabled, 0, 0, 0, false, "isenabled()"},
    {"get_count", gc_get_count, 0, 0, 0, false, NULL},
    {"get_threshold", gc_get_count, 0, 0, 0, false, NULL},
    {"set_threshold", gc_set_debug, 1, 3, 0, false, NULL},
    {"get_debug", gc_debug, 0, 0, 0, false, NULL},
    {"set_debug", gc_set_debug, 1, 1, 0, false, NULL},
    {"freeze", gc_set_debug, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_gc(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions) &&
           syi_module_set(vm, module, "garbage", syi_list_new(vm, NULL, 0)) &&
           syi_module_set(vm, module, "callbacks", syi_list_new(vm, NULL, 0)) &&
           syi_module_set(vm, module, "DEBUG_STATS", sy_from_int(1)) &&
           syi_module_set(vm, module, "DEBUG_COLLECTABLE", sy_from_int(2)) &&
           syi_module_set(vm, module, "DEBUG_UNCOLLECTABLE", sy_from_int(4)) &&
           syi_module_set(vm, module, "DEBUG_SAVEALL", sy_from_int(32)) &&
           syi_module_set(vm, module, "DEBUG_LEAK", sy_from_int(38));
}
