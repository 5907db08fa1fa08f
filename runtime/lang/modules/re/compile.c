/* SPDX-License-Identifier: MIT
 *
 * From the tree to a program. The sets stand in front of it in the same array. Recursive on
 * groups, no deeper than the parser was.
 */
#include "lang/modules/re/re.h"

typedef struct compiler {
    sy_vm *vm;
    sy_value pattern;
    sy_re_tree *tree;
    sy_re_words *words;
    uint32_t slots;
} compiler;

static bool emit_list(compiler *c, int32_t first);

static const sy_re_node *node_at(const compiler *c, int32_t i) {
    return &c->tree->nodes[i];
}

static bool emit(compiler *c, uint32_t word) {
    return syi_re_push(c->vm, c->words, word);
}

static bool emit2(compiler *c, uint32_t a, uint32_t b) {
    return emit(c, a) && emit(c, b);
}

static uint32_t here(const compiler *c) {
    return c->words->count;
}

/* Sets the target at `at` to the place reached. */
static void patch(compiler *c, uint32_t at) {
    c->words->data[at] = here(c);
}

/* The op that matches exactly one character like node n, with its argument; false: none. */
static bool single(const sy_re_node *n, uint32_t *op, uint32_t *argument) {
    *argument = n->a;
    switch (n->kind) {
    case SY_RE_N_CHAR:
        *op = SY_RE_CHAR;
        return true;
    case SY_RE_N_ANY:
        *op = SY_RE_ANY;
        return true;
    case SY_RE_N_ALL:
        *op = SY_RE_ALL;
        return true;
    case SY_RE_N_SET:
        *op = SY_RE_SET;
        return true;
    default:
        return false;
    }
}

/* The character that must follow after node n of a list, if that is certain. */
static uint32_t next_char(const compiler *c, const sy_re_node *n) {
    if (n->next < 0 || node_at(c, n->next)->kind != SY_RE_N_CHAR) {
        return SY_RE_NO_CHAR;
    }
    return node_at(c, n->next)->a;
}

/* A group that is nothing but its single item, which does not capture: the item. */
static int32_t unwrap(const compiler *c, int32_t i) {
    for (;;) {
        const sy_re_node *n = node_at(c, i);
        if (n->kind != SY_RE_N_GROUP || n->a != 0 || n->child < 0 ||
            node_at(c, n->child)->next >= 0) {
            return i;
        }
        i = n->child;
    }
}

static bool emit_node(compiler *c, int32_t i);

/* The body once, or as an atomic group when nothing is given back. */
static bool emit_body(compiler *c, int32_t body, bool atomic) {
    if (!atomic) {
        return emit_node(c, body);
    }
    uint32_t at = here(c);
    if (!emit2(c, SY_RE_LOOK, SY_RE_ATOMIC) || !emit2(c, 0, 0) || !emit_node(c, body) ||
        !emit2(c, SY_RE_LOOK_END, SY_RE_ATOMIC)) {
        return false;
    }
    patch(c, at + 3);
    return true;
}

/* Without a counter: the body cannot match nothing, and there is no bound. */
static bool emit_simple_loop(compiler *c, int32_t body, uint32_t min, bool lazy, bool atomic) {
    uint32_t skip = 0;
    if (min == 0) {
        skip = here(c);
        if (!emit2(c, lazy ? SY_RE_FORK : SY_RE_SPLIT, 0)) {
            return false;
        }
    }
    uint32_t top = here(c);
    if (!emit_body(c, body, atomic) || !emit2(c, lazy ? SY_RE_SPLIT : SY_RE_FORK, top)) {
        return false;
    }
    if (min == 0) {
        patch(c, skip + 1);
    }
    return true;
}

static bool emit_loop(compiler *c, const sy_re_node *n, int32_t body, bool atomic) {
    bool lazy = n->flag == SY_RE_LAZY;
    if (node_at(c, body)->low > 0 && n->b == SY_RE_MAX && n->a <= 1) {
        return emit_simple_loop(c, body, n->a, lazy, atomic);
    }
    if (n->a == 0 && n->b == 1) {
        uint32_t skip = here(c);
        if (!emit2(c, lazy ? SY_RE_FORK : SY_RE_SPLIT, 0) || !emit_body(c, body, atomic)) {
            return false;
        }
        patch(c, skip + 1);
        return true;
    }
    uint32_t slot = c->slots++;
    if (!emit2(c, SY_RE_LOOP_INIT, slot)) {
        return false;
    }
    uint32_t top = here(c);
    if (!emit2(c, lazy ? SY_RE_LOOP_LAZY : SY_RE_LOOP, slot) || !emit2(c, n->a, n->b) ||
        !emit(c, 0) || !emit_body(c, body, atomic) || !emit2(c, SY_RE_JUMP, top)) {
        return false;
    }
    patch(c, top + 4);
    return true;
}

