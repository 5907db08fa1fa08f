/* SPDX-License-Identifier: MIT
 *
 * The table of chapter 2 of the semantics: every operation in every state, what it returns and
 * what state follows. One difference is by design: a C tasklet that has started owns a C stack,
 * so it cannot be bound anew (soft tasklets can).
 */
#include "scene.h"

typedef enum state {
    UNBOUND,
    BOUND,
    PAUSED,  /* never run */
    STOPPED, /* paused after it had started */
    SCHEDULED,
    BLOCKED,
    DEAD,
    STATES
} state;

static const char *const state_names[STATES] = {"unbound",   "bound",   "paused", "stopped",
                                                "scheduled", "blocked", "dead"};

static sy_status stops_then_blocks(sy_runtime *rt, void *arg) {
    bool blocks = arg != NULL;
    sy_status status = blocks ? sy_channel_receive(W.ch, NULL) : sy_schedule_remove(rt);
    return status == SY_E_EXCEPTION ? SY_OK : status;
}

static char yes[] = "yes";

/* A tasklet in that state, reached by the public operations. The caller is main. */
static sy_tasklet *in_state(state s) {
    sy_tasklet *t = NULL;
    SY_CHECK_EQ(sy_tasklet_new_unbound(W.rt, &t), SY_OK);
    if (s == UNBOUND) {
        return t;
    }
    SY_CHECK_EQ(sy_tasklet_bind(t, stops_then_blocks), SY_OK);
    if (s == BOUND) {
        return t;
    }
    SY_CHECK_EQ(sy_tasklet_bind_arg(t, NULL, s == BLOCKED ? yes : NULL), SY_OK);
    if (s == PAUSED) {
        return t;
    }
    SY_CHECK_EQ(sy_tasklet_insert(t), SY_OK);
    if (s == SCHEDULED) {
        return t;
    }
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    if (s == DEAD) {
        SY_CHECK_EQ(sy_tasklet_kill(t, false), SY_OK);
    }
    return t;
}

/* What a tasklet looks like: a(live) p(aused) b(locked) s(cheduled). */
static const char *look(const sy_tasklet *t) {
    static char text[8];
    snprintf(text, sizeof text, "%s%s%s%s", sy_tasklet_is_alive(t) ? "a" : "-",
             sy_tasklet_is_paused(t) ? "p" : "-", sy_tasklet_is_blocked(t) ? "b" : "-",
             sy_tasklet_is_scheduled(t) ? "s" : "-");
    return text;
}

typedef sy_status (*operation)(sy_tasklet *t);

static sy_status op_setup(sy_tasklet *t) {
    return sy_tasklet_setup(t, NULL);
}
static sy_status op_bind(sy_tasklet *t) {
    return sy_tasklet_bind(t, stops_then_blocks);
}
static sy_status op_bind_arg(sy_tasklet *t) {
    return sy_tasklet_bind_arg(t, stops_then_blocks, NULL);
}
static sy_status op_unbind(sy_tasklet *t) {
    return sy_tasklet_bind(t, NULL);
}
static sy_status op_kill(sy_tasklet *t) {
    return sy_tasklet_kill(t, false);
}
static sy_status op_kill_pending(sy_tasklet *t) {
    return sy_tasklet_kill(t, true);
}
static sy_status op_throw(sy_tasklet *t) {
    return sy_tasklet_throw(t, 1, false);
}
static sy_status op_throw_pending(sy_tasklet *t) {
    return sy_tasklet_throw(t, 1, true);
}
static sy_status op_bind_thread(sy_tasklet *t) {
    return sy_tasklet_bind_thread(t, -1);
}

typedef struct row {
    const char *name;
    operation op;
    struct {
        sy_status status;
        const char *look; /* afterwards */
    } cell[STATES];
} row;

#define OK SY_OK
#define RT(name) SY_E_##name

