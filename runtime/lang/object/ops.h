/*
 * Operations on any value, as the language defines them: language-defined special methods
 * first, then slots. They call back into the language through vm->call and so may fail with
 * SY_RETRY.
 */
#ifndef SY_LANG_OPS_H
#define SY_LANG_OPS_H

#include "lang/object/state.h"

/* type(v), for immediate values too. */
static inline sy_type *syi_type_of(sy_vm *vm, sy_value v) {
    if (sy_is_pointer(v)) {
        return sy_to_object(v)->type;
    }
    if (sy_is_int(v)) {
        return vm->types.int_;
    }
    if (sy_is_flonum(v)) {
        return vm->types.float_;
    }
    switch (v) {
    case SY_NONE:
        return vm->types.none;
    case SY_TRUE:
    case SY_FALSE:
        return vm->types.bool_;
    case SY_NOT_IMPLEMENTED:
        return vm->types.not_implemented;
    default:
        return vm->types.ellipsis;
    }
}

sy_value syi_repr(sy_vm *vm, sy_value v); /* str; guards recursion depth */
sy_value syi_str(sy_vm *vm, sy_value v);
sy_value syi_ascii(sy_vm *vm, sy_value v);
sy_value syi_format(sy_vm *vm, sy_value v, sy_value spec); /* format(v, spec) */
bool syi_hash(sy_vm *vm, sy_value v, uint64_t *out);
sy_value syi_compare(sy_vm *vm, sy_value a, sy_value b,
                     enum sy_compare_op op); /* the result object */
int syi_compare_bool(sy_vm *vm, sy_value a, sy_value b,
                     enum sy_compare_op op); /* 1, 0, -1; identity counts as equal for == */
int syi_truth(sy_vm *vm, sy_value v);
int64_t syi_length(sy_vm *vm, sy_value v);
sy_value syi_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b);
sy_value syi_inplace(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b);
sy_value syi_unary(sy_vm *vm, enum sy_unary_op op, sy_value a);
sy_value syi_power(sy_vm *vm, sy_value a, sy_value b, sy_value modulus);

sy_value syi_getitem(sy_vm *vm, sy_value obj, sy_value key);
bool syi_setitem(sy_vm *vm, sy_value obj, sy_value key, sy_value value); /* SY_NULL: delete */
int syi_contains(sy_vm *vm, sy_value container, sy_value item);
sy_value syi_iter(sy_vm *vm, sy_value obj);
/* Would iter(obj) find a way (an __iter__, or __getitem__ of a sequence)? Cannot fail. */
bool syi_is_iterable(sy_vm *vm, sy_value obj);
sy_value syi_next(sy_vm *vm, sy_value iterator); /* SY_NULL without exception: exhausted */

/* Attributes. name is an interned str. */
sy_value syi_getattr(sy_vm *vm, sy_value obj, sy_value name);
/* SY_NULL without exception if there is none. */
sy_value syi_getattr_optional(sy_vm *vm, sy_value obj, sy_value name);
bool syi_setattr(sy_vm *vm, sy_value obj, sy_value name, sy_value value); /* SY_NULL: delete */
sy_value syi_getattr_cstr(sy_vm *vm, sy_value obj, const char *name);
/* object.__getattribute__ and object.__setattr__ themselves. */
sy_value syi_generic_getattr(sy_vm *vm, sy_value obj, sy_value name, bool raise);
bool syi_generic_setattr(sy_vm *vm, sy_value obj, sy_value name, sy_value value);

/* What obj.name(...) calls: a function with obj to be passed first in *self, or any callable
 * with *self SY_NULL. SY_NULL with AttributeError. */
sy_value syi_get_method(sy_vm *vm, sy_value obj, sy_value name, sy_value *self);
bool syi_is_data_descriptor(sy_vm *vm, sy_value descr);
/* super(type, obj).name; type(obj) is a subtype of type, or obj is a subclass of it. */
sy_value syi_super_getattr(sy_vm *vm, sy_type *type, sy_value obj, sy_value name);
/* dir(obj): a sorted list. */
sy_value syi_dir(sy_vm *vm, sy_value obj);

