/* Slow functions of arithmetic. Operators defined in the language become frames. */
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/vm/slow.h"

static const enum sy_special direct_special[SY_BINARY_COUNT] = {
    [SY_ADD] = SY_SPECIAL_ADD,
    [SY_SUB] = SY_SPECIAL_SUB,
    [SY_MUL] = SY_SPECIAL_MUL,
    [SY_TRUEDIV] = SY_SPECIAL_TRUEDIV,
    [SY_FLOORDIV] = SY_SPECIAL_FLOORDIV,
    [SY_MOD] = SY_SPECIAL_MOD,
    [SY_POW] = SY_SPECIAL_POW,
    [SY_LSHIFT] = SY_SPECIAL_LSHIFT,
    [SY_RSHIFT] = SY_SPECIAL_RSHIFT,
    [SY_AND] = SY_SPECIAL_AND,
    [SY_OR] = SY_SPECIAL_OR,
    [SY_XOR] = SY_SPECIAL_XOR,
    [SY_MATMUL] = SY_SPECIAL_MATMUL,
    [SY_DIVMOD] = SY_SPECIAL_DIVMOD,
};

static const char *const symbols[SY_BINARY_COUNT] = {
    [SY_ADD] = "+",
    [SY_SUB] = "-",
    [SY_MUL] = "*",
    [SY_TRUEDIV] = "/",
    [SY_FLOORDIV] = "//",
    [SY_MOD] = "%",
    [SY_POW] = "** or pow()",
    [SY_LSHIFT] = "<<",
    [SY_RSHIFT] = ">>",
    [SY_AND] = "&",
    [SY_OR] = "|",
    [SY_XOR] = "^",
    [SY_MATMUL] = "@",
    [SY_DIVMOD] = "divmod()",
};

/* a's operator as a language function that may be called before b is asked, or SY_NULL. */
static sy_value language_operator(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (!sy_is_pointer(a) || !(sy_to_object(a)->type->flags & SY_TYPE_HEAP)) {
        return SY_NULL;
    }
    sy_type *left = sy_to_object(a)->type;
    if (sy_is_pointer(b)) {
        sy_type *right = sy_to_object(b)->type;
        if (right != left && (right->flags & SY_TYPE_HEAP)) {
            return SY_NULL; /* its reflected operator may come first: the generic way */
        }
    }
    sy_value method = syi_special(vm, left, direct_special[op]);
    return syi_is_type(method, vm->types.function) ? method : SY_NULL;
}

static sy_step binary(sy_vm *vm, sy_frame *f, const sy_instr *i, enum sy_binary_op op,
                      sy_value right) {
    sy_value args[2] = {f->registers[i->b], right};
    if ((i->x & 1) != 0) {
        if (op == SY_ADD && syi_is_type(args[0], vm->types.str) &&
            syi_is_type(right, vm->types.str)) {
            return syi_step_store(f, i->a, syi_append(vm, f, i));
        }
        return syi_step_store(f, i->a, syi_inplace(vm, op, args[0], args[1]));
    }
    sy_value method = language_operator(vm, op, args[0], args[1]);
    if (method == SY_NULL) {
        if (vm->exc != SY_NULL) {
            return SY_STEP_FAILED;
        }
        return syi_step_store(f, i->a, syi_binary(vm, op, args[0], args[1]));
    }
    sy_step step = syi_push_function(vm, (sy_function *)sy_to_object(method), args, 2, SY_NULL,
                                     i->a, SY_RET_BINARY);
    if (step == SY_STEP_NEXT) {
        f->registers[i->a] = vm->interpreter->result;
    }
    return step;
}

#define BINARY(name, op)                                                                       \
    SLOW(name) {                                                                               \
        return binary(vm, f, i, op, f->registers[i->c]);                                       \
    }
#define BINARY_IMMEDIATE(name, op)                                                             \
    SLOW(name) {                                                                               \
        return binary(vm, f, i, op, sy_from_int((int16_t)i->c));                               \
    }

