/* SPDX-License-Identifier: MIT
 *
 * The compiler: every code object it makes from the sources of test_front_cases.gen.h is sound
 * (operands, jumps and handlers in range), some programs compile to exactly the instructions
 * written here, and every allocation may fail once. What code does is tested by running
 * programs.
 */
#include "test_object_support.h"

#include "lang/front/compile.h"
#include "lang/object/code.h"

typedef struct error_case {
    const char *source, *type, *message;
    int line, column, end_line, end_column;
} error_case;

typedef struct tree_case {
    const char *source, *dump;
} tree_case;

#include "test_front_cases.gen.h"

static const char *const forms[SY_OP_COUNT] = {
#define SY_OP(name, form, cache_words, doc) [SY_OP_##name] = form,
#include "lang/vm/opcodes.def"
#undef SY_OP
};

static const uint8_t cache_words[SY_OP_COUNT] = {
#define SY_OP(name, form, cache_words, doc) [SY_OP_##name] = (cache_words),
#include "lang/vm/opcodes.def"
#undef SY_OP
};

static const char *const op_names[SY_OP_COUNT] = {
#define SY_OP(name, form, cache_words, doc) [SY_OP_##name] = #name,
#include "lang/vm/opcodes.def"
#undef SY_OP
};

static sy_code *compile(world *w, const char *source) {
    sy_value filename = syi_str_from_cstr(&w->vm, "t.py");
    if (filename == SY_NULL) {
        return NULL;
    }
    return syi_compile(&w->vm, source, strlen(source), filename, SY_COMPILE_EXEC,
                       SY_COMPILE_FROM_TEXT);
}

/* --- Soundness --- */

static bool is_instruction(const uint8_t *starts, const sy_code *code, int64_t at) {
    return at >= 0 && at < (int64_t)code->instruction_count && starts[at];
}

static bool free_operand(int op) {
    return op == SY_OP_LOADFREE || op == SY_OP_STOREFREE || op == SY_OP_DELFREE ||
           op == SY_OP_LOADCLOSURE;
}

/* The operands of one instruction at word `at`. */
static bool is_sound(const sy_code *code, const uint8_t *starts, uint32_t at) {
    const sy_instr *i = &code->instructions[at];
    const char *form = forms[i->op];
    const uint16_t operands[3] = {i->a, i->b, i->c};
    uint32_t next = at + 1u + cache_words[i->op];
    uint32_t last = strcmp(form, "aj") == 0 || strcmp(form, "ai") == 0 ? 1 : 3;
    for (uint32_t k = 0; form[k] != '\0' && k < last && !free_operand(i->op); k++) {
        if (form[k] == 'k' && operands[k] >= code->constant_count) {
            return false;
        }
        if ((form[k] == 'a' || form[k] == 'b' || form[k] == 'c') &&
            operands[k] >= code->register_count) {
            return false;
        }
    }
    if (strcmp(form, "j") == 0 || strcmp(form, "aj") == 0) {
        return is_instruction(starts, code, (int64_t)next + syi_instr_wide(i));
    }
    if (strcmp(form, "abj") == 0 || strcmp(form, "aij") == 0) {
        return is_instruction(starts, code, (int64_t)next + (int16_t)i->c);
    }
    return true;
}

static void check_code(world *w, const sy_code *code, const char *source) {
    static uint8_t starts[1 << 16];
    memset(starts, 0, sizeof starts);
    for (uint32_t at = 0; at < code->instruction_count;
         at += 1u + cache_words[code->instructions[at].op]) {
        starts[at] = 1;
    }
    for (uint32_t at = 0; at < code->instruction_count;
         at += 1u + cache_words[code->instructions[at].op]) {
        const sy_instr *i = &code->instructions[at];
        /* Registers of calls and builds that follow the first one are not looked at; the first
         * and the operands that name registers have to be inside. A count is no register. */
        bool counts = i->op == SY_OP_CALL || i->op == SY_OP_CALLMETHOD ||
                      (i->op >= SY_OP_BUILDLIST && i->op <= SY_OP_BUILDSTRING) ||
                      i->op == SY_OP_UNPACK || i->op == SY_OP_UNPACKEX ||
                      i->op == SY_OP_MATCHCLASS;
        if (!counts && !is_sound(code, starts, at)) {
            harness_fail(__FILE__, __LINE__, "%s\n   word %u: %s %u %u %u is out of range",
                         source, at, op_names[i->op], i->a, i->b, i->c);
        }
    }
    for (uint32_t k = 0; k < code->handler_count; k++) {
        const sy_handler *h = &code->handlers[k];
        SY_CHECK(h->start < h->end && h->end <= code->instruction_count);
        SY_CHECK(is_instruction(starts, code, h->target));
        SY_CHECK(h->reg < code->register_count);
    }
    for (uint32_t k = 0; k < code->constant_count; k++) {
        if (syi_is_type(code->constants[k], w->vm.types.code)) {
            check_code(w, (const sy_code *)sy_to_object(code->constants[k]), source);
        }
    }
}

