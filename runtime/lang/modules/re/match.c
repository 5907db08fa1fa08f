/* SPDX-License-Identifier: MIT
 *
 * Running a program over text. The matcher proper (match.inc) pauses every so many steps, so
 * that ticks can be spent, and somebody else may run, without it on the C stack's top: it need
 * not be instrumented for that in wasm.
 */
#include "lang/modules/re/re.h"

#include "lang/object/bytes.h"

/* Steps of the matcher between two times that ticks are due, and the ticks. The first of them
 * are free, so that short searches run inside the loop and long ones are started again outside
 * of it. */
enum { STEPS = 4096, TICKS = 256, FREE = 16 };

enum { ALTERNATIVE, GIVE_BACK, TAKE_MORE, ONCE_MORE, WAS_MARK, WAS_SLOT, BARRIER };

static bool undo(sy_re_matcher *m, const sy_re_record *r) {
    if (r->kind == WAS_MARK) {
        m->marks[r->a] = r->b;
        m->last_index = r->c;
        return true;
    }
    if (r->kind == WAS_SLOT) {
        m->slots[r->a * 2] = r->b;
        m->slots[r->a * 2 + 1] = r->c;
        return true;
    }
    return false;
}

/* Drops all records from `bottom` on, putting back what they keep. */
static void undo_to(sy_re_matcher *m, uint32_t bottom) {
    while (m->used > bottom) {
        undo(m, &m->records[--m->used]);
    }
}

/* Drops the alternatives from `bottom` on; older values must still be put back some day. */
static void keep_values(sy_re_matcher *m, uint32_t bottom) {
    uint32_t to = bottom;
    for (uint32_t i = bottom; i < m->used; i++) {
        if (m->records[i].kind == WAS_MARK || m->records[i].kind == WAS_SLOT) {
            m->records[to++] = m->records[i];
        }
    }
    m->used = to;
}

#define RUN syi_re_match_narrow
#define FN(name) narrow_##name
#define AT(i) ((uint32_t)((const uint8_t *)m->text.data)[i])
#include "lang/modules/re/match.inc"
#undef RUN
#undef FN
#undef AT

#define RUN syi_re_match_wide
#define FN(name) wide_##name
#define AT(i) syi_point_at(m->text.data, m->text.kind, i)
#include "lang/modules/re/match.inc"
#undef RUN
#undef FN
#undef AT

/* --- Memory --- */

/* n bytes that go away by themselves; NULL: no memory. */
static void *scratch(sy_re_matcher *m, sy_value *keep, uint64_t n) {
    if (*keep == SY_NULL) {
        *keep = syi_bytearray_new(m->vm, m->vm->types.bytearray, NULL, 0);
    }
    if (*keep == SY_NULL || !syi_bytearray_resize(m->vm, syi_to_bytearray(*keep), n)) {
        return NULL;
    }
    return syi_to_bytearray(*keep)->data;
}

bool syi_re_grow(sy_re_matcher *m) {
    uint64_t capacity = (uint64_t)m->capacity * 2;
    bool fresh = m->keep[1] == SY_NULL;
    sy_re_record *records = scratch(m, &m->keep[1], capacity * sizeof *records);
    if (records == NULL) {
        return false;
    }
    if (fresh) {
        memcpy(records, m->few, m->used * sizeof *records);
    }
    m->records = records;
    m->capacity = (uint32_t)capacity;
    return true;
}

static bool init_marks(sy_re_matcher *m) {
    m->mark_count = (m->program->groups - 1) * 2;
    uint64_t words = (uint64_t)m->mark_count + (uint64_t)m->program->slots * 2;
    m->marks = m->few_marks;
    if (words > SY_RE_FEW_MARKS) {
        m->marks = scratch(m, &m->keep[2], words * sizeof *m->marks);
    }
    m->slots = m->marks == NULL ? NULL : m->marks + m->mark_count;
    return m->marks != NULL;
}

/* The characters of a str or bytes-like; what can change is copied. */
static bool init_text(sy_re_matcher *m, sy_value text) {
    if (syi_is_str(text)) {
        const sy_str *s = syi_to_str(text);
        m->text = (sy_re_text){s->data, syi_str_kind(s), s->length};
        return true;
    }
    const uint8_t *data;
    uint32_t length;
    if (!syi_buffer(text, &data, &length)) {
        if (!syi_failed(m->vm)) {
            syi_raise(m->vm, m->vm->types.TypeError,
                      "expected string or bytes-like object, got '%T'", text);
        }
        return false;
    }
    if (!syi_is_bytes(text)) {
        m->keep[0] = syi_bytes_new(m->vm, data, length);
        if (m->keep[0] == SY_NULL) {
            return false;
        }
        data = syi_to_bytes(m->keep[0])->data;
    }
    m->text = (sy_re_text){data, 1, length};
    return true;
}

