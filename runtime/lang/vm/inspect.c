/* SPDX-License-Identifier: MIT
 *
 * What a program that stands still is doing, as JSON for its host: tasklets with their frames
 * and variables, and the global variables. Nothing of the program runs for it: a value whose
 * repr() would need the language is told by its type. Long values, many variables and deep
 * stacks are cut, so that the answer stays small whatever the program holds.
 */
#include "lang/object/container.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/interpreter.h"
#include "lang/vm/vm.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum {
    MOST_TASKLETS = 300,
    MOST_FRAMES = 40,
    MOST_VARIABLES = 100,
    MOST_ITEMS = 60,      /* of a container whose items are shown */
    MOST_CHARACTERS = 300 /* of a text, and of a value */
};

typedef struct output {
    sy_vm *vm;
    sy_lang_write_fn write;
    void *user;
    const char *separator; /* before the next element of a list */
    uint32_t tasklets;
} output;

static void put(output *out, const char *text) {
    out->write(out->user, 1, text, strlen(text));
}

static void put_number(output *out, const char *before, uint64_t number) {
    char text[32];
    snprintf(text, sizeof text, "%" PRIu64, number);
    put(out, before);
    put(out, text);
}

/* The inside of a JSON string: at most MOST_CHARACTERS bytes of UTF-8. */
static void put_escaped(output *out, const char *text, size_t length) {
    bool is_cut = length > MOST_CHARACTERS;
    if (is_cut) {
        length = MOST_CHARACTERS;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        char escaped[8];
        if (c == '"' || c == '\\' || c < 0x20) {
            snprintf(escaped, sizeof escaped, "\\u%04x", c);
            put(out, escaped);
        } else {
            out->write(out->user, 1, text + i, 1);
        }
    }
    if (is_cut) {
        put(out, "\xE2\x80\xA6");
    }
}

static void put_content(output *out, const sy_str *s) {
    size_t length = 0;
    char *utf8 = syi_str_utf8(out->vm, sy_from_pointer(s), &length);
    if (utf8 == NULL) {
        out->vm->exc = SY_NULL;
        put(out, "?");
        return;
    }
    put_escaped(out, utf8, length);
    syi_mem_resize(out->vm, utf8, length + 1, 0);
}

static void put_str(output *out, sy_value s) {
    put(out, "\"");
    if (syi_is_str(s)) {
        put_content(out, syi_to_str(s));
    }
    put(out, "\"");
}

static const sy_str *type_name(sy_vm *vm, sy_value value) {
    return syi_type_of(vm, value)->name;
}

/* Items of a builtin container, or characters of a text; 0 for everything else. */
static size_t size_of(sy_value value) {
    if (syi_is_str(value)) {
        return syi_to_str(value)->length;
    }
    if (syi_is_list(value)) {
        return syi_to_list(value)->length;
    }
    if (syi_is_tuple(value)) {
        return syi_to_tuple(value)->length;
    }
    return syi_is_dict(value) ? syi_to_dict(value)->length : 0;
}

/* "<list of 1000 items>", or "<Foo object>" when the size is 0. */
static void put_summary(output *out, sy_value value, size_t size) {
    put(out, "\"<");
    put_content(out, type_name(out->vm, value));
    if (size > 0) {
        put_number(out, " of ", size);
        put(out, syi_is_str(value) ? " characters>\"" : " items>\"");
    } else {
        put(out, " object>\"");
    }
}

/* Channels and tasklets by the numbers that the trace calls them by. */
static bool put_scheduled(output *out, sy_value value) {
    const sy_interpreter *interpreter = out->vm->interpreter;
    if (syi_is_type(value, interpreter->channel_type)) {
        const sy_lang_channel *channel = (const sy_lang_channel *)sy_to_object(value);
        put_number(out, "\"<channel ", channel->core.id);
    } else if (syi_is_type(value, interpreter->tasklet_type)) {
        const sy_lang_tasklet *t = (const sy_lang_tasklet *)sy_to_object(value);
        put_number(out, "\"<tasklet ", t->core.id);
    } else {
        return false;
    }
    put(out, ">\"");
    return true;
}

