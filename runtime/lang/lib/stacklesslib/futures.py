"""Results that are not there yet, and those who compute them: tasklets or threads."""
import sys

import stackless

from . import wait as _waiting
from .base import atomic
from .errors import CancelledError, TimeoutError
from .threadpool import DummyThreadPool, SimpleThreadPool
from .util import Timeouts, _exception, timeout as _timeout

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
FINISHED = "FINISHED"

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class Future(_waiting.WaitSite):
    """The result of a call that may still be under way."""

    def __init__(self):
        super().__init__()
        self.state = PENDING
        self.tasklet = None
        self._result = None  # (True, value), or (False, (class, exception, traceback))

    def __repr__(self):
        text = self.state.lower()
        if self.state == FINISHED:
            good, value = self._result
            text += f" returned {type(value).__name__}" if good else f" raised {value[0].__name__}"
        return f"<{type(self).__name__} at {id(self):#x} state={text}>"

    def execute(self, func, args=(), kwargs={}):
        """Calls func in the current tasklet, for this future."""
        with atomic():
            if self.state != PENDING:
                return
            self.state = RUNNING
            self.tasklet = stackless.getcurrent()
        try:
            value = func(*args, **kwargs)
        except TaskletExit as exit:
            self.set_cancelled(exit.args)
        except BaseException:
            self.set_exception(*sys.exc_info())
        else:
            self.set_result(value)
        finally:
            self.tasklet = None

    def waitsite_signalled(self):
        return self.done()

    def done(self):
        return self.state == CANCELLED or self.state == FINISHED

    def running(self):
        return self.state == RUNNING

    def cancelled(self):
        return self.state == CANCELLED

    def cancel(self, args=()):
        """Whoever asks for the result gets CancelledError(*args). A tasklet that computes it is killed.
        Always True."""
        with atomic():
            tasklet = self.tasklet
            self._set(CANCELLED, (False, (None, args)))
            if tasklet is not None and tasklet.alive:
                if tasklet.scheduled and not tasklet.blocked and not tasklet.is_current:
                    tasklet.remove()  # those behind it in the queue need not run first
                tasklet.raise_exception(TaskletExit, *args)
        return True

    def wait(self, timeout=None):
        """Waits until the future is done; TimeoutError when the time is over."""
        if not self.done():
            _waiting.swait(self, timeout)

    def result(self, timeout=None):
        """The result, or the exception, or CancelledError."""
        self.wait(timeout)
        good, value = self._result
        if good:
            return value
        self._raise_if_cancelled()
        exc, instance, tb = value
        raise exc if instance is None else instance.with_traceback(tb)

    def exception(self, timeout=None):
        """(class, exception, traceback), or None if there was none, or CancelledError."""
        self.wait(timeout)
        good, value = self._result
        if good:
            return None
        self._raise_if_cancelled()
        return value

    def _raise_if_cancelled(self):
        if self.state == CANCELLED:
            raise CancelledError(*self._result[1][1])

    def set_result(self, result):
        self._set(FINISHED, (True, result))

    def set_exception(self, exc, val=None, tb=None):
        instance = _exception(exc, val if not isinstance(exc, BaseException) else None, tb)
        self._set(FINISHED, (False, (type(instance), instance, instance.__traceback__)))

    def set_cancelled(self, args=()):
        self._set(CANCELLED, (False, (None, args)))

    def _set(self, state, result):
        with atomic():
            if self.done():
                return
            self.state = state
            self._result = result
        self.waitsite_signal()


class ExecutorBase:
    """Has jobs done: submit_future(future, (func, args, kwargs)) is what differs."""

    def submit(self, func, *args, **kwargs):
        return self.submit_args(func, args, kwargs)

    def submit_args(self, func, args=(), kwargs={}):
        """Has func called with these arguments; returns a Future."""
        return self.submit_future(Future(), (func, args, kwargs))

    def map(self, func, *iterables, timeout=None):
        """An iterator over the results of func for the items; all calls are submitted at once."""
        timeouts = Timeouts(timeout)
        futures = [self.submit_args(func, args) for args in zip(*iterables)]

        def results():
            for future in futures:
                with timeouts.timeout():
                    result = future.result()
                yield result
        return results()

    @staticmethod
    def execute_future(future, job):
        func, args, kwargs = job
        future.execute(func, args, kwargs)

    def shutdown(self, wait=True):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown(True)


