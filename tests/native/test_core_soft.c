/* SPDX-License-Identifier: MIT
 *
 * Soft tasklets: a kind of tasklet as a language has it, made here of small scripts. A script
 * is a string of steps, its position is its only frame, and it runs on the hub's stack. What is
 * tested: soft and C tasklets in one scheduler with the same orders, tasklets set aside with C
 * frames (hard switches out of nested code), interrupts at any step.
 *
 * Steps: . log the step   s schedule   r receive   w send   x end with an error   t tick
 *        ( run the steps up to ) nested, as a C function that calls back would   - leave the
 * ring
 */
#include "core/hub.h"
#include "core/runtime.h"
#include "scene.h"

typedef struct script {
    sy_tasklet base;
    const char *next; /* what remains */
    char name;
    bool waits; /* the result of an operation is in the slot */
    bool done;
} script;

static script *of(sy_tasklet *t) {
    return (script *)(void *)t;
}

static bool run_steps(script *s, bool nested);

/* Runs an operation of the scheduler; false: control must be given up (never when nested). */
static bool settle(script *s, sy_status status, bool nested) {
    if (status < 0) {
        logf_("%c!%s", s->name, sy_status_name(status));
        return true;
    }
    if (status == SY_SWITCHED && !nested) {
        s->waits = true;
        return false;
    }
    if (status == SY_SWITCHED) {
        syi_hub_park(&s->base);
    }
    sy_payload p = syi_slot_take(&s->base);
    if (p.kind == SY_STATUS) {
        logf_("%c!%s", s->name, sy_status_name(syi_payload_status(p)));
        s->next = "";
    }
    return true;
}

static bool step(script *s, char c, bool nested) {
    sy_runtime *rt = s->base.thread->rt;
    switch (c) {
    case '.':
        logf_("%c%d", s->name, (int)strlen(s->next));
        return true;
    case 's':
        return settle(s, syi_op_schedule(rt, syi_nothing()), nested);
    case '-':
        return settle(s, syi_op_schedule_remove(rt, syi_nothing()), nested);
    case 'r':
        return settle(s, syi_op_channel(W.ch, -1, syi_nothing()), nested);
    case 'w':
        return settle(s, syi_op_channel(W.ch, 1, syi_value(1)), nested);
    case '(':
        SY_CHECK_EQ(syi_nesting_enter(&s->base), SY_OK);
        SY_CHECK(run_steps(s, true));
        syi_nesting_leave(&s->base);
        return true;
    default:
        SY_CHECK(c == 't');
        return true;
    }
}

/* Runs up to the end or a ")"; false: it waits. Each step is a tick. */
static bool run_steps(script *s, bool nested) {
    sy_runtime *rt = s->base.thread->rt;
    while (*s->next != 0) {
        while (--rt->countdown < 0) {
            sy_status status = syi_ticks_expired(rt);
            if (status == SY_OK) {
                break;
            }
            if (!settle(s, status, nested)) {
                return false;
            }
        }
        char c = *s->next;
        if (c == 0) {
            break;
        }
        s->next++;
        if (c == ')') {
            return true;
        }
        if (!step(s, c, nested)) {
            return false;
        }
    }
    return true;
}

static void resume(sy_tasklet *t) {
    script *s = of(t);
    sy_payload p = syi_slot_take(t);
    s->waits = false;
    if (syi_payload_raises(p)) {
        logf_("%c!%s", s->name,
              p.kind == SY_STATUS ? sy_status_name(syi_payload_status(p)) : "exception");
        s->done = true;
        syi_tasklet_end(t, syi_nothing());
        return;
    }
    if (run_steps(s, false)) {
        s->done = true;
        logf_("%c.", s->name);
        syi_tasklet_end(t, syi_nothing());
    }
}

static uint32_t where(const sy_tasklet *t, uint16_t *file) {
    *file = 0;
    return (uint32_t)strlen(((const script *)(const void *)t)->next);
}

static void release(sy_tasklet *t) {
    (void)t;
}

