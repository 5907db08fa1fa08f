/* SPDX-License-Identifier: MIT
 *
 * The module `_binascii`: base64, hexadecimal and checksums; `binascii` and `base64` (in
 * lang/lib) are made of it.
 */
#include "lang/modules/modules.h"

#include <stdio.h>

#include "lang/object/bytes.h"

/* Raises binascii.Error. Returns SY_NULL. */
static sy_value fail(sy_vm *vm, const char *message) {
    sy_value module = syi_import_module(vm, "binascii");
    sy_value type = module == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, module, "Error");
    return type == SY_NULL ? SY_NULL : syi_raise(vm, syi_to_type(type), "%s", message);
}

/* The bytes of a str in ASCII or of a bytes-like. */
static bool ascii_argument(sy_vm *vm, sy_value v, const uint8_t **data, uint32_t *length) {
    if (syi_is_str(v)) {
        const sy_str *s = syi_to_str(v);
        if (!syi_str_is_ascii(s)) {
            syi_raise(vm, vm->types.ValueError,
                      "string argument should contain only ASCII characters");
            return false;
        }
        *data = s->data;
        *length = s->length;
        return true;
    }
    if (syi_buffer(v, data, length)) {
        return true;
    }
    if (!syi_failed(vm)) {
        syi_raise(vm, vm->types.TypeError,
                  "argument should be bytes, buffer or ASCII string, not '%T'", v);
    }
    return false;
}

static const char alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static sy_value b2a_base64(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const uint8_t *data;
    uint32_t length;
    int newline = syi_truth(vm, args[1]);
    if (newline < 0 || !syi_need_buffer(vm, args[0], &data, &length)) {
        return SY_NULL;
    }
    uint64_t size = ((uint64_t)length + 2) / 3 * 4 + (uint64_t)newline;
    sy_bytes *made = syi_bytes_alloc(vm, vm->types.bytes, size);
    if (made == NULL) {
        return SY_NULL;
    }
    uint8_t *to = made->data;
    for (uint32_t i = 0; i < length; i += 3) {
        uint32_t left = length - i;
        uint32_t group = (uint32_t)data[i] << 16 | (left > 1 ? (uint32_t)data[i + 1] << 8 : 0) |
                         (left > 2 ? data[i + 2] : 0);
        *to++ = (uint8_t)alphabet[group >> 18];
        *to++ = (uint8_t)alphabet[group >> 12 & 63];
        *to++ = left > 1 ? (uint8_t)alphabet[group >> 6 & 63] : '=';
        *to++ = left > 2 ? (uint8_t)alphabet[group & 63] : '=';
    }
    if (newline) {
        *to = '\n';
    }
    return sy_from_pointer(made);
}

