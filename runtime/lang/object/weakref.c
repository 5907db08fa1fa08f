/* SPDX-License-Identifier: MIT
 *
 * Weak references and proxies. A table maps each object that has some to the chain of its weak
 * references; the collector clears those of dead objects before the sweep and queues their
 * callbacks for the VM.
 */
#include <stdlib.h>

#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/gc_heap.h"
#include "lang/object/object_state.h"
#include "lang/object/ops.h"
#include "lang/object/text.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

struct sy_weakref {
    sy_object head;
    sy_object *target; /* not visited; NULL: dead */
    sy_value callback; /* SY_NONE: none */
    sy_weakref *next;  /* of the same target; not visited */
    uint64_t serial;   /* in order of creation */
    uint64_t hash;
    bool hashed;
};

static sy_weakref *to_ref(sy_value v) {
    return (sy_weakref *)sy_to_object(v);
}

/* --- The table
 * --------------------------------------------------------------------------------- */

static uint32_t slot_index(const sy_object_state *s, const sy_object *target) {
    uint64_t h = (uint64_t)(uintptr_t)target * 0x9e3779b97f4a7c15u;
    return (uint32_t)(h >> 32) & (s->weak_capacity - 1);
}

static sy_weakref_slot *find_slot(const sy_object_state *s, const sy_object *target) {
    for (uint32_t i = slot_index(s, target);; i = (i + 1) & (s->weak_capacity - 1)) {
        sy_weakref_slot *slot = &s->weak_slots[i];
        if (slot->target == NULL || slot->target == target) {
            return slot;
        }
    }
}

static bool grow_table(sy_vm *vm) {
    sy_object_state *s = vm->object_state;
    uint32_t capacity = s->weak_capacity == 0 ? 256 : s->weak_capacity * 2;
    sy_weakref_slot *old = s->weak_slots;
    uint32_t old_capacity = s->weak_capacity;
    sy_weakref_slot *slots = sy_calloc(vm->allocator, capacity, sizeof *slots);
    if (slots == NULL) {
        syi_raise_memory(vm);
        return false;
    }
    s->weak_slots = slots;
    s->weak_capacity = capacity;
    for (uint32_t i = 0; i < old_capacity; i++) {
        if (old[i].target != NULL) {
            *find_slot(s, old[i].target) = old[i];
        }
    }
    sy_free(vm->allocator, old, old_capacity * sizeof *old);
    return true;
}

/* The chain of target, made if it has none. NULL: MemoryError. */
static sy_weakref_slot *chain_of(sy_vm *vm, sy_object *target) {
    sy_object_state *s = vm->object_state;
    if (s->weak_count >= s->weak_capacity / 2 && !grow_table(vm)) {
        return NULL;
    }
    sy_weakref_slot *slot = find_slot(s, target);
    if (slot->target == NULL) {
        slot->target = target;
        s->weak_count++;
        target->flags |= SY_OBJ_WEAKREF;
    }
    return slot;
}

/* Queues the callback of a reference that lives on. Without memory the callback is lost. */
static void clear_reference(sy_vm *vm, sy_weakref *ref) {
    ref->target = NULL;
    if (ref->callback != SY_NONE && !syi_gc_is_dead(&ref->head)) {
        sy_gc_list *list = &vm->gc.heap->callbacks;
        if (syi_gc_list_push(vm, list, ref->callback) &&
            !syi_gc_list_push(vm, list, sy_from_pointer(ref))) {
            list->count--;
        }
    }
    ref->callback = SY_NONE;
}

/* Unlinks dead references of a chain and clears those of a dead target. */
static void sweep_chain(sy_vm *vm, sy_weakref_slot *slot) {
    bool dead = syi_gc_is_dead(slot->target);
    sy_weakref *kept = NULL;
    for (sy_weakref *r = slot->first, *next; r != NULL; r = next) {
        next = r->next;
        r->next = NULL;
        if (dead) {
            clear_reference(vm, r);
        } else if (!syi_gc_is_dead(&r->head)) {
            r->next = kept;
            kept = r;
        }
    }
    slot->first = kept;
    if (kept == NULL) {
        slot->target->flags &= ~(uint32_t)SY_OBJ_WEAKREF;
        slot->target = NULL;
    }
}

