"""The event queue and the main loop of a program on tasklets."""
import sys
import time as _time
import traceback

import stackless

from . import app
from .events import EventQueue, Handle


class MainLoop:
    """Pumps events and runs tasklets, in turns."""

    max_wait_time = 0.01

    def __init__(self):
        self.running = False
        self.break_wait = False
        self.pumps = []

    def add_pump(self, pump):
        """An object with a pump() method, called in every turn."""
        if pump not in self.pumps:
            self.pumps.append(pump)

    def remove_pump(self, pump):
        if pump in self.pumps:
            self.pumps.remove(pump)

    def adjust_wait_times(self, dt):
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
        self.raw_sleep(delay)

    def interrupt_wait(self):
        """Ends the wait that is on, or makes the next one short."""
        self.break_wait = True

    def raw_sleep(self, delay):
        _time.sleep(delay)

    def pump(self):
        for pump in list(self.pumps):
            pump.pump()
        event_queue.pump()

    def run_tasklets(self, run_for=0):
        """Runs all tasklets, at most run_for ticks each; the one interrupted goes to the end."""
        try:
            victim = stackless.run(run_for)
            if victim is not None:
                victim.insert()
        except Exception:
            traceback.print_exc(file=sys.stderr)

    def loop(self):
        """One turn."""
        self.wait()
        self.pump()
        self.run_tasklets()

    def run(self):
        """Turns until stop()."""
        self.running = True
        while self.running:
            self.loop()

    def stop(self):
        self.running = False
        self.interrupt_wait()


event_queue = EventQueue()
mainloop = MainLoop()


def sleep(delay):
    """Blocks the calling tasklet for some seconds (0: until the next turn)."""
    app.sleep(delay)
