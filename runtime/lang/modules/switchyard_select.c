/* SPDX-License-Identifier: MIT
 *
 * Waiting on several channels at once, for the module `switchyard`.
 *
 * A tasklet can be in one queue only. So it waits somewhere else, and a stand-in, a tasklet
 * that never runs, joins the queue of each channel. When the turn of a stand-in comes, core
 * puts the one that waits into its place and the others leave their queues: values are neither
 * lost nor taken twice.
 *
 * - stand_ins(cases): queues a stand-in of the calling tasklet for each (channel, direction,
 *   value); returns the group, a list that begins with None;
 * - stand_down(): takes off those of the calling tasklet, if it has any;
 * - timer().sleep(seconds): the calling tasklet sleeps, others run.
 *
 * Once one of a group was chosen the list begins with its index. A stand-in keeps (group,
 * owner) in its args; the owner keeps the group in its own, which it needs no more since it
 * runs. However its wait ends, core has the stand-ins leave at once.
 */
#include "lang/modules/switchyard.h"

/* --- Stand-ins --- */

static sy_list *list_of(sy_value group) {
    return (sy_list *)sy_to_object(group);
}

static sy_tuple *links_of(const sy_lang_tasklet *stand_in) {
    return syi_to_tuple(stand_in->args);
}

static void stand_down_all(sy_list *group) {
    for (size_t i = 1; i < group->length; i++) {
        syi_channel_stand_down(&syi_self_tasklet(group->items[i])->core);
    }
}

static sy_tasklet *stands_for(sy_tasklet *t) {
    const sy_lang_tasklet *stand_in = syi_lang_tasklet(t);
    sy_list *group = list_of(links_of(stand_in)->items[0]);
    for (size_t i = 1; i < group->length; i++) {
        if (sy_to_object(group->items[i]) == &stand_in->head) {
            group->items[0] = sy_from_int((int64_t)i - 1);
        }
    }
    return &syi_self_tasklet(links_of(stand_in)->items[1])->core;
}

/* Core tells that t waits no more. */
static void owner_stands_down(sy_tasklet *t) {
    sy_lang_tasklet *owner = syi_lang_tasklet(t);
    t->flags &= ~(uint32_t)SYI_SELECTS;
    if (owner->args != SY_NULL) {
        stand_down_all(list_of(owner->args));
        owner->args = SY_NULL;
    }
}

static bool add_stand_in(sy_vm *vm, sy_value group, sy_value channel, int direction,
                         sy_value value) {
    sy_value tasklet = syi_lang_tasklet_new(vm, vm->interpreter->tasklet_type);
    if (tasklet == SY_NULL || !syi_list_append(vm, list_of(group), tasklet)) {
        return false;
    }
    sy_value links[2] = {group, sy_from_pointer(vm->interpreter->current)};
    sy_lang_tasklet *stand_in = syi_self_tasklet(tasklet);
    stand_in->args = syi_tuple_new(vm, links, 2);
    if (stand_in->args == SY_NULL) {
        return false;
    }
    syi_channel_stand_in(&syi_self_channel(channel)->core, &stand_in->core, direction,
                         direction > 0 ? syi_payload_value(value) : syi_nothing());
    return true;
}

static bool add_case(sy_vm *vm, sy_value group, sy_value item) {
    const sy_tuple *parts = syi_is_tuple(item) ? syi_to_tuple(item) : NULL;
    if (parts == NULL || parts->length != 3 ||
        !syi_has_flag(parts->items[0], SY_TYPE_IS_CHANNEL) || !sy_is_int(parts->items[1])) {
        syi_raise(vm, vm->types.TypeError, "a case is (channel, direction, value)");
        return false;
    }
    int direction = sy_to_int(parts->items[1]) > 0 ? 1 : -1;
    if (syi_self_channel(parts->items[0])->core.balance * direction < 0) {
        syi_raise(vm, vm->types.ValueError,
                  "a channel cannot be both sent to and received from at once");
        return false;
    }
    return add_stand_in(vm, group, parts->items[0], direction, parts->items[2]);
}

