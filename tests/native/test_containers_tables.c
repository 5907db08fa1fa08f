/* SPDX-License-Identifier: MIT
 *
 * The hash tables and the sort: long random runs against simple models, and keys whose
 * comparison changes the container it is looked up in.
 */
#include "test_containers_support.h"

static uint32_t random_state;

static uint32_t random_below(uint32_t n) {
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % n;
}

/* --- dict against an array in the order of insertion -------------------------------------- */

enum { KEYS = 200 };

typedef struct model {
    int keys[KEYS], values[KEYS];
    int count;
} model;

static int model_find(const model *m, int key) {
    for (int i = 0; i < m->count; i++) {
        if (m->keys[i] == key) {
            return i;
        }
    }
    return -1;
}

static void model_set(model *m, int key, int value) {
    int i = model_find(m, key);
    if (i < 0) {
        i = m->count++;
        m->keys[i] = key;
    }
    m->values[i] = value;
}

static void model_remove(model *m, int i) {
    m->count--;
    memmove(m->keys + i, m->keys + i + 1, (size_t)(m->count - i) * sizeof *m->keys);
    memmove(m->values + i, m->values + i + 1, (size_t)(m->count - i) * sizeof *m->values);
}

/* Keys that all begin their search at few places. */
static sy_value key_value(int key) {
    return sy_from_int((int64_t)key << 20);
}

static void check_dict(const model *m, sy_value dict) {
    uint32_t position = 0;
    sy_value key, value;
    int i = 0;
    while (syi_dict_next(syi_to_dict(dict), &position, &key, &value)) {
        SY_CHECK(i < m->count && key == key_value(m->keys[i]) &&
                 value == sy_from_int(m->values[i]));
        i++;
    }
    SY_CHECK_EQ(i, m->count);
    SY_CHECK_EQ(syi_to_dict(dict)->length, m->count);
}

static void dict_step(world *w, sy_value dict, model *m) {
    sy_vm *vm = &w->vm;
    int key = (int)random_below(KEYS);
    int value = (int)random_below(1000);
    int at = model_find(m, key);
    sy_value found;
    switch (random_below(8)) {
    case 0:
    case 1:
    case 2:
        SY_CHECK(syi_dict_set(vm, syi_to_dict(dict), key_value(key), sy_from_int(value)));
        model_set(m, key, value);
        break;
    case 3:
    case 4:
        SY_CHECK_EQ(syi_dict_delete(vm, syi_to_dict(dict), key_value(key)), at >= 0);
        if (at >= 0) {
            model_remove(m, at);
        }
        break;
    case 5:
        found = syi_call_method(vm, dict, syi_intern_cstr(vm, "popitem"), NULL, 0);
        SY_CHECK_EQ(found != SY_NULL, m->count > 0);
        syi_clear(vm);
        m->count -= m->count > 0;
        break;
    default:
        found = syi_dict_get(vm, syi_to_dict(dict), key_value(key));
        SY_CHECK_EQ(found, at < 0 ? SY_NULL : sy_from_int(m->values[at]));
    }
}

SY_TEST(dict_random) {
    world w;
    SY_CHECK(world_init(&w));
    sy_value dict = syi_dict_new(&w.vm);
    SY_CHECK(syi_dict_set_cstr(&w.vm, syi_to_dict(w.variables), "d", dict));
    model m = {.count = 0};
    random_state = 1;
    for (int i = 0; i < 30000; i++) {
        dict_step(&w, dict, &m);
        if (i % 100 == 0) {
            check_dict(&m, dict);
        }
        if (i % 5000 == 4999) {
            syi_gc_collect(&w.vm);
            syi_dict_clear(&w.vm, syi_to_dict(dict));
            m.count = 0;
        }
    }
    world_deinit(&w);
}

/* A dict used as a stack or a queue keeps its size. */
SY_TEST(dict_stays_small) {
    world w;
    SY_CHECK(world_init(&w));
    sy_dict *dict = syi_to_dict(syi_dict_new(&w.vm));
    for (int i = 0; i < 10000; i++) {
        SY_CHECK(syi_dict_set(&w.vm, dict, sy_from_int(i), SY_NONE));
        SY_CHECK_EQ(syi_dict_delete(&w.vm, dict, sy_from_int(i - 3)), i >= 3);
    }
    SY_CHECK_EQ(dict->length, 3);
    SY_CHECK(dict->capacity <= 8);
    world_deinit(&w);
}

