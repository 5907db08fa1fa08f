/* SPDX-License-Identifier: MIT
 *
 * Floats from and to text, on top of decimal digits.
 */
#include "lang/object/number.h"

#include <math.h>

#include "lang/object/dtoa.h"
#include "lang/object/number_internal.h"

/* --- Formatting ------------------------------------------------------------------------------
 */

/* What is written, counted beyond its end too. */
typedef struct sink {
    char *out;
    size_t size, length;
} sink;

static void put(sink *s, char c) {
    if (s->length < s->size) {
        s->out[s->length] = c;
    }
    s->length++;
}

static void put_text(sink *s, const char *text) {
    while (*text != '\0') {
        put(s, *text++);
    }
}

static char digit_at(const sy_decimal *d, int64_t i) {
    return i >= 0 && i < d->count ? d->digits[i] : '0';
}

static void put_exponent(sink *s, int exponent, bool upper) {
    put(s, upper ? 'E' : 'e');
    put(s, exponent < 0 ? '-' : '+');
    int e = exponent < 0 ? -exponent : exponent;
    if (e >= 100) {
        put(s, (char)('0' + e / 100));
    }
    put(s, (char)('0' + e / 10 % 10));
    put(s, (char)('0' + e % 10));
}

/* `fraction` digits after the point. */
static void put_fixed(sink *s, const sy_decimal *d, int64_t fraction, bool alternate) {
    if (d->point <= 0) {
        put(s, '0');
    }
    for (int i = 0; i < d->point; i++) {
        put(s, digit_at(d, i));
    }
    if (fraction > 0 || alternate) {
        put(s, '.');
    }
    for (int64_t i = 0; i < fraction; i++) {
        put(s, digit_at(d, d->point + i));
    }
}

static void put_scientific(sink *s, const sy_decimal *d, int64_t fraction, bool alternate,
                           bool upper) {
    put(s, digit_at(d, 0));
    if (fraction > 0 || alternate) {
        put(s, '.');
    }
    for (int64_t i = 0; i < fraction; i++) {
        put(s, digit_at(d, i + 1));
    }
    put_exponent(s, d->point - 1, upper);
}

/* pointed: at least one digit stands behind a point. */
static void put_general(sink *s, sy_decimal *d, int precision, bool alternate, bool upper,
                        bool pointed) {
    precision = precision == 0 ? 1 : precision;
    syi_decimal_round(d, precision);
    int exponent = d->point - 1;
    if (exponent < -4 || exponent >= precision - pointed) {
        put_scientific(s, d,
                       alternate      ? precision - 1
                       : d->count > 0 ? d->count - 1
                                      : 0,
                       alternate, upper);
        return;
    }
    int64_t fraction = alternate ? (int64_t)precision - d->point : d->count - d->point;
    put_fixed(s, d, fraction > pointed ? fraction : pointed, alternate);
}

/* Shortest digits, in repr's choice of notation; always with a point or an exponent. */
static void put_repr(sink *s, const sy_decimal *d) {
    if (d->point > -4 && d->point <= 16) {
        int fraction = d->count - d->point;
        put_fixed(s, d, fraction > 0 ? fraction : 1, false);
    } else {
        put_scientific(s, d, d->count - 1, false, false);
    }
}

static void put_special(sink *s, const sy_decimal *d, bool upper) {
    bool nan = d->kind == SY_DECIMAL_NAN;
    put_text(s, nan ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf");
}

/* How many digits the rounding has to see. */
static int64_t digits_wanted(double d, char type, int precision) {
    bool fixed = (type | 0x20) == 'f' && d - d == 0;
    return (int64_t)precision + (fixed ? syi_decimal_point_max(d) + 2 : 3);
}

size_t syi_float_format(double d, char type, int precision, bool alternate, char *out,
                        size_t size) {
    sink s = {out, size, 0};
    sy_decimal decimal;
    bool upper = type == 'E' || type == 'F' || type == 'G';
    if (type == 'r') {
        syi_decimal_shortest(d, &decimal);
    } else {
        syi_decimal_exact(d, digits_wanted(d, type, precision), &decimal);
    }
    if (decimal.negative && decimal.kind != SY_DECIMAL_NAN) {
        put(&s, '-');
    }
    if (decimal.kind != SY_DECIMAL_FINITE) {
        put_special(&s, &decimal, upper);
        return s.length;
    }
    switch (type) {
    case 'r':
        put_repr(&s, &decimal);
        break;
    case 'e':
    case 'E':
        syi_decimal_round(&decimal, precision < SY_DECIMAL_MAX ? precision + 1 : precision);
        put_scientific(&s, &decimal, precision, alternate, upper);
        break;
    case 'f':
    case 'F':
        if (precision < SY_DECIMAL_MAX * 2) {
            syi_decimal_round(&decimal, decimal.point + precision);
        }
        put_fixed(&s, &decimal, precision, alternate);
        break;
    default:
        put_general(&s, &decimal, precision, alternate, upper, type == 'p');
        break;
    }
    return s.length;
}

double syi_round_digits(double x, int64_t ndigits) {
    if (x - x != 0 || x == 0 || ndigits > 323) {
        return x;
    }
    if (ndigits < -308) {
        return x < 0 ? -0.0 : 0.0;
    }
    sy_decimal d;
    syi_decimal_exact(x, syi_decimal_point_max(x) + ndigits + 2, &d);
    syi_decimal_round(&d, d.point + (int)ndigits);
    double result = syi_decimal_to_double(d.digits, (size_t)d.count, d.point - d.count);
    return x < 0 ? -result : result;
}

/* --- Parsing ---------------------------------------------------------------------------------
 */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Case-insensitive; word is lower case. */
static bool matches(const char *text, size_t n, const char *word) {
    if (strlen(word) != n) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if ((text[i] | 0x20) != word[i]) {
            return false;
        }
    }
    return true;
}

