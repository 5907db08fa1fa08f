/* SPDX-License-Identifier: MIT
 *
 * The struct of C tasklets, shared by ctasklet.c and the public API.
 */
#ifndef SY_CORE_CTASKLET_H
#define SY_CORE_CTASKLET_H

#include "base/list.h"
#include "core/sched.h"

/* One handler of sy_defer(). */
typedef struct syi_defer {
    struct syi_defer *next;
    sy_cleanup_fn fn;
    void *arg;
} syi_defer;

typedef struct syi_ctasklet {
    sy_tasklet base;
    sy_link link;     /* in rt->c_tasklets */
    sy_tasklet_fn fn; /* NULL: unbound */
    void *arg;
    syi_defer *defers;   /* the last registered first */
    sy_value exception;  /* of its latest SY_E_EXCEPTION, or set by sy_raise() */
    uint32_t references; /* users' and, while alive, its own */
} syi_ctasklet;

extern const sy_exec syi_c_exec;

/* Alive and paused, with a reference of its own. */
void syi_ctasklet_enliven(sy_tasklet *t);

#endif
