/* What happens at safepoints: collection, finalisers, weak reference callbacks; the VM's roots.
 */
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

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
    case SY_OP_DELLOCAL:
    case SY_OP_DELCELL:
    case SY_OP_DELFREE:
        top = i->b;
        break;
    case SY_OP_DELGLOBAL:
    case SY_OP_DELNAME:
        top = i->a;
        break;
    default:
        break;
    }
    return top < code->register_count ? top : code->register_count;
}

static void visit_frame(sy_visitor *v, const sy_frame *f, uint32_t live) {
    const sy_code *code = f->function->code;
    syi_visit_object(v, f->function);
    syi_visit(v, f->names);
    syi_visit(v, f->extra);
    syi_visit_object(v, f->generator);
    syi_visit_object(v, f->object);
    syi_visit_values(v, f->registers, live);
    /* What the others hold may be swept now, and a later collection must not find it there. */
    memset((sy_value *)(uintptr_t)f->registers + live, 0,
           (code->register_count - live) * sizeof(sy_value));
}

void syi_visit_frame(sy_visitor *v, const sy_frame *f) {
    visit_frame(v, f, live_registers(f, f->function->code));
}

static bool is_call(const sy_instr *i) {
    return i->op == SY_OP_CALL || i->op == SY_OP_CALLMETHOD || i->op == SY_OP_CALLEX;
}

void syi_visit_tasklet_frames(sy_visitor *v, const sy_lang_tasklet *t) {
    const sy_frame *f = t->top;
    /* Softly suspended in a call: the call is over but for its result, its arguments are not
     * needed any more. */
    if (f != NULL && t != v->vm->interpreter->current && t->core.fiber == NULL &&
        t->resume == SY_RESUME_RESULT && is_call(f->ip)) {
        visit_frame(v, f, f->ip->a);
        f = f->back;
    }
    for (; f != NULL; f = f->back) {
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
    syi_visit(v, in->leak_hook);
    syi_visit(v, in->build_class);
    syi_visit(v, in->import_function);
    syi_visit_object(v, in->bootstrap);
    syi_visit_object(v, in->tasklet_type);
    syi_visit_object(v, in->channel_type);
    syi_attr_entries_clear(v->vm);
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

/* --- Prompt release ---
 * Programs written for reference counts expect that what they delete is gone at once, if they
 * can tell: it has weak references or a finaliser. So that is when a collection comes early.
 */

/* How many such collections there may be between two ordinary ones, and the heap from which on
 * they would take too long. */
enum { PROMPT_COLLECTIONS = 200, PROMPT_HEAP = 8 << 20 };

bool syi_is_watched(sy_value v) {
    return sy_is_pointer(v) && v != SY_NULL &&
           (sy_to_object(v)->flags & (SY_OBJ_WEAKREF | SY_OBJ_FINALIZABLE)) != 0;
}

void syi_release_early(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    if (in->ordinary_collections != vm->gc.collections) {
        in->early_collections = 0;
    }
    if (in->early_collections < PROMPT_COLLECTIONS && vm->gc.live_bytes < PROMPT_HEAP &&
        vm->gc.enabled) {
        in->early_collections++;
        in->result = SY_NONE; /* of an earlier call: nobody waits for it any more */
        syi_collect_now(vm);
    }
    in->ordinary_collections = vm->gc.collections;
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
        const sy_frame *f = ((sy_generator *)sy_to_object(object))->frame;
        if (f != NULL && (f->flags & SY_FRAME_LOADED) != 0) {
            return; /* nothing in a pickle runs unless the program wants it to */
        }
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
