# Special methods that block in the middle of formatting: the operation goes on where it was, and
# other tasklets format meanwhile.
import stackless

channel = stackless.channel()


class Slow:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        print("formatting", self.name, spec)
        return self.name + channel.receive()

    def __str__(self):
        return self.name + "=" + channel.receive()

    def __index__(self):
        return int(channel.receive())


def fields():
    print("{:x} {} {:{}}".format(Slow("a"), 5, Slow("b"), "y"))


def percent():
    print("%s|%d|%s" % (Slow("c"), 7, Slow("d")))


def fstring():
    print(f"{Slow('e'):z}{Slow('f')!s:>8}")


def numbers():
    print("abcdef"[Slow("")], b"xyz"[Slow("")], [*range(Slow(""))], int(Slow("")), "-" * Slow(""))
    print(bytes([Slow(""), Slow("")]), (5).to_bytes(Slow(""), "big"))


def sender(values):
    for v in values:
        channel.send(v)


for work, values in (
    (fields, ["1", "2"]),
    (percent, ["3", "4"]),
    (fstring, ["5", "6"]),
    (numbers, ["1", "2", "3", "4", "5", "65", "66", "2"]),
):
    stackless.tasklet(work)()
    stackless.tasklet(sender)(values)
    stackless.run()

a = stackless.tasklet(fields)()
b = stackless.tasklet(percent)()
stackless.tasklet(sender)(["A", "B", "C", "D"])
stackless.run()


class Broken:
    def __str__(self):
        channel.receive()
        raise ValueError("late")


def broken():
    try:
        print("%s %s" % ("x", Broken()))
    except ValueError as e:
        print("caught", e)


stackless.tasklet(broken)()
t = stackless.tasklet(fields)()
stackless.schedule()
t.kill()
stackless.tasklet(sender)(["1"])
stackless.run()
print("balance", channel.balance)
