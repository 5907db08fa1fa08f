/* SPDX-License-Identifier: MIT
 *
 * What sy_exception.extra holds, by type, and helpers of the exception files.
 */
#ifndef SY_LANG_EXCEPTION_INTERNAL_H
#define SY_LANG_EXCEPTION_INTERNAL_H

#include "lang/object/exception.h"

enum {
    SY_STOP_VALUE = 0, /* StopIteration.value */
    SY_EXIT_CODE = 0,  /* SystemExit.code */
    SY_ATTRIBUTE_NAME = 0,
    SY_ATTRIBUTE_OBJ = 1,
    SY_NAME_NAME = 0,
    SY_IMPORT_MSG = 0,
    SY_IMPORT_NAME = 1,
    SY_IMPORT_PATH = 2,
    SY_OS_ERRNO = 0,
    SY_OS_STRERROR = 1,
    SY_OS_FILENAME = 2,
    SY_OS_FILENAME2 = 3,
    SY_SYNTAX_MSG = 0,
    SY_SYNTAX_DETAILS =
        1, /* filename, lineno, offset, text, end_lineno, end_offset: one tuple */
    SY_UNICODE_ENCODING = 0,
    SY_UNICODE_OBJECT = 1,
    SY_UNICODE_START = 2,
    SY_UNICODE_END = 3,
    SY_UNICODE_REASON = 4,
    SY_GROUP_MESSAGE = 0,
    SY_GROUP_EXCEPTIONS = 1 /* tuple */
};

/* Records on the AttributeError just raised whose attribute was missing. */
void syi_attribute_error_set(sy_vm *vm, sy_value obj, sy_value name);

/* "Did you mean" for a NameError, AttributeError or ImportError: the suggested name, or SY_NULL
 * without exception. */
sy_value syi_suggest(sy_vm *vm, sy_value exc);

extern const sy_type_def syi_type_BaseException;
sy_value syi_exception_create(sy_vm *vm, sy_type *type, const sy_value *args, int nargs,
                              sy_value kwnames);
bool syi_exception_init(sy_vm *vm, sy_value self, const sy_value *args, int nargs,
                        sy_value kwnames);
void syi_exception_visit(void *self, sy_visitor *v);
sy_value syi_exception_str(sy_vm *vm, sy_value self);

/* The frame object that stands for a traceback's frame when nobody had asked for one while it
 * ran: code, globals and line, without locals. In lang/vm/frame_object.c. */
sy_value syi_frame_object_of_traceback(sy_vm *vm, const sy_traceback *t);
void syi_frame_object_parts(sy_value frame, sy_code **code, sy_dict **globals);

#endif
