"""An interrupt waits for the end of atomic and then comes at once"""
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


def work():
    me = stackless.getcurrent()
    me.set_atomic(1)
    n = 0
    while n < 5000:
        n += 1
    log.append("still")
    me.set_atomic(0)
    log.append("after")


t = stackless.tasklet(work)()
victim = stackless.run(100)
show(victim is t)
victim.insert()
stackless.run()
show()
