/* SPDX-License-Identifier: MIT
 *
 * Regular expressions: what the stages share.
 *
 *   parse.c    pattern text -> tree of nodes (sets go to the program's words at once)
 *   charset.c  sets of characters, folding of case
 *   compile.c  tree -> program of 32-bit words
 *   match.c    runs a program over text, with its stack on the heap
 *   pattern.c, match_object.c, template.c, module.c: the objects of the language
 *
 * The semantics, messages and positions of errors are CPython's.
 */
#ifndef SY_LANG_MODULES_RE_RE_H
#define SY_LANG_MODULES_RE_RE_H

#include "lang/modules/modules.h"
#include "lang/object/str_internal.h"

enum sy_re_flags {
    SY_RE_TEMPLATE = 1,
    SY_RE_IGNORECASE = 2,
    SY_RE_LOCALE = 4,
    SY_RE_MULTILINE = 8,
    SY_RE_DOTALL = 16,
    SY_RE_UNICODE = 32,
    SY_RE_VERBOSE = 64,
    SY_RE_DEBUG = 128,
    SY_RE_ASCII = 256
};
#define SY_RE_TYPE_FLAGS (SY_RE_ASCII | SY_RE_LOCALE | SY_RE_UNICODE)
#define SY_RE_GLOBAL_FLAGS (SY_RE_DEBUG | SY_RE_TEMPLATE)

/* No repeat is longer: "the repetition number is too large". */
#define SY_RE_MAX UINT32_MAX
#define SY_RE_NO_CHAR UINT32_MAX
#define SY_RE_UNSET UINT32_MAX

/* Growing array of words. */
typedef struct sy_re_words {
    uint32_t *data;
    uint32_t count, capacity;
} sy_re_words;

bool syi_re_push(sy_vm *vm, sy_re_words *words, uint32_t word);

static inline void syi_re_words_free(sy_vm *vm, sy_re_words *words) {
    syi_mem_resize(vm, words->data, words->capacity * sizeof *words->data, 0);
    *words = (sy_re_words){NULL, 0, 0};
}

/* --- Sets of characters -------------------------------------------------------------------
 *
 * A set stands in the program as: 8 words, a bit for each character below 256; a word of
 * sy_re_set_flags; the number of ranges; two words for each range. Characters from 256 on are
 * looked up in the ranges and classes.
 */

enum { SY_RE_SET_FLAGS = 8, SY_RE_SET_COUNT = 9, SY_RE_SET_RANGES = 10 };

enum sy_re_set_flags {
    SY_RE_SET_NEGATED = 1,
    SY_RE_SET_FOLD_ASCII = 2,   /* the character is lowered before it is looked up */
    SY_RE_SET_FOLD_UNICODE = 4, /* likewise */
    SY_RE_SET_DIGIT = 1 << 4,   /* Unicode's classes, each followed by its complement */
    SY_RE_SET_NOT_DIGIT = 1 << 5,
    SY_RE_SET_SPACE = 1 << 6,
    SY_RE_SET_NOT_SPACE = 1 << 7,
    SY_RE_SET_WORD = 1 << 8,
    SY_RE_SET_NOT_WORD = 1 << 9
};

/* A set while it is read. */
typedef struct sy_re_set {
    uint32_t flags;
    sy_re_words ranges; /* pairs */
} sy_re_set;

bool syi_re_set_add(sy_vm *vm, sy_re_set *set, uint32_t low, uint32_t high);
/* letter: one of dDsSwW. */
bool syi_re_set_add_class(sy_vm *vm, sy_re_set *set, char letter, bool unicode);
/* Appends the set to the words and frees it; *offset is where it stands. */
bool syi_re_set_finish(sy_vm *vm, sy_re_set *set, uint32_t flags, sy_re_words *words,
                       uint32_t *offset);
bool syi_re_set_has_wide(const uint32_t *set, uint32_t c);
static inline bool syi_re_set_has(const uint32_t *set, uint32_t c) {
    return c < 256 ? (set[c >> 5] >> (c & 31) & 1) != 0 : syi_re_set_has_wide(set, c);
}
/* Lower case, one character for one. */
uint32_t syi_re_lower(uint32_t c, bool unicode);
bool syi_re_is_word(uint32_t c, bool unicode);

/* --- The tree ----------------------------------------------------------------------------- */

