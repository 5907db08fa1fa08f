/* The tables made from opcodes.def: names, lengths, slow functions. */
#include "lang/vm/slow.h"

const uint8_t syi_op_words[SY_OP_COUNT] = {
#define SY_OP(name, form, cache_words, doc) [SY_OP_##name] = 1 + (cache_words),
#include "lang/vm/opcodes.def"
#undef SY_OP
};

const char *const syi_op_names[SY_OP_COUNT] = {
#define SY_OP(name, form, cache_words, doc) [SY_OP_##name] = #name,
#include "lang/vm/opcodes.def"
#undef SY_OP
};

/* NULL: the loop does all of the instruction. */
const sy_slow_function syi_slow_functions[SY_OP_COUNT] = {
#define X(name) [SY_OP_##name] = syi_slow_##name,
    SY_SLOW_OPS(X)
#undef X
};
