# slots=True
from dataclasses import dataclass, field
import weakref


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 5
    z: list = field(default_factory=list)


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"), Slotted.__name__, Slotted.__qualname__)
try:
    s.other = 1
except AttributeError as error:
    print(error)


@dataclass(slots=True)
class Derived(Slotted):
    w: int = 0


print(Derived(1), Derived.__slots__)


@dataclass(slots=True, frozen=True)
class Both:
    a: int = 1


print(Both(2), hash(Both(2)) == hash((2,)))


@dataclass(slots=True, weakref_slot=True)
class Weak:
    a: int = 1


w = Weak()
print(weakref.ref(w)() is w, Weak.__slots__)
