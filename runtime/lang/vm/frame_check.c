/* SPDX-License-Identifier: MIT
 *
 * Could a frame be where it says it is? For each instruction it is known what it takes from its
 * registers without looking (that there is a value, a cell, a list ...) and what it overwrites.
 * Going backwards through the code gives what has to be in each register at a place for
 * everything that can follow to be safe.
 *
 * The code is the compiler's own (freeze.h), so that only the contents of registers are in
 * question.
 */
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/vm/freeze.h"

/* What has to be in a register: bits, all of them must hold. Registers that nothing more is
 * taken from may hold anything. */
enum need {
    BOUND = 1,
    CELL = 2,
    LIST = 4,
    TUPLE = 8,
    DICT = 16, /* or nothing */
    SET = 32,
    EXCEPTION = 64,
    HANDLED = 128, /* an exception or None */
    STR = 256,
    OBJECT = 512, /* no value that is in the word itself */
    USED = 1024   /* it is read, and may be missing */
};

/* --- What instructions take and overwrite --- */

/* The state before an instruction, made from the one behind it: first what it overwrites, then
 * what it takes. */
static void defines(uint16_t *row, uint32_t registers, uint32_t from, uint32_t count) {
    for (uint32_t r = from; r < from + count && r < registers; r++) {
        row[r] = 0;
    }
}

static void takes(uint16_t *row, uint32_t registers, uint32_t from, uint32_t count,
                  unsigned need) {
    for (uint32_t r = from; r < from + count && r < registers; r++) {
        row[r] |= (uint16_t)need;
    }
}

/* The instructions by the shape of their operands. */
enum shape {
    NOTHING,     /* no registers */
    A_FROM_NONE, /* R[a] = ... */
    A_FROM_B,
    A_FROM_BC,
    FROM_A,
    FROM_AB,
    FROM_ABC,
    SPECIAL
};

static enum shape shape_of(enum sy_opcode op) {
    switch (op) {
    case SY_OP_NOP:
    case SY_OP_DELGLOBAL:
    case SY_OP_DELNAME:
    case SY_OP_DELFREE:
    case SY_OP_JUMP:
    case SY_OP_LOOP:
    case SY_OP_SETUPANNOTATIONS:
        return NOTHING;
    case SY_OP_LOADK:
    case SY_OP_LOADINT:
    case SY_OP_CLEAR:
    case SY_OP_LOADFREE:
    case SY_OP_LOADCLOSURE:
    case SY_OP_LOADGLOBAL:
    case SY_OP_LOADNAME:
    case SY_OP_LOADBUILDCLASS:
    case SY_OP_LOADLOCALS:
    case SY_OP_LOADASSERT:
        return A_FROM_NONE;
    case SY_OP_MOVE:
    case SY_OP_GETATTR:
    case SY_OP_ADDI:
    case SY_OP_SUBI:
    case SY_OP_MULI:
    case SY_OP_FLOORDIVI:
    case SY_OP_MODI:
    case SY_OP_ANDI:
    case SY_OP_LSHIFTI:
    case SY_OP_RSHIFTI:
    case SY_OP_NEG:
    case SY_OP_POS:
    case SY_OP_INVERT:
    case SY_OP_NOT:
    case SY_OP_ITER:
    case SY_OP_YIELDITER:
    case SY_OP_IMPORTFROM:
    case SY_OP_MATCHSEQUENCE:
    case SY_OP_MATCHMAPPING:
    case SY_OP_GETLEN:
        return A_FROM_B;
    case SY_OP_GETITEM:
    case SY_OP_ADD:
    case SY_OP_SUB:
    case SY_OP_MUL:
    case SY_OP_TRUEDIV:
    case SY_OP_FLOORDIV:
    case SY_OP_MOD:
    case SY_OP_POW:
    case SY_OP_LSHIFT:
    case SY_OP_RSHIFT:
    case SY_OP_AND:
    case SY_OP_OR:
    case SY_OP_XOR:
    case SY_OP_MATMUL:
    case SY_OP_LT:
    case SY_OP_LE:
    case SY_OP_EQ:
    case SY_OP_NE:
    case SY_OP_GT:
    case SY_OP_GE:
    case SY_OP_IS:
    case SY_OP_IN:
        return A_FROM_BC;
    case SY_OP_STOREGLOBAL:
    case SY_OP_STORENAME:
    case SY_OP_DELATTR:
    case SY_OP_JLTI:
    case SY_OP_JLEI:
    case SY_OP_JEQI:
    case SY_OP_JNEI:
    case SY_OP_JGTI:
    case SY_OP_JGEI:
    case SY_OP_JTRUE:
    case SY_OP_JFALSE:
    case SY_OP_JNONE:
    case SY_OP_JNOTNONE:
    case SY_OP_RETURN:
    case SY_OP_IMPORTSTAR:
    case SY_OP_PRINTEXPR:
        return FROM_A;
    case SY_OP_SETATTR:
    case SY_OP_DELITEM:
    case SY_OP_JLT:
    case SY_OP_JLE:
    case SY_OP_JEQ:
    case SY_OP_JNE:
    case SY_OP_JGT:
    case SY_OP_JGE:
    case SY_OP_JIS:
        return FROM_AB;
    case SY_OP_SETITEM:
        return FROM_ABC;
    default:
        return SPECIAL;
    }
}

