/* Slow functions of comparisons and conditional jumps. */
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/vm/slow.h"

static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
static const enum sy_compare_op reflected[] = {SY_GT, SY_GE, SY_EQ, SY_NE, SY_LT, SY_LE};

static enum sy_special compare_special(enum sy_compare_op op) {
    return (enum sy_special)((int)SY_SPECIAL_LT + (int)op);
}

/* a's comparison as a language function that is asked first, or SY_NULL. */
static sy_value language_comparison(sy_vm *vm, enum sy_compare_op op, sy_value a, sy_value b) {
    if (!sy_is_pointer(a) || !(sy_to_object(a)->type->flags & SY_TYPE_HEAP)) {
        return SY_NULL;
    }
    sy_type *left = sy_to_object(a)->type;
    sy_type *right = syi_type_of(vm, b);
    if (right != left && syi_is_subtype(right, left)) {
        return SY_NULL; /* a subclass on the right goes first: the generic way */
    }
    sy_value method = syi_special(vm, left, compare_special(op));
    return syi_is_type(method, vm->types.function) ? method : SY_NULL;
}

/* Pushes a frame for a language-defined comparison; NEXT: there is none. */
static sy_step push_comparison(sy_vm *vm, enum sy_compare_op op, sy_value a, sy_value b,
                               uint16_t target, enum sy_on_return on_return) {
    sy_value method = language_comparison(vm, op, a, b);
    if (method == SY_NULL) {
        return vm->exc == SY_NULL ? SY_STEP_NEXT : SY_STEP_FAILED;
    }
    sy_function *function = (sy_function *)sy_to_object(method);
    if (function->code->flags & SY_CODE_GENERATOR) {
        return SY_STEP_NEXT;
    }
    sy_value args[2] = {a, b};
    return syi_push_function(vm, function, args, 2, SY_NULL, target, on_return);
}

static sy_step compare(sy_vm *vm, sy_frame *f, const sy_instr *i, enum sy_compare_op op) {
    sy_value a = f->registers[i->b];
    sy_value b = f->registers[i->c];
    sy_step step = push_comparison(vm, op, a, b, i->a, SY_RET_BINARY);
    if (step != SY_STEP_NEXT) {
        return step;
    }
    return syi_step_store(f, i->a, syi_compare(vm, a, b, op));
}

SLOW(LT) {
    return compare(vm, f, i, SY_LT);
}
SLOW(LE) {
    return compare(vm, f, i, SY_LE);
}
SLOW(EQ) {
    return compare(vm, f, i, SY_EQ);
}
SLOW(NE) {
    return compare(vm, f, i, SY_NE);
}
SLOW(GT) {
    return compare(vm, f, i, SY_GT);
}
SLOW(GE) {
    return compare(vm, f, i, SY_GE);
}

SLOW(IN) {
    int found = syi_contains(vm, f->registers[i->c], f->registers[i->b]);
    if (found < 0) {
        return SY_STEP_FAILED;
    }
    f->registers[i->a] = sy_from_bool((found != 0) != (i->x == 1));
    return SY_STEP_NEXT;
}

/* --- Compare and jump
 * ----------------------------------------------------------------------------- */

static sy_step jump_on_truth(sy_vm *vm, const sy_instr *i, sy_value v, bool wanted,
                             int32_t distance) {
    int truth = v == SY_NULL ? -1 : syi_truth(vm, v);
    if (truth < 0) {
        return SY_STEP_FAILED;
    }
    return (truth != 0) == wanted ? syi_step_jump(vm, i, distance) : SY_STEP_NEXT;
}

static sy_step compare_jump(sy_vm *vm, sy_frame *f, const sy_instr *i, enum sy_compare_op op,
                            sy_value b) {
    sy_value a = f->registers[i->a];
    sy_step step = push_comparison(vm, op, a, b, 0, SY_RET_JUMP);
    if (step != SY_STEP_NEXT) {
        return step;
    }
    return jump_on_truth(vm, i, syi_compare(vm, a, b, op), i->x != 0, (int16_t)i->c);
}

#define COMPARE_JUMP(name, op)                                                                 \
    SLOW(J##name) {                                                                            \
        return compare_jump(vm, f, i, op, f->registers[i->b]);                                 \
    }                                                                                          \
    SLOW(J##name##I) {                                                                         \
        return compare_jump(vm, f, i, op, sy_from_int((int16_t)i->b));                         \
    }

COMPARE_JUMP(LT, SY_LT)
COMPARE_JUMP(LE, SY_LE)
COMPARE_JUMP(EQ, SY_EQ)
COMPARE_JUMP(NE, SY_NE)
COMPARE_JUMP(GT, SY_GT)
COMPARE_JUMP(GE, SY_GE)

SLOW(JTRUE) {
    return jump_on_truth(vm, i, f->registers[i->a], true, syi_instr_wide(i));
}

SLOW(JFALSE) {
    return jump_on_truth(vm, i, f->registers[i->a], false, syi_instr_wide(i));
}

/* --- After a language-defined comparison
 * ---------------------------------------------------------- */

static enum sy_compare_op comparison_of(const sy_instr *i) {
    if (i->op >= SY_OP_LT && i->op <= SY_OP_GE) {
        return (enum sy_compare_op)(i->op - SY_OP_LT);
    }
    if (i->op >= SY_OP_JLT && i->op <= SY_OP_JGE) {
        return (enum sy_compare_op)(i->op - SY_OP_JLT);
    }
    return (enum sy_compare_op)(i->op - SY_OP_JLTI);
}

static void operands(const sy_frame *f, const sy_instr *i, sy_value *a, sy_value *b) {
    if (i->op >= SY_OP_LT && i->op <= SY_OP_GE) {
        *a = f->registers[i->b];
        *b = f->registers[i->c];
        return;
    }
    *a = f->registers[i->a];
    *b = i->op >= SY_OP_JLTI ? sy_from_int((int16_t)i->b) : f->registers[i->b];
}

/* The value of the comparison once the left operand has said NotImplemented. */
static sy_value rest_of_comparison(sy_vm *vm, const sy_frame *f, const sy_instr *i) {
    enum sy_compare_op op = comparison_of(i);
    sy_value a;
    sy_value b;
    operands(f, i, &a, &b);
    sy_value v = syi_call_special(vm, b, compare_special(reflected[op]), &a, 1);
    sy_type *type = syi_type_of(vm, b);
    if (v == SY_NULL && vm->exc == SY_NULL && type->slots.compare != NULL) {
        v = type->slots.compare(vm, b, a, reflected[op]);
    }
    if (v == SY_NULL && vm->exc != SY_NULL) {
        return SY_NULL;
    }
    if (v != SY_NULL && v != SY_NOT_IMPLEMENTED) {
        return v;
    }
    if (op == SY_EQ || op == SY_NE) {
        return sy_from_bool((a == b) == (op == SY_EQ));
    }
    return syi_raise(vm, vm->types.TypeError,
                     "'%s' not supported between instances of '%T' and '%T'", symbols[op], a,
                     b);
}

sy_step syi_compare_fallback(sy_vm *vm, sy_frame *f, const sy_instr *i) {
    return syi_step_store(f, i->a, rest_of_comparison(vm, f, i));
}

/* A comparison for a jump returned v. */
sy_step syi_compare_jump_finish(sy_vm *vm, sy_frame *f, const sy_instr *i, sy_value v) {
    if (v == SY_NOT_IMPLEMENTED) {
        v = rest_of_comparison(vm, f, i);
    }
    return jump_on_truth(vm, i, v, i->x != 0, (int16_t)i->c);
}
