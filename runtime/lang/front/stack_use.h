/* SPDX-License-Identifier: MIT
 *
 * Making recursion measurable in wasm. The guards against deep nesting compare addresses on the
 * C stack; in wasm most locals are not on it but on the host's stack, which ends unseen. So
 * each recursive function that has such a guard takes some of the C stack, in proportion.
 */
#ifndef SY_LANG_STACK_USE_H
#define SY_LANG_STACK_USE_H

#if defined(__wasm__)
#define SYI_USES_STACK()                                                                       \
    volatile char stack_use[128];                                                              \
    stack_use[0] = 0
#else
#define SYI_USES_STACK() ((void)0)
#endif

#endif
