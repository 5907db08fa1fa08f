/* SPDX-License-Identifier: MIT
 *
 * Encoding strings to bytes and back: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32, with the
 * standard error handlers.
 */
#include "lang/object/str_internal.h"

enum codec {
    UTF8,
    ASCII,
    LATIN1,
    UTF16,
    UTF16_LE,
    UTF16_BE,
    UTF32,
    UTF32_LE,
    UTF32_BE,
    UNKNOWN
};

static const struct {
    const char *alias;
    enum codec codec;
} aliases[] = {
    {"utf-8", UTF8},         {"utf8", UTF8},         {"u8", UTF8},
    {"utf", UTF8},           {"cp65001", UTF8},      {"ascii", ASCII},
    {"us-ascii", ASCII},     {"646", ASCII},         {"latin-1", LATIN1},
    {"latin1", LATIN1},      {"latin", LATIN1},      {"l1", LATIN1},
    {"iso-8859-1", LATIN1},  {"iso8859-1", LATIN1},  {"8859", LATIN1},
    {"cp819", LATIN1},       {"utf-16", UTF16},      {"utf16", UTF16},
    {"utf-16-le", UTF16_LE}, {"utf-16le", UTF16_LE}, {"utf-16-be", UTF16_BE},
    {"utf-16be", UTF16_BE},  {"utf-32", UTF32},      {"utf32", UTF32},
    {"utf-32-le", UTF32_LE}, {"utf-32le", UTF32_LE}, {"utf-32-be", UTF32_BE},
    {"utf-32be", UTF32_BE},
};

static const char *const codec_names[] = {"utf-8",  "ascii",     "latin-1",
                                          "utf-16", "utf-16-le", "utf-16-be",
                                          "utf-32", "utf-32-le", "utf-32-be"};

enum handler {
    STRICT,
    IGNORE,
    REPLACE,
    BACKSLASH,
    SURROGATE_ESCAPE,
    SURROGATE_PASS,
    XML,
    OTHER
};

static const char *const handler_names[] = {
    "strict",          "ignore",        "replace",          "backslashreplace",
    "surrogateescape", "surrogatepass", "xmlcharrefreplace"};

static enum codec find_codec(sy_vm *vm, sy_value encoding) {
    if (encoding == SY_NULL) {
        return UTF8;
    }
    const sy_str *s = syi_to_str(encoding);
    char name[16];
    uint32_t n = s->length;
    for (uint32_t i = 0; i < n && n < sizeof name; i++) {
        uint32_t c = syi_str_at(s, i);
        name[i] = (char)(c == '_' || c == ' '   ? '-'
                         : c >= 'A' && c <= 'Z' ? c + 32
                         : c < 0x80             ? c
                                                : '?');
    }
    for (size_t i = 0; n < sizeof name && i < sizeof aliases / sizeof aliases[0]; i++) {
        if (strlen(aliases[i].alias) == n && memcmp(aliases[i].alias, name, n) == 0) {
            return aliases[i].codec;
        }
    }
    syi_raise(vm, vm->types.LookupError, "unknown encoding: %U", encoding);
    return UNKNOWN;
}

static enum handler find_handler(sy_value errors) {
    if (errors == SY_NULL) {
        return STRICT;
    }
    for (int i = 0; i < OTHER; i++) {
        if (syi_str_is(errors, handler_names[i])) {
            return (enum handler)i;
        }
    }
    return OTHER;
}

static sy_value raise_unicode(sy_vm *vm, sy_type *type, const char *encoding, sy_value object,
                              size_t start, size_t end, const char *reason) {
    const sy_value args[5] = {syi_str_from_cstr(vm, encoding), object,
                              sy_from_int((int64_t)start), sy_from_int((int64_t)end),
                              syi_str_from_cstr(vm, reason)};
    if (args[0] == SY_NULL || object == SY_NULL || args[4] == SY_NULL) {
        return SY_NULL;
    }
    sy_value exc = syi_type_new_instance(vm, type, args, 5, SY_NULL);
    return exc == SY_NULL ? SY_NULL : syi_raise_value(vm, exc);
}

sy_value syi_raise_decode_error(sy_vm *vm, const char *encoding, const uint8_t *data, size_t n,
                                size_t start, size_t end, const char *reason) {
    return raise_unicode(vm, vm->types.UnicodeDecodeError, encoding, syi_bytes_new(vm, data, n),
                         start, end, reason);
}

/* --- Decoding --------------------------------------------------------------------------------
 */

