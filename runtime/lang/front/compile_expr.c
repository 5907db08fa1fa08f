/* Expressions. */
#include "lang/front/compiler.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"

/* --- Constants
 * ------------------------------------------------------------------------------------ */

static sy_value parse_float(sy_compiler *c, const sy_ast_constant *k) {
    double d;
    if (!syi_float_parse(k->text, k->length, &d)) {
        return SY_NULL;
    }
    return sy_float_new(c->vm, d);
}

static sy_value constant_of(sy_compiler *c, const sy_ast_constant *k, const sy_ast_node *node) {
    sy_vm *vm = c->vm;
    switch (k->kind) {
    case SY_CONST_NONE:
        return SY_NONE;
    case SY_CONST_FALSE:
        return SY_FALSE;
    case SY_CONST_TRUE:
        return SY_TRUE;
    case SY_CONST_ELLIPSIS:
        return SY_ELLIPSIS;
    case SY_CONST_INT: {
        sy_value v = syi_int_parse(vm, k->text, k->length, 0);
        if (v == SY_NULL && syi_exc_matches(vm, vm->types.ValueError)) {
            vm->exc = SY_NULL;
            syi_fail_at(
                c, node,
                "Exceeds the limit (4300 digits) for integer string conversion: value has "
                "%u digits; use sys.set_int_max_str_digits() to increase the limit - "
                "Consider hexadecimal for huge integer literals to avoid decimal "
                "conversion limits.",
                k->length);
        }
        return v;
    }
    case SY_CONST_FLOAT:
        return parse_float(c, k);
    case SY_CONST_IMAGINARY: {
        double imag;
        bool ok = syi_float_parse(k->text, k->length, &imag);
        return ok ? syi_complex_new(vm, 0.0, imag) : SY_NULL;
    }
    case SY_CONST_BYTES:
        return syi_bytes_new(vm, k->text, k->length);
    default: {
        sy_value s = syi_str_new(vm, k->text, k->length);
        return s != SY_NULL && k->length <= 64 ? syi_intern(vm, s) : s;
    }
    }
}

static sy_value constant_tuple(sy_compiler *c, const sy_ast_list *elts) {
    for (uint32_t k = 0; k < elts->count; k++) {
        uint8_t kind = elts->items[k]->kind;
        if (kind != SY_AST_Constant && kind != SY_AST_Tuple && kind != SY_AST_UnaryOp) {
            return SY_NULL;
        }
    }
    sy_value tuple = syi_tuple_new(c->vm, NULL, elts->count);
    if (tuple == SY_NULL) {
        syi_fail_memory(c);
        return SY_NULL;
    }
    for (uint32_t k = 0; k < elts->count; k++) {
        sy_value v = syi_constant_value(c, elts->items[k]);
        if (v == SY_NULL) {
            return SY_NULL;
        }
        syi_to_tuple(tuple)->items[k] = v;
    }
    return tuple;
}

static sy_value folded_unary(sy_compiler *c, const sy_ast_UnaryOp *u) {
    sy_value v = syi_constant_value(c, u->operand);
    bool number = v != SY_NULL &&
                  (syi_is_int(v) || syi_is_float(v) || syi_is_type(v, c->vm->types.complex_));
    if (!number || u->op == SY_AST_NOT || sy_is_bool(v)) {
        return SY_NULL;
    }
    enum sy_unary_op op = u->op == SY_AST_USUB   ? SY_NEG
                          : u->op == SY_AST_UADD ? SY_POS
                                                 : SY_INVERT;
    if (op == SY_INVERT && !syi_is_int(v)) {
        return SY_NULL;
    }
    return syi_unary(c->vm, op, v);
}

