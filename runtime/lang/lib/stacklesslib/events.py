"""Callbacks at times: the queue that the main loop pumps."""
import heapq
import sys
import traceback

from .base import atomic, time


class Handle:
    """A callback that will be called, unless it is cancelled."""

    def __init__(self, callback, args):
        self.callback = callback
        self.args = args
        self.cancelled = False

    def cancel(self):
        self.cancelled = True

    def _run(self):
        self.callback(*self.args)

    def __repr__(self):
        state = " cancelled" if self.cancelled else ""
        return f"<Handle of {self.callback!r}{state}>"


class EventQueue:
    """Callbacks in the order of their times; those of the same time in the order they were made."""

    def __init__(self, clock=time):
        self._clock = clock
        self._heap = []
        self._sequence = 0
        self.interrupt_wait = None  # called when another thread adds an event; main sets it

    def __len__(self):
        return sum(1 for entry in self._heap if not entry[2].cancelled)

    def call_at(self, when, callback, *args):
        handle = Handle(callback, args)
        with atomic():
            self._sequence += 1
            heapq.heappush(self._heap, (when, self._sequence, handle))
        return handle

    def call_soon(self, callback, *args):
        return self.call_at(self._clock(), callback, *args)

    def call_later(self, delay, callback, *args):
        return self.call_at(self._clock() + delay, callback, *args)

    def call_later_threadsafe(self, delay, callback, *args):
        """For other threads: a main loop that sleeps looks again when the next event is due."""
        handle = self.call_later(delay, callback, *args)
        if self.interrupt_wait is not None:
            self.interrupt_wait()
        return handle

    def call_repeatedly(self, interval, callback, *args):
        """Calls again and again, `interval` seconds apart, until the handle is cancelled."""
        handle = Handle(callback, args)

        def again():
            if not handle.cancelled:
                self.call_later(interval, again)
                handle._run()
        self.call_later(interval, again)
        return handle

    def reschedule(self, dt):
        """Moves every event by dt seconds."""
        with atomic():
            self._heap = [(when + dt, sequence, handle) for when, sequence, handle in self._heap]

    def _drop_cancelled(self):
        while self._heap and self._heap[0][2].cancelled:
            heapq.heappop(self._heap)

    def due_delay(self):
        """Seconds to the next event, 0 if it is due, None if there is none."""
        with atomic():
            self._drop_cancelled()
            if not self._heap:
                return None
            return max(0.0, self._heap[0][0] - self._clock())

    @property
    def is_due(self):
        delay = self.due_delay()
        return delay is not None and delay <= 0

    def pump(self):
        """Calls what is due now; returns how many. Their errors are printed."""
        now = self._clock()
        with atomic():
            last = self._sequence
            due = []
            while self._heap and self._heap[0][0] <= now:
                entry = heapq.heappop(self._heap)
                if not entry[2].cancelled:
                    due.append(entry)
            due = [entry for entry in due if entry[1] <= last]
        count = 0
        for _, _, handle in due:
            if handle.cancelled:
                continue
            count += 1
            try:
                handle._run()
            except Exception:
                traceback.print_exc(file=sys.stderr)
        return count


class DummyEventQueue:
    """Stands for the event queue while nobody pumps one."""

    def _refuse(self, *args, **kwargs):
        raise NotImplementedError("events are not being pumped")

    call_at = call_soon = call_later = call_later_threadsafe = call_repeatedly = _refuse
    pump = reschedule = due_delay = cancel = _refuse
