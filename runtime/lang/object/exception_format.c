/* SPDX-License-Identifier: MIT
 *
 * The text of an uncaught exception, as CPython 3.11 prints it: chained exceptions first, the
 * traceback with carets, the line of the exception itself, notes, and the tree of a group.
 *
 * Inside of groups every line begins with a margin. A __str__ that fails is said so in the
 * text; only lack of memory (and SY_RETRY) makes the whole fail.
 */
#include "lang/object/exception.h"

#include "lang/object/code.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/traceback_anchors.h"
#include "lang/object/type.h"

enum {
    MAX_ENTRIES = 1000,   /* of a traceback; the outermost ones are left out */
    REPEAT_CUTOFF = 3,    /* equal entries shown in a row */
    MAX_GROUP_WIDTH = 15, /* members of a group shown */
    MAX_GROUP_DEPTH = 10,
    MAX_LINE = 1024 /* code points of a source line for which carets are worked out */
};

typedef struct printer {
    sy_vm *vm;
    sy_str_builder b;
    uint32_t depth;   /* of groups; 0: none, no margin */
    bool need_close;  /* the frame around the last member is still open */
    sy_value printed; /* list of exceptions in the chain so far, against cycles */
} printer;

static void put(printer *p, const char *text) {
    syi_builder_ascii(&p->b, text);
}

static void put_number(printer *p, int64_t n) {
    char digits[24];
    size_t i = sizeof digits;
    digits[--i] = '\0';
    bool negative = n < 0;
    uint64_t m = negative ? 0 - (uint64_t)n : (uint64_t)n;
    do {
        digits[--i] = (char)('0' + m % 10);
        m /= 10;
    } while (m > 0);
    if (negative) {
        digits[--i] = '-';
    }
    put(p, &digits[i]);
}

static void put_indent(printer *p) {
    for (uint32_t i = 0; i < p->depth; i++) {
        put(p, "  ");
    }
}

/* The begin of a line. */
static void put_margin(printer *p) {
    put_indent(p);
    put(p, p->depth > 0 ? "| " : "");
}

/* --- Failures while formatting
 * ------------------------------------------------------------------ */

/* Forgets what a language-defined method raised. False: it must be passed on. */
static bool forget_error(sy_vm *vm) {
    if (vm->exc == SY_RETRY) {
        return false;
    }
    syi_clear(vm);
    return true;
}

/* --- Source lines
 * -------------------------------------------------------------------------------- */

/* Line number `line` of the text, without its end. False: there is no such line. */
static bool find_line(const sy_str *source, uint32_t line, uint32_t *start, uint32_t *end) {
    uint32_t at = 0;
    for (uint32_t n = 1; n < line; n++) {
        while (at < source->length && syi_str_at(source, at) != '\n') {
            at++;
        }
        if (at == source->length) {
            return false;
        }
        at++;
    }
    *start = at;
    while (at < source->length && syi_str_at(source, at) != '\n') {
        at++;
    }
    *end = at;
    if (at > *start && syi_str_at(source, at - 1) == '\r') {
        --*end;
    }
    return at < source->length || at > *start;
}

static bool is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\f';
}

