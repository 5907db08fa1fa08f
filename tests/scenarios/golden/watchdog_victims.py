"""The watchdog interrupts spinners in turn"""
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


def spin():
    while True:
        pass


a, b, c = [stackless.tasklet(spin)() for _ in "abc"]
names.update({a: "a", b: "b", c: "c"})
victim = stackless.run(100)
print(names[victim], queue(), victim.paused, victim.alive)
victim.insert()
print(queue(), names[stackless.run(100)])
