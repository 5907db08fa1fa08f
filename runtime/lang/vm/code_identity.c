/* SPDX-License-Identifier: MIT
 *
 * Which code a code object is: the hash of what the compiler made, and finding code again by
 * compiling its source.
 *
 * The loop writes inline caches and the x of instructions that have one; all of those are left
 * out of the hash.
 */
#include "lang/front/compile.h"
#include "lang/lib/embedded.h"
#include "lang/object/complex.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/vm/freeze.h"

/* --- The hash --- */

/* Raised when the compiler or the meaning of an instruction changes in a way that the
 * instructions of a program do not show. */
enum { CODE_VERSION = 1 };

/* Flags that say what the code is, not what became of it. */
#define COMPILED_FLAGS                                                                         \
    (SY_CODE_VARARGS | SY_CODE_VARKEYWORDS | SY_CODE_GENERATOR | SY_CODE_NESTED |              \
     SY_CODE_NAMES | SY_CODE_CLASS)

static void mix(uint64_t *h, uint64_t v) {
    uint64_t x = *h ^ v;
    x *= 0x9e3779b97f4a7c15u;
    x ^= x >> 29;
    *h = x * 0xbf58476d1ce4e5b9u + 0x2545f4914f6cdd1du;
}

static void mix_str(sy_vm *vm, uint64_t *h, sy_value v) {
    if (!syi_is_str(v)) {
        mix(h, 0);
        return;
    }
    const sy_str *s = syi_to_str(v);
    (void)vm;
    mix(h, s->length);
    for (uint32_t i = 0; i < s->length; i++) {
        mix(h, syi_str_at(s, i));
    }
}

static void mix_names(sy_vm *vm, uint64_t *h, const sy_tuple *names) {
    uint32_t n = names == NULL ? 0 : names->length;
    mix(h, n);
    for (uint32_t i = 0; i < n; i++) {
        mix_str(vm, h, names->items[i]);
    }
}

static bool mix_constant(sy_vm *vm, uint64_t *h, sy_value v);

static bool mix_constants(sy_vm *vm, uint64_t *h, const sy_value *values, uint32_t n) {
    mix(h, n);
    for (uint32_t i = 0; i < n; i++) {
        if (!mix_constant(vm, h, values[i])) {
            return false;
        }
    }
    return true;
}

static void mix_double(uint64_t *h, double d) {
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    mix(h, bits);
}

static void mix_bytes(uint64_t *h, const sy_bytes *b) {
    mix(h, b->length);
    for (uint32_t i = 0; i < b->length; i++) {
        mix(h, b->data[i]);
    }
}

static void mix_bigint(uint64_t *h, const sy_bigint *b) {
    mix(h, b->length * 2u + (b->head.aux & 1));
    for (uint32_t i = 0; i < b->length; i++) {
        mix(h, b->digits[i]);
    }
}

static bool mix_code_constant(sy_vm *vm, uint64_t *h, const sy_code *code) {
    uint64_t inner;
    if (!syi_code_hash(vm, code, &inner)) {
        return false;
    }
    mix(h, inner);
    return true;
}

static bool mix_constant(sy_vm *vm, uint64_t *h, sy_value v) {
    const sy_types *t = &vm->types;
    if (!sy_is_pointer(v)) {
        mix(h, v);
        return true;
    }
    const sy_type *type = sy_to_object(v)->type;
    mix_str(vm, h, sy_from_pointer(type->name));
    if (type == t->str) {
        mix_str(vm, h, v);
    } else if (type == t->float_) {
        mix_double(h, syi_to_double(v));
    } else if (type == t->complex_) {
        mix_double(h, ((const sy_complex *)sy_to_object(v))->real);
        mix_double(h, ((const sy_complex *)sy_to_object(v))->imag);
    } else if (type == t->bytes) {
        mix_bytes(h, (const sy_bytes *)sy_to_object(v));
    } else if (type == t->int_) {
        mix_bigint(h, (const sy_bigint *)sy_to_object(v));
    } else if (type == t->tuple) {
        const sy_tuple *tuple = syi_to_tuple(v);
        return mix_constants(vm, h, tuple->items, tuple->length);
    } else if (type == t->code) {
        return mix_code_constant(vm, h, (const sy_code *)sy_to_object(v));
    }
    return true;
}

static void mix_instructions(uint64_t *h, const sy_code *code) {
    mix(h, code->instruction_count);
    for (uint32_t pc = 0; pc < code->instruction_count;) {
        const sy_instr *i = &code->instructions[pc];
        const sy_position *p = &code->positions[pc];
        unsigned words = i->op < SY_OP_COUNT ? syi_op_words[i->op] : 1;
        for (const char *name = syi_op_names[i->op]; *name != '\0'; name++) {
            mix(h, (unsigned char)*name);
        }
        mix(h, (uint64_t)i->a << 48 | (uint64_t)i->b << 32 | (uint64_t)i->c << 16 |
                   (words > 1            ? 0u
                    : i->op == SY_OP_ADD ? i->x & 1u
                                         : i->x));
        mix(h, (uint64_t)p->line << 32 | p->end_line);
        mix(h, (uint64_t)p->column << 16 | p->end_column);
        pc += words;
    }
}

