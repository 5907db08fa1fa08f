# Fields, defaults, repr, comparison.
from dataclasses import dataclass, field, fields, is_dataclass


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False, compare=False)

    def total(self):
        return self.x + self.y


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


p = Point(1, y=2)
print(p, p == Point(1, 2), p != Point(1, 3), p.total(), Point.__match_args__, Point(3), p == (1, 2))
print(Point.__doc__, Point(1).tags is Point(1).tags, Point.y, hasattr(Point, "x"))
attempt(Point)
attempt(lambda: Point(1, 2, 3, 4))
attempt(lambda: Point(1, z=3))
attempt(lambda: p < p)
attempt(lambda: hash(p))
print([f.name for f in fields(Point)], fields(p)[0].type, is_dataclass(Point), is_dataclass(p), is_dataclass(3))
print(Point.__dataclass_params__, Point.__init__.__annotations__)
match p:
    case Point(1, other):
        print("matched", other)


@dataclass
class Node:
    value: int
    next: object = None


loop = Node(1)
loop.next = loop
print(loop)


class Outer:
    @dataclass
    class Inner:
        x: int = 1


print(Outer.Inner(), Outer.Inner.__init__.__qualname__, Outer.Inner.__eq__.__qualname__)


@dataclass(repr=False, eq=False)
class Own:
    a: int

    def __repr__(self):
        return "own"


print(Own(1), Own(1) == Own(1))
