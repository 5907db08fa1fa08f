/* SPDX-License-Identifier: MIT
 *
 * The memoryview type: one dimension of unsigned bytes over a bytes or bytearray. It does not
 * keep a bytearray from being resized; what a view no longer covers is an index out of bounds.
 */
#include "lang/object/bytes.h"

#include "lang/object/args.h"
#include "lang/object/text.h"

#define METHOD(name) static SY_BYTES_METHOD(name)
#define UNUSED_ARGS() ((void)vm, (void)nargs, (void)kwnames)

static sy_memoryview *to_view(sy_value v) {
    return (sy_memoryview *)sy_to_object(v);
}

static bool check_live(sy_vm *vm, const sy_memoryview *m) {
    if (m->object != SY_NULL) {
        return true;
    }
    syi_raise(vm, vm->types.ValueError, "operation forbidden on released memoryview object");
    return false;
}

/* Address of byte i of the view; NULL: the object became too short. */
static uint8_t *byte_at(const sy_memoryview *m, int64_t i) {
    const uint8_t *data;
    uint32_t n;
    int64_t at = m->start + i * m->step;
    if (!syi_buffer(m->object, &data, &n) || at < 0 || at >= n) {
        return NULL;
    }
    return (uint8_t *)(uintptr_t)data + at;
}

bool syi_memoryview_buffer(const sy_memoryview *m, const uint8_t **data, uint32_t *length) {
    uint32_t n;
    if (m->object == SY_NULL || (m->step != 1 && m->length > 1) ||
        !syi_buffer(m->object, data, &n) || m->start + (int64_t)m->length > n) {
        return false;
    }
    *data += m->start;
    *length = m->length;
    return true;
}

static sy_value view_new(sy_vm *vm, sy_value object, int64_t start, int64_t step,
                         uint32_t length) {
    sy_memoryview *m = syi_object_new(vm, vm->types.memoryview, sizeof *m);
    if (m == NULL) {
        return SY_NULL;
    }
    m->object = object;
    m->start = start;
    m->step = step;
    m->length = length;
    return sy_from_pointer(m);
}

static sy_value view_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                            sy_value kwnames) {
    static const char *const names[] = {"object", NULL};
    static const sy_signature signature = {"memoryview", names, 1, 1};
    (void)type;
    sy_value given[1];
    const uint8_t *data;
    uint32_t n;
    if (!syi_parse_args(vm, &signature, args, nargs, kwnames, given)) {
        return SY_NULL;
    }
    if (syi_is_type(given[0], vm->types.memoryview)) {
        const sy_memoryview *m = to_view(given[0]);
        return check_live(vm, m) ? view_new(vm, m->object, m->start, m->step, m->length)
                                 : SY_NULL;
    }
    if (!syi_buffer(given[0], &data, &n)) {
        return syi_raise(vm, vm->types.TypeError,
                         "memoryview: a bytes-like object is required, not '%T'", given[0]);
    }
    return view_new(vm, given[0], 0, 1, n);
}

/* --- Contents --------------------------------------------------------------------------------
 */

/* The bytes of the view in a bytes object. */
static sy_value to_bytes(sy_vm *vm, const sy_memoryview *m) {
    if (!check_live(vm, m)) {
        return SY_NULL;
    }
    sy_bytes *b = syi_bytes_alloc(vm, vm->types.bytes, m->length);
    for (uint32_t i = 0; b != NULL && i < m->length; i++) {
        const uint8_t *byte = byte_at(m, i);
        b->data[i] = byte == NULL ? 0 : *byte;
    }
    return b == NULL ? SY_NULL : sy_from_pointer(b);
}

static sy_value out_of_bounds(sy_vm *vm) {
    return syi_raise(vm, vm->types.IndexError, "index out of bounds on dimension 1");
}

/* The byte key names; NULL: failed. */
static uint8_t *item_at(sy_vm *vm, const sy_memoryview *m, sy_value key) {
    int64_t i;
    int has = syi_has_index(vm, key);
    if (has == 0) {
        syi_raise(vm, vm->types.TypeError, "memoryview: invalid slice key");
    }
    if (has != 1 || !syi_index_exact(vm, key, &i)) {
        return NULL;
    }
    i += i < 0 ? m->length : 0;
    uint8_t *byte = i < 0 || i >= m->length ? NULL : byte_at(m, i);
    if (byte == NULL) {
        out_of_bounds(vm);
    }
    return byte;
}

static sy_value view_getitem(sy_vm *vm, sy_value self, sy_value key) {
    const sy_memoryview *m = to_view(self);
    if (!check_live(vm, m)) {
        return SY_NULL;
    }
    if (!syi_is_type(key, vm->types.slice)) {
        const uint8_t *byte = item_at(vm, m, key);
        return byte == NULL ? SY_NULL : sy_from_int(*byte);
    }
    int64_t start;
    int64_t stop;
    int64_t step;
    int64_t count;
    if (!syi_slice_bounds(vm, key, m->length, &start, &stop, &step, &count)) {
        return SY_NULL;
    }
    return view_new(vm, m->object, m->start + start * m->step, m->step * step, (uint32_t)count);
}

