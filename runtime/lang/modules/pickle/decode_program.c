/* SPDX-License-Identifier: MIT
 *
 * The decoder's operations that make parts of programs: methods, functions, code.
 */
#include "lang/modules/pickle/decoder.h"

static bool do_method(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value self = syi_dec_peek(d, 0);
    sy_value f = self == SY_NULL ? SY_NULL : syi_dec_peek(d, 1);
    if (f == SY_NULL) {
        return false;
    }
    if (syi_is_type(f, vm->types.method)) { /* a class method, found through its class */
        f = ((sy_bound_method *)sy_to_object(f))->func;
    }
    if (!syi_callable(vm, f)) {
        return syi_dec_invalid(d, "method of what cannot be called");
    }
    return syi_dec_replace(d, 2, syi_bound_method_new(vm, f, self));
}

/* Only methods written in C are found: nothing runs to get them. */
static bool do_builtin_method(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value name = syi_dec_peek_type(d, 0, vm->types.str, 0);
    sy_value self = name == SY_NULL ? SY_NULL : syi_dec_peek(d, 1);
    if (self == SY_NULL || (name = syi_intern(vm, name)) == SY_NULL) {
        return false;
    }
    sy_type *type =
        syi_has_flag(self, SY_TYPE_IS_TYPE) ? syi_to_type(self) : syi_type_of(vm, self);
    sy_value found = syi_type_lookup(vm, type, name);
    if (found == SY_NULL || sy_to_object(found)->type->slots.descr_get == NULL ||
        syi_is_type(found, vm->types.function) || syi_is_data_descriptor(vm, found)) {
        return syi_dec_invalid(d, "unknown builtin method");
    }
    sy_value obj = type == syi_type_of(vm, self) ? self : SY_NULL;
    sy_value method = syi_descriptor_get(vm, found, obj, type);
    if (method != SY_NULL && !syi_is_type(method, vm->types.builtin_function) &&
        !syi_is_type(method, vm->types.method)) {
        return syi_dec_invalid(d, "unknown builtin method");
    }
    return syi_dec_replace(d, 2, method);
}

static bool do_descriptor(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value name = syi_dec_peek_type(d, 0, vm->types.str, 0);
    sy_value type = syi_dec_peek_type(d, 1, vm->types.type, SY_TYPE_IS_TYPE);
    if (name == SY_NULL || type == SY_NULL || (name = syi_intern(vm, name)) == SY_NULL) {
        return false;
    }
    sy_value found = syi_dict_get_str(syi_to_type(type)->dict, name);
    if (found == SY_NULL) {
        return syi_dec_invalid(d, "unknown attribute of a type");
    }
    syi_dec_drop(d, 2);
    return syi_dec_push_found(d, found);
}

/* --- Cells --- */

static bool do_set_cell(sy_decoder *d) {
    sy_value content = syi_dec_peek(d, 0);
    sy_value cell = content == SY_NULL ? SY_NULL : syi_dec_peek_own(d, 1);
    if (cell == SY_NULL || !syi_is_type(cell, d->vm->types.cell)) {
        return syi_dec_invalid(d, "content for what is no cell");
    }
    ((sy_cell *)sy_to_object(cell))->value = content;
    syi_dec_drop(d, 1);
    return true;
}

/* --- Code --- */

/* Code cannot run before the end of the load. */
static bool freeze(sy_decoder *d, sy_code *code) {
    syi_code_freeze(code);
    return syi_array_push(d->vm, &d->frozen, sy_from_pointer(code), true);
}

void syi_dec_thaw(sy_decoder *d, bool complete) {
    for (uint32_t i = 0; complete && i < d->frozen.count; i++) {
        sy_code *code = (sy_code *)sy_to_object(d->frozen.items[i]);
        syi_code_thaw(code);
        syi_note_file(d->vm, code);
    }
    d->frozen.count = 0;
    d->compiled = SY_NULL;
}

/* Source text of a module of the library; SY_NULL with UnpicklingError. */
static sy_value library_source(sy_decoder *d, sy_value filename) {
    size_t length;
    char *name = syi_str_utf8(d->vm, filename, &length);
    if (name == NULL) {
        return SY_NULL;
    }
    const char *text;
    size_t text_length;
    bool found = syi_library_source(name, length, &text, &text_length);
    syi_mem_resize(d->vm, name, length + 1, 0);
    if (!found) {
        syi_dec_invalid(d, "code without source");
        return SY_NULL;
    }
    return syi_str_new(d->vm, text, text_length);
}

