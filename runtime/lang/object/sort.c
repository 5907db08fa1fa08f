/* SPDX-License-Identifier: MIT
 *
 * list.sort: a stable merge sort that finds the runs already there (timsort): short runs are
 * filled up by binary insertion, runs are merged while their lengths keep the stack balanced,
 * and merging gallops where one side wins again and again.
 *
 * While the sort runs, the list is empty and its items belong to the sort, since comparing may
 * run language code that looks at the list. Keys and items move in step. At every comparison
 * each item is in `keys.items`, `values` or the merge buffer, which are all reported to the
 * collector. Keys that are all small ints, all floats or all strs are compared without calls.
 */
#include "lang/object/list.h"

#define MAX_PENDING 85
#define MIN_GALLOP 7

typedef enum key_kind { KEYS_ANY, KEYS_INT, KEYS_FLOAT, KEYS_STR } key_kind;

/* Keys, and the items that go with them (NULL when the items are their own keys). */
typedef struct columns {
    sy_value *keys;
    sy_value *values;
} columns;

typedef struct run {
    uint32_t base, length;
} run;

typedef struct sorter {
    sy_vm *vm;
    key_kind kind;
    columns items;
    columns buffer;
    uint32_t buffer_capacity;
    uint32_t min_gallop;
    run pending[MAX_PENDING];
    uint32_t pending_count;
    sy_roots item_roots, value_roots, buffer_key_roots, buffer_value_roots;
} sorter;

/* --- Comparison --------------------------------------------------------------------------- */

/* a < b: 1, 0, -1. */
static inline int less(const sorter *s, sy_value a, sy_value b) {
    switch (s->kind) {
    case KEYS_INT:
        return (int64_t)a < (int64_t)b;
    case KEYS_FLOAT:
        return syi_to_double(a) < syi_to_double(b);
    case KEYS_STR:
        return syi_str_cmp(syi_to_str(a), syi_to_str(b)) < 0;
    default:
        return syi_compare_bool(s->vm, a, b, SY_LT);
    }
}

static key_kind kind_of(const sy_vm *vm, sy_value key) {
    if (sy_is_int(key)) {
        return KEYS_INT;
    }
    if (sy_is_flonum(key) || syi_is_type(key, vm->types.float_)) {
        return KEYS_FLOAT;
    }
    return syi_is_type(key, vm->types.str) ? KEYS_STR : KEYS_ANY;
}

static key_kind common_kind(const sy_vm *vm, const sy_value *keys, uint32_t n) {
    key_kind kind = kind_of(vm, keys[0]);
    for (uint32_t i = 1; i < n && kind != KEYS_ANY; i++) {
        if (kind_of(vm, keys[i]) != kind) {
            kind = KEYS_ANY;
        }
    }
    return kind;
}

/* --- Moving keys and items in step -------------------------------------------------------- */

static inline columns at(columns c, size_t i) {
    return (columns){c.keys + i, c.values == NULL ? NULL : c.values + i};
}

static inline void copy_one(columns to, size_t i, columns from, size_t j) {
    to.keys[i] = from.keys[j];
    if (to.values != NULL) {
        to.values[i] = from.values[j];
    }
}

static void copy_many(columns to, size_t i, columns from, size_t j, size_t n) {
    memmove(to.keys + i, from.keys + j, n * sizeof(sy_value));
    if (to.values != NULL) {
        memmove(to.values + i, from.values + j, n * sizeof(sy_value));
    }
}

static void reverse_words(sy_value *words, uint32_t n) {
    for (uint32_t i = 0, j = n; i + 1 < j; i++) {
        j--;
        sy_value w = words[i];
        words[i] = words[j];
        words[j] = w;
    }
}

static void reverse(columns c, uint32_t n) {
    reverse_words(c.keys, n);
    if (c.values != NULL) {
        reverse_words(c.values, n);
    }
}

/* --- Runs --------------------------------------------------------------------------------- */

/* Length of the run at the start of c, 1 < n items; a strictly descending one is turned round.
 * 0: failed. */
static uint32_t count_run(sorter *s, columns c, uint32_t n) {
    if (n < 2) {
        return n;
    }
    int descending = less(s, c.keys[1], c.keys[0]);
    if (descending < 0) {
        return 0;
    }
    uint32_t length = 2;
    for (; length < n; length++) {
        int lower = less(s, c.keys[length], c.keys[length - 1]);
        if (lower < 0) {
            return 0;
        }
        if (lower != descending) {
            break;
        }
    }
    if (descending) {
        reverse(c, length);
    }
    return length;
}