/* Instructions whose operands follow no common shape. */
static void before_special(uint16_t *row, uint32_t n, const sy_instr *i) {
    uint32_t a = i->a, b = i->b, c = i->c;
    switch ((enum sy_opcode)i->op) {
    case SY_OP_CHECK:
    case SY_OP_DELLOCAL:
    case SY_OP_MAKECELL:
        defines(row, n, a, 1);
        takes(row, n, a, 1, USED);
        break;
    case SY_OP_LOADCELL:
        defines(row, n, a, 1);
        takes(row, n, b, 1, CELL);
        break;
    case SY_OP_STORECELL:
        takes(row, n, a, 1, CELL);
        takes(row, n, b, 1, BOUND);
        break;
    case SY_OP_DELCELL:
        takes(row, n, a, 1, CELL);
        break;
    case SY_OP_STOREFREE:
        takes(row, n, b, 1, BOUND);
        break;
    case SY_OP_GETMETHOD:
        defines(row, n, a, 2);
        takes(row, n, b, 1, BOUND);
        break;
    case SY_OP_GETSUPER:
    case SY_OP_IMPORT:
        defines(row, n, a, 1);
        takes(row, n, b, 2, BOUND);
        break;
    case SY_OP_FORITER:
        defines(row, n, a + 1, 1);
        takes(row, n, a, 1, OBJECT);
        break;
    case SY_OP_CALL:
        takes(row, n, a, b + 1, BOUND);
        break;
    case SY_OP_CALLMETHOD:
        takes(row, n, a, 1, BOUND);
        takes(row, n, a + 1, 1, USED);
        takes(row, n, a + 2, b, BOUND);
        break;
    case SY_OP_CALLEX:
        takes(row, n, a, 1, BOUND);
        takes(row, n, a + 1, 1, TUPLE);
        takes(row, n, a + 2, 1, DICT);
        break;
    case SY_OP_YIELD:
        takes(row, n, a, 1, BOUND);
        break;
    case SY_OP_SEND:
        takes(row, n, a, 2, BOUND);
        break;
    case SY_OP_BUILDLIST:
    case SY_OP_BUILDTUPLE:
    case SY_OP_BUILDSET:
        defines(row, n, a, 1);
        takes(row, n, b, c, BOUND);
        break;
    case SY_OP_BUILDSTRING:
        defines(row, n, a, 1);
        takes(row, n, b, c, STR);
        break;
    case SY_OP_BUILDDICT:
        defines(row, n, a, 1);
        takes(row, n, b, 2 * c, BOUND);
        break;
    case SY_OP_BUILDSLICE:
        defines(row, n, a, 1);
        takes(row, n, b, 3, BOUND);
        break;
    case SY_OP_LISTAPPEND:
    case SY_OP_LISTEXTEND:
        takes(row, n, a, 1, LIST);
        takes(row, n, b, 1, BOUND);
        if (i->op == SY_OP_LISTEXTEND && i->x == 1) {
            takes(row, n, c, 1, BOUND);
        }
        break;
    case SY_OP_LISTTOTUPLE:
        defines(row, n, a, 1);
        takes(row, n, b, 1, LIST);
        break;
    case SY_OP_SETADD:
    case SY_OP_SETUPDATE:
        takes(row, n, a, 1, SET);
        takes(row, n, b, 1, BOUND);
        break;
    case SY_OP_DICTSET:
    case SY_OP_DICTMERGE:
        takes(row, n, a, 1, DICT | BOUND);
        takes(row, n, b, 1, BOUND);
        takes(row, n, c, 1, BOUND);
        break;
    case SY_OP_DICTUPDATE:
        takes(row, n, a, 1, DICT | BOUND);
        takes(row, n, b, 1, BOUND);
        break;
    case SY_OP_FORMAT:
        defines(row, n, a, 1);
        takes(row, n, b, 1, BOUND);
        if ((i->x & 8) == 0) {
            takes(row, n, c, 1, BOUND);
        }
        break;
    case SY_OP_UNPACK:
        defines(row, n, a, c);
        takes(row, n, b, 1, BOUND);
        break;
    case SY_OP_UNPACKEX:
        defines(row, n, a, i->x + 1u + c);
        takes(row, n, b, 1, BOUND);
        break;
    case SY_OP_FUNCTION:
        defines(row, n, a, 1);
        takes(row, n, b, 1, (i->x & 1) != 0 ? TUPLE : 0);
        takes(row, n, b + 1, 1, (i->x & 2) != 0 ? DICT | BOUND : 0);
        takes(row, n, b + 2, 1, (i->x & 4) != 0 ? DICT | BOUND : 0);
        takes(row, n, b + 3, 1, (i->x & 8) != 0 ? TUPLE | CELL : 0);
        break;
    case SY_OP_RAISE:
        takes(row, n, a, 1, i->x >= 1 ? BOUND : 0);
        takes(row, n, b, 1, i->x >= 2 ? BOUND : 0);
        break;
    case SY_OP_RERAISE:
        takes(row, n, a, 1, EXCEPTION);
        break;
    case SY_OP_PUSHEXC:
        defines(row, n, a + 1, 1);
        takes(row, n, a, 1, EXCEPTION);
        break;
    case SY_OP_POPEXC:
        takes(row, n, a + 1, 1, HANDLED);
        break;
    case SY_OP_MATCHEXC:
        defines(row, n, a, 1);
        takes(row, n, b, 1, EXCEPTION);
        takes(row, n, c, 1, BOUND);
        break;
    case SY_OP_SPLITEXC:
        defines(row, n, a, 2);
        takes(row, n, b, 1, HANDLED);
        takes(row, n, c, 1, BOUND);
        break;
    case SY_OP_JOINEXC:
        defines(row, n, a, 1);
        takes(row, n, b, 1, LIST);
        takes(row, n, c, 1, EXCEPTION);
        break;
    case SY_OP_EXCINFO:
        defines(row, n, a, 3);
        takes(row, n, b, 1, EXCEPTION);
        break;
    case SY_OP_WITHENTER:
        defines(row, n, a, 4);
        takes(row, n, b, 1, BOUND);
        break;
    case SY_OP_MATCHCLASS:
        defines(row, n, a, 1);
        takes(row, n, b, 2, BOUND);
        takes(row, n, b + 2, 1, TUPLE);
        break;
    case SY_OP_MATCHKEYS:
        defines(row, n, a, 1);
        takes(row, n, b, 1, BOUND);
        takes(row, n, c, 1, TUPLE);
        break;
    default: /* an instruction this file does not know: nothing may be missing */
        takes(row, n, 0, n, BOUND);
        break;
    }
}