static sy_code *code_in(sy_decoder *d, sy_value codes, uint64_t hash) {
    sy_value v = syi_dict_get(d->vm, syi_to_dict(codes), syi_code_key(hash));
    return v == SY_NULL ? NULL : (sy_code *)sy_to_object(v);
}

/* Code objects made from the pickle's source are marked, so that they are never taken for the
 * program's own. */
static void mark_all(sy_dict *codes) {
    uint32_t position = 0;
    sy_value key, value;
    while (syi_dict_next(codes, &position, &key, &value)) {
        sy_code *code = (sy_code *)sy_to_object(value);
        code->flags |= SY_CODE_LOADED;
    }
}

/* Compiles source in all ways until one gives the code with this hash. */
static sy_code *compile(sy_decoder *d, sy_value source, sy_value filename, uint64_t hash) {
    sy_vm *vm = d->vm;
    if (source == SY_NONE && (source = library_source(d, filename)) == SY_NULL) {
        return NULL;
    }
    for (int way = 0; way < SY_COMPILE_WAYS; way++) {
        if (!syi_compile_all(vm, source, filename, way, syi_to_dict(d->compiled))) {
            return NULL;
        }
        mark_all(syi_to_dict(d->compiled));
        sy_code *code = code_in(d, d->compiled, hash);
        if (code != NULL || syi_failed(vm)) {
            return code;
        }
    }
    syi_raise(vm, syi_unpickling_error_type(vm),
              "code of %R was compiled by another version of Switchyard, which made "
              "other instructions of it",
              filename);
    return NULL;
}

static bool do_code(sy_decoder *d) {
    sy_vm *vm = d->vm;
    uint64_t hash;
    sy_value filename = syi_dec_peek_type(d, 0, vm->types.str, 0);
    sy_value source = filename == SY_NULL ? SY_NULL : syi_dec_peek(d, 1);
    if (source == SY_NULL || !syi_dec_u64(d, &hash)) {
        return false;
    }
    if (source != SY_NONE && !syi_is_type(source, vm->types.str)) {
        return syi_dec_invalid(d, "source that is no text");
    }
    sy_code *code = code_in(d, syi_module_state(vm)->pickle.codes, hash);
    if (code != NULL) {
        syi_dec_drop(d, 2);
        return syi_dec_push_found(d, sy_from_pointer(code));
    }
    if (d->compiled == SY_NULL && (d->compiled = syi_dict_new(vm)) == SY_NULL) {
        return false;
    }
    code = code_in(d, d->compiled, hash);
    if (code == NULL &&
        (syi_failed(vm) || (code = compile(d, source, filename, hash)) == NULL)) {
        return false;
    }
    return freeze(d, code) && syi_dec_replace(d, 2, sy_from_pointer(code));
}

/* --- Functions --- */

/* In head.aux of a function that came in a pickle: its state was set. */
enum { COMPLETE = 1 };

/* Cells for the free variables of code, so that nothing is missing whatever comes. */
static bool make_closure(sy_vm *vm, sy_function *f) {
    uint32_t n = f->code->free_names == NULL ? 0 : f->code->free_names->length;
    if (n == 0) {
        return true;
    }
    sy_value closure = syi_tuple_new(vm, NULL, n);
    if (closure == SY_NULL) {
        return false;
    }
    f->closure = syi_to_tuple(closure);
    for (uint32_t i = 0; i < n; i++) {
        f->closure->items[i] = syi_cell_new(vm, SY_NULL);
        if (f->closure->items[i] == SY_NULL) {
            return false;
        }
    }
    return true;
}

static bool do_function(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value code = syi_dec_peek_type(d, 0, vm->types.code, 0);
    sy_value globals = code == SY_NULL ? SY_NULL : syi_dict_new(vm);
    if (globals == SY_NULL) {
        return false;
    }
    sy_value v = syi_function_new(vm, (sy_code *)sy_to_object(code), syi_to_dict(globals));
    return v != SY_NULL && make_closure(vm, (sy_function *)sy_to_object(v)) &&
           syi_dec_replace(d, 1, v);
}

