"""A loop over a channel ends when it is closed and nobody sends"""
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


def consumer():
    for x in ch:
        log.append(str(x))
    log.append("end")


stackless.tasklet(consumer)()
stackless.run()
ch.send(1)
ch.close()
ch.send(2)
stackless.run()
show(ch.closed)
