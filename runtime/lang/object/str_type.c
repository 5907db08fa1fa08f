/* SPDX-License-Identifier: MIT
 *
 * The str type: constructor and slots, and its iterator.
 */
#include "lang/object/args.h"
#include "lang/object/format.h"
#include "lang/object/iterators.h"
#include "lang/object/str_internal.h"

/* --- Constructor -----------------------------------------------------------------------------
 */

static sy_value decode_object(sy_vm *vm, sy_value v, sy_value encoding, sy_value errors) {
    const uint8_t *data;
    uint32_t n;
    if (syi_buffer(v, &data, &n)) {
        return syi_str_decode(vm, data, n, encoding, errors);
    }
    if (syi_is_str(v)) {
        return syi_raise(vm, vm->types.TypeError, "decoding str is not supported");
    }
    return syi_raise(vm, vm->types.TypeError,
                     "decoding to str: need a bytes-like object, %T found", v);
}

static bool is_text(sy_vm *vm, sy_value v, const char *name) {
    if (v == SY_NULL || syi_is_str(v)) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError, "str() argument '%s' must be str, not %T", name, v);
    return false;
}

/* A str of a subclass with the same contents. */
static sy_value subclass_instance(sy_vm *vm, sy_type *type, sy_value v) {
    const sy_str *from = syi_to_str(v);
    sy_str *s = syi_str_alloc(vm, type, from->length, syi_str_kind(from));
    if (s == NULL) {
        return SY_NULL;
    }
    memcpy(s->data, from->data, (size_t)from->length * syi_str_kind(from));
    return syi_str_seal(s);
}

static sy_value str_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                           sy_value kwnames) {
    static const char *const names[] = {"object", "encoding", "errors", NULL};
    static const sy_signature signature = {"str", names, 0, 3};
    sy_value given[3] = {nargs > 0 ? args[0] : SY_NULL, SY_NULL, SY_NULL};
    if ((nargs > 1 || kwnames != SY_NULL) &&
        !syi_parse_args(vm, &signature, args, nargs, kwnames, given)) {
        return SY_NULL;
    }
    sy_value v = vm->empty_str;
    if (given[1] != SY_NULL || given[2] != SY_NULL) {
        if (!is_text(vm, given[1], "encoding") || !is_text(vm, given[2], "errors")) {
            return SY_NULL;
        }
        v = given[0] == SY_NULL ? v : decode_object(vm, given[0], given[1], given[2]);
    } else if (given[0] != SY_NULL) {
        v = syi_str(vm, given[0]);
    }
    return v == SY_NULL || type == vm->types.str ? v : subclass_instance(vm, type, v);
}

/* --- Slots -----------------------------------------------------------------------------------
 */

static sy_value str_str(sy_vm *vm, sy_value self) {
    return syi_str_exact(vm, self);
}

static bool str_hash(sy_vm *vm, sy_value self, uint64_t *out) {
    *out = syi_str_hash(vm, syi_to_str(self));
    return true;
}

static sy_value str_compare(sy_vm *vm, sy_value self, sy_value other, enum sy_compare_op op) {
    (void)vm;
    if (!syi_is_str(other)) {
        return SY_NOT_IMPLEMENTED;
    }
    const sy_str *a = syi_to_str(self);
    const sy_str *b = syi_to_str(other);
    if (op == SY_EQ || op == SY_NE) {
        return sy_from_bool(syi_str_equal(a, b) == (op == SY_EQ));
    }
    int order = syi_str_cmp(a, b);
    return sy_from_bool(op == SY_LT   ? order < 0
                        : op == SY_LE ? order <= 0
                        : op == SY_GT ? order > 0
                                      : order >= 0);
}

static sy_value repeat(sy_vm *vm, sy_value v, int64_t count) {
    const sy_str *from = syi_to_str(v);
    if (from->length == 0 || count == 0) {
        return vm->empty_str;
    }
    if (count == 1) {
        return syi_str_exact(vm, v);
    }
    unsigned kind = syi_str_kind(from);
    if (count > (int64_t)(SY_STR_MAX / kind / from->length)) {
        return syi_raise_memory(vm);
    }
    sy_str *s =
        syi_str_alloc(vm, vm->types.str, (uint64_t)from->length * (uint64_t)count, kind);
    if (s == NULL) {
        return SY_NULL;
    }
    s->head.aux |= from->head.aux & SY_STR_ASCII;
    size_t size = (size_t)from->length * kind;
    size_t total = (size_t)s->length * kind;
    memcpy(s->data, from->data, size);
    for (size_t done = size; done < total; done *= 2) {
        memcpy(s->data + done, s->data, done * 2 <= total ? done : total - done);
    }
    return sy_from_pointer(s);
}

