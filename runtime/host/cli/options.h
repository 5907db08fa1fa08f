/* SPDX-License-Identifier: MIT
 *
 * The command line of `switchyard`, parsed.
 */
#ifndef SY_HOST_CLI_OPTIONS_H
#define SY_HOST_CLI_OPTIONS_H

#include <switchyard_lang.h>

typedef enum cli_action {
    CLI_RUN,
    CLI_LIST_CODE,
    CLI_LIST_AST,
    CLI_VERSION,
    CLI_HELP,
} cli_action;

typedef struct cli_options {
    cli_action action;
    sy_lang_options lang; /* argc and argv are the program's */
    const char *file;     /* "-": standard input; NULL with one of the next two, or none */
    const char *code;     /* -c */
    const char *module;   /* -m */
    const char *trace_json;
    const char *trace_text;
} cli_options;

/* Fills `out`; false after a message on stderr (exit code 2). The strings are argv's. */
bool cli_parse(int argc, char **argv, cli_options *out);

void cli_print_help(void);

#endif
