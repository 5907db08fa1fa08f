/* SPDX-License-Identifier: MIT
 *
 * The exception types: the plain ones, and those with fields of their own, which live in
 * sy_exception.extra at the places named in exception_internal.h (SY_NULL there: None).
 */
#include "lang/object/args.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception_internal.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/object/type_internal.h"

static sy_value field(sy_value self, int i) {
    sy_value v = syi_to_exception(self)->extra[i];
    return v == SY_NULL ? SY_NONE : v;
}

/* A read-write attribute kept in extra[index]. */
#define FIELD(prefix, name, index)                                                             \
    static sy_value prefix##_get_##name(sy_vm *vm, sy_value self) {                            \
        (void)vm;                                                                              \
        return field(self, index);                                                             \
    }                                                                                          \
    static bool prefix##_set_##name(sy_vm *vm, sy_value self, sy_value value) {                \
        (void)vm;                                                                              \
        syi_to_exception(self)->extra[index] = value;                                          \
        return true;                                                                           \
    }
#define FIELD_ROW(prefix, name)                                                                \
    { #name, prefix##_get_##name, prefix##_set_##name, NULL }
#define END_ROW                                                                                \
    { NULL, NULL, NULL, NULL }

/* Takes the keywords listed out of kwnames into extra[first + i]; any other is an error. */
static bool take_keywords(sy_vm *vm, sy_value self, const char *type_name,
                          const char *const *names, int first, const sy_value *values,
                          sy_value kwnames) {
    if (kwnames == SY_NULL) {
        return true;
    }
    const sy_tuple *keys = syi_to_tuple(kwnames);
    for (uint32_t i = 0; i < keys->length; i++) {
        int j = 0;
        while (names[j] != NULL && !syi_str_is(keys->items[i], names[j])) {
            j++;
        }
        if (names[j] == NULL) {
            syi_raise(vm, vm->types.TypeError, "'%U' is an invalid keyword argument for %s()",
                      keys->items[i], type_name);
            return false;
        }
        syi_to_exception(self)->extra[first + j] = values[i];
    }
    return true;
}

static void clear_fields(sy_value self, int from, int to) {
    for (int i = from; i < to; i++) {
        syi_to_exception(self)->extra[i] = SY_NULL;
    }
}

/* --- StopIteration, SystemExit
 * ------------------------------------------------------------------ */

FIELD(stop, value, SY_STOP_VALUE)
FIELD(exit, code, SY_EXIT_CODE)

static bool stop_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                      sy_value kwnames) {
    syi_to_exception(self)->extra[SY_STOP_VALUE] = nargs > 0 ? args[0] : SY_NONE;
    return syi_exception_init(vm, self, args, nargs, kwnames);
}

static bool exit_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                      sy_value kwnames) {
    if (!syi_exception_init(vm, self, args, nargs, kwnames)) {
        return false;
    }
    sy_exception *e = syi_to_exception(self);
    e->extra[SY_EXIT_CODE] = nargs == 0   ? SY_NONE
                             : nargs == 1 ? args[0]
                                          : sy_from_pointer(e->args);
    return true;
}

static const sy_getset_def stop_getsets[] = {FIELD_ROW(stop, value), END_ROW};
static const sy_getset_def exit_getsets[] = {FIELD_ROW(exit, code), END_ROW};

/* --- AttributeError, NameError, ImportError --------------------------------------------------
 */

FIELD(attribute, name, SY_ATTRIBUTE_NAME)
FIELD(attribute, obj, SY_ATTRIBUTE_OBJ)
FIELD(name, name, SY_NAME_NAME)
FIELD(import, msg, SY_IMPORT_MSG)
FIELD(import, name, SY_IMPORT_NAME)
FIELD(import, path, SY_IMPORT_PATH)

void syi_attribute_error_set(sy_vm *vm, sy_value obj, sy_value name) {
    if (syi_exc_matches(vm, vm->types.AttributeError)) {
        syi_to_exception(vm->exc)->extra[SY_ATTRIBUTE_NAME] = name;
        syi_to_exception(vm->exc)->extra[SY_ATTRIBUTE_OBJ] = obj;
    }
}

static bool attribute_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                           sy_value kwnames) {
    static const char *const names[] = {"name", "obj", NULL};
    clear_fields(self, SY_ATTRIBUTE_NAME, SY_ATTRIBUTE_OBJ + 1);
    return take_keywords(vm, self, "AttributeError", names, SY_ATTRIBUTE_NAME, args + nargs,
                         kwnames) &&
           syi_exception_init(vm, self, args, nargs, SY_NULL);
}

