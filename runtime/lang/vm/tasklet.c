/*
 * Language tasklets as core sees them: the exec table, their start, their slot, their end.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/vm.h"

/* --- The slot
 * ------------------------------------------------------------------------------------- */

sy_payload syi_payload_exception(sy_value exc) {
    return syi_exception(exc);
}

sy_payload syi_payload_value(sy_value v) {
    return v == SY_NONE ? syi_nothing() : syi_value(v);
}

static sy_type *status_type(sy_vm *vm, sy_status status) {
    const char *name = sy_status_exception(status);
    if (strcmp(name, "TaskletExit") == 0) {
        return vm->types.TaskletExit;
    }
    sy_value type = syi_dict_get_cstr(vm, vm->builtins, name);
    return type != SY_NULL ? syi_to_type(type) : vm->types.RuntimeError;
}

sy_value syi_raise_status(sy_vm *vm, sy_status status) {
    if (status == SY_E_NOMEM || status == SY_E_MEMORY_LIMIT) {
        return syi_raise_memory(vm);
    }
    sy_type *type = status_type(vm, status);
    bool bare = type == vm->types.TaskletExit || type == vm->types.StopIteration;
    sy_value exc = syi_exception_new(vm, type, bare ? NULL : sy_status_text(status));
    if (exc != SY_NULL) {
        if (status == SY_E_DEADLOCK || status == SY_E_MAIN_RECEIVING ||
            status == SY_E_MAIN_SENDING) {
            syi_explain_deadlock(vm, exc, status);
        }
        vm->exc = exc;
        syi_exception_raised(vm);
    }
    return SY_NULL;
}

sy_value syi_payload_read(sy_vm *vm, sy_payload p, bool *is_exception) {
    *is_exception = syi_payload_raises(p);
    switch (p.kind) {
    case SY_VALUE:
    case SY_EXCEPTION:
        return sy_is_marker(p.word) ? SY_NONE : p.word;
    case SY_TASKLET: {
        sy_tasklet *t = syi_payload_tasklet(p);
        return syi_is_lang_tasklet(t) ? sy_from_pointer(syi_lang_tasklet(t)) : SY_NONE;
    }
    case SY_STATUS: {
        sy_value saved = vm->exc;
        vm->exc = SY_NULL;
        syi_raise_status(vm, syi_payload_status(p));
        sy_value exc = vm->exc;
        vm->exc = saved;
        return exc;
    }
    default:
        return SY_NONE;
    }
}

sy_value syi_take_slot(sy_vm *vm, sy_lang_tasklet *t) {
    sy_payload p = syi_slot_take(&t->core);
    if (p.kind == SY_NOTHING) {
        return SY_NONE;
    }
    if (p.kind == SY_VALUE && !sy_is_marker(p.word)) {
        return p.word;
    }
    bool raises;
    sy_value v = syi_payload_read(vm, p, &raises);
    if (raises) {
        vm->exc = v;
        return SY_NULL;
    }
    return v;
}

sy_value syi_op_result(sy_vm *vm, sy_status status) {
    if (status == SY_SWITCHED) {
        return SY_SWITCH;
    }
    if (status < 0) {
        return syi_raise_status(vm, status);
    }
    return syi_take_slot(vm, vm->interpreter->current);
}

/* --- Start
 * ---------------------------------------------------------------------------------------- */

static bool push_bootstrap(sy_vm *vm, sy_lang_tasklet *t) {
    sy_frame *f = syi_frame_new(vm, vm->interpreter->bootstrap);
    if (f == NULL) {
        return false;
    }
    t->depth = 0; /* not a frame of the program */
    f->registers[0] = t->function;
    f->registers[1] = t->args != SY_NULL ? t->args : vm->empty_tuple;
    f->registers[2] = t->kwargs;
    f->on_return = SY_RET_END;
    vm->interpreter->frame = f;
    return true;
}

static bool is_plain_function(const sy_vm *vm, sy_value v) {
    return syi_is_type(v, vm->types.function) &&
           !(((sy_function *)sy_to_object(v))->code->flags & SY_CODE_GENERATOR);
}

bool syi_tasklet_begin(sy_vm *vm, sy_lang_tasklet *t) {
    sy_interpreter *in = vm->interpreter;
    in->frame = NULL;
    t->depth = 0;
    t->core.nesting = 0; /* one that was unpickled says here what it once had */
    t->handled = SY_NONE;
    t->finished = false;
    bool keywords = t->kwargs != SY_NULL && syi_to_dict(t->kwargs)->length > 0;
    if (keywords || !is_plain_function(vm, t->function)) {
        return push_bootstrap(vm, t);
    }
    const sy_tuple *args = t->args != SY_NULL ? syi_to_tuple(t->args) : NULL;
    sy_step step = syi_push_function(
        vm, (sy_function *)sy_to_object(t->function), args != NULL ? args->items : NULL,
        args != NULL ? (int)args->length : 0, SY_NULL, 0, SY_RET_END);
    return step == SY_STEP_PUSHED;
}

