/* SPDX-License-Identifier: MIT
 *
 * The module `_pickle`; `pickle` (in lang/lib) is made of it.
 */
#include "lang/modules/pickle/pickle.h"

#include "lang/object/bytes.h"

/* CRC-32 (the reversed polynomial 0xedb88320), four bits at a time. */
uint32_t syi_pickle_checksum(const uint8_t *data, size_t length) {
    static const uint32_t table[16] = {0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac,
                                       0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
                                       0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
                                       0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < length; i++) {
        crc ^= data[i];
        crc = table[crc & 15] ^ crc >> 4;
        crc = table[crc & 15] ^ crc >> 4;
    }
    return ~crc;
}

static bool constructor_argument(sy_vm *vm, sy_value f) {
    if (!syi_callable(vm, f)) {
        syi_raise(vm, vm->types.TypeError, "constructors must be callable");
        return false;
    }
    return true;
}

static sy_value module_constructor(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    bool ok = constructor_argument(vm, args[0]) && syi_pickle_add_constructor(vm, args[0]);
    return ok ? SY_NONE : SY_NULL;
}

/* For copyreg: whether cls was made by a class statement. */
static sy_value module_is_heap_type(sy_vm *vm, const sy_value *args, int nargs,
                                    sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_from_bool(syi_has_flag(args[0], SY_TYPE_IS_TYPE) &&
                        (syi_to_type(args[0])->flags & SY_TYPE_HEAP) != 0);
}

/* The default Unpickler.find_class(). */
static sy_value module_find_class(sy_vm *vm, const sy_value *args, int nargs,
                                  sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_str(args[0]) || !syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "find_class() needs two strings");
    }
    sy_value module = syi_pickle_module(vm, args[0]);
    return module == SY_NULL ? SY_NULL : syi_pickle_getattr(vm, module, args[1]);
}

/* For tests: the checksum of a pickle without its header. */
static sy_value module_checksum(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const uint8_t *data;
    uint32_t length;
    if (!syi_need_buffer(vm, args[0], &data, &length)) {
        return SY_NULL;
    }
    return sy_from_int(syi_pickle_checksum(data, length));
}

static const sy_fn_def functions[] = {
    {"dumps", syi_pickle_dumps, 1, 2, SY_FN_REENTRANT, false, "dumps(obj, protocol=4, /)"},
    {"loads", syi_pickle_loads, 1, 1, SY_FN_REENTRANT, false, "loads(data, /)"},
    {"constructor", module_constructor, 1, 1, SY_FN_REENTRANT, false, "constructor(object, /)"},
    {"find_class", module_find_class, 2, 2, SY_FN_REENTRANT, false,
     "find_class(module_name, global_name, /)"},
    {"checksum", module_checksum, 1, 1, 0, false, "checksum(data, /)"},
    {"is_heap_type", module_is_heap_type, 1, 1, 0, false, "is_heap_type(cls, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

/* class name(base) of the module. */
static sy_value make_error(sy_vm *vm, sy_module *module, const char *name, sy_value base) {
    sy_value text = syi_intern_cstr(vm, name);
    sy_value bases = syi_tuple_new(vm, &base, 1);
    sy_value ns = syi_dict_new(vm);
    sy_value where = syi_intern_cstr(vm, "_pickle");
    if (text == SY_NULL || bases == SY_NULL || ns == SY_NULL || where == SY_NULL ||
        !syi_dict_set_str(vm, syi_to_dict(ns), vm->names.__module__, where)) {
        return SY_NULL;
    }
    sy_value type = syi_type_build(vm, vm->types.type, text, syi_to_tuple(bases),
                                   syi_to_dict(ns), NULL, SY_NULL);
    return type != SY_NULL && syi_module_set(vm, module, name, type) ? type : SY_NULL;
}

bool syi_init_pickle(sy_vm *vm, sy_module *module) {
    sy_pickle_state *s = &syi_module_state(vm)->pickle;
    s->error = make_error(vm, module, "PickleError", sy_from_pointer(vm->types.Exception));
    if (s->error == SY_NULL) {
        return false;
    }
    s->pickling_error = make_error(vm, module, "PicklingError", s->error);
    s->unpickling_error = make_error(vm, module, "UnpicklingError", s->error);
    s->encoder = syi_module_type(vm, module, &syi_pickle_encoder);
    s->decoder = syi_module_type(vm, module, &syi_pickle_decoder);
    s->dispatch_table = syi_dict_new(vm);
    s->constructors = syi_set_new(vm, vm->types.set);
    s->codes = syi_dict_new(vm);
    return s->pickling_error != SY_NULL && s->unpickling_error != SY_NULL &&
           s->encoder != NULL && s->decoder != NULL && s->constructors != SY_NULL &&
           s->codes != SY_NULL && syi_module_add_functions(vm, module, functions) &&
           syi_module_set(vm, module, "dispatch_table", s->dispatch_table);
}