/* Arithmetic on small numbers whose result is small too. */
static sy_value folded_binary(sy_compiler *c, const sy_ast_BinOp *b) {
    if (b->left->kind == SY_AST_Name || b->right->kind == SY_AST_Name) {
        return SY_NULL;
    }
    sy_value x = syi_constant_value(c, b->left);
    sy_value y = x == SY_NULL ? SY_NULL : syi_constant_value(c, b->right);
    bool ints = sy_is_int(x) && sy_is_int(y);
    if (y != SY_NULL && syi_is_type(y, c->vm->types.complex_) &&
        (sy_is_int(x) || syi_is_float(x)) && (b->op == SY_AST_ADD || b->op == SY_AST_SUB)) {
        return syi_binary(c->vm, b->op == SY_AST_ADD ? SY_ADD : SY_SUB, x, y);
    }
    bool numbers = (sy_is_int(x) || sy_is_flonum(x)) && (sy_is_int(y) || sy_is_flonum(y));
    if (!numbers) {
        return SY_NULL;
    }
    bool zero = y == sy_from_int(0) || y == SY_FLONUM_ZERO;
    switch (b->op) {
    case SY_AST_ADD:
        return syi_binary(c->vm, SY_ADD, x, y);
    case SY_AST_SUB:
        return syi_binary(c->vm, SY_SUB, x, y);
    case SY_AST_MULT:
        return syi_binary(c->vm, SY_MUL, x, y);
    case SY_AST_DIV:
        return zero ? SY_NULL : syi_binary(c->vm, SY_TRUEDIV, x, y);
    case SY_AST_FLOORDIV:
        return zero ? SY_NULL : syi_binary(c->vm, SY_FLOORDIV, x, y);
    case SY_AST_POW:
        if (ints && sy_to_int(y) >= 0 && sy_to_int(y) <= 64) {
            return syi_binary(c->vm, SY_POW, x, y);
        }
        return SY_NULL;
    case SY_AST_LSHIFT:
        if (ints && sy_to_int(y) >= 0 && sy_to_int(y) <= 64) {
            return syi_binary(c->vm, SY_LSHIFT, x, y);
        }
        return SY_NULL;
    default:
        return SY_NULL;
    }
}

sy_value syi_constant_value(sy_compiler *c, const sy_ast_node *node) {
    sy_value v = SY_NULL;
    switch (node->kind) {
    case SY_AST_Constant:
        v = constant_of(c, &SY_AST(Constant, node)->value, node);
        if (v == SY_NULL) {
            syi_fail_memory(c);
        }
        return v;
    case SY_AST_Tuple:
        if (SY_AST(Tuple, node)->ctx != SY_AST_LOAD) {
            return SY_NULL;
        }
        return constant_tuple(c, &SY_AST(Tuple, node)->elts);
    case SY_AST_UnaryOp:
        v = folded_unary(c, SY_AST(UnaryOp, node));
        break;
    case SY_AST_BinOp:
        v = folded_binary(c, SY_AST(BinOp, node));
        break;
    default:
        return SY_NULL;
    }
    if (c->vm->exc != SY_NULL) {
        c->vm->exc = SY_NULL; /* left to run time */
        return SY_NULL;
    }
    return v;
}

/* A small int constant that fits an immediate operand. */
static bool immediate(const sy_ast_node *node, int32_t *out) {
    bool negative = node->kind == SY_AST_UnaryOp && SY_AST(UnaryOp, node)->op == SY_AST_USUB;
    if (negative) {
        node = SY_AST(UnaryOp, node)->operand;
    }
    if (node->kind != SY_AST_Constant || SY_AST(Constant, node)->value.kind != SY_CONST_INT) {
        return false;
    }
    const sy_ast_constant *k = &SY_AST(Constant, node)->value;
    int32_t v = 0;
    if (k->length > 5) {
        return false;
    }
    for (uint32_t i = 0; i < k->length; i++) {
        if (k->text[i] < '0' || k->text[i] > '9') {
            return false;
        }
        v = v * 10 + (k->text[i] - '0');
    }
    if (v > INT16_MAX) {
        return false;
    }
    *out = negative ? -v : v;
    return true;
}

/* --- Operators
 * ------------------------------------------------------------------------------------ */

