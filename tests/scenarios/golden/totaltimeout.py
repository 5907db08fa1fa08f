"""Switches restart the slice, unless the timeout is a total"""
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


def busy():
    for _ in range(2000):
        stackless.schedule()


for _ in range(2):
    stackless.tasklet(busy)()
print(stackless.run(100))
for _ in range(2):
    stackless.tasklet(busy)()
victim = stackless.run(100, totaltimeout=True)
print(victim is not None and victim.alive)