/* Sorts c[0..n) of which [0..sorted) is in order already. */
static bool binary_insertion(sorter *s, columns c, uint32_t n, uint32_t sorted) {
    for (uint32_t i = sorted; i < n; i++) {
        sy_value pivot = c.keys[i];
        uint32_t low = 0;
        uint32_t high = i;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            int lower = less(s, pivot, c.keys[middle]);
            if (lower < 0) {
                return false;
            }
            if (lower) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        sy_value value = c.values == NULL ? SY_NULL : c.values[i];
        copy_many(c, low + 1, c, low, i - low);
        c.keys[low] = pivot;
        if (c.values != NULL) {
            c.values[low] = value;
        }
    }
    return true;
}

/* Between 32 and 64 so that n divided by it is just below a power of two. */
static uint32_t min_run(uint32_t n) {
    uint32_t odd = 0;
    while (n >= 64) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

/* --- Galloping ---------------------------------------------------------------------------- */

/* Where key belongs among the n sorted keys: before the first that is not lower (left) or
 * before the first that is higher (right). Searches outward from `hint`. -1: failed. */
static int is_before(const sorter *s, sy_value key, sy_value other, bool left) {
    if (left) {
        return less(s, other, key);
    }
    int lower = less(s, key, other);
    return lower < 0 ? lower : !lower;
}

/* Binary search in (low, high]: everything up to low is before the key, high is not. */
static int64_t gallop_finish(const sorter *s, sy_value key, const sy_value *keys, int64_t low,
                             int64_t high, bool left) {
    low++;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        int before = is_before(s, key, keys[middle], left);
        if (before < 0) {
            return -1;
        }
        if (before) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return high;
}

static int64_t gallop(const sorter *s, sy_value key, const sy_value *keys, int64_t n,
                      int64_t hint, bool left) {
    int before = is_before(s, key, keys[hint], left);
    if (before < 0) {
        return -1;
    }
    int64_t step = before ? 1 : -1;
    int64_t limit = before ? n - hint : hint + 1; /* distance at which the array ends */
    int64_t last = 0;
    int64_t distance = 1;
    while (distance < limit) {
        int b = is_before(s, key, keys[hint + step * distance], left);
        if (b < 0) {
            return -1;
        }
        if (b != before) {
            break;
        }
        last = distance;
        distance = distance * 2 + 1;
    }
    distance = distance > limit ? limit : distance;
    return before ? gallop_finish(s, key, keys, hint + last, hint + distance, left)
                  : gallop_finish(s, key, keys, hint - distance, hint - last, left);
}

/* --- Merging ------------------------------------------------------------------------------ */

static void free_column(sy_vm *vm, sy_value *words, uint32_t n) {
    if (words != NULL) {
        syi_mem_resize(vm, words, (size_t)n * sizeof *words, 0);
    }
}

static void drop_buffer(sorter *s) {
    s->buffer_key_roots.count = s->buffer_value_roots.count = 0;
    free_column(s->vm, s->buffer.keys, s->buffer_capacity);
    free_column(s->vm, s->buffer.values, s->buffer_capacity);
    s->buffer = (columns){NULL, NULL};
    s->buffer_capacity = 0;
}

/* Copies n items at `from` to the buffer, which is made large enough. */
static bool fill_buffer(sorter *s, columns from, uint32_t n) {
    if (n > s->buffer_capacity) {
        drop_buffer(s);
        s->buffer.keys = syi_mem_resize(s->vm, NULL, 0, (size_t)n * sizeof(sy_value));
        if (s->buffer.keys == NULL) {
            return false;
        }
        s->buffer_capacity = n;
        if (from.values != NULL) {
            s->buffer.values = syi_mem_resize(s->vm, NULL, 0, (size_t)n * sizeof(sy_value));
            if (s->buffer.values == NULL) {
                return false;
            }
        }
    }
    copy_many(s->buffer, 0, from, 0, n);
    s->buffer_key_roots.values = s->buffer.keys;
    s->buffer_key_roots.count = n;
    s->buffer_value_roots.values = s->buffer.values;
    s->buffer_value_roots.count = s->buffer.values == NULL ? 0 : n;
    return true;
}

/* State of one merge of the neighbours a and b. Going up, a is in the buffer and the output
 * starts at a's place; going down, b is in the buffer and the output ends at b's end. */
typedef struct merge {
    columns a, b, to;
    int64_t na, nb;      /* left to merge */
    int64_t ia, ib, out; /* going up: next indices; going down: unused, na - 1 and nb - 1 are */
} merge;

/* Merges one by one until one side won `min_gallop` times running or a side is used up.
 * 1: gallop now, 0: done, -1: failed. */
static int merge_up_singly(sorter *s, merge *m) {
    uint32_t wins_a = 0;
    uint32_t wins_b = 0;
    while (wins_a < s->min_gallop && wins_b < s->min_gallop) {
        int lower = less(s, m->b.keys[m->ib], m->a.keys[m->ia]);
        if (lower < 0) {
            return -1;
        }
        if (lower) {
            copy_one(m->to, (size_t)m->out++, m->b, (size_t)m->ib++);
            wins_b++;
            wins_a = 0;
            if (--m->nb == 0) {
                return 0;
            }
        } else {
            copy_one(m->to, (size_t)m->out++, m->a, (size_t)m->ia++);
            wins_a++;
            wins_b = 0;
            if (--m->na == 1) {
                return 0;
            }
        }
    }
    return 1;
}

/* Copies whole stretches as long as that pays. 1: go on singly, 0: done, -1: failed. */
static int merge_up_galloping(sorter *s, merge *m) {
    int64_t k;
    int64_t j;
    s->min_gallop++;
    do {
        s->min_gallop -= s->min_gallop > 1;
        k = gallop(s, m->b.keys[m->ib], m->a.keys + m->ia, m->na, 0, false);
        if (k < 0) {
            return -1;
        }
        copy_many(m->to, (size_t)m->out, m->a, (size_t)m->ia, (size_t)k);
        m->out += k;
        m->ia += k;
        m->na -= k;
        if (m->na <= 1) {
            return 0;
        }
        copy_one(m->to, (size_t)m->out++, m->b, (size_t)m->ib++);
        if (--m->nb == 0) {
            return 0;
        }
        j = gallop(s, m->a.keys[m->ia], m->b.keys + m->ib, m->nb, 0, true);
        if (j < 0) {
            return -1;
        }
        copy_many(m->to, (size_t)m->out, m->b, (size_t)m->ib, (size_t)j);
        m->out += j;
        m->ib += j;
        m->nb -= j;
        if (m->nb == 0) {
            return 0;
        }
        copy_one(m->to, (size_t)m->out++, m->a, (size_t)m->ia++);
        if (--m->na == 1) {
            return 0;
        }
    } while (k >= MIN_GALLOP || j >= MIN_GALLOP);
    s->min_gallop++;
    return 1;
}

/* Merges a (the shorter) and the following b, both not empty, b's first before a's first and
 * a's last after b's last. */
static bool merge_up(sorter *s, columns a, uint32_t na, columns b, uint32_t nb) {
    if (!fill_buffer(s, a, na)) {
        return false;
    }
    merge m = {.a = s->buffer, .b = b, .to = a, .na = na, .nb = nb};
    copy_one(m.to, (size_t)m.out++, m.b, (size_t)m.ib++);
    m.nb--;
    int state = m.nb == 0 || m.na == 1 ? 0 : 1;
    while (state > 0) {
        state = merge_up_singly(s, &m);
        if (state > 0) {
            state = merge_up_galloping(s, &m);
        }
    }
    if (state == 0 && m.na == 1) {
        /* The last of a belongs behind all of b. */
        copy_many(m.to, (size_t)m.out, m.b, (size_t)m.ib, (size_t)m.nb);
        m.out += m.nb;
    }
    copy_many(m.to, (size_t)m.out, m.a, (size_t)m.ia, (size_t)m.na);
    return state == 0;
}

static int merge_down_singly(sorter *s, merge *m) {
    uint32_t wins_a = 0;
    uint32_t wins_b = 0;
    while (wins_a < s->min_gallop && wins_b < s->min_gallop) {
        int lower = less(s, m->b.keys[m->nb - 1], m->a.keys[m->na - 1]);
        if (lower < 0) {
            return -1;
        }
        if (lower) {
            copy_one(m->to, (size_t)--m->out, m->a, (size_t)--m->na);
            wins_a++;
            wins_b = 0;
            if (m->na == 0) {
                return 0;
            }
        } else {
            copy_one(m->to, (size_t)--m->out, m->b, (size_t)--m->nb);
            wins_b++;
            wins_a = 0;
            if (m->nb == 1) {
                return 0;
            }
        }
    }
    return 1;
}

static int merge_down_galloping(sorter *s, merge *m) {
    int64_t k;
    int64_t j;
    s->min_gallop++;
    do {
        s->min_gallop -= s->min_gallop > 1;
        k = gallop(s, m->b.keys[m->nb - 1], m->a.keys, m->na, m->na - 1, false);
        if (k < 0) {
            return -1;
        }
        k = m->na - k;
        m->out -= k;
        m->na -= k;
        copy_many(m->to, (size_t)m->out, m->a, (size_t)m->na, (size_t)k);
        if (m->na == 0) {
            return 0;
        }
        copy_one(m->to, (size_t)--m->out, m->b, (size_t)--m->nb);
        if (m->nb == 1) {
            return 0;
        }
        j = gallop(s, m->a.keys[m->na - 1], m->b.keys, m->nb, m->nb - 1, true);
        if (j < 0) {
            return -1;
        }
        j = m->nb - j;
        m->out -= j;
        m->nb -= j;
        copy_many(m->to, (size_t)m->out, m->b, (size_t)m->nb, (size_t)j);
        if (m->nb <= 1) {
            return 0;
        }
        copy_one(m->to, (size_t)--m->out, m->a, (size_t)--m->na);
        if (m->na == 0) {
            return 0;
        }
    } while (k >= MIN_GALLOP || j >= MIN_GALLOP);
    s->min_gallop++;
    return 1;
}

/* As merge_up, from the end, when b is the shorter. */
static bool merge_down(sorter *s, columns a, uint32_t na, columns b, uint32_t nb) {
    if (!fill_buffer(s, b, nb)) {
        return false;
    }
    merge m = {.a = a, .b = s->buffer, .to = a, .na = na, .nb = nb, .out = (int64_t)na + nb};
    copy_one(m.to, (size_t)--m.out, m.a, (size_t)--m.na);
    int state = m.na == 0 || m.nb == 1 ? 0 : 1;
    while (state > 0) {
        state = merge_down_singly(s, &m);
        if (state > 0) {
            state = merge_down_galloping(s, &m);
        }
    }
    if (state == 0 && m.nb == 1) {
        /* The first of b belongs before all of a. */
        m.out -= m.na;
        copy_many(m.to, (size_t)m.out, m.a, 0, (size_t)m.na);
    }
    copy_many(m.to, (size_t)(m.out - m.nb), m.b, 0, (size_t)m.nb);
    return state == 0;
}

/* Merges pending runs i and i + 1. */
static bool merge_at(sorter *s, uint32_t i) {
    run ra = s->pending[i];
    run rb = s->pending[i + 1];
    columns a = at(s->items, ra.base);
    columns b = at(s->items, rb.base);
    s->pending[i].length = ra.length + rb.length;
    if (i + 3 == s->pending_count) {
        s->pending[i + 1] = s->pending[i + 2];
    }
    s->pending_count--;
    /* What is in place at both ends stays out of the merge. */
    int64_t skip = gallop(s, b.keys[0], a.keys, ra.length, 0, false);
    if (skip < 0) {
        return false;
    }
    a = at(a, (size_t)skip);
    uint32_t na = ra.length - (uint32_t)skip;
    if (na == 0) {
        return true;
    }
    int64_t nb = gallop(s, a.keys[na - 1], b.keys, rb.length, rb.length - 1, true);
    if (nb <= 0) {
        return nb == 0;
    }
    return na <= nb ? merge_up(s, a, na, b, (uint32_t)nb)
                    : merge_down(s, a, na, b, (uint32_t)nb);
}

/* Keeps each pending run longer than the two after it together. */
static bool merge_collapse(sorter *s) {
    const run *p = s->pending;
    while (s->pending_count > 1) {
        uint32_t n = s->pending_count - 2;
        bool sum = (n > 0 && p[n - 1].length <= (uint64_t)p[n].length + p[n + 1].length) ||
                   (n > 1 && p[n - 2].length <= (uint64_t)p[n - 1].length + p[n].length);
        if (sum) {
            n -= p[n - 1].length < p[n + 1].length;
        } else if (p[n].length > p[n + 1].length) {
            break;
        }
        if (!merge_at(s, n)) {
            return false;
        }
    }
    return true;
}

static bool merge_rest(sorter *s) {
    const run *p = s->pending;
    while (s->pending_count > 1) {
        uint32_t n = s->pending_count - 2;
        if (n > 0 && p[n - 1].length < p[n + 1].length) {
            n--;
        }
        if (!merge_at(s, n)) {
            return false;
        }
    }
    return true;
}

static bool sort_items(sorter *s, uint32_t total) {
    uint32_t minimum = min_run(total);
    for (uint32_t base = 0; base < total;) {
        uint32_t left = total - base;
        uint32_t length = count_run(s, at(s->items, base), left);
        if (length == 0) {
            return false;
        }
        if (length < minimum) {
            uint32_t forced = left < minimum ? left : minimum;
            if (!binary_insertion(s, at(s->items, base), forced, length)) {
                return false;
            }
            length = forced;
        }
        s->pending[s->pending_count++] = (run){base, length};
        if (!merge_collapse(s)) {
            return false;
        }
        base += length;
    }
    return merge_rest(s);
}

/* --- The sort of a list ------------------------------------------------------------------- */

static bool compute_keys(sorter *s, sy_value key, sy_value *values, uint32_t n) {
    s->items.values = values;
    s->items.keys = syi_mem_resize(s->vm, NULL, 0, (size_t)n * sizeof *values);
    if (s->items.keys == NULL) {
        return false;
    }
    s->item_roots.values = s->items.keys;
    for (uint32_t i = 0; i < n; i++) {
        sy_value k = syi_call(s->vm, key, &values[i], 1, SY_NULL);
        if (k == SY_NULL) {
            return false;
        }
        s->items.keys[i] = k;
        s->item_roots.count = i + 1;
    }
    return true;
}

static void enter_roots(sorter *s, sy_value *values, uint32_t n) {
    sy_vm *vm = s->vm;
    syi_roots_enter(vm, &s->value_roots, values, n);
    syi_roots_enter(vm, &s->item_roots, NULL, 0);
    syi_roots_enter(vm, &s->buffer_key_roots, NULL, 0);
    syi_roots_enter(vm, &s->buffer_value_roots, NULL, 0);
}

static void leave_roots(sorter *s) {
    syi_roots_leave(s->vm, &s->buffer_value_roots);
    syi_roots_leave(s->vm, &s->buffer_key_roots);
    syi_roots_leave(s->vm, &s->item_roots);
    syi_roots_leave(s->vm, &s->value_roots);
}

/* Sorts n items that nobody else sees. A failed sort leaves them in some order. */
static bool sort_detached(sy_vm *vm, sy_value *values, uint32_t n, sy_value key,
                          bool backwards) {
    sorter s;
    memset(&s, 0, sizeof s);
    s.vm = vm;
    s.min_gallop = MIN_GALLOP;
    enter_roots(&s, values, n);
    bool ok = true;
    if (key != SY_NULL) {
        ok = compute_keys(&s, key, values, n);
    } else {
        s.items.keys = values;
    }
    if (ok) {
        s.kind = common_kind(vm, s.items.keys, n);
        /* Turned round before and after, equal items keep their order. */
        if (backwards) {
            reverse(s.items, n);
        }
        ok = sort_items(&s, n);
        if (backwards) {
            reverse(s.items, n);
        }
    }
    drop_buffer(&s);
    leave_roots(&s);
    if (key != SY_NULL) {
        free_column(vm, s.items.keys, n);
    }
    return ok;
}

bool syi_list_sort(sy_vm *vm, sy_list *list, sy_value key, bool backwards) {
    key = key == SY_NONE ? SY_NULL : key;
    if (list->length < 2 && key == SY_NULL) {
        return true;
    }
    bool calls_back = key != SY_NULL || common_kind(vm, list->items, list->length) == KEYS_ANY;
    if (calls_back && syi_need_driver(vm)) {
        return false;
    }
    sy_list own = *list;
    list->items = NULL;
    list->length = list->capacity = 0;
    bool ok = own.length == 0 || sort_detached(vm, own.items, own.length, key, backwards);
    bool modified = list->capacity != 0;
    syi_list_clear(vm, list);
    list->items = own.items;
    list->length = own.length;
    list->capacity = own.capacity;
    if (ok && modified) {
        syi_raise(vm, vm->types.ValueError, "list modified during sort");
        return false;
    }
    return ok;
}