static sy_value stand_ins(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    if (!syi_is_tuple(args[0])) {
        return syi_raise(vm, vm->types.TypeError, "a tuple of cases is needed, not %T",
                         args[0]);
    }
    if (vm->interpreter->current->core.flags & SYI_SELECTS) {
        return syi_raise(vm, vm->types.RuntimeError, "this tasklet has stand-ins already");
    }
    const sy_tuple *cases = syi_to_tuple(args[0]);
    sy_value group = syi_list_new(vm, NULL, 0);
    if (group == SY_NULL || !syi_list_append(vm, list_of(group), SY_NONE)) {
        return SY_NULL;
    }
    for (size_t i = 0; i < cases->length; i++) {
        if (!add_case(vm, group, cases->items[i])) {
            stand_down_all(list_of(group));
            return SY_NULL;
        }
    }
    sy_lang_tasklet *owner = vm->interpreter->current;
    owner->args = group;
    owner->core.flags |= SYI_SELECTS;
    return group;
}

static sy_value stand_down(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_tasklet *owner = &vm->interpreter->current->core;
    if (owner->flags & SYI_SELECTS) {
        owner_stands_down(owner);
    }
    return SY_NONE;
}

/* --- Sleep --- */

typedef struct sleep_timer {
    sy_object head;
    sy_timer timer;
} sleep_timer;

static sy_value make_timer(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames) {
    (void)args;
    if (nargs > 0 || kwnames != SY_NULL) {
        return syi_raise(vm, vm->types.TypeError, "%N() takes no arguments", type);
    }
    sleep_timer *t = syi_object_new(vm, type, sizeof *t);
    return t != NULL ? sy_from_pointer(t) : SY_NULL;
}

/* Only at the end of everything is it freed while somebody sleeps. */
static void timer_free(sy_vm *vm, void *self) {
    (void)vm;
    sleep_timer *t = self;
    if (syi_timer_is_armed(&t->timer)) {
        syi_cancel_wait(t->timer.owner);
    }
}

static sy_value timer_sleep(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    double seconds;
    int64_t deadline;
    sleep_timer *t = (sleep_timer *)sy_to_object(args[0]);
    if (!syi_as_double(vm, args[1], &seconds) ||
        !syi_deadline_after(vm, seconds > 0 ? seconds : 0, &deadline) || syi_observed(vm)) {
        return SY_NULL;
    }
    if (syi_timer_is_armed(&t->timer)) {
        return syi_raise(vm, vm->types.RuntimeError, "somebody sleeps with this timer");
    }
    /* While it is suspended in this call its arguments are not kept: the tasklet keeps the
     * timer where its keyword arguments were, which it needs no more since it runs. */
    vm->interpreter->current->kwargs = args[0];
    return syi_op_result(vm, syi_op_sleep(vm->rt, &t->timer, deadline));
}

static const sy_fn_def timer_methods[] = {
    {"sleep", timer_sleep, 1, 1, SY_FN_SCHEDULES, false, "sleep($self, seconds, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

static const sy_type_def timer_type = {
    .name = "_switchyard.timer",
    .doc = "What a tasklet needs to sleep.",
    .size = sizeof(sleep_timer),
    .flags = SY_TYPE_FINAL,
    .slots = {.create = make_timer, .free = timer_free},
    .methods = timer_methods,
};

static const sy_fn_def functions[] = {
    {"stand_ins", stand_ins, 1, 1, 0, false, "stand_ins(cases, /)"},
    {"stand_down", stand_down, 0, 0, 0, false, "stand_down()"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_switchyard_select(sy_vm *vm, sy_module *module) {
    vm->rt->hooks.stands_for = stands_for;
    vm->rt->hooks.stand_down = owner_stands_down;
    sy_lang_modules *state = syi_module_state(vm);
    state->timer = syi_module_type(vm, module, &timer_type);
    return state->timer != NULL && syi_module_add_functions(vm, module, functions);
}
