/* SPDX-License-Identifier: MIT
 *
 * The wasm backend: a trampoline on Asyncify's primitives, all inside the module.
 *
 * A C stack cannot be switched in wasm. Instead the running fiber *unwinds*: every frame saves
 * its locals in the fiber's Asyncify stack and returns, down to the trampoline; that *rewinds*
 * another fiber by calling its entry again, and every frame restores itself and calls on, up to
 * where it was suspended. The shadow stack (C's addressable locals) stays where it is, each
 * fiber has its own.
 *
 * wasm-opt instruments every function that can reach `suspend`, except those that call the
 * primitives themselves: were `suspend` or `trampoline` inlined into a caller, that caller
 * would silently not be instrumented and the switch would not happen. So both are called
 * through volatile pointers only.
 */
#include "port/fiber_backend.h"

#if SY_FIBER_ASYNCIFY

#if SY_WASM_STACK_LIMITS
#include <emscripten/stack.h>
#endif

#define PRIMITIVE(name)                                                                        \
    __attribute__((import_module("asyncify"), import_name(#name))) extern void asyncify_##name

PRIMITIVE(start_unwind)(void *data);
PRIMITIVE(stop_unwind)(void);
PRIMITIVE(start_rewind)(void *data);
PRIMITIVE(stop_rewind)(void);

__asm__(".globaltype __stack_pointer, i32\n");

static inline void *get_stack_pointer(void) {
    void *value;
    __asm__ volatile("global.get __stack_pointer\n\tlocal.set %0" : "=r"(value));
    return value;
}

static inline void set_stack_pointer(void *value) {
    __asm__ volatile("local.get %0\n\tglobal.set __stack_pointer" : : "r"(value) : "memory");
}

void syi_fiber_backend_prepare(syi_fiber_pool *pool, syi_fiber *fiber) {
    (void)pool;
    fiber->stack_pointer =
        (void *)(((uintptr_t)fiber->stack_low + fiber->stack_size) & ~(uintptr_t)15);
    fiber->asyncify.stack_ptr = fiber->asyncify_low;
}

static void enter_stack(syi_fiber *fiber) {
#if SY_WASM_STACK_LIMITS
    emscripten_stack_set_limits(fiber->stack_low + fiber->stack_size, fiber->stack_low);
#endif
    set_stack_pointer(fiber->stack_pointer);
}

/* Called twice for each switch: first to start the unwinding, and again, by the rewinding
 * caller, to end that. */
static void suspend(syi_fiber_pool *pool, syi_fiber *from) {
    if (pool->rewinding) {
        pool->rewinding = false;
        asyncify_stop_rewind();
        return;
    }
    from->stack_pointer = get_stack_pointer();
    asyncify_start_unwind(&from->asyncify);
}

/* Prepares `fiber` to run on its stack; its entry must be called next. */
static void enter(syi_fiber_pool *pool, syi_fiber *fiber) {
    if (fiber->entry != NULL) {
        fiber->resume = fiber->entry;
        fiber->entry = NULL;
    } else {
        pool->rewinding = true;
        asyncify_start_rewind(&fiber->asyncify);
    }
    enter_stack(fiber);
}

/* Runs one fiber after the other on the base stack until `base` is switched to. */
static void trampoline(syi_fiber_pool *pool, syi_fiber *base) {
    void *own_stack = get_stack_pointer();
    while (pool->running != base) {
        syi_fiber *fiber = pool->running;
        enter(pool, fiber);
        syi_fiber *to = fiber->resume(fiber->arg);
        if (pool->running == fiber) { /* it returned */
            fiber->spent = true;
            pool->previous = fiber;
            pool->running = to;
        } else {
            asyncify_stop_unwind();
        }
        set_stack_pointer(own_stack);
    }
}

void (*const volatile syi_fiber_suspend)(syi_fiber_pool *, syi_fiber *) = suspend;
void (*const volatile syi_fiber_trampoline)(syi_fiber_pool *, syi_fiber *) = trampoline;

#endif
