# Calls of a function: fib(27) makes 832,039 of them.
import time

from warm import warm


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


warm(fib, 20)
start = time.perf_counter()
result = fib(27)
elapsed = time.perf_counter() - start
assert result == 196418
print("ns", elapsed * 1e9 / 832039, flush=True)
