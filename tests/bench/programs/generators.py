# Generators: a for loop over one, a chain of them, yield from, and generator expressions.
import time

from warm import warm


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(source):
    for value in source:
        if value % 2 == 0:
            yield value


def both(n):
    yield from count(n)
    yield from evens(count(n))


def work(n):
    total = 0
    for value in both(n):
        total += value
    return total + sum(x * x for x in count(n))


N = 50000
warm(work, 1000)
start = time.perf_counter()
for _ in range(2):
    result = work(N)
elapsed = time.perf_counter() - start
assert result == 41667291625000, result
print("ns", elapsed * 1e9 / (2 * N), flush=True)
