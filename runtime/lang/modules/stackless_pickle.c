/* SPDX-License-Identifier: MIT
 *
 * Tasklets and channels taken apart and put together again (__reduce__, __setstate__).
 *
 * A tasklet's state is (flags, tempval, nesting level, frames, exception handled: type, value,
 * traceback, None[, attributes of a subclass]). `frames` holds its frame objects, bottom first;
 * for one that has not started, a tuple of function, args and kwargs; it is empty for one that
 * is not alive, or whose C stack cannot be taken apart. A channel's state is (balance, flags,
 * blocked tasklets[, attributes]).
 */
#include "lang/modules/stackless.h"
#include "lang/object/reduce.h"
#include "lang/vm/freeze.h"

enum {
    FLAG_WAITS = 3, /* 0 no, 1 to send, 3 to receive: for information */
    FLAG_ATOMIC = 4,
    FLAG_IGNORE_NESTING = 8,
    FLAG_BLOCK_TRAP = 16,
    FLAG_ALIVE = 32,
    FLAG_BEFORE = 64,   /* it goes on with an instruction, not with the result of one */
    REGISTER_SHIFT = 16 /* of that result */
};

/* --- Tasklets: taking apart --- */

static int64_t flags_of(const sy_lang_tasklet *t) {
    const sy_tasklet *core = &t->core;
    int64_t flags = (int64_t)t->resume_register << REGISTER_SHIFT;
    if (syi_is_blocked(core)) {
        flags |= core->wait.channel->balance > 0 ? 1 : 3;
    }
    flags |= (core->flags & SYI_ATOMIC) != 0 ? FLAG_ATOMIC : 0;
    flags |= (core->flags & SYI_IGNORE_NESTING) != 0 ? FLAG_IGNORE_NESTING : 0;
    flags |= (core->flags & SYI_BLOCK_TRAP) != 0 ? FLAG_BLOCK_TRAP : 0;
    flags |= syi_is_alive(core) ? FLAG_ALIVE : 0;
    flags |= t->resume == SY_RESUME_INSTRUCTION ? FLAG_BEFORE : 0;
    return flags;
}

/* Above 0 if it has a C stack, which cannot be taken apart. */
static uint32_t nesting_of(const sy_lang_tasklet *t) {
    return t->core.nesting == 0 && t->core.fiber != NULL ? 1 : t->core.nesting;
}

static sy_value frames_of(sy_vm *vm, const sy_lang_tasklet *t) {
    if (!syi_is_alive(&t->core) || nesting_of(t) != 0) {
        return syi_list_new(vm, NULL, 0);
    }
    if (t->top != NULL) {
        return syi_tasklet_frames(vm, t);
    }
    if (t->function == SY_NULL) {
        return syi_list_new(vm, NULL, 0);
    }
    sy_value three[3] = {t->function, t->args != SY_NULL ? t->args : vm->empty_tuple,
                         t->kwargs != SY_NULL ? t->kwargs : SY_NONE};
    sy_value tuple = syi_tuple_new(vm, three, 3);
    return tuple == SY_NULL ? SY_NULL : syi_list_new(vm, &tuple, 1);
}

/* (class, (), state), the state with attributes behind it if there are any. */
static sy_value reduction(sy_vm *vm, sy_value self, const sy_value *state, size_t n) {
    sy_value parts[3] = {sy_from_pointer(sy_to_object(self)->type), vm->empty_tuple,
                         syi_tuple_new(vm, state, n)};
    return parts[2] == SY_NULL ? SY_NULL : syi_tuple_new(vm, parts, 3);
}

static bool check_pickled(sy_vm *vm, const sy_lang_tasklet *t) {
    if (t == syi_vm_tasklet(vm)) {
        syi_raise(vm, vm->types.RuntimeError,
                  "You cannot __reduce__ the tasklet which is current.");
        return false;
    }
    if ((t->core.flags & SYI_MAIN) != 0) {
        syi_raise(vm, vm->types.RuntimeError, "You cannot __reduce__ a main tasklet.");
        return false;
    }
    return true;
}

enum { FLAGS, TEMPVAL, NESTING, FRAMES, EXC_TYPE, EXC_VALUE, EXC_TB, EXC_OWNER, ATTRIBUTES };

