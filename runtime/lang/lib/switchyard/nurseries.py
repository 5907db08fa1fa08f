"""Nurseries: no tasklet outlives the block that has started it."""
import stackless
from stackless import atomic

from .children import Parent


class _Cut(BaseException):
    """Thrown into the body of a nursery of which a tasklet has failed."""


class nursery(Parent):
    """with nursery() as n: n.start(func) ... -- the block ends when the tasklets started in it have
    ended. When one fails, or the body does, the others are killed, the body is left, and once all have
    ended the exception comes out of the block (several: as an exception group)."""

    def __init__(self):
        super().__init__()
        self._errors = []
        self._open = False
        self._inside = False  # the body runs
        self._cut = None

    def start(self, func):
        """Starts a tasklet that calls func(); returns it."""
        if not callable(func):
            raise TypeError(f"a callable is needed, not {type(func).__name__}")
        if not self._open:
            raise RuntimeError("the nursery is closed")
        return self._start_child(func)

    def cancel(self):
        """Kills the tasklets that have been started; the block still waits for their end."""
        self._kill_children()

    @property
    def tasklets(self):
        """Those that have not ended."""
        return list(self._children)

    def __enter__(self):
        self._owner = stackless.getcurrent()
        self._open = self._inside = True
        return self

    def __exit__(self, exc_type, exc, tb):
        with atomic():
            self._inside = False
            if exc is not None:
                self._open = False
                self._kill_children()
        error = None if exc is self._cut else exc
        while True:
            try:
                self._wait_for_children()
                break
            except BaseException as caught:  # killed while it waits, or a deadline
                self._open = False
                error = error or caught
                self._kill_children()
        self._open = False
        return self._leave(error, exc)

    def _leave(self, error, exc):
        errors, self._errors = self._errors, []
        if not errors:
            if error is not None and error is not exc:
                raise error
            return exc is self._cut and exc is not None
        if error is not None and not isinstance(error, TaskletExit):
            errors.append(error)
        if len(errors) == 1:
            raise errors[0]
        raise BaseExceptionGroup("several tasklets of a nursery have failed", errors)

    def _child_ended(self, child, error):
        super()._child_ended(child, error)
        if error is None or isinstance(error, TaskletExit):
            return
        first = not self._errors
        self._errors.append(error)
        if first:
            self._open = False
            self._kill_children()
            if self._inside and self._owner is not stackless.getcurrent():
                self._cut = _Cut()
                self._owner.throw(self._cut, pending=True)


def run_all(*functions):
    """Calls each function in a tasklet of its own; returns their results in the same order."""
    results = [None] * len(functions)

    def keep(index, func):
        results[index] = func()

    with nursery() as n:
        for index, func in enumerate(functions):
            n.start(lambda index=index, func=func: keep(index, func))
    return results
