/* SPDX-License-Identifier: MIT
 *
 * Reading programs and modules from files.
 */
#ifndef SY_HOST_CLI_SOURCE_H
#define SY_HOST_CLI_SOURCE_H

#include <switchyard_lang.h>

typedef struct cli_text {
    char *data; /* from malloc; NULL: could not be read */
    size_t length;
} cli_text;

/* The whole of a file ("-": standard input). On failure data is NULL and errno says why. */
cli_text cli_read_file(const char *path);

/* Where the program's own modules are looked for, and the last one found. */
typedef struct cli_modules {
    char folder[4096]; /* of the program, with a slash at its end; "" for the current one */
    const char *path;  /* more folders with colons between them, or NULL */
    cli_text text;
    char filename[4096 + 300];
} cli_modules;

/* Prepares the search beside the program `path` (NULL: in the current folder) and then in the
 * folders of the environment variable SWITCHYARD_PATH. */
void cli_modules_init(cli_modules *modules, const char *path);
void cli_modules_free(cli_modules *modules);

/* Finds `name` as folder/name/__init__.py, folder/name.py (dots are folders) or, when no folder
 * has these, as a folder/name without __init__.py. */
bool cli_find_module(cli_modules *modules, const char *name, sy_lang_source *source);

#endif
