"""Containers as the targets of statements, in patterns, and as bases of classes."""
import sys


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


a, *b, c = range(6)
print(a, b, c)
[x, [y, *z]] = 1, "abc"
print(x, y, z)
show(lambda: (lambda q, r: q)(*[1, 2, 3]))
for bad in ([1], [1, 2, 3], {1: 2, 3: 4, 5: 6}, range(9), "x"):
    try:
        p, q = bad
    except ValueError as e:
        print(e)
d = {"k": [1, 2]}
d["k"][0], d["n"] = 5, 6
d["k"] += [7]
d["n"] *= 2
print(d)
del d["k"][0], d["n"]
print(d)
m = [[0] * 3 for _ in range(2)]
m[1][2] = 9
m[0] += m[1]
print(m, sum(m, []), max(m), min([3, 1, 2], key=lambda v: -v), sorted({"b": 1, "a": 2}))
print({**{"a": 1}, **{"b": 2}}, [*"ab", *{1: 2}], {*range(3), *[5]}, (*(), 1))
print([(i, j) for i in range(3) for j in range(i) if i + j > 1], {i: i * i for i in range(4)}, {i % 3 for i in range(9)})
print(any(v > 2 for v in [1, 2, 3]), all([]), len({1, 2}), bool([]), bool({}), bool(()), bool(range(0)), not set())
print(" ".join(map(str, reversed([1, 2]))), dict(enumerate("ab")), list(zip(*[(1, 2), (3, 4)])))
print(isinstance([], list), issubclass(bool, int), type([]) is list, list is list, [] is [])
print([1, 2, 3].__len__(), [1].__add__([2]), list.__getitem__([5, 6], 1), dict.__contains__({1: 2}, 1), [].__class__.__name__)
print((1).__add__(2), [1, 2].__eq__([1, 2]), [1].__eq__(1), [].__bool__ if hasattr([], "__bool__") else "no __bool__")
for f in (
    lambda: [].__hash__,
    lambda: hash(()) == hash(tuple([])),
    lambda: [1, 2].index(3),
    lambda: {}["missing"],
    lambda: {}[1, 2],
    lambda: [][0],
    lambda: ()[0],
    lambda: [].pop(),
    lambda: {}.popitem(),
    lambda: set().pop(),
    lambda: {1}.remove(2),
    lambda: [1] < ["a"],
    lambda: sorted([1, "a"]),
    lambda: max([]),
    lambda: {} < {},
    lambda: [1] + (2,),
    lambda: [] * "a",
    lambda: {1} + {2},
    lambda: iter(5),
    lambda: next(iter([])),
    lambda: len(5),
    lambda: 5 in 5,
    lambda: list(5),
    lambda: tuple(None),
    lambda: dict([1]),
    lambda: dict([(1, 2, 3)]),
    lambda: set([[]]),
    lambda: range(1.5),
    lambda: range(3)[5],
    lambda: list(zip([1], [1, 2], strict=True)),
    lambda: [0] * (1 << 62),
    lambda: [].append(1, 2),
    lambda: [].append(),
    lambda: [].insert(1),
    lambda: {}.get(),
    lambda: {}.update(1, 2),
    lambda: [].sort(key=1),
    lambda: [2, 1].sort(key=1),
    lambda: [].sort(lambda v: v),
    lambda: [].foo,
    lambda: list[int],
    lambda: dict[str, list[int]],
    lambda: list[int]([1]),
    lambda: [].__init__(1, 2),
    lambda: list.append(1, 2),
    lambda: list.append(),
    lambda: dict.fromkeys(),
    lambda: dict.fromkeys([1], 2, 3),
    lambda: frozenset([1]).add,
    lambda: (1, 2).append,
    lambda: [1][float(1)],
    lambda: {1: 2}.keys() + [1],
    lambda: reversed({1}),
    lambda: enumerate(),
    lambda: [].__setitem__(0, 1),
    lambda: [].__delitem__(0),
    lambda: [1, 2, 3].__reversed__(),
):
    try:
        r = f()
        print(r if "object at" not in repr(r) else "object")
    except Exception as e:
        print(type(e).__name__ + ":", e)


class Stack(list):
    def push(self, v):
        self.append(v)
        return self

    def __repr__(self):
        return "Stack" + super().__repr__()


class Counter(dict):
    def __missing__(self, k):
        return 0


class Tagged(set):
    tag = "t"

    def __contains__(self, v):
        return v == "magic" or super().__contains__(v)


class Frozen(frozenset):
    def __new__(cls, *items):
        return super().__new__(cls, items)


s = Stack([1]).push(2)
print(s, s[0:1], s + [3], type(s + [3]).__name__, s * 2, s == [1, 2], s.copy(), sorted(s, reverse=True))
c = Counter()
for ch in "hello":
    c[ch] += 1
print(c, c["z"], len(c), c.copy(), type(c.copy()).__name__, c | {"q": 1}, type(c | {}).__name__)
t = Tagged([1, 2])
t.note = 5
print("magic" in t, 1 in t, 3 in t, t, t.tag, t.note, t | {3}, t == {1, 2})
f = Frozen(1, 2)
print(f, hash(f) == hash(frozenset([1, 2])), {f: 1}[frozenset([2, 1])], f | {3})
match [1, [2, 3], {"k": 4}]:
    case [a, [b, *rest], {"k": v, **others}]:
        print(a, b, rest, v, others)
match {"x": 1, "y": 2}:
    case {"x": 5}:
        print("no")
    case {"x": 1, **rest}:
        print("rest", rest)
match (1, 2):
    case (1, _) | [_, 1]:
        print("tuple")
match range(3):
    case [0, 1, 2]:
        print("range is a sequence")
match "abc":
    case [*_]:
        print("no")
    case str():
        print("str is not")
