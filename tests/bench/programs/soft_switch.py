# Two tasklets whose state is all on the heap take turns.
import time
import stackless

from warm import warm


def turns(n):
    for _ in range(n):
        stackless.schedule()


def measure(n):
    stackless.tasklet(turns)(n)
    stackless.tasklet(turns)(n)
    start = time.perf_counter()
    stackless.run()
    return (time.perf_counter() - start) * 1e9 / (2 * n)


warm(measure, 20000)
print("ns", measure(300000))
