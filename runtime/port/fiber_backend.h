/* SPDX-License-Identifier: MIT
 *
 * What a backend of port/fiber.h provides to fiber.c. One file per backend defines these three
 * functions and is empty on other platforms; memory for stacks is in fiber_memory.c.
 */
#ifndef SY_PORT_FIBER_BACKEND_H
#define SY_PORT_FIBER_BACKEND_H

#include "port/fiber.h"

/* Makes the next switch to `fiber` call its entry on an empty stack. */
void syi_fiber_backend_prepare(syi_fiber_pool *pool, syi_fiber *fiber);

/* Saves the running fiber in `from` and continues `to`. Returns when `from` is continued. With
 * `final` it never returns: `from` has finished. */
void syi_fiber_backend_switch(syi_fiber_pool *pool, syi_fiber *from, syi_fiber *to, bool final);

/* The first function on a fresh native stack: runs the entry, then switches to what it
 * returned. */
_Noreturn void syi_fiber_main(syi_fiber_pool *pool);

/* A fiber with its stack, the `number`-th that is made, or NULL. Sets stack_low, stack_size,
 * memory_size, guarded. */
syi_fiber *syi_fiber_memory_get(sy_allocator *alloc, size_t stack_size, uint64_t number);
/* False: the system could not take it back (unmapping may need memory); the fiber can still be
 * used. */
bool syi_fiber_memory_put(sy_allocator *alloc, syi_fiber *fiber);

/* The default stack size of a class on this platform, and a size rounded to what it can give.
 */
size_t syi_fiber_memory_size(syi_fiber_class size_class, size_t wanted);

#endif
