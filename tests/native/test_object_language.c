/* SPDX-License-Identifier: MIT
 *
 * Programs about classes, operators, exceptions and tracebacks: what they print must be what
 * CPython prints (test_object_language.gen.h). Each also runs with a collection at every
 * safepoint, which must not show.
 */
#include "support.h"

#include <switchyard_lang.h>

#include "core/runtime.h"
#include "lang/object/state.h"

typedef struct language_case {
    const char *name;
    const char *program;
    const char *out, *err;
} language_case;

#include "test_object_language.gen.h"

/* What a program wrote to one stream, addresses shortened to 0x. */
typedef struct output {
    char text[1 << 17];
    size_t length;
} output;

static output streams[2];

static void collect(void *user, int stream, const char *text, size_t length) {
    (void)user;
    output *o = &streams[stream == 2];
    size_t room = sizeof o->text - 1 - o->length;
    length = length < room ? length : room;
    memcpy(o->text + o->length, text, length);
    o->length += length;
    o->text[o->length] = '\0';
}

static void shorten_addresses(output *o) {
    char *to = o->text;
    for (const char *p = o->text; *p != '\0';) {
        *to++ = *p++;
        if (to - o->text >= 2 && to[-2] == '0' && to[-1] == 'x') {
            p += strspn(p, "0123456789abcdef");
        }
    }
    *to = '\0';
}

static bool equal(const language_case *c, const char *stream, output *got, const char *wanted) {
    shorten_addresses(got);
    if (strcmp(got->text, wanted) == 0) {
        return true;
    }
    size_t at = 0, line = 0;
    for (size_t i = 0; got->text[i] == wanted[i]; i++) {
        if (wanted[i] == '\n') {
            at = i + 1;
            line++;
        }
    }
    printf("%s, %s, line %zu\n    got:    %.*s\n    wanted: %.*s\n", c->name, stream, line + 1,
           (int)strcspn(got->text + at, "\n"), got->text + at, (int)strcspn(wanted + at, "\n"),
           wanted + at);
    return false;
}

static bool run(const language_case *c, bool stress) {
    memset(streams, 0, sizeof streams);
    sy_lang_options options;
    sy_lang_options_init(&options);
    options.write = collect;
    sy_lang *lang;
    if (sy_lang_new(&options, &lang) != SY_OK) {
        return false;
    }
    ((sy_vm *)sy_lang_runtime(lang)->vm)->gc.stress = stress;
    sy_lang_start(lang, c->program, strlen(c->program), "program.py");
    sy_lang_wait(lang);
    sy_lang_free(lang);
    bool same_out = equal(c, "stdout", &streams[0], c->out);
    return equal(c, "stderr", &streams[1], c->err) && same_out;
}

SY_TEST(programs_print_what_cpython_prints) {
    for (size_t i = 0; i < sizeof language_cases / sizeof language_cases[0]; i++) {
        SY_CHECK(run(&language_cases[i], false));
    }
}

SY_TEST(collections_at_every_safepoint_do_not_show) {
    for (size_t i = 0; i < sizeof language_cases / sizeof language_cases[0]; i++) {
        SY_CHECK(run(&language_cases[i], true));
    }
}
