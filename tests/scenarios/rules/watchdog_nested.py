"""run() inside run(): who is woken, who gets the victim, who is popped"""
import stackless
from scene import W, attempt, log, names, ring, show, spin

run, schedule = stackless.run, stackless.schedule
main = stackless.main


def endless():
    while True:
        pass


def inner(timeout, **flags):
    log.append("inner " + attempt(run, timeout, **flags))


# The outer one has the role: the inner timeout is ignored, the outer run() gets the victim.
W("a", lambda: inner(10))
W("b", endless)
show("outer timeout", attempt(run, 1000))

# The inner one is the first with a timeout: it gets the victim, the outer one returns None.
W("a", lambda: inner(1000))
W("b", endless)
show("inner timeout", attempt(run))

# Both return when the ring is empty, the innermost first.
W("a", lambda: inner(0))
W("b")
show("no timeout", attempt(run))

# Main is an ordinary member of the ring when it drives with schedule(): the inner run() does not return
# as long as it is there. Then main calls run() itself, and is the innermost.
W("a", lambda: inner(0))
schedule()
log.append("main")
schedule()
log.append("main again")
show("main schedules", attempt(run))


# A tasklet in run() is out of the ring and not counted.
def looks():
    log.append((main.paused, main.scheduled, stackless.runcount))


W("a", looks)
show("counted", attempt(run))

# Woken by hand the innermost returns None with tasklets left in the ring.
W("a", main.run), W("b")
show("woken", attempt(run))


# Somebody wakes main while a tasklet is in an inner run(): that one is popped, put in the ring, and its
# own run() returns None at its turn.
def in_run():
    log.append("run " + attempt(run))


W("a", in_run)
W("b", main.insert)
W("c", schedule)
log.append("main " + attempt(run))
log.append("ring " + ring())
schedule()
show("popped")


# Main is the victim when a tasklet interrupts it.
def watches():
    victim = run(500)
    log.append("victim is main: %s, paused %s" % (victim is main, main.paused))
    victim.insert()


W("a", watches)
spin(10)
schedule()
spin(3000)
show("main interrupted")


# An error goes to the innermost run().
def fails():
    raise ValueError("oops")


W("a", in_run), W("b", fails), W("c")
show("innermost gets it", attempt(run))
print(main.is_current, stackless.runcount)
