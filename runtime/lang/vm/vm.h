/*
 * The interpreter: what the files of lang/vm share, and what modules written in C may use of
 * it.
 *
 * Control flow. `syi_drive` (driver.c) runs the loop again and again and does between two runs
 * what the loop may not do with itself on the C stack: slow instructions that call back into
 * the language, hard switches, finalisers. The loop (loop.inc, compiled twice) runs frames;
 * language calls push frames and never recurse in C.
 *
 * While C code runs, interp->frame is the running frame and frame->ip its current instruction.
 */
#ifndef SY_LANG_VM_H
#define SY_LANG_VM_H

#include "core/hub.h"
#include "core/runtime.h"
#include "core/thread.h"
#include "lang/vm/frame.h"

/* Outcome of a slow function. */
typedef enum sy_step {
    SY_STEP_NEXT,   /* done: go on with the next instruction of the running frame */
    SY_STEP_JUMP,   /* done, interp->jump is the instruction to go on with */
    SY_STEP_FAILED, /* vm->exc is set (or SY_RETRY) */
    SY_STEP_PUSHED, /* interp->frame is a new frame (or a resumed generator's) */
    SY_STEP_SWITCH, /* another tasklet is current */
    SY_STEP_RETURN  /* handled as if the running frame returned interp->result */
} sy_step;

typedef sy_step (*sy_slow_function)(sy_vm *vm, sy_frame *f, const sy_instr *i);

/* Why the loop came back to its driver. */
typedef enum sy_loop_exit {
    SY_LOOP_SLOW,      /* run frame->ip with its slow function, outside the loop */
    SY_LOOP_SAFEPOINT, /* finalisers, a host request or a change of loop */
    SY_LOOP_SWITCH, /* the running tasklet gave up control and the loop cannot take the next */
    SY_LOOP_RETURN, /* the entry frame of this run returned interp->result */
    SY_LOOP_FAILED_ENTRY, /* the exception in vm->exc left the entry frame */
    SY_LOOP_FALLBACK, /* a language-defined operator returned interp->result, which needs more
                       */
    SY_LOOP_END,      /* the tasklet's bottom frame returned */
    SY_LOOP_FAILED    /* the exception in vm->exc left the tasklet's bottom frame */
} sy_loop_exit;

typedef struct sy_attr_entry sy_attr_entry;

typedef struct sy_interpreter {
    sy_frame *frame;          /* the running one */
    sy_lang_tasklet *current; /* whose it is; equal to the runtime's current while one runs */
    const sy_instr *jump;     /* see SY_STEP_JUMP */
    sy_value result;          /* see SY_LOOP_RETURN */
    uint16_t call_target;     /* for builtins with SY_FN_PUSHES: register of the result ... */
    uint8_t call_on_return;   /* ... and what else is done with it */
    sy_attr_entry *attr_entries; /* see slow_attr.c; NULL: not needed yet */
    uint64_t appending_calls;    /* calls of functions numbered by append.c */
    bool interrupt;              /* KeyboardInterrupt wanted in the main tasklet */
    bool hard_only; /* every switch is a hard one (enable_softswitch(False), --hard) */
    bool finalizers_due;
    bool in_finalizer;
    bool ended_watched; /* a tasklet has ended that the program watches (syi_is_watched) */
    uint32_t early_collections;    /* since ... */
    uint64_t ordinary_collections; /* ... the collections were that many */
    sy_stack_chunk *spare;         /* one unused chunk of the usual size */
    sy_function
        *bootstrap; /* calls a tasklet's function when that is not a language function */
    sy_type *tasklet_type, *channel_type; /* stackless.tasklet, stackless.channel */
    /* channel.send, channel.receive and stackless.schedule, whose usual case the loop knows. */
    sy_value send_method, receive_method, schedule_function;
    sy_value
        tasklet_exit; /* TaskletExit() raised by the runtime is made fresh; this is the class */
    sy_value error_handler;    /* stackless.set_error_handler, SY_NONE */
    sy_value leak_hook;        /* told of a tasklet that can never run again, SY_NONE */
    sy_value build_class;      /* __build_class__ */
    sy_value import_function;  /* builtins.__import__ as it was at start */
    struct sy_lang_host *host; /* of interpreter.c */
} sy_interpreter;