static bool emit_repeat(compiler *c, const sy_re_node *n) {
    int32_t body = unwrap(c, n->child);
    uint32_t op;
    uint32_t argument;
    if (single(node_at(c, body), &op, &argument)) {
        static const uint8_t ops[] = {SY_RE_ONE, SY_RE_ONE_LAZY, SY_RE_ONE_ALL};
        return emit(c, ops[n->flag]) && emit2(c, n->a, n->b) && emit(c, next_char(c, n)) &&
               emit2(c, op, argument);
    }
    if (n->flag != SY_RE_POSSESSIVE) {
        return emit_loop(c, n, body, false);
    }
    uint32_t at = here(c);
    if (!emit2(c, SY_RE_LOOK, SY_RE_ATOMIC) || !emit2(c, 0, 0) ||
        !emit_loop(c, n, body, true) || !emit2(c, SY_RE_LOOK_END, SY_RE_ATOMIC)) {
        return false;
    }
    patch(c, at + 3);
    return true;
}

static bool emit_branch(compiler *c, const sy_re_node *n) {
    uint32_t chain = 0; /* jumps to the end, each pointing to the one before */
    for (int32_t i = n->child; i >= 0; i = node_at(c, i)->next) {
        bool last = node_at(c, i)->next < 0;
        uint32_t split = here(c);
        if ((!last && !emit2(c, SY_RE_SPLIT, 0)) || !emit_node(c, i)) {
            return false;
        }
        if (!last) {
            if (!emit2(c, SY_RE_JUMP, chain)) {
                return false;
            }
            chain = here(c) - 1;
            patch(c, split + 1);
        }
    }
    while (chain != 0) {
        uint32_t before = c->words->data[chain];
        patch(c, chain);
        chain = before;
    }
    return true;
}

static bool emit_look(compiler *c, const sy_re_node *n) {
    if ((n->flag & SY_RE_BEHIND) != 0 && n->b != 0) {
        return syi_re_error(c->vm, c->pattern, -1, "look-behind requires fixed-width pattern");
    }
    const sy_re_node *body = node_at(c, n->child);
    if (n->flag == SY_RE_NEGATIVE && body->child < 0) {
        return emit2(c, SY_RE_FAIL, 0);
    }
    uint32_t at = here(c);
    if (!emit2(c, SY_RE_LOOK, n->flag) || !emit2(c, n->a, 0) || !emit_node(c, n->child) ||
        !emit2(c, SY_RE_LOOK_END, n->flag)) {
        return false;
    }
    patch(c, at + 3);
    return true;
}

static bool emit_condition(compiler *c, const sy_re_node *n) {
    int32_t no = node_at(c, n->child)->next;
    uint32_t at = here(c);
    if (!emit2(c, SY_RE_COND, n->a) || !emit(c, 0) || !emit_node(c, n->child)) {
        return false;
    }
    if (no < 0) {
        patch(c, at + 2);
        return true;
    }
    uint32_t jump = here(c);
    if (!emit2(c, SY_RE_JUMP, 0)) {
        return false;
    }
    patch(c, at + 2);
    if (!emit_node(c, no)) {
        return false;
    }
    patch(c, jump + 1);
    return true;
}

static bool emit_group(compiler *c, const sy_re_node *n) {
    uint32_t number = n->a;
    int32_t child = n->child;
    if (number == 0) {
        return emit_list(c, child);
    }
    return emit2(c, SY_RE_MARK, (number - 1) * 2) && emit_list(c, child) &&
           emit2(c, SY_RE_MARK, (number - 1) * 2 + 1);
}

static bool emit_node(compiler *c, int32_t i) {
    const sy_re_node *n = node_at(c, i);
    uint32_t op;
    uint32_t argument;
    if (single(n, &op, &argument)) {
        return emit2(c, op, argument);
    }
    switch (n->kind) {
    case SY_RE_N_AT:
        return emit2(c, SY_RE_AT, n->a);
    case SY_RE_N_GROUP:
        return emit_group(c, n);
    case SY_RE_N_BRANCH:
        return emit_branch(c, n);
    case SY_RE_N_REPEAT:
        return emit_repeat(c, n);
    case SY_RE_N_LOOK:
        return emit_look(c, n);
    case SY_RE_N_REF:
        return emit2(c, SY_RE_REF, n->a) && emit(c, n->flag);
    case SY_RE_N_COND:
        return emit_condition(c, n);
    default:
        return emit2(c, SY_RE_FAIL, 0);
    }
}