enum sy_re_node_kind {
    SY_RE_N_CHAR,   /* a: the character */
    SY_RE_N_ANY,    /* all but a newline */
    SY_RE_N_ALL,    /* every character */
    SY_RE_N_SET,    /* a: offset of the set */
    SY_RE_N_AT,     /* a: sy_re_at */
    SY_RE_N_GROUP,  /* a: number or 0; child: list */
    SY_RE_N_BRANCH, /* child: list of GROUPs without number */
    SY_RE_N_REPEAT, /* a, b: bounds; flag: sy_re_repeat; child: one node */
    SY_RE_N_LOOK,   /* flag: sy_re_look; a: how far back; child: list */
    SY_RE_N_REF,    /* a: number; flag: 0, or how case is folded */
    SY_RE_N_COND,   /* a: number; child: GROUP (yes); its next: GROUP (no), if any */
    SY_RE_N_FAIL
};
enum sy_re_repeat { SY_RE_GREEDY, SY_RE_LAZY, SY_RE_POSSESSIVE };
enum sy_re_look { SY_RE_AHEAD = 0, SY_RE_NEGATIVE = 1, SY_RE_BEHIND = 2, SY_RE_ATOMIC = 4 };
enum sy_re_at {
    SY_RE_AT_START,      /* \A, ^ */
    SY_RE_AT_LINE_START, /* ^ with MULTILINE */
    SY_RE_AT_END,        /* $ */
    SY_RE_AT_LINE_END,   /* $ with MULTILINE */
    SY_RE_AT_VERY_END,   /* \Z */
    SY_RE_AT_BOUNDARY,   /* \b, and so on; _U: words as Unicode has them */
    SY_RE_AT_NOT_BOUNDARY,
    SY_RE_AT_BOUNDARY_U,
    SY_RE_AT_NOT_BOUNDARY_U
};
/* How case is folded. */
enum sy_re_fold { SY_RE_EXACT, SY_RE_FOLD_ASCII, SY_RE_FOLD_UNICODE };

typedef struct sy_re_node {
    uint8_t kind, flag;
    uint32_t a, b;
    int32_t child, next; /* indices; -1: none */
    uint32_t low, high;  /* width of what it matches */
} sy_re_node;

typedef struct sy_re_tree {
    sy_re_node *nodes;
    uint32_t count, capacity;
    int32_t root;         /* a GROUP */
    uint32_t groups;      /* and one for the whole match */
    uint32_t flags;       /* with those from inside the pattern */
    sy_value group_index; /* dict: name -> number */
    sy_re_words words;    /* the sets; the program is appended */
} sy_re_tree;

/* False: an exception. The tree is to be freed in any case. error_class: re.error. */
bool syi_re_parse(sy_vm *vm, sy_value pattern, uint32_t flags, sy_re_tree *tree);
void syi_re_tree_free(sy_vm *vm, sy_re_tree *tree);
/* Raises re.error(message, pattern, position); position < 0: none. */
bool syi_re_error(sy_vm *vm, sy_value pattern, int64_t position, const char *message);
bool syi_re_error_str(sy_vm *vm, sy_value pattern, int64_t position, sy_value message);

/* --- The program -------------------------------------------------------------------------- */

enum sy_re_op {
    SY_RE_CHAR,      /* c */
    SY_RE_STR,       /* n, n characters */
    SY_RE_ANY,       /* (one word of nothing) */
    SY_RE_ALL,       /* (one word of nothing) */
    SY_RE_SET,       /* offset */
    SY_RE_AT,        /* sy_re_at */
    SY_RE_MARK,      /* mark */
    SY_RE_SPLIT,     /* target tried when what follows fails */
    SY_RE_FORK,      /* target tried first, then what follows */
    SY_RE_JUMP,      /* target */
    SY_RE_ONE,       /* min, max, next character or none, op, argument */
    SY_RE_ONE_LAZY,  /* likewise */
    SY_RE_ONE_ALL,   /* likewise, gives nothing back */
    SY_RE_LOOP_INIT, /* slot */
    SY_RE_LOOP,      /* slot, min, max, exit */
    SY_RE_LOOP_LAZY, /* likewise */
    SY_RE_LOOK,      /* sy_re_look, how far back, exit; what is looked for up to LOOK_END */
    SY_RE_LOOK_END,  /* sy_re_look */
    SY_RE_REF,       /* group, fold */
    SY_RE_COND,      /* group, target when it has not matched */
    SY_RE_FAIL,
    SY_RE_SUCCESS
};

typedef struct sy_re_program {
    uint32_t *code; /* from the runtime's allocator */
    uint32_t size, capacity;
    uint32_t start;      /* where to begin */
    uint32_t groups;     /* the whole match included */
    uint32_t slots;      /* counters of loops */
    uint32_t first;      /* set of the characters a match can begin with; 0: not known */
    uint32_t first_char; /* the only one of them, or SY_RE_NO_CHAR */
    bool anchored;       /* matches at the start of the text only */
} sy_re_program;

/* Takes the words out of the tree. */
bool syi_re_compile_tree(sy_vm *vm, sy_value pattern, sy_re_tree *tree, sy_re_program *program);

/* --- Matching ----------------------------------------------------------------------------- */

