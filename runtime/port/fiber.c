/* SPDX-License-Identifier: MIT
 *
 * The pool of fibers and the switch between them, the same for every backend.
 */
#include "port/fiber.h"

#include <string.h>

#include "port/fiber_backend.h"
#include "port/sanitize.h"

/* Overwritten only by an overflow of a stack that has no guard page. */
#define GUARD_WORD UINT64_C(0x5359475541524453)

void syi_fiber_pool_init(syi_fiber_pool *pool, sy_allocator *alloc, size_t tasklet_stack,
                         size_t hub_stack, size_t keep) {
    memset(pool, 0, sizeof *pool);
    pool->alloc = alloc;
    pool->keep = keep;
    pool->stack_size[SYI_FIBER_TASKLET] =
        syi_fiber_memory_size(SYI_FIBER_TASKLET, tasklet_stack);
    pool->stack_size[SYI_FIBER_HUB] = syi_fiber_memory_size(SYI_FIBER_HUB, hub_stack);
}

/* False: it still exists. */
static bool destroy(syi_fiber_pool *pool, syi_fiber *fiber) {
    syi_sanitize_free_stack(fiber);
    if (!syi_fiber_memory_put(pool->alloc, fiber)) {
        syi_sanitize_new_stack(fiber);
        return false;
    }
    pool->stats.live--;
    return true;
}

void syi_fiber_pool_deinit(syi_fiber_pool *pool) {
    for (int size = 0; size < SYI_FIBER_CLASSES; size++) {
        while (pool->free[size] != NULL) {
            syi_fiber *fiber = pool->free[size];
            pool->free[size] = fiber->next_free;
            pool->stats.pooled--;
            destroy(pool, fiber);
        }
    }
}

void syi_fiber_attach(syi_fiber_pool *pool, syi_fiber *base) {
    memset(base, 0, sizeof *base);
    syi_sanitize_attach(base);
    pool->running = base;
}

void syi_fiber_detach(syi_fiber_pool *pool, syi_fiber *base) {
    (void)base;
    pool->running = NULL;
}

static syi_fiber *make(syi_fiber_pool *pool, syi_fiber_class size) {
    syi_fiber *fiber =
        syi_fiber_memory_get(pool->alloc, pool->stack_size[size], pool->stats.live);
    if (fiber == NULL) {
        return NULL;
    }
    fiber->size_class = (uint8_t)size;
    syi_sanitize_new_stack(fiber);
    pool->stats.live++;
    pool->stats.fresh++;
    return fiber;
}

static syi_fiber *from_pool(syi_fiber_pool *pool, syi_fiber_class size) {
    syi_fiber *fiber = pool->free[size];
    if (fiber != NULL) {
        pool->free[size] = fiber->next_free;
        pool->stats.pooled--;
        pool->stats.reused++;
    }
    return fiber;
}

static void begin(syi_fiber_pool *pool, syi_fiber *fiber, syi_fiber_entry entry, void *arg) {
    syi_sanitize_take(fiber);
    fiber->entry = entry;
    fiber->arg = arg;
    fiber->owner = NULL;
    fiber->spent = false;
    if (!fiber->guarded) {
        memcpy(fiber->stack_low, &(uint64_t){GUARD_WORD}, sizeof(uint64_t));
    }
    syi_fiber_backend_prepare(pool, fiber);
}

syi_fiber *syi_fiber_take(syi_fiber_pool *pool, syi_fiber_class size, syi_fiber_entry entry,
                          void *arg) {
    syi_fiber *fiber = from_pool(pool, size);
    if (fiber == NULL && (fiber = make(pool, size)) == NULL) {
        return NULL;
    }
    begin(pool, fiber, entry, arg);
    return fiber;
}

void syi_fiber_reset(syi_fiber_pool *pool, syi_fiber *fiber, syi_fiber_entry entry, void *arg) {
    syi_sanitize_drop(fiber);
    begin(pool, fiber, entry, arg);
}

void syi_fiber_drop(syi_fiber_pool *pool, syi_fiber *fiber) {
    syi_sanitize_drop(fiber);
    if (pool->stats.pooled >= pool->keep && destroy(pool, fiber)) {
        return;
    }
    fiber->next_free = pool->free[fiber->size_class];
    pool->free[fiber->size_class] = fiber;
    pool->stats.pooled++;
}

bool syi_fiber_is_intact(const syi_fiber *fiber) {
    uint64_t word = GUARD_WORD;
    if (fiber->stack_low != NULL && fiber->memory_size != 0 && !fiber->guarded) {
        memcpy(&word, fiber->stack_low, sizeof word);
    }
    return word == GUARD_WORD;
}

#if SY_FIBER_ASYNCIFY
/* wasm: the host's own stack ends first, at a place that cannot be asked for; this much is
 * always there. */
enum { BASE_STACK_LEFT = 160 * 1024 };
#else
#define BASE_STACK_LEFT (SIZE_MAX / 2)
#endif

size_t syi_fiber_stack_left(const syi_fiber_pool *pool) {
    const syi_fiber *fiber = pool->running;
    if (fiber == NULL || fiber->memory_size == 0) {
        return BASE_STACK_LEFT;
    }
    char here;
    uintptr_t at = (uintptr_t)&here, low = (uintptr_t)fiber->stack_low;
    return at > low ? (size_t)(at - low) : 0;
}

#if !SY_FIBER_ASYNCIFY && (!SY_FIBER_ASM || SY_ASAN || SY_TSAN)

void syi_fiber_switch(syi_fiber_pool *pool, syi_fiber *to) {
    syi_fiber *from = pool->running;
    pool->previous = from;
    pool->running = to;
    syi_sanitize_leave(from, to, false);
    syi_fiber_backend_switch(pool, from, to, false);
    syi_sanitize_arrive(from, pool->previous);
}

#endif

#if !SY_FIBER_ASYNCIFY

/* It never returns, which TSan would remember for ever. */
SYI_UNTRACKED _Noreturn void syi_fiber_main(syi_fiber_pool *pool) {
    syi_fiber *self = pool->running;
    syi_sanitize_arrive(self, pool->previous);
    syi_fiber_entry entry = self->entry;
    self->entry = NULL;
    syi_fiber *to = entry(self->arg);
    self->spent = true;
    pool->previous = self;
    pool->running = to;
    syi_sanitize_leave(self, to, true);
    syi_fiber_backend_switch(pool, self, to, true);
    __builtin_unreachable();
}

#endif