BINARY(ADD, SY_ADD)
BINARY(SUB, SY_SUB)
BINARY(MUL, SY_MUL)
BINARY(TRUEDIV, SY_TRUEDIV)
BINARY(FLOORDIV, SY_FLOORDIV)
BINARY(MOD, SY_MOD)
BINARY(POW, SY_POW)
BINARY(LSHIFT, SY_LSHIFT)
BINARY(RSHIFT, SY_RSHIFT)
BINARY(AND, SY_AND)
BINARY(OR, SY_OR)
BINARY(XOR, SY_XOR)
BINARY(MATMUL, SY_MATMUL)
BINARY_IMMEDIATE(ADDI, SY_ADD)
BINARY_IMMEDIATE(SUBI, SY_SUB)
BINARY_IMMEDIATE(MULI, SY_MUL)
BINARY_IMMEDIATE(FLOORDIVI, SY_FLOORDIV)
BINARY_IMMEDIATE(MODI, SY_MOD)
BINARY_IMMEDIATE(ANDI, SY_AND)
BINARY_IMMEDIATE(LSHIFTI, SY_LSHIFT)
BINARY_IMMEDIATE(RSHIFTI, SY_RSHIFT)

/* The operator of instruction i and its right operand. */
static enum sy_binary_op operator_of(const sy_frame *f, const sy_instr *i, sy_value *right) {
    *right = f->registers[i->c];
    switch (i->op) {
    case SY_OP_ADDI:
        *right = sy_from_int((int16_t)i->c);
        return SY_ADD;
    case SY_OP_SUBI:
        *right = sy_from_int((int16_t)i->c);
        return SY_SUB;
    case SY_OP_MULI:
        *right = sy_from_int((int16_t)i->c);
        return SY_MUL;
    case SY_OP_FLOORDIVI:
        *right = sy_from_int((int16_t)i->c);
        return SY_FLOORDIV;
    case SY_OP_MODI:
        *right = sy_from_int((int16_t)i->c);
        return SY_MOD;
    case SY_OP_ANDI:
        *right = sy_from_int((int16_t)i->c);
        return SY_AND;
    case SY_OP_LSHIFTI:
        *right = sy_from_int((int16_t)i->c);
        return SY_LSHIFT;
    case SY_OP_RSHIFTI:
        *right = sy_from_int((int16_t)i->c);
        return SY_RSHIFT;
    default:
        return (enum sy_binary_op)(i->op - SY_OP_ADD + SY_ADD);
    }
}

/* The left operand's language operator returned NotImplemented: asks a builtin right operand.
 */
sy_step syi_binary_fallback(sy_vm *vm, sy_frame *f, const sy_instr *i) {
    sy_value right;
    enum sy_binary_op op = operator_of(f, i, &right);
    sy_value left = f->registers[i->b];
    sy_type *type = syi_type_of(vm, right);
    sy_value v = SY_NOT_IMPLEMENTED;
    if (!(type->flags & SY_TYPE_HEAP) && type->slots.binary != NULL) {
        v = type->slots.binary(vm, op, left, right);
    }
    if (v == SY_NOT_IMPLEMENTED) {
        syi_raise(vm, vm->types.TypeError, "unsupported operand type(s) for %s: '%T' and '%T'",
                  symbols[op], left, right);
        return SY_STEP_FAILED;
    }
    return syi_step_store(f, i->a, v);
}

SLOW(NEG) {
    return syi_step_store(f, i->a, syi_unary(vm, SY_NEG, f->registers[i->b]));
}

SLOW(POS) {
    return syi_step_store(f, i->a, syi_unary(vm, SY_POS, f->registers[i->b]));
}

SLOW(INVERT) {
    return syi_step_store(f, i->a, syi_unary(vm, SY_INVERT, f->registers[i->b]));
}

SLOW(NOT) {
    int truth = syi_truth(vm, f->registers[i->b]);
    if (truth < 0) {
        return SY_STEP_FAILED;
    }
    f->registers[i->a] = sy_from_bool(truth == 0);
    return SY_STEP_NEXT;
}