static inline sy_interpreter *syi_interp(const sy_vm *vm) {
    return vm->interpreter;
}
/* The language tasklet that runs, or NULL. */
static inline sy_lang_tasklet *syi_vm_tasklet(const sy_vm *vm) {
    return vm->interpreter->current;
}

/* Words an instruction takes, cache words included. */
extern const uint8_t syi_op_words[SY_OP_COUNT];
extern const char *const syi_op_names[SY_OP_COUNT];
extern const sy_slow_function syi_slow_functions[SY_OP_COUNT];

/* --- Running
 * ------------------------------------------------------------------------------------- */

/* Starts the VM's part: sets vm->interpreter and the hooks, registers roots. False: no memory.
 */
bool syi_vm_init(sy_vm *vm);
void syi_vm_deinit(sy_vm *vm);

/* Traces will name the file of code (and of code made by it). */
void syi_note_file(sy_vm *vm, sy_code *code);

/* vm->call. */
sy_value syi_vm_call(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                     sy_value kwnames);

/* Runs code as a module, class body or exec'd text would be: a nested run on this C stack.
 * names may be SY_NULL for plain globals. Returns the code's value (None for statements, the
 * value in eval mode). */
sy_value syi_run_code(sy_vm *vm, sy_code *code, sy_dict *globals, sy_value names);

/* Runs a class body: function (with its closure) in the namespace names, nested. */
sy_value syi_run_body(sy_vm *vm, sy_function *function, sy_value names);

/* syi_run_code as a pushed frame, for builtins with SY_FN_PUSHES: returns SY_PUSHED, the value
 * goes where the builtin's would have gone. */
sy_value syi_push_code(sy_vm *vm, sy_code *code, sy_dict *globals, sy_value names);

/* For builtins with SY_FN_PUSHES: continue with a call of callee in place of this builtin.
 * Returns a value, SY_PUSHED, SY_SWITCH, or SY_NULL. */
sy_value syi_tail_call(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                       sy_value kwnames);

/* Runs the loop, nested, until the running frame, an entry frame, has returned; the result or
 * SY_NULL. */
sy_value syi_drive(sy_vm *vm);
/* The exec table's resume: the base of the hub, runs until the hub is needed. */
void syi_drive_base(sy_tasklet *first);
sy_loop_exit syi_loop_fast(sy_vm *vm);
sy_loop_exit syi_loop_exact(sy_vm *vm);

/* The frame `depth` frames below the running language frame (0: itself), across generators;
 * NULL: none. */
sy_frame *syi_frame_at(sy_vm *vm, int depth);
/* Line the frame is at. */
uint32_t syi_frame_line(const sy_frame *f);
sy_dict *syi_current_globals(sy_vm *vm); /* NULL outside language code */
sy_value syi_current_locals(sy_vm *vm);  /* locals(): a dict */
sy_value syi_frame_locals(sy_vm *vm, sy_frame *f);

/* frame_object.c: the language-level object of a running frame (the same one each time), and
 * what it keeps when the frame ends. */
sy_value syi_frame_object_get(sy_vm *vm, sy_frame *f);
void syi_frame_object_detach(sy_vm *vm, sy_frame_object *object);
/* The same while the collector sweeps, when what f holds may be gone already: nothing is kept
 * but the line. */
void syi_frame_object_cut(sy_frame *f);

/* --- Frames and calls (frame.c, bind.c, call.c)
 * --------------------------------------------------- */

/* A frame for function on the current tasklet's stack: registers unbound, back = running frame,
 * ip at the start. NULL: RecursionError or MemoryError raised. Not yet running. */
sy_frame *syi_frame_new(sy_vm *vm, sy_function *function);
/* Gives the top frame's memory back (after snapshotting a frame object that refers to it). */
void syi_frame_pop(sy_vm *vm, sy_frame *f);
/* Frees the memory of all frames of t, which holds none any more. */
void syi_stack_free(sy_vm *vm, sy_lang_tasklet *t);

/* Binds arguments to the parameters of function in registers (code->register_count of them,
 * unbound). */