static int digit64(uint8_t c) {
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

/* Decodes into `to`; *size is how much came out. NULL: fine; else what is wrong. *digits: how
 * many characters of data there were when that is what is wrong. */
static const char *decode64(const uint8_t *data, uint32_t length, bool strict, uint8_t *to,
                            uint32_t *size, uint32_t *digits) {
    uint32_t group = 0;
    uint32_t place = 0; /* in the group of four */
    uint32_t pads = 0;
    bool padded = false;
    *size = 0;
    *digits = 0;
    if (strict && length > 0 && data[0] == '=') {
        return "Leading padding not allowed";
    }
    for (uint32_t i = 0; i < length; i++) {
        if (data[i] == '=') {
            padded = true;
            pads++;
            if (place >= 2 && place + pads >= 4) {
                return strict && i + 1 < length ? "Excess data after padding" : NULL;
            }
            continue;
        }
        int d = digit64(data[i]);
        if (d < 0) {
            if (strict) {
                return "Only base64 data is allowed";
            }
            continue;
        }
        if (strict && padded) {
            return "Discontinuous padding not allowed";
        }
        pads = 0;
        group = group << 6 | (uint32_t)d;
        place = (place + 1) % 4;
        if (place != 1) {
            to[(*size)++] = (uint8_t)(group >> (place == 0 ? 0 : (4 - place) * 2));
        }
    }
    *digits = place == 1 ? *size / 3 * 4 + 1 : 0;
    return place > 1 ? "Incorrect padding" : NULL;
}

static sy_value a2b_base64(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const uint8_t *data;
    uint32_t length;
    int strict = syi_truth(vm, args[1]);
    if (strict < 0 || !ascii_argument(vm, args[0], &data, &length)) {
        return SY_NULL;
    }
    sy_bytes *made = syi_bytes_alloc(vm, vm->types.bytes, ((uint64_t)length + 3) / 4 * 3);
    if (made == NULL) {
        return SY_NULL;
    }
    uint32_t size;
    uint32_t digits;
    const char *wrong = decode64(data, length, strict != 0, made->data, &size, &digits);
    if (wrong != NULL) {
        return fail(vm, wrong);
    }
    if (digits != 0) {
        char text[120];
        snprintf(text, sizeof text,
                 "Invalid base64-encoded string: number of data characters (%u) cannot be 1 "
                 "more than a multiple of 4",
                 (unsigned)digits);
        return fail(vm, text);
    }
    return syi_bytes_new(vm, made->data, size);
}

static int digit16(uint8_t c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static sy_value unhexlify(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const uint8_t *data;
    uint32_t length;
    if (!ascii_argument(vm, args[0], &data, &length)) {
        return SY_NULL;
    }
    if (length % 2 != 0) {
        return fail(vm, "Odd-length string");
    }
    sy_bytes *made = syi_bytes_alloc(vm, vm->types.bytes, length / 2);
    for (uint32_t i = 0; made != NULL && i < length; i += 2) {
        int high = digit16(data[i]);
        int low = digit16(data[i + 1]);
        if (high < 0 || low < 0) {
            return fail(vm, "Non-hexadecimal digit found");
        }
        made->data[i / 2] = (uint8_t)(high << 4 | low);
    }
    return made == NULL ? SY_NULL : sy_from_pointer(made);
}

static sy_value crc32(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const uint8_t *data;
    uint32_t length;
    int64_t start;
    if (!syi_need_buffer(vm, args[0], &data, &length) || !syi_index(vm, args[1], &start)) {
        return SY_NULL;
    }
    uint32_t crc = ~(uint32_t)start;
    for (uint32_t i = 0; i < length; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
        }
    }
    return sy_from_int(~crc & 0xffffffffu);
}

static sy_value crc_hqx(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames) {
    (void)nargs;
    (void)kwnames;
    const uint8_t *data;
    uint32_t length;
    int64_t start;
    if (!syi_need_buffer(vm, args[0], &data, &length) || !syi_index(vm, args[1], &start)) {
        return SY_NULL;
    }
    uint32_t crc = (uint32_t)start & 0xffff;
    for (uint32_t i = 0; i < length; i++) {
        crc ^= (uint32_t)data[i] << 8;
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021u : 0)) & 0xffff;
        }
    }
    return sy_from_int(crc);
}

static const sy_fn_def functions[] = {
    {"b2a_base64", b2a_base64, 2, 2, 0, false, "b2a_base64(data, newline, /)"},
    {"a2b_base64", a2b_base64, 2, 2, 0, false, "a2b_base64(data, strict, /)"},
    {"unhexlify", unhexlify, 1, 1, 0, false, "unhexlify(hexstr, /)"},
    {"crc32", crc32, 2, 2, 0, false, "crc32(data, crc, /)"},
    {"crc_hqx", crc_hqx, 2, 2, 0, false, "crc_hqx(data, crc, /)"},
    {NULL, NULL, 0, 0, 0, false, NULL}};

bool syi_init_binascii(sy_vm *vm, sy_module *module) {
    return syi_module_add_functions(vm, module, functions);
}
