/* SPDX-License-Identifier: MIT
 *
 * See source.h.
 */
#include "host/cli/source.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static cli_text read_stream(FILE *file) {
    cli_text text = {malloc(1), 0};
    size_t capacity = 1;
    while (text.data != NULL) {
        if (text.length + 1 >= capacity) {
            capacity = capacity * 2 + 4096;
            char *more = realloc(text.data, capacity);
            if (more == NULL) {
                break;
            }
            text.data = more;
        }
        size_t n = fread(text.data + text.length, 1, capacity - text.length - 1, file);
        text.length += n;
        if (n == 0) {
            if (ferror(file)) {
                break;
            }
            text.data[text.length] = '\0';
            return text;
        }
    }
    free(text.data);
    text.data = NULL;
    return text;
}

cli_text cli_read_file(const char *path) {
    cli_text none = {NULL, 0};
    if (strcmp(path, "-") == 0) {
        return read_stream(stdin);
    }
    struct stat info;
    if (stat(path, &info) != 0) {
        return none;
    }
    if (S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        return none;
    }
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return none;
    }
    cli_text text = read_stream(file);
    int saved = errno;
    fclose(file);
    errno = saved;
    return text;
}

void cli_modules_init(cli_modules *modules, const char *path) {
    memset(modules, 0, sizeof *modules);
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    if (slash != NULL && (size_t)(slash - path) + 1 < sizeof modules->folder) {
        memcpy(modules->folder, path, (size_t)(slash - path) + 1);
    }
    modules->path = getenv("SWITCHYARD_PATH");
}

void cli_modules_free(cli_modules *modules) {
    free(modules->text.data);
    modules->text.data = NULL;
}

/* modules->filename = folder (`length` bytes), the module's name as a path, suffix. */
static bool make_path(cli_modules *modules, const char *folder, size_t length, const char *name,
                      const char *suffix) {
    char *out = modules->filename;
    size_t size = sizeof modules->filename, name_length = strlen(name);
    if (length + name_length + strlen(suffix) + 2 > size) {
        return false;
    }
    memcpy(out, folder, length);
    if (length > 0 && out[length - 1] != '/') {
        out[length++] = '/';
    }
    for (size_t i = 0; i < name_length; i++) {
        out[length++] = name[i] == '.' ? '/' : name[i];
    }
    strcpy(out + length, suffix);
    return true;
}

static bool load(cli_modules *modules, const char *folder, size_t length, const char *name,
                 const char *suffix) {
    if (!make_path(modules, folder, length, name, suffix)) {
        return false;
    }
    cli_modules_free(modules);
    modules->text = cli_read_file(modules->filename);
    return modules->text.data != NULL;
}

static bool is_folder(cli_modules *modules, const char *folder, size_t length,
                      const char *name) {
    struct stat info;
    return make_path(modules, folder, length, name, "") &&
           stat(modules->filename, &info) == 0 && S_ISDIR(info.st_mode);
}

/* The next folder to look in, from *rest on; false after the last. */
static bool next_folder(const char **rest, const char **folder, size_t *length) {
    if (*rest == NULL) {
        return false;
    }
    *folder = *rest;
    *length = strcspn(*rest, ":");
    *rest = (*rest)[*length] == ':' ? *rest + *length + 1 : NULL;
    return true;
}

static void found(const cli_modules *modules, bool package, sy_lang_source *source) {
    source->text = modules->text.data;
    source->length = modules->text.length;
    source->filename = modules->filename;
    source->is_package = package;
}

static bool find_in(cli_modules *modules, const char *folder, size_t length, const char *name,
                    sy_lang_source *source) {
    bool package = load(modules, folder, length, name, "/__init__.py");
    if (package || load(modules, folder, length, name, ".py")) {
        found(modules, package, source);
        return true;
    }
    return false;
}

bool cli_find_module(cli_modules *modules, const char *name, sy_lang_source *source) {
    if (strchr(name, '/') != NULL || name[0] == '.') {
        return false;
    }
    const char *folder = modules->folder, *rest = modules->path;
    size_t length = strlen(folder);
    do {
        if (find_in(modules, folder, length, name, source)) {
            return true;
        }
    } while (next_folder(&rest, &folder, &length));
    folder = modules->folder;
    length = strlen(folder);
    rest = modules->path;
    do {
        if (is_folder(modules, folder, length, name)) {
            cli_modules_free(modules);
            modules->text.length = 0;
            found(modules, true, source);
            return true;
        }
    } while (next_folder(&rest, &folder, &length));
    return false;
}
