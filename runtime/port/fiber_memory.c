/* SPDX-License-Identifier: MIT
 *
 * Memory for C stacks. Natively each is mapped: a guard page, the stack, and the fiber's record
 * at the top end, which is touched anyway. A guard page splits the address space into two
 * mappings, of which the system allows a process some 65,000; so after the first GUARDED stacks
 * the others have a guard word instead of a page, and neighbours merge into one mapping. In
 * wasm a stack is a block of the allocator, with the Asyncify stack beside it.
 */
#define _GNU_SOURCE
#include "port/fiber_backend.h"

#include <string.h>

#if SY_FIBER_ASYNCIFY

size_t syi_fiber_memory_size(syi_fiber_class size_class, size_t wanted) {
    size_t standard = size_class == SYI_FIBER_HUB ? 96 * 1024 : 16 * 1024;
    size_t size = wanted != 0 ? wanted : standard;
    if (size < 4096) {
        size = 4096;
    }
    return (size + 15) & ~(size_t)15;
}

/* Bytes of Asyncify stack for a C stack of `size`: a suspended frame takes about a third of
 * what it takes on the C stack. */
static size_t asyncify_size(size_t size) {
    return (size / 3 + 15) & ~(size_t)15;
}

syi_fiber *syi_fiber_memory_get(sy_allocator *alloc, size_t stack_size, uint64_t number) {
    size_t head = (sizeof(syi_fiber) + 15) & ~(size_t)15;
    size_t frames = asyncify_size(stack_size);
    (void)number;
    size_t total = head + frames + stack_size;
    char *memory = sy_malloc(alloc, total);
    if (memory == NULL) {
        return NULL;
    }
    syi_fiber *fiber = (syi_fiber *)(void *)memory;
    memset(fiber, 0, sizeof *fiber);
    fiber->memory_size = total;
    fiber->asyncify_low = memory + head;
    fiber->asyncify.stack_end = fiber->asyncify_low + frames;
    fiber->stack_low = fiber->asyncify.stack_end;
    fiber->stack_size = stack_size;
    return fiber;
}

bool syi_fiber_memory_put(sy_allocator *alloc, syi_fiber *fiber) {
    sy_free(alloc, fiber, fiber->memory_size);
    return true;
}

#else

#include <sys/mman.h>
#include <unistd.h>

static size_t page_size(void) {
    return (size_t)sysconf(_SC_PAGESIZE);
}

size_t syi_fiber_memory_size(syi_fiber_class size_class, size_t wanted) {
    size_t standard = size_class == SYI_FIBER_HUB ? 256 * 1024 : 64 * 1024;
    size_t size = wanted != 0 ? wanted : standard;
    if (size < 16 * 1024) {
        size = 16 * 1024;
    }
    size_t page = page_size();
    return (size + page - 1) / page * page;
}

/* Stacks with a guard page, at most. */
enum { GUARDED = 16000 };

static char *map(size_t total) {
    char *memory = mmap(NULL, total, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    return memory == MAP_FAILED ? NULL : memory;
}

syi_fiber *syi_fiber_memory_get(sy_allocator *alloc, size_t stack_size, uint64_t number) {
    size_t guard = number < GUARDED ? page_size() : 0;
    size_t total = stack_size + guard;
    if (!sy_alloc_charge(alloc, total)) {
        return NULL;
    }
    char *memory = map(total);
    if (memory == NULL) {
        sy_alloc_uncharge(alloc, total);
        return NULL;
    }
    bool guarded = guard != 0 && mprotect(memory, guard, PROT_NONE) == 0;
    size_t head = ((sizeof(syi_fiber) + 63) & ~(size_t)63);
    syi_fiber *fiber = (syi_fiber *)(void *)(memory + total - head);
    memset(fiber, 0, sizeof *fiber);
    fiber->memory = memory;
    fiber->memory_size = total;
    fiber->guarded = guarded;
    fiber->stack_low = memory + guard;
    fiber->stack_size = stack_size - head;
    return fiber;
}

bool syi_fiber_memory_put(sy_allocator *alloc, syi_fiber *fiber) {
    size_t total = fiber->memory_size;
    if (munmap(fiber->memory, total) != 0) {
        return false;
    }
    sy_alloc_uncharge(alloc, total);
    return true;
}

#endif
