# get_type_hints, overload, cast and marks.
from typing import (Annotated, Any, ClassVar, Dict, ForwardRef, List, Optional, TYPE_CHECKING, cast,
                    final, get_overloads, get_type_hints, no_type_check, overload)


def f(a: int, b: "List[str]", c: Optional["int"] = None, *d: "Box") -> "Dict[str, int]":
    pass


class Box:
    a: "int"
    b: ClassVar["str"] = ""
    c: Annotated["float", "meta"]
    d: "list[Box]"


class Bigger(Box):
    e: "Box | None"


print(get_type_hints(f))
print(get_type_hints(Bigger))
print(get_type_hints(Box, include_extras=True))
for bad in (3, "x"):
    try:
        get_type_hints(bad)
    except TypeError as error:
        print(error)
print(get_type_hints(len), cast(int, "x"), TYPE_CHECKING, ForwardRef("int"), ForwardRef("int") == ForwardRef("int"))


def broken(a: "Missing"): pass


try:
    get_type_hints(broken)
except NameError as error:
    print(error)
print(get_type_hints(broken, {"Missing": float}))


@overload
def both(a: int) -> int: ...
@overload
def both(a: str) -> str: ...
def both(a): return a


print(both(3), len(get_overloads(both)))


@final
class Last:
    @final
    def method(self):
        pass


print(Last.__final__, Last.method.__final__, no_type_check(f) is f, get_type_hints(f))
