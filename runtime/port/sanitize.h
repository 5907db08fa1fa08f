/* SPDX-License-Identifier: MIT
 *
 * Telling sanitizers and valgrind about stacks. Every function is empty when its tool is not
 * built in.
 */
#ifndef SY_PORT_SANITIZE_H
#define SY_PORT_SANITIZE_H

#include "port/fiber.h"

#if SY_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#if SY_TSAN
#include <sanitizer/tsan_interface.h>
#endif
#if SY_VALGRIND
#include <valgrind/valgrind.h>
#endif

/* TSan's record of the fiber goes; it is expensive to make, so pooled fibers keep it. */
static inline void syi_sanitize_forget(syi_fiber *fiber) {
    (void)fiber;
#if SY_TSAN
    if (fiber->tsan_fiber != NULL) {
        __tsan_destroy_fiber(fiber->tsan_fiber);
        fiber->tsan_fiber = NULL;
    }
#endif
}

/* A stack exists from now on. */
static inline void syi_sanitize_new_stack(syi_fiber *fiber) {
#if SY_VALGRIND
    fiber->valgrind_id =
        VALGRIND_STACK_REGISTER(fiber->stack_low, fiber->stack_low + fiber->stack_size);
#else
    (void)fiber;
#endif
}

/* The stack is about to be unmapped. */
static inline void syi_sanitize_free_stack(syi_fiber *fiber) {
    syi_sanitize_forget(fiber);
#if SY_VALGRIND
    VALGRIND_STACK_DEREGISTER(fiber->valgrind_id);
#endif
}

/* The fiber is taken from the pool or made: nothing of an earlier life counts. */
static inline void syi_sanitize_take(syi_fiber *fiber) {
    (void)fiber;
#if SY_ASAN
    ASAN_UNPOISON_MEMORY_REGION(fiber->stack_low, fiber->stack_size);
    fiber->asan_fake_stack = NULL;
#endif
#if SY_TSAN
    if (fiber->tsan_fiber == NULL) {
        fiber->tsan_fiber = __tsan_create_fiber(0);
    }
#endif
}

static inline void syi_sanitize_drop(syi_fiber *fiber) {
    (void)fiber;
#if SY_ASAN
    ASAN_UNPOISON_MEMORY_REGION(fiber->stack_low, fiber->stack_size);
#endif
#if SY_TSAN
    if (!fiber->spent) { /* TSan's call stack of it is not empty */
        syi_sanitize_forget(fiber);
    }
#endif
}

static inline void syi_sanitize_attach(syi_fiber *base) {
    (void)base;
#if SY_TSAN
    base->tsan_fiber = __tsan_get_current_fiber();
#endif
}

/* Just before the stack pointer moves. `final`: `from` will never be continued. */
static inline void syi_sanitize_leave(syi_fiber *from, const syi_fiber *to, bool final) {
    (void)from;
    (void)to;
    (void) final;
#if SY_ASAN
    __sanitizer_start_switch_fiber(final ? NULL : &from->asan_fake_stack, to->stack_low,
                                   to->stack_size);
#endif
}

/* For functions that leave on another stack than they were entered on: TSan must not track
 * their frames. */
#if SY_TSAN && defined(__clang__)
#define SYI_UNTRACKED __attribute__((disable_sanitizer_instrumentation))
#elif SY_TSAN
#define SYI_UNTRACKED __attribute__((no_sanitize("thread")))
#else
#define SYI_UNTRACKED
#endif

/* The last thing before the stack pointer moves; used in functions that are SYI_UNTRACKED only.
 */
#if SY_TSAN
#define SYI_TSAN_SWITCH(to) __tsan_switch_to_fiber((to)->tsan_fiber, 0)
#else
#define SYI_TSAN_SWITCH(to) ((void)0)
#endif

/* Just after it moved: `now` runs, `before` ran. A base fiber's stack is unknown until it is
 * first left. */
static inline void syi_sanitize_arrive(syi_fiber *now, syi_fiber *before) {
    (void)now;
    (void)before;
#if SY_ASAN
    const void *low;
    size_t size;
    __sanitizer_finish_switch_fiber(now->asan_fake_stack, &low, &size);
    if (before->stack_low == NULL) {
        before->stack_low = (char *)(uintptr_t)low;
        before->stack_size = size;
    }
#endif
}

#endif