/* Text to be searched. */
typedef struct sy_re_text {
    const void *data;
    unsigned kind;   /* bytes per character */
    uint32_t length; /* of the part up to endpos */
} sy_re_text;

typedef struct sy_re_record {
    uint32_t kind, a, b, c;
} sy_re_record;

enum { SY_RE_FEW_MARKS = 24, SY_RE_FEW_RECORDS = 48 };

typedef enum sy_re_outcome {
    SY_RE_FAILED,
    SY_RE_MATCHED,
    SY_RE_PAUSED, /* ticks are due; run again to go on */
    SY_RE_RAISED
} sy_re_outcome;

/* One search. Its records and marks move to bytearrays when there are many: somebody may be
 * killed while it is paused. */
typedef struct sy_re_matcher {
    sy_vm *vm;
    const sy_re_program *program;
    sy_re_text text;
    uint32_t pc, pos; /* where to go on */
    uint32_t start;   /* of the match */
    uint32_t *marks;  /* two for each group but the whole */
    uint32_t *slots;  /* two for each counter */
    uint32_t mark_count;
    uint32_t last_index; /* group closed last; 0: none */
    uint32_t barrier;    /* record of the innermost lookaround or atomic group + 1 */
    sy_re_record *records;
    uint32_t used, capacity;
    uint32_t steps;      /* until ticks are due */
    bool to_end;         /* fullmatch */
    bool must_advance;   /* an empty match at `start` does not count */
    uint32_t must_start; /* the position that is meant */
    bool running;        /* paused inside a match */
    uint32_t paid;       /* times that ticks were due */
    sy_value keep[4];    /* roots: text, bytearrays for records and marks, a result */
    sy_roots roots;
    uint32_t few_marks[SY_RE_FEW_MARKS];
    sy_re_record few[SY_RE_FEW_RECORDS];
} sy_re_matcher;

/* text: str or bytes-like, fitting the pattern. False with an exception. */
bool syi_re_matcher_init(sy_re_matcher *m, sy_vm *vm, const sy_re_program *program,
                         sy_value text);
void syi_re_matcher_done(sy_re_matcher *m);
/* At `at` (search: from `at` on). 1: m->start, m->pos and the marks tell where; 0: none; -1: an
 * exception. Spends ticks, and may switch, when it takes long. */
int syi_re_run(sy_re_matcher *m, uint32_t at, bool search);

sy_re_outcome syi_re_match_narrow(sy_re_matcher *m);
sy_re_outcome syi_re_match_wide(sy_re_matcher *m);
bool syi_re_grow(sy_re_matcher *m);

/* --- Objects ------------------------------------------------------------------------------ */

typedef struct sy_re_pattern {
    sy_object head;
    sy_value source; /* str or bytes-like */
    uint32_t flags;
    bool is_str;
    sy_value group_index;                  /* dict: name -> number */
    sy_value group_names;                  /* tuple: number -> name or None */
    sy_value template_text, template_list; /* the template used last, parsed; or SY_NULL */
    sy_re_program program;
} sy_re_pattern;

typedef struct sy_re_match {
    sy_object head;
    sy_re_pattern *pattern;
    sy_value string;
    uint32_t pos, endpos, last_index;
    uint32_t groups;  /* the whole match included */
    uint32_t spans[]; /* start and end of each; SY_RE_UNSET: did not match */
} sy_re_match;

typedef struct sy_re_scanner {
    sy_object head;
    sy_re_pattern *pattern;
    sy_value string;
    uint32_t pos, endpos, next;
    bool must_advance, ended;
} sy_re_scanner;

static inline sy_re_pattern *syi_re_pattern_of(sy_value v) {
    return (sy_re_pattern *)sy_to_object(v);
}
static inline sy_re_match *syi_re_match_of(sy_value v) {
    return (sy_re_match *)sy_to_object(v);
}

extern const sy_type_def syi_re_pattern_type, syi_re_match_type, syi_re_scanner_type;

sy_value syi_re_match_new(sy_re_matcher *m, sy_re_pattern *pattern, sy_value string,
                          uint32_t pos, uint32_t endpos);
/* Does the kind of text fit the pattern? False with TypeError. */
bool syi_re_check_text(sy_vm *vm, const sy_re_pattern *pattern, sy_value string);
/* The part of a str or bytes-like. */
sy_value syi_re_slice(sy_vm *vm, sy_value string, uint32_t start, uint32_t end);
uint32_t syi_re_text_length(sy_value string);

/* A replacement text, parsed: a list of literals and numbers of groups. SY_NULL: exception. */
sy_value syi_re_template(sy_vm *vm, sy_re_pattern *pattern, sy_value text);

#define SY_RE_METHOD(name)                                                                     \
    sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)
SY_RE_METHOD(syi_re_pattern_sub);
SY_RE_METHOD(syi_re_pattern_subn);
SY_RE_METHOD(syi_re_match_expand);

#endif
