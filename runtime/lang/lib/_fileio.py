"""open() and its files, for programs whose host has files. They are in memory, so a file is read
whole when it is read at all; what is written is collected and handed over by flush() and close().
"""
import _host
from io import IOBase, TextIOBase, UnsupportedOperation

RAW_CHUNK = 1 << 16


def _ask(operation, *args, filename=None):
    kind, value = _host.call("file", operation, *args)
    if kind == "oserror":
        raise OSError(*value) if filename is None else OSError(*value, filename)
    return value


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class FileIO(RawIOBase):
    """The bytes of a file, unbuffered."""

    closefd = True

    def __init__(self, name, mode="r", closefd=True, opener=None):
        kind = mode.replace("b", "").replace("t", "")
        self._number = None
        self.name = name
        self._plus = "+" in kind
        self._reads = "r" in kind or self._plus
        self._writes = "r" not in kind or self._plus
        self._appends = "a" in kind
        self._pos = 0
        path = name.decode() if isinstance(name, bytes) else name
        self._number = _ask("open", path, kind, filename=name)
        if self._appends:
            self._pos = self._size()
        first = "x" if "x" in kind else "a" if "a" in kind else "r" if "r" in kind or self._plus else "w"
        if "w" in kind and self._plus:
            first = "r"
        self.mode = first + "b" + ("+" if self._plus else "")

    def _size(self):
        return _ask("size", self._number)

    def _check(self):
        if self._number is None:
            raise ValueError("I/O operation on closed file")

    @property
    def closed(self):
        return self._number is None

    def close(self):
        if self._number is not None:
            number, self._number = self._number, None
            _ask("close", number)

    def __del__(self):
        self.close()

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def fileno(self):
        self._check()
        return self._number + 2

    def read(self, size=-1):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")
        data = _ask("read", self._number, self._pos, -1 if size is None else size)
        self._pos += len(data)
        return data

    def readall(self):
        return self.read()

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        start = self._pos
        data = self.read(size)
        end = data.find(b"\n") + 1 or len(data)
        self._pos = start + end
        return data[:end]

    def write(self, data):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        data = bytes(data)
        _ask("write", self._number, -1 if self._appends else self._pos, data)
        self._pos = self._size() if self._appends else self._pos + len(data)
        return len(data)

    def seek(self, pos, whence=0):
        self._check()
        base = 0 if whence == 0 else self._pos if whence == 1 else self._size()
        if base + pos < 0:
            raise OSError(22, "Invalid argument")
        self._pos = base + pos
        return self._pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        size = self._pos if size is None else size
        _ask("truncate", self._number, size)
        return size

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"


