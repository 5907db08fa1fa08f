"""Threads, and what they synchronise with. Threads are virtual: the runtime gives each its turn."""
import _thread
import sys
from _thread import (RLock, TIMEOUT_MAX, _ExceptHookArgs as ExceptHookArgs,
                     _excepthook as excepthook, _local as local, allocate_lock as Lock,
                     error as ThreadError, get_ident, get_native_id, stack_size)
from time import monotonic as _now

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
           "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread",
           "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace", "local",
           "stack_size", "excepthook", "ExceptHookArgs", "gettrace", "getprofile", "get_native_id"]

__excepthook__ = excepthook


def _deprecated(old, new):
    import warnings
    warnings.warn(f"{old} is deprecated, {new} instead", DeprecationWarning, stacklevel=3)


def _described(obj, text):
    cls = type(obj)
    return f"<{cls.__module__}.{cls.__qualname__} at {id(obj):#x}: {text}>"


class Condition:
    """Lets threads wait until another says that something has changed. Each waits for a lock of its
    own, which the other releases."""

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self.acquire = lock.acquire
        self.release = lock.release
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = []

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Waits until notified (True), or until the time is over (False)."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        turn = Lock()
        turn.acquire()
        self._waiters.append(turn)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = turn.acquire()
            else:
                notified = turn.acquire(True, timeout) if timeout > 0 else turn.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified and turn in self._waiters:
                self._waiters.remove(turn)

    def wait_for(self, predicate, timeout=None):
        """Waits until predicate() is true; returns its last value."""
        deadline = None if timeout is None else _now() + timeout
        while not (result := predicate()):
            if deadline is not None:
                timeout = deadline - _now()
                if timeout <= 0:
                    break
            self.wait(timeout)
        return result

    def notify(self, n=1):
        """Wakes at most n of those that wait."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        for turn in self._waiters[:n]:
            self._waiters.remove(turn)
            turn.release()

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated("notifyAll()", "use notify_all()")
        self.notify_all()


class Semaphore:
    """A number of places: acquire() takes one, release() gives it back."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        return _described(self, f"value={self._value}")

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if not self._value:
                if not blocking or not self._cond.wait_for(lambda: self._value, timeout):
                    return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._free(n)

    def _free(self, n):
        self._value += n
        self._cond.notify(n)

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that knows how many places there are."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return _described(self, f"value={self._value}/{self._initial_value}")

    def _free(self, n):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super()._free(n)


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return _described(self, "set" if self._flag else "unset")

    def is_set(self):
        return self._flag

    def isSet(self):
        _deprecated("isSet()", "use is_set()")
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        """True when the flag is or has been set; False when the time is over."""
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """The barrier was reset or broken while a thread waited at it."""


class _Round:
    """Those who wait together at a barrier."""

    arrived = 0
    outcome = None  # "passed" or "broken", once that is known


class Barrier:
    """Lets threads go on when `parties` of them wait."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._broken = False
        self._round = _Round()

    def __repr__(self):
        if self._broken:
            return _described(self, "broken")
        return _described(self, f"waiters={self.n_waiting}/{self._parties}")

    def wait(self, timeout=None):
        """Returns how many had come before, a different number for each."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            if self._broken:
                raise BrokenBarrierError
            mine = self._round
            index = mine.arrived
            mine.arrived += 1
            if index + 1 == self._parties:
                self._pass()
            elif not self._cond.wait_for(lambda: mine.outcome, timeout):
                self._break()
            if mine.outcome != "passed":
                raise BrokenBarrierError
            return index

    def _pass(self):
        try:
            if self._action:
                self._action()
        except BaseException:
            self._break()
            raise
        self._end_round("passed")

    def _break(self):
        self._broken = True
        self._end_round("broken")

    def _end_round(self, outcome):
        self._round.outcome = outcome
        self._round = _Round()
        self._cond.notify_all()

    def reset(self):
        """Empty again. Those who wait get BrokenBarrierError."""
        with self._cond:
            self._broken = False
            self._end_round("broken")

    def abort(self):
        """Breaks the barrier for those who wait and those who come."""
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._round.arrived

    @property
    def broken(self):
        return self._broken


_counter = 0
_active = {}
_limbo = {}
_threading_atexits = []
_trace_hook = None
_profile_hook = None


def _new_name(template):
    global _counter
    _counter += 1
    return template % _counter


def _without_own_frames(tb):
    from _traceback import entries
    while tb is not None and entries(tb)[0][0].co_filename == __file__:
        tb = tb.tb_next
    return tb


