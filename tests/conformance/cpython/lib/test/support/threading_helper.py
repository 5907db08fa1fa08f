"""Threads in tests."""
import contextlib
import functools
import _thread
import threading
import unittest


def requires_working_threading(*, module=False):
    return lambda test: test


def threading_setup():
    return threading.active_count(), 0


def threading_cleanup(*original_values):
    pass


def reap_threads(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    before = _thread._count()
    yield
    import time
    deadline = time.monotonic() + (30 if timeout is None else timeout)
    while _thread._count() > before:
        if time.monotonic() > deadline:
            raise AssertionError("threads did not end")
        time.sleep(0.01)


def join_thread(thread, timeout=None):
    thread.join(30 if timeout is None else timeout)
    if thread.is_alive():
        raise AssertionError("the thread did not end")


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    threads = list(threads)
    try:
        for thread in threads:
            thread.start()
        yield
    finally:
        if unlock:
            unlock()
        for thread in threads:
            thread.join(30)


class catch_threading_exception:
    def __init__(self):
        self.exc_type = self.exc_value = self.exc_traceback = self.thread = None

    def _hook(self, args):
        self.exc_type, self.exc_value = args.exc_type, args.exc_value
        self.exc_traceback, self.thread = args.exc_traceback, args.thread

    def __enter__(self):
        self._saved = threading.excepthook
        threading.excepthook = self._hook
        return self

    def __exit__(self, *info):
        threading.excepthook = self._saved
        del self.exc_type, self.exc_value, self.exc_traceback, self.thread


can_start_thread = True
