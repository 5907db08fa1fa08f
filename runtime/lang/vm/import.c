/* SPDX-License-Identifier: MIT
 *
 * See import.h. From bit 8 on, a module object's head.aux holds the id of the thread that runs
 * its body, 0 when none does: a circular import is then named as the likely cause when a name
 * is missing, and another thread that imports the module waits.
 */
#include "lang/vm/import.h"

#include "core/thread.h"
#include "lang/front/compile.h"
#include "lang/lib/embedded.h"
#include "lang/object/container.h"
#include "lang/object/error.h"
#include "lang/object/exception.h"
#include "lang/object/number.h"
#include "lang/object/ops.h"
#include "lang/object/str.h"
#include "lang/object/type.h"
#include "lang/vm/interpreter.h"
#include "lang/vm/vm.h"

enum { OWNER_SHIFT = 8 };

static uint32_t module_owner(sy_value module) {
    return sy_to_object(module)->aux >> OWNER_SHIFT;
}

/* --- Errors --- */

/* Sets name and path of the ImportError that was just raised. Returns SY_NULL. */
static sy_value with_name(sy_vm *vm, sy_value name, sy_value path) {
    sy_value exc = vm->exc;
    if (!syi_is_exception(exc)) {
        return SY_NULL;
    }
    vm->exc = SY_NULL;
    bool ok = syi_setattr(vm, exc, vm->names.name, name);
    ok = ok && (path == SY_NULL || syi_setattr(vm, exc, vm->names.path, path));
    if (ok) {
        vm->exc = exc;
    }
    return SY_NULL;
}

/* Why a module of CPython's library is not there; NULL for any other name. */
static const char *reason_of_refusal(sy_value name) {
    static const struct {
        const char *name, *reason;
    } refused[] = {
#define SY_REFUSED(module, why) {(module), (why)},
#include "lang/vm/refused_modules.def"
#undef SY_REFUSED
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (syi_str_is(name, refused[i].name)) {
            return refused[i].reason;
        }
    }
    return NULL;
}

static sy_value not_found(sy_vm *vm, sy_value name) {
    const char *reason = reason_of_refusal(name);
    if (reason != NULL) {
        syi_raise(vm, vm->types.ModuleNotFoundError, "No module named %R: not supported, %s",
                  name, reason);
    } else {
        syi_raise(vm, vm->types.ModuleNotFoundError, "No module named %R", name);
    }
    return with_name(vm, name, SY_NULL);
}

/* --- Names --- */

/* Position of the last dot, or -1. */
static int64_t last_dot(sy_value name) {
    const sy_str *s = syi_to_str(name);
    for (int64_t i = (int64_t)s->length - 1; i >= 0; i--) {
        if (syi_str_at(s, (uint32_t)i) == '.') {
            return i;
        }
    }
    return -1;
}

static int64_t first_dot(sy_value name) {
    const sy_str *s = syi_to_str(name);
    for (uint32_t i = 0; i < s->length; i++) {
        if (syi_str_at(s, i) == '.') {
            return i;
        }
    }
    return -1;
}

static sy_value interned_part(sy_vm *vm, sy_value name, uint32_t start, uint32_t end) {
    sy_value part = syi_substring(vm, name, start, end);
    return part == SY_NULL ? SY_NULL : syi_intern(vm, part);
}

static sy_value dotted(sy_vm *vm, sy_value package, sy_value name) {
    if (syi_to_str(name)->length == 0) {
        return package;
    }
    sy_value text = syi_str_format(vm, "%U.%U", package, name);
    return text == SY_NULL ? SY_NULL : syi_intern(vm, text);
}

