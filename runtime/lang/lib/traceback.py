"""Formats and prints exceptions and stacks."""
import sys
import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list",
           "format_stack", "format_tb", "print_exc", "format_exc", "print_exception", "print_last",
           "print_stack", "print_tb", "clear_frames", "FrameSummary", "StackSummary",
           "TracebackException", "walk_stack", "walk_tb"]

_sentinel = object()


class FrameSummary:
    """One line of a traceback."""

    def __init__(self, filename, lineno, name, *, line=None, locals=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line
        self.locals = locals

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return list(self) == list(other)

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def from_list(cls, entries):
        result = cls()
        for entry in entries:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            result.append(entry)
        return result

    def format_frame_summary(self, frame):
        row = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        if frame.line:
            row += f"    {frame.line.strip()}\n"
        return row

    def format(self):
        return [self.format_frame_summary(frame) for frame in self]


def _summary(code, lineno):
    line = _traceback.source_line(code, lineno) if lineno else None
    return FrameSummary(code.co_filename, lineno, code.co_name,
                        line=line.strip() if line is not None else "")


def _limited(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    entries = [_summary(code, lineno) for code, lineno in _traceback.entries(tb)]
    return StackSummary(_limited(entries, limit))


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    entries = [_summary(frame.f_code, lineno) for frame, lineno in walk_stack(f)]
    entries.reverse()
    if limit is not None:
        entries = entries[-limit:] if limit >= 0 else entries[:-limit]
    return StackSummary(entries)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    return format_list(extract_stack(f, limit))


def _exception(exc, value):
    if value is _sentinel:
        return exc
    return value


def _plain(exc, tb, chain):
    """A text as the interpreter prints it, for the traceback tb."""
    saved = exc.__traceback__, exc.__cause__, exc.__context__, exc.__suppress_context__
    try:
        exc.__traceback__ = tb
        if not chain:
            exc.__cause__ = None
            exc.__context__ = None
        return _traceback.format_exception(exc)
    finally:
        exc.__traceback__, exc.__cause__, exc.__context__, exc.__suppress_context__ = saved


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **_):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if tb is _sentinel:
        tb = exc.__traceback__
    return _split(_plain(exc, tb, chain))


def _split(text):
    """Into the pieces CPython's function gives: entries begin with two blanks and File."""
    pieces = []
    for line in text.splitlines(keepends=True):
        if line.startswith("    ") and pieces and pieces[-1].startswith("  File "):
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


def format_exception_only(exc, /, value=_sentinel):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _plain(exc, None, False).splitlines(keepends=True)


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
    if file is None:
        file = sys.stderr
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=file, end="")


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_value"):
        raise ValueError("no last exception")
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


def print_tb(tb, limit=None, file=None):
    for line in format_tb(tb, limit):
        print(line, file=sys.stderr if file is None else file, end="")


def print_list(extracted_list, file=None):
    for line in format_list(extracted_list):
        print(line, file=sys.stderr if file is None else file, end="")


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe(1)
    print_list(extract_stack(f, limit), file)


def clear_frames(tb):
    """Nothing to do: a traceback does not keep the variables of its frames."""


class TracebackException:
    """An exception kept for formatting later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, **_):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._value = exc_value
        self._tb = exc_traceback

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, **kwargs)

    def __str__(self):
        return str(self._value)

    def format(self, *, chain=True):
        yield from format_exception(self._value, tb=self._tb, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")
