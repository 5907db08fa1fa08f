"""run(timeout): what restarts the time slice, and when flags count"""
import stackless
from scene import W, attempt, log, names, show, spin

run, schedule = stackless.run, stackless.schedule

# Every switch restarts the slice; with totaltimeout the sum counts.
def shares():
    for n in range(100):
        spin(20)
        schedule()


W("a", shares), W("b", shares)
result = attempt(run, 1000)
show("two that switch", result)
W("a", shares), W("b", shares)
result = attempt(run, 1000, totaltimeout=True) in ("a", "b")
show("their sum", result)

# schedule() of a tasklet that is alone is no switch.
a = W("a", shares)
result = attempt(run, 1000)
show("alone", result, a.alive, a.paused, a.scheduled)

# A negative or zero timeout is none.
W("a", lambda: spin(3000))
show("negative", attempt(run, -5))
W("a", lambda: spin(3000))
show("zero", attempt(run, 0))

# Roughly linear: ten times the timeout, ten times the passes.
def count(timeout):
    passes = [0]

    def endless():
        while True:
            passes[0] += 1
    t = W("a", endless)
    assert run(timeout) is t
    t.kill()
    return passes[0]


few, many = count(1000), count(10000)
print("linear:", abs(many / few - 10) < 0.2)
del log[:]

# The flags do nothing without a timeout: an empty ring does not wait for threads.
show("threadblock alone", attempt(run, threadblock=True), attempt(run, 0, True, True, True, True))

# Without a timeout soft, totaltimeout and ignore_nesting cannot interrupt anything.
W("a", lambda: spin(3000))
show("flags alone", attempt(run, soft=True, totaltimeout=True, ignore_nesting=True))

# Rounds of a scheduler made of run(timeout): victims go to the end when they are inserted again.
def endless():
    while True:
        pass


for name in "abc":
    W(name, endless)
victims = []
for n in range(7):
    t = run(100)
    victims.append(names[t])
    t.insert()
show("rounds", " ".join(victims))

# The end of the ring comes before the timeout: None.
W("a"), W("b")
show("all done", attempt(run, 10 ** 9))
