"""Waiting: on several channels, for some time, and blocks with a deadline. A tasklet that waits here
lets the other tasklets of its thread run."""
from collections import namedtuple

import stackless
from _switchyard import stand_down as _stand_down, stand_ins as _stand_ins, timer as _timer
from stackless import atomic

Selected = namedtuple("Selected", "index channel value")
Selected.__doc__ = "What select() has done: the case's index, its channel, the value received or None."

_nothing = object()


def sleep(seconds):
    """The calling tasklet sleeps. While somebody sleeps, run() does not return and waiting is no
    deadlock."""
    _timer().sleep(seconds)


class _Case:
    """A channel to receive from, or (channel, value) to send."""

    def __init__(self, case):
        self.sends = isinstance(case, tuple)
        self.channel, self.value = case if self.sends else (case, None)
        if not isinstance(self.channel, stackless.channel):
            raise TypeError("a case is a channel, or a tuple of a channel and a value to send, not "
                            f"{type(case).__name__}")
        # Channels with a buffer pass their values on in wrapping of their own.
        self.wrap = getattr(self.channel, "_wrap", None)

    def is_ready(self):
        channel = self.channel
        if self.sends:
            if self.wrap is not None and channel._has_room():
                return True
            return channel.balance < 0 or channel.closing
        return channel.balance > 0 or channel.closing

    def perform(self):
        if self.sends:
            return self.channel.send(self.value)
        return self.channel.receive()

    def waiting(self):
        value = self.value if self.wrap is None else self.wrap(self.value)
        return self.channel, 1 if self.sends else -1, value

    def result(self, value):
        if self.sends or self.wrap is None:
            return value
        return self.channel._unwrap(value)


def select(cases, timeout=None, default=_nothing):
    """Does one of several sends and receives: the first in the list that can go on at once, else the
    first that somebody makes possible. A case is a channel, to receive from it, or a tuple (channel,
    value), to send. Returns Selected(index, channel, value).

    With a default nobody waits: it is returned when no case can go on. With a timeout TimeoutError is
    raised after so many seconds. A closed channel can go on: with its ValueError. What is sent as an
    exception is raised.
    """
    cases = [_Case(case) for case in cases]
    if not cases and timeout is None and default is _nothing:
        raise ValueError("select() would wait for nothing, for ever")
    with atomic():
        for index, case in enumerate(cases):
            if case.is_ready():
                return Selected(index, case.channel, case.perform())
        if default is not _nothing:
            return default
        nobody = stackless.channel()
        group = _stand_ins(tuple([case.waiting() for case in cases]))
        try:
            value = nobody.receive() if timeout is None else _timer().sleep(timeout)
        finally:
            _stand_down()
    index = group[0]
    if index is None:
        raise TimeoutError(f"nothing happened within {timeout} seconds")
    case = cases[index]
    return Selected(index, case.channel, case.result(value))


def receive(channel, timeout):
    """channel.receive() for at most so many seconds; then TimeoutError."""
    return select([channel], timeout).value


def send(channel, value, timeout):
    """channel.send(value) for at most so many seconds; then TimeoutError."""
    select([(channel, value)], timeout)


class _Expired(BaseException):
    """Thrown into a block whose deadline has come; each deadline knows its own one."""


class deadline:
    """with deadline(seconds): ... -- TimeoutError is raised in the block once the time is over, wherever
    it then waits or lets others run. `expired` says whether that has happened."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.expired = False
        self._watcher = None

    def __enter__(self):
        self._tasklet = stackless.getcurrent()
        self._exception = _Expired()
        with atomic():
            self._watcher = stackless.tasklet(self._watch)()
            self._watcher.run()
        return self

    def __exit__(self, exc_type, exc, tb):
        with atomic():
            watcher, self._watcher = self._watcher, None
            if watcher is not None and watcher.alive:
                watcher.remove()
                watcher.kill()
        if exc is self._exception:
            raise TimeoutError(f"the deadline of {self.seconds} seconds has come") from None

    def _watch(self):
        _timer().sleep(self.seconds)
        with atomic():
            if self._watcher is not None:
                self.expired = True
                self._tasklet.throw(self._exception, pending=True)


def call_with_deadline(func, seconds):
    """func(), with a deadline."""
    with deadline(seconds):
        return func()
