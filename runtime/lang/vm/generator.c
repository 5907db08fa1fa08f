/*
 * Generators: a frame with memory of its own that is linked into the running tasklet's frames
 * while it runs. Sending, throwing and closing push that frame like a call.
 *
 * States: not started (frame, started false), suspended (frame, ip at its YIELD), running, and
 * finished (frame NULL).
 */
#include "lang/object/args.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/text.h"
#include "lang/object/type.h"
#include "lang/vm/interpreter.h"
#include "lang/vm/vm.h"

static sy_generator *to_generator(sy_value v) {
    return (sy_generator *)sy_to_object(v);
}

static uint32_t frame_size(const sy_code *code) {
    return (uint32_t)(sizeof(sy_frame) + sizeof(sy_value) * code->register_count);
}

sy_value syi_generator_call(sy_vm *vm, sy_function *function, const sy_value *args, int nargs,
                            sy_value kwnames) {
    sy_generator *g = syi_object_new(vm, vm->types.generator, sizeof *g);
    if (g == NULL) {
        return SY_NULL;
    }
    uint32_t size = frame_size(function->code);
    sy_frame *f = syi_mem_resize(vm, NULL, 0, size);
    if (f == NULL) {
        return SY_NULL;
    }
    memset(f, 0, size);
    f->size = size;
    f->function = function;
    f->ip = function->code->instructions;
    f->generator = g;
    g->frame = f;
    g->code = function->code;
    g->name = function->name;
    g->qualname = function->qualname;
    g->handled = SY_NONE;
    if (!syi_bind_arguments(vm, function, f->registers, args, nargs, kwnames)) {
        return SY_NULL;
    }
    /* Only one that may be dropped inside a try or with has anything to run then. */
    if (function->code->handler_count > 0 && !syi_gc_set_finalizable(vm, g)) {
        return SY_NULL;
    }
    return sy_from_pointer(g);
}

static void free_frame(sy_vm *vm, sy_generator *g) {
    sy_frame *f = g->frame;
    g->frame = NULL;
    syi_mem_resize(vm, f, f->size, 0);
}

/* The same of one that has not started. */
static void drop_frame(sy_vm *vm, sy_generator *g) {
    if (g->frame->object != NULL) {
        syi_frame_object_detach(vm, g->frame->object);
    }
    free_frame(vm, g);
}

void syi_generator_finish(sy_vm *vm, sy_generator *g) {
    sy_lang_tasklet *t = vm->interpreter->current;
    vm->interpreter->frame = g->frame->back;
    t->depth--;
    t->handled = g->outer_handled;
    if (g->frame->object != NULL) {
        syi_frame_object_detach(vm, g->frame->object);
    }
    free_frame(vm, g);
    g->running = false;
    g->yielding_from = SY_NULL;
}

void syi_generator_suspend(sy_vm *vm, sy_generator *g) {
    sy_lang_tasklet *t = vm->interpreter->current;
    sy_frame *f = g->frame;
    vm->interpreter->frame = f->back;
    f->back = NULL;
    t->depth--;
    g->handled = t->handled == g->outer_handled ? SY_NONE : t->handled;
    t->handled = g->outer_handled;
    g->running = false;
}

void syi_raise_frozen(sy_vm *vm) {
    syi_raise(vm, vm->types.RuntimeError,
              "code from a pickle cannot run before all of the pickle is loaded");
}

static bool make_running(sy_vm *vm, sy_generator *g, uint16_t target,
                         enum sy_on_return on_return) {
    sy_interpreter *in = vm->interpreter;
    sy_lang_tasklet *t = in->current;
    if (t->depth >= vm->recursion_limit) {
        syi_raise(vm, vm->types.RecursionError, "maximum recursion depth exceeded");
        return false;
    }
    if ((g->frame->flags & SY_FRAME_LOADED) != 0 &&
        (syi_frame_code(g->frame)->flags & SY_CODE_FROZEN) != 0) {
        syi_raise_frozen(vm);
        return false;
    }
    t->depth++;
    g->running = true;
    g->outer_handled = t->handled;
    if (g->handled != SY_NONE) {
        t->handled = g->handled;
    }
    g->frame->back = in->frame;
    g->frame->target = target;
    g->frame->on_return = (uint8_t)on_return;
    g->frame->flags = 0;
    in->frame = g->frame;
    return true;
}

