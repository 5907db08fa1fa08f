"""preference 0, schedule_all 1, the sender waits first"""
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
ch.preference = 0
ch.schedule_all = 1


def receive():
    log.append("got" + ch.receive())


def send():
    ch.send("v")
    log.append("sent")


W("S", send)
W("p")
W("R", receive)
W("q")
stackless.run()
show()
