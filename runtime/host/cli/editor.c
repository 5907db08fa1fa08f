/* SPDX-License-Identifier: MIT
 *
 * See editor.h. While a line is edited the terminal sends no signals: Ctrl-C is a key like any
 * other, which ends the line.
 */
#include "host/cli/editor.h"

#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef SY_WITH_LIBEDIT

#include <histedit.h>

enum { HISTORY_LINES = 1000 };

struct cli_editor {
    EditLine *edit;
    History *history;
    const char *prompt;
    cli_interrupt_fn interrupt;
    void *user;
    bool interrupted;
    char file[1024]; /* of the history; "" for none */
};

static cli_editor *editor_of(EditLine *edit) {
    void *data = NULL;
    el_get(edit, EL_CLIENTDATA, &data);
    return data;
}

static char *get_prompt(EditLine *edit) {
    return (char *)(uintptr_t)editor_of(edit)->prompt;
}

static unsigned char on_interrupt_key(EditLine *edit, int key) {
    (void)key;
    editor_of(edit)->interrupted = true;
    return CC_NEWLINE;
}

static void open_history(cli_editor *e) {
    HistEvent event;
    const char *home = getenv("HOME");
    const char *file = getenv("SWITCHYARD_HISTORY");
    int n = file != NULL   ? snprintf(e->file, sizeof e->file, "%s", file)
            : home != NULL ? snprintf(e->file, sizeof e->file, "%s/.switchyard_history", home)
                           : 0;
    if (n < 0 || (size_t)n >= sizeof e->file) {
        e->file[0] = '\0';
    }
    history(e->history, &event, H_SETSIZE, HISTORY_LINES);
    history(e->history, &event, H_SETUNIQUE, 1);
    if (e->file[0] != '\0') {
        history(e->history, &event, H_LOAD, e->file);
    }
}

cli_editor *cli_editor_new(cli_interrupt_fn interrupt, void *user) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return NULL;
    }
    cli_editor *e = calloc(1, sizeof *e);
    if (e == NULL) {
        return NULL;
    }
    setlocale(LC_CTYPE, "");
    if (MB_CUR_MAX == 1) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
    e->interrupt = interrupt;
    e->user = user;
    e->prompt = "";
    e->edit = el_init("switchyard", stdin, stdout, stderr);
    e->history = history_init();
    if (e->edit == NULL || e->history == NULL) {
        cli_editor_free(e);
        return NULL;
    }
    open_history(e);
    el_set(e->edit, EL_CLIENTDATA, e);
    el_set(e->edit, EL_PROMPT, get_prompt);
    el_set(e->edit, EL_EDITOR, "emacs");
    el_set(e->edit, EL_HIST, history, e->history);
    el_set(e->edit, EL_SETTY, "-d", "-isig", NULL);
    el_set(e->edit, EL_ADDFN, "sy-interrupt", "Interrupt", on_interrupt_key);
    el_set(e->edit, EL_BIND, "^C", "sy-interrupt", NULL);
    el_set(e->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(e->edit, NULL);
    return e;
}

void cli_editor_free(cli_editor *e) {
    if (e == NULL) {
        return;
    }
    if (e->history != NULL) {
        HistEvent event;
        if (e->file[0] != '\0') {
            history(e->history, &event, H_SAVE, e->file);
        }
        history_end(e->history);
    }
    if (e->edit != NULL) {
        el_end(e->edit);
    }
    free(e);
}

static ptrdiff_t give(const char *line, size_t length, char *buffer, size_t size) {
    size_t n = length < size ? length : size;
    memcpy(buffer, line, n);
    return (ptrdiff_t)n;
}

ptrdiff_t cli_editor_read(cli_editor *e, const char *prompt, char *buffer, size_t size) {
    e->prompt = prompt;
    e->interrupted = false;
    fputc('\r', stdout); /* the editor writes the prompt itself */
    fflush(stdout);
    int count = 0;
    const char *line = el_gets(e->edit, &count);
    if (e->interrupted) {
        e->interrupt(e->user);
        return give("\n", 1, buffer, size);
    }
    if (line == NULL || count <= 0) {
        return 0;
    }
    size_t length = (size_t)count;
    if (length > 1) {
        HistEvent event;
        history(e->history, &event, H_ENTER, line);
    }
    return give(line, length, buffer, size);
}

#else

cli_editor *cli_editor_new(cli_interrupt_fn interrupt, void *user) {
    (void)interrupt;
    (void)user;
    return NULL;
}

void cli_editor_free(cli_editor *e) {
    (void)e;
}

ptrdiff_t cli_editor_read(cli_editor *e, const char *prompt, char *buffer, size_t size) {
    (void)e;
    (void)prompt;
    (void)buffer;
    (void)size;
    return 0;
}

#endif
