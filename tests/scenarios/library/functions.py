import functools
import operator
from functools import (cached_property, cmp_to_key, lru_cache, partial, reduce, singledispatch,
                       total_ordering, wraps)

print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * b, [], 7))
try:
    reduce(operator.add, [])
except TypeError as e:
    print(e)

double = partial(operator.mul, 2)
print(double(21), double.func is operator.mul, double.args, double.keywords)
p = partial(partial(int, base=2))
print(p("101"), partial(print, 1, sep="-").keywords)


def decorate(f):
    @wraps(f)
    def inner(*args, **kwargs):
        """inner doc"""
        return f(*args, **kwargs)
    return inner


@decorate
def documented(a, b=2):
    """doc"""
    return a + b


print(documented.__name__, documented.__doc__, documented.__wrapped__(1), documented(1, b=5))

calls = []


@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2, 1)], calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square.cache_parameters())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().hits)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))


class Lazy:
    @cached_property
    def value(self):
        print("computing")
        return 42


lazy = Lazy()
print(lazy.value, lazy.value, lazy.__dict__)


@singledispatch
def describe(x):
    return "something"


@describe.register(int)
def _(x):
    return "an int"


@describe.register
def _(x: list):
    return "a list"


print(describe(1), describe([]), describe("s"), describe(True))
print(operator.itemgetter(1)([5, 6]), operator.itemgetter(0, 2)("abc"))
print(operator.attrgetter("n")(Version(9)), operator.methodcaller("upper")("x"))
print(operator.itemgetter(1), operator.attrgetter("a.b"), operator.methodcaller("m", 1, k=2))
print(operator.contains([1], 1), operator.countOf([1, 1, 2], 1), operator.indexOf([1, 2], 2))
