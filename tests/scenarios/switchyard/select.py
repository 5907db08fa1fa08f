# sy: clock=virtual
"""The rules of select(): order, errors, what is left in the channels, threads, kills, traps."""
import threading

import stackless
from stacklesslib.util import QueueChannel
from switchyard import Selected, receive, select, send, sleep

a, b = stackless.channel(), stackless.channel()


def attempt(call):
    try:
        result = call()
    except Exception as error:
        return type(error).__name__, str(error)
    if isinstance(result, Selected):
        return result.index, result.value
    return result


def start(call, *args):
    tasklet = stackless.tasklet(call)(*args)
    tasklet.run()
    return tasklet


def selecting(name, *args, **kwargs):
    return start(lambda: print(name, attempt(lambda: select(*args, **kwargs)), a.balance, b.balance))


print("--- nothing to choose")
print(attempt(lambda: select([])), attempt(lambda: select([], default=None)))
print(attempt(lambda: select([], timeout=0.5)))
for wrong in (5, (a,), (a, 1, 2), (5, 6)):
    print(attempt(lambda: select([wrong])))

print("--- the first in the list that is possible")
start(a.send, 1)
start(b.send, 2)
print([attempt(lambda: select(cases)) for cases in ([b, a], [b, a])], a.balance, b.balance)
print(attempt(lambda: select([a, (b, 3)], default="nobody")), attempt(lambda: select([a], 0)))

print("--- the first that becomes possible, in the queues by turns")
selecting("one", [a, b])
selecting("two", [b, a])
print(a.balance, b.balance, a.queue.blocked, a.queue.alive)
b.send("x")
a.send("y")
stackless.schedule()
print("sending:")
selecting("one", [(a, "p"), (b, "q")])
selecting("two", [(a, "r")])
print(a.balance, b.balance, a.receive(), a.receive(), a.balance, b.balance)
stackless.schedule()

print("--- who goes on, by preference")
for preference in (-1, 0, 1):
    a.preference = preference
    log = []
    start(lambda: log.append(select([b, a]).value))
    a.send("value")
    log.append("sender")
    stackless.schedule()
    print(preference, log)
a.preference = -1

print("--- errors are sent, channels closed, tasklets killed")
selecting("error", [b, a])
a.send_exception(KeyError, "sent")
stackless.schedule()
victim = start(lambda: select([a, b]))
print(a.balance, b.balance)
victim.kill()
print(a.balance, b.balance)
victim = selecting("thrown", [a, (b, 1)])
victim.throw(ValueError("thrown"), pending=True)
print("it has left at once:", a.balance, b.balance)
stackless.schedule()
a.close()
print(attempt(lambda: select([b, a])), attempt(lambda: select([(a, 1)])))
a.open()
stackless.getcurrent().block_trap = True
print(attempt(lambda: select([a, b])), a.balance, b.balance)
stackless.getcurrent().block_trap = False
stackless.switch_trap(1)
print(attempt(lambda: select([a, b])), a.balance, b.balance)
stackless.switch_trap(-1)
waiting = selecting("trap", [b, a])
stackless.switch_trap(1)
print(attempt(lambda: a.send(1)), a.balance, b.balance)
stackless.switch_trap(-1)
a.send(2)
stackless.schedule()

print("--- time")
print(attempt(lambda: select([a, (b, 1)], timeout=1)), a.balance, b.balance)
start(lambda: (sleep(0.5), b.send("in time")))
print(attempt(lambda: select([a, b], timeout=1)))
print(attempt(lambda: receive(a, 0.5)), attempt(lambda: send(a, 1, 0.5)), a.balance)
start(lambda: print("received", a.receive()))
send(a, 5, 1)

print("--- the same channel twice")
selecting("both", [a, (a, 1)])
selecting("twice", [a, a, b])
print(a.balance)
a.send("once")
stackless.schedule()

print("--- buffers")
q = QueueChannel(1)
print(attempt(lambda: select([a, (q, 1)])), attempt(lambda: select([(q, 2)], default="full")))
selecting("full", [(q, 2), a])
print(q.receive(), q.balance)
stackless.schedule()
print(q.receive(), q.balance)
selecting("empty", [q, a])
q.send_exception(IndexError, "queued")
stackless.schedule()

print("--- between threads")


def server():
    for _ in range(4):
        chosen = select([a, b])
        print("server", chosen.index, chosen.value)


thread = threading.Thread(target=server)
thread.start()
for channel, value in ((a, 1), (b, 2), (b, 3), (a, 4)):
    channel.send(value)
thread.join()
print(a.balance, b.balance)

print("--- nobody will ever come")
print(attempt(lambda: select([a, b])), a.balance, b.balance)