/* In the order unbound, bound, paused, stopped, scheduled, blocked, dead. */
static const row table[] = {
    {"setup",
     op_setup,
     {{RT(UNBOUND), "----"},
      {OK, "a--s"},
      {RT(ALIVE), "ap--"},
      {RT(ALIVE), "ap--"},
      {RT(ALIVE), "a--s"},
      {RT(ALIVE), "a-bs"},
      {RT(UNBOUND), "----"}}},
    {"bind",
     op_bind,
     {{OK, "----"},
      {OK, "----"},
      {OK, "----"},
      {RT(BIND_NESTED), "ap--"},
      {RT(BIND_SCHEDULED), "a--s"},
      {RT(BIND_SCHEDULED), "a-bs"},
      {OK, "----"}}},
    {"bind with argument",
     op_bind_arg,
     {{OK, "ap--"},
      {OK, "ap--"},
      {OK, "ap--"},
      {RT(BIND_NESTED), "ap--"},
      {RT(BIND_SCHEDULED), "a--s"},
      {RT(BIND_SCHEDULED), "a-bs"},
      {OK, "ap--"}}},
    {"unbind",
     op_unbind,
     {{OK, "----"},
      {OK, "----"},
      {OK, "----"},
      {RT(BIND_NESTED), "ap--"},
      {RT(BIND_SCHEDULED), "a--s"},
      {RT(BIND_SCHEDULED), "a-bs"},
      {OK, "----"}}},
    {"insert",
     sy_tasklet_insert,
     {{RT(RUN_DEAD), "----"},
      {RT(RUN_DEAD), "----"},
      {OK, "a--s"},
      {OK, "a--s"},
      {OK, "a--s"},
      {RT(RUN_BLOCKED), "a-bs"},
      {RT(RUN_DEAD), "----"}}},
    /* The one that runs for the first time stops itself, the one that had stopped ends. */
    {"run",
     sy_tasklet_run,
     {{RT(RUN_DEAD), "----"},
      {RT(RUN_DEAD), "----"},
      {OK, "ap--"},
      {OK, "----"},
      {OK, "ap--"},
      {RT(RUN_BLOCKED), "a-bs"},
      {RT(RUN_DEAD), "----"}}},
    {"switch",
     sy_tasklet_switch,
     {{RT(RUN_DEAD), "----"},
      {RT(RUN_DEAD), "----"},
      {OK, "ap--"},
      {OK, "----"},
      {OK, "ap--"},
      {RT(RUN_BLOCKED), "a-bs"},
      {RT(RUN_DEAD), "----"}}},
    {"remove",
     sy_tasklet_remove,
     {{OK, "----"},
      {OK, "----"},
      {OK, "ap--"},
      {OK, "ap--"},
      {OK, "ap--"},
      {RT(REMOVE_BLOCKED), "a-bs"},
      {OK, "----"}}},
    {"kill",
     op_kill,
     {{OK, "----"},
      {OK, "----"},
      {OK, "----"},
      {OK, "----"},
      {OK, "----"},
      {OK, "----"},
      {OK, "----"}}},
    {"kill pending",
     op_kill_pending,
     {{OK, "----"},
      {OK, "----"},
      {OK, "a--s"},
      {OK, "a--s"},
      {OK, "a--s"},
      {OK, "a--s"},
      {OK, "----"}}},
    /* Thrown at one that never ran it is uncaught and comes back to main. */
    {"throw",
     op_throw,
     {{RT(THROW_DEAD), "----"},
      {RT(THROW_DEAD), "----"},
      {RT(EXCEPTION), "----"},
      {OK, "----"},
      {RT(EXCEPTION), "----"},
      {OK, "----"},
      {RT(THROW_DEAD), "----"}}},
    {"throw pending",
     op_throw_pending,
     {{RT(THROW_DEAD), "----"},
      {RT(THROW_DEAD), "----"},
      {OK, "a--s"},
      {OK, "a--s"},
      {OK, "a--s"},
      {OK, "a--s"},
      {RT(THROW_DEAD), "----"}}},
    {"bind_thread",
     op_bind_thread,
     {{OK, "----"},
      {OK, "----"},
      {OK, "ap--"},
      {OK, "ap--"},
      {OK, "a--s"},
      {OK, "a-bs"},
      {OK, "----"}}},
};

