/* SPDX-License-Identifier: MIT
 *
 * The backend on hand-written switches (fiber_x86_64.S, fiber_aarch64.S): a suspended fiber is
 * its stack pointer, below which the registers lie in the layout that the assembly pops.
 */
#include "port/fiber_backend.h"

#if SY_FIBER_ASM

#include <string.h>

#include "port/sanitize.h"

void syi_fiber_asm_switch(void **save, void *load);
void syi_fiber_asm_start(void);

#if defined(__x86_64__)
enum { SAVED_WORDS = 7, AT_ARGUMENT = 3, AT_FUNCTION = 2, AT_ADDRESS = 6 };
#else
enum { SAVED_WORDS = 20, AT_ARGUMENT = 0, AT_FUNCTION = 1, AT_ADDRESS = 11 };
#endif

/* The stack of a fiber that was never run looks as if it had been suspended just before
 * asm_start. */
void syi_fiber_backend_prepare(syi_fiber_pool *pool, syi_fiber *fiber) {
    uintptr_t top = ((uintptr_t)fiber->stack_low + fiber->stack_size) & ~(uintptr_t)15;
    uintptr_t *frame = (uintptr_t *)top - 2 - SAVED_WORDS; /* leaves it aligned */
    memset(frame, 0, SAVED_WORDS * sizeof *frame);
    frame[AT_ARGUMENT] = (uintptr_t)pool;
    frame[AT_FUNCTION] = (uintptr_t)syi_fiber_main;
    frame[AT_ADDRESS] = (uintptr_t)syi_fiber_asm_start;
    fiber->stack_pointer = frame;
}

SYI_UNTRACKED void syi_fiber_backend_switch(syi_fiber_pool *pool, syi_fiber *from,
                                            syi_fiber *to, bool final) {
    (void) final;
    (void)pool;
    SYI_TSAN_SWITCH(to);
    syi_fiber_asm_switch(&from->stack_pointer, to->stack_pointer);
}

#endif
