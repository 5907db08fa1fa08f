"""Channels with a buffer."""
import stackless
from stacklesslib.util import ChannelSequenceMixin, QueueChannel, tasklet_new, tasklet_run


def attempt(call):
    try:
        return call()
    except Exception as error:
        return repr(error)


def producer(channel, n):
    for i in range(n):
        channel.send(i)
        print("sent", i)


q = QueueChannel(2)
tasklet_run(producer, (q, 4))
print("balance", q.balance)
print([q.receive() for _ in range(2)], q.balance)
stackless.run()
print([q.receive() for _ in range(2)], q.balance)

q = QueueChannel()
q.send_exception(ValueError, 3)
q.send_throw(KeyError("k"))
q.send_throw(IndexError, ("a", "b"))
print(attempt(lambda: q.send_exception(5)))
print(attempt(lambda: q.send_throw(KeyError("k"), 1)))
print(q.send_sequence("xyz"), q.balance)
q.close()
print(attempt(lambda: q.send(1)))
for _ in range(3):
    print(attempt(q.receive))
print(q.closing, q.closed, list(q), q.closed)
print(attempt(q.receive))
q.open()
q.send(7)
print(q.receive())

q = QueueChannel(0)
tasklet_run(producer, (q, 2))
print(q.balance, q.receive())
stackless.run()
print(q.balance, q.receive())
stackless.run()


def consumer(name):
    for value in q:
        print(name, "got", value)
    print(name, "ends")


q = QueueChannel()
for name in "ab":
    tasklet_run(consumer, (name,))
print("balance", q.balance)
q.send(1)
print("sent without a switch", q.balance)
q.send(2)
q.send(3)
stackless.run()
q.close()
stackless.run()


def killed():
    try:
        q.receive()
    finally:
        print("balance when killed", q.balance)


q = QueueChannel()
victim = tasklet_run(killed)
victim.kill()
q.send(1)
print(q.balance, q.receive())


class Doubling(ChannelSequenceMixin):
    def __init__(self):
        self.values = []
        self.closing = False

    def send(self, value):
        self.values.append(2 * value)

    def receive(self):
        if not self.values:
            self.closing = True
            raise ValueError("empty")
        return self.values.pop(0)


d = Doubling()
print(d.send_sequence(range(3)), list(d))
