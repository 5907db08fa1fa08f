"""Constants of characters, and templates."""

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
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    """$name and ${name} replaced by values."""
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _fill(self, mapping, safe):
        text = self.template
        out = []
        i = 0
        while True:
            j = text.find(self.delimiter, i)
            if j < 0:
                out.append(text[i:])
                return "".join(out)
            out.append(text[i:j])
            i = j + 1
            if text[i:i + 1] == self.delimiter:
                out.append(self.delimiter)
                i += 1
                continue
            braced = text[i:i + 1] == "{"
            start = i + 1 if braced else i
            end = start
            while end < len(text) and (text[end] == "_" or (text[end].isascii() and (
                    text[end].isalpha() or (end > start and text[end].isdigit())))):
                end += 1
            if end == start or (braced and text[end:end + 1] != "}"):
                if not safe:
                    lines = text[:i].splitlines(keepends=True) or [""]
                    column = i - len("".join(lines[:-1]))
                    raise ValueError("Invalid placeholder in string: line %d, col %d"
                                     % (len(lines), column))
                out.append(self.delimiter)
                continue
            name = text[start:end]
            i = end + 1 if braced else end
            if safe and name not in mapping:
                out.append(text[j:i])
            else:
                out.append(str(mapping[name]))

    def substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._fill({**mapping, **kws}, True)


class Formatter:
    """str.format as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
