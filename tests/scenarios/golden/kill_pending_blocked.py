"""A pending kill takes a blocked tasklet off its channel at once"""
import stackless
log = []
names = {}


def W(name, body=None, start=True):
    def run():
        log.append(name)
        if body:
            body()
        log.append(name + ".")
    t = stackless.tasklet(run)
    names[t] = name
    t.setup() if start else t.bind(run, ())
    return t


def queue():
    me = stackless.getcurrent()
    out = []
    t = me.next
    while t is not None and t is not me:
        out.append(names.get(t, "?"))
        t = t.next
    return ",".join(out)


def show(*more):
    print(" ".join(log), *more)


ch = stackless.channel()
b = W("b", ch.receive)
stackless.run()
a = W("a")
c = W("c")
b.kill(pending=True)
print(queue(), ch.balance, b.alive)
