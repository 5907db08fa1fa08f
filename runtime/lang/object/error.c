/* SPDX-License-Identifier: MIT
 *
 * Raising exceptions from C, and the message formats.
 *
 * MemoryError is raised with an instance made at the start, so that raising it needs no memory;
 * its traceback and context are reset each time.
 */
#include "lang/object/error.h"

#include <stdarg.h>
#include <stdio.h>

#include "lang/object/container.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"

static void append_type_name(sy_str_builder *b, const sy_type *type) {
    if (type->name != NULL) {
        syi_builder_str(b, sy_from_pointer(type->name));
    } else {
        syi_builder_ascii(b, type->def->name);
    }
}

static void append_text(sy_str_builder *b, sy_value text) {
    if (text == SY_NULL) {
        b->failed = true;
    } else {
        syi_builder_str(b, text);
    }
}

/* Appends what the directive at *p (after the %) stands for; moves *p to its last character.
 * False: one of those that may run code of the language. */
static bool append_plain(sy_str_builder *b, const char **p, va_list *ap) {
    char number[24];
    if (strncmp(*p, "lld", 3) == 0) {
        *p += 2;
        snprintf(number, sizeof number, "%lld", va_arg(*ap, long long));
        syi_builder_ascii(b, number);
        return true;
    }
    switch (**p) {
    case 's': {
        const char *s = va_arg(*ap, const char *);
        syi_builder_utf8(b, s, strlen(s));
        return true;
    }
    case 'd':
        snprintf(number, sizeof number, "%d", va_arg(*ap, int));
        syi_builder_ascii(b, number);
        return true;
    case 'c':
        syi_builder_char(b, (uint32_t)va_arg(*ap, int));
        return true;
    case 'U':
        syi_builder_str(b, va_arg(*ap, sy_value));
        return true;
    case 'T':
        append_type_name(b, syi_type_of(b->vm, va_arg(*ap, sy_value)));
        return true;
    case 'N':
        append_type_name(b, va_arg(*ap, const sy_type *));
        return true;
    case 'R':
    case 'S':
        return false;
    default:
        syi_builder_char(b, (uint8_t) * *p);
        return true;
    }
}

/* Appends the text up to the next directive and moves *p to the character after its %. False:
 * there is none. */
static bool append_literal(sy_str_builder *b, const char **p) {
    const char *literal = *p;
    while (**p != '\0' && **p != '%') {
        ++*p;
    }
    syi_builder_utf8(b, literal, (size_t)(*p - literal));
    if (**p == '\0') {
        return false;
    }
    ++*p;
    return true;
}

static sy_value finish_message(sy_str_builder *b) {
    if (b->vm->exc != SY_NULL) {
        syi_builder_discard(b);
        return SY_NULL;
    }
    return syi_builder_finish(b);
}

static sy_value plain_message(sy_vm *vm, const char *format, va_list *ap) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (const char *p = format; append_literal(&b, &p) && vm->exc == SY_NULL; p++) {
        append_plain(&b, &p, ap);
    }
    return finish_message(&b);
}

static sy_value deep_message(sy_vm *vm, const char *format, va_list *ap) {
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (const char *p = format; append_literal(&b, &p) && vm->exc == SY_NULL; p++) {
        if (!append_plain(&b, &p, ap)) {
            sy_value v = va_arg(*ap, sy_value);
            append_text(&b, *p == 'R' ? syi_repr(vm, v) : syi_str(vm, v));
        }
    }
    return finish_message(&b);
}

sy_value syi_str_format_plain(sy_vm *vm, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    sy_value text = plain_message(vm, format, &ap);
    va_end(ap);
    return text;
}

sy_value syi_str_format_deep(sy_vm *vm, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    sy_value text = deep_message(vm, format, &ap);
    va_end(ap);
    return text;
}

static sy_value exception_with(sy_vm *vm, sy_type *type, const sy_value *args, int nargs) {
    sy_value exc = type->slots.create(vm, type, args, nargs, SY_NULL);
    if (exc != SY_NULL && !type->slots.init(vm, exc, args, nargs, SY_NULL)) {
        return SY_NULL;
    }
    return exc;
}

static sy_value raise_with(sy_vm *vm, sy_type *type, sy_value message) {
    sy_value exc = message == SY_NULL ? SY_NULL : exception_with(vm, type, &message, 1);
    return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
}

sy_value syi_raise_plain(sy_vm *vm, sy_type *type, const char *format, ...) {
    if (vm->exc == SY_RETRY) {
        return SY_NULL;
    }
    vm->exc = SY_NULL;
    va_list ap;
    va_start(ap, format);
    sy_value message = plain_message(vm, format, &ap);
    va_end(ap);
    return raise_with(vm, type, message);
}

sy_value syi_raise_deep(sy_vm *vm, sy_type *type, const char *format, ...) {
    if (vm->exc == SY_RETRY) {
        return SY_NULL;
    }
    vm->exc = SY_NULL;
    va_list ap;
    va_start(ap, format);
    sy_value message = deep_message(vm, format, &ap);
    va_end(ap);
    return raise_with(vm, type, message);
}

sy_value syi_exception_new(sy_vm *vm, sy_type *type, const char *message) {
    if (message == NULL) {
        return exception_with(vm, type, NULL, 0);
    }
    sy_value text = syi_str_from_cstr(vm, message);
    return text == SY_NULL ? SY_NULL : exception_with(vm, type, &text, 1);
}

sy_value syi_raise_value(sy_vm *vm, sy_value exception) {
    vm->exc = exception;
    if (vm->raised != NULL) {
        vm->raised(vm);
    }
    return SY_NULL;
}

sy_value syi_raise_key_error(sy_vm *vm, sy_value key) {
    sy_value exc = exception_with(vm, vm->types.KeyError, &key, 1);
    return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
}

sy_value syi_raise_stop_iteration(sy_vm *vm, sy_value value) {
    bool bare = value == SY_NULL || value == SY_NONE;
    sy_value exc = exception_with(vm, vm->types.StopIteration, &value, bare ? 0 : 1);
    return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
}

sy_value syi_raise_memory(sy_vm *vm) {
    vm->gc.requested = true;
    syi_gc_release_reserve(vm);
    if (vm->memory_error == SY_NULL) {
        vm->exc = SY_RETRY; /* only while the interpreter starts: any failure will do */
        return SY_NULL;
    }
    sy_exception *e = syi_to_exception(vm->memory_error);
    e->cause = e->context = e->traceback = SY_NONE;
    e->suppress_context = false;
    vm->exc = vm->memory_error;
    return SY_NULL;
}

bool syi_exc_matches(sy_vm *vm, const sy_type *type) {
    return !sy_is_marker(vm->exc) && syi_is_subtype(sy_to_object(vm->exc)->type, type);
}
