/* SPDX-License-Identifier: MIT
 *
 * What the files of the encoder share: the state of one, its tasks, and writing.
 *
 * The tasks are a stack: the encoder takes the topmost, which writes something or puts further
 * tasks in its place. So `syi_enc_push` what is to happen last first.
 */
#ifndef SY_LANG_MODULES_PICKLE_ENCODER_H
#define SY_LANG_MODULES_PICKLE_ENCODER_H

#include "lang/modules/pickle/pickle.h"
#include "lang/vm/freeze.h"

typedef struct sy_encoder sy_encoder;
typedef struct sy_enc_task sy_enc_task;
typedef bool (*sy_enc_step)(sy_encoder *e, sy_enc_task *task);

struct sy_enc_task {
    sy_enc_step step;
    sy_value a, b;
    uint32_t n, m;
};

typedef struct sy_memo_entry {
    sy_value key; /* an object, or one + 1: see syi_enc_memo_find; 0: free */
    uint32_t number;
} sy_memo_entry;

struct sy_encoder {
    sy_object head;
    sy_vm *vm;
    uint8_t *out;
    size_t length, capacity;
    sy_enc_task *tasks;
    uint32_t task_count, task_capacity;
    sy_memo_entry *memo; /* open addressing; the entries keep the objects alive */
    uint32_t memo_size, memo_count;
    sy_value protocol;
    sy_value persistent_id, reducer_override, dispatch_table; /* SY_NULL: none */
    sy_frame_map map; /* of the code whose frame was written last */
    bool running;     /* a frame is part of the pickle: exceptions are kept as they are */
    bool busy;
};

bool syi_enc_push(sy_encoder *e, sy_enc_task task);
/* Put in place of the running task: save v; write an operation; remember obj. */
bool syi_enc_value(sy_encoder *e, sy_value v);
/* The same without the question for a persistent id: for what is no object of the program. */
bool syi_enc_plain(sy_encoder *e, sy_value v);
bool syi_enc_later(sy_encoder *e, enum sy_pickle_op op);
bool syi_enc_memo_later(sy_encoder *e, sy_value obj);

/* Writing at once. */
bool syi_enc_op(sy_encoder *e, enum sy_pickle_op op);
bool syi_enc_op_n(sy_encoder *e, enum sy_pickle_op op, uint64_t n);
bool syi_enc_varint(sy_encoder *e, uint64_t n);
bool syi_enc_u64(sy_encoder *e, uint64_t bits);
bool syi_enc_text(sy_encoder *e, sy_value str);
bool syi_enc_bytes(sy_encoder *e, const void *data, size_t n);

/* The number obj is remembered under, or -1. key: the object, or object + 1 for the second
 * thing that is written about it (a function as a value, where it is also known by name). */
int64_t syi_enc_memo_find(const sy_encoder *e, sy_value key);
/* Writes MEMO and remembers what is on top of the stack as key. */
bool syi_enc_memo(sy_encoder *e, sy_value key);

/* A class or function by name; false with PicklingError or AttributeError. */
bool syi_enc_global(sy_encoder *e, sy_value obj, sy_value qualname);
/* module.qualname, known to be there. */
bool syi_enc_write_global(sy_encoder *e, sy_value obj, sy_value module, sy_value qualname);
/* What obj is made of, as its __reduce_ex__ said. */
bool syi_enc_reduce(sy_encoder *e, sy_value obj, sy_value reduction);

/* Functions, code, modules, frames and other parts of programs (encode_program.c): 1 written
 * or begun, 0 not one of them, -1 failed. */
int syi_enc_program_object(sy_encoder *e, sy_value v, const sy_type *type);
/* Code, functions by value, cells, frames, generators, tracebacks (encode_frame.c). */
bool syi_enc_code(sy_encoder *e, sy_value code);
bool syi_enc_function(sy_encoder *e, sy_value function);
bool syi_enc_cell(sy_encoder *e, sy_value cell);
bool syi_enc_frame(sy_encoder *e, sy_value frame_object);
bool syi_enc_generator(sy_encoder *e, sy_value generator);
bool syi_enc_traceback(sy_encoder *e, sy_value traceback);
/* The namespace of a module: 1, 0 (it is a dict like others), -1. */
int syi_enc_module_dict(sy_encoder *e, sy_value dict);

#endif
