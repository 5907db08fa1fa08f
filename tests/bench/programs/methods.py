# Method calls: plain, inherited, through super and on a bound method.
import time

from warm import warm


class Counter:
    def __init__(self):
        self.value = 0

    def add(self, n):
        self.value += n
        return self

    def get(self):
        return self.value


class Doubling(Counter):
    def add(self, n):
        return super().add(n + n)


def work(n):
    plain = Counter()
    doubling = Doubling()
    get = plain.get
    total = 0
    for i in range(n):
        plain.add(i)
        doubling.add(1).get()
        total += get() & 1
    return plain.value + doubling.value + total


N = 100000
warm(work, 1000)
start = time.perf_counter()
result = work(N)
elapsed = time.perf_counter() - start
assert result == 5000200000, result
print("ns", elapsed * 1e9 / N, flush=True)
