"""Killing a scheduled tasklet runs what stands behind it first"""
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


def body():
    log.append("A")
    c.kill()
    log.append("A2")


a = W("a", body)
b = W("b")
c = W("c")
d = W("d")
stackless.run()
show()