static bool name_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                      sy_value kwnames) {
    static const char *const names[] = {"name", NULL};
    clear_fields(self, SY_NAME_NAME, SY_NAME_NAME + 1);
    return take_keywords(vm, self, "NameError", names, SY_NAME_NAME, args + nargs, kwnames) &&
           syi_exception_init(vm, self, args, nargs, SY_NULL);
}

static bool import_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                        sy_value kwnames) {
    static const char *const names[] = {"name", "path", NULL};
    clear_fields(self, SY_IMPORT_MSG, SY_IMPORT_PATH + 1);
    if (!take_keywords(vm, self, "ImportError", names, SY_IMPORT_NAME, args + nargs, kwnames)) {
        return false;
    }
    syi_to_exception(self)->extra[SY_IMPORT_MSG] = nargs == 1 ? args[0] : SY_NULL;
    return syi_exception_init(vm, self, args, nargs, SY_NULL);
}

static sy_value import_str(sy_vm *vm, sy_value self) {
    sy_value msg = field(self, SY_IMPORT_MSG);
    return msg != SY_NONE && syi_is_str(msg) ? msg : syi_exception_str(vm, self);
}

static const sy_getset_def attribute_getsets[] = {FIELD_ROW(attribute, name),
                                                  FIELD_ROW(attribute, obj), END_ROW};
static const sy_getset_def name_getsets[] = {FIELD_ROW(name, name), END_ROW};
static const sy_getset_def import_getsets[] = {FIELD_ROW(import, msg), FIELD_ROW(import, name),
                                               FIELD_ROW(import, path), END_ROW};

/* --- KeyError
 * -------------------------------------------------------------------------------------- */

static sy_value key_str(sy_vm *vm, sy_value self) {
    const sy_tuple *args = syi_to_exception(self)->args;
    return args->length == 1 ? syi_repr(vm, args->items[0]) : syi_exception_str(vm, self);
}

/* --- OSError
 * --------------------------------------------------------------------------------------- */

FIELD(os, errno, SY_OS_ERRNO)
FIELD(os, strerror, SY_OS_STRERROR)
FIELD(os, filename, SY_OS_FILENAME)
FIELD(os, filename2, SY_OS_FILENAME2)

/* The class CPython makes of OSError(errno, ...): Linux numbers. */
static sy_type *class_of_errno(sy_vm *vm, int64_t number) {
    switch (number) {
    case 11:
    case 114:
    case 115:
        return vm->types.BlockingIOError;
    case 32:
    case 108:
        return vm->types.BrokenPipeError;
    case 10:
        return vm->types.ChildProcessError;
    case 103:
        return vm->types.ConnectionAbortedError;
    case 111:
        return vm->types.ConnectionRefusedError;
    case 104:
        return vm->types.ConnectionResetError;
    case 17:
        return vm->types.FileExistsError;
    case 2:
        return vm->types.FileNotFoundError;
    case 21:
        return vm->types.IsADirectoryError;
    case 20:
        return vm->types.NotADirectoryError;
    case 4:
        return vm->types.InterruptedError;
    case 1:
    case 13:
        return vm->types.PermissionError;
    case 3:
        return vm->types.ProcessLookupError;
    case 110:
        return vm->types.TimeoutError;
    default:
        return vm->types.OSError;
    }
}

static sy_value os_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                          sy_value kwnames) {
    if (type == vm->types.OSError && nargs >= 2 && nargs <= 5 && sy_is_int(args[0])) {
        type = class_of_errno(vm, sy_to_int(args[0]));
    }
    return syi_exception_create(vm, type, args, nargs, kwnames);
}

static bool os_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                    sy_value kwnames) {
    clear_fields(self, SY_OS_ERRNO, SY_OS_FILENAME2 + 1);
    sy_exception *e = syi_to_exception(self);
    int kept = nargs;
    if (nargs >= 2 && nargs <= 5) {
        e->extra[SY_OS_ERRNO] = args[0];
        e->extra[SY_OS_STRERROR] = args[1];
        if (nargs > 2 && args[2] != SY_NONE) {
            e->extra[SY_OS_FILENAME] = args[2];
            kept = 2; /* the file names are no part of args */
        }
        if (nargs > 4 && args[4] != SY_NONE) {
            e->extra[SY_OS_FILENAME2] = args[4];
        }
    }
    return syi_exception_init(vm, self, args, kept, kwnames);
}

