# Generic classes, substitution of type variables.
import collections.abc
from typing import (Callable, Concatenate, Dict, Generic, List, ParamSpec, Tuple, TypeVar, TypeVarTuple,
                    Union, Unpack)

T = TypeVar("T")
K = TypeVar("K")
N = TypeVar("N", int, str)
B = TypeVar("B", bound=int, covariant=True)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
print(T, B, N.__constraints__, B.__bound__, P, Ts, P.args, P.kwargs, T.__module__)


class Box(Generic[T]):
    def __init__(self, v: T):
        self.v = v

    def get(self) -> T:
        return self.v


b = Box[int](3)
print(Box, Box[int], b.get(), b.__orig_class__, Box.__parameters__, Box[T][int])
print(Box.__mro__, Box.__orig_bases__)


class Pair(Generic[K, T]):
    pass


class IntPair(Pair[int, T]):
    pass


class Sub(Box[int]):
    pass


class Numbers(List[int]):
    pass


class Shape(Generic[Unpack[Ts]]):
    pass


print(Pair[int, str], IntPair.__parameters__, IntPair[str], Pair[int, T][str])
print(Sub.__parameters__, Sub(3).get(), Sub.__orig_bases__)
print(Numbers.__mro__, Numbers([1, 2]), Numbers.__orig_bases__)
print(Shape[int, str], Shape[()], Tuple[int, Unpack[Ts]][str, float], Generic[Unpack[Ts]])
print(list[T][int], dict[K, T][str, int], list[T].__parameters__, (list[T] | None)[int])
print(collections.abc.Callable[[T], K][int, str], Union[T, int][str], Callable[[T], T][int])
print(Callable[P, T][[int, str], bool], Callable[P, T][..., int], Concatenate[int, P])
print(Dict[str, List[T]][int], Dict[K, Callable[[T], K]].__parameters__)
