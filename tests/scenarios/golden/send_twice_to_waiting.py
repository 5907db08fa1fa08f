"""A sender serves a receiver that waits, twice"""
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


def receiver():
    log.append("r%d" % ch.receive())
    log.append("r%d" % ch.receive())


def sender():
    log.append("A")
    ch.send(1)
    log.append("A2")
    ch.send(2)
    log.append("A3")


W("rr", receiver)
stackless.run()
log.clear()
W("a", sender)
W("b")
stackless.run()
show()