static sy_value os_str(sy_vm *vm, sy_value self) {
    const sy_exception *e = syi_to_exception(self);
    sy_value number = field(self, SY_OS_ERRNO);
    sy_value text = field(self, SY_OS_STRERROR);
    if (e->extra[SY_OS_FILENAME] != SY_NULL) {
        if (e->extra[SY_OS_FILENAME2] != SY_NULL) {
            return syi_str_format(vm, "[Errno %S] %S: %R -> %R", number, text,
                                  e->extra[SY_OS_FILENAME], e->extra[SY_OS_FILENAME2]);
        }
        return syi_str_format(vm, "[Errno %S] %S: %R", number, text, e->extra[SY_OS_FILENAME]);
    }
    if (number != SY_NONE && text != SY_NONE) {
        return syi_str_format(vm, "[Errno %S] %S", number, text);
    }
    return syi_exception_str(vm, self);
}

static const sy_getset_def os_getsets[] = {FIELD_ROW(os, errno), FIELD_ROW(os, strerror),
                                           FIELD_ROW(os, filename), FIELD_ROW(os, filename2),
                                           END_ROW};

/* --- SyntaxError
 * -------------------------------------------------------------------------------------- */

enum { DETAIL_COUNT = 6 };

FIELD(syntax, msg, SY_SYNTAX_MSG)

static sy_value detail(sy_value self, uint32_t i) {
    sy_value details = syi_to_exception(self)->extra[SY_SYNTAX_DETAILS];
    if (details == SY_NULL || i >= syi_to_tuple(details)->length) {
        return SY_NONE;
    }
    return syi_to_tuple(details)->items[i];
}

static bool set_detail(sy_vm *vm, sy_value self, uint32_t i, sy_value value) {
    sy_value items[DETAIL_COUNT];
    for (uint32_t j = 0; j < DETAIL_COUNT; j++) {
        items[j] = detail(self, j);
    }
    items[i] = value == SY_NULL ? SY_NONE : value;
    sy_value tuple = syi_tuple_new(vm, items, DETAIL_COUNT);
    if (tuple == SY_NULL) {
        return false;
    }
    syi_to_exception(self)->extra[SY_SYNTAX_DETAILS] = tuple;
    return true;
}

#define DETAIL(name, index)                                                                    \
    static sy_value syntax_get_##name(sy_vm *vm, sy_value self) {                              \
        (void)vm;                                                                              \
        return detail(self, index);                                                            \
    }                                                                                          \
    static bool syntax_set_##name(sy_vm *vm, sy_value self, sy_value value) {                  \
        return set_detail(vm, self, index, value);                                             \
    }
DETAIL(filename, 0)
DETAIL(lineno, 1)
DETAIL(offset, 2)
DETAIL(text, 3)
DETAIL(end_lineno, 4)
DETAIL(end_offset, 5)

static sy_value syntax_get_print(sy_vm *vm, sy_value self) {
    (void)vm;
    (void)self;
    return SY_NONE;
}

static const sy_getset_def syntax_getsets[] = {
    FIELD_ROW(syntax, msg),
    FIELD_ROW(syntax, filename),
    FIELD_ROW(syntax, lineno),
    FIELD_ROW(syntax, offset),
    FIELD_ROW(syntax, text),
    FIELD_ROW(syntax, end_lineno),
    FIELD_ROW(syntax, end_offset),
    {"print_file_and_line", syntax_get_print, NULL, NULL},
    END_ROW,
};

static bool syntax_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                        sy_value kwnames) {
    if (!syi_exception_init(vm, self, args, nargs, kwnames)) {
        return false;
    }
    clear_fields(self, SY_SYNTAX_MSG, SY_SYNTAX_DETAILS + 1);
    sy_exception *e = syi_to_exception(self);
    if (nargs >= 1) {
        e->extra[SY_SYNTAX_MSG] = args[0];
    }
    if (nargs != 2) {
        return true;
    }
    sy_value details = syi_tuple_from_iterable(vm, args[1]);
    if (details == SY_NULL) {
        return false;
    }
    uint32_t n = syi_to_tuple(details)->length;
    if (n != 4 && n != 6) {
        if (n == 5) {
            syi_raise(vm, vm->types.TypeError,
                      "end_offset must be provided when end_lineno is "
                      "provided");
        } else {
            syi_raise(vm, vm->types.TypeError, "function takes at %s arguments (%d given)",
                      n < 4 ? "least 4" : "most 6", (int)n);
        }
        return false;
    }
    e->extra[SY_SYNTAX_DETAILS] = details;
    return true;
}

