/* Slow functions of imports, and the display of interactive expressions. */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/import.h"
#include "lang/vm/slow.h"

static sy_value locals_argument(const sy_frame *f) {
    return f->names != SY_NULL ? f->names : SY_NONE;
}

/* A program may have replaced builtins.__import__. */
static sy_value current_import(sy_vm *vm, const sy_frame *f) {
    return syi_dict_get_str(f->function->builtins, vm->names.__import__);
}

SLOW(IMPORT) {
    sy_value name = syi_frame_code(f)->constants[i->c];
    sy_value fromlist = f->registers[i->b];
    sy_value level = f->registers[i->b + 1];
    sy_value function = current_import(vm, f);
    if (function == SY_NULL) {
        syi_raise(vm, vm->types.ImportError, "__import__ not found");
        return SY_STEP_FAILED;
    }
    if (function == vm->interpreter->import_function) {
        return syi_step_store(
            f, i->a,
            syi_import(vm, name, f->function->globals, fromlist, (int)sy_to_int(level)));
    }
    sy_value args[5] = {name, sy_from_pointer(f->function->globals), locals_argument(f),
                        fromlist, level};
    return syi_call_step(vm, f, function, args, 5, SY_NULL, i->a);
}

SLOW(IMPORTFROM) {
    return syi_step_store(
        f, i->a, syi_import_from(vm, f->registers[i->b], syi_frame_code(f)->constants[i->c]));
}

SLOW(IMPORTSTAR) {
    sy_value names = f->names != SY_NULL ? f->names : sy_from_pointer(f->function->globals);
    return syi_step_bool(syi_import_star(vm, f->registers[i->a], names));
}

SLOW(PRINTEXPR) {
    sy_value hook = syi_dict_get_cstr(vm, vm->modules, "sys");
    hook = hook == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, hook, "displayhook");
    if (hook == SY_NULL) {
        if (vm->exc == SY_NULL) {
            syi_raise(vm, vm->types.RuntimeError, "lost sys.displayhook");
        }
        return SY_STEP_FAILED;
    }
    return syi_step_bool(vm->call(vm, hook, f->registers + i->a, 1, SY_NULL) != SY_NULL);
}
