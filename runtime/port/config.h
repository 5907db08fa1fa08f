/* SPDX-License-Identifier: MIT
 *
 * Which platform this is. Every choice the port layer makes at build time is made here, each a
 * macro that is 0 or 1; the rest of the code tests these and nothing else.
 */
#ifndef SY_PORT_CONFIG_H
#define SY_PORT_CONFIG_H

#if defined(__wasm__)
#define SY_FIBER_ASYNCIFY 1
#else
#define SY_FIBER_ASYNCIFY 0
#endif

/* SY_USE_UCONTEXT can be defined by the build to test the portable backend. */
#if !SY_FIBER_ASYNCIFY && !defined(SY_USE_UCONTEXT) && defined(__ELF__) &&                     \
    (defined(__x86_64__) || defined(__aarch64__)) && !defined(__ILP32__)
#define SY_FIBER_ASM 1
#else
#define SY_FIBER_ASM 0
#endif

#define SY_FIBER_UCONTEXT (!SY_FIBER_ASYNCIFY && !SY_FIBER_ASM)

/* wasm: tell Emscripten's stack checks (-sSTACK_OVERFLOW_CHECK=2, a debug build) of every C
 * stack. */
#ifndef SY_WASM_STACK_LIMITS
#define SY_WASM_STACK_LIMITS 0
#endif

/* OS threads exist natively, and in wasm only in a build with pthreads. */
#if !defined(__wasm__) || defined(__EMSCRIPTEN_PTHREADS__)
#define SY_HAVE_OS_THREADS 1
#else
#define SY_HAVE_OS_THREADS 0
#endif

#if defined(__SANITIZE_ADDRESS__)
#define SY_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SY_ASAN 1
#endif
#endif
#ifndef SY_ASAN
#define SY_ASAN 0
#endif

#if defined(__SANITIZE_THREAD__)
#define SY_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SY_TSAN 1
#endif
#endif
#ifndef SY_TSAN
#define SY_TSAN 0
#endif

#if defined(__has_include) && !defined(__wasm__)
#if __has_include(<valgrind/valgrind.h>)
#define SY_VALGRIND 1
#endif
#endif
#ifndef SY_VALGRIND
#define SY_VALGRIND 0
#endif

#endif