SY_TEST(dict_version) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_dict *dict = syi_to_dict(syi_dict_new(vm));
    sy_value name = syi_intern_cstr(vm, "name");
    SY_CHECK(syi_dict_set_str(vm, dict, name, sy_from_int(1)));
    uint32_t version = dict->version;
    sy_dict_entry *entry = syi_dict_find_str(dict, name);
    SY_CHECK(syi_dict_set_str(vm, dict, name, sy_from_int(2)));
    SY_CHECK_EQ(dict->version, version);
    SY_CHECK_EQ(entry->value, sy_from_int(2));
    SY_CHECK(syi_dict_set(vm, dict, sy_from_int(5), SY_NONE));
    SY_CHECK(dict->version != version);
    version = dict->version;
    SY_CHECK_EQ(syi_dict_delete(vm, dict, sy_from_int(5)), 1);
    SY_CHECK(dict->version != version);
    version = dict->version;
    syi_dict_clear(vm, dict);
    SY_CHECK(dict->version != version);
    SY_CHECK(syi_dict_find_str(dict, name) == NULL);
    world_deinit(&w);
}

/* --- set against flags -------------------------------------------------------------------- */

SY_TEST(set_random) {
    world w;
    SY_CHECK(world_init(&w));
    sy_value set = syi_set_new(&w.vm, w.vm.types.set);
    bool in[KEYS] = {false};
    uint32_t count = 0;
    random_state = 2;
    for (int i = 0; i < 30000; i++) {
        int key = (int)random_below(KEYS);
        if (random_below(2) == 0) {
            SY_CHECK(syi_set_add(&w.vm, set, key_value(key)));
            count += !in[key];
            in[key] = true;
        } else {
            SY_CHECK_EQ(syi_set_discard(&w.vm, set, key_value(key)), in[key]);
            count -= in[key];
            in[key] = false;
        }
        key = (int)random_below(KEYS);
        SY_CHECK_EQ(syi_set_contains(&w.vm, set, key_value(key)), in[key]);
        SY_CHECK_EQ(syi_set_length(set), count);
    }
    world_deinit(&w);
}

/* --- Keys that interfere ------------------------------------------------------------------ */

/* What comparing two keys does, besides saying that they are not equal. */
static struct {
    sy_value container;
    void (*action)(sy_vm *vm, sy_value container);
    int times;
} interference;

static bool key_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    (void)vm;
    (void)self;
    *out = 7;
    return true;
}

static sy_value key_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    if (interference.times > 0) {
        interference.times--;
        interference.action(vm, interference.container);
    }
    return sy_from_bool((self == other) == (op == SY_EQ));
}

static const sy_type_def key_type = {
    .name = "Key",
    .size = sizeof(sy_object),
    .slots = {.hash = key_hash, .compare = key_compare},
};

static void clear_dict(sy_vm *vm, sy_value dict) {
    syi_dict_clear(vm, syi_to_dict(dict));
}

static void fill_dict(sy_vm *vm, sy_value dict) {
    for (int i = 0; i < 50; i++) {
        SY_CHECK(syi_dict_set(vm, syi_to_dict(dict), sy_from_int(i), SY_NONE));
    }
}

static void clear_set(sy_vm *vm, sy_value set) {
    syi_set_clear(vm, set);
}

static void fill_set(sy_vm *vm, sy_value set) {
    for (int i = 0; i < 50; i++) {
        SY_CHECK(syi_set_add(vm, set, sy_from_int(i)));
    }
}

static void clear_list(sy_vm *vm, sy_value list) {
    syi_list_clear(vm, syi_to_list(list));
}

SY_TEST(keys_that_change_the_table) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_type *type = syi_type_ready(vm, &key_type, vm->types.object);
    SY_CHECK(type != NULL);
    sy_value a = sy_from_pointer(syi_object_new(vm, type, sizeof(sy_object)));
    sy_value b = sy_from_pointer(syi_object_new(vm, type, sizeof(sy_object)));
    void (*const dict_actions[])(sy_vm *, sy_value) = {clear_dict, fill_dict};
    void (*const set_actions[])(sy_vm *, sy_value) = {clear_set, fill_set};
    for (int i = 0; i < 2; i++) {
        sy_value dict = syi_dict_new(vm);
        SY_CHECK(syi_dict_set(vm, syi_to_dict(dict), a, SY_NONE));
        interference.container = dict;
        interference.action = dict_actions[i];
        interference.times = 1;
        SY_CHECK(syi_dict_set(vm, syi_to_dict(dict), b, SY_TRUE));
        SY_CHECK_EQ(syi_dict_get(vm, syi_to_dict(dict), b), SY_TRUE);
        SY_CHECK_EQ(syi_dict_get(vm, syi_to_dict(dict), a), i == 0 ? SY_NULL : SY_NONE);
        SY_CHECK_EQ(syi_to_dict(dict)->length, i == 0 ? 1 : 52);

        sy_value set = syi_set_new(vm, vm->types.set);
        SY_CHECK(syi_set_add(vm, set, a));
        interference.container = set;
        interference.action = set_actions[i];
        interference.times = 1;
        SY_CHECK(syi_set_add(vm, set, b));
        SY_CHECK_EQ(syi_set_contains(vm, set, b), 1);
        SY_CHECK_EQ(syi_set_contains(vm, set, a), i);
        SY_CHECK_EQ(syi_set_length(set), i == 0 ? 1 : 52);
    }
    SY_CHECK_EQ(vm->exc, SY_NULL);
    world_deinit(&w);
}

