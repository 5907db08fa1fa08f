/*
 * The driver: runs the loop, and does between two runs of it what must not have the loop below
 * it on the C stack. At the base of the hub it also takes up the next soft tasklet.
 */
#include "lang/object/error.h"
#include "lang/object/type.h"
#include "lang/vm/slow.h"

/* Called through pointers the optimiser cannot see through: inlined into a function that may
 * unwind (wasm-opt inlines what has one caller), a loop would be instrumented by Asyncify. */
typedef sy_loop_exit (*loop_function)(sy_vm *vm);
static const volatile loop_function fast_loop = syi_loop_fast;
static const volatile loop_function exact_loop = syi_loop_exact;

static sy_loop_exit run_loop(sy_vm *vm) {
    vm->in_loop = true;
    sy_loop_exit why = vm->rt->exact ? exact_loop(vm) : fast_loop(vm);
    vm->in_loop = false;
    return why;
}

void syi_park(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    sy_lang_tasklet *t = in->current;
    t->top = in->frame;
    t->roots = vm->roots;
    t->c_depth = vm->c_depth;
    in->current = NULL;
    syi_hub_park(&t->core);
    in->current = t;
    in->frame = t->top;
    vm->roots = t->roots;
    vm->c_depth = t->c_depth;
    t->roots = NULL;
    vm->in_loop = false;
}

/* Ctrl-C goes to the main tasklet of the initial thread, whatever it is doing. */
static bool takes_interrupt(sy_vm *vm, const sy_lang_tasklet *t) {
    sy_interpreter *in = vm->interpreter;
    if (!in->interrupt || !(t->core.flags & SYI_MAIN) || t->core.thread->id != 1) {
        return false;
    }
    in->interrupt = false;
    vm->exc = syi_exception_new(vm, vm->types.KeyboardInterrupt, NULL);
    return true;
}

/* A channel iterated by a for loop: its sender may end the loop with StopIteration. */
static bool ends_loop(sy_vm *vm, sy_frame *f) {
    const sy_instr *i = f->ip;
    if (i->op != SY_OP_FORITER || !syi_exc_matches(vm, vm->types.StopIteration)) {
        return false;
    }
    vm->exc = SY_NULL;
    f->ip = i + 1 + syi_instr_wide(i);
    return true;
}

/* Gives the running tasklet what it was waiting for. False: it is an exception, in vm->exc. */
static bool deliver(sy_vm *vm, sy_lang_tasklet *t) {
    sy_value v = syi_take_slot(vm, t);
    sy_frame *f = vm->interpreter->frame;
    if (v == SY_NULL) {
        return t->resume == SY_RESUME_RESULT && ends_loop(vm, f);
    }
    if (takes_interrupt(vm, t)) {
        return false;
    }
    if (t->resume == SY_RESUME_RESULT) {
        f->registers[t->resume_register] = v;
        f->ip += syi_op_words[f->ip->op];
    }
    return true;
}

/* Makes t, which is current, the running language tasklet. False: vm->exc is raised in it. */
static bool activate(sy_vm *vm, sy_lang_tasklet *t) {
    sy_interpreter *in = vm->interpreter;
    in->current = t;
    in->frame = t->top;
    vm->roots = NULL;
    vm->c_depth = 0;
    if (t->top != NULL) {
        return deliver(vm, t);
    }
    /* Not started: an exception in the slot ends it without entering its function. */
    return syi_take_slot(vm, t) != SY_NULL && syi_tasklet_begin(vm, t);
}

/* The next step after one outside the loop. */
typedef enum verdict { GO_ON, SWITCHED, LEFT_ENTRY, LEFT_TASKLET } verdict;

static verdict raise_here(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    if (in->frame == NULL) {
        return LEFT_TASKLET;
    }
    switch (syi_unwind(vm)) {
    case SY_UNWOUND_CAUGHT:
        in->frame->ip = in->jump;
        return GO_ON;
    case SY_UNWOUND_ENTRY:
        return LEFT_ENTRY;
    default:
        return LEFT_TASKLET;
    }
}

/* Goes on after `step` of instruction i of frame f. */
static verdict after_step(sy_vm *vm, sy_frame *f, const sy_instr *i, sy_step step) {
    sy_interpreter *in = vm->interpreter;
    switch (step) {
    case SY_STEP_NEXT:
        f->ip = i + syi_op_words[i->op];
        return GO_ON;
    case SY_STEP_JUMP:
        f->ip = in->jump;
        return GO_ON;
    case SY_STEP_PUSHED:
        return GO_ON;
    case SY_STEP_SWITCH:
        in->current->resume = SY_RESUME_RESULT;
        return SWITCHED;
    default:
        return raise_here(vm);
    }
}

