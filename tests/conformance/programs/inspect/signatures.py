# signature() of all kinds of callables.
import dataclasses
import enum
import functools
from collections import namedtuple
from inspect import signature


def f(a, /, b: int, c=3, *args, d, e: str = "x", **kw) -> "list[int]":
    return 1


class A:
    def __init__(self, x, y=2): pass
    def m(self, q): pass
    @classmethod
    def c(cls, z): pass
    @staticmethod
    def s(w=1): pass
    pm = functools.partialmethod(lambda self, a, b: 1, 5)


class B(A):
    pass


class C:
    def __new__(cls, a, *, b): pass


class D:
    def __call__(self, u, v=1): pass


class E:
    pass


class Meta(type):
    def __call__(cls, *args, flag=False):
        return super().__call__(*args)


class F(metaclass=Meta):
    pass


class G:
    __signature__ = signature(lambda q, r: 1)


@functools.wraps(f)
def wrapped(*a): pass


@dataclasses.dataclass
class Data:
    a: int
    b: list = dataclasses.field(default_factory=list)


class Color(enum.Enum):
    RED = 1


for callable in (f, A, A(1).m, A.m, A.c, A.s, A.pm, A(1).pm, B, C, D(), E, F, G, Data, Color, wrapped,
                 functools.partial(f, 1, c=9), functools.partial(A.m, q=3), lambda *, a=1: 0, len, isinstance,
                 sorted, "".join, [].append, str.join, print, namedtuple("X", "a b")):
    print(signature(callable))
for wrong in 3, int, type("Z", (int,), {}):
    try:
        print(signature(wrong))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(signature(wrapped, follow_wrapped=False), repr(signature(f)))
print(signature(f) == signature(f), hash(signature(f)) == hash(signature(f)), signature(f).replace(return_annotation=int))
