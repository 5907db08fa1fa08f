/* Making and changing types; functions, methods, modules and other objects of the object
 * layer's core. */
#ifndef SY_LANG_TYPE_H
#define SY_LANG_TYPE_H

#include "lang/object/state.h"

/* Builds a builtin type from its definition. */
sy_type *syi_type_ready(sy_vm *vm, const sy_type_def *def, sy_type *base);
/* type(name, bases, namespace), after the metaclass was chosen: MRO, layout, __slots__,
 * __set_name__, __init_subclass__ (with the keywords). */
sy_value syi_type_build(sy_vm *vm, sy_type *metaclass, sy_value name, sy_tuple *bases,
                        sy_dict *namespace_, const sy_value *kwargs, sy_value kwnames);
/* The most derived metaclass of bases, or NULL with TypeError. */
sy_type *syi_metaclass(sy_vm *vm, sy_type *metaclass, sy_tuple *bases);
/* Sets an attribute of a type and gives it and its subclasses new versions. */
bool syi_type_setattr(sy_vm *vm, sy_type *type, sy_value name, sy_value value);
static inline sy_type *syi_to_type(sy_value v) {
    return (sy_type *)sy_to_object(v);
}

/* Instances. */
sy_value syi_instance_new(sy_vm *vm,
                          sy_type *type); /* object.__new__ without argument checks */
/* Inline-cache support: index of name in shape, or -1. */
int32_t syi_shape_index(sy_vm *vm, sy_shape *shape, sy_value name);
/* Shape after adding name (NULL: MemoryError). */
sy_shape *syi_shape_add(sy_vm *vm, sy_shape *shape, sy_value name);
/* Where the attributes of obj are, or NULL. (syi_attrs of object.h is only for types with an
 * attrs_offset.) */
sy_attrs *syi_object_attrs(sy_value obj);
sy_value syi_attrs_get(sy_vm *vm, sy_attrs *attrs, sy_value name);
bool syi_attrs_set(sy_vm *vm, sy_attrs *attrs, sy_type *owner, sy_value name, sy_value value);
sy_dict *syi_attrs_dict(sy_vm *vm,
                        sy_attrs *attrs); /* __dict__: from now on the attributes live in it */
void syi_attrs_visit(sy_visitor *v, sy_attrs *attrs);
void syi_attrs_free(sy_vm *vm, sy_attrs *attrs);

sy_value syi_function_new(sy_vm *vm, sy_code *code, sy_dict *globals);
sy_value syi_builtin_new(sy_vm *vm, const sy_fn_def *def, sy_value self, sy_value module);
sy_value syi_bound_method_new(sy_vm *vm, sy_value func, sy_value self);
/* A special method of a builtin type, bound: [].__len__. */
sy_value syi_method_wrapper_new(sy_vm *vm, sy_value wrapper, sy_value self);
sy_value syi_cell_new(sy_vm *vm, sy_value value);
sy_value syi_module_new(sy_vm *vm, const char *name);
bool syi_module_add_functions(sy_vm *vm, sy_module *module, const sy_fn_def *defs);
sy_value syi_staticmethod_new(sy_vm *vm, sy_value func);
sy_value syi_classmethod_new(sy_vm *vm, sy_value func);
sy_value syi_generic_alias_new(sy_vm *vm, sy_value origin,
                               sy_value args); /* args: tuple or one item */
sy_value syi_union_new(sy_vm *vm, sy_value a,
                       sy_value b); /* a | b for types; SY_NOT_IMPLEMENTED */
sy_value syi_mappingproxy_new(sy_vm *vm, sy_value mapping);
sy_value syi_simple_namespace_new(sy_vm *vm);
sy_value syi_seq_iterator_new(sy_vm *vm, sy_value sequence);
sy_value syi_callable_iterator_new(sy_vm *vm, sy_value callable, sy_value sentinel);
/* Its fget (SY_NONE if it has none). */
sy_value syi_property_getter(sy_value property);
/* v is a member of __slots__ that instances of type have: where. */
bool syi_member_offset(sy_vm *vm, sy_value v, const sy_type *type, uint32_t *offset);
/* Is obj an instance or subtype of type, as super(type, obj) wants? False with TypeError. */
bool syi_super_check(sy_vm *vm, sy_type *type, sy_value obj);
sy_value syi_property_new(sy_vm *vm, sy_value fget, sy_value fset, sy_value fdel, sy_value doc);

/* Guards containers against endless reprs: 1 when v is being shown already, 0 when it now is
 * (leave with syi_repr_leave), -1 on failure. */
int syi_repr_enter(sy_vm *vm, sy_value v);
void syi_repr_leave(sy_vm *vm, sy_value v);

/* Weak references: called by the collector (cleared) and by weakref.ref(). */
sy_value syi_weakref_new(sy_vm *vm, sy_value target, sy_value callback);
sy_value syi_weakref_target(sy_value ref); /* SY_NULL: dead */
/* Next (callback, ref) pair to call after a collection; false: none. */
bool syi_weakref_next_callback(sy_vm *vm, sy_value *callback, sy_value *ref);

/* Creates all types of types.def, singletons and interned names. First step of starting an
 * interpreter. */
bool syi_objects_init(sy_vm *vm);
void syi_objects_deinit(sy_vm *vm);

#endif
