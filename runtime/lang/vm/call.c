/*
 * Calls: from an instruction (syi_call_step pushes frames) and from C (syi_vm_call runs
 * nested).
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/container_internal.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/vm.h"

/* --- Arguments with something put in front
 * -------------------------------------------------------- */

enum { INLINE_ARGS = 12 };

typedef struct arg_buffer {
    sy_value *values;
    size_t size; /* bytes when from the heap, 0 when inline */
    sy_value inline_values[INLINE_ARGS];
} arg_buffer;

static int keyword_count(sy_value kwnames) {
    return kwnames == SY_NULL ? 0 : (int)syi_to_tuple(kwnames)->length;
}

static bool buffer_prepend(sy_vm *vm, arg_buffer *buffer, sy_value first, const sy_value *args,
                           int count) {
    size_t total = (size_t)count + 1;
    buffer->size = 0;
    buffer->values = buffer->inline_values;
    if (total > INLINE_ARGS) {
        buffer->size = total * sizeof(sy_value);
        buffer->values = syi_mem_resize(vm, NULL, 0, buffer->size);
        if (buffer->values == NULL) {
            return false;
        }
    }
    buffer->values[0] = first;
    if (count > 0) {
        memcpy(buffer->values + 1, args, (size_t)count * sizeof(sy_value));
    }
    return true;
}

static void buffer_free(sy_vm *vm, arg_buffer *buffer) {
    if (buffer->size > 0) {
        syi_mem_resize(vm, buffer->values, buffer->size, 0);
    }
}

/* --- Language functions
 * --------------------------------------------------------------------------- */

sy_step syi_push_function(sy_vm *vm, sy_function *function, const sy_value *args, int nargs,
                          sy_value kwnames, uint16_t target, enum sy_on_return on_return) {
    if (function->code->flags & (SY_CODE_GENERATOR | SY_CODE_FROZEN)) {
        if (function->code->flags & SY_CODE_FROZEN) {
            syi_raise_frozen(vm);
            return SY_STEP_FAILED;
        }
        sy_value g = syi_generator_call(vm, function, args, nargs, kwnames);
        if (g == SY_NULL) {
            return SY_STEP_FAILED;
        }
        vm->interpreter->result = g;
        return SY_STEP_NEXT;
    }
    sy_frame *f = syi_frame_new(vm, function);
    if (f == NULL) {
        return SY_STEP_FAILED;
    }
    if (!syi_bind_arguments(vm, function, f->registers, args, nargs, kwnames)) {
        syi_frame_pop(vm, f);
        return SY_STEP_FAILED;
    }
    f->target = target;
    f->on_return = (uint8_t)on_return;
    vm->interpreter->frame = f;
    return SY_STEP_PUSHED;
}

/* --- Builtins
 * ------------------------------------------------------------------------------------- */

static bool check_builtin_self(sy_vm *vm, const sy_builtin *b, const sy_value *args,
                               int nargs) {
    if (nargs == 0) {
        syi_raise(vm, vm->types.TypeError, "unbound method %N.%s() needs an argument", b->owner,
                  b->def->name);
        return false;
    }
    if (!syi_is_subtype(syi_type_of(vm, args[0]), b->owner)) {
        syi_raise(vm, vm->types.TypeError,
                  "descriptor '%s' for '%N' objects doesn't apply to a '%T' object",
                  b->def->name, b->owner, args[0]);
        return false;
    }
    return true;
}

static sy_value retry(sy_vm *vm) {
    vm->exc = SY_RETRY;
    return SY_NULL;
}

static sy_value call_def(sy_vm *vm, const sy_builtin *b, const sy_value *args, int nargs,
                         sy_value kwnames, int self_count) {
    const sy_fn_def *def = b->def;
    if (vm->in_loop && (def->flags & SY_FN_REENTRANT)) {
        return retry(vm);
    }
    if (!syi_builtin_accepts(vm, b, nargs - self_count, kwnames)) {
        return SY_NULL;
    }
    return def->fn(vm, args, nargs, kwnames);
}

/* A builtin function, bound builtin method or method descriptor. May return SY_SWITCH,
 * SY_PUSHED. */
