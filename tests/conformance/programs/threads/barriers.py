import threading

barrier = threading.Barrier(3)
print(barrier.parties, barrier.n_waiting, barrier.broken, repr(barrier).split(": ")[1])
log = []
lock = threading.Lock()


def runner():
    for phase in range(4):
        with lock:
            log.append(phase)
        index = barrier.wait()
        with lock:
            indices.append(index)


indices = []
threads = [threading.Thread(target=runner) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(log, sorted(indices))


def attempt(call, *args):
    try:
        return call(*args)
    except threading.BrokenBarrierError as error:
        return "broken", isinstance(error, RuntimeError), error.args


print(attempt(barrier.wait, 0.01), barrier.broken, attempt(barrier.wait))
print(repr(barrier).split(": ")[1])
barrier.reset()
print(barrier.broken, barrier.n_waiting)
for end in ("abort", "reset"):
    results = []
    threads = [threading.Thread(target=lambda: results.append(attempt(barrier.wait)))
               for _ in range(2)]
    for t in threads:
        t.start()
    while barrier.n_waiting < 2:
        pass
    print(repr(barrier).split(": ")[1])
    getattr(barrier, end)()
    for t in threads:
        t.join()
    print(end, results, barrier.broken)
    barrier.reset()
calls = []
barrier = threading.Barrier(2, action=lambda: calls.append(len(calls)), timeout=5)
for _ in range(2):
    t = threading.Thread(target=barrier.wait)
    t.start()
    barrier.wait()
    t.join()
print(calls)


def bad():
    raise ValueError("in the action")


barrier = threading.Barrier(1, bad)
try:
    barrier.wait()
except ValueError as error:
    print(error, barrier.broken)
print(threading.Barrier(1).wait())
