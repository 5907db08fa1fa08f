import functools
from functools import cache, lru_cache

@lru_cache(maxsize=2)
def f(x, y=0, *, z=None):
    print("called", x, y, z)
    return x + y
print(f(1), f(1), f(1, 0), f(x=1), f(2), f(1), f(1, z=3), f.cache_info())
f.cache_clear()
print(f.cache_info(), f.cache_parameters(), f.__name__, f.__wrapped__(1), f.__module__)
@lru_cache(typed=True)
def g(x):
    return type(x).__name__
print(g(1), g(1.0), g(True), g.cache_info())
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(200), fib.cache_info())
@lru_cache(maxsize=0)
def never(x):
    return x
print(never(1), never(1), never.cache_info())
@lru_cache
def bare(*args, **kw):
    if not args:
        raise ValueError("none")
    return args, kw
print(bare(1, 2), bare(1, 2, k=3), bare.cache_info(), bare((1, 2)), bare("a"), bare(b"a"))
for call in (lambda: bare(), lambda: bare([1]), lambda: lru_cache(maxsize="x")):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(bare.cache_info())
class C:
    def __init__(self, n):
        self.n = n
    @lru_cache(maxsize=None)
    def method(self, x):
        print("method", self.n, x)
        return self.n * x
    @staticmethod
    @cache
    def static(x):
        return [x]
a, b = C(2), C(3)
print(a.method(5), a.method(5), b.method(5), C.method(a, 5), C.method.cache_info(), C.static(1) is a.static(1))
order = lru_cache(maxsize=3)(lambda x: print("new", x) or x)
for x in (1, 2, 3, 1, 4, 2, 1, 3):
    order(x)
class Key:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        return self.v
    def __eq__(self, other):
        return self.v == other.v
print(f(Key(1).v, 5), bare(Key(1)) is bare(Key(1)), functools._make_key if False else "")
