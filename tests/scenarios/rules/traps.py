"""switch_trap, block_trap, atomic and nesting: what they forbid and what not"""
import stackless
from scene import W, attempt, log, names, ring, show, spin

run, schedule, schedule_remove, trap = (
    stackless.run, stackless.schedule, stackless.schedule_remove, stackless.switch_trap)
main = stackless.main


def stops():
    schedule_remove()


# The level counts, and is the thread's.
print(trap(1), trap(1), trap(), trap(-1), trap(-1), trap())

# Every switch to another tasklet is refused and undone.
channel = stackless.channel()
receiver = W("r", channel.receive)
paused = W("p", stops)
run()
scheduled = W("s", stops)
schedule_all = stackless.channel()
del log[:]
trap(1)
for name, call in (("schedule", schedule), ("schedule_remove", schedule_remove), ("run", run),
                   ("send", lambda: channel.send(1)), ("receive", schedule_all.receive),
                   ("t.run scheduled", scheduled.run), ("t.run paused", paused.run),
                   ("t.switch scheduled", scheduled.switch), ("t.switch paused", paused.switch),
                   ("kill scheduled", scheduled.kill), ("kill paused", paused.kill), ("kill blocked", receiver.kill),
                   ("throw", lambda: paused.throw(ValueError))):
    print("%s:" % name, attempt(call), "|", channel.balance, schedule_all.balance, ring(), paused.paused,
          scheduled.scheduled, receiver.blocked)
# Not those that do not switch.
channel.preference = 1
print("sender preferred:", attempt(channel.send, 1), ring())
print("oneself:", attempt(main.run), attempt(main.switch), attempt(main.throw, ValueError))
print("pending:", attempt(paused.throw, ValueError, pending=True), attempt(scheduled.kill, pending=True), ring())
print("insert, remove:", attempt(paused.remove), attempt(paused.insert), ring())
print("setup:", attempt(W, "new"), ring())
trap(-1)
show("released", attempt(run))

# Alone in the ring nothing is a switch.
trap(1)
print("alone:", attempt(schedule, 1), attempt(run), attempt(schedule_remove, 2))
print("deadlock before trap:", attempt(stackless.channel().receive))
trap(-1)

# block_trap refuses what would block, and nothing else.
def trapped():
    stackless.current.block_trap = True
    log.append(attempt(c.receive))
    log.append(attempt(c.send, 1))
    log.append(attempt(c.send_exception, ValueError))
    log.append(c.balance)
    schedule("still")
    stackless.current.block_trap = False


c = stackless.channel()
t = W("t", trapped)
show("block_trap", attempt(run), t.block_trap)
t.block_trap = 5
print(t.block_trap)


def serves():
    stackless.current.block_trap = True
    c.send("to one that waits")
    log.append("sent")


W("r", lambda: log.append(c.receive())), W("t", serves)
run()
show("peers are served")


# A flag, not a counter; not inherited; atomic() restores what was there.
def flags():
    me = stackless.current
    log.append([me.set_atomic(2), me.atomic, me.set_atomic(1), me.set_atomic(0), me.atomic, me.set_atomic(False)])
    with stackless.atomic() as entered:
        child = W("child", start=False)
        log.append([entered, me.atomic, child.atomic, child.block_trap, child.ignore_nesting])
        with stackless.atomic():
            pass
        log.append(me.atomic)
    log.append(me.atomic)
    log.append([me.set_ignore_nesting(1), me.ignore_nesting, me.set_ignore_nesting(0), me.ignore_nesting])


W("t", flags)
run()
show("flags")


# Atomic forbids involuntary switches only.
def section():
    with stackless.atomic():
        log.append("in")
        schedule()
        log.append(stackless.current.atomic)


W("t", section), W("o", lambda: log.append(stackless.current.atomic))
run()
show("voluntary")


# exit restores on whoever is current then.
def leaves():
    schedule_remove()


# A pending interrupt fires as soon as the reason ends.
def holds(begin, end):
    begin()
    spin(5000)
    log.append("still")
    end()
    log.append("after")


me = stackless.getcurrent
for name, begin, end in (("atomic", lambda: me().set_atomic(1), lambda: me().set_atomic(0)),):
    t = W("t", lambda: holds(begin, end))
    show(name, attempt(run, 100), t.alive)
# A switch trap that ends does not; the slice that was started again does.
t = W("t", lambda: holds(lambda: trap(1), lambda: trap(-1)))
show("switch trap", attempt(run, 100), t.alive, trap())


# Nested interpreters hold the interrupt, unless they are allowed to be interrupted.
def nested(allowed):
    me().set_ignore_nesting(allowed)

    def key(x):
        spin(3000)
        log.append("k%d" % me().nesting_level)
        return x
    sorted([1, 2], key=key)
    log.append("done")
    me().set_ignore_nesting(0)


W("t", lambda: nested(0))
show("nested", attempt(run, 100))
t = W("t", lambda: nested(1))
print("allowed:", run(100) is t, t.nesting_level, t.restorable)
t.kill()
del log[:]
t = W("t", lambda: nested(0))
print("allowed by run:", run(100, ignore_nesting=True) is t, t.nesting_level, log)
t.kill()