static bool assign_slice(sy_vm *vm, const sy_memoryview *m, sy_value key, sy_value value) {
    sy_value target = view_getitem(vm, sy_from_pointer(m), key);
    const uint8_t *data;
    uint32_t n;
    if (target == SY_NULL || !syi_need_buffer(vm, value, &data, &n)) {
        return false;
    }
    const sy_memoryview *t = to_view(target);
    if (t->length != n) {
        syi_raise(vm, vm->types.ValueError,
                  "memoryview assignment: lvalue and rvalue have different structures");
        return false;
    }
    sy_value copy = syi_bytes_new(vm, data, n);
    for (uint32_t i = 0; copy != SY_NULL && i < n; i++) {
        uint8_t *byte = byte_at(t, i);
        if (byte != NULL) {
            *byte = syi_to_bytes(copy)->data[i];
        }
    }
    return copy != SY_NULL;
}

static bool view_setitem(sy_vm *vm, sy_value self, sy_value key, sy_value value) {
    const sy_memoryview *m = to_view(self);
    if (!check_live(vm, m)) {
        return false;
    }
    if (!syi_is_bytearray(m->object)) {
        syi_raise(vm, vm->types.TypeError, "cannot modify read-only memory");
        return false;
    }
    if (value == SY_NULL) {
        syi_raise(vm, vm->types.TypeError, "cannot delete memory");
        return false;
    }
    if (syi_is_type(key, vm->types.slice)) {
        return assign_slice(vm, m, key, value);
    }
    int64_t i;
    if (!syi_is_int(value)) {
        syi_raise(vm, vm->types.TypeError, "memoryview: invalid type for format 'B'");
        return false;
    }
    if (!syi_index(vm, value, &i)) {
        return false;
    }
    if (i < 0 || i > 255) {
        syi_raise(vm, vm->types.ValueError, "memoryview: invalid value for format 'B'");
        return false;
    }
    uint8_t *byte = item_at(vm, m, key);
    if (byte != NULL) {
        *byte = (uint8_t)i;
    }
    return byte != NULL;
}

/* --- The other slots -------------------------------------------------------------------------
 */

static sy_value view_repr(sy_vm *vm, sy_value self) {
    char address[SY_ADDRESS_SIZE];
    return syi_str_format(vm, "<%smemory at %s>",
                          to_view(self)->object == SY_NULL ? "released " : "",
                          syi_address(self, address));
}

static bool view_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    const sy_memoryview *m = to_view(self);
    if (!check_live(vm, m)) {
        return false;
    }
    if (syi_is_bytearray(m->object)) {
        syi_raise(vm, vm->types.ValueError, "cannot hash writable memoryview object");
        return false;
    }
    sy_value b = to_bytes(vm, m);
    return b != SY_NULL && syi_hash(vm, b, out);
}

static sy_value view_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    const uint8_t *data;
    uint32_t n;
    if (op != SY_EQ && op != SY_NE) {
        return SY_NOT_IMPLEMENTED;
    }
    if (to_view(self)->object == SY_NULL) {
        return sy_from_bool((self == other) == (op == SY_EQ));
    }
    if (syi_is_type(other, vm->types.memoryview) && to_view(other)->object != SY_NULL) {
        other = to_bytes(vm, to_view(other));
        if (other == SY_NULL) {
            return SY_NULL;
        }
    }
    if (!syi_buffer(other, &data, &n)) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value mine = to_bytes(vm, to_view(self));
    return mine == SY_NULL ? SY_NULL : syi_bytes_compare(vm, mine, other, op);
}

static int64_t view_length(sy_vm *vm, sy_value self) {
    return check_live(vm, to_view(self)) ? (int64_t)to_view(self)->length : -1;
}

static void view_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((sy_memoryview *)self)->object);
}

/* --- Methods and attributes ------------------------------------------------------------------
 */

METHOD(view_tobytes) {
    UNUSED_ARGS();
    return to_bytes(vm, to_view(args[0]));
}

METHOD(view_tolist) {
    UNUSED_ARGS();
    sy_value b = to_bytes(vm, to_view(args[0]));
    return b == SY_NULL ? SY_NULL : syi_list_from_iterable(vm, b);
}

METHOD(view_hex) {
    sy_value b = to_bytes(vm, to_view(args[0]));
    if (b == SY_NULL) {
        return SY_NULL;
    }
    if (nargs == 1 && kwnames == SY_NULL) {
        return syi_bytes_hex(vm, &b, 1, SY_NULL);
    }
    const sy_value with[3] = {b, args[1], nargs > 2 ? args[2] : SY_NULL};
    return nargs > 3 || kwnames != SY_NULL
               ? syi_raise(vm, vm->types.TypeError,
                           "hex() takes at most 2 arguments (%d given)", nargs - 1)
               : syi_bytes_hex(vm, with, nargs, SY_NULL);
}

