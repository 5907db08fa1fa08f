/*
 * Frames, generators and language tasklets: where a running program keeps its state.
 *
 * Frames are on the heap, in the chunked stack of their tasklet (or inside a generator object),
 * so a tasklet whose top frame belongs to the loop at nesting 0 is switched by loading another
 * frame pointer. Addresses of frames and registers never change while the frame lives.
 */
#ifndef SY_LANG_FRAME_H
#define SY_LANG_FRAME_H

#include "core/sched.h"
#include "lang/object/code.h"
#include "lang/object/state.h"

typedef struct sy_generator sy_generator;
typedef struct sy_frame_object sy_frame_object;

/* What happens to the value a frame returns. */
enum sy_on_return {
    SY_RET_STORE,     /* to register `target` of the frame below */
    SY_RET_ENTRY,     /* to the C code that drives this nested run */
    SY_RET_INSTANCE,  /* __init__: must be None; `extra` is stored instead */
    SY_RET_DISCARD,   /* __setattr__, __setitem__ ... */
    SY_RET_BOOL,      /* stored as its truth; x of the instruction may invert it */
    SY_RET_BINARY,    /* NotImplemented: the instruction is completed by the slow path */
    SY_RET_ITERATION, /* __next__ for FORITER: StopIteration ends the loop */
    SY_RET_JUMP,      /* a comparison for a conditional jump: truth decides */
    SY_RET_SEND,      /* generator run by SEND */
    SY_RET_END        /* bottom frame of a tasklet: the tasklet ends */
};

enum sy_frame_flags {
    SY_FRAME_ENTRY = 1,  /* SY_RET_INSTANCE for C code that drives a nested run */
    SY_FRAME_LOADED = 2, /* came in a pickle and has not run since */
    SY_FRAME_ORPHAN = 4  /* its generator was swept before the tasklet it is linked into */
};

struct sy_frame {
    sy_frame *back;        /* caller in the same tasklet; NULL at the bottom */
    const sy_instr *ip;    /* next instruction; current while suspended in a call */
    sy_function *function; /* gives code, globals, closure */
    sy_value names; /* namespace of class bodies, modules and exec; SY_NULL in functions */
    sy_generator *generator; /* the generator whose frame this is, or NULL */
    sy_frame_object *object; /* language-level frame object, if one was asked for */
    sy_value extra;          /* see sy_on_return */
    uint16_t target;
    uint8_t on_return;
    uint8_t flags;
    uint32_t size; /* bytes, to give back to the stack */
    sy_value registers[];
};

static inline sy_code *syi_frame_code(const sy_frame *f) {
    return f->function->code;
}

/* How a suspended soft tasklet goes on. */
enum sy_resume_kind {
    SY_RESUME_RESULT,      /* the slot is the result of top->ip, for resume_register; next
                              instruction */
    SY_RESUME_INSTRUCTION, /* execute top->ip (interrupted before it) */
    SY_RESUME_HARD         /* C code waits in syi_hub_park and takes the slot itself */
};

/* A piece of a tasklet's stack; frames are cut from it in order. */
typedef struct sy_stack_chunk {
    struct sy_stack_chunk *previous;
    uint32_t used, size; /* bytes of data */
    _Alignas(8) unsigned char data[];
} sy_stack_chunk;

struct sy_generator {
    sy_object head;
    sy_frame *frame; /* own memory from the allocator; NULL when finished */
    sy_code *code;
    sy_value name, qualname;
    sy_value yielding_from; /* gi_yieldfrom, or SY_NULL */
    sy_value handled;       /* exception it handles while suspended; SY_NONE */
    sy_value outer_handled; /* while running: what its caller handles */
    bool running;
    bool started;
};

/* stackless.tasklet */
typedef struct sy_lang_tasklet {
    sy_object head;
    sy_tasklet core; /* scheduling state; core knows nothing of the rest */
    sy_frame *top;   /* innermost frame; NULL before the start and after the end */
    sy_stack_chunk *stack;
    sy_value function; /* bound callable (also in the slot before setup), SY_NULL when dead */
    sy_value args, kwargs;    /* tuple, dict or SY_NULL */
    sy_value handled;         /* exception being handled (sys.exc_info()), SY_NONE */
    sy_roots *roots;          /* of its C stack while that is set aside */
    uint32_t depth;           /* frames: recursion_depth */
    uint32_t c_depth;         /* saved vm->c_depth while suspended */
    uint16_t resume_register; /* where the result of the call that suspended it goes */
    uint8_t resume;           /* enum sy_resume_kind */
    bool finished;            /* its function has returned or raised; only the end is left */
    sy_attrs attrs;           /* of subclasses */
} sy_lang_tasklet;

/* stackless.channel */
typedef struct sy_lang_channel {
    sy_object head;
    sy_channel core;
    sy_attrs attrs;
} sy_lang_channel;

#endif
