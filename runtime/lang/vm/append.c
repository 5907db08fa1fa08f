/* SPDX-License-Identifier: MIT
 *
 * `text += piece` on a local variable in a loop, without copying the text each time.
 *
 * A string that such an addition made can be seen by nobody but its variable until another
 * instruction reads the variable. So it may grow in place if the same variable is added to
 * again, in the same call of the function, and no instruction that may have run in between
 * reads it. The code is looked at once for each addition: all that can run between two of its
 * turns is in the outermost loop around it. Which variable of which loop of which call owns a
 * string is written in the string (object/str_append.c).
 */
#include "lang/object/str.h"
#include "lang/vm/slow.h"

/* x of an ADD in place: bit 0 is set, and above it stands what is known of the addition. */
enum { UNKNOWN = 0, UNFIT = 127, STATE_SHIFT = 1 };

static const char *const forms[SY_OP_COUNT] = {
#define SY_OP(name, form, cache_words, doc) [SY_OP_##name] = form,
#include "lang/vm/opcodes.def"
#undef SY_OP
};

typedef struct range {
    uint32_t first, last;
} range;

/* The outermost loop around the instruction at `at`. False: there is none. */
static bool find_loop(const sy_code *code, uint32_t at, range *loop) {
    bool found = false;
    for (uint32_t k = at; k < code->instruction_count;) {
        const sy_instr *i = &code->instructions[k];
        uint32_t target = k + 1 + (uint32_t)syi_instr_wide(i);
        if (i->op == SY_OP_LOOP && target <= at) {
            loop->first = found && loop->first < target ? loop->first : target;
            loop->last = k;
            found = true;
        }
        k += syi_op_words[i->op];
    }
    return found;
}

static bool appends(const sy_instr *i, uint16_t reg) {
    return i->op == SY_OP_ADD && (i->x & 1) != 0 && i->a == reg && i->b == reg && i->c != reg;
}

static bool only_sets(const sy_instr *i, uint16_t reg) {
    bool plain =
        i->op == SY_OP_LOADK || i->op == SY_OP_LOADINT || (i->op == SY_OP_MOVE && i->b != reg);
    return plain && i->a == reg;
}

static bool mentions(const sy_instr *i, uint16_t reg) {
    const uint16_t operands[3] = {i->a, i->b, i->c};
    const char *form = forms[i->op];
    /* b of calls is a count, though it stands where others have a register. */
    int places = i->op == SY_OP_CALL || i->op == SY_OP_CALLMETHOD ? 1 : 3;
    for (int place = 0; place < places && form[place] != '\0'; place++) {
        char kind = form[place];
        if (kind >= 'a' && kind <= 'c' && operands[place] == reg) {
            return true;
        }
    }
    return false;
}

/* Whether nothing that can run between two turns of the addition reads its variable. With
 * handlers, control may come back into the loop from behind it. */
static bool is_private(const sy_code *code, range loop, uint16_t reg) {
    bool whole = code->handler_count > 0;
    uint32_t end = whole ? code->instruction_count : loop.last;
    for (uint32_t k = whole ? 0 : loop.first; k < end;) {
        const sy_instr *i = &code->instructions[k];
        if (mentions(i, reg) && !appends(i, reg) && !only_sets(i, reg)) {
            return false;
        }
        k += syi_op_words[i->op];
    }
    return true;
}

/* 1 + the number of the loop among the outermost ones (by its last instruction), or UNFIT. */
static unsigned judge(const sy_code *code, const sy_instr *add) {
    range loop;
    uint32_t locals = code->local_names != NULL ? code->local_names->length : 0;
    if (!appends(add, add->a) || add->a >= locals ||
        !find_loop(code, (uint32_t)(add - code->instructions), &loop) ||
        !is_private(code, loop, add->a)) {
        return UNFIT;
    }
    unsigned number = 1;
    for (uint32_t k = 0; k < loop.first;) {
        number += code->instructions[k].op == SY_OP_LOOP;
        k += syi_op_words[code->instructions[k].op];
    }
    return number < UNFIT ? number : UNFIT;
}

/* The number of this call of the function: kept where only calls of __init__ keep something. */
static uint64_t call_number(sy_vm *vm, sy_frame *f) {
    if (f->extra == SY_NULL) {
        f->extra = sy_from_int((int64_t)++vm->interpreter->appending_calls);
    }
    return sy_is_int(f->extra) ? (uint64_t)sy_to_int(f->extra) : 0;
}

sy_value syi_append(sy_vm *vm, sy_frame *f, const sy_instr *i) {
    unsigned state = i->x >> STATE_SHIFT;
    if (state == UNKNOWN) {
        state = judge(syi_frame_code(f), i);
        ((sy_instr *)(uintptr_t)i)->x = (uint8_t)(state << STATE_SHIFT | 1);
    }
    sy_value text = f->registers[i->b];
    sy_value piece = f->registers[i->c];
    uint64_t call = state == UNFIT || f->object != NULL ? 0 : call_number(vm, f);
    if (call == 0) {
        return syi_str_concat(vm, text, piece);
    }
    return syi_str_append(vm, text, piece, call << 24 | (uint64_t)state << 16 | i->a);
}