class _Buffered(BufferedIOBase):
    _can_read = _can_write = True

    def __init__(self, raw, buffer_size=8192):
        self.raw = raw
        self._size = buffer_size
        self._out = []
        self._out_length = 0
        self._in = b""
        self._at = 0

    def _check(self):
        if self.raw.closed:
            raise ValueError("I/O operation on closed file.")

    @property
    def closed(self):
        return self.raw.closed

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def readable(self):
        self._check()
        return self._can_read

    def writable(self):
        self._check()
        return self._can_write

    def fileno(self):
        return self.raw.fileno()

    def close(self):
        if not self.raw.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def __del__(self):
        self.close()

    def flush(self):
        if self.raw.closed:
            raise ValueError("flush of closed file")
        if self._out:
            data = b"".join(self._out)
            self._out = []
            self._out_length = 0
            self.raw.write(data)

    def _forget(self):
        """What was read ahead: the raw position goes back to where the reader is."""
        if self._at < len(self._in):
            self.raw.seek(self._at - len(self._in), 1)
        self._in = b""
        self._at = 0

    def _fill(self):
        self._in = self.raw.read(RAW_CHUNK)
        self._at = 0
        return self._in

    def _start_reading(self, what):
        if self.raw.closed:
            raise ValueError(f"{what} of closed file")
        if not self._can_read:
            raise UnsupportedOperation("read" if what == "read" else what)
        if self._out:
            self.flush()

    def read(self, size=-1):
        self._start_reading("read")
        if size is None or size < 0:
            data = self._in[self._at:] + self.raw.read()
            self._in = b""
            self._at = 0
            return data
        parts = []
        while size > 0 and (self._at < len(self._in) or self._fill()):
            part = self._in[self._at:self._at + size]
            self._at += len(part)
            size -= len(part)
            parts.append(part)
        return b"".join(parts)

    read1 = read

    def peek(self, size=0):
        self._start_reading("peek")
        if self._at >= len(self._in):
            self._fill()
        return self._in[self._at:]

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        self._start_reading("readline")
        parts = []
        left = -1 if size is None else size
        while left != 0 and (self._at < len(self._in) or self._fill()):
            end = self._in.find(b"\n", self._at) + 1
            stop = end or len(self._in)
            if left > 0:
                stop = min(stop, self._at + left)
                left -= stop - self._at
            parts.append(self._in[self._at:stop])
            self._at = stop
            if end and stop == end:
                break
        return b"".join(parts)

    def write(self, data):
        if not self._can_write:
            raise UnsupportedOperation("write")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        if self.raw.closed:
            raise ValueError("write to closed file")
        self._forget()
        data = bytes(data)
        self._out.append(data)
        self._out_length += len(data)
        if self._out_length >= self._size:
            self.flush()
        return len(data)

    def seek(self, pos, whence=0):
        if self.raw.closed:
            raise ValueError("seek of closed file")
        self.flush()
        self._forget()
        if whence not in (0, 1, 2):
            raise ValueError(f"whence value {whence} unsupported")
        return self.raw.seek(pos, whence)

    def tell(self):
        self._check()
        return self.raw.tell() + self._out_length - (len(self._in) - self._at)

    def truncate(self, size=None):
        self._check()
        if not self._can_write:
            raise UnsupportedOperation("truncate")
        size = self.tell() if size is None else size
        self.flush()
        self._forget()
        return self.raw.truncate(size)

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        return raw

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(_Buffered):
    _can_write = False


class BufferedWriter(_Buffered):
    _can_read = False


class BufferedRandom(_Buffered):
    pass


