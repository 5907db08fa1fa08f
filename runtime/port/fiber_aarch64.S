/* SPDX-License-Identifier: MIT
 *
 * Switching C stacks on aarch64, System V calling convention (AAPCS64).
 *
 * void syi_fiber_asm_switch(void **save, void *load)
 *     Saves x19-x30 and d8-d15 in 160 bytes on the running stack, stores the stack pointer in *save, takes the
 *     stack `load` and restores the same from it. The floating-point control register is not switched.
 * syi_fiber_asm_start
 *     Where a fresh stack goes on: calls the function in x20 with x19 as its argument; it never returns.
 */
#if defined(__aarch64__) && defined(__ELF__) && !defined(__ILP32__)
    .text
    .globl syi_fiber_asm_switch
    .hidden syi_fiber_asm_switch
    .type syi_fiber_asm_switch, %function
    .p2align 4
syi_fiber_asm_switch:
    .cfi_startproc
    sub sp, sp, #160
    .cfi_adjust_cfa_offset 160
    stp x19, x20, [sp, #0]
    stp x21, x22, [sp, #16]
    stp x23, x24, [sp, #32]
    stp x25, x26, [sp, #48]
    stp x27, x28, [sp, #64]
    stp x29, x30, [sp, #80]
    stp d8, d9, [sp, #96]
    stp d10, d11, [sp, #112]
    stp d12, d13, [sp, #128]
    stp d14, d15, [sp, #144]
    mov x2, sp
    str x2, [x0]               /* the old stack is complete */
    mov sp, x1                 /* the new one has the same layout */
    ldp x19, x20, [sp, #0]
    ldp x21, x22, [sp, #16]
    ldp x23, x24, [sp, #32]
    ldp x25, x26, [sp, #48]
    ldp x27, x28, [sp, #64]
    ldp x29, x30, [sp, #80]
    ldp d8, d9, [sp, #96]
    ldp d10, d11, [sp, #112]
    ldp d12, d13, [sp, #128]
    ldp d14, d15, [sp, #144]
    add sp, sp, #160
    .cfi_adjust_cfa_offset -160
    br x30                     /* a return would be mispredicted, see fiber_x86_64.S */
    .cfi_endproc
    .size syi_fiber_asm_switch, .-syi_fiber_asm_switch

    .globl syi_fiber_asm_start
    .hidden syi_fiber_asm_start
    .type syi_fiber_asm_start, %function
    .p2align 4
syi_fiber_asm_start:
    .cfi_startproc
    .cfi_undefined x30         /* the outermost frame of this stack */
    mov x29, #0
    mov x30, #0
    mov x0, x19
    blr x20
    brk #1
    .cfi_endproc
    .size syi_fiber_asm_start, .-syi_fiber_asm_start
#endif

#if defined(__ELF__)
    .section .note.GNU-stack, "", %progbits
#endif