class Thread:
    """A thread of control: start() has run() called in it."""

    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = _new_name("Thread-%d")
            if hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._set_up(str(name), current_thread().daemon if daemon is None else bool(daemon))

    def _set_up(self, name, daemon, ident=None):
        self._name = name
        self._daemonic = daemon
        self._ident = ident
        self._started = ident is not None
        self._is_stopped = False
        self._done = Lock()  # held while the thread runs
        self._initialized = True
        if ident is not None:
            self._done.acquire()
            _active[ident] = self

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "stopped" if self._is_stopped else "started" if self._started else "initial"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        """Returns when the thread has begun."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        self._done.acquire()
        begun = Lock()
        begun.acquire()
        _limbo[self] = self
        try:
            _thread._start(self._bootstrap, (begun,), self._name)
        except BaseException:
            self._started = False
            self._done.release()
            del _limbo[self]
            raise
        begun.acquire()

    def run(self):
        """Calls the target; to be overridden."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self, begun):
        try:
            self._ident = get_ident()
            _active[self._ident] = self
            del _limbo[self]
            begun.release()
            try:
                if _trace_hook is not None:
                    sys.settrace(_trace_hook)
                if _profile_hook is not None:
                    sys.setprofile(_profile_hook)
                self.run()
            except TaskletExit:
                pass  # being killed is a normal end
            except BaseException as error:
                self._report(error)
        finally:
            _active.pop(self._ident, None)
            self._is_stopped = True
            _thread._forget_thread()
            self._done.release()

    def _report(self, error):
        tb = _without_own_frames(error.__traceback__)
        try:
            hook = excepthook if excepthook is not None else __excepthook__
            hook(ExceptHookArgs((type(error), error.with_traceback(tb), tb, self)))
        except Exception as second:
            print("Exception in threading.excepthook:", file=sys.stderr)
            sys.excepthook(type(second), second, second.__traceback__)

    def join(self, timeout=None):
        """Waits for the end of the thread, or until the time is over."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is None:
            ended = self._done.acquire()
        else:
            deadline = _now() + max(timeout, 0)
            ended = self._done.acquire(True, max(timeout, 0))
        if ended:
            self._done.release()
            # Its function has returned; the tasklets that it leaves behind may still be dying.
            if self is not _main_thread:
                _thread._join(self._ident, -1 if timeout is None else max(deadline - _now(), 0))

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started and not self._is_stopped

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    native_id = ident

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated("isDaemon()", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon()", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _deprecated("getName()", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated("setName()", "set the name attribute")
        self.name = name


class Timer(Thread):
    """Calls a function after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self._set_up("MainThread", False, get_ident())


class _DummyThread(Thread):
    """Stands for a thread that was not started here."""

    def __init__(self):
        self._set_up(_new_name("Dummy-%d"), True, get_ident())

    def is_alive(self):
        return not self._is_stopped

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


def current_thread():
    return _active.get(get_ident()) or _DummyThread()


def currentThread():
    _deprecated("currentThread()", "use current_thread()")
    return current_thread()


def active_count():
    return len(_active) + len(_limbo)


def activeCount():
    _deprecated("activeCount()", "use active_count()")
    return active_count()


def enumerate():
    return [*_active.values(), *_limbo.values()]


def main_thread():
    return _main_thread


def settrace(func):
    """Refused where trace functions are not supported."""
    global _trace_hook
    _check_hook(sys.gettrace, sys.settrace, func)
    _trace_hook = func


def gettrace():
    return _trace_hook


def setprofile(func):
    """Refused where profile functions are not supported."""
    global _profile_hook
    _check_hook(sys.getprofile, sys.setprofile, func)
    _profile_hook = func


def getprofile():
    return _profile_hook


def _check_hook(get, set, func):
    # What cannot be set at all is better refused here than in every new thread.
    if func is not None:
        old = get()
        set(func)
        set(old)


def _register_atexit(func, *arg, **kwargs):
    """Has func called when the main program has ended, before the threads are waited for."""
    if _main_thread._is_stopped:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*arg, **kwargs))


def _shutdown():
    """The main program has ended: waits for the threads that are no daemons."""
    if _main_thread._is_stopped:
        return
    _main_thread._is_stopped = True
    _main_thread._done.release()
    for call in reversed(_threading_atexits):
        call()
    while waits_for := [t for t in enumerate() if not t._daemonic and t is not _main_thread]:
        for thread in waits_for:
            if thread is current_thread():
                return
            thread.join()


_main_thread = _MainThread()
