"""Chooses between threads and tasklets for programs written for either. Until install_stackless()
is called, sleep and the locks are those of threads."""
import threading
import time as _time

from .events import DummyEventQueue

event_queue = DummyEventQueue()
installed = False

# magic may have put others in their places.
_threads = getattr(threading, "real_threading", threading)
_thread_sleep = getattr(_time, "real_sleep", _time.sleep)


def _lock_class(name):
    def make(*args, **kwargs):
        if installed:
            from . import locks
            return getattr(locks, name)(*args, **kwargs)
        return getattr(_threads, name)(*args, **kwargs)
    make.__name__ = make.__qualname__ = name
    make.__doc__ = f"A {name} of stacklesslib.locks, or of threading."
    return make


Event = _lock_class("Event")
Lock = _lock_class("Lock")
RLock = _lock_class("RLock")
Condition = _lock_class("Condition")
Semaphore = _lock_class("Semaphore")
BoundedSemaphore = _lock_class("BoundedSemaphore")
Barrier = _lock_class("Barrier")


def sleep(delay):
    """Blocks the tasklet (until the next turn of the loop when delay is 0), or the thread."""
    if not installed:
        _thread_sleep(delay)
        return
    from .base import SignalChannel, atomic
    wake = SignalChannel()
    with atomic():  # or the event could come before we wait for it
        handle = event_queue.call_later(delay, wake.signal)
        try:
            wake.receive()
        finally:
            handle.cancel()


def install_stackless():
    """From now on sleep and the locks are those of tasklets, driven by main.mainloop."""
    global event_queue, installed
    from . import main
    event_queue = main.event_queue
    installed = True


def install_vanilla():
    """Back to threads."""
    global event_queue, installed
    event_queue = DummyEventQueue()
    installed = False
