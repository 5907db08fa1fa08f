"""Text and bytes in memory, with the interface of files. There are no files behind it."""
from builtins import open

__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "BytesIO", "StringIO", "BufferedIOBase",
           "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase",
           "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
           "DEFAULT_BUFFER_SIZE"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


class UnsupportedOperation(OSError, ValueError):
    pass


def text_encoding(encoding, stacklevel=2, /):
    """The encoding, "locale" if it is None."""
    return "locale" if encoding is None else encoding


class IOBase:
    """Base of everything that can be read or written."""
    _is_closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    @property
    def closed(self):
        return self._is_closed

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

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

    def close(self):
        if not self._is_closed:
            try:
                self.flush()
            finally:
                self._is_closed = True

    def flush(self):
        self._check()

    def isatty(self):
        self._check()
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def seek(self, pos, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        self._unsupported("truncate")

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def _checkReadable(self, msg=None):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable." if msg is None else msg)

    def _checkWritable(self, msg=None):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable." if msg is None else msg)

    def readline(self, size=-1):
        if size is None:
            size = -1
        line = bytearray()
        while size < 0 or len(line) < size:
            b = self.read(1)
            if not b:
                break
            line += b
            if line.endswith(b"\n"):
                break
        return bytes(line)

    def readlines(self, hint=-1):
        if hint is None or hint <= 0:
            return list(self)
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if size > hint:
                break
        return lines

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Base of raw streams of bytes: readinto and write are to be given."""

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        b = bytearray(size)
        n = self.readinto(b)
        return None if n is None else bytes(b[:n])

    def readall(self):
        res = bytearray()
        while data := self.read(DEFAULT_BUFFER_SIZE):
            res += data
        return bytes(res) if res else data

    def readinto(self, b):
        self._unsupported("readinto")

    def write(self, b):
        self._unsupported("write")


class BufferedIOBase(IOBase):
    """Base of buffered streams of bytes: read and write are to be given."""

    def read(self, size=-1):
        self._unsupported("read")

    def read1(self, size=-1):
        self._unsupported("read1")

    def readinto(self, b):
        data = self.read(len(b))
        n = len(data)
        b[:n] = data
        return n

    readinto1 = readinto

    def write(self, b):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    """Base of streams of text."""

    def read(self, size=-1):
        self._unsupported("read")

    def write(self, s):
        self._unsupported("write")

    def readline(self):
        self._unsupported("readline")

    def detach(self):
        self._unsupported("detach")

    encoding = None
    errors = None
    newlines = None


class _Memory:
    """What StringIO and BytesIO share: a sequence and a position."""

    def close(self):
        self._is_closed = True
        self._data, self._pieces = self._empty, []

    def readable(self):
        self._check()
        return True

    writable = readable
    seekable = readable

    def getvalue(self):
        """All that is in memory."""
        self._check()
        self._join()
        return self._data

    def tell(self):
        self._check()
        return self._pos

    def read(self, size=-1, /):
        self._check()
        self._join()
        end = len(self._data) if size is None or size < 0 else self._pos + size
        result = self._data[self._pos:end]
        self._pos += len(result)
        return result

    def truncate(self, size=None, /):
        self._check()
        self._join()
        if size is None:
            size = self._pos
        elif size < 0:
            raise ValueError(f"{self._negative_size} {size}")
        self._data = self._data[:size]
        self._length = len(self._data)
        return size

    def _put(self, s):
        if self._pos == self._length:
            # Writing at the end, the usual case: pieces are joined when somebody looks.
            self._pieces.append(s)
        elif s:
            self._join()
            gap = self._pos - len(self._data)
            data = self._data + self._zero * gap if gap > 0 else self._data
            self._data = data[:self._pos] + s + data[self._pos + len(s):]
        self._pos += len(s)
        self._length = max(self._length, self._pos)

    def _join(self):
        if self._pieces:
            self._data = self._data + self._empty.join(self._pieces)
            self._pieces = []
        self._length = len(self._data)


class StringIO(_Memory, TextIOBase):
    """Text in memory."""
    _zero, _empty, _negative_size = "\0", "", "Negative size value"
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            f"{type(initial_value).__name__}")
        self._newline = newline
        self._data, self._pieces, self._pos, self._length = "", [], 0, 0
        self._is_closed = False
        if initial_value:
            self._put(self._translated(initial_value))
            self._pos = 0

    def _check(self):
        if self._is_closed:
            raise ValueError("I/O operation on closed file")

    def _translated(self, s):
        if self._newline is None:
            return s.replace("\r\n", "\n").replace("\r", "\n") if "\r" in s else s
        if self._newline in ("\r", "\r\n"):
            return s.replace("\n", self._newline)
        return s

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        self._put(self._translated(s))
        return len(s)

    def readline(self, size=-1, /):
        self._check()
        self._join()
        data, pos = self._data, self._pos
        if self._newline == "":
            end = _universal_end(data, pos)
        else:
            mark = self._newline or "\n"
            end = data.find(mark, pos)
            end = len(data) if end < 0 else end + len(mark)
        if size is not None and size >= 0:
            end = min(end, pos + size)
        result = data[pos:end]
        self._pos += len(result)
        return result

    def seek(self, pos, whence=0, /):
        self._check()
        self._join()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
            self._pos = pos
        elif pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._pos = len(self._data)
        return self._pos

    def __getstate__(self):
        return self.getvalue(), self._newline, self._pos, None

    def __setstate__(self, state):
        self.__init__(state[0], state[1])
        self._pos = state[2]


def _universal_end(data, pos):
    """The end of the line at pos, whatever ends it: \\n, \\r or \\r\\n."""
    n = data.find("\n", pos)
    r = data.find("\r", pos)
    if r >= 0 and (n < 0 or r < n):
        return r + 2 if n == r + 1 else r + 1
    return len(data) if n < 0 else n + 1


def _bytes_of(b):
    try:
        return bytes(memoryview(b))
    except TypeError:
        raise TypeError("a bytes-like object is required, not "
                        f"'{type(b).__name__}'") from None


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory."""
    _zero, _empty, _negative_size = b"\0", b"", "negative size value"

    def __init__(self, initial_bytes=b""):
        self._data = b"" if initial_bytes is None else _bytes_of(initial_bytes)
        self._pieces, self._pos, self._length = [], 0, len(self._data)
        self._is_closed = False

    def write(self, b, /):
        self._check()
        data = _bytes_of(b)
        self._put(data)
        return len(data)

    def read1(self, size=-1, /):
        return self.read(size)

    def readline(self, size=-1, /):
        self._check()
        self._join()
        end = self._data.find(b"\n", self._pos)
        end = len(self._data) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        result = self._data[self._pos:end]
        self._pos += len(result)
        return result

    def seek(self, pos, whence=0, /):
        self._check()
        self._join()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._pos = pos
        elif whence == 1:
            self._pos = max(0, self._pos + pos)
        elif whence == 2:
            self._pos = max(0, len(self._data) + pos)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._pos

    def getbuffer(self):
        """A view of the bytes; what is written later does not show in it."""
        return memoryview(self.getvalue())

    def detach(self):
        raise UnsupportedOperation("detach")

    def __getstate__(self):
        return self.getvalue(), self._pos, None

    def __setstate__(self, state):
        self.__init__(state[0])
        self._pos = state[1]


class _Buffered(BufferedIOBase):
    """A raw stream with the interface of a buffered one; nothing is held back."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self.raw = raw
        self._ahead = b""

    @property
    def closed(self):
        return self.raw.closed

    def close(self):
        if not self.raw.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def flush(self):
        self._check()
        self.raw.flush()

    def detach(self):
        raw, self.raw = self.raw, None
        return raw

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def isatty(self):
        return self.raw.isatty()

    def fileno(self):
        return self.raw.fileno()

    def seek(self, pos, whence=0):
        if whence == 1:
            pos -= len(self._ahead)
        self._ahead = b""
        return self.raw.seek(pos, whence)

    def tell(self):
        return self.raw.tell() - len(self._ahead)

    def truncate(self, size=None):
        return self.raw.truncate(self.tell() if size is None else size)


class BufferedReader(_Buffered):
    """Reads a raw stream."""

    def read(self, size=-1):
        self._check()
        data, self._ahead = self._ahead, b""
        if size is None or size < 0:
            return data + (self.raw.read() or b"")
        while len(data) < size:
            more = self.raw.read(size - len(data))
            if not more:
                break
            data += more
        self._ahead = data[size:]
        return data[:size]

    def read1(self, size=-1):
        self._check()
        if self._ahead or size == 0:
            n = len(self._ahead) if size < 0 else size
            data, self._ahead = self._ahead[:n], self._ahead[n:]
            return data
        return self.raw.read(DEFAULT_BUFFER_SIZE if size < 0 else size) or b""

    def peek(self, size=0):
        self._check()
        if not self._ahead:
            self._ahead = self.raw.read(DEFAULT_BUFFER_SIZE) or b""
        return self._ahead


class BufferedWriter(_Buffered):
    """Writes to a raw stream."""

    def write(self, b):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(b)
        done = 0
        while done < len(data):
            n = self.raw.write(data[done:])
            if n is None:
                raise BlockingIOError(11, "write could not complete without blocking", done)
            done += n
        return len(data)


class BufferedRandom(BufferedReader):
    """Reads and writes a raw stream."""

    def write(self, b):
        if self._ahead:
            self.seek(0, 1)
        return BufferedWriter.write(self, b)


class BufferedRWPair(BufferedIOBase):
    """Reads one raw stream and writes to another."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        reader._checkReadable()
        writer._checkWritable()
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1):
        return self.reader.read(size)

    def read1(self, size=-1):
        return self.reader.read1(size)

    def peek(self, size=0):
        return self.reader.peek(size)

    def write(self, b):
        return self.writer.write(b)

    def flush(self):
        return self.writer.flush()

    def readable(self):
        return self.reader.readable()

    def writable(self):
        return self.writer.writable()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class TextIOWrapper(TextIOBase):
    """Text in a stream of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if encoding in (None, "locale"):
            encoding = "UTF-8"
        "".encode(encoding)
        self._buffer = buffer
        self._encoding, self._errors = encoding, errors or "strict"
        self._newline, self._line_buffering = newline, line_buffering
        self._write_through = write_through
        self._text = None       # what was read ahead, decoded; _pos is where reading stands
        self._pos = 0
        self._pending = []

    buffer = property(lambda self: self._buffer)
    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)
    name = property(lambda self: self._buffer.name)

    @property
    def closed(self):
        return self._buffer.closed

    def __repr__(self):
        return f"<_io.TextIOWrapper encoding={self._encoding!r}>"

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None,
                    write_through=None):
        """Other settings from here on."""
        self.flush()
        if encoding is not None:
            self._encoding = encoding
        if errors is not None:
            self._errors = errors
        if newline is not ...:
            self._newline = newline
        if line_buffering is not None:
            self._line_buffering = line_buffering
        if write_through is not None:
            self._write_through = write_through

    def readable(self):
        return self._buffer.readable()

    def writable(self):
        return self._buffer.writable()

    def seekable(self):
        return self._buffer.seekable()

    def isatty(self):
        return self._buffer.isatty()

    def fileno(self):
        return self._buffer.fileno()

    def flush(self):
        self._check()
        if self._pending:
            data, self._pending = b"".join(self._pending), []
            self._buffer.write(data)
        self._buffer.flush()

    def close(self):
        if self._buffer is not None and not self._buffer.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    def detach(self):
        self.flush()
        buffer, self._buffer = self._buffer, None
        return buffer

    def write(self, s):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"write() argument must be str, not {type(s).__name__}")
        text = s
        if self._newline not in ("", "\n", None):
            text = s.replace("\n", self._newline)
        self._pending.append(text.encode(self._encoding, self._errors))
        self._text = None
        if self._write_through or (self._line_buffering and ("\n" in s or "\r" in s)):
            self.flush()
        return len(s)

    def _fill(self):
        self._check()
        if self._pending:
            self.flush()
        if self._text is None:
            self._text, self._pos = "", 0
        self._checkReadable("not readable")
        more = self._buffer.read().decode(self._encoding, self._errors)
        if more:
            if self._newline is None and "\r" in more:
                more = more.replace("\r\n", "\n").replace("\r", "\n")
            self._text, self._pos = self._text[self._pos:] + more, 0

    def read(self, size=-1):
        self._fill()
        end = len(self._text) if size is None or size < 0 else self._pos + size
        result = self._text[self._pos:end]
        self._pos += len(result)
        return result

    def readline(self, size=-1):
        self._fill()
        data, pos = self._text, self._pos
        if self._newline == "":
            end = _universal_end(data, pos)
        else:
            mark = self._newline or "\n"
            end = data.find(mark, pos)
            end = len(data) if end < 0 else end + len(mark)
        if size is not None and size >= 0:
            end = min(end, pos + size)
        self._pos = end
        return data[pos:end]

    def tell(self):
        self.flush()
        ahead = "" if self._text is None else self._text[self._pos:]
        return self._buffer.tell() - len(ahead.encode(self._encoding, self._errors))

    def seek(self, cookie, whence=0):
        self._check()
        self.flush()
        if whence == 1:
            if cookie:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie, whence = self.tell(), 0
        elif whence == 2 and cookie:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        self._text = None
        return self._buffer.seek(cookie, whence)

    def truncate(self, pos=None):
        self.flush()
        return self._buffer.truncate(self.tell() if pos is None else pos)


for _cls in (StringIO, BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair,
             TextIOWrapper):
    _cls.__module__ = "_io"
