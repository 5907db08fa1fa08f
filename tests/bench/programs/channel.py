# A message goes over one channel and its answer comes back over another.
import time
import stackless

from warm import warm


def answer(there, back, n):
    for _ in range(n):
        back.send(there.receive() + 1)


def ask(there, back, n):
    for k in range(n):
        there.send(k)
        assert back.receive() == k + 1


def measure(n):
    there = stackless.channel()
    back = stackless.channel()
    stackless.tasklet(answer)(there, back, n)
    stackless.tasklet(ask)(there, back, n)
    start = time.perf_counter()
    stackless.run()
    return (time.perf_counter() - start) * 1e9 / (2 * n)


warm(measure, 20000)
print("ns", measure(200000))