int syi_binary_op(sy_ast_op op) {
    switch (op) {
    case SY_AST_ADD:
        return SY_OP_ADD;
    case SY_AST_SUB:
        return SY_OP_SUB;
    case SY_AST_MULT:
        return SY_OP_MUL;
    case SY_AST_MATMULT:
        return SY_OP_MATMUL;
    case SY_AST_DIV:
        return SY_OP_TRUEDIV;
    case SY_AST_MOD:
        return SY_OP_MOD;
    case SY_AST_POW:
        return SY_OP_POW;
    case SY_AST_LSHIFT:
        return SY_OP_LSHIFT;
    case SY_AST_RSHIFT:
        return SY_OP_RSHIFT;
    case SY_AST_BITOR:
        return SY_OP_OR;
    case SY_AST_BITXOR:
        return SY_OP_XOR;
    case SY_AST_BITAND:
        return SY_OP_AND;
    default:
        return SY_OP_FLOORDIV;
    }
}

static int immediate_op(sy_ast_op op) {
    switch (op) {
    case SY_AST_ADD:
        return SY_OP_ADDI;
    case SY_AST_SUB:
        return SY_OP_SUBI;
    case SY_AST_MULT:
        return SY_OP_MULI;
    case SY_AST_FLOORDIV:
        return SY_OP_FLOORDIVI;
    case SY_AST_MOD:
        return SY_OP_MODI;
    case SY_AST_BITAND:
        return SY_OP_ANDI;
    case SY_AST_LSHIFT:
        return SY_OP_LSHIFTI;
    case SY_AST_RSHIFT:
        return SY_OP_RSHIFTI;
    default:
        return -1;
    }
}

/* dst = left op right, where left is in a register already. */
static void arithmetic(sy_compiler *c, const sy_ast_node *node, sy_ast_op op, unsigned inplace,
                       sy_reg to, sy_reg left, const sy_ast_node *right) {
    int32_t value;
    int op_immediate = immediate_op(op);
    if (op_immediate >= 0 && immediate(right, &value)) {
        c->unit->at = node;
        syi_emit(c, op_immediate, inplace, to, left, (unsigned)value);
        return;
    }
    sy_reg r = syi_expr(c, right);
    c->unit->at = node;
    syi_emit(c, syi_binary_op(op), inplace, to, left, r);
}

/* Operations stacked on the left, as in a + b + c. */
static uint32_t left_depth(const sy_ast_node *node) {
    uint32_t depth = 0;
    for (; node->kind == SY_AST_BinOp; node = SY_AST(BinOp, node)->left) {
        depth++;
    }
    return depth;
}

static const sy_ast_node *left_at(const sy_ast_node *node, uint32_t depth) {
    while (depth-- > 0) {
        node = SY_AST(BinOp, node)->left;
    }
    return node;
}

enum { FOLD_DEPTH = 8 };

/* From the innermost operation outwards, since such chains may be very long. */
static void binary_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    uint32_t depth = left_depth(node);
    sy_value folded = depth <= FOLD_DEPTH ? syi_constant_value(c, node) : SY_NULL;
    if (folded != SY_NULL) {
        syi_load_constant(c, to, folded);
        return;
    }
    sy_ast_node const **chain = syi_arena_alloc(c->arena, (depth + 1) * sizeof *chain);
    if (chain == NULL) {
        syi_fail_memory(c);
        return;
    }
    for (uint32_t k = 0; k <= depth; k++) {
        chain[k] = k == 0 ? node : SY_AST(BinOp, chain[k - 1])->left;
    }
    uint32_t start = depth;
    if (depth > 1 && depth <= FOLD_DEPTH) { /* a constant beginning, as in 60 * 60 * x */
        while (start > 1 && syi_constant_value(c, chain[start - 1]) != SY_NULL) {
            start--;
        }
    }
    sy_reg left = syi_expr(c, left_at(node, start));
    sy_reg value = start > 1 ? syi_temp(c) : to;
    for (uint32_t k = start; k-- > 0;) {
        const sy_ast_BinOp *b = SY_AST(BinOp, chain[k]);
        uint32_t top = c->unit->top;
        arithmetic(c, chain[k], b->op, 0, k == 0 ? to : value, left, b->right);
        c->unit->top = top;
        left = value;
    }
}

void syi_aug_arithmetic(sy_compiler *c, const sy_ast_node *node, sy_ast_op op, sy_reg to,
                        sy_reg left, const sy_ast_node *right) {
    arithmetic(c, node, op, 1, to, left, right);
}

static void unary_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_UnaryOp *u = SY_AST(UnaryOp, node);
    sy_value folded = syi_constant_value(c, node);
    if (folded != SY_NULL) {
        syi_load_constant(c, to, folded);
        return;
    }
    static const int ops[] = {SY_OP_INVERT, SY_OP_NOT, SY_OP_POS, SY_OP_NEG};
    sy_reg r = syi_expr(c, u->operand);
    c->unit->at = node;
    syi_emit(c, ops[u->op - SY_AST_INVERT], 0, to, r, 0);
}

/* --- Comparisons and conditions
 * ------------------------------------------------------------------- */

static int compare_op(sy_ast_op op) {
    static const int ops[] = {SY_OP_EQ, SY_OP_NE, SY_OP_LT, SY_OP_LE, SY_OP_GT,
                              SY_OP_GE, SY_OP_IS, SY_OP_IS, SY_OP_IN, SY_OP_IN};
    return ops[op - SY_AST_EQ];
}

static unsigned compare_x(sy_ast_op op) {
    return op == SY_AST_ISNOT || op == SY_AST_NOTIN;
}

/* A chain a < b < c: falls to the end with the first false result in `to`, a temporary. */
static void chain_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_Compare *k = SY_AST(Compare, node);
    sy_label end = syi_label(c);
    sy_reg left = syi_expr(c, k->left);
    uint64_t *first = NULL;
    for (uint32_t n = 0; n < k->ops.count; n++) {
        sy_reg right = syi_expr(c, k->comparators.items[n]);
        first = n == 0 ? syi_bound_save(c) : first;
        sy_ast_op op = (sy_ast_op)k->ops.items[n];
        c->unit->at = node;
        syi_emit(c, compare_op(op), compare_x(op), to, left, right);
        if (n + 1 < k->ops.count) {
            syi_jump(c, SY_OP_JFALSE, to, end);
        }
        left = right;
    }
    syi_place(c, end);
    syi_bound_restore(c, first);
}

static void compare_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_Compare *k = SY_AST(Compare, node);
    if (k->ops.count > 1) {
        chain_to(c, node, to);
        return;
    }
    sy_reg left = syi_expr(c, k->left);
    sy_reg right = syi_expr(c, k->comparators.items[0]);
    sy_ast_op op = (sy_ast_op)k->ops.items[0];
    c->unit->at = node;
    syi_emit(c, compare_op(op), compare_x(op), to, left, right);
}

static int jump_op(sy_ast_op op) {
    static const int ops[] = {SY_OP_JEQ, SY_OP_JNE, SY_OP_JLT, SY_OP_JLE, SY_OP_JGT, SY_OP_JGE};
    return op <= SY_AST_GTE ? ops[op - SY_AST_EQ] : -1;
}

static bool is_none(const sy_ast_node *node) {
    return node->kind == SY_AST_Constant && SY_AST(Constant, node)->value.kind == SY_CONST_NONE;
}

/* A single comparison as one compare-and-jump instruction. False: not possible. */
static bool fused_jump(sy_compiler *c, const sy_ast_node *node, bool when, sy_label label) {
    const sy_ast_Compare *k = SY_AST(Compare, node);
    if (k->ops.count != 1) {
        return false;
    }
    sy_ast_op op = (sy_ast_op)k->ops.items[0];
    const sy_ast_node *right = k->comparators.items[0];
    if ((op == SY_AST_IS || op == SY_AST_ISNOT) && is_none(right)) {
        sy_reg r = syi_expr(c, k->left);
        c->unit->at = node;
        syi_jump(c, (op == SY_AST_IS) == when ? SY_OP_JNONE : SY_OP_JNOTNONE, r, label);
        return true;
    }
    if (c->long_jumps || jump_op(op) < 0) {
        return false;
    }
    sy_reg left = syi_expr(c, k->left);
    int32_t value;
    if (immediate(right, &value)) {
        c->unit->at = node;
        syi_jump_short(c, jump_op(op) - SY_OP_JLT + SY_OP_JLTI, when, left, (unsigned)value,
                       label);
        return true;
    }
    sy_reg r = syi_expr(c, right);
    c->unit->at = node;
    syi_jump_short(c, jump_op(op), when, left, r, label);
    return true;
}