/* The package that a relative import starts from. */
static sy_value calling_package(sy_vm *vm, sy_dict *globals) {
    if (globals == NULL) {
        return syi_raise(vm, vm->types.KeyError, "'__name__' not in globals");
    }
    sy_value package = syi_dict_get_str(globals, vm->names.__package__);
    if (package != SY_NULL && package != SY_NONE) {
        if (!syi_is_str(package)) {
            return syi_raise(vm, vm->types.TypeError, "package must be a string");
        }
        return package;
    }
    sy_value name = syi_dict_get_str(globals, vm->names.__name__);
    if (name == SY_NULL || !syi_is_str(name)) {
        return syi_raise(vm, vm->types.KeyError, "'__name__' not in globals");
    }
    if (syi_dict_get_str(globals, vm->names.__path__) != SY_NULL) {
        return name;
    }
    int64_t dot = last_dot(name);
    return dot < 0 ? vm->empty_str : syi_substring(vm, name, 0, (uint32_t)dot);
}

/* The absolute name that `level` dots and name mean in globals. */
static sy_value absolute_name(sy_vm *vm, sy_value name, sy_dict *globals, int level) {
    if (level == 0) {
        return syi_intern(vm, name);
    }
    sy_value package = calling_package(vm, globals);
    if (package == SY_NULL) {
        return SY_NULL;
    }
    if (syi_to_str(package)->length == 0) {
        return syi_raise(vm, vm->types.ImportError,
                         "attempted relative import with no known parent package");
    }
    for (int i = 1; i < level; i++) {
        int64_t dot = last_dot(package);
        if (dot < 0) {
            return syi_raise(vm, vm->types.ImportError,
                             "attempted relative import beyond top-level package");
        }
        package = syi_substring(vm, package, 0, (uint32_t)dot);
        if (package == SY_NULL) {
            return SY_NULL;
        }
    }
    return dotted(vm, package, name);
}

/* --- Finding --- */

typedef struct found {
    const sy_module_def *builtin;
    const char *text;
    size_t length;
    bool is_package;
    sy_value filename; /* SY_NULL: a folder without __init__.py */
    sy_value folder;   /* of such a one */
} found;

static bool find_builtin(const char *name, found *f) {
    for (const sy_module_def *def = syi_module_table; def->name != NULL; def++) {
        if (strcmp(def->name, name) == 0) {
            f->builtin = def;
            return true;
        }
    }
    return false;
}

/* The finders below return true with an exception set when there is no memory. */
static bool find_embedded(sy_vm *vm, const char *name, found *f) {
    for (const sy_embedded_module *m = syi_embedded_modules; m->name != NULL; m++) {
        if (strcmp(m->name, name) == 0) {
            f->text = m->text;
            f->length = m->length;
            f->is_package = m->is_package;
            f->filename = syi_str_format(vm, "<lib>/%s", m->path);
            return true;
        }
    }
    return false;
}

static bool find_host(sy_vm *vm, const char *name, found *f) {
    const sy_lang_options *options = syi_host_options(vm);
    sy_lang_source source = {NULL, 0, NULL, false};
    if (options->module_source == NULL ||
        !options->module_source(options->user, name, &source)) {
        return false;
    }
    f->text = source.text;
    f->length = source.length;
    f->is_package = source.is_package;
    if (source.text != NULL) {
        f->filename = syi_str_from_cstr(vm, source.filename != NULL ? source.filename : name);
    } else if (source.filename != NULL) {
        f->folder = syi_str_from_cstr(vm, source.filename);
    }
    return true;
}

/* The host's module of that name, unless it is only a folder. */
static bool has_own(sy_vm *vm, const char *name, size_t length) {
    char top[64];
    found f = {0};
    if (length >= sizeof top) {
        return false;
    }
    memcpy(top, name, length);
    top[length] = '\0';
    return find_host(vm, top, &f) && f.text != NULL;
}

/* A program's own modules come before those of the library, as on CPython's path. Not those
 * that the library keeps to itself, and of a package of the library not its parts. */
static bool is_of_library(sy_vm *vm, const char *name) {
    const char *dot = strchr(name, '.');
    return name[0] == '_' || (dot != NULL && !has_own(vm, name, (size_t)(dot - name)));
}

