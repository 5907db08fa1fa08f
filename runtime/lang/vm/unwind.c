/* Exceptions: who handles one, what a frame does when one passes, and context chaining. */
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/vm/vm.h"

static const sy_handler *find_handler(const sy_code *code, uint32_t index) {
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const sy_handler *h = &code->handlers[i];
        if (index >= h->start && index < h->end) {
            return h;
        }
    }
    return NULL;
}

/* A raise that continues one which passed this frame before adds no second traceback entry. */
static bool is_reraise(const sy_instr *i) {
    return i->op == SY_OP_RERAISE || (i->op == SY_OP_RAISE && i->x == 0);
}

static void add_traceback(sy_vm *vm, const sy_frame *f, uint32_t index) {
    sy_value exc = vm->exc;
    if (f->function == vm->interpreter->bootstrap) {
        return;
    }
    vm->exc = SY_NULL;
    sy_value frame = f->object != NULL ? sy_from_pointer(f->object) : SY_NONE;
    syi_traceback_add(vm, exc, f->function->code, index, f->function->globals, frame);
    vm->exc = exc; /* without memory the traceback stays shorter */
}

/* StopIteration must not leave a generator: it would end its caller's loop. */
static void convert_stop_iteration(sy_vm *vm) {
    sy_value cause = vm->exc;
    if (!syi_exc_matches(vm, vm->types.StopIteration)) {
        return;
    }
    vm->exc = SY_NULL;
    syi_raise(vm, vm->types.RuntimeError, "generator raised StopIteration");
    if (syi_is_exception(vm->exc) && vm->exc != vm->memory_error) {
        sy_exception *e = syi_to_exception(vm->exc);
        e->cause = cause;
        e->context = cause;
        e->suppress_context = true;
    }
}

/* The loop of the frame below ends: its iterator's __next__ has raised StopIteration. */
static bool ends_iteration(sy_vm *vm, int on_return) {
    sy_interpreter *in = vm->interpreter;
    if (on_return != SY_RET_ITERATION || !syi_exc_matches(vm, vm->types.StopIteration)) {
        return false;
    }
    const sy_instr *i = in->frame->ip;
    vm->exc = SY_NULL;
    in->jump = i + 1 + syi_instr_wide(i);
    return true;
}

static void leave_frame(sy_vm *vm, sy_frame *f) {
    if (f->generator != NULL) {
        bool delegate = f->on_return == SY_RET_SEND;
        convert_stop_iteration(vm);
        syi_generator_finish(vm, f->generator);
        if (delegate) {
            vm->interpreter->frame->generator->yielding_from = SY_NULL;
        }
        return;
    }
    sy_frame *back = f->back;
    syi_frame_pop(vm, f);
    vm->interpreter->frame = back;
}

sy_unwound syi_unwind(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    bool reraise = is_reraise(in->frame->ip);
    for (;;) {
        sy_frame *f = in->frame;
        const sy_code *code = f->function->code;
        uint32_t index = (uint32_t)(f->ip - code->instructions);
        if (!reraise) {
            add_traceback(vm, f, index);
        }
        reraise = false;
        const sy_handler *h = find_handler(code, index);
        if (h != NULL) {
            f->registers[h->reg] = vm->exc;
            vm->exc = SY_NULL;
            in->jump = code->instructions + h->target;
            return SY_UNWOUND_CAUGHT;
        }
        int on_return = f->on_return;
        bool entry = on_return == SY_RET_ENTRY || (f->flags & SY_FRAME_ENTRY) != 0;
        leave_frame(vm, f);
        if (entry) {
            return SY_UNWOUND_ENTRY;
        }
        if (on_return == SY_RET_END) {
            return SY_UNWOUND_END;
        }
        if (ends_iteration(vm, on_return)) {
            return SY_UNWOUND_CAUGHT;
        }
    }
}

/* vm->raised: __context__ of a fresh exception is what its tasklet is handling. */
void syi_exception_raised(sy_vm *vm) {
    const sy_lang_tasklet *t = vm->interpreter->current;
    if (t == NULL || t->handled == SY_NONE || t->handled == vm->exc ||
        !syi_is_exception(vm->exc) || vm->exc == vm->memory_error) {
        return;
    }
    /* The exception may already stand in the chain of the handled one: cut it there. */
    sy_exception *e = syi_to_exception(t->handled), *slow = e;
    for (bool step = false; syi_is_exception(e->context); step = !step) {
        if (e->context == vm->exc) {
            e->context = SY_NONE;
            break;
        }
        e = syi_to_exception(e->context);
        if (step) {
            slow = syi_to_exception(slow->context);
        }
        if (e == slow) {
            break; /* the program has made the chain a ring */
        }
    }
    syi_to_exception(vm->exc)->context = t->handled;
}
