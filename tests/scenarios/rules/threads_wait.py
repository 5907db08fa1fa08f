"""Threads: who is served by whom, what counts as a deadlock, when run() waits for other threads"""
# sy: clock=virtual check-interval=1000000000
import threading
import time

import stackless
from scene import W, attempt, log, names, ring, show

run, schedule = stackless.run, stackless.schedule
main = stackless.main
FOREVER = 2 ** 40


def start(f, *args):
    t = threading.Thread(target=f, args=args)
    t.start()
    return t


def later(f, *args):
    """Calls f in another thread while this one waits."""
    def body():
        time.sleep(0.01)
        log.append(attempt(f, *args))
    return start(body)


# A main that receives sleeps while another thread may still send; the sender does not switch.
c = stackless.channel()
t = later(c.send, 1)
log.append(c.receive())
t.join()
show("served")
t = later(c.receive)
log.append(c.send(2))
t.join()
show("received")

# Whatever preference and schedule_all say, between threads the caller goes on.
for preference, schedule_all in ((-1, 0), (1, 0), (0, 0), (0, 1)):
    c.preference, c.schedule_all = preference, schedule_all
    W("r", lambda: log.append("got %s" % c.receive()))
    run()
    W("o")
    t = start(lambda: log.append(attempt(c.send, "x")))
    t.join()
    log.append("ring " + ring())
    run()
    show("preference %d, all %d" % (preference, schedule_all))
c.preference, c.schedule_all = -1, 0

# A plain run() does not wait for other threads: what comes later is in the ring.
W("r", lambda: log.append("got %s" % c.receive()))
log.append(run())
t = later(c.send, 1)
t.join()
log.append((stackless.runcount, ring()))
run()
show("run() does not wait")

# threadblock waits when the last one blocks, and returns when one ends with an empty ring.
W("r", lambda: log.append("got %s" % c.receive()))
t = later(c.send, 1)
log.append(attempt(run, FOREVER, threadblock=True))
t.join()
show("threadblock")

# While it sleeps: no current tasklet, none runnable, main paused.
def looks(ident):
    m, current, runcount = stackless.get_thread_info(ident)
    log.append((current, runcount, m.paused, m.blocked))
    c.send(None)


W("r", c.receive)
t = later(looks, threading.get_ident())
run(FOREVER, threadblock=True)
t.join()
show("asleep")

# On the initial thread with no other thread awake it returns at once.
W("r", c.receive)
show("nobody to wait for", attempt(run, FOREVER, threadblock=True), c.balance)
c.send(None)
run()
del log[:]


# The second of two threads whose last tasklets block is told; the first one sleeps on.
def second():
    time.sleep(0.01)
    d = stackless.channel()
    log.append(attempt(d.receive))
    c.send("served after all")


t = start(second)
log.append(c.receive())
t.join()
show("second is told")


# A thread in a lock counts as awake: it may still do something.
event = threading.Event()
t = start(lambda: (event.wait(0.05), c.send("in time")))
log.append(c.receive())
t.join()
show("in a lock")

# insert and run from another thread wake a thread that sleeps in the scheduler.
for method in ("insert", "run"):
    r = W("r", c.receive)
    p = W("p", lambda: log.append("ran"), start=False)
    t = start(lambda: (time.sleep(0.01), getattr(p, method)(), time.sleep(0.01), c.send(None)))
    run(FOREVER, threadblock=True)
    run()
    t.join()
    show(method)

# A killed main wakes from run(threadblock) and from its channel.
for wait in (lambda: run(FOREVER, threadblock=True), c.receive):
    r = W("r", stackless.channel().receive)
    t = start(lambda: (time.sleep(0.01), main.kill()))
    show("main killed", attempt(wait), c.balance)
    t.join()
    r.kill()
    del log[:]


# An error of a thread's tasklet goes to that thread's main.
def thread_main():
    W("b", lambda: 1 / 0)
    log.append(attempt(run))
    W("b", lambda: exec("raise SystemExit"))
    log.append(attempt(run))


start(thread_main).join()
show("error in a thread")


# What a thread leaves behind with C frames is killed; the rest is abandoned.
def waits(name):
    try:
        stackless.schedule_remove()
    except TaskletExit:
        log.append("exit " + name)
        raise
    finally:
        log.append("finally " + name)


kept = []


def leaves():
    kept.append(stackless.tasklet(lambda: waits("soft"))())
    kept.append(stackless.tasklet(lambda: [1].sort(key=lambda x: waits("hard")))())
    kept.append(stackless.tasklet(lambda: waits("never run"))())
    kept[2].remove()
    run()


if stackless.enable_softswitch(None):
    start(leaves).join()
    show("left behind", [(k.alive, k.thread_id, k.scheduled) for k in kept])
else:
    print("left behind: exit hard finally hard [(False, -1, False), (False, -1, False), (False, -1, False)]")