/* A module of the program's, before one of the library, before a mere folder of the program's.
 */
static bool find_source(sy_vm *vm, const char *name, found *f) {
    if (is_of_library(vm, name) && find_embedded(vm, name, f)) {
        return true;
    }
    if (!find_host(vm, name, f)) {
        return find_embedded(vm, name, f);
    }
    found folder = *f;
    if (f->text == NULL && !find_embedded(vm, name, f)) {
        *f = folder;
    }
    return true;
}

/* What `name` (UTF-8) means; false: no such module, or no memory (vm->exc is set). */
static bool find(sy_vm *vm, const char *name, found *f) {
    memset(f, 0, sizeof *f);
    return (find_builtin(name, f) || find_source(vm, name, f)) && !syi_failed(vm);
}

/* --- Loading --- */

static sy_value folder_of(sy_vm *vm, const found *f) {
    if (f->filename == SY_NULL) {
        return f->folder != SY_NULL ? f->folder : vm->empty_str;
    }
    const sy_str *s = syi_to_str(f->filename);
    uint32_t slash = 0;
    for (uint32_t i = 0; i < s->length; i++) {
        slash = syi_str_at(s, i) == '/' ? i : slash;
    }
    return syi_substring(vm, f->filename, 0, slash);
}

static sy_value package_of(sy_vm *vm, sy_value name, const found *f) {
    int64_t dot = last_dot(name);
    if (f->is_package) {
        return name;
    }
    return dot < 0 ? vm->empty_str : syi_substring(vm, name, 0, (uint32_t)dot);
}

/* Sets what the import system tells a module about itself. */
static bool set_module_names(sy_vm *vm, sy_dict *dict, sy_value name, const found *f) {
    sy_value package = package_of(vm, name, f);
    if (package == SY_NULL || !syi_dict_set_str(vm, dict, vm->names.__package__, package) ||
        !syi_dict_set_str(vm, dict, vm->names.__builtins__,
                          syi_dict_get_str(vm->modules, vm->names.builtins))) {
        return false;
    }
    if (f->filename != SY_NULL &&
        !syi_dict_set_str(vm, dict, vm->names.__file__, f->filename)) {
        return false;
    }
    if (!f->is_package) {
        return true;
    }
    sy_value folder = folder_of(vm, f);
    sy_value path = folder == SY_NULL ? SY_NULL : syi_list_new(vm, &folder, 1);
    return path != SY_NULL && syi_dict_set_str(vm, dict, vm->names.__path__, path);
}

static sy_code *compile_found(sy_vm *vm, const found *f, unsigned flags, sy_value *warnings) {
    sy_value filename = f->filename != SY_NULL ? f->filename : vm->empty_str;
    const char *text = f->text != NULL ? f->text : "";
    return syi_compile_warned(vm, text, f->length, filename, SY_COMPILE_EXEC, flags, warnings);
}

/* Runs the body of a module that is in sys.modules already. */
static bool run_body(sy_vm *vm, sy_value module, const found *f) {
    sy_dict *dict = ((sy_module *)sy_to_object(module))->dict;
    sy_value warnings;
    sy_code *code = compile_found(vm, f, 0, &warnings);
    if (code == NULL) {
        return false;
    }
    sy_value rooted[2] = {module, sy_from_pointer(code)};
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 2);
    sy_value result = SY_NULL;
    sy_to_object(module)->aux = vm->rt->thread->id << OWNER_SHIFT;
    if (warnings == SY_NULL || syi_syntax_warnings(vm, warnings, code)) {
        result = syi_run_code(vm, code, dict, sy_from_pointer(dict));
    }
    sy_to_object(module)->aux = 0;
    syi_roots_leave(vm, &roots);
    return result != SY_NULL;
}