static void before(uint16_t *row, uint32_t n, const sy_instr *i) {
    enum shape shape = shape_of((enum sy_opcode)i->op);
    switch (shape) {
    case NOTHING:
        break;
    case A_FROM_NONE:
        defines(row, n, i->a, 1);
        break;
    case A_FROM_B:
    case A_FROM_BC:
        defines(row, n, i->a, 1);
        takes(row, n, i->b, 1, BOUND);
        if (shape == A_FROM_BC) {
            takes(row, n, i->c, 1, BOUND);
        }
        break;
    case FROM_A:
    case FROM_AB:
    case FROM_ABC:
        takes(row, n, i->a, 1, BOUND);
        if (shape != FROM_A) {
            takes(row, n, i->b, 1, BOUND);
        }
        if (shape == FROM_ABC) {
            takes(row, n, i->c, 1, BOUND);
        }
        break;
    default:
        before_special(row, n, i);
        break;
    }
}

/* --- The way backwards --- */

static bool ends_path(enum sy_opcode op) {
    return op == SY_OP_RETURN || op == SY_OP_RAISE || op == SY_OP_RERAISE || op == SY_OP_JUMP ||
           op == SY_OP_LOOP;
}

/* Distance of the jump an instruction may make, from the word behind it; false: none. */
static bool jump_of(const sy_instr *i, int32_t *distance) {
    enum sy_opcode op = (enum sy_opcode)i->op;
    if ((op >= SY_OP_JLT && op <= SY_OP_JGEI) || op == SY_OP_JIS) {
        *distance = (int16_t)i->c;
        return true;
    }
    switch (op) {
    case SY_OP_JUMP:
    case SY_OP_LOOP:
    case SY_OP_JTRUE:
    case SY_OP_JFALSE:
    case SY_OP_JNONE:
    case SY_OP_JNOTNONE:
    case SY_OP_FORITER:
    case SY_OP_SEND:
        *distance = syi_instr_wide(i);
        return true;
    default:
        return false;
    }
}

