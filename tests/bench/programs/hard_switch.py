# Two tasklets take turns while each of them is inside a sort key, called from C: a C stack
# is set aside at every switch.
import time
import stackless

from warm import warm


def turns(n):
    for _ in range(n):
        stackless.schedule()
    return 0


def inside_a_sort(n):
    sorted([n], key=turns)


def measure(n):
    stackless.tasklet(inside_a_sort)(n)
    stackless.tasklet(inside_a_sort)(n)
    start = time.perf_counter()
    stackless.run()
    return (time.perf_counter() - start) * 1e9 / (2 * n)


warm(measure, 20000)
print("ns", measure(200000))
