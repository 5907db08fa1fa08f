/*
 * sy_vm: the state of one language interpreter. One runtime has at most one; it hangs from
 * sy_runtime. The object layer reaches the interpreter above it only through the hooks here.
 */
#ifndef SY_LANG_STATE_H
#define SY_LANG_STATE_H

#include "base/alloc.h"
#include "lang/object/gc.h"
#include "lang/object/object.h"

/* Builtin types, one table: id, C name of the sy_type_def, base id. */
typedef struct sy_types {
#define SY_TYPE(id, base) sy_type *id;
#include "lang/object/types.def"
#undef SY_TYPE
} sy_types;

/* Strings the interpreter itself uses, interned at start: vm->names.__init__ ... */
typedef struct sy_names {
#define SY_NAME(id) sy_value id;
#include "lang/object/names.def"
#undef SY_NAME
} sy_names;

/* Temporaries of C code that calls back into the language; a list per C stack. */
typedef struct sy_roots {
    struct sy_roots *previous;
    sy_value *values;
    uint32_t count;
} sy_roots;

struct sy_vm {
    struct sy_runtime *rt;
    sy_allocator *allocator;
    sy_value exc; /* pending exception, SY_RETRY, or SY_NULL */
    bool in_loop; /* the VM loop is directly below: no language code may be run from C */
    bool shutting_down;
    uint32_t next_version; /* for types and dicts */
    sy_types types;
    sy_names names;
    sy_value specials[SY_SPECIAL_COUNT]; /* interned names */
    sy_value empty_tuple, empty_str, empty_bytes;
    sy_value latin1[256];  /* one-character strings */
    sy_dict *modules;      /* sys.modules */
    sy_dict *builtins;     /* namespace of the builtins module */
    sy_roots *roots;       /* of the C stack that runs now */
    sy_value memory_error; /* made ahead: raising it allocates nothing */
    uint64_t hash_seed;    /* fixed: the order of sets is part of a run */
    sy_gc gc;
    struct sy_intern_table *interned;
    struct sy_object_state
        *object_state;        /* method cache and weak references (object_state.h) */
    uint32_t recursion_limit; /* frames of one tasklet */
    uint32_t c_depth;         /* nesting of C code in the running C stack */
    uint32_t c_depth_limit;
    struct sy_format_cache *format_cache;
    uint32_t int_digits_limit;            /* see syi_int_max_str_digits; 0: the default */
    struct sy_interpreter *interpreter;   /* the VM's own part (lang/vm) */
    struct sy_lang_modules *module_state; /* state of modules written in C (lang/modules) */

    /* Hooks, set by lang/vm. */
    /* Calls any object from C. Runs nested language code on this C stack; if that blocks, the
     * tasklet keeps the C stack. Fails with SY_RETRY when in_loop and language code is needed.
     */
    sy_value (*call)(struct sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                     sy_value kwnames);
    /* Bytes of C stack left where C code runs now; NULL: not known, enough. */
    size_t (*stack_left)(const struct sy_vm *vm);
    /* Adds where the VM is now to an exception that was just raised (traceback, __context__).
     */
    void (*raised)(struct sy_vm *vm);
    /* The globals of the running language code, or NULL: gives type() its __module__. May be
     * unset. */
    sy_dict *(*current_globals)(struct sy_vm *vm);
};

static inline void syi_roots_enter(sy_vm *vm, sy_roots *roots, sy_value *values,
                                   uint32_t count) {
    roots->previous = vm->roots;
    roots->values = values;
    roots->count = count;
    vm->roots = roots;
}

static inline void syi_roots_leave(sy_vm *vm, sy_roots *roots) {
    vm->roots = roots->previous;
}

static inline bool syi_is_type(sy_value v, const sy_type *type) {
    return sy_is_pointer(v) && sy_to_object(v)->type == type;
}
static inline bool syi_has_flag(sy_value v, uint32_t flag) {
    return sy_is_pointer(v) && (sy_to_object(v)->type->flags & flag) != 0;
}

#endif