bool syi_code_hash(sy_vm *vm, const sy_code *code, uint64_t *out) {
    if (!syi_enter_c(vm, "")) {
        return false;
    }
    uint64_t h = CODE_VERSION;
    mix_str(vm, &h, code->qualname);
    mix(&h, (uint64_t)(code->flags & COMPILED_FLAGS) << 32 | code->first_line);
    mix(&h, (uint64_t)code->register_count << 48 | (uint64_t)code->positional_only << 32 |
                (uint64_t)code->positional << 16 | code->keyword_only);
    mix_names(vm, &h, code->local_names);
    mix_names(vm, &h, code->cell_names);
    mix_names(vm, &h, code->free_names);
    mix_instructions(&h, code);
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const sy_handler *handler = &code->handlers[i];
        mix(&h, (uint64_t)handler->start << 32 | handler->end);
        mix(&h, (uint64_t)handler->target << 16 | handler->reg);
    }
    bool ok = mix_constants(vm, &h, code->constants, code->constant_count);
    syi_leave_c(vm);
    *out = h;
    return ok;
}

/* --- Finding --- */

bool syi_library_source(const char *filename, size_t length, const char **text,
                        size_t *text_length) {
    static const char folder[] = "<lib>/";
    const size_t n = sizeof folder - 1;
    if (length < n || memcmp(filename, folder, n) != 0) {
        return false;
    }
    for (size_t i = 0; i < syi_embedded_module_count; i++) {
        const sy_embedded_module *m = &syi_embedded_modules[i];
        if (strlen(m->path) == length - n && memcmp(m->path, filename + n, length - n) == 0) {
            *text = m->text;
            *text_length = m->length;
            return true;
        }
    }
    return false;
}

static bool add_code(sy_vm *vm, sy_dict *codes, const sy_code *code) {
    uint64_t hash;
    if (!syi_enter_c(vm, "")) {
        return false;
    }
    bool ok = syi_code_hash(vm, code, &hash) &&
              syi_dict_set(vm, codes, syi_code_key(hash), sy_from_pointer(code));
    for (uint32_t i = 0; ok && i < code->constant_count; i++) {
        if (syi_is_type(code->constants[i], vm->types.code)) {
            ok = add_code(vm, codes, (const sy_code *)sy_to_object(code->constants[i]));
        }
    }
    syi_leave_c(vm);
    return ok;
}

bool syi_compile_all(sy_vm *vm, sy_value source, sy_value filename, int way, sy_dict *codes) {
    static const struct {
        sy_compile_mode mode;
        unsigned flags;
    } ways[SY_COMPILE_WAYS] = {{SY_COMPILE_EXEC, 0},
                               {SY_COMPILE_EXEC, SY_COMPILE_NAMESPACE},
                               {SY_COMPILE_EVAL, SY_COMPILE_NAMESPACE},
                               {SY_COMPILE_EVAL, 0},
                               {SY_COMPILE_SINGLE, SY_COMPILE_NAMESPACE}};
    size_t length;
    char *utf8 = syi_str_utf8(vm, source, &length);
    if (utf8 == NULL) {
        return false;
    }
    sy_code *code = syi_compile(vm, utf8, length, filename, ways[way].mode,
                                ways[way].flags | SY_COMPILE_FROM_TEXT);
    syi_mem_resize(vm, utf8, length + 1, 0);
    if (code != NULL) {
        return add_code(vm, codes, code);
    }
    if (syi_exc_matches(vm, vm->types.SyntaxError) ||
        syi_exc_matches(vm, vm->types.ValueError)) {
        syi_clear(vm);
        return true;
    }
    return false;
}

/* --- Freezing --- */

void syi_code_freeze(sy_code *code) {
    if ((code->flags & SY_CODE_FROZEN) != 0) {
        return;
    }
    if ((code->flags & SY_CODE_SIMPLE) != 0) { /* the loop calls those without asking */
        code->flags = (code->flags & ~(uint32_t)SY_CODE_SIMPLE) | SY_CODE_FROZEN_SIMPLE;
    }
    code->flags |= SY_CODE_FROZEN;
}

void syi_code_thaw(sy_code *code) {
    if ((code->flags & SY_CODE_FROZEN_SIMPLE) != 0) {
        code->flags |= SY_CODE_SIMPLE;
    }
    code->flags &= ~(uint32_t)(SY_CODE_FROZEN | SY_CODE_FROZEN_SIMPLE);
}
