"""Low-level threads."""
import sys
from _threads import RLock, count as _count, get_ident, interrupt_main, join as _join, lock, \
    start as _start
from _weakref import ref as _ref

LockType = lock
allocate_lock = lock
allocate = lock
TIMEOUT_MAX = 9223372036.0
error = RuntimeError
get_native_id = get_ident


class _ExceptHookArgs(tuple):
    """What an excepthook is told: exc_type, exc_value, exc_traceback, thread."""

    __slots__ = ()
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def _excepthook(args, /):
    """Prints an exception that ended a thread; SystemExit is silent."""
    if not isinstance(args, _ExceptHookArgs):
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    if args.exc_type is SystemExit:
        return
    if sys.stderr is None:
        return
    import traceback
    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=sys.stderr, flush=True)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=sys.stderr)


def _run(function, args, kwargs):
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except BaseException as exc:
        exc.__traceback__ = exc.__traceback__.tb_next
        print(f"Exception ignored in thread started by: {function!r}", file=sys.stderr)
        sys.excepthook(type(exc), exc, exc.__traceback__)
    finally:
        _forget_thread()


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
    """Ends the thread silently, by raising SystemExit."""
    raise SystemExit


exit_thread = exit
_stack_size = 0


def stack_size(size=0, /):
    """Returns and sets the size of the stacks of new threads. It is only kept: virtual threads have
    their frames on the heap."""
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    old, _stack_size = _stack_size, size
    return old


_locals = {}  # by thread: weak references to what holds the values of each _local


def _forget_thread():
    """The current thread ends: its values in every _local go."""
    ident = get_ident()
    for reference in _locals.pop(ident, ()):
        values = reference()
        if values is not None:
            values.by_thread.pop(ident, None)


class _Values:
    """The values of a _local, by thread, and the arguments for __init__ in other threads."""

    def __init__(self, args, kw):
        self.by_thread = {}
        self.args = args
        self.kw = kw


class _local:
    """Attributes that each thread has for itself."""

    def __new__(cls, /, *args, **kw):
        if (args or kw) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        values = _Values(args, kw)
        object.__setattr__(self, "_local__values", values)
        _new_values(values)
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

    def __getattr__(self, name):
        raise AttributeError(f"'{_name(self)}' object has no attribute '{name}'", name=name, obj=self)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"'{_name(self)}' object attribute '__dict__' is "
                                 "read-only")
        found = getattr(type(self), name, None)
        if hasattr(type(found), "__set__"):
            object.__setattr__(self, name, value)
        else:
            _values(self)[name] = value

    def __delattr__(self, name):
        values = _values(self)
        if name not in values:
            raise AttributeError(f"'{_name(self)}' object has no attribute '{name}'")
        del values[name]


def _name(self):
    cls = type(self)
    return "_thread._local" if cls is _local else cls.__name__


def _new_values(values):
    ident = get_ident()
    _locals.setdefault(ident, []).append(_ref(values))
    mine = values.by_thread[ident] = {}
    return mine


def _values(self):
    values = object.__getattribute__(self, "_local__values")
    mine = values.by_thread.get(get_ident())
    if mine is None:
        mine = _new_values(values)
        type(self).__init__(self, *values.args, **values.kw)
    return mine
