"""Chooses between threads and tasklets for programs written for either. Until install_stackless()
is called, sleep and the locks are those of threads."""
import threading
import time as _time

from .events import DummyEventQueue

event_queue = DummyEventQueue()
installed = False


def sleep(delay):
    _sleep(delay)


def Event():
    return _make("Event")


def Lock():
    return _make("Lock")


def RLock():
    return _make("RLock")


def Condition(*args):
    return _make("Condition", *args)


def Semaphore(*args):
    return _make("Semaphore", *args)


def _make(name, *args):
    if installed:
        from . import locks
        return getattr(locks, name)(*args)
    return getattr(threading, name)(*args)


def _tasklet_sleep(delay):
    from .base import SignalChannel
    wake = SignalChannel()
    handle = event_queue.call_later(delay, wake.signal)
    try:
        wake.receive()
    finally:
        handle.cancel()


_sleep = _time.sleep


def install_stackless():
    """From now on sleep and the locks are those of tasklets, driven by main.mainloop."""
    global _sleep, event_queue, installed
    from . import main
    event_queue = main.event_queue
    _sleep = _tasklet_sleep
    installed = True


def install_vanilla():
    """Back to threads."""
    global _sleep, event_queue, installed
    event_queue = DummyEventQueue()
    _sleep = _time.sleep
    installed = False
