/* SPDX-License-Identifier: MIT
 *
 * Reads a pattern into a tree of nodes. Recursive on groups.
 */
#include "lang/modules/re/parse.h"

#include "lang/object/bytes.h"
#include "lang/object/unicode.h"

/* --- Errors --- */

bool syi_re_error_str(sy_vm *vm, sy_value pattern, int64_t position, sy_value message) {
    sy_value module = message == SY_NULL ? SY_NULL : syi_import_module(vm, "re");
    sy_value error = module == SY_NULL ? SY_NULL : syi_getattr_cstr(vm, module, "error");
    if (error == SY_NULL) {
        return false;
    }
    sy_value args[3] = {message, pattern, position < 0 ? SY_NONE : sy_from_int(position)};
    sy_roots roots;
    syi_roots_enter(vm, &roots, args, 3);
    sy_value exc = syi_call(vm, error, args, position < 0 ? 1 : 3, SY_NULL);
    syi_roots_leave(vm, &roots);
    if (exc != SY_NULL) {
        syi_raise_value(vm, exc);
    }
    return false;
}

bool syi_re_error(sy_vm *vm, sy_value pattern, int64_t position, const char *message) {
    return syi_re_error_str(vm, pattern, position, syi_str_from_cstr(vm, message));
}

bool syi_re_fail_str(sy_re_parser *p, uint32_t back, sy_value message) {
    return syi_re_error_str(p->vm, p->pattern, (int64_t)syi_re_tell(p) - back, message);
}

bool syi_re_fail(sy_re_parser *p, uint32_t back, const char *message) {
    return syi_re_fail_str(p, back, syi_str_from_cstr(p->vm, message));
}

/* --- Tokens --- */

static uint32_t char_at(const sy_re_parser *p, uint32_t i) {
    return syi_point_at(p->text.data, p->text.kind, i);
}

bool syi_re_advance(sy_re_parser *p) {
    p->next = (sy_re_token){SY_RE_END, false};
    if (p->index >= p->text.length) {
        return true;
    }
    p->next.c = char_at(p, p->index++);
    if (p->next.c != '\\') {
        return true;
    }
    if (p->index == p->text.length) {
        p->next.c = SY_RE_END;
        return syi_re_error(p->vm, p->pattern, (int64_t)p->text.length - 1,
                            "bad escape (end of pattern)");
    }
    p->next = (sy_re_token){char_at(p, p->index++), true};
    return true;
}

bool syi_re_take(sy_re_parser *p, sy_re_token *token) {
    *token = p->next;
    return syi_re_advance(p);
}

int syi_re_accept(sy_re_parser *p, char c) {
    return !syi_re_at(p, c) ? 0 : syi_re_advance(p) ? 1 : -1;
}

bool syi_re_seek(sy_re_parser *p, uint32_t position) {
    p->index = position;
    return syi_re_advance(p);
}

/* --- Nodes --- */

int32_t syi_re_add_node(sy_re_parser *p, uint8_t kind, uint8_t flag, uint32_t a) {
    sy_re_tree *t = p->tree;
    if (t->count == t->capacity) {
        uint32_t capacity = t->capacity == 0 ? 16 : t->capacity * 2;
        if (capacity > INT32_MAX / 64) {
            syi_raise_memory(p->vm);
            return -1;
        }
        sy_re_node *nodes = syi_mem_resize(p->vm, t->nodes, t->capacity * sizeof *nodes,
                                           capacity * sizeof *nodes);
        if (nodes == NULL) {
            return -1;
        }
        t->nodes = nodes;
        t->capacity = capacity;
    }
    t->nodes[t->count] = (sy_re_node){kind, flag, a, 0, -1, -1, 0, 0};
    if (kind <= SY_RE_N_SET) {
        t->nodes[t->count].low = t->nodes[t->count].high = 1;
    }
    return (int32_t)t->count++;
}

void syi_re_tree_free(sy_vm *vm, sy_re_tree *tree) {
    syi_mem_resize(vm, tree->nodes, tree->capacity * sizeof *tree->nodes, 0);
    syi_re_words_free(vm, &tree->words);
}

uint8_t syi_re_fold_now(const sy_re_parser *p) {
    return (p->flags & SY_RE_IGNORECASE) == 0       ? SY_RE_EXACT
           : p->is_str && !(p->flags & SY_RE_ASCII) ? SY_RE_FOLD_UNICODE
                                                    : SY_RE_FOLD_ASCII;
}

