"""Queues between threads."""
import threading
from collections import deque
from heapq import heappop, heappush
from time import monotonic as _now
from types import GenericAlias

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    "Exception raised by Queue.get(block=0)/get_nowait()."


Empty.__module__ = "_queue"


class Full(Exception):
    "Exception raised by Queue.put(block=0)/put_nowait()."


def _check_timeout(timeout):
    if timeout is not None and timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")


class Queue:
    """First in, first out. maxsize is how many items there may be; 0: any number."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        # One lock; a condition for each reason to wait.
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0

    __class_getitem__ = classmethod(GenericAlias)

    # What kind of queue it is: to be overridden together.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    # What all have.

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        return not self.qsize()

    def full(self):
        with self.mutex:
            return self._is_full()

    def _is_full(self):
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Adds an item; waits for room if need be. Full: there was none in that time."""
        with self.not_full:
            if block and self.maxsize > 0:
                _check_timeout(timeout)
            if self._is_full():
                if not block:
                    raise Full
                if not self.not_full.wait_for(lambda: not self._is_full(), timeout):
                    raise Full
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one if need be. Empty: none came in that time."""
        with self.not_empty:
            if block:
                _check_timeout(timeout)
            if not self._qsize():
                if not block:
                    raise Empty
                if not self.not_empty.wait_for(self._qsize, timeout):
                    raise Empty
            item = self._get()
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        """Says that the work for an item, taken before, is done."""
        with self.all_tasks_done:
            if self.unfinished_tasks <= 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks -= 1
            if self.unfinished_tasks == 0:
                self.all_tasks_done.notify_all()

    def join(self):
        """Waits until the work for all items is done."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()


class PriorityQueue(Queue):
    """The lowest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """First in, first out, without a limit and without tasks. It has no lock, so that a finaliser may
    put something while the same thread is here: what counts is done by one operation of a deque."""

    def __init__(self):
        self._items = deque()
        self._waiters = deque()

    __class_getitem__ = classmethod(GenericAlias)

    def put(self, item, block=True, timeout=None):
        """Never waits: block and timeout are for programs that use either kind of queue."""
        self._items.append(item)
        self._wake()

    def _wake(self):
        try:
            self._waiters.popleft().release()
        except IndexError:
            pass

    def get(self, block=True, timeout=None):
        """Takes an item; waits for one if need be. Empty: none came in that time."""
        if block:
            _check_timeout(timeout)
        deadline = None if timeout is None else _now() + timeout
        while True:
            try:
                return self._items.popleft()
            except IndexError:
                pass
            if not block:
                raise Empty
            # Once the time is over there is one last look.
            block = self._wait(deadline)

    def _wait(self, deadline):
        turn = threading.Lock()
        turn.acquire()
        self._waiters.append(turn)
        woken = False
        try:
            if not self._items:  # something may have come before we were in the queue
                left = -1 if deadline is None else max(deadline - _now(), 0)
                woken = turn.acquire(True, left)
                return woken
            return True
        finally:
            if not woken:
                self._leave(turn)

    def _leave(self, turn):
        try:
            self._waiters.remove(turn)
        except ValueError:
            if self._items:
                self._wake()  # the wake-up that we got may be of use to another

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)


SimpleQueue.__module__ = "_queue"
_PySimpleQueue = SimpleQueue