/* Takes the free slot at i out of its run, moving later entries back. */
static void close_gap(sy_object_state *s, uint32_t i) {
    uint32_t mask = s->weak_capacity - 1;
    s->weak_count--;
    for (uint32_t j = (i + 1) & mask; s->weak_slots[j].target != NULL; j = (j + 1) & mask) {
        uint32_t home = slot_index(s, s->weak_slots[j].target);
        if (((j - home) & mask) >= ((j - i) & mask)) {
            s->weak_slots[i] = s->weak_slots[j];
            memset(&s->weak_slots[j], 0, sizeof s->weak_slots[j]);
            i = j;
        }
    }
}

/* Pairs of callback and reference, the youngest reference first. */
static int compare_callbacks(const void *a, const void *b) {
    uint64_t x = to_ref(((const sy_value *)a)[1])->serial;
    uint64_t y = to_ref(((const sy_value *)b)[1])->serial;
    return x > y ? -1 : x < y;
}

void syi_weakrefs_clear_dead(sy_vm *vm) {
    sy_object_state *s = vm->object_state;
    if (s == NULL) {
        return;
    }
    size_t queued = vm->gc.heap->callbacks.count;
    for (uint32_t i = 0; i < s->weak_capacity;) {
        bool used = s->weak_slots[i].target != NULL;
        if (used) {
            sweep_chain(vm, &s->weak_slots[i]);
        }
        if (used && s->weak_slots[i].target == NULL) {
            close_gap(s, i); /* another entry may stand here now */
        } else {
            i++;
        }
    }
    const sy_gc_list *list = &vm->gc.heap->callbacks;
    if (list->count - queued > 2) { /* the table's order depends on addresses */
        qsort(list->items + queued, (list->count - queued) / 2, 2 * sizeof *list->items,
              compare_callbacks);
    }
}

void syi_weakrefs_free(sy_vm *vm) {
    sy_object_state *s = vm->object_state;
    sy_free(vm->allocator, s->weak_slots, s->weak_capacity * sizeof *s->weak_slots);
    s->weak_slots = NULL;
    s->weak_count = s->weak_capacity = 0;
}

bool syi_weakref_next_callback(sy_vm *vm, sy_value *callback, sy_value *ref) {
    struct sy_gc_heap *heap = vm->gc.heap;
    if (heap->callback_next + 1 >= heap->callbacks.count) {
        heap->callback_next = heap->callbacks.count = 0;
        return false;
    }
    *callback = heap->callbacks.items[heap->callback_next];
    *ref = heap->callbacks.items[heap->callback_next + 1];
    heap->callback_next += 2;
    return true;
}

/* --- References
 * ---------------------------------------------------------------------------------- */

static sy_value make_reference(sy_vm *vm, sy_type *type, sy_value target, sy_value callback) {
    if (!sy_is_pointer(target)) {
        return syi_raise(vm, vm->types.TypeError, "cannot create weak reference to '%T' object",
                         target);
    }
    sy_weakref_slot *slot = chain_of(vm, sy_to_object(target));
    if (slot == NULL) {
        return SY_NULL;
    }
    /* One reference without a callback serves all. */
    for (sy_weakref *r = slot->first; r != NULL && callback == SY_NONE; r = r->next) {
        if (r->callback == SY_NONE && r->head.type == type &&
            (type->flags & SY_TYPE_HEAP) == 0) {
            return sy_from_pointer(r);
        }
    }
    sy_weakref *ref = syi_object_new(vm, type, type->size);
    if (ref == NULL) {
        return SY_NULL;
    }
    ref->target = sy_to_object(target);
    ref->callback = callback;
    ref->serial = vm->object_state->weak_serial++;
    ref->next = slot->first;
    slot->first = ref;
    return sy_from_pointer(ref);
}

sy_value syi_weakref_new(sy_vm *vm, sy_value target, sy_value callback) {
    return make_reference(vm, vm->types.weakref, target,
                          callback == SY_NULL ? SY_NONE : callback);
}

sy_value syi_weakref_target(sy_value ref) {
    return sy_from_pointer(to_ref(ref)->target);
}

sy_value syi_weakrefs_of(sy_vm *vm, sy_value target) {
    sy_value list = syi_list_new(vm, NULL, 0);
    if (list == SY_NULL || !sy_is_pointer(target) ||
        (sy_to_object(target)->flags & SY_OBJ_WEAKREF) == 0) {
        return list;
    }
    const sy_weakref_slot *slot = find_slot(vm->object_state, sy_to_object(target));
    for (sy_weakref *r = slot->target != NULL ? slot->first : NULL; r != NULL; r = r->next) {
        if (!syi_list_append(vm, syi_to_list(list), sy_from_pointer(r))) {
            return SY_NULL;
        }
    }
    return list;
}

