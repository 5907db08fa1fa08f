/* SPDX-License-Identifier: MIT
 *
 * The module `_host`: calls to the host of the interpreter and messages from it. What the calls
 * and messages mean is between the module _hostlib, in the language, and the host.
 *
 *   call(*args)       hands the arguments to the host, which answers at once
 *   on_message(f)     a tasklet runs f(*items) for every message of the host from now on;
 * returns the messages that came before on_call(f)        a call of something of the host's
 * becomes f(reference, args, kwargs) name(reference)   what the host calls it frames(exception)
 * file, line, column and function of each entry of its traceback strip(exception, filename)
 * takes the outermost calls in that file off its traceback take(number)      the object with
 * this number in the table of handles drop(number)      takes it out listen(flag)      the host
 * may wake tasklets unasked, or no longer available         whether there is a host to call
 */
#include "lang/modules/host_values.h"

/* --- Calls to the host --- */

static sy_value host_call(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    const sy_lang_options *options = syi_host_options(vm);
    if (options->host_call == NULL) {
        return syi_raise(vm, vm->types.RuntimeError, "the program has no host to call");
    }
    syi_host_bytes request = {NULL, 0, 0};
    sy_value list = syi_tuple_new(vm, args, (size_t)nargs);
    sy_value answer = SY_NULL;
    if (list != SY_NULL && syi_host_encode(vm, &request, list)) {
        size_t length = 0;
        const void *bytes =
            options->host_call(options->user, request.data, request.length, &length);
        answer = bytes != NULL
                     ? syi_host_decode(vm, bytes, length)
                     : syi_raise(vm, vm->types.RuntimeError, "the host does not answer");
    }
    syi_host_bytes_free(vm, &request);
    return answer;
}

/* --- What belongs to the host --- */

static syi_host_reference *reference_of(sy_value self) {
    return (syi_host_reference *)sy_to_object(self);
}

static void reference_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((syi_host_reference *)self)->name);
}

static void reference_free(sy_vm *vm, void *self) {
    const sy_lang_options *options = syi_host_options(vm);
    if (options->host_release != NULL) {
        options->host_release(options->user, ((syi_host_reference *)self)->number);
    }
}

static sy_value reference_repr(sy_vm *vm, sy_value self) {
    const syi_host_reference *r = reference_of(self);
    return syi_str_format(vm, "<host %s %U>", r->callable ? "function" : "object", r->name);
}

static sy_value reference_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                               sy_value kwnames) {
    sy_value caller = syi_module_state(vm)->host_caller;
    if (!reference_of(self)->callable || caller == SY_NULL) {
        return syi_raise(vm, vm->types.TypeError, "'%U' is not callable",
                         reference_of(self)->name);
    }
    uint32_t names = kwnames == SY_NULL ? 0 : syi_to_tuple(kwnames)->length;
    sy_value kwargs = syi_dict_new(vm);
    for (uint32_t i = 0; kwargs != SY_NULL && i < names; i++) {
        if (!syi_dict_set_str(vm, syi_to_dict(kwargs), syi_to_tuple(kwnames)->items[i],
                              args[nargs + (int)i])) {
            return SY_NULL;
        }
    }
    sy_value forward[3] = {self, syi_tuple_new(vm, args, (size_t)nargs), kwargs};
    if (forward[1] == SY_NULL || kwargs == SY_NULL) {
        return SY_NULL;
    }
    return syi_tail_call(vm, caller, forward, 3, SY_NULL);
}

static const sy_type_def reference_type = {
    .name = "_host.reference",
    .doc = "Something that belongs to the host.",
    .size = sizeof(syi_host_reference),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = reference_visit,
              .free = reference_free,
              .repr = reference_repr,
              .call = reference_call},
};

static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_type(args[0], syi_module_state(vm)->host_reference)) {
        return syi_raise(vm, vm->types.TypeError, "something of the host's is needed, not '%T'",
                         args[0]);
    }
    return reference_of(args[0])->name;
}