static uint16_t *row_of(const sy_frame_map *m, uint32_t pc) {
    return m->needs + (size_t)pc * m->code->register_count;
}

/* Adds what another place needs. */
static void join(const sy_frame_map *m, uint16_t *row, int64_t pc, int64_t except) {
    if (pc < 0 || pc >= m->code->instruction_count) {
        return;
    }
    const uint16_t *other = row_of(m, (uint32_t)pc);
    for (uint32_t r = 0; r < m->code->register_count; r++) {
        row[r] |= r == except ? 0 : other[r];
    }
}

static void join_handler(const sy_frame_map *m, uint16_t *row, uint32_t pc) {
    const sy_code *code = m->code;
    for (uint32_t k = 0; k < code->handler_count; k++) {
        const sy_handler *h = &code->handlers[k];
        if (pc >= h->start && pc < h->end) {
            join(m, row, h->target, h->reg);
            return;
        }
    }
}

/* What has to be there before the instruction at pc, as far as is known, to row. */
static void state_before(const sy_frame_map *m, uint32_t pc, uint16_t *row) {
    const sy_instr *i = &m->code->instructions[pc];
    uint32_t next = pc + syi_op_words[i->op];
    int32_t distance;
    memset(row, 0, m->code->register_count * sizeof *row);
    if (!ends_path((enum sy_opcode)i->op)) {
        join(m, row, next, -1);
    }
    if (jump_of(i, &distance)) {
        join(m, row, (int64_t)next + distance, -1);
    }
    before(row, m->code->register_count, i);
    join_handler(m, row, pc);
}