static verdict run_slow(sy_vm *vm) {
    sy_frame *f = vm->interpreter->frame;
    const sy_instr *i = f->ip;
    return after_step(vm, f, i, syi_slow_functions[i->op](vm, f, i));
}

/* A language-defined operator has returned something the loop does not take as the result. */
static verdict run_fallback(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    sy_frame *f = in->frame;
    const sy_instr *i = f->ip;
    if (i->op >= SY_OP_JLT && i->op <= SY_OP_JGEI) {
        return after_step(vm, f, i, syi_compare_jump_finish(vm, f, i, in->result));
    }
    bool compares = i->op >= SY_OP_LT && i->op <= SY_OP_GE;
    return after_step(
        vm, f, i, compares ? syi_compare_fallback(vm, f, i) : syi_binary_fallback(vm, f, i));
}

/* One turn of the loop and what it came back for. Inline, since in wasm each frame costs time
 * whenever the C stack is set aside. */
static inline __attribute__((always_inline)) verdict turn(sy_vm *vm) {
    switch (run_loop(vm)) {
    case SY_LOOP_SLOW:
        return run_slow(vm);
    case SY_LOOP_FALLBACK:
        return run_fallback(vm);
    case SY_LOOP_SAFEPOINT:
        syi_safepoint_drive(vm);
        return GO_ON;
    case SY_LOOP_SWITCH:
        return SWITCHED;
    case SY_LOOP_RETURN:
        vm->exc = SY_NULL;
        return LEFT_ENTRY;
    case SY_LOOP_END:
        vm->exc = SY_NULL;
        return LEFT_TASKLET;
    case SY_LOOP_FAILED_ENTRY:
        return LEFT_ENTRY;
    default:
        return LEFT_TASKLET;
    }
}

/* t, which runs on this C stack, has given up control: waits here until it is resumed. */
static verdict wait_parked(sy_vm *vm, sy_lang_tasklet *t) {
    syi_park(vm);
    if (!deliver(vm, t)) {
        return raise_here(vm);
    }
    syi_safepoint_drive(vm);
    return GO_ON;
}

/* An exception that is pending at the start is raised where the running frame stands
 * (generator.throw). */
sy_value syi_drive(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    bool raise = vm->exc != SY_NULL;
    for (;;) {
        verdict v = raise ? raise_here(vm) : turn(vm);
        raise = false;
        while (v == SWITCHED) {
            sy_lang_tasklet *t = in->current;
            v = wait_parked(vm, t);
        }
        if (v != GO_ON) {
            return vm->exc == SY_NULL ? in->result : SY_NULL;
        }
    }
}

/* At the base: the running tasklet gave up control. Sets it aside softly, or parks its (empty)
 * C stack if every switch is to be hard. */
static verdict leave_tasklet(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    sy_lang_tasklet *t = in->current;
    if (in->hard_only && syi_hub_reserve(vm->rt) == SY_OK) {
        return wait_parked(vm, t);
    }
    t->top = in->frame;
    in->current = NULL;
    return SWITCHED;
}

/* A tasklet that weak references watch has ended: the next one already finds it gone. */
static void release_ended(sy_vm *vm) {
    sy_interpreter *in = vm->interpreter;
    if (in->ended_watched) {
        in->ended_watched = false;
        syi_release_early(vm);
    }
}

void syi_drive_base(sy_tasklet *first) {
    sy_vm *vm = first->thread->rt->vm;
    sy_interpreter *in = vm->interpreter;
    for (;;) {
        release_ended(vm);
        sy_tasklet *next = syi_sched_here(vm->rt);
        if (next == NULL || !syi_is_lang_tasklet(next)) {
            return;
        }
        verdict v = activate(vm, syi_lang_tasklet(next)) ? GO_ON : raise_here(vm);
        if (v == GO_ON) {
            syi_safepoint_drive(vm);
        }
        while (v == GO_ON) {
            v = turn(vm);
            while (v == SWITCHED && in->current != NULL) {
                v = leave_tasklet(vm);
                if (v == SWITCHED) {
                    break;
                }
            }
        }
        if (v == LEFT_TASKLET || v == LEFT_ENTRY) {
            syi_tasklet_finish(vm, in->current);
        }
    }
}
