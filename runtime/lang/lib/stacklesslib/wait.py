"""Waiting for any of several things. What can be waited for has add_done_callback(callback) and
remove_done_callback(callback); the callback gets the object when it is ready, at once if it is."""
import sys
import traceback
from itertools import islice

import stackless

from .base import atomic, time
from .errors import CancelledError, TimeoutError
from .util import QueueChannel, channel_wait
from .weakmethod import WeakMethodProxy


class WaitSite:
    """Something to wait for. A callback is called at the next signal, and at once when the site is
    signalled already."""

    def __init__(self):
        self._callbacks = []

    def waitsite_signalled(self):
        """Whether the object is ready now; to be overridden."""
        return False

    def waitsite_signal(self):
        """Calls the callbacks and forgets them."""
        with atomic():
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._call(callback)

    def add_done_callback(self, callback):
        with atomic():
            self._callbacks.append(callback)
            ready = self.waitsite_signalled()
        if ready:
            self._call(callback)

    def remove_done_callback(self, callback):
        with atomic():
            for index, other in enumerate(self._callbacks):
                # A proxy of what is gone cannot be compared.
                if other is callback or type(other) is not WeakMethodProxy and other == callback:
                    del self._callbacks[index]
                    return

    def _keep_callback(self, callback):
        """Without the immediate call."""
        for other in self._callbacks:
            if other is callback:
                return
        self._callbacks.append(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            self.handle_exception(sys.exc_info())

    def handle_exception(self, exc_info):
        """What becomes of an exception of a callback: it is printed."""
        traceback.print_exception(*exc_info)


class Observer(WaitSite):
    """Passes on the signals of another site when filter() agrees. The other does not keep it alive."""

    def __init__(self, observed):
        super().__init__()
        self.observed = observed
        self.got_callback = False
        self._proxy = WeakMethodProxy(self._observed_signal, fallback=_nothing)
        observed.add_done_callback(self._proxy)

    def filter(self):
        return True

    def close(self):
        """Observes no more."""
        self.observed.remove_done_callback(self._proxy)

    def waitsite_signalled(self):
        return self.got_callback and self.filter()

    def _observed_signal(self, observed):
        self.got_callback = True
        if self.filter():
            self.waitsite_signal()
        else:
            self.observed._keep_callback(self._proxy)


def _nothing(*args):
    pass


class WaitChannel(stackless.channel, WaitSite):
    """A channel that signals when it becomes ready (somebody waits at it) or stops to be. The signal
    comes just before the change; coming_balance is the balance after it."""

    def __init__(self):
        WaitSite.__init__(self)
        self._coming = None

    @property
    def coming_balance(self):
        return self.balance if self._coming is None else self._coming

    def waitsite_signalled(self):
        return self.coming_balance != 0

    def _transfer(self, direction, operation, *args):
        with atomic():
            before = self.balance
            if before == 0 or before + direction == 0:
                self._coming = before + direction
                try:
                    self.waitsite_signal()
                finally:
                    self._coming = None
            return operation(*args)

    def send(self, value):
        return self._transfer(1, super().send, value)

    def send_exception(self, exc, *args):
        return self._transfer(1, super().send_exception, exc, *args)

    def send_throw(self, exc, val=None, tb=None):
        return self._transfer(1, super().send_throw, exc, val, tb)

    def send_sequence(self, sequence):
        count = 0
        for value in sequence:
            self.send(value)
            count += 1
        return count

    def receive(self):
        return self._transfer(-1, super().receive)

    def __next__(self):
        if self.closing and self.balance <= 0:
            raise StopIteration
        return self.receive()


class _ChannelObserver(Observer):
    def waitsite_signalled(self):
        return self.filter()


class Receivable(_ChannelObserver):
    """Ready while a WaitChannel has a sender."""

    def filter(self):
        return self.observed.coming_balance > 0


class Sendable(_ChannelObserver):
    """Ready while a WaitChannel has a receiver."""

    def filter(self):
        return self.observed.coming_balance < 0


class WaitableTasklet(stackless.tasklet, WaitSite):
    """A tasklet that can be waited for."""

    def __new__(cls, *args, **kwargs):
        return stackless.tasklet.__new__(cls)

    def __init__(self, func=None, args=None, kwargs=None):
        WaitSite.__init__(self)
        self._done = False
        self._started = False
        self._refused = None
        if func is not None:
            self.bind(func, args, kwargs)

    def bind(self, func=None, args=None, kwargs=None):
        if func is None:
            return super().bind(None, args, kwargs)

        def body(*args, **kwargs):
            self._started = True
            try:
                if self._refused is not None:
                    raise self._refused
                self._finish(func(*args, **kwargs))
            except BaseException as error:
                if not self._fail(error):
                    raise
            finally:
                self._done = True
                self.waitsite_signal()

        self._done = self._started = False
        self._refused = None
        # A callable bound alone is not alive yet: the arguments come later.
        if args is None and kwargs is None:
            return super().bind(body)
        return super().bind(body, args or (), kwargs or {})

    def kill(self, pending=False):
        self.throw(TaskletExit, pending=pending)

    def raise_exception(self, exc, *args):
        if not (isinstance(exc, type) and issubclass(exc, BaseException)) or self._started:
            return super().raise_exception(exc, *args)
        self.throw(exc, args)

    def throw(self, exc, val=None, tb=None, pending=False):
        if self._started or not self.alive:
            return super().throw(exc, val, tb, pending)
        # It would end without having entered its function, and nobody would be told.
        if isinstance(exc, type):
            exc = exc() if val is None else exc(*val) if isinstance(val, tuple) else exc(val)
        self._refused = exc.with_traceback(tb) if tb is not None else exc
        self.insert()
        if not pending:
            self.run()

    def _finish(self, value):
        pass

    def _fail(self, error):
        return False

    def waitsite_signalled(self):
        return self._done

    def join(self, timeout=None):
        """Waits for the end; False when the time is over before."""
        return wait([self], timeout) != []


class ValueTasklet(WaitableTasklet):
    """A tasklet whose result, or exception, is kept. TaskletExit becomes CancelledError."""

    def __init__(self, func=None, args=None, kwargs=None):
        self._value = None
        self._error = None
        super().__init__(func, args, kwargs)

    def _finish(self, value):
        self._value = value

    def _fail(self, error):
        self._error = CancelledError(error) if isinstance(error, TaskletExit) else error
        return True

    def get(self, block=True, timeout=None):
        """The result, or the exception raised; TimeoutError when there is none yet."""
        with atomic():
            if not self._done and (not block or not self.join(timeout)):
                raise TimeoutError("no result yet")
        if self._error is not None:
            raise self._error
        return self._value

    def result(self, timeout=None):
        return self.get(True, timeout)


def iwait(objects, timeout=None):
    """The objects, in the order in which they get ready; TimeoutError when the time for all of them is
    over. A timeout of 0 gives those that are ready now."""
    ready = QueueChannel()
    watched = []

    def watch(obj):
        def on_ready(_):
            with atomic():
                forget(on_ready)
                ready.send(obj)

        watched.append((obj, on_ready))
        obj.add_done_callback(on_ready)

    def forget(callback):
        for index, (obj, registered) in enumerate(watched):
            if registered is callback:
                obj.remove_done_callback(callback)
                del watched[index]
                return

    deadline = None if timeout is None or timeout < 0 else time() + timeout
    count = 0
    try:
        with atomic():
            for obj in objects:
                watch(obj)
                count += 1
        for _ in range(count):
            yield _receive_until(ready, deadline)
    finally:
        with atomic():
            while watched:
                forget(watched[-1][1])


def _receive_until(ready, deadline):
    with atomic():
        if deadline is None or ready.balance > 0:
            return ready.receive()
        left = deadline - time()
        if left <= 0:
            raise TimeoutError("timed out")
        return channel_wait(ready, left)


def iwait_no_raise(objects, timeout=None):
    """As iwait, but simply ends when the time is over."""
    try:
        yield from iwait(objects, timeout)
    except TimeoutError:
        pass


def wait(objects, timeout=None, count=None):
    """A list of the objects that got ready within the time, or of the first `count` of them."""
    return list(islice(iwait_no_raise(objects, timeout), count))


def swait(obj, timeout=None):
    """Waits for one object and returns it; TimeoutError when the time is over."""
    for ready in iwait([obj], timeout):
        return ready


def _running(func):
    tasklet = ValueTasklet(func)()
    tasklet.run()
    return tasklet


def any(objects):
    """A running ValueTasklet with the first object that gets ready (None when there is none)."""
    def first():
        for ready in iwait(objects):
            return ready
    return _running(first)


def all(objects):
    """A running ValueTasklet with the list of the objects, in the order in which they got ready."""
    return _running(lambda: list(iwait(objects)))
