"""With ignore_nesting a callback of native code is interrupted"""
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


def key(x):
    n = 0
    while n < 3000:
        n += 1
    log.append("k")
    return x


def work():
    sorted([2, 1], key=key)
    log.append("done")


t = stackless.tasklet(work)()
victim = stackless.run(100, ignore_nesting=True)
show(victim is t, victim.nesting_level > 0)
victim.insert()
stackless.run()
show()
