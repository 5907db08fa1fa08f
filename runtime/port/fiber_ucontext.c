/* SPDX-License-Identifier: MIT
 *
 * The portable native backend, on the C library's ucontext. Slow (each switch is a system call)
 * but right on every processor the C library knows.
 */
#include "port/fiber_backend.h"

#if SY_FIBER_UCONTEXT

#include "port/sanitize.h"

/* makecontext passes ints: the pool's address travels in two halves. */
static void start(unsigned high, unsigned low) {
    uintptr_t address = (uintptr_t)(((uint64_t)high << 32) | low);
    syi_fiber_main((syi_fiber_pool *)address);
}

void syi_fiber_backend_prepare(syi_fiber_pool *pool, syi_fiber *fiber) {
    (void)pool;
    (void)fiber;
}

static void make(syi_fiber_pool *pool, syi_fiber *fiber) {
    getcontext(&fiber->ucontext);
    fiber->ucontext.uc_link = NULL;
    fiber->ucontext.uc_stack.ss_sp = fiber->stack_low;
    fiber->ucontext.uc_stack.ss_size = fiber->stack_size;
    uint64_t address = (uint64_t)(uintptr_t)pool;
    makecontext(&fiber->ucontext, (void (*)(void))start, 2, (unsigned)(address >> 32),
                (unsigned)address);
}

SYI_UNTRACKED void syi_fiber_backend_switch(syi_fiber_pool *pool, syi_fiber *from,
                                            syi_fiber *to, bool final) {
    if (to->entry != NULL) {
        make(pool, to);
    }
    SYI_TSAN_SWITCH(to);
    if (final) {
        setcontext(&to->ucontext);
    } else {
        swapcontext(&from->ucontext, &to->ucontext);
    }
}

#endif