static sy_value str_binary(sy_vm *vm, enum sy_binary_op op, sy_value a, sy_value b) {
    if (op == SY_ADD && syi_is_str(a)) {
        return syi_is_str(b) ? syi_str_concat(vm, a, b) : syi_concat_error(vm, "str", b);
    }
    if (op == SY_MOD && syi_is_str(a)) {
        return syi_str_percent(vm, a, b);
    }
    if (op != SY_MUL) {
        return SY_NOT_IMPLEMENTED;
    }
    sy_value text;
    sy_value result;
    int64_t count;
    if (!syi_repeat_operands(vm, a, b, syi_is_str(a), &text, &count, &result)) {
        return result;
    }
    return repeat(vm, text, count);
}

static int str_truth(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_str(self)->length != 0;
}

static int64_t str_length(sy_vm *vm, sy_value self) {
    (void)vm;
    return syi_to_str(self)->length;
}

static sy_value get_slice(sy_vm *vm, sy_value self, sy_value slice) {
    const sy_str *s = syi_to_str(self);
    int64_t start;
    int64_t stop;
    int64_t step;
    int64_t count;
    if (!syi_slice_bounds(vm, slice, s->length, &start, &stop, &step, &count)) {
        return SY_NULL;
    }
    if (step == 1 || count == 0) {
        return syi_substring(vm, self, (uint32_t)start, (uint32_t)(start + count));
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (int64_t i = 0; i < count; i++) {
        syi_builder_char(&b, syi_str_at(s, (uint32_t)(start + i * step)));
    }
    return syi_builder_finish(&b);
}

static sy_value str_getitem(sy_vm *vm, sy_value self, sy_value key) {
    if (syi_is_type(key, vm->types.slice)) {
        return get_slice(vm, self, key);
    }
    int64_t i;
    if (!sy_is_int(key)) {
        int has = syi_has_index(vm, key);
        if (has == 0) {
            return syi_raise(vm, vm->types.TypeError,
                             "string indices must be integers, not '%T'", key);
        }
        if (has < 0 || !syi_index_exact(vm, key, &i)) {
            return SY_NULL;
        }
    } else {
        i = sy_to_int(key);
    }
    const sy_str *s = syi_to_str(self);
    i += i < 0 ? s->length : 0;
    if (i < 0 || i >= s->length) {
        return syi_raise(vm, vm->types.IndexError, "string index out of range");
    }
    return syi_str_from_char(vm, syi_str_at(s, (uint32_t)i));
}

static int str_contains(sy_vm *vm, sy_value self, sy_value item) {
    if (!syi_is_str(item)) {
        syi_raise(vm, vm->types.TypeError,
                  "'in <string>' requires string as left operand, not %T", item);
        return -1;
    }
    const sy_str *s = syi_to_str(self);
    return syi_str_find(s, syi_to_str(item), 0, s->length) >= 0;
}

/* --- Iterator --------------------------------------------------------------------------------
 */

static sy_value str_iter(sy_vm *vm, sy_value self) {
    sy_text_iterator *it = syi_object_new(vm, vm->types.str_iterator, sizeof *it);
    if (it == NULL) {
        return SY_NULL;
    }
    it->source = self;
    return sy_from_pointer(it);
}

static sy_value iterator_next(sy_vm *vm, sy_value self) {
    sy_text_iterator *it = (sy_text_iterator *)sy_to_object(self);
    if (it->source == SY_NULL) {
        return SY_NULL;
    }
    const sy_str *s = syi_to_str(it->source);
    if (it->index >= s->length) {
        it->source = SY_NULL;
        return SY_NULL;
    }
    return syi_str_from_char(vm, syi_str_at(s, it->index++));
}

static void iterator_visit(void *self, sy_visitor *v) {
    syi_visit(v, ((sy_text_iterator *)self)->source);
}

static sy_value iterator_length_hint(sy_vm *vm, const sy_value *args, int nargs,
                                     sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    const sy_text_iterator *it = (const sy_text_iterator *)sy_to_object(args[0]);
    return sy_from_int(it->source == SY_NULL ? 0 : syi_to_str(it->source)->length - it->index);
}

static const sy_fn_def iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0, false,
     "Private method returning an estimate of len(list(it))."},
    {NULL, NULL, 0, 0, 0, false, NULL},
};

const sy_type_def syi_type_str_iterator = {
    .name = "str_iterator",
    .size = sizeof(sy_text_iterator),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = iterator_visit, .iter = syi_iter_self, .next = iterator_next},
    .methods = iterator_methods,
};

const sy_type_def syi_type_str = {
    .name = "str",
    .doc =
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a "
        "new string object from the given object. If encoding or\nerrors is specified, then "
        "the "
        "object must expose a data buffer\nthat will be decoded using the given encoding and "
        "error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor "
        "repr(object).\nencoding defaults to sys.getdefaultencoding().\nerrors defaults to "
        "'strict'.",
    .size = offsetof(sy_str, data),
    .flags = SY_TYPE_IS_STR,
    .slots = {.repr = syi_str_repr,
              .str = str_str,
              .hash = str_hash,
              .compare = str_compare,
              .binary = str_binary,
              .truth = str_truth,
              .length = str_length,
              .getitem = str_getitem,
              .contains = str_contains,
              .iter = str_iter,
              .create = str_create},
    .methods = syi_str_methods,
};