bool syi_re_matcher_init(sy_re_matcher *m, sy_vm *vm, const sy_re_program *program,
                         sy_value text) {
    m->vm = vm;
    m->program = program;
    memset(m->keep, 0, sizeof m->keep);
    m->records = m->few;
    m->capacity = SY_RE_FEW_RECORDS;
    m->used = 0;
    m->steps = STEPS;
    m->paid = 0;
    m->to_end = m->must_advance = m->running = false;
    m->must_start = 0;
    bool ok = init_text(m, text) && init_marks(m);
    /* Only now: nobody leaves the roots of a matcher that failed to start. */
    if (ok) {
        syi_roots_enter(vm, &m->roots, m->keep, 4);
    }
    return ok;
}

void syi_re_matcher_done(sy_re_matcher *m) {
    syi_roots_leave(m->vm, &m->roots);
    for (int i = 1; i <= 2; i++) {
        if (m->keep[i] != SY_NULL) {
            sy_bytearray *b = syi_to_bytearray(m->keep[i]);
            syi_mem_resize(m->vm, b->data, b->capacity, 0);
            b->data = NULL;
            b->length = b->capacity = 0;
        }
    }
}

/* --- Searching --- */

/* The next place from `at` on where a match can begin, or one behind the end. */
static uint32_t candidate(const sy_re_matcher *m, uint32_t at) {
    const sy_re_program *p = m->program;
    uint32_t length = m->text.length;
    if (p->first == 0 || at >= length) {
        return p->first == 0 ? at : length + 1;
    }
    const uint32_t *set = p->code + p->first;
    if (m->text.kind == 1) {
        const uint8_t *data = m->text.data;
        if (p->first_char != SY_RE_NO_CHAR) {
            const uint8_t *found = memchr(data + at, (int)p->first_char, length - at);
            return found == NULL ? length + 1 : (uint32_t)(found - data);
        }
        while (at < length && (set[data[at] >> 5] >> (data[at] & 31) & 1) == 0) {
            at++;
        }
        return at < length ? at : length + 1;
    }
    for (; at < length; at++) {
        uint32_t c = syi_point_at(m->text.data, m->text.kind, at);
        if (c < 256 ? (set[c >> 5] >> (c & 31) & 1) != 0 : set[8] != 0) {
            return at;
        }
    }
    return length + 1;
}

/* Begins a match at `at`. */
static void begin(sy_re_matcher *m, uint32_t at) {
    m->start = m->pos = at;
    m->pc = m->program->start;
    m->used = 0;
    m->barrier = 0;
    m->last_index = 0;
    memset(m->marks, 0xff, m->mark_count * sizeof *m->marks);
}

/* Ticks are due. */
static bool pay(sy_re_matcher *m) {
    m->steps = STEPS;
    if (++m->paid < FREE) {
        return true;
    }
    return !syi_need_driver(m->vm) && (m->paid == FREE || syi_spend_ticks(m->vm, TICKS));
}

int syi_re_run(sy_re_matcher *m, uint32_t at, bool search) {
    sy_re_outcome (*run)(sy_re_matcher *) =
        m->text.kind == 1 ? syi_re_match_narrow : syi_re_match_wide;
    bool first_only = !search || m->program->anchored;
    if (m->program->anchored && at > 0 && search) {
        return 0;
    }
    m->must_start = at;
    for (;;) {
        if (!first_only) {
            uint32_t next = candidate(m, at);
            uint32_t skipped = (next - at) >> 4;
            m->steps -= skipped < m->steps ? skipped : m->steps;
            at = next;
        }
        if (at > m->text.length) {
            return 0;
        }
        begin(m, at);
        sy_re_outcome outcome;
        while ((outcome = run(m)) == SY_RE_PAUSED) {
            if (!pay(m)) {
                return -1;
            }
        }
        if (outcome != SY_RE_FAILED) {
            return outcome == SY_RE_MATCHED ? 1 : -1;
        }
        if (first_only) {
            return 0;
        }
        at++;
    }
}
