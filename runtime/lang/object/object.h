/*
 * The object model: headers, types, slots, and the layout of the objects the VM touches
 * directly.
 *
 * Conventions that hold in all of lang:
 *  - A function returning sy_value returns SY_NULL when it failed, with the exception in
 * vm->exc; one returning bool returns false, one returning int or int64_t returns -1.
 *  - vm->exc may then also be SY_RETRY: the call would have had to run language code while the
 * VM loop is directly below (vm->in_loop). It is handled like any failure: undo and return. So
 * a builtin must meet its first possible call back into the language before it has changed
 *    anything, or carry SY_FN_REENTRANT, or begin with syi_need_driver(vm).
 *  - Allocation never collects. Collection happens at safepoints of the VM loop only. C code
 * that calls back into the language must keep its temporaries alive with sy_roots around the
 * call; its arguments are alive (they are in the caller's registers or roots).
 *  - Values are borrowed everywhere; there are no reference counts.
 */
#ifndef SY_LANG_OBJECT_H
#define SY_LANG_OBJECT_H

#include "lang/object/value.h"

typedef struct sy_vm sy_vm;
typedef struct sy_type sy_type;
typedef struct sy_shape sy_shape;
typedef struct sy_visitor sy_visitor;
typedef struct sy_code sy_code;
typedef struct sy_frame sy_frame;

/* Header of every heap object. Flags belong to the collector (gc.h) except where named below.
 */
struct sy_object {
    sy_type *type;
    uint32_t flags;
    uint32_t aux; /* free for the type */
};

enum {
    SY_OBJ_MARKED = 1u << 0,
    SY_OBJ_LARGE = 1u << 1,       /* from malloc, in the list of large objects */
    SY_OBJ_FREE = 1u << 2,        /* a free cell of a block */
    SY_OBJ_FINALIZED = 1u << 3,   /* its __del__ ran */
    SY_OBJ_WEAKREF = 1u << 4,     /* has weak references (side table) */
    SY_OBJ_IMMORTAL = 1u << 5,    /* static or always reachable: never swept */
    SY_OBJ_FINALIZABLE = 1u << 6, /* its type has __del__, or it is a tasklet or a generator */
    SY_OBJ_TAIL_SHIFT =
        8 /* the bits from here on: where SY_TYPE_TAIL_ATTRS has them, in words */
};

/* Calls a C function takes: args holds nargs positional values followed by the keyword values;
 * kwnames is a tuple of str or SY_NULL. Methods get self as args[0]. */
typedef sy_value (*sy_cfunction)(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames);

enum sy_compare_op { SY_LT, SY_LE, SY_EQ, SY_NE, SY_GT, SY_GE };

enum sy_binary_op {
    SY_ADD,
    SY_SUB,
    SY_MUL,
    SY_TRUEDIV,
    SY_FLOORDIV,
    SY_MOD,
    SY_POW,
    SY_LSHIFT,
    SY_RSHIFT,
    SY_AND,
    SY_OR,
    SY_XOR,
    SY_MATMUL,
    SY_DIVMOD,
    SY_BINARY_COUNT
};

enum sy_unary_op { SY_NEG, SY_POS, SY_INVERT, SY_ABS, SY_UNARY_COUNT };

/*
 * What a type written in C can do. Each slot may be NULL. A slot is called with an object of
 * the type or of a subclass; language-defined special methods take precedence in the generic
 * functions of ops.h, which all callers use instead of the slots.
 */
