/* SPDX-License-Identifier: MIT
 *
 * The encoder: memo, output, and the objects that are data. What a class says about itself is
 * in encode_reduce.c, parts of programs in encode_program.c.
 */
#include "lang/modules/pickle/encoder.h"

#include "lang/object/bytes.h"
#include "lang/object/complex.h"
#include "lang/object/set.h"

/* --- Output --- */

static bool reserve(sy_encoder *e, size_t more) {
    if (more <= e->capacity - e->length) {
        return true;
    }
    size_t capacity = e->capacity < 128 ? 256 : e->capacity + e->capacity / 2;
    if (capacity < e->length + more) {
        capacity = e->length + more;
    }
    if (capacity > INT32_MAX) {
        syi_raise_memory(e->vm);
        return false;
    }
    uint8_t *out = syi_mem_resize(e->vm, e->out, e->capacity, capacity);
    if (out == NULL) {
        return false;
    }
    e->out = out;
    e->capacity = capacity;
    return true;
}

bool syi_enc_bytes(sy_encoder *e, const void *data, size_t n) {
    if (!reserve(e, n)) {
        return false;
    }
    if (n > 0) { /* data may be NULL then, which memcpy must not get */
        memcpy(e->out + e->length, data, n);
    }
    e->length += n;
    return true;
}

bool syi_enc_op(sy_encoder *e, enum sy_pickle_op op) {
    uint8_t byte = (uint8_t)op;
    return syi_enc_bytes(e, &byte, 1);
}

bool syi_enc_varint(sy_encoder *e, uint64_t n) {
    uint8_t bytes[10];
    size_t count = 0;
    do {
        bytes[count++] = (uint8_t)((n & 0x7f) | (n > 0x7f ? 0x80 : 0));
        n >>= 7;
    } while (n != 0);
    return syi_enc_bytes(e, bytes, count);
}

bool syi_enc_op_n(sy_encoder *e, enum sy_pickle_op op, uint64_t n) {
    return syi_enc_op(e, op) && syi_enc_varint(e, n);
}

bool syi_enc_u64(sy_encoder *e, uint64_t bits) {
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (uint8_t)(bits >> (8 * i));
    }
    return syi_enc_bytes(e, bytes, 8);
}

static bool put_double(sy_encoder *e, double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    return syi_enc_u64(e, bits);
}

bool syi_enc_text(sy_encoder *e, sy_value str) {
    const sy_str *s = syi_to_str(str);
    if ((s->head.aux & SY_STR_ASCII) != 0) {
        return syi_enc_op_n(e, SY_PICKLE_STR, s->length) &&
               syi_enc_bytes(e, s->data, s->length);
    }
    size_t length;
    char *utf8 = syi_str_utf8(e->vm, str, &length);
    if (utf8 == NULL) {
        return false;
    }
    bool ok = syi_enc_op_n(e, SY_PICKLE_STR, length) && syi_enc_bytes(e, utf8, length);
    syi_mem_resize(e->vm, utf8, length + 1, 0);
    return ok;
}

/* --- Memo --- */

