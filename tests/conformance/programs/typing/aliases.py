# Text, equality and parts of generic aliases.
from typing import (Annotated, Any, Callable, ChainMap, ClassVar, Counter, DefaultDict, Deque, Dict, Final,
                    Generator, Iterable, List, Literal, NoReturn, Optional, OrderedDict, Self, Tuple,
                    Type, TypeVar, Union, get_args, get_origin)

T = TypeVar("T")
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str, None], Type[int])
print(Callable[[int], str], Callable[..., int], Callable[[], None], Tuple[int, ...], Tuple[()])
print(Literal[1, "a", 1], Annotated[int, "x", 3], ClassVar[int], Final[str], Any, NoReturn, Self)
print(Union[int], Optional[Union[int, str]], Union[int, Union[str, int]], Literal[()])
print(List, Dict, Callable, Tuple, Iterable[T], Generator[int, None, str], Deque[int])
print(DefaultDict[str, int], Counter[str], ChainMap[str, int], OrderedDict[int, int])
print(List[int] == List[int], Union[int, str] == Union[str, int], hash(List[int]) == hash(List[int]))
print(Optional[int] == Union[None, int], Union[int, str] == (int | str), Literal[1] == Literal[True])
for t in (List[int], Dict[str, int], Callable[[int, str], bool], Callable[..., int], Annotated[int, 1], int,
          int | str, Union[int, str], list[int], Literal[1, 2], Optional[int], Tuple[int, ...], List, T):
    print(t, get_origin(t), get_args(t))
print(T | int, int | T, List[int] | None, "int" | T, Optional["Foo"], list["int"], List["int"])
print(List.__doc__, Union.__name__, List[int].__name__, List.__name__)
