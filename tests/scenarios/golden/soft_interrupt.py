"""A soft interrupt waits for the next scheduling operation"""
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
    n = 0
    while n < 1000:
        n += 1
    stackless.schedule()


t1, t2 = [stackless.tasklet(busy)() for _ in "12"]
names.update({t1: "t1", t2: "t2"})
print(stackless.run(100, soft=True), queue())
