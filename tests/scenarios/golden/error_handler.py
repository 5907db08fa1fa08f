"""The error handler gets uncaught errors, in the dying tasklet"""
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


def handler(kind, value, tb):
    log.append("%s %s %s" % (kind.__name__, value, stackless.getcurrent() is t))


def work():
    raise ValueError("oops")


stackless.set_error_handler(handler)
t = stackless.tasklet(work)()
print(stackless.run(), log)
