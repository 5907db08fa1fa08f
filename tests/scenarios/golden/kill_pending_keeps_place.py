"""A pending kill leaves the tasklet in its place"""
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
    stackless.schedule()


b = W("b", body)
stackless.schedule()
log.clear()
b.remove()
a = W("a")
b.insert()
c = W("c")
b.kill(pending=True)
print(queue())
stackless.run()
show("|", b.alive)
