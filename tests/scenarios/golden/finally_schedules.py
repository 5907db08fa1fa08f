"""A finally block that schedules lets kill() return first"""
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


def work():
    try:
        stackless.schedule_remove()
    finally:
        stackless.schedule()
        log.append("fin")


t = stackless.tasklet(work)()
names[t] = "t"
stackless.run()
W("o")
t.kill()
print(queue())
stackless.run()
show()
