"""Nobody left to run: blocking, leaving and ending with an empty ring"""
import stackless
from scene import W, attempt, log, names, show

run, schedule, schedule_remove = stackless.run, stackless.schedule, stackless.schedule_remove
channel = stackless.channel

# Main alone.
print("main receives:", attempt(channel().receive))
print("main sends:", attempt(channel().send, 1))
print("main leaves:", attempt(schedule_remove, "value"))
print("main schedules:", attempt(schedule, "value"))

# Under run() it is no error.
c = channel()
t = W("t", c.receive)
print("lone receiver:", attempt(run), t.blocked, c.balance)
c.send(None)
del log[:]
a, b = channel(), channel()
t1 = W("1", lambda: (a.receive(), b.send(1)))
t2 = W("2", lambda: (b.receive(), a.send(1)))
print("a cycle:", attempt(run), t1.blocked, t2.blocked)
t1.kill(), t2.kill()
del log[:]

# The last one ends while main waits.
c = channel()
W("helper")
show("main receives, helper ends", attempt(c.receive), c.balance)
W("helper")
show("main sends, helper ends", attempt(c.send, 5), c.balance)

# The last one blocks elsewhere while main waits: the error is raised in it, and it is off that channel.
other = channel()


def blocks():
    log.append(attempt(other.receive))
    log.append(other.balance)
    c.send("served")


W("helper", blocks)
show("helper deadlocks", attempt(c.receive), c.balance)

# Uncaught there it reaches main, which is off its channel too.
t = W("helper", other.receive)
show("uncaught", attempt(c.receive), c.balance, other.balance, t.alive)

# schedule_remove of the last one while main waits.
W("helper", lambda: log.append(attempt(schedule_remove)))
show("helper leaves", attempt(c.receive))

# Inside an inner run() the innermost caller is woken, not main.
def inner():
    log.append("inner " + attempt(run))


W("a", inner)
b = W("b", channel().receive)
show("innermost woken", attempt(run), b.alive)

# The last one to leave under run(): run() returns, it stays paused.
t = W("t", schedule_remove)
print("leaves under run():", attempt(run), t.paused, t.alive)
t.kill()
del log[:]

# The slot of main holds nothing after a deadlock, whatever it had been sending.
W("helper", lambda: log.append(attempt(other.receive)))
show("slot", attempt(c.send, "lost"), stackless.main.tempval)

# close() wakes nobody.
c = channel()
t = W("t", c.receive)
run()
c.close()
print("closed:", t.blocked, c.closing, c.closed, attempt(c.receive), attempt(next, c))
c.send("last")
run()
print(t.alive, c.closed, attempt(c.send, 1))