static void weakref_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((sy_weakref *)self)->callback);
}

/* Values of these types have no identity of their own that could die. */
static bool can_be_referenced(sy_vm *vm, sy_value v) {
    const sy_type *t = syi_type_of(vm, v);
    if ((t->flags & SY_TYPE_HEAP) != 0) {
        return (t->flags & (SY_TYPE_IS_INT | SY_TYPE_IS_TUPLE)) == 0 || sy_is_pointer(v);
    }
    const uint32_t plain = SY_TYPE_IS_INT | SY_TYPE_IS_STR | SY_TYPE_IS_BYTES |
                           SY_TYPE_IS_LIST | SY_TYPE_IS_TUPLE | SY_TYPE_IS_DICT |
                           SY_TYPE_IS_FLOAT;
    return sy_is_pointer(v) && (t->flags & plain) == 0 && t != vm->types.object;
}

static bool reference_args(sy_vm *vm, const char *name, const sy_value *args, int nargs,
                           sy_value kwnames) {
    if (!syi_no_keywords(vm, name, kwnames) || !syi_check_arg_count(vm, name, nargs, 1, 2)) {
        return false;
    }
    if (!can_be_referenced(vm, args[0])) {
        syi_raise(vm, vm->types.TypeError, "cannot create weak reference to '%T' object",
                  args[0]);
        return false;
    }
    return true;
}

static sy_value weakref_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    (void)kwnames; /* of subclasses; their __init__ looks at them */
    if (!reference_args(vm, "weakref", args, nargs > 2 ? 2 : nargs, SY_NULL)) {
        return SY_NULL;
    }
    return make_reference(vm, type, args[0], nargs > 1 ? args[1] : SY_NONE);
}

static bool weakref_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                         sy_value kwnames) {
    (void)self;
    return reference_args(vm, "weakref", args, nargs, kwnames);
}

static sy_value weakref_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                             sy_value kwnames) {
    (void)args;
    if (!syi_no_keywords(vm, "weakref", kwnames) ||
        !syi_check_arg_count(vm, "weakref", nargs, 0, 0)) {
        return SY_NULL;
    }
    sy_value target = syi_weakref_target(self);
    return target == SY_NULL ? SY_NONE : target;
}

static sy_value weakref_repr(sy_vm *vm, sy_value self) {
    char address[SY_ADDRESS_SIZE], target_address[SY_ADDRESS_SIZE];
    sy_value target = syi_weakref_target(self);
    if (target == SY_NULL) {
        return syi_str_format(vm, "<weakref at %s; dead>", syi_address(self, address));
    }
    return syi_str_format(vm, "<weakref at %s; to '%T' at %s>", syi_address(self, address),
                          target, syi_address(target, target_address));
}

static bool weakref_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    sy_weakref *ref = to_ref(self);
    if (!ref->hashed) {
        if (ref->target == NULL) {
            syi_raise(vm, vm->types.TypeError, "weak object has gone away");
            return false;
        }
        if (!syi_hash(vm, syi_weakref_target(self), &ref->hash)) {
            return false;
        }
        ref->hashed = true;
    }
    *out = ref->hash;
    return true;
}

static sy_value weakref_compare(sy_vm *vm, sy_value self, sy_value other,
                                enum sy_compare_op op) {
    if ((op != SY_EQ && op != SY_NE) || !sy_is_pointer(other) ||
        sy_to_object(other)->type->def != vm->types.weakref->def) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value a = syi_weakref_target(self);
    sy_value b = syi_weakref_target(other);
    if (a == SY_NULL || b == SY_NULL) {
        return sy_from_bool((self == other) == (op == SY_EQ));
    }
    return syi_compare(vm, a, b, op);
}

static sy_value get_callback(sy_vm *vm, sy_value self) {
    (void)vm;
    return to_ref(self)->callback;
}

