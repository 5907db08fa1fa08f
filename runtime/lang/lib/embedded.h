/*
 * embedded.h: the table of the modules that are written in the language itself.
 *
 * The build turns every *.py of this folder into one row (cmake/embed_script.cmake). Rows are
 * sorted by path; the import machinery looks modules up by their dotted name. The texts are
 * constant data of the program: nobody owns or frees them.
 */
#ifndef SY_LANG_LIB_EMBEDDED_H
#define SY_LANG_LIB_EMBEDDED_H

#include <stdbool.h>
#include <stddef.h>

typedef struct sy_embedded_module {
    const char *name; /* dotted: "contextlib", "stacklesslib.locks" */
    const char *path; /* below this folder: "stacklesslib/locks.py" */
    const char *text; /* UTF-8 source, followed by a zero byte */
    size_t length;    /* bytes of text without that zero */
    bool is_package;  /* the module is a package's __init__.py */
} sy_embedded_module;

/* The modules; one more row with a NULL name follows the last. */
extern const sy_embedded_module syi_embedded_modules[];

/* How many modules there are. */
extern const size_t syi_embedded_module_count;

#endif
