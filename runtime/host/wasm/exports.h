/* SPDX-License-Identifier: MIT
 *
 * What lies between JavaScript and the module: the exports, as exports.def lists them, and the
 * few functions that JavaScript provides (imports.js). None of these is on a path that is run
 * often: output and trace events are collected here and taken by JavaScript after a slice of
 * work.
 */
#ifndef SY_HOST_WASM_EXPORTS_H
#define SY_HOST_WASM_EXPORTS_H

#include <emscripten.h>

#include <switchyard_lang.h>

typedef struct sy_wasm sy_wasm;

#define X(result, name, parameters, may_switch) EMSCRIPTEN_KEEPALIVE result name parameters;
#include "host/wasm/exports.def"
#undef X

/* JavaScript takes the output, because its buffer is full. */
extern void sy_js_output(sy_wasm *program);

/* One line of stdin, as sy_lang_read_fn. */
extern int sy_js_read(sy_wasm *program, char *buffer, size_t size);

/* Looks for a module of the program; if there is one, sy_wasm_module() is called before it
 * returns true. */
extern bool sy_js_module(sy_wasm *program, const char *name);

/* A call of the program. If JavaScript answers, sy_wasm_answer() is called before it returns
 * true. */
extern bool sy_js_call(sy_wasm *program, const void *request, size_t length);

/* The program no longer has what JavaScript named with this number. */
extern void sy_js_drop(sy_wasm *program, uint32_t number);

#endif
