/* SPDX-License-Identifier: MIT
 *
 * The platform's clocks and its way to sleep. Nothing outside port/ asks the OS for the time.
 */
#ifndef SY_PORT_CLOCK_H
#define SY_PORT_CLOCK_H

#include <stdint.h>

/* Nanoseconds of a clock that never goes back; its zero is arbitrary. */
int64_t syi_clock_monotonic(void);

/* Nanoseconds since 1970-01-01 UTC. */
int64_t syi_clock_wall(void);

/* Nanoseconds of processor time this process has used. */
int64_t syi_clock_cpu(void);

/* Sleeps natively until `deadline` (as syi_clock_monotonic counts) or a signal; in wasm returns
 * at once: there the host waits. */
void syi_clock_sleep_until(int64_t deadline);

/* Fills `buffer` with bytes the OS calls random: for seeds the user did not choose. False: none
 * to get. */
_Bool syi_entropy(void *buffer, unsigned size);

#endif