static void check_cell(const row *r, state s) {
    sy_tasklet *t = in_state(s);
    sy_status status = r->op(t);
    if (status != r->cell[s].status || strcmp(look(t), r->cell[s].look) != 0) {
        harness_fail(__FILE__, __LINE__, "%s of a tasklet that is %s: %s %s, not %s %s",
                     r->name, state_names[s], sy_status_name(status), look(t),
                     sy_status_name(r->cell[s].status), r->cell[s].look);
    }
    /* Leave nothing behind for the next cell. */
    sy_tasklet_kill(t, true);
    sy_run(W.rt);
    SY_CHECK(!sy_tasklet_is_alive(t));
    SY_CHECK_EQ(sy_channel_balance(W.ch), 0);
    sy_tasklet_release(t);
}

SY_SCENE(every_operation_in_every_state) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        for (int s = 0; s < STATES; s++) {
            check_cell(&table[i], (state)s);
        }
    }
}

static sy_status on_oneself(world *w) {
    sy_tasklet *me = sy_current(w->rt);
    SY_CHECK_EQ(sy_tasklet_setup(me, NULL), SY_E_ALIVE);
    SY_CHECK_EQ(sy_tasklet_bind(me, stops_then_blocks), SY_E_BIND_CURRENT);
    SY_CHECK_EQ(sy_tasklet_bind_arg(me, stops_then_blocks, NULL), SY_E_BIND_CURRENT);
    SY_CHECK_EQ(sy_tasklet_bind(me, NULL), SY_E_BIND_CURRENT);
    SY_CHECK_EQ(sy_tasklet_insert(me), SY_OK);
    SY_CHECK_EQ(sy_tasklet_run(me), SY_OK);
    SY_CHECK_EQ(sy_tasklet_switch(me), SY_OK);
    SY_CHECK_EQ(sy_tasklet_remove(me), SY_E_REMOVE_CURRENT);
    SY_CHECK_EQ(sy_tasklet_bind_thread(me, -1), SY_OK);
    SY_CHECK_EQ(sy_tasklet_throw(me, 4, true), SY_E_EXCEPTION);
    SY_CHECK_EQ(sy_tasklet_throw(me, 5, false), SY_E_EXCEPTION);
    SY_CHECK_EQ(sy_thrown(w->rt), 5);
    SY_CHECK_EQ(sy_tasklet_kill(me, false), SY_EXIT);
    return SY_OK;
}

SY_SCENE(every_operation_on_oneself) {
    spawn('a', on_oneself);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
    SY_CHECK_LOG("a a.");
}

SY_SCENE(a_ring_of_one_is_its_own_neighbour) {
    sy_tasklet *me = sy_current(W.rt);
    SY_CHECK(sy_tasklet_next(me) == me);
    SY_CHECK(sy_tasklet_prev(me) == me);
    SY_CHECK(sy_tasklet_is_main(me));
    SY_CHECK(sy_tasklet_is_current(me));
    SY_CHECK_EQ(sy_run_count(W.rt), 1);
    SY_CHECK_EQ(sy_schedule(W.rt), SY_OK);
}

static sy_status looks_at_main(world *w) {
    sy_tasklet *main = sy_main(w->rt);
    SY_CHECK(sy_tasklet_is_paused(main));
    SY_CHECK_EQ(sy_run_count(w->rt), 1);
    SY_CHECK_EQ(sy_tasklet_remove(main), SY_OK);
    return SY_OK;
}

SY_SCENE(main_in_run_is_paused) {
    spawn('a', looks_at_main);
    SY_CHECK_EQ(sy_run(W.rt), SY_OK);
}

SY_SCENE(a_new_tasklet_has_no_flags) {
    sy_set_atomic(W.rt, true);
    spawn('a', NULL);
    SY_CHECK(!sy_tasklet_is_atomic(T('a')));
    SY_CHECK(!sy_tasklet_ignores_nesting(T('a')));
    SY_CHECK(!sy_tasklet_has_block_trap(T('a')));
    SY_CHECK(sy_set_atomic(W.rt, false));
    SY_CHECK(!sy_set_atomic(W.rt, false));
}