SY_TEST(items_that_change_the_list) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_type *type = syi_type_ready(vm, &key_type, vm->types.object);
    sy_value keys[3];
    for (int i = 0; i < 3; i++) {
        keys[i] = sy_from_pointer(syi_object_new(vm, type, sizeof(sy_object)));
    }
    sy_value one = syi_list_new(vm, keys, 2);
    sy_value two = syi_list_new(vm, keys + 1, 2);
    interference.container = one;
    interference.action = clear_list;
    interference.times = 1;
    SY_CHECK_EQ(syi_compare(vm, one, two, SY_EQ), SY_FALSE);
    SY_CHECK(syi_list_append(vm, syi_to_list(one), keys[0]));
    interference.times = 1;
    SY_CHECK_EQ(syi_contains(vm, one, keys[2]), 0);
    SY_CHECK(syi_list_append(vm, syi_to_list(one), keys[0]));
    interference.times = 1;
    SY_CHECK_EQ(syi_call_method(vm, one, syi_intern_cstr(vm, "remove"), &keys[2], 1), SY_NULL);
    SY_CHECK(syi_exc_matches(vm, vm->types.ValueError));
    syi_clear(vm);
    world_deinit(&w);
}

/* --- sort --------------------------------------------------------------------------------- */

/* Key function: the first item of a pair. */
static sy_value first_of(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    return syi_to_tuple(args[0])->items[0];
}

static sy_value appends(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    return syi_list_append(vm, syi_to_list(interference.container), args[0]) ? args[0]
                                                                             : SY_NULL;
}

static sy_value collects(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    SY_CHECK_EQ(syi_to_list(interference.container)->length, 0);
    syi_gc_collect(vm);
    return syi_tuple_new(vm, syi_to_tuple(args[0])->items, 1);
}

static const sy_fn_def first_def = {"first_of", first_of, 1, 1, 0, false, NULL};
static const sy_fn_def appends_def = {"appends", appends, 1, 1, 0, false, NULL};
static const sy_fn_def collects_def = {"collects", collects, 1, 1, 0, false, NULL};

static sy_value pattern_key(sy_vm *vm, int pattern, int kind, uint32_t i, uint32_t n) {
    static const uint32_t spread[] = {1000000, 5, 0, 0, 0, 0};
    uint32_t k = pattern == 2   ? i                                   /* ascending */
                 : pattern == 3 ? n - i                               /* descending */
                 : pattern == 4 ? (i % 10 == 0 ? random_below(n) : i) /* nearly sorted */
                 : pattern == 5 ? i % (n / 3 + 1)                     /* three runs */
                                : random_below(spread[pattern]);
    char text[16];
    switch (kind) {
    case 0:
        return sy_from_int(k);
    case 1:
        return sy_float_new(vm, k / 8.0);
    case 2:
        snprintf(text, sizeof text, "%08u", (unsigned)k);
        return syi_str_from_cstr(vm, text);
    default:
        /* A tuple: compared without knowledge of its contents. */
        return syi_tuple_new(vm, (sy_value[]){sy_from_int(k)}, 1);
    }
}

/* Pairs (key, number). */
static sy_value make_pairs(sy_vm *vm, int pattern, int kind, uint32_t n) {
    sy_value list = syi_list_new(vm, NULL, n);
    for (uint32_t i = 0; i < n; i++) {
        sy_value pair[2] = {pattern_key(vm, pattern, kind, i, n), sy_from_int(i)};
        syi_to_list(list)->items[i] = syi_tuple_new(vm, pair, 2);
    }
    return list;
}

/* In order by key, equal keys in order of their number, nothing lost. */
static bool is_sorted(sy_vm *vm, sy_value list, bool reverse) {
    const sy_list *l = syi_to_list(list);
    uint64_t sum =
        l->length == 0 ? 0 : (uint64_t)sy_to_int(syi_to_tuple(l->items[0])->items[1]);
    for (uint32_t i = 1; i < l->length; i++) {
        const sy_tuple *a = syi_to_tuple(l->items[i - 1]);
        const sy_tuple *b = syi_to_tuple(l->items[i]);
        bool wrong = syi_compare_bool(vm, reverse ? a->items[0] : b->items[0],
                                      reverse ? b->items[0] : a->items[0], SY_LT) != 0;
        bool equal = syi_compare_bool(vm, a->items[0], b->items[0], SY_EQ) != 0;
        if (wrong || (equal && sy_to_int(a->items[1]) > sy_to_int(b->items[1]))) {
            return false;
        }
        sum += (uint64_t)sy_to_int(b->items[1]);
    }
    return sum == (uint64_t)l->length * (l->length - 1) / 2 || l->length == 0;
}