sy_value syi_tasklet_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_lang_tasklet *t = syi_self_tasklet(args[0]);
    if (!check_pickled(vm, t)) {
        return SY_NULL;
    }
    sy_value s[ATTRIBUTES + 1] = {[FLAGS] = sy_from_int(flags_of(t)),
                                  [NESTING] = sy_from_int(nesting_of(t)),
                                  [EXC_TYPE] = SY_NONE,
                                  [EXC_VALUE] = SY_NONE,
                                  [EXC_TB] = SY_NONE,
                                  [EXC_OWNER] = SY_NONE};
    sy_roots roots;
    syi_roots_enter(vm, &roots, s, ATTRIBUTES + 1);
    if (syi_is_exception(t->handled)) {
        s[EXC_TYPE] = sy_from_pointer(sy_to_object(t->handled)->type);
        s[EXC_VALUE] = t->handled;
        s[EXC_TB] = syi_to_exception(t->handled)->traceback;
    }
    bool ok = (s[TEMPVAL] = syi_slot_value(vm, &t->core)) != SY_NULL &&
              (s[FRAMES] = frames_of(vm, t)) != SY_NULL &&
              (s[ATTRIBUTES] = syi_default_state(vm, args[0], false)) != SY_NULL;
    syi_roots_leave(vm, &roots);
    return ok ? reduction(vm, args[0], s,
                          s[ATTRIBUTES] == SY_NONE ? ATTRIBUTES : ATTRIBUTES + 1)
              : SY_NULL;
}

/* --- Tasklets: putting together --- */

static bool invalid(sy_vm *vm, const char *what) {
    if (!syi_failed(vm)) {
        syi_raise(vm, vm->types.ValueError, "invalid state of a tasklet: %s", what);
    }
    return false;
}

/* A channel whose state came first has queued it already; None stands for its function till
 * its own state comes. */
static bool is_placed(const sy_lang_tasklet *t) {
    return syi_is_blocked(&t->core) && t->function == SY_NONE && t->top == NULL;
}

static bool is_fresh(sy_vm *vm, const sy_lang_tasklet *t) {
    bool idle = !syi_is_alive(&t->core) && !syi_is_scheduled(&t->core) && t->top == NULL;
    return t != syi_vm_tasklet(vm) && (t->core.flags & SYI_MAIN) == 0 &&
           t->core.fiber == NULL && (idle || is_placed(t));
}

/* Is v a small int in 0..most? */
static bool small(sy_value v, int64_t most, int64_t *out) {
    if (!sy_is_int(v)) {
        return false;
    }
    *out = sy_to_int(v);
    return *out >= 0 && *out <= most;
}

static sy_value lost_stack(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    return syi_raise(vm, vm->types.RuntimeError,
                     "tasklet cannot go on: it had C state on its stack when it was pickled");
}

static const sy_fn_def lost_stack_def = {"tasklet", lost_stack, 0, 0, 0, false, NULL};

bool syi_tasklet_is_lost(sy_vm *vm, const sy_lang_tasklet *t) {
    if (!syi_is_type(t->function, vm->types.builtin_function) ||
        ((const sy_builtin *)sy_to_object(t->function))->def != &lost_stack_def) {
        return false;
    }
    lost_stack(vm, NULL, 0, SY_NULL);
    return true;
}

/* Alive, but all it can do is to say why it cannot go on. */
static bool restore_lost(sy_vm *vm, sy_lang_tasklet *t, int64_t nesting) {
    sy_value f = syi_builtin_new(vm, &lost_stack_def, SY_NULL, SY_NULL);
    if (f == SY_NULL) {
        return false;
    }
    t->function = f;
    t->args = SY_NULL;
    t->kwargs = SY_NULL;
    t->core.nesting = (uint32_t)nesting;
    return true;
}

static bool restore_start(sy_vm *vm, sy_lang_tasklet *t, const sy_tuple *call) {
    if (call->length != 3 || !syi_callable(vm, call->items[0]) ||
        !syi_is_type(call->items[1], vm->types.tuple) ||
        !(call->items[2] == SY_NONE || syi_is_type(call->items[2], vm->types.dict))) {
        return invalid(vm, "no function, tuple and dict");
    }
    t->function = call->items[0];
    t->args = call->items[1];
    t->kwargs = call->items[2] == SY_NONE ? SY_NULL : call->items[2];
    return true;
}