typedef struct decoder {
    sy_vm *vm;
    enum codec codec;
    sy_value errors;
    const uint8_t *data;
    size_t n, at;
    sy_str_builder out;
} decoder;

static void escape_bytes(decoder *d, size_t end) {
    static const char hex[] = "0123456789abcdef";
    for (size_t i = d->at; i < end; i++) {
        syi_builder_ascii(&d->out, "\\x");
        syi_builder_char(&d->out, (uint8_t)hex[d->data[i] >> 4]);
        syi_builder_char(&d->out, (uint8_t)hex[d->data[i] & 15]);
    }
}

/* Deals with the bytes from at to end that are no text; false: raised. */
static bool decode_error(decoder *d, size_t end, const char *reason) {
    sy_vm *vm = d->vm;
    switch (find_handler(d->errors)) {
    case IGNORE:
        break;
    case REPLACE:
        syi_builder_char(&d->out, 0xfffd);
        break;
    case BACKSLASH:
        escape_bytes(d, end);
        break;
    case SURROGATE_ESCAPE:
        if (d->data[d->at] >= 0x80) {
            end = d->at + 1;
            syi_builder_char(&d->out, 0xdc00u + d->data[d->at]);
            break;
        }
        syi_raise_decode_error(vm, codec_names[d->codec], d->data, d->n, d->at, end, reason);
        return false;
    case SURROGATE_PASS:
        if (d->codec == UTF8 && d->n - d->at >= 3 && d->data[d->at] == 0xed &&
            (d->data[d->at + 1] & 0xe0) == 0xa0 && (d->data[d->at + 2] & 0xc0) == 0x80) {
            end = d->at + 3;
            syi_builder_char(&d->out, 0xd000u | (d->data[d->at + 1] & 0x3fu) << 6 |
                                          (d->data[d->at + 2] & 0x3fu));
            break;
        }
        syi_raise_decode_error(vm, codec_names[d->codec], d->data, d->n, d->at, end, reason);
        return false;
    case OTHER:
        syi_raise(vm, vm->types.LookupError, "unknown error handler name '%U'", d->errors);
        return false;
    default:
        syi_raise_decode_error(vm, codec_names[d->codec], d->data, d->n, d->at, end, reason);
        return false;
    }
    d->at = end;
    return true;
}

/* Smallest and largest second byte that may follow a lead byte. */
static void second_byte_range(uint32_t lead, uint32_t *low, uint32_t *high) {
    *low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
}

static bool decode_utf8_sequence(decoder *d) {
    uint32_t lead = d->data[d->at];
    if (lead < 0xc2 || lead > 0xf4) {
        return decode_error(d, d->at + 1, "invalid start byte");
    }
    unsigned length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    uint32_t point = lead & (0x7fu >> length);
    uint32_t low;
    uint32_t high;
    second_byte_range(lead, &low, &high);
    for (unsigned i = 1; i < length; i++) {
        if (d->at + i >= d->n) {
            return decode_error(d, d->n, "unexpected end of data");
        }
        uint32_t byte = d->data[d->at + i];
        if (byte < low || byte > high) {
            return decode_error(d, d->at + i, "invalid continuation byte");
        }
        point = point << 6 | (byte & 0x3f);
        low = 0x80;
        high = 0xbf;
    }
    syi_builder_char(&d->out, point);
    d->at += length;
    return true;
}

static bool decode_utf8(decoder *d) {
    while (d->at < d->n) {
        if (d->data[d->at] < 0x80) {
            syi_builder_char(&d->out, d->data[d->at++]);
        } else if (!decode_utf8_sequence(d)) {
            return false;
        }
    }
    return true;
}

static bool decode_bytes(decoder *d, uint32_t limit) {
    while (d->at < d->n) {
        if (d->data[d->at] < limit) {
            syi_builder_char(&d->out, d->data[d->at++]);
        } else if (!decode_error(d, d->at + 1, "ordinal not in range(128)")) {
            return false;
        }
    }
    return true;
}

static uint32_t unit_at(const decoder *d, size_t i, unsigned width, bool big) {
    uint32_t unit = 0;
    for (unsigned k = 0; k < width; k++) {
        unit |= (uint32_t)d->data[i + k] << 8 * (big ? width - 1 - k : k);
    }
    return unit;
}