static void destroy(sy_tasklet *t) {
    of(t)->next = "";
}

static const sy_exec script_exec = {"script", resume, where, release, destroy};

enum { SCRIPTS = 8 };
static script scripts[SCRIPTS];

static script *start_script(char name, const char *steps) {
    for (int i = 0; i < SCRIPTS; i++) {
        script *s = &scripts[i];
        if (s->next == NULL) {
            SY_CHECK_EQ(sy_tasklet_init(W.rt, &s->base, &script_exec), SY_OK);
            s->name = name;
            s->next = steps;
            SY_CHECK_EQ(syi_setup(&s->base), SY_OK);
            return s;
        }
    }
    abort();
}

static void forget_scripts(void) {
    for (int i = 0; i < SCRIPTS; i++) {
        if (scripts[i].next != NULL) {
            sy_tasklet_deinit(&scripts[i].base);
        }
    }
    memset(scripts, 0, sizeof scripts);
}

SY_SCENE(soft_round_robin) {
    start_script('a', ".s.s.");
    start_script('b', ".s.");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a4 b2 a2 b0 b. a0 a.");
    forget_scripts();
}

static sy_status c_schedules(world *w) {
    sy_status status = sy_schedule(w->rt);
    logf_("c2");
    return status;
}

SY_SCENE(soft_and_c_tasklets_share_the_ring) {
    start_script('x', ".s.");
    spawn('c', c_schedules);
    start_script('y', ".s.");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("x2 c y2 x0 x. c2 c. y0 y.");
    forget_scripts();
}

static sy_status c_receives(world *w) {
    return sy_channel_receive(w->ch, NULL);
}

SY_SCENE(messages_between_kinds) {
    spawn('c', c_receives);
    start_script('x', ".w.r.");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("c x4 c. x2");
    SY_CHECK_EQ(sy_channel_send(W.ch, 1), SY_OK);
    SY_CHECK_LOG("x0 x.");
    forget_scripts();
}

SY_SCENE(nested_code_is_set_aside) {
    start_script('x', ".(.s.r.).");
    start_script('y', ".(.s.w.).");
    start_script('z', ".s.s.");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    /* As without the brackets; y's send prefers x. */
    SY_CHECK_LOG("x8 x6 y8 y6 z4 x4 y4 x2 x0 x. z2 y2 y0 y. z0 z.");
    SY_CHECK_EQ(W.rt->aside->link_next == NULL, true); /* main's own */
    forget_scripts();
}

SY_SCENE(deeply_nested_code_in_any_order_of_return) {
    start_script('a', "(.s(.s.s).)");
    start_script('b', "((.s.)s.s.)");
    start_script('c', "(.-.)");
    script *c = &scripts[2];
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a9 b8 c3 a6 b6 a4 b3 a1 a. b1 b.");
    SY_CHECK(!c->done);
    SY_CHECK(c->base.fiber != NULL);
    SY_CHECK_EQ(syi_op_tasklet_insert(&c->base), SY_OK);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("c1 c.");
    SY_CHECK(c->base.fiber == NULL);
    forget_scripts();
}

SY_SCENE(killing_nested_code_unwinds_it) {
    script *a = start_script('a', "(.r.)");
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_EQ(sy_tasklet_kill(&a->base, false), SY_OK);
    SY_CHECK_LOG("a3 a!EXIT a.");
    SY_CHECK(a->done);
    forget_scripts();
}

SY_SCENE(a_never_run_soft_tasklet_is_killed_unentered) {
    script *a = start_script('a', ".");
    SY_CHECK_EQ(sy_tasklet_kill(&a->base, false), SY_OK);
    SY_CHECK_LOG("a!EXIT");
    forget_scripts();
}

