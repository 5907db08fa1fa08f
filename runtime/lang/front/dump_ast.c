/* SPDX-License-Identifier: MIT */
#include "lang/front/dump_ast.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/front/source.h"
#include "lang/front/stack_use.h"
#include "lang/front/unicode_ident.h"

enum { STACK_BUDGET = 96 * 1024 };

typedef enum field_type {
    FIELD_NODE,
    FIELD_NODES,
    FIELD_NAME,
    FIELD_NAMES,
    FIELD_OP,
    FIELD_OPS,
    FIELD_CTX,
    FIELD_INT,
    FIELD_CONSTANT
} field_type;

enum category { CATEGORY_MOD, CATEGORY_STMT, CATEGORY_EXPR, CATEGORY_PART, CATEGORY_PATTERN };

typedef struct field_info {
    uint8_t kind;
    uint8_t type;
    uint16_t offset;
    const char *name;
} field_info;

static const field_info fields[] = {
#define SY_NODE(Name, category)
#define SY_FIELD(Name, type, field)                                                            \
    {SY_AST_##Name, FIELD_##type, offsetof(sy_ast_##Name, field), #field},
#define SY_NODE_END(Name)
#include "lang/front/ast.def"
};

static const struct {
    const char *name;
    uint8_t category;
} nodes[SY_AST_COUNT] = {
#define SY_NODE(Name, category) [SY_AST_##Name] = {#Name, CATEGORY_##category},
#define SY_FIELD(Name, type, field)
#define SY_NODE_END(Name)
#include "lang/front/ast.def"
};

static const char *const op_names[] = {
    "Add",    "Sub",   "Mult",   "MatMult", "Div",      "Mod",    "Pow", "LShift",
    "RShift", "BitOr", "BitXor", "BitAnd",  "FloorDiv", "Invert", "Not", "UAdd",
    "USub",   "And",   "Or",     "Eq",      "NotEq",    "Lt",     "LtE", "Gt",
    "GtE",    "Is",    "IsNot",  "In",      "NotIn"};

static const char *const ctx_names[] = {"Load", "Store", "Del"};

typedef struct dumper {
    syi_dump_fn write;
    void *user;
    bool attributes;
    const char *stack_start;
} dumper;

static void put(dumper *d, const char *text) {
    d->write(d->user, text, strlen(text));
}

/* ---- constants as repr() writes them ---- */

static void put_code_point(dumper *d, uint32_t c, const char *utf8, uint32_t length,
                           char quote) {
    char out[16];
    if (c == (unsigned char)quote || c == '\\') {
        snprintf(out, sizeof out, "\\%c", (char)c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
        snprintf(out, sizeof out, "\\%c", c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
    } else if (syi_is_printable(c)) {
        d->write(d->user, utf8, length);
        return;
    } else {
        snprintf(out, sizeof out,
                 c < 0x100     ? "\\x%02x"
                 : c < 0x10000 ? "\\u%04x"
                               : "\\U%08x",
                 c);
    }
    put(d, out);
}

static char choose_quote(const char *text, size_t length) {
    return memchr(text, '\'', length) && !memchr(text, '"', length) ? '"' : '\'';
}

static void put_str(dumper *d, const char *text, size_t length) {
    char quote[2] = {choose_quote(text, length), '\0'};
    const char *end = text + length;
    put(d, quote);
    while (text < end) {
        uint32_t c;
        uint32_t n = syi_utf8_decode(text, end, &c);
        put_code_point(d, c, text, n, quote[0]);
        text += n ? n : 1;
    }
    put(d, quote);
}

static void put_bytes(dumper *d, const char *text, size_t length) {
    char quote[2] = {choose_quote(text, length), '\0'};
    put(d, "b");
    put(d, quote);
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        char raw = text[i];
        if (c >= 0x80) {
            char out[8];
            snprintf(out, sizeof out, "\\x%02x", c);
            put(d, out);
        } else {
            put_code_point(d, c, &raw, 1, quote[0]);
        }
    }
    put(d, quote);
}

/* The shortest digits that read back as the same float, in repr's form. */
static void put_float(dumper *d, const char *text) {
    double value = strtod(text, NULL);
    char digits[40];
    int precision = 1;
    do {
        snprintf(digits, sizeof digits, "%.*e", precision - 1, value);
    } while (strtod(digits, NULL) != value && precision++ < 17);
    const char *e = strchr(digits, 'e');
    if (!e) {
        put(d, "inf");
        return;
    }
    int exponent = atoi(e + 1);
    if (exponent < -4 || exponent >= 16) {
        char out[48];
        snprintf(out, sizeof out, "%.*se%s%02d", (int)(e - digits), digits,
                 exponent < 0 ? "-" : "+", abs(exponent));
        put(d, out);
        return;
    }
    int decimals = precision - 1 - exponent;
    char out[64];
    snprintf(out, sizeof out, "%.*f", decimals > 0 ? decimals : 1, value);
    put(d, out);
}

/* Multiplies a little-endian array of decimal digits by `base` and adds `digit`. */
static size_t shift_in(char *decimal, size_t count, int base, int digit) {
    int carry = digit;
    for (size_t i = 0; i < count; i++) {
        int v = decimal[i] * base + carry;
        decimal[i] = (char)(v % 10);
        carry = v / 10;
    }
    while (carry) {
        decimal[count++] = (char)(carry % 10);
        carry /= 10;
    }
    return count;
}

static void put_based_int(dumper *d, const char *text, size_t length, int base) {
    size_t room = length * 2 + 4;
    char *decimal = malloc(room);
    if (!decimal) {
        return;
    }
    size_t count = 0;
    for (size_t i = 2; i < length; i++) {
        char c = text[i];
        int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
        count = shift_in(decimal, count, base, digit);
    }
    if (count == 0) {
        decimal[count++] = 0;
    }
    while (count) {
        char c = (char)('0' + decimal[--count]);
        d->write(d->user, &c, 1);
    }
    free(decimal);
}

static void put_int(dumper *d, const char *text, size_t length) {
    char second = length > 1 ? (char)(text[1] | 0x20) : '0';
    if (second == 'x' || second == 'o' || second == 'b') {
        put_based_int(d, text, length, second == 'x' ? 16 : second == 'o' ? 8 : 2);
        return;
    }
    while (length > 1 && *text == '0') {
        text++;
        length--;
    }
    d->write(d->user, text, length);
}

static void drop_point_zero(void *user, const char *text, size_t length) {
    dumper *d = user;
    if (length > 2 && memcmp(text + length - 2, ".0", 2) == 0) {
        length -= 2;
    }
    d->write(d->user, text, length);
}

/* repr of an imaginary constant leaves the .0 out. */
static void put_imaginary(dumper *d, const char *text) {
    dumper inner = {drop_point_zero, d, false, d->stack_start};
    put_float(&inner, text);
    put(d, "j");
}

static void put_constant(dumper *d, const sy_ast_constant *c) {
    switch ((sy_ast_constant_kind)c->kind) {
    case SY_CONST_NONE:
        put(d, "None");
        break;
    case SY_CONST_FALSE:
        put(d, "False");
        break;
    case SY_CONST_TRUE:
        put(d, "True");
        break;
    case SY_CONST_ELLIPSIS:
        put(d, "Ellipsis");
        break;
    case SY_CONST_INT:
        put_int(d, c->text, c->length);
        break;
    case SY_CONST_FLOAT:
        put_float(d, c->text);
        break;
    case SY_CONST_IMAGINARY:
        put_imaginary(d, c->text);
        break;
    case SY_CONST_STR:
        put_str(d, c->text, c->length);
        break;
    case SY_CONST_BYTES:
        put_bytes(d, c->text, c->length);
        break;
    }
    if (c->u_prefix) {
        put(d, ", kind='u'");
    }
}

/* ---- nodes ---- */

static void dump(dumper *d, const sy_ast_node *node);

static void put_nodes(dumper *d, const sy_ast_list *list) {
    put(d, "[");
    for (uint32_t i = 0; i < list->count; i++) {
        put(d, i ? ", " : "");
        if (list->items[i]) {
            dump(d, list->items[i]);
        } else {
            put(d, "None");
        }
    }
    put(d, "]");
}

static void put_names(dumper *d, const sy_ast_names *names) {
    put(d, "[");
    for (uint32_t i = 0; i < names->count; i++) {
        put(d, i ? ", " : "");
        put_str(d, names->items[i]->text, names->items[i]->length);
    }
    put(d, "]");
}

static void put_op(dumper *d, unsigned op) {
    put(d, op_names[op]);
    put(d, "()");
}

static void put_ops(dumper *d, const sy_ast_ops *ops) {
    put(d, "[");
    for (uint32_t i = 0; i < ops->count; i++) {
        put(d, i ? ", " : "");
        put_op(d, ops->items[i]);
    }
    put(d, "]");
}

static void put_field(dumper *d, const field_info *f, const void *at) {
    char number[16];
    switch ((field_type)f->type) {
    case FIELD_NODE:
        dump(d, *(sy_ast_node *const *)at);
        break;
    case FIELD_NODES:
        put_nodes(d, at);
        break;
    case FIELD_NAME: {
        const sy_ast_name *name = *(sy_ast_name *const *)at;
        put_str(d, name->text, name->length);
        break;
    }
    case FIELD_NAMES:
        put_names(d, at);
        break;
    case FIELD_OP:
        put_op(d, *(const sy_ast_op *)at);
        break;
    case FIELD_OPS:
        put_ops(d, at);
        break;
    case FIELD_CTX:
        put(d, ctx_names[*(const sy_ast_ctx *)at]);
        put(d, "()");
        break;
    case FIELD_INT:
        snprintf(number, sizeof number, "%d", (int)*(const int32_t *)at);
        put(d, number);
        break;
    case FIELD_CONSTANT:
        put_constant(d, at);
        break;
    }
}

/* A field that is None is left out. */
static bool is_absent(const field_info *f, const void *at) {
    return (f->type == FIELD_NODE && !*(sy_ast_node *const *)at) ||
           (f->type == FIELD_NAME && !*(sy_ast_name *const *)at);
}

static bool has_position(const sy_ast_node *node) {
    switch (nodes[node->kind].category) {
    case CATEGORY_MOD:
        return false;
    case CATEGORY_PART:
        return node->kind != SY_AST_comprehension && node->kind != SY_AST_arguments &&
               node->kind != SY_AST_withitem && node->kind != SY_AST_match_case;
    default:
        return true;
    }
}

static size_t first_field(unsigned kind) {
    size_t i = 0;
    while (i < sizeof fields / sizeof *fields && fields[i].kind != kind) {
        i++;
    }
    return i;
}

static void dump(dumper *d, const sy_ast_node *node) {
    SYI_USES_STACK();
    const char *separator = "";
    ptrdiff_t used = d->stack_start - (const char *)__builtin_frame_address(0);
    if ((used < 0 ? -used : used) > STACK_BUDGET) {
        put(d, "...");
        return;
    }
    put(d, nodes[node->kind].name);
    put(d, "(");
    size_t count = sizeof fields / sizeof *fields;
    for (size_t i = first_field(node->kind); i < count && fields[i].kind == node->kind; i++) {
        const field_info *f = &fields[i];
        const void *at = (const char *)node + f->offset;
        if (is_absent(f, at)) {
            continue;
        }
        put(d, separator);
        put(d, f->name);
        put(d, "=");
        put_field(d, f, at);
        separator = ", ";
    }
    if (d->attributes && has_position(node)) {
        char out[120];
        snprintf(out, sizeof out,
                 "%slineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d", separator,
                 node->line, node->col, node->end_line, node->end_col);
        put(d, out);
    }
    put(d, ")");
}

void syi_dump_ast(const sy_ast_node *node, bool attributes, syi_dump_fn write, void *user) {
    dumper d = {write, user, attributes, __builtin_frame_address(0)};
    dump(&d, node);
}
