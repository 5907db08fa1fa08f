"""preference -1, schedule_all 0, the receiver waits first"""
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
ch.preference = -1
ch.schedule_all = 0


def receive():
    log.append("got" + ch.receive())


def send():
    ch.send("v")
    log.append("sent")


W("R", receive)
W("p")
W("S", send)
W("q")
stackless.run()
show()