/* --- Messages from the host --- */

sy_value syi_host_on_message(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_lang_modules *state = syi_module_state(vm);
    sy_value before =
        state->host_inbox != SY_NULL ? state->host_inbox : syi_list_new(vm, NULL, 0);
    if (before != SY_NULL) {
        state->host_handler = args[0];
        state->host_inbox = SY_NULL;
    }
    return before;
}

static sy_value on_call(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    syi_module_state(vm)->host_caller = args[0];
    return SY_NONE;
}

static bool keep_for_later(sy_vm *vm, sy_value message) {
    sy_lang_modules *state = syi_module_state(vm);
    if (state->host_inbox == SY_NULL) {
        state->host_inbox = syi_list_new(vm, NULL, 0);
    }
    return state->host_inbox != SY_NULL &&
           syi_list_append(vm, syi_to_list(state->host_inbox), message);
}

/* A tasklet of the initial thread that handles the message. */
static bool start_handler(sy_vm *vm, sy_value message) {
    sy_value tasklet = syi_lang_tasklet_new(vm, vm->interpreter->tasklet_type);
    sy_value args = tasklet == SY_NULL ? SY_NULL
                                       : syi_tuple_new(vm, syi_to_list(message)->items,
                                                       syi_to_list(message)->length);
    if (args == SY_NULL) {
        return false;
    }
    sy_lang_tasklet *t = (sy_lang_tasklet *)sy_to_object(tasklet);
    sy_status status = syi_bind_thread(&t->core, 1, true);
    if (status == SY_OK) {
        t->function = syi_module_state(vm)->host_handler;
        t->args = args;
        status = syi_setup(&t->core);
    }
    if (status != SY_OK) {
        syi_raise_status(vm, status);
    }
    return status == SY_OK;
}

bool syi_host_post(sy_vm *vm, const void *data, size_t length) {
    sy_value message = syi_host_decode(vm, data, length);
    if (message == SY_NULL) {
        return false;
    }
    if (!syi_is_list(message)) {
        syi_raise(vm, vm->types.TypeError, "a message is a list");
        return false;
    }
    return syi_module_state(vm)->host_handler == SY_NULL ? keep_for_later(vm, message)
                                                         : start_handler(vm, message);
}

/* --- Errors --- */

static sy_value frame_entry(sy_vm *vm, const sy_traceback *tb) {
    const sy_code *code = tb->code;
    bool known = code->positions != NULL && tb->instruction < code->instruction_count;
    sy_value entry[4] = {code->filename, sy_from_int(0), sy_from_int(0), code->name};
    if (known) {
        entry[1] = sy_from_int(code->positions[tb->instruction].line);
        uint16_t column = code->positions[tb->instruction].column;
        entry[2] = sy_from_int(column == UINT16_MAX ? 0 : column + 1);
    }
    return syi_list_new(vm, entry, 4);
}

sy_value syi_host_frames(sy_vm *vm, sy_value exc) {
    sy_value frames = syi_list_new(vm, NULL, 0);
    sy_value next = syi_to_exception(exc)->traceback;
    while (frames != SY_NULL && next != SY_NONE) {
        const sy_traceback *tb = (const sy_traceback *)sy_to_object(next);
        sy_value entry = frame_entry(vm, tb);
        if (entry == SY_NULL || !syi_list_append(vm, syi_to_list(frames), entry)) {
            return SY_NULL;
        }
        next = tb->next;
    }
    return frames;
}

char *syi_host_frames_encoded(sy_vm *vm, sy_value exc, size_t *length) {
    syi_host_bytes bytes = {NULL, 0, 0};
    sy_value list = syi_host_frames(vm, exc);
    char *result = NULL;
    if (list != SY_NULL && syi_host_encode(vm, &bytes, list)) {
        result = sy_malloc(vm->allocator, bytes.length + 1);
        if (result != NULL) {
            memcpy(result, bytes.data, bytes.length);
            result[bytes.length] = '\0';
            *length = bytes.length;
        }
    }
    syi_host_bytes_free(vm, &bytes);
    return result;
}