int32_t syi_re_char_node(sy_re_parser *p, uint32_t c) {
    uint8_t fold = syi_re_fold_now(p);
    if (fold == SY_RE_EXACT ||
        (c < 128 && syi_re_lower(c, false) == c && !(c >= 'a' && c <= 'z'))) {
        return syi_re_add_node(p, SY_RE_N_CHAR, 0, c);
    }
    sy_re_set set = {0, {NULL, 0, 0}};
    uint32_t offset = 0;
    if (!syi_re_set_add(p->vm, &set, c, c) ||
        !syi_re_set_finish(p->vm, &set,
                           fold == SY_RE_FOLD_UNICODE ? SY_RE_SET_FOLD_UNICODE
                                                      : SY_RE_SET_FOLD_ASCII,
                           &p->tree->words, &offset)) {
        syi_re_words_free(p->vm, &set.ranges);
        return -1;
    }
    return syi_re_add_node(p, SY_RE_N_SET, 0, offset);
}

bool syi_re_group_closed(const sy_re_parser *p, uint32_t group) {
    return group < p->tree->groups && syi_re_group_at(p, group)->closed;
}

bool syi_re_check_lookbehind(sy_re_parser *p, uint32_t group) {
    if (p->look_groups == 0) {
        return true;
    }
    if (!syi_re_group_closed(p, group)) {
        return syi_re_fail(p, 0, "cannot refer to an open group");
    }
    return group < p->look_groups ||
           syi_re_fail(p, 0, "cannot refer to group defined in the same lookbehind subpattern");
}

int32_t syi_re_ref_node(sy_re_parser *p, uint32_t group) {
    if (!syi_re_check_lookbehind(p, group)) {
        return -1;
    }
    int32_t n = syi_re_add_node(p, SY_RE_N_REF, syi_re_fold_now(p), group);
    if (n >= 0) {
        syi_re_node_at(p, n)->low = syi_re_group_at(p, group)->low;
        syi_re_node_at(p, n)->high = syi_re_group_at(p, group)->high;
    }
    return n;
}

/* --- Widths --- */

static uint32_t add_width(uint32_t a, uint32_t b) {
    return a > SY_RE_MAX - b ? SY_RE_MAX : a + b;
}

static uint32_t scale_width(uint32_t width, uint32_t times) {
    uint64_t product = (uint64_t)width * times;
    return product > SY_RE_MAX ? SY_RE_MAX : (uint32_t)product;
}

/* Of a list of nodes one after the other. */
static void list_width(const sy_re_parser *p, int32_t first, uint32_t *low, uint32_t *high) {
    *low = *high = 0;
    for (int32_t i = first; i >= 0; i = syi_re_node_at(p, i)->next) {
        *low = add_width(*low, syi_re_node_at(p, i)->low);
        *high = add_width(*high, syi_re_node_at(p, i)->high);
    }
}

/* --- Repeats --- */

static bool is_digit(sy_re_token t) {
    return !t.escaped && t.c >= '0' && t.c <= '9';
}

/* Digits into *number; *given tells whether there are any. */
static bool take_number(sy_re_parser *p, uint64_t *number, bool *given) {
    *number = 0;
    *given = false;
    while (is_digit(p->next)) {
        *given = true;
        if (*number < SY_RE_MAX) {
            *number = *number * 10 + (p->next.c - '0');
        }
        if (!syi_re_advance(p)) {
            return false;
        }
    }
    return true;
}

/* Behind "{": 1: bounds; 0: it stands for itself; -1: failed. */
static int parse_bounds(sy_re_parser *p, uint32_t here, uint32_t *min, uint32_t *max) {
    uint64_t low;
    uint64_t high;
    bool has_low;
    bool has_high;
    if (syi_re_at(p, '}')) {
        return 0;
    }
    if (!take_number(p, &low, &has_low)) {
        return -1;
    }
    int comma = syi_re_accept(p, ',');
    if (comma < 0 || (comma > 0 && !take_number(p, &high, &has_high))) {
        return -1;
    }
    if (comma == 0) {
        high = low;
        has_high = has_low;
    }
    int brace = syi_re_accept(p, '}');
    if (brace <= 0) {
        return brace < 0 || !syi_re_seek(p, here) ? -1 : 0;
    }
    if ((has_low && low >= SY_RE_MAX) || (has_high && high >= SY_RE_MAX)) {
        syi_raise(p->vm, p->vm->types.OverflowError, "the repetition number is too large");
        return -1;
    }
    *min = has_low ? (uint32_t)low : 0;
    *max = has_high ? (uint32_t)high : SY_RE_MAX;
    if (*max < *min) {
        syi_re_fail(p, syi_re_tell(p) - here, "min repeat greater than max repeat");
        return -1;
    }
    return 1;
}

