"""Channels: exchange, queues, preference, closing, exceptions, iteration, subclasses"""
import sys
import traceback

import stackless
from scene import W, attempt, log, names, ring, show

run, schedule = stackless.run, stackless.schedule
c = stackless.channel()

# Attributes of a new one.
print(c.balance, c.queue, c.preference, c.schedule_all, c.closing, c.closed, bool(c), iter(c) is c)
for value in (-5, 5, 0, True, -1):
    c.preference = value
    print(c.preference, end=" ")
for value in (5, 0, True, False):
    c.schedule_all = value
    print(c.schedule_all, end=" ")
print()


# First come, first served; balance counts.
def sends(value):
    return lambda: log.append(("sent", value, c.send(value)))


a, b = W("a", sends(1)), W("b", sends(2))
run()
print(c.balance, names[c.queue], names[c.queue.next], c.queue.next.next, b.prev is a, a.prev, a._channel is c)
print(a.blocked, a.scheduled, a.paused, a.alive)
show("senders", c.receive(), c.receive(), c.balance, ring())
run()


def receives():
    log.append(attempt(c.receive))


W("a", receives), W("b", receives)
run()
del log[:]
print(c.balance)
print(c.send("x"), c.send("y"), c.balance)
show("receivers")

# send switches to the receiver at once, the sender is last; receive does not switch.
W("r", receives)
run()
W("o")
W("s", lambda: c.send("v"))
W("q")
run()
show("send")
W("s", lambda: c.send("v"))
run()
W("o")
W("r", receives)
W("q")
run()
show("receive")


# Exceptions: a class for send_exception, class or instance for send_throw.
def throws(method, *args):
    W("r", receives)
    run()
    del log[:]
    method(*args)
    show("%s %d" % (method.__name__, len(args)))


throws(c.send_exception, ValueError)
throws(c.send_exception, ValueError, 1, 2)
throws(c.send_throw, ValueError)
throws(c.send_throw, ValueError, 1)
throws(c.send_throw, ValueError, (1, 2))
throws(c.send_throw, ValueError("instance"))
throws(c.send, ValueError("as a value"))


def origin():
    raise LookupError("far")


def shows_traceback():
    try:
        c.receive()
    except LookupError as e:
        log.append([f.name for f in traceback.extract_tb(e.__traceback__)])


W("r", shows_traceback)
run()
try:
    origin()
except LookupError:
    c.send_throw(*sys.exc_info())
show("traceback")

# A blocked sender of an exception raises it at the receiver. (The last one that blocks so hands it to
# whoever is woken, too.)
W("s", lambda: c.send_exception(KeyError, "waited"))
W("o")
run()
print(attempt(c.receive), c.balance)
run()
W("s", lambda: c.send_exception(KeyError, "last"))
print(attempt(run), c.balance, attempt(c.receive))
run()
del log[:]

# Closing: who waits is still served; then nothing that would block is allowed.
W("s", lambda: c.send("late"))
run()
c.close()
print(c.closing, c.closed, attempt(c.receive), c.closed, attempt(c.receive), attempt(c.send, 1))
print(attempt(next, c), attempt(c.send_exception, ValueError), attempt(c.send_throw, ValueError))
c.open()
run()
print(c.closing, c.closed)
del log[:]


# Iteration ends with closing, or with StopIteration sent.
def loops():
    for x in c:
        log.append(x)
    log.append("end")


W("r", loops)
run()
print(c.send_sequence(range(3)), c.send_sequence([]), c.balance)
c.send_exception(StopIteration)
show("sent StopIteration")
W("r", loops)
run()
c.send(1)
c.close()
c.send(2)
show("closed")
c.open()
W("s", lambda: log.append(c.send_sequence("ab")))
run()
c.close()
print(next(c), attempt(next, c), attempt(run))
print(attempt(next, c), list(c))
show("senders left")
c.open()


def breaks():
    yield 1
    raise ValueError("in the sequence")


W("r", loops)
run()
show("sequence fails", attempt(c.send_sequence, breaks()))
c.send_exception(StopIteration)
del log[:]


# Subclasses have a __dict__, may take arguments and override what is called.
class Logged(stackless.channel):
    def __init__(self, name, *, preference=-1):
        self.name = name
        self.preference = preference

    def send(self, value):
        log.append("%s sends %r" % (self.name, value))
        return super().send(value)


d = Logged("d", preference=1)
W("r", lambda: log.append((d.receive(), d.receive())))
run()
d.send(1)
print(d.preference, sorted(vars(d)), d.send_sequence([2]), stackless.channel(1, x=2).balance)
run()
show("subclass")
print(attempt(setattr, c, "name", 1), isinstance(d, stackless.channel), attempt(len, c))

# A failed operation leaves all as it was.
print(attempt(c.send_exception), attempt(c.send_exception, 5), attempt(c.send_throw, int), c.balance, ring())

# Two tasklets that play; main only starts them.
def ping():
    for n in range(3):
        log.append("ping")
        c.send(n)


def pong():
    for n in range(3):
        log.append("pong%d" % c.receive())


W("i", ping), W("o", pong)
run()
show("ping pong")
