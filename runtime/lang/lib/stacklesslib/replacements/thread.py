"""The module _thread with tasklets for threads and their locks for locks."""
import sys
import traceback

import stackless

from .. import locks
from ..base import atomic
from ..wait import WaitableTasklet

import _thread as _real
from _thread import TIMEOUT_MAX, _ExceptHookArgs, _excepthook, error, stack_size

get_native_id = get_ident = lambda: id(stackless.getcurrent())


class LockType(locks.LockMixin):
    """A lock of threads: releasing one that is free is an error."""

    def __init__(self):
        self._lock = locks.Lock()

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be positive")
        return self._lock.acquire(blocking, None if timeout == -1 else timeout)

    def __enter__(self):
        return self.acquire()

    def release(self):
        with atomic():
            if not self.locked():
                raise RuntimeError("release unlocked lock")
            self._lock.release()

    def locked(self):
        return self._lock._value == 0

    def __repr__(self):
        state = "locked" if self.locked() else "unlocked"
        return f"<{state} tasklet lock at {id(self):#x}>"


lock = allocate_lock = allocate = LockType


class RLock(locks.RLock):
    def acquire(self, blocking=True, timeout=-1):
        return super().acquire(blocking, None if timeout == -1 else timeout)

    def __enter__(self):
        return self.acquire()

    def release(self):
        if not self._is_owned():
            raise RuntimeError("cannot release un-acquired lock")
        super().release()


class _local(_real._local):
    """Attributes that each tasklet has for itself."""

    def __new__(cls, /, *args, **kw):
        from ..util import local
        if cls is not _local:
            raise TypeError("a subclass of local needs real threads")
        if args or kw:
            raise TypeError("Initialization arguments are not supported")
        return local()


_running = {}


def _start(function, args, name):
    """What threading starts its threads with."""
    def body():
        try:
            function(*args)
        except SystemExit:
            pass
        finally:
            _running.pop(id(tasklet), None)

    tasklet = WaitableTasklet(body)
    tasklet.setup()
    _running[id(tasklet)] = tasklet
    return id(tasklet)


def _join(ident, timeout):
    tasklet = _running.get(ident)
    return tasklet is None or tasklet.join(None if timeout < 0 else timeout)


def _forget_thread():
    """A tasklet's attributes of a local go with it."""


def _count():
    return len(_running)


def start_new_thread(function, args, kwargs={}, /):
    """Starts a tasklet that calls the function; returns its id. Errors are printed."""
    if not callable(function):
        raise TypeError("first arg must be callable")
    if not isinstance(args, tuple):
        raise TypeError("2nd arg must be a tuple")
    if not isinstance(kwargs, dict):
        raise TypeError("optional 3rd arg must be a dictionary")

    def run():
        try:
            function(*args, **kwargs)
        except (SystemExit, TaskletExit):
            raise
        except BaseException:
            print(f"Exception ignored in thread started by: {function!r}", file=sys.stderr)
            traceback.print_exc()

    return _start(run, (), getattr(function, "__name__", "thread"))


start_new = start_new_thread


def exit():
    """Kills the current tasklet."""
    raise TaskletExit


exit_thread = exit


def interrupt_main(signum=2, /):
    _real.interrupt_main(signum)