METHOD(view_toreadonly) {
    UNUSED_ARGS();
    const sy_memoryview *m = to_view(args[0]);
    if (!syi_is_bytearray(m->object)) {
        return check_live(vm, m) ? view_new(vm, m->object, m->start, m->step, m->length)
                                 : SY_NULL;
    }
    sy_value b = to_bytes(vm, m);
    return b == SY_NULL ? SY_NULL : view_new(vm, b, 0, 1, m->length);
}

METHOD(view_release) {
    UNUSED_ARGS();
    to_view(args[0])->object = SY_NULL;
    return SY_NONE;
}

METHOD(view_enter) {
    UNUSED_ARGS();
    return check_live(vm, to_view(args[0])) ? args[0] : SY_NULL;
}

static const sy_fn_def view_methods[] = {
    {"tobytes", view_tobytes, 0, 0, 0, false,
     "tobytes($self, /)\n--\n\nReturn the data in the buffer as a byte string."},
    {"tolist", view_tolist, 0, 0, 0, false,
     "tolist($self, /)\n--\n\nReturn the data in the buffer as a list of elements."},
    {"hex", view_hex, 0, 2, 0, false, "hex([sep[, bytes_per_sep]])"},
    {"toreadonly", view_toreadonly, 0, 0, 0, false,
     "toreadonly($self, /)\n--\n\nReturn a readonly version of the memoryview."},
    {"release", view_release, 0, 0, 0, false,
     "release($self, /)\n--\n\nRelease the underlying buffer exposed by the memoryview "
     "object."},
    {"__enter__", view_enter, 0, 0, 0, false, NULL},
    {"__exit__", view_release, 0, -1, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

static sy_value get_object(sy_vm *vm, sy_value self) {
    return check_live(vm, to_view(self)) ? to_view(self)->object : SY_NULL;
}

static sy_value get_readonly(sy_vm *vm, sy_value self) {
    return check_live(vm, to_view(self))
               ? sy_from_bool(!syi_is_bytearray(to_view(self)->object))
               : SY_NULL;
}

static sy_value get_format(sy_vm *vm, sy_value self) {
    return check_live(vm, to_view(self)) ? syi_str_from_cstr(vm, "B") : SY_NULL;
}

static sy_value get_one(sy_vm *vm, sy_value self) {
    return check_live(vm, to_view(self)) ? sy_from_int(1) : SY_NULL;
}

static sy_value get_size(sy_vm *vm, sy_value self) {
    return check_live(vm, to_view(self)) ? sy_from_int(to_view(self)->length) : SY_NULL;
}

static sy_value get_shape(sy_vm *vm, sy_value self) {
    sy_value n = get_size(vm, self);
    return n == SY_NULL ? SY_NULL : syi_tuple_new(vm, &n, 1);
}

static sy_value get_strides(sy_vm *vm, sy_value self) {
    sy_value step = syi_int_new(vm, to_view(self)->step);
    return !check_live(vm, to_view(self)) || step == SY_NULL ? SY_NULL
                                                             : syi_tuple_new(vm, &step, 1);
}

static sy_value get_contiguous(sy_vm *vm, sy_value self) {
    const sy_memoryview *m = to_view(self);
    return check_live(vm, m) ? sy_from_bool(m->step == 1 || m->length <= 1) : SY_NULL;
}

static const sy_getset_def view_getsets[] = {
    {"obj", get_object, NULL, "The underlying object of the memoryview."},
    {"readonly", get_readonly, NULL, "A bool indicating whether the memory is read only."},
    {"format", get_format, NULL, "The format of each element of the view."},
    {"itemsize", get_one, NULL, "The size in bytes of each element of the memoryview."},
    {"ndim", get_one, NULL, "The number of dimensions of the view."},
    {"nbytes", get_size, NULL, "The amount of space in bytes the array would use."},
    {"shape", get_shape, NULL, "The shape of the view."},
    {"strides", get_strides, NULL, "The distance in bytes from one element to the next."},
    {"contiguous", get_contiguous, NULL, "Is the memory contiguous?"},
    {"c_contiguous", get_contiguous, NULL, "Is the memory C contiguous?"},
    {"f_contiguous", get_contiguous, NULL, "Is the memory Fortran contiguous?"},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_memoryview = {
    .name = "memoryview",
    .doc = "Create a new memoryview object which references the given object.",
    .size = sizeof(sy_memoryview),
    .flags = SY_TYPE_FINAL | SY_TYPE_SEQUENCE,
    .slots = {.visit = view_visit,
              .repr = view_repr,
              .hash = view_hash,
              .compare = view_compare,
              .length = view_length,
              .getitem = view_getitem,
              .setitem = view_setitem,
              .create = view_create},
    .methods = view_methods,
    .getsets = view_getsets,
};
