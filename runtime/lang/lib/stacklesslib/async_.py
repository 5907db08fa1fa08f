"""Functions that run until they first have to wait, and then go on by themselves: the caller gets a
Future. (`async` and `await` are keywords by now, hence the names with an underscore.)"""
import sys
from functools import wraps

import stackless

from .base import atomic
from .futures import Future, tasklet_executor


class Awaiter:
    """The first argument of an asynchronous function: awaiter.await_(future) waits for a result."""

    def __init__(self, caller):
        self._caller = caller

    def await_(self, future, timeout=None):
        with atomic():
            if not future.done():
                self._continue_caller()
            return future.result(timeout)

    def _continue_caller(self):
        """Lets the caller go on: now for the first wait, or the end."""
        caller, self._caller = self._caller, None
        if caller is not None and caller.paused:
            caller.insert()


setattr(Awaiter, "await", Awaiter.await_)


def call_async(callable, args=(), kwargs={}):
    """Calls callable(awaiter, *args, **kwargs) in a tasklet of its own, at once. The caller goes on when
    that first waits, or ends. Returns a Future."""
    future = Future()
    awaiter = Awaiter(stackless.getcurrent())

    def run():
        try:
            future.execute(callable, (awaiter, *args), kwargs)
        finally:
            with atomic():
                awaiter._continue_caller()

    with atomic():
        try:
            stackless.tasklet(run)().switch()
        finally:
            awaiter._caller = None
    return future


def async_(func):
    """A decorator: each call is a call_async()."""
    @wraps(func)
    def call(*args, **kwargs):
        return call_async(func, args, kwargs)
    return call


setattr(sys.modules[__name__], "async", async_)


def create_future(callable, args=(), kwargs={}, executor=tasklet_executor):
    """A future whose result the executor computes."""
    return executor.submit_args(callable, args, kwargs)


def future(executor=tasklet_executor):
    """A decorator: each call gives a future."""
    def decorate(func):
        @wraps(func)
        def call(*args, **kwargs):
            return create_future(func, args, kwargs, executor)
        return call
    return decorate
