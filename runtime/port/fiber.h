/* SPDX-License-Identifier: MIT
 *
 * Fibers: C stacks that can be switched between, pooled.
 *
 * Backends (one is chosen at build time, see port/config.h): assembly for x86-64 and aarch64
 * (System V), ucontext elsewhere, Asyncify in wasm. A fiber runs `entry(arg)`; when that
 * returns, the fiber it returned continues and the finished one is *spent*: it may go back to
 * its pool. A switch never allocates. Sanitizers and valgrind are told of every stack and every
 * switch.
 *
 * Invariants: exactly one fiber of a set runs on an OS thread; the *base* fiber stands for the
 * stack the OS gave that thread. A fiber that waits inside syi_fiber_switch holds live C frames
 * and must not be dropped while anything on them is needed.
 *
 * wasm: whatever runs on a fiber and may switch must be instrumented by Asyncify, and the first
 * switch away from the base fiber happens inside the function that called syi_fiber_switch on
 * it: the base does not unwind, it runs the trampoline until somebody switches back to it.
 */
#ifndef SY_PORT_FIBER_H
#define SY_PORT_FIBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/alloc.h"
#include "port/config.h"

#if SY_FIBER_UCONTEXT
#include <ucontext.h>
#endif

typedef struct syi_fiber syi_fiber;

/* What a fiber runs. Returns the fiber that continues when this one has finished (never NULL).
 */
typedef syi_fiber *(*syi_fiber_entry)(void *arg);

struct syi_fiber {
    void *stack_pointer; /* where it was switched away (asm backends and wasm) */
    char *stack_low; /* lowest usable address of the C stack; NULL for a base fiber (unknown) */
    size_t stack_size;     /* usable bytes from stack_low */
    char *memory;          /* what was obtained for it (native stacks) */
    size_t memory_size;    /* bytes obtained for it, this struct included; 0 for a base fiber */
    syi_fiber_entry entry; /* not NULL from syi_fiber_take until it is called */
    void *arg;
    struct syi_fiber *next_free;             /* link in the pool's free list */
    void *owner;                             /* the user's: who is set aside on this fiber */
    struct syi_fiber *link_next, *link_prev; /* the user's */
    void *asan_fake_stack; /* ASan's record of this stack while it is switched away */
    void *tsan_fiber;      /* TSan's */
    unsigned valgrind_id;  /* valgrind's */
    uint8_t size_class;    /* enum syi_fiber_class */
    bool spent;            /* its entry has returned */
    bool guarded;          /* a guard page lies below the stack */
#if SY_FIBER_ASYNCIFY
    struct { /* the layout that Asyncify's generated code expects */
        char *stack_ptr, *stack_end;
    } asyncify;
    char *asyncify_low;     /* start of the Asyncify stack */
    syi_fiber_entry resume; /* what is called to rewind it: its entry */
#endif
#if SY_FIBER_UCONTEXT
    ucontext_t ucontext;
#endif
};

/* Two sizes of stack: many small ones for C tasklets, few large ones for hub loops, on which
 * builtins of the language recurse. */
typedef enum syi_fiber_class {
    SYI_FIBER_TASKLET,
    SYI_FIBER_HUB,
    SYI_FIBER_CLASSES
} syi_fiber_class;

/* Counts for reports and tests. */
typedef struct syi_fiber_stats {
    size_t live;    /* stacks that exist, pooled ones included */
    size_t pooled;  /* of these, in the pool */
    uint64_t fresh; /* stacks made since the start */
    uint64_t reused;
} syi_fiber_stats;

/* Owner of stacks; in the caller's memory. One pool per runtime. */
typedef struct syi_fiber_pool {
    sy_allocator *alloc;
    size_t stack_size[SYI_FIBER_CLASSES]; /* for new stacks, rounded up to pages */
    size_t keep;                          /* at most so many spent stacks are kept */
    syi_fiber *free[SYI_FIBER_CLASSES];
    syi_fiber *running;  /* the fiber that runs now; the base fiber when nothing was switched */
    syi_fiber *previous; /* the one that switched to it */
    bool rewinding;      /* wasm: the running fiber rebuilds its frames */
    syi_fiber_stats stats;
} syi_fiber_pool;

/* A size of 0: the platform's default (natively 64 KiB for tasklets, 256 KiB for hubs). `keep`:
 * the trim mark. */
void syi_fiber_pool_init(syi_fiber_pool *pool, sy_allocator *alloc, size_t tasklet_stack,
                         size_t hub_stack, size_t keep);

/* Frees the pooled stacks. Fibers taken and not given back stay the caller's mistake. */
void syi_fiber_pool_deinit(syi_fiber_pool *pool);

/* Makes `base` stand for the stack that is running now; it belongs to the caller and must
 * outlive all switches back to it. */
void syi_fiber_attach(syi_fiber_pool *pool, syi_fiber *base);
/* Forgets the base (the OS thread's record in sanitizers). */
void syi_fiber_detach(syi_fiber_pool *pool, syi_fiber *base);

/* A fiber that will run `entry(arg)` at the first switch to it; NULL when there is no memory.
 */
syi_fiber *syi_fiber_take(syi_fiber_pool *pool, syi_fiber_class size, syi_fiber_entry entry,
                          void *arg);

/* Makes a fiber that is not running start anew, as if just taken; what was on its stack is
 * forgotten. */
void syi_fiber_reset(syi_fiber_pool *pool, syi_fiber *fiber, syi_fiber_entry entry, void *arg);

/* Gives a fiber back that is not running: spent, never started, or abandoned with its frames.
 */
void syi_fiber_drop(syi_fiber_pool *pool, syi_fiber *fiber);

/* Suspends the running fiber and continues `to`. Returns when somebody switches back. */
#if SY_FIBER_ASM && !SY_ASAN && !SY_TSAN
void syi_fiber_asm_switch(void **save, void *load);

static inline void syi_fiber_switch(syi_fiber_pool *pool, syi_fiber *to) {
    syi_fiber *from = pool->running;
    pool->previous = from;
    pool->running = to;
    syi_fiber_asm_switch(&from->stack_pointer, to->stack_pointer);
}
#elif SY_FIBER_ASYNCIFY
/* Inline, since every frame on the way costs; the two ways it goes on must not be inlined
 * (fiber_asyncify.c). */
extern void (*const volatile syi_fiber_suspend)(syi_fiber_pool *pool, syi_fiber *from);
extern void (*const volatile syi_fiber_trampoline)(syi_fiber_pool *pool, syi_fiber *base);

static inline void syi_fiber_switch(syi_fiber_pool *pool, syi_fiber *to) {
    syi_fiber *from = pool->running;
    pool->previous = from;
    pool->running = to;
    (from->memory_size == 0 ? syi_fiber_trampoline : syi_fiber_suspend)(pool, from);
}
#else
void syi_fiber_switch(syi_fiber_pool *pool, syi_fiber *to);
#endif

/* Bytes of C stack left below the caller on the running fiber. SIZE_MAX/2 when the size is
 * unknown (a base fiber whose limits the OS does not tell). Cheap: for checks before recursing
 * in C. */
size_t syi_fiber_stack_left(const syi_fiber_pool *pool);

/* False when the guard word of a stack without guard pages (wasm) was overwritten: memory is
 * corrupt and the runtime must not go on. Always true with guard pages. */
bool syi_fiber_is_intact(const syi_fiber *fiber);

#endif
