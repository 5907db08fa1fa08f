/* SPDX-License-Identifier: MIT
 *
 * Frames that came in a pickle become those of a generator or a tasklet. All that can go wrong
 * is found out before anything is changed.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/type.h"
#include "lang/vm/freeze.h"

bool syi_frame_is_running(const sy_vm *vm, const sy_frame *frame) {
    for (const sy_frame *f = vm->interpreter->frame; f != NULL; f = f->back) {
        if (f == frame) {
            return true;
        }
    }
    return false;
}

static bool invalid(sy_vm *vm, const char *what) {
    if (!syi_failed(vm)) {
        syi_raise(vm, vm->types.ValueError, "%s", what);
    }
    return false;
}

/* --- Generators --- */

/* Does a generator that delegates stand at the SEND or at the YIELD behind it? */
static bool delegates(const sy_frame *f) {
    const sy_instr *i = f->ip;
    return i->op == SY_OP_SEND ||
           (i->op == SY_OP_YIELD && i > syi_frame_code(f)->instructions &&
            i[-1].op == SY_OP_SEND);
}

bool syi_generator_restore(sy_vm *vm, sy_generator *g, sy_value frame_object, bool started,
                           bool running) {
    bool loose;
    sy_frame *f = syi_frame_of_object(frame_object, &loose);
    if (g->frame != NULL || f == NULL || !loose) {
        return invalid(vm, "generator or frame in use");
    }
    const sy_code *code = syi_frame_code(f);
    if (code != g->code) {
        return invalid(vm, "frame of another generator");
    }
    bool place = running || (started ? f->ip->op == SY_OP_YIELD : f->ip == code->instructions);
    if ((code->flags & SY_CODE_GENERATOR) == 0 || !place || (running && !started) ||
        (g->yielding_from != SY_NULL && !delegates(f))) {
        return invalid(vm, "frame does not fit the generator");
    }
    if (code->handler_count > 0 && !syi_gc_set_finalizable(vm, g)) {
        return false;
    }
    syi_frame_object_move(frame_object, f);
    f->generator = g;
    f->flags = SY_FRAME_LOADED;
    g->frame = f;
    g->started = started;
    g->running = running;
    return true;
}

/* --- Tasklets --- */

static bool is_generator_frame(const sy_frame *f) {
    return f->generator != NULL && f->generator->frame == f && f->generator->running &&
           f->back == NULL;
}

/* The frame of a frame object if it may become one of a tasklet. */
static sy_frame *candidate(sy_vm *vm, sy_value object) {
    bool loose;
    sy_frame *f = NULL;
    if (syi_is_type(object, vm->types.frame)) {
        f = syi_frame_of_object(object, &loose);
        if (f != NULL && !loose && !is_generator_frame(f)) {
            f = NULL;
        }
    }
    if (f == NULL) {
        invalid(vm, "frame of a tasklet that is in use, or no frame");
    }
    return f;
}

static bool appears_once(const sy_value *frames, uint32_t k) {
    for (uint32_t i = 0; i < k; i++) {
        if (frames[i] == frames[k]) {
            return false;
        }
    }
    return true;
}

static bool check_frame(sy_vm *vm, sy_frame_map *map, const sy_value *frames, uint32_t k,
                        const sy_frame *below, bool in_call) {
    sy_frame *f = candidate(vm, frames[k]);
    if (f == NULL || !syi_frame_map_make(vm, map, syi_frame_code(f))) {
        return false;
    }
    bool linked = k == 0 ? f->on_return == SY_RET_END && f->generator == NULL && f->flags == 0
                         : syi_call_is_possible(below, f);
    return (linked && appears_once(frames, k) && syi_frame_fits(vm, map, f, in_call)) ||
           invalid(vm, "frame does not fit its code");
}

