import threading


def numbers():
    n = 0
    while True:
        n += 1
        yield n


shared = numbers()
lock = threading.Lock()
got = []


def take():
    for _ in range(50):
        with lock:
            got.append(next(shared))


threads = [threading.Thread(target=take) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(got == list(range(1, 201)))
go, entered = threading.Event(), threading.Event()


def slow():
    entered.set()
    go.wait()
    yield 1


g = slow()
t = threading.Thread(target=lambda: print(next(g)))
t.start()
entered.wait()
try:
    next(g)
except ValueError as error:
    print(error)
go.set()
t.join()