static sy_value load_builtin(sy_vm *vm, sy_value name, const sy_module_def *def) {
    sy_value module = syi_module_new(vm, def->name);
    if (module == SY_NULL || !syi_dict_set_str(vm, vm->modules, name, module)) {
        return SY_NULL;
    }
    if (!def->init(vm, (sy_module *)sy_to_object(module))) {
        sy_value exc = vm->exc;
        vm->exc = SY_NULL;
        syi_dict_delete(vm, vm->modules, name);
        vm->exc = exc;
        return SY_NULL;
    }
    return module;
}

static sy_value new_module(sy_vm *vm, sy_value name) {
    size_t length;
    char *utf8 = syi_str_utf8(vm, name, &length);
    sy_value module = utf8 == NULL ? SY_NULL : syi_module_new(vm, utf8);
    if (utf8 != NULL) {
        syi_mem_resize(vm, utf8, length + 1, 0);
    }
    return module;
}

static sy_value load_source(sy_vm *vm, sy_value name, const found *f) {
    sy_value module = new_module(vm, name);
    if (module == SY_NULL ||
        !set_module_names(vm, ((sy_module *)sy_to_object(module))->dict, name, f) ||
        !syi_dict_set_str(vm, vm->modules, name, module)) {
        return SY_NULL;
    }
    if (!run_body(vm, module, f)) {
        sy_value exc = vm->exc;
        vm->exc = SY_NULL;
        syi_dict_delete(vm, vm->modules, name);
        vm->exc = exc;
        return SY_NULL;
    }
    /* The body may have put another object in its own place. */
    sy_value now = syi_dict_get_str(vm->modules, name);
    return now != SY_NULL ? now : syi_raise(vm, vm->types.KeyError, "%R", name);
}

/* A module that another thread is importing is waited for, a millisecond at a time; not for
 * ever, since that thread may wait for this one in the same way. False: an exception came
 * instead. */
static bool wait_for_body(sy_vm *vm, sy_value module) {
    enum { ROUNDS = 200, ROUND_NS = 1000000 };
    if (!syi_is_type(module, vm->types.module)) {
        return true;
    }
    for (int i = 0; i < ROUNDS; i++) {
        uint32_t owner = module_owner(module);
        if (owner == 0 || owner == vm->rt->thread->id) {
            break;
        }
        sy_lang_tasklet *t = syi_vm_tasklet(vm);
        if (syi_need_driver(vm)) {
            return false;
        }
        sy_status status = syi_hub_reserve(vm->rt);
        if (status != SY_OK) {
            syi_raise_status(vm, status);
            return false;
        }
        if (syi_thread_park(vm->rt, sy_now(vm->rt) + ROUND_NS) == SY_SWITCHED) {
            syi_park(vm);
        }
        if (syi_take_slot(vm, t) == SY_NULL) {
            return false;
        }
    }
    return true;
}

static sy_value load(sy_vm *vm, sy_value name);

/* Imports the parent of `name` and returns it; SY_NONE when it has none. */
static sy_value load_parent(sy_vm *vm, sy_value name) {
    int64_t dot = last_dot(name);
    if (dot < 0) {
        return SY_NONE;
    }
    sy_value parent_name = interned_part(vm, name, 0, (uint32_t)dot);
    sy_value parent = parent_name == SY_NULL ? SY_NULL : load(vm, parent_name);
    if (parent == SY_NULL) {
        return SY_NULL;
    }
    sy_value path = syi_getattr_optional(vm, parent, vm->names.__path__);
    if (path == SY_NULL && !syi_failed(vm)) {
        /* C modules with dots in their name need no package around them. */
        syi_raise(vm, vm->types.ModuleNotFoundError, "No module named %R; %R is not a package",
                  name, parent_name);
        return with_name(vm, name, SY_NULL);
    }
    return path == SY_NULL ? SY_NULL : parent;
}

static bool bind_to_parent(sy_vm *vm, sy_value parent, sy_value name, sy_value module) {
    if (parent == SY_NONE) {
        return true;
    }
    uint32_t start = (uint32_t)(last_dot(name) + 1);
    sy_value child = interned_part(vm, name, start, syi_to_str(name)->length);
    return child != SY_NULL && syi_setattr(vm, parent, child, module);
}

