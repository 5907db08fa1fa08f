/* SPDX-License-Identifier: MIT
 *
 * The module `_re`: compiling patterns. The module `re` is written in the language.
 */
#include "lang/modules/re/re.h"

/* The names of the groups by number. */
static sy_value group_names(sy_vm *vm, uint32_t groups, sy_value index) {
    sy_value tuple = syi_tuple_new(vm, NULL, groups);
    if (tuple == SY_NULL) {
        return SY_NULL;
    }
    sy_value *items = syi_to_tuple(tuple)->items;
    for (uint32_t i = 0; i < groups; i++) {
        items[i] = SY_NONE;
    }
    uint32_t position = 0;
    sy_value name;
    sy_value number;
    while (syi_dict_next(syi_to_dict(index), &position, &name, &number)) {
        items[sy_to_int(number)] = name;
    }
    return tuple;
}

static sy_value pattern_new(sy_vm *vm, sy_value source, sy_re_tree *tree) {
    sy_value names = group_names(vm, tree->groups, tree->group_index);
    sy_re_pattern *p = names == SY_NULL
                           ? NULL
                           : syi_object_new(vm, syi_module_state(vm)->re_pattern, sizeof *p);
    if (p == NULL) {
        return SY_NULL;
    }
    p->source = source;
    p->is_str = syi_is_str(source);
    p->flags = tree->flags;
    p->group_index = tree->group_index;
    p->group_names = names;
    return syi_re_compile_tree(vm, source, tree, &p->program) ? sy_from_pointer(p) : SY_NULL;
}

static sy_value compile(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t flags;
    if (!syi_as_int64(vm, args[1], &flags)) {
        return SY_NULL;
    }
    sy_re_tree tree;
    sy_value pattern = SY_NULL;
    if (syi_re_parse(vm, args[0], (uint32_t)flags & 0x1ff, &tree)) {
        pattern = pattern_new(vm, args[0], &tree);
    }
    syi_re_tree_free(vm, &tree);
    return pattern;
}

static const sy_fn_def functions[] = {
    {"compile", compile, 2, 2, 0, false, "compile(pattern, flags, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_re(sy_vm *vm, sy_module *module) {
    sy_lang_modules *state = syi_module_state(vm);
    state->re_pattern = syi_module_type(vm, module, &syi_re_pattern_type);
    state->re_match = syi_module_type(vm, module, &syi_re_match_type);
    state->re_scanner = syi_type_ready(vm, &syi_re_scanner_type, vm->types.object);
    return state->re_pattern != NULL && state->re_match != NULL && state->re_scanner != NULL &&
           syi_module_add_functions(vm, module, functions);
}