/* Parts of FUNCTION_STATE, in their order on the stack. */
enum {
    GLOBALS,
    CLOSURE,
    DEFAULTS,
    KWDEFAULTS,
    NAME,
    QUALNAME,
    DOC,
    MODULE,
    ANNOTATIONS,
    ATTRIBUTES,
    PART_COUNT
};

static bool is_closure(const sy_vm *vm, const sy_code *code, sy_value v) {
    uint32_t wanted = code->free_names == NULL ? 0 : code->free_names->length;
    if (v == SY_NONE) {
        return wanted == 0;
    }
    if (!syi_is_type(v, vm->types.tuple) || syi_to_tuple(v)->length != wanted) {
        return false;
    }
    for (uint32_t i = 0; i < wanted; i++) {
        if (!syi_is_type(syi_to_tuple(v)->items[i], vm->types.cell)) {
            return false;
        }
    }
    return true;
}

static bool none_or(sy_value v, const sy_type *type) {
    return v == SY_NONE || syi_is_type(v, type);
}

static bool check_function_state(const sy_vm *vm, const sy_function *f, const sy_value *p) {
    const sy_types *t = &vm->types;
    return f->head.aux == 0 && syi_is_type(p[GLOBALS], t->dict) &&
           is_closure(vm, f->code, p[CLOSURE]) && none_or(p[DEFAULTS], t->tuple) &&
           none_or(p[KWDEFAULTS], t->dict) && syi_is_str(p[NAME]) && syi_is_str(p[QUALNAME]) &&
           none_or(p[ANNOTATIONS], t->dict) && none_or(p[ATTRIBUTES], t->dict);
}

static sy_value unless_none(sy_value v) {
    return v == SY_NONE ? SY_NULL : v;
}

static bool set_function_attributes(sy_vm *vm, sy_function *f, sy_dict *attributes) {
    sy_value key, value;
    uint32_t position = 0;
    while (syi_dict_next(attributes, &position, &key, &value)) {
        sy_value name = syi_is_str(key) ? syi_intern(vm, key) : SY_NULL;
        if (name == SY_NULL || !syi_attrs_set(vm, &f->attrs, f->head.type, name, value)) {
            return false;
        }
    }
    return true;
}

static bool do_function_state(sy_decoder *d) {
    sy_vm *vm = d->vm;
    sy_value p[PART_COUNT];
    for (uint32_t i = 0; i < PART_COUNT; i++) {
        p[i] = syi_dec_peek(d, PART_COUNT - 1 - i);
        if (p[i] == SY_NULL) {
            return false;
        }
    }
    sy_value v = syi_dec_peek_own(d, PART_COUNT);
    if (v == SY_NULL || !syi_is_type(v, vm->types.function) ||
        !check_function_state(vm, (sy_function *)sy_to_object(v), p)) {
        return syi_dec_invalid(d, "state that is not a function's");
    }
    sy_function *f = (sy_function *)sy_to_object(v);
    f->head.aux = COMPLETE;
    f->globals = syi_to_dict(p[GLOBALS]);
    f->closure = p[CLOSURE] == SY_NONE ? NULL : syi_to_tuple(p[CLOSURE]);
    f->defaults = unless_none(p[DEFAULTS]);
    f->kwdefaults = unless_none(p[KWDEFAULTS]);
    f->name = p[NAME];
    f->qualname = p[QUALNAME];
    f->doc = p[DOC];
    f->module = p[MODULE];
    f->annotations = unless_none(p[ANNOTATIONS]);
    syi_dec_drop(d, PART_COUNT);
    return p[ATTRIBUTES] == SY_NONE ||
           set_function_attributes(vm, f, syi_to_dict(p[ATTRIBUTES])) ||
           syi_dec_invalid(d, "attribute name that is no str");
}

bool syi_dec_program(sy_decoder *d, enum sy_pickle_op op) {
    switch (op) {
    case SY_PICKLE_METHOD:
        return do_method(d);
    case SY_PICKLE_BUILTIN_METHOD:
        return do_builtin_method(d);
    case SY_PICKLE_DESCRIPTOR:
        return do_descriptor(d);
    case SY_PICKLE_CELL:
        return syi_dec_push(d, syi_cell_new(d->vm, SY_NULL));
    case SY_PICKLE_SET_CELL:
        return do_set_cell(d);
    case SY_PICKLE_CODE:
        return do_code(d);
    case SY_PICKLE_FUNCTION:
        return do_function(d);
    default:
        return do_function_state(d);
    }
}
