/* Slow functions of names: locals, cells, globals, namespaces. */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

static sy_value *cell_of(sy_value cell) {
    return &((sy_cell *)sy_to_object(cell))->value;
}

static sy_step raise_named(sy_vm *vm, sy_type *type, const char *format, sy_value name) {
    syi_raise(vm, type, format, name);
    sy_value exc = vm->exc;
    if (syi_has_flag(exc, SY_TYPE_IS_EXCEPTION) && exc != vm->memory_error) {
        vm->exc = SY_NULL;
        syi_setattr(vm, exc, vm->names.name, name);
        vm->exc = exc;
    }
    return SY_STEP_FAILED;
}

static sy_step raise_unbound_local(sy_vm *vm, const sy_frame *f, uint16_t reg) {
    return raise_named(
        vm, vm->types.UnboundLocalError,
        "cannot access local variable '%U' where it is not associated with a value",
        syi_frame_code(f)->local_names->items[reg]);
}

static sy_step raise_unbound_free(sy_vm *vm, const sy_frame *f, uint16_t index) {
    return raise_named(
        vm, vm->types.NameError,
        "cannot access free variable '%U' where it is not associated with a value "
        "in enclosing scope",
        syi_frame_code(f)->free_names->items[index]);
}

static sy_step raise_undefined(sy_vm *vm, sy_value name) {
    return raise_named(vm, vm->types.NameError, "name '%U' is not defined", name);
}

SLOW(CHECK) {
    return f->registers[i->a] != SY_NULL ? SY_STEP_NEXT : raise_unbound_local(vm, f, i->a);
}

static sy_step released(sy_vm *vm) {
    syi_release_early(vm);
    syi_safepoint_drive(vm);
    return syi_step_bool(vm->exc == SY_NULL);
}

/* Unbinds a variable that is bound. */
static sy_step unbind(sy_vm *vm, sy_value *place) {
    bool watched = syi_is_watched(*place);
    if (watched && syi_need_driver(vm)) {
        return SY_STEP_FAILED;
    }
    *place = SY_NULL;
    return watched ? released(vm) : SY_STEP_NEXT;
}

SLOW(DELLOCAL) {
    sy_value *place = &f->registers[i->a];
    return *place == SY_NULL ? raise_unbound_local(vm, f, i->a) : unbind(vm, place);
}

SLOW(MAKECELL) {
    return syi_step_store(f, i->a, syi_cell_new(vm, f->registers[i->a]));
}

SLOW(LOADCELL) {
    sy_value v = *cell_of(f->registers[i->b]);
    if (v == SY_NULL) {
        return raise_unbound_local(vm, f, i->b);
    }
    f->registers[i->a] = v;
    return SY_STEP_NEXT;
}

SLOW(DELCELL) {
    sy_value *content = cell_of(f->registers[i->a]);
    return *content == SY_NULL ? raise_unbound_local(vm, f, i->a) : unbind(vm, content);
}

SLOW(LOADFREE) {
    if (i->x == 1 && f->names != SY_NULL) {
        sy_value v =
            syi_dict_get(vm, syi_to_dict(f->names), syi_frame_code(f)->free_names->items[i->b]);
        if (v != SY_NULL || vm->exc != SY_NULL) {
            return syi_step_store(f, i->a, v);
        }
    }
    sy_value v = *cell_of(f->function->closure->items[i->b]);
    if (v == SY_NULL) {
        return raise_unbound_free(vm, f, i->b);
    }
    f->registers[i->a] = v;
    return SY_STEP_NEXT;
}

SLOW(DELFREE) {
    sy_value *content = cell_of(f->function->closure->items[i->a]);
    return *content == SY_NULL ? raise_unbound_free(vm, f, i->a) : unbind(vm, content);
}

/* --- Globals
 * -------------------------------------------------------------------------------------- */

static void remember(const sy_instr *i, enum sy_cache_kind kind, uint32_t version,
                     uint32_t second, uint64_t word) {
    sy_cache *cache = syi_cache(i);
    cache->version = version;
    cache->second = second;
    cache->word = word;
    ((sy_instr *)(uintptr_t)i)->x = (uint8_t)kind;
}

