"""Calls and waits with timeouts, tasklet-local storage, channels with buffers."""
from collections import deque
from functools import wraps
from weakref import WeakKeyDictionary

import stackless

from . import app
from .base import SignalChannel, atomic, block_trap, ignore_nesting, switch_trap, time
from .errors import CancelledError, TimeoutError


class local:
    """Attributes that each tasklet has for itself."""

    def __init__(self):
        object.__setattr__(self, "_tasklets", WeakKeyDictionary())

    def _values(self):
        tasklets = object.__getattribute__(self, "_tasklets")
        return tasklets.setdefault(stackless.getcurrent(), {})

    def __getattr__(self, name):
        try:
            return self._values()[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self._values()[name] = value

    def __delattr__(self, name):
        try:
            del self._values()[name]
        except KeyError:
            raise AttributeError(name) from None


class _Expired(BaseException):
    """Thrown into a tasklet whose time is over; each timeout knows its own one. Not an Exception, so
    that what runs inside does not catch it by mistake."""


def _timeout_error(exc, delay):
    if exc is None:
        return TimeoutError(f"timed out after {delay}s")
    return exc() if isinstance(exc, type) else exc


class timeout:
    """A block that may take `delay` seconds: then TimeoutError (or exc, a class or an instance) is
    raised in it; with blocked=True only if the tasklet waits on a channel at that time. The body is
    atomic. None or a negative delay is for ever."""

    def __init__(self, delay, blocked=False, exc=None):
        self.delay = delay
        self._blocked = blocked
        self._exc = exc
        self._error = None
        self._handle = None

    def __enter__(self):
        self._tasklet = stackless.getcurrent()
        self._atomic = self._tasklet.set_atomic(True)
        try:
            if self.delay is not None and self.delay >= 0:
                self._token = _Expired()
                self._handle = app.event_queue.call_later(self.delay, self._expire)
        except BaseException:
            self._tasklet.set_atomic(self._atomic)
            raise
        return self

    def __exit__(self, exc_type, exc, tb):
        handle, self._handle = self._handle, None
        if handle is not None:
            handle.cancel()
        self._tasklet.set_atomic(self._atomic)
        if handle is not None and exc is self._token:
            self._error = _timeout_error(self._exc, self.delay)
            raise self._error from None

    def _expire(self):
        with atomic():
            tasklet = self._tasklet
            if self._handle is None or self._blocked and not tasklet.blocked:
                return
            tasklet.throw(self._token, pending=tasklet is not stackless.getcurrent())

    def match(self, exc):
        """Whether exc is the exception that this timeout has raised."""
        return exc is not None and exc is self._error


def channel_wait(chan, timeout=None, exc=None):
    """chan.receive() for at most timeout seconds; then TimeoutError, or exc, is raised. Only the wait
    is interrupted: what has been received is never lost."""
    if timeout is None or timeout < 0:
        return chan.receive()
    with _channel_timeout(timeout, blocked=True, exc=exc):
        return chan.receive()


_channel_timeout = timeout


def timeout_call(func, delay):
    """(True, result) or (False, error)."""
    with_timeout = timeout(delay)
    try:
        with with_timeout:
            return True, func()
    except TimeoutError as error:
        if not with_timeout.match(error):
            raise
        return False, error


def timeout_function(delay):
    """A decorator: each call has that much time."""
    def decorate(func):
        @wraps(func)
        def call(*args, **kwargs):
            with timeout(delay):
                return func(*args, **kwargs)
        return call
    return decorate


class Timeouts:
    """Several waits that share one amount of time."""

    def __init__(self, delay, blocked=False, exc=None):
        self._total = delay
        self._deadline = None if delay is None or delay < 0 else time() + delay
        self._blocked = blocked
        self._exc = exc

    def delay(self):
        """What is left."""
        if self._deadline is None:
            return None
        return max(0.0, self._deadline - time())

    def timeout(self):
        """A timeout block with what is left; raises at once when nothing is."""
        left = self.delay()
        if left == 0.0 and not self._blocked:
            raise _timeout_error(self._exc, self._total)
        return timeout(left, self._blocked, self._exc)


class cancellable:
    """with cancellable() as c: ... -- c.cancel(*args), called from elsewhere, ends the block with
    CancelledError(*args). Outside of the block it does nothing."""

    def __init__(self):
        self._tasklet = None
        self._error = None

    def __enter__(self):
        self._tasklet = stackless.getcurrent()
        return self

    def __exit__(self, *exc_info):
        self._tasklet = None

    def cancel(self, *args):
        with atomic():
            tasklet = self._tasklet
            if tasklet is None:
                return
            self._error = CancelledError(*args)
            tasklet.throw(self._error, pending=tasklet is not stackless.getcurrent())

    def cancelled(self):
        return self._error is not None

    def match(self, exc):
        return exc is not None and exc is self._error


def send_throw(chan, exc, val=None, tb=None):
    chan.send_throw(exc, val, tb)


def tasklet_throw(tasklet, exc, val=None, tb=None, pending=False):
    tasklet.throw(exc, val, tb, pending)


class ChannelSequenceMixin:
    """Iteration for classes with send() and receive()."""

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return self.receive()
        except ValueError as error:
            if self.closing:
                raise StopIteration from error
            raise

    def send_sequence(self, sequence):
        count = 0
        for value in sequence:
            self.send(value)
            count += 1
        return count


def _exception(exc, val=None, tb=None):
    """The exception that `raise` would make of a class or an instance."""
    if isinstance(exc, type) and issubclass(exc, BaseException):
        if not isinstance(val, exc):
            val = exc() if val is None else exc(*val) if isinstance(val, tuple) else exc(val)
        exc = val
    elif not isinstance(exc, BaseException):
        raise TypeError(f"exceptions must be classes, or instances, not {type(exc).__name__}")
    elif val is not None:
        raise TypeError("instance exception may not have a separate value")
    return exc if tb is None else exc.with_traceback(tb)


class _ClosedError(ValueError):
    pass


class QueueChannel(stackless.channel):
    """A channel with a buffer: sending does not block while there is room (max_len -1: always; 0: as a
    plain channel). Neither side switches. A value goes straight to a receiver that waits."""

    def __init__(self, max_len=-1):
        self.preference = 0
        self.max_len = max_len
        self._buffer = deque()

    @property
    def balance(self):
        """Values in the buffer and senders that wait; or receivers that wait (negative)."""
        return len(self._buffer) + super().balance

    @property
    def closed(self):
        return self.closing and self.balance == 0

    def _has_room(self):
        return self.max_len < 0 or len(self._buffer) < self.max_len

    @staticmethod
    def _wrap(value):
        """What goes through the channel for a value."""
        return value, None

    @staticmethod
    def _unwrap(item):
        value, error = item
        if error is not None:
            raise error
        return value

    def _put(self, value, error):
        with atomic():
            if self.closing:
                raise _ClosedError("Send/receive operation on a closed channel")
            if self._has_room() and super().balance >= 0:
                self._buffer.append((value, error))
            else:
                super().send((value, error))

    def send(self, value):
        self._put(value, None)

    def send_exception(self, exc, *args):
        self._put(None, _exception(exc, args))

    def send_throw(self, exc, val=None, tb=None):
        self._put(None, _exception(exc, val, tb))

    def send_sequence(self, sequence):
        count = 0
        for value in sequence:
            self.send(value)
            count += 1
        return count

    def receive(self):
        with atomic():
            if self._buffer:
                item = self._buffer.popleft()
                if super().balance > 0:
                    self._buffer.append(super().receive())
            elif self.closing and super().balance <= 0:
                raise _ClosedError("Send/receive operation on a closed channel")
            else:
                item = super().receive()
        return self._unwrap(item)

    def __next__(self):
        try:
            return self.receive()
        except _ClosedError:
            raise StopIteration from None

    def close(self):
        """No more sending; what has been sent can still be received. Receivers that wait get an error,
        since nothing can come any more."""
        with atomic():
            super().close()
            for _ in range(-super().balance):
                super().send_throw(_ClosedError, "Send/receive operation on a closed channel")


qchannel = QueueChannel


def tasklet_new(func, args=(), kwargs={}):
    """A scheduled tasklet."""
    return stackless.tasklet(func)(*args, **kwargs)


def tasklet_run(func, args=(), kwargs={}):
    """A tasklet that has run until it gave up control for the first time."""
    tasklet = tasklet_new(func, args, kwargs)
    tasklet.run()
    return tasklet


def tasklet_call(func, args=(), kwargs={}, dispatcher=tasklet_run, timeout=None,
                 on_abandoned=None):
    """Calls func in a tasklet of its own; returns its result or raises what it raises. TaskletExit
    there is CancelledError here. on_abandoned() is called if the caller leaves before the end."""
    answer = QueueChannel()
    ended = False

    def helper():
        nonlocal ended
        value = error = None
        try:
            value = func(*args, **kwargs)
        except TaskletExit as exit:
            error = CancelledError(*exit.args)
        except BaseException as other:
            error = other
        with atomic():
            ended = True
            answer._put(value, error)

    with atomic():
        dispatcher(helper)
        try:
            return channel_wait(answer, timeout)
        except BaseException:
            if not ended and on_abandoned is not None:
                on_abandoned()
            raise


def call_async(callable, args=(), kwargs={}):
    """See stacklesslib.async_.call_async."""
    from .async_ import call_async
    return call_async(callable, args, kwargs)
