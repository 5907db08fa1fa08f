import copy
import functools
import pickle
from functools import partial

def show(*args, **kw):
    return args, kw
p = partial(show, 1, a=2)
print(p(), p(3), p(a=5), p(4, b=6, a=7), p.args, p.keywords, p.func is show)
q = partial(p, 2, b=3)
print(q(9), q.func is show, q.args, q.keywords)
p.extra = 1
r = partial(p, 5)
print(r.func is p, r(), p.__dict__, partial(int, base=2)("101"), partial(partial(max, 5), key=lambda x: -x)(3, 9))
print(partial(int, base=2), partial(max, 1, [2]), repr(partial(print))[:18])
class Named(partial):
    def tag(self):
        return "tag"
n = Named(int, "7")
print(n(), n.tag(), n, isinstance(n, partial), partial[int])
for make in (lambda: partial(), lambda: partial(5), lambda: partial(func=int), lambda: setattr(p, "func", 1), lambda: partial(int)("a", "b", "c"), lambda: partial(show, a=1)(**{"a": 2}, **{"b": 3})):
    try:
        print(make())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
c = copy.copy(q)
print(c.args, c.keywords, c() == q(), pickle.loads(pickle.dumps(partial(int, base=2)))("11"))
print(list(map(partial(pow, 2), range(5))), sorted([3, -1, 2], key=partial(lambda s, x: s * x, -1)))
class Uses:
    method = functools.partialmethod(show, 1, a=2)
    plain = partial(show, 1)
print(Uses().plain(), Uses().method(3)[0][1:], Uses.__dict__["method"])
cycle = partial(show)
cycle.__setstate__((cycle, (), {}, None))
print(repr(cycle))
