/* SPDX-License-Identifier: MIT
 *
 * CPython parses the marked part of a line again to find its operator. This does the same for
 * what can come out of that (a binary operation or a subscript) with a scan of the tokens that
 * stand outside of brackets; a text with anything that binds less tightly has no anchors.
 */
#include "lang/object/traceback_anchors.h"

typedef struct scan {
    const uint32_t *text;
    size_t end;
    size_t at;
    /* The token just read. */
    size_t start, stop;
    bool operand; /* a name, number, string or bracketed group: something an operator may follow
                   */
    bool group;   /* a bracketed one */
} scan;

static bool is_space(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\f';
}

static bool is_word(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '_' || c > 127;
}

static bool is_quote(uint32_t c) {
    return c == '\'' || c == '"';
}

/* The position after the string literal whose quote is at i; 0: it does not end. */
static size_t skip_string(const uint32_t *text, size_t i, size_t end) {
    uint32_t quote = text[i];
    bool triple = i + 2 < end && text[i + 1] == quote && text[i + 2] == quote;
    for (i += triple ? 3 : 1; i < end; i++) {
        if (text[i] == '\\') {
            i++;
        } else if (text[i] == quote) {
            if (!triple) {
                return i + 1;
            }
            if (i + 2 < end && text[i + 1] == quote && text[i + 2] == quote) {
                return i + 3;
            }
        }
    }
    return 0;
}

/* The position after the bracket that closes the one at i; 0: none does. */
static size_t skip_group(const uint32_t *text, size_t i, size_t end) {
    size_t depth = 0;
    while (i < end) {
        uint32_t c = text[i];
        if (is_quote(c)) {
            i = skip_string(text, i, end);
            if (i == 0) {
                return 0;
            }
            continue;
        }
        if (c == '(' || c == '[' || c == '{') {
            depth++;
        } else if ((c == ')' || c == ']' || c == '}') && --depth == 0) {
            return i + 1;
        }
        i++;
    }
    return 0;
}

/* A word, with the exponent sign of a number (1e-5) and the quotes of a prefixed string. */
static size_t skip_word(const uint32_t *text, size_t i, size_t end) {
    bool number = text[i] >= '0' && text[i] <= '9';
    bool hex = number && i + 1 < end && (text[i + 1] == 'x' || text[i + 1] == 'X');
    while (i < end) {
        bool exponent = number && !hex && (text[i] == '+' || text[i] == '-') &&
                        (text[i - 1] == 'e' || text[i - 1] == 'E');
        if (!is_word(text[i]) && !(number && text[i] == '.') && !exponent) {
            break;
        }
        i++;
    }
    if (!number && i < end && is_quote(text[i])) {
        return skip_string(text, i, end);
    }
    return i;
}

static bool is_two_character_operator(uint32_t a, uint32_t b) {
    return (a == b && (a == '*' || a == '/' || a == '<' || a == '>')) ||
           (b == '=' && (a == '<' || a == '>' || a == '=' || a == '!' || a == ':' || a == '+' ||
                         a == '-' || a == '*' || a == '/'));
}

/* Reads the next token outside of brackets. False: the end, or text that is no expression. */
static bool next_token(scan *s) {
    while (s->at < s->end && is_space(s->text[s->at])) {
        s->at++;
    }
    if (s->at >= s->end) {
        return false;
    }
    uint32_t c = s->text[s->at];
    s->start = s->at;
    s->group = c == '(' || c == '[' || c == '{';
    s->operand = true;
    if (s->group) {
        s->stop = skip_group(s->text, s->at, s->end);
    } else if (is_quote(c)) {
        s->stop = skip_string(s->text, s->at, s->end);
    } else if (is_word(c)) {
        s->stop = skip_word(s->text, s->at, s->end);
    } else {
        s->operand = false;
        bool two = s->at + 1 < s->end && is_two_character_operator(c, s->text[s->at + 1]);
        s->stop = s->at + (two ? 2 : 1);
    }
    s->at = s->stop;
    return s->stop != 0;
}

static bool word_is(const scan *s, const char *word) {
    size_t i = 0;
    while (word[i] != '\0' && s->start + i < s->stop &&
           s->text[s->start + i] == (uint8_t)word[i]) {
        i++;
    }
    return word[i] == '\0' && s->start + i == s->stop;
}

/* Words that make the expression something else than an operation or a subscript. */
static bool is_loose_keyword(const scan *s) {
    static const char *const words[] = {"if",     "else",   "and",    "or",    "not",
                                        "in",     "is",     "lambda", "yield", "await",
                                        "for",    "return", "raise",  "del",   "assert",
                                        "import", "from",   "while",  "with",  "async"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (word_is(s, words[i])) {
            return true;
        }
    }
    return false;
}

/* How tightly a binary operator binds; 0: not one of arithmetic. */
static int precedence(const scan *s) {
    uint32_t c = s->text[s->start];
    if (s->stop - s->start == 2) {
        uint32_t d = s->text[s->start + 1];
        return c != d ? 0 : c == '*' ? 8 : c == '/' ? 6 : c == '<' || c == '>' ? 4 : 0;
    }
    switch (c) {
    case '|':
        return 1;
    case '^':
        return 2;
    case '&':
        return 3;
    case '+':
    case '-':
        return 5;
    case '*':
    case '/':
    case '%':
    case '@':
        return 6;
    default:
        return 0;
    }
}

