"""Functions called on threads, while the tasklet that wants the result waits."""
import threading

from .base import SignalChannel, atomic
from .util import tasklet_call

_threads = getattr(threading, "real_threading", threading)


class DummyThreadPool:
    """A thread for each job."""

    def __init__(self, stack_size=None):
        self.stack_size = stack_size
        self._active = 0
        self._idle = SignalChannel()
        self._shut = False

    def start_thread(self, target):
        """Starts a thread; to be overridden."""
        before = None if self.stack_size is None else _threads.stack_size(self.stack_size)
        try:
            thread = _threads.Thread(target=target, daemon=True)
            thread.start()
        finally:
            if before is not None:
                _threads.stack_size(before)
        return thread

    def submit(self, job):
        """Has the callable called, without arguments."""
        with atomic():
            self._check()
            self._start(lambda: self._work(job))

    def _check(self):
        if self._shut:
            raise RuntimeError("cannot submit a job after shutdown")

    def _start(self, target):
        self._active += 1
        try:
            self.start_thread(target)
        except BaseException:
            self._active -= 1
            raise

    def _work(self, job):
        try:
            job()
        finally:
            with atomic():
                self._active -= 1
                if self._active == 0:
                    self._idle.asignal_all()

    def shutdown(self, wait=True):
        """No more jobs are taken. With wait, returns when all have ended."""
        with atomic():
            self._shut = True
            while wait and self._active > 0:
                self._idle.receive()


class SimpleThreadPool(DummyThreadPool):
    """At most n_threads threads, started when there is work; the jobs queue up."""

    def __init__(self, n_threads=1, stack_size=None):
        super().__init__(stack_size)
        self.n_threads = n_threads
        self._jobs = []

    def submit(self, job):
        with atomic():
            self._check()
            self._jobs.append(job)
            if self.n_threads is None or self._active < self.n_threads:
                self._start(lambda: self._work(self._serve))

    def _serve(self):
        while True:
            with atomic():
                if not self._jobs:
                    return
                job = self._jobs.pop(0)
            try:
                job()
            except Exception:
                _print_error()
            job = None


def _print_error():
    import traceback
    traceback.print_exc()


def call_on_thread(func, args=(), kwargs={}, stack_size=None, pool=None, timeout=None,
                   on_abandoned=None, on_orphaned=None):
    """util.tasklet_call on a thread: only the calling tasklet waits. on_orphaned is the older name of
    on_abandoned."""
    if pool is None:
        pool = DummyThreadPool(stack_size)

    def dispatch(helper):
        def job():
            helper()
            _main_loop().interrupt_wait()
        pool.submit(job)

    return tasklet_call(func, args, kwargs, dispatch, timeout, on_abandoned or on_orphaned)


def _main_loop():
    from .main import mainloop
    return mainloop
