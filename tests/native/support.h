/* SPDX-License-Identifier: MIT
 *
 * A small harness for tests in C. SY_TEST(name) { ... } registers a case; SY_CHECK and
 * SY_CHECK_EQ report and count a failure and go on; both work with NDEBUG. Include it once per
 * program: it defines main(), which runs every case (or those whose names contain the first
 * argument) and prints "N passed, N failed".
 *
 * Cases about scheduling write what happens into the log (logf_) and compare the whole of it at
 * the end: the order of execution is what is tested. SY_RUNTIME / SY_RUNTIME_END frame a case
 * with a runtime whose memory is all accounted for: a byte left over at the end is a failure.
 */
#ifndef SY_TESTS_SUPPORT_H
#define SY_TESTS_SUPPORT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <switchyard.h>

/* --- Cases --- */

typedef struct test_case {
    const char *name;
    void (*fn)(void);
    struct test_case *next;
} test_case;

static struct {
    test_case *first, **last;
    int failures; /* of the running case */
    char log[1 << 16];
    size_t log_length;
} harness;

static inline void harness_register(test_case *c) {
    if (harness.last == NULL) {
        harness.last = &harness.first;
    }
    *harness.last = c;
    harness.last = &c->next;
}

#define SY_TEST(name)                                                                          \
    static void test_##name(void);                                                             \
    static test_case case_##name = {#name, test_##name, NULL};                                 \
    __attribute__((constructor)) static void register_##name(void) {                           \
        harness_register(&case_##name);                                                        \
    }                                                                                          \
    static void test_##name(void)

static inline void harness_fail(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static inline void harness_fail(const char *file, int line, const char *format, ...) {
    va_list args;
    va_start(args, format);
    printf("%s:%d: ", file, line);
    vprintf(format, args);
    printf("\n");
    va_end(args);
    harness.failures++;
}

#define SY_CHECK(condition)                                                                    \
    do {                                                                                       \
        if (!(condition)) {                                                                    \
            harness_fail(__FILE__, __LINE__, "not true: %s", #condition);                      \
        }                                                                                      \
    } while (0)

static inline void harness_check_int(const char *file, int line, const char *text,
                                     long long got, long long wanted) {
    if (got != wanted) {
        harness_fail(file, line, "%s is %lld, not %lld", text, got, wanted);
    }
}

static inline void harness_check_text(const char *file, int line, const char *text,
                                      const char *got, const char *wanted) {
    if (strcmp(got, wanted) != 0) {
        harness_fail(file, line, "%s is\n  \"%s\", not\n  \"%s\"", text, got, wanted);
    }
}

/* Integers, enums and booleans. */
#define SY_CHECK_EQ(got, wanted)                                                               \
    harness_check_int(__FILE__, __LINE__, #got, (long long)(got), (long long)(wanted))
#define SY_CHECK_STR(got, wanted) harness_check_text(__FILE__, __LINE__, #got, (got), (wanted))

/* --- Log --- */

static inline void log_clear(void) {
    harness.log_length = 0;
    harness.log[0] = 0;
}

/* Appends to the log, words separated by blanks. */
static inline void logf_(const char *format, ...) __attribute__((format(printf, 1, 2)));

static inline void logf_(const char *format, ...) {
    size_t room = sizeof harness.log - harness.log_length;
    va_list args;
    if (room < 2) {
        return;
    }
    if (harness.log_length != 0) {
        harness.log[harness.log_length++] = ' ';
        harness.log[harness.log_length] = 0;
        room--;
    }
    va_start(args, format);
    int n = vsnprintf(harness.log + harness.log_length, room, format, args);
    va_end(args);
    harness.log_length += n < 0 ? 0 : (size_t)n < room ? (size_t)n : room - 1;
}

/* Compares the whole log and clears it. */
#define SY_CHECK_LOG(wanted)                                                                   \
    do {                                                                                       \
        harness_check_text(__FILE__, __LINE__, "the log", harness.log, (wanted));              \
        log_clear();                                                                           \
    } while (0)

/* --- Counted memory --- */

typedef struct counted {
    long bytes, blocks;
} counted;

static inline void *counted_realloc(void *user, void *ptr, size_t old_size, size_t new_size) {
    counted *c = user;
    if (new_size == 0) {
        free(ptr);
        c->bytes -= (long)old_size;
        c->blocks--;
        return NULL;
    }
    void *result = realloc(ptr, new_size);
    if (result != NULL) {
        c->bytes += (long)new_size - (long)(ptr != NULL ? old_size : 0);
        c->blocks += ptr == NULL;
    }
    return result;
}

/* Makes `rt` with `options` (a sy_options expression's fields may be set in between by the
 * caller). */
static inline sy_runtime *runtime_new(counted *memory, sy_options *options) {
    sy_options standard;
    if (options == NULL) {
        sy_options_init(&standard);
        options = &standard;
    }
    sy_runtime *rt = NULL;
    *memory = (counted){0, 0};
    options->realloc_fn = counted_realloc;
    options->realloc_user = memory;
    sy_status status = sy_runtime_new(options, &rt);
    SY_CHECK_EQ(status, SY_OK);
    return rt;
}

static inline void runtime_free(sy_runtime *rt, counted *memory) {
    sy_runtime_free(rt);
    SY_CHECK_EQ(memory->bytes, 0);
    SY_CHECK_EQ(memory->blocks, 0);
}

/* Runs `fn` as main of a fresh runtime with the default options; returns its result. */
static inline sy_status run_main(sy_tasklet_fn fn, void *arg) {
    counted memory;
    sy_runtime *rt = runtime_new(&memory, NULL);
    sy_status status = sy_runtime_run(rt, fn, arg);
    runtime_free(rt, &memory);
    return status;
}

/* --- main --- */

int main(int argc, char **argv) {
    int passed = 0, failed = 0;
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    for (test_case *c = harness.first; c != NULL; c = c->next) {
        if (argc > 1 && strstr(c->name, argv[1]) == NULL) {
            continue;
        }
        harness.failures = 0;
        log_clear();
        c->fn();
        if (harness.failures != 0) {
            printf("FAILED %s\n", c->name);
            failed++;
        } else {
            passed++;
        }
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0 || passed == 0;
}

#endif