static sy_value frames(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_exception(args[0])) {
        return syi_raise(vm, vm->types.TypeError, "an exception is needed, not '%T'", args[0]);
    }
    return syi_host_frames(vm, args[0]);
}

/* Takes the entries of one file off the outer end of a traceback. */
static sy_value strip(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_exception(args[0]) || !syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "an exception and a file name are needed");
    }
    sy_exception *exc = syi_to_exception(args[0]);
    while (exc->traceback != SY_NONE) {
        const sy_traceback *tb = (const sy_traceback *)sy_to_object(exc->traceback);
        if (!syi_str_equal(syi_to_str(tb->code->filename), syi_to_str(args[1]))) {
            break;
        }
        exc->traceback = tb->next;
    }
    return SY_NONE;
}

/* --- Handles and waiting --- */

static bool number_of(sy_vm *vm, sy_value v) {
    if (!sy_is_int(v)) {
        syi_raise(vm, vm->types.TypeError, "the number of a handle is needed, not '%T'", v);
    }
    return sy_is_int(v);
}

static sy_value take(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value objects = syi_module_state(vm)->host_objects;
    if (!number_of(vm, args[0])) {
        return SY_NULL;
    }
    sy_value object =
        objects == SY_NULL ? SY_NULL : syi_dict_get(vm, syi_to_dict(objects), args[0]);
    return object != SY_NULL
               ? object
               : syi_raise(vm, vm->types.ReferenceError, "the handle has been disposed of");
}

static sy_value drop(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_value objects = syi_module_state(vm)->host_objects;
    if (!number_of(vm, args[0])) {
        return SY_NULL;
    }
    if (objects != SY_NULL) {
        syi_dict_delete(vm, syi_to_dict(objects), args[0]);
    }
    return SY_NONE;
}

static sy_value listen(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_host_listen(vm->rt, args[0] == SY_TRUE);
    return SY_NONE;
}

static const sy_fn_def functions[] = {
    {"call", host_call, 0, -1, 0, false, "call(*args)"},
    {"on_message", syi_host_on_message, 1, 1, 0, false, "on_message(function, /)"},
    {"on_call", on_call, 1, 1, 0, false, "on_call(function, /)"},
    {"name", name, 1, 1, 0, false, "name(reference, /)"},
    {"frames", frames, 1, 1, 0, false, "frames(exception, /)"},
    {"strip", strip, 2, 2, 0, false, "strip(exception, filename, /)"},
    {"take", take, 1, 1, 0, false, "take(number, /)"},
    {"drop", drop, 1, 1, 0, false, "drop(number, /)"},
    {"listen", listen, 1, 1, 0, false, "listen(flag, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static void visit_host(void *arg, sy_visitor *v) {
    const sy_lang_modules *s = ((sy_vm *)arg)->module_state;
    syi_visit_object(v, s->host_reference);
    syi_visit(v, s->host_objects);
    syi_visit(v, s->host_handler);
    syi_visit(v, s->host_caller);
    syi_visit(v, s->host_inbox);
}

bool syi_host_types(sy_vm *vm) {
    syi_module_state(vm)->host_reference =
        syi_type_ready(vm, &reference_type, vm->types.object);
    return syi_module_state(vm)->host_reference != NULL && syi_gc_add_roots(vm, visit_host, vm);
}

bool syi_init_host(sy_vm *vm, sy_module *module) {
    bool available = syi_host_options(vm)->host_call != NULL;
    return syi_module_add_functions(vm, module, functions) &&
           syi_module_set(vm, module, "available", sy_from_bool(available)) &&
           syi_module_set(vm, module, "reference",
                          sy_from_pointer(syi_module_state(vm)->host_reference));
}
