"""Low-level threads."""
import sys
from _threads import RLock, count as _count, get_ident, interrupt_main, lock, start as _start

LockType = lock
allocate_lock = lock
allocate = lock
TIMEOUT_MAX = 9223372036.0
error = RuntimeError
get_native_id = get_ident


def _run(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as exc:
        exc.__traceback__ = exc.__traceback__.tb_next
        print(f"Exception ignored in thread started by: {function!r}", file=sys.stderr)
        sys.excepthook(type(exc), exc, exc.__traceback__)


def start_new_thread(function, args, kwargs={}, /):
    """Starts a thread that runs function(*args, **kwargs); returns its id."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")
    return _start(_run, (function, args, kwargs), getattr(function, "__name__", "thread"))


start_new = start_new_thread


def exit():
    raise SystemExit


exit_thread = exit


def stack_size(size=0, /):
    return 0


class _local:
    """Attributes that each thread has for itself."""

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local__state", ({get_ident(): {}}, args, kw))
        return self

    def __getattribute__(self, name):
        values = _values(self)
        if name == "__dict__":
            return values
        if name in values:
            found = getattr(type(self), name, None)
            if not hasattr(type(found), "__set__"):
                return values[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is "
                                 "read-only")
        found = getattr(type(self), name, None)
        if hasattr(type(found), "__set__"):
            object.__setattr__(self, name, value)
        else:
            _values(self)[name] = value

    def __delattr__(self, name):
        values = _values(self)
        if name not in values:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        del values[name]


def _values(self):
    by_thread, args, kw = object.__getattribute__(self, "_local__state")
    ident = get_ident()
    values = by_thread.get(ident)
    if values is None:
        values = by_thread[ident] = {}
        type(self).__init__(self, *args, **kw)
    return values


_local.__name__ = "_local"
