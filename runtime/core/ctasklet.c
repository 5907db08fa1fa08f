/* SPDX-License-Identifier: MIT
 *
 * C tasklets: a function on a pooled C stack. The object is allocated here and counted: its
 * users hold references, and while it is alive it keeps itself. It owns its fiber from its
 * first turn to its end; the fiber is listed in rt->aside for that time, so that it can be
 * killed when its thread ends.
 */
#include "core/ctasklet.h"

#include "core/hub.h"
#include "core/kernel.h"

static syi_ctasklet *of(sy_tasklet *t) {
    return SY_CONTAINER(t, syi_ctasklet, base);
}

/* --- Running --- */

static void run_defers(sy_runtime *rt, syi_ctasklet *c) {
    while (c->defers != NULL) {
        syi_defer *d = c->defers;
        c->defers = d->next;
        d->fn(d->arg);
        sy_free(&rt->alloc, d, sizeof *d);
    }
}

static sy_payload outcome(const syi_ctasklet *c, sy_status status) {
    if (status == SY_E_EXCEPTION) {
        return syi_exception(c->exception);
    }
    return status < 0 && status != SY_EXIT ? syi_status_payload(status) : syi_nothing();
}

/* The bottom of a C tasklet's stack. */
static syi_fiber *run(void *arg) {
    sy_tasklet *t = arg;
    syi_ctasklet *c = of(t);
    sy_runtime *rt = t->thread->rt;
    syi_fiber *fiber = rt->fibers.running;
    sy_status status = c->fn(rt, c->arg);
    run_defers(rt, c);
    syi_aside_remove(rt, fiber);
    t->fiber = NULL;
    syi_tasklet_end(t, outcome(c, status));
    rt->finished = fiber;
    return syi_hub_next(rt);
}

/* The first turn: a killed one ends without having run, the others get their stack. */
static void resume(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    sy_payload p = syi_slot_take(t);
    if (syi_payload_raises(p)) {
        bool exits = p.kind == SY_STATUS && syi_payload_status(p) == SY_EXIT;
        syi_tasklet_end(t, exits ? syi_nothing() : p);
        return;
    }
    syi_fiber *fiber = syi_fiber_take(&rt->fibers, SYI_FIBER_TASKLET, run, t);
    if (fiber == NULL) {
        syi_tasklet_end(
            t, syi_status_payload(rt->alloc.limit_hit ? SY_E_MEMORY_LIMIT : SY_E_NOMEM));
        return;
    }
    t->fiber = fiber;
    syi_aside_add(rt, fiber, t);
    syi_fiber_switch(&rt->fibers, fiber);
    syi_hub_reap(rt);
}

static uint32_t where(const sy_tasklet *t, uint16_t *file) {
    (void)t;
    *file = 0;
    return 0;
}

static void release(sy_tasklet *t) {
    of(t)->fn = NULL; /* what has ended is unbound */
    sy_tasklet_release(t);
}

/* Its frames go with the fiber; handlers for its end are still owed. */
static void destroy(sy_tasklet *t) {
    sy_runtime *rt = t->thread->rt;
    run_defers(rt, of(t));
    if (t->fiber != NULL) {
        syi_aside_remove(rt, t->fiber);
        syi_fiber_drop(&rt->fibers, t->fiber);
        t->fiber = NULL;
    }
}

const sy_exec syi_c_exec = {
    .name = "C",
    .resume = resume,
    .where = where,
    .release = release,
    .destroy = destroy,
};

/* --- The object --- */

/* A few objects that are not in use are kept: making and ending tasklets is frequent. */
enum { KEPT = 128 };

static syi_ctasklet *object_get(sy_runtime *rt) {
    sy_link *link = rt->c_spare.next;
    if (link == &rt->c_spare) {
        return sy_malloc(&rt->alloc, sizeof(syi_ctasklet));
    }
    sy_list_remove(link);
    rt->c_spare_count--;
    return SY_CONTAINER(link, syi_ctasklet, link);
}

static void object_put(sy_runtime *rt, syi_ctasklet *c) {
    if (rt->c_spare_count < KEPT) {
        sy_list_insert_before(rt->c_spare.next, &c->link);
        rt->c_spare_count++;
    } else {
        sy_free(&rt->alloc, c, sizeof *c);
    }
}

sy_status syi_ctasklet_make(sy_runtime *rt, sy_tasklet_fn fn, void *arg, sy_tasklet **out) {
    syi_ctasklet *c = object_get(rt);
    if (c == NULL) {
        return rt->alloc.limit_hit ? SY_E_MEMORY_LIMIT : SY_E_NOMEM;
    }
    c->fn = fn;
    c->arg = arg;
    c->defers = NULL;
    c->exception = 0;
    c->references = 1;
    sy_status status = sy_tasklet_init(rt, &c->base, &syi_c_exec);
    if (status != SY_OK) {
        object_put(rt, c);
        return status;
    }
    c->base.flags |= SYI_MINE;
    sy_list_insert_before(&rt->c_tasklets, &c->link);
    *out = &c->base;
    return SY_OK;
}

void syi_ctasklet_enliven(sy_tasklet *t) {
    if (!(t->flags & SYI_ALIVE)) {
        of(t)->references++;
    }
    syi_set_alive(t, true);
}

sy_tasklet *sy_tasklet_retain(sy_tasklet *t) {
    if (t->exec == &syi_c_exec) {
        of(t)->references++;
    }
    return t;
}

void sy_tasklet_release(sy_tasklet *t) {
    if (t == NULL || t->exec != &syi_c_exec) {
        return;
    }
    syi_ctasklet *c = of(t);
    if (--c->references != 0) {
        return;
    }
    sy_runtime *rt = t->thread->rt;
    sy_list_remove(&c->link);
    sy_tasklet_deinit(t);
    object_put(rt, c);
}

void syi_ctasklet_visit(sy_runtime *rt, syi_visit_fn fn, void *arg) {
    for (sy_link *l = rt->c_tasklets.next; l != &rt->c_tasklets; l = l->next) {
        syi_ctasklet *c = SY_CONTAINER(l, syi_ctasklet, link);
        if (c->base.flags & SYI_ALIVE) {
            fn(&c->base, arg);
        }
    }
}

void syi_ctasklet_free_all(sy_runtime *rt) {
    while (!sy_list_is_empty(&rt->c_tasklets)) {
        syi_ctasklet *c = SY_CONTAINER(rt->c_tasklets.next, syi_ctasklet, link);
        destroy(&c->base);
        c->references = 1;
        sy_tasklet_release(&c->base);
    }
    while (!sy_list_is_empty(&rt->c_spare)) {
        sy_free(&rt->alloc, object_get(rt), sizeof(syi_ctasklet));
    }
}