class NullExecutor(ExecutorBase):
    """Does nothing: its futures stay pending."""

    def submit_future(self, future, job):
        return future


class DirectExecutor(ExecutorBase):
    """Does the job before submit() returns."""

    def submit_future(self, future, job):
        self.execute_future(future, job)
        return future


class SimpleTaskletExecutor(ExecutorBase):
    """A tasklet for each job."""

    def submit_future(self, future, job):
        self.start_tasklet(self.execute_future, (future, job))
        return future

    def start_tasklet(self, func, args):
        return stackless.tasklet(func)(*args)


class ImmediateTaskletExecutor(SimpleTaskletExecutor):
    """A tasklet for each job, which runs at once."""

    def start_tasklet(self, func, args):
        tasklet = super().start_tasklet(func, args)
        tasklet.run()
        return tasklet


class ThreadPoolExecutorBase(ExecutorBase):
    """Jobs are done by a pool of threads."""

    def __init__(self, pool):
        self.pool = pool

    def submit_future(self, future, job):
        def do():
            self.execute_future(future, job)
            _main_loop().interrupt_wait()
        self.pool.submit(do)
        return future

    def shutdown(self, wait=True):
        self.pool.shutdown(wait)


def _main_loop():
    from .main import mainloop
    return mainloop


class _Waiting:
    """Knows its unfinished futures, to wait for them at the end."""

    def __init__(self):
        self._unfinished = set()
        self._shut = False

    def submit_future(self, future, job):
        with atomic():
            if self._shut:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._unfinished.add(future)
        future.add_done_callback(self._unfinished.discard)
        return super().submit_future(future, job)

    def shutdown(self, wait=True):
        self._shut = True
        if wait:
            _waiting.wait(list(self._unfinished))
        super().shutdown(wait)


class _Bounded:
    """Lets max_workers jobs run at a time (None: any number)."""

    def __init__(self, max_workers=None):
        self.max_workers = max_workers
        self._workers = 0
        self._jobs = []

    def submit_future(self, future, job):
        with atomic():
            if self.max_workers is not None and self._workers >= self.max_workers:
                self._jobs.append((future, job))
                return future
            self._workers += 1
        return super().submit_future(future, job)

    def execute_future(self, future, job):
        try:
            super().execute_future(future, job)
        finally:
            with atomic():
                self._workers -= 1
                if self._jobs:
                    self._workers += 1
                    super().submit_future(*self._jobs.pop(0))


class TaskletExecutor(_Waiting, _Bounded, SimpleTaskletExecutor):
    def __init__(self, max_workers=None):
        _Waiting.__init__(self)
        _Bounded.__init__(self, max_workers)


class ThreadPoolExecutor(_Waiting, ThreadPoolExecutorBase):
    def __init__(self, max_workers=None):
        _Waiting.__init__(self)
        ThreadPoolExecutorBase.__init__(self, SimpleThreadPool(max_workers))


null_executor = NullExecutor()
direct_executor = DirectExecutor()
tasklet_executor = SimpleTaskletExecutor()
immediate_tasklet_executor = ImmediateTaskletExecutor()
thread_executor = ThreadPoolExecutorBase(DummyThreadPool())

as_completed = _waiting.iwait


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """(done, not_done): two sets. What is done already is in the first, whatever return_when says."""
    fs = list(fs)
    done = {future for future in fs if future.done()}
    not_done = set(fs) - done
    for future in done:
        if _is_enough(future, return_when):
            return done, not_done
    for future in _waiting.iwait_no_raise([f for f in fs if f in not_done], timeout):
        done.add(future)
        if _is_enough(future, return_when):
            break
    return done, not_done - done


def _is_enough(future, return_when):
    if return_when == FIRST_EXCEPTION:
        return not future.cancelled() and future.exception() is not None
    return return_when == FIRST_COMPLETED


def all_results(fs, timeout=None):
    """The results of all; raises what one of them raises."""
    with _timeout(timeout):
        return [future.result() for future in fs]


def any_result(fs, timeout=None):
    """The result of the first that is done."""
    for future in as_completed(fs, timeout):
        return future.result()
