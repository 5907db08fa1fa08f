/* SPDX-License-Identifier: MIT
 *
 * Scenes: test cases that play inside a runtime. SY_SCENE(name) { ... } is a case whose code
 * runs as the main tasklet of a fresh runtime W.rt with a channel W.ch. spawn('a', body) starts
 * a C tasklet that logs "a", runs its body, logs "a." (unless the body failed); T('a') is that
 * tasklet. What it logs is the order of execution.
 */
#ifndef SY_TESTS_SCENE_H
#define SY_TESTS_SCENE_H

#include "support.h"

/* One world per case: tasklets and channels that bodies refer to by letter. */
typedef struct world {
    sy_runtime *rt;
    sy_tasklet *t[26];
    sy_channel *ch;
} world;

typedef sy_status (*body_fn)(world *w);

typedef struct worker {
    world *w;
    char name;
    body_fn body;
} worker;

static world W;
static worker workers[26];

static inline sy_status work(sy_runtime *rt, void *arg) {
    worker *self = arg;
    (void)rt;
    logf_("%c", self->name);
    if (self->body != NULL) {
        sy_status status = self->body(self->w);
        if (status != SY_OK) {
            return status;
        }
    }
    logf_("%c.", self->name);
    return SY_OK;
}

static inline sy_tasklet *spawn(char name, body_fn body) {
    worker *self = &workers[name - 'a'];
    *self = (worker){&W, name, body};
    SY_CHECK_EQ(sy_tasklet_new(W.rt, work, self, &W.t[name - 'a']), SY_OK);
    return W.t[name - 'a'];
}

#define T(name) (W.t[(name) - 'a'])

/* Logs the names of the tasklets after the current one in the ring, as Q... */
static inline void log_queue(void) {
    char text[32] = "Q";
    size_t n = 1;
    sy_tasklet *me = sy_current(W.rt);
    for (sy_tasklet *t = sy_tasklet_next(me); t != me && n < 30; t = sy_tasklet_next(t)) {
        text[n] = '?';
        for (int i = 0; i < 26; i++) {
            text[n] = W.t[i] == t ? (char)('a' + i) : text[n];
        }
        text[++n] = 0;
    }
    logf_("%s", text);
}

typedef void (*scene)(void);

static inline sy_status play(sy_runtime *rt, void *arg) {
    scene *fn = arg;
    memset(&W, 0, sizeof W);
    W.rt = rt;
    SY_CHECK_EQ(sy_channel_new(rt, &W.ch), SY_OK);
    (*fn)();
    for (int i = 0; i < 26; i++) {
        sy_tasklet_release(W.t[i]);
    }
    return SY_OK;
}

static inline void stage(scene fn) {
    SY_CHECK_EQ(run_main(play, &fn), SY_OK);
}

/* SY_SCENE(name): a case whose code runs as the main tasklet. */
#define SY_SCENE(name)                                                                         \
    static void scene_##name(void);                                                            \
    SY_TEST(name) {                                                                            \
        stage(scene_##name);                                                                   \
    }                                                                                          \
    static void scene_##name(void)

#endif
