"""send_sequence and iteration, ended by StopIteration"""
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


def producer():
    log.append("(ret %d)" % ch.send_sequence(range(3)))
    ch.send_exception(StopIteration)


stackless.tasklet(consumer)()
stackless.tasklet(producer)()
stackless.run()
show()
