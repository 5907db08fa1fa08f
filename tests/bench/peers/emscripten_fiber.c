/*
 * emscripten_fiber.c: what a switch costs with Emscripten's own fibers.
 *
 * Two fibers take turns; the order of the turns is checked, because a fiber that is not
 * instrumented returns at once and would look very fast. Prints the nanoseconds of one switch.
 */
#include <emscripten.h>
#include <emscripten/fiber.h>
#include <stdio.h>

enum { STACK_BYTES = 16384, WARM_TURNS = 20000, TURNS = 300000 };

static emscripten_fiber_t base_fiber;
static emscripten_fiber_t fibers[2];
static char c_stacks[2][STACK_BYTES] __attribute__((aligned(16)));
static char asyncify_stacks[2][STACK_BYTES] __attribute__((aligned(16)));
static char base_asyncify_stack[STACK_BYTES] __attribute__((aligned(16)));
static long turns;
static long out_of_order;
static long last = 1;

static void take_turns(void *arg) {
    long me = (long)(size_t)arg;
    for (;;) {
        if (last == me) {
            out_of_order++;
        }
        last = me;
        emscripten_fiber_t *to = --turns > 0 ? &fibers[1 - me] : &base_fiber;
        emscripten_fiber_swap(&fibers[me], to);
    }
}

static void run_turns(long n) {
    turns = n;
    emscripten_fiber_swap(&base_fiber, &fibers[1 - last]);
}

int main(void) {
    emscripten_fiber_init_from_current_context(&base_fiber, base_asyncify_stack, STACK_BYTES);
    for (size_t i = 0; i < 2; i++) {
        emscripten_fiber_init(&fibers[i], take_turns, (void *)i, c_stacks[i], STACK_BYTES,
                              asyncify_stacks[i], STACK_BYTES);
    }
    run_turns(WARM_TURNS);
    double start = emscripten_get_now();
    run_turns(TURNS);
    double elapsed = emscripten_get_now() - start;
    if (turns != 0 || out_of_order != 0) {
        fprintf(stderr, "turns out of order: %ld\n", out_of_order);
        return 1;
    }
    printf("ns %.2f\n", elapsed * 1e6 / TURNS);
    return 0;
}