static sy_value call_builtin(sy_vm *vm, sy_builtin *b, const sy_value *args, int nargs,
                             sy_value kwnames) {
    if (b->head.type == vm->types.wrapper_descriptor) {
        return syi_builtin_call(vm, b, args, nargs, kwnames);
    }
    if (b->head.type != vm->types.builtin_function) {
        if (!check_builtin_self(vm, b, args, nargs)) {
            return SY_NULL;
        }
        return call_def(vm, b, args, nargs, kwnames, 1);
    }
    if (b->self == SY_NULL) {
        return call_def(vm, b, args, nargs, kwnames, 0);
    }
    arg_buffer buffer;
    if (!buffer_prepend(vm, &buffer, b->self, args, nargs + keyword_count(kwnames))) {
        return SY_NULL;
    }
    sy_value v = call_def(vm, b, buffer.values, nargs + 1, kwnames, 1);
    buffer_free(vm, &buffer);
    return v;
}

static bool is_builtin_kind(const sy_vm *vm, const sy_type *type) {
    return type == vm->types.builtin_function || type == vm->types.method_descriptor ||
           type == vm->types.wrapper_descriptor;
}

/* --- Calling a class
 * ------------------------------------------------------------------------------ */

/* The new object of type(*args), __init__ not yet called; *done when it must not be called. */
static sy_value create_instance(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                                sy_value kwnames, bool *done) {
    *done = false;
    sy_value new_method = syi_special(vm, type, SY_SPECIAL_NEW);
    if (vm->exc != SY_NULL) {
        return SY_NULL;
    }
    if (new_method == SY_NULL) {
        if (type->slots.create == NULL || (type->flags & SY_TYPE_NO_NEW)) {
            return syi_raise(vm, vm->types.TypeError, "cannot create '%N' instances", type);
        }
        sy_value v = type->slots.create(vm, type, args, nargs, kwnames);
        *done = v != SY_NULL && !syi_is_subtype(syi_type_of(vm, v), type);
        return v;
    }
    if (syi_is_type(new_method, vm->types.staticmethod)) {
        new_method = syi_getattr(vm, sy_from_pointer(type), vm->specials[SY_SPECIAL_NEW]);
        if (new_method == SY_NULL) {
            return SY_NULL;
        }
    }
    arg_buffer buffer;
    if (!buffer_prepend(vm, &buffer, sy_from_pointer(type), args,
                        nargs + keyword_count(kwnames))) {
        return SY_NULL;
    }
    sy_value v = vm->call(vm, new_method, buffer.values, nargs + 1, kwnames);
    buffer_free(vm, &buffer);
    *done = v != SY_NULL && !syi_is_subtype(syi_type_of(vm, v), type);
    return v;
}

/* Calls __init__ of a fresh instance: pushes its frame if it is a language function. */
static sy_step init_step(sy_vm *vm, sy_value instance, const sy_value *args, int nargs,
                         sy_value kwnames, uint16_t target) {
    sy_interpreter *in = vm->interpreter;
    sy_type *type = syi_type_of(vm, instance);
    sy_value init = syi_special(vm, type, SY_SPECIAL_INIT);
    in->result = instance;
    if (init == SY_NULL) {
        if (vm->exc != SY_NULL) {
            return SY_STEP_FAILED;
        }
        if (type->slots.init == NULL) {
            return SY_STEP_NEXT;
        }
        sy_roots roots;
        syi_roots_enter(vm, &roots, &instance, 1);
        bool ok = type->slots.init(vm, instance, args, nargs, kwnames);
        syi_roots_leave(vm, &roots);
        in->result = instance;
        return ok ? SY_STEP_NEXT : SY_STEP_FAILED;
    }
    arg_buffer buffer;
    if (!buffer_prepend(vm, &buffer, instance, args, nargs + keyword_count(kwnames))) {
        return SY_STEP_FAILED;
    }
    sy_step step;
    if (syi_is_type(init, vm->types.function) &&
        !(((sy_function *)sy_to_object(init))->code->flags & SY_CODE_GENERATOR)) {
        step = syi_push_function(vm, (sy_function *)sy_to_object(init), buffer.values,
                                 nargs + 1, kwnames, target, SY_RET_INSTANCE);
        if (step == SY_STEP_PUSHED) {
            in->frame->extra = instance;
        }
    } else {
        sy_roots roots;
        syi_roots_enter(vm, &roots, &instance, 1);
        sy_value v = vm->call(vm, init, buffer.values, nargs + 1, kwnames);
        syi_roots_leave(vm, &roots);
        in->result = instance;
        step = v != SY_NULL ? SY_STEP_NEXT : SY_STEP_FAILED;
        if (v != SY_NULL && v != SY_NONE) {
            syi_raise(vm, vm->types.TypeError, "__init__() should return None, not '%T'", v);
            step = SY_STEP_FAILED;
        }
    }
    buffer_free(vm, &buffer);
    return step;
}

