/* SPDX-License-Identifier: MIT
 *
 * What a deadlock looks like: which tasklet waits on which channel, and in which line. The
 * errors carry it as notes (PEP 678), so that it is printed below their message.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/gc_heap.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/interpreter.h"
#include "lang/vm/vm.h"

enum { SHOWN = 20 };

typedef struct report {
    sy_vm *vm;
    sy_value lines; /* a list */
    uint32_t shown, hidden;
} report;

/* Puts a line together; without memory it is left out. */
#define LINE(r, ...) put_line(r, syi_str_format((r)->vm, __VA_ARGS__))

static void put_line(report *r, sy_value text) {
    if (text != SY_NULL) {
        syi_list_append(r->vm, syi_to_list(r->lines), text);
    }
    r->vm->exc = SY_NULL;
}

static bool is_users(const sy_frame *f) {
    sy_value filename = syi_frame_code(f)->filename;
    return syi_is_str(filename) && syi_to_str(filename)->length > 0 &&
           syi_str_at(syi_to_str(filename), 0) != '<';
}

/* Where t stands: its innermost frame in a file of the program, rather than in a module that is
 * built in. */
static const sy_frame *place_of(const sy_vm *vm, const sy_lang_tasklet *t) {
    const sy_frame *top = t == vm->interpreter->current ? vm->interpreter->frame : t->top;
    for (const sy_frame *f = top; f != NULL; f = f->back) {
        if (is_users(f)) {
            return f;
        }
    }
    return top;
}

static sy_value name_of(const sy_vm *vm, const sy_lang_tasklet *t) {
    sy_value f = t->function;
    if (f != SY_NULL && syi_is_type(f, vm->types.method)) {
        f = ((const sy_bound_method *)sy_to_object(f))->func;
    }
    return f != SY_NULL && syi_is_type(f, vm->types.function)
               ? ((const sy_function *)sy_to_object(f))->name
               : SY_NULL;
}

/* "main tasklet", "tasklet 3 (worker)", with the thread if it is another one than the first. */
static sy_value title(sy_vm *vm, const sy_lang_tasklet *t) {
    sy_value name = name_of(vm, t);
    sy_value who;
    if ((t->core.flags & SYI_MAIN) != 0) {
        who = syi_str_format(vm, "main tasklet");
    } else if (name == SY_NULL) {
        who = syi_str_format(vm, "tasklet %d", (int)t->core.id);
    } else {
        who = syi_str_format(vm, "tasklet %d (%U)", (int)t->core.id, name);
    }
    return who == SY_NULL || t->core.thread->id == 1
               ? who
               : syi_str_format(vm, "%U of thread %d", who, (int)t->core.thread->id);
}

static void describe(report *r, const sy_lang_tasklet *t, const char *does, uint32_t channel) {
    sy_vm *vm = r->vm;
    sy_value who = title(vm, t);
    const sy_frame *f = place_of(vm, t);
    if (who == SY_NULL) {
        vm->exc = SY_NULL;
        return;
    }
    sy_value on =
        channel != 0 ? syi_str_format(vm, " channel %d", (int)channel) : syi_str_format(vm, "");
    if (on == SY_NULL) {
        vm->exc = SY_NULL;
    } else if (f == NULL) {
        LINE(r, "%U %s%U", who, does, on);
    } else {
        LINE(r, "%U %s%U: File \"%U\", line %d, in %U", who, does, on,
             syi_frame_code(f)->filename, (int)syi_frame_line(f), syi_frame_code(f)->name);
    }
}

static void describe_blocked(report *r, const sy_lang_tasklet *t) {
    const sy_channel *ch = t->core.wait.channel;
    describe(r, t, ch->balance > 0 ? "waits to send on" : "waits to receive from", ch->id);
}

/* Tasklets that are alive have a finaliser: they are all in the collector's list, in order of
 * creation. */
static void describe_all_blocked(report *r) {
    const sy_gc_list *list = &r->vm->gc.heap->finalizable;
    for (size_t i = 0; i < list->count; i++) {
        const sy_object *o = sy_to_object(list->items[i]);
        const sy_lang_tasklet *t = (const sy_lang_tasklet *)(const void *)o;
        if ((o->type->flags & SY_TYPE_IS_TASKLET) == 0 || !syi_is_blocked(&t->core)) {
            continue;
        }
        if (r->shown < SHOWN) {
            r->shown++;
            describe_blocked(r, t);
        } else {
            r->hidden++;
        }
    }
    if (r->hidden > 0) {
        LINE(r, "(and %d more)", (int)r->hidden);
    }
}

void syi_explain_deadlock(sy_vm *vm, sy_value exc, sy_status status) {
    sy_value notes = syi_list_new(vm, NULL, 0);
    if (notes == SY_NULL) {
        vm->exc = SY_NULL;
        return;
    }
    report r = {.vm = vm, .lines = notes};
    sy_lang_tasklet *t = vm->interpreter->current;
    if (status == SY_E_DEADLOCK && t != NULL && t->core.refused != 0) {
        int32_t on = t->core.refused;
        describe(&r, t, on > 0 ? "cannot wait to send on" : "cannot wait to receive from",
                 (uint32_t)(on > 0 ? on : -on));
        t->core.refused = 0;
    }
    describe_all_blocked(&r);
    if (syi_to_list(notes)->length > 0) {
        syi_setattr(vm, exc, vm->names.__notes__, notes);
        vm->exc = SY_NULL;
    }
}

sy_value syi_stuck_report(sy_vm *vm) {
    sy_value lines = syi_list_new(vm, NULL, 0);
    if (lines == SY_NULL) {
        return SY_NULL;
    }
    report r = {.vm = vm, .lines = lines};
    for (sy_thread *th = syi_thread_next(vm->rt, NULL); th != NULL;
         th = syi_thread_next(vm->rt, th)) {
        if (th->state == SYI_THREAD_PARKED && th->current != NULL &&
            syi_is_lang_tasklet(th->current)) {
            describe(&r, syi_lang_tasklet(th->current),
                     th->waits_for != NULL ? "waits for the end of a thread"
                                           : "waits for a lock",
                     0);
        }
    }
    describe_all_blocked(&r);
    return lines;
}
