/* Start and end of the VM's part of an interpreter. */
#include "lang/vm/vm.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

/* Code for the bottom frame of a tasklet whose function is not a plain language function:
 * calls R[0](*R[1], **R[2]). */
static sy_code *bootstrap_code(sy_vm *vm) {
    static const sy_instr program[] = {{SY_OP_CALLEX, 0, 0, 0, 0}, {SY_OP_RETURN, 0, 0, 0, 0}};
    sy_code *code = syi_object_new(vm, vm->types.code, sizeof *code);
    if (code == NULL) {
        return NULL;
    }
    code->name = code->qualname = syi_intern_cstr(vm, "<tasklet>");
    code->filename = code->name;
    code->doc = SY_NONE;
    code->source = SY_NONE;
    code->register_count = 3;
    code->instructions = syi_mem_resize(vm, NULL, 0, sizeof program);
    code->positions = syi_mem_resize(vm, NULL, 0, 2 * sizeof(sy_position));
    code->instruction_count = 2;
    if (code->instructions == NULL || code->positions == NULL) {
        return NULL;
    }
    memcpy(code->instructions, program, sizeof program);
    memset(code->positions, 0, 2 * sizeof(sy_position));
    return code;
}

static bool make_bootstrap(sy_vm *vm) {
    sy_code *code = bootstrap_code(vm);
    sy_value globals = syi_dict_new(vm);
    if (code == NULL || globals == SY_NULL) {
        return false;
    }
    sy_value function = syi_function_new(vm, code, syi_to_dict(globals));
    vm->interpreter->bootstrap =
        function != SY_NULL ? (sy_function *)sy_to_object(function) : NULL;
    return function != SY_NULL;
}

static size_t stack_left(const sy_vm *vm) {
    return syi_stack_left(vm->rt);
}

bool syi_vm_init(sy_vm *vm) {
    sy_interpreter *in = sy_calloc(vm->allocator, 1, sizeof *in);
    if (in == NULL) {
        return false;
    }
    vm->interpreter = in;
    in->error_handler = SY_NONE;
    in->leak_hook = SY_NONE;
    in->build_class = SY_NONE;
    vm->call = syi_vm_call;
    vm->raised = syi_exception_raised;
    vm->stack_left = stack_left;
    vm->current_globals = syi_current_globals;
    vm->rt->vm = vm;
    return syi_gc_add_roots(vm, syi_interpreter_visit, vm) && make_bootstrap(vm);
}

void syi_vm_deinit(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    if (in == NULL) {
        return;
    }
    syi_attr_entries_free(vm);
    if (in->spare != NULL) {
        syi_mem_resize(vm, in->spare, sizeof(sy_stack_chunk) + in->spare->size, 0);
    }
    sy_free(vm->allocator, in, sizeof *in);
    vm->interpreter = NULL;
}