static bool check_idle(sy_vm *vm, const sy_generator *g) {
    if (g->running) {
        syi_raise(vm, vm->types.ValueError, "generator already executing");
        return false;
    }
    return true;
}

sy_step syi_generator_resume(sy_vm *vm, sy_generator *g, sy_value value, uint16_t target,
                             enum sy_on_return on_return) {
    if (!check_idle(vm, g)) {
        return SY_STEP_FAILED;
    }
    if (g->frame == NULL) {
        syi_raise_stop_iteration(vm, SY_NONE);
        return SY_STEP_FAILED;
    }
    if (!g->started && value != SY_NONE) {
        syi_raise(vm, vm->types.TypeError,
                  "can't send non-None value to a just-started generator");
        return SY_STEP_FAILED;
    }
    if (!make_running(vm, g, target, on_return)) {
        return SY_STEP_FAILED;
    }
    sy_frame *f = g->frame;
    if (g->started) {
        f->registers[f->ip->a] = value;
        f->ip += syi_op_words[f->ip->op];
    }
    g->started = true;
    return SY_STEP_PUSHED;
}

sy_step syi_generator_throw(sy_vm *vm, sy_generator *g, uint16_t target,
                            enum sy_on_return on_return) {
    sy_value exc = vm->exc;
    vm->exc = SY_NULL;
    if (!check_idle(vm, g)) {
        return SY_STEP_FAILED;
    }
    vm->exc = exc;
    if (g->frame == NULL) {
        return SY_STEP_FAILED;
    }
    if (!g->started) {
        /* Raised at the `def`, in front of everything that could catch it. */
        syi_traceback_add(vm, exc, g->code, 0, g->frame->function->globals, SY_NONE);
        drop_frame(vm, g);
        return SY_STEP_FAILED;
    }
    vm->exc = SY_NULL;
    if (!make_running(vm, g, target, on_return)) {
        return SY_STEP_FAILED;
    }
    vm->exc = exc;
    syi_exception_raised(vm);
    return SY_STEP_FAILED; /* raised at the yield of what is now the running frame */
}

/* --- As an iterator, from C
 * ----------------------------------------------------------------------- */

/* Completes a resume whose frame has SY_RET_ENTRY. */
static sy_value drive_resumed(sy_vm *vm, sy_step step) {
    if (step == SY_STEP_PUSHED) {
        return syi_drive(vm);
    }
    return SY_NULL;
}

static sy_value nested_resume(sy_vm *vm, sy_generator *g, sy_value value) {
    if (!syi_nested_enter(vm)) {
        return SY_NULL;
    }
    sy_value v = drive_resumed(vm, syi_generator_resume(vm, g, value, 0, SY_RET_ENTRY));
    syi_nested_leave(vm);
    return v;
}

static sy_value generator_next(sy_vm *vm, sy_value self) {
    sy_generator *g = to_generator(self);
    if (g->frame == NULL) {
        return SY_NULL;
    }
    if (syi_need_driver(vm)) {
        return SY_NULL;
    }
    sy_value v = nested_resume(vm, g, SY_NONE);
    if (v == SY_NULL && syi_exc_matches(vm, vm->types.StopIteration)) {
        vm->exc = SY_NULL; /* exhausted */
    }
    return v;
}

static sy_value generator_iter(sy_vm *vm, sy_value self) {
    (void)vm;
    return self;
}

/* --- Methods
 * -------------------------------------------------------------------------------------- */

static sy_value pushed(sy_step step) {
    return step == SY_STEP_PUSHED ? SY_PUSHED : SY_NULL;
}

static sy_value resume_from_call(sy_vm *vm, sy_value self, sy_value value) {
    sy_interpreter *in = vm->interpreter;
    return pushed(syi_generator_resume(vm, to_generator(self), value, in->call_target,
                                       (enum sy_on_return)in->call_on_return));
}

static sy_value method_send(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs, (void)kwnames;
    return resume_from_call(vm, args[0], args[1]);
}

sy_value syi_generator_next(sy_vm *vm, sy_value generator) {
    return resume_from_call(vm, generator, SY_NONE);
}

static sy_value method_next(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs, (void)kwnames;
    return syi_generator_next(vm, args[0]);
}

/* Raises vm->exc inside g, or first in the iterator it delegates to. Runs nested on this C
 * stack. */
static sy_value throw_nested(sy_vm *vm, sy_generator *g);