static sy_step call_type_step(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames, uint16_t target) {
    sy_interpreter *in = vm->interpreter;
    if (type == vm->types.type && nargs == 1 && kwnames == SY_NULL) {
        in->result = sy_from_pointer(syi_type_of(vm, args[0]));
        return SY_STEP_NEXT;
    }
    bool done;
    sy_value instance = create_instance(vm, type, args, nargs, kwnames, &done);
    if (instance == SY_NULL) {
        return SY_STEP_FAILED;
    }
    if (done) {
        in->result = instance;
        return SY_STEP_NEXT;
    }
    /* A type made by type(...) has been through its whole life in create; a metaclass written
     * in the language may still have an __init__. */
    return init_step(vm, instance, args, nargs, kwnames, target);
}

/* --- Any callable
 * --------------------------------------------------------------------------------- */

/* One step towards calling callee. SY_STEP_NEXT: the value is in interp->result. on_return is
 * that of frames that are pushed (SY_RET_STORE or SY_RET_ENTRY). */
static sy_step call_any(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                        sy_value kwnames, uint16_t target, enum sy_on_return on_return);

static sy_step call_with_self(sy_vm *vm, sy_value callee, sy_value self, const sy_value *args,
                              int nargs, sy_value kwnames, uint16_t target,
                              enum sy_on_return on_return) {
    arg_buffer buffer;
    if (!buffer_prepend(vm, &buffer, self, args, nargs + keyword_count(kwnames))) {
        return SY_STEP_FAILED;
    }
    sy_step step = call_any(vm, callee, buffer.values, nargs + 1, kwnames, target, on_return);
    buffer_free(vm, &buffer);
    return step;
}

static sy_step outcome_of(sy_vm *vm, sy_value v) {
    if (!sy_is_marker(v)) {
        vm->interpreter->result = v;
        return SY_STEP_NEXT;
    }
    return v == SY_SWITCH ? SY_STEP_SWITCH : v == SY_PUSHED ? SY_STEP_PUSHED : SY_STEP_FAILED;
}

static sy_step call_object(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                           sy_value kwnames, uint16_t target, enum sy_on_return on_return) {
    sy_type *type = syi_type_of(vm, callee);
    sy_value self;
    sy_value method = syi_bind_special(vm, callee, SY_SPECIAL_CALL, &self);
    if (method != SY_NULL) {
        if (!syi_enter_c(vm, " while calling a Python object")) {
            return SY_STEP_FAILED; /* a __call__ that is an instance with such a __call__ */
        }
        sy_step step =
            self == SY_NULL
                ? call_any(vm, method, args, nargs, kwnames, target, on_return)
                : call_with_self(vm, method, self, args, nargs, kwnames, target, on_return);
        syi_leave_c(vm);
        return step;
    }
    if (vm->exc != SY_NULL) {
        return SY_STEP_FAILED;
    }
    if (type->slots.call == NULL) {
        syi_raise(vm, vm->types.TypeError, "'%T' object is not callable", callee);
        return SY_STEP_FAILED;
    }
    return outcome_of(vm, type->slots.call(vm, callee, args, nargs, kwnames));
}

