"""The event queue and the main loop of a program on tasklets."""
import sys
import time as _time
import traceback

import stackless

from . import app
from .app import _threads
from .events import EventQueue, Handle


class MainLoop:
    """Pumps events and runs tasklets, in turns."""

    max_wait_time = 0.01

    def __init__(self):
        self.running = False
        self.break_wait = False
        self.pumps = []
        self._waker = _threads.Event()

    def add_pump(self, pump):
        """An object with a pump() method, called in every turn."""
        if pump not in self.pumps:
            self.pumps.append(pump)

    def remove_pump(self, pump):
        if pump in self.pumps:
            self.pumps.remove(pump)

    def adjust_wait_times(self, dt):
        """The clock has been moved by dt seconds."""
        event_queue.reschedule(dt)

    def get_wait_time(self):
        if stackless.getruncount() > 1:
            return 0.0
        delay = event_queue.due_delay()
        return self.max_wait_time if delay is None else min(delay, self.max_wait_time)

    def wait(self):
        """Sleeps until something may be due."""
        delay = self.get_wait_time()
        if delay > 0 and not self.break_wait:
            self.interruptable_wait(delay)
        self.break_wait = False

    def interruptable_wait(self, delay):
        """Sleeps, at most until interrupt_wait() is called, by any thread."""
        self._waker.wait(delay)
        self._waker.clear()

    def interrupt_wait(self):
        """Ends the wait that is on, or leaves out the next one."""
        self.break_wait = True
        self._waker.set()

    def raw_sleep(self, delay):
        """Sleeps, the whole thread."""
        getattr(_time, "real_sleep", _time.sleep)(delay)

    def pump(self, run_for=0):
        """Pumps what add_pump() has added and the event queue."""
        for pump in list(self.pumps):
            pump.pump()
        event_queue.pump()

    def run_tasklets(self, run_for=0):
        """Runs all tasklets, at most run_for ticks each; returns the one that was interrupted. What
        they raise is printed."""
        try:
            return stackless.run(run_for)
        except Exception:
            traceback.print_exc(file=sys.stderr)
            return None

    def loop(self, run_for=0):
        """One turn. A tasklet that was interrupted goes on in the next."""
        self.wait()
        self.pump()
        victim = self.run_tasklets(run_for)
        if victim is not None:
            victim.insert()

    def run(self):
        """Turns until stop()."""
        self.running = True
        try:
            while self.running:
                self.loop()
        finally:
            self.running = False

    def stop(self):
        self.running = False
        self.interrupt_wait()


event_queue = EventQueue()
mainloop = MainLoop()
event_queue.interrupt_wait = mainloop.interrupt_wait


def sleep(delay):
    """Blocks the calling tasklet for some seconds (0: until the next turn)."""
    app.sleep(delay)