SY_TEST(code_is_sound) {
    world w;
    SY_CHECK(world_init(&w));
    for (size_t i = 0; i < sizeof tree_cases / sizeof *tree_cases; i++) {
        const sy_code *code = compile(&w, tree_cases[i].source);
        /* Some are trees only: yield outside a function and the like. */
        if (code != NULL) {
            check_code(&w, code, tree_cases[i].source);
        } else {
            SY_CHECK(syi_exc_matches(&w.vm, w.vm.types.SyntaxError));
            w.vm.exc = SY_NULL;
        }
    }
    world_deinit(&w);
}

/* --- Instructions --- */

static void list(const sy_code *code, char *out, size_t size) {
    size_t n = 0;
    out[0] = '\0';
    for (uint32_t at = 0; at < code->instruction_count && n < size;
         at += 1u + cache_words[code->instructions[at].op]) {
        const sy_instr *i = &code->instructions[at];
        n += (size_t)snprintf(out + n, size - n, "%s%s", n ? " " : "", op_names[i->op]);
    }
}

/* The instructions of the first function of a source. */
static const char *instructions(world *w, const char *source) {
    static char out[4096];
    const sy_code *code = compile(w, source);
    out[0] = '\0';
    for (uint32_t k = 0; code != NULL && k < code->constant_count; k++) {
        if (syi_is_type(code->constants[k], w->vm.types.code)) {
            list((const sy_code *)sy_to_object(code->constants[k]), out, sizeof out);
            break;
        }
    }
    return out;
}

SY_TEST(hot_code_is_short) {
    world w;
    SY_CHECK(world_init(&w));
    SY_CHECK_STR(
        instructions(&w, "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\n"),
        "JLTI MOVE JUMP LOADGLOBAL SUBI CALL LOADGLOBAL SUBI CALL ADD RETURN LOADK "
        "RETURN");
    SY_CHECK_STR(instructions(&w, "def f():\n    i = 0\n    while i < 10:\n        i += 1\n"),
                 "LOADINT JLTI ADDI LOOP LOADK RETURN");
    SY_CHECK_STR(instructions(&w, "def f(x, y):\n    x, y = y, x\n    return x.a(y)\n"),
                 "MOVE MOVE MOVE MOVE GETMETHOD MOVE CALLMETHOD RETURN LOADK RETURN");
    SY_CHECK_STR(instructions(&w, "def f(x):\n    if x is None or not x: return 1\n"),
                 "JNONE JTRUE LOADINT RETURN LOADK RETURN");
    world_deinit(&w);
}

SY_TEST(unbound_locals_are_checked) {
    world w;
    SY_CHECK(world_init(&w));
    SY_CHECK_STR(instructions(&w, "def f(c):\n    if c: x = 1\n    return x\n"),
                 "JFALSE LOADINT CHECK RETURN LOADK RETURN");
    SY_CHECK_STR(
        instructions(&w, "def f(c):\n    if c: x = 1\n    else: x = 2\n    return x\n"),
        "JFALSE LOADINT JUMP LOADINT RETURN LOADK RETURN");
    world_deinit(&w);
}

/* --- Limits --- */

SY_TEST(long_jumps_and_many_constants) {
    world w;
    SY_CHECK(world_init(&w));
    size_t size = 1 << 21;
    char *source = malloc(size);
    char *p = source + sprintf(source, "def f(x):\n    while x < 10:\n");
    for (int k = 0; k < 20000; k++) {
        p += sprintf(p, "        x = x.a\n");
    }
    const sy_code *code = compile(&w, source);
    SY_CHECK(code != NULL);
    if (code != NULL) {
        check_code(&w, code, "a long loop");
    }
    p = source;
    for (int k = 0; k < 70000; k++) {
        p += sprintf(p, "x = 'c%d'\n", k);
    }
    SY_CHECK(compile(&w, source) == NULL);
    SY_CHECK(syi_exc_matches(&w.vm, w.vm.types.SyntaxError));
    w.vm.exc = SY_NULL;
    free(source);
    world_deinit(&w);
}

SY_TEST(out_of_memory) {
    static const char source[] =
        "class A(B, metaclass=M):\n"
        "    x: int = 1\n"
        "    def f(self, a=[1], *b, c={'k': 2}, **d) -> 'r':\n"
        "        try:\n"
        "            with a as y, b: return [i + self.z for i in d if (q := i)]\n"
        "        except E as e: raise F(f'{e!r:>{a}}') from e\n"
        "        finally: g(*b, **d)\n"
        "        return lambda: (yield super().f(a, k=1))\n";
    for (uint64_t n = 1; n < 3000; n++) {
        world w;
        if (!world_init(&w)) {
            SY_CHECK(false);
            return;
        }
        uint64_t before = w.allocator.count;
        sy_alloc_fail_nth(&w.allocator, n);
        const sy_code *code = compile(&w, source);
        bool reached = w.allocator.count - before >= n;
        sy_alloc_fail_nth(&w.allocator, 0);
        if (reached && code == NULL) {
            SY_CHECK(syi_exc_matches(&w.vm, w.vm.types.MemoryError));
        }
        w.vm.exc = SY_NULL;
        world_deinit(&w);
        SY_CHECK_EQ(w.allocator.used, 0);
        if (!reached) {
            SY_CHECK(code != NULL);
            return;
        }
    }
}
