"""Objects, and tasklets with their frames, as bytes and back. See docs/pickling.md."""
import _pickle
from _pickle import PickleError, PicklingError, UnpicklingError

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler",
           "dump", "dumps", "load", "loads"]

format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4
_HEADER = 16


def _protocol(protocol):
    if protocol is None:
        return DEFAULT_PROTOCOL
    if protocol < 0:
        return HIGHEST_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    return protocol


class Pickler:
    """Writes pickles to a file; what was pickled before is referred to."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        self._protocol = _protocol(protocol)
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._write = file.write
        self._encoder = _pickle.Encoder()
        self.bin = True
        self.fast = False

    def dump(self, obj):
        try:
            encoder = self._encoder
        except AttributeError:
            raise PicklingError("Pickler.__init__() was not called by "
                                f"{type(self).__name__}.__init__()") from None
        self._write(encoder.dump(obj, self._protocol, getattr(self, "persistent_id", None),
                                 getattr(self, "reducer_override", None),
                                 getattr(self, "dispatch_table", None)))

    def clear_memo(self):
        self._encoder.clear_memo()


class Unpickler:
    """Reads pickles from a file, in the order in which one Pickler wrote them."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict",
                 buffers=None):
        if not (hasattr(file, "read") and hasattr(file, "readline")):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._read = file.read
        self._decoder = _pickle.Decoder()

    def load(self):
        try:
            read = self._read
        except AttributeError:
            raise UnpicklingError("Unpickler.__init__() was not called by "
                                  f"{type(self).__name__}.__init__()") from None
        head = read(_HEADER)
        if len(head) == _HEADER and head[:4] == b"SWYP":
            head += read(int.from_bytes(head[8:12], "little"))
        own = type(self).find_class is not Unpickler.find_class
        return self._decoder.load(head, self.find_class if own else None,
                                  getattr(self, "persistent_load", None))

    def find_class(self, module_name, global_name):
        """What a pickle means by these names; a program may override it."""
        return _pickle.find_class(module_name, global_name)


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    return _pickle.dumps(obj, _protocol(protocol))


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return _pickle.loads(data)


_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads
