/*
 * Compiled code. Written by lang/front, run by lang/vm. An instruction is one 64-bit word; a
 * few are followed by cache words which the loop fills in and jumps over.
 */
#ifndef SY_LANG_CODE_H
#define SY_LANG_CODE_H

#include "lang/object/object.h"

typedef struct sy_instr {
    uint8_t op;
    uint8_t x;
    uint16_t a, b, c;
} sy_instr;

/* The 32-bit operand in b and c (jump distances, relative to the next instruction word). */
static inline int32_t syi_instr_wide(const sy_instr *i) {
    return (int32_t)((uint32_t)i->b | (uint32_t)i->c << 16);
}
static inline void syi_instr_set_wide(sy_instr *i, int32_t v) {
    i->b = (uint16_t)((uint32_t)v & 0xffff);
    i->c = (uint16_t)((uint32_t)v >> 16);
}

enum sy_opcode {
#define SY_OP(name, form, cache_words, doc) SY_OP_##name,
#include "lang/vm/opcodes.def"
#undef SY_OP
    SY_OP_COUNT
};

enum sy_code_flags {
    SY_CODE_VARARGS = 1,     /* *args */
    SY_CODE_VARKEYWORDS = 2, /* **kwargs */
    SY_CODE_GENERATOR = 4,
    SY_CODE_NESTED = 8,
    SY_CODE_NAMES =
        16, /* module, class body or exec: names live in frame->names (NAME opcodes) */
    SY_CODE_SIMPLE = 32,        /* no *args, **kwargs or keyword-only parameters, no cells for
                                   parameters: the fast call path */
    SY_CODE_CLASS = 64,         /* class body */
    SY_CODE_LOADED = 128,       /* came in a pickle */
    SY_CODE_FROZEN = 256,       /* came in a pickle that is not wholly loaded: cannot run */
    SY_CODE_FROZEN_SIMPLE = 512 /* and will be SY_CODE_SIMPLE */
};

/* Position of one instruction word. Columns are UTF-8 byte offsets; 0 line: none. */
typedef struct sy_position {
    uint32_t line, end_line;
    uint16_t column, end_column; /* 0xffff: unknown */
} sy_position;

/* Instructions [start, end) are covered; innermost first. */
typedef struct sy_handler {
    uint32_t start, end, target;
    uint16_t reg; /* receives the exception */
} sy_handler;

/*
 * Registers: parameters first (positional-only, positional, keyword-only, *args, **kwargs),
 * then other locals, then cells for captured locals that are not parameters, then temporaries.
 * A captured parameter keeps its register, which MAKECELL turns into a cell.
 */
struct sy_code {
    sy_object head;
    sy_value name, qualname, filename; /* str */
    sy_instr *instructions;
    sy_position *positions; /* one per instruction word */
    uint32_t instruction_count;
    uint32_t flags;
    sy_value *constants;
    uint32_t constant_count;
    sy_handler *handlers;
    uint32_t handler_count;
    uint16_t register_count;
    uint16_t positional_only, positional,
        keyword_only; /* counts; positional includes positional-only */
    sy_tuple
        *local_names; /* name of each register that is a local (parameters, locals, cells) */
    sy_tuple *cell_names; /* captured by inner functions */
    sy_tuple *free_names; /* captured from outer functions, in the order of the closure */
    sy_value doc;         /* str or SY_NONE */
    sy_value
        source; /* str: whole source text, shared by all code of a file; SY_NONE if not kept */
    uint32_t first_line;
    /* For locals(): register of each cell/free name is found through names; set by the
     * compiler: */
    uint16_t *cell_registers; /* register of cell_names[i] */
    uint32_t
        trace_file; /* index of filename among the trace's texts; 0: not traced yet. VM's */
};

#endif