bool syi_bind_arguments(sy_vm *vm, sy_function *function, sy_value *registers,
                        const sy_value *args, int nargs, sy_value kwnames);

/* Around nested runs on this C stack. enter fails with RecursionError or MemoryError; the
 * second form keeps vm->exc when it succeeds. */
bool syi_nested_enter(sy_vm *vm);
bool syi_nested_enter_raising(sy_vm *vm);
void syi_nested_leave(sy_vm *vm);
/* Visits what a frame, and those it was called from, hold. */
void syi_visit_frame(sy_visitor *v, const sy_frame *f);
/* The frames of a tasklet that does not run. */
void syi_visit_tasklet_frames(sy_visitor *v, const sy_lang_tasklet *t);
void syi_visit_roots(sy_visitor *v, const sy_roots *roots);
/* Root reporter of the interpreter; arg is the vm. */
void syi_interpreter_visit(void *arg, sy_visitor *v);

/* Calls callee on behalf of the running instruction, whose result goes to register `target`:
 * SY_STEP_NEXT with the result stored, or pushed, switched (the tasklet's resume_register is
 * set), failed. */
sy_step syi_call_step(sy_vm *vm, sy_frame *f, sy_value callee, const sy_value *args, int nargs,
                      sy_value kwnames, uint16_t target);
/* Pushes a frame for a call of language function; on_return as given. NEXT when it was a
 * generator function (the generator is in interp->result). */
sy_step syi_push_function(sy_vm *vm, sy_function *function, const sy_value *args, int nargs,
                          sy_value kwnames, uint16_t target, enum sy_on_return on_return);

/* --- Exceptions (unwind.c)
 * ------------------------------------------------------------------------ */

typedef enum sy_unwound {
    SY_UNWOUND_CAUGHT, /* interp->frame and interp->jump: where to go on */
    SY_UNWOUND_ENTRY,  /* it left a frame with SY_RET_ENTRY, which is popped; vm->exc still set
                        */
    SY_UNWOUND_END     /* it left the tasklet's bottom frame, likewise */
} sy_unwound;
/* Finds who handles vm->exc, raised by the current instruction of the running frame. */
sy_unwound syi_unwind(sy_vm *vm);

/* vm->raised. */
void syi_exception_raised(sy_vm *vm);
/* "Exception ignored in: ..." on stderr, as sys.unraisablehook prints it (interpreter.c). */
void syi_write_unraisable(sy_vm *vm, sy_value exc, sy_value where);

/* --- Generators (generator.c)
 * --------------------------------------------------------------------- */

/* RuntimeError: code from a pickle is to run before all of the pickle is there. */
void syi_raise_frozen(sy_vm *vm);
/* A generator object with a frame for function and its arguments bound; the frame has not
 * started. */
sy_value syi_generator_call(sy_vm *vm, sy_function *function, const sy_value *args, int nargs,
                            sy_value kwnames);
/* Makes the generator's frame the running one, sending value in (SY_NONE at the start). */
sy_step syi_generator_resume(sy_vm *vm, sy_generator *g, sy_value value, uint16_t target,
                             enum sy_on_return on_return);
/* The same, raising vm->exc at its yield: always SY_STEP_FAILED, the running frame tells
 * whether it is raised inside (the generator's) or here (unchanged). */
sy_step syi_generator_throw(sy_vm *vm, sy_generator *g, uint16_t target,
                            enum sy_on_return on_return);
/* next(g) for a builtin with SY_FN_PUSHES: what that has to return. */
sy_value syi_generator_next(sy_vm *vm, sy_value generator);
/* The running generator frame has returned or raised: its caller's frame is the running one. */
void syi_generator_finish(sy_vm *vm, sy_generator *g);
/* Goes on after the `yield from` g is suspended in, whose value is result; runs nested. */
sy_value syi_generator_finish_delegation(sy_vm *vm, sy_generator *g, sy_value result);
/* After a yield of the running generator frame: makes the caller's frame the running one. */
void syi_generator_suspend(sy_vm *vm, sy_generator *g);
extern const sy_type_def syi_type_generator;

/* --- Tasklets (tasklet.c)
 * ------------------------------------------------------------------------- */

