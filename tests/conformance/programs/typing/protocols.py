# Protocols and their checks at run time.
from typing import (Iterable, List, Mapping, Protocol, SupportsAbs, SupportsIndex, SupportsInt, TypeVar,
                    runtime_checkable)

T = TypeVar("T")


@runtime_checkable
class HasLen(Protocol):
    def __len__(self) -> int: ...


@runtime_checkable
class HasX(Protocol):
    x: int


class Silent(Protocol):
    def go(self): ...


class Thing:
    x = 1

    def __len__(self):
        return 0

    def go(self):
        pass


print(isinstance([], HasLen), isinstance(1, HasLen), issubclass(list, HasLen), isinstance(Thing(), HasX))
print(isinstance(1, HasX), isinstance(Thing(), HasLen))
for action in (lambda: isinstance(1, Silent), lambda: issubclass(int, HasX), lambda: HasLen(),
               lambda: issubclass(int, Silent), lambda: runtime_checkable(int)):
    try:
        print(action())
    except TypeError as error:
        print(error)


class Impl(HasX):
    def __init__(self, x):
        self.x = x


print(Impl(3).x, isinstance(Impl(3), HasX))


class Producer(Protocol[T]):
    def make(self) -> T: ...


print(Producer[int], Producer.__parameters__)
try:
    class Wrong(int, Protocol):
        pass
except TypeError as error:
    print(error)
print(isinstance(3, SupportsInt), isinstance("a", SupportsInt), isinstance(3, SupportsAbs), isinstance(3, SupportsIndex))
print(isinstance([], List), issubclass(list, Iterable), isinstance({}, Mapping))
