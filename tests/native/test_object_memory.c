/* SPDX-License-Identifier: MIT
 *
 * Lack of memory anywhere in a running program: every n-th request fails, once. The program
 * ends well or with a report; nothing crashes and everything is given back.
 */
#include "support.h"

#include <switchyard_lang.h>

static const char program[] =
    "class A:\n"
    "    __slots__ = ('x',)\n"
    "    def __init__(self, x): self.x = x\n"
    "    def __add__(self, o): return A(self.x + o.x)\n"
    "    def __repr__(self): return 'A(%r)' % self.x\n"
    "class B(A):\n"
    "    def __init__(self, x):\n"
    "        super().__init__(x)\n"
    "        self.y = [x] * 3\n"
    "    @property\n"
    "    def z(self): return self.y[0]\n"
    "class E(Exception): pass\n"
    "def f(n):\n"
    "    try:\n"
    "        if n == 0: raise E('end', n)\n"
    "        return f(n - 1)\n"
    "    except KeyError: pass\n"
    "    finally: log.append(n)\n"
    "log = []\n"
    "total = A(0)\n"
    "for i in range(20): total = total + B(i)\n"
    "print(total, B(3).z, getattr(total, 'nothing', None))\n"
    "try: f(5)\n"
    "except E as e: print(repr(e), log, e.__traceback__ is not None)\n"
    "d = {str(i): (i, [i]) for i in range(50)}\n"
    "print(sorted(d)[:3], sum(v[0] for v in d.values()), max(d, key=lambda k: d[k][0]))\n"
    "def g():\n"
    "    for i in range(3): yield i\n"
    "print(list(g()), type('T', (B,), {'k': 1})(2).k, f'{total!r:>8}')\n"
    "[][1]\n";

typedef struct memory {
    uint64_t count, fail_at;
    size_t used;
} memory;

static void *failing_realloc(void *user, void *ptr, size_t old_size, size_t new_size) {
    memory *m = user;
    if (new_size == 0) {
        m->used -= ptr == NULL ? 0 : old_size;
        free(ptr);
        return NULL;
    }
    if (++m->count == m->fail_at) {
        return NULL;
    }
    void *p = realloc(ptr, new_size);
    if (p != NULL) {
        m->used += new_size - (ptr == NULL ? 0 : old_size);
    }
    return p;
}

static size_t written;

static void count_output(void *user, int stream, const char *text, size_t length) {
    (void)user;
    (void)stream;
    (void)text;
    written += length;
}

/* Runs the program with request number n failing. Returns how it ended. */
static sy_status run(memory *m, uint64_t n) {
    *m = (memory){.fail_at = n};
    sy_lang_options options;
    sy_lang_options_init(&options);
    options.write = count_output;
    options.runtime.realloc_fn = failing_realloc;
    options.runtime.realloc_user = m;
    sy_lang *lang;
    sy_status status = sy_lang_new(&options, &lang);
    if (status == SY_OK) {
        sy_lang_start(lang, program, sizeof program - 1, "program.py");
        status = sy_lang_wait(lang);
        sy_lang_free(lang);
    }
    SY_CHECK_EQ(m->used, 0);
    return status;
}

SY_TEST(a_program_survives_any_failed_request) {
    memory m;
    SY_CHECK_EQ(run(&m, 0), SY_E_EXCEPTION);
    uint64_t total = m.count;
    SY_CHECK(total > 100);
    SY_CHECK(written > 100);
    /* All of them under the first start would take long: a prime step visits them all in turn.
     */
    for (uint64_t n = 1; n <= total; n += n < 300 ? 1 : 7) {
        int before = harness.failures;
        sy_status status = run(&m, n);
        SY_CHECK(status == SY_E_EXCEPTION || status == SY_E_NOMEM || status == SY_OK);
        if (harness.failures != before) {
            printf("    request %llu of %llu, status %d\n", (unsigned long long)n,
                   (unsigned long long)total, status);
        }
    }
}
