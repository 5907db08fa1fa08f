"""CPython's side of the benchmarks that need its own means: python3 peer.py NAME prints the
nanoseconds of one operation. What both languages can run is in ../programs."""

import asyncio
import sys
import time


def switch(n):
    """A generator's resume and the yield that answers it are two switches."""

    def turns():
        while True:
            yield

    generator = turns()
    start = time.perf_counter()
    for _ in range(n):
        next(generator)
    return (time.perf_counter() - start) * 1e9 / (2 * n)


def channel(n):
    """A message there over one asyncio.Queue and its answer over another."""

    async def answer(there, back):
        for _ in range(n):
            await back.put(await there.get() + 1)

    async def ask():
        there, back = asyncio.Queue(1), asyncio.Queue(1)
        task = asyncio.create_task(answer(there, back))
        start = time.perf_counter()
        for k in range(n):
            await there.put(k)
            assert await back.get() == k + 1
        elapsed = time.perf_counter() - start
        await task
        return elapsed * 1e9 / (2 * n)

    return asyncio.run(ask())


def spawn(n):
    """asyncio tasks, started and awaited in batches."""

    async def body():
        pass

    async def batches():
        start = time.perf_counter()
        for _ in range(n // 100):
            await asyncio.gather(*[body() for _ in range(100)])
        return (time.perf_counter() - start) * 1e9 / n

    return asyncio.run(batches())


BENCHES = {"switch": (switch, 1_000_000), "channel": (channel, 20_000), "spawn": (spawn, 20_000)}

bench, size = BENCHES[sys.argv[1]]
bench(size // 10)
print("ns", round(bench(size), 2))
