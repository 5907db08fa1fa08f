# The spectral norm of an infinite matrix, from its first rows and columns.
import time

from warm import warm


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    return [sum([entry(i, j) * v[j] for j in range(len(v))]) for i in range(len(v))]


def transposed_times(v):
    return [sum([entry(j, i) * v[j] for j in range(len(v))]) for i in range(len(v))]


def norm(n):
    u = [1.0] * n
    v = u
    for _ in range(3):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    vbv = vv = 0
    for a, b in zip(u, v):
        vbv += a * b
        vv += b * b
    return (vbv / vv) ** 0.5


N = 60
warm(norm, 10)
start = time.perf_counter()
result = norm(N)
elapsed = time.perf_counter() - start
assert "%.9f" % result == "1.274206094", result
print("ns", elapsed * 1e9 / (12 * N * N), flush=True)
