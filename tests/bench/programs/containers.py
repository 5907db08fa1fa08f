# Lists and dicts are filled, changed, searched and taken apart.
import time

from warm import warm


def lists(n):
    data = [i * 7919 % n for i in range(n)]
    data.append(3)
    total = 0
    for k in range(0, n, 3):
        total += data[k]
        data[k] = total & 1023
    data.reverse()
    part = data[10:-10]
    part.extend(data[:10])
    while len(part) > n // 2:
        total += part.pop()
    return total + sum(part)


def dicts(n):
    counts = {}
    for i in range(n):
        key = i * 7919 % 257
        counts[key] = counts.get(key, 0) + i
    names = {}
    for i in range(n // 10):
        names["name%d" % (i % 100)] = i
    total = 0
    for key, value in counts.items():
        if key in counts and key % 2 == 0:
            total += value
    for name in names:
        total += names[name]
    for key in list(counts):
        if key > 200:
            del counts[key]
    return total + len(counts)


def work(n):
    return lists(n) + dicts(n)


N = 20000
warm(work, 1000)
start = time.perf_counter()
for _ in range(5):
    result = work(N)
elapsed = time.perf_counter() - start
assert result == 303853287, result
print("ns", elapsed * 1e9 / (5 * N), flush=True)