static bool parse_special(const char *text, size_t n, double *out) {
    if (matches(text, n, "inf") || matches(text, n, "infinity")) {
        *out = (double)INFINITY;
        return true;
    }
    if (matches(text, n, "nan")) {
        *out = (double)NAN;
        return true;
    }
    return false;
}

/* Where the number's digits are; underscores have been dropped. */
typedef struct mantissa {
    char *digits; /* room for the whole text */
    size_t count;
    int64_t exponent;
} mantissa;

/* Digits with single underscores between them. */
static bool take_digits(const char **p, const char *end, mantissa *m, int64_t step) {
    bool after_digit = false;
    while (*p < end) {
        char c = **p;
        if (is_digit(c)) {
            m->digits[m->count++] = c;
            m->exponent += step;
            after_digit = true;
        } else if (c == '_') {
            if (!after_digit || *p + 1 >= end || !is_digit((*p)[1])) {
                return false;
            }
            after_digit = false;
        } else {
            break;
        }
        ++*p;
    }
    return true;
}

static bool take_exponent(const char **p, const char *end, int64_t *exponent) {
    if (*p >= end || (**p | 0x20) != 'e') {
        return true;
    }
    ++*p;
    bool negative = *p < end && **p == '-';
    if (*p < end && (**p == '-' || **p == '+')) {
        ++*p;
    }
    if (*p >= end || !is_digit(**p)) {
        return false;
    }
    int64_t e = 0;
    for (; *p < end; ++*p) {
        if (**p == '_' && is_digit((*p)[-1]) && *p + 1 < end && is_digit((*p)[1])) {
            continue;
        }
        if (!is_digit(**p)) {
            break;
        }
        e = e < 100000000 ? e * 10 + (**p - '0') : e;
    }
    *exponent += negative ? -e : e;
    return true;
}

static bool parse_number(const char *p, const char *end, char *room, double *out) {
    mantissa m = {room, 0, 0};
    if (!take_digits(&p, end, &m, 0)) {
        return false;
    }
    if (p < end && *p == '.') {
        p++;
        if (!take_digits(&p, end, &m, -1)) {
            return false;
        }
    }
    if (m.count == 0 || !take_exponent(&p, end, &m.exponent) || p != end) {
        return false;
    }
    *out = syi_decimal_to_double(m.digits, m.count, m.exponent);
    return true;
}

/* What of a long text can matter: leading zeros dropped, the rest cut to fit the buffer. */
#define TEXT_ROOM 1200

/* Shortens the digits of an overlong text: all digits of the integer part count for the
 * exponent. */
static bool parse_long(const char *p, const char *end, double *out) {
    char room[TEXT_ROOM];
    size_t count = 0;
    int64_t exponent = 0;
    bool point = false;
    bool any = false;
    bool sticky = false;
    for (; p < end && (is_digit(*p) || *p == '_' || (*p == '.' && !point)); p++) {
        if (*p == '_' && (p + 1 >= end || !is_digit(p[1]) || !is_digit(p[-1]))) {
            return false;
        }
        if (*p == '.') {
            point = true;
        }
        if (!is_digit(*p)) {
            continue;
        }
        any = true;
        if (count == 0 && *p == '0') {
            exponent -= point;
        } else if (count < TEXT_ROOM - 1) {
            room[count++] = *p;
            exponent -= point;
        } else {
            sticky = sticky || *p != '0';
            exponent += !point;
        }
    }
    if (!any || !take_exponent(&p, end, &exponent) || p != end) {
        return false;
    }
    if (sticky) {
        room[count++] = '1';
        exponent--;
    }
    *out = syi_decimal_to_double(room, count, exponent);
    return true;
}

bool syi_float_parse(const char *text, size_t length, double *out) {
    const char *p = text;
    const char *end = text + length;
    bool negative = length > 0 && *p == '-';
    if (length > 0 && (*p == '-' || *p == '+')) {
        p++;
    }
    size_t n = (size_t)(end - p);
    char room[TEXT_ROOM];
    bool ok = parse_special(p, n, out) ||
              (n < TEXT_ROOM ? parse_number(p, end, room, out) : parse_long(p, end, out));
    if (ok && negative) {
        *out = -*out;
    }
    return ok;
}