/* --- End
 * ------------------------------------------------------------------------------------------ */

static bool ends_silently(sy_vm *vm, const sy_lang_tasklet *t) {
    bool main = (t->core.flags & SYI_MAIN) != 0;
    if (syi_exc_matches(vm, vm->types.TaskletExit)) {
        return !main;
    }
    return syi_exc_matches(vm, vm->types.SystemExit) && t->core.thread->id != 1;
}

static void call_error_handler(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    sy_value exc = vm->exc;
    sy_exception *e = syi_to_exception(exc);
    sy_value args[3] = {sy_from_pointer(syi_type_of(vm, exc)), exc, e->traceback};
    vm->exc = SY_NULL;
    vm->call(vm, in->error_handler, args, 3, SY_NULL);
}

void syi_tasklet_finish(sy_vm *vm, sy_lang_tasklet *t) {
    sy_interpreter *in = vm->interpreter;
    bool main = (t->core.flags & SYI_MAIN) != 0;
    in->frame = NULL;
    t->handled = SY_NONE;
    t->depth = 0; /* a bottom frame that was not counted has been taken off */
    if (vm->exc != SY_NULL && ends_silently(vm, t)) {
        vm->exc = SY_NULL;
    }
    if (vm->exc != SY_NULL && !main && in->error_handler != SY_NONE &&
        !syi_exc_matches(vm, vm->types.SystemExit)) {
        call_error_handler(vm);
    }
    sy_payload result = vm->exc != SY_NULL ? syi_exception(vm->exc) : syi_nothing();
    vm->exc = SY_NULL;
    t->top = NULL;
    t->finished = true;
    in->current = NULL;
    syi_tasklet_end(&t->core, result);
}

static void forget_callable(sy_lang_tasklet *t) {
    t->function = SY_NULL;
    t->args = SY_NULL;
    t->kwargs = SY_NULL;
}

void syi_tasklet_drop_frames(sy_vm *vm, sy_lang_tasklet *t) {
    for (sy_frame *f = t->top; f != NULL;) {
        sy_frame *back = f->back;
        if (f->object != NULL) {
            syi_frame_object_detach(vm, f->object);
        }
        if (f->generator != NULL) {
            sy_generator *g = f->generator;
            g->frame = NULL;
            g->running = false;
            syi_mem_resize(vm, f, f->size, 0);
        } else if ((f->flags & SY_FRAME_ORPHAN) != 0) {
            syi_mem_resize(vm, f, f->size, 0);
        }
        f = back;
    }
    t->top = NULL;
    t->depth = 0;
    t->handled = SY_NONE;
    syi_stack_free(vm, t);
}

/* --- The exec table
 * ------------------------------------------------------------------------------- */

static sy_vm *vm_of(const sy_tasklet *t) {
    return t->thread->rt->vm;
}

static const sy_frame *where_frame(const sy_tasklet *core) {
    const sy_interpreter *in = vm_of(core)->interpreter;
    const sy_lang_tasklet *t =
        (const sy_lang_tasklet *)(const void *)((const char *)core -
                                                offsetof(sy_lang_tasklet, core));
    const sy_frame *f = t == in->current ? in->frame : t->top;
    return f != NULL && f->function == in->bootstrap ? f->back : f;
}

static uint32_t exec_where(const sy_tasklet *t, uint16_t *file) {
    const sy_frame *f = where_frame(t);
    *file = 0;
    if (f == NULL) {
        return 0;
    }
    *file = (uint16_t)syi_frame_code(f)->trace_file;
    return syi_frame_line(f);
}

static void exec_release(sy_tasklet *core) {
    sy_lang_tasklet *t = syi_lang_tasklet(core);
    forget_callable(t);
    syi_stack_free(vm_of(core), t);
    sy_interpreter *in = vm_of(core)->interpreter;
    in->ended_watched |= (t->head.flags & SY_OBJ_WEAKREF) != 0;
    if (t->head.type == in->tasklet_type) {
        t->head.flags &= ~(uint32_t)SY_OBJ_FINALIZABLE; /* until it is bound again */
    }
}

static void exec_destroy(sy_tasklet *core) {
    sy_lang_tasklet *t = syi_lang_tasklet(core);
    syi_tasklet_drop_frames(vm_of(core), t);
    forget_callable(t);
}

const sy_exec syi_lang_exec = {
    .name = "language",
    .resume = syi_drive_base,
    .where = exec_where,
    .release = exec_release,
    .destroy = exec_destroy,
};

uint32_t syi_tasklet_line(const sy_lang_tasklet *t) {
    uint16_t file;
    return exec_where(&t->core, &file);
}

/* --- As objects
 * ----------------------------------------------------------------------------------- */

static bool raise_if_failed(sy_vm *vm, sy_status status) {
    if (status < 0) {
        syi_raise_status(vm, status);
        return true;
    }
    return false;
}

