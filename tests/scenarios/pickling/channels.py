# sy: skip-hard=C-stacks-cannot-be-pickled
"""Channels: preference, schedule_all, closing, and who waits, in order"""
import pickle
import stackless


def back(x):
    return pickle.loads(pickle.dumps(x))


for preference in -1, 0, 1:
    for schedule_all in 0, 1:
        c = stackless.channel()
        c.preference, c.schedule_all = preference, schedule_all
        d = back(c)
        print(d.preference, d.schedule_all, d.closing, d.closed, d.balance, end=" / ")
print()
c.close()
print(back(c).closing, back(c).closed)
log = []


def receiver(name, channel):
    while True:
        print(name, "received", channel.receive())


def sender(name, channel, value):
    channel.send(value)
    print(name, "has sent")


c = stackless.channel()
for name in "abc":
    stackless.tasklet(receiver)(name, c)
stackless.run()
d = back(c)
print(d.balance, c.balance, d.queue is c.queue)
for value in range(5):
    d.send(value)
print(d.balance, c.balance)
c.send("original")
e = stackless.channel()
for name, value in ("x", 1), ("y", [2]):
    stackless.tasklet(sender)(name, e, value)
stackless.run()
f = back(e)
print(f.balance, f.receive(), f.receive(), f.balance)
stackless.run()
print(e.balance)
ping, pong = stackless.channel(), stackless.channel()


def echo(inbox, outbox):
    for value in inbox:
        outbox.send(value + 1)
    print("echo ends")


t = stackless.tasklet(echo)(ping, pong)
stackless.run()
ping2, pong2, t2 = back((ping, pong, t))
ping2.send(1)
print(pong2.receive(), t2.scheduled, t2.blocked)
stackless.run()
print(t2.blocked, t2._channel is ping2)
ping.close()
ping2.close()
ping2.send_exception(StopIteration)
stackless.run()
print(t2.alive, t.alive)


class Named(stackless.channel):
    pass


n = Named()
n.name = ["name"]
m = back(n)
print(type(m).__name__, m.name, m.balance)
