/* SPDX-License-Identifier: MIT
 *
 * What the files that make up types, descriptors and attributes share.
 */
#ifndef SY_LANG_TYPE_INTERNAL_H
#define SY_LANG_TYPE_INTERNAL_H

#include "lang/object/state.h"

/* Every slot of sy_slots that a subtype inherits. */
/* clang-format off */
#define SY_INHERITED_SLOTS(X)                                                                \
    X(visit) X(free) X(repr) X(str) X(compare) X(binary) X(inplace) X(unary) X(truth)        \
    X(length) X(getitem) X(setitem) X(contains) X(iter) X(next) X(call) X(getattr)           \
    X(setattr) X(descr_get) X(descr_set) X(init)
/* clang-format on */

/* Definitions of all types in types.def. */
#define SY_TYPE(id, base) extern const sy_type_def syi_type_##id;
#include "lang/object/types.def"
#undef SY_TYPE

/* Steps of making a builtin type: the bare object with its slots (enough to make instances),
 * then its names, bases and attributes. */
sy_type *syi_type_alloc(sy_vm *vm, const sy_type_def *def, sy_type *base);
void syi_type_setup(sy_vm *vm, sy_type *type, const sy_type_def *def, sy_type *base);
bool syi_type_fill(sy_vm *vm, sy_type *type);

/* Merges what is not set from base. */
void syi_slots_inherit(sy_type *type, const sy_type *base);

/* A version no type has had. */
uint32_t syi_next_type_version(sy_vm *vm);
/* Gives type and its subclasses new versions and drops their cached special methods. */
void syi_type_modified(sy_vm *vm, sy_type *type);
/* From now on instances of type and its subclasses are finalised (it got a __del__). */
void syi_type_set_finalizable(sy_type *type);
/* Adds type to the subclasses of each of its bases. */
bool syi_type_register(sy_vm *vm, sy_type *type);

/* The C3 linearisation for type with its bases set: a tuple. SY_NULL with TypeError. */
sy_value syi_type_mro(sy_vm *vm, sy_type *type);

/* Adds wrapper descriptors for the slots a builtin type defines itself. */
bool syi_add_slot_wrappers(sy_vm *vm, sy_type *type);
sy_value syi_method_descriptor_new(sy_vm *vm, sy_type *owner, const sy_fn_def *def);
sy_value syi_getset_new(sy_vm *vm, sy_type *owner, const sy_getset_def *def);
/* Setter of attributes that CPython keeps as read-only members: its message is another. */
bool syi_readonly_attribute(sy_vm *vm, sy_value self, sy_value value);
/* The attribute __dict__ of a type whose instances have attributes. */
bool syi_add_dict_getset(sy_vm *vm, sy_type *type);
sy_value syi_member_new(sy_vm *vm, sy_type *owner, sy_value name, uint32_t offset);
/* Name and text of a wrapper descriptor ("__add__"). */
const char *syi_wrapper_name(const sy_builtin *b);
sy_value syi_wrapper_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                          sy_value kwnames);

/* Slots of the type of types. */
void syi_type_visit(void *self, sy_visitor *v);
void syi_type_free(sy_vm *vm, void *self);

/* Attribute lookup on type objects and super objects. */
sy_value syi_type_getattr(sy_vm *vm, sy_type *type, sy_value name, bool raise);
sy_value syi_super_object_getattr(sy_vm *vm, sy_value super, sy_value name, bool raise);
bool syi_is_super(sy_vm *vm, sy_value v);
sy_value syi_raise_no_attribute(sy_vm *vm, sy_value obj, sy_value name);

/* object's own slots, by which a type shows that it did not replace them. */
sy_value syi_object_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames);
bool syi_object_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                     sy_value kwnames);
sy_value syi_object_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op);
bool syi_object_hash(sy_vm *vm, sy_value self, uint64_t *out);

/* The names dir() shows of a type: a list, not sorted. */
sy_value syi_type_dir(sy_vm *vm, const sy_type *type);

/* Text of a C string as the doc of a builtin: without the signature line; None if empty. */
sy_value syi_doc_text(sy_vm *vm, const char *doc);

extern const enum sy_special syi_binary_specials[SY_BINARY_COUNT];
extern const enum sy_special syi_reflected_specials[SY_BINARY_COUNT];
extern const enum sy_special syi_inplace_specials[SY_BINARY_COUNT];
extern const enum sy_special syi_unary_specials[SY_UNARY_COUNT];
extern const enum sy_special syi_compare_specials[6];
extern const enum sy_compare_op syi_swapped_compare[6];
extern const char *const syi_binary_symbols[SY_BINARY_COUNT];

/* weakref.c: the weak references and proxies to an object, in a list. */
sy_value syi_weakrefs_of(sy_vm *vm, sy_value target);

#endif