static sy_step call_any(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                        sy_value kwnames, uint16_t target, enum sy_on_return on_return) {
    sy_interpreter *in = vm->interpreter;
    if (!sy_is_pointer(callee)) {
        return call_object(vm, callee, args, nargs, kwnames, target, on_return);
    }
    sy_type *type = sy_to_object(callee)->type;
    if (type == vm->types.function) {
        return syi_push_function(vm, (sy_function *)sy_to_object(callee), args, nargs, kwnames,
                                 target, on_return);
    }
    if (is_builtin_kind(vm, type)) {
        in->call_target = target;
        in->call_on_return = (uint8_t)on_return;
        return outcome_of(
            vm, call_builtin(vm, (sy_builtin *)sy_to_object(callee), args, nargs, kwnames));
    }
    if (type == vm->types.method || type == vm->types.method_wrapper) {
        const sy_bound_method *m = (const sy_bound_method *)sy_to_object(callee);
        return call_with_self(vm, m->func, m->self, args, nargs, kwnames, target, on_return);
    }
    if ((type->flags & SY_TYPE_IS_TYPE) != 0 &&
        syi_special(vm, type, SY_SPECIAL_CALL) == SY_NULL && vm->exc == SY_NULL) {
        sy_step step =
            call_type_step(vm, (sy_type *)sy_to_object(callee), args, nargs, kwnames, target);
        if (step == SY_STEP_PUSHED && on_return == SY_RET_ENTRY) {
            in->frame->flags |= SY_FRAME_ENTRY;
        }
        return step;
    }
    in->call_target = target;
    in->call_on_return = (uint8_t)on_return;
    return call_object(vm, callee, args, nargs, kwnames, target, on_return);
}

sy_step syi_call_step(sy_vm *vm, sy_frame *f, sy_value callee, const sy_value *args, int nargs,
                      sy_value kwnames, uint16_t target) {
    sy_step step = call_any(vm, callee, args, nargs, kwnames, target, SY_RET_STORE);
    if (step == SY_STEP_NEXT) {
        f->registers[target] = vm->interpreter->result;
    } else if (step == SY_STEP_SWITCH) {
        vm->interpreter->current->resume_register = target;
    }
    return step;
}

sy_value syi_tail_call(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                       sy_value kwnames) {
    sy_interpreter *in = vm->interpreter;
    sy_step step = call_any(vm, callee, args, nargs, kwnames, in->call_target,
                            (enum sy_on_return)in->call_on_return);
    switch (step) {
    case SY_STEP_NEXT:
        return in->result;
    case SY_STEP_PUSHED:
        return SY_PUSHED;
    case SY_STEP_SWITCH:
        return SY_SWITCH;
    default:
        return SY_NULL;
    }
}

/* --- From C
 * --------------------------------------------------------------------------------------- */

/* Would calling callee have to run language code, or a builtin that may? */
static bool needs_driver(const sy_vm *vm, sy_value callee) {
    if (!sy_is_pointer(callee)) {
        return false;
    }
    const sy_type *type = sy_to_object(callee)->type;
    if (type == vm->types.method || type == vm->types.method_wrapper) {
        return needs_driver(vm, ((const sy_bound_method *)sy_to_object(callee))->func);
    }
    if (is_builtin_kind(vm, type)) {
        const unsigned flags = SY_FN_REENTRANT | SY_FN_SCHEDULES | SY_FN_PUSHES;
        return (((const sy_builtin *)sy_to_object(callee))->def->flags & flags) != 0;
    }
    return (type->flags & (SY_TYPE_CALLS_PLAINLY | SY_TYPE_HEAP)) != SY_TYPE_CALLS_PLAINLY;
}

bool syi_nested_enter(sy_vm *vm) {
    if (!syi_enter_c(vm, "")) {
        return false;
    }
    sy_status status = syi_nesting_enter(&vm->interpreter->current->core);
    if (status < 0) {
        syi_leave_c(vm);
        syi_raise_status(vm, status);
        return false;
    }
    return true;
}

void syi_nested_leave(sy_vm *vm) {
    syi_nesting_leave(&vm->interpreter->current->core);
    syi_leave_c(vm);
}

bool syi_nested_enter_raising(sy_vm *vm) {
    sy_value exc = vm->exc;
    vm->exc = SY_NULL;
    if (!syi_nested_enter(vm)) {
        return false;
    }
    vm->exc = exc;
    return true;
}

