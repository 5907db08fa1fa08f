/* SPDX-License-Identifier: MIT
 *
 * The module `_types`: the builtin types that have no builtin name, and what `types` and
 * `traceback` need from the interpreter.
 */
#include "lang/modules/modules.h"

#include "lang/vm/build_class.h"

static sy_value resolve_bases(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_tuple(args[0])) {
        return syi_raise(vm, vm->types.TypeError, "bases must be a tuple, not %T", args[0]);
    }
    return syi_resolve_bases(vm, args[0]);
}

/* Whether sequence and mapping patterns take instances of a class: reads the flags, and adds
 * some to a class made in the language. */
static sy_value pattern_flags(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    const uint32_t both = SY_TYPE_SEQUENCE | SY_TYPE_MAPPING;
    if (!syi_has_flag(args[0], SY_TYPE_IS_TYPE)) {
        return syi_raise(vm, vm->types.TypeError, "a class is needed, not %T", args[0]);
    }
    sy_type *type = syi_to_type(args[0]);
    int64_t added = nargs > 1 && sy_is_int(args[1]) ? sy_to_int(args[1]) : 0;
    if ((type->flags & SY_TYPE_HEAP) != 0) {
        type->flags |= (uint32_t)added & both;
    }
    return sy_from_int((int64_t)(type->flags & both));
}

static const sy_fn_def functions[] = {
    {"resolve_bases", resolve_bases, 1, 1, SY_FN_REENTRANT, false, "resolve_bases(bases, /)"},
    {"pattern_flags", pattern_flags, 1, 2, 0, false, "pattern_flags(cls, added=0, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_types(sy_vm *vm, sy_module *module) {
    const sy_types *t = &vm->types;
    const struct {
        const char *name;
        sy_type *type;
    } rows[] = {
        {"FunctionType", t->function},
        {"BuiltinFunctionType", t->builtin_function},
        {"WrapperDescriptorType", t->wrapper_descriptor},
        {"MethodDescriptorType", t->method_descriptor},
        {"GetSetDescriptorType", t->getset_descriptor},
        {"MemberDescriptorType", t->member_descriptor},
        {"MethodType", t->method},
        {"GeneratorType", t->generator},
        {"CodeType", t->code},
        {"FrameType", t->frame},
        {"TracebackType", t->traceback},
        {"ModuleType", t->module},
        {"CellType", t->cell},
        {"MappingProxyType", t->mappingproxy},
        {"SimpleNamespace", t->simple_namespace},
        {"GenericAlias", t->generic_alias},
        {"UnionType", t->union_type},
        {"NoneType", t->none},
        {"NotImplementedType", t->not_implemented},
        {"EllipsisType", t->ellipsis},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!syi_module_set(vm, module, rows[i].name, sy_from_pointer(rows[i].type))) {
            return false;
        }
    }
    return syi_module_add_functions(vm, module, functions);
}
