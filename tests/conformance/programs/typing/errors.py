# What the forms refuse.
from typing import (Any, Annotated, Callable, ClassVar, Dict, Generic, List, Literal, NoReturn, Optional,
                    TypeVar, Union, assert_never)

T = TypeVar("T")
K = TypeVar("K")


class Box(Generic[T]):
    pass


class Pair(Generic[K, T]):
    pass


class Plain(Pair[int, str]):
    pass


for text in ("Pair[int]", "Box[int, str]", "Plain[int]", "int[str]", "List[int][str]", "List[int, str]",
             "Dict[int]", "Generic[int]", "Generic[T, T]", "isinstance([], List[int])", "Union[()]",
             "Optional[1, 2]", "Any()", "isinstance(1, Any)", "List()", "Callable[int]", "Callable[1, int]",
             "ClassVar[1, 2]", "List[ClassVar[int]]", "Union[Generic, int]", "NoReturn[int]", "Optional()",
             "Annotated[int]", "Annotated()", "TypeVar('X', int)", "assert_never(3)", "issubclass(int, Union)",
             "TypeVar('X', covariant=True, contravariant=True)", "List[int](1)", "list[int][str]"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
for bases in "Generic", "Generic[T], List[K]", "Union[int, str]", "Optional", "T":
    try:
        exec(f"class Tried({bases}): pass")
        print("accepted", bases)
    except Exception as error:
        print(bases, type(error).__name__, error)


class FromAny(Any):
    pass


print(FromAny.__mro__, FromAny() is not None)
