/* SPDX-License-Identifier: MIT */
#include "lang/front/name_table.h"

#include <string.h>

static bool grow(sy_arena *arena, sy_name_table *t) {
    uint32_t capacity = t->capacity ? t->capacity * 2 : 128;
    sy_ast_name **slots = syi_arena_alloc(arena, capacity * sizeof *slots);
    if (!slots) {
        return false;
    }
    for (uint32_t i = 0; i < t->capacity; i++) {
        if (t->slots[i]) {
            uint32_t at = t->slots[i]->hash & (capacity - 1);
            while (slots[at]) {
                at = (at + 1) & (capacity - 1);
            }
            slots[at] = t->slots[i];
        }
    }
    t->slots = slots;
    t->capacity = capacity;
    return true;
}

sy_ast_name *syi_name_intern(sy_arena *arena, sy_name_table *t, const char *text,
                             size_t length) {
    if (t->count * 4 >= t->capacity * 3 && !grow(arena, t)) {
        return NULL;
    }
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    }
    uint32_t at = hash & (t->capacity - 1);
    for (; t->slots[at]; at = (at + 1) & (t->capacity - 1)) {
        sy_ast_name *n = t->slots[at];
        if (n->hash == hash && n->length == length && memcmp(n->text, text, length) == 0) {
            return n;
        }
    }
    sy_ast_name *n = syi_arena_alloc(arena, sizeof *n + length + 1);
    if (!n) {
        return NULL;
    }
    n->length = (uint32_t)length;
    n->hash = hash;
    memcpy(n->text, text, length);
    t->slots[at] = n;
    t->count++;
    return n;
}