/* As find(), for a name that may hold any characters. */
static bool find_str(sy_vm *vm, sy_value name, found *f) {
    memset(f, 0, sizeof *f);
    size_t length;
    char *utf8 = syi_str_utf8(vm, name, &length);
    if (utf8 == NULL) {
        return false;
    }
    bool there = strlen(utf8) == length && find(vm, utf8, f);
    syi_mem_resize(vm, utf8, length + 1, 0);
    return there;
}

static sy_value find_and_load(sy_vm *vm, sy_value name, sy_value parent) {
    found f;
    sy_value module = SY_NULL;
    if (find_str(vm, name, &f)) {
        module =
            f.builtin != NULL ? load_builtin(vm, name, f.builtin) : load_source(vm, name, &f);
    } else if (!syi_failed(vm)) {
        not_found(vm, name);
    }
    if (module == SY_NULL || !bind_to_parent(vm, parent, name, module)) {
        return SY_NULL;
    }
    return module;
}

bool syi_import_find(sy_vm *vm, sy_value name, bool compile, unsigned compile_flags,
                     sy_found_module *out) {
    found f;
    memset(out, 0, sizeof *out);
    if (!find_str(vm, name, &f)) {
        return false;
    }
    out->builtin = f.builtin != NULL;
    out->is_package = f.is_package;
    out->filename = f.filename;
    if (f.builtin == NULL) {
        out->folder = folder_of(vm, &f);
        out->code =
            !compile ? SY_NULL : sy_from_pointer(compile_found(vm, &f, compile_flags, NULL));
    }
    return !syi_failed(vm);
}

/* The module with the absolute, interned name. */
static sy_value load(sy_vm *vm, sy_value name) {
    sy_value module = syi_dict_get_str(vm->modules, name);
    if (module == SY_NONE) {
        syi_raise(vm, vm->types.ModuleNotFoundError, "import of %U halted; None in sys.modules",
                  name);
        return with_name(vm, name, SY_NULL);
    }
    if (module != SY_NULL) {
        return wait_for_body(vm, module) ? module : SY_NULL;
    }
    if (syi_need_driver(vm) || !syi_enter_c(vm, " while importing a module")) {
        return SY_NULL;
    }
    sy_value rooted[2] = {name, SY_NONE};
    sy_roots roots;
    syi_roots_enter(vm, &roots, rooted, 2);
    rooted[1] = load_parent(vm, name);
    if (rooted[1] != SY_NULL) {
        module = syi_dict_get_str(vm->modules, name); /* the parent may have imported it */
        if (module == SY_NULL) {
            module = find_and_load(vm, name, rooted[1]);
        }
    }
    syi_roots_leave(vm, &roots);
    syi_leave_c(vm);
    return module;
}

/* --- from package import name --- */

static bool import_submodule(sy_vm *vm, sy_value package, sy_value item) {
    sy_value name = syi_intern(vm, item);
    if (name == SY_NULL) {
        return false;
    }
    if (syi_getattr_optional(vm, package, name) != SY_NULL) {
        return true;
    }
    sy_value package_name =
        syi_failed(vm) ? SY_NULL : syi_getattr(vm, package, vm->names.__name__);
    sy_value full = package_name == SY_NULL ? SY_NULL : dotted(vm, package_name, name);
    if (full == SY_NULL) {
        return false;
    }
    if (load(vm, full) != SY_NULL) {
        return true;
    }
    if (!syi_exc_matches(vm, vm->types.ModuleNotFoundError)) {
        return false;
    }
    /* Only that this very module is missing is no error: import_from says what is wrong then.
     */
    sy_value exc = vm->exc;
    vm->exc = SY_NULL;
    sy_value missing = syi_getattr(vm, exc, vm->names.name);
    bool same = missing != SY_NULL && syi_is_str(missing) &&
                syi_str_equal(syi_to_str(missing), syi_to_str(full));
    vm->exc = same ? SY_NULL : exc;
    return same;
}