static const sy_getset_def weakref_getsets[] = {
    {"__callback__", get_callback, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_weakref = {
    .name = "weakref.ReferenceType",
    .size = sizeof(sy_weakref),
    .slots = {.visit = weakref_visit,
              .repr = weakref_repr,
              .hash = weakref_hash,
              .compare = weakref_compare,
              .call = weakref_call,
              .create = weakref_create,
              .init = weakref_init},
    .getsets = weakref_getsets,
};

/* --- Proxies
 * ---------------------------------------------------------------------------------------- */

/* What the proxy stands for; SY_NULL with ReferenceError. */
static sy_value proxied(sy_vm *vm, sy_value self) {
    sy_value target = syi_weakref_target(self);
    return target != SY_NULL ? target
                             : syi_raise(vm, vm->types.ReferenceError,
                                         "weakly-referenced object no longer exists");
}

/* v itself, or what it stands for if it is a proxy. */
static sy_value unwrap(sy_vm *vm, sy_value v) {
    return syi_is_type(v, vm->types.weakproxy) ? proxied(vm, v) : v;
}

static sy_value proxy_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                             sy_value kwnames) {
    if (!reference_args(vm, "proxy", args, nargs, kwnames)) {
        return SY_NULL;
    }
    return make_reference(vm, type, args[0], nargs > 1 ? args[1] : SY_NONE);
}

static bool proxy_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                       sy_value kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return true;
}

static sy_value proxy_repr(sy_vm *vm, sy_value self) {
    char address[SY_ADDRESS_SIZE], target_address[SY_ADDRESS_SIZE];
    sy_value target = syi_weakref_target(self);
    if (target == SY_NULL) {
        return syi_str_format(vm, "<weakproxy at %s; dead>", syi_address(self, address));
    }
    return syi_str_format(vm, "<weakproxy at %s to %T at %s>", syi_address(self, address),
                          target, syi_address(target, target_address));
}

static sy_value proxy_str(sy_vm *vm, sy_value self) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? SY_NULL : syi_str(vm, t);
}

static sy_value proxy_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    sy_value a = unwrap(vm, self);
    sy_value b = a == SY_NULL ? SY_NULL : unwrap(vm, other);
    return b == SY_NULL ? SY_NULL : syi_compare(vm, a, b, op);
}

static sy_value proxy_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    a = unwrap(vm, a);
    b = a == SY_NULL ? SY_NULL : unwrap(vm, b);
    return b == SY_NULL ? SY_NULL : syi_binary(vm, op, a, b);
}

static sy_value proxy_unary(sy_vm *vm, enum sy_unary_op op, sy_value self) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? SY_NULL : syi_unary(vm, op, t);
}

static int proxy_truth(sy_vm *vm, sy_value self) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? -1 : syi_truth(vm, t);
}

static int64_t proxy_length(sy_vm *vm, sy_value self) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? -1 : syi_length(vm, t);
}

static sy_value proxy_getitem(sy_vm *vm, sy_value self, sy_value key) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? SY_NULL : syi_getitem(vm, t, key);
}

static bool proxy_setitem(sy_vm *vm, sy_value self, sy_value key, sy_value value) {
    sy_value t = proxied(vm, self);
    return t != SY_NULL && syi_setitem(vm, t, key, value);
}

static int proxy_contains(sy_vm *vm, sy_value self, sy_value item) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? -1 : syi_contains(vm, t, item);
}

static sy_value proxy_iter(sy_vm *vm, sy_value self) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? SY_NULL : syi_iter(vm, t);
}

static sy_value proxy_call(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                           sy_value kwnames) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? SY_NULL : syi_call(vm, t, args, nargs, kwnames);
}

static sy_value proxy_getattr(sy_vm *vm, sy_value self, sy_value name) {
    sy_value t = proxied(vm, self);
    return t == SY_NULL ? SY_NULL : syi_getattr(vm, t, name);
}

static bool proxy_setattr(sy_vm *vm, sy_value self, sy_value name, sy_value value) {
    sy_value t = proxied(vm, self);
    return t != SY_NULL && syi_setattr(vm, t, name, value);
}

/* __class__ is the target's, as everything else. */
static sy_value proxy_class(sy_vm *vm, sy_value self) {
    return proxy_getattr(vm, self, vm->names.__class__);
}

static const sy_getset_def proxy_getsets[] = {
    {"__class__", proxy_class, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_weakproxy = {
    .name = "weakref.ProxyType",
    .size = sizeof(sy_weakref),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = weakref_visit,
              .repr = proxy_repr,
              .str = proxy_str,
              .compare = proxy_compare,
              .binary = proxy_binary,
              .unary = proxy_unary,
              .truth = proxy_truth,
              .length = proxy_length,
              .getitem = proxy_getitem,
              .setitem = proxy_setitem,
              .contains = proxy_contains,
              .iter = proxy_iter,
              .call = proxy_call,
              .getattr = proxy_getattr,
              .setattr = proxy_setattr,
              .create = proxy_create,
              .init = proxy_init},
    .getsets = proxy_getsets,
};