/* The last component of a path. */
static sy_value base_name(sy_vm *vm, sy_value path) {
    const sy_str *s = syi_to_str(path);
    uint32_t start = s->length;
    while (start > 0 && syi_str_at(s, start - 1) != '/') {
        start--;
    }
    return start == 0 ? path : syi_substring(vm, path, start, s->length);
}

static sy_value syntax_str(sy_vm *vm, sy_value self) {
    sy_value msg = field(self, SY_SYNTAX_MSG);
    sy_value file = detail(self, 0);
    sy_value line = detail(self, 1);
    bool has_file = file != SY_NONE && syi_is_str(file);
    bool has_line = syi_is_int(line);
    if (has_file) {
        file = base_name(vm, file);
        if (file == SY_NULL) {
            return SY_NULL;
        }
    }
    if (has_file && has_line) {
        return syi_str_format(vm, "%S (%U, line %S)", msg, file, line);
    }
    if (has_file) {
        return syi_str_format(vm, "%S (%U)", msg, file);
    }
    return has_line ? syi_str_format(vm, "%S (line %S)", msg, line) : syi_str(vm, msg);
}

sy_value syi_syntax_error_new(sy_vm *vm, sy_type *type, const char *message, sy_value filename,
                              sy_value text, int line, int column, int end_line,
                              int end_column) {
    sy_value details[DETAIL_COUNT] = {filename,
                                      sy_from_int(line),
                                      sy_from_int(column),
                                      text == SY_NULL ? SY_NONE : text,
                                      sy_from_int(end_line),
                                      sy_from_int(end_column)};
    sy_value args[2] = {syi_str_from_cstr(vm, message),
                        syi_tuple_new(vm, details, DETAIL_COUNT)};
    if (args[0] == SY_NULL || args[1] == SY_NULL) {
        return SY_NULL;
    }
    sy_value exc = syi_exception_create(vm, type, args, 2, SY_NULL);
    return exc != SY_NULL && syntax_init(vm, exc, args, 2, SY_NULL) ? exc : SY_NULL;
}

/* --- Unicode errors
 * --------------------------------------------------------------------------------- */

FIELD(unicode, encoding, SY_UNICODE_ENCODING)
FIELD(unicode, object, SY_UNICODE_OBJECT)
FIELD(unicode, start, SY_UNICODE_START)
FIELD(unicode, end, SY_UNICODE_END)
FIELD(unicode, reason, SY_UNICODE_REASON)

static const sy_getset_def unicode_getsets[] = {
    FIELD_ROW(unicode, encoding), FIELD_ROW(unicode, object), FIELD_ROW(unicode, start),
    FIELD_ROW(unicode, end),      FIELD_ROW(unicode, reason), END_ROW};

static bool unicode_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                         sy_value kwnames) {
    if (!syi_exception_init(vm, self, args, nargs, kwnames)) {
        return false;
    }
    if (nargs != 5) {
        syi_raise(vm, vm->types.TypeError, "function takes exactly 5 arguments (%d given)",
                  nargs);
        return false;
    }
    for (int i = 0; i < 5; i++) {
        syi_to_exception(self)->extra[i] = args[i];
    }
    return true;
}

/* (object, start, end, reason): no encoding. */
static bool translate_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                           sy_value kwnames) {
    if (!syi_exception_init(vm, self, args, nargs, kwnames)) {
        return false;
    }
    if (nargs != 4) {
        syi_raise(vm, vm->types.TypeError, "function takes exactly 4 arguments (%d given)",
                  nargs);
        return false;
    }
    for (int i = 0; i < 4; i++) {
        syi_to_exception(self)->extra[SY_UNICODE_OBJECT + i] = args[i];
    }
    return true;
}

/* The bounds as indices; false when the fields do not make sense. */
static bool unicode_range(sy_value self, int64_t *start, int64_t *end) {
    sy_value s = field(self, SY_UNICODE_START);
    sy_value e = field(self, SY_UNICODE_END);
    if (!sy_is_int(s) || !sy_is_int(e)) {
        return false;
    }
    *start = sy_to_int(s);
    *end = sy_to_int(e);
    return *start >= 0;
}

