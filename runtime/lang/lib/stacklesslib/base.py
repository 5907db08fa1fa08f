"""The tools that everything else in stacklesslib is made of."""
from contextlib import contextmanager
from time import monotonic as time

import stackless
from stackless import atomic


@contextmanager
def block_trap(trap=True):
    """Forbids (or allows) the current tasklet to block."""
    tasklet = stackless.getcurrent()
    old = tasklet.block_trap
    tasklet.block_trap = trap
    try:
        yield
    finally:
        tasklet.block_trap = old


@contextmanager
def ignore_nesting(flag=True):
    """Lets the current tasklet be interrupted at any nesting level."""
    tasklet = stackless.getcurrent()
    old = tasklet.set_ignore_nesting(flag)
    try:
        yield
    finally:
        tasklet.set_ignore_nesting(old)


@contextmanager
def switch_trap():
    """Forbids switches to other tasklets."""
    stackless.switch_trap(1)
    try:
        yield
    finally:
        stackless.switch_trap(-1)


class SignalChannel(stackless.channel):
    """A channel to wake those who wait: the sender goes on and never blocks."""

    def __init__(self):
        self.preference = 1

    def asignal(self, value=None):
        """Wakes one waiter, if there is any. The caller is atomic."""
        if self.balance < 0:
            self.send(value)

    def asignal_all(self, value=None):
        """Wakes all that wait now. The caller is atomic."""
        for _ in range(-self.balance):
            self.send(value)

    def signal(self, value=None):
        with atomic():
            self.asignal(value)

    def signal_all(self, value=None):
        with atomic():
            self.asignal_all(value)
