/* SPDX-License-Identifier: MIT
 *
 * Writing the trace to files: one line per event, and Chrome trace JSON.
 */
#ifndef SY_HOST_CLI_TRACE_FILE_H
#define SY_HOST_CLI_TRACE_FILE_H

#include <stdio.h>

#include <switchyard.h>

/* Writes trace events while the program runs. A FILE may be NULL: not wanted. */
typedef struct cli_trace {
    FILE *text;
    FILE *json;
    bool first; /* nothing written to json yet */
} cli_trace;

/* Takes all unread events and writes them. */
void cli_trace_drain(cli_trace *trace, sy_runtime *rt);

/* Writes what opens and ends the JSON document. */
void cli_trace_begin(cli_trace *trace);
void cli_trace_end(cli_trace *trace);

#endif
