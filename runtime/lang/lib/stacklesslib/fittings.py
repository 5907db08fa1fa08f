"""Adapters between functions that block and functions that answer through callbacks."""
import sys

import stackless

from .base import atomic
from .errors import AsyncCallFailed, CancelledError
from .util import QueueChannel, tasklet_run


class SyncToAsync:
    """Makes a function with callbacks one that blocks. initiate_call(args, kwargs), set or overridden,
    starts the call and sees to it that on_success(value) or on_failure(value) is called once. The
    latter raises AsyncCallFailed(value) here. If the caller has left by then, abandoned_success(value)
    or abandoned_failure(value) is called instead."""

    def __init__(self):
        self._channel = QueueChannel()
        self._tasklet = None

    def __call__(self, *args, **kwargs):
        with atomic():
            self._tasklet = stackless.getcurrent()
            try:
                self.initiate_call(args, kwargs)
                return self.wait()
            finally:
                self._channel.close()
                self._tasklet = None

    def initiate_call(self, args, kwargs):
        raise NotImplementedError

    def wait(self):
        return self._channel.receive()

    def cancel(self, *args):
        """Raises CancelledError(*args) in the caller, if it waits."""
        with atomic():
            tasklet = self._tasklet
            if tasklet is not None:
                tasklet.throw(CancelledError, args, pending=tasklet is not stackless.getcurrent())

    def return_value(self, value):
        """Gives the caller its value; False if it has left."""
        with atomic():
            if self._channel.closing:
                return False
            self._channel.send(value)
            return True

    def raise_exception(self, exc, val=None, tb=None):
        """Raises an exception in the caller; False if it has left."""
        with atomic():
            if self._channel.closing:
                return False
            self._channel.send_throw(exc, val, tb)
            return True

    def on_success(self, value):
        if not self.return_value(value):
            self.abandoned_success(value)

    def on_failure(self, value):
        args = value if isinstance(value, tuple) else (value,)
        if not self.raise_exception(AsyncCallFailed, args):
            self.abandoned_failure(value)

    def on_success_va(self, *args):
        self.on_success(args)

    def on_success_vakw(self, *args, **kwargs):
        self.on_success((args, kwargs))

    def on_failure_va(self, *args):
        self.on_failure(args)

    def on_failure_vakw(self, *args, **kwargs):
        self.on_failure((args, kwargs))

    def abandoned_success(self, value):
        """Does nothing; to be overridden by those who must free what has come too late."""

    def abandoned_failure(self, value):
        self.abandoned_success(value)


class AsyncToSync:
    """Makes a function that blocks one with callbacks: it runs in a tasklet made by dispatcher, then
    on_success(result) or on_failure(sys.exc_info()) is called."""

    def __init__(self, function, on_success=None, on_failure=None, dispatcher=tasklet_run):
        self.function = function
        self.on_success = on_success
        self.on_failure = on_failure
        self.dispatcher = dispatcher

    def initiate_call(self, args=(), kwargs={}):
        self.dispatcher(self._work, (args, kwargs))

    def __call__(self, *args, **kwargs):
        self.initiate_call(args, kwargs)

    def _work(self, args, kwargs):
        try:
            result = self.function(*args, **kwargs)
        except BaseException as error:
            if self.on_failure is not None:
                self.on_failure(sys.exc_info())
            if isinstance(error, TaskletExit):
                raise
        else:
            if self.on_success is not None:
                self.on_success(result)