typedef struct sy_slots {
    /* Report every value and object it holds. */
    void (*visit)(void *self, sy_visitor *v);
    /* Free memory outside the object heap. Must not touch other objects or run language code.
     */
    void (*free)(sy_vm *vm, void *self);
    sy_value (*repr)(sy_vm *vm, sy_value self);
    sy_value (*str)(sy_vm *vm, sy_value self);
    bool (*hash)(sy_vm *vm, sy_value self, uint64_t *out);
    /* SY_NOT_IMPLEMENTED when it does not know the other operand. */
    sy_value (*compare)(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op);
    /* Called when either operand is of this type; SY_NOT_IMPLEMENTED if it cannot. */
    sy_value (*binary)(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b);
    sy_value (*inplace)(sy_vm *vm, enum sy_binary_op op, sy_value self, sy_value other);
    sy_value (*unary)(sy_vm *vm, enum sy_unary_op op, sy_value self);
    int (*truth)(sy_vm *vm, sy_value self);
    int64_t (*length)(sy_vm *vm, sy_value self);
    sy_value (*getitem)(sy_vm *vm, sy_value self, sy_value key);
    bool (*setitem)(sy_vm *vm, sy_value self, sy_value key,
                    sy_value value); /* SY_NULL: delete */
    int (*contains)(sy_vm *vm, sy_value self, sy_value item);
    sy_value (*iter)(sy_vm *vm, sy_value self);
    /* SY_NULL without an exception set: exhausted. */
    sy_value (*next)(sy_vm *vm, sy_value self);
    sy_value (*call)(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                     sy_value kwnames);
    /* Attributes not found the generic way; SY_NULL without exception: not there. */
    sy_value (*getattr)(sy_vm *vm, sy_value self, sy_value name);
    /* Replaces generic attribute setting (SY_NULL: delete). */
    bool (*setattr)(sy_vm *vm, sy_value self, sy_value name, sy_value value);
    sy_value (*descr_get)(sy_vm *vm, sy_value self, sy_value obj, sy_value type);
    bool (*descr_set)(sy_vm *vm, sy_value self, sy_value obj, sy_value value);
    /* __new__: type may be a subclass; args exclude the type. */
    sy_value (*create)(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                       sy_value kwnames);
    /* __init__ */
    bool (*init)(sy_vm *vm, sy_value self, const sy_value *args, int nargs, sy_value kwnames);
} sy_slots;

/* A method, static method, function or attribute of a builtin type or module, in a const table.
 */
enum sy_fn_flags {
    SY_FN_REENTRANT =
        1, /* may call back after side effects: never called from inside the loop */
    SY_FN_SCHEDULES = 2, /* may return SY_SWITCH */
    SY_FN_PUSHES = 4,    /* may return SY_PUSHED (implemented in vm/) */
    SY_FN_STATIC = 8,    /* in a type: staticmethod */
    SY_FN_CLASS = 16     /* in a type: classmethod, args[0] is the class */
};

typedef struct sy_fn_def {
    const char *name;
    sy_cfunction fn;
    int16_t min_args; /* positional, self excluded; checked by the caller of fn, with CPython's
                         message */
    int16_t max_args; /* -1: any number */
    uint16_t flags;   /* sy_fn_flags */
    bool keywords;    /* accepts keywords: fn parses them; else the caller refuses them */
    const char *doc;  /* first line: signature, e.g. "append($self, object, /)"; may be NULL */
} sy_fn_def;

typedef struct sy_getset_def {
    const char *name;
    sy_value (*get)(sy_vm *vm, sy_value self);
    bool (*set)(sy_vm *vm, sy_value self,
                sy_value value); /* NULL: read-only; SY_NULL: delete */
    const char *doc;
} sy_getset_def;

/* What a builtin type is made from; static const data, one per type. */
typedef struct sy_type_def {
    const char *name; /* "list"; with a dot: "collections.deque" gives __module__ */
    const char *doc;
    uint32_t size;  /* of an instance struct, bytes */
    uint32_t flags; /* sy_type_flags */
    sy_slots slots;
    const sy_fn_def *methods;     /* ends with a NULL name; may be NULL */
    const sy_getset_def *getsets; /* likewise */
    uint32_t attrs_offset; /* with SY_TYPE_HAS_ATTRS: of the sy_attrs in an instance (0: it is
                              the last member) */
} sy_type_def;

