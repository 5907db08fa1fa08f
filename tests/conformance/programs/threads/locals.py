import threading


class Local(threading.local):
    shared = "class"
    calls = 0

    def __init__(self, n, k=0):
        type(self).calls += 1
        self.n = n
        self.k = k

    @property
    def double(self):
        return self.n * 2

    def method(self):
        return self.n + self.k


mine = Local(5, k=1)
print(mine.n, mine.k, mine.double, mine.method(), mine.shared, sorted(mine.__dict__))
mine.n = 7
results = []


def other():
    results.append((mine.n, mine.k, sorted(mine.__dict__.items()), Local.calls))
    mine.n = 100
    mine.extra = 1
    results.append((mine.n, mine.double, hasattr(mine, "extra")))
    del mine.n
    results.append(hasattr(mine, "n"))


for _ in range(2):
    t = threading.Thread(target=other)
    t.start()
    t.join()
print(results)
print(mine.n, hasattr(mine, "extra"), Local.calls)
plain = threading.local()
plain.x = 1
for action in (lambda: plain.y, lambda: delattr(plain, "y"), lambda: setattr(plain, "__dict__", {})):
    try:
        action()
    except AttributeError as error:
        print(error)
del plain.x
print(plain.__dict__, type(plain))
try:
    mine.double = 3
except AttributeError as error:
    print("not settable")
