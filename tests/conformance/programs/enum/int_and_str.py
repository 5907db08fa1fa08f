# IntEnum, StrEnum and enumerations with other data types.
from enum import Enum, IntEnum, StrEnum, auto


class Level(IntEnum):
    LOW = auto()
    MIDDLE = auto()
    HIGH = 7
    TOP = auto()


print(list(Level), Level.LOW + 1, Level.LOW < Level.HIGH, str(Level.LOW), f"{Level.LOW:03d}")
print(repr(Level.TOP), Level.LOW == 1, hash(Level.LOW) == hash(1), [10, 20, 30][Level.LOW], max(Level))


class Word(StrEnum):
    FOO = auto()
    Bar = "x"


print(list(Word), str(Word.FOO), Word.FOO + "!", f"{Word.Bar:>4}", Word.FOO.upper(), Word("x"))


class Mixed(int, Enum):
    A = 1
    B = 3


print(Mixed.A, f"{Mixed.A}", f"{Mixed.A:>9}", "%d" % Mixed.A, Mixed.A + Mixed.B, repr(Mixed.A))


class Pair(tuple, Enum):
    A = 1, 2


class Real(float, Enum):
    A = 1.5


print(Pair.A, repr(Pair.A), Pair.A[1], Real.A * 2, repr(Real.A), round(Real.A))


class Coord(bytes, Enum):
    def __new__(cls, value, label):
        made = bytes.__new__(cls, [value])
        made._value_ = value
        made.label = label
        return made

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coord.PY, Coord(1).label, bytes(Coord.PY), Coord.PX.value)