/* The delegate's answer is value; g goes on after its yield from with it (on failure with
 * vm->exc). */
static sy_value continue_after_delegate(sy_vm *vm, sy_generator *g) {
    g->yielding_from = SY_NULL;
    if (!syi_exc_matches(vm, vm->types.StopIteration)) {
        return SY_NULL;
    }
    sy_value result = syi_to_exception(vm->exc)->extra[0];
    vm->exc = SY_NULL;
    return result != SY_NULL ? result : SY_NONE;
}

static sy_value throw_into_delegate(sy_vm *vm, sy_generator *g, bool *delegated) {
    sy_value delegate = g->yielding_from;
    sy_value exc = vm->exc;
    *delegated = false;
    vm->exc = SY_NULL;
    bool closing = syi_is_subtype(syi_type_of(vm, exc), vm->types.GeneratorExit);
    sy_value method =
        syi_getattr_optional(vm, delegate, syi_intern_cstr(vm, closing ? "close" : "throw"));
    if (method == SY_NULL && closing && vm->exc != SY_NULL && vm->exc != SY_RETRY) {
        sy_value problem = vm->exc;
        vm->exc = SY_NULL;
        syi_write_unraisable(vm, problem, delegate);
        vm->exc = exc;
        return SY_NULL;
    }
    if (method == SY_NULL) {
        vm->exc = vm->exc != SY_NULL ? vm->exc : exc;
        return SY_NULL;
    }
    sy_value keep[3] = {sy_from_pointer(g), exc, delegate};
    sy_roots roots;
    syi_roots_enter(vm, &roots, keep, 3);
    g->running = true;
    sy_value v = vm->call(vm, method, &exc, closing ? 0 : 1, SY_NULL);
    g->running = false;
    syi_roots_leave(vm, &roots);
    if (closing) {
        vm->exc = v != SY_NULL ? exc : vm->exc;
        return SY_NULL;
    }
    *delegated = true;
    return v;
}

static sy_value throw_nested(sy_vm *vm, sy_generator *g) {
    if (g->frame != NULL && !g->running && g->yielding_from != SY_NULL) {
        bool delegated;
        sy_value v = throw_into_delegate(vm, g, &delegated);
        if (v != SY_NULL) {
            return v;
        }
        if (delegated) {
            sy_value result = continue_after_delegate(vm, g);
            if (result != SY_NULL) {
                return syi_generator_finish_delegation(vm, g, result);
            }
        }
        g->yielding_from = SY_NULL;
    }
    if (!syi_nested_enter_raising(vm)) {
        return SY_NULL;
    }
    const sy_frame *before = vm->interpreter->frame;
    sy_value v = SY_NULL;
    syi_generator_throw(vm, g, 0, SY_RET_ENTRY);
    if (vm->interpreter->frame != before) {
        v = syi_drive(vm);
    }
    syi_nested_leave(vm);
    return v;
}

/* SEND stands in front of the YIELD g is suspended at: goes on where SEND jumps when done. */
sy_value syi_generator_finish_delegation(sy_vm *vm, sy_generator *g, sy_value result) {
    sy_frame *f = g->frame;
    const sy_instr *send = f->ip;
    while (send->op != SY_OP_SEND) {
        send--;
    }
    if (!syi_nested_enter(vm)) {
        return SY_NULL;
    }
    sy_value v = SY_NULL;
    if (make_running(vm, g, 0, SY_RET_ENTRY)) {
        f->registers[send->a + 1] = result;
        f->ip = send + 1 + syi_instr_wide(send);
        v = syi_drive(vm);
    }
    syi_nested_leave(vm);
    return v;
}

static sy_value method_throw(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_value value = nargs > 2 ? args[2] : SY_NONE;
    sy_value exc = syi_exception_make(vm, args[1], value);
    if (exc == SY_NULL) {
        return SY_NULL;
    }
    if (nargs > 3 && args[3] != SY_NONE) {
        if (!syi_is_type(args[3], vm->types.traceback)) {
            return syi_raise(vm, vm->types.TypeError,
                             "throw() third argument must be a traceback object");
        }
        syi_to_exception(exc)->traceback = args[3];
    }
    vm->exc = exc;
    return throw_nested(vm, to_generator(args[0]));
}

