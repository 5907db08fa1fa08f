class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError("enter " + self.name)
        return self.name.upper()

    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        if self.fail == "exit":
            raise KeyError("exit " + self.name)
        return self.swallow


with M("a") as a:
    print(a)
with M("a") as a, M("b") as b:
    print(a, b)
with (M("a") as a, M("b"), M("c") as c):
    print(a, c)
with M("s", swallow=True):
    raise ValueError("gone")
print("next")
try:
    with M("a"), M("b", swallow=False):
        raise IndexError("up")
except IndexError as e:
    print("caught", e)
try:
    with M("a"), M("b", fail="enter"):
        print("no")
except ValueError as e:
    print(e)
try:
    with M("a", fail="exit"):
        raise TypeError("body")
except KeyError as e:
    print(e, repr(e.__context__))
with M("o", swallow=True), M("i", fail="exit"):
    pass


def f():
    for i in range(3):
        with M(str(i)):
            if i == 0:
                continue
            if i == 1:
                break
    with M("r"):
        return "returned"


print(f())


def g():
    with M("g"):
        yield 1
        yield 2


print(list(g()))
it = g()
next(it)
it.close()
for bad in (5, object()):
    try:
        with bad:
            pass
    except TypeError as e:
        print(e)


class NoExit:
    def __enter__(self):
        return self


try:
    with NoExit():
        pass
except TypeError as e:
    print(e)
with M("t") as (x, *y):
    print(x, y)
d = {}
with M("item") as d["k"]:
    pass
print(d)


class Attr:
    pass


o = Attr()
with M("attr") as o.x:
    print(o.x)


def nested_return():
    with M("outer"):
        try:
            with M("inner"):
                return 1
        finally:
            print("finally")


print(nested_return())


def h():
    with M("h", swallow=True):
        return 1 / 0
    return "after"


print(h())


class Inst:
    pass


i = Inst()
i.__enter__ = lambda: 1
i.__exit__ = lambda *a: None
try:
    with i:
        pass
except TypeError as e:
    print(e)


def with_in_loop():
    out = []
    for k in range(4):
        with M("w%d" % k, swallow=True):
            if k == 1:
                raise ValueError
            if k == 2:
                continue
            out.append(k)
    return out


print(with_in_loop())
