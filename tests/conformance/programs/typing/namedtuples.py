# NamedTuple, TypedDict, NewType.
from typing import Generic, NamedTuple, NewType, NotRequired, Required, TypedDict, TypeVar, is_typeddict

T = TypeVar("T")


class Point(NamedTuple):
    """A point."""
    x: int
    y: int = 3

    def total(self):
        return self.x + self.y


print(Point(1), Point(1, 2).total(), Point._fields, Point._field_defaults, Point.__annotations__)
print(Point.__doc__, Point.__mro__, Point(5)._replace(y=1), Point.__module__)
Q = NamedTuple("Q", [("a", int), ("b", str)])
print(Q(1, "z"), Q.__annotations__)


class Pair(NamedTuple, Generic[T]):
    a: T
    b: T


print(Pair[int], Pair(1, 2), Pair.__mro__)
for text in ("class X(NamedTuple):\n a: int = 1\n b: int", "class X(NamedTuple):\n a: int\n _make = 1",
             "class X(NamedTuple, int): pass"):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)


class Movie(TypedDict, total=False):
    title: int
    year: Required[str]


class Longer(Movie):
    c: NotRequired[int]
    d: int


print(Movie(title=1), Movie.__total__, sorted(Movie.__required_keys__), sorted(Longer.__optional_keys__))
print(sorted(Longer.__required_keys__), Movie.__annotations__, is_typeddict(Movie), is_typeddict(dict), Movie.__mro__)
try:
    isinstance({}, Movie)
except TypeError as error:
    print(error)
Made = TypedDict("Made", {"x": int})
print(Made(x=3), Made.__annotations__)
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, UserId | None, UserId.__name__)
try:
    class Derived(UserId):
        pass
except TypeError as error:
    print(error)
