# Three loops over ranges inside each other.
import time

from warm import warm


def nested(n):
    x = 0
    for a in range(n):
        for b in range(n):
            for c in range(n):
                x += a ^ b ^ c
    return x


warm(nested, 10)
start = time.perf_counter()
result = nested(90)
elapsed = time.perf_counter() - start
assert result == 44251764, result
print("ns", elapsed * 1e9 / 90**3, flush=True)
