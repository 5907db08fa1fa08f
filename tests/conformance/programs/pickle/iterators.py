"""Iterators of the builtin types go on where they were."""
import pickle
from itertools import islice


def back(x):
    return pickle.loads(pickle.dumps(x))


def double(x):
    return x * 2


class Sequence:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i

    def __len__(self):
        return 4


def iterators():
    yield iter([1, 2, 3])
    yield reversed([1, 2, 3])
    yield iter((1, 2, 3))
    yield iter("abc")
    yield reversed("abc")
    yield iter(b"abc")
    yield iter(bytearray(b"abc"))
    yield iter({1: 2, 3: 4, 5: 6})
    yield iter({1: 2, 3: 4}.values())
    yield iter({1: 2, 3: 4}.items())
    yield reversed({1: 2, 3: 4, 5: 6})
    yield iter({7})
    yield iter(range(1, 9, 2))
    yield iter(range(10**30, 10**30 + 5, 2))
    yield iter(Sequence())
    yield reversed(Sequence())
    yield iter(int, 1)
    yield enumerate("abc", 5)
    yield zip([1, 2, 3], "abc")
    yield map(double, [1, 2, 3])
    yield map(max, [1, 5], [3, 2])
    yield filter(None, [0, 1, 0, 2, 3])


for it in iterators():
    fresh = back(it)
    print(list(islice(fresh, 5)), end=" ")
    next(it)
    print(list(islice(back(it), 5)), list(islice(it, 5)), end=" ")
    print(list(islice(back(it), 5)))
strict = back(zip([1, 2, 3], [4, 5], strict=True))
try:
    print(list(strict))
except ValueError as e:
    print(e)
it = iter([1, 2, 3])
it.__setstate__(2)
print(list(it))
it = iter("abc")
it.__setstate__(100)
print(list(it))
