"""Tasklets that belong to somebody: what nurseries and supervisors have in common."""
import stackless
from stackless import atomic


class Child(stackless.tasklet):
    """Runs func() and then tells `parent`, in every case, also when it is killed before it has begun:
    parent._child_ended(child, error), where error is None or the exception."""

    def __new__(cls, func, parent):
        return super().__new__(cls)

    def __init__(self, func, parent):
        self._func = func
        self._parent = parent
        self._begun = False
        self._refused = None
        self.bind(self._body)
        self.setup()

    def _body(self):
        self._begun = True
        error = None
        try:
            if self._refused is not None:
                raise self._refused
            self._func()
        except BaseException as caught:
            error = caught
        with atomic():
            self._parent._child_ended(self, error)

    def kill(self, pending=False):
        self.throw(TaskletExit, pending=pending)

    def raise_exception(self, exc, *args):
        self.throw(exc, args)

    def throw(self, exc, val=None, tb=None, pending=False):
        if self._begun or not self.alive:
            return super().throw(exc, val, tb, pending)
        # One that has not begun would end without a word: it begins, and raises.
        if isinstance(exc, type):
            exc = exc() if val is None else exc(*val) if isinstance(val, tuple) else exc(val)
        self._refused = exc if tb is None else exc.with_traceback(tb)
        self.insert()
        if not pending:
            self.run()


class Parent:
    """Keeps children, in the order of their start, and can wait until there are none."""

    def __init__(self):
        self._children = []
        self._empty = stackless.channel()
        self._empty.preference = 1

    def _start_child(self, func):
        with atomic():
            child = Child(func, self)
            self._children.append(child)
        return child

    def _child_ended(self, child, error):
        self._children.remove(child)
        if not self._children and self._empty.balance < 0:
            self._empty.send(None)

    def _kill_children(self, but=None):
        """The last that was started is killed first. They die when it is their turn to run."""
        with atomic():
            for child in reversed(self._children):
                if child is not but and child is not stackless.getcurrent():
                    child.kill(pending=True)

    def _wait_for_children(self):
        with atomic():
            while self._children:
                self._empty.receive()