static uint32_t memo_slot(const sy_encoder *e, sy_value key) {
    uint32_t mask = e->memo_size - 1;
    uint32_t i = (uint32_t)((key * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (e->memo[i].key != 0 && e->memo[i].key != key) {
        i = (i + 1) & mask;
    }
    return i;
}

int64_t syi_enc_memo_find(const sy_encoder *e, sy_value key) {
    if (e->memo_count == 0) {
        return -1;
    }
    const sy_memo_entry *entry = &e->memo[memo_slot(e, key)];
    return entry->key == 0 ? -1 : (int64_t)entry->number;
}

static bool memo_grow(sy_encoder *e) {
    if (e->memo_count < e->memo_size / 2) {
        return true;
    }
    uint32_t old_size = e->memo_size;
    uint32_t size = old_size == 0 ? 64 : old_size * 2;
    if (size > INT32_MAX / sizeof *e->memo) {
        syi_raise_memory(e->vm);
        return false;
    }
    sy_memo_entry *old = e->memo;
    sy_memo_entry *memo = syi_mem_resize(e->vm, NULL, 0, size * sizeof *memo);
    if (memo == NULL) {
        return false;
    }
    memset(memo, 0, size * sizeof *memo);
    e->memo = memo;
    e->memo_size = size;
    for (uint32_t i = 0; i < old_size; i++) {
        if (old[i].key != 0) {
            memo[memo_slot(e, old[i].key)] = old[i];
        }
    }
    syi_mem_resize(e->vm, old, old_size * sizeof *old, 0);
    return true;
}

bool syi_enc_memo(sy_encoder *e, sy_value key) {
    if (!memo_grow(e) || !syi_enc_op(e, SY_PICKLE_MEMO)) {
        return false;
    }
    e->memo[memo_slot(e, key)] = (sy_memo_entry){key, e->memo_count++};
    return true;
}

/* --- Tasks --- */

/* A reduction that always gives something new would go on till there is no memory. */
enum { MOST_TASKS = 1 << 22 };

bool syi_enc_push(sy_encoder *e, sy_enc_task task) {
    if (e->task_count == MOST_TASKS) {
        syi_raise(e->vm, e->vm->types.RecursionError,
                  "maximum recursion depth exceeded while pickling an object");
        return false;
    }
    if (e->task_count == e->task_capacity) {
        uint32_t capacity = e->task_capacity == 0 ? 64 : e->task_capacity * 2;
        if (capacity > INT32_MAX / sizeof task) {
            syi_raise_memory(e->vm);
            return false;
        }
        sy_enc_task *tasks = syi_mem_resize(e->vm, e->tasks, e->task_capacity * sizeof task,
                                            capacity * sizeof task);
        if (tasks == NULL) {
            return false;
        }
        e->tasks = tasks;
        e->task_capacity = capacity;
    }
    e->tasks[e->task_count++] = task;
    return true;
}

static bool step_op(sy_encoder *e, sy_enc_task *t) {
    return syi_enc_op(e, (enum sy_pickle_op)t->n);
}

bool syi_enc_later(sy_encoder *e, enum sy_pickle_op op) {
    return syi_enc_push(e, (sy_enc_task){.step = step_op, .n = (uint32_t)op});
}

static bool step_memo(sy_encoder *e, sy_enc_task *t) {
    return syi_enc_memo(e, t->a);
}

bool syi_enc_memo_later(sy_encoder *e, sy_value obj) {
    return syi_enc_push(e, (sy_enc_task){.step = step_memo, .a = obj});
}

/* --- Containers --- */

/* Appends items from n on, of which m since the last APPENDS. */
static bool step_list(sy_encoder *e, sy_enc_task *t) {
    const sy_list *list = syi_to_list(t->a);
    if (t->m == SY_PICKLE_BATCH || (t->n >= list->length && t->m > 0)) {
        if (!syi_enc_op_n(e, SY_PICKLE_APPENDS, t->m)) {
            return false;
        }
        t->m = 0;
    }
    if (t->n >= list->length) {
        return true;
    }
    sy_enc_task rest = *t;
    rest.n++;
    rest.m++;
    return syi_enc_push(e, rest) && syi_enc_value(e, list->items[t->n]);
}

static bool changed_size(sy_encoder *e, const char *what) {
    syi_raise(e->vm, e->vm->types.RuntimeError, "%s changed size during iteration", what);
    return false;
}

/* n: position among the entries, m: pairs since the last SETITEMS, b: version. */
static bool step_dict(sy_encoder *e, sy_enc_task *t) {
    sy_dict *dict = syi_to_dict(t->a);
    if (t->b != sy_from_int(dict->version)) {
        return changed_size(e, "dictionary");
    }
    sy_value key, value;
    uint32_t position = t->n;
    bool more = syi_dict_next(dict, &position, &key, &value);
    if (t->m == SY_PICKLE_BATCH || (!more && t->m > 0)) {
        if (!syi_enc_op_n(e, SY_PICKLE_SETITEMS, t->m)) {
            return false;
        }
        t->m = 0;
    }
    if (!more) {
        return true;
    }
    sy_enc_task rest = *t;
    rest.n = position;
    rest.m++;
    return syi_enc_push(e, rest) && syi_enc_value(e, value) && syi_enc_value(e, key);
}

/* The same for a set; a frozenset's members all come in one piece. */
static bool step_set(sy_encoder *e, sy_enc_task *t) {
    const sy_set *set = syi_to_set(t->a);
    bool frozen = sy_to_object(t->a)->type == e->vm->types.frozenset;
    if (t->b != sy_from_int(set->version)) {
        return changed_size(e, "Set");
    }
    uint32_t position = t->n;
    const sy_set_entry *entry = syi_set_step(set, &position);
    if (!frozen && (t->m == SY_PICKLE_BATCH || (entry == NULL && t->m > 0))) {
        if (!syi_enc_op_n(e, SY_PICKLE_ADDITEMS, t->m)) {
            return false;
        }
        t->m = 0;
    }
    if (entry == NULL) {
        return true;
    }
    sy_enc_task rest = *t;
    rest.n = position;
    rest.m++;
    return syi_enc_push(e, rest) && syi_enc_value(e, entry->key);
}

/* The items of a tuple or frozenset are on the stack. If saving them has saved itself (it is in
 * a cycle), that is taken instead. */
static bool step_finish(sy_encoder *e, sy_enc_task *t) {
    int64_t number = syi_enc_memo_find(e, t->a);
    if (number >= 0) {
        return syi_enc_op_n(e, SY_PICKLE_POP, t->m) &&
               syi_enc_op_n(e, SY_PICKLE_GET, (uint64_t)number);
    }
    return syi_enc_op_n(e, (enum sy_pickle_op)t->n, t->m) && syi_enc_memo(e, t->a);
}

static bool step_tuple(sy_encoder *e, sy_enc_task *t) {
    const sy_tuple *tuple = syi_to_tuple(t->a);
    if (t->n == tuple->length) {
        return true;
    }
    sy_enc_task rest = *t;
    rest.n++;
    return syi_enc_push(e, rest) && syi_enc_value(e, tuple->items[t->n]);
}

static bool save_tuple(sy_encoder *e, sy_value v) {
    uint32_t n = syi_to_tuple(v)->length;
    if (n == 0) {
        return syi_enc_op_n(e, SY_PICKLE_TUPLE, 0);
    }
    return syi_enc_push(
               e, (sy_enc_task){.step = step_finish, .a = v, .n = SY_PICKLE_TUPLE, .m = n}) &&
           syi_enc_push(e, (sy_enc_task){.step = step_tuple, .a = v});
}

static bool save_set(sy_encoder *e, sy_value v, bool frozen) {
    const sy_set *set = syi_to_set(v);
    if (frozen) {
        sy_enc_task finish = {
            .step = step_finish, .a = v, .n = SY_PICKLE_FROZENSET, .m = set->used};
        if (!syi_enc_push(e, finish)) {
            return false;
        }
    } else if (!syi_enc_op(e, SY_PICKLE_SET) || !syi_enc_memo(e, v)) {
        return false;
    }
    return syi_enc_push(
        e, (sy_enc_task){.step = step_set, .a = v, .b = sy_from_int(set->version)});
}

static bool save_dict(sy_encoder *e, sy_value v) {
    int module = syi_enc_module_dict(e, v);
    if (module != 0) {
        return module > 0;
    }
    sy_value version = sy_from_int(syi_to_dict(v)->version);
    return syi_enc_op(e, SY_PICKLE_DICT) && syi_enc_memo(e, v) &&
           syi_enc_push(e, (sy_enc_task){.step = step_dict, .a = v, .b = version});
}

static bool save_list(sy_encoder *e, sy_value v) {
    return syi_enc_op(e, SY_PICKLE_LIST) && syi_enc_memo(e, v) &&
           syi_enc_push(e, (sy_enc_task){.step = step_list, .a = v});
}

/* --- Numbers, text, bytes --- */

static bool save_bigint(sy_encoder *e, sy_value v) {
    const sy_bigint *big = (const sy_bigint *)sy_to_object(v);
    uint64_t n = (uint64_t)big->length * 2 + (big->head.aux & 1);
    if (!syi_enc_op_n(e, SY_PICKLE_BIGINT, n)) {
        return false;
    }
    for (uint32_t i = 0; i < big->length; i++) {
        uint32_t d = big->digits[i];
        uint8_t bytes[4] = {(uint8_t)d, (uint8_t)(d >> 8), (uint8_t)(d >> 16),
                            (uint8_t)(d >> 24)};
        if (!syi_enc_bytes(e, bytes, 4)) {
            return false;
        }
    }
    return true;
}

static bool save_complex(sy_encoder *e, sy_value v) {
    const sy_complex *c = (const sy_complex *)sy_to_object(v);
    return syi_enc_op(e, SY_PICKLE_COMPLEX) && put_double(e, c->real) && put_double(e, c->imag);
}

/* Values that are no pointers. */
static bool save_immediate(sy_encoder *e, sy_value v) {
    if (sy_is_int(v)) {
        int64_t i = sy_to_int(v);
        return syi_enc_op_n(e, SY_PICKLE_INT, (uint64_t)i << 1 ^ (uint64_t)(i >> 63));
    }
    if (sy_is_flonum(v)) {
        return syi_enc_op(e, SY_PICKLE_FLOAT) && put_double(e, sy_flonum_decode(v));
    }
    switch (v) {
    case SY_NULL:
        return syi_enc_op(e, SY_PICKLE_UNBOUND);
    case SY_NONE:
        return syi_enc_op(e, SY_PICKLE_NONE);
    case SY_TRUE:
        return syi_enc_op(e, SY_PICKLE_TRUE);
    case SY_FALSE:
        return syi_enc_op(e, SY_PICKLE_FALSE);
    case SY_NOT_IMPLEMENTED:
        return syi_enc_op(e, SY_PICKLE_NOT_IMPLEMENTED);
    default:
        return syi_enc_op(e, SY_PICKLE_ELLIPSIS);
    }
}

/* Objects of the builtin data types themselves: 1 done, 0 not one of them, -1 failed. */
static int save_data(sy_encoder *e, sy_value v, const sy_type *type) {
    const sy_types *t = &e->vm->types;
    bool ok;
    if (type == t->str) {
        ok = syi_enc_text(e, v) && syi_enc_memo(e, v);
    } else if (type == t->tuple) {
        ok = save_tuple(e, v);
    } else if (type == t->dict) {
        ok = save_dict(e, v);
    } else if (type == t->list) {
        ok = save_list(e, v);
    } else if (type == t->int_) {
        ok = save_bigint(e, v);
    } else if (type == t->float_) {
        ok = syi_enc_op(e, SY_PICKLE_FLOAT) && put_double(e, syi_to_double(v));
    } else if (type == t->bytes) {
        const sy_bytes *b = syi_to_bytes(v);
        ok = syi_enc_op_n(e, SY_PICKLE_BYTES, b->length) &&
             syi_enc_bytes(e, b->data, b->length) && syi_enc_memo(e, v);
    } else if (type == t->set || type == t->frozenset) {
        ok = save_set(e, v, type == t->frozenset);
    } else if (type == t->bytearray) {
        const sy_bytearray *b = syi_to_bytearray(v);
        ok = syi_enc_op_n(e, SY_PICKLE_BYTEARRAY, b->length) &&
             syi_enc_bytes(e, b->data, b->length) && syi_enc_memo(e, v);
    } else if (type == t->complex_) {
        ok = save_complex(e, v);
    } else {
        return 0;
    }
    return ok ? 1 : -1;
}

/* --- Any value --- */

/* The function in the dispatch table for objects of type; SY_NULL without exception: none. */
static sy_value dispatched(sy_encoder *e, const sy_type *type) {
    sy_vm *vm = e->vm;
    sy_value table = e->dispatch_table;
    sy_value key = sy_from_pointer(type);
    if (table == SY_NULL) {
        table = syi_module_state(vm)->pickle.dispatch_table;
    }
    if (syi_is_type(table, vm->types.dict)) {
        return syi_dict_get(vm, syi_to_dict(table), key);
    }
    sy_value v = syi_getitem(vm, table, key);
    if (v == SY_NULL && syi_exc_matches(vm, vm->types.KeyError)) {
        vm->exc = SY_NULL;
    }
    return v;
}

static bool save_reduction(sy_encoder *e, sy_value v, sy_value reduction) {
    return reduction != SY_NULL && syi_enc_reduce(e, v, reduction);
}

static bool save_by_reduction(sy_encoder *e, sy_value v, const sy_type *type) {
    sy_vm *vm = e->vm;
    sy_value reducer = dispatched(e, type);
    if (reducer != SY_NULL) {
        return save_reduction(e, v, syi_call(vm, reducer, &v, 1, SY_NULL));
    }
    if (syi_failed(vm)) {
        return false;
    }
    if ((type->flags & SY_TYPE_IS_TYPE) != 0) {
        return syi_enc_global(e, v, SY_NULL);
    }
    sy_value method = syi_getattr(vm, v, vm->names.__reduce_ex__);
    return method != SY_NULL &&
           save_reduction(e, v, syi_call(vm, method, &e->protocol, 1, SY_NULL));
}

/* Everything but the question for a persistent id. */
static bool step_plain_value(sy_encoder *e, sy_enc_task *t) {
    sy_vm *vm = e->vm;
    sy_value v = t->a;
    if (!sy_is_pointer(v)) {
        return save_immediate(e, v);
    }
    int64_t number = syi_enc_memo_find(e, v);
    if (number >= 0) {
        return syi_enc_op_n(e, SY_PICKLE_GET, (uint64_t)number);
    }
    const sy_type *type = sy_to_object(v)->type;
    int done = save_data(e, v, type);
    if (done == 0 && e->reducer_override != SY_NULL) {
        sy_value reduction = syi_call(vm, e->reducer_override, &v, 1, SY_NULL);
        if (reduction != SY_NOT_IMPLEMENTED) {
            return save_reduction(e, v, reduction);
        }
    }
    if (done == 0) {
        done = syi_enc_program_object(e, v, type);
    }
    return done != 0 ? done > 0 : save_by_reduction(e, v, type);
}

static bool step_value(sy_encoder *e, sy_enc_task *t) {
    if (e->persistent_id == SY_NULL || t->a == SY_NULL) {
        return step_plain_value(e, t);
    }
    sy_value id = syi_call(e->vm, e->persistent_id, &t->a, 1, SY_NULL);
    if (id == SY_NULL) {
        return false;
    }
    if (id == SY_NONE) {
        return step_plain_value(e, t);
    }
    return syi_enc_later(e, SY_PICKLE_PERSID) && syi_enc_plain(e, id);
}

bool syi_enc_plain(sy_encoder *e, sy_value v) {
    return syi_enc_push(e, (sy_enc_task){.step = step_plain_value, .a = v});
}

bool syi_enc_value(sy_encoder *e, sy_value v) {
    return syi_enc_push(e, (sy_enc_task){.step = step_value, .a = v});
}

/* --- A whole dump --- */

static void put_u32(uint8_t *at, uint32_t v) {
    for (int i = 0; i < 4; i++) {
        at[i] = (uint8_t)(v >> (8 * i));
    }
}

static void finish_header(sy_encoder *e) {
    uint8_t *h = e->out;
    size_t length = e->length - SY_PICKLE_HEADER;
    memset(h, 0, SY_PICKLE_HEADER);
    for (int i = 0; i < 4; i++) {
        h[i] = (uint8_t)SY_PICKLE_MAGIC[i];
    }
    h[4] = SY_PICKLE_VERSION;
    put_u32(h + 8, (uint32_t)length);
    put_u32(h + 12, syi_pickle_checksum(h + SY_PICKLE_HEADER, length));
}

static bool run(sy_encoder *e) {
    while (e->task_count > 0) {
        sy_enc_task task = e->tasks[--e->task_count];
        sy_value held[2] = {task.a, task.b};
        sy_roots roots;
        syi_roots_enter(e->vm, &roots, held, 2);
        bool ok = task.step(e, &task);
        syi_roots_leave(e->vm, &roots);
        if (!ok) {
            return false;
        }
    }
    return true;
}

/* The bytes of obj; the memo goes on from earlier dumps of the same encoder. */
static sy_value dump(sy_encoder *e, sy_value obj) {
    sy_vm *vm = e->vm;
    if (e->busy) {
        return syi_raise(vm, vm->types.RuntimeError, "the pickler is in use already");
    }
    e->busy = true;
    e->running = false;
    e->length = 0;
    static const uint8_t header[SY_PICKLE_HEADER];
    bool ok = syi_enc_bytes(e, header, SY_PICKLE_HEADER) && syi_enc_varint(e, e->memo_count) &&
              syi_enc_value(e, obj) && run(e) && syi_enc_op(e, SY_PICKLE_END);
    e->task_count = 0;
    e->busy = false;
    if (!ok) {
        return SY_NULL;
    }
    finish_header(e);
    return syi_bytes_new(vm, e->out, e->length);
}

/* --- The class Encoder --- */

static sy_encoder *encoder_of(sy_value v) {
    return (sy_encoder *)sy_to_object(v);
}

static void encoder_visit(void *self, sy_visitor *v) {
    sy_encoder *e = self;
    for (uint32_t i = 0; i < e->task_count; i++) {
        syi_visit(v, e->tasks[i].a);
        syi_visit(v, e->tasks[i].b);
    }
    for (uint32_t i = 0; i < e->memo_size; i++) {
        syi_visit(v, e->memo[i].key & ~(sy_value)1);
    }
    syi_visit_object(v, e->map.code);
    syi_visit(v, e->persistent_id);
    syi_visit(v, e->reducer_override);
    syi_visit(v, e->dispatch_table);
}

static void encoder_free(sy_vm *vm, void *self) {
    sy_encoder *e = self;
    syi_mem_resize(vm, e->out, e->capacity, 0);
    syi_mem_resize(vm, e->tasks, e->task_capacity * sizeof *e->tasks, 0);
    syi_mem_resize(vm, e->memo, e->memo_size * sizeof *e->memo, 0);
    syi_frame_map_free(vm, &e->map);
}

static sy_encoder *encoder_new(sy_vm *vm, sy_type *type) {
    sy_encoder *e = syi_object_new(vm, type, type->size);
    if (e != NULL) {
        e->vm = vm;
        e->protocol = sy_from_int(4);
    }
    return e;
}

static sy_value encoder_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                               sy_value kwnames) {
    (void)args;
    (void)nargs;
    (void)kwnames;
    sy_encoder *e = encoder_new(vm, type);
    return e == NULL ? SY_NULL : sy_from_pointer(e);
}

static bool encoder_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                         sy_value kwnames) {
    (void)vm;
    (void)self;
    (void)args;
    (void)nargs;
    (void)kwnames;
    return true;
}

