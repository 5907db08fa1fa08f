/* What happens at safepoints: collection, finalisers, weak reference callbacks; the VM's roots.
 */
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/vm/vm.h"

/* Registers that may still be read. Temporaries are allocated like a stack and a call takes the
 * topmost ones, so above its arguments there is only what earlier instructions left behind. */
static uint32_t live_registers(const sy_frame *f, const sy_code *code) {
    const sy_instr *i = f->ip;
    uint32_t top = code->register_count;
    switch (i->op) {
    case SY_OP_CALL:
        top = (uint32_t)i->a + 1 + i->b;
        break;
    case SY_OP_CALLMETHOD:
        top = (uint32_t)i->a + 2 + i->b;
        break;
    case SY_OP_CALLEX:
        top = (uint32_t)i->a + 3;
        break;
    default:
        break;
    }
    return top < code->register_count ? top : code->register_count;
}

void syi_visit_frame(sy_visitor *v, const sy_frame *f) {
    const sy_code *code = f->function->code;
    syi_visit_object(v, f->function);
    syi_visit(v, f->names);
    syi_visit(v, f->extra);
    syi_visit_object(v, f->generator);
    syi_visit_object(v, f->object);
    uint32_t live = live_registers(f, code);
    syi_visit_values(v, f->registers, live);
    /* What the others hold may be swept now, and a later collection must not find it there. */
    memset((sy_value *)(uintptr_t)f->registers + live, 0,
           (code->register_count - live) * sizeof(sy_value));
}

void syi_visit_frames(sy_visitor *v, const sy_frame *top) {
    for (const sy_frame *f = top; f != NULL; f = f->back) {
        syi_visit_frame(v, f);
    }
}

void syi_visit_roots(sy_visitor *v, const sy_roots *roots) {
    for (; roots != NULL; roots = roots->previous) {
        syi_visit_values(v, roots->values, roots->count);
    }
}

static void visit_kept(sy_tasklet *t, void *visitor) {
    if (syi_is_lang_tasklet(t)) {
        syi_visit_object(visitor, syi_lang_tasklet(t));
    }
}

/* Registered with the collector: everything the interpreter itself holds. */
void syi_interpreter_visit(void *arg, sy_visitor *v) {
    sy_vm *vm = arg;
    sy_interpreter *in = vm->interpreter;
    if (in->current != NULL) {
        in->current->top = in->frame;
        syi_visit_object(v, in->current);
    }
    syi_visit_roots(v, vm->roots);
    syi_visit(v, vm->exc);
    syi_visit(v, in->result);
    syi_visit(v, in->error_handler);
    syi_visit(v, in->build_class);
    syi_visit(v, in->import_function);
    syi_visit_object(v, in->bootstrap);
    syi_visit_object(v, in->tasklet_type);
    syi_visit_object(v, in->channel_type);
    syi_visit(v, in->send_method);
    syi_visit(v, in->receive_method);
    syi_visit(v, in->schedule_function);
    syi_runtime_visit(vm->rt, visit_kept, v);
}

bool syi_safepoint(sy_vm *vm) {
    syi_gc_collect(vm);
    vm->interpreter->finalizers_due = true;
    return !vm->interpreter->in_finalizer;
}

size_t syi_collect_now(sy_vm *vm) {
    size_t freed = syi_gc_collect(vm);
    vm->interpreter->finalizers_due = true;
    return freed;
}

static void report_unraisable(sy_vm *vm, sy_value where) {
    sy_value exc = vm->exc;
    vm->exc = SY_NULL;
    syi_write_unraisable(vm, exc, where);
    vm->exc = SY_NULL;
}

/* A generator that is dropped runs its finally blocks; a tasklet is killed; others have
 * __del__. */
static void finalize(sy_vm *vm, sy_value object) {
    sy_type *type = syi_type_of(vm, object);
    if (type == vm->types.generator) {
        syi_call_method(vm, object, vm->names.close, NULL, 0);
    } else if (type->flags & SY_TYPE_IS_TASKLET) {
        syi_tasklet_orphaned(vm, (sy_lang_tasklet *)sy_to_object(object));
    }
    if (vm->exc == SY_NULL) {
        syi_call_special(vm, object, SY_SPECIAL_DEL, NULL, 0);
    }
    if (vm->exc != SY_NULL) {
        report_unraisable(vm, object);
    }
}

static void run_finalizers(sy_vm *vm) {
    sy_value object;
    sy_roots roots;
    syi_roots_enter(vm, &roots, &object, 1);
    while ((object = syi_gc_next_finalizable(vm)) != SY_NULL) {
        finalize(vm, object);
    }
    syi_roots_leave(vm, &roots);
    sy_value pair[2];
    syi_roots_enter(vm, &roots, pair, 2);
    while (syi_weakref_next_callback(vm, &pair[0], &pair[1])) {
        if (vm->call(vm, pair[0], &pair[1], 1, SY_NULL) == SY_NULL) {
            report_unraisable(vm, pair[0]);
        }
    }
    syi_roots_leave(vm, &roots);
}

void syi_safepoint_drive(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    if (!in->finalizers_due || in->in_finalizer) {
        return;
    }
    in->finalizers_due = false;
    in->in_finalizer = true;
    sy_value result = in->result;
    sy_roots roots;
    syi_roots_enter(vm, &roots, &result, 1);
    run_finalizers(vm);
    syi_roots_leave(vm, &roots);
    in->result = result;
    in->in_finalizer = false;
}