/* Completes a call whose first step was `step`, on this C stack. */
static sy_value complete(sy_vm *vm, sy_step step) {
    sy_interpreter *in = vm->interpreter;
    switch (step) {
    case SY_STEP_NEXT:
        return in->result;
    case SY_STEP_PUSHED:
        return syi_drive(vm);
    case SY_STEP_SWITCH: {
        sy_lang_tasklet *t = in->current;
        syi_park(vm);
        return syi_take_slot(vm, t);
    }
    default:
        return SY_NULL;
    }
}

sy_value syi_vm_call(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                     sy_value kwnames) {
    if (vm->in_loop && needs_driver(vm, callee)) {
        return retry(vm);
    }
    sy_interpreter *in = vm->interpreter;
    uint16_t saved_target = in->call_target;
    uint8_t saved_on_return = in->call_on_return;
    if (vm->in_loop) {
        sy_step step = call_any(vm, callee, args, nargs, kwnames, 0, SY_RET_ENTRY);
        in->call_target = saved_target;
        in->call_on_return = saved_on_return;
        return step == SY_STEP_NEXT ? in->result : SY_NULL;
    }
    if (!syi_nested_enter(vm)) {
        return SY_NULL;
    }
    sy_step step = call_any(vm, callee, args, nargs, kwnames, 0, SY_RET_ENTRY);
    sy_value v = complete(vm, step);
    if (step == SY_STEP_PUSHED || step == SY_STEP_SWITCH) {
        syi_nested_leave(vm);
    } else { /* no language code ran: no interrupt that was put off may happen because of it */
        in->current->core.nesting--;
        syi_leave_c(vm);
    }
    in->call_target = saved_target;
    in->call_on_return = saved_on_return;
    return v;
}

/* --- Code objects
 * --------------------------------------------------------------------------------- */

/* Events of the trace name their file by an index, which where() cannot make. */
void syi_note_file(sy_vm *vm, sy_code *code) {
    if (!vm->rt->trace.on || code->trace_file != 0) {
        return;
    }
    size_t length;
    char *name = syi_str_utf8(vm, code->filename, &length);
    if (name != NULL) {
        code->trace_file = syi_trace_string(vm->rt, name, length);
        syi_mem_resize(vm, name, length + 1, 0);
    }
    vm->exc = SY_NULL;
}

static bool push_body(sy_vm *vm, sy_function *function, sy_value names, uint16_t target,
                      enum sy_on_return on_return) {
    sy_frame *f = syi_frame_new(vm, function);
    if (f == NULL) {
        return false;
    }
    f->names = names;
    f->target = target;
    f->on_return = (uint8_t)on_return;
    vm->interpreter->frame = f;
    return true;
}

static sy_function *function_for(sy_vm *vm, sy_code *code, sy_dict *globals) {
    sy_value function = syi_function_new(vm, code, globals);
    if (function == SY_NULL) {
        return NULL;
    }
    syi_note_file(vm, code);
    return (sy_function *)sy_to_object(function);
}

sy_value syi_push_code(sy_vm *vm, sy_code *code, sy_dict *globals, sy_value names) {
    sy_interpreter *in = vm->interpreter;
    sy_function *function = function_for(vm, code, globals);
    bool ok = function != NULL && push_body(vm, function, names, in->call_target,
                                            (enum sy_on_return)in->call_on_return);
    return ok ? SY_PUSHED : SY_NULL;
}

sy_value syi_run_body(sy_vm *vm, sy_function *function, sy_value names) {
    if (syi_need_driver(vm) || !syi_nested_enter(vm)) {
        return SY_NULL;
    }
    sy_value v = SY_NULL;
    if (push_body(vm, function, names, 0, SY_RET_ENTRY)) {
        v = syi_drive(vm);
    }
    syi_nested_leave(vm);
    return v;
}

sy_value syi_run_code(sy_vm *vm, sy_code *code, sy_dict *globals, sy_value names) {
    sy_function *function = function_for(vm, code, globals);
    return function != NULL ? syi_run_body(vm, function, names) : SY_NULL;
}