static bool restore_frames(sy_vm *vm, sy_lang_tasklet *t, const sy_list *frames, int64_t flags,
                           int64_t nesting) {
    if ((flags & FLAG_ALIVE) == 0) {
        if (is_placed(t)) {
            return invalid(vm, "blocked, but not alive");
        }
        return true;
    }
    if (frames->length == 0) {
        return nesting > 0 ? restore_lost(vm, t, nesting) : invalid(vm, "alive without frames");
    }
    if (frames->length == 1 && syi_is_type(frames->items[0], vm->types.tuple)) {
        return restore_start(vm, t, syi_to_tuple(frames->items[0]));
    }
    bool before = (flags & FLAG_BEFORE) != 0;
    if (before && is_placed(t)) {
        return invalid(vm, "blocked between two instructions");
    }
    uint16_t target = (uint16_t)(flags >> REGISTER_SHIFT & 0xffff);
    if (!syi_tasklet_restore(vm, t, frames->items, frames->length,
                             before ? SY_RESUME_INSTRUCTION : SY_RESUME_RESULT, target)) {
        return false;
    }
    t->function = SY_NULL;
    t->args = SY_NULL;
    t->kwargs = SY_NULL;
    return true;
}

static void restore_flags(sy_tasklet *core, int64_t flags) {
    const struct {
        int64_t in;
        uint32_t out;
    } rows[] = {{FLAG_ATOMIC, SYI_ATOMIC},
                {FLAG_IGNORE_NESTING, SYI_IGNORE_NESTING},
                {FLAG_BLOCK_TRAP, SYI_BLOCK_TRAP},
                {FLAG_ALIVE, SYI_ALIVE}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        core->flags &= ~rows[i].out;
        core->flags |= (flags & rows[i].in) != 0 ? rows[i].out : 0;
    }
}

static bool set_attributes(sy_vm *vm, sy_value self, sy_value state) {
    sy_value parts[2] = {state, SY_NONE};
    if (syi_is_type(state, vm->types.tuple) && syi_to_tuple(state)->length == 2) {
        parts[0] = syi_to_tuple(state)->items[0];
        parts[1] = syi_to_tuple(state)->items[1];
    }
    for (int i = 0; i < 2; i++) {
        sy_value key, value;
        uint32_t position = 0;
        if (parts[i] == SY_NONE) {
            continue;
        }
        if (!syi_is_type(parts[i], vm->types.dict)) {
            return invalid(vm, "attributes that are no dict");
        }
        while (syi_dict_next(syi_to_dict(parts[i]), &position, &key, &value)) {
            sy_value name = syi_is_str(key) ? syi_intern(vm, key) : SY_NULL;
            if (name == SY_NULL || !syi_setattr(vm, self, name, value)) {
                return invalid(vm, "attribute name that is no str");
            }
        }
    }
    return true;
}

static bool restore_tasklet(sy_vm *vm, sy_lang_tasklet *t, const sy_tuple *s) {
    int64_t flags, nesting;
    sy_payload slot;
    if (!small(s->items[FLAGS], INT64_C(0xffffffff), &flags) ||
        !small(s->items[NESTING], INT32_MAX, &nesting) ||
        !syi_is_type(s->items[FRAMES], vm->types.list) ||
        !(s->items[EXC_VALUE] == SY_NONE || syi_is_exception(s->items[EXC_VALUE]))) {
        return invalid(vm, "parts of other types");
    }
    if (!syi_slot_payload(vm, s->items[TEMPVAL], &slot) ||
        !restore_frames(vm, t, syi_to_list(s->items[FRAMES]), flags, nesting)) {
        return false;
    }
    restore_flags(&t->core, flags);
    t->core.temp = slot;
    t->handled = s->items[EXC_VALUE];
    t->finished = false;
    return true;
}

sy_value syi_tasklet_setstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_lang_tasklet *t = syi_self_tasklet(args[0]);
    if (!syi_is_type(args[1], vm->types.tuple) || syi_to_tuple(args[1])->length < ATTRIBUTES ||
        syi_to_tuple(args[1])->length > ATTRIBUTES + 1) {
        return syi_raise(vm, vm->types.TypeError,
                         "tasklet.__setstate__ needs the tuple that __reduce__ gives");
    }
    if (!is_fresh(vm, t)) {
        return syi_raise(vm, vm->types.RuntimeError, "tasklet is alive");
    }
    const sy_tuple *s = syi_to_tuple(args[1]);
    if (!restore_tasklet(vm, t, s)) {
        return SY_NULL;
    }
    bool more = s->length > ATTRIBUTES;
    return !more || set_attributes(vm, args[0], s->items[ATTRIBUTES]) ? args[0] : SY_NULL;
}

