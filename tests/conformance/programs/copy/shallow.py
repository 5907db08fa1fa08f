"""copy.copy: what is new and what is shared."""
import copy


class C:
    def __init__(self):
        self.items = [1]


for x in (1, "a", (1, 2), frozenset({1}), None, len, C, range(3), slice(1), print):
    print(copy.copy(x) is x, end=" ")
print()
for x in ([1, [2]], {"a": [1]}, {1, 2}, bytearray(b"xy")):
    y = copy.copy(x)
    print(y == x, y is x, type(y).__name__)
c = C()
d = copy.copy(c)
print(d is c, d.items is c.items)


class Own:
    def __copy__(self):
        return "own copy"


print(copy.copy(Own()))


class MyList(list):
    pass


m = MyList([1, [2]])
m.note = []
n = copy.copy(m)
print(n, type(n).__name__, n[1] is m[1], n.note is m.note)


class Slots:
    __slots__ = ("a", "b")


s = Slots()
s.a = [1]
t = copy.copy(s)
print(t.a is s.a, hasattr(t, "b"))


class State:
    def __getstate__(self):
        return {"a": 1}

    def __setstate__(self, state):
        self.got = state


print(copy.copy(State()).got)


class Args(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return self[0], self[1]


print(copy.copy(Args(1, 2)))
it = iter([1, 2, 3])
next(it)
print(list(copy.copy(it)), list(it))
for bad in (type.__dict__, memoryview(b"")):
    try:
        copy.copy(bad)
    except TypeError as e:
        print(e)
e = copy.copy(ValueError("text"))
print(repr(e))
