/* SPDX-License-Identifier: MIT
 *
 * The table of interned strings: an open-addressed hash set. It holds its strings weakly; the
 * collector drops the dead ones before the sweep.
 */
#include "lang/object/intern.h"
#include "lang/object/error.h"
#include "lang/object/gc_heap.h"
#include "lang/object/str.h"

struct sy_intern_table {
    sy_str **slots;
    uint32_t count;
    uint32_t capacity; /* a power of two */
};

static size_t table_bytes(uint32_t capacity) {
    return capacity * sizeof(sy_str *);
}

/* The slot where s is or would go. */
static sy_str **find(const struct sy_intern_table *t, const sy_str *s, uint64_t hash) {
    uint32_t mask = t->capacity - 1;
    for (uint32_t i = (uint32_t)(hash ^ (hash >> 32)) & mask;; i = (i + 1) & mask) {
        sy_str *other = t->slots[i];
        if (other == NULL || other == s || (other->hash == hash && syi_str_equal(other, s))) {
            return &t->slots[i];
        }
    }
}

static bool grow(sy_vm *vm, struct sy_intern_table *t) {
    struct sy_intern_table bigger = {NULL, t->count, t->capacity == 0 ? 1024 : t->capacity * 2};
    bigger.slots = sy_calloc(vm->allocator, bigger.capacity, sizeof(sy_str *));
    if (bigger.slots == NULL) {
        syi_raise_memory(vm);
        return false;
    }
    for (uint32_t i = 0; i < t->capacity; i++) {
        sy_str *s = t->slots[i];
        if (s != NULL) {
            *find(&bigger, s, s->hash) = s;
        }
    }
    sy_free(vm->allocator, t->slots, table_bytes(t->capacity));
    *t = bigger;
    return true;
}

bool syi_intern_init(sy_vm *vm) {
    vm->interned = sy_calloc(vm->allocator, 1, sizeof *vm->interned);
    return vm->interned != NULL && grow(vm, vm->interned);
}

void syi_intern_deinit(sy_vm *vm) {
    if (vm->interned == NULL) {
        return;
    }
    sy_free(vm->allocator, vm->interned->slots, table_bytes(vm->interned->capacity));
    sy_free(vm->allocator, vm->interned, sizeof *vm->interned);
    vm->interned = NULL;
}

/* Subclass instances are interned by an exact copy: a name must be a plain str. */
static sy_value exact_str(sy_vm *vm, sy_value str) {
    if (sy_to_object(str)->type == vm->types.str) {
        return str;
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_str(&b, str);
    return syi_builder_finish(&b);
}

sy_value syi_intern(sy_vm *vm, sy_value str) {
    if ((sy_to_object(str)->aux & SY_STR_INTERNED) != 0) {
        return str;
    }
    str = exact_str(vm, str);
    if (str == SY_NULL) {
        return SY_NULL;
    }
    struct sy_intern_table *t = vm->interned;
    sy_str *s = syi_to_str(str);
    uint64_t hash = syi_str_hash(vm, s);
    sy_str **slot = find(t, s, hash);
    if (*slot == NULL) {
        if (t->count >= t->capacity / 4 * 3) {
            if (!grow(vm, t)) {
                return SY_NULL;
            }
            slot = find(t, s, hash);
        }
        *slot = s;
        t->count++;
        s->head.aux |= SY_STR_INTERNED;
    }
    return sy_from_pointer(*slot);
}

sy_value syi_intern_cstr(sy_vm *vm, const char *text) {
    sy_value s = syi_str_from_cstr(vm, text);
    return s == SY_NULL ? SY_NULL : syi_intern(vm, s);
}

/* Removes the slot at i, moving later entries of its run back. */
static void remove_at(struct sy_intern_table *t, uint32_t i) {
    uint32_t mask = t->capacity - 1;
    t->slots[i] = NULL;
    t->count--;
    for (uint32_t j = (i + 1) & mask; t->slots[j] != NULL; j = (j + 1) & mask) {
        sy_str *s = t->slots[j];
        uint32_t home = (uint32_t)(s->hash ^ (s->hash >> 32)) & mask;
        if (((j - home) & mask) >= ((j - i) & mask)) {
            t->slots[i] = s;
            t->slots[j] = NULL;
            i = j;
        }
    }
}

void syi_intern_clear_dead(sy_vm *vm) {
    struct sy_intern_table *t = vm->interned;
    if (t == NULL) {
        return;
    }
    for (uint32_t i = 0; i < t->capacity;) {
        if (t->slots[i] != NULL && syi_gc_is_dead(&t->slots[i]->head)) {
            remove_at(t, i);
        } else {
            i++;
        }
    }
}
