"""switch() pauses the caller"""
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


def pbody():
    log.append("p1")
    stackless.schedule()
    log.append("p2")


p = stackless.tasklet()
p.bind(pbody, ())


def A():
    log.append("A")
    p.switch()
    log.append("A2")


a = stackless.tasklet(A)()
W("b")
stackless.run()
show("|", a.paused)