/* What one pass over the tokens finds. */
typedef struct findings {
    int lowest;      /* precedence of the operator that is applied last; 99: none */
    size_t op_end;   /* where it ends */
    size_t left_end; /* end of its left operand */
    bool left_group; /* that operand is one bracketed group from left_start on */
    size_t left_start;
    bool prefixed;                  /* begins with a unary operator */
    size_t last_start, before_last; /* last token, and the end of the one before it */
    bool last_is_subscript;
    size_t value_start; /* start of the operand that the last subscript belongs to */
    bool value_is_group;
} findings;

static bool is_postfix(const scan *s) {
    uint32_t c = s->text[s->start];
    return s->group && (c == '(' || c == '[');
}

/* False: something that is neither. */
static bool scan_expression(const uint32_t *text, size_t start, size_t end, findings *f) {
    scan s = {.text = text, .end = end, .at = start};
    *f = (findings){.lowest = 99};
    bool after_operand = false;
    bool simple_group = false; /* the operand so far is one bracketed group */
    size_t operand_start = start, previous_end = start;
    bool first = true;
    while (next_token(&s)) {
        if (s.operand && !s.group && is_loose_keyword(&s)) {
            return false;
        }
        f->last_is_subscript = false;
        if (s.operand && !after_operand) {
            operand_start = s.start;
            simple_group = s.group;
            after_operand = true;
        } else if (s.operand) {
            if (is_postfix(&s)) {
                f->last_is_subscript = text[s.start] == '[';
                f->last_start = s.start;
                f->before_last = previous_end;
                f->value_start = operand_start;
                f->value_is_group = simple_group;
            }
            simple_group = false;
        } else if (text[s.start] == '.' && s.stop - s.start == 1) {
            simple_group = false;
        } else if (!after_operand) {
            bool unary = text[s.start] == '-' || text[s.start] == '+' || text[s.start] == '~';
            if (!unary) {
                return false;
            }
            f->prefixed = f->prefixed || first;
        } else {
            int p = precedence(&s);
            if (p == 0) {
                return false;
            }
            /* Left to right, but ** the other way. */
            if (p < f->lowest || (p == f->lowest && p != 8)) {
                f->lowest = p;
                f->op_end = s.stop;
                f->left_end = previous_end;
                f->left_group = simple_group;
                f->left_start = operand_start;
            }
            after_operand = false;
        }
        previous_end = s.stop;
        first = false;
    }
    return s.at >= end && after_operand;
}

/* Is the group from start to end (with its brackets) a parenthesised expression, not a tuple?
 */
static bool is_parenthesised(const uint32_t *text, size_t start, size_t end) {
    if (text[start] != '(') {
        return false;
    }
    scan s = {.text = text, .end = end - 1, .at = start + 1};
    bool any = false;
    while (next_token(&s)) {
        if ((!s.operand && text[s.start] == ',') || (s.operand && word_is(&s, "for"))) {
            return false;
        }
        any = true;
    }
    return any;
}

/* The expression inside of parentheses around all of it. */
static void strip_parentheses(const uint32_t *text, size_t *start, size_t *end) {
    for (;;) {
        while (*start < *end && is_space(text[*start])) {
            ++*start;
        }
        while (*end > *start && is_space(text[*end - 1])) {
            --*end;
        }
        if (*start >= *end || text[*start] != '(' || skip_group(text, *start, *end) != *end ||
            !is_parenthesised(text, *start, *end)) {
            return;
        }
        ++*start;
        --*end;
    }
}

/* End of an operand without the parentheses around it. */
static size_t bare_end(const uint32_t *text, size_t start, size_t end, bool is_group) {
    if (is_group && is_parenthesised(text, start, end)) {
        strip_parentheses(text, &start, &end);
    }
    return end;
}

/* From the first character after the left operand's bare end that is no space (a closing
 * parenthesis counts, as it does in CPython 3.11), and the one after it unless it is a space or
 * belongs to the right operand. */
static void operator_anchors(const uint32_t *text, const findings *f, size_t end, size_t *left,
                             size_t *right) {
    size_t i = bare_end(text, f->left_start, f->left_end, f->left_group);
    while (is_space(text[i])) {
        i++;
    }
    size_t right_start = f->op_end, right_end = end;
    strip_parentheses(text, &right_start, &right_end);
    *left = i;
    *right = i + 1;
    if (i + 1 < right_start && !is_space(text[i + 1])) {
        ++*right;
    }
}

bool syi_find_anchors(const uint32_t *text, size_t n, size_t *left, size_t *right) {
    size_t start = 0, end = n;
    findings f;
    strip_parentheses(text, &start, &end);
    if (start >= end || !scan_expression(text, start, end, &f)) {
        return false;
    }
    if (f.lowest < 8 || (f.lowest == 8 && !f.prefixed)) {
        operator_anchors(text, &f, end, left, right);
        return true;
    }
    if (f.lowest != 99 || f.prefixed || !f.last_is_subscript) {
        return false;
    }
    size_t slice_start = f.last_start + 1, slice_end = end - 1;
    strip_parentheses(text, &slice_start, &slice_end);
    *left = bare_end(text, f.value_start, f.before_last, f.value_is_group);
    *right = slice_end + 1;
    return true;
}
