/* SPDX-License-Identifier: MIT
 *
 * The state of the parser of patterns, which parse.c and parse_escape.c share.
 *
 * The text is taken by tokens: a character, or a backslash and the character behind it. One
 * token is looked ahead; where errors are reported depends on that.
 */
#ifndef SY_LANG_MODULES_RE_PARSE_H
#define SY_LANG_MODULES_RE_PARSE_H

#include "lang/modules/re/re.h"

#define SY_RE_END UINT32_MAX

/* A token: `c` alone, or behind a backslash. SY_RE_END: none left. */
typedef struct sy_re_token {
    uint32_t c;
    bool escaped;
} sy_re_token;

typedef struct sy_re_group {
    bool closed;
    uint32_t low, high; /* width */
    uint32_t asked_at;  /* position of a condition on it that came first; SY_RE_UNSET: none */
} sy_re_group;

typedef struct sy_re_parser {
    sy_vm *vm;
    sy_value pattern;
    sy_re_tree *tree;
    sy_re_text text;
    bool is_str;
    uint32_t index; /* behind the token looked ahead */
    sy_re_token next;
    uint32_t flags;       /* in force here */
    uint32_t look_groups; /* groups there were before the outermost lookbehind; 0: in none */
    bool restart;         /* VERBOSE was found inside: read again from the start */
    sy_re_words groups;   /* sy_re_group, by words */
    sy_re_words asked;    /* pairs of a group and a position, for conditions */
} sy_re_parser;

static inline uint32_t syi_re_tell(const sy_re_parser *p) {
    return p->index - (p->next.c == SY_RE_END ? 0 : p->next.escaped ? 2 : 1);
}
static inline bool token_is(sy_re_token t, char c) {
    return !t.escaped && t.c == (uint32_t)(unsigned char)c;
}

/* Reads the next token ahead. False: the pattern ends with a backslash. */
bool syi_re_advance(sy_re_parser *p);
/* Takes a token. */
bool syi_re_take(sy_re_parser *p, sy_re_token *token);
static inline bool syi_re_at(const sy_re_parser *p, char c) {
    return p->next.c == (uint32_t)(unsigned char)c && !p->next.escaped;
}
/* Takes c if it is next: 1, 0, -1. */
int syi_re_accept(sy_re_parser *p, char c);
bool syi_re_seek(sy_re_parser *p, uint32_t position);

/* Raises the error `back` characters before the place reached. Returns false. */
bool syi_re_fail(sy_re_parser *p, uint32_t back, const char *message);
bool syi_re_fail_str(sy_re_parser *p, uint32_t back, sy_value message);
/* Text up to the terminator, which is taken too. SY_NULL: failed. */
sy_value syi_re_take_until(sy_re_parser *p, char terminator, const char *what);
/* Is s the name of a group? ASCII only in patterns of bytes. */
bool syi_re_is_identifier(const sy_re_parser *p, const sy_str *s);

static inline sy_re_group *syi_re_group_at(const sy_re_parser *p, uint32_t number) {
    return (sy_re_group *)(void *)p->groups.data + number;
}
int32_t syi_re_add_node(sy_re_parser *p, uint8_t kind, uint8_t flag, uint32_t a);
static inline sy_re_node *syi_re_node_at(const sy_re_parser *p, int32_t i) {
    return &p->tree->nodes[i];
}
uint8_t syi_re_fold_now(const sy_re_parser *p);
/* A node for one character under the flags in force; -1: failed. */
int32_t syi_re_char_node(sy_re_parser *p, uint32_t c);
/* A node for a reference, checked; `back` as in syi_re_fail. */
int32_t syi_re_ref_node(sy_re_parser *p, uint32_t group);
bool syi_re_check_lookbehind(sy_re_parser *p, uint32_t group);
bool syi_re_group_closed(const sy_re_parser *p, uint32_t group);

/* Alternatives up to ")" or the end, as a GROUP without number; -1: failed. */
int32_t syi_re_parse_alternatives(sy_re_parser *p, bool top);
/* Items up to "|", ")" or the end, likewise. first: flags for the whole pattern may stand here.
 */
int32_t syi_re_parse_sequence(sy_re_parser *p, bool first);
/* Behind "(". -1: failed; -2: nothing to append (a comment, flags). */
int32_t syi_re_parse_group(sy_re_parser *p, bool at_start);
/* A new group, open. name may be SY_NULL. */
bool syi_re_open_group(sy_re_parser *p, sy_value name);

/* After the backslash token `t` was taken: what it stands for outside of a set; -1: failed. */
int32_t syi_re_escape(sy_re_parser *p, sy_re_token t);
/* A whole set, behind its bracket; -1: failed. */
int32_t syi_re_set_node(sy_re_parser *p);

#endif
