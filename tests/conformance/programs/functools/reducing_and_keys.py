import functools
import operator
from functools import cmp_to_key, reduce

print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 6), 10), reduce(max, "abc"), reduce(operator.add, [], "none"), reduce(lambda a, b: [a, b], "abcd"))
for call in (lambda: reduce(operator.add, []), lambda: reduce(operator.add, 5), lambda: reduce(operator.add, ["a", 1])):
    try:
        call()
    except TypeError as e:
        print(e)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), sorted("bca", key=cmp_to_key(lambda a, b: (a > b) - (a < b))), max([1, 5, 2], key=cmp_to_key(lambda a, b: a - b)))
K = cmp_to_key(mycmp=lambda a, b: (a > b) - (a < b))
print(K(1) < K(2), K(2) <= K(2), K(3) == K(4), K(3) > K(4), K(5).obj, K(obj=7).obj, K(1) != K(1))
for call in (lambda: K(1) < 2, lambda: hash(K(1)), lambda: cmp_to_key(), lambda: K()):
    try:
        call()
    except TypeError as e:
        print(type(e).__name__, e if "K" in str(e) or "hash" in str(e) else "")
def fail(a, b):
    raise KeyError(a)
try:
    sorted([1, 2], key=cmp_to_key(fail))
except KeyError as e:
    print("KeyError", e)
@functools.total_ordering
class Version:
    def __init__(self, n):
        self.n = n
    def __eq__(self, other):
        return self.n == other.n
    def __lt__(self, other):
        return self.n < other.n
print(Version(1) <= Version(2), Version(2) > Version(1), Version(2) >= Version(3), Version.__ge__.__name__)
try:
    functools.total_ordering(type("Bare", (), {}))
except ValueError as e:
    print(e)
