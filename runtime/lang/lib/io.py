"""Text in memory. There are no files."""
from builtins import open

__all__ = ["StringIO", "BytesIO", "UnsupportedOperation", "open"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        self._check()
        return True

    writable = readable
    seekable = readable

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def readlines(self, hint=-1):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory:
    """What StringIO and BytesIO share: a sequence and a position."""

    def _check(self):
        if self._closed:
            raise ValueError("I/O operation on closed file" + self._closed_end)

    @property
    def closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def getvalue(self):
        self._check()
        self._join()
        return self._data

    def tell(self):
        self._check()
        return self._pos

    def seek(self, pos, whence=0):
        self._check()
        self._join()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}" if self._text
                                 else f"negative seek value {pos}")
            self._pos = pos
        elif whence == 1:
            if self._text and pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            self._pos = max(0, self._pos + pos)
        elif whence == 2:
            if self._text and pos:
                raise OSError("Can't do nonzero cur-relative seeks")
            self._pos = max(0, len(self._data) + pos)
        else:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        return self._pos

    def truncate(self, size=None):
        self._check()
        self._join()
        if size is None:
            size = self._pos
        elif size < 0:
            raise ValueError(f"Negative size value {size}")
        self._data = self._data[:size]
        return size

    def read(self, size=-1):
        self._check()
        self._join()
        end = len(self._data) if size is None or size < 0 else self._pos + size
        result = self._data[self._pos:end]
        self._pos += len(result)
        return result

    def readline(self, size=-1):
        self._check()
        self._join()
        end = self._data.find(self._newline, self._pos)
        end = len(self._data) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        result = self._data[self._pos:end]
        self._pos += len(result)
        return result

    def _put(self, s):
        if self._pos == self._length:
            # Writing at the end, the usual case: pieces are joined when somebody looks.
            self._pieces.append(s)
        else:
            self._join()
            gap = self._pos - len(self._data)
            data = self._data + self._zero * gap if gap > 0 else self._data
            self._data = data[:self._pos] + s + data[self._pos + len(s):]
        self._pos += len(s)
        self._length = max(self._length, self._pos)
        return len(s)

    def _join(self):
        if self._pieces:
            self._data = self._data + self._empty.join(self._pieces)
            self._pieces = []
        self._length = len(self._data)


class StringIO(_Memory, TextIOBase):
    _text, _newline, _zero, _empty, _closed_end = True, "\n", "\0", "", ""

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            f"{type(initial_value).__name__}")
        if newline is None:
            initial_value = initial_value.replace("\r\n", "\n").replace("\r", "\n")
        self._data = initial_value
        self._pieces = []
        self._pos = 0
        self._length = len(initial_value)
        self._closed = False

    def write(self, s):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return self._put(s)


class BytesIO(_Memory, IOBase):
    _text, _newline, _zero, _empty, _closed_end = False, b"\n", b"\0", b"", "."

    def __init__(self, initial_bytes=b""):
        self._data = bytes(initial_bytes)
        self._pieces = []
        self._pos = 0
        self._length = len(self._data)
        self._closed = False

    def write(self, b):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))