static void jump_if_bool_op(sy_compiler *c, const sy_ast_BoolOp *b, bool when, sy_label label) {
    bool is_and = b->op == SY_AST_AND;
    uint32_t last = b->values.count - 1;
    if (is_and != when) { /* `and` false, or `or` true: any operand decides */
        uint64_t *first = NULL;
        for (uint32_t k = 0; k <= last; k++) {
            syi_jump_if(c, b->values.items[k], when, label);
            first = k == 0 ? syi_bound_save(c) : first;
        }
        /* Operands after the first may not have run on the path that jumped. */
        syi_bound_restore(c, first);
        return;
    }
    sy_label skip = syi_label(c);
    uint64_t *first = NULL;
    for (uint32_t k = 0; k < last; k++) {
        syi_jump_if(c, b->values.items[k], !when, skip);
        first = k == 0 ? syi_bound_save(c) : first;
    }
    syi_jump_if(c, b->values.items[last], when, label);
    syi_place(c, skip);
    syi_bound_restore(c, first);
}

void syi_jump_if(sy_compiler *c, const sy_ast_node *node, bool when, sy_label label) {
    sy_unit *u = c->unit;
    uint32_t top = u->top;
    if (node->kind == SY_AST_UnaryOp && SY_AST(UnaryOp, node)->op == SY_AST_NOT) {
        syi_jump_if(c, SY_AST(UnaryOp, node)->operand, !when, label);
    } else if (node->kind == SY_AST_BoolOp) {
        jump_if_bool_op(c, SY_AST(BoolOp, node), when, label);
    } else if (node->kind == SY_AST_Constant &&
               SY_AST(Constant, node)->value.kind <= SY_CONST_TRUE) {
        if ((SY_AST(Constant, node)->value.kind == SY_CONST_TRUE) == when) {
            syi_jump(c, SY_OP_JUMP, 0, label);
        }
    } else if (node->kind != SY_AST_Compare || !fused_jump(c, node, when, label)) {
        const sy_ast_node *at = u->at; /* a failing __bool__ is the statement's */
        sy_reg r = syi_expr(c, node);
        u->at = at;
        syi_jump(c, when ? SY_OP_JTRUE : SY_OP_JFALSE, r, label);
    }
    u->top = top;
}

static void bool_op_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_BoolOp *b = SY_AST(BoolOp, node);
    sy_label end = syi_label(c);
    uint64_t *first = NULL;
    for (uint32_t k = 0; k < b->values.count; k++) {
        syi_expr_to(c, b->values.items[k], to);
        if (k + 1 < b->values.count) {
            c->unit->at = node;
            syi_jump(c, b->op == SY_AST_AND ? SY_OP_JFALSE : SY_OP_JTRUE, to, end);
        }
        first = k == 0 ? syi_bound_save(c) : first;
    }
    syi_place(c, end);
    syi_bound_restore(c, first);
}

static void conditional_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_IfExp *e = SY_AST(IfExp, node);
    sy_label orelse = syi_label(c);
    sy_label end = syi_label(c);
    syi_jump_if(c, e->test, false, orelse);
    uint64_t *before = syi_bound_save(c);
    syi_expr_to(c, e->body, to);
    syi_jump(c, SY_OP_JUMP, 0, end);
    syi_bound_restore(c, before);
    syi_place(c, orelse);
    syi_expr_to(c, e->orelse, to);
    syi_bound_restore(c, before);
    syi_place(c, end);
}

/* --- Displays
 * ------------------------------------------------------------------------------------- */

enum { REGISTER_ITEMS = 64 }; /* displays up to this size are built from registers at once */

static bool has_star(const sy_ast_list *elts) {
    for (uint32_t k = 0; k < elts->count; k++) {
        if (elts->items[k]->kind == SY_AST_Starred) {
            return true;
        }
    }
    return false;
}

static void build_from_registers(sy_compiler *c, const sy_ast_node *node, int op,
                                 const sy_ast_list *elts, sy_reg to) {
    uint32_t base = c->unit->top;
    for (uint32_t k = 0; k < elts->count; k++) {
        syi_expr_to(c, elts->items[k], syi_temp(c));
    }
    c->unit->at = node;
    syi_emit(c, op, 0, to, base, elts->count);
}