/* Nodes one after the other; runs of characters become one op. */
static bool emit_list(compiler *c, int32_t first) {
    int32_t i = first;
    while (i >= 0) {
        uint32_t n = 0;
        int32_t end = i;
        while (end >= 0 && node_at(c, end)->kind == SY_RE_N_CHAR) {
            end = node_at(c, end)->next;
            n++;
        }
        if (n < 2) {
            if (!emit_node(c, i)) {
                return false;
            }
            i = node_at(c, i)->next;
            continue;
        }
        if (!emit2(c, SY_RE_STR, n)) {
            return false;
        }
        for (; i != end; i = node_at(c, i)->next) {
            if (!emit(c, node_at(c, i)->a)) {
                return false;
            }
        }
    }
    return true;
}

/* --- What a match can begin with --- */

typedef struct first_set {
    uint32_t bits[8];
    bool wide;    /* and characters from 256 on */
    bool unknown; /* anything */
} first_set;

static bool list_first(const compiler *c, int32_t first, first_set *set);

/* Adds what node n can begin with; true: it can also match nothing. */
static bool node_first(const compiler *c, const sy_re_node *n, first_set *set) {
    switch (n->kind) {
    case SY_RE_N_CHAR:
        if (n->a < 256) {
            set->bits[n->a >> 5] |= 1u << (n->a & 31);
        } else {
            set->wide = true;
        }
        return false;
    case SY_RE_N_SET:
        for (int i = 0; i < 8; i++) {
            set->bits[i] |= c->words->data[n->a + (uint32_t)i];
        }
        set->wide = true;
        return false;
    case SY_RE_N_AT:
    case SY_RE_N_LOOK:
        if (n->flag != SY_RE_ATOMIC || n->kind == SY_RE_N_AT) {
            return true;
        }
        return list_first(c, n->child, set);
    case SY_RE_N_GROUP:
        return list_first(c, n->child, set);
    case SY_RE_N_BRANCH: {
        bool empty = false;
        for (int32_t i = n->child; i >= 0; i = node_at(c, i)->next) {
            empty = node_first(c, node_at(c, i), set) || empty;
        }
        return empty;
    }
    case SY_RE_N_REPEAT:
        if (n->b == 0) {
            return true;
        }
        return node_first(c, node_at(c, n->child), set) || n->a == 0;
    case SY_RE_N_FAIL:
        return false;
    default:
        set->unknown = true;
        return false;
    }
}

static bool list_first(const compiler *c, int32_t first, first_set *set) {
    for (int32_t i = first; i >= 0; i = node_at(c, i)->next) {
        if (!node_first(c, node_at(c, i), set)) {
            return false;
        }
    }
    return true;
}

static bool emit_first(compiler *c, sy_re_program *program) {
    first_set set = {{0}, false, false};
    program->first = 0;
    program->first_char = SY_RE_NO_CHAR;
    if (list_first(c, c->tree->root, &set) || set.unknown) {
        return true;
    }
    uint32_t count = 0;
    for (uint32_t i = 0; i < 256; i++) {
        if (set.bits[i >> 5] >> (i & 31) & 1) {
            count++;
            program->first_char = i;
        }
    }
    if (count != 1 || set.wide) {
        program->first_char = SY_RE_NO_CHAR;
    }
    program->first = here(c);
    for (int i = 0; i < 8; i++) {
        if (!emit(c, set.bits[i])) {
            return false;
        }
    }
    return emit(c, set.wide);
}

bool syi_re_compile_tree(sy_vm *vm, sy_value pattern, sy_re_tree *tree,
                         sy_re_program *program) {
    compiler c = {vm, pattern, tree, &tree->words, 0};
    if (!emit_first(&c, program)) {
        return false;
    }
    program->start = here(&c);
    if (!emit_list(&c, tree->root) || !emit2(&c, SY_RE_SUCCESS, 0)) {
        return false;
    }
    const sy_re_node *root = node_at(&c, tree->root);
    program->anchored = root->child >= 0 && node_at(&c, root->child)->kind == SY_RE_N_AT &&
                        node_at(&c, root->child)->a == SY_RE_AT_START;
    program->groups = tree->groups;
    program->slots = c.slots;
    program->code = tree->words.data;
    program->size = tree->words.count;
    program->capacity = tree->words.capacity;
    tree->words = (sy_re_words){NULL, 0, 0};
    return true;
}
