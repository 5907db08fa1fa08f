/* SPDX-License-Identifier: MIT
 *
 * See character_names.h, and scripts/gen-character-names.py for the layout of the tables. A
 * lookup turns the name into numbers of words and then reads the table from its beginning:
 * names are rare in programs.
 */
#include "lang/front/character_names.h"

#include <stdbool.h>
#include <string.h>

#include "lang/front/character_names.gen.h"

enum { MOST_WORDS = 16, UNASSIGNED = 0xff };

typedef struct word_list {
    uint16_t items[MOST_WORDS];
    unsigned count;
} word_list;

static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool same_word(const unsigned char *word, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (word[i] != (unsigned char)upper(text[i])) {
            return false;
        }
    }
    return word[length] == '\0';
}

/* Number of a word, -1 if no name has it. */
static int find_word(const char *text, size_t length) {
    const unsigned char *word = character_words;
    for (int n = 0; n < CHARACTER_WORDS; n++) {
        if (same_word(word, text, length)) {
            return n;
        }
        word += strlen((const char *)word) + 1;
    }
    return -1;
}

static bool split(const char *name, size_t length, word_list *words) {
    words->count = 0;
    for (size_t start = 0; start <= length;) {
        const char *space = memchr(name + start, ' ', length - start);
        size_t end = space != NULL ? (size_t)(space - name) : length;
        int word = end > start ? find_word(name + start, end - start) : -1;
        if (word < 0 || words->count == MOST_WORDS) {
            return false;
        }
        words->items[words->count++] = (uint16_t)word;
        start = end + 1;
    }
    return true;
}

static uint16_t read_word(const unsigned char **at) {
    unsigned first = *(*at)++;
    if (first < 0xc0) {
        return (uint16_t)first;
    }
    return (uint16_t)((first - 0xc0) << 8 | *(*at)++);
}

static void read_words(const unsigned char **at, word_list *words, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        uint16_t word = read_word(at);
        if (words->count < MOST_WORDS) {
            words->items[words->count++] = word;
        }
    }
}

static bool equal(const word_list *a, const word_list *b) {
    return a->count == b->count && memcmp(a->items, b->items, a->count * sizeof *a->items) == 0;
}

static int32_t read_code(const unsigned char **at) {
    const unsigned char *p = *at;
    *at += 3;
    return p[0] | p[1] << 8 | p[2] << 16;
}

static int32_t find_alias(const word_list *wanted) {
    const unsigned char *at = character_aliases;
    while (at < character_aliases + sizeof character_aliases) {
        int32_t code = read_code(&at);
        word_list words = {.count = 0};
        unsigned count = *at++;
        read_words(&at, &words, count);
        if (equal(&words, wanted)) {
            return code;
        }
    }
    return -1;
}

static int32_t find_name(const word_list *wanted) {
    const unsigned char *at = character_names;
    while (at < character_names + sizeof character_names) {
        int32_t code = read_code(&at);
        int32_t end = code + (at[0] | at[1] << 8);
        at += 2;
        for (word_list words = {.count = 0}; code < end; code++) {
            unsigned head = *at++;
            if (head == UNASSIGNED) {
                continue;
            }
            words.count = head >> 4;
            read_words(&at, &words, head & 15);
            if (equal(&words, wanted)) {
                return code;
            }
        }
    }
    return -1;
}

int32_t syi_character_by_name(const char *name, size_t length) {
    word_list wanted;
    if (!split(name, length, &wanted)) {
        return -1;
    }
    int32_t code = find_name(&wanted);
    return code >= 0 ? code : find_alias(&wanted);
}
