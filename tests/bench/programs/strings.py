# Strings are built piece by piece, joined, formatted, split and searched.
import time

from warm import warm


def build(n):
    text = ""
    for i in range(n):
        text += "x" if i % 3 else "yz"
    return len(text)


def pieces(n):
    parts = []
    for i in range(n):
        parts.append(f"{i}:{i % 7}")
    line = ",".join(parts)
    total = 0
    for part in line.split(","):
        head, _, tail = part.partition(":")
        if tail == "3":
            total += len(head)
    return total + line.count("5:") + len(line.replace("1", "one").upper())


def work(n):
    return build(n) + pieces(n // 4)


N = 60000
warm(work, 2000)
start = time.perf_counter()
for _ in range(3):
    result = work(N)
elapsed = time.perf_counter() - start
assert result == 226803, result
print("ns", elapsed * 1e9 / (3 * N), flush=True)
