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
}

void cli_modules_free(cli_modules *modules) {
    free(modules->text.data);
    modules->text.data = NULL;
}

static bool load(cli_modules *modules, const char *name, const char *suffix) {
    char relative[256];
    size_t length = strlen(name);
    if (length >= sizeof relative || strchr(name, '/') != NULL || name[0] == '.') {
        return false;
    }
    for (size_t i = 0; i <= length; i++) {
        relative[i] = name[i] == '.' ? '/' : name[i];
    }
    snprintf(modules->filename, sizeof modules->filename, "%s%s%s", modules->folder, relative,
             suffix);
    cli_modules_free(modules);
    modules->text = cli_read_file(modules->filename);
    return modules->text.data != NULL;
}

bool cli_find_module(cli_modules *modules, const char *name, sy_lang_source *source) {
    bool package = load(modules, name, "/__init__.py");
    if (!package && !load(modules, name, ".py")) {
        return false;
    }
    source->text = modules->text.data;
    source->length = modules->text.length;
    source->filename = modules->filename;
    source->is_package = package;
    return true;
}
