/* SPDX-License-Identifier: MIT
 *
 * Imports: sys.modules, the finders (modules written in C, modules embedded in the program, the
 * host's sources) and what the statements need. Rules, order of side effects and messages are
 * CPython's; a module is in sys.modules while its body runs and leaves it again when the body
 * fails. Module bodies run nested on the C stack.
 */
#ifndef SY_LANG_VM_IMPORT_H
#define SY_LANG_VM_IMPORT_H

#include "lang/front/compile.h"
#include "lang/object/state.h"

/* A module written in C. `init` fills the namespace; it runs once per interpreter, at first
 * import, and runs no language code. */
typedef struct sy_module_def {
    const char *name;
    bool (*init)(sy_vm *vm, sy_module *module);
} sy_module_def;

/* Ends with a NULL name. Defined in lang/modules/table.c. */
extern const sy_module_def syi_module_table[];

/* Makes and frees the state shared by the modules written in C (vm->module_state). Defined in
 * lang/modules/table.c. */
bool syi_modules_init(sy_vm *vm);
void syi_modules_deinit(sy_vm *vm);

/* __import__(name, globals, _, fromlist, level): the top package, or with a fromlist (a
 * sequence or None) the module itself. globals may be NULL. Fails with SY_RETRY if a module
 * body has to run and the loop is below. */
sy_value syi_import(sy_vm *vm, sy_value name, sy_dict *globals, sy_value fromlist, int level);
/* `from module import name`: attribute or submodule; ImportError with CPython's texts. */
sy_value syi_import_from(sy_vm *vm, sy_value module, sy_value name);
/* `from module import *` into a namespace (any mapping). */
bool syi_import_star(sy_vm *vm, sy_value module, sy_value names);

/* The module with that dotted name, imported if it is not yet. */
sy_value syi_import_module(sy_vm *vm, const char *name);

/* What an import of a name would find. */
typedef struct sy_found_module {
    bool builtin; /* written in C; the rest is empty then */
    bool is_package;
    sy_value filename; /* SY_NULL: a folder without __init__.py */
    sy_value folder;   /* where the parts of a package are */
    sy_value code;     /* if it was to be compiled */
} sy_found_module;

/* Looks `name` (a str) up and compiles its source if asked to, but runs nothing. False: there
 * is no such module, or with vm->exc set another error. Parents are not imported. */
bool syi_import_find(sy_vm *vm, sy_value name, bool compile, unsigned compile_flags,
                     sy_found_module *out);

/* Warns of what syi_compile_warned() found in the source of `code`. False: vm->exc is set, also
 * when a warning is to be an error. */
bool syi_syntax_warnings(sy_vm *vm, sy_value warnings, sy_code *code);

/* A module written in C by name, without running language code: for the interpreter's own
 * start. */
sy_value syi_import_builtin(sy_vm *vm, const char *name);

#endif
