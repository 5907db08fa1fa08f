"""An exception leaves a tasklet: who gets it, its traceback and context, the error handler"""
import sys
import traceback

import stackless
from scene import W, attempt, log, names, ring, show

run, schedule = stackless.run, stackless.schedule
main = stackless.main


def fails(error=ValueError):
    raise error("oops")


# Never to the one that resumed it: A stays scheduled and unaware.
b = W("b", fails, start=False)
W("a", lambda: log.append("back " + attempt(b.run)))
W("c")
result = attempt(run)
log.append("| ring " + ring())
run()
show("resumer", result)

# To main, whatever it is in; the others keep their order.
for wait in (run, schedule, stackless.channel().receive, lambda: stackless.channel().send(1)):
    W("x"), W("b", fails), W("y"), W("z")
    show("main", attempt(wait))
W("x"), W("y")
b = W("b", fails, start=False)
show("main in t.run()", attempt(b.run))
b = W("b", fails, start=False)
W("x")
show("main in t.switch()", attempt(b.switch))


# The receiver's frames come first in the traceback, then those of the tasklet.
def receiver():
    run()


W("b", fails)
try:
    receiver()
except ValueError as e:
    print([f.name for f in traceback.extract_tb(e.__traceback__)])
del log[:]

# What the receiver handles is no context of it; what the tasklet handled is.
def fails_while_handling():
    try:
        fails(KeyError)
    except KeyError:
        fails(ValueError)


try:
    1 / 0
except ZeroDivisionError:
    for body in (fails, fails_while_handling):
        W("b", body)
        try:
            run()
        except ValueError as e:
            print("context:", repr(e.__context__))
    del log[:]
    # Each tasklet has its own exception being handled.
    W("t", lambda: log.append(sys.exc_info()[0]))
    run()
    show("exc_info", sys.exc_info()[0].__name__)


def handles(error):
    try:
        raise error
    except Exception:
        schedule()
        log.append(sys.exc_info()[0].__name__)
    log.append(sys.exc_info()[0])


W("a", lambda: handles(KeyError)), W("b", lambda: handles(IndexError))
run()
show("own exc_info")

# KeyboardInterrupt is nothing special; TaskletExit is silent.
W("t", lambda: fails(KeyboardInterrupt))
show("KeyboardInterrupt", attempt(run))
W("t", lambda: fails(TaskletExit))
show("TaskletExit", attempt(run))


# The error handler: called in the dying tasklet, for anything else that is not silent.
def handler(type, value, tb):
    me = stackless.current
    log.append((type.__name__, str(value), names[me], me.alive, [f.name for f in traceback.extract_tb(tb)][-1]))


print(stackless.set_error_handler(handler))
t = W("t", fails)
W("o")
result = attempt(run)
show("handler", result, t.alive)
W("t", lambda: fails(TaskletExit))
show("not for TaskletExit", attempt(run))


def schedules(*args):
    schedule()
    log.append("handled")


print(stackless.set_error_handler(schedules) is handler)
W("t", fails), W("o")
show("may schedule", attempt(run))


def raises(*args):
    raise LookupError("of the handler")


stackless.set_error_handler(raises)
W("t", fails), W("o")
show("raises", attempt(run))
print(stackless.set_error_handler("not callable") is raises, stackless.set_error_handler(None))

# A bomb in the slot is raised at its turn.
t = W("t", stackless.schedule_remove)
run()
t.tempval = stackless.bomb(ValueError, "bomb")
t.insert()
show("bomb", attempt(run))
t = W("t")
t.tempval = stackless.bomb(ValueError("early"))
show("bomb before the start", attempt(run), t.alive)
