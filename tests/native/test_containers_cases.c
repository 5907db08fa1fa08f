/* SPDX-License-Identifier: MIT
 *
 * The operations of the container types against CPython's answers
 * (test_containers_cases.gen.h), with a collection after each program, and again with every
 * allocation failing in turn.
 */
#include "test_containers_support.h"

typedef struct program {
    const char *source, *answer;
} program;

static const program programs[] = {
#include "test_containers_cases.gen.h"
};

#define PROGRAMS (sizeof programs / sizeof *programs)

static sy_value len_(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    int64_t n = syi_length(vm, args[0]);
    return n < 0 ? SY_NULL : sy_from_int(n);
}

static sy_value max_(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return sy_to_int(args[0]) > sy_to_int(args[1]) ? args[0] : args[1];
}

static const sy_fn_def functions[] = {
    {"len_", len_, 1, 1, 0, false, NULL},
    {"max_", max_, 2, 2, 0, false, NULL},
};

/* The variables as they are at the start of a program. */
static bool start(world *w) {
    sy_vm *vm = &w->vm;
    syi_dict_clear(vm, syi_to_dict(w->variables));
    for (size_t i = 0; i < 2; i++) {
        sy_value f = syi_builtin_new(vm, &functions[i], SY_NULL, SY_NULL);
        if (f == SY_NULL ||
            !syi_dict_set_cstr(vm, syi_to_dict(w->variables), functions[i].name, f)) {
            return false;
        }
    }
    return true;
}

SY_TEST(answers_of_cpython) {
    world w;
    SY_CHECK(world_init(&w));
    for (size_t i = 0; i < PROGRAMS; i++) {
        SY_CHECK(start(&w));
        char *got = world_result(&w, world_run(&w, programs[i].source));
        harness_check_text(__FILE__, __LINE__, programs[i].source, got == NULL ? "" : got,
                           programs[i].answer);
        free(got);
        SY_CHECK_EQ(w.vm.exc, SY_NULL);
        syi_gc_collect(&w.vm);
    }
    world_deinit(&w);
}

/* Inside the loop the same programs, none of which runs language code from what it iterates,
 * have the same answer or ask to be run again from the driver, after which they have it. */
SY_TEST(answers_inside_the_loop) {
    world w;
    SY_CHECK(world_init(&w));
    for (size_t i = 0; i < PROGRAMS; i++) {
        SY_CHECK(start(&w));
        w.vm.in_loop = true;
        sy_value v = world_run(&w, programs[i].source);
        w.vm.in_loop = false;
        if (v == SY_NULL && w.vm.exc == SY_RETRY) {
            syi_clear(&w.vm);
            continue;
        }
        char *got = world_result(&w, v);
        harness_check_text(__FILE__, __LINE__, programs[i].source, got == NULL ? "" : got,
                           programs[i].answer);
        free(got);
    }
    world_deinit(&w);
}

static bool is_memory_error(world *w) {
    return syi_is_type(w->vm.exc, w->vm.types.MemoryError);
}

/* Runs one program with the n-th allocation failing. False: it needs fewer. */
static bool run_failing(world *w, const program *p, uint64_t n) {
    SY_CHECK(start(w));
    sy_alloc_fail_nth(&w->allocator, n);
    sy_value v = world_run(w, p->source);
    bool failed = w->allocator.fail_at != 0 && w->allocator.count >= w->allocator.fail_at;
    sy_alloc_fail_nth(&w->allocator, 0);
    if (v == SY_NULL && failed && is_memory_error(w)) {
        syi_clear(&w->vm);
        return true;
    }
    char *got = world_result(w, v);
    harness_check_text(__FILE__, __LINE__, p->source, got == NULL ? "" : got, p->answer);
    free(got);
    return failed;
}

SY_TEST(every_allocation_fails_once) {
    world w;
    SY_CHECK(world_init(&w));
    for (size_t i = 0; i < PROGRAMS; i++) {
        for (uint64_t n = 1; n < 500 && run_failing(&w, &programs[i], n); n++) {
            syi_gc_collect(&w.vm);
        }
    }
    world_deinit(&w);
}
