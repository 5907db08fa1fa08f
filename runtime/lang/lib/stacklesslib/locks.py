"""Locks for tasklets, on channels and atomic alone. `atomic` also keeps the runtime lock, so they
hold between threads as well. What is called blocking blocks the tasklet, not the thread.

A timeout needs somebody who pumps events (stacklesslib.main) and app.install_stackless().
"""
from contextlib import contextmanager

import stackless

from .base import SignalChannel, atomic, time
from .errors import TimeoutError
from .util import channel_wait
from .wait import WaitSite


def lock_channel_wait(chan, timeout):
    """Waits for a signal; False when the time is over. None or a negative timeout is for ever."""
    try:
        channel_wait(chan, timeout)
    except TimeoutError:
        return False
    return True


def wait_for_condition(cond, predicate, timeout=None):
    """Waits on cond until predicate() is true or the time is over; returns its last value."""
    deadline = None if timeout is None or timeout < 0 else time() + timeout
    result = predicate()
    while not result:
        left = None
        if deadline is not None:
            left = deadline - time()
            if left < 0:
                break
        cond.wait(left)
        result = predicate()
    return result


class LockMixin:
    def __enter__(self):
        self.acquire()

    def __exit__(self, *exc_info):
        self.release()


@contextmanager
def released(lock):
    """The lock is free inside the block."""
    lock.release()
    try:
        yield
    finally:
        lock.acquire()


class Semaphore(LockMixin):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
        self._waiters = None

    def _try_acquire(self):
        if self._value > 0:
            self._value -= 1
            return True
        return False

    def acquire(self, blocking=True, timeout=None):
        with atomic():
            # The test and the wait are one step: nobody runs in between.
            if self._try_acquire():
                return True
            if not blocking:
                return False
            return self._wait(timeout)

    def _wait(self, timeout):
        if self._waiters is None:
            self._waiters = SignalChannel()
        deadline = None if timeout is None or timeout < 0 else time() + timeout
        left = timeout
        while True:
            try:
                signalled = lock_channel_wait(self._waiters, left)
            except BaseException:
                # The wake-up may have been meant for us: somebody else can use it.
                self._wake()
                raise
            if self._try_acquire():
                return True
            if not signalled:
                return False
            if deadline is not None:
                left = max(0.0, deadline - time())

    def _wake(self):
        waiters = self._waiters
        if waiters is not None:
            for _ in range(min(self._value, -waiters.balance)):
                waiters.send(None)

    def release(self, count=1):
        with atomic():
            self._value += count
            self._wake()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial = value

    def release(self, count=1):
        with atomic():
            if self._value + count > self._initial:
                raise ValueError("Semaphore released too many times")
            super().release(count)


class Lock(Semaphore):
    def __init__(self):
        super().__init__(1)


class RLock(LockMixin):
    """A lock that its owner, a tasklet, may take several times."""

    def __init__(self):
        self._lock = Lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=None):
        me = stackless.getcurrent()
        with atomic():
            if self._owner is not me:
                if not self._lock.acquire(blocking, timeout):
                    return False
                self._owner = me
            self._count += 1
            return True

    def release(self):
        with atomic():
            if self._owner is not stackless.getcurrent():
                raise RuntimeError("cannot release un-aquired lock")
            self._count -= 1
            if self._count == 0:
                self._owner = None
                self._lock.release()

    def _is_owned(self):
        return self._owner is stackless.getcurrent()

    def _release_save(self):
        with atomic():
            state = self._owner, self._count
            self._owner = None
            self._count = 0
            self._lock.release()
            return state

    def _acquire_restore(self, state):
        with atomic():
            self._lock.acquire()
            self._owner, self._count = state


