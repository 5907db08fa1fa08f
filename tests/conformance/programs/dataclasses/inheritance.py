# Fields of base classes, ClassVar, keyword-only fields.
from dataclasses import KW_ONLY, dataclass, field, fields
from typing import ClassVar


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: str = "over"


print(Derived(), Derived(1, 2, 3), Derived.__init__.__annotations__, Derived.__match_args__)


@dataclass
class Counted:
    n: ClassVar[int] = 3
    m: "ClassVar[int]" = 4
    k: int = 1


print(Counted(), [f.name for f in fields(Counted)], Counted.n, Counted.m)


@dataclass(kw_only=True)
class Keywords:
    a: int = 1
    b: int


print(Keywords(b=3), Keywords.__match_args__)
try:
    Keywords(1)
except TypeError as error:
    print(error)


@dataclass
class Some:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int


print(Some(1, c=3), Some.__doc__)


@dataclass
class More(Some):
    d: int = field(kw_only=True)
    e: int = 0


print(More(1, 2, c=3, d=4), More.__match_args__)
