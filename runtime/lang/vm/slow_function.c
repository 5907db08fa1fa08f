/* Slow functions that make functions and classes. */
#include "lang/object/container.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

static void set_identity(sy_vm *vm, sy_function *made, const sy_frame *f) {
    made->builtins = f->function->builtins;
    if (f->names != SY_NULL && syi_is_dict(f->names)) {
        sy_value module = syi_dict_get_str(syi_to_dict(f->names), vm->names.__module__);
        made->module = module != SY_NULL ? module : made->module;
    }
}

/* The trace refers to files by the index of their names. */
static void note_file(sy_vm *vm, sy_code *code, const sy_frame *f) {
    if (code->trace_file == 0) {
        code->trace_file = syi_frame_code(f)->trace_file;
    }
    (void)vm;
}

SLOW(FUNCTION) {
    sy_code *code = (sy_code *)sy_to_object(syi_frame_code(f)->constants[i->c]);
    sy_value v = syi_function_new(vm, code, f->function->globals);
    if (v == SY_NULL) {
        return SY_STEP_FAILED;
    }
    sy_function *made = (sy_function *)sy_to_object(v);
    const sy_value *r = f->registers + i->b;
    made->defaults = (i->x & 1) ? r[0] : SY_NULL;
    made->kwdefaults = (i->x & 2) ? r[1] : SY_NULL;
    made->annotations = (i->x & 4) ? r[2] : SY_NULL;
    made->closure = (i->x & 8) ? syi_to_tuple(r[3]) : NULL;
    set_identity(vm, made, f);
    note_file(vm, code, f);
    f->registers[i->a] = v;
    return SY_STEP_NEXT;
}

SLOW(LOADBUILDCLASS) {
    return syi_step_store(f, i->a, vm->interpreter->build_class);
}