/* One by one, for displays with stars or very many items. Leaves a list or set in `into`. */
static void build_one_by_one(sy_compiler *c, const sy_ast_node *node, bool set,
                             const sy_ast_list *elts, sy_reg into) {
    syi_emit(c, set ? SY_OP_BUILDSET : SY_OP_BUILDLIST, 0, into, into, 0);
    for (uint32_t k = 0; k < elts->count; k++) {
        const sy_ast_node *e = elts->items[k];
        uint32_t top = c->unit->top;
        bool star = e->kind == SY_AST_Starred;
        sy_reg r = syi_expr(c, star ? SY_AST(Starred, e)->value : e);
        c->unit->at = node;
        if (set) {
            syi_emit(c, star ? SY_OP_SETUPDATE : SY_OP_SETADD, 0, into, r, 0);
        } else {
            syi_emit(c, star ? SY_OP_LISTEXTEND : SY_OP_LISTAPPEND, 0, into, r, 0);
        }
        c->unit->top = top;
    }
}

static void sequence_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_list *elts = &SY_AST(Tuple, node)->elts; /* List and Set begin alike */
    int op = node->kind == SY_AST_Tuple  ? SY_OP_BUILDTUPLE
             : node->kind == SY_AST_List ? SY_OP_BUILDLIST
                                         : SY_OP_BUILDSET;
    sy_value constant = SY_NULL;
    if (node->kind == SY_AST_Tuple || (node->kind == SY_AST_List && elts->count > 8)) {
        constant = has_star(elts) ? SY_NULL : constant_tuple(c, elts);
    }
    if (constant != SY_NULL && node->kind == SY_AST_Tuple) {
        syi_load_constant(c, to, constant);
        return;
    }
    sy_reg into = syi_temp(c);
    if (constant != SY_NULL) {
        sy_reg items = syi_temp(c);
        syi_emit(c, SY_OP_BUILDLIST, 0, into, into, 0);
        syi_load_constant(c, items, constant);
        syi_emit(c, SY_OP_LISTEXTEND, 0, into, items, 0);
    } else if (!has_star(elts) && elts->count <= REGISTER_ITEMS) {
        build_from_registers(c, node, op, elts, to);
        return;
    } else {
        build_one_by_one(c, node, node->kind == SY_AST_Set, elts, into);
    }
    syi_emit(c, node->kind == SY_AST_Tuple ? SY_OP_LISTTOTUPLE : SY_OP_MOVE, 0, to, into, 0);
}

static bool has_double_star(const sy_ast_Dict *d) {
    for (uint32_t k = 0; k < d->keys.count; k++) {
        if (d->keys.items[k] == NULL) {
            return true;
        }
    }
    return false;
}

static void dict_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_Dict *d = SY_AST(Dict, node);
    if (!has_double_star(d) && d->keys.count <= REGISTER_ITEMS / 2) {
        uint32_t base = c->unit->top;
        for (uint32_t k = 0; k < d->keys.count; k++) {
            syi_expr_to(c, d->keys.items[k], syi_temp(c));
            syi_expr_to(c, d->values.items[k], syi_temp(c));
        }
        c->unit->at = node;
        syi_emit(c, SY_OP_BUILDDICT, 0, to, base, d->keys.count);
        return;
    }
    sy_reg into = syi_temp(c);
    syi_emit(c, SY_OP_BUILDDICT, 0, into, into, 0);
    for (uint32_t k = 0; k < d->keys.count; k++) {
        uint32_t top = c->unit->top;
        if (d->keys.items[k] == NULL) {
            sy_reg r = syi_expr(c, d->values.items[k]);
            c->unit->at = node;
            syi_emit(c, SY_OP_DICTUPDATE, 0, into, r, 0);
        } else {
            sy_reg key = syi_expr(c, d->keys.items[k]);
            sy_reg value = syi_expr(c, d->values.items[k]);
            c->unit->at = node;
            syi_emit(c, SY_OP_DICTSET, 0, into, key, value);
        }
        c->unit->top = top;
    }
    syi_emit(c, SY_OP_MOVE, 0, to, into, 0);
}

/* --- Strings
 * -------------------------------------------------------------------------------------- */