/* The same in the call at pc, which is over but for its result. */
static void state_in_call(const sy_frame_map *m, uint32_t pc, uint16_t *row) {
    const sy_instr *i = &m->code->instructions[pc];
    memset(row, 0, m->code->register_count * sizeof *row);
    join(m, row, pc + syi_op_words[i->op], i->a);
    join_handler(m, row, pc);
}

/* Instruction words that begin an instruction, in `starts` (one byte each). */
static void mark_starts(const sy_code *code, uint8_t *starts) {
    memset(starts, 0, code->instruction_count);
    for (uint32_t pc = 0; pc < code->instruction_count;
         pc += syi_op_words[code->instructions[pc].op]) {
        starts[pc] = 1;
    }
}

/* Fills the table: repeats until nothing changes (loops in the code). */
static void solve(const sy_frame_map *m) {
    size_t row_size = m->code->register_count * sizeof *m->needs;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t pc = m->code->instruction_count; pc-- > 0;) {
            if (m->starts[pc] == 0) {
                continue;
            }
            state_before(m, pc, m->scratch);
            if (memcmp(row_of(m, pc), m->scratch, row_size) != 0) {
                memcpy(row_of(m, pc), m->scratch, row_size);
                changed = true;
            }
        }
    }
}

void syi_frame_map_free(sy_vm *vm, sy_frame_map *m) {
    syi_mem_resize(vm, m->needs, m->size, 0);
    *m = (sy_frame_map){0};
}

bool syi_frame_map_make(sy_vm *vm, sy_frame_map *m, sy_code *code) {
    if (m->code == code) {
        return true;
    }
    syi_frame_map_free(vm, m);
    /* The rows, one more to work in, and a byte for each word. */
    uint64_t words = code->instruction_count;
    uint64_t size = (words + 1) * code->register_count * sizeof *m->needs + words;
    if (size > INT32_MAX) {
        syi_raise_memory(vm);
        return false;
    }
    uint16_t *memory = syi_mem_resize(vm, NULL, 0, (size_t)size);
    if (memory == NULL) {
        return false;
    }
    memset(memory, 0, (size_t)size);
    *m = (sy_frame_map){.code = code, .needs = memory, .size = (size_t)size};
    m->scratch = row_of(m, code->instruction_count);
    m->starts = (uint8_t *)(m->scratch + code->register_count);
    mark_starts(code, m->starts);
    solve(m);
    return true;
}

static bool is_call(enum sy_opcode op) {
    return op == SY_OP_CALL || op == SY_OP_CALLMETHOD || op == SY_OP_CALLEX;
}

/* The needs at the place of f, or NULL if that is none. */
static const uint16_t *needs_at(const sy_frame_map *m, const sy_frame *f, bool in_call) {
    int64_t pc = f->ip - m->code->instructions;
    if (pc < 0 || pc >= m->code->instruction_count || m->starts[pc] == 0) {
        return NULL;
    }
    if (!in_call || !is_call((enum sy_opcode)f->ip->op)) {
        return row_of(m, (uint32_t)pc);
    }
    state_in_call(m, (uint32_t)pc, m->scratch);
    return m->scratch;
}

/* --- Registers against needs --- */

static bool are_cells(const sy_vm *vm, const sy_tuple *t) {
    for (uint32_t i = 0; i < t->length; i++) {
        if (!syi_is_type(t->items[i], vm->types.cell)) {
            return false;
        }
    }
    return true;
}

