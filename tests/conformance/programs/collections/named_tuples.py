import copy
import pickle
from collections import namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p.y, p[0], len(p), tuple(p), p == (1, 2), p._asdict(), p._replace(x=5), Point._make([3, 4]), Point._fields, Point.__doc__, Point.x.__doc__)
for call in (lambda: setattr(p, "x", 1), lambda: delattr(p, "x"), lambda: p.z, lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point._make([1]), lambda: p._replace(z=1), lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "_a"), lambda: namedtuple("class", "a"), lambda: namedtuple("T", "if"), lambda: namedtuple("T", "a", defaults=(1, 2))):
    try:
        print(call())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
D = namedtuple("D", "a b c", defaults=[2, 3])
print(D(1), D._field_defaults, namedtuple("R", "a class a _x", rename=True)._fields, namedtuple("E", [])(), namedtuple("O", ["one"])(1))
class Sub(Point):
    def norm(self):
        return self.x ** 2 + self.y ** 2
s = Sub(3, 4)
print(s, s.norm(), s._replace(y=1), copy.copy(p) == p, pickle.loads(pickle.dumps(p)), Point.x, repr(Point.__dict__["y"]))
match p:
    case Point(x, y=b):
        print(x, b)
print(sorted([Point(2, 1), Point(1, 5)]), {Point(1, 2): "k"}[(1, 2)], max(Point(1, 2)), [*p], "%s-%s" % p)