static void formatted_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_FormattedValue *v = SY_AST(FormattedValue, node);
    unsigned x = v->conversion == 's'   ? 1
                 : v->conversion == 'r' ? 2
                 : v->conversion == 'a' ? 3
                                        : 0;
    sy_reg value = syi_expr(c, v->value);
    sy_reg spec = value;
    if (v->format_spec != NULL) {
        spec = syi_expr(c, v->format_spec);
    } else {
        x |= 8;
    }
    c->unit->at = node;
    syi_emit(c, SY_OP_FORMAT, x, to, value, spec);
}

static void joined_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_JoinedStr *j = SY_AST(JoinedStr, node);
    if (j->values.count == 0) {
        syi_load_constant(c, to, c->vm->empty_str);
        return;
    }
    if (j->values.count == 1) {
        syi_expr_to(c, j->values.items[0], to);
        return;
    }
    build_from_registers(c, node, SY_OP_BUILDSTRING, &j->values, to);
}

/* --- Access
 * --------------------------------------------------------------------------------------- */

static void slice_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_Slice *s = SY_AST(Slice, node);
    const sy_ast_node *parts[3] = {s->lower, s->upper, s->step};
    sy_reg base = syi_temps(c, 3);
    for (unsigned k = 0; k < 3; k++) {
        if (parts[k] != NULL) {
            syi_expr_to(c, parts[k], (sy_reg)(base + k));
        } else {
            syi_load_constant(c, (sy_reg)(base + k), SY_NONE);
        }
    }
    c->unit->at = node;
    syi_emit(c, SY_OP_BUILDSLICE, 0, to, base, 0);
}

const sy_ast_node *syi_attribute_position(sy_compiler *c, const sy_ast_node *attribute,
                                          const sy_ast_node *whole) {
    if (attribute->line == attribute->end_line) {
        return whole;
    }
    sy_ast_node *at = syi_arena_alloc(c->arena, sizeof *at);
    if (at == NULL) {
        syi_fail_memory(c);
        return whole;
    }
    *at = *whole;
    at->line = attribute->end_line;
    at->col = attribute->end_col - (int32_t)SY_AST(Attribute, attribute)->attr->length;
    return at;
}

static void attribute_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_Attribute *a = SY_AST(Attribute, node);
    sy_reg obj = syi_expr(c, a->value);
    c->unit->at = syi_attribute_position(c, node, node);
    syi_emit(c, SY_OP_GETATTR, 0, to, obj, syi_name_constant(c, a->attr));
}

static void subscript_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_Subscript *s = SY_AST(Subscript, node);
    sy_reg obj = syi_expr(c, s->value);
    sy_reg key = syi_expr(c, s->slice);
    c->unit->at = node;
    syi_emit(c, SY_OP_GETITEM, 0, to, obj, key);
}

static void yield_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    sy_reg r = syi_temp(c);
    const sy_ast_node *value = SY_AST(Yield, node)->value;
    if (value != NULL) {
        syi_expr_to(c, value, r);
    } else {
        syi_load_constant(c, r, SY_NONE);
    }
    c->unit->at = node;
    syi_emit(c, SY_OP_YIELD, 0, r, 0, 0);
    if (r != to) {
        syi_emit(c, SY_OP_MOVE, 0, to, r, 0);
    }
}

/* R[it] is the iterator, R[it+1] what is sent, yielded and, at the end, returned. */
static void yield_from_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    sy_reg it = syi_temps(c, 2);
    sy_reg value = syi_expr(c, SY_AST(YieldFrom, node)->value);
    sy_label done = syi_label(c);
    c->unit->at = node;
    syi_emit(c, SY_OP_YIELDITER, 0, it, value, 0);
    syi_load_constant(c, (sy_reg)(it + 1), SY_NONE);
    uint32_t again = c->unit->count;
    syi_jump(c, SY_OP_SEND, it, done);
    syi_emit(c, SY_OP_YIELD, 0, it + 1u, 0, 0);
    syi_loop_to(c, again);
    syi_place(c, done);
    syi_emit(c, SY_OP_MOVE, 0, to, it + 1u, 0);
}