static bool decode_utf16_unit(decoder *d, bool big) {
    uint32_t unit = unit_at(d, d->at, 2, big);
    if (unit < 0xd800 || unit > 0xdfff) {
        syi_builder_char(&d->out, unit);
        d->at += 2;
        return true;
    }
    if (unit >= 0xdc00) {
        return decode_error(d, d->at + 2, "illegal encoding");
    }
    if (d->n - d->at < 4) {
        return decode_error(d, d->n, "unexpected end of data");
    }
    uint32_t low = unit_at(d, d->at + 2, 2, big);
    if (low < 0xdc00 || low > 0xdfff) {
        return decode_error(d, d->at + 2, "illegal UTF-16 surrogate");
    }
    syi_builder_char(&d->out, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
    d->at += 4;
    return true;
}

static bool decode_utf32_unit(decoder *d, bool big) {
    uint32_t unit = unit_at(d, d->at, 4, big);
    if (unit > 0x10ffff) {
        return decode_error(d, d->at + 4, "code point not in range(0x110000)");
    }
    if (unit >= 0xd800 && unit <= 0xdfff) {
        return decode_error(d, d->at + 4,
                            "code point in surrogate code point range(0xd800, 0xe000)");
    }
    syi_builder_char(&d->out, unit);
    d->at += 4;
    return true;
}

/* detect: the order comes from a byte order mark, little if there is none. */
static bool decode_units(decoder *d, unsigned width, bool big, bool detect) {
    if (detect && d->n >= width) {
        big = unit_at(d, 0, width, true) == 0xfeff;
        d->at = big || unit_at(d, 0, width, false) == 0xfeff ? width : 0;
    }
    if (detect) {
        enum codec little_codec = width == 2 ? UTF16_LE : UTF32_LE;
        enum codec big_codec = width == 2 ? UTF16_BE : UTF32_BE;
        d->codec = big ? big_codec : little_codec; /* named in errors */
    }
    while (d->at < d->n) {
        bool ok;
        if (d->n - d->at < width) {
            ok = decode_error(d, d->n, "truncated data");
        } else {
            ok = width == 2 ? decode_utf16_unit(d, big) : decode_utf32_unit(d, big);
        }
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool decode_by(decoder *d) {
    switch (d->codec) {
    case UTF8:
        return decode_utf8(d);
    case ASCII:
        return decode_bytes(d, 0x80);
    case LATIN1:
        return decode_bytes(d, 0x100);
    case UTF16:
    case UTF16_LE:
    case UTF16_BE:
        return decode_units(d, 2, d->codec == UTF16_BE, d->codec == UTF16);
    default:
        return decode_units(d, 4, d->codec == UTF32_BE, d->codec == UTF32);
    }
}

sy_value syi_str_decode(sy_vm *vm, const uint8_t *data, size_t n, sy_value encoding,
                        sy_value errors) {
    decoder d = {.vm = vm, .errors = errors, .data = data, .n = n};
    d.codec = find_codec(vm, encoding);
    if (d.codec == UNKNOWN) {
        return SY_NULL;
    }
    syi_builder_init(&d.out, vm);
    if (!decode_by(&d)) {
        syi_builder_discard(&d.out);
        return SY_NULL;
    }
    return syi_builder_finish(&d.out);
}

/* --- Encoding --------------------------------------------------------------------------------
 */

typedef struct encoder {
    sy_vm *vm;
    enum codec codec;
    sy_value errors;
    sy_value text;
    const sy_str *s;
    uint32_t at;
    sy_str_builder out; /* bytes, as code points below 256 */
} encoder;

static bool encodable(const encoder *e, uint32_t point) {
    if (e->codec == ASCII || e->codec == LATIN1) {
        return point < (e->codec == ASCII ? 0x80u : 0x100u);
    }
    return point < 0xd800 || point > 0xdfff;
}

static void put_unit(encoder *e, uint32_t unit, unsigned width, bool big) {
    for (unsigned k = 0; k < width; k++) {
        syi_builder_char(&e->out, unit >> 8 * (big ? width - 1 - k : k) & 0xff);
    }
}

/* One code point, without checks. */
static void put_point(encoder *e, uint32_t point) {
    uint8_t utf8[4];
    bool big = e->codec == UTF16_BE || e->codec == UTF32_BE;
    switch (e->codec) {
    case UTF8: {
        unsigned n = syi_utf8_put(utf8, point);
        for (unsigned i = 0; i < n; i++) {
            syi_builder_char(&e->out, utf8[i]);
        }
        break;
    }
    case UTF16:
    case UTF16_LE:
    case UTF16_BE:
        if (point >= 0x10000) {
            put_unit(e, 0xd800 + ((point - 0x10000) >> 10), 2, big);
            point = 0xdc00 + ((point - 0x10000) & 0x3ff);
        }
        put_unit(e, point, 2, big);
        break;
    case UTF32:
    case UTF32_LE:
    case UTF32_BE:
        put_unit(e, point, 4, big);
        break;
    default:
        syi_builder_char(&e->out, point & 0xff);
        break;
    }
}

static void put_ascii(encoder *e, const char *text) {
    for (; *text != '\0'; text++) {
        put_point(e, (uint8_t)*text);
    }
}

static void put_escape(encoder *e, uint32_t point) {
    int digits = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8;
    put_ascii(e, digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U");
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
        put_point(e, (uint8_t) "0123456789abcdef"[point >> shift & 15]);
    }
}

static void put_reference(encoder *e, uint32_t point) {
    char digits[12];
    int n = 0;
    for (; point != 0; point /= 10) {
        digits[n++] = (char)('0' + point % 10);
    }
    put_ascii(e, "&#");
    while (n > 0) {
        put_point(e, (uint8_t)digits[--n]);
    }
    put_point(e, ';');
}

/* One code point that cannot be encoded; false: the handler has no answer. */
static bool handle_point(encoder *e, enum handler handler, uint32_t point) {
    switch (handler) {
    case IGNORE:
        return true;
    case REPLACE:
        put_point(e, '?');
        return true;
    case BACKSLASH:
        put_escape(e, point);
        return true;
    case XML:
        put_reference(e, point);
        return true;
    case SURROGATE_ESCAPE:
        if (point >= 0xdc80 && point <= 0xdcff) {
            syi_builder_char(&e->out, point - 0xdc00);
            return true;
        }
        return false;
    case SURROGATE_PASS:
        if (point >= 0xd800 && point <= 0xdfff && e->codec != ASCII && e->codec != LATIN1) {
            put_point(e, point);
            return true;
        }
        return false;
    default:
        return false;
    }
}

static bool encode_error(encoder *e) {
    sy_vm *vm = e->vm;
    enum handler handler = find_handler(e->errors);
    uint32_t end = e->at;
    while (end < e->s->length && !encodable(e, syi_str_at(e->s, end))) {
        end++;
    }
    if (handler == OTHER) {
        syi_raise(vm, vm->types.LookupError, "unknown error handler name '%U'", e->errors);
        return false;
    }
    for (uint32_t start = e->at; e->at < end; e->at++) {
        if (!handle_point(e, handler, syi_str_at(e->s, e->at))) {
            const char *reason = e->codec == ASCII    ? "ordinal not in range(128)"
                                 : e->codec == LATIN1 ? "ordinal not in range(256)"
                                                      : "surrogates not allowed";
            raise_unicode(vm, vm->types.UnicodeEncodeError, codec_names[e->codec], e->text,
                          start, end, reason);
            return false;
        }
    }
    return true;
}

static sy_value bytes_of_builder(sy_vm *vm, sy_str_builder *b) {
    sy_value text = syi_builder_finish(b);
    if (text == SY_NULL) {
        return SY_NULL;
    }
    return syi_bytes_new(vm, syi_to_str(text)->data, syi_to_str(text)->length);
}

/* The text is plain for the codec as it is stored. */
static bool is_verbatim(const encoder *e) {
    bool bytewise = e->codec == UTF8 || e->codec == ASCII || e->codec == LATIN1;
    return bytewise &&
           (syi_str_is_ascii(e->s) || (e->codec == LATIN1 && syi_str_kind(e->s) == 1));
}

sy_value syi_str_encode(sy_vm *vm, sy_value s, sy_value encoding, sy_value errors) {
    encoder e = {.vm = vm, .errors = errors, .text = s, .s = syi_to_str(s)};
    e.codec = find_codec(vm, encoding);
    if (e.codec == UNKNOWN) {
        return SY_NULL;
    }
    if (is_verbatim(&e)) {
        return syi_bytes_new(vm, e.s->data, e.s->length);
    }
    syi_builder_init(&e.out, vm);
    if (e.codec == UTF16 || e.codec == UTF32) {
        put_point(&e, 0xfeff);
    }
    while (e.at < e.s->length) {
        uint32_t point = syi_str_at(e.s, e.at);
        if (encodable(&e, point)) {
            put_point(&e, point);
            e.at++;
        } else if (!encode_error(&e)) {
            syi_builder_discard(&e.out);
            return SY_NULL;
        }
    }
    return bytes_of_builder(vm, &e.out);
}
