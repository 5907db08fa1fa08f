# frozen, order, hashing.
from dataclasses import FrozenInstanceError, dataclass, field


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: str = "q"


v = Version(1)
print(v, hash(v) == hash((1, "q")), Version(1) < Version(2), sorted([Version(3), Version(1), Version(1, "z")]))
print({v: 1}[Version(1)], Version(1) >= Version(1), Version(1).__le__(3))
for statement in "v.major = 3", "del v.major", "v.other = 3":
    try:
        exec(statement)
    except FrozenInstanceError as error:
        print(type(error).__name__, error, isinstance(error, AttributeError))


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: int = field(hash=False, default=3)


print(hash(Hashed(1)) == hash((1,)))


@dataclass
class OwnEq:
    a: int = 1

    def __eq__(self, other):
        return True


print(OwnEq(1) == 3, OwnEq.__hash__)


@dataclass(eq=False)
class ByIdentity:
    a: int


print(ByIdentity(1) == ByIdentity(1), ByIdentity.__hash__ is object.__hash__)
