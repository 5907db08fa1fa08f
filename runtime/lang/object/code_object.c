/* SPDX-License-Identifier: MIT
 *
 * Code objects: what they hold, and their co_ attributes. They are made by the compiler.
 */
#include "lang/object/code.h"

#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/text.h"
#include "lang/object/type_internal.h"

static sy_code *to_code(sy_value v) {
    return (sy_code *)sy_to_object(v);
}

static void code_visit(void *self, sy_visitor *v) {
    const sy_code *c = self;
    syi_visit(v, c->name);
    syi_visit(v, c->qualname);
    syi_visit(v, c->filename);
    syi_visit_values(v, c->constants, c->constants == NULL ? 0 : c->constant_count);
    syi_visit_object(v, c->local_names);
    syi_visit_object(v, c->cell_names);
    syi_visit_object(v, c->free_names);
    syi_visit(v, c->doc);
    syi_visit(v, c->source);
}

static uint32_t name_count(const sy_tuple *names) {
    return names == NULL ? 0 : names->length;
}

/* How many cells the code makes: it begins with one MAKECELL for each. (cell_names may be gone
 * when the code is freed.) */
static uint32_t count_cells(const sy_code *c) {
    uint32_t n = 0;
    while (c->cell_registers != NULL && n < c->instruction_count &&
           c->instructions[n].op == SY_OP_MAKECELL) {
        n++;
    }
    return n;
}

static void code_free(sy_vm *vm, void *self) {
    sy_code *c = self;
    uint32_t cells = count_cells(c);
    syi_mem_resize(vm, c->instructions, c->instruction_count * sizeof *c->instructions, 0);
    syi_mem_resize(vm, c->positions, c->instruction_count * sizeof *c->positions, 0);
    syi_mem_resize(vm, c->constants, c->constant_count * sizeof *c->constants, 0);
    syi_mem_resize(vm, c->handlers, c->handler_count * sizeof *c->handlers, 0);
    syi_mem_resize(vm, c->cell_registers, cells * sizeof *c->cell_registers, 0);
}

static sy_value code_repr(sy_vm *vm, sy_value self) {
    const sy_code *c = to_code(self);
    char address[SY_ADDRESS_SIZE];
    return syi_str_format(vm, "<code object %U at %s, file \"%U\", line %d>", c->name,
                          syi_address(self, address), c->filename, (int)c->first_line);
}

#define VALUE_GETTER(field)                                                                    \
    static sy_value get_##field(sy_vm *vm, sy_value self) {                                    \
        (void)vm;                                                                              \
        return to_code(self)->field;                                                           \
    }
VALUE_GETTER(name)
VALUE_GETTER(qualname)
VALUE_GETTER(filename)

static sy_value get_first_line(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(to_code(self)->first_line);
}

/* As CPython counts: keyword-only parameters, *args and **kwargs are not in it. */
static sy_value get_argcount(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(to_code(self)->positional);
}

static sy_value get_posonly(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(to_code(self)->positional_only);
}

static sy_value get_kwonly(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(to_code(self)->keyword_only);
}

static sy_value names_tuple(sy_vm *vm, sy_tuple *names) {
    return names == NULL ? vm->empty_tuple : sy_from_pointer(names);
}

/* Locals, without the cells that are no parameters (CPython lists those in co_cellvars alone).
 */
static sy_value get_varnames(sy_vm *vm, sy_value self) {
    return names_tuple(vm, to_code(self)->local_names);
}

static sy_value get_nlocals(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(name_count(to_code(self)->local_names));
}

static sy_value get_cellvars(sy_vm *vm, sy_value self) {
    return names_tuple(vm, to_code(self)->cell_names);
}

static sy_value get_freevars(sy_vm *vm, sy_value self) {
    return names_tuple(vm, to_code(self)->free_names);
}

static sy_value get_consts(sy_vm *vm, sy_value self) {
    const sy_code *c = to_code(self);
    return syi_tuple_new(vm, c->constants, c->constant_count);
}