static void named_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    const sy_ast_NamedExpr *n = SY_AST(NamedExpr, node);
    syi_expr_to(c, n->value, to);
    c->unit->at = n->target;
    syi_store_name(c, SY_AST(Name, n->target)->id, to);
}

/* --- Any expression
 * ------------------------------------------------------------------------------- */

/* Writes its register before it is through: a variable must not be that register. */
static bool writes_early(const sy_ast_node *node) {
    switch (node->kind) {
    case SY_AST_BoolOp:
    case SY_AST_NamedExpr:
    case SY_AST_IfExp:
        return true;
    case SY_AST_Compare:
        return SY_AST(Compare, node)->ops.count > 1;
    case SY_AST_JoinedStr:
        return SY_AST(JoinedStr, node)->values.count == 1;
    default:
        return false;
    }
}

static void expression(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    switch (node->kind) {
    case SY_AST_Constant:
        syi_load_constant(c, to, syi_constant_value(c, node));
        break;
    case SY_AST_Name:
        syi_load_name(c, SY_AST(Name, node)->id, to);
        break;
    case SY_AST_BoolOp:
        bool_op_to(c, node, to);
        break;
    case SY_AST_NamedExpr:
        named_to(c, node, to);
        break;
    case SY_AST_BinOp:
        binary_to(c, node, to);
        break;
    case SY_AST_UnaryOp:
        unary_to(c, node, to);
        break;
    case SY_AST_Lambda:
        syi_lambda_to(c, node, to);
        break;
    case SY_AST_IfExp:
        conditional_to(c, node, to);
        break;
    case SY_AST_Dict:
        dict_to(c, node, to);
        break;
    case SY_AST_Set:
    case SY_AST_List:
    case SY_AST_Tuple:
        sequence_to(c, node, to);
        break;
    case SY_AST_ListComp:
    case SY_AST_SetComp:
    case SY_AST_DictComp:
    case SY_AST_GeneratorExp:
        syi_comprehension_to(c, node, to);
        break;
    case SY_AST_Yield:
        yield_to(c, node, to);
        break;
    case SY_AST_YieldFrom:
        yield_from_to(c, node, to);
        break;
    case SY_AST_Compare:
        compare_to(c, node, to);
        break;
    case SY_AST_Call:
        syi_call_to(c, node, to);
        break;
    case SY_AST_FormattedValue:
        formatted_to(c, node, to);
        break;
    case SY_AST_JoinedStr:
        joined_to(c, node, to);
        break;
    case SY_AST_Attribute:
        attribute_to(c, node, to);
        break;
    case SY_AST_Subscript:
        subscript_to(c, node, to);
        break;
    case SY_AST_Slice:
        slice_to(c, node, to);
        break;
    case SY_AST_Starred:
        syi_fail_at(c, node, "can't use starred expression here");
        break;
    default:
        syi_fail_at(c, node, "this expression is not supported");
        break;
    }
}

void syi_expr_to(sy_compiler *c, const sy_ast_node *node, sy_reg to) {
    sy_unit *u = c->unit;
    if (c->failed || !syi_compile_enter(c)) {
        return;
    }
    uint32_t top = u->top;
    u->at = node;
    if (to < u->first_temp && writes_early(node)) {
        sy_reg r = syi_temp(c);
        expression(c, node, r);
        u->at = node;
        syi_emit(c, SY_OP_MOVE, 0, to, r, 0);
    } else {
        expression(c, node, to);
    }
    u->top = top;
    syi_compile_leave(c);
}

sy_reg syi_expr(sy_compiler *c, const sy_ast_node *node) {
    if (node->kind == SY_AST_Name && !c->unit->scope->has_walrus) {
        int32_t local = syi_local_register(c, SY_AST(Name, node)->id);
        if (local >= 0) {
            c->unit->at = node;
            syi_load_name(c, SY_AST(Name, node)->id, (sy_reg)local);
            return (sy_reg)local;
        }
    }
    sy_reg r = syi_temp(c);
    syi_expr_to(c, node, r);
    return r;
}

void syi_expr_discard(sy_compiler *c, const sy_ast_node *node) {
    uint32_t top = c->unit->top;
    if (node->kind != SY_AST_Constant) {
        syi_expr(c, node);
    }
    c->unit->top = top;
}