enum sy_type_flags {
    SY_TYPE_FINAL = 1u << 0,     /* cannot be subclassed */
    SY_TYPE_HEAP = 1u << 1,      /* made by a class statement or type() */
    SY_TYPE_HAS_ATTRS = 1u << 2, /* instances have attributes of their own (at attrs_offset) */
    SY_TYPE_ABSTRACT = 1u << 3,
    SY_TYPE_NO_NEW = 1u << 4,   /* "cannot create 'x' instances" */
    SY_TYPE_SEQUENCE = 1u << 5, /* for match statements */
    SY_TYPE_MAPPING = 1u << 6,
    /* Fast subclass tests, inherited. */
    SY_TYPE_IS_INT = 1u << 16,
    SY_TYPE_IS_STR = 1u << 17,
    SY_TYPE_IS_BYTES = 1u << 18,
    SY_TYPE_IS_LIST = 1u << 19,
    SY_TYPE_IS_TUPLE = 1u << 20,
    SY_TYPE_IS_DICT = 1u << 21,
    SY_TYPE_IS_EXCEPTION = 1u << 22,
    SY_TYPE_IS_TYPE = 1u << 23,
    SY_TYPE_IS_FLOAT = 1u << 24,
    SY_TYPE_IS_SET = 1u << 25,
    SY_TYPE_IS_TASKLET = 1u << 26,
    SY_TYPE_IS_CHANNEL = 1u << 27,
    /* Instances of the subclass have their sy_attrs behind a variable part (str, tuple, bytes,
     * int): attrs_offset is 0, see syi_object_attrs. */
    SY_TYPE_TAIL_ATTRS = 1u << 29,
    SY_TYPE_FINALIZABLE =
        1u << 28 /* instances get SY_OBJ_FINALIZABLE: tasklet, generator, __del__ */
};

typedef struct sy_dict sy_dict;
typedef struct sy_tuple sy_tuple;
typedef struct sy_str sy_str;

/* Special methods cached per type; names in special.def. */
enum sy_special {
#define SY_SPECIAL(id, name) SY_SPECIAL_##id,
#include "lang/object/special.def"
#undef SY_SPECIAL
    SY_SPECIAL_COUNT
};

struct sy_type {
    sy_object head;
    const sy_type_def *def; /* of the nearest builtin base: how an instance is laid out */
    sy_slots slots;         /* inherited and merged */
    sy_str *name;           /* __name__ */
    sy_str *qualname;
    sy_type *base; /* the one whose layout it extends */
    sy_tuple *bases;
    sy_tuple *mro;
    sy_dict *dict;
    sy_value module_name; /* __module__ */
    uint32_t flags;
    uint32_t size;         /* of an instance */
    uint32_t attrs_offset; /* where its sy_attrs are; 0: none */
    uint32_t version;      /* changes, globally unique, when it or a base is modified */
    sy_shape *root_shape;  /* of fresh instances with attributes */
    /* Language-defined special methods (found in the MRO before any builtin base's), SY_NULL:
     * none. Allocated on first use and dropped when version changes. */
    sy_value *specials;
    sy_value subclasses;     /* list of weak references, for version changes */
    sy_value slot_names;     /* tuple of __slots__ or SY_NULL */
    uint32_t members_offset; /* where the values of its own __slots__ stand in an instance */
    uint32_t members_count;
    uint32_t
        inline_values; /* room for attribute values made behind sy_attrs in new instances */
};

/* Attributes of an instance: values in the order of its shape, or a dict once __dict__ was
 * asked for or an attribute deleted (shape NULL). */
typedef struct sy_attrs {
    sy_shape *shape;
    union {
        sy_value *values;
        sy_dict *dict;
    } u;
    uint32_t capacity;
} sy_attrs;

/* Hidden class of instances: which attribute stands in which place. Grows by transitions. */
struct sy_shape {
    sy_object head;
    sy_type *owner;
    sy_shape *parent;
    sy_value key;         /* interned str added last */
    uint32_t count;       /* attributes in all */
    sy_value transitions; /* dict: name -> shape; SY_NULL: none yet */
    sy_value table;       /* dict: name -> index; built on demand */
};

static inline sy_attrs *syi_attrs(sy_value obj) {
    sy_object *o = sy_to_object(obj);
    return (sy_attrs *)((char *)o + o->type->attrs_offset);
}

/* Strings: code points in 1, 2 or 4 bytes each (the smallest that fits), hash cached.
 * head.aux holds sy_str_flags. */