static bool check_frames(sy_vm *vm, const sy_value *frames, uint32_t count,
                         enum sy_resume_kind resume, uint16_t resume_register) {
    sy_frame_map map = {0};
    const sy_frame *below = NULL;
    bool ok = true;
    for (uint32_t k = 0; ok && k < count; k++) {
        bool top = k + 1 == count;
        ok = check_frame(vm, &map, frames, k, below, !top || resume == SY_RESUME_RESULT);
        bool loose;
        below = ok ? syi_frame_of_object(frames[k], &loose) : NULL;
    }
    syi_frame_map_free(vm, &map);
    if (ok && resume == SY_RESUME_RESULT && !syi_resume_is_possible(below, resume_register)) {
        return invalid(vm, "frame does not fit its code");
    }
    return ok;
}

/* Takes over what the frame object's frame holds into place, in the tasklet's own memory. */
static void move_frame(sy_vm *vm, sy_value object, sy_frame *from, sy_frame *place) {
    sy_frame *back = place->back;
    uint32_t size = from->size;
    memcpy(place, from, size);
    place->back = back;
    syi_frame_object_move(object, place);
    syi_mem_resize(vm, from, size, 0);
}

/* Room for the frames of t that are no generators', in order. */
static bool allocate(sy_vm *vm, sy_lang_tasklet *t, const sy_value *frames, uint32_t count,
                     sy_frame **places) {
    sy_interpreter *in = vm->interpreter;
    sy_lang_tasklet *current = in->current;
    sy_frame *frame = in->frame;
    bool ok = true;
    in->current = t;
    for (uint32_t k = 0; ok && k < count; k++) {
        bool loose;
        const sy_frame *f = syi_frame_of_object(frames[k], &loose);
        in->frame = NULL;
        places[k] = loose ? syi_frame_new(vm, f->function) : (sy_frame *)(uintptr_t)f;
        ok = places[k] != NULL;
    }
    in->current = current;
    in->frame = frame;
    return ok;
}

static void link(sy_vm *vm, sy_lang_tasklet *t, const sy_value *frames, uint32_t count,
                 sy_frame *const *places) {
    t->depth = count;
    for (uint32_t k = 0; k < count; k++) {
        bool loose;
        sy_frame *f = syi_frame_of_object(frames[k], &loose);
        places[k]->back = k == 0 ? NULL : places[k - 1];
        if (loose) {
            move_frame(vm, frames[k], f, places[k]);
        }
        places[k]->flags = 0;
        if (places[k]->function == vm->interpreter->bootstrap) {
            t->depth--;
        }
    }
    t->top = places[count - 1];
}

bool syi_tasklet_restore(sy_vm *vm, sy_lang_tasklet *t, const sy_value *frames, uint32_t count,
                         enum sy_resume_kind resume, uint16_t resume_register) {
    if (count == 0 || resume == SY_RESUME_HARD || count > vm->recursion_limit) {
        return invalid(vm, "wrong number of frames");
    }
    if (!check_frames(vm, frames, count, resume, resume_register)) {
        return false;
    }
    sy_frame **places = syi_mem_resize(vm, NULL, 0, count * sizeof *places);
    if (places == NULL) {
        return false;
    }
    bool ok = allocate(vm, t, frames, count, places);
    if (ok) {
        link(vm, t, frames, count, places);
        t->resume = (uint8_t)resume;
        t->resume_register = resume_register;
        t->finished = false;
    } else {
        syi_stack_free(vm, t);
        t->depth = 0;
    }
    syi_mem_resize(vm, places, count * sizeof *places, 0);
    return ok;
}

sy_value syi_tasklet_frames(sy_vm *vm, const sy_lang_tasklet *t) {
    sy_value list = syi_list_new(vm, NULL, 0);
    for (sy_frame *f = t->top; f != NULL && list != SY_NULL; f = f->back) {
        sy_value object = syi_frame_object_get(vm, f);
        if (object == SY_NULL || !syi_list_append(vm, syi_to_list(list), object)) {
            return SY_NULL;
        }
        syi_frame_object_set_in_call(object, f != t->top || t->resume == SY_RESUME_RESULT);
    }
    if (list == SY_NULL) {
        return SY_NULL;
    }
    sy_value *items = syi_to_list(list)->items;
    for (uint32_t i = 0, n = syi_to_list(list)->length; i < n / 2; i++) {
        sy_value other = items[i];
        items[i] = items[n - 1 - i];
        items[n - 1 - i] = other;
    }
    return list;
}