sy_value syi_lang_tasklet_new(sy_vm *vm, sy_type *type) {
    sy_lang_tasklet *t = syi_object_new(vm, type, type->size);
    if (t == NULL) {
        return SY_NULL;
    }
    t->handled = SY_NONE;
    if (raise_if_failed(vm, sy_tasklet_init(vm->rt, &t->core, &syi_lang_exec))) {
        return SY_NULL;
    }
    return sy_from_pointer(t);
}

static void visit_payload(sy_visitor *v, sy_payload p) {
    if (p.kind == SY_VALUE || p.kind == SY_EXCEPTION) {
        syi_visit(v, p.word);
    } else if (p.kind == SY_TASKLET && syi_is_lang_tasklet(syi_payload_tasklet(p))) {
        syi_visit_object(v, syi_lang_tasklet(syi_payload_tasklet(p)));
    }
}

static void visit_queued(sy_tasklet *t, void *visitor) {
    if (syi_is_lang_tasklet(t)) {
        syi_visit_object(visitor, syi_lang_tasklet(t));
    }
}

void syi_lang_tasklet_visit(void *self, sy_visitor *v) {
    sy_lang_tasklet *t = self;
    syi_visit(v, t->function);
    syi_visit(v, t->args);
    syi_visit(v, t->kwargs);
    syi_visit(v, t->handled);
    syi_visit_tasklet_frames(v, t);
    syi_visit_roots(v, t->roots);
    visit_payload(v, t->core.temp);
    /* A channel is not kept by those who wait on it (their frames keep it if they can). */
    if (t->head.type->attrs_offset != 0) {
        syi_attrs_visit(v, syi_attrs(sy_from_pointer(t)));
    }
}

void syi_lang_tasklet_free(sy_vm *vm, void *self) {
    sy_lang_tasklet *t = self;
    if (t->core.thread == NULL) {
        return; /* its initialisation failed */
    }
    for (sy_frame *f = t->top; f != NULL; f = f->back) {
        syi_frame_object_cut(f);
    }
    syi_tasklet_drop_frames(vm, t);
    sy_tasklet_deinit(&t->core);
    if (t->head.type->attrs_offset != 0) {
        syi_attrs_free(vm, syi_attrs(sy_from_pointer(t)));
    }
}

sy_value syi_lang_channel_new(sy_vm *vm, sy_type *type) {
    sy_lang_channel *c = syi_object_new(vm, type, type->size);
    if (c == NULL) {
        return SY_NULL;
    }
    sy_channel_init(vm->rt, &c->core);
    return sy_from_pointer(c);
}

void syi_lang_channel_visit(void *self, sy_visitor *v) {
    sy_lang_channel *c = self;
    syi_channel_visit(&c->core, visit_queued, v);
    if (c->head.type->attrs_offset != 0) {
        syi_attrs_visit(v, syi_attrs(sy_from_pointer(c)));
    }
}

void syi_lang_channel_free(sy_vm *vm, void *self) {
    sy_lang_channel *c = self;
    if (c->core.rt == NULL) {
        return;
    }
    sy_channel_deinit(&c->core);
    if (c->head.type->attrs_offset != 0) {
        syi_attrs_free(vm, syi_attrs(sy_from_pointer(c)));
    }
}

/* --- Dropped tasklets
 * ----------------------------------------------------------------------------- */

/* How often one that refuses to die is killed, counted in flags of the language's. */
enum { KILL_ATTEMPTS = 10, ATTEMPT = SYI_LANG1, ATTEMPTS_MASK = 15 * SYI_LANG1 };

/* One with a C stack must not be freed: the stack would never be unwound. It is killed again,
 * and after too many times left alone for good. Returns whether to kill it. */
static bool insist(sy_vm *vm, sy_lang_tasklet *t) {
    if (t->core.fiber == NULL) {
        return true;
    }
    if (!syi_gc_set_finalizable(vm, t)) {
        vm->exc = SY_NULL; /* no memory: then its stack goes without being unwound */
    }
    uint32_t attempts = t->core.flags & ATTEMPTS_MASK;
    if (attempts == KILL_ATTEMPTS * ATTEMPT) {
        return false;
    }
    t->core.flags += ATTEMPT;
    return true;
}

void syi_tasklet_orphaned(sy_vm *vm, sy_lang_tasklet *t) {
    /* Scheduled and main tasklets are kept by the runtime, so it is paused or blocked. One that
     * never ran has nothing to clean up. */
    if (!syi_is_alive(&t->core) || !(t->core.flags & SYI_STARTED) || t->top == NULL ||
        !insist(vm, t)) {
        return;
    }
    if (vm->interpreter->leak_hook != SY_NONE) {
        sy_value leaked = sy_from_pointer(t);
        vm->call(vm, vm->interpreter->leak_hook, &leaked, 1, SY_NULL);
    }
    sy_status status = syi_op_kill(&t->core, true);
    if (status < 0 && vm->exc == SY_NULL) {
        syi_raise_status(vm, status);
    }
}