/* What looking up `descriptor` on obj gives: descriptor.__get__(obj, type), or itself. obj
 * SY_NULL: it was found on the type itself. */
sy_value syi_descriptor_get(sy_vm *vm, sy_value descriptor, sy_value obj, sy_type *type);
/* Looks name up in the MRO; SY_NULL without exception if absent. */
sy_value syi_type_lookup(sy_vm *vm, sy_type *type, sy_value name);
/* The language-defined special method (or SY_NULL), unbound; cached. */
sy_value syi_special_uncached(sy_vm *vm, sy_type *type, enum sy_special special);
static inline sy_value syi_special(sy_vm *vm, sy_type *type, enum sy_special special) {
    if ((type->flags & SY_TYPE_HEAP) == 0) {
        return SY_NULL;
    }
    return type->specials != NULL ? type->specials[special]
                                  : syi_special_uncached(vm, type, special);
}
/* Calls special method `special` of obj if language-defined; SY_NULL without exception when
 * none. */
sy_value syi_call_special(sy_vm *vm, sy_value obj, enum sy_special special,
                          const sy_value *args, int nargs);
/* The special method of obj bound for a call: the function, obj to be passed first in *self (or
 * SY_NULL). SY_NULL without exception: not language-defined. */
sy_value syi_bind_special(sy_vm *vm, sy_value obj, enum sy_special special, sy_value *self);
bool syi_is_subtype(const sy_type *type, const sy_type *base);
int syi_isinstance(sy_vm *vm, sy_value obj,
                   sy_value cls); /* the builtin, with __instancecheck__ */
int syi_issubclass(sy_vm *vm, sy_value cls, sy_value base);
bool syi_callable(sy_vm *vm, sy_value v);

/* Does b take nargs positional arguments (without self) and these keywords? False with
 * TypeError. */
bool syi_builtin_accepts(sy_vm *vm, const sy_builtin *b, int nargs, sy_value kwnames);
/* Runs a builtin function or method descriptor: checks the number of arguments and self, no
 * more. */
sy_value syi_builtin_call(sy_vm *vm, const sy_builtin *b, const sy_value *args, int nargs,
                          sy_value kwnames);
/* type(args): __new__, then __init__ if an instance came; nested calls where they are
 * language-defined. */
sy_value syi_type_call(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                       sy_value kwnames);
/* The same for a type whose __new__ and __init__ are both builtin. */
sy_value syi_type_new_instance(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames);
sy_value syi_call(sy_vm *vm, sy_value callee, const sy_value *args, int nargs,
                  sy_value kwnames);
/* callee(self, *args): self in front of the arguments. */
sy_value syi_call_with_self(sy_vm *vm, sy_value callee, sy_value self, const sy_value *args,
                            int nargs, sy_value kwnames);
sy_value syi_call_method(sy_vm *vm, sy_value obj, sy_value name, const sy_value *args,
                         int nargs);

/* True (and vm->exc set to SY_RETRY) when running inside the loop: first line of a builtin that
 * would have side effects before it calls back, for a case that may call back. */
bool syi_need_driver(sy_vm *vm);

/* RecursionError instead of a C stack overflow: call around C recursion over user data. */
bool syi_enter_c(sy_vm *vm,
                 const char *where); /* e.g. " while getting the repr of an object" */
void syi_leave_c(sy_vm *vm);
/* Bytes of C stack that recursive C code may use here. */
size_t syi_c_stack_left(const sy_vm *vm);

/* Conversions with CPython's errors. */
sy_value syi_index_value(sy_vm *vm,
                         sy_value v); /* operator.index(v): a plain int of any size */
bool syi_index(sy_vm *vm, sy_value v, int64_t *out);    /* __index__; out of range: clamped to
                                                           int64 (for slices and repeat counts) */
bool syi_as_int64(sy_vm *vm, sy_value v, int64_t *out); /* OverflowError beyond int64 */
bool syi_as_double(sy_vm *vm, sy_value v, double *out); /* "must be real number, not X" */
/* Slice indices for a sequence of length n, as slice.indices(). */
bool syi_slice_bounds(sy_vm *vm, sy_value slice, int64_t n, int64_t *start, int64_t *stop,
                      int64_t *step, int64_t *count);

#endif
