# sy: clock=virtual
"""The rules of nurseries, deadlines and supervisors beyond the usual."""
import stackless
from switchyard import TooManyRestarts, deadline, nursery, run_all, sleep, supervisor


def attempt(call):
    try:
        return call()
    except BaseException as error:
        return repr(error)


def fail(error):
    raise error


print("--- nurseries")


def nested():
    with nursery() as outer:
        outer.start(lambda: sleep(5))
        with nursery() as inner:
            inner.start(lambda: fail(KeyError("inner")))
            sleep(9)


print(attempt(nested))


def several():
    def stubborn():
        try:
            sleep(9)
        finally:
            raise ValueError("while dying")
    with nursery() as n:
        n.start(stubborn)
        sleep(1)
        n.start(lambda: fail(KeyError("first")))


try:
    several()
except BaseExceptionGroup as group:
    print(group.message, group.exceptions)


def started_late():
    with nursery() as n:
        n.start(lambda: (sleep(1), n.start(lambda: print("a grandchild"))))
    return attempt(lambda: n.start(print))


print(started_late())


def cancelled():
    with nursery() as n:
        tasklets = [n.start(lambda: print("not printed")) for _ in range(2)]
        n.cancel()
    return [t.alive for t in tasklets], n.tasklets


print(cancelled())


def killed_children():
    with nursery() as n:
        n.start(lambda: print("not printed")).kill()
        child = n.start(lambda: sleep(9))
        sleep(1)
        child.kill()
    return "killing a child is no failure"


print(killed_children())


def owner():
    try:
        with nursery() as n:
            n.start(child)
    finally:
        print("the owner leaves")


def child():
    try:
        sleep(9)
    finally:
        print("the child dies first")


tasklet = stackless.tasklet(owner)()
sleep(1)
tasklet.kill()
sleep(1)
print(tasklet.alive)


def body_and_child_fail():
    with nursery() as n:
        n.start(lambda: fail(KeyError("child")))
        try:
            sleep(9)
        finally:
            raise IndexError("body")


try:
    body_and_child_fail()
except BaseExceptionGroup as group:
    print(group.exceptions)
print(run_all(), run_all(lambda: 1), attempt(lambda: run_all(lambda: 1, lambda: fail(KeyError(2)))))
print(attempt(lambda: nursery().start(print)))
with nursery() as n:
    print(attempt(lambda: n.start(5)))

print("--- deadlines")
with deadline(1) as d:
    pass
print(d.expired)


def swallowed():
    with deadline(1) as d:
        try:
            sleep(5)
        except BaseException as error:
            print("thrown into the block:", type(error).__name__)
    return d.expired


print(swallowed())


def spinning():
    with deadline(0.5):
        while True:
            stackless.schedule()
            sleep(0.125)


print(attempt(spinning))
print(stackless.getruncount())

print("--- supervisors")
for call in (lambda: supervisor("none"), lambda: supervisor().add("x", print)):
    print(attempt(call))
with supervisor() as s:
    print(attempt(lambda: s.add("x", 5)), attempt(lambda: s.add("x", print, restart="maybe")))
runs = []


def run_once(name, seconds=0.25, error=None):
    runs.append(name)
    try:
        sleep(seconds)
        if error:
            raise error
    finally:
        runs.append(f"-{name}")


with supervisor(max_restarts=10) as s:
    for restart in ("temporary", "transient"):
        s.add(restart, lambda: run_once(restart), restart)
        s.wait()
    s.add("failing", lambda: run_once("failing", error=None if len(runs) > 8 else OSError()), "transient")
    s.wait()
print(runs, s.services)

runs.clear()
with supervisor("one_for_all", max_restarts=1) as s:
    s.add("a", lambda: run_once("a", 9))
    s.add("b", lambda: run_once("b", 0.5, ValueError("b") if len(runs) < 3 else None), "transient")
    s.add("c", lambda: run_once("c", 9))
    sleep(0.75)
print(runs)

runs.clear()
with supervisor(max_restarts=9) as s:
    service = s.add("service", lambda: run_once("service", 9))
    sleep(0.25)
    service.tasklet.kill()
    sleep(0.25)
    print(service)
    s.stop(service)
    sleep(0.25)
    print(service)
print(runs)


def exhausted():
    with supervisor(max_restarts=2, within=1) as s:
        s.add("quick", lambda: run_once("quick", 0.25, KeyError("k")))
        s.wait()


print(attempt(exhausted))
with supervisor(max_restarts=2, within=0.4) as s:
    quick = s.add("slow enough", lambda: run_once("slow", 0.25, KeyError("k")))
    sleep(2)
print(quick.starts)