static const char *hex_of(uint32_t c, char *out) {
    static const char digits[] = "0123456789abcdef";
    int n = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    for (int i = 0; i < n; i++) {
        out[i] = digits[c >> (4 * (n - 1 - i)) & 15];
    }
    out[n] = '\0';
    return out;
}

static sy_value decode_str(sy_vm *vm, sy_value self) {
    int64_t start, end;
    sy_value object = field(self, SY_UNICODE_OBJECT);
    sy_value encoding = field(self, SY_UNICODE_ENCODING);
    sy_value reason = field(self, SY_UNICODE_REASON);
    if (!unicode_range(self, &start, &end)) {
        return syi_exception_str(vm, self);
    }
    if (end == start + 1 && syi_is_bytes(object) &&
        start < ((const sy_bytes *)sy_to_object(object))->length) {
        char hex[12];
        return syi_str_format(
            vm, "'%S' codec can't decode byte 0x%s in position %lld: %S", encoding,
            hex_of(((const sy_bytes *)sy_to_object(object))->data[start], hex),
            (long long)start, reason);
    }
    return syi_str_format(vm, "'%S' codec can't decode bytes in position %lld-%lld: %S",
                          encoding, (long long)start, (long long)end - 1, reason);
}

/* "can't encode" or "can't translate": character or characters. */
static sy_value character_str(sy_vm *vm, sy_value self, const char *verb) {
    int64_t start, end;
    sy_value object = field(self, SY_UNICODE_OBJECT);
    sy_value reason = field(self, SY_UNICODE_REASON);
    if (!unicode_range(self, &start, &end)) {
        return syi_exception_str(vm, self);
    }
    if (end == start + 1 && syi_is_str(object) && start < syi_to_str(object)->length) {
        char hex[12];
        uint32_t c = syi_str_at(syi_to_str(object), (uint32_t)start);
        return syi_str_format(vm, "%s character '\\%c%s' in position %lld: %S", verb,
                              c < 0x100     ? 'x'
                              : c < 0x10000 ? 'u'
                                            : 'U',
                              hex_of(c, hex), (long long)start, reason);
    }
    return syi_str_format(vm, "%s characters in position %lld-%lld: %S", verb, (long long)start,
                          (long long)end - 1, reason);
}

static sy_value encode_str(sy_vm *vm, sy_value self) {
    sy_value tail = character_str(vm, self, "can't encode");
    return tail == SY_NULL
               ? SY_NULL
               : syi_str_format(vm, "'%S' codec %U", field(self, SY_UNICODE_ENCODING), tail);
}

static sy_value translate_str(sy_vm *vm, sy_value self) {
    return character_str(vm, self, "can't translate");
}

/* --- The definitions
 * -------------------------------------------------------------------------------- */

#define SIMPLE(name_, doc_)                                                                    \
    const sy_type_def syi_type_##name_ = {                                                     \
        .name = #name_, .doc = doc_, .size = sizeof(sy_exception)}
#define WITH_FIELDS(name_, doc_, init_, str_, create_, getsets_)                               \
    const sy_type_def syi_type_##name_ = {                                                     \
        .name = #name_,                                                                        \
        .doc = doc_,                                                                           \
        .size = sizeof(sy_exception),                                                          \
        .slots = {.init = init_, .str = str_, .create = create_},                              \
        .getsets = getsets_}

WITH_FIELDS(SystemExit, "Request to exit from the interpreter.", exit_init, NULL, NULL,
            exit_getsets);
WITH_FIELDS(StopIteration, "Signal the end from iterator.__next__().", stop_init, NULL, NULL,
            stop_getsets);
WITH_FIELDS(AttributeError, "Attribute not found.", attribute_init, NULL, NULL,
            attribute_getsets);
WITH_FIELDS(NameError, "Name not found globally.", name_init, NULL, NULL, name_getsets);
WITH_FIELDS(ImportError, "Import can't find module, or can't find name in module.", import_init,
            import_str, NULL, import_getsets);
WITH_FIELDS(KeyError, "Mapping key not found.", NULL, key_str, NULL, NULL);
WITH_FIELDS(OSError, "Base class for I/O related errors.", os_init, os_str, os_create,
            os_getsets);
WITH_FIELDS(SyntaxError, "Invalid syntax.", syntax_init, syntax_str, NULL, syntax_getsets);
WITH_FIELDS(UnicodeDecodeError, "Unicode decoding error.", unicode_init, decode_str, NULL,
            unicode_getsets);
