# Attributes of instances, of slots, of classes and of properties; instances made and dropped.
import time

from warm import warm


class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def sum(self):
        return self.x + self.y


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def work(n):
    total = 0
    s = Slotted(0, 1)
    for i in range(n):
        p = Point(i, 1)
        p.x += p.y * p.scale
        s.x = s.y + i
        total += p.x + s.x + p.sum
    return total


N = 100000
warm(work, 1000)
start = time.perf_counter()
result = work(N)
elapsed = time.perf_counter() - start
assert result == 15000450000, result
print("ns", elapsed * 1e9 / N, flush=True)
