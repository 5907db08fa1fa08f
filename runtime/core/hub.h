/* SPDX-License-Identifier: MIT
 *
 * The hub: the loop that gives the processor to whoever the scheduler made current.
 *
 * The hub always runs on a fiber; only sy_runtime_pump() runs on the base stack. A soft tasklet
 * is resumed on the hub's own stack; a tasklet that owns a fiber (C tasklets, and tasklets set
 * aside with C frames) is switched to. When code with C frames on the hub's stack must wait,
 * the hub's fiber is set aside with the tasklet and the spare fiber takes over the hub loop;
 * when the tasklet is current again the hub that switches to it retires to be the spare.
 * Nothing is copied.
 */
#ifndef SY_CORE_HUB_H
#define SY_CORE_HUB_H

#include "core/sched.h"

/* Gives up control for `t`, which was current when the op that returned SY_SWITCHED began and
 * whose C frames are on the running stack. Returns when t is current again; its slot then holds
 * the result. Call syi_hub_reserve() or syi_nesting_enter() before the op. */
void syi_hub_park(sy_tasklet *t);

/* Makes sure that syi_hub_park() has a stack to go on with. SY_E_NOMEM: there is none, do not
 * start the op. */
sy_status syi_hub_reserve(sy_runtime *rt);

/* Bytes of C stack left for the caller; for recursion checks. */
size_t syi_stack_left(const sy_runtime *rt);

/* Makes `main`, prepared and bound, the main tasklet of the initial thread: the language's twin
 * of sy_runtime_start(). */
sy_status syi_runtime_start(sy_runtime *rt, sy_tasklet *main);

#endif