/* repr() as far as C code alone can tell it. */
static void put_value(output *out, sy_value value) {
    sy_vm *vm = out->vm;
    size_t size = size_of(value);
    if (size > (syi_is_str(value) ? (size_t)MOST_CHARACTERS : (size_t)MOST_ITEMS)) {
        put_summary(out, value, size);
        return;
    }
    if (put_scheduled(out, value)) {
        return;
    }
    vm->in_loop = true; /* refuses to run the language */
    sy_value repr = syi_repr(vm, value);
    vm->in_loop = false;
    vm->exc = SY_NULL;
    if (repr != SY_NULL) {
        put_str(out, repr);
    } else {
        put_summary(out, value, 0);
    }
}

static bool is_dunder(sy_value name) {
    const sy_str *s = syi_to_str(name);
    uint32_t n = s->length;
    return n > 4 && syi_str_at(s, 0) == '_' && syi_str_at(s, 1) == '_' &&
           syi_str_at(s, n - 1) == '_' && syi_str_at(s, n - 2) == '_';
}

/* [[name, repr, type], ...], without the names that every module has. */
static void put_variables(output *out, sy_value names) {
    put(out, "[");
    if (syi_is_dict(names)) {
        uint32_t position = 0, count = 0;
        sy_value name, value;
        while (syi_dict_next(syi_to_dict(names), &position, &name, &value)) {
            if (!syi_is_str(name) || is_dunder(name)) {
                continue;
            }
            if (count++ == MOST_VARIABLES) {
                break;
            }
            put(out, count == 1 ? "[" : ",[");
            put_str(out, name);
            put(out, ",");
            put_value(out, value);
            put(out, ",");
            put_str(out, sy_from_pointer(type_name(out->vm, value)));
            put(out, "]");
        }
    }
    put(out, "]");
}

/* Frames that run the main program or start a tasklet are not the program's own. */
static bool is_internal(const sy_vm *vm, const sy_frame *f) {
    sy_value filename = syi_frame_code(f)->filename;
    return f->function == vm->interpreter->bootstrap ||
           (syi_is_str(filename) && syi_str_is(filename, "<bootstrap>"));
}

static void put_frame(output *out, sy_frame *f) {
    const sy_code *code = syi_frame_code(f);
    put(out, "{\"function\":");
    put_str(out, code->qualname);
    put(out, ",\"file\":");
    put_str(out, code->filename);
    put_number(out, ",\"line\":", syi_frame_line(f));
    put_number(out, ",\"instruction\":", (uint64_t)(f->ip - code->instructions));
    put(out, ",\"variables\":");
    bool is_module = f->names != SY_NULL || (code->flags & SY_CODE_NAMES) != 0;
    sy_value locals = is_module ? SY_NONE : syi_frame_locals(out->vm, f);
    out->vm->exc = SY_NULL;
    put_variables(out, locals);
    put(out, "}");
}

static void put_tasklet(void *arg, sy_value object) {
    output *out = arg;
    if (!syi_is_type(object, out->vm->interpreter->tasklet_type) ||
        out->tasklets == MOST_TASKLETS) {
        return;
    }
    const sy_lang_tasklet *t = (const sy_lang_tasklet *)sy_to_object(object);
    if (t->top == NULL) {
        return;
    }
    out->tasklets++;
    put(out, out->separator);
    put_number(out, "{\"id\":", t->core.id);
    put(out, ",\"frames\":[");
    uint32_t count = 0;
    for (sy_frame *f = t->top; f != NULL && count < MOST_FRAMES; f = f->back) {
        if (!is_internal(out->vm, f)) {
            put(out, count++ > 0 ? "," : "");
            put_frame(out, f);
        }
    }
    put(out, "]}");
    out->separator = ",";
}

void syi_inspect(sy_vm *vm, sy_dict *globals, sy_lang_write_fn write, void *user) {
    output out = {vm, write, user, "", 0};
    put(&out, "{\"globals\":");
    put_variables(&out, globals != NULL ? sy_from_pointer(globals) : SY_NONE);
    put(&out, ",\"tasklets\":[");
    syi_gc_each_finalizable(vm, put_tasklet, &out);
    put(&out, "]}");
}