/* --- Channels --- */

static void collect_blocked(sy_tasklet *t, void *arg) {
    sy_value *pair = arg; /* the list, and SY_NULL once appending failed */
    sy_vm *vm = t->thread->rt->vm;
    if (pair[1] != SY_NULL &&
        !syi_list_append(vm, syi_to_list(pair[0]), syi_tasklet_value(t))) {
        pair[1] = SY_NULL;
    }
}

sy_value syi_channel_reduce(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const sy_channel *c = &syi_self_channel(args[0])->core;
    sy_value pair[2] = {syi_list_new(vm, NULL, 0), SY_NONE};
    if (pair[0] == SY_NULL) {
        return SY_NULL;
    }
    syi_channel_visit(c, collect_blocked, pair);
    int64_t flags = (c->closing ? 1 : 0) | (c->preference & 3) << 1 | (c->schedule_all ? 8 : 0);
    sy_value state[4] = {sy_from_int(c->balance), sy_from_int(flags), pair[0], SY_NULL};
    sy_roots roots;
    syi_roots_enter(vm, &roots, state, 4);
    state[3] = pair[1] == SY_NULL ? SY_NULL : syi_default_state(vm, args[0], false);
    syi_roots_leave(vm, &roots);
    return state[3] == SY_NULL ? SY_NULL
                               : reduction(vm, args[0], state, state[3] == SY_NONE ? 3 : 4);
}

/* May the tasklets of the list be queued? */
static bool check_queue(sy_vm *vm, const sy_list *queue, int64_t balance) {
    if (balance != queue->length && balance != -(int64_t)queue->length) {
        return false;
    }
    for (uint32_t i = 0; i < queue->length; i++) {
        if (!syi_has_flag(queue->items[i], SY_TYPE_IS_TASKLET)) {
            return false;
        }
        const sy_lang_tasklet *t = syi_self_tasklet(queue->items[i]);
        bool resumes = t->top == NULL || t->resume == SY_RESUME_RESULT;
        if (syi_is_scheduled(&t->core) || t == syi_vm_tasklet(vm) || !resumes ||
            (t->core.flags & (SYI_MAIN | SYI_SLEEPING)) != 0 || t->core.fiber != NULL) {
            return false;
        }
    }
    return true;
}

static void restore_queue(sy_channel *c, const sy_list *queue, int dir) {
    for (uint32_t i = 0; i < queue->length; i++) {
        sy_lang_tasklet *t = syi_self_tasklet(queue->items[i]);
        if (syi_is_blocked(&t->core)) {
            continue; /* it was in the list twice */
        }
        if (!syi_is_alive(&t->core)) { /* its state is still to come */
            t->core.flags |= SYI_ALIVE;
            t->function = SY_NONE;
        }
        syi_channel_restore(c, &t->core, dir);
    }
}

sy_value syi_channel_setstate(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_channel *c = &syi_self_channel(args[0])->core;
    const sy_tuple *s = syi_is_type(args[1], vm->types.tuple) ? syi_to_tuple(args[1]) : NULL;
    int64_t flags;
    if (s == NULL || s->length < 3 || s->length > 4 || !sy_is_int(s->items[0]) ||
        !small(s->items[1], 15, &flags) || !syi_is_type(s->items[2], vm->types.list)) {
        return syi_raise(vm, vm->types.TypeError,
                         "channel.__setstate__ needs the tuple that __reduce__ gives");
    }
    const sy_list *queue = syi_to_list(s->items[2]);
    int64_t balance = sy_to_int(s->items[0]);
    if (c->balance != 0 || !check_queue(vm, queue, balance)) {
        return syi_raise(vm, vm->types.ValueError, "invalid state of a channel");
    }
    c->closing = (flags & 1) != 0;
    c->preference = (int8_t)((flags >> 1 & 3) == 3 ? -1 : (flags >> 1 & 1));
    c->schedule_all = (flags & 8) != 0;
    restore_queue(c, queue, balance > 0 ? 1 : -1);
    bool more = s->length == 4;
    return !more || set_attributes(vm, args[0], s->items[3]) ? args[0] : SY_NULL;
}
