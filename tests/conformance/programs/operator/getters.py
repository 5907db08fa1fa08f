import copy
import operator
import pickle
from operator import attrgetter, itemgetter, methodcaller

class A:
    def __init__(self, **kw):
        self.__dict__.update(kw)
    def method(self, *args, **kw):
        return args, kw
    @property
    def prop(self):
        return "prop"
a = A(x=1, inner=A(y=2, z=A(w=3)))
print(attrgetter("x")(a), attrgetter("inner.y")(a), attrgetter("inner.z.w", "x")(a), attrgetter("prop")(a), attrgetter("__class__.__name__")(a))
print(itemgetter(1)("abc"), itemgetter(0, 2)([1, 2, 3]), itemgetter("k")({"k": 5}), itemgetter(slice(1, 3))("abcd"), itemgetter(-1, 0)((1, 2)))
print(methodcaller("method")(a), methodcaller("method", 1, k=2)(a), methodcaller("upper")("abc"), methodcaller("split", ",", maxsplit=1)("a,b,c"))
print(attrgetter("x"), attrgetter("a.b", "c"), itemgetter(1, "k"), methodcaller("m", 1, a=[2]))
for call in (lambda: attrgetter(), lambda: attrgetter(5), lambda: itemgetter(), lambda: methodcaller(), lambda: methodcaller(5), lambda: attrgetter("nothing")(a), lambda: itemgetter(9)("a"), lambda: attrgetter("inner.q")(a), lambda: itemgetter(1)(), lambda: itemgetter(1)([1], 2), lambda: itemgetter("k")([]), lambda: methodcaller("nothing")(a)):
    try:
        print(call())
    except (TypeError, AttributeError, IndexError) as e:
        print(type(e).__name__, e)
rows = [(1, "b"), (2, "a")]
print(sorted(rows, key=itemgetter(1)), list(map(itemgetter(0), rows)), max([a, A(x=5)], key=attrgetter("x")).x, list(map(methodcaller("upper"), "ab")))
print(pickle.loads(pickle.dumps(itemgetter(1)))("ab"), copy.copy(attrgetter("x"))(a), copy.deepcopy(methodcaller("method", 1, k=2))(a))
class Lazy(dict):
    def __missing__(self, key):
        print("missing", key)
        return key
print(itemgetter("a", "b")(Lazy()), list(map(itemgetter("q"), [Lazy(), Lazy(q=1)])))
print(type(itemgetter(1)), operator.itemgetter.__module__, operator.attrgetter.__qualname__)
