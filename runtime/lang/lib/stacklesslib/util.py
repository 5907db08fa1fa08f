"""Calls and waits with timeouts, tasklet-local storage, channels with buffers."""
from collections import deque
from contextlib import contextmanager
from weakref import WeakKeyDictionary

import stackless

from . import app
from .base import SignalChannel, atomic, time
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
    """Thrown into a tasklet whose time is over; each timeout knows its own one."""


def _timeout_error(exc, delay):
    if exc is None:
        return TimeoutError("timed out after %ss" % delay)
    return exc


def channel_wait(chan, timeout=None, exc=None):
    """chan.receive() for at most timeout seconds; then TimeoutError, or exc, is raised."""
    if timeout is None or timeout < 0:
        return chan.receive()
    tasklet = stackless.getcurrent()
    token = _Expired()
    waiting = True

    def expire():
        with atomic():
            if waiting and tasklet.blocked:
                tasklet.throw(token, pending=True)

    handle = app.event_queue.call_later(timeout, expire)
    try:
        return chan.receive()
    except _Expired as caught:
        if caught is not token:
            raise
    finally:
        waiting = False
        handle.cancel()
    raise _timeout_error(exc, timeout)


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
        except ValueError as e:
            if self.closing:
                raise StopIteration from e
            raise

    def send_sequence(self, sequence):
        n = 0
        for value in sequence:
            self.send(value)
            n += 1
        return n


class QueueChannel(ChannelSequenceMixin):
    """A channel with a buffer: sending does not block while there is room (max_len -1: always)."""

    def __init__(self, max_len=-1):
        self.max_len = max_len
        self.closing = False
        self._buffer = deque()
        self._receivers = SignalChannel()
        self._senders = SignalChannel()

    @property
    def balance(self):
        return len(self._buffer) - self._senders.balance + self._receivers.balance

    @property
    def closed(self):
        return self.closing and not self._buffer

    def _put(self, item):
        with atomic():
            while True:
                if self.closing:
                    raise ValueError("Send/receive operation on a closed channel")
                room = self.max_len < 0 or len(self._buffer) < self.max_len
                if room or self._receivers.balance < 0:
                    break
                self._senders.receive()
            self._buffer.append(item)
            self._receivers.asignal()

    def send(self, value):
        self._put((True, value))

    def send_exception(self, exc, *args):
        self._put((False, exc(*args)))

    def send_throw(self, exc, val=None, tb=None):
        if isinstance(exc, type):
            exc = exc() if val is None else exc(*val) if isinstance(val, tuple) else exc(val)
        self._put((False, exc.with_traceback(tb) if tb is not None else exc))

    def receive(self):
        with atomic():
            while not self._buffer:
                if self.closing:
                    raise ValueError("Send/receive operation on a closed channel")
                self._senders.asignal()
                if not self._buffer:
                    self._receivers.receive()
            good, value = self._buffer.popleft()
            self._senders.asignal()
        if good:
            return value
        raise value

    def close(self):
        with atomic():
            self.closing = True
            self._receivers.asignal_all()
            self._senders.asignal_all()

    def open(self):
        self.closing = False


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
    """Calls func in a tasklet of its own; returns its result or raises what it raises."""
    answer = stackless.channel()
    answer.preference = 1
    abandoned = False

    def helper():
        try:
            outcome = (True, func(*args, **kwargs))
        except BaseException as error:
            if isinstance(error, TaskletExit):
                error = CancelledError(*error.args)
            outcome = (False, error)
        with atomic():
            left = abandoned
            if not left:
                answer.send(outcome)
        if left and on_abandoned is not None:
            on_abandoned()

    with atomic():
        dispatcher(helper)
        try:
            good, value = channel_wait(answer, timeout)
        except BaseException:
            abandoned = True
            raise
    if good:
        return value
    raise value


@contextmanager
def timeout(delay, blocked=False, exc=None):
    """Raises TimeoutError (or exc) in the block after delay seconds; with blocked=True only if the
    tasklet then waits on a channel."""
    if delay is None or delay < 0:
        yield
        return
    tasklet = stackless.getcurrent()
    token = _Expired()
    inside = True

    def expire():
        with atomic():
            if inside and (tasklet.blocked or not blocked):
                tasklet.throw(token, pending=True)

    with atomic():
        handle = app.event_queue.call_later(delay, expire)
        try:
            yield
        except _Expired as caught:
            if caught is not token:
                raise
        else:
            return
        finally:
            inside = False
            handle.cancel()
    raise _timeout_error(exc, delay)


def timeout_call(func, delay):
    """(True, result) or (False, error)."""
    try:
        with timeout(delay):
            return True, func()
    except TimeoutError as error:
        return False, error


def timeout_function(delay):
    """A decorator: each call has that much time."""
    def decorate(func):
        def call(*args, **kwargs):
            with timeout(delay):
                return func(*args, **kwargs)
        return call
    return decorate


class Timeouts:
    """Several waits that share one amount of time."""

    def __init__(self, delay, blocked=False, exc=None):
        self._deadline = None if delay is None or delay < 0 else time() + delay
        self._blocked = blocked
        self._exc = exc

    def delay(self):
        if self._deadline is None:
            return None
        return max(0.0, self._deadline - time())

    def timeout(self):
        left = self.delay()
        if left == 0.0 and not self._blocked:
            raise _timeout_error(self._exc, left)
        return timeout(left, self._blocked, self._exc)


class cancellable:
    """with cancellable() as c: ... -- c.cancel(*args), called from elsewhere, ends the block with
    CancelledError(*args)."""

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
            if tasklet is not stackless.getcurrent():
                tasklet.throw(self._error, pending=True)
                return
        raise self._error

    def cancelled(self):
        return self._error is not None

    def match(self, exc):
        return exc is self._error
