/* Emission: instructions, constants, labels, registers, and what is known to be bound. */
#include <stdarg.h>
#include <stdio.h>

#include "lang/front/compiler.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"

void syi_fail_memory(sy_compiler *c) {
    if (!c->failed) {
        c->failed = true;
        c->error->type = SYI_OUT_OF_MEMORY;
    }
}

/* Levels the compiler itself may nest; c_depth counts the C code below it. */
enum { MAX_DEPTH = 800 };

bool syi_compile_enter(sy_compiler *c) {
    if (c->depth == MAX_DEPTH || (c->depth % 16 == 0 && !syi_enter_c(c->vm, ""))) {
        syi_clear(c->vm);
        c->failed = true;
        c->error->type = SYI_RECURSION_ERROR;
        snprintf(c->error->message, sizeof c->error->message, "%s",
                 "maximum recursion depth exceeded during compilation");
        return false;
    }
    if (c->depth % 16 == 0) {
        syi_leave_c(c->vm);
    }
    c->depth++;
    return true;
}

void syi_compile_leave(sy_compiler *c) {
    c->depth--;
}

void syi_fail_at(sy_compiler *c, const sy_ast_node *node, const char *format, ...) {
    if (c->failed) {
        return;
    }
    char message[256];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    c->failed = true;
    syi_error_at(c->error, c->text, c->length, node, "%s", message);
}

bool syi_grow(sy_compiler *c, void **array, uint32_t *capacity, uint32_t needed, size_t size) {
    if (needed <= *capacity) {
        return true;
    }
    uint32_t grown = *capacity == 0 ? 32 : *capacity * 2;
    grown = grown < needed ? needed : grown;
    void *p = sy_realloc(c->vm->allocator, *array, *capacity * size, grown * size);
    if (p == NULL) {
        syi_fail_memory(c);
        return false;
    }
    *array = p;
    *capacity = grown;
    return true;
}

static sy_position position_of(const sy_ast_node *node) {
    sy_position p = {0, 0, 0xffff, 0xffff};
    if (node != NULL && node->line > 0) {
        p.line = (uint32_t)node->line;
        p.end_line = (uint32_t)node->end_line;
        p.column = node->col < 0xffff ? (uint16_t)node->col : 0xffff;
        p.end_column = node->end_col < 0xffff ? (uint16_t)node->end_col : 0xffff;
    }
    return p;
}

static bool reserve_words(sy_compiler *c, uint32_t words) {
    sy_unit *u = c->unit;
    return syi_grow(c, (void **)&u->code, &u->capacity, u->count + words, sizeof *u->code) &&
           syi_grow(c, (void **)&u->positions, &u->position_capacity, u->count + words,
                    sizeof *u->positions);
}

static const uint8_t cache_words[SY_OP_COUNT] = {
#define SY_OP(name, form, cache_words, doc) [SY_OP_##name] = (cache_words),
#include "lang/vm/opcodes.def"
#undef SY_OP
};

uint32_t syi_emit(sy_compiler *c, int op, unsigned x, unsigned a, unsigned b, unsigned cc) {
    sy_unit *u = c->unit;
    uint32_t words = 1u + cache_words[op];
    if (c->failed || !reserve_words(c, words)) {
        syi_fail_memory(c);
        return 0;
    }
    uint32_t at = u->count;
    sy_position p = position_of(u->at);
    memset(u->code + at, 0, words * sizeof *u->code);
    u->code[at] = (sy_instr){(uint8_t)op, (uint8_t)x, (uint16_t)a, (uint16_t)b, (uint16_t)cc};
    for (uint32_t k = 0; k < words; k++) {
        u->positions[at + k] = p;
    }
    u->count += words;
    return at;
}

uint32_t syi_emit_wide(sy_compiler *c, int op, unsigned a, int32_t wide) {
    uint32_t at = syi_emit(c, op, 0, a, 0, 0);
    if (!c->failed) {
        syi_instr_set_wide(&c->unit->code[at], wide);
    }
    return at;
}

/* --- Labels
 * --------------------------------------------------------------------------------------- */

sy_label syi_label(sy_compiler *c) {
    sy_unit *u = c->unit;
    if (!syi_grow(c, (void **)&u->labels, &u->label_capacity, u->label_count + 1,
                  sizeof *u->labels)) {
        return 0;
    }
    u->labels[u->label_count] = -1;
    return (sy_label)u->label_count++;
}

void syi_place(sy_compiler *c, sy_label label) {
    if (!c->failed) {
        c->unit->labels[label] = (int32_t)c->unit->count;
    }
}

static void add_patch(sy_compiler *c, uint32_t at, sy_label label) {
    sy_unit *u = c->unit;
    if (!c->failed && syi_grow(c, (void **)&u->patches, &u->patch_capacity, u->patch_count + 1,
                               sizeof *u->patches)) {
        u->patches[u->patch_count++] = (sy_patch){at, label};
    }
}

void syi_jump(sy_compiler *c, int op, unsigned a, sy_label label) {
    add_patch(c, syi_emit(c, op, 0, a, 0, 0), label);
}

void syi_jump_short(sy_compiler *c, int op, unsigned x, unsigned a, unsigned b,
                    sy_label label) {
    add_patch(c, syi_emit(c, op, x, a, b, 0), label);
}

void syi_loop_to(sy_compiler *c, uint32_t target) {
    uint32_t at = syi_emit(c, SY_OP_LOOP, 0, 0, 0, 0);
    if (!c->failed) {
        syi_instr_set_wide(&c->unit->code[at], (int32_t)target - (int32_t)at - 1);
    }
}

/* --- Constants
 * ------------------------------------------------------------------------------------ */

