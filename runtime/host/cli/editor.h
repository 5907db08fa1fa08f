/* SPDX-License-Identifier: MIT
 *
 * Lines typed at a terminal, with editing and history if libedit was there when this was built.
 */
#ifndef SY_HOST_CLI_EDITOR_H
#define SY_HOST_CLI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_editor cli_editor;

/* Called when Ctrl-C is typed while a line is edited. */
typedef void (*cli_interrupt_fn)(void *user);

/* NULL: no editing here (no terminal, no library, no memory). */
cli_editor *cli_editor_new(cli_interrupt_fn interrupt, void *user);
void cli_editor_free(cli_editor *editor);

/* Edits one line after a prompt that is on the screen already. The line with its newline goes
 * to `buffer`, cut to `size` bytes. Returns its length, 0 at the end of the input. */
ptrdiff_t cli_editor_read(cli_editor *editor, const char *prompt, char *buffer, size_t size);

#endif
