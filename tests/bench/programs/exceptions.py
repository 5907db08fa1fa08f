# Exceptions raised and caught, near and two calls away, with finally and with.
import time

from warm import warm


class Problem(Exception):
    pass


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False


def fail(n):
    if n % 2:
        raise Problem(n)
    raise KeyError(n)


def middle(n):
    try:
        with Guard():
            fail(n)
    finally:
        n += 1


def work(n):
    caught = 0
    for i in range(n):
        try:
            middle(i)
        except Problem as problem:
            caught += problem.args[0]
        except LookupError:
            caught += 1
        try:
            {}["missing"]
        except KeyError:
            caught += 1
        try:
            pass
        finally:
            caught += 1
    return caught


N = 20000
warm(work, 500)
start = time.perf_counter()
result = work(N)
elapsed = time.perf_counter() - start
assert result == 100050000, result
print("ns", elapsed * 1e9 / N, flush=True)
