# sy: skip-hard=C-stacks-cannot-be-pickled
"""Loops, with, try, generators, closures, methods: each goes on in the middle"""
import pickle
import stackless


def pause():
    stackless.schedule_remove()


def run_frozen(name, function, *args):
    """Freezes at every pause and goes on with the copy alone."""
    t = stackless.tasklet(function)(*args)
    stackless.run()
    stops = 0
    while t.alive:
        data = pickle.dumps(t)
        t = pickle.loads(data)
        t.insert()
        stackless.run()
        stops += 1
    print(f"{name}: {stops} stops")


def loops():
    for i in range(2):
        for key, value in {"a": 1, "b": 2}.items():
            for item in [i, value]:
                pause()
                print(i, key, item, end="; ")
    for n, letter in enumerate("xy"):
        pause()
        print(n, letter, end="; ")
    for a, b in zip((1, 2), {3}):
        pause()
        print(a, b)
    while True:
        pause()
        break


class Manager:
    def __enter__(self):
        pause()
        print("enter", end=" ")
        return self

    def __exit__(self, *args):
        pause()
        print("exit", args[0] and args[0].__name__, end=" ")
        return True


def contexts():
    with Manager() as m:
        pause()
        print("body", type(m).__name__, end=" ")
    with Manager():
        pause()
        raise KeyError("inside")
    print("after")


def exceptions():
    try:
        try:
            pause()
            1 / 0
        except ZeroDivisionError as e:
            pause()
            print("handling", e, end="; ")
            raise ValueError("second") from e
        finally:
            pause()
            print("finally", end="; ")
    except ValueError as e:
        pause()
        print(e, "from", repr(e.__cause__))


def numbers(n):
    for i in range(n):
        pause()
        got = yield i
        if got:
            print("got", got, end=" ")


def delegating():
    result = yield from numbers(2)
    return (yield result)


def generators():
    print([n for n in numbers(3)], end=" ")
    g = numbers(3)
    next(g)
    print(g.send("x"), end=" ")
    g = delegating()
    print([n for n in g], end=" ")
    for n in (n * n for n in numbers(3)):
        print(n)


def closures():
    total = 0

    def add(n):
        nonlocal total
        pause()
        total += n
        return total

    print(add(1), add(10), (lambda: (pause(), total))(), *map(str, [1]))


class Base:
    def __init__(self, name):
        pause()
        self.name = name

    @property
    def title(self):
        pause()
        return self.name.title()

    def __getitem__(self, key):
        pause()
        return key * 2

    def __setitem__(self, key, value):
        pause()
        print("set", key, value, end=" ")

    def __add__(self, other):
        pause()
        return self.name + other

    def __lt__(self, other):
        pause()
        return True

    def __iter__(self):
        self.left = 2
        return self

    def __next__(self):
        pause()
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


class Derived(Base):
    def __init__(self, name):
        super().__init__(name + "!")


def objects():
    d = Derived("name")
    d["k"] = 1
    print(d.title, d[3], d + "?", "yes" if d < 1 else "no", [x for x in d])


def calls(*args, key="k", **rest):
    pause()
    if args:
        return calls(*args[1:], key=key, **rest)
    print(key, rest, f"{key}{pause()}{rest!r:>10}", [*range(2), pause()], {"a": pause(), **rest})


def pending():
    log = []
    log.append(("method", pause(), log.copy()))
    log.extend([str.join("-", ["a", pause() or "b"]), "{}{k}".format(*[pause()], k=pause())])
    d = {"k": pause(), **{"l": pause()}, "m": [pause(), *[1]]}
    print(log, d, f"{log[0][0]!r:>{8 + (pause() or 0)}}", 1 if not pause() else 2, pause() or log[1:2])
    total = 5
    total += total * (pause() or 2)
    log[pause() or 0] = total
    first, *rest = [pause(), *log]
    print(first, rest, total < 10 or (pause() or 9) < 10 < 20)
    del log[pause() or 0], d["k"]
    assert not pause(), pause()
    print(log, sorted(d), (lambda x=pause(), *, y=pause(): (x, y))())


def matching(subject):
    match subject:
        case {"kind": kind, **rest} if not pause():
            print("kind", kind, rest)
        case _:
            print("no match")


def namespaces():
    exec("for i in range(2):\n    pause()\n    print('exec', i, end=' ')", {"pause": pause})
    print(eval("[n for n in numbers(2)]"))


for function in (loops, contexts, exceptions, generators, closures, objects, calls, pending, namespaces):
    run_frozen(function.__name__, function)
run_frozen("calls", lambda: calls(1, 2, key="K", more=3))
run_frozen("matching", matching, {"kind": "x", "y": 1})