/* Which operand of an instruction is a constant with a name; 0: none. */
static uint16_t name_operand(const sy_instr *i, bool *found) {
    *found = true;
    switch ((enum sy_opcode)i->op) {
    case SY_OP_LOADGLOBAL:
    case SY_OP_STOREGLOBAL:
    case SY_OP_DELGLOBAL:
    case SY_OP_LOADNAME:
    case SY_OP_STORENAME:
    case SY_OP_DELNAME:
        return i->b;
    case SY_OP_GETATTR:
    case SY_OP_SETATTR:
    case SY_OP_DELATTR:
    case SY_OP_GETMETHOD:
    case SY_OP_GETSUPER:
    case SY_OP_IMPORT:
    case SY_OP_IMPORTFROM:
        return i->c;
    default:
        *found = false;
        return 0;
    }
}

/* Names of globals and attributes, in order of their first use. */
static sy_value get_names(sy_vm *vm, sy_value self) {
    static const uint8_t cache_words[SY_OP_COUNT] = {
#define SY_OP(name, form, words, doc) [SY_OP_##name] = (words),
#include "lang/vm/opcodes.def"
#undef SY_OP
    };
    const sy_code *c = to_code(self);
    sy_value names = syi_dict_new(vm);
    for (uint32_t i = 0; names != SY_NULL && i < c->instruction_count;
         i += 1u + cache_words[c->instructions[i].op]) {
        bool found;
        uint16_t k = name_operand(&c->instructions[i], &found);
        if (found && k < c->constant_count && syi_is_str(c->constants[k]) &&
            !syi_dict_set_str(vm, syi_to_dict(names), c->constants[k], SY_NONE)) {
            return SY_NULL;
        }
    }
    return names == SY_NULL ? SY_NULL : syi_tuple_from_iterable(vm, names);
}

/* CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR and CO_OPTIMIZED | CO_NEWLOCALS. */
static sy_value get_flags(sy_vm *vm, sy_value self) {
    (void)vm;
    uint32_t f = to_code(self)->flags;
    int64_t flags = (f & SY_CODE_NAMES) != 0 ? 0 : 3;
    flags |= (f & SY_CODE_VARARGS) != 0 ? 4 : 0;
    flags |= (f & SY_CODE_VARKEYWORDS) != 0 ? 8 : 0;
    flags |= (f & SY_CODE_NESTED) != 0 ? 16 : 0;
    flags |= (f & SY_CODE_GENERATOR) != 0 ? 32 : 0;
    return sy_from_int(flags);
}

static sy_value get_stacksize(sy_vm *vm, sy_value self) {
    (void)vm;
    return sy_from_int(to_code(self)->register_count);
}

static const sy_getset_def code_getsets[] = {
    {"co_name", get_name, syi_readonly_attribute, NULL},
    {"co_qualname", get_qualname, syi_readonly_attribute, NULL},
    {"co_filename", get_filename, syi_readonly_attribute, NULL},
    {"co_firstlineno", get_first_line, syi_readonly_attribute, NULL},
    {"co_argcount", get_argcount, syi_readonly_attribute, NULL},
    {"co_posonlyargcount", get_posonly, syi_readonly_attribute, NULL},
    {"co_kwonlyargcount", get_kwonly, syi_readonly_attribute, NULL},
    {"co_varnames", get_varnames, NULL, NULL},
    {"co_nlocals", get_nlocals, syi_readonly_attribute, NULL},
    {"co_cellvars", get_cellvars, NULL, NULL},
    {"co_freevars", get_freevars, NULL, NULL},
    {"co_names", get_names, NULL, NULL},
    {"co_consts", get_consts, syi_readonly_attribute, NULL},
    {"co_flags", get_flags, syi_readonly_attribute, NULL},
    {"co_stacksize", get_stacksize, syi_readonly_attribute, NULL},
    {NULL, NULL, NULL, NULL},
};

const sy_type_def syi_type_code = {
    .name = "code",
    .size = sizeof(sy_code),
    .flags = SY_TYPE_FINAL | SY_TYPE_NO_NEW,
    .slots = {.visit = code_visit, .free = code_free, .repr = code_repr},
    .getsets = code_getsets,
};
