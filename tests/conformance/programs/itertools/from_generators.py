# Sources written in the language: what is taken from them, when, and what they raise.
from itertools import *

def noisy(name, n, error=None):
    for i in range(n):
        print(name, i, end="; ")
        yield i
    if error:
        raise error(name)

for make in (lambda: chain(noisy("a", 2), noisy("b", 1)), lambda: islice(noisy("a", 9), 1, 4, 2), lambda: zip_longest(noisy("a", 1), noisy("b", 3)), lambda: pairwise(noisy("a", 3)), lambda: compress(noisy("a", 3), noisy("b", 2)),
             lambda: accumulate(noisy("a", 3)), lambda: islice(cycle(noisy("a", 2)), 5), lambda: starmap(max, zip(noisy("a", 2), noisy("b", 2))), lambda: product(noisy("a", 2), noisy("b", 2)), lambda: combinations(noisy("a", 3), 2),
             lambda: zip(noisy("a", 2), count()), lambda: zip(count(), noisy("a", 2)), lambda: takewhile(lambda x: x < 1, noisy("a", 3)), lambda: dropwhile(lambda x: x < 1, noisy("a", 3)), lambda: filterfalse(lambda x: x, noisy("a", 3))):
    print(list(make()))
for make in (lambda e: chain([9], noisy("a", 1, e)), lambda e: islice(noisy("a", 1, e), 3), lambda e: zip_longest(noisy("a", 1, e), [1, 2, 3]), lambda e: pairwise(noisy("a", 2, e)), lambda e: cycle(noisy("a", 1, e)), lambda e: accumulate(noisy("a", 1, e)),
             lambda e: product(noisy("a", 1, e)), lambda e: permutations(noisy("a", 1, e)), lambda e: groupby(noisy("a", 1, e))):
    try:
        for x in make(KeyError):
            print(x if not isinstance(x, tuple) or len(x) != 2 or isinstance(x[1], int) else x[0])
    except KeyError as e:
        print("KeyError", e)
class Adds:
    def __init__(self, v):
        self.v = v
    def __add__(self, other):
        return Adds(self.v + other.v)
    def __bool__(self):
        print("bool", self.v)
        return self.v > 1
print([a.v for a in accumulate([Adds(1), Adds(2), Adds(3)])], list(compress("abc", [Adds(1), Adds(2), Adds(3)])))
