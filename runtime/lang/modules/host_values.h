/* SPDX-License-Identifier: MIT
 *
 * Values of the language as bytes for the host, and back.
 *
 * A value is a letter and what follows it; numbers are little-endian, texts have their length
 * in bytes in front (u32), containers the number of their items (u32).
 *
 *   N T F   None, True, False                i   int of 64 bits
 *   I       int: text, hexadecimal, "-" first if negative
 *   d       float of 64 bits                 s   str: text in UTF-8
 *   w       str with lone surrogates: u32 count, then UTF-16 units
 *   b       bytes, bytearray, memoryview     l t list, tuple       m   dict: keys and values in
 * turn S       set or frozenset h       any other object: u32 number in the table of handles;
 * to the host also a letter for its kind and the name of its type. Each crossing makes a number
 * of its own. r       something of the host's: its u32 number; to the language also whether it
 * can be called (a byte), and its name
 *
 * Instances of subclasses cross as their base does. What is copied is copied whole: it must not
 * contain itself.
 */
#ifndef SY_LANG_MODULES_HOST_VALUES_H
#define SY_LANG_MODULES_HOST_VALUES_H

#include "lang/modules/modules.h"

/* Bytes from the runtime's allocator. */
typedef struct syi_host_bytes {
    uint8_t *data;
    size_t length, capacity;
} syi_host_bytes;

/* Something of the host's, as an object. */
typedef struct syi_host_reference {
    sy_object head;
    uint32_t number;
    bool callable;
    sy_value name;
} syi_host_reference;

/* Appends v. Runs no language code. */
bool syi_host_encode(sy_vm *vm, syi_host_bytes *out, sy_value v);
void syi_host_bytes_free(sy_vm *vm, syi_host_bytes *bytes);

/* The value that these bytes are, all of them; ValueError if they are none. Runs no language
 * code. */
sy_value syi_host_decode(sy_vm *vm, const uint8_t *data, size_t length);

#endif
