# __init__, __new__, _missing_, _generate_next_value_, _ignore_, member and nonmember.
from enum import Enum, auto, member, nonmember


class Planet(Enum):
    MERCURY = (1.0, 2)
    VENUS = (3.5, 4)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def density(self):
        return self.mass / self.radius


print(Planet.MERCURY.density, Planet((3.5, 4)), Planet.VENUS.value)


class Lenient(Enum):
    A = "a"

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "other" else None if value == 1 else 3


print(Lenient("other"))
for value in 1, 2:
    try:
        Lenient(value)
    except Exception as error:
        print(type(error).__name__, error)


class Generated(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name, start, count, last_values)

    A = auto()
    B = auto()


print(list(Generated))


class Many(Enum):
    _ignore_ = "i here"
    here = vars()
    for i in range(3):
        here[f"d{i}"] = i
    plain = nonmember(4)

    @member
    def function():
        return 5


print(list(Many)[:3], Many.plain, Many.function.value())


class Base(Enum):
    @classmethod
    def default(cls):
        return cls.A

    def __str__(self):
        return "<" + self.name + ">"


class Derived(Base):
    A = 1


print(Derived.default(), Derived.__mro__)


class Unhashable(Enum):
    L = [1]
    D = {}


print(Unhashable([1]), Unhashable({}))


class Watching(Enum):
    def __init_subclass__(cls, **kwds):
        super().__init_subclass__(**kwds)
        print("subclass with", list(cls))


class Watched(Watching):
    A = 1


class Awkward(Enum):
    value = 1
    name = 2
    other = 3


print(Awkward.value, Awkward.other.value, Awkward.value.value, Awkward.name.name, list(Awkward))
