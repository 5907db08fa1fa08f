# Sorting: numbers, strings, with a key function, and objects with __lt__.
import time

from warm import warm


class Item:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank


def noise(n):
    x = 12345
    values = []
    for _ in range(n):
        x = (x * 1103515245 + 12345) % 2147483648
        values.append(x >> 8)
    return values


def work(values):
    ints = sorted(values)
    strings = sorted([str(v) for v in values])
    keyed = sorted(values, key=lambda v: -v)
    pairs = sorted([(v % 100, v) for v in values])
    items = sorted([Item(v) for v in values[: len(values) // 4]])
    ints.sort(reverse=True)
    assert ints == keyed and strings[0] <= strings[-1] and pairs[0] < pairs[-1]
    return ints[0] + items[0].rank


VALUES = noise(20000)
warm(work, VALUES[:500])
start = time.perf_counter()
result = work(VALUES)
elapsed = time.perf_counter() - start
print("ns", elapsed * 1e9 / len(VALUES), flush=True)