static bool satisfies(const sy_vm *vm, sy_value v, unsigned need) {
    const sy_types *t = &vm->types;
    bool tuple = syi_is_type(v, t->tuple);
    if ((need & TUPLE) != 0) {
        return tuple && ((need & CELL) == 0 || are_cells(vm, syi_to_tuple(v)));
    }
    return ((need & BOUND) == 0 || !sy_is_marker(v)) &&
           ((need & CELL) == 0 || syi_is_type(v, t->cell)) &&
           ((need & LIST) == 0 || syi_is_type(v, t->list)) &&
           ((need & DICT) == 0 || v == SY_NULL || syi_is_dict(v)) &&
           ((need & SET) == 0 || syi_is_type(v, t->set)) &&
           ((need & EXCEPTION) == 0 || syi_is_exception(v)) &&
           ((need & HANDLED) == 0 || v == SY_NONE || syi_is_exception(v)) &&
           ((need & STR) == 0 || syi_is_str(v)) && ((need & OBJECT) == 0 || sy_is_pointer(v));
}

static bool check_closure(const sy_vm *vm, const sy_function *function) {
    const sy_tuple *names = function->code->free_names;
    uint32_t wanted = names == NULL ? 0 : names->length;
    const sy_tuple *cells = function->closure;
    return wanted == 0 || (cells != NULL && cells->length >= wanted && are_cells(vm, cells));
}

bool syi_frame_fits(const sy_vm *vm, const sy_frame_map *m, const sy_frame *f, bool in_call) {
    const uint16_t *row = needs_at(m, f, in_call);
    if (row == NULL || !check_closure(vm, f->function) ||
        (f->names != SY_NULL && !syi_is_dict(f->names))) {
        return false;
    }
    for (uint32_t r = 0; r < m->code->register_count; r++) {
        if (row[r] != 0 && !satisfies(vm, f->registers[r], row[r])) {
            return false;
        }
    }
    return true;
}

void syi_frame_live_registers(const sy_frame_map *m, const sy_frame *f, bool in_call,
                              uint8_t *live) {
    const sy_code *code = m->code;
    const uint16_t *row = needs_at(m, f, in_call);
    uint32_t locals = code->local_names == NULL ? 0 : code->local_names->length;
    for (uint32_t r = 0; r < code->register_count; r++) {
        live[r] = r < locals || row == NULL || row[r] != 0;
    }
}

/* --- Connections --- */

static bool stores_result(const sy_instr *i, uint16_t target) {
    enum sy_opcode op = (enum sy_opcode)i->op;
    bool attribute = op == SY_OP_GETATTR || op == SY_OP_GETITEM || op == SY_OP_IMPORT ||
                     (op >= SY_OP_NEG && op <= SY_OP_INVERT);
    return (is_call(op) || attribute) && target == i->a;
}

static bool is_operator(enum sy_opcode op) {
    return (op >= SY_OP_ADD && op <= SY_OP_RSHIFTI) || (op >= SY_OP_LT && op <= SY_OP_GE);
}

bool syi_call_is_possible(const sy_frame *f, const sy_frame *above) {
    const sy_instr *i = f->ip;
    enum sy_opcode op = (enum sy_opcode)i->op;
    switch ((enum sy_on_return)above->on_return) {
    case SY_RET_STORE:
        return stores_result(i, above->target);
    case SY_RET_INSTANCE:
        return is_call(op) && above->target == i->a && !sy_is_marker(above->extra) &&
               above->flags == 0;
    case SY_RET_DISCARD:
        return op == SY_OP_SETITEM || op == SY_OP_DELITEM || op == SY_OP_SETATTR;
    case SY_RET_BINARY:
        return is_operator(op) && above->target == i->a;
    case SY_RET_JUMP:
        return op >= SY_OP_JLT && op <= SY_OP_JGEI;
    case SY_RET_ITERATION:
        return op == SY_OP_FORITER && above->target == i->a + 1;
    case SY_RET_SEND:
        return op == SY_OP_SEND && above->target == i->a + 1 && f->generator != NULL &&
               above->generator != NULL;
    default:
        return false;
    }
}

bool syi_resume_is_possible(const sy_frame *f, uint16_t target) {
    const sy_instr *i = f->ip;
    if (i->op == SY_OP_FORITER) {
        return target == i->a + 1;
    }
    return is_call((enum sy_opcode)i->op) && target == i->a;
}