class NLCondition(LockMixin):
    """A condition without a lock: what it guards is guarded by not switching."""

    def __init__(self):
        self._waiters = SignalChannel()
        self._waiting = 0

    def acquire(self, *args, **kwargs):
        return True

    def release(self):
        return None

    def wait(self, timeout=None):
        return self._wait(timeout)

    def _wait(self, timeout):
        with atomic():
            self._waiting += 1
            try:
                return lock_channel_wait(self._waiters, timeout)
            finally:
                self._waiting -= 1

    def wait_for(self, predicate, timeout=None):
        return wait_for_condition(self, predicate, timeout)

    def notify(self, n=1):
        with atomic():
            for _ in range(min(n, -self._waiters.balance)):
                self._waiters.send(None)

    def notify_all(self):
        with atomic():
            self.notify(self._waiting)

    notifyAll = notify_all


class Condition(NLCondition):
    def __init__(self, lock=None):
        super().__init__()
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def _is_owned(self):
        check = getattr(self._lock, "_is_owned", None)
        if check is not None:
            return check()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-aquired lock")
        save = getattr(self._lock, "_release_save", None)
        with atomic():
            state = save() if save is not None else self._lock.release()
            try:
                return self._wait(timeout)
            finally:
                if save is not None:
                    self._lock._acquire_restore(state)
                else:
                    self._lock.acquire()

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        super().notify(n)

    def notify_all(self):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        super().notify(self._waiting)

    notifyAll = notify_all


class Event(WaitSite):
    """A flag to wait for; also a wait site."""

    def __init__(self):
        super().__init__()
        self._flag = False
        self._waiters = SignalChannel()

    def is_set(self):
        return self._flag

    isSet = waitsite_signalled = is_set

    def set(self):
        with atomic():
            self._flag = True
            self._waiters.asignal_all()
        self.waitsite_signal()

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        """Returns the flag as it is after the wait."""
        with atomic():
            if not self._flag:
                lock_channel_wait(self._waiters, timeout)
            return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Lets tasklets go on when `parties` of them wait."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = NLCondition()
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._state = "filling"
        self._count = 0

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with atomic():
            self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._let_go()
                elif not self._cond.wait_for(lambda: self._state != "filling", timeout):
                    self.abort()
                    raise BrokenBarrierError
                if self._state in ("broken", "resetting"):
                    raise BrokenBarrierError
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._state = "filling"
                    self._cond.notify_all()

    def _let_go(self):
        try:
            if self._action is not None:
                self._action()
        except BaseException:
            self.abort()
            raise
        self._state = "draining"
        self._cond.notify_all()

    def reset(self):
        with atomic():
            if self._count > 0:
                if self._state in ("filling", "broken"):
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    def abort(self):
        with atomic():
            self._state = "broken"
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


class ValueEvent(stackless.channel):
    """An event that carries a value or an exception, once."""

    def __init__(self, timeout=None, timeoutException=None, timeoutExceptionValue=None):
        self.preference = 1
        self._stored = None
        self._handle = None
        if timeout is not None:
            from . import app
            exc = TimeoutError if timeoutException is None else timeoutException
            value = "Event timed out" if timeoutExceptionValue is None else timeoutExceptionValue
            self._handle = app.event_queue.call_later(timeout, self._expire, exc, value)

    def _expire(self, exc, value):
        if not self.closing:
            self.abort(exc, value)

    def _finish(self, error):
        if self._handle is not None:
            self._handle.cancel()
        self._stored = error
        self.close()

    def _check(self):
        if self.closing:
            raise RuntimeError("ValueEvent object already signaled or aborted.")

    def wait(self):
        with atomic():
            if self.closing and self.balance == 0:
                raise self._stored
            return self.receive()

    def set(self, value=None):
        with atomic():
            self._check()
            for _ in range(-self.balance):
                self.send(value)
            self._finish(RuntimeError("Already resumed"))

    def abort(self, exc=None, *value):
        with atomic():
            self._check()
            error = (RuntimeError if exc is None else exc)(*value)
            for _ in range(-self.balance):
                self.send_throw(error)
            self._finish(error)
