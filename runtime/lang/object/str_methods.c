/* SPDX-License-Identifier: MIT
 *
 * The methods of str: searching, replacing, stripping, padding; and the table of all.
 */
#include "lang/object/str_methods.h"

#include "lang/object/args.h"
#include "lang/object/format.h"
#include "lang/object/unicode.h"

#define METHOD(name)                                                                           \
    static sy_value name(sy_vm *vm, const sy_value *args, int nargs, sy_value kwnames)
#define UNUSED_ARGS() ((void)vm, (void)nargs, (void)kwnames)

/* --- Searching -------------------------------------------------------------------------------
 */

static bool must_be_str(sy_vm *vm, sy_value v) {
    if (syi_is_str(v)) {
        return true;
    }
    syi_raise(vm, vm->types.TypeError, "must be str, not %T", v);
    return false;
}

/* Position of args[1], -1: none, -2: failed. */
static int64_t search(sy_vm *vm, const sy_value *args, int nargs, const char *name,
                      bool right) {
    if (!syi_search_args(vm, name, nargs - 1)) {
        return -2;
    }
    uint32_t start;
    uint32_t end;
    const sy_str *s = syi_to_str(args[0]);
    if (!must_be_str(vm, args[1]) ||
        !syi_range_args(vm, args + 2, nargs - 2, s->length, &start, &end)) {
        return -2;
    }
    const sy_str *needle = syi_to_str(args[1]);
    return right ? syi_str_rfind(s, needle, start, end) : syi_str_find(s, needle, start, end);
}

static sy_value found_or_error(sy_vm *vm, int64_t i) {
    if (i == -1) {
        return syi_raise(vm, vm->types.ValueError, "substring not found");
    }
    return i < 0 ? SY_NULL : sy_from_int(i);
}

METHOD(str_find) {
    UNUSED_ARGS();
    int64_t i = search(vm, args, nargs, "find", false);
    return i < -1 ? SY_NULL : sy_from_int(i);
}

METHOD(str_rfind) {
    UNUSED_ARGS();
    int64_t i = search(vm, args, nargs, "rfind", true);
    return i < -1 ? SY_NULL : sy_from_int(i);
}

METHOD(str_index) {
    UNUSED_ARGS();
    return found_or_error(vm, search(vm, args, nargs, "index", false));
}

METHOD(str_rindex) {
    UNUSED_ARGS();
    return found_or_error(vm, search(vm, args, nargs, "rindex", true));
}

METHOD(str_count) {
    UNUSED_ARGS();
    if (!syi_search_args(vm, "count", nargs - 1)) {
        return SY_NULL;
    }
    uint32_t start;
    uint32_t end;
    const sy_str *s = syi_to_str(args[0]);
    if (!must_be_str(vm, args[1]) ||
        !syi_range_args(vm, args + 2, nargs - 2, s->length, &start, &end)) {
        return SY_NULL;
    }
    uint64_t n = syi_str_count(s, syi_to_str(args[1]), start, end, UINT64_MAX);
    return sy_from_int((int64_t)n);
}

static bool affix_matches(const sy_str *s, sy_value affix, uint32_t start, uint32_t end,
                          bool at_end) {
    const sy_str *a = syi_to_str(affix);
    if (start > end || end - start < a->length) {
        return false;
    }
    return syi_str_match(s, at_end ? end - a->length : start, a);
}