static uint32_t slot_of(const sy_unit *u, sy_value v) {
    uint64_t h = (v ^ (v >> 29)) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(h >> 32) & (u->constant_index_size - 1);
}

static bool rehash(sy_compiler *c) {
    sy_unit *u = c->unit;
    uint32_t size = u->constant_index_size == 0 ? 64 : u->constant_index_size * 2;
    uint32_t *index = sy_calloc(c->vm->allocator, size, sizeof *index);
    if (index == NULL) {
        syi_fail_memory(c);
        return false;
    }
    sy_free(c->vm->allocator, u->constant_index, u->constant_index_size * sizeof *index);
    u->constant_index = index;
    u->constant_index_size = size;
    for (uint32_t k = 0; k < u->constant_count; k++) {
        uint32_t slot = slot_of(u, u->constants[k]);
        while (index[slot] != 0) {
            slot = (slot + 1) & (size - 1);
        }
        index[slot] = k + 1;
    }
    return true;
}

uint32_t syi_constant(sy_compiler *c, sy_value v) {
    sy_unit *u = c->unit;
    if (v == SY_NULL) {
        syi_fail_memory(c);
    }
    if (c->failed || (u->constant_count * 2 >= u->constant_index_size && !rehash(c))) {
        return 0;
    }
    uint32_t slot = slot_of(u, v);
    while (u->constant_index[slot] != 0) {
        if (u->constants[u->constant_index[slot] - 1] == v) {
            return u->constant_index[slot] - 1;
        }
        slot = (slot + 1) & (u->constant_index_size - 1);
    }
    if (u->constant_count >= 0xffff) {
        syi_fail_at(c, u->at != NULL ? u->at : u->scope->node,
                    "too many constants in one function");
        return 0;
    }
    if (!syi_grow(c, (void **)&u->constants, &u->constant_capacity, u->constant_count + 1,
                  sizeof *u->constants)) {
        return 0;
    }
    u->constants[u->constant_count++] = v;
    u->constant_index[slot] = u->constant_count;
    return u->constant_count - 1;
}

sy_value syi_name_value(sy_compiler *c, const sy_ast_name *name) {
    const sy_ast_name *mangled = syi_mangle(c->arena, c->unit->scope->class_name, name);
    if (mangled == NULL) {
        syi_fail_memory(c);
        return SY_NULL;
    }
    sy_value s = syi_str_new(c->vm, mangled->text, mangled->length);
    return s == SY_NULL ? SY_NULL : syi_intern(c->vm, s);
}

uint32_t syi_name_constant(sy_compiler *c, const sy_ast_name *name) {
    return syi_constant(c, syi_name_value(c, name));
}

void syi_load_constant(sy_compiler *c, sy_reg to, sy_value v) {
    if (sy_is_int(v) && sy_to_int(v) >= INT32_MIN && sy_to_int(v) <= INT32_MAX) {
        syi_emit_wide(c, SY_OP_LOADINT, to, (int32_t)sy_to_int(v));
        return;
    }
    syi_emit(c, SY_OP_LOADK, 0, to, syi_constant(c, v), 0);
}

/* --- Registers
 * ------------------------------------------------------------------------------------ */

sy_reg syi_temps(sy_compiler *c, uint32_t count) {
    sy_unit *u = c->unit;
    uint32_t first = u->top;
    u->top += count;
    if (u->top > u->max_top) {
        u->max_top = u->top;
    }
    if (u->top > 0xff00) {
        syi_fail_at(c, u->at != NULL ? u->at : u->scope->node,
                    "too many variables and temporary values in one function");
        u->top = first;
    }
    return (sy_reg)first;
}

sy_reg syi_temp(sy_compiler *c) {
    return syi_temps(c, 1);
}

void syi_add_handler(sy_compiler *c, uint32_t start, uint32_t end, uint32_t target,
                     sy_reg reg) {
    sy_unit *u = c->unit;
    if (c->failed || start >= end ||
        !syi_grow(c, (void **)&u->handlers, &u->handler_capacity, u->handler_count + 1,
                  sizeof *u->handlers)) {
        return;
    }
    u->handlers[u->handler_count++] = (sy_handler){start, end, target, reg};
}

/* --- Bound locals
 * --------------------------------------------------------------------------------- */

uint64_t *syi_bound_save(sy_compiler *c) {
    sy_unit *u = c->unit;
    uint64_t *copy = syi_arena_alloc(c->arena, (u->bound_words + 1) * sizeof *copy);
    if (copy == NULL) {
        syi_fail_memory(c);
        return u->bound;
    }
    memcpy(copy, u->bound, u->bound_words * sizeof *copy);
    copy[u->bound_words] = u->unreachable;
    return copy;
}

void syi_bound_restore(sy_compiler *c, const uint64_t *saved) {
    sy_unit *u = c->unit;
    if (saved != u->bound) {
        memcpy(u->bound, saved, u->bound_words * sizeof *saved);
        u->unreachable = saved[u->bound_words] != 0;
    }
}

/* Two paths come together here: the one being compiled and `other`. */
void syi_bound_meet(sy_compiler *c, const uint64_t *other, bool other_unreachable) {
    sy_unit *u = c->unit;
    if (other_unreachable || other == u->bound) {
        return;
    }
    if (u->unreachable) {
        memcpy(u->bound, other, u->bound_words * sizeof *other);
        u->unreachable = false;
        return;
    }
    for (uint32_t k = 0; k < u->bound_words; k++) {
        u->bound[k] &= other[k];
    }
}

bool syi_is_bound(const sy_compiler *c, sy_reg reg) {
    return (c->unit->bound[reg / 64] >> (reg % 64)) & 1;
}

void syi_set_bound(sy_compiler *c, sy_reg reg) {
    c->unit->bound[reg / 64] |= (uint64_t)1 << (reg % 64);
}
