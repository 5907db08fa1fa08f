"""The last pending throw wins"""
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


t = stackless.tasklet(stackless.schedule_remove)()
stackless.run()
t.throw(ValueError, "first", pending=True)
t.throw(KeyError("second"), pending=True)
try:
    stackless.run()
except Exception as e:
    print(type(e).__name__, e)
