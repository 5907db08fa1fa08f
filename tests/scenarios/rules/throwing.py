"""throw, raise_exception and kill: where an error arrives, in what order, and what becomes of it"""
import sys
import traceback

import stackless
from scene import W, attempt, log, names, ring, show

run, schedule, schedule_remove = stackless.run, stackless.schedule, stackless.schedule_remove
main = stackless.main


def started(name, body):
    """A tasklet that has begun and is paused."""
    t = W(name, body)
    run()
    del log[:]
    return t


def catches(wait=schedule_remove):
    try:
        wait()
    except BaseException as e:
        log.append("%s%r" % (type(e).__name__, e.args))


# How the arguments become an exception.
for args in ((ValueError,), (ValueError, 7), (ValueError, (1, 2)), (ValueError("instance"),),
             (ValueError, ValueError("made")), (ValueError, None), (KeyError, LookupError("other"))):
    t = started("t", catches)
    t.throw(*args)
    show("throw", len(args))
t = started("t", catches)
t.raise_exception(OSError, 2, "no file")
show("raise_exception")
t = started("t", catches)
t.throw(exc=ValueError, val="by keyword", tb=None, pending=False)
show("keywords")


# The traceback given is kept, and ends in the function that raised.
def origin():
    raise ValueError("from far")


def shows_traceback():
    try:
        schedule_remove()
    except ValueError as e:
        log.append([f.name for f in traceback.extract_tb(e.__traceback__)])


try:
    origin()
except ValueError:
    info = sys.exc_info()
t = started("t", shows_traceback)
t.throw(*info)
show("traceback")

# A paused one goes in just before the caller: the caller is next when it ends.
t = started("t", catches)
W("o")
t.throw(ValueError)
show("paused")

# A scheduled one is switched to where it stands: all behind it run before throw() returns.
a, b, c = [W(n, lambda: catches(schedule)) for n in "abc"]
schedule()
del log[:]
b.throw(ValueError)
show("scheduled")

# A blocked one leaves the queue, at any position.
ch = stackless.channel()
ts = [W(n, lambda: catches(ch.receive)) for n in "abc"]
run()
del log[:]
ts[1].throw(ValueError)
show("blocked", ch.balance, [names[ch.queue], names[ch.queue.next], ch.queue.next.next])
ch.send_throw(TaskletExit), ch.send_throw(TaskletExit)
del log[:]

# What a blocked sender wanted to send is lost.
t = started("t", lambda: catches(lambda: ch.send("lost")))
t.throw(ValueError)
show("lost", ch.balance, t.alive)

# Pending: stored, in its place or at the end; the last one wins; the tasklet lives until its turn.
t = started("t", catches)
o = W("o")
print("pending:", t.throw(ValueError, pending=True), t.throw(KeyError("second"), pending=True), ring(), t.alive)
run()
show("pending", t.alive)

# At itself: at once, pending or not.
for pending in (False, True):
    W("t", lambda: catches(lambda: stackless.current.throw(ValueError, pending=pending)))
    run()
    W("t", lambda: catches(lambda: stackless.current.kill(pending=pending)))
    run()
    show("at itself", "pending" if pending else "at once")

# At one that never ran: its function is not entered, the error is uncaught in it.
t = W("t")
show("never ran", attempt(t.throw, ValueError, "direct"), t.alive)
t = W("t")
t.throw(ValueError, "later", pending=True)
show("never ran, pending", attempt(run), t.alive)
t = W("t", start=False)
show("never ran, paused", attempt(t.throw, ValueError, "paused"), t.alive)
t = W("t")
show("killed before it ran", attempt(t.kill), t.alive)

# A dead one takes TaskletExit and its subclasses only.
class Quit(TaskletExit):
    pass


print("dead:", *[attempt(t.throw, e) for e in (TaskletExit, Quit, Quit(), SystemExit, ValueError)])

# Main can be thrown at, wherever it waits.
ch = stackless.channel()
for wait in (run, schedule, ch.receive, lambda: ch.send(1)):
    W("t", lambda: log.append(attempt(main.throw, ValueError, "for main")))
    show("main", attempt(wait), ch.balance)
    W("t", lambda: main.kill(pending=True))
    show("main killed", attempt(wait).strip(": "), ch.balance)

# It may refuse.
def refuses():
    while True:
        try:
            schedule_remove()
        except TaskletExit:
            log.append("refused")


t = started("t", refuses)
show("refuses", attempt(t.kill), t.alive, t.paused)


# A finally block that schedules: kill() returns first.
def cleans_up():
    try:
        schedule_remove()
    finally:
        schedule()
        log.append("cleaned")


t = started("t", cleans_up)
W("o")
t.kill()
log.append("ring " + ring())
run()
show("finally")

# atomic has no influence.
t = started("t", catches)
with stackless.atomic():
    t.kill()
show("atomic")

# Silent ends: TaskletExit and subclasses; the return value is dropped.
def quits():
    raise Quit


t = W("t", quits)
show("subclass", attempt(run), t.alive)
t = stackless.tasklet(lambda: "value")()
print(run(), t.tempval)
print(TaskletExit.__mro__[:-1], TaskletExit().code, issubclass(TaskletExit, Exception))
