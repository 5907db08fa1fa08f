# Runs work(*args) again and again for a third of a second: what compiles while it runs has then
# done so.
import time


def warm(work, *args):
    end = time.perf_counter() + 0.33
    while time.perf_counter() < end:
        work(*args)