/* The node `item` repeated; replaces it. -1: failed, -2: the character stands for itself. */
static int32_t parse_repeat(sy_re_parser *p, uint32_t c, int32_t item) {
    uint32_t here = syi_re_tell(p);
    uint32_t min = c == '+' ? 1 : 0;
    uint32_t max = c == '?' ? 1 : SY_RE_MAX;
    if (c == '{') {
        int bounds = parse_bounds(p, here, &min, &max);
        if (bounds <= 0) {
            return bounds < 0 ? -1 : -2;
        }
    }
    uint8_t kind = item < 0 ? SY_RE_N_AT : syi_re_node_at(p, item)->kind;
    if (kind == SY_RE_N_AT || kind == SY_RE_N_REPEAT) {
        syi_re_fail(p, syi_re_tell(p) - here + 1,
                    kind == SY_RE_N_AT ? "nothing to repeat" : "multiple repeat");
        return -1;
    }
    int lazy = syi_re_accept(p, '?');
    int possessive = lazy != 0 ? lazy : syi_re_accept(p, '+');
    if (possessive < 0) {
        return -1;
    }
    uint8_t flag = lazy > 0 ? SY_RE_LAZY : possessive > 0 ? SY_RE_POSSESSIVE : SY_RE_GREEDY;
    int32_t n = syi_re_add_node(p, SY_RE_N_REPEAT, flag, min);
    if (n >= 0) {
        sy_re_node *node = syi_re_node_at(p, n);
        node->b = max;
        node->child = item;
        node->low = scale_width(syi_re_node_at(p, item)->low, min);
        node->high = scale_width(syi_re_node_at(p, item)->high, max);
    }
    return n;
}

/* --- Sequences --- */

static int32_t parse_at(sy_re_parser *p, uint32_t c) {
    bool lines = (p->flags & SY_RE_MULTILINE) != 0;
    return syi_re_add_node(p, SY_RE_N_AT, 0,
                           c == '^' ? (lines ? SY_RE_AT_LINE_START : SY_RE_AT_START)
                                    : (lines ? SY_RE_AT_LINE_END : SY_RE_AT_END));
}

static bool skips_verbose(sy_re_parser *p, sy_re_token t, bool *failed) {
    if ((p->flags & SY_RE_VERBOSE) == 0 || t.escaped) {
        return false;
    }
    if (t.c == ' ' || (t.c >= '\t' && t.c <= '\r')) {
        return true;
    }
    if (t.c != '#') {
        return false;
    }
    do {
        if (!syi_re_take(p, &t)) {
            *failed = true;
            return true;
        }
    } while (t.c != SY_RE_END && !token_is(t, '\n'));
    return true;
}

/* One item that is not a repeat: its node, -1: failed, -2: nothing. */
static int32_t parse_item(sy_re_parser *p, sy_re_token t, bool at_start) {
    if (t.escaped) {
        return syi_re_escape(p, t);
    }
    switch (t.c) {
    case '[':
        return syi_re_set_node(p);
    case '.':
        return syi_re_add_node(p, p->flags & SY_RE_DOTALL ? SY_RE_N_ALL : SY_RE_N_ANY, 0, 0);
    case '(':
        return syi_re_parse_group(p, at_start);
    case '^':
    case '$':
        return parse_at(p, t.c);
    default:
        return syi_re_char_node(p, t.c);
    }
}

/* Items up to "|", ")" or the end, as a GROUP without number; -1: failed. */
int32_t syi_re_parse_sequence(sy_re_parser *p, bool first) {
    int32_t head = -1;
    int32_t last = -1;
    int32_t before = -1; /* the one before the last */
    while (p->next.c != SY_RE_END && !syi_re_at(p, '|') && !syi_re_at(p, ')')) {
        sy_re_token t;
        bool failed = false;
        if (!syi_re_take(p, &t)) {
            return -1;
        }
        if (skips_verbose(p, t, &failed)) {
            if (failed) {
                return -1;
            }
            continue;
        }
        bool repeats = !t.escaped && (t.c == '*' || t.c == '+' || t.c == '?' || t.c == '{');
        int32_t n = repeats ? parse_repeat(p, t.c, last) : parse_item(p, t, first && head < 0);
        if (n == -2 && repeats) {
            repeats = false;
            n = syi_re_char_node(p, t.c);
        }
        if (n == -2) {
            continue;
        }
        if (n < 0) {
            return -1;
        }
        int32_t *link = repeats ? (before < 0 ? &head : &syi_re_node_at(p, before)->next)
                                : (last < 0 ? &head : &syi_re_node_at(p, last)->next);
        *link = n;
        before = repeats ? before : last;
        last = n;
    }
    int32_t n = syi_re_add_node(p, SY_RE_N_GROUP, 0, 0);
    if (n >= 0) {
        sy_re_node *node = syi_re_node_at(p, n);
        node->child = head;
        list_width(p, head, &node->low, &node->high);
    }
    return n;
}