/* Code points before the UTF-8 byte offset. */
static uint32_t offset_in_line(const sy_str *s, uint32_t start, uint32_t end, uint32_t bytes) {
    uint32_t n = 0, seen = 0;
    while (start + n < end && seen < bytes) {
        uint32_t c = syi_str_at(s, start + n++);
        seen += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return n;
}

/* Offsets in the line of what is marked. */
typedef struct marks {
    uint32_t start, end;
    bool anchored;
    uint32_t left, right;
} marks;

static void find_marks_anchors(const sy_str *s, uint32_t line_start, marks *m) {
    uint32_t text[MAX_LINE];
    uint32_t n = m->end - m->start;
    if (m->end <= m->start || n >= MAX_LINE - 1) {
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        text[i] = syi_str_at(s, line_start + m->start + i);
    }
    text[n] = ' ';
    size_t left, right;
    if (syi_find_anchors(text, n, &left, &right)) {
        m->anchored = true;
        m->left = m->start + (uint32_t)left;
        m->right = m->start + (uint32_t)right;
    }
}

static void put_carets(printer *p, const sy_str *s, const sy_position *pos, uint32_t start,
                       uint32_t end, uint32_t indent) {
    if (pos->column == 0xffff || pos->end_column == 0xffff || pos->end_line < pos->line) {
        return;
    }
    marks m = {.start = offset_in_line(s, start, end, pos->column)};
    uint32_t length = end - start;
    if (pos->line == pos->end_line) {
        m.end = offset_in_line(s, start, end, pos->end_column);
        find_marks_anchors(s, start, &m);
    } else {
        uint32_t last = length;
        while (last > 0 && is_blank(syi_str_at(s, start + last - 1))) {
            last--;
        }
        m.end = last;
    }
    if (m.end <= m.start || (m.end - m.start == length - indent && !m.anchored)) {
        return;
    }
    put_margin(p);
    put(p, "    ");
    for (uint32_t i = indent; i < m.end; i++) {
        if (i < m.start) {
            put(p, " ");
        } else {
            put(p, m.anchored && (i < m.left || i >= m.right) ? "~" : "^");
        }
    }
    put(p, "\n");
}

/* Texts that came from no file ("<string>") are not shown, as CPython cannot. */
static bool has_source(const sy_code *code) {
    const sy_str *name = syi_to_str(code->filename);
    return code->source != SY_NULL && syi_is_str(code->source) &&
           (name->length == 0 || syi_str_at(name, 0) != '<');
}

static void put_source_line(printer *p, const sy_code *code, const sy_position *pos) {
    if (!has_source(code)) {
        return;
    }
    const sy_str *s = syi_to_str(code->source);
    uint32_t start, end;
    if (!find_line(s, pos->line, &start, &end)) {
        return;
    }
    uint32_t indent = 0;
    while (start + indent < end && is_blank(syi_str_at(s, start + indent))) {
        indent++;
    }
    put_margin(p);
    put(p, "    ");
    syi_builder_range(&p->b, code->source, start + indent, end);
    put(p, "\n");
    put_carets(p, s, pos, start, end, indent);
}

/* --- Tracebacks
 * ---------------------------------------------------------------------------------- */

static sy_position position_of(const sy_traceback *t) {
    sy_position none = {0, 0, 0xffff, 0xffff};
    const sy_code *c = t->code;
    return c->positions == NULL || t->instruction >= c->instruction_count
               ? none
               : c->positions[t->instruction];
}

static void put_entry(printer *p, const sy_traceback *t) {
    sy_position pos = position_of(t);
    put_margin(p);
    put(p, "  File \"");
    syi_builder_str(&p->b, t->code->filename);
    put(p, "\", line ");
    put_number(p, pos.line);
    put(p, ", in ");
    syi_builder_str(&p->b, t->code->name);
    put(p, "\n");
    put_source_line(p, t->code, &pos);
}

static void put_repeats(printer *p, uint32_t count) {
    if (count <= REPEAT_CUTOFF) {
        return;
    }
    count -= REPEAT_CUTOFF;
    put_margin(p);
    put(p, "  [Previous line repeated ");
    put_number(p, count);
    put(p, count == 1 ? " more time]\n" : " more times]\n");
}

static const sy_traceback *next_entry(const sy_traceback *t) {
    return t->next == SY_NONE || t->next == SY_NULL
               ? NULL
               : (const sy_traceback *)sy_to_object(t->next);
}

static bool same_place(const sy_traceback *a, const sy_traceback *b) {
    return position_of(a).line == position_of(b).line &&
           syi_str_equal(syi_to_str(a->code->filename), syi_to_str(b->code->filename)) &&
           syi_str_equal(syi_to_str(a->code->name), syi_to_str(b->code->name));
}

static void put_entries(printer *p, const sy_traceback *t) {
    size_t count = 0;
    for (const sy_traceback *i = t; i != NULL; i = next_entry(i)) {
        count++;
    }
    for (; count > MAX_ENTRIES; count--) {
        t = next_entry(t);
    }
    const sy_traceback *last = NULL;
    uint32_t repeats = 0;
    for (; t != NULL; t = next_entry(t)) {
        if (last == NULL || !same_place(last, t)) {
            put_repeats(p, repeats);
            last = t;
            repeats = 0;
        }
        repeats++;
        if (repeats <= REPEAT_CUTOFF) {
            put_entry(p, t);
        }
    }
    put_repeats(p, repeats);
}

static bool is_group(sy_vm *vm, sy_value exc) {
    return syi_is_subtype(syi_type_of(vm, exc), vm->types.BaseExceptionGroup);
}

static void put_traceback(printer *p, sy_value exc) {
    sy_value tb = syi_to_exception(exc)->traceback;
    if (tb == SY_NONE || tb == SY_NULL) {
        return;
    }
    bool group = is_group(p->vm, exc);
    put_indent(p);
    put(p, p->depth == 0 ? "" : group && p->depth == 1 ? "+ " : "| ");
    put(p, group ? "Exception Group Traceback (most recent call last):\n"
                 : "Traceback (most recent call last):\n");
    put_entries(p, (const sy_traceback *)sy_to_object(tb));
}

/* --- SyntaxError
 * ----------------------------------------------------------------------------------- */

/* The field as an int; fallback for anything else. */
static int64_t int_or(sy_value v, int64_t fallback) {
    return sy_is_int(v) ? sy_to_int(v) : fallback;
}

/* The erroneous line and the carets under it, without a margin as in CPython; offsets count
 * from 1. */
static void put_error_text(printer *p, sy_value text, int64_t offset, int64_t end_offset) {
    const sy_str *s = syi_to_str(text);
    int64_t carets = end_offset > 0 && end_offset > offset ? end_offset - offset : 1;
    uint32_t start = 0;
    int64_t at = offset - 1;
    while (start < s->length && is_blank(syi_str_at(s, start))) {
        start++;
        at--;
    }
    uint32_t end = s->length;
    if (end > start && syi_str_at(s, end - 1) == '\n') {
        end--;
    }
    at = at > end - start ? end - start : at;
    /* Of several lines, the one the offset is in. */
    for (uint32_t i = start; i < end && at > 0 && (int64_t)(i - start) < at; i++) {
        if (syi_str_at(s, i) == '\n') {
            at -= i + 1 - start;
            start = i + 1;
        }
    }
    put(p, "    ");
    syi_builder_range(&p->b, text, start, end);
    put(p, "\n");
    if (at < 0) {
        return;
    }
    put(p, "    ");
    for (int64_t i = 0; i < at; i++) {
        put(p, " ");
    }
    for (int64_t i = 0; i < carets; i++) {
        put(p, "^");
    }
    put(p, "\n");
}

static sy_value detail(sy_value exc, uint32_t i) {
    sy_value details = syi_to_exception(exc)->extra[SY_SYNTAX_DETAILS];
    if (details == SY_NULL || i >= syi_to_tuple(details)->length) {
        return SY_NONE;
    }
    return syi_to_tuple(details)->items[i];
}

/* False: it has no position and is shown like any other exception. */
static bool put_syntax_error_place(printer *p, sy_value exc) {
    sy_value file = detail(exc, 0), text = detail(exc, 3);
    if (!sy_is_int(detail(exc, 1))) {
        return false;
    }
    int64_t line = sy_to_int(detail(exc, 1));
    put_margin(p);
    put(p, "  File \"");
    if (syi_is_str(file)) {
        syi_builder_str(&p->b, file);
    } else {
        put(p, "<string>");
    }
    put(p, "\", line ");
    put_number(p, line);
    put(p, "\n");
    if (syi_is_str(text)) {
        int64_t size = syi_to_str(text)->length;
        int64_t offset = int_or(detail(exc, 2), -1);
        int64_t end_offset = int_or(detail(exc, 5), -1);
        if (syi_is_subtype(syi_type_of(p->vm, exc), p->vm->types.IndentationError)) {
            end_offset = -1; /* shown with one caret, whatever its range */
        }
        if (int_or(detail(exc, 4), line) > line) {
            end_offset = size;
        }
        offset = offset > size + 1 ? size + 1 : offset;
        end_offset = end_offset > size + 1 ? size + 1 : end_offset;
        put_error_text(p, text, offset, end_offset);
    }
    return true;
}

/* --- The line of the exception
 * ---------------------------------------------------------------------- */

static bool put_class(printer *p, sy_value exc) {
    const sy_type *type = syi_type_of(p->vm, exc);
    sy_value module =
        syi_getattr_optional(p->vm, sy_from_pointer(type), p->vm->names.__module__);
    if (module == SY_NULL && syi_failed(p->vm) && !forget_error(p->vm)) {
        return false;
    }
    if (module == SY_NULL || !syi_is_str(module)) {
        put(p, "<unknown>.");
    } else if (!syi_str_is(module, "builtins") && !syi_str_is(module, "__main__")) {
        syi_builder_str(&p->b, module);
        put(p, ".");
    }
    syi_builder_str(&p->b, sy_from_pointer(type->qualname));
    return true;
}

static bool put_value(printer *p, sy_value value) {
    sy_value text = syi_str(p->vm, value);
    if (text == SY_NULL) {
        put(p, ": <exception str() failed>");
        return forget_error(p->vm);
    }
    if (syi_to_str(text)->length > 0) {
        put(p, ": ");
        syi_builder_str(&p->b, text);
    }
    return true;
}

static bool put_suggestion(printer *p, sy_value exc) {
    sy_value name = syi_suggest(p->vm, exc);
    if (name != SY_NULL) {
        put(p, ". Did you mean: '");
        syi_builder_str(&p->b, name);
        put(p, "'?");
    }
    return p->vm->exc == SY_NULL;
}

/* A text of several lines, each with the margin. */
static void put_lines(printer *p, sy_value text) {
    const sy_str *s = syi_to_str(text);
    for (uint32_t start = 0; start <= s->length;) {
        uint32_t end = start;
        while (end < s->length && syi_str_at(s, end) != '\n') {
            end++;
        }
        put_margin(p);
        syi_builder_range(&p->b, text, start, end);
        put(p, "\n");
        start = end + 1;
    }
}

static sy_value notes_of(printer *p, sy_value exc) {
    sy_attrs *attrs = syi_object_attrs(exc);
    return attrs == NULL ? SY_NULL : syi_attrs_get(p->vm, attrs, p->vm->names.__notes__);
}

static bool put_notes(printer *p, sy_value notes) {
    sy_vm *vm = p->vm;
    if (notes == SY_NULL || notes == SY_NONE) {
        return true;
    }
    if (!syi_is_list(notes) && !syi_is_tuple(notes)) {
        sy_value text = syi_repr(vm, notes);
        if (text == SY_NULL) {
            put_margin(p);
            put(p, "<__notes__ repr() failed>\n");
            return forget_error(vm);
        }
        put_lines(p, text);
        return true;
    }
    sy_value items = syi_tuple_from_iterable(vm, notes);
    if (items == SY_NULL) {
        return false;
    }
    for (uint32_t i = 0; i < syi_to_tuple(items)->length; i++) {
        sy_value text = syi_str(vm, syi_to_tuple(items)->items[i]);
        if (text == SY_NULL) {
            put_margin(p);
            put(p, "<note str() failed>\n");
            if (!forget_error(vm)) {
                return false;
            }
            continue;
        }
        put_lines(p, text);
    }
    return true;
}

static bool put_exception(printer *p, sy_value exc) {
    sy_value shown = exc;
    put_traceback(p, exc);
    if (syi_is_subtype(syi_type_of(p->vm, exc), p->vm->types.SyntaxError) &&
        put_syntax_error_place(p, exc)) {
        sy_value msg = syi_to_exception(exc)->extra[SY_SYNTAX_MSG];
        shown = msg == SY_NULL ? SY_NONE : msg;
    }
    put_margin(p);
    if (!put_class(p, exc) || (shown != SY_NONE && !put_value(p, shown)) ||
        !put_suggestion(p, exc)) {
        return false;
    }
    put(p, "\n");
    return put_notes(p, notes_of(p, exc));
}

/* --- Groups and chains
 * -------------------------------------------------------------------------------- */

static bool put_chain(printer *p, sy_value exc);

static void put_member_header(printer *p, uint32_t i, bool truncated) {
    put_indent(p);
    put(p, i == 0 ? "+-" : "  ");
    put(p, "+---------------- ");
    if (truncated) {
        put(p, "...");
    } else {
        put_number(p, (int64_t)i + 1);
    }
    put(p, " ----------------\n");
}

static bool put_members(printer *p, const sy_tuple *members) {
    uint32_t shown = members->length > MAX_GROUP_WIDTH ? MAX_GROUP_WIDTH + 1 : members->length;
    p->need_close = false;
    for (uint32_t i = 0; i < shown; i++) {
        bool last = i + 1 == shown;
        bool truncated = i >= MAX_GROUP_WIDTH;
        p->need_close = last || p->need_close;
        put_member_header(p, i, truncated);
        p->depth++;
        if (truncated) {
            uint32_t rest = members->length - MAX_GROUP_WIDTH;
            put_margin(p);
            put(p, "and ");
            put_number(p, rest);
            put(p, rest == 1 ? " more exception\n" : " more exceptions\n");
        } else if (!put_chain(p, members->items[i])) {
            return false;
        }
        if (last && p->need_close) {
            put_indent(p);
            put(p, "+------------------------------------\n");
            p->need_close = false;
        }
        p->depth--;
    }
    return true;
}

static bool put_group(printer *p, sy_value group) {
    if (p->depth > MAX_GROUP_DEPTH) {
        put_margin(p);
        put(p, "... (max_group_depth is 10)\n");
        return true;
    }
    bool outermost = p->depth == 0;
    p->depth += outermost ? 1 : 0;
    const sy_exception *e = syi_to_exception(group);
    bool ok =
        put_exception(p, group) && put_members(p, syi_to_tuple(e->extra[SY_GROUP_EXCEPTIONS]));
    p->depth -= outermost ? 1 : 0;
    return ok;
}

/* The mark of an exception that is in p->printed. */
enum { PRINTED = 1 };

static bool was_printed(sy_value exc) {
    return sy_to_object(exc)->aux == PRINTED;
}

static bool remember_printed(printer *p, sy_value exc) {
    sy_to_object(exc)->aux = PRINTED;
    if (syi_list_append(p->vm, syi_to_list(p->printed), exc)) {
        return true;
    }
    sy_to_object(exc)->aux = 0;
    return false;
}

static void forget_printed(printer *p) {
    const sy_list *l = syi_to_list(p->printed);
    for (uint32_t i = 0; i < l->length; i++) {
        sy_to_object(l->items[i])->aux = 0;
    }
}

/* What is to be shown before exc: its cause or its context. SY_NULL: nothing. */
static sy_value before(sy_value exc) {
    const sy_exception *e = syi_to_exception(exc);
    bool is_cause = e->cause != SY_NONE;
    sy_value v = is_cause ? e->cause : e->suppress_context ? SY_NONE : e->context;
    return v == SY_NONE || v == SY_NULL || was_printed(v) ? SY_NULL : v;
}

static void put_link(printer *p, bool is_cause) {
    put_margin(p);
    put(p, "\n");
    put_margin(p);
    put(p, is_cause ? "The above exception was the direct cause of the following exception:\n"
                    : "During handling of the above exception, another exception occurred:\n");
    put_margin(p);
    put(p, "\n");
}

/* The chain that ends with exc, the oldest first. */
static bool put_chain(printer *p, sy_value exc) {
    sy_vm *vm = p->vm;
    if (!syi_enter_c(vm, " in print_exception")) {
        return false;
    }
    sy_list *list = syi_to_list(p->printed);
    uint32_t first = list->length;
    bool ok = true;
    for (sy_value v = exc; ok && v != SY_NULL; v = before(v)) {
        ok = remember_printed(p, v);
    }
    uint32_t last = list->length;
    for (uint32_t i = last; ok && i-- > first;) {
        sy_value v = list->items[i];
        bool need_close = p->need_close;
        ok = is_group(vm, v) ? put_group(p, v) : put_exception(p, v);
        if (ok && i > first) {
            p->need_close = need_close;
            put_link(p, syi_to_exception(list->items[i - 1])->cause == v);
        }
    }
    syi_leave_c(vm);
    return ok;
}

sy_value syi_exception_format(sy_vm *vm, sy_value exc) {
    printer p = {.vm = vm, .printed = syi_list_new(vm, NULL, 0)};
    if (p.printed == SY_NULL) {
        return SY_NULL;
    }
    sy_value kept[2] = {p.printed, exc};
    sy_roots roots;
    syi_builder_init(&p.b, vm);
    syi_roots_enter(vm, &roots, kept, 2);
    bool ok = put_chain(&p, exc);
    forget_printed(&p);
    syi_roots_leave(vm, &roots);
    if (!ok) {
        syi_builder_discard(&p.b);
        return SY_NULL;
    }
    return syi_builder_finish(&p.b);
}
