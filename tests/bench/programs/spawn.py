# Tasklets are made, run to their end and forgotten, in batches of 100.
import time
import stackless

from warm import warm

ended = 0


def body():
    global ended
    ended = ended + 1


def measure(n):
    global ended
    ended = 0
    start = time.perf_counter()
    for _ in range(n // 100):
        for _ in range(100):
            stackless.tasklet(body)()
        stackless.run()
    elapsed = time.perf_counter() - start
    assert ended == n
    return elapsed * 1e9 / n


warm(measure, 10000)
print("ns", measure(200000))