static sy_value method_close(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs, (void)kwnames;
    sy_generator *g = to_generator(args[0]);
    if (g->frame == NULL) {
        return SY_NONE;
    }
    if (!check_idle(vm, g)) {
        return SY_NULL;
    }
    if (!g->started) {
        drop_frame(vm, g);
        return SY_NONE;
    }
    vm->exc = syi_exception_new(vm, vm->types.GeneratorExit, NULL);
    if (throw_nested(vm, g) != SY_NULL) {
        return syi_raise(vm, vm->types.RuntimeError, "generator ignored GeneratorExit");
    }
    if (syi_exc_matches(vm, vm->types.GeneratorExit) ||
        syi_exc_matches(vm, vm->types.StopIteration)) {
        vm->exc = SY_NULL;
        return SY_NONE;
    }
    return SY_NULL;
}

static sy_value generator_repr(sy_vm *vm, sy_value self) {
    char address[SY_ADDRESS_SIZE];
    return syi_str_format(vm, "<generator object %U at %s>", to_generator(self)->qualname,
                          syi_address(self, address));
}

static void generator_visit(void *self, sy_visitor *v) {
    sy_generator *g = self;
    syi_visit_object(v, g->code);
    syi_visit(v, g->name);
    syi_visit(v, g->qualname);
    syi_visit(v, g->yielding_from);
    syi_visit(v, g->handled);
    syi_visit(v, g->outer_handled);
    if (g->frame != NULL) {
        syi_visit_frame(v, g->frame);
    }
}

static void generator_free(sy_vm *vm, void *self) {
    sy_generator *g = self;
    if (g->frame == NULL) {
        return;
    }
    syi_frame_object_cut(g->frame);
    if (g->running && (g->frame->flags & SY_FRAME_LOADED) == 0) {
        /* A tasklet that is dropped as well has the frame among its own. */
        g->frame->generator = NULL;
        g->frame->flags |= SY_FRAME_ORPHAN;
        return;
    }
    free_frame(vm, g);
}

static sy_value get_frame(sy_vm *vm, sy_value self) {
    sy_generator *g = to_generator(self);
    return g->frame != NULL ? syi_frame_object_get(vm, g->frame) : SY_NONE;
}

static sy_value get_running(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_bool(to_generator(self)->running);
}

static sy_value get_suspended(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_generator *g = to_generator(self);
    return sy_from_bool(g->frame != NULL && g->started && !g->running);
}

static sy_value get_code(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_pointer(to_generator(self)->code);
}

static sy_value get_yieldfrom(sy_vm *vm, sy_value self) {
    (void)vm;
    const sy_generator *g = to_generator(self);
    return g->yielding_from != SY_NULL && !g->running ? g->yielding_from : SY_NONE;
}

static sy_value get_name(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_generator(self)->name;
}

static sy_value get_qualname(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_generator(self)->qualname;
}

static bool set_text(sy_vm *vm, sy_value *slot, sy_value value, const char *what) {
    if (value == SY_NULL || !syi_is_str(value)) {
        syi_raise(vm, vm->types.TypeError, "%s must be set to a string object", what);
        return false;
    }
    *slot = value;
    return true;
}

static bool set_name(sy_vm *vm, sy_value self, sy_value value) {
    return set_text(vm, &to_generator(self)->name, value, "__name__");
}

static bool set_qualname(sy_vm *vm, sy_value self, sy_value value) {
    return set_text(vm, &to_generator(self)->qualname, value, "__qualname__");
}

static const sy_fn_def methods[] = {
    {"send", method_send, 1, 1, SY_FN_PUSHES, false, "send(arg)"},
    {"__next__", method_next, 0, 0, SY_FN_PUSHES, false, "__next__($self, /)"},
    {"throw", method_throw, 1, 3, SY_FN_REENTRANT, false, "throw(value)"},
    {"close", method_close, 0, 0, SY_FN_REENTRANT, false, "close()"},
    {0},
};

static const sy_getset_def getsets[] = {
    {"gi_frame", get_frame, NULL, NULL},
    {"gi_running", get_running, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL},
    {"gi_code", get_code, NULL, NULL},
    {"gi_yieldfrom", get_yieldfrom, NULL, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {0},
};

const sy_type_def syi_type_generator = {
    .name = "generator",
    .size = sizeof(sy_generator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = generator_visit,
              .free = generator_free,
              .repr = generator_repr,
              .iter = generator_iter,
              .next = generator_next},
    .methods = methods,
    .getsets = getsets,
};
