/*
 * Slow functions: what an instruction does when its fast path in the loop does not apply. The
 * loop calls them with vm->in_loop set; on SY_RETRY the driver calls them again without. Before
 * they call back into the language they change nothing.
 */
#ifndef SY_LANG_SLOW_H
#define SY_LANG_SLOW_H

#include "lang/vm/vm.h"

/* R[a] + R[c] for an ADD in place (x odd) of two exact strings. */
sy_value syi_append(sy_vm *vm, sy_frame *f, const sy_instr *i);

#define SLOW(name) sy_step syi_slow_##name(sy_vm *vm, sy_frame *f, const sy_instr *i)

static inline sy_step syi_step_bool(bool ok) {
    return ok ? SY_STEP_NEXT : SY_STEP_FAILED;
}

/* Stores v (SY_NULL: failure) to register a. */
static inline sy_step syi_step_store(sy_frame *f, uint16_t a, sy_value v) {
    if (v == SY_NULL) {
        return SY_STEP_FAILED;
    }
    f->registers[a] = v;
    return SY_STEP_NEXT;
}

static inline sy_step syi_step_jump(sy_vm *vm, const sy_instr *i, int32_t distance) {
    vm->interpreter->jump = i + syi_op_words[i->op] + distance;
    return SY_STEP_JUMP;
}

/* Cache words of attribute and global instructions; which kind is in the instruction's x. */
typedef struct sy_cache {
    uint32_t version; /* of the type, or of the globals dict */
    uint32_t second;  /* id of the shape, or version of the builtins dict */
    uint64_t word;    /* index of the value, or the value itself */
} sy_cache;

static inline sy_cache *syi_cache(const sy_instr *i) {
    return (sy_cache *)(uintptr_t)(i + 1);
}

enum sy_cache_kind {
    SY_CACHE_NONE,
    SY_CACHE_INSTANCE, /* attribute number `word` of an instance of shape `second` */
    SY_CACHE_TYPE, /* value `word` found in the type; instances have the shape or no attributes
                    */
    SY_CACHE_METHOD,   /* the same, and it is to be called with the object as self */
    SY_CACHE_MODULE,   /* entry number `word` of a module's dict of version `version` */
    SY_CACHE_GLOBAL,   /* entry number `word` of the globals */
    SY_CACHE_BUILTIN,  /* entry number `word` of the builtins, absent from the globals */
    SY_CACHE_SET,      /* SETATTR of an attribute that exists */
    SY_CACHE_PROPERTY, /* getter function `word` */
    SY_CACHE_SLOT,     /* __slots__: at byte `word` of the instance */
    SY_CACHE_ADD       /* SETATTR of a new attribute that leads to the shape `word` */
};

static inline sy_value *syi_slot_place(sy_value obj, uint64_t offset) {
    return (sy_value *)(void *)((char *)sy_to_object(obj) + (size_t)offset);
}

/* Adds the attribute that leads from the shape of attrs to the shape `next`, if there is room
 * for its value. */
static inline bool syi_attrs_extend(sy_attrs *attrs, sy_value next, sy_value value) {
    sy_shape *shape = (sy_shape *)sy_to_object(next);
    if (shape->count > attrs->capacity) {
        return false;
    }
    attrs->u.values[shape->count - 1] = value;
    attrs->shape = shape;
    return true;
}

/* The memory of what instructions found out about attributes (slow_attr.c). */
void syi_attr_entries_clear(sy_vm *vm);
void syi_attr_entries_free(sy_vm *vm);

/* What is left of a binary instruction or comparison whose left operand's language-defined
 * method returned NotImplemented, and of a comparison for a jump whose method returned v. May
 * call back. */
sy_step syi_binary_fallback(sy_vm *vm, sy_frame *f, const sy_instr *i);
sy_step syi_compare_fallback(sy_vm *vm, sy_frame *f, const sy_instr *i);
sy_step syi_compare_jump_finish(sy_vm *vm, sy_frame *f, const sy_instr *i, sy_value v);

/* clang-format off */
#define SY_SLOW_OPS(X)                                                                       \
    X(CHECK) X(DELLOCAL) X(LOADCELL) X(DELCELL) X(LOADFREE) X(DELFREE) X(MAKECELL)           \
    X(LOADGLOBAL) X(STOREGLOBAL) X(DELGLOBAL) X(LOADNAME) X(STORENAME) X(DELNAME)            \
    X(SETUPANNOTATIONS) X(LOADLOCALS) X(GETATTR) X(SETATTR) X(DELATTR) X(GETMETHOD)          \
    X(GETSUPER) X(GETITEM) X(SETITEM) X(DELITEM) X(ADD) X(SUB) X(MUL) X(TRUEDIV) X(FLOORDIV) \
    X(MOD) X(POW) X(LSHIFT) X(RSHIFT) X(AND) X(OR) X(XOR) X(MATMUL) X(ADDI) X(SUBI) X(MULI)  \
    X(FLOORDIVI) X(MODI) X(ANDI) X(LSHIFTI) X(RSHIFTI) X(NEG) X(POS) X(INVERT) X(NOT) X(LT)  \
    X(LE) X(EQ) X(NE) X(GT) X(GE) X(IN) X(JLT) X(JLE) X(JEQ) X(JNE) X(JGT) X(JGE) X(JLTI)    \
    X(JLEI) X(JEQI) X(JNEI) X(JGTI) X(JGEI) X(JTRUE) X(JFALSE) X(ITER) X(FORITER) X(CALL)    \
    X(CALLMETHOD) X(CALLEX) X(YIELDITER) X(SEND) X(BUILDLIST) X(BUILDTUPLE) X(BUILDSET)      \
    X(BUILDDICT) X(BUILDSTRING) X(BUILDSLICE) X(LISTAPPEND) X(LISTEXTEND) X(LISTTOTUPLE)     \
    X(SETADD) X(SETUPDATE) X(DICTSET) X(DICTUPDATE) X(DICTMERGE) X(FORMAT) X(UNPACK)         \
    X(UNPACKEX) X(FUNCTION) X(LOADBUILDCLASS) X(RAISE) X(RERAISE) X(MATCHEXC) X(SPLITEXC)    \
    X(JOINEXC) X(EXCINFO) X(WITHENTER) X(LOADASSERT) X(IMPORT) X(IMPORTFROM) X(IMPORTSTAR)   \
    X(MATCHSEQUENCE) X(MATCHMAPPING) X(MATCHCLASS) X(MATCHKEYS) X(GETLEN) X(PRINTEXPR)
/* clang-format on */

#define X(name) SLOW(name);
SY_SLOW_OPS(X)
#undef X

#endif