static sy_value affix(sy_vm *vm, const sy_value *args, int nargs, bool at_end) {
    const char *name = at_end ? "endswith" : "startswith";
    if (!syi_search_args(vm, name, nargs - 1)) {
        return SY_NULL;
    }
    const sy_str *s = syi_to_str(args[0]);
    uint32_t start;
    uint32_t end;
    if (!syi_range_args(vm, args + 2, nargs - 2, s->length, &start, &end)) {
        return SY_NULL;
    }
    if (syi_is_str(args[1])) {
        return sy_from_bool(affix_matches(s, args[1], start, end, at_end));
    }
    if (!syi_is_tuple(args[1])) {
        return syi_raise(vm, vm->types.TypeError,
                         "%s first arg must be str or a tuple of str, not %T", name, args[1]);
    }
    const sy_tuple *all = syi_to_tuple(args[1]);
    for (uint32_t i = 0; i < all->length; i++) {
        if (!syi_is_str(all->items[i])) {
            return syi_raise(vm, vm->types.TypeError,
                             "tuple for %s must only contain str, not %T", name, all->items[i]);
        }
        if (affix_matches(s, all->items[i], start, end, at_end)) {
            return SY_TRUE;
        }
    }
    return SY_FALSE;
}

METHOD(str_startswith) {
    UNUSED_ARGS();
    return affix(vm, args, nargs, false);
}

METHOD(str_endswith) {
    UNUSED_ARGS();
    return affix(vm, args, nargs, true);
}

static sy_value remove_affix(sy_vm *vm, const sy_value *args, bool at_end) {
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "%s() argument must be str, not %T",
                         at_end ? "removesuffix" : "removeprefix", args[1]);
    }
    const sy_str *s = syi_to_str(args[0]);
    uint32_t n = syi_to_str(args[1])->length;
    if (!affix_matches(s, args[1], 0, s->length, at_end)) {
        return syi_str_exact(vm, args[0]);
    }
    return at_end ? syi_substring(vm, args[0], 0, s->length - n)
                  : syi_substring(vm, args[0], n, s->length);
}

METHOD(str_removeprefix) {
    UNUSED_ARGS();
    return remove_affix(vm, args, false);
}

METHOD(str_removesuffix) {
    UNUSED_ARGS();
    return remove_affix(vm, args, true);
}

/* --- Replacing -------------------------------------------------------------------------------
 */

/* Between all characters: max times at most. */
static sy_value interleave(sy_vm *vm, sy_value text, sy_value with, uint64_t max) {
    const sy_str *s = syi_to_str(text);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    for (uint32_t i = 0; i <= s->length; i++) {
        if (i < max) {
            syi_builder_str(&b, with);
        }
        syi_builder_range(&b, text, i, i + 1);
    }
    return syi_builder_finish(&b);
}

