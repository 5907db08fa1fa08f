# The mixin methods of collections.abc.
from collections.abc import MutableMapping, MutableSequence, MutableSet


class Items(MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def __len__(self):
        return len(self.items)

    def insert(self, index, value):
        self.items.insert(index, value)


s = Items(1, 2, 3)
s.append(4)
s += [5, 6]
s.reverse()
print(list(s), s.pop(), s.index(4), 3 in s, list(reversed(s)), s.count(2))
s.remove(4)
s.extend(s)
print(s.items)
try:
    s.remove(99)
except ValueError as error:
    print(repr(error))
s.clear()
print(len(s))


class Bag(MutableSet):
    def __init__(self, items=()):
        self.d = dict.fromkeys(items)

    def __contains__(self, x):
        return x in self.d

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)

    def add(self, x):
        self.d[x] = None

    def discard(self, x):
        self.d.pop(x, None)

    def __repr__(self):
        return f"Bag({list(self.d)})"


a, b = Bag([1, 2, 3]), Bag([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, a == {1, 2, 3}, {1} & a, a.isdisjoint([9]), a > Bag([1]))
a |= [7]
a -= [1]
a ^= [2, 8]
print(a, Bag([1, 2])._hash() == Bag([2, 1])._hash())
a &= [7, 8]
print(a, a.pop(), a)
try:
    a.remove(100)
except KeyError as error:
    print(repr(error))


class Table(MutableMapping):
    def __init__(self, *args, **kwds):
        self.d = dict(*args, **kwds)

    def __getitem__(self, key):
        return self.d[key]

    def __setitem__(self, key, value):
        self.d[key] = value

    def __delitem__(self, key):
        del self.d[key]

    def __len__(self):
        return len(self.d)

    def __iter__(self):
        return iter(self.d)

    def __repr__(self):
        return f"Table({self.d})"


t = Table(a=1, b=2)
print(t.keys(), list(t.items()), list(t.values()), t.pop("a"), t.get("zz", 4), t.setdefault("q", 9))
print(t == {"b": 2, "q": 9}, t.pop("gone", None), ("b", 2) in t.items(), 9 in t.values(), t.keys() & {"b"})
t.update({"x": 1}, y=2)
t.update([("z", 3)])
print(t, t.popitem())
match t:
    case {"x": value, **rest}:
        print(value, rest)
match Items(1, 2):
    case [first, *others]:
        print(first, others)
t.clear()
print(t)