static bool import_listed(sy_vm *vm, sy_value package, sy_value names, const char *where) {
    sy_value list = syi_list_from_iterable(vm, names);
    if (list == SY_NULL) {
        return false;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &list, 1);
    bool ok = true;
    for (uint32_t i = 0; ok && i < syi_to_list(list)->length; i++) {
        sy_value item = syi_to_list(list)->items[i];
        if (!syi_is_str(item)) {
            syi_raise(vm, vm->types.TypeError, "Item in %s must be str, not %T", where, item);
            ok = false;
        } else if (syi_str_is(item, "*")) {
            sy_value all = syi_getattr_optional(vm, package, vm->names.__all__);
            ok = all == SY_NULL ? !syi_failed(vm)
                                : import_listed(vm, package, all, "package.__all__");
        } else {
            ok = import_submodule(vm, package, item);
        }
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

/* --- The entry points --- */

static bool check_request(sy_vm *vm, sy_value name, int level) {
    if (!syi_is_str(name)) {
        syi_raise(vm, vm->types.TypeError, "module name must be a string");
    } else if (level < 0) {
        syi_raise(vm, vm->types.ValueError, "level must be >= 0");
    } else if (level == 0 && syi_to_str(name)->length == 0) {
        syi_raise(vm, vm->types.ValueError, "Empty module name");
    }
    return !syi_failed(vm);
}

/* import a.b.c binds a: the module named by the part of `absolute` that the first part of
 * `name` is. */
static sy_value top_package(sy_vm *vm, sy_value name, sy_value absolute, int level,
                            sy_value module) {
    int64_t dot = first_dot(name);
    if (dot < 0 || (level > 0 && syi_to_str(name)->length == 0)) {
        return module;
    }
    uint32_t cut = syi_to_str(name)->length - (uint32_t)dot;
    sy_value top = interned_part(vm, absolute, 0, syi_to_str(absolute)->length - cut);
    if (top == SY_NULL) {
        return SY_NULL;
    }
    sy_value found_module = syi_dict_get_str(vm->modules, top);
    return found_module != SY_NULL
               ? found_module
               : syi_raise(vm, vm->types.KeyError, "%R not in sys.modules as expected", top);
}

sy_value syi_import(sy_vm *vm, sy_value name, sy_dict *globals, sy_value fromlist, int level) {
    if (!check_request(vm, name, level)) {
        return SY_NULL;
    }
    sy_value absolute = absolute_name(vm, name, globals, level);
    absolute = absolute == SY_NULL ? SY_NULL : syi_intern(vm, absolute);
    sy_value module = absolute == SY_NULL ? SY_NULL : load(vm, absolute);
    if (module == SY_NULL) {
        return SY_NULL;
    }
    bool listed = fromlist != SY_NULL && fromlist != SY_NONE;
    if (listed) {
        int truth = syi_truth(vm, fromlist);
        if (truth < 0) {
            return SY_NULL;
        }
        listed = truth != 0;
    }
    if (!listed) {
        return top_package(vm, name, absolute, level, module);
    }
    if (syi_getattr_optional(vm, module, vm->names.__path__) == SY_NULL) {
        return syi_failed(vm) ? SY_NULL : module;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &module, 1);
    bool ok = import_listed(vm, module, fromlist, "``from list''");
    syi_roots_leave(vm, &roots);
    return ok ? module : SY_NULL;
}

static sy_value cannot_import(sy_vm *vm, sy_value module, sy_value name) {
    sy_value module_name = syi_getattr_optional(vm, module, vm->names.__name__);
    if (module_name == SY_NULL || !syi_is_str(module_name)) {
        syi_clear(vm);
        module_name = syi_str_from_cstr(vm, "<unknown module name>");
    }
    sy_value file = syi_getattr_optional(vm, module, vm->names.__file__);
    syi_clear(vm);
    if (module_name == SY_NULL) {
        return SY_NULL;
    }
    if (file == SY_NULL || !syi_is_str(file)) {
        syi_raise(vm, vm->types.ImportError, "cannot import name %R from %R (unknown location)",
                  name, module_name);
        return with_name(vm, module_name, SY_NONE);
    }
    bool partial = syi_is_type(module, vm->types.module) && module_owner(module) != 0;
    syi_raise(vm, vm->types.ImportError,
              partial
                  ? "cannot import name %R from partially initialized module %R (most likely "
                    "due to a circular import) (%S)"
                  : "cannot import name %R from %R (%S)",
              name, module_name, file);
    return with_name(vm, module_name, file);
}

sy_value syi_import_from(sy_vm *vm, sy_value module, sy_value name) {
    sy_value found_value = syi_getattr_optional(vm, module, name);
    if (found_value != SY_NULL || syi_failed(vm)) {
        return found_value;
    }
    sy_value package = syi_getattr_optional(vm, module, vm->names.__name__);
    if (package != SY_NULL && syi_is_str(package)) {
        sy_value full = dotted(vm, package, name);
        if (full == SY_NULL) {
            return SY_NULL;
        }
        found_value = syi_dict_get_str(vm->modules, full);
        if (found_value != SY_NULL) {
            return found_value;
        }
    }
    syi_clear(vm);
    return cannot_import(vm, module, name);
}

static bool copy_name(sy_vm *vm, sy_value module, sy_value name, sy_value names) {
    sy_value interned = syi_intern(vm, name);
    sy_value value = interned == SY_NULL ? SY_NULL : syi_getattr(vm, module, interned);
    return value != SY_NULL && syi_setitem(vm, names, interned, value);
}

bool syi_import_star(sy_vm *vm, sy_value module, sy_value names) {
    sy_value all = syi_getattr_optional(vm, module, vm->names.__all__);
    if (all == SY_NULL && syi_failed(vm)) {
        return false;
    }
    bool public_only = all == SY_NULL;
    if (public_only) {
        all = syi_getattr_optional(vm, module, vm->names.__dict__);
        if (all == SY_NULL) {
            if (!syi_failed(vm)) {
                syi_raise(vm, vm->types.ImportError,
                          "from-import-* object has no __dict__ and no __all__");
            }
            return false;
        }
    }
    sy_value list = syi_list_from_iterable(vm, all);
    if (list == SY_NULL) {
        return false;
    }
    sy_roots roots;
    syi_roots_enter(vm, &roots, &list, 1);
    bool ok = true;
    for (uint32_t i = 0; ok && i < syi_to_list(list)->length; i++) {
        sy_value name = syi_to_list(list)->items[i];
        if (!syi_is_str(name)) {
            syi_raise(vm, vm->types.TypeError, "Item in %R.__all__ must be str, not %T",
                      syi_getattr_cstr(vm, module, "__name__"), name);
            ok = false;
        } else if (!public_only || syi_to_str(name)->length == 0 ||
                   syi_str_at(syi_to_str(name), 0) != '_') {
            ok = copy_name(vm, module, name, names);
        }
    }
    syi_roots_leave(vm, &roots);
    return ok;
}

sy_value syi_import_module(sy_vm *vm, const char *name) {
    sy_value interned = syi_intern_cstr(vm, name);
    return interned == SY_NULL ? SY_NULL : load(vm, interned);
}

sy_value syi_import_builtin(sy_vm *vm, const char *name) {
    sy_value interned = syi_intern_cstr(vm, name);
    if (interned == SY_NULL) {
        return SY_NULL;
    }
    sy_value module = syi_dict_get_str(vm->modules, interned);
    if (module != SY_NULL) {
        return module;
    }
    found f;
    if (!find_builtin(name, &f)) {
        return not_found(vm, interned);
    }
    return load_builtin(vm, interned, f.builtin);
}