METHOD(str_replace) {
    UNUSED_ARGS();
    int64_t max = -1;
    for (int i = 1; i < 3; i++) {
        if (!syi_is_str(args[i])) {
            return syi_raise(vm, vm->types.TypeError,
                             "replace() argument %d must be str, not %T", i, args[i]);
        }
    }
    if (nargs > 3 && !syi_size_arg(vm, args[3], &max)) {
        return SY_NULL;
    }
    uint64_t limit = max < 0 ? UINT64_MAX : (uint64_t)max;
    const sy_str *s = syi_to_str(args[0]);
    const sy_str *old = syi_to_str(args[1]);
    if (old->length == 0) {
        return interleave(vm, args[0], args[2], limit);
    }
    int64_t i = limit == 0 ? -1 : syi_str_find(s, old, 0, s->length);
    if (i < 0) {
        return syi_str_exact(vm, args[0]);
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    uint32_t start = 0;
    for (; i >= 0; limit--) {
        syi_builder_range(&b, args[0], start, (uint32_t)i);
        syi_builder_str(&b, args[2]);
        start = (uint32_t)i + old->length;
        i = limit == 1 ? -1 : syi_str_find(s, old, start, s->length);
    }
    syi_builder_range(&b, args[0], start, s->length);
    return syi_builder_finish(&b);
}

METHOD(str_expandtabs) {
    static const char *const names[] = {"tabsize", NULL};
    static const sy_signature signature = {"expandtabs", names, 0, 1};
    sy_value given[1];
    int64_t size = 8;
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given) ||
        (given[0] != SY_NULL && !syi_as_int64(vm, given[0], &size))) {
        return SY_NULL;
    }
    const sy_str *s = syi_to_str(args[0]);
    sy_str_builder b;
    syi_builder_init(&b, vm);
    int64_t column = 0;
    for (uint32_t i = 0; i < s->length; i++) {
        uint32_t c = syi_str_at(s, i);
        if (c == '\t') {
            int64_t fill = size > 0 ? size - column % size : 0;
            syi_builder_fill(&b, ' ', (uint64_t)fill);
            column += fill;
        } else {
            syi_builder_char(&b, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
    }
    return syi_builder_finish(&b);
}

/* --- Stripping -------------------------------------------------------------------------------
 */

static bool strips(const sy_str *set, uint32_t c) {
    if (set == NULL) {
        return syi_char_is_space(c);
    }
    for (uint32_t i = 0; i < set->length; i++) {
        if (syi_str_at(set, i) == c) {
            return true;
        }
    }
    return false;
}

static sy_value strip(sy_vm *vm, const sy_value *args, int nargs, const char *name, bool left,
                      bool right) {
    const sy_str *set = NULL;
    if (nargs > 1 && args[1] != SY_NONE) {
        if (!syi_is_str(args[1])) {
            return syi_raise(vm, vm->types.TypeError, "%s arg must be None or str", name);
        }
        set = syi_to_str(args[1]);
    }
    const sy_str *s = syi_to_str(args[0]);
    uint32_t start = 0;
    uint32_t end = s->length;
    while (left && start < end && strips(set, syi_str_at(s, start))) {
        start++;
    }
    while (right && end > start && strips(set, syi_str_at(s, end - 1))) {
        end--;
    }
    return syi_substring(vm, args[0], start, end);
}

METHOD(str_strip) {
    UNUSED_ARGS();
    return strip(vm, args, nargs, "strip", true, true);
}

METHOD(str_lstrip) {
    UNUSED_ARGS();
    return strip(vm, args, nargs, "lstrip", true, false);
}

METHOD(str_rstrip) {
    UNUSED_ARGS();
    return strip(vm, args, nargs, "rstrip", false, true);
}

/* --- Padding ---------------------------------------------------------------------------------
 */

static bool fill_character(sy_vm *vm, sy_value v, uint32_t *out) {
    if (!syi_is_str(v)) {
        syi_raise(vm, vm->types.TypeError,
                  "The fill character must be a unicode character, not %T", v);
        return false;
    }
    if (syi_to_str(v)->length != 1) {
        syi_raise(vm, vm->types.TypeError,
                  "The fill character must be exactly one character long");
        return false;
    }
    *out = syi_str_at(syi_to_str(v), 0);
    return true;
}

static sy_value padded(sy_vm *vm, sy_value text, uint32_t fill, uint64_t left, uint64_t right) {
    if (left + right > SY_STR_MAX) {
        return syi_raise_memory(vm);
    }
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_fill(&b, fill, left);
    syi_builder_str(&b, text);
    syi_builder_fill(&b, fill, right);
    return syi_builder_finish(&b);
}

static sy_value justify(sy_vm *vm, const sy_value *args, int nargs, char where) {
    int64_t width;
    uint32_t fill = ' ';
    if (!syi_size_arg(vm, args[1], &width) ||
        (nargs > 2 && !fill_character(vm, args[2], &fill))) {
        return SY_NULL;
    }
    int64_t length = syi_to_str(args[0])->length;
    if (width <= length) {
        return syi_str_exact(vm, args[0]);
    }
    uint64_t missing = (uint64_t)(width - length);
    uint64_t left = where == '<'   ? 0
                    : where == '>' ? missing
                                   : missing / 2 + (missing & (uint64_t)width & 1);
    return padded(vm, args[0], fill, left, missing - left);
}

METHOD(str_ljust) {
    UNUSED_ARGS();
    return justify(vm, args, nargs, '<');
}

METHOD(str_rjust) {
    UNUSED_ARGS();
    return justify(vm, args, nargs, '>');
}

METHOD(str_center) {
    UNUSED_ARGS();
    return justify(vm, args, nargs, '^');
}

METHOD(str_zfill) {
    UNUSED_ARGS();
    int64_t width;
    if (!syi_size_arg(vm, args[1], &width)) {
        return SY_NULL;
    }
    const sy_str *s = syi_to_str(args[0]);
    if (width <= s->length) {
        return syi_str_exact(vm, args[0]);
    }
    if (width > (int64_t)SY_STR_MAX) {
        return syi_raise_memory(vm);
    }
    uint32_t first = s->length > 0 ? syi_str_at(s, 0) : 0;
    uint32_t sign = first == '+' || first == '-' ? 1 : 0;
    sy_str_builder b;
    syi_builder_init(&b, vm);
    syi_builder_range(&b, args[0], 0, sign);
    syi_builder_fill(&b, '0', (uint64_t)width - s->length);
    syi_builder_range(&b, args[0], sign, s->length);
    return syi_builder_finish(&b);
}

/* --- Encoding, formatting and the rest -------------------------------------------------------
 */

METHOD(str_encode) {
    static const char *const names[] = {"encoding", "errors", NULL};
    static const sy_signature signature = {"encode", names, 0, 2};
    sy_value given[2];
    if (!syi_parse_args(vm, &signature, args + 1, nargs - 1, kwnames, given)) {
        return SY_NULL;
    }
    for (int i = 0; i < 2; i++) {
        if (given[i] != SY_NULL && !syi_is_str(given[i])) {
            return syi_raise(vm, vm->types.TypeError,
                             "encode() argument '%s' must be str, not %T", names[i], given[i]);
        }
    }
    return syi_str_encode(vm, args[0], given[0], given[1]);
}

METHOD(str_format) {
    return syi_str_format_fields(vm, args[0], args + 1, nargs - 1, kwnames, SY_NULL);
}

METHOD(str_format_map) {
    UNUSED_ARGS();
    return syi_str_format_fields(vm, args[0], NULL, 0, SY_NULL, args[1]);
}

METHOD(str_dunder_format) {
    UNUSED_ARGS();
    if (!syi_is_str(args[1])) {
        return syi_raise(vm, vm->types.TypeError, "__format__() argument must be str, not %T",
                         args[1]);
    }
    return syi_format_str(vm, args[0], args[1]);
}

METHOD(str_getnewargs) {
    UNUSED_ARGS();
    sy_value v = syi_str_exact(vm, args[0]);
    return v == SY_NULL ? SY_NULL : syi_tuple_new(vm, &v, 1);
}

METHOD(str_sizeof) {
    UNUSED_ARGS();
    const sy_str *s = syi_to_str(args[0]);
    int64_t fixed = syi_str_is_ascii(s) ? 48 : 72;
    return sy_from_int(fixed + ((int64_t)s->length + 1) * syi_str_kind(s));
}

/* clang-format off */
const sy_fn_def syi_str_methods[] = {
    {"encode", str_encode, 0, -1, 0, true, "encode($self, /, encoding='utf-8', errors='strict')\n--\n\nEncode the string using the codec registered for encoding."},
    {"replace", str_replace, 2, 3, 0, false, "replace($self, old, new, count=-1, /)\n--\n\nReturn a copy with all occurrences of substring old replaced by new."},
    {"split", syi_str_split, 0, -1, 0, true, "split($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the substrings in the string, using sep as the separator string."},
    {"rsplit", syi_str_rsplit, 0, -1, 0, true, "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the substrings in the string, using sep as the separator string."},
    {"join", syi_str_join_method, 1, 1, 0, false, "join($self, iterable, /)\n--\n\nConcatenate any number of strings."},
    {"capitalize", syi_str_capitalize, 0, 0, 0, false, "capitalize($self, /)\n--\n\nReturn a capitalized version of the string."},
    {"casefold", syi_str_casefold, 0, 0, 0, false, "casefold($self, /)\n--\n\nReturn a version of the string suitable for caseless comparisons."},
    {"title", syi_str_title, 0, 0, 0, false, "title($self, /)\n--\n\nReturn a version of the string where each word is titlecased."},
    {"center", str_center, 1, 2, 0, false, "center($self, width, fillchar=' ', /)\n--\n\nReturn a centered string of length width."},
    {"count", str_count, 0, -1, 0, false, "S.count(sub[, start[, end]]) -> int\n\nReturn the number of non-overlapping occurrences of substring sub in\nstring S[start:end]."},
    {"expandtabs", str_expandtabs, 0, -1, 0, true, "expandtabs($self, /, tabsize=8)\n--\n\nReturn a copy where all tab characters are expanded using spaces."},
    {"find", str_find, 0, -1, 0, false, "S.find(sub[, start[, end]]) -> int\n\nReturn the lowest index in S where substring sub is found,\nsuch that sub is contained within S[start:end].\n\nReturn -1 on failure."},
    {"partition", syi_str_partition, 1, 1, 0, false, "partition($self, sep, /)\n--\n\nPartition the string into three parts using the given separator."},
    {"index", str_index, 0, -1, 0, false, "S.index(sub[, start[, end]]) -> int\n\nReturn the lowest index in S where substring sub is found,\nsuch that sub is contained within S[start:end].\n\nRaises ValueError when the substring is not found."},
    {"ljust", str_ljust, 1, 2, 0, false, "ljust($self, width, fillchar=' ', /)\n--\n\nReturn a left-justified string of length width."},
    {"lower", syi_str_lower, 0, 0, 0, false, "lower($self, /)\n--\n\nReturn a copy of the string converted to lowercase."},
    {"lstrip", str_lstrip, 0, 1, 0, false, "lstrip($self, chars=None, /)\n--\n\nReturn a copy of the string with leading whitespace removed."},
    {"rfind", str_rfind, 0, -1, 0, false, "S.rfind(sub[, start[, end]]) -> int\n\nReturn the highest index in S where substring sub is found."},
    {"rindex", str_rindex, 0, -1, 0, false, "S.rindex(sub[, start[, end]]) -> int\n\nReturn the highest index in S where substring sub is found."},
    {"rjust", str_rjust, 1, 2, 0, false, "rjust($self, width, fillchar=' ', /)\n--\n\nReturn a right-justified string of length width."},
    {"rstrip", str_rstrip, 0, 1, 0, false, "rstrip($self, chars=None, /)\n--\n\nReturn a copy of the string with trailing whitespace removed."},
    {"rpartition", syi_str_rpartition, 1, 1, 0, false, "rpartition($self, sep, /)\n--\n\nPartition the string into three parts using the given separator."},
    {"splitlines", syi_str_splitlines, 0, -1, 0, true, "splitlines($self, /, keepends=False)\n--\n\nReturn a list of the lines in the string, breaking at line boundaries."},
    {"strip", str_strip, 0, 1, 0, false, "strip($self, chars=None, /)\n--\n\nReturn a copy of the string with leading and trailing whitespace removed."},
    {"swapcase", syi_str_swapcase, 0, 0, 0, false, "swapcase($self, /)\n--\n\nConvert uppercase characters to lowercase and lowercase characters to uppercase."},
    {"translate", syi_str_translate, 1, 1, 0, false, "translate($self, table, /)\n--\n\nReplace each character in the string using the given translation table."},
    {"upper", syi_str_upper, 0, 0, 0, false, "upper($self, /)\n--\n\nReturn a copy of the string converted to uppercase."},
    {"startswith", str_startswith, 0, -1, 0, false, "S.startswith(prefix[, start[, end]]) -> bool\n\nReturn True if S starts with the specified prefix, False otherwise."},
    {"endswith", str_endswith, 0, -1, 0, false, "S.endswith(suffix[, start[, end]]) -> bool\n\nReturn True if S ends with the specified suffix, False otherwise."},
    {"removeprefix", str_removeprefix, 1, 1, 0, false, "removeprefix($self, prefix, /)\n--\n\nReturn a str with the given prefix string removed if present."},
    {"removesuffix", str_removesuffix, 1, 1, 0, false, "removesuffix($self, suffix, /)\n--\n\nReturn a str with the given suffix string removed if present."},
    {"isascii", syi_str_isascii, 0, 0, 0, false, "isascii($self, /)\n--\n\nReturn True if all characters in the string are ASCII, False otherwise."},
    {"islower", syi_str_islower, 0, 0, 0, false, "islower($self, /)\n--\n\nReturn True if the string is a lowercase string, False otherwise."},
    {"isupper", syi_str_isupper, 0, 0, 0, false, "isupper($self, /)\n--\n\nReturn True if the string is an uppercase string, False otherwise."},
    {"istitle", syi_str_istitle, 0, 0, 0, false, "istitle($self, /)\n--\n\nReturn True if the string is a title-cased string, False otherwise."},
    {"isspace", syi_str_isspace, 0, 0, 0, false, "isspace($self, /)\n--\n\nReturn True if the string is a whitespace string, False otherwise."},
    {"isdecimal", syi_str_isdecimal, 0, 0, 0, false, "isdecimal($self, /)\n--\n\nReturn True if the string is a decimal string, False otherwise."},
    {"isdigit", syi_str_isdigit, 0, 0, 0, false, "isdigit($self, /)\n--\n\nReturn True if the string is a digit string, False otherwise."},
    {"isnumeric", syi_str_isnumeric, 0, 0, 0, false, "isnumeric($self, /)\n--\n\nReturn True if the string is a numeric string, False otherwise."},
    {"isalpha", syi_str_isalpha, 0, 0, 0, false, "isalpha($self, /)\n--\n\nReturn True if the string is an alphabetic string, False otherwise."},
    {"isalnum", syi_str_isalnum, 0, 0, 0, false, "isalnum($self, /)\n--\n\nReturn True if the string is an alpha-numeric string, False otherwise."},
    {"isidentifier", syi_str_isidentifier, 0, 0, 0, false, "isidentifier($self, /)\n--\n\nReturn True if the string is a valid Python identifier, False otherwise."},
    {"isprintable", syi_str_isprintable, 0, 0, 0, false, "isprintable($self, /)\n--\n\nReturn True if the string is printable, False otherwise."},
    {"zfill", str_zfill, 1, 1, 0, false, "zfill($self, width, /)\n--\n\nPad a numeric string with zeros on the left, to fill a field of the given width."},
    {"format", str_format, 0, -1, 0, true, "S.format(*args, **kwargs) -> str\n\nReturn a formatted version of S, using substitutions from args and kwargs.\nThe substitutions are identified by braces ('{' and '}')."},
    {"format_map", str_format_map, 1, 1, 0, false, "S.format_map(mapping) -> str\n\nReturn a formatted version of S, using substitutions from mapping."},
    {"__format__", str_dunder_format, 1, 1, 0, false, "__format__($self, format_spec, /)\n--\n\nReturn a formatted version of the string as described by format_spec."},
    {"maketrans", syi_str_maketrans, 1, 3, SY_FN_STATIC, false, "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)\n--\n\nReturn a translation table usable for str.translate()."},
    {"__sizeof__", str_sizeof, 0, 0, 0, false, "__sizeof__($self, /)\n--\n\nReturn the size of the string in memory, in bytes."},
    {"__getnewargs__", str_getnewargs, 0, 0, 0, false, NULL},
    {NULL, NULL, 0, 0, 0, false, NULL},
};
/* clang-format on */
