/* SPDX-License-Identifier: MIT
 *
 * Taking running programs apart and putting them together again, for pickles: which code a code
 * object is, whether registers may stand where a frame says it is, and frames that belong to
 * nobody yet.
 *
 * Code is identified by its source and a hash of what the compiler made of it, never read from
 * bytes: so instructions are always the compiler's. What a frame holds may be anything, and is
 * checked against what the instructions will take from it without looking.
 */
#ifndef SY_LANG_FREEZE_H
#define SY_LANG_FREEZE_H

#include "lang/vm/vm.h"

/* --- Code (code_identity.c) --- */

/* A hash of everything the compiler decided: equal in every build and process that compiles the
 * same source to the same instructions. False: vm->exc. */
bool syi_code_hash(sy_vm *vm, const sy_code *code, uint64_t *out);

/* Whether code came with the runtime (a module of the library): then *text is its source. */
bool syi_library_source(const char *filename, size_t length, const char **text,
                        size_t *text_length);

/* The ways a text may have been compiled, to be tried one after the other. */
enum { SY_COMPILE_WAYS = 5 };

/* Compiles source in the given way and adds all of its code objects to `codes`, a dict from
 * hash to code. A text that cannot be compiled so adds nothing. False: vm->exc. */
bool syi_compile_all(sy_vm *vm, sy_value source, sy_value filename, int way, sy_dict *codes);

/* The key of a hash in such a dict. */
static inline sy_value syi_code_key(uint64_t hash) {
    return sy_from_int((int64_t)(hash >> 2));
}

/* While code is frozen, calls of its functions and generators raise RuntimeError. */
void syi_code_freeze(sy_code *code);
void syi_code_thaw(sy_code *code);

/* --- Frames (frame_check.c) --- */

/* What has to be in the registers of code's frames, for each place in the code. */
typedef struct sy_frame_map {
    sy_code *code;
    uint16_t *needs; /* a row for each instruction word */
    uint16_t *scratch;
    uint8_t *starts; /* which words begin an instruction */
    size_t size;
} sy_frame_map;

/* Makes m, which may be one of other code or zeroed, the map of code. False: vm->exc. */
bool syi_frame_map_make(sy_vm *vm, sy_frame_map *m, sy_code *code);
void syi_frame_map_free(sy_vm *vm, sy_frame_map *m);

/* Could f, a frame of m's code, stand at its ip with its registers, so that going on from there
 * is safe? in_call: it is in a call there, which is over but for its result. */
bool syi_frame_fits(const sy_vm *vm, const sy_frame_map *m, const sy_frame *f, bool in_call);
/* live[r]: register r of f holds something that may still be looked at. */
void syi_frame_live_registers(const sy_frame_map *m, const sy_frame *f, bool in_call,
                              uint8_t *live);
/* Can `above` have been called by f at its current instruction, with what follows from that? */
bool syi_call_is_possible(const sy_frame *f, const sy_frame *above);
/* Can the result of f's current instruction arrive in this register when its tasklet is
 * resumed? */
bool syi_resume_is_possible(const sy_frame *f, uint16_t target);

/* --- Frame objects (frame_object.c) --- */

/* A frame object for a frame of function that belongs to nobody: its registers are unbound. */
sy_value syi_loose_frame_new(sy_vm *vm, sy_function *function);
/* The frame of a frame object, NULL once it has ended; *loose: whether it belongs to nobody. */
sy_frame *syi_frame_of_object(sy_value object, bool *loose);
/* The frame gets another place (or NULL: it ended); the memory of a loose one is the caller's
 * now. */
void syi_frame_object_move(sy_value object, sy_frame *frame);

/* Whether the frame, when it was last put in a list of frames, was in a call rather than before
 * an instruction. */
bool syi_frame_object_in_call(sy_value object);
void syi_frame_object_set_in_call(sy_value object, bool in_call);

/* --- Generators and tasklets (restore.c) --- */

/* Puts the loose frame of a frame object into a generator that has ended. False: vm->exc. */
bool syi_generator_restore(sy_vm *vm, sy_generator *g, sy_value frame_object, bool started,
                           bool running);
/* Makes the frames (frame objects, bottom first, loose or of generators that run) those of t,
 * which has none. False: vm->exc is ValueError or MemoryError, t has none still. */
bool syi_tasklet_restore(sy_vm *vm, sy_lang_tasklet *t, const sy_value *frames, uint32_t count,
                         enum sy_resume_kind resume, uint16_t resume_register);
/* The frames of t as frame objects, bottom first: a list. */
sy_value syi_tasklet_frames(sy_vm *vm, const sy_lang_tasklet *t);
/* Does the frame belong to the tasklet that runs? */
bool syi_frame_is_running(const sy_vm *vm, const sy_frame *f);

#endif