/* Golden traces 27 and 28: nested code is not interrupted, unless nesting is ignored. */
SY_SCENE(g27_nesting_puts_the_interrupt_off) {
    script *a = start_script('a', "(tttttttttttttttttttttt.).");
    sy_tasklet *victim = NULL;
    SY_CHECK_EQ(sy_run_watched(W.rt, 10, 0, &victim), SY_OK);
    SY_CHECK(victim == &a->base);
    SY_CHECK(a->base.fiber == NULL);
    SY_CHECK_LOG("a2"); /* after the nested part, before the last step */
    SY_CHECK_EQ(syi_op_tasklet_insert(&a->base), SY_OK);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a0 a.");
    forget_scripts();
}

SY_SCENE(g28_ignore_nesting) {
    script *a = start_script('a', "(tttttttttttttttttttttt.).");
    sy_tasklet *victim = NULL;
    SY_CHECK_EQ(sy_run_watched(W.rt, 10, SY_RUN_IGNORE_NESTING, &victim), SY_OK);
    SY_CHECK(victim == &a->base);
    SY_CHECK_EQ(a->base.nesting, 1);
    SY_CHECK(a->base.fiber != NULL);
    SY_CHECK_LOG("");
    SY_CHECK_EQ(syi_op_tasklet_insert(&a->base), SY_OK);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a2 a0 a.");
    forget_scripts();
}

SY_SCENE(an_exact_budget_for_soft_tasklets) {
    for (int n = 1; n < 20; n++) {
        script *a = start_script('a', "tttttttttttttttttttttttt");
        sy_tasklet *victim = NULL;
        SY_CHECK_EQ(sy_run_watched(W.rt, n, 0, &victim), SY_OK);
        SY_CHECK(victim == &a->base);
        SY_CHECK_EQ(strlen(a->next), 24 - n);
        forget_scripts();
    }
}

SY_SCENE(no_memory_for_nested_code) {
    sy_tasklet *me = sy_current(W.rt);
    W.rt->alloc.locked = true;
    SY_CHECK_EQ(syi_nesting_enter(me), SY_E_NOMEM);
    SY_CHECK_EQ(me->nesting, 0);
    W.rt->alloc.locked = false;
}

static void count_visit(sy_tasklet *t, void *arg) {
    *(uint64_t *)arg |= UINT64_C(1) << t->id;
}

SY_SCENE(the_collector_finds_what_the_runtime_keeps) {
    script *a = start_script('a', "r");   /* blocked on a channel of core's */
    script *b = start_script('b', "(-)"); /* set aside with a C stack: nobody keeps it */
    script *c = start_script('c', "-");   /* paused: nobody keeps it */
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    script *d = start_script('d', "."); /* in the ring */
    uint64_t seen = 0;
    syi_runtime_visit(W.rt, count_visit, &seen);
    SY_CHECK(seen & UINT64_C(1) << a->base.id);
    SY_CHECK(!(seen & UINT64_C(1) << b->base.id));
    SY_CHECK(!(seen & UINT64_C(1) << c->base.id));
    SY_CHECK(seen & UINT64_C(1) << d->base.id);
    SY_CHECK(seen & UINT64_C(1) << sy_current(W.rt)->id);
    forget_scripts();
}

/* --- A soft main --- */

SY_TEST(a_soft_main_tasklet) {
    counted memory;
    sy_runtime *rt = runtime_new(&memory, NULL);
    memset(&W, 0, sizeof W);
    W.rt = rt;
    script main = {.name = 'm', .next = ".s.(s.)."};
    SY_CHECK_EQ(sy_tasklet_init(rt, &main.base, &script_exec), SY_OK);
    syi_set_alive(&main.base, true);
    SY_CHECK_EQ(syi_runtime_start(rt, &main.base), SY_OK);
    start_script('a', ".s.");
    while (sy_runtime_pump(rt, 1, NULL) == SY_PUMP_BUDGET) {
        logf_("|");
    }
    /* Each slice is one step, wherever it ends. */
    SY_CHECK_LOG("m7 | | a2 | | m5 | | | a0 a. | m2 | | m0 m.");
    SY_CHECK_EQ(sy_runtime_result(rt), SY_OK);
    forget_scripts();
    sy_tasklet_deinit(&main.base);
    runtime_free(rt, &memory);
}
