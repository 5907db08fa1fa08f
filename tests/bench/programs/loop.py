# A while loop that adds up integers.
import time

from warm import warm


def total(n):
    result = 0
    i = 0
    while i < n:
        result = result + i
        i = i + 1
    return result


N = 2000000
warm(total, N // 10)
start = time.perf_counter()
result = total(N)
elapsed = time.perf_counter() - start
assert result == N * (N - 1) // 2
print("ns", elapsed * 1e9 / N, flush=True)
