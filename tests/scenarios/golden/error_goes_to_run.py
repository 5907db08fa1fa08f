"""An uncaught error leaves run(), not the call that resumed the tasklet"""
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


def B():
    log.append("B")
    raise ValueError("oops")


b = stackless.tasklet(B)
names[b] = "B"
b.bind(B, ())


def A():
    log.append("A")
    b.run()
    log.append("A2")


a = stackless.tasklet(A)()
names[a] = "A"
W("c")
try:
    stackless.run()
except ValueError as e:
    show("|", e, queue())
stackless.run()
show()