static inline sy_lang_tasklet *syi_lang_tasklet(sy_tasklet *t) {
    return (sy_lang_tasklet *)(void *)((char *)t - offsetof(sy_lang_tasklet, core));
}
static inline sy_lang_channel *syi_lang_channel(sy_channel *c) {
    return (sy_lang_channel *)(void *)((char *)c - offsetof(sy_lang_channel, core));
}
extern const sy_exec syi_lang_exec;
static inline bool syi_is_lang_tasklet(const sy_tasklet *t) {
    return t->exec == &syi_lang_exec;
}

/* Gives up control with the C stack as it is (after an op that said SY_SWITCHED); returns when
 * the tasklet that called is current again. Its slot is not yet taken. */
void syi_park(sy_vm *vm);
/* The result of an operation of core, in the tasklet that called it: for SY_OK the value in its
 * slot (or its exception), for an error status the exception; SY_SWITCH for SY_SWITCHED. This
 * is what a builtin with SY_FN_SCHEDULES returns. */
sy_value syi_op_result(sy_vm *vm, sy_status status);
/* Takes the slot of t: its value, or SY_NULL with the exception raised. */
sy_value syi_take_slot(sy_vm *vm, sy_lang_tasklet *t);
/* Raises the exception of a core status. Returns SY_NULL. */
sy_value syi_raise_status(sy_vm *vm, sy_status status);
/* A payload that raises exc in whoever takes it. */
sy_payload syi_payload_exception(sy_value exc);
sy_payload syi_payload_value(sy_value v);
/* The value or exception instance of a payload, for tempval (SY_NULL: memory). */
sy_value syi_payload_read(sy_vm *vm, sy_payload p, bool *is_exception);
/* Makes the first frame of a tasklet that has not started; interp->current is t. False:
 * vm->exc. */
bool syi_tasklet_begin(sy_vm *vm, sy_lang_tasklet *t);
/* Ends the running tasklet, whose frames are gone: vm->exc is its uncaught exception, if any.
 * Filters TaskletExit, calls the error handler. Then somebody else is current. */
void syi_tasklet_finish(sy_vm *vm, sy_lang_tasklet *t);
/* Where a frame's tasklet stands, for traces. */
uint32_t syi_tasklet_line(const sy_lang_tasklet *t);
/* Drops the frames of a tasklet without running anything in them (bind, end of a thread). */
void syi_tasklet_drop_frames(sy_vm *vm, sy_lang_tasklet *t);
/* Gives an error that says that nobody can go on notes of who waits where (deadlock.c). */
void syi_explain_deadlock(sy_vm *vm, sy_value exc, sy_status status);
/* A list of lines: who waits for what. SY_NULL: no memory. */
sy_value syi_stuck_report(sy_vm *vm);

/* A paused or blocked tasklet that nobody can reach: kills it, so that its finally blocks run.
 */
void syi_tasklet_orphaned(sy_vm *vm, sy_lang_tasklet *t);
/* Visits what a tasklet holds (slot of its type). */
void syi_lang_tasklet_visit(void *self, sy_visitor *v);
void syi_lang_tasklet_free(sy_vm *vm, void *self);
/* Makes a tasklet object of type on the running thread, unbound. */
sy_value syi_lang_tasklet_new(sy_vm *vm, sy_type *type);
sy_value syi_lang_channel_new(sy_vm *vm, sy_type *type);
void syi_lang_channel_visit(void *self, sy_visitor *v);
void syi_lang_channel_free(sy_vm *vm, void *self);

/* --- Safepoints (safepoint.c)
 * --------------------------------------------------------------------- */

/* Collects. True: finalisers are due, the loop has to leave to its driver. */
bool syi_safepoint(sy_vm *vm);
/* Driver's side: runs finalisers and weak reference callbacks. */
void syi_safepoint_drive(sy_vm *vm);
/* gc.collect(): a full collection from a builtin; finalisers run at the next safepoint. */
size_t syi_collect_now(sy_vm *vm);
/* Whether the program could tell when v is released. */
bool syi_is_watched(sy_value v);
/* What was just let go of is collected now, if that is cheap. Then let syi_safepoint_drive()
 * run. */
void syi_release_early(sy_vm *vm);

#endif
