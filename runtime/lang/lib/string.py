"""Constants of characters, templates and formatting."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits",
           "octdigits", "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word of s capitalized."""
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


_LETTERS = frozenset(ascii_letters + "_")
_NAME = _LETTERS | frozenset(digits)


def _plain_pieces(template):
    """The pieces of a template with the usual names: the text before a placeholder, then its kind,
    name and text; for an invalid one its place instead of the text."""
    text, delimiter = template.template, template.delimiter
    i = 0
    while True:
        j = text.find(delimiter, i)
        if j < 0:
            yield text[i:], None, None, None
            return
        before = text[i:j]
        i = j + len(delimiter)
        if text.startswith(delimiter, i):
            i += len(delimiter)
            yield before, "escaped", None, j
            continue
        braced = text[i:i + 1] == "{"
        start = end = i + 1 if braced else i
        if text[end:end + 1] in _LETTERS:
            while text[end:end + 1] in _NAME:
                end += 1
        if end == start or (braced and text[end:end + 1] != "}"):
            yield before, "invalid", None, i
            continue
        i = end + 1 if braced else end
        yield before, "named", text[start:end], text[j:i]


def _matched_pieces(template):
    """The same with the regular expression that a subclass asks for."""
    text = template.template
    i = 0
    for match in template.pattern.finditer(text):
        before = text[i:match.start()]
        i = match.end()
        name = match.group("named") or match.group("braced")
        if name is not None:
            yield before, "named", name, match.group()
        elif match.group("escaped") is not None:
            yield before, "escaped", None, match.start()
        elif match.group("invalid") is not None:
            yield before, "invalid", None, match.start("invalid")
            i = match.end("invalid")
        else:
            raise ValueError("Unrecognized named group in pattern", template.pattern)
    yield text[i:], None, None, None


class _Pattern:
    """The attribute `pattern` of Template: made when somebody asks."""

    def __get__(self, instance, cls):
        return _make_pattern(cls)


def _make_pattern(cls):
    import re
    own = None
    for base in cls.__mro__:
        own = base.__dict__.get("pattern")
        if own is not None:
            break
    if isinstance(own, _Pattern) or own is None:
        delimiter = re.escape(cls.delimiter)
        name = cls.idpattern
        braced = cls.braceidpattern or name
        own = (rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{name})|"
               rf"{{(?P<braced>{braced})}}|(?P<invalid>))")
    return re.compile(own, cls.flags | re.VERBOSE)


class Template:
    """A text in which $name and ${name} are replaced by values."""
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2       # re.IGNORECASE
    pattern = _Pattern()
    _pieces = _plain_pieces

    def __init_subclass__(cls):
        super().__init_subclass__()
        if any(name in cls.__dict__ for name in ("pattern", "idpattern", "braceidpattern", "flags")):
            cls.pattern = _make_pattern(cls)
            cls._pieces = _matched_pieces

    def __init__(self, template):
        self.template = template

    def _invalid(self, i):
        lines = self.template[:i].splitlines(keepends=True)
        if not lines:
            column, number = 1, 1
        else:
            column = i - len("".join(lines[:-1]))
            number = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (number, column))

    def _fill(self, mapping, kws, safe):
        if kws:
            mapping = {**mapping, **kws} if isinstance(mapping, dict) else _Chain(kws, mapping)
        out = []
        for before, kind, name, place in self._pieces():
            out.append(before)
            if kind == "escaped":
                out.append(self.delimiter)
            elif kind == "invalid":
                if not safe:
                    self._invalid(place)
                out.append(self.delimiter)
            elif kind is not None:
                if safe:
                    try:
                        out.append(str(mapping[name]))
                    except KeyError:
                        out.append(place)
                else:
                    out.append(str(mapping[name]))
        return "".join(out)

    def substitute(self, mapping={}, /, **kws):
        """The text with all values; KeyError when one is missing."""
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        """The text with what values there are."""
        return self._fill(mapping, kws, True)

    def is_valid(self):
        """Whether there are no invalid placeholders."""
        return not any(kind == "invalid" for _, kind, _, _ in self._pieces())

    def get_identifiers(self):
        """The names in the template, in order, each once."""
        return list(dict.fromkeys([name for _, _, name, _ in self._pieces() if name is not None]))


class _Chain:
    def __init__(self, *maps):
        self.maps = maps

    def __getitem__(self, key):
        try:
            return self.maps[0][key]
        except KeyError:
            return self.maps[1][key]


def _parse(text):
    """(literal, field name, format spec, conversion) for each field, as str.format reads them."""
    i = 0
    literal = []
    while i < len(text):
        c = text[i]
        if c in "{}" and text[i + 1:i + 2] == c:
            literal.append(c)
            i += 2
            yield "".join(literal), None, None, None
            literal = []
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if c != "{":
            j = i
            while j < len(text) and text[j] not in "{}":
                j += 1
            literal.append(text[i:j])
            i = j
            continue
        if i + 1 == len(text):
            raise ValueError("Single '{' encountered in format string")
        i += 1
        start, depth, brackets = i, 1, False
        colon = bang = None
        while i < len(text):
            c = text[i]
            if brackets:
                brackets = c != "]"
            elif c == "[" and colon is None:
                brackets = True
            elif c == "{":
                depth += 1
            elif c == "}":
                depth -= 1
                if depth == 0:
                    break
            elif c == ":" and depth == 1 and colon is None:
                colon = i
            elif c == "!" and depth == 1 and colon is None and bang is None:
                bang = i
            i += 1
        else:
            raise ValueError("expected '}' before end of string")
        end = i
        i += 1
        spec = text[colon + 1:end] if colon is not None else ""
        head_end = colon if colon is not None else end
        conversion = None
        if bang is not None:
            conversion = text[bang + 1:head_end]
            if len(conversion) != 1:
                raise ValueError("expected ':' after conversion specifier" if conversion
                                 else "unmatched '{' in format spec")
            head_end = bang
        yield "".join(literal), text[start:head_end], spec, conversion
        literal = []
    if literal:
        yield "".join(literal), None, None, None


def _split_field(name):
    """The first part of a field name, and the parts after it: (is attribute, name or index)."""
    i = 0
    while i < len(name) and name[i] not in ".[":
        i += 1
    first, rest = name[:i], []
    while i < len(name):
        if name[i] == ".":
            j = i + 1
            while j < len(name) and name[j] not in ".[":
                j += 1
            part = name[i + 1:j]
            if not part:
                raise ValueError("Empty attribute in format string")
            rest.append((True, part))
        elif name[i] == "[":
            j = name.find("]", i)
            if j < 0:
                raise ValueError("Missing ']' in format string")
            part = name[i + 1:j]
            if not part:
                raise ValueError("Empty attribute in format string")
            rest.append((False, int(part) if part.isdecimal() else part))
            j += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        i = j
    return int(first) if first.isdecimal() else first, rest


class Formatter:
    """str.format as an object whose steps can be replaced."""

    def format(self, format_string, /, *args, **kwargs):
        """What str.format does."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same with arguments in a sequence and a mapping."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            if field == "":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                field = str(auto)
                auto += 1
            elif field.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                auto = False
            obj, arg_used = self.get_field(field, args, kwargs)
            used.add(arg_used)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return "".join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_field(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first
