/* SPDX-License-Identifier: MIT
 *
 * Switching C stacks on x86-64, System V calling convention.
 *
 * void syi_fiber_asm_switch(void **save, void *load)
 *     Pushes the callee-saved registers, stores the stack pointer in *save, takes the stack `load` and pops
 *     its registers. The floating-point control words are not switched: all fibers of a thread share them.
 *     The address to go on at is popped and jumped to: the prediction of returns is of no use across stacks, that of
 *     jumps is. Callers keep the number of frames between this and the user's code small (syi_fiber_switch is
 *     inline), since each return up from here is mispredicted.
 * syi_fiber_asm_start
 *     Where a fresh stack goes on: calls the function in r13 with r12 as its argument; it never returns.
 */
#if defined(__x86_64__) && defined(__ELF__) && !defined(__ILP32__)
    .text
    .globl syi_fiber_asm_switch
    .hidden syi_fiber_asm_switch
    .type syi_fiber_asm_switch, @function
    .p2align 4
syi_fiber_asm_switch:
    .cfi_startproc
    pushq %rbp
    .cfi_adjust_cfa_offset 8
    pushq %rbx
    .cfi_adjust_cfa_offset 8
    pushq %r12
    .cfi_adjust_cfa_offset 8
    pushq %r13
    .cfi_adjust_cfa_offset 8
    pushq %r14
    .cfi_adjust_cfa_offset 8
    pushq %r15
    .cfi_adjust_cfa_offset 8
    movq %rsp, (%rdi)          /* the old stack is complete */
    movq %rsi, %rsp            /* the new one has the same layout */
    popq %r15
    .cfi_adjust_cfa_offset -8
    popq %r14
    .cfi_adjust_cfa_offset -8
    popq %r13
    .cfi_adjust_cfa_offset -8
    popq %r12
    .cfi_adjust_cfa_offset -8
    popq %rbx
    .cfi_adjust_cfa_offset -8
    popq %rbp
    .cfi_adjust_cfa_offset -8
    popq %rcx                  /* where the new stack was suspended */
    .cfi_adjust_cfa_offset -8
    .cfi_register %rip, %rcx
    jmpq *%rcx
    .cfi_endproc
    .size syi_fiber_asm_switch, .-syi_fiber_asm_switch

    .globl syi_fiber_asm_start
    .hidden syi_fiber_asm_start
    .type syi_fiber_asm_start, @function
    .p2align 4
syi_fiber_asm_start:
    .cfi_startproc
    .cfi_undefined %rip        /* the outermost frame of this stack */
    xorl %ebp, %ebp
    movq %r12, %rdi
    callq *%r13
    ud2
    .cfi_endproc
    .size syi_fiber_asm_start, .-syi_fiber_asm_start
#endif

#if defined(__ELF__)
    .section .note.GNU-stack, "", %progbits
#endif