static sy_value given(sy_value v) {
    return v == SY_NONE ? SY_NULL : v;
}

/* dump(obj, protocol, persistent_id, reducer_override, dispatch_table) -> bytes */
static sy_value encoder_dump(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)vm;
    (void)nargs;
    (void)kwnames;
    sy_encoder *e = encoder_of(args[0]);
    e->protocol = args[2];
    e->persistent_id = given(args[3]);
    e->reducer_override = given(args[4]);
    e->dispatch_table = given(args[5]);
    return dump(e, args[1]);
}

static sy_value encoder_clear_memo(sy_vm *vm, const sy_value *args, int nargs,
                                   sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    sy_encoder *e = encoder_of(args[0]);
    if (e->busy) {
        return syi_raise(vm, vm->types.RuntimeError, "the pickler is in use already");
    }
    syi_mem_resize(vm, e->memo, e->memo_size * sizeof *e->memo, 0);
    e->memo = NULL;
    e->memo_size = e->memo_count = 0;
    return SY_NONE;
}

static const sy_fn_def encoder_methods[] = {
    {"dump", encoder_dump, 5, 5, SY_FN_REENTRANT, false, NULL},
    {"clear_memo", encoder_clear_memo, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL}};

const sy_type_def syi_pickle_encoder = {
    .name = "_pickle.Encoder",
    .size = sizeof(sy_encoder),
    .flags = SY_TYPE_FINAL,
    .slots = {.visit = encoder_visit,
              .free = encoder_free,
              .create = encoder_create,
              .init = encoder_init},
    .methods = encoder_methods,
};

sy_value syi_pickle_dumps(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)kwnames;
    sy_encoder *e = encoder_new(vm, syi_module_state(vm)->pickle.encoder);
    if (e == NULL) {
        return SY_NULL;
    }
    if (nargs > 1) {
        e->protocol = args[1];
    }
    sy_value self = sy_from_pointer(e);
    sy_roots roots;
    syi_roots_enter(vm, &roots, &self, 1);
    sy_value result = dump(e, args[0]);
    syi_roots_leave(vm, &roots);
    return result;
}