SLOW(LOADGLOBAL) {
    sy_value name = syi_frame_code(f)->constants[i->b];
    sy_dict *globals = f->function->globals;
    sy_dict *builtins = f->function->builtins;
    sy_dict_entry *entry = syi_dict_find_str(globals, name);
    if (entry != NULL) {
        remember(i, SY_CACHE_GLOBAL, globals->version, 0, (uint64_t)(entry - globals->entries));
    } else {
        entry = syi_dict_find_str(builtins, name);
        if (entry == NULL) {
            return raise_undefined(vm, name);
        }
        remember(i, SY_CACHE_BUILTIN, globals->version, builtins->version,
                 (uint64_t)(entry - builtins->entries));
    }
    f->registers[i->a] = entry->value;
    return SY_STEP_NEXT;
}

SLOW(STOREGLOBAL) {
    sy_value name = syi_frame_code(f)->constants[i->b];
    sy_dict *globals = f->function->globals;
    return syi_step_bool(syi_dict_set_str(vm, globals, name, f->registers[i->a]));
}

static sy_step delete_global(sy_vm *vm, sy_dict *dict, sy_value name) {
    bool watched = syi_is_watched(syi_dict_get_str(dict, name));
    if (watched && syi_need_driver(vm)) {
        return SY_STEP_FAILED;
    }
    int found = syi_dict_delete(vm, dict, name);
    if (found == 0) {
        return raise_undefined(vm, name);
    }
    return found > 0 && watched ? released(vm) : syi_step_bool(found > 0);
}

SLOW(DELGLOBAL) {
    return delete_global(vm, f->function->globals, syi_frame_code(f)->constants[i->b]);
}

/* --- Namespaces of class bodies, modules and exec
 * -------------------------------------------------- */

static sy_value namespace_of(const sy_frame *f) {
    return f->names != SY_NULL ? f->names : sy_from_pointer(f->function->globals);
}

static bool is_plain_dict(const sy_vm *vm, sy_value v) {
    return syi_is_type(v, vm->types.dict);
}

SLOW(LOADNAME) {
    sy_value name = syi_frame_code(f)->constants[i->b];
    sy_value names = namespace_of(f);
    sy_value v;
    if (is_plain_dict(vm, names)) {
        v = syi_dict_get_str(syi_to_dict(names), name);
    } else {
        v = syi_getitem(vm, names, name);
        if (v == SY_NULL && !syi_exc_matches(vm, vm->types.KeyError)) {
            return SY_STEP_FAILED;
        }
        vm->exc = SY_NULL;
    }
    if (v == SY_NULL) {
        v = syi_dict_get_str(f->function->globals, name);
    }
    if (v == SY_NULL) {
        v = syi_dict_get_str(f->function->builtins, name);
    }
    if (v == SY_NULL) {
        return raise_undefined(vm, name);
    }
    f->registers[i->a] = v;
    return SY_STEP_NEXT;
}

SLOW(STORENAME) {
    sy_value name = syi_frame_code(f)->constants[i->b];
    sy_value names = namespace_of(f);
    if (is_plain_dict(vm, names)) {
        return syi_step_bool(
            syi_dict_set_str(vm, syi_to_dict(names), name, f->registers[i->a]));
    }
    return syi_step_bool(syi_setitem(vm, names, name, f->registers[i->a]));
}

SLOW(DELNAME) {
    sy_value name = syi_frame_code(f)->constants[i->b];
    sy_value names = namespace_of(f);
    if (is_plain_dict(vm, names)) {
        return delete_global(vm, syi_to_dict(names), name);
    }
    if (syi_setitem(vm, names, name, SY_NULL)) {
        return SY_STEP_NEXT;
    }
    if (!syi_exc_matches(vm, vm->types.KeyError)) {
        return SY_STEP_FAILED;
    }
    vm->exc = SY_NULL;
    return raise_undefined(vm, name);
}

SLOW(SETUPANNOTATIONS) {
    (void)i;
    sy_value names = namespace_of(f);
    sy_value key = vm->names.__annotations__;
    if (syi_getitem(vm, names, key) != SY_NULL) {
        return SY_STEP_NEXT;
    }
    if (!syi_exc_matches(vm, vm->types.KeyError)) {
        return SY_STEP_FAILED;
    }
    vm->exc = SY_NULL;
    sy_value dict = syi_dict_new(vm);
    return syi_step_bool(dict != SY_NULL && syi_setitem(vm, names, key, dict));
}

SLOW(LOADLOCALS) {
    (void)vm;
    f->registers[i->a] = namespace_of(f);
    return SY_STEP_NEXT;
}