enum sy_str_flags {
    SY_STR_KIND = 7, /* 1, 2 or 4: bytes per code point */
    SY_STR_ASCII = 8,
    SY_STR_INTERNED = 16,
    SY_STR_HASHED = 32,
    SY_STR_GROWING = 64 /* until hashed, hash says who may let it grow (str_append.c) */
};
struct sy_str {
    sy_object head;
    uint32_t length; /* code points */
    uint32_t hash_low;
    uint64_t hash;
    uint8_t data[]; /* length * kind bytes, then a 0 code point */
};

typedef struct sy_bytes {
    sy_object head;
    uint64_t hash; /* 0: not computed */
    uint32_t length;
    uint8_t data[]; /* then a 0 byte */
} sy_bytes;

struct sy_tuple {
    sy_object head;
    uint32_t length;
    sy_value items[];
};

typedef struct sy_list {
    sy_object head;
    uint32_t length;
    uint32_t capacity;
    sy_value *items; /* from the runtime's allocator */
} sy_list;

/* Insertion-ordered hash table: an index table over a dense entry array. */
typedef struct sy_dict_entry {
    uint64_t hash;
    sy_value key; /* SY_NULL: deleted */
    sy_value value;
} sy_dict_entry;
struct sy_dict {
    sy_object head;
    uint32_t length;   /* live entries */
    uint32_t used;     /* entries in use, deleted ones included */
    uint32_t capacity; /* of entries */
    uint32_t mask;     /* index table size - 1 */
    uint32_t version;  /* globally unique; changes when a key is added or removed or entries
                          move; not when a value is replaced */
    sy_dict_entry *entries;
    int32_t *index; /* -1 free; NULL while the dict is small (8 entries or fewer are searched in
                       order) */
};

typedef struct sy_cell {
    sy_object head;
    sy_value value; /* SY_NULL: unbound */
} sy_cell;

typedef struct sy_float {
    sy_object head;
    double value;
} sy_float;

/* |value| >= 2^62; digits of 30 bits, least significant first, normalised. head.aux: 1 if
 * negative. */
typedef struct sy_bigint {
    sy_object head;
    uint32_t length;
    uint32_t digits[];
} sy_bigint;

typedef struct sy_slice {
    sy_object head;
    sy_value start, stop, step;
} sy_slice;

typedef struct sy_range {
    sy_object head;
    sy_value start, stop, step; /* ints of any size */
    sy_value length;
} sy_range;

/* An instance of a plain class. */
typedef struct sy_instance {
    sy_object head;
    sy_attrs attrs;
} sy_instance;

/* A function defined in the language. */
typedef struct sy_function {
    sy_object head;
    sy_code *code;
    sy_dict *globals;
    sy_dict *builtins;
    sy_tuple *closure;                                 /* of cells; NULL: none */
    sy_value defaults;                                 /* tuple or SY_NULL */
    sy_value kwdefaults;                               /* dict or SY_NULL */
    sy_value name, qualname, doc, module, annotations; /* annotations: dict or SY_NULL */
    sy_attrs attrs;                                    /* __dict__ */
} sy_function;

/* A function written in C; self is SY_NULL for plain ones. */
typedef struct sy_builtin {
    sy_object head;
    const sy_fn_def *def;
    sy_value self;
    sy_value module; /* name or SY_NULL */
    sy_type *owner;  /* for method descriptors and slot wrappers: type that self must be an
                        instance of */
} sy_builtin;

typedef struct sy_bound_method {
    sy_object head;
    sy_value func;
    sy_value self;
} sy_bound_method;

typedef struct sy_module {
    sy_object head;
    sy_dict *dict;
} sy_module;

typedef struct sy_exception {
    sy_object head;
    sy_tuple *args;
    sy_value cause, context; /* SY_NONE or an exception */
    sy_value traceback;      /* SY_NONE or sy_traceback */
    bool suppress_context;
    /* StopIteration.value, SystemExit.code, KeyError..., OSError.errno etc. live in extra
     * (meaning depends on the type): */
    sy_value extra[6];
    sy_attrs attrs;
} sy_exception;

typedef struct sy_traceback {
    sy_object head;
    sy_value next; /* towards the place where it was raised; SY_NONE at the end */
    sy_code *code;
    sy_value frame; /* frame object or SY_NONE; made on demand */
    sy_dict *globals;
    uint32_t instruction; /* index: gives line and columns through the code's position table */
} sy_traceback;

#endif