class TextIOWrapper(TextIOBase):
    """Text over a file of bytes. `_text` is decoded but not translated; `_at` is where the reader is,
    `_base` the place of its beginning among the bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline is not None and newline not in ("", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        encoding = "UTF-8" if encoding is None or encoding == "locale" else encoding
        "".encode(encoding)
        self.buffer = buffer
        self.encoding = encoding
        self.errors = "strict" if errors is None else errors
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._seen = set()
        self._text = ""
        self._at = 0
        self._base = 0
        self._iterating = False

    def _check(self):
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def name(self):
        return self.buffer.name

    @property
    def newlines(self):
        seen = tuple(n for n in ("\r", "\n", "\r\n") if n in self._seen)
        return None if not seen else seen[0] if len(seen) == 1 else seen

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def flush(self):
        self._check()
        self.buffer.flush()

    def close(self):
        if not self.buffer.closed:
            self.buffer.close()

    def detach(self):
        self.flush()
        buffer, self.buffer = self.buffer, None
        return buffer

    def reconfigure(self, *, line_buffering=None, **_):
        if line_buffering is not None:
            self.line_buffering = line_buffering

    # --- Reading ---

    def _load(self):
        """More text, if there is any; what has been read is let go."""
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")
        if self._at < len(self._text):
            return True
        self._base = self.buffer.tell()
        self._text = self.buffer.read().decode(self.encoding, self.errors)
        self._at = 0
        return bool(self._text)

    def _note(self, text):
        if "\r" in text:
            if "\r\n" in text:
                self._seen.add("\r\n")
                text = text.replace("\r\n", "")
            if "\r" in text:
                self._seen.add("\r")
        if "\n" in text:
            self._seen.add("\n")

    def _translate(self, text):
        if self._newline:
            return text
        self._note(text)
        if self._newline is None and "\r" in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _line_end(self):
        """The end of the line that begins where the reader is."""
        text, at = self._text, self._at
        if self._newline:
            end = text.find(self._newline, at)
            return len(text) if end < 0 else end + len(self._newline)
        lf = text.find("\n", at)
        cr = text.find("\r", at) if lf < 0 else text.find("\r", at, lf)
        if cr < 0:
            return len(text) if lf < 0 else lf + 1
        return cr + (2 if text[cr + 1:cr + 2] == "\n" else 1)

    def read(self, size=-1):
        self._load()
        end = len(self._text)
        if size is None or size < 0:
            piece = self._text[self._at:]
            self._at = end
            return self._translate(piece)
        stop = min(end, self._at + size)
        result = self._translate(self._text[self._at:stop])
        while len(result) < size and stop < end:  # a translated end of line is shorter
            more = min(end, stop + size - len(result))
            result = self._translate(self._text[self._at:more])
            stop = more
        self._at = stop
        return result

    def readline(self, size=-1):
        if not self._load():
            return ""
        end = self._line_end()
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        piece = self._text[self._at:end]
        self._at = end
        return self._translate(piece)

    def __next__(self):
        line = self.readline()
        self._iterating = bool(line)
        if not line:
            raise StopIteration
        return line

    # --- Writing ---

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check()
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        self._forget()
        translated = text.replace("\n", self._newline) if self._newline and "\n" in text else text
        self.buffer.write(translated.encode(self.encoding, self.errors))
        if self.write_through or self.line_buffering and "\n" in text:
            self.buffer.flush()
        return len(text)

    def _place(self):
        return self._base + len(self._text[:self._at].encode(self.encoding, self.errors))

    def _forget(self):
        if self._text:
            place = self._place()
            self._text = ""
            self._at = 0
            self.buffer.seek(place)

    def tell(self):
        self._check()
        if self._iterating:
            raise OSError("telling position disabled by next() call")
        return self._place() if self._text else self.buffer.tell()

    def seek(self, pos, whence=0):
        self._check()
        if whence == 1:
            if pos != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            pos, whence = self.tell(), 0
        if whence == 2 and pos != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence not in (0, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if pos < 0:
            raise ValueError(f"negative seek position {pos}")
        self._text = ""
        self._at = 0
        self._iterating = False
        return self.buffer.seek(pos, whence)

    def truncate(self, size=None):
        self.flush()
        if size is None:
            size = self.tell()
        return self.buffer.truncate(size)

    def __repr__(self):
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        name = f" name={self.name!r}" if hasattr(self.buffer, "name") else ""
        return f"<_io.TextIOWrapper{name}{mode} encoding={self.encoding!r}>"


def _check_mode(mode):
    letters = set(mode)
    if letters - set("rwaxbt+") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    if "t" in letters and "b" in letters:
        raise ValueError("can't have text and binary mode at once")
    kinds = len(letters & set("rwax"))
    if kinds == 0:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if kinds > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None):
    """Opens a file of the host: as text, or with "b" in the mode as bytes."""
    if hasattr(file, "__fspath__"):
        file = file.__fspath__()
    if not isinstance(file, (str, bytes)):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(file).__name__}")
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    _check_mode(mode)
    binary = "b" in mode
    for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if binary and value is not None:
            article = "an" if name[0] == "e" else "a"
            raise ValueError(f"binary mode doesn't take {article} {name} argument")
    raw = FileIO(file, mode)
    try:
        if buffering == 0:
            if not binary:
                raise ValueError("can't have unbuffered text I/O")
            return raw
        kind = BufferedRandom if "+" in mode else BufferedReader if "r" in mode else BufferedWriter
        buffer = kind(raw, buffering if buffering > 1 else 8192)
        if binary:
            return buffer
        text = TextIOWrapper(buffer, encoding, errors, newline, line_buffering=buffering == 1)
        text.mode = mode
        return text
    except BaseException:
        raw.close()
        raise