/* Alternatives, as a GROUP without number; -1: failed. */
static int32_t parse_nested(sy_re_parser *p, bool top) {
    int32_t head = syi_re_parse_sequence(p, top);
    if (head < 0 || !syi_re_at(p, '|')) {
        return head;
    }
    uint32_t low = syi_re_node_at(p, head)->low;
    uint32_t high = syi_re_node_at(p, head)->high;
    int32_t last = head;
    int bar;
    while ((bar = syi_re_accept(p, '|')) > 0) {
        int32_t n = syi_re_parse_sequence(p, false);
        if (n < 0) {
            return -1;
        }
        syi_re_node_at(p, last)->next = n;
        last = n;
        const sy_re_node *node = syi_re_node_at(p, n);
        low = node->low < low ? node->low : low;
        high = node->high > high ? node->high : high;
    }
    int32_t branch = bar < 0 ? -1 : syi_re_add_node(p, SY_RE_N_BRANCH, 0, 0);
    int32_t group = branch < 0 ? -1 : syi_re_add_node(p, SY_RE_N_GROUP, 0, 0);
    if (group >= 0) {
        sy_re_node *b = syi_re_node_at(p, branch);
        b->child = head;
        b->low = syi_re_node_at(p, group)->low = low;
        b->high = syi_re_node_at(p, group)->high = high;
        syi_re_node_at(p, group)->child = branch;
    }
    return group;
}

int32_t syi_re_parse_alternatives(sy_re_parser *p, bool top) {
    if (!syi_enter_c(p->vm, "")) {
        return -1;
    }
    int32_t n = parse_nested(p, top);
    syi_leave_c(p->vm);
    return n;
}

/* --- The whole --- */

static bool check_flags(sy_re_parser *p) {
    uint32_t flags = p->tree->flags;
    const char *message = NULL;
    if (p->is_str) {
        if (flags & SY_RE_LOCALE) {
            message = "cannot use LOCALE flag with a str pattern";
        } else if ((flags & SY_RE_ASCII) != 0 && (flags & SY_RE_UNICODE) != 0) {
            message = "ASCII and UNICODE flags are incompatible";
        } else if ((flags & SY_RE_ASCII) == 0) {
            p->tree->flags |= SY_RE_UNICODE;
        }
    } else if (flags & SY_RE_UNICODE) {
        message = "cannot use UNICODE flag with a bytes pattern";
    } else if ((flags & SY_RE_LOCALE) != 0 && (flags & SY_RE_ASCII) != 0) {
        message = "ASCII and LOCALE flags are incompatible";
    }
    if (message != NULL) {
        syi_raise(p->vm, p->vm->types.ValueError, "%s", message);
    }
    return message == NULL;
}

static bool parse_all(sy_re_parser *p) {
    sy_re_tree *t = p->tree;
    t->group_index = syi_dict_new(p->vm);
    t->groups = 0;
    p->flags = t->flags;
    p->look_groups = 0;
    if (t->group_index == SY_NULL || !syi_re_open_group(p, SY_NULL) || !syi_re_seek(p, 0)) {
        return false;
    }
    t->root = syi_re_parse_alternatives(p, true);
    if (t->root < 0 || !check_flags(p)) {
        return false;
    }
    if (p->next.c != SY_RE_END) {
        return syi_re_fail(p, 0, "unbalanced parenthesis");
    }
    for (uint32_t i = 0; i < p->asked.count; i += 2) {
        if (p->asked.data[i] >= t->groups) {
            return syi_re_error_str(
                p->vm, p->pattern, p->asked.data[i + 1],
                syi_str_format(p->vm, "invalid group reference %d", (int)p->asked.data[i]));
        }
    }
    return true;
}

bool syi_re_parse(sy_vm *vm, sy_value pattern, uint32_t flags, sy_re_tree *tree) {
    *tree = (sy_re_tree){.root = -1, .flags = flags, .group_index = SY_NULL};
    sy_re_parser p = {.vm = vm, .pattern = pattern, .tree = tree};
    p.is_str = syi_is_str(pattern);
    if (p.is_str) {
        const sy_str *s = syi_to_str(pattern);
        p.text = (sy_re_text){s->data, syi_str_kind(s), s->length};
    } else {
        const uint8_t *data;
        uint32_t length;
        if (!syi_need_buffer(vm, pattern, &data, &length)) {
            return false;
        }
        p.text = (sy_re_text){data, 1, length};
    }
    bool ok;
    do {
        p.restart = false;
        tree->count = 0;
        tree->words.count = 0;
        p.groups.count = p.asked.count = 0;
        /* Offset 0 means "no set". */
        ok = syi_re_push(vm, &tree->words, 0) && parse_all(&p);
    } while (p.restart);
    syi_re_words_free(vm, &p.groups);
    syi_re_words_free(vm, &p.asked);
    return ok;
}