WITH_FIELDS(UnicodeEncodeError, "Unicode encoding error.", unicode_init, encode_str, NULL,
            unicode_getsets);
WITH_FIELDS(UnicodeTranslateError, "Unicode translation error.", translate_init, translate_str,
            NULL, unicode_getsets);

SIMPLE(TaskletExit, "A tasklet exits silently.");
SIMPLE(KeyboardInterrupt, "Program interrupted by user.");
SIMPLE(GeneratorExit, "Request that a generator exit.");
SIMPLE(Exception, "Common base class for all non-exit exceptions.");
SIMPLE(StopAsyncIteration, "Signal the end from iterator.__anext__().");
SIMPLE(ArithmeticError, "Base class for arithmetic errors.");
SIMPLE(FloatingPointError, "Floating point operation failed.");
SIMPLE(OverflowError, "Result too large to be represented.");
SIMPLE(ZeroDivisionError, "Second argument to a division or modulo operation was zero.");
SIMPLE(AssertionError, "Assertion failed.");
SIMPLE(BufferError, "Buffer error.");
SIMPLE(EOFError, "Read beyond end of file.");
SIMPLE(ModuleNotFoundError, "Module not found.");
SIMPLE(LookupError, "Base class for lookup errors.");
SIMPLE(IndexError, "Sequence index out of range.");
SIMPLE(MemoryError, "Out of memory.");
SIMPLE(UnboundLocalError, "Local name referenced but not bound to a value.");
SIMPLE(BlockingIOError, "I/O operation would block.");
SIMPLE(ChildProcessError, "Child process error.");
SIMPLE(ConnectionError, "Connection error.");
SIMPLE(FileExistsError, "File already exists.");
SIMPLE(FileNotFoundError, "File not found.");
SIMPLE(InterruptedError, "Interrupted by signal.");
SIMPLE(IsADirectoryError, "Operation doesn't work on directories.");
SIMPLE(NotADirectoryError, "Operation only works on directories.");
SIMPLE(PermissionError, "Not enough permissions.");
SIMPLE(ProcessLookupError, "Process not found.");
SIMPLE(TimeoutError, "Timeout expired.");
SIMPLE(BrokenPipeError, "Broken pipe.");
SIMPLE(ConnectionAbortedError, "Connection aborted.");
SIMPLE(ConnectionRefusedError, "Connection refused.");
SIMPLE(ConnectionResetError, "Connection reset.");
SIMPLE(ReferenceError, "Weak ref proxy used after referent went away.");
SIMPLE(RuntimeError, "Unspecified run-time error.");
SIMPLE(NotImplementedError, "Method or function hasn't been implemented yet.");
SIMPLE(RecursionError, "Recursion limit exceeded.");
SIMPLE(IndentationError, "Improper indentation.");
SIMPLE(TabError, "Improper mixture of spaces and tabs.");
SIMPLE(SystemError, "Internal error in the Python interpreter.\n\nPlease report this to the "
                    "Python maintainer, along with the traceback,\nthe Python version, and the "
                    "hardware/OS platform and version.");
SIMPLE(TypeError, "Inappropriate argument type.");
SIMPLE(ValueError, "Inappropriate argument value (of correct type).");
SIMPLE(UnicodeError, "Unicode related error.");
SIMPLE(Warning, "Base class for warning categories.");
SIMPLE(BytesWarning, "Base class for warnings about bytes and buffer related problems, mostly\n"
                     "related to conversion from str or comparing to str.");
SIMPLE(DeprecationWarning, "Base class for warnings about deprecated features.");
SIMPLE(EncodingWarning, "Base class for warnings about encodings.");
SIMPLE(FutureWarning, "Base class for warnings about constructs that will change semantically\n"
                      "in the future.");
SIMPLE(ImportWarning, "Base class for warnings about probable mistakes in module imports");
SIMPLE(PendingDeprecationWarning,
       "Base class for warnings about features which will be deprecated\nin the future.");
SIMPLE(ResourceWarning, "Base class for warnings about resource usage.");
SIMPLE(RuntimeWarning, "Base class for warnings about dubious runtime behavior.");
SIMPLE(SyntaxWarning, "Base class for warnings about dubious syntax.");
SIMPLE(UnicodeWarning, "Base class for warnings about Unicode related problems, mostly\n"
                       "related to conversion problems.");
SIMPLE(UserWarning, "Base class for warnings generated by user code.");
