/* SPDX-License-Identifier: MIT
 *
 * The dict's table, for the files of the dict and the set operations over dicts.
 */
#ifndef SY_LANG_DICT_H
#define SY_LANG_DICT_H

#include "lang/object/args.h"
#include "lang/object/container_internal.h"

/* Results of a lookup other than the number of an entry. */
#define SY_DICT_ABSENT (-1)
#define SY_DICT_FAILED (-2)

/* Number of the entry with this key, SY_DICT_ABSENT or SY_DICT_FAILED. */
int64_t syi_dict_lookup(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash);

/* Adds a key that is not there. */
bool syi_dict_append(sy_vm *vm, sy_dict *dict, sy_value key, uint64_t hash, sy_value value);

/* Takes entry i out. */
void syi_dict_remove_entry(sy_vm *vm, sy_dict *dict, uint32_t i);

/* The newest live entry taken out; false: the dict is empty. */
bool syi_dict_pop_last(sy_vm *vm, sy_dict *dict, sy_value *key, sy_value *value);

/* Room for `more` keys without another resize. */
bool syi_dict_reserve(sy_vm *vm, sy_dict *dict, uint64_t more);

/* `other` into `dict`; keys already there keep their value unless `replace`. */
bool syi_dict_merge(sy_vm *vm, sy_dict *dict, sy_value other, bool replace);

/* dict.update() and dict.__init__: at most one positional argument, then keywords. */
bool syi_dict_update_call(sy_vm *vm, const char *function, sy_dict *dict, const sy_value *args,
                          int nargs, sy_value kwnames);

sy_value syi_view_dict(sy_value view);
sy_value syi_dict_view_new(sy_vm *vm, sy_type *type, sy_value dict);
sy_value syi_dict_iterator_new(sy_vm *vm, sy_type *type, sy_dict *dict,
                               enum sy_dict_iteration kind);

/* Slots. */
void syi_dict_visit(void *self, sy_visitor *v);
void syi_dict_free(sy_vm *vm, void *self);

extern const sy_fn_def syi_dict_methods[];

#endif
