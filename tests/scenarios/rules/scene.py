"""What the scenarios of this folder share: tasklets that log, and a way to see the ring."""
import stackless

log = []
names = {}


def W(name, body=None, start=True):
    """A tasklet that logs its name, calls body and logs the name with a dot."""
    def run():
        log.append(name)
        if body:
            body()
        log.append(name + ".")
    t = stackless.tasklet(run)
    names[t] = name
    return t.setup() if start else t.bind(run, ())


def ring():
    """The names of those that run after the current tasklet."""
    me, found = stackless.getcurrent(), []
    t = me.next
    while t is not None and t is not me:
        found.append(names.get(t, "main" if t.is_main else "?"))
        t = t.next
    return ",".join(found)


def attempt(call, *args, **kwargs):
    """What call returns or raises, as text."""
    try:
        result = call(*args, **kwargs)
        return names.get(result, repr(result)) if isinstance(result, stackless.tasklet) else repr(result)
    except BaseException as e:
        return "%s: %s" % (type(e).__name__, e)


def show(title, *more):
    """Prints and clears the log, and the ring when there is one; ends whatever is left."""
    rest = ring()
    print("%s:" % title, *log, *more, *(["ring " + rest] if rest else []))
    del log[:]
    while stackless.getcurrent().next is not stackless.getcurrent():
        t = stackless.getcurrent().next
        t.remove()
        t.kill()
    del log[:]
    names.clear()


def spin(passes):
    for n in range(passes):
        pass
