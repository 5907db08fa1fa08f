"""Values to JSON text."""
import _json

__all__ = ["JSONEncoder"]


class JSONEncoder:
    """Encodes values; subclasses extend default()."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Something that can be encoded in place of o."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The JSON text of o."""
        return _json.encode(self, o, self.default)

    def iterencode(self, o, _one_shot=False):
        """The JSON text of o in pieces."""
        yield _json.encode(self, o, self.default)


def encode_basestring(s):
    """A string as JSON, with all characters as they are."""
    return _json.quote(s, False)


def encode_basestring_ascii(s):
    """A string as JSON in ASCII."""
    return _json.quote(s, True)