SY_TEST(sort_is_right_and_stable) {
    static const uint32_t sizes[] = {0,  1,  2,  3,   10,  31,   32,  33,
                                     63, 64, 65, 100, 500, 2000, 5000};
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    random_state = 3;
    sy_value first = syi_builtin_new(vm, &first_def, SY_NULL, SY_NULL);
    for (int kind = 0; kind < 4; kind++) {
        for (int pattern = 0; pattern < 6; pattern++) {
            for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
                bool reverse = (s + (size_t)pattern) % 2 == 1;
                sy_value list = make_pairs(vm, pattern, kind, sizes[s]);
                SY_CHECK(syi_list_sort(vm, syi_to_list(list), first, reverse));
                SY_CHECK_EQ(syi_to_list(list)->length, sizes[s]);
                SY_CHECK(is_sorted(vm, list, reverse));
            }
        }
    }
    world_deinit(&w);
}

SY_TEST(sort_without_key) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    random_state = 4;
    for (int kind = 0; kind < 4; kind++) {
        sy_value list = syi_list_new(vm, NULL, 3000);
        for (uint32_t i = 0; i < 3000; i++) {
            syi_to_list(list)->items[i] = pattern_key(vm, 0, kind, i, 3000);
        }
        vm->in_loop = kind < 3; /* ints, floats and strs are compared without the driver */
        SY_CHECK(syi_list_sort(vm, syi_to_list(list), SY_NULL, false));
        vm->in_loop = false;
        for (uint32_t i = 1; i < 3000; i++) {
            SY_CHECK_EQ(syi_compare_bool(vm, syi_to_list(list)->items[i - 1],
                                         syi_to_list(list)->items[i], SY_LE),
                        1);
        }
    }
    world_deinit(&w);
}

SY_TEST(sort_and_the_list_meanwhile) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    sy_value list = make_pairs(vm, 0, 0, 100);
    interference.container = list;
    sy_value key = syi_builtin_new(vm, &appends_def, SY_NULL, SY_NULL);
    SY_CHECK(!syi_list_sort(vm, syi_to_list(list), key, false));
    SY_CHECK(syi_exc_matches(vm, vm->types.ValueError));
    syi_clear(vm);
    SY_CHECK_EQ(syi_to_list(list)->length, 100);

    /* Keys and items live through collections made by the key function. */
    SY_CHECK(syi_dict_set_cstr(vm, syi_to_dict(w.variables), "l", list));
    key = syi_builtin_new(vm, &collects_def, SY_NULL, SY_NULL);
    SY_CHECK(syi_dict_set_cstr(vm, syi_to_dict(w.variables), "k", key));
    SY_CHECK(syi_list_sort(vm, syi_to_list(list), key, false));
    SY_CHECK(is_sorted(vm, list, false));

    /* A failing comparison leaves every item in the list. */
    syi_to_list(list)->items[50] = SY_NONE;
    SY_CHECK(!syi_list_sort(vm, syi_to_list(list), SY_NULL, true));
    SY_CHECK(syi_exc_matches(vm, vm->types.TypeError));
    syi_clear(vm);
    SY_CHECK_EQ(syi_to_list(list)->length, 100);
    SY_CHECK_EQ(syi_contains(vm, list, SY_NONE), 1);
    world_deinit(&w);
}

SY_TEST(sort_out_of_memory) {
    world w;
    SY_CHECK(world_init(&w));
    sy_vm *vm = &w.vm;
    random_state = 5;
    sy_value first = syi_builtin_new(vm, &first_def, SY_NULL, SY_NULL);
    for (uint64_t n = 1; n < 20; n++) {
        sy_value list = make_pairs(vm, 0, 0, 1000);
        sy_alloc_fail_nth(&w.allocator, n);
        bool ok = syi_list_sort(vm, syi_to_list(list), first, false);
        sy_alloc_fail_nth(&w.allocator, 0);
        SY_CHECK(ok || syi_exc_matches(vm, vm->types.MemoryError));
        syi_clear(vm);
        SY_CHECK_EQ(syi_to_list(list)->length, 1000);
        SY_CHECK(syi_list_sort(vm, syi_to_list(list), first, false));
        for (uint32_t i = 1; i < 1000; i++) {
            SY_CHECK(sy_to_int(first_of(vm, &syi_to_list(list)->items[i - 1], 1, SY_NULL)) <=
                     sy_to_int(first_of(vm, &syi_to_list(list)->items[i], 1, SY_NULL)));
        }
    }
    world_deinit(&w);
}
